/* src/find/places.c - towns, venues and countries as places: which of the towns of one name, the dateline, and the words
 * before which a name is a place.
 */
#include "find/parties.h"

bool dln_is_locative(const dln_finder *f, uint32_t token) { return dln_is_name_word(f, token, DLN_NAME_LOCATIVE); }

static uint32_t add_place(dln_finder *f, dln_span name, dln_span country, double lat, double lon, dln_span zone)
{
    for (uint32_t i = 0; i < f->place_count; i++) {
        const dln_place *place = &f->doc->places[i].place;
        if (dln_span_equals(place->name, name) && dln_span_equals(place->country, country) && place->lat == lat)
            return i;
    }
    dln_doc_place *place = dln_arena_push(f->doc->arena, &f->doc->places, &f->place_count, &f->place_capacity, sizeof *place);
    if (place == NULL)
        return DLN_NONE;
    f->doc->place_count = (uint32_t)f->place_count;
    *place = (dln_doc_place){.place = {name, country, lat, lon}, .zone = zone};
    return (uint32_t)f->place_count - 1;
}

static double degrees(const dln_finder *f, dln_table table, uint32_t row, uint32_t column)
{
    return dln_cell_int(f->lexicon, table, row, column) == DLN_NO_NUMBER ? DLN_NO_DEGREES : dln_cell_decimal(f->lexicon, table, row, column);
}

static uint32_t add_town(dln_finder *f, uint32_t row)
{
    return add_place(f, dln_cell_text(f->lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_NAME), dln_cell_text(f->lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_COUNTRY),
                     degrees(f, DLN_TABLE_PLACES, row, DLN_PLACES_LAT), degrees(f, DLN_TABLE_PLACES, row, DLN_PLACES_LON),
                     dln_cell_text(f->lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_ZONE));
}

uint32_t dln_place_of_country(dln_finder *f, uint32_t country)
{
    uint32_t place = add_place(f, dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, country, DLN_COUNTRIES_NAME), dln_country_code(f->lexicon, country),
                               DLN_NO_DEGREES, DLN_NO_DEGREES, dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, country, DLN_COUNTRIES_ZONE));
    if (place != DLN_NONE)
        f->doc->places[place].is_country = true;
    return place;
}

uint32_t dln_place_named(dln_finder *f, dln_span name, dln_span country)
{
    return add_place(f, name, country, DLN_NO_DEGREES, DLN_NO_DEGREES, (dln_span){"", 0});
}

uint32_t dln_capital_of(dln_finder *f, uint32_t country)
{
    dln_phrase phrases[DLN_PHRASES_MAX];
    dln_tokens tokens;
    dln_span code = dln_country_code(f->lexicon, country), name = dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, country, DLN_COUNTRIES_CAPITAL);
    if (name.len == 0)
        return DLN_NONE;
    dln_tokenize(f->lexicon, name, f->doc->arena, &tokens);
    size_t count = tokens.count == 0 ? 0 : dln_phrases_at(f->lexicon, &tokens, 0, tokens.count, false, phrases);
    for (uint32_t s = 0; count > 0 && phrases[count - 1].tokens == tokens.count && s < phrases[count - 1].sense_count; s++) {
        dln_sense sense = dln_sense_at(phrases[count - 1].senses, s);
        if (sense.table == DLN_TABLE_PLACES && dln_span_equals(dln_cell_text(f->lexicon, DLN_TABLE_PLACES, sense.row, DLN_PLACES_COUNTRY), code))
            return add_town(f, sense.row);
    }
    return add_place(f, name, code, DLN_NO_DEGREES, DLN_NO_DEGREES, dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, country, DLN_COUNTRIES_ZONE));
}

dln_nation dln_country_of_town(const dln_finder *f, const dln_item *item)
{
    if (item->kind == DLN_ITEM_CAPITAL)
        return (dln_nation){DLN_TABLE_COUNTRIES, item->row};
    dln_span code = item->kind == DLN_ITEM_PLACE ? dln_cell_text(f->lexicon, DLN_TABLE_PLACES, item->row, DLN_PLACES_COUNTRY)
                  : item->kind == DLN_ITEM_VENUE ? dln_cell_text(f->lexicon, DLN_TABLE_VENUES, item->row, DLN_VENUES_COUNTRY) : DLN_NO_SPAN;
    return code.len == 0 ? DLN_NO_NATION : dln_nation_of_code(f, code);
}

