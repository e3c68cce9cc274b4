/* render/lanes_counts.c - hundreds of events on a slide: a histogram in each lane, and labels for the foremost few. */
#include "render/lanes.h"

#include <math.h>
#include <stdlib.h>

enum { LABELS_MAX = 24 };
static const double strips[] = {40, 28, 18}, least_bar = 4; /* a low one rather than fewer labels */

/* The foremost entries stay, at some distance from each other; the others become bars. */
static bool split(dln_lane_form *s, dln_lane *lane, const dln_entries *all, size_t most)
{
    const dln_chart *chart = s->page->chart;
    const uint32_t *ranks = dln_entries_ranked(chart, all);
    double places[LABELS_MAX]; /* on the axis, of those that are chosen */
    bool *is_foremost = dln_arena_array(chart->arena, all->count, sizeof *is_foremost);
    uint32_t *fold = dln_arena_array(chart->arena, all->count, sizeof *fold);
    lane->entries.items = dln_arena_array(chart->arena, all->count, sizeof *lane->entries.items);
    lane->counted.items = dln_arena_array(chart->arena, all->count, sizeof *lane->counted.items);
    if (ranks == NULL || is_foremost == NULL || fold == NULL || lane->entries.items == NULL || lane->counted.items == NULL)
        return false;
    size_t chosen = 0;
    for (size_t i = 0; i < all->count && chosen < most; i++) {
        bool is_near = false; /* to one that was chosen: labels are to tell of the whole time */
        double at = dln_axis_at(&s->axis, all->items[ranks[i]].begin), apart = (s->plot_right - s->plot_left) / (double)(most + 1);
        for (size_t k = 0; k < chosen && !dln_entry_is_strong(chart, &all->items[ranks[i]]); k++)
            is_near |= fabs(places[k] - at) < apart;
        if (is_near)
            continue;
        is_foremost[ranks[i]] = true;
        places[chosen++] = at;
    }
    lane->entries.count = lane->counted.count = 0;
    uint32_t number = 0;
    int64_t last = INT64_MIN;
    for (size_t i = 0; i < all->count; i++) {
        if (is_foremost[i]) {
            lane->entries.items[lane->entries.count++] = all->items[i];
            continue;
        }
        int64_t bucket = dln_step_floor(s->count_step, all->items[i].begin);
        number += bucket != last || number == 0;
        last = bucket;
        fold[lane->counted.count] = number;
        lane->counted.items[lane->counted.count++] = all->items[i];
    }
    if (!dln_fold_join(chart, &lane->counted, fold))
        return false;
    for (size_t i = 0; i < lane->counted.count; i++) {
        lane->counted.items[i].is_counted = true;
        s->most_counted = lane->counted.items[i].member_count > s->most_counted ? lane->counted.items[i].member_count : s->most_counted;
    }
    return true;
}

bool dln_lanes_count(dln_lane_form *s, double room, double least, bool *done)
{
    static const size_t tries[] = {LABELS_MAX, 21, 18, 15, 12, 9, 6, 3, 0}; /* labels in all */
    dln_entries all[DLN_LANES_MAX];
    for (size_t l = 0; l < s->count; l++)
        all[l] = s->items[l].entries;
    s->count_step = dln_step_choose(dln_axis_points_per_day(&s->axis), least_bar, DLN_UNIT_DAY);
    *done = false;
    for (size_t i = 0; i < sizeof tries / sizeof *tries && !*done; i++) {
        s->most_counted = 1;
        for (size_t l = 0; l < s->count; l++) {
            s->items[l].placed_capacity = 0;
            if (!split(s, &s->items[l], &all[l], tries[i] / s->count))
                return false;
        }
        for (size_t k = 0; k < sizeof strips / sizeof *strips && !*done; k++) {
            s->strip_pt = strips[k];
            if (!dln_lanes_fit_all(s, room, least, least, true, done))
                return false;
        }
    }
    if (*done) /* what is left makes the bars higher */
        s->strip_pt += floor(fmin(strips[0], (room - dln_lanes_height(s)) / (double)s->count));
    for (size_t l = 0; l < s->count && !*done; l++) {
        s->items[l].entries = all[l];
        s->items[l].counted.count = 0;
        s->items[l].placed_capacity = 0;
    }
    if (!*done)
        s->strip_pt = 0;
    return true;
}
