/* src/base/arena.c - blocks that double; a reset keeps the largest, so that the thousandth article allocates nothing. */
#include <dateline/arena.h>

#include "base/pages.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct block {
    struct block *next;
    size_t size, used;
    max_align_t bytes[];
} block;

struct dln_arena {
    block *current;
    bool failed;
};

enum { FIRST_BLOCK = 64 * 1024, ALIGNMENT = sizeof(max_align_t) };

dln_arena *dln_arena_new(void)
{
    return calloc(1, sizeof(dln_arena));
}

static void free_blocks(block *list)
{
    while (list != NULL) {
        block *next = list->next;
        free(list);
        list = next;
    }
}

void dln_arena_free(dln_arena *arena)
{
    if (arena == NULL)
        return;
    free_blocks(arena->current);
    free(arena);
}

void dln_arena_reset(dln_arena *arena)
{
    arena->failed = false;
    if (arena->current == NULL)
        return;
    free_blocks(arena->current->next); /* the current one is the largest: sizes double */
    arena->current->next = NULL;
    arena->current->used = 0;
}

bool dln_arena_failed(const dln_arena *arena)
{
    return arena->failed;
}

static block *grow(dln_arena *arena, size_t size)
{
    size_t wanted = arena->current == NULL ? FIRST_BLOCK : arena->current->size * 2;
    if (wanted < size)
        wanted = size;
    if (wanted > SIZE_MAX - sizeof(block))
        return NULL;
    block *fresh = malloc(sizeof(block) + wanted);
    if (fresh == NULL)
        return NULL;
    dln_on_large_pages(fresh, sizeof(block) + wanted);
    fresh->next = arena->current;
    fresh->size = wanted;
    fresh->used = 0;
    arena->current = fresh;
    return fresh;
}

static size_t rounded(size_t size) { return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

/* Memory as it comes. */
static void *take(dln_arena *arena, size_t size)
{
    block *from = arena->current;
    if (size > SIZE_MAX - ALIGNMENT) {
        arena->failed = true;
        return NULL;
    }
    size = rounded(size);
    if (from == NULL || from->size - from->used < size)
        from = grow(arena, size);
    if (from == NULL) {
        arena->failed = true;
        return NULL;
    }
    void *taken = (char *)from->bytes + from->used;
    from->used += size;
    return taken;
}

void *dln_arena_take(dln_arena *arena, size_t size)
{
    void *taken = take(arena, size);
    return taken == NULL ? NULL : memset(taken, 0, size);
}

void *dln_arena_array_raw(dln_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return take(arena, count * size);
}

void *dln_arena_array(dln_arena *arena, size_t count, size_t size)
{
    void *taken = dln_arena_array_raw(arena, count, size);
    return taken == NULL ? NULL : memset(taken, 0, count * size);
}

/* Room for more items: where the array stands if it is the last thing taken and its block has room, else elsewhere. */
static void *enlarge(dln_arena *arena, void *array, size_t used, size_t had, size_t wanted)
{
    block *from = arena->current;
    char *larger = array;
    size_t more = rounded(wanted) - rounded(had);
    if (array != NULL && from != NULL && (char *)array + rounded(had) == (char *)from->bytes + from->used && from->size - from->used >= more) {
        from->used += more;
    } else {
        larger = take(arena, wanted);
        if (larger == NULL)
            return NULL;
        if (used > 0)
            memcpy(larger, array, used);
    }
    return larger;
}

bool dln_arena_grow(dln_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    void *array;
    size_t wanted = *capacity == 0 ? 8 : *capacity * 2;
    memcpy(&array, items, sizeof array);
    if (wanted > SIZE_MAX / size) {
        arena->failed = true;
        return false;
    }
    array = enlarge(arena, array, count * size, *capacity * size, wanted * size);
    if (array == NULL)
        return false;
    memcpy(items, &array, sizeof array);
    *capacity = wanted;
    return true;
}

dln_span dln_arena_copy(dln_arena *arena, dln_span text)
{
    if (text.text == NULL)
        return DLN_NO_SPAN;
    char *copy = take(arena, text.len + 1);
    if (copy == NULL)
        return DLN_NO_SPAN;
    if (text.len > 0)
        memcpy(copy, text.text, text.len);
    copy[text.len] = '\0';
    return (dln_span){copy, text.len};
}

dln_span dln_arena_join(dln_arena *arena, const dln_span *parts, size_t count)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += parts[i].len;
    char *text = take(arena, len + 1), *at = text;
    if (text == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].len > 0)
            memcpy(at, parts[i].text, parts[i].len);
        at += parts[i].len;
    }
    *at = '\0';
    return (dln_span){text, len};
}

dln_span dln_arena_printf(dln_arena *arena, const char *format, ...)
{
    char small[256]; /* most are short: formatted once */
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    char *text = len < 0 ? NULL : dln_arena_take(arena, (size_t)len + 1);
    if (text == NULL) {
        arena->failed = true;
        return DLN_NO_SPAN;
    }
    if ((size_t)len < sizeof small) {
        memcpy(text, small, (size_t)len + 1);
        return (dln_span){text, (size_t)len};
    }
    va_start(arguments, format);
    vsnprintf(text, (size_t)len + 1, format, arguments);
    va_end(arguments);
    return (dln_span){text, (size_t)len};
}
