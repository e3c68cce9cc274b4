/* src/extract/contacts_days_aside.c - days of a sentence that are none of the occasion's: of what else somebody did, of what was agreed,
 * of what was before it or will be behind it.
 */
#include "extract/contacts.h"

/* "on Friday, not on Tuesday" */
bool contact_is_not_then(const contact_sentence *s, const dln_timex *timex)
{
    uint32_t before = timex->begin > s->begin ? timex->begin - 1 : s->begin;
    before -= before > s->begin && dln_token_is_class(s->doc, before, DLN_CLASS_PREPOSITION);
    return contact_word_is(s, before, "not") && before > s->begin && (contact_word_is(s, before - 1, ",") || contact_word_is(s, before - 1, "and"));
}

/* Verbs whose subject is an occasion. */
bool contact_is_verb_of_occasions(const contact_sentence *s, const dln_verb_group *g)
{
    dln_span lemma = dln_verb_lemma(s->doc, g);
    if (dln_span_is(lemma, "hold") && (g->flags & DLN_VERB_PASSIVE) != 0)
        return true;
    if (dln_span_is(lemma, "take"))
        return contact_word_is(s, g->end, "place");
    return dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_END_VERBS) || dln_span_is(lemma, "last");
}

/* "met Sarr, who on Monday had announced a plan": between the relative pronoun and its verb. v: the verb before; DLN_NONE. */
static bool is_before_relative_verb(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex, uint32_t v)
{
    uint32_t next = v == DLN_NONE ? 0 : v + 1;
    if (next >= s->clauses->verb_count || next == trigger->group)
        return false;
    const dln_verb_group *g = &s->clauses->verbs[next];
    const dln_clause *clause = &s->clauses->clauses[g->clause];
    uint32_t who = timex->begin;
    while (who > clause->begin && !dln_token_is_class(s->doc, who, DLN_CLASS_RELATIVE))
        who--;
    return (g->flags & DLN_VERB_RELATIVE) != 0 && clause->kind == DLN_CLAUSE_RELATIVE && dln_token_is_class(s->doc, who, DLN_CLASS_RELATIVE) && timex->end <= g->begin && dln_clause_at(s->clauses, trigger->begin) != g->clause && !contact_is_verb_of_occasions(s, g);
}

bool contact_is_prepared(const contact_sentence *s, const contact_trigger *trigger, uint32_t at)
{
    enum { REACH = 20 }; /* it is asked for each day of a sentence */
    for (uint32_t i = at > trigger->end + REACH ? at - REACH : trigger->end; i + 1 < at; i++) {
        if (contact_word_in(s, i, DLN_LIST_GROUNDWORK) && contact_word_is(s, i + 1, "for")) {
            uint32_t verb = dln_verb_before(s->clauses, at);
            return verb == DLN_NONE || s->clauses->verbs[verb].begin < i || s->clauses->verbs[verb].form != DLN_VERB_FINITE;
        }
    }
    return false;
}

uint32_t contact_prepared_from(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    const dln_verb_group *over = g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE ? NULL : &s->clauses->verbs[g->governor];
    uint32_t governs = g == NULL || g->end > t->group_noun ? DLN_GOVERNS_BEGIN : contact_governs(s, g);
    if ((governs == DLN_GOVERNS_REPORT || governs == DLN_GOVERNS_ATTITUDE) && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PLAN))
        return t->group_noun; /* "discussed in Rome on Monday the upcoming meeting between Sarr and Diop" */
    if (over == NULL || over->form != DLN_VERB_FINITE || over->reality != DLN_REAL || g->end > t->group_noun)
        return DLN_NONE;
    bool is_object = g->end == t->group_noun || (g->end + 1 == t->group_noun && contact_word_is(s, g->end, "for"));
    bool is_prepared = is_object ? dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PREPARING) : contact_word_is(s, t->before, "for") && contact_word_in(s, t->before - 1, DLN_LIST_GROUNDWORK);
    return is_prepared ? g->begin : DLN_NONE;
}

/* The same of a day: one that is to come, or no day. */
bool contact_is_day_prepared(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_when *today = &s->doc->today;
    bool is_to_come = (timex->flags & DLN_TIMEX_FUTURE) != 0 || dln_when_grain(&timex->when) < DLN_GRAIN_DAY || (dln_when_is_known(today) && dln_when_first_day(&timex->when) > dln_when_last_day(today));
    return is_to_come && contact_is_prepared(s, trigger, timex->begin);
}

