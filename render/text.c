/* render/text.c - the timeline as text for a terminal or a mail: dates on the left, what happened on the right, the
 * sources numbered below. Measures columns, not characters; lets no control character through; colours only if asked.
 */
#include "render/renderers.h"
#include "render/sources.h"
#include "render/terminal.h"
#include "render/words.h"

#include <dateline/zone.h>

enum { LEFT_COLUMNS = 16, NARROW = 60, LEAST_RIGHT = 12 };
enum { MAX_PARTIES = 12, MAX_EVIDENCE = 240, MAX_DISPUTED = 140, MAX_REFERENCES = 12 };

static const char heading[] = "1;4";

typedef struct line {
    dln_span text;
    const char *sgr;  /* how it is drawn; NULL: plainly */
    const char *mark; /* stands before it; NULL: none */
    int type;
} line;

typedef struct column {
    line *items;
    size_t count, capacity;
} column;

typedef struct page {
    dln_terminal terminal;
    dln_arena *arena; /* of the event at hand */
    const dln_numbered_sources *sources;
    bool disputes;
} page;

static line *push(const page *to, column *lines, dln_span text, const char *sgr)
{
    line *last = dln_arena_push(to->arena, &lines->items, &lines->count, &lines->capacity, sizeof *lines->items);
    if (last != NULL)
        *last = (line){.text = text, .sgr = sgr};
    return last;
}

/* Wraps text into lines of at most width columns; returns the first of them. */
static size_t push_wrapped(const page *to, column *lines, dln_span text, int width, const char *sgr)
{
    size_t first = lines->count, next;
    while (text.len > 0) {
        size_t head = dln_terminal_head(text, width, &next);
        dln_span whole = {text.text, head};
        while (whole.len > 0 && whole.text[whole.len - 1] == ' ')
            whole.len--;
        if (push(to, lines, whole, sgr) == NULL)
            break;
        text = (dln_span){text.text + next, text.len - next};
    }
    return first;
}

static dln_span joined(const page *to, dln_span a, const char *between, dln_span b)
{
    if (a.len == 0 || b.len == 0)
        return a.len > 0 ? a : b;
    return dln_arena_printf(to->arena, "%.*s%s%.*s", (int)a.len, a.text, between, (int)b.len, b.text);
}

/* "[1] [4]": the event's sources by number, each once. */
static dln_span references(const page *to, const dln_event *event)
{
    dln_span words = {"", 0};
    size_t shown[MAX_REFERENCES], count = 0, left = 0;
    for (size_t i = 0; i < event->source_count; i++) {
        size_t number = dln_sources_find(to->sources, &event->sources[i]), seen = 0;
        while (seen < count && shown[seen] != number)
            seen++;
        if (number == 0 || seen < count)
            continue;
        if (count == MAX_REFERENCES) {
            left++;
            continue;
        }
        shown[count++] = number;
        words = joined(to, words, " ", dln_arena_printf(to->arena, "[%zu]", number));
    }
    return left == 0 ? words : dln_arena_printf(to->arena, "%.*s +%zu", (int)words.len, words.text, left);
}

static dln_span circumstances(const page *to, const dln_claim *claim)
{
    static const char *const modes[] = {[DLN_MODE_PHONE] = "by phone", [DLN_MODE_VIDEO] = "by video",
                                        [DLN_MODE_VISIT] = "on a visit"};
    size_t mode = (size_t)claim->mode;
    dln_span words = dln_words_parties(claim, MAX_PARTIES, to->arena);
    words = joined(to, words, " · ", dln_words_place(&claim->place, to->arena));
    if (mode < sizeof modes / sizeof *modes && modes[mode] != NULL)
        words = joined(to, words, " · ", dln_span_of(modes[mode]));
    dln_span medium = dln_plain_cut(dln_plain_line(claim->medium, to->arena), 40, to->arena);
    if (medium.len > 0)
        words = joined(to, words, " · ", medium);
    dln_span topic = dln_plain_cut(dln_plain_line(claim->topic, to->arena), 60, to->arena);
    if (topic.len > 0)
        words = joined(to, words, " · ", dln_arena_printf(to->arena, "on %.*s", (int)topic.len, topic.text));
    return words;
}

