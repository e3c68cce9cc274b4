/* src/extract/contacts_programme.c - the programme of a journey: "1000 Accra: President Mensah." under "Okonjo starts a tour on Monday":
 * whoever stands on a line with an hour meets the traveller.
 */
#include "extract/contacts.h"

/* Whether the time expression opens a line, perhaps behind a bullet: the hour of what is on it, or the day of what stands below. */
static bool opens_line(const dln_doc *doc, const dln_timex *timex)
{
    const dln_token *first = &doc->tokens.items[timex->begin];
    bool is_first = (first->flags & DLN_STARTS_LINE) != 0 || (timex->begin > 0 && first[-1].kind == DLN_TOKEN_MARK && (first[-1].flags & DLN_STARTS_LINE) != 0);
    return is_first && timex->begin >= doc->body_token && ((timex->flags & DLN_TIMEX_HEADING) != 0 || dln_when_has_clock(&timex->when));
}

/* The person of a sentence, the first of them, or DLN_NONE. only: nobody else is in it. */
static uint32_t person_of(const dln_doc *doc, const dln_sentence *sentence, bool only)
{
    uint32_t found = DLN_NONE;
    for (uint32_t r = dln_doc_ref_from(doc, sentence->begin); r < doc->ref_count && doc->refs[r].begin < sentence->end; r++) {
        uint32_t party = doc->refs[r].kind == DLN_REF_PARTY && doc->refs[r].count == 1 ? doc->ref_parties[doc->refs[r].first] : DLN_NONE;
        if (party == DLN_NONE || doc->parties[party].party.kind != DLN_PERSON || doc->parties[party].is_spokesperson || doc->parties[party].is_ordinary)
            continue;
        if (found != DLN_NONE && found != party)
            return only ? DLN_NONE : found;
        found = party;
    }
    return found;
}

/* Whose programme a sentence heads: "Okonjo's diary", "Schedule of President Sarr for Friday"; "Okonjo starts a tour on Monday" above lines with
 * hours. */
static uint32_t whose_journey(const dln_doc *doc, const dln_sentence *sentence, bool has_hours, bool *is_programme)
{
    enum { SHORT = 30 };
    bool is_tour = false, is_diary = false;
    for (uint32_t k = sentence->begin; k < sentence->end; k++) {
        is_diary |= dln_token_in(&doc->tokens, k, DLN_LIST_DIARIES);
        is_tour |= dln_token_in(&doc->tokens, k, DLN_LIST_TOURS);
    }
    uint32_t party = is_diary && sentence->end - sentence->begin <= SHORT ? person_of(doc, sentence, true) : DLN_NONE;
    *is_programme = party != DLN_NONE;
    return party == DLN_NONE && has_hours && (is_tour || is_diary) && sentence->begin >= doc->body_token ? person_of(doc, sentence, false) : party;
}

/* The day that the head of a programme names: "Sarr's schedule for Friday". */
static uint32_t day_of_head(const dln_doc *doc, const dln_sentence *sentence)
{
    for (uint32_t x = dln_doc_timex_from(doc, sentence->begin); x < doc->timex_count && doc->timexes[x].begin < sentence->end; x++) {
        const dln_when *when = &doc->timexes[x].when;
        if (dln_when_is_known(when) && dln_when_grain(when) == DLN_GRAIN_DAY && dln_when_length_days(when) == 1 && (doc->timexes[x].flags & DLN_TIMEX_DATELINE) == 0)
            return x;
    }
    return DLN_NONE;
}

uint32_t contact_traveller_of(const dln_doc *doc, bool *is_programme, uint32_t *day)
{
    enum { LINES = 2, HOURS = 3, LEAD = 3 };
    uint32_t lines = 0, hours = 0, party = DLN_NONE, last = doc->body_sentence + LEAD < doc->tokens.sentence_count ? doc->body_sentence + LEAD : doc->tokens.sentence_count;
    for (uint32_t x = 0; x < doc->timex_count && (lines < LINES || hours < HOURS); x++) {
        lines += opens_line(doc, &doc->timexes[x]);
        hours += (doc->timexes[x].flags & DLN_TIMEX_HEADING) != 0 && dln_when_has_clock(&doc->timexes[x].when);
    }
    for (uint32_t i = doc->is_live ? doc->body_sentence : 0; i < last && lines >= LINES && party == DLN_NONE; i++) {
        party = whose_journey(doc, &doc->tokens.sentences[i], hours >= HOURS, is_programme);
        *day = *is_programme ? day_of_head(doc, &doc->tokens.sentences[i]) : DLN_NONE;
    }
    return party;
}

