/* render/inset.h - the busiest stretch of a slide as a list beside the lanes, so that a burst neither crowds the lanes
 * nor is folded away. On the lanes' axis a band shows which time it is.
 */
#ifndef RENDER_INSET_H
#define RENDER_INSET_H

#include "render/chart.h"

typedef struct dln_inset {
    size_t first, count;      /* the items of the burst; count 0: none */
    int64_t begin, end;       /* whole days */
    dln_entries entries;
    double left, right;
    dln_span title;
    size_t line_count;        /* of each entry's label, at most */
} dln_inset;

/* More than 30 % of the events in less than 10 % of the time that is shown, at least 6: the most there are. */
dln_inset dln_inset_find(const dln_chart *chart, int64_t shown);

/* Rows for a list of that width and height at the page's sizes, folded if need be; count 0 if there is
 * no room for labels beside their dates. false: no memory. */
bool dln_inset_fit(dln_inset *inset, const dln_page *page, double left, double right, double height);
/* From y on. Returns the y below. */
double dln_inset_draw(const dln_inset *inset, dln_page *page, double y);

#endif
