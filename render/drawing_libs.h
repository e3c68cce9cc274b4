/* render/drawing_libs.h - the libraries that draw: Pango with cairo and fontconfig, and HarfBuzz's subsetter. They bring forty
 * others with them, so they are loaded when the first chart is drawn and nobody else pays for them at every start. Their
 * functions are called through two tables, by their own names: dln_pango.cairo_fill(cr).
 */
#ifndef RENDER_DRAWING_LIBS_H
#define RENDER_DRAWING_LIBS_H

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <hb-subset.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

#include <dateline/error.h>

#define DLN_PANGO_FUNCTIONS(F) \
    F(FcPatternGetInteger) F(FcPatternGetString) F(cairo_arc) F(cairo_close_path) F(cairo_create) F(cairo_destroy) F(cairo_fill) \
    F(cairo_fill_preserve) F(cairo_font_options_create) F(cairo_font_options_destroy) F(cairo_font_options_set_antialias) \
    F(cairo_font_options_set_hint_metrics) F(cairo_font_options_set_hint_style) F(cairo_image_surface_create) F(cairo_image_surface_get_data) \
    F(cairo_image_surface_get_height) F(cairo_image_surface_get_stride) F(cairo_image_surface_get_width) F(cairo_line_to) F(cairo_move_to) \
    F(cairo_new_path) F(cairo_paint) F(cairo_pdf_surface_add_outline) F(cairo_pdf_surface_create_for_stream) F(cairo_pdf_surface_set_metadata) \
    F(cairo_rectangle) F(cairo_set_dash) F(cairo_set_line_join) F(cairo_set_line_width) F(cairo_set_source_rgb) F(cairo_set_source_rgba) \
    F(cairo_status_to_string) F(cairo_stroke) F(cairo_surface_destroy) F(cairo_surface_finish) F(cairo_surface_flush) \
    F(cairo_surface_set_device_scale) F(cairo_surface_status) F(cairo_svg_surface_create_for_stream) F(cairo_svg_surface_set_document_unit) \
    F(cairo_tag_begin) F(cairo_tag_end) F(pango_cairo_context_set_font_options) F(pango_cairo_context_set_resolution) F(pango_cairo_create_context) \
    F(pango_cairo_font_map_get_default) F(pango_cairo_show_layout) F(pango_context_load_font) F(pango_context_set_base_dir) \
    F(pango_context_set_language) F(pango_context_set_round_glyph_positions) F(pango_fc_font_get_pattern) F(pango_fc_font_get_type) \
    F(pango_font_description_free) F(pango_font_description_new) F(pango_font_description_set_absolute_size) F(pango_font_description_set_family) \
    F(pango_font_description_set_weight) F(pango_font_map_create_context) F(pango_glyph_item_get_logical_widths) F(pango_language_from_string) \
    F(pango_layout_context_changed) F(pango_layout_get_baseline) F(pango_layout_get_direction) F(pango_layout_get_iter) \
    F(pango_layout_get_log_attrs_readonly) F(pango_layout_get_size) F(pango_layout_get_unknown_glyphs_count) F(pango_layout_iter_free) \
    F(pango_layout_iter_get_run_readonly) F(pango_layout_iter_next_run) F(pango_layout_new) F(pango_layout_set_auto_dir) \
    F(pango_layout_set_font_description) F(pango_layout_set_single_paragraph_mode) F(pango_layout_set_text) F(g_object_unref) \
    F(g_type_check_instance_is_a) F(g_unichar_isspace) F(g_utf8_pointer_to_offset)

#define DLN_HARFBUZZ_FUNCTIONS(F) \
    F(hb_blob_create_from_file_or_fail) F(hb_blob_destroy) F(hb_blob_get_data) F(hb_face_create) F(hb_face_destroy) F(hb_face_reference_blob) \
    F(hb_set_add) F(hb_subset_input_create_or_fail) F(hb_subset_input_destroy) F(hb_subset_input_set_flags) F(hb_subset_input_unicode_set) \
    F(hb_subset_or_fail)

#define DLN_FIELD(name) __typeof__(&name) name;
typedef struct dln_pango_functions { DLN_PANGO_FUNCTIONS(DLN_FIELD) } dln_pango_functions;
typedef struct dln_harfbuzz_functions { DLN_HARFBUZZ_FUNCTIONS(DLN_FIELD) } dln_harfbuzz_functions;
#undef DLN_FIELD

/* Filled once by dln_drawing_libs_load, read-only from then on. */
extern dln_pango_functions dln_pango;
extern dln_harfbuzz_functions dln_harfbuzz;

/* Before any of them is called; any thread, any number of times. DLN_NOT_FOUND: which library is not on this system. */
dln_status dln_drawing_libs_load(dln_error *err);

#endif
