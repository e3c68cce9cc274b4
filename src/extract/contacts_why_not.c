/* src/extract/contacts_why_not.c - triggers that tell of no occasion of their own: it did not happen, happened often, is the setting, the aim or
 * the matter of another that the sentence tells of.
 */
#include "extract/contacts.h"

#include "base/text.h"

/* "They met on the fringes of a forum": the forum is where, and no event of its own if the sentence tells of another. */
static bool is_setting(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 8 };
    if (t->is_verb || s->trigger_count < 2)
        return false;
    uint32_t begin = t->begin > s->begin + NEAR ? t->begin - NEAR : s->begin;
    for (uint32_t i = t->begin; i > begin; i--) {
        if (contact_word_is(s, i - 1, ",") || dln_verb_at(s->clauses, i - 1) != DLN_NONE)
            return false;
        if (contact_cue_within(s, i - 1, i, DLN_CUE_MARGIN))
            return true;
    }
    return false;
}

/* "In Rome on Monday Okonjo and Sarr agreed to meet in May": the place and the day that open the sentence are those of the first verb. */
static bool is_set_before(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    bool has_day = false;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++)
        has_day |= s->doc->timexes[x].end <= g->subject_begin && contact_date_is_usable(&s->doc->timexes[x]) && dln_when_grain(&s->doc->timexes[x].when) >= DLN_GRAIN_DAY;
    bool is_by_wire = contact_cue_within(s, s->begin, g->begin, DLN_CUE_PHONE) || contact_cue_within(s, s->begin, g->begin, DLN_CUE_VIDEO);
    for (uint32_t x = s->timex_begin; x < s->timex_end && is_by_wire; x++) /* "Okonjo and Sarr, by phone on Monday, agreed to meet" */
        has_day |= s->doc->timexes[x].end <= g->begin && contact_date_is_usable(&s->doc->timexes[x]);
    if (is_by_wire && has_day)
        return true;
    return has_day && g->subject_begin < g->begin && ONE_OF(s, s->begin, "in", "at") && contact_place(s, t, s->begin, g->subject_begin) != DLN_NONE;
}

/* "agreed to meet in Rome on 6 July": the day and the place are those of the second verb. */
static bool says_what_is_to_be(const contact_sentence *s, const contact_trigger *t)
{
    if (!t->is_verb || (t->needs & DLN_NEEDS_SETTING) == 0 || is_set_before(s, t))
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *other = &s->triggers[k];
        const dln_verb_group *g = other->group != DLN_NONE ? &s->clauses->verbs[other->group] : NULL; /* "agreed to hold talks", too */
        uint32_t behind = s->clauses->verbs[t->group].end;
        for (uint32_t x = s->timex_begin; x < s->timex_end; x++) { /* "agreed on Monday to meet" */
            const dln_timex *timex = &s->doc->timexes[x];
            behind = timex->begin == behind || (timex->begin == behind + 1 && dln_token_is_class(s->doc, behind, DLN_CLASS_PREPOSITION)) ? timex->end : behind;
        }
        if (g != NULL && g->form == DLN_VERB_INFINITIVE && g->begin == behind && (other->is_verb || other->group_noun <= g->end))
            return true;
    }
    return false;
}

/* "Okonjo and Sarr each sat down with Diop for talks": two occasions, of which the verb tells. */
static bool is_of_each(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_for = g != NULL && g->begin > s->begin && contact_word_is(s, g->begin - 1, "each") && contact_word_is(s, t->before, "for");
    for (uint32_t i = t->group_noun; g != NULL && i < t->begin && contact_word_is(s, t->before, "in"); i++)
        is_for |= contact_word_is(s, i, "separate"); /* "discussed it with Sarr and Diop in separate calls" */
    is_for |= g != NULL && contact_in_calls(s, t->before, t->end); /* "congratulated both in calls" */
    for (uint32_t k = 0; k < s->trigger_count && is_for; k++) {
        if (s->triggers[k].is_verb && s->triggers[k].group == t->group)
            return true;
    }
    return false;
}

