/* src/read/html.h - between the parts that read HTML: the tree (libxml2), its main text, JSON-LD. Private to src/read. */
#ifndef DATELINE_READ_HTML_H
#define DATELINE_READ_HTML_H

#include "read/draft.h"

#include <libxml/tree.h>

/* ---- html.c: walking without recursion, since trees may be as deep as a file is long ---- */
/* The node after this one in document order, within root; NULL: the end. */
xmlNode *dln_html_next(xmlNode *node, const xmlNode *root, bool skips_children);
bool dln_html_node_is(const xmlNode *node, const char *name);
/* An attribute's value (of its first text); "" if it is not there. Borrowed from the tree. */
dln_span dln_html_node_attribute(const xmlNode *node, const char *name);
/* All text below, as it stands. */
dln_span dln_html_node_text(xmlNode *node, dln_arena *arena);

/* The charset that a page or feed declares in its first bytes; empty: none. */
dln_span dln_html_charset(dln_span html);

/* ---- html_text.c ---- */
/* The article's own words: paragraphs divided by empty lines; navigation, teasers, captions, comments left out. */
dln_span dln_html_main_text(xmlNode *root, dln_span title, dln_arena *arena);
/* Whether the node is in a part of the page that is not the article. */
bool dln_html_is_aside(xmlNode *node);
/* All the text, by paragraphs. */
dln_span dln_html_all_text(xmlNode *root, dln_arena *arena);

/* ---- json_ld.c ---- */
typedef struct dln_json_ld {
    dln_span headline, published, publisher, lang, body, url;
    bool is_article;          /* else of the page that the article is on: dates only */
} dln_json_ld;

/* What a script of type application/ld+json says of the article; what is already known is kept. */
void dln_json_ld_read(dln_span script, dln_arena *arena, dln_json_ld *found);

#endif
