/* src/find/dates_program.h - the compiled grammar of time expressions: what dates_grammar.c makes and dates_match.c goes through. */
#ifndef DATELINE_FIND_DATES_PROGRAM_H
#define DATELINE_FIND_DATES_PROGRAM_H

#include "find/dates_atoms.h"

/* Bits of the tables of words of time. */
#define DATES_TABLES (dln_table_bit(DLN_TABLE_TIME_WORDS) | dln_table_bit(DLN_TABLE_TIME_ZONES) | dln_table_bit(DLN_TABLE_HOLIDAYS))

enum { PIECE_SLOTS = 2048, SYMBOLS_MAX = 24, ELEMENTS_MAX = 14, DEPTH_MAX = 6 };

typedef enum element_kind { ELEMENT_WORDS, ELEMENT_ATOM, ELEMENT_SYMBOL } element_kind;

typedef struct element {
    dln_span text;          /* without ? */
    uint8_t kind;
    bool is_glued;
    uint32_t first, count;  /* in words: those that it is, of an atom those that it may begin with */
    uint32_t symbol;
    dates_atom atom;
    dates_firsts firsts;
    bool keeps_draft;       /* an atom that only looks */
    uint8_t behind;         /* of an atom: atom_behind, and what may stand behind the words that it begins with */
    dates_firsts behind_firsts;
    dates_firsts alone, more; /* of an atom */
} element;

typedef struct node {
    dates_firsts firsts;    /* of its element */
    dates_firsts behind;    /* of its children */
    dates_firsts alone;     /* what may be its whole element */
    dates_firsts then;      /* and what then stands behind it; FIRST_ANY: nothing has to */
    dates_firsts more;      /* what else may be the token behind its first */
    uint32_t element;       /* that leads here */
    uint32_t word;          /* the only one that the element is; 0: it is one of several, or something else */
    uint8_t set;            /* + 1: bit of those that are one of its words (word_info.sets); 0: no words, some in no table of time, or all bits were taken */
    uint32_t symbol;        /* + 1; 0: its element is none */
    uint32_t child, sibling;
    uint32_t row;           /* + 1; 0: no row ends here */
    uint32_t wide;          /* + 1, if it has many children; 0: few */
} node;

typedef struct wide {       /* the children of a node by what they may begin with */
    uint32_t *ways;
    uint32_t words;         /* of 64 children each */
    uint64_t *maps;         /* for each word those of each bit of dates_firsts */
    uint64_t *seconds;      /* the same by the token behind */
    uint64_t *ending;       /* for each word those that need none */
} wide;

typedef struct row_does {    /* what a row makes of the draft when it matches */
    uint8_t build, mod;
    bool has_arg;
    int8_t arg;
} row_does;

struct dln_dates_program {
    word_info *infos;       /* by word id, as far as words have a class; 0: of all others */
    uint32_t info_count;
    uint32_t *seeds;        /* by word id: all bits if it is a seed; else those of what goes on with a longer form */
    word_entry *entries;
    size_t entry_count, entry_capacity;
    row_does *rows;
    node *nodes;
    size_t node_count, node_capacity;
    wide *wides;
    size_t wide_count, wide_capacity;
    element *elements;
    size_t element_count, element_capacity;
    uint16_t known[PIECE_SLOTS]; /* + 1: those by the hash of their text, while patterns are read */
    uint32_t *words;        /* of literal elements */
    size_t words_count, words_capacity;
    dln_span symbols[SYMBOLS_MAX];
    uint32_t symbol_rows[SYMBOLS_MAX], symbol_places[SYMBOLS_MAX]; /* where it was named first */
    uint32_t roots[SYMBOLS_MAX];
    dates_firsts firsts[SYMBOLS_MAX];
    uint32_t symbol_count;
    uint32_t named;         /* words that patterns name */
    dln_arena *arena;
};

static inline const word_info *info_of(const dln_dates_program *p, uint32_t word) { return &p->infos[word < p->info_count ? word : 0]; }

static inline bool is_named(const dln_dates_program *p, const element *e, uint32_t word)
{
    for (uint32_t i = 0; i < e->count; i++) {
        if (p->words[e->first + i] == word)
            return true;
    }
    return false;
}

#endif