/* Whether ", Chad" or ", Texas" stands behind the name: its country decides among homonyms. */
static uint32_t country_behind(const dln_finder *f, const dln_item *item)
{
    const dln_item *next = item + 1;
    if (next >= f->items + f->item_count || !dln_token_is(f->tokens, item->end, ",") || next->begin != item->end + 1)
        return DLN_NONE;
    if (next->kind == DLN_ITEM_COUNTRY)
        return next->row;
    return DLN_NONE;
}

static bool is_in_document(const dln_finder *f, dln_span code)
{
    for (uint32_t i = 0; i < f->party_count; i++) {
        if (dln_span_equals(f->doc->parties[i].party.country, code))
            return true;
    }
    return false;
}

/* Towns of one name: only then it matters what else the document names. */
static bool are_several_towns(const dln_finder *f, const dln_item *item)
{
    uint32_t next = 0;
    return dln_item_sense(f, item, DLN_TABLE_PLACES, DLN_PLACES_NAMES, &next) != DLN_NONE && dln_item_sense(f, item, DLN_TABLE_PLACES, DLN_PLACES_NAMES, &next) != DLN_NONE;
}

uint32_t dln_place_of_item(dln_finder *f, const dln_item *item)
{
    uint32_t next = 0, row, best = DLN_NONE, behind = country_behind(f, item);
    int64_t best_weight = -1;
    if (item->kind == DLN_ITEM_COUNTRY)
        return dln_place_of_country(f, item->row);
    if (item->kind == DLN_ITEM_VENUE) {
        row = item->row;
        dln_span country = dln_cell_text(f->lexicon, DLN_TABLE_VENUES, row, DLN_VENUES_COUNTRY);
        uint32_t venue = add_place(f, dln_cell_text(f->lexicon, DLN_TABLE_VENUES, row, DLN_VENUES_NAME), country, degrees(f, DLN_TABLE_VENUES, row, DLN_VENUES_LAT),
                                   degrees(f, DLN_TABLE_VENUES, row, DLN_VENUES_LON), dln_cell_text(f->lexicon, DLN_TABLE_VENUES, row, DLN_VENUES_ZONE));
        if (venue != DLN_NONE && country.len == 0)
            f->doc->places[venue].is_wide = true;
        return venue;
    }
    if (item->kind == DLN_ITEM_BODY) {
        dln_span seat = dln_cell_text(f->lexicon, DLN_TABLE_BODIES, item->row, DLN_BODIES_PLACE);
        dln_span name = dln_cell_text(f->lexicon, DLN_TABLE_BODIES, item->row, DLN_BODIES_NAME);
        if (seat.len > 0 && seat.len < name.len + seat.len && !dln_span_equals(name, seat)) /* "Kremlin, Moscow" */
            name = dln_arena_printf(f->doc->arena, "%.*s, %.*s", (int)name.len, name.text, (int)seat.len, seat.text);
        uint32_t place = seat.len == 0 ? DLN_NONE : add_place(f, name,
                                                              dln_cell_text(f->lexicon, DLN_TABLE_BODIES, item->row, DLN_BODIES_COUNTRY), DLN_NO_DEGREES, DLN_NO_DEGREES, (dln_span){"", 0});
        if (place != DLN_NONE)
            f->doc->places[place].town = seat;
        return place;
    }
    bool are_several = are_several_towns(f, item);
    while ((row = dln_item_sense(f, item, DLN_TABLE_PLACES, DLN_PLACES_NAMES, &next)) != DLN_NONE) {
        dln_span country = dln_cell_text(f->lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_COUNTRY);
        int64_t weight = dln_cell_int(f->lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_PEOPLE);
        if (dln_cell(f->lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_STANDING) == DLN_PLACE_CAPITAL)
            weight += 100000;
        if (are_several && is_in_document(f, country))
            weight *= 3;
        if (behind != DLN_NONE && dln_span_equals(country, dln_country_code(f->lexicon, behind)))
            weight += 1000000000;
        if (weight > best_weight) {
            best_weight = weight;
            best = row;
        }
    }
    if (item->kind == DLN_ITEM_CAPITAL) {
        dln_span code = dln_country_code(f->lexicon, item->row);
        bool is_that = best != DLN_NONE && dln_span_equals(dln_cell_text(f->lexicon, DLN_TABLE_PLACES, best, DLN_PLACES_COUNTRY), code);
        if (!is_that)
            return add_place(f, dln_tokens_text(f->tokens, item->begin, item->end), code, DLN_NO_DEGREES, DLN_NO_DEGREES,
                             dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, item->row, DLN_COUNTRIES_ZONE));
        /* "Kiev" and "Kyiv" are one place; a second city that counts as capital keeps its name */
    }
    return best == DLN_NONE ? DLN_NONE : add_town(f, best);
}

