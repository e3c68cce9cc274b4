/* render/page.c - what all forms of chart share: head, key, counts, source notes, marks, groups. */
#include "render/chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/chart_words.h"
#include "render/plain.h"
#include "render/plain.h"
#include "src/base/text.h"

enum { NUMBERS_MAX = 4 };
#define MIDDLE_DOT "\xc2\xb7"

static double size_of(const dln_page *page, dln_role role)
{
    return page->display->size_pt[role];
}

static double width_of(const dln_page *page, dln_role role, dln_span text)
{
    const dln_measured *measured = dln_measure(page->chart->measurer, text, dln_role_is_bold(role));
    return measured == NULL ? 0 : measured->width_em * size_of(page, role) * DLN_WIDTH_RESERVE;
}

double dln_page_text(dln_page *page, dln_role role, dln_ink ink, double x, double y, double width_pt, dln_span text, size_t max_lines)
{
    double size = size_of(page, role), line = dln_line_pt(size);
    const dln_measured *measured = dln_measure(page->chart->measurer, text, dln_role_is_bold(role));
    if (measured == NULL || text.len == 0)
        return y;
    dln_lines lines = dln_break_lines(measured, width_pt / size / DLN_WIDTH_RESERVE, max_lines, page->chart->arena);
    page->display->cut_count += lines.is_cut;
    for (size_t i = 0; i < lines.count; i++) {
        double width = lines.width_em[i] * size * DLN_WIDTH_RESERVE;
        dln_drawn *drawn = dln_draw_text(page->display, role, measured->is_rtl ? x + width_pt - width : x, y + size, width,
                                         lines.lines[i], ink);
        if (drawn != NULL && measured->is_rtl)
            drawn->flags |= DLN_RTL;
        y += line;
    }
    return y;
}

/* ---- head ---- */
static dln_span span_words(const dln_chart *chart)
{
    dln_when when = dln_axis_days(chart->begin, chart->end, 92);
    return dln_chart_date(&when, true, chart->arena);
}

static dln_span default_title(const dln_chart *chart)
{
    dln_span out = DLN_SPAN("");
    size_t kinds = 0, seen = 0;
    for (size_t i = 0; i < dln_event_type_count(); i++)
        kinds += chart->type_count[i] > 0;
    for (size_t i = 0; i < dln_event_type_count(); i++) {
        if (chart->type_count[i] == 0)
            continue;
        const dln_event_type *type = dln_event_type_at(i);
        dln_span word = chart->item_count == 1 ? dln_span_of(type->name) : dln_span_of(type->plural);
        out = dln_arena_printf(chart->arena, "%.*s%s%.*s", (int)out.len, out.text,
                               seen == 0 ? "" : seen + 1 == kinds ? " and " : ", ", (int)word.len, word.text);
        seen++;
    }
    char *first = dln_arena_take(chart->arena, out.len + 1);
    if (first == NULL || out.len == 0)
        return out;
    memcpy(first, out.text, out.len);
    if (dln_is_lower(first[0]))
        first[0] = (char)(first[0] - 'a' + 'A');
    dln_span span = span_words(chart);
    return dln_arena_printf(chart->arena, "%.*s, %.*s", (int)out.len, first, (int)span.len, span.text);
}

static dln_span default_subtitle(const dln_chart *chart)
{
    dln_arena *arena = chart->arena;
    dln_span kinds = dln_chart_kinds(chart->type_count, dln_event_type_count(), arena);
    dln_span sources = dln_chart_count(chart->note_count, chart->notes_by_publisher ? "publisher" : "article",
                                       chart->notes_by_publisher ? "publishers" : "articles", arena);
    dln_span span = chart->look->title.len > 0 ? span_words(chart) : DLN_SPAN("");
    return dln_arena_printf(arena, "%.*s%s%.*s%s%.*s", (int)span.len, span.text, span.len > 0 ? " " MIDDLE_DOT " " : "", (int)kinds.len, kinds.text,
                            chart->note_count > 0 ? " from " : "", chart->note_count > 0 ? (int)sources.len : 0, sources.text);
}

/* A title as a sentence: cut at a word where it is long, and with one mark at its end. */
static dln_span sentence_of(dln_span title, dln_arena *arena)
{
    dln_span cut = dln_plain_cut(title, 120, arena);
    bool has_end = dln_ends_with(cut, DLN_SPAN("…")) || dln_ends_with(cut, DLN_SPAN(".")) || dln_ends_with(cut, DLN_SPAN("?")) || dln_ends_with(cut, DLN_SPAN("!"));
    return DLN_JOIN(arena, cut, dln_span_of(has_end ? "" : "."));
}

static void describe(dln_page *page)
{
    const dln_chart *chart = page->chart;
    dln_span span = span_words(chart), kinds = dln_chart_kinds(chart->type_count, dln_event_type_count(), chart->arena);
    dln_span first = sentence_of(chart->items[0].title, chart->arena), last = sentence_of(chart->items[chart->item_count - 1].title, chart->arena);
    dln_span all = dln_chart_count(chart->item_count, "event", "events", chart->arena);
    page->display->description = chart->item_count == 1
        ? dln_arena_printf(chart->arena, "Timeline of one event, %.*s: %.*s", (int)span.len, span.text, (int)first.len, first.text)
        : dln_arena_printf(chart->arena, "Timeline of %.*s (%.*s), %.*s. First: %.*s Last: %.*s", (int)all.len, all.text,
                           (int)kinds.len, kinds.text, (int)span.len, span.text, (int)first.len, first.text,
                           (int)last.len, last.text);
}

