/* src/extract/where_page.c - where something was by where it stands on the page: under the head of an entry ("14:15 Geneva"), in the
 * live report of one place ("Our reporters in Geneva: updates from the day"), in the transcript of a briefing.
 */
#include "extract/candidate.h"

#include "base/text.h"
#include "find/clauses.h"

/* "in", "from": the place behind is where it was. */
static bool is_there(const dln_doc *doc, uint32_t preposition)
{
    return dln_token_in(&doc->tokens, preposition, DLN_LIST_INSIDE) || dln_token_says(&doc->tokens, preposition, "from");
}

static bool is_time(const dln_doc *doc, uint32_t token)
{
    uint32_t x = dln_doc_timex_from(doc, token);
    return (x < doc->timex_count && doc->timexes[x].begin <= token) || (x > 0 && token < doc->timexes[x - 1].end);
}

/* The place that alone, or before a colon, stands behind the hour that opens the line. */
static uint32_t place_of_head(const dln_doc *doc, const dln_sentence *line)
{
    uint32_t place = DLN_NONE, depth = 0;
    for (uint32_t t = line->begin; t < line->end; t++) {
        uint32_t r = dln_doc_ref_from(doc, t);
        if (dln_token_is(&doc->tokens, t, "("))
            depth++;
        else if (dln_token_is(&doc->tokens, t, ")"))
            depth -= depth > 0;
        else if (place != DLN_NONE && depth == 0 && dln_token_is(&doc->tokens, t, ":") && !is_time(doc, t))
            return place;
        else if (depth > 0 || is_time(doc, t) || doc->tokens.items[t].kind == DLN_TOKEN_MARK)
            continue;
        else if (place == DLN_NONE && r < doc->ref_count && doc->refs[r].begin == t && doc->refs[r].place != DLN_NONE) {
            place = doc->refs[r].place;
            t = doc->refs[r].end - 1;
        } else
            return DLN_NONE; /* "09:05 Shells at breakfast" */
    }
    bool is_alone = line->end >= doc->tokens.count || (doc->tokens.items[line->end].flags & DLN_STARTS_LINE) != 0;
    return is_alone ? place : DLN_NONE;
}

/* "ACCRA - Okonjo meets Sarr", "Accra, Ghana: Okonjo meets Sarr" below a line with the day: the place that opens a line of an agenda, as the
 * dateline opens a wire story. */
uint32_t dln_place_of_line(const dln_doc *doc, uint32_t token)
{
    enum { COUNTRY = 4, BACK = 96, DAY = 8 };
    uint32_t begin = token, first_line = doc->tokens.sentences[doc->body_sentence].begin, stop = token > BACK ? token - BACK : 0;
    while (begin > stop && begin > first_line && (doc->tokens.items[begin].flags & DLN_STARTS_LINE) == 0)
        begin--;
    uint32_t r = dln_doc_ref_from(doc, begin), x = dln_doc_timex_from(doc, begin > DAY ? begin - DAY : 0);
    while (x < doc->timex_count && doc->timexes[x].end < begin)
        x++;
    bool is_below_day = x < doc->timex_count && doc->timexes[x].end == begin && (doc->tokens.items[doc->timexes[x].begin].flags & DLN_STARTS_LINE) != 0;
    uint32_t hour = dln_doc_timex_from(doc, begin), head = begin;
    bool has_hour = hour < doc->timex_count && doc->timexes[hour].begin == begin && doc->timexes[hour].type == DLN_TIMEX_TIME && (doc->tokens.items[begin].flags & DLN_STARTS_LINE) != 0;
    if (has_hour) { /* "1530 ACCRA - Okonjo is received", "15.30 Accra: " */
        head = doc->timexes[hour].end + (dln_token_is(&doc->tokens, doc->timexes[hour].end, ":") || dln_token_is(&doc->tokens, doc->timexes[hour].end, "-") || dln_token_is(&doc->tokens, doc->timexes[hour].end, ","));
        r = dln_doc_ref_from(doc, head);
        is_below_day = true;
    }
    bool is_shouted = head < doc->tokens.count && (doc->tokens.items[head].flags & DLN_SHOUTED) != 0;
    if ((doc->tokens.items[begin].flags & DLN_STARTS_LINE) == 0 || !(is_shouted || is_below_day) || (begin < doc->dateline_end && !is_below_day) || r == doc->ref_count || doc->refs[r].begin != head ||
        doc->refs[r].place == DLN_NONE || doc->places[doc->refs[r].place].is_wide)
        return DLN_NONE;
    uint32_t dash = doc->refs[r].end;
    if (dln_token_is(&doc->tokens, dash, "(")) { /* "NAGOYA (Japan) - " */
        while (dash < doc->refs[r].end + COUNTRY && dash + 1 < doc->tokens.count && !dln_token_is(&doc->tokens, dash, ")"))
            dash++;
        dash++;
    }
    for (uint32_t k = 0; dln_token_is(&doc->tokens, doc->refs[r].end, ",") && k < COUNTRY && !dln_token_is(&doc->tokens, dash, ":"); k++) /* "ACCRA, Ghana: " */
        dash++;
    bool is_colon = dln_token_is(&doc->tokens, dash, ":");
    bool is_head = dln_token_is(&doc->tokens, dash, "-") || dln_token_is(&doc->tokens, dash, "--") || dln_token_is(&doc->tokens, dash, "\xE2\x80\x93") || dln_token_is(&doc->tokens, dash, "\xE2\x80\x94");
    return is_colon || (is_head && (doc->tokens.items[dash].flags & DLN_SPACED) != 0) ? doc->refs[r].place : DLN_NONE;
}