/* ", October 14" of "TASHKENT, October 14. ...", "10 March 2014" of "Addis Ababa 10 March 2014 (X)" */
static bool is_date_between(const dln_finder *f, uint32_t begin, uint32_t end)
{
    begin += dln_token_is(f->tokens, begin, ",") ? 1 : 0;
    for (uint32_t t = 0; t < f->doc->timex_count && f->doc->timexes[t].begin <= begin; t++) {
        if (f->doc->timexes[t].begin == begin)
            return f->doc->timexes[t].end == end;
    }
    return false;
}

/* "Cairo, Mar 10 (X) The minister", "Cairo, March 10 (X).- The", "CAIRO, March 10 /X/. The", "CAIRO, March 10" above the text: the token behind
 * a date and the agency in brackets, where no dash stands; DLN_NONE. */
static uint32_t behind_date_and_agency(const dln_finder *f, const dln_item *item)
{
    enum { AGENCY = 5 };
    const dln_tokens *tokens = f->tokens;
    uint32_t at = item->end, from = at + (dln_token_is(tokens, at, ",") ? 1 : 0);
    const dln_item *country = item + 1 < f->items + f->item_count ? item + 1 : NULL;
    if (country != NULL && country->kind == DLN_ITEM_COUNTRY && country->begin == at + 1 && (dln_token_is(tokens, at, ",") || dln_token_is(tokens, at, "["))) { /* "Cairo, Egypt", "Cairo [Egypt], Mar 10" */
        at = country->end + (dln_token_is(tokens, country->end, "]") ? 1 : 0);
        from = at + (dln_token_is(tokens, at, ",") ? 1 : 0);
    }
    const dln_timex *date = NULL;
    for (uint32_t t = 0; date == NULL && t < f->doc->timex_count && f->doc->timexes[t].begin <= from; t++)
        date = f->doc->timexes[t].begin == from ? &f->doc->timexes[t] : NULL;
    if (date == NULL || date->type != DLN_TIMEX_DATE || dln_when_grain(&date->when) < DLN_GRAIN_DAY || date->end >= tokens->count)
        return DLN_NONE;
    if ((tokens->items[date->end].flags & DLN_STARTS_LINE) != 0)
        return date->end;
    bool is_slash = dln_token_is(tokens, date->end, "/");
    if (!is_slash && !dln_token_is(tokens, date->end, "("))
        return DLN_NONE;
    uint32_t close = date->end + 1;
    while (close < tokens->count && close <= date->end + AGENCY && !dln_token_is(tokens, close, is_slash ? "/" : ")"))
        close++;
    if (close > date->end + AGENCY || close + 1 >= tokens->count)
        return DLN_NONE;
    close++;
    while (close + 1 < tokens->count && (dln_token_is(tokens, close, ".") || dln_token_is(tokens, close, ":") || dln_token_is(tokens, close, "-") || dln_token_is(tokens, close, "--") || dln_token_is(tokens, close, ".-")))
        close++;
    return close;
}

/* "Ghana's minister Okonjo -", "Ghana and Mali -": words that stand in no dateline, unless it is in capitals. */
static bool is_of_sentence(const dln_finder *f, const dln_item *item, uint32_t i)
{
    dln_span text = dln_token_text(f->tokens, i);
    if (dln_span_is(text, "'s"))
        return true;
    return f->tokens->items[i].kind == DLN_TOKEN_WORD && dln_is_lower(text.text[0]) && (item->kind == DLN_ITEM_COUNTRY || !(dln_span_is(text, "and") || dln_span_is(text, "near")));
}

