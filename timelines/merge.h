/* timelines/merge.h - mentions in, events out: the pure function behind dln_timeline_merge.
 * Stages, each in its own file: what a mention offers for comparing (features.c), comparing two (similar.c, party_match.c),
 * who belongs together (cluster.c), what they agree on (agree.c).
 */
#ifndef DATELINE_TIMELINES_MERGE_H
#define DATELINE_TIMELINES_MERGE_H

#include "cluster.h"

/* The events of the mentions, in no particular order, into arena; they point into the mentions' texts. The mentions
 * have different ids; their order does not matter. */
typedef struct dln_merged {
    const dln_event *events;
    size_t event_count;
    const uint32_t *event_of; /* of each mention, in the order that they were given: the index of its event */
} dln_merged;
dln_status dln_merge(const dln_mention *const *mentions, size_t count, const dln_lexicon *lexicon, dln_arena *arena, dln_merged *out,
                     dln_error *err);

/* The same of a part of them (cluster.h); an event that is settled has its mentions, but nothing else (id is empty). */
dln_status dln_merge_part(const dln_mention *const *mentions, const dln_known *known, size_t count, const dln_lexicon *lexicon,
                          dln_arena *arena, dln_merged *out, dln_error *err);

#endif
