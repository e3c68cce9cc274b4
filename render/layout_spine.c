/* render/layout_spine.c - the vertical form: time runs down a spine, one row of text for each event beside it.
 * A label stands as near to its time as the labels above and below allow (isotonic regression by pool-adjacent-
 * violators: least squares, order kept), and a leader joins it to its place on the spine; rows whose times lie close
 * together share one. Both ends run in the same order, so leaders cannot cross.
 */
#include "render/spine.h"

#include <math.h>
#include <stdlib.h>

#include "render/chart_words.h"

static const dln_spine_form report_form = {
    .width = 453.54, .least_height = 120, .most_height = 640, .fill = 0.85, .label_sizes = {8.5, 8, 7.5}, .size_count = 3,
    .fold_size = 8, .title_size = 12.5, .note_size = 7, .least_size = 7, .row_gap = 2.5, .lead = 26,
};
static const dln_spine_form poster_form = {
    .width = 540, .least_height = 200, .most_height = 14400, .fill = 0.6, .label_sizes = {11}, .size_count = 1,
    .fold_size = 11, .title_size = 18, .note_size = 9, .least_size = 9, .row_gap = 4, .lead = 30, .is_paced = true,
};
static const double column_gap = 20, column_lead = 18, strip_room = 24, good_fill = 0.62, fullest = 0.94;
static const double least_room_em = 12; /* for a label */
static const double easy_shift_mean = 1.5, easy_shift_most = 5; /* lines that an eye follows without effort */

static double label_width(const dln_spine *s)
{
    return s->right - s->label_x;
}

/* ---- rows ---- */
static int32_t year_of(int64_t time)
{
    return dln_civil_of((int32_t)(time / DLN_DAY_MIN - (time % DLN_DAY_MIN < 0))).year;
}

static bool is_dated_short(const dln_spine *s, size_t i)
{
    return s->page->chart->is_one_year || (i > 0 && year_of(s->entries.items[i].begin) == year_of(s->entries.items[i - 1].begin));
}

/* The rows' dates, and where labels begin. false: no memory. */
static bool date_rows(dln_spine *s, bool with_hours)
{
    double widest = 0;
    for (size_t i = 0; i < s->entries.count; i++) {
        const dln_entry *entry = &s->entries.items[i];
        const dln_item *item = &s->page->chart->items[entry->members[0]];
        bool is_timed = with_hours && entry->member_count == 1, is_short = is_dated_short(s, i);
        s->rows[i].date = is_timed ? (is_short ? item->timed_short_date : item->timed_date) : is_short ? entry->short_date : entry->date;
        const dln_measured *date = dln_measure(s->page->chart->measurer, s->rows[i].date, false);
        if (date == NULL)
            return false;
        widest = fmax(widest, date->width_em * s->label_size * DLN_WIDTH_RESERVE);
    }
    s->label_x = dln_grid(s->date_x + widest + 9);
    return true;
}