/* The text wrapped and moved to the right. */
static void push_indented(const page *to, column *lines, dln_span text, int indent, int width, const char *sgr)
{
    size_t first = push_wrapped(to, lines, text, width - indent > LEAST_RIGHT ? width - indent : width, sgr);
    for (size_t i = first; i < lines->count && width - indent > LEAST_RIGHT; i++)
        lines->items[i].text = dln_arena_printf(to->arena, "%*s%.*s", indent, "", (int)lines->items[i].text.len, lines->items[i].text.text);
}

/* Who says so: "Volga Wire [3], Harbour Chronicle [1]", each publisher once. */
static dln_span who_says(const page *to, const dln_event *event, const dln_dispute_value *value)
{
    dln_span words = {"", 0}, shown[MAX_REFERENCES];
    size_t count = 0, left = 0;
    for (size_t i = 0; i < value->source_count; i++) {
        if (value->sources[i] >= event->source_count)
            continue;
        const dln_source *source = &event->sources[value->sources[i]];
        dln_span publisher = dln_words_publisher(source, to->arena);
        size_t seen = 0, number = dln_sources_find(to->sources, source);
        while (seen < count && !dln_span_equals(shown[seen], publisher))
            seen++;
        if (seen < count)
            continue;
        if (count == MAX_REFERENCES) {
            left++;
            continue;
        }
        shown[count++] = publisher;
        if (number > 0)
            publisher = dln_arena_printf(to->arena, "%.*s [%zu]", (int)publisher.len, publisher.text, number);
        words = joined(to, words, ", ", publisher);
    }
    return left == 0 ? words : dln_arena_printf(to->arena, "%.*s and %zu more", (int)words.len, words.text, left);
}

/* Each disputed field with its values, the agreed one first: who gives it, and the words of the first who does. */
static void push_disputes(const page *to, column *right, const dln_event *event, int width)
{
    static const struct { const char *field, *words; } names[] = {{"when", "Date"}, {"place", "Place"}, {"status", "Status"}, {"mode", "Form"}, {"type", "Kind"}};
    for (size_t i = 0; i < event->dispute_count; i++) {
        const dln_dispute *dispute = &event->disputes[i];
        dln_span name = dln_plain_line(dispute->field, to->arena);
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (dln_span_is(dispute->field, names[k].field))
                name = dln_span_of(names[k].words);
        push_wrapped(to, right, dln_arena_printf(to->arena, "%.*s", (int)name.len, name.text), width, DLN_SGR_DOUBT);
        for (size_t k = 0; k < dispute->value_count; k++) {
            const dln_dispute_value *value = &dispute->values[k];
            dln_span said = dln_words_disputed(dispute, value, to->arena), who = who_says(to, event, value), evidence = {"", 0};
            push_indented(to, right, dln_arena_printf(to->arena, "%.*s%s: %.*s", (int)said.len, said.text, k == 0 ? " (agreed)" : "", (int)who.len, who.text),
                          2, width, NULL);
            if (value->source_count > 0 && value->sources[0] < event->source_count)
                evidence = dln_plain_cut(dln_plain_line(event->sources[value->sources[0]].evidence, to->arena), MAX_DISPUTED, to->arena);
            if (evidence.len > 0)
                push_indented(to, right, dln_arena_printf(to->arena, "“%.*s”", (int)evidence.len, evidence.text), 4, width, DLN_SGR_DIM);
        }
    }
}

