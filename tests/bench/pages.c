/* tests/bench/pages.c - pages ARTICLES.ndjson MEGABYTES DIR|- : articles (as tests/bench/corpus makes them) as pages of
 * newspapers, about 90 kB each: metadata, styles, scripts, menus, the article with pictures and advertisements between its
 * paragraphs, cards of other stories, comments, a foot. Markup is two thirds of a page, scripts and styles a quarter, the
 * article a thirtieth, as in crawls of news. Into DIR one file each; with "-" to standard output as a WARC, one gzip member
 * a record, every second body compressed by its server, every third chunked. Always the same for the same arguments.
 */
#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

typedef struct text { char *bytes; size_t len, room; } text;

static uint64_t state = 88172645463325252u;
static uint32_t draw(uint32_t below)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)((state >> 32) * below >> 32);
}

static void put_bytes(text *t, const void *bytes, size_t len)
{
    if (t->len + len + 1 > t->room) {
        t->room = (t->len + len + 1) * 2;
        t->bytes = realloc(t->bytes, t->room);
    }
    memcpy(t->bytes + t->len, bytes, len);
    t->len += len;
    t->bytes[t->len] = '\0';
}

__attribute__((format(printf, 2, 3))) static void put(text *t, const char *format, ...)
{
    char line[16384];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    put_bytes(t, line, len < (int)sizeof line ? (size_t)len : sizeof line - 1);
}

static void put_escaped(text *t, const char *words, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const char *entity = words[i] == '&' ? "&amp;" : words[i] == '<' ? "&lt;" : words[i] == '"' ? "&quot;" : NULL;
        if (entity != NULL)
            put_bytes(t, entity, strlen(entity));
        else
            put_bytes(t, words + i, 1);
    }
}

static const char *const sections[] = {"World", "Politics", "Business", "Opinion", "Sport", "Culture", "Science", "Travel", "Video", "Podcasts"};

/* Some words of the article, for headlines of other stories. */
static void put_words(text *t, const char *from, size_t count)
{
    size_t len = strlen(from), at = draw((uint32_t)(len / 2 + 1));
    while (from[at] != '\0' && from[at] != ' ')
        at++;
    size_t end = at;
    for (size_t n = 0; n < count && from[end] != '\0'; n++)
        end += 1 + strcspn(from + end + (from[end] != '\0'), " \n");
    put_escaped(t, from + at, end - at);
}

static void put_script(text *t, size_t len)
{
    put(t, "<script>(function(w,d){var q=w.__q%u=w.__q%u||[];", draw(9), draw(9));
    for (size_t from = t->len; t->len - from < len;)
        put(t, "q.push({k:\"%08x\",v:[%u,%u,\"slot-%u\"],f:function(a,b){if(a<b&&b>%u){return d.getElementById(\"x%u\")}return null}});", draw(1u << 31), draw(999),
            draw(999), draw(99), draw(50), draw(500));
    put(t, "})(window,document);</script>\n");
}

static void put_card(text *t, const char *words)
{
    uint32_t id = draw(1000000);
    put(t, "<div class=\"card card--%u js-card\" data-id=\"%u\" data-track='{\"pos\":%u,\"zone\":\"river\"}'><div class=\"card__media\"><a href=\"/%u/story-%u.html\" tabindex=\"-1\" aria-hidden=\"true\"><picture>"
           "<source srcset=\"https://img.example/%u/320.webp 320w, https://img.example/%u/640.webp 640w\" type=\"image/webp\"><img src=\"https://img.example/%u/320.jpg\" alt=\"\" loading=\"lazy\" width=\"320\" height=\"180\">"
           "</picture></a></div><div class=\"card__body\"><span class=\"card__kicker\">%s</span><h3 class=\"card__title\"><a class=\"link link--title\" href=\"/%u/story-%u.html\"><span>",
        draw(5), id, draw(40), draw(30), id, id, id, id, sections[draw(10)], draw(30), id);
    put_words(t, words, 6 + draw(6));
    put(t, "</span></a></h3><p class=\"card__teaser\">");
    put_words(t, words, 10 + draw(12));
    put(t, "</p><time class=\"card__time\" datetime=\"2020-%02u-%02uT08:00:00Z\">%u hours ago</time></div></div>\n", 1 + draw(12), 1 + draw(28), 1 + draw(20));
}

