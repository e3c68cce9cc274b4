/* src/find/dates_year.c - the year of a date that names none: candidates that tense, order, weekday and the dates around it agree on.
 */
#include "find/dates_context.h"

#include <stdlib.h>

/* The year of a date in a story: that of the date before it, or the next one when the story has passed the turn of the year. */
static int32_t year_of_story(const context *c, int32_t month, int32_t day)
{
    enum { TURN = 8 }; /* months: "In December the order was signed. The day of 15 April could not be kept" */
    int32_t year = c->last_year, before = c->has_coarse && c->coarse.grain <= STAMP_MONTH ? dln_civil_of(c->coarse.day).month : 0;
    if (before - month >= TURN)
        year++;
    return day == 0 || dln_date_exists(year, month, day) ? year : c->last_year;
}

/* "The two will meet on 3 August": what is said to come, even where the page tells of an old year. */
bool dates_is_to_come(const context *c, const found *f)
{
    enum { REACH = 24 };
    const dln_tokens *tokens = &c->d->doc->tokens;
    uint32_t begin = tokens->sentences[f->sentence].begin, end = tokens->sentences[f->sentence].end;
    for (uint32_t i = f->begin > begin + REACH ? f->begin - REACH : begin; i < end && i < f->end + REACH; i++) {
        if (dln_token_is(tokens, i, "will") || dln_token_is(tokens, i, "is") || dln_token_is(tokens, i, "are"))
            return true;
    }
    return false;
}

/* "A war ended in May 1994. The two last met on 15 February": whatever year was told of, before today and nearest to it. */
static bool is_last_time(const context *c, const found *f)
{
    enum { REACH = 12 };
    const dln_tokens *tokens = &c->d->doc->tokens;
    uint32_t begin = tokens->sentences[f->sentence].begin;
    for (uint32_t i = f->begin; i > begin + 1 && f->begin - i < REACH; i--) {
        if (dln_token_is(tokens, i - 2, "last") && dln_token_in(tokens, i - 1, DLN_LIST_MET_LAST))
            return true;
    }
    return false;
}

/* News that tells an older story: a date soon behind one that is long past goes on from there ("The talks began on 14 January
 * 2019. On 7 March he rang Trump"). NO_YEAR: there is no such date, or the words look ahead. */
static int32_t year_of_background(const context *c, const found *f, int32_t month, int32_t day)
{
    enum { SOON = 150, SOON_MONTH = 75, AT_ONCE = 50, LONG_PAST = 300, BACK = 75, FAR_BACK = 150, NEXT_STEP = 60, ON = 300, LATELY = 31, JUST_NOW = 14, LATELY_MONTH = 75, AGES = 1800 }; /* tokens; days */
    bool looks_back = c->d->looks_back; /* it stays in the old year until it says otherwise */
    if (!c->d->has_published || !c->has_coarse || c->coarse_is_start || c->coarse.grain < STAMP_CLOCK || (c->coarse.grain > STAMP_MONTH && c->coarse.grain != STAMP_SEASON) ||
        (f->cue > 0 && (!looks_back || dates_is_to_come(c, f))) || (!looks_back && f->begin - c->coarse_token > (day == 0 ? SOON_MONTH : SOON)) ||
        c->d->published - c->coarse.day < LONG_PAST || (!looks_back && is_last_time(c, f)))
        return NO_YEAR;
    int64_t lately = (int64_t)day_in_year(dln_civil_of(c->d->published).year, month, day) - c->d->published;
    bool is_apart = dln_doc_sentence_of(c->d->doc, f->begin) != dln_doc_sentence_of(c->d->doc, c->coarse_token), is_next_to_it = f->begin - c->coarse_token <= AT_ONCE;
    bool is_lately = lately <= 0 && lately >= -(day == 0 && is_apart && c->d->published - c->coarse.day > AGES ? LATELY_MONTH : is_next_to_it ? JUST_NOW : LATELY);
    dln_civil told = dln_civil_of(c->coarse.day);
    bool is_next_month = day == 0 && f->d.season == 0 && c->coarse.grain == STAMP_MONTH && is_next_to_it && month == told.month % 12 + 1; /* "In April of that year she called for it. In May he asked" */
    if (is_next_month)
        return told.year + (month == 1);
    if (is_lately && (!looks_back || (day == 0 && f->d.season == 0)))
        return NO_YEAR;
    int32_t best = NO_YEAR;
    int64_t best_cost = INT64_MAX;
    for (int32_t y = told.year - 1; y <= told.year + 1; y++) {
        if (day != 0 && !dln_date_exists(y, month, day))
            continue;
        int64_t at = day_in_year(y, month, day), distance = at - c->coarse.day, cost = distance < 0 ? -2 * distance : distance;
        if (distance < (looks_back ? -FAR_BACK : -BACK) || distance > ON || at >= c->d->published || cost >= best_cost)
            continue;
        if (is_lately && distance > NEXT_STEP)
            continue; /* "He was arrested on 26 May 2011 ... He was sentenced on 22 November", a week ago */
        best = y; /* a story rather goes on than back */
        best_cost = cost;
    }
    return best;
}

