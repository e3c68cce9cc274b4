/* src/read/html.c - a page into a draft: what it says about its article (JSON-LD, then Open Graph and meta, then
 * microdata, then <time>, then the one it shows), and its main text. The tree is libxml2's. */
#include "read/html.h"

#include "base/text.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

enum { META_HEAD = 8192 };

xmlNode *dln_html_next(xmlNode *node, const xmlNode *root, bool skips_children)
{
    if (!skips_children && node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool dln_html_node_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->name[0] == (xmlChar)name[0] && strcmp((const char *)node->name, name) == 0;
}

dln_span dln_html_node_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
    while (attribute != NULL && (attribute->name[0] != (xmlChar)name[0] || strcmp((const char *)attribute->name, name) != 0))
        attribute = attribute->next;
    if (attribute == NULL || attribute->children == NULL || attribute->children->content == NULL)
        return (dln_span){"", 0};
    return dln_trim(dln_span_of((const char *)attribute->children->content));
}

dln_span dln_html_node_text(xmlNode *node, dln_arena *arena)
{
    size_t total = 0, len = 0;
    for (xmlNode *n = node; n != NULL; n = dln_html_next(n, node, false))
        if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content != NULL)
            total += strlen((const char *)n->content);
    char *text = dln_arena_take(arena, total + 1);
    for (xmlNode *n = node; n != NULL && text != NULL; n = dln_html_next(n, node, false))
        if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content != NULL) {
            size_t piece = strlen((const char *)n->content);
            memcpy(text + len, n->content, piece);
            len += piece;
        }
    return dln_trim((dln_span){text == NULL ? "" : text, len});
}

/* ---- metadata ---- */
enum { RANK_NONE = 99 }; /* of what was found: the lower is trusted more */

typedef struct found {
    dln_span text;
    int rank;
} found;

typedef struct page {
    dln_arena *arena;
    dln_json_ld json;
    found title, url, publisher, published;
    dln_span lang;
} page;

static void offer(found *field, dln_span text, int rank)
{
    text = dln_trim(text);
    if (text.len > 0 && rank < field->rank)
        *field = (found){text, rank};
}

/* A date counts only if it can be read: else the next best has its turn. */
static void offer_date(page *p, dln_span text, int rank)
{
    dln_when date;
    if (rank < p->published.rank && dln_read_date(text, &date))
        offer(&p->published, text, rank);
}

static void read_meta(page *p, const xmlNode *node)
{
    enum { TITLE, URL, PUBLISHER, PUBLISHED, LANG };
    static const struct { const char *name; int field, rank; } names[] = {
        {"og:title", TITLE, 1}, {"twitter:title", TITLE, 4}, {"dc.title", TITLE, 5}, {"parsely-title", TITLE, 3},
        {"og:url", URL, 2}, {"parsely-link", URL, 3},
        {"og:site_name", PUBLISHER, 1}, {"application-name", PUBLISHER, 4}, {"dc.publisher", PUBLISHER, 3}, {"publisher", PUBLISHER, 3},
        {"article:published_time", PUBLISHED, 1}, {"og:published_time", PUBLISHED, 2}, {"og:article:published_time", PUBLISHED, 2},
        {"datepublished", PUBLISHED, 3}, {"parsely-pub-date", PUBLISHED, 4}, {"sailthru.date", PUBLISHED, 4}, {"article.published", PUBLISHED, 4},
        {"cxenseparse:recs:publishtime", PUBLISHED, 4}, {"citation_publication_date", PUBLISHED, 4}, {"dc.date.issued", PUBLISHED, 4},
        {"dcterms.issued", PUBLISHED, 4}, {"dcterms.created", PUBLISHED, 5}, {"dc.date", PUBLISHED, 5}, {"dcterms.date", PUBLISHED, 5},
        {"publish-date", PUBLISHED, 4}, {"publish_date", PUBLISHED, 4}, {"publishdate", PUBLISHED, 4}, {"published_time", PUBLISHED, 4},
        {"pubdate", PUBLISHED, 4}, {"publication_date", PUBLISHED, 4}, {"date", PUBLISHED, 6}, {"content-language", LANG, 1}, {"dc.language", LANG, 1},
    };
    static const char *const attributes[] = {"property", "name", "itemprop", "http-equiv"};
    dln_span content = dln_html_node_attribute(node, "content");
    for (size_t a = 0; a < 4 && content.len > 0; a++) {
        dln_span name = dln_html_node_attribute(node, attributes[a]);
        for (size_t i = 0; name.len > 0 && i < sizeof names / sizeof *names; i++) {
            if (!dln_fold_equals(name, dln_span_of(names[i].name)))
                continue;
            switch (names[i].field) {
            case TITLE: offer(&p->title, content, names[i].rank); break;
            case URL: offer(&p->url, content, names[i].rank); break;
            case PUBLISHER: offer(&p->publisher, content, names[i].rank); break;
            case PUBLISHED: offer_date(p, content, names[i].rank); break;
            default:
                if (p->lang.len == 0)
                    p->lang = content;
            }
        }
    }
}

