/* render/html.c - a page that stands alone: the chart as SVG with real text, and under it every event, which opens to its
 * sentences and links. It can be read, searched and printed without a script; the one that it carries (html.js, allowed
 * by its digest) filters by type, status, party, date and words. Nothing is fetched.
 */
#include "render/chart.h"
#include "render/html_parties.h"
#include "render/renderers.h"
#include "render/words.h"
#include "src/base/text.h"

#include "html_digest.inc"

static const char style[] =
#include "html_css.inc"
    ;
static const char script[] =
#include "html_js.inc"
    ;

typedef struct page {
    const dln_timeline *timeline;
    dln_html_parties parties;
    dln_arena *arena;
    dln_sink *out;
} page;

static void put(page *p, const char *text) { dln_sink_puts(p->out, text); }
static void put_text(page *p, dln_span text) { dln_xml_text(p->out, dln_clean(text, p->arena)); }

static const dln_event_type *type_of(const dln_claim *claim)
{
    bool is_known = claim->type >= 0 && (size_t)claim->type < dln_event_type_count();
    return is_known ? dln_event_type_at((size_t)claim->type) : NULL;
}

/* ---- the form ---- */
static void put_box(page *p, const char *name, const char *value, const char *label, size_t count)
{
    dln_sink_printf(p->out, "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\" checked> %s (%zu)</label> ", name, value, label, count);
}

static void put_types(page *p)
{
    put(p, "<fieldset><legend>Type</legend>");
    for (size_t t = 0; t < dln_event_type_count(); t++) {
        size_t count = 0;
        for (size_t i = 0; i < dln_timeline_count(p->timeline); i++)
            count += dln_timeline_at(p->timeline, i)->claim.type == (int)t;
        if (count > 0)
            put_box(p, "type", dln_event_type_at(t)->name, dln_event_type_at(t)->label, count);
    }
    put(p, "</fieldset>\n");
}

static void put_statuses(page *p)
{
    static const struct { dln_event_status status; const char *label; } states[] = {
        {DLN_CONFIRMED, "took place"}, {DLN_TENTATIVE, "planned"}, {DLN_CANCELLED, "cancelled"}};
    put(p, "<fieldset><legend>Status</legend>");
    for (size_t s = 0; s < sizeof states / sizeof *states; s++) {
        size_t count = 0;
        for (size_t i = 0; i < dln_timeline_count(p->timeline); i++)
            count += dln_timeline_at(p->timeline, i)->claim.status == states[s].status;
        if (count > 0)
            put_box(p, "status", dln_status_word(states[s].status), states[s].label, count);
    }
    put(p, "</fieldset>\n");
}

static void put_party_choice(page *p)
{
    const dln_html_parties *parties = &p->parties;
    put(p, "<label class=\"field\">Party <select name=\"party\"><option value=\"\">all</option>");
    for (size_t i = 0; i < parties->count; i++) {
        if (i == 0 || parties->items[i].is_country != parties->items[i - 1].is_country)
            dln_sink_printf(p->out, "%s<optgroup label=\"%s\">", i == 0 ? "" : "</optgroup>", parties->items[i].is_country ? "Countries" : "People and bodies");
        dln_sink_printf(p->out, "<option value=\"%zu\">", i + 1);
        put_text(p, parties->items[i].label);
        dln_sink_printf(p->out, " (%zu)</option>", parties->items[i].events);
    }
    put(p, parties->count > 0 ? "</optgroup></select></label>\n" : "</select></label>\n");
}

static void put_form(page *p)
{
    put(p, "<form id=\"filters\" role=\"search\" aria-label=\"Events\" hidden>\n");
    put_types(p);
    put_statuses(p);
    put_party_choice(p);
    put(p, "<label class=\"field\">From <input type=\"date\" name=\"from\"></label>\n<label class=\"field\">To <input type=\"date\" name=\"to\"></label>\n"
           "<label class=\"field\">Words <input type=\"search\" name=\"words\"></label>\n"
           "<button type=\"reset\">Clear</button> <button type=\"button\" name=\"all\" aria-pressed=\"false\">Open all</button>\n</form>\n"
           "<p id=\"count\" role=\"status\"></p>\n");
}

