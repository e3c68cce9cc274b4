/* timelines/reach.h - which events may influence each other when mentions are merged: the contract between cluster.c and whoever forms a
 * part of the events anew (the store). An event stands under keys (blocks.h) for stretches of days, in a role; who has to be looked at
 * again, and who has to be there for it, is found by probing for roles of the same key whose days overlap.
 * When a stage of cluster.c learns to look elsewhere, this has to follow; tests/property/store.c compares histories with one run.
 */
#ifndef DATELINE_TIMELINES_REACH_H
#define DATELINE_TIMELINES_REACH_H

#include "features.h"

typedef enum dln_role {
    DLN_ROLE_CORE,  /* exact mentions, under their pairs: may form an event */
    DLN_ROLE_VAGUE, /* a vague mention, under its pairs */
    DLN_ROLE_SIDE,  /* of an event with a core: one of its parties, for all of its days */
    DLN_ROLE_ALONE, /* a mention that names one party only (or none) */
} dln_role;

typedef struct dln_reach {
    uint64_t key; /* of blocks.h, the last two bits taken by the role */
    int32_t first, last;
} dln_reach;

static inline dln_role dln_role_of(const dln_reach *reach) { return (dln_role)(reach->key & 3); }

/* Where an event of these mentions stands: sorted by key and days, each once, into arena. false: no memory. */
bool dln_reach_of(const dln_features *mentions, size_t count, dln_arena *arena, dln_reach **out, size_t *out_count);

typedef enum dln_probe {
    DLN_PROBE_AFFECTED, /* whose outcome may change if the event's does */
    DLN_PROBE_NEIGHBOURS, /* of a core: other cores within a day, which share a day's slack with it */
    DLN_PROBE_NEEDED,   /* who has to be there when the event is formed anew */
} dln_probe;
enum { DLN_PROBES = 2 };

/* What to look for on behalf of a reach; how many. */
size_t dln_probes_of(const dln_reach *reach, dln_probe why, dln_reach out[DLN_PROBES]);

#endif
