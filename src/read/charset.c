/* src/read/charset.c - whatever bytes came, as clean UTF-8. windows-1252 is read where Latin-1 or ASCII is declared, as
 * the WHATWG Encoding Standard prescribes, because that is what publishers mean.
 */
#include "base/text.h"
#include "read/draft.h"

#include <iconv.h>
#include <errno.h>

/* 0x80 to 0x9F of windows-1252; 0: not assigned */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static dln_span from_windows_1252(dln_span bytes, dln_arena *arena)
{
    if (bytes.len > SIZE_MAX / 3 - 1)
        return DLN_NO_SPAN;
    char *out = dln_arena_take(arena, bytes.len * 3 + 1);
    size_t len = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.text[i];
        uint32_t code = c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c;
        len += dln_utf8_encode(code == 0 ? 0xFFFD : code, out + len);
    }
    return (dln_span){out, len};
}

static dln_span from_utf16(dln_span bytes, bool is_big_endian, dln_arena *arena, size_t *repaired)
{
    const unsigned char *b = (const unsigned char *)bytes.text;
    char *out = bytes.len > SIZE_MAX / 2 - 4 ? NULL : dln_arena_take(arena, bytes.len / 2 * 3 + 4);
    size_t len = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        uint32_t unit = is_big_endian ? (uint32_t)(b[i] << 8 | b[i + 1]) : (uint32_t)(b[i + 1] << 8 | b[i]);
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.len) {
            uint32_t low = is_big_endian ? (uint32_t)(b[i + 2] << 8 | b[i + 3]) : (uint32_t)(b[i + 3] << 8 | b[i + 2]);
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (unit == 0 || (unit >= 0xD800 && unit < 0xE000)) {
            unit = 0xFFFD;
            ++*repaired;
        }
        len += dln_utf8_encode(unit, out + len);
    }
    return (dln_span){out, len};
}

static bool is_charset(dln_span name, const char *const *list)
{
    for (; *list != NULL; list++)
        if (dln_fold_equals(name, dln_span_of(*list)))
            return true;
    return false;
}

/* Through the C library, for the rest of the world; DLN_NO_SPAN: it does not know the name. */
static dln_span from_named(dln_span bytes, dln_span charset, dln_arena *arena, size_t *repaired)
{
    char name[40];
    if (charset.len == 0 || charset.len >= sizeof name || bytes.len > SIZE_MAX / 4 - 8)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < charset.len; i++) { /* a name, not a request to iconv ("//TRANSLIT") */
        char c = charset.text[i];
        if (!dln_is_alpha(c) && !dln_is_digit(c) && c != '-' && c != '_' && c != '.' && c != ':')
            return DLN_NO_SPAN;
        name[i] = c;
    }
    name[charset.len] = '\0';
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return DLN_NO_SPAN;
    size_t room = bytes.len * 4 + 8, left = bytes.len;
    char *out = dln_arena_take(arena, room), *to = out, *from;
    memcpy(&from, &bytes.text, sizeof from); /* iconv only reads, but does not say so */
    while (out != NULL && left > 0 && iconv(converter, &from, &left, &to, &room) == (size_t)-1) {
        if (errno == E2BIG || room < 3)
            break;
        memcpy(to, "\xEF\xBF\xBD", 3);
        to += 3, room -= 3;
        from++, left--;
        ++*repaired;
    }
    iconv_close(converter);
    if (out == NULL)
        return DLN_NO_SPAN;
    size_t nuls;
    return dln_utf8_repair((dln_span){out, (size_t)(to - out)}, arena, &nuls);
}

