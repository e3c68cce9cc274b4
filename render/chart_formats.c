/* render/chart_formats.c - charts as renderers: PNG, SVG, PDF, and the layout as JSON, all from one display list. */
#include "render/chart.h"

#include <stdio.h>

#include "render/pango_setup.h"
#include "render/renderers.h"
#include "src/base/text.h"

/* A family name goes into SVG and to fontconfig: letters, digits, blanks, hyphens and commas between families. */
static dln_status font_of(const dln_look *look, dln_arena *arena, dln_span *out, dln_error *err)
{
    *out = DLN_SPAN(DLN_FONT_FALLBACK);
    if (look == NULL || look->font.len == 0)
        return DLN_OK;
    dln_span font = dln_trim(look->font);
    for (size_t i = 0; i < font.len; i++)
        if (!(dln_is_alpha(font.text[i]) || dln_is_digit(font.text[i]) || strchr(" -,_", font.text[i]) != NULL ||
              (unsigned char)font.text[i] >= 0x80))
            return dln_fail(err, DLN_BAD_SYNTAX, "'%.*s' is not the name of a font family", (int)(font.len < 60 ? font.len : 60), font.text);
    if (font.len == 0 || font.len > 200 || !dln_utf8_is_valid(font))
        return dln_fail(err, DLN_BAD_SYNTAX, "the name of a font family has 1 to 200 bytes");
    *out = dln_arena_printf(arena, "%.*s,%s", (int)font.len, font.text, DLN_FONT_FALLBACK);
    return DLN_OK;
}

typedef dln_status (*paint)(const dln_display *display, const dln_look *look, dln_sink *out, dln_error *err);

static void note_left_out(const dln_display *display, const dln_look *look)
{
    if (look == NULL || look->left_out == NULL)
        return;
    size_t undated = display->left_out_undated, doubtful = display->left_out_doubtful;
    look->left_out->count = undated + doubtful;
    if (undated > 0 && doubtful > 0)
        snprintf(look->left_out->why, sizeof look->left_out->why, "%zu without a date, %zu doubtful", undated, doubtful);
    else
        snprintf(look->left_out->why, sizeof look->left_out->why, undated > 0 ? "%zu without a date" : "%zu doubtful", undated + doubtful);
}

static void note_drawing(const dln_display *display, const dln_look *look)
{
    if (look != NULL && look->drawing != NULL)
        *look->drawing = (dln_drawing){display->missing_glyphs, display->missing_example, display->cut_count,
                                       display->mean_shift_lines, display->max_shift_lines, display->size_pt[DLN_ROLE_LABEL],
                                       true, display->has_lanes, display->strong_count};
}

static dln_status draw(const dln_timeline *timeline, const dln_look *look, dln_chart_form wanted, paint write, dln_sink *out, dln_error *err)
{
    dln_arena *arena = dln_arena_new();
    dln_measurer *measurer = NULL;
    dln_display *display;
    dln_span font;
    dln_status status = arena == NULL ? DLN_NO_MEMORY : font_of(look, arena, &font, err);
    if (status == DLN_OK)
        status = dln_drawing_libs_load(err);
    if (status != DLN_OK)
        goto cleanup;
    measurer = dln_measurer_with_pango(arena, font.text);
    status = measurer == NULL ? DLN_NO_MEMORY : dln_layout(timeline, look, wanted, measurer, arena, &display, err);
    if (status != DLN_OK)
        goto cleanup;
    display->font = font;
    note_left_out(display, look);
    note_drawing(display, look);
    status = write(display, look, out, err);
cleanup:
    dln_measurer_free(measurer);
    dln_arena_free(arena);
    return status;
}

static dln_status as_png(const dln_display *display, const dln_look *look, dln_sink *out, dln_error *err)
{
    return dln_paint_png(display, look == NULL ? 0 : look->dpi, out, err);
}

static dln_status as_pdf(const dln_display *display, const dln_look *look, dln_sink *out, dln_error *err)
{
    return dln_paint_pdf(display, out, err);
}

static dln_status as_svg(const dln_display *display, const dln_look *look, dln_sink *out, dln_error *err)
{
    if (look != NULL && look->svg_outline)
        return dln_paint_svg_outline(display, out, err);
    return dln_svg_draw(display, look != NULL && look->svg_embed ? DLN_SVG_EMBED : DLN_SVG_FILE, out, err);
}

static dln_status as_inline_svg(const dln_display *display, const dln_look *look, dln_sink *out, dln_error *err)
{
    return dln_svg_draw(display, DLN_SVG_INLINE, out, err);
}

static dln_status as_layout(const dln_display *display, const dln_look *look, dln_sink *out, dln_error *err)
{
    return dln_display_write(display, out, err);
}

static dln_status png_write(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    return draw(timeline, look, DLN_CHART_AUTO, as_png, out, err);
}

static dln_status pdf_write(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    return draw(timeline, look, DLN_CHART_AUTO, as_pdf, out, err);
}

static dln_status svg_write(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    return draw(timeline, look, DLN_CHART_AUTO, as_svg, out, err);
}

dln_status dln_svg_inline(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    return draw(timeline, look, DLN_CHART_POSTER, as_inline_svg, out, err);
}

dln_status dln_layout_write(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    return draw(timeline, look, DLN_CHART_AUTO, as_layout, out, err);
}

const dln_renderer dln_render_png = {"png", "image/png", ".png", "chart as an image, for a report or a slide", png_write, true, false};
const dln_renderer dln_render_svg = {"svg", "image/svg+xml", ".svg", "chart with text that can be searched and links", svg_write, true, false};
const dln_renderer dln_render_pdf = {"pdf", "application/pdf", ".pdf", "chart for print, with links", pdf_write, true, false};
