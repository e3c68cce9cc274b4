/* render/lanes.h - the slide between its parts: layout_lanes.c decides what stands in which lane and row, lanes_counts.c what
 * is only counted, lanes_fold.c what is folded, lanes_draw.c puts it into the display list.
 */
#ifndef RENDER_LANES_H
#define RENDER_LANES_H

#include "render/inset.h"

enum { DLN_LANES_MAX = 7 };

typedef enum dln_side { DLN_SIDE_RIGHT, DLN_SIDE_LEFT, DLN_SIDE_ABOVE } dln_side;

typedef struct dln_placed {  /* an entry's mark and label */
    dln_lines lines;
    double begin, end;       /* of the mark or bar */
    double fade_left, fade_right; /* how far it fades on its sides: a date that is vague or open there */
    dln_span date;           /* in front of the label, if date_width > 0 */
    bool is_dated;           /* with all of the date, not only what the axis cannot say */
    bool is_bar, is_fold, has_mark;
    double left, right;      /* of mark and label and the air around them */
    double label_x, numbers_width, date_width, doubt_width;
    uint32_t row;
    uint8_t side;            /* dln_side */
} dln_placed;

typedef struct dln_lane {
    dln_span name;
    const dln_measured *label;
    dln_entries entries;
    dln_entries counted;     /* bars of a histogram: events that have no label */
    dln_placed *placed;
    size_t placed_capacity;
    size_t row_count, event_count;
    dln_fold_unit unit;      /* what is folded next */
    double top;
} dln_lane;

typedef struct dln_lane_form {
    dln_page *page;
    dln_lane items[DLN_LANES_MAX];
    size_t count;
    dln_axis axis;
    double plot_left, plot_right, size;
    int64_t axis_shown;      /* minutes, without the breaks */
    size_t max_lines;
    bool with_dates;         /* in front of the labels */
    dln_inset inset;         /* what is listed beside the lanes */
    double strip_pt;         /* height of the histograms; 0: none */
    dln_step count_step;     /* what one of their bars stands for */
    size_t most_counted;     /* in the highest */
} dln_lane_form;

double dln_lanes_height(const dln_lane_form *s); /* of all lanes */
double dln_lanes_row_height(const dln_lane_form *s);
double dln_lanes_mark_left(const dln_lane_form *s, const dln_placed *p); /* of its bar, if it has one, where it has faded */
double dln_lanes_mark_right(const dln_lane_form *s, const dln_placed *p);
double dln_lanes_gap(const dln_lane_form *s);
/* Whether there are no more rows than labels that lie over one place: what first-fit promises where each takes one row. */
bool dln_lanes_rows_are_fewest(const dln_lane *lane);
/* Labels in rows at the size and number of lines that fit in room without folding. *done: they do. false: no memory. */
bool dln_lanes_fit_all(dln_lane_form *s, double room, double least, double most, bool with_dates, bool *done);

/* Rows of one lane, of all lanes at that size of text. false: no memory. */
bool dln_lanes_place(dln_lane_form *s, dln_lane *lane);
bool dln_lanes_place_all(dln_lane_form *s, double size, size_t max_lines);
/* Folds until one line each at that size fits in room, if anything helps. false: no memory. */
bool dln_lanes_fold(dln_lane_form *s, double room, double size);
bool dln_lanes_fold_unit(dln_lane_form *s, dln_lane *lane); /* all of the lane by its next unit */

/* Most events as histograms, the foremost with labels. *done: it fits; else nothing is changed. false: no memory. */
bool dln_lanes_count(dln_lane_form *s, double room, double least, bool *done);

void dln_lanes_draw_axis(dln_lane_form *s, double axis_y, double bottom);
void dln_lanes_draw_window(dln_lane_form *s, double axis_y, double bottom); /* the time of the inset */
void dln_lanes_draw_lane(dln_lane_form *s, size_t l);
void dln_lanes_draw_entry(dln_lane_form *s, const dln_lane *lane, size_t i);
void dln_lanes_draw_counts(dln_lane_form *s, const dln_lane *lane);

#define DLN_LANES_DATE_GAP 5 /* points between a date and its label */
#define DLN_LANES_FADE 7     /* points that an end without a sharp date takes to fade */

#endif