/* "have met more than 15 times", "often met": no single occasion. */
static bool is_often(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 7, FAR = 16 };
    uint32_t begin = t->is_verb ? s->clauses->verbs[t->group].begin : t->begin;
    if (t->is_verb && s->clauses->verbs[t->group].form == DLN_VERB_INFINITIVE && begin > s->begin && contact_word_is(s, begin - 1, "used") && !contact_is_class(s, begin - 2, DLN_CLASS_BE))
        return true; /* "used to meet" */
    uint32_t reach = t->is_verb && (s->clauses->verbs[t->group].flags & DLN_VERB_PERFECT) != 0 ? FAR : NEAR; /* "has met Sarr, the president of Senegal, more often" */
    if (!t->is_verb || !contact_cue_within(s, begin > s->begin ? begin - 1 : begin, t->end + reach, DLN_CUE_OFTEN))
        return false;
    uint32_t from = begin; /* "A year ago they fell out; since then they have met often" */
    while (from > s->begin && !contact_word_is(s, from - 1, ";"))
        from--;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) { /* "four times, in July and in November" */
        if (s->doc->timexes[x].begin >= from && contact_date_is_usable(&s->doc->timexes[x]))
            return false;
    }
    return true;
}

/* "sees Sarr every Wednesday": a habit. */
static bool is_habit(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    bool is_set = false, is_on_day = false;
    for (uint32_t x = s->timex_begin; x < s->timex_end && g != NULL; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        bool is_own = timex->begin >= g->end && timex->end <= (g->reach > g->end ? g->reach : s->end);
        is_set |= is_own && timex->type == DLN_TIMEX_SET;
        is_on_day |= is_own && contact_date_is_usable(timex);
    }
    return is_set && !is_on_day && g->form == DLN_VERB_FINITE && g->tense != DLN_TENSE_FUTURE;
}

/* "the first meeting since talks began 12 years ago": a process, from whose beginning the years are counted. */
static bool is_counted_from(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    const dln_timex *first = s->timex_begin < s->timex_end ? &s->doc->timexes[s->timex_begin] : NULL;
    if (!t->is_verb && first != NULL && (first->flags & DLN_TIMEX_COUNTED) != 0 && first->end == t->before)
        return true; /* "Two days after the Dakar meeting she spoke of" */
    return g != NULL && t->in_subject && g->form == DLN_VERB_FINITE && contact_word_is(s, t->begin - 1, "since") && t->group_noun + 1 == g->begin && contact_is_verb_of_occasions(s, g);
}

/* "urged Sarr to hold talks in a phone call on Monday": what is asked for in the call, which has the day. */
static bool is_asked_in_call(const contact_sentence *s, const contact_trigger *t)
{
    if (t->group == DLN_NONE || (!t->is_verb && t->in_subject) || !contact_is_asked_of(s, &s->clauses->verbs[t->group]))
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *call = &s->triggers[k];
        if (call != t && !call->is_verb && call->type == DLN_CONTACT_CALL && ONE_OF(s, call->before, "in", "during"))
            return true;
    }
    return false;
}

/* "also met Sarr, their first talks since he took office": of the meeting that the verb tells of. */
static bool is_which_it_was(const contact_sentence *s, const contact_trigger *t)
{
    if (t->is_verb || t == s->triggers || contact_ordinal_of(s, t) != 1 || t->before <= s->begin || !contact_word_is(s, t->before, ",") || !ONE_OF(s, t->group_noun, "their", "the"))
        return false;
    for (const contact_trigger *before = s->triggers; before < t; before++) {
        uint32_t v = dln_verb_before(s->clauses, t->begin);
        if (before->is_verb && before->end <= t->before && v == before->group && s->clauses->verbs[v].form == DLN_VERB_FINITE && contact_ref_at(s, t->before - 1) != DLN_NONE)
            return !ONE_OF(s, t->end, "with", "between");
    }
    return false;
}

/* "phoned both leaders to congratulate them", "spoke by phone with Sarr and urged him to go": what the call before it was for, what was
 * said in it. */
static bool is_what_for(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb && t->group > 0 && (t->needs & (DLN_NEEDS_CUE | DLN_NEEDS_SETTING)) != 0 ? &s->clauses->verbs[t->group] : NULL;
    bool is_aim = g != NULL && g->form == DLN_VERB_INFINITIVE && contact_word_is(s, g->end, "them");
    bool is_next = g != NULL && g->form == DLN_VERB_FINITE && g->begin > s->begin && contact_is_class(s, g->begin - 1, DLN_CLASS_AND) && ONE_OF(s, g->end, "him", "her", "them") && contact_ends_behind_her(s, g->end + 1);
    for (const contact_trigger *before = s->triggers; before < t && (is_aim || is_next); before++) {
        if (before->is_verb && before->group + 1 == t->group && (before->needs & (DLN_NEEDS_CUE | DLN_NEEDS_SETTING)) == 0)
            return true;
    }
    return false;
}

