/* src/find/dates.c - time expressions (being built). */
#include "find/document.h"
#include "base/text.h"
#include <dateline/dates.h>

void dln_find_dates(dln_doc *doc) { (void)doc; }
void dln_doc_show_dates(const dln_doc *doc, dln_sink *out) { (void)doc; dln_sink_puts(out, "{}\n"); }
dln_status dln_dates_write(const dln_lexicon *lexicon, const dln_article *article, dln_offsets offsets, dln_convention convention,
                           dln_arena *arena, dln_sink *out, dln_error *err)
{
    (void)lexicon, (void)offsets, (void)convention, (void)arena, (void)err;
    dln_sink_puts(out, "{\"id\":");
    dln_json_string(out, article->id);
    dln_sink_puts(out, ",\"timexes\":[]}\n");
    return DLN_OK;
}
dln_status dln_dates_write_timeml(const dln_lexicon *lexicon, const dln_article *article, dln_convention convention,
                                  dln_arena *arena, dln_sink *out, dln_error *err)
{
    (void)lexicon, (void)convention, (void)arena, (void)err;
    dln_sink_span(out, article->text);
    return DLN_OK;
}
