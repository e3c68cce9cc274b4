/* src/find/dates_tense.c - whether the words around an expression speak of the past or of what is to come. */
#include "find/dates_atoms.h"

enum { CUE_LEFT = 18, CUE_RIGHT = 8, CUE_RIGHT_OPEN = 14, CUE_PAST_CLOSE = -2, CUE_PAST = -1, CUE_NONE = 0, CUE_FUTURE = 1, CUE_FUTURE_NEAR = 2 };
enum { POSSESSIVE_LEFT = 4, PLAN_LEFT = 5, NAMED_PLAN_LEFT = 9, ATTRIBUTE_LEFT = 3 };

static inline bool is_ed(const scanner *s, uint32_t at)
{
    dln_span text = dln_token_text(s->tokens, at);
    return text.len > 4 && text.text[text.len - 1] == 'd' && text.text[text.len - 2] == 'e' && (s->tokens->items[at].flags & DLN_CAPITAL) == 0;
}

enum { FORM_BASE = 1, FORM_THIRD = 2, FORM_PAST = 4, FORM_GERUND = 8 };

/* Which forms of verbs of the table a word in lower case is. *row: a verb of which it is one. */
static unsigned verb_forms(const scanner *s, uint32_t at, uint32_t *row)
{
    const dln_token *token = &s->tokens->items[at];
    if ((token->flags & DLN_CAPITAL) != 0 || token->word == 0 || (token->tables & dln_table_bit(DLN_TABLE_VERBS)) == 0)
        return 0;
    const uint32_t *cells = dln_node_cells(s->lexicon, token->node);
    const uint32_t *senses = s->lexicon->senses + (size_t)cells[0] * DLN_SENSE_CELLS;
    unsigned forms = 0;
    for (uint32_t i = 0; i < cells[1]; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table != DLN_TABLE_VERBS)
            continue;
        *row = sense.row;
        forms |= sense.column == DLN_VERBS_BASE ? FORM_BASE : sense.column == DLN_VERBS_THIRD ? FORM_THIRD : sense.column == DLN_VERBS_PAST ? FORM_PAST : sense.column == DLN_VERBS_GERUND ? FORM_GERUND : 0;
    }
    return forms;
}

/* grew, fell, met: a past form that the tables of verbs know, unless it is the base form too: then only behind a name ("Albright set"). */
static bool is_past_form(const scanner *s, uint32_t at)
{
    uint32_t row;
    unsigned forms = verb_forms(s, at, &row) & (FORM_BASE | FORM_PAST);
    const dln_token *before = &s->tokens->items[at - (at > 0)];
    return forms == FORM_PAST || (forms == (FORM_BASE | FORM_PAST) && before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) != 0 && before->len > 2);
}

/* "the plan", "his hopes": nobody's verb. But "the planned talks" are to come, and "a deal that expires". */
static bool is_noun_here(const scanner *s, uint32_t at)
{
    dln_span text = dln_token_text(s->tokens, at);
    if (at > 0 && text.len > 1 && text.text[text.len - 1] == 's' && dln_token_is(s->tokens, at - 1, "that"))
        return false;
    return at > 0 && !is_ed(s, at) && dln_token_in(s->tokens, at - 1, DLN_LIST_NOUN_BEFORE);
}

/* "according to", set off by a comma or a quotation mark. */
static bool is_attribution(const scanner *s, uint32_t sentence_begin, uint32_t at)
{
    return at > sentence_begin && dln_token_is(s->tokens, at, "according") && dln_token_is(s->tokens, at + 1, "to") && s->tokens->items[at - 1].kind == DLN_TOKEN_MARK;
}

static bool is_weekday(const scanner *s, uint32_t at)
{
    int32_t value;
    uint32_t next;
    return dates_class_at(s, at, CLASS_WEEKDAY, &value, &next);
}

