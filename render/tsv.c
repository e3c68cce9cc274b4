/* render/tsv.c - one line an event, tab-separated, for cut, sort and awk: no heading, no quotes; a tab or line end in a text is a space.
 * Columns, whose order is stable (new ones are added at the end): when (EDTF), whether it fits the dates that were asked for (certain or
 * possible), type, status, title, participants, place, number of sources, confidence, uid (or id, where there is no store).
 */
#include "render/renderers.h"
#include "render/words.h"

static void put_cell(dln_sink *out, dln_span text, char end, dln_arena *arena)
{
    dln_sink_span(out, dln_plain_line(text, arena));
    dln_sink_char(out, end);
}

static void put_row(dln_sink *out, const dln_event *event, bool is_certain, dln_arena *arena)
{
    const dln_claim *claim = &event->claim;
    bool has_type = claim->type >= 0 && (size_t)claim->type < dln_event_type_count();
    char edtf[DLN_EDTF_MAX];
    size_t len = dln_when_to_edtf(&claim->when, edtf);
    put_cell(out, (dln_span){edtf, len}, '\t', arena);
    put_cell(out, is_certain ? DLN_SPAN("certain") : DLN_SPAN("possible"), '\t', arena);
    put_cell(out, dln_span_of(has_type ? dln_event_type_at((size_t)claim->type)->name : ""), '\t', arena);
    put_cell(out, dln_span_of(dln_status_word(claim->status)), '\t', arena);
    put_cell(out, dln_words_title(claim, arena), '\t', arena);
    put_cell(out, dln_words_parties(claim, 1000, arena), '\t', arena);
    put_cell(out, dln_words_place(&claim->place, arena), '\t', arena);
    dln_sink_printf(out, "%zu\t", dln_event_sources_counted(event));
    dln_json_double(out, claim->confidence, 2);
    dln_sink_char(out, '\t');
    put_cell(out, event->uid.len > 0 ? event->uid : event->id, '\n', arena);
}

static dln_status write_tsv(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    dln_arena *arena = dln_arena_new();
    dln_status status = arena == NULL ? DLN_NO_MEMORY : DLN_OK;
    for (size_t i = 0; i < dln_timeline_count(timeline) && status == DLN_OK; i++) {
        put_row(out, dln_timeline_at(timeline, i), dln_timeline_is_certain(timeline, i), arena);
        if (dln_arena_failed(arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(arena);
    }
    dln_arena_free(arena);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

const dln_renderer dln_render_tsv = {"tsv", "text/tab-separated-values", ".tsv", "one tab-separated line an event", write_tsv, false, true};
