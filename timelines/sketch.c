/* timelines/sketch.c - see sketch.h. */
#include "sketch.h"

#include "base/text.h"

#include <endian.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { LONGEST_WORD = 16, LETTERS_KEPT = 5, TEXT_ROOM = 2048, BEHIND = 16 /* bytes that may be read behind a text */ };

typedef struct word_use {
    dln_span word;
    const char *use;
} word_use;

#define ROW(word_, use_) {{(word_), sizeof(word_) - 1}, (use_)},
static const word_use word_uses[] = { /* sorted */
#include "words.inc"
};
#undef ROW

static const struct { const char *use; uint32_t bit; } occasions[] = {
    {"press", DLN_OCCASION_PRESS}, {"post", DLN_OCCASION_POST}, {"letter", DLN_OCCASION_LETTER}, {"document", DLN_OCCASION_DOCUMENT},
    {"address", DLN_OCCASION_ADDRESS}, {"interview", DLN_OCCASION_INTERVIEW}, {"readout", DLN_OCCASION_READOUT},
    {"arrival", DLN_OCCASION_ARRIVAL}, {"departure", DLN_OCCASION_DEPARTURE}, {"meal", DLN_OCCASION_MEAL},
    {"signing", DLN_OCCASION_SIGNING}, {"phone", DLN_OCCASION_PHONE}, {"video", DLN_OCCASION_VIDEO}, {"bilateral", DLN_OCCASION_BILATERAL},
};

enum { WORD_COUNT = sizeof word_uses / sizeof *word_uses, WORD_SLOTS = sizeof((dln_words *)0)->slots / sizeof(uint16_t) };
_Static_assert(WORD_COUNT * 2 < WORD_SLOTS, "the table of words is crowded");
_Static_assert(WORD_COUNT <= sizeof((dln_words *)0)->occasions / sizeof(uint32_t), "more words than room");

/* The first bytes of a word: enough to tell most words apart, and cheaper than a hash of all of it. */
static uint64_t packed(dln_span word, size_t most)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < most && i < word.len; i++)
        bytes |= (uint64_t)(unsigned char)word.text[i] << 8 * i;
    return bytes;
}

/* The same of a word behind which at least as many bytes may be read. */
static uint64_t packed_eight(dln_span word)
{
    uint64_t bytes;
    memcpy(&bytes, word.text, sizeof bytes);
    bytes = le64toh(bytes);
    return word.len >= sizeof bytes ? bytes : bytes & (((uint64_t)1 << 8 * word.len) - 1);
}

static size_t word_slot(uint64_t head, size_t len)
{
    uint64_t hash = (head + len) * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> 32) & (WORD_SLOTS - 1);
}

void dln_words_index(dln_words *words)
{
    memset(words, 0, sizeof *words);
    for (size_t i = 0; i < WORD_COUNT; i++) {
        size_t at = word_slot(packed(word_uses[i].word, 8), word_uses[i].word.len);
        while (words->slots[at] != 0)
            at = (at + 1) & (WORD_SLOTS - 1);
        words->slots[at] = (uint16_t)(i + 1);
        words->heads[i] = packed(word_uses[i].word, 8);
        for (size_t k = 0; k < sizeof occasions / sizeof *occasions; k++)
            if (strcmp(word_uses[i].use, occasions[k].use) == 0)
                words->occasions[i] = occasions[k].bit;
    }
}

/* The row of a word; -1: it is in no use. */
static int row_of(const dln_words *words, dln_span folded, uint64_t head)
{
    if (folded.len > LONGEST_WORD)
        return -1;
    for (size_t at = word_slot(head, folded.len); words->slots[at] != 0; at = (at + 1) & (WORD_SLOTS - 1)) {
        int row = words->slots[at] - 1;
        if (words->heads[row] == head && dln_span_equals(word_uses[row].word, folded))
            return row;
    }
    return -1;
}

bool dln_is_body_word(dln_span folded)
{
    for (size_t i = 0; i < WORD_COUNT; i++) {
        const word_use *w = &word_uses[i];
        if (dln_span_equals(w->word, folded))
            return strcmp(w->use, "body") == 0 || strcmp(w->use, "press") == 0;
    }
    return false;
}

/* Letters, digits, and all that is not ASCII. */
static bool is_letter(char c)
{
#define TEN 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
#define LETTERS TEN, TEN, 1, 1, 1, 1, 1, 1
    static const bool letters[256] = {['0'] = TEN, ['A'] = LETTERS, ['a'] = LETTERS, [0x80] = TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, 1, 1, 1, 1, 1, 1, 1, 1};
#undef LETTERS
#undef TEN
    return letters[(unsigned char)c];
}

/* Where the letters end that begin here. */
static inline const char *end_of_letters(const char *here, const char *end)
{
    while (here < end && is_letter(*here))
        here++;
    return here;
}

