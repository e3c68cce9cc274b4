/* src/extract/statements_transcript.c - from when to when a briefing was of which a transcript gives the words: its head says it
 * ("12:52 p.m. EDT"; "the briefing that X gave at 11:02 a.m. on Tuesday") and its last lines ("The briefing was concluded at 1:31 p.m.").
 */
#include "extract/statements_find.h"

static bool is_of_day(const dln_timex *timex, const dln_when *day)
{
    return dln_when_is_known(day) && dln_when_has_clock(&timex->when) && dln_when_is_single(&timex->when) && dln_when_first_day(&timex->when) == dln_when_first_day(day);
}

/* A line of its own, or one sentence with the briefing. */
static bool is_head(const dln_doc *doc, const dln_timex *timex)
{
    const dln_sentence *sentence = &doc->tokens.sentences[dln_doc_sentence_of(doc, timex->begin)];
    return (timex->flags & DLN_TIMEX_HEADING) != 0 || sayings_noun_in(doc, sentence->begin, sentence->end, 1u << DLN_SAID_AT_OCCASION, NULL) != DLN_NONE;
}

static bool tells_end(const dln_doc *doc, const dln_timex *timex)
{
    enum { NEAR_END = 4 };
    uint32_t from = timex->begin > doc->body_token + NEAR_END ? timex->begin - NEAR_END : doc->body_token;
    for (uint32_t t = timex->begin; t > from; t--) {
        if (dln_token_in(&doc->tokens, t - 1, DLN_LIST_END_WORDS))
            return true;
    }
    return false;
}

void dln_transcript_hours(const dln_doc *doc, uint32_t first, const dln_when *day, dln_point *opened, dln_point *closed)
{
    enum { LAST_SENTENCES = 3 };
    uint32_t sentences = doc->tokens.sentence_count, tail = sentences > LAST_SENTENCES ? doc->tokens.sentences[sentences - LAST_SENTENCES].begin : doc->body_token;
    for (uint32_t i = dln_doc_timex_from(doc, doc->body_token); i < doc->timex_count && doc->timexes[i].begin < first && opened->grain == DLN_GRAIN_NONE; i++) {
        if (!is_of_day(&doc->timexes[i], day) || !is_head(doc, &doc->timexes[i]))
            continue;
        *opened = doc->timexes[i].when.begin;
        if (opened->zone_offset_min == DLN_ZONE_UNKNOWN)
            opened->zone_offset_min = dln_clock_offset_beside(doc, i, dln_doc_timex_from(doc, first));
    }
    for (uint32_t i = dln_doc_timex_from(doc, tail); opened->grain != DLN_GRAIN_NONE && i < doc->timex_count; i++) {
        if (is_of_day(&doc->timexes[i], day) && tells_end(doc, &doc->timexes[i]))
            *closed = doc->timexes[i].when.begin;
    }
}
