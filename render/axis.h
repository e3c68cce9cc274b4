/* render/axis.h - time to points, and the ticks. Time is minutes since 1970-01-01T00:00 on the chart's clock.
 * An axis is pieces that follow each other: linear stretches and breaks (a long time without events, drawn short).
 */
#ifndef RENDER_AXIS_H
#define RENDER_AXIS_H

#include <dateline/arena.h>
#include <dateline/when.h>

#define DLN_DAY_MIN 1440

typedef struct dln_axis_part {
    int64_t begin, end; /* half-open; begin < end */
    double from, to;    /* points; from < to */
    bool is_break;
} dln_axis_part;

typedef struct dln_axis {
    dln_axis_part *parts;
    size_t count;
    bool is_to_scale;   /* one scale, breaks apart */
    size_t break_count;
} dln_axis;

/* A stretch of time that something covers. */
typedef struct dln_stretch { int64_t begin, end; } dln_stretch;

/* Linear from..to over begin..end, with a break of break_pt wherever nothing is covered for more than least_gap of
 * what the axis would show otherwise and for three times as long as on average (and a break is shorter than that). stretches are sorted by begin. false: no memory. */
bool dln_axis_make(dln_axis *axis, int64_t begin, int64_t end, const dln_stretch *stretches, size_t count, double from,
                   double to, double break_pt, double least_gap, dln_arena *arena);
#define DLN_LEAST_GAP 0.25
/* Whether time and points both go on strictly from part to part: else the chart must not be drawn. */
bool dln_axis_is_sound(const dln_axis *axis);
/* The time that is left without the breaks. */
int64_t dln_axis_shown(int64_t begin, int64_t end, const dln_stretch *stretches, size_t count);
double dln_axis_at(const dln_axis *axis, int64_t time); /* clamped to the axis */
double dln_axis_points_per_day(const dln_axis *axis);   /* of the first part that is no break */
dln_span dln_axis_break_words(const dln_axis_part *part, dln_arena *arena); /* how long it is: "5 months", with a no-break space */

/* The days that [begin, end) touches; in months if they fill one nearly, or are more than most_days: exact enough then. */
dln_when dln_axis_days(int64_t begin, int64_t end, int32_t most_days);

/* ---- ticks ---- */
typedef enum dln_unit { DLN_UNIT_MINUTE, DLN_UNIT_HOUR, DLN_UNIT_DAY, DLN_UNIT_WEEK, DLN_UNIT_MONTH, DLN_UNIT_YEAR } dln_unit;

typedef struct dln_step { dln_unit unit; int32_t count; } dln_step;

typedef struct dln_tick {
    int64_t time;
    bool is_major;      /* first of its year (its day, for clock ticks): bold */
    char label[24];     /* "Dec"; "2021"; "7 Dec"; "18:00" */
} dln_tick;

/* The finest step of the ladder whose ticks lie at least gap_pt apart at this scale. finest: nothing below it. */
dln_step dln_step_choose(double points_per_day, double gap_pt, dln_unit finest);
int64_t dln_step_floor(dln_step step, int64_t time); /* the boundary at or before */
int64_t dln_step_next(dln_step step, int64_t time);  /* the boundary after the boundary time */
dln_tick dln_tick_at(dln_step step, int64_t time);
dln_span dln_step_words(dln_step step, dln_arena *arena); /* "a week", "a quarter", "in 2 years" */

#endif
