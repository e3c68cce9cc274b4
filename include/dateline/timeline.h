/* include/dateline/timeline.h - mentions in, events out.
 * A timeline owns copies of what it is given. Merging is a pure function of the set of mentions: any order, any
 * split into runs, repeats included, gives the same events in the same order (DESIGN.md, "Merging").
 */
#ifndef DATELINE_TIMELINE_H
#define DATELINE_TIMELINE_H

#include <dateline/arena.h>
#include <dateline/corrections.h>
#include <dateline/event.h>
#include <dateline/lexicon.h>
#include <dateline/query.h>
#include <dateline/sink.h>

typedef struct dln_timeline dln_timeline;

dln_timeline *dln_timeline_new(void); /* yours to free; NULL: no memory */
void dln_timeline_free(dln_timeline *timeline); /* NULL is fine */

/* Both copy. A mention or event whose id is already there replaces nothing: the first by (all fields) order stays. */
dln_status dln_timeline_add_mention(dln_timeline *timeline, const dln_mention *mention, dln_error *err);
dln_status dln_timeline_add_event(dln_timeline *timeline, const dln_event *event, dln_error *err);

/* One line of NDJSON, a mention or an event as its keys tell; unknown keys are kept. Fails with the column. */
dln_status dln_timeline_add_line(dln_timeline *timeline, dln_span line, dln_error *err);

/* Forms the events of the mentions anew; events that were added as such stay beside them. The lexicon expands groups
 * to their members; NULL: groups stand for themselves. */
dln_status dln_timeline_merge(dln_timeline *timeline, const dln_lexicon *lexicon, dln_error *err);

/* Applies a person's corrections to the events. unmatched, if given, has room for one of each: whether it is about no event. */
dln_status dln_timeline_correct(dln_timeline *timeline, const dln_corrections *corrections, bool *unmatched, dln_error *err);

/* Another order than that of time, until the next call: by when the store last changed them, how sure they are, by how many sources; ties
 * go by time. Backwards, those without a date still come last. */
typedef enum dln_order { DLN_BY_TIME, DLN_BY_CHANGE, DLN_BY_CONFIDENCE, DLN_BY_SOURCES } dln_order;
void dln_timeline_sort(dln_timeline *timeline, dln_order order, bool is_backwards);

/* Keeps the events that the query matches, in order; with a limit the first of them. */
dln_status dln_timeline_filter(dln_timeline *timeline, const dln_query *query, dln_error *err);

size_t dln_timeline_count(const dln_timeline *timeline);
const dln_event *dln_timeline_at(const dln_timeline *timeline, size_t index); /* borrowed; sorted by dln_when_compare, type rank, id, if nothing else was asked for */
/* Whether the last filter matched the event for sure or only possibly (its date is coarser than the range). */
bool dln_timeline_is_certain(const dln_timeline *timeline, size_t index);

size_t dln_timeline_mention_count(const dln_timeline *timeline);
const dln_mention *dln_timeline_mention_at(const dln_timeline *timeline, size_t index); /* sorted by id */

/* ---- lines: the contract between stages (DESIGN.md, "Lines") ---- */
void dln_mention_write(const dln_mention *mention, dln_sink *out); /* one line of NDJSON with its \n */
void dln_event_write(const dln_event *event, dln_sink *out);
/* Into arena; unknown keys land in extra. */
dln_status dln_mention_read(dln_span line, dln_arena *arena, dln_mention *out, dln_error *err);
dln_status dln_event_read(dln_span line, dln_arena *arena, dln_event *out, dln_error *err);

#endif
