/* include/dateline/dates.h - time expressions of a text with their TIMEX3 values (ISO-TimeML 2012).
 * Elsewhere: their bounds as dln_when for the timeline (src/find/document.h).
 */
#ifndef DATELINE_DATES_H
#define DATELINE_DATES_H

#include <dateline/arena.h>
#include <dateline/article.h>
#include <dateline/lexicon.h>
#include <dateline/sink.h>

typedef enum dln_offsets { DLN_OFFSET_CHARS, DLN_OFFSET_BYTES, DLN_OFFSET_UTF16 } dln_offsets;
typedef enum dln_convention { DLN_CONVENTION_TIMEML, DLN_CONVENTION_ISO } dln_convention;

/* One line of NDJSON: {"id", "timexes": [{"begin", "end", "type", "value", "mod", "text", "edtf", "rule"}]}; a set
 * has "quant" ("EVERY", "EACH") and "freq" ("2X" for "twice a month") where the words say so. "mod", "edtf" too only where there is one. */
dln_status dln_dates_write(const dln_lexicon *lexicon, const dln_article *article, dln_offsets offsets,
                           dln_convention convention, dln_arena *arena, dln_sink *out, dln_error *err);

/* The text with inline <TIMEX3> tags, escaped as XML. */
dln_status dln_dates_write_timeml(const dln_lexicon *lexicon, const dln_article *article, dln_convention convention,
                                  dln_arena *arena, dln_sink *out, dln_error *err);

#endif
