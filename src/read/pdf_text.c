/* src/read/pdf_text.c - the paragraphs of a PDF out of pdftotext's table of words and places (-bbox-layout): lines that
 * stand close are one paragraph, which goes on over a column's or page's end unless a sentence ended there; lines that
 * come on every page (heads, feet, page numbers) are left out, and what a browser prints in the margins of its pages: the
 * moment, the title, the address, which is the article's.
 */
#include "base/text.h"
#include "read/html.h"

#include <libxml/parser.h>
#include <stdlib.h>

enum { REPEATS = 3 }; /* pages that a line has to come on to be a head or foot */

typedef struct line {
    dln_span text;
    double left, top, bottom, block_left, page_height;
    uint64_t key;        /* of its words without digits */
    uint32_t page, block;
    bool is_left_out;
} line;

typedef struct lines {
    line *items;
    size_t count, capacity;
} lines;

/* A plain decimal number, by hand: strtod obeys the locale. */
static double number_of(dln_span text)
{
    double value = 0, unit = 1;
    size_t i = 0;
    for (; i < text.len && dln_is_digit(text.text[i]); i++)
        value = value * 10 + (text.text[i] - '0');
    if (i < text.len && text.text[i] == '.')
        for (i++; i < text.len && dln_is_digit(text.text[i]); i++)
            value += (text.text[i] - '0') * (unit /= 10);
    return value;
}

static dln_span words_of(xmlNode *node, dln_arena *arena)
{
    char *out = NULL;
    size_t len = 0, room = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (xmlNode *word = node->children; word != NULL; word = word->next) {
            if (!dln_html_node_is(word, "word"))
                continue;
            dln_span text = dln_html_node_text(word, arena);
            room += text.len + 1;
            if (pass == 0 || text.len == 0)
                continue;
            if (len > 0)
                out[len++] = ' ';
            memcpy(out + len, text.text, text.len);
            len += text.len;
        }
        if (pass == 0 && (out = dln_arena_take(arena, room + 1)) == NULL)
            return DLN_NO_SPAN;
    }
    return (dln_span){out, len};
}

static uint64_t key_of(dln_span text)
{
    char bare[120];
    size_t len = 0;
    for (size_t i = 0; i < text.len && len < sizeof bare; i++)
        if (!dln_is_digit(text.text[i]))
            bare[len++] = text.text[i];
    return dln_hash64((dln_span){bare, len});
}

static void gather(xmlNode *root, lines *all, dln_arena *arena)
{
    uint32_t page = 0, block = 0;
    double block_left = 0, page_height = 0;
    for (xmlNode *node = root; node != NULL;) {
        bool is_line = dln_html_node_is(node, "line");
        if (dln_html_node_is(node, "page")) {
            page++;
            page_height = number_of(dln_html_node_attribute(node, "height"));
        }
        if (dln_html_node_is(node, "block")) {
            block++;
            block_left = number_of(dln_html_node_attribute(node, "xMin"));
        }
        dln_span text = is_line ? words_of(node, arena) : DLN_NO_SPAN;
        line *made = text.len == 0 ? NULL : dln_arena_push(arena, &all->items, &all->count, &all->capacity, sizeof *made);
        if (made != NULL)
            *made = (line){.text = text, .left = number_of(dln_html_node_attribute(node, "xMin")), .top = number_of(dln_html_node_attribute(node, "yMin")),
                           .bottom = number_of(dln_html_node_attribute(node, "yMax")), .block_left = block_left, .page_height = page_height, .key = key_of(text), .page = page, .block = block};
        node = dln_html_next(node, root, is_line);
    }
}

static bool is_page_number(dln_span text)
{
    size_t digits = 0;
    if (dln_starts_with(text, DLN_SPAN("Page ")) || dln_starts_with(text, DLN_SPAN("page ")))
        text = (dln_span){text.text + 5, text.len - 5};
    for (size_t i = 0; i < text.len; i++)
        digits += dln_is_digit(text.text[i]) || strchr("/- of", text.text[i]) != NULL;
    return text.len > 0 && text.len < 12 && digits == text.len;
}

static int by_key(const void *a, const void *b)
{
    const line *x = *(line *const *)a, *y = *(line *const *)b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->page > y->page) - (x->page < y->page);
}

static void leave_out_heads(lines *all, dln_arena *arena)
{
    line **sorted = dln_arena_array(arena, all->count + 1, sizeof *sorted);
    if (sorted == NULL)
        return;
    for (size_t i = 0; i < all->count; i++) {
        sorted[i] = &all->items[i];
        all->items[i].is_left_out = is_page_number(all->items[i].text);
    }
    qsort(sorted, all->count, sizeof *sorted, by_key);
    for (size_t begin = 0, end; begin < all->count; begin = end) {
        size_t pages = 1;
        for (end = begin + 1; end < all->count && sorted[end]->key == sorted[begin]->key; end++)
            pages += sorted[end]->page != sorted[end - 1]->page;
        for (size_t i = begin; pages >= REPEATS && i < end; i++)
            sorted[i]->is_left_out = true;
    }
}

