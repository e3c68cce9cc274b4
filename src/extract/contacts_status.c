/* src/extract/contacts_status.c - the status of a candidate, from what its words say of it, from diaries and from the calendar; and what was
 * put off from one day to another.
 */
#include "extract/contacts.h"

#include "base/text.h"

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
    bool is_later = !s->doc->is_live && (g->flags & DLN_VERB_PROGRESSIVE) == 0 && contact_word_is(s, timex->begin, "later") && contact_word_is(s, timex->begin + 1, "today");
    if (is_behind_plan || is_later) /* "will leave today for Dakar, where she sees Sarr the same night" */
        return true;
    if (is_on_schedule || (is_today && g->end <= timex->begin)) /* "holds talks with Sarr at 4:30 p.m. today" */
        return true;
    bool is_now = !opens_line && (g->flags & DLN_VERB_PROGRESSIVE) != 0 && !dln_when_has_clock(&candidate->when) && dln_when_is_known(today) && dln_when_first_day(&candidate->when) == dln_when_first_day(today); /* "are meeting on Wednesday", told that Wednesday */
    return !is_now && (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && !is_of_entry_past(s, candidate) && (int64_t)dln_when_last_day(&candidate->when) + 7 > dln_when_first_day(today);
}

/* "The meeting was moved.": to some other day; not "was moved to Tuesday" or "by their words". */
static bool is_moved_alone(const contact_sentence *s, const dln_verb_group *g)
{
    return (g->flags & DLN_VERB_PASSIVE) != 0 && g->reality == DLN_REAL && ONE_OF(s, g->head, "moved", "shifted") && (g->end >= s->end || s->doc->tokens.items[g->end].kind == DLN_TOKEN_MARK);
}

/* "has been delayed", "is delayed": put off, unless by hours only. */
static bool is_delayed(const contact_sentence *s, const dln_verb_group *g)
{
    enum { NEAR = 6 };
    if (is_moved_alone(s, g))
        return true;
    bool is_so = (g->flags & DLN_VERB_PASSIVE) != 0 && ((g->flags & DLN_VERB_PERFECT) != 0 || g->tense == DLN_TENSE_PRESENT) && contact_word_is(s, g->head, "delayed") && g->reality == DLN_REAL;
    for (uint32_t i = g->end; is_so && i < s->end && i < g->end + NEAR; i++)
        is_so = !ONE_OF(s, i, "hour", "hours", "minutes", "hour-long") && !contact_word_is(s, i, "until");
    return is_so;
}

/* "The trip of Okonjo, who was to meet Sarr, has been put off", "The trip, where she was to meet Sarr, has": with the journey goes what was to be on it. */
static bool is_journey_off(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *own = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    const dln_verb_group *over = own != NULL && own->form == DLN_VERB_INFINITIVE && own->governor != DLN_NONE ? &s->clauses->verbs[own->governor] : own;
    bool is_put_in = own != NULL && ((over->flags & DLN_VERB_RELATIVE) != 0 || (over->subject_begin > s->begin && contact_word_in(s, over->subject_begin - 1, DLN_LIST_WHERE_WORDS)));
    if (!is_put_in || own->reality != DLN_PLANNED)
        return false;
    for (uint32_t v = t->group + 1; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        bool is_of_journey = g->form == DLN_VERB_FINITE && g->subject_end > g->subject_begin && g->subject_end <= t->begin;
        for (uint32_t i = g->subject_begin; is_of_journey && i < g->subject_end; i++) {
            if (contact_word_in(s, i, DLN_LIST_TOURS))
                return contact_cue_within(s, g->begin, g->end + 3, DLN_CUE_CANCEL) || is_delayed(s, g);
        }
    }
    return false;
}

bool contact_is_of_more_times(const contact_sentence *s, uint32_t at)
{
    at += contact_word_is(s, at, "off");
    return ONE_OF(s, at, "twice", "before", "once") || ONE_OF(s, at + 1, "times", "occasions");
}

