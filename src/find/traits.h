/* src/find/traits.h - what the closed classes and the verbs make of a word alone: read out of the tables once a lexicon, by the
 * word's id, so that no sentence walks through senses for it. Phrases of several words ("such as") are not here.
 */
#ifndef DATELINE_FIND_TRAITS_H
#define DATELINE_FIND_TRAITS_H

#include "tables/lexicon.h"

typedef struct dln_word_traits {
    uint32_t classes;  /* bits of dln_word_class */
    uint32_t verb;     /* row of DLN_TABLE_VERBS; UINT32_MAX */
    uint16_t does;
    uint8_t forms;     /* as a verb */
    uint8_t nouns;     /* forms that are nouns too */
} dln_word_traits;

typedef struct dln_traits {
    uint32_t *of_word; /* index in items; 0: of no closed class and no verb, or its capitals have to be asked */
    dln_word_traits *items; /* the first one says nothing */
} dln_traits;

dln_traits *dln_traits_new(const dln_lexicon *lexicon); /* NULL: no memory */
void dln_traits_free(dln_traits *traits);

/* Adds what a sense of a word alone says. */
void dln_traits_add(const dln_lexicon *lexicon, dln_sense sense, dln_word_traits *traits);

/* NULL: the senses have to be asked. */
static inline const dln_word_traits *dln_traits_of(const dln_lexicon *lexicon, uint32_t word)
{
    uint32_t at = lexicon->traits->of_word[word];
    return at == 0 ? NULL : &lexicon->traits->items[at];
}

#endif
