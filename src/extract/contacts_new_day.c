/* src/extract/contacts_new_day.c - sentences that tell no more than the day of what was told last: "That was on 3 October.", "The new date is
 * 14 June.", "It will now be held on 14 June."
 */
#include "extract/contacts.h"

static bool is_date_named(const contact_sentence *s, const dln_timex *day);

/* The first day or month that the sentence names, rather that which it says is the date; DLN_NONE. */
static uint32_t day_of(const contact_sentence *s)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (is_date_named(s, &s->doc->timexes[x]) && contact_date_is_usable(&s->doc->timexes[x]))
            return x;
    }
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (contact_date_is_usable(&s->doc->timexes[x]) && dln_when_grain(&s->doc->timexes[x].when) >= DLN_GRAIN_MONTH && !dln_when_has_clock(&s->doc->timexes[x].when))
            return x;
    }
    return DLN_NONE;
}

/* "a new date for the vote", not "for the meeting". */
static bool is_for_another(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 3 };
    bool is_for = ONE_OF(s, at, "for", "of");
    for (uint32_t i = at + 1; is_for && i < s->end && i <= at + WORDS; i++) {
        if (contact_word_in(s, i, DLN_LIST_PLANS) || contact_word_is(s, i, "it") || (s->doc->tokens.items[i].tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0)
            return false;
    }
    return is_for;
}

/* "A new date, 14 June, has been agreed", not "no new date". */
static bool names_new_date(const contact_sentence *s)
{
    for (uint32_t i = s->begin; i + 1 < s->end && dln_word_set_may_say(&s->words, "date"); i++) {
        if (contact_word_is(s, i, "new") && contact_word_is(s, i + 1, "date"))
            return (i == s->begin || !ONE_OF(s, i - 1, "no", "any")) && !is_for_another(s, i + 2);
    }
    return false;
}

/* "That was on 3 October", "It was 3 October": the token behind the verb; DLN_NONE. */
static uint32_t behind_that_was(const contact_sentence *s)
{
    return ONE_OF(s, s->begin, "that", "this", "it") && ONE_OF(s, s->begin + 1, "was", "is") ? s->begin + 2 + contact_word_is(s, s->begin + 2, "on") : DLN_NONE;
}

/* "The date given by the agency was 7 April", "The most likely date is 7 April", not "The date of the vote": the verb; NULL. */
static const dln_verb_group *names_date(const contact_sentence *s)
{
    enum { WORDS = 4 };
    uint32_t date = s->begin + 1;
    while (date < s->begin + WORDS && !contact_word_is(s, date, "date"))
        date++;
    if (!contact_word_is(s, s->begin, "the") || !contact_word_is(s, date, "date") || is_for_another(s, date + 1))
        return NULL;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_FINITE)
            return g->begin > date && g->subject_begin == s->begin && g->verb == DLN_NONE && contact_is_class(s, g->end - 1, DLN_CLASS_BE) && (g->flags & (DLN_VERB_NEGATED | DLN_VERB_COULD)) == 0 ? g : NULL;
    }
    return NULL;
}

/* The day that it names: right behind the verb. */
static bool is_date_named(const contact_sentence *s, const dln_timex *day)
{
    const dln_verb_group *g = names_date(s);
    return g != NULL && (day->begin == g->end || (day->begin == g->end + 1 && (contact_is_class(s, g->end, DLN_CLASS_PREPOSITION) || contact_is_class(s, g->end, DLN_CLASS_ADVERB))));
}

bool contact_may_tell_day(const contact_sentence *s)
{
    if (s->timex_begin < s->timex_end && contact_word_is(s, s->begin, "the") && dln_word_set_may_say(&s->words, "date"))
        return true;
    return s->timex_begin < s->timex_end && (behind_that_was(s) != DLN_NONE || names_new_date(s) || contact_word_is(s, s->begin, "it"));
}

/* "It will now be held on 14 June", "It is now to take place in June". */
static bool will_now_be_held(const contact_sentence *s)
{
    const dln_verb_group *g = s->clauses->verb_count == 0 || !contact_word_is(s, s->begin, "it") ? NULL : &s->clauses->verbs[0];
    bool is_now = false;
    if (g == NULL || g->form != DLN_VERB_FINITE || g->reality != DLN_PLANNED || g->begin > s->begin + 2 || !(dln_span_is(dln_verb_lemma(s->doc, g), "hold") || contact_word_is(s, g->end, "place")))
        return false;
    for (uint32_t i = g->begin; i < g->end; i++)
        is_now |= ONE_OF(s, i, "now", "instead");
    return is_now || contact_word_is(s, g->end, "instead");
}

