/* render/axis.c - time to points; ticks on boundaries of the calendar. */
#include "render/axis.h"

#include <math.h>
#include <stdio.h>

#include "render/chart_words.h"

enum { BREAKS_MAX = 6 };

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* ---- the axis ---- */
typedef struct gap { int64_t begin, end; } gap;

/* The mean of the empty times between stretches, but for the longest. */
static double mean_gap(const dln_stretch *stretches, size_t count)
{
    double sum = 0, widest = 0;
    size_t gaps = 0;
    int64_t covered_to = count > 0 ? stretches[0].end : 0;
    for (size_t i = 1; i < count; i++) {
        double empty = (double)(stretches[i].begin - covered_to);
        if (empty > 0) {
            sum += empty;
            widest = fmax(widest, empty);
        }
        gaps++;
        covered_to = stretches[i].end > covered_to ? stretches[i].end : covered_to;
    }
    return gaps < 2 ? INFINITY : (sum - widest) / (double)(gaps - 1);
}

/* Empty times that are long for the axis, and long beside the others: events that are few and far between are not broken apart. */
static size_t find_gaps(int64_t begin, int64_t end, const dln_stretch *stretches, size_t count, double least_gap, size_t most_breaks, gap *gaps)
{
    size_t found = 0;
    int64_t shown = end - begin;
    double exceptional = 3 * mean_gap(stretches, count);
    while (found < most_breaks) {
        gap widest = {0, 0};
        int64_t covered_to = begin;
        for (size_t i = 0; i <= count; i++) { /* the last gap is before the end */
            bool is_taken = false;
            int64_t next = i < count ? stretches[i].begin : end;
            for (size_t k = 0; k < found; k++)
                is_taken |= gaps[k].begin >= covered_to && gaps[k].end <= next;
            if (!is_taken && i > 0 && next - covered_to > widest.end - widest.begin)
                widest = (gap){covered_to, next};
            if (i < count && stretches[i].end > covered_to)
                covered_to = stretches[i].end;
        }
        int64_t margin = (widest.end - widest.begin) / 20, most = (shown - (widest.end - widest.begin)) / 30 + DLN_DAY_MIN;
        margin = margin < most ? margin : most; /* the events beside a break keep some air, but little */
        widest.begin += margin;
        widest.end -= margin;
        if ((double)(widest.end - widest.begin) <= (double)shown * least_gap || (double)(widest.end - widest.begin) < exceptional || widest.end - widest.begin < 14 * DLN_DAY_MIN)
            break;
        shown -= widest.end - widest.begin;
        size_t at = found++;
        while (at > 0 && gaps[at - 1].begin > widest.begin) {
            gaps[at] = gaps[at - 1];
            at--;
        }
        gaps[at] = widest;
    }
    return found;
}

bool dln_axis_make(dln_axis *axis, int64_t begin, int64_t end, const dln_stretch *stretches, size_t count, double from,
                   double to, double break_pt, double least_gap, dln_arena *arena)
{
    gap gaps[BREAKS_MAX];
    if (least_gap < 1.3 * break_pt / (to - from)) /* one is to save room */
        least_gap = 1.3 * break_pt / (to - from);
    size_t gap_count = 0, most_breaks = break_pt > 0 ? (size_t)fmin(BREAKS_MAX, (to - from) / 2 / break_pt) : 0; /* half of it is for events */
    if (most_breaks > 0)
        gap_count = find_gaps(begin, end, stretches, count, least_gap, most_breaks, gaps);
    *axis = (dln_axis){.is_to_scale = true, .break_count = gap_count};
    axis->parts = dln_arena_array(arena, 2 * gap_count + 1, sizeof *axis->parts);
    if (axis->parts == NULL)
        return false;
    int64_t shown = end - begin;
    for (size_t i = 0; i < gap_count; i++)
        shown -= gaps[i].end - gaps[i].begin;
    double scale = (to - from - break_pt * (double)gap_count) / (double)shown, at = from;
    int64_t time = begin;
    for (size_t i = 0; i <= gap_count; i++) {
        int64_t stop = i < gap_count ? gaps[i].begin : end;
        axis->parts[axis->count++] = (dln_axis_part){time, stop, at, at + scale * (double)(stop - time), false};
        at += scale * (double)(stop - time);
        if (i < gap_count) {
            axis->parts[axis->count++] = (dln_axis_part){stop, gaps[i].end, at, at + break_pt, true};
            at += break_pt;
            time = gaps[i].end;
        }
    }
    return true;
}

