/* src/extract/contacts_reality.c - what the verb and the words beside a trigger make of it: it happened, is planned, wished for, denied or
 * called off.
 */
#include "extract/contacts.h"

#include "base/text.h"

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
        if (contact_word_is(s, that, ",")) { /* "denied, in remarks to reporters, that they had met" */
            that++;
            while (that < t->begin && !contact_word_is(s, that, ","))
                that++;
            that++;
        }
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

/* "There is a report from Accra that Okonjo and Sarr talked", "The story that they met is wrong": nobody vouches for it. */
static bool is_rumoured(const contact_sentence *s, const contact_trigger *t)
{
    enum { FAR = 32, NOUN = 5 };
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t that = g != NULL && g->subject_begin < t->begin ? g->subject_begin : t->begin;
    while (that > s->begin && t->begin - that < FAR && !contact_word_is(s, that - 1, "that") && s->doc->tokens.items[that - 1].kind == DLN_TOKEN_WORD)
        that--;
    if (that == s->begin || !contact_word_is(s, that - 1, "that") || (g != NULL && g->reality == DLN_PLANNED) || (dln_verb_before(s->clauses, t->begin) != DLN_NONE && s->clauses->verbs[dln_verb_before(s->clauses, t->begin)].begin >= that && dln_verb_before(s->clauses, t->begin) != t->group))
        return false;
    for (uint32_t i = t->end; i < s->end; i++) {
        if (ONE_OF(s, i, "confirmed", "true", "correct") && !contact_word_is(s, i - 1, "not"))
            return false; /* "Reports that they met were confirmed" */
    }
    for (uint32_t i = that - 1; i > s->begin && that - i <= NOUN; i--) { /* "a report from Accra that" */
        if (contact_word_in(s, i - 1, DLN_LIST_RUMOURS))
            return true;
        if (dln_verb_at(s->clauses, i - 1) != DLN_NONE || s->doc->tokens.items[i - 1].kind != DLN_TOKEN_WORD)
            return false;
    }
    return false;
}

/* "stressed the need to hold talks with Sarr": none is told of. */
static bool is_needed(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && g->form == DLN_VERB_INFINITIVE && !t->in_subject && g->begin > s->begin + 1 && contact_word_in(s, g->begin - (contact_is_class(s, g->begin, DLN_CLASS_TO) ? 1 : 2), DLN_LIST_NEEDS);
}

bool contact_is_told_as_to_come(const contact_sentence *s, const contact_trigger *t, uint32_t opener)
{
    const dln_verb_group *next = t->group + 1 < s->clauses->verb_count ? &s->clauses->verbs[t->group + 1] : NULL;
    bool is_said = opener > s->begin && contact_word_is(s, opener - 1, "that") && contact_word_in(s, opener, DLN_LIST_TO_COME_OPENERS);
    return is_said && next != NULL && next->form == DLN_VERB_FINITE && contact_word_is(s, next->begin, "would");
}

bool contact_is_asked_for(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t noun = t->before - 1;
    if (t->is_verb || t->before <= s->begin + 1 || !(contact_word_is(s, t->before, "for") || contact_word_is(s, t->before, "to")))
        return false;
    for (uint32_t x = s->timex_begin; x < s->timex_end && s->doc->timexes[x].end <= t->before; x++) { /* "invitations on Monday to talks" */
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->end == t->before && timex->begin > s->begin + 1 && timex->signal == DLN_SIGNAL_ON)
            noun = timex->begin - 2;
    }
    bool is_asked = contact_word_in(s, noun, contact_word_is(s, t->before, "for") ? DLN_LIST_ASKED_FOR : DLN_LIST_INVITATIONS);
    bool is_particle = g != NULL && g->end + 1 == noun && contact_word_is(s, g->end, "out"); /* "sent out invitations" */
    return is_asked && !(g != NULL && g->head == noun) && (is_particle || !dln_token_is_class(s->doc, noun - 1, DLN_CLASS_PREPOSITION));
}

