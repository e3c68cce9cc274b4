/* tests/bench/store.c - store FILE EVENTS: makes a store of made-up events with two mentions each over twenty years, and measures what is
 * asked of it: medians inside the process, in milliseconds; and what the bytes of the file are. The events: a pair of 600 leaders (a few far more often than the rest) or one
 * speaker, a day, one of 50,000 rare words in the evidence; one in twenty mentions knows the month only.
 */
#include <dateline/dateline.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

enum { LEADERS = 600, RARE_WORDS = 50000, DAYS = 7300, RUNS = 60 };

static uint32_t state = 12345;

static uint32_t below(uint32_t count)
{
    state = state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(state >> 4) * count >> 28);
}

static double now_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void fail_with(const dln_error *err)
{
    fprintf(stderr, "%s: %s\n", err->file, err->message);
    exit(1);
}

static dln_span written(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
static dln_span written(char *out, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(out, size, format, arguments);
    va_end(arguments);
    return (dln_span){out, (size_t)len};
}

static const char *const syllables[] = {"ka", "ro", "mi", "ten", "vol", "sar", "li", "dan", "bek", "zu", "pha", "nor", "gri", "el", "mou", "tas"};

static dln_span name_of(uint32_t leader, char out[64])
{
    return written(out, 64, "%c%s%s %c%s%s%s", 'A' + (int)(leader % 26), syllables[leader % 16], syllables[leader / 16 % 16], 'B' + (int)(leader / 2 % 24),
                   syllables[(leader * 7 + 3) % 16], syllables[leader / 5 % 16], syllables[leader / 37 % 16]);
}

static dln_span rare_word(uint32_t number, char out[64])
{
    return written(out, 64, "qu%s%s%s%s", syllables[number % 16], syllables[number / 16 % 16], syllables[number / 256 % 16], syllables[number / 4096 % 16]);
}

typedef struct event {
    uint32_t a, b, day, word, kind;
} event;

static event some_event(void)
{
    event e = {.a = below(3) == 0 ? below(20) : below(LEADERS), .b = below(LEADERS), .day = below(DAYS), .word = below(RARE_WORDS), .kind = below(3)};
    if (e.a == e.b)
        e.b = (e.b + 1) % LEADERS;
    return e;
}

/* The event as one more article tells it, with all its texts. */
typedef struct told {
    char names[2][64], codes[2][8], id[80], mention_id[96], evidence[300], title[160], word[64], publisher[24];
    dln_party parties[2];
    dln_article article;
    dln_mention mention;
} told;

static void tell(told *t, const event *e, uint64_t number)
{
    static const dln_span rules[] = {DLN_SPAN("made-up")};
    int32_t first = dln_day_of(2005, 1, 1) + (int32_t)e->day;
    dln_civil date = dln_civil_of(first);
    uint32_t who[2] = {e->a, e->b};
    for (int i = 0; i < 2; i++)
        t->parties[i] = (dln_party){.kind = DLN_PERSON, .role = i == 0 ? DLN_SPAN("Minister") : DLN_SPAN("President"), .name = name_of(who[i], t->names[i]),
                                    .country = written(t->codes[i], 8, "%c%cQ", 'A' + (int)(who[i] / 3 % 26), 'A' + (int)(who[i] / 78 % 26))};
    const char *type = e->kind == 0 ? "statement" : e->kind == 1 ? "meeting" : "call";
    t->article = (dln_article){.id = written(t->id, sizeof t->id, "https://news%u.example.org/%llu", (unsigned)(number % 400), (unsigned long long)number)};
    t->article.url = t->article.text = t->article.id;
    dln_mention *m = &t->mention;
    *m = (dln_mention){.article = t->article.id, .url = t->article.url, .version = DLN_SPAN("made up"), .span_begin = 40, .span_end = 230};
    m->id = written(t->mention_id, sizeof t->mention_id, "%s#%08x", t->id, (unsigned)number * 2654435761u);
    m->publisher = written(t->publisher, sizeof t->publisher, "News %u", (unsigned)(number % 400));
    m->published = dln_when_day(first + 1);
    m->claim = (dln_claim){.type = dln_event_type_find(dln_span_of(type)), .when = below(20) == 0 ? dln_when_month(date.year, date.month) : dln_when_day(first),
                           .parties = t->parties, .party_count = e->kind == 0 ? 1 : 2, .confidence = 0.8, .rules = rules, .rule_count = 1,
                           .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
    m->claim.title = written(t->title, sizeof t->title, "%s: %s of %s", t->names[0], type, e->kind == 0 ? "the day" : t->names[1]);
    dln_span word = rare_word(e->word, t->word);
    m->evidence = written(t->evidence, sizeof t->evidence, "%s, who spoke of %.*s at length, promised before the press to come back to the matter with %s as soon as "
                          "the talks on it are over.", t->names[0], (int)word.len, word.text, t->names[1]);
}

static void put(dln_store *store, const told *t, const dln_lexicon *lexicon)
{
    dln_error err = {0};
    if (dln_store_put_article(store, &t->article, dln_store_digest(&t->article, lexicon), &t->mention, 1, &err) != DLN_OK)
        fail_with(&err);
}

static void commit(dln_store *store)
{
    dln_error err = {0};
    if (dln_store_commit(store, NULL, &err) != DLN_OK)
        fail_with(&err);
}

static void begin(dln_store *store)
{
    dln_error err = {0};
    if (dln_store_begin(store, 1, &err) != DLN_OK)
        fail_with(&err);
}

static bool count_one(void *context, const dln_event *found, dln_match match)
{
    ++*(size_t *)context;
    return true;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void report(const char *what, double *ms, size_t runs, size_t events)
{
    qsort(ms, runs, sizeof *ms, ascending);
    printf("%-44s%8.2f ms median, %.2f ms at the 95th of 100", what, ms[runs / 2], ms[runs * 95 / 100]);
    if (events > 0)
        printf(", %zu events", events / runs);
    putchar('\n');
}

typedef enum question { DAY, MONTH, MONTH_WITH, WORD } question;

static void ask(dln_store *store, question what, const char *words)
{
    double ms[RUNS];
    size_t events = 0;
    for (int run = -3; run < RUNS; run++) { /* three to warm up */
        char text[64];
        dln_error err = {0};
        dln_query query = {.min_confidence = 0};
        int32_t day = dln_day_of(2005, 1, 1) + (int32_t)below(DAYS);
        dln_civil date = dln_civil_of(day);
        size_t count = 0;
        if (what == DAY)
            query.from = query.to = dln_when_day(day);
        else if (what != WORD)
            query.from = query.to = dln_when_month(date.year, date.month);
        if (what == MONTH_WITH)
            query.with[query.with_count++] = name_of(below(20), text);
        if (what == WORD)
            query.text = rare_word(below(RARE_WORDS), text);
        double start = now_ms(CLOCK_PROCESS_CPUTIME_ID);
        if (dln_store_find(store, &query, count_one, &count, &err) != DLN_OK)
            fail_with(&err);
        if (run >= 0) {
            ms[run] = now_ms(CLOCK_PROCESS_CPUTIME_ID) - start;
            events += count;
        }
    }
    report(words, ms, RUNS, events);
}

/* What the bytes are: tables with their indexes, from SQLite's own count of pages. */
static void explain_bytes(const char *path, double events)
{
    static const char ask[] =
        "SELECT CASE WHEN name = 'mention' THEN 'mentions: each with its evidence, as extracted' WHEN name = 'event' THEN 'events: what is agreed, and of each source what it says' "
        "WHEN name = 'article' THEN 'articles: id, digest, publisher, title' WHEN name = 'member' THEN 'which mention is of which event' "
        "WHEN name LIKE 'event_words%' THEN 'index of words' WHEN name IN ('partspan', 'actor', 'actor_word') OR name LIKE 'sqlite_autoindex_actor%' THEN 'index of participants and days' "
        "WHEN name = 'block' THEN 'where events meet when articles are added' WHEN name = 'event_span' THEN 'index of days' "
        "WHEN name LIKE '%\\_%' ESCAPE '\\' THEN 'indexes of ids, uids and articles' ELSE 'the rest' END AS what, sum(pgsize) AS bytes FROM dbstat WHERE aggregate = 1 GROUP BY what ORDER BY bytes DESC";
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK && sqlite3_prepare_v2(db, ask, -1, &rows, NULL) == SQLITE_OK)
        while (sqlite3_step(rows) == SQLITE_ROW)
            printf("  %8.0f  %s\n", (double)sqlite3_column_int64(rows, 1) / events, (const char *)sqlite3_column_text(rows, 0));
    sqlite3_finalize(rows);
    sqlite3_close(db);
}

/* Two mentions of each event. What making them up takes is measured on its own, and not counted. */
static uint64_t fill(dln_store *store, uint64_t events, const dln_lexicon *lexicon)
{
    told t;
    uint64_t number = 0;
    uint32_t seed = state;
    double made[2] = {now_ms(CLOCK_MONOTONIC), now_ms(CLOCK_PROCESS_CPUTIME_ID)};
    for (uint64_t i = 0; i < events; i++) {
        event e = some_event();
        for (int k = 0; k < 2; k++)
            tell(&t, &e, number++);
    }
    made[0] = now_ms(CLOCK_MONOTONIC) - made[0];
    made[1] = now_ms(CLOCK_PROCESS_CPUTIME_ID) - made[1];
    number = 0;
    state = seed;
    double start = now_ms(CLOCK_MONOTONIC), busy = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    begin(store);
    for (uint64_t i = 0; i < events; i++) {
        event e = some_event();
        for (int k = 0; k < 2; k++) {
            tell(&t, &e, number++);
            put(store, &t, lexicon);
        }
    }
    double written_at = now_ms(CLOCK_MONOTONIC);
    commit(store);
    double end = now_ms(CLOCK_MONOTONIC);
    busy = now_ms(CLOCK_PROCESS_CPUTIME_ID) - busy - made[1];
    printf("%-44s%8.0f mentions/s, %.0f for each second of processor time (%.1f s written, %.1f s merged and indexed)\n", "bulk add of extracted mentions",
           (double)number * 1e3 / (end - start - made[0]), (double)number * 1e3 / busy, (written_at - start - made[0]) / 1e3, (end - written_at) / 1e3);
    return number;
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "bench.db";
    uint64_t events = argc > 2 ? strtoull(argv[2], NULL, 10) : 10000, number = 0;
    dln_error err = {0};
    dln_store *store;
    dln_store_counts counts;
    double ms[RUNS];
    dln_lexicon *lexicon = dln_lexicon_new();
    if (dln_store_open(path, DLN_STORE_CREATE, lexicon, 1000, &store, &err) != DLN_OK)
        fail_with(&err);
    if (dln_store_count(store, &counts, &err) == DLN_OK && counts.articles == 0)
        number = fill(store, events, lexicon);
    dln_store_close(store); /* and with it the log is folded in */
    struct stat file;
    if (dln_store_open(path, DLN_STORE_WRITE, lexicon, 1000, &store, &err) != DLN_OK || dln_store_count(store, &counts, &err) != DLN_OK || stat(path, &file) != 0)
        fail_with(&err);
    printf("%-44s%8.0f bytes an event (%llu events, %llu mentions, %.0f MB)\n", "the file", (double)file.st_size / (double)counts.events,
           (unsigned long long)counts.events, (unsigned long long)counts.mentions, (double)file.st_size / 1e6);
    explain_bytes(path, (double)counts.events);
    ask(store, DAY, "a day");
    ask(store, MONTH, "a month");
    ask(store, MONTH_WITH, "a month with a participant");
    ask(store, WORD, "a rare word");
    number = counts.articles;
    for (int run = -3; run < RUNS; run++) {
        told t;
        event e = some_event();
        tell(&t, &e, number++ + 10000000);
        double start = now_ms(CLOCK_MONOTONIC); /* what is waited for the disk counts */
        begin(store);
        put(store, &t, lexicon);
        commit(store);
        if (run >= 0)
            ms[run] = now_ms(CLOCK_MONOTONIC) - start;
    }
    report("adding one article", ms, RUNS, 0);
    dln_store_close(store);
    dln_lexicon_free(lexicon);
    return 0;
}
