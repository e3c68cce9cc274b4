/* src/extract/hours.c - from when to when an occasion lasted: clock times with the role that their verb or preposition gives
 * them ("opened at 18:07", "finished at 20:08", "from 5 to 6.30 pm"), durations ("lasted 50 minutes"), and the zone of a clock
 * that names none: another clock beside it that does ("2 p.m. local time (1100 GMT)"), what the article says of all its times,
 * the place of the occasion, the dateline.
 */
#include "extract/contacts.h"

#include <dateline/zone.h>

enum { LONGEST = 14 * 60 }; /* minutes of a sitting */

/* What stands before the clock says that it was the end. */
static bool is_end(const contact_sentence *s, const dln_timex *timex)
{
    uint32_t from = timex->begin > s->begin + 12 ? timex->begin - 12 : s->begin;
    if (timex->begin > s->begin && contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS))
        return true;
    for (uint32_t i = timex->begin; i > from; i--) {
        if (contact_word_in(s, i - 1, DLN_LIST_END_WORDS))
            return true;
        if (contact_word_in(s, i - 1, DLN_LIST_BEGIN_WORDS) && !contact_word_is(s, i - 1, "at"))
            return false;
    }
    for (uint32_t i = timex->end; i < timex->end + 18 && i < s->end; i++) { /* "At 12:06 the call came to an end" */
        if (contact_word_is(s, i, ",") || contact_word_in(s, i, DLN_LIST_BEGIN_WORDS))
            return false;
        if (contact_word_in(s, i, DLN_LIST_END_WORDS) && dln_verb_before(s->clauses, timex->begin) == DLN_NONE)
            return true;
    }
    return false;
}

static bool names_place(const contact_sentence *s)
{
    for (uint32_t r = s->ref_begin; r < s->ref_end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        if (ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE && ref->begin >= s->doc->dateline_end && s->doc->places[ref->place].zone.len > 0)
            return true;
    }
    return false;
}

static bool is_local(const contact_sentence *s, const dln_timex *timex)
{
    return (contact_word_is(s, timex->end - 2, "local") && contact_word_is(s, timex->end - 1, "time")) || (contact_word_is(s, timex->end, "local") && contact_word_is(s, timex->end + 1, "time"));
}

/* "PT1H40M" in minutes; 0: no clock duration, or none that a meeting has. */
static int32_t minutes_of(dln_span value)
{
    int32_t total = 0, number = 0;
    if (value.len < 4 || value.text[0] != 'P' || value.text[1] != 'T')
        return 0;
    for (size_t i = 2; i < value.len; i++) {
        char c = value.text[i];
        if (c >= '0' && c <= '9') {
            number = number > LONGEST ? number : number * 10 + (c - '0');
        } else if (c == 'H' || c == 'M') {
            total += c == 'H' ? number * 60 : number;
            number = 0;
        } else {
            return 0;
        }
    }
    return total > LONGEST ? 0 : total;
}

int32_t contact_minutes(const dln_timex *timex)
{
    bool is_bound = timex->mod != NULL && (strcmp(timex->mod, "MORE_THAN") == 0 || strcmp(timex->mod, "LESS_THAN") == 0 || strcmp(timex->mod, "EQUAL_OR_MORE") == 0 || strcmp(timex->mod, "EQUAL_OR_LESS") == 0);
    return timex->type == DLN_TIMEX_DURATION && !is_bound ? minutes_of(timex->value_iso.len > 0 ? timex->value_iso : timex->value) : 0;
}

static bool is_length(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    if (contact_word_in(s, timex->end, DLN_LIST_NO_LENGTH))
        return false;
    if (timex->end == trigger->begin || (timex->end < trigger->begin && timex->begin >= trigger->group_noun && !contact_word_is(s, timex->end, "of")))
        return true; /* "a two-hour meeting", "an hour-long private talk" */
    return (timex->begin > s->begin && contact_word_in(s, timex->begin - 1, DLN_LIST_LASTING_BEFORE)) || contact_word_in(s, timex->end, DLN_LIST_LASTING_BEHIND) || contact_word_is(s, timex->end - 1, "long");
}

