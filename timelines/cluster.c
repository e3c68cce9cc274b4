/* timelines/cluster.c - which mentions are of one event. See cluster.h.
 *
 * Mentions that say the same (all but their words) are one node. Nodes meet in blocks: a day and a pair of parties, or a
 * day and a speaker. Pairs that are alike are edges; the strongest edges join first, and two clusters join only if no
 * node of one contradicts a node of the other. So chains are cut by what the mentions say, never by the order in which they
 * came. Then what is off by a day, what is vague, and what names one party only joins a cluster if exactly one fits.
 */
#include "cluster.h"

#include "base/text.h"
#include "blocks.h"
#include "similar.h"

#include <stdlib.h>

enum {
    BLOCK_DAYS = 8,
    LARGE_BLOCK = 1500,    /* in a larger one a node meets only the next few: hostile or automatic input */
    NEXT_FEW = 64,
    CLEARLY_BETTER = 50,   /* in score: a place in common, or the same guests */
    MOST_FITTING = 8,      /* clusters that fit a vague mention: of more, none stands out */
    LOOKED_AT = 48,        /* nodes of a cluster that are asked whether they contradict */
    FEW_PAIRS = 128,
    MANY = 12,             /* mentions: the larger of two clusters that make more pairs than those has as many */
    MONTH_DAYS = 31,
    MOST_SCORE = 2000,
};

#define NONE UINT32_MAX

typedef struct node {
    dln_features f;
    uint32_t first_mention, last_mention, mention_count;
    uint32_t next;            /* node of the same cluster */
    uint32_t cluster;         /* the node that names it */
    dln_known known;
} node;

typedef struct group { /* of nodes, by the node that names it */
    uint32_t head, tail, count, mentions;
    int32_t least_last, most_first; /* over its nodes */
    int32_t first, last;
} group;

typedef struct edge {
    int32_t score;
    uint32_t a, b;
} edge;

typedef struct list { /* grows by doubling */
    void *items;
    size_t count, capacity;
} list;

typedef struct forming {
    const dln_mention *const *mentions;
    const dln_known *known;
    size_t count;
    uint32_t *next_mention; /* of the same node */
    uint64_t *article;      /* digest of each mention's */
    list nodes, edges;
    dln_blocks blocks;
    dln_party_memory *memory;
    group *groups;
    uint64_t *members; /* set of (cluster, article), of the clusters of many mentions */
    size_t members_size, members_used;
    bool *torn; /* by node */
} forming;

static void *push(list *l, size_t size)
{
    if (l->count == l->capacity) {
        size_t wanted = l->capacity == 0 ? 1024 : l->capacity * 2;
        void *larger = wanted > SIZE_MAX / size ? NULL : realloc(l->items, wanted * size);
        if (larger == NULL)
            return NULL;
        l->items = larger;
        l->capacity = wanted;
    }
    return (char *)l->items + size * l->count++;
}

static node *node_at(const forming *f, uint32_t index)
{
    return (node *)f->nodes.items + index;
}

/* ---- nodes: mentions that say the same ---- */

typedef struct node_slot {
    dln_digest digest;
    uint32_t node; /* 1-based; 0: free */
} node_slot;

static void put_point(dln_sink *out, const dln_point *p)
{
    const int32_t fields[] = {p->day, p->minute, p->zone_offset_min, p->grain, p->flags};
    dln_sink_write(out, fields, sizeof fields);
}

/* A digest of all that comparing looks at. */
static dln_digest saying_of(const dln_features *f, dln_sink *buffer)
{
    const uint32_t fields[] = {f->type, f->status, f->mode, f->said_count, f->occasions};
    const int32_t days[] = {f->first, f->last, f->is_dated};
    dln_sink_clear(buffer);
    dln_sink_write(buffer, fields, sizeof fields);
    dln_sink_write(buffer, days, sizeof days);
    put_point(buffer, &f->when.begin);
    put_point(buffer, &f->when.end);
    dln_sink_write(buffer, &f->place, sizeof f->place); /* equal ones stand at the same address */
    dln_sink_write(buffer, &f->place_country, sizeof f->place_country);
    dln_sink_write(buffer, &f->sides, sizeof f->sides);
    dln_sink_write(buffer, f->words.words, f->words.count * sizeof *f->words.words);
    return dln_hash128(dln_sink_bytes(buffer));
}

