/* tests/property/store.c - whatever the history of a store, its events are those of one merge over the articles that are there;
 * and its ledger keeps what it promised.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "timelines/store_db.h"

#include <dateline/store.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const topics[] = {"grain", "borders", "prisoners", "sanctions", "gas"};

/* ---- made-up articles: few parties and days, so that they meet often ---- */

static uint32_t state;
static uint32_t months = 1, days = 6; /* over which the events are spread */

static uint32_t below(uint32_t count)
{
    state = state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(state >> 4) * count >> 28);
}

static void put_party(dln_sink *out, uint32_t who, uint32_t kind)
{
    static const char *const codes[] = {"RUS", "USA", "CHN", "FRA", "P5+1"};
    static const char *const countries[] = {"Russia", "United States", "China", "France", "P5+1"};
    static const char *const people[] = {"Ada Karova", "Bo Lindel", "Chen Wu", "Denise Roche", "Ada Karov"};
    if (kind == 0)
        dln_sink_printf(out, "{\"name\": \"%s\", \"kind\": \"%s\", \"country\": \"%s\"}", countries[who], who == 4 ? "body" : "country", codes[who]);
    else
        dln_sink_printf(out, "{\"name\": \"%s\", \"kind\": \"person\", \"country\": \"%s\"}", people[who], codes[who % 4]);
}

static void put_when(dln_sink *out)
{
    uint32_t day = 1 + below(days), kind = below(20), month = 12 - below(months);
    if (kind < 9)
        dln_sink_printf(out, "\"2021-%02u-%02u\"", month, day);
    else if (kind < 12)
        dln_sink_printf(out, "\"2021-%02u-%02uT%02u:30+0%u:00\"", month, day, below(24), below(4));
    else if (kind < 14)
        dln_sink_printf(out, "\"2021-%02u-%02u/2021-%02u-%02u\"", month, day, month, day + 1 + below(3));
    else if (kind < 16)
        dln_sink_printf(out, "\"2021-%02u\"", month);
    else if (kind == 18)
        dln_sink_printf(out, "\"2021-%02u-03~\"", month);
    else
        dln_sink_puts(out, kind == 16 ? "\"2021\"" : kind == 17 ? "\"XXXX-12-03\"" : "null");
}

/* The lines of an article in one of its versions. */
static void make_article(uint32_t number, uint32_t version, dln_sink *out)
{
    static const char *const types[] = {"meeting", "call", "statement"};
    state = number * 7919u + version * 104729u + 17u;
    for (int i = 0; i < 5; i++)
        below(2);
    for (uint32_t i = 0, count = below(4); i < count; i++) {
        uint32_t type = below(3), first = below(5), second = (first + 1 + below(4)) % 5;
        dln_sink_printf(out, "{\"id\": \"https://example.org/%u#%u%s\", \"article\": \"https://example.org/%u\", \"type\": \"%s\", \"when\": ", number, i,
                        below(3) == 0 ? "" : version == 0 ? "a" : "b", number, types[type]);
        put_when(out);
        dln_sink_printf(out, ", \"status\": \"%s\", \"participants\": [", below(5) == 0 ? "tentative" : below(8) == 0 ? "cancelled" : "confirmed");
        put_party(out, first, below(3));
        if (type < 2 && below(6) > 0) {
            dln_sink_puts(out, ", ");
            put_party(out, second, below(3));
        }
        dln_sink_printf(out, "], \"place\": %s, \"evidence\": \"They spoke of %s and %s at length on that occasion.\", \"confidence\": 0.8, \"url\": "
                        "\"https://example.org/%u\", \"publisher\": \"P%u\", \"published\": \"2021-12-%02u\"}\n",
                        below(4) == 0 ? "{\"name\": \"Geneva\", \"country\": \"CHE\"}" : "null", topics[below(5)], topics[below(5)], number, number % 7, 1 + below(9));
    }
}

typedef struct article_lines {
    dln_arena *arena;
    dln_mention mentions[8];
    size_t count;
    dln_span bytes;
} article_lines;

