/* src/find/dates_zone.c - the offset of a clock time: given as a number, by an abbreviation, by the name of a place's time; "local
 * time" is that of the city in the sentence, else of the dateline. And the zone that an article says all its times are in.
 */
#include "find/dates.h"

#include "base/text.h"
#include <dateline/zone.h>

/* Of namesakes the capital, then the larger one. */
static bool is_more_likely(const dln_lexicon *lexicon, uint32_t row, uint32_t than)
{
    uint32_t standing = dln_cell(lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_STANDING), other = dln_cell(lexicon, DLN_TABLE_PLACES, than, DLN_PLACES_STANDING);
    if (standing != other)
        return standing < other;
    return dln_cell_int(lexicon, DLN_TABLE_PLACES, row, DLN_PLACES_PEOPLE) > dln_cell_int(lexicon, DLN_TABLE_PLACES, than, DLN_PLACES_PEOPLE);
}

static dln_span zone_at(const dln_doc *doc, uint32_t at, uint32_t end)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    if ((doc->tokens.items[at].tables & (dln_table_bit(DLN_TABLE_PLACES) | dln_table_bit(DLN_TABLE_COUNTRIES))) == 0)
        return DLN_NO_SPAN;
    for (size_t count = dln_phrases_at(doc->lexicon, &doc->tokens, at, end, false, hits); count-- > 0;) {
        uint32_t best = DLN_NONE;
        for (uint32_t i = 0; i < hits[count].sense_count; i++) {
            dln_sense sense = dln_sense_at(hits[count].senses, i);
            if (sense.table == DLN_TABLE_COUNTRIES && sense.column == DLN_COUNTRIES_CAPITALS && dln_sense_fits(&doc->tokens, at, hits[count].tokens, sense, false) &&
                dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, sense.row, DLN_COUNTRIES_ZONE).len > 0)
                return dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, sense.row, DLN_COUNTRIES_ZONE);
            if (sense.table == DLN_TABLE_PLACES && dln_sense_fits(&doc->tokens, at, hits[count].tokens, sense, false) &&
                (best == DLN_NONE || is_more_likely(doc->lexicon, sense.row, best)))
                best = sense.row;
        }
        if (best != DLN_NONE)
            return dln_cell_text(doc->lexicon, DLN_TABLE_PLACES, best, DLN_PLACES_ZONE);
    }
    return DLN_NO_SPAN;
}