/* "in addition to meeting Sarr", "besides meeting Sarr", "apart from meeting Sarr": beside what the main clause tells. */
static bool is_beside_main(const contact_sentence *s, uint32_t gerund)
{
    bool is_to = gerund > s->begin + 1 && contact_word_is(s, gerund - 1, "to") && contact_word_is(s, gerund - 2, "addition"), is_from = gerund > s->begin + 1 && contact_word_is(s, gerund - 1, "from") && ONE_OF(s, gerund - 2, "apart", "aside");
    return is_to || is_from || contact_word_is(s, gerund - 1, "besides");
}

/* "When meeting Sarr, Okonjo will ask for calm", "When meeting Sarr, Okonjo said, she will ask"; not "When meeting Sarr, Okonjo said she will". */
static bool is_when_it_will_be(const contact_sentence *s, const dln_verb_group *g)
{
    bool is_beside = g->form == DLN_VERB_GERUND && g->begin > s->begin && is_beside_main(s, g->begin);
    if (g->form != DLN_VERB_GERUND || g->begin == s->begin || (!is_beside && !ONE_OF(s, g->begin - 1, "when", "while")))
        return false;
    for (const dln_verb_group *main = g + 1; main < s->clauses->verbs + s->clauses->verb_count; main++) {
        if (main->form != DLN_VERB_FINITE)
            continue;
        bool is_put_in = contact_is_teller(s, main) && contact_word_is(s, contact_behind_time(s, main->end), ",");
        bool is_planned = is_beside && main + 1 < s->clauses->verbs + s->clauses->verb_count && main[1].form == DLN_VERB_INFINITIVE && main[1].governor == (uint32_t)(main - s->clauses->verbs) && main[1].reality == DLN_PLANNED; /* "is also scheduled to meet" */
        if (main->tense == DLN_TENSE_FUTURE || is_planned)
            return true;
        if (main->tense == DLN_TENSE_PAST && !is_put_in)
            return false;
    }
    return false;
}

/* "when he meets Sarr", "once they have met": what is told in the present lies ahead. */
static bool is_to_come(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    if (g != NULL && is_when_it_will_be(s, g))
        return true;
    if (g == NULL || g->form != DLN_VERB_FINITE || g->reality != DLN_REAL || g->subject_begin <= s->begin || g->subject_begin >= g->subject_end || !contact_word_in(s, g->subject_begin - 1, DLN_LIST_TO_COME_OPENERS))
        return false;
    return g->tense == DLN_TENSE_PRESENT || contact_is_told_as_to_come(s, t, g->subject_begin - 1);
}

uint32_t contact_governs(const contact_sentence *s, const dln_verb_group *g)
{
    return g->verb == DLN_NONE ? UINT32_MAX : dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS);
}

bool contact_is_granted(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t at = t->group_noun;
    if (t->is_verb || t->in_subject || at < s->begin + 2)
        return false;
    if (contact_word_is(s, at - 1, "of") && contact_word_in(s, at - 2, DLN_LIST_READOUTS))
        return true;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    for (; g != NULL && g->form != DLN_VERB_FINITE && g->governor != DLN_NONE; g = &s->clauses->verbs[g->governor])
        ;
    if (g != NULL && (contact_governs(s, g) == DLN_GOVERNS_PLAN || contact_governs(s, g) == DLN_GOVERNS_WISH))
        return false; /* "hoped to sign at their meeting on Friday" */
    bool is_past = g != NULL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (g->flags & (DLN_VERB_PLANNED | DLN_VERB_CONDITIONAL | DLN_VERB_COULD)) == 0;
    return is_past && contact_word_is(s, at, "their") && contact_word_in(s, at - 1, DLN_LIST_HELD_PREPOSITIONS);
}

