/* timelines/blocks.h - where mentions meet: two are compared only if they share a key, and only near each other in time.
 * A key is made of a family of types and a pair of parties at the level of countries (meetings, calls), or one speaker's
 * country (statements); groups count as their members. Keys are the same on any machine and in any run, so that they
 * may be stored.
 */
#ifndef DATELINE_TIMELINES_BLOCKS_H
#define DATELINE_TIMELINES_BLOCKS_H

#include "features.h"

enum {
    DLN_BLOCK_PARTIES = 8, /* parties of one mention that form pairs: those whose keys are smallest, the same in every mention */
    DLN_BLOCK_KEYS = DLN_BLOCK_PARTIES * DLN_BLOCK_PARTIES,
};

uint64_t dln_mix(uint64_t a, uint64_t b);

/* The different keys of the parties, the smallest first; how many. */
uint32_t dln_party_keys(const dln_features *f, uint64_t keys[DLN_BLOCK_PARTIES]);

/* The keys of the pairs (of the speakers, for a statement); how many. 0: it names one party only, and is looked for by
 * dln_mix(party key, family). */
uint32_t dln_pair_keys(const dln_features *f, uint64_t pairs[DLN_BLOCK_KEYS]);

typedef struct dln_block_entry {
    uint64_t key;
    int32_t day;
    uint32_t index; /* of what meets there */
} dln_block_entry;

typedef struct dln_blocks { /* start with {0} */
    dln_block_entry *entries;
    size_t count, capacity;
} dln_blocks;

bool dln_blocks_put(dln_blocks *blocks, uint64_t key, int32_t day, uint32_t index); /* false: no memory */
void dln_blocks_sort(dln_blocks *blocks);                                             /* by (key, day, index) */
size_t dln_blocks_find(const dln_blocks *blocks, uint64_t key, int32_t day);          /* the first of the key at or after the day */
/* The same, if it is known not to be before the entry `from`: the sooner found, the nearer it is. */
size_t dln_blocks_find_from(const dln_blocks *blocks, size_t from, uint64_t key, int32_t day);
void dln_blocks_free(dln_blocks *blocks);

#endif
