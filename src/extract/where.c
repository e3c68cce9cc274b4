/* src/extract/where.c - where an occasion was, by the words of its sentence: "in Geneva", "the Vienna talks", "flies to Bucharest for
 * talks", "Rome, where they met", "Geneva was the scene of talks". What other sentences tell of it: where_story.c; where a
 * statement was made: statements_where.c.
 */
#include "extract/contacts.h"

#include "base/text.h"

/* "leaves for Bamako", "set off for Bamako". */
static bool leaves_for(const contact_sentence *s, uint32_t preposition)
{
    uint32_t verb = preposition > s->begin && contact_word_is(s, preposition, "for") ? dln_verb_before(s->clauses, preposition) : DLN_NONE;
    return verb != DLN_NONE && s->clauses->verbs[verb].end + 1 >= preposition && dln_verb_in(s->doc->lexicon, s->clauses->verbs[verb].verb, DLN_LIST_DEPARTURES);
}

/* "flies to Bucharest for talks with him", "went to Jeddah, where he was received" */
static bool is_journey(const contact_sentence *s, const contact_trigger *t, uint32_t preposition)
{
    uint32_t opens = t->is_verb ? s->clauses->verbs[t->group].begin - 1 : t->before;
    if (opens > preposition && ONE_OF(s, opens, "after", "following"))
        return false; /* "flew to Jeddah after talks with Sarr": they were before */
    uint32_t verb = preposition < t->begin ? dln_verb_before(s->clauses, preposition) : DLN_NONE;
    if (verb == DLN_NONE || s->clauses->verbs[verb].begin > t->begin)
        return false;
    bool is_sent = t->is_verb && s->clauses->verbs[t->group].governor == verb && contact_word_in(s, s->clauses->verbs[verb].head, DLN_LIST_SENDING); /* "sent Okonjo to Bamako to meet Diop" */
    const dln_verb_group *g = &s->clauses->verbs[verb];
    if (g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE && contact_is_link(s, preposition - 1)) /* "flew to Rome to see Diop and to Bamako for talks with Sarr" */
        g = &s->clauses->verbs[g->governor];
    return is_sent || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_JOURNEYS) || leaves_for(s, preposition);
}

/* "visits Bamako for talks", "last visited Bamako, in May 2011, and was received": the place is the object. */
static bool is_visited(const contact_sentence *s, const contact_trigger *t, uint32_t before)
{
    uint32_t verb = dln_verb_at(s->clauses, before);
    bool is_aside = before > t->end && (contact_word_is(s, before - 1, "while") || contact_word_is(s, before - 1, "when")); /* "met Sarr while visiting Bamako" */
    return verb != DLN_NONE && (before < t->begin || is_aside) && dln_span_is(dln_verb_lemma(s->doc, &s->clauses->verbs[verb]), "visit");
}

/* "the visit to Bangui of Sarr, who was received by Diop": on which journey he was. */
static bool is_on_tour(const contact_sentence *s, const contact_trigger *t, uint32_t preposition)
{
    if (!t->is_verb || preposition <= s->begin || preposition > t->begin || !contact_word_in(s, preposition - 1, DLN_LIST_TOURS))
        return false;
    uint32_t opens = s->clauses->verbs[t->group].begin;
    return opens > preposition && contact_word_is(s, opens - 1, "who") && s->clauses->verbs[t->group].subject_begin > preposition;
}

/* "a settlement in Ukraine", "the situation in Syria": where the matter is, not where it was talked about. But "signed a truce in Rome". */
static bool is_about(const contact_sentence *s, const contact_trigger *t, uint32_t preposition)
{
    enum { OBJECT = 4 };
    bool is_signed = t->is_verb && strcmp(t->cameo, "057") == 0 && dln_verb_before(s->clauses, preposition) == t->group && preposition <= t->end + OBJECT;
    return !is_signed && preposition > s->begin && (contact_word_in(s, preposition - 1, DLN_LIST_MATTERS) || contact_word_in(s, preposition - 1, DLN_LIST_INCIDENTS));
}

/* "met Sarr for the first time since they signed a treaty in Rome", "a month after the Geneva summit" */
static bool is_since(const contact_sentence *s, const contact_trigger *t, uint32_t preposition)
{
    for (uint32_t i = t->end; i < preposition; i++) {
        if (contact_word_is(s, i, "since") || (i > s->begin && (contact_word_is(s, i, "after") || contact_word_is(s, i, "before")) && contact_word_in(s, i - 1, DLN_LIST_LONG_UNITS)))
            return true;
    }
    return false;
}

