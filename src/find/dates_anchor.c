/* src/find/dates_anchor.c - "two days after the summit": counted from the day that the text gives the summit.
 * The event is the first word behind "after" or "before" that stands elsewhere in a sentence with a day; the nearest such
 * sentence before it, else behind it. An event without a day leaves the expression open.
 */
#include "find/dates.h"

#include "base/text.h"
#include "find/clauses.h"

enum { WORDS_BEHIND = 5, LETTERS_LEAST = 4, SENTENCES_AWAY = 40, TOKENS_AWAY = 4000 }; /* the last: for lines of a million words */

static bool is_direction(const dln_tokens *tokens, uint32_t at, int32_t *direction)
{
    *direction = dln_token_is(tokens, at, "before") ? -1 : 1;
    return *direction < 0 || dln_token_is(tokens, at, "after") || dln_token_is(tokens, at, "following");
}

/* "twelve days after that": the day told of last. */
static bool day_before(const dates_doc *d, size_t index, int32_t *day)
{
    for (size_t i = index; i > 0 && index - i < 4; i--) {
        const dln_timex *t = &d->doc->timexes[i - 1];
        if (t->type <= DLN_TIMEX_TIME && dln_when_is_known(&t->when) && dln_when_is_single(&t->when) && dln_when_grain(&t->when) >= DLN_GRAIN_DAY && (t->flags & DLN_TIMEX_DATELINE) == 0) {
            *day = t->when.begin.day;
            return true;
        }
    }
    return false;
}

/* The day of a sentence that holds the word, the one nearest to it; only a day that the text itself gives. */
static bool day_beside(const dates_doc *d, uint32_t sentence, uint32_t word, int32_t *day)
{
    const dln_doc *doc = d->doc;
    const dln_sentence *s = &doc->tokens.sentences[sentence];
    dln_span wanted = dln_token_text(&doc->tokens, word);
    uint32_t begin = word > TOKENS_AWAY && s->begin < word - TOKENS_AWAY ? word - TOKENS_AWAY : s->begin, end = s->end > word + TOKENS_AWAY ? word + TOKENS_AWAY : s->end;
    uint32_t there = DLN_NONE, nearest = UINT32_MAX;
    for (uint32_t i = begin; i < end && there == DLN_NONE; i++) {
        if (doc->tokens.items[i].code == doc->tokens.items[word].code && i != word && dln_span_equals(dln_token_text(&doc->tokens, i), wanted))
            there = i;
    }
    for (uint32_t t = dln_doc_timex_from(doc, begin); there != DLN_NONE && t < doc->timex_count && doc->timexes[t].begin < end; t++) {
        const dln_timex *timex = &doc->timexes[t];
        bool is_day = timex->type <= DLN_TIMEX_TIME && dln_when_is_known(&timex->when) && dln_when_is_single(&timex->when) && !dln_when_is_yearless(&timex->when) &&
                      dln_when_grain(&timex->when) >= DLN_GRAIN_DAY;
        uint32_t away = timex->begin > there ? timex->begin - there : there - timex->begin;
        if (is_day && away < nearest) {
            nearest = away;
            *day = timex->when.begin.day;
        }
    }
    return nearest != UINT32_MAX;
}

static bool day_of_event(const dates_doc *d, size_t index, uint32_t at, int32_t *day)
{
    const dln_tokens *tokens = &d->doc->tokens;
    if (dln_token_is(tokens, at, "that") && (at + 1 >= tokens->count || tokens->items[at + 1].kind == DLN_TOKEN_MARK))
        return day_before(d, index, day);
    bool is_last = at + 2 < tokens->count && dln_token_is(tokens, at, "the") && dln_token_is(tokens, at + 1, "last") && dln_token_is(tokens, at + 2, "of"); /* "after the last of them" */
    if (is_last && at + 3 < tokens->count && (dln_token_is(tokens, at + 3, "them") || dln_token_is(tokens, at + 3, "these") || dln_token_is(tokens, at + 3, "those")))
        return day_before(d, index, day);
    uint32_t own = dln_doc_sentence_of(d->doc, at), end = tokens->sentences[own].end;
    for (uint32_t word = at; word < end && word < at + WORDS_BEHIND; word++) {
        const dln_token *token = &tokens->items[word];
        if (token->kind != DLN_TOKEN_WORD)
            return false;
        int32_t nth;
        uint32_t next;
        if (token->len < LETTERS_LEAST || dates_class_at(&d->scan, word, CLASS_ORDINAL, &nth, &next) || dln_token_is_class(d->doc, word, DLN_CLASS_DETERMINER) || dln_token_is_class(d->doc, word, DLN_CLASS_THAT))
            continue;
        for (uint32_t step = 0; step <= SENTENCES_AWAY; step++) {
            if ((step <= own && day_beside(d, own - step, word, day)) ||
                (step > 0 && own + step < tokens->sentence_count && day_beside(d, own + step, word, day)))
                return true;
        }
    }
    return false;
}

