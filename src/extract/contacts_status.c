/* src/extract/contacts_status.c - what the words around a trigger say of it: it happened, is planned, wished for, denied or called
 * off; and on which side of the publication its day lies.
 */
#include "extract/contacts.h"

#include "base/text.h"

/* "the end of a three-day summit": from the noun, or what stands before it, to the token before those words. */
static uint32_t before_parts(const contact_sentence *s, uint32_t first)
{
    enum { LENGTH = 8 };
    uint32_t at = first;
    for (uint32_t x = dln_doc_timex_from(s->doc, first > s->begin + LENGTH ? first - LENGTH : s->begin); x < s->timex_end && s->doc->timexes[x].begin < first && at == first; x++) {
        if (s->doc->timexes[x].end == first && s->doc->timexes[x].type == DLN_TIMEX_DURATION)
            at = s->doc->timexes[x].begin;
    }
    if (at > s->begin && at < first && (contact_word_is(s, at - 1, "a") || contact_word_is(s, at - 1, "the") || contact_word_is(s, at - 1, "their") || contact_word_is(s, at - 1, "its")))
        at--;
    if (at < s->begin + 4 || !contact_word_is(s, at - 1, "of") || !(contact_word_in(s, at - 2, DLN_LIST_START_NOUNS) || contact_word_in(s, at - 2, DLN_LIST_END_WORDS)))
        return at > s->begin ? at - 1 : s->begin;
    return contact_word_is(s, at - 3, "the") ? at - 4 : at - 3;
}

uint32_t contact_before(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = before_parts(s, t->group_noun);
    if (before > s->begin + 1 && contact_word_is(s, before, "of") && contact_word_in(s, before - 1, DLN_LIST_STRETCHES)) {
        before -= 2;
        for (uint32_t x = s->timex_begin; x < s->timex_end && !contact_word_is(s, before, "following"); x++) {
            if (s->doc->timexes[x].begin <= before && before < s->doc->timexes[x].end && s->doc->timexes[x].begin > s->begin)
                before = s->doc->timexes[x].begin - 1;
        }
    }
    if (before > s->begin + 1 && contact_word_is(s, before, "of") && contact_word_in(s, before - 1, DLN_LIST_LEGS) && contact_ordinal(s, before - 2) != 0) {
        before = before > s->begin + 2 ? before - 3 : s->begin; /* "hold their second day of talks" */
        before -= before > s->begin && contact_is_class(s, before, DLN_CLASS_DETERMINER);
    }
    return before;
}

/* "after the talks", "following hours of talks": whatever came of them, they were held. */
static bool is_over(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = t->before;
    return contact_word_is(s, before, "after") || contact_word_is(s, before, "following");
}

/* "A request for a call with Sarr was turned down", "denied reports that Okonjo had met Sarr". */
static bool is_refused(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form != DLN_VERB_FINITE || (g->flags & DLN_VERB_NEGATED) != 0 || !contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_DENY))
            continue;
        bool of_noun = !t->is_verb && (g->flags & DLN_VERB_PASSIVE) != 0 && g->subject_begin <= t->begin && t->begin < g->subject_end;
        uint32_t that = g->end;
        while (that < t->begin && !contact_word_is(s, that, "that") && !contact_word_is(s, that, ","))
            that++;
        uint32_t next = v + 1; /* "denied that Sarr, who is ill, had met him" */
        while (t->is_verb && next < t->group && ((s->clauses->verbs[next].flags & DLN_VERB_RELATIVE) != 0 || s->clauses->verbs[next].form != DLN_VERB_FINITE))
            next++;
        if (of_noun || (contact_word_is(s, that, "that") && that < t->begin && next < s->clauses->verb_count && (s->clauses->verbs[next].reach >= t->begin || (t->is_verb && next == t->group))))
            return true;
    }
    return false;
}

/* "when he meets Sarr", "once they have met": what is told in the present lies ahead. */
static bool is_to_come(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    if (g == NULL || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PRESENT || g->reality != DLN_REAL || g->subject_begin <= s->begin || g->subject_begin >= g->subject_end)
        return false;
    return contact_word_in(s, g->subject_begin - 1, DLN_LIST_TO_COME_OPENERS);
}

static uint32_t governs(const contact_sentence *s, const dln_verb_group *g)
{
    return g->verb == DLN_NONE ? UINT32_MAX : dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS);
}

/* "failed to agree at their meeting", "vowed to stay, according to a readout of the call": that it was is taken for granted. */
static bool is_granted(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t at = t->group_noun;
    if (t->is_verb || t->in_subject || at < s->begin + 2)
        return false;
    if (contact_word_is(s, at - 1, "of") && contact_word_in(s, at - 2, DLN_LIST_READOUTS))
        return true;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    for (; g != NULL && g->form != DLN_VERB_FINITE && g->governor != DLN_NONE; g = &s->clauses->verbs[g->governor])
        ;
    if (g != NULL && (governs(s, g) == DLN_GOVERNS_PLAN || governs(s, g) == DLN_GOVERNS_WISH))
        return false; /* "hoped to sign at their meeting on Friday" */
    bool is_past = g != NULL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (g->flags & (DLN_VERB_PLANNED | DLN_VERB_CONDITIONAL | DLN_VERB_COULD)) == 0;
    return is_past && contact_word_is(s, at, "their") && contact_word_in(s, at - 1, DLN_LIST_HELD_PREPOSITIONS);
}

/* "will not meet him on Friday as planned", "will no longer meet him", "will not be meeting him after all": called off. */
static bool is_off_plan(const contact_sentence *s, const contact_trigger *t)
{
    enum { REACH = 20 };
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    for (uint32_t i = g->begin; i + 1 < g->end; i++) {
        if (contact_word_is(s, i, "no") && contact_word_is(s, i + 1, "longer"))
            return true;
    }
    for (uint32_t i = t->end; i + 1 < s->end && i < t->end + REACH; i++) {
        if (s->doc->tokens.items[i].kind == DLN_TOKEN_MARK && !contact_word_is(s, i + 1, "as"))
            return false; /* "will not meet him in May, and will travel to Paris as planned" */
        if (contact_word_is(s, i, "after") && contact_word_is(s, i + 1, "all"))
            return true;
        if (contact_word_is(s, i, "as") && (contact_word_is(s, i + 1, "planned") || contact_word_is(s, i + 1, "scheduled") || contact_word_is(s, i + 1, "announced")))
            return true;
    }
    return false;
}

/* "nor was she allowed to see him": denied, however far the verb stands from its "nor". */
static bool is_behind_nor(const contact_sentence *s, const contact_trigger *t)
{
    enum { REACH = 9 };
    for (uint32_t i = t->begin; t->is_verb && i > s->begin && t->begin - i < REACH && s->doc->tokens.items[i - 1].kind != DLN_TOKEN_MARK; i--) {
        if (contact_word_is(s, i - 1, "nor"))
            return true;
    }
    return false;
}

