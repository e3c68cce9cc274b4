/* src/find/dates_zone.c - the offset of a clock time: given as a number, by an abbreviation, by the name of a place's time; "local
 * time" is that of the city in the sentence, else of the dateline.
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
    if ((dln_word_tables(doc->lexicon, doc->tokens.items[at].word) & (dln_table_bit(DLN_TABLE_PLACES) | dln_table_bit(DLN_TABLE_COUNTRIES))) == 0)
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
        dln_span zone = (doc->tokens.items[i].flags & DLN_CAPITAL) != 0 ? zone_at(doc, i, end) : DLN_NO_SPAN;
        if (zone.len > 0 && one.len > 0 && !dln_span_equals(zone, one))
            return DLN_NO_SPAN;
        if (zone.len > 0)
            one = zone;
    }
    return one;
}

/* The zone of "local time". A city that gives a zone its name ("20:08 Moscow time") is not the place. */
static dln_span local_zone(const dates_doc *d, uint32_t token)
{
    const dln_sentence *sentence = &d->doc->tokens.sentences[dln_doc_sentence_of(d->doc, token)];
    int32_t value;
    uint32_t next;
    for (uint32_t i = sentence->begin; i < sentence->end; i++) {
        if (dates_class_at(&d->scan, i, CLASS_ZONE, &value, &next))
            return d->dateline_zone;
    }
    dln_span zone = dates_zone_between(d->doc, sentence->begin, sentence->end);
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