/* "signed an open letter", "put their names to an article in the Times": each may have done it at home. But "a letter of intent". */
static bool is_signed_apart(const contact_sentence *s, const contact_trigger *t)
{
    enum { WORDS = 5 };
    if (!t->is_verb || strcmp(t->cameo, "057") != 0)
        return false;
    for (uint32_t i = t->end; i < s->end && i < t->end + WORDS && s->doc->tokens.items[i].kind == DLN_TOKEN_WORD && !contact_is_class(s, i, DLN_CLASS_PREPOSITION); i++) {
        if (contact_word_in(s, i, DLN_LIST_SIGNED_APART))
            return !contact_word_is(s, i + 1, "of") && contact_place(s, t, t->end, s->end) == DLN_NONE;
    }
    return false;
}

/* "met the deadline", "met all of their targets": what is met is no person. */
static bool is_fulfilled(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 5 };
    const dln_verb_group *g = t->is_verb && t->group != DLN_NONE ? &s->clauses->verbs[t->group] : NULL;
    if (g == NULL || !dln_span_is(dln_verb_lemma(s->doc, g), "meet"))
        return false;
    for (uint32_t i = g->end; i < s->end && i < g->end + NEAR && s->doc->tokens.items[i].kind == DLN_TOKEN_WORD && (contact_word_is(s, i, "of") || !contact_is_class(s, i, DLN_CLASS_PREPOSITION)); i++) {
        if (contact_word_in(s, i, DLN_LIST_FULFILLED) && (contact_ref_at(s, i) == DLN_NONE || ONE_OF(s, i + 1, "to", "from"))) /* no "opposition leader" */
            return true;
    }
    return false;
}

/* "received Sarr, who is on a visit to Ghana": the visit on which they met, unless it has a day of its own. */
static bool is_visit_of_guest(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || (t->flags & DLN_CONTACT_VISIT) == 0 || (g->flags & DLN_VERB_RELATIVE) == 0 || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PRESENT)
        return false;
    bool is_going_on = (g->flags & DLN_VERB_PROGRESSIVE) != 0 || (dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) && contact_word_is(s, t->before, "on"));
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++)
        is_going_on &= s->doc->timexes[x].begin < g->begin || s->doc->timexes[x].begin >= g->reach || !contact_date_is_usable(&s->doc->timexes[x]);
    bool any = false;
    for (const contact_trigger *other = s->triggers; other < s->triggers + s->trigger_count && is_going_on; other++)
        any |= other->begin < g->begin && other->group != t->group;
    return any;
}

/* "at a meeting hosted by Sarr": the occasion is the noun's. */
static bool is_who_led(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb && t->group != DLN_NONE ? &s->clauses->verbs[t->group] : NULL;
    if (g == NULL || g->form != DLN_VERB_PARTICIPLE || !contact_word_in(s, g->begin, DLN_LIST_ARRANGED) || !contact_word_is(s, g->end, "by"))
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *noun = &s->triggers[k];
        if (!noun->is_verb && noun->end == g->begin && (noun->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_WEAK)) == 0)
            return true;
    }
    return false;
}

/* "fisheries, on which the two have a dialogue": it stands all the time, unless a day is told. */
static bool is_standing(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && contact_word_is(s, t->begin, "dialogue") && g->form == DLN_VERB_FINITE && g->reality == DLN_REAL && g->tense == DLN_TENSE_PRESENT && (g->flags & (DLN_VERB_PROGRESSIVE | DLN_VERB_PERFECT)) == 0 && contact_is_class(s, g->head, DLN_CLASS_HAVE) && !contact_names_a_day(s);
}

/* ", as the two agreed,", "as was agreed": said by the way of what the sentence tells. */
static bool is_by_the_way(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb && (t->needs & DLN_NEEDS_SETTING) != 0 ? &s->clauses->verbs[t->group] : NULL;
    return g != NULL && g->form == DLN_VERB_FINITE && g->subject_begin > s->begin + 1 && contact_word_is(s, g->subject_begin - 1, "as") && contact_word_is(s, g->subject_begin - 2, ",") && s->doc->tokens.items[g->end].kind == DLN_TOKEN_MARK;
}

/* "their talks, which Diop will be sitting in on": those of others. */
static bool is_sitting_in(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    return g != NULL && dln_span_is(dln_verb_lemma(s->doc, g), "sit") && contact_word_is(s, g->end, "in") && contact_word_is(s, g->end + 1, "on");
}