static article_lines read_article(uint32_t number, uint32_t version)
{
    article_lines a = {.arena = dln_arena_new()};
    dln_sink *out = dln_sink_to_memory();
    make_article(number, version, out);
    a.bytes = dln_arena_copy(a.arena, dln_sink_bytes(out));
    dln_sink_abandon(out);
    for (const char *at = a.bytes.text, *end; a.bytes.len > 0 && (end = strchr(at, '\n')) != NULL; at = end + 1) {
        dln_error err = {0};
        if (dln_mention_read((dln_span){at, (size_t)(end - at)}, a.arena, &a.mentions[a.count++], &err) != DLN_OK)
            fail_msg("column %u: %s", err.column, err.message);
    }
    return a;
}

static dln_store *open_store(const char *path, dln_store_mode mode)
{
    dln_error err = {0};
    dln_store *store = NULL;
    if (dln_store_open(path, mode, NULL, 1000, &store, &err) != DLN_OK)
        fail_msg("%s", err.message);
    return store;
}

static void begin(dln_store *store, int64_t now)
{
    dln_error err = {0};
    if (dln_store_begin(store, now, &err) != DLN_OK)
        fail_msg("%s", err.message);
}

static dln_store_changes commit(dln_store *store)
{
    dln_error err = {0};
    dln_store_changes changes;
    if (dln_store_commit(store, &changes, &err) != DLN_OK)
        fail_msg("%s", err.message);
    return changes;
}

static void put(dln_store *store, uint32_t number, uint32_t version)
{
    dln_error err = {0};
    char id[64];
    snprintf(id, sizeof id, "https://example.org/%u", number);
    article_lines a = read_article(number, version);
    dln_article article = {.id = dln_span_of(id), .url = dln_span_of(id)};
    article.text = a.bytes;
    dln_article_digest digest = dln_store_digest(&article, NULL);
    if (dln_store_put_article(store, &article, digest, a.mentions, a.count, &err) != DLN_OK)
        fail_msg("%s", err.message);
    dln_arena_free(a.arena);
}

static void drop(dln_store *store, uint32_t number)
{
    dln_error err = {0};
    char id[64];
    snprintf(id, sizeof id, "https://example.org/%u", number);
    if (dln_store_remove_article(store, dln_span_of(id), &err) != DLN_OK)
        fail_msg("%s", err.message);
}

/* ---- what is compared ---- */

static bool collect(void *context, const dln_event *event, dln_match match)
{
    dln_event bare = *event;
    bare.uid = DLN_NO_SPAN;
    bare.revision = 0;
    bare.created = bare.modified = 0;
    bare.alias_count = 0;
    assert_int_equal(dln_timeline_add_event(context, &bare, NULL), DLN_OK);
    return true;
}

/* ---- corrections, by the ids of mentions: by those the store and a file mean the same, whatever was there before ---- */

enum { CORRECTIONS_MAX = 40 };

typedef struct said { /* what a person said so far */
    char rows[CORRECTIONS_MAX][160]; /* as of a file */
    size_t count;
} said;

static void some_mention(uint32_t articles, char out[64])
{
    static const char *const tails[] = {"", "a", "b"};
    uint32_t number = below(articles), ordinal = below(2);
    snprintf(out, 64, "https://example.org/%u#%u%s", number, ordinal, tails[below(3)]);
}

static void say_something(said *all, uint32_t articles)
{
    static const struct { const char *change, *value; } kinds[] = {
        {"hide", ""}, {"title", "Otherwise"}, {"when", "2021-11-30"}, {"when", "2021-12-02"}, {"type", "call"}, {"status", "cancelled"}, {"place", "Oslo (NOR)"},
        {"participants", "Egil Foss (NOR), country:China (CHN)"}, {"with", "Egil Foss (NOR)"}, {"without", "Ada Karova"}, {"pin", ""}, {"join", NULL}, {"join", NULL},
        {"split", NULL}, {"split", NULL}, {"add", "meeting | 2021-12-03 | Egil Foss (NOR), Bo Lindel (USA) | By hand"},
    };
    char event[64], other[64];
    uint32_t kind = below(sizeof kinds / sizeof *kinds);
    if (all->count == CORRECTIONS_MAX)
        return;
    some_mention(articles, event);
    some_mention(articles, other);
    if (strcmp(kinds[kind].change, "add") == 0)
        snprintf(event, sizeof event, "hand-%u", below(4));
    snprintf(all->rows[all->count++], sizeof *all->rows, "%s\t%s\t%s\tAnna\tsaw it\n", event, kinds[kind].change, kinds[kind].value == NULL ? other : kinds[kind].value);
}

