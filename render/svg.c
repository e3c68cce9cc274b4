/* render/svg.c - the display list as SVG: real text that can be searched, selected and restyled, links, titles for
 * each event, and a document that screen readers can walk. Plain elements and simple rules by class only, so that it looks
 * alike in browsers, librsvg, Inkscape and word processors. No script, no foreign object, no transform.
 * What most texts of an element have, its class says; each says only what is different. Links are xlink:href: Inkscape 1.2
 * does not follow plain href, and it loses texts from right to left that have a textLength.
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
    bool used[3][DLN_INK_MAX];    /* inks of fills, of strokes, of hollow marks */
    bool has_frame[DLN_INK_MAX];  /* strokes of that ink go around an area which they leave free */
    bool has_strike, has_dash;
    double dot_width;             /* of the dots on the spine; 0: there are none */
    bool is_role_used[DLN_ROLE_COUNT]; /* its class, by texts or by a group */
    bool is_grouped[2][DLN_ROLE_COUNT]; /* its texts outside of the list have a group, before the list and behind it */
    int role_ink[DLN_ROLE_COUNT]; /* what most texts of the role have: said once, in its class; -1: no such text */
    int link_ink[DLN_ROLE_COUNT]; /* what those in links have where the class is a group's; -1: the same */
    int list_role[2];             /* what texts of the list inherit, in links too; -1: nothing */
    size_t first_grouped;         /* the first item of the list */
    struct { int ink; double width; bool is_bent; } strokes[STROKES_MAX]; /* the classes of lines */
    size_t stroke_count;
    int group_role;               /* that all texts of the open group have; -1: each says its own */
    bool is_in_list;
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

/* What a text has to say itself, because it does not inherit it. */
static void classes_of(const writer *w, const dln_drawn *item, bool *has_role, bool *has_ink)
{
    bool is_link = item->url.len > 0;
    int around = w->is_in_list ? w->list_role[0] : w->group_role;
    *has_role = item->role != (w->is_in_list ? w->list_role[is_link] : w->group_role);
    bool is_by_link = is_link && item->role == around && w->link_ink[item->role] >= 0;
    *has_ink = item->ink != (is_by_link && !*has_role ? w->link_ink : w->role_ink)[item->role];
}