/* ", her counterpart,": behind its second comma, if it names somebody and has no verb; else the first one. */
static uint32_t behind_apposition(const contact_sentence *s, uint32_t comma)
{
    enum { WORDS = 8 };
    bool has_name = false;
    for (uint32_t i = comma + 1; i < s->end && i < comma + WORDS && dln_verb_at(s->clauses, i) == DLN_NONE; i++) {
        if (contact_word_is(s, i, ","))
            return has_name ? i + 1 : comma;
        has_name |= contact_ref_at(s, i) != DLN_NONE;
    }
    return comma;
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
    uint32_t apposition = t->end; /* where one ends */
    for (uint32_t i = t->end; i + 1 < s->end && i < t->end + REACH; i++) {
        if (contact_word_is(s, i, ",") && i >= apposition)
            apposition = behind_apposition(s, i);
        bool is_in_name = contact_ref_at(s, i) != DLN_NONE || i < apposition; /* "Ban Ki-moon", "with Sarr, her counterpart, on Friday" */
        if (s->doc->tokens.items[i].kind == DLN_TOKEN_MARK && !is_in_name && !contact_word_is(s, i + 1, "as"))
            return false; /* "will not meet him in May, and will travel to Paris as planned" */
        if (contact_word_is(s, i, "after") && contact_word_is(s, i + 1, "all"))
            return true;
        if (contact_word_is(s, i, "as") && (contact_word_is(s, i + 1, "planned") || contact_word_is(s, i + 1, "scheduled") || contact_word_is(s, i + 1, "announced")))
            return true;
    }
    return false;
}

/* "will not be coming to Dakar on Friday", "is not coming to Dakar on Friday", "will not now meet him on Friday", "will not fly to Dakar on Friday": a
 * plan for a day that is given up. */
static bool is_given_up(const contact_sentence *s, const dln_verb_group *g)
{
    bool is_now = false, is_on_day = false, is_will = false;
    for (uint32_t i = g->begin; i < g->end; i++) {
        is_now |= contact_word_is(s, i, "now");
        is_will |= ONE_OF(s, i, "will", "wo", "won't", "'ll");
    }
    is_will |= g->tense == DLN_TENSE_PRESENT && (g->flags & (DLN_VERB_PROGRESSIVE | DLN_VERB_PERFECT)) == DLN_VERB_PROGRESSIVE && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_JOURNEYS);
    if (g->form != DLN_VERB_FINITE || !is_will || (g->flags & (DLN_VERB_NEGATED | DLN_VERB_CONDITIONAL | DLN_VERB_COULD | DLN_VERB_PASSIVE)) != DLN_VERB_NEGATED ||
        !(is_now || (g->flags & DLN_VERB_PROGRESSIVE) != 0 || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_JOURNEYS)))
        return false;
    for (uint32_t x = s->timex_begin; x < s->timex_end && !is_on_day; x++)
        is_on_day = s->doc->timexes[x].begin >= g->end && s->doc->timexes[x].end <= g->reach && contact_date_is_usable(&s->doc->timexes[x]) && dln_when_grain(&s->doc->timexes[x].when) >= DLN_GRAIN_DAY;
    return is_on_day && !contact_word_is(s, s->begin, "if");
}

/* The verb of an occasion, or the one over its infinitive. */
static bool is_of_given_up(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if (g->reality != DLN_DENIED || (!t->is_verb && (t->in_subject || !contact_word_is(s, t->before, "for"))))
        return false;
    return is_given_up(s, g) || (g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE && dln_verb_in(s->doc->lexicon, s->clauses->verbs[g->governor].verb, DLN_LIST_JOURNEYS) && is_given_up(s, &s->clauses->verbs[g->governor]));
}

bool contact_is_meant(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || t->is_verb)
        return g != NULL && g->reality == DLN_PLANNED;
    bool is_planned = g->reality == DLN_PLANNED || contact_governs(s, g) == DLN_GOVERNS_PLAN || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_EXPECTING) || contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_PLAN);
    return is_planned && !t->in_subject && (t->begin == t->end || contact_word_is(s, t->before, "for"));
}

