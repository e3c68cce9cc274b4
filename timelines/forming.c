/* timelines/forming.c - see forming.h. */
#include "forming.h"

#include "base/ahead.h"
#include "base/pages.h"
#include "base/text.h"

#include <stdlib.h>

enum {
    FEW_PAIRS = 128,
    MANY = 12, /* mentions: the larger of two clusters that make more pairs than those has as many */
};

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

static uint64_t article_of(const dln_forming *f, const dln_node *n, uint32_t m)
{
    return m == n->first_mention ? n->article : f->article[m];
}

static bool has_article(const dln_forming *f, const dln_node *n, uint64_t article)
{
    for (uint32_t m = n->first_mention; m != DLN_NONE; m = dln_mention_behind(f, n, m))
        if (article_of(f, n, m) == article)
            return true;
    return false;
}

static bool add_node(dln_forming *f, uint32_t mention, const dln_features *features)
{
    uint64_t pairs[DLN_BLOCK_KEYS];
    uint32_t pair_count = dln_pair_keys(features, pairs), at = (uint32_t)f->node_count++;
    f->features[at] = *features;
    f->nodes[at] = (dln_node){.first_mention = mention, .last_mention = mention, .mention_count = 1, .next = DLN_NONE, .cluster = at, .article = features->article,
                              .first_key = (uint32_t)f->key_count, .known = f->known == NULL ? (dln_known){0} : f->known[mention]};
    if (f->key_capacity - f->key_count < pair_count) {
        size_t wanted = f->key_capacity * 2 + DLN_BLOCK_KEYS;
        uint64_t *larger = wanted > DLN_NONE ? NULL : realloc(f->keys, wanted * sizeof *larger);
        if (larger == NULL)
            return false;
        dln_on_large_pages(larger, wanted * sizeof *larger);
        f->keys = larger;
        f->key_capacity = wanted;
    }
    for (uint32_t i = 0; i < pair_count; i++)
        f->keys[f->key_count + i] = pairs[i];
    f->key_count += pair_count;
    f->nodes[at + 1].first_key = (uint32_t)f->key_count;
    return true;
}

