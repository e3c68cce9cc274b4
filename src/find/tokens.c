/* src/find/tokens.c - one pass over the bytes. See tokens.h for what a token is.
 * A word is folded while it is hashed; the vocabulary is one open-addressing table, so an unknown word costs one probe.
 * Most tokens are short words of ASCII letters with a blank or a mark behind them: those are read sixteen bytes at a time
 * (scan_plain), all else character by character (scan_token). Short ASCII ones are looked up some at a time (look_up_some).
 */
#include "find/tokens.h"

#include "find/dates.h"
#include "find/word_lists.h"

#include "base/sixteen.h"
#include "base/text.h"

enum { OTHER, BLANK, LETTER, DIGIT, HIGH, APOSTROPHE }; /* the first two end a word */
enum { LONGEST_WORD = 64 }; /* bytes, folded, a multiple of 8; longer ones are in no table */

static const uint8_t class_of[256] = {
    [' '] = BLANK, ['\t'] = BLANK, ['\n'] = BLANK, ['\r'] = BLANK, ['\f'] = BLANK, ['\v'] = BLANK,
    ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT,
    ['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
    ['\''] = APOSTROPHE,
#define L(c) [c] = LETTER, [(c) + 32] = LETTER
    L('A'), L('B'), L('C'), L('D'), L('E'), L('F'), L('G'), L('H'), L('I'), L('J'), L('K'), L('L'), L('M'),
    L('N'), L('O'), L('P'), L('Q'), L('R'), L('S'), L('T'), L('U'), L('V'), L('W'), L('X'), L('Y'), L('Z'),
#undef L
    [128 ... 255] = HIGH,
};

/* What a character above ASCII is: a letter unless it is known to be a blank, a quote, a dash or a symbol. */
static int class_of_code(uint32_t c)
{
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000)
        return BLANK;
    if (c == 0x2019 || c == 0x2BC || c == 0x2BB)
        return APOSTROPHE;
    if (c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000))
        return LETTER;
    if (c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF)
        return LETTER; /* soft hyphens and joiners sit inside words */
    if (c >= 0x2C00 && c <= 0xD7FF && !(c >= 0x3000 && c <= 0x3030))
        return LETTER;
    if ((c >= 0xF900 && c <= 0xFE1F) || (c >= 0xFE30 && c <= 0xFEFE) || (c >= 0xFF21 && c <= 0xFFDC) || (c >= 0x10000 && c < 0x1F000) || c >= 0x20000)
        return LETTER;
    return OTHER;
}

/* The class of the character at, and its length. */
static inline int classify(dln_span text, size_t at, size_t *len)
{
    int class = class_of[(unsigned char)text.text[at]];
    *len = 1;
    if (class != HIGH)
        return class;
    return class_of_code(dln_utf8_decode(text.text + at, text.len - at, len));
}

