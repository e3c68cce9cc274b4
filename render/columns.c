/* render/columns.c - the events as a table for a terminal: a row an event under the heading of its year (in an order other
 * than that of time each date has its year), cells that are wrapped rather than cut,
 * as many columns as the width has room for. Measures columns of the terminal, not characters; lets no control character through; colours
 * only if asked.
 * A cell with right-to-left words ends in a mark (U+200E) that no one sees: terminals that turn such words would else turn what lies between two
 * cells, and the cells, with them.
 */
#include "render/renderers.h"
#include "render/terminal.h"
#include "render/words.h"

#include <dateline/zone.h>
#include <stdlib.h>

enum { NO_YEAR = INT32_MIN, WHEN_WITH_YEAR = 15, GAP = 2, NARROW = 60, WIDE = 104, MOST_PARTIES = 8, MOST_TITLE = 160 };
enum { WHEN, TYPE, WHO, WHAT, WHERE, SOURCES, COLUMNS };

static const char *const heads[COLUMNS] = {"When", "Type", "Who", "What", "Where", "Src"};

typedef struct line {
    dln_span text;
    const char *sgr;  /* NULL: plainly */
    const char *mark; /* before it; NULL: none */
} line;

typedef struct cell {
    line *lines;
    size_t count, capacity;
} cell;

typedef struct table {
    dln_terminal terminal;
    dln_arena *arena; /* of the event at hand */
    int width[COLUMNS]; /* 0: there is none */
    bool has_years;     /* as headings */
    int type;
} table;

/* Wide ones get what is left over. */
static void divide(table *t)
{
    int total = t->terminal.width, left = total;
    static const int narrow[COLUMNS] = {[WHEN] = 13}, usual[COLUMNS] = {[WHEN] = 13, [TYPE] = 11, [SOURCES] = 3},
                     wide[COLUMNS] = {[WHEN] = 15, [TYPE] = 11, [SOURCES] = 3};
    memcpy(t->width, total < NARROW ? narrow : total < WIDE ? usual : wide, sizeof t->width);
    if (!t->has_years)
        t->width[WHEN] = WHEN_WITH_YEAR;
    for (int i = 0; i < COLUMNS; i++)
        left -= t->width[i] > 0 ? t->width[i] + GAP : 0;
    if (total < NARROW) {
        t->width[WHAT] = left;
        return;
    }
    if (total >= WIDE) {
        t->width[WHERE] = (left - 2 * GAP) / 4;
        left -= t->width[WHERE] + GAP;
    }
    t->width[WHO] = (left - GAP) * 9 / 20;
    t->width[WHAT] = left - GAP - t->width[WHO];
}

static void push(table *t, cell *to, dln_span text, int width, const char *sgr)
{
    while (text.len > 0) {
        size_t next, head = dln_terminal_head(text, width, &next);
        line *last = dln_arena_push(t->arena, &to->lines, &to->count, &to->capacity, sizeof *to->lines);
        if (last == NULL)
            return;
        while (head > 0 && text.text[head - 1] == ' ')
            head--;
        *last = (line){.text = {text.text, head}, .sgr = sgr};
        text = (dln_span){text.text + next, text.len - next};
    }
}

/* "UTC+3" of "Moscow time (UTC+3)". */
static dln_span short_zone(dln_span zone)
{
    size_t open = dln_find(zone, DLN_SPAN("("));
    return open == SIZE_MAX || zone.text[zone.len - 1] != ')' ? zone : (dln_span){zone.text + open + 1, zone.len - open - 2};
}