bool contact_is_kept(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool calls_off = g != NULL && contact_cue_within(s, g->head, g->head + 1, DLN_CUE_CANCEL) && (t->in_subject || g->end <= t->group_noun);
    bool is_held = g != NULL && t->in_subject && g->reality == DLN_DENIED && (g->flags & DLN_VERB_PLANNED) != 0 && contact_is_in_some_way(s, g);
    is_held |= calls_off && t->in_subject && g->tense == DLN_TENSE_PAST && (g->flags & DLN_VERB_PERFECT) != 0 && contact_is_of_more_times(s, g->end);
    is_held |= calls_off && g->governor != DLN_NONE && dln_span_is(dln_verb_lemma(s->doc, &s->clauses->verbs[g->governor]), "threaten");
    return is_held || (calls_off && (g->reality == DLN_DENIED || g->reality == DLN_WISHED));
}

bool contact_is_called_off(const contact_sentence *s, const contact_trigger *t)
{
    if (contact_is_kept(s, t))
        return false;
    if (is_journey_off(s, t))
        return true;
    for (uint32_t v = 0; v < s->clauses->verb_count && !t->is_verb; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_FINITE && g->subject_begin <= t->begin && t->begin < g->subject_end && (contact_cue_within(s, g->begin - 1, g->end + 3, DLN_CUE_CANCEL) || is_delayed(s, g)))
            return true; /* one token before it: "never came about" */
    }
    return false;
}

/* "held the postponed talks", "The talks, broken off in May, resumed on Monday": it was, whatever had been. */
static bool was_held(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    for (uint32_t v = 0; v < s->clauses->verb_count && !t->is_verb; v++) { /* "The talks, foreseen for May and put off, took place on Monday" */
        const dln_verb_group *took = &s->clauses->verbs[v];
        if (took->form == DLN_VERB_FINITE && took->tense == DLN_TENSE_PAST && took->reality == DLN_REAL && took->subject_begin <= t->begin && t->begin < took->subject_end && contact_word_is(s, took->head, "took") && contact_word_is(s, took->end, "place"))
            return true;
    }
    if (g == NULL || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || g->reality != DLN_REAL || contact_cue_within(s, g->begin, g->end, DLN_CUE_CANCEL))
        return false;
    bool is_holding = dln_span_is(dln_verb_lemma(s->doc, g), "hold") || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) || contact_governs(s, g) == DLN_GOVERNS_BEGIN;
    return is_holding || (t->in_subject && contact_word_is(s, g->end, "place"));
}

/* "Wednesday's talks will now be held on Friday", "will take place on Friday instead": the verb sets another day. */
static bool is_now_set(const contact_sentence *s, const dln_verb_group *g)
{
    enum { REACH = 12 };
    bool is_now = false;
    uint32_t reach = g->reach < g->end + REACH ? g->reach : g->end + REACH;
    for (uint32_t i = g->begin; i < g->end; i++)
        is_now |= contact_word_is(s, i, "now");
    for (uint32_t i = g->end; i < reach && !is_now; i++)
        is_now = contact_word_is(s, i, "instead") && !contact_word_is(s, i + 1, "of");
    return is_now && g->form == DLN_VERB_FINITE && g->reality == DLN_PLANNED && (dln_span_is(dln_verb_lemma(s->doc, g), "hold") || contact_word_is(s, g->end, "place"));
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
    return is_now_set(s, g) || contact_cue_within(s, g->begin, g->end, DLN_CUE_PUT_OFF) || contact_cue_within(s, g->begin, g->end, DLN_CUE_CANCEL) ? g : NULL;
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
    if (is_now_set(s, g) || (contact_word_is(s, timex->begin - 1, "for") && contact_word_is(s, g->head, "rescheduled")))
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
        bool is_from = contact_word_is(s, from - 1, "from") && doc->timexes[x].end + 1 == timex->begin; /* "from Friday to Sunday" */
        bool is_own = (is_of_noun || is_of_subject || is_from) && doc->timexes[x].signal != DLN_SIGNAL_SINCE; /* "Friday's talks", "Talks on Thursday were put off" */
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
        if (contact_word_in(s, i - 1, DLN_LIST_AT_FIRST) || (contact_word_is(s, i - 1, "earlier") && !contact_word_is(s, i, "than"))) /* "earlier scheduled for Monday" */
            return contact_cue_within(s, i, timex->begin, DLN_CUE_PLAN);
    }
    return false;
}

