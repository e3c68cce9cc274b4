/* src/extract/titles.h - what titles.c (meetings and calls) and titles_said.c (statements) share. Private to them.
 */
#ifndef DATELINE_EXTRACT_TITLES_H
#define DATELINE_EXTRACT_TITLES_H

#include "extract/candidate.h"

enum { TITLE_MOST = 90 }; /* characters */

/* "Macron", "Macron and Scholz", "Macron, Scholz, Tusk and 4 others" */
dln_span title_names(const dln_doc *doc, const dln_candidate *candidate);
/* At most so many characters, cut between words, with an ellipsis. */
dln_span title_shorten(const dln_doc *doc, dln_span text, size_t most);
/* "Macron: ‘Our strategy is to start working’", "Macron says he will go", "Macron urges the neighbours to show restraint" */
dln_span title_of_statement(const dln_doc *doc, const dln_candidate *candidate);

#endif
