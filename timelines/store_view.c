/* timelines/store_view.c - the events of the mentions that changed, and which of them is which event of before.
 * An event goes on as the one that holds the mention it was founded on; if that is gone, as the one that holds most of its mentions;
 * if none is left (an article was corrected), as the one that the same article now tells of the same parties. Several that
 * go on as one: the uid that was minted first stays, the others become its aliases.
 */
#include "store_ledger.h"

#include "base/text.h"
#include "merge.h"
#include "store_load.h"
#include "store_reach.h"
#include "store_record.h"

#include <dateline/dateline.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct part { /* a mention of the region that is formed anew */
    int64_t row, event; /* the event that it was of; 0: none */
} part;

typedef struct before { /* an event of the region, as it was */
    dln_row row;
    uint32_t heir; /* index of the event that it goes on as; NONE */
} before;

typedef struct region {
    dln_store *store;
    dln_arena *arena;
    part *parts;
    const dln_mention **mentions;
    dln_known *known; /* NULL: all is formed anew */
    size_t count, capacity;
    before *old; /* by row id */
    size_t old_count, old_capacity;
    dln_merged now;
    int64_t *row_of; /* of each event of now; 0: not yet */
    before **survivor;
} region;

#define NONE UINT32_MAX

static void lack_memory(dln_store *store)
{
    dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
}

/* ---- what is formed anew ---- */

/* The record lives as long as the region. */
static void add_mention(region *r, int64_t row, int64_t event, dln_span record)
{
    if (r->count == r->capacity) {
        size_t wanted = r->capacity == 0 ? 256 : r->capacity * 2;
        part *parts = realloc(r->parts, wanted * sizeof *parts);
        if (parts != NULL)
            r->parts = parts;
        const dln_mention **mentions = realloc(r->mentions, wanted * sizeof *mentions);
        if (mentions != NULL)
            r->mentions = mentions;
        if (parts == NULL || mentions == NULL) {
            lack_memory(r->store);
            return;
        }
        r->capacity = wanted;
    }
    dln_mention *mention = dln_arena_take(r->arena, sizeof *mention);
    if (mention == NULL || record.text == NULL)
        lack_memory(r->store);
    else if (!dln_record_read_mention(record, r->arena, mention))
        dln_store_fail(r->store, DLN_IO, "the file is damaged (the record of a mention); dateline check tells more");
    r->parts[r->count] = (part){row, event};
    r->mentions[r->count++] = mention;
}

static void add_part(region *r, sqlite3_stmt *row)
{
    add_mention(r, dln_sql_number(row, 0), dln_sql_number(row, 1), dln_arena_copy(r->arena, dln_sql_span(row, 2)));
}

static void add_old(region *r, sqlite3_stmt *row)
{
    if (r->old_count == r->old_capacity) {
        size_t wanted = r->old_capacity == 0 ? 256 : r->old_capacity * 2;
        before *larger = realloc(r->old, wanted * sizeof *larger);
        if (larger == NULL) {
            lack_memory(r->store);
            return;
        }
        r->old = larger;
        r->old_capacity = wanted;
    }
    before *old = &r->old[r->old_count++];
    dln_row_read(row, r->arena, &old->row);
    old->heir = NONE;
}

static void forget(region *r)
{
    r->count = r->old_count = 0;
    dln_arena_reset(r->arena);
}

static void take_loaded(region *r)
{
    size_t count;
    const dln_loaded_mention *mentions = dln_store_loaded_mentions(r->store, &count);
    for (size_t i = 0; i < count && !dln_store_failed(r->store); i++)
        add_mention(r, mentions[i].row, 0, mentions[i].record);
}

