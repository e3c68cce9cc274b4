/* src/extract/contacts_other_side.c - who else takes part, if the words of an occasion name one side only: the host, or who tells of it. */
#include "extract/contacts.h"

void contact_add_host(const contact_sentence *s, uint32_t place, contact_list *who)
{
    dln_doc *doc = s->doc;
    if (place == DLN_NONE || who->count != 1)
        return;
    const dln_place *where = &doc->places[place].place;
    const dln_party *guest = &doc->parties[who->party[0]].party;
    uint32_t row = where->country.len == 0 ? DLN_NONE : dln_row_find(doc->lexicon, DLN_TABLE_COUNTRIES, where->country);
    if (row == DLN_NONE || guest->kind == DLN_COUNTRY || guest->country.len == 0 || dln_span_equals(guest->country, where->country))
        return;
    bool is_seat = dln_span_equals(where->name, dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_CAPITAL)) ||
                   dln_span_equals(where->name, dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_NAME));
    uint32_t host = is_seat ? dln_country_party(doc, where->country) : DLN_NONE;
    if (host != DLN_NONE)
        contact_list_add(s, who, host, DLN_BY_COREFERENCE);
}

/* The only party of a verb of reporting's subject; DLN_NONE. */
static uint32_t teller_of(const contact_sentence *s, const dln_verb_group *g)
{
    contact_list who = {0};
    bool reports = g->form == DLN_VERB_FINITE && g->verb != DLN_NONE && (g->flags & DLN_VERB_PASSIVE) == 0 &&
                   (dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS) == DLN_GOVERNS_REPORT || contact_word_is(s, g->end, "that")); /* "announced that" */
    if (!reports || contact_word_is(s, g->end, "of")) /* "Sarr said of Diop": it is Diop's */
        return DLN_NONE;
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count == 1 ? who.party[0] : DLN_NONE;
}

void contact_add_teller(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *own = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_there = own != NULL && own->subject_end == own->subject_begin + 1 && contact_word_is(s, own->subject_begin, "there");
    if (t->is_verb || who->count != 1 || !contact_word_is(s, t->end, "with") || contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE) || (own != NULL && !t->in_subject && !is_there))
        return;
    dln_doc *doc = s->doc;
    uint32_t teller = DLN_NONE;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        uint32_t party = v == t->group ? DLN_NONE : teller_of(s, &s->clauses->verbs[v]);
        if (party != DLN_NONE && teller != DLN_NONE && party != teller)
            return; /* two who tell of it */
        teller = party == DLN_NONE ? teller : party;
    }
    if (teller == DLN_NONE || teller == who->party[0])
        return;
    const dln_party *a = &doc->parties[teller].party, *b = &doc->parties[who->party[0]].party;
    if (a->country.len == 0 || b->is_non_state || dln_span_equals(a->country, b->country))
        return; /* of talks with rebels a mediator tells, too */
    if (doc->parties[teller].is_spokesperson || a->kind == DLN_BODY) /* for whom they speak */
        teller = dln_row_find(doc->lexicon, DLN_TABLE_COUNTRIES, a->country) == DLN_NONE ? teller : dln_country_party(doc, a->country);
    if (teller != DLN_NONE)
        contact_list_add(s, who, teller, DLN_BY_COREFERENCE);
}

void contact_add_traveller_of(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *own = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t owner;
    if (who->count == 1 && contact_is_on_schedule_of(s, t, &owner)) {
        contact_add_ref(s, who, owner);
        return;
    }
    if (t->is_verb || t->in_subject || own == NULL || who->count != 1 || own->form != DLN_VERB_FINITE || !contact_word_is(s, t->end, "with"))
        return;
    for (uint32_t i = own->subject_begin; i < own->subject_end; i++) {
        uint32_t r = contact_ref_at(s, i);
        if (r == DLN_NONE || (s->doc->refs[r].flags & DLN_REF_POSSESSIVE) == 0 || s->doc->refs[r].count != 1)
            continue;
        uint32_t noun = s->doc->refs[r].end;
        noun += contact_word_is(s, noun, "'s");
        while (noun < own->subject_end && !contact_word_in(s, noun, DLN_LIST_TOURS))
            noun++;
        if (noun < own->subject_end)
            contact_list_add(s, who, s->doc->ref_parties[s->doc->refs[r].first], (s->doc->refs[r].flags & DLN_REF_PRONOUN) != 0 ? DLN_BY_COREFERENCE : DLN_BY_NAME);
        return;
    }
}

bool contact_is_on_schedule_of(const contact_sentence *s, const contact_trigger *t, uint32_t *owner)
{
    enum { MOST = 16, NEAR = 4 };
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || !contact_word_is(s, t->end, "with") ||
        !((g->verb == DLN_NONE && dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE)) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_FIGURES)))
        return false;
    uint32_t r = dln_doc_ref_from(s->doc, s->begin), stop = r + MOST;
    for (; r < s->ref_end && r < stop; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        uint32_t at = ref->end + contact_word_is(s, ref->end, "'s"), last = at + NEAR;
        bool is_on = ref->begin > s->begin && (ONE_OF(s, ref->begin - 1, "on", "in") || (contact_word_is(s, ref->begin - 1, "the") && ONE_OF(s, ref->begin - 2, "on", "in")));
        if (!is_on || (ref->flags & DLN_REF_POSSESSIVE) == 0 || ref->count != 1 || s->doc->parties[s->doc->ref_parties[ref->first]].party.kind != DLN_PERSON)
            continue;
        while (at < last && at < s->end && s->doc->tokens.items[at].kind == DLN_TOKEN_WORD && !contact_word_in(s, at, DLN_LIST_DIARIES) && !contact_word_is(s, at, "plans"))
            at++;
        if (at < last && (contact_word_in(s, at, DLN_LIST_DIARIES) || contact_word_is(s, at, "plans"))) {
            *owner = r;
            return true;
        }
    }
    return false;
}

/* "A committee chaired by Okonjo reported as EU ministers met": a verb stands between the words for chairing and the trigger that is neither's. */
static bool is_chair_of_another(const contact_sentence *s, const contact_trigger *t, uint32_t chairing)
{
    uint32_t begin = chairing < t->begin ? chairing : t->end, end = chairing < t->begin ? t->begin : chairing, own = dln_verb_at(s->clauses, chairing);
    for (uint32_t i = begin; i < end; i++) {
        uint32_t v = dln_verb_at(s->clauses, i);
        if (v != DLN_NONE && v != t->group && v != own && s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return true;
    }
    return false;
}

void contact_add_chair(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    enum { NEAR = 24, OVER = 3 };
    if (who->count != 1 || !contact_is_organisation(s, who->party[0]))
        return;
    uint32_t begin = t->begin > s->begin + NEAR ? t->begin - NEAR : s->begin, end = t->end + NEAR < s->end ? t->end + NEAR : s->end;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t by = i + 1;
        if (!contact_word_in(s, i, DLN_LIST_CHAIRING) || is_chair_of_another(s, t, i))
            continue;
        while (by < end && by < i + OVER && !contact_word_is(s, by, "by") && !contact_word_is(s, by, "of"))
            by++;
        contact_list chair = {0};
        if (contact_word_is(s, by, "by") || contact_word_is(s, by, "of"))
            contact_chain(s, by + 1, s->end, &chair);
        for (uint32_t p = 0; p < chair.count; p++) {
            if (s->doc->parties[chair.party[p]].party.kind == DLN_PERSON)
                contact_list_add(s, who, chair.party[p], chair.by[p]);
        }
        if (who->count > 1)
            return;
    }
}
