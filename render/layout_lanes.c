/* render/layout_lanes.c - the slide: time runs from left to right, kinds of event (or actors) have a lane each.
 * A label stands beside its mark, on the right, or on the left where the page ends, or above a bar that leaves no
 * room on either side. Rows are filled first-fit by left edge, which for intervals is the fewest there can be.
 */
#include "render/lanes.h"

#include <math.h>
#include <stdlib.h>

#include "render/chart_words.h"
#include "src/base/text.h"

static const double least_label = 11, most_label = 18; /* points */
static const double date_part = 0.86;                  /* of the label's size */
static const double air = 6, pad = 5, widest_line_em = 24, widest_alone_em = 44, least_room_em = 12, least_title_em = 5; /* about 45 letters, and 85 */
static const double least_bar = 3;
enum { COUNTED_FROM = 300, PLACED_MAX = 300 };

/* ---- which lane ---- */
static const dln_span others = {"Others", 6};

/* Of a code; an organisation's ("EU") is its name. */
static dln_span country_name(dln_span code, dln_arena *arena)
{
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_span name = lexicon == NULL ? DLN_SPAN("") : dln_arena_copy(arena, dln_lexicon_country(lexicon, code));
    dln_lexicon_free(lexicon);
    return name.len > 0 ? name : code;
}

static dln_span lane_key(const dln_chart *chart, dln_lanes by, const dln_item *item)
{
    if (by == DLN_LANES_NONE)
        return DLN_SPAN("Events");
    if (by == DLN_LANES_TYPE || item->event->claim.party_count == 0)
        return by == DLN_LANES_TYPE ? dln_span_of(dln_event_type_at(item->type)->plural) : others;
    const dln_party *party = &item->event->claim.parties[0];
    dln_span key = by == DLN_LANES_COUNTRY ? party->country : party->name;
    return key.len > 0 ? dln_clean(key, chart->arena) : others;
}

typedef struct tally { dln_span key; size_t count, first; } tally;