/* ---- an event ---- */
static void put_source(page *p, const dln_source *source)
{
    bool is_link = dln_url_is_safe(source->url);
    put(p, "<li>");
    if (is_link) {
        put(p, "<a rel=\"noopener noreferrer\" href=\"");
        dln_xml_text(p->out, source->url);
        put(p, "\">");
    }
    put(p, "<bdi>"); /* a name from right to left leaves the date beside it alone */
    put_text(p, dln_words_publisher(source, p->arena));
    put(p, is_link ? "</bdi></a>" : "</bdi>");
    if (dln_when_is_known(&source->published)) {
        put(p, ", ");
        dln_xml_text(p->out, dln_words_days(&source->published, p->arena));
    }
    if (source->is_copy)
        put(p, ", the same text");
    if (source->evidence.len > 0) {
        put(p, "<br><q>");
        put_text(p, source->evidence);
        put(p, "</q>");
    }
    put(p, "</li>");
}

static void put_dispute(page *p, const dln_event *event, const dln_dispute *dispute)
{
    size_t *numbers = dln_arena_array(p->arena, event->source_count + 1, sizeof *numbers);
    for (size_t i = 0; numbers != NULL && i < event->source_count; i++)
        numbers[i] = i + 1;
    put(p, "<p>");
    if (numbers != NULL)
        put_text(p, dln_words_dispute(dispute, numbers, event->source_count, p->arena));
    put(p, "</p>");
}

static void put_day(page *p, const char *name, int32_t day)
{
    char edtf[DLN_EDTF_MAX];
    dln_when when = dln_when_day(day);
    dln_when_to_edtf(&when, edtf);
    dln_sink_printf(p->out, " data-%s=\"%s\"", name, edtf);
}

/* What the script filters by: type, status, first and last day (an open end has none of its own), parties. */
static void put_row_start(page *p, const dln_event *event, size_t number)
{
    const dln_claim *claim = &event->claim;
    const dln_event_type *type = type_of(claim);
    const char *status = dln_status_word(claim->status);
    dln_sink_printf(p->out, "<tr id=\"e%zu\" class=\"%s\" data-t=\"%s\" data-s=\"%s\"", number, status, type == NULL ? "" : type->name, status);
    if (dln_when_is_known(&claim->when) && !dln_when_is_yearless(&claim->when)) {
        bool has_begin = claim->when.begin.grain != DLN_GRAIN_NONE, has_end = claim->when.end.grain != DLN_GRAIN_NONE;
        put_day(p, "b", has_begin ? dln_when_first_day(&claim->when) : dln_day_of(1, 1, 1));
        put_day(p, "e", has_end ? dln_when_last_day(&claim->when) : dln_day_of(9999, 12, 31));
    }
    put(p, " data-p=\"");
    for (size_t i = 0; i < p->parties.count; i++)
        if (dln_html_party_is_in(&p->parties.items[i], claim))
            dln_sink_printf(p->out, "%zu ", i + 1);
    put(p, "\">");
}

