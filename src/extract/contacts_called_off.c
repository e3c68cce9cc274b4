/* src/extract/contacts_called_off.c - "Okonjo was to see Sarr on Friday; the trip has been put off.", "Planned for 3 March, it was
 * cancelled.", "But the ministry said that the talks would not take place", "She has cancelled her trip": words that call off, or move to
 * another day, what was told last.
 */
#include "extract/contacts.h"

/* "the talks", "that meeting": told of before, not "a meeting" or "the summit", which may be another. */
static bool is_told_occasion(const contact_sentence *s, uint32_t token)
{
    return token > s->begin && contact_word_in(s, token, DLN_LIST_TALKS_APART) && contact_word_in(s, token - 1, DLN_LIST_DEFINITE);
}

static bool is_told_word(const contact_sentence *s, uint32_t token)
{
    if (contact_word_is(s, token, "date")) /* not "the previous date" */
        return token > s->begin && contact_word_in(s, token - 1, DLN_LIST_DEFINITE);
    return contact_word_is(s, token, "it") || contact_word_in(s, token, DLN_LIST_PLANS) || is_told_occasion(s, token);
}

/* "called off Monday's talks on Sunday" */
static bool has_own_day(const contact_sentence *s, const contact_trigger *trigger)
{
    for (uint32_t x = dln_doc_timex_from(s->doc, trigger->group_noun); x < s->timex_end && s->doc->timexes[x].end < trigger->begin; x++) {
        if (contact_date_is_usable(&s->doc->timexes[x]) && contact_word_is(s, s->doc->timexes[x].end, "'s"))
            return true;
    }
    return false;
}

bool contact_is_when_called_off(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { BESIDE = 2 };
    const dln_verb_group *g = trigger->is_verb || trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    bool is_off = g != NULL && (contact_governs(s, g) == DLN_GOVERNS_CANCEL || contact_cue_within(s, g->begin, g->end + BESIDE, DLN_CUE_CANCEL));
    if (!is_off || timex->begin < s->begin || timex->signal == DLN_SIGNAL_UNTIL || contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS))
        return false;
    if (contact_is_class(s, timex->begin - 1, DLN_CLASS_DETERMINER) || contact_word_is(s, timex->end, "'s"))
        return false; /* "scrapped a January trip" */
    if (!trigger->in_subject && timex->begin >= trigger->end)
        return has_own_day(s, trigger);
    if (!trigger->in_subject)
        return g->end <= trigger->group_noun && timex->end <= trigger->group_noun;
    return (g->flags & DLN_VERB_PASSIVE) != 0 && timex->begin >= g->end && timex->begin <= g->end + contact_is_class(s, g->end, DLN_CLASS_PREPOSITION);
}

bool contact_may_call_off(const contact_sentence *s)
{
    const dln_token *token = s->doc->tokens.items + s->begin, *end = s->doc->tokens.items + s->end;
    while (token < end && (token->tables & dln_table_bit(DLN_TABLE_CONTACT_CUES)) == 0 && token->code != dln_code_of("off", 3)) /* most sentences have no such word */
        token++;
    bool has_word = false;
    for (uint32_t i = s->begin; token < end && i < s->end && !has_word; i++)
        has_word = is_told_word(s, i);
    return has_word;
}

/* "If it is called off", "denied that the visit had been cancelled": nothing that is so. */
static bool is_doubted(const contact_sentence *s, const dln_verb_group *g)
{
    for (uint32_t i = s->begin; i < g->end; i++) {
        bool is_told_by_others = i == g->begin && contact_word_is(s, i, "would") && s->clauses->clauses[g->clause].kind == DLN_CLAUSE_THAT; /* "said it would not take place" */
        if (contact_word_in(s, i, DLN_LIST_DOUBTS) && !is_told_by_others)
            return true;
    }
    return contact_cue_within(s, s->begin, g->begin, DLN_CUE_DENY) || contact_word_is(s, s->end - 1, "?");
}