/* "Parliament did not vote until Tuesday": by then it had. */
static bool is_not_until(const scanner *s, uint32_t sentence_begin, uint32_t until)
{
    enum { NEAR = 7 };
    for (uint32_t i = until; i > sentence_begin + 1 && until - i < NEAR && !dln_token_is(s->tokens, i - 1, ","); i--) {
        if ((dln_token_is(s->tokens, i - 1, "not") || dln_token_is(s->tokens, i - 1, "n't")) && dln_token_is(s->tokens, i - 2, "did"))
            return true;
    }
    return false;
}

/* "Obama visits Canada", "Okonjo hosts a summit": no noun of two stands between a name and what has a capital or an article. */
static bool is_between_names(const scanner *s, uint32_t at)
{
    const dln_token *before = &s->tokens->items[at - 1], *behind = at + 1 < s->tokens->count ? &s->tokens->items[at + 1] : before;
    bool is_name = before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) != 0 && !dln_token_in(s->tokens, at - 1, DLN_LIST_NOUN_BEFORE);
    bool has_object = behind != before && behind->kind == DLN_TOKEN_WORD && !is_weekday(s, at + 1) && ((behind->flags & DLN_CAPITAL) != 0 || (!dln_token_in(s->tokens, at - 1, DLN_LIST_SUBJECT_PRONOUNS) && dln_token_in_small(s->tokens, at + 1, DLN_LIST_OPENING_ARTICLES)));
    return is_name && has_object;
}

/* "Sarr lands in Rome", "she stops there": what somebody does, and not "the Geneva talks in March". */
static bool is_behind_subject(const scanner *s, uint32_t at)
{
    const dln_token *before = &s->tokens->items[at - 1];
    bool is_name = before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) != 0 && !dln_token_in(s->tokens, at - 1, DLN_LIST_NOUN_BEFORE) && (before->tables & dln_table_bit(DLN_TABLE_PLACES)) == 0;
    return (is_name || dln_token_in_small(s->tokens, at - 1, DLN_LIST_SUBJECT_PRONOUNS)) && (s->tokens->items[at].tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) == 0 && at + 1 < s->tokens->count && dln_token_in_small(s->tokens, at + 1, DLN_LIST_INSIDE);
}

/* "Not only did she meet him on Monday": the base form has the tense of "did". */
static bool is_behind_did(const scanner *s, uint32_t sentence_begin, uint32_t at)
{
    enum { SUBJECT = 7 };
    for (uint32_t i = at; i > sentence_begin && at - i < SUBJECT && s->tokens->items[i - 1].kind == DLN_TOKEN_WORD; i--) {
        if (dln_token_is(s->tokens, i - 1, "did"))
            return true;
    }
    return false;
}

/* "The ministers meet on Monday", "she flies to Rome on Friday", "he is visiting Rome on Friday": a present form that is no noun,
 * close before the day. */
