/* src/find/word_lists.h - whether a word is on a list of src/lang/en/word_lists.tsv: a bit by the word's id.
 * The names of the lists are made from the table's first column: `visit_words` is DLN_LIST_VISIT_WORDS.
 */
#ifndef DATELINE_FIND_WORD_LISTS_H
#define DATELINE_FIND_WORD_LISTS_H

#include "find/tokens.h"

typedef enum dln_list {
#include "word_lists.inc"
    DLN_LIST_COUNT
} dln_list;

static inline bool dln_list_bit(const uint32_t *bits, uint32_t row, dln_list list)
{
    return (bits[row * dln_list_cells(DLN_LIST_COUNT) + (uint32_t)list / 32] >> (uint32_t)list % 32 & 1) != 0;
}

/* Whether the token is a word of the list, whatever its capitals; of a list of phrases, whether one may begin here. */
static inline bool dln_token_in(const dln_tokens *tokens, uint32_t index, dln_list list)
{
    uint32_t word = index < tokens->count ? tokens->items[index].word : 0; /* word 0 is on none */
    return word < tokens->list_words && dln_list_bit(tokens->lists, word, list);
}
/* The same of a word written small. */
static inline bool dln_token_in_small(const dln_tokens *tokens, uint32_t index, dln_list list)
{
    return dln_token_in(tokens, index, list) && (tokens->items[index].flags & DLN_CAPITAL) == 0;
}
/* How many tokens the first phrase of the list that begins here takes; 0: none does before token end. */
uint32_t dln_phrase_in(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t index, uint32_t end, dln_list list);

/* Whether a row of table verbs is on the list; UINT32_MAX is not. */
static inline bool dln_verb_in(const dln_lexicon *lexicon, uint32_t row, dln_list list)
{
    return row != UINT32_MAX && dln_list_bit(lexicon->numbers + lexicon->numbers[DLN_HEAD_LIST_VERBS], row, list);
}

/* Whether a text is on a list of words or texts, whatever its capitals: where there are no tokens. */
bool dln_text_in(const dln_lexicon *lexicon, dln_span text, dln_list list);

#endif