/* "Sarr, who turns 88 on 16 June", "the council, founded in 1981", "since the vote of 3 December": behind the trigger, and yet
 * the day of something else. */
bool contact_is_aside(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { FAR = 80 };
    if (timex->begin > trigger->end + FAR)
        return true;
    for (uint32_t i = trigger->end; i + 1 < timex->begin; i++) {
        if (contact_word_is(s, i, "since") || contact_word_is(s, i, "until"))
            return true;
    }
    if (contact_is_not_then(s, timex))
        return true;
    uint32_t v = dln_verb_before(s->clauses, timex->begin);
    if (is_before_relative_verb(s, trigger, timex, v))
        return true;
    if (v == DLN_NONE || v == trigger->group)
        return false;
    const dln_verb_group *g = &s->clauses->verbs[v];
    if (timex->end <= trigger->begin) { /* "Sarr, who was ill until last May, met Okonjo" */
        bool is_inside = (g->flags & DLN_VERB_RELATIVE) != 0 && s->clauses->clauses[g->clause].kind == DLN_CLAUSE_RELATIVE && dln_clause_at(s->clauses, trigger->begin) != g->clause;
        uint32_t opens = g->form == DLN_VERB_FINITE ? s->clauses->clauses[g->clause].begin : g->begin;
        bool is_inserted = opens > s->begin + 1 && contact_word_is(s, opens - 1, ",") && contact_word_is(s, timex->end, ",") && g->form != DLN_VERB_INFINITIVE &&
                           (g->form != DLN_VERB_FINITE || (s->clauses->clauses[g->clause].kind == DLN_CLAUSE_SUBORDINATE && dln_clause_at(s->clauses, trigger->begin) != g->clause));
        is_inside |= is_inserted && timex->end < trigger->begin; /* "Sarr, having left Rome on Sunday, met", "Sarr, although he was ill on Sunday, met" */
        for (uint32_t i = g->end; i < timex->begin && is_inside; i++)
            is_inside = !contact_word_is(s, i, ",");
        return is_inside;
    }
    if (g->begin < trigger->end)
        return false;
    const dln_verb_group *own = trigger->is_verb ? &s->clauses->verbs[trigger->group] : NULL;
    if (own != NULL && own->form == DLN_VERB_FINITE && own->tense == DLN_TENSE_PAST && own->reality == DLN_REAL && g->form == DLN_VERB_FINITE && g->reality == DLN_PLANNED && (g->flags & DLN_VERB_RELATIVE) == 0 && dln_token_is_class(s->doc, g->begin - 1, DLN_CLASS_AND))
        return true; /* "met Sarr and was to see Diop on Friday" */
    uint32_t opens = g->begin;
    if ((g->flags & DLN_VERB_RELATIVE) != 0 && !trigger->is_verb && contact_is_verb_of_occasions(s, g))
        return false; /* "the session of the council, which was held on Monday" */
    if ((g->flags & DLN_VERB_RELATIVE) != 0) {
        while (opens > trigger->end && !dln_token_is_class(s->doc, opens, DLN_CLASS_RELATIVE))
            opens--;
    } else if (g->form != DLN_VERB_PARTICIPLE) {
        return false;
    }
    for (uint32_t i = g->end; i < timex->begin; i++) {
        if (contact_word_is(s, i, ","))
            return false; /* "met Sarr, who is ill, on Monday" */
    }
    if (contact_cue_within(s, opens, timex->begin, DLN_CUE_PLAN))
        return false; /* "the call, which had been set for Friday" */
    bool is_in_it = opens == trigger->end + 1 && ONE_OF(s, opens - 1, "in", "during", "at") && dln_when_length_days(&timex->when) > 2; /* "held a call in which she told of her trip last week" */
    if (is_in_it && !contact_is_verb_of_occasions(s, g))
        return true;
    while (opens > trigger->end && (contact_word_is(s, opens - 1, ",") || dln_token_is_class(s->doc, opens - 1, DLN_CLASS_PREPOSITION)))
        opens--;
    return opens > trigger->end || (g->form == DLN_VERB_PARTICIPLE && contact_ref_at(s, opens - 1) != DLN_NONE); /* "the talks that took place on Monday" are the trigger's */
}