static bool is_present_plan(const scanner *s, uint32_t sentence_begin, uint32_t at)
{
    uint32_t row = 0;
    unsigned forms = verb_forms(s, at, &row);
    if (at == sentence_begin || is_noun_here(s, at) || (dln_token_is(s->tokens, at - 1, "-") && (s->tokens->items[at].flags & DLN_SPACED) == 0))
        return false; /* "the president-elect" */
    if ((forms & FORM_GERUND) != 0)
        return dln_token_in_small(s->tokens, at - 1, DLN_LIST_GOING);
    if ((forms != FORM_BASE && forms != FORM_THIRD) || (forms == FORM_BASE && is_behind_did(s, sentence_begin, at)))
        return false;
    uint32_t nouns = dln_cell(s->lexicon, DLN_TABLE_VERBS, row, DLN_VERBS_NOUN), governs = dln_cell(s->lexicon, DLN_TABLE_VERBS, row, DLN_VERBS_GOVERNS);
    bool is_noun = nouns != UINT32_MAX && (nouns & (forms == FORM_BASE ? 1u : 2u)) != 0;
    bool is_active = dln_cell(s->lexicon, DLN_TABLE_VERBS, row, DLN_VERBS_VOICE) != UINT32_MAX;
    dln_span before = dln_token_text(s->tokens, at - 1); /* "ministers fly to" */
    bool is_one = before.len > 3 && dln_ends_with(before, DLN_SPAN("ss")) && (s->tokens->items[at - 1].flags & DLN_CAPITAL) == 0;
    if (is_one && forms == FORM_BASE)
        return false; /* "his press meet on Monday" */
    bool has_plural = before.len > 3 && before.text[before.len - 1] == 's' && s->tokens->items[at - 1].kind == DLN_TOKEN_WORD;
    bool is_way = dln_token_in_small(s->tokens, at + 1, DLN_LIST_WAYS) || (dln_token_is(s->tokens, at + 1, "on") && dln_token_is(s->tokens, at + 2, "to")); /* "travels on to" */
    if (is_noun && is_active && (forms == FORM_THIRD || has_plural) && is_way) /* "flies to", but "talks with" */
        is_noun = false;
    if (is_noun && is_active && forms == FORM_THIRD && is_behind_subject(s, at))
        is_noun = false;
    if (is_noun && forms == FORM_THIRD && dln_token_is(s->tokens, at - 1, ",") && is_weekday(s, at + 1))
        is_noun = false; /* "The envoy, who left Sunday, returns Thursday" */
    if (is_noun && forms == FORM_THIRD && is_between_names(s, at))
        is_noun = false;
    bool is_begun = governs == DLN_GOVERNS_BEGIN && s->tokens->items[at - 1].kind == DLN_TOKEN_WORD && (forms == FORM_THIRD || has_plural || (s->tokens->items[at - 1].flags & DLN_CAPITAL) != 0); /* "the talks start on Thursday", not "made a brief stop on Thursday" */
    if ((is_noun && !is_begun) || (governs != UINT32_MAX && governs != DLN_GOVERNS_BEGIN))
        return false;
    return !dln_token_in_small(s->tokens, at - 1, DLN_LIST_NO_FINITE_BEHIND);
}

/* "opens at the palace in Cairo on", "flies to the northern city of Kano on": nothing but where stands between it and the day. */
static bool is_plan_somewhere(const scanner *s, uint32_t at, uint32_t begin)
{
    uint32_t row = 0;
    if (verb_forms(s, at, &row) != FORM_THIRD || !(dln_token_in_small(s->tokens, at + 1, DLN_LIST_WAYS) || dln_token_is(s->tokens, at + 1, "in") || dln_token_is(s->tokens, at + 1, "at")))
        return false;
    for (uint32_t i = at + 1; i < begin; i++) {
        if (s->tokens->items[i].kind != DLN_TOKEN_WORD || dln_token_in_small(s->tokens, i, DLN_LIST_CLAUSE_CONJUNCTIONS) || dln_token_in_small(s->tokens, i, DLN_LIST_WHO_WORDS))
            return false;
    }
    return true;
}

/* "There is a call on Friday", "she has an audience on Friday": of a fixture one speaks in the present. */
static bool is_fixture(const scanner *s, uint32_t sentence_begin, uint32_t at)
{
    if ((dln_token_is(s->tokens, at, "is") || dln_token_is(s->tokens, at, "are")) && at > sentence_begin)
        return (dln_token_is(s->tokens, at - 1, "There") || dln_token_is(s->tokens, at - 1, "there")) && !dln_token_is(s->tokens, at + 1, "no");
    return (dln_token_is(s->tokens, at, "has") || dln_token_is(s->tokens, at, "have")) && dln_token_in_small(s->tokens, at + 1, DLN_LIST_OPENING_ARTICLES);
}

/* Whether the word may be a cue at all: most are in no table of time or verbs. */
static inline bool may_be_cue(const scanner *s, uint32_t at)
{
    const dln_token *token = &s->tokens->items[at];
    return token->kind == DLN_TOKEN_WORD && ((token->tables & (dln_table_bit(DLN_TABLE_TIME_WORDS) | dln_table_bit(DLN_TABLE_VERBS))) != 0 || is_ed(s, at));
}