/* Eight bytes in the order of the text, so that the image is the same on every machine. */
static inline uint64_t load(const char *bytes, size_t len)
{
    uint64_t value = 0;
    memcpy(&value, bytes, len);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

/* The first sixteen bytes of a folded word, zeros behind a shorter one. */
typedef struct word_key { uint64_t low, high; } word_key;

/* What of sixteen bytes is kept of a word of that length: no branch hangs on how long words are. */
#define LOW(len) ((len) >= 8 ? UINT64_MAX : ((uint64_t)1 << (len) % 8 * 8) - 1)
#define KEPT(len) {LOW(len), (len) <= 8 ? 0 : LOW((len) - 8)}
enum { KEY_BYTES = 16 };
static const word_key kept[KEY_BYTES + 1] = {
    KEPT(0), KEPT(1), KEPT(2), KEPT(3), KEPT(4), KEPT(5), KEPT(6), KEPT(7), KEPT(8), KEPT(9), KEPT(10), KEPT(11), KEPT(12), KEPT(13), KEPT(14), KEPT(15), KEPT(16),
};

/* Of the first len of the sixteen bytes at, ASCII letters, which one bit makes small. */
static inline word_key key_of_bytes(const char *bytes, size_t len)
{
    const uint64_t bit = 0x2020202020202020u;
    return (word_key){(load(bytes, 8) | bit) & kept[len].low, (load(bytes + 8, 8) | bit) & kept[len].high};
}

static inline word_key key_of(const char *folded, size_t len)
{
    char bytes[KEY_BYTES] = {0};
    memcpy(bytes, folded, len < KEY_BYTES ? len : KEY_BYTES);
    return (word_key){load(bytes, 8), load(bytes + 8, 8)};
}

/* folded: of words longer than a key. */
static inline uint32_t hash_of(word_key key, const char *folded, size_t len)
{
    uint64_t high = key.high * 0x9E3779B97F4A7C15u, hash = (key.low ^ (high << 32 | high >> 32)) * 0xD6E8FEB86659FD93u;
    for (size_t at = KEY_BYTES; at < len; at += 8) { /* few are that long */
        char more[8] = {0};
        memcpy(more, folded + at, len - at < 8 ? len - at : 8);
        hash = (hash ^ hash >> 32 ^ load(more, 8)) * 0xD6E8FEB86659FD93u;
    }
    return (uint32_t)(hash >> 32) ^ (uint32_t)(hash >> 13);
}

uint32_t dln_hash_word(const char *folded, size_t len) { return hash_of(key_of(folded, len), folded, len); }

/* Where words are looked up; kept beside a loop, so that nothing that it writes makes it read the head again. */
typedef struct vocabulary {
    const dln_lexicon *lexicon;
    const uint32_t *slots, *words;
    uint32_t mask;
} vocabulary;

static inline vocabulary vocabulary_of(const dln_lexicon *lexicon)
{
    static const uint32_t nothing[DLN_SLOT_CELLS] = {0};
    if (lexicon == NULL)
        return (vocabulary){NULL, nothing, NULL, 0};
    const uint32_t *numbers = lexicon->numbers;
    return (vocabulary){lexicon, numbers + numbers[DLN_HEAD_SLOTS], dln_word_cells(lexicon, 0), numbers[DLN_HEAD_SLOT_MASK]};
}

static inline uint32_t find_from(const vocabulary *v, uint32_t hash, word_key key, const char *folded, size_t len)
{
    for (uint32_t at = hash & v->mask;; at = (at + 1) & v->mask) {
        const uint32_t *slot = v->slots + (size_t)at * DLN_SLOT_CELLS, word = slot[0];
        if (word == 0)
            return 0;
        if (((uint64_t)slot[2] << 32 | slot[1]) != key.low || slot[3] != (uint32_t)key.high)
            continue;
        if (len < DLN_HEAD_BYTES)
            return word;
        const uint32_t *cells = v->words + (size_t)word * DLN_WORD_CELLS;
        const char *own = v->lexicon->text + cells[0];
        if (cells[1] == len && (len <= KEY_BYTES ? load(own + len - 8, 8) >> (KEY_BYTES - len) * 8 == key.high : memcmp(own, folded, len) == 0))
            return word;
    }
}

static inline uint32_t find_key(const dln_lexicon *lexicon, word_key key, const char *folded, size_t len)
{
    const vocabulary v = vocabulary_of(lexicon);
    return find_from(&v, hash_of(key, folded, len), key, folded, len);
}

uint32_t dln_word_find(const dln_lexicon *lexicon, const char *folded, size_t len) { return find_key(lexicon, key_of(folded, len), folded, len); }

/* Whether the first len of eight bytes are all ASCII letters, in small letters already. */
static inline bool are_letters(uint64_t small, size_t len)
{
    const uint64_t ones = 0x0101010101010101u, highs = ones * 0x80 & LOW(len), low = small & ~(ones * 0x80);
    return ((low + ones * (0x80 - 'a')) & ~(low + ones * (0x7F - 'z')) & ~small & highs) == highs;
}

/* Of one to sixteen ASCII letters, none behind which is read; false: it is no such word. */
static inline bool key_of_letters(dln_span word, word_key *key)
{
    const uint64_t bit = 0x2020202020202020u;
    if (word.len == 0 || word.len > KEY_BYTES)
        return false;
    size_t first = word.len < 8 ? word.len : 8, rest = word.len - first;
    key->low = ((first < 8 ? dln_few_bytes(word.text, first) : load(word.text, 8)) | bit) & LOW(first);
    key->high = rest == 0 ? 0 : ((rest < 8 ? dln_few_bytes(word.text + 8, rest) : load(word.text + 8, 8)) | bit) & LOW(rest);
    return are_letters(key->low, first) && (rest == 0 || are_letters(key->high, rest));
}

uint32_t dln_word_of(const dln_lexicon *lexicon, dln_span text, uint32_t *hash)
{
    char folded[96];
    word_key key;
    size_t len = text.len;
    if (!key_of_letters(text, &key)) { /* most are one word of letters: nothing is folded */
        len = dln_fold(text, folded, sizeof folded);
        key = key_of(folded, len);
    }
    const vocabulary v = vocabulary_of(lexicon);
    *hash = hash_of(key, folded, len);
    return find_from(&v, *hash, key, folded, len);
}

/* What is longer than a key, at the end of the text, or has letters beyond ASCII. */
static uint32_t look_up(const dln_lexicon *lexicon, dln_span word, bool is_ascii)
{
    char folded[LONGEST_WORD];
    size_t len = word.len;
    if (lexicon == NULL || len > LONGEST_WORD)
        return 0;
    if (is_ascii) { /* letters, digits and the marks of words: one bit makes them small; of marks alone no other bit is missing */
        for (size_t i = 0; i < len; i++)
            folded[i] = dln_to_lower(word.text[i]);
    } else {
        len = dln_fold(word, folded, sizeof folded);
        size_t left = 0; /* soft hyphens and joiners do not count */
        for (size_t i = 0; i < len; i++) {
            if ((unsigned char)folded[i] == 0xC2 && i + 1 < len && (unsigned char)folded[i + 1] == 0xAD) {
                i++;
                continue;
            }
            folded[left++] = folded[i];
        }
        len = left;
    }
    return find_key(lexicon, key_of(folded, len), folded, len);
}

/* Whether at position the text goes on with an s that ends there: the possessive. */
static bool is_possessive(dln_span text, size_t after_apostrophe)
{
    size_t len;
    if (after_apostrophe >= text.len || (text.text[after_apostrophe] | 0x20) != 's')
        return false;
    if (after_apostrophe + 1 == text.len)
        return true;
    int class = classify(text, after_apostrophe + 1, &len);
    return class != LETTER && class != DIGIT;
}

/* Length of a run of initials like "U.S." or "a.m." that begins at, 0 if there is none. */
static size_t initials(dln_span text, size_t at)
{
    size_t len = 0, pairs = 0;
    while (at + len + 1 < text.len && dln_is_alpha(text.text[at + len]) && text.text[at + len + 1] == '.') {
        len += 2;
        pairs++;
    }
    if (pairs < 2)
        return 0;
    if (at + len < text.len && (class_of[(unsigned char)text.text[at + len]] == LETTER || (unsigned char)text.text[at + len] >= 0x80))
        return 0; /* "e.g.x", "a.b.com" */
    return len;
}

/* The vocabulary is larger than the fast caches: tokens of up to sixteen ASCII bytes are looked up some at a time, their slots
 * fetched meanwhile. Until then a token has its hash for its word, and its key for its code and its tables. */
enum { LOOKED_UP_AT_ONCE = 32 };
#define WAITS UINT32_MAX /* its node */

typedef struct scan {
    const dln_lexicon *lexicon;
    dln_span text;
    size_t at;
    uint8_t flags;      /* of the next token */
    uint32_t looked_up; /* tokens */
} scan;

static inline uint64_t code_of_key(word_key key, size_t len) { return len > 8 ? key.low | DLN_LONG_CODE : key.low; }

/* What the vocabulary has of the token's word beside its id. Word 0 has nothing. */
static inline void take_cells(const uint32_t *words, dln_token *token)
{
    const uint32_t *cells = words + (size_t)token->word * DLN_WORD_CELLS;
    token->tables = (uint64_t)cells[4] << 32 | cells[3];
    token->node = cells[2];
}

static void look_up_some(scan *s, dln_token *items, uint32_t count)
{
    const vocabulary v = vocabulary_of(s->lexicon);
    const char *text = s->text.text;
    dln_token *end = items + count;
    if (v.lexicon == NULL) {
        for (dln_token *token = items + s->looked_up; token < end; token++) {
            if (token->node == WAITS)
                token->code = code_of_key((word_key){token->code, 0}, token->len);
            token->word = token->node = 0, token->tables = 0;
        }
    } else {
        for (dln_token *token = items + s->looked_up; token < end; token++) {
            if (token->node != WAITS)
                continue;
            word_key key = {token->code, token->tables};
            token->code = code_of_key(key, token->len);
            uint32_t word = find_from(&v, token->word, key, text + token->begin, token->len); /* not longer than a key: the text is not looked at */
            token->word = word;
            __builtin_prefetch(v.words + (size_t)word * DLN_WORD_CELLS);
        }
        for (dln_token *token = items + s->looked_up; token < end; token++)
            take_cells(v.words, token);
    }
    s->looked_up = count;
}

/* The code of what is no plain word: its bytes in small letters, folded if there are others than ASCII ones in it. */
static uint64_t code_of_text(dln_span text, uint8_t flags)
{
    char folded[256]; /* nothing that is asked for is longer */
    if ((flags & DLN_NOT_ASCII) != 0)
        return dln_code_of(folded, dln_fold(text, folded, sizeof folded));
    return dln_code_of(text.text, text.len);
}

/* Key: of a token that is no longer than one. */
static inline void wait_for(const vocabulary *v, word_key key, dln_token *token)
{
    uint32_t hash = hash_of(key, NULL, 0);
    __builtin_prefetch(v->slots + (size_t)(hash & v->mask) * DLN_SLOT_CELLS);
    token->word = hash;
    token->node = WAITS;
    token->code = key.low;
    token->tables = key.high;
}

/* Length of the run of ASCII letters at word, at most limit bytes, and whether small and capital ones are in it. */
static inline size_t letters(const char *word, size_t limit, bool *any_small, bool *any_capital)
{
    size_t run = 0;
#ifdef __SSE2__
    while (run + 16 <= limit) { /* sixteen at a time: most words end within the first */
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(word + run));
        __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        __m128i is_letter = dln_are_small_letters(small);
        uint32_t mask = (uint32_t)_mm_movemask_epi8(is_letter), lower = (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2));
        uint32_t len = (uint32_t)__builtin_ctz(~mask | 0x10000u), within = (1u << len) - 1;
        *any_small |= (lower & within) != 0;
        *any_capital |= (~lower & within) != 0;
        run += len;
        if (len < 16)
            return run;
    }