/* The offset of clocks that show the minute at the minute utc of the day. */
static int16_t offset_of_same(int32_t minute, int32_t utc)
{
    int32_t offset = (((minute - utc) % 1440) + 1440) % 1440;
    if (offset > 14 * 60)
        offset -= 1440;
    return offset % 15 == 0 && offset >= -12 * 60 ? (int16_t)offset : DLN_ZONE_UNKNOWN;
}

int16_t dln_clock_offset_beside(const dln_doc *doc, uint32_t index, uint32_t last)
{
    enum { MOST = 64 }; /* times looked at: a hostile sentence has thousands */
    const dln_timex *own = &doc->timexes[index];
    for (uint32_t k = index + 1; k < last && k <= index + MOST; k++) {
        const dln_timex *other = &doc->timexes[k];
        if (!dln_when_has_clock(&other->when) || other->when.begin.zone_offset_min == DLN_ZONE_UNKNOWN)
            continue;
        if (other->begin > own->end + 5 || !dln_token_is(&doc->tokens, other->begin - 1, "("))
            return other->when.begin.zone_offset_min;
        return offset_of_same(own->when.begin.minute, other->when.begin.minute - other->when.begin.zone_offset_min);
    }
    return DLN_ZONE_UNKNOWN;
}

/* "3 p.m. in London": of the place that is named with the clock. */
static int16_t offset_in_place(const contact_sentence *s, const dln_timex *timex, int32_t day)
{
    uint32_t at = timex->end + 1;
    if (!contact_word_is(s, timex->end, "in"))
        return DLN_ZONE_UNKNOWN;
    for (uint32_t r = s->ref_begin; r < s->ref_end && s->doc->refs[r].begin <= at; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        const dln_zone *zone = ref->begin != at || ref->place == DLN_NONE || s->doc->places[ref->place].zone.len == 0 ? NULL : dln_zone_find(s->doc->places[ref->place].zone);
        if (zone != NULL)
            return (int16_t)dln_zone_offset_at_local(zone, day, timex->when.begin.minute);
    }
    return DLN_ZONE_UNKNOWN;
}

static void note(dln_point *into, const dln_point *point, int16_t offset, int32_t day)
{
    if (into->grain != DLN_GRAIN_NONE)
        return;
    *into = *point;
    into->day = day;
    if (into->zone_offset_min == DLN_ZONE_UNKNOWN)
        into->zone_offset_min = offset;
}

static bool has_dash(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (contact_word_is(s, i, "-") || contact_word_is(s, i, "--") || contact_word_is(s, i, "\xE2\x80\x93") || contact_word_is(s, i, "\xE2\x80\x94"))
            return true;
    }
    return false;
}

/* "as an 11 a.m. deadline passed", "before a 5 p.m. news conference": the hour of what the article opens. */
static bool is_of_a_thing(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    if (contact_word_is(s, timex->begin - 1, "(") && timex > &s->doc->timexes[s->timex_begin] && timex[-1].end + 3 >= timex->begin)
        timex--; /* "a 10 a.m. deadline (1500 GMT)" */
    enum { NEAR = 2 };
    bool is_gerund = trigger->is_verb && s->clauses->verbs[trigger->group].form == DLN_VERB_GERUND; /* "cancelled a 10 a.m. meeting with Sarr" */
    bool is_own = (!trigger->is_verb || is_gerund) && timex->end <= trigger->begin && (timex->begin >= trigger->group_noun || timex->end + NEAR >= trigger->begin);
    bool has_article = timex->begin > s->begin && (contact_word_is(s, timex->begin - 1, "a") || contact_word_is(s, timex->begin - 1, "an"));
    return !is_own && has_article && timex->end < s->end && s->doc->tokens.items[timex->end].kind == DLN_TOKEN_WORD && (s->doc->tokens.items[timex->end].flags & DLN_CAPITAL) == 0;
}

/* "was to speak at 11 a.m. on Monday and then pay a visit to Sarr": later. */
static bool is_before_then(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { FAR = 20 };
    for (uint32_t i = timex->end; i < trigger->begin && trigger->begin - timex->end < FAR; i++) {
        if (contact_word_is(s, i, "then") && (contact_word_is(s, i - 1, "and") || contact_word_is(s, i - 1, ",")))
            return true;
    }
    return false;
}