uint32_t dln_place_of_entry(const dln_doc *doc, uint32_t token)
{
    enum { BACK = 12 };
    uint32_t n = dln_doc_sentence_of(doc, token) + 1;
    for (uint32_t back = 0; back <= BACK && n > doc->body_sentence; back++, n--) {
        const dln_sentence *line = &doc->tokens.sentences[n - 1];
        uint32_t timex = dln_doc_timex_from(doc, line->begin);
        if ((doc->tokens.items[line->begin].flags & DLN_STARTS_LINE) != 0 && timex < doc->timex_count && doc->timexes[timex].begin == line->begin)
            return place_of_head(doc, line);
    }
    return DLN_NONE;
}

/* "Summit of the Americas, Panama City.": no verb, an occasion, and the town where it is. */
static uint32_t place_of_fragment(const dln_doc *doc, uint32_t sentence)
{
    const dln_sentence *line = &doc->tokens.sentences[sentence];
    bool is_occasion = false;
    uint32_t end = line->end, r = dln_doc_ref_from(doc, line->begin), place = DLN_NONE;
    while (end > line->begin && doc->tokens.items[end - 1].kind == DLN_TOKEN_MARK)
        end--;
    for (; r < doc->ref_count && doc->refs[r].begin < end; r++) {
        if (doc->refs[r].end == end && doc->refs[r].begin > line->begin && doc->refs[r].place != DLN_NONE && !doc->places[doc->refs[r].place].is_wide)
            place = doc->refs[r].place;
    }
    for (uint32_t t = line->begin; t < end && place != DLN_NONE; t++)
        is_occasion |= dln_token_in(&doc->tokens, t, DLN_LIST_OCCASIONS);
    if (!is_occasion)
        return DLN_NONE;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        if (clauses->verbs[v].form == DLN_VERB_FINITE)
            return DLN_NONE;
    }
    return place;
}

uint32_t dln_place_of_occasion(const dln_doc *doc, uint32_t token, const dln_when *when)
{
    enum { BACK = 10, WORDS = 5 };
    uint32_t own = dln_doc_sentence_of(doc, token), place = DLN_NONE;
    for (uint32_t n = own + 1; n > doc->body_sentence && n + BACK > own; n--) {
        const dln_sentence *line = &doc->tokens.sentences[n - 1];
        uint32_t x = dln_doc_timex_from(doc, line->begin);
        if (place == DLN_NONE && n - 1 != own)
            place = place_of_fragment(doc, n - 1);
        if (x >= doc->timex_count || doc->timexes[x].begin != line->begin || (doc->tokens.items[line->begin].flags & DLN_STARTS_LINE) == 0)
            continue;
        bool is_alone = line->end - line->begin <= WORDS && (line->end >= doc->tokens.count || (doc->tokens.items[line->end].flags & DLN_STARTS_LINE) != 0); /* "FRIDAY AND SATURDAY" */
        if (is_alone || (doc->timexes[x].flags & DLN_TIMEX_HEADING) != 0)
            return when == NULL || dln_when_overlaps(when, &doc->timexes[x].when) ? place : DLN_NONE;
    }
    return DLN_NONE;
}

/* The only town where the sentences of the entry up to the token's say that something was: "Zurich. The ceremony begins late.", "Bursa: the match. He met
 * her in a hotel."; DLN_NONE: it names none, or several. */
static uint32_t only_town(const dln_doc *doc, uint32_t first, uint32_t last)
{
    enum { REFS = 64 };
    uint32_t found = DLN_NONE, begin = doc->tokens.sentences[first].begin, end = doc->tokens.sentences[last].end, from = dln_doc_ref_from(doc, begin);
    for (uint32_t r = from; r < doc->ref_count && doc->refs[r].begin < end && r < from + REFS; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->place == DLN_NONE || doc->places[ref->place].is_country || doc->places[ref->place].is_wide || dln_quote_of(doc, ref->begin) != DLN_NONE)
            continue;
        uint32_t start = doc->tokens.sentences[dln_doc_sentence_of(doc, ref->begin)].begin;
        bool is_head = (ref->begin == start || (doc->tokens.items[ref->begin].flags & DLN_STARTS_LINE) != 0) && (dln_token_is(&doc->tokens, ref->end, ":") || dln_token_is(&doc->tokens, ref->end, ".") || dln_token_is(&doc->tokens, ref->end, ","));
        uint32_t preposition = dln_place_preposition(doc, ref, start);
        if (!is_head && !dln_is_located(doc, ref, preposition) && !dln_token_in(&doc->tokens, preposition, DLN_LIST_TOWARDS))
            continue;
        if (found != DLN_NONE && found != ref->place)
            return DLN_NONE;
        found = ref->place;
    }
    return found;
}

