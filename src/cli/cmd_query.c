/* src/cli/cmd_query.c - the events that fit, of the store or of files; finding none is an answer of its own. */
#include "cli/events.h"

#include "cli/hints.h"

#include <unistd.h>

typedef struct finding {
    dln_timeline *found;
    dln_status status;
} finding;

static bool collect(void *context, const dln_event *event, dln_match match)
{
    finding *f = context;
    f->status = dln_timeline_add_event(f->found, event, NULL);
    return f->status == DLN_OK;
}

static dln_status find_in_store(const dln_options *options, dln_store *store, dln_timeline *found, dln_error *err)
{
    dln_query query;
    finding f = {found, DLN_OK};
    dln_arena *arena = dln_arena_new();
    dln_status status = found == NULL ? DLN_NO_MEMORY : dln_resolved_query(options, arena, &query);
    if (options->corrections != NULL) /* they may make others fit */
        query = (dln_query){.limit = 0};
    if (status == DLN_OK)
        status = dln_store_find(store, &query, collect, &f, err);
    dln_arena_free(arena);
    return status != DLN_OK ? status : f.status;
}

/* ---- events that are no more, for calendars: importers never delete what is absent ---- */
enum { RETIRED_DAYS = 90 };

typedef struct retiring {
    dln_timeline *retired;
    dln_status status;
} retiring;

static bool collect_retired(void *context, const dln_tombstone *stone)
{
    retiring *r = context;
    dln_event event = stone->event;
    event.id = event.uid; /* of two with one founder, too */
    event.aliases = stone->is_undated ? &event.uid : &stone->into;
    event.alias_count = stone->is_undated || stone->into.len > 0;
    r->status = dln_timeline_add_event(r->retired, &event, NULL);
    return r->status == DLN_OK;
}

/* Those of the last days before the store's last change: by the clock a calendar would change with nothing to tell. */
static dln_status find_retired(const dln_options *options, dln_store *store, dln_timeline *retired, dln_error *err)
{
    dln_store_counts counts = {0};
    dln_query query;
    retiring r = {retired, DLN_OK};
    dln_arena *arena = dln_arena_new();
    dln_status status = retired == NULL ? DLN_NO_MEMORY : dln_resolved_query(options, arena, &query);
    if (status == DLN_OK)
        status = dln_store_count(store, &counts, err);
    if (status == DLN_OK)
        status = dln_store_tombstones(store, counts.modified - RETIRED_DAYS * 86400, collect_retired, &r, err);
    if (status == DLN_OK && r.status == DLN_OK && options->has_filters) {
        query.limit = 0;
        status = dln_timeline_filter(retired, &query, err);
    }
    dln_arena_free(arena);
    return status != DLN_OK ? status : r.status;
}

/* What cannot be read is named, and the rest shown. */
static void tell_unread(void *context, const char *message)
{
    uint64_t *unread = context;
    if (++*unread <= 20)
        dln_say("%s cannot be read: damaged; dateline check tells more, dateline rebuild mends", message);
}

static void offer_name(void *context, dln_span name)
{
    dln_hints_offer(context, name);
}

static void tell_unknown_names(const dln_options *options, dln_store *store)
{
    dln_hints hints;
    dln_hints_begin(&options->query, &hints);
    if (hints.count > 0 && dln_store_names(store, offer_name, &hints, NULL) == DLN_OK)
        dln_hints_tell(&hints);
}

static int query_store(const dln_options *options, const char *format)
{
    dln_report report = dln_report_for(options);
    dln_error err = {0};
    int exit_code = dln_check_outputs(options, format, &report);
    if (exit_code != DLN_EXIT_DONE)
        return exit_code;
    dln_store *store = dln_open_store(options, DLN_STORE_READ, NULL, &report);
    if (store == NULL)
        return dln_exit_code(options, &report, DLN_EXIT_IO);
    dln_timeline *found = dln_timeline_new(), *retired = dln_timeline_new();
    uint64_t unread = 0;
    dln_store_listen(store, tell_unread, &unread);
    dln_status status = find_in_store(options, store, found, &err);
    bool is_whole = unread == 0; /* of an event that is no more the query's answer does not depend */
    if (status == DLN_OK)
        status = find_retired(options, store, retired, &err);
    if (status == DLN_OK) {
        dln_options with_retired = *options;
        with_retired.look.retired = retired;
        exit_code = dln_write_events(&with_retired, found, format, &report);
        if (exit_code == DLN_EXIT_DONE && report.made == 0)
            exit_code = DLN_EXIT_NOTHING;
        if (!is_whole && exit_code != DLN_EXIT_BROKEN)
            exit_code = DLN_EXIT_IO;
        if (report.made == 0 && !options->is_quiet)
            tell_unknown_names(options, store);
    } else {
        err.status = status;
        dln_report_error(&report, &err);
        exit_code = dln_exit_code(options, &report, DLN_EXIT_IO);
    }
    dln_timeline_free(retired);
    dln_timeline_free(found);
    dln_store_close(store);
    return exit_code;
}

int dln_cmd_query(const dln_options *options)
{
    const char *format = options->look.disputes ? "text" : isatty(STDOUT_FILENO) ? "columns" : "tsv"; /* for people; for programs */
    return options->input_count > 0 ? dln_write_from_lines(options, format, DLN_EXIT_NOTHING) : query_store(options, format);
}
