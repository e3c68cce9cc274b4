/* src/extract/contacts.c - meetings and calls (being built). */
#include "extract/candidate.h"
void dln_extract_contacts(dln_doc *doc, dln_candidates *out) { (void)doc, (void)out; }
