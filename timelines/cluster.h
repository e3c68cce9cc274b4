/* timelines/cluster.h - which mentions are of one event. */
#ifndef DATELINE_TIMELINES_CLUSTER_H
#define DATELINE_TIMELINES_CLUSTER_H

#include "features.h"

/* What was found out before, for forming a part of many anew: mentions whose event stands are only there so that others may meet them.
 * The part has to hold the whole of every event that it touches, and whatever the mentions that are open may meet (reach.h). */
typedef struct dln_known {
    uint32_t event;  /* the event that it was of, from 1; 0: none */
    bool is_settled; /* which stands */
} dln_known;

enum { DLN_MOST_CLUSTERS = 64 }; /* that a vague mention is tried on; among more, none stands out */

typedef struct dln_cluster {
    const uint32_t *mentions; /* indexes into the sorted mentions, ascending */
    uint32_t count;
    bool is_torn;             /* vague, and several dated events fit: it stays apart */
    bool is_settled;          /* all of its mentions are */
} dln_cluster;

/* The clusters of the mentions, which are sorted by (published, article, id); in order of their first mention. known: of each mention;
 * NULL: nothing is. evidence has room for one of each: the telling words of its evidence. */
dln_status dln_cluster_mentions(const dln_mention *const *mentions, const dln_known *known, size_t count, dln_feature_maker *maker,
                                dln_arena *arena, dln_telling *evidence, dln_cluster **clusters, size_t *cluster_count);

#endif
