/* src/extract/contacts_past_or_ahead.c - on which side of the publication a day without a year, or a weekday, lies: what has been is behind
 * us, what is planned lies ahead.
 */
#include "extract/contacts.h"

#include "base/text.h"

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

/* "The session they were to hold on Wednesday broke up before it began": it had come to that day. */
static bool has_broken_up(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && t->begin < g->begin && dln_span_is(dln_verb_lemma(s->doc, g), "break") && contact_word_is(s, g->end, "up") && (v == t->group || g->subject_begin <= t->begin))
            return true;
    }
    return false;
}

/* "The talks planned for Monday did not take place", "failed to take place", "was scratched": that Monday has been. */
static bool took_past_weekday(const contact_sentence *s, const contact_trigger *t, const dln_timex *timex, dln_candidate *candidate)
{
    enum { WEEK = 7 };
    const dln_verb_group *g = t->is_verb || !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    int32_t published = dln_when_first_day(&s->doc->today), last = dln_when_last_day(&candidate->when);
    bool is_any = (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && last - published <= WEEK && published - last <= WEEK;
    if (is_any && last < published && has_broken_up(s, t))
        return true;
    bool is_weekday = is_any && last > published && (2 * (last - published) > WEEK || has_broken_up(s, t)); /* the nearer */
    bool has_failed = g != NULL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (g->flags & (DLN_VERB_PLANNED | DLN_VERB_PERFECT)) == 0 && ((g->flags & (DLN_VERB_NEGATED | DLN_VERB_PASSIVE)) != 0 || dln_span_is(dln_verb_lemma(s->doc, g), "fail") || has_broken_up(s, t));
    if (candidate->status != DLN_CANCELLED || !is_weekday || !has_failed)
        return false;
    candidate->when.begin.day -= WEEK;
    candidate->when.end.day -= WEEK;
    return true;
}

/* "said on Saturday he was to meet Sarr on Sunday", told on Tuesday: whether a day of the telling is named, and the other one is behind it. */
static bool is_behind_telling(const contact_sentence *s, const dln_verb_group *g, const dln_candidate *candidate)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end && s->doc->timexes[x].begin < g->begin; x++) {
        const dln_timex *told = &s->doc->timexes[x];
        if (x != candidate->timex && contact_date_is_usable(told) && dln_when_last_day(&told->when) <= dln_when_first_day(&candidate->when))
            return true;
    }
    return false;
}

bool contact_is_backshifted(const contact_sentence *s, const dln_verb_group *g)
{
    const dln_verb_group *said = g;
    if (g->tense != DLN_TENSE_PAST || (g->flags & DLN_VERB_PERFECT) != 0 || s->clauses->clauses[g->clause].kind != DLN_CLAUSE_THAT)
        return false;
    while (said > s->clauses->verbs && (said == g || said->form != DLN_VERB_FINITE))
        said--;
    return said != g && said->form == DLN_VERB_FINITE && said->tense == DLN_TENSE_PAST && contact_is_teller(s, said);
}

/* "is to meet Sarr on the 9th", told on the 25th: of the next month. */
static bool takes_next_month(const contact_sentence *s, const dln_verb_group *g, const dln_timex *timex, dln_candidate *candidate)
{
    enum { MONTH = 31 };
    const dln_span day = dln_token_text(&s->doc->tokens, timex->end - 1);
    bool is_bare = timex->end == timex->begin + 2 && contact_word_is(s, timex->begin, "the") && day.len > 2 && day.text[0] >= '1' && day.text[0] <= '9';
    bool is_ahead = g != NULL && candidate->status == DLN_TENTATIVE && (g->tense == DLN_TENSE_FUTURE || g->tense == DLN_TENSE_PRESENT) && !s->doc->is_chronology && s->heading == DLN_NONE;
    if (!is_bare || !is_ahead || dln_when_first_day(&s->doc->today) - dln_when_last_day(&candidate->when) >= MONTH || has_day_before(s, candidate->timex))
        return false;
    dln_civil a = dln_civil_of(candidate->when.begin.day);
    int year = a.month == 12 ? a.year + 1 : a.year, month = a.month == 12 ? 1 : a.month + 1;
    if (!dln_date_exists(year, month, a.day))
        return false;
    candidate->when.end.day = candidate->when.begin.day = dln_day_of(year, month, a.day);
    return true;
}