static void take_everything(region *r)
{
    r->known = NULL;
    if (r->store->loading != NULL) { /* there was nothing before */
        take_loaded(r);
        return;
    }
    sqlite3_stmt *mentions = dln_sql(r->store, "SELECT id, event, record FROM mention LEFT JOIN member ON member.mention = mention.id ORDER BY id");
    while (dln_sql_step(r->store, mentions))
        add_part(r, mentions);
    sqlite3_stmt *events = dln_sql(r->store, "SELECT " DLN_ROW_COLUMNS " FROM event WHERE given = 0 ORDER BY id");
    while (dln_sql_step(r->store, events))
        add_old(r, events);
}

/* ---- who goes on as whom ---- */

static before *old_of(const region *r, int64_t row)
{
    size_t low = 0, high = r->old_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->old[middle].row.id < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->old_count && r->old[low].row.id == row ? &r->old[low] : NULL;
}

static size_t part_of(const region *r, int64_t row)
{
    size_t low = 0, high = r->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->parts[middle].row < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->count && r->parts[low].row == row ? low : SIZE_MAX;
}

typedef struct share { /* so many mentions of an old event are in a new one */
    int64_t old;
    uint32_t now, count;
} share;

static int by_share(const void *a, const void *b)
{
    const share *x = a, *y = b;
    if (x->old != y->old)
        return x->old < y->old ? -1 : 1;
    return (x->now > y->now) - (x->now < y->now);
}

/* By founder, else by the most mentions (of those alike the first by id). */
static void find_heirs(region *r)
{
    share *shares = calloc(r->count + 1, sizeof *shares);
    size_t used = 0;
    if (shares == NULL) {
        lack_memory(r->store);
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        before *old = r->parts[i].event == 0 ? NULL : old_of(r, r->parts[i].event);
        if (old == NULL)
            continue;
        if (dln_span_equals(old->row.founder, r->mentions[i]->id))
            old->heir = r->now.event_of[i];
        shares[used++] = (share){old->row.id, r->now.event_of[i], 1};
    }
    if (used > 1)
        qsort(shares, used, sizeof *shares, by_share);
    for (size_t from = 0, to; from < used; from = to) {
        before *old = old_of(r, shares[from].old);
        uint32_t best = NONE, most = 0;
        for (to = from; to < used && shares[to].old == shares[from].old;) {
            uint32_t now = shares[to].now, count = 0;
            for (; to < used && shares[to].old == shares[from].old && shares[to].now == now; to++)
                count++;
            bool is_first = best != NONE && count == most && dln_span_compare(r->now.events[now].id, r->now.events[best].id) < 0;
            if (count > most || is_first)
                best = now, most = count;
        }
        if (old->heir == NONE)
            old->heir = best;
    }
    free(shares);
}

/* ---- orphans: events none of whose mentions is left ---- */

typedef struct likeness {
    uint32_t old, now;
    int score;
    bool is_weak; /* good enough for an event that nobody else goes on as */
} likeness;

static bool is_same_party(const dln_party *a, const dln_party *b)
{
    return a->kind == b->kind && dln_fold_equals(a->name, b->name);
}

static likeness compare(const dln_event *old, const dln_event *now)
{
    likeness like = {0};
    const dln_claim *a = &old->claim, *b = &now->claim;
    size_t common = 0, most = a->party_count > b->party_count ? a->party_count : b->party_count;
    if (dln_event_type_at((size_t)a->type)->family != dln_event_type_at((size_t)b->type)->family)
        return like;
    for (size_t i = 0; i < a->party_count; i++)
        for (size_t k = 0; k < b->party_count; k++)
            if (is_same_party(&a->parties[i], &b->parties[k])) {
                common++;
                break;
            }
    bool is_dated = dln_when_is_known(&a->when) && dln_when_is_known(&b->when);
    bool is_same_day = !is_dated || dln_when_overlaps(&a->when, &b->when);
    bool has_most = common * 2 > most;
    if (common == 0 || (!has_most && !is_same_day))
        return like;
    like.is_weak = !has_most;
    like.score = (has_most ? 1000 : 0) + (is_same_day ? 100 : 0) + (int)(common > 50 ? 50 : common);
    return like;
}