static bool has_article(const forming *f, const node *n, uint64_t article)
{
    if (n->f.article == article)
        return true;
    for (uint32_t m = n->mention_count == 1 ? NONE : n->first_mention; m != NONE; m = f->next_mention[m])
        if (f->article[m] == article)
            return true;
    return false;
}

/* The node for a saying that does not hold the article yet: an article lists an event once, so what it lists twice are two. */
static bool put_mention(forming *f, node_slot *slots, size_t size, uint32_t mention, const dln_features *features, dln_digest digest)
{
    for (;;) {
        size_t at = (size_t)digest.low & (size - 1);
        while (slots[at].node != 0 && (slots[at].digest.low != digest.low || slots[at].digest.high != digest.high))
            at = (at + 1) & (size - 1);
        if (slots[at].node == 0) {
            node *fresh = push(&f->nodes, sizeof *fresh);
            if (fresh == NULL)
                return false;
            *fresh = (node){*features, mention, mention, 1, NONE, NONE, f->known == NULL ? (dln_known){0} : f->known[mention]};
            slots[at] = (node_slot){digest, (uint32_t)f->nodes.count};
            return true;
        }
        node *n = node_at(f, slots[at].node - 1);
        if (f->article[n->last_mention] != f->article[mention] && !has_article(f, n, f->article[mention])) {
            f->next_mention[n->last_mention] = mention;
            n->last_mention = mention;
            n->mention_count++;
            n->known.is_settled = n->known.is_settled && f->known[mention].is_settled;
            return true;
        }
        digest.low = dln_mix(digest.low, 1);
        digest.high = dln_mix(digest.high, 2);
    }
}

static bool make_nodes(forming *f, dln_feature_maker *maker, dln_telling *evidence)
{
    size_t size = 1024;
    while (size < f->count * 2)
        size *= 2;
    node_slot *slots = calloc(size, sizeof *slots);
    dln_sink *buffer = dln_sink_to_memory();
    bool ok = slots != NULL && buffer != NULL;
    for (uint32_t i = 0; ok && i < f->count; i++) {
        dln_features features;
        f->next_mention[i] = NONE;
        ok = dln_features_of(maker, f->mentions[i], &features, &evidence[i]);
        f->article[i] = features.article;
        ok = ok && put_mention(f, slots, size, i, &features, saying_of(&features, buffer));
    }
    dln_sink_abandon(buffer);
    free(slots);
    return ok;
}

static bool forms_events(const dln_features *f)
{
    uint64_t pairs[DLN_BLOCK_KEYS];
    return f->is_exact && dln_pair_keys(f, pairs) > 0;
}

/* ---- edges ---- */

/* Countries alone may stand for any of the meetings that their people had that day. */
static bool is_anonymous(const dln_features *f)
{
    return !f->speaker_only && f->person_count == 0;
}

static bool compare_pair(forming *f, uint32_t a, uint32_t b, dln_dates dates)
{
    if (dates == DLN_DATES_OVERLAP && is_anonymous(&node_at(f, a)->f) != is_anonymous(&node_at(f, b)->f))
        return true; /* stage 3: if exactly one fits */
    dln_likeness likeness = dln_compare(f->memory, &node_at(f, a)->f, &node_at(f, b)->f, dates);
    if (likeness.verdict != DLN_SAME)
        return true;
    edge *e = push(&f->edges, sizeof *e);
    if (e != NULL)
        *e = (edge){likeness.score < MOST_SCORE ? likeness.score : MOST_SCORE, a < b ? a : b, a < b ? b : a};
    return e != NULL;
}

/* The first day or month in whose blocks a node is. */
static int32_t first_block(const dln_features *f, dln_dates dates)
{
    return dates == DLN_DATES_ALIKE ? f->first / MONTH_DAYS : f->early;
}

