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
    const xmlNode *owner;      /* the element that it stands in, marks aside */
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
    const xmlNode *owner;
    unsigned link_depth;
    bool in_word;
} gathering;

/* ---- what an element is ---- */
enum { /* kinds of elements, as bits in the node's `extra`, which libxml2 leaves to us: names are compared once */
    TAG_NEVER = 1,      /* holds nothing to read */
    TAG_ASIDE = 2,      /* beside the article */
    TAG_INLINE = 4,
    TAG_HEADING = 8,
    TAG_PARAGRAPH = 16,
    TAG_ITEM = 32,
    TAG_BREAK = 64,
    TAG_LINK = 128,
    TAG_CONTAINER = 256,
    TAG_FORM = 512,
    TAG_ARTICLE = 1024,
    TAG_MAIN = 2048,
};

static const struct { const char *name; unsigned short bits; } tags[] = { /* sorted */
    {"a", TAG_INLINE | TAG_LINK}, {"abbr", TAG_INLINE}, {"acronym", TAG_INLINE}, {"article", TAG_CONTAINER | TAG_ARTICLE}, {"aside", TAG_ASIDE}, {"audio", TAG_NEVER},
    {"b", TAG_INLINE}, {"bdi", TAG_INLINE}, {"bdo", TAG_INLINE}, {"big", TAG_INLINE}, {"blockquote", TAG_PARAGRAPH}, {"body", TAG_CONTAINER}, {"br", TAG_BREAK}, {"button", TAG_NEVER},
    {"canvas", TAG_NEVER}, {"center", TAG_INLINE}, {"cite", TAG_INLINE}, {"code", TAG_INLINE}, {"data", TAG_INLINE}, {"datalist", TAG_NEVER}, {"dd", TAG_ITEM}, {"del", TAG_INLINE},
    {"dfn", TAG_INLINE}, {"dialog", TAG_ASIDE}, {"em", TAG_INLINE}, {"embed", TAG_NEVER}, {"figcaption", TAG_ASIDE}, {"figure", TAG_ASIDE}, {"font", TAG_INLINE}, {"footer", TAG_ASIDE},
    {"form", TAG_ASIDE | TAG_FORM}, {"h1", TAG_HEADING}, {"h2", TAG_HEADING}, {"h3", TAG_HEADING}, {"h4", TAG_HEADING}, {"h5", TAG_HEADING}, {"h6", TAG_HEADING}, {"head", TAG_NEVER},
    {"html", TAG_CONTAINER}, {"i", TAG_INLINE}, {"iframe", TAG_NEVER}, {"img", TAG_INLINE}, {"input", TAG_NEVER}, {"ins", TAG_INLINE}, {"kbd", TAG_INLINE}, {"label", TAG_INLINE},
    {"li", TAG_ITEM}, {"main", TAG_CONTAINER | TAG_MAIN}, {"map", TAG_NEVER}, {"mark", TAG_INLINE}, {"math", TAG_NEVER}, {"menu", TAG_ASIDE}, {"nav", TAG_ASIDE}, {"noscript", TAG_NEVER},
    {"o:p", TAG_INLINE}, {"object", TAG_NEVER}, {"option", TAG_NEVER}, {"p", TAG_PARAGRAPH}, {"picture", TAG_ASIDE}, {"pre", TAG_PARAGRAPH}, {"q", TAG_INLINE}, {"s", TAG_INLINE},
    {"samp", TAG_INLINE}, {"script", TAG_NEVER}, {"select", TAG_NEVER}, {"small", TAG_INLINE}, {"span", TAG_INLINE}, {"strike", TAG_INLINE}, {"strong", TAG_INLINE}, {"style", TAG_NEVER},
    {"sub", TAG_INLINE}, {"sup", TAG_INLINE}, {"svg", TAG_NEVER}, {"td", TAG_ITEM}, {"template", TAG_NEVER}, {"textarea", TAG_NEVER}, {"th", TAG_ITEM}, {"time", TAG_INLINE},
    {"tt", TAG_INLINE}, {"u", TAG_INLINE}, {"var", TAG_INLINE}, {"video", TAG_NEVER}, {"wbr", TAG_INLINE},
};

static unsigned short bits_of(const char *name)
{
    size_t low = 0, high = sizeof tags / sizeof *tags;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, tags[middle].name);
        if (order == 0)
            return tags[middle].bits;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

void dln_html_prepare(xmlNode *root)
{
    struct { const xmlChar *name; unsigned short bits; } known[64] = {{NULL, 0}}; /* a document's names are shared strings */
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, false)) {
        node->_private = NULL;
        if (node->type != XML_ELEMENT_NODE) {
            node->extra = 0;
            continue;
        }
        size_t slot = ((uintptr_t)node->name >> 3) % 64;
        if (known[slot].name != node->name) {
            known[slot].name = node->name;
            known[slot].bits = bits_of((const char *)node->name);
        }
        node->extra = known[slot].bits;
    }
}

static bool is_tag(const xmlNode *node, unsigned bits)
{
    return (node->extra & bits) != 0;
}

