/* render/fold.c - several events in one place, by calendar unit, where there is no room for each.
 * Statements are folded before meetings and calls, the most crowded stretch before the others, small units before
 * large ones; nothing is dropped.
 */
#include "render/chart.h"

#include <stdlib.h>

#include "render/chart_words.h"
#include "src/base/text.h"

static dln_entry entry_of(const dln_chart *chart, const uint32_t *index)
{
    const dln_item *item = &chart->items[*index];
    return (dln_entry){.begin = item->begin, .end = item->end, .members = index, .member_count = 1, .type = item->type, .title = item->title,
                       .date = item->date, .short_date = item->short_date, .label = item->label, .is_kept = item->is_strong};
}

bool dln_entries_of(const dln_chart *chart, dln_entries *out)
{
    return dln_entries_between(chart, 0, chart->item_count, out);
}

bool dln_entries_between(const dln_chart *chart, size_t first, size_t count, dln_entries *out)
{
    uint32_t *indexes = dln_arena_array(chart->arena, count, sizeof *indexes);
    out->items = dln_arena_array(chart->arena, count, sizeof *out->items);
    out->count = count;
    if (indexes == NULL || out->items == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        indexes[i] = (uint32_t)(first + i);
        out->items[i] = entry_of(chart, &indexes[i]);
    }
    return true;
}

int64_t dln_fold_bucket(dln_fold_unit unit, int64_t time)
{
    static const dln_step steps[] = {
        [DLN_FOLD_SPEAKER_DAY] = {DLN_UNIT_DAY, 1}, [DLN_FOLD_DAY] = {DLN_UNIT_DAY, 1}, [DLN_FOLD_WEEK] = {DLN_UNIT_WEEK, 1},
        [DLN_FOLD_MONTH] = {DLN_UNIT_MONTH, 1}, [DLN_FOLD_QUARTER] = {DLN_UNIT_MONTH, 3}, [DLN_FOLD_HALF] = {DLN_UNIT_MONTH, 6},
        [DLN_FOLD_YEAR] = {DLN_UNIT_YEAR, 1},
        [DLN_FOLD_DECADE] = {DLN_UNIT_YEAR, 10},
    };
    if (unit == DLN_FOLD_ALL)
        return 0;
    return unit == DLN_FOLD_NONE ? time : dln_step_floor(steps[unit], time);
}

/* ---- joining ---- */
static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static int by_begin(const void *a, const void *b)
{
    const dln_entry *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return (x->members[0] > y->members[0]) - (x->members[0] < y->members[0]);
}

bool dln_item_weighs_more(const dln_chart *chart, uint32_t a, uint32_t b)
{
    const dln_item *x = &chart->items[a], *y = &chart->items[b];
    uint8_t rank_x = dln_event_type_at(x->type)->rank, rank_y = dln_event_type_at(y->type)->rank;
    if (x->event->claim.status != y->event->claim.status)
        return x->event->claim.status < y->event->claim.status;
    if (rank_x != rank_y)
        return rank_x < rank_y;
    return dln_event_sources_counted(x->event) > dln_event_sources_counted(y->event);
}

typedef struct ranked { const dln_chart *chart; uint32_t item, entry; } ranked;

static int by_weight(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    bool strong_x = x->chart->items[x->item].is_strong, strong_y = y->chart->items[y->item].is_strong;
    if (strong_x != strong_y)
        return strong_x ? -1 : 1;
    if (dln_item_weighs_more(x->chart, x->item, y->item))
        return -1;
    if (dln_item_weighs_more(x->chart, y->item, x->item))
        return 1;
    return (x->item > y->item) - (x->item < y->item);
}

const uint32_t *dln_entries_ranked(const dln_chart *chart, const dln_entries *entries)
{
    ranked *ranks = dln_arena_array(chart->arena, entries->count, sizeof *ranks);
    uint32_t *out = dln_arena_array(chart->arena, entries->count, sizeof *out);
    if (ranks == NULL || out == NULL)
        return NULL;
    for (size_t i = 0; i < entries->count; i++)
        ranks[i] = (ranked){chart, entries->items[i].members[0], (uint32_t)i};
    qsort(ranks, entries->count, sizeof *ranks, by_weight);
    for (size_t i = 0; i < entries->count; i++)
        out[i] = ranks[i].entry;
    return out;
}

