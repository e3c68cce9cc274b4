/* timelines/timeline.c - the container of mentions and events: copies, one of each id, in order. See timeline.h.
 * Texts that come back in many mentions (names, publishers, rules) are kept once, and so are whole lists of parties:
 * a year of news fits into memory.
 */
#include <dateline/timeline.h>

#include "base/pages.h"
#include "base/text.h"
#include "merge.h"
#include "ndjson.h"

#include <math.h>
#include <stdlib.h>

typedef struct entry { /* an event and what the last filter said of it */
    const dln_event *event;
    int64_t begin; /* in order of time, as far as one number tells it; while they are sorted */
    bool is_certain;
} entry;

typedef struct cell {
    uint32_t index; /* 1-based; 0: free */
    uint32_t tag;   /* of the key's hash: most keys that differ are told apart without a look at them */
} cell;

typedef struct table { /* open addressing */
    cell *slots;
    size_t size, used;
} table;

enum { NEAR_TEXTS = 4096 }; /* that came lately, found without a look into the large table */

typedef struct near_text {
    uint64_t hash;
    dln_span text;
} near_text;

struct dln_timeline {
    dln_arena *kept, *merged; /* for good; until the next merge */
    dln_arena *line, *lists;  /* while a line is read; while a claim is copied */
    dln_span *pool; /* texts and lists kept once */
    size_t pool_count, pool_capacity;
    table pool_index;
    near_text near[NEAR_TEXTS], near_articles[NEAR_TEXTS];
    const dln_mention **mentions;
    size_t mention_count, mention_capacity;
    table mention_index;
    entry *events;
    size_t event_count, event_capacity;
    table event_index; /* of the events that were added as such */
    const dln_event **added;
    size_t added_events, added_capacity;
    bool mentions_sorted, events_sorted;
    dln_order order;
    bool is_backwards;
    bool failed; /* a copy found no memory */
    dln_sink *compare_a, *compare_b;
};

dln_timeline *dln_timeline_new(void)
{
    dln_timeline *timeline = calloc(1, sizeof *timeline);
    if (timeline == NULL)
        return NULL;
    timeline->kept = dln_arena_new();
    timeline->merged = dln_arena_new();
    timeline->line = dln_arena_new();
    timeline->lists = dln_arena_new();
    timeline->compare_a = dln_sink_to_memory();
    timeline->compare_b = dln_sink_to_memory();
    if (timeline->kept == NULL || timeline->merged == NULL || timeline->line == NULL || timeline->lists == NULL ||
        timeline->compare_a == NULL || timeline->compare_b == NULL) {
        dln_timeline_free(timeline);
        return NULL;
    }
    return timeline;
}

void dln_timeline_free(dln_timeline *timeline)
{
    if (timeline == NULL)
        return;
    dln_arena_free(timeline->kept);
    dln_arena_free(timeline->merged);
    dln_arena_free(timeline->line);
    dln_arena_free(timeline->lists);
    dln_sink_abandon(timeline->compare_a);
    dln_sink_abandon(timeline->compare_b);
    free(timeline->pool);
    free(timeline->pool_index.slots);
    free(timeline->mentions);
    free(timeline->mention_index.slots);
    free(timeline->events);
    free(timeline->event_index.slots);
    free(timeline->added);
    free(timeline);
}

/* ---- growing arrays and tables ---- */

static bool reserve(void *items, size_t count, size_t *capacity, size_t size)
{
    void *array;
    if (count < *capacity)
        return true;
    size_t wanted = *capacity == 0 ? 64 : *capacity * 2;
    if (wanted > SIZE_MAX / size || wanted > UINT32_MAX)
        return false;
    memcpy(&array, items, sizeof array);
    void *larger = realloc(array, wanted * size);
    if (larger == NULL)
        return false;
    dln_on_large_pages(larger, wanted * size);
    memcpy(items, &larger, sizeof larger);
    *capacity = wanted;
    return true;
}

typedef dln_span (*key_of)(const dln_timeline *timeline, size_t index);

/* The index in the slot that holds the key, or in the free one where it belongs. */
static uint32_t *table_slot(const dln_timeline *timeline, const table *t, dln_span key, key_of key_at)
{
    uint32_t tag = (uint32_t)dln_hash64(key);
    size_t at = tag & (t->size - 1);
    while (t->slots[at].index != 0 && !(t->slots[at].tag == tag && dln_span_equals(key_at(timeline, t->slots[at].index - 1), key)))
        at = (at + 1) & (t->size - 1);
    t->slots[at].tag = tag;
    return &t->slots[at].index;
}

