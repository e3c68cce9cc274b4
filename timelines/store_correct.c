/* timelines/store_correct.c - a person's corrections of the store's events. What the mentions say stays beside what is shown, so that a
 * correction can be taken back, and events go on being formed as if there were none.
 */
#include "store_ledger.h"

#include "agree.h"
#include "base/text.h"
#include "store_record.h"

#include <stdio.h>
#include <stdlib.h>

dln_status dln_store_put_correction(dln_store *store, const dln_correction *c, dln_error *err)
{
    const dln_span texts[] = {c->event, dln_span_of(dln_change_word(c->change)), c->value, c->author, c->note};
    sqlite3_stmt *put = dln_sql(store, "INSERT INTO correction(event, change, value, author, note) VALUES(?1, ?2, ?3, ?4, ?5)");
    for (int i = 0; i < 5; i++)
        dln_sql_text(put, i + 1, texts[i]);
    dln_sql_run(store, put);
    store->corrections_due = true;
    return dln_store_settle(store, err);
}

/* The rows of events that go by this name. */
static void find_named(dln_store *store, dln_span name, dln_id_list *rows)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT id FROM event WHERE uid = ?1 AND given < 2 UNION SELECT id FROM event WHERE derived = ?1 AND given < 2 "
                                        "UNION SELECT event FROM alias WHERE uid = ?1 UNION SELECT event FROM member WHERE mention = (SELECT id FROM mention WHERE key = ?1)");
    dln_sql_text(find, 1, name);
    while (dln_sql_step(store, find))
        dln_id_list_add(store, rows, dln_sql_number(find, 0));
}

/* The corrected events that had this id when another of their mentions was the first one. */
static void find_former(dln_store *store, dln_span name, dln_id_list *rows)
{
    char id[DLN_EVENT_ID_ROOM];
    sqlite3_stmt *all = dln_sql(store, "SELECT key, event FROM member JOIN mention ON mention.id = member.mention "
                                       "WHERE event IN (SELECT id FROM event WHERE pure IS NOT NULL)");
    while (dln_sql_step(store, all))
        if (dln_span_equals(dln_event_id_of(dln_sql_span(all, 0), id), name))
            dln_id_list_add(store, rows, dln_sql_number(all, 1));
}

/* What the mentions now call an event may change with an article to come; its uid does not. */
static void settle_names(dln_store *store)
{
    dln_sql_run(store, dln_sql(store, "UPDATE correction SET event = (SELECT uid FROM event WHERE derived = correction.event AND given < 2) WHERE change <> 'add' AND "
                                      "EXISTS (SELECT 1 FROM event WHERE derived = correction.event AND given < 2) AND NOT EXISTS (SELECT 1 FROM event WHERE uid = correction.event)"));
    dln_sql_run(store, dln_sql(store, "UPDATE correction SET value = (SELECT uid FROM event WHERE derived = correction.value AND given < 2) WHERE change = 'join' AND "
                                      "EXISTS (SELECT 1 FROM event WHERE derived = correction.value AND given < 2) AND NOT EXISTS (SELECT 1 FROM event WHERE uid = correction.value)"));
}

static size_t drop_by_name(dln_store *store, dln_span event)
{
    sqlite3_stmt *drop = dln_sql(store, "DELETE FROM correction WHERE event = ?1 OR ?1 = ''");
    dln_sql_text(drop, 1, event);
    dln_sql_run(store, drop);
    return dln_store_failed(store) ? 0 : (size_t)sqlite3_changes(store->db);
}

dln_status dln_store_drop_corrections(dln_store *store, dln_span event, size_t *count, dln_error *err)
{
    dln_id_list rows = {0};
    *count = drop_by_name(store, event);
    if (event.len > 0)
        find_named(store, event, &rows);
    if (event.len > 0 && *count == 0 && rows.count == 0)
        find_former(store, event, &rows);
    for (size_t i = 0; i < rows.count; i++) { /* by whatever name it was called */
        sqlite3_stmt *drop = dln_sql(store, "DELETE FROM correction WHERE event = (SELECT uid FROM event WHERE id = ?1) OR event = (SELECT derived FROM event WHERE id = ?1) "
                                            "OR event IN (SELECT uid FROM alias WHERE event = ?1) OR event IN (SELECT key FROM mention WHERE id IN (SELECT mention FROM member WHERE member.event = ?1))");
        dln_sql_int(drop, 1, rows.ids[i]);
        dln_sql_run(store, drop);
        *count += dln_store_failed(store) ? 0 : (size_t)sqlite3_changes(store->db);
    }
    free(rows.ids);
    store->corrections_due = true;
    return dln_store_settle(store, err);
}