static dln_corrections read_said(const said *all, dln_arena *arena)
{
    dln_corrections out;
    dln_error err = {0};
    dln_span text = DLN_SPAN("event\tchange\tvalue\tauthor\tnote\n");
    for (size_t i = 0; i < all->count; i++)
        text = dln_arena_printf(arena, "%.*s%s", (int)text.len, text.text, all->rows[i]);
    if (dln_corrections_read("corrections", text, arena, &out, &err) != DLN_OK)
        fail_msg("%u: %s", err.line, err.message);
    return out;
}

static void put_said(dln_store *store, const said *all)
{
    size_t dropped;
    dln_arena *arena = dln_arena_new();
    dln_corrections rows = read_said(all, arena);
    assert_int_equal(dln_store_drop_corrections(store, (dln_span){"", 0}, &dropped, NULL), DLN_OK);
    for (size_t i = 0; i < rows.count; i++)
        assert_int_equal(dln_store_put_correction(store, &rows.items[i], NULL), DLN_OK);
    dln_arena_free(arena);
}

static char *lines_of(dln_timeline *timeline)
{
    dln_sink *out = dln_sink_to_memory();
    for (size_t i = 0; i < dln_timeline_count(timeline); i++)
        dln_event_write(dln_timeline_at(timeline, i), out);
    dln_span all = dln_sink_bytes(out);
    char *copy = strndup(all.len == 0 ? "" : all.text, all.len);
    dln_sink_abandon(out);
    dln_timeline_free(timeline);
    return copy;
}

static char *events_of(dln_store *store)
{
    static const dln_query everything;
    dln_timeline *timeline = dln_timeline_new();
    dln_error err = {0};
    if (dln_store_find(store, &everything, collect, timeline, &err) != DLN_OK)
        fail_msg("%s", err.message);
    return lines_of(timeline);
}

enum { ARTICLES = 120 };

static char *events_of_one_run(const int versions[ARTICLES], const said *corrections, bool unmatched[CORRECTIONS_MAX])
{
    dln_timeline *timeline = dln_timeline_new();
    for (uint32_t i = 0; i < ARTICLES; i++) {
        if (versions[i] < 0)
            continue;
        article_lines a = read_article(i, (uint32_t)versions[i]);
        for (size_t k = 0; k < a.count; k++)
            assert_int_equal(dln_timeline_add_mention(timeline, &a.mentions[k], NULL), DLN_OK);
        dln_arena_free(a.arena);
    }
    assert_int_equal(dln_timeline_merge(timeline, NULL, NULL), DLN_OK);
    dln_arena *arena = dln_arena_new();
    dln_corrections rows = read_said(corrections, arena);
    assert_int_equal(dln_timeline_correct(timeline, &rows, unmatched, NULL), DLN_OK);
    dln_arena_free(arena);
    return lines_of(timeline);
}

static void tell(void *context, const char *message)
{
    print_error("%s\n", message);
}

static void check(dln_store *store)
{
    uint64_t faults = 1;
    dln_error err = {0};
    assert_int_equal(dln_store_check(store, tell, NULL, &faults, &err), DLN_OK);
    assert_int_equal(faults, 0);
}

static char folder[64];

static void path_of(const char *name, char *out)
{
    char leftover[160];
    snprintf(out, 128, "%s/%s", folder, name);
    static const char *const tails[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        snprintf(leftover, sizeof leftover, "%s%s", out, tails[i]);
        unlink(leftover);
    }
}

/* ---- the properties ---- */

