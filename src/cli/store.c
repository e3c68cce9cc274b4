/* src/cli/store.c - which store is meant, and the commands that keep it: add, remove, import, export, check, rebuild. */
#include "cli/articles.h"

#include "base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    WAIT_MS = 10000,      /* for another process that writes */
    COMMIT_ARTICLES = 2000, /* at least so many between two commits of a long run */
};

int64_t dln_now(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    char *end;
    errno = 0;
    long long value = fixed == NULL || fixed[0] == '\0' ? -1 : strtoll(fixed, &end, 10);
    return value >= 0 && errno == 0 && *end == '\0' ? (int64_t)value : (int64_t)time(NULL);
}

/* ---- where it is ---- */

static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool ok = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!ok)
            return false;
    }
    return true;
}

/* Yours to free; NULL: told. */
static char *store_path(const dln_options *options, bool is_made)
{
    const char *named = options->store != NULL ? options->store : getenv("DATELINE_STORE");
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    char *path = NULL;
    if (named != NULL && named[0] != '\0')
        return strdup(named);
    bool has_data = data != NULL && data[0] == '/';
    if (!has_data && (home == NULL || home[0] != '/')) {
        dln_say("%s: no place for the store; --store FILE names one", options->command->name);
        return NULL;
    }
    if (asprintf(&path, "%s%s/dateline/store.db", has_data ? data : home, has_data ? "" : "/.local/share") < 0)
        return NULL;
    if (is_made && !make_folders(path))
        dln_say("%s: %s: its folder cannot be made: %s", options->command->name, path, strerror(errno));
    return path;
}

dln_store *dln_open_store(const dln_options *options, dln_store_mode mode, const dln_lexicon *lexicon, dln_report *report)
{
    dln_error err = {0};
    dln_store *store = NULL;
    char *path = store_path(options, mode == DLN_STORE_CREATE);
    if (path == NULL) {
        report->exit_code = DLN_EXIT_USAGE;
        return NULL;
    }
    if (dln_store_open(path, mode, lexicon, WAIT_MS, &store, &err) != DLN_OK) {
        dln_report_error(report, &err);
        report->exit_code = DLN_EXIT_IO;
    }
    free(path);
    return store;
}

/* ---- what the changing commands share ---- */

typedef struct changing {
    const dln_options *options;
    dln_report report;
    dln_lexicon *lexicon;
    dln_store *store;
    dln_store_changes total;
    bool is_first; /* into an empty store: what is there in the end is new */
    dln_error err;
} changing;

/* What has begun is shown at once, whatever stood there before. */
static void show_progress(void *context, const char *doing, uint64_t done, uint64_t all)
{
    dln_report *report = context;
    if (done == 0)
        dln_report_progress_end(report);
    dln_report_progress(report, "%" PRIu64 " of %" PRIu64 " %s", done, all, doing);
}

/* false: told. */
static bool start(changing *c, const dln_options *options, dln_store_mode mode)
{
    *c = (changing){.options = options, .report = dln_report_for(options)};
    c->lexicon = dln_open_lexicon(options, &c->report);
    c->store = c->lexicon == NULL ? NULL : dln_open_store(options, mode, c->lexicon, &c->report);
    if (c->store != NULL)
        dln_store_watch(c->store, show_progress, &c->report);
    if (c->store != NULL && dln_store_begin(c->store, dln_now(), &c->err) == DLN_OK)
        return true;
    if (c->store != NULL)
        dln_report_error(&c->report, &c->err);
    return false;
}

static dln_status commit(changing *c)
{
    dln_store_changes now = {0};
    dln_status status = dln_store_commit(c->store, &now, &c->err);
    if (status != DLN_OK)
        return status;
    c->total.articles_new += now.articles_new;
    c->total.articles_changed += now.articles_changed;
    c->total.articles_removed += now.articles_removed;
    c->total.events_new += now.events_new;
    c->total.events_changed += now.events_changed;
    c->total.events_retired += now.events_retired;
    c->total.records_mended += now.records_mended;
    return DLN_OK;
}

