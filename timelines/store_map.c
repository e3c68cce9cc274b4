/* timelines/store_map.c - see store_map.h. */
#include "store_map.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 1024 };

static size_t slot_of(const dln_row_map *map, dln_digest digest)
{
    size_t at = (size_t)digest.low & (map->size - 1);
    while (map->slots[at].row != 0 && (map->slots[at].digest.low != digest.low || map->slots[at].digest.high != digest.high))
        at = (at + 1) & (map->size - 1);
    return at;
}

int64_t dln_row_map_find(const dln_row_map *map, dln_digest digest)
{
    return map->size == 0 ? 0 : map->slots[slot_of(map, digest)].row;
}

bool dln_row_map_put(dln_row_map *map, dln_digest digest, int64_t row)
{
    if (map->used * 4 >= map->size * 3) {
        dln_row_map larger = {.size = map->size == 0 ? FIRST_SIZE : map->size * 2, .used = map->used};
        larger.slots = larger.size > SIZE_MAX / 2 / sizeof *larger.slots ? NULL : calloc(larger.size, sizeof *larger.slots);
        if (larger.slots == NULL)
            return false;
        for (size_t i = 0; i < map->size; i++)
            if (map->slots[i].row != 0)
                larger.slots[slot_of(&larger, map->slots[i].digest)] = map->slots[i];
        free(map->slots);
        *map = larger;
    }
    size_t at = slot_of(map, digest);
    map->slots[at].digest = digest;
    map->slots[at].row = row;
    map->used++;
    return true;
}

void dln_row_map_free(dln_row_map *map)
{
    free(map->slots);
    memset(map, 0, sizeof *map);
}
