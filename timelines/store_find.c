/* timelines/store_find.c - queries. Indexes give candidates, dln_query_matches decides: so a query of the store and one of
 * a file are the same. Candidates come from the sharpest index that the query can use: words, then participants (each with its days),
 * then days alone.
 * Days: an event of duration class k is no longer than dln_class_days[k], so that those which touch [a, b) lie in one stretch
 * of the index for each class: lo in (a - longest, b).
 */
#include "store_ledger.h"

#include "base/text.h"
#include "query_words.h"
#include "store_record.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ACTORS_MAX = 64,      /* that a name may stand for, to be worth looking up; "minister" is not */
    WORD_HITS_MAX = 50000, /* of a common word, where another index helps as well */
    WORDS_MAX = 16,
};

typedef struct range { /* days, [from, to) */
    int64_t from, to;
    bool is_bounded;
} range;

static range range_of(const dln_query *query)
{
    range r = {INT32_MIN, (int64_t)INT32_MAX + 1, dln_when_is_known(&query->from) || dln_when_is_known(&query->to)};
    int64_t slack = dln_when_has_clock(&query->from) || dln_when_has_clock(&query->to) ? 1 : 0; /* another day elsewhere */
    if (dln_when_is_known(&query->from) && dln_when_first_day(&query->from) != INT32_MIN)
        r.from = dln_when_first_day(&query->from) - slack;
    if (dln_when_is_known(&query->to) && dln_when_last_day(&query->to) != INT32_MAX)
        r.to = (int64_t)dln_when_last_day(&query->to) + 1 + slack;
    return r;
}

/* What of class dc may touch the range: lo in [*first, *last]. */
static void stretch(const range *r, int dc, int64_t *first, int64_t *last)
{
    *first = dc < DLN_CLASS_OPEN ? r->from - dln_class_days[dc] + 1 : INT64_MIN;
    *last = r->to - 1;
}

/* ---- visiting ---- */

#define EVENT_COLUMNS "id, uid, revision, aliases, created, modified, record, pure IS NOT NULL"

typedef struct finding {
    dln_store *store;
    const dln_query *query;
    dln_store_event visit;
    void *context;
    bool is_over;
} finding;

/* Uids of events that were merged into it, and of those that a person joined to it, with what had been merged into these. */
static void read_aliases(dln_store *store, int64_t row, bool is_corrected, dln_arena *arena, dln_event *event)
{
    dln_span *list = NULL;
    size_t count = 0, capacity = 0;
    sqlite3_stmt *find = is_corrected ? dln_sql(store, "SELECT uid FROM alias WHERE event = ?1 UNION SELECT uid FROM event WHERE pure IS NOT NULL AND into_uid = ?2 "
                                                       "UNION SELECT alias.uid FROM event JOIN alias ON alias.event = event.id WHERE pure IS NOT NULL AND into_uid = ?2 ORDER BY uid")
                                      : dln_sql(store, "SELECT uid FROM alias WHERE event = ?1 ORDER BY uid");
    dln_sql_int(find, 1, row);
    if (is_corrected)
        dln_sql_text(find, 2, event->uid);
    while (dln_sql_step(store, find)) {
        dln_span *alias = dln_arena_push(arena, &list, &count, &capacity, sizeof *alias);
        if (alias != NULL)
            *alias = dln_arena_copy(arena, dln_sql_span(find, 0));
    }
    event->aliases = list;
    event->alias_count = count;
}

/* An event's row, which points into the statement's memory and the arena. false: it is damaged. */
static bool read_event(dln_store *store, sqlite3_stmt *row, dln_arena *arena, dln_event *out)
{
    if (!dln_record_read_event(dln_sql_span(row, 6), arena, out))
        return false;
    out->uid = dln_sql_span(row, 1);
    out->revision = (uint32_t)dln_sql_number(row, 2);
    out->created = dln_sql_number(row, 4);
    out->modified = dln_sql_number(row, 5);
    bool is_corrected = dln_sql_number(row, 7) != 0;
    if (dln_sql_number(row, 3) > 0 || is_corrected)
        read_aliases(store, dln_sql_number(row, 0), is_corrected, arena, out);
    return true;
}

