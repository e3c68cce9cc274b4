/* render/layout_card.c - one event: no axis, but its date large, its text, its sources. */
#include "render/chart.h"

#include <math.h>

#include "render/chart_words.h"

dln_status dln_layout_card(const dln_chart *chart, dln_display *display, dln_error *err)
{
    bool is_slide = display->form == DLN_CHART_SLIDE;
    display->width = chart->look->width_pt > 0 ? chart->look->width_pt : is_slide ? 960 : display->form == DLN_CHART_POSTER ? 540 : 453.54;
    double scale = fmin(is_slide ? 2 : display->form == DLN_CHART_POSTER ? 1.2 : 1, fmax(1, display->width / 340)); /* large where there is room */
    double margin = is_slide ? fmin(48, display->width / 12) : 12;
    display->margin = margin;
    display->min_size_pt = 7;
    static const double sizes[DLN_ROLE_COUNT] = {[DLN_ROLE_TITLE] = 16, [DLN_ROLE_SUBTITLE] = 9, [DLN_ROLE_LABEL] = 12,
        [DLN_ROLE_DETAIL] = 9, [DLN_ROLE_DATE] = 16, [DLN_ROLE_TICK] = 7, [DLN_ROLE_MAJOR] = 8, [DLN_ROLE_LANE] = 9,
        [DLN_ROLE_NOTE] = 7, [DLN_ROLE_NUMBER] = 8, [DLN_ROLE_STRONG] = 12};
    for (int i = 0; i < DLN_ROLE_COUNT; i++)
        display->size_pt[i] = sizes[i] * scale;
    if (display->width < 160)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt wide is too narrow for a chart", display->width);
    dln_entries entries;
    if (!dln_entries_of(chart, &entries))
        return DLN_NO_MEMORY;
    const dln_item *item = &chart->items[0];
    const dln_entry *entry = &entries.items[0];
    dln_page page = {.chart = chart, .display = display, .left = margin, .right = display->width - margin, .y = margin};
    double width = page.right - page.left;
    dln_page_head(&page);
    display->item_count = 0; /* title and description are kept; the card shows a given title only */
    display->cut_count = 0;
    page.y = margin;
    if (chart->look->title.len > 0)
        page.y = dln_page_text(&page, DLN_ROLE_SUBTITLE, DLN_INK_MUTED, page.left, page.y, width, display->title, 2) + 4 * scale;
    uint32_t group = dln_page_group(&page, entry, 0, 0);
    size_t from = display->item_count;
    dln_span date = dln_chart_date(&item->when, true, chart->arena), clock = dln_chart_clock(&item->when, chart->arena);
    if (clock.len > 0 && chart->is_by_clock) /* else the detail has it */
        date = dln_arena_printf(chart->arena, "%.*s, %.*s", (int)date.len, date.text, (int)clock.len, clock.text);
    double mark = 10 * scale, indent = page.left + mark + 8 * scale, inner = page.right - indent;
    dln_page_mark(&page, entry, page.left + mark / 2, page.y + display->size_pt[DLN_ROLE_DATE] * 0.66, mark, group);
    dln_page_doubt(&page, entry, page.left + mark, page.y + display->size_pt[DLN_ROLE_DATE] * 0.66, group);
    page.y = dln_page_text(&page, DLN_ROLE_DATE, dln_entry_ink(entry), indent, page.y, inner, date, 2);
    double numbers = dln_page_numbers_width(&page, entry), size = display->size_pt[DLN_ROLE_LABEL], line = dln_line_pt(size);
    dln_lines lines = dln_label_lines(chart, entry, (inner - numbers) / size / DLN_WIDTH_RESERVE, 4);
    page.y += 2 * scale;
    dln_page_label(&page, entry, &lines, (dln_label_place){.x = indent, .baseline = page.y + size, .pitch = line, .right = page.right}, group);
    page.y += line * (double)lines.count;
    page.y = dln_page_text(&page, DLN_ROLE_DETAIL, DLN_INK_MUTED, indent, page.y + scale, inner, item->detail, 3);
    for (size_t i = from; i < display->item_count; i++)
        display->items[i].group = group;
    page.y += 8 * scale;
    size_t foot_from = display->item_count;
    dln_page_foot(&page, &entries);
    double least = ceil(page.y + margin);
    display->height = chart->look->height_pt > 0 ? chart->look->height_pt : is_slide ? fmax(540, least) : least;
    if (display->height < least)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt high is too low for this chart", display->height);
    if (is_slide) { /* the event a little above the middle, its sources at the foot */
        double spare = display->height - least;
        dln_display_shift(display, foot_from, 0, spare);
        size_t count = display->item_count;
        display->item_count = foot_from;
        dln_display_shift(display, 0, 0, spare * 0.42);
        display->item_count = count;
    }
    return DLN_OK;
}