/* "for the fourth time since October", "the first visit since March": what is counted from a day was on another. */
static bool is_counted_since(const contact_sentence *s, const dln_timex *timex)
{
    enum { NEAR = 8 };
    if (timex->signal != DLN_SIGNAL_SINCE)
        return false;
    uint32_t i = timex->begin - 1;
    for (; i > s->begin && timex->begin - i < NEAR && (s->doc->tokens.items[i - 1].kind != DLN_TOKEN_MARK || contact_word_is(s, i - 1, "-")); i--) { /* "the first in-person talks since" */
        if (contact_ordinal(s, i - 1) != 0)
            return true;
        if (dln_verb_at(s->clauses, i - 1) != DLN_NONE)
            return false;
    }
    return i > s->begin && i < timex->begin - 1 && contact_word_is(s, i - 1, ",") && contact_word_is(s, timex->end, ","); /* "Okonjo, in Mali since Friday, met Sarr" */
}

/* "the first meeting since talks began 12 years ago": the day of what it is counted from. */
static bool is_of_since_clause(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { FAR = 12 };
    uint32_t v = dln_verb_before(s->clauses, timex->begin);
    const dln_verb_group *g = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
    bool is_deed = g != NULL && v != trigger->group && (g->form == DLN_VERB_GERUND || (g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST)); /* "her first since taking office in May" */
    if (!is_deed)
        return false;
    for (uint32_t i = timex->begin; i > s->begin && timex->begin - i < FAR && !contact_word_is(s, i - 1, ","); i--) {
        if (contact_word_is(s, i - 1, "since"))
            return i <= g->begin && (trigger->begin < i || trigger->begin >= timex->end);
    }
    return false;
}

bool contact_is_looked_back_at(const contact_sentence *s, const contact_trigger *t)
{
    if (t->is_verb || t->in_subject || t->before <= s->begin || !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE))
        return false;
    return (contact_word_is(s, t->before, "of") && contact_word_in(s, t->before - 1, DLN_LIST_AFTERMATHS)) || (contact_word_is(s, t->before, "from") && contact_word_is(s, t->before - 1, "up"));
}

bool contact_is_about_somebody(const contact_sentence *s, const contact_trigger *trigger)
{
    const dln_verb_group *g = trigger->is_verb ? &s->clauses->verbs[trigger->group] : NULL;
    uint32_t at = g == NULL ? s->begin : g->begin;
    while (g != NULL && at > s->clauses->clauses[g->clause].begin && !contact_is_class(s, at, DLN_CLASS_RELATIVE))
        at--;
    return g != NULL && (g->flags & DLN_VERB_RELATIVE) != 0 && ONE_OF(s, at, "who", "whom");
}

/* "Okonjo, who had met Sarr in Rome, flew home on Monday": the day of the main clause. */
static bool is_of_main_clause(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t v = timex->begin > trigger->end && contact_is_about_somebody(s, trigger) ? dln_verb_before(s->clauses, timex->begin) : DLN_NONE;
    while (v != DLN_NONE && v > trigger->group && s->clauses->verbs[v].form != DLN_VERB_FINITE)
        v--;
    return v != DLN_NONE && v > trigger->group && (s->clauses->verbs[v].flags & DLN_VERB_RELATIVE) == 0 && s->clauses->verbs[v].begin >= trigger->end && s->clauses->clauses[s->clauses->verbs[v].clause].kind == DLN_CLAUSE_MAIN;
}

/* ", and, on Tuesday,": put in between what is joined. */
static bool is_put_in_behind_and(const contact_sentence *s, const dln_timex *timex)
{
    uint32_t at = timex->begin - (timex->begin > s->begin && contact_is_class(s, timex->begin - 1, DLN_CLASS_PREPOSITION));
    return at > s->begin + 1 && contact_word_is(s, at - 1, ",") && contact_is_class(s, at - 2, DLN_CLASS_AND) && contact_word_is(s, timex->end, ",");
}

