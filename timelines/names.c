/* timelines/names.c - whether two spellings are one name. See similar.h. */
#include "similar.h"

#include "base/text.h"
#include "transcribe.h"

typedef struct spelling {
    dln_span from, to, name, also;
} spelling;

#define CELL(text) {(text), sizeof(text) - 1}
#define ROW(from_, to_, name_, also_) {CELL(from_), CELL(to_), CELL(name_), CELL(also_)},
static const spelling spellings[] = {
#include "spellings.inc"
};
#undef ROW
enum { SPELLING_COUNT = sizeof spellings / sizeof *spellings, LONGEST = 32 };

size_t dln_spelling_count(void)
{
    return SPELLING_COUNT;
}

void dln_spelling_at(size_t index, dln_span *name, dln_span *also)
{
    *name = spellings[index].name;
    *also = spellings[index].also;
}

/* A word as it sounds: respelled by the table, doubled letters once. */
static size_t respell(dln_span word, char out[LONGEST])
{
    size_t len = 0;
    for (size_t at = 0; at < word.len;) {
        dln_span to = {word.text + at, 1}, rest = {word.text + at, word.len - at};
        size_t used = 1;
        for (size_t i = 0; i < SPELLING_COUNT && used == 1; i++)
            if (dln_starts_with(rest, spellings[i].from)) {
                to = spellings[i].to;
                used = spellings[i].from.len;
                break;
            }
        for (size_t i = 0; i < to.len && len < LONGEST; i++)
            if (len == 0 || out[len - 1] != to.text[i])
                out[len++] = to.text[i];
        at += used;
    }
    return len;
}

uint64_t dln_sound_of(dln_span word)
{
    char sound[LONGEST];
    size_t len = word.len < 3 || word.len > LONGEST / 2 ? 0 : respell(word, sound);
    return len < 3 ? 0 : dln_hash64((dln_span){sound, len}) | 1;
}

static bool sounds_alike(dln_span a, dln_span b)
{
    uint64_t sound = dln_sound_of(a);
    return sound != 0 && sound == dln_sound_of(b);
}

/* Edit distance, as far as it matters: at most 2. */
static bool is_misspelt(dln_span a, dln_span b)
{
    uint8_t row[LONGEST + 1];
    size_t shorter = a.len < b.len ? a.len : b.len, longer = a.len < b.len ? b.len : a.len;
    size_t allowed = shorter >= 7 ? 2 : shorter >= 5 ? 1 : 0;
    if (allowed == 0 || longer - shorter > allowed || longer > LONGEST)
        return false;
    if (a.text[0] != b.text[0] && a.text[a.len - 1] != b.text[b.len - 1]) /* spellings differ in the middle, or at one end */
        return false;
    for (size_t k = 0; k <= b.len; k++)
        row[k] = (uint8_t)k;
    for (size_t i = 1; i <= a.len; i++) {
        uint8_t diagonal = row[0];
        row[0] = (uint8_t)i;
        for (size_t k = 1; k <= b.len; k++) {
            uint8_t above = row[k], least = (uint8_t)(diagonal + (a.text[i - 1] != b.text[k - 1]));
            if (above + 1 < least)
                least = (uint8_t)(above + 1);
            if (row[k - 1] + 1 < least)
                least = (uint8_t)(row[k - 1] + 1);
            row[k] = least;
            diagonal = above;
        }
    }
    return row[b.len] <= allowed;
}

static bool is_near(dln_span a, dln_span b)
{
    return dln_span_equals(a, b) || is_misspelt(a, b) || sounds_alike(a, b);
}

/* The same of a word of each name, whose sounds are known. */
static bool words_are_near(const dln_name *a, size_t i, const dln_name *b, size_t k)
{
    dln_span x = a->words[i], y = b->words[k];
    return (a->sounds[i] != 0 && a->sounds[i] == b->sounds[k]) || dln_span_equals(x, y) || is_misspelt(x, y);
}

/* Joe and Joseph, J. and Joe, Tony and Antony, Sergei and Sergey; not Bill and Hillary. */
static bool first_names_fit(const dln_name *a, const dln_name *b)
{
    dln_span x = a->words[0], y = b->words[0];
    if (x.text[0] == y.text[0] || words_are_near(a, 0, b, 0))
        return true;
    return dln_find(x, y) != SIZE_MAX || dln_find(y, x) != SIZE_MAX;
}

