/* timelines/cluster.h - which mentions are of one event. */
#ifndef DATELINE_TIMELINES_CLUSTER_H
#define DATELINE_TIMELINES_CLUSTER_H

#include "features.h"

typedef struct dln_cluster {
    const uint32_t *mentions; /* indexes into the sorted mentions, ascending */
    uint32_t count;
    bool is_torn;             /* vague, and several dated events fit: it stays apart */
} dln_cluster;

/* The clusters of the mentions, which are sorted by (published, article, id); in order of their first mention. */
dln_status dln_cluster_mentions(const dln_mention *const *mentions, size_t count, const dln_lexicon *lexicon, dln_arena *arena,
                                dln_cluster **clusters, size_t *cluster_count);

#endif