/* The hour that opens the line; DLN_NONE. */
static uint32_t hour_of_line(const contact_sentence *s)
{
    uint32_t x = s->timex_begin;
    bool opens = x < s->timex_end && s->doc->timexes[x].begin <= s->begin + 1 && opens_line(s->doc, &s->doc->timexes[x]) && dln_when_has_clock(&s->doc->timexes[x].when);
    return opens ? x : DLN_NONE;
}

/* "Meets Sarr", "Received by Sarr": nobody said who. */
static bool has_no_subject(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    return t->group == 0 && g->form != DLN_VERB_INFINITIVE && (g->subject_begin >= g->subject_end || g->subject_begin >= g->end);
}

void contact_add_of_programme(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    if (s->traveller == DLN_NONE || who->count == 0 || contact_word_is(s, t->end, "between") || contact_word_is(s, t->end, "of"))
        return;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_on_line = hour_of_line(s) != DLN_NONE, is_in_entry = is_on_line || (s->is_programme && s->heading != DLN_NONE && g == NULL) || (s->is_programme && s->timex_begin < s->timex_end && opens_line(s->doc, &s->doc->timexes[s->timex_begin]));
    bool is_his = g == NULL || (t->is_verb ? has_no_subject(s, t) : t->in_subject || g->subject_begin >= g->subject_end);
    if (is_in_entry && is_his)
        contact_list_add(s, who, s->traveller, DLN_BY_COREFERENCE);
}

bool contact_is_on_programme(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    const dln_when *today = &s->doc->today;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_of_present = g == NULL || g->form == DLN_VERB_GERUND || g->form == DLN_VERB_PARTICIPLE || (g->tense == DLN_TENSE_PRESENT && (g->flags & DLN_VERB_PERFECT) == 0);
    if (!s->is_programme || !is_of_present || hour_of_line(s) == DLN_NONE || !dln_when_is_known(today) || !dln_when_has_clock(&candidate->when))
        return false;
    bool is_over = dln_when_has_clock(today) && candidate->when.begin.minute <= today->begin.minute;
    return dln_when_first_day(&candidate->when) > dln_when_first_day(today) || (dln_when_first_day(&candidate->when) == dln_when_first_day(today) && !is_over);
}

bool contact_is_head_of_programme(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 6 };
    for (uint32_t i = t->group_noun; s->is_programme && (t->flags & DLN_CONTACT_VISIT) != 0 && i > s->begin && t->group_noun - i < NEAR; i--) {
        if (contact_word_in(s, i - 1, DLN_LIST_DIARIES))
            return contact_word_is(s, i, "of") || contact_word_is(s, i, "for");
    }
    return false;
}

uint32_t contact_host_on_line(const contact_sentence *s)
{
    enum { TOWN = 5 };
    uint32_t x = s->traveller == DLN_NONE ? DLN_NONE : hour_of_line(s), at = x == DLN_NONE ? s->end : s->doc->timexes[x].end;
    for (uint32_t i = at; i < s->end && i < at + TOWN; i++) { /* "Accra: " */
        if (contact_word_is(s, i, ":"))
            at = i + 1;
    }
    uint32_t r = at < s->end ? contact_ref_at(s, at) : DLN_NONE;
    if (r == DLN_NONE || s->doc->refs[r].begin != at || s->doc->refs[r].count == 0)
        return DLN_NONE;
    const dln_doc_party *party = &s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]];
    return party->party.kind == DLN_PERSON && !party->is_ordinary && s->doc->ref_parties[s->doc->refs[r].first] != s->traveller ? at : DLN_NONE;
}
