/* render/ndjson.c - events as lines of JSON, one each: what merge prints and every command reads. */
#include "render/renderers.h"

#include "base/ahead.h"

/* Events come in order of time, but stand in memory with their texts as they came. */
static void ask_for_texts(const dln_event *event)
{
    enum { SOURCES = 8 };
    for (size_t i = 0; i < event->source_count && i < SOURCES; i++) {
        const dln_source *source = &event->sources[i];
        dln_ask_ahead(source->evidence.text, source->evidence.len < 256 ? source->evidence.len : 256);
        dln_ask_ahead(source->mention.text, source->mention.len < 64 ? source->mention.len : 64);
    }
}

static dln_status write_ndjson(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    enum { EVENTS_AHEAD = 6, SOURCES_AHEAD = 4, TEXTS_AHEAD = 2 };
    for (size_t i = 0, count = dln_timeline_count(timeline); i < count; i++) {
        const dln_event *far = dln_timeline_at(timeline, i + EVENTS_AHEAD), *nearer = dln_timeline_at(timeline, i + SOURCES_AHEAD),
                        *next = dln_timeline_at(timeline, i + TEXTS_AHEAD);
        if (far != NULL)
            dln_ask_ahead(far, sizeof *far);
        if (nearer != NULL && nearer->source_count > 0)
            dln_ask_ahead(nearer->sources, nearer->source_count < 8 ? nearer->source_count * sizeof *nearer->sources : 8 * sizeof *nearer->sources);
        if (next != NULL)
            ask_for_texts(next);
        dln_event_write(dln_timeline_at(timeline, i), out);
    }
    return dln_sink_status(out, err);
}

const dln_renderer dln_render_ndjson = {"ndjson", "application/x-ndjson", ".ndjson", "events, one JSON object a line",
                                        write_ndjson, false, true};
