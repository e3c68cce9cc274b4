/* render/pango_setup.h - Pango as measuring and painting both need it: no hinting, no rounding, 72 dots to the inch. */
#ifndef RENDER_PANGO_SETUP_H
#define RENDER_PANGO_SETUP_H

#include <pango/pangocairo.h>

/* What is asked for, then what has most scripts; fontconfig adds the rest of the system's fonts. */
#define DLN_FONT_DEFAULT "Noto Sans"
#define DLN_FONT_FALLBACK "Noto Sans,DejaVu Sans"

static inline void dln_pango_setup(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en")); /* never the locale's */
}

static inline PangoFontDescription *dln_pango_font(const char *family, gboolean is_bold, double size_pt)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, family);
    pango_font_description_set_weight(font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, size_pt * PANGO_SCALE);
    return font;
}

#endif