#endif
    while (run < limit && class_of[(unsigned char)word[run]] == LETTER) {
        bool is_small = (word[run] & 0x20) != 0;
        *any_small |= is_small;
        *any_capital |= !is_small;
        run++;
    }
    return run;
}

/* Letters, digits and inner apostrophes from s->at on; the kind of token they make. */
static dln_token_kind scan_word(scan *s, size_t *len, uint8_t *flags)
{
    bool has_letter = false, has_digit = false, has_small = false, has_capital = false, first = true;
    size_t at = s->at, room = s->text.len - s->at;
    /* most words are ASCII letters followed by a blank or a mark */
    if (class_of[(unsigned char)s->text.text[at]] == LETTER) {
        const char *word = s->text.text + at;
        size_t limit = room < UINT16_MAX - 8 ? room : UINT16_MAX - 8;
        bool any_small = false, any_capital = false;
        size_t run = letters(word, limit, &any_small, &any_capital);
        int next = run < limit ? class_of[(unsigned char)word[run]] : OTHER;
        has_letter = true;
        has_small = any_small;
        has_capital = any_capital;
        first = false;
        if (dln_is_upper(word[0]))
            *flags |= DLN_CAPITAL;
        at += run;
        if (next == BLANK || next == OTHER) {
            if (!has_small)
                *flags |= DLN_SHOUTED;
            *len = run;
            return DLN_TOKEN_WORD;
        }
    }
    while (at < s->text.len && at - s->at < UINT16_MAX - 8) {
        unsigned char c = (unsigned char)s->text.text[at];
        size_t used = 1;
        int class = class_of[c];
        uint32_t code = c;
        if (class == HIGH) {
            code = dln_utf8_decode(s->text.text + at, s->text.len - at, &used);
            class = class_of_code(code);
            if (class == LETTER)
                *flags |= DLN_NOT_ASCII;
        }
        if (class == LETTER) {
            bool is_capital = code < 0x80 ? code < 'a' : dln_is_upper_code(code);
            has_letter = true;
            has_capital |= is_capital;
            has_small |= !is_capital;
            if (first && is_capital)
                *flags |= DLN_CAPITAL;
            first = false;
        } else if (class == DIGIT) {
            has_digit = true;
            first = false;
        } else if (class == APOSTROPHE && has_letter && at + used < s->text.len) {
            size_t next;
            if (classify(s->text, at + used, &next) != LETTER || is_possessive(s->text, at + used))
                break;
            if (used > 1)
                *flags |= DLN_NOT_ASCII;
        } else {
            break;
        }
        at += used;
    }
    if (has_capital && !has_small)
        *flags |= DLN_SHOUTED;
    *len = at - s->at;
    return has_letter ? has_digit ? DLN_TOKEN_MIXED : DLN_TOKEN_WORD : DLN_TOKEN_NUMBER;
}