dln_span dates_zone_between(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    dln_span one = DLN_NO_SPAN;
    for (uint32_t i = begin; i < end; i++) {
        bool is_inside = i > begin && doc->tokens.items[i - 1].kind == DLN_TOKEN_WORD && (doc->tokens.items[i - 1].flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == DLN_CAPITAL; /* "Villa La Grange" */
        dln_span zone = (doc->tokens.items[i].flags & DLN_CAPITAL) != 0 && !is_inside ? zone_at(doc, i, end) : DLN_NO_SPAN;
        if (zone.len > 0 && one.len > 0 && !dln_span_equals(zone, one))
            return DLN_NO_SPAN;
        if (zone.len > 0)
            one = zone;
    }
    return one;
}

/* The zone of "local time", by what the sentence names near by. A city that gives a zone its name ("20:08 Moscow time") is not the place. */
static dln_span local_zone(const dates_doc *d, uint32_t token)
{
    enum { NEAR = 200 }; /* keeps a hostile sentence from costing its square */
    const dln_sentence *sentence = &d->doc->tokens.sentences[dln_doc_sentence_of(d->doc, token)];
    uint32_t begin = token - sentence->begin > NEAR ? token - NEAR : sentence->begin, end = sentence->end - token > NEAR ? token + NEAR : sentence->end;
    int32_t value;
    uint32_t next;
    for (uint32_t i = begin; i < end; i++) {
        if (dates_class_at(&d->scan, i, CLASS_ZONE, &value, &next))
            return d->dateline_zone;
    }
    dln_span zone = dates_zone_between(d->doc, begin, end);
    return zone.len > 0 ? zone : d->dateline_zone;
}

int16_t dates_zone_offset(const dates_doc *d, const found *from, int32_t day, int32_t minute, dln_span *name)
{
    const dln_lexicon *lexicon = d->doc->lexicon;
    dln_span zone = DLN_NO_SPAN;
    *name = DLN_NO_SPAN;
    if (from->d.zone_offset != NO_OFFSET)
        return from->d.zone_offset;
    if (from->d.is_local)
        zone = local_zone(d, from->begin);
    else if (from->d.zone_row != 0)
        zone = dln_cell_text(lexicon, DLN_TABLE_TIME_ZONES, from->d.zone_row - 1u, DLN_TIME_ZONES_ZONE);
    if (zone.len > 0)
        *name = zone;
    if (from->d.zone_row != 0) {
        int32_t offset = dln_cell_int(lexicon, DLN_TABLE_TIME_ZONES, from->d.zone_row - 1u, DLN_TIME_ZONES_OFFSET_MIN);
        if (offset != DLN_NO_NUMBER)
            return (int16_t)offset;
    }
    const dln_zone *rules = zone.len > 0 ? dln_zone_find(zone) : NULL;
    if (rules == NULL)
        return DLN_ZONE_UNKNOWN;
    return (int16_t)dln_zone_offset_at_local(rules, day, minute >= 1440 ? 1439 : minute);
}

/* The zone of a name that stands without its "time": "All times are Eastern". */
static uint32_t row_of_zone(const dln_lexicon *lexicon, dln_span name)
{
    for (uint32_t row = 0; row < dln_row_count(lexicon, DLN_TABLE_TIME_ZONES); row++) {
        dln_span forms = dln_cell_text(lexicon, DLN_TABLE_TIME_ZONES, row, DLN_TIME_ZONES_FORM), form;
        while (forms.len > 0) {
            dln_split(&forms, '|', &form);
            if (form.len == name.len + 5 && memcmp(form.text, name.text, name.len) == 0 && memcmp(form.text + name.len, " time", 5) == 0)
                return row;
        }
    }
    return DLN_NONE;
}

/* "All times are Eastern", "Times are Indochina Time (GMT+7) unless marked", "(all times GMT)": what every clock time without a
 * zone is in. The first one counts. */
void dates_zone_declared(dates_doc *d)
{
    enum { REACH = 8 };
    dln_doc *doc = d->doc;
    const dln_tokens *tokens = &doc->tokens;
    const uint32_t times = dln_word_find(doc->lexicon, "times", strlen("times"));
    size_t clock = 0;
    while (clock < d->count && d->items[clock].d.minute < 0)
        clock++;
    if (clock == d->count) /* no time has a zone */
        return;
    for (uint32_t i = doc->body_token; i < tokens->count; i++) {
        while (i < tokens->count && tokens->items[i].word != times) /* most */
            i++;
        if (i == tokens->count)
            return;
        if (!dln_token_says(tokens, i, "times"))
            continue;
        bool is_all = i > 0 && dln_token_says(tokens, i - 1, "all");
        if (!is_all && !((tokens->items[i].flags & DLN_STARTS_SENTENCE) != 0 && (dln_token_says(tokens, i + 1, "are") || dln_token_says(tokens, i + 1, "in"))))
            continue;
        uint32_t end = tokens->sentences[dln_doc_sentence_of(doc, i)].end, row = DLN_NONE;
        int16_t offset = DLN_ZONE_UNKNOWN;
        for (uint32_t at = i + 1; at < end && at < i + REACH; at++) {
            draft zone = {.minute = -1, .zone_offset = NO_OFFSET};
            bool is_zone = dates_zone_at(&d->scan, at, &zone) != 0;
            if (is_zone && zone.zone_offset != NO_OFFSET)
                offset = zone.zone_offset;
            else if (row == DLN_NONE)
                row = is_zone ? zone.zone_row - 1u : (tokens->items[at].flags & DLN_CAPITAL) != 0 && (tokens->items[at].tables & dln_table_bit(DLN_TABLE_TIME_ZONES)) != 0 ? row_of_zone(doc->lexicon, dln_token_text(tokens, at)) : DLN_NONE;
        }
        if (offset == DLN_ZONE_UNKNOWN && row != DLN_NONE) {
            int32_t fixed = dln_cell_int(doc->lexicon, DLN_TABLE_TIME_ZONES, row, DLN_TIME_ZONES_OFFSET_MIN);
            offset = fixed == DLN_NO_NUMBER ? DLN_ZONE_UNKNOWN : (int16_t)fixed;
        }
        if (row == DLN_NONE && offset == DLN_ZONE_UNKNOWN)
            continue;
        doc->clock_zone = row == DLN_NONE ? DLN_NO_SPAN : dln_cell_text(doc->lexicon, DLN_TABLE_TIME_ZONES, row, DLN_TIME_ZONES_ZONE);
        doc->clock_offset_min = offset;
        return;
    }
}