/* "met Sarr after attending an African Union summit": the gathering where one of them was besides. */
static bool is_attended_besides(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t owner = t->begin > s->begin ? contact_ref_at(s, t->begin - 1) : DLN_NONE;
    bool is_besides = g != NULL && g->form == DLN_VERB_GERUND && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_TAKING_PART) && ONE_OF(s, g->begin - 1, "after", "before", "while") &&
                      owner != DLN_NONE && s->doc->refs[owner].count == 1 && contact_is_organisation(s, s->doc->ref_parties[s->doc->refs[owner].first]);
    for (uint32_t k = 0; is_besides && k < s->trigger_count && s->triggers[k].begin < g->begin; k++) {
        if (s->triggers[k].is_verb && s->triggers[k].group < t->group && s->clauses->verbs[s->triggers[k].group].form == DLN_VERB_FINITE)
            return true;
    }
    return false;
}

/* "spoke with Sarr following a summit last week in Rome": an occasion of nobody named, and not the one of those who spoke. */
static bool is_what_it_followed(const contact_sentence *s, const contact_trigger *t)
{
    if (t->is_verb || t == s->triggers || contact_word_in(s, t->end, DLN_LIST_PARTNER_WORDS) || contact_word_is(s, t->end, "of") || contact_word_is(s, t->end, "by"))
        return false;
    for (uint32_t i = t->group_noun; i < t->begin; i++) {
        if (contact_ref_at(s, i) != DLN_NONE)
            return false;
    }
    for (const contact_trigger *before = s->triggers; before < t; before++) {
        if (contact_is_long_since(s, before, t, t->end))
            return true;
    }
    return false;
}

/* Whether a day stands behind the words of the occasion. */
static bool is_dated_behind(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 12 };
    uint32_t x = dln_doc_timex_from(s->doc, t->group_noun);
    for (; x < s->doc->timex_count && s->doc->timexes[x].begin < t->end + NEAR && s->doc->timexes[x].begin < s->end; x++) {
        if (dln_when_is_known(&s->doc->timexes[x].when))
            return true;
    }
    return false;
}

/* "stressed the importance of the visit to Ghana", "in light of Sarr's recent trip to Lome": spoken of, and told of elsewhere if at all. */
static bool is_valued(const contact_sentence *s, const contact_trigger *t)
{
    enum { OWNER = 8 };
    uint32_t of = t->is_verb ? s->begin : t->before;
    while (of > s->begin && t->before - of < OWNER && !contact_word_is(s, of, "of") && s->doc->tokens.items[of].kind == DLN_TOKEN_WORD)
        of--;
    return !t->is_verb && of > s->begin && contact_word_is(s, of, "of") && contact_word_in(s, of - 1, DLN_LIST_VALUED) && !is_dated_behind(s, t);
}

/* "exchanged views on trade and the talks between Ghana and Mali", "touched on the negotiations between them": a matter, of others, on no day. */
static bool is_on_agenda(const contact_sentence *s, const contact_trigger *t)
{
    enum { FAR = 24 };
    uint32_t v = t->is_verb || t->in_subject || !contact_word_is(s, t->end, "between") ? DLN_NONE : dln_verb_before(s->clauses, t->group_noun);
    const dln_verb_group *g = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
    if (g == NULL || t->group_noun - g->end > FAR || is_dated_behind(s, t) || contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PLAN) || contact_word_in(s, t->before, DLN_LIST_OCCASION_PREPOSITIONS) || ONE_OF(s, t->before, "of", "with", "by", "as"))
        return false;
    return dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_TAKING_UP);
}

/* "After negotiations over many months", "months of talks": a process, and no occasion of it. */
static bool is_process(const contact_sentence *s, const contact_trigger *t)
{
    enum { FAR = 4 };
    uint32_t first = t->group_noun > s->begin + FAR ? t->group_noun - FAR : s->begin;
    for (uint32_t x = dln_doc_timex_from(s->doc, first); !t->is_verb && x < s->timex_end && s->doc->timexes[x].begin <= t->end + 1; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        char unit = timex->value.len > 0 ? timex->value.text[timex->value.len - 1] : ' ';
        bool is_long = timex->type == DLN_TIMEX_DURATION && (unit == 'M' || unit == 'Y') && dln_find(timex->value, DLN_SPAN("T")) == SIZE_MAX;
        bool is_behind = timex->begin == t->end || (timex->begin == t->end + 1 && ONE_OF(s, t->end, "over", "for", "during"));
        bool is_before = timex->end < t->begin && timex->end + 1 >= t->group_noun && (contact_word_is(s, timex->end, "of") || contact_word_is(s, t->group_noun - 1, "of"));
        if (is_long && (is_behind || is_before))
            return true;
    }
    return false;
}