static void read_microdata(page *p, xmlNode *node)
{
    dln_span property = dln_html_node_attribute(node, "itemprop"), content = dln_html_node_attribute(node, "content");
    if (property.len == 0)
        return;
    if (dln_span_is(property, "datePublished")) {
        dln_span datetime = dln_html_node_attribute(node, "datetime");
        offer_date(p, content.len > 0 ? content : datetime.len > 0 ? datetime : dln_html_node_text(node, p->arena), 7);
    } else if (dln_span_is(property, "headline")) {
        offer(&p->title, content.len > 0 ? content : dln_html_node_text(node, p->arena), 2);
    }
}

/* The first one that is not in a part of the page about other things; one that says it is the publication's, before. */
static void read_time(page *p, xmlNode *node)
{
    dln_span datetime = dln_html_node_attribute(node, "datetime"), class = dln_html_node_attribute(node, "class");
    bool is_publication = xmlHasProp(node, (const xmlChar *)"pubdate") != NULL || dln_find(class, DLN_SPAN("publish")) != SIZE_MAX;
    bool is_update = dln_find(class, DLN_SPAN("updated")) != SIZE_MAX || dln_find(class, DLN_SPAN("modified")) != SIZE_MAX;
    int rank = is_publication ? 8 : is_update ? 10 : 9;
    if (rank >= p->published.rank || dln_html_is_aside(node))
        return;
    offer_date(p, datetime.len > 0 ? datetime : dln_html_node_text(node, p->arena), rank);
}

static void read_element(page *p, xmlNode *node)
{
    if (dln_html_node_is(node, "meta")) {
        read_meta(p, node);
    } else if (dln_html_node_is(node, "html")) {
        dln_span lang = dln_html_node_attribute(node, "lang");
        p->lang = lang.len > 0 ? lang : dln_html_node_attribute(node, "xml:lang");
    } else if (dln_html_node_is(node, "title")) {
        if (node->parent != NULL && dln_html_node_is(node->parent, "head"))
            offer(&p->title, dln_html_node_text(node, p->arena), 6);
    } else if (dln_html_node_is(node, "link")) {
        if (dln_fold_equals(dln_html_node_attribute(node, "rel"), DLN_SPAN("canonical")))
            offer(&p->url, dln_html_node_attribute(node, "href"), 1);
    } else if (dln_html_node_is(node, "script")) {
        dln_span type = dln_html_node_attribute(node, "type");
        if (dln_starts_with(type, DLN_SPAN("application/ld+json")))
            dln_json_ld_read(dln_html_node_text(node, p->arena), p->arena, &p->json);
    } else if (dln_html_node_is(node, "time")) {
        read_time(p, node);
    } else if (dln_html_node_is(node, "h1")) {
        offer(&p->title, dln_html_node_text(node, p->arena), 5);
    }
    if (node->properties != NULL)
        read_microdata(p, node);
}