/* All words of the shorter stand in the longer, in order. */
static bool is_part_of(const dln_name *shorter, const dln_name *longer)
{
    size_t at = 0;
    for (size_t i = 0; i < shorter->count; i++) {
        while (at < longer->count && !words_are_near(shorter, i, longer, at))
            at++;
        if (at++ == longer->count)
            return false;
    }
    return true;
}

static bool same_words(const dln_name *a, const dln_name *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t k = 0;
        while (k < b->count && !dln_span_equals(a->words[i], b->words[k]))
            k++;
        if (k == b->count)
            return false;
    }
    return true;
}

/* What follows the first word, joined: the given name where the family's comes first. */
static dln_span after_first(const dln_name *name)
{
    return (dln_span){name->joined.text + name->words[0].len, name->joined.len - name->words[0].len};
}

bool dln_persons_agree(const dln_name *a, const dln_name *b)
{
    if (a->count == 0 || b->count == 0)
        return false;
    if (dln_span_equals(a->joined, b->joined))
        return true;
    const dln_name *shorter = a->count <= b->count ? a : b, *longer = a->count <= b->count ? b : a;
    if (shorter->count == 1) /* Lavrov, Xi, Modi: a family name stands first or last */
        return words_are_near(shorter, 0, longer, longer->count - 1u) || dln_span_equals(shorter->words[0], longer->words[0]);
    if (words_are_near(a, a->count - 1u, b, b->count - 1u) && first_names_fit(a, b))
        return true;
    if (dln_span_equals(a->words[0], b->words[0]) && is_near(after_first(a), after_first(b)))
        return true;
    return is_part_of(shorter, longer) || same_words(a, b);
}

static bool sounds_nearly_alike(dln_span a, dln_span b)
{
    char x[LONGEST], y[LONGEST];
    dln_span a_sound = {x, respell(a, x)}, b_sound = {y, respell(b, y)};
    return is_misspelt(a, b) || (a_sound.len > 0 && b_sound.len > 0 && is_misspelt(a_sound, b_sound));
}

bool dln_is_transcription(dln_span asked, dln_span name)
{
    dln_span word, own;
    size_t count = 0;
    while (dln_split(&asked, ' ', &word)) {
        bool is_last = dln_trim(asked).len == 0, fits = false;
        if (word.len == 0)
            continue;
        while (!fits && dln_split(&name, ' ', &own))
            fits = own.len > 0 && (dln_span_equals(word, own) || sounds_alike(word, own) || (!is_last && sounds_nearly_alike(word, own)));
        if (!fits)
            return false;
        count++;
    }
    return count > 0;
}

/* Iran and Iranian: alike in all but the last letters. */
static bool same_stem(dln_span a, dln_span b)
{
    size_t same = 0, shorter = a.len < b.len ? a.len : b.len;
    while (same < shorter && a.text[same] == b.text[same])
        same++;
    return same >= 4 && same + 2 >= shorter;
}

static size_t own_words(const dln_name *name, dln_span own[DLN_NAME_WORDS])
{
    size_t count = 0;
    for (size_t i = 0; i < name->count; i++)
        if (name->words[i].len > 3 && !dln_is_body_word(name->words[i]))
            own[count++] = name->words[i];
    return count;
}

bool dln_bodies_agree(const dln_name *a, const dln_name *b)
{
    dln_span own_a[DLN_NAME_WORDS], own_b[DLN_NAME_WORDS];
    if (dln_span_equals(a->joined, b->joined))
        return true;
    size_t count_a = own_words(a, own_a), count_b = own_words(b, own_b);
    if (count_a > count_b) {
        const dln_name *swap = a;
        a = b, b = swap;
        memcpy(own_b, own_a, sizeof own_a);
        size_t kept = count_a;
        count_b = kept;
        count_a = own_words(a, own_a);
    }
    if (count_a == 0) /* "the ministry", "the White House": nothing but general words */
        return count_b == 0 && (is_part_of(a, b) || is_part_of(b, a));
    for (size_t i = 0; i < count_a; i++) {
        size_t k = 0;
        while (k < count_b && !same_stem(own_a[i], own_b[k]))
            k++;
        if (k == count_b)
            return false;
    }
    return true;
}
