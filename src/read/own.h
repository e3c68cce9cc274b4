/* src/read/own.h - what dateline itself wrote: a folder where results lie beside the articles is read again every night, and
 * a timeline that is taken for an article would vouch for itself. Private to src/read.
 */
#ifndef DATELINE_READ_OWN_H
#define DATELINE_READ_OWN_H

#include <dateline/span.h>
#include <jansson.h>

/* By the first bytes of a file, if it is text or HTML; what else there is is told by its reader. */
bool dln_own_text(dln_span head);
bool dln_own_pdf(dln_span whole);
/* A document of JSON; lines of events and mentions are told by ndjson.c. */
bool dln_own_json(const json_t *document);
/* What is said of such a file. */
extern const char dln_own_words[];

#endif