static void put_page(text *t, const char *title, const char *words, const char *published, unsigned number)
{
    t->len = 0;
    put(t, "<!DOCTYPE html>\n<html lang=\"en\" class=\"no-js\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
    put_escaped(t, title, strlen(title));
    put(t, " | Bench</title>\n<link rel=\"canonical\" href=\"https://bench.example/world/%u.html\"><meta property=\"og:site_name\" content=\"Bench\"><meta property=\"og:title\" content=\"", number);
    put_escaped(t, title, strlen(title));
    put(t, "\"><meta property=\"article:published_time\" content=\"%sT10:00:00Z\">\n", published);
    for (unsigned i = 0; i < 20; i++)
        put(t, "<link rel=\"preload\" as=\"script\" href=\"https://cdn.example/%08x.js\" crossorigin><meta name=\"x-%u\" content=\"%08x\">\n", draw(1u << 31), i, draw(1u << 31));
    put(t, "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"datePublished\":\"%sT10:00:00Z\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"Bench\"}}</script>\n<style>", published);
    for (unsigned i = 0; i < 90; i++)
        put(t, ".c%u-%u{display:flex;margin:0 %upx;color:#%06x}@media(min-width:%upx){.c%u{padding:%upx}}", i, draw(99), draw(40), draw(1 << 24), 300 + draw(900), i, draw(40));
    put(t, "</style>\n");
    put_script(t, 6000);
    put(t, "</head><body class=\"page page--article\"><div id=\"consent\" class=\"cookie-banner\"><p>We and our partners use cookies to store and access data on your device.</p><button>Accept</button></div>\n<header class=\"masthead\"><nav aria-label=\"Sections\"><ul>");
    for (unsigned i = 0; i < 60; i++)
        put(t, "<li class=\"nav__item\"><a class=\"nav__link\" href=\"/section/%u\"><span class=\"nav__label\">%s</span><svg width=\"12\" height=\"12\" viewBox=\"0 0 12 12\"><path d=\"M%u %uL%u %uZ\"/></svg></a></li>\n", i, sections[draw(10)],
            draw(12), draw(12), draw(12), draw(12));
    put(t, "</ul></nav></header>\n<main id=\"main\"><article class=\"story\" data-id=\"%u\"><h1 class=\"story__title\">", number);
    put_escaped(t, title, strlen(title));
    put(t, "</h1><p class=\"byline\">By <a href=\"/author/%u\">A Reporter</a></p><figure class=\"lead\"><img src=\"https://img.example/%u.jpg\" alt=\"\"><figcaption>A picture of %u. Photograph: Agency</figcaption></figure>\n<div class=\"story__body\">\n",
        draw(99), number, draw(99));
    unsigned n = 0;
    for (const char *at = words; *at != '\0'; n++) {
        const char *end = strstr(at, "\n\n");
        size_t len = end == NULL ? strlen(at) : (size_t)(end - at);
        put(t, "<p class=\"story__paragraph\" data-n=\"%u\">", n);
        put_escaped(t, at, len);
        put(t, "</p>\n");
        if (n % 4 == 3)
            put(t, "<div class=\"ad-slot ad-slot--mpu\" id=\"ad-%u\" data-sizes=\"[[300,250],[336,280]]\"><span>Advertisement</span></div>\n", n);
        at += end == NULL ? len : len + 2;
    }
    put(t, "</div></article><aside class=\"related\"><h2>More on this story</h2>\n");
    for (unsigned i = 0; i < 24; i++)
        put_card(t, words);
    put(t, "</aside></main>\n");
    put_script(t, 9000);
    put(t, "<section id=\"comments\"><h2>Comments</h2>");
    for (unsigned i = 0; i < 12; i++) {
        put(t, "<div class=\"comment\" id=\"comment-%u\"><b class=\"comment__author\">reader%u</b><p>", i, draw(9999));
        put_words(t, words, 30);
        put(t, "</p><button class=\"comment__reply\">Reply</button></div>\n");
    }
    put(t, "</section>\n<section class=\"river\">");
    for (unsigned i = 0; i < 40; i++)
        put_card(t, words);
    put(t, "</section><footer class=\"foot\"><ul>");
    for (unsigned i = 0; i < 40; i++)
        put(t, "<li><a href=\"/about/%u\">%s</a></li>\n", i, sections[draw(10)]);
    put(t, "</ul><p>&copy; 2020 Bench. All rights reserved.</p></footer></body></html>\n");
}

static void pack(const void *bytes, size_t len, text *out)
{
    z_stream z = {0};
    out->len = 0;
    put_bytes(out, "", 0);
    if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        exit(3);
    size_t room = deflateBound(&z, len);
    char *packed = malloc(room);
    z.next_in = (Bytef *)(uintptr_t)bytes, z.avail_in = (uInt)len;
    z.next_out = (Bytef *)packed, z.avail_out = (uInt)room;
    deflate(&z, Z_FINISH);
    put_bytes(out, packed, room - z.avail_out);
    deflateEnd(&z);
    free(packed);
}

static void write_record(const text *page, unsigned number)
{
    static text packed, http, record, member;
    bool is_packed = number % 2 == 1, is_chunked = number % 3 == 2;
    const text *body = page;
    if (is_packed) {
        pack(page->bytes, page->len, &packed);
        body = &packed;
    }
    http.len = record.len = 0;
    put(&http, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: bench\r\n%s%s\r\n", is_packed ? "Content-Encoding: gzip\r\n" : "",
        is_chunked ? "Transfer-Encoding: chunked\r\n" : "");
    for (size_t at = 0, step; at < body->len; at += step) {
        step = is_chunked && body->len - at > 8192 ? 8192 : body->len - at;
        if (is_chunked)
            put(&http, "%zx\r\n", step);
        put_bytes(&http, body->bytes + at, step);
        if (is_chunked)
            put(&http, "\r\n");
    }
    if (is_chunked)
        put(&http, "0\r\n\r\n");
    put(&record, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-06T18:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012x>\r\nWARC-Target-URI: https://bench.example/world/%u.html\r\n"
        "Content-Type: application/http; msgtype=response\r\nContent-Length: %zu\r\n\r\n", number, number, http.len);
    put_bytes(&record, http.bytes, http.len);
    put(&record, "\r\n\r\n");
    pack(record.bytes, record.len, &member);
    fwrite(member.bytes, 1, member.len, stdout);
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t room = 0, made = 0;
    text page = {0};
    if (argc != 4)
        return 2;
    FILE *file = fopen(argv[1], "r");
    if (file == NULL)
        return 3;
    for (unsigned number = 0; (double)made < atof(argv[2]) * 1e6; number++) {
        if (getline(&line, &room, file) <= 0) { /* from the top again: the pages around it differ */
            rewind(file);
            if (getline(&line, &room, file) <= 0)
                return 3;
        }
        json_t *object = json_loads(line, 0, NULL);
        const char *words = json_string_value(json_object_get(object, "text"));
        const char *title = json_string_value(json_object_get(object, "title")), *published = json_string_value(json_object_get(object, "published"));
        put_page(&page, title == NULL ? "" : title, words == NULL ? "" : words, published == NULL ? "" : published, number);
        json_decref(object);
        made += page.len;
        if (strcmp(argv[3], "-") == 0) {
            write_record(&page, number);
            continue;
        }
        char path[4096];
        snprintf(path, sizeof path, "%s/%05u.html", argv[3], number);
        FILE *out = fopen(path, "wb");
        if (out == NULL || fwrite(page.bytes, 1, page.len, out) != page.len || fclose(out) != 0)
            return 3;
    }
    fclose(file);
    free(line);
    free(page.bytes);
    fprintf(stderr, "%zu\n", made);
    return 0;
}
