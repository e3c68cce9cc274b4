/* src/extract/contacts_when.c - which date of a sentence belongs to a meeting or a call. */
#include "extract/contacts.h"

#include "base/text.h"

bool contact_cue_stands_in(const contact_sentence *s, uint32_t begin, uint32_t end, dln_contact_cue cue)
{
    for (uint32_t i = 0; i < s->cue_count; i++) {
        if (s->cues[i].cue == cue && s->cues[i].begin >= begin && s->cues[i].begin < end)
            return true;
    }
    return false;
}

/* The trigger's clause, or the sentence if it has none. */
static void clause_bounds(const contact_sentence *s, const contact_trigger *trigger, uint32_t *begin, uint32_t *end)
{
    uint32_t clause = dln_clause_at(s->clauses, trigger->begin);
    *begin = clause == DLN_NONE ? s->begin : s->clauses->clauses[clause].begin;
    *end = clause == DLN_NONE ? s->end : s->clauses->clauses[clause].end;
}

bool contact_clause_has_cue(const contact_sentence *s, const contact_trigger *trigger, dln_contact_cue cue)
{
    uint32_t begin, end;
    clause_bounds(s, trigger, &begin, &end);
    if (contact_cue_stands_in(s, begin, end, cue))
        return true;
    if (trigger->is_verb || !trigger->in_subject || trigger->group == DLN_NONE)
        return false;
    const dln_clause *of_verb = &s->clauses->clauses[s->clauses->verbs[trigger->group].clause]; /* "A meeting, on which both have agreed, is set for Friday by video link" */
    return of_verb->begin > trigger->begin && contact_cue_stands_in(s, of_verb->begin, of_verb->end, cue);
}

bool contact_is_lead(const contact_sentence *s)
{
    return s->index <= dln_doc_sentence_of(s->doc, s->doc->dateline_begin) + 1;
}

bool contact_date_is_usable(const dln_timex *timex)
{
    enum { LEAP_YEAR = 366 };
    if (dln_when_grain(&timex->when) == DLN_GRAIN_YEAR && (timex->flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_PAST | DLN_TIMEX_FUTURE)) == 0)
        return false; /* "their third call this year" says how many, not when; "last year" and "next year" do */
    if (dln_when_grain(&timex->when) == DLN_GRAIN_YEAR && dln_when_length_days(&timex->when) > LEAP_YEAR)
        return false; /* "a plan for 2014-2016" */
    return dln_when_is_known(&timex->when) && (timex->flags & (DLN_TIMEX_DATELINE | DLN_TIMEX_REFERENCE | DLN_TIMEX_HEADING)) == 0 &&
           (timex->type == DLN_TIMEX_DATE || timex->type == DLN_TIMEX_TIME || (timex->flags & DLN_TIMEX_COUNTED) != 0);
}

static uint32_t distance(const contact_trigger *trigger, uint32_t begin, uint32_t end)
{
    return begin >= trigger->end ? begin - trigger->end : trigger->begin >= end ? trigger->begin - end : 0;
}

/* "before the vote on 5 April", told in March: the day of something else, until which the occasion is to be. */
static bool is_before_another(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { NEAR = 8 };
    uint32_t least = timex->begin > trigger->end + NEAR ? timex->begin - NEAR : trigger->end;
    if (!dln_when_is_known(&s->doc->today) || dln_when_first_day(&timex->when) <= dln_when_last_day(&s->doc->today))
        return false;
    for (uint32_t i = timex->begin; i > least; i--) {
        uint32_t v = dln_verb_at(s->clauses, i - 1);
        bool is_told_of_it = v != DLN_NONE && (s->clauses->verbs[v].flags & DLN_VERB_RELATIVE) != 0 && s->clauses->verbs[v].end <= timex->begin &&
                             (contact_is_verb_of_occasions(s, &s->clauses->verbs[v]) || contact_cue_within(s, s->clauses->verbs[v].begin, timex->begin, DLN_CUE_PLAN)); /* "before the summit that starts on 5 April" */
        if (contact_word_is(s, i - 1, ",") || (v != DLN_NONE && !is_told_of_it))
            return false;
        bool is_ahead = i > least + 1 && contact_word_is(s, i - 2, "ahead") && contact_word_is(s, i - 1, "of") && i < timex->begin;
        if (is_ahead || (contact_word_is(s, i - 1, "before") && i + 1 < timex->begin))
            return true; /* "before 5 April" has its signal */
    }
    return false;
}

/* "met Sarr before leaving for Lome on Tuesday", "Before leaving for Lome on Tuesday, Okonjo met Sarr" */
static bool is_behind_before(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t verb = dln_verb_before(s->clauses, timex->begin);
    const dln_verb_group *g = verb == DLN_NONE ? NULL : &s->clauses->verbs[verb];
    return g != NULL && (g->begin > trigger->end || (g->begin == s->begin + 1 && timex->end < trigger->begin)) && g->form == DLN_VERB_GERUND && contact_word_is(s, g->begin - 1, "before");
}

/* The same, told on Monday: the day of what is done later, and no other's; if it has just been, both may have been that day. */
static bool is_of_what_is_before(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    return is_behind_before(s, trigger, timex) && !dln_doc_has_just_been(s->doc, &timex->when);
}

/* "briefs Sarr, then travels to Lome on Friday": what is done later. */
static bool is_what_follows(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { FAR = 12 };
    if (is_behind_before(s, trigger, timex))
        return true;
    for (uint32_t i = timex->begin; i > trigger->end + 1 && timex->begin - i < FAR; i--) {
        if (contact_word_is(s, i - 1, "then"))
            return contact_word_is(s, i - 2, ",") || contact_word_is(s, i - 2, "and");
    }
    return false;
}

/* "after overnight talks": inside the noun group of another occasion. */
static bool is_within_another(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *other = &s->triggers[k];
        if (!other->is_verb && other->begin != trigger->begin && timex->end <= other->begin && (other->group_noun <= timex->begin || other->group_noun == timex->end) && other->group_noun != trigger->group_noun)
            return true;
    }
    return false;
}