/* "11/26/26, 2:16 AM", "26.11.2026, 14:05" */
static bool is_moment(dln_span text)
{
    size_t digits = 0, marks = 0, colons = 0;
    for (size_t i = 0; i < text.len; i++) {
        digits += dln_is_digit(text.text[i]);
        marks += text.text[i] == '/' || text.text[i] == '.' || text.text[i] == '-';
        colons += text.text[i] == ':';
    }
    return text.len < 26 && digits >= 6 && marks >= 2 && colons >= 1 && dln_is_digit(text.text[0]);
}

/* What a browser prints above and below, which no reader of the page saw: known by the moment or the address there. */
static void leave_out_margins(lines *all, dln_span title, dln_draft *draft)
{
    bool is_printed = false;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < all->count; i++) {
            line *l = &all->items[i];
            if (l->bottom > 0.05 * l->page_height && l->top < 0.95 * l->page_height)
                continue;
            bool is_address = dln_starts_with(l->text, DLN_SPAN("https://")) || dln_starts_with(l->text, DLN_SPAN("http://"));
            bool is_whole = memchr(l->text.text, ' ', l->text.len) == NULL && !dln_ends_with(l->text, DLN_SPAN("\xE2\x80\xA6")) && !dln_ends_with(l->text, DLN_SPAN("..."));
            bool is_ours = is_address || dln_starts_with(l->text, DLN_SPAN("file:///")) || is_moment(l->text);
            is_printed = is_printed || is_ours;
            if (is_ours || (is_printed && dln_span_equals(l->text, title)))
                l->is_left_out = true;
            if (is_address && is_whole && draft->url.len == 0)
                draft->url = l->text;
        }
    }
}

static double height_of(const line *l)
{
    return l->bottom - l->top;
}

static bool is_alike(const line *a, const line *b) /* in size */
{
    return height_of(a) < 1.12 * height_of(b) && height_of(b) < 1.12 * height_of(a);
}

static bool begins_paragraph(const line *previous, const line *l)
{
    if (previous == NULL || !is_alike(previous, l))
        return true;
    if (previous->page != l->page || previous->bottom > l->bottom + height_of(l)) /* the top of a page or column */
        return dln_html_ends_a_sentence(previous->text);
    double gap = l->top - previous->bottom;
    bool is_indented = l->left > l->block_left + 0.7 * height_of(l) && previous->left <= previous->block_left + 0.7 * height_of(l);
    return gap > 0.5 * height_of(l) || (previous->block != l->block && gap > 0.3 * height_of(l)) || (is_indented && dln_html_ends_a_sentence(previous->text));
}

/* "minis-" and "ters" are one word; which hyphens are the word's own nobody can tell, so that only small letters join. */
static bool is_divided(dln_span text, dln_span next)
{
    return text.len > 2 && text.text[text.len - 1] == '-' && dln_is_lower(text.text[text.len - 2]) && next.len > 0 && dln_is_lower(next.text[0]);
}

bool dln_pdf_text(dln_span layout, dln_arena *arena, dln_draft *draft)
{
    lines all = {0};
    xmlDoc *document = dln_xml_parse(layout, arena, &draft->is_cut);
    xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement(document);
    if (root != NULL)
        gather(root, &all, arena);
    for (xmlNode *node = root; node != NULL && draft->fetched.len == 0; node = dln_html_next(node, root, dln_html_node_is(node, "doc")))
        if (dln_html_node_is(node, "meta") && dln_span_is(dln_html_node_attribute(node, "name"), "CreationDate"))
            draft->fetched = dln_arena_copy(arena, dln_html_node_attribute(node, "content"));
    dln_span title = DLN_NO_SPAN;
    for (xmlNode *node = root; node != NULL && title.len == 0; node = dln_html_next(node, root, dln_html_node_is(node, "doc")))
        if (dln_html_node_is(node, "title"))
            title = dln_html_node_text(node, arena);
    xmlFreeDoc(document);
    leave_out_heads(&all, arena);
    leave_out_margins(&all, title, draft);
    size_t total = 2, len = 0;
    for (size_t i = 0; i < all.count; i++)
        total += all.items[i].text.len + 2;
    char *out = dln_arena_take(arena, total);
    if (out == NULL)
        return false;
    const line *previous = NULL;
    for (size_t i = 0; i < all.count; i++) {
        const line *l = &all.items[i];
        if (l->is_left_out)
            continue;
        if (previous != NULL && begins_paragraph(previous, l)) {
            out[len++] = '\n';
            out[len++] = '\n';
        } else if (previous != NULL && is_divided(previous->text, l->text)) {
            len--;
        } else if (previous != NULL) {
            out[len++] = ' ';
        }
        memcpy(out + len, l->text.text, l->text.len);
        len += l->text.len;
        previous = l;
    }
    dln_plain_draft((dln_span){out, len}, draft, arena);
    return !dln_arena_failed(arena);
}
