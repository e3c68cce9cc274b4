/* render/spine_draw.c - the vertical form into the display list: spine, ticks, breaks, the times on it, leaders, rows. */
#include "render/spine.h"

#include <math.h>

#include "render/chart_words.h"

double dln_spine_break_pt(const dln_spine *s)
{
    return dln_grid(s->page->display->size_pt[DLN_ROLE_TICK] * 3.7 + 5); /* two lines of words, and ticks beside them */
}

/* ---- ticks and breaks ---- */
static void draw_tick(dln_spine *s, const dln_tick *tick, double y, dln_span label)
{
    dln_display *display = s->page->display;
    dln_role role = tick->is_major ? DLN_ROLE_MAJOR : DLN_ROLE_TICK;
    double size = display->size_pt[role];
    const dln_measured *measured = dln_measure(s->page->chart->measurer, label, tick->is_major);
    if (measured == NULL)
        return;
    double width = measured->width_em * size * DLN_WIDTH_RESERVE;
    dln_draw_text(display, role, s->spine_x - s->strip_pt - 9 - width, y + size * 0.36, width, label, tick->is_major ? DLN_INK_TEXT : DLN_INK_MUTED);
    if (s->strip_pt > 0)
        dln_draw_line(display, s->spine_x - s->strip_pt - 3, y, s->spine_x - 5, y, 0.5, DLN_INK_RULE);
    dln_draw_line(display, s->spine_x - 5, y, s->spine_x, y, 0.75, DLN_INK_AXIS);
}

static dln_span with_year(const dln_chart *chart, const dln_tick *tick)
{
    dln_civil civil = dln_civil_of((int32_t)(tick->time / DLN_DAY_MIN - (tick->time % DLN_DAY_MIN < 0)));
    return dln_arena_printf(chart->arena, "%s\xc2\xa0%d", tick->label, (int)civil.year);
}

static void draw_break(dln_spine *s, const dln_axis_part *part)
{
    dln_display *display = s->page->display;
    const dln_chart *chart = s->page->chart;
    double middle = (part->from + part->to) / 2, size = display->size_pt[DLN_ROLE_TICK];
    for (int i = 0; i < 2; i++) {
        double y = middle - 2 + 4 * i;
        dln_draw_line(display, s->spine_x - 4, y + 2, s->spine_x + 4, y - 2, 0.9, DLN_INK_AXIS);
    }
    bool is_covered = false; /* by something that goes on for long */
    for (size_t i = 0; i < s->entries.count; i++)
        is_covered |= s->entries.items[i].begin < part->end && s->entries.items[i].end > part->begin;
    dln_span lines[2] = {dln_axis_break_words(part, chart->arena), is_covered ? DLN_SPAN("left out") : DLN_SPAN("no events")};
    for (int i = 0; i < 2; i++) {
        const dln_measured *measured = dln_measure(chart->measurer, lines[i], false);
        if (measured == NULL)
            return;
        double width = measured->width_em * size * DLN_WIDTH_RESERVE;
        dln_draw_text(display, DLN_ROLE_TICK, s->spine_x - s->strip_pt - 9 - width, middle + (i == 0 ? -0.2 : 1.0) * size, width, lines[i], DLN_INK_MUTED);
    }
}

static int32_t year_at(int64_t time)
{
    return dln_civil_of((int32_t)(time / DLN_DAY_MIN - (time % DLN_DAY_MIN < 0))).year;
}

static void draw_axis(dln_spine *s)
{
    dln_display *display = s->page->display;
    const dln_chart *chart = s->page->chart;
    double size = display->size_pt[DLN_ROLE_TICK], gap = size * 1.9, last_y = -1e9, run_top = 0;
    for (size_t p = 0; p < s->axis.count; p++) {
        const dln_axis_part *part = &s->axis.parts[p];
        if (part->is_break) {
            draw_break(s, part);
            continue;
        }
        bool runs_on = p + 1 < s->axis.count && !s->axis.parts[p + 1].is_break;
        run_top = p == 0 || s->axis.parts[p - 1].is_break ? part->from : run_top;
        if (!runs_on)
            dln_draw_line(display, s->spine_x, run_top, s->spine_x, part->to, 1, DLN_INK_AXIS);
        double per_day = (part->to - part->from) / (double)(part->end - part->begin) * DLN_DAY_MIN;
        dln_unit finest = s->form->is_paced ? DLN_UNIT_MONTH : chart->is_by_clock ? DLN_UNIT_MINUTE : DLN_UNIT_DAY;
        dln_step step = dln_step_choose(per_day, gap, finest);
        if (s->form->is_paced)
            step = (dln_step){DLN_UNIT_MONTH, 1};
        bool is_first = p == 0 || s->axis.parts[p - 1].is_break;
        int32_t last_year = is_first ? INT32_MIN : year_at(part->begin); /* that was written */
        int64_t t = dln_step_floor(step, part->begin);
        if (t < part->begin)
            t = dln_step_next(step, t);
        for (; t < part->end; t = dln_step_next(step, t)) {
            double y = dln_axis_at(&s->axis, t);
            dln_tick tick = dln_tick_at(step, t);
            if (y - last_y < gap * 0.8 || (!runs_on && p + 1 < s->axis.count && part->to - y < size * 0.4))
                continue;
            dln_span label = dln_arena_printf(chart->arena, "%s", tick.label);
            if (year_at(t) != last_year && !tick.is_major && step.unit >= DLN_UNIT_DAY)
                label = with_year(chart, &tick);
            draw_tick(s, &tick, y, label);
            is_first = false;
            last_year = year_at(t);
            last_y = y;
        }
        if (is_first && part->to - part->from > size && !s->form->is_paced) { /* no boundary within: say where it begins */
            dln_step day = {DLN_UNIT_DAY, 1};
            dln_tick tick = dln_tick_at(day, dln_step_floor(day, part->begin));
            draw_tick(s, &tick, dln_grid(part->from + size * 0.5), with_year(chart, &tick));
        }
    }
}

