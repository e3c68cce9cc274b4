/* src/read/ndjson.c - articles as JSON objects, one a line or one after another.
 * A scanner of our own reads the flat objects that articles are (an order of magnitude faster than a general parser);
 * what it does not like - nested values under a key that we know, escapes in keys, a key twice - goes to jansson, with
 * the same result. Damage that crawls have (bytes that are no UTF-8, NUL, half surrogates, raw control characters) is
 * repaired before either sees it.
 */
#include "base/text.h"
#include "read/draft.h"
#include "read/fields.h"
#include "read/own.h"

#include <jansson.h>
#include <stdlib.h>

enum { UNKNOWN_MAX = 64, SKIP_DEPTH = 32 };

/* Keys of mention and event lines: an article's own of that name cannot pass through into them. */
static const char *const reserved[] = {"article", "type", "when", "zone", "status", "mode", "participants", "place", "quote", "topic", "count",
    "evidence", "span", "cameo", "confidence", "rules", "notes", "v", "mentions", "sources", "disputes", "uid", "revision", "created", "modified"};

typedef struct slot {
    dln_span text, raw; /* what it says; as written, if the fast scanner read it */
    bool has_escapes;   /* text is the inside of a JSON string as written */
    int alias;          /* index into dln_aliases; -1: empty */
} slot;

typedef struct object {
    slot slots[DLN_FIELD_COUNT];
    dln_span unknown[UNKNOWN_MAX]; /* keys, to see doubles */
    size_t unknown_count;
    char *extra;
    size_t extra_len, extra_room;
} object;

bool dln_is_reserved_key(dln_span key)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (dln_span_is(key, reserved[i]))
            return true;
    return false;
}

static void add_extra(object *o, dln_span key, dln_span raw, dln_arena *arena)
{
    if (dln_is_reserved_key(key))
        return;
    size_t need = key.len + raw.len + 6;
    if (o->extra_room - o->extra_len < need) {
        size_t wanted = (o->extra_len + need) * 2;
        char *larger = dln_arena_take(arena, wanted);
        if (larger == NULL)
            return;
        if (o->extra_len > 0)
            memcpy(larger, o->extra, o->extra_len);
        o->extra = larger;
        o->extra_room = wanted;
    }
    char *to = o->extra + o->extra_len;
    if (o->extra_len > 0) {
        memcpy(to, ", ", 2);
        to += 2;
    }
    *to++ = '"';
    memcpy(to, key.text, key.len);
    to += key.len;
    memcpy(to, "\": ", 3);
    to += 3;
    memcpy(to, raw.text, raw.len);
    o->extra_len = (size_t)(to + raw.len - o->extra);
}

