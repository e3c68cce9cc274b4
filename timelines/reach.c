/* timelines/reach.c - see reach.h. What each stage of cluster.c asks:
 *   1 cores of a pair on a common day; 2 cores of a pair a day apart, for both of which the other is the only one; 3 a core of countries
 *   asks for the cores of their people; a vague mention asks for the cores of its pair, one party alone for all events of the
 *   party; 4 vague ones of a pair, and lone ones of a party, among themselves; 5 a vague one asks for vague ones that it holds.
 */
#include "reach.h"

#include "blocks.h"

#include <stdlib.h>

typedef struct reaches {
    dln_arena *arena;
    dln_reach *items;
    size_t count, capacity;
    bool failed;
} reaches;

static void put(reaches *list, uint64_t key, dln_role role, int32_t first, int32_t last)
{
    dln_reach *reach = dln_arena_push(list->arena, &list->items, &list->count, &list->capacity, sizeof *reach);
    list->failed = list->failed || reach == NULL;
    if (reach != NULL)
        *reach = (dln_reach){(key & ~(uint64_t)3) | role, first, last};
}

static int by_key(const void *a, const void *b)
{
    const dln_reach *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x->last > y->last) - (x->last < y->last);
}

static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static int32_t most(int32_t a, int32_t b) { return a > b ? a : b; }

bool dln_reach_of(const dln_features *mentions, size_t count, dln_arena *arena, dln_reach **out, size_t *out_count)
{
    reaches list = {.arena = arena};
    uint64_t pairs[DLN_BLOCK_KEYS], parties[DLN_BLOCK_PARTIES];
    int32_t core_first = INT32_MAX, core_last = INT32_MIN, first = INT32_MAX, last = INT32_MIN;
    for (size_t i = 0; i < count; i++) {
        const dln_features *f = &mentions[i];
        int32_t own_first = least(f->first, f->early), own_last = most(f->last, f->late);
        first = least(first, own_first);
        last = most(last, own_last);
        if (f->is_exact && dln_pair_keys(f, pairs) > 0) {
            core_first = least(core_first, own_first);
            core_last = most(core_last, own_last);
        }
    }
    for (size_t i = 0; i < count; i++) {
        const dln_features *f = &mentions[i];
        int32_t own_first = least(f->first, f->early), own_last = most(f->last, f->late);
        uint32_t pair_count = dln_pair_keys(f, pairs), party_count = dln_party_keys(f, parties);
        bool is_core = f->is_exact && pair_count > 0;
        for (uint32_t k = 0; k < pair_count; k++)
            put(&list, pairs[k], is_core ? DLN_ROLE_CORE : DLN_ROLE_VAGUE, is_core ? core_first : own_first, is_core ? core_last : own_last);
        for (uint32_t k = 0; k < party_count; k++) {
            uint64_t key = dln_mix(parties[k], f->family);
            if (is_core && !f->speaker_only)
                put(&list, key, DLN_ROLE_SIDE, first, last);
            if (pair_count > 0)
                continue;
            put(&list, key, DLN_ROLE_ALONE, own_first, own_last);
            put(&list, dln_mix(dln_mix(parties[k], parties[k]), f->family), DLN_ROLE_VAGUE, own_first, own_last); /* as two of one country */
        }
        if (party_count == 0) /* those that say the same are one */
            put(&list, 0, DLN_ROLE_ALONE, own_first, own_last);
    }
    size_t kept = 0;
    if (list.count > 1)
        qsort(list.items, list.count, sizeof *list.items, by_key);
    for (size_t i = 0; i < list.count; i++)
        if (kept == 0 || by_key(&list.items[kept - 1], &list.items[i]) != 0)
            list.items[kept++] = list.items[i];
    *out = list.items;
    *out_count = kept;
    return !list.failed;
}

static dln_reach probe(const dln_reach *reach, dln_role role, int32_t slack)
{
    return (dln_reach){(reach->key & ~(uint64_t)3) | role, reach->first - slack, reach->last + slack};
}

size_t dln_probes_of(const dln_reach *reach, dln_probe why, dln_reach out[DLN_PROBES])
{
    size_t count = 0;
    switch (dln_role_of(reach)) {
    case DLN_ROLE_CORE:
        out[count++] = probe(reach, DLN_ROLE_CORE, 1);
        if (why == DLN_PROBE_AFFECTED)
            out[count++] = probe(reach, DLN_ROLE_VAGUE, 1);
        break;
    case DLN_ROLE_VAGUE:
        if (why == DLN_PROBE_NEIGHBOURS)
            break;
        out[count++] = probe(reach, DLN_ROLE_CORE, 1);
        out[count++] = probe(reach, DLN_ROLE_VAGUE, 0);
        break;
    case DLN_ROLE_SIDE:
        if (why == DLN_PROBE_AFFECTED)
            out[count++] = probe(reach, DLN_ROLE_ALONE, 1);
        break;
    case DLN_ROLE_ALONE:
        if (why == DLN_PROBE_NEIGHBOURS)
            break;
        out[count++] = probe(reach, DLN_ROLE_SIDE, 1);
        out[count++] = probe(reach, DLN_ROLE_ALONE, 0);
        break;
    }
    return count;
}