static int by_count(const void *a, const void *b)
{
    const tally *x = a, *y = b;
    bool is_rest = dln_span_equals(x->key, others);
    if (is_rest != dln_span_equals(y->key, others))
        return is_rest ? 1 : -1; /* last */
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static bool make_lanes(dln_lane_form *s)
{
    const dln_chart *chart = s->page->chart;
    dln_lanes by = chart->look->lanes == DLN_LANES_AUTO ? DLN_LANES_TYPE : chart->look->lanes;
    dln_entries all;
    tally *tallies = NULL;
    size_t tally_count = 0, capacity = 0;
    s->count = 0;
    if (!dln_entries_of(chart, &all))
        return false;
    size_t *which = dln_arena_array(chart->arena, all.count, sizeof *which);
    if (which == NULL)
        return false;
    for (size_t i = 0; i < all.count; i++) {
        dln_span key = lane_key(chart, by, &chart->items[i]);
        size_t t = 0;
        while (t < tally_count && !dln_span_equals(tallies[t].key, key))
            t++;
        if (t == tally_count && t < 512) {
            tally *added = dln_arena_push(chart->arena, &tallies, &tally_count, &capacity, sizeof *added);
            if (added == NULL)
                return false;
            *added = (tally){key, 0, by == DLN_LANES_TYPE ? chart->items[i].type : t};
        }
        which[i] = t < tally_count ? tallies[t].first : SIZE_MAX;
        if (t < tally_count)
            tallies[t].count++;
    }
    qsort(tallies, tally_count, sizeof *tallies, by_count);
    if (by == DLN_LANES_TYPE) /* the model's order */
        for (size_t i = 1; i < tally_count; i++)
            for (size_t k = i; k > 0 && dln_event_type_at(tallies[k].first)->rank < dln_event_type_at(tallies[k - 1].first)->rank; k--) {
                tally swap = tallies[k];
                tallies[k] = tallies[k - 1];
                tallies[k - 1] = swap;
            }
    s->count = tally_count < DLN_LANES_MAX ? tally_count : DLN_LANES_MAX;
    for (size_t l = 0; l < s->count; l++) {
        dln_lane *lane = &s->items[l];
        bool is_rest = l == DLN_LANES_MAX - 1 && tally_count > DLN_LANES_MAX;
        dln_span name = is_rest ? others : by == DLN_LANES_COUNTRY ? country_name(tallies[l].key, chart->arena) : tallies[l].key;
        if (by == DLN_LANES_TYPE && name.len > 0)
            name = dln_arena_printf(chart->arena, "%c%.*s", dln_is_lower(name.text[0]) ? name.text[0] - 32 : name.text[0],
                                    (int)name.len - 1, name.text + 1);
        *lane = (dln_lane){.name = name};
        lane->unit = DLN_FOLD_SPEAKER_DAY;
        lane->label = dln_measure(chart->measurer, name, true);
        lane->entries.items = dln_arena_array(chart->arena, all.count, sizeof *lane->entries.items);
        if (lane->entries.items == NULL || lane->label == NULL)
            return false;
        for (size_t i = 0; i < all.count; i++) {
            bool here = which[i] == tallies[l].first;
            if (is_rest) {
                here = true;
                for (size_t k = 0; k < l; k++)
                    here &= which[i] != tallies[k].first;
            }
            lane->event_count += here;
            if (here && !(i >= s->inset.first && i < s->inset.first + s->inset.count))
                lane->entries.items[lane->entries.count++] = all.items[i];
        }
    }
    return true;
}

/* ---- rows of a lane ---- */
double dln_lanes_row_height(const dln_lane_form *s)
{
    return dln_grid(dln_line_pt(s->size) * (double)s->max_lines + s->size * (s->max_lines > 1 ? 0.3 : 0.16));
}

typedef struct order { double left; uint32_t index; } order;

static int by_left(const void *a, const void *b)
{
    const order *x = a, *y = b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

double dln_lanes_mark_left(const dln_lane_form *s, const dln_placed *p)
{
    return (p->has_mark ? p->begin - s->size * 0.42 : p->begin) - p->fade_left;
}

double dln_lanes_mark_right(const dln_lane_form *s, const dln_placed *p)
{
    return fmax(p->is_bar ? p->end : 0, p->has_mark ? p->begin + s->size * 0.42 : 0) + p->fade_right;
}

/* In front of its label. only_needed: what the place on the axis cannot say. */
static dln_span date_of(const dln_lane_form *s, const dln_entry *entry, bool only_needed)
{
    const dln_chart *chart = s->page->chart;
    const dln_item *item = &chart->items[entry->members[0]];
    bool with_year = chart->end - chart->begin > (int64_t)2 * 366 * DLN_DAY_MIN; /* ticks say it, if they stand close */
    if (entry->member_count > 1)
        return only_needed ? DLN_SPAN("") : with_year ? entry->date : entry->short_date;
    if (only_needed && (item->needed_date.len == 0 || dln_item_is_exact(item)))
        return item->needed_date;
    return with_year ? item->timed_date : item->timed_short_date;
}

static double date_width(const dln_lane_form *s, dln_span date)
{
    const dln_measured *measured = date.len == 0 ? NULL : dln_measure(s->page->chart->measurer, date, false);
    return measured == NULL ? 0 : measured->width_em * s->page->display->size_pt[DLN_ROLE_DATE] * DLN_WIDTH_RESERVE + DLN_LANES_DATE_GAP;
}

/* Where mark and label are if the label stands on that side. false: there is no room for it on that side. */
static bool take_side(const dln_lane_form *s, dln_placed *p, dln_side where)
{
    double width = p->date_width + p->lines.widest_em * s->size * DLN_WIDTH_RESERVE + p->numbers_width;
    double mark_left = dln_lanes_mark_left(s, p);
    double mark_right = dln_lanes_mark_right(s, p) + p->doubt_width;
    p->side = (uint8_t)where;
    p->label_x = where == DLN_SIDE_RIGHT ? mark_right + pad : where == DLN_SIDE_LEFT ? mark_left - pad - width
                                                        : fmin(fmax(mark_left, s->plot_left), s->plot_right - width);
    p->label_x = dln_grid(p->label_x);
    p->left = fmin(mark_left, p->label_x) - (where == DLN_SIDE_LEFT ? s->size * 1.6 : air / 2); /* nobody is to read on from the label before */
    p->right = fmax(mark_right, p->label_x + width) + air / 2;
    return p->label_x >= s->plot_left - 0.01 && p->label_x + width <= s->plot_right + 0.01;
}

/* What of a label has to stay whole: the state of an event, in few words. */
static double least_label_em(const dln_lane_form *s, const dln_entry *entry)
{
    const dln_chart *chart = s->page->chart;
    const dln_item *item = &chart->items[entry->members[0]];
    if (entry->member_count > 1 || item->brief_state.len == 0)
        return least_title_em;
    const dln_measured *state = dln_measure(chart->measurer, dln_arena_printf(chart->arena, "(%.*s)", (int)item->brief_state.len, item->brief_state.text), item->is_strong);
    return state == NULL ? least_title_em : fmax(least_title_em, state->width_em + 1);
}

static void place_one(dln_lane_form *s, const dln_entry *entry, dln_placed *p)
{
    const dln_item *item = &s->page->chart->items[entry->members[0]];
    p->begin = dln_grid(dln_axis_at(&s->axis, entry->begin));
    p->end = dln_grid(dln_axis_at(&s->axis, entry->end));
    p->is_fold = entry->member_count > 1;
    bool is_bare = item->is_coarse && !p->is_fold; /* a bar without a mark, which would cover a short one */
    if (is_bare)
        p->end = fmax(p->end, p->begin + least_bar);
    p->is_bar = is_bare || ((p->is_fold || item->is_bar) && p->end - p->begin >= s->size * 0.42 + 3);
    p->has_mark = !is_bare;
    p->fade_left = !p->is_fold && (item->is_open_begin || item->is_vague) ? DLN_LANES_FADE : 0;
    p->fade_right = !p->is_fold && (item->is_open_end || item->is_vague) ? DLN_LANES_FADE : 0;
    p->doubt_width = dln_page_doubt_width(s->page, entry);
    p->numbers_width = p->is_fold ? 0 : dln_page_numbers_width(s->page, entry);
    p->is_dated = s->with_dates;
    p->date = date_of(s, entry, !s->with_dates);
    p->date_width = date_width(s, p->date);
    double plot = s->plot_right - s->plot_left, least = least_room_em * s->size * DLN_WIDTH_RESERVE, most = fmin(plot, fmax(plot * 0.6, least));
    double beside = fmax(dln_lanes_mark_left(s, p) - s->plot_left, s->plot_right - dln_lanes_mark_right(s, p) - p->doubt_width) - pad;
    if (!p->is_bar && beside >= least) /* rather cut a little than put above, away from its mark */
        most = fmin(most, beside);
    if (most - p->numbers_width - p->date_width < least && p->is_dated) { /* the title is worth more than what the axis says too */
        p->is_dated = false;
        p->date = date_of(s, entry, true);
        p->date_width = date_width(s, p->date);
    }
    if (most - p->numbers_width - p->date_width < least) /* the label leads to its source too */
        p->numbers_width = 0;
    if (most - p->date_width < least_label_em(s, entry) * s->size * DLN_WIDTH_RESERVE)
        p->date_width = 0;
    double room = fmin(s->max_lines > 1 ? widest_line_em : widest_alone_em, (most - p->numbers_width - p->date_width) / s->size / DLN_WIDTH_RESERVE);
    p->lines = dln_label_lines(s->page->chart, entry, room, s->max_lines);
    if (!take_side(s, p, DLN_SIDE_RIGHT) && !take_side(s, p, DLN_SIDE_LEFT))
        take_side(s, p, DLN_SIDE_ABOVE);
}

/* Greedily, by time: on the right where a row is free, else on the left where one is, else in a new row. Rows hold what
 * they were given, without order, so that gaps are found too. */
typedef struct row_list { double (*taken)[2]; size_t count, capacity; } row_list;

static bool is_free(const row_list *row, const dln_placed *p)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->taken[i][0] < p->right && p->left < row->taken[i][1])
            return false;
    return true;
}

