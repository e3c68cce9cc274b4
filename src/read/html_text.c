/* src/read/html_text.c - the words of an article among those of its page, by shallow features (after Kohlschuetter,
 * Fankhauser, Nejdl: Boilerplate Detection using Shallow Text Features, 2010): the element that holds most of the
 * paragraphs; in it, blocks with many words and few links; parts that name themselves navigation, comments, captions
 * left out - unless they hold most of the text, as a body of class "with-sidebar" does.
 */
#include "base/text.h"
#include "read/html.h"

typedef enum block_kind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_ITEM, BLOCK_OTHER } block_kind;

typedef struct block {
    size_t begin, end;         /* of the text gathered */
    uint32_t words, link_words;
    block_kind kind;
    bool is_kept;
} block;

typedef struct gathering {
    dln_arena *arena;
    char *text;
    size_t len, capacity;
    block *blocks;
    size_t count, block_capacity;
    size_t begin;              /* of the open block */
    uint32_t words, link_words;
    block_kind kind;
    unsigned link_depth;
    bool in_word;
} gathering;

/* ---- what an element is ---- */
static bool is_one_of(const xmlNode *node, const char *const *names)
{
    for (; node->type == XML_ELEMENT_NODE && *names != NULL; names++)
        if (strcmp((const char *)node->name, *names) == 0)
            return true;
    return false;
}

static const char *const never_text[] = {"script", "style", "noscript", "template", "iframe", "svg", "math", "canvas", "video", "audio", "object",
                                         "embed", "select", "option", "textarea", "button", "input", "head", "map", "datalist", NULL};
static const char *const aside_tags[] = {"nav", "aside", "footer", "form", "figure", "figcaption", "picture", "dialog", "menu", NULL};
static const char *const inline_tags[] = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
                                          "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "o:p",
                                          "center", "label", "big", "strike", "acronym", NULL};
static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6", NULL};

/* Words of class and id by which publishers name what is not the article. */
static const char *const aside_words[] = {
    "ad", "ads", "advert", "advertisement", "advertising", "adslot", "banner", "bio", "breadcrumb", "breadcrumbs", "byline", "caption", "comment",
    "comments", "consent", "cookie", "cookies", "copyright", "credit", "credits", "disclaimer", "disqus", "footer", "gallery", "gdpr", "hidden",
    "infobox", "masthead", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "overlay", "pagination", "paywall", "popular",
    "popup", "promo", "promotion", "recirculation", "recommended", "recommendations", "related", "share", "sharebar", "sharing", "sidebar", "signup",
    "skip", "slideshow", "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags", "teaser", "teasers", "toc", "toolbar",
    "topics", "trending", "widget", "mostread", "readmore", "keywords", "ticker", NULL};
static const char *const aside_pairs[] = {"most-read", "most-popular", "read-more", "read-next", "read-also", "also-read", "more-on", "more-stories",
                                          "more-from", "up-next", "sr-only", "screen-reader", "visually-hidden", "author-info", "tag-list",
                                          "related-stories", "you-may", "sign-up", "print-only", "see-also", "pull-quote", NULL};
static const char *const aside_roles[] = {"navigation", "complementary", "contentinfo", "banner", "dialog", "alertdialog", "alert", "search", "form",
                                          "menu", "toolbar", NULL};

static bool is_word_char(char c)
{
    return dln_is_alpha(c) || dln_is_digit(c);
}

static bool names_an_aside(dln_span names)
{
    char previous[24] = "";
    for (size_t at = 0; at < names.len;) {
        char word[24];
        size_t len = 0;
        while (at < names.len && !is_word_char(names.text[at])) {
            if (names.text[at] == ' ')
                previous[0] = '\0';
            at++;
        }
        /* camelCase divides words too */
        for (; at < names.len && is_word_char(names.text[at]); at++) {
            if (len > 0 && dln_is_upper(names.text[at]) && dln_is_lower(names.text[at - 1]))
                break;
            if (len < sizeof word - 1)
                word[len++] = dln_to_lower(names.text[at]);
        }
        word[len] = '\0';
        for (const char *const *aside = aside_words; *aside != NULL; aside++)
            if (strcmp(word, *aside) == 0)
                return true;
        size_t first = strlen(previous);
        for (const char *const *pair = aside_pairs; first > 0 && *pair != NULL; pair++)
            if (strncmp(*pair, previous, first) == 0 && (*pair)[first] == '-' && strcmp(*pair + first + 1, word) == 0)
                return true;
        memcpy(previous, word, len + 1);
    }
    return false;
}

