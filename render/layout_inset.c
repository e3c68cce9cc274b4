/* render/layout_inset.c - a burst as a list. See inset.h. */
#include "render/inset.h"

#include <math.h>

#include "render/chart_words.h"

static const double pad = 10, least_room_em = 12;

dln_inset dln_inset_find(const dln_chart *chart, int64_t shown)
{
    dln_inset out = {.count = 0};
    size_t n = chart->item_count, least = n * 3 / 10 + 1;
    int64_t most = shown / 10;
    for (size_t i = 0, j = 0; i < n; i++) {
        int64_t begin = dln_fold_bucket(DLN_FOLD_DAY, chart->items[i].begin);
        if (i > 0 && dln_fold_bucket(DLN_FOLD_DAY, chart->items[i - 1].begin) == begin)
            continue; /* whole days */
        j = j < i ? i : j;
        while (j < n && chart->items[j].begin < begin + most)
            j++;
        size_t k = j;
        while (k > i && k < n && dln_fold_bucket(DLN_FOLD_DAY, chart->items[k].begin) == dln_fold_bucket(DLN_FOLD_DAY, chart->items[k - 1].begin))
            k--;
        if (k - i >= least && k - i >= 6 && k - i > out.count && k - i < n) {
            out.first = i;
            out.count = k - i;
            out.begin = begin;
            out.end = dln_fold_bucket(DLN_FOLD_DAY, chart->items[k - 1].begin) + DLN_DAY_MIN;
        }
    }
    /* the window is as long as it may be: days alone at its ends, far from the others, stay outside */
    while (out.count > least && chart->items[out.first + 1].begin - out.begin > (out.end - out.begin) / 5) {
        out.first++;
        out.count--;
        out.begin = dln_fold_bucket(DLN_FOLD_DAY, chart->items[out.first].begin);
    }
    while (out.count > least && out.end - chart->items[out.first + out.count - 2].begin > (out.end - out.begin) / 5 + DLN_DAY_MIN) {
        out.count--;
        out.end = dln_fold_bucket(DLN_FOLD_DAY, chart->items[out.first + out.count - 1].begin) + DLN_DAY_MIN;
    }
    return out;
}

static double line_of(const dln_page *page)
{
    return dln_line_pt(page->display->size_pt[DLN_ROLE_LABEL]);
}

static dln_span date_of(const dln_page *page, const dln_entry *entry)
{
    return entry->member_count == 1 ? page->chart->items[entry->members[0]].timed_short_date : entry->short_date;
}

static double widest_date(const dln_inset *inset, const dln_page *page)
{
    double widest = 0;
    for (size_t i = 0; i < inset->entries.count; i++) {
        const dln_measured *date = dln_measure(page->chart->measurer, date_of(page, &inset->entries.items[i]), false);
        widest = date == NULL ? widest : fmax(widest, date->width_em);
    }
    return widest * page->display->size_pt[DLN_ROLE_DATE] * DLN_WIDTH_RESERVE;
}

/* Where the columns of the list are; and of one entry, which may need room for its numbers. */
typedef struct columns { double mark_x, date_x, label_x; } columns;
typedef struct label_room { double em; bool with_numbers; } label_room;

static columns columns_of(const dln_inset *inset, const dln_page *page)
{
    double size = page->display->size_pt[DLN_ROLE_LABEL];
    columns c = {.mark_x = inset->left + pad + size * 0.4};
    c.date_x = c.mark_x + size * 0.4 + 8;
    c.label_x = c.date_x + widest_date(inset, page) + 8;
    return c;
}

static label_room room_of(const dln_inset *inset, const dln_page *page, const columns *c, const dln_entry *entry)
{
    double size = page->display->size_pt[DLN_ROLE_LABEL];
    label_room r;
    double numbers = entry->member_count > 1 ? 0 : dln_page_numbers_width(page, entry), room = inset->right - pad - c->label_x;
    r.with_numbers = numbers > 0 && room - numbers >= least_room_em * size; /* the label leads to its source too */
    r.em = (room - (r.with_numbers ? numbers : 0)) / size / DLN_WIDTH_RESERVE;
    return r;
}

static double rows_height(const dln_inset *inset, const dln_page *page)
{
    double height = 0;
    columns c = columns_of(inset, page);
    for (size_t i = 0; i < inset->entries.count; i++) {
        const dln_entry *entry = &inset->entries.items[i];
        dln_lines lines = dln_label_lines(page->chart, entry, room_of(inset, page, &c, entry).em, inset->line_count);
        height += (double)lines.count * line_of(page) + 2;
    }
    return height;
}