/* "after the disputed March 5 vote", "after the vote in Togo on March 5": the day is that of the noun right behind. */
static bool is_of_noun(const dates_doc *d, uint32_t from, const found *day)
{
    enum { PHRASE = 5 };
    const dln_tokens *tokens = &d->doc->tokens;
    if (from >= day->begin || day->begin > from + PHRASE || (tokens->items[from].tables & dln_table_bit(DLN_TABLE_WORDS)) == 0)
        return false;
    for (uint32_t t = from; t < day->begin; t++) {
        if (tokens->items[t].kind != DLN_TOKEN_WORD)
            return false;
    }
    bool is_behind = dln_token_is(tokens, day->begin - 1, "on") || dln_token_is(tokens, day->begin - 1, "of");
    const dln_token *noun = day->end < tokens->count ? &tokens->items[day->end] : NULL;
    return is_behind || (noun != NULL && noun->kind == DLN_TOKEN_WORD && (noun->tables & dln_table_bit(DLN_TABLE_WORDS)) == 0 && !dln_token_is_possessive(tokens, day->end));
}

/* "the day before last Tuesday", "two weeks after 6 July 2011": the day stands right behind. */
static bool day_behind(const dates_doc *d, size_t index, int32_t *day)
{
    if (index + 1 >= d->count || (d->items[index + 1].begin != d->items[index].end + 1 && !is_of_noun(d, d->items[index].end + 1, &d->items[index + 1])))
        return false;
    const dln_timex *t = &d->doc->timexes[index + 1];
    bool is_day = t->type <= DLN_TIMEX_TIME && dln_when_is_known(&t->when) && dln_when_is_single(&t->when) && !dln_when_is_yearless(&t->when) &&
                  dln_when_grain(&t->when) >= DLN_GRAIN_DAY;
    *day = t->when.begin.day;
    return is_day;
}

/* "the day before last Tuesday" has a value of its own. */
static void move_day(dates_doc *d, size_t index)
{
    const found *f = &d->items[index];
    dln_timex *t = &d->doc->timexes[index];
    char value[80];
    int32_t direction, day;
    stamp s;
    bool is_day = f->d.build == BUILD_SHIFT && f->d.unit == UNIT_DAY && f->d.has_n == 0 && f->d.part == 0;
    if (!is_day || f->end + 1 >= d->doc->tokens.count || !is_direction(&d->doc->tokens, f->end, &direction) || !day_behind(d, index, &day))
        return;
    s = stamp_at(STAMP_DAY, day + direction);
    t->value = t->value_iso = dln_arena_copy(d->doc->arena, (dln_span){value, stamp_write(&s, value, sizeof value)});
    t->when = stamp_when(&s, MOD_NONE, day);
}

void dates_anchor(dates_doc *d)
{
    for (size_t i = 0; i < d->count; i++) {
        const found *f = &d->items[i];
        int32_t direction, day;
        stamp s;
        move_day(d, i);
        if (f->d.build != BUILD_DURATION || f->d.unit2 != 0 || f->end + 1 >= d->doc->tokens.count || !is_direction(&d->doc->tokens, f->end, &direction) ||
            (!day_behind(d, i, &day) && !day_of_event(d, i, f->end + 1, &day)) || !stamp_shift(&f->d, day, direction, &s))
            continue;
        dln_timex *t = &d->doc->timexes[i];
        t->when = stamp_when(&s, MOD_NONE, day);
        bool is_by_days = f->d.unit == UNIT_DAY || f->d.unit == UNIT_WEEK;
        bool opens = f->begin == d->doc->tokens.sentences[dln_doc_sentence_of(d->doc, f->begin)].begin;
        t->flags |= DLN_TIMEX_ANCHORED | (is_by_days && opens ? DLN_TIMEX_COUNTED : 0);
    }
}
