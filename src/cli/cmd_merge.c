/* src/cli/cmd_merge.c - mention lines to event lines. */
#include "cli/cli.h"

int dln_cmd_merge(const dln_options *options)
{
    dln_report report = dln_report_for(options);
    dln_error err = {0};
    int exit_code = dln_check_outputs(options, "ndjson", &report);
    if (exit_code != DLN_EXIT_DONE)
        return exit_code;
    dln_lexicon *lexicon = dln_open_lexicon(options, &report);
    dln_timeline *timeline = dln_timeline_new();
    dln_status status = timeline == NULL ? DLN_NO_MEMORY : DLN_OK;
    if (lexicon != NULL && status == DLN_OK)
        status = dln_read_lines(options, DLN_WANT_MENTIONS, timeline, &report, &err);
    if (lexicon != NULL && status == DLN_OK)
        status = dln_timeline_merge(timeline, lexicon, &err);
    if (status != DLN_OK) {
        err.status = status;
        dln_report_error(&report, &err);
    }
    if (lexicon == NULL || status != DLN_OK) {
        exit_code = dln_exit_code(options, &report, DLN_EXIT_IO);
    } else {
        exit_code = dln_write_events(options, timeline, "ndjson", &report);
        dln_report_summary(&report, "mention", "mentions", "event", "events");
    }
    dln_timeline_free(timeline);
    dln_lexicon_free(lexicon);
    return exit_code;
}
