/* src/read/newsml.c - what agencies deliver: NITF, NewsML-G2 (alone, or many in a newsMessage) and NewsML 1.2. Elements
 * are known by their names without prefix; each nitf or newsItem is an article.
 */
#include "base/text.h"
#include "read/html.h"

#include <libxml/parser.h>

static bool is_any(const xmlNode *node, const char *const *names)
{
    for (; node->type == XML_ELEMENT_NODE && *names != NULL; names++)
        if (strcmp((const char *)node->name, *names) == 0)
            return true;
    return false;
}

static bool is_item(const xmlNode *node)
{
    static const char *const names[] = {"newsItem", "NewsItem", NULL};
    return is_any(node, names);
}

static xmlNode *find(xmlNode *root, const char *name)
{
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, false))
        if (dln_html_node_is(node, name))
            return node;
    return NULL;
}

static dln_span words(xmlNode *node, dln_arena *arena)
{
    return node == NULL ? DLN_NO_SPAN : dln_html_node_text(node, arena);
}

static dln_span attribute(const xmlNode *node, const char *name)
{
    return node == NULL ? DLN_NO_SPAN : dln_html_node_attribute(node, name);
}

static void keep(dln_span *field, dln_span value)
{
    if (field->len == 0)
        *field = dln_trim(value);
}

static void keep_date(dln_span *field, dln_span value)
{
    dln_when date;
    if (field->len == 0 && value.len > 0 && dln_read_date(value, &date))
        *field = dln_trim(value);
}

/* Marks within a line are made spans, which html_text.c knows; pictures, tables of figures and notes go. */
static void simplify(xmlNode *root)
{
    static const char *const marks[] = {"person", "org", "location", "city", "state", "country", "region", "sublocation", "chron", "num", "frac", "money", "object.title",
                                        "event", "function", "lang", "pronounce", "virtloc", "copyrite", "postaddr", "classifier", "inlineRef", "story.date", NULL};
    static const char *const others[] = {"media", "table", "note", "nitf-table", "caption", "media-caption", "hl2.media", "byline", "copyrite", NULL};
    for (xmlNode *node = root; node != NULL;) {
        bool goes = node != root && is_any(node, others);
        xmlNode *next = dln_html_next(node, root, goes);
        if (goes) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        } else if (is_any(node, marks)) {
            xmlNodeSetName(node, (const xmlChar *)"span");
        }
        node = next;
    }
}

/* Archives give the first paragraph twice, alone and in the full text. */
static void drop_lead(xmlNode *content)
{
    xmlNode *lead = NULL;
    bool has_all = false;
    for (xmlNode *node = content; node != NULL; node = dln_html_next(node, content, false)) {
        dln_span class = dln_html_node_is(node, "block") ? dln_html_node_attribute(node, "class") : DLN_NO_SPAN;
        if (dln_span_is(class, "lead_paragraph"))
            lead = node;
        has_all = has_all || dln_span_is(class, "full_text");
    }
    if (lead == NULL || !has_all || lead == content)
        return;
    xmlUnlinkNode(lead);
    xmlFreeNode(lead);
}

static void take_nitf(xmlNode *nitf, dln_draft *draft, dln_arena *arena)
{
    xmlNode *date = find(nitf, "date.issue"), *release = find(nitf, "date.release"), *story = find(nitf, "story.date"), *data = find(nitf, "pubdata");
    xmlNode *content = find(nitf, "body.content"), *title = find(nitf, "hl1");
    keep(&draft->title, words(title != NULL ? title : find(nitf, "title"), arena));
    keep_date(&draft->published, attribute(date, "norm"));
    keep_date(&draft->published, attribute(release, "norm"));
    keep_date(&draft->published, attribute(data, "date.publication"));
    keep_date(&draft->published, attribute(story, "norm"));
    keep(&draft->publisher, attribute(data, "name"));
    keep(&draft->publisher, words(find(nitf, "distributor"), arena));
    keep(&draft->publisher, attribute(find(nitf, "doc.copyright"), "holder"));
    keep(&draft->url, attribute(data, "ex-ref"));
    keep(&draft->id, attribute(find(nitf, "doc-id"), "id-string"));
    keep(&draft->lang, attribute(nitf, "lang"));
    if (content == NULL)
        content = find(nitf, "body");
    if (content != NULL && draft->text.len == 0) {
        drop_lead(content);
        simplify(content);
        draft->text = dln_html_all_text(content, arena);
    }
}