/* ---- repairs of a whole line ---- */
static int hex4(const char *text)
{
    int value = 0;
    for (int i = 0; i < 4; i++) {
        char c = dln_to_lower(text[i]);
        if (!dln_is_digit(c) && !(c >= 'a' && c <= 'f'))
            return -1;
        value = value * 16 + (dln_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

static bool has_controls(dln_span line)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t found = 0;
    size_t at = 0;
    for (uint64_t eight; line.len - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, line.text + at, sizeof eight);
        found |= (eight - ones * 0x20) & ~eight & ones * 0x80; /* a byte below 0x20 borrows, and has no high bit of its own */
    }
    for (; at < line.len; at++)
        found |= (unsigned char)line.text[at] < 0x20;
    return found != 0;
}

/* \u0000 and half surrogates become \ufffd, raw control characters blanks. */
static dln_span repair_line(dln_span line, dln_arena *arena, size_t *repaired)
{
    line = dln_utf8_repair(line, arena, repaired);
    bool controls = has_controls(line), has_suspects = false;
    const char *stop = line.text + line.len;
    for (const char *at = line.text; !has_suspects && (at = memchr(at, '\\', (size_t)(stop - at))) != NULL; at += 2) {
        if (stop - at < 6)
            break;
        has_suspects = at[1] == 'u' && ((at[2] | 0x20) == 'd' || memcmp(at + 2, "0000", 4) == 0);
    }
    if (!controls && !has_suspects)
        return line;
    char *copy = dln_arena_take(arena, line.len + 1);
    if (copy == NULL)
        return DLN_NO_SPAN;
    memcpy(copy, line.text, line.len);
    for (size_t i = 0; i < line.len; i++) {
        if ((unsigned char)copy[i] < 0x20)
            copy[i] = ' ';
        if (copy[i] != '\\' || i + 1 >= line.len)
            continue;
        i++;
        if (copy[i] != 'u' || i + 4 >= line.len)
            continue;
        int unit = hex4(copy + i + 1);
        bool is_pair = unit >= 0xD800 && unit < 0xDC00 && i + 10 < line.len && copy[i + 5] == '\\' && copy[i + 6] == 'u' &&
                       hex4(copy + i + 7) >= 0xDC00 && hex4(copy + i + 7) < 0xE000;
        if (is_pair) {
            i += 10;
        } else if (unit == 0 || (unit >= 0xD800 && unit < 0xE000)) {
            memcpy(copy + i + 1, "fffd", 4);
            ++*repaired;
            i += 4;
        }
    }
    return (dln_span){copy, line.len};
}

/* ---- the fast scanner ---- */
/* The end of the string whose inside starts at `at`: the offset of its closing quote; SIZE_MAX: not one. */
static size_t string_end(dln_span line, size_t at, bool *has_escapes)
{
    size_t end = 0; /* the quote behind `at`: looked for again only when it was escaped */
    *has_escapes = false;
    for (;;) {
        if (end < at) {
            const char *quote = memchr(line.text + at, '"', line.len - at);
            if (quote == NULL)
                return SIZE_MAX;
            end = (size_t)(quote - line.text);
        }
        const char *escape = memchr(line.text + at, '\\', end - at);
        if (escape == NULL)
            return end;
        *has_escapes = true;
        at = (size_t)(escape - line.text) + 1;
        if (at >= line.len || strchr("\"\\/bfnrtu", line.text[at]) == NULL || line.text[at] == '\0')
            return SIZE_MAX;
        if (line.text[at] == 'u' && (line.len - at < 5 || hex4(line.text + at + 1) < 0))
            return SIZE_MAX;
        at++;
    }
}

static size_t skip_blanks(dln_span line, size_t at)
{
    while (at < line.len && dln_is_blank(line.text[at]))
        at++;
    return at;
}

/* A number or a word: where it ends; SIZE_MAX: malformed. */
static size_t scalar_end(dln_span line, size_t at)
{
    static const char *const words[] = {"true", "false", "null"};
    dln_span rest = {line.text + at, line.len - at};
    for (size_t i = 0; i < 3; i++)
        if (dln_starts_with(rest, dln_span_of(words[i])))
            return at + strlen(words[i]);
    size_t start = at, digits = 0;
    if (at < line.len && line.text[at] == '-')
        at++;
    bool has_zero = at + 1 < line.len && line.text[at] == '0' && dln_is_digit(line.text[at + 1]);
    for (; at < line.len && dln_is_digit(line.text[at]); at++)
        digits++;
    if (digits == 0 || has_zero || at - start > 300)
        return SIZE_MAX;
    if (at < line.len && line.text[at] == '.') {
        size_t fraction = 0;
        for (at++; at < line.len && dln_is_digit(line.text[at]); at++)
            fraction++;
        if (fraction == 0)
            return SIZE_MAX;
    }
    if (at < line.len && (line.text[at] | 0x20) == 'e')
        return SIZE_MAX; /* exponents may overflow: jansson decides */
    return at;
}

/* Passes over any value, checking it: its end; SIZE_MAX: malformed or too deep. */
static size_t value_end(dln_span line, size_t at)
{
    char open[SKIP_DEPTH];
    int depth = 0;
    bool wants_key = false, has_escapes;
    for (;;) {
        at = skip_blanks(line, at);
        if (at >= line.len)
            return SIZE_MAX;
        char c = line.text[at];
        if (wants_key) {
            if (c != '"' || (at = string_end(line, at + 1, &has_escapes)) == SIZE_MAX)
                return SIZE_MAX;
            at = skip_blanks(line, at + 1);
            if (at >= line.len || line.text[at] != ':')
                return SIZE_MAX;
            at = skip_blanks(line, at + 1);
            if (at >= line.len)
                return SIZE_MAX;
            c = line.text[at];
            wants_key = false;
        }
        if (c == '{' || c == '[') {
            if (depth == SKIP_DEPTH)
                return SIZE_MAX;
            open[depth++] = c;
            at = skip_blanks(line, at + 1);
            if (at < line.len && line.text[at] == (c == '{' ? '}' : ']')) {
                at++;
                depth--;
            } else {
                wants_key = c == '{';
                continue;
            }
        } else {
            at = c == '"' ? string_end(line, at + 1, &has_escapes) : scalar_end(line, at);
            if (at == SIZE_MAX)
                return SIZE_MAX;
            at += c == '"';
        }
        for (;;) { /* after a value */
            if (depth == 0)
                return at;
            at = skip_blanks(line, at);
            if (at >= line.len)
                return SIZE_MAX;
            bool is_object = open[depth - 1] == '{';
            if (line.text[at] == ',') {
                at++;
                wants_key = is_object;
                break;
            }
            if (line.text[at] != (is_object ? '}' : ']'))
                return SIZE_MAX;
            at++;
            depth--;
        }
    }
}

static bool wins(const object *o, int alias)
{
    int there = o->slots[dln_aliases[alias].field].alias;
    return there < 0 || dln_aliases[alias].rank <= dln_aliases[there].rank;
}

/* Puts a value under its field. A loser, or one that is beaten later, stays as an unknown key if it says something else. */
static void put(object *o, int alias, dln_span key, slot value, dln_span raw, dln_arena *arena)
{
    slot *there = &o->slots[dln_aliases[alias].field];
    if (wins(o, alias)) {
        bool is_same_key = there->alias == alias;
        if (there->alias >= 0 && !is_same_key && dln_aliases[there->alias].is_kept)
            add_extra(o, (dln_span){dln_aliases[there->alias].name, dln_aliases[there->alias].len}, there->raw, arena);
        value.alias = alias;
        value.raw = raw;
        *there = value;
    } else if (dln_aliases[alias].is_kept) {
        add_extra(o, key, raw, arena);
    }
}

/* true: read. false: not for the fast scanner. */
static bool scan(dln_span line, object *o, dln_arena *arena)
{
    size_t at = skip_blanks(line, 0);
    if (at >= line.len || line.text[at] != '{')
        return false;
    at = skip_blanks(line, at + 1);
    if (at < line.len && line.text[at] == '}')
        return skip_blanks(line, at + 1) == line.len;
    for (;;) {
        bool has_escapes;
        if (at >= line.len || line.text[at] != '"')
            return false;
        size_t end = string_end(line, at + 1, &has_escapes);
        if (end == SIZE_MAX || has_escapes)
            return false;
        dln_span key = {line.text + at + 1, end - at - 1};
        at = skip_blanks(line, end + 1);
        if (at >= line.len || line.text[at] != ':')
            return false;
        at = skip_blanks(line, at + 1);
        if (at >= line.len)
            return false;
        size_t begin = at;
        int alias = dln_alias_of(key);
        slot value = {.alias = alias};
        char c = line.text[at];
        if (alias >= 0 && (c == '{' || c == '['))
            return false;
        if (c == '"') {
            end = string_end(line, at + 1, &value.has_escapes);
            if (end == SIZE_MAX)
                return false;
            value.text = (dln_span){line.text + at + 1, end - at - 1};
            at = end + 1;
        } else {
            at = value_end(line, at);
            if (at == SIZE_MAX)
                return false;
            value.text = (dln_span){line.text + begin, at - begin};
        }
        dln_span raw = {line.text + begin, at - begin};
        if (alias >= 0) {
            bool is_word = c == 'n' || c == 't' || c == 'f';
            bool is_source_url = dln_span_is(key, "source") && dln_starts_with(value.text, DLN_SPAN("http"));
            if (is_source_url) /* trafilatura's "source" is the address */
                alias = dln_alias_of(DLN_SPAN("source_url"));
            if (c == '"' && value.text.len > 0)
                put(o, alias, key, value, raw, arena);
            else if (!is_word && c != '"' && dln_aliases[alias].field != DLN_FIELD_TEXT) { /* a number: an id, seconds since 1970 */
                put(o, alias, key, value, raw, arena);
            }
        } else {
            if (o->unknown_count == UNKNOWN_MAX)
                return false;
            for (size_t i = 0; i < o->unknown_count; i++)
                if (dln_span_equals(o->unknown[i], key))
                    return false;
            o->unknown[o->unknown_count++] = key;
            add_extra(o, key, raw, arena);
        }
        at = skip_blanks(line, at);
        if (at >= line.len)
            return false;
        if (line.text[at] == '}')
            return skip_blanks(line, at + 1) == line.len;
        if (line.text[at] != ',')
            return false;
        at = skip_blanks(line, at + 1);
    }
}

static dln_span unescape(dln_span inside, dln_arena *arena)
{
    char *out = dln_arena_array_raw(arena, inside.len + 1, 1); /* escapes only get shorter */
    size_t len = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < inside.len;) {
        const char *escape = memchr(inside.text + i, '\\', inside.len - i);
        size_t plain = escape == NULL ? inside.len - i : (size_t)(escape - inside.text) - i;
        memcpy(out + len, inside.text + i, plain);
        len += plain;
        i += plain;
        if (escape == NULL || i + 1 >= inside.len)
            break;
        char c = inside.text[i + 1];
        i += 2;
        if (c != 'u') {
            out[len++] = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c == 'b' ? '\b' : c == 'f' ? '\f' : c;
            continue;
        }
        uint32_t code = (uint32_t)hex4(inside.text + i);
        i += 4;
        if (code >= 0xD800 && code < 0xDC00 && i + 6 <= inside.len) { /* halves were mended before */
            code = 0x10000 + ((code - 0xD800) << 10) + ((uint32_t)hex4(inside.text + i + 2) - 0xDC00);
            i += 6;
        }
        len += dln_utf8_encode(code, out + len);
    }
    out[len] = '\0';
    return (dln_span){out, len};
}