/* "welcomed Sarr to mediate", "asked Sarr to mediate": what another is to do. */
static bool is_mediation_of_another(const contact_sentence *s, const contact_trigger *t)
{
    return t->is_verb && t->group != DLN_NONE && strcmp(t->cameo, "045") == 0 && contact_is_asked_of(s, &s->clauses->verbs[t->group]);
}

const char *contact_why_not(const contact_sentence *s, const contact_trigger *t, dln_reality reality, bool is_of_all)
{
    bool is_visit = !t->is_verb && (t->flags & DLN_CONTACT_VISIT) != 0;
    if (reality == DLN_DENIED)
        return "negated: it did not happen";
    if (contact_has_cue(s, t, DLN_CUE_SUMMON))
        return "a summons, no meeting";
    if (!t->is_verb && contact_word_is(s, t->begin, "calls") && t->end == t->begin + 1 && contact_word_is(s, t->end, "on"))
        return "an appeal"; /* "stepped up their calls on Sarr to yield" */
    if (is_mediation_of_another(s, t))
        return "what another is asked to do";
    if (is_process(s, t) && !contact_names_a_day(s))
        return "a process of months";
    const char *why_no_mediation = contact_why_no_mediation(s, t);
    if (why_no_mediation != NULL)
        return why_no_mediation;
    if (is_fulfilled(s, t))
        return "fulfilled: what is met is no person";
    if (is_who_led(s, t))
        return "who led what the noun before it tells of";
    if (is_sitting_in(s, t))
        return "who sits in on what others hold";
    if (is_standing(s, t))
        return "a dialogue that stands all the time";
    if (is_by_the_way(s, t))
        return "said by the way";
    if (is_often(s, t) || is_habit(s, t))
        return "more than once, on no day";
    if (is_what_it_followed(s, t))
        return "what it followed";
    if (is_counted_from(s, t))
        return "what is only counted from";
    if (is_setting(s, t) || (is_of_all && !contact_word_is(s, t->before, "after") && !contact_word_is(s, t->before, "following")))
        return "on whose margins something else was";
    if (is_of_each(s, t))
        return "the verb before it tells of each";
    if (is_signed_apart(s, t))
        return "a text that is signed by each alone";
    if (is_asked_in_call(s, t))
        return "asked for in a call";
    if (is_what_for(s, t) || is_which_it_was(s, t))
        return "of the one before it";
    if (says_what_is_to_be(s, t))
        return "the verb behind it says what is to be";
    if (!t->is_verb && contact_is_head_of_programme(s, t))
        return "the head of a programme";
    if (is_visit && t > s->triggers && contact_word_is(s, t->before, "in") && contact_word_is(s, t->before - 1, ","))
        return "the visit on which they met"; /* "hosted Sarr, in the first visit by a Senegalese" */
    if (is_visit && t > s->triggers && contact_word_is(s, t->before, ",") && contact_word_is(s, t->end, "by") && contact_ordinal_of(s, t) != 0)
        return "the visit on which they met"; /* "called on Sarr in Dakar, the first visit by a Ghanaian leader" */
    if (is_attended_besides(s, t))
        return "a gathering that one of them attended besides";
    if (is_visit && is_visit_of_guest(s, t))
        return "the visit on which they met"; /* "received Sarr, who is on a visit to Ghana" */
    if (is_valued(s, t) || is_on_agenda(s, t))
        return "spoken of, and on no day";
    if (is_visit && contact_is_of_unknown(s, t))
        return "a visit of somebody who is not named";
    return NULL;
}

/* Words that only articles on sport have, several of them. */
static bool is_of_sport(const dln_doc *doc)
{
    enum { SEVERAL = 3 };
    const dln_sentence *sentences = doc->tokens.sentences;
    uint32_t count = 0;
    for (uint32_t s = 0; s < doc->tokens.sentence_count; s++) {
        bool has_some = dln_word_set_has(&doc->sentence_words[s], DLN_LIST_SPORTS); /* few have */
        for (uint32_t i = sentences[s].begin; has_some && i < sentences[s].end && count < SEVERAL; i++)
            count += dln_token_in(&doc->tokens, i, DLN_LIST_SPORTS);
    }
    return count >= SEVERAL;
}

bool contact_is_match(contact_sentence *s, const contact_list *who)
{
    if (contact_has_person(s, who))
        return false;
    if (contact_cue_within(s, s->begin, s->end, DLN_CUE_SPORT))
        return true;
    if (!s->knows_sport)
        s->is_sport = is_of_sport(s->doc);
    s->knows_sport = true;
    return s->is_sport;
}
