/* src/cli/cmd_timeline.c - the main job: read, extract, merge, write, in one run.
 * Mentions go straight into the timeline, from whatever thread found them: merging does not depend on their order.
 */
#include "cli/articles.h"

#include <pthread.h>

typedef struct collecting {
    dln_lexicon *lexicon;
    dln_timeline *timeline;
    double least;              /* what is filtered later is not missed by merging */
    pthread_mutex_t lock;      /* the timeline */
} collecting;

static dln_status collect_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    collecting *into = context;
    dln_mentions mentions = {0};
    dln_status status = dln_extract_named(into->lexicon, article, into->least, arena, &mentions, err);
    pthread_mutex_lock(&into->lock);
    for (size_t i = 0; status == DLN_OK && i < mentions.count; i++)
        status = dln_timeline_add_mention(into->timeline, &mentions.items[i], err);
    pthread_mutex_unlock(&into->lock);
    return status;
}

static dln_status nothing_to_deliver(void *context, dln_span bytes, dln_error *err)
{
    return DLN_OK;
}

static int collect_and_write(const dln_options *options, dln_report *report)
{
    dln_error err = {0};
    collecting into = {dln_open_lexicon(options, report), dln_timeline_new(),
                       options->least_confidence < DLN_HELD_BACK ? options->least_confidence : DLN_HELD_BACK, PTHREAD_MUTEX_INITIALIZER};
    int exit_code = dln_exit_code(options, report, DLN_EXIT_IO);
    if (into.lexicon != NULL && into.timeline != NULL) {
        dln_work run = {options, &into, collect_article, nothing_to_deliver};
        dln_status status = dln_work_run(&run, report, &err);
        if (status == DLN_OK)
            status = dln_timeline_merge(into.timeline, into.lexicon, &err);
        if (status == DLN_OK) {
            exit_code = dln_write_events(options, into.timeline, options->show != NULL ? "ndjson" : "text", report);
            dln_report_summary(report, "article", "articles", "event", "events");
        } else {
            err.status = status;
            dln_report_error(report, &err);
            exit_code = dln_exit_code(options, report, DLN_EXIT_IO);
        }
    }
    dln_timeline_free(into.timeline);
    dln_lexicon_free(into.lexicon);
    return exit_code;
}

int dln_cmd_timeline(const dln_options *options)
{
    dln_report report = dln_report_for(options);
    bool is_early_stage = options->show != NULL && strcmp(options->show, "events") != 0 && strcmp(options->show, "layout") != 0;
    if (is_early_stage)
        return dln_run_articles(options, dln_show_article, "mention", "mentions");
    int exit_code = dln_check_outputs(options, "text", &report);
    return exit_code != DLN_EXIT_DONE ? exit_code : collect_and_write(options, &report);
}