/* "There are no plans for a meeting", "There is no agreement yet on talks": nothing is set. */
static bool is_unplanned(const contact_sentence *s, const contact_trigger *t)
{
    enum { REACH = 6 };
    uint32_t before = t->before;
    if (t->is_verb || !(contact_word_is(s, before, "for") || contact_word_is(s, before, "on") || contact_word_is(s, before, "of") || contact_word_is(s, before, "about")))
        return false;
    bool is_intent = false;
    for (uint32_t i = before; i > s->begin && before - i < REACH; i--) {
        is_intent |= contact_word_in(s, i - 1, DLN_LIST_INTENT_NOUNS);
        if (contact_word_is(s, i - 1, "no") || contact_word_is(s, i - 1, "No"))
            return is_intent;
    }
    return false;
}

/* "will attend a dinner hosted by Sarr": what is said of an occasion that is planned is planned, too. */
static bool is_of_planned(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 5 };
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    uint32_t by = t->before;
    if (g == NULL && by > s->begin + 2 && contact_word_is(s, by, "by") && (contact_word_is(s, by - 1, "followed") || contact_word_is(s, by - 1, "preceded")) && contact_word_is(s, by - 2, ",")) {
        uint32_t v = dln_verb_before(s->clauses, by - 2); /* "will be held on Friday, followed by a dinner" */
        return v != DLN_NONE && s->clauses->verbs[v].reality == DLN_PLANNED;
    }
    if (g == NULL || g->form != DLN_VERB_PARTICIPLE || t->group == 0)
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *noun = &s->triggers[k];
        if (noun->is_verb || noun->end > g->begin || g->begin - noun->end > NEAR || noun->group == DLN_NONE || noun->group >= t->group)
            continue;
        const dln_verb_group *outer = &s->clauses->verbs[noun->group];
        return outer->end <= noun->begin && outer->reality == DLN_PLANNED;
    }
    return false;
}

/* "looked forward to talks with Sarr in Dakar", "looks ahead to meeting Sarr": it is to come. */
static bool is_awaited(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t to = t->is_verb ? s->clauses->verbs[t->group].begin - 1 : t->before;
    return !t->in_subject && contact_word_is(s, to, "to") && contact_word_in(s, to - 1, DLN_LIST_AWAITING);
}

/* "A call was supposed to be put through on Monday": planned, by the verb behind. */
static bool is_supposed(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group], *next = t->group + 1 < s->clauses->verb_count ? g + 1 : NULL;
    return !t->is_verb && t->in_subject && g->reality == DLN_REAL && (g->flags & DLN_VERB_PASSIVE) != 0 && next != NULL && next->form == DLN_VERB_INFINITIVE && next->begin == g->end &&
           next->reality == DLN_PLANNED && ((next->flags & DLN_VERB_PASSIVE) != 0 || dln_verb_in(s->doc->lexicon, next->verb, DLN_LIST_BEGIN_VERBS) || contact_word_is(s, next->end, "place"));
}

bool contact_is_announced(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && (g->flags & DLN_VERB_PASSIVE) != 0 && g->form == DLN_VERB_FINITE && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_ANNOUNCING);
}

/* "the next such round took place in May", "Another such meeting is to be held on Friday": one more. */
static bool is_next_such(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = t->begin - 2;
    return t->in_subject && t->begin > s->begin + 1 && (contact_word_is(s, before, "another") || contact_word_is(s, before, "next") || contact_ordinal(s, before) > 1) && contact_names_a_day(s);
}

/* "A meeting is being mooted for April", "is under discussion": what is being planned. */
static bool is_being_planned(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->in_subject && t->group != DLN_NONE ? &s->clauses->verbs[t->group] : NULL;
    if (g == NULL || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PRESENT)
        return false;
    if (contact_word_is(s, g->end, "under") && contact_word_in(s, g->end + 1, DLN_LIST_PLANNING_NOUNS))
        return true;
    return (g->flags & DLN_VERB_PASSIVE) != 0 && g->end >= g->begin + 3 && contact_word_is(s, g->end - 2, "being") && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PLANNING_VERBS);
}

/* "sends Okonjo to Dakar on Friday to meet Sarr" */
static bool is_sent_to(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    const dln_verb_group *over = g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE ? NULL : &s->clauses->verbs[g->governor];
    return over != NULL && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PRESENT && (over->flags & DLN_VERB_PERFECT) == 0 && contact_sent(s, g) != DLN_NONE;
}

/* "failed to appear at talks", "could not take part in talks", "could not be at the talks": whoever does not is not there. */
static bool is_turning_up(const contact_sentence *s, const dln_verb_group *g, uint32_t before)
{
    uint32_t end = g->end + ONE_OF(s, g->end, "up", "part", "in");
    return end == before && (g->verb == DLN_NONE || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_TURNING_UP));
}

