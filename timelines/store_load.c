/* timelines/store_load.c - see store_load.h.
 * An index whose rows come in no order costs a look-up and a changed page for each of them, and of a store that outgrows its cache a page
 * read and written again; made at the end they are sorted once. Those whose rows come in order or nearly so (by article, by day) stay: making
 * an index reads its whole table.
 */
#include "store_load.h"

#include "base/text.h"
#include "store_map.h"

#include <stdlib.h>

/* As in schema.sql; tests/property/store.c compares. Those that are left out meanwhile. */
static const struct { const char *drop, *make; } indexes[] = {
    {"DROP INDEX article_key", "CREATE UNIQUE INDEX article_key ON article(key)"},
    {"DROP INDEX article_url", "CREATE INDEX article_url ON article(url) WHERE url <> ''"},
    {"DROP INDEX mention_key", "CREATE UNIQUE INDEX mention_key ON mention(key)"},
    {"DROP INDEX member_event", "CREATE INDEX member_event ON member(event)"},
    {"DROP INDEX event_uid", "CREATE UNIQUE INDEX event_uid ON event(uid)"},
    {"DROP INDEX event_derived", "CREATE INDEX event_derived ON event(derived)"},
};
enum { INDEXES = sizeof indexes / sizeof *indexes };

typedef struct span_rows {
    dln_span_row *items;
    size_t count, capacity;
} span_rows;

struct dln_loading {
    dln_row_map rows[DLN_LOADED_KINDS];
    span_rows spans[DLN_SPANS];
    dln_arena *arena; /* for the records */
    dln_loaded_mention *mentions;
    size_t mention_count, mention_capacity;
};

static void run_each(dln_store *store, bool make)
{
    for (int i = 0; i < INDEXES && !dln_store_failed(store); i++) {
        if (make)
            dln_store_tell(store, "indexes made", (uint64_t)i, INDEXES);
        int code = sqlite3_exec(store->db, make ? indexes[i].make : indexes[i].drop, NULL, NULL, NULL);
        if (code != SQLITE_OK)
            dln_store_fail_sql(store, sqlite3_extended_errcode(store->db));
    }
}

bool dln_store_is_empty(dln_store *store)
{
    return dln_sql_value(store, dln_sql(store, "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM mention) OR EXISTS (SELECT 1 FROM event) "
                                                       "OR EXISTS (SELECT 1 FROM retired) OR EXISTS (SELECT 1 FROM given) OR EXISTS (SELECT 1 FROM alias)"), 1) == 0;
}

bool dln_store_add_as_one(dln_store *store)
{
    store->is_first = dln_store_is_empty(store) && !dln_store_failed(store);
    return store->is_first;
}

void dln_store_start_loading(dln_store *store)
{
    if (!dln_store_is_empty(store) || dln_store_failed(store))
        return;
    store->loading = calloc(1, sizeof *store->loading);
    if (store->loading != NULL)
        store->loading->arena = dln_arena_new();
    if (store->loading == NULL || store->loading->arena == NULL)
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    run_each(store, false);
}

void dln_store_forget_loading(dln_store *store)
{
    if (store->loading == NULL)
        return;
    for (int i = 0; i < DLN_LOADED_KINDS; i++)
        dln_row_map_free(&store->loading->rows[i]);
    for (int i = 0; i < DLN_SPANS; i++)
        free(store->loading->spans[i].items);
    free(store->loading->mentions);
    dln_arena_free(store->loading->arena);
    free(store->loading);
    store->loading = NULL;
}

/* ---- rows by name ---- */

int64_t dln_store_loaded(const dln_store *store, dln_loaded kind, dln_span id)
{
    return dln_row_map_find(&store->loading->rows[kind], dln_hash128(id));
}

void dln_store_note_loaded(dln_store *store, dln_loaded kind, dln_span id, int64_t row)
{
    if (!dln_store_failed(store) && !dln_row_map_put(&store->loading->rows[kind], dln_hash128(id), row))
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
}

/* ---- records: they are read again when the events are formed, and are not fetched out of the file for it ---- */

void dln_store_keep_loaded(dln_store *store, int64_t row, dln_span record)
{
    struct dln_loading *loading = store->loading;
    if (loading->mention_count == loading->mention_capacity) {
        size_t wanted = loading->mention_capacity == 0 ? 1024 : loading->mention_capacity * 2;
        dln_loaded_mention *larger = wanted > SIZE_MAX / sizeof *larger ? NULL : realloc(loading->mentions, wanted * sizeof *larger);
        if (larger == NULL) {
            dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
            return;
        }
        loading->mentions = larger;
        loading->mention_capacity = wanted;
    }
    dln_span copy = dln_arena_copy(loading->arena, record);
    if (copy.text == NULL)
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    else
        loading->mentions[loading->mention_count++] = (dln_loaded_mention){row, copy};
}

