/* src/extract/titles.c - a title for each event: "Biden and Putin meet in Geneva", "Macron: 'Our strategy is ...'". */
#include "extract/candidate.h"

#include "base/text.h"

enum { TITLE_MOST = 90, NAMES_MOST = 3 };

/* Countries whose people write the family name first. */
static bool is_family_first(dln_span country)
{
    static const char *const codes[] = {"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "MMR", "SGP", "HKG"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (dln_span_is(country, codes[i]))
            return true;
    }
    return false;
}

/* Where the family name begins: at a particle ("von der Leyen", "bin Salman"), else at the last word. */
static dln_span family_name(const dln_party *party)
{
    dln_span name = party->name, rest = name, word, found = name;
    if (party->kind != DLN_PERSON || memchr(name.text, ' ', name.len) == NULL)
        return name;
    const char *hyphen = memchr(name.text, '-', name.len), *space = memchr(name.text, ' ', name.len);
    bool is_korean = hyphen != NULL && space < hyphen && hyphen + 1 < name.text + name.len && dln_is_lower(hyphen[1]) && memchr(space + 1, ' ', (size_t)(name.text + name.len - space - 1)) == NULL;
    if (is_family_first(party->country) || is_korean) { /* "Ban Ki-moon" of the UN, too */
        dln_split(&rest, ' ', &word);
        return word;
    }
    for (bool first = true; dln_split(&rest, ' ', &word); first = false) {
        if (first)
            continue;
        found = (dln_span){word.text, (size_t)(name.text + name.len - word.text)};
        if (word.len > 0 && dln_is_lower(word.text[0]))
            break;
    }
    return found;
}

static dln_span names_of(const dln_doc *doc, const dln_candidate *c)
{
    dln_span out = {"", 0};
    uint32_t shown = c->party_count > NAMES_MOST + 1 ? NAMES_MOST : c->party_count;
    for (uint32_t i = 0; i < shown; i++) {
        dln_span name = family_name(&doc->parties[c->parties[i]].party);
        for (uint32_t k = 0; k < c->party_count; k++) { /* two of one family name keep their whole names */
            if (k != i && dln_span_equals(family_name(&doc->parties[c->parties[k]].party), name))
                name = doc->parties[c->parties[i]].party.name;
        }
        dln_span link = i == 0 ? DLN_SPAN("") : i + 1 == c->party_count ? DLN_SPAN(" and ") : DLN_SPAN(", ");
        out = DLN_JOIN(doc->arena, out, link, name);
    }
    if (shown < c->party_count)
        out = dln_arena_printf(doc->arena, "%.*s and %u others", (int)out.len, out.text, c->party_count - shown);
    return out;
}

/* At most so many characters, cut between words, with an ellipsis. */
static dln_span shorten(const dln_doc *doc, dln_span text, size_t most)
{
    if (dln_utf8_count(text) <= most)
        return text;
    size_t bytes = 0, count = 0, cut = 0;
    while (bytes < text.len && count < most - 1) {
        size_t used;
        dln_utf8_decode(text.text + bytes, text.len - bytes, &used);
        if (text.text[bytes] == ' ')
            cut = bytes;
        bytes += used;
        count++;
    }
    if (cut == 0)
        cut = bytes;
    while (cut > 0 && (text.text[cut - 1] == ',' || text.text[cut - 1] == ';' || text.text[cut - 1] == ' '))
        cut--;
    return DLN_JOIN(doc->arena, {text.text, cut}, DLN_SPAN("\xE2\x80\xA6"));
}

/* One line: line ends and runs of blanks become one blank. */
static dln_span one_line(const dln_doc *doc, dln_span text)
{
    char *out = dln_arena_take(doc->arena, text.len + 1);
    size_t len = 0;
    if (out == NULL)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        bool blank = dln_is_blank(text.text[i]);
        if (blank && (len == 0 || out[len - 1] == ' '))
            continue;
        out[len++] = blank ? ' ' : text.text[i];
    }
    return dln_trim((dln_span){out, len});
}

static dln_span statement_title(const dln_doc *doc, const dln_candidate *c)
{
    dln_span who = names_of(doc, c);
    if (c->quote_end > c->quote_begin) {
        dln_span quote = one_line(doc, dln_tokens_text(&doc->tokens, c->quote_begin, c->quote_end));
        while (quote.len > 0 && (quote.text[quote.len - 1] == ',' || quote.text[quote.len - 1] == '.'))
            quote.len--;
        size_t room = TITLE_MOST - 4 - dln_utf8_count(who);
        if (dln_utf8_count(who) + 24 < TITLE_MOST) {
            quote = shorten(doc, quote, room);
            return DLN_JOIN(doc->arena, who, DLN_SPAN(": \xE2\x80\x98"), quote, DLN_SPAN("\xE2\x80\x99"));
        }
    }
    uint32_t from = c->begin >= doc->body_token && c->begin < doc->dateline_end && doc->dateline_end < c->end ? doc->dateline_end : c->begin; /* "WASHINGTON, 4 May --" is no part of it */
    bool is_apart = c->said_end > c->said_begin;
    dln_span words = one_line(doc, is_apart ? dln_tokens_text(&doc->tokens, c->said_begin < doc->dateline_end && c->said_begin >= doc->body_token ? from : c->said_begin, c->said_end)
                                            : dln_tokens_text(&doc->tokens, from, c->end));
    return shorten(doc, DLN_JOIN(doc->arena, who, DLN_SPAN(": "), words), TITLE_MOST);
}

dln_span dln_title_of(const dln_doc *doc, const dln_candidate *c)
{
    const dln_event_type *type = dln_event_type_at((size_t)c->type);
    if (type->speaker_only)
        return statement_title(doc, c);
    dln_span who = names_of(doc, c);
    bool alone = c->party_count == 1 && doc->parties[c->parties[0]].party.kind != DLN_BODY && !doc->parties[c->parties[0]].is_group;
    bool is_call = strcmp(type->name, "call") == 0;
    const char *does = !is_call ? alone ? "holds a meeting" : c->party_count == 1 ? "meet" : "meet"
        : c->mode == DLN_MODE_VIDEO ? alone ? "holds a video call" : "talk by video link" : alone ? "makes a call" : "speak by phone";
    dln_span place = c->place == DLN_NONE || is_call ? (dln_span){"", 0} : doc->places[c->place].place.name;
    return shorten(doc, DLN_JOIN(doc->arena, who, DLN_SPAN(" "), dln_span_of(does), place.len > 0 ? DLN_SPAN(" in ") : DLN_SPAN(""), place), TITLE_MOST);
}