dln_span dln_to_utf8(dln_span bytes, dln_span charset, dln_arena *arena, size_t *repaired)
{
    static const char *const latin[] = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii", NULL};
    static const char *const unicode[] = {"utf-8", "utf8", "unicode", "utf-16", "utf-16le", "utf-16be", NULL};
    *repaired = 0;
    if (dln_starts_with(bytes, DLN_SPAN("\xEF\xBB\xBF")))
        return dln_utf8_repair((dln_span){bytes.text + 3, bytes.len - 3}, arena, repaired);
    if (bytes.len >= 2 && (memcmp(bytes.text, "\xFF\xFE", 2) == 0 || memcmp(bytes.text, "\xFE\xFF", 2) == 0))
        return from_utf16((dln_span){bytes.text + 2, bytes.len - 2}, bytes.text[0] == '\xFE', arena, repaired);
    if (dln_utf8_is_valid(bytes) && !(charset.len > 4 && dln_fold_equals((dln_span){charset.text, 4}, DLN_SPAN("iso-")) &&
                                      memchr(bytes.text, 0x1B, bytes.len) != NULL)) /* ISO-2022-JP is all ASCII bytes */
        return bytes;
    bool is_named = charset.len > 0;
    if (is_named && !is_charset(charset, latin) && !is_charset(charset, unicode)) {
        dln_span converted = from_named(bytes, charset, arena, repaired);
        if (converted.text != NULL)
            return converted;
    }
    /* Some bad bytes in what is plainly UTF-8: repair them. No valid sequence at all: an old single-byte charset. */
    size_t sequences = 0, bad = 0;
    for (size_t i = 0, used; i < bytes.len; i += used) {
        used = 1;
        if ((unsigned char)bytes.text[i] < 0x80) {
            bad += bytes.text[i] == '\0';
            continue;
        }
        dln_utf8_decode(bytes.text + i, bytes.len - i, &used);
        if (used > 1)
            sequences++;
        else
            bad++;
    }
    bool is_latin = is_named && is_charset(charset, latin);
    if (is_latin || sequences < bad) {
        size_t nuls;
        dln_span latin_text = from_windows_1252(bytes, arena);
        return dln_utf8_repair(latin_text, arena, &nuls);
    }
    return dln_utf8_repair(bytes, arena, repaired);
}

/* ---- cleaning ---- */
static bool is_clean(dln_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        i += dln_plain_run((dln_span){text.text + i, text.len - i});
        if (i == text.len)
            break;
        unsigned char c = (unsigned char)text.text[i];
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            return false;
        if (c == 0xC2 && i + 1 < text.len && (unsigned char)text.text[i + 1] < 0xA0)
            return false;
        if (c == 0xEF && i + 2 < text.len && memcmp(text.text + i, "\xEF\xBB\xBF", 3) == 0)
            return false;
    }
    return true;
}

static dln_span trim_end(dln_span text)
{
    while (text.len > 0 && dln_is_blank(text.text[text.len - 1]))
        text.len--;
    return text;
}

/* What stands before the first word is kept: offsets are counted from it. */
dln_span dln_clean_text(dln_span text, dln_arena *arena)
{
    text = trim_end(text);
    if (is_clean(text))
        return text;
    char *out = text.len > SIZE_MAX / 2 - 4 ? NULL : dln_arena_take(arena, text.len * 2 + 4);
    size_t len = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.text[i], next = i + 1 < text.len ? (unsigned char)text.text[i + 1] : 0;
        if (c == '\r') {
            if (next != '\n')
                out[len++] = '\n';
        } else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
            out[len++] = c == '\f' ? '\n' : ' ';
        } else if (c == 0xC2 && next >= 0x80 && next < 0xA0) { /* C1: text of windows-1252 that was taken for Latin-1 */
            uint32_t meant = windows_1252[next - 0x80];
            if (next == 0x85)
                meant = 0x2026;
            len += dln_utf8_encode(meant == 0 ? ' ' : meant, out + len);
            i++;
        } else if (c == 0xEF && i + 2 < text.len && memcmp(text.text + i, "\xEF\xBB\xBF", 3) == 0) {
            i += 2;
        } else {
            out[len++] = (char)c;
        }
    }
    return trim_end((dln_span){out, len});
}

dln_span dln_clean_line(dln_span text, dln_arena *arena)
{
    text = dln_trim(dln_clean_text(text, arena));
    bool is_one = true;
    for (size_t i = 0; i < text.len && is_one; i++)
        is_one = text.text[i] != '\n' && text.text[i] != '\t' && !(text.text[i] == ' ' && i > 0 && text.text[i - 1] == ' ');
    if (is_one)
        return text;
    char *out = dln_arena_take(arena, text.len + 1);
    size_t len = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < text.len; i++) {
        char c = dln_is_blank(text.text[i]) ? ' ' : text.text[i];
        if (c != ' ' || (len > 0 && out[len - 1] != ' '))
            out[len++] = c;
    }
    return dln_trim((dln_span){out, len});
}
