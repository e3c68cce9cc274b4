/* timelines/store_load.h - filling a store that is empty: rows are written in their order, indexes are made at the end, all of it in the
 * one transaction that ends with the commit. Private to store*.c.
 */
#ifndef DATELINE_TIMELINES_STORE_LOAD_H
#define DATELINE_TIMELINES_STORE_LOAD_H

#include "store_db.h"

bool dln_store_is_empty(dln_store *store);

/* Begins it if the store is empty: its indexes are gone until the end. */
void dln_store_start_loading(dln_store *store);
/* Writes what was held back and makes the indexes; whoever needs them calls it. Does nothing when nothing is being loaded. */
void dln_store_end_loading(dln_store *store);
/* After a rollback. */
void dln_store_forget_loading(dln_store *store);

/* While loading: the row of an article or mention of this run; 0: none. And notes one. */
typedef enum dln_loaded { DLN_LOADED_ARTICLE, DLN_LOADED_MENTION, DLN_LOADED_KINDS } dln_loaded;
int64_t dln_store_loaded(const dln_store *store, dln_loaded kind, dln_span id);
void dln_store_note_loaded(dln_store *store, dln_loaded kind, dln_span id, int64_t row);

/* While loading: the record of each mention that was put, in the order of their rows; they live until the loading ends. */
typedef struct dln_loaded_mention {
    int64_t row;
    dln_span record;
} dln_loaded_mention;
void dln_store_keep_loaded(dln_store *store, int64_t row, dln_span record);
const dln_loaded_mention *dln_store_loaded_mentions(const dln_store *store, size_t *count);

/* A row of partspan or block; while loading it is held back, to be written in order. */
typedef enum dln_spans { DLN_PARTSPAN, DLN_BLOCK, DLN_SPANS } dln_spans;
typedef struct dln_span_row {
    int64_t key, lo, hi, event; /* key: the actor or block */
    int dc;
} dln_span_row;
void dln_store_add_span(dln_store *store, dln_spans table, const dln_span_row *row);
void dln_store_drop_span(dln_store *store, dln_spans table, const dln_span_row *row);

#endif
