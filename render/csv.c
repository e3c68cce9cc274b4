/* render/csv.c - events as comma-separated values (RFC 4180: CRLF, UTF-8, quotes doubled) for spreadsheets.
 * The columns and their order are stable; new ones are added at the end. A cell of text never begins with what a
 * spreadsheet takes for a formula (= + - @ and their full-width forms): an apostrophe stands before it.
 */
#include "render/renderers.h"
#include "render/words.h"

typedef struct csv_row {
    const dln_event *event;
    bool is_certain;
    dln_arena *arena;
    dln_sink *out;
    size_t cells;
} csv_row;

static void begin_cell(csv_row *row)
{
    if (row->cells++ > 0)
        dln_sink_char(row->out, ',');
}

static bool looks_like_formula(dln_span text)
{
    static const char *const heads[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (dln_starts_with(text, dln_span_of(heads[i])))
            return true;
    return false;
}

static void text_cell(csv_row *row, dln_span text)
{
    begin_cell(row);
    text = dln_plain_line(text, row->arena);
    bool is_formula = looks_like_formula(text), is_quoted = is_formula;
    for (size_t i = 0; i < text.len && !is_quoted; i++)
        is_quoted = text.text[i] == '"' || text.text[i] == ',' || text.text[i] == ';';
    if (!is_quoted) {
        dln_sink_span(row->out, text);
        return;
    }
    dln_sink_char(row->out, '"');
    if (is_formula)
        dln_sink_char(row->out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.text[i] == '"')
            dln_sink_char(row->out, '"');
        dln_sink_char(row->out, text.text[i]);
    }
    dln_sink_char(row->out, '"');
}

/* What the program itself writes as a number: a minus is a minus there. */
static void number_cell(csv_row *row, double value, int decimals, bool is_known)
{
    begin_cell(row);
    if (is_known)
        dln_json_double(row->out, value, decimals);
}

static void edtf_cell(csv_row *row, const dln_when *when)
{
    char edtf[DLN_EDTF_MAX];
    size_t len = dln_when_to_edtf(when, edtf);
    text_cell(row, (dln_span){edtf, len});
}

/* The first or last minute or day that the date may touch, as one ISO value; empty if there is no such bound. */
static void bound_cell(csv_row *row, const dln_when *when, bool is_first)
{
    const dln_point *point = is_first ? &when->begin : &when->end;
    dln_when bound;
    if (!dln_when_is_known(when) || dln_when_is_yearless(when) || point->grain == DLN_GRAIN_NONE)
        bound = (dln_when){0};
    else if (point->grain == DLN_GRAIN_MINUTE)
        bound = dln_when_minute(point->day, point->minute, point->zone_offset_min);
    else
        bound = dln_when_day(is_first ? dln_when_first_day(when) : dln_when_last_day(when));
    edtf_cell(row, &bound);
}

/* Several values in one cell, each once, in order. */
typedef struct cell_list {
    dln_span items[64];
    size_t count;
} cell_list;

static void list_add(cell_list *list, dln_span item)
{
    if (item.len == 0)
        return;
    for (size_t i = 0; i < list->count; i++)
        if (dln_span_equals(list->items[i], item))
            return;
    if (list->count < sizeof list->items / sizeof *list->items)
        list->items[list->count++] = item;
}

static void list_cell(csv_row *row, const cell_list *list)
{
    dln_span joined = {"", 0};
    for (size_t i = 0; i < list->count; i++)
        joined = i == 0 ? list->items[0]
                        : dln_arena_printf(row->arena, "%.*s; %.*s", (int)joined.len, joined.text,
                                           (int)list->items[i].len, list->items[i].text);
    text_cell(row, joined);
}

static void when_cell(csv_row *row) { edtf_cell(row, &row->event->claim.when); }
static void begin_bound_cell(csv_row *row) { bound_cell(row, &row->event->claim.when, true); }
static void end_bound_cell(csv_row *row) { bound_cell(row, &row->event->claim.when, false); }
static void zone_cell(csv_row *row) { text_cell(row, row->event->claim.zone); }
static void status_cell(csv_row *row) { text_cell(row, dln_span_of(dln_status_word(row->event->claim.status))); }
static void title_cell(csv_row *row) { text_cell(row, row->event->claim.title); }
static void place_cell(csv_row *row) { text_cell(row, row->event->claim.place.name); }
static void place_country_cell(csv_row *row) { text_cell(row, row->event->claim.place.country); }
static void quote_cell(csv_row *row) { text_cell(row, row->event->claim.quote); }
static void medium_cell(csv_row *row) { text_cell(row, row->event->claim.medium); }
static void topic_cell(csv_row *row) { text_cell(row, row->event->claim.topic); }
static void cameo_cell(csv_row *row) { text_cell(row, row->event->claim.cameo); }
static void confidence_cell(csv_row *row) { number_cell(row, row->event->claim.confidence, 2, true); }
static void source_count_cell(csv_row *row) { number_cell(row, (double)dln_event_sources_counted(row->event), 0, true); }
static void match_cell(csv_row *row) { text_cell(row, row->is_certain ? DLN_SPAN("certain") : DLN_SPAN("possible")); }