/* Compares what meets in a block of key and day (month, of those that are alike), a pair that meets in several in the first. */
static bool compare_blocks(forming *f, dln_dates dates)
{
    const dln_block_entry *entries = f->blocks.entries;
    for (size_t from = 0, to; from < f->blocks.count; from = to) {
        for (to = from + 1; to < f->blocks.count && entries[to].key == entries[from].key && entries[to].day == entries[from].day;)
            to++;
        bool is_large = to - from > LARGE_BLOCK;
        for (size_t i = from; i < to; i++)
            for (size_t k = i + 1; k < to && (!is_large || k <= i + NEXT_FEW); k++) {
                const dln_features *x = &node_at(f, entries[i].index)->f, *y = &node_at(f, entries[k].index)->f;
                int32_t first_x = first_block(x, dates), first_y = first_block(y, dates);
                if (entries[i].day != (first_x > first_y ? first_x : first_y))
                    continue;
                if (entries[i].index != entries[k].index && !compare_pair(f, entries[i].index, entries[k].index, dates))
                    return false;
            }
    }
    return true;
}

/* ---- joining ---- */

static uint64_t *member_slot(uint64_t *set, size_t size, uint64_t value)
{
    size_t at = (size_t)value & (size - 1);
    while (set[at] != 0 && set[at] != value)
        at = (at + 1) & (size - 1);
    return &set[at];
}

static bool is_member(const forming *f, uint32_t cluster, uint64_t article)
{
    return *member_slot(f->members, f->members_size, dln_mix(article, cluster) | 1) != 0;
}

static bool add_member(forming *f, uint32_t cluster, uint64_t article)
{
    if (f->members_used * 2 >= f->members_size) {
        size_t wanted = f->members_size == 0 ? 1024 : f->members_size * 2;
        uint64_t *larger = wanted > SIZE_MAX / 16 ? NULL : calloc(wanted, sizeof *larger);
        if (larger == NULL)
            return false;
        for (size_t i = 0; i < f->members_size; i++)
            if (f->members[i] != 0)
                *member_slot(larger, wanted, f->members[i]) = f->members[i];
        free(f->members);
        f->members = larger;
        f->members_size = wanted;
    }
    uint64_t *slot = member_slot(f->members, f->members_size, dln_mix(article, cluster) | 1);
    f->members_used += *slot == 0;
    *slot = dln_mix(article, cluster) | 1;
    return true;
}

/* The articles of the cluster's nodes from one on. */
static bool add_members(forming *f, uint32_t cluster, uint32_t from)
{
    for (uint32_t n = from; n != NONE; n = node_at(f, n)->next)
        for (uint32_t m = node_at(f, n)->first_mention; m != NONE; m = f->next_mention[m])
            if (!add_member(f, cluster, f->article[m]))
                return false;
    return true;
}

static bool start_groups(forming *f)
{
    size_t nodes = f->nodes.count;
    f->groups = calloc(nodes + 1, sizeof *f->groups);
    f->torn = calloc(nodes + 1, sizeof *f->torn);
    if (f->groups == NULL || f->torn == NULL)
        return false;
    for (uint32_t i = 0; i < nodes; i++) {
        node *n = node_at(f, i);
        n->cluster = i;
        n->next = NONE;
        f->groups[i] = (group){i, i, 1, n->mention_count, n->f.last, n->f.first, n->f.first, n->f.last};
        if (n->mention_count >= MANY && !add_members(f, i, i))
            return false;
    }
    return true;
}

/* Whether one article lists both: then it says that they are two. Few against few are compared one by one. */
static bool share_an_article(const forming *f, uint32_t smaller, uint32_t larger)
{
    if (f->groups[smaller].mentions > f->groups[larger].mentions)
        return share_an_article(f, larger, smaller);
    const group *s = &f->groups[smaller], *l = &f->groups[larger];
    bool are_few = l->mentions < MANY || (uint64_t)s->mentions * l->mentions <= FEW_PAIRS;
    for (uint32_t n = s->head; n != NONE; n = node_at(f, n)->next)
        for (uint32_t m = node_at(f, n)->first_mention; m != NONE; m = f->next_mention[m]) {
            if (!are_few && is_member(f, larger, f->article[m]))
                return true;
            for (uint32_t k = are_few ? l->head : NONE; k != NONE; k = node_at(f, k)->next)
                if (has_article(f, node_at(f, k), f->article[m]))
                    return true;
        }
    return false;
}

