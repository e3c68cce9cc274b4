/* src/cli/cmd_render.c - event lines to any format. */
#include "cli/events.h"

int dln_write_from_lines(const dln_options *options, int if_none)
{
    dln_report report = dln_report_for(options);
    dln_error err = {0};
    int exit_code = dln_check_outputs(options, "text", &report);
    if (exit_code != DLN_EXIT_DONE)
        return exit_code;
    dln_timeline *timeline = dln_timeline_new();
    dln_status status = timeline == NULL ? DLN_NO_MEMORY : dln_read_lines(options, DLN_WANT_EVENTS, timeline, &report, &err);
    if (status == DLN_OK) {
        exit_code = dln_write_events(options, timeline, "text", &report);
        if (exit_code == DLN_EXIT_DONE && report.made == 0)
            exit_code = if_none;
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
    return dln_write_from_lines(options, DLN_EXIT_DONE);
}