/* Whether "MOSCOW, July 6 (Volga Wire) --", "Geneva/Kyiv -", "HAVANA." begins at the token. inside: lines stand before it. */
static bool read_dateline(dln_finder *f, uint32_t begin, bool inside)
{
    dln_doc *doc = f->doc;
    uint32_t limit = begin + 30 < f->tokens->count ? begin + 30 : f->tokens->count, end = DLN_NONE;
    size_t k = 0;
    while (k < f->item_count && f->items[k].begin < begin)
        k++;
    if (k == f->item_count || f->items[k].begin != begin)
        return false;
    const dln_item *item = &f->items[k];
    if (item->kind != DLN_ITEM_CAPITAL && item->kind != DLN_ITEM_PLACE && item->kind != DLN_ITEM_VENUE && item->kind != DLN_ITEM_COUNTRY &&
        (item->flags & DLN_ITEM_MAY_BE_PLACE) == 0)
        return false;
    bool is_shouted = (f->tokens->items[begin].flags & DLN_SHOUTED) != 0 && f->tokens->items[begin].len > 2, is_put_in = false;
    if (is_shouted && item->end < limit && (f->tokens->items[item->end].flags & DLN_STARTS_PARAGRAPH) != 0 && item->kind != DLN_ITEM_COUNTRY)
        end = item->end; /* "ANKARA" on a line of its own */
    if (end == DLN_NONE && (!inside || is_shouted))
        end = behind_date_and_agency(f, item);
    for (uint32_t i = item->end; i < limit && end == DLN_NONE; i++) {
        dln_span text = dln_token_text(f->tokens, i);
        is_put_in = (is_put_in || dln_span_is(text, "(")) && !dln_span_is(text, ")");
        if (!is_shouted && !is_put_in && is_of_sentence(f, item, i))
            return false;
        bool is_dash = dln_span_is(text, "--") || dln_span_is(text, "\xE2\x80\x94") || dln_span_is(text, "\xE2\x80\x93") ||
                       ((dln_span_is(text, "-") || dln_span_is(text, "_")) && (f->tokens->items[i].flags & DLN_SPACED) != 0);
        bool is_end = is_dash || ((i == item->end || is_date_between(f, item->end, i)) && dln_span_is(text, ".") && is_shouted) || (dln_span_is(text, ":") && is_shouted && i < item->end + 8) || (i == item->end && is_shouted && (dln_span_is(text, "...") || dln_span_is(text, "\xE2\x80\xA6"))) ||
                      (dln_span_is(text, ":") && i == item->end && (f->tokens->items[i].flags & DLN_SPACED) != 0 && item->kind != DLN_ITEM_COUNTRY); /* "Lausanne : The talks" */
        bool is_dated = is_shouted && item->end < i && dln_span_is(text, ".") && is_date_between(f, item->end, i); /* "MINSK, February 12. /Volga Wire/." */
        if (is_end && inside && (!is_dash || !is_shouted) && !is_dated)
            return false; /* "GENEVA: THE TALKS" heads a part of a newsletter */
        if (is_end) {
            end = i + 1;
            break;
        }
        if (dln_span_is(text, ".") && i + 1 < limit && (f->tokens->items[i + 1].flags & DLN_STARTS_SENTENCE) != 0 && !is_shouted)
            return false;
        if ((dln_starts_table(f, i, DLN_TABLE_VERBS) && (f->tokens->items[i].flags & DLN_CAPITAL) == 0) || (f->tokens->items[i].flags & DLN_STARTS_PARAGRAPH) != 0)
            return false;
    }
    if (end == DLN_NONE)
        return false;
    doc->dateline_place = dln_place_of_item(f, item);
    doc->dateline_begin = begin;
    doc->dateline_end = end;
    if (doc->dateline_place != DLN_NONE)
        f->dateline_country = dln_nation_of_code(f, doc->places[doc->dateline_place].place.country).row;
    return true;
}

/* At the head of the body, or behind bylines, key points and notes to editors. */
void dln_find_dateline(dln_finder *f)
{
    enum { LINES = 12, TOKENS = 250 };
    uint32_t begin = f->doc->body_token, lines = 0;
    if (read_dateline(f, begin, false) || (dln_token_is(f->tokens, begin, "(") && read_dateline(f, begin + 1, false))) /* "(Geneva) - " */
        return;
    if (dln_token_is(f->tokens, begin, "(") && dln_token_is(f->tokens, begin + 2, ")") && read_dateline(f, begin + 3 + dln_token_is(f->tokens, begin + 3, "-"), false)) /* "(X) - GENEVA, " */
        return;
    for (uint32_t i = begin + 1; i < f->tokens->count && i < begin + TOKENS && lines < LINES; i++) {
        if ((f->tokens->items[i].flags & DLN_STARTS_LINE) == 0)
            continue;
        lines++;
        if ((f->tokens->items[i].flags & DLN_SHOUTED) != 0 && read_dateline(f, i, true))
            return;
    }
}
