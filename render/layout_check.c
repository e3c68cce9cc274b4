/* render/layout_check.c - the invariants of a chart, checked before any byte is written. A sweep over boxes sorted by
 * their top edge keeps it near O(n log n). What is broken is the program's own mistake: DLN_BROKEN.
 */
#include "render/display.h"

#include <math.h>
#include <stdlib.h>

#include "src/base/text.h"

typedef struct checked {
    dln_box box;
    uint32_t item;
} checked;

static int by_top(const void *a, const void *b)
{
    const checked *x = a, *y = b;
    if (x->box.top != y->box.top)
        return x->box.top < y->box.top ? -1 : 1;
    return (x->item > y->item) - (x->item < y->item);
}

static bool overlap(dln_box a, dln_box b, double slack)
{
    return a.left < b.right + slack && b.left < a.right + slack && a.top < b.bottom + slack && b.top < a.bottom + slack;
}

static int cut(dln_span text)
{
    return (int)(text.len < 40 ? text.len : 40);
}

static dln_box line_box(const dln_drawn *item)
{
    dln_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t k = 0; k < item->point_count; k++) {
        box.left = fmin(box.left, item->points[k][0]);
        box.right = fmax(box.right, item->points[k][0]);
        box.top = fmin(box.top, item->points[k][1]);
        box.bottom = fmax(box.bottom, item->points[k][1]);
    }
    return box;
}

static dln_status check_page(const dln_display *display, dln_error *err)
{
    const double edge = 10 - 0.01;
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        dln_box box = {item->x, item->y, item->x + item->width, item->y + item->height};
        if (item->kind == DLN_DRAW_TEXT) {
            box = dln_text_box(display, item);
            if (display->size_pt[item->role] < display->min_size_pt - 0.01)
                return dln_fail(err, DLN_BROKEN, "chart: text of %.2f pt is under the least size", display->size_pt[item->role]);
            if (item->text.len == 0 || !(item->width > 0))
                return dln_fail(err, DLN_BROKEN, "chart: an empty text");
        } else if (item->kind == DLN_DRAW_MARK) {
            box = (dln_box){item->x - item->width / 2, item->y - item->width / 2, item->x + item->width / 2, item->y + item->width / 2};
        } else if (item->kind == DLN_DRAW_LINE) {
            box = line_box(item);
        }
        if (item->kind == DLN_DRAW_RECT && (item->flags & DLN_BEHIND) && item->group == DLN_NO_GROUP)
            continue; /* paper and bands reach to the edge */
        if (!(box.left >= edge && box.top >= edge && box.right <= display->width - edge && box.bottom <= display->height - edge))
            return dln_fail(err, DLN_BROKEN, "chart: '%.*s' lies outside of the page (%.1f %.1f %.1f %.1f)", cut(item->text),
                            item->text.text == NULL ? "" : item->text.text, box.left, box.top, box.right, box.bottom);
    }
    return DLN_OK;
}

/* Texts lie on nothing but what is behind: no other text within half a point (the lines of one label among
 * themselves too), no mark, no leader. */
static dln_status check_texts(const dln_display *display, dln_error *err)
{
    dln_status status = DLN_OK;
    checked *boxes = malloc((display->item_count + 1) * sizeof *boxes);
    checked *open = malloc((display->item_count + 1) * sizeof *open);
    size_t count = 0, open_count = 0;
    if (boxes == NULL || open == NULL) {
        status = DLN_NO_MEMORY;
        goto cleanup;
    }
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        double half = item->width / 2;
        if (item->kind == DLN_DRAW_TEXT)
            boxes[count++] = (checked){dln_text_box(display, item), (uint32_t)i};
        else if (item->kind == DLN_DRAW_MARK)
            boxes[count++] = (checked){{item->x - half, item->y - half, item->x + half, item->y + half}, (uint32_t)i};
        else if (item->kind == DLN_DRAW_RECT && !(item->flags & DLN_BEHIND))
            boxes[count++] = (checked){{item->x, item->y, item->x + item->width, item->y + item->height}, (uint32_t)i};
        else if (item->kind == DLN_DRAW_LINE && (item->flags & DLN_LEADER))
            boxes[count++] = (checked){line_box(item), (uint32_t)i};
    }
    qsort(boxes, count, sizeof *boxes, by_top);
    for (size_t i = 0; i < count && status == DLN_OK; i++) {
        size_t kept = 0;
        const dln_drawn *a = &display->items[boxes[i].item];
        for (size_t k = 0; k < open_count; k++) {
            if (open[k].box.bottom + 1 <= boxes[i].box.top)
                continue;
            open[kept++] = open[k];
            const dln_drawn *b = &display->items[open[k].item];
            bool texts = a->kind == DLN_DRAW_TEXT && b->kind == DLN_DRAW_TEXT, any = a->kind == DLN_DRAW_TEXT || b->kind == DLN_DRAW_TEXT;
            if (!any || !overlap(boxes[i].box, open[k].box, texts && a->group != b->group ? 0.5 : -0.01))
                continue;
            const dln_drawn *text = a->kind == DLN_DRAW_TEXT ? a : b, *other = text == a ? b : a;
            status = dln_fail(err, DLN_BROKEN, "chart: '%.*s' lies over %s'%.*s'", cut(text->text), text->text.text,
                              other->kind == DLN_DRAW_TEXT ? "" : other->kind == DLN_DRAW_LINE ? "a leader " : "a mark ", cut(other->text), other->text.len > 0 ? other->text.text : "");
        }
        open[kept++] = boxes[i];
        open_count = kept;
    }
