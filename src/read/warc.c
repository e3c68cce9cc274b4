/* src/read/warc.c - records of web archives (ISO 28500): pages as they were fetched (response, resource) and texts that
 * others took from pages (conversion: WET). HTTP's chunks and compression are undone, within bounds; requests, metadata
 * and what is neither page nor text are passed over.
 */
#include "base/text.h"
#include "read/html.h"

#include <zlib.h>

/* The value of a field in a head of "Name: value" lines; empty: not there. */
static dln_span field_of(dln_span head, const char *name)
{
    dln_span line;
    size_t len = strlen(name);
    while (dln_split(&head, '\n', &line)) {
        size_t same = 0;
        while (same < len && same < line.len && dln_to_lower(line.text[same]) == name[same])
            same++;
        if (same == len && same < line.len && line.text[same] == ':')
            return dln_trim((dln_span){line.text + same + 1, line.len - same - 1});
    }
    return (dln_span){"", 0};
}

/* Divides at the first empty line. */
static bool split_head(dln_span all, dln_span *head, dln_span *body)
{
    size_t at = dln_find(all, DLN_SPAN("\r\n\r\n")), skip = 4;
    size_t bare = dln_find((dln_span){all.text, at == SIZE_MAX ? all.len : at}, DLN_SPAN("\n\n"));
    if (at == SIZE_MAX || bare != SIZE_MAX) {
        at = bare;
        skip = 2;
    }
    if (at == SIZE_MAX)
        return false;
    *head = (dln_span){all.text, at};
    *body = (dln_span){all.text + at + skip, all.len - at - skip};
    return true;
}

static dln_span without_chunks(dln_span body, dln_arena *arena)
{
    char *out = dln_arena_take(arena, body.len + 1);
    size_t len = 0, at = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    for (;;) {
        size_t size = 0, digits = 0;
        for (; at < body.len && digits < 8; at++, digits++) {
            char c = dln_to_lower(body.text[at]);
            if (!dln_is_digit(c) && !(c >= 'a' && c <= 'f'))
                break;
            size = size * 16 + (size_t)(dln_is_digit(c) ? c - '0' : c - 'a' + 10);
        }
        const char *end = at < body.len ? memchr(body.text + at, '\n', body.len - at) : NULL;
        if (digits == 0)
            return len == 0 ? body : (dln_span){out, len}; /* the crawler has taken the chunks apart already */
        if (end == NULL || size == 0)
            return (dln_span){out, len};
        at = (size_t)(end - body.text) + 1;
        if (size > body.len - at)
            size = body.len - at;
        memcpy(out + len, body.text + at, size);
        len += size;
        at += size;
        while (at < body.len && (body.text[at] == '\r' || body.text[at] == '\n'))
            at++;
    }
}

/* gzip or zlib by its own mark; what is not packed is given back as it is. *is_too_large: there is more than an article has. */
static dln_span unpacked(dln_span body, dln_arena *arena, bool *is_too_large)
{
    const unsigned char *b = (const unsigned char *)body.text;
    bool is_packed = body.len > 2 && ((b[0] == 0x1F && b[1] == 0x8B) || (b[0] == 0x78 && (b[0] * 256 + b[1]) % 31 == 0));
    z_stream z = {0};
    size_t room = body.len < DLN_ARTICLE_MAX / 8 ? body.len * 8 + 1024 : DLN_ARTICLE_MAX;
    if (!is_packed || body.len > UINT32_MAX || inflateInit2(&z, 15 + 32) != Z_OK)
        return body;
    char *out = NULL;
    size_t len = 0;
    z.next_in = (Bytef *)(uintptr_t)body.text;
    z.avail_in = (uInt)body.len;
    for (int result = Z_OK; result == Z_OK;) {
        char *larger = dln_arena_take(arena, room);
        if (larger == NULL)
            break;
        if (len > 0)
            memcpy(larger, out, len);
        out = larger;
        z.next_out = (Bytef *)out + len;
        z.avail_out = (uInt)(room - len);
        result = inflate(&z, Z_NO_FLUSH);
        len = room - z.avail_out;
        *is_too_large = result == Z_OK && room >= DLN_ARTICLE_MAX && z.avail_out == 0;
        if (result == Z_BUF_ERROR || *is_too_large || (result == Z_OK && z.avail_in == 0 && z.avail_out > 0))
            break;
        room = room < DLN_ARTICLE_MAX / 2 ? room * 2 : DLN_ARTICLE_MAX;
    }
    inflateEnd(&z);
    return (dln_span){out == NULL ? "" : out, len};
}

static bool has_word(dln_span text, const char *word)
{
    char folded[128];
    size_t len = dln_fold((dln_span){text.text, dln_utf8_cut(text, 120)}, folded, sizeof folded);
    return dln_find((dln_span){folded, len}, dln_span_of(word)) != SIZE_MAX;
}

static dln_span charset_of(dln_span content_type)
{
    size_t at = dln_find(content_type, DLN_SPAN("charset="));
    if (at == SIZE_MAX)
        return DLN_NO_SPAN;
    dln_span name = {content_type.text + at + 8, content_type.len - at - 8};
    while (name.len > 0 && (name.text[0] == '"' || name.text[0] == '\''))
        name.text++, name.len--;
    size_t len = 0;
    while (len < name.len && strchr("\"' ;", name.text[len]) == NULL)
        len++;
    return (dln_span){name.text, len};
}