/* "In January she called off the trip": another that was planned then. */
static bool is_long_before(const contact_sentence *s, const dln_verb_group *g)
{
    enum { FORTNIGHT = 14 };
    const dln_doc *doc = s->doc;
    bool is_long = false;
    for (uint32_t x = s->timex_begin; x < s->timex_end && doc->timexes[x].begin < g->reach && dln_when_is_known(&doc->today); x++)
        is_long |= contact_date_is_usable(&doc->timexes[x]) && dln_when_last_day(&doc->timexes[x].when) + FORTNIGHT < dln_when_first_day(&doc->today);
    return is_long;
}

/* The noun of a subject: its last word, or, "A further trip, pencilled in for 3 March, was dropped", the last one before its comma. */
static uint32_t noun_of(const contact_sentence *s, const dln_verb_group *g)
{
    uint32_t at = g->subject_begin;
    while (at < g->subject_end && !contact_word_is(s, at, ","))
        at++;
    return at > g->subject_begin ? at - 1 : s->end;
}

bool contact_is_in_some_way(const contact_sentence *s, const dln_verb_group *g)
{
    return contact_word_in(s, g->end + ONE_OF(s, g->end, "place", "ahead"), DLN_LIST_HELD_OTHERWISE);
}

/* "it was cancelled", "that trip's off", "The appointment has been put off"; not "It was suspended", which may be a tariff. */
static bool calls_off(const contact_sentence *s, const dln_verb_group *g)
{
    enum { LONGEST = 3, NEAR = 2 };
    uint32_t last = noun_of(s, g);
    uint32_t begin = g->begin - (g->begin > s->begin && contact_word_is(s, g->begin - 1, "never")); /* "never took place" */
    bool is_not = g->reality == DLN_DENIED && contact_cue_within(s, begin, g->end + NEAR, DLN_CUE_CANCEL) && !contact_cue_within(s, g->head, g->head + 1, DLN_CUE_CANCEL) && !contact_is_in_some_way(s, g);
    if (g->form != DLN_VERB_FINITE || (!is_not && (g->reality != DLN_REAL || (g->flags & DLN_VERB_NEGATED) != 0)) || (g->flags & (DLN_VERB_RELATIVE | DLN_VERB_CONDITIONAL | DLN_VERB_COULD)) != 0 || last >= g->begin || last >= g->subject_begin + LONGEST || !is_told_word(s, last))
        return false;
    bool is_off = dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) && contact_word_is(s, g->end, "off");
    uint32_t from = g->end + contact_word_is(s, g->end, "off");
    if (contact_word_is(s, from, "from") && contact_behind_time(s, from) != from)
        return false; /* "had been put off from March": to what has been told */
    if ((!is_off && !contact_cue_within(s, begin, g->end + NEAR, DLN_CUE_CANCEL)) || is_doubted(s, g))
        return false;
    for (uint32_t i = g->subject_begin; i <= last; i++) {
        if (contact_ref_at(s, i) != DLN_NONE)
            return false;
    }
    if (is_told_occasion(s, last) && (is_long_before(s, g) || contact_is_of_more_times(s, g->end)))
        return false;
    if (is_told_occasion(s, last) && s->clauses->clauses[g->clause].kind != DLN_CLAUSE_THAT && (g->flags & DLN_VERB_PERFECT) != 0 && g->tense == DLN_TENSE_PAST)
        return false; /* "Their meeting had been put off twice": before it was set for that day */
    return !contact_word_is(s, last, "it") || is_off || is_not || contact_word_in(s, g->head, DLN_LIST_CALLED_OFF);
}