static bool fit_rows(dln_spine *s)
{
    const dln_chart *chart = s->page->chart;
    dln_display *display = s->page->display;
    bool with_hours = s->detail_lines == 0; /* which else has them */
    display->size_pt[DLN_ROLE_LABEL] = display->size_pt[DLN_ROLE_STRONG] = s->label_size;
    display->size_pt[DLN_ROLE_DATE] = s->label_size;
    display->size_pt[DLN_ROLE_DETAIL] = fmax(s->form->least_size, dln_grid(s->label_size * 0.88));
    display->size_pt[DLN_ROLE_NUMBER] = fmax(s->form->least_size, dln_grid(s->label_size * 0.72));
    s->rows = dln_arena_array(chart->arena, s->entries.count, sizeof *s->rows);
    if (s->rows == NULL)
        return false;
    if (!date_rows(s, with_hours))
        return false;
    if (with_hours && label_width(s) < least_room_em * s->label_size && !date_rows(s, false)) /* rather a narrow page without hours than none */
        return false;
    s->rows_height = 0;
    for (size_t i = 0; i < s->entries.count; i++) {
        const dln_entry *entry = &s->entries.items[i];
        dln_spine_row *r = &s->rows[i];
        r->numbers_width = dln_page_numbers_width(s->page, entry);
        if (label_width(s) - r->numbers_width < least_room_em * s->label_size) /* the label leads to its source too */
            r->numbers_width = 0;
        double room = (label_width(s) - r->numbers_width) / s->label_size / DLN_WIDTH_RESERVE;
        r->title = dln_label_lines(chart, entry, room, s->title_lines);
        double height = (double)r->title.count * dln_line_pt(s->label_size);
        dln_span text = chart->items[entry->members[0]].detail;
        if (entry->member_count == 1 && s->detail_lines > 0 && text.len > 0) {
            const dln_measured *detail = dln_measure(chart->measurer, text, false);
            if (detail == NULL)
                return false;
            double size = display->size_pt[DLN_ROLE_DETAIL];
            r->detail = dln_break_lines(detail, label_width(s) / size / DLN_WIDTH_RESERVE, s->detail_lines, chart->arena);
            height += (double)r->detail.count * dln_line_pt(size);
        }
        r->height = height + s->form->row_gap;
        s->rows_height += r->height;
    }
    return !dln_arena_failed(chart->arena);
}

/* The foremost events of folds under their counts, of the largest folds first, as long as there is room. */
static bool name_folds(dln_spine *s, double room)
{
    enum { NAME_LINES = 2 };
    const dln_chart *chart = s->page->chart;
    double size = s->page->display->size_pt[DLN_ROLE_DETAIL];
    for (size_t least = chart->item_count; least >= 2; least = least * 3 / 4)
        for (size_t i = 0; i < s->entries.count; i++) {
            const dln_entry *entry = &s->entries.items[i];
            dln_spine_row *r = &s->rows[i];
            if (entry->member_count < least || r->detail.count > 0 || entry->member_count == 1)
                continue;
            const dln_measured *names = dln_measure(chart->measurer, entry->detail, false);
            if (names == NULL)
                return false;
            dln_lines lines = dln_break_lines(names, label_width(s) / size / DLN_WIDTH_RESERVE, NAME_LINES, chart->arena);
            double height = (double)lines.count * dln_line_pt(size);
            if (s->rows_height + height > room)
                continue;
            r->detail = lines;
            r->height += height;
            s->rows_height += height;
        }
    return !dln_arena_failed(chart->arena);
}

/* ---- where rows stand ---- */
static bool is_easy(const dln_spine *s)
{
    return s->shift_sum <= easy_shift_mean * (double)s->entries.count && s->shift_max <= easy_shift_most;
}

/* Rows whose times are no farther than near from each other and that stand far from them share a leader: a fan of
 * parallel lines says less than a bracket. */
static void bunch_rows_near(dln_spine *s, double near, size_t least)
{
    size_t n = s->entries.count;
    double line = dln_line_pt(s->label_size);
    s->shift_sum = s->shift_max = 0;
    for (size_t i = 0, j; i < n; i = j) {
        double farthest = 0;
        for (j = i; j < n && (j == i || s->rows[j].anchor - s->rows[j - 1].anchor <= line * near); j++)
            farthest = fmax(farthest, fabs(s->rows[j].top + line / 2 - s->rows[j].anchor) / line);
        double times = s->rows[j - 1].anchor - s->rows[i].anchor, rows = s->rows[j - 1].top - s->rows[i].top;
        bool is_bunch = j - i >= least && farthest > easy_shift_mean && times < rows * 0.6; /* a bracket over half the time says nothing */
        double middle = (s->rows[i].top + s->rows[j - 1].top + line) / 2, time = (s->rows[i].anchor + s->rows[j - 1].anchor) / 2;
        for (size_t k = i; k < j; k++) {
            double shift = fabs(is_bunch ? middle - time : s->rows[k].top + line / 2 - s->rows[k].anchor) / line;
            s->rows[k].bunch = !is_bunch ? 1 : k == i ? j - i : 0;
            s->shift_sum += shift;
            s->shift_max = fmax(s->shift_max, shift);
        }
    }
}

