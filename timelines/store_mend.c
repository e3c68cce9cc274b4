/* timelines/store_mend.c - a rebuild: what it makes anew or drops beside the events of mentions, which store_view.c forms at the commit. */
#include "store_ledger.h"

#include "base/text.h"
#include "store_record.h"

#include <stdlib.h>

/* What they were last is known from nowhere else. An alias goes on leading to the event that they are part of. */
static void drop_unreadable(dln_store *store, sqlite3_stmt *stones, const char *drop_sql, const char *what, dln_arena *arena)
{
    dln_span *uids = NULL;
    size_t count = 0, capacity = 0;
    while (dln_sql_step(store, stones)) {
        dln_event event;
        dln_span *uid = dln_record_read_event(dln_sql_span(stones, 1), store->row, &event) ? NULL : dln_arena_push(arena, &uids, &count, &capacity, sizeof *uid);
        if (uid != NULL)
            *uid = dln_arena_copy(arena, dln_sql_span(stones, 0));
        dln_arena_reset(store->row);
    }
    for (size_t i = 0; i < count && !dln_store_failed(store); i++) {
        sqlite3_stmt *drop = dln_sql(store, drop_sql);
        dln_sql_text(drop, 1, uids[i]);
        dln_sql_run(store, drop);
        dln_store_note_mended(store, "%s '%.*s' cannot be read and is dropped: no calendar will be told that it is cancelled", what, DLN_SHOWN(uids[i]));
    }
}

/* Events that came as such: as they came. */
static void restore_given(dln_store *store, dln_arena *arena)
{
    dln_id_list rows = {0};
    sqlite3_stmt *all = dln_sql(store, "SELECT id FROM event WHERE given = 1");
    while (dln_sql_step(store, all))
        dln_id_list_add(store, &rows, dln_sql_number(all, 0));
    for (size_t i = 0; i < rows.count && !dln_store_failed(store); i++) {
        dln_row row;
        dln_event event;
        dln_span record = {"", 0};
        sqlite3_stmt *find = dln_sql(store, "SELECT " DLN_ROW_COLUMNS ", (SELECT record FROM given WHERE given.derived = event.derived) FROM event WHERE id = ?1");
        dln_sql_int(find, 1, rows.ids[i]);
        if (dln_sql_step(store, find)) {
            dln_row_read(find, arena, &row);
            record = dln_arena_copy(arena, dln_sql_span(find, 10));
        }
        dln_sql_done(find);
        if (record.text != NULL && dln_record_read_event(record, arena, &event))
            dln_ledger_update(store, &row, &event, DLN_GIVEN);
        dln_arena_reset(arena);
    }
    free(rows.ids);
}

dln_status dln_store_rebuild(dln_store *store, dln_error *err)
{
    dln_arena *arena = dln_arena_new();
    store->wants_rebuild = true;
    if (arena == NULL)
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    if (!dln_store_failed(store))
        drop_unreadable(store, dln_sql(store, "SELECT uid, record FROM retired"), "DELETE FROM retired WHERE uid = ?1", "the retired event", arena);
    if (!dln_store_failed(store))
        drop_unreadable(store, dln_sql(store, "SELECT uid, former.record FROM former JOIN event ON event.id = former.event"),
                        "DELETE FROM former WHERE event = (SELECT id FROM event WHERE uid = ?1)", "what was in calendars of the event", arena);
    if (!dln_store_failed(store))
        restore_given(store, arena);
    if (arena != NULL && dln_arena_failed(arena))
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    dln_arena_free(arena);
    return dln_store_settle(store, err);
}
