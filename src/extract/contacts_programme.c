/* src/extract/contacts_programme.c - the programme of a journey: "1000 Accra: President Mensah." under "Okonjo starts a tour on Monday":
 * whoever stands on a line with an hour meets the traveller.
 */
#include "extract/contacts.h"

uint32_t contact_traveller_of(const dln_doc *doc)
{
    enum { LINES = 3, LEAD = 3 };
    uint32_t lines = 0, ref = 0, first = doc->body_sentence, last = first + LEAD < doc->tokens.sentence_count ? first + LEAD : doc->tokens.sentence_count;
    for (uint32_t x = 0; x < doc->timex_count && lines < LINES; x++)
        lines += (doc->timexes[x].flags & DLN_TIMEX_HEADING) != 0 && dln_when_has_clock(&doc->timexes[x].when);
    for (uint32_t i = first; i < last && lines == LINES; i++) {
        const dln_sentence *sentence = &doc->tokens.sentences[i];
        bool is_of_journey = false;
        for (uint32_t k = sentence->begin; k < sentence->end && !is_of_journey; k++)
            is_of_journey = dln_token_in(&doc->tokens, k, DLN_LIST_TOURS);
        while (ref < doc->ref_count && doc->refs[ref].begin < sentence->begin)
            ref++;
        for (uint32_t r = ref; is_of_journey && r < doc->ref_count && doc->refs[r].begin < sentence->end; r++) {
            uint32_t party = doc->refs[r].kind == DLN_REF_PARTY && doc->refs[r].count == 1 ? doc->ref_parties[doc->refs[r].first] : DLN_NONE;
            if (party != DLN_NONE && doc->parties[party].party.kind == DLN_PERSON && !doc->parties[party].is_spokesperson && !doc->parties[party].is_ordinary)
                return party;
        }
    }
    return DLN_NONE;
}

/* The hour that opens the line; DLN_NONE. */
static uint32_t hour_of_line(const contact_sentence *s)
{
    uint32_t x = s->timex_begin;
    bool opens = x < s->timex_end && s->doc->timexes[x].begin == s->begin && (s->doc->timexes[x].flags & DLN_TIMEX_HEADING) != 0 && dln_when_has_clock(&s->doc->timexes[x].when);
    return opens ? x : DLN_NONE;
}

void contact_add_of_programme(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    if (s->traveller == DLN_NONE || t->is_verb || who->count == 0 || hour_of_line(s) == DLN_NONE)
        return;
    contact_list_add(s, who, s->traveller, DLN_BY_COREFERENCE);
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
