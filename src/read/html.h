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

/* ---- feed.c ---- */
/* XML of any charset, as far as it can be read; nothing is fetched, no entity of a file is resolved. Yours to free (xmlFreeDoc);
 * lasting holds its text meanwhile. *is_cut: it has more than DLN_XML_ELEMENTS_MAX elements, and what comes after them is not in it. */
xmlDoc *dln_xml_parse(dln_span bytes, dln_arena *lasting, bool *is_cut);
/* Says that a document was cut. */
void dln_xml_tell_cut(dln_reading *reading, bool is_cut);

/* ---- html_text.c ---- */
/* The article's own words: paragraphs divided by empty lines; navigation, teasers, captions, comments left out. */
dln_span dln_html_main_text(xmlNode *root, dln_span title, dln_arena *arena);
/* Notes in every node what kind of element it is: once, before dln_html_is_aside (the others do so themselves). */
void dln_html_prepare(xmlNode *root);
/* Whether the node is in a part of the page that is not the article. */
bool dln_html_is_aside(xmlNode *node);
/* Whether a short block begins as those do that publishers put between paragraphs: "Read more", "We use cookies". */
bool dln_html_is_furniture(dln_span text, uint32_t words);
bool dln_html_ends_a_sentence(dln_span text);
/* All the text, by paragraphs. */
dln_span dln_html_all_text(xmlNode *root, dln_arena *arena);

/* ---- html_date.c ---- */
/* The date that stands by itself, or behind a label, soon after the headline; borrowed from the tree. */
bool dln_html_shown_date(xmlNode *root, dln_span *out);

/* ---- json_ld.c ---- */
typedef struct dln_json_ld {
    dln_span headline, published, publisher, lang, body, url;
    bool is_article;          /* else of the page that the article is on: dates only */
} dln_json_ld;

/* What a script of type application/ld+json says of the article; what is already known is kept. */
void dln_json_ld_read(dln_span script, dln_arena *arena, dln_json_ld *found);

#endif