/* Groups of thousands behind digits: ",200,000". */
static size_t thousands(dln_span text, size_t at, size_t digits)
{
    size_t len = 0;
    if (digits > 3)
        return 0;
    while (at + len + 3 < text.len && text.text[at + len] == ',' && dln_is_digit(text.text[at + len + 1]) &&
           dln_is_digit(text.text[at + len + 2]) && dln_is_digit(text.text[at + len + 3]) &&
           !(at + len + 4 < text.len && (dln_is_digit(text.text[at + len + 4]) || dln_is_alpha(text.text[at + len + 4]))))
        len += 4;
    return len;
}

static void scan_token(scan *s, dln_token *token)
{
    size_t len = 0;
    uint8_t flags = s->flags;
    int class = classify(s->text, s->at, &len);
    token->begin = (uint32_t)s->at;
    if (class == LETTER || class == DIGIT) {
        bool may_be_dotted = class == LETTER && len == 1 && s->at + 1 < s->text.len && s->text.text[s->at + 1] == '.';
        size_t dotted = may_be_dotted ? initials(s->text, s->at) : 0;
        if (dotted > 0 && dotted < UINT16_MAX) {
            len = dotted;
            token->kind = DLN_TOKEN_WORD;
            flags |= DLN_DOTTED;
            if (dln_is_upper(s->text.text[s->at]))
                flags |= DLN_CAPITAL | DLN_SHOUTED;
        } else {
            token->kind = (uint8_t)scan_word(s, &len, &flags);
            if (token->kind == DLN_TOKEN_NUMBER)
                len += thousands(s->text, s->at + len, len);
        }
    } else {
        token->kind = DLN_TOKEN_MARK;
        if (class == APOSTROPHE && (flags & DLN_SPACED) == 0 && is_possessive(s->text, s->at + len)) {
            token->kind = DLN_TOKEN_WORD;
            flags |= len > 1 ? DLN_NOT_ASCII : 0; /* so that a curly one reads "'s", too */
            len += 1;
        } else {
            char mark = s->text.text[s->at];
            while ((mark == '-' || mark == '.') && s->at + len < s->text.len && s->text.text[s->at + len] == mark && len < 256)
                len++;
        }
    }
    token->len = (uint16_t)len;
    token->flags = flags;
    /* curly marks fold to straight ones; one bit makes the others small or, marks and digits, leaves them */
    bool is_ascii = (flags & DLN_NOT_ASCII) == 0 && (unsigned char)s->text.text[s->at] < 0x80;
    if (is_ascii && len <= KEY_BYTES && s->text.len - s->at >= KEY_BYTES) {
        const vocabulary v = vocabulary_of(s->lexicon);
        wait_for(&v, len > 8 ? key_of_bytes(s->text.text + s->at, len) : (word_key){code_of_text((dln_span){s->text.text + s->at, len}, flags), 0}, token);
    } else {
        token->code = code_of_text((dln_span){s->text.text + s->at, len}, flags);
        token->word = look_up(s->lexicon, (dln_span){s->text.text + s->at, len}, is_ascii);
        token->node = 0;
    }
    s->at += len;
    s->flags = 0;
}

