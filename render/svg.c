/* render/svg.c - the display list as SVG: real text that can be searched, selected and restyled, links, titles for
 * each event, and a document that screen readers can walk. Plain elements and flat class rules only, so that it looks
 * alike in browsers, librsvg, Inkscape and word processors. No script, no foreign object, no transform.
 */
#include "render/display.h"

#include <math.h>
#include <stdlib.h>

#include <dateline/dateline.h>

#include "render/font_file.h"
#include "src/base/text.h"

/* Classes; those that most texts have are short: label, detail, date, tick, year, note, number. */
static const char *const role_names[DLN_ROLE_COUNT] = {"title", "subtitle", "l", "e", "d", "t", "y", "lane", "n", "i", "strong"};
static const double short_text = 40; /* points: narrower ones need no textLength */

enum { STROKES_MAX = 48 };

typedef struct writer {
    const dln_display *display;
    dln_sink *out;
    bool used[3][DLN_INK_MAX];    /* inks of fills, of strokes behind marks, of hollow marks */
    int role_ink[DLN_ROLE_COUNT]; /* what most texts of the role have: said once, in its class; -1: no such text */
    struct { int ink; double width; } strokes[STROKES_MAX]; /* the classes of lines */
    size_t stroke_count;
    int group_ink;                /* what shapes of the open group are filled with; -1: no group */
    int group_role;               /* that all texts of the open group have; -1: each says its own */
    dln_span open_url;            /* of the <a> that is not closed yet */
} writer;

static void put_number(dln_sink *out, double value)
{
    dln_json_double(out, dln_grid(value), 2);
}

/* Places are told to a tenth of a point: 0.04 mm. */
static double tenth(double value)
{
    return round(value * 10) / 10;
}

static void put_place(dln_sink *out, const char *name, double value)
{
    dln_sink_printf(out, " %s=\"", name);
    dln_json_double(out, tenth(value), 1);
    dln_sink_char(out, '"');
}

static void put_attribute(dln_sink *out, const char *name, double value)
{
    dln_sink_printf(out, " %s=\"", name);
    put_number(out, value);
    dln_sink_char(out, '"');
}

void dln_xml_text(dln_sink *out, dln_span text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *escaped = text.text[i] == '&' ? "&amp;" : text.text[i] == '<' ? "&lt;" : text.text[i] == '>' ? "&gt;"
                              : text.text[i] == '"' ? "&quot;" : NULL;
        if (escaped == NULL)
            continue;
        dln_sink_write(out, text.text + plain, i - plain);
        dln_sink_puts(out, escaped);
        plain = i + 1;
    }
    dln_sink_write(out, text.text + plain, text.len - plain);
}

/* ---- links: what follows each other and leads to the same place shares one ---- */
static void close_link(writer *w)
{
    if (w->open_url.len > 0)
        dln_sink_puts(w->out, "</a>");
    w->open_url = DLN_SPAN("");
}

static void open_link(writer *w, dln_span url)
{
    if (url.len == 0 || dln_span_equals(url, w->open_url)) {
        if (url.len == 0)
            close_link(w);
        return;
    }
    close_link(w);
    dln_sink_puts(w->out, "<a xlink:href=\"");
    dln_xml_text(w->out, url);
    dln_sink_puts(w->out, "\">");
    w->open_url = url;
}

/* ---- texts ---- */
/* Latin, Greek, Cyrillic: letters that may be set a little wider or narrower; others are joined, or have marks above. */
static bool is_alphabetic(dln_span text)
{
    size_t used;
    for (size_t at = 0; at < text.len; at += used) {
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        if (code >= 0x530 && !(code >= 0x1e00 && code < 0x2100))
            return false;
    }
    return true;
}