/* One row of them; on failure err says why. */
static dln_status read_correction(sqlite3_stmt *row, dln_arena *arena, dln_correction *out, dln_error *err)
{
    dln_span texts[5];
    for (int i = 0; i < 5; i++) {
        texts[i] = dln_arena_copy(arena, dln_sql_span(row, i));
        if (texts[i].text != NULL && !dln_utf8_is_valid(texts[i]))
            return dln_fail(err, DLN_BAD_SYNTAX, "it is not UTF-8");
    }
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : dln_correction_make(texts[0], texts[1], texts[2], texts[3], texts[4], arena, out, err);
}

void dln_store_read_corrections(dln_store *store, dln_arena *arena, dln_store_fault tell, void *context, dln_corrections *out, const bool **is_matched)
{
    dln_correction *items = NULL;
    bool *matched = NULL;
    size_t count = 0, capacity = 0, matched_count = 0, matched_capacity = 0;
    sqlite3_stmt *all = dln_sql(store, "SELECT event, change, value, author, note, matched, id FROM correction ORDER BY id");
    while (dln_sql_step(store, all)) {
        dln_error why = {0};
        dln_correction c;
        char message[300];
        dln_status status = read_correction(all, arena, &c, &why);
        if (status == DLN_OK) {
            dln_correction *item = dln_arena_push(arena, &items, &count, &capacity, sizeof *item);
            bool *m = dln_arena_push(arena, &matched, &matched_count, &matched_capacity, sizeof *m);
            if (item != NULL && m != NULL) {
                *item = c;
                *m = dln_sql_number(all, 5) != 0;
                continue;
            }
            status = DLN_NO_MEMORY;
        }
        if (status == DLN_NO_MEMORY) {
            dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
            break;
        }
        dln_span event = dln_sql_span(all, 0), change = dln_sql_span(all, 1);
        snprintf(message, sizeof message, "correction %lld ('%.*s' of '%.*s') cannot be read: %s", (long long)dln_sql_number(all, 6), DLN_SHOWN(change),
                 DLN_SHOWN(event), why.message);
        if (tell != NULL) {
            tell(context, message);
            continue;
        }
        dln_store_fail(store, DLN_IO, "%s", message);
        break;
    }
    dln_sql_done(all);
    *out = (dln_corrections){items, count};
    *is_matched = matched;
}

dln_status dln_store_corrections(dln_store *store, dln_arena *arena, dln_corrections *out, const bool **is_matched, dln_error *err)
{
    const bool *matched;
    dln_store_read_corrections(store, arena, store->tell_damage, store->damage_context, out, &matched);
    if (is_matched != NULL)
        *is_matched = matched;
    return dln_store_settle(store, err);
}

/* ---- the events that they are about ---- */

typedef struct subject { /* an event that a correction is about */
    dln_row row;
    dln_event pure;
} subject;

static bool read_subject(dln_store *store, int64_t id, dln_arena *arena, subject *out)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT " DLN_ROW_COLUMNS ", ifnull(pure, record) FROM event WHERE id = ?1");
    dln_span *aliases = NULL;
    size_t count = 0, capacity = 0;
    dln_sql_int(find, 1, id);
    if (!dln_sql_step(store, find))
        return false;
    dln_row_read(find, arena, &out->row);
    dln_span record = dln_arena_copy(arena, dln_sql_span(find, 10));
    dln_sql_done(find);
    if (!dln_record_read_event(record, arena, &out->pure)) {
        dln_store_fail(store, DLN_IO, "the file is damaged (the record of an event); dateline check tells more");
        return false;
    }
    sqlite3_stmt *also = dln_sql(store, "SELECT uid FROM alias WHERE event = ?1 ORDER BY uid");
    dln_sql_int(also, 1, id);
    while (dln_sql_step(store, also)) {
        dln_span *alias = dln_arena_push(arena, &aliases, &count, &capacity, sizeof *alias);
        if (alias != NULL)
            *alias = dln_arena_copy(arena, dln_sql_span(also, 0));
    }
    out->pure.uid = out->row.uid;
    out->pure.aliases = aliases;
    out->pure.alias_count = count;
    return true;
}

/* An event that a correction made. Returns its row. */
static int64_t put_made(dln_store *store, const dln_event *event, dln_arena *arena)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT " DLN_ROW_COLUMNS " FROM event WHERE derived = ?1 AND given = 2");
    dln_row row = {0};
    dln_sql_text(find, 1, event->id);
    if (dln_sql_step(store, find))
        dln_row_read(find, arena, &row);
    dln_sql_done(find);
    if (row.id == 0)
        return dln_ledger_mint(store, event, DLN_BY_CORRECTION, NULL, 0);
    dln_ledger_update(store, &row, event, DLN_BY_CORRECTION);
    return row.id;
}

