/* src/find/clauses.c - clauses and their groups (being built). */
#include "find/document.h"
void dln_find_clauses(dln_doc *doc) { (void)doc; }
void dln_doc_show_clauses(const dln_doc *doc, dln_sink *out) { (void)doc; dln_sink_puts(out, "{}\n"); }