/* "put it off", "called the talks off", "has put her visit off": the word between the verb and "off". s->end: there is none. */
static uint32_t what_it_puts_off(const contact_sentence *s, const dln_verb_group *g)
{
    bool may_be = ONE_OF(s, g->head, "put", "puts", "call", "called", "calls");
    uint32_t noun = g->end + contact_word_in(s, g->end, DLN_LIST_DEFINITE);
    bool is_told = noun > g->end ? is_told_occasion(s, noun) || contact_word_in(s, noun, DLN_LIST_PLANS) : contact_word_is(s, noun, "it");
    return may_be && is_told && contact_word_is(s, noun + 1, "off") ? noun : s->end;
}

/* "cancelled the visit", "has put off her trip", "called the talks off": the noun, with nobody behind it whose it is. s->end: there is none. */
static uint32_t what_it_calls_off(const contact_sentence *s, const dln_verb_group *g)
{
    bool is_done = g->form == DLN_VERB_FINITE && g->reality == DLN_REAL && (g->flags & (DLN_VERB_NEGATED | DLN_VERB_PASSIVE | DLN_VERB_RELATIVE | DLN_VERB_CONDITIONAL | DLN_VERB_COULD)) == 0;
    uint32_t at = g->end + contact_word_is(s, g->end, "off"), apart = is_done ? what_it_puts_off(s, g) : s->end;
    if (apart < s->end)
        return is_long_before(s, g) || contact_is_of_more_times(s, apart + 2) || is_doubted(s, g) ? s->end : apart;
    if (!is_done || !contact_cue_within(s, g->head, at, DLN_CUE_CANCEL) || !contact_word_in(s, at, DLN_LIST_DEFINITE) || !(is_told_occasion(s, at + 1) || contact_word_in(s, at + 1, DLN_LIST_PLANS)))
        return s->end;
    bool is_another = is_long_before(s, g) || contact_is_of_more_times(s, at + 2) || ONE_OF(s, at + 2, "to", "with", "between", "of", "by", "that", "which", "planned", "due", "set", "scheduled") || is_doubted(s, g);
    return is_another ? s->end : at + 1;
}

/* Whether no other person than those of the occasion calls it off. */
static bool is_of_those_told(const contact_sentence *s, const dln_verb_group *g, const dln_candidate *told)
{
    contact_list who = contact_nobody();
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    for (uint32_t i = 0; i < who.count; i++) {
        bool is_told = s->doc->parties[who.party[i]].party.kind != DLN_PERSON;
        for (uint32_t k = 0; k < told->party_count && !is_told; k++)
            is_told = told->parties[k] == who.party[i];
        if (!is_told)
            return false;
    }
    return true;
}

/* What the noun has made a candidate of: the same, and a day behind it, "cancelled the talks on Tuesday", is that on which it was called off. */
static void leave_told_again(dln_candidates *out, const dln_candidate *told, uint32_t noun)
{
    for (size_t i = out->count; i > 0 && &out->items[i - 1] != told; i--) {
        if (out->items[i - 1].trigger == noun && out->items[i - 1].party_count < 2)
            out->items[i - 1].is_gone = true;
    }
}

/* The day that it should have had ("planned for 3 March, it was ..."), or to which it is moved ("was put off to 5 May"). DLN_NONE. */
static uint32_t day_of(const contact_sentence *s, const dln_verb_group *g, bool is_new)
{
    enum { NEAR = 4 };
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        uint32_t from = timex->begin > s->begin + NEAR ? timex->begin - NEAR : s->begin;
        bool is_moved = timex->begin >= g->end && (timex->signal == DLN_SIGNAL_UNTIL || contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS));
        bool was_due = timex->end <= g->begin && contact_cue_within(s, from, timex->begin, DLN_CUE_PLAN);
        if (contact_date_is_usable(timex) && (is_new ? is_moved : was_due))
            return x;
    }
    return DLN_NONE;
}

dln_candidate *contact_told_last(const contact_sentence *s, const dln_candidates *out, uint32_t before)
{
    uint32_t from = s->index > 0 ? s->doc->tokens.sentences[s->index - 1].begin : s->begin;
    for (size_t i = out->count; i > 0 && out->items[i - 1].trigger >= from; i--) {
        dln_candidate *told = &out->items[i - 1];
        if (!told->is_gone && told->party_count >= 2 && told->trigger < before)
            return told;
    }
    return NULL;
}