/* "began at noon and ended at six", "met him at noon and parted at six": a verb that says when an occasion was, not "met him and flew on at six". */
static bool is_of_its_course(const contact_sentence *s, uint32_t verb)
{
    const dln_verb_group *g = &s->clauses->verbs[verb];
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        if (s->triggers[k].is_verb && s->triggers[k].group == verb)
            return true;
    }
    return contact_word_in(s, g->head, DLN_LIST_END_WORDS) || contact_word_in(s, g->head, DLN_LIST_BEGIN_WORDS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) ||
           dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_END_VERBS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_COURSE_VERBS);
}

/* "The call, an aide said, began at noon": who says so stands between commas. */
static bool is_told_aside(const contact_sentence *s, const dln_verb_group *g)
{
    bool reports = (s->doc->tokens.items[g->head].tables & dln_table_bit(DLN_TABLE_REPORTING)) != 0;
    uint32_t close = g->end + (contact_is_class(s, g->end, DLN_CLASS_ADVERB) || !contact_word_is(s, g->end, ",") ? 1 : 0);
    return reports && g->subject_begin > s->begin && g->subject_begin < g->subject_end && contact_word_is(s, g->subject_begin - 1, ",") && contact_word_is(s, close, ",");
}

/* Whether a verb with a subject of its own stands between the trigger and the clock: "Sarr, who rang her that evening, announced
 * a truce at midnight", "the call, at noon, came a day after they met". */
bool contact_clock_is_anothers(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    if (is_of_a_thing(s, trigger, timex) || is_before_then(s, trigger, timex))
        return true;
    const dln_verb_group *own = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        bool between = (g->begin >= trigger->end && g->end <= timex->begin) || (g->begin >= timex->end && g->end <= trigger->begin);
        if (!between || v == trigger->group || g->form != DLN_VERB_FINITE || (g->end <= trigger->begin && has_dash(s, timex->end, g->begin) && has_dash(s, g->end, trigger->begin)))
            continue; /* "At 2 p.m. - that is 6 p.m. in London - he received her" */
        if (is_told_aside(s, g))
            continue;
        bool may_share = g->begin < trigger->begin || is_of_its_course(s, v);
        bool is_same = may_share && own != NULL && g->subject_begin == own->subject_begin && g->subject_end > g->subject_begin, is_its = g->subject_begin <= trigger->begin && trigger->begin < g->subject_end;
        bool is_relative = (g->flags & DLN_VERB_RELATIVE) != 0, shares = may_share && g->subject_end == g->subject_begin;
        if (!is_same && !is_its && !is_relative && !shares)
            return true;
    }
    bool is_in_clause = dln_clause_at(s->clauses, timex->begin) == dln_clause_at(s->clauses, trigger->begin) && dln_clause_at(s->clauses, trigger->begin) != DLN_NONE;
    uint32_t before = timex->end <= trigger->begin && !is_in_clause ? dln_verb_before(s->clauses, timex->begin) : DLN_NONE; /* "will speak to the press at six, once he has met Sarr" */
    if (before != DLN_NONE && before != trigger->group && s->clauses->verbs[before].form == DLN_VERB_FINITE && (s->clauses->verbs[before].flags & DLN_VERB_RELATIVE) == 0)
        return s->clauses->verbs[before].subject_begin > trigger->begin || trigger->begin >= s->clauses->verbs[before].subject_end;
    return false;
}

/* The offset of a clock: its own, that of another beside it or behind, of the place that is named with it. "Local time" is that of the
 * place of the occasion, if it names none rather that of the clock beside. */