dln_reality contact_reality_of(const contact_sentence *s, const contact_trigger *t)
{
    if (is_behind_nor(s, t) || is_unplanned(s, t))
        return DLN_DENIED;
    uint32_t holder, owner;
    const dln_verb_group *held = contact_held_by(s, t, &holder);
    if (held != NULL && (held->reality == DLN_REAL || (held->reality == DLN_PLANNED && held->tense != DLN_TENSE_PAST)))
        return (dln_reality)held->reality; /* "praised the talks she had with Sarr" */
    if (is_of_planned(s, t) || is_awaited(s, t) || is_being_planned(s, t) || is_sent_to(s, t) || (!t->is_verb && contact_is_on_schedule_of(s, t, &owner)))
        return DLN_PLANNED;
    if (is_granted(s, t))
        return DLN_REAL;
    if (is_refused(s, t))
        return DLN_DENIED;
    if (contact_word_is(s, s->begin, "had")) { /* "Had she met him, all might be well" */
        for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
            if (s->clauses->verbs[v].begin > t->end && (s->clauses->verbs[v].flags & (DLN_VERB_COULD | DLN_VERB_CONDITIONAL | DLN_VERB_PLANNED)) != 0)
                return DLN_DENIED;
        }
    }
    if (contact_word_is(s, s->end - 1, "?")) /* "Have the two spoken?" */
        return DLN_DENIED;
    if (!t->is_verb && contact_word_is(s, t->group_noun, "no"))
        return DLN_DENIED;
    if (!t->is_verb && t->begin > s->begin && contact_word_is(s, t->begin - 1, "such") && !is_next_such(s, t))
        return DLN_DENIED; /* "the first such meeting": one told of already is one of its kind */
    if (t->group == DLN_NONE && t->begin == t->end)
        return DLN_PLANNED; /* "Monday: Okonjo and Sarr, by video" */
    if (t->group == DLN_NONE || (!t->is_verb && !t->in_subject && is_over(s, t)))
        return DLN_REAL;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if (t->is_verb && g->form == DLN_VERB_PARTICIPLE && t->group > 0) { /* "nor has she talked with him" */
        const dln_verb_group *before = g - 1;
        if ((before->flags & DLN_VERB_NEGATED) != 0 && before->form == DLN_VERB_FINITE && before->end + 3 >= g->begin)
            return DLN_DENIED;
    }
    if (t->in_subject && g->reality == DLN_DENIED && contact_cue_within(s, g->begin, g->end + 3, DLN_CUE_CANCEL))
        return DLN_CALLED_OFF; /* "The meeting planned for Friday did not take place" */
    if (is_to_come(s, t))
        return DLN_PLANNED;
    if (t->is_verb && g->reality == DLN_DENIED && (g->flags & DLN_VERB_PLANNED) != 0 && is_off_plan(s, t))
        return DLN_CALLED_OFF;
    if (is_supposed(s, t) || (contact_is_announced(s, t) && g->reality == DLN_REAL))
        return DLN_PLANNED;
    if (t->is_verb || t->in_subject)
        return (dln_reality)g->reality;
    if (contact_is_behind_what(s, g) && g->end <= t->group_noun)
        g--;
    if (g->begin >= t->end) /* "In a call on Friday, he asked for help": what the verb wants is not the call */
        return g->reality == DLN_PLANNED ? DLN_PLANNED : DLN_REAL;
    if ((t->flags & DLN_CONTACT_PRESENCE) != 0) /* "got Sarr on the phone" */
        return (dln_reality)g->reality;
    uint32_t before = t->before;
    const dln_verb_group *over = g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE ? &s->clauses->verbs[g->governor] : NULL;
    if (over != NULL && contact_word_is(s, before, "at") && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PAST && over->reality == DLN_REAL && contact_ref_at(s, over->end) != DLN_NONE)
        return DLN_REAL; /* "urged Diop to stay at a meeting with Sarr": where he urged it */
    if (over != NULL && contact_word_is(s, before, "at") && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PAST && over->reality == DLN_REAL && contact_word_in(s, t->end, DLN_LIST_ARRANGED))
        return DLN_REAL; /* "agreed to open embassies at talks brokered by Diop" */
    if (g->reality == DLN_DENIED && contact_word_is(s, t->end, "with") && contact_word_in(s, before, DLN_LIST_HELD_PREPOSITIONS) && is_turning_up(s, g, before))
        return DLN_DENIED; /* "could not take part in talks with Sarr": there were none; "in the talks between Sarr and Diop": there were */
    bool has_failed = (over != NULL && dln_span_is(dln_verb_lemma(s->doc, over), "fail") && over->tense == DLN_TENSE_PAST) || ((g->flags & (DLN_VERB_NEGATED | DLN_VERB_COULD)) == (DLN_VERB_NEGATED | DLN_VERB_COULD) && contact_word_is(s, g->begin, "could"));
    if (has_failed && contact_word_in(s, before, DLN_LIST_HELD_PREPOSITIONS) && !is_turning_up(s, g, before))
        return DLN_REAL; /* "failed to agree at talks", "could not agree at talks" */
    if (contact_word_is(s, before, "at") && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && g->reality == DLN_REAL) /* "offered help at a meeting" */
        return DLN_REAL;
    if (contact_word_is(s, before, "at") && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (g->flags & DLN_VERB_PERFECT) != 0 && !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_TAKING_PART))
        return DLN_REAL; /* "was to have been signed at the summit": what was not to be is no summit */
    if (contact_word_is(s, before, "in") || contact_word_is(s, before, "during")) /* "called for calm in a phone call with Sarr" */
        return g->reality == DLN_PLANNED && g->form == DLN_VERB_FINITE ? DLN_PLANNED : DLN_REAL;
    bool is_shunned = dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SHUNNING_VERBS) && (g->end == t->group_noun || (g->end + 1 == t->group_noun && contact_word_is(s, g->end, "from")));
    is_shunned |= dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_LEAVING_OUT) && g->end + 2 == t->group_noun && contact_word_is(s, g->end, "out") && contact_word_is(s, g->end + 1, "of");
    if (is_shunned && contact_word_is(s, t->end, "with") && g->reality != DLN_DENIED) /* "will skip a meeting with Sarr": there is none; "will skip the summit": the others come */
        return DLN_CALLED_OFF;
    uint32_t how = governs(s, g);
    if (how == DLN_GOVERNS_REPORT || how == DLN_GOVERNS_ATTITUDE) /* "said after the talks": what is said does not make the talks unreal */
        return DLN_REAL;
    if (how == DLN_GOVERNS_CANCEL) /* "cancelled the talks" */
        return g->reality == DLN_DENIED ? DLN_REAL : DLN_CALLED_OFF;
    if (how == DLN_GOVERNS_REFUSE)
        return DLN_DENIED;
    if (how == DLN_GOVERNS_WISH && !(dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_WISHING_WITH_FOR) && !contact_word_is(s, g->end, "for")))
        return DLN_WISHED;
    if (how == DLN_GOVERNS_PLAN)
        return DLN_PLANNED;
    return (dln_reality)g->reality;
}

/* Whether a day to come heads an entry further on. */
static bool heads_more(const contact_sentence *s, uint32_t timex)
{
    enum { NEAR = 32 };
    for (uint32_t x = timex + 1; x < s->doc->timex_count && x <= timex + NEAR; x++) {
        if ((s->doc->timexes[x].flags & DLN_TIMEX_HEADING) != 0 && dln_when_first_day(&s->doc->timexes[x].when) > dln_when_last_day(&s->doc->today))
            return true;
    }
    return false;
}

/* "Diary for Monday, 16 September": the day ends the head of a diary. */
static bool ends_diary_head(const contact_sentence *s, const dln_timex *timex)
{
    enum { WORDS = 10 };
    const dln_tokens *tokens = &s->doc->tokens;
    for (uint32_t i = timex->begin; (timex->flags & DLN_TIMEX_HEADING) != 0 && i > 0 && timex->begin - i < WORDS && (tokens->items[i].flags & DLN_STARTS_LINE) == 0; i--) {
        if (dln_token_in(tokens, i - 1, DLN_LIST_DIARIES))
            return true;
    }
    return false;
}