static int by_likeness(const void *a, const void *b)
{
    const likeness *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->old != y->old)
        return x->old < y->old ? -1 : 1;
    return (x->now > y->now) - (x->now < y->now);
}

typedef struct likenesses {
    likeness *items;
    size_t count, capacity;
} likenesses;

static void note_likeness(region *r, likenesses *list, likeness like)
{
    if (list->count == list->capacity) {
        size_t wanted = list->capacity == 0 ? 64 : list->capacity * 2;
        likeness *larger = realloc(list->items, wanted * sizeof *larger);
        if (larger == NULL) {
            lack_memory(r->store);
            return;
        }
        list->items = larger;
        list->capacity = wanted;
    }
    list->items[list->count++] = like;
}

/* What the orphan's articles tell now. */
static void look_in_article(region *r, likenesses *list, uint32_t index, const dln_event *orphan, dln_span article)
{
    sqlite3_stmt *told = dln_sql(r->store, "SELECT mention.id FROM mention JOIN article ON article.id = mention.article WHERE article.key = ?1 "
                                           "ORDER BY mention.id");
    dln_sql_text(told, 1, article);
    while (dln_sql_step(r->store, told)) {
        size_t at = part_of(r, dln_sql_number(told, 0));
        if (at == SIZE_MAX)
            continue;
        likeness like = compare(orphan, &r->now.events[r->now.event_of[at]]);
        like.old = index;
        like.now = r->now.event_of[at];
        if (like.score > 0)
            note_likeness(r, list, like);
    }
}

static void place_orphans(region *r)
{
    likenesses list = {0};
    bool *is_claimed = calloc(r->now.event_count + 1, sizeof *is_claimed);
    if (is_claimed == NULL)
        lack_memory(r->store);
    for (uint32_t i = 0; i < r->old_count && !dln_store_failed(r->store); i++) {
        dln_event orphan;
        if (r->old[i].heir != NONE) {
            is_claimed[r->old[i].heir] = true;
            continue;
        }
        sqlite3_stmt *find = dln_sql(r->store, "SELECT record FROM event WHERE id = ?1");
        dln_sql_int(find, 1, r->old[i].row.id);
        if (dln_sql_step(r->store, find) && dln_record_read_event(dln_sql_span(find, 0), r->store->row, &orphan))
            for (size_t s = 0; s < orphan.source_count; s++)
                if (s == 0 || !dln_span_equals(orphan.sources[s].article, orphan.sources[s - 1].article))
                    look_in_article(r, &list, i, &orphan, orphan.sources[s].article);
        dln_sql_done(find);
        dln_arena_reset(r->store->row);
    }
    if (list.count > 1)
        qsort(list.items, list.count, sizeof *list.items, by_likeness);
    for (size_t i = 0; i < list.count && !dln_store_failed(r->store); i++) {
        const likeness *like = &list.items[i];
        if (r->old[like->old].heir != NONE || (like->is_weak && is_claimed[like->now]))
            continue;
        r->old[like->old].heir = like->now;
        is_claimed[like->now] = true;
    }
    free(list.items);
    free(is_claimed);
}

/* ---- where the new events stand, for the next time ---- */

typedef struct standing {
    uint32_t *begin, *order; /* an event's mentions: those of order from begin[e] on, until begin[e + 1] */
    dln_arena *scratch;
    dln_feature_maker *maker;
    size_t made;
} standing;

static bool begin_standing(region *r, standing *s)
{
    size_t events = r->now.event_count;
    *s = (standing){.scratch = dln_arena_new()};
    s->begin = dln_arena_array(r->arena, events + 2, sizeof *s->begin);
    s->order = dln_arena_array(r->arena, r->count + 1, sizeof *s->order);
    if (s->scratch == NULL || s->begin == NULL || s->order == NULL) {
        lack_memory(r->store);
        return false;
    }
    for (size_t i = 0; i < r->count; i++)
        s->begin[r->now.event_of[i]]++;
    for (size_t e = 0; e < events; e++)
        s->begin[e + 1] += s->begin[e];
    for (size_t i = r->count; i-- > 0;)
        s->order[--s->begin[r->now.event_of[i]]] = (uint32_t)i; /* its end becomes where it begins */
    return true;
}