/* Days differ only if somebody tells of all of them: a round of talks that is reported daily, and as a whole. */
static bool days_fit(const forming *f, const group *a, const group *b)
{
    int32_t most_first = a->most_first > b->most_first ? a->most_first : b->most_first;
    int32_t least_last = a->least_last < b->least_last ? a->least_last : b->least_last;
    const group *both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        uint32_t looked = 0;
        for (uint32_t n = both[i]->head; n != NONE && looked < LOOKED_AT; n = node_at(f, n)->next, looked++) {
            const dln_features *x = &node_at(f, n)->f;
            if (x->late >= most_first && x->early <= least_last)
                return true;
        }
    }
    return false;
}

static bool contradict(const forming *f, const group *a, const group *b)
{
    uint32_t looked_a = 0;
    for (uint32_t x = a->head; x != NONE && looked_a < LOOKED_AT; x = node_at(f, x)->next, looked_a++) {
        uint32_t looked_b = 0;
        for (uint32_t y = b->head; y != NONE && looked_b < LOOKED_AT; y = node_at(f, y)->next, looked_b++)
            if (dln_compare(f->memory, &node_at(f, x)->f, &node_at(f, y)->f, DLN_DATES_ANY).verdict == DLN_DIFFERENT)
                return true;
    }
    return false;
}

typedef enum decided_by { BY_EITHER, BY_BOTH, BY_FIRST } decided_by;

/* Whether it is known that the two do not join: what decides it is settled, with another outcome. */
static bool is_settled(const forming *f, uint32_t a, uint32_t b, decided_by who)
{
    const dln_known *x = &node_at(f, a)->known, *y = &node_at(f, b)->known;
    if (x->event == y->event)
        return false;
    return who == BY_EITHER ? x->is_settled && y->is_settled : who == BY_BOTH ? x->is_settled || y->is_settled : x->is_settled;
}

/* Joins two clusters if nothing forbids it. false: no memory. */
static bool join(forming *f, uint32_t a, uint32_t b, bool ask_days, decided_by who)
{
    uint32_t large = node_at(f, a)->cluster, small = node_at(f, b)->cluster;
    if (large == small || is_settled(f, a, b, who))
        return true;
    group *l = &f->groups[large], *s = &f->groups[small];
    if (l->mentions < s->mentions || (l->mentions == s->mentions && small < large)) {
        uint32_t swap = large;
        large = small, small = swap;
        l = &f->groups[large], s = &f->groups[small];
    }
    if (share_an_article(f, small, large) || (ask_days && !days_fit(f, l, s)) || contradict(f, l, s))
        return true;
    for (uint32_t n = s->head; n != NONE; n = node_at(f, n)->next)
        node_at(f, n)->cluster = large;
    node_at(f, l->tail)->next = s->head;
    if (l->mentions + s->mentions >= MANY && !add_members(f, large, l->mentions >= MANY ? s->head : l->head))
        return false;
    l->tail = s->tail;
    l->count += s->count;
    l->mentions += s->mentions;
    l->least_last = l->least_last < s->least_last ? l->least_last : s->least_last;
    l->most_first = l->most_first > s->most_first ? l->most_first : s->most_first;
    l->first = l->first < s->first ? l->first : s->first;
    l->last = l->last > s->last ? l->last : s->last;
    s->count = 0;
    return true;
}

/* The strongest edges first; of those as strong, in the order of the blocks. */
static bool join_edges(forming *f, bool ask_days)
{
    const edge *edges = f->edges.items;
    size_t begin[MOST_SCORE + 2] = {0};
    uint32_t *order = malloc((f->edges.count + 1) * sizeof *order);
    bool ok = order != NULL && f->edges.count < NONE;
    for (size_t i = 0; ok && i < f->edges.count; i++)
        begin[MOST_SCORE - edges[i].score + 1]++;
    for (size_t s = 0; s <= MOST_SCORE; s++)
        begin[s + 1] += begin[s];
    for (size_t i = 0; ok && i < f->edges.count; i++)
        order[begin[MOST_SCORE - edges[i].score]++] = (uint32_t)i;
    for (size_t i = 0; ok && i < f->edges.count; i++)
        ok = join(f, edges[order[i]].a, edges[order[i]].b, ask_days, BY_EITHER);
    free(order);
    f->edges.count = 0;
    return ok;
}