int64_t dln_axis_shown(int64_t begin, int64_t end, const dln_stretch *stretches, size_t count)
{
    gap gaps[BREAKS_MAX];
    size_t gap_count = find_gaps(begin, end, stretches, count, DLN_LEAST_GAP, BREAKS_MAX, gaps);
    for (size_t i = 0; i < gap_count; i++)
        begin += gaps[i].end - gaps[i].begin;
    return end - begin;
}

double dln_axis_at(const dln_axis *axis, int64_t time)
{
    size_t low = 0, high = axis->count - 1; /* the last part that begins at or before time */
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        if (axis->parts[middle].begin <= time)
            low = middle;
        else
            high = middle - 1;
    }
    const dln_axis_part *part = &axis->parts[low];
    if (time <= part->begin)
        return part->from;
    if (time >= part->end)
        return part->to;
    return part->from + (part->to - part->from) * ((double)(time - part->begin) / (double)(part->end - part->begin));
}

bool dln_axis_is_sound(const dln_axis *axis)
{
    for (size_t i = 0; i < axis->count; i++) {
        const dln_axis_part *part = &axis->parts[i];
        if (!(part->begin < part->end && part->from < part->to))
            return false;
        if (i > 0 && (part->begin != part[-1].end || part->from < part[-1].to - 1e-6))
            return false;
    }
    return axis->count > 0;
}

double dln_axis_points_per_day(const dln_axis *axis)
{
    const dln_axis_part *part = &axis->parts[0];
    return (part->to - part->from) / (double)(part->end - part->begin) * DLN_DAY_MIN;
}

dln_span dln_axis_break_words(const dln_axis_part *part, dln_arena *arena)
{
    int64_t days = (part->end - part->begin) / DLN_DAY_MIN, amount = days >= 730 ? days / 365 : days >= 60 ? days / 30 : days;
    return dln_arena_printf(arena, "%lld\xc2\xa0%s", (long long)amount, days >= 730 ? "years" : days >= 60 ? "months" : "days");
}

dln_when dln_axis_days(int64_t begin, int64_t end, int32_t most_days)
{
    enum { NEARLY_A_MONTH = 25 };
    int32_t first = (int32_t)floor_div(begin, DLN_DAY_MIN), last = (int32_t)floor_div(end - 1, DLN_DAY_MIN);
    dln_civil from = dln_civil_of(first), to = dln_civil_of(last);
    bool is_month = from.year == to.year && from.month == to.month && last - first >= NEARLY_A_MONTH;
    if (is_month || last - first > most_days)
        return (dln_when){dln_when_month(from.year, from.month).begin, dln_when_month(to.year, to.month).begin};
    return dln_when_days(first, last);
}

/* ---- ticks ---- */
static const dln_step ladder[] = {
    {DLN_UNIT_MINUTE, 1}, {DLN_UNIT_MINUTE, 5}, {DLN_UNIT_MINUTE, 15}, {DLN_UNIT_MINUTE, 30}, {DLN_UNIT_HOUR, 1},
    {DLN_UNIT_HOUR, 3}, {DLN_UNIT_HOUR, 6}, {DLN_UNIT_HOUR, 12}, {DLN_UNIT_DAY, 1}, {DLN_UNIT_WEEK, 1},
    {DLN_UNIT_MONTH, 1}, {DLN_UNIT_MONTH, 3}, {DLN_UNIT_MONTH, 6}, {DLN_UNIT_YEAR, 1}, {DLN_UNIT_YEAR, 2},
    {DLN_UNIT_YEAR, 5}, {DLN_UNIT_YEAR, 10}, {DLN_UNIT_YEAR, 20}, {DLN_UNIT_YEAR, 50}, {DLN_UNIT_YEAR, 100},
    {DLN_UNIT_YEAR, 200}, {DLN_UNIT_YEAR, 500}, {DLN_UNIT_YEAR, 1000},
};