/* A page's title without the name of its site, if the page has the shorter one as a line of its own. */
static dln_span headline_of(dln_span title, dln_span rest)
{
    dln_span line;
    while (dln_split(&rest, '\n', &line)) {
        line = dln_trim(line);
        dln_span more = {title.text + line.len, line.len < title.len ? title.len - line.len : 0};
        bool is_bar = more.len > 4 && more.text[0] == ' ' && (more.text[1] == '-' || more.text[1] == '|' || (unsigned char)more.text[1] >= 0x80 || more.text[1] == ':');
        if (line.len > 12 && is_bar && dln_starts_with(title, line))
            return line;
    }
    return title;
}

/* The text that somebody took from a whole page (WET): its title first, then every line of the page. What the menus and
 * feet are made of, short lines that are no sentences, is left out. */
static void wet_draft(dln_span text, dln_draft *draft, dln_arena *arena)
{
    dln_span rest = dln_trim(dln_clean_text(text, arena));
    draft->title = headline_of(dln_take_line(&rest), rest);
    char *out = dln_arena_take(arena, rest.len * 2 + 2);
    size_t len = 0;
    while (rest.len > 0 && out != NULL) {
        dln_when date;
        dln_span line = dln_take_line(&rest);
        size_t words = 1;
        for (size_t i = 0; i < line.len; i++)
            words += line.text[i] == ' ';
        if (draft->date_line.len == 0 && len == 0 && line.len < 60 && dln_read_date(line, &date) && dln_when_grain(&date) >= DLN_GRAIN_DAY)
            draft->date_line = line;
        bool is_sentence = dln_html_ends_a_sentence(line) && words >= (len > 0 ? 5 : 8);
        if (!is_sentence || dln_html_is_furniture(line, (uint32_t)words))
            continue;
        memcpy(out + len, line.text, line.len);
        len += line.len;
        out[len++] = '\n';
        out[len++] = '\n';
    }
    draft->text = (dln_span){out, len};
}

dln_status dln_read_warc(dln_reading *reading)
{
    dln_span head, body, http;
    dln_arena *arena = reading->arena;
    dln_draft draft = {.line = reading->piece->first_line};
    dln_arena_reset(arena);
    if (!split_head((dln_span){reading->piece->bytes, reading->piece->len}, &head, &body))
        return DLN_OK;
    dln_span type = field_of(head, "warc-type"), content_type = field_of(head, "content-type"), url = field_of(head, "warc-target-uri");
    bool is_response = dln_span_is(type, "response"), is_text = dln_span_is(type, "conversion");
    if (url.len > 2 && url.text[0] == '<') /* as some writers put it */
        url = (dln_span){url.text + 1, url.len - 2};
    if (!is_response && !is_text && !dln_span_is(type, "resource"))
        return DLN_OK;
    if (is_response) {
        if (!split_head(body, &http, &body) || dln_find((dln_span){http.text, http.len < 16 ? http.len : 16}, DLN_SPAN(" 200")) == SIZE_MAX)
            return DLN_OK;
        content_type = field_of(http, "content-type");
        if (has_word(field_of(http, "transfer-encoding"), "chunked"))
            body = without_chunks(body, arena);
        dln_span encoding = field_of(http, "content-encoding"), start = dln_trim(body);
        bool is_foreign = dln_span_is(encoding, "br") || dln_span_is(encoding, "zstd"), is_plain = start.len > 0 && start.text[0] == '<', is_too_large = false;
        if (is_foreign && !is_plain) { /* most crawlers unpack it and leave the field */
            dln_reading_problem(reading, DLN_ISSUE_DAMAGED, draft.line, 0, "is compressed by '%.*s', which is not read", (int)encoding.len, encoding.text);
            return DLN_OK;
        }
        body = unpacked(body, arena, &is_too_large);
        if (is_too_large) {
            dln_reading_problem(reading, DLN_ISSUE_TOO_LARGE, draft.line, 0, "unpacks to more than %u MiB, which no page is", (unsigned)(DLN_ARTICLE_MAX >> 20));
            return DLN_OK;
        }
    }
    if (body.text == NULL)
        return DLN_NO_MEMORY;
    draft.fetched = field_of(head, "warc-date");
    dln_status status = DLN_OK;
    if (has_word(content_type, "html")) {
        status = dln_html_draft(body, charset_of(content_type), arena, &draft);
    } else if (is_text) {
        dln_span text = dln_to_utf8(body, DLN_SPAN("utf-8"), arena, &draft.repaired);
        if (text.text == NULL)
            return DLN_NO_MEMORY;
        wet_draft(text, &draft, arena);
    } else if (has_word(content_type, "text/plain")) {
        dln_span text = dln_to_utf8(body, charset_of(content_type), arena, &draft.repaired);
        if (text.text == NULL)
            return DLN_NO_MEMORY;
        dln_plain_draft(text, &draft, arena);
    } else {
        return DLN_OK;
    }
    if (draft.url.len == 0)
        draft.url = url;
    return status == DLN_OK ? dln_draft_finish(reading, &draft) : status;
}