int dates_cue_at(const scanner *s, uint32_t at)
{
    int32_t value;
    uint32_t next;
    if (!may_be_cue(s, at) || (dln_token_is(s->tokens, at, "May") && (s->tokens->items[at].flags & DLN_STARTS_SENTENCE) == 0))
        return CUE_NONE; /* the month */
    if ((s->tokens->items[at].tables & dln_table_bit(DLN_TABLE_TIME_WORDS)) != 0 && dates_class_at(s, at, CLASS_CUE, &value, &next))
        return value == CUE_FUTURE && is_noun_here(s, at) ? CUE_NONE : value;
    return is_ed(s, at) || is_past_form(s, at) ? CUE_PAST : CUE_NONE;
}

/* "to meet": the infinitive of a verb that the tables know. */
static bool is_infinitive(const scanner *s, uint32_t at)
{
    const dln_token *verb = &s->tokens->items[at + 1];
    return dln_token_is(s->tokens, at, "to") && verb->kind == DLN_TOKEN_WORD && (verb->flags & DLN_CAPITAL) == 0 && verb->word != 0 && !is_ed(s, at + 1) &&
           (verb->tables & dln_table_bit(DLN_TABLE_VERBS)) != 0;
}

/* "under a June agreement", "the late-November trip": a month that only tells which one is meant. */
static bool is_attribute(const scanner *s, uint32_t sentence_begin, uint32_t sentence_end, const found *f)
{
    bool has_noun = f->end < sentence_end && s->tokens->items[f->end].kind == DLN_TOKEN_WORD && (s->tokens->items[f->end].flags & DLN_CAPITAL) == 0;
    uint32_t first = f->begin;
    int32_t value;
    uint32_t next;
    if (f->d.month == 0 || f->d.day != 0 || !has_noun || dates_class_at(s, f->end, CLASS_GLUE, &value, &next) || dates_class_at(s, f->end, CLASS_BEFORE, &value, &next))
        return false;
    return dln_token_in_small(s->tokens, first, DLN_LIST_ARTICLES) || (first > sentence_begin && dln_token_in_small(s->tokens, first - 1, DLN_LIST_ARTICLES));
}

/* "vowed on Friday to close the border": the day of the vow; "Asked on Friday whether it would open" too. */
static bool reports_here(const scanner *s, uint32_t sentence_begin, uint32_t at, uint32_t end)
{
    const dln_token *token = &s->tokens->items[at];
    dln_span text = dln_token_text(s->tokens, at);
    bool is_past = text.len > 4 && text.text[text.len - 1] == 'd' && text.text[text.len - 2] == 'e' && (token->tables & dln_table_bit(DLN_TABLE_REPORTING)) != 0;
    if (!is_past)
        return false;
    if (at == sentence_begin)
        return dln_token_in(s->tokens, at, DLN_LIST_ASKED_WORDS);
    return dln_token_is(s->tokens, end, "to") && dln_token_in_small(s->tokens, at, DLN_LIST_AGREED) && !dln_token_in_small(s->tokens, at - 1, DLN_LIST_GOING) && !dln_token_is(s->tokens, at - 1, "be");
}

/* "could not be reached on Wednesday", "none of them could be found": of the past. */
static bool is_denied_could(const scanner *s, uint32_t sentence_begin, uint32_t at)
{
    enum { SUBJECT = 7 };
    if (!dln_token_is(s->tokens, at, "could"))
        return false;
    if (dln_token_is(s->tokens, at + 1, "not") || dln_token_is(s->tokens, at + 1, "n't"))
        return true;
    for (uint32_t i = at; i > sentence_begin && at - i < SUBJECT && !dln_token_is(s->tokens, i - 1, ","); i--) {
        if (dln_token_in(s->tokens, i - 1, DLN_LIST_NOBODY))
            return true;
    }
    return false;
}

/* "The visit, on Sunday, will include", "is expected to include"; but "would have been". */
static int8_t comma_cue(const scanner *s, uint32_t at)
{
    bool is_being = dln_token_is(s->tokens, at, "is") || dln_token_is(s->tokens, at, "are");
    bool is_future = dates_cue_at(s, at + is_being) == CUE_FUTURE && is_ed(s, at + is_being) == is_being;
    return is_future && !dln_token_is(s->tokens, at + 1, "have") ? CUE_FUTURE : CUE_NONE;
}