/* Bars of length lie on the spine; those that overlap in time side by side, to the left. */
static void draw_times(dln_spine *s)
{
    enum { COLUMNS = 2 };
    double column_end[COLUMNS] = {-1e9, -1e9};
    dln_display *display = s->page->display;
    for (size_t i = 0; i < s->entries.count; i++) {
        const dln_entry *entry = &s->entries.items[i];
        const dln_item *item = &s->page->chart->items[entry->members[0]];
        double from = s->rows[i].anchor, to = dln_axis_at(&s->axis, entry->end);
        bool is_fold = entry->member_count > 1;
        dln_ink ink = dln_entry_ink(entry);
        if ((is_fold || item->is_bar) && to - from >= 3) {
            int column = from >= column_end[0] - 0.5 ? 0 : from >= column_end[1] - 0.5 ? 1 : 0;
            column_end[column] = fmax(column_end[column], to);
            double left = s->spine_x + (column == 1 ? 2.5 : -2.5);
            dln_page_bar(s->page, entry, (dln_box){left, from, left + 5, to - 0.6}, 35, DLN_BEHIND, s->rows[i].group); /* a hair between neighbours */
            if (item->is_coarse && !is_fold)
                continue;
        }
        dln_drawn *dot = dln_draw_mark(display, DLN_SHAPE_DISC, s->spine_x, from, 3.6, ink);
        if (dot != NULL) {
            dot->group = s->rows[i].group;
            dot->flags |= DLN_LEADER;
        }
        if (!is_fold && (item->is_open_begin || item->is_open_end || item->is_vague)) { /* a fading end, 6 points in three steps */
            bool up = !item->is_open_end || item->is_vague, down = !item->is_open_begin || item->is_vague;
            for (int k = 1; k <= 3; k++) {
                double begin = up ? from - 2 - 2 * k : from, end = down ? from + 2 + 2 * k : from;
                dln_drawn *step = dln_draw_rect(display, s->spine_x - 1.5, begin, 3, end - begin, ink);
                if (step != NULL) {
                    step->opacity = 25;
                    step->group = s->rows[i].group;
                    step->flags |= DLN_BEHIND | DLN_FADE;
                }
            }
        }
    }
}

/* From a time on the spine to a row's mark, or to the bracket of several rows. */
static void draw_leader(dln_spine *s, double from_y, double to_x, double middle, uint32_t group)
{
    dln_drawn *leader = dln_draw_line(s->page->display, s->spine_x + 3, from_y, to_x, middle, 0.5, DLN_INK_LEADER);
    if (leader == NULL)
        return;
    leader->flags |= DLN_LEADER;
    leader->group = group;
    double x0 = leader->points[0][0], x1 = leader->points[1][0];
    if (fabs(from_y - middle) < 0.5)
        return;
    leader->point_count = 4; /* stub, slanted piece, stub */
    leader->points[1][0] = dln_grid(x0 + 3);
    leader->points[1][1] = leader->points[0][1];
    leader->points[2][0] = dln_grid(x1 - 3);
    leader->points[2][1] = dln_grid(middle);
    leader->points[3][0] = x1;
    leader->points[3][1] = dln_grid(middle);
}

