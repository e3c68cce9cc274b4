/* timelines/sketch.h - the telling words of a text as a short sorted list of hashes, and the occasions that it names.
 * Which words tell nothing and which name an occasion: words.tsv.
 */
#ifndef DATELINE_TIMELINES_SKETCH_H
#define DATELINE_TIMELINES_SKETCH_H

#include <dateline/span.h>

#include <stdbool.h>
#include <stdint.h>

enum { DLN_SKETCH_WORDS = 32 };

enum { /* what kind of occasion a text names */
    DLN_OCCASION_PRESS = 1, DLN_OCCASION_POST = 2, DLN_OCCASION_LETTER = 4, DLN_OCCASION_DOCUMENT = 8, DLN_OCCASION_ADDRESS = 16,
    DLN_OCCASION_INTERVIEW = 32, DLN_OCCASION_READOUT = 64, DLN_OCCASION_ARRIVAL = 128, DLN_OCCASION_DEPARTURE = 256,
    DLN_OCCASION_MEAL = 512, DLN_OCCASION_SIGNING = 1024, DLN_OCCASION_PHONE = 2048, DLN_OCCASION_VIDEO = 4096,
    DLN_OCCASION_BILATERAL = 8192,
    DLN_OCCASIONS_OF_STATEMENTS = 511, /* the others are of meetings and calls */
};

typedef struct dln_words {   /* the rows of words.tsv, for quick finding */
    uint16_t slots[1024];    /* 1-based rows; 0: free */
    uint32_t occasions[480]; /* by row; 0: names none */
    uint64_t heads[480];     /* by row: its first letters */
} dln_words;
void dln_words_index(dln_words *out);

typedef struct dln_sketch {
    uint32_t words[DLN_SKETCH_WORDS]; /* sorted by finish */
    uint32_t count, occasions;
    uint64_t seen;                    /* a bit of each word that came: most that are new need no search */
    bool is_brief;                    /* only the occasions are asked for */
} dln_sketch;
void dln_sketch_add(const dln_words *words, dln_sketch *sketch, dln_span text);
/* As if the text of the other, which is not finished, were added. */
void dln_sketch_unite(dln_sketch *sketch, const dln_sketch *other);
/* Takes the words of a text out again: who spoke does not tell what was said. */
void dln_sketch_forget(const dln_words *words, dln_sketch *sketch, dln_span text);
void dln_sketch_finish(dln_sketch *sketch);

typedef struct dln_telling { /* a finished sketch to keep */
    const uint32_t *words;
    uint32_t count;
} dln_telling;
uint32_t dln_sketch_common(dln_telling a, dln_telling b);

/* The next word of a folded text; an apostrophe belongs to it (sana'a), an English 's does not. */
bool dln_next_word(dln_span text, size_t *at, dln_span *word);

/* Whether a word is of general use in the names of offices and organisations ("ministry"). */
bool dln_is_body_word(dln_span folded);

#endif
