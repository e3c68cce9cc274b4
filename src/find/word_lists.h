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

/* ---- the words of a stretch ---- */
/* Which words may stand in a stretch of text, so that a rule whose word is not there is done at once: bits by a hash of their codes, and the
 * lists that any of them is on. A word that is said to be missing is; one that is not may be missing too. */
enum { DLN_SAYS_CELLS = 4, DLN_LIST_CELLS = (DLN_LIST_COUNT + 31) / 32 };
typedef struct dln_word_set {
    uint64_t says[DLN_SAYS_CELLS];
    uint32_t lists[DLN_LIST_CELLS];
} dln_word_set;

DLN_INLINE uint64_t dln_says_hash(uint64_t code) { return code * 0x9E3779B97F4A7C15u; } /* of it, the highest eight bits */
static inline void dln_word_set_add(dln_word_set *set, const dln_tokens *tokens, const dln_token *token)
{
    uint64_t hash = dln_says_hash(token->code);
    set->says[hash >> 62] |= (uint64_t)1 << (hash >> 56 & 63);
    if (token->word < tokens->list_words) {
        const uint32_t *lists = tokens->lists + (size_t)token->word * DLN_LIST_CELLS;
        for (uint32_t i = 0; i < DLN_LIST_CELLS; i++)
            set->lists[i] |= lists[i];
    }
}
/* Of a word that is no constant nothing is known. */
DLN_INLINE bool dln_word_set_may_say(const dln_word_set *set, const char *small)
{
    if (!DLN_IS_CONSTANT(small))
        return true;
    uint64_t hash = dln_says_hash(dln_code_of(small, strlen(small)));
    return (set->says[hash >> 62] >> (hash >> 56 & 63) & 1) != 0;
}
static inline bool dln_word_set_has(const dln_word_set *set, dln_list list) { return (set->lists[(uint32_t)list / 32] >> (uint32_t)list % 32 & 1) != 0; }

/* Whether a row of table verbs is on the list; UINT32_MAX is not. */
static inline bool dln_verb_in(const dln_lexicon *lexicon, uint32_t row, dln_list list)
{
    return row != UINT32_MAX && dln_list_bit(lexicon->numbers + lexicon->numbers[DLN_HEAD_LIST_VERBS], row, list);
}

/* Whether a text is on a list of words or texts, whatever its capitals: where there are no tokens. */
bool dln_text_in(const dln_lexicon *lexicon, dln_span text, dln_list list);

#endif