static void put_event(page *p, size_t number)
{
    const dln_event *event = dln_timeline_at(p->timeline, number - 1);
    const dln_claim *claim = &event->claim;
    const dln_event_type *type = type_of(claim);
    put_row_start(p, event, number);
    put(p, "<td>");
    dln_xml_text(p->out, dln_words_when(&claim->when, claim->zone, p->arena));
    dln_sink_printf(p->out, "%s</td><td>%s</td><td><details><summary><b dir=\"auto\">", dln_timeline_is_certain(p->timeline, number - 1) ? "" : " (possible)",
                    type == NULL ? "" : type->label);
    put_text(p, dln_words_title(claim, p->arena));
    put(p, "</b>");
    if (claim->status != DLN_CONFIRMED)
        dln_sink_printf(p->out, " (%s)", dln_status_word(claim->status));
    put(p, "</summary>");
    dln_span parties = dln_words_parties(claim, 20, p->arena), place = dln_words_place(&claim->place, p->arena);
    if (parties.len + place.len > 0) {
        put(p, "<p>");
        dln_xml_text(p->out, place);
        put(p, place.len > 0 && parties.len > 0 ? " \xc2\xb7 " : "");
        dln_xml_text(p->out, parties);
        put(p, "</p>");
    }
    for (size_t i = 0; i < event->dispute_count; i++)
        put_dispute(p, event, &event->disputes[i]);
    if (event->source_count > 0) {
        put(p, "<ol>");
        for (size_t i = 0; i < event->source_count; i++)
            put_source(p, &event->sources[i]);
        put(p, "</ol>");
    }
    for (size_t i = 0; i < event->correction_count; i++) {
        put(p, "<p>");
        put_text(p, dln_words_correction(event->corrections[i], p->arena));
        put(p, "</p>");
    }
    dln_sink_printf(p->out, "</details></td><td>%zu</td></tr>\n", dln_event_sources_counted(event));
}

/* ---- the page ---- */
static void put_page(page *p, const dln_look *look, dln_span svg)
{
    size_t count = dln_timeline_count(p->timeline);
    dln_span given = look == NULL ? DLN_SPAN("") : dln_clean(look->title, p->arena);
    dln_span title = given.len > 0 ? given : DLN_SPAN("Timeline of events");
    put(p, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\"dateline\"><meta name=\"viewport\" content=\"width=device-width\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" SCRIPT_DIGEST "'\"><title>");
    dln_xml_text(p->out, title);
    dln_sink_printf(p->out, "</title>\n<style>%s</style></head><body>\n<a class=\"skip\" href=\"#events\">To the events</a>\n<header><h1>", style);
    dln_xml_text(p->out, title);
    dln_sink_printf(p->out, "</h1><p>%zu event%s with the sentences and links that they were read from</p></header>\n<main>\n", count, count == 1 ? "" : "s");
    if (svg.len > 0) {
        put(p, "<figure tabindex=\"0\" role=\"group\" aria-label=\"Chart\">\n");
        dln_sink_span(p->out, svg);
        put(p, "</figure>\n");
    }
    put_form(p);
    put(p, "<table id=\"events\" tabindex=\"-1\"><caption>Events; each opens to its sources</caption>\n<thead><tr><th scope=\"col\">When</th>"
           "<th scope=\"col\">Type</th><th scope=\"col\">Event</th><th scope=\"col\">Sources</th></tr></thead>\n<tbody>\n");
    for (size_t i = 1; i <= count; i++)
        put_event(p, i);
    dln_sink_printf(p->out, "</tbody></table>\n</main>\n<script>%s</script>\n</body></html>\n", script);
}

static dln_status html_write(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    dln_arena *arena = dln_arena_new();
    dln_sink *svg = dln_sink_to_memory();
    page p = {.timeline = timeline, .arena = arena, .out = out};
    dln_status status = arena == NULL || svg == NULL || !dln_html_parties_of(timeline, arena, &p.parties) ? DLN_NO_MEMORY : DLN_OK;
    if (status == DLN_OK)
        status = dln_svg_inline(timeline, look, svg, err);
    if (status == DLN_NOT_FOUND && dln_timeline_count(timeline) > 0 &&
        dln_theme_make(look == NULL ? DLN_SPAN("") : look->theme, &(dln_theme){.name = NULL}, NULL) == DLN_OK) {
        status = DLN_OK; /* undated or doubtful events are still a table */
        dln_sink_clear(svg);
        if (err != NULL)
            *err = (dln_error){0};
    }
    if (status == DLN_OK) {
        put_page(&p, look, dln_sink_bytes(svg));
        status = dln_arena_failed(arena) ? DLN_NO_MEMORY : dln_sink_status(out, err);
    }
    dln_sink_abandon(svg);
    dln_arena_free(arena);
    return status;
}

const dln_renderer dln_render_html = {"html", "text/html", ".html", "page with the chart, filters, and every event with its sources", html_write, true, false};
