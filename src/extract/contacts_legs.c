/* src/extract/contacts_legs.c - the legs of a journey that one sentence tells: "travels to Rome on Friday for talks with Sarr, to Lima on Sunday
 * to see Diop". Each has its day, its place and whom the traveller meets there.
 */
#include "extract/contacts.h"

enum { LEGS = 8 };

static bool names_place(const contact_sentence *s, uint32_t token)
{
    for (uint32_t r = dln_doc_ref_from(s->doc, token); r < s->ref_end && s->doc->refs[r].begin == token; r++) {
        if (s->doc->refs[r].place != DLN_NONE)
            return true;
    }
    return false;
}

/* Where the words begin that open a leg: at "to", or, "and two days later to Lima", "and on Sunday to Lima", at its day; s->end: nothing opens it. */
static uint32_t opening_of(const contact_sentence *s, uint32_t to)
{
    uint32_t begin = to;
    for (uint32_t x = s->timex_begin; x < s->timex_end && s->doc->timexes[x].begin < to; x++)
        begin = s->doc->timexes[x].end == to && contact_date_is_usable(&s->doc->timexes[x]) ? s->doc->timexes[x].begin : begin;
    begin -= begin < to && contact_word_is(s, begin - 1, "on");
    return begin > s->begin && ONE_OF(s, begin - 1, ",", "and", "then") ? begin : s->end;
}

/* The tokens that open the legs, two or more, behind a verb of going; 0: there are none. */
static uint32_t find_legs(const contact_sentence *s, uint32_t legs[LEGS])
{
    uint32_t count = 0, going = DLN_NONE;
    for (uint32_t v = 0; v < s->clauses->verb_count && going == DLN_NONE; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        going = g->form != DLN_VERB_GERUND && g->verb != DLN_NONE && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_JOURNEYS) && contact_word_is(s, g->end, "to") && names_place(s, g->end + 1) ? v : DLN_NONE;
    }
    for (uint32_t i = going == DLN_NONE ? s->end : s->clauses->verbs[going].end; i + 1 < s->end && count < LEGS; i++) {
        if (!contact_word_is(s, i, "to") || !names_place(s, i + 1))
            continue;
        uint32_t begin = count == 0 ? i : opening_of(s, i);
        if (begin < s->end)
            legs[count++] = begin;
    }
    return count >= 2 ? count : 0;
}

/* The day of the leg between two tokens: index in doc->timexes; DLN_NONE. */
static uint32_t day_within(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (s->doc->timexes[x].begin >= begin && s->doc->timexes[x].end <= end && contact_date_is_usable(&s->doc->timexes[x]) && dln_when_grain(&s->doc->timexes[x].when) == DLN_GRAIN_DAY && dln_when_is_single(&s->doc->timexes[x].when))
            return x;
    }
    return DLN_NONE;
}

/* Weekdays of one journey follow each other: the first such day that is not before the leg before. */
static int32_t day_after(const dln_timex *timex, int32_t before)
{
    enum { WEEK = 7 };
    int32_t day = dln_when_first_day(&timex->when);
    bool is_weekday = (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && before > INT32_MIN;
    return is_weekday && day < before && day + WEEK >= before ? day + WEEK : day;
}

static bool is_named_within(const contact_sentence *s, uint32_t party, uint32_t begin, uint32_t end)
{
    for (uint32_t r = dln_doc_ref_from(s->doc, begin); r < s->ref_end && s->doc->refs[r].begin < end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        for (uint32_t p = 0; p < ref->count && ref->place == DLN_NONE; p++) {
            if (s->doc->ref_parties[ref->first + p] == party)
                return true;
        }
    }
    return false;
}

/* The day of the first leg: its own, else the one that opens the sentence or its entry. */
static uint32_t day_of_first(const contact_sentence *s, const uint32_t legs[LEGS])
{
    uint32_t own = day_within(s, legs[0], legs[1]), opening = own == DLN_NONE ? day_within(s, s->begin, legs[0]) : own;
    bool heads_own = s->timex_begin < s->timex_end && (s->doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0;
    uint32_t heading = heads_own ? s->timex_begin : s->heading;
    bool is_headed = opening == DLN_NONE && heading != DLN_NONE && dln_when_grain(&s->doc->timexes[heading].when) == DLN_GRAIN_DAY && dln_when_is_single(&s->doc->timexes[heading].when);
    return is_headed ? heading : opening;
}

bool contact_share_of_leg(const contact_sentence *s, const contact_trigger *t, const contact_list *who, contact_share *out)
{
    uint32_t legs[LEGS], count = find_legs(s, legs), leg = 0;
    int32_t day = INT32_MIN;
    if (count == 0 || t->begin < legs[0])
        return false;
    bool has_day = false;
    *out = (contact_share){.timex = DLN_NONE};
    for (uint32_t k = 0; k < count; k++)
        has_day |= day_within(s, legs[k], k + 1 < count ? legs[k + 1] : s->end) != DLN_NONE;
    for (uint32_t k = 0; k < count && legs[k] < t->begin; k++) {
        uint32_t timex = k == 0 ? day_of_first(s, legs) : day_within(s, legs[k], k + 1 < count ? legs[k + 1] : s->end);
        leg = k;
        out->timex = timex;
        day = timex == DLN_NONE ? day : day_after(&s->doc->timexes[timex], day);
    }
    if (!has_day)
        return false; /* "to Rome and to Berlin next week to meet Sarr and Diop" */
    out->begin = legs[leg];
    while (!contact_word_is(s, out->begin, "to") || !names_place(s, out->begin + 1))
        out->begin++; /* there is one: it made the leg */
    out->end = leg + 1 < count ? legs[leg + 1] : s->end;
    out->is_undated = out->timex == DLN_NONE;
    out->has_day = out->timex != DLN_NONE;
    out->day = day;
    for (uint32_t p = 0; p < who->count; p++) {
        if (is_named_within(s, who->party[p], s->begin, legs[0]) || is_named_within(s, who->party[p], out->begin, out->end))
            contact_list_add(s, &out->who, who->party[p], who->by[p]);
    }
    return out->who.count >= 2;
}
