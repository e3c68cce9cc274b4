/* timelines/store_check.c - whether a store is what it should be: the file, each record, each index, the ledger, and the
 * events, which have to be those that one merge over all mentions gives.
 */
#include "store_ledger.h"

#include "base/text.h"
#include "merge.h"
#include "store_reach.h"
#include "store_record.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct checking {
    dln_store *store;
    dln_store_fault tell;
    void *context;
    uint64_t faults;
} checking;

static void fault(checking *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void fault(checking *c, const char *format, ...)
{
    char message[300];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    c->faults++;
    c->tell(c->context, message);
}

/* ---- the file ---- */

static void check_file(checking *c)
{
    sqlite3_stmt *ask = dln_sql(c->store, "PRAGMA integrity_check(50)");
    while (dln_sql_step(c->store, ask)) {
        dln_span said = dln_sql_span(ask, 0);
        if (!dln_span_is(said, "ok"))
            fault(c, "the file: %.*s", (int)(said.len > 250 ? 250 : said.len), said.text);
    }
}

/* ---- what refers to what ---- */

static void check_references(checking *c)
{
    static const struct { const char *sql, *what; } rules[] = {
        {"SELECT key FROM mention WHERE article NOT IN (SELECT id FROM article)", "is a mention without article"},
        {"SELECT key FROM mention LEFT JOIN member ON member.mention = mention.id WHERE event IS NULL OR event NOT IN (SELECT id FROM event)", "is a mention without event"},
        {"SELECT mention FROM member WHERE mention NOT IN (SELECT id FROM mention)", "is no mention, but of an event"},
        {"SELECT uid FROM event WHERE given = 0 AND id NOT IN (SELECT event FROM member)", "is an event without mentions"},
        {"SELECT uid FROM event WHERE given = 1 AND derived NOT IN (SELECT derived FROM given)", "is an event that nobody gave"},
        {"SELECT uid FROM alias WHERE event NOT IN (SELECT id FROM event)", "is an alias of no event"},
        {"SELECT uid FROM alias WHERE uid IN (SELECT uid FROM event)", "is an alias and an event"},
        {"SELECT uid FROM retired WHERE uid IN (SELECT uid FROM event)", "is retired and there"},
        {"SELECT uid FROM event WHERE aliases <> (SELECT count(*) FROM alias WHERE alias.event = event.id)", "has another number of aliases than it says"},
        {"SELECT event FROM former WHERE event NOT IN (SELECT id FROM event)", "is no event, but was in calendars"},
        {"SELECT event FROM partspan WHERE event NOT IN (SELECT id FROM event)", "is no event, but has participants"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        sqlite3_stmt *ask = dln_sql(c->store, rules[i].sql);
        while (dln_sql_step(c->store, ask)) {
            dln_span who = dln_sql_span(ask, 0);
            fault(c, "'%.*s' %s", DLN_SHOWN(who), rules[i].what);
        }
    }
    int64_t indexed = dln_sql_value(c->store, dln_sql(c->store, "SELECT count(*) FROM event_words_docsize"), 0);
    int64_t events = dln_sql_value(c->store, dln_sql(c->store, "SELECT count(*) FROM event WHERE into_uid IS NULL"), 0);
    if (indexed != events && !dln_store_failed(c->store))
        fault(c, "the index of words has %lld events, the store %lld", (long long)indexed, (long long)events);
}

/* ---- records and their indexes ---- */

static bool has_participant(checking *c, int64_t event, const dln_days *days, dln_span name, dln_span country)
{
    sqlite3_stmt *ask = dln_sql(c->store, "SELECT 1 FROM partspan WHERE actor = (SELECT id FROM actor WHERE name = ?1 AND country = ?2) "
                                          "AND dc = ?3 AND lo = ?4 AND hi = ?5 AND event = ?6");
    dln_sql_text(ask, 1, name);
    dln_sql_text(ask, 2, country);
    dln_sql_int(ask, 3, days->dc);
    dln_sql_int(ask, 4, days->lo);
    dln_sql_int(ask, 5, days->hi);
    dln_sql_int(ask, 6, event);
    return dln_sql_value(c->store, ask, 0) == 1;
}

/* A record says what its digest is of. Of `pure` and `record` the row's columns are side by side. */
static bool check_record(checking *c, sqlite3_stmt *row, int column, const char *what, dln_event *out)
{
    char digest[16];
    dln_span uid = dln_sql_span(row, 1);
    if (!dln_record_read_event(dln_sql_span(row, column), c->store->row, out)) {
        fault(c, "%s '%.*s': its record is damaged", what, DLN_SHOWN(uid));
        return false;
    }
    if (!dln_span_equals(dln_sql_span(row, column + 1), dln_ledger_digest(c->store, out, digest)))
        fault(c, "%s '%.*s': its content is not what its revision says", what, DLN_SHOWN(uid));
    return true;
}

static void check_participants(checking *c, sqlite3_stmt *row, const dln_event *event, const dln_days *days)
{
    int64_t id = dln_sql_number(row, 0);
    dln_span uid = dln_sql_span(row, 1);
    for (size_t i = 0; i < event->claim.party_count && !dln_store_failed(c->store); i++) {
        const dln_party *party = &event->claim.parties[i];
        bool is_found = has_participant(c, id, days, party->name, party->country) &&
                        (party->country.len == 0 || has_participant(c, id, days, (dln_span){"", 0}, party->country));
        if (!is_found)
            fault(c, "event '%.*s': its participants are not all indexed", DLN_SHOWN(uid));
    }
}

static void check_event(checking *c, sqlite3_stmt *row)
{
    dln_event event, pure;
    dln_span uid = dln_sql_span(row, 1);
    bool is_shown = dln_sql_number(row, 10) != 0;
    bool is_read = check_record(c, row, 6, is_shown ? "event" : "hidden or joined event", &event);
    if (sqlite3_column_type(row, 8) != SQLITE_NULL)
        check_record(c, row, 8, "what the mentions say of the event", &pure);
    if (!is_read)
        return;
    dln_days days = is_shown ? dln_days_of(&event.claim.when) : (dln_days){DLN_CLASS_HIDDEN, 0, 0};
    if (is_shown && !dln_span_equals(event.id, dln_sql_span(row, 2)))
        fault(c, "event '%.*s': its record is that of another", DLN_SHOWN(uid));
    if (days.dc != dln_sql_number(row, 3) || days.lo != dln_sql_number(row, 4) || days.hi != dln_sql_number(row, 5))
        fault(c, "event '%.*s': is indexed under other days", DLN_SHOWN(uid));
    if (is_shown)
        check_participants(c, row, &event, &days);
}

/* ---- words: of each event the sum of their hashes, once from its record, once from the index ---- */

typedef struct sums {
    uint64_t *said, *indexed; /* by row */
    size_t count;
} sums;

static int by_hash(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static uint64_t sum_of_words(checking *c, const dln_event *event, dln_arena *arena)
{
    uint64_t *hashes = NULL, sum = 0;
    size_t count = 0, capacity = 0;
    dln_span rest = dln_ledger_words(c->store, event), word;
    while (dln_split(&rest, ' ', &word)) {
        uint64_t *hash = word.len == 0 ? NULL : dln_arena_push(arena, &hashes, &count, &capacity, sizeof *hashes);
        if (hash != NULL)
            *hash = dln_hash64(word);
    }
    if (count > 1)
        qsort(hashes, count, sizeof *hashes, by_hash);
    for (size_t i = 0; i < count; i++)
        sum += i == 0 || hashes[i] != hashes[i - 1] ? hashes[i] : 0;
    return sum;
}

/* Looking into the index takes a table, of this connection alone. */
static bool open_index_of_words(checking *c)
{
    dln_store *store = c->store;
    sqlite3_exec(store->db, "PRAGMA query_only=0", NULL, NULL, NULL);
    int code = sqlite3_exec(store->db, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_word USING fts5vocab(main, event_words, instance)", NULL, NULL, NULL);
    if (!store->is_writable)
        sqlite3_exec(store->db, "PRAGMA query_only=1", NULL, NULL, NULL);
    if (code != SQLITE_OK)
        fault(c, "the index of words cannot be read");
    return code == SQLITE_OK;
}

static void check_words(checking *c)
{
    size_t count = (size_t)dln_sql_value(c->store, dln_sql(c->store, "SELECT max(id) FROM event"), 0) + 1, differ = 0;
    sums all = {.said = calloc(count, sizeof *all.said), .indexed = calloc(count, sizeof *all.indexed), .count = count};
    bool ok = all.said != NULL && all.indexed != NULL;
    if (!ok)
        dln_store_fail(c->store, DLN_NO_MEMORY, "out of memory");
    sqlite3_stmt *events = dln_sql(c->store, "SELECT id, record FROM event WHERE into_uid IS NULL");
    while (ok && dln_sql_step(c->store, events)) {
        dln_event event;
        size_t id = (size_t)dln_sql_number(events, 0);
        if (id < count && dln_record_read_event(dln_sql_span(events, 1), c->store->row, &event))
            all.said[id] = sum_of_words(c, &event, c->store->row);
        dln_arena_reset(c->store->row);
    }
    sqlite3_stmt *words = ok ? dln_sql(c->store, "SELECT doc, term FROM temp.indexed_word") : NULL;
    while (ok && dln_sql_step(c->store, words)) {
        int64_t id = dln_sql_number(words, 0);
        if (id >= 0 && (uint64_t)id < count)
            all.indexed[id] += dln_hash64(dln_sql_span(words, 1));
        else
            differ++;
    }
    for (size_t i = 0; ok && i < count; i++)
        differ += all.said[i] != all.indexed[i];
    if (differ > 0 && !dln_store_failed(c->store))
        fault(c, "the words of %zu event%s are not indexed as they are; dateline rebuild indexes them anew", differ, differ == 1 ? "" : "s");
    free(all.said);
    free(all.indexed);
}

/* Where events meet: what the rows of events say, and nothing else. */
static void check_blocks(checking *c)
{
    int64_t there = dln_sql_value(c->store, dln_sql(c->store, "SELECT count(*) FROM block"), 0), wanted = 0;
    uint64_t differ = 0;
    sqlite3_stmt *all = dln_sql(c->store, "SELECT id FROM event");
    while (dln_sql_step(c->store, all)) {
        size_t count;
        differ += !dln_store_has_reach(c->store, dln_sql_number(all, 0), &count);
        wanted += (int64_t)count;
    }
    if ((differ > 0 || there != wanted) && !dln_store_failed(c->store))
        fault(c, "where events meet is not what they say; dateline rebuild mends it");
}

static void check_others(checking *c, sqlite3_stmt *rows, const char *what)
{
    while (dln_sql_step(c->store, rows)) {
        dln_event event;
        dln_span name = dln_sql_span(rows, 0);
        if (!dln_record_read_event(dln_sql_span(rows, 1), c->store->row, &event))
            fault(c, "%s '%.*s': its record is damaged", what, DLN_SHOWN(name));
        dln_arena_reset(c->store->row);
    }
}

static void check_events(checking *c)
{
    sqlite3_stmt *all = dln_sql(c->store, "SELECT id, uid, derived, dc, lo, hi, record, digest, pure, pure_digest, into_uid IS NULL FROM event");
    while (dln_sql_step(c->store, all)) {
        check_event(c, all);
        dln_arena_reset(c->store->row);
    }
    check_others(c, dln_sql(c->store, "SELECT uid, record FROM retired"), "retired event");
    check_others(c, dln_sql(c->store, "SELECT derived, record FROM given"), "event as it was imported");
    check_others(c, dln_sql(c->store, "SELECT uid, former.record FROM former JOIN event ON event.id = former.event"), "event as it was in calendars");
}

static void tell_correction(void *context, const char *message)
{
    fault(context, "%s", message);
}

static void check_corrections(checking *c)
{
    dln_corrections all;
    const bool *is_matched;
    dln_arena *arena = dln_arena_new();
    if (arena == NULL)
        dln_store_fail(c->store, DLN_NO_MEMORY, "out of memory");
    else
        dln_store_read_corrections(c->store, arena, tell_correction, c, &all, &is_matched);
    dln_arena_free(arena);
}

/* ---- the view ---- */

typedef struct everything {
    dln_arena *arena;
    const dln_mention **mentions;
    int64_t *events; /* rows */
    size_t count;
} everything;

static bool read_everything(checking *c, everything *all)
{
    size_t capacity = (size_t)dln_sql_value(c->store, dln_sql(c->store, "SELECT count(*) FROM mention"), 0) + 1;
    all->mentions = dln_arena_array(all->arena, capacity, sizeof *all->mentions);
    all->events = dln_arena_array(all->arena, capacity, sizeof *all->events);
    sqlite3_stmt *rows = dln_sql(c->store, "SELECT key, event, record FROM mention LEFT JOIN member ON member.mention = mention.id");
    bool ok = all->mentions != NULL && all->events != NULL;
    while (ok && dln_sql_step(c->store, rows) && all->count + 1 < capacity + 1) {
        dln_span record = dln_arena_copy(all->arena, dln_sql_span(rows, 2)), key = dln_sql_span(rows, 0);
        dln_mention *mention = dln_arena_take(all->arena, sizeof *mention);
        ok = record.text != NULL && mention != NULL;
        if (!ok || !dln_record_read_mention(record, all->arena, mention)) {
            fault(c, "mention '%.*s': its record is damaged", DLN_SHOWN(key));
            continue;
        }
        if (!dln_span_equals(key, mention->id))
            fault(c, "mention '%.*s': its record is that of another", DLN_SHOWN(key));
        all->events[all->count] = dln_sql_number(rows, 1);
        all->mentions[all->count++] = mention;
    }
    return ok && !dln_arena_failed(all->arena);
}

/* The stored event of each one that the merge gives is the same, and has the same mentions. */
static void check_view(checking *c)
{
    everything all = {.arena = dln_arena_new()};
    dln_merged merged = {0};
    uint64_t differ = 0;
    bool ok = all.arena != NULL && read_everything(c, &all) && !dln_store_failed(c->store) &&
              dln_merge(all.mentions, all.count, c->store->lexicon, all.arena, &merged, NULL) == DLN_OK;
    if (!ok && !dln_store_failed(c->store))
        dln_store_fail(c->store, DLN_NO_MEMORY, "out of memory");
    for (size_t i = 0; ok && i < merged.event_count && !dln_store_failed(c->store); i++) {
        char digest[16];
        sqlite3_stmt *find = dln_sql(c->store, "SELECT 1 FROM event WHERE derived = ?1 AND ifnull(pure_digest, digest) = ?2 AND given = 0");
        dln_sql_text(find, 1, merged.events[i].id);
        dln_sql_blob(find, 2, dln_ledger_digest(c->store, &merged.events[i], digest));
        differ += dln_sql_value(c->store, find, 0) != 1;
    }
    int64_t stored = dln_sql_value(c->store, dln_sql(c->store, "SELECT count(*) FROM event WHERE given = 0"), 0);
    if (ok && !dln_store_failed(c->store) && (differ > 0 || (uint64_t)stored != merged.event_count))
        fault(c, "%llu of the %zu events that the mentions make are not in the store, which has %lld; dateline rebuild forms them anew",
              (unsigned long long)differ, merged.event_count, (long long)stored);
    for (size_t i = 0; ok && i < all.count && !dln_store_failed(c->store); i++) {
        sqlite3_stmt *find = dln_sql(c->store, "SELECT 1 FROM event WHERE id = ?1 AND derived = ?2");
        dln_sql_int(find, 1, all.events[i]);
        dln_sql_text(find, 2, merged.events[merged.event_of[i]].id);
        if (differ == 0 && dln_sql_value(c->store, find, 0) != 1)
            fault(c, "mention '%.*s' is not counted to its event", DLN_SHOWN(all.mentions[i]->id));
    }
    dln_arena_free(all.arena);
}

/* All of it looks at the store of one moment. */
dln_status dln_store_check(dln_store *store, dln_store_fault tell, void *context, uint64_t *faults, dln_error *err)
{
    enum { CHECKS = 5 };
    checking c = {store, tell, context, 0};
    bool has_index = open_index_of_words(&c), is_reading = !store->in_transaction && sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
    dln_store_tell(store, "steps of the check done", 0, CHECKS);
    check_file(&c);
    if (c.faults == 0) { /* of a damaged file the rest says nothing new */
        dln_store_tell(store, "steps of the check done", 1, CHECKS);
        check_references(&c);
        dln_store_tell(store, "steps of the check done", 2, CHECKS);
        check_events(&c);
        check_corrections(&c);
        check_blocks(&c);
        dln_store_tell(store, "steps of the check done", 3, CHECKS);
        check_view(&c);
        dln_store_tell(store, "steps of the check done", 4, CHECKS);
        if (has_index)
            check_words(&c);
    }
    if (is_reading)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    *faults = c.faults;
    return dln_store_settle(store, err);
}