static void reach_of_event(region *r, standing *s, size_t event, dln_reach **list, size_t *count)
{
    enum { AT_ONCE = 4096 };
    uint32_t from = s->begin[event], to = s->begin[event + 1];
    *list = NULL;
    *count = 0;
    if (s->made++ % AT_ONCE == 0) {
        dln_feature_maker_free(s->maker);
        dln_arena_reset(s->scratch);
        s->maker = dln_feature_maker_new(r->store->lexicon, s->scratch);
    }
    dln_features *features = s->maker == NULL ? NULL : dln_arena_array(s->scratch, to - from, sizeof *features);
    bool ok = features != NULL;
    for (uint32_t i = from; ok && i < to; i++)
        ok = dln_features_standing(s->maker, r->mentions[s->order[i]], &features[i - from]);
    if (!ok || !dln_reach_of(features, to - from, s->scratch, list, count))
        lack_memory(r->store);
}

static void end_standing(standing *s)
{
    dln_feature_maker_free(s->maker);
    dln_arena_free(s->scratch);
}

/* ---- writing ---- */

static bool is_settled(const region *r, uint32_t now)
{
    return r->now.events[now].id.len == 0;
}

/* An event that came as such and that mentions now tell of too: they go on as it. */
static void adopt_given(region *r, uint32_t now)
{
    sqlite3_stmt *find = dln_sql(r->store, "SELECT " DLN_ROW_COLUMNS " FROM event WHERE derived = ?1 AND given = 1");
    dln_sql_text(find, 1, r->now.events[now].id);
    if (!dln_sql_step(r->store, find))
        return;
    before *given = dln_arena_take(r->arena, sizeof *given);
    if (given != NULL) {
        dln_row_read(find, r->arena, &given->row);
        given->heir = now;
    }
    dln_sql_done(find);
    if (given != NULL && r->survivor[now] == NULL)
        r->survivor[now] = given;
    else if (given != NULL)
        dln_ledger_retire(r->store, &given->row, &r->survivor[now]->row);
}

/* Nothing tells of it any more; if it also came as such, it stands as that again. */
static void let_go(region *r, const before *old)
{
    dln_event event;
    dln_arena *scratch = dln_arena_new();
    sqlite3_stmt *find = dln_sql(r->store, "SELECT record FROM given WHERE derived = ?1");
    dln_sql_text(find, 1, old->row.derived);
    dln_span record = DLN_NO_SPAN;
    if (scratch != NULL && dln_sql_step(r->store, find)) {
        record = dln_arena_copy(scratch, dln_sql_span(find, 0));
        dln_sql_done(find);
    }
    if (record.len > 0 && dln_record_read_event(record, scratch, &event)) {
        dln_ledger_update(r->store, &old->row, &event, DLN_GIVEN);
        dln_store_set_reach(r->store, old->row.id, NULL, 0);
    } else
        dln_ledger_retire(r->store, &old->row, NULL);
    dln_arena_free(scratch);
}