/* "saw Sarr in Dakar, on Tuesday Diop in Bamako": behind a comma or "and", and right before somebody who does nothing himself. */
static bool is_right_before_next(const contact_sentence *s, const dln_timex *timex)
{
    uint32_t at = timex->begin - (timex->begin > s->begin && contact_is_class(s, timex->begin - 1, DLN_CLASS_PREPOSITION)), r = contact_ref_at(s, timex->end);
    if (r == DLN_NONE || at < s->begin + 2 || !(contact_word_is(s, at - 1, ",") || contact_is_class(s, at - 1, DLN_CLASS_AND)))
        return false;
    const dln_ref *ref = &s->doc->refs[r];
    if (ref->kind != DLN_REF_PARTY || ref->count == 0 || (ref->flags & (DLN_REF_PRONOUN | DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || s->doc->parties[s->doc->ref_parties[ref->first]].party.kind != DLN_PERSON)
        return false;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->begin >= ref->end && g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_RELATIVE) == 0)
            return g->subject_begin > ref->begin + 1;
    }
    return true;
}

bool contact_opens_next(const contact_sentence *s, const dln_timex *timex)
{
    return (is_put_in_behind_and(s, timex) && contact_ref_at(s, timex->end + 1) != DLN_NONE) || is_right_before_next(s, timex);
}

bool contact_opens_next_verb(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t v = is_put_in_behind_and(s, timex) ? dln_verb_at(s->clauses, timex->end + 1) : DLN_NONE;
    return v != DLN_NONE && v != trigger->group && s->clauses->verbs[v].form == DLN_VERB_FINITE;
}

/* "arrived at during Diop's visit to Togo in May": an occasion at which the participle's deed was done, up to the day. */
static bool is_done_during(const contact_sentence *s, const dln_verb_group *g, uint32_t day)
{
    enum { LONGEST = 16 };
    uint32_t at = g->end + (ONE_OF(s, g->end, "at", "to", "upon", "on") && contact_word_is(s, g->end + 1, "during"));
    if (!contact_word_is(s, at, "during") || day > at + LONGEST)
        return false;
    for (uint32_t i = at; i < day; i++) {
        if (contact_word_is(s, i, ",") || dln_verb_at(s->clauses, i) != DLN_NONE)
            return false;
    }
    return true;
}

/* "met Sarr to mark a treaty signed on 3 March": the day of the participle behind another noun. */
static bool is_of_participle(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t v = timex->begin < trigger->end ? DLN_NONE : dln_verb_before(s->clauses, timex->begin);
    const dln_verb_group *g = v == DLN_NONE || v == trigger->group ? NULL : &s->clauses->verbs[v];
    if (g == NULL || g->form != DLN_VERB_PARTICIPLE || g->begin <= trigger->end + 1 || (timex->begin > g->end + 1 && !is_done_during(s, g, timex->begin)) || contact_is_verb_of_occasions(s, g) || contact_cue_within(s, g->begin, timex->begin, DLN_CUE_PLAN))
        return false;
    const dln_token *noun = &s->doc->tokens.items[g->begin - 1];
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        if (s->triggers[k].end == g->begin)
            return false;
    }
    return noun->kind == DLN_TOKEN_WORD && (noun->flags & DLN_CAPITAL) == 0 && contact_ref_at(s, g->begin - 1) == DLN_NONE && !contact_is_class(s, g->begin - 1, DLN_CLASS_AND) && !contact_is_class(s, g->begin - 1, DLN_CLASS_ADVERB);
}

/* "met Sarr over Friday's vote", "about Friday's vote": of what is no occasion. */
static bool is_of_matter(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { NOUN = 4 };
    if (timex->begin <= trigger->end || !contact_word_is(s, timex->end, "'s") || !contact_word_in(s, timex->begin - 1, DLN_LIST_ABOUT_WORDS))
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        if (!s->triggers[k].is_verb && s->triggers[k].begin > timex->end && s->triggers[k].begin <= timex->end + NOUN)
            return false;
    }
    return true;
}

/* "to meet Sarr ahead of the vote on Thursday": the day behind the occasion is that of what comes before or after it. */
static bool is_of_other_noun(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { REACH = 20 };
    for (uint32_t i = timex->begin > trigger->end + REACH ? timex->begin - REACH : trigger->end; i + 1 < timex->begin; i++) {
        if (ONE_OF(s, i, "before", "after", "following", "since") || (contact_word_is(s, i, "ahead") && contact_word_is(s, i + 1, "of")))
            return true;
    }
    return contact_word_is(s, timex->end, "'s");
}