/* ---- stage 1: exact mentions ---- */

static bool join_exact(forming *f)
{
    uint64_t pairs[DLN_BLOCK_KEYS];
    f->blocks.count = 0;
    for (uint32_t i = 0; i < f->nodes.count; i++) {
        const dln_features *x = &node_at(f, i)->f;
        uint32_t count = x->is_exact ? dln_pair_keys(x, pairs) : 0;
        for (uint32_t p = 0; p < count; p++)
            for (int32_t day = x->early; day <= x->late && day < x->early + BLOCK_DAYS; day++)
                if (!dln_blocks_put(&f->blocks, pairs[p], day, i))
                    return false;
    }
    dln_blocks_sort(&f->blocks);
    return compare_blocks(f, DLN_DATES_OVERLAP) && join_edges(f, true);
}

/* ---- an index of the clusters: key and first day -> cluster ---- */

static bool is_same_entry(const dln_block_entry *a, const dln_block_entry *b)
{
    return a->key == b->key && a->day == b->day && a->index == b->index;
}

static bool index_clusters(forming *f, bool by_party)
{
    uint64_t keys[DLN_BLOCK_KEYS];
    f->blocks.count = 0;
    for (uint32_t i = 0; i < f->nodes.count; i++) {
        const node *n = node_at(f, i);
        if (!forms_events(&n->f))
            continue;
        uint32_t count = by_party ? dln_party_keys(&n->f, keys) : dln_pair_keys(&n->f, keys);
        for (uint32_t k = 0; k < count; k++) {
            uint64_t key = by_party ? dln_mix(keys[k], n->f.family) : keys[k];
            if (!dln_blocks_put(&f->blocks, key, f->groups[n->cluster].first, n->cluster))
                return false;
        }
    }
    dln_blocks_sort(&f->blocks);
    dln_block_entry *entries = f->blocks.entries;
    size_t kept = 0;
    for (size_t i = 0; i < f->blocks.count; i++)
        if (kept == 0 || !is_same_entry(&entries[kept - 1], &entries[i]))
            entries[kept++] = entries[i];
    f->blocks.count = kept;
    return true;
}

/* How well a node fits a cluster: the best score with one of its nodes; 0 if it is like none, or contradicts one. */
static int fits(const forming *f, uint32_t index, uint32_t cluster, dln_dates dates)
{
    const dln_features *x = &node_at(f, index)->f;
    const group *g = &f->groups[cluster];
    int best = 0;
    uint32_t looked = 0;
    for (uint32_t n = g->head; n != NONE && looked < LOOKED_AT; n = node_at(f, n)->next, looked++) {
        const dln_features *y = &node_at(f, n)->f;
        dln_likeness likeness = dln_compare(f->memory, x, y, DLN_DATES_ANY);
        if (likeness.verdict == DLN_DIFFERENT)
            return 0;
        if (likeness.verdict == DLN_SAME && dates == DLN_DATES_ADJACENT) /* which counts for less */
            likeness = dln_compare(f->memory, x, y, dates);
        if (likeness.verdict == DLN_SAME && likeness.score > best && dln_dates_fit(x, y, dates))
            best = likeness.score;
    }
    return best > 0 && share_an_article(f, node_at(f, index)->cluster, cluster) ? 0 : best;
}

/* ---- stage 2: a day's slack ---- */

/* A day between two sources is a slip (of a time zone, of the day of the report) only where the two are the only ones
 * around, and only for a call, a plan that was moved, or a statement in the same words. Two meetings are two. */
