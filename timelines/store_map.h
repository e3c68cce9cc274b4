/* timelines/store_map.h - rows by the digest of what names them, kept in memory while a store is changed. Private to store*.c. */
#ifndef DATELINE_TIMELINES_STORE_MAP_H
#define DATELINE_TIMELINES_STORE_MAP_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dln_row_map { /* zeroed: empty */
    struct { dln_digest digest; int64_t row; } *slots;
    size_t size, used;
} dln_row_map;

int64_t dln_row_map_find(const dln_row_map *map, dln_digest digest);          /* 0: none */
bool dln_row_map_put(dln_row_map *map, dln_digest digest, int64_t row);        /* not there yet; row is not 0. false: no memory */
void dln_row_map_free(dln_row_map *map);                                       /* empties it */

#endif
