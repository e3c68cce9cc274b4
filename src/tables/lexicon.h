/* src/tables/lexicon.h - looking words, phrases and cells up in the compiled tables.
 * An image is two const arrays: numbers and text. It is written by the builder (builder.h), either into a C file when
 * the program is made or into memory when a user adds a table. Layout of the numbers:
 *   head[DLN_HEAD_*] | per table {rows, cells, keys, key mask, referrers} | words {text, len, node, tables low, tables high} | by word, those of the word alone {low, high} | slots {word, its first twelve bytes}
 *   | nodes {first sense, sense count, bits of the next words} | edges {node, word, next} (open addressing) | senses {table|column|caps, row}
 *   | cells | keys {row + 1} (open addressing, by the text of the first column)
 *   | lists {a bit for each list, by word} {the same by row of table verbs} {by list: where its phrases begin} {words, 0, ..., 0}
 *   | referrers {where the rows of the first target begin, of the second, ..., the end}, rows
 * The text is one behind the other, each but the empty one at 0 with its length before it and a NUL behind it.
 * Words are kept folded (lower case, no diacritics): what an article writes is folded once per token.
 */
#ifndef DATELINE_TABLES_LEXICON_H
#define DATELINE_TABLES_LEXICON_H

#include <dateline/lexicon.h>
#include <dateline/when.h>

#include "tables/schema.h"

enum { /* head */
    DLN_HEAD_MAGIC, DLN_HEAD_NUMBERS, DLN_HEAD_TEXT_BYTES, DLN_HEAD_TABLES, DLN_HEAD_WORDS, DLN_HEAD_WORD_COUNT,
    DLN_HEAD_SLOTS, DLN_HEAD_SLOT_MASK, DLN_HEAD_NODES, DLN_HEAD_NODE_COUNT, DLN_HEAD_EDGES, DLN_HEAD_EDGE_MASK,
    DLN_HEAD_SENSES, DLN_HEAD_SENSE_COUNT, DLN_HEAD_DIGEST,
    DLN_HEAD_LIST_WORDS, DLN_HEAD_LIST_WORD_COUNT, DLN_HEAD_LIST_VERBS, DLN_HEAD_LIST_PHRASES, DLN_HEAD_ALONE, DLN_HEAD_SIZE
};
enum { DLN_TEXT_HEAD = 2, DLN_TEXT_LONG = 0xFFFF }; /* bytes of the length, the lowest first; of a text that is longer than two can say */
enum { DLN_IMAGE_MAGIC = 0x444C4E39, DLN_WORD_CELLS = 5, DLN_SLOT_CELLS = 4, DLN_NODE_CELLS = 3, DLN_TABLE_CELLS = 5, DLN_EDGE_CELLS = 3, DLN_SENSE_CELLS = 2 };

#define DLN_VERSION_FORMAT "en-%08x" /* of the digest */

struct dln_lexicon {
    const uint32_t *numbers;
    const char *text;
    void *owned_numbers, *owned_text; /* NULL: the compiled ones */
    const uint32_t *words, *nodes, *senses; /* where they begin in the numbers; these and what follows by dln_lexicon_find_parts */
    struct { const uint32_t *cells; size_t columns; } tables[DLN_TABLE_COUNT];
    char version[24];
    struct dln_dates_program *dates; /* the date patterns, compiled (find/dates_grammar.c) */
    struct dln_traits *traits;       /* closed classes and verbs by word (find/traits.c) */
    struct dln_weights *weights;     /* of what mentions are like (extract/confidence.c) */
};

/* What a phrase may mean: a row of a table, by the column whose form it is. */
typedef struct dln_sense {
    uint8_t table, column;
    uint8_t capitals; /* bit i: token i of the form is capitalised, so the text's must be (tokens past 7: not asked) */
    uint8_t shouted;  /* the form is in capitals throughout (UN, WHO): so must the text be */
    uint32_t row;
} dln_sense;

typedef struct dln_phrase {
    uint32_t tokens;            /* how many it takes */
    const uint32_t *senses;     /* read with dln_sense_at */
    uint32_t sense_count;
} dln_phrase;