/* "in a statement on Monday", "at a press conference in Rome on Monday": what the expression stands behind tells where it was said. */
static bool is_behind_medium(const scanner *s, uint32_t sentence_begin, uint32_t begin, bool may_be_heard)
{
    enum { PHRASE = 8, ARTICLES = 4 };
    for (uint32_t i = begin; i > sentence_begin + 1 && begin - i < PHRASE && s->tokens->items[i - 1].kind == DLN_TOKEN_WORD; i--) {
        bool is_heard = dln_token_in(s->tokens, i - 1, DLN_LIST_HEARD_IN) || (dln_token_is(s->tokens, i - 1, "conference") && dln_token_in(s->tokens, i - 2, DLN_LIST_OF_PRESS));
        if (!dln_token_in(s->tokens, i - 1, DLN_LIST_SAID_IN) && !is_heard)
            continue;
        if (is_heard && !may_be_heard)
            return false;
        for (uint32_t at = i - 1; at > sentence_begin && i - at <= ARTICLES; at--) {
            if (dln_token_is(s->tokens, at - 1, "in") || dln_token_is(s->tokens, at - 1, "at") || dln_token_is(s->tokens, at - 1, "on"))
                return true;
        }
        return false;
    }
    return false;
}

/* "announced plans to open the border in a statement on Monday": the day of the announcement, if neither what is planned is to be said nor
 * anything but the verb of saying stands before. */
static bool is_day_of_saying(const scanner *s, uint32_t sentence_begin, uint32_t begin, uint32_t cue)
{
    enum { FAR = 60 }; /* of a sentence without an end not all */
    uint64_t reporting = dln_table_bit(DLN_TABLE_REPORTING);
    if (!is_behind_medium(s, sentence_begin, begin, !dln_token_is(s->tokens, cue, "would") && !dln_token_is(s->tokens, cue, "will"))) /* "said they would meet at a briefing on Friday" */
        return false;
    for (uint32_t i = cue; i < begin; i++) {
        bool is_verb = dln_token_is(s->tokens, i, "to") || dln_token_is(s->tokens, i, "would") || dln_token_is(s->tokens, i, "will");
        if (is_verb && dln_token_in(s->tokens, i + 1, DLN_LIST_SPEAKS_THEN))
            return false; /* "promised to speak at a press conference on Friday" */
    }
    for (uint32_t i = cue + 1; i > sentence_begin && cue - i + 1 < FAR; i--) {
        if ((s->tokens->items[i - 1].tables & reporting) != 0 && (is_ed(s, i - 1) || is_past_form(s, i - 1)))
            return !dln_token_is(s->tokens, i - 2, "be") && !dln_token_is(s->tokens, i - 2, "is");
    }
    return false;
}

/* The verb behind the expression; beyond a comma only if the expression opens the sentence. */
static int8_t right_cue(const scanner *s, uint32_t sentence_end, uint32_t end, bool opens)
{
    bool is_clause = false;
    for (uint32_t i = end, n = 0; i < sentence_end && n < (opens ? CUE_RIGHT_OPEN : CUE_RIGHT); i++, n++) {
        int cue = dates_cue_at(s, i);
        if (cue == CUE_FUTURE_NEAR)
            cue = CUE_FUTURE;
        if (!opens && dln_token_is(s->tokens, i, ",")) /* "The visit, from Sunday to Tuesday, will include" */
            return comma_cue(s, i + 1);
        if (cue == CUE_FUTURE && is_ed(s, i)) /* "on Friday the government planned to", but "is expected to" */
            cue = dln_token_is(s->tokens, i - 1, "is") || dln_token_is(s->tokens, i - 1, "are") || dln_token_is(s->tokens, i - 1, "be") ? CUE_FUTURE : CUE_PAST;
        is_clause |= dln_token_in_small(s->tokens, i, DLN_LIST_WHO_WORDS) || dln_token_is(s->tokens, i, "that") || (i > end && dln_token_is(s->tokens, i, ","));
        if (cue == CUE_NONE && opens && !is_clause && i > end && is_present_plan(s, end, i))
            return CUE_FUTURE; /* "On Monday the ministers meet in Rome" */
        if (cue != CUE_NONE)
            return (int8_t)cue;
    }
    return CUE_NONE;
}