/* What somebody did: "had to turn back" is turning back. */
static const dln_verb_group *deed_of(const contact_sentence *s, const dln_verb_group *g)
{
    const dln_verb_group *next = g + 1 < s->clauses->verbs + s->clauses->verb_count ? g + 1 : NULL;
    return contact_is_class(s, g->head, DLN_CLASS_HAVE) && next != NULL && next->form == DLN_VERB_INFINITIVE && next->begin == g->end ? next : g;
}

/* "but stayed at home", "but did not", "but did not turn up", "but did not meet him"; not "but left the agenda open", "but went first to a
 * shrine", "but did not say where". */
static bool does_not_come(const contact_sentence *s, const dln_verb_group *planned, const dln_verb_group *g)
{
    const dln_lexicon *lexicon = s->doc->lexicon;
    if ((g->flags & DLN_VERB_NEGATED) != 0)
        return g->verb == DLN_NONE || g->verb == planned->verb || dln_span_is(dln_verb_lemma(s->doc, g), "do") || dln_verb_in(lexicon, g->verb, DLN_LIST_TURNING_UP) || dln_verb_in(lexicon, g->verb, DLN_LIST_JOURNEYS);
    return dln_verb_in(lexicon, g->verb, DLN_LIST_STAYING_AWAY) && !contact_is_class(s, g->end, DLN_CLASS_DETERMINER) && contact_ordinal(s, g->end) == 0;
}

/* "was expected to meet him on Tuesday but stayed at home", "was due to see him but did not": what was to be was not. */
static bool is_not_after_all(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group], *over = g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE ? &s->clauses->verbs[g->governor] : g, *next = NULL;
    if (!contact_is_meant(s, t) || over->form != DLN_VERB_FINITE || over->tense != DLN_TENSE_PAST)
        return false;
    for (uint32_t v = t->group + 1; v < s->clauses->verb_count && next == NULL; v++)
        next = s->clauses->verbs[v].form == DLN_VERB_FINITE ? &s->clauses->verbs[v] : NULL;
    if (next == NULL || next->tense != DLN_TENSE_PAST || next->begin == s->begin || !contact_word_is(s, next->begin - 1, "but"))
        return false;
    return does_not_come(s, g, next) || ((next->flags & DLN_VERB_NEGATED) == 0 && deed_of(s, next) != next && does_not_come(s, g, deed_of(s, next)));
}

/* "who was due to meet Sarr on Thursday, has cancelled", "expected in Accra for a dinner with Okonjo, has begged off": the verb that the words put in
 * belong to, with nothing behind that is cancelled instead. */