cleanup:
    free(boxes);
    free(open);
    return status;
}

/* Leaders of one spine come in the order of the list; their two ends must keep one order, then none cross. */
static dln_status check_leaders(const dln_display *display, dln_error *err)
{
    const dln_drawn *last = NULL;
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->kind != DLN_DRAW_LINE || !(item->flags & DLN_LEADER))
            continue;
        bool is_same_spine = last != NULL && item->points[0][0] == last->points[0][0];
        if (is_same_spine && (item->points[0][1] < last->points[0][1] - 0.01 ||
                              item->points[item->point_count - 1][1] <= last->points[last->point_count - 1][1]))
            return dln_fail(err, DLN_BROKEN, "chart: two leaders cross");
        last = item;
    }
    return DLN_OK;
}

/* Every event once, alone or in a fold; what has a source has a link. */
static dln_status check_counts(const dln_display *display, dln_error *err)
{
    size_t total = 0, alone = 0, folded = 0;
    dln_status status = DLN_OK;
    bool *seen = calloc(display->event_count + 1, sizeof *seen), *linked = calloc(display->group_count + 1, sizeof *linked);
    if (seen == NULL || linked == NULL) {
        status = DLN_NO_MEMORY;
        goto cleanup;
    }
    for (size_t i = 0; i < display->item_count; i++)
        if (display->items[i].group != DLN_NO_GROUP && display->items[i].url.len > 0)
            linked[display->items[i].group] = true;
    for (size_t g = 0; g < display->group_count; g++) {
        const dln_group *group = &display->groups[g];
        total += group->member_count;
        if (!group->is_folded)
            alone++;
        else
            folded += group->member_count;
        for (size_t k = 0; k < group->member_count; k++) {
            if (group->members[k] >= display->event_count || seen[group->members[k]]) {
                status = dln_fail(err, DLN_BROKEN, "chart: an event is drawn twice");
                goto cleanup;
            }
            seen[group->members[k]] = true;
        }
        if (!group->is_folded && group->has_source_link && !linked[g]) {
            status = dln_fail(err, DLN_BROKEN, "chart: '%.*s' lost its source", cut(group->title), group->title.text);
            goto cleanup;
        }
    }
    if (total != display->event_count || alone != display->drawn_count || folded != display->folded_count)
        status = dln_fail(err, DLN_BROKEN, "chart: of %zu events %zu are drawn and %zu folded", display->event_count, alone, folded);
cleanup:
    free(seen);
    free(linked);
    return status;
}

/* What is later stands lower in its column; in lanes a mark stands at its time. */
static dln_status check_order(const dln_display *display, dln_error *err)
{
    uint32_t last = DLN_NO_GROUP;
    const dln_drawn *last_date = NULL;
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->group == DLN_NO_GROUP)
            continue;
        const dln_group *group = &display->groups[item->group];
        if (display->form == DLN_CHART_SLIDE) {
            bool is_on_axis = group->axis_end > 0; /* not in a list beside it */
            if (is_on_axis && item->kind == DLN_DRAW_MARK && fabs(item->x - group->axis_begin) > 0.1)
                return dln_fail(err, DLN_BROKEN, "chart: '%.*s' is not at its time", cut(group->title), group->title.text);
            continue;
        }
        if (item->kind != DLN_DRAW_TEXT || item->role != DLN_ROLE_DATE)
            continue;
        bool is_same_column = last_date != NULL && last_date->x == item->x && last != item->group;
        if (is_same_column && (group->axis_begin < display->groups[last].axis_begin - 0.01 || item->y <= last_date->y))
            return dln_fail(err, DLN_BROKEN, "chart: '%.*s' is out of order", cut(group->title), group->title.text);
        last = item->group;
        last_date = item;
    }
    return DLN_OK;
}

/* Whoever sees the chart is told if its time is not to scale, and only then. */
static dln_status check_scale(const dln_display *display, dln_error *err)
{
    bool says = false;
    for (size_t i = 0; i < display->item_count; i++)
        says |= display->items[i].kind == DLN_DRAW_TEXT && display->items[i].role == DLN_ROLE_NOTE && dln_find(display->items[i].text, DLN_SPAN("not\xc2\xa0to\xc2\xa0scale")) != SIZE_MAX;
    if (display->event_count > 1 && says == display->is_to_scale)
        return dln_fail(err, DLN_BROKEN, "chart: it %s its time is not to scale", says ? "says without reason that" : "does not say that");
    return DLN_OK;
}

dln_status dln_display_check(const dln_display *display, dln_error *err)
{
    dln_status status = check_page(display, err);
    if (status == DLN_OK)
        status = check_texts(display, err);
    if (status == DLN_OK)
        status = check_leaders(display, err);
    if (status == DLN_OK)
        status = check_counts(display, err);
    if (status == DLN_OK)
        status = check_order(display, err);
    if (status == DLN_OK)
        status = check_scale(display, err);
    return status;
}