/* "Back to Doha for an hour with Sarr", "it is on to the palace for talks with Sarr": a programme. */
static bool is_next_stop(const contact_sentence *s, const contact_trigger *t, uint32_t preposition)
{
    bool has_for = false;
    for (uint32_t i = preposition; i < t->begin && i < preposition + 12; i++)
        has_for |= contact_word_is(s, i, "for");
    return has_for && !t->is_verb && preposition > s->begin && preposition < t->begin && contact_word_in(s, preposition - 1, DLN_LIST_NEXT_STEPS);
}

/* "urged him to spare civilians in Kivu": where the other is to do it. */
static bool is_where_to_act(const contact_sentence *s, const contact_trigger *t, uint32_t preposition)
{
    for (uint32_t i = t->end; t->is_verb && (t->needs & DLN_NEEDS_SETTING) != 0 && i + 1 < preposition; i++) {
        const dln_token *deed = &s->doc->tokens.items[i + 1]; /* of a verb that the tables may not have */
        if (contact_word_is(s, i, "to") && deed->kind == DLN_TOKEN_WORD && (deed->flags & DLN_CAPITAL) == 0 && contact_ref_at(s, i + 1) == DLN_NONE && !contact_is_class(s, i + 1, DLN_CLASS_DETERMINER))
            return true;
    }
    return false;
}

static bool may_be_place(const contact_sentence *s, const dln_ref *ref)
{
    bool is_pair = contact_word_is(s, ref->end, "-") && (s->doc->tokens.items[ref->end].flags & DLN_SPACED) == 0 && contact_ref_at(s, ref->end + 1) != DLN_NONE;
    if (is_pair || (ref->begin > s->begin + 1 && contact_word_is(s, ref->begin - 1, "-") && (s->doc->tokens.items[ref->begin].flags & DLN_SPACED) == 0 && contact_ref_at(s, ref->begin - 2) != DLN_NONE))
        return false; /* "the Mali-Togo talks" */
    uint32_t owned = ref->end + contact_word_is(s, ref->end, "'s");
    if (owned > ref->end || (ref->flags & DLN_REF_POSSESSIVE) != 0) {
        bool is_at = ref->begin > s->begin && contact_word_is(s, ref->begin - 1, "at");
        if (is_at && contact_word_in(s, owned, DLN_LIST_ASKED_BY)) /* "at Bamako's request" */
            return false;
    }
    return ref->place != DLN_NONE && !s->doc->places[ref->place].is_wide && (ref->kind == DLN_REF_PLACE || (ref->flags & DLN_REF_AMBIGUOUS) != 0);
}

static bool has_place(const dln_ref *ref) { return ref->place != DLN_NONE; }

/* "Mecca, where the king receives him", "Rome follows on Friday, where she has talks": the place before "where", whose token is *where. DLN_NONE. */
static uint32_t place_before_where(const contact_sentence *s, const contact_trigger *t, uint32_t *opens)
{
    const dln_token *first = s->doc->tokens.items + s->begin, *token = s->doc->tokens.items + t->begin;
    while (token > first && token[-1].code != dln_code_of("where", 5))
        token--;
    uint32_t where = (uint32_t)(token - s->doc->tokens.items);
    if (where <= s->begin + 1)
        return DLN_NONE;
    const dln_verb_group *own = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        bool is_shared = own != NULL && (own->subject_end == own->subject_begin || own->subject_begin == g->subject_begin || own->form != DLN_VERB_FINITE); /* "where he addresses parliament and meets Sarr" */
        if (g->begin >= where && g->end <= t->begin && v != t->group && g->form == DLN_VERB_FINITE && !is_shared)
            return DLN_NONE;
    }
    uint32_t found = DLN_NONE;
    for (uint32_t r = s->ref_begin; r < s->ref_end && s->doc->refs[r].end < where; r++) {
        if (has_place(&s->doc->refs[r]) && !s->doc->places[s->doc->refs[r].place].is_wide && s->doc->refs[r].begin >= s->doc->dateline_end)
            found = s->doc->refs[r].place;
    }
    *opens = found == DLN_NONE ? s->begin : where;
    return found;
}