static bool table_reserve(table *t)
{
    if (t->size > 0 && t->used < t->size / 2)
        return true;
    table larger = {.size = t->size == 0 ? 256 : t->size * 2, .used = t->used};
    if (larger.size > UINT32_MAX)
        return false;
    larger.slots = calloc(larger.size, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    dln_on_large_pages(larger.slots, larger.size * sizeof *larger.slots);
    for (size_t i = 0; i < t->size; i++) {
        size_t at = t->slots[i].tag & (larger.size - 1);
        while (larger.slots[at].index != 0)
            at = (at + 1) & (larger.size - 1);
        if (t->slots[i].index != 0)
            larger.slots[at] = t->slots[i];
    }
    free(t->slots);
    *t = larger;
    return true;
}

static dln_span pool_key(const dln_timeline *timeline, size_t index) { return timeline->pool[index]; }
static dln_span mention_key(const dln_timeline *timeline, size_t index) { return timeline->mentions[index]->id; }
static dln_span added_key(const dln_timeline *timeline, size_t index) { return timeline->added[index]->id; }

/* The place of a text among those that came lately; is it there? */
static near_text *near_place(near_text near[NEAR_TEXTS], dln_span text, bool *is_there)
{
    uint64_t hash = dln_hash64(text);
    near_text *place = &near[hash >> 32 & (NEAR_TEXTS - 1)];
    *is_there = place->hash == hash && dln_span_equals(place->text, text);
    place->hash = hash;
    return place;
}

/* The one copy of these bytes. */
static dln_span keep_once(dln_timeline *timeline, dln_span text)
{
    bool is_near;
    if (text.len == 0)
        return DLN_NO_SPAN;
    near_text *near = near_place(timeline->near, text, &is_near);
    if (is_near)
        return near->text;
    near->text = DLN_NO_SPAN;
    if (!table_reserve(&timeline->pool_index) ||
        !reserve(&timeline->pool, timeline->pool_count, &timeline->pool_capacity, sizeof *timeline->pool)) {
        timeline->failed = true;
        return DLN_NO_SPAN;
    }
    uint32_t *index = table_slot(timeline, &timeline->pool_index, text, pool_key);
    if (*index == 0) {
        dln_span copy = dln_arena_copy(timeline->kept, text);
        if (copy.text == NULL)
            return DLN_NO_SPAN;
        timeline->pool[timeline->pool_count++] = copy;
        timeline->pool_index.used++;
        *index = (uint32_t)timeline->pool_count;
    }
    return near->text = timeline->pool[*index - 1];
}

/* ---- copying ---- */

static dln_span keep(dln_timeline *timeline, dln_span text)
{
    return text.len == 0 ? DLN_NO_SPAN : dln_arena_copy(timeline->kept, text);
}

/* The id or address of an article: its mentions come one behind the other, and then never again. */
static dln_span keep_of_article(dln_timeline *timeline, dln_span text)
{
    bool is_near;
    if (text.len == 0)
        return DLN_NO_SPAN;
    near_text *near = near_place(timeline->near_articles, text, &is_near);
    if (!is_near)
        near->text = keep(timeline, text);
    return near->text;
}

static const void *keep_list_once(dln_timeline *timeline, const void *list, size_t bytes)
{
    return keep_once(timeline, (dln_span){list, bytes}).text; /* aligned: the arena aligns every copy for any type */
}

static const dln_span *keep_texts(dln_timeline *timeline, const dln_span *texts, size_t count)
{
    dln_span *list = count == 0 ? NULL : dln_arena_array(timeline->lists, count, sizeof *list);
    for (size_t i = 0; list != NULL && i < count; i++)
        list[i] = keep_once(timeline, texts[i]);
    return list == NULL ? NULL : keep_list_once(timeline, list, count * sizeof *list);
}

static const dln_party *keep_parties(dln_timeline *timeline, const dln_party *parties, size_t count)
{
    dln_party *list = count == 0 ? NULL : dln_arena_array(timeline->lists, count, sizeof *list);
    for (size_t i = 0; list != NULL && i < count; i++) { /* field by field: the gaps stay zero, so equal lists are equal bytes */
        list[i].name = keep_once(timeline, parties[i].name);
        list[i].country = keep_once(timeline, parties[i].country);
        list[i].role = keep_once(timeline, parties[i].role);
        list[i].kind = parties[i].kind;
        list[i].by = parties[i].by;
        list[i].is_non_state = parties[i].is_non_state;
    }
    return list == NULL ? NULL : keep_list_once(timeline, list, count * sizeof *list);
}

/* As exact as a line says it, so that mentions merge alike whether they come from memory or from a file. */
static double as_written(double value, double steps)
{
    return isfinite(value) && fabs(value) < 1e6 ? (double)llround(value * steps) / steps : 0;
}

static dln_claim keep_claim(dln_timeline *timeline, const dln_claim *from)
{
    dln_claim claim = *from;
    claim.zone = keep_once(timeline, from->zone);
    claim.parties = keep_parties(timeline, from->parties, from->party_count);
    claim.place.name = keep_once(timeline, from->place.name);
    claim.place.country = keep_once(timeline, from->place.country);
    bool has_degrees = from->place.name.len > 0 && from->place.lat < DLN_NO_DEGREES && from->place.lon < DLN_NO_DEGREES;
    claim.place.lat = has_degrees ? as_written(from->place.lat, 1e6) : DLN_NO_DEGREES;
    claim.place.lon = has_degrees ? as_written(from->place.lon, 1e6) : DLN_NO_DEGREES;
    claim.title = keep_once(timeline, from->title);
    claim.quote = keep(timeline, from->quote);
    claim.topic = keep_once(timeline, from->topic);
    claim.medium = keep_once(timeline, from->medium);
    claim.cameo = keep_once(timeline, from->cameo);
    claim.confidence = as_written(from->confidence, 1e4);
    claim.rules = keep_texts(timeline, from->rules, from->rule_count);
    claim.notes = keep_texts(timeline, from->notes, from->note_count);
    return claim;
}

static dln_status memory_status(const dln_timeline *timeline)
{
    bool failed = timeline->failed || dln_arena_failed(timeline->kept) || dln_arena_failed(timeline->lists);
    return failed ? DLN_NO_MEMORY : DLN_OK;
}

/* Both are the same thing twice, told by the id: the one whose line sorts first stays, whichever came first. */
static bool mention_line_is_first(dln_timeline *timeline, const dln_mention *a, const dln_mention *b)
{
    dln_sink_clear(timeline->compare_a);
    dln_sink_clear(timeline->compare_b);
    dln_mention_write(a, timeline->compare_a);
    dln_mention_write(b, timeline->compare_b);
    return dln_span_compare(dln_sink_bytes(timeline->compare_a), dln_sink_bytes(timeline->compare_b)) < 0;
}

static bool event_line_is_first(dln_timeline *timeline, const dln_event *a, const dln_event *b)
{
    dln_sink_clear(timeline->compare_a);
    dln_sink_clear(timeline->compare_b);
    dln_event_write(a, timeline->compare_a);
    dln_event_write(b, timeline->compare_b);
    return dln_span_compare(dln_sink_bytes(timeline->compare_a), dln_sink_bytes(timeline->compare_b)) < 0;
}

static dln_status add_mention(dln_timeline *timeline, const dln_mention *mention)
{
    if (!table_reserve(&timeline->mention_index) ||
        !reserve(&timeline->mentions, timeline->mention_count, &timeline->mention_capacity, sizeof *timeline->mentions))
        return DLN_NO_MEMORY;
    uint32_t *slot = table_slot(timeline, &timeline->mention_index, mention->id, mention_key);
    if (*slot != 0 && !mention_line_is_first(timeline, mention, timeline->mentions[*slot - 1]))
        return DLN_OK;
    dln_mention *copy = dln_arena_take(timeline->kept, sizeof *copy);
    if (copy == NULL)
        return DLN_NO_MEMORY;
    *copy = *mention;
    copy->id = keep(timeline, mention->id);
    copy->article = keep_of_article(timeline, mention->article);
    copy->claim = keep_claim(timeline, &mention->claim);
    copy->evidence = keep(timeline, mention->evidence);
    copy->url = dln_span_equals(mention->url, mention->article) ? copy->article : keep_of_article(timeline, mention->url);
    copy->publisher = keep_once(timeline, mention->publisher);
    copy->agency = keep_once(timeline, mention->agency);
    copy->version = keep_once(timeline, mention->version);
    copy->extra = keep(timeline, mention->extra);
    if (memory_status(timeline) != DLN_OK)
        return DLN_NO_MEMORY;
    if (*slot == 0) {
        timeline->mentions[timeline->mention_count++] = copy;
        timeline->mention_index.used++;
        *slot = (uint32_t)timeline->mention_count;
    } else {
        timeline->mentions[*slot - 1] = copy;
    }
    return DLN_OK;
}

dln_status dln_timeline_add_mention(dln_timeline *timeline, const dln_mention *mention, dln_error *err)
{
    if (timeline->mentions_sorted) { /* the index counts in order of arrival */
        timeline->mentions_sorted = false;
        memset(timeline->mention_index.slots, 0, timeline->mention_index.size * sizeof *timeline->mention_index.slots);
        for (size_t i = 0; i < timeline->mention_count; i++)
            *table_slot(timeline, &timeline->mention_index, timeline->mentions[i]->id, mention_key) = (uint32_t)i + 1;
    }
    dln_status status = add_mention(timeline, mention);
    dln_arena_reset(timeline->lists);
    return status;
}

static const dln_source *keep_sources(dln_timeline *timeline, const dln_event *event)
{
    dln_source *list = event->source_count == 0 ? NULL : dln_arena_array(timeline->kept, event->source_count, sizeof *list);
    for (size_t i = 0; list != NULL && i < event->source_count; i++) {
        list[i] = event->sources[i];
        list[i].mention = keep(timeline, event->sources[i].mention);
        list[i].article = keep_once(timeline, event->sources[i].article);
        list[i].url = keep_once(timeline, event->sources[i].url);
        list[i].publisher = keep_once(timeline, event->sources[i].publisher);
        list[i].agency = keep_once(timeline, event->sources[i].agency);
        list[i].evidence = keep(timeline, event->sources[i].evidence);
    }
    return list;
}

static const dln_dispute *keep_disputes(dln_timeline *timeline, const dln_event *event)
{
    dln_dispute *list = event->dispute_count == 0 ? NULL : dln_arena_array(timeline->kept, event->dispute_count, sizeof *list);
    for (size_t i = 0; list != NULL && i < event->dispute_count; i++) {
        const dln_dispute *from = &event->disputes[i];
        list[i].field = keep_once(timeline, from->field);
        dln_dispute_value *values = dln_arena_array(timeline->kept, from->value_count, sizeof *values);
        for (size_t k = 0; values != NULL && k < from->value_count; k++) {
            const dln_dispute_value *value = &from->values[k];
            values[k].value = keep(timeline, value->value);
            values[k].sources = keep_list_once(timeline, value->sources, value->source_count * sizeof *value->sources);
            values[k].source_count = value->source_count;
        }
        list[i].values = values;
        list[i].value_count = from->value_count;
    }
    return list;
}

static bool put_event(dln_timeline *timeline, const dln_event *event)
{
    if (!reserve(&timeline->events, timeline->event_count, &timeline->event_capacity, sizeof *timeline->events))
        return false;
    timeline->events[timeline->event_count++] = (entry){.event = event, .is_certain = true};
    timeline->events_sorted = false;
    return true;
}

static const dln_span *keep_ids(dln_timeline *timeline, const dln_span *ids, size_t count)
{
    dln_span *list = count == 0 ? NULL : dln_arena_array(timeline->kept, count, sizeof *list);
    for (size_t i = 0; list != NULL && i < count; i++)
        list[i] = keep(timeline, ids[i]);
    return list;
}

static dln_status add_event(dln_timeline *timeline, const dln_event *event)
{
    if (!table_reserve(&timeline->event_index) ||
        !reserve(&timeline->added, timeline->added_events, &timeline->added_capacity, sizeof *timeline->added))
        return DLN_NO_MEMORY;
    uint32_t *slot = table_slot(timeline, &timeline->event_index, event->id, added_key);
    if (*slot != 0 && !event_line_is_first(timeline, event, timeline->added[*slot - 1]))
        return DLN_OK;
    dln_event *copy = dln_arena_take(timeline->kept, sizeof *copy);
    if (copy == NULL)
        return DLN_NO_MEMORY;
    *copy = *event;
    copy->id = keep(timeline, event->id);
    copy->claim = keep_claim(timeline, &event->claim);
    copy->mentions = keep_ids(timeline, event->mentions, event->mention_count);
    copy->corrections = keep_ids(timeline, event->corrections, event->correction_count);
    copy->aliases = keep_ids(timeline, event->aliases, event->alias_count);
    copy->sources = keep_sources(timeline, event);
    copy->disputes = keep_disputes(timeline, event);
    copy->version = keep_once(timeline, event->version);
    copy->extra = keep(timeline, event->extra);
    copy->uid = keep(timeline, event->uid);
    if (memory_status(timeline) != DLN_OK)
        return DLN_NO_MEMORY;
    if (*slot != 0) {
        const dln_event *before = timeline->added[*slot - 1];
        timeline->added[*slot - 1] = copy;
        for (size_t i = 0; i < timeline->event_count; i++)
            if (timeline->events[i].event == before)
                timeline->events[i].event = copy;
        timeline->events_sorted = false;
        return DLN_OK;
    }
    if (!put_event(timeline, copy))
        return DLN_NO_MEMORY;
    timeline->added[timeline->added_events++] = copy;
    timeline->event_index.used++;
    *slot = (uint32_t)timeline->added_events;
    return DLN_OK;
}

dln_status dln_timeline_add_event(dln_timeline *timeline, const dln_event *event, dln_error *err)
{
    dln_status status = add_event(timeline, event);
    dln_arena_reset(timeline->lists);
    return status;
}

dln_status dln_timeline_add_line(dln_timeline *timeline, dln_span line, dln_error *err)
{
    dln_line read;
    dln_arena_reset(timeline->line);
    dln_status status = dln_line_read(line, timeline->line, &read, err);
    if (status != DLN_OK)
        return status;
    return read.is_event ? dln_timeline_add_event(timeline, &read.event, err) : dln_timeline_add_mention(timeline, &read.mention, err);
}

/* ---- forming, choosing, asking ---- */

static void sort_events(const dln_timeline *timeline);

dln_status dln_timeline_merge(dln_timeline *timeline, const dln_lexicon *lexicon, dln_error *err)
{
    dln_merged merged;
    timeline->event_count = 0;
    dln_arena_reset(timeline->merged);
    for (size_t i = 0; i < timeline->added_events; i++)
        if (!put_event(timeline, timeline->added[i]))
            return DLN_NO_MEMORY;
    dln_status status = dln_merge(timeline->mentions, timeline->mention_count, lexicon, timeline->merged, &merged, err);
    for (size_t i = 0; status == DLN_OK && i < merged.event_count; i++) {
        const dln_event *event = &merged.events[i];
        bool is_added = timeline->added_events > 0 && *table_slot(timeline, &timeline->event_index, event->id, added_key) != 0;
        if (!is_added && !put_event(timeline, event))
            status = DLN_NO_MEMORY;
    }
    return status;
}

dln_status dln_timeline_correct(dln_timeline *timeline, const dln_corrections *corrections, bool *unmatched, dln_error *err)
{
    dln_corrected corrected;
    dln_corrections own; /* the events borrow their texts */
    sort_events(timeline);
    const dln_event **events = dln_arena_array(timeline->merged, timeline->event_count + 1, sizeof *events);
    if (events == NULL)
        return DLN_NO_MEMORY;
    for (size_t i = 0; i < timeline->event_count; i++)
        events[i] = timeline->events[i].event;
    dln_status status = dln_corrections_copy(corrections, timeline->merged, &own);
    if (status == DLN_OK)
        status = dln_corrections_apply(&own, events, timeline->event_count, timeline->merged, &corrected);
    if (status != DLN_OK)
        return status;
    timeline->event_count = 0;
    for (size_t i = 0; i < corrected.count; i++)
        if (!put_event(timeline, corrected.events[i]))
            return DLN_NO_MEMORY;
    for (size_t i = 0; unmatched != NULL && i < corrections->count; i++)
        unmatched[i] = !corrected.is_matched[i];
    return DLN_OK;
}

/* Known before unknown, first day before later, no clock before a clock: as dln_when_compare. */
static int64_t begin_of(const dln_when *when)
{
    enum { CLOCK_BITS = 16 };
    int32_t clock = when->begin.grain == DLN_GRAIN_MINUTE ? when->begin.minute : -1;
    return dln_when_is_known(when) ? (int64_t)dln_when_first_day(when) * (1 << CLOCK_BITS) + clock : INT64_MAX;
}

static int by_time(const void *a, const void *b)
{
    int64_t begin_a = ((const entry *)a)->begin, begin_b = ((const entry *)b)->begin;
    if (begin_a != begin_b)
        return begin_a < begin_b ? -1 : 1;
    const dln_event *x = ((const entry *)a)->event, *y = ((const entry *)b)->event;
    int order = dln_when_compare(&x->claim.when, &y->claim.when);
    if (order == 0 && x->claim.type != y->claim.type && x->claim.type >= 0 && y->claim.type >= 0)
        order = (int)dln_event_type_at((size_t)x->claim.type)->rank - (int)dln_event_type_at((size_t)y->claim.type)->rank;
    return order != 0 ? order : dln_span_compare(x->id, y->id);
}

static int by_time_backwards(const void *a, const void *b)
{
    bool is_dated_a = dln_when_is_known(&((const entry *)a)->event->claim.when), is_dated_b = dln_when_is_known(&((const entry *)b)->event->claim.when);
    return is_dated_a != is_dated_b ? (is_dated_a ? -1 : 1) : by_time(b, a);
}

static int by_change(const void *a, const void *b)
{
    int64_t x = ((const entry *)a)->event->modified, y = ((const entry *)b)->event->modified;
    return x != y ? (x > y) - (x < y) : by_time(a, b);
}

static int by_confidence(const void *a, const void *b)
{
    double x = ((const entry *)a)->event->claim.confidence, y = ((const entry *)b)->event->claim.confidence;
    return x < y || x > y ? (x > y) - (x < y) : by_time(a, b);
}

static int by_sources(const void *a, const void *b)
{
    size_t x = ((const entry *)a)->event->source_count, y = ((const entry *)b)->event->source_count;
    return x != y ? (x > y) - (x < y) : by_time(a, b);
}

static int by_change_backwards(const void *a, const void *b) { return by_change(b, a); }
static int by_confidence_backwards(const void *a, const void *b) { return by_confidence(b, a); }
static int by_sources_backwards(const void *a, const void *b) { return by_sources(b, a); }

static int by_id(const void *a, const void *b)
{
    return dln_span_compare((*(const dln_mention *const *)a)->id, (*(const dln_mention *const *)b)->id);
}

/* Sorting is put off until somebody looks; what is seen never changes by it. */
static void sort_events(const dln_timeline *timeline)
{
    static int (*const orders[][2])(const void *, const void *) = {
        [DLN_BY_TIME] = {by_time, by_time_backwards}, [DLN_BY_CHANGE] = {by_change, by_change_backwards},
        [DLN_BY_CONFIDENCE] = {by_confidence, by_confidence_backwards}, [DLN_BY_SOURCES] = {by_sources, by_sources_backwards},
    };
    dln_timeline *own = (dln_timeline *)(uintptr_t)timeline;
    for (size_t i = 0; !own->events_sorted && i < own->event_count; i++)
        own->events[i].begin = begin_of(&own->events[i].event->claim.when);
    if (!own->events_sorted && own->event_count > 1)
        qsort(own->events, own->event_count, sizeof *own->events, orders[own->order][own->is_backwards]);
    own->events_sorted = true;
}

void dln_timeline_sort(dln_timeline *timeline, dln_order order, bool is_backwards)
{
    if (timeline->order == order && timeline->is_backwards == is_backwards)
        return;
    timeline->order = order;
    timeline->is_backwards = is_backwards;
    timeline->events_sorted = false;
}

dln_status dln_timeline_filter(dln_timeline *timeline, const dln_query *query, dln_error *err)
{
    size_t kept = 0;
    sort_events(timeline);
    for (size_t i = 0; i < timeline->event_count; i++) {
        if (query->limit > 0 && kept == query->limit)
            break;
        dln_match match = dln_query_matches(query, timeline->events[i].event);
        if (match != DLN_NO_MATCH)
            timeline->events[kept++] = (entry){.event = timeline->events[i].event, .is_certain = match == DLN_CERTAIN};
    }
    timeline->event_count = kept;
    return DLN_OK;
}

size_t dln_timeline_count(const dln_timeline *timeline)
{
    return timeline->event_count;
}

const dln_event *dln_timeline_at(const dln_timeline *timeline, size_t index)
{
    sort_events(timeline);
    return index < timeline->event_count ? timeline->events[index].event : NULL;
}

bool dln_timeline_is_certain(const dln_timeline *timeline, size_t index)
{
    sort_events(timeline);
    return index < timeline->event_count && timeline->events[index].is_certain;
}

size_t dln_timeline_mention_count(const dln_timeline *timeline)
{
    return timeline->mention_count;
}

const dln_mention *dln_timeline_mention_at(const dln_timeline *timeline, size_t index)
{
    dln_timeline *own = (dln_timeline *)(uintptr_t)timeline;
    if (!own->mentions_sorted && own->mention_count > 1)
        qsort(own->mentions, own->mention_count, sizeof *own->mentions, by_id);
    own->mentions_sorted = true;
    return index < own->mention_count ? own->mentions[index] : NULL;
}