/* The first line that differs. */
static void show_difference(const char *kept, const char *expected)
{
    while (*kept != '\0' && *expected != '\0') {
        size_t a = strcspn(kept, "\n"), b = strcspn(expected, "\n");
        if (a != b || memcmp(kept, expected, a) != 0)
            break;
        kept += a + (kept[a] != '\0');
        expected += b + (expected[b] != '\0');
    }
    fprintf(stderr, "# store:   %.*s\n# one run: %.*s\n", (int)strcspn(kept, "\n"), kept, (int)strcspn(expected, "\n"), expected);
}

static void same_matched(dln_store *store, const bool unmatched[CORRECTIONS_MAX])
{
    const bool *is_matched;
    dln_corrections rows;
    dln_arena *arena = dln_arena_new();
    assert_int_equal(dln_store_corrections(store, arena, &rows, &is_matched, NULL), DLN_OK);
    for (size_t i = 0; i < rows.count; i++)
        assert_int_equal(is_matched[i], !unmatched[i]);
    dln_arena_free(arena);
}

/* Returns the share of the mentions that were compared again, in percent. */
static uint64_t run_histories(bool always_part, bool is_corrected, uint32_t first, uint32_t count, uint32_t articles)
{
    char path[128];
    uint64_t compared = 0, all = 0;
    for (uint32_t history = first; history < first + count; history++) {
        path_of("history.db", path);
        dln_store *store = open_store(path, DLN_STORE_CREATE);
        store->always_part = always_part;
        int versions[ARTICLES];
        said corrections = {.count = 0};
        bool unmatched[CORRECTIONS_MAX];
        uint32_t own = history * 31u + 7u; /* make_article has the generator to itself */
        memset(versions, -1, sizeof versions);
        for (int step = 0; step < 12; step++) {
            begin(store, 1000 + step);
            state = own;
            for (uint32_t changes = step == 0 ? articles : 1 + below(4); changes > 0; changes--) {
                uint32_t number = below(articles), what = below(4);
                own = state;
                if (what == 0 && versions[number] >= 0) {
                    drop(store, number);
                    versions[number] = -1;
                } else {
                    versions[number] = (int)(what & 1);
                    put(store, number, what & 1);
                }
                state = own;
            }
            if (is_corrected && below(2) == 0) {
                for (uint32_t more = 1 + below(3); more > 0; more--)
                    say_something(&corrections, articles);
                corrections.count -= corrections.count > 8 ? below(5) : 0; /* takes some back */
                put_said(store, &corrections);
            }
            own = state;
            compared += commit(store).compared;
            dln_store_counts counts;
            assert_int_equal(dln_store_count(store, &counts, NULL), DLN_OK);
            all += counts.mentions;
            char *kept = events_of(store), *expected = events_of_one_run(versions, &corrections, unmatched);
            if (strcmp(kept, expected) != 0) {
                show_difference(kept, expected);
                fail_msg("history %u, step %d", history, step);
            }
            same_matched(store, unmatched);
            free(kept);
            free(expected);
        }
        check(store);
        dln_store_close(store);
    }
    return all == 0 ? 0 : compared * 100 / all;
}

/* HISTORIES=N runs more of them. */
static uint32_t histories(void)
{
    const char *wanted = getenv("HISTORIES");
    return wanted == NULL ? 40 : (uint32_t)strtoul(wanted, NULL, 10);
}

static void any_history_gives_the_events_of_one_run(void **unused)
{
    run_histories(false, false, 0, histories() / 4, 24);
}

static void so_it_does_when_only_what_is_touched_is_formed_anew(void **unused)
{
    run_histories(true, false, 100, histories(), 24);
    months = 6;
    days = 25;
    uint64_t percent = run_histories(true, false, 1000, histories(), ARTICLES);
    print_message("%d %% of the mentions were compared again\n", (int)percent);
    assert_in_range(percent, 1, 80);
    months = 1;
    days = 6;
}

static void and_a_person_may_correct_in_between(void **unused)
{
    run_histories(false, true, 2000, histories() / 2, 24);
    run_histories(true, true, 3000, histories() / 2, 24);
}