static void put_text(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    bool is_rtl = item->flags & DLN_RTL, has_role, has_ink;
    open_link(w, item->url);
    dln_sink_puts(out, "<text");
    classes_of(w, item, &has_role, &has_ink);
    if (has_role || has_ink)
        dln_sink_printf(out, " class=\"%s%s%s\"", has_role ? role_names[item->role] : "", has_role && has_ink ? " " : "", has_ink ? dln_ink_name((dln_ink)item->ink) : "");
    put_place(out, "x", is_rtl ? item->x + item->width : item->x);
    put_place(out, "y", item->y);
    if (item->width >= short_text && !is_rtl && item->role != DLN_ROLE_NUMBER && item->role != DLN_ROLE_TICK && item->role != DLN_ROLE_DATE) {
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
static void put_class(writer *w, const char *prefix, int ink, bool is_dashed)
{
    dln_sink_printf(w->out, " class=\"%s%s%s\"", prefix, dln_ink_name((dln_ink)ink), is_dashed ? " dash" : "");
}

/* Numbers of a path: a minus sign separates by itself. */
static void put_pair(dln_sink *out, double a, double b)
{
    dln_json_double(out, a, 1);
    if (b >= 0)
        dln_sink_char(out, ' ');
    dln_json_double(out, b, 1);
}

/* How many characters put_pair writes. */
static int length_of(double a, double b)
{
    int length = b >= 0;
    for (int i = 0; i < 2; i++) {
        long long tenths = llround(fabs(i == 0 ? a : b) * 10);
        length += ((i == 0 ? a : b) < 0) + (tenths % 10 == 0 ? 1 : 3);
        for (long long rest = tenths / 100; rest > 0; rest /= 10)
            length++;
    }
    return length;
}

/* A path that is being written: where its pen is. */
typedef struct pen { double x, y; bool is_down; } pen;

/* From where the pen is, if that is shorter. */
static void put_move(dln_sink *out, pen *at, double x, double y)
{
    double dx = tenth(x - at->x), dy = tenth(y - at->y);
    if (at->is_down && dx == 0 && dy == 0)
        return;
    bool is_relative = at->is_down && length_of(dx, dy) < length_of(x, y);
    dln_sink_char(out, is_relative ? 'm' : 'M');
    put_pair(out, is_relative ? dx : x, is_relative ? dy : y);
    *at = (pen){x, y, true};
}

static void put_points(dln_sink *out, pen *at, const double (*points)[2], size_t count)
{
    char last = '\0'; /* a command that comes again is not written again */
    for (size_t i = 0; i < count; i++) {
        double x = tenth(points[i][0]), y = tenth(points[i][1]);
        if (i == 0) {
            put_move(out, at, x, y);
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
        *at = (pen){x, y, true};
    }
}

static void put_path(writer *w, const char *prefix, const dln_drawn *item, const double (*points)[2], size_t count, bool is_closed)
{
    dln_sink_puts(w->out, "<path");
    put_class(w, prefix, item->ink, is_closed && (item->flags & DLN_DASH));
    dln_sink_puts(w->out, " d=\"");
    put_points(w->out, &(pen){0}, points, count);
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
        put_class(w, prefix, item->ink, item->flags & DLN_DASH);
        put_place(out, "cx", x);
        put_place(out, "cy", y);
        put_place(out, "r", r);
        return;
    case DLN_SHAPE_TRIANGLE:
        put_path(w, prefix, item, (const double (*)[2])triangle, 3, true);
        return;
    case DLN_SHAPE_DIAMOND:
        put_path(w, prefix, item, (const double (*)[2])diamond, 4, true);
        return;
    case DLN_SHAPE_SQUARE:
        put_path(w, prefix, item, (const double (*)[2])square, 4, true);
        return;
    default: /* a stack of three */
        dln_sink_puts(out, "<path");
        put_class(w, prefix, item->ink, item->flags & DLN_DASH);
        dln_sink_puts(out, " d=\"");
        for (int i = -1; i <= 1; i++) {
            double top = y + i * r * 0.72 - r * 0.22, bar[4][2] = {{x - r, top}, {x + r, top}, {x + r, top + r * 0.44}, {x - r, top + r * 0.44}};
            put_points(out, &(pen){0}, (const double (*)[2])bar, 4);
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
    dln_sink_puts(out, "/>");
    if (item->flags & DLN_SLASH) {
        double slash[2][2] = {{item->x - r, item->y + r}, {item->x + r, item->y - r}};
        put_path(w, "s-", item, (const double (*)[2])slash, 2, false);
        put_attribute(out, "stroke-width", stroke);
        dln_sink_puts(out, "/>");
    }
}

static void put_rect(writer *w, const dln_drawn *item)
{
    dln_sink *out = w->out;
    dln_sink_puts(out, "<rect");
    put_class(w, item->flags & DLN_HOLLOW ? "s-" : "", item->ink, false);
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

/* ---- lines ---- */
static size_t stroke_of(const writer *w, const dln_drawn *item)
{
    size_t i = 0;
    while (i < w->stroke_count && (w->strokes[i].ink != item->ink || w->strokes[i].width != item->stroke))
        i++;
    return i;
}

/* A path in the line's class, up to its points. */
static void open_path(writer *w, const dln_drawn *item)
{
    size_t stroke = stroke_of(w, item);
    if (stroke < w->stroke_count) {
        dln_sink_printf(w->out, "<path class=\"s%zu\"", stroke);
    } else {
        dln_sink_printf(w->out, "<path class=\"s-%s\"", dln_ink_name((dln_ink)item->ink));
        put_attribute(w->out, "stroke-width", item->stroke);
    }
    dln_sink_puts(w->out, " d=\"");
}

static void put_line(writer *w, const dln_drawn *item)
{
    open_path(w, item);
    put_points(w->out, &(pen){0}, item->points, item->point_count);
    dln_sink_puts(w->out, "\"/>");
}

static void put_item(writer *w, const dln_drawn *item)
{
    if (item->kind != DLN_DRAW_TEXT)
        close_link(w);
    switch (item->kind) {
    case DLN_DRAW_RECT:
        put_rect(w, item);
        break;
    case DLN_DRAW_LINE:
        put_line(w, item);
        break;
    case DLN_DRAW_MARK:
        put_mark(w, item);
        break;
    case DLN_DRAW_TEXT:
        put_text(w, item);
        break;
    }
}

/* Leaders of all events, and the dots where they begin, are drawn together: they are not what an event is read by. */
static bool is_common(const dln_drawn *item)
{
    return item->group == DLN_NO_GROUP || (item->kind != DLN_DRAW_TEXT && (item->flags & DLN_LEADER));
}

static bool is_dot(const writer *w, const dln_drawn *item)
{
    return item->kind == DLN_DRAW_MARK && item->role == DLN_SHAPE_DISC && (item->flags & DLN_LEADER) && item->width == w->dot_width;
}

/* ---- classes ---- */
static void note_stroke(writer *w, const dln_drawn *item)
{
    size_t at = stroke_of(w, item);
    bool is_bent = item->point_count > 2;
    if (at == STROKES_MAX) {
        w->used[1][item->ink] = true;
        w->has_frame[item->ink] |= is_bent;
        return;
    }
    w->strokes[at].is_bent |= is_bent;
    if (at < w->stroke_count)
        return;
    w->strokes[at].ink = item->ink;
    w->strokes[at].width = item->stroke;
    w->stroke_count++;
}

static void note_shape(writer *w, const dln_drawn *item)
{
    if (item->kind == DLN_DRAW_LINE)
        note_stroke(w, item);
    else if ((item->kind == DLN_DRAW_RECT && (item->flags & DLN_HOLLOW)) || is_dot(w, item))
        w->used[1][item->ink] = true;
    else if (item->flags & DLN_HOLLOW)
        w->used[2][item->ink] = true;
    else
        w->used[0][item->ink] = true;
    w->used[1][item->ink] |= item->kind == DLN_DRAW_MARK && (item->flags & DLN_SLASH);
    w->has_frame[item->ink] |= item->kind == DLN_DRAW_RECT && (item->flags & DLN_HOLLOW);
    w->has_dash |= (item->flags & DLN_DASH) != 0;
}

static int largest(const size_t *counts, int count)
{
    int best = -1;
    for (int i = 0; i < count; i++)
        if (counts[i] > (best < 0 ? 0 : counts[best]))
            best = i;
    return best;
}

/* What each class says: what saves most texts from saying it. */
static void note_classes(writer *w)
{
    typedef struct count { size_t inks[3][DLN_INK_MAX], places[2], listed[2]; } count; /* not in links, in links, all; before and behind the list */
    const dln_display *display = w->display;
    count counts[DLN_ROLE_COUNT] = {{{{0}}, {0}, {0}}};
    size_t listed[2][DLN_ROLE_COUNT] = {{0}};
    w->first_grouped = display->item_count;
    for (size_t i = display->item_count; i-- > 0;)
        if (!is_common(&display->items[i]))
            w->first_grouped = i;
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->kind != DLN_DRAW_TEXT) {
            if (w->dot_width == 0 && item->kind == DLN_DRAW_MARK && (item->flags & DLN_LEADER))
                w->dot_width = item->width;
            note_shape(w, item);
            continue;
        }
        bool is_link = item->url.len > 0;
        w->has_strike |= (item->flags & DLN_STRIKE) != 0;
        counts[item->role].inks[is_link][item->ink]++;
        counts[item->role].inks[2][item->ink]++;
        if (is_common(item))
            counts[item->role].places[i > w->first_grouped]++;
        else
            listed[is_link][item->role]++;
    }
    for (int is_link = 0; is_link < 2; is_link++)
        w->list_role[is_link] = largest(listed[is_link], DLN_ROLE_COUNT);
    if (w->list_role[0] < 0) /* the list has a class, links in it may have another */
        w->list_role[0] = w->list_role[1];
    if (w->list_role[1] < 0)
        w->list_role[1] = w->list_role[0];
    for (int role = 0; role < DLN_ROLE_COUNT; role++) {
        const count *c = &counts[role];
        bool is_taken = role == w->list_role[0] && w->list_role[0] != w->list_role[1]; /* links in it look otherwise */
        bool is_split = false;
        for (int place = 0; place < 2; place++)
            is_split |= w->is_grouped[place][role] = c->places[place] > 2 && !is_taken;
        w->link_ink[role] = -1;
        w->role_ink[role] = is_split ? largest(c->inks[0], DLN_INK_MAX) : -1;
        if (w->role_ink[role] >= 0)
            w->link_ink[role] = largest(c->inks[1], DLN_INK_MAX);
        else
            w->role_ink[role] = largest(c->inks[2], DLN_INK_MAX);
        if (w->link_ink[role] == w->role_ink[role])
            w->link_ink[role] = -1;
        w->is_role_used[role] = role == w->list_role[0];
    }
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        bool has_role, has_ink, is_grouped = is_common(item) && w->is_grouped[i > w->first_grouped][item->role];
        if (item->kind != DLN_DRAW_TEXT)
            continue;
        w->is_in_list = !is_common(item);
        w->group_role = is_grouped ? item->role : -1;
        classes_of(w, item, &has_role, &has_ink);
        w->is_role_used[item->role] |= has_role || is_grouped;
        w->used[0][item->ink] |= has_ink;
    }
    w->is_in_list = false;
    w->group_role = -1;
}

static void put_colour(dln_sink *out, const char *name, uint32_t rgb)
{
    bool is_short = (rgb >> 4 & 0x0f0f0f) == (rgb & 0x0f0f0f); /* #fff */
    if (is_short)
        dln_sink_printf(out, "%s:#%03x", name, (unsigned)((rgb >> 8 & 0xf00) | (rgb >> 4 & 0xf0) | (rgb & 0xf)));
    else
        dln_sink_printf(out, "%s:#%06x", name, (unsigned)rgb);
}

static void put_style(writer *w)
{
    dln_sink *out = w->out;
    const dln_display *display = w->display;
    bool is_list_bold = w->list_role[0] >= 0 && dln_role_is_bold((dln_role)w->list_role[0]);
    for (int role = 0; role < DLN_ROLE_COUNT; role++) {
        bool is_used = w->is_role_used[role], is_listed_link = role == w->list_role[1] && role != w->list_role[0];
        if (!is_used && !is_listed_link)
            continue;
        if (is_used)
            dln_sink_printf(out, ".%s", role_names[role]);
        if (is_listed_link)
            dln_sink_printf(out, "%s.%s a", is_used ? "," : "", role_names[w->list_role[0]]);
        dln_sink_puts(out, "{font-size:");
        put_number(out, display->size_pt[role]);
        dln_sink_printf(out, "px;%s", dln_role_is_bold((dln_role)role) ? "font-weight:700;" : is_list_bold ? "font-weight:400;" : "");
        put_colour(out, "fill", display->theme->rgb[w->role_ink[role]]);
        dln_sink_char(out, '}');
        if (w->link_ink[role] >= 0) {
            dln_sink_printf(out, ".%s a{", role_names[role]);
            put_colour(out, "fill", display->theme->rgb[w->link_ink[role]]);
            dln_sink_char(out, '}');
        }
    }
    if (w->has_strike)
        dln_sink_puts(out, ".strike{text-decoration:line-through}");
    if (w->dot_width > 0) {
        dln_sink_puts(out, ".dot{stroke-linecap:round;stroke-width:");
        put_number(out, w->dot_width);
        dln_sink_char(out, '}');
    }
    if (w->has_dash)
        dln_sink_puts(out, ".dash{stroke-dasharray:2 1.5}");
    for (int ink = 0; ink < DLN_INK_MAX; ink++) {
        const char *name = dln_ink_name((dln_ink)ink);
        uint32_t rgb = display->theme->rgb[ink], paper = display->theme->rgb[DLN_INK_PAPER];
        if (name == NULL)
            break;
        static const char *const prefixes[] = {"", "s-", "o-"};
        for (int use = 0; use < 3; use++) {
            if (!w->used[use][ink] && !(use == 0 && ink == DLN_INK_PAPER))
                continue;
            dln_sink_printf(out, ".%s%s{", prefixes[use], name);
            if (use == 1 && w->has_frame[ink])
                dln_sink_puts(out, "fill:none;");
            if (use != 1)
                put_colour(out, "fill", use == 0 ? rgb : paper);
            if (use == 2)
                dln_sink_char(out, ';');
            if (use != 0)
                put_colour(out, "stroke", rgb);
            dln_sink_char(out, '}');
        }
    }
    for (size_t i = 0; i < w->stroke_count; i++) {
        dln_sink_printf(out, ".s%zu{%s", i, w->strokes[i].is_bent ? "fill:none;" : "");
        put_colour(out, "stroke", display->theme->rgb[w->strokes[i].ink]);
        dln_sink_puts(out, ";stroke-width:");
        put_number(out, w->strokes[i].width);
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "</style>\n");
}

/* Dots of one ink: strokes without length that have round ends. */
static void put_dots(writer *w, int ink)
{
    pen at = {0};
    for (size_t i = 0; i < w->display->item_count; i++) {
        const dln_drawn *item = &w->display->items[i];
        if (!is_dot(w, item) || item->ink != ink)
            continue;
        if (!at.is_down)
            dln_sink_printf(w->out, "<path class=\"s-%s dot\" d=\"", dln_ink_name((dln_ink)ink));
        put_move(w->out, &at, tenth(item->x), tenth(item->y));
        dln_sink_puts(w->out, "h0");
    }
    dln_sink_puts(w->out, at.is_down ? "\"/>" : "");
}

/* Lines of one class are one path. */
static void put_lines(writer *w, size_t stroke)
{
    pen at = {0};
    for (size_t i = 0; i < w->display->item_count; i++) {
        const dln_drawn *item = &w->display->items[i];
        if (item->kind != DLN_DRAW_LINE || !is_common(item) || stroke_of(w, item) != stroke)
            continue;
        if (stroke == w->stroke_count) { /* one class too many */
            put_line(w, item);
            continue;
        }
        if (!at.is_down)
            open_path(w, item);
        put_points(w->out, &at, item->points, item->point_count);
    }
    dln_sink_puts(w->out, at.is_down ? "\"/>" : "");
}

/* Areas first as they come: nothing that is common lies under one. */
static void put_common_shapes(writer *w)
{
    const dln_display *display = w->display;
    for (size_t i = 0; i < display->item_count; i++)
        if (is_common(&display->items[i]) && display->items[i].kind == DLN_DRAW_RECT)
            put_item(w, &display->items[i]);
    for (size_t stroke = 0; stroke <= w->stroke_count; stroke++)
        put_lines(w, stroke);
    for (size_t i = 0; i < display->item_count; i++)
        if (is_common(&display->items[i]) && display->items[i].kind == DLN_DRAW_MARK && !is_dot(w, &display->items[i]))
            put_item(w, &display->items[i]);
    for (int ink = 0; ink < DLN_INK_MAX; ink++)
        put_dots(w, ink);
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
        bool is_grouped = w->is_grouped[from > 0][role];
        if (is_grouped) {
            w->group_role = role;
            dln_sink_printf(w->out, "<g class=\"%s\">", role_names[role]);
        }
        for (size_t i = from; i < to; i++)
            if (is_common(&w->display->items[i]) && w->display->items[i].kind == DLN_DRAW_TEXT && w->display->items[i].role == role)
                put_text(w, &w->display->items[i]);
        close_link(w);
        dln_sink_puts(w->out, is_grouped ? "</g>\n" : "");
        w->group_role = -1;
    }
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
    for (size_t i = display->item_count; i-- > 0;) {
        uint32_t group = display->items[i].group;
        if (is_common(&display->items[i]))
            continue;
        next[i] = first[group];
        first[group] = (uint32_t)i;
    }
    put_common_shapes(w);
    put_common_texts(w, 0, w->first_grouped);
    dln_sink_puts(w->out, "<g role=\"list\"");
    if (w->list_role[0] >= 0)
        dln_sink_printf(w->out, " class=\"%s\"", role_names[w->list_role[0]]);
    dln_sink_puts(w->out, ">\n");
    w->is_in_list = true;
    for (size_t g = 0; g < display->group_count; g++) {
        dln_sink_printf(w->out, "<g role=\"listitem\" id=\"%s\">", display->groups[g].id);
        if (!display->groups[g].is_told) { /* a title that says nothing else would be read out twice */
            dln_sink_puts(w->out, "<title>");
            dln_xml_text(w->out, display->groups[g].title);
            dln_sink_puts(w->out, "</title>");
        }
        for (uint32_t i = first[g]; i != UINT32_MAX; i = next[i])
            put_item(w, &display->items[i]);
        close_link(w);
        dln_sink_puts(w->out, "</g>\n");
    }
    w->is_in_list = false;
    dln_sink_puts(w->out, "</g>\n");
    put_common_texts(w, w->first_grouped, display->item_count);
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
    writer w = {.display = display, .out = out, .group_role = -1};
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
    dln_sink_puts(out, "</svg>\n");
    return status != DLN_OK ? status : dln_sink_status(out, err);
}
