/* src/read/json_ld.c - schema.org's NewsArticle in the scripts of a page: alone, in an array, in @graph; with what
 * publishers get wrong: raw line ends in strings, comments or CDATA around it, a semicolon behind it, a comma
 * too many.
 */
#include "base/text.h"
#include "read/html.h"

#include <jansson.h>

enum { MAX_DEPTH = 12, MAX_SCRIPT = 4 << 20 };

static dln_span copy_text(const json_t *value, dln_arena *arena)
{
    if (!json_is_string(value))
        return DLN_NO_SPAN;
    dln_span text = {json_string_value(value), json_string_length(value)};
    size_t repaired;
    if (memchr(text.text, '&', text.len) != NULL || memchr(text.text, '<', text.len) != NULL)
        return dln_html_fragment(text, arena);
    return dln_utf8_repair(dln_arena_copy(arena, text), arena, &repaired); /* \u0000 came through */
}

static void keep(dln_span *field, const json_t *value, dln_arena *arena)
{
    if (field->len == 0)
        *field = copy_text(value, arena);
}

static bool has_type(const json_t *object, bool (*fits)(dln_span type))
{
    const json_t *type = json_object_get(object, "@type");
    if (json_is_string(type))
        return fits(dln_span_of(json_string_value(type)));
    for (size_t i = 0; json_is_array(type) && i < json_array_size(type); i++)
        if (json_is_string(json_array_get(type, i)) && fits(dln_span_of(json_string_value(json_array_get(type, i)))))
            return true;
    return false;
}

static bool is_article_type(dln_span type)
{
    return dln_ends_with(type, DLN_SPAN("Article")) || dln_ends_with(type, DLN_SPAN("BlogPosting")) || dln_span_is(type, "Report");
}

static bool is_page_type(dln_span type)
{
    return dln_span_is(type, "WebPage") || dln_span_is(type, "ItemPage");
}

static bool is_list_type(dln_span type) /* teasers of other articles */
{
    return dln_span_is(type, "ItemList") || dln_span_is(type, "BreadcrumbList") || dln_span_is(type, "CollectionPage");
}

/* The object that {"@id": ...} points to, anywhere near the top. */
static const json_t *by_id(const json_t *top, const char *id)
{
    const json_t *list = json_is_object(top) ? json_object_get(top, "@graph") : top;
    for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i), *its_id = json_object_get(item, "@id");
        if (json_is_string(its_id) && strcmp(json_string_value(its_id), id) == 0)
            return item;
    }
    return NULL;
}

static dln_span name_of(const json_t *top, const json_t *value, dln_arena *arena)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_string(value))
        return copy_text(value, arena);
    const json_t *name = json_object_get(value, "name"), *id = json_object_get(value, "@id");
    if (!json_is_string(name) && json_is_string(id))
        name = json_object_get(by_id(top, json_string_value(id)), "name");
    return copy_text(json_is_array(name) ? json_array_get(name, 0) : name, arena);
}

static void take_url(const json_t *value, dln_arena *arena, dln_span *url)
{
    if (json_is_object(value))
        value = json_object_get(value, "@id");
    if (url->len == 0 && json_is_string(value) && strncmp(json_string_value(value), "http", 4) == 0)
        *url = copy_text(value, arena);
}

static void take_article(const json_t *top, const json_t *article, dln_arena *arena, dln_json_ld *found)
{
    if (!found->is_article) /* a page's date may be another one than its article's */
        found->published = DLN_NO_SPAN;
    found->is_article = true;
    keep(&found->headline, json_object_get(article, "headline"), arena);
    keep(&found->headline, json_object_get(article, "name"), arena);
    keep(&found->published, json_object_get(article, "datePublished"), arena);
    keep(&found->published, json_object_get(article, "dateCreated"), arena);
    keep(&found->body, json_object_get(article, "articleBody"), arena);
    if (found->lang.len == 0)
        found->lang = name_of(top, json_object_get(article, "inLanguage"), arena);
    if (found->publisher.len == 0)
        found->publisher = name_of(top, json_object_get(article, "publisher"), arena);
    take_url(json_object_get(article, "url"), arena, &found->url);
    take_url(json_object_get(article, "mainEntityOfPage"), arena, &found->url);
}

static void look_in(const json_t *top, const json_t *value, int depth, dln_arena *arena, dln_json_ld *found)
{
    const char *key;
    json_t *member;
    if (depth > MAX_DEPTH)
        return;
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
        look_in(top, json_array_get(value, i), depth + 1, arena, found);
    if (!json_is_object(value) || has_type(value, is_list_type))
        return;
    if (has_type(value, is_article_type)) {
        if (!found->is_article)
            take_article(top, value, arena, found);
        return;
    }
    if (has_type(value, is_page_type) && !found->is_article)
        keep(&found->published, json_object_get(value, "datePublished"), arena);
    json_t *unowned;
    memcpy(&unowned, &value, sizeof unowned); /* jansson's iterator wants no const, and changes nothing */
    json_object_foreach(unowned, key, member)
        if (strcmp(key, "@graph") == 0 || strcmp(key, "mainEntity") == 0 || strcmp(key, "mainEntityOfPage") == 0 || strcmp(key, "hasPart") == 0)
            look_in(top, member, depth + 1, arena, found);
}

/* The JSON in a script: without comments, CDATA and what follows the last bracket. */
static dln_span bare(dln_span script)
{
    const char *begin = script.text, *end = script.text + script.len;
    while (begin < end && *begin != '{' && *begin != '[')
        begin++;
    if (dln_starts_with((dln_span){begin, (size_t)(end - begin)}, DLN_SPAN("[CDATA["))) {
        begin += 7;
        while (begin < end && *begin != '{' && *begin != '[')
            begin++;
    }
    while (end > begin && end[-1] != '}' && end[-1] != ']')
        end--;
    while (end - begin >= 3 && memcmp(end - 2, "]]", 2) == 0 && memchr(begin, '[', 1) == NULL)
        end -= 2;
    return (dln_span){begin, (size_t)(end - begin)};
}

void dln_json_ld_read(dln_span script, dln_arena *arena, dln_json_ld *found)
{
    dln_span json = bare(script);
    if (json.len < 2 || json.len > MAX_SCRIPT)
        return;
    char *copy = dln_arena_take(arena, json.len + 1);
    if (copy == NULL)
        return;
    bool in_string = false;
    size_t comma = SIZE_MAX; /* the last one, if only blanks came since */
    for (size_t i = 0; i < json.len; i++) { /* a line end between tokens is a blank, too */
        char c = copy[i] = (unsigned char)json.text[i] < 0x20 ? ' ' : json.text[i];
        if (in_string && c == '\\' && i + 1 < json.len) {
            i++;
            copy[i] = (unsigned char)json.text[i] < 0x20 ? ' ' : json.text[i];
        } else if (c == '"') {
            in_string = !in_string;
            comma = SIZE_MAX;
        } else if (!in_string && c != ' ') {
            if ((c == '}' || c == ']') && comma != SIZE_MAX)
                copy[comma] = ' ';
            comma = c == ',' ? i : SIZE_MAX;
        }
    }
    json_t *top = json_loadb(copy, json.len, JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, NULL);
    if (top == NULL)
        return;
    look_in(top, top, 0, arena, found);
    json_decref(top);
}