static void put_text(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    bool is_rtl = item->flags & DLN_RTL;
    open_link(w, item->url);
    dln_sink_puts(out, "<text");
    bool has_role = item->role != w->group_role, has_ink = item->ink != w->role_ink[item->role];
    if (has_role || has_ink)
        dln_sink_printf(out, " class=\"%s%s%s\"", has_role ? role_names[item->role] : "", has_role && has_ink ? " " : "", has_ink ? dln_ink_name((dln_ink)item->ink) : "");
    put_place(out, "x", is_rtl ? item->x + item->width : item->x);
    put_place(out, "y", item->y);
    if (item->width >= short_text && item->role != DLN_ROLE_NUMBER && item->role != DLN_ROLE_TICK && item->role != DLN_ROLE_DATE) {
        put_place(out, "textLength", item->width);
        if (!is_alphabetic(item->text))
            dln_sink_puts(out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    if (is_rtl)
        dln_sink_puts(out, " direction=\"rtl\"");
    dln_sink_char(out, '>');
    if (item->flags & DLN_STRIKE) {
        dln_sink_puts(out, "<tspan class=\"strike\">");
        dln_xml_text(out, (dln_span){item->text.text, item->strike_bytes});
        dln_sink_puts(out, "</tspan>");
        dln_xml_text(out, (dln_span){item->text.text + item->strike_bytes, item->text.len - item->strike_bytes});
    } else {
        dln_xml_text(out, item->text);
    }
    dln_sink_puts(out, "</text>");
}

/* ---- shapes ---- */
static void put_class(writer *w, const char *prefix, int ink)
{
    if (prefix[0] == '\0' && ink == w->group_ink)
        return;
    dln_sink_printf(w->out, " class=\"%s%s\"", prefix, dln_ink_name((dln_ink)ink));
}

/* Numbers of a path: a minus sign separates by itself. */
static void put_pair(dln_sink *out, double a, double b)
{
    dln_json_double(out, a, 1);
    if (b >= 0)
        dln_sink_char(out, ' ');
    dln_json_double(out, b, 1);
}

static void put_points(dln_sink *out, const double (*points)[2], size_t count)
{
    char last = '\0'; /* a command that comes again is not written again */
    for (size_t i = 0; i < count; i++) {
        double x = tenth(points[i][0]), y = tenth(points[i][1]);
        if (i == 0) {
            dln_sink_char(out, 'M');
            put_pair(out, x, y);
            continue;
        }
        double dx = tenth(x - tenth(points[i - 1][0])), dy = tenth(y - tenth(points[i - 1][1]));
        char command = dy == 0 ? 'h' : dx == 0 ? 'v' : 'l';
        if (command != last)
            dln_sink_char(out, command);
        else if ((command == 'v' ? dy : dx) >= 0)
            dln_sink_char(out, ' ');
        last = command;
        if (dy == 0)
            dln_json_double(out, dx, 1);
        else if (dx == 0)
            dln_json_double(out, dy, 1);
        else
            put_pair(out, dx, dy);
    }
}

static void put_path(writer *w, const char *prefix, int ink, const double (*points)[2], size_t count, bool is_closed)
{
    dln_sink_puts(w->out, "<path");
    put_class(w, prefix, ink);
    dln_sink_puts(w->out, " d=\"");
    put_points(w->out, points, count);
    dln_sink_puts(w->out, is_closed ? "z\"" : "\"");
}

static void put_shape(writer *w, const dln_drawn *item, double r)
{
    dln_sink *out = w->out;
    double x = item->x, y = item->y, q = r * 0.85;
    const char *prefix = item->flags & DLN_HOLLOW ? "o-" : "";
    double triangle[3][2] = {{x, y - r}, {x + r, y + r * 0.8}, {x - r, y + r * 0.8}};
    double diamond[4][2] = {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}};
    double square[4][2] = {{x - q, y - q}, {x + q, y - q}, {x + q, y + q}, {x - q, y + q}};
    switch (item->role) {
    case DLN_SHAPE_DISC:
        dln_sink_puts(out, "<circle");
        put_class(w, prefix, item->ink);
        put_place(out, "cx", x);
        put_place(out, "cy", y);
        put_attribute(out, "r", r);
        return;
    case DLN_SHAPE_TRIANGLE:
        put_path(w, prefix, item->ink, (const double (*)[2])triangle, 3, true);
        return;
    case DLN_SHAPE_DIAMOND:
        put_path(w, prefix, item->ink, (const double (*)[2])diamond, 4, true);
        return;
    case DLN_SHAPE_SQUARE:
        put_path(w, prefix, item->ink, (const double (*)[2])square, 4, true);
        return;
    default: /* a stack of three */
        dln_sink_puts(out, "<path");
        put_class(w, prefix, item->ink);
        dln_sink_puts(out, " d=\"");
        for (int i = -1; i <= 1; i++) {
            double top = y + i * r * 0.72 - r * 0.22, bar[4][2] = {{x - r, top}, {x + r, top}, {x + r, top + r * 0.44}, {x - r, top + r * 0.44}};
            put_points(out, (const double (*)[2])bar, 4);
            dln_sink_char(out, 'z');
        }
        dln_sink_char(out, '"');
    }
}

static void put_mark(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    double stroke = fmax(0.7, item->width * 0.11), r = item->width / 2;
    bool is_hollow = item->flags & DLN_HOLLOW;
    put_shape(w, item, is_hollow ? r - stroke / 2 : r);
    if (is_hollow)
        put_attribute(out, "stroke-width", stroke);
    if (item->flags & DLN_DASH)
        dln_sink_puts(out, " stroke-dasharray=\"2 1.5\"");
    dln_sink_puts(out, "/>");
    if (item->flags & DLN_SLASH) {
        double slash[2][2] = {{item->x - r, item->y + r}, {item->x + r, item->y - r}};
        put_path(w, "s-", item->ink, (const double (*)[2])slash, 2, false);
        put_attribute(out, "stroke-width", stroke);
        dln_sink_puts(out, "/>");
    }
}

static void put_rect(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    dln_sink_puts(out, "<rect");
    put_class(w, item->flags & DLN_HOLLOW ? "s-" : "", item->ink);
    put_place(out, "x", item->x);
    put_place(out, "y", item->y);
    put_place(out, "width", item->width);
    put_place(out, "height", item->height);
    if (item->flags & DLN_HOLLOW)
        put_attribute(out, "stroke-width", 0.8);
    if (item->opacity < 100)
        put_attribute(out, "fill-opacity", item->opacity / 100.0);
    dln_sink_puts(out, "/>");
}

/* ---- lines: those that follow each other in one class are one path ---- */
static size_t stroke_of(const writer *w, const dln_drawn *item)
{
    size_t i = 0;
    while (i < w->stroke_count && (w->strokes[i].ink != item->ink || w->strokes[i].width != item->stroke))
        i++;
    return i;
}

static bool continues_path(const dln_drawn *last, const dln_drawn *item)
{
    return last != NULL && last->kind == DLN_DRAW_LINE && item->kind == DLN_DRAW_LINE && last->ink == item->ink &&
           last->stroke == item->stroke && last->group == item->group;
}

static void put_line(writer *w, const dln_drawn *item, const dln_drawn *last, const dln_drawn *next)
{
    if (!continues_path(last, item)) {
        size_t stroke = stroke_of(w, item);
        dln_sink_puts(w->out, "<path class=\"");
        if (stroke < w->stroke_count)
            dln_sink_printf(w->out, "s%zu", stroke);
        else
            dln_sink_printf(w->out, "s-%s", dln_ink_name((dln_ink)item->ink));
        dln_sink_char(w->out, '"');
        if (stroke == w->stroke_count)
            put_attribute(w->out, "stroke-width", item->stroke);
        dln_sink_puts(w->out, " d=\"");
    }
    put_points(w->out, item->points, item->point_count);
    if (next == NULL || !continues_path(item, next))
        dln_sink_puts(w->out, "\"/>");
}

static void put_item(writer *w, const dln_drawn *item, const dln_drawn *last, const dln_drawn *next)
{
    if (item->kind != DLN_DRAW_TEXT)
        close_link(w);
    switch (item->kind) {
    case DLN_DRAW_RECT:
        put_rect(w, item);
        break;
    case DLN_DRAW_LINE:
        put_line(w, item, last, next);
        break;
    case DLN_DRAW_MARK:
        put_mark(w, item);
        break;
    case DLN_DRAW_TEXT:
        put_text(w, item);
        break;
    }
}

/* ---- classes ---- */
static void note_stroke(writer *w, const dln_drawn *item)
{
    size_t at = stroke_of(w, item);
    if (at < w->stroke_count)
        return;
    if (at == STROKES_MAX) {
        w->used[1][item->ink] = true;
        return;
    }
    w->strokes[at].ink = item->ink;
    w->strokes[at].width = item->stroke;
    w->stroke_count++;
}

static void note_classes(writer *w)
{
    size_t counts[DLN_ROLE_COUNT][DLN_INK_MAX] = {{0}};
    for (size_t i = 0; i < w->display->item_count; i++) {
        const dln_drawn *item = &w->display->items[i];
        if (item->kind == DLN_DRAW_TEXT)
            counts[item->role][item->ink]++;
        if (item->kind == DLN_DRAW_LINE)
            note_stroke(w, item);
        else if (item->kind == DLN_DRAW_RECT && (item->flags & DLN_HOLLOW))
            w->used[1][item->ink] = true;
        else if (item->kind == DLN_DRAW_MARK && (item->flags & DLN_HOLLOW))
            w->used[2][item->ink] = true;
        else if (item->kind != DLN_DRAW_TEXT)
            w->used[0][item->ink] = true;
        w->used[1][item->ink] |= item->kind == DLN_DRAW_MARK && (item->flags & DLN_SLASH);
    }
    for (int role = 0; role < DLN_ROLE_COUNT; role++) {
        w->role_ink[role] = -1;
        for (int ink = 0; ink < DLN_INK_MAX; ink++)
            if (counts[role][ink] > (w->role_ink[role] < 0 ? 0 : counts[role][w->role_ink[role]]))
                w->role_ink[role] = ink;
        for (int ink = 0; ink < DLN_INK_MAX; ink++)
            w->used[0][ink] |= counts[role][ink] > 0 && ink != w->role_ink[role];
    }
}

static void put_style(writer *w)
{
    dln_sink *out = w->out;
    const dln_display *display = w->display;
    bool has_strike = false;
    for (size_t i = 0; i < display->item_count; i++)
        has_strike |= (display->items[i].flags & DLN_STRIKE) != 0;
    for (int role = 0; role < DLN_ROLE_COUNT; role++) {
        if (w->role_ink[role] < 0)
            continue;
        dln_sink_printf(out, ".%s{font-size:", role_names[role]);
        put_number(out, display->size_pt[role]);
        dln_sink_printf(out, "px;%sfill:#%06x}", dln_role_is_bold((dln_role)role) ? "font-weight:700;" : "", (unsigned)display->theme->rgb[w->role_ink[role]]);
    }
    if (has_strike)
        dln_sink_puts(out, ".strike{text-decoration:line-through}");
    for (int ink = 0; ink < DLN_INK_MAX; ink++) {
        const char *name = dln_ink_name((dln_ink)ink);
        unsigned rgb = display->theme->rgb[ink], paper = display->theme->rgb[DLN_INK_PAPER];
        if (name == NULL)
            break;
        if (w->used[0][ink] || ink == DLN_INK_PAPER)
            dln_sink_printf(out, ".%s{fill:#%06x}", name, rgb);
        if (w->used[1][ink])
            dln_sink_printf(out, ".s-%s{fill:none;stroke:#%06x}", name, rgb);
        if (w->used[2][ink])
            dln_sink_printf(out, ".o-%s{fill:#%06x;stroke:#%06x}", name, paper, rgb);
    }
    for (size_t i = 0; i < w->stroke_count; i++) {
        dln_sink_printf(out, ".s%zu{fill:none;stroke:#%06x;stroke-width:", i, (unsigned)display->theme->rgb[w->strokes[i].ink]);
        put_number(out, w->strokes[i].width);
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "</style>\n");
}

/* Leaders of all events are one path: they are not what an event is read by. */
static bool is_common(const dln_drawn *item)
{
    return item->group == DLN_NO_GROUP || (item->kind == DLN_DRAW_LINE && (item->flags & DLN_LEADER));
}

static void put_common_shapes(writer *w, size_t from, size_t to)
{
    const dln_drawn *last = NULL;
    for (size_t i = from; i < to;) {
        const dln_drawn *item = &w->display->items[i++], *next = NULL;
        if (!is_common(item) || item->kind == DLN_DRAW_TEXT)
            continue;
        while (i < to && (!is_common(&w->display->items[i]) || w->display->items[i].kind == DLN_DRAW_TEXT))
            i++;
        if (i < to)
            next = &w->display->items[i];
        put_item(w, item, last, next);
        last = item;
    }
}

/* Role by role: what all texts of one have is said once. */
static void put_common_texts(writer *w, size_t from, size_t to)
{
    size_t counts[DLN_ROLE_COUNT] = {0};
    for (size_t i = from; i < to; i++)
        if (is_common(&w->display->items[i]) && w->display->items[i].kind == DLN_DRAW_TEXT)
            counts[w->display->items[i].role]++;
    for (int role = 0; role < DLN_ROLE_COUNT; role++) {
        if (counts[role] == 0)
            continue;
        if (counts[role] > 2) {
            w->group_role = role;
            dln_sink_printf(w->out, "<g class=\"%s\">", role_names[role]);
        }
        for (size_t i = from; i < to; i++)
            if (is_common(&w->display->items[i]) && w->display->items[i].kind == DLN_DRAW_TEXT && w->display->items[i].role == role)
                put_text(w, &w->display->items[i]);
        close_link(w);
        dln_sink_puts(w->out, counts[role] > 2 ? "</g>\n" : "");
        w->group_role = -1;
    }
}

/* The ink that most of a group's filled shapes have. */
static int ink_of_group(const writer *w, const uint32_t *next, uint32_t first)
{
    for (uint32_t i = first; i != UINT32_MAX; i = next[i]) {
        const dln_drawn *item = &w->display->items[i];
        if ((item->kind == DLN_DRAW_MARK || item->kind == DLN_DRAW_RECT) && !(item->flags & DLN_HOLLOW))
            return item->ink;
    }
    return -1;
}

/* All of a group at its first item, so that each event is one element. */
static dln_status put_items(writer *w)
{
    const dln_display *display = w->display;
    uint32_t *next = malloc((display->item_count + 1) * sizeof *next), *first = malloc((display->group_count + 1) * sizeof *first);
    if (next == NULL || first == NULL) {
        free(next);
        free(first);
        return DLN_NO_MEMORY;
    }
    for (size_t g = 0; g < display->group_count; g++)
        first[g] = UINT32_MAX;
    size_t first_grouped = display->item_count;
    for (size_t i = display->item_count; i-- > 0;) {
        uint32_t group = display->items[i].group;
        if (is_common(&display->items[i]))
            continue;
        next[i] = first[group];
        first[group] = (uint32_t)i;
        first_grouped = i;
    }
    put_common_shapes(w, 0, display->item_count);
    put_common_texts(w, 0, first_grouped);
    dln_sink_puts(w->out, "\n<g role=\"list\">\n");
    for (size_t g = 0; g < display->group_count; g++) {
        w->group_ink = ink_of_group(w, next, first[g]);
        dln_sink_printf(w->out, "<g role=\"listitem\" id=\"%s\"", display->groups[g].id);
        if (w->group_ink >= 0)
            dln_sink_printf(w->out, " class=\"%s\"", dln_ink_name((dln_ink)w->group_ink));
        dln_sink_char(w->out, '>');
        if (!display->groups[g].is_told) { /* a title that says nothing else would be read out twice */
            dln_sink_puts(w->out, "<title>");
            dln_xml_text(w->out, display->groups[g].title);
            dln_sink_puts(w->out, "</title>");
        }
        const dln_drawn *last = NULL;
        for (uint32_t i = first[g]; i != UINT32_MAX; i = next[i]) {
            put_item(w, &display->items[i], last, next[i] == UINT32_MAX ? NULL : &display->items[next[i]]);
            last = &display->items[i];
        }
        close_link(w);
        dln_sink_puts(w->out, "</g>\n");
    }
    w->group_ink = -1;
    dln_sink_puts(w->out, "</g>\n");
    put_common_texts(w, first_grouped, display->item_count);
    free(next);
    free(first);
    return DLN_OK;
}

/* The characters of all texts in that weight, as a font in the file. */
static dln_status embed(const dln_display *display, bool is_bold, dln_sink *out, dln_error *err)
{
    size_t room = 0, count = 0, used;
    for (size_t i = 0; i < display->item_count; i++)
        room += display->items[i].text.len;
    uint32_t *codes = malloc((room + 1) * sizeof *codes);
    dln_sink *font = dln_sink_to_memory();
    dln_span rest = display->font, family = display->font;
    dln_status status = codes == NULL || font == NULL ? DLN_NO_MEMORY : DLN_OK;
    for (size_t i = 0; status == DLN_OK && i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->kind != DLN_DRAW_TEXT || dln_role_is_bold((dln_role)item->role) != is_bold)
            continue;
        for (size_t at = 0; at < item->text.len; at += used)
            codes[count++] = dln_utf8_decode(item->text.text + at, item->text.len - at, &used);
    }
    if (status == DLN_OK && count > 0)
        status = dln_font_subset(display->font.text, is_bold, codes, count, font, err);
    if (status == DLN_OK && count > 0) {
        dln_split(&rest, ',', &family);
        dln_sink_printf(out, "@font-face{font-family:'%.*s';font-weight:%d;src:url(data:font/ttf;base64,", (int)family.len, family.text, is_bold ? 700 : 400);
        dln_base64(out, dln_sink_bytes(font));
        dln_sink_puts(out, ")}");
    }
    dln_sink_abandon(font);
    free(codes);
    return status;
}