/* ---- jansson, for the rest ---- */
static dln_span copy_of(const char *text, size_t len, dln_arena *arena)
{
    return dln_arena_copy(arena, (dln_span){text, len});
}

/* The words in a value: a string, a number, {"name": ...}, {"@id": ...}; of an array the first, or for texts all of them
 * as paragraphs. */
static dln_span words_of(const json_t *value, dln_field f, dln_arena *arena, int depth)
{
    static const char *const inner[] = {"name", "@id", "url", "@value", "value", "#text", "rendered", "text", "title"};
    if (json_is_string(value))
        return copy_of(json_string_value(value), json_string_length(value), arena);
    if (json_is_integer(value))
        return dln_arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    if (depth > 4)
        return DLN_NO_SPAN;
    if (json_is_object(value))
        for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) {
            dln_span found = words_of(json_object_get(value, inner[i]), f, arena, depth + 1);
            if (found.len > 0)
                return found;
        }
    if (!json_is_array(value))
        return DLN_NO_SPAN;
    dln_span all = DLN_NO_SPAN;
    size_t count = json_array_size(value), total = 0;
    for (size_t i = 0; i < count; i++) {
        dln_span part = words_of(json_array_get(value, i), f, arena, depth + 1);
        if (f != DLN_FIELD_TEXT && part.len > 0)
            return part;
        total += part.len + 2;
    }
    char *joined = total == 0 ? NULL : dln_arena_take(arena, total + 1);
    for (size_t i = 0; i < count && joined != NULL; i++) {
        dln_span part = words_of(json_array_get(value, i), f, arena, depth + 1);
        if (part.len == 0)
            continue;
        if (all.len > 0) {
            memcpy(joined + all.len, "\n\n", 2);
            all.len += 2;
        }
        memcpy(joined + all.len, part.text, part.len);
        all = (dln_span){joined, all.len + part.len};
    }
    return all;
}