#ifdef __SSE2__
/* Words of less than sixteen ASCII letters and numbers of up to eight digits that a blank or a mark ends, single marks, and single
 * blanks and line ends between: as far as there is nothing else, and at most room of them. Returns how many. */
static uint32_t scan_plain(scan *s, dln_token *items, uint32_t room)
{
    const vocabulary v = vocabulary_of(s->lexicon);
    const char *text = s->text.text;
    size_t at = s->at, end = s->text.len > KEY_BYTES ? s->text.len - KEY_BYTES : 0; /* sixteen bytes can be read before it, and behind a blank */
    uint8_t flags = s->flags;
    dln_token *token = items, *last = items + room;
    while (at < end && token < last) {
        if (text[at] == ' ') {
            flags |= DLN_SPACED;
            at++;
        }
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + at)), small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        __m128i is_letter = dln_are_small_letters(small);
        uint32_t others = ~(uint32_t)_mm_movemask_epi8(is_letter) & 0xFFFFu, len;
        word_key key;
        if (others == 0)
            break;
        if ((others & 1) == 0) {
            uint32_t capitals = ~(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)), within, capital;
            len = (uint32_t)__builtin_ctz(others);
            unsigned char next = (unsigned char)text[at + len];
            if (class_of[next] > BLANK || (len == 1 && next == '.'))
                break;
            within = (1u << len) - 1;
            capital = capitals & within;
            if (capital != 0)
                flags |= (uint8_t)((capital & 1) * DLN_CAPITAL | (capital == within) * DLN_SHOUTED);
            small = _mm_and_si128(small, _mm_loadu_si128((const __m128i *)(const void *)&kept[len]));
            memcpy(&key, &small, sizeof key);
            token->kind = DLN_TOKEN_WORD;
        } else if (dln_is_digit(text[at])) {
            __m128i is_digit = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
            len = (uint32_t)__builtin_ctz(~(uint32_t)_mm_movemask_epi8(is_digit));
            unsigned char next = (unsigned char)text[at + len];
            if (len > 8 || class_of[next] > BLANK || next == ',')
                break;
            key = (word_key){load(text + at, 8) & kept[len].low, 0};
            token->kind = DLN_TOKEN_NUMBER;
        } else if (text[at] == '\n') { /* one or two, and no other blank behind them */
            bool is_empty_line = text[at + 1] == '\n';
            int next = class_of[(unsigned char)text[at + 1 + is_empty_line]];
            if (next == BLANK || next == HIGH)
                break;
            flags |= (uint8_t)(DLN_SPACED | DLN_STARTS_LINE | (is_empty_line ? DLN_STARTS_PARAGRAPH : 0));
            at += 1u + is_empty_line;
            continue;
        } else {
            unsigned char mark = (unsigned char)text[at];
            if (class_of[mark] != OTHER || ((mark == '-' || mark == '.') && (unsigned char)text[at + 1] == mark))
                break;
            key = (word_key){mark, 0};
            len = 1;
            token->kind = DLN_TOKEN_MARK;
        }
        token->begin = (uint32_t)at;
        token->len = (uint16_t)len;
        token->flags = flags;
        wait_for(&v, key, token);
        token++;
        at += len;
        flags = 0;
    }
    s->at = at;
    s->flags = flags;
    return (uint32_t)(token - items);
}
#else
static uint32_t scan_plain(scan *s, dln_token *items, uint32_t room)
{
    (void)s, (void)items, (void)room;
    return 0;
}
#endif

