/* timelines/cluster.c - which mentions are of one event. See cluster.h.
 *
 * Mentions that say the same (all but their words) are one node. Nodes meet in blocks: a day and a pair of parties, or a
 * day and a speaker. Pairs that are alike are edges; the strongest edges join first, and two clusters join only if no
 * node of one contradicts a node of the other. So chains are cut by what the mentions say, never by the order in which they
 * came. Then what is off by a day, what is vague, and what names one party only joins a cluster if exactly one fits.
 */
#include "cluster.h"

#include "base/ahead.h"
#include "base/pages.h"
#include "forming.h"

#include <stdlib.h>

enum {
    BLOCK_DAYS = 8,
    LARGE_BLOCK = 1500,    /* in a larger one a node meets only the next few: hostile or automatic input */
    NEXT_FEW = 64,
    CLEARLY_BETTER = 50,   /* in score: a place in common, or the same guests */
    MOST_FITTING = 8,      /* clusters that fit a vague mention: of more, none stands out */
    MONTH_DAYS = 31,
    MOST_SCORE = 2000,
    NODES_AHEAD = 16,      /* asked for in memory */
    EDGES_AHEAD = 8,
};

typedef struct edge {
    int32_t score;
    uint32_t a, b;
} edge;

typedef struct list { /* grows by doubling */
    void *items;
    size_t count, capacity;
} list;

typedef struct clustering {
    dln_forming forming;
    list edges;
    dln_blocks blocks;
    bool *torn; /* by node */
} clustering;

static void *push(list *l, size_t size)
{
    if (l->count == l->capacity) {
        size_t wanted = l->capacity == 0 ? 1024 : l->capacity * 2;
        void *larger = wanted > SIZE_MAX / size ? NULL : realloc(l->items, wanted * size);
        if (larger == NULL)
            return NULL;
        dln_on_large_pages(larger, wanted * size);
        l->items = larger;
        l->capacity = wanted;
    }
    return (char *)l->items + size * l->count++;
}

static bool forms_events(const dln_forming *f, uint32_t node)
{
    return dln_features_at(f, node)->is_exact && dln_pair_count(f, node) > 0;
}

/* ---- edges ---- */

/* Countries alone may stand for any of the meetings that their people had that day. */
static bool is_anonymous(const dln_features *f)
{
    return !f->speaker_only && f->person_count == 0;
}

static bool compare_pair(clustering *c, uint32_t a, uint32_t b, dln_dates dates)
{
    const dln_forming *f = &c->forming;
    if (dates == DLN_DATES_OVERLAP && is_anonymous(dln_features_at(f, a)) != is_anonymous(dln_features_at(f, b)))
        return true; /* stage 3: if exactly one fits */
    dln_likeness likeness = dln_compare(f->memory, dln_features_at(f, a), dln_features_at(f, b), dates);
    if (likeness.verdict != DLN_SAME)
        return true;
    edge *e = push(&c->edges, sizeof *e);
    if (e != NULL)
        *e = (edge){likeness.score < MOST_SCORE ? likeness.score : MOST_SCORE, a < b ? a : b, a < b ? b : a};
    return e != NULL;
}

/* The first day or month in whose blocks a node is. */
static int32_t first_block(const dln_features *f, dln_dates dates)
{
    return dates == DLN_DATES_ALIKE ? f->first / MONTH_DAYS : f->early;
}

/* Compares what meets in a block of key and day (month, of those that are alike), a pair that meets in several in the first; if that or
 * one behind it is large, where not all are compared, again. */
