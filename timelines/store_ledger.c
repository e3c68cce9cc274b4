/* timelines/store_ledger.c - see store_ledger.h. A revision counts when the content's digest changes; what the store adds
 * and the version of the program that read the articles are no content.
 */
#include "store_ledger.h"

#include "agree.h"
#include "base/text.h"
#include "query_words.h"
#include "store_load.h"
#include "store_reach.h"
#include "store_record.h"

#include <stdio.h>
#include <stdlib.h>

const int32_t dln_class_days[DLN_CLASS_OPEN] = {1, 10, 31, 366, 3660};

dln_days dln_days_of(const dln_when *when)
{
    if (!dln_when_is_known(when))
        return (dln_days){DLN_CLASS_UNDATED, 0, 0};
    int64_t lo = dln_when_first_day(when), hi = (int64_t)dln_when_last_day(when) + 1;
    int dc = 0;
    while (dc < DLN_CLASS_OPEN && hi - lo > dln_class_days[dc])
        dc++;
    return (dln_days){dc, lo, hi};
}

void dln_row_read(sqlite3_stmt *statement, dln_arena *arena, dln_row *out)
{
    *out = (dln_row){
        .id = dln_sql_number(statement, 0),
        .uid = dln_arena_copy(arena, dln_sql_span(statement, 1)),
        .derived = dln_arena_copy(arena, dln_sql_span(statement, 2)),
        .founder = dln_arena_copy(arena, dln_sql_span(statement, 3)),
        .digest = dln_arena_copy(arena, dln_sql_span(statement, 4)),
        .given = (dln_given)dln_sql_number(statement, 5),
        .revision = (uint32_t)dln_sql_number(statement, 6),
        .aliases = (uint32_t)dln_sql_number(statement, 7),
        .created = dln_sql_number(statement, 8),
        .is_corrected = dln_sql_number(statement, 9) != 0,
    };
}

/* ---- content ---- */

static dln_span digest_of(dln_span content, char out[16])
{
    dln_digest digest = dln_hash128(content);
    for (int i = 0; i < 8; i++) {
        out[i] = (char)(digest.high >> (56 - 8 * i));
        out[8 + i] = (char)(digest.low >> (56 - 8 * i));
    }
    return (dln_span){out, 16};
}

/* Into store->record; where the version would stand. */
static size_t record_content(dln_store *store, const dln_event *event)
{
    dln_event content = *event;
    content.version = DLN_NO_SPAN;
    dln_sink_clear(store->record);
    return dln_record_event(&content, store->record);
}

dln_span dln_ledger_digest(dln_store *store, const dln_event *event, char out[16])
{
    record_content(store, event);
    return digest_of(dln_sink_bytes(store->record), out);
}

static dln_span record_of(dln_store *store, const dln_event *event)
{
    dln_sink_clear(store->record);
    dln_record_event(event, store->record);
    if (dln_sink_status(store->record, NULL) != DLN_OK)
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    return dln_sink_bytes(store->record);
}

/* ---- indexes ---- */

static int64_t find_actor(dln_store *store, dln_span name, dln_span country)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT id FROM actor WHERE name = ?1 AND country = ?2");
    dln_sql_text(find, 1, name);
    dln_sql_text(find, 2, country);
    return dln_sql_value(store, find, 0);
}

static int64_t add_actor(dln_store *store, dln_span name, dln_span country)
{
    char room[DLN_WORDS_ROOM];
    sqlite3_stmt *add = dln_sql(store, "INSERT INTO actor(name, country) VALUES(?1, ?2)");
    dln_sql_text(add, 1, name);
    dln_sql_text(add, 2, country);
    dln_sql_run(store, add);
    int64_t actor = sqlite3_last_insert_rowid(store->db);
    dln_span words = dln_query_words(name, room), word;
    while (dln_split(&words, ' ', &word)) {
        if (word.len == 0)
            continue;
        sqlite3_stmt *note = dln_sql(store, "INSERT OR IGNORE INTO actor_word(word, actor) VALUES(?1, ?2)");
        dln_sql_text(note, 1, word);
        dln_sql_int(note, 2, actor);
        dln_sql_run(store, note);
    }
    return actor;
}