/* Words of class and id by which publishers name what is not the article. */
static const char *const aside_words[] = {
    "ad", "ads", "advert", "advertisement", "advertising", "adslot", "banner", "bio", "breadcrumb", "breadcrumbs", "byline", "caption", "comment",
    "comments", "consent", "cookie", "cookies", "copyright", "credit", "credits", "disclaimer", "disqus", "footer", "gallery", "gdpr", "hidden",
    "infobox", "masthead", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain", "overlay", "pagination", "paywall", "popular",
    "popup", "promo", "promotion", "recirculation", "recommended", "recommendations", "related", "relatedposts", "share", "sharedaddy", "sharebar", "sharing", "sidebar", "signup",
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
            if (word[0] == (*aside)[0] && strcmp(word, *aside) == 0)
                return true;
        size_t first = strlen(previous);
        for (const char *const *pair = aside_pairs; first > 0 && *pair != NULL; pair++)
            if (previous[0] == (*pair)[0] && strncmp(*pair, previous, first) == 0 && (*pair)[first] == '-' && strcmp(*pair + first + 1, word) == 0)
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
    return is_tag(node, TAG_CONTAINER) || dln_span_is(dln_html_node_attribute(node, "itemprop"), "articleBody");
}

/* How much paragraph text lies below a node, as counted by weigh(). */
static uintptr_t weight(const xmlNode *node)
{
    return (uintptr_t)node->_private;
}

static bool is_aside(const xmlNode *node, const xmlNode *root)
{
    if (node->type != XML_ELEMENT_NODE)
        return false;
    bool holds_most = weight(node) * 2 > weight(root);
    if (is_tag(node, TAG_ASIDE)) /* old pages are one form around everything */
        return !(is_tag(node, TAG_FORM) && holds_most);
    if (node->properties == NULL || is_container(node))
        return false;
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
    const xmlNode *node = text->parent;
    bool is_link = false;
    for (; node != NULL; node = node->parent) {
        is_link = is_link || is_tag(node, TAG_LINK);
        if (is_tag(node, TAG_PARAGRAPH))
            return !is_link;
        if (!is_tag(node, TAG_INLINE)) /* text that stands in a div counts if it is a sentence's worth */
            return !is_link && visible_bytes(text) >= 80;
    }
    return false;
}

/* Writes into each element how much paragraph text lies below it. */
static void weigh(xmlNode *root)
{
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, is_tag(node, TAG_NEVER))) {
        if (node->type != XML_TEXT_NODE || !counts_as_paragraph(node))
            continue;
        uintptr_t bytes = visible_bytes(node);
        xmlNode *above = node->parent;
        for (int depth = 0; above != NULL && above->type == XML_ELEMENT_NODE && depth < 256; above = above->parent, depth++)
            above->_private = (void *)(uintptr_t)(weight(above) + bytes); /* a number in the field that libxml2 leaves to us */
    }
}

static bool holds_headline(const xmlNode *article)
{
    xmlNode *first = article->children;
    for (xmlNode *node = first; node != NULL; node = node->next)
        for (xmlNode *below = node; below != NULL; below = dln_html_next(below, node, is_tag(below, TAG_NEVER)))
            if (dln_html_node_is(below, "h1"))
                return true;
    return false;
}

/* The element that is the article: the one that says so, if it holds a good part of the page's paragraphs, or the headline
 * and some of them, where teasers are articles too. */