/* "3-4 MARCH: A summit in Dakar. On the Tuesday Okonjo sees Sarr": a day of the entry in which it stands, which is over. */
static bool is_of_entry_past(const contact_sentence *s, const dln_candidate *candidate)
{
    const dln_when *entry = s->heading == DLN_NONE ? NULL : &s->doc->timexes[s->heading].when, *today = &s->doc->today;
    return entry != NULL && dln_when_is_known(entry) && dln_when_is_known(today) && dln_when_last_day(entry) < dln_when_first_day(today) && dln_when_overlaps(entry, &candidate->when);
}

/* "- Friday: Okonjo receives Sarr": the present of a programme, with a weekday that lies ahead. */
static bool is_of_diary(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    if (candidate->timex == DLN_NONE || t->group == DLN_NONE || s->begin < s->doc->body_token || dln_is_caption(s->doc->lexicon, &s->doc->tokens, s->begin, s->end))
        return false;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    const dln_timex *timex = &s->doc->timexes[candidate->timex];
    bool opens_line = (timex->flags & DLN_TIMEX_HEADING) != 0 || (timex->begin == s->begin && (s->doc->tokens.items[s->begin].flags & DLN_STARTS_PARAGRAPH) != 0);
    bool is_first_day = (timex->flags & DLN_TIMEX_HEADING) != 0 && (heads_more(s, candidate->timex) || ends_diary_head(s, timex));
    const dln_when *today = &s->doc->today;
    if (g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PRESENT || (g->flags & DLN_VERB_PERFECT) != 0)
        return false;
    bool is_on_schedule = opens_line && (is_first_day || dln_when_has_clock(&timex->when)) && !s->doc->is_live && dln_when_is_known(today) &&
                          dln_when_first_day(&candidate->when) >= dln_when_first_day(today); /* "10:00 Okonjo receives Sarr", of today */
    bool is_over_by_now = dln_when_has_clock(today) && candidate->when.begin.minute <= today->begin.minute;
    bool is_today = (dln_when_has_clock(&timex->when) || dln_when_has_clock(&candidate->when)) && !is_over_by_now && !s->doc->is_live && (timex->flags & DLN_TIMEX_HEADING) == 0 && dln_when_is_known(today) &&
                    dln_when_first_day(&candidate->when) == dln_when_first_day(today) && (g->flags & DLN_VERB_PROGRESSIVE) == 0;
    bool is_behind_plan = g > s->clauses->verbs && (g->flags & DLN_VERB_PROGRESSIVE) == 0 && s->clauses->verbs[0].form == DLN_VERB_FINITE && s->clauses->verbs[0].tense == DLN_TENSE_FUTURE &&
                          dln_when_is_known(today) && !dln_when_is_open(&candidate->when) && dln_when_first_day(&candidate->when) >= dln_when_first_day(today);
    if (is_behind_plan) /* "will leave today for Dakar, where she sees Sarr the same night" */
        return true;
    if (is_on_schedule || (is_today && g->end <= timex->begin)) /* "holds talks with Sarr at 4:30 p.m. today" */
        return true;
    return (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && !is_of_entry_past(s, candidate) && (int64_t)dln_when_last_day(&candidate->when) + 7 > dln_when_first_day(today);
}

/* "The call, which had been set for Tuesday, was called off": any verb that the occasion is the subject of. */
static bool is_called_off(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t v = 0; v < s->clauses->verb_count && !t->is_verb; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_FINITE && g->subject_begin <= t->begin && t->begin < g->subject_end && contact_cue_within(s, g->begin - 1, g->end + 3, DLN_CUE_CANCEL))
            return true; /* one token before it: "never came about" */
    }
    return false;
}

/* "held the postponed talks", "The talks, broken off in May, resumed on Monday": it was, whatever had been. */
static bool was_held(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || g->reality != DLN_REAL || contact_cue_within(s, g->begin, g->end, DLN_CUE_CANCEL))
        return false;
    bool is_holding = dln_span_is(dln_verb_lemma(s->doc, g), "hold") || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) || governs(s, g) == DLN_GOVERNS_BEGIN;
    return is_holding || (t->in_subject && contact_word_is(s, g->end, "place"));
}

const dln_verb_group *contact_moving_verb(const contact_sentence *s, const dln_timex *timex)
{
    enum { NEAR = 12 };
    if (timex->begin < s->begin || timex->begin >= s->end)
        return NULL;
    uint32_t verb = dln_verb_before(s->clauses, timex->begin);
    if (verb == DLN_NONE || s->clauses->verbs[verb].end + NEAR < timex->begin)
        return NULL;
    const dln_verb_group *g = &s->clauses->verbs[verb];
    return contact_cue_within(s, g->begin, g->end, DLN_CUE_PUT_OFF) || contact_cue_within(s, g->begin, g->end, DLN_CUE_CANCEL) ? g : NULL;
}

/* "was postponed to 2 April", "has been moved from 20 March to 2 April": its new day, which is planned. */
static bool is_put_off_to(const contact_sentence *s, dln_candidate *candidate)
{
    const dln_timex *timex = candidate->timex == DLN_NONE ? NULL : &s->doc->timexes[candidate->timex];
    if (timex == NULL || contact_moving_verb(s, timex) == NULL)
        return false;
    bool is_range = timex->signal == DLN_SIGNAL_FROM && !dln_when_is_single(&candidate->when) && dln_when_grain(&candidate->when) >= DLN_GRAIN_DAY;
    if (is_range)
        candidate->when.begin = candidate->when.end;
    const dln_verb_group *g = contact_moving_verb(s, timex);
    if (contact_word_is(s, timex->begin - 1, "for") && contact_word_is(s, g->head, "rescheduled"))
        return true;
    return is_range || contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS) || timex->signal == DLN_SIGNAL_UNTIL;
}

bool contact_was_due(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate, dln_candidate *before)
{
    enum { NEAR = 5 }; /* "due to resume at 3 p.m. on Thursday" */
    const dln_doc *doc = s->doc;
    dln_candidate probe = *candidate;
    const dln_timex *timex = candidate->timex == DLN_NONE ? NULL : &doc->timexes[candidate->timex];
    const dln_verb_group *g = timex == NULL ? NULL : contact_moving_verb(s, timex);
    if (candidate->status != DLN_TENTATIVE || g == NULL)
        return false;
    probe.when = timex->when;
    if (!is_put_off_to(s, &probe))
        return false;
    *before = *candidate;
    before->status = DLN_CANCELLED;
    if (timex->signal == DLN_SIGNAL_FROM && !dln_when_is_single(&timex->when)) { /* "moved from 20 March to 2 April" */
        before->when.begin = before->when.end = timex->when.begin;
        return true;
    }
    for (uint32_t x = s->timex_begin; x < s->timex_end && doc->timexes[x].end <= timex->begin; x++) {
        uint32_t from = doc->timexes[x].begin, verb = dln_verb_before(s->clauses, from);
        bool is_of_noun = !t->is_verb && from < t->begin && doc->timexes[x].end + 1 >= t->group_noun, is_of_subject = t->in_subject && from > t->end && (verb == DLN_NONE || s->clauses->verbs[verb].end <= t->begin);
        bool is_own = (is_of_noun || is_of_subject) && doc->timexes[x].signal != DLN_SIGNAL_SINCE; /* "Friday's talks", "Talks on Thursday were put off" */
        if (!contact_date_is_usable(&doc->timexes[x]) || !(is_own || contact_cue_within(s, from > s->begin + NEAR ? from - NEAR : s->begin, from, DLN_CUE_PLAN)))
            continue;
        before->timex = x;
        before->when = doc->timexes[x].when;
        before->zone = doc->timexes[x].zone;
        return dln_when_last_day(&before->when) < dln_when_first_day(&candidate->when);
    }
    return false;
}