/* The node for a saying that does not hold the article yet: an article lists an event once, so what it lists twice are two. */
static bool put_mention(dln_forming *f, node_slot *slots, size_t size, uint32_t mention, const dln_features *features, dln_digest digest)
{
    for (;;) {
        size_t at = (size_t)digest.low & (size - 1);
        while (slots[at].node != 0 && (slots[at].digest.low != digest.low || slots[at].digest.high != digest.high))
            at = (at + 1) & (size - 1);
        if (slots[at].node == 0) {
            slots[at] = (node_slot){digest, (uint32_t)f->node_count + 1};
            return add_node(f, mention, features);
        }
        dln_node *n = dln_node_at(f, slots[at].node - 1);
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

/* Mentions stand in memory as they came, not as they are sorted. */
static void ask_for_mentions(const dln_forming *f, size_t index)
{
    enum { TEXTS_AHEAD = 8, STRUCTS_AHEAD = 16 };
    if (index + STRUCTS_AHEAD < f->count) {
        const dln_mention *nearer = f->mentions[index + TEXTS_AHEAD];
        dln_ask_ahead(f->mentions[index + STRUCTS_AHEAD], sizeof(dln_mention));
        dln_ask_ahead(nearer->article.text, nearer->article.len);
        dln_ask_ahead(nearer->evidence.text, nearer->evidence.len);
    }
}

static bool make_nodes(dln_forming *f, dln_feature_maker *maker, dln_telling *evidence)
{
    size_t size = 1024;
    while (size < f->count * 2)
        size *= 2;
    node_slot *slots = calloc(size, sizeof *slots);
    dln_on_large_pages(slots, size * sizeof *slots);
    dln_sink *buffer = dln_sink_to_memory();
    bool ok = slots != NULL && buffer != NULL;
    for (uint32_t i = 0; ok && i < f->count; i++) {
        dln_features features;
        ask_for_mentions(f, i);
        f->next_mention[i] = DLN_NONE;
        ok = dln_features_of(maker, f->mentions[i], &features, &evidence[i]);
        f->article[i] = features.article;
        ok = ok && put_mention(f, slots, size, i, &features, saying_of(&features, buffer));
    }
    dln_sink_abandon(buffer);
    free(slots);
    return ok;
}

/* ---- joining ---- */

static uint64_t *member_slot(uint64_t *set, size_t size, uint64_t value)
{
    size_t at = (size_t)value & (size - 1);
    while (set[at] != 0 && set[at] != value)
        at = (at + 1) & (size - 1);
    return &set[at];
}

static bool is_member(const dln_forming *f, uint32_t cluster, uint64_t article)
{
    return *member_slot(f->members, f->members_size, dln_mix(article, cluster) | 1) != 0;
}

static bool add_member(dln_forming *f, uint32_t cluster, uint64_t article)
{
    if (f->members_used * 2 >= f->members_size) {
        size_t wanted = f->members_size == 0 ? 1024 : f->members_size * 2;
        uint64_t *larger = wanted > SIZE_MAX / 16 ? NULL : calloc(wanted, sizeof *larger);
        if (larger == NULL)
            return false;
        dln_on_large_pages(larger, wanted * sizeof *larger);
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
static bool add_members(dln_forming *f, uint32_t cluster, uint32_t from)
{
    for (uint32_t at = from; at != DLN_NONE; at = dln_node_at(f, at)->next) {
        const dln_node *n = dln_node_at(f, at);
        for (uint32_t m = n->first_mention; m != DLN_NONE; m = dln_mention_behind(f, n, m))
            if (!add_member(f, cluster, article_of(f, n, m)))
                return false;
    }
    return true;
}

/* Few against few are compared one by one. */
bool dln_share_an_article(const dln_forming *f, uint32_t a, uint32_t b)
{
    bool is_a_smaller = f->groups[a].mentions <= f->groups[b].mentions;
    uint32_t smaller = is_a_smaller ? a : b, larger = is_a_smaller ? b : a;
    const dln_group *s = &f->groups[smaller], *l = &f->groups[larger];
    bool are_few = l->mentions < MANY || (uint64_t)s->mentions * l->mentions <= FEW_PAIRS;
    for (uint32_t at = s->head; at != DLN_NONE; at = dln_node_at(f, at)->next) {
        const dln_node *n = dln_node_at(f, at);
        for (uint32_t m = n->first_mention; m != DLN_NONE; m = dln_mention_behind(f, n, m)) {
            uint64_t article = article_of(f, n, m);
            if (!are_few && is_member(f, larger, article))
                return true;
            for (uint32_t k = are_few ? l->head : DLN_NONE; k != DLN_NONE; k = dln_node_at(f, k)->next)
                if (has_article(f, dln_node_at(f, k), article))
                    return true;
        }
    }
    return false;
}

/* Days differ only if somebody tells of all of them: a round of talks that is reported daily, and as a whole. */
static bool days_fit(const dln_forming *f, const dln_group *a, const dln_group *b)
{
    int32_t most_first = a->most_first > b->most_first ? a->most_first : b->most_first;
    int32_t least_last = a->least_last < b->least_last ? a->least_last : b->least_last;
    const dln_group *both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        uint32_t looked = 0;
        for (uint32_t n = both[i]->head; n != DLN_NONE && looked < DLN_LOOKED_AT; n = dln_node_at(f, n)->next, looked++) {
            const dln_features *x = dln_features_at(f, n);
            if (x->late >= most_first && x->early <= least_last)
                return true;
        }
    }
    return false;
}

static bool contradict(const dln_forming *f, const dln_group *a, const dln_group *b)
{
    uint32_t looked_a = 0;
    for (uint32_t x = a->head; x != DLN_NONE && looked_a < DLN_LOOKED_AT; x = dln_node_at(f, x)->next, looked_a++) {
        uint32_t looked_b = 0;
        for (uint32_t y = b->head; y != DLN_NONE && looked_b < DLN_LOOKED_AT; y = dln_node_at(f, y)->next, looked_b++)
            if (dln_compare(f->memory, dln_features_at(f, x), dln_features_at(f, y), DLN_DATES_ANY).verdict == DLN_DIFFERENT)
                return true;
    }
    return false;
}

static bool is_settled(const dln_forming *f, uint32_t a, uint32_t b, dln_decided_by who)
{
    const dln_known *x = &dln_node_at(f, a)->known, *y = &dln_node_at(f, b)->known;
    if (x->event == y->event)
        return false;
    return who == DLN_BY_EITHER ? x->is_settled && y->is_settled : who == DLN_BY_BOTH ? x->is_settled || y->is_settled : x->is_settled;
}

bool dln_join(dln_forming *f, uint32_t a, uint32_t b, bool ask_days, dln_decided_by who)
{
    uint32_t large = dln_node_at(f, a)->cluster, small = dln_node_at(f, b)->cluster;
    if (large == small || is_settled(f, a, b, who))
        return true;
    dln_group *l = &f->groups[large], *s = &f->groups[small];
    if (l->mentions < s->mentions || (l->mentions == s->mentions && small < large)) {
        uint32_t swap = large;
        large = small, small = swap;
        l = &f->groups[large], s = &f->groups[small];
    }
    if (dln_share_an_article(f, small, large) || (ask_days && !days_fit(f, l, s)) || contradict(f, l, s))
        return true;
    for (uint32_t n = s->head; n != DLN_NONE; n = dln_node_at(f, n)->next)
        dln_node_at(f, n)->cluster = large;
    dln_node_at(f, l->tail)->next = s->head;
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

/* ---- from begin to end ---- */

static bool start_groups(dln_forming *f)
{
    f->groups = calloc(f->node_count + 1, sizeof *f->groups);
    if (f->groups == NULL)
        return false;
    dln_on_large_pages(f->groups, (f->node_count + 1) * sizeof *f->groups);
    for (uint32_t i = 0; i < f->node_count; i++) {
        const dln_features *x = dln_features_at(f, i);
        f->groups[i] = (dln_group){i, i, 1, dln_node_at(f, i)->mention_count, x->last, x->first, x->first, x->last};
        if (f->groups[i].mentions >= MANY && !add_members(f, i, i))
            return false;
    }
    return true;
}

bool dln_forming_start(dln_forming *f, const dln_mention *const *mentions, const dln_known *known, size_t count, dln_feature_maker *maker,
                       dln_telling *evidence)
{
    *f = (dln_forming){.mentions = mentions, .known = known, .count = count};
    if (count >= DLN_NONE || count >= SIZE_MAX / sizeof *f->features)
        return false;
    f->next_mention = malloc((count + 1) * sizeof *f->next_mention);
    f->article = malloc((count + 1) * sizeof *f->article);
    f->features = malloc((count + 1) * sizeof *f->features);
    f->nodes = calloc(count + 1, sizeof *f->nodes);
    f->memory = dln_party_memory_new();
    dln_on_large_pages(f->next_mention, (count + 1) * sizeof *f->next_mention);
    dln_on_large_pages(f->article, (count + 1) * sizeof *f->article);
    dln_on_large_pages(f->features, (count + 1) * sizeof *f->features);
    dln_on_large_pages(f->nodes, (count + 1) * sizeof *f->nodes);
    bool ok = f->next_mention != NULL && f->article != NULL && f->features != NULL && f->nodes != NULL && f->memory != NULL;
    return ok && make_nodes(f, maker, evidence) && start_groups(f);
}

void dln_forming_free(dln_forming *f)
{
    free(f->next_mention);
    free(f->article);
    free(f->features);
    free(f->nodes);
    free(f->keys);
    free(f->groups);
    free(f->members);
    dln_party_memory_free(f->memory);
}
