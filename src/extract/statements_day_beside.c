/* src/extract/statements_day_beside.c - the day that stands beside a reporting verb: in its clause, behind the medium or the quotation,
 * in what opens the sentence. Days that the text tells before or around it are in statements_days.c.
 */
#include "extract/statements_find.h"

/* Where the day of the saying may stand at the latest. */
static uint32_t day_end(const sayings_scene *s)
{
    for (uint32_t v = 0; v < s->clauses->verb_count && s->begin < s->doc->body_token; v++) { /* "Sarr Says Dakar to Host Talks May 23": what is said has its own day */
        const dln_verb_group *next = &s->clauses->verbs[v];
        if (next->form == DLN_VERB_INFINITIVE && next->begin > s->behind && next->begin < s->stop)
            return next->begin;
    }
    return s->stop;
}

/* "told a newspaper in an interview published on Thursday": the day that stands beside the medium. */
static uint32_t day_of_medium(const sayings_scene *s, const dln_saying *saying)
{
    enum { BESIDE = 7 };
    uint32_t at, end, limit = s->behind + NEAR < s->end ? s->behind + NEAR : s->end;
    for (uint32_t t = s->behind; t < limit; t++) { /* "told reporters that the resolution adopted on Monday was enough" */
        if (sayings_is_that(s->doc, t))
            limit = t;
    }
    if (sayings_noun_in(s->doc, s->behind, limit, SAID_ISSUED, &at) == DLN_NONE) {
        if (saying->medium_at == DLN_NONE || saying->medium_at < s->behind)
            return DLN_NONE;
        at = saying->medium_at;
    }
    end = at;
    while (end < s->end && end < at + BESIDE && !sayings_is_mark(s->doc, end, ",.;:") && !sayings_is_that(s->doc, end) && dln_quote_of(s->doc, end) == DLN_NONE)
        end++;
    return sayings_own_timex(s->doc, at, at, at + 1, end, false);
}

/* "voiced hope that it would open in a statement on Monday": the medium and its day end the sentence, behind all that was said. */
static uint32_t day_of_closing(const sayings_scene *s)
{
    enum { PHRASE = 10, ARTICLES = 3 };
    uint32_t from = s->end > s->stop + PHRASE ? s->end - PHRASE : s->stop, at, length, opener = DLN_NONE;
    if (sayings_noun_in(s->doc, from, s->end, SAID_MEDIA, &at) == DLN_NONE || at <= s->stop || dln_quoted_from(s->doc, s->behind) < s->end)
        return DLN_NONE;
    for (uint32_t t = at; t > s->stop && at - t < ARTICLES && opener == DLN_NONE; t--)
        opener = sayings_is_word(s->doc, t - 1, "in") || sayings_is_word(s->doc, t - 1, "on") ? t - 1 : DLN_NONE;
    for (uint32_t t = s->behind; t < s->end && opener != DLN_NONE; t++) {
        bool is_another = t < at && dln_verb_at(s->clauses, t) != DLN_NONE && sayings_row_at(s->doc, t, s->end, DLN_TABLE_REPORTING, &length) != DLN_NONE; /* "said that the ministry had denied it in a statement on Monday" */
        if (is_another || sayings_is_mark(s->doc, t, ",;:"))
            return DLN_NONE;
    }
    return opener == DLN_NONE ? DLN_NONE : sayings_own_timex(s->doc, at, at, at + 1, s->end, false);
}

/* "called it 'a gift' in May": the day that stands right behind the words that are quoted. */
static uint32_t day_behind_quote(const sayings_scene *s)
{
    enum { BESIDE = 5, PHRASE = 14 };
    uint32_t first = s->stop + (s->stop < s->end && sayings_is_quote_mark(s->doc, s->stop)), quote = first < s->end ? dln_quote_of(s->doc, first) : DLN_NONE;
    if (quote == DLN_NONE || s->doc->clauses->quotes[quote].end + 1 >= s->end || s->stop > s->behind + NEAR)
        return DLN_NONE;
    uint32_t at = s->doc->clauses->quotes[quote].end + 1, end = at;
    while (end < s->end && end < at + BESIDE && !sayings_is_mark(s->doc, end, ",.;:") && dln_quote_of(s->doc, end) == DLN_NONE)
        end++;
    uint32_t beside = sayings_own_timex(s->doc, at, at, at, end, false), hearer = 0;
    if (beside != DLN_NONE || end < at + BESIDE || end >= s->end)
        return beside;
    for (; end < s->end && end < at + PHRASE && !sayings_is_mark(s->doc, end, ",.;:") && !sayings_is_that(s->doc, end) && dln_quote_of(s->doc, end) == DLN_NONE && dln_verb_at(s->clauses, end) == DLN_NONE; end++)
        ;
    bool is_told = sayings_noun_in(s->doc, at, end, 1u << DLN_SAID_TO_HEARER | SAID_MEDIA, &hearer) != DLN_NONE && (end >= s->end || sayings_is_mark(s->doc, end, ".")); /* "called it 'a gift' before the Security Council in New York on Monday." */
    return is_told ? sayings_own_timex(s->doc, hearer, hearer, hearer + 1, end, false) : DLN_NONE;
}

