/* src/cli/explain.h - an explanation for a person to read: as text for a terminal (explain_text.c), as a page (explain_page.c).
 * What comes from the article is hostile: no control character of it reaches the terminal, no markup of it the page.
 */
#ifndef DATELINE_CLI_EXPLAIN_H
#define DATELINE_CLI_EXPLAIN_H

#include <dateline/explain.h>

/* 80 columns; the scratch memory is the arena's. */
void dln_explain_text(const dln_article *article, const dln_explanation *explanation, dln_arena *arena, dln_sink *out);

/* A page that stands alone: head, a section for each article, foot. No script, nothing loaded. */
void dln_explain_page_head(dln_sink *out);
void dln_explain_page(const dln_article *article, const dln_explanation *explanation, dln_arena *arena, dln_sink *out);
void dln_explain_page_foot(dln_sink *out);

/* Where the publication date came from, in words. */
const char *dln_published_because(const dln_article *article);

#endif