/* "Four years later, on 27 April": only a comma and a preposition between. */
static bool is_right_behind(const dln_doc *doc, uint32_t before, uint32_t at)
{
    enum { LONGEST = 5 };
    uint32_t comma = at > 0 && dln_token_in_small(&doc->tokens, at - 1, DLN_LIST_DAY_PREPOSITIONS) ? at - 2 : at - 1;
    return at > before + 1 && dln_token_is(&doc->tokens, comma, ",") && comma - before <= LONGEST && dln_doc_sentence_of(doc, before) == dln_doc_sentence_of(doc, at);
}

/* "2017 brought a round on April 27, another on Sept 7", "In 2012 ... on 4 March", "on 21 July of that year": the year that opens the
 * sentence, or that the words point back to. NO_YEAR: there is none. */
static int32_t year_pointed_at(const context *c, const found *f, int32_t month, int32_t day)
{
    enum { OPENING = 3 };
    const dln_doc *doc = c->d->doc;
    if (!c->d->has_published || !c->has_coarse || c->coarse.day >= c->d->published)
        return NO_YEAR;
    uint32_t sentence = dln_doc_sentence_of(doc, f->begin), begin = doc->tokens.sentences[sentence].begin;
    if (c->has_explicit && c->explicit_token < begin && f->begin < begin + OPENING && sentence > 0) /* "In 1915 they tried again. In April they failed." */
        begin = doc->tokens.sentences[sentence - 1].begin;
    bool opens = c->has_explicit && c->explicit.grain == STAMP_YEAR && c->explicit.day < c->d->published && c->explicit_token >= begin && c->explicit_token < begin + OPENING && f->cue <= 0;
    int32_t year = dln_civil_of(opens ? c->explicit.day : c->coarse.day).year;
    bool follows = c->coarse.grain == STAMP_YEAR && !c->coarse_is_start && f->cue <= 0 && is_right_behind(doc, c->coarse_token, f->begin);
    bool points = dln_token_is(&doc->tokens, f->end, "of") && (dln_token_is(&doc->tokens, f->end + 1, "that") || dln_token_is(&doc->tokens, f->end + 1, "the")) &&
                  (dln_token_is(&doc->tokens, f->end + 2, "year") || (dln_token_is(&doc->tokens, f->end + 2, "same") && dln_token_is(&doc->tokens, f->end + 3, "year")));
    return (opens || follows || points) && (day == 0 || dln_date_exists(year, month, day)) ? year : NO_YEAR;
}

/* "1990 ... November 29: They set a deadline of January 15": within an entry of late in the year, a month of the next one. */
static bool is_behind_turn(const context *c, const found *f, int32_t month)
{
    enum { TURN = 8 }; /* months */
    return c->has_entry && (f->flags & DLN_TIMEX_HEADING) == 0 && dln_civil_of(c->entry.day).year == c->heading_year &&
           dln_civil_of(c->entry.day).month - month >= TURN;
}

/* The day that heads the entry of a chronology that it stands in, if that is long over: "MARCH 8, 2018: It is said that they will meet in
 * May"; else that of the news. */
static int32_t day_counted_from(const context *c, const found *f)
{
    enum { LONG_OVER = 100 };
    bool is_in_entry = c->has_entry && (f->flags & DLN_TIMEX_HEADING) == 0 && c->d->has_published && c->d->published - c->entry.day > LONG_OVER &&
                       dln_doc_is_one_paragraph(c->d->doc, c->entry_token, f->begin);
    return is_in_entry ? c->entry.day : base_day(c);
}

/* "April 12 - A summit opens. // July 24 - Talks begin.", published in September: an entry of a chronology whose next one is over, too, is not to
 * come, though its verb be a present. */
static bool is_entry_past(const context *c, const found *f, int32_t month, int32_t day)
{
    if ((f->flags & DLN_TIMEX_HEADING) == 0 || f->cue <= 0 || !c->d->has_published || day == 0)
        return false;
    for (const found *next = f + 1; next < c->d->items + c->d->count; next++) {
        if ((next->flags & DLN_TIMEX_HEADING) == 0)
            continue;
        bool is_day = next->d.build == BUILD_DATE && next->d.month != 0 && next->d.day != 0 && next->d.year == NO_YEAR;
        return is_day && (next->d.month > month || (next->d.month == month && next->d.day > day)) && day_in_year(dln_civil_of(c->d->published).year, next->d.month, next->d.day) <= c->d->published;
    }
    return false;
}