/* Skips blanks and notes in the flags what they divide; false: there is none. */
static bool skip_blanks(scan *s)
{
    size_t line_ends = 0, from = s->at;
    while (s->at < s->text.len) {
        size_t len;
        if (classify(s->text, s->at, &len) != BLANK)
            break;
        line_ends += s->text.text[s->at] == '\n';
        s->at += len;
    }
    if (s->at == from)
        return false;
    s->flags |= DLN_SPACED;
    if (line_ends > 0)
        s->flags |= DLN_STARTS_LINE;
    if (line_ends > 1)
        s->flags |= DLN_STARTS_PARAGRAPH;
    return true;
}

void dln_tokenize(const dln_lexicon *lexicon, dln_span text, dln_arena *arena, dln_tokens *out)
{
    scan s;
    size_t capacity = text.len / 3 + LOOKED_UP_AT_ONCE + 16;
    s.lexicon = lexicon;
    s.text = text;
    s.at = 0;
    s.flags = DLN_STARTS_LINE | DLN_STARTS_PARAGRAPH | DLN_SPACED;
    s.looked_up = 0;
    memset(out, 0, sizeof *out);
    if (text.len >= UINT32_MAX)
        return;
    out->text = text;
    if (lexicon != NULL && dln_row_count(lexicon, DLN_TABLE_WORD_LISTS) == DLN_LIST_COUNT) {
        out->lists = lexicon->numbers + lexicon->numbers[DLN_HEAD_LIST_WORDS];
        out->list_words = lexicon->numbers[DLN_HEAD_LIST_WORD_COUNT];
    }
    out->items = dln_arena_array_raw(arena, capacity, sizeof(dln_token));
    if (out->items == NULL)
        return;
    for (;;) {
        if (out->count + LOOKED_UP_AT_ONCE + 2 > capacity) {
            dln_token *larger = dln_arena_array_raw(arena, capacity * 2, sizeof(dln_token));
            if (larger == NULL) {
                out->count = 0;
                return;
            }
            memcpy(larger, out->items, out->count * sizeof *larger);
            out->items = larger;
            capacity *= 2;
        }
        out->count += scan_plain(&s, out->items + out->count, LOOKED_UP_AT_ONCE);
        if (!skip_blanks(&s) || text.len - s.at <= KEY_BYTES) {
            if (s.at == text.len)
                break;
            scan_token(&s, &out->items[out->count++]);
        }
        if (out->count - s.looked_up >= LOOKED_UP_AT_ONCE)
            look_up_some(&s, out->items, out->count);
    }
    look_up_some(&s, out->items, out->count);
    out->items[out->count] = (dln_token){.begin = (uint32_t)text.len, .kind = DLN_TOKEN_END, .flags = DLN_SPACED | DLN_STARTS_LINE | DLN_STARTS_PARAGRAPH};
    dln_find_sentences(lexicon, arena, out);
}

