/* src/extract/statements_said.c - what is said, told apart from who says it and how: before the speaker, behind "that" or a colon;
 * or what is done by saying it ("welcomes the accord"), where that tells more. Titles are made of it (titles_said.c).
 */
#include "extract/statements_find.h"

#include "base/text.h"

/* "calls it \"a gift\"", "described the talks as \"frank\"": words of the sentence lead to a quotation that is no sentence itself. */
static bool leads_to_fragment(const sayings_scene *s)
{
    bool is_quote = s->stop < s->end && (dln_quote_of(s->doc, s->stop) != DLN_NONE || sayings_is_quote_mark(s->doc, s->stop));
    uint32_t first = is_quote && sayings_is_quote_mark(s->doc, s->stop) ? s->stop + 1 : s->stop;
    return is_quote && s->stop > s->behind && first < s->end && (s->doc->tokens.items[first].flags & DLN_CAPITAL) == 0 && !sayings_is_mark(s->doc, s->stop - 1, ":,");
}

/* "said Belgrade \"will not yield\"": the words between open the sentence that is said. */
static bool opens_quoted_clause(const sayings_scene *s)
{
    if (!leads_to_fragment(s))
        return false;
    uint32_t first = sayings_is_quote_mark(s->doc, s->stop) ? s->stop + 1 : s->stop, verb = dln_verb_at(s->clauses, first);
    return verb != DLN_NONE && s->clauses->verbs[verb].begin == first && s->clauses->verbs[verb].form == DLN_VERB_FINITE;
}

/* "The programme, Iran maintains, is civilian": what stands before is no sentence and goes on behind. */
static bool goes_on_behind(const sayings_scene *s, uint32_t first, uint32_t last)
{
    bool is_quoted = first >= s->begin + 2 && last + 3 < s->end && sayings_is_quote_mark(s->doc, first - 1) && sayings_is_quote_mark(s->doc, last + 1);
    if (first < s->begin + 2 || last + 3 >= s->end || !sayings_is_mark(s->doc, last, ",") || (!is_quoted && (!sayings_is_mark(s->doc, first - 1, ",") || dln_quote_of(s->doc, last + 1) != DLN_NONE)))
        return false;
    for (uint32_t v = 0; v < s->clauses->verb_count && s->clauses->verbs[v].begin < first; v++) {
        if (s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return false;
    }
    return true;
}

/* "voiced hope, saying the treaty held" */
static bool is_saying(const sayings_scene *s, uint32_t token)
{
    uint32_t length, verb = dln_verb_at(s->clauses, token);
    return verb != DLN_NONE && s->clauses->verbs[verb].head == token && s->clauses->verbs[verb].form == DLN_VERB_GERUND &&
           sayings_row_at(s->doc, token, s->end, DLN_TABLE_REPORTING, &length) != DLN_NONE;
}

/* "In a tweet, Marin called it mad": nothing is said before the speaker. */
static bool opens_with_adjunct(const sayings_scene *s, uint32_t first)
{
    if (!dln_token_is_class(s->doc, s->begin, DLN_CLASS_PREPOSITION) || sayings_is_quote_mark(s->doc, s->begin))
        return false;
    for (uint32_t v = 0; v < s->clauses->verb_count && s->clauses->verbs[v].begin < first; v++) {
        if (s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return false;
    }
    return true;
}

/* "..., Sarr told journalists once the talks were over": what stands behind the verb and its hearers tells when. */
static bool has_adjunct_behind(const sayings_scene *s)
{
    enum { HEARERS = 3 };
    for (uint32_t i = s->behind; i < s->end; i++) {
        if (dln_token_is_class(s->doc, i, DLN_CLASS_THAT) || sayings_is_quote_mark(s->doc, i) || sayings_is_mark(s->doc, i, ":"))
            return false;
    }
    for (uint32_t i = s->behind; i < s->end && i <= s->behind + HEARERS; i++) {
        if (dln_token_in(&s->doc->tokens, i, DLN_LIST_ADJUNCT_OPENERS))
            return true;
    }
    return false;
}

/* "called it a mistake": what the pronoun stands for is told by the words behind it. */
static bool calls_it_something(const sayings_scene *s)
{
    return s->behind + 1 < s->end && dln_token_in(&s->doc->tokens, s->behind + 1, DLN_LIST_OPENING_ARTICLES);
}

/* "Marin welcomed the truce, her office said": what stands behind the comma is who says so. */
static bool tells_who_says_so(const sayings_scene *s)
{
    bool is_comma = s->stop < s->end && !sayings_is_mark(s->doc, s->behind, ",") && (sayings_is_mark(s->doc, s->stop, ",") || (s->stop > s->begin && sayings_is_mark(s->doc, s->stop - 1, ",")));
    for (uint32_t v = 0; is_comma && v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->begin < s->stop)
            continue;
        uint32_t length = 0, row = sayings_row_at(s->doc, g->head, s->end, DLN_TABLE_REPORTING, &length);
        bool is_last = v + 1 == s->clauses->verb_count, reports = row != DLN_NONE && dln_cell(s->doc->lexicon, DLN_TABLE_REPORTING, row, DLN_REPORTING_NEED) != DLN_NEED_NEVER;
        return is_last && reports && g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_RELATIVE) == 0 && sayings_quote_in(s->doc, s->stop, s->end) == DLN_NONE;
    }
    return false;
}