/* As few brackets as let leaders be short: whole busy stretches only where nothing less helps. */
static void bunch_rows(dln_spine *s)
{
    static const struct { double near; size_t least; } tries[] = {{0.35, 3}, {1, 2}, {2, 2}, {3.5, 2}};
    size_t best = 0;
    double least_shift = INFINITY;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        bunch_rows_near(s, tries[i].near, tries[i].least);
        if (is_easy(s))
            return;
        if (s->shift_max < least_shift - 1) {
            least_shift = s->shift_max;
            best = i;
        }
    }
    bunch_rows_near(s, tries[best].near, tries[best].least);
}

/* Pool-adjacent-violators on tops with the heights above taken off; bounded by clamping, which keeps it optimal. */
static bool place_rows(dln_spine *s, double top, double bottom)
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
    double highest = bottom - above;
    above = 0;
    for (size_t p = 0, i = 0; p < pools; p++) {
        double at = stack[p].sum / (double)stack[p].count;
        at = at > highest ? highest : at;
        at = at < top ? top : at;
        for (size_t k = 0; k < stack[p].count; k++, i++) {
            s->rows[i].top = dln_grid(at + above);
            above += s->rows[i].height;
        }
    }
    free(stack);
    bunch_rows(s);
    return true;
}

/* A place of the paced axis: what time is how far down. */
typedef struct knot { int64_t time; double at; bool is_break; } knot; /* is_break: up to the next one nothing happens */

static void add_knot(knot *knots, size_t *count, int64_t time, double at)
{
    if (*count > 0 && knots[*count - 1].time >= time) { /* the event at a month's very beginning stands for it */
        knots[*count - 1].at = at;
        return;
    }
    knots[(*count)++] = (knot){time, at, false};
}

/* Each time where its rows are, so that labels stand at their times; an empty month takes a line, three and more are a break. */
static bool make_paced_axis(dln_spine *s, double top, double *bottom)
{
    enum { EMPTY_MIN = 3 };
    const dln_chart *chart = s->page->chart;
    const dln_step month = {DLN_UNIT_MONTH, 1};
    int64_t begin = dln_step_floor(month, chart->begin), end = chart->end;
    double line = dln_line_pt(s->label_size), at = top;
    size_t capacity = (2 + EMPTY_MIN) * s->entries.count + 8, count = 0, i = 0;
    knot *knots = dln_arena_array(chart->arena, capacity, sizeof *knots);
    s->axis = (dln_axis){.parts = dln_arena_array(chart->arena, capacity, sizeof *s->axis.parts)};
    if (knots == NULL || s->axis.parts == NULL)
        return false;
    for (int64_t t = begin; t < end;) {
        int64_t next = dln_step_next(month, t), stop = i < s->entries.count ? s->entries.items[i].begin : end;
        size_t empty = 0;
        add_knot(knots, &count, t, at);
        for (int64_t after = t; empty < EMPTY_MIN && dln_step_next(month, after) <= stop; empty++)
            after = dln_step_next(month, after);
        if (empty == EMPTY_MIN) {
            knots[count - 1].is_break = true;
            t = dln_step_floor(month, stop);
            at += dln_spine_break_pt(s);
            continue;
        }
        double month_top = at;
        while (i < s->entries.count && s->entries.items[i].begin < next) {
            double from = at;
            int64_t time = s->entries.items[i].begin;
            double last = 0; /* of the rows at this time, down to its middle */
            for (; i < s->entries.count && s->entries.items[i].begin == time; i++) {
                last = at + line / 2;
                at += s->rows[i].height;
            }
            add_knot(knots, &count, time, (from + line / 2 + last) / 2);
        }
        if (at == month_top)
            at += line;
        t = next;
    }
    add_knot(knots, &count, end, at);
    for (size_t k = 0; k + 1 < count; k++)
        s->axis.parts[s->axis.count++] = (dln_axis_part){knots[k].time, knots[k + 1].time, knots[k].at, knots[k + 1].at, knots[k].is_break};
    *bottom = at;
    return s->axis.count > 0;
}