/* "Did she know, that December?", in December: not that of today. */
static bool is_that_month(const context *c, const found *f, int32_t month, int32_t day)
{
    return day == 0 && f->begin > 0 && dln_token_says(&c->d->doc->tokens, f->begin - 1, "that") && f->cue <= 0 && c->d->has_published && dln_civil_of(c->d->published).month == month;
}

/* The year of a date that names none. */
int32_t dates_choose_year(const context *c, const found *f, int32_t month, int32_t day)
{
    enum { SOON = 100 }; /* days: a verb of the past may only report what is soon to come */
    int32_t reference = day_counted_from(c, f), year = dln_civil_of(reference).year, best = year;
    if (f->d.weekday != 0 && day != 0) { /* the year in which it is that weekday, the nearest one */
        for (int32_t step = 0; step <= 12; step++) {
            for (int32_t sign = -1; sign <= 1; sign += 2) {
                int32_t y = year + step * sign;
                if (dln_date_exists(y, month, day) && dln_weekday_of(dln_day_of(y, month, day)) == f->d.weekday)
                    return y;
            }
        }
    }
    int32_t of_heading = c->heading_year == NO_YEAR ? NO_YEAR : c->heading_year + is_behind_turn(c, f, month);
    if (of_heading != NO_YEAR && (day == 0 || dln_date_exists(of_heading, month, day)))
        return of_heading;
    if (c->last_year != NO_YEAR && c->d->is_narrative)
        return year_of_story(c, month, day);
    int32_t told = year_pointed_at(c, f, month, day);
    if (told == NO_YEAR && reference == base_day(c))
        told = year_of_background(c, f, month, day);
    if (told != NO_YEAR)
        return told;
    int64_t best_cost = INT64_MAX;
    int cue = is_entry_past(c, f, month, day) ? 0 : f->cue;
    for (int32_t y = year - 1; y <= year + 1; y++) {
        if (day != 0 && !dln_date_exists(y, month, day))
            continue;
        int64_t distance = (int64_t)day_in_year(y, month, day) - reference;
        int64_t month_end = day == 0 ? (int64_t)dln_days_in_month(y, month) - 1 : 0;
        if (distance <= 0 && distance + month_end >= 0)
            distance = 0; /* the month of the reference */
        int64_t cost = llabs(distance);
        if (distance > 0 && day == 0 && f->signal == DLN_SIGNAL_THROUGH)
            cost += 30; /* "lent it the money through January": whichever is nearer */
        else if (distance > 0)
            cost += cue < -1 ? 370 : cue < 0 ? (day == 0 ? 370 : distance > SOON ? 300 : 90) : cue == 0 ? (day == 0 ? 120 : 30) : 0;
        else if (distance < 0 && day == 0 && cue >= -1 && f->signal == DLN_SIGNAL_BY)
            cost += 200; /* "raised part of the loan it needs by February" */
        else if (distance < 0 && cue > 0)
            cost += day == 0 ? 200 : 120;
        if (cost < best_cost) {
            best_cost = cost;
            best = y;
        }
    }
    return best - (best == dln_civil_of(c->d->published).year && is_that_month(c, f, month, day));
}

/* "closing plants in the fourth quarter", in August: the last one is long over, and the next one is near. */
static bool is_nearer_next(const stamp *next, int32_t base)
{
    enum { LONG_OVER = 180, NEAR = 75 };
    stamp before = {.grain = next->grain, .day = stamp_move(STAMP_MONTH, next->day, -12).day};
    return next->grain == STAMP_QUARTER && base - stamp_last_day(&before) > LONG_OVER && next->day - base <= NEAR;
}

/* The year of a quarter, half or season that names none: the last one that has begun, or with a sign of the future one to come. */
int32_t dates_year_of_period(const context *c, const found *f, stamp_grain grain, int32_t first_month)
{
    enum { STILL_REPORTED = 110 }; /* days: figures of a quarter are still to come when it is over */
    if (c->d->is_narrative && c->last_year != NO_YEAR)
        return c->last_year;
    int32_t base = base_day(c), year = dln_civil_of(base).year;
    int cue = f->d.is_over ? -1 : f->cue;
    int32_t told = grain == STAMP_SEASON ? year_of_background(c, f, first_month, 0) : NO_YEAR;
    if (told != NO_YEAR)
        return told;
    stamp s = {.grain = (uint8_t)grain, .day = dln_day_of(year, first_month, 1)};
    enum { LATE = 60 }; /* days: "late spring" has not come when spring has */
    int32_t begun = s.day + (f->d.mod == MOD_END && grain == STAMP_SEASON && cue < 0 ? LATE : 0);
    if (begun > base + (cue > 0 ? 400 : 0))
        year -= cue >= 0 && is_nearer_next(&s, base) ? 0 : 1;
    else if (cue > 0 && stamp_last_day(&s) < base - (grain == STAMP_SEASON ? 0 : STILL_REPORTED))
        year++;
    return year;
}