/* "goes to Rome tomorrow, where she meets Sarr, and to Lima on Friday": the day beside what "where" stands for. */
static bool is_of_antecedent(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { NEAR = 4 };
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    uint32_t where = g == NULL ? s->begin : g->subject_begin > s->begin ? g->subject_begin - 1 : s->begin;
    if (!contact_word_is(s, where, "where") || timex->end > where || timex->end + NEAR < where || g->begin < where)
        return false;
    uint32_t comma = trigger->end;
    while (comma < s->end && !contact_word_is(s, comma, ","))
        comma++;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) { /* "left on Monday for Rome, where he meets Sarr on Tuesday" */
        if (s->doc->timexes[x].begin >= trigger->end && s->doc->timexes[x].begin < comma && contact_date_is_usable(&s->doc->timexes[x]))
            return false;
    }
    for (uint32_t i = timex->end; i < where; i++) {
        if (contact_word_is(s, i, ";") || dln_verb_at(s->clauses, i) != DLN_NONE)
            return false;
    }
    return true;
}

/* "Okonjo, in Dakar on Monday, met Sarr on Tuesday", "Okonjo, due in Dakar on Monday, will": the day of what is put in behind the subject, without a verb. */
static bool is_put_in(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { LONG = 8 };
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    if (g == NULL || timex->end + 1 != g->begin || !contact_word_is(s, timex->end, ","))
        return false;
    for (uint32_t i = timex->begin; i > s->begin + 1 && timex->begin - i < LONG; i--) {
        if (dln_verb_at(s->clauses, i - 1) != DLN_NONE)
            return false;
        if (contact_word_is(s, i - 1, ","))
            return contact_ref_at(s, i - 2) != DLN_NONE;
    }
    return false;
}

/* "ahead of the summit, which opens in Rome on Friday", "for a summit that begins on Friday": what its own clause says of it. */
static bool is_told_of_it(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t that = trigger->end, v = dln_verb_before(s->clauses, timex->begin);
    if (contact_word_in(s, that, DLN_LIST_PARTNER_WORDS) && contact_ref_at(s, that + 1) != DLN_NONE) /* "a meeting with Sarr that was to be held on Friday" */
        that = s->doc->refs[contact_ref_at(s, that + 1)].end;
    that += contact_word_is(s, that, ",");
    if (trigger->is_verb || v == DLN_NONE || timex->signal == DLN_SIGNAL_UNTIL || !(contact_word_is(s, that, "which") || contact_word_is(s, that, "that")) || s->clauses->verbs[v].begin != that + 1)
        return false;
    if (!contact_is_verb_of_occasions(s, &s->clauses->verbs[v]) && !contact_cue_within(s, s->clauses->verbs[v].begin, timex->begin, DLN_CUE_PLAN)) /* "that were due on Friday" */
        return false;
    for (uint32_t i = s->clauses->verbs[v].end; i < timex->begin; i++) {
        if (contact_word_is(s, i, ","))
            return false;
    }
    return true;
}

/* Lower is nearer: behind the trigger in its clause, then before it there, then elsewhere in the sentence. A date that
 * another clause's verb of speech owns ("the ministry said on Monday") is somebody else's. held: see contact_held_by. */
static uint32_t remoteness(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex, const dln_verb_group *held)
{
    uint32_t begin, end;
    if (held != NULL && timex->begin >= held->end && timex->begin < (held->reach > held->end ? held->reach : s->end))
        return 0; /* "the summit they will hold in Rome on 2 April" */
    clause_bounds(s, trigger, &begin, &end);
    uint32_t cost = distance(trigger, timex->begin, timex->end);
    if (timex->begin < begin || timex->begin >= end)
        cost += 25;
    bool is_until = timex->signal == DLN_SIGNAL_UNTIL && contact_moving_verb(s, timex) == NULL; /* not "was put off until" */
    if (timex->signal == DLN_SIGNAL_BEFORE || is_until || is_before_another(s, trigger, timex))
        cost += 20;
    else if (timex->signal == DLN_SIGNAL_SINCE)
        cost += 12;
    if (trigger->in_subject && trigger->group != DLN_NONE && timex->begin >= s->clauses->verbs[trigger->group].begin)
        cost = cost > 8 ? cost - 8 : 0; /* "Their first talk since March was on Friday" */
    if (timex->end <= trigger->begin)
        cost += timex->begin <= s->begin + 2 ? 0 : 4;
    if (timex->begin > trigger->end && trigger->in_subject && timex->signal != DLN_SIGNAL_UNTIL && !contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS) && contact_moving_verb(s, timex) != NULL)
        cost += 20; /* "The visit on Friday was put off on Tuesday" */
    if (contact_is_aside(s, trigger, timex))
        cost += 30;
    if (is_what_follows(s, trigger, timex))
        cost += 30;
    if (is_put_in(s, trigger, timex))
        cost += 12;
    if (is_within_another(s, trigger, timex))
        cost += 40;
    if (is_told_of_it(s, trigger, timex))
        return 0;
    if (is_of_antecedent(s, trigger, timex))
        cost = 0;
    uint32_t verb = dln_verb_before(s->clauses, timex->begin);
    if (contact_is_announced(s, trigger) && !contact_word_is(s, timex->begin - 1, "for") && (timex->end <= trigger->group_noun || timex->begin >= s->clauses->verbs[trigger->group].begin))
        cost += 60; /* "The meeting was announced on Monday" */
    if (verb != DLN_NONE && trigger->group != DLN_NONE && verb < trigger->group && s->clauses->verbs[trigger->group].form == DLN_VERB_GERUND)
        cost += 12; /* "left on Tuesday, having dined with Sarr the previous evening" */
    bool is_of_aim = verb != DLN_NONE && trigger->is_verb && (trigger->needs & DLN_NEEDS_SETTING) != 0 && s->clauses->verbs[verb].form == DLN_VERB_INFINITIVE && s->clauses->verbs[verb].governor == trigger->group;
    cost += is_of_aim ? 20 : 0; /* "On Monday they agreed to meet in May" */
    if (verb != DLN_NONE && verb != trigger->group) {
        if (contact_is_reported(s, trigger, timex))
            cost += 40;
        else if (s->clauses->verbs[verb].begin > trigger->end)
            cost += 10;
    }
    return cost;
}

