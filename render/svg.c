/* render/svg.c - the display list as SVG: real text that can be searched, selected and restyled, links, titles for
 * each event, and a document that screen readers can walk. Plain elements and flat class rules only, so that it looks
 * alike in browsers, librsvg, Inkscape and word processors. No script, no foreign object, no transform.
 */
#include "render/display.h"

#include <math.h>
#include <stdlib.h>

#include "render/pango_setup.h"
#include "src/base/text.h"

static const char *const role_names[DLN_ROLE_COUNT] = {"title", "subtitle", "label", "detail", "date", "tick", "major",
                                                       "lane", "note", "number"};

typedef struct writer {
    const dln_display *display;
    dln_sink *out;
    bool used[3][DLN_INK_MAX]; /* inks of fills, strokes, hollow marks */
} writer;

static void put_number(dln_sink *out, double value)
{
    dln_json_double(out, dln_grid(value), 2);
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

static void put_text(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    bool is_rtl = item->flags & DLN_RTL;
    if (item->url.len > 0) {
        dln_sink_puts(out, "<a xlink:href=\"");
        dln_xml_text(out, item->url);
        dln_sink_puts(out, "\">");
    }
    dln_sink_printf(out, "<text class=\"%s %s%s\"", role_names[item->role], dln_ink_name((dln_ink)item->ink),
                    item->flags & DLN_STRIKE ? " strike" : "");
    put_attribute(out, "x", is_rtl ? item->x + item->width : item->x);
    put_attribute(out, "y", item->y);
    if (item->role != DLN_ROLE_NUMBER && item->role != DLN_ROLE_TICK && item->role != DLN_ROLE_DATE) { /* short: no harm */
        put_attribute(out, "textLength", item->width);
        dln_sink_puts(out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    if (is_rtl)
        dln_sink_puts(out, " direction=\"rtl\"");
    dln_sink_char(out, '>');
    dln_xml_text(out, item->text);
    dln_sink_puts(out, item->url.len > 0 ? "</text></a>" : "</text>");
}

static void put_class(writer *w, const char *prefix, int ink)
{
    dln_sink_printf(w->out, " class=\"%s%s\"", prefix, dln_ink_name((dln_ink)ink));
}

static void put_points(dln_sink *out, const double (*points)[2], size_t count, bool is_closed)
{
    dln_sink_puts(out, " d=\"");
    for (size_t i = 0; i < count; i++) {
        dln_sink_char(out, i == 0 ? 'M' : 'L');
        put_number(out, points[i][0]);
        dln_sink_char(out, ' ');
        put_number(out, points[i][1]);
    }
    dln_sink_puts(out, is_closed ? "Z\"" : "\"");
}

static void put_mark(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    double stroke = fmax(0.7, item->width * 0.11), r = item->width / 2, x = item->x, y = item->y;
    bool is_hollow = item->flags & DLN_HOLLOW;
    if (is_hollow)
        r -= stroke / 2;
    if (item->role == DLN_SHAPE_DISC) {
        dln_sink_puts(out, "<circle");
        put_attribute(out, "cx", x);
        put_attribute(out, "cy", y);
        put_attribute(out, "r", r);
    } else if (item->role == DLN_SHAPE_FOLD) {
        dln_sink_puts(out, "<path d=\"");
        for (int i = -1; i <= 1; i++) {
            dln_sink_char(out, 'M');
            put_number(out, x - r);
            dln_sink_char(out, ' ');
            put_number(out, y + i * r * 0.72 - r * 0.22);
            dln_sink_char(out, 'h');
            put_number(out, 2 * r);
            dln_sink_char(out, 'v');
            put_number(out, r * 0.44);
            dln_sink_char(out, 'h');
            put_number(out, -2 * r);
            dln_sink_char(out, 'Z');
        }
        dln_sink_char(out, '"');
    } else {
        double triangle[3][2] = {{x, y - r}, {x + r, y + r * 0.8}, {x - r, y + r * 0.8}};
        double diamond[4][2] = {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}};
        double q = r * 0.85, square[4][2] = {{x - q, y - q}, {x + q, y - q}, {x + q, y + q}, {x - q, y + q}};
        dln_sink_puts(out, "<path");
        if (item->role == DLN_SHAPE_TRIANGLE)
            put_points(out, (const double (*)[2])triangle, 3, true);
        else
            put_points(out, (const double (*)[2])(item->role == DLN_SHAPE_DIAMOND ? diamond : square), 4, true);
    }
    put_class(w, is_hollow ? "o-" : "", item->ink);
    if (is_hollow)
        put_attribute(out, "stroke-width", stroke);
    if (item->flags & DLN_DASH)
        dln_sink_puts(out, " stroke-dasharray=\"2 1.5\"");
    dln_sink_puts(out, "/>");
    if (item->flags & DLN_SLASH) {
        double slash[2][2] = {{x - r, y + r}, {x + r, y - r}};
        dln_sink_puts(out, "<path");
        put_points(out, (const double (*)[2])slash, 2, false);
        put_class(w, "l-", item->ink);
        put_attribute(out, "stroke-width", stroke);
        dln_sink_puts(out, "/>");
    }
}

static void put_item(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    switch (item->kind) {
    case DLN_DRAW_RECT:
        dln_sink_puts(out, "<rect");
        put_class(w, item->flags & DLN_HOLLOW ? "l-" : "", item->ink);
        put_attribute(out, "x", item->x);
        put_attribute(out, "y", item->y);
        put_attribute(out, "width", item->width);
        put_attribute(out, "height", item->height);
        if (item->flags & DLN_HOLLOW)
            put_attribute(out, "stroke-width", 0.8);
        if (item->opacity < 100)
            put_attribute(out, "fill-opacity", item->opacity / 100.0);
        dln_sink_puts(out, "/>");
        break;
    case DLN_DRAW_LINE:
        dln_sink_puts(out, "<path");
        put_class(w, "l-", item->ink);
        put_points(out, item->points, item->point_count, false);
        put_attribute(out, "stroke-width", item->stroke);
        dln_sink_puts(out, "/>");
        break;
    case DLN_DRAW_MARK:
        put_mark(w, item);
        break;
    case DLN_DRAW_TEXT:
        put_text(w, item);
        break;
    }
}

static void note_inks(writer *w)
{
    for (size_t i = 0; i < w->display->item_count; i++) {
        const dln_drawn *item = &w->display->items[i];
        bool is_line = item->kind == DLN_DRAW_LINE || (item->flags & DLN_SLASH) ||
                       (item->kind == DLN_DRAW_RECT && (item->flags & DLN_HOLLOW));
        w->used[0][item->ink] |= item->kind != DLN_DRAW_LINE;
        w->used[1][item->ink] |= is_line;
        w->used[2][item->ink] |= item->kind == DLN_DRAW_MARK && (item->flags & DLN_HOLLOW);
    }
}

static void put_style(writer *w)
{
    dln_sink *out = w->out;
    const dln_display *display = w->display;
    bool has_role[DLN_ROLE_COUNT] = {false};
    for (size_t i = 0; i < display->item_count; i++)
        if (display->items[i].kind == DLN_DRAW_TEXT)
            has_role[display->items[i].role] = true;
    dln_sink_puts(out, "<style>");
    for (int role = 0; role < DLN_ROLE_COUNT; role++) {
        if (!has_role[role])
            continue;
        dln_sink_printf(out, ".%s{font-size:", role_names[role]);
        put_number(out, display->size_pt[role]);
        dln_sink_puts(out, dln_role_is_bold((dln_role)role) ? "px;font-weight:700}" : "px}");
    }
    dln_sink_puts(out, ".strike{text-decoration:line-through}");
    for (int ink = 0; ink < DLN_INK_MAX; ink++) {
        const char *name = dln_ink_name((dln_ink)ink);
        unsigned rgb = display->theme->rgb[ink], paper = display->theme->rgb[DLN_INK_PAPER];
        if (name == NULL)
            break;
        if (w->used[0][ink] || ink == DLN_INK_PAPER)
            dln_sink_printf(out, ".%s{fill:#%06x}", name, rgb);
        if (w->used[1][ink])
            dln_sink_printf(out, ".l-%s{fill:none;stroke:#%06x}", name, rgb);
        if (w->used[2][ink])
            dln_sink_printf(out, ".o-%s{fill:#%06x;stroke:#%06x}", name, paper, rgb);
    }
    dln_sink_puts(out, "</style>\n");
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
        if (group == DLN_NO_GROUP)
            continue;
        next[i] = first[group];
        first[group] = (uint32_t)i;
        first_grouped = i;
    }
    for (size_t i = 0; i < first_grouped; i++)
        if (display->items[i].group == DLN_NO_GROUP)
            put_item(w, &display->items[i]);
    dln_sink_puts(w->out, "\n<g role=\"list\">\n");
    for (size_t g = 0; g < display->group_count; g++) {
        dln_sink_printf(w->out, "<g role=\"listitem\" id=\"%s\"><title>", display->groups[g].id);
        dln_xml_text(w->out, display->groups[g].title);
        dln_sink_puts(w->out, "</title>");
        for (uint32_t i = first[g]; i != UINT32_MAX; i = next[i])
            put_item(w, &display->items[i]);
        dln_sink_puts(w->out, "</g>\n");
    }
    dln_sink_puts(w->out, "</g>\n");
    for (size_t i = first_grouped; i < display->item_count; i++)
        if (display->items[i].group == DLN_NO_GROUP)
            put_item(w, &display->items[i]);
    free(next);
    free(first);
    return DLN_OK;
}

dln_status dln_svg_draw(const dln_display *display, bool is_inline, dln_sink *out, dln_error *err)
{
    writer w = {.display = display, .out = out};
    note_inks(&w);
    if (!is_inline)
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
    put_style(&w);
    dln_sink_puts(out, "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
    dln_status status = put_items(&w);
    dln_sink_puts(out, "\n</svg>\n");
    return status != DLN_OK ? status : dln_sink_status(out, err);
}
