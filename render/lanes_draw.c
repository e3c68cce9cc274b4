/* render/lanes_draw.c - the slide into the display list: axis, lanes, marks with their labels, histograms. */
#include "render/lanes.h"

#include <math.h>

#include "render/chart_words.h"

/* The axis while it is drawn from left to right. */
typedef struct axis_pen {
    dln_lane_form *s;
    double y, bottom;
    double last_right;  /* of the last label */
    int32_t last_year;  /* that was written; INT32_MIN: none */
} axis_pen;

static double tick_width(const axis_pen *pen, const dln_tick *tick, dln_step step, dln_span *text)
{
    const dln_chart *chart = pen->s->page->chart;
    dln_civil civil = dln_civil_of((int32_t)(tick->time / DLN_DAY_MIN - (tick->time % DLN_DAY_MIN < 0)));
    bool with_year = civil.year != pen->last_year && !tick->is_major && step.unit >= DLN_UNIT_DAY;
    *text = with_year ? dln_arena_printf(chart->arena, "%s\xc2\xa0%d", tick->label, (int)civil.year) : dln_arena_printf(chart->arena, "%s", tick->label);
    const dln_measured *measured = dln_measure(chart->measurer, *text, tick->is_major);
    return measured == NULL ? 0 : measured->width_em * pen->s->page->display->size_pt[tick->is_major ? DLN_ROLE_MAJOR : DLN_ROLE_TICK] * DLN_WIDTH_RESERVE;
}

/* Its words only if there is room for them. */
static void draw_tick(axis_pen *pen, dln_step step, int64_t time)
{
    dln_display *display = pen->s->page->display;
    double x = dln_axis_at(&pen->s->axis, time);
    dln_tick tick = dln_tick_at(step, time);
    dln_span text;
    double width = tick_width(pen, &tick, step, &text);
    dln_drawn *grid = dln_draw_line(display, x, pen->y, x, pen->bottom, 0.5, DLN_INK_RULE);
    if (grid != NULL)
        grid->flags |= DLN_BEHIND;
    dln_draw_line(display, x, pen->y - 3, x, pen->y + 3, 0.75, DLN_INK_AXIS);
    double left = x + width > pen->s->plot_right ? pen->s->plot_right - width : x; /* the last one turns inwards */
    if (width == 0 || left < pen->last_right + 6)
        return;
    dln_draw_text(display, tick.is_major ? DLN_ROLE_MAJOR : DLN_ROLE_TICK, left, pen->y - 6, width, text, tick.is_major ? DLN_INK_TEXT : DLN_INK_MUTED);
    pen->last_right = left + width;
    pen->last_year = dln_civil_of((int32_t)(time / DLN_DAY_MIN - (time % DLN_DAY_MIN < 0))).year;
}

/* What a reader sees first of a part says when that is: where the first boundary comes late, one of a smaller unit. */
static void draw_begin(axis_pen *pen, const dln_axis_part *part, dln_unit finest, double first_x)
{
    static const dln_step steps[] = {{DLN_UNIT_YEAR, 1}, {DLN_UNIT_MONTH, 1}, {DLN_UNIT_WEEK, 1}, {DLN_UNIT_DAY, 1}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps && steps[i].unit >= finest; i++) {
        int64_t time = dln_step_floor(steps[i], part->begin);
        if (time < part->begin)
            time = dln_step_next(steps[i], time);
        dln_tick tick = dln_tick_at(steps[i], time);
        dln_span text;
        double x = dln_axis_at(&pen->s->axis, time), width = tick_width(pen, &tick, steps[i], &text), room = first_x - part->from;
        if (time >= part->end || x > part->from + room / 3 || x + width + 12 > first_x || x < pen->last_right + 6)
            continue;
        draw_tick(pen, steps[i], time);
        return;
    }
}

static void draw_break(axis_pen *pen, const dln_axis_part *part)
{
    dln_display *display = pen->s->page->display;
    const dln_chart *chart = pen->s->page->chart;
    double middle = (part->from + part->to) / 2, note = display->size_pt[DLN_ROLE_NOTE];
    for (int i = 0; i < 2; i++)
        dln_draw_line(display, middle - 4 + 5 * i, pen->y + 4, middle - 1 + 5 * i, pen->y - 4, 1, DLN_INK_AXIS);
    dln_span text = dln_axis_break_words(part, chart->arena);
    const dln_measured *measured = dln_measure(chart->measurer, text, false);
    double width = measured == NULL ? 0 : measured->width_em * note * DLN_WIDTH_RESERVE;
    if (width > 0 && middle - width / 2 > pen->s->page->left) /* under the axis, where no tick has its words */
        dln_draw_text(display, DLN_ROLE_NOTE, middle - width / 2, pen->y + 5 + note, width, text, DLN_INK_MUTED);
    pen->last_year = INT32_MIN;
}

