/* src/extract/contacts_stretch.c - meetings of several days of which the text names one end, both, or how many they were. */
#include "extract/contacts.h"

#include "base/text.h"

/* "ended four days of talks on Friday", "began a three-day summit on Monday": the day that is named is the last of them, or the first. */
static void count_days(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate)
{
    enum { LONGEST = 14, MOST = 21, NEAR = 3, WEEK = 7 };
    if (trigger->is_verb || trigger->group == DLN_NONE || dln_when_grain(&candidate->when) != DLN_GRAIN_DAY || dln_when_length_days(&candidate->when) != 1)
        return;
    int32_t days = 0;
    bool has_come_of_it = false; /* "Ten days of talks produced a text on Friday" */
    for (uint32_t t = s->timex_begin; t < s->timex_end; t++) {
        const dln_timex *timex = &s->doc->timexes[t];
        bool is_of = timex->end + 1 == trigger->group_noun && contact_word_is(s, timex->end, "of"), is_before = timex->end <= trigger->begin && timex->end + NEAR > trigger->begin;
        bool is_own = timex->type == DLN_TIMEX_DURATION && (is_of || is_before) && !contact_word_is(s, timex->end, "after") && !contact_word_is(s, timex->end, "before");
        days = is_own ? contact_days_of(timex->value) : days;
        has_come_of_it |= is_own && is_of && trigger->in_subject;
    }
    const dln_verb_group *g = &s->clauses->verbs[trigger->group];
    uint32_t of = trigger->group_noun > s->begin + 2 ? trigger->group_noun - 1 : s->begin;
    bool is_last_day = contact_word_is(s, of, "of") && contact_word_is(s, of - 1, "day") && (contact_word_is(s, of - 2, "last") || contact_word_is(s, of - 2, "final") || contact_word_is(s, of - 2, "closing"));
    bool is_first_day = contact_word_is(s, of, "of") && contact_word_is(s, of - 1, "day") && (contact_word_is(s, of - 2, "first") || contact_word_is(s, of - 2, "opening"));
    for (uint32_t t = candidate->timex + 1; t < s->timex_end && trigger->in_subject && candidate->timex >= s->timex_begin; t++) { /* "opened on Monday and go on until Friday" */
        const dln_timex *last = &s->doc->timexes[t];
        int64_t more = dln_when_is_known(&last->when) && !dln_when_is_open(&last->when) ? (int64_t)dln_when_first_day(&last->when) - dln_when_first_day(&candidate->when) : 0;
        bool is_until = last->signal == DLN_SIGNAL_UNTIL || contact_word_is(s, last->begin - 1, "until") || contact_word_is(s, last->begin - 1, "till") || contact_word_is(s, last->begin - 1, "through");
        if ((last->flags & DLN_TIMEX_WEEKDAY) != 0 && more > WEEK)
            more = (more - 1) % WEEK + 1;
        is_until = is_until && contact_moving_verb(s, last) == NULL; /* not "was to be on Friday, was put off until Monday" */
        if (!is_until || dln_when_grain(&last->when) != DLN_GRAIN_DAY || dln_when_length_days(&last->when) != 1 || more < 1 || more > LONGEST)
            continue;
        candidate->when.end.day += (int32_t)more;
        candidate->is_span = true;
        return;
    }
    uint32_t after = g->end + (contact_word_is(s, g->end, "up") || contact_word_is(s, g->end, "off") || contact_word_is(s, g->end, "down"));
    for (uint32_t t = s->timex_begin; t < s->timex_end && trigger->in_subject && contact_word_is(s, after, "after"); t++) { /* "collapsed after 15 days on 25 July" */
        const dln_timex *timex = &s->doc->timexes[t];
        if (timex->begin == after + 1 && timex->type == DLN_TIMEX_DURATION && (contact_word_in(s, g->head, DLN_LIST_END_WORDS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_WRAPS_UP))) {
            days = contact_days_of(timex->value);
            is_last_day = true;
        }
    }
    if (days < 2 || days > MOST)
        return;
    uint32_t before = trigger->before, part = before;
    bool is_last = is_last_day || contact_word_is(s, before, "after") || contact_word_is(s, before, "following"), is_first = is_first_day;
    while (contact_word_is(s, before, "at") && part < trigger->begin && !contact_word_is(s, part, "of"))
        part++;
    is_last |= contact_word_is(s, part, "of") && contact_word_in(s, part - 1, DLN_LIST_END_WORDS); /* "at the close of a two-day summit" */
    is_last |= dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_END_VERBS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_WRAPS_UP);
    is_last |= has_come_of_it && contact_word_in(s, g->head, DLN_LIST_OUTCOME_WORDS);
    bool is_from = candidate->timex >= s->timex_begin && candidate->timex < s->timex_end && (s->doc->timexes[candidate->timex].signal == DLN_SIGNAL_FROM || contact_word_in(s, s->doc->timexes[candidate->timex].begin - 1, DLN_LIST_STARTING));
    is_first |= is_from && !is_last; /* "a four-day visit from Monday" */
    is_first |= !is_last && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) || dln_span_is(dln_verb_lemma(s->doc, g), "kick"));
    if (is_last)
        candidate->when.begin.day -= days - 1;
    else if (is_first)
        candidate->when.end.day += days - 1;
    candidate->is_span = (is_first || is_last) && (trigger->flags & DLN_CONTACT_VISIT) == 0; /* a visit is dated by its talks */
}