static void push_when(table *t, cell *to, const dln_event *event, int32_t year, bool is_certain)
{
    const dln_when own = dln_when_in_zone(&event->claim.when, event->claim.zone), *when = &own;
    int width = t->width[WHEN];
    if (!dln_when_is_known(when) && !t->has_years)
        push(t, to, DLN_SPAN("undated"), width, DLN_SGR_DIM);
    if (dln_when_is_known(when)) { /* else the heading says it */
        dln_span days = dln_words_days_under_year(when, year, t->arena);
        size_t dash = dln_width(days) > width ? dln_find(days, DLN_SPAN("–")) : SIZE_MAX;
        size_t head = dash == SIZE_MAX ? 0 : dash + sizeof "–" - 1; /* "20 Dec 2021–3 Jan 2022" breaks behind its dash */
        push(t, to, (dln_span){days.text, head}, width, NULL);
        push(t, to, (dln_span){days.text + head, days.len - head}, width, NULL);
    }
    push(t, to, dln_words_clock(when, t->arena), width, NULL);
    push(t, to, short_zone(dln_words_zone(when, event->claim.zone, t->arena)), width, DLN_SGR_DIM);
    if (!is_certain)
        push(t, to, DLN_SPAN("possibly"), width, DLN_SGR_DOUBT);
}

static const char *sgr_of(dln_event_status status)
{
    return status == DLN_CANCELLED ? DLN_SGR_CANCELLED : status == DLN_TENTATIVE ? DLN_SGR_PLANNED : NULL;
}

static void push_type(table *t, cell *to, const dln_claim *claim)
{
    bool has_type = claim->type >= 0 && (size_t)claim->type < dln_event_type_count();
    push(t, to, dln_span_of(has_type ? dln_event_type_at((size_t)claim->type)->name : "event"), t->width[TYPE] - 2, NULL);
    if (to->count > 0)
        to->lines[0].mark = dln_terminal_mark(claim->type);
    push(t, to, dln_span_of(dln_words_status(claim->status)), t->width[TYPE] - 2, sgr_of(claim->status));
}

static void push_who(table *t, cell *to, const dln_claim *claim, int width)
{
    for (size_t i = 0; i < claim->party_count && i < MOST_PARTIES; i++)
        push(t, to, dln_words_party(&claim->parties[i], t->arena), width, NULL);
    if (claim->party_count > MOST_PARTIES)
        push(t, to, dln_arena_printf(t->arena, "and %zu more", claim->party_count - MOST_PARTIES), width, DLN_SGR_DIM);
}

static void push_what(table *t, cell *to, const dln_event *event)
{
    const dln_claim *claim = &event->claim;
    int width = t->width[WHAT];
    if (t->width[TYPE] == 0 && claim->status != DLN_CONFIRMED)
        push(t, to, dln_span_of(dln_words_status(claim->status)), width, sgr_of(claim->status));
    push(t, to, dln_plain_cut(dln_words_title(claim, t->arena), MOST_TITLE, t->arena), width, DLN_SGR_BOLD);
    if (t->width[WHO] == 0)
        push_who(t, to, claim, width);
    if (t->width[WHERE] == 0)
        push(t, to, dln_words_place(&claim->place, t->arena), width, DLN_SGR_DIM);
    for (size_t i = 0; i < event->dispute_count; i++) {
        dln_span field = dln_plain_line(event->disputes[i].field, t->arena);
        if (dln_span_is(field, "when"))
            field = DLN_SPAN("the date");
        push(t, to, dln_arena_printf(t->arena, "sources differ on %.*s", (int)field.len, field.text), width, DLN_SGR_DOUBT);
    }
    if (event->correction_count > 0)
        push(t, to, DLN_SPAN("corrected by hand"), width, DLN_SGR_DOUBT);
}

static void put_line(const table *t, int column, const cell *from, size_t row, bool is_last)
{
    const line *here = row < from->count ? &from->lines[row] : NULL;
    int used = here == NULL ? 0 : dln_width(here->text) + (column == TYPE ? 2 : 0), blanks = t->width[column] - used;
    if (column == SOURCES && here != NULL)
        dln_terminal_blanks(&t->terminal, blanks);
    if (here != NULL && column == TYPE) {
        dln_terminal_put(&t->terminal, dln_span_of(here->mark == NULL ? " " : here->mark), here->mark == NULL ? NULL : dln_terminal_color(t->type));
        dln_terminal_blanks(&t->terminal, 1);
    }
    if (here != NULL)
        dln_terminal_put(&t->terminal, here->text, here->sgr);
    if (here != NULL && dln_has_right_to_left(here->text))
        dln_sink_puts(t->terminal.out, "\u200E");
    if (!is_last)
        dln_terminal_blanks(&t->terminal, (column == SOURCES ? 0 : blanks) + GAP);
}