static bool is_cried_off(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *own = &s->clauses->verbs[t->group], *over = own->form == DLN_VERB_INFINITIVE && own->governor != DLN_NONE ? &s->clauses->verbs[own->governor] : own;
    bool is_put_in = (over->flags & DLN_VERB_RELATIVE) != 0 || over->form == DLN_VERB_PARTICIPLE;
    for (uint32_t v = t->group + 1; v < s->clauses->verb_count && is_put_in && contact_is_meant(s, t) && over->tense != DLN_TENSE_PRESENT; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form != DLN_VERB_FINITE || g->begin < t->end || g->subject_begin >= over->begin || (g->flags & DLN_VERB_RELATIVE) != 0)
            continue;
        const dln_verb_group *deed = deed_of(s, g);
        uint32_t end = deed->end + ONE_OF(s, deed->end, "off", "out", "ill", "back");
        bool is_alone = end >= s->end || s->doc->tokens.items[end].kind == DLN_TOKEN_MARK || ONE_OF(s, end, "because", "after", "over", "at", "due", "on", "as") || ONE_OF(s, end, "citing", "owing", "with", "for", "when", "since", "in");
        return g->reality == DLN_REAL && (g->flags & (DLN_VERB_NEGATED | DLN_VERB_PASSIVE)) == 0 && is_alone && (dln_verb_in(s->doc->lexicon, deed->verb, DLN_LIST_CRYING_OFF) || (end > deed->end && dln_verb_in(s->doc->lexicon, deed->verb, DLN_LIST_STAYING_AWAY)));
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

/* "There are no plans for a meeting", "There is no agreement yet on talks", "has no plans to meet him": nothing is set. */
static bool is_unplanned(const contact_sentence *s, const contact_trigger *t)
{
    enum { REACH = 6 };
    uint32_t before = t->before;
    if (t->is_verb) {
        const dln_verb_group *g = &s->clauses->verbs[t->group];
        uint32_t noun = g->begin > s->begin + 1 ? g->begin - 1 : s->begin;
        return g->form == DLN_VERB_INFINITIVE && contact_word_in(s, noun, DLN_LIST_INTENT_NOUNS) && (contact_word_is(s, noun - 1, "no") || contact_word_is(s, noun - 2, "no"));
    }
    const dln_verb_group *own = t->in_subject && t->group != DLN_NONE ? &s->clauses->verbs[t->group] : NULL;
    if (own != NULL && ONE_OF(s, own->end, "in", "on") && contact_word_is(s, own->end + 1, "no")) /* "Talks with Sarr are in no one's plans" */
        return true;
    if (!(contact_word_is(s, before, "for") || contact_word_is(s, before, "on") || contact_word_is(s, before, "of") || contact_word_is(s, before, "about")))
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

bool contact_is_awaited(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t to = t->is_verb ? s->clauses->verbs[t->group].begin - 1 : t->before;
    return !t->in_subject && contact_word_is(s, to, "to") && contact_word_in(s, to - 1, DLN_LIST_AWAITING);
}

/* "is open to talks with Sarr", "was ready for a meeting", "is averse to meeting him": none is set. */
static bool is_disposed_to(const contact_sentence *s, const contact_trigger *t)
{
    if (!t->is_verb)
        return !t->in_subject && ONE_OF(s, t->before, "to", "for", "on") && contact_word_in(s, t->before - 1, DLN_LIST_DISPOSED);
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    return g->form == DLN_VERB_GERUND && g->begin > s->begin + 1 && contact_word_is(s, g->begin - 1, "to") && contact_word_in(s, g->begin - 2, DLN_LIST_DISPOSED);
}

/* "A call was supposed to be put through on Monday": planned, by the verb behind. */
static bool is_supposed(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group], *next = t->group + 1 < s->clauses->verb_count ? g + 1 : NULL;
    return !t->is_verb && t->in_subject && g->reality == DLN_REAL && (g->flags & DLN_VERB_PASSIVE) != 0 && next != NULL && next->form == DLN_VERB_INFINITIVE && next->begin == g->end &&
           next->reality == DLN_PLANNED && ((next->flags & DLN_VERB_PASSIVE) != 0 || dln_verb_in(s->doc->lexicon, next->verb, DLN_LIST_BEGIN_VERBS) || contact_word_is(s, next->end, "place"));
}

/* "A call between them is scheduled for today", "Talks are expected today": it is to come, though the day be here. */
static bool is_set(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || !t->in_subject ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PRESENT && g->reality == DLN_REAL && (g->flags & (DLN_VERB_PASSIVE | DLN_VERB_PERFECT)) == DLN_VERB_PASSIVE && contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_PLAN);
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

bool contact_is_being_planned(const contact_sentence *s, const contact_trigger *t)
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

/* "did not take part in Okonjo's talks with Sarr": theirs, who were there. */
static bool is_of_others_by_name(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t r = contact_ref_at(s, t->group_noun);
    return r != DLN_NONE && s->doc->refs[r].end < t->begin && s->doc->refs[r].kind == DLN_REF_PARTY && (s->doc->refs[r].flags & DLN_REF_POSSESSIVE) != 0 && (s->doc->refs[r].flags & DLN_REF_PRONOUN) == 0;
}

static bool should_have(const contact_sentence *s, const dln_verb_group *g)
{
    return g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_NEGATED) == 0 && contact_word_is(s, g->begin, "should") && contact_word_is(s, g->begin + 1, "have");
}

