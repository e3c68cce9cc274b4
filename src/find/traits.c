/* src/find/traits.c - the closed classes and verbs by word. See traits.h. */
#include "find/traits.h"

#include <stdlib.h>

void dln_traits_add(const dln_lexicon *lexicon, dln_sense sense, dln_word_traits *traits)
{
    if (sense.table == DLN_TABLE_WORDS) {
        traits->classes |= 1u << dln_cell(lexicon, DLN_TABLE_WORDS, sense.row, DLN_WORDS_CLASS);
        traits->does |= (uint16_t)dln_cell(lexicon, DLN_TABLE_WORDS, sense.row, DLN_WORDS_DOES);
    } else if (sense.table == DLN_TABLE_VERBS) {
        uint32_t bit = sense.column - (uint32_t)DLN_VERBS_BASE;
        uint32_t nouns = dln_cell(lexicon, DLN_TABLE_VERBS, sense.row, DLN_VERBS_NOUN);
        uint32_t noun_bit = bit == 0 ? DLN_NOUN_BASE : bit == 1 ? DLN_NOUN_THIRD : bit == 4 ? DLN_NOUN_GERUND : DLN_NOUN_PAST;
        traits->forms |= (uint8_t)(1u << bit);
        if ((nouns & noun_bit) != 0)
            traits->nouns |= (uint8_t)(1u << bit);
        traits->verb = sense.row;
    }
}

/* What a word's senses say; false: its capitals have to be asked. */
static bool take_senses(const dln_lexicon *lexicon, uint32_t word, dln_word_traits *traits)
{
    uint32_t count;
    const uint32_t *senses = dln_word_senses(lexicon, word, &count);
    bool fits = false; /* one sense that asks for no capitals lets the others through: see dln_phrases_at */
    *traits = (dln_word_traits){.verb = UINT32_MAX};
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        fits |= sense.capitals == 0 && sense.shouted == 0;
        dln_traits_add(lexicon, sense, traits);
    }
    return fits;
}

dln_traits *dln_traits_new(const dln_lexicon *lexicon)
{
    const uint64_t wanted = dln_table_bit(DLN_TABLE_WORDS) | dln_table_bit(DLN_TABLE_VERBS);
    uint32_t words = lexicon->numbers[DLN_HEAD_WORD_COUNT], count = 1, capacity = 4096;
    dln_traits *traits = calloc(1, sizeof *traits);
    if (traits != NULL) {
        traits->of_word = calloc(words + 1, sizeof *traits->of_word);
        traits->items = calloc(capacity, sizeof *traits->items);
    }
    bool has_memory = traits != NULL && traits->of_word != NULL && traits->items != NULL;
    for (uint32_t w = 1; has_memory && w < words; w++) {
        if ((dln_word_tables(lexicon, w) & wanted) == 0)
            continue;
        if (count == capacity) {
            dln_word_traits *larger = realloc(traits->items, 2 * (size_t)capacity * sizeof *larger);
            has_memory = larger != NULL;
            if (!has_memory)
                break;
            traits->items = larger;
            capacity *= 2;
        }
        if (take_senses(lexicon, w, &traits->items[count]))
            traits->of_word[w] = count++;
    }
    if (has_memory)
        return traits;
    dln_traits_free(traits);
    return NULL;
}

void dln_traits_free(dln_traits *traits)
{
    if (traits == NULL)
        return;
    free(traits->of_word);
    free(traits->items);
    free(traits);
}