static bool is_hidden(const xmlNode *node)
{
    dln_span style = dln_html_node_attribute(node, "style");
    return xmlHasProp(node, (const xmlChar *)"hidden") != NULL || dln_span_is(dln_html_node_attribute(node, "aria-hidden"), "true") ||
           (style.len > 0 && (dln_find(style, DLN_SPAN("display:none")) != SIZE_MAX || dln_find(style, DLN_SPAN("display: none")) != SIZE_MAX));
}

static bool is_container(const xmlNode *node)
{
    static const char *const containers[] = {"html", "body", "main", "article", NULL};
    return is_one_of(node, containers) || dln_span_is(dln_html_node_attribute(node, "itemprop"), "articleBody");
}

/* How much paragraph text lies below a node, as counted by weigh(). */
static uintptr_t weight(const xmlNode *node)
{
    return (uintptr_t)node->_private;
}

static bool is_aside(const xmlNode *node, const xmlNode *root)
{
    if (node->type != XML_ELEMENT_NODE || is_container(node))
        return false;
    bool holds_most = weight(node) * 2 > weight(root);
    if (is_one_of(node, aside_tags)) /* old pages are one form around everything */
        return !(dln_html_node_is(node, "form") && holds_most);
    if (is_hidden(node))
        return true;
    if (holds_most)
        return false;
    dln_span role = dln_html_node_attribute(node, "role");
    for (const char *const *name = aside_roles; role.len > 0 && *name != NULL; name++)
        if (dln_span_is(role, *name))
            return true;
    return names_an_aside(dln_html_node_attribute(node, "class")) || names_an_aside(dln_html_node_attribute(node, "id"));
}

bool dln_html_is_aside(xmlNode *node)
{
    const xmlNode *root = xmlDocGetRootElement(node->doc);
    for (int depth = 0; node != NULL && node->type == XML_ELEMENT_NODE && depth < 100; node = node->parent, depth++)
        if (is_aside(node, root))
            return true;
    return false;
}

/* ---- where the article is ---- */
static size_t visible_bytes(const xmlNode *text)
{
    size_t len = 0;
    for (const xmlChar *c = text->content; c != NULL && *c != 0; c++)
        len += *c > ' ';
    return len;
}

static bool counts_as_paragraph(const xmlNode *text)
{
    static const char *const paragraphs[] = {"p", "blockquote", "pre", NULL};
    const xmlNode *node = text->parent;
    bool is_link = false;
    for (int i = 0; node != NULL && i < 6; node = node->parent, i++) {
        is_link = is_link || dln_html_node_is(node, "a");
        if (is_one_of(node, paragraphs))
            return !is_link;
        if (!is_one_of(node, inline_tags)) /* text that stands in a div counts if it is a sentence's worth */
            return !is_link && visible_bytes(text) >= 80;
    }
    return false;
}

/* Writes into each element how much paragraph text lies below it. */
static void weigh(xmlNode *root)
{
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, is_one_of(node, never_text)))
        node->_private = NULL;
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, is_one_of(node, never_text))) {
        if (node->type != XML_TEXT_NODE || !counts_as_paragraph(node))
            continue;
        uintptr_t bytes = visible_bytes(node);
        xmlNode *above = node->parent;
        for (int depth = 0; above != NULL && above->type == XML_ELEMENT_NODE && depth < 256; above = above->parent, depth++)
            above->_private = (void *)(uintptr_t)(weight(above) + bytes); /* a number in the field that libxml2 leaves to us */
    }
}

/* The element that is the article: the one that says so, if it holds a good part of the page's paragraphs. */
static xmlNode *find_article(xmlNode *root)
{
    xmlNode *best = root;
    int best_rank = 0;
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, is_one_of(node, never_text))) {
        if (node->type != XML_ELEMENT_NODE || weight(node) == 0)
            continue;
        int rank = dln_span_is(dln_html_node_attribute(node, "itemprop"), "articleBody") ? 3
                   : dln_html_node_is(node, "article") ? 2
                   : dln_html_node_is(node, "main") || dln_span_is(dln_html_node_attribute(node, "role"), "main") ? 1 : 0;
        bool is_enough = weight(node) * (rank == 3 ? 4 : 3) > weight(root);
        if (rank == 0 || !is_enough)
            continue;
        if (rank > best_rank || (rank == best_rank && weight(node) > weight(best))) {
            best = node;
            best_rank = rank;
        }
    }
    return best;
}