/* What was corrected and is no longer. */
static void restore_others(dln_store *store, const dln_id_list *kept, const dln_id_list *made, dln_arena *arena)
{
    dln_id_list before = {0};
    sqlite3_stmt *all = dln_sql(store, "SELECT id FROM event WHERE pure IS NOT NULL UNION ALL SELECT id FROM event WHERE given = 2");
    while (dln_sql_step(store, all))
        dln_id_list_add(store, &before, dln_sql_number(all, 0));
    for (size_t i = 0; i < before.count && !dln_store_failed(store); i++) {
        subject s;
        bool is_kept = false;
        for (size_t k = 0; k < kept->count + made->count && !is_kept; k++)
            is_kept = before.ids[i] == (k < kept->count ? kept->ids[k] : made->ids[k - kept->count]);
        if (is_kept || !read_subject(store, before.ids[i], arena, &s))
            continue;
        if (s.row.given == DLN_BY_CORRECTION)
            dln_ledger_retire(store, &s.row, NULL);
        else
            dln_ledger_unshow(store, &s.row, &s.pure);
    }
    free(before.ids);
}

static void note_matched(dln_store *store, const dln_corrections *corrections, const bool *was, const bool *is)
{
    sqlite3_stmt *rows = dln_sql(store, "SELECT id FROM correction ORDER BY id");
    dln_id_list ids = {0};
    while (dln_sql_step(store, rows))
        dln_id_list_add(store, &ids, dln_sql_number(rows, 0));
    for (size_t i = 0; i < ids.count && i < corrections->count; i++) {
        sqlite3_stmt *note = dln_sql(store, "UPDATE correction SET matched = ?2 WHERE id = ?1");
        dln_sql_int(note, 1, ids.ids[i]);
        dln_sql_int(note, 2, is[i]);
        if (was[i] != is[i])
            dln_sql_run(store, note);
    }
    free(ids.ids);
}

static void show_corrected(dln_store *store, const dln_corrections *corrections, const bool *was_matched, dln_arena *arena)
{
    dln_id_list rows = {0}, kept = {0}, made = {0};
    dln_corrected corrected;
    for (size_t i = 0; i < corrections->count; i++) {
        find_named(store, corrections->items[i].event, &rows);
        if (corrections->items[i].change == DLN_JOIN)
            find_named(store, corrections->items[i].value, &rows);
    }
    dln_id_list_sort(&rows);
    subject *subjects = dln_arena_array(arena, rows.count + 1, sizeof *subjects);
    const dln_event **events = dln_arena_array(arena, rows.count + 1, sizeof *events);
    const dln_event **shown = dln_arena_array(arena, rows.count + 1, sizeof *shown);
    bool ok = subjects != NULL && events != NULL && shown != NULL;
    for (size_t i = 0; ok && i < rows.count; i++) {
        ok = read_subject(store, rows.ids[i], arena, &subjects[i]);
        events[i] = &subjects[i].pure;
    }
    if (!ok || dln_corrections_apply(corrections, events, rows.count, arena, &corrected) != DLN_OK) {
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
        free(rows.ids);
        return;
    }
    for (size_t i = 0; i < corrected.count; i++)
        if (corrected.of[i] != UINT32_MAX)
            shown[corrected.of[i]] = corrected.events[i];
    for (size_t i = 0; i < rows.count && !dln_store_failed(store); i++) {
        if (corrected.touched[i] == 0)
            continue;
        dln_span into = {"", 0};
        for (size_t k = 0; shown[i] == NULL && k < rows.count; k++)
            if (corrected.into[i].len > 0 && dln_span_equals(events[k]->id, corrected.into[i]))
                into = subjects[k].row.uid;
        dln_ledger_show(store, &subjects[i].row, &subjects[i].pure, shown[i], into);
        dln_id_list_add(store, &kept, subjects[i].row.id);
    }
    for (size_t i = 0; i < corrected.count && !dln_store_failed(store); i++)
        if (corrected.of[i] == UINT32_MAX)
            dln_id_list_add(store, &made, put_made(store, corrected.events[i], arena));
    restore_others(store, &kept, &made, arena);
    note_matched(store, corrections, was_matched, corrected.is_matched);
    free(rows.ids);
    free(kept.ids);
    free(made.ids);
}

void dln_store_apply_corrections(dln_store *store)
{
    dln_corrections corrections;
    const bool *was_matched;
    const dln_store_changes *c = &store->changes;
    bool has_any = dln_sql_value(store, dln_sql(store, "SELECT 1 FROM correction LIMIT 1"), 0) == 1;
    bool is_due = store->corrections_due || (has_any && c->events_new + c->events_changed + c->events_retired > 0);
    if (!is_due || dln_store_failed(store))
        return;
    dln_arena *arena = dln_arena_new();
    if (arena == NULL) {
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
        return;
    }
    settle_names(store);
    dln_store_read_corrections(store, arena, NULL, NULL, &corrections, &was_matched);
    if (!dln_store_failed(store))
        show_corrected(store, &corrections, was_matched, arena);
    dln_arena_free(arena);
}
