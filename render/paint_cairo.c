/* render/paint_cairo.c - the display list on cairo: PNG with its resolution and description, PDF with links and
 * structure, SVG outlines for places without fonts. Nothing here decides where anything is.
 */
#include "render/display.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <dateline/dateline.h>

#include "render/pango_setup.h"
#include "render/png.h"
#include "src/base/text.h"

typedef struct painter {
    const dln_display *display;
    cairo_t *cr;
    PangoLayout *layout;
    PangoContext *context;
    PangoFontDescription *fonts[DLN_ROLE_COUNT];
    bool with_tags;
} painter;

static void use_ink(const painter *p, int ink, int opacity)
{
    uint32_t rgb = p->display->theme->rgb[ink];
    double r = (rgb >> 16) / 255.0, g = (rgb >> 8 & 0xff) / 255.0, b = (rgb & 0xff) / 255.0;
    if (opacity >= 100)
        dln_pango.cairo_set_source_rgb(p->cr, r, g, b);
    else
        dln_pango.cairo_set_source_rgba(p->cr, r, g, b, opacity / 100.0);
}

/* ---- texts ---- */
static void begin_link(const painter *p, dln_span url)
{
    char attributes[8192];
    size_t len = (size_t)snprintf(attributes, sizeof attributes, "uri='");
    for (size_t i = 0; i < url.len && len < sizeof attributes - 8; i++) /* cairo copies it into a PDF string as it is */
        if (strchr("'()\\", url.text[i]) != NULL)
            len += (size_t)snprintf(attributes + len, sizeof attributes - len, "%%%02X", (unsigned char)url.text[i]);
        else
            attributes[len++] = url.text[i];
    snprintf(attributes + len, sizeof attributes - len, "'");
    dln_pango.cairo_tag_begin(p->cr, CAIRO_TAG_LINK, attributes);
}