static void choose_sides(dln_lane_form *s, dln_lane *lane)
{
    enum { ROWS_MAX = 64 };
    dln_arena *arena = s->page->chart->arena;
    row_list rows[ROWS_MAX] = {{NULL, 0, 0}};
    size_t row_count = 0;
    if (lane->entries.count > 200) /* it will be folded */
        return;
    for (size_t i = 0; i < lane->entries.count; i++) {
        dln_placed *p = &lane->placed[i], other = *p;
        if (p->side == DLN_SIDE_ABOVE)
            continue;
        size_t row = 0;
        while (row < row_count && !is_free(&rows[row], p))
            row++;
        if (row == row_count && p->side == DLN_SIDE_RIGHT && take_side(s, &other, DLN_SIDE_LEFT)) {
            size_t left_row = 0;
            while (left_row < row_count && !is_free(&rows[left_row], &other))
                left_row++;
            if (left_row < row_count) {
                *p = other;
                row = left_row;
            }
        }
        if (row == ROWS_MAX)
            return;
        row_count += row == row_count;
        double (*taken)[2] = dln_arena_push(arena, &rows[row].taken, &rows[row].count, &rows[row].capacity, sizeof *taken);
        if (taken == NULL)
            return;
        (*taken)[0] = p->left;
        (*taken)[1] = p->right;
    }
}