dln_status dln_svg_draw(const dln_display *display, dln_svg_kind kind, dln_sink *out, dln_error *err)
{
    writer w = {.display = display, .out = out, .group_ink = -1, .group_role = -1};
    note_classes(&w);
    dln_status status = DLN_OK;
    if (kind != DLN_SVG_INLINE)
        dln_sink_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    dln_sink_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"");
    put_number(out, display->width);
    dln_sink_puts(out, "pt\" height=\"");
    put_number(out, display->height);
    dln_sink_puts(out, "pt\" viewBox=\"0 0 ");
    put_number(out, display->width);
    dln_sink_char(out, ' ');
    put_number(out, display->height);
    dln_sink_puts(out, "\" role=\"graphics-document\" aria-labelledby=\"chart-title chart-desc\" xml:lang=\"en\" font-family=\"");
    for (dln_span rest = display->font, family; dln_split(&rest, ',', &family);) {
        dln_sink_printf(out, "'%.*s',", (int)family.len, family.text);
    }
    dln_sink_puts(out, "sans-serif\">\n<title id=\"chart-title\">");
    dln_xml_text(out, display->title);
    dln_sink_puts(out, "</title><desc id=\"chart-desc\">");
    dln_xml_text(out, display->description);
    dln_sink_puts(out, "</desc>\n");
    dln_sink_printf(out, "<!-- dateline %s; ", DATELINE_VERSION);
    for (size_t i = 0; i < display->fingerprint.len; i++) /* the name of a font, from a file: nothing that ends a comment */
        dln_sink_char(out, dln_is_alpha(display->fingerprint.text[i]) || dln_is_digit(display->fingerprint.text[i]) ||
                           display->fingerprint.text[i] == '.' ? display->fingerprint.text[i] : ' ');
    dln_sink_puts(out, " -->\n");
    dln_sink_puts(out, "<style>");
    for (int bold = 0; bold < 2 && kind == DLN_SVG_EMBED && status == DLN_OK; bold++)
        status = embed(display, bold, out, err);
    put_style(&w);
    dln_sink_puts(out, "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
    if (status == DLN_OK)
        status = put_items(&w);
    dln_sink_puts(out, "\n</svg>\n");
    return status != DLN_OK ? status : dln_sink_status(out, err);
}