/* ---- gathering blocks ---- */
static void put(gathering *g, char c)
{
    if (g->len == g->capacity) {
        size_t wanted = g->capacity == 0 ? 16384 : g->capacity * 2;
        char *larger = dln_arena_take(g->arena, wanted);
        if (larger == NULL)
            return;
        if (g->len > 0)
            memcpy(larger, g->text, g->len);
        g->text = larger;
        g->capacity = wanted;
    }
    g->text[g->len++] = c;
}

static void close_block(gathering *g)
{
    while (g->len > g->begin && dln_is_blank(g->text[g->len - 1]))
        g->len--;
    if (g->len > g->begin) {
        block *made = dln_arena_push(g->arena, &g->blocks, &g->count, &g->block_capacity, sizeof *made);
        if (made != NULL)
            *made = (block){g->begin, g->len, g->words, g->link_words, g->kind, false};
    }
    g->begin = g->len;
    g->words = g->link_words = 0;
    g->in_word = false;
}

static void put_text(gathering *g, const xmlChar *text)
{
    for (; text != NULL && *text != 0; text++) {
        bool is_no_break = text[0] == 0xC2 && text[1] == 0xA0;
        if (is_no_break)
            text++;
        if (is_no_break || dln_is_blank((char)*text)) {
            g->in_word = false;
            if (g->len > g->begin && !dln_is_blank(g->text[g->len - 1]))
                put(g, ' ');
            continue;
        }
        if (!g->in_word) {
            g->words++;
            g->link_words += g->link_depth > 0;
            g->in_word = true;
        }
        put(g, (char)*text);
    }
}

/* Two in a row end a paragraph, as they do in pages that know no <p>. */
static void put_break(gathering *g)
{
    if (g->len > g->begin && g->text[g->len - 1] == '\n') {
        close_block(g);
        return;
    }
    while (g->len > g->begin && g->text[g->len - 1] == ' ')
        g->len--;
    if (g->len > g->begin)
        put(g, '\n');
    g->in_word = false;
}

static block_kind kind_of(const xmlNode *node)
{
    if (is_one_of(node, headings))
        return BLOCK_HEADING;
    if (dln_html_node_is(node, "p") || dln_html_node_is(node, "blockquote") || dln_html_node_is(node, "pre"))
        return BLOCK_PARAGRAPH;
    return dln_html_node_is(node, "li") || dln_html_node_is(node, "td") || dln_html_node_is(node, "th") || dln_html_node_is(node, "dd") ? BLOCK_ITEM : BLOCK_OTHER;
}

static void leave_element(gathering *g, const xmlNode *node)
{
    if (dln_html_node_is(node, "a") && g->link_depth > 0)
        g->link_depth--;
    if (!is_one_of(node, inline_tags) && !dln_html_node_is(node, "br")) {
        close_block(g);
        g->kind = node->parent == NULL ? BLOCK_OTHER : kind_of(node->parent);
    }
}

static void gather(gathering *g, xmlNode *root, const xmlNode *page, bool skips_asides)
{
    xmlNode *node = root;
    while (node != NULL) {
        bool skips = false;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            put_text(g, node->content);
        } else if (node->type == XML_ELEMENT_NODE) {
            skips = is_one_of(node, never_text) || (skips_asides && node != root && is_aside(node, page));
            if (dln_html_node_is(node, "br")) {
                put_break(g);
            } else if (!skips) {
                if (dln_html_node_is(node, "a"))
                    g->link_depth++;
                if (!is_one_of(node, inline_tags)) {
                    close_block(g);
                    g->kind = kind_of(node);
                }
            }
        }
        if (!skips && node->children != NULL && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        if (node->type == XML_ELEMENT_NODE && !skips)
            leave_element(g, node);
        while (node != root && node->next == NULL) {
            node = node->parent;
            leave_element(g, node);
        }
        node = node == root ? NULL : node->next;
    }
    close_block(g);
}

/* ---- which blocks are the article's ---- */
static dln_span text_of(const gathering *g, const block *b)
{
    return (dln_span){g->text + b->begin, b->end - b->begin};
}

static bool starts_folded(dln_span text, const char *const *heads)
{
    char folded[64];
    dln_span head = {text.text, dln_utf8_cut(text, 48)};
    size_t len = dln_fold(head, folded, sizeof folded);
    for (; *heads != NULL; heads++) {
        size_t head_len = strlen(*heads);
        if (len >= head_len && memcmp(folded, *heads, head_len) == 0)
            return true;
    }
    return false;
}