static void write_events(region *r)
{
    enum { TELL_EACH = 1024 };
    r->row_of = dln_arena_array(r->arena, r->now.event_count + 1, sizeof *r->row_of);
    r->survivor = dln_arena_array(r->arena, r->now.event_count + 1, sizeof *r->survivor);
    if (r->row_of == NULL || r->survivor == NULL) {
        lack_memory(r->store);
        return;
    }
    for (size_t i = 0; i < r->old_count; i++) /* in the order in which their uids were minted */
        if (r->old[i].heir != NONE && r->survivor[r->old[i].heir] == NULL)
            r->survivor[r->old[i].heir] = &r->old[i];
    for (size_t i = 0; i < r->old_count && !dln_store_failed(r->store); i++) {
        before *old = &r->old[i];
        if (old->heir == NONE)
            let_go(r, old);
        else if (r->survivor[old->heir] != old)
            dln_ledger_retire(r->store, &old->row, &r->survivor[old->heir]->row);
    }
    bool has_given = dln_sql_value(r->store, dln_sql(r->store, "SELECT 1 FROM given LIMIT 1"), 0) == 1;
    standing stands;
    bool ok = begin_standing(r, &stands);
    for (uint32_t i = 0; ok && i < r->now.event_count && !dln_store_failed(r->store); i++) {
        if (i % TELL_EACH == 0)
            dln_store_tell(r->store, "events formed", i, r->now.event_count);
        dln_reach *reach;
        size_t count;
        if (is_settled(r, i))
            continue;
        reach_of_event(r, &stands, i, &reach, &count);
        if (has_given)
            adopt_given(r, i);
        if (r->survivor[i] != NULL) {
            dln_ledger_update(r->store, &r->survivor[i]->row, &r->now.events[i], DLN_OF_MENTIONS);
            r->row_of[i] = r->survivor[i]->row.id;
            dln_store_set_reach(r->store, r->row_of[i], reach, count);
        } else {
            r->row_of[i] = dln_ledger_mint(r->store, &r->now.events[i], DLN_OF_MENTIONS, reach, count);
        }
    }
    end_standing(&stands);
}

/* Of an empty store: several by one statement. */
static void write_loaded_parts(region *r)
{
    enum { AT_ONCE = 16 };
    size_t i = 0;
    for (; i + AT_ONCE <= r->count && !dln_store_failed(r->store); i += AT_ONCE) {
        sqlite3_stmt *write = dln_sql(r->store, "INSERT INTO member(mention, event) VALUES (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), "
                                                "(?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?)");
        for (int k = 0; k < AT_ONCE; k++) {
            dln_sql_int(write, 2 * k + 1, r->parts[i + (size_t)k].row);
            dln_sql_int(write, 2 * k + 2, r->row_of[r->now.event_of[i + (size_t)k]]);
        }
        dln_sql_run(r->store, write);
    }
    for (; i < r->count && !dln_store_failed(r->store); i++) {
        sqlite3_stmt *write = dln_sql(r->store, "INSERT INTO member(mention, event) VALUES(?1, ?2)");
        dln_sql_int(write, 1, r->parts[i].row);
        dln_sql_int(write, 2, r->row_of[r->now.event_of[i]]);
        dln_sql_run(r->store, write);
    }
}

static void write_parts(region *r)
{
    if (r->store->loading != NULL) {
        write_loaded_parts(r);
        return;
    }
    for (size_t i = 0; i < r->count && !dln_store_failed(r->store); i++) {
        int64_t event = r->row_of[r->now.event_of[i]];
        if (event == r->parts[i].event || is_settled(r, r->now.event_of[i]))
            continue;
        sqlite3_stmt *write = dln_sql(r->store, "INSERT OR REPLACE INTO member(mention, event) VALUES(?1, ?2)");
        dln_sql_int(write, 1, r->parts[i].row);
        dln_sql_int(write, 2, event);
        dln_sql_run(r->store, write);
    }
}

/* ---- the part that is formed anew ---- */

typedef struct reach_list {
    dln_reach *items;
    size_t count, capacity;
} reach_list;

static void add_reaches(region *r, reach_list *list, const dln_reach *more, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dln_reach *reach = dln_arena_push(r->arena, &list->items, &list->count, &list->capacity, sizeof *reach);
        if (reach == NULL)
            lack_memory(r->store);
        else
            *reach = more[i];
    }
}

static void add_reaches_of(region *r, reach_list *list, const dln_id_list *events)
{
    for (size_t i = 0; i < events->count && !dln_store_failed(r->store); i++) {
        dln_reach *own;
        size_t count;
        dln_store_reach_of(r->store, events->ids[i], r->arena, &own, &count);
        add_reaches(r, list, own, count);
    }
}