bool contact_is_moved(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate, dln_candidate *after)
{
    if (candidate->status != DLN_CANCELLED || !dln_when_is_known(&candidate->when) || candidate->timex == DLN_NONE || t->is_verb)
        return false;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        const dln_verb_group *g = x == candidate->timex || !contact_date_is_usable(timex) || timex->signal == DLN_SIGNAL_FROM ? NULL : contact_moving_verb(s, timex);
        bool is_subject = g != NULL && t->begin >= g->subject_begin && t->begin < g->subject_end, is_object = g != NULL && t->group != DLN_NONE && g == &s->clauses->verbs[t->group] && g->end <= t->group_noun; /* "put off the talks until Friday" */
        if (!is_subject && !is_object)
            continue;
        *after = *candidate;
        after->timex = x;
        after->when = timex->when;
        after->zone = timex->zone;
        bool is_hour = contact_is_bare_clock(timex) && (candidate->opened.grain == DLN_GRAIN_MINUTE || dln_when_has_clock(&candidate->when)); /* "was moved from 3 to 6 p.m." */
        if (is_hour)
            after->when.begin.day = after->when.end.day = dln_when_first_day(&candidate->when);
        if (!is_put_off_to(s, after) || (!is_hour && dln_when_first_day(&after->when) <= dln_when_last_day(&candidate->when)))
            continue;
        after->status = DLN_TENTATIVE;
        after->opened = after->closed = (dln_point){.day = DLN_NO_DAY};
        if (is_hour) {
            after->opened = after->when.begin;
            after->opened.zone_offset_min = after->opened.zone_offset_min == DLN_ZONE_UNKNOWN ? candidate->opened.zone_offset_min : after->opened.zone_offset_min;
        }
        return true;
    }
    return false;
}

/* "Talks, originally planned for February, are now set for April" */
static bool was_planned_for(const contact_sentence *s, const dln_candidate *candidate)
{
    enum { NEAR = 6 };
    const dln_timex *timex = candidate->timex < s->timex_begin || candidate->timex >= s->timex_end ? NULL : &s->doc->timexes[candidate->timex];
    for (uint32_t i = timex == NULL ? s->begin : timex->begin; timex != NULL && i > s->begin && timex->begin - i < NEAR; i--) {
        if (contact_word_in(s, i - 1, DLN_LIST_AT_FIRST))
            return contact_cue_within(s, i, timex->begin, DLN_CUE_PLAN);
    }
    return false;
}

/* "on Friday", told on Monday; "by mid-April", told in March, unless a past tense says that it has been. */
static bool is_ahead(const contact_sentence *s, const contact_trigger *t, const dln_when *when)
{
    int32_t today = dln_when_last_day(&s->doc->today);
    if (dln_when_first_day(when) != INT32_MIN)
        return dln_when_first_day(when) > today;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return dln_when_last_day(when) > today && (g == NULL || g->tense != DLN_TENSE_PAST);
}

/* "Talks with Sarr are on the schedule for the evening" */
static bool is_on_agenda(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && g->form == DLN_VERB_FINITE && g->verb == DLN_NONE && g->tense == DLN_TENSE_PRESENT && contact_is_class(s, g->end - 1, DLN_CLASS_BE) && contact_cue_within(s, g->end, g->end + 1, DLN_CUE_PLAN);
}

/* "was supposed to meet Sarr on Monday", "There was supposed to be a call": what was only meant to be. */
static bool was_only_meant(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    const dln_verb_group *over = g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE ? NULL : &s->clauses->verbs[g->governor];
    if (t->in_subject && over == NULL) /* "A meeting was supposed to take place" */
        over = g;
    return over != NULL && over->tense == DLN_TENSE_PAST && (over->flags & (DLN_VERB_PASSIVE | DLN_VERB_NEGATED)) == DLN_VERB_PASSIVE && dln_span_is(dln_verb_lemma(s->doc, over), "suppose");
}

/* "has received Sarr, in the first visit by a Senegalese": the only word of the past is said of another occasion. */
static bool is_first_of_another(const contact_sentence *s, const contact_trigger *t)
{
    bool is_any = false;
    for (uint32_t c = 0; c < s->cue_count; c++) {
        bool is_inside = false;
        for (uint32_t k = 0; k < s->trigger_count; k++)
            is_inside |= !s->triggers[k].is_verb && s->triggers[k].group_noun > t->end && s->triggers[k].group_noun <= s->cues[c].begin && s->cues[c].begin < s->triggers[k].begin;
        if (s->cues[c].cue == DLN_CUE_PAST && !is_inside)
            return false;
        is_any |= is_inside;
    }
    return is_any;
}