static size_t bytes_of(const dln_lines *lines)
{
    size_t bytes = 0;
    for (size_t k = 0; k < lines->count; k++)
        bytes += lines->lines[k].len;
    return bytes;
}

/* A label that is cut takes what its row has left on its side. */
static void widen_cut_labels(dln_lane_form *s, dln_lane *lane)
{
    for (size_t i = 0; i < lane->entries.count; i++) {
        dln_placed *p = &lane->placed[i], wider;
        if (!p->lines.is_cut || p->side == DLN_SIDE_ABOVE)
            continue;
        double left = s->plot_left - air / 2, right = s->plot_right + air / 2;
        for (size_t k = 0; k < lane->entries.count; k++) {
            const dln_placed *other = &lane->placed[k];
            bool is_in_row = other->row == p->row || (other->side == DLN_SIDE_ABOVE && other->row == p->row + 1);
            if (k == i || !is_in_row)
                continue;
            if (other->right <= p->left + 0.01)
                left = fmax(left, other->right);
            else
                right = fmin(right, other->left);
        }
        double more = p->side == DLN_SIDE_RIGHT ? right - p->right : p->left - left;
        double room = fmin(s->max_lines > 1 ? widest_line_em : widest_alone_em, p->lines.widest_em + more / s->size / DLN_WIDTH_RESERVE);
        wider = *p;
        wider.lines = dln_label_lines(s->page->chart, &lane->entries.items[i], room, s->max_lines);
        if (bytes_of(&wider.lines) > bytes_of(&p->lines) && take_side(s, &wider, (dln_side)p->side) && wider.left >= left - 0.01 && wider.right <= right + 0.01)
            *p = wider;
    }
}

/* Rows from top to bottom in the order of time, as far as they can be read so: by the first event of each. A label above its
 * bar keeps their two rows together. */
static bool order_rows(const dln_lane_form *s, dln_lane *lane)
{
    typedef struct row { bool is_joined; uint32_t block, place; } row; /* is_joined: to the one above */
    size_t count = lane->row_count, blocks = 0;
    row *rows = calloc(count + 1, sizeof *rows);
    order *firsts = malloc((count + 1) * sizeof *firsts);
    bool ok = rows != NULL && firsts != NULL;
    for (size_t i = 0; ok && i < lane->entries.count; i++)
        rows[lane->placed[i].row].is_joined |= lane->placed[i].side == DLN_SIDE_ABOVE;
    for (size_t r = 0; ok && r < count; r++) {
        if (!rows[r].is_joined) {
            firsts[blocks] = (order){INFINITY, (uint32_t)blocks};
            blocks++;
        }
        rows[r].block = (uint32_t)blocks - 1;
    }
    for (size_t i = 0; ok && i < lane->entries.count; i++) {
        order *first = &firsts[rows[lane->placed[i].row].block];
        first->left = fmin(first->left, lane->placed[i].begin);
    }
    if (ok)
        qsort(firsts, blocks, sizeof *firsts, by_left);
    uint32_t place = 0;
    for (size_t b = 0; ok && b < blocks; b++)
        for (size_t r = 0; r < count; r++)
            if (rows[r].block == firsts[b].index)
                rows[r].place = place++;
    for (size_t i = 0; ok && i < lane->entries.count; i++)
        lane->placed[i].row = rows[lane->placed[i].row].place;
    free(rows);
    free(firsts);
    return ok;
}