/* Of the mentions that are new or changed, each for itself. */
static void add_reaches_of_fresh(region *r, reach_list *list)
{
    dln_feature_maker *maker = dln_feature_maker_new(r->store->lexicon, r->arena);
    for (size_t i = 0; i < r->store->fresh.count && !dln_store_failed(r->store); i++) {
        sqlite3_stmt *find = dln_sql(r->store, "SELECT id, event, record FROM mention LEFT JOIN member ON member.mention = mention.id WHERE id = ?1");
        dln_sql_int(find, 1, r->store->fresh.ids[i]);
        if (!dln_sql_step(r->store, find))
            continue; /* it went again */
        size_t at = r->count;
        dln_features features;
        dln_reach *own;
        size_t count;
        add_part(r, find);
        dln_sql_done(find);
        if (dln_store_failed(r->store))
            break;
        if (maker == NULL || !dln_features_standing(maker, r->mentions[at], &features) || !dln_reach_of(&features, 1, r->arena, &own, &count))
            lack_memory(r->store);
        else
            add_reaches(r, list, own, count);
    }
    r->count = 0; /* they are taken with their events, in order */
    dln_feature_maker_free(maker);
}

/* Vague events among so many cores that none stands out for them, whatever happens to `give` of those, are not affected. */
static void leave_out_crowded(region *r, const dln_reach *probe, dln_id_list *events, size_t from, size_t give)
{
    size_t kept = from;
    dln_role role = dln_role_of(probe);
    for (size_t i = from; i < events->count && !dln_store_failed(r->store); i++) {
        dln_reach *own;
        size_t count;
        bool is_crowded = role == DLN_ROLE_VAGUE || role == DLN_ROLE_ALONE, has_own = false;
        dln_store_reach_of(r->store, events->ids[i], r->arena, &own, &count);
        for (size_t k = 0; k < count && is_crowded; k++) {
            bool is_asked = dln_role_of(&own[k]) == role && own[k].key == probe->key;
            is_crowded = dln_role_of(&own[k]) != DLN_ROLE_CORE && (!is_asked || dln_store_is_crowded(r->store, &own[k], give));
            has_own = has_own || is_asked;
        }
        if (!is_crowded || !has_own)
            events->ids[kept++] = events->ids[i];
    }
    events->count = kept;
}

static void probe_all(region *r, const reach_list *from, dln_probe why, size_t give, dln_id_list *events)
{
    for (size_t i = 0; i < from->count && !dln_store_failed(r->store); i++) {
        dln_reach probes[DLN_PROBES];
        size_t count = dln_probes_of(&from->items[i], why, probes);
        bool is_core = dln_role_of(&from->items[i]) == DLN_ROLE_CORE || dln_role_of(&from->items[i]) == DLN_ROLE_SIDE;
        for (size_t k = 0; k < count; k++) {
            size_t before_probe = events->count;
            dln_store_probe(r->store, &probes[k], events);
            if (why == DLN_PROBE_AFFECTED && is_core)
                leave_out_crowded(r, &probes[k], events, before_probe, give);
        }
    }
    dln_id_list_sort(events);
}

static bool has_id(const dln_id_list *list, int64_t id)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->count && list->ids[low] == id;
}

static void unite(dln_store *store, dln_id_list *into, const dln_id_list *more)
{
    for (size_t i = 0; i < more->count; i++)
        dln_id_list_add(store, into, more->ids[i]);
    dln_id_list_sort(into);
}