static int16_t settle_zone(const contact_sentence *s, uint32_t x, dln_when *when, int32_t day)
{
    const dln_doc *doc = s->doc;
    const dln_timex *timex = &doc->timexes[x];
    bool is_of_place = is_local(s, timex);
    if (is_of_place && !names_place(s)) /* rather than of the dateline */
        when->begin.zone_offset_min = when->end.zone_offset_min = DLN_ZONE_UNKNOWN;
    bool is_beside = x + 1 < s->timex_end && doc->timexes[x + 1].begin <= timex->end + 5 && contact_word_is(s, doc->timexes[x + 1].begin - 1, "("); /* "3 p.m. local time (0700 GMT)" */
    int16_t offset = is_beside ? dln_clock_offset_beside(doc, x, x + 2) : DLN_ZONE_UNKNOWN, there = is_beside ? offset_in_place(s, &doc->timexes[x + 1], day) : DLN_ZONE_UNKNOWN;
    if (is_beside && there != DLN_ZONE_UNKNOWN && dln_when_has_clock(&doc->timexes[x + 1].when)) /* "3 p.m. (10 a.m. in Washington)" */
        return offset_of_same(timex->when.begin.minute, doc->timexes[x + 1].when.begin.minute - there);
    if (offset != DLN_ZONE_UNKNOWN && is_of_place)
        when->begin.zone_offset_min = when->end.zone_offset_min = offset;
    offset = when->begin.zone_offset_min == DLN_ZONE_UNKNOWN ? dln_clock_offset_beside(doc, x, s->timex_end) : when->begin.zone_offset_min;
    return offset != DLN_ZONE_UNKNOWN ? offset : offset_in_place(s, timex, day);
}

/* "an hour earlier", "half an hour before that" */
static bool is_earlier(const contact_sentence *s, const dln_timex *timex)
{
    return contact_word_is(s, timex->end, "earlier") || contact_word_is(s, timex->end - 1, "earlier") || (contact_word_is(s, timex->end - 2, "before") && contact_word_is(s, timex->end - 1, "that"));
}

bool contact_is_later(const contact_sentence *s, const dln_timex *timex)
{
    return timex->type == DLN_TIMEX_DURATION && contact_minutes(timex) > 0 && (contact_word_is(s, timex->end, "later") || contact_word_is(s, timex->end - 1, "later") || is_earlier(s, timex));
}

/* "An hour later she saw Diop": so long after the hour that was told last, here or in the sentence before, of the same day. */
bool contact_counts_from_hour(const contact_sentence *s, uint32_t x, dln_when *when)
{
    enum { NEAR = 4 };
    const dln_doc *doc = s->doc;
    const dln_timex *timex = &doc->timexes[x];
    if (!contact_is_later(s, timex))
        return false;
    for (uint32_t k = x; k > 0 && x - k < NEAR; k--) {
        const dln_timex *base = &doc->timexes[k - 1];
        if (dln_doc_sentence_of(doc, base->begin) + 1 < s->index)
            return false;
        if (!contact_date_is_usable(base) || !dln_when_has_clock(&base->when) || dln_when_length_days(&base->when) > 2 || (base->begin > 0 && dln_token_is(&doc->tokens, base->begin - 1, "(")))
            continue;
        *when = base->when;
        when->begin = when->end;
        int32_t minute = when->begin.minute + (is_earlier(s, timex) ? -contact_minutes(timex) : contact_minutes(timex));
        if (minute < 0)
            return false;
        when->begin.day += minute / 1440;
        when->begin.minute = (int16_t)(minute % 1440);
        when->begin.flags |= timex->mod != NULL ? DLN_APPROXIMATE : 0;
        when->end = when->begin;
        return true;
    }
    return false;
}

/* Of several occasions each has the hour that stands with it: "saw Sarr at two and Diop at four". */
static bool narrow_to_share(const contact_sentence *s, const contact_share *share, uint32_t *begin, uint32_t *end)
{
    for (uint32_t x = dln_doc_timex_from(s->doc, share->begin); x < s->timex_end && s->doc->timexes[x].begin < share->end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (!((contact_date_is_usable(timex) && dln_when_has_clock(&timex->when)) || contact_is_later(s, timex)))
            continue;
        *begin = *begin < share->begin ? share->begin : *begin;
        *end = *end > share->end ? share->end : *end;
        return *begin > s->begin;
    }
    return false;
}