static bool begins_it(const contact_sentence *s, const dln_verb_group *g) { return dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS); }

static bool ends_it(const contact_sentence *s, const dln_verb_group *g)
{
    return dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_END_VERBS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_WRAPS_UP);
}

/* "which opened here on Sunday and closed yesterday": nothing but "and", or a comma, before the second verb. */
static bool is_joined_to(const contact_sentence *s, uint32_t from, const dln_verb_group *g)
{
    uint32_t at = from + contact_word_is(s, from, ",");
    return g->begin == at + 1 && contact_is_class(s, at, DLN_CLASS_AND);
}

/* "The summit opened in Lome on Sunday and closed yesterday": from the one day to the other. */
static void take_both_ends(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate)
{
    enum { LONGEST = 14, WEEK = 7 };
    uint32_t x = candidate->timex;
    if (trigger->is_verb || x < s->timex_begin || x >= s->timex_end || dln_when_grain(&candidate->when) < DLN_GRAIN_DAY || dln_when_length_days(&candidate->when) != 1)
        return;
    uint32_t first = dln_verb_before(s->clauses, s->doc->timexes[x].begin);
    if (first == DLN_NONE || !begins_it(s, &s->clauses->verbs[first]) || s->clauses->verbs[first].begin < trigger->end)
        return;
    for (uint32_t y = x + 1; y < s->timex_end; y++) {
        const dln_timex *last = &s->doc->timexes[y];
        uint32_t second = dln_verb_before(s->clauses, last->begin);
        if (!contact_date_is_usable(last) || second != first + 1 || !ends_it(s, &s->clauses->verbs[second]) || !is_joined_to(s, s->doc->timexes[x].end, &s->clauses->verbs[second]) || dln_when_length_days(&last->when) != 1 || dln_when_grain(&last->when) < DLN_GRAIN_DAY)
            continue;
        int64_t more = (int64_t)dln_when_first_day(&last->when) - dln_when_first_day(&candidate->when);
        if ((last->flags & s->doc->timexes[x].flags & DLN_TIMEX_WEEKDAY) != 0) /* whatever weeks they were taken for */
            more = (more % WEEK + WEEK) % WEEK;
        if (more < 1 || more > LONGEST)
            continue;
        candidate->when = dln_when_days(dln_when_first_day(&candidate->when), dln_when_first_day(&candidate->when) + (int32_t)more);
        candidate->is_span = true;
        return;
    }
}

/* "The talks began on Monday", "have concluded the session today": its day is the first, or the last, of what may have lasted longer. */
static int8_t edge_of(const contact_sentence *s, const contact_trigger *trigger, const dln_candidate *candidate)
{
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    bool is_day = candidate->timex >= s->timex_begin && candidate->timex < s->timex_end && dln_when_grain(&candidate->when) >= DLN_GRAIN_DAY && dln_when_length_days(&candidate->when) == 1;
    if (g == NULL || !is_day || candidate->is_span || g->form != DLN_VERB_FINITE || g->reality != DLN_REAL)
        return 0;
    return begins_it(s, g) ? -1 : ends_it(s, g) ? 1 : 0;
}

void contact_spread_over_days(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate)
{
    count_days(s, trigger, candidate);
    if (!candidate->is_span)
        take_both_ends(s, trigger, candidate);
    candidate->edge = edge_of(s, trigger, candidate);
}