static void paint_text(const painter *p, const dln_drawn *item)
{
    bool is_rtl = item->flags & DLN_RTL, is_link = p->with_tags && item->url.len > 0;
    dln_pango.pango_context_set_base_dir(p->context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    dln_pango.pango_layout_context_changed(p->layout);
    dln_pango.pango_layout_set_font_description(p->layout, p->fonts[item->role]);
    dln_pango.pango_layout_set_text(p->layout, item->text.text, (int)item->text.len);
    int width;
    dln_pango.pango_layout_get_size(p->layout, &width, NULL);
    double x = is_rtl ? item->x + item->width - (double)width / PANGO_SCALE : item->x;
    if (is_link)
        begin_link(p, item->url);
    use_ink(p, item->ink, item->opacity);
    dln_pango.cairo_move_to(p->cr, x, item->y - (double)dln_pango.pango_layout_get_baseline(p->layout) / PANGO_SCALE);
    dln_pango.pango_cairo_show_layout(p->cr, p->layout);
    if (is_link)
        dln_pango.cairo_tag_end(p->cr, CAIRO_TAG_LINK);
    dln_pango.cairo_new_path(p->cr); /* the current point would stay, and the next arc begin with a line from it */
    if (item->flags & DLN_STRIKE) {
        double size = p->display->size_pt[item->role];
        dln_pango.cairo_set_line_width(p->cr, size * 0.07);
        double from = is_rtl ? item->x + item->width - item->strike_width : item->x;
        dln_pango.cairo_move_to(p->cr, from, item->y - size * 0.28);
        dln_pango.cairo_line_to(p->cr, from + item->strike_width, item->y - size * 0.28);
        dln_pango.cairo_stroke(p->cr);
    }
}

/* ---- marks ---- */
static void shape_path(cairo_t *cr, int shape, double x, double y, double r)
{
    dln_pango.cairo_new_path(cr);
    switch (shape) {
    case DLN_SHAPE_DISC:
        dln_pango.cairo_arc(cr, x, y, r, 0, 2 * 3.14159265358979);
        break;
    case DLN_SHAPE_TRIANGLE:
        dln_pango.cairo_move_to(cr, x, y - r);
        dln_pango.cairo_line_to(cr, x + r, y + r * 0.8);
        dln_pango.cairo_line_to(cr, x - r, y + r * 0.8);
        break;
    case DLN_SHAPE_DIAMOND:
        dln_pango.cairo_move_to(cr, x, y - r);
        dln_pango.cairo_line_to(cr, x + r, y);
        dln_pango.cairo_line_to(cr, x, y + r);
        dln_pango.cairo_line_to(cr, x - r, y);
        break;
    case DLN_SHAPE_SQUARE:
        dln_pango.cairo_rectangle(cr, x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
        break;
    default: /* a stack of three */
        for (int i = -1; i <= 1; i++)
            dln_pango.cairo_rectangle(cr, x - r, y + i * r * 0.72 - r * 0.22, 2 * r, r * 0.44);
    }
    dln_pango.cairo_close_path(cr);
}

static void paint_mark(const painter *p, const dln_drawn *item)
{
    double r = item->width / 2, stroke = fmax(0.7, item->width * 0.11);
    cairo_t *cr = p->cr;
    if (!(item->flags & DLN_HOLLOW)) {
        shape_path(cr, item->role, item->x, item->y, r);
        use_ink(p, item->ink, item->opacity);
        dln_pango.cairo_fill(cr);
        return;
    }
    shape_path(cr, item->role, item->x, item->y, r - stroke / 2);
    use_ink(p, DLN_INK_PAPER, 100);
    dln_pango.cairo_fill_preserve(cr);
    use_ink(p, item->ink, 100);
    dln_pango.cairo_set_line_width(cr, stroke);
    static const double dashes[] = {2, 1.5};
    if (item->flags & DLN_DASH)
        dln_pango.cairo_set_dash(cr, dashes, 2, 0);
    dln_pango.cairo_stroke(cr);
    dln_pango.cairo_set_dash(cr, NULL, 0, 0);
    if (item->flags & DLN_SLASH) {
        dln_pango.cairo_move_to(cr, item->x - r, item->y + r);
        dln_pango.cairo_line_to(cr, item->x + r, item->y - r);
        dln_pango.cairo_stroke(cr);
    }
}

static void paint_item(const painter *p, const dln_drawn *item)
{
    cairo_t *cr = p->cr;
    switch (item->kind) {
    case DLN_DRAW_RECT:
        use_ink(p, item->ink, item->opacity);
        dln_pango.cairo_rectangle(cr, item->x, item->y, item->width, item->height);
        if (item->flags & DLN_HOLLOW) {
            dln_pango.cairo_set_line_width(cr, 0.8);
            dln_pango.cairo_stroke(cr);
        } else {
            dln_pango.cairo_fill(cr);
        }
        break;
    case DLN_DRAW_LINE:
        use_ink(p, item->ink, item->opacity);
        dln_pango.cairo_set_line_width(cr, item->stroke);
        dln_pango.cairo_new_path(cr);
        for (size_t i = 0; i < item->point_count; i++)
            dln_pango.cairo_line_to(cr, item->points[i][0], item->points[i][1]);
        dln_pango.cairo_stroke(cr);
        break;
    case DLN_DRAW_MARK:
        paint_mark(p, item);
        break;
    case DLN_DRAW_TEXT:
        paint_text(p, item);
        break;
    }
}

static void paint_all(const dln_display *display, cairo_surface_t *surface, bool with_tags)
{
    painter p = {.display = display, .cr = dln_pango.cairo_create(surface), .with_tags = with_tags};
    dln_pango.cairo_set_line_join(p.cr, CAIRO_LINE_JOIN_ROUND);
    p.context = dln_pango.pango_cairo_create_context(p.cr);
    dln_pango_setup(p.context);
    p.layout = dln_pango.pango_layout_new(p.context);
    dln_pango.pango_layout_set_single_paragraph_mode(p.layout, TRUE);
    dln_pango.pango_layout_set_auto_dir(p.layout, FALSE);
    for (int role = 0; role < DLN_ROLE_COUNT; role++)
        p.fonts[role] = dln_pango_font(display->font.text, dln_role_is_bold((dln_role)role), display->size_pt[role]);
    use_ink(&p, DLN_INK_PAPER, 100);
    dln_pango.cairo_paint(p.cr); /* before any tag: what covers the page makes cairo forget all that was recorded, tags too */
    if (with_tags)
        dln_pango.cairo_tag_begin(p.cr, "Document", NULL); /* links without a document around them damage the file */
    for (size_t i = 0; i < display->item_count; i++)
        paint_item(&p, &display->items[i]);
    if (with_tags)
        dln_pango.cairo_tag_end(p.cr, "Document");
    for (int role = 0; role < DLN_ROLE_COUNT; role++)
        dln_pango.pango_font_description_free(p.fonts[role]);
    dln_pango.g_object_unref(p.layout);
    dln_pango.g_object_unref(p.context);
    dln_pango.cairo_destroy(p.cr);
}

static cairo_status_t to_sink(void *closure, const unsigned char *bytes, unsigned int len)
{
    dln_sink_write(closure, bytes, len);
    return dln_sink_status(closure, NULL) == DLN_OK ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static dln_status status_of(cairo_status_t status, dln_sink *out, dln_error *err)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return dln_sink_status(out, err);
    if (status == CAIRO_STATUS_NO_MEMORY)
        return DLN_NO_MEMORY;
    dln_status written = dln_sink_status(out, err);
    return written != DLN_OK ? written : dln_fail(err, DLN_IO, "cairo: %s", dln_pango.cairo_status_to_string(status));
}

/* ---- PNG ---- */
dln_status dln_paint_png(const dln_display *display, double dpi, dln_sink *out, dln_error *err)
{
    enum { SIDE_MAX = 32767, PIXELS_MAX = 200 * 1000 * 1000 };
    bool is_own = !(dpi > 0);
    double scale = (is_own ? 192 : dpi) / 72;
    double largest = fmin(SIDE_MAX / fmax(display->width, display->height), sqrt(PIXELS_MAX / display->width / display->height));
    if (scale > largest) {
        if (!is_own)
            return dln_fail(err, DLN_OUT_OF_RANGE, "an image of %.0f x %.0f pt at %.0f dpi is too large; at most %.0f dpi fit",
                            display->width, display->height, dpi, floor(largest * 72));
        scale = largest;
    }
    int width = (int)ceil(display->width * scale - 1e-6), height = (int)ceil(display->height * scale - 1e-6);
    dln_status status = DLN_NO_MEMORY;
    cairo_surface_t *surface = dln_pango.cairo_image_surface_create(CAIRO_FORMAT_RGB24, width < 1 ? 1 : width, height < 1 ? 1 : height);
    if (dln_pango.cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        dln_pango.cairo_surface_set_device_scale(surface, scale, scale);
        paint_all(display, surface, false);
        dln_pango.cairo_surface_flush(surface);
        dln_image image = {.pixels = dln_pango.cairo_image_surface_get_data(surface), .stride_bytes = (size_t)dln_pango.cairo_image_surface_get_stride(surface),
                           .width = (uint32_t)dln_pango.cairo_image_surface_get_width(surface), .height = (uint32_t)dln_pango.cairo_image_surface_get_height(surface),
                           .pixels_per_point = scale, .title = display->title, .description = display->description};
        status = dln_png_write(&image, out, err);
    }
    dln_pango.cairo_surface_destroy(surface);
    return status;
}

/* ---- PDF ---- */
static void set_text(cairo_surface_t *surface, cairo_pdf_metadata_t what, dln_span text, dln_arena *arena)
{
    dln_span copy = dln_arena_copy(arena, text);
    if (copy.text != NULL)
        dln_pango.cairo_pdf_surface_set_metadata(surface, what, copy.text);
}

/* An outline: each year, where its first event stands. */
static void outline_years(const dln_display *display, cairo_surface_t *surface)
{
    enum { YEARS_MAX = 200 };
    int32_t years[YEARS_MAX];
    const dln_drawn *first[YEARS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->kind != DLN_DRAW_TEXT || item->group == DLN_NO_GROUP)
            continue;
        int32_t year = display->groups[item->group].year;
        size_t at = count; /* sorted; lanes begin the years anew */
        while (at > 0 && years[at - 1] > year)
            at--;
        if ((at > 0 && years[at - 1] == year) || count == YEARS_MAX)
            continue;
        memmove(years + at + 1, years + at, (count - at) * sizeof *years);
        memmove(first + at + 1, first + at, (count - at) * sizeof *first);
        years[at] = year;
        first[at] = item;
        count++;
    }
    for (size_t i = 0; i < count; i++) {
        char where[64], name[16];
        int x = (int)(first[i]->x * 100), y = (int)(fmax(0, first[i]->y - 12) * 100); /* no locale's decimal comma */
        snprintf(where, sizeof where, "page=1 pos=[%d.%02d %d.%02d]", x / 100, x % 100, y / 100, y % 100);
        snprintf(name, sizeof name, "%d", (int)years[i]);
        dln_pango.cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, name, where, 0);
    }
}