static void adding_twice_changes_nothing(void **unused)
{
    char path[128];
    path_of("twice.db", path);
    dln_store *store = open_store(path, DLN_STORE_CREATE);
    begin(store, 1);
    for (uint32_t i = 0; i < ARTICLES; i++)
        put(store, i, 0);
    dln_store_changes first = commit(store);
    assert_int_equal(first.articles_new, ARTICLES);
    begin(store, 2);
    for (uint32_t i = 0; i < ARTICLES; i++)
        put(store, i, 0);
    dln_store_changes second = commit(store);
    assert_int_equal(second.articles_new + second.articles_changed + second.events_new + second.events_changed + second.events_retired + second.compared, 0);
    begin(store, 3);
    assert_int_equal(dln_store_rebuild(store, NULL), DLN_OK);
    dln_store_changes third = commit(store);
    assert_int_equal(third.events_new + third.events_changed + third.events_retired, 0);
    dln_store_close(store);
}

static bool count_stone(void *context, const dln_tombstone *stone)
{
    (void)stone;
    ++*(uint64_t *)context;
    return true;
}

/* The same articles in several commits, as one addition or not, and then in other versions, by whoever opens the store later. */
static void what_came_and_went_in_one_addition_leaves_no_trace(void **unused)
{
    enum { EACH = 40 };
    uint64_t stones[2] = {0, 0}, retired[2] = {0, 0}, later = 0;
    for (int as_one = 0; as_one < 2; as_one++) {
        char path[128];
        path_of("batches.db", path);
        dln_store *store = open_store(path, DLN_STORE_CREATE);
        for (uint32_t batch = 0; batch < 6; batch++) {
            begin(store, 1 + batch);
            if (batch == 0 && as_one)
                assert_true(dln_store_add_as_one(store));
            for (uint32_t i = 0; i < EACH; i++)
                put(store, (batch * EACH + i) * 7 % 211, 0); /* later ones come between */
            retired[as_one] += commit(store).events_retired;
        }
        check(store);
        assert_int_equal(dln_store_tombstones(store, 0, count_stone, &stones[as_one], NULL), DLN_OK);
        if (as_one) {
            assert_int_equal(dln_sql_value(store, dln_sql(store, "SELECT count(*) FROM alias"), -1), 0);
            assert_int_equal(dln_sql_value(store, dln_sql(store, "SELECT max(revision) FROM event"), -1), 0);
        }
        dln_store_close(store);
        store = open_store(path, DLN_STORE_WRITE);
        begin(store, 9);
        assert_false(dln_store_add_as_one(store)); /* there is something that may have been seen */
        for (uint32_t i = 0; i < EACH; i++)
            put(store, i, 1);
        later = commit(store).events_retired;
        assert_true(later > 0);
        uint64_t all = 0;
        assert_int_equal(dln_store_tombstones(store, 0, count_stone, &all, NULL), DLN_OK);
        assert_true(all > stones[as_one]);
        check(store);
        dln_store_close(store);
    }
    assert_true(stones[0] > 0 && retired[0] > 0);
    assert_int_equal(stones[1] + retired[1], 0);
}

static void what_was_not_committed_is_not_there(void **unused)
{
    char path[128];
    path_of("rollback.db", path);
    dln_store *store = open_store(path, DLN_STORE_CREATE);
    begin(store, 1);
    put(store, 3, 0);
    commit(store);
    char *before = events_of(store);
    begin(store, 2);
    put(store, 5, 0);
    drop(store, 3);
    dln_store_rollback(store);
    char *after = events_of(store);
    assert_string_equal(before, after);
    check(store);
    free(before);
    free(after);
    dln_store_close(store);
}