/* "Geneva was the scene of talks", "Rome hosts the summit on Friday", "Oslo saw Okonjo and Sarr meet": the place is the subject. DLN_NONE. */
static uint32_t place_as_subject(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        bool is_own = t->is_verb && v == t->group; /* "Egypt will host Sarr on Saturday" */
        if (g->form != DLN_VERB_FINITE || (g->end > t->begin && !is_own) || g->subject_end <= g->subject_begin || (g->reach <= t->begin && !is_own))
            continue;
        bool is_scene = g->end + 6 >= t->begin && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SCENE_VERBS);
        for (uint32_t i = g->end; i < t->begin && i < g->end + 6 && g->verb == DLN_NONE; i++)
            is_scene |= contact_word_in(s, i, DLN_LIST_SCENES);
        for (uint32_t r = s->ref_begin; is_scene && r < s->ref_end && s->doc->refs[r].begin < g->subject_end; r++) {
            if (has_place(&s->doc->refs[r]) && s->doc->refs[r].begin >= g->subject_begin && s->doc->refs[r].end == g->subject_end)
                return s->doc->refs[r].place;
        }
    }
    return DLN_NONE;
}

/* "will meet Sarr in April, a diplomat in Brussels said": where somebody is who tells of it. */
static bool is_of_teller(const contact_sentence *s, const contact_trigger *t, const dln_ref *ref)
{
    if (dln_quote_of(s->doc, t->begin) != DLN_NONE && dln_quote_of(s->doc, ref->begin) == DLN_NONE && ref->begin > t->begin)
        return true; /* "'We ended our talk at noon,' they said in the palace" */
    uint32_t clause = dln_clause_at(s->clauses, ref->begin), verb = clause == DLN_NONE ? DLN_NONE : s->clauses->clauses[clause].verb;
    if (verb == DLN_NONE || verb == t->group || dln_clause_at(s->clauses, t->begin) == clause)
        return false;
    const dln_verb_group *g = &s->clauses->verbs[verb];
    bool tells = g->verb != DLN_NONE && dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS) == DLN_GOVERNS_REPORT;
    return tells && ref->begin > g->subject_begin && ref->end <= g->subject_end;
}

/* "at 5.30 p.m. (10.30 a.m. in Tokyo)": where clocks show another hour. */
static bool is_of_other_clock(const contact_sentence *s, uint32_t preposition)
{
    enum { NEAR = 8 };
    for (uint32_t x = dln_doc_timex_from(s->doc, preposition > s->begin + NEAR ? preposition - NEAR : s->begin); x < s->timex_end && s->doc->timexes[x].begin < preposition; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->end == preposition && dln_when_has_clock(&timex->when))
            return contact_word_is(s, timex->begin - 1, "(");
        if (timex->end == preposition && x > s->timex_begin && timex[-1].end == timex->begin) /* "(6:30 a.m. Wednesday in Tokyo)" */
            return contact_word_is(s, timex[-1].begin - 1, "(") && dln_when_has_clock(&timex[-1].when);
    }
    return false;
}

/* "met Sarr to discuss the summit planned for 3 March in Rome": beside the participle that says when another occasion is to be. */
static bool is_of_planned(const contact_sentence *s, const contact_trigger *trigger, uint32_t preposition)
{
    uint32_t v = dln_verb_before(s->clauses, preposition);
    const dln_verb_group *g = v == DLN_NONE || v == trigger->group ? NULL : &s->clauses->verbs[v];
    if (g == NULL || g->form != DLN_VERB_PARTICIPLE || g->begin <= trigger->end || !contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_PLAN))
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        if (!s->triggers[k].is_verb && s->triggers[k].end == g->begin && s->triggers[k].begin > trigger->end)
            return true;
    }
    return false;
}

/* "arrived after talks in Dhaka and met Sarr", "ahead of a visit to Rome", "briefed the council about his talks in Sanaa": where another
 * occasion was, or is to be. */
static bool is_of_another(const contact_sentence *s, const contact_trigger *trigger, uint32_t preposition)
{
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *other = &s->triggers[k];
        bool is_topic = contact_word_in(s, other->before, DLN_LIST_ABOUT_WORDS) && other->before >= trigger->end && (other->flags & (DLN_CONTACT_MEAL | DLN_CONTACT_VISIT)) == 0; /* "over lunch", "on a visit" */
        bool is_apart = is_topic || ONE_OF(s, other->before, "after", "following", "before") || (contact_word_is(s, other->before, "of") && contact_word_is(s, other->before - 1, "ahead"));
        if (!other->is_verb && other->begin != trigger->begin && other->end == preposition && other->before > s->begin && is_apart)
            return true;
    }
    return false;
}