static double least_days(dln_step step)
{
    static const double days[] = {1.0 / 1440, 1.0 / 24, 1, 7, 28, 365};
    return days[step.unit] * step.count;
}

dln_step dln_step_choose(double points_per_day, double gap_pt, dln_unit finest)
{
    size_t count = sizeof ladder / sizeof *ladder;
    for (size_t i = 0; i < count; i++)
        if (ladder[i].unit >= finest && least_days(ladder[i]) * points_per_day >= gap_pt)
            return ladder[i];
    return ladder[count - 1];
}

int64_t dln_step_floor(dln_step step, int64_t time)
{
    int32_t day = (int32_t)floor_div(time, DLN_DAY_MIN);
    dln_civil civil = dln_civil_of(day);
    switch (step.unit) {
    case DLN_UNIT_MINUTE:
        return floor_div(time, step.count) * step.count;
    case DLN_UNIT_HOUR:
        return floor_div(time, step.count * 60) * step.count * 60;
    case DLN_UNIT_DAY:
        return (int64_t)day * DLN_DAY_MIN;
    case DLN_UNIT_WEEK:
        return (int64_t)(day - (dln_weekday_of(day) - 1)) * DLN_DAY_MIN;
    case DLN_UNIT_MONTH:
        return (int64_t)dln_day_of(civil.year, (civil.month - 1) / step.count * step.count + 1, 1) * DLN_DAY_MIN;
    case DLN_UNIT_YEAR:
        break;
    }
    return (int64_t)dln_day_of((int32_t)floor_div(civil.year, step.count) * step.count, 1, 1) * DLN_DAY_MIN;
}

int64_t dln_step_next(dln_step step, int64_t time)
{
    dln_civil civil = dln_civil_of((int32_t)floor_div(time, DLN_DAY_MIN));
    switch (step.unit) {
    case DLN_UNIT_MINUTE:
        return time + step.count;
    case DLN_UNIT_HOUR:
        return time + step.count * 60;
    case DLN_UNIT_DAY:
        return time + DLN_DAY_MIN;
    case DLN_UNIT_WEEK:
        return time + 7 * DLN_DAY_MIN;
    case DLN_UNIT_MONTH: {
        int32_t months = civil.month - 1 + step.count;
        return (int64_t)dln_day_of(civil.year + months / 12, months % 12 + 1, 1) * DLN_DAY_MIN;
    }
    case DLN_UNIT_YEAR:
        break;
    }
    return (int64_t)dln_day_of(civil.year + step.count, 1, 1) * DLN_DAY_MIN;
}

dln_tick dln_tick_at(dln_step step, int64_t time)
{
    dln_tick tick = {.time = time};
    int32_t day = (int32_t)floor_div(time, DLN_DAY_MIN);
    int minute = (int)(time - (int64_t)day * DLN_DAY_MIN);
    dln_civil civil = dln_civil_of(day);
    bool new_year = civil.month == 1 && civil.day == 1;
    if (step.unit == DLN_UNIT_YEAR || (step.unit == DLN_UNIT_MONTH && new_year)) {
        tick.is_major = true;
        snprintf(tick.label, sizeof tick.label, "%d", (int)civil.year);
    } else if (step.unit == DLN_UNIT_MONTH) {
        snprintf(tick.label, sizeof tick.label, "%s", dln_month_short(civil.month));
    } else if (step.unit >= DLN_UNIT_DAY || minute == 0) {
        tick.is_major = step.unit < DLN_UNIT_DAY;
        snprintf(tick.label, sizeof tick.label, "%d\xc2\xa0%s", (int)civil.day, dln_month_short(civil.month));
    } else {
        snprintf(tick.label, sizeof tick.label, "%02d:%02d", minute / 60, minute % 60);
    }
    return tick;
}

dln_span dln_step_words(dln_step step, dln_arena *arena)
{
    static const char *const units[] = {"minute", "hour", "day", "week", "month", "year"};
    if (step.count == 1)
        return dln_arena_printf(arena, "%s %s", step.unit == DLN_UNIT_HOUR ? "an" : "a", units[step.unit]);
    if (step.unit == DLN_UNIT_MONTH && step.count == 3)
        return DLN_SPAN("a quarter");
    return dln_arena_printf(arena, "in %d %ss", (int)step.count, units[step.unit]);
}
