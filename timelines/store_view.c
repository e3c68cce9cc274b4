/* timelines/store_view.c - the events of the mentions that changed, and which of them is which event of before.
 * An event goes on as the one that holds the mention it was founded on; if that is gone, as the one that holds most of its mentions;
 * if none is left (an article was corrected), as the one that the same article now tells of the same parties. Several that
 * go on as one: the uid that was minted first stays, the others become its aliases.
 */
#include "store_ledger.h"

#include "base/text.h"
#include "merge.h"
#include "store_record.h"

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

static void add_part(region *r, sqlite3_stmt *row)
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
    dln_span record = dln_arena_copy(r->arena, dln_sql_span(row, 2));
    if (mention == NULL || record.text == NULL)
        lack_memory(r->store);
    else if (!dln_record_read_mention(record, r->arena, mention))
        dln_store_fail(r->store, DLN_IO, "the file is damaged (the record of a mention); dateline check tells more");
    r->parts[r->count] = (part){dln_sql_number(row, 0), dln_sql_number(row, 1)};
    r->mentions[r->count++] = mention;
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

static void take_everything(region *r)
{
    sqlite3_stmt *mentions = dln_sql(r->store, "SELECT id, event, record FROM mention ORDER BY id");
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

/* ---- writing ---- */

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
    if (record.len > 0 && dln_record_read_event(record, scratch, &event))
        dln_ledger_update(r->store, &old->row, &event, true);
    else
        dln_ledger_retire(r->store, &old->row, NULL);
    dln_arena_free(scratch);
}

static void write_events(region *r)
{
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
    for (uint32_t i = 0; i < r->now.event_count && !dln_store_failed(r->store); i++) {
        if (has_given)
            adopt_given(r, i);
        if (r->survivor[i] != NULL) {
            dln_ledger_update(r->store, &r->survivor[i]->row, &r->now.events[i], false);
            r->row_of[i] = r->survivor[i]->row.id;
        } else {
            r->row_of[i] = dln_ledger_mint(r->store, &r->now.events[i], false);
        }
    }
}

static void write_parts(region *r)
{
    for (size_t i = 0; i < r->count && !dln_store_failed(r->store); i++) {
        int64_t event = r->row_of[r->now.event_of[i]];
        if (event == r->parts[i].event)
            continue;
        sqlite3_stmt *write = dln_sql(r->store, "UPDATE mention SET event = ?2 WHERE id = ?1");
        dln_sql_int(write, 1, r->parts[i].row);
        dln_sql_int(write, 2, event);
        dln_sql_run(r->store, write);
    }
}

void dln_store_form_events(dln_store *store)
{
    region r = {.store = store, .arena = dln_arena_new()};
    if (store->fresh.count == 0 && store->touched.count == 0 && !store->wants_rebuild) {
        dln_arena_free(r.arena);
        return;
    }
    if (r.arena == NULL)
        lack_memory(store);
    else
        take_everything(&r);
    if (!dln_store_failed(store) && dln_merge(r.mentions, r.count, store->lexicon, r.arena, &r.now, &store->err) != DLN_OK)
        lack_memory(store);
    store->changes.compared += r.count;
    if (!dln_store_failed(store)) {
        find_heirs(&r);
        place_orphans(&r);
    }
    if (!dln_store_failed(store))
        write_events(&r);
    if (!dln_store_failed(store))
        write_parts(&r);
    free(r.parts);
    free(r.mentions);
    free(r.old);
    dln_arena_free(r.arena);
}

dln_status dln_store_rebuild(dln_store *store, dln_error *err)
{
    store->wants_rebuild = true;
    return dln_store_settle(store, err);
}
