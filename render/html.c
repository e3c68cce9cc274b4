/* render/html.c - a page that stands alone: the chart as SVG with real text, and under it every event with its sources
 * as a table that can be read, searched, copied and printed. No script, nothing is fetched.
 */
#include "render/chart.h"
#include "render/renderers.h"
#include "render/words.h"
#include "src/base/text.h"

static const char style[] =
    "body{font:16px/1.45 'Noto Sans','DejaVu Sans',sans-serif;color:#1a1a1a;background:#fff;max-width:60rem;margin:1.5rem auto;padding:0 1rem}"
    "svg{max-width:100%;height:auto}table{border-collapse:collapse;table-layout:fixed;width:100%;margin-top:1.5rem}td{overflow-wrap:anywhere}"
    "caption{text-align:left;font-weight:700;padding:.4rem 0}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-top:1px solid #d9d9d9}"
    "th:nth-child(1){width:17%}th:nth-child(2){width:11%}th:nth-child(3){width:34%}a{color:#005a8c}q,small{color:#595959;font-size:.85em}.cancelled .what{text-decoration:line-through}"
    "@media print{a{color:inherit}}";

static void put_sources(const dln_event *event, dln_arena *arena, dln_sink *out)
{
    for (size_t i = 0; i < event->source_count; i++) {
        const dln_source *source = &event->sources[i];
        bool is_link = dln_url_is_safe(source->url);
        dln_sink_puts(out, i == 0 ? "" : "<br>");
        if (is_link) {
            dln_sink_puts(out, "<a rel=\"noopener noreferrer\" href=\"");
            dln_xml_text(out, source->url);
            dln_sink_puts(out, "\">");
        }
        dln_sink_puts(out, "<bdi>"); /* a name from right to left leaves the date beside it alone */
        dln_xml_text(out, dln_clean(dln_words_publisher(source, arena), arena));
        dln_sink_puts(out, "</bdi>");
        dln_sink_puts(out, is_link ? "</a>" : "");
        dln_span day = dln_words_days(&source->published, arena);
        if (dln_when_is_known(&source->published)) {
            dln_sink_puts(out, ", ");
            dln_xml_text(out, day);
        }
        if (source->evidence.len > 0) {
            dln_sink_puts(out, "<br><q>");
            dln_xml_text(out, dln_clean(source->evidence, arena));
            dln_sink_puts(out, "</q>");
        }
    }
}

static void put_event(const dln_event *event, dln_arena *arena, dln_sink *out)
{
    const dln_event_type *type = dln_event_type_at((size_t)event->claim.type);
    dln_sink_printf(out, "<tr class=\"%s\"><td>", dln_status_word(event->claim.status));
    dln_xml_text(out, dln_words_when(&event->claim.when, event->claim.zone, arena));
    dln_sink_printf(out, "</td><td>%s</td><td><span class=\"what\" dir=\"auto\">", type == NULL ? "" : type->label);
    dln_xml_text(out, dln_clean(event->claim.title, arena));
    dln_sink_puts(out, "</span>");
    if (event->claim.status != DLN_CONFIRMED)
        dln_sink_printf(out, " (%s)", dln_status_word(event->claim.status));
    dln_span parties = dln_words_parties(&event->claim, 12, arena), place = dln_words_place(&event->claim.place, arena);
    if (parties.len + place.len > 0) {
        dln_sink_puts(out, "<br><small>");
        dln_xml_text(out, place);
        dln_sink_puts(out, place.len > 0 && parties.len > 0 ? " \xc2\xb7 " : "");
        dln_xml_text(out, parties);
        dln_sink_puts(out, "</small>");
    }
    for (size_t i = 0; i < event->dispute_count; i++) {
        dln_sink_puts(out, "<br><small>Sources differ on: ");
        dln_xml_text(out, dln_clean(event->disputes[i].field, arena));
        dln_sink_puts(out, "</small>");
    }
    dln_sink_puts(out, "</td><td>");
    put_sources(event, arena, out);
    dln_sink_puts(out, "</td></tr>\n");
}

static dln_status html_write(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    dln_arena *arena = dln_arena_new();
    dln_sink *svg = dln_sink_to_memory();
    dln_status status = arena == NULL || svg == NULL ? DLN_NO_MEMORY : DLN_OK;
    size_t count = dln_timeline_count(timeline);
    if (status == DLN_OK)
        status = dln_svg_inline(timeline, look, svg, err);
    if (status == DLN_NOT_FOUND && count > 0 && dln_theme_make(look == NULL ? DLN_SPAN("") : look->theme, &(dln_theme){.name = NULL}, NULL) == DLN_OK) {
        status = DLN_OK; /* undated or doubtful events are still a table */
        dln_sink_clear(svg);
        if (err != NULL)
            *err = (dln_error){0};
    }
    if (status != DLN_OK)
        goto cleanup;
    dln_span title = look == NULL ? DLN_SPAN("") : dln_clean(look->title, arena);
    dln_sink_puts(out, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>");
    dln_xml_text(out, title.len > 0 ? title : DLN_SPAN("Timeline"));
    dln_sink_printf(out, "</title><style>%s</style></head><body>\n<main>\n", style);
    dln_sink_span(out, dln_sink_bytes(svg));
    dln_sink_printf(out, "<table><caption>All events (%zu) and their sources</caption>\n<thead><tr><th scope=\"col\">When</th>"
                         "<th scope=\"col\">Kind</th><th scope=\"col\">What</th><th scope=\"col\">Sources</th></tr></thead>\n<tbody>\n", count);
    for (size_t i = 0; i < count; i++)
        put_event(dln_timeline_at(timeline, i), arena, out);
    dln_sink_puts(out, "</tbody></table>\n</main></body></html>\n");
    status = dln_arena_failed(arena) ? DLN_NO_MEMORY : dln_sink_status(out, err);
cleanup:
    dln_sink_abandon(svg);
    dln_arena_free(arena);
    return status;
}

const dln_renderer dln_render_html = {"html", "text/html", ".html", "page with the chart and a table of events and sources", html_write, true};