void contact_hours(const contact_sentence *s, const contact_trigger *trigger, const contact_share *share, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    uint32_t begin = s->begin, end = s->end;
    int32_t day = dln_when_first_day(&candidate->when);
    bool has_day = dln_when_is_known(&candidate->when) && dln_when_length_days(&candidate->when) <= 2 && dln_when_grain(&candidate->when) >= DLN_GRAIN_DAY;
    for (uint32_t t = 0; t < s->trigger_count; t++) { /* of several occasions each has its own clause */
        const dln_verb_group *g = s->triggers[t].group == DLN_NONE ? NULL : &s->clauses->verbs[s->triggers[t].group];
        bool is_its = g != NULL && g->subject_begin <= trigger->begin && trigger->begin < g->subject_end; /* "the call came to its end at" */
        bool is_next = (s->triggers[t].flags & DLN_CONTACT_ELLIPSIS) != 0; /* "the first was at noon, the second at four" */
        if (is_next && s->triggers[t].begin > trigger->end && s->triggers[t].begin < end)
            end = s->triggers[t].begin;
        if (is_next && s->triggers[t].begin == trigger->begin)
            begin = trigger->begin;
        if (s->triggers[t].begin > trigger->end && s->triggers[t].is_verb && s->triggers[t].begin < end && !is_its)
            end = s->triggers[t].begin;
        if (s->triggers[t].end <= trigger->begin && s->triggers[t].is_verb && trigger->is_verb && s->triggers[t].end > begin)
            begin = s->triggers[t].end;
    }
    bool is_one_of_several = narrow_to_share(s, share, &begin, &end); /* "ending with Sarr at six" */
    const dln_timex *last = NULL;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &doc->timexes[x];
        if (timex->begin < begin || timex->begin >= end)
            continue;
        dln_when when = timex->when;
        bool is_counted = has_day && contact_counts_from_hour(s, x, &when) && (dln_when_first_day(&when) == day || dln_when_first_day(&when) == day + 1 || x == candidate->timex); /* or past midnight */
        if (candidate->lasted == 0 && is_length(s, trigger, timex)) {
            bool is_almost = contact_word_is(s, timex->begin, "almost") || contact_word_is(s, timex->begin, "nearly") || contact_word_is(s, timex->begin - 1, "almost") || contact_word_is(s, timex->begin - 1, "nearly");
            candidate->lasted = is_almost && timex->type == DLN_TIMEX_DURATION ? minutes_of(timex->value_iso.len > 0 ? timex->value_iso : timex->value) : contact_minutes(timex);
            candidate->is_lasted_about = timex->mod != NULL || is_almost;
        }
        bool is_hour = has_day && contact_date_is_usable(timex) && dln_when_has_clock(&timex->when) && (timex->flags & DLN_TIMEX_HEADING) == 0 && (dln_when_first_day(&timex->when) == day || contact_is_bare_clock(timex));
        bool is_new_hour = timex->begin > s->begin && contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS) && contact_moving_verb(s, timex) != NULL; /* "was put off to six" */
        bool is_next_ones = share->timex != DLN_NONE && !dln_when_has_clock(&doc->timexes[share->timex].when) && timex->begin >= share->end; /* "sees Sarr, then Diop and, at six, Mensah" */
        if (!(is_hour || is_counted) || is_new_hour || is_next_ones || contact_clock_is_anothers(s, trigger, timex))
            continue;
        if (last != NULL && timex->begin <= last->end + 4 && contact_word_is(s, timex->begin - 1, "("))
            continue; /* the same once more, in another zone */
        last = timex;
        bool is_single = dln_when_is_single(&when), is_closing = is_single && (is_one_of_several ? contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS) : is_end(s, timex));
        bool may_open = !is_closing && candidate->opened.grain == DLN_GRAIN_NONE, may_close = (is_closing || !is_single) && candidate->closed.grain == DLN_GRAIN_NONE;
        if (!may_open && !may_close)
            continue; /* known already: its zone is not looked for */
        int16_t offset = is_counted ? when.begin.zone_offset_min : settle_zone(s, x, &when, day);
        int32_t on = is_counted ? when.begin.day : day;
        if (!is_closing)
            note(&candidate->opened, &when.begin, offset, on);
        if (!is_single)
            note(&candidate->closed, &when.end, offset, day + when.end.day - when.begin.day);
        else if (is_closing)
            note(&candidate->closed, &when.begin, offset, on);
    }
}

