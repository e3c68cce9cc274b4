/* render/layout_spine.c - the vertical form: time runs down a spine, one row of text for each event beside it.
 * A label stands as near to its time as the labels above and below allow (isotonic regression by pool-adjacent-
 * violators: least squares, order kept), and a leader joins it to its place on the spine. Both run in the same
 * order, so leaders cannot cross.
 */
#include "render/chart.h"

#include <math.h>
#include <stdlib.h>

#include "render/chart_words.h"

typedef struct spine_form {
    double width, least_height, most_height;
    double fill;                 /* of the spine's length by labels, at most */
    double label_sizes[4];       /* tried in this order */
    size_t size_count;
    double fold_size;            /* when even the last does not fit */
    double title_size, note_size, least_size, row_gap, lead;
    bool is_paced;               /* every month as long as its labels need: time not to scale */
} spine_form;

static const spine_form report_form = {
    .width = 453.54, .least_height = 120, .most_height = 640, .fill = 0.85, .label_sizes = {8.5, 8, 7.5}, .size_count = 3,
    .fold_size = 8, .title_size = 12.5, .note_size = 7, .least_size = 7, .row_gap = 2.5, .lead = 26,
};
static const spine_form poster_form = {
    .width = 540, .least_height = 200, .most_height = 14400, .fill = 0.6, .label_sizes = {11}, .size_count = 1,
    .fold_size = 11, .title_size = 18, .note_size = 9, .least_size = 9, .row_gap = 4, .lead = 30, .is_paced = true,
};

typedef struct row {
    dln_lines title, detail;
    double height;               /* with the gap below */
    double numbers_width;
    double anchor, top;          /* where its time is on the spine; where it stands */
    uint32_t group;
} row;

typedef struct spine {
    const spine_form *form;
    dln_page *page;
    dln_entries entries;
    row *rows;
    double spine_x, mark_x, date_x, label_x;
    double label_size;
    size_t detail_lines;
    bool names_in_folds;         /* the first events of a fold are named under it */
    double rows_height;
    dln_axis axis;
} spine;

static double label_width(const spine *s)
{
    return s->page->right - s->label_x;
}

/* ---- rows ---- */
static bool fit_rows(spine *s)
{
    const dln_chart *chart = s->page->chart;
    dln_display *display = s->page->display;
    display->size_pt[DLN_ROLE_LABEL] = s->label_size;
    display->size_pt[DLN_ROLE_DATE] = s->label_size;
    display->size_pt[DLN_ROLE_DETAIL] = fmax(s->form->least_size, dln_grid(s->label_size * 0.88));
    display->size_pt[DLN_ROLE_NUMBER] = fmax(s->form->least_size, dln_grid(s->label_size * 0.72));
    s->rows = dln_arena_array(chart->arena, s->entries.count, sizeof *s->rows);
    if (s->rows == NULL)
        return false;
    double widest_date = 0;
    for (size_t i = 0; i < s->entries.count; i++) {
        const dln_measured *date = dln_measure(chart->measurer, s->entries.items[i].date, false);
        if (date == NULL)
            return false;
        widest_date = fmax(widest_date, date->width_em * s->label_size * DLN_WIDTH_RESERVE);
    }
    s->label_x = dln_grid(s->date_x + widest_date + 8);
    s->rows_height = 0;
    for (size_t i = 0; i < s->entries.count; i++) {
        const dln_entry *entry = &s->entries.items[i];
        row *r = &s->rows[i];
        r->numbers_width = dln_page_numbers_width(s->page, entry);
        double room = (label_width(s) - r->numbers_width) / s->label_size / DLN_WIDTH_RESERVE;
        r->title = dln_break_lines(entry->label, room, 2, chart->arena);
        double height = (double)r->title.count * dln_line_pt(s->label_size);
        dln_span text = entry->member_count > 1 ? entry->detail : chart->items[entry->members[0]].detail;
        if ((entry->member_count > 1 ? s->names_in_folds : s->detail_lines > 0) && text.len > 0) {
            const dln_measured *detail = dln_measure(chart->measurer, text, false);
            if (detail == NULL)
                return false;
            double size = display->size_pt[DLN_ROLE_DETAIL];
            r->detail = dln_break_lines(detail, label_width(s) / size / DLN_WIDTH_RESERVE, s->detail_lines > 0 ? s->detail_lines : 1, chart->arena);
            height += (double)r->detail.count * dln_line_pt(size);
        }
        r->height = height + s->form->row_gap;
        s->rows_height += r->height;
    }
    return !dln_arena_failed(chart->arena);
}