/* Notes where the parts of the image are, so that a cell is one step away. To be called whenever the numbers are other ones. */
void dln_lexicon_find_parts(dln_lexicon *lexicon);

/* ---- words ---- */
uint32_t dln_hash_word(const char *folded, size_t len);
/* Its first twelve bytes, zeros behind a shorter one: a slot has them, so that only words that are longer are compared in the text. */
enum { DLN_HEAD_BYTES = 12 };
static inline void dln_word_head(const char *folded, size_t len, uint32_t head[3])
{
    unsigned char bytes[DLN_HEAD_BYTES] = {0};
    memcpy(bytes, folded, len < DLN_HEAD_BYTES ? len : DLN_HEAD_BYTES);
    for (int i = 0; i < 3; i++)
        head[i] = bytes[i * 4] | (uint32_t)bytes[i * 4 + 1] << 8 | (uint32_t)bytes[i * 4 + 2] << 16 | (uint32_t)bytes[i * 4 + 3] << 24;
}
/* The id of a folded word; 0: not in any table. */
uint32_t dln_word_find(const dln_lexicon *lexicon, const char *folded, size_t len);
/* The same of a word or text as it is written. *hash: dln_hash_word of it, folded. */
uint32_t dln_word_of(const dln_lexicon *lexicon, dln_span text, uint32_t *hash);

static inline const uint32_t *dln_word_cells(const dln_lexicon *lexicon, uint32_t word)
{
    return lexicon->words + (size_t)word * DLN_WORD_CELLS;
}
/* Bits of the tables one of whose forms begins with the word. Word 0 has none. */
static inline uint64_t dln_word_tables(const dln_lexicon *lexicon, uint32_t word)
{
    const uint32_t *cells = dln_word_cells(lexicon, word);
    return (uint64_t)cells[4] << 32 | cells[3];
}
static inline uint64_t dln_table_bit(dln_table table) { return (uint64_t)1 << table; }
/* Bits of the tables one of whose forms is the word alone; and whether any goes on from it. */
#define DLN_MAY_GO_ON ((uint64_t)1 << 63)
enum { DLN_ALONE_CELLS = 2 };
static inline uint64_t dln_alone_at(const uint32_t *alone, uint32_t word) { return (uint64_t)alone[(size_t)word * DLN_ALONE_CELLS + 1] << 32 | alone[(size_t)word * DLN_ALONE_CELLS]; }
/* ---- phrases over word ids (see find/tokens.h for matching in a text) ---- */
static inline uint32_t dln_word_node(const dln_lexicon *lexicon, uint32_t word) { return dln_word_cells(lexicon, word)[2]; }
static inline const uint32_t *dln_node_cells(const dln_lexicon *lexicon, uint32_t node)
{
    return lexicon->nodes + (size_t)node * DLN_NODE_CELLS;
}
/* A node has the bits of all words that go on from it, so that for most others no edge is looked for. */
static inline uint32_t dln_next_bit(uint32_t word) { return (uint32_t)1 << word % 32; }
uint32_t dln_edge_find(const dln_lexicon *lexicon, uint32_t node, uint32_t word);
static inline uint32_t dln_node_next(const dln_lexicon *lexicon, uint32_t node, uint32_t word) /* 0: none */
{
    return (dln_node_cells(lexicon, node)[2] & dln_next_bit(word)) == 0 ? 0 : dln_edge_find(lexicon, node, word);
}
static inline dln_sense dln_sense_at(const uint32_t *senses, uint32_t index)
{
    uint32_t packed = senses[index * DLN_SENSE_CELLS];
    return (dln_sense){(uint8_t)packed, (uint8_t)(packed >> 8), (uint8_t)(packed >> 16), (uint8_t)(packed >> 24),
                       senses[index * DLN_SENSE_CELLS + 1]};
}
/* Whether a sense asks for capitals at all. */
static inline bool dln_sense_asks(const uint32_t *senses, uint32_t index) { return senses[index * DLN_SENSE_CELLS] >> 16 != 0; }
static inline dln_table dln_sense_table(const uint32_t *senses, uint32_t index) { return (dln_table)(senses[index * DLN_SENSE_CELLS] & 0xFF); }
/* Senses of the word alone. */
static inline const uint32_t *dln_word_senses(const dln_lexicon *lexicon, uint32_t word, uint32_t *count)
{
    const uint32_t *node = dln_node_cells(lexicon, dln_word_node(lexicon, word));
    *count = node[1];
    return lexicon->senses + (size_t)node[0] * DLN_SENSE_CELLS;
}

