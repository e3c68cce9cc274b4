/* src/cli/cmd_render.c - event lines to any format. */
#include "cli/events.h"

#include "cli/hints.h"

/* Names that nobody has are told where finding nothing is an answer. */
static void offer_names(const dln_timeline *timeline, dln_hints *hints)
{
    for (size_t i = 0; hints->count > 0 && i < dln_timeline_count(timeline); i++) {
        const dln_claim *claim = &dln_timeline_at(timeline, i)->claim;
        for (size_t k = 0; k < claim->party_count; k++) {
            dln_hints_offer(hints, claim->parties[k].name);
            dln_hints_offer(hints, claim->parties[k].country);
        }
    }
}

int dln_write_from_lines(const dln_options *options, const char *format, int if_none)
{
    dln_report report = dln_report_for(options);
    dln_error err = {0};
    dln_hints hints = {.count = 0};
    int exit_code = dln_check_outputs(options, format, &report);
    if (exit_code != DLN_EXIT_DONE)
        return exit_code;
    dln_timeline *timeline = dln_timeline_new();
    dln_status status = timeline == NULL ? DLN_NO_MEMORY : dln_read_lines(options, DLN_WANT_EVENTS, timeline, &report, &err);
    if (status == DLN_OK) {
        if (if_none != DLN_EXIT_DONE) {
            dln_hints_begin(&options->query, &hints);
            offer_names(timeline, &hints);
        }
        exit_code = dln_write_events(options, timeline, format, &report);
        if (exit_code == DLN_EXIT_DONE && report.made == 0)
            exit_code = if_none;
        if (report.made == 0 && !options->is_quiet)
            dln_hints_tell(&hints);
        dln_report_summary(&report, "event", "events", "event", "events");
    } else {
        err.status = status;
        dln_report_error(&report, &err);
        exit_code = dln_exit_code(options, &report, DLN_EXIT_IO);
    }
    dln_timeline_free(timeline);
    return exit_code;
}

int dln_cmd_render(const dln_options *options)
{
    return dln_write_from_lines(options, "text", DLN_EXIT_DONE);
}