bool dln_lanes_place(dln_lane_form *s, dln_lane *lane)
{
    size_t n = lane->entries.count;
    order *orders = malloc((n + 1) * sizeof *orders);
    double *row_end = malloc((2 * n + 1) * sizeof *row_end);
    bool ok = orders != NULL && row_end != NULL;
    if (ok && lane->placed_capacity < n) {
        lane->placed = dln_arena_array(s->page->chart->arena, n, sizeof *lane->placed);
        lane->placed_capacity = n;
        ok = lane->placed != NULL;
    }
    for (size_t i = 0; ok && i < n; i++)
        place_one(s, &lane->entries.items[i], &lane->placed[i]);
    if (ok)
        choose_sides(s, lane);
    for (size_t i = 0; ok && i < n; i++)
        orders[i] = (order){lane->placed[i].left, (uint32_t)i};
    if (ok)
        qsort(orders, n, sizeof *orders, by_left);
    size_t rows = 0;
    for (size_t i = 0; ok && i < n; i++) {
        dln_placed *p = &lane->placed[orders[i].index];
        size_t need = p->side == DLN_SIDE_ABOVE ? 2 : 1, row = 0; /* a label above its bar takes the row above too */
        for (;; row++) {
            bool has_room = true;
            for (size_t k = row; k < row + need; k++)
                has_room &= k >= rows || row_end[k] <= p->left;
            if (has_room)
                break;
        }
        for (; rows < row + need; rows++)
            row_end[rows] = -1e9;
        for (size_t k = row; k < row + need; k++)
            row_end[k] = p->right;
        p->row = (uint32_t)(row + need - 1);
    }
    lane->row_count = rows > 0 ? rows : 1;
    if (ok && !order_rows(s, lane))
        ok = false;
    if (ok)
        widen_cut_labels(s, lane);
    free(orders);
    free(row_end);
    return ok;
}

