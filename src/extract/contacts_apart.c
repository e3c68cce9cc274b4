/* src/extract/contacts_apart.c - the day of an occasion that is told by how far it was from another: "a day after meeting
 * Sarr", "two days ahead of a summit", "hours before she received him", "on the eve of the conference". It is counted from
 * the day that the sentence gives the other, else from the day of the news.
 */
#include "extract/contacts.h"

#include <string.h>

#include "base/text.h"

int32_t contact_days_of(dln_span value)
{
    uint32_t count;
    if (value.len < 3 || value.text[0] != 'P' || !dln_parse_uint((dln_span){value.text + 1, value.len - 2}, 400, &count))
        return 0;
    char unit = value.text[value.len - 1];
    return unit == 'D' ? (int32_t)count : unit == 'W' ? (int32_t)count * 7 : 0;
}

/* How far, and on which side: the measure begins at a token and tells a number of days, or none that could be counted. */
typedef struct apart {
    uint32_t begin;
    uint32_t timex;         /* the measure; DLN_NONE: "the eve" */
    int32_t days;
    bool is_counted;
    bool is_later;          /* than the other: "after the talks" has the talks earlier */
} apart;

/* "a day", "two weeks", "48 hours", "hours", "the day", which end at the token. */
static bool read_measure(const contact_sentence *s, uint32_t end, apart *a)
{
    enum { DAY_HOURS = 24 };
    uint32_t hours;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->end != end || timex->begin < s->begin)
            continue;
        a->begin = timex->begin;
        a->timex = x;
        if (timex->end == timex->begin + 2 && contact_word_is(s, timex->begin, "the") && contact_word_is(s, timex->begin + 1, "day")) {
            a->days = 1;
            a->is_counted = true;
            return true;
        }
        if (timex->type != DLN_TIMEX_DURATION || timex->value.len < 3)
            return false;
        a->days = contact_days_of(timex->value);
        a->is_counted = a->days > 0;
        char unit = timex->value.text[timex->value.len - 1];
        if (timex->value.text[1] == 'T') { /* hours and minutes: on the same day, unless they are told in tens */
            bool is_number = unit == 'H' && dln_parse_uint((dln_span){timex->value.text + 2, timex->value.len - 3}, 400, &hours);
            a->days = is_number ? (int32_t)(hours / DAY_HOURS) : 0;
            a->is_counted = true;
        }
        return true;
    }
    return false;
}

/* The words that end before the token: "two days before", "a day ahead of", "the day after the end of", "on the eve of". */
static bool read_apart(const contact_sentence *s, uint32_t at, apart *a)
{
    *a = (apart){.timex = DLN_NONE};
    if (at < s->begin + 2)
        return false;
    at--;
    if (contact_word_is(s, at, "of") && contact_word_in(s, at - 1, DLN_LIST_PARTS) && at > s->begin + 2) { /* "before the start of" */
        at -= 2;
        at -= dln_token_is_class(s->doc, at, DLN_CLASS_DETERMINER) && at > s->begin;
    }
    if (contact_word_is(s, at, "of") && contact_word_is(s, at - 1, "eve")) {
        a->begin = at - 1;
        a->days = 1;
        a->is_counted = a->is_later = true;
        return true;
    }
    if (contact_word_is(s, at, "of") && contact_word_is(s, at - 1, "ahead"))
        at--;
    else if (!contact_word_is(s, at, "before") && !contact_word_is(s, at, "after"))
        return false;
    a->is_later = !contact_word_is(s, at, "after");
    return read_measure(s, at, a);
}

/* A day that the sentence names. */
static bool is_day(const contact_sentence *s, const dln_timex *timex)
{
    return contact_date_is_usable(timex) && !contact_is_bare_clock(timex) && !contact_is_not_then(s, timex) && dln_when_is_known(&timex->when) && dln_when_grain(&timex->when) >= DLN_GRAIN_DAY &&
           dln_when_length_days(&timex->when) == 1;
}

/* "a day after the two met on Tuesday": the words of the occasion have a day of their own. */
static bool has_own_day(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->begin < t->end || !is_day(s, timex))
            continue;
        for (uint32_t i = t->end; i < timex->begin; i++) {
            uint32_t v = dln_verb_at(s->clauses, i);
            if (contact_word_is(s, i, ",") || contact_word_is(s, i, ";") || (v != DLN_NONE && v != t->group && s->clauses->verbs[v].form == DLN_VERB_FINITE))
                return false;
        }
        return true;
    }
    return false;
}

/* The day of the other: named before the measure, else behind the occasion, else that of the news ("A day after he met Sarr, she
 * wrote"). NULL: "Two days after the talks he left": the talks have the day that they had. */
static const dln_when *base_of(const contact_sentence *s, const contact_trigger *t, const apart *a)
{
    const dln_when *before = NULL, *behind = NULL;
    for (uint32_t x = s->timex_begin; x < s->timex_end && behind == NULL; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->end <= a->begin && is_day(s, timex))
            before = &timex->when;
        else if (timex->begin >= t->end && is_day(s, timex))
            behind = &timex->when;
    }
    if (before != NULL || behind != NULL)
        return before != NULL ? before : behind;
    bool is_of_news = t->is_verb && !a->is_later && dln_when_is_known(&s->doc->news_day) && contact_is_lead(s);
    return is_of_news ? &s->doc->news_day : NULL;
}