/* "came to Rome on Monday to meet Sarr on Tuesday": the day that stands behind the occasion, not the one of what was done for it. */
static bool is_of_what_was_done_for_it(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_verb_group *g = trigger->group == DLN_NONE || trigger->in_subject ? NULL : &s->clauses->verbs[trigger->group];
    if (g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE || timex->end > g->begin || s->clauses->verbs[g->governor].end > timex->begin)
        return false;
    for (uint32_t x = dln_doc_timex_from(s->doc, trigger->end); x < s->timex_end; x++) {
        const dln_timex *behind = &s->doc->timexes[x];
        uint32_t before = behind->begin - 1 - contact_is_class(s, behind->begin - 1, DLN_CLASS_PREPOSITION);
        if (dln_verb_before(s->clauses, behind->begin) != trigger->group || contact_is_class(s, before, DLN_CLASS_AND) || contact_word_is(s, before, ","))
            return false; /* "to meet Sarr and, on Tuesday, Diop" */
        if (is_of_other_noun(s, trigger, behind))
            return false;
        if (contact_date_is_usable(behind) && !contact_is_bare_clock(behind) && dln_when_grain(&behind->when) >= DLN_GRAIN_DAY)
            return behind->signal != DLN_SIGNAL_SINCE && behind->signal != DLN_SIGNAL_BEFORE && behind->signal != DLN_SIGNAL_AFTER && behind->signal != DLN_SIGNAL_UNTIL;
    }
    return false;
}

/* "On Monday they agreed to meet", "decided on Monday to fly to Rome to meet Sarr", told on Wednesday: the day of the agreement, not of
 * what is to be. */
static bool is_of_agreement(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_verb_group *g = trigger->is_verb ? &s->clauses->verbs[trigger->group] : NULL;
    while (g != NULL && g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE && s->clauses->verbs[g->governor].form == DLN_VERB_INFINITIVE && s->clauses->verbs + g->governor < g && timex->end <= s->clauses->verbs[g->governor].begin)
        g = &s->clauses->verbs[g->governor];
    const dln_verb_group *over = g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE ? NULL : &s->clauses->verbs[g->governor];
    return over != NULL && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PAST && over->reality == DLN_REAL && (over->flags & (DLN_VERB_PERFECT | DLN_VERB_PASSIVE)) == 0 && timex->end <= g->begin && dln_when_is_known(&s->doc->today) &&
           dln_when_last_day(&timex->when) <= dln_when_last_day(&s->doc->today) && contact_word_in(s, over->head, DLN_LIST_AGREED);
}

uint32_t contact_told_from(const contact_sentence *s, const contact_trigger *trigger)
{
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    uint32_t clause = dln_clause_at(s->clauses, trigger->begin);
    if (g == NULL || g->form != DLN_VERB_FINITE || clause == DLN_NONE)
        return s->begin;
    uint32_t begin = s->clauses->clauses[clause].begin;
    if (begin > s->begin && contact_is_told_as_to_come(s, trigger, begin))
        return begin;
    if (s->clauses->clauses[clause].kind != DLN_CLAUSE_THAT)
        return s->begin;
    bool is_at_another_time = ((g->flags & DLN_VERB_PERFECT) != 0 && g->tense == DLN_TENSE_PAST) || g->reality == DLN_PLANNED || g->reality == DLN_WISHED;
    return is_at_another_time ? begin : s->begin;
}

/* The day of the telling: it stands behind or within a verb that is told in the past, or before it, if it is no day to come. */
static bool is_of_telling(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t from = contact_told_from(s, trigger), v = timex->end <= from ? dln_verb_before(s->clauses, timex->begin) : DLN_NONE, next = v == DLN_NONE ? 0 : v + 1;
    if (timex->end > from)
        return false;
    bool is_over = dln_when_is_known(&s->doc->today) && dln_when_last_day(&timex->when) <= dln_when_last_day(&s->doc->today);
    if (v == DLN_NONE && is_over && next < s->clauses->verb_count && s->clauses->verbs[next].end <= from)
        v = next;
    const dln_verb_group *over = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
    return over != NULL && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PAST;
}