static bool place_on(dln_spine *s, double top, double *bottom, double least_gap)
{
    const dln_chart *chart = s->page->chart;
    dln_stretch *stretches = dln_chart_stretches(chart, s->first, s->count);
    int64_t begin, end;
    if (stretches == NULL)
        return false;
    dln_chart_axis_span(chart, s->first, s->count, stretches, &begin, &end);
    if (s->form->is_paced ? !make_paced_axis(s, top, bottom)
                          : !dln_axis_make(&s->axis, begin, end, stretches, s->count, top, *bottom, dln_spine_break_pt(s), least_gap, chart->arena))
        return false;
    for (size_t i = 0; i < s->entries.count; i++)
        s->rows[i].anchor = dln_grid(dln_axis_at(&s->axis, s->entries.items[i].begin));
    return place_rows(s, top - 4, *bottom + 4);
}

/* With as few breaks as let labels stand near their times: quiet times are drawn shorter where the busy ones need room. */
static bool place(dln_spine *s, double top, double *bottom)
{
    static const double least_gaps[] = {DLN_LEAST_GAP, 0.15, 0.09};
    double best = INFINITY, best_gap = DLN_LEAST_GAP;
    for (size_t i = 0; i < sizeof least_gaps / sizeof *least_gaps; i++) {
        if (!place_on(s, top, bottom, least_gaps[i]))
            return false;
        if (s->form->is_paced || is_easy(s))
            return true;
        if (s->shift_max < best * 0.8) { /* a break must be worth it */
            best = s->shift_max;
            best_gap = least_gaps[i];
        }
    }
    return place_on(s, top, bottom, best_gap);
}

/* ---- which rows ---- */
static size_t alone_count(const dln_entries *entries)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++)
        count += entries->items[i].member_count == 1;
    return count;
}

/* How many events of each fold stay alone: as many of each, what is left over for the foremost; two and more left to fold. */
static void share_out(const dln_entries *folded, const size_t *fold_of, const uint32_t *ranks, size_t count, size_t wanted, size_t *taken)
{
    size_t folds = folded->count - alone_count(folded), kept = 0, each = folds == 0 ? 0 : wanted / folds;
    for (size_t most = each; folds > 0 && most <= each + 1; most++)
        for (size_t i = 0; i < count && kept < wanted; i++) {
            size_t fold = fold_of[ranks[i]];
            if (fold == folded->count || taken[fold] >= most || taken[fold] + 3 > folded->items[fold].member_count)
                continue;
            taken[fold]++;
            kept++;
        }
}

/* Of a fold's members in the order of their weight the first most; of those that weigh the same the ones that are spread
 * over the whole time. */
static void keep_spread(const dln_chart *chart, const uint32_t *members, size_t count, size_t most, size_t first, dln_entries *all)
{
    for (size_t i = 0, j; i < count && most > 0; i = j) {
        for (j = i + 1; j < count && !dln_item_weighs_more(chart, members[i], members[j]); j++)
            if (chart->items[members[i]].is_strong != chart->items[members[j]].is_strong)
                break;
        size_t alike = j - i, here = alike < most ? alike : most;
        for (size_t k = 0; k < here; k++)
            all->items[members[i + (2 * k + 1) * alike / (2 * here)] - first].is_kept = true;
        most -= here;
    }
}