/* The words in <provider literal="..."><name>..</name></provider>; a qcode alone is no name. */
static dln_span name_in(xmlNode *node, dln_arena *arena)
{
    xmlNode *name = node == NULL ? NULL : find(node, "name");
    return name != NULL ? words(name, arena) : attribute(node, "literal");
}

static void take_item(xmlNode *item, dln_draft *draft, dln_arena *arena)
{
    static const char *const dates[] = {"versionCreated", "firstCreated", "contentCreated", "ThisRevisionCreated", "FirstCreated"};
    xmlNode *headline = find(item, "headline"), *provider = find(item, "provider"), *language = find(item, "language"), *inside = find(item, "inlineXML");
    keep(&draft->title, words(headline != NULL ? headline : find(item, "HeadLine"), arena));
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        keep_date(&draft->published, words(find(item, dates[i]), arena));
    keep(&draft->publisher, name_in(provider, arena));
    keep(&draft->publisher, name_in(find(item, "infoSource"), arena));
    keep(&draft->publisher, name_in(find(item, "copyrightHolder"), arena));
    keep(&draft->publisher, attribute(find(item, "Provider") == NULL ? NULL : find(find(item, "Provider"), "Party"), "FormalName"));
    keep(&draft->id, attribute(item, "guid"));
    keep(&draft->id, words(find(item, "PublicIdentifier"), arena));
    keep(&draft->lang, attribute(inside, "lang"));
    keep(&draft->lang, attribute(language, "tag"));
    keep(&draft->lang, attribute(find(item, "Language"), "FormalName"));
    keep(&draft->lang, attribute(item, "lang"));
    xmlNode *nitf = find(item, "nitf"), *html = find(item, "html"), *plain = find(item, "inlineData");
    if (nitf != NULL) {
        take_nitf(nitf, draft, arena);
        return;
    }
    xmlNode *content = html != NULL ? html : inside != NULL ? inside : plain != NULL ? plain : find(item, "DataContent");
    if (content == NULL)
        return;
    simplify(content);
    draft->text = html != NULL ? dln_html_main_text(html, draft->title, arena) : dln_html_all_text(content, arena);
    if (content == plain && find(plain, "p") == NULL) /* lines of plain text, which the other would run together */
        draft->text = words(plain, arena);
}

static dln_status read_node(dln_reading *reading, xmlNode *node)
{
    long line = xmlGetLineNo(node);
    dln_draft draft = {.line = line > 0 ? (uint32_t)line : 1};
    dln_arena *arena = reading->arena;
    dln_arena_reset(arena);
    if (is_item(node))
        take_item(node, &draft, arena);
    else
        take_nitf(node, &draft, arena);
    dln_span *const fields[] = {&draft.title, &draft.published, &draft.publisher, &draft.id, &draft.url, &draft.lang};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) /* attributes are the tree's */
        *fields[i] = dln_arena_copy(arena, *fields[i]);
    if (!dln_starts_with(draft.url, DLN_SPAN("http")))
        draft.url = DLN_NO_SPAN;
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : dln_draft_finish(reading, &draft);
}

dln_status dln_read_newsml(dln_reading *reading)
{
    dln_status status = DLN_OK;
    size_t count = 0;
    dln_arena *lasting = dln_arena_new(); /* the bytes as UTF-8 */
    if (lasting == NULL)
        return DLN_NO_MEMORY;
    bool is_cut;
    xmlDoc *document = dln_xml_parse((dln_span){reading->piece->bytes, reading->piece->len}, lasting, &is_cut);
    dln_xml_tell_cut(reading, is_cut);
    xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement(document);
    for (xmlNode *node = root; node != NULL && status == DLN_OK && !reading->is_stopped;) {
        bool is_article = is_item(node) || dln_html_node_is(node, "nitf");
        xmlNode *next = dln_html_next(node, root, is_article);
        if (is_article) {
            status = read_node(reading, node);
            count++;
        }
        node = next;
    }
    if (count == 0)
        dln_reading_problem(reading, DLN_ISSUE_DAMAGED, 0, 0, "is no NITF or NewsML that can be read");
    xmlFreeDoc(document);
    dln_arena_free(lasting);
    return status;
}
