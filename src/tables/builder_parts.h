/* src/tables/builder_parts.h - what the files of the builder share: the rows as they come in (builder.c), their words, phrases and
 * lists (builder_words.c). For users of the builder: builder.h.
 */
#ifndef DATELINE_TABLES_BUILDER_PARTS_H
#define DATELINE_TABLES_BUILDER_PARTS_H

#include "tables/builder.h"

#include <stdlib.h>

typedef struct numbers {       /* a growing array */
    uint32_t *items;
    size_t count, capacity;
} numbers;

typedef struct reference {     /* a REF cell whose row is not known yet */
    dln_table table;
    size_t cell;
    uint32_t key;              /* offset in the text pool */
    uint32_t line, column;
    uint32_t file;             /* offset of its name in the text pool */
    dln_table target;
} reference;

typedef struct edge { uint32_t node, word, next; } edge;
typedef struct sense_entry { uint32_t node, packed, row; } sense_entry;

struct dln_builder {
    dln_arena *arena;
    char *text;
    size_t text_len, text_capacity;
    numbers interned;          /* open addressing: offsets in text */
    size_t interned_count;
    numbers rows[DLN_TABLE_COUNT];
    numbers keys[DLN_TABLE_COUNT]; /* open addressing: row + 1, by the text of its first column */
    reference *references;
    size_t reference_count, reference_capacity;
    /* made by finish */
    numbers image;
    bool failed;               /* no memory */
};

static inline bool grow(numbers *array, size_t needed)
{
    if (needed <= array->capacity)
        return true;
    size_t capacity = array->capacity == 0 ? 1024 : array->capacity;
    while (capacity < needed)
        capacity *= 2;
    uint32_t *larger = realloc(array->items, capacity * sizeof *larger);
    if (larger == NULL)
        return false;
    array->items = larger;
    array->capacity = capacity;
    return true;
}

static inline void push(dln_builder *b, numbers *array, uint32_t value)
{
    if (grow(array, array->count + 1))
        array->items[array->count++] = value;
    else
        b->failed = true;
}


enum { DLN_LISTED_BYTES = 96 }; /* a form on a list is shorter */

typedef struct phrase_store {
    numbers words;      /* DLN_WORD_CELLS each, word 0 first */
    numbers word_slots; /* {hash, word} */
    edge *edges;        /* open addressing */
    size_t edge_count, edge_capacity;
    uint32_t node_count;
    sense_entry *senses;
    size_t sense_count, sense_capacity;
    numbers listed, listed_verbs; /* {list, word}; {list, row of verbs} */
    numbers listed_phrases;       /* {list, words, 0} */
} phrase_store;

static inline size_t row_count(const dln_builder *b, dln_table table)
{
    return b->rows[table].count / dln_schemas[table].column_count;
}

/* A text, kept once: its offset in the pool, which this may move. */
uint32_t dln_builder_intern(dln_builder *b, dln_span text);
/* The row of a key; UINT32_MAX: none. */
uint32_t dln_builder_find_key(const dln_builder *b, dln_table table, const char *key);

/* ---- builder_words.c ---- */
/* All forms of all tables as words, phrases and senses, and which words are on which list. */
void dln_builder_add_words(dln_builder *b, phrase_store *p);
void dln_builder_free_words(phrase_store *p);
/* The part of the image that lexicon.h calls lists. */
void dln_builder_lay_out_lists(dln_builder *b, const phrase_store *p);

#endif