/* "will hold talks, the ministry announced on Monday": who makes it public, behind a comma, at the end. */
static bool is_told_behind(const contact_sentence *s, const contact_trigger *trigger, const dln_verb_group *g)
{
    bool is_impersonal = g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && contact_word_is(s, g->subject_begin, "it") && (s->doc->tokens.items[g->head].tables & dln_table_bit(DLN_TABLE_REPORTING)) != 0; /* "it was announced" */
    bool is_learned = g->form == DLN_VERB_FINITE && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_COMING_TO_LIGHT); /* "this newspaper learned", "it emerged" */
    return g->begin > trigger->end && (contact_is_teller(s, g) || is_impersonal || is_learned) && g->subject_begin > trigger->end && contact_word_is(s, g->subject_begin - 1, ",");
}

/* "On Monday, the ministry said that she is to meet Sarr": the day of the main clause, whose verb tells what the clause behind it says. */
static bool is_told_before(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    for (uint32_t v = 0; v < s->clauses->verb_count && s->clauses->verbs[v].begin < trigger->begin; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form != DLN_VERB_FINITE)
            continue;
        return v != trigger->group && timex->end <= g->subject_begin && contact_is_teller(s, g) && contact_word_is(s, g->end, "that") && trigger->group_noun > g->end;
    }
    return false;
}

/* "agreed on Monday to hold talks", "decided late Monday to meet": the day between them is of the first. */
static bool is_agreed_then(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex, uint32_t verb)
{
    const dln_verb_group *over = &s->clauses->verbs[verb], *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    return g != NULL && g->form == DLN_VERB_INFINITIVE && g->governor == verb && timex->end == g->begin && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PAST;
}

bool contact_is_reported(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t verb = dln_verb_before(s->clauses, timex->begin);
    if (verb == DLN_NONE)
        return is_told_before(s, trigger, timex);
    if (verb == trigger->group || (!trigger->is_verb && (timex->end == trigger->begin || (timex->end == trigger->group_noun && timex->begin > s->begin && contact_is_class(s, timex->begin - 1, DLN_CLASS_DETERMINER)))))
        return false; /* "said that the April 5 talks would not take place" */
    const dln_verb_group *g = &s->clauses->verbs[verb];
    if (g->verb != DLN_NONE && dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS) == DLN_GOVERNS_REPORT && timex->begin <= g->end + 4)
        return true;
    bool is_said_that = g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (s->doc->tokens.items[g->head].tables & dln_table_bit(DLN_TABLE_REPORTING)) != 0 && contact_word_is(s, timex->end, "that");
    return timex->begin <= g->end + 1 && (is_said_that || is_told_behind(s, trigger, g) || is_agreed_then(s, trigger, timex, verb));
}

/* The date that opens the entry of a chronology in which the token stands. */
static uint32_t heading_before(const contact_sentence *s, uint32_t token)
{
    uint32_t found = s->heading;
    for (uint32_t i = s->timex_begin; i < s->timex_end && s->doc->timexes[i].begin <= token; i++) {
        if ((s->doc->timexes[i].flags & DLN_TIMEX_HEADING) != 0)
            found = i;
    }
    return found;
}

bool contact_is_today_of_entry(const contact_sentence *s, uint32_t heading, const dln_timex *timex)
{
    const dln_when *entry = &s->doc->timexes[heading].when, *today = &s->doc->today;
    return contact_word_is(s, timex->begin, "today") && timex->end == timex->begin + 1 && dln_when_is_known(today) && dln_when_grain(entry) == DLN_GRAIN_DAY && dln_when_first_day(entry) > dln_when_last_day(today);
}

static bool opens_paragraph_of(const contact_sentence *s, const dln_timex *heading)
{
    const dln_doc *doc = s->doc;
    return doc->tokens.sentences[dln_doc_sentence_of(doc, heading->begin)].paragraph == doc->tokens.sentences[s->index].paragraph;
}

static bool is_in_clause(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t begin, end;
    clause_bounds(s, trigger, &begin, &end);
    if (timex->begin < begin || timex->begin >= end || dln_when_grain(&timex->when) == DLN_GRAIN_YEAR)
        return false;
    for (uint32_t i = trigger->end; i < timex->begin; i++) {
        if (contact_word_is(s, i, ":") || contact_word_is(s, i, "who") || contact_word_is(s, i, "which"))
            return false;
    }
    return true;
}

/* "JUNE 2012: Okonjo is in Dakar, 4 to 7 June, and meets Sarr": a stretch heads the entry, and the sentence says when within it. */
static bool is_within_entry(const contact_sentence *s, uint32_t heading, const contact_trigger *trigger, const dln_timex *timex)
{
    const dln_when *entry = &s->doc->timexes[heading].when, *when = &timex->when;
    for (uint32_t i = trigger->end; i < timex->begin; i++) {
        if (contact_word_is(s, i, ":") || contact_word_is(s, i, "who") || contact_word_is(s, i, "which"))
            return false;
    }
    return dln_when_grain(when) >= DLN_GRAIN_DAY && dln_when_first_day(entry) < dln_when_last_day(entry) && dln_when_first_day(when) >= dln_when_first_day(entry) &&
           dln_when_last_day(when) <= dln_when_last_day(entry);
}

/* "Earlier in the week, on Wednesday,": the second says which of the days of the first it was. Not "After she met Sarr earlier in the week,
 * on Wednesday Okonjo left". */
static bool is_made_exact(const contact_sentence *s, const dln_timex *wide, const dln_timex *day)
{
    uint32_t at = wide->end + contact_word_is(s, wide->end, ",");
    at += contact_word_is(s, at, "on");
    bool is_of_main = contact_word_is(s, wide->end, ",") && !contact_word_is(s, day->end, ",") && contact_word_in(s, s->begin, DLN_LIST_FRAME_OPENERS);
    bool is_beside = at > wide->end && day->begin == at && !is_of_main && !dln_token_is_possessive(&s->doc->tokens, day->end);
    return is_beside && contact_date_is_usable(day) && day->type == DLN_TIMEX_DATE && dln_when_is_single(&day->when) && dln_when_grain(&day->when) == DLN_GRAIN_DAY &&
           dln_when_is_known(&wide->when) && !dln_when_has_clock(&wide->when) && dln_when_first_day(&wide->when) < dln_when_last_day(&wide->when) &&
           dln_when_first_day(&wide->when) <= dln_when_first_day(&day->when) && dln_when_last_day(&day->when) <= dln_when_last_day(&wide->when);
}

