/* src/read/feed.c - RSS (0.9 to 2.0) and Atom: each item is an article, of its fullest text. */
#include "base/text.h"
#include "read/html.h"

#include <libxml/parser.h>
#include <libxml/SAX2.h>

typedef struct item {
    xmlNode *text;             /* the best that there is */
    int text_rank, date_rank;
    dln_span title, link, guid, date;
    bool is_guid_a_link;
} item;

/* A child's words; what is escaped markup in them is resolved later. */
static dln_span words(xmlNode *node, dln_arena *arena)
{
    return dln_html_node_text(node, arena);
}

static void take_link(item *i, xmlNode *node, dln_arena *arena)
{
    dln_span rel = dln_html_node_attribute(node, "rel"), href = dln_html_node_attribute(node, "href");
    if (i->link.len > 0 || (rel.len > 0 && !dln_span_is(rel, "alternate")))
        return;
    i->link = href.len > 0 ? dln_arena_copy(arena, href) : words(node, arena);
}

/* Of pictures, podcasts and the like, whose title and description are not the item's. */
static bool is_about_media(const xmlNode *node)
{
    static const char *const spaces[] = {"http://search.yahoo.com/mrss", "http://www.itunes.com/dtds/podcast", "https://www.itunes.com/dtds/podcast", "http://www.google.com/schemas/play-podcasts"};
    dln_span space = node->ns == NULL || node->ns->href == NULL ? DLN_NO_SPAN : dln_span_of((const char *)node->ns->href);
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (dln_starts_with(space, dln_span_of(spaces[i])))
            return true;
    return false;
}

static void take_member(item *i, xmlNode *node, dln_arena *arena)
{
    if (is_about_media(node))
        return;
    static const struct { const char *name; int rank; } texts[] = {{"encoded", 3}, {"content", 3}, {"description", 2}, {"summary", 1}};
    static const struct { const char *name; int rank; } dates[] = {{"pubDate", 5}, {"published", 5}, {"issued", 4}, {"date", 3}, {"created", 2}, {"updated", 1}};
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
        if (dln_html_node_is(node, texts[t].name) && texts[t].rank > i->text_rank && node->children != NULL) {
            i->text = node;
            i->text_rank = texts[t].rank;
        }
    for (size_t d = 0; d < sizeof dates / sizeof *dates; d++)
        if (dln_html_node_is(node, dates[d].name) && dates[d].rank > i->date_rank) {
            i->date = words(node, arena);
            i->date_rank = dates[d].rank;
        }
    if (dln_html_node_is(node, "title") && i->title.len == 0)
        i->title = words(node, arena);
    else if (dln_html_node_is(node, "link"))
        take_link(i, node, arena);
    else if (dln_html_node_is(node, "guid") || dln_html_node_is(node, "id")) {
        i->guid = words(node, arena);
        i->is_guid_a_link = !dln_span_is(dln_html_node_attribute(node, "isPermaLink"), "false") && dln_starts_with(i->guid, DLN_SPAN("http"));
    }
}

static dln_span resolved(dln_span text, dln_arena *arena)
{
    bool has_markup = text.len > 0 && (memchr(text.text, '<', text.len) != NULL || memchr(text.text, '&', text.len) != NULL);
    return has_markup ? dln_html_fragment(text, arena) : text;
}

/* "The post TITLE appeared first on SITE.", as blogs end their items. */
static dln_span without_credit(dln_span text)
{
    size_t last = text.len;
    while (last > 0 && text.text[last - 1] != '\n')
        last--;
    dln_span line = {text.text + last, text.len - last};
    bool is_credit = dln_starts_with(line, DLN_SPAN("The post ")) && dln_find(line, DLN_SPAN(" appeared first on ")) != SIZE_MAX;
    return is_credit ? dln_trim((dln_span){text.text, last}) : text;
}

