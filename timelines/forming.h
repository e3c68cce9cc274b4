/* timelines/forming.h - events while they form: nodes of mentions that say the same, and clusters of nodes that have joined.
 * What is looked at together stands together: all that comparing looks at in one array, who has joined whom in another.
 * When nodes are compared, and which join, is told by cluster.c.
 */
#ifndef DATELINE_TIMELINES_FORMING_H
#define DATELINE_TIMELINES_FORMING_H

#include "blocks.h"
#include "cluster.h"
#include "similar.h"

#define DLN_NONE UINT32_MAX

enum { DLN_LOOKED_AT = 48 }; /* nodes of a cluster that are asked whether they fit or contradict */

typedef struct dln_node {
    uint32_t first_mention, last_mention, mention_count;
    uint32_t next;      /* node of the same cluster */
    uint32_t cluster;   /* the node that names it */
    uint32_t first_key; /* of its pair keys (blocks.h), which end where the next node's begin */
    uint64_t article;   /* of its first mention: most have no other */
    dln_known known;
} dln_node;

typedef struct dln_group { /* of nodes, by the node that names it */
    uint32_t head, tail, count, mentions;
    int32_t least_last, most_first; /* over its nodes */
    int32_t first, last;
} dln_group;

typedef struct dln_forming {
    const dln_mention *const *mentions;
    const dln_known *known; /* of each mention; NULL: nothing is */
    size_t count;
    uint32_t *next_mention; /* of the same node */
    uint64_t *article;      /* digest of each mention's */
    dln_features *features; /* of each node: those of its first mention */
    dln_node *nodes;        /* and one more, where the last one's keys end */
    size_t node_count;
    uint64_t *keys;         /* of the pairs of all nodes */
    size_t key_count, key_capacity;
    dln_group *groups;
    uint64_t *members;      /* set of (cluster, article), of the clusters of many mentions */
    size_t members_size, members_used;
    dln_party_memory *memory;
} dln_forming;

/* Every node is a cluster of its own. evidence: the telling words of each mention's. false: no memory; free it all the same. */
bool dln_forming_start(dln_forming *f, const dln_mention *const *mentions, const dln_known *known, size_t count, dln_feature_maker *maker,
                       dln_telling *evidence);
void dln_forming_free(dln_forming *f);

static inline dln_node *dln_node_at(const dln_forming *f, uint32_t node) { return &f->nodes[node]; }
static inline const dln_features *dln_features_at(const dln_forming *f, uint32_t node) { return &f->features[node]; }
static inline uint32_t dln_mention_behind(const dln_forming *f, const dln_node *n, uint32_t m) { return m == n->last_mention ? DLN_NONE : f->next_mention[m]; }
static inline const uint64_t *dln_pairs_at(const dln_forming *f, uint32_t node) { return f->keys + f->nodes[node].first_key; }
static inline uint32_t dln_pair_count(const dln_forming *f, uint32_t node) { return f->nodes[node + 1].first_key - f->nodes[node].first_key; }

/* Whether one article lists mentions of both clusters: then it says that they are two. */
bool dln_share_an_article(const dln_forming *f, uint32_t a, uint32_t b);

/* Whether it is known that two nodes do not join: what decides it is settled, with another outcome. */
typedef enum dln_decided_by { DLN_BY_EITHER, DLN_BY_BOTH, DLN_BY_FIRST } dln_decided_by;

/* Joins the clusters of two nodes if nothing forbids it: a common article, a contradiction, days of which nobody tells as a whole
 * (if ask_days), or what is known. false: no memory. */
bool dln_join(dln_forming *f, uint32_t a, uint32_t b, bool ask_days, dln_decided_by who);

#endif