static void say_counts(const changing *c)
{
    const dln_store_changes *t = &c->total;
    const struct { uint64_t count; const char *thing, *what; } parts[] = {
        {t->articles_new, "article", "new"}, {t->articles_changed, "article", "corrected"}, {t->articles_removed, "article", "removed"},
        {t->events_new, "event", "new"}, {t->events_changed, "event", "changed"}, {t->events_retired, "event", "retired"},
        {t->records_mended, "record", "mended"},
    };
    char line[300] = "";
    size_t len = 0;
    if (c->options->is_quiet)
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count > 0)
            len += (size_t)snprintf(line + len, sizeof line - len, "%s%" PRIu64 " %s%s %s", len > 0 ? ", " : "", parts[i].count, parts[i].thing,
                                    parts[i].count == 1 ? "" : "s", parts[i].what);
    dln_say("%s", len == 0 ? "nothing changed" : line);
    size_t unmatched = dln_count_unmatched(c->store);
    if (unmatched > 0)
        dln_say("%zu correction%s of the store match%s nothing; dateline check names them", unmatched, unmatched == 1 ? "" : "s", unmatched == 1 ? "es" : "");
}

static dln_status count_first(changing *c)
{
    dln_store_counts counts;
    dln_status status = dln_store_count(c->store, &counts, &c->err);
    c->total.events_new = status == DLN_OK ? counts.events : 0;
    return status;
}

static int finish(changing *c, dln_status status)
{
    if (c->store != NULL && status == DLN_OK)
        status = commit(c);
    if (status == DLN_OK && c->is_first)
        status = count_first(c);
    dln_report_progress_end(&c->report);
    if (status != DLN_OK) {
        if (c->err.status == DLN_OK)
            c->err.status = status;
        dln_report_error(&c->report, &c->err);
        if (c->report.exit_code == DLN_EXIT_DONE || c->report.exit_code == DLN_EXIT_NOTHING)
            c->report.exit_code = DLN_EXIT_IO;
    } else {
        say_counts(c);
    }
    dln_store_close(c->store);
    dln_lexicon_free(c->lexicon);
    return dln_exit_code(c->options, &c->report, DLN_EXIT_DONE);
}

static int give_up(changing *c)
{
    dln_store_close(c->store);
    dln_lexicon_free(c->lexicon);
    return dln_exit_code(c->options, &c->report, DLN_EXIT_IO);
}

/* ---- add: extraction on many threads; articles reach the store in the order of the input ---- */

typedef struct adding {
    changing c;
    dln_arena *arena; /* for the delivery of one article */
    uint64_t waiting, added, kept; /* articles: since the last commit; so far; in the store when the run began */
} adding;

/* An article on its way from the thread that read it: a head of lengths, its texts, its mentions as lines. */
static dln_status send_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    adding *to = context;
    dln_mentions mentions = {0};
    char edtf[DLN_EDTF_MAX];
    dln_when_to_edtf(&article->published, edtf);
    const dln_span texts[] = {article->id, article->url, article->publisher, article->title, dln_span_of(edtf)};
    dln_status status = dln_extract_named(to->c.lexicon, article, DLN_HELD_BACK, arena, &mentions, err);
    if (status != DLN_OK)
        return status;
    dln_article_digest digest = dln_store_digest(article, to->c.lexicon);
    dln_sink_printf(out, "%016" PRIx64 "%016" PRIx64, digest.high, digest.low);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        dln_sink_printf(out, " %zu", texts[i].len);
    dln_sink_printf(out, " %zu\n", mentions.count);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        dln_sink_span(out, texts[i]);
    for (size_t i = 0; i < mentions.count; i++)
        dln_mention_write(&mentions.items[i], out);
    return DLN_OK;
}

static dln_status commit_some(adding *to, dln_error *err)
{
    bool is_due = to->waiting >= COMMIT_ARTICLES && to->waiting >= (to->kept + to->added) / 4; /* forming a view has its price */
    if (!is_due)
        return DLN_OK;
    dln_status status = commit(&to->c);
    if (status == DLN_OK)
        status = dln_store_begin(to->c.store, dln_now(), &to->c.err);
    if (status != DLN_OK)
        *err = to->c.err;
    to->added += to->waiting;
    to->waiting = 0;
    return status;
}