/* ---- lists: who asks is find/word_lists.h ---- */
/* How many numbers the bits of all lists take. */
static inline uint32_t dln_list_cells(uint32_t list_count) { return (list_count + 31) / 32; }

/* ---- cells ---- */
static inline const uint32_t *dln_table_cells(const dln_lexicon *lexicon, dln_table table)
{
    return lexicon->numbers + lexicon->numbers[DLN_HEAD_TABLES] + (uint32_t)table * DLN_TABLE_CELLS;
}
static inline uint32_t dln_row_count(const dln_lexicon *lexicon, dln_table table) { return dln_table_cells(lexicon, table)[0]; }
static inline uint32_t dln_cell(const dln_lexicon *lexicon, dln_table table, uint32_t row, uint32_t column)
{
    return lexicon->tables[table].cells[(size_t)row * lexicon->tables[table].columns + column];
}
static inline dln_span dln_cell_text(const dln_lexicon *lexicon, dln_table table, uint32_t row, uint32_t column)
{
    uint32_t offset = dln_cell(lexicon, table, row, column);
    const char *text = lexicon->text + offset;
    size_t len = offset == 0 ? 0 : (unsigned char)text[-2] | (size_t)(unsigned char)text[-1] << 8;
    return (dln_span){text, len == DLN_TEXT_LONG ? strlen(text) : len};
}
static inline int32_t dln_cell_int(const dln_lexicon *lexicon, dln_table table, uint32_t row, uint32_t column)
{
    return (int32_t)dln_cell(lexicon, table, row, column);
}
static inline double dln_cell_decimal(const dln_lexicon *lexicon, dln_table table, uint32_t row, uint32_t column)
{
    return (int32_t)dln_cell(lexicon, table, row, column) / 10000.0;
}
/* Row index of a REF; UINT32_MAX: empty. */
static inline uint32_t dln_cell_row(const dln_lexicon *lexicon, dln_table table, uint32_t row, uint32_t column)
{
    return dln_cell(lexicon, table, row, column) - 1;
}
/* The first day (is_end: the last) that a DATE cell allows; INT32_MIN / INT32_MAX if open. */
int32_t dln_day_of_cell(int32_t cell, bool is_end); /* of whatever grain */
static inline int32_t dln_cell_day(const dln_lexicon *lexicon, dln_table table, uint32_t row, uint32_t column, bool is_end)
{
    int32_t cell = dln_cell_int(lexicon, table, row, column);
    return (cell & 7) == DLN_GRAIN_DAY ? (cell - DLN_GRAIN_DAY) / 8 : dln_day_of_cell(cell, is_end); /* most are days */
}
/* The row whose KEY column (the first one) is the text; UINT32_MAX: none, or the table has no keys. */
uint32_t dln_row_find(const dln_lexicon *lexicon, dln_table table, dln_span key);
/* The code that events have of a country; of a state that is no more, its successor's. */
dln_span dln_country_code(const dln_lexicon *lexicon, uint32_t row);
/* The rows of a table whose REF column names row `target` of the other one, in their order. */
static inline const uint32_t *dln_referrers(const dln_lexicon *lexicon, dln_table table, uint32_t target, uint32_t *count)
{
    const uint32_t *first = lexicon->numbers + dln_table_cells(lexicon, table)[4] + target;
    *count = first[1] - first[0];
    return lexicon->numbers + first[0];
}

#endif