void contact_set_status(const contact_sentence *s, const contact_trigger *t, dln_reality reality, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    bool is_noun = !t->is_verb;
    uint32_t before = t->group_noun > s->begin ? t->group_noun - 1 : s->begin;
    bool ahead = is_noun && (contact_word_is(s, before, "before") || (contact_word_is(s, before, "of") && before > s->begin && contact_word_is(s, before - 1, "ahead")));
    bool after = is_noun && (contact_word_is(s, before, "after") || contact_word_is(s, before, "following") || contact_word_is(s, before, "since") ||
                             (!t->in_subject && contact_word_is(s, before, "at"))); /* "suspended the talks at a meeting" */
    if (ahead && reality == DLN_REAL && candidate->timex != DLN_NONE && contact_date_is_usable(&doc->timexes[candidate->timex]) && doc->timexes[candidate->timex].begin < t->begin && (contact_word_is(s, t->end, "of") || contact_word_is(s, t->end, "between"))) {
        candidate->timex = DLN_NONE; /* "met him on Sunday ahead of a meeting of the bloc": that day is the other's */
        candidate->when = (dln_when){0};
        candidate->status = DLN_TENTATIVE;
    }
    if (reality == DLN_CALLED_OFF || is_called_off(s, t) || was_planned_for(s, candidate) || (contact_has_cue(s, t, DLN_CUE_CANCEL) && !after && (is_noun || reality != DLN_REAL) && !was_held(s, t)))
        candidate->status = DLN_CANCELLED;
    else if (reality == DLN_PLANNED || (ahead && reality != DLN_REAL))
        candidate->status = DLN_TENTATIVE;
    else if (reality == DLN_WISHED)
        candidate->status = DLN_TENTATIVE;
    if (is_noun && (contact_word_is(s, t->end, "that") || contact_word_is(s, t->end, "which"))) { /* "the summit that they were to hold on 12 June is off" */
        uint32_t verb = dln_verb_before(s->clauses, t->end);
        verb = verb == DLN_NONE ? 0 : verb + 1;
        if (verb + 1 < s->clauses->verb_count && contact_cue_within(s, s->clauses->verbs[verb + 1].begin, s->clauses->verbs[verb + 1].end + 3, DLN_CUE_CANCEL))
            candidate->status = DLN_CANCELLED;
        else if (verb < s->clauses->verb_count && (s->clauses->verbs[verb].reality == DLN_PLANNED || (verb + 1 < s->clauses->verb_count && s->clauses->verbs[verb + 1].governor == verb && s->clauses->verbs[verb + 1].reality == DLN_PLANNED)))
            candidate->status = DLN_TENTATIVE; /* "a summit that they plan to hold" */
    }
    if (is_put_off_to(s, candidate))
        candidate->status = DLN_TENTATIVE;
    bool is_dated = candidate->timex != DLN_NONE && (doc->timexes[candidate->timex].flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != DLN_TIMEX_WEEKDAY;
    bool is_line = is_dated && is_noun && t->group == DLN_NONE && t->begin == t->end; /* "17 October. European Council" */
    if (is_line && reality == DLN_PLANNED && candidate->status == DLN_TENTATIVE && dln_when_is_known(&doc->today) && dln_when_is_known(&candidate->when) && dln_when_last_day(&candidate->when) < dln_when_first_day(&doc->today))
        candidate->status = DLN_CONFIRMED;
    if (candidate->status == DLN_CONFIRMED && is_noun && (contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PLAN) || is_on_agenda(s, t)))
        candidate->status = DLN_TENTATIVE;
    if (candidate->status == DLN_CONFIRMED && (is_of_diary(s, t, candidate) || contact_is_on_programme(s, t, candidate)) && !is_granted(s, t))
        candidate->status = DLN_TENTATIVE;
    candidate->is_wish = candidate->status == DLN_TENTATIVE && (reality == DLN_WISHED || (is_noun && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_WISH)));
    bool is_a_first = is_noun && contact_word_is(s, t->group_noun, "a"); /* "held a first round of talks" */
    candidate->is_background = (is_noun && !is_a_first && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PAST)) ||
                               (t->is_verb && (s->clauses->verbs[t->group].flags & DLN_VERB_PERFECT) != 0 && contact_has_cue(s, t, DLN_CUE_PAST) && !is_first_of_another(s, t));
    candidate->is_earlier = t->is_verb && !contact_is_lead(s) && (s->clauses->verbs[t->group].flags & DLN_VERB_PERFECT) != 0 && s->clauses->verbs[t->group].tense == DLN_TENSE_PAST;
    if (dln_when_is_known(&doc->today) && dln_when_is_known(&candidate->when) && dln_when_last_day(&candidate->when) < dln_when_first_day(&doc->today) && was_only_meant(s, t))
        candidate->status = DLN_CANCELLED;
    /* the calendar knows better than the words: what lies ahead of the publication has not happened */
    if (dln_when_is_known(&doc->today) && dln_when_is_known(&candidate->when) && candidate->status == DLN_CONFIRMED && is_ahead(s, t, &candidate->when))
        candidate->status = DLN_TENTATIVE;
}

/* Whether the paragraph names a day before the time expression. */
static bool has_day_before(const contact_sentence *s, uint32_t timex)
{
    enum { MOST = 64 };
    const dln_doc *doc = s->doc;
    uint32_t paragraph = doc->tokens.sentences[s->index].paragraph;
    for (uint32_t x = timex; x > 0 && timex - x < MOST && doc->tokens.sentences[dln_doc_sentence_of(doc, doc->timexes[x - 1].begin)].paragraph == paragraph; x--) {
        if (contact_date_is_usable(&doc->timexes[x - 1]) && !contact_is_bare_clock(&doc->timexes[x - 1]))
            return true;
    }
    return false;
}

/* "The talks that had been fixed for April are off", told in March: of the month that is to come, not of the one that is long past. */
static bool takes_next_year(const contact_sentence *s, const dln_timex *timex, dln_candidate *candidate)
{
    enum { LONG_AGO = 200 };
    int64_t ago = (int64_t)dln_when_first_day(&s->doc->today) - dln_when_last_day(&candidate->when);
    dln_civil a = dln_civil_of(candidate->when.begin.day), b = dln_civil_of(candidate->when.end.day);
    uint32_t from = timex->begin > s->begin + 3 ? timex->begin - 3 : s->begin, v = 0;
    while (v < s->clauses->verb_count && !(s->clauses->verbs[v].tense == DLN_TENSE_PRESENT && contact_cue_within(s, s->clauses->verbs[v].begin, s->clauses->verbs[v].end + 3, DLN_CUE_CANCEL)))
        v++;
    if (v == s->clauses->verb_count || s->heading != DLN_NONE || ago < LONG_AGO || ago > 366 || (timex->flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED | DLN_TIMEX_HEADING)) != 0 || dln_when_grain(&candidate->when) < DLN_GRAIN_MONTH ||
        !contact_cue_within(s, from, timex->begin, DLN_CUE_PLAN) || !dln_date_exists(a.year + 1, a.month, a.day) || !dln_date_exists(b.year + 1, b.month, b.day))
        return false;
    candidate->when.begin.day = dln_day_of(a.year + 1, a.month, a.day);
    candidate->when.end.day = dln_day_of(b.year + 1, b.month, b.day);
    return true;
}

