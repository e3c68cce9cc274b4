/* render/html_table.c - the timeline as an HTML table with numbered sources below, and nothing else: for pasting into a
 * report, a page, a mail. As Markdown (markdown.c) has it; no style, no script, no head of a page.
 */
#include "render/chart.h"
#include "render/renderers.h"
#include "render/sources.h"
#include "render/words.h"

static void put_cell(dln_sink *out, dln_span text, dln_arena *arena)
{
    dln_sink_puts(out, "<td>");
    dln_xml_text(out, dln_plain_line(text, arena));
    dln_sink_puts(out, "</td>");
}

static void put_references(dln_sink *out, const dln_event *event, const dln_numbered_sources *sources)
{
    size_t last = 0;
    dln_sink_puts(out, "<td>");
    for (size_t i = 0; i < event->source_count; i++) {
        size_t number = dln_sources_find(sources, &event->sources[i]);
        if (number == 0 || number == last)
            continue;
        dln_sink_printf(out, "%s<a href=\"#source-%zu\">%zu</a>", last == 0 ? "" : ", ", number, number);
        last = number;
    }
    dln_sink_puts(out, "</td>");
}

static void put_row(dln_sink *out, const dln_event *event, bool is_certain, const dln_numbered_sources *sources, dln_arena *arena)
{
    const dln_claim *claim = &event->claim;
    bool has_type = claim->type >= 0 && (size_t)claim->type < dln_event_type_count();
    const char *status = dln_words_status(claim->status);
    dln_sink_puts(out, "<tr><td>");
    dln_xml_text(out, dln_words_when(&claim->when, claim->zone, arena));
    dln_sink_puts(out, is_certain ? "</td>" : " (possible)</td>");
    put_cell(out, dln_span_of(has_type ? dln_event_type_at((size_t)claim->type)->label : ""), arena);
    dln_sink_puts(out, "<td>");
    if (status[0] != '\0')
        dln_sink_printf(out, "<b>%s:</b> ", status);
    dln_xml_text(out, dln_words_title(claim, arena));
    dln_sink_puts(out, "</td>");
    put_cell(out, dln_words_parties(claim, 20, arena), arena);
    put_cell(out, dln_words_place(&claim->place, arena), arena);
    put_references(out, event, sources);
    dln_sink_puts(out, "</tr>\n");
}

static void put_source(dln_sink *out, const dln_source *source, size_t number, dln_arena *arena)
{
    dln_span url = dln_plain_url(source->url, arena), evidence = dln_plain_cut(dln_plain_line(source->evidence, arena), 300, arena);
    dln_sink_printf(out, "<li id=\"source-%zu\">", number);
    dln_xml_text(out, dln_words_publisher(source, arena));
    if (dln_when_is_known(&source->published)) {
        dln_sink_puts(out, ", ");
        dln_xml_text(out, dln_words_days(&source->published, arena));
    }
    if (evidence.len > 0) {
        dln_sink_puts(out, ": \u201c");
        dln_xml_text(out, evidence);
        dln_sink_puts(out, "\u201d");
    }
    if (url.len > 0) {
        dln_sink_puts(out, " <a href=\"");
        dln_xml_text(out, url);
        dln_sink_puts(out, "\">");
        dln_xml_text(out, url);
        dln_sink_puts(out, "</a>");
    }
    dln_sink_puts(out, "</li>\n");
}

static dln_status write_table(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    dln_arena *shared = dln_arena_new(), *arena = dln_arena_new();
    const dln_numbered_sources *sources = shared == NULL || arena == NULL ? NULL : dln_sources_number(timeline, shared);
    dln_status status = sources == NULL ? DLN_NO_MEMORY : DLN_OK;
    if (status == DLN_OK) {
        dln_span title = dln_plain_line(look->title, arena);
        dln_sink_puts(out, "<table>\n<caption>");
        dln_xml_text(out, title.len > 0 ? title : DLN_SPAN("Timeline"));
        dln_sink_puts(out, "</caption>\n<thead><tr><th scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">Event</th>"
                           "<th scope=\"col\">Participants</th><th scope=\"col\">Place</th><th scope=\"col\">Sources</th></tr></thead>\n<tbody>\n");
    }
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_count(timeline); i++) {
        put_row(out, dln_timeline_at(timeline, i), dln_timeline_is_certain(timeline, i), sources, arena);
        if (dln_arena_failed(arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(arena);
    }
    if (status == DLN_OK)
        dln_sink_puts(out, "</tbody>\n</table>\n<ol>\n");
    for (size_t number = 1; status == DLN_OK && number <= dln_sources_count(sources); number++) {
        put_source(out, dln_sources_at(sources, number), number, arena);
        if (dln_arena_failed(arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(arena);
    }
    if (status == DLN_OK)
        dln_sink_puts(out, "</ol>\n");
    dln_arena_free(arena);
    dln_arena_free(shared);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

const dln_renderer dln_render_html_table = {"table", "text/html", ".table.html", "an HTML table with numbered sources, for pasting", write_table, false, true};
