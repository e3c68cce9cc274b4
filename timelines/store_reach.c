/* timelines/store_reach.c - see store_reach.h. Stretches of days are kept by length class, so that those which touch a stretch are
 * found in one run of the index for each class: lo in (first - longest, last].
 */
#include "store_reach.h"

#include "cluster.h"
#include "store_load.h"

enum { REACH_BYTES = 16 };

static const int64_t class_days[] = {3, 40, 400, INT64_C(1) << 33};
enum { CLASSES = sizeof class_days / sizeof *class_days };

static int class_of(const dln_reach *reach)
{
    int dc = 0;
    while (dc + 1 < CLASSES && (int64_t)reach->last - reach->first + 1 > class_days[dc])
        dc++;
    return dc;
}

/* ---- as bytes, in the event's row ---- */

static void put_bytes(char *out, uint64_t value, int count)
{
    for (int i = 0; i < count; i++)
        out[i] = (char)(value >> 8 * i);
}

static uint64_t get_bytes(const char *text, int count)
{
    uint64_t value = 0;
    for (int i = 0; i < count; i++)
        value |= (uint64_t)(unsigned char)text[i] << 8 * i;
    return value;
}

dln_span dln_store_encode_reach(dln_store *store, const dln_reach *list, size_t count)
{
    dln_sink_clear(store->words);
    for (size_t i = 0; i < count; i++) {
        char bytes[REACH_BYTES];
        put_bytes(bytes, list[i].key, 8);
        put_bytes(bytes + 8, (uint32_t)list[i].first, 4);
        put_bytes(bytes + 12, (uint32_t)list[i].last, 4);
        dln_sink_write(store->words, bytes, REACH_BYTES);
    }
    return dln_sink_bytes(store->words);
}

void dln_store_reach_of(dln_store *store, int64_t event, dln_arena *arena, dln_reach **out, size_t *count)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT reach FROM event WHERE id = ?1");
    *out = NULL;
    *count = 0;
    dln_sql_int(find, 1, event);
    if (!dln_sql_step(store, find))
        return;
    dln_span bytes = dln_sql_span(find, 0);
    dln_reach *list = dln_arena_array(arena, bytes.len / REACH_BYTES + 1, sizeof *list);
    for (size_t i = 0; list != NULL && i < bytes.len / REACH_BYTES; i++) {
        const char *at = bytes.text + i * REACH_BYTES;
        list[(*count)++] = (dln_reach){get_bytes(at, 8), (int32_t)(uint32_t)get_bytes(at + 8, 4), (int32_t)(uint32_t)get_bytes(at + 12, 4)};
    }
    *out = list;
    dln_sql_done(find);
}

/* ---- rows ---- */

static dln_span_row row_of(const dln_reach *reach, int64_t event)
{
    return (dln_span_row){.key = (int64_t)reach->key, .dc = class_of(reach), .lo = reach->first, .hi = reach->last, .event = event};
}

void dln_store_add_reach(dln_store *store, int64_t event, const dln_reach *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dln_span_row row = row_of(&list[i], event);
        dln_store_add_span(store, DLN_BLOCK, &row);
    }
}

static void drop_rows(dln_store *store, int64_t event, const dln_reach *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dln_span_row row = row_of(&list[i], event);
        dln_store_drop_span(store, DLN_BLOCK, &row);
    }
}

void dln_store_drop_reach(dln_store *store, int64_t event)
{
    dln_reach *list;
    size_t count;
    dln_store_reach_of(store, event, store->row, &list, &count);
    drop_rows(store, event, list, count);
    dln_arena_reset(store->row);
}

static bool is_same(const dln_reach *a, const dln_reach *b)
{
    return a->key == b->key && a->first == b->first && a->last == b->last;
}

void dln_store_set_reach(dln_store *store, int64_t event, const dln_reach *list, size_t count)
{
    dln_reach *before;
    size_t before_count, same = 0;
    dln_store_reach_of(store, event, store->row, &before, &before_count);
    while (before_count == count && same < count && is_same(&before[same], &list[same]))
        same++;
    bool is_known = before_count == count && same == count;
    if (!is_known)
        drop_rows(store, event, before, before_count);
    dln_arena_reset(store->row);
    if (is_known)
        return;
    dln_span bytes = dln_store_encode_reach(store, list, count);
    sqlite3_stmt *keep = dln_sql(store, "UPDATE event SET reach = ?2 WHERE id = ?1");
    dln_sql_int(keep, 1, event);
    dln_sql_blob(keep, 2, bytes);
    dln_sql_run(store, keep);
    dln_store_add_reach(store, event, list, count);
}

bool dln_store_has_reach(dln_store *store, int64_t event, size_t *count)
{
    dln_reach *list;
    bool has_all = true;
    dln_store_reach_of(store, event, store->row, &list, count);
    for (size_t i = 0; i < *count && has_all; i++) {
        dln_span_row row = row_of(&list[i], event);
        sqlite3_stmt *find = dln_sql(store, "SELECT 1 FROM block WHERE key = ?1 AND dc = ?2 AND lo = ?3 AND hi = ?4 AND event = ?5");
        dln_sql_int(find, 1, row.key);
        dln_sql_int(find, 2, row.dc);
        dln_sql_int(find, 3, row.lo);
        dln_sql_int(find, 4, row.hi);
        dln_sql_int(find, 5, row.event);
        has_all = dln_sql_value(store, find, 0) == 1;
    }
    dln_arena_reset(store->row);
    return has_all;
}

/* ---- asking ---- */

void dln_store_probe(dln_store *store, const dln_reach *probe, dln_id_list *events)
{
    for (int dc = 0; dc < CLASSES; dc++) {
        sqlite3_stmt *find = dln_sql(store, "SELECT event FROM block WHERE key = ?1 AND dc = ?2 AND lo BETWEEN ?3 AND ?4 AND hi >= ?5");
        dln_sql_int(find, 1, (int64_t)probe->key);
        dln_sql_int(find, 2, dc);
        dln_sql_int(find, 3, probe->first - class_days[dc]);
        dln_sql_int(find, 4, probe->last);
        dln_sql_int(find, 5, probe->first);
        while (dln_sql_step(store, find))
            dln_id_list_add(store, events, dln_sql_number(find, 0));
    }
}

/* Only cores that are looked at for certain count: those that begin and end well within the mention's days. */
bool dln_store_is_crowded(dln_store *store, const dln_reach *vague, size_t give)
{
    int64_t enough = DLN_MOST_CLUSTERS + 2 + (int64_t)give;
    dln_role role = dln_role_of(vague) == DLN_ROLE_ALONE ? DLN_ROLE_SIDE : DLN_ROLE_CORE;
    if (vague->last - (int64_t)vague->first < 3)
        return false;
    sqlite3_stmt *count = dln_sql(store, "SELECT count(*) FROM (SELECT DISTINCT event FROM block WHERE key = ?1 AND dc = 0 AND lo BETWEEN ?2 AND ?3 LIMIT ?4)");
    dln_sql_int(count, 1, (int64_t)((vague->key & ~(uint64_t)3) | role));
    dln_sql_int(count, 2, (int64_t)vague->first + 1);
    dln_sql_int(count, 3, (int64_t)vague->last - 1);
    dln_sql_int(count, 4, enough);
    return dln_sql_value(store, count, 0) >= enough;
}