static void name_members(const dln_chart *chart, dln_entry *fold)
{
    enum { NAMED = 3 };
    uint32_t named[NAMED];
    size_t count = 0;
    for (size_t i = 0; i < fold->member_count; i++) {
        size_t at = count;
        while (at > 0 && dln_item_weighs_more(chart, fold->members[i], named[at - 1]))
            at--;
        if (at == NAMED)
            continue;
        count += count < NAMED;
        for (size_t k = count - 1; k > at; k--)
            named[k] = named[k - 1];
        named[at] = fold->members[i];
    }
    qsort(named, count, sizeof *named, by_index); /* told in their order */
    fold->detail = DLN_SPAN("");
    for (size_t i = 0; i < count; i++) {
        const dln_item *item = &chart->items[named[i]];
        fold->detail = dln_arena_printf(chart->arena, "%.*s%s%.*s", (int)fold->detail.len, fold->detail.text, i == 0 ? "" : "; ",
                                        (int)item->label->text.len, item->label->text.text);
    }
}

static dln_span speaker_of(const dln_chart *chart, uint32_t member)
{
    const dln_claim *claim = &chart->items[member].event->claim;
    return claim->party_count > 0 ? claim->parties[0].name : DLN_NO_SPAN;
}

/* "Sergey Lavrov: 3 statements", "22 events: 10 statements, 8 meetings, 4 calls", "12 statements". */
static bool name_fold(const dln_chart *chart, dln_entry *fold)
{
    size_t counts[DLN_TYPES_MAX] = {0}, kinds = 0;
    bool one_speaker = true;
    dln_span speaker = speaker_of(chart, fold->members[0]);
    for (size_t i = 0; i < fold->member_count; i++) {
        const dln_item *item = &chart->items[fold->members[i]];
        kinds += counts[item->type]++ == 0;
        one_speaker &= speaker.text != NULL && dln_span_equals(speaker, speaker_of(chart, fold->members[i]));
    }
    const dln_item *first = &chart->items[fold->members[0]];
    fold->type = kinds == 1 ? first->type : DLN_TYPE_MIXED;
    dln_span kinds_text = dln_chart_kinds(counts, dln_event_type_count(), chart->arena);
    if (kinds == 1 && one_speaker && dln_event_type_at(first->type)->speaker_only) {
        speaker = dln_clean(speaker, chart->arena);
        fold->title = dln_arena_printf(chart->arena, "%.*s: %.*s", (int)speaker.len, speaker.text, (int)kinds_text.len, kinds_text.text);
    } else if (kinds == 1) {
        fold->title = kinds_text;
    } else {
        dln_span all = dln_chart_count(fold->member_count, "event", "events", chart->arena);
        fold->title = dln_arena_printf(chart->arena, "%.*s: %.*s", (int)all.len, all.text, (int)kinds_text.len, kinds_text.text);
    }
    fold->shorter[0] = fold->title;
    fold->shorter[1] = kinds == 1 ? kinds_text : dln_chart_count(fold->member_count, "event", "events", chart->arena);
    size_t states[3] = {0};
    for (size_t i = 0; i < fold->member_count; i++) {
        const dln_event *event = chart->items[fold->members[i]].event;
        states[0] += event->claim.status == DLN_TENTATIVE;
        states[1] += event->claim.status == DLN_CANCELLED;
        states[2] += event->dispute_count > 0;
    }
    static const char *const words[] = {"tentative", "cancelled", "disputed"};
    bool is_open = false;
    for (int i = 0; i < 3; i++) {
        if (states[i] == 0)
            continue;
        fold->title = dln_arena_printf(chart->arena, "%.*s%s%zu %s", (int)fold->title.len, fold->title.text, is_open ? ", " : " (", states[i], words[i]);
        is_open = true;
    }
    if (is_open)
        fold->title = dln_arena_printf(chart->arena, "%.*s)", (int)fold->title.len, fold->title.text);
    dln_when when = dln_axis_days(fold->begin, fold->end, 24);
    fold->date = dln_chart_date(&when, !chart->is_one_year, chart->arena);
    bool is_within_a_year = dln_civil_of(when.begin.day).year == dln_civil_of(when.end.day).year;
    fold->short_date = is_within_a_year ? dln_chart_date(&when, false, chart->arena) : fold->date;
    name_members(chart, fold);
    fold->label = dln_measure(chart->measurer, fold->title, false);
    return fold->label != NULL;
}