static bool compare_blocks(clustering *c, dln_dates dates)
{
    const dln_forming *f = &c->forming;
    const dln_block_entry *entries = c->blocks.entries;
    int32_t large_day = INT32_MIN; /* of the last large block of the key */
    for (size_t from = 0, to; from < c->blocks.count; from = to) {
        if (from > 0 && entries[from].key != entries[from - 1].key)
            large_day = INT32_MIN;
        for (to = from + 1; to < c->blocks.count && entries[to].key == entries[from].key && entries[to].day == entries[from].day;)
            to++;
        for (size_t i = to; i < c->blocks.count && i < to + NODES_AHEAD; i++)
            dln_ask_ahead(dln_features_at(f, entries[i].index), sizeof(dln_features));
        bool is_large = to - from > LARGE_BLOCK;
        for (size_t i = from; i < to; i++)
            for (size_t k = i + 1; k < to && (!is_large || k <= i + NEXT_FEW); k++) {
                const dln_features *x = dln_features_at(f, entries[i].index), *y = dln_features_at(f, entries[k].index);
                int32_t first_x = first_block(x, dates), first_y = first_block(y, dates);
                int32_t first_common = first_x > first_y ? first_x : first_y;
                if (first_common < entries[i].day && large_day < first_common)
                    continue;
                if (entries[i].index != entries[k].index && !compare_pair(c, entries[i].index, entries[k].index, dates))
                    return false;
            }
        if (is_large)
            large_day = entries[from].day;
    }
    return true;
}

static void ask_for_cluster(const dln_forming *f, uint32_t node)
{
    dln_ask_ahead(dln_node_at(f, node), sizeof(dln_node));
    dln_ask_ahead(dln_features_at(f, node), sizeof(dln_features));
    dln_ask_ahead(&f->groups[node], sizeof(dln_group));
}

/* The strongest edges first; of those as strong, in the order of the blocks. */
static void sort_by_score(const edge *edges, size_t count, edge *sorted)
{
    size_t begin[MOST_SCORE + 2] = {0};
    for (size_t i = 0; i < count; i++)
        begin[MOST_SCORE - edges[i].score + 1]++;
    for (size_t s = 0; s <= MOST_SCORE; s++)
        begin[s + 1] += begin[s];
    for (size_t i = 0; i < count; i++)
        sorted[begin[MOST_SCORE - edges[i].score]++] = edges[i];
}

/* The smallest node that edges lead to. */
static uint32_t least_of(uint32_t *least, uint32_t node)
{
    while (least[node] != node)
        node = least[node] = least[least[node]];
    return node;
}

/* What no edge connects never meets: edges of what is connected stand together, in the order that they had, so that what they look at is
 * near in memory. least: room for twice as many as there are nodes. */
static void sort_by_component(const edge *edges, size_t count, uint32_t *least, uint32_t node_count, edge *sorted)
{
    for (uint32_t n = 0; n < node_count; n++)
        least[n] = n;
    for (size_t i = 0; i < count; i++) {
        uint32_t a = least_of(least, edges[i].a), b = least_of(least, edges[i].b);
        least[a < b ? b : a] = a < b ? a : b;
    }
    uint32_t *begin = least + node_count, at = 0;
    memset(begin, 0, node_count * sizeof *begin);
    for (size_t i = 0; i < count; i++)
        begin[least_of(least, edges[i].a)]++;
    for (uint32_t n = 0; n < node_count; n++) {
        uint32_t own = begin[n];
        begin[n] = at;
        at += own;
    }
    for (size_t i = 0; i < count; i++)
        sorted[begin[least_of(least, edges[i].a)]++] = edges[i];
}

/* Of nodes each of which is a cluster of its own. */
static bool join_edges(clustering *c, bool ask_days)
{
    dln_forming *f = &c->forming;
    size_t count = c->edges.count;
    edge *edges = c->edges.items, *sorted = count < DLN_NONE ? malloc((count + 1) * sizeof *sorted) : NULL;
    uint32_t *least = malloc((2 * f->node_count + 1) * sizeof *least);
    bool ok = sorted != NULL && least != NULL;
    if (ok && count > 0) {
        dln_on_large_pages(sorted, (count + 1) * sizeof *sorted);
        sort_by_score(edges, count, sorted);
        sort_by_component(sorted, count, least, (uint32_t)f->node_count, edges);
    }
    for (size_t i = 0; ok && i < count; i++) {
        if (i + EDGES_AHEAD < count) {
            ask_for_cluster(f, edges[i + EDGES_AHEAD].a);
            ask_for_cluster(f, edges[i + EDGES_AHEAD].b);
        }
        ok = dln_join(f, edges[i].a, edges[i].b, ask_days, DLN_BY_EITHER);
    }
    free(sorted);
    free(least);
    c->edges.count = 0;
    return ok;
}

