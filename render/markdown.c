/* render/markdown.c - the timeline as a Markdown table (GitHub's dialect) with numbered sources below.
 * Whatever a text contains is shown as it is: every character that Markdown or HTML could read as markup is escaped.
 */
#include "render/renderers.h"
#include "render/sources.h"
#include "render/words.h"

static void put_escaped(dln_sink *out, dln_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.text[i];
        if (c == '<' || c == '>' || c == '&') {
            dln_sink_puts(out, c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
            continue;
        }
        bool is_markup = strchr("\\`*_[]|~#!$", c) != NULL && c != 0;
        /* "1. " or "- " would begin a list, "http://" and "www." become links by themselves */
        bool is_list = i == 0 && (c == '-' || c == '+' || c == '=');
        bool is_link = c == ':' && i + 1 < text.len && text.text[i + 1] == '/';
        bool is_number = c == '.' && i > 0 && dln_is_digit(text.text[i - 1]) && i < 10;
        if (is_markup || is_list || is_link || is_number)
            dln_sink_char(out, '\\');
        dln_sink_char(out, c);
    }
}

/* Inside (<...>) nothing but angle brackets, and those are percent-encoded by plain.c, could end a link; inside a
 * table a bar could, and that is encoded too. */
static void put_link(dln_sink *out, dln_span label, dln_span url)
{
    dln_sink_char(out, '[');
    put_escaped(out, label);
    dln_sink_puts(out, "](<");
    dln_sink_span(out, url);
    dln_sink_puts(out, ">)");
}

static void put_cell(dln_sink *out, dln_span text)
{
    put_escaped(out, text);
    dln_sink_puts(out, " | ");
}

static void put_references(dln_sink *out, const dln_event *event, const dln_numbered_sources *sources, dln_arena *arena)
{
    size_t shown = 0, last = 0;
    for (size_t i = 0; i < event->source_count; i++) {
        size_t number = dln_sources_find(sources, &event->sources[i]);
        if (number == 0 || number == last)
            continue;
        last = number;
        dln_span label = dln_arena_printf(arena, "%zu", number), url = dln_plain_url(event->sources[i].url, arena);
        if (shown++ > 0)
            dln_sink_puts(out, ", ");
        if (url.len > 0)
            put_link(out, label, url);
        else
            dln_sink_span(out, label);
    }
}

static void write_row(dln_sink *out, const dln_event *event, bool is_certain, const dln_numbered_sources *sources, dln_arena *arena)
{
    const dln_claim *claim = &event->claim;
    bool has_type = claim->type >= 0 && (size_t)claim->type < dln_event_type_count();
    const char *status = dln_words_status(claim->status);
    dln_sink_puts(out, "| ");
    put_escaped(out, dln_words_when(&claim->when, claim->zone, arena));
    dln_sink_puts(out, is_certain ? " | " : " (possible) | ");
    put_cell(out, dln_span_of(has_type ? dln_event_type_at((size_t)claim->type)->label : ""));
    if (status[0] != '\0')
        dln_sink_printf(out, "**%s:** ", status);
    put_cell(out, dln_words_title(claim, arena));
    put_cell(out, dln_words_parties(claim, 20, arena));
    put_cell(out, dln_words_place(&claim->place, arena));
    put_references(out, event, sources, arena);
    dln_sink_puts(out, " |\n");
}

static void write_source(dln_sink *out, const dln_numbered_sources *sources, size_t number, dln_arena *arena)
{
    const dln_source *source = dln_sources_at(sources, number);
    dln_span url = dln_plain_url(source->url, arena), publisher = dln_words_publisher(source, arena);
    dln_span evidence = dln_plain_cut(dln_plain_line(source->evidence, arena), 300, arena);
    dln_sink_printf(out, "%zu. ", number);
    put_escaped(out, publisher);
    if (dln_when_is_known(&source->published)) {
        dln_sink_puts(out, publisher.len > 0 ? ", " : "");
        put_escaped(out, dln_words_days(&source->published, arena));
    }
    if (evidence.len > 0) {
        dln_sink_puts(out, ": “");
        put_escaped(out, evidence);
        dln_sink_puts(out, "”");
    }
    if (url.len > 0)
        dln_sink_printf(out, " <%.*s>", (int)url.len, url.text);
    dln_sink_char(out, '\n');
}

static dln_status write_markdown(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    dln_arena *shared = dln_arena_new(), *arena = dln_arena_new();
    const dln_numbered_sources *sources = shared == NULL || arena == NULL ? NULL : dln_sources_number(timeline, shared);
    dln_status status = sources == NULL ? DLN_NO_MEMORY : DLN_OK;
    if (status == DLN_OK) {
        dln_span title = dln_plain_line(look->title, arena), subtitle = dln_plain_line(look->subtitle, arena);
        dln_sink_puts(out, "# ");
        put_escaped(out, title.len > 0 ? title : DLN_SPAN("Timeline"));
        dln_sink_puts(out, "\n\n");
        if (subtitle.len > 0) {
            put_escaped(out, subtitle);
            dln_sink_puts(out, "\n\n");
        }
        dln_sink_puts(out, "| When | What | Event | Participants | Place | Sources |\n|---|---|---|---|---|---|\n");
    }
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_count(timeline); i++) {
        write_row(out, dln_timeline_at(timeline, i), dln_timeline_is_certain(timeline, i), sources, arena);
        if (dln_arena_failed(arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(arena);
    }
    if (status == DLN_OK && dln_sources_count(sources) > 0)
        dln_sink_puts(out, "\n## Sources\n\n");
    for (size_t number = 1; status == DLN_OK && number <= dln_sources_count(sources); number++) {
        write_source(out, sources, number, arena);
        if (dln_arena_failed(arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(arena);
    }
    dln_arena_free(arena);
    dln_arena_free(shared);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

const dln_renderer dln_render_markdown = {"markdown", "text/markdown", ".md", "a Markdown table with numbered sources",
                                          write_markdown, false, true};
