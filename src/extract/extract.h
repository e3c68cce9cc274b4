/* src/extract/extract.h - the two halves of extraction, for those that look at what lies between (explain.c). Private. */
#ifndef DATELINE_EXTRACT_EXTRACT_H
#define DATELINE_EXTRACT_EXTRACT_H

#include <dateline/extract.h>

#include "find/document.h"

/* All finders over the article. */
void dln_understand(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena, dln_doc *doc);
/* The mentions of a document that is understood, of at least that confidence or undated. DLN_NO_MEMORY. */
dln_status dln_mentions_of(dln_doc *doc, double least, dln_mentions *out);

#endif