/* ---- stage 1: exact mentions ---- */

static bool join_exact(clustering *c)
{
    const dln_forming *f = &c->forming;
    c->blocks.count = 0;
    for (uint32_t i = 0; i < f->node_count; i++) {
        const dln_features *x = dln_features_at(f, i);
        const uint64_t *pairs = dln_pairs_at(f, i);
        uint32_t count = x->is_exact ? dln_pair_count(f, i) : 0;
        for (uint32_t p = 0; p < count; p++)
            for (int32_t day = x->early; day <= x->late && day < x->early + BLOCK_DAYS; day++)
                if (!dln_blocks_put(&c->blocks, pairs[p], day, i))
                    return false;
    }
    dln_blocks_sort(&c->blocks);
    return compare_blocks(c, DLN_DATES_OVERLAP) && join_edges(c, true);
}

/* ---- an index of the clusters: key and first day -> cluster ---- */

static bool is_same_entry(const dln_block_entry *a, const dln_block_entry *b)
{
    return a->key == b->key && a->day == b->day && a->index == b->index;
}

/* Whether the node that names the cluster brings the same one key: most do. */
static bool is_named_alike(const dln_forming *f, uint32_t index)
{
    uint32_t namer = dln_node_at(f, index)->cluster;
    return namer != index && forms_events(f, namer) && dln_pair_count(f, namer) == 1 && dln_pair_count(f, index) == 1 &&
           *dln_pairs_at(f, namer) == *dln_pairs_at(f, index);
}

static bool index_clusters(clustering *c, bool by_party)
{
    const dln_forming *f = &c->forming;
    uint64_t parties[DLN_BLOCK_PARTIES];
    c->blocks.count = 0;
    for (uint32_t i = 0; i < f->node_count; i++) {
        if (!forms_events(f, i) || (!by_party && is_named_alike(f, i)))
            continue;
        const dln_features *x = dln_features_at(f, i);
        const uint64_t *keys = by_party ? parties : dln_pairs_at(f, i);
        uint32_t count = by_party ? dln_party_keys(x, parties) : dln_pair_count(f, i), cluster = dln_node_at(f, i)->cluster;
        for (uint32_t k = 0; k < count; k++)
            if (!dln_blocks_put(&c->blocks, by_party ? dln_mix(keys[k], x->family) : keys[k], f->groups[cluster].first, cluster))
                return false;
    }
    dln_blocks_sort(&c->blocks);
    dln_block_entry *entries = c->blocks.entries;
    size_t kept = 0;
    for (size_t i = 0; i < c->blocks.count; i++)
        if (kept == 0 || !is_same_entry(&entries[kept - 1], &entries[i]))
            entries[kept++] = entries[i];
    c->blocks.count = kept;
    return true;
}

/* How well a node fits a cluster: the best score with one of its nodes; 0 if it is like none, or contradicts one. */
static int fits(const dln_forming *f, uint32_t index, uint32_t cluster, dln_dates dates)
{
    const dln_features *x = dln_features_at(f, index);
    const dln_group *g = &f->groups[cluster];
    int best = 0;
    uint32_t looked = 0;
    for (uint32_t n = g->head; n != DLN_NONE && looked < DLN_LOOKED_AT; n = dln_node_at(f, n)->next, looked++) {
        const dln_features *y = dln_features_at(f, n);
        dln_likeness likeness = dln_compare(f->memory, x, y, DLN_DATES_ANY);
        if (likeness.verdict == DLN_DIFFERENT)
            return 0;
        if (likeness.verdict == DLN_SAME && dates == DLN_DATES_ADJACENT) /* which counts for less */
            likeness = dln_compare(f->memory, x, y, dates);
        if (likeness.verdict == DLN_SAME && likeness.score > best && dln_dates_fit(x, y, dates))
            best = likeness.score;
    }
    return best > 0 && dln_share_an_article(f, dln_node_at(f, index)->cluster, cluster) ? 0 : best;
}

/* ---- stage 2: a day's slack ---- */

/* A day between two sources is a slip (of a time zone, of the day of the report) only where the two are the only ones
 * around, and only for a call, a plan that was moved, or a statement in the same words. Two meetings are two. */
