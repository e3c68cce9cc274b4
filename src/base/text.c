/* src/base/text.c - UTF-8, folding, small scanning helpers. See text.h. */
#include "base/sixteen.h"
#include "base/text.h"

#include <stdio.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

uint32_t dln_utf8_decode(const char *text, size_t len, size_t *used)
{
    const unsigned char *b = (const unsigned char *)text;
    *used = 1;
    if (b[0] < 0x80)
        return b[0];
    size_t need = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    if (b[0] < 0xC2 || b[0] > 0xF4 || len < need)
        return 0xFFFD;
    uint32_t code = b[0] & (0xFFu >> (need + 1));
    for (size_t i = 1; i < need; i++) {
        if ((b[i] & 0xC0) != 0x80)
            return 0xFFFD;
        code = code << 6 | (b[i] & 0x3F);
    }
    if (code < least[need] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0xFFFD;
    *used = need;
    return code;
}

size_t dln_utf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Length of the longest prefix that is valid UTF-8 without NUL; eight ASCII bytes at a time. */
static size_t valid_prefix(dln_span text)
{
    size_t at = 0;
    while (at < text.len) {
#ifdef __SSE2__
        while (text.len - at >= 16) { /* as signed bytes those of ASCII, and no NUL, are above 0 */
            __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text.text + at));
            if (_mm_movemask_epi8(_mm_cmpgt_epi8(bytes, _mm_setzero_si128())) != 0xFFFF)
                break;
            at += 16;
        }
#endif
        uint64_t eight;
        while (text.len - at >= 8) {
            memcpy(&eight, text.text + at, 8);
            bool has_high = (eight & 0x8080808080808080u) != 0;
            bool has_nul = ((eight - 0x0101010101010101u) & ~eight & 0x8080808080808080u) != 0;
            if (has_high || has_nul)
                break;
            at += 8;
        }
        if (at == text.len)
            break;
        size_t used;
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        if (code == 0 || (code == 0xFFFD && used == 1))
            return at;
        at += used;
    }
    return at;
}

bool dln_utf8_is_valid(dln_span text)
{
    return valid_prefix(text) == text.len;
}

/* The last bytes of a text, one to seven, as they would stand in the memory of a number; zeros behind them. */
static inline uint64_t last_bytes(const char *bytes, size_t count)
{
    uint64_t value = dln_few_bytes(bytes, count);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

/* How many of eight bytes go on with a character. */
static inline size_t going_on(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u;
    return (size_t)((eight >> 7 & ~eight >> 6 & ones) * ones >> 56);
}

size_t dln_utf8_count(dln_span text)
{
    size_t count = 0, at = 0;
#ifdef __SSE2__
    const __m128i none = _mm_setzero_si128();
    __m128i sums = none; /* two */
    for (; text.len - at >= 16; at += 16) { /* as signed bytes those that go on with a character are the lowest */
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text.text + at));
        sums = _mm_add_epi64(sums, _mm_sad_epu8(_mm_sub_epi8(none, _mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)0xBF))), none));
    }
    uint64_t halves[2];
    _mm_storeu_si128((__m128i *)(void *)halves, sums);
    count = (size_t)(halves[0] + halves[1]);
#endif
    for (; text.len - at >= 8; at += 8) {
        uint64_t eight;
        memcpy(&eight, text.text + at, sizeof eight);
        count += 8 - going_on(eight);
    }
    return at == text.len ? count : count + (text.len - at) - going_on(last_bytes(text.text + at, text.len - at));
}

size_t dln_utf8_cut(dln_span text, size_t max_bytes)
{
    if (text.len <= max_bytes)
        return text.len;
    while (max_bytes > 0 && ((unsigned char)text.text[max_bytes] & 0xC0) == 0x80)
        max_bytes--;
    return max_bytes;
}

dln_span dln_utf8_repair(dln_span text, dln_arena *arena, size_t *repaired)
{
    size_t good = valid_prefix(text), bad = 0, at = good, len = good;
    *repaired = 0;
    if (good == text.len)
        return text;
    for (dln_span rest = {text.text + good, text.len - good}; rest.len > 0; bad++) {
        rest.text++, rest.len--;
        size_t prefix = valid_prefix(rest);
        rest.text += prefix, rest.len -= prefix;
    }
    char *out = bad > (SIZE_MAX - text.len) / 2 ? NULL : dln_arena_take(arena, text.len + 2 * bad + 1);
    if (out == NULL)
        return DLN_NO_SPAN;
    memcpy(out, text.text, good);
    while (at < text.len) {
        len += dln_utf8_encode(0xFFFD, out + len);
        at++;
        size_t prefix = valid_prefix((dln_span){text.text + at, text.len - at});
        memcpy(out + len, text.text + at, prefix);
        at += prefix, len += prefix;
    }
    *repaired = bad;
    return (dln_span){out, len};
}

