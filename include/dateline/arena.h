/* include/dateline/arena.h - memory that lives and dies together: an article, its tokens, its mentions.
 * An arena remembers that it ran out, so that a stage asks once, at its end. Not for two threads at once.
 */
#ifndef DATELINE_ARENA_H
#define DATELINE_ARENA_H

#include <dateline/span.h>

typedef struct dln_arena dln_arena;

dln_arena *dln_arena_new(void);           /* yours to free; NULL: no memory */
void dln_arena_free(dln_arena *arena);    /* NULL is fine */
void dln_arena_reset(dln_arena *arena);   /* forgets all that was taken, keeps the largest block for the next article */
bool dln_arena_failed(const dln_arena *arena);

/* Zeroed memory, aligned for any type; NULL (and failed from then on) if there is none. */
void *dln_arena_take(dln_arena *arena, size_t size);

/* count things of size bytes, the product checked. */
void *dln_arena_array(dln_arena *arena, size_t count, size_t size);

/* The same as it comes, not zeroed: for what is written before it is read. */
void *dln_arena_array_raw(dln_arena *arena, size_t count, size_t size);

/* Makes room for one more at the end of an array that grows by doubling: *items, *count of *capacity, each of
 * size bytes. Returns the new last element, zeroed, counted; NULL without memory, with nothing changed. */
static inline void *dln_arena_push(dln_arena *arena, void *items, size_t *count, size_t *capacity, size_t size);
/* The part of it that is seldom needed: more room. */
bool dln_arena_grow(dln_arena *arena, void *items, size_t count, size_t *capacity, size_t size);

static inline void *dln_arena_push(dln_arena *arena, void *items, size_t *count, size_t *capacity, size_t size)
{
    char *array;
    if (*count == *capacity && !dln_arena_grow(arena, items, *count, capacity, size))
        return NULL;
    memcpy(&array, items, sizeof array);
    return memset(array + (*count)++ * size, 0, size);
}

/* A copy of text, with a NUL behind it for the callers that want one. DLN_NO_SPAN stays what it is. */
dln_span dln_arena_copy(dln_arena *arena, dln_span text);

/* Texts one after the other, with a NUL behind them: DLN_JOIN(arena, first, DLN_SPAN(" and "), second). */
dln_span dln_arena_join(dln_arena *arena, const dln_span *parts, size_t count);
#define DLN_JOIN(arena, ...) \
    dln_arena_join((arena), (const dln_span[]){__VA_ARGS__}, sizeof((const dln_span[]){__VA_ARGS__}) / sizeof(dln_span))

/* For what is written seldom: slower than joining. */
dln_span dln_arena_printf(dln_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