/* "met Sarr, and he spoke with Diop in Rome the day after": behind the verb of the next occasion, which has a subject of its own. */
static bool is_of_next(const contact_sentence *s, const contact_trigger *t, const dln_ref *ref)
{
    for (uint32_t k = 0; t->is_verb && k < s->trigger_count && ref->begin > t->end; k++) {
        const contact_trigger *next = &s->triggers[k];
        const dln_verb_group *g = next->is_verb && next->begin > t->end && next->end <= ref->begin ? &s->clauses->verbs[next->group] : NULL;
        if (g != NULL && g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_RELATIVE) == 0 && g->subject_begin >= t->end && g->subject_end > g->subject_begin && g->subject_end <= g->begin && contact_is_class(s, g->subject_begin - 1, DLN_CLASS_AND))
            return true;
    }
    return false;
}

/* "held a call in which she told of her stay in Rome": where what was told of is. */
static bool is_told_in_it(const contact_sentence *s, const contact_trigger *t, const dln_ref *ref)
{
    if (t->is_verb || ref->begin < t->end || !ONE_OF(s, t->end, "in", "during", "at") || !contact_word_is(s, t->end + 1, "which"))
        return false;
    uint32_t v = dln_verb_before(s->clauses, ref->begin);
    return v != DLN_NONE && s->clauses->verbs[v].begin > t->end && !contact_is_verb_of_occasions(s, &s->clauses->verbs[v]);
}

/* "is in Rome on a visit to Italy": the town of the country in which somebody is said to be; else the place itself. */
static uint32_t town_within(const contact_sentence *s, uint32_t place, uint32_t begin, uint32_t end)
{
    const dln_doc *doc = s->doc;
    for (uint32_t r = s->ref_begin; r < s->ref_end && doc->places[place].is_country; r++) {
        const dln_ref *ref = &doc->refs[r];
        bool is_town = ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE && ref->begin >= begin && ref->begin < end && !doc->places[ref->place].is_country && !doc->places[ref->place].is_wide;
        if (is_town && dln_span_equals(doc->places[ref->place].place.country, doc->places[place].place.country) && ref->begin > s->begin + 1 && contact_word_is(s, ref->begin - 1, "in") && contact_is_class(s, ref->begin - 2, DLN_CLASS_BE))
            return ref->place;
    }
    return place;
}

/* "will visit Rome", "will visit the sunny Algarve": nothing but what it is like stands between. */
static bool is_object_of(const contact_sentence *s, const contact_trigger *trigger, const dln_ref *ref)
{
    enum { WORDS = 6 };
    if (ref->begin < trigger->end || ref->begin - trigger->end > WORDS || (ref->begin > trigger->end && !contact_is_class(s, trigger->end, DLN_CLASS_DETERMINER)))
        return false;
    for (uint32_t i = trigger->end + 1; i < ref->begin; i++) {
        const dln_token *token = &s->doc->tokens.items[i];
        bool is_what_like = (token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) == 0 && !contact_is_class(s, i, DLN_CLASS_PREPOSITION) && !contact_is_class(s, i, DLN_CLASS_EITHER) && !contact_is_class(s, i, DLN_CLASS_TO) && !contact_is_class(s, i, DLN_CLASS_AND)) || contact_word_is(s, i, "-");
        if (!is_what_like || dln_verb_at(s->clauses, i) != DLN_NONE)
            return false;
    }
    return true;
}