static void push_right(const page *to, column *right, const dln_event *event, int width)
{
    const dln_claim *claim = &event->claim;
    dln_arena *arena = to->arena;
    dln_span title = dln_words_title(claim, arena), status = dln_span_of(dln_words_status(claim->status));
    size_t first = push_wrapped(to, right, joined(to, status, ": ", dln_plain_cut(title, 300, arena)), width,
                                claim->status == DLN_CANCELLED ? DLN_SGR_CANCELLED : claim->status == DLN_TENTATIVE ? DLN_SGR_PLANNED : DLN_SGR_BOLD);
    if (first < right->count) {
        right->items[first].mark = dln_terminal_mark(claim->type);
        right->items[first].type = claim->type;
    }
    push_wrapped(to, right, circumstances(to, claim), width, NULL);
    if (to->disputes) {
        push_disputes(to, right, event, width);
        return;
    }
    dln_span evidence = {"", 0};
    if (event->source_count > 0)
        evidence = dln_plain_cut(dln_plain_line(event->sources[0].evidence, arena), MAX_EVIDENCE, arena);
    if (evidence.len > 0)
        evidence = dln_arena_printf(arena, "“%.*s”", (int)evidence.len, evidence.text);
    push_wrapped(to, right, joined(to, evidence, " ", references(to, event)), width, DLN_SGR_DIM);
    size_t *numbers = dln_arena_array(arena, event->source_count + 1, sizeof *numbers);
    for (size_t i = 0; numbers != NULL && i < event->source_count; i++)
        numbers[i] = dln_sources_find(to->sources, &event->sources[i]);
    for (size_t i = 0; numbers != NULL && i < event->dispute_count; i++)
        push_wrapped(to, right, dln_words_dispute(&event->disputes[i], numbers, event->source_count, arena), width, DLN_SGR_DOUBT);
    for (size_t i = 0; i < event->correction_count; i++)
        push_wrapped(to, right, dln_words_correction(event->corrections[i], arena), width, DLN_SGR_DOUBT);
}

/* The date over as many lines as it takes, then the clock, the zone and whether it only possibly fits the query. */
static void push_left(const page *to, column *left, const dln_event *event, int32_t year, bool is_certain, int width)
{
    const dln_when own = dln_when_in_zone(&event->claim.when, event->claim.zone), *when = &own;
    dln_span days = dln_words_days_under_year(when, year, to->arena), rest = days;
    size_t dash = dln_find(days, DLN_SPAN("–"));
    if (dash != SIZE_MAX && dln_width(days) > width) { /* "20 Dec 2021–3 Jan 2022" breaks behind its dash */
        size_t head = dash + sizeof "–" - 1;
        push(to, left, (dln_span){days.text, head}, NULL);
        rest = (dln_span){days.text + head, days.len - head};
    }
    if (dln_when_is_known(when)) /* else the heading says it */
        push_wrapped(to, left, rest, width, NULL);
    push_wrapped(to, left, dln_words_clock(when, to->arena), width, NULL);
    push_wrapped(to, left, dln_words_zone(when, event->claim.zone, to->arena), width, DLN_SGR_DIM);
    if (!is_certain)
        push_wrapped(to, left, DLN_SPAN("possibly"), width, DLN_SGR_DIM);
}