/* U+00C0 to U+017F: what each letter folds to; "" keeps itself. */
static const char *const latin[] = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", "x", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", "/", "o", "u", "u", "u", "u", "y", "th", "y",
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
};

/* U+1E00 to U+1EFF, base letters of pairs (capital, small). */
static const char latin_additional[] =
    "abbbcdddddeeeeefghhhhhiikkkllllmmmnnnnooooppr"   /* pairs 1E00-1E59 */
    "rrrsssssttttuuuuuvvwwwwwxxyzzz";                   /* pairs 1E5A-1E95 */
static const char vietnamese[] = "aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy"; /* pairs 1EA0-1EF9 */

static size_t fold_code(uint32_t c, char out[8])
{
    if (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) {
        const char *to = latin[c - 0xC0];
        size_t len = strlen(to);
        memcpy(out, to, len);
        return len;
    }
    if (c >= 0x1E00 && c <= 0x1E95 && (c - 0x1E00) / 2 < sizeof latin_additional - 1)
        return out[0] = latin_additional[(c - 0x1E00) / 2], 1;
    if (c >= 0x1EA0 && c <= 0x1EF9 && (c - 0x1EA0) / 2 < sizeof vietnamese - 1)
        return out[0] = vietnamese[(c - 0x1EA0) / 2], 1;
    if (c >= 0x300 && c <= 0x36F) /* combining marks */
        return 0;
    if (c == 0x1A0 || c == 0x1A1)
        return out[0] = 'o', 1;
    if (c == 0x1AF || c == 0x1B0)
        return out[0] = 'u', 1;
    if (c == 0x259 || c == 0x18F) /* schwa, as in Azerbaijani names */
        return out[0] = 'a', 1;
    if (c >= 0x218 && c <= 0x21B)
        return out[0] = c <= 0x219 ? 's' : 't', 1;
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0x2B9 || c == 0x2BB || c == 0x60 || c == 0xB4)
        return out[0] = '\'', 1;
    if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB)
        return out[0] = '"', 1;
    if (c >= 0x2010 && c <= 0x2015)
        return out[0] = '-', 1;
    if (c == 0xA0 || c == 0x202F || c == 0x2009)
        return out[0] = ' ', 1;
    if (c >= 0x391 && c <= 0x3A9)
        c += 32;
    else if (c >= 0x410 && c <= 0x42F)
        c += 32;
    else if (c >= 0x400 && c <= 0x40F)
        c += 80;
    return dln_utf8_encode(c, out);
}

/* Eight ASCII characters in small letters. */
static uint64_t eight_to_lower(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t from_a = eight + ones * (0x80 - 'A'), past_z = eight + ones * (0x80 - 'Z' - 1);
    return eight | (from_a & ~past_z & highs) >> 2;
}

size_t dln_fold(dln_span text, char *out, size_t room)
{
    size_t at = 0, len = 0;
    while (at < text.len) {
        for (uint64_t eight; text.len - at >= 8 && room - len >= 8; at += 8, len += 8) {
            memcpy(&eight, text.text + at, 8);
            if ((eight & 0x8080808080808080u) != 0)
                break;
            eight = eight_to_lower(eight);
            memcpy(out + len, &eight, 8);
        }
        if (at == text.len)
            break;
        if (text.len - at < 8 && room - len >= 8) {
            uint64_t rest = last_bytes(text.text + at, text.len - at);
            if ((rest & 0x8080808080808080u) == 0) {
                rest = eight_to_lower(rest);
                memcpy(out + len, &rest, 8);
                return len + text.len - at;
            }
        }
        unsigned char c = (unsigned char)text.text[at];
        if (c < 0x80) {
            if (len == room)
                break;
            out[len++] = dln_to_lower((char)c);
            at++;
            continue;
        }
        size_t used;
        char piece[8];
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        size_t folded = fold_code(code, piece);
        if (room - len < folded)
            break;
        memcpy(out + len, piece, folded);
        len += folded;
        at += used;
    }
    return len;
}

dln_span dln_fold_copy(dln_span text, dln_arena *arena)
{
    size_t room = text.len > SIZE_MAX / 3 ? 0 : text.len * 3 + 1; /* an invalid byte may grow to three */
    char *out = dln_arena_take(arena, room);
    if (out == NULL)
        return DLN_NO_SPAN;
    return (dln_span){out, dln_fold(text, out, room)};
}

bool dln_fold_equals(dln_span a, dln_span b)
{
    char fa[256], fb[256];
    if (dln_span_equals(a, b))
        return true;
    if (a.len > 0 && b.len > 0 && ((unsigned char)a.text[0] | (unsigned char)b.text[0]) < 0x80 && dln_to_lower(a.text[0]) != dln_to_lower(b.text[0]))
        return false; /* most */
    size_t la = dln_fold(a, fa, sizeof fa), lb = dln_fold(b, fb, sizeof fb);
    return la < sizeof fa && la == lb && memcmp(fa, fb, la) == 0;
}