/* contact_place in a sentence that names places. */
static uint32_t place_named(const contact_sentence *s, const contact_trigger *trigger, uint32_t begin, uint32_t end)
{
    const dln_doc *doc = s->doc;
    uint32_t where = s->begin, antecedent = place_before_where(s, trigger, &where), least = 40;
    uint32_t place = place_as_subject(s, trigger);
    if (place != DLN_NONE)
        return place;
    uint32_t told_from = contact_told_from(s, trigger);
    bool is_relative = contact_is_about_somebody(s, trigger);
    for (uint32_t r = s->ref_begin; r < s->ref_end; r++) {
        const dln_ref *ref = &doc->refs[r];
        uint32_t distance = ref->begin >= trigger->end ? ref->begin - trigger->end : trigger->begin >= ref->end ? trigger->begin - ref->end : 0;
        if (distance >= least || !may_be_place(s, ref) || (ref->begin == s->begin && (ref->flags & DLN_REF_PRONOUN) == 0 && (trigger->is_verb || ref->end != trigger->begin)) || ref->begin < begin || ref->begin < where || ref->begin < told_from || ref->begin >= end)
            continue;
        uint32_t preposition = dln_place_preposition(doc, ref, s->begin);
        bool located = dln_is_located(doc, ref, preposition) || (ref->flags & DLN_REF_PRONOUN) != 0 /* there, here */, goes = contact_word_is(s, preposition, "to") || contact_word_is(s, preposition, "into") || leaves_for(s, preposition);
        bool goes_there = trigger->is_verb && (trigger->flags & DLN_CONTACT_HOST) != 0; /* "will come to Rome", "visits Rome" */
        bool to = (goes && (((trigger->flags & DLN_CONTACT_VISIT) != 0 && !trigger->is_verb) || goes_there || is_journey(s, trigger, preposition))) ||
                  (goes && trigger->is_verb && (trigger->needs & DLN_NEEDS_PLACE) != 0 && preposition >= trigger->end) || /* "welcomed him to Rome" */
                  (goes_there && is_object_of(s, trigger, ref)) || is_visited(s, trigger, preposition) || (goes && (is_next_stop(s, trigger, preposition) || is_on_tour(s, trigger, preposition)));
        bool named = !trigger->is_verb && ref->end == trigger->begin && ref->begin >= trigger->group_noun; /* "the Geneva talks" */
        if ((!located && !to && !named) || is_of_teller(s, trigger, ref) || (located && is_of_other_clock(s, preposition)))
            continue;
        if (located && (ref->begin > trigger->begin || !trigger->is_verb) && is_about(s, trigger, preposition))
            continue; /* "discussed the situation in Libya at the summit", too */
        if (located && ref->begin > trigger->begin && is_since(s, trigger, preposition))
            continue;
        if ((located && is_told_in_it(s, trigger, ref)) || contact_is_of_what_follows(s, trigger, ref->begin))
            continue;
        if (located && (is_where_to_act(s, trigger, preposition) || contact_occasion_of_others(s, trigger, preposition) != NULL))
            continue;
        if (trigger->is_verb && (is_of_another(s, trigger, preposition) || is_of_planned(s, trigger, preposition) || is_of_next(s, trigger, ref) || (located && ref->begin > trigger->begin && contact_is_prepared(s, trigger, preposition))))
            continue;
        uint32_t cost = distance + (ref->end <= trigger->begin && !named ? 6 : 0) + (ref->kind == DLN_REF_PLACE ? 0 : 4);
        bool is_of_main = false;
        uint32_t from = ref->begin < trigger->end ? ref->begin : trigger->begin, to_token = ref->begin < trigger->end ? trigger->begin : ref->begin;
        for (uint32_t v = dln_verb_before(s->clauses, from) == DLN_NONE ? 0 : dln_verb_before(s->clauses, from); v < s->clauses->verb_count && s->clauses->verbs[v].begin <= to_token; v++) { /* another verb's place */
            const dln_verb_group *g = &s->clauses->verbs[v];
            is_of_main |= is_relative && v != trigger->group && g->begin >= trigger->end && g->end <= ref->begin && g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_RELATIVE) == 0;
            bool between = (g->begin >= trigger->end && g->end <= ref->begin) || (g->begin >= ref->end && g->end <= trigger->begin);
            cost += between && v != trigger->group && g->form == DLN_VERB_FINITE ? 12 : 0;
        }
        if (is_of_main)
            continue; /* "Okonjo, who met Sarr last week, will see Diop in Dakar" */
        uint32_t governs = antecedent == DLN_NONE ? DLN_NONE : dln_verb_before(s->clauses, ref->begin); /* "flies to Rome, where he meets Sarr; on Friday he is in Oslo" */
        if (governs != DLN_NONE && governs != trigger->group && s->clauses->verbs[governs].begin >= trigger->end && s->clauses->verbs[governs].form == DLN_VERB_FINITE)
            cost += 30;
        if (cost < least) {
            least = cost;
            place = ref->place;
        }
    }
    return place == DLN_NONE ? antecedent : town_within(s, place, begin, end);
}

uint32_t contact_place(const contact_sentence *s, const contact_trigger *trigger, uint32_t begin, uint32_t end)
{
    const dln_doc *doc = s->doc;
    uint32_t place = s->names_place ? place_named(s, trigger, begin, end) : DLN_NONE;
    for (uint32_t i = s->begin; place == DLN_NONE && doc->page_place != DLN_NONE && i < s->end; i++) { /* "are due here at noon" */
        if (contact_word_is(s, i, "here"))
            place = doc->page_place;
    }
    return place;
}
