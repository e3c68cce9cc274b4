/* render/ndjson.c - events as lines of JSON, one each: what merge prints and every command reads. */
#include "render/renderers.h"

static dln_status write_ndjson(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    for (size_t i = 0; i < dln_timeline_count(timeline); i++)
        dln_event_write(dln_timeline_at(timeline, i), out);
    return dln_sink_status(out, err);
}

const dln_renderer dln_render_ndjson = {"ndjson", "application/x-ndjson", ".ndjson", "events, one JSON object a line",
                                        write_ndjson, false, true};