static bool opens_sentence(const scanner *s, uint32_t sentence_begin, uint32_t begin)
{
    if (begin == sentence_begin + 1)
        return dln_token_in(s->tokens, sentence_begin, DLN_LIST_DAY_OPENERS) || dln_token_in(s->tokens, sentence_begin, DLN_LIST_STARTING);
    return begin == sentence_begin + 2 && ((dln_token_is(s->tokens, sentence_begin, "As") && dln_token_is(s->tokens, begin - 1, "of")) ||
                                           (dln_token_in(s->tokens, sentence_begin, DLN_LIST_STARTING) && dln_token_is(s->tokens, begin - 1, "on")));
}

/* "He left in December, and in April she will go": the verb is behind. */
static bool opens_clause(const scanner *s, uint32_t sentence_begin, uint32_t begin)
{
    uint32_t at = begin > sentence_begin && dln_token_in_small(s->tokens, begin - 1, DLN_LIST_DAY_PREPOSITIONS) ? begin - 1 : begin;
    if (at == begin || at < sentence_begin + 2)
        return false;
    return dln_token_is(s->tokens, at - 1, ";") || (dln_token_in_small(s->tokens, at - 1, DLN_LIST_CLAUSE_CONJUNCTIONS) && dln_token_is(s->tokens, at - 2, ","));
}

/* "would only say", "would say only that", "would say no more on Monday than" */
static bool would_only(const scanner *s, uint32_t at)
{
    return at + 3 < s->tokens->count && dln_token_is(s->tokens, at, "would") && (dln_token_is(s->tokens, at + 1, "only") || dln_token_is(s->tokens, at + 2, "only") || (dln_token_is(s->tokens, at + 2, "no") && dln_token_is(s->tokens, at + 3, "more")));
}

/* "became president on 3 May", "fled in the night of 3 May": what has happened, with no occasion in between that might be to come. */
static bool has_happened(const scanner *s, uint32_t verb, uint32_t begin)
{
    if (!dln_token_in_small(s->tokens, verb, DLN_LIST_HAPPENED) && !dln_token_in_small(s->tokens, verb + 1, DLN_LIST_HAPPENED)) /* "was elected" */
        return false;
    if (verb > 0 && dln_token_is(s->tokens, verb - 1, "have")) /* "was to have begun" */
        return false;
    for (uint32_t i = verb + 1; i < begin; i++) {
        if (dln_token_in(s->tokens, i, DLN_LIST_OCCASION_NAMES) || dln_token_is(s->tokens, i, ",") || dln_token_is(s->tokens, i, "for"))
            return false;
    }
    return true;
}

/* "Asked by reporters in Rome on Friday whether it would open, Sarr said": when the question was put, whatever was asked. */
static bool is_day_of_question(const scanner *s, uint32_t sentence_begin, uint32_t begin, uint32_t end)
{
    enum { FRAME = 14 };
    bool opens = begin > sentence_begin + 1 && begin - sentence_begin < FRAME && dln_token_in(s->tokens, sentence_begin, DLN_LIST_ASKED_WORDS) && dln_token_in(s->tokens, end, DLN_LIST_ASKED_WHAT);
    for (uint32_t i = sentence_begin + 1; i < begin && opens; i++)
        opens = s->tokens->items[i].kind == DLN_TOKEN_WORD && !dln_token_in(s->tokens, i, DLN_LIST_ASKED_WHAT);
    return opens;
}

/* The tense of the words around: the nearest cue to the left in the sentence, else to the right. A participle behind "be" or "is"
 * has the tense of what stands before that: "will be paid on". An infinitive speaks of the future where a day of a month is named.
 * What looks ahead without being a verb (next, until, ahead of) does so in its own phrase; and "Wednesday's ruling" is behind
 * unless a sign of the future stands close by. */