static int64_t actor_of(dln_store *store, dln_span name, dln_span country)
{
    dln_sink_clear(store->words);
    dln_sink_span(store->words, name);
    dln_sink_char(store->words, '\0');
    dln_sink_span(store->words, country);
    dln_digest digest = dln_hash128(dln_sink_bytes(store->words));
    int64_t actor = dln_row_map_find(&store->actors, digest);
    if (actor != 0)
        return actor;
    actor = find_actor(store, name, country);
    if (actor == 0 && !dln_store_failed(store))
        actor = add_actor(store, name, country);
    if (actor != 0 && !dln_row_map_put(&store->actors, digest, actor))
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    return actor;
}

static void index_actor(dln_store *store, int64_t actor, const dln_days *days, int64_t event, bool add)
{
    dln_span_row row = {.key = actor, .dc = days->dc, .lo = days->lo, .hi = days->hi, .event = event};
    if (add)
        dln_store_add_span(store, DLN_PARTSPAN, &row);
    else
        dln_store_drop_span(store, DLN_PARTSPAN, &row);
}

static void index_parties(dln_store *store, const dln_event *event, int64_t row, bool add)
{
    dln_days days = dln_days_of(&event->claim.when);
    for (size_t i = 0; i < event->claim.party_count; i++) {
        const dln_party *party = &event->claim.parties[i];
        index_actor(store, actor_of(store, party->name, party->country), &days, row, add);
        if (party->country.len > 0)
            index_actor(store, actor_of(store, (dln_span){"", 0}, party->country), &days, row, add);
    }
}

/* ---- words: all that a query for words looks at, each once ---- */

enum { WORD_SLOTS = 256, MOST_WORDS = WORD_SLOTS / 2 };

typedef struct words { /* those so far */
    dln_sink *out;
    uint32_t count;
    uint16_t slots[WORD_SLOTS]; /* 1-based; 0: free */
    uint32_t hashes[MOST_WORDS], begin[MOST_WORDS], len[MOST_WORDS]; /* where they stand in what was written */
} words;

static void add_word(words *all, dln_span word)
{
    uint32_t hash = (uint32_t)dln_hash64(word), at = hash % WORD_SLOTS;
    for (; all->slots[at] != 0; at = (at + 1) % WORD_SLOTS) {
        uint32_t known = all->slots[at] - 1u;
        dln_span so_far = dln_sink_bytes(all->out);
        if (all->hashes[known] == hash && dln_span_equals((dln_span){so_far.text + all->begin[known], all->len[known]}, word))
            return;
    }
    uint32_t begin = (uint32_t)dln_sink_bytes(all->out).len;
    if (all->count < MOST_WORDS) { /* of a longer text some come twice */
        all->slots[at] = (uint16_t)(all->count + 1);
        all->hashes[all->count] = hash;
        all->begin[all->count] = begin;
        all->len[all->count++] = (uint32_t)word.len;
    }
    dln_sink_span(all->out, word);
    dln_sink_char(all->out, ' ');
}

static void add_words(words *all, dln_span text)
{
    char room[DLN_WORDS_ROOM];
    dln_span rest = dln_query_words(text, room), word;
    while (dln_split(&rest, ' ', &word))
        if (word.len > 0)
            add_word(all, word);
}

dln_span dln_ledger_words(dln_store *store, const dln_event *event)
{
    const dln_claim *claim = &event->claim;
    const dln_span texts[] = {claim->title, claim->quote, claim->topic, claim->medium, claim->place.name};
    words all;
    all.out = store->words;
    all.count = 0;
    memset(all.slots, 0, sizeof all.slots);
    dln_sink_clear(store->words);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_words(&all, texts[i]);
    for (size_t i = 0; i < claim->party_count; i++)
        add_words(&all, claim->parties[i].name);
    for (size_t i = 0; i < event->source_count; i++)
        if (i == 0 || !dln_span_equals(event->sources[i].evidence, event->sources[i - 1].evidence))
            add_words(&all, event->sources[i].evidence);
    return dln_sink_bytes(store->words);
}