bool dln_token_reads(const dln_tokens *tokens, uint32_t index, const char *small, size_t len)
{
    dln_span text = dln_token_text(tokens, index);
    if ((tokens->items[index].flags & DLN_NOT_ASCII) != 0)
        return dln_fold_equals(text, (dln_span){small, len});
    if (text.len != len)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (dln_to_lower(text.text[i]) != small[i])
            return false;
    }
    return true;
}

bool dln_token_number(const dln_tokens *tokens, uint32_t index, uint32_t max, uint32_t *out)
{
    char digits[16];
    size_t count = 0;
    dln_span text = dln_token_text(tokens, index);
    if (tokens->items[index].kind != DLN_TOKEN_NUMBER)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.text[i] == ',')
            continue;
        if (count == sizeof digits)
            return false;
        digits[count++] = text.text[i];
    }
    return dln_parse_uint((dln_span){digits, count}, max, out);
}

bool dln_capitals_fit(const dln_tokens *tokens, uint32_t index, uint32_t count, dln_sense sense)
{
    for (uint32_t i = 0; i < count && i < 8; i++) {
        const dln_token *token = &tokens->items[index + i];
        if ((sense.capitals >> i & 1) != 0 && (token->flags & DLN_CAPITAL) == 0)
            return false;
        if (sense.shouted != 0 && (token->kind == DLN_TOKEN_WORD || token->kind == DLN_TOKEN_MIXED) && (token->flags & DLN_SHOUTED) == 0)
            return false;
    }
    return true;
}

