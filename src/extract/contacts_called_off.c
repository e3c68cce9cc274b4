/* src/extract/contacts_called_off.c - "Okonjo was to see Sarr on Friday; the trip has been put off.", "Planned for 3 March, it was
 * cancelled.": words that call off, or move to another day, what was told last.
 */
#include "extract/contacts.h"

static bool is_told_word(const contact_sentence *s, uint32_t token)
{
    return contact_word_is(s, token, "it") || contact_word_in(s, token, DLN_LIST_PLANS);
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
        if (contact_word_in(s, i, DLN_LIST_DOUBTS))
            return true;
    }
    return contact_cue_within(s, s->begin, g->begin, DLN_CUE_DENY) || contact_word_is(s, s->end - 1, "?");
}

/* The noun of a subject: its last word, or, "A further trip, pencilled in for 3 March, was dropped", the last one before its comma. */
static uint32_t noun_of(const contact_sentence *s, const dln_verb_group *g)
{
    uint32_t at = g->subject_begin;
    while (at < g->subject_end && !contact_word_is(s, at, ","))
        at++;
    return at > g->subject_begin ? at - 1 : s->end;
}

/* "it was cancelled", "that trip's off", "The appointment has been put off"; not "It was suspended", which may be a tariff. */
static bool calls_off(const contact_sentence *s, const dln_verb_group *g)
{
    enum { LONGEST = 3, NEAR = 2 };
    uint32_t last = noun_of(s, g);
    bool is_not = g->reality == DLN_DENIED && contact_cue_within(s, g->begin, g->end + NEAR, DLN_CUE_CANCEL) && !ONE_OF(s, g->end + 1, "in", "at", "behind", "without", "with"); /* "It will not take place", not "in public" */
    if (g->form != DLN_VERB_FINITE || (!is_not && (g->reality != DLN_REAL || (g->flags & DLN_VERB_NEGATED) != 0)) || (g->flags & (DLN_VERB_RELATIVE | DLN_VERB_CONDITIONAL | DLN_VERB_COULD)) != 0 || last >= g->begin || last >= g->subject_begin + LONGEST || !is_told_word(s, last))
        return false;
    bool is_off = dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) && contact_word_is(s, g->end, "off");
    uint32_t from = g->end + contact_word_is(s, g->end, "off");
    if (contact_word_is(s, from, "from") && contact_behind_time(s, from) != from)
        return false; /* "had been put off from March": to what has been told */
    if ((!is_off && !contact_cue_within(s, g->begin, g->end + NEAR, DLN_CUE_CANCEL)) || is_doubted(s, g))
        return false;
    for (uint32_t i = g->subject_begin; i <= last; i++) {
        if (contact_ref_at(s, i) != DLN_NONE)
            return false;
    }
    return !contact_word_is(s, last, "it") || is_off || is_not || contact_word_in(s, g->head, DLN_LIST_CALLED_OFF);
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

void contact_call_off(const contact_sentence *s, dln_candidates *out)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        dln_candidate *told = calls_off(s, g) ? contact_told_last(s, out, g->begin) : NULL;
        if (told == NULL)
            continue;
        uint32_t last = (uint32_t)(told - out->items); /* the list may move */
        uint32_t due = day_of(s, g, false), moved = day_of(s, g, true);
        if (told->status == DLN_TENTATIVE && due == DLN_NONE) {
            told->status = DLN_CANCELLED;
            told->is_wish = false;
        } else {
            tell_anew(s, g, last, due, DLN_CANCELLED, out);
        }
        tell_anew(s, g, last, moved, DLN_TENTATIVE, out);
    }
}