/* "It", "they", "the start" in "The start was given at noon": what was told of last. */
static bool is_it(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    if (end == begin + 1)
        return contact_word_is(s, begin, "it") || contact_word_is(s, begin, "they");
    bool is_short = end == begin + 2 || (end > begin + 2 && contact_word_is(s, begin + 2, ",")); /* "The start, an aide said, was given" */
    return is_short && (contact_word_is(s, begin, "the") || contact_word_is(s, begin, "its")) && (contact_word_in(s, begin + 1, DLN_LIST_START_NOUNS) || contact_word_in(s, begin + 1, DLN_LIST_END_NOUNS));
}

/* "began at noon", "were done by half past two", "is expected to last an hour" */
static bool tells_hours(const contact_sentence *s, const dln_verb_group *g)
{
    const dln_verb_group *next = g + 1;
    if (g->form == DLN_VERB_FINITE && next < s->clauses->verbs + s->clauses->verb_count && next->form == DLN_VERB_INFINITIVE && next->begin == g->end && dln_verb_in(s->doc->lexicon, next->verb, DLN_LIST_COURSE_VERBS))
        return true;
    if (g->form != DLN_VERB_FINITE || (g->reality != DLN_REAL && g->reality != DLN_PLANNED))
        return false;
    dln_span lemma = dln_verb_lemma(s->doc, g);
    if (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_END_VERBS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_COURSE_VERBS))
        return true;
    if ((dln_span_is(lemma, "wind") || dln_span_is(lemma, "wrap")) && contact_word_is(s, g->end, "up"))
        return true;
    if (contact_word_in(s, g->end, DLN_LIST_DONE_WORDS) || contact_word_in(s, g->end - 1, DLN_LIST_DONE_WORDS))
        return true;
    return dln_span_is(lemma, "get") && (contact_word_is(s, g->end, "under") || contact_word_is(s, g->end, "underway"));
}

bool contact_has_hours(const contact_sentence *s)
{
    bool has_clock = false;
    for (uint32_t x = s->timex_begin; x < s->timex_end && !has_clock; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        has_clock = dln_when_has_clock(&timex->when) || contact_minutes(timex) > 0;
    }
    for (uint32_t i = s->begin; has_clock && i < s->end; i++) {
        if (is_it(s, i, i + 1) || is_it(s, i, i + 2))
            return true;
    }
    return false;
}

void contact_find_hours(contact_sentence *s)
{
    const dln_lexicon *lexicon = s->doc->lexicon;
    uint32_t row = 0;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (!is_it(s, g->subject_begin, g->subject_end) || (g->subject_end == g->subject_begin + 1 && !tells_hours(s, g)))
            continue;
        while (row < dln_row_count(lexicon, DLN_TABLE_CONTACT_NOUNS) && dln_cell(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_TYPE) != DLN_CONTACT_EITHER)
            row++;
        s->triggers[s->trigger_count++] = (contact_trigger){.begin = g->subject_begin, .end = g->subject_end, .row = row, .type = DLN_CONTACT_EITHER, .flags = DLN_CONTACT_HOURS,
            .prior = 0.5, .cameo = "040", .group = v, .in_subject = true, .group_noun = g->subject_begin};
        return;
    }
}

/* The zone of the only places that the article names; empty: it names none, or several. */
static dln_span zone_of_article(const dln_doc *doc)
{
    dln_span one = DLN_NO_SPAN;
    for (uint32_t r = 0; r < doc->ref_count; r++) {
        dln_span zone = doc->refs[r].kind != DLN_REF_PLACE || doc->refs[r].place == DLN_NONE ? DLN_NO_SPAN : doc->places[doc->refs[r].place].zone;
        if (zone.len > 0 && one.len > 0 && !dln_span_equals(zone, one))
            return DLN_NO_SPAN;
        one = zone.len > 0 ? zone : one;
    }
    return one;
}

/* Where the page gives the hour at which it came out with an offset, an hour of these days is meant by the same clocks. */
static int16_t offset_of_page(const dln_doc *doc, int32_t day)
{
    enum { DAYS = 3 };
    const dln_point *published = &doc->today.begin;
    bool is_near = dln_when_has_clock(&doc->today) && day >= published->day - DAYS && day <= published->day + DAYS;
    return is_near && published->zone_offset_min != 0 ? published->zone_offset_min : DLN_ZONE_UNKNOWN;
}