/* A weekday that the words put ahead of us is not the last one but the next. */
void contact_look_ahead(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    if (candidate->timex == DLN_NONE || candidate->status == DLN_CONFIRMED || !dln_when_is_known(&doc->today) || dln_when_is_open(&candidate->when))
        return;
    const dln_timex *timex = &doc->timexes[candidate->timex];
    if (takes_next_year(s, timex, candidate) || took_past_weekday(s, t, timex, candidate))
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
    bool was_not_to_be = g != NULL && candidate->status == DLN_CANCELLED && (t->is_verb || t->in_subject) && t->group != DLN_NONE && (s->clauses->verbs[t->group].reality == DLN_PLANNED || contact_word_is(s, s->clauses->verbs[t->group].begin, "should")) && !contact_was_only_meant(s, t);
    was_not_to_be |= g != NULL && candidate->status == DLN_CANCELLED && !t->is_verb && g->tense == DLN_TENSE_PAST && contact_is_meant(s, t); /* "was expected to meet him on Saturday but did not" */
    if (g != NULL && (g->tense == DLN_TENSE_PAST || (was_not_to_be && contact_word_is(s, g->begin, "should"))) && ((g->flags & DLN_VERB_PERFECT) != 0 || was_not_to_be)) { /* "had been due to meet on Saturday": the nearest */
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
    bool was_due = is_nearer && g != NULL && g->tense == DLN_TENSE_PAST && !(candidate->status == DLN_TENTATIVE && contact_is_backshifted(s, g) && !is_behind_telling(s, g, candidate)) && /* "was due to welcome him on Wednesday", "did not take place on Tuesday" */
                   (candidate->status == DLN_TENTATIVE || candidate->status == DLN_CANCELLED || (g->flags & DLN_VERB_NEGATED) != 0);
    bool fixed = was_due || (timex->flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_ANCHORED)) != 0 || (timex->flags & (DLN_TIMEX_HEADING | DLN_TIMEX_WEEKDAY)) == DLN_TIMEX_HEADING;
    for (uint32_t x = s->timex_begin; x < s->timex_end && !fixed; x++) /* "In January 2014 ... due on the 25th" */
        fixed = (s->doc->timexes[x].flags & DLN_TIMEX_EXPLICIT) != 0 && dln_when_is_known(&s->doc->timexes[x].when) && dln_when_overlaps(&s->doc->timexes[x].when, &candidate->when);
    if (last >= published || fixed || takes_next_month(s, g, timex, candidate))
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
        if (contact_was_only_meant(s, t) && !contact_is_called_off(s, t) && !contact_has_cue(s, t, DLN_CUE_CANCEL))
            candidate->status = DLN_TENTATIVE; /* "was supposed to meet Sarr on Friday", told on Wednesday: it is ahead */
        return;
    }
}

/* "They welcomed his visit to Nairobi in May", told in March: what is spoken of may be to come. */
static bool is_spoken_of(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_object = g != NULL && g->form == DLN_VERB_FINITE && g->end <= t->group_noun && t->group_noun - g->end <= 1;
    return contact_is_awaited(s, t) || contact_is_being_planned(s, t) || (is_object && dln_span_is(dln_verb_lemma(s->doc, g), "welcome"));
}