void dln_page_head(dln_page *page)
{
    const dln_chart *chart = page->chart;
    double width = page->right - page->left;
    dln_span title = dln_clean(chart->look->title, chart->arena), subtitle = dln_clean(chart->look->subtitle, chart->arena);
    if (title.len == 0)
        title = default_title(chart);
    if (subtitle.len == 0)
        subtitle = default_subtitle(chart);
    page->display->title = title;
    describe(page);
    page->y = dln_page_text(page, DLN_ROLE_TITLE, DLN_INK_TEXT, page->left, page->y, width, title, 2);
    page->y = dln_page_text(page, DLN_ROLE_SUBTITLE, DLN_INK_MUTED, page->left, page->y + 1, width, subtitle, 2);
}

/* ---- marks ---- */
static dln_shape shape_of(uint8_t type)
{
    static const char *const names[] = {"disc", "triangle", "diamond", "square"};
    if (type == DLN_TYPE_MIXED)
        return DLN_SHAPE_FOLD;
    for (int i = 0; i < 4; i++)
        if (strcmp(dln_event_type_at(type)->mark, names[i]) == 0)
            return (dln_shape)i;
    return DLN_SHAPE_SQUARE;
}

dln_ink dln_entry_ink(const dln_entry *entry)
{
    return entry->type == DLN_TYPE_MIXED ? DLN_INK_FOLD : (dln_ink)(DLN_INK_TYPE + entry->type);
}

static uint8_t mark_flags(const dln_event *event)
{
    if (event->claim.status == DLN_CANCELLED)
        return DLN_HOLLOW | DLN_SLASH;
    return event->claim.status == DLN_TENTATIVE ? DLN_HOLLOW | DLN_DASH : 0;
}

void dln_page_mark(dln_page *page, const dln_entry *entry, double x, double y, double diameter, uint32_t group)
{
    dln_shape shape = entry->member_count > 1 ? DLN_SHAPE_FOLD : shape_of(entry->type);
    dln_drawn *mark = dln_draw_mark(page->display, shape, x, y, diameter, dln_entry_ink(entry));
    if (mark == NULL)
        return;
    mark->group = group;
    if (entry->member_count == 1)
        mark->flags |= mark_flags(page->chart->items[entry->members[0]].event);
}

static const dln_span doubt = {"?", 1};
static const double doubt_gap = 1;

static bool is_disputed(const dln_page *page, const dln_entry *entry)
{
    return entry->member_count == 1 && page->chart->items[entry->members[0]].event->dispute_count > 0;
}

double dln_page_doubt_width(const dln_page *page, const dln_entry *entry)
{
    return is_disputed(page, entry) ? doubt_gap + width_of(page, DLN_ROLE_MAJOR, doubt) : 0;
}

void dln_page_doubt(dln_page *page, const dln_entry *entry, double x, double y, uint32_t group)
{
    if (!is_disputed(page, entry))
        return;
    dln_drawn *drawn = dln_draw_text(page->display, DLN_ROLE_MAJOR, x + doubt_gap, y + size_of(page, DLN_ROLE_MAJOR) * 0.36, width_of(page, DLN_ROLE_MAJOR, doubt), doubt, DLN_INK_TEXT);
    if (drawn != NULL)
        drawn->group = group;
}

/* Parallel lines inside of a box: x * dx + y * dy = c for every third point of c. */
static void hatch(dln_page *page, dln_box box, double dx, double dy, dln_ink ink, uint32_t group)
{
    enum { LINES_MAX = 400 };
    double least = box.left * dx + fmin(box.top * dy, box.bottom * dy), most = box.right * dx + fmax(box.top * dy, box.bottom * dy);
    size_t count = 0;
    for (double c = floor(least / 3) * 3 + 1.5; c < most && count < LINES_MAX; c += 3, count++) {
        double ends[2][2];
        size_t found = 0;
        for (int side = 0; side < 4 && found < 2; side++) { /* where it meets the four edges */
            double x = side == 0 ? box.left : box.right, y = side == 2 ? box.top : box.bottom;
            if (side < 2 ? dy == 0 : dx == 0)
                continue;
            if (side < 2)
                y = (c - x * dx) / dy;
            else
                x = (c - y * dy) / dx;
            bool is_inside = x >= box.left - 1e-6 && x <= box.right + 1e-6 && y >= box.top - 1e-6 && y <= box.bottom + 1e-6;
            if (!is_inside || (found == 1 && fabs(x - ends[0][0]) + fabs(y - ends[0][1]) < 0.05))
                continue;
            ends[found][0] = x;
            ends[found++][1] = y;
        }
        dln_drawn *line = found < 2 ? NULL : dln_draw_line(page->display, ends[0][0], ends[0][1], ends[1][0], ends[1][1], 0.6, ink);
        if (line != NULL)
            line->group = group;
    }
}