/* ---- where rows stand ---- */
/* Pool-adjacent-violators on tops with the heights above taken off; bounded by clamping, which keeps it optimal. */
static bool place_rows(spine *s, double top, double bottom)
{
    typedef struct pool { double sum; size_t count; } pool;
    size_t n = s->entries.count, pools = 0;
    pool *stack = malloc((n + 1) * sizeof *stack);
    if (stack == NULL)
        return false;
    double above = 0, first_line = dln_line_pt(s->label_size);
    for (size_t i = 0; i < n; i++) {
        stack[pools++] = (pool){s->rows[i].anchor - first_line / 2 - above, 1};
        while (pools > 1 && stack[pools - 2].sum * (double)stack[pools - 1].count >= stack[pools - 1].sum * (double)stack[pools - 2].count) {
            stack[pools - 2].sum += stack[pools - 1].sum;
            stack[pools - 2].count += stack[pools - 1].count;
            pools--;
        }
        above += s->rows[i].height;
    }
    double highest = bottom - above, shift_sum = 0, shift_max = 0;
    above = 0;
    for (size_t p = 0, i = 0; p < pools; p++) {
        double at = stack[p].sum / (double)stack[p].count;
        at = at > highest ? highest : at;
        at = at < top ? top : at;
        for (size_t k = 0; k < stack[p].count; k++, i++) {
            s->rows[i].top = dln_grid(at + above);
            above += s->rows[i].height;
            double shift = fabs(s->rows[i].top + first_line / 2 - s->rows[i].anchor) / first_line;
            shift_sum += shift;
            shift_max = fmax(shift_max, shift);
        }
    }
    s->page->display->mean_shift_lines = shift_sum / (double)n;
    s->page->display->max_shift_lines = shift_max;
    free(stack);
    return true;
}

static double break_length(const spine *s)
{
    return dln_grid(s->page->display->size_pt[DLN_ROLE_TICK] * 3.7 + 5); /* two lines of words, and ticks beside them */
}

/* Every month as long as its rows need; three and more empty months in a row are a break. */
static bool make_paced_axis(spine *s, double top, double *bottom)
{
    enum { EMPTY_MIN = 3 };
    const dln_chart *chart = s->page->chart;
    const dln_step month = {DLN_UNIT_MONTH, 1};
    int64_t begin = dln_step_floor(month, chart->begin), end = chart->end;
    double line = dln_line_pt(s->label_size), at = top;
    size_t capacity = 2 * s->entries.count + 8, i = 0; /* a month with rows, an empty run before it */
    s->axis = (dln_axis){.parts = dln_arena_array(chart->arena, capacity * EMPTY_MIN, sizeof *s->axis.parts)};
    if (s->axis.parts == NULL)
        return false;
    for (int64_t t = begin; t < end && s->axis.count < capacity * EMPTY_MIN;) {
        int64_t next = dln_step_next(month, t), stop = i < s->entries.count ? s->entries.items[i].begin : end;
        size_t empty = 0;
        int64_t after = t;
        for (; empty < EMPTY_MIN && dln_step_next(month, after) <= stop; empty++)
            after = dln_step_next(month, after);
        double length = line;
        bool is_break = empty == EMPTY_MIN;
        if (is_break) {
            next = dln_step_floor(month, stop);
            length = break_length(s);
        }
        for (; !is_break && i < s->entries.count && s->entries.items[i].begin < next; i++)
            length += s->rows[i].height;
        s->axis.parts[s->axis.count++] = (dln_axis_part){t, next, at, at + length, is_break};
        at += length;
        t = next;
    }
    *bottom = at;
    return s->axis.count > 0;
}