uint32_t dln_edge_find(const dln_lexicon *lexicon, uint32_t node, uint32_t word)
{
    const uint32_t *edges = lexicon->numbers + lexicon->numbers[DLN_HEAD_EDGES];
    uint32_t mask = lexicon->numbers[DLN_HEAD_EDGE_MASK];
    uint32_t slot = (node * 0x9E3779B1u ^ word * 0x85EBCA77u);
    for (slot = (slot ^ slot >> 15) & mask;; slot = (slot + 1) & mask) {
        const uint32_t *edge = edges + (size_t)slot * DLN_EDGE_CELLS;
        if (edge[2] == 0)
            return 0;
        if (edge[0] == node && edge[1] == word)
            return edge[2];
    }
}

size_t dln_phrases_at(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t index, uint32_t end, bool is_shouted,
                      dln_phrase out[DLN_PHRASES_MAX])
{
    const uint32_t *all = lexicon->senses;
    size_t count = 0;
    uint32_t at = index;
    for (uint32_t node = tokens->items[index].node; node != 0 && count < DLN_PHRASES_MAX; node = dln_edge_find(lexicon, node, tokens->items[at].word)) {
        const uint32_t *cells = dln_node_cells(lexicon, node), *senses = all + (size_t)cells[0] * DLN_SENSE_CELLS;
        bool fits = false;
        at++;
        for (uint32_t i = 0; i < cells[1] && !fits; i++) /* most ask for no capitals */
            fits = !dln_sense_asks(senses, i) || dln_sense_fits(tokens, index, at - index, dln_sense_at(senses, i), is_shouted);
        if (fits)
            out[count++] = (dln_phrase){at - index, senses, cells[1]};
        if (at >= end || tokens->items[at].word == 0 || (cells[2] & dln_next_bit(tokens->items[at].word)) == 0)
            break;
    }
    return count;
}

const uint32_t *dln_senses_alone(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t index, uint32_t end, uint32_t *count)
{
    const dln_token *token = &tokens->items[index];
    const uint32_t *cells = dln_node_cells(lexicon, token->node);
    if (index + 1 < end && token[1].word != 0 && dln_node_next(lexicon, token->node, token[1].word) != 0)
        return NULL;
    *count = cells[1];
    return lexicon->senses + (size_t)cells[0] * DLN_SENSE_CELLS;
}