void dln_page_bar(dln_page *page, const dln_entry *entry, dln_box box, int opacity, int flags, uint32_t group)
{
    static const double directions[][2] = {[DLN_SHAPE_DISC] = {1, 1}, [DLN_SHAPE_TRIANGLE] = {1, -1}, [DLN_SHAPE_DIAMOND] = {0, 1}, [DLN_SHAPE_SQUARE] = {1, 0}};
    dln_drawn *bar = dln_draw_rect(page->display, box.left, box.top, box.right - box.left, box.bottom - box.top, dln_entry_ink(entry));
    if (bar == NULL)
        return;
    bool is_hatched = page->display->theme->is_hatched && entry->type != DLN_TYPE_MIXED;
    bar->opacity = (uint8_t)(is_hatched ? opacity / 3 : flags & DLN_BEHIND ? opacity : dln_mark_opacity(page->display->theme, dln_entry_ink(entry), opacity));
    bar->flags = (uint8_t)flags;
    bar->group = group;
    if (is_hatched)
        hatch(page, box, directions[shape_of(entry->type)][0], directions[shape_of(entry->type)][1], dln_entry_ink(entry), group);
}

/* ---- the key ---- */
typedef enum key_symbol { KEY_TYPE, KEY_STATE, KEY_DOUBT, KEY_BAR, KEY_FADE, KEY_FOLD, KEY_STRIP, KEY_NONE } key_symbol;

typedef struct key_piece {
    key_symbol symbol;
    uint8_t index;       /* of the type; the state */
    double symbol_width, width; /* of both with the gap behind */
    dln_span text;
} key_piece;

enum { KEY_PIECES_MAX = DLN_TYPES_MAX + 9 };

static void add_piece(const dln_page *page, key_piece *pieces, size_t *count, key_symbol symbol, uint8_t index, double symbol_width, dln_span text)
{
    double width = symbol_width + 3 + width_of(page, DLN_ROLE_NOTE, text) + 10;
    if (text.len > 0)
        pieces[(*count)++] = (key_piece){symbol, index, symbol_width, width, text};
}

/* What is drawn of events on their own; in a trial what may be. A fold's words say what is in it, no mark does. */
typedef struct occurring {
    bool has_type[DLN_TYPES_MAX], has_state[3], has_doubt, has_bar, has_fade, has_fold;
} occurring;

static occurring what_may_occur(const dln_chart *chart)
{
    occurring out = {.has_bar = true, .has_fold = true};
    for (size_t i = 0; i < chart->item_count; i++) {
        const dln_item *item = &chart->items[i];
        out.has_type[item->type] = out.has_state[item->event->claim.status] = true;
        out.has_doubt |= item->event->dispute_count > 0;
        out.has_fade |= item->is_open_begin || item->is_open_end || item->is_vague;
    }
    return out;
}

static occurring what_occurs(const dln_page *page)
{
    const dln_display *display = page->display;
    occurring out = {.has_bar = false};
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *drawn = &display->items[i];
        bool is_mark = drawn->kind == DLN_DRAW_MARK && !(drawn->flags & DLN_LEADER);
        if (drawn->group >= display->group_count)
            continue;
        const dln_group *group = &display->groups[drawn->group];
        const dln_item *item = &page->chart->items[group->members[0]];
        out.has_fold |= is_mark && drawn->role == DLN_SHAPE_FOLD;
        out.has_doubt |= drawn->kind == DLN_DRAW_TEXT && drawn->role == DLN_ROLE_MAJOR;
        if (group->is_folded || (!is_mark && drawn->kind != DLN_DRAW_RECT))
            continue;
        out.has_type[item->type] = out.has_state[item->event->claim.status] = true;
        out.has_fade |= (drawn->flags & DLN_FADE) != 0;
        out.has_bar |= drawn->kind == DLN_DRAW_RECT && !(drawn->flags & DLN_FADE);
    }
    return out;
}

static size_t key_pieces(const dln_page *page, bool with_types, key_piece *pieces)
{
    const dln_chart *chart = page->chart;
    double diameter = size_of(page, DLN_ROLE_NOTE) * 0.8;
    size_t count = 0;
    occurring has = page->is_trial ? what_may_occur(chart) : what_occurs(page);
    for (size_t i = 0; with_types && i < dln_event_type_count(); i++)
        if (has.has_type[i])
            add_piece(page, pieces, &count, KEY_TYPE, (uint8_t)i, diameter, dln_span_of(dln_event_type_at(i)->label));
    for (uint8_t status = DLN_TENTATIVE; status <= DLN_CANCELLED; status++)
        if (has.has_state[status])
            add_piece(page, pieces, &count, KEY_STATE, status, diameter, dln_span_of(status == DLN_TENTATIVE ? "tentative" : "cancelled"));
    if (has.has_doubt)
        add_piece(page, pieces, &count, KEY_DOUBT, 0, width_of(page, DLN_ROLE_MAJOR, doubt), DLN_SPAN("sources differ"));
    if (has.has_bar)
        add_piece(page, pieces, &count, KEY_BAR, 0, 14, dln_span_of(chart->is_by_clock ? "how long it took" : "several days, or day not known"));
    if (has.has_fade)
        add_piece(page, pieces, &count, KEY_FADE, 0, 9, DLN_SPAN("about, from or until then"));
    if (has.has_fold)
        add_piece(page, pieces, &count, KEY_FOLD, 0, diameter, DLN_SPAN("several events"));
    if (page->strip.len > 0)
        add_piece(page, pieces, &count, KEY_STRIP, 0, 12, page->strip);
    if (chart->strong_count > 0) {
        dln_span name = dln_plain_cut(dln_clean(chart->look->highlight_name, chart->arena), 48, chart->arena);
        add_piece(page, pieces, &count, KEY_NONE, 0, 0, dln_arena_printf(chart->arena, "in bold: %.*s", (int)name.len, name.text));
    }
    return count;
}