/* "received Sarr, who hopes to win a vote in the autumn": what somebody will do is on another day. */
static bool is_of_what_will_be(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    uint32_t v = timex->begin < trigger->end ? DLN_NONE : dln_verb_before(s->clauses, timex->begin);
    if (g == NULL || v == DLN_NONE || s->clauses->verbs[v].begin < trigger->end || g->tense != DLN_TENSE_PAST || g->reality != DLN_REAL)
        return false;
    while (s->clauses->verbs[v].form != DLN_VERB_FINITE && s->clauses->verbs[v].governor != DLN_NONE)
        v = s->clauses->verbs[v].governor;
    const dln_verb_group *other = &s->clauses->verbs[v];
    return other->begin >= trigger->end && (other->flags & DLN_VERB_RELATIVE) != 0 && (other->flags & DLN_VERB_PERFECT) == 0 && (other->tense == DLN_TENSE_PRESENT || other->tense == DLN_TENSE_FUTURE);
}

/* "is likely to go to Dakar for talks, in return for the trip which Sarr made last month": what was done is on another day than what is to be. */
static bool is_of_what_was_done(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    uint32_t v = timex->begin < trigger->end ? DLN_NONE : dln_verb_before(s->clauses, timex->begin);
    const dln_verb_group *other = v == DLN_NONE || v == trigger->group ? NULL : &s->clauses->verbs[v];
    if (g == NULL || other == NULL || other->begin < trigger->end || (g->reality != DLN_PLANNED && g->reality != DLN_WISHED) || contact_is_verb_of_occasions(s, other))
        return false;
    return other->form == DLN_VERB_FINITE && (other->flags & DLN_VERB_RELATIVE) != 0 && other->tense == DLN_TENSE_PAST && other->reality == DLN_REAL && (other->flags & (DLN_VERB_PERFECT | DLN_VERB_PASSIVE)) == 0 &&
           dln_when_is_known(&s->doc->today) && dln_when_last_day(&timex->when) < dln_when_first_day(&s->doc->today);
}

/* "The talks follow a clash on 3 March": the day of what the verb behind the occasion names. */
static bool is_of_what_was_before(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_verb_group *g = trigger->in_subject && trigger->group != DLN_NONE ? &s->clauses->verbs[trigger->group] : NULL;
    if (g == NULL || timex->begin < g->end || (g->flags & DLN_VERB_PASSIVE) != 0)
        return false;
    if (dln_span_is(dln_verb_lemma(s->doc, g), "come") && ONE_OF(s, g->end, "after", "before", "ahead", "following", "despite"))
        return true; /* "The call came after Okonjo's trip to Iraq on 3 March" */
    if (!dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PRECEDING_VERBS))
        return false;
    for (uint32_t n = 0; n < s->clauses->noun_count; n++) {
        if (s->clauses->nouns[n].begin == g->end)
            return s->clauses->nouns[n].end <= timex->begin;
    }
    return false;
}

/* "The call will be followed by a meeting in June": what is to come is the other. */
bool contact_is_followed(const contact_sentence *s, const contact_trigger *trigger)
{
    const dln_verb_group *g = trigger->in_subject && !trigger->is_verb && trigger->group != DLN_NONE ? &s->clauses->verbs[trigger->group] : NULL;
    return g != NULL && (g->flags & DLN_VERB_PASSIVE) != 0 && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PRECEDING_VERBS) && contact_word_is(s, g->end, "by");
}

/* "Okonjo, who is on a trip to Mali, met Diop on Saturday": of what she did there. */
static bool is_of_deed_on_trip(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_verb_group *g = trigger->is_verb || trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    if (g == NULL || (trigger->flags & DLN_CONTACT_VISIT) == 0 || (g->flags & DLN_VERB_RELATIVE) == 0 || g->verb != DLN_NONE || timex->begin < g->reach)
        return false;
    uint32_t v = dln_verb_before(s->clauses, timex->begin);
    return v != DLN_NONE && v != trigger->group && s->clauses->verbs[v].begin >= g->reach && s->clauses->verbs[v].form == DLN_VERB_FINITE && (s->clauses->verbs[v].flags & DLN_VERB_RELATIVE) == 0;
}