/* Blanks at the end of a line are left out. */
static void put_row(const table *t, const cell *cells)
{
    size_t most = 0;
    for (int i = 0; i < COLUMNS; i++)
        most = t->width[i] > 0 && cells[i].count > most ? cells[i].count : most;
    for (size_t row = 0; row < most; row++) {
        int last = 0;
        for (int i = 0; i < COLUMNS; i++)
            last = t->width[i] > 0 && row < cells[i].count ? i : last;
        for (int i = 0; i <= last; i++)
            if (t->width[i] > 0)
                put_line(t, i, &cells[i], row, i == last);
        dln_sink_char(t->terminal.out, '\n');
    }
}

static void put_head(table *t)
{
    cell cells[COLUMNS] = {{0}};
    for (int i = 0; i < COLUMNS; i++)
        push(t, &cells[i], dln_span_of(heads[i]), t->width[i] > 0 ? t->width[i] : 1, DLN_SGR_DIM);
    put_row(t, cells);
}

static void put_event(table *t, const dln_event *event, int32_t year, bool is_certain)
{
    cell cells[COLUMNS] = {{0}};
    t->type = event->claim.type;
    push_when(t, &cells[WHEN], event, year, is_certain);
    if (t->width[TYPE] > 0)
        push_type(t, &cells[TYPE], &event->claim);
    if (t->width[WHO] > 0)
        push_who(t, &cells[WHO], &event->claim, t->width[WHO]);
    push_what(t, &cells[WHAT], event);
    if (t->width[WHERE] > 0)
        push(t, &cells[WHERE], dln_words_place(&event->claim.place, t->arena), t->width[WHERE], NULL);
    if (t->width[SOURCES] > 0)
        push(t, &cells[SOURCES], dln_arena_printf(t->arena, "%zu", dln_event_sources_counted(event)), t->width[SOURCES], DLN_SGR_DIM);
    put_row(t, cells);
}

static int by_year(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* Whether each year comes once. */
static bool are_grouped(const dln_timeline *timeline)
{
    size_t count = dln_timeline_count(timeline), runs = count > 0;
    int32_t *years = malloc((count + 1) * sizeof *years);
    for (size_t i = 0; years != NULL && i < count; i++) {
        years[i] = dln_terminal_year(&dln_timeline_at(timeline, i)->claim.when);
        runs += i > 0 && years[i] != years[i - 1];
    }
    size_t different = 0;
    if (years != NULL && count > 0) {
        qsort(years, count, sizeof *years, by_year);
        for (size_t i = 0; i < count; i++)
            different += i == 0 || years[i] != years[i - 1];
    }
    free(years);
    return runs == different;
}

static dln_status write_columns(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    table t = {.terminal = dln_terminal_for(look, out), .arena = dln_arena_new()};
    dln_status status = t.arena == NULL ? DLN_NO_MEMORY : DLN_OK;
    int32_t year = NO_YEAR;
    t.has_years = are_grouped(timeline);
    divide(&t);
    if (status == DLN_OK && dln_timeline_count(timeline) > 0)
        put_head(&t);
    for (size_t i = 0; i < dln_timeline_count(timeline) && status == DLN_OK; i++) {
        const dln_event *event = dln_timeline_at(timeline, i);
        if (!t.has_years && i == 0)
            dln_sink_char(out, '\n');
        if (t.has_years && (i == 0 || dln_terminal_year(&event->claim.when) != year)) {
            year = dln_terminal_year(&event->claim.when);
            dln_terminal_year_heading(&t.terminal, year, t.arena);
        }
        put_event(&t, event, year, dln_timeline_is_certain(timeline, i));
        if (dln_arena_failed(t.arena))
            status = DLN_NO_MEMORY;
        dln_arena_reset(t.arena);
    }
    dln_arena_free(t.arena);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

const dln_renderer dln_render_columns = {"columns", "text/plain", ".columns.txt", "a table for a terminal, as wide as that is", write_columns, false, true};