/* "at 12:08" beside "Friday": the clock belongs to the day that the sentence names, so the more exact of two agreeing wins. */
static uint32_t more_exact(const contact_sentence *s, const contact_trigger *trigger, uint32_t best)
{
    if (best + 1 < s->timex_end && is_made_exact(s, &s->doc->timexes[best], &s->doc->timexes[best + 1]))
        best++;
    for (uint32_t t = s->timex_begin; t < s->timex_end; t++) {
        const dln_timex *a = &s->doc->timexes[best], *b = &s->doc->timexes[t];
        if (t != best && contact_date_is_usable(b) && dln_when_has_clock(&b->when) && !dln_when_has_clock(&a->when) &&
            dln_when_first_day(&a->when) == dln_when_first_day(&b->when) && dln_when_last_day(&b->when) <= dln_when_last_day(&a->when) &&
            b->begin <= a->end + 8 && a->begin <= b->end + 8 && !contact_clock_is_anothers(s, trigger, b))
            return t;
    }
    return best;
}

bool contact_is_bare_clock(const dln_timex *timex)
{
    return timex->type == DLN_TIMEX_TIME && dln_when_has_clock(&timex->when) && strcmp(timex->rule, "time") == 0;
}

static bool has_semicolon(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (contact_word_is(s, i, ";"))
            return true;
    }
    return false;
}

/* "Okonjo had gone to see Sarr; and on 9 March Diop rang her": the day of what a part of its own tells behind the semicolon. */
static bool is_of_part_behind(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { FAR = 80 }; /* so far behind, no day is the trigger's; and none of a sentence without an end asks all its words */
    if (timex->begin < trigger->end || timex->begin > trigger->end + FAR || !has_semicolon(s, trigger->end, timex->begin))
        return false;
    uint32_t v = dln_verb_before(s->clauses, s->end), semicolon = timex->begin;
    while (semicolon > trigger->end && !contact_word_is(s, semicolon, ";"))
        semicolon--;
    for (uint32_t i = semicolon + 1; i < timex->begin; i++) { /* nothing but "and on" before it */
        if (!dln_token_is_class(s->doc, i, DLN_CLASS_AND) && !dln_token_is_class(s->doc, i, DLN_CLASS_PREPOSITION) && !ONE_OF(s, i, "but", ","))
            return false;
    }
    for (; v != DLN_NONE && s->clauses->verbs[v].begin > semicolon; v = v > 0 ? v - 1 : DLN_NONE) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_FINITE && g->subject_begin > semicolon && g->subject_end > g->subject_begin && timex->end <= g->subject_begin)
            return true;
    }
    return false;
}

/* "He saw Diop yesterday. [A new paragraph.] Sarr receives Okonjo at 2 p.m.": what is told in the present, behind what was, is of today. */
static bool is_now_told(const contact_sentence *s, const contact_trigger *trigger, uint32_t clock)
{
    const dln_doc *doc = s->doc;
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PRESENT || g->reality != DLN_REAL || (g->flags & (DLN_VERB_PERFECT | DLN_VERB_PROGRESSIVE)) != 0 || s->heading != DLN_NONE || s->begin < doc->body_token || doc->is_live)
        return false;
    for (uint32_t x = clock; x > 0 && clock - x < 2; x--) { /* the day told last, in a sentence of the past */
        uint32_t sentence = dln_doc_sentence_of(doc, doc->timexes[x - 1].begin), v;
        const dln_sentence_clauses *before = sentence < s->index ? dln_clauses_of(doc, sentence) : NULL;
        if (before == NULL || doc->tokens.sentences[sentence].paragraph == doc->tokens.sentences[s->index].paragraph)
            return false;
        v = dln_verb_before(before, doc->timexes[x - 1].begin);
        if (v == DLN_NONE && before->verb_count > 0)
            v = 0;
        return v != DLN_NONE && before->verbs[v].tense == DLN_TENSE_PAST;
    }
    return false;
}

/* The day that the sentence names beside a clock without one: "began at 18:07 on Tuesday". */
static uint32_t day_beside(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *clock)
{
    uint32_t best = DLN_NONE, least = 16;
    for (uint32_t t = s->timex_begin; t < s->timex_end; t++) {
        const dln_timex *timex = &s->doc->timexes[t];
        if (!contact_date_is_usable(timex) || contact_is_bare_clock(timex) || dln_when_grain(&timex->when) < DLN_GRAIN_DAY || dln_when_length_days(&timex->when) > 1 ||
            timex->signal == DLN_SIGNAL_SINCE || contact_is_aside(s, trigger, timex) || contact_word_is(s, timex->begin - 1, "("))
            continue; /* nor "(2330 GMT Thursday)", by clocks elsewhere */
        uint32_t distance = timex->begin >= clock->end ? timex->begin - clock->end : clock->begin - timex->end;
        if (distance < least && !has_semicolon(s, clock->end, timex->begin)) {
            least = distance;
            best = t;
        }
    }
    return best;
}

static void apply_signal(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex, dln_when *when)
{
    uint32_t next = contact_word_is(s, timex->end, ",") ? timex->end + 1 : timex->end;
    if (contact_word_is(s, next, "when")) /* "since July 2018, when they met" */
        return;
    bool is_hour = timex->type == DLN_TIMEX_TIME && dln_when_is_known(when);
    if (is_hour && (timex->signal == DLN_SIGNAL_BEFORE || timex->signal == DLN_SIGNAL_BY)) /* "before midnight on Monday": on Monday */
        *when = dln_when_day(dln_when_first_day(when));
    else if (timex->signal == DLN_SIGNAL_SINCE)
        memset(&when->end, 0, sizeof when->end);
    else if (timex->signal == DLN_SIGNAL_BEFORE || timex->signal == DLN_SIGNAL_BY || is_before_another(s, trigger, timex))
        memset(&when->begin, 0, sizeof when->begin);
}

/* "the call, this month's second", "their second call this month": says how many, not when. */
static bool is_of_count(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    if (!contact_word_is(s, timex->begin, "this"))
        return false;
    bool is_behind = timex->begin == trigger->end && contact_ordinal_of(s, trigger) != 0 && dln_when_grain(&timex->when) < DLN_GRAIN_DAY;
    return is_behind || (contact_word_is(s, timex->end, "'s") && contact_ordinal(s, timex->end + 1) != 0);
}