static void scan_loaded(json_t *loaded, object *o, dln_arena *arena)
{
    int winner[DLN_FIELD_COUNT];
    const char *key;
    json_t *value;
    for (int f = 0; f < DLN_FIELD_COUNT; f++)
        winner[f] = -1;
    json_object_foreach(loaded, key, value) {
        int alias = dln_alias_of(dln_span_of(key));
        if (alias < 0)
            continue;
        dln_field f = dln_aliases[alias].field;
        dln_span words = words_of(value, f, arena, 0);
        if (strcmp(key, "source") == 0 && dln_starts_with(words, DLN_SPAN("http")))
            alias = dln_alias_of(DLN_SPAN("source_url")), f = DLN_FIELD_URL;
        if (words.len == 0 || (winner[f] >= 0 && dln_aliases[winner[f]].rank < dln_aliases[alias].rank))
            continue;
        winner[f] = alias;
        o->slots[f] = (slot){.text = words, .alias = alias};
    }
    json_object_foreach(loaded, key, value) {
        dln_span name = dln_span_of(key);
        int alias = dln_alias_of(name);
        if (strcmp(key, "source") == 0 && winner[DLN_FIELD_URL] >= 0 && winner[DLN_FIELD_URL] == dln_alias_of(DLN_SPAN("source_url")))
            alias = winner[DLN_FIELD_URL];
        bool is_used = alias >= 0 && (winner[dln_aliases[alias].field] == alias || !dln_aliases[alias].is_kept);
        if (is_used)
            continue;
        char *raw = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
        dln_sink *quoted = dln_sink_to_memory(); /* the key may need escapes */
        if (raw != NULL && quoted != NULL) {
            dln_json_string(quoted, name);
            dln_span with_quotes = dln_sink_bytes(quoted);
            add_extra(o, (dln_span){with_quotes.text + 1, with_quotes.len - 2}, dln_span_of(raw), arena);
        }
        dln_sink_abandon(quoted);
        free(raw);
    }
}