static bool place(spine *s, double top, double *bottom)
{
    const dln_chart *chart = s->page->chart;
    dln_stretch *stretches = dln_chart_stretches(chart);
    int64_t begin, end;
    if (stretches == NULL)
        return false;
    dln_chart_axis_span(chart, stretches, &begin, &end);
    if (s->form->is_paced ? !make_paced_axis(s, top, bottom)
                          : !dln_axis_make(&s->axis, begin, end, stretches, chart->item_count, top, *bottom, break_length(s), chart->arena))
        return false;
    for (size_t i = 0; i < s->entries.count; i++)
        s->rows[i].anchor = dln_grid(dln_axis_at(&s->axis, s->entries.items[i].begin));
    return place_rows(s, top - 4, *bottom + 4);
}

/* ---- drawing ---- */
static void draw_tick(spine *s, const dln_tick *tick, double y, dln_span label)
{
    dln_display *display = s->page->display;
    dln_role role = tick->is_major ? DLN_ROLE_MAJOR : DLN_ROLE_TICK;
    double size = display->size_pt[role];
    const dln_measured *measured = dln_measure(s->page->chart->measurer, label, tick->is_major);
    if (measured == NULL)
        return;
    double width = measured->width_em * size * DLN_WIDTH_RESERVE;
    dln_draw_text(display, role, s->spine_x - 9 - width, y + size * 0.36, width, label, tick->is_major ? DLN_INK_TEXT : DLN_INK_MUTED);
    dln_draw_line(display, s->spine_x - 5, y, s->spine_x, y, 0.75, DLN_INK_AXIS);
}

static dln_span with_year(const dln_chart *chart, const dln_tick *tick)
{
    dln_civil civil = dln_civil_of((int32_t)(tick->time / DLN_DAY_MIN - (tick->time % DLN_DAY_MIN < 0)));
    return dln_arena_printf(chart->arena, "%s\xc2\xa0%d", tick->label, (int)civil.year);
}

static void draw_break(spine *s, const dln_axis_part *part)
{
    dln_display *display = s->page->display;
    const dln_chart *chart = s->page->chart;
    double middle = (part->from + part->to) / 2, size = display->size_pt[DLN_ROLE_TICK];
    for (int i = 0; i < 2; i++) {
        double y = middle - 2 + 4 * i;
        dln_draw_line(display, s->spine_x - 4, y + 2, s->spine_x + 4, y - 2, 0.9, DLN_INK_AXIS);
    }
    int64_t days = (part->end - part->begin) / DLN_DAY_MIN, amount = days >= 730 ? days / 365 : days >= 60 ? days / 30 : days;
    const char *unit = days >= 730 ? "years" : days >= 60 ? "months" : "days";
    dln_span lines[2] = {dln_arena_printf(chart->arena, "%lld\xc2\xa0%s", (long long)amount, unit), DLN_SPAN("no events")};
    for (int i = 0; i < 2; i++) {
        const dln_measured *measured = dln_measure(chart->measurer, lines[i], false);
        if (measured == NULL)
            return;
        double width = measured->width_em * size * DLN_WIDTH_RESERVE;
        dln_draw_text(display, DLN_ROLE_TICK, s->spine_x - 9 - width, middle + (i == 0 ? -0.2 : 1.0) * size, width, lines[i], DLN_INK_MUTED);
    }
}

