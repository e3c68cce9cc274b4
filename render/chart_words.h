/* render/chart_words.h - dates and counts as a reader expects them in print. English; months as in "7 Dec 2021".
 * Parts of one date are held together by no-break spaces.
 */
#ifndef RENDER_CHART_WORDS_H
#define RENDER_CHART_WORDS_H

#include <dateline/arena.h>
#include <dateline/event.h>

const char *dln_month_short(int32_t month); /* 1 to 12: "Dec" */
const char *dln_month_long(int32_t month);

/* "7 Dec 2021", "7–9 Dec 2021", "28 Nov – 3 Dec 2021", "Dec 2021", "2014–2016", "from 7 Dec 2021", "c. 7 Dec 2021";
 * without the year if it is said elsewhere. Empty if nothing is known. */
dln_span dln_chart_date(const dln_when *when, bool with_year, dln_arena *arena);

dln_span dln_chart_zone(int16_t offset_min, dln_arena *arena); /* "UTC+3"; unknown: nothing */
/* Both ends on one clock (dln_item.when). "18:07–20:08"; empty if there is no clock time. With its zone: "18:07–20:08 UTC+3". */
dln_span dln_chart_hours(const dln_when *when, dln_arena *arena);
dln_span dln_chart_clock(const dln_when *when, dln_arena *arena);

/* "1 event", "28 events". */
dln_span dln_chart_count(size_t count, const char *singular, const char *plural, dln_arena *arena);

/* counts by type: "3 meetings, 1 call, 6 statements". */
dln_span dln_chart_kinds(const size_t *count_of_type, size_t type_count, dln_arena *arena);

#endif