dln_candidate *contact_tell_again(const contact_sentence *s, dln_candidates *out, const dln_candidate *told, uint32_t at)
{
    dln_candidate *again = dln_candidate_new(s->doc, out, told->type, at);
    if (again == NULL)
        return NULL;
    uint32_t trigger = again->trigger;
    *again = *told;
    again->trigger = trigger;
    again->begin = s->begin;
    again->end = s->end;
    again->opened = again->closed = (dln_point){.day = DLN_NO_DAY};
    again->lasted = 0;
    return again;
}

static void tell_anew(const contact_sentence *s, const dln_verb_group *g, uint32_t last, uint32_t timex, dln_event_status status, dln_candidates *out)
{
    dln_candidate told = out->items[last], *added = timex == DLN_NONE ? NULL : contact_tell_again(s, out, &told, g->begin);
    if (added == NULL)
        return;
    added->place = DLN_NONE;
    added->timex = timex;
    added->when = s->doc->timexes[timex].when;
    added->zone = s->doc->timexes[timex].zone;
    added->status = status;
}

/* "There was to be a meeting on Monday. It was called off.", told on Wednesday: the Monday that is nearer, not the one to come. */
static void fall_back_a_week(const contact_sentence *s, const dln_verb_group *g, dln_candidate *told)
{
    enum { WEEK = 7, HALF = 3 };
    const dln_doc *doc = s->doc;
    bool is_weekday = told->timex != DLN_NONE && (doc->timexes[told->timex].flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED | DLN_TIMEX_HEADING)) == DLN_TIMEX_WEEKDAY && dln_when_is_known(&doc->today) && !dln_when_is_open(&told->when);
    if (!is_weekday || g->tense != DLN_TENSE_PAST || dln_when_length_days(&told->when) != 1)
        return;
    int64_t ahead = (int64_t)dln_when_first_day(&told->when) - dln_when_last_day(&doc->today);
    bool was_to_be = false;
    for (uint32_t i = told->begin; i < told->end && i < doc->timexes[told->timex].begin; i++) /* not "will meet on Monday" */
        was_to_be |= dln_token_says(&doc->tokens, i, "was") || dln_token_says(&doc->tokens, i, "were");
    if (!was_to_be || ahead <= HALF || ahead >= WEEK)
        return;
    told->when.begin.day -= WEEK;
    told->when.end.day -= WEEK;
}

static void call_off_by(const contact_sentence *s, const dln_verb_group *g, dln_candidates *out)
{
    uint32_t noun = what_it_calls_off(s, g);
    dln_candidate *told = noun < s->end ? contact_told_last(s, out, g->begin) : NULL;
    if (told == NULL || told->status != DLN_TENTATIVE || !is_of_those_told(s, g, told))
        return;
    uint32_t last = (uint32_t)(told - out->items), moved = day_of(s, g, true);
    told->status = DLN_CANCELLED;
    told->is_wish = false;
    leave_told_again(out, told, noun);
    tell_anew(s, g, last, moved, DLN_TENTATIVE, out);
}

/* "rang Sarr on Monday, and her trip was put off": no journey is made by telephone. */
static bool is_journey_for_call(const contact_sentence *s, const dln_verb_group *g, const dln_candidate *told)
{
    return told->type == dln_event_type_find(DLN_SPAN("call")) && ONE_OF(s, noun_of(s, g), "trip", "visit", "journey", "tour");
}