static void a_reader_sees_what_was_committed_while_another_writes(void **unused)
{
    char path[128];
    path_of("readers.db", path);
    dln_store *writer = open_store(path, DLN_STORE_CREATE);
    begin(writer, 1);
    for (uint32_t i = 0; i < 30; i++)
        put(writer, i, 0);
    commit(writer);
    dln_store *readers[] = {open_store(path, DLN_STORE_READ), open_store(path, DLN_STORE_READ)};
    char *before = events_of(writer);
    begin(writer, 2);
    for (uint32_t i = 0; i < 60; i++)
        put(writer, i, 1);
    for (int i = 0; i < 2; i++) {
        char *seen = events_of(readers[i]);
        assert_string_equal(seen, before);
        free(seen);
    }
    commit(writer);
    char *after = events_of(writer);
    assert_string_not_equal(before, after);
    for (int i = 0; i < 2; i++) {
        char *seen = events_of(readers[i]);
        assert_string_equal(seen, after);
        free(seen);
        dln_store_close(readers[i]);
    }
    free(before);
    free(after);
    dln_store_close(writer);
}

static void a_second_writer_waits_and_then_says_so(void **unused)
{
    char path[128];
    path_of("writers.db", path);
    dln_store *first = open_store(path, DLN_STORE_CREATE), *second = NULL;
    dln_error err = {0};
    assert_int_equal(dln_store_open(path, DLN_STORE_WRITE, NULL, 50, &second, &err), DLN_OK);
    begin(first, 1);
    put(first, 1, 0);
    assert_int_not_equal(dln_store_begin(second, 1, &err), DLN_OK);
    assert_non_null(strstr(err.message, "another"));
    commit(first);
    begin(second, 2); /* the way is free */
    put(second, 2, 0);
    commit(second);
    check(second);
    dln_store_close(first);
    dln_store_close(second);
}

/* The tables and indexes that a store has, as text. */
static char *shape_of(dln_store *store)
{
    sqlite3_stmt *ask = dln_sql(store, "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)");
    assert_true(dln_sql_step(store, ask));
    dln_span shape = dln_sql_span(ask, 0);
    char *copy = strndup(shape.text, shape.len);
    dln_sql_done(ask);
    return copy;
}

static void filling_an_empty_store_leaves_every_index(void **unused)
{
    char path[128];
    path_of("filled.db", path);
    dln_store *store = open_store(path, DLN_STORE_CREATE);
    char *empty = shape_of(store);
    for (int way = 0; way < 4; way++) {
        begin(store, 1 + way);
        assert_non_null(store->loading);
        if (way == 0) {
            put(store, 1, 0);
            dln_store_rollback(store);
        } else if (way == 1) {
            commit(store); /* nothing came */
        } else {
            for (uint32_t i = 0; i < 40; i++)
                put(store, i % 30, way == 2 ? 0 : i / 30); /* ten come twice, at last in another version */
            commit(store);
            check(store);
        }
        char *shape = shape_of(store);
        assert_string_equal(shape, empty);
        free(shape);
        if (way == 2) {
            dln_store_close(store);
            path_of("filled.db", path);
            store = open_store(path, DLN_STORE_CREATE);
        }
    }
    begin(store, 9); /* what is there is added to */
    assert_null(store->loading);
    dln_store_rollback(store);
    free(empty);
    dln_store_close(store);
}

static int make_folder(void **unused)
{
    snprintf(folder, sizeof folder, "%s/dateline-store-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"); /* memory, if there is */
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **unused)
{
    static const char *const names[] = {"history.db", "twice.db", "rollback.db", "readers.db", "writers.db", "filled.db", "batches.db"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        path_of(names[i], path);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_history_gives_the_events_of_one_run),
        cmocka_unit_test(so_it_does_when_only_what_is_touched_is_formed_anew),
        cmocka_unit_test(and_a_person_may_correct_in_between),
        cmocka_unit_test(adding_twice_changes_nothing),
        cmocka_unit_test(what_came_and_went_in_one_addition_leaves_no_trace),
        cmocka_unit_test(what_was_not_committed_is_not_there),
        cmocka_unit_test(a_reader_sees_what_was_committed_while_another_writes),
        cmocka_unit_test(a_second_writer_waits_and_then_says_so),
        cmocka_unit_test(filling_an_empty_store_leaves_every_index),
    };
    return cmocka_run_group_tests_name("store", tests, make_folder, remove_folder);
}
