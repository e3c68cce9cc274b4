/* src/tables/tsv.h - reading tab-separated tables: UTF-8, # comments, a first line that names the columns. */
#ifndef DATELINE_TABLES_TSV_H
#define DATELINE_TABLES_TSV_H

#include <dateline/arena.h>
#include <dateline/error.h>

enum { DLN_TSV_MAX_COLUMNS = 24 };

typedef struct dln_tsv {
    const char *file;       /* for messages */
    dln_span rest;
    uint32_t line;          /* of the row last read, from 1 */
    dln_span header[DLN_TSV_MAX_COLUMNS];
    size_t column_count;
    dln_span cells[DLN_TSV_MAX_COLUMNS];
    bool is_by_hand;        /* may be set once open: blanks around cells are taken off, cells missing at a row's end are empty */
    dln_span row;           /* the whole line last read, for columns in messages */
} dln_tsv;

/* Reads the header line. bytes must outlive the reader. Fails with file:line:column. */
dln_status dln_tsv_open(dln_tsv *tsv, const char *file, dln_span bytes, dln_error *err);
/* The next row into cells; *more is false at the end. A row must have as many cells as the header (unless is_by_hand: at most). */
dln_status dln_tsv_next(dln_tsv *tsv, bool *more, dln_error *err);
/* The column in code points at which a piece of the row begins. */
uint32_t dln_tsv_column_of(const dln_tsv *tsv, dln_span piece);

/* The whole file into the arena. */
dln_status dln_file_read(const char *path, dln_arena *arena, dln_span *out, dln_error *err);

#endif
