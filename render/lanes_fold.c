/* render/lanes_fold.c - where not all labels of a slide fit: which are folded, by calendar unit, and which stay. The foremost of
 * each lane stay; what room is left then opens folds again and takes the foremost events out of them.
 */
#include "render/lanes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FOREMOST_MAX = 2 }; /* of each lane */

/* ---- the lane with most rows gives up its fullest bucket (or all of them), unit by unit ---- */
/* Whether they have all the same first party. */
static bool is_one_speaker(const dln_chart *chart, const dln_entry *entries, size_t count)
{
    dln_span first = DLN_NO_SPAN;
    for (size_t i = 0; i < count; i++) {
        const dln_claim *claim = &chart->items[entries[i].members[0]].event->claim;
        dln_span who = claim->party_count > 0 ? claim->parties[0].name : DLN_NO_SPAN;
        if (i > 0 && !dln_span_equals(first, who))
            return false;
        first = who;
    }
    return true;
}

/* is_all: all buckets of its unit. with_kept: highlighted ones too, once nothing else helps. */
static bool fold_lane(dln_lane_form *s, dln_lane *lane, bool is_all, bool with_kept)
{
    const dln_entry *entries = lane->entries.items;
    size_t n = lane->entries.count, most = 1, best = 0;
    bool takes_kept = with_kept && lane->unit == DLN_FOLD_ALL;
    uint32_t *fold = calloc(n + 1, sizeof *fold), number = 0;
    if (fold == NULL)
        return false;
    for (size_t i = 0, j; i < n; i = j) {
        size_t count = 0;
        number++;
        for (j = i; j < n && dln_fold_bucket(lane->unit, entries[j].begin) == dln_fold_bucket(lane->unit, entries[i].begin); j++) {
            fold[j] = takes_kept || !entries[j].is_kept ? number : 0;
            count += fold[j] > 0;
        }
        if (lane->unit == DLN_FOLD_SPEAKER_DAY && !is_one_speaker(s->page->chart, entries + i, j - i))
            count = 0;
        if (count > most) {
            most = count;
            best = number;
        }
        for (size_t k = i; k < j && count < 2; k++)
            fold[k] = 0;
    }
    for (size_t i = 0; i < n && !is_all; i++)
        fold[i] = fold[i] == best ? fold[i] : 0;
    bool ok = true;
    if (best == 0)
        lane->unit++;
    else
        ok = dln_fold_join(s->page->chart, &lane->entries, fold);
    free(fold);
    return ok;
}

bool dln_lanes_fold_unit(dln_lane_form *s, dln_lane *lane)
{
    return fold_lane(s, lane, true, false);
}

/* One step: of lanes with as many rows the one that weighs least, the last. *did: there was something to fold. */
static bool fold_once(dln_lane_form *s, double room, bool with_kept, bool *did)
{
    dln_lane *worst = NULL;
    for (size_t l = 0; l < s->count; l++) {
        dln_lane *lane = &s->items[l];
        if (lane->unit <= DLN_FOLD_ALL && lane->entries.count > 1 && (worst == NULL || lane->row_count >= worst->row_count))
            worst = lane;
    }
    *did = worst != NULL;
    if (worst == NULL)
        return true;
    return fold_lane(s, worst, dln_lanes_height(s) > 2 * room, with_kept) && dln_lanes_place(s, worst);
}

/* ---- the foremost of each lane are not folded ---- */
/* So many of each lane, at some distance from each other: they are to tell of the whole time. */
static bool mark_foremost(dln_lane_form *s, size_t most)
{
    const dln_chart *chart = s->page->chart;
    for (size_t l = 0; l < s->count; l++) {
        dln_entries *entries = &s->items[l].entries;
        const uint32_t *ranks = dln_entries_ranked(chart, entries);
        double places[FOREMOST_MAX], apart = (s->plot_right - s->plot_left) / (double)(most + 1);
        size_t chosen = 0;
        if (ranks == NULL)
            return false;
        for (size_t i = 0; i < entries->count && chosen < most; i++) {
            dln_entry *entry = &entries->items[ranks[i]];
            double at = dln_axis_at(&s->axis, entry->begin);
            bool is_near = false;
            for (size_t k = 0; k < chosen; k++)
                is_near |= fabs(places[k] - at) < apart;
            if (is_near || entry->member_count > 1)
                continue;
            entry->is_kept = true;
            places[chosen++] = at;
        }
    }
    return true;
}

/* ---- what room is left ---- */
/* Folding goes by whole units and may leave more room than it was to make: the smallest folds are opened again. */
static bool open_folds(dln_lane_form *s, double room)
{
    enum { OPENED_MAX = 8 };
    const dln_chart *chart = s->page->chart;
    dln_entry *kept = dln_arena_array(chart->arena, chart->item_count, sizeof *kept);
    if (kept == NULL)
        return false;
    for (size_t size = 2; size <= OPENED_MAX; size++)
        for (size_t l = 0; l < s->count; l++)
            for (size_t i = 0; i < s->items[l].entries.count; i++) {
                dln_lane *lane = &s->items[l];
                size_t count = lane->entries.count;
                if (lane->entries.items[i].member_count != size)
                    continue;
                memcpy(kept, lane->entries.items, count * sizeof *kept);
                dln_fold_open(chart, &lane->entries, i);
                if (!dln_lanes_place(s, lane))
                    return false;
                if (dln_lanes_height(s) <= room)
                    continue;
                memcpy(lane->entries.items, kept, count * sizeof *kept);
                lane->entries.count = count;
                if (!dln_lanes_place(s, lane))
                    return false;
            }
    return true;
}