static dln_status read_item(dln_reading *reading, xmlNode *node, dln_span publisher, dln_span lang)
{
    item i = {0};
    dln_arena *arena = reading->arena;
    dln_arena_reset(arena);
    for (xmlNode *member = node->children; member != NULL; member = member->next)
        if (member->type == XML_ELEMENT_NODE)
            take_member(&i, member, arena);
    long line = xmlGetLineNo(node);
    dln_draft draft = {.title = resolved(i.title, arena), .publisher = publisher, .lang = lang, .published = i.date, .line = line > 0 ? (uint32_t)line : 1};
    draft.url = i.link.len > 0 ? i.link : i.is_guid_a_link ? i.guid : DLN_NO_SPAN;
    if (i.guid.len > 0 && !i.is_guid_a_link)
        draft.id = i.guid;
    if (i.text != NULL) {
        bool has_elements = false; /* Atom's xhtml content */
        for (xmlNode *child = i.text->children; child != NULL; child = child->next)
            has_elements = has_elements || child->type == XML_ELEMENT_NODE;
        draft.text = without_credit(has_elements ? dln_html_all_text(i.text, arena) : resolved(words(i.text, arena), arena));
    }
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : dln_draft_finish(reading, &draft);
}

/* The feed's own title or language: what stands before or beside the items, not in them. */
static dln_span feed_words(xmlNode *root, const char *name, dln_arena *arena)
{
    for (xmlNode *node = root; node != NULL;) {
        bool is_item = dln_html_node_is(node, "item") || dln_html_node_is(node, "entry") || dln_html_node_is(node, "image");
        if (!is_item && dln_html_node_is(node, name))
            return words(node, arena);
        node = dln_html_next(node, root, is_item);
    }
    return DLN_NO_SPAN;
}

static void start_counted(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int space_count, const xmlChar **spaces, int count,
                          int default_count, const xmlChar **attributes)
{
    xmlParserCtxt *parser = context;
    uintptr_t elements = (uintptr_t)parser->_private + 1; /* a number in the field that libxml2 leaves to us */
    parser->_private = (void *)elements;
    if (elements > DLN_XML_ELEMENTS_MAX)
        xmlStopParser(parser);
    else
        xmlSAX2StartElementNs(context, name, prefix, uri, space_count, spaces, count, default_count, attributes);
}

xmlDoc *dln_xml_parse(dln_span bytes, dln_arena *lasting, bool *is_cut)
{
    size_t repaired;
    bytes = dln_to_utf8(bytes, dln_html_charset(bytes), lasting, &repaired);
    xmlParserCtxt *parser = bytes.text == NULL || bytes.len > INT32_MAX ? NULL : xmlNewParserCtxt();
    *is_cut = false;
    if (parser == NULL)
        return NULL;
    parser->sax->startElementNs = start_counted;
    xmlDoc *document = xmlCtxtReadMemory(parser, bytes.text, (int)bytes.len, NULL, "UTF-8",
                                         XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_COMPACT);
    *is_cut = (uintptr_t)parser->_private > DLN_XML_ELEMENTS_MAX;
    xmlFreeParserCtxt(parser);
    return document;
}

void dln_xml_tell_cut(dln_reading *reading, bool is_cut)
{
    if (is_cut)
        dln_reading_problem(reading, DLN_ISSUE_REPAIRED, 0, 0, "has more than %d elements; what comes after them is left", DLN_XML_ELEMENTS_MAX);
}

dln_status dln_read_feed(dln_reading *reading)
{
    dln_span bytes = {reading->piece->bytes, reading->piece->len};
    dln_status status = DLN_OK;
    dln_arena *lasting = dln_arena_new(); /* what all items share */
    if (lasting == NULL)
        return DLN_NO_MEMORY;
    bool is_cut;
    xmlDoc *document = dln_xml_parse(bytes, lasting, &is_cut);
    dln_xml_tell_cut(reading, is_cut);
    xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement(document);
    if (root == NULL) {
        dln_reading_problem(reading, DLN_ISSUE_DAMAGED, 0, 0, "is no feed that can be read");
    } else {
        dln_span publisher = feed_words(root, "title", lasting), lang = feed_words(root, "language", lasting);
        if (lang.len == 0)
            lang = dln_arena_copy(lasting, dln_html_node_attribute(root, "lang"));
        for (xmlNode *node = root; node != NULL && status == DLN_OK && !reading->is_stopped;) {
            bool is_item = dln_html_node_is(node, "item") || dln_html_node_is(node, "entry");
            if (is_item)
                status = read_item(reading, node, publisher, lang);
            node = dln_html_next(node, root, is_item);
        }
    }
    xmlFreeDoc(document);
    dln_arena_free(lasting);
    return status;
}
