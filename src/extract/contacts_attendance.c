/* src/extract/contacts_attendance.c - who else took part in talks that have been told of: "The talks were attended by Sarr", "Sarr and Diop
 * watched the signing", "Present at the dinner was Sarr", "Their host was Sarr". occasions.c adds them to what they attended.
 */
#include "extract/contacts.h"

/* "Present at the talks were Sarr and Diop", "Also attending the dinner was Sarr": they stand behind the verb. */
static bool opens_with_attendance(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    enum { HEAD = 5 };
    uint32_t first = s->begin + contact_word_is(s, s->begin, "also");
    uint32_t be = t->group_noun > first + HEAD || !ONE_OF(s, first, "present", "attending", "participating") ? DLN_NONE : dln_verb_at(s->clauses, t->end);
    if (be == DLN_NONE || !dln_token_is_class(s->doc, s->clauses->verbs[be].end - 1, DLN_CLASS_BE))
        return false;
    who->count = 0;
    contact_chain(s, s->clauses->verbs[be].end, s->end, who);
    return contact_are_persons(s, who);
}

/* "was present at the talks", "took part in the talks" */
static bool is_attended(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = t->before;
    return before > s->begin && ((contact_word_is(s, before, "at") && contact_word_is(s, before - 1, "present")) || (contact_word_is(s, before, "in") && contact_word_is(s, before - 1, "part")));
}

/* "African Union leaders met in Accra, Okonjo and Sarr among them": a list right before "among them", behind the trigger. */
void contact_add_among(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    enum { WORDS = 40 };
    contact_list some = {0};
    uint32_t at = t->end;
    while (at < s->end && at < t->end + WORDS && !(contact_word_is(s, at, "among") && contact_word_is(s, at + 1, "them")))
        at++;
    if (!contact_word_is(s, at, "among") || who->count == 0 || at == t->end)
        return;
    uint32_t end = at - contact_word_is(s, at - 1, ","), begin = end;
    while (begin > t->end && (contact_ref_at(s, begin - 1) != DLN_NONE || contact_is_link(s, begin - 1)))
        begin--;
    for (uint32_t i = t->end; i < end; i++) {
        if (dln_verb_at(s->clauses, i) != DLN_NONE && dln_verb_at(s->clauses, i) != t->group)
            return; /* "met and banned ten men, Sarr among them" */
    }
    if (!contact_word_is(s, begin, ",") || contact_chain(s, begin + 1, end, &some) != end || !contact_are_persons(s, &some))
        return;
    for (uint32_t p = 0; p < some.count; p++)
        contact_list_add(s, who, some.party[p], some.by[p]);
}

uint32_t contact_roll_call(const contact_sentence *s, const dln_verb_group *g)
{
    uint32_t first = s->begin + contact_word_is(s, s->begin, "also");
    bool is_roll = contact_word_is(s, first, "present") || (contact_word_is(s, first, "their") && contact_word_in(s, first + 1, DLN_LIST_HOSTS_OF_TWO) && (first += 1) != 0);
    if (!is_roll || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || (g->flags & DLN_VERB_NEGATED) != 0 || g->begin != first + 1 || g->end != g->begin + 1 || !dln_token_is_class(s->doc, g->begin, DLN_CLASS_BE))
        return DLN_NONE;
    contact_list who = {0};
    contact_chain(s, g->end, s->end, &who);
    return contact_are_persons(s, &who) ? g->end : DLN_NONE;
}

bool contact_is_roll_call(const contact_sentence *s, const contact_trigger *t)
{
    return !t->is_verb && t->begin == t->end && t->group != DLN_NONE && contact_roll_call(s, &s->clauses->verbs[t->group]) == t->begin;
}

bool contact_joins_in(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    if (contact_is_roll_call(s, t)) {
        who->count = 0;
        contact_chain(s, t->begin, s->end, who);
        return true;
    }
    if (t->is_verb || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_OTHERS)) != 0 || !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE))
        return false;
    if (opens_with_attendance(s, t, who))
        return true;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || !contact_are_persons(s, who))
        return false;
    return is_attended(s, t) || (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_TAKING_PART) && t->in_subject == ((g->flags & DLN_VERB_PASSIVE) != 0));
}

/* "Okonjo and Sarr signed an accord. Diop, the mediator, looked on": what was told last in this sentence or the one before it; NULL. */
static dln_candidate *looked_on(const contact_sentence *s, const contact_trigger *t, const contact_list *who, dln_candidates *out)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    uint32_t behind = g == NULL ? s->end : g->end + 1;
    bool is_bare = behind >= s->end || s->doc->tokens.items[behind].kind == DLN_TOKEN_MARK || contact_behind_time(s, behind) != behind || ONE_OF(s, behind, "as", "while", "in", "from", "and"); /* not "on the bright side" */
    if (g == NULL || !is_bare || g->form != DLN_VERB_FINITE || g->reality != DLN_REAL || !contact_word_is(s, g->end, "on") || !dln_span_is(dln_verb_lemma(s->doc, g), "look") || !contact_are_persons(s, who))
        return NULL;
    for (size_t i = out->count; i > 0; i--) {
        dln_candidate *met = &out->items[i - 1];
        if (dln_doc_sentence_of(s->doc, met->trigger) + 1 < s->index)
            return NULL;
        if (!met->is_gone && met->party_count >= 2 && met->status == DLN_CONFIRMED && !met->is_wish && met->trigger < t->begin)
            return met;
    }
    return NULL;
}

bool contact_adds_witness(const contact_sentence *s, const contact_trigger *t, const contact_list *who, dln_candidates *out)
{
    dln_candidate *watched = looked_on(s, t, who, out);
    for (uint32_t p = 0; watched != NULL && p < who->count; p++)
        dln_candidate_add_party(watched, who->party[p], (dln_how)who->by[p]);
    if (watched != NULL)
        return true;
    bool is_presence = !t->is_verb && (t->flags & (DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS)) == (DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS) && contact_is_class(s, t->begin, DLN_CLASS_PREPOSITION) && t->end > t->begin + 1;
    dln_candidate *met = out->count > 0 && is_presence ? &out->items[out->count - 1] : NULL;
    if (met == NULL || met->begin != s->begin || met->is_gone || met->is_wish || met->trigger >= t->begin || met->party_count < 2)
        return false;
    for (uint32_t i = met->trigger + 1; i < t->begin; i++) {
        uint32_t v = dln_verb_at(s->clauses, i);
        const dln_verb_group *g = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
        bool is_its_own = g != NULL && g->subject_begin <= met->trigger && met->trigger < g->subject_end; /* "Talks with Sarr opened under the mediation of Diop" */
        if (g != NULL && g->form == DLN_VERB_FINITE && g->begin > met->trigger && !is_its_own)
            return false; /* "met Sarr and signed an accord in the presence of Diop" */
    }
    for (uint32_t p = 0; p < who->count; p++)
        dln_candidate_add_party(met, who->party[p], (dln_how)who->by[p]);
    return true;
}