/* A weekday that the words put ahead of us is not the last one but the next. */
void contact_look_ahead(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    if (candidate->timex == DLN_NONE || candidate->status == DLN_CONFIRMED || !dln_when_is_known(&doc->today) || dln_when_is_open(&candidate->when))
        return;
    const dln_timex *timex = &doc->timexes[candidate->timex];
    if (takes_next_year(s, timex, candidate))
        return;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    while (g != NULL && g->form != DLN_VERB_FINITE && (g->governor != DLN_NONE || g > s->clauses->verbs))
        g = g->governor != DLN_NONE ? &s->clauses->verbs[g->governor] : g - 1;
    int32_t published = dln_when_first_day(&doc->today), last = dln_when_last_day(&candidate->when);
    if (g != NULL && last < published && contact_is_bare_clock(timex) && g->reality == DLN_PLANNED && (g->tense == DLN_TENSE_FUTURE || !has_day_before(s, candidate->timex))) { /* "will hold talks at 3 p.m." */
        candidate->when.begin.day += published - last;
        candidate->when.end.day += published - last;
        return;
    }
    uint32_t beside = timex->begin > t->end && timex->begin < s->end ? dln_verb_before(s->clauses, timex->begin) : DLN_NONE;
    if (beside != DLN_NONE && beside > 0 && s->clauses->verbs[beside].form == DLN_VERB_INFINITIVE) /* "at which they had been expected to sign on Sunday" */
        beside = s->clauses->verbs[beside].governor != DLN_NONE ? s->clauses->verbs[beside].governor : beside - 1;
    if (beside != DLN_NONE && (s->clauses->verbs[beside].flags & DLN_VERB_PERFECT) != 0 && s->clauses->verbs[beside].tense == DLN_TENSE_PAST)
        g = &s->clauses->verbs[beside]; /* "The call, which had been set for Tuesday, is off" */
    if (g != NULL && g->tense == DLN_TENSE_PAST && (g->flags & DLN_VERB_PERFECT) != 0) { /* "had been due to meet on Saturday": the nearest */
        enum { HALF = 3 };
        bool is_weekday = (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && last - published <= 7 && published - last <= 7;
        int32_t moved = !is_weekday ? 0 : last > published + HALF ? -7 : last < published - HALF ? 7 : 0;
        candidate->when.begin.day += moved;
        candidate->when.end.day += moved;
        bool was_plan = (g->flags & DLN_VERB_PLANNED) != 0 || contact_cue_within(s, g->begin, g->end + 2, DLN_CUE_PLAN) || dln_span_is(dln_verb_lemma(doc, g), "go"); /* "had been going to" */
        if (candidate->status == DLN_TENTATIVE && was_plan && candidate->when.begin.day > published)
            candidate->status = DLN_CANCELLED; /* what "had been" to be on a day to come is no longer */
        return;
    }
    bool is_nearer = published - last <= 3; /* than the same day of the next week */
    bool was_due = is_nearer && g != NULL && g->tense == DLN_TENSE_PAST && /* "was due to welcome him on Wednesday", "did not take place on Tuesday" */
                   (candidate->status == DLN_TENTATIVE || candidate->status == DLN_CANCELLED || (g->flags & DLN_VERB_NEGATED) != 0);
    bool fixed = was_due || (timex->flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_ANCHORED)) != 0 || (timex->flags & (DLN_TIMEX_HEADING | DLN_TIMEX_WEEKDAY)) == DLN_TIMEX_HEADING;
    if (last >= published || fixed)
        return;
    enum { LONG_AGO = 30 };
    dln_civil day = dln_civil_of(candidate->when.begin.day), end = dln_civil_of(candidate->when.end.day);
    if ((timex->flags & DLN_TIMEX_WEEKDAY) == 0 && contact_is_lead(s) && dln_when_grain(&candidate->when) >= DLN_GRAIN_DAY &&
        published - last > LONG_AGO && dln_date_exists(day.year + 1, day.month, day.day) && dln_date_exists(end.year + 1, end.month, end.day)) {
        candidate->when.begin.day = dln_day_of(day.year + 1, day.month, day.day); /* "has cancelled her October 23 visit", told in March */
        candidate->when.end.day = dln_day_of(end.year + 1, end.month, end.day);
        return;
    }
    if ((timex->flags & DLN_TIMEX_WEEKDAY) != 0 && published - last < 7) {
        candidate->when.begin.day += 7;
        candidate->when.end.day += 7;
        if (was_only_meant(s, t) && !is_called_off(s, t) && !contact_has_cue(s, t, DLN_CUE_CANCEL))
            candidate->status = DLN_TENTATIVE; /* "was supposed to meet Sarr on Friday", told on Wednesday: it is ahead */
        return;
    }
}

/* "They welcomed his visit to Nairobi in May", told in March: what is spoken of may be to come. */
static bool is_spoken_of(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_object = g != NULL && g->form == DLN_VERB_FINITE && g->end <= t->group_noun && t->group_noun - g->end <= 1;
    return is_awaited(s, t) || is_being_planned(s, t) || (is_object && dln_span_is(dln_verb_lemma(s->doc, g), "welcome"));
}