static void draw_axis(spine *s)
{
    dln_display *display = s->page->display;
    const dln_chart *chart = s->page->chart;
    double size = display->size_pt[DLN_ROLE_TICK], gap = size * 1.9, last_y = -1e9;
    for (size_t p = 0; p < s->axis.count; p++) {
        const dln_axis_part *part = &s->axis.parts[p];
        if (part->is_break) {
            draw_break(s, part);
            continue;
        }
        dln_draw_line(display, s->spine_x, part->from, s->spine_x, part->to, 1, DLN_INK_AXIS);
        double per_day = (part->to - part->from) / (double)(part->end - part->begin) * DLN_DAY_MIN;
        bool clocks = chart->has_clock && chart->end - chart->begin <= 2 * DLN_DAY_MIN;
        dln_unit finest = s->form->is_paced ? DLN_UNIT_MONTH : clocks ? DLN_UNIT_MINUTE : DLN_UNIT_DAY;
        dln_step step = dln_step_choose(per_day, gap, finest);
        if (s->form->is_paced)
            step = (dln_step){DLN_UNIT_MONTH, 1};
        bool is_first = p == 0 || s->axis.parts[p - 1].is_break;
        int64_t t = dln_step_floor(step, part->begin);
        if (t < part->begin)
            t = dln_step_next(step, t);
        for (; t < part->end; t = dln_step_next(step, t)) {
            double y = dln_axis_at(&s->axis, t);
            dln_tick tick = dln_tick_at(step, t);
            if (y - last_y < gap * 0.8 || (p + 1 < s->axis.count && s->axis.parts[p + 1].is_break && part->to - y < size * 0.4))
                continue;
            dln_span label = dln_arena_printf(chart->arena, "%s", tick.label);
            if (is_first && !tick.is_major && step.unit >= DLN_UNIT_DAY)
                label = with_year(chart, &tick);
            draw_tick(s, &tick, y, label);
            is_first = false;
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
static void draw_times(spine *s)
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
            dln_drawn *bar = dln_draw_rect(display, s->spine_x - 2.5, from, 5, to - from - 0.6, ink); /* a hair between neighbours */
            if (bar != NULL) {
                bar->opacity = 35;
                bar->group = s->rows[i].group;
                bar->flags |= DLN_BEHIND;
                if (column == 1)
                    bar->x = dln_grid(s->spine_x + 2.5);
            }
            if (item->is_coarse && !is_fold)
                continue;
        }
        dln_drawn *dot = dln_draw_mark(display, DLN_SHAPE_DISC, s->spine_x, from, 3.6, ink);
        if (dot != NULL)
            dot->group = s->rows[i].group;
        if (!is_fold && (item->is_open_begin || item->is_open_end || item->is_vague)) { /* a fading end, 6 points in three steps */
            for (int k = 0; k < 3; k++)
                for (int side = 0; side < 2; side++) {
                    if ((side == 0 && item->is_open_end && !item->is_vague) || (side == 1 && item->is_open_begin && !item->is_vague))
                        continue;
                    dln_drawn *step = dln_draw_rect(display, s->spine_x - 1.5, side == 0 ? from - 2 - 2 * (k + 1) : from + 2 + 2 * k, 3, 2, ink);
                    if (step != NULL) {
                        step->opacity = (uint8_t)(60 - 20 * k);
                        step->group = s->rows[i].group;
                        step->flags |= DLN_BEHIND;
                    }
                }
        }
    }
}

static void draw_leader(spine *s, const row *r, double middle)
{
    dln_drawn *leader = dln_draw_line(s->page->display, s->spine_x + 3, r->anchor, s->mark_x - s->label_size * 0.5 - 1, middle, 0.5, DLN_INK_LEADER);
    if (leader == NULL)
        return;
    leader->flags |= DLN_LEADER;
    leader->group = r->group;
    double x0 = leader->points[0][0], x1 = leader->points[1][0];
    if (fabs(r->anchor - middle) < 0.5)
        return;
    leader->point_count = 4; /* stub, slanted piece, stub */
    leader->points[1][0] = dln_grid(x0 + 3);
    leader->points[1][1] = leader->points[0][1];
    leader->points[2][0] = dln_grid(x1 - 3);
    leader->points[2][1] = dln_grid(middle);
    leader->points[3][0] = x1;
    leader->points[3][1] = dln_grid(middle);
}