void dln_lanes_draw_axis(dln_lane_form *s, double axis_y, double bottom)
{
    dln_display *display = s->page->display;
    const dln_chart *chart = s->page->chart;
    double size = display->size_pt[DLN_ROLE_TICK];
    axis_pen pen = {s, axis_y, bottom, -1e9, INT32_MIN};
    if (chart->is_by_clock && chart->zone_offset_min != DLN_ZONE_UNKNOWN) {
        dln_span zone = dln_chart_zone(chart->zone_offset_min, chart->arena);
        const dln_measured *measured = dln_measure(chart->measurer, zone, false);
        double width = measured == NULL ? 0 : measured->width_em * size * DLN_WIDTH_RESERVE;
        if (width > 0 && s->page->left + width < s->plot_left - size)
            dln_draw_text(display, DLN_ROLE_TICK, s->page->left, axis_y - 6, width, zone, DLN_INK_MUTED);
    }
    for (size_t p = 0; p < s->axis.count; p++) {
        const dln_axis_part *part = &s->axis.parts[p];
        if (part->is_break) {
            draw_break(&pen, part);
            continue;
        }
        dln_draw_line(display, part->from, axis_y, part->to, axis_y, 1, DLN_INK_AXIS);
        double per_day = (part->to - part->from) / (double)(part->end - part->begin) * DLN_DAY_MIN;
        dln_unit finest = chart->is_by_clock ? DLN_UNIT_MINUTE : DLN_UNIT_DAY;
        dln_step step = dln_step_choose(per_day, size * 4.5, finest);
        int64_t t = dln_step_floor(step, part->begin);
        if (t < part->begin)
            t = dln_step_next(step, t);
        double next = p + 1 < s->axis.count ? s->axis.parts[p + 1].to : s->plot_right + 12; /* words may reach over a break */
        draw_begin(&pen, part, finest, t < part->end ? dln_axis_at(&s->axis, t) : next);
        for (; t < part->end; t = dln_step_next(step, t))
            draw_tick(&pen, step, t);
    }
}

/* Where a date is vague or open its mark or bar fades, in three steps. */
static void draw_fades(dln_lane_form *s, const dln_entry *entry, const dln_placed *p, double middle, uint32_t group)
{
    enum { STEPS = 3 };
    static const uint8_t opacities[STEPS] = {70, 45, 20};
    double ends[2] = {dln_lanes_mark_left(s, p) + p->fade_left, dln_lanes_mark_right(s, p) - p->fade_right}, thick = s->size * 0.42;
    double step = (DLN_LANES_FADE - 1.0) / STEPS; /* a hair from what follows */
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < STEPS && (side == 0 ? p->fade_left : p->fade_right) > 0; i++) {
            double left = side == 0 ? ends[0] - step * (i + 1) : ends[1] + step * i;
            dln_drawn *part = dln_draw_rect(s->page->display, left, middle - thick / 2, step, thick, dln_entry_ink(entry));
            if (part == NULL)
                return;
            part->opacity = opacities[i];
            part->group = group;
            part->flags |= DLN_FADE;
        }
}

void dln_lanes_draw_entry(dln_lane_form *s, const dln_lane *lane, size_t i)
{
    dln_display *display = s->page->display;
    const dln_chart *chart = s->page->chart;
    const dln_entry *entry = &lane->entries.items[i];
    const dln_item *item = &chart->items[entry->members[0]];
    const dln_placed *p = &lane->placed[i];
    double line = dln_line_pt(s->size), height = dln_lanes_row_height(s), top = lane->top + s->strip_pt + p->row * height;
    double block = (double)p->lines.count * line, middle = top + height / 2;
    bool is_alone = !p->is_fold, is_bar = p->is_bar;
    uint32_t group = dln_page_group(s->page, entry, p->begin, p->end);
    if (is_bar) {
        double thick = s->size * (is_alone && item->is_coarse ? 0.42 : 0.2);
        dln_page_bar(s->page, entry, (dln_box){p->begin, middle - thick / 2, p->end, middle + thick / 2}, is_alone && item->is_coarse ? 35 : 70,
                     is_alone && item->event->claim.status != DLN_CONFIRMED ? DLN_HOLLOW : 0, group);
    }
    if (p->has_mark) {
        dln_page_mark(s->page, entry, p->begin, middle, s->size * 0.78, group);
    }
    draw_fades(s, entry, p, middle, group);
    dln_page_doubt(s->page, entry, dln_lanes_mark_right(s, p), middle, group);
    if (p->side == DLN_SIDE_ABOVE)
        middle -= height;
    double y = middle - block / 2;
    if (p->date_width > 0) {
        dln_drawn *date = dln_draw_text(display, DLN_ROLE_DATE, p->label_x, y + (line - s->size) / 2 + s->size * 0.88, p->date_width - DLN_LANES_DATE_GAP,
                                        p->date, DLN_INK_MUTED);
        if (date != NULL)
            date->group = group;
        if (group < display->group_count)
            display->groups[group].is_told = p->is_dated && is_alone && !p->lines.is_cut && item->detail.len == 0;
    }
    dln_page_label(s->page, entry, &p->lines, (dln_label_place){
        .x = p->label_x + p->date_width, .baseline = y + (line - s->size) / 2 + s->size * 0.88, .pitch = line, .is_flush_right = p->side == DLN_SIDE_LEFT && p->date_width == 0,
        .right = p->label_x + p->date_width + p->lines.widest_em * s->size * DLN_WIDTH_RESERVE + p->numbers_width}, group);
}