/* What short blocks begin with that publishers put between paragraphs. */
static bool is_furniture(dln_span text, uint32_t words)
{
    static const char *const heads[] = {"read more", "read also", "also read", "read next", "see also", "more:", "more on this", "related:", "related stories",
        "related articles", "related topics", "watch:", "listen:", "photo:", "image:", "image source", "image caption", "file photo", "picture:",
        "getty images", "advertisement", "sign up", "subscribe", "follow us", "follow @", "share this", "share on", "click here", "copyright",
        "(c) ", "\xC2\xA9", "all rights reserved", "we use cookies", "this website uses cookies", "by clicking", "download our", "join our", "most read",
        "trending", "recommended", "newsletter", "skip to", "back to top", "loading", "comments", "leave a comment", "tags:", "topics:", "print", NULL};
    static const char *const tails[] = {"getty images", "all rights reserved.", "all rights reserved", NULL};
    if (words > 40)
        return false;
    if (starts_folded(text, heads))
        return true;
    for (const char *const *tail = tails; *tail != NULL; tail++) {
        char folded[64];
        size_t tail_len = strlen(*tail), len;
        if (text.len < tail_len || words > 20)
            continue;
        len = dln_fold((dln_span){text.text + text.len - tail_len, tail_len}, folded, sizeof folded);
        if (len == tail_len && memcmp(folded, *tail, len) == 0)
            return true;
    }
    return false;
}

static bool ends_a_sentence(dln_span text)
{
    if (text.len == 0)
        return false;
    unsigned char last = (unsigned char)text.text[text.len - 1];
    return strchr(".!?:\"')", (char)last) != NULL || (text.len >= 3 && last >= 0x80);
}

/* By its own words and links alone. */
static bool is_good(const gathering *g, const block *b, bool is_in_article)
{
    dln_span text = text_of(g, b);
    double density = b->words == 0 ? 1 : (double)b->link_words / b->words;
    if (is_furniture(text, b->words) || b->kind == BLOCK_HEADING)
        return false;
    if (b->kind == BLOCK_PARAGRAPH && is_in_article)
        return density < 0.6 && (b->words >= 6 || ends_a_sentence(text));
    if (b->kind == BLOCK_PARAGRAPH)
        return density < 0.4 && (b->words >= 10 || (b->words >= 5 && ends_a_sentence(text)));
    return density < 0.33 && b->words >= (is_in_article ? 12 : 20) && ends_a_sentence(text);
}

static void choose(gathering *g, bool is_in_article)
{
    for (size_t i = 0; i < g->count; i++)
        g->blocks[i].is_kept = is_good(g, &g->blocks[i], is_in_article);
    for (size_t i = 1; i + 1 < g->count; i++) { /* short ones between two that are kept: a list, an exchange of words */
        block *b = &g->blocks[i];
        double density = b->words == 0 ? 1 : (double)b->link_words / b->words;
        bool is_between = g->blocks[i - 1].is_kept && g->blocks[i + 1].is_kept;
        if (!b->is_kept && is_between && density < 0.5 && !is_furniture(text_of(g, b), b->words) && (b->kind != BLOCK_OTHER || ends_a_sentence(text_of(g, b))))
            b->is_kept = true;
    }
}

static dln_span join(const gathering *g, dln_span title)
{
    char *out = dln_arena_take(g->arena, g->len + 2 * g->count + 1);
    size_t len = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < g->count; i++) {
        dln_span text = text_of(g, &g->blocks[i]);
        if (!g->blocks[i].is_kept || (len == 0 && dln_fold_equals(text, title)))
            continue;
        if (len > 0) {
            memcpy(out + len, "\n\n", 2);
            len += 2;
        }
        memcpy(out + len, text.text, text.len);
        len += text.len;
    }
    return (dln_span){out, len};
}

dln_span dln_html_main_text(xmlNode *root, dln_span title, dln_arena *arena)
{
    gathering g = {.arena = arena};
    weigh(root);
    xmlNode *article = find_article(root);
    gather(&g, article, root, true);
    choose(&g, article != root);
    dln_span text = join(&g, title);
    if (text.len > 0 || article == root)
        return text;
    g = (gathering){.arena = arena};
    gather(&g, root, root, true);
    choose(&g, false);
    return join(&g, title);
}

dln_span dln_html_all_text(xmlNode *root, dln_arena *arena)
{
    gathering g = {.arena = arena};
    gather(&g, root, root, false);
    for (size_t i = 0; i < g.count; i++)
        g.blocks[i].is_kept = true;
    return join(&g, DLN_NO_SPAN);
}