static int by_row(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The mentions of the events that are open and of those that these may meet, and the fresh ones; in order of their rows. */
static void take_part(region *r, const dln_id_list *open, const dln_id_list *all)
{
    dln_id_list rows = {0};
    for (size_t i = 0; i < all->count; i++) {
        sqlite3_stmt *find = dln_sql(r->store, "SELECT mention FROM member WHERE event = ?1");
        dln_sql_int(find, 1, all->ids[i]);
        while (dln_sql_step(r->store, find))
            dln_id_list_add(r->store, &rows, dln_sql_number(find, 0));
    }
    unite(r->store, &rows, &r->store->fresh);
    for (size_t i = 0; i < rows.count && !dln_store_failed(r->store); i++) {
        sqlite3_stmt *find = dln_sql(r->store, "SELECT id, event, record FROM mention LEFT JOIN member ON member.mention = mention.id WHERE id = ?1");
        dln_sql_int(find, 1, rows.ids[i]);
        if (dln_sql_step(r->store, find))
            add_part(r, find);
        dln_sql_done(find);
    }
    free(rows.ids);
    for (size_t i = 0; i < open->count && !dln_store_failed(r->store); i++) {
        sqlite3_stmt *find = dln_sql(r->store, "SELECT " DLN_ROW_COLUMNS " FROM event WHERE id = ?1 AND given = 0");
        dln_sql_int(find, 1, open->ids[i]);
        if (dln_sql_step(r->store, find))
            add_old(r, find);
        dln_sql_done(find);
    }
    r->known = dln_arena_array(r->arena, r->count + 1, sizeof *r->known);
    if (r->known == NULL) {
        lack_memory(r->store);
        return;
    }
    for (size_t i = 0; i < r->count; i++) { /* events are counted from 1, in order of their rows */
        const int64_t *at = r->parts[i].event == 0 ? NULL : bsearch(&r->parts[i].event, all->ids, all->count, sizeof *all->ids, by_row);
        r->known[i].event = at == NULL ? 0 : (uint32_t)(at - all->ids) + 1;
        r->known[i].is_settled = at != NULL && !has_id(open, r->parts[i].event);
    }
}

/* Events that came out otherwise than they were: of other mentions. */
static void find_changed(region *r, const dln_id_list *all, dln_id_list *changed)
{
    uint32_t *now = dln_arena_array(r->arena, all->count + 2, sizeof *now);             /* where an event's first mention is, from 1 */
    uint32_t *of = dln_arena_array(r->arena, r->now.event_count + 1, sizeof *of);       /* whose a new event's first mention was, from 1; else NONE */
    bool *differs = dln_arena_array(r->arena, all->count + 2, sizeof *differs);
    if (now == NULL || of == NULL || differs == NULL) {
        lack_memory(r->store);
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        uint32_t event = r->known[i].event, cluster = r->now.event_of[i] + 1;
        uint32_t whose = of[cluster - 1], told = event == 0 ? NONE : event;
        differs[event] = differs[event] || (now[event] != 0 && now[event] != cluster);
        now[event] = cluster;
        if (whose != 0 && whose != told) {
            differs[event] = true;
            differs[whose == NONE ? 0 : whose] = true;
        }
        of[cluster - 1] = told;
    }
    for (size_t e = 1; e <= all->count; e++)
        if (differs[e])
            dln_id_list_add(r->store, changed, all->ids[e - 1]);
}

/* Forms the events that the changes may touch. What comes out otherwise than it was may touch others in turn, until nothing new does.
 * false: it is as well to form all of them. */
static bool form_part(region *r)
{
    enum { MOST_ROUNDS = 12, SMALL_STORE = 500 };
    dln_store *store = r->store;
    dln_id_list changed = {0}, open = {0}, needed = {0};
    int64_t total = dln_sql_value(store, dln_sql(store, "SELECT max(id) FROM mention"), 0);
    bool is_formed = false, is_worth_it = store->fresh.count < 20000 && (total > SMALL_STORE || store->always_part);
    dln_id_list_sort(&store->fresh);
    dln_id_list_sort(&store->touched);
    unite(store, &changed, &store->touched);
    for (int round = 0; round < MOST_ROUNDS && is_worth_it && !is_formed && !dln_store_failed(store); round++) {
        reach_list reaches = {0}, open_reaches = {0}, fresh_reaches = {0};
        size_t known_changed = changed.count;
        forget(r);
        add_reaches_of_fresh(r, &fresh_reaches);
        add_reaches_of(r, &reaches, &changed);
        add_reaches(r, &reaches, fresh_reaches.items, fresh_reaches.count);
        open.count = needed.count = 0;
        unite(store, &open, &changed);
        probe_all(r, &reaches, DLN_PROBE_AFFECTED, changed.count + store->fresh.count, &open);
        add_reaches_of(r, &open_reaches, &open);
        probe_all(r, &open_reaches, DLN_PROBE_NEIGHBOURS, 0, &open);
        open_reaches = (reach_list){0};
        add_reaches_of(r, &open_reaches, &open);
        add_reaches(r, &open_reaches, fresh_reaches.items, fresh_reaches.count);
        unite(store, &needed, &open);
        probe_all(r, &open_reaches, DLN_PROBE_NEEDED, 0, &needed);
        is_worth_it = store->always_part || (int64_t)needed.count * 2 < total;
        if (!is_worth_it || dln_store_failed(store))
            break;
        take_part(r, &open, &needed);
        if (!dln_store_failed(store) &&
            dln_merge_part(r->mentions, r->known, r->count, store->lexicon, r->arena, &r->now, NULL) != DLN_OK)
            lack_memory(store);
        store->changes.compared += r->count;
        if (!dln_store_failed(store))
            find_changed(r, &needed, &changed);
        dln_id_list_sort(&changed);
        is_formed = changed.count == known_changed;
    }
    free(changed.ids);
    free(open.ids);
    free(needed.ids);
    return is_formed;
}

/* What decides how mentions merge, beside them. */
static dln_span rules_now(const dln_store *store, char out[120])
{
    int len = snprintf(out, 120, "%s %s", DATELINE_VERSION, store->lexicon == NULL ? "-" : dln_lexicon_version(store->lexicon));
    return (dln_span){out, (size_t)len};
}

/* Whether the events were formed by the same rules; notes those of now. */
static bool note_rules(dln_store *store)
{
    char rules[120];
    sqlite3_stmt *ask = dln_sql(store, "SELECT 1 FROM fact WHERE name = 'rules' AND value = ?1");
    dln_sql_text(ask, 1, rules_now(store, rules));
    bool is_same = dln_sql_value(store, ask, 0) == 1;
    sqlite3_stmt *keep = dln_sql(store, "INSERT OR REPLACE INTO fact(name, value) VALUES('rules', ?1)");
    dln_sql_text(keep, 1, rules_now(store, rules));
    if (!is_same)
        dln_sql_run(store, keep);
    return is_same;
}

static void form_all(region *r)
{
    forget(r);
    take_everything(r);
    dln_store_tell(r->store, "mentions compared", 0, r->count);
    if (!dln_store_failed(r->store) && dln_merge(r->mentions, r->count, r->store->lexicon, r->arena, &r->now, NULL) != DLN_OK)
        lack_memory(r->store);
    r->store->changes.compared += r->count;
}

void dln_store_form_events(dln_store *store)
{
    region r = {.store = store, .arena = dln_arena_new()};
    if (store->fresh.count == 0 && store->touched.count == 0 && !store->wants_rebuild) {
        dln_arena_free(r.arena);
        dln_store_end_loading(store);
        dln_store_apply_corrections(store);
        return;
    }
    if (r.arena == NULL)
        lack_memory(store);
    bool are_same_rules = note_rules(store);
    if (!dln_store_failed(store) && (store->wants_rebuild || store->loading != NULL || !are_same_rules || !form_part(&r)))
        form_all(&r);
    if (!dln_store_failed(store)) {
        find_heirs(&r);
        place_orphans(&r);
    }
    if (!dln_store_failed(store))
        write_events(&r);
    if (!dln_store_failed(store))
        write_parts(&r);
    dln_store_end_loading(store);
    if (!dln_store_failed(store))
        dln_store_apply_corrections(store);
    if (!dln_store_failed(store) && store->wants_rebuild)
        dln_ledger_index_all(store);
    free(r.parts);
    free(r.mentions);
    free(r.old);
    dln_arena_free(r.arena);
}