static bool may_be_off_by_a_day(const dln_forming *f, uint32_t a, uint32_t b)
{
    const dln_group *x = &f->groups[a], *y = &f->groups[b];
    const dln_features *p = dln_features_at(f, x->head), *q = dln_features_at(f, y->head);
    if (x->count > 1 && y->count > 1) /* each has its own witnesses */
        return false;
    if (p->speaker_only)
        return true;
    bool is_moved_plan = (p->status == DLN_TENTATIVE) != (q->status == DLN_TENTATIVE) && p->status != DLN_CANCELLED && q->status != DLN_CANCELLED;
    int call = dln_event_type_find(DLN_SPAN("call"));
    return is_moved_plan || (p->type == call && q->type == call);
}

typedef struct neighbours {
    uint32_t one; /* the only one so far */
    uint32_t count;
} neighbours;

static bool join_adjacent(clustering *c)
{
    dln_forming *f = &c->forming;
    neighbours *near = calloc(f->node_count + 1, sizeof *near);
    bool ok = near != NULL && index_clusters(c, false);
    const dln_block_entry *entries = c->blocks.entries;
    for (size_t i = 0; ok && i < c->blocks.count; i++) {
        uint32_t a = entries[i].index;
        if (i + NODES_AHEAD < c->blocks.count)
            dln_ask_ahead(&f->groups[entries[i + NODES_AHEAD].index], sizeof(dln_group));
        for (size_t k = dln_blocks_find_from(&c->blocks, i, entries[i].key, f->groups[a].last + 1);
             k < c->blocks.count && entries[k].key == entries[i].key && entries[k].day == f->groups[a].last + 1; k++) {
            uint32_t b = entries[k].index;
            if (a == b || near[a].one == b + 1 || fits(f, f->groups[a].head, b, DLN_DATES_ADJACENT) == 0)
                continue;
            near[a] = (neighbours){b + 1, near[a].count + 1};
            near[b] = (neighbours){a + 1, near[b].count + 1};
        }
    }
    for (uint32_t a = 0; ok && a < f->node_count; a++) {
        uint32_t b = near[a].one - 1;
        if (near[a].count == 1 && a < b && near[b].count == 1 && near[b].one == a + 1 && may_be_off_by_a_day(f, a, b))
            ok = dln_join(f, a, b, false, DLN_BY_BOTH);
    }
    free(near);
    return ok;
}

/* ---- stage 3: what is vague joins if exactly one fits ---- */

typedef struct wish { /* of a node to join a cluster */
    uint32_t node, cluster;
    int64_t days;
} wish;