static bool took_nearest_year(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    enum { LONG_AGO = 240 };
    const dln_doc *doc = s->doc;
    uint32_t behind = candidate->timex == DLN_NONE ? 0 : doc->timexes[candidate->timex].begin;
    if (behind < t->end || behind >= s->end || (doc->timexes[candidate->timex].flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != 0 || dln_when_is_open(&candidate->when) ||
        dln_when_grain(&candidate->when) < DLN_GRAIN_MONTH || !dln_when_is_known(&doc->today) || (int64_t)dln_when_first_day(&doc->today) - dln_when_last_day(&candidate->when) < (is_being_planned(s, t) ? 1 : LONG_AGO) || !is_spoken_of(s, t))
        return false;
    dln_civil a = dln_civil_of(candidate->when.begin.day), b = dln_civil_of(candidate->when.end.day);
    if (!dln_date_exists(a.year + 1, a.month, a.day) || !dln_date_exists(b.year + 1, b.month, b.day))
        return false;
    candidate->when.begin.day = dln_day_of(a.year + 1, a.month, a.day);
    candidate->when.end.day = dln_day_of(b.year + 1, b.month, b.day);
    return true;
}

/* "will meet Diop on Saturday after calling on Sarr on Friday": on the Friday to come, which is before the Saturday; but "after calling on
 * Sarr on Monday" has been. */
void contact_fit_before_plan(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    enum { WEEK = 7 };
    const dln_when *today = &s->doc->today;
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL, *outer = g;
    if (g == NULL || g->form != DLN_VERB_GERUND || g->begin == s->begin || !contact_word_is(s, g->begin - 1, "after") || candidate->timex < s->timex_begin || candidate->timex >= s->timex_end ||
        (s->doc->timexes[candidate->timex].flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != DLN_TIMEX_WEEKDAY || !dln_when_is_known(today))
        return;
    while (outer > s->clauses->verbs && (outer == g || outer->form != DLN_VERB_FINITE))
        outer--;
    if (outer == g || outer->reality != DLN_PLANNED)
        return;
    const dln_when *plan = NULL;
    for (uint32_t x = s->timex_begin; x < s->timex_end && s->doc->timexes[x].begin < g->begin; x++) {
        if (contact_date_is_usable(&s->doc->timexes[x]) && dln_when_first_day(&s->doc->timexes[x].when) > dln_when_last_day(today))
            plan = &s->doc->timexes[x].when;
    }
    if (plan == NULL)
        return;
    int32_t last = dln_when_last_day(&candidate->when), move = last < dln_when_first_day(today) && last + WEEK <= dln_when_last_day(plan) ? WEEK : last > dln_when_last_day(plan) ? -WEEK : 0;
    candidate->when.begin.day += move;
    candidate->when.end.day += move;
    candidate->status = last + move > dln_when_last_day(today) ? DLN_TENTATIVE : DLN_CONFIRMED;
}

/* "On 27 February Okonjo met Sarr", "The second, on 27 February, took place in Rome": before the verb, and nothing that is said stands between. */
static bool is_before_own_verb(const contact_sentence *s, const dln_verb_group *g, const dln_timex *timex)
{
    uint32_t v = timex->begin < s->begin || timex->begin >= g->begin ? DLN_NONE : dln_verb_before(s->clauses, g->begin);
    if ((g->flags & DLN_VERB_PASSIVE) != 0 && !dln_span_is(dln_verb_lemma(s->doc, g), "hold") && !contact_word_in(s, g->head, DLN_LIST_ARRANGED)) /* of the occasion */
        return false; /* "The meeting on 27 February was announced" */
    return timex->begin >= s->begin && timex->begin < g->begin && (v == DLN_NONE || s->clauses->verbs[v].end <= timex->begin || &s->clauses->verbs[v] == g);
}

/* "met Sarr to prepare a visit next month", "met Sarr and promised to open a bridge on 21 January", "met Sarr ahead of next month's vote", "to
 * discuss a summit planned for 21 January": the day of what is to come of it. */
static bool is_of_what_comes(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    enum { NEAR = 3 };
    const dln_timex *timex = &s->doc->timexes[candidate->timex];
    if (timex->begin < t->end || timex->begin >= s->end || (timex->flags & DLN_TIMEX_WEEKDAY) != 0 || !dln_when_is_known(&candidate->when) || dln_when_first_day(&candidate->when) <= dln_when_last_day(&s->doc->today))
        return false;
    uint32_t v = dln_verb_before(s->clauses, timex->begin);
    const dln_verb_group *g = v == DLN_NONE || v == t->group || s->clauses->verbs[v].begin < t->end ? NULL : &s->clauses->verbs[v];
    if (g == NULL)
        return contact_word_is(s, timex->begin, "next");
    return contact_word_is(s, timex->begin, "next") || g->reality != DLN_REAL || g->form == DLN_VERB_INFINITIVE || contact_cue_within(s, timex->begin - NEAR, timex->begin, DLN_CUE_PLAN);
}

/* "The first was in Rome, on 21 January", told in December: what was is behind us. */
void contact_look_back(const contact_sentence *s, const contact_trigger *t, dln_reality reality, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (took_nearest_year(s, t, candidate))
        return;
    bool is_past = g != NULL && reality == DLN_REAL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST;
    if (is_past && candidate->timex != DLN_NONE && contact_is_bare_clock(&doc->timexes[candidate->timex]) && dln_when_is_known(&candidate->when) && dln_when_is_known(&doc->today) && dln_when_first_day(&candidate->when) > dln_when_last_day(&doc->today)) {
        candidate->timex = DLN_NONE; /* "haggled past midnight", whenever that was */
        candidate->when = (dln_when){0};
        return;
    }
    if (candidate->timex == DLN_NONE || g == NULL || reality != DLN_REAL || is_called_off(s, t) || contact_has_cue(s, t, DLN_CUE_CANCEL) || contact_has_cue(s, t, DLN_CUE_PUT_OFF) || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || (g->begin > doc->timexes[candidate->timex].begin && !is_before_own_verb(s, g, &doc->timexes[candidate->timex])) ||
        !dln_when_is_known(&doc->today) || dln_when_is_open(&candidate->when) || (doc->timexes[candidate->timex].flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != 0)
        return;
    uint32_t day = doc->timexes[candidate->timex].begin, verb = dln_verb_before(s->clauses, t->begin);
    bool is_to_come = verb != DLN_NONE && (s->clauses->verbs[verb].reality == DLN_PLANNED || s->clauses->verbs[verb].reality == DLN_WISHED || contact_word_in(s, s->clauses->verbs[verb].end, DLN_LIST_AWAITING));
    if (is_to_come && !t->is_verb && day > t->begin) /* "looked forward to meeting at the summit in June" */
        return;
    bool is_its_verb = t->is_verb || (!t->in_subject && t->group_noun <= g->end + 1); /* "met", "held talks", no other occasion that the sentence names */
    if (is_its_verb && is_of_what_comes(s, t, candidate)) {
        candidate->timex = DLN_NONE;
        candidate->when = (dln_when){0};
        return;
    }
    if (day >= s->begin + 3 && contact_cue_within(s, day - 3, day, DLN_CUE_PLAN)) /* "a meeting set for 13 January" */
        return;
    dln_civil a = dln_civil_of(candidate->when.begin.day), b = dln_civil_of(candidate->when.end.day);
    enum { SURELY = 14, SOON = 2 };
    if (dln_when_first_day(&candidate->when) <= (int64_t)dln_when_last_day(&doc->today) + (is_its_verb ? SOON : SURELY) || !dln_date_exists(a.year - 1, a.month, a.day) || !dln_date_exists(b.year - 1, b.month, b.day))
        return;
    candidate->when.begin.day = dln_day_of(a.year - 1, a.month, a.day);
    candidate->when.end.day = dln_day_of(b.year - 1, b.month, b.day);
}

/* "Talks are under way in Rome", in the lead: today. */
bool contact_is_going_on(const contact_sentence *s, const contact_trigger *t, dln_reality reality)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t owner;
    if (g != NULL && reality == DLN_PLANNED && g->tense == DLN_TENSE_PRESENT && contact_word_is(s, g->end, "next") && contact_is_on_schedule_of(s, t, &owner))
        return true; /* "is next on her schedule" */
    if (g == NULL || reality != DLN_REAL || !contact_is_lead(s) || s->begin < s->doc->body_token || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PRESENT || (g->flags & DLN_VERB_PERFECT) != 0)
        return false;
    return (t->in_subject && (contact_word_is(s, g->end, "under") || contact_word_is(s, g->end, "underway") || contact_word_is(s, g->end, "in"))) || (g->flags & DLN_VERB_PROGRESSIVE) != 0;
}