static void index_words(dln_store *store, const dln_event *event, int64_t row, bool add)
{
    sqlite3_stmt *change = add ? dln_sql(store, "INSERT INTO event_words(rowid, words) VALUES(?1, ?2)")
                               : dln_sql(store, "INSERT INTO event_words(event_words, rowid, words) VALUES('delete', ?1, ?2)");
    dln_sql_int(change, 1, row);
    dln_sql_text(change, 2, dln_ledger_words(store, event));
    dln_sql_run(store, change);
}

/* In a rebuild all is indexed anew at the end. */
static void index_event(dln_store *store, const dln_event *event, int64_t row, bool add)
{
    if (store->wants_rebuild)
        return;
    index_parties(store, event, row, add);
    index_words(store, event, row, add);
}

/* The indexes of what the row says so far are taken away; the record is what they were made of. */
static void unindex(dln_store *store, int64_t row)
{
    dln_event event;
    if (store->wants_rebuild)
        return;
    sqlite3_stmt *find = dln_sql(store, "SELECT record FROM event WHERE id = ?1 AND into_uid IS NULL");
    dln_sql_int(find, 1, row);
    if (!dln_sql_step(store, find))
        return;
    if (dln_record_read_event(dln_sql_span(find, 0), store->row, &event))
        index_event(store, &event, row, false);
    else
        dln_store_fail(store, DLN_IO, "the file is damaged (the record of an event); dateline check tells more");
    dln_arena_reset(store->row);
    dln_sql_done(find);
}

static void index_again(dln_store *store, sqlite3_stmt *row)
{
    dln_event event;
    dln_reach *reach;
    size_t count;
    int64_t id = dln_sql_number(row, 0);
    if (dln_sql_number(row, 2) != 0) { /* it is shown */
        if (dln_record_read_event(dln_sql_span(row, 1), store->row, &event)) {
            index_parties(store, &event, id, true);
            index_words(store, &event, id, true);
        } else {
            dln_store_pass_over(store, "the record of an event");
        }
    }
    dln_arena_reset(store->row);
    dln_store_reach_of(store, id, store->row, &reach, &count);
    dln_store_add_reach(store, id, reach, count);
    dln_arena_reset(store->row);
}

void dln_ledger_index_all(dln_store *store)
{
    enum { TELL_EACH = 1024 };
    uint64_t done = 0, all = (uint64_t)dln_sql_value(store, dln_sql(store, "SELECT count(*) FROM event"), 0);
    dln_sql_run(store, dln_sql(store, "INSERT INTO event_words(event_words) VALUES('delete-all')"));
    dln_sql_run(store, dln_sql(store, "DELETE FROM partspan"));
    dln_sql_run(store, dln_sql(store, "DELETE FROM block"));
    sqlite3_stmt *rows = dln_sql(store, "SELECT id, record, into_uid IS NULL FROM event ORDER BY id");
    while (dln_sql_step(store, rows)) {
        if (done++ % TELL_EACH == 0)
            dln_store_tell(store, "events indexed", done - 1, all);
        index_again(store, rows);
    }
}

/* ---- rows ---- */

static dln_span founder_of(const dln_event *event)
{
    return event->source_count > 0 ? event->sources[0].mention : DLN_NO_SPAN;
}

/* Whether a uid belongs to an event that is there. */
static bool is_taken(dln_store *store, dln_span uid)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT 1 FROM event WHERE uid = ?1");
    dln_sql_text(find, 1, uid);
    return dln_sql_value(store, find, 0) == 1;
}

typedef struct identity {
    dln_span uid;
    uint32_t revision;
    int64_t created, modified;
} identity;

/* ---- what leaves the calendars: open at an end, without a year, known to the year only; they show nothing longer than a month ---- */

static bool is_for_calendars(const dln_event *event)
{
    return dln_days_of(&event->claim.when).dc <= DLN_CLASS_MONTH;
}