/* "should have met on Thursday", "should have been held on Thursday": on that day it was not. */
static bool should_have_then(const contact_sentence *s, const dln_verb_group *g)
{
    if (dln_quote_of(s->doc, g->begin) != DLN_NONE)
        return false;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        if (contact_is_teller(s, &s->clauses->verbs[v]))
            return false; /* "She should have met him on Monday, critics said": a reproach */
    }
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (s->doc->timexes[x].begin >= g->end && s->doc->timexes[x].end <= g->reach && contact_date_is_usable(&s->doc->timexes[x]) && dln_when_grain(&s->doc->timexes[x].when) >= DLN_GRAIN_DAY)
            return true;
    }
    return false;
}

/* "called a summit for 18 March", "has convened a meeting for Friday": it is to come. */
static bool is_called_for_day(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    bool is_object = !t->is_verb && !t->in_subject && g->form == DLN_VERB_FINITE && g->reality == DLN_REAL && (g->flags & DLN_VERB_PASSIVE) == 0 && g->end == t->group_noun;
    if (!is_object || !(dln_span_is(dln_verb_lemma(s->doc, g), "call") || dln_span_is(dln_verb_lemma(s->doc, g), "convene")))
        return false;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        bool is_for = timex->begin > t->end && timex->type == DLN_TIMEX_DATE && contact_word_is(s, timex->begin - 1, "for");
        for (uint32_t i = t->end; is_for && i + 1 < timex->begin; i++)
            is_for = !ONE_OF(s, i, "a", "an"); /* "called the talks with Sarr a good basis for Friday" */
        if (is_for)
            return true;
    }
    return false;
}

/* "agreed on the date of the meeting", "Preparations are underway for a visit": nothing that has been. */
static bool is_in_view(const contact_sentence *s, const contact_trigger *t)
{
    if (t->is_verb || t->before <= s->begin)
        return false;
    if (contact_word_is(s, t->before, "of"))
        return contact_word_in(s, t->before - 1, DLN_LIST_TERMS_TO_SET);
    const dln_verb_group *g = t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_subject = g != NULL && g->tense == DLN_TENSE_PRESENT && g->subject_end > g->subject_begin && contact_word_in(s, g->subject_end - 1, DLN_LIST_GROUNDWORK);
    return contact_word_is(s, t->before, "for") && (is_subject || (g != NULL && g->tense == DLN_TENSE_PRESENT && contact_word_in(s, t->before - 1, DLN_LIST_GROUNDWORK)));
}

/* "has a meeting planned with Sarr", "had talks scheduled in Rome with him". */
static bool is_on_plan(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && contact_is_class(s, g->head, DLN_CLASS_HAVE) && g->end <= t->group_noun && contact_cue_within(s, t->end, t->end + 1, DLN_CUE_PLAN);
}

/* "agreed to start negotiations", with no word on when or where: talks of a kind, and none that is set. */
static bool is_process_agreed(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    const dln_verb_group *over = g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE ? NULL : &s->clauses->verbs[g->governor];
    bool begins = over != NULL && g->end + contact_word_is(s, g->end, "into") == t->group_noun && t->type != DLN_CONTACT_CALL && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) || dln_span_is(dln_verb_lemma(s->doc, g), "launch") || dln_span_is(dln_verb_lemma(s->doc, g), "enter"));
    bool is_kind = t->type == DLN_CONTACT_EITHER || ONE_OF(s, t->end - 1, "negotiations", "talks", "dialogue");
    bool is_agreed = begins && is_kind && !ONE_OF(s, t->begin, "round", "rounds") && ONE_OF(s, over->head, "agree", "agrees", "agreed", "decided", "pledged");
    for (uint32_t x = s->timex_begin; x < s->timex_end && is_agreed; x++)
        is_agreed = s->doc->timexes[x].begin < t->end || s->doc->timexes[x].begin >= (g->reach > t->end ? g->reach : s->end);
    return is_agreed && contact_place(s, t, t->end, s->end) == DLN_NONE;
}

