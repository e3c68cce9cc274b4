/* render/display.c - appending to the display list. */
#include "render/display.h"

#include <math.h>

#include <dateline/arena.h>

#include "render/measure.h"

/* Parts of the size, of Noto Sans, DejaVu Sans and other faces of the kind: letters with and without marks. */
static const double ascent_em = 0.80, descent_em = 0.24;

double dln_grid(double points)
{
    return floor(points * 100 + 0.5) / 100;
}

dln_display *dln_display_new(dln_arena *arena)
{
    dln_display *display = dln_arena_take(arena, sizeof *display);
    if (display == NULL)
        return NULL;
    display->arena = arena;
    display->is_to_scale = true;
    return display;
}

bool dln_role_is_bold(dln_role role)
{
    return role == DLN_ROLE_TITLE || role == DLN_ROLE_MAJOR || role == DLN_ROLE_LANE || role == DLN_ROLE_STRONG;
}

static dln_drawn *append(dln_display *display, dln_draw kind, dln_ink ink)
{
    dln_drawn *item = dln_arena_push(display->arena, &display->items, &display->item_count, &display->item_capacity,
                                     sizeof *item);
    if (item == NULL)
        return NULL;
    *item = (dln_drawn){.kind = (uint8_t)kind, .opacity = 100, .group = DLN_NO_GROUP}; /* what was taken back lies here */
    item->ink = (uint8_t)ink;
    return item;
}

dln_drawn *dln_draw_rect(dln_display *display, double x, double y, double width, double height, dln_ink ink)
{
    dln_drawn *item = append(display, DLN_DRAW_RECT, ink);
    if (item == NULL)
        return NULL;
    item->x = dln_grid(x);
    item->y = dln_grid(y);
    item->width = dln_grid(width);
    item->height = dln_grid(height);
    return item;
}

dln_drawn *dln_draw_line(dln_display *display, double x0, double y0, double x1, double y1, double stroke, dln_ink ink)
{
    dln_drawn *item = append(display, DLN_DRAW_LINE, ink);
    if (item == NULL)
        return NULL;
    item->stroke = stroke;
    item->point_count = 2;
    item->points[0][0] = dln_grid(x0);
    item->points[0][1] = dln_grid(y0);
    item->points[1][0] = dln_grid(x1);
    item->points[1][1] = dln_grid(y1);
    return item;
}

dln_drawn *dln_draw_mark(dln_display *display, dln_shape shape, double x, double y, double diameter, dln_ink ink)
{
    dln_drawn *item = append(display, DLN_DRAW_MARK, ink);
    if (item == NULL)
        return NULL;
    item->role = (uint8_t)shape;
    item->x = dln_grid(x);
    item->y = dln_grid(y);
    item->width = item->height = dln_grid(diameter);
    return item;
}

dln_drawn *dln_draw_text(dln_display *display, dln_role role, double x, double baseline, double width, dln_span text,
                         dln_ink ink)
{
    dln_drawn *item = append(display, DLN_DRAW_TEXT, ink);
    if (item == NULL)
        return NULL;
    item->role = (uint8_t)role;
    item->x = dln_grid(x);
    item->y = dln_grid(baseline);
    item->width = dln_grid(width / DLN_WIDTH_RESERVE); /* the reserve is for placing, not for drawing */
    item->text = text;
    return item;
}

void dln_display_shift(dln_display *display, size_t from, double dx, double dy)
{
    for (size_t i = from; i < display->item_count; i++) {
        dln_drawn *item = &display->items[i];
        item->x = dln_grid(item->x + dx);
        item->y = dln_grid(item->y + dy);
        for (size_t k = 0; k < item->point_count; k++) {
            item->points[k][0] = dln_grid(item->points[k][0] + dx);
            item->points[k][1] = dln_grid(item->points[k][1] + dy);
        }
    }
}

bool dln_display_move(dln_display *display, size_t from, size_t to)
{
    size_t count = display->item_count - from;
    dln_drawn *moved = dln_arena_array(display->arena, count + 1, sizeof *moved);
    if (moved == NULL)
        return false;
    memcpy(moved, display->items + from, count * sizeof *moved);
    memmove(display->items + to + count, display->items + to, (from - to) * sizeof *moved);
    memcpy(display->items + to, moved, count * sizeof *moved);
    return true;
}

dln_box dln_text_box(const dln_display *display, const dln_drawn *text)
{
    double size = display->size_pt[text->role];
    return (dln_box){text->x, text->y - ascent_em * size, text->x + text->width, text->y + descent_em * size};
}