/* A damaged one is not. */
static bool is_record_for_calendars(dln_store *store, dln_span record)
{
    dln_event event;
    bool is_it = dln_record_read_event(record, store->row, &event) && is_for_calendars(&event);
    dln_arena_reset(store->row);
    return is_it;
}

static void drop_former(dln_store *store, int64_t row)
{
    sqlite3_stmt *drop = dln_sql(store, "DELETE FROM former WHERE event = ?1");
    dln_sql_int(drop, 1, row);
    dln_sql_run(store, drop);
}

/* Before the row becomes `now`, with the next revision: whoever imported what it is so far has to learn that it is no more. */
static void keep_former(dln_store *store, int64_t row, const dln_event *now, bool is_hidden)
{
    if (is_for_calendars(now)) {
        if (!is_hidden)
            drop_former(store, row);
        return;
    }
    sqlite3_stmt *find = dln_sql(store, "SELECT record, into_uid IS NULL FROM event WHERE id = ?1");
    dln_sql_int(find, 1, row);
    if (!dln_sql_step(store, find))
        return;
    bool was_there = is_record_for_calendars(store, dln_sql_span(find, 0)), was_hidden = dln_sql_number(find, 1) == 0;
    dln_sql_done(find);
    if (!was_there && !was_hidden)
        return;
    sqlite3_stmt *keep = was_there ? dln_sql(store, "INSERT OR REPLACE INTO former(event, revision, since, record) SELECT id, revision + 1, ?2, record FROM event WHERE id = ?1")
                                   : dln_sql(store, "UPDATE former SET revision = (SELECT revision + 1 FROM event WHERE id = ?1), since = ?2 WHERE event = ?1");
    dln_sql_int(keep, 1, row);
    dln_sql_int(keep, 2, store->now);
    dln_sql_run(store, keep);
}

/* The same for an event that comes back; what it was is in its tombstone, which goes. */
static void keep_former_of_retired(dln_store *store, int64_t row, const dln_event *now, dln_span uid)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT record FROM retired WHERE uid = ?1");
    dln_sql_text(find, 1, uid);
    if (!dln_sql_step(store, find))
        return;
    bool was_there = !is_for_calendars(now) && is_record_for_calendars(store, dln_sql_span(find, 0));
    dln_sql_done(find);
    sqlite3_stmt *keep = dln_sql(store, "INSERT OR REPLACE INTO former(event, revision, since, record) "
                                        "SELECT event.id, event.revision, event.modified, retired.record FROM event, retired WHERE event.id = ?1 AND retired.uid = ?2");
    dln_sql_int(keep, 1, row);
    dln_sql_text(keep, 2, uid);
    if (was_there)
        dln_sql_run(store, keep);
    sqlite3_stmt *gone = dln_sql(store, "DELETE FROM retired WHERE uid = ?1");
    dln_sql_text(gone, 1, uid);
    dln_sql_run(store, gone);
}

/* A uid that was merged away or retired, and whose event is there again: it goes on where it stopped. */
static void revive(dln_store *store, identity *who)
{
    sqlite3_stmt *find = dln_sql(store, "SELECT revision, created FROM retired WHERE uid = ?1");
    dln_sql_text(find, 1, who->uid);
    if (dln_sql_step(store, find)) { /* else there may be an alias all the same: imported, or its tombstone was damaged */
        who->revision = (uint32_t)dln_sql_number(find, 0) + 1;
        who->created = dln_sql_number(find, 1);
    }
    dln_sql_done(find);
    sqlite3_stmt *count = dln_sql(store, "UPDATE event SET aliases = aliases - 1 WHERE id = (SELECT event FROM alias WHERE uid = ?1)");
    dln_sql_text(count, 1, who->uid);
    dln_sql_run(store, count);
    sqlite3_stmt *alias = dln_sql(store, "DELETE FROM alias WHERE uid = ?1");
    dln_sql_text(alias, 1, who->uid);
    dln_sql_run(store, alias);
}

