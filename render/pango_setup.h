/* render/pango_setup.h - Pango as measuring and painting both need it: no hinting, no rounding, 72 dots to the inch. */
#ifndef RENDER_PANGO_SETUP_H
#define RENDER_PANGO_SETUP_H

#include "render/drawing_libs.h"

/* What is asked for, then what has most scripts; fontconfig adds the rest of the system's fonts. */
#define DLN_FONT_DEFAULT "Noto Sans"
#define DLN_FONT_FALLBACK "Noto Sans,DejaVu Sans"

static inline void dln_pango_setup(PangoContext *context)
{
    cairo_font_options_t *options = dln_pango.cairo_font_options_create();
    dln_pango.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    dln_pango.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    dln_pango.cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    dln_pango.pango_cairo_context_set_font_options(context, options);
    dln_pango.cairo_font_options_destroy(options);
    dln_pango.pango_cairo_context_set_resolution(context, 72);
    dln_pango.pango_context_set_round_glyph_positions(context, FALSE);
    dln_pango.pango_context_set_language(context, dln_pango.pango_language_from_string("en")); /* never the locale's */
}

static inline PangoFontDescription *dln_pango_font(const char *family, gboolean is_bold, double size_pt)
{
    PangoFontDescription *font = dln_pango.pango_font_description_new();
    dln_pango.pango_font_description_set_family(font, family);
    dln_pango.pango_font_description_set_weight(font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    dln_pango.pango_font_description_set_absolute_size(font, size_pt * PANGO_SCALE);
    return font;
}

#endif