/* "did not show up", "failed to turn up", "never came": whoever did not come to what was told. */
static bool is_no_show(const contact_sentence *s, const dln_verb_group *g)
{
    const dln_verb_group *over = g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE ? &s->clauses->verbs[g->governor] : NULL;
    bool has_failed = over != NULL && over->form == DLN_VERB_FINITE && (over->flags & DLN_VERB_NEGATED) == 0 && over->reality == DLN_REAL && dln_span_is(dln_verb_lemma(s->doc, over), "fail");
    bool did_not = g->form == DLN_VERB_FINITE && g->tense != DLN_TENSE_FUTURE && (g->flags & (DLN_VERB_NEGATED | DLN_VERB_COULD | DLN_VERB_RELATIVE)) == DLN_VERB_NEGATED && !contact_is_class(s, g->begin, DLN_CLASS_MODAL); /* not "said that he would not come" */
    uint32_t words = has_failed || did_not ? dln_phrase_in(s->doc->lexicon, &s->doc->tokens, g->head, s->end, DLN_LIST_SHOWING_UP) : 0;
    return words > 0 && (g->head + words >= s->end || s->doc->tokens.items[g->head + words].kind == DLN_TOKEN_MARK);
}

/* Whether the two had met: "Okonjo met Sarr, but the press did not come". */
static bool was_met(const contact_sentence *s, const dln_candidate *told)
{
    uint32_t v = dln_verb_at(s->clauses, told->trigger);
    return told->status == DLN_CONFIRMED && v != DLN_NONE && s->clauses->verbs[v].reality == DLN_REAL;
}

/* "Okonjo came for talks with Sarr, but the Senegalese failed to show up": of two sides one was not there. */
static void call_off_by_absence(const contact_sentence *s, const dln_verb_group *g, dln_candidates *out)
{
    dln_candidate *told = is_no_show(s, g) ? contact_told_last(s, out, g->begin) : NULL;
    const dln_verb_group *clause = told != NULL && g->form == DLN_VERB_INFINITIVE ? &s->clauses->verbs[g->governor] : g;
    contact_list who = contact_nobody();
    bool has_but = clause->subject_begin > s->begin && contact_word_is(s, clause->subject_begin - 1 - contact_is_class(s, clause->subject_begin - 1, DLN_CLASS_DETERMINER), "but");
    if (told == NULL || told->party_count != 2 || told->status == DLN_CANCELLED || told->begin != s->begin || !has_but || was_met(s, told))
        return;
    contact_subject_parties(s, clause->subject_begin, clause->subject_end, &who);
    for (uint32_t i = clause->subject_begin; i < clause->subject_end; i++) { /* not "the Senegalese press" */
        if (contact_ref_at(s, i) == DLN_NONE && !contact_is_class(s, i, DLN_CLASS_DETERMINER) && !contact_word_in(s, i, DLN_LIST_DELEGATIONS) && s->doc->tokens.items[i].kind == DLN_TOKEN_WORD)
            return;
    }
    for (uint32_t k = 0; k < told->party_count && who.count == 1; k++) {
        dln_span country = s->doc->parties[told->parties[k]].party.country;
        if (told->parties[k] == who.party[0] || (country.len > 0 && dln_span_equals(country, s->doc->parties[who.party[0]].party.country)))
            told->status = DLN_CANCELLED;
    }
}

void contact_call_off(const contact_sentence *s, dln_candidates *out)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        dln_candidate *told = calls_off(s, g) ? contact_told_last(s, out, g->begin) : NULL;
        call_off_by(s, g, out);
        call_off_by_absence(s, g, out);
        if (told == NULL || (told->status != DLN_TENTATIVE && is_told_occasion(s, noun_of(s, g))) || is_journey_for_call(s, g, told))
            continue;
        uint32_t last = (uint32_t)(told - out->items); /* the list may move */
        uint32_t due = day_of(s, g, false), moved = day_of(s, g, true);
        if (told->status == DLN_TENTATIVE && (due == DLN_NONE || due == told->timex)) {
            told->status = DLN_CANCELLED;
            told->is_wish = false;
            fall_back_a_week(s, g, told);
        } else {
            tell_anew(s, g, last, due, DLN_CANCELLED, out);
        }
        tell_anew(s, g, last, moved, DLN_TENTATIVE, out);
    }
}