bool dln_fold_join(const dln_chart *chart, dln_entries *entries, const uint32_t *fold)
{
    typedef struct joined { size_t member_count, place, filled; uint32_t *members; } joined;
    uint32_t most = 0;
    for (size_t i = 0; i < entries->count; i++)
        most = fold[i] > most ? fold[i] : most;
    joined *folds = calloc((size_t)most + 1, sizeof *folds);
    if (folds == NULL)
        return false;
    for (size_t i = 0; i < entries->count; i++)
        folds[fold[i]].member_count += entries->items[i].member_count;
    size_t kept = 0;
    bool ok = true;
    for (size_t i = 0; i < entries->count && ok; i++) {
        dln_entry entry = entries->items[i];
        joined *into = &folds[fold[i]];
        if (fold[i] == 0 || into->member_count == entry.member_count) {
            entries->items[kept++] = entry;
            continue;
        }
        if (into->members == NULL) {
            into->members = dln_arena_array(chart->arena, into->member_count, sizeof *into->members);
            if (into->members == NULL) {
                ok = false;
                break;
            }
            into->place = kept;
            entries->items[kept++] = entry;
        }
        dln_entry *whole = &entries->items[into->place];
        memcpy(into->members + into->filled, entry.members, entry.member_count * sizeof *entry.members);
        into->filled += entry.member_count;
        whole->begin = entry.begin < whole->begin ? entry.begin : whole->begin;
        whole->end = entry.end > whole->end ? entry.end : whole->end;
    }
    entries->count = kept;
    for (uint32_t f = 1; f <= most && ok; f++)
        if (folds[f].members != NULL) {
            dln_entry *entry = &entries->items[folds[f].place];
            qsort(folds[f].members, folds[f].filled, sizeof *folds[f].members, by_index);
            entry->members = folds[f].members;
            entry->member_count = folds[f].filled;
            ok = name_fold(chart, entry);
        }
    qsort(entries->items, entries->count, sizeof *entries->items, by_begin);
    free(folds);
    return ok;
}

/* ---- choosing ---- */
typedef struct slot { int64_t begin; uint64_t speaker; uint32_t entry; } slot;

static int by_slot(const void *a, const void *b)
{
    const slot *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->speaker != y->speaker)
        return x->speaker < y->speaker ? -1 : 1;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

typedef struct run { size_t first, count; double excess; } run;

static int by_excess(const void *a, const void *b)
{
    const run *x = a, *y = b;
    if (x->excess != y->excess)
        return x->excess > y->excess ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* Quarters here and years there would look like news. */
static bool is_uniform(const dln_fold_rule *rule)
{
    return !rule->only_crowded && rule->unit >= DLN_FOLD_QUARTER;
}

/* Back to one entry for each event, so that a week that was folded does not stand astride two quarters. */
static bool unfold(const dln_chart *chart, dln_entries *entries)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++)
        count += entries->items[i].member_count;
    dln_entry *items = dln_arena_array(chart->arena, count, sizeof *items);
    if (items == NULL)
        return false;
    count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const dln_entry *entry = &entries->items[i];
        if (entry->member_count == 1)
            items[count++] = *entry;
        for (size_t k = 0; entry->member_count > 1 && k < entry->member_count; k++)
            items[count++] = entry_of(chart, &entry->members[k]);
    }
    qsort(items, count, sizeof *items, by_begin);
    *entries = (dln_entries){items, count};
    return true;
}

void dln_fold_open(const dln_chart *chart, dln_entries *entries, size_t index)
{
    dln_entry fold = entries->items[index];
    entries->items[index] = entry_of(chart, &fold.members[0]);
    for (size_t k = 1; k < fold.member_count; k++)
        entries->items[entries->count++] = entry_of(chart, &fold.members[k]);
    qsort(entries->items, entries->count, sizeof *entries->items, by_begin);
}

