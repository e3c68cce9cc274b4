/* src/find/people.h - private to people*.c: the parties of a document by keys, of names or of rows.
 *   people.c            people, bodies and nations by their rows
 *   people_named.c      who is meant by a name
 *   people_introduced.c what stands beside a name makes of its bearer
 */
#ifndef DATELINE_FIND_PEOPLE_H
#define DATELINE_FIND_PEOPLE_H

#include "find/parties.h"

/* A new party, and what is known of it; NULL without memory. */
dln_doc_party *people_new(dln_finder *f, dln_known **known);
/* The index of what is by key: {key, party + 1}; several parties of one key stand one after the other. */
void people_index(dln_finder *f, uint32_t key, uint32_t party);
void people_index_name(dln_finder *f, uint32_t key, uint32_t party); /* by the word of a name, and by what it is short for */
/* Keys of what is no name: kind and row. And whose key it is; DLN_NONE. */
uint32_t people_row_key(dln_table table, uint32_t row, uint32_t more);
uint32_t people_of_row(const dln_finder *f, uint32_t key);
/* A word of a name without the article: Ahmad of Al-Ahmad; empty: al, bin, ibn. */
dln_span people_bare_word(const dln_lexicon *lexicon, dln_span word);

typedef struct key_walk { size_t slot; uint32_t key; } key_walk;

static inline key_walk people_walk(const dln_finder *f, uint32_t key) { return (key_walk){(key * 0x9E3779B1u >> 7) & f->by_key_mask, key}; }

static inline uint32_t people_next(const dln_finder *f, key_walk *walk)
{
    while (f->by_key != NULL && f->by_key[walk->slot * 2 + 1] != 0) {
        size_t slot = walk->slot;
        walk->slot = (slot + 1) & f->by_key_mask;
        if (f->by_key[slot * 2] == walk->key)
            return f->by_key[slot * 2 + 1] - 1;
    }
    return DLN_NONE;
}

#endif
