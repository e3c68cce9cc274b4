/* timelines/blocks.c - see blocks.h. */
#include "blocks.h"

#include "base/pages.h"

#include <stdlib.h>

uint64_t dln_mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ (b * 0x9E3779B97F4A7C15u)) * 0xBF58476D1CE4E5B9u;
    x ^= x >> 29;
    x *= 0x94D049BB133111EBu;
    return x ^ x >> 32;
}

uint32_t dln_party_keys(const dln_features *f, uint64_t keys[DLN_BLOCK_PARTIES])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < f->side_count && count < DLN_BLOCK_PARTIES; i++)
        if (i == 0 || f->sides[i].key != f->sides[i - 1].key)
            keys[count++] = f->sides[i].key; /* sides are sorted by key */
    return count;
}

uint32_t dln_pair_keys(const dln_features *f, uint64_t pairs[DLN_BLOCK_KEYS])
{
    uint64_t keys[DLN_BLOCK_PARTIES];
    uint32_t count = dln_party_keys(f, keys), pair_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (f->speaker_only) {
            pairs[pair_count++] = dln_mix(keys[i], f->family);
            continue;
        }
        for (uint32_t k = i + 1; k < count; k++)
            pairs[pair_count++] = dln_mix(dln_mix(keys[i], keys[k]), f->family);
    }
    for (uint32_t i = 0; !f->speaker_only && i < f->side_count; i++) {
        /* two of one country, or a group or organisation that may stand alone */
        const dln_side *side = &f->sides[i];
        bool is_twice = i + 1 < f->side_count && f->sides[i + 1].key == side->key;
        bool may_stand_alone = !side->is_implied && side->kind != DLN_PERSON && (side->is_group || side->is_organisation);
        bool is_first = i == 0 || f->sides[i - 1].key != side->key;
        if (is_first && (is_twice || may_stand_alone) && pair_count < DLN_BLOCK_KEYS)
            pairs[pair_count++] = dln_mix(dln_mix(side->key, side->key), f->family);
    }
    return pair_count;
}

bool dln_blocks_put(dln_blocks *blocks, uint64_t key, int32_t day, uint32_t index)
{
    if (blocks->count == blocks->capacity) {
        size_t wanted = blocks->capacity == 0 ? 1024 : blocks->capacity * 2;
        dln_block_entry *larger = wanted > SIZE_MAX / sizeof *larger ? NULL : realloc(blocks->entries, wanted * sizeof *larger);
        if (larger == NULL)
            return false;
        dln_on_large_pages(larger, wanted * sizeof *larger);
        blocks->entries = larger;
        blocks->capacity = wanted;
    }
    blocks->entries[blocks->count++] = (dln_block_entry){key, day, index};
    return true;
}

static bool is_before(const dln_block_entry *x, const dln_block_entry *y)
{
    if (x->key != y->key)
        return x->key < y->key;
    return x->day != y->day ? x->day < y->day : x->index < y->index;
}

static int by_block(const void *a, const void *b)
{
    return (int)is_before(b, a) - (int)is_before(a, b);
}

/* Keys are well mixed: their first bits share the entries out, and what has the same first bits is sorted by itself. */
enum { LEAST_BITS = 10, MOST_BITS = 20, IN_A_SHARE = 4, FEW = 24, WORTH_SHARING = IN_A_SHARE << LEAST_BITS };

static void sort_few(dln_block_entry *entries, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        dln_block_entry entry = entries[i];
        size_t k = i;
        for (; k > 0 && is_before(&entry, &entries[k - 1]); k--)
            entries[k] = entries[k - 1];
        entries[k] = entry;
    }
}

static bool share_out(dln_blocks *blocks)
{
    uint32_t bits = LEAST_BITS;
    while (bits < MOST_BITS && blocks->count >> bits > IN_A_SHARE)
        bits++;
    size_t shares = (size_t)1 << bits;
    dln_block_entry *shared = malloc(blocks->count * sizeof *shared);
    uint32_t *begin = calloc(shares + 1, sizeof *begin);
    dln_on_large_pages(shared, blocks->count * sizeof *shared);
    bool ok = shared != NULL && begin != NULL && blocks->count <= UINT32_MAX;
    for (size_t i = 0; ok && i < blocks->count; i++)
        begin[(blocks->entries[i].key >> (64 - bits)) + 1]++;
    for (size_t i = 0; ok && i < shares; i++)
        begin[i + 1] += begin[i];
    for (size_t i = 0; ok && i < blocks->count; i++)
        shared[begin[blocks->entries[i].key >> (64 - bits)]++] = blocks->entries[i];
    for (size_t i = 0; ok && i < shares; i++) { /* begin[i] has become the end of the i-th */
        size_t from = i == 0 ? 0 : begin[i - 1], count = begin[i] - from;
        if (count <= FEW)
            sort_few(shared + from, count);
        else
            qsort(shared + from, count, sizeof *shared, by_block);
    }
    free(begin);
    if (!ok) {
        free(shared);
        return false;
    }
    free(blocks->entries);
    blocks->entries = shared;
    blocks->capacity = blocks->count;
    return true;
}

void dln_blocks_sort(dln_blocks *blocks)
{
    bool is_done = blocks->count < 2 || (blocks->count >= WORTH_SHARING && share_out(blocks));
    if (!is_done)
        qsort(blocks->entries, blocks->count, sizeof *blocks->entries, by_block);
}

static size_t find_between(const dln_blocks *blocks, size_t low, size_t high, const dln_block_entry *wanted)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(&blocks->entries[middle], wanted))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t dln_blocks_find(const dln_blocks *blocks, uint64_t key, int32_t day)
{
    return find_between(blocks, 0, blocks->count, &(dln_block_entry){key, day, 0});
}

size_t dln_blocks_find_from(const dln_blocks *blocks, size_t from, uint64_t key, int32_t day)
{
    dln_block_entry wanted = {key, day, 0};
    size_t low = from < blocks->count ? from : blocks->count, step = 1;
    while (step < blocks->count - low && is_before(&blocks->entries[low + step], &wanted)) {
        low += step;
        step *= 2;
    }
    return find_between(blocks, low, step < blocks->count - low ? low + step : blocks->count, &wanted);
}

void dln_blocks_free(dln_blocks *blocks)
{
    free(blocks->entries);
    *blocks = (dln_blocks){0};
}