/* "talks with Sarr", "a visit by Sarr", "a NATO summit": whose occasion it is stands beside it; "the signing of a deal" may be anybody's. */
static bool says_whose(const contact_sentence *s, const contact_trigger *t)
{
    bool is_visit_by = (t->flags & DLN_CONTACT_VISIT) != 0 && (contact_word_is(s, t->end, "by") || contact_word_is(s, t->end, "of"));
    if (is_visit_by || contact_word_in(s, t->end, DLN_LIST_PARTNER_WORDS))
        return true;
    for (uint32_t i = t->group_noun; i < t->begin; i++) {
        if (contact_ref_at(s, i) != DLN_NONE)
            return true;
    }
    return false;
}

/* "for the third time in two weeks", "her second visit in ten days": how often within that time, not when. */
static bool is_how_often(const contact_sentence *s, uint32_t in)
{
    enum { NEAR = 4 };
    for (uint32_t i = in; i > s->begin && in - i < NEAR; i--) {
        if (contact_ordinal(s, i - 1) != 0 || contact_word_in(s, i - 1, DLN_LIST_RATES))
            return true;
    }
    return false;
}

/* "will meet again in Rome in two weeks": in the week that is so far from today, unless the day is named. */
static bool date_ahead(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate)
{
    enum { NEAR = 12, WEEK = 7 };
    const dln_when *today = &s->doc->today;
    if (!trigger->is_verb || s->clauses->verbs[trigger->group].reality != DLN_PLANNED || !dln_when_is_known(today))
        return false;
    for (uint32_t t = s->timex_begin; t < s->timex_end && s->doc->timexes[t].begin <= trigger->end + NEAR; t++) {
        const dln_timex *timex = &s->doc->timexes[t];
        bool is_ahead = timex->type == DLN_TIMEX_DURATION && timex->begin > trigger->end && contact_word_is(s, timex->begin - 1, "in") && !contact_word_is(s, timex->end, "of") &&
                        !is_how_often(s, timex->begin - 1);
        int32_t days = is_ahead ? contact_days_of(timex->value) : 0;
        if (days == 0 || dln_verb_before(s->clauses, timex->begin) != trigger->group || has_own_day(s, trigger))
            continue;
        int32_t day = dln_when_first_day(today) + days, monday = day - (dln_weekday_of(day) - 1);
        bool is_weeks = timex->value.text[timex->value.len - 1] == 'W';
        candidate->when = is_weeks ? dln_when_days(monday, monday + WEEK - 1) : dln_when_day(day);
        candidate->timex = t;
        return true;
    }
    return false;
}

static bool date_from_another(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    apart a;
    bool is_apart = !t->is_verb && says_whose(s, t) && read_apart(s, t->group_noun, &a);
    if (!is_apart && g != NULL && (t->is_verb || (!t->in_subject && g->begin < t->begin)))
        is_apart = read_apart(s, g->form == DLN_VERB_FINITE && g->subject_begin < g->subject_end && g->subject_end <= g->begin ? g->subject_begin : g->begin, &a);
    if (!is_apart || has_own_day(s, t))
        return false;
    const dln_when *base = base_of(s, t, &a);
    if (base == NULL)
        return false;
    candidate->timex = a.timex;
    if (!a.is_counted) { /* "weeks after the summit" */
        candidate->when = dln_when_day(dln_when_first_day(base));
        memset(a.is_later ? &candidate->when.end : &candidate->when.begin, 0, sizeof candidate->when.end);
        return true;
    }
    candidate->when = dln_when_day(dln_when_first_day(base) + (a.is_later ? a.days : -a.days));
    return true;
}

/* "met Sarr at ten on Monday. An hour later she saw Diop": on the day of the hour that it is counted from. */
static bool date_after_hour(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    enum { MOST = 16 };
    dln_when when = {0};
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (contact_date_is_usable(&s->doc->timexes[x]) || x == s->timex_begin + MOST)
            return false;
    }
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (!contact_counts_from_hour(s, x, &when) || contact_clock_is_anothers(s, t, &s->doc->timexes[x]))
            continue;
        candidate->timex = x;
        candidate->when = dln_when_day(dln_when_first_day(&when));
        return true;
    }
    return false;
}

int32_t contact_days_from_told(const contact_sentence *s, const contact_trigger *t)
{
    apart a;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *other = &s->triggers[k];
        bool is_told = other != t && !other->is_verb && other->begin != t->begin && contact_word_in(s, other->group_noun, DLN_LIST_DEFINITE) && read_apart(s, other->group_noun, &a);
        if (is_told && a.is_counted && base_of(s, other, &a) == NULL)
            return a.is_later ? -a.days : a.days;
    }
    return 0;
}

bool contact_date_apart(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    return date_after_hour(s, t, candidate) || date_from_another(s, t, candidate) || date_ahead(s, t, candidate);
}