/* "on Friday", told on Monday; "by mid-April", told in March, unless a past tense says that it has been. */
static bool is_ahead(const contact_sentence *s, const contact_trigger *t, const dln_candidate *c)
{
    const dln_when *when = &c->when;
    int32_t today = dln_when_last_day(&s->doc->today);
    if (c->timex != DLN_NONE && dln_token_says(&s->doc->tokens, s->doc->timexes[c->timex].begin, "later") && dln_when_last_day(when) > today)
        return true; /* "later this year" */
    if (dln_when_first_day(when) != INT32_MIN)
        return dln_when_first_day(when) > today;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return dln_when_last_day(when) > today && (g == NULL || g->tense != DLN_TENSE_PAST);
}

/* "on her schedule", "in his plans", "on the agenda for Monday": the token is the preposition. */
static bool names_diary(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 5 }; /* "Prime Minister Ali Diop 's" */
    if (!ONE_OF(s, at, "on", "in"))
        return false;
    for (uint32_t i = at + 1; i <= at + WORDS && i < s->end && !contact_word_is(s, i, "no"); i++) { /* "in no one's plans" */
        if (contact_word_in(s, i, DLN_LIST_DIARIES) || contact_word_is(s, i, "plans"))
            return true;
    }
    return false;
}

/* "Talks with Sarr are on the schedule for the evening", "said that talks with Sarr were in her plans" */
static bool is_on_agenda(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || g->verb != DLN_NONE || !contact_is_class(s, g->end - 1, DLN_CLASS_BE))
        return false;
    bool is_now = g->tense == DLN_TENSE_PRESENT, is_told = contact_is_backshifted(s, g);
    return (is_now && contact_cue_within(s, g->end, g->end + 1, DLN_CUE_PLAN)) || ((is_now || is_told) && names_diary(s, g->end));
}

bool contact_was_only_meant(const contact_sentence *s, const contact_trigger *t)
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

/* "called off on Saturday talks due to begin on Sunday": the day that they should have had stands behind a word of plans. */
static void take_due_day(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    enum { NEAR = 9 };
    const dln_doc *doc = s->doc;
    dln_candidate probe = *candidate;
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || candidate->timex < s->timex_begin || candidate->timex >= s->timex_end || !(t->in_subject || g->end <= t->group_noun) || is_put_off_to(s, &probe))
        return;
    const dln_timex *own = &doc->timexes[candidate->timex];
    bool is_of_noun = (own->begin >= t->group_noun && own->end <= t->begin) || (own->begin >= t->end && contact_cue_within(s, own->begin - 3, own->begin, DLN_CUE_PLAN)); /* "Friday's talks", "talks due on Friday" */
    for (uint32_t x = s->timex_begin; x < s->timex_end && !is_of_noun; x++) {
        const dln_timex *due = &doc->timexes[x];
        uint32_t from = due->begin > t->end + NEAR ? due->begin - NEAR : t->end, v = dln_verb_before(s->clauses, due->begin);
        bool was_due = contact_cue_within(s, from, due->begin, DLN_CUE_PLAN) || (v != DLN_NONE && v != t->group && s->clauses->verbs[v].begin >= t->end && s->clauses->verbs[v].reality != DLN_REAL);
        if (x == candidate->timex || due->begin < t->end || (t->in_subject && due->begin > g->begin) || !contact_date_is_usable(due) || dln_when_has_clock(&due->when) || !was_due || ((own->flags & DLN_TIMEX_HEADING) != 0 && contact_is_today_of_entry(s, candidate->timex, due)) || contact_word_in(s, due->begin - 1, DLN_LIST_UNTIL_WORDS))
            continue;
        candidate->timex = x;
        candidate->when = due->when;
        candidate->zone = due->zone;
        return;
    }
    if (contact_is_when_called_off(s, t, own)) { /* "21 July: Okonjo calls off talks": the entry's day */
        candidate->timex = DLN_NONE;
        candidate->when = (dln_when){0};
    }
}

/* "had met on 2 March, in a meeting foreseen for February and deferred": in what they did; where it had been put off is another matter. */
static bool is_met_in(const contact_sentence *s, const contact_trigger *t, uint32_t before)
{
    uint32_t verb = contact_word_is(s, before, "in") || contact_word_is(s, before, "during") ? dln_verb_before(s->clauses, before) : DLN_NONE;
    const dln_verb_group *g = verb == DLN_NONE ? NULL : &s->clauses->verbs[verb];
    bool is_done = g != NULL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && g->reality == DLN_REAL;
    for (uint32_t k = 0; is_done && k < s->trigger_count; k++) {
        if (s->triggers[k].is_verb && s->triggers[k].group == verb)
            return s->triggers[k].begin < t->begin;
    }
    return false;
}