/* Marks the foremost of the events that are folded as kept, and what stands alone. */
static bool mark_foremost(const dln_spine *s, const dln_entries *folded, size_t wanted, dln_entries *all)
{
    const dln_chart *chart = s->page->chart;
    size_t *taken = dln_arena_array(chart->arena, folded->count + 1, sizeof *taken), *fold_of = dln_arena_array(chart->arena, s->count, sizeof *fold_of);
    size_t *filled = dln_arena_array(chart->arena, folded->count + 1, sizeof *filled);
    uint32_t *members = dln_arena_array(chart->arena, s->count, sizeof *members); /* fold by fold, the foremost first */
    if (taken == NULL || fold_of == NULL || filled == NULL || members == NULL || !dln_entries_between(chart, s->first, s->count, all))
        return false;
    const uint32_t *ranks = dln_entries_ranked(chart, all);
    if (ranks == NULL)
        return false;
    for (size_t i = 0, start = 0; i < folded->count; start += folded->items[i++].member_count) {
        filled[i] = start;
        for (size_t k = 0; k < folded->items[i].member_count; k++)
            fold_of[folded->items[i].members[k] - s->first] = folded->items[i].member_count > 1 ? i : folded->count;
    }
    share_out(folded, fold_of, ranks, s->count, wanted, taken);
    for (size_t i = 0; i < s->count; i++) {
        size_t fold = fold_of[ranks[i]];
        if (fold < folded->count)
            members[filled[fold]++] = (uint32_t)(s->first + ranks[i]);
        else
            all->items[ranks[i]].is_kept = true; /* what stands alone stays so */
    }
    for (size_t i = 0; i < folded->count; i++) {
        size_t count = folded->items[i].member_count;
        if (count > 1)
            keep_spread(chart, members + filled[i] - count, count, taken[i], s->first, all);
    }
    return true;
}

/* Folding goes by whole units and may leave more room than it was to make: for the foremost events, on their own. */
static bool keep_foremost(dln_spine *s, double room, const dln_axis *axis)
{
    const dln_chart *chart = s->page->chart;
    dln_entries folded = s->entries;
    double line = dln_line_pt(s->label_size) + s->form->row_gap;
    size_t spare = s->rows_height < room ? (size_t)((room - s->rows_height) / line) : 0;
    for (size_t wanted = spare; wanted > 0; wanted -= wanted / 8 + 1) {
        if (!mark_foremost(s, &folded, wanted, &s->entries) ||
            !dln_fold_to(chart, &s->entries, folded.count + wanted, axis, line) || !fit_rows(s))
            return false;
        size_t alone = alone_count(&s->entries);
        if (s->rows_height <= room && alone > alone_count(&folded))
            return true;
    }
    s->entries = folded;
    return fit_rows(s);
}

/* Folds until the rows fit. */
static bool fold_rows(dln_spine *s, size_t capacity, double room, const dln_axis *axis)
{
    double line = dln_line_pt(s->label_size) + s->form->row_gap;
    for (; capacity > 0; capacity -= capacity / 12 + 1) {
        if (!dln_fold_to(s->page->chart, &s->entries, capacity, axis, line) || !fit_rows(s))
            return false;
        if (s->rows_height <= room || s->entries.count == 1)
            break;
    }
    return true;
}

/* Folds as little as need be; or by larger units, if so more events can stand on their own beside them: what happened
 * says more than how much did. */
static bool fold_and_keep(dln_spine *s, double room, const dln_axis *axis)
{
    double full = fmin(room / s->form->fill * fullest, room * 1.15);
    const dln_chart *chart = s->page->chart;
    size_t capacity = (size_t)(room / (dln_line_pt(s->label_size) + s->form->row_gap));
    if (!fold_rows(s, capacity, room, axis) || !keep_foremost(s, full, axis))
        return false;
    dln_entries little = s->entries;
    if (capacity < 9)
        return true;
    if (!dln_entries_between(chart, s->first, s->count, &s->entries) || !fold_rows(s, capacity / 3, room, axis) || !keep_foremost(s, full, axis))
        return false;
    if (alone_count(&s->entries) > alone_count(&little))
        return true;
    s->entries = little;
    return fit_rows(s);
}