/* "Asked on Monday whether it would open, Okonjo said": the day of the frame that opens the sentence. */
static uint32_t day_of_frame(const sayings_scene *s)
{
    const dln_verb_group *frame = &s->clauses->verbs[0];
    uint32_t length, end = frame->end, limit = frame->end + NEAR < s->verb->begin ? frame->end + NEAR : s->verb->begin;
    bool is_asked = frame->form == DLN_VERB_FINITE && (frame->flags & DLN_VERB_PASSIVE) != 0 && s->clauses->clauses[s->verb->clause].kind == DLN_CLAUSE_COORDINATED; /* "Okonjo was asked last week and said" */
    bool opens = (is_asked || (frame->begin <= s->begin + 1 && (frame->form == DLN_VERB_PARTICIPLE || frame->form == DLN_VERB_GERUND))) && frame->end <= s->verb->begin &&
                 sayings_row_at(s->doc, frame->head, s->end, DLN_TABLE_REPORTING, &length) != DLN_NONE;
    while (opens && end < limit && !sayings_is_mark(s->doc, end, ",;:") && dln_quote_of(s->doc, end) == DLN_NONE && !sayings_is_that(s->doc, end) && !dln_token_is(&s->doc->tokens, end, "whether"))
        end++;
    return opens ? sayings_own_timex(s->doc, s->begin, frame->begin, frame->end, end, false) : DLN_NONE;
}

/* "In a letter made public in May, Okonjo said", "In the speech that opened the summit on Friday, Okonjo said": the day of the medium
 * that opens the sentence. */
static uint32_t day_of_opening(const sayings_scene *s)
{
    uint32_t at = 0, comma = s->begin;
    if (!sayings_is_word(s->doc, s->begin, "in") && !sayings_is_word(s->doc, s->begin, "at"))
        return DLN_NONE;
    while (comma < s->verb->begin && !sayings_is_mark(s->doc, comma, ",") && dln_quote_of(s->doc, comma) == DLN_NONE)
        comma++;
    if (comma >= s->verb->subject_begin || !sayings_is_mark(s->doc, comma, ",") || sayings_noun_in(s->doc, s->begin, comma, SAID_MEDIA, &at) == DLN_NONE)
        return DLN_NONE;
    return sayings_own_timex(s->doc, at, at, at + 1, comma, false);
}

/* "Before he left Nadi on Wednesday, Okonjo told reporters": the day of the clause that opens the sentence. */
static uint32_t day_of_departure(const sayings_scene *s)
{
    enum { CLAUSE = 14 };
    uint32_t comma = s->begin + 1;
    if (!sayings_is_word(s->doc, s->begin, "before") && !sayings_is_word(s->doc, s->begin, "after") && !sayings_is_word(s->doc, s->begin, "as") && !sayings_is_word(s->doc, s->begin, "when"))
        return DLN_NONE;
    while (comma < s->verb->subject_begin && comma < s->begin + CLAUSE && !sayings_is_mark(s->doc, comma, ",") && dln_quote_of(s->doc, comma) == DLN_NONE)
        comma++;
    bool is_beside = comma + 3 >= s->verb->subject_begin && comma < s->verb->subject_begin && sayings_is_mark(s->doc, comma, ",");
    return is_beside ? sayings_own_timex(s->doc, s->begin, comma, comma, comma, false) : DLN_NONE;
}

uint32_t sayings_day_of_verb(const sayings_scene *s, bool may_come)
{
    uint32_t clause = s->clauses->clauses[s->verb->clause].begin, plan = sayings_behind_plan(s);
    return sayings_own_timex(s->doc, plan > s->verb->subject_begin ? plan : clause, s->verb->begin, s->behind, day_end(s), may_come);
}

uint32_t sayings_day_beside(const sayings_scene *s, const dln_saying *saying)
{
    bool has_medium = (saying->flags & (DLN_SAYING_MEDIUM | DLN_SAYING_HEARER)) != 0;
    uint32_t timex = has_medium ? day_of_medium(s, saying) : DLN_NONE;
    timex = timex == DLN_NONE ? day_behind_quote(s) : timex;
    timex = timex == DLN_NONE ? day_of_frame(s) : timex;
    timex = timex == DLN_NONE ? day_of_closing(s) : timex;
    timex = timex == DLN_NONE && (saying->flags & DLN_SAYING_HEARER) != 0 ? day_of_departure(s) : timex;
    return timex == DLN_NONE ? day_of_opening(s) : timex;
}