static void look_at(finding *f, sqlite3_stmt *row)
{
    dln_event event;
    if (read_event(f->store, row, f->store->row, &event)) {
        dln_match match = dln_query_matches(f->query, &event);
        if (match != DLN_NO_MATCH)
            f->is_over = !f->visit(f->context, &event, match);
    } else {
        dln_span uid = dln_sql_span(row, 1);
        dln_store_pass_over(f->store, "the record of the event '%.*s'", DLN_SHOWN(uid));
    }
    dln_arena_reset(f->store->row);
}

static void visit_rows(finding *f, sqlite3_stmt *rows)
{
    while (!f->is_over && dln_sql_step(f->store, rows))
        look_at(f, rows);
    dln_sql_done(rows);
}

static void visit_ids(finding *f, const dln_id_list *ids)
{
    for (size_t i = 0; i < ids->count && !f->is_over && !dln_store_failed(f->store); i++) {
        sqlite3_stmt *row = dln_sql(f->store, "SELECT " EVENT_COLUMNS " FROM event WHERE id = ?1");
        dln_sql_int(row, 1, ids->ids[i]);
        visit_rows(f, row);
    }
}

static void visit_range(finding *f, const range *r)
{
    for (int dc = 0; dc <= DLN_CLASS_OPEN && !f->is_over; dc++) {
        int64_t first, last;
        sqlite3_stmt *rows = dln_sql(f->store, "SELECT " EVENT_COLUMNS " FROM event WHERE dc = ?1 AND lo BETWEEN ?2 AND ?3 AND hi > ?4");
        stretch(r, dc, &first, &last);
        dln_sql_int(rows, 1, dc);
        dln_sql_int(rows, 2, first);
        dln_sql_int(rows, 3, last);
        dln_sql_int(rows, 4, r->from);
        visit_rows(f, rows);
    }
}

/* ---- participants ---- */

/* The actors whose names have all the words of a piece, and those of its code. false: too many to be worth it. */
static bool actors_of_piece(dln_store *store, dln_span piece, dln_id_list *actors)
{
    char room[DLN_WORDS_ROOM], code[24];
    dln_span words = dln_query_words(piece, room), word, longest = DLN_NO_SPAN;
    while (dln_split(&words, ' ', &word))
        if (word.len > longest.len) /* as a rule the rarest */
            longest = word;
    sqlite3_stmt *named = dln_sql(store, "SELECT actor FROM actor_word WHERE word = ?1 LIMIT 65");
    dln_sql_text(named, 1, longest);
    while (longest.len > 0 && dln_sql_step(store, named))
        dln_id_list_add(store, actors, dln_sql_number(named, 0));
    if (piece.len < sizeof code) { /* codes are upper case; of the folded ones none is another's */
        for (size_t i = 0; i < piece.len; i++)
            code[i] = piece.text[i] >= 'a' && piece.text[i] <= 'z' ? (char)(piece.text[i] - 32) : piece.text[i];
        sqlite3_stmt *coded = dln_sql(store, "SELECT id FROM actor WHERE name = '' AND country = ?1");
        dln_sql_text(coded, 1, (dln_span){code, piece.len});
        int64_t actor = dln_sql_value(store, coded, 0);
        if (actor != 0)
            dln_id_list_add(store, actors, actor);
    }
    return actors->count <= ACTORS_MAX;
}

static void events_of_actor(dln_store *store, int64_t actor, const range *r, dln_id_list *events)
{
    for (int dc = 0; dc < DLN_CLASSES; dc++) {
        int64_t first = INT64_MIN, last = INT64_MAX;
        if (r->is_bounded && dc == DLN_CLASS_UNDATED)
            return;
        if (dc != DLN_CLASS_UNDATED)
            stretch(r, dc, &first, &last);
        sqlite3_stmt *find = dln_sql(store, "SELECT event FROM partspan WHERE actor = ?1 AND dc = ?2 AND lo BETWEEN ?3 AND ?4 AND hi > ?5");
        dln_sql_int(find, 1, actor);
        dln_sql_int(find, 2, dc);
        dln_sql_int(find, 3, first);
        dln_sql_int(find, 4, last);
        dln_sql_int(find, 5, dc == DLN_CLASS_UNDATED ? INT64_MIN : r->from);
        while (dln_sql_step(store, find))
            dln_id_list_add(store, events, dln_sql_number(find, 0));
    }
}

