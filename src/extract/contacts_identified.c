/* src/extract/contacts_identified.c - who takes part when another verb than that of the occasion says so: who was sent to it, whom
 * a relative clause is about, who "the first to meet Sarr" was.
 */
#include "base/text.h"
#include "extract/contacts.h"

uint32_t contact_sent(const contact_sentence *s, const dln_verb_group *g)
{
    const dln_verb_group *over = g->governor == DLN_NONE ? NULL : &s->clauses->verbs[g->governor];
    if (over == NULL || over >= g || (over->flags & DLN_VERB_PASSIVE) != 0)
        return DLN_NONE;
    bool is_sent = g->form == DLN_VERB_INFINITIVE && contact_word_in(s, over->head, DLN_LIST_SENDING);
    bool is_praised = g->form == DLN_VERB_GERUND && g->begin > s->begin && contact_word_is(s, g->begin - 1, "for");
    uint32_t r = is_sent || is_praised ? contact_ref_at(s, over->end) : DLN_NONE;
    return r != DLN_NONE && s->doc->refs[r].end <= g->begin && (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 ? r : DLN_NONE;
}

/* The token behind "was" or "included" that says who the subject is, which holds the verb g; DLN_NONE. */
static uint32_t behind_copula(const contact_sentence *s, const dln_verb_group *g)
{
    const dln_verb_group *end = s->clauses->verbs + s->clauses->verb_count, *is = g + 1;
    if (g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_RELATIVE) == 0)
        return DLN_NONE;
    while (is < end && is->form != DLN_VERB_FINITE)
        is++;
    if (is >= end || (is->flags & (DLN_VERB_PASSIVE | DLN_VERB_PROGRESSIVE | DLN_VERB_NEGATED)) != 0)
        return DLN_NONE;
    if (!dln_token_is_class(s->doc, is->head, DLN_CLASS_BE) && !dln_span_is(dln_verb_lemma(s->doc, is), "include"))
        return DLN_NONE;
    for (uint32_t i = g->end; i < is->begin; i++) {
        if (s->doc->tokens.items[i].kind == DLN_TOKEN_MARK && !contact_word_is(s, i, "-"))
            return DLN_NONE;
    }
    for (const dln_verb_group *before = s->clauses->verbs; before < g && g->form != DLN_VERB_FINITE; before++) {
        if (before->form == DLN_VERB_FINITE)
            return DLN_NONE; /* "Okonjo said meeting Sarr was" */
    }
    return is->end;
}

uint32_t contact_owner_of_visitor(const contact_sentence *s, const dln_verb_group *g)
{
    uint32_t guest = contact_ref_at(s, g->end);
    if (g->form != DLN_VERB_FINITE || g->verb != DLN_NONE || (g->flags & DLN_VERB_NEGATED) != 0 || !contact_is_class(s, g->end - 1, DLN_CLASS_BE) || guest == DLN_NONE || s->doc->refs[guest].begin != g->end || s->doc->refs[guest].count != 1 ||
        (s->doc->refs[guest].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || s->doc->parties[s->doc->ref_parties[s->doc->refs[guest].first]].party.kind != DLN_PERSON)
        return DLN_NONE;
    uint32_t owner = DLN_NONE;
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        if (contact_word_in(s, i, DLN_LIST_VISITORS) && owner != DLN_NONE)
            return s->doc->ref_parties[s->doc->refs[owner].first] == s->doc->ref_parties[s->doc->refs[guest].first] ? DLN_NONE : owner;
        uint32_t r = contact_ref_at(s, i);
        bool is_owner = r != DLN_NONE && (s->doc->refs[r].flags & DLN_REF_POSSESSIVE) != 0 && s->doc->refs[r].count == 1 && s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].party.kind == DLN_PERSON;
        owner = is_owner ? r : owner;
    }
    return DLN_NONE;
}

void contact_add_identified(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    uint32_t visited = !t->is_verb && t->begin == g->end && t->end == t->begin ? contact_owner_of_visitor(s, g) : DLN_NONE;
    if (visited != DLN_NONE) {
        out->count = 0;
        contact_add_ref(s, out, visited);
        contact_chain(s, g->end, s->end, out);
        return;
    }
    uint32_t whom = g->subject_begin;
    if ((g->flags & DLN_VERB_RELATIVE) != 0 && whom > s->begin + 2 && contact_word_is(s, whom - 1, "whom") && (contact_word_is(s, whom - 2, "with") || contact_word_is(s, whom - 2, "by"))) {
        uint32_t at = whom - 3;
        at -= contact_word_is(s, at, ",") && at > s->begin;
        uint32_t r = contact_ref_at(s, at); /* "Sarr, by whom Okonjo was received" */
        if (r == DLN_NONE)
            return;
        contact_subject_parties(s, g->subject_begin, g->subject_end, out);
        contact_chain(s, s->doc->refs[r].begin, s->doc->refs[r].end, out);
        return;
    }
    uint32_t at = t->is_verb && out->count == 1 ? behind_copula(s, g) : DLN_NONE, r = at == DLN_NONE ? DLN_NONE : contact_ref_at(s, at);
    if (r == DLN_NONE || s->doc->refs[r].count == 0 || (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 ||
        s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].party.kind != DLN_PERSON)
        return;
    contact_chain(s, at, s->doc->refs[r].end, out);
}