/* "11 a.m.: Okonjo meets Sarr", "13:00 Talks with Sarr", but "13:00 Okonjo has met Sarr": the hour that opens the sentence is that of what it tells. */
static bool is_on_schedule(const contact_sentence *s, const contact_trigger *t, uint32_t heading)
{
    if (heading < s->timex_begin || heading >= s->timex_end)
        return false;
    if (t->group == DLN_NONE || s->traveller != DLN_NONE)
        return !s->doc->is_live || s->traveller != DLN_NONE;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    bool is_still = false;
    for (uint32_t i = g->begin; i < g->end; i++)
        is_still |= contact_word_is(s, i, "still");
    if (s->doc->is_live && (g->reality != DLN_REAL || g->verb == DLN_NONE || is_still))
        return false; /* "09:00 - Okonjo is on her way; Sarr will receive her", "11:00 - The meeting is over", "11:00 - They are still talking" */
    return g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_PERFECT) == 0 && (g->tense == DLN_TENSE_PRESENT || g->tense == DLN_TENSE_FUTURE);
}

/* "The second round, in Rome on 3 March,", "Monday's talks": the day stands in the words of the noun, or right behind them. */
static bool is_beside(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { NEAR = 8 };
    uint32_t from = timex->begin >= trigger->end ? trigger->end : timex->end, to = timex->begin >= trigger->end ? timex->begin : trigger->begin;
    if (to < from || to - from > NEAR)
        return false;
    uint32_t begin, end;
    clause_bounds(s, trigger, &begin, &end);
    if (timex->end <= begin && begin > s->begin && ONE_OF(s, begin, "how", "what", "whether", "why"))
        return false; /* "learned on Tuesday from a source who knows how the meeting is prepared" */
    for (uint32_t i = from; i < to; i++) {
        uint32_t v = dln_verb_at(s->clauses, i);
        if (contact_word_is(s, i, ";") || (v != DLN_NONE && s->clauses->verbs[v].form == DLN_VERB_FINITE) || (timex->begin >= trigger->end && contact_ref_at(s, i) != DLN_NONE && s->doc->refs[contact_ref_at(s, i)].kind == DLN_REF_PARTY))
            return false;
    }
    return timex->begin >= trigger->end || timex->end <= trigger->group_noun + 1 || timex->begin >= trigger->group_noun;
}

bool contact_tells_its_day(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    uint32_t before = trigger->before;
    if (!trigger->is_verb && ONE_OF(s, before, "before", "after") && timex->begin < before && timex->end >= before && timex->end <= trigger->group_noun)
        return false; /* "The day before the talks she saw Diop" */
    for (uint32_t x = s->timex_begin; x < s->timex_end && !trigger->is_verb && ONE_OF(s, before, "before", "after"); x++) {
        const dln_timex *apart = &s->doc->timexes[x];
        if ((apart->type == DLN_TIMEX_DURATION && apart->end == before) || (apart->begin < before && before < apart->end))
            return false; /* "Ten days after those talks, on a Sunday," */
    }
    if (trigger->is_verb || contact_ordinal_of(s, trigger) != 0 || contact_word_is(s, trigger->group_noun, "another") || (timex->flags & DLN_TIMEX_HEADING) != 0 || timex->begin < s->begin || is_beside(s, trigger, timex))
        return true;
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    if (g == NULL)
        return true;
    while (g->form != DLN_VERB_FINITE && g > s->clauses->verbs) /* "was their third known call" */
        g--;
    uint32_t begin, end;
    clause_bounds(s, trigger, &begin, &end);
    if (timex->begin < begin && begin > s->begin)
        return false; /* "On 7 March it was agreed that the talks were useful" */
    if (timex->begin >= end && (g->flags & DLN_VERB_RELATIVE) != 0)
        return false; /* "Sarr, who had opened the talks, left on Tuesday" */
    if (dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) || contact_is_verb_of_occasions(s, g) || contact_cue_within(s, g->begin, g->end + 3, DLN_CUE_CANCEL) || contact_cue_within(s, g->begin, g->end + 3, DLN_CUE_PUT_OFF) || contact_cue_within(s, g->begin, g->end + 3, DLN_CUE_PLAN))
        return true; /* "was", "took place", "was put off" */
    return dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_DAY_VERBS);
}

/* "(to March 18)" */
static bool is_until_in_brackets(const contact_sentence *s, const dln_timex *timex)
{
    return timex->begin >= s->begin + 2 && contact_word_in(s, timex->begin - 1, DLN_LIST_UNTIL_WORDS) && contact_word_is(s, timex->begin - 2, "(") && contact_word_is(s, timex->end, ")");
}

/* "March 5" of "two days after the March 5 talks" for what is told beside them. */
static bool is_counted_for(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { NOUN = 3 };
    return dln_doc_is_counted_from(s->doc, timex) && (trigger->end <= timex[-1].begin || trigger->begin > timex->end + NOUN);
}

/* "on the eve of Thursday's vote", "two days ahead of the vote on 5 April", "a day after Monday's vote": so many days from the day of something
 * else; false: it is no such day. */
static bool count_from_another(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex, int32_t *days)
{
    enum { NEAR = 6 };
    bool opens = timex->end <= trigger->begin && dln_doc_is_counted_from(s->doc, timex) && timex[-1].begin <= s->begin + 1; /* "Barely two days after the March 5 vote, Sarr met Diop" */
    uint32_t least = opens ? s->begin : trigger->end;
    for (uint32_t i = timex->begin; i > least + 1 && timex->begin - i < NEAR; i--) {
        bool is_after = contact_word_is(s, i - 1, "after"), is_ahead = contact_word_is(s, i - 1, "of") && contact_word_is(s, i - 2, "ahead");
        if (contact_word_is(s, i - 1, ",") || dln_verb_at(s->clauses, i - 1) != DLN_NONE || contact_ref_at(s, i - 1) != DLN_NONE)
            return false;
        if (contact_word_is(s, i - 1, "of") && contact_word_is(s, i - 2, "eve")) {
            *days = -1;
            return true;
        }
        if (!is_after && !is_ahead && !contact_word_is(s, i - 1, "before"))
            continue;
        uint32_t end = is_ahead ? i - 2 : i - 1;
        *days = 0;
        if (contact_word_is(s, end - 1, "hours") || contact_word_is(s, end - 1, "minutes"))
            return true;
        uint32_t x = s->timex_begin;
        while (x < s->timex_end && s->doc->timexes[x].end < end)
            x++;
        int32_t count = x < s->timex_end && s->doc->timexes[x].end == end && s->doc->timexes[x].type == DLN_TIMEX_DURATION ? contact_days_of(s->doc->timexes[x].value) : 0;
        *days = is_after ? count : -count;
        return count > 0;
    }
    return false;
}