/* The events in the range that somebody of "a|b" took part in. false: look elsewhere. */
static bool events_with(dln_store *store, dln_span asked, const range *r, dln_id_list *events)
{
    dln_id_list actors = {0};
    dln_span piece;
    bool ok = true;
    while (ok && dln_split(&asked, '|', &piece)) {
        piece = dln_trim(piece);
        ok = piece.len == 0 || actors_of_piece(store, piece, &actors);
    }
    dln_id_list_sort(&actors);
    for (size_t i = 0; ok && i < actors.count; i++)
        events_of_actor(store, actors.ids[i], r, events);
    dln_id_list_sort(events);
    free(actors.ids);
    return ok;
}

/* ---- words ---- */

/* The events with all the words. false: too many, or no words. The index's own syntax is not reached: what it gets is
 * made of letters and digits in quotes. */
static bool events_with_words(dln_store *store, dln_span asked, size_t most, dln_id_list *events)
{
    char room[DLN_WORDS_ROOM];
    dln_span words = dln_query_words(asked, room), word;
    size_t count = 0;
    dln_sink_clear(store->words);
    while (dln_split(&words, ' ', &word)) {
        if (word.len == 0 || count == WORDS_MAX)
            continue;
        dln_sink_puts(store->words, count++ > 0 ? " \"" : "\"");
        dln_sink_span(store->words, word);
        dln_sink_char(store->words, '"');
    }
    if (count == 0)
        return false;
    sqlite3_stmt *find = dln_sql(store, "SELECT rowid FROM event_words WHERE event_words MATCH ?1");
    dln_sql_text(find, 1, dln_sink_bytes(store->words));
    while (events->count <= most && dln_sql_step(store, find))
        dln_id_list_add(store, events, dln_sql_number(find, 0));
    dln_sql_done(find);
    return events->count <= most;
}

/* Both lists are sorted; what both have stays in a. */
static void intersect(dln_id_list *a, const dln_id_list *b)
{
    size_t kept = 0, k = 0;
    for (size_t i = 0; i < a->count; i++) {
        while (k < b->count && b->ids[k] < a->ids[i])
            k++;
        if (k < b->count && b->ids[k] == a->ids[i])
            a->ids[kept++] = a->ids[i];
    }
    a->count = kept;
}

/* ---- the query ---- */

typedef struct candidates {
    dln_id_list ids;
    bool is_known;
} candidates;

static void narrow(candidates *all, dln_id_list *more, bool is_usable)
{
    if (!is_usable) {
        free(more->ids);
        return;
    }
    dln_id_list_sort(more);
    if (!all->is_known) {
        all->ids = *more;
        all->is_known = true;
        return;
    }
    intersect(&all->ids, more);
    free(more->ids);
}

dln_status dln_store_find(dln_store *store, const dln_query *query, dln_store_event visit, void *context, dln_error *err)
{
    finding f = {store, query, visit, context, false};
    range r = range_of(query);
    candidates found = {0};
    bool asks_parties = query->with_count > 0 || query->between[0].len > 0;
    if (query->text.len > 0) {
        dln_id_list events = {0};
        narrow(&found, &events, events_with_words(store, query->text, r.is_bounded || asks_parties ? WORD_HITS_MAX : SIZE_MAX, &events));
    }
    for (size_t i = 0; i < query->with_count + 2 && !dln_store_failed(store); i++) {
        dln_span asked = i < query->with_count ? query->with[i] : query->between[i - query->with_count];
        dln_id_list events = {0};
        if (asked.len > 0 && !(found.is_known && found.ids.count < 1000)) /* few are quicker looked at */
            narrow(&found, &events, events_with(store, asked, &r, &events));
    }
    if (found.is_known)
        visit_ids(&f, &found.ids);
    else if (r.is_bounded)
        visit_range(&f, &r);
    else
        visit_rows(&f, dln_sql(store, "SELECT " EVENT_COLUMNS " FROM event WHERE into_uid IS NULL"));
    free(found.ids.ids);
    return dln_store_settle(store, err);
}

/* ---- one event, all mentions, tombstones ---- */

static bool find_event(dln_store *store, sqlite3_stmt *find, dln_span uid, dln_arena *arena, dln_event *out)
{
    dln_sql_text(find, 1, uid);
    if (!dln_sql_step(store, find))
        return false;
    dln_event event;
    dln_span record = dln_arena_copy(arena, dln_sql_span(find, 6));
    if (!read_event(store, find, arena, &event)) {
        dln_store_fail(store, DLN_IO, "the file is damaged (the record of the event '%.*s'); dateline check tells more", DLN_SHOWN(uid));
        dln_sql_done(find);
        return false;
    }
    dln_span own_uid = dln_arena_copy(arena, event.uid);
    dln_event copy = event;
    bool ok = dln_record_read_event(record, arena, &copy); /* out of memory that stays */
    copy.uid = own_uid;
    copy.aliases = event.aliases;
    copy.alias_count = event.alias_count;
    copy.revision = event.revision;
    copy.created = event.created;
    copy.modified = event.modified;
    dln_sql_done(find);
    *out = copy;
    return ok;
}