bool contact_is_long_since(const contact_sentence *s, const contact_trigger *trigger, const contact_trigger *other, uint32_t at)
{
    enum { FAR = 10, LONG = 2 };
    if (other->is_verb || other->begin <= trigger->end || other->group_noun < s->begin + 1 || at < other->end || at > other->end + FAR || !ONE_OF(s, other->group_noun - 1, "after", "following"))
        return false;
    uint32_t end = other->end;
    while (end < s->end && end < other->end + FAR && !contact_word_is(s, end, ",") && !contact_word_is(s, end, ";") && !contact_is_class(s, end, DLN_CLASS_AND) && dln_verb_at(s->clauses, end) == DLN_NONE)
        end++;
    for (uint32_t x = s->timex_begin; x < s->timex_end && at < end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->begin >= other->group_noun && timex->begin < end && dln_when_is_known(&timex->when) && !dln_when_is_open(&timex->when) && dln_when_length_days(&timex->when) > LONG)
            return true;
    }
    return false;
}

const contact_trigger *contact_occasion_of_others(const contact_sentence *s, const contact_trigger *trigger, uint32_t at)
{
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *other = &s->triggers[k];
        if (contact_is_long_since(s, trigger, other, at))
            return other;
        if (!other->is_verb && other->begin > trigger->end && other->end < at && contact_word_is(s, other->end, "between") && dln_verb_before(s->clauses, at) == dln_verb_before(s->clauses, other->begin))
            return other;
    }
    return NULL;
}

/* "for the first time after the truce fell apart in May": within so long a time it was on some other day. */
static bool is_of_coarse_aftermath(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t v = timex->begin < trigger->end || dln_when_length_days(&timex->when) <= 2 ? DLN_NONE : dln_verb_before(s->clauses, timex->begin);
    const dln_verb_group *g = v == DLN_NONE || v == trigger->group || s->clauses->verbs[v].begin < trigger->end ? NULL : &s->clauses->verbs[v];
    return g != NULL && g->form == DLN_VERB_FINITE && g->subject_begin > trigger->end && contact_word_is(s, s->clauses->clauses[g->clause].begin, "after");
}

/* "met Sarr to save the 2015 accord", "before the 5 May vote": it names a thing that is no occasion. */
static bool is_in_name_of_thing(const contact_sentence *s, const dln_timex *timex)
{
    enum { NOUN = 3 };
    const dln_token *behind = &s->doc->tokens.items[timex->end];
    if (timex->begin <= s->begin || timex->end >= s->end || !contact_is_class(s, timex->begin - 1, DLN_CLASS_DETERMINER) || (timex->flags & DLN_TIMEX_WEEKDAY) != 0 || dln_when_has_clock(&timex->when))
        return false;
    if (behind->kind != DLN_TOKEN_WORD || (behind->flags & DLN_CAPITAL) != 0 || contact_is_class(s, timex->end, DLN_CLASS_PREPOSITION) || contact_is_class(s, timex->end, DLN_CLASS_AND) || contact_is_class(s, timex->end, DLN_CLASS_RELATIVE) || dln_verb_at(s->clauses, timex->end) != DLN_NONE)
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        if (s->triggers[k].begin >= timex->end && s->triggers[k].begin < timex->end + NOUN)
            return false;
    }
    return dln_when_grain(&timex->when) <= DLN_GRAIN_DAY && (timex->flags & DLN_TIMEX_EXPLICIT) != 0;
}

/* "On a visit to Rome she told reporters that she would meet Sarr on Friday": of what is told, not of the words before. */
static bool is_of_what_is_told(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t c = timex->begin < trigger->end ? DLN_NONE : dln_clause_at(s->clauses, timex->begin);
    const dln_clause *clause = c == DLN_NONE ? NULL : &s->clauses->clauses[c];
    return clause != NULL && clause->kind == DLN_CLAUSE_THAT && clause->begin >= trigger->end && !trigger->is_verb && trigger->before == s->begin && contact_is_class(s, s->begin, DLN_CLASS_PREPOSITION) && contact_word_is(s, clause->begin, "that");
}

/* "will meet Sarr soon, according to officials on Saturday", "according to Friday's statement": the day of who tells of it. */
static bool is_of_source(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { NEAR = 10 };
    for (uint32_t i = timex->begin; i > s->begin + 1 && timex->begin - i < NEAR; i--) {
        if (s->doc->tokens.items[i - 1].kind == DLN_TOKEN_MARK || dln_verb_at(s->clauses, i - 1) != DLN_NONE || (i - 1 == trigger->begin && !trigger->is_verb))
            return false;
        if (contact_word_is(s, i - 1, "to") && contact_word_is(s, i - 2, "according"))
            return true;
    }
    return false;
}