static dln_status receive_one(adding *to, dln_span *rest, dln_error *err)
{
    dln_article_digest digest;
    dln_span line, texts[5];
    size_t lens[6];
    dln_split(rest, '\n', &line);
    if (sscanf(line.text, "%16" SCNx64 "%16" SCNx64 " %zu %zu %zu %zu %zu %zu", &digest.high, &digest.low, &lens[0], &lens[1], &lens[2],
               &lens[3], &lens[4], &lens[5]) != 8)
        return dln_fail(err, DLN_BROKEN, "an article was garbled between two threads");
    for (size_t i = 0; i < 5; i++) {
        texts[i] = (dln_span){rest->text, lens[i]};
        *rest = (dln_span){rest->text + lens[i], rest->len - lens[i]};
    }
    dln_article article = {.id = texts[0], .url = texts[1], .publisher = texts[2], .title = texts[3]};
    dln_when_from_edtf(texts[4], &article.published, NULL);
    dln_mention *mentions = dln_arena_array(to->arena, lens[5] + 1, sizeof *mentions);
    dln_status status = mentions == NULL ? DLN_NO_MEMORY : DLN_OK;
    for (size_t i = 0; status == DLN_OK && i < lens[5]; i++) {
        dln_split(rest, '\n', &line);
        status = dln_mention_read(line, to->arena, &mentions[i], err);
    }
    if (status == DLN_OK)
        status = dln_store_put_article(to->c.store, &article, digest, mentions, lens[5], err);
    to->waiting++;
    return status;
}

static dln_status receive(void *context, dln_span bytes, dln_error *err)
{
    adding *to = context;
    dln_status status = DLN_OK;
    while (status == DLN_OK && bytes.len > 0) {
        status = receive_one(to, &bytes, err);
        dln_arena_reset(to->arena);
        if (status == DLN_OK)
            status = commit_some(to, err);
    }
    return status;
}

int dln_cmd_add(const dln_options *options)
{
    adding to = {.arena = NULL};
    dln_store_counts counts = {0};
    if (options->show != NULL)
        return dln_run_articles(options, dln_show_article, "mention", "mentions");
    if (!start(&to.c, options, DLN_STORE_CREATE))
        return give_up(&to.c);
    to.c.is_first = dln_store_add_as_one(to.c.store);
    to.arena = dln_arena_new();
    dln_status status = to.arena == NULL ? DLN_NO_MEMORY : dln_store_count(to.c.store, &counts, &to.c.err);
    to.kept = counts.articles;
    dln_work work = {options, &to, send_article, receive};
    if (status == DLN_OK)
        status = dln_work_run(&work, &to.c.report, &to.c.err);
    dln_arena_free(to.arena);
    dln_report_progress_end(&to.c.report);
    dln_report_summary(&to.c.report, "article", "articles", NULL, NULL);
    return finish(&to.c, status);
}

/* ---- remove ---- */

int dln_cmd_remove(const dln_options *options)
{
    changing c;
    if (options->input_count == 0) {
        dln_say("remove: which article? its id or URL; see dateline remove --help");
        return DLN_EXIT_USAGE;
    }
    if (!start(&c, options, DLN_STORE_WRITE))
        return give_up(&c);
    dln_status status = DLN_OK;
    bool is_missing = false;
    for (size_t i = 0; i < options->input_count && status == DLN_OK; i++) {
        dln_error why = {0};
        status = dln_store_remove_article(c.store, dln_span_of(options->inputs[i]), &why);
        if (status == DLN_NOT_FOUND) { /* the others go all the same */
            dln_say("%s", why.message);
            is_missing = true;
            status = DLN_OK;
        } else if (status != DLN_OK) {
            c.err = why;
        }
    }
    int exit_code = finish(&c, status);
    return exit_code == DLN_EXIT_DONE && is_missing ? DLN_EXIT_NOTHING : exit_code;
}

/* ---- import and export ---- */

int dln_cmd_import(const dln_options *options)
{
    changing c;
    dln_timeline *lines = dln_timeline_new();
    if (!start(&c, options, DLN_STORE_CREATE)) {
        dln_timeline_free(lines);
        return give_up(&c);
    }
    dln_status status = lines == NULL ? DLN_NO_MEMORY : dln_read_lines(options, DLN_WANT_BOTH, lines, &c.report, &c.err);
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_mention_count(lines); i++)
        status = dln_store_put_mention(c.store, dln_timeline_mention_at(lines, i), &c.err);
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_count(lines); i++)
        status = dln_store_put_event(c.store, dln_timeline_at(lines, i), &c.err);
    dln_timeline_free(lines);
    return finish(&c, status);
}