bool dln_is_upper_code(uint32_t c)
{
    if (c < 0x80)
        return dln_is_upper((char)c);
    if (c >= 0xC0 && c <= 0xDE)
        return c != 0xD7;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x218 && c <= 0x21B))
        return c % 2 == 0;
    if ((c >= 0x139 && c <= 0x148) || c == 0x179 || c == 0x17B || c == 0x17D)
        return c % 2 == 1;
    return c == 0x178 || c == 0x18F || (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

dln_span dln_trim(dln_span text)
{
    while (text.len > 0 && dln_is_blank(text.text[0]))
        text.text++, text.len--;
    while (text.len > 0 && dln_is_blank(text.text[text.len - 1]))
        text.len--;
    return text;
}

bool dln_split(dln_span *rest, char separator, dln_span *piece)
{
    if (rest->text == NULL)
        return false;
    const char *at = rest->len == 0 ? NULL : memchr(rest->text, separator, rest->len);
    if (at == NULL) {
        *piece = *rest;
        *rest = DLN_NO_SPAN;
        return true;
    }
    size_t len = (size_t)(at - rest->text);
    *piece = (dln_span){rest->text, len};
    *rest = (dln_span){at + 1, rest->len - len - 1};
    return true;
}

bool dln_is_line(dln_span line, const char *word)
{
    line = dln_trim(line);
    if (line.len != strlen(word))
        return false;
    for (size_t i = 0; i < line.len; i++)
        if (dln_to_lower(line.text[i]) != dln_to_lower(word[i]))
            return false;
    return true;
}

size_t dln_find(dln_span text, dln_span needle)
{
    if (needle.len == 0)
        return 0;
    const char *at = text.len == 0 ? NULL : memmem(text.text, text.len, needle.text, needle.len);
    return at == NULL ? SIZE_MAX : (size_t)(at - text.text);
}

bool dln_parse_uint(dln_span text, uint32_t max, uint32_t *out)
{
    uint64_t value = 0;
    if (text.len == 0 || text.len > 10)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!dln_is_digit(text.text[i]))
            return false;
        value = value * 10 + (uint64_t)(text.text[i] - '0');
    }
    if (value > max)
        return false;
    *out = (uint32_t)value;
    return true;
}

uint64_t dln_hash64(dln_span text)
{
    return XXH3_64bits(text.len == 0 ? "" : text.text, text.len);
}

dln_digest dln_hash128(dln_span text)
{
    XXH128_hash_t hash = XXH3_128bits(text.len == 0 ? "" : text.text, text.len);
    return (dln_digest){hash.high64, hash.low64};
}

/* Whether no byte of the eight needs care in JSON: c < 0x20, '"', '\\' or c >= 0x7F set the high bit of their byte. A borrow from a lower byte may make it say no too often. */
static inline bool are_plain(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t quote = eight ^ ones * '"', backslash = eight ^ ones * '\\';
    return ((eight | (eight - ones * 0x20) | (eight + ones) | (quote - ones) | (backslash - ones)) & highs) == 0;
}

static inline bool are_plain_fours(const char *first, const char *second)
{
    uint32_t one, other;
    memcpy(&one, first, sizeof one);
    memcpy(&other, second, sizeof other);
    return are_plain(one | (uint64_t)other << 32);
}

#ifdef __SSE2__
/* Bits of the bytes that need care; as signed bytes those above ASCII are below 0x20, too. */
static inline uint32_t special_of(__m128i bytes)
{
    __m128i special = _mm_or_si128(_mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F))),
                                   _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
    return (uint32_t)_mm_movemask_epi8(special);
}

static inline uint32_t special_of_sixteen(const char *bytes) { return special_of(_mm_loadu_si128((const __m128i *)(const void *)bytes)); }

static inline bool are_plain_eights(const char *first, const char *second)
{
    return special_of(_mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)(const void *)first), _mm_loadl_epi64((const __m128i *)(const void *)second))) == 0;
}
#else
static inline bool are_plain_eights(const char *first, const char *second)
{
    uint64_t one, other;
    memcpy(&one, first, sizeof one);
    memcpy(&other, second, sizeof other);
    return are_plain(one) && are_plain(other);
}
#endif