/* ---- one object ---- */
bool dln_looks_like_html(dln_span text)
{
    static const char *const tags[] = {"</p>", "<p>", "<br", "</div>", "&#", "&quot;", "&nbsp;", "&amp;"};
    if (text.len == 0 || (memchr(text.text, '<', text.len) == NULL && memchr(text.text, '&', text.len) == NULL))
        return false;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (dln_find(text, dln_span_of(tags[i])) != SIZE_MAX)
            return true;
    return false;
}

/* What this line is if it is one of ours from a later stage; NULL: an article, as far as keys can tell. */
static const char *later_stage(bool has_type, bool has_participants, bool has_evidence, bool has_mentions)
{
    if (!has_type)
        return NULL;
    return has_mentions ? "an event" : has_participants && has_evidence ? "a mention" : NULL;
}

static bool saw(const object *o, const char *key)
{
    for (size_t i = 0; i < o->unknown_count; i++)
        if (dln_span_is(o->unknown[i], key))
            return true;
    return false;
}

static void tell_later_stage(dln_reading *reading, const char *what, uint32_t line)
{
    dln_reading_problem(reading, DLN_ISSUE_WRONG_KIND, line, 0, "is %s, no article; dateline %s reads %ss", what,
                        strcmp(what, "an event") == 0 ? "render" : "merge", what + (what[1] == 'n' ? 3 : 2));
}

static dln_status finish(dln_reading *reading, object *o, uint32_t line, size_t repaired)
{
    dln_draft draft = {.line = line, .repaired = repaired, .extra = {o->extra, o->extra_len}};
    dln_span *const fields[DLN_FIELD_COUNT] = {&draft.id, &draft.url, &draft.publisher, &draft.agency, &draft.lang, &draft.title, &draft.text, &draft.published};
    for (int f = 0; f < DLN_FIELD_COUNT; f++) {
        if (o->slots[f].alias < 0)
            continue;
        *fields[f] = o->slots[f].has_escapes ? unescape(o->slots[f].text, reading->arena) : o->slots[f].text;
    }
    if (dln_looks_like_html(draft.text))
        draft.text = dln_html_fragment(draft.text, reading->arena);
    if (dln_arena_failed(reading->arena))
        return DLN_NO_MEMORY;
    return dln_draft_finish(reading, &draft);
}