/* "It will be held on 14 June", "It is scheduled for Friday", "It took place on Monday": the first verb says no more than that it is or was then. */
static bool says_when_it_is(const contact_sentence *s, dln_event_status status, const dln_timex *day)
{
    enum { NEAR = 6 }; /* "place in the Malian capital on" */
    const dln_verb_group *g = s->clauses->verb_count == 0 || !contact_word_is(s, s->begin, "it") ? NULL : &s->clauses->verbs[0];
    if (g == NULL || g->form != DLN_VERB_FINITE || g->begin != s->begin + 1 || (g->flags & (DLN_VERB_NEGATED | DLN_VERB_COULD)) != 0)
        return false;
    const dln_verb_group *last = g + 1 < s->clauses->verbs + s->clauses->verb_count && g[1].form == DLN_VERB_INFINITIVE && g[1].begin <= g->end + 1 ? g + 1 : g; /* "is to be held", "is due to take place" */
    bool takes_place = contact_word_is(s, last->end, "place") || (dln_span_is(dln_verb_lemma(s->doc, last), "hold") && (last->flags & DLN_VERB_PASSIVE) != 0);
    bool is_set = contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_PLAN) && last == g;
    bool is_then = day->begin >= last->end && day->begin <= last->end + NEAR && dln_verb_before(s->clauses, day->begin) == (uint32_t)(last - s->clauses->verbs);
    return is_then && (status == DLN_TENTATIVE ? is_set || (takes_place && last->reality == DLN_PLANNED) : takes_place && last->reality == DLN_REAL && g->tense == DLN_TENSE_PAST);
}

static void give_day(const contact_sentence *s, dln_candidate *told, uint32_t timex)
{
    told->timex = timex;
    told->when = s->doc->timexes[timex].when;
    told->zone = s->doc->timexes[timex].zone;
}

/* "in Dakar", beside that day; DLN_NONE. */
static uint32_t place_beside(const contact_sentence *s, const dln_timex *day)
{
    enum { NEAR = 6 };
    for (uint32_t r = s->ref_begin; r < s->ref_end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        bool is_beside = ref->begin + NEAR > day->begin && ref->begin < day->end + NEAR;
        if (ref->place != DLN_NONE && is_beside && ref->begin > s->begin && ONE_OF(s, ref->begin - 1, "in", "at"))
            return ref->place;
    }
    return DLN_NONE;
}

/* What "the date given" is of: what is planned, not long before, for no day or for none in particular; else what was told last. */
static dln_candidate *planned_before(const contact_sentence *s, const dln_candidates *out)
{
    enum { SENTENCES_BACK = 2, NO_DAY = 3 };
    uint32_t from = s->doc->tokens.sentences[s->index > SENTENCES_BACK ? s->index - SENTENCES_BACK : 0].begin;
    for (size_t i = out->count; i > 0 && out->items[i - 1].trigger >= from && names_date(s) != NULL; i--) {
        dln_candidate *told = &out->items[i - 1];
        bool is_open = told->timex == DLN_NONE || dln_when_is_open(&told->when) || dln_when_length_days(&told->when) > NO_DAY;
        if (!told->is_gone && told->status == DLN_TENTATIVE && told->trigger < s->begin && is_open && told->party_count != 1)
            return told;
    }
    return contact_told_last(s, out, s->begin);
}

void contact_tell_day(const contact_sentence *s, dln_candidates *out)
{
    dln_candidate *told = contact_may_tell_day(s) ? planned_before(s, out) : NULL;
    uint32_t timex = told == NULL ? DLN_NONE : day_of(s), behind = behind_that_was(s);
    if (timex == DLN_NONE || contact_word_is(s, s->end - 1, "?"))
        return;
    const dln_timex *day = &s->doc->timexes[timex];
    if (day->signal == DLN_SIGNAL_BY || day->signal == DLN_SIGNAL_UNTIL || day->signal == DLN_SIGNAL_BEFORE)
        return; /* "A new date is to be agreed by 30 March" */
    bool is_all = behind != DLN_NONE && day->begin <= behind + 1 && (day->end >= s->end || s->doc->tokens.items[day->end].kind == DLN_TOKEN_MARK);
    bool is_then = told->status != DLN_CANCELLED && (says_when_it_is(s, told->status, day) || (told->status == DLN_TENTATIVE && is_date_named(s, day)));
    bool is_vague = told->timex == DLN_NONE || (is_date_named(s, day) && dln_when_length_days(&told->when) > dln_when_length_days(&day->when) && dln_when_overlaps(&told->when, &day->when));
    if (((is_all && told->status == DLN_CONFIRMED) || is_then) && is_vague) {
        give_day(s, told, timex);
        told->place = told->place == DLN_NONE && is_then ? place_beside(s, day) : told->place;
        return;
    }
    if (told->status != DLN_CANCELLED || !(names_new_date(s) || will_now_be_held(s)) || dln_when_first_day(&day->when) <= dln_when_last_day(&told->when))
        return;
    dln_candidate old = *told, *added = contact_tell_again(s, out, &old, s->begin); /* the list may move */
    if (added == NULL)
        return;
    added->status = DLN_TENTATIVE;
    give_day(s, added, timex);
}