/* "tried to mediate", "seeks to mediate": that is mediating, whatever came of it. */
static bool is_attempt_at_mediation(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb && t->group != DLN_NONE && strcmp(t->cameo, "045") == 0 ? &s->clauses->verbs[t->group] : NULL;
    const dln_verb_group *over = g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE ? NULL : &s->clauses->verbs[g->governor];
    return over != NULL && over->form == DLN_VERB_FINITE && over->tense != DLN_TENSE_FUTURE && (over->flags & (DLN_VERB_NEGATED | DLN_VERB_COULD)) == 0 && ONE_OF(s, over->head, "tried", "tries", "trying", "sought", "seeking", "attempted");
}

dln_reality contact_reality_of(const contact_sentence *s, const contact_trigger *t)
{
    if (is_attempt_at_mediation(s, t))
        return DLN_REAL;
    if (is_behind_nor(s, t) || is_unplanned(s, t) || is_rumoured(s, t) || is_needed(s, t))
        return DLN_DENIED;
    uint32_t holder, owner;
    if (contact_prepared_from(s, t) != DLN_NONE)
        return DLN_PLANNED;
    const dln_verb_group *held = contact_held_by(s, t, &holder);
    if (held != NULL && (held->reality == DLN_REAL || (held->reality == DLN_PLANNED && held->tense != DLN_TENSE_PAST)))
        return (dln_reality)held->reality; /* "praised the talks she had with Sarr" */
    if (is_of_planned(s, t) || contact_is_awaited(s, t) || contact_is_being_planned(s, t) || is_sent_to(s, t) || (!t->is_verb && contact_is_on_schedule_of(s, t, &owner)))
        return DLN_PLANNED;
    if (is_in_view(s, t) || is_on_plan(s, t))
        return DLN_PLANNED;
    if (is_disposed_to(s, t) || is_process_agreed(s, t))
        return DLN_WISHED;
    if (contact_is_planned_with(s, t) || (contact_is_on_visit_told(s, t) && s->clauses->verbs[t->group].tense == DLN_TENSE_PRESENT))
        return DLN_PLANNED;
    if (contact_is_granted(s, t))
        return DLN_REAL;
    if (is_refused(s, t))
        return DLN_DENIED;
    if (contact_is_asked_for(s, t))
        return DLN_WISHED;
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
    if (t->group == DLN_NONE || (!t->is_verb && (!t->in_subject || contact_inserted_behind(s, t) != DLN_NONE) && is_over(s, t)))
        return DLN_REAL;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if (t->is_verb && g->form == DLN_VERB_PARTICIPLE && t->group > 0) { /* "nor has she talked with him" */
        const dln_verb_group *before = g - 1;
        if ((before->flags & DLN_VERB_NEGATED) != 0 && before->form == DLN_VERB_FINITE && before->end + 3 >= g->begin)
            return DLN_DENIED;
    }
    if (contact_is_followed(s, t))
        return DLN_REAL;
    if (contact_is_kept(s, t))
        return DLN_PLANNED;
    if (t->in_subject && g->reality == DLN_DENIED && contact_cue_within(s, g->begin > s->begin ? g->begin - 1 : s->begin, g->end + 3, DLN_CUE_CANCEL))
        return DLN_CALLED_OFF; /* "The meeting planned for Friday did not take place", "never happened" */
    if ((t->is_verb || t->in_subject) && should_have(s, g))
        return should_have_then(s, g) ? DLN_CALLED_OFF : DLN_DENIED;
    if (is_to_come(s, t))
        return DLN_PLANNED;
    if ((t->is_verb && g->reality == DLN_DENIED && (g->flags & DLN_VERB_PLANNED) != 0 && is_off_plan(s, t)) || is_of_given_up(s, t) || is_not_after_all(s, t) || is_cried_off(s, t))
        return DLN_CALLED_OFF;
    if (is_supposed(s, t) || is_set(s, t) || (contact_is_announced(s, t) && g->reality == DLN_REAL))
        return DLN_PLANNED;
    if (t->is_verb || t->in_subject)
        return (dln_reality)g->reality;
    if (g->form == DLN_VERB_FINITE && g->reality == DLN_REAL && g->verb == DLN_NONE && dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) && contact_word_is(s, g->end, "due") && contact_word_is(s, t->before, "for"))
        return DLN_PLANNED; /* "is due in Rome for talks" */
    if (g->form == DLN_VERB_FINITE && g->reality == DLN_REAL && g->tense == DLN_TENSE_PRESENT && (g->flags & (DLN_VERB_PROGRESSIVE | DLN_VERB_PERFECT)) == DLN_VERB_PROGRESSIVE && contact_word_is(s, g->head, "going") && contact_word_is(s, t->before, "for"))
        return DLN_PLANNED; /* "is going to China for talks" */
    if (g->form == DLN_VERB_PARTICIPLE && contact_is_meant(s, t))
        return DLN_PLANNED;
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
    if (over != NULL && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PAST && over->reality == DLN_REAL && dln_agreed_at(&s->doc->tokens, over->end - 1, t->end) == t->end - 1)
        return DLN_REAL; /* "agreed to open embassies at talks in Rome" */
    if (over != NULL && contact_word_is(s, before, "at") && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PAST && over->reality == DLN_REAL && contact_word_in(s, t->end, DLN_LIST_ARRANGED))
        return DLN_REAL; /* "agreed to open embassies at talks brokered by Diop" */
    if (g->reality == DLN_DENIED && contact_word_in(s, before, DLN_LIST_HELD_PREPOSITIONS) && is_of_others_by_name(s, t) && is_turning_up(s, g, before))
        return DLN_REAL;
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
    is_shunned |= dln_span_is(dln_verb_lemma(s->doc, g), "stay") && g->end + 2 == t->group_noun && contact_word_is(s, g->end, "away") && contact_word_is(s, g->end + 1, "from");
    is_shunned |= dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_LEAVING_OUT) && g->end + 2 == t->group_noun && contact_word_is(s, g->end, "out") && contact_word_is(s, g->end + 1, "of");
    if (is_shunned && contact_word_is(s, t->end, "with") && g->reality != DLN_DENIED) /* "will skip a meeting with Sarr": there is none; "will skip the summit": the others come */
        return DLN_CALLED_OFF;
    uint32_t how = contact_governs(s, g);
    if ((how == DLN_GOVERNS_REPORT || how == DLN_GOVERNS_ATTITUDE) && contact_word_is(s, before, "at") && g->form == DLN_VERB_FINITE && g->reality == DLN_PLANNED && g->end <= t->group_noun)
        return DLN_PLANNED; /* "was to discuss the border at a meeting with Sarr" */
    if (how == DLN_GOVERNS_REPORT || how == DLN_GOVERNS_ATTITUDE) /* "said after the talks": what is said does not make the talks unreal */
        return DLN_REAL;
    if (how == DLN_GOVERNS_CANCEL) /* "cancelled the talks" */
        return g->reality == DLN_DENIED ? DLN_REAL : DLN_CALLED_OFF;
    bool is_turned_down = g->end <= t->group_noun && contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_DENY) && (g->flags & DLN_VERB_NEGATED) == 0 && contact_word_is(s, g->end, "down");
    if (how == DLN_GOVERNS_REFUSE || is_turned_down)
        return DLN_DENIED;
    if (how == DLN_GOVERNS_WISH && !(dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_WISHING_WITH_FOR) && !contact_word_is(s, g->end, "for")))
        return DLN_WISHED;
    if (how == DLN_GOVERNS_PLAN || is_called_for_day(s, t, g))
        return DLN_PLANNED;
    return (dln_reality)g->reality;
}
