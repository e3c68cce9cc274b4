/* render/json.c - the timeline as one JSON document: a small header, and the events exactly as their lines have them.
 *
 *   {"format": "dateline-timeline", "version": 1, "generator": "dateline 0.1.0", "title": null, "first": "2021-06-16",
 *    "last": "2021-12-08", "count": 2, "possible": ["id", ...], "events": [{...}, {...}]}
 *
 * `first` and `last` are the days that the dated events touch; `possible` names the events that match a date filter
 * only possibly, their date being coarser than the range.
 */
#include "base/text.h"
#include "render/renderers.h"

#include <dateline/dateline.h>

static void write_day(dln_sink *out, const char *key, int32_t day)
{
    char edtf[DLN_EDTF_MAX];
    dln_when when = dln_when_day(day);
    dln_when_to_edtf(&when, edtf);
    dln_sink_printf(out, "\"%s\": \"%s\", ", key, edtf);
}

static dln_status write_json(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    size_t count = dln_timeline_count(timeline), possible = 0;
    int32_t first = INT32_MAX, last = INT32_MIN;
    for (size_t i = 0; i < count; i++) {
        const dln_when *when = &dln_timeline_at(timeline, i)->claim.when;
        if (!dln_when_is_known(when) || dln_when_is_yearless(when))
            continue;
        int32_t from = dln_when_first_day(when), to = dln_when_last_day(when);
        if (from != INT32_MIN && from < first)
            first = from;
        if (to != INT32_MAX && to > last)
            last = to;
    }
    dln_sink *line = dln_sink_to_memory();
    if (line == NULL)
        return DLN_NO_MEMORY;
    dln_sink_puts(out, "{\"format\": \"dateline-timeline\", \"version\": 1, \"generator\": \"dateline " DATELINE_VERSION "\", \"title\": ");
    if (look->title.len > 0)
        dln_json_string(out, look->title);
    else
        dln_sink_puts(out, "null");
    dln_sink_puts(out, ", ");
    if (first != INT32_MAX)
        write_day(out, "first", first);
    if (last != INT32_MIN)
        write_day(out, "last", last);
    dln_sink_printf(out, "\"count\": %zu, \"possible\": [", count);
    for (size_t i = 0; i < count; i++)
        if (!dln_timeline_is_certain(timeline, i)) {
            dln_sink_puts(out, possible++ > 0 ? ", " : "");
            dln_json_string(out, dln_timeline_at(timeline, i)->id);
        }
    dln_sink_puts(out, "], \"events\": [");
    for (size_t i = 0; i < count; i++) {
        dln_sink_clear(line);
        dln_event_write(dln_timeline_at(timeline, i), line);
        dln_span bytes = dln_sink_bytes(line);
        while (bytes.len > 0 && bytes.text[bytes.len - 1] == '\n')
            bytes.len--;
        dln_sink_puts(out, i > 0 ? ",\n" : "\n");
        dln_sink_span(out, bytes);
    }
    dln_sink_puts(out, count > 0 ? "\n]}\n" : "]}\n");
    dln_status status = dln_sink_status(line, err);
    dln_sink_abandon(line);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

const dln_renderer dln_render_json = {"json", "application/json", ".json", "one JSON document", write_json, false, true};