static int by_number(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

bool dln_lanes_rows_are_fewest(const dln_lane *lane)
{
    size_t n = lane->entries.count, deepest = 1, open = 0;
    double *begins = malloc((n + 1) * sizeof *begins), *ends = malloc((n + 1) * sizeof *ends);
    bool is_simple = begins != NULL && ends != NULL;
    for (size_t i = 0; is_simple && i < n; i++) {
        begins[i] = lane->placed[i].left;
        ends[i] = lane->placed[i].right;
        is_simple = lane->placed[i].side != DLN_SIDE_ABOVE;
    }
    if (is_simple) {
        qsort(begins, n, sizeof *begins, by_number);
        qsort(ends, n, sizeof *ends, by_number);
        for (size_t i = 0, k = 0; i < n; i++) {
            while (ends[k] <= begins[i])
                open--, k++;
            deepest = ++open > deepest ? open : deepest;
        }
    }
    free(begins);
    free(ends);
    return !is_simple || lane->row_count == deepest;
}

double dln_lanes_gap(const dln_lane_form *s)
{
    return s->size * 0.7;
}

static double lane_height(const dln_lane_form *s, const dln_lane *lane)
{
    double name = dln_line_pt(s->page->display->size_pt[DLN_ROLE_LANE]) + dln_line_pt(s->page->display->size_pt[DLN_ROLE_NOTE]);
    if (s->strip_pt > 0 && lane == s->items)
        name += 2.3 * dln_line_pt(s->page->display->size_pt[DLN_ROLE_NOTE]); /* the scale */
    double rows = lane->entries.count == 0 ? 0 : (double)lane->row_count * dln_lanes_row_height(s);
    return fmax(rows + s->strip_pt, name) + dln_lanes_gap(s);
}

double dln_lanes_height(const dln_lane_form *s)
{
    double height = 0;
    for (size_t l = 0; l < s->count; l++)
        height += lane_height(s, &s->items[l]);
    return height;
}

bool dln_lanes_place_all(dln_lane_form *s, double size, size_t max_lines)
{
    s->size = dln_grid(size);
    s->max_lines = max_lines;
    s->page->display->size_pt[DLN_ROLE_LABEL] = s->page->display->size_pt[DLN_ROLE_STRONG] = s->size;
    s->page->display->size_pt[DLN_ROLE_DATE] = dln_grid(s->size * date_part);
    s->page->display->size_pt[DLN_ROLE_NUMBER] = fmax(s->page->display->min_size_pt, dln_grid(size * 0.62));
    for (size_t l = 0; l < s->count; l++)
        if (!dln_lanes_place(s, &s->items[l]))
            return false;
    return true;
}

/* ---- the form ---- */
/* Whether the key has the shapes: lanes by type name them. */
static bool is_key_with_types(const dln_chart *chart)
{
    return chart->look->lanes != DLN_LANES_AUTO && chart->look->lanes != DLN_LANES_TYPE;
}

static double foot_height(dln_lane_form *s)
{
    dln_display *display = s->page->display;
    size_t mark = display->item_count, cut = display->cut_count;
    double y = s->page->y;
    dln_entries all;
    if (!dln_entries_of(s->page->chart, &all))
        return 0;
    s->page->is_trial = true;
    dln_page_key(s->page, is_key_with_types(s->page->chart));
    dln_page_foot(s->page, &all);
    s->page->is_trial = false;
    double height = s->page->y - y;
    display->item_count = mark;
    display->cut_count = cut;
    s->page->y = y;
    return height;
}

/* How many bytes of labels are left out. */
static size_t count_cut(const dln_lane_form *s)
{
    size_t count = 0;
    for (size_t l = 0; l < s->count; l++)
        for (size_t i = 0; i < s->items[l].entries.count; i++) {
            const dln_lines *lines = &s->items[l].placed[i].lines;
            size_t kept = bytes_of(lines), all = s->items[l].entries.items[i].label->text.len;
            count += !lines->is_cut ? 0 : kept < all ? all - kept : 1;
        }
    return count;
}

/* The largest text of that many lines that fits, in steps of half a point, and cuts no more labels than the least. least
 * fits. A little less text is not always a little less height (labels change sides), so the size that is found is tried. */
static bool grow(dln_lane_form *s, double room, double least, double most, size_t lines)
{
    double low = least, high = most;
    if (!dln_lanes_place_all(s, least, lines))
        return false;
    size_t may_cut = count_cut(s);
    for (int step = 0; step < 6; step++) {
        double middle = (low + high) / 2;
        if (!dln_lanes_place_all(s, middle, lines))
            return false;
        if (dln_lanes_height(s) <= room && count_cut(s) <= may_cut)
            low = middle;
        else
            high = middle;
    }
    for (double size = floor(low * 2) / 2; size > least; size -= 0.5) {
        if (!dln_lanes_place_all(s, size, lines))
            return false;
        if (dln_lanes_height(s) <= room && count_cut(s) <= may_cut)
            return true;
    }
    return dln_lanes_place_all(s, least, lines);
}

/* Without folding. *done: it fits. */
bool dln_lanes_fit_all(dln_lane_form *s, double room, double least, double most, bool with_dates, bool *done)
{
    bool fits[3] = {false};
    s->with_dates = with_dates;
    for (size_t lines = 1; lines <= 2; lines++) {
        if (!dln_lanes_place_all(s, least, lines))
            return false;
        fits[lines] = dln_lanes_height(s) <= room;
    }
    *done = fits[1] || fits[2];
    if (fits[1] && !grow(s, room, least, most, 1))
        return false;
    if (!fits[2])
        return true;
    double size = s->size;
    size_t cut = count_cut(s);
    if (!grow(s, room, least, most, 2))
        return false;
    bool is_better = count_cut(s) < cut || (count_cut(s) == cut && s->size > size + 0.9); /* a cut label is worse than a small one */
    return !fits[1] || is_better || dln_lanes_place_all(s, size, 1);
}

static bool fit(dln_lane_form *s, double room, double least, double most)
{
    bool done = false;
    for (size_t l = 0; l < s->count; l++) /* thousands do not fit: spare their breaking and placing */
        while (s->items[l].entries.count > PLACED_MAX && s->items[l].unit < DLN_FOLD_ALL)
            if (!dln_lanes_fold_unit(s, &s->items[l]))
                return false;
    if (!dln_lanes_fit_all(s, room, least, most, true, &done) || (!done && !dln_lanes_fit_all(s, room, least, most, false, &done)))
        return false;
    return done || dln_lanes_fold(s, room, least);
}

static bool make_axis(dln_lane_form *s, double right)
{
    const dln_page *page = s->page;
    const dln_chart *chart = page->chart;
    double names = 0;
    int64_t begin, end;
    dln_stretch *stretches = dln_chart_stretches(chart, 0, chart->item_count);
    if (stretches == NULL)
        return false;
    for (size_t l = 0; l < s->count; l++)
        names = fmax(names, s->items[l].label->width_em * page->display->size_pt[DLN_ROLE_LANE] * DLN_WIDTH_RESERVE);
    s->plot_left = dln_grid(page->left + fmin(fmax(names, 60), fmax(150, 0.19 * page->display->width)) + 16);
    s->plot_right = right;
    dln_chart_axis_span(chart, 0, chart->item_count, stretches, &begin, &end);
    s->axis_shown = dln_axis_shown(begin, end, stretches, chart->item_count);
    return dln_axis_make(&s->axis, begin, end, stretches, chart->item_count, s->plot_left + 6, s->plot_right - 6, 46, DLN_LEAST_GAP, chart->arena);
}

/* Events that have a label of their own, and how many entries have not. */
static size_t count_alone(const dln_entries *entries, size_t *folds)
{
    size_t alone = 0;
    for (size_t i = 0; i < entries->count; i++)
        alone += entries->items[i].member_count == 1;
    *folds += entries->count - alone;
    return alone;
}

static size_t count_all_alone(const dln_lane_form *s, size_t *folds)
{
    size_t alone = s->inset.count > 0 ? count_alone(&s->inset.entries, folds) : 0;
    for (size_t l = 0; l < s->count; l++)
        alone += count_alone(&s->items[l].entries, folds);
    return alone;
}

/* Where lanes may be: below the axis, above the foot. */
typedef struct lane_room { double axis_y, bottom, height; } lane_room;

/* Everything with a label; a burst in a list beside the lanes, if there is one and with_list. */
static bool lay_labels_so(dln_lane_form *s, lane_room room, bool with_list)
{
    dln_page *page = s->page;
    dln_display *display = page->display;
    double inset_left = dln_grid(page->right - display->width * 0.34);
    s->inset.count = 0;
    if (!make_lanes(s) || !make_axis(s, page->right))
        return false;
    if (with_list)
        s->inset = dln_inset_find(page->chart, s->axis_shown);
    if (s->inset.count == 0)
        return fit(s, room.height, least_label, most_label);
    display->size_pt[DLN_ROLE_LABEL] = display->size_pt[DLN_ROLE_STRONG] = least_label;
    display->size_pt[DLN_ROLE_DATE] = dln_grid(least_label * date_part);
    return dln_inset_fit(&s->inset, page, inset_left, page->right, room.bottom - room.axis_y + 20) && make_lanes(s) &&
           make_axis(s, s->inset.count > 0 ? inset_left - 16 : page->right) && fit(s, room.height, least_label, least_label);
}

/* Bursts are listed if so more events stand alone than where they are folded. */
static bool lay_labels(dln_lane_form *s, lane_room room)
{
    size_t folds = 0;
    if (!lay_labels_so(s, room, false))
        return false;
    size_t alone = count_all_alone(s, &folds);
    if (folds == 0 || s->page->display->width < 700)
        return true;
    if (!lay_labels_so(s, room, true))
        return false;
    bool is_better = s->inset.count > 0 && dln_lanes_height(s) <= room.height && count_all_alone(s, &folds) > alone;
    return is_better || lay_labels_so(s, room, false);
}

/* Most events as bars, the foremost with labels. */
static bool lay_counts(dln_lane_form *s, lane_room room, bool *done)
{
    s->inset.count = 0;
    return make_lanes(s) && make_axis(s, s->page->right) && dln_lanes_count(s, room.height, least_label, done);
}

/* Labels where there is room for enough of them; bars where hundreds would be folded, or most would and bars leave more alone. */
static bool lay_lanes(dln_lane_form *s, lane_room room)
{
    size_t count = s->page->chart->item_count, folds = 0, alone;
    bool is_counted = false;
    if (count >= COUNTED_FROM && (!lay_counts(s, room, &is_counted) || is_counted))
        return is_counted;
    if (!lay_labels(s, room))
        return false;
    alone = count_all_alone(s, &folds);
    if (count >= COUNTED_FROM || folds == 0 || alone >= count / 5)
        return true;
    if (!lay_counts(s, room, &is_counted) || (is_counted && count_all_alone(s, &folds) > alone))
        return is_counted;
    s->strip_pt = 0;
    return lay_labels(s, room);
}

dln_status dln_layout_lanes(const dln_chart *chart, dln_display *display, dln_error *err)
{
    double width = chart->look->width_pt > 0 ? chart->look->width_pt : 960, height = chart->look->height_pt > 0 ? chart->look->height_pt : 540;
    if (width < 400 || height < 200)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page of %.0f x %.0f pt is too small for a slide", width, height);
    display->width = dln_grid(width);
    display->height = dln_grid(height);
    display->margin = 24;
    display->min_size_pt = 8; /* of numbers and notes; labels have 11 and more */
    display->size_pt[DLN_ROLE_TITLE] = 22;
    display->size_pt[DLN_ROLE_SUBTITLE] = 13;
    display->size_pt[DLN_ROLE_NOTE] = 9;
    display->size_pt[DLN_ROLE_TICK] = 11;
    display->size_pt[DLN_ROLE_MAJOR] = 11;
    display->size_pt[DLN_ROLE_LANE] = 13;
    display->size_pt[DLN_ROLE_DATE] = display->size_pt[DLN_ROLE_DETAIL] = 11;
    display->size_pt[DLN_ROLE_NUMBER] = 8;
    display->size_pt[DLN_ROLE_LABEL] = display->size_pt[DLN_ROLE_STRONG] = 11;
    dln_page page = {.chart = chart, .display = display, .left = 24, .right = width - 24, .y = 20};
    dln_lane_form s = {.page = &page};
    dln_page_head(&page);
    double axis_y = dln_grid(page.y + 12 + display->size_pt[DLN_ROLE_TICK] + 6), top = axis_y + 16;
    double foot = foot_height(&s), bottom = height - 20 - foot - 6, room = bottom - top;
    if (room < 40)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt high is too low for this chart", height);
    if (!lay_lanes(&s, (lane_room){axis_y, bottom, room}))
        return DLN_NO_MEMORY;
    if ((s.plot_right - s.plot_left) < least_room_em * s.size * DLN_WIDTH_RESERVE)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt wide is too narrow for this chart", width);
    if (dln_lanes_height(&s) > room)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %.0f pt high is too low for this chart", height);
    if (!dln_axis_is_sound(&s.axis))
        return dln_fail(err, DLN_BROKEN, "chart: time does not run on along the axis");
    for (size_t l = 0; l < s.count; l++)
        if (!dln_lanes_rows_are_fewest(&s.items[l]))
            return dln_fail(err, DLN_BROKEN, "chart: lane '%.*s' has more rows than it needs", (int)dln_utf8_cut(s.items[l].name, 40), s.items[l].name.text);
    double y = top + dln_lanes_gap(&s) / 2;
    for (size_t l = 0; l < s.count; l++) {
        s.items[l].top = dln_grid(y);
        y += lane_height(&s, &s.items[l]);
    }
    if (s.inset.count > 0)
        dln_lanes_draw_window(&s, axis_y, y - dln_lanes_gap(&s));
    dln_lanes_draw_axis(&s, axis_y, y - dln_lanes_gap(&s));
    for (size_t l = 0; l < s.count; l++)
        dln_lanes_draw_lane(&s, l);
    dln_entries all = {.items = dln_arena_array(chart->arena, chart->item_count, sizeof *all.items)};
    if (all.items == NULL)
        return DLN_NO_MEMORY;
    for (size_t l = 0; l < s.count; l++) {
        if (s.strip_pt > 0)
            dln_lanes_draw_counts(&s, &s.items[l]);
        for (size_t i = 0; i < s.items[l].entries.count; i++) {
            dln_lanes_draw_entry(&s, &s.items[l], i);
            all.items[all.count++] = s.items[l].entries.items[i];
        }
        if (s.items[l].counted.count > 0)
            memcpy(all.items + all.count, s.items[l].counted.items, s.items[l].counted.count * sizeof *all.items);
        all.count += s.items[l].counted.count;
    }
    if (s.inset.count > 0) {
        dln_inset_draw(&s.inset, &page, axis_y - 10);
        memcpy(all.items + all.count, s.inset.entries.items, s.inset.entries.count * sizeof *all.items);
        all.count += s.inset.entries.count;
    }
    page.y = bottom + 6;
    size_t foot_from = display->item_count;
    dln_page_key(&page, is_key_with_types(chart));
    dln_page_foot(&page, &all);
    dln_display_shift(display, foot_from, 0, fmax(0, height - 20 - page.y)); /* down to the page's edge */
    return dln_arena_failed(chart->arena) ? DLN_NO_MEMORY : DLN_OK;
}