int8_t dates_cue(const scanner *s, uint32_t sentence_begin, uint32_t sentence_end, const found *f)
{
    uint32_t begin = f->begin, end = f->end;
    bool has_day = (f->d.month != 0 && !is_attribute(s, sentence_begin, sentence_end, f)) || f->d.holiday_row != 0, has_weekday = f->d.weekday != 0 && f->d.month == 0;
    if (end < sentence_end && is_day_of_question(s, sentence_begin, begin, end))
        return CUE_PAST_CLOSE;
    if (end < sentence_end && (dln_token_is(s->tokens, end, "was") || dln_token_is(s->tokens, end, "were")))
        return CUE_PAST; /* "the service planned for Saturday was cancelled" */
    for (uint32_t i = begin; end < sentence_end && dln_token_is(s->tokens, end, "did") && i > sentence_begin && begin - i < 3; i--) {
        if (dln_token_is(s->tokens, i - 1, "Not") || dln_token_is(s->tokens, i - 1, "not"))
            return CUE_PAST; /* "Not until Monday did they vote" */
    }
    if (end < sentence_end && opens_sentence(s, sentence_begin, begin)) { /* "Until Monday", "As of Monday", "Starting Monday, fares rise" */
        int8_t cue = right_cue(s, sentence_end, end, true);
        bool is_start = dln_token_is(s->tokens, sentence_begin, "Starting") || dln_token_is(s->tokens, sentence_begin, "Beginning");
        return cue == CUE_NONE && is_start ? CUE_FUTURE : cue;
    }
    if (begin > sentence_begin + 2 && dln_token_in_small(s->tokens, begin - 2, DLN_LIST_PUT_OFF_WORDS) && !dln_token_is(s->tokens, end, "'s") &&
        (dln_token_is(s->tokens, begin - 1, "to") || dln_token_is(s->tokens, begin - 1, "until") || dln_token_is(s->tokens, begin - 1, "till")))
        return CUE_FUTURE; /* "the call was moved to Tuesday" */
    if (has_weekday && begin > sentence_begin + 4 && dln_token_is(s->tokens, begin - 1, "to") && is_weekday(s, begin - 2) && dln_token_is(s->tokens, begin - 3, "from") && dln_token_in_small(s->tokens, begin - 4, DLN_LIST_PUT_OFF_WORDS))
        return CUE_FUTURE; /* "was moved from Friday to Sunday" */
    if (has_day && f->d.weekday == 0 && begin > sentence_begin + 3 && dln_token_is(s->tokens, begin - 1, "for") && dln_token_is(s->tokens, begin - 2, "set") && !dln_token_is(s->tokens, begin - 3, "been") && !dln_token_is(s->tokens, begin - 3, "was") && !dln_token_is(s->tokens, begin - 3, "were"))
        return CUE_NONE; /* "a meeting set for 13 January": that it was set says not when */
    if (has_weekday && begin > sentence_begin + 4 && dln_token_is(s->tokens, begin - 1, "for") && dln_token_in_small(s->tokens, begin - 2, DLN_LIST_DIARIES) && dln_token_is(s->tokens, begin - 3, "the") && dln_token_is(s->tokens, begin - 4, "on"))
        return CUE_FUTURE; /* "There had been a lunch on the diary for Friday" */
    if (opens_clause(s, sentence_begin, begin)) {
        int8_t cue = right_cue(s, sentence_end, end, false);
        if (cue != CUE_NONE)
            return cue;
    }
    bool is_possessive = end < sentence_end && dln_token_is(s->tokens, end, "'s"), has_comma = false, is_to_do = false, has_next = false, is_plan = false;
    for (uint32_t i = begin, n = 0; i > sentence_begin && n < CUE_LEFT; n++) {
        has_comma |= dln_token_is(s->tokens, --i, ",");
        if (!has_comma && is_attribution(s, sentence_begin, i))
            return CUE_PAST; /* "It will reopen, according to a statement by the ministry on Monday" */
        if (has_weekday && !has_comma && !is_possessive && is_fixture(s, sentence_begin, i))
            return CUE_FUTURE;
        if (!may_be_cue(s, i) && !dln_token_is(s->tokens, i, "to"))
            continue;
        int cue = dates_cue_at(s, i);
        if (cue == CUE_FUTURE_NEAR && dln_token_is(s->tokens, i, "until") && is_not_until(s, sentence_begin, i))
            return CUE_PAST;
        bool is_attributive = i > sentence_begin && dln_token_in(s->tokens, i - 1, DLN_LIST_NOUN_BEFORE) && (cue == CUE_FUTURE_NEAR || (cue == CUE_FUTURE && is_ed(s, i)));
        if (is_attributive && n > ATTRIBUTE_LEFT) { /* "discussed the upcoming summit with Sarr on Friday", but "The next summit is held in May" */
            has_next = !has_comma;
            continue;
        }
        if (cue == CUE_FUTURE_NEAR)
            cue = has_comma ? CUE_NONE : CUE_FUTURE;
        if (is_possessive && cue == CUE_FUTURE && n >= POSSESSIVE_LEFT)
            return CUE_PAST;
        if (cue == CUE_PAST && i > sentence_begin &&
            (dln_token_is(s->tokens, i - 1, "be") || dln_token_is(s->tokens, i - 1, "is") || dln_token_is(s->tokens, i - 1, "are")))
            continue;
        if (cue == CUE_FUTURE && i >= sentence_begin + 2 && dln_token_is(s->tokens, i - 1, "been") && dln_token_is(s->tokens, i - 2, "had"))
            cue = CUE_PAST; /* "had been scheduled to expire on", "had been due on" */
        if (cue == CUE_FUTURE && (is_denied_could(s, sentence_begin, i) || would_only(s, i)))
            cue = CUE_PAST; /* "would only say on Tuesday" */
        if (cue == CUE_NONE && (has_day || has_weekday) && i + 1 < begin && is_infinitive(s, i)) {
            is_to_do = true;
            is_plan = i > sentence_begin && (s->tokens->items[i - 1].flags & DLN_CAPITAL) != 0; /* "Okonjo to meet Sarr on Friday, officials say" */
            cue = has_day ? CUE_FUTURE : CUE_NONE;
        }
        if (cue == CUE_FUTURE && !has_comma && is_day_of_saying(s, sentence_begin, begin, i))
            return CUE_PAST;
        if ((cue == CUE_PAST || cue == CUE_FUTURE) && !has_comma && dln_agreed_at(s->tokens, i, begin) != DLN_NONE)
            return CUE_PAST; /* "agreed to open the border at talks on Monday" */
        if (cue == CUE_PAST && is_to_do && dln_token_in_small(s->tokens, i, DLN_LIST_AGREED))
            cue = CUE_FUTURE; /* "agreed on Tuesday to meet again on Friday" */
        if (cue == CUE_NONE && has_weekday && (n < PLAN_LEFT || is_to_do || is_plan_somewhere(s, i, begin) || (n < NAMED_PLAN_LEFT && i > sentence_begin && is_between_names(s, i))) && (!has_comma || is_to_do) && is_present_plan(s, sentence_begin, i))
            cue = dln_is_caption(s->lexicon, s->tokens, sentence_begin, sentence_end) ? CUE_PAST : CUE_FUTURE;
        bool is_right_before = i + 1 == begin || (i + 2 == begin && (dln_token_is(s->tokens, i + 1, "on") || dln_token_is(s->tokens, i + 1, "in")));
        if (is_right_before && !has_comma && reports_here(s, sentence_begin, i, end))
            return CUE_PAST_CLOSE;
        if (cue == CUE_PAST && ((is_right_before && is_ed(s, i)) || (f->d.month != 0 && f->d.day != 0 && !is_to_do && has_happened(s, i, begin))))
            return CUE_PAST_CLOSE;
        if (cue != CUE_NONE)
            return (int8_t)cue;
    }
    return has_next || is_plan ? CUE_FUTURE : right_cue(s, sentence_end, end, begin <= sentence_begin + 1);
}