typedef struct exporting {
    dln_sink *out;
    dln_timeline *events;
    dln_status status;
} exporting;

static bool export_mention(void *context, const dln_mention *mention)
{
    exporting *to = context;
    dln_mention_write(mention, to->out);
    return dln_sink_status(to->out, NULL) == DLN_OK;
}

static bool collect_event(void *context, const dln_event *event, dln_match match)
{
    exporting *to = context;
    to->status = dln_timeline_add_event(to->events, event, NULL);
    return to->status == DLN_OK;
}

static dln_status export_events(dln_store *store, dln_sink *out, dln_error *err)
{
    static const dln_query everything;
    exporting to = {out, dln_timeline_new(), DLN_OK};
    dln_status status = to.events == NULL ? DLN_NO_MEMORY : dln_store_find(store, &everything, collect_event, &to, err);
    if (status == DLN_OK)
        status = to.status;
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_count(to.events); i++)
        dln_event_write(dln_timeline_at(to.events, i), out);
    dln_timeline_free(to.events);
    return status;
}

int dln_cmd_export(const dln_options *options)
{
    dln_report report = dln_report_for(options);
    dln_error err = {0};
    int exit_code = dln_check_outputs(options, NULL, &report);
    if (exit_code != DLN_EXIT_DONE)
        return exit_code;
    dln_store *store = dln_open_store(options, DLN_STORE_READ, NULL, &report);
    dln_sink *out = store == NULL ? NULL : dln_open_lines(options, &report);
    if (out != NULL) {
        exporting to = {out, NULL, DLN_OK};
        dln_status status = options->wants_mentions ? dln_store_mentions(store, export_mention, &to, &err) : export_events(store, out, &err);
        if (status != DLN_OK) {
            err.status = status;
            dln_report_error(&report, &err);
        }
        exit_code = dln_close_lines(options, out, &report);
    } else {
        exit_code = dln_exit_code(options, &report, DLN_EXIT_IO);
    }
    dln_store_close(store);
    return exit_code;
}

/* ---- check and rebuild ---- */

static void tell_fault(void *context, const char *message)
{
    uint64_t *told = context;
    if (++*told <= 20)
        dln_say("%s", message);
}

int dln_cmd_check(const dln_options *options)
{
    dln_report report = dln_report_for(options);
    dln_error err = {0};
    dln_store_counts counts = {0};
    uint64_t faults = 0, told = 0;
    dln_lexicon *lexicon = dln_open_lexicon(options, &report);
    dln_store *store = lexicon == NULL ? NULL : dln_open_store(options, DLN_STORE_READ, lexicon, &report);
    if (store != NULL)
        dln_store_watch(store, show_progress, &report);
    dln_status status = store == NULL ? DLN_IO : dln_store_check(store, tell_fault, &told, &faults, &err);
    dln_report_progress_end(&report);
    if (store != NULL && status == DLN_OK && faults == 0)
        status = dln_store_count(store, &counts, &err);
    if (store != NULL && status != DLN_OK)
        dln_report_error(&report, &err);
    if (faults > 0) {
        dln_say("%" PRIu64 " fault%s found%s", faults, faults == 1 ? "" : "s", faults > 20 ? ", of which 20 are shown" : "");
        report.exit_code = DLN_EXIT_IO;
    } else if (store != NULL && status == DLN_OK && !options->is_quiet) {
        dln_say("all is well: %" PRIu64 " articles, %" PRIu64 " mentions, %" PRIu64 " events, %" PRIu64 " retired", counts.articles,
                counts.mentions, counts.events, counts.retired);
        dln_tell_unmatched(store);
    }
    dln_store_close(store);
    dln_lexicon_free(lexicon);
    return dln_exit_code(options, &report, DLN_EXIT_DONE);
}

int dln_cmd_rebuild(const dln_options *options)
{
    changing c;
    uint64_t told = 0;
    if (!start(&c, options, DLN_STORE_WRITE))
        return give_up(&c);
    dln_store_listen(c.store, tell_fault, &told);
    return finish(&c, dln_store_rebuild(c.store, &c.err));
}