dln_status dln_paint_pdf(const dln_display *display, dln_sink *out, dln_error *err)
{
    cairo_surface_t *surface = dln_pango.cairo_pdf_surface_create_for_stream(to_sink, out, display->width, display->height);
    char date[64] = "1970-01-01T00:00:00Z"; /* never the clock */
    if (dln_when_is_known(&display->newest)) {
        dln_civil civil = dln_civil_of(dln_when_last_day(&display->newest));
        snprintf(date, sizeof date, "%04d-%02d-%02dT00:00:00Z", (int)civil.year, (int)civil.month, (int)civil.day);
    }
    dln_pango.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    dln_pango.cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "dateline " DATELINE_VERSION);
    set_text(surface, CAIRO_PDF_METADATA_TITLE, display->title, display->arena);
    set_text(surface, CAIRO_PDF_METADATA_KEYWORDS, display->fingerprint, display->arena);
    set_text(surface, CAIRO_PDF_METADATA_SUBJECT, display->description, display->arena);
    paint_all(display, surface, true);
    outline_years(display, surface);
    dln_pango.cairo_surface_finish(surface);
    dln_status status = status_of(dln_pango.cairo_surface_status(surface), out, err);
    dln_pango.cairo_surface_destroy(surface);
    return status;
}

/* ---- SVG outlines ---- */
dln_status dln_paint_svg_outline(const dln_display *display, dln_sink *out, dln_error *err)
{
    cairo_surface_t *surface = dln_pango.cairo_svg_surface_create_for_stream(to_sink, out, display->width, display->height);
    dln_pango.cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    paint_all(display, surface, false);
    dln_pango.cairo_surface_finish(surface);
    dln_status status = status_of(dln_pango.cairo_surface_status(surface), out, err);
    dln_pango.cairo_surface_destroy(surface);
    return status;
}