/* The ends of a short text may overlap, and the last sixteen bytes those before them. */
size_t dln_plain_run(dln_span text)
{
    size_t at = 0;
#ifdef __SSE2__
    for (; text.len - at >= 16; at += 16) {
        uint32_t special = special_of_sixteen(text.text + at);
        if (special != 0)
            return at + (size_t)__builtin_ctz(special);
    }
    if (at == text.len)
        return at;
    if (at > 0) {
        uint32_t special = special_of_sixteen(text.text + text.len - 16);
        return special == 0 ? text.len : text.len - 16 + (size_t)__builtin_ctz(special);
    }
#endif
    if (text.len >= 8 && text.len <= 16 && are_plain_eights(text.text, text.text + text.len - 8))
        return text.len;
    if (text.len >= 4 && text.len < 8 && are_plain_fours(text.text, text.text + text.len - 4))
        return text.len;
    for (; at < text.len; at++) {
        unsigned char c = (unsigned char)text.text[at];
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\')
            break;
    }
    return at;
}

size_t dln_letter_run(dln_span text)
{
    size_t at = 0;
#ifdef __SSE2__
    for (; text.len - at >= 16; at += 16) {
        __m128i small = _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)(text.text + at)), _mm_set1_epi8(0x20));
        __m128i is_letter = dln_are_small_letters(small);
        uint32_t others = ~(uint32_t)_mm_movemask_epi8(is_letter) & 0xFFFFu;
        if (others != 0)
            return at + (size_t)__builtin_ctz(others);
    }
#endif
    while (at < text.len && dln_is_alpha(text.text[at]))
        at++;
    return at;
}

size_t dln_count_words(dln_span text)
{
    size_t count = 0, at = 0;
    bool was_blank = true;
#ifdef __SSE2__
    for (; text.len - at >= 16; at += 16) { /* nine to thirteen: tab, line and page ends */
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text.text + at));
        __m128i blank = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(8)), _mm_cmplt_epi8(bytes, _mm_set1_epi8(14))));
        uint32_t blanks = (uint32_t)_mm_movemask_epi8(blank);
        count += (size_t)__builtin_popcount(~blanks & (blanks << 1 | was_blank) & 0xFFFFu);
        was_blank = (blanks >> 15 & 1) != 0;
    }
#endif
    for (; at < text.len; at++) {
        bool is_blank = dln_is_blank(text.text[at]);
        count += !is_blank && was_blank;
        was_blank = is_blank;
    }
    return count;
}

void dln_json_string(dln_sink *out, dln_span text)
{
    static const char hex[] = "0123456789abcdef";
    size_t from = 0, at = dln_plain_run(text);
    if (at == text.len) { /* most are plain throughout */
        char *room = dln_sink_take(out, text.len + 2);
        if (room == NULL)
            return;
        room[0] = room[text.len + 1] = '"';
        if (text.len > 0)
            memcpy(room + 1, text.text, text.len);
        return;
    }
    dln_sink_char(out, '"');
    while (at < text.len) {
        at += dln_plain_run((dln_span){text.text + at, text.len - at});
        if (at == text.len)
            break;
        unsigned char c = (unsigned char)text.text[at];
        size_t used = 1;
        if (c >= 0x80) {
            uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
            bool is_line_break = code == 0x2028 || code == 0x2029; /* end a line in JavaScript and for some readers */
            if (!(code == 0xFFFD && used == 1) && !is_line_break) {
                at += used;
                continue;
            }
            dln_sink_write(out, text.text + from, at - from);
            dln_sink_puts(out, code == 0x2028 ? "\\u2028" : code == 0x2029 ? "\\u2029" : "\xEF\xBF\xBD");
        } else {
            dln_sink_write(out, text.text + from, at - from);
            char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            const char *brief = c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : NULL;
            if (brief != NULL)
                dln_sink_write(out, brief, 2);
            else
                dln_sink_write(out, escape, 6);
        }
        at += used;
        from = at;
    }
    dln_sink_write(out, text.text + from, at - from);
    dln_sink_char(out, '"');
}

void dln_json_double(dln_sink *out, double value, int decimals)
{
    char digits[20];
    if (!(value > -1e15 && value < 1e15)) {
        dln_sink_puts(out, "null");
        return;
    }
    /* by integers: printf("%f") obeys the locale's decimal point */
    double scale = 1;
    for (int i = 0; i < decimals; i++)
        scale *= 10;
    long long scaled = (long long)((value < 0 ? -value : value) * scale + 0.5), whole = (long long)scale;
    if (value < 0 && scaled != 0)
        dln_sink_char(out, '-');
    dln_sink_whole(out, (uint64_t)(scaled / whole));
    long long fraction = scaled % whole;
    if (fraction == 0)
        return;
    size_t count = (size_t)decimals;
    for (size_t i = count; i > 0; fraction /= 10)
        digits[--i] = (char)('0' + fraction % 10);
    while (digits[count - 1] == '0')
        count--;
    dln_sink_char(out, '.');
    dln_sink_write(out, digits, count);
}

size_t dln_decimal(uint64_t number, char digits[DLN_DIGITS])
{
    size_t at = DLN_DIGITS;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return at;
}