static bool choose_rows(dln_spine *s, double room)
{
    const dln_chart *chart = s->page->chart;
    const dln_spine_form *form = s->form;
    for (size_t k = 0; k < form->size_count; k++)
        for (size_t detail = k == 0 ? 2 : 0;; detail--) {
            s->label_size = form->label_sizes[k];
            s->detail_lines = detail;
            /* many rows cannot fit: spare the breaking of thousands of labels */
            if ((double)s->entries.count * dln_line_pt(s->label_size) <= room * form->fill) {
                if (!fit_rows(s))
                    return false;
                if (s->rows_height <= room * (detail > 0 && !form->is_paced ? good_fill : form->fill))
                    return true;
            }
            if (detail == 0)
                break;
        }
    size_t title_lines = s->title_lines;
    s->detail_lines = 0;
    s->title_lines = 1; /* what ends in an ellipsis tells more than what is folded */
    for (size_t k = 0; k < form->size_count; k++) {
        s->label_size = form->label_sizes[k];
        if ((double)s->entries.count * (dln_line_pt(s->label_size) + form->row_gap) > room * form->fill)
            continue;
        if (!fit_rows(s))
            return false;
        if (s->rows_height <= room * form->fill)
            return true;
    }
    s->title_lines = title_lines;
    s->label_size = form->fold_size;
    dln_stretch *stretches = dln_chart_stretches(chart, s->first, s->count);
    int64_t begin, end;
    dln_axis axis;
    if (stretches == NULL)
        return false;
    dln_chart_axis_span(chart, s->first, s->count, stretches, &begin, &end);
    if (!dln_axis_make(&axis, begin, end, stretches, s->count, 0, room, dln_spine_break_pt(s), DLN_LEAST_GAP, chart->arena))
        return false;
    return fold_and_keep(s, room * form->fill, &axis) && name_folds(s, room * form->fill);
}

/* ---- one spine ---- */
static bool start_spine(dln_spine *s, double left, double right, double lead, size_t first, size_t count, double strip_pt)
{
    const dln_chart *chart = s->page->chart;
    const dln_measured *widest = dln_measure(chart->measurer, DLN_SPAN("30\xc2\xa0May\xc2\xa0" "2000"), false);
    if (widest == NULL)
        return false;
    s->left = left;
    s->right = right;
    s->lead = lead;
    s->first = first;
    s->count = count;
    s->strip_pt = strip_pt;
    s->spine_x = dln_grid(left + s->form->note_size * widest->width_em * DLN_WIDTH_RESERVE + 9.5 + strip_pt);
    s->mark_x = dln_grid(s->spine_x + lead + s->form->label_sizes[0] * 0.5);
    s->date_x = dln_grid(s->mark_x + s->form->label_sizes[0] * 1.4); /* a question mark may stand between */
    return dln_entries_between(chart, first, count, &s->entries);
}

/* Where rows stand apart, the blank under a fold names its foremost events: nothing moves for it. */
static bool name_in_gaps(dln_spine *s, double bottom)
{
    const dln_chart *chart = s->page->chart;
    double size = s->page->display->size_pt[DLN_ROLE_DETAIL];
    for (size_t i = 0; i < s->entries.count; i++) {
        dln_spine_row *r = &s->rows[i];
        double gap = (i + 1 < s->entries.count ? s->rows[i + 1].top : bottom) - r->top - r->height;
        size_t lines = gap > 0 ? (size_t)(gap / dln_line_pt(size)) : 0;
        if (s->entries.items[i].member_count == 1 || r->detail.count > 0 || lines == 0)
            continue;
        const dln_measured *names = dln_measure(chart->measurer, s->entries.items[i].detail, false);
        if (names == NULL)
            return false;
        r->detail = dln_break_lines(names, label_width(s) / size / DLN_WIDTH_RESERVE, lines < 2 ? lines : 2, chart->arena);
    }
    return true;
}