static void draw_symbol(dln_page *page, const key_piece *piece, double x)
{
    dln_display *display = page->display;
    double size = size_of(page, DLN_ROLE_NOTE), middle = page->y + 0.66 * size;
    dln_drawn *drawn;
    switch (piece->symbol) {
    case KEY_TYPE:
        dln_draw_mark(display, shape_of(piece->index), x + piece->symbol_width / 2, middle, piece->symbol_width, (dln_ink)(DLN_INK_TYPE + piece->index));
        break;
    case KEY_STATE:
        drawn = dln_draw_mark(display, DLN_SHAPE_DISC, x + piece->symbol_width / 2, middle, piece->symbol_width, DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->flags |= piece->index == DLN_CANCELLED ? DLN_HOLLOW | DLN_SLASH : DLN_HOLLOW | DLN_DASH;
        break;
    case KEY_DOUBT:
        dln_draw_text(display, DLN_ROLE_MAJOR, x, page->y + size, piece->symbol_width, doubt, DLN_INK_TEXT);
        break;
    case KEY_BAR:
        drawn = dln_draw_rect(display, x, middle - 2, piece->symbol_width, 4, DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->opacity = (uint8_t)dln_mark_opacity(display->theme, DLN_INK_MUTED, 40);
        break;
    case KEY_FADE:
        for (int i = 0; i < 3; i++) {
            static const uint8_t opacities[] = {70, 45, 20};
            drawn = dln_draw_rect(display, x + piece->symbol_width * i / 3, middle - 2, piece->symbol_width / 3, 4, DLN_INK_MUTED);
            if (drawn != NULL)
                drawn->opacity = opacities[i];
        }
        break;
    case KEY_FOLD:
        dln_draw_mark(display, DLN_SHAPE_FOLD, x + piece->symbol_width / 2, middle, piece->symbol_width, DLN_INK_FOLD);
        break;
    case KEY_STRIP:
        for (int i = 0; i < 3; i++)
            dln_draw_rect(display, x, page->y + (0.28 + 0.28 * i) * size, 4 + 4 * (i % 2 + i / 2), 0.22 * size, DLN_INK_LEADER);
        break;
    case KEY_NONE:
        break;
    }
}

/* What does not fit in one line is two: the kinds, and the rest. */
void dln_page_key(dln_page *page, bool with_types)
{
    key_piece pieces[KEY_PIECES_MAX];
    size_t count = key_pieces(page, with_types, pieces);
    double size = size_of(page, DLN_ROLE_NOTE), x = page->left, room = page->right - page->left + 10, kinds = 0, rest = 0;
    for (size_t i = 0; i < count; i++)
        *(pieces[i].symbol == KEY_TYPE ? &kinds : &rest) += pieces[i].width;
    bool is_split = kinds + rest > room && kinds <= room && rest <= room;
    for (size_t i = 0; i < count; i++) {
        const key_piece *piece = &pieces[i];
        bool is_rest = is_split && i > 0 && pieces[i - 1].symbol == KEY_TYPE && piece->symbol != KEY_TYPE;
        if (x > page->left && (is_rest || x + piece->width > page->left + room)) {
            page->y += dln_line_pt(size);
            x = page->left;
        }
        dln_draw_text(page->display, DLN_ROLE_NOTE, x + piece->symbol_width + 3, page->y + size, piece->width - piece->symbol_width - 13, piece->text, DLN_INK_MUTED);
        draw_symbol(page, piece, x);
        x += piece->width;
    }
    if (count > 0)
        page->y += dln_line_pt(size);
}

/* ---- source numbers ---- */
typedef struct number_list {
    dln_item_note shown[NUMBERS_MAX];
    size_t count, more; /* of an event; SIZE_MAX: of a fold, not counted */
    bool is_bare;       /* only how many more: none is listed */
} number_list;

static number_list numbers_of(const dln_page *page, const dln_entry *entry)
{
    number_list out = {.count = 0};
    uint32_t last = 0;
    bool has_last = false;
    for (;;) { /* the members' lists are sorted: take the least number that is greater than the last */
        const dln_item_note *next = NULL;
        for (size_t i = 0; i < entry->member_count; i++) {
            const dln_item *item = &page->chart->items[entry->members[i]];
            for (size_t k = 0; k < item->note_count; k++) {
                const dln_item_note *note = &item->notes[k];
                if ((!has_last || note->number > last) && (next == NULL || note->number < next->number))
                    next = note;
            }
        }
        if (next == NULL)
            return out;
        last = next->number;
        has_last = true;
        if (out.count == NUMBERS_MAX || (page->listed_count > 0 && next->number >= page->listed_count)) { /* whoever looks there finds it */
            out.more = entry->member_count == 1 ? page->chart->items[entry->members[0]].note_count - out.count : SIZE_MAX;
            out.is_bare = out.count == 0 && entry->member_count == 1;
            if (out.is_bare)
                out.shown[out.count++] = *next;
            return out;
        }
        out.shown[out.count++] = *next;
    }
}

static dln_span number_text(const dln_page *page, const number_list *list, size_t i)
{
    bool is_last = i + 1 == list->count;
    if (list->is_bare)
        return dln_arena_printf(page->chart->arena, "+%zu", list->more);
    if (is_last && list->more > 0 && list->more < SIZE_MAX)
        return dln_arena_printf(page->chart->arena, "%u +%zu", list->shown[i].number + 1, list->more);
    return dln_arena_printf(page->chart->arena, "%u%s", list->shown[i].number + 1, !is_last ? "," : list->more > 0 ? " \xe2\x80\xa6" : "");
}

double dln_page_numbers_width(const dln_page *page, const dln_entry *entry)
{
    number_list list = numbers_of(page, entry);
    double width = 0;
    for (size_t i = 0; i < list.count; i++)
        width += width_of(page, DLN_ROLE_NUMBER, number_text(page, &list, i)) + 0.6;
    return width > 0 ? width + 2 : 0;
}

double dln_page_numbers(dln_page *page, const dln_entry *entry, double x, double baseline, double right, uint32_t group)
{
    number_list list = numbers_of(page, entry);
    double raise = size_of(page, DLN_ROLE_LABEL) * 0.78 - size_of(page, DLN_ROLE_NUMBER) * 0.74;
    x += 2;
    for (size_t i = 0; i < list.count; i++) {
        dln_span text = number_text(page, &list, i);
        double width = width_of(page, DLN_ROLE_NUMBER, text);
        if (x + width > right + 0.01)
            break;
        dln_drawn *drawn = dln_draw_text(page->display, DLN_ROLE_NUMBER, x, baseline - raise, width, text,
                                         list.shown[i].url.len > 0 ? DLN_INK_LINK : DLN_INK_MUTED);
        if (drawn != NULL) {
            drawn->group = group;
            drawn->url = list.shown[i].url;
        }
        x += width + 0.6;
    }
    return x;
}

/* ---- labels ---- */
bool dln_entry_is_strong(const dln_chart *chart, const dln_entry *entry)
{
    return entry->member_count == 1 && chart->items[entry->members[0]].is_strong;
}

/* The first len bytes, or back to the last blank if it is near. */
static dln_span at_a_word(dln_span text, size_t len)
{
    enum { NEAR = 14 };
    for (size_t i = len; i > 0 && len - i < NEAR; i--)
        if (i == text.len || text.text[i] == ' ')
            return (dln_span){text.text, i};
    return (dln_span){text.text, len};
}

/* As much of the title as fits in front of that state. Returns how many letters of it; 0: none, and *lines is as before. */
static size_t cut_title(const dln_chart *chart, const dln_entry *entry, dln_span state, double max_em, size_t max_lines, dln_lines *lines)
{
    const dln_item *item = &chart->items[entry->members[0]];
    size_t low = 0, high = entry->label->count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        size_t len = entry->label->clusters[middle - 1].end;
        if (len >= item->title.len) {
            high = middle;
            continue;
        }
        dln_span title = dln_trim(at_a_word(item->title, len));
        dln_span text = dln_arena_printf(chart->arena, "%.*s\xe2\x80\xa6 (%.*s)", (int)title.len, title.text, (int)state.len, state.text);
        const dln_measured *shorter = dln_measure(chart->measurer, text, item->is_strong);
        dln_lines tried = {.is_cut = true};
        if (shorter != NULL)
            tried = dln_break_lines(shorter, max_em, max_lines, chart->arena);
        if (tried.is_cut) {
            high = middle;
            continue;
        }
        low = middle;
        *lines = tried;
        lines->title_len = title.len + strlen("\xe2\x80\xa6");
    }
    return low;
}

dln_lines dln_label_lines(const dln_chart *chart, const dln_entry *entry, double max_em, size_t max_lines)
{
    enum { least_title = 20 };
    const dln_item *item = &chart->items[entry->members[0]];
    dln_lines lines = dln_break_lines(entry->label, max_em, max_lines, chart->arena);
    bool has_state = entry->member_count == 1 && item->state.len > 0;
    lines.title_len = has_state ? item->title.len : entry->label->text.len;
    for (size_t i = 0; i < 2 && lines.is_cut && entry->member_count > 1; i++) { /* no count in part: in fewer words, but whole */
        const dln_measured *shorter = dln_measure(chart->measurer, entry->shorter[i], false);
        dln_lines tried = {.is_cut = true};
        if (shorter != NULL)
            tried = dln_break_lines(shorter, max_em, max_lines, chart->arena);
        if (tried.is_cut)
            continue;
        tried.title_len = entry->shorter[i].len;
        tried.is_cut = true; /* its title says the rest */
        return tried;
    }
    if (!lines.is_cut || !has_state)
        return lines;
    if (cut_title(chart, entry, item->state, max_em, max_lines, &lines) < least_title && /* in few words rather than without the title */
        cut_title(chart, entry, item->brief_state, max_em, max_lines, &lines) == 0) {    /* hardly room for the state: it comes first */
        dln_span state = dln_arena_printf(chart->arena, "(%.*s)", (int)item->brief_state.len, item->brief_state.text);
        dln_span text = dln_arena_printf(chart->arena, "%.*s %.*s", (int)state.len, state.text, (int)item->title.len, item->title.text);
        const dln_measured *turned = dln_measure(chart->measurer, text, item->is_strong);
        if (turned != NULL)
            lines = dln_break_lines(turned, max_em, max_lines, chart->arena);
        const dln_measured *alone = lines.count == 1 && lines.lines[0].len < state.len ? dln_measure(chart->measurer, state, item->is_strong) : NULL;
        if (alone != NULL)
            lines = dln_break_lines(alone, max_em, max_lines, chart->arena);
        lines.title_len = 0;
    }
    lines.is_cut = true;
    return lines;
}

/* A cancelled event's title is struck, but not the words that say so. */
static void strike(dln_drawn *drawn, const dln_item *item, const dln_lines *lines, size_t begin, double size)
{
    size_t title = lines->title_len;
    if (item->event->claim.status != DLN_CANCELLED || begin >= title)
        return;
    drawn->flags |= DLN_STRIKE;
    bool is_whole = begin + drawn->text.len <= title;
    drawn->strike_bytes = is_whole ? drawn->text.len : title - begin;
    drawn->strike_width = is_whole ? drawn->width : dln_grid(fmin(drawn->width, dln_measured_between(lines->text, begin, title) * size));
}

/* The state behind a title with words from right to left is a text of its own: in one with them it would stand among them. Returns
 * how many bytes of the line are the title's, with the blank behind it; 0: the line is one text. */
static size_t title_part(const dln_item *item, const dln_lines *lines, size_t k)
{
    size_t begin = lines->begin[k], end = begin + lines->lines[k].len;
    return item->state.len > 0 && begin < lines->title_len && lines->title_len + 1 < end && dln_has_right_to_left(lines->lines[k]) ? lines->title_len + 1 - begin : 0;
}

void dln_page_label(dln_page *page, const dln_entry *entry, const dln_lines *lines, dln_label_place place, uint32_t group)
{
    const dln_chart *chart = page->chart;
    const dln_item *item = &chart->items[entry->members[0]];
    bool is_alone = entry->member_count == 1, is_rtl = entry->label->is_rtl, is_right = is_rtl || place.is_flush_right;
    dln_role role = dln_entry_is_strong(chart, entry) ? DLN_ROLE_STRONG : DLN_ROLE_LABEL;
    double size = size_of(page, role), block = lines->widest_em * size * DLN_WIDTH_RESERVE, y = place.baseline;
    page->display->cut_count += lines->is_cut;
    for (size_t k = 0; k < lines->count; k++, y += place.pitch) {
        double width = lines->width_em[k] * size * DLN_WIDTH_RESERVE, x = is_right ? place.x + block - width : place.x;
        dln_drawn *drawn = dln_draw_text(page->display, role, x, y, width, lines->lines[k], DLN_INK_TEXT);
        if (drawn == NULL)
            return;
        drawn->group = group;
        drawn->url = is_alone ? item->url : DLN_SPAN("");
        drawn->flags |= is_rtl ? DLN_RTL : 0;
        size_t part = is_alone ? title_part(item, lines, k) : 0;
        if (part > 0) {
            double whole = drawn->width, title = dln_grid(dln_measured_between(lines->text, lines->begin[k], lines->title_len) * size);
            double state = dln_grid(dln_measured_between(lines->text, lines->begin[k] + part, lines->begin[k] + lines->lines[k].len) * size), left = drawn->x;
            drawn->text.len = part - 1;
            drawn->width = fmin(title, whole);
            drawn->x = is_rtl ? dln_grid(left + whole - drawn->width) : left;
            strike(drawn, item, lines, lines->begin[k], size);
            drawn = dln_draw_text(page->display, role, is_rtl ? left : left + whole - state, y, state * DLN_WIDTH_RESERVE,
                                  (dln_span){lines->lines[k].text + part, lines->lines[k].len - part}, DLN_INK_TEXT);
            if (drawn == NULL)
                return;
            drawn->group = group;
            drawn->url = item->url;
        } else if (is_alone) {
            strike(drawn, item, lines, lines->begin[k], size);
        }
        if (k + 1 == lines->count && place.right > 0)
            dln_page_numbers(page, entry, is_rtl ? place.x + block : x + width / DLN_WIDTH_RESERVE, y, place.right, group);
    }
}

/* ---- groups ---- */
uint32_t dln_page_group(dln_page *page, const dln_entry *entry, double axis_begin, double axis_end)
{
    dln_display *display = page->display;
    const dln_chart *chart = page->chart;
    dln_group *group = dln_arena_push(display->arena, &display->groups, &display->group_count, &display->group_capacity, sizeof *group);
    if (group == NULL)
        return DLN_NO_GROUP;
    uint64_t hash = 0;
    for (size_t i = 0; i < entry->member_count; i++) {
        const dln_item *item = &chart->items[entry->members[i]];
        hash = hash * 0x9e3779b97f4a7c15u + dln_hash64(item->event->id);
        group->has_source_link |= item->url.len > 0;
    }
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"; /* 11 of them hold 64 bits */
    size_t len = 0;
    group->id[len++] = entry->member_count == 1 ? 'e' : 'f';
    group->id[len++] = '-';
    for (int i = 0; i < 11; i++, hash >>= 6)
        group->id[len++] = digits[hash & 63];
    group->id[len] = '\0';
    group->members = entry->members;
    group->year = dln_civil_of((int32_t)(entry->begin / DLN_DAY_MIN - (entry->begin % DLN_DAY_MIN < 0))).year;
    group->member_count = entry->member_count;
    group->axis_begin = dln_grid(axis_begin);
    group->axis_end = dln_grid(axis_end);
    const dln_item *first = &chart->items[entry->members[0]];
    if (entry->member_count == 1) {
        group->title = dln_arena_printf(display->arena, "%.*s: %.*s%s%.*s", (int)first->date.len, first->date.text,
            (int)first->label->text.len, first->label->text.text, first->detail.len > 0 ? ". " : "", (int)first->detail.len,
            first->detail.text);
    } else {
        group->title = dln_arena_printf(display->arena, "%.*s: %.*s", (int)entry->date.len, entry->date.text,
                                        (int)entry->title.len, entry->title.text);
        for (size_t i = 0; i < entry->member_count && i < 12; i++) {
            const dln_item *item = &chart->items[entry->members[i]];
            group->title = dln_arena_printf(display->arena, "%.*s\n%.*s: %.*s", (int)group->title.len, group->title.text,
                (int)item->date.len, item->date.text, (int)item->label->text.len, item->label->text.text);
        }
        if (entry->member_count > 12)
            group->title = dln_arena_printf(display->arena, "%.*s\nand %zu more", (int)group->title.len, group->title.text,
                                            entry->member_count - 12);
    }
    group->is_folded = dln_entry_is_folded(entry);
    display->fold_count += group->is_folded;
    display->folded_count += group->is_folded ? entry->member_count : 0;
    display->drawn_count += !group->is_folded;
    return (uint32_t)(display->group_count - 1);
}

/* Whose clock it is. */
static dln_span clock_words(const dln_chart *chart)
{
    dln_span zone = dln_chart_zone(chart->zone_offset_min, chart->arena);
    if (!chart->is_by_clock || zone.len == 0)
        return DLN_SPAN("Dates and times are local to each event.");
    return dln_arena_printf(chart->arena, "Times are %.*s%s%s.", (int)zone.len, zone.text, chart->has_other_zones ? " unless another zone is named" : "",
                            chart->has_zoneless ? ", or local where the sources name none" : "");
}

/* ---- foot ---- */
static void count_line(dln_page *page, const dln_entries *entries)
{
    const dln_chart *chart = page->chart;
    dln_arena *arena = chart->arena;
    size_t drawn = 0, folds = 0, counted = 0;
    for (size_t i = 0; i < entries->count; i++) {
        drawn += !dln_entry_is_folded(&entries->items[i]);
        folds += dln_entry_is_folded(&entries->items[i]);
        counted += entries->items[i].is_counted;
    }
    if (page->is_trial) { /* as long as it can become: what is folded is not known yet */
        drawn = folds = chart->item_count;
        counted = 0;
    }
    dln_span line = dln_chart_count(chart->item_count, "event", "events", arena);
    dln_span alone = dln_chart_count(drawn, "drawn", "drawn", arena), folded = dln_chart_count(page->is_trial ? chart->item_count : chart->item_count - drawn, "folded", "folded", arena);
    dln_span groups = dln_chart_count(folds, "group", "groups", arena), barred = dln_chart_count(chart->item_count - drawn, "counted", "counted", arena);
    if (folds == 0)
        line = dln_arena_printf(arena, "%.*s: %s drawn.", (int)line.len, line.text, chart->item_count > 1 ? "all" : "");
    else if (counted > 0)
        line = dln_arena_printf(arena, "%.*s: %.*s, %.*s in bars.", (int)line.len, line.text, (int)alone.len, alone.text, (int)barred.len, barred.text);
    else
        line = dln_arena_printf(arena, "%.*s: %.*s, %.*s into %.*s.", (int)line.len, line.text, (int)alone.len, alone.text,
                                (int)folded.len, folded.text,
                                (int)groups.len, groups.text);
    if (chart->item_count == 1)
        line = DLN_SPAN("1\xc2\xa0" "event.");
    if (chart->undated_count > 0)
        line = dln_arena_printf(arena, "%.*s Not shown: %zu\xc2\xa0without a date%s", (int)line.len, line.text, chart->undated_count,
                                chart->doubtful_count > 0 ? "" : ".");
    if (chart->doubtful_count > 0)
        line = dln_arena_printf(arena, "%.*s%s%zu\xc2\xa0" "doubtful.", (int)line.len, line.text,
                                chart->undated_count > 0 ? ", " : " Not shown: ", chart->doubtful_count);
    if (!page->display->is_to_scale || page->is_trial)
        line = dln_arena_printf(arena, "%.*s Time\xc2\xa0not\xc2\xa0to\xc2\xa0scale.", (int)line.len, line.text);
    dln_span clocks = clock_words(chart);
    line = dln_arena_printf(arena, "%.*s %.*s", (int)line.len, line.text, (int)clocks.len, clocks.text);
    dln_when as_of = dln_when_is_known(&chart->look->as_of) ? chart->look->as_of : chart->newest;
    if (dln_when_is_known(&as_of)) {
        as_of = dln_when_day(dln_when_last_day(&as_of));
        dln_span date = dln_chart_date(&as_of, true, arena);
        line = dln_arena_printf(arena, "%.*s As of %.*s.", (int)line.len, line.text, (int)date.len, date.text);
    }
    page->y = dln_page_text(page, DLN_ROLE_NOTE, DLN_INK_MUTED, page->left, page->y, page->right - page->left, line, 3);
    line = dln_arena_printf(arena, "Without a date: %.*s.", (int)chart->undated_titles.len, chart->undated_titles.text);
    if (chart->undated_named > 0)
        page->y = dln_page_text(page, DLN_ROLE_NOTE, DLN_INK_TEXT, page->left, page->y, page->right - page->left, line, 4);
}

/* A name that runs from right to left would pull the number and the date beside it along: set apart. */
static dln_span isolated(dln_span name, dln_arena *arena)
{
    if (dln_has_right_to_left(name))
        return dln_arena_printf(arena, "\xe2\x81\xa8%.*s\xe2\x81\xa9", (int)name.len, name.text);
    return name;
}

static dln_span note_text(const dln_chart *chart, size_t i)
{
    const dln_note *note = &chart->notes[i];
    size_t name_len = dln_utf8_cut(note->name, 48);
    dln_span name = isolated((dln_span){note->name.text, name_len}, chart->arena);
    return dln_arena_printf(chart->arena, "%zu\xc2\xa0%.*s%s%s%.*s", i + 1, (int)name.len, name.text, name_len < note->name.len ? "\xe2\x80\xa6" : "",
                            note->date.len > 0 ? ", " : "", (int)note->date.len, note->date.text);
}

/* In at most so many lines; the last keeps room to say how many more there are. */
static void source_notes(dln_page *page, size_t max_lines)
{
    const dln_chart *chart = page->chart;
    const double gap = 8;
    double size = size_of(page, DLN_ROLE_NOTE), line = dln_line_pt(size), x = page->left;
    size_t lines = 1;
    if (chart->note_count == 0)
        return;
    dln_span head = DLN_SPAN("Sources"), more = dln_arena_printf(chart->arena, "and %zu more", chart->note_count);
    double width = width_of(page, DLN_ROLE_NOTE, head), more_width = width_of(page, DLN_ROLE_NOTE, more);
    dln_draw_text(page->display, DLN_ROLE_NOTE, x, page->y + size, width, head, DLN_INK_TEXT);
    x += width + 6;
    for (size_t i = 0; i < chart->note_count; i++) {
        const dln_note *note = &chart->notes[i];
        dln_span text = note_text(chart, i);
        double reserved = i + 1 < chart->note_count ? gap + more_width : 0;
        width = width_of(page, DLN_ROLE_NOTE, text);
        if (x + width + (lines == max_lines ? reserved : 0) > page->right && x > page->left) {
            if (lines == max_lines) {
                page->listed_count = i;
                text = dln_arena_printf(chart->arena, "and %zu more", chart->note_count - i);
                dln_draw_text(page->display, DLN_ROLE_NOTE, x, page->y + size, width_of(page, DLN_ROLE_NOTE, text), text, DLN_INK_MUTED);
                break;
            }
            lines++;
            page->y += line;
            x = page->left;
        }
        double room = page->right - x - (lines == max_lines ? reserved : 0);
        const dln_measured *measured = width > room ? dln_measure(chart->measurer, text, false) : NULL;
        if (measured != NULL) { /* wider than the page */
            dln_lines cut = dln_break_lines(measured, room / size / DLN_WIDTH_RESERVE, 1, chart->arena);
            text = cut.lines[0];
            width = fmin(room, cut.widest_em * size * DLN_WIDTH_RESERVE);
        }
        dln_drawn *drawn = dln_draw_text(page->display, DLN_ROLE_NOTE, x, page->y + size, width, text,
                                         note->url.len > 0 ? DLN_INK_LINK : DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->url = note->url;
        x += width + gap;
    }
    page->y += line;
}

void dln_page_foot(dln_page *page, const dln_entries *entries)
{
    count_line(page, entries);
    source_notes(page, page->display->form == DLN_CHART_SLIDE ? 2 : page->chart->notes_by_publisher ? 4 : 8);
}