uint32_t dln_place_of_day(const dln_doc *doc, uint32_t token, const dln_when *when)
{
    enum { BACK = 10, WORDS = 5 };
    uint32_t own = dln_doc_sentence_of(doc, token);
    for (uint32_t n = own + 1; n > doc->body_sentence && n + BACK > own; n--) {
        const dln_sentence *line = &doc->tokens.sentences[n - 1];
        uint32_t x = dln_doc_timex_from(doc, line->begin);
        if (x >= doc->timex_count || doc->timexes[x].begin != line->begin || (doc->tokens.items[line->begin].flags & DLN_STARTS_LINE) == 0)
            continue;
        uint32_t end = doc->timexes[x].end;
        bool is_alone = end - line->begin <= WORDS && end < doc->tokens.count && (doc->tokens.items[end].flags & DLN_STARTS_LINE) != 0;
        if (is_alone || (doc->timexes[x].flags & DLN_TIMEX_HEADING) != 0)
            return dln_when_overlaps(when, &doc->timexes[x].when) ? only_town(doc, n - 1, own) : DLN_NONE;
    }
    return DLN_NONE;
}

/* The first town between the tokens of which the words say that something is there. */
static uint32_t first_town(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].begin < end; r++) {
        const dln_ref *ref = &doc->refs[r];
        bool is_town = ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE && !doc->places[ref->place].is_wide && !doc->places[ref->place].is_country;
        if (is_town && is_there(doc, dln_place_preposition(doc, ref, begin)))
            return ref->place;
    }
    return DLN_NONE;
}

void dln_find_page(dln_doc *doc)
{
    enum { ENTRIES = 3 };
    uint32_t entries = 0, first = 0;
    for (uint32_t x = 0; x < doc->timex_count && entries < ENTRIES; x++) {
        if ((doc->timexes[x].flags & DLN_TIMEX_HEADING) == 0 || !dln_when_has_clock(&doc->timexes[x].when))
            continue;
        first = entries++ == 0 ? doc->timexes[x].begin : first;
    }
    doc->is_live = entries == ENTRIES;
    doc->page_place = doc->is_live ? first_town(doc, 0, doc->body_token) : DLN_NONE;
    if (doc->is_live && doc->page_place == DLN_NONE)
        doc->page_place = first_town(doc, doc->body_token, doc->tokens.sentences[dln_doc_sentence_of(doc, first)].end);
}

uint32_t dln_place_of_page(const dln_doc *doc, uint32_t token)
{
    if (doc->page_place == DLN_NONE)
        return DLN_NONE;
    uint32_t n = dln_doc_sentence_of(doc, token);
    const dln_sentence *own = &doc->tokens.sentences[n];
    uint32_t other = first_town(doc, own->begin, token);
    for (; n > doc->body_sentence && doc->tokens.sentences[n - 1].paragraph == own->paragraph && other == DLN_NONE; n--)
        other = first_town(doc, doc->tokens.sentences[n - 1].begin, doc->tokens.sentences[n - 1].end);
    return other == DLN_NONE || other == doc->page_place ? doc->page_place : DLN_NONE;
}

uint32_t dln_place_of_transcript(const dln_doc *doc)
{
    enum { LINES = 6 };
    for (uint32_t n = doc->body_sentence; n < doc->tokens.sentence_count && n < doc->body_sentence + LINES; n++) {
        const dln_sentence *line = &doc->tokens.sentences[n];
        bool is_about = false;
        uint32_t place = DLN_NONE;
        for (uint32_t t = line->begin; t < line->end && !is_about; t++)
            is_about = dln_token_in(&doc->tokens, t, DLN_LIST_TRANSCRIPT_KINDS);
        for (uint32_t r = dln_doc_ref_from(doc, line->begin); is_about && r < doc->ref_count && doc->refs[r].begin < line->end; r++) {
            const dln_ref *ref = &doc->refs[r];
            if (ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE && !doc->places[ref->place].is_country && !doc->places[ref->place].is_wide && ref->begin >= doc->dateline_end &&
                is_there(doc, dln_place_preposition(doc, ref, line->begin)))
                place = ref->place;
        }
        if (is_about)
            return place != DLN_NONE ? place : doc->dateline_place;
    }
    return DLN_NONE;
}