static xmlNode *find_article(xmlNode *root)
{
    xmlNode *best = root;
    int best_rank = 0;
    for (xmlNode *node = root; node != NULL; node = dln_html_next(node, root, is_tag(node, TAG_NEVER))) {
        if (node->type != XML_ELEMENT_NODE || weight(node) == 0)
            continue;
        int rank = dln_span_is(dln_html_node_attribute(node, "itemprop"), "articleBody") ? 3
                   : is_tag(node, TAG_ARTICLE) ? 2
                   : is_tag(node, TAG_MAIN) || dln_span_is(dln_html_node_attribute(node, "role"), "main") ? 1 : 0;
        bool is_enough = weight(node) * (rank == 3 ? 4 : 3) > weight(root);
        if (rank == 2 && !is_enough)
            is_enough = weight(node) * 10 > weight(root) && holds_headline(node);
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
            *made = (block){g->begin, g->len, g->words, g->link_words, g->kind, g->owner, false};
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
    if (is_tag(node, TAG_HEADING))
        return BLOCK_HEADING;
    if (is_tag(node, TAG_PARAGRAPH))
        return BLOCK_PARAGRAPH;
    return is_tag(node, TAG_ITEM) ? BLOCK_ITEM : BLOCK_OTHER;
}

static void leave_element(gathering *g, const xmlNode *node)
{
    if (is_tag(node, TAG_LINK) && g->link_depth > 0)
        g->link_depth--;
    if (!is_tag(node, TAG_INLINE) && !is_tag(node, TAG_BREAK)) {
        close_block(g);
        g->kind = node->parent == NULL ? BLOCK_OTHER : kind_of(node->parent);
        g->owner = node->parent;
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
            skips = is_tag(node, TAG_NEVER) || (skips_asides && node != root && is_aside(node, page));
            if (is_tag(node, TAG_BREAK)) {
                put_break(g);
            } else if (!skips) {
                if (is_tag(node, TAG_LINK))
                    g->link_depth++;
                if (!is_tag(node, TAG_INLINE)) {
                    close_block(g);
                    g->kind = kind_of(node);
                    g->owner = node;
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

bool dln_html_is_furniture(dln_span text, uint32_t words)
{
    static const char *const heads[] = {"read more", "read also", "also read", "read next", "see also", "more:", "more on this", "related:", "related stories",
        "related articles", "related topics", "watch:", "listen:", "photo:", "image:", "image source", "image caption", "file photo", "picture:",
        "getty images", "advertisement", "sign up", "subscribe", "follow us", "follow @", "share this", "share on", "click to share", "click to email", "click to print", "click here", "copyright",
        "(c) ", "\xC2\xA9", "all rights reserved", "we use cookies", "this website uses cookies", "by clicking", "download our", "join our", "most read",
        "trending", "recommended", "newsletter", "skip to", "back to top", "loading", "comments", "leave a comment", "tags:", "topics:", "print", "support our journalism", "support independent journalism", "become a member", NULL};
    static const char *const inside[] = {"is editorially independent", "support our journalism", "sign up to our", "sign up for our", "subscribe to our", NULL};
    static const char *const tails[] = {"getty images", "all rights reserved.", "all rights reserved", NULL};
    if (words > 40)
        return false;
    if (starts_folded(text, heads))
        return true;
    char whole[512];
    size_t whole_len = words < 5 ? 0 : dln_fold((dln_span){text.text, dln_utf8_cut(text, 400)}, whole, sizeof whole);
    for (const char *const *words_of_it = inside; *words_of_it != NULL; words_of_it++)
        if (dln_find((dln_span){whole, whole_len}, dln_span_of(*words_of_it)) != SIZE_MAX)
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

bool dln_html_ends_a_sentence(dln_span text)
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
    if (dln_html_is_furniture(text, b->words) || b->kind == BLOCK_HEADING)
        return false;
    if (b->kind == BLOCK_PARAGRAPH && is_in_article)
        return density < 0.6 && (b->words >= 6 || dln_html_ends_a_sentence(text));
    if (b->kind == BLOCK_PARAGRAPH)
        return density < 0.4 && (b->words >= 10 || (b->words >= 5 && dln_html_ends_a_sentence(text)));
    return density < 0.33 && b->words >= (is_in_article ? 12 : 20) && dln_html_ends_a_sentence(text);
}

/* Elements side by side that are named alike, as paragraphs are that are no <p>. */
static bool are_alike(const xmlNode *a, const xmlNode *b)
{
    return a != NULL && b != NULL && a->parent == b->parent && dln_html_node_is(a, "div") && dln_html_node_is(b, "div") &&
           dln_span_equals(dln_html_node_attribute(a, "class"), dln_html_node_attribute(b, "class"));
}

static void choose(gathering *g, bool is_in_article)
{
    for (size_t i = 0; i < g->count; i++)
        g->blocks[i].is_kept = is_good(g, &g->blocks[i], is_in_article);
    for (size_t i = 1; i < g->count; i++) { /* a text divided by breaks, or by what is no <p>, goes on in shorter sentences */
        block *b = &g->blocks[i];
        const block *before = &g->blocks[i - 1];
        bool is_same = b->owner == before->owner || (b->words >= 5 && b->link_words == 0 && before->link_words == 0 && are_alike(b->owner, before->owner));
        bool goes_on = before->is_kept && is_same && b->link_words * 4 <= b->words;
        if (!b->is_kept && goes_on && b->kind != BLOCK_HEADING && dln_html_ends_a_sentence(text_of(g, b)) && !dln_html_is_furniture(text_of(g, b), b->words))
            b->is_kept = true;
    }
    for (size_t i = g->count; i-- > 1;) { /* and may have begun with one */
        const block *after = &g->blocks[i];
        block *b = &g->blocks[i - 1];
        bool goes_on = after->is_kept && b->owner == after->owner && b->link_words == 0 && b->words >= 8;
        if (!b->is_kept && goes_on && b->kind != BLOCK_HEADING && dln_html_ends_a_sentence(text_of(g, b)) && !dln_html_is_furniture(text_of(g, b), b->words))
            b->is_kept = true;
    }
    for (size_t i = 1; i + 1 < g->count; i++) { /* short ones between two that are kept: a list, an exchange of words */
        block *b = &g->blocks[i];
        double density = b->words == 0 ? 1 : (double)b->link_words / b->words;
        bool is_between = g->blocks[i - 1].is_kept && g->blocks[i + 1].is_kept;
        if (!b->is_kept && is_between && density < 0.5 && !dln_html_is_furniture(text_of(g, b), b->words) && (b->kind != BLOCK_OTHER || dln_html_ends_a_sentence(text_of(g, b))))
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
    dln_html_prepare(root);
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
    dln_html_prepare(root);
    gather(&g, root, root, false);
    for (size_t i = 0; i < g.count; i++)
        g.blocks[i].is_kept = true;
    return join(&g, DLN_NO_SPAN);
}
