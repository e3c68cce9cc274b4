/* render/renderers.h - every format's renderer, by name; the list that all walk is in registry.c.
 * A new format is one source file, one line here and one word there.
 */
#ifndef RENDER_RENDERERS_H
#define RENDER_RENDERERS_H

#include <dateline/render.h>

extern const dln_renderer dln_render_text, dln_render_columns, dln_render_ics, dln_render_json, dln_render_ndjson, dln_render_csv, dln_render_tsv,
                          dln_render_markdown, dln_render_png, dln_render_svg, dln_render_pdf, dln_render_html, dln_render_html_table;

#endif