static void draw_row(spine *s, size_t i)
{
    const dln_chart *chart = s->page->chart;
    dln_display *display = s->page->display;
    const dln_entry *entry = &s->entries.items[i];
    const dln_item *item = &chart->items[entry->members[0]];
    row *r = &s->rows[i];
    double size = s->label_size, line = dln_line_pt(size), middle = r->top + line / 2, y = r->top;
    draw_leader(s, r, middle);
    dln_page_mark(s->page, entry, s->mark_x, middle, size * 0.82, r->group);
    const dln_measured *date = dln_measure(chart->measurer, entry->date, false);
    double base = (line - size) / 2 + size * 0.88; /* of the first line below its top */
    if (date != NULL) {
        dln_drawn *drawn = dln_draw_text(display, DLN_ROLE_DATE, s->date_x, y + base, date->width_em * size * DLN_WIDTH_RESERVE, entry->date, DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->group = r->group;
    }
    bool is_alone = entry->member_count == 1, is_cancelled = is_alone && item->event->claim.status == DLN_CANCELLED;
    display->cut_count += r->title.is_cut;
    double end_x = s->label_x;
    for (size_t k = 0; k < r->title.count; k++) {
        double width = r->title.width_em[k] * size * DLN_WIDTH_RESERVE;
        double block = r->title.widest_em * size * DLN_WIDTH_RESERVE;
        dln_drawn *drawn = dln_draw_text(display, DLN_ROLE_LABEL, entry->label->is_rtl ? s->label_x + block - width : s->label_x,
                                         y + base, width, r->title.lines[k], DLN_INK_TEXT);
        if (drawn != NULL) {
            drawn->group = r->group;
            drawn->url = is_alone ? item->url : DLN_SPAN("");
            drawn->flags |= (entry->label->is_rtl ? DLN_RTL : 0) | (is_cancelled ? DLN_STRIKE : 0);
            end_x = drawn->x + drawn->width;
        }
        if (k + 1 == r->title.count)
            dln_page_numbers(s->page, entry, entry->label->is_rtl ? s->label_x + block : end_x, y + base, s->page->right, r->group);
        y += line;
    }
    double detail_size = display->size_pt[DLN_ROLE_DETAIL], detail_line = dln_line_pt(detail_size);
    for (size_t k = 0; k < r->detail.count; k++) {
        dln_drawn *drawn = dln_draw_text(display, DLN_ROLE_DETAIL, s->label_x, y + (detail_line - detail_size) / 2 + detail_size * 0.88,
                                         r->detail.width_em[k] * detail_size * DLN_WIDTH_RESERVE, r->detail.lines[k], DLN_INK_MUTED);
        if (drawn != NULL)
            drawn->group = r->group;
        y += detail_line;
    }
}

/* ---- the form ---- */
static double foot_height(spine *s)
{
    dln_display *display = s->page->display;
    size_t mark = display->item_count, cut = display->cut_count;
    double y = s->page->y;
    dln_page_foot(s->page, &s->entries);
    double height = s->page->y - y;
    display->item_count = mark;
    display->cut_count = cut;
    s->page->y = y;
    return height;
}

static bool choose_rows(spine *s, double room)
{
    const dln_chart *chart = s->page->chart;
    const spine_form *form = s->form;
    for (size_t k = 0; k < form->size_count; k++)
        for (size_t detail = k == 0 ? 2 : 0;; detail--) {
            s->label_size = form->label_sizes[k];
            s->detail_lines = detail;
            /* many rows cannot fit: spare the breaking of thousands of labels */
            if ((double)s->entries.count * dln_line_pt(s->label_size) <= room * form->fill) {
                if (!fit_rows(s))
                    return false;
                if (s->rows_height <= room * (detail > 0 && !form->is_paced ? 0.62 : form->fill))
                    return true;
            }
            if (detail == 0)
                break;
        }
    s->label_size = form->fold_size;
    s->detail_lines = 0;
    dln_stretch *stretches = dln_chart_stretches(chart);
    int64_t begin, end;
    double line = dln_line_pt(s->label_size) + form->row_gap;
    dln_axis axis;
    if (stretches == NULL)
        return false;
    dln_chart_axis_span(chart, stretches, &begin, &end);
    if (!dln_axis_make(&axis, begin, end, stretches, chart->item_count, 0, room, break_length(s), chart->arena))
        return false;
    for (size_t capacity = (size_t)(room * form->fill / line); capacity > 0; capacity -= capacity / 12 + 1) {
        if (!dln_fold_to(chart, &s->entries, capacity, &axis, line) || !fit_rows(s))
            return false;
        if (s->rows_height <= room * form->fill || s->entries.count == 1)
            break;
    }
    s->names_in_folds = true;
    if (!fit_rows(s))
        return false;
    if (s->rows_height <= room * form->fill * 1.05)
        return true;
    s->names_in_folds = false;
    return fit_rows(s);
}

dln_status dln_layout_spine(const dln_chart *chart, dln_display *display, dln_error *err)
{
    const spine_form *form = display->form == DLN_CHART_POSTER ? &poster_form : &report_form;
    double width = chart->look->width_pt > 0 ? chart->look->width_pt : form->width;
    double most = chart->look->height_pt > 0 ? chart->look->height_pt : form->most_height;
    display->width = dln_grid(width);
    display->margin = 12;
    display->min_size_pt = form->least_size;
    display->size_pt[DLN_ROLE_TITLE] = form->title_size;
    display->size_pt[DLN_ROLE_SUBTITLE] = dln_grid(form->title_size * 0.68);
    display->size_pt[DLN_ROLE_NOTE] = display->size_pt[DLN_ROLE_TICK] = form->note_size;
    display->size_pt[DLN_ROLE_MAJOR] = form->note_size + 1;
    display->size_pt[DLN_ROLE_LANE] = form->label_sizes[0];
    display->is_to_scale = !form->is_paced;
    dln_page page = {.chart = chart, .display = display, .left = 12, .right = width - 12, .y = 12};
    spine s = {.form = form, .page = &page};
    if (width < 240)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt wide is too narrow for a chart; the smallest that fits is 240 pt", width);
    const dln_measured *widest = dln_measure(chart->measurer, DLN_SPAN("30\xc2\xa0May\xc2\xa0" "2000"), false);
    if (widest == NULL)
        return DLN_NO_MEMORY;
    s.spine_x = dln_grid(12 + form->note_size * widest->width_em * DLN_WIDTH_RESERVE + 9.5);
    s.mark_x = dln_grid(s.spine_x + form->lead + form->label_sizes[0] * 0.5);
    s.date_x = dln_grid(s.mark_x + form->label_sizes[0] * 0.5 + 6);
    dln_page_head(&page);
    page.y += 5;
    size_t head_count = display->item_count;
    double key_y = page.y, foot;
    dln_page_key(&page, NULL, true); /* with all that may occur; drawn when it is known what does */
    display->item_count = head_count;
    double key_height = page.y - key_y + 12;
    page.y = key_y;
    if (!dln_entries_of(chart, &s.entries))
        return DLN_NO_MEMORY;
    foot = foot_height(&s) + 14;
    double top = key_y + key_height, room = most - top - foot - 12;
    if (room < 40)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt high is too low for a chart; the smallest that fits is %.0f pt", most, most - room + 40);
    if (!choose_rows(&s, room))
        return DLN_NO_MEMORY;
    if (s.rows_height > room)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page of %.0f x %.0f pt is too small for this chart; the smallest that fits is about %.0f pt high",
                        width, most, most - room + s.rows_height);
    double first_plot = fmin(fmax(s.rows_height / 0.62, form->least_height), room), plot = first_plot;
    for (;;) {
        double bottom = top + plot;
        if (!place(&s, top, &bottom))
            return DLN_NO_MEMORY;
        bool is_near = display->mean_shift_lines <= 1.5 && display->max_shift_lines <= 5;
        bool was_first = plot == first_plot;
        plot = bottom - top;
        if (form->is_paced || is_near || plot >= room - 0.01 || (was_first && plot < first_plot - 1))
            break;
        if (plot > s.rows_height * 2 + 1) { /* length does not help: one short stretch is crowded */
            plot = first_plot;
            bottom = top + plot;
            if (!place(&s, top, &bottom))
                return DLN_NO_MEMORY;
            break;
        }
        plot = fmin(plot * 1.08, room);
    }
    while (form->is_paced && plot > room && s.entries.count > 1) { /* months and breaks need more than was thought */
        size_t capacity = (size_t)((double)s.entries.count * fmin(room / plot, 0.95));
        double bottom = top;
        s.detail_lines = 0;
        if (!dln_fold_to(chart, &s.entries, capacity > 1 ? capacity : 1, &s.axis, dln_line_pt(s.label_size)) || !fit_rows(&s) ||
            !place(&s, top, &bottom))
            return DLN_NO_MEMORY;
        plot = bottom - top;
    }
    page.y = key_y;
    dln_page_key(&page, &s.entries, true);
    draw_axis(&s);
    for (size_t i = 0; i < s.entries.count; i++)
        s.rows[i].group = dln_page_group(&page, &s.entries.items[i], s.rows[i].anchor, dln_axis_at(&s.axis, s.entries.items[i].end));
    draw_times(&s);
    for (size_t i = 0; i < s.entries.count; i++)
        draw_row(&s, i);
    page.y = dln_grid(top + plot + 14);
    dln_page_foot(&page, &s.entries);
    display->height = chart->look->height_pt > 0 ? chart->look->height_pt : ceil(page.y + 12);
    return dln_arena_failed(chart->arena) ? DLN_NO_MEMORY : DLN_OK;
}