/* Rows that share a leader: a bracket over their times, one over the rows. */
static void draw_bracket(dln_spine *s, size_t i)
{
    const dln_spine_row *first = &s->rows[i], *last = first + first->bunch - 1;
    double half = dln_line_pt(s->label_size) / 2, x = s->mark_x - s->label_size * 0.5 - 4;
    double from = (first->anchor + last->anchor) / 2, to = (first->top + last->top) / 2 + half;
    if (last->anchor - first->anchor > 1)
        dln_draw_line(s->page->display, s->spine_x + 3, first->anchor, s->spine_x + 3, last->anchor, 0.5, DLN_INK_LEADER);
    draw_leader(s, from, x, to, DLN_NO_GROUP);
    dln_drawn *bracket = dln_draw_line(s->page->display, x, first->top + half - 3, x, last->top + half + 3, 0.5, DLN_INK_LEADER);
    if (bracket == NULL)
        return;
    bracket->point_count = 4; /* with hooks towards the marks */
    bracket->points[1][0] = bracket->points[2][0] = bracket->points[0][0];
    bracket->points[1][1] = bracket->points[0][1];
    bracket->points[2][1] = bracket->points[3][1] = dln_grid(last->top + half + 3);
    bracket->points[0][0] = bracket->points[3][0] = dln_grid(x + 2);
}

static void draw_row(dln_spine *s, size_t i)
{
    const dln_chart *chart = s->page->chart;
    dln_display *display = s->page->display;
    const dln_entry *entry = &s->entries.items[i];
    dln_spine_row *r = &s->rows[i];
    double size = s->label_size, line = dln_line_pt(size), middle = r->top + line / 2, y = r->top;
    if (r->bunch == 1)
        draw_leader(s, r->anchor, s->mark_x - size * 0.5 - 1, middle, r->group);
    else if (r->bunch > 1)
        draw_bracket(s, i);
    dln_page_mark(s->page, entry, s->mark_x, middle, size * 0.82, r->group);
    dln_page_doubt(s->page, entry, s->mark_x + size * 0.41, middle, r->group);
    const dln_measured *date = dln_measure(chart->measurer, r->date, false);
    double base = (line - size) / 2 + size * 0.88; /* of the first line below its top */
    if (date != NULL) {
        dln_drawn *drawn = dln_draw_text(display, DLN_ROLE_DATE, s->date_x, y + base, date->width_em * size * DLN_WIDTH_RESERVE, r->date, DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->group = r->group;
    }
    dln_page_label(s->page, entry, &r->title, (dln_label_place){.x = s->label_x, .baseline = y + base, .pitch = line, .right = r->numbers_width > 0 ? s->right : 0}, r->group);
    bool is_detailed = chart->items[entry->members[0]].detail.len == 0 || (r->detail.count > 0 && !r->detail.is_cut);
    if (r->group < display->group_count)
        display->groups[r->group].is_told = entry->member_count == 1 && !r->title.is_cut && is_detailed;
    y += line * (double)r->title.count;
    double detail_size = display->size_pt[DLN_ROLE_DETAIL], detail_line = dln_line_pt(detail_size);
    for (size_t k = 0; k < r->detail.count; k++) {
        dln_drawn *drawn = dln_draw_text(display, DLN_ROLE_DETAIL, s->label_x, y + (detail_line - detail_size) / 2 + detail_size * 0.88,
                                         r->detail.width_em[k] * detail_size * DLN_WIDTH_RESERVE, r->detail.lines[k], DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->group = r->group;
        y += detail_line;
    }
}

/* ---- the strip: how many events when, folded ones too ---- */
dln_step dln_spine_strip_step(const dln_spine *s)
{
    return dln_step_choose(dln_axis_points_per_day(&s->axis), 3, DLN_UNIT_DAY);
}

static void draw_strip(const dln_spine *s)
{
    const dln_chart *chart = s->page->chart;
    dln_step step = dln_spine_strip_step(s);
    size_t most = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = s->first, j; i < s->first + s->count; i = j) {
            int64_t begin = dln_step_floor(step, chart->items[i].begin);
            for (j = i; j < s->first + s->count && dln_step_floor(step, chart->items[j].begin) == begin; j++)
                ;
            most = j - i > most ? j - i : most;
            double from = dln_axis_at(&s->axis, begin), to = dln_axis_at(&s->axis, dln_step_next(step, begin));
            double length = (s->strip_pt - 7) * (double)(j - i) / (double)most;
            if (pass == 0 || to - from < 0.5)
                continue;
            dln_drawn *bar = dln_draw_rect(s->page->display, s->spine_x - 4 - length, from, length, to - from - (to - from > 2 ? 0.5 : 0), DLN_INK_LEADER);
            if (bar != NULL) {
                bar->flags |= DLN_BEHIND;
                bar->opacity = 65;
            }
        }
}

void dln_spine_draw(dln_spine *s)
{
    if (s->strip_pt > 0)
        draw_strip(s);
    draw_axis(s);
    for (size_t i = 0; i < s->entries.count; i++)
        s->rows[i].group = dln_page_group(s->page, &s->entries.items[i], s->rows[i].anchor, dln_axis_at(&s->axis, s->entries.items[i].end));
    draw_times(s);
    for (size_t i = 0; i < s->entries.count; i++)
        draw_row(s, i);
}
