/* render/sources.c - sources, numbered. See sources.h. */
#include "render/sources.h"

#include "base/text.h"

struct dln_numbered_sources {
    const dln_source **items; /* by number - 1 */
    size_t count;
    uint32_t *slots;          /* an open hash table of numbers, 0: free */
    size_t slot_mask;
};

static dln_span key_of(const dln_source *source)
{
    return source->url.len > 0 ? source->url : source->article.len > 0 ? source->article : source->publisher;
}

static size_t slot_of(const dln_numbered_sources *sources, dln_span key)
{
    size_t slot = (size_t)dln_hash64(key) & sources->slot_mask;
    while (sources->slots[slot] != 0 && !dln_span_equals(key_of(sources->items[sources->slots[slot] - 1]), key))
        slot = (slot + 1) & sources->slot_mask;
    return slot;
}

const dln_numbered_sources *dln_sources_number(const dln_timeline *timeline, dln_arena *arena)
{
    size_t total = 0, slots = 16, events = dln_timeline_count(timeline);
    for (size_t i = 0; i < events; i++)
        total += dln_timeline_at(timeline, i)->source_count;
    while (slots < total * 2)
        slots *= 2;
    dln_numbered_sources *sources = dln_arena_take(arena, sizeof *sources);
    if (sources == NULL)
        return NULL;
    sources->items = dln_arena_array(arena, total + 1, sizeof *sources->items);
    sources->slots = dln_arena_array(arena, slots, sizeof *sources->slots);
    sources->slot_mask = slots - 1;
    if (sources->items == NULL || sources->slots == NULL)
        return NULL;
    for (size_t i = 0; i < events; i++) {
        const dln_event *event = dln_timeline_at(timeline, i);
        for (size_t s = 0; s < event->source_count; s++) {
            dln_span key = key_of(&event->sources[s]);
            size_t slot = slot_of(sources, key);
            if (key.len == 0 || sources->slots[slot] != 0)
                continue;
            sources->items[sources->count++] = &event->sources[s];
            sources->slots[slot] = (uint32_t)sources->count;
        }
    }
    return sources;
}

size_t dln_sources_count(const dln_numbered_sources *sources)
{
    return sources->count;
}

const dln_source *dln_sources_at(const dln_numbered_sources *sources, size_t number)
{
    return number >= 1 && number <= sources->count ? sources->items[number - 1] : NULL;
}

size_t dln_sources_find(const dln_numbered_sources *sources, const dln_source *source)
{
    dln_span key = key_of(source);
    return key.len == 0 ? 0 : sources->slots[slot_of(sources, key)];
}