static void clear(object *o)
{
    memset(o, 0, sizeof *o);
    for (int f = 0; f < DLN_FIELD_COUNT; f++)
        o->slots[f].alias = -1;
}

static dln_status read_loaded(dln_reading *reading, json_t *loaded, uint32_t line, size_t repaired)
{
    object o;
    const char *later = later_stage(json_object_get(loaded, "type") != NULL, json_object_get(loaded, "participants") != NULL,
                                    json_object_get(loaded, "evidence") != NULL, json_object_get(loaded, "mentions") != NULL);
    if (later != NULL && json_object_get(loaded, "text") == NULL) {
        tell_later_stage(reading, later, line);
        return DLN_OK;
    }
    clear(&o);
    scan_loaded(loaded, &o, reading->arena);
    return finish(reading, &o, line, repaired);
}

/* {"articles": [...]}: the answer of a news service. NULL: no such thing. */
static json_t *wrapped_items(json_t *loaded)
{
    static const char *const names[] = {"articles", "items", "results", "documents", "docs", "data"};
    for (int f = 0; f < DLN_ALIAS_COUNT; f++)
        if (dln_aliases[f].field == DLN_FIELD_TEXT && json_is_string(json_object_get(loaded, dln_aliases[f].name)) && dln_aliases[f].rank < 6)
            return NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        json_t *items = json_object_get(loaded, names[i]);
        if (json_is_array(items) && json_is_object(json_array_get(items, 0)))
            return items;
    }
    return NULL;
}

static dln_status read_object(dln_reading *reading, dln_line line)
{
    object o;
    size_t repaired;
    dln_arena_reset(reading->arena);
    dln_span text = repair_line(line.text, reading->arena, &repaired);
    if (text.text == NULL)
        return DLN_NO_MEMORY;
    clear(&o);
    if (scan(text, &o, reading->arena) && o.slots[DLN_FIELD_TEXT].alias >= 0 && !saw(&o, "to_scale") && /* of a layout */
        (later_stage(saw(&o, "type"), saw(&o, "participants"), saw(&o, "evidence"), saw(&o, "mentions")) == NULL ||
         dln_span_is(dln_span_of(dln_aliases[o.slots[DLN_FIELD_TEXT].alias].name), "text")))
        return finish(reading, &o, line.number, repaired);
    json_error_t error;
    json_t *loaded = json_loadb(text.text, text.len, JSON_ALLOW_NUL, &error);
    if (loaded == NULL) {
        dln_reading_problem(reading, DLN_ISSUE_NOT_JSON, line.number + (error.line > 1 ? (uint32_t)error.line - 1 : 0),
                            error.column > 0 ? (uint32_t)error.column : 0, "is not JSON: %.100s", error.text);
        return DLN_OK;
    }
    dln_status status = DLN_OK;
    bool is_own = dln_own_json(loaded);
    json_t *items = json_is_object(loaded) && !is_own ? wrapped_items(loaded) : NULL;
    if (is_own) {
        dln_reading_problem(reading, DLN_ISSUE_WRONG_KIND, line.number, 0, "%s", dln_own_words);
    } else if (items != NULL) {
        for (size_t i = 0; i < json_array_size(items) && status == DLN_OK && !reading->is_stopped; i++) {
            dln_arena_reset(reading->arena);
            if (json_is_object(json_array_get(items, i)))
                status = read_loaded(reading, json_array_get(items, i), line.number, repaired);
        }
    } else if (json_is_object(loaded)) {
        dln_arena_reset(reading->arena); /* the loaded one owns its text */
        status = read_loaded(reading, loaded, line.number, repaired);
    } else {
        dln_reading_problem(reading, DLN_ISSUE_NOT_JSON, line.number, 0, "is no JSON object");
    }
    json_decref(loaded);
    return status;
}

dln_status dln_read_ndjson(dln_reading *reading)
{
    dln_line_walk walk = dln_piece_lines(reading->piece);
    dln_line line;
    dln_status status = DLN_OK;
    while (status == DLN_OK && !reading->is_stopped && dln_next_line(&walk, &line))
        status = read_object(reading, line);
    return status;
}

dln_status dln_read_json_value(dln_reading *reading)
{
    return dln_read_ndjson(reading);
}