void dln_lanes_draw_lane(dln_lane_form *s, size_t l)
{
    dln_display *display = s->page->display;
    const dln_lane *lane = &s->items[l];
    const dln_chart *chart = s->page->chart;
    double size = display->size_pt[DLN_ROLE_LANE], note = display->size_pt[DLN_ROLE_NOTE];
    dln_lines name = dln_break_lines(lane->label, (s->plot_left - s->page->left - 14) / size / DLN_WIDTH_RESERVE, 1, chart->arena);
    double middle = lane->top + dln_lanes_row_height(s) / 2;
    if (name.count > 0)
        dln_draw_text(display, DLN_ROLE_LANE, s->page->left, middle + size * 0.3, name.width_em[0] * size * DLN_WIDTH_RESERVE, name.lines[0], DLN_INK_TEXT);
    dln_span count = dln_chart_count(lane->event_count, "event", "events", chart->arena);
    if (lane->entries.count == 0 && s->inset.count > 0)
        count = dln_arena_printf(chart->arena, "%.*s, in the list", (int)count.len, count.text);
    const dln_measured *measured = dln_measure(chart->measurer, count, false);
    if (measured != NULL)
        dln_draw_text(display, DLN_ROLE_NOTE, s->page->left, middle + size * 0.3 + note * 1.4, measured->width_em * note * DLN_WIDTH_RESERVE, count, DLN_INK_MUTED);
    if (s->strip_pt > 0 && l == 0) {
        dln_span scale = dln_arena_printf(chart->arena, "up to %zu %.*s", s->most_counted, (int)dln_step_words(s->count_step, chart->arena).len, dln_step_words(s->count_step, chart->arena).text);
        const dln_measured *words = dln_measure(chart->measurer, scale, false);
        dln_lines lines = words == NULL ? (dln_lines){.count = 0} : dln_break_lines(words, (s->plot_left - s->page->left - 14) / note / DLN_WIDTH_RESERVE, 2, chart->arena);
        for (size_t k = 0; k < lines.count; k++)
            dln_draw_text(display, DLN_ROLE_NOTE, s->page->left, middle + size * 0.3 + note * (2.8 + 1.36 * (double)k), lines.width_em[k] * note * DLN_WIDTH_RESERVE,
                          lines.lines[k], DLN_INK_MUTED);
    }
    if (l > 0)
        dln_draw_line(display, s->page->left, lane->top - dln_lanes_gap(s) / 2, s->plot_right, lane->top - dln_lanes_gap(s) / 2, 0.75, DLN_INK_RULE);
}

/* The time of the inset on the lanes' axis. */
void dln_lanes_draw_window(dln_lane_form *s, double axis_y, double bottom)
{
    dln_display *display = s->page->display;
    double from = dln_axis_at(&s->axis, s->inset.begin), to = fmax(dln_axis_at(&s->axis, s->inset.end), from + 3);
    dln_drawn *band = dln_draw_rect(display, from, axis_y, to - from, bottom - axis_y, DLN_INK_TINT);
    if (band != NULL)
        band->flags |= DLN_BEHIND;
    dln_draw_line(display, from, axis_y, to, axis_y, 3, DLN_INK_TEXT);
    dln_draw_line(display, s->inset.left, axis_y - 10, s->inset.right, axis_y - 10, 3, DLN_INK_TEXT);
}

/* Its events that have no label, as bars of one scale for all lanes. */
void dln_lanes_draw_counts(dln_lane_form *s, const dln_lane *lane)
{
    const double room = s->strip_pt - 8, base = dln_grid(lane->top + s->strip_pt - 5);
    for (size_t i = 0; i < lane->counted.count; i++) {
        const dln_entry *entry = &lane->counted.items[i];
        int64_t begin = dln_step_floor(s->count_step, entry->begin);
        double from = dln_axis_at(&s->axis, begin), to = dln_axis_at(&s->axis, dln_step_next(s->count_step, begin));
        double height = fmax(0.8, room * (double)entry->member_count / (double)s->most_counted);
        uint32_t group = dln_page_group(s->page, entry, from, to);
        dln_drawn *bar = dln_draw_rect(s->page->display, from, base - height, fmax(1, to - from - (to - from > 3 ? 0.8 : 0)), height, dln_entry_ink(entry));
        if (bar != NULL) {
            bar->group = group;
            bar->opacity = (uint8_t)dln_mark_opacity(s->page->display->theme, dln_entry_ink(entry), 75);
        }
    }
    dln_draw_line(s->page->display, s->plot_left, base, s->plot_right, base, 0.5, DLN_INK_RULE);
}