/* The same, sixteen bytes at a time: as many may be read behind the end. */
static inline const char *end_of_letters_fast(const char *here, const char *end)
{
#ifdef __SSE2__
    for (; here < end; here += BEHIND) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)here);
        __m128i in_alphabet = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
        __m128i in_digits = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
        __m128i is_letter_or_digit = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(in_alphabet, _mm_set1_epi8(25)), in_alphabet),
                                                  _mm_cmpeq_epi8(_mm_min_epu8(in_digits, _mm_set1_epi8(9)), in_digits));
        uint32_t others = ~(uint32_t)_mm_movemask_epi8(_mm_or_si128(is_letter_or_digit, bytes)) & 0xFFFF; /* the first bit: not ASCII */
        if (others != 0) {
            here += __builtin_ctz(others);
            break;
        }
    }
    return here < end ? here : end;
#else
    return end_of_letters(here, end);
#endif
}

/* may_look_behind: there is memory behind the text. */
static inline bool next_word(dln_span text, size_t *at, dln_span *word, bool may_look_behind)
{
    const char *here = text.text + *at, *end = text.text + text.len;
    while (here < end && !is_letter(*here))
        here++;
    const char *begin = here;
    for (;; here++) { /* over an apostrophe between letters */
        here = may_look_behind ? end_of_letters_fast(here, end) : end_of_letters(here, end);
        if (here == begin || end - here < 2 || *here != '\'' || !is_letter(here[1]))
            break;
    }
    *at = (size_t)(here - text.text);
    *word = (dln_span){begin, (size_t)(here - begin)};
    bool is_owner = word->len >= 2 && here[-1] == 's' && here[-2] == '\'';
    if (is_owner)
        word->len -= 2;
    return here > begin;
}

bool dln_next_word(dln_span text, size_t *at, dln_span *word)
{
    return next_word(text, at, word, false);
}

static void put_word(dln_sketch *sketch, uint32_t word)
{
    uint64_t bit = (uint64_t)1 << (word >> 26);
    uint32_t i = (sketch->seen & bit) == 0 ? sketch->count : 0;
    sketch->seen |= bit;
    while (i < sketch->count && sketch->words[i] != word)
        i++;
    if (i == sketch->count && i < DLN_SKETCH_WORDS)
        sketch->words[sketch->count++] = word;
}

void dln_sketch_add(const dln_words *words, dln_sketch *sketch, dln_span text)
{
    char folded[TEXT_ROOM + BEHIND];
    dln_span all = {folded, dln_fold(text, folded, TEXT_ROOM)}, word;
    size_t at = 0;
    memset(folded + all.len, 0, BEHIND);
    while (next_word(all, &at, &word, true)) {
        uint64_t head = packed_eight(word);
        if (word.text > folded && word.text[-1] == '@') /* a handle */
            sketch->occasions |= DLN_OCCASION_POST;
        int row = row_of(words, word, head);
        if (row >= 0) {
            sketch->occasions |= words->occasions[row];
            continue;
        }
        if (word.len < 4 || sketch->is_brief)
            continue;
        /* by their first letters: plural and past forms of long words count as one, sanctions and sanctioned */
        put_word(sketch, (uint32_t)(((head & (((uint64_t)1 << 8 * LETTERS_KEPT) - 1)) * 0x9E3779B97F4A7C15u) >> 32));
    }
}

void dln_sketch_unite(dln_sketch *sketch, const dln_sketch *other)
{
    sketch->occasions |= other->occasions;
    for (uint32_t i = 0; i < other->count && !sketch->is_brief; i++)
        put_word(sketch, other->words[i]);
}

void dln_sketch_forget(const dln_words *words, dln_sketch *sketch, dln_span text)
{
    dln_sketch other = {0};
    dln_sketch_add(words, &other, text);
    for (uint32_t i = 0; i < other.count; i++)
        for (uint32_t k = 0; k < sketch->count; k++)
            if (sketch->words[k] == other.words[i])
                sketch->words[k--] = sketch->words[--sketch->count];
}

void dln_sketch_finish(dln_sketch *sketch)
{
    for (uint32_t i = 1; i < sketch->count; i++) { /* few: by insertion */
        uint32_t word = sketch->words[i], k = i;
        for (; k > 0 && sketch->words[k - 1] > word; k--)
            sketch->words[k] = sketch->words[k - 1];
        sketch->words[k] = word;
    }
}

uint32_t dln_sketch_common(dln_telling a, dln_telling b)
{
    uint32_t common = 0;
    if (a.words == b.words) /* kept once */
        return a.count < b.count ? a.count : b.count;
    for (uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
        uint32_t x = a.words[i], y = b.words[k];
        common += x == y;
        i += x <= y;
        k += y <= x;
    }
    return common;
}
