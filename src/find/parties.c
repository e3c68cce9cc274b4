/* src/find/parties.c - people, bodies, countries and places (being built). */
#include "find/document.h"
void dln_find_parties(dln_doc *doc) { (void)doc; }
void dln_doc_show_parties(const dln_doc *doc, dln_sink *out) { (void)doc; dln_sink_puts(out, "{}\n"); }
