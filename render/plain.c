/* render/plain.c - text made fit for a line of output. See plain.h. */
#include "render/plain.h"

typedef enum kind { LETTER, BLANK, LINE_END, CONTROL } kind;

static kind kind_of(uint32_t code)
{
    if (code == '\n' || code == 0x0B || code == 0x0C || code == 0x85 || code == 0x2028 || code == 0x2029)
        return LINE_END;
    if (code == ' ' || code == '\t' || code == '\r')
        return BLANK; /* a lone \r too: \r\n is a blank before a line end, which vanishes */
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
        (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF || (code >= 0xFFF0 && code <= 0xFFFB) ||
        (code & 0xFFFE) == 0xFFFE || (code >= 0xE0000 && code <= 0xE007F))
        return CONTROL;
    return LETTER;
}

/* What most texts are: printable ASCII with single spaces between words. */
static bool is_clean(dln_span text)
{
    bool is_ascii = text.text[0] != ' ' && text.text[text.len - 1] != ' ';
    for (size_t at = 0; is_ascii && at < text.len; at++) {
        at += dln_plain_run((dln_span){text.text + at, text.len - at});
        is_ascii = at == text.len || text.text[at] == '"' || text.text[at] == '\\';
    }
    return is_ascii && memmem(text.text, text.len, "  ", 2) == NULL;
}

static dln_span clean(dln_span text, bool keep_lines, dln_arena *arena)
{
    if (text.len == 0)
        return (dln_span){"", 0};
    if (is_clean(text))
        return text;
    /* a bad byte becomes three */
    char *out = text.len > SIZE_MAX / 3 - 1 ? NULL : dln_arena_take(arena, text.len * 3 + 1);
    if (out == NULL)
        return DLN_NO_SPAN;
    size_t len = 0, line_ends = 0;
    bool is_blank = false;
    for (size_t at = 0, used; at < text.len; at += used) {
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        switch (kind_of(code)) {
        case LINE_END:
            line_ends++;
            /* fall through */
        case BLANK:
        case CONTROL: /* as a blank only where it stands between two words by itself: "a\x01b" is "ab" */
            is_blank |= kind_of(code) != CONTROL;
            continue;
        case LETTER:
            break;
        }
        if (len > 0 && keep_lines && line_ends > 0) {
            out[len++] = '\n';
            if (line_ends > 1)
                out[len++] = '\n';
        } else if (len > 0 && is_blank) {
            out[len++] = ' ';
        }
        line_ends = 0;
        is_blank = false;
        len += dln_utf8_encode(code, out + len);
    }
    return (dln_span){out, len};
}

dln_span dln_plain_line(dln_span text, dln_arena *arena)
{
    return clean(text, false, arena);
}

dln_span dln_plain_text(dln_span text, dln_arena *arena)
{
    return clean(text, true, arena);
}

dln_span dln_plain_cut(dln_span text, size_t max_chars, dln_arena *arena)
{
    if (text.len <= max_chars)
        return text;
    size_t chars = 0, at = 0, room = max_chars > 0 ? max_chars - 1 : 0, cut = 0, word = 0;
    for (size_t used; at < text.len && chars <= max_chars; at += used, chars++) {
        if (chars <= room)
            cut = at;
        if (text.text[at] == ' ' && chars <= room && chars >= room - room / 3)
            word = at;
        dln_utf8_decode(text.text + at, text.len - at, &used);
    }
    if (chars <= max_chars)
        return text;
    if (word > 0)
        cut = word;
    /* a mark stays with its letter: rather without both */
    while (cut > 0 && cut < text.len) {
        size_t used;
        if (dln_width_of_code(dln_utf8_decode(text.text + cut, text.len - cut, &used)) != 0)
            break;
        cut = dln_utf8_cut(text, cut - 1);
    }
    while (cut > 0 && (text.text[cut - 1] == ' ' || text.text[cut - 1] == ',' || text.text[cut - 1] == ';'))
        cut--;
    char *out = dln_arena_take(arena, cut + sizeof "…");
    if (out == NULL)
        return DLN_NO_SPAN;
    memcpy(out, text.text, cut);
    memcpy(out + cut, "…", sizeof "…");
    return (dln_span){out, cut + sizeof "…" - 1};
}

static bool is_http(dln_span url, size_t *after_scheme)
{
    static const char *const schemes[] = {"http://", "https://"};
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(schemes[i]), same = 0;
        while (same < len && same < url.len && dln_to_lower(url.text[same]) == schemes[i][same])
            same++;
        if (same == len && url.len > len && url.text[len] != '/') {
            *after_scheme = len;
            return true;
        }
    }
    return false;
}

static bool is_hex(char c)
{
    return dln_is_digit(c) || (dln_to_lower(c) >= 'a' && dln_to_lower(c) <= 'f');
}

dln_span dln_plain_url(dln_span url, dln_arena *arena)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t after_scheme;
    url = dln_trim(url);
    if (!is_http(url, &after_scheme) || url.len > 8000)
        return DLN_NO_SPAN;
    char *out = dln_arena_take(arena, url.len * 3 + 1);
    if (out == NULL)
        return DLN_NO_SPAN;
    size_t len = 0;
    for (size_t i = 0; i < url.len; i++) {
        char c = url.text[i];
        bool is_escape = c == '%' && i + 2 < url.len && is_hex(url.text[i + 1]) && is_hex(url.text[i + 2]);
        if (is_escape || dln_is_alpha(c) || dln_is_digit(c) || (c != 0 && strchr("-._~:/?#[]@!$&'()*+,;=", c) != NULL)) {
            out[len++] = c;
        } else {
            out[len++] = '%';
            out[len++] = hex[(unsigned char)c >> 4];
            out[len++] = hex[(unsigned char)c & 15];
        }
    }
    return (dln_span){out, len};
}

dln_span dln_plain_host(dln_span url)
{
    size_t begin;
    url = dln_trim(url);
    if (!is_http(url, &begin))
        return (dln_span){"", 0};
    size_t end = begin;
    while (end < url.len && url.text[end] != '/' && url.text[end] != '?' && url.text[end] != '#')
        end++;
    for (size_t i = begin; i < end; i++)
        if (url.text[i] == '@')
            begin = i + 1;
    dln_span host = {url.text + begin, end - begin};
    if (dln_starts_with(host, DLN_SPAN("www.")))
        host = (dln_span){host.text + 4, host.len - 4};
    size_t colon = dln_find(host, DLN_SPAN(":"));
    if (colon != SIZE_MAX && host.text[0] != '[')
        host.len = colon;
    return host;
}

static bool is_right_to_left(uint32_t code)
{
    static const struct { uint32_t first, last; } ranges[] = {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

bool dln_has_right_to_left(dln_span text)
{
    for (size_t at = 0, used; at < text.len; at += used)
        if (is_right_to_left(dln_utf8_decode(text.text + at, text.len - at, &used)))
            return true;
    return false;
}