static bool fold_by(const dln_chart *chart, dln_entries *entries, size_t capacity, const dln_axis *axis, double line_pt,
                    dln_fold_rule rule)
{
    size_t slot_count = 0, run_count = 0;
    slot *slots = malloc((entries->count + 1) * sizeof *slots);
    run *runs = malloc((entries->count + 1) * sizeof *runs);
    uint32_t *fold = calloc(entries->count + 1, sizeof *fold);
    bool ok = slots != NULL && runs != NULL && fold != NULL;
    for (size_t i = 0; ok && i < entries->count; i++) {
        const dln_entry *entry = &entries->items[i];
        if (!rule.with_kept && entry->is_kept)
            continue;
        bool is_statement = entry->type != DLN_TYPE_MIXED && dln_event_type_at(entry->type)->speaker_only;
        if (rule.only_statements && !is_statement)
            continue;
        int64_t begin = dln_fold_bucket(rule.unit, entry->begin);
        if (rule.unit < DLN_FOLD_ALL && dln_fold_bucket(rule.unit, entry->end - 1) != begin)
            continue; /* reaches beyond the unit */
        uint64_t speaker = rule.unit == DLN_FOLD_SPEAKER_DAY ? dln_hash64(speaker_of(chart, entry->members[0])) : 0;
        slots[slot_count++] = (slot){begin, speaker, (uint32_t)i};
    }
    if (ok)
        qsort(slots, slot_count, sizeof *slots, by_slot);
    for (size_t i = 0; ok && i < slot_count;) {
        size_t j = i;
        int64_t first = INT64_MAX, last = INT64_MIN;
        for (; j < slot_count && slots[j].begin == slots[i].begin && slots[j].speaker == slots[i].speaker; j++) {
            const dln_entry *entry = &entries->items[slots[j].entry];
            first = entry->begin < first ? entry->begin : first;
            last = entry->begin > last ? entry->begin : last;
        }
        size_t members = 0;
        for (size_t k = i; k < j; k++)
            members += entries->items[slots[k].entry].member_count;
        bool is_too_much = rule.unit >= DLN_FOLD_WEEK && rule.unit <= DLN_FOLD_MONTH && members > 8 && members > chart->item_count / 4;
        if (!is_too_much && j - i >= (rule.only_crowded ? 3u : 2u)) { /* a fold of two saves one line and hides two titles */
            double room = (dln_axis_at(axis, last) - dln_axis_at(axis, first)) / line_pt;
            runs[run_count++] = (run){i, j - i, (double)(j - i) - room};
        }
        i = j;
    }
    if (ok)
        qsort(runs, run_count, sizeof *runs, by_excess);
    size_t left = entries->count;
    uint32_t number = 0;
    for (size_t r = 0; ok && r < run_count && (left > capacity || is_uniform(&rule)); r++) {
        if (rule.only_crowded && runs[r].excess < 1)
            break;
        number++;
        for (size_t k = 0; k < runs[r].count; k++)
            fold[slots[runs[r].first + k].entry] = number;
        left -= runs[r].count - 1;
    }
    if (ok && number > 0)
        ok = dln_fold_join(chart, entries, fold);
    free(slots);
    free(runs);
    free(fold);
    return ok;
}

bool dln_fold_to(const dln_chart *chart, dln_entries *entries, size_t capacity, const dln_axis *axis, double line_pt)
{
    static const dln_fold_rule rules[] = {
        {DLN_FOLD_SPEAKER_DAY, true, true, false}, {DLN_FOLD_DAY, true, true, false}, {DLN_FOLD_WEEK, true, true, false},
        {DLN_FOLD_DAY, false, true, false}, {DLN_FOLD_MONTH, true, true, false}, {DLN_FOLD_WEEK, false, true, false},
        {DLN_FOLD_MONTH, false, true, false}, {DLN_FOLD_WEEK, false, false, false}, {DLN_FOLD_MONTH, false, false, false},
        {DLN_FOLD_QUARTER, false, false, false}, {DLN_FOLD_HALF, false, false, false}, {DLN_FOLD_YEAR, false, false, false}, {DLN_FOLD_DECADE, false, false, false},
        {DLN_FOLD_ALL, false, false, false},
    };
    for (int with_kept = 0; with_kept < 2; with_kept++) /* kept ones only if nothing else helps */
        for (size_t i = 0; i < sizeof rules / sizeof *rules && entries->count > capacity; i++) {
            dln_fold_rule rule = rules[i];
            rule.with_kept = with_kept != 0;
            if (is_uniform(&rule) && !unfold(chart, entries))
                return false;
            if (!fold_by(chart, entries, capacity, axis, line_pt, rule))
                return false;
        }
    return true;
}