/* As long as its labels need to stand near their times, at most room. */
static bool stretch_spine(dln_spine *s, double top, double room)
{
    double first_plot = fmin(fmax(s->rows_height / good_fill, s->form->least_height), room), plot = first_plot;
    for (;;) {
        double bottom = top + plot;
        if (!place(s, top, &bottom))
            return false;
        bool was_first = plot == first_plot;
        plot = bottom - top;
        if (s->form->is_paced || is_easy(s) || plot >= room - 0.01 || (was_first && plot < first_plot - 1))
            break;
        if (plot > s->rows_height * 1.75 + 1) { /* length does not help: one short stretch is crowded */
            plot = first_plot;
            bottom = top + plot;
            if (!place(s, top, &bottom))
                return false;
            break;
        }
        plot = fmin(plot * 1.08, room);
    }
    while (s->form->is_paced && plot > room && s->entries.count > 1) { /* months and breaks need more than was thought */
        size_t capacity = (size_t)((double)s->entries.count * fmin(room / plot, 0.95));
        double bottom = top;
        s->detail_lines = 0;
        if (!dln_fold_to(s->page->chart, &s->entries, capacity > 1 ? capacity : 1, &s->axis, dln_line_pt(s->label_size)) || !fit_rows(s) ||
            !place(s, top, &bottom))
            return false;
        plot = bottom - top;
    }
    s->plot = plot;
    return true;
}

/* Where the second of two columns begins: near the middle, between two days. 0: nowhere. */
static size_t middle_of(const dln_chart *chart)
{
    size_t n = chart->item_count;
    for (size_t off = 0; off < n / 5; off++)
        for (int side = -1; side <= 1; side += 2) {
            size_t at = n / 2 + (size_t)((int)off * side);
            if (at > 0 && at < n && dln_fold_bucket(DLN_FOLD_DAY, chart->items[at].begin) != dln_fold_bucket(DLN_FOLD_DAY, chart->items[at - 1].begin))
                return at;
        }
    return 0;
}

/* Two columns if they leave more events unfolded than one. *count: how many spines there are. */
static bool choose_columns(dln_spine *spines, size_t *count, dln_page *page, const dln_spine_form *form, double room)
{
    const dln_chart *chart = page->chart;
    size_t n = chart->item_count, middle = middle_of(chart);
    bool is_crowded = (double)n * dln_line_pt(form->label_sizes[form->size_count - 1]) > room * form->fill;
    double strip_pt = is_crowded ? strip_room : 0;
    spines[0] = (dln_spine){.form = form, .page = page, .title_lines = 2};
    *count = 1;
    if (!start_spine(&spines[0], page->left, page->right, form->lead, 0, n, strip_pt) || !choose_rows(&spines[0], room))
        return false;
    if (alone_count(&spines[0].entries) == n || form->is_paced || middle == 0)
        return true;
    dln_spine one = spines[0];
    double width = (page->right - page->left - column_gap) / 2;
    size_t alone = 0;
    for (size_t c = 0; c < 2; c++) {
        spines[c] = (dln_spine){.form = form, .page = page, .title_lines = 3};
        double left = page->left + (double)c * (width + column_gap);
        if (width < 190 || !start_spine(&spines[c], left, left + width, column_lead, c == 0 ? 0 : middle, c == 0 ? middle : n - middle, 0) ||
            !choose_rows(&spines[c], room))
            break;
        alone += alone_count(&spines[c].entries);
    }
    if (dln_arena_failed(chart->arena))
        return false;
    double size = fmin(spines[0].label_size, spines[1].label_size);
    bool is_better = width >= 190 && alone > alone_count(&one.entries) + n / 10 && spines[1].rows != NULL;
    for (size_t c = 0; c < 2 && is_better; c++) { /* one size of text in both */
        spines[c].label_size = size;
        spines[c].detail_lines = 0;
        if (!fit_rows(&spines[c]) || !name_folds(&spines[c], room * form->fill))
            return false;
        is_better = spines[c].rows_height <= room && label_width(&spines[c]) >= 130;
    }
    *count = is_better ? 2 : 1;
    if (is_better)
        return true;
    spines[0] = one;
    return fit_rows(&spines[0]) && name_folds(&spines[0], room * form->fill); /* the sizes of texts are its own again */
}

/* ---- the form ---- */
static double foot_height(dln_page *page, const dln_entries *entries)
{
    dln_display *display = page->display;
    size_t mark = display->item_count, cut = display->cut_count;
    double y = page->y;
    dln_page_foot(page, entries);
    double height = page->y - y;
    display->item_count = mark;
    display->cut_count = cut;
    page->y = y;
    return height;
}