const dln_loaded_mention *dln_store_loaded_mentions(const dln_store *store, size_t *count)
{
    *count = store->loading->mention_count;
    return store->loading->mentions;
}

/* ---- partspan and block ---- */

static void bind_span(sqlite3_stmt *change, int at, const dln_span_row *row)
{
    dln_sql_int(change, at + 1, row->key);
    dln_sql_int(change, at + 2, row->dc);
    dln_sql_int(change, at + 3, row->lo);
    dln_sql_int(change, at + 4, row->hi);
    dln_sql_int(change, at + 5, row->event);
}

static void write_span(dln_store *store, dln_spans table, const dln_span_row *row)
{
    sqlite3_stmt *add = table == DLN_PARTSPAN ? dln_sql(store, "INSERT OR IGNORE INTO partspan(actor, dc, lo, hi, event) VALUES(?, ?, ?, ?, ?)")
                                              : dln_sql(store, "INSERT OR IGNORE INTO block(key, dc, lo, hi, event) VALUES(?, ?, ?, ?, ?)");
    bind_span(add, 0, row);
    dln_sql_run(store, add);
}

/* Several by one statement. */
enum { AT_ONCE = 8 };
#define ROW "(?, ?, ?, ?, ?)"
#define ROWS ROW ", " ROW ", " ROW ", " ROW ", " ROW ", " ROW ", " ROW ", " ROW

static void write_spans(dln_store *store, dln_spans table, const dln_span_row *rows)
{
    sqlite3_stmt *add = table == DLN_PARTSPAN ? dln_sql(store, "INSERT OR IGNORE INTO partspan(actor, dc, lo, hi, event) VALUES " ROWS)
                                              : dln_sql(store, "INSERT OR IGNORE INTO block(key, dc, lo, hi, event) VALUES " ROWS);
    for (int i = 0; i < AT_ONCE; i++)
        bind_span(add, 5 * i, &rows[i]);
    dln_sql_run(store, add);
}

void dln_store_add_span(dln_store *store, dln_spans table, const dln_span_row *row)
{
    if (store->loading == NULL) {
        write_span(store, table, row);
        return;
    }
    span_rows *rows = &store->loading->spans[table];
    if (rows->count == rows->capacity) {
        size_t wanted = rows->capacity == 0 ? 1024 : rows->capacity * 2;
        dln_span_row *larger = wanted > SIZE_MAX / sizeof *larger ? NULL : realloc(rows->items, wanted * sizeof *larger);
        if (larger == NULL) {
            dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
            return;
        }
        rows->items = larger;
        rows->capacity = wanted;
    }
    rows->items[rows->count++] = *row;
}

void dln_store_drop_span(dln_store *store, dln_spans table, const dln_span_row *row)
{
    sqlite3_stmt *drop = table == DLN_PARTSPAN ? dln_sql(store, "DELETE FROM partspan WHERE actor = ?1 AND dc = ?2 AND lo = ?3 AND hi = ?4 AND event = ?5")
                                               : dln_sql(store, "DELETE FROM block WHERE key = ?1 AND dc = ?2 AND lo = ?3 AND hi = ?4 AND event = ?5");
    bind_span(drop, 0, row);
    dln_sql_run(store, drop);
}

static int by_primary_key(const void *a, const void *b)
{
    const dln_span_row *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->dc != y->dc)
        return x->dc < y->dc ? -1 : 1;
    if (x->lo != y->lo)
        return x->lo < y->lo ? -1 : 1;
    if (x->hi != y->hi)
        return x->hi < y->hi ? -1 : 1;
    return (x->event > y->event) - (x->event < y->event);
}

/* ---- the end ---- */

void dln_store_end_loading(dln_store *store)
{
    if (store->loading == NULL)
        return;
    for (int i = 0; i < DLN_SPANS; i++) {
        span_rows *rows = &store->loading->spans[i];
        if (rows->count > 1)
            qsort(rows->items, rows->count, sizeof *rows->items, by_primary_key);
        size_t k = 0;
        for (; k + AT_ONCE <= rows->count && !dln_store_failed(store); k += AT_ONCE)
            write_spans(store, (dln_spans)i, &rows->items[k]);
        for (; k < rows->count && !dln_store_failed(store); k++)
            write_span(store, (dln_spans)i, &rows->items[k]);
    }
    dln_store_forget_loading(store);
    run_each(store, true);
}