static void write_row(dln_store *store, sqlite3_stmt *write, const dln_event *event, dln_given given, const identity *who)
{
    char digest[16];
    size_t version_at = record_content(store, event);
    dln_span digest_bytes = digest_of(dln_sink_bytes(store->record), digest);
    dln_days days = dln_days_of(&event->claim.when);
    dln_sink_clear(store->whole);
    dln_record_with_version(dln_sink_bytes(store->record), version_at, event->version, store->whole);
    if (dln_sink_status(store->record, NULL) != DLN_OK || dln_sink_status(store->whole, NULL) != DLN_OK)
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    dln_sql_text(write, 1, who->uid);
    dln_sql_text(write, 2, event->id);
    dln_sql_int(write, 3, given);
    dln_sql_text(write, 4, founder_of(event));
    dln_sql_int(write, 5, days.dc);
    dln_sql_int(write, 6, days.lo);
    dln_sql_int(write, 7, days.hi);
    dln_sql_int(write, 8, who->revision);
    dln_sql_blob(write, 9, digest_bytes);
    dln_sql_int(write, 10, who->created);
    dln_sql_int(write, 11, who->modified);
    dln_sql_blob(write, 12, dln_sink_bytes(store->whole));
    dln_sql_run(store, write);
}

int64_t dln_ledger_mint(dln_store *store, const dln_event *event, dln_given given, const dln_reach *reach, size_t reach_count)
{
    identity who = {event->id, 0, store->now, store->now};
    char other_uid[36], numbered[120];
    bool is_first = store->loading != NULL && event->uid.len == 0; /* into an empty store: nothing is taken, nothing comes back */
    if (event->uid.len > 0 && !is_taken(store, event->uid)) /* it brings its own, from another store */
        who = (identity){event->uid, event->revision, event->created != 0 ? event->created : store->now,
                         event->modified != 0 ? event->modified : store->now};
    for (unsigned n = 2; !is_first && is_taken(store, who.uid) && !dln_store_failed(store); n++) { /* its founder was another event's before */
        int len = snprintf(numbered, sizeof numbered, "%.*s:%u", event->id.len < 100 ? (int)event->id.len : 100, event->id.text, n);
        who.uid = dln_event_id_of((dln_span){numbered, (size_t)len}, other_uid);
    }
    if (!is_first)
        revive(store, &who);
    sqlite3_stmt *insert = dln_sql(store, "INSERT INTO event(uid, derived, given, founder, dc, lo, hi, revision, aliases, digest, created, modified, record, reach) "
                                          "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10, ?11, ?12, ?13)");
    dln_sql_blob(insert, 13, dln_store_encode_reach(store, reach, reach_count));
    write_row(store, insert, event, given, &who);
    int64_t row = dln_store_failed(store) ? 0 : sqlite3_last_insert_rowid(store->db);
    if (!is_first)
        keep_former_of_retired(store, row, event, who.uid);
    dln_store_add_reach(store, row, reach, reach_count);
    index_event(store, event, row, true);
    store->changes.events_new++;
    return row;
}

/* Whether a record, or what the mentions say beside it, is what its digest is of. */
static bool is_sound(dln_store *store, int64_t row, bool is_pure)
{
    char digest[16];
    dln_event event;
    bool sound = true;
    sqlite3_stmt *ask = is_pure ? dln_sql(store, "SELECT pure, pure_digest FROM event WHERE id = ?1 AND pure IS NOT NULL")
                                : dln_sql(store, "SELECT record, digest FROM event WHERE id = ?1");
    dln_sql_int(ask, 1, row);
    if (dln_sql_step(store, ask))
        sound = dln_record_read_event(dln_sql_span(ask, 0), store->row, &event) && dln_span_equals(dln_sql_span(ask, 1), dln_ledger_digest(store, &event, digest));
    dln_sql_done(ask);
    dln_arena_reset(store->row);
    return sound;
}

static void keep_pure(dln_store *store, const dln_row *row, const dln_event *event)
{
    char digest[16];
    dln_span digest_bytes = dln_ledger_digest(store, event, digest);
    sqlite3_stmt *keep = dln_sql(store, "UPDATE event SET derived = ?2, founder = ?3, pure_digest = ?4, pure = ?5 WHERE id = ?1");
    dln_sql_int(keep, 1, row->id);
    dln_sql_text(keep, 2, event->id);
    dln_sql_text(keep, 3, founder_of(event));
    dln_sql_blob(keep, 4, digest_bytes);
    dln_sql_blob(keep, 5, record_of(store, event));
    dln_sql_run(store, keep);
    store->corrections_due = true;
}

