/* render/spine.h - the vertical form between its two halves: layout_spine.c decides which rows there are and where they
 * stand, spine_draw.c puts them into the display list. A chart has one spine, or two side by side, each with a period.
 */
#ifndef RENDER_SPINE_H
#define RENDER_SPINE_H

#include "render/chart.h"

typedef struct dln_spine_form {
    double width, least_height, most_height;
    double fill;                 /* of the spine's length by labels, at most */
    double label_sizes[4];       /* tried in this order */
    size_t size_count;
    double fold_size;            /* when even the last does not fit */
    double title_size, note_size, least_size, row_gap, lead;
    bool is_paced;               /* every month as long as its labels need: time not to scale */
} dln_spine_form;

typedef struct dln_spine_row {
    dln_lines title, detail;
    dln_span date;               /* with the year where it is another than above */
    double height;               /* with the gap below */
    double numbers_width;
    double anchor, top;          /* where its time is on the spine; where it stands */
    size_t bunch;                /* how many rows from here on share one leader; 0: it is shared with a row above */
    uint32_t group;
} dln_spine_row;

typedef struct dln_spine {
    const dln_spine_form *form;
    dln_page *page;
    double left, right, lead;
    size_t first, count;         /* the items that it is for */
    dln_entries entries;
    dln_spine_row *rows;
    double spine_x, mark_x, date_x, label_x;
    double strip_pt;             /* room for a strip of counts beside the spine; 0: none */
    double label_size;
    size_t detail_lines, title_lines;
    double rows_height, plot;
    double shift_sum, shift_max; /* in lines */
    dln_axis axis;
} dln_spine;

/* The unit of the strip at this scale: each count at least 3 points long. */
dln_step dln_spine_strip_step(const dln_spine *s);
double dln_spine_break_pt(const dln_spine *s); /* room for the words of a break */
void dln_spine_draw(dln_spine *s);

#endif