/* Of a weekday that is only counted from, the one that puts what was before the news and nearest to it. */
static dln_when counted_day(const contact_sentence *s, const dln_timex *timex, int32_t days)
{
    enum { WEEK = 7 };
    const dln_when *today = &s->doc->today;
    int32_t day = dln_when_first_day(&timex->when) + days;
    bool is_weekday = (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && dln_when_is_known(today);
    if (is_weekday && dln_when_first_day(&timex->when) < dln_when_first_day(today) && day + WEEK <= dln_when_last_day(today))
        day += WEEK;
    return dln_when_day(day);
}

/* "Monday" and "Tuesday" of "on Monday and Tuesday": whole days, one behind the other, with nothing but "and" or a comma between; but
 * "on Monday, Tuesday's vote behind them". */
static bool is_day_after(const contact_sentence *s, uint32_t first, uint32_t second)
{
    const dln_timex *a = &s->doc->timexes[first], *b = &s->doc->timexes[second];
    uint32_t at = a->end;
    at += contact_word_is(s, at, ",");
    at += contact_word_is(s, at, "and");
    if (at == a->end || at != b->begin || contact_word_is(s, b->end, "'s") || (b->flags & DLN_TIMEX_ANCHORED) != 0 || !contact_date_is_usable(a) || !contact_date_is_usable(b) || !dln_when_is_single(&a->when) || !dln_when_is_single(&b->when) ||
        dln_when_grain(&a->when) != DLN_GRAIN_DAY || dln_when_grain(&b->when) != DLN_GRAIN_DAY)
        return false;
    int64_t apart = (int64_t)dln_when_first_day(&b->when) - dln_when_first_day(&a->when);
    bool are_weekdays = (a->flags & b->flags & DLN_TIMEX_WEEKDAY) != 0; /* of whatever week the one and the other were taken for */
    return apart == 1 || (are_weekdays && (apart % 7 + 7) % 7 == 1);
}

uint32_t contact_days_from(const contact_sentence *s, const contact_trigger *t, uint32_t timex, uint32_t *last)
{
    uint32_t first = timex;
    *last = timex;
    if (t->type == DLN_CONTACT_CALL || t->type == DLN_CONTACT_SPEECH || contact_has_cue(s, t, DLN_CUE_PHONE))
        return first; /* one call each day */
    while (first > s->timex_begin && is_day_after(s, first - 1, first))
        first--;
    while (*last + 1 < s->timex_end && is_day_after(s, *last, *last + 1))
        (*last)++;
    return first;
}

/* "Sarr's schedule for Friday" above "0930: Talks": the hour of a line is of that day, where no day stands between. */
static void move_to_programme(const contact_sentence *s, uint32_t timex, dln_when *when)
{
    const dln_doc *doc = s->doc;
    const dln_when *day = s->programme_day == DLN_NONE || timex <= s->programme_day ? NULL : &doc->timexes[s->programme_day].when;
    if (day == NULL || !dln_when_has_clock(when) || dln_when_first_day(when) != dln_when_first_day(&doc->today))
        return; /* it has a day of its own */
    bool is_of_heading = s->heading != DLN_NONE && s->heading > s->programme_day && !dln_when_has_clock(&doc->timexes[s->heading].when);
    enum { WEEK = 7 };
    const dln_timex *head = &doc->timexes[s->programme_day];
    bool is_next = (head->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && dln_when_first_day(day) < dln_when_first_day(&doc->today); /* a programme is of what is to come */
    int32_t moved = is_of_heading ? 0 : dln_when_first_day(day) + (is_next ? WEEK : 0) - when->begin.day;
    when->begin.day += moved;
    when->end.day += moved;
}

/* "last week, Sarr on Monday and Diop on Friday": of the week, whatever Monday and Friday are nearest. */
static void move_within(const contact_sentence *s, const contact_share *share, dln_candidate *candidate)
{
    enum { WEEK = 7 };
    const dln_timex *timex = share->timex == DLN_NONE || share->within == 0 ? NULL : &s->doc->timexes[share->timex];
    if (timex == NULL || (timex->flags & DLN_TIMEX_WEEKDAY) == 0 || !dln_when_is_known(&candidate->when) || dln_when_is_open(&candidate->when))
        return; /* "by Monday" has no first day */
    const dln_when *within = &s->doc->timexes[share->within - 1].when;
    int32_t day = dln_when_first_day(&candidate->when), first = dln_when_first_day(within), ahead = ((day - first) % WEEK + WEEK) % WEEK, moved = first + ahead - day;
    bool is_ahead = dln_when_is_known(&s->doc->today) && first > dln_when_last_day(&s->doc->today) && day <= dln_when_last_day(&s->doc->today); /* no such week was told of */
    if (first + ahead > dln_when_last_day(within) || dln_when_overlaps(within, &candidate->when) || is_ahead)
        return;
    candidate->when.begin.day += moved;
    candidate->when.end.day += moved;
}

uint32_t contact_told_exactly(const contact_sentence *s, uint32_t timex)
{
    if (timex < s->timex_begin || timex + 1 >= s->timex_end)
        return timex;
    const dln_timex *first = &s->doc->timexes[timex], *next = first + 1;
    uint32_t at = first->end + 1;
    at += ONE_OF(s, at, "on", "from") && next->begin == at + 1; /* "in January, from the 16th to the 18th" */
    bool is_vague = (first->flags & DLN_TIMEX_ANCHORED) != 0 || ((first->flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_WEEKDAY | DLN_TIMEX_HEADING)) == 0 && dln_when_length_days(&first->when) > 1);
    bool is_day = contact_date_is_usable(next) && dln_when_grain(&next->when) == DLN_GRAIN_DAY && ((next->flags & DLN_TIMEX_WEEKDAY) == 0 || at == first->end + 1);
    return is_vague && is_day && contact_word_is(s, first->end, ",") && next->begin == at ? timex + 1 : timex;
}

/* "the outcome of the summit between Sarr and Diop with Mensah on Tuesday": behind another partner it is the day of the talk about it. */
static bool is_behind_partner(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex)
{
    enum { FAR = 30 };
    for (uint32_t i = trigger->end + 1; i < timex->begin && i < trigger->end + FAR && contact_word_is(s, trigger->end, "between"); i++) {
        if (contact_word_is(s, i, "with") && contact_ref_at(s, i + 1) != DLN_NONE)
            return true;
    }
    return false;
}

static void date_by_words(const contact_sentence *s, const contact_trigger *trigger, const contact_share *share, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    uint32_t best = share->timex, least = 60;
    if (best == DLN_NONE && contact_date_apart(s, trigger, candidate))
        return;
    bool is_given = best != DLN_NONE, is_looked_back_at = contact_is_looked_back_at(s, trigger) || (!trigger->is_verb && contact_word_is(s, trigger->end, "between") && contact_is_talked_about(s, trigger));
    uint32_t holder;
    const dln_verb_group *held = is_given ? NULL : contact_held_by(s, trigger, &holder);
    uint32_t prepared = is_given ? DLN_NONE : contact_prepared_from(s, trigger);
    for (uint32_t t = s->timex_begin; t < s->timex_end && !is_given && !share->is_undated; t++) {
        if (!contact_date_is_usable(&doc->timexes[t]) || is_of_count(s, trigger, &doc->timexes[t]) || (contact_is_bare_clock(&doc->timexes[t]) && contact_clock_is_anothers(s, trigger, &doc->timexes[t])))
            continue;
        bool is_of_its_words = doc->timexes[t].begin >= trigger->end && dln_verb_before(s->clauses, doc->timexes[t].begin) == dln_verb_before(s->clauses, trigger->begin) && !is_behind_partner(s, trigger, &doc->timexes[t]);
        if (is_looked_back_at && !is_of_its_words && !contact_tells_its_day(s, trigger, &doc->timexes[t]))
            continue;
        if (contact_is_day_of_another(s, trigger, &doc->timexes[t]) || is_of_what_is_before(s, trigger, &doc->timexes[t]) || contact_is_day_prepared(s, trigger, &doc->timexes[t]) || contact_is_when_called_off(s, trigger, &doc->timexes[t]))
            continue;
        if (is_of_part_behind(s, trigger, &doc->timexes[t]) || (prepared != DLN_NONE && doc->timexes[t].end <= prepared))
            continue;
        uint32_t cost = remoteness(s, trigger, &doc->timexes[t], held);
        if (dln_when_grain(&doc->timexes[t].when) == DLN_GRAIN_YEAR)
            cost += 25; /* "the first since the vote of 1959" */
        if (is_counted_for(s, trigger, &doc->timexes[t]))
            cost += 25; /* "On Monday, two days after the March 8 vote, Sarr met Diop" */
        if (cost < least) {
            least = cost;
            best = t;
        }
    }
    uint32_t heading = !is_given && !is_looked_back_at ? heading_before(s, trigger->begin) : DLN_NONE;
    if (heading != DLN_NONE && best != DLN_NONE && contact_is_today_of_entry(s, heading, &doc->timexes[best]))
        best = DLN_NONE;
    if (heading != DLN_NONE && best != DLN_NONE && !dln_when_has_clock(&doc->timexes[heading].when) && opens_paragraph_of(s, &doc->timexes[heading]) && !is_in_clause(s, trigger, &doc->timexes[best]) &&
        !is_within_entry(s, heading, trigger, &doc->timexes[best]))
        best = DLN_NONE; /* "22 March: Amum meets Bashir and gives him a letter: come on 3 April" */
    if (heading != DLN_NONE && best != DLN_NONE && is_until_in_brackets(s, &doc->timexes[best]) && dln_when_compare(&doc->timexes[heading].when, &doc->timexes[best].when) < 0) {
        candidate->timex = heading; /* "MONDAY 3 MARCH: Okonjo hosts Sarr (to March 4)" */
        candidate->when = dln_when_days(dln_when_first_day(&doc->timexes[heading].when), dln_when_last_day(&doc->timexes[best].when));
        return;
    }
    if (best == DLN_NONE) {
        best = heading;
        if (best == DLN_NONE)
            return;
        candidate->timex = best;
        candidate->when = doc->timexes[best].when;
        move_to_programme(s, best, &candidate->when);
        if (dln_when_has_clock(&candidate->when) && is_on_schedule(s, trigger, best))
            candidate->zone = doc->timexes[best].zone;
        else if (dln_when_has_clock(&candidate->when)) /* the hour of an entry is when it was written */
            candidate->when = dln_when_days(dln_when_first_day(&candidate->when), dln_when_last_day(&candidate->when));
        return;
    }
    int32_t counted;
    if (!is_given && dln_when_length_days(&doc->timexes[best].when) == 1 && count_from_another(s, trigger, &doc->timexes[best], &counted)) {
        candidate->timex = best;
        candidate->when = counted_day(s, &doc->timexes[best], counted);
        return;
    }
    if (!is_given && trigger->group != DLN_NONE && s->clauses->verbs[trigger->group].tense == DLN_TENSE_PAST && s->clauses->verbs[trigger->group].reality == DLN_REAL &&
        is_before_another(s, trigger, &doc->timexes[best]))
        return; /* "met him ahead of the vote on 5 April": before the news, too */
    best = more_exact(s, trigger, best);
    best = contact_told_exactly(s, best); /* "on the following morning, 9 July" */
    if (best > s->timex_begin && (doc->timexes[best].flags & DLN_TIMEX_ANCHORED) != 0 && doc->timexes[best - 1].end + 1 == doc->timexes[best].begin &&
        contact_word_is(s, doc->timexes[best - 1].end, ",") && contact_date_is_usable(&doc->timexes[best - 1]) && dln_when_grain(&doc->timexes[best - 1].when) == DLN_GRAIN_DAY)
        best--; /* "on 13 February, the day after the storm" */
    if (!is_given && best > s->timex_begin && best < s->timex_end && doc->timexes[best - 1].signal == DLN_SIGNAL_FROM && doc->timexes[best - 1].end + 1 == doc->timexes[best].begin && !contact_is_bare_clock(&doc->timexes[best]) &&
        contact_word_in(s, doc->timexes[best - 1].end, DLN_LIST_UNTIL_WORDS) && contact_moving_verb(s, &doc->timexes[best]) == NULL)
        best--; /* "in Rome from Friday to Sunday for talks" */
    uint32_t last = best;
    best = best >= s->timex_begin && best < s->timex_end ? contact_days_from(s, trigger, best, &last) : best;
    candidate->timex = best;
    candidate->when = doc->timexes[best].when;
    candidate->zone = doc->timexes[best].zone;
    if (last > best)
        candidate->when = dln_when_days(dln_when_first_day(&candidate->when), dln_when_first_day(&candidate->when) + (int32_t)(last - best));
    if (!is_given && dln_when_has_clock(&candidate->when) && contact_clock_is_anothers(s, trigger, &doc->timexes[best])) { /* the day is shared, the hour is not */
        candidate->when = dln_when_days(dln_when_first_day(&candidate->when), dln_when_last_day(&candidate->when));
        candidate->zone = DLN_NO_SPAN;
    }
    uint32_t day = contact_is_bare_clock(&doc->timexes[best]) ? day_beside(s, trigger, &doc->timexes[best]) : DLN_NONE;
    if (day != DLN_NONE) {
        int32_t moved = dln_when_first_day(&doc->timexes[day].when) - candidate->when.begin.day;
        candidate->when.begin.day += moved;
        candidate->when.end.day += moved;
        candidate->timex = day;
    }
    bool of_today = day == DLN_NONE && contact_is_bare_clock(&doc->timexes[best]) && dln_when_is_known(&doc->today) && dln_when_is_single(&candidate->when) && is_now_told(s, trigger, best);
    if (of_today)
        candidate->when.begin.day = candidate->when.end.day = dln_when_first_day(&doc->today);
    bool of_news = day == DLN_NONE && !of_today && contact_is_bare_clock(&doc->timexes[best]) && dln_when_is_known(&doc->news_day) && dln_when_is_known(&doc->today) &&
                   dln_when_first_day(&candidate->when) == dln_when_first_day(&doc->today) && candidate->when.end.day == candidate->when.begin.day;
    if (of_news) /* "She rang him at noon", where the lead tells of yesterday */
        candidate->when.begin.day = candidate->when.end.day = dln_when_first_day(&doc->news_day);
    if (day == DLN_NONE)
        move_to_programme(s, best, &candidate->when);
    apply_signal(s, trigger, &doc->timexes[best], &candidate->when);
    /* "from 18:07 to 20:08", "on 14 and 15 June": the ends of a range stand side by side */
    bool is_range = dln_when_grain(&doc->timexes[best].when) >= DLN_GRAIN_DAY && dln_when_length_days(&doc->timexes[best].when) > 1 && contact_word_is(s, doc->timexes[best].end, "and"); /* "from 2 to 5 May and 6 to 9 June" */
    if (best + 1 < s->timex_end && !is_range && doc->timexes[best].signal == DLN_SIGNAL_FROM && doc->timexes[best + 1].begin <= doc->timexes[best].end + 1 &&
        contact_date_is_usable(&doc->timexes[best + 1]) && (day != DLN_NONE || dln_when_compare(&candidate->when, &doc->timexes[best + 1].when) < 0)) {
        candidate->when.end = doc->timexes[best + 1].when.end;
        if (day != DLN_NONE) /* "from 5 p.m. to 6.30 p.m. on Monday" */
            candidate->when.end.day = candidate->when.begin.day + (candidate->when.end.minute < candidate->when.begin.minute ? 1 : 0);
    }
    contact_spread_over_days(s, trigger, candidate);
}

void contact_date(const contact_sentence *s, const contact_trigger *trigger, const contact_share *share, dln_candidate *candidate)
{
    date_by_words(s, trigger, share, candidate);
    if (share->has_day)
        candidate->when = dln_when_day(share->day);
    move_within(s, share, candidate);
}

/* "P10D", "P3M" from a day on: the last day. INT32_MIN: no such thing. */
static int32_t end_of(int32_t day, dln_span value)
{
    uint32_t count;
    int32_t days = contact_days_of(value);
    if (days > 0)
        return day + days;
    if (value.len < 3 || value.text[0] != 'P' || value.text[value.len - 1] != 'M' || !dln_parse_uint((dln_span){value.text + 1, value.len - 2}, 24, &count))
        return INT32_MIN;
    dln_civil from = dln_civil_of(day);
    int32_t month = from.year * 12 + from.month - 1 + (int32_t)count, year = month / 12, last = dln_days_in_month(year, month % 12 + 1);
    return dln_day_of(year, month % 12 + 1, from.day > last ? last : from.day);
}

void contact_bound_plan(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate)
{
    const dln_when *published = &s->doc->today;
    if (candidate->status != DLN_TENTATIVE || !dln_when_is_known(published))
        return;
    int32_t today = dln_when_first_day(published), last = INT32_MIN;
    if (dln_when_is_known(&candidate->when) && candidate->when.begin.grain == DLN_GRAIN_NONE)
        last = dln_when_last_day(&candidate->when);
    dln_civil end = dln_civil_of(last == INT32_MIN ? today : last);
    bool is_of_year = candidate->timex != DLN_NONE && contact_word_is(s, s->doc->timexes[candidate->timex].end - 1, "year") && last != INT32_MIN && last < today; /* "before the end of the year", behind what was last September */
    if (is_of_year && dln_date_exists(dln_civil_of(today).year, end.month, end.day))
        last = dln_day_of(dln_civil_of(today).year, end.month, end.day);
    for (uint32_t t = s->timex_begin; t < s->timex_end && !dln_when_is_known(&candidate->when) && candidate->timex == DLN_NONE; t++) {
        const dln_timex *timex = &s->doc->timexes[t];
        if (timex->type == DLN_TIMEX_DURATION && timex->begin > trigger->end && contact_word_is(s, timex->begin - 1, "within"))
            last = end_of(today, timex->value);
    }
    if (last >= today && last < INT32_MAX)
        candidate->when = dln_when_days(today, last);
}