/* "with 1 July, the deadline, getting nearer", "the deadline of 1 July", "a 1 July deadline" */
static bool is_deadline(const contact_sentence *s, const dln_timex *timex)
{
    enum { NEAR = 3 };
    uint32_t behind = timex->end + contact_word_is(s, timex->end, ",");
    behind += contact_is_class(s, behind, DLN_CLASS_DETERMINER);
    if (contact_word_is(s, behind, "deadline"))
        return true;
    for (uint32_t i = timex->begin; i > s->begin && timex->begin - i < NEAR && s->doc->tokens.items[i - 1].kind == DLN_TOKEN_WORD; i--) {
        if (contact_word_is(s, i - 1, "deadline"))
            return true;
    }
    return false;
}

bool contact_is_of_what_follows(const contact_sentence *s, const contact_trigger *trigger, uint32_t token)
{
    enum { LONGEST = 24 };
    bool is_ahead = (contact_word_is(s, s->begin, "ahead") && contact_word_is(s, s->begin + 1, "of")) || (contact_word_is(s, s->begin, "prior") && contact_word_is(s, s->begin + 1, "to"));
    uint32_t first = s->begin + (is_ahead ? 2 : 1), comma = first;
    if ((!is_ahead && !contact_word_is(s, s->begin, "before")) || token <= first || token >= trigger->begin)
        return false;
    while (comma < trigger->begin && comma < s->begin + LONGEST && !contact_word_is(s, comma, ",") && dln_verb_at(s->clauses, comma) == DLN_NONE)
        comma++;
    while (first < token && (contact_is_class(s, first, DLN_CLASS_DETERMINER) || contact_is_class(s, first, DLN_CLASS_PREPOSITION)))
        first++;
    return contact_word_is(s, comma, ",") && token < comma && first < token;
}

/* "had lunch with Sarr on Monday and dinner with Diop on Tuesday": the Monday is the lunch's, if the dinner has a day of its own. */
static bool is_of_occasion_beside(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { NEAR = 24 };
    if (trigger->is_verb || timex->begin < s->begin || timex->end > trigger->before || timex->end + NEAR < trigger->before)
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *earlier = &s->triggers[k];
        if (earlier->is_verb || earlier->end > timex->begin || earlier->end + NEAR < timex->begin || contact_set_beside(s, earlier) != trigger)
            continue;
        for (uint32_t x = dln_doc_timex_from(s->doc, trigger->end); x < s->timex_end && s->doc->timexes[x].begin < trigger->end + NEAR; x++) {
            if (contact_date_is_usable(&s->doc->timexes[x]) && dln_verb_before(s->clauses, s->doc->timexes[x].begin) == dln_verb_before(s->clauses, trigger->end))
                return true;
        }
    }
    return false;
}

bool contact_is_day_of_another(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    if (contact_is_of_what_follows(s, trigger, timex->begin))
        return true;
    if (timex->end <= trigger->begin && (contact_is_aside(s, trigger, timex) || is_of_occasion_beside(s, trigger, timex)))
        return true; /* "Sarr, who was ill until last May, met Okonjo" */
    bool is_of_next = timex->begin > trigger->end && (contact_opens_next(s, timex) || contact_opens_next_verb(s, trigger, timex));
    bool is_of_other_words = is_of_matter(s, trigger, timex) || is_deadline(s, timex) || is_of_source(s, trigger, timex) || is_of_agreement(s, trigger, timex) || is_of_participle(s, trigger, timex) || is_of_main_clause(s, trigger, timex);
    bool is_of_other_deed = is_of_what_was_done_for_it(s, trigger, timex) || is_of_telling(s, trigger, timex) || is_of_what_will_be(s, trigger, timex) || is_of_what_was_done(s, trigger, timex) || is_of_what_was_before(s, trigger, timex) || is_of_deed_on_trip(s, trigger, timex);
    is_of_other_words |= is_in_name_of_thing(s, timex) || is_of_what_is_told(s, trigger, timex);
    is_of_other_deed |= contact_occasion_of_others(s, trigger, timex->begin) != NULL || is_of_coarse_aftermath(s, trigger, timex);
    bool is_behind = contact_is_followed(s, trigger) && timex->begin > s->clauses->verbs[trigger->group].end;
    return is_of_next || is_of_other_words || is_of_other_deed || is_behind || is_counted_since(s, timex) || is_of_since_clause(s, trigger, timex);
}