/* Before the speaker where that stands apart, behind "that" or the colon; else what is done by saying it tells more. */
void sayings_find_said(const sayings_scene *s, dln_reporting_need need, dln_saying *saying)
{
    enum { LEAST = 4, WORDS = 3 };
    uint32_t first = s->verb->begin, last = s->behind;
    if (saying->speaker_begin < saying->speaker_end) {
        first = saying->speaker_begin < first ? saying->speaker_begin : first;
        last = saying->speaker_begin >= s->verb->end && saying->speaker_end > last ? saying->speaker_end : last;
    }
    if (last + 1 < s->end && dln_token_is(&s->doc->tokens, last, "on") && sayings_is_time_at(s->doc, last + 1))
        last = s->doc->timexes[dln_doc_timex_from(s->doc, last + 1)].end; /* "Iran said on Monday," */
    bool is_subject_before = (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) == 0 && saying->speaker_begin < s->verb->begin && saying->speaker_end > s->verb->subject_begin;
    if (is_subject_before && s->verb->subject_begin < first && s->verb->subject_end > s->verb->subject_begin && s->verb->subject_begin > s->begin)
        first = s->verb->subject_begin; /* Ruto's spokesman Hussein Mohamed */
    bool is_free = s->behind < s->end && !dln_token_is_class(s->doc, s->behind, DLN_CLASS_PREPOSITION) && !dln_token_is_class(s->doc, s->behind, DLN_CLASS_EITHER) &&
                   !(dln_token_is_class(s->doc, s->behind, DLN_CLASS_PRONOUN) && !calls_it_something(s)) && !sayings_is_time_at(s->doc, s->behind);
    bool takes_object = need != DLN_NEED_NOTHING && need != DLN_NEED_SPEECH;
    bool is_active_act = (takes_object || is_free || leads_to_fragment(s)) && !opens_quoted_clause(s) && !sayings_is_speaker_behind(s, saying);
    if (is_active_act || (s->verb->flags & DLN_VERB_PASSIVE) != 0) {
        saying->act = s->verb->head;
        saying->act_end = s->behind;
    }
    saying->said_begin = saying->said_end = saying->gap_begin = saying->gap_end = 0;
    while (first > s->begin + 1 && dln_token_is_class(s->doc, first - 1, DLN_CLASS_DETERMINER))
        first--;
    bool has_object = takes_object && need != DLN_NEED_HEARER && last + 1 < s->end && saying->speaker_begin < s->verb->begin && !sayings_is_mark(s->doc, last, ",.;:"); /* "In a post, Marin praised it" */
    bool is_behind = !has_object && first >= s->begin + LEAST && (sayings_is_mark(s->doc, first - 1, ",") || sayings_is_quote_mark(s->doc, first - 1)) && (s->stop + LEAST > s->end || has_adjunct_behind(s));
    is_behind = is_behind && !opens_with_adjunct(s, first) && !sayings_is_word(s->doc, s->begin, "asked"); /* "Asked whether it would open, he said: \"No.\"" */
    bool is_passive = (s->verb->flags & DLN_VERB_PASSIVE) != 0 && s->verb->subject_end <= s->verb->begin && saying->speaker_begin >= s->behind;
    if ((need == DLN_NEED_ASKED || need == DLN_NEED_QUOTING) && (s->verb->flags & DLN_VERB_PASSIVE) != 0) {
        saying->act = DLN_NONE;
        return; /* "was asked whether": what follows is no word of theirs */
    }
    if (is_passive && s->stop + LEAST > s->end)
        return; /* "was made public by the government" */
    bool is_short = goes_on_behind(s, first, last); /* "The border, Kenya maintains, is open" */
    bool is_of_who = (s->verb->flags & DLN_VERB_RELATIVE) != 0 && saying->speaker_begin < s->verb->subject_end && dln_verb_is_of_who(s->doc, s->verb); /* "left Marin, who announced a plan, alone": around it is another matter */
    if (is_of_who && (s->stop >= s->end || sayings_is_mark(s->doc, s->stop, ",") || sayings_is_mark(s->doc, s->stop - 1, ",")))
        return;
    if ((s->verb->flags & DLN_VERB_RELATIVE) == 0 && (is_behind || is_short || (!has_object && (saying->flags & DLN_SAYING_SET_OFF) != 0 && first >= s->begin + LEAST))) {
        saying->said_begin = s->begin;
        saying->said_end = first;
        if (is_short) {
            saying->gap_begin = sayings_is_mark(s->doc, first - 1, ",") ? first - 1 : first;
            saying->gap_end = last + 1;
            saying->said_end = s->end;
        }
    } else if (opens_quoted_clause(s)) {
        saying->said_begin = s->behind;
        saying->said_end = s->end;
    } else if (s->stop + WORDS <= s->end && !leads_to_fragment(s)) {
        saying->said_begin = s->stop > s->begin && sayings_is_quote_mark(s->doc, s->stop - 1) ? s->stop - 1 : s->stop;
        uint32_t clause = is_of_who ? dln_clause_at(s->clauses, s->stop) : DLN_NONE;
        saying->said_end = clause == DLN_NONE || s->clauses->clauses[clause].end <= s->stop ? s->end : s->clauses->clauses[clause].end;
        while (saying->said_begin < s->end && (dln_token_is_class(s->doc, saying->said_begin, DLN_CLASS_THAT) || sayings_is_mark(s->doc, saying->said_begin, ":;,") || is_saying(s, saying->said_begin)))
            saying->said_begin++;
        bool is_apart = saying->said_begin < s->end && dln_token_in(&s->doc->tokens, saying->said_begin, DLN_LIST_APART_OPENERS); /* after the talks held there */
        bool is_relative = saying->said_begin < s->end && dln_token_is_class(s->doc, saying->said_begin, DLN_CLASS_RELATIVE) && saying->said_begin > s->behind;
        if (is_relative || is_apart || (is_active_act && tells_who_says_so(s)) || dln_token_is_class(s->doc, saying->said_begin, DLN_CLASS_AND))
            saying->said_begin = saying->said_end = 0; /* "thanked Iraq, who had hosted"; "issued a statement, and left" */
    }
    bool is_inside = saying->speaker_begin < saying->speaker_end && saying->speaker_begin >= saying->said_begin && saying->speaker_end <= saying->said_end && saying->gap_end == 0;
    if (is_inside) /* who says it is no part of it */
        saying->said_end = saying->speaker_begin;
    while (saying->said_end > saying->said_begin && sayings_is_mark(s->doc, saying->said_end - 1, ",.;:"))
        saying->said_end--;
    while (saying->said_begin < saying->said_end && (sayings_is_mark(s->doc, saying->said_begin, "-*") || dln_token_is(&s->doc->tokens, saying->said_begin, "\xE2\x80\xA2")))
        saying->said_begin++; /* of a list */
    if (saying->said_end < saying->said_begin + WORDS)
        saying->said_begin = saying->said_end = 0;
}