/* The zone of a clock that names none: what the article says of all its times, the zone of the place, of the city that the
 * article comes from. */
static void give_zone(const dln_doc *doc, dln_candidate *c, dln_point *point)
{
    if (point->grain != DLN_GRAIN_MINUTE || point->zone_offset_min != DLN_ZONE_UNKNOWN)
        return;
    if (c->zone.len == 0 && doc->clock_offset_min != DLN_ZONE_UNKNOWN) {
        point->zone_offset_min = doc->clock_offset_min;
        c->zone = doc->clock_zone;
        return;
    }
    dln_span name = c->zone.len > 0 ? c->zone : doc->clock_zone;
    if (name.len == 0 && c->place != DLN_NONE)
        name = doc->places[c->place].zone;
    if (name.len == 0 && doc->dateline_place != DLN_NONE)
        name = doc->places[doc->dateline_place].zone;
    if (name.len == 0)
        name = zone_of_article(doc);
    const dln_zone *zone = name.len == 0 ? NULL : dln_zone_find(name);
    if (zone == NULL && name.len == 0)
        point->zone_offset_min = offset_of_page(doc, point->day);
    if (zone == NULL)
        return;
    point->zone_offset_min = (int16_t)dln_zone_offset_at_local(zone, point->day, point->minute);
    c->zone = name;
}

void dln_candidate_settle_hours(const dln_doc *doc, dln_candidate *c)
{
    bool has_clock = dln_when_has_clock(&c->when);
    if (c->opened.day == DLN_NO_DAY)
        c->opened.day = dln_when_first_day(&c->when);
    if (c->closed.day == DLN_NO_DAY)
        c->closed.day = dln_when_last_day(&c->when);
    if (!dln_when_is_known(&c->when) || dln_when_is_open(&c->when) || dln_when_length_days(&c->when) > 2)
        c->opened = c->closed = (dln_point){0};
    if (c->opened.grain == DLN_GRAIN_MINUTE) {
        c->when.begin = c->when.end = c->opened;
        give_zone(doc, c, &c->when.begin);
        c->when.end = c->when.begin;
        if (c->closed.grain == DLN_GRAIN_MINUTE) {
            c->when.end = c->closed;
            if (c->when.end.zone_offset_min == DLN_ZONE_UNKNOWN)
                c->when.end.zone_offset_min = c->when.begin.zone_offset_min;
            if (c->when.begin.zone_offset_min == DLN_ZONE_UNKNOWN)
                c->when.begin.zone_offset_min = c->when.end.zone_offset_min;
            if (dln_point_instant(&c->when.end) <= dln_point_instant(&c->when.begin))
                c->when.end = c->when.begin;
        } else if (c->lasted > 0) {
            int32_t minute = c->when.begin.minute + c->lasted;
            c->when.end.day += minute / 1440;
            c->when.end.minute = (int16_t)(minute % 1440);
            c->when.end.flags |= c->is_lasted_about ? DLN_APPROXIMATE : 0;
        }
    } else if (c->closed.grain == DLN_GRAIN_MINUTE && c->lasted > 0 && dln_when_is_known(&c->when)) { /* "ended at six", "lasted an hour" */
        c->when.begin = c->when.end = c->closed;
        int32_t minute = c->closed.minute - c->lasted;
        c->when.begin.day -= minute < 0;
        c->when.begin.minute = (int16_t)(minute < 0 ? minute + 1440 : minute);
        c->when.begin.flags |= c->is_lasted_about ? DLN_APPROXIMATE : 0;
        give_zone(doc, c, &c->when.begin);
        give_zone(doc, c, &c->when.end);
    } else if (c->closed.grain == DLN_GRAIN_MINUTE && has_clock) { /* when it ended alone says no more than the day */
        c->when = dln_when_day(c->closed.day);
    } else if (has_clock) {
        bool single = dln_when_is_single(&c->when);
        give_zone(doc, c, &c->when.begin);
        if (single)
            c->when.end = c->when.begin;
        else
            give_zone(doc, c, &c->when.end);
    }
}