static void type_cell(csv_row *row)
{
    int type = row->event->claim.type;
    bool is_known = type >= 0 && (size_t)type < dln_event_type_count();
    text_cell(row, dln_span_of(is_known ? dln_event_type_at((size_t)type)->name : ""));
}

static void mode_cell(csv_row *row)
{
    const char *word = dln_mode_word(row->event->claim.mode);
    text_cell(row, dln_span_of(word == NULL ? "" : word));
}

static void participants_cell(csv_row *row)
{
    cell_list names = {.count = 0};
    for (size_t i = 0; i < row->event->claim.party_count; i++)
        list_add(&names, dln_words_party(&row->event->claim.parties[i], row->arena));
    list_cell(row, &names);
}

static void countries_cell(csv_row *row)
{
    cell_list codes = {.count = 0};
    for (size_t i = 0; i < row->event->claim.party_count; i++)
        list_add(&codes, dln_plain_line(row->event->claim.parties[i].country, row->arena));
    list_cell(row, &codes);
}

static bool has_degrees(const dln_place *place)
{
    return place->name.len > 0 && place->lat >= -90 && place->lat <= 90 && place->lon >= -180 && place->lon <= 180;
}

static void lat_cell(csv_row *row)
{
    number_cell(row, row->event->claim.place.lat, 6, has_degrees(&row->event->claim.place));
}

static void lon_cell(csv_row *row)
{
    number_cell(row, row->event->claim.place.lon, 6, has_degrees(&row->event->claim.place));
}

static void publishers_cell(csv_row *row)
{
    cell_list names = {.count = 0};
    for (size_t i = 0; i < row->event->source_count; i++)
        list_add(&names, dln_words_publisher(&row->event->sources[i], row->arena));
    list_cell(row, &names);
}

static void urls_cell(csv_row *row)
{
    cell_list urls = {.count = 0};
    for (size_t i = 0; i < row->event->source_count; i++)
        list_add(&urls, dln_plain_url(row->event->sources[i].url, row->arena));
    list_cell(row, &urls);
}

static void evidence_cell(csv_row *row)
{
    text_cell(row, row->event->source_count > 0 ? row->event->sources[0].evidence : DLN_NO_SPAN);
}

static void first_published_cell(csv_row *row)
{
    const dln_when *first = NULL;
    for (size_t i = 0; i < row->event->source_count; i++) {
        const dln_when *published = &row->event->sources[i].published;
        if (dln_when_is_known(published) && (first == NULL || dln_when_compare(published, first) < 0))
            first = published;
    }
    edtf_cell(row, first == NULL ? &(dln_when){0} : first);
}

static void disputed_cell(csv_row *row)
{
    cell_list fields = {.count = 0};
    for (size_t i = 0; i < row->event->dispute_count; i++)
        list_add(&fields, dln_plain_line(row->event->disputes[i].field, row->arena));
    list_cell(row, &fields);
}

static void id_cell(csv_row *row)
{
    text_cell(row, row->event->uid.len > 0 ? row->event->uid : row->event->id);
}

static const struct column {
    const char *name;
    void (*write)(csv_row *row);
} columns[] = {
    {"id", id_cell},
    {"when", when_cell},
    {"begin", begin_bound_cell},
    {"end", end_bound_cell},
    {"zone", zone_cell},
    {"type", type_cell},
    {"status", status_cell},
    {"title", title_cell},
    {"participants", participants_cell},
    {"countries", countries_cell},
    {"place", place_cell},
    {"place_country", place_country_cell},
    {"lat", lat_cell},
    {"lon", lon_cell},
    {"mode", mode_cell},
    {"topic", topic_cell},
    {"medium", medium_cell},
    {"quote", quote_cell},
    {"cameo", cameo_cell},
    {"confidence", confidence_cell},
    {"sources", source_count_cell},
    {"publishers", publishers_cell},
    {"urls", urls_cell},
    {"first_published", first_published_cell},
    {"evidence", evidence_cell},
    {"disputed", disputed_cell},
    {"match", match_cell},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static dln_status write_csv(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    dln_arena *arena = dln_arena_new();
    if (arena == NULL)
        return DLN_NO_MEMORY;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        dln_sink_printf(out, "%s%s", i > 0 ? "," : "", columns[i].name);
    dln_sink_puts(out, "\r\n");
    dln_status status = DLN_OK;
    for (size_t i = 0; i < dln_timeline_count(timeline) && status == DLN_OK; i++) {
        csv_row row = {.event = dln_timeline_at(timeline, i), .is_certain = dln_timeline_is_certain(timeline, i),
                   .arena = arena, .out = out};
        for (size_t column = 0; column < COLUMN_COUNT; column++)
            columns[column].write(&row);
        dln_sink_puts(out, "\r\n");
        if (dln_arena_failed(arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(arena);
    }
    dln_arena_free(arena);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

const dln_renderer dln_render_csv = {"csv", "text/csv", ".csv", "comma-separated values for a spreadsheet", write_csv, false, true};