static int by_exactness(const void *a, const void *b)
{
    const wish *x = a, *y = b;
    if (x->days != y->days)
        return x->days < y->days ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

static bool put_wish(list *wishes, uint32_t node_index, uint32_t cluster, int64_t days)
{
    wish *w = push(wishes, sizeof *w);
    if (w != NULL)
        *w = (wish){node_index, cluster, days};
    return w != NULL;
}

/* The most exact ones first; frees them. */
static bool grant_wishes(dln_forming *f, list *wishes, bool ok, bool ask_days)
{
    wish *w = wishes->items;
    if (ok && wishes->count > 1)
        qsort(w, wishes->count, sizeof *w, by_exactness);
    for (size_t i = 0; ok && i < wishes->count; i++)
        if (dln_node_at(f, w[i].node)->cluster == w[i].node)
            ok = dln_join(f, w[i].node, w[i].cluster, ask_days, DLN_BY_FIRST);
    free(w);
    return ok;
}

typedef struct wanted { /* which clusters come into question */
    bool named_only;
    int64_t most_days; /* 0: as long as they like */
} wanted;

static bool comes_into_question(const dln_forming *f, uint32_t index, uint32_t cluster, wanted want)
{
    const dln_group *g = &f->groups[cluster];
    if (cluster == dln_node_at(f, index)->cluster || g->last < dln_features_at(f, index)->first)
        return false;
    return (want.most_days == 0 || (int64_t)g->last - g->first <= want.most_days) && !(want.named_only && is_anonymous(dln_features_at(f, g->head)));
}

enum { CROWD = DLN_MOST_CLUSTERS + 2 }; /* one more than may be looked at, and one that was looked at by another key */

/* The first day on which a cluster that a node asks for may have begun: before the node's own, as long as a round lasts. */
static int32_t first_asked(const dln_features *f)
{
    return f->first - BLOCK_DAYS;
}

/* The clusters of a key that come into question for a node, from the entry on that is the first of the first day asked: at most a crowd. */
static uint32_t list_candidates(const clustering *c, uint32_t index, uint64_t key, size_t from, wanted want, uint32_t candidates[CROWD])
{
    const dln_forming *f = &c->forming;
    const dln_features *x = dln_features_at(f, index);
    const dln_block_entry *entries = c->blocks.entries;
    uint32_t count = 0;
    for (size_t k = from; k < c->blocks.count && entries[k].key == key && entries[k].day <= x->last && count < CROWD; k++)
        if (comes_into_question(f, index, entries[k].index, want))
            candidates[count++] = entries[k].index;
    return count;
}

/* The one cluster that fits a node, or fits it clearly better than all others; DLN_NONE. *torn: several fit alike, or so many come
 * into question (a year of meetings) that no single one will stand out; a crowd is not even compared. near: an entry
 * before those of the first key, the nearer the better. */
static uint32_t find_fitting(const clustering *c, uint32_t index, const uint64_t *keys, uint32_t key_count, size_t near, wanted want, bool *torn)
{
    const dln_forming *f = &c->forming;
    uint32_t best = DLN_NONE, candidates[CROWD];
    int best_score = 0, second_score = 0, looked = 0, fitting = 0;
    for (uint32_t p = 0; p < key_count; p++) {
        int32_t day = first_asked(dln_features_at(f, index));
        size_t from = p == 0 && near > 0 ? dln_blocks_find_from(&c->blocks, near, keys[0], day) : dln_blocks_find(&c->blocks, keys[p], day);
        uint32_t count = list_candidates(c, index, keys[p], from, want, candidates);
        *torn = count == CROWD || (p == 0 && count > DLN_MOST_CLUSTERS);
        for (uint32_t k = 0; k < count && !*torn; k++) {
            if (candidates[k] == best)
                continue;
            int score = ++looked > DLN_MOST_CLUSTERS ? 0 : fits(f, index, candidates[k], DLN_DATES_OVERLAP);
            *torn = looked > DLN_MOST_CLUSTERS || (score > 0 && ++fitting > MOST_FITTING);
            if (score > best_score) {
                second_score = best_score;
                best_score = score;
                best = candidates[k];
            } else if (score > second_score) {
                second_score = score;
            }
        }
        if (*torn)
            return DLN_NONE;
    }
    *torn = second_score > 0 && best_score - second_score < CLEARLY_BETTER;
    return *torn ? DLN_NONE : best;
}

/* An exact cluster that names countries only joins the one that names their people, if there is one. */
static bool join_anonymous(clustering *c)
{
    dln_forming *f = &c->forming;
    list wishes = {0};
    bool ok = index_clusters(c, false);
    for (uint32_t i = 0; ok && i < f->node_count; i++) {
        bool torn;
        if (f->groups[i].count == 0 || !forms_events(f, i) || !is_anonymous(dln_features_at(f, f->groups[i].head)))
            continue;
        uint32_t head = f->groups[i].head;
        uint32_t found = find_fitting(c, head, dln_pairs_at(f, head), dln_pair_count(f, head), 0, (wanted){.named_only = true}, &torn);
        if (found == DLN_NONE)
            continue;
        ok = put_wish(&wishes, i, found, 0);
    }
    return grant_wishes(f, &wishes, ok, true);
}

/* Of vague nodes those that name a pair, or those that name one party only. */
static bool is_looked_for(const dln_forming *f, uint32_t index, bool by_party)
{
    const dln_features *x = dln_features_at(f, index);
    bool is_alone = dln_pair_count(f, index) == 0;
    return is_alone == by_party && (is_alone || !x->is_exact) && !dln_when_is_yearless(&x->when) && (x->is_dated || x->last != 0);
}

/* The keys that a node is looked for by: of its pairs, or of its parties, for which there is room. */
static const uint64_t *keys_for(const dln_forming *f, uint32_t index, bool by_party, uint64_t parties[DLN_BLOCK_PARTIES], uint32_t *count)
{
    const dln_features *x = dln_features_at(f, index);
    *count = by_party ? dln_party_keys(x, parties) : dln_pair_count(f, index);
    for (uint32_t k = 0; by_party && k < *count; k++)
        parties[k] = dln_mix(parties[k], x->family);
    return by_party ? parties : dln_pairs_at(f, index);
}

/* Nodes ask in the order of their keys: those that look at the same clusters one behind the other. */
static bool join_vague(clustering *c, bool by_party)
{
    dln_forming *f = &c->forming;
    uint64_t parties[DLN_BLOCK_PARTIES];
    uint32_t count;
    list wishes = {0};
    dln_blocks asking = {0};
    bool ok = index_clusters(c, by_party);
    for (uint32_t i = 0; ok && i < f->node_count; i++) {
        const uint64_t *keys = is_looked_for(f, i, by_party) ? keys_for(f, i, by_party, parties, &count) : NULL;
        if (keys != NULL && count > 0)
            ok = dln_blocks_put(&asking, keys[0], dln_features_at(f, i)->first, i);
    }
    if (ok)
        dln_blocks_sort(&asking);
    size_t near = 0;
    for (size_t k = 0; ok && k < asking.count; k++) {
        uint32_t i = asking.entries[k].index;
        if (k + NODES_AHEAD < asking.count)
            dln_ask_ahead(dln_features_at(f, asking.entries[k + NODES_AHEAD].index), sizeof(dln_features));
        const dln_features *x = dln_features_at(f, i);
        const uint64_t *keys = keys_for(f, i, by_party, parties, &count);
        bool torn;
        near = dln_blocks_find_from(&c->blocks, near, keys[0], first_asked(x));
        uint32_t found = find_fitting(c, i, keys, count, near, (wanted){0}, &torn);
        c->torn[i] = c->torn[i] || torn;
        if (found != DLN_NONE)
            ok = put_wish(&wishes, i, found, (int64_t)x->last - x->first);
    }
    dln_blocks_free(&asking);
    return grant_wishes(f, &wishes, ok, false);
}

/* ---- stage 4: what is vague and joined nothing, among itself ---- */

static bool join_leftovers(clustering *c)
{
    const dln_forming *f = &c->forming;
    uint64_t parties[DLN_BLOCK_PARTIES];
    c->blocks.count = 0;
    for (uint32_t i = 0; i < f->node_count; i++) {
        const dln_features *x = dln_features_at(f, i);
        if (f->groups[dln_node_at(f, i)->cluster].count != 1 || forms_events(f, i))
            continue;
        const uint64_t *pairs = dln_pairs_at(f, i);
        uint32_t count = dln_pair_count(f, i);
        if (count == 0) {
            count = dln_party_keys(x, parties);
            for (uint32_t k = 0; k < count; k++)
                parties[k] = dln_mix(dln_mix(parties[k], parties[k]), x->family);
            pairs = parties;
        }
        for (uint32_t p = 0; p < count; p++)
            for (int32_t month = first_block(x, DLN_DATES_ALIKE), next = month + 1; month <= next; month++)
                if (!dln_blocks_put(&c->blocks, pairs[p], month, i)) /* two months, so that neighbours meet */
                    return false;
    }
    dln_blocks_sort(&c->blocks);
    return compare_blocks(c, DLN_DATES_ALIKE) && join_edges(c, false);
}

/* ---- stage 5: what is vaguer still joins what is vague, if exactly one fits: a year holds its month ---- */

static bool is_vague(const dln_features *f)
{
    return !f->is_exact && f->is_dated && !dln_when_is_yearless(&f->when);
}

static bool index_vague(clustering *c)
{
    const dln_forming *f = &c->forming;
    c->blocks.count = 0;
    for (uint32_t i = 0; i < f->node_count; i++) {
        bool is_offered = is_vague(dln_features_at(f, i)) && dln_node_at(f, i)->cluster == i;
        for (uint32_t k = 0, count = is_offered ? dln_pair_count(f, i) : 0; k < count; k++)
            if (!dln_blocks_put(&c->blocks, dln_pairs_at(f, i)[k], f->groups[i].first, i))
                return false;
    }
    dln_blocks_sort(&c->blocks);
    return true;
}

static bool join_vaguer(clustering *c)
{
    dln_forming *f = &c->forming;
    list wishes = {0};
    bool ok = index_vague(c);
    for (uint32_t i = 0; ok && i < f->node_count; i++) {
        const dln_features *x = dln_features_at(f, i);
        bool torn;
        if (!is_vague(x) || c->torn[i] || dln_node_at(f, i)->cluster != i || f->groups[i].count != 1)
            continue;
        int64_t days = (int64_t)x->last - x->first;
        uint32_t found = find_fitting(c, i, dln_pairs_at(f, i), dln_pair_count(f, i), 0, (wanted){.most_days = days / 2}, &torn);
        c->torn[i] = torn;
        ok = found == DLN_NONE || put_wish(&wishes, i, found, days);
    }
    return grant_wishes(f, &wishes, ok, false);
}

/* ---- the result ---- */

/* Mentions and clusters come in order: each cluster where its first mention is met. */
static bool hand_over(const clustering *c, dln_arena *arena, dln_cluster **clusters, size_t *cluster_count)
{
    const dln_forming *f = &c->forming;
    size_t count = 0, at = 0;
    for (size_t i = 0; i < f->node_count; i++)
        count += f->groups[i].count > 0;
    dln_cluster *out = dln_arena_array(arena, count + 1, sizeof *out);
    uint32_t *all = dln_arena_array(arena, f->count + 1, sizeof *all), *free_from = all; /* mentions, one cluster behind the other */
    uint32_t *cluster_of = malloc((f->count + 1) * sizeof *cluster_of), *place_of = malloc((f->node_count + 1) * sizeof *place_of);
    bool ok = out != NULL && all != NULL && cluster_of != NULL && place_of != NULL;
    for (uint32_t i = 0; ok && i < f->node_count; i++) {
        place_of[i] = DLN_NONE;
        for (uint32_t m = dln_node_at(f, i)->first_mention; m != DLN_NONE; m = dln_mention_behind(f, dln_node_at(f, i), m))
            cluster_of[m] = dln_node_at(f, i)->cluster;
    }
    for (uint32_t m = 0; ok && m < f->count; m++) {
        uint32_t *place = &place_of[cluster_of[m]];
        if (*place == DLN_NONE) {
            const dln_group *g = &f->groups[cluster_of[m]];
            bool is_whole = true;
            for (uint32_t n = g->head; n != DLN_NONE; n = dln_node_at(f, n)->next)
                is_whole = is_whole && dln_node_at(f, n)->known.is_settled;
            out[at] = (dln_cluster){free_from, 0, g->count == 1 && c->torn[g->head], is_whole};
            free_from += g->mentions;
            *place = (uint32_t)at++;
        }
        dln_cluster *own = &out[*place];
        all[own->mentions - all + own->count++] = m;
    }
    free(cluster_of);
    free(place_of);
    *clusters = out;
    *cluster_count = at;
    return ok;
}

dln_status dln_cluster_mentions(const dln_mention *const *mentions, const dln_known *known, size_t count, dln_feature_maker *maker,
                                dln_arena *arena, dln_telling *evidence, dln_cluster **clusters, size_t *cluster_count)
{
    clustering c = {0};
    bool ok = dln_forming_start(&c.forming, mentions, known, count, maker, evidence);
    c.torn = ok ? calloc(c.forming.node_count + 1, sizeof *c.torn) : NULL;
    ok = ok && c.torn != NULL;
    ok = ok && join_exact(&c) && join_adjacent(&c) && join_anonymous(&c) && join_vague(&c, false) && join_vague(&c, true) && join_leftovers(&c) &&
         join_vaguer(&c);
    ok = ok && hand_over(&c, arena, clusters, cluster_count);
    dln_forming_free(&c.forming);
    dln_blocks_free(&c.blocks);
    free(c.edges.items);
    free(c.torn);
    return ok ? DLN_OK : DLN_NO_MEMORY;
}
