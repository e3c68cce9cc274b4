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

bool contact_adds_witness(const contact_sentence *s, const contact_trigger *t, const contact_list *who, dln_candidates *out)
{
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