bool dln_inset_fit(dln_inset *inset, const dln_page *page, double left, double right, double height)
{
    const dln_chart *chart = page->chart;
    dln_when when = dln_axis_days(inset->begin, inset->end, INT32_MAX);
    dln_span date = dln_chart_date(&when, true, chart->arena), events = dln_chart_count(inset->count, "event", "events", chart->arena);
    inset->left = left;
    inset->right = right;
    inset->title = dln_arena_printf(chart->arena, "%.*s: %.*s", (int)date.len, date.text, (int)events.len, events.text);
    inset->line_count = 2;
    if (!dln_entries_between(chart, inset->first, inset->count, &inset->entries))
        return false;
    double room = height - 2 * pad - dln_line_pt(page->display->size_pt[DLN_ROLE_LANE]) - 4;
    dln_axis_part part = {inset->begin, inset->end, 0, room, false};
    dln_axis axis = {&part, 1, true, 0};
    if ((double)inset->count * (line_of(page) + 2) > room * 1.5)
        inset->line_count = 1;
    const uint32_t *ranks = dln_entries_ranked(chart, &inset->entries);
    size_t rows = (size_t)fmax(0, room / (line_of(page) + 2));
    for (size_t i = 0; ranks != NULL && i < inset->entries.count && i < rows / 2; i++) /* half of the list is for the foremost */
        inset->entries.items[ranks[i]].is_kept = true;
    for (size_t capacity = inset->entries.count; capacity > 0 && rows_height(inset, page) > room; capacity -= capacity / 10 + 1)
        if (!dln_fold_to(chart, &inset->entries, capacity, &axis, line_of(page)))
            return false;
    inset->line_count = 2; /* if that fits now */
    if (rows_height(inset, page) > room)
        inset->line_count = 1;
    columns c = columns_of(inset, page);
    for (size_t i = 0; i < inset->entries.count; i++)
        if (room_of(inset, page, &c, &inset->entries.items[i]).em < least_room_em) { /* dates so long that no room is left for what happened */
            *inset = (dln_inset){.count = 0};
            break;
        }
    return !dln_arena_failed(chart->arena);
}

double dln_inset_draw(const dln_inset *inset, dln_page *page, double y)
{
    dln_display *display = page->display;
    double size = display->size_pt[DLN_ROLE_LABEL], line = line_of(page);
    dln_drawn *box = dln_draw_rect(display, inset->left, y, inset->right - inset->left, dln_line_pt(display->size_pt[DLN_ROLE_LANE]) + 4 + rows_height(inset, page) + 2 * pad - 2, DLN_INK_TINT);
    if (box != NULL)
        box->flags |= DLN_BEHIND;
    y = dln_page_text(page, DLN_ROLE_LANE, DLN_INK_TEXT, inset->left + pad, y + pad - 2, inset->right - inset->left - 2 * pad, inset->title, 1) + 4;
    columns c = columns_of(inset, page);
    for (size_t i = 0; i < inset->entries.count; i++) {
        const dln_entry *entry = &inset->entries.items[i];
        label_room room = room_of(inset, page, &c, entry);
        dln_lines lines = dln_label_lines(page->chart, entry, room.em, inset->line_count);
        double base = y + (line - size) / 2 + size * 0.88;
        uint32_t group = dln_page_group(page, entry, 0, 0);
        dln_page_mark(page, entry, c.mark_x, y + line / 2, size * 0.78, group);
        dln_page_doubt(page, entry, c.mark_x + size * 0.39, y + line / 2, group);
        dln_span when = date_of(page, entry);
        const dln_measured *date = dln_measure(page->chart->measurer, when, false);
        dln_drawn *drawn = date == NULL ? NULL : dln_draw_text(display, DLN_ROLE_DATE, c.date_x, base, date->width_em * display->size_pt[DLN_ROLE_DATE] * DLN_WIDTH_RESERVE,
                                                               when, DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->group = group;
        dln_page_label(page, entry, &lines, (dln_label_place){.x = c.label_x, .baseline = base, .pitch = line,
                       .right = room.with_numbers ? inset->right - pad : 0}, group);
        if (group < display->group_count) /* the year is in the list's title */
            display->groups[group].is_told = entry->member_count == 1 && !lines.is_cut && page->chart->items[entry->members[0]].detail.len == 0;
        y += (double)lines.count * line + 2;
    }
    return y;
}