/* A title without the site's name behind it: "Talks end | Volga Wire". */
static dln_span without_site(dln_span title, dln_span site)
{
    static const char *const bars[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xB7 "};
    for (size_t i = 0; i < sizeof bars / sizeof *bars && site.len > 0; i++) {
        size_t bar = strlen(bars[i]);
        if (title.len <= site.len + bar)
            continue;
        size_t at = title.len - site.len - bar;
        if (memcmp(title.text + at, bars[i], bar) == 0 && dln_fold_equals((dln_span){title.text + at + bar, site.len}, site))
            return (dln_span){title.text, at};
    }
    return title;
}

/* The body that the metadata give, or the page's: the one that is whole, and of two alike the one with paragraphs. */
static dln_span better_text(dln_span given, dln_span shown)
{
    bool is_cut_off = dln_ends_with(given, DLN_SPAN("...")) || dln_ends_with(given, DLN_SPAN("\xE2\x80\xA6"));
    if (given.len < 200 || (is_cut_off && shown.len > given.len))
        return shown.len > 0 ? shown : given;
    if (shown.len * 10 >= given.len * 8 && shown.len * 10 <= given.len * 13)
        return shown;
    return given;
}

/* ---- the tree ---- */
/* libxml2 gives a page up that nests deeper than its limit (256), as pages do that never close a <font>. From DEEP on what
 * only holds other elements becomes part of the one that it is in, from DEEPEST on every element does: its name is taken
 * off the parser's stack, so that its end is passed over too, and a break stands where a block began. */
enum { DEEP = 200, DEEPEST = 250, MOST_ATTRIBUTES = 20 };

static bool is_one_of(const xmlChar *name, const char *const *names)
{
    while (*names != NULL && strcmp((const char *)name, *names) != 0)
        names++;
    return *names != NULL;
}

/* The attributes that somebody here asks for. The rest, and what scripts, styles and comments say, does not become part of
 * the tree: it is most of a page. */
static size_t wanted_attributes(const xmlChar *element, const xmlChar **attributes, const xmlChar **out, size_t room)
{
    static const char *const wanted[] = {"class", "id", "style", "role", "hidden", "aria-hidden", "itemprop", "content", "property", "name", "http-equiv",
                                         "datetime", "pubdate", "rel", "lang", "xml:lang", "type", NULL};
    size_t count = 0;
    for (; attributes != NULL && attributes[0] != NULL && count + 2 < room; attributes += 2) {
        bool is_address = strcmp((const char *)attributes[0], "href") == 0;
        if (is_address ? strcmp((const char *)element, "link") != 0 : !is_one_of(attributes[0], wanted))
            continue;
        out[count++] = attributes[0];
        out[count++] = attributes[1];
    }
    out[count] = out[count + 1] = NULL;
    return count;
}

static void script_or_style(void *context, const xmlChar *text, int len)
{
    const htmlParserCtxt *parser = context;
    if (parser->node != NULL && dln_html_node_is(parser->node, "script") &&
        dln_starts_with(dln_html_node_attribute(parser->node, "type"), DLN_SPAN("application/ld+json")))
        xmlSAX2CDataBlock(context, text, len);
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
    static const char *const marks[] = {"font", "span", "b", "i", "em", "strong", "u", "small", "big", "center", NULL};
    static const char *const holders[] = {"div", "section", "article", "main", "table", "tbody", "tr", "td", "th", "ul", "ol", "li", "dl", "dd", "blockquote",
                                          "form", "fieldset", "body", "header", "figure", NULL};
    htmlParserCtxt *parser = context;
    uintptr_t count = (uintptr_t)parser->_private + 1; /* a number in the field that libxml2 leaves to us */
    parser->_private = (void *)count;
    if (count > DLN_ELEMENTS_MAX) {
        xmlStopParser(parser);
        return;
    }
    if (parser->nodeNr < DEEP || (parser->nodeNr < DEEPEST && !is_one_of(name, marks) && !is_one_of(name, holders))) {
        const xmlChar *kept[2 * MOST_ATTRIBUTES];
        size_t kept_count = wanted_attributes(name, attributes, kept, 2 * MOST_ATTRIBUTES);
        xmlSAX2StartElement(context, name, kept_count == 0 ? NULL : kept);
        return;
    }
    for (int i = 0; i < 2 && !is_one_of(name, marks); i++) { /* two end a paragraph */
        xmlSAX2StartElement(context, (const xmlChar *)"br", NULL);
        xmlSAX2EndElement(context, (const xmlChar *)"br");
    }
    if (parser->nameNr > 1) {
        parser->nameNr--;
        parser->name = parser->nameTab[parser->nameNr - 1];
    }
}

/* *is_cut: not all of it is in the tree. */
static xmlDoc *parse(dln_span html, bool *is_cut)
{
    *is_cut = false;
    if (html.len == 0 || html.len > INT32_MAX)
        return NULL;
    htmlParserCtxt *parser = htmlCreateMemoryParserCtxt(html.text, (int)html.len);
    if (parser == NULL)
        return NULL;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    xmlCharEncodingHandler *utf8 = xmlFindCharEncodingHandler("UTF-8");
    if (utf8 != NULL)
        xmlSwitchToEncoding(parser, utf8);
    parser->sax->startElement = start_element;
    parser->sax->cdataBlock = script_or_style;
    parser->sax->comment = NULL;
    htmlParseDocument(parser);
    xmlDoc *document = parser->myDoc;
    *is_cut = (uintptr_t)parser->_private > DLN_ELEMENTS_MAX;
    parser->myDoc = NULL;
    htmlFreeParserCtxt(parser);
    return document;
}

/* <meta charset=...>, <?xml encoding=...?>: the name; empty: none. */
dln_span dln_html_charset(dln_span html)
{
    static const char *const marks[] = {"charset=", "encoding="};
    dln_span head = {html.text, html.len < META_HEAD ? html.len : META_HEAD};
    for (size_t m = 0; m < 2; m++) {
        size_t len = strlen(marks[m]);
        for (size_t at = 0; at + len < head.len; at++) {
            size_t same = 0;
            while (same < len && dln_to_lower(head.text[at + same]) == marks[m][same])
                same++;
            if (same < len)
                continue;
            size_t begin = at + len;
            while (begin < head.len && (head.text[begin] == '"' || head.text[begin] == '\''))
                begin++;
            size_t end = begin;
            while (end < head.len && strchr("\"' ;>/?\r\n", head.text[end]) == NULL)
                end++;
            return (dln_span){head.text + begin, end - begin};
        }
    }
    return DLN_NO_SPAN;
}

dln_status dln_html_draft(dln_span html, dln_span charset, dln_arena *arena, dln_draft *draft)
{
    page p = {.arena = arena, .title.rank = RANK_NONE, .url.rank = RANK_NONE, .publisher.rank = RANK_NONE, .published.rank = RANK_NONE};
    size_t repaired;
    html = dln_to_utf8(html, charset.len > 0 ? charset : dln_html_charset(html), arena, &repaired);
    if (html.text == NULL)
        return DLN_NO_MEMORY;
    draft->repaired += repaired;
    xmlDoc *document = parse(html, &draft->is_cut);
    xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement(document);
    if (root == NULL) {
        xmlFreeDoc(document);
        return DLN_OK; /* no text: told by whoever finishes the draft */
    }
    dln_html_prepare(root);
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, false))
        if (node->type == XML_ELEMENT_NODE)
            read_element(&p, node);
    offer(&p.title, p.json.headline, 0);
    offer(&p.url, p.json.url, 3);
    offer(&p.publisher, p.json.publisher, 0);
    offer_date(&p, p.json.published, 0);
    dln_span title = without_site(p.title.text, p.publisher.text);
    dln_span shown = dln_html_main_text(root, title, arena), date;
    if (p.published.rank == RANK_NONE && draft->date_line.len == 0 && dln_html_shown_date(root, &date))
        draft->date_line = dln_arena_copy(arena, date);
    bool is_absolute = dln_starts_with(p.url.text, DLN_SPAN("http"));
    draft->title = dln_arena_copy(arena, title);
    draft->url = draft->url.len > 0 || !is_absolute ? draft->url : dln_arena_copy(arena, p.url.text);
    draft->publisher = dln_arena_copy(arena, p.publisher.text);
    draft->published = dln_arena_copy(arena, p.published.text);
    draft->lang = dln_arena_copy(arena, p.json.lang.len > 0 ? p.json.lang : p.lang);
    draft->text = better_text(p.json.body, shown);
    xmlFreeDoc(document);
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : DLN_OK;
}

dln_span dln_html_fragment(dln_span html, dln_arena *arena)
{
    bool is_cut;
    xmlDoc *document = parse(html, &is_cut);
    xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement(document);
    dln_span text = root == NULL ? (dln_span){"", 0} : dln_html_all_text(root, arena);
    xmlFreeDoc(document);
    return text;
}

dln_status dln_read_html(dln_reading *reading)
{
    dln_draft draft = {.is_whole_file = true};
    dln_arena_reset(reading->arena);
    dln_status status = dln_html_draft((dln_span){reading->piece->bytes, reading->piece->len}, DLN_NO_SPAN, reading->arena, &draft);
    return status == DLN_OK ? dln_draft_finish(reading, &draft) : status;
}