/* A fold of a lane and the foremost of its members that has not been tried yet. */
typedef struct foremost { uint32_t item; size_t lane, round; } foremost;

/* The first of each fold, then the second of each; those that weigh more first. */
static bool comes_before(const dln_chart *chart, const foremost *a, const foremost *b)
{
    if (a->round != b->round)
        return a->round < b->round;
    if (dln_item_weighs_more(chart, a->item, b->item) || dln_item_weighs_more(chart, b->item, a->item))
        return dln_item_weighs_more(chart, a->item, b->item);
    return a->item < b->item;
}

static size_t add_foremost(const dln_chart *chart, const dln_entry *fold, size_t lane, size_t rounds, foremost *out)
{
    size_t count = 0;
    for (; count < rounds; count++) {
        const uint32_t *best = NULL;
        for (size_t k = 0; k < fold->member_count; k++) {
            bool is_taken = false;
            for (size_t t = 0; t < count; t++)
                is_taken |= out[t].item == fold->members[k];
            if (!is_taken && (best == NULL || dln_item_weighs_more(chart, fold->members[k], *best)))
                best = &fold->members[k];
        }
        out[count] = (foremost){*best, lane, count};
    }
    return count;
}

/* Takes the event out of its fold. */
static bool take_out(const dln_chart *chart, dln_entries *entries, uint32_t item)
{
    size_t at = SIZE_MAX;
    for (size_t i = 0; i < entries->count && at == SIZE_MAX; i++)
        for (size_t k = 0; k < entries->items[i].member_count; k++)
            at = entries->items[i].members[k] == item ? i : at;
    dln_entry fold = entries->items[at];
    dln_fold_open(chart, entries, at);
    uint32_t *number = dln_arena_array(chart->arena, entries->count, sizeof *number);
    if (number == NULL)
        return false;
    for (size_t i = 0; i < entries->count; i++)
        for (size_t k = 0; entries->items[i].member_count == 1 && k < fold.member_count; k++)
            if (entries->items[i].members[0] == fold.members[k] && fold.members[k] != item)
                number[i] = 1;
    return dln_fold_join(chart, entries, number);
}

/* The foremost events of folds stand alone as long as there is room for them, two and more left to fold. */
static bool keep_foremost(dln_lane_form *s, double room)
{
    enum { ROUNDS = 3, TRIED_MAX = 120 };
    const dln_chart *chart = s->page->chart;
    size_t folds = 0, count = 0;
    for (size_t l = 0; l < s->count; l++)
        folds += s->items[l].entries.count;
    foremost *list = dln_arena_array(chart->arena, folds * ROUNDS, sizeof *list);
    dln_entry *kept = dln_arena_array(chart->arena, chart->item_count, sizeof *kept);
    if (list == NULL || kept == NULL)
        return false;
    for (size_t l = 0; l < s->count; l++)
        for (size_t i = 0; i < s->items[l].entries.count; i++) {
            const dln_entry *entry = &s->items[l].entries.items[i];
            if (entry->member_count > 2)
                count += add_foremost(chart, entry, l, entry->member_count - 2 < ROUNDS ? entry->member_count - 2 : ROUNDS, list + count);
        }
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && comes_before(chart, &list[k], &list[k - 1]); k--) {
            foremost swap = list[k];
            list[k] = list[k - 1];
            list[k - 1] = swap;
        }
    for (size_t i = 0; i < count && i < TRIED_MAX; i++) {
        dln_lane *lane = &s->items[list[i].lane];
        size_t before = lane->entries.count;
        memcpy(kept, lane->entries.items, before * sizeof *kept);
        if (!take_out(chart, &lane->entries, list[i].item) || !dln_lanes_place(s, lane))
            return false;
        if (dln_lanes_height(s) <= room)
            continue;
        memcpy(lane->entries.items, kept, before * sizeof *kept);
        lane->entries.count = before;
        if (!dln_lanes_place(s, lane))
            return false;
    }
    return true;
}

bool dln_lanes_fold(dln_lane_form *s, double room, double size)
{
    const dln_chart *chart = s->page->chart;
    dln_lane before[DLN_LANES_MAX];
    for (size_t l = 0; l < s->count; l++) {
        const dln_entries *entries = &s->items[l].entries;
        before[l] = s->items[l];
        before[l].entries.items = dln_arena_array(chart->arena, entries->count, sizeof *entries->items);
        if (before[l].entries.items == NULL)
            return false;
        memcpy(before[l].entries.items, entries->items, entries->count * sizeof *entries->items);
    }
    for (size_t most = FOREMOST_MAX + 1; most-- > 0;) {
        for (size_t l = 0; l < s->count; l++) {
            memcpy(s->items[l].entries.items, before[l].entries.items, before[l].entries.count * sizeof *before[l].entries.items);
            s->items[l].entries.count = before[l].entries.count;
            s->items[l].unit = before[l].unit;
        }
        if (!mark_foremost(s, most) || !dln_lanes_place_all(s, size, 1))
            return false;
        for (bool did = true; did && dln_lanes_height(s) > room;)
            if (!fold_once(s, room, most == 0, &did))
                return false;
        if (dln_lanes_height(s) <= room)
            return open_folds(s, room) && keep_foremost(s, room);
    }
    return true;
}
