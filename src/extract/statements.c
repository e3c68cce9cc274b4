/* src/extract/statements.c - statements (being built). */
#include "extract/candidate.h"
void dln_extract_statements(dln_doc *doc, dln_candidates *out) { (void)doc, (void)out; }