static bool took_nearest_year(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    enum { LONG_AGO = 240 };
    const dln_doc *doc = s->doc;
    uint32_t behind = candidate->timex == DLN_NONE ? 0 : doc->timexes[candidate->timex].begin;
    bool is_of_entry = s->heading != DLN_NONE || (s->timex_begin < s->timex_end && (doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0); /* "October: A meeting is set for the middle of the month": of that year */
    if (is_of_entry || behind < t->end || behind >= s->end || (doc->timexes[candidate->timex].flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != 0 || dln_when_is_open(&candidate->when) ||
        dln_when_grain(&candidate->when) < DLN_GRAIN_MONTH || !dln_when_is_known(&doc->today) || (int64_t)dln_when_first_day(&doc->today) - dln_when_last_day(&candidate->when) < (contact_is_being_planned(s, t) ? 1 : LONG_AGO) || !is_spoken_of(s, t))
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
 * discuss a summit planned for 21 January", "before the summit opens on 21 January": the day of what is to come of it. */
static bool is_of_what_comes(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    enum { NEAR = 3 };
    const dln_timex *timex = &s->doc->timexes[candidate->timex];
    if (timex->begin < t->end || timex->begin >= s->end || (timex->flags & DLN_TIMEX_WEEKDAY) != 0 || !dln_when_is_known(&candidate->when) || dln_when_first_day(&candidate->when) <= dln_when_last_day(&s->doc->today))
        return false;
    uint32_t v = dln_verb_before(s->clauses, timex->begin);
    const dln_verb_group *g = v == DLN_NONE || v == t->group || s->clauses->verbs[v].begin < t->end ? NULL : &s->clauses->verbs[v];
    if (g == NULL || contact_word_in(s, timex->begin, DLN_LIST_COMING_WORDS))
        return contact_word_in(s, timex->begin, DLN_LIST_COMING_WORDS);
    bool is_ahead = g->form == DLN_VERB_FINITE && (g->tense == DLN_TENSE_PRESENT || g->tense == DLN_TENSE_FUTURE) && (g->flags & DLN_VERB_PERFECT) == 0;
    return is_ahead || g->reality != DLN_REAL || g->form == DLN_VERB_INFINITIVE || contact_cue_within(s, timex->begin > s->begin + NEAR ? timex->begin - NEAR : s->begin, timex->begin, DLN_CUE_PLAN);
}

/* "A third round, planned for April, was cancelled", told in July: the nearer of the two Aprils. */
static bool took_cancelled_year(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    enum { HALF_YEAR = 183 };
    const dln_doc *doc = s->doc;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (candidate->timex == DLN_NONE || g == NULL || !t->in_subject || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || !contact_is_called_off(s, t) || !dln_when_is_known(&doc->today) || !dln_when_is_known(&candidate->when) || dln_when_is_open(&candidate->when) ||
        (doc->timexes[candidate->timex].flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED | DLN_TIMEX_HEADING)) != 0 || dln_when_grain(&candidate->when) < DLN_GRAIN_MONTH || (int64_t)dln_when_first_day(&candidate->when) - dln_when_last_day(&doc->today) <= HALF_YEAR)
        return false;
    dln_civil a = dln_civil_of(candidate->when.begin.day), b = dln_civil_of(candidate->when.end.day);
    if (!dln_date_exists(a.year - 1, a.month, a.day) || !dln_date_exists(b.year - 1, b.month, b.day))
        return false;
    candidate->when.begin.day = dln_day_of(a.year - 1, a.month, a.day);
    candidate->when.end.day = dln_day_of(b.year - 1, b.month, b.day);
    return true;
}

/* "The first was in Rome, on 21 January", told in December: what was is behind us. */
void contact_look_back(const contact_sentence *s, const contact_trigger *t, dln_reality reality, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (took_nearest_year(s, t, candidate) || took_cancelled_year(s, t, candidate))
        return;
    bool is_done = g != NULL && t->is_verb && g->form == DLN_VERB_PARTICIPLE && (g->flags & DLN_VERB_PASSIVE) != 0; /* "the deal struck on 7 June" */
    bool is_past = g != NULL && reality == DLN_REAL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST;
    if (is_past && candidate->timex != DLN_NONE && contact_is_bare_clock(&doc->timexes[candidate->timex]) && dln_when_is_known(&candidate->when) && dln_when_is_known(&doc->today) && dln_when_first_day(&candidate->when) > dln_when_last_day(&doc->today)) {
        candidate->timex = DLN_NONE; /* "haggled past midnight", whenever that was */
        candidate->when = (dln_when){0};
        return;
    }
    if (candidate->timex == DLN_NONE || g == NULL || reality != DLN_REAL || contact_is_called_off(s, t) || contact_has_cue(s, t, DLN_CUE_CANCEL) || contact_has_cue(s, t, DLN_CUE_PUT_OFF) || (!is_done && (g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST)) || (g->begin > doc->timexes[candidate->timex].begin && !is_before_own_verb(s, g, &doc->timexes[candidate->timex])) ||
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

void contact_settle_since(const contact_sentence *s, dln_candidate *candidate)
{
    enum { FAR = 24 };
    const dln_timex *timex = candidate->timex >= s->timex_begin && candidate->timex < s->timex_end ? &s->doc->timexes[candidate->timex] : NULL;
    if (timex == NULL || timex->signal != DLN_SIGNAL_SINCE || !dln_when_is_open(&candidate->when) || !dln_when_is_known(&candidate->when))
        return;
    bool is_first = false;
    for (uint32_t i = timex->begin; i > s->begin + 1 && timex->begin - i < FAR && !is_first; i--)
        is_first = contact_word_is(s, i - 1, "time") && contact_word_is(s, i - 2, "first");
    if (is_first && !contact_is_bare_clock(timex) && candidate->when.begin.grain >= DLN_GRAIN_MONTH && candidate->when.begin.grain <= DLN_GRAIN_DAY) {
        candidate->when.end = candidate->when.begin;
        candidate->is_background = true;
    } else if (timex->type == DLN_TIMEX_TIME && candidate->when.begin.day != DLN_NO_DAY) {
        candidate->when = dln_when_days(candidate->when.begin.day, candidate->when.begin.day);
    }
}