/* What one bar of the strip counts, for the key. */
static void name_strip(dln_page *page, const dln_spine *s)
{
    if (s->strip_pt == 0)
        return;
    dln_span words = dln_step_words(dln_spine_strip_step(s), page->chart->arena);
    page->strip = dln_arena_printf(page->chart->arena, "events %.*s", (int)words.len, words.text);
}

dln_status dln_layout_spine(const dln_chart *chart, dln_display *display, dln_error *err)
{
    const dln_spine_form *form = display->form == DLN_CHART_POSTER ? &poster_form : &report_form;
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
    dln_page page = {.chart = chart, .display = display, .left = 12, .right = width - 12, .y = 12, .strip = DLN_SPAN("events in 200 years")};
    if (width < 240)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt wide is too narrow for a chart", width);
    dln_page_head(&page);
    page.y += 5;
    size_t head_count = display->item_count;
    double key_y = page.y;
    page.is_trial = true;
    dln_page_key(&page, true); /* with all that may occur; drawn when it is known what does */
    page.is_trial = false;
    display->item_count = head_count;
    double key_height = page.y - key_y + 12;
    page.y = key_y;
    page.strip = DLN_SPAN("");
    dln_entries all;
    if (!dln_entries_of(chart, &all))
        return DLN_NO_MEMORY;
    double grows = dln_line_pt(form->note_size) * (width < 330 ? 2 : 1); /* the count line, once there are folds */
    double foot = foot_height(&page, &all) + 14 + (chart->look->height_pt > 0 ? grows : 0), top = key_y + key_height, room = most - top - foot - 12;
    if (room < 40)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt high is too low for this chart", most);
    dln_spine spines[2];
    size_t spine_count, kept = 0;
    if (!choose_columns(spines, &spine_count, &page, form, room))
        return DLN_NO_MEMORY;
    double plot = 0, shift_sum = 0;
    for (size_t c = 0; c < spine_count; c++) {
        dln_spine *s = &spines[c];
        if (label_width(s) < least_room_em * s->label_size)
            return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt wide is too narrow for this chart", width);
        if (s->rows_height > room)
            return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt high is too low for this chart", most);
        if (!stretch_spine(s, top, room))
            return DLN_NO_MEMORY;
        if (s->plot > room + 0.01)
            return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt high is too low for this chart", most);
        plot = fmax(plot, s->plot);
    }
    for (size_t c = 0; c < spine_count; c++) {
        dln_spine *s = &spines[c];
        double bottom = top + plot;
        if (!dln_axis_is_sound(&s->axis))
            return dln_fail(err, DLN_BROKEN, "chart: time does not run on along the axis");
        if (s->plot < plot && !place(s, top, &bottom)) /* both as long as the longer */
            return DLN_NO_MEMORY;
        if (!name_in_gaps(s, top + plot))
            return DLN_NO_MEMORY;
        memcpy(all.items + kept, s->entries.items, s->entries.count * sizeof *all.items);
        kept += s->entries.count;
        shift_sum += s->shift_sum;
        display->max_shift_lines = fmax(display->max_shift_lines, s->shift_max);
    }
    all.count = kept;
    display->mean_shift_lines = shift_sum / (double)kept;
    page.y = key_y;
    name_strip(&page, &spines[0]);
    for (size_t c = 0; c < spine_count; c++)
        dln_spine_draw(&spines[c]);
    size_t key_from = display->item_count;
    dln_page_key(&page, true);
    if (!dln_display_move(display, key_from, head_count)) /* it is read before what it explains */
        return DLN_NO_MEMORY;
    page.y = dln_grid(top + plot + 14);
    dln_page_foot(&page, &all);
    display->height = chart->look->height_pt > 0 ? chart->look->height_pt : ceil(page.y + 12);
    return dln_arena_failed(chart->arena) ? DLN_NO_MEMORY : DLN_OK;
}