dln_status dln_store_event_of(dln_store *store, dln_span uid, dln_arena *arena, dln_event *out, dln_error *err)
{
    bool is_found = find_event(store, dln_sql(store, "SELECT " EVENT_COLUMNS " FROM event WHERE uid = ?1"), uid, arena, out) ||
                    find_event(store, dln_sql(store, "SELECT " EVENT_COLUMNS " FROM event WHERE id = (SELECT event FROM alias WHERE uid = ?1)"), uid, arena, out) ||
                    find_event(store, dln_sql(store, "SELECT " EVENT_COLUMNS " FROM event WHERE derived = ?1"), uid, arena, out);
    dln_status status = dln_store_settle(store, err);
    if (status != DLN_OK || is_found)
        return status;
    int shown = (int)dln_utf8_cut(uid, 80);
    return dln_fail_at(err, DLN_NOT_FOUND, store->path, 0, 0, "has no event '%.*s'", shown, shown == 0 ? "" : uid.text);
}

dln_status dln_store_names(dln_store *store, dln_store_name visit, void *context, dln_error *err)
{
    sqlite3_stmt *all = dln_sql(store, "SELECT DISTINCT name FROM actor WHERE name <> '' UNION SELECT DISTINCT country FROM actor WHERE country <> ''");
    while (dln_sql_step(store, all))
        visit(context, dln_sql_span(all, 0));
    return dln_store_settle(store, err);
}

dln_status dln_store_mentions(dln_store *store, dln_store_mention visit, void *context, dln_error *err)
{
    sqlite3_stmt *all = dln_sql(store, "SELECT record FROM mention ORDER BY key");
    bool goes_on = true;
    while (goes_on && dln_sql_step(store, all)) {
        dln_mention mention;
        if (dln_record_read_mention(dln_sql_span(all, 0), store->row, &mention))
            goes_on = visit(context, &mention);
        else
            dln_store_fail(store, DLN_IO, "the file is damaged (the record of a mention); dateline check tells more");
        dln_arena_reset(store->row);
    }
    dln_sql_done(all);
    return dln_store_settle(store, err);
}

dln_status dln_store_tombstones(dln_store *store, int64_t since, dln_store_tombstone visit, void *context, dln_error *err)
{
    sqlite3_stmt *all = dln_sql(store, "SELECT uid, into_uid, revision, created, retired, record, 0 FROM retired WHERE retired >= ?1 "
                                          "UNION ALL SELECT uid, into_uid, revision, created, modified, ifnull((SELECT former.record FROM former WHERE former.event = event.id), record), 0 "
                                          "FROM event WHERE into_uid IS NOT NULL AND modified >= ?1 "
                                          "UNION ALL SELECT uid, '', former.revision, created, since, former.record, 1 "
                                          "FROM former JOIN event ON event.id = former.event WHERE into_uid IS NULL AND since >= ?1 "
                                          "ORDER BY uid");
    bool goes_on = true;
    dln_sql_int(all, 1, since);
    while (goes_on && dln_sql_step(store, all)) {
        dln_tombstone stone = {.into = dln_sql_span(all, 1), .retired = dln_sql_number(all, 4), .is_undated = dln_sql_number(all, 6) != 0};
        if (dln_record_read_event(dln_sql_span(all, 5), store->row, &stone.event)) {
            stone.event.uid = dln_sql_span(all, 0);
            stone.event.revision = (uint32_t)dln_sql_number(all, 2);
            stone.event.created = dln_sql_number(all, 3);
            stone.event.modified = stone.retired;
            goes_on = visit(context, &stone);
        } else {
            dln_span uid = dln_sql_span(all, 0);
            dln_store_pass_over(store, "the record of the %s event '%.*s'", stone.is_undated ? "undated" : "retired", DLN_SHOWN(uid));
        }
        dln_arena_reset(store->row);
    }
    dln_sql_done(all);
    return dln_store_settle(store, err);
}