void dln_ledger_update(dln_store *store, const dln_row *row, const dln_event *event, dln_given given)
{
    char digest[16];
    bool is_same = dln_span_equals(dln_ledger_digest(store, event, digest), row->digest);
    dln_span founder = founder_of(event);
    if (store->wants_rebuild && (!is_sound(store, row->id, false) || !is_sound(store, row->id, true)))
        dln_store_note_mended(store, "the damaged record of the event '%.*s' is made anew", DLN_SHOWN(row->uid));
    if (is_same && given == row->given && dln_span_equals(founder, row->founder) && !store->wants_rebuild)
        return;
    if (row->is_corrected) { /* what is shown is made anew by store_correct.c */
        keep_pure(store, row, event);
        sqlite3_stmt *turn = dln_sql(store, "UPDATE event SET given = ?2 WHERE id = ?1"); /* mentions now tell of one that came as such, or do no more */
        dln_sql_int(turn, 1, row->id);
        dln_sql_int(turn, 2, given);
        dln_sql_run(store, turn);
        return;
    }
    if (!is_same) {
        unindex(store, row->id);
        if (!store->is_first)
            keep_former(store, row->id, event, false);
    }
    sqlite3_stmt *modified = dln_sql(store, "SELECT modified FROM event WHERE id = ?1");
    dln_sql_int(modified, 1, row->id);
    identity who = {row->uid, row->revision + (!is_same && !store->is_first), row->created, is_same ? dln_sql_value(store, modified, 0) : store->now};
    sqlite3_stmt *write = dln_sql(store, "UPDATE event SET derived = ?2, given = ?3, founder = ?4, dc = ?5, lo = ?6, hi = ?7, revision = ?8, digest = ?9, "
                                         "created = ?10, modified = ?11, record = ?12 WHERE uid = ?1");
    write_row(store, write, event, given, &who);
    if (!is_same) {
        index_event(store, event, row->id, true);
        store->changes.events_changed += !store->is_first;
    }
}

static void keep_tombstone(dln_store *store, const dln_row *row, const dln_row *into)
{
    /* what was not shown, for the same reason, was no more already: there is nothing new to tell */
    sqlite3_stmt *keep = dln_sql(store, "INSERT OR REPLACE INTO retired(uid, into_uid, founder, revision, created, retired, record) "
                                        "SELECT uid, ?2, founder, revision + (into_uid IS NOT ?2), created, CASE WHEN into_uid IS ?2 THEN modified ELSE ?3 END, "
                                        "ifnull((SELECT former.record FROM former WHERE former.event = event.id), record) FROM event WHERE id = ?1");
    dln_sql_int(keep, 1, row->id);
    dln_sql_text(keep, 2, into == NULL ? DLN_NO_SPAN : into->uid);
    dln_sql_int(keep, 3, store->now);
    dln_sql_run(store, keep);
}

void dln_ledger_retire(dln_store *store, const dln_row *row, const dln_row *into)
{
    unindex(store, row->id);
    dln_store_drop_reach(store, row->id);
    if (!store->is_first)
        keep_tombstone(store, row, into);
    drop_former(store, row->id);
    sqlite3_stmt *gone = dln_sql(store, "DELETE FROM event WHERE id = ?1");
    dln_sql_int(gone, 1, row->id);
    dln_sql_run(store, gone);
    store->changes.events_retired += !store->is_first;
    if (into == NULL) { /* its aliases lead nowhere now; their tombstones stay */
        sqlite3_stmt *drop = dln_sql(store, "DELETE FROM alias WHERE event = ?1");
        dln_sql_int(drop, 1, row->id);
        dln_sql_run(store, drop);
        return;
    }
    sqlite3_stmt *move = dln_sql(store, "UPDATE alias SET event = ?2 WHERE event = ?1");
    dln_sql_int(move, 1, row->id);
    dln_sql_int(move, 2, into->id);
    dln_sql_run(store, move);
    sqlite3_stmt *alias = store->is_first ? NULL : dln_sql(store, "INSERT OR REPLACE INTO alias(uid, event) VALUES(?1, ?2)");
    dln_sql_text(alias, 1, row->uid);
    dln_sql_int(alias, 2, into->id);
    dln_sql_run(store, alias);
    sqlite3_stmt *count = dln_sql(store, "UPDATE event SET aliases = (SELECT count(*) FROM alias WHERE event = ?1) WHERE id = ?1");
    dln_sql_int(count, 1, into->id);
    dln_sql_run(store, count);
}