static void write_event(const page *to, const dln_event *event, int32_t year, bool is_certain)
{
    column left = {0}, right = {0};
    bool is_narrow = to->terminal.width < NARROW;
    int indent = is_narrow ? 0 : LEFT_COLUMNS, right_width = to->terminal.width - indent - 2;
    push_left(to, &left, event, year, is_certain, is_narrow ? to->terminal.width : LEFT_COLUMNS - 1);
    push_right(to, &right, event, right_width);
    if (is_narrow) { /* the date above rather than beside */
        for (size_t i = 0; i < left.count; i++) {
            dln_terminal_put(&to->terminal, left.items[i].text, DLN_SGR_DIM);
            dln_sink_char(to->terminal.out, i + 1 < left.count ? ' ' : '\n');
        }
        left.count = 0;
    }
    for (size_t i = 0; i < left.count || i < right.count; i++) {
        if (i < left.count)
            dln_terminal_put(&to->terminal, left.items[i].text, left.items[i].sgr);
        if (i < right.count) {
            dln_terminal_blanks(&to->terminal, indent - (i < left.count ? dln_width(left.items[i].text) : 0));
            if (right.items[i].mark != NULL)
                dln_terminal_put(&to->terminal, dln_span_of(right.items[i].mark), dln_terminal_color(right.items[i].type));
            dln_terminal_blanks(&to->terminal, right.items[i].mark != NULL ? 1 : 2);
            dln_terminal_put(&to->terminal, right.items[i].text, right.items[i].sgr);
        }
        dln_sink_char(to->terminal.out, '\n');
    }
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void write_head(const page *to, const dln_timeline *timeline, const dln_look *look)
{
    size_t count = dln_timeline_count(timeline);
    int32_t first = INT32_MAX, last = INT32_MIN;
    for (size_t i = 0; i < count; i++) {
        const dln_when *when = &dln_timeline_at(timeline, i)->claim.when;
        int32_t begin = dln_when_first_day(when), end = dln_when_last_day(when);
        if (!dln_when_is_known(when) || dln_when_is_open(when) || dln_when_is_yearless(when))
            continue;
        first = begin < first ? begin : first;
        last = end > last ? end : last;
    }
    column lines = {0};
    dln_span title = dln_plain_line(look->title, to->arena), subtitle = dln_plain_line(look->subtitle, to->arena);
    push_wrapped(to, &lines, title, to->terminal.width, heading);
    push_wrapped(to, &lines, subtitle, to->terminal.width, NULL);
    dln_span counts = dln_arena_printf(to->arena, "%zu event%s", count, plural(count));
    if (first <= last) {
        dln_when span = dln_when_days(first, last);
        counts = joined(to, counts, ", ", dln_words_days(&span, to->arena));
    }
    size_t sources = dln_sources_count(to->sources);
    counts = joined(to, counts, ", ", dln_arena_printf(to->arena, "%zu source%s", sources, plural(sources)));
    push_wrapped(to, &lines, counts, to->terminal.width, DLN_SGR_DIM);
    for (size_t i = 0; i < lines.count; i++) {
        dln_terminal_put(&to->terminal, lines.items[i].text, lines.items[i].sgr);
        dln_sink_char(to->terminal.out, '\n');
    }
}

static void write_source(const page *to, size_t number)
{
    const dln_source *source = dln_sources_at(to->sources, number);
    dln_span label = dln_arena_printf(to->arena, "[%zu]", number);
    dln_span words = dln_words_publisher(source, to->arena), url = dln_plain_url(source->url, to->arena);
    if (dln_when_is_known(&source->published))
        words = joined(to, words, ", ", dln_words_days(&source->published, to->arena));
    int indent = dln_width(dln_arena_printf(to->arena, "[%zu] ", dln_sources_count(to->sources)));
    column lines = {0};
    push_wrapped(to, &lines, words, to->terminal.width - indent, NULL);
    if (url.len > 0) /* never broken, so that it can be clicked */
        push(to, &lines, url, DLN_SGR_DIM);
    for (size_t i = 0; i < lines.count; i++) {
        if (i == 0)
            dln_terminal_put(&to->terminal, label, NULL);
        dln_terminal_blanks(&to->terminal, indent - (i == 0 ? dln_width(label) : 0));
        dln_terminal_put(&to->terminal, lines.items[i].text, lines.items[i].sgr);
        dln_sink_char(to->terminal.out, '\n');
    }
}

static dln_status write_text(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    dln_arena *shared = dln_arena_new(), *arena = dln_arena_new();
    page here = {.terminal = dln_terminal_for(look, out), .arena = arena, .disputes = look->disputes};
    here.sources = shared == NULL || arena == NULL ? NULL : dln_sources_number(timeline, shared);
    dln_status status = here.sources == NULL ? DLN_NO_MEMORY : DLN_OK;
    int32_t group = INT32_MIN;
    if (status == DLN_OK)
        write_head(&here, timeline, look);
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_count(timeline); i++) {
        const dln_event *event = dln_timeline_at(timeline, i);
        if (i == 0 || dln_terminal_year(&event->claim.when) != group) {
            group = dln_terminal_year(&event->claim.when);
            dln_terminal_year_heading(&here.terminal, group, here.arena);
        } else {
            dln_sink_char(out, '\n');
        }
        write_event(&here, event, group, dln_timeline_is_certain(timeline, i));
        if (dln_arena_failed(arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(arena);
    }
    if (status == DLN_OK && dln_sources_count(here.sources) > 0) {
        dln_sink_char(out, '\n');
        dln_terminal_put(&here.terminal, DLN_SPAN("Sources"), DLN_SGR_BOLD);
        dln_sink_char(out, '\n');
        for (size_t number = 1; status == DLN_OK && number <= dln_sources_count(here.sources); number++) {
            write_source(&here, number);
            if (dln_arena_failed(arena))
                status = DLN_NO_MEMORY;
            dln_arena_reset(arena);
        }
    }
    dln_arena_free(arena);
    dln_arena_free(shared);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

const dln_renderer dln_render_text = {"text", "text/plain", ".txt", "the timeline as text", write_text, false, true};