/* "18 October: Okonjo announces that she will meet Sarr", "they agree to meet", "she proposes talks": the day of the entry is that of the word. */
static bool is_day_of_word(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    const dln_when *today = &s->doc->today;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_of_entry = candidate->timex != DLN_NONE && (s->doc->timexes[candidate->timex].flags & DLN_TIMEX_HEADING) != 0 && s->doc->timexes[candidate->timex].end <= t->begin;
    if (g == NULL || !is_of_entry || candidate->status != DLN_TENTATIVE || !dln_when_is_known(today) || !dln_when_is_known(&candidate->when) || dln_when_last_day(&candidate->when) >= dln_when_first_day(today))
        return false;
    bool is_told = s->clauses->clauses[g->clause].kind == DLN_CLAUSE_THAT && g->reality == DLN_PLANNED;
    const dln_verb_group *over = g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE ? &s->clauses->verbs[g->governor] : NULL;
    bool is_agreed = over != NULL && over->form == DLN_VERB_FINITE && over->reality == DLN_REAL && (over->flags & DLN_VERB_PASSIVE) == 0;
    return is_told || is_agreed || candidate->is_wish || contact_is_asked_for(s, t);
}

/* "held their first talks", "met for their first talks since May", "spoke in the first call since May": now, and not before; but "had held their first talks" then. */
static bool are_first_now(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_first = g != NULL && g->form == DLN_VERB_FINITE && !(g->tense == DLN_TENSE_PAST && (g->flags & DLN_VERB_PERFECT) != 0) && g->end <= t->group_noun;
    bool is_held = is_first && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_HOLDING);
    for (uint32_t k = 0; is_first && !is_held && ONE_OF(s, t->before, "for", "in") && k < s->trigger_count; k++)
        is_held = s->triggers[k].is_verb && s->triggers[k].group == t->group;
    for (uint32_t i = t->group_noun; is_held && i < t->begin; i++) {
        if (contact_word_is(s, i, "first"))
            return true;
    }
    return false;
}