/* Writes what is shown; is_new: it counts a revision. */
static void write_shown(dln_store *store, const dln_row *row, const dln_event *shown, const dln_span *into, bool is_new)
{
    char digest[16];
    dln_days days = into != NULL ? (dln_days){DLN_CLASS_HIDDEN, 0, 0} : dln_days_of(&shown->claim.when);
    sqlite3_stmt *write = dln_sql(store, "UPDATE event SET dc = ?2, lo = ?3, hi = ?4, digest = ?5, record = ?6, into_uid = ?7, "
                                         "revision = revision + ?8, modified = CASE ?8 WHEN 1 THEN ?9 ELSE modified END WHERE id = ?1");
    dln_span digest_bytes = dln_ledger_digest(store, shown, digest);
    dln_sql_int(write, 1, row->id);
    dln_sql_int(write, 2, days.dc);
    dln_sql_int(write, 3, days.lo);
    dln_sql_int(write, 4, days.hi);
    dln_sql_blob(write, 5, digest_bytes);
    dln_sql_blob(write, 6, record_of(store, shown));
    if (into != NULL)
        dln_sql_text(write, 7, *into);
    else if (write != NULL)
        sqlite3_bind_null(write, 7);
    dln_sql_int(write, 8, is_new);
    dln_sql_int(write, 9, store->now);
    dln_sql_run(store, write);
    store->changes.events_changed += is_new;
}

/* Whether just this is shown already. Of what is not shown nobody sees what its mentions say meanwhile. */
static bool is_shown(dln_store *store, const dln_row *row, const dln_event *shown, const dln_span *into)
{
    char digest[16];
    sqlite3_stmt *ask = into != NULL ? dln_sql(store, "SELECT 1 FROM event WHERE id = ?1 AND into_uid = ?2")
                                     : dln_sql(store, "SELECT 1 FROM event WHERE id = ?1 AND digest = ?2 AND into_uid IS NULL");
    dln_sql_int(ask, 1, row->id);
    if (into != NULL)
        dln_sql_text(ask, 2, *into);
    else
        dln_sql_blob(ask, 2, dln_ledger_digest(store, shown, digest));
    return dln_sql_value(store, ask, 0) == 1;
}

static void show(dln_store *store, const dln_row *row, const dln_event *shown, const dln_span *into)
{
    if (is_shown(store, row, shown, into)) {
        if (store->wants_rebuild && !is_sound(store, row->id, false))
            write_shown(store, row, shown, into, false);
        return;
    }
    unindex(store, row->id);
    keep_former(store, row->id, shown, into != NULL);
    write_shown(store, row, shown, into, true);
    if (into == NULL)
        index_event(store, shown, row->id, true);
}

void dln_ledger_show(dln_store *store, const dln_row *row, const dln_event *pure, const dln_event *shown, dln_span into)
{
    show(store, row, shown == NULL ? pure : shown, shown == NULL ? &into : NULL);
    keep_pure(store, row, pure);
}

void dln_ledger_unshow(dln_store *store, const dln_row *row, const dln_event *pure)
{
    show(store, row, pure, NULL);
    sqlite3_stmt *drop = dln_sql(store, "UPDATE event SET pure = NULL, pure_digest = NULL WHERE id = ?1");
    dln_sql_int(drop, 1, row->id);
    dln_sql_run(store, drop);
}
