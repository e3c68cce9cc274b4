/* src/extract/occasions.h - private to occasions*.c: the occasions of an article.
 *   occasions.c        which mentions are one occasion
 *   occasions_sides.c  whose an occasion is of which nobody is told
 */
#ifndef DATELINE_EXTRACT_OCCASIONS_H
#define DATELINE_EXTRACT_OCCASIONS_H

#include "extract/candidate.h"

enum { OCCASIONS_BACK = 256 }; /* candidates looked back at: an article of a million words stays linear */

static inline bool is_dated(const dln_candidate *c)
{
    return dln_when_is_known(&c->when);
}

/* At most a day apart: what is told from the spot. */
static inline bool days_near(const dln_when *a, const dln_when *b)
{
    return dln_when_is_known(b) && dln_when_first_day(a) <= (int64_t)dln_when_last_day(b) + 1 && (int64_t)dln_when_last_day(a) + 1 >= dln_when_first_day(b);
}

/* Whether an occasion of somebody is told before this one. */
bool occasions_is_any_before(const dln_candidates *list, size_t index);
/* Gives an occasion of nobody the parties that the text around it tells of, if it does. */
void occasions_give_parties(dln_doc *doc, const dln_candidates *list, size_t index);

/* Leaves out what is faint where something else is told of whoever took part. occasions_faint.c */
void occasions_leave_out_faint(const dln_doc *doc, dln_candidates *list);

#endif
