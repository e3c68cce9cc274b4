/* render/registry.c - the one list of output formats. --format, --help, suffix guessing and the tests walk it. */
#include "render/renderers.h"

#include "src/base/text.h"

static const dln_renderer *const renderers[] = { /* in the order of --help */
    &dln_render_text, &dln_render_columns, &dln_render_ics, &dln_render_json, &dln_render_ndjson, &dln_render_csv, &dln_render_tsv,
    &dln_render_markdown, &dln_render_png, &dln_render_svg, &dln_render_pdf, &dln_render_html, &dln_render_html_table,
    NULL,
};

size_t dln_renderer_count(void)
{
    return sizeof renderers / sizeof *renderers - 1;
}

const dln_renderer *dln_renderer_at(size_t index)
{
    return index < dln_renderer_count() ? renderers[index] : NULL;
}

const dln_renderer *dln_renderer_by_name(dln_span name)
{
    for (size_t i = 0; i < dln_renderer_count(); i++)
        if (dln_span_is(name, renderers[i]->name))
            return renderers[i];
    for (size_t i = 0; i < dln_renderer_count(); i++) /* "md" for Markdown */
        if (dln_span_is(name, renderers[i]->suffix + 1))
            return renderers[i];
    return NULL;
}

/* The longest suffix that fits, in any case, with a name before it: "a.tar.png" is a PNG, ".png" is a hidden file. */
const dln_renderer *dln_renderer_by_suffix(const char *path)
{
    const dln_renderer *found = NULL;
    size_t found_len = 0, len = strlen(path);
    for (size_t i = 0; i < dln_renderer_count(); i++) {
        size_t suffix_len = strlen(renderers[i]->suffix);
        if (suffix_len <= found_len || suffix_len >= len || path[len - suffix_len - 1] == '/')
            continue;
        size_t same = 0;
        while (same < suffix_len && dln_to_lower(path[len - suffix_len + same]) == renderers[i]->suffix[same])
            same++;
        if (same == suffix_len) {
            found = renderers[i];
            found_len = suffix_len;
        }
    }
    return found;
}

double dln_look_least_confidence(const dln_look *look)
{
    return look->everything ? 0 : look->min_confidence > 0 ? look->min_confidence : 0.5;
}