void contact_set_status(const contact_sentence *s, const contact_trigger *t, dln_reality reality, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    bool is_noun = !t->is_verb;
    uint32_t before = t->group_noun > s->begin ? t->group_noun - 1 : s->begin;
    bool ahead = is_noun && (contact_word_is(s, before, "before") || (contact_word_is(s, before, "of") && before > s->begin && contact_word_is(s, before - 1, "ahead")));
    bool after = is_noun && (contact_word_is(s, before, "after") || contact_word_is(s, before, "following") || contact_word_is(s, before, "since") ||
                             (!t->in_subject && (contact_word_is(s, before, "at") || ((candidate->timex == DLN_NONE || doc->timexes[candidate->timex].end <= before) && is_met_in(s, t, before))))); /* "suspended the talks at a meeting" */
    if (ahead && reality == DLN_REAL && candidate->timex != DLN_NONE && contact_date_is_usable(&doc->timexes[candidate->timex]) && doc->timexes[candidate->timex].begin < t->begin && (contact_word_is(s, t->end, "of") || contact_word_is(s, t->end, "between"))) {
        candidate->timex = DLN_NONE; /* "met him on Sunday ahead of a meeting of the bloc": that day is the other's */
        candidate->when = (dln_when){0};
        candidate->status = DLN_TENTATIVE;
    }
    if (reality == DLN_CALLED_OFF || contact_is_called_off(s, t) || was_planned_for(s, candidate) || (contact_has_cue(s, t, DLN_CUE_CANCEL) && !after && !contact_is_kept(s, t) && (is_noun || reality != DLN_REAL) && !was_held(s, t)))
        candidate->status = DLN_CANCELLED;
    else if (reality == DLN_PLANNED || (ahead && reality != DLN_REAL))
        candidate->status = DLN_TENTATIVE;
    if (candidate->status == DLN_CANCELLED && reality != DLN_DENIED)
        take_due_day(s, t, candidate);
    if (candidate->status != DLN_CANCELLED && reality == DLN_WISHED)
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
    if (candidate->status == DLN_TENTATIVE && !t->is_verb && t->in_subject && is_now_set(s, &s->clauses->verbs[t->group]) && candidate->timex != DLN_NONE && doc->timexes[candidate->timex].end <= s->clauses->verbs[t->group].begin)
        candidate->status = DLN_CANCELLED; /* the old day of what "will now be held" on another */
    bool is_dated = candidate->timex != DLN_NONE && (doc->timexes[candidate->timex].flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != DLN_TIMEX_WEEKDAY;
    bool is_line = is_dated && is_noun && t->group == DLN_NONE && t->begin == t->end; /* "17 October. European Council" */
    if (is_line && reality == DLN_PLANNED && candidate->status == DLN_TENTATIVE && dln_when_is_known(&doc->today) && dln_when_is_known(&candidate->when) && dln_when_last_day(&candidate->when) < dln_when_first_day(&doc->today))
        candidate->status = DLN_CONFIRMED;
    bool has_come_true = t->in_subject && t->group != DLN_NONE && contact_is_verb_of_occasions(s, &s->clauses->verbs[t->group]); /* "The proposed meeting took place" */
    bool is_possible = is_noun && !has_come_true && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_WISH);
    if (candidate->status == DLN_CONFIRMED && is_noun && (contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PLAN) || is_possible || is_on_agenda(s, t)))
        candidate->status = DLN_TENTATIVE;
    if (candidate->status == DLN_CONFIRMED && (is_of_diary(s, t, candidate) || contact_is_on_programme(s, t, candidate)) && !contact_is_granted(s, t))
        candidate->status = DLN_TENTATIVE;
    candidate->is_wish = candidate->status == DLN_TENTATIVE && (reality == DLN_WISHED || (is_noun && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_WISH)));
    if (candidate->is_wish && (is_possible || contact_is_asked_for(s, t)) && dln_when_is_known(&doc->today) && dln_when_is_known(&candidate->when) && dln_when_last_day(&candidate->when) < dln_when_first_day(&doc->today)) {
        candidate->timex = DLN_NONE; /* "welcomed an appeal for talks with Sarr on Tuesday": when that was wished for */
        candidate->when = (dln_when){0};
    }
    bool is_a_first = is_noun && (contact_word_is(s, t->group_noun, "a") || are_first_now(s, t)); /* "held a first round of talks" */
    candidate->is_background = contact_is_looked_back_at(s, t) || (is_noun && !is_a_first && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PAST)) ||
                               (t->is_verb && (s->clauses->verbs[t->group].flags & DLN_VERB_PERFECT) != 0 && contact_has_cue(s, t, DLN_CUE_PAST) && !is_first_of_another(s, t));
    for (uint32_t i = t->end; i + 2 < s->end && i < t->end + 12 && candidate->timex == DLN_NONE; i++) /* "spoke to him by telephone at the time" */
        candidate->is_background |= contact_word_is(s, i, "at") && contact_word_is(s, i + 1, "the") && contact_word_is(s, i + 2, "time") && !ONE_OF(s, i + 3, "of", "in", "when", "that");
    const dln_verb_group *own = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    candidate->is_earlier = own != NULL && (own->flags & DLN_VERB_PERFECT) != 0 && own->tense == DLN_TENSE_PAST && ((t->is_verb && !contact_is_lead(s)) || contact_told_from(s, t) > s->begin);
    if (dln_when_is_known(&doc->today) && dln_when_is_known(&candidate->when) && dln_when_last_day(&candidate->when) < dln_when_first_day(&doc->today) && contact_was_only_meant(s, t))
        candidate->status = DLN_CANCELLED;
    if (is_day_of_word(s, t, candidate)) {
        candidate->timex = DLN_NONE;
        candidate->when = (dln_when){0};
    }
    /* the calendar knows better than the words: what lies ahead of the publication has not happened */
    if (dln_when_is_known(&doc->today) && dln_when_is_known(&candidate->when) && candidate->status == DLN_CONFIRMED && is_ahead(s, t, candidate))
        candidate->status = DLN_TENTATIVE;
}