static bool may_be_off_by_a_day(const forming *f, uint32_t a, uint32_t b)
{
    const group *x = &f->groups[a], *y = &f->groups[b];
    const dln_features *p = &node_at(f, x->head)->f, *q = &node_at(f, y->head)->f;
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

static bool join_adjacent(forming *f)
{
    neighbours *near = calloc(f->nodes.count + 1, sizeof *near);
    bool ok = near != NULL && index_clusters(f, false);
    const dln_block_entry *entries = f->blocks.entries;
    for (size_t i = 0; ok && i < f->blocks.count; i++) {
        uint32_t a = entries[i].index;
        for (size_t k = dln_blocks_find(&f->blocks, entries[i].key, f->groups[a].last + 1);
             k < f->blocks.count && entries[k].key == entries[i].key && entries[k].day == f->groups[a].last + 1; k++) {
            uint32_t b = entries[k].index;
            if (a == b || near[a].one == b + 1 || fits(f, f->groups[a].head, b, DLN_DATES_ADJACENT) == 0)
                continue;
            near[a] = (neighbours){b + 1, near[a].count + 1};
            near[b] = (neighbours){a + 1, near[b].count + 1};
        }
    }
    for (uint32_t a = 0; ok && a < f->nodes.count; a++) {
        uint32_t b = near[a].one - 1;
        if (near[a].count == 1 && a < b && near[b].count == 1 && near[b].one == a + 1 && may_be_off_by_a_day(f, a, b))
            ok = join(f, a, b, false, BY_BOTH);
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
static bool grant_wishes(forming *f, list *wishes, bool ok, bool ask_days)
{
    wish *w = wishes->items;
    if (ok && wishes->count > 1)
        qsort(w, wishes->count, sizeof *w, by_exactness);
    for (size_t i = 0; ok && i < wishes->count; i++)
        if (node_at(f, w[i].node)->cluster == w[i].node)
            ok = join(f, w[i].node, w[i].cluster, ask_days, BY_FIRST);
    free(w);
    return ok;
}

typedef struct wanted { /* which clusters come into question */
    bool named_only;
    int64_t most_days; /* 0: as long as they like */
} wanted;

static bool comes_into_question(const forming *f, uint32_t index, uint32_t cluster, wanted want)
{
    const group *g = &f->groups[cluster];
    if (cluster == node_at(f, index)->cluster || g->last < node_at(f, index)->f.first)
        return false;
    return (want.most_days == 0 || (int64_t)g->last - g->first <= want.most_days) && !(want.named_only && is_anonymous(&node_at(f, g->head)->f));
}

enum { CROWD = DLN_MOST_CLUSTERS + 2 }; /* one more than may be looked at, and one that was looked at by another key */

/* The clusters of a key that come into question for a node: at most a crowd. They may have begun before the node's first
 * day: as long as a round lasts. */
static uint32_t list_candidates(const forming *f, uint32_t index, uint64_t key, wanted want, uint32_t candidates[CROWD])
{
    const dln_features *x = &node_at(f, index)->f;
    const dln_block_entry *entries = f->blocks.entries;
    uint32_t count = 0;
    for (size_t k = dln_blocks_find(&f->blocks, key, x->first - BLOCK_DAYS);
         k < f->blocks.count && entries[k].key == key && entries[k].day <= x->last && count < CROWD; k++)
        if (comes_into_question(f, index, entries[k].index, want))
            candidates[count++] = entries[k].index;
    return count;
}

/* The one cluster that fits a node, or fits it clearly better than all others; NONE. *torn: several fit alike, or so many come
 * into question (a year of meetings) that no single one will stand out; a crowd is not even compared. */
static uint32_t find_fitting(const forming *f, uint32_t index, const uint64_t *keys, uint32_t key_count, wanted want, bool *torn)
{
    uint32_t best = NONE, candidates[CROWD];
    int best_score = 0, second_score = 0, looked = 0, fitting = 0;
    for (uint32_t p = 0; p < key_count; p++) {
        uint32_t count = list_candidates(f, index, keys[p], want, candidates);
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
            return NONE;
    }
    *torn = second_score > 0 && best_score - second_score < CLEARLY_BETTER;
    return *torn ? NONE : best;
}

/* An exact cluster that names countries only joins the one that names their people, if there is one. */
static bool join_anonymous(forming *f)
{
    uint64_t keys[DLN_BLOCK_KEYS];
    list wishes = {0};
    bool ok = index_clusters(f, false);
    for (uint32_t i = 0; ok && i < f->nodes.count; i++) {
        bool torn;
        const dln_features *x = &node_at(f, i)->f;
        if (f->groups[i].count == 0 || !forms_events(x) || !is_anonymous(&node_at(f, f->groups[i].head)->f))
            continue;
        uint32_t head = f->groups[i].head;
        uint32_t found = find_fitting(f, head, keys, dln_pair_keys(&node_at(f, head)->f, keys), (wanted){.named_only = true}, &torn);
        if (found == NONE)
            continue;
        ok = put_wish(&wishes, i, found, 0);
    }
    return grant_wishes(f, &wishes, ok, true);
}

/* What a vague node is looked for by; how many. 0: it is not vague, or nothing is known of when. */
static uint32_t keys_of_vague(const dln_features *x, bool by_party, uint64_t keys[DLN_BLOCK_KEYS])
{
    uint32_t count = dln_pair_keys(x, keys);
    bool is_alone = count == 0;
    if (is_alone != by_party || (x->is_exact && !is_alone) || dln_when_is_yearless(&x->when) || (!x->is_dated && x->last == 0))
        return 0;
    if (by_party)
        count = dln_party_keys(x, keys);
    for (uint32_t k = 0; by_party && k < count; k++)
        keys[k] = dln_mix(keys[k], x->family);
    return count;
}

/* Nodes ask in the order of their keys: those that look at the same clusters one behind the other. */
static bool join_vague(forming *f, bool by_party)
{
    uint64_t keys[DLN_BLOCK_KEYS];
    list wishes = {0};
    dln_blocks asking = {0};
    bool ok = index_clusters(f, by_party);
    for (uint32_t i = 0; ok && i < f->nodes.count; i++) {
        const dln_features *x = &node_at(f, i)->f;
        if (keys_of_vague(x, by_party, keys) > 0)
            ok = dln_blocks_put(&asking, keys[0], x->first, i);
    }
    if (ok)
        dln_blocks_sort(&asking);
    for (size_t k = 0; ok && k < asking.count; k++) {
        uint32_t i = asking.entries[k].index;
        const dln_features *x = &node_at(f, i)->f;
        bool torn;
        uint32_t found = find_fitting(f, i, keys, keys_of_vague(x, by_party, keys), (wanted){0}, &torn);
        f->torn[i] = f->torn[i] || torn;
        if (found != NONE)
            ok = put_wish(&wishes, i, found, (int64_t)x->last - x->first);
    }
    dln_blocks_free(&asking);
    return grant_wishes(f, &wishes, ok, false);
}

/* ---- stage 4: what is vague and joined nothing, among itself ---- */

static bool join_leftovers(forming *f)
{
    uint64_t pairs[DLN_BLOCK_KEYS];
    f->blocks.count = 0;
    for (uint32_t i = 0; i < f->nodes.count; i++) {
        const node *n = node_at(f, i);
        uint32_t count = dln_pair_keys(&n->f, pairs);
        bool is_alone = f->groups[n->cluster].count == 1;
        if (!is_alone || (n->f.is_exact && count > 0))
            continue;
        if (count == 0) {
            count = dln_party_keys(&n->f, pairs);
            for (uint32_t k = 0; k < count; k++)
                pairs[k] = dln_mix(dln_mix(pairs[k], pairs[k]), n->f.family);
        }
        for (uint32_t p = 0; p < count; p++)
            for (int32_t month = first_block(&n->f, DLN_DATES_ALIKE), next = month + 1; month <= next; month++)
                if (!dln_blocks_put(&f->blocks, pairs[p], month, i)) /* two months, so that neighbours meet */
                    return false;
    }
    dln_blocks_sort(&f->blocks);
    return compare_blocks(f, DLN_DATES_ALIKE) && join_edges(f, false);
}

/* ---- stage 5: what is vaguer still joins what is vague, if exactly one fits: a year holds its month ---- */

static bool is_vague(const dln_features *f)
{
    return !f->is_exact && f->is_dated && !dln_when_is_yearless(&f->when);
}

static bool index_vague(forming *f)
{
    uint64_t keys[DLN_BLOCK_KEYS];
    f->blocks.count = 0;
    for (uint32_t i = 0; i < f->nodes.count; i++) {
        const node *n = node_at(f, i);
        uint32_t count = is_vague(&n->f) && n->cluster == i ? dln_pair_keys(&n->f, keys) : 0;
        for (uint32_t k = 0; k < count; k++)
            if (!dln_blocks_put(&f->blocks, keys[k], f->groups[i].first, i))
                return false;
    }
    dln_blocks_sort(&f->blocks);
    return true;
}

static bool join_vaguer(forming *f)
{
    uint64_t keys[DLN_BLOCK_KEYS];
    list wishes = {0};
    bool ok = index_vague(f);
    for (uint32_t i = 0; ok && i < f->nodes.count; i++) {
        const node *n = node_at(f, i);
        const dln_features *x = &n->f;
        bool torn;
        if (!is_vague(x) || f->torn[i] || n->cluster != i || f->groups[i].count != 1)
            continue;
        int64_t days = (int64_t)x->last - x->first;
        uint32_t found = find_fitting(f, i, keys, dln_pair_keys(x, keys), (wanted){.most_days = days / 2}, &torn);
        f->torn[i] = torn;
        ok = found == NONE || put_wish(&wishes, i, found, days);
    }
    return grant_wishes(f, &wishes, ok, false);
}

/* ---- the result ---- */

/* Mentions and clusters come in order: each cluster where its first mention is met. */
static bool hand_over(const forming *f, dln_arena *arena, dln_cluster **clusters, size_t *cluster_count)
{
    size_t count = 0, at = 0;
    for (size_t i = 0; i < f->nodes.count; i++)
        count += f->groups[i].count > 0;
    dln_cluster *out = dln_arena_array(arena, count + 1, sizeof *out);
    uint32_t *all = dln_arena_array(arena, f->count + 1, sizeof *all), *free_from = all; /* mentions, one cluster behind the other */
    uint32_t *cluster_of = malloc((f->count + 1) * sizeof *cluster_of), *place_of = malloc((f->nodes.count + 1) * sizeof *place_of);
    bool ok = out != NULL && all != NULL && cluster_of != NULL && place_of != NULL;
    for (uint32_t i = 0; ok && i < f->nodes.count; i++) {
        place_of[i] = NONE;
        for (uint32_t m = node_at(f, i)->first_mention; m != NONE; m = f->next_mention[m])
            cluster_of[m] = node_at(f, i)->cluster;
    }
    for (uint32_t m = 0; ok && m < f->count; m++) {
        uint32_t *place = &place_of[cluster_of[m]];
        if (*place == NONE) {
            const group *g = &f->groups[cluster_of[m]];
            bool is_whole = true;
            for (uint32_t n = g->head; n != NONE; n = node_at(f, n)->next)
                is_whole = is_whole && node_at(f, n)->known.is_settled;
            out[at] = (dln_cluster){free_from, 0, g->count == 1 && f->torn[g->head], is_whole};
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
    forming f = {.mentions = mentions, .known = known, .count = count};
    f.next_mention = calloc(count + 1, sizeof *f.next_mention);
    f.article = calloc(count + 1, sizeof *f.article);
    f.memory = dln_party_memory_new();
    bool ok = f.memory != NULL && f.next_mention != NULL && f.article != NULL && count < NONE;
    ok = ok && make_nodes(&f, maker, evidence) && start_groups(&f);
    ok = ok && join_exact(&f) && join_adjacent(&f) && join_anonymous(&f) && join_vague(&f, false) && join_vague(&f, true) && join_leftovers(&f) &&
         join_vaguer(&f);
    ok = ok && hand_over(&f, arena, clusters, cluster_count);
    free(f.next_mention);
    free(f.article);
    free(f.nodes.items);
    dln_blocks_free(&f.blocks);
    dln_party_memory_free(f.memory);
    free(f.edges.items);
    free(f.groups);
    free(f.members);
    free(f.torn);
    return ok ? DLN_OK : DLN_NO_MEMORY;
}
