/* render/measure.c - texts measured with Pango: unhinted, without rounding, at one size (they scale). */
#include "render/measure.h"

#include <stdlib.h>

#include "render/font_file.h"
#include "render/pango_setup.h"
#include "src/base/text.h"

enum { MEASURE_SIZE = 64, CACHE_SIZE = 4096 };

typedef struct pango_measurer {
    dln_measurer face; /* first: what the layouts hold */
    dln_arena *arena;
    PangoContext *context;
    PangoLayout *layout;
    PangoFontDescription *fonts[2];
    struct { uint64_t hash; const dln_measured *text; } cache[2][CACHE_SIZE]; /* dates, places and names come again */
} pango_measurer;

static void advances(PangoLayout *layout, const char *text, int *width_of_char, size_t char_count)
{
    PangoLayoutIter *iter = dln_pango.pango_layout_get_iter(layout);
    do {
        PangoLayoutRun *run = dln_pango.pango_layout_iter_get_run_readonly(iter);
        if (run == NULL)
            continue;
        size_t first = (size_t)dln_pango.g_utf8_pointer_to_offset(text, text + run->item->offset);
        if (first + (size_t)run->item->num_chars <= char_count)
            dln_pango.pango_glyph_item_get_logical_widths(run, text, width_of_char + first);
    } while (dln_pango.pango_layout_iter_next_run(iter));
    dln_pango.pango_layout_iter_free(iter);
}

static void note_missing(pango_measurer *measurer, dln_span text)
{
    int missing = dln_pango.pango_layout_get_unknown_glyphs_count(measurer->layout);
    if (missing == 0)
        return;
    measurer->face.missing_glyphs += (size_t)missing;
    if (measurer->face.missing_example != 0)
        return;
    PangoLayout *one = dln_pango.pango_layout_new(measurer->context);
    size_t used;
    for (size_t at = 0; at < text.len; at += used) {
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        dln_pango.pango_layout_set_text(one, text.text + at, (int)used);
        if (dln_pango.pango_layout_get_unknown_glyphs_count(one) > 0) {
            measurer->face.missing_example = code;
            break;
        }
    }
    dln_pango.g_object_unref(one);
}

static const dln_measured *measure(void *self, dln_span text, bool is_bold)
{
    pango_measurer *measurer = self;
    uint64_t hash = dln_hash64(text) | 1;
    size_t slot = hash % CACHE_SIZE;
    if (measurer->cache[is_bold][slot].hash == hash && dln_span_equals(measurer->cache[is_bold][slot].text->text, text))
        return measurer->cache[is_bold][slot].text;
    dln_measured *out = dln_arena_take(measurer->arena, sizeof *out);
    text = dln_arena_copy(measurer->arena, text);
    if (out == NULL || dln_arena_failed(measurer->arena))
        return NULL;
    out->text = text;
    dln_pango.pango_layout_set_font_description(measurer->layout, measurer->fonts[is_bold]);
    dln_pango.pango_layout_set_text(measurer->layout, text.text, (int)text.len);
    note_missing(measurer, text);
    out->is_rtl = dln_pango.pango_layout_get_direction(measurer->layout, 0) == PANGO_DIRECTION_RTL;
    size_t char_count = dln_utf8_count(text);
    int *widths = calloc(char_count + 1, sizeof *widths);
    dln_cluster *clusters = dln_arena_array(measurer->arena, char_count + 1, sizeof *clusters);
    int attr_count = 0;
    const PangoLogAttr *attrs = dln_pango.pango_layout_get_log_attrs_readonly(measurer->layout, &attr_count);
    if (widths == NULL || clusters == NULL) {
        free(widths);
        return NULL;
    }
    advances(measurer->layout, text.text, widths, char_count);
    size_t at = 0, used;
    for (size_t i = 0; i < char_count; i++, at += used) {
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        bool starts = out->count == 0 || (int)i >= attr_count || attrs[i].is_cursor_position;
        dln_cluster *cluster = starts ? &clusters[out->count++] : &clusters[out->count - 1];
        cluster->end = (uint32_t)(at + used);
        cluster->advance_em += (float)((double)widths[i] / (MEASURE_SIZE * PANGO_SCALE));
        cluster->is_space = starts && dln_pango.g_unichar_isspace(code) && code != 0xa0;
        cluster->may_break = (int)i + 1 < attr_count && attrs[i + 1].is_line_break && code != '-'; /* names keep their hyphens within */
    }
    free(widths);
    for (size_t i = 0; i < out->count; i++)
        out->width_em += (double)clusters[i].advance_em;
    out->clusters = clusters;
    measurer->cache[is_bold][slot].hash = hash;
    measurer->cache[is_bold][slot].text = out;
    return out;
}

dln_measurer *dln_measurer_with_pango(dln_arena *arena, const char *family)
{
    pango_measurer *measurer = dln_drawing_libs_load(NULL) != DLN_OK ? NULL : calloc(1, sizeof *measurer);
    if (measurer == NULL)
        return NULL;
    measurer->face = (dln_measurer){.self = measurer, .measure = measure};
    measurer->arena = arena;
    measurer->context = dln_pango.pango_font_map_create_context(dln_pango.pango_cairo_font_map_get_default()); /* this thread's; the painters' too */
    dln_pango_setup(measurer->context);
    measurer->layout = dln_pango.pango_layout_new(measurer->context);
    dln_pango.pango_layout_set_single_paragraph_mode(measurer->layout, TRUE);
    for (int bold = 0; bold < 2; bold++)
        measurer->fonts[bold] = dln_pango_font(family, bold, MEASURE_SIZE);
    measurer->face.fingerprint = dln_font_fingerprint(family, arena);
    return &measurer->face;
}

void dln_measurer_free(dln_measurer *face)
{
    if (face == NULL)
        return;
    pango_measurer *measurer = face->self;
    dln_pango.pango_font_description_free(measurer->fonts[0]);
    dln_pango.pango_font_description_free(measurer->fonts[1]);
    dln_pango.g_object_unref(measurer->layout);
    dln_pango.g_object_unref(measurer->context);
    free(measurer);
}
