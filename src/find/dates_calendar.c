/* src/find/dates_calendar.c - a draft that names its place in the calendar (a date, a weekday, a feast, a season, a clock time) as days: what
 * lacks its year or its week takes the candidate that tense, order, weekday and the dates around it agree on.
 */
#include "find/dates_context.h"

#include "base/text.h"

#include <stdlib.h>

void dates_finish_day(const draft *d, stamp *s)
{
    if (s->grain != STAMP_DAY)
        return;
    if (d->minute >= 0) {
        s->grain = STAMP_CLOCK;
        s->minute = d->minute;
        s->second = d->second;
    } else if (d->part != 0) {
        s->grain = STAMP_PART;
        s->part = d->part;
    }
}

bool dates_settle(const draft *d, stamp *s, result *r)
{
    dates_finish_day(d, s);
    r->at = *s;
    r->is_known = true;
    return true;
}

/* The weekend (arg 4) or week (5) of a day, the day before it (6): "Thanksgiving weekend", "the eve of March 9". The
 * weekend of a Monday or Tuesday is the one behind. */
static void around_day(const draft *d, stamp *s)
{
    if (d->build != BUILD_PERIOD || s->grain != STAMP_DAY)
        return;
    if (d->arg == 4)
        *s = stamp_at(STAMP_WEEKEND, dln_weekday_of(s->day) <= 2 ? s->day - 7 : s->day);
    else if (d->arg == 5)
        *s = stamp_at(STAMP_WEEK, s->day);
    else if (d->arg == 6)
        s->day--;
}

/* The n-th week (arg 7) or weekday (8) of a month; n 99: the last. */
static bool nth_in_month(const draft *d, stamp *s)
{
    int32_t nth = d->n / 10, days = dln_days_in_month(dln_civil_of(s->day).year, dln_civil_of(s->day).month), last = s->day + days - 1;
    if (d->build != BUILD_PERIOD || (d->arg != 7 && d->arg != 8))
        return true;
    if (d->has_n == 0 || nth < 1 || (nth > 5 && nth != 99))
        return false;
    if (d->arg == 8) {
        int32_t day = nth == 99 ? last - (dln_weekday_of(last) - d->weekday + 7) % 7 : s->day + (d->weekday - dln_weekday_of(s->day) + 7) % 7 + (nth - 1) * 7;
        if (day > last)
            return false;
        *s = stamp_at(STAMP_DAY, day);
        return true;
    }
    bool is_weekend = d->unit == UNIT_WEEKEND;
    int32_t saturday = is_weekend && nth != 99 ? s->day + (6 - dln_weekday_of(s->day) + 7) % 7 + (nth - 1) * 7 : last - (dln_weekday_of(last) - 6 + 7) % 7;
    *s = is_weekend ? stamp_at(STAMP_WEEKEND, saturday) : stamp_at(STAMP_WEEK, nth == 99 ? last - 3 : s->day + nth * 7 - 4);
    return true;
}

static bool nth_weekday(int32_t base, int32_t day, int32_t weekday, int cue, stamp *s)
{
    enum { MONTHS = 14 };
    dln_civil from = dln_civil_of(base);
    for (int32_t step = 0; step < MONTHS; step++) {
        int32_t month = from.year * 12 + from.month - 1 + (cue > 0 ? step : -step), year = month / 12;
        if (!dln_date_exists(year, month % 12 + 1, day))
            continue;
        int32_t at = dln_day_of(year, month % 12 + 1, day);
        if (dln_weekday_of(at) == weekday && (cue > 0 ? at >= base : at <= base)) {
            *s = stamp_at(STAMP_DAY, at);
            return true;
        }
    }
    return false;
}

bool dates_is_in_old_entry(const context *c, const found *f)
{
    enum { OVER = 1 };
    return c->has_entry && c->d->has_published && c->d->published - c->entry.day > OVER && dln_doc_is_one_paragraph(c->d->doc, c->entry_token, f->begin);
}

bool dates_is_old_and_near(const context *c, const found *f)
{
    enum { SOON = 75, LONG_PAST = 300 }; /* tokens; days */
    return c->d->has_published && c->has_coarse && !c->coarse_is_start && f->begin - c->coarse_token <= SOON && c->d->published - c->coarse.day >= LONG_PAST;
}

/* The nearest one on the side that the tense tells; a story goes forward. */
static int64_t holiday_cost(const context *c, const found *f, int32_t day, int32_t base)
{
    enum { BEHIND_STORY = 60, AHEAD = 400, BEHIND = 240 };
    int64_t distance = llabs((int64_t)day - base);
    if (c->d->is_narrative || base != base_day(c))
        return distance + (day < base ? BEHIND_STORY : 0);
    return distance + (day > base && f->cue < 0 ? AHEAD : day < base && f->cue > 0 ? BEHIND : 0);
}

bool dates_is_before_what_is_to_come(const context *c, const found *f)
{
    return c->has_last && c->d->has_published && !c->d->is_narrative && c->last.day > c->d->published && f->cue < 0;
}

/* "On the Sunday they talked. The next day they agreed. He read it out on Monday": an anniversary's weekday that the day it has come
 * to is, or the next. */
static bool goes_on_in_old_story(const context *c, const found *f)
{
    return c->d->looks_back && dates_is_old_and_near(c, f) && c->has_last && c->coarse.day == c->last.day && weekday_after(c->last.day, f->d.weekday) <= c->last.day + 1;
}

static bool is_ahead_of_news(const context *c, int32_t day) { return c->d->has_published && !c->d->is_narrative && !c->d->looks_back && day > c->d->published; }

/* "They will meet in April. He had rung her on the 4th": the last 4th there was; "the following January, on the 9th": that of the January before. */
static int32_t last_such_day(const context *c, const found *f, int32_t ahead)
{
    enum { BESIDE = 10, TWO_MONTHS = 62 };
    dln_civil there = dln_civil_of(ahead);
    if (c->coarse.grain == STAMP_MONTH && f->begin - c->coarse_token < BESIDE && dln_doc_sentence_of(c->d->doc, c->coarse_token) == f->sentence && dln_date_exists(there.year - 1, there.month, there.day))
        return dln_day_of(there.year - 1, there.month, there.day);
    for (int32_t at = c->d->published, n = 0; n < TWO_MONTHS; at--, n++) {
        if (dln_civil_of(at).day == there.day)
            return at;
    }
    return ahead; /* not reached: one month of two has it */
}

/* Whether the clock of that day, in the zone that it is given in, struck only after the page came out. */
static bool is_after_publication(const context *c, const found *f, int32_t day)
{
    enum { DAY_MIN = 1440 };
    const dln_point *page = &c->d->doc->article->published.begin;
    if (!c->d->has_published || page->grain != DLN_GRAIN_MINUTE || page->zone_offset_min == DLN_ZONE_UNKNOWN || f->d.minute < 0)
        return false;
    dln_span name;
    int16_t offset = dates_zone_offset(c->d, f, day, f->d.minute, &name);
    int64_t then = (int64_t)day * DAY_MIN + f->d.minute - offset, out = (int64_t)page->day * DAY_MIN + page->minute - page->zone_offset_min;
    return offset != DLN_ZONE_UNKNOWN && then > out;
}

/* "arrived on Wednesday in Rome to meet Sarr on Thursday", "flew in Tuesday for talks on Thursday": what somebody came for is on the first such
 * day behind the one on which he came, told before or after it. */
static bool is_what_he_came_for(const context *c, const found *f)
{
    enum { FAR = 30, NEAR = 8 };
    const dln_tokens *tokens = &c->d->doc->tokens;
    uint32_t begin = tokens->sentences[f->sentence].begin, coming = DLN_NONE;
    if (!c->has_last || c->last_token < begin || c->last_token >= f->begin || f->begin - c->last_token > FAR)
        return false;
    for (uint32_t i = c->last_token; i > begin && c->last_token - i < NEAR && coming == DLN_NONE; i--)
        coming = dln_token_in(tokens, i - 1, DLN_LIST_COMING_BY_DAY) ? i - 1 : DLN_NONE;
    bool is_for = false;
    for (uint32_t i = c->last_token + 1; coming != DLN_NONE && i < f->begin; i++) {
        if (tokens->items[i].kind == DLN_TOKEN_MARK || dln_token_in(tokens, i, DLN_LIST_COMING_BY_DAY) || dln_token_says(tokens, i, "and"))
            return false;
        is_for |= dln_token_says(tokens, i, "for") || (dln_token_says(tokens, i, "to") && i + 1 < f->begin && (tokens->items[i + 1].flags & DLN_CAPITAL) == 0 && (tokens->items[i + 1].tables & dln_table_bit(DLN_TABLE_VERBS)) != 0);
    }
    return is_for;
}

bool dates_resolve_calendar(context *c, found *f, result *r)
{
    enum { NOON = 720, HALF_A_YEAR = 182, A_YEAR_PAST = 300 };
    const draft *d = &f->d;
    int32_t year = d->year, base = base_day(c);
    bool named = d->year != NO_YEAR, blind = is_blind(c);
    stamp s = {.minute = -1, .second = -1};
    if (d->decade != 0) {
        s = stamp_at(d->decade == 1 ? STAMP_DECADE : d->decade == 2 ? STAMP_CENTURY : STAMP_MILLENNIUM, dln_day_of(year < 1 ? 1 : year, 1, 1));
    } else if (d->holiday_row != 0) {
        uint32_t row = d->holiday_row - 1u;
        if (!c->d->is_narrative && f->cue <= 0 && d->build == BUILD_DATE && dates_is_old_and_near(c, f))
            base = c->coarse.day; /* "In 1979, on Christmas Eve" */
        if (c->has_coarse && c->coarse.grain == STAMP_YEAR && base == c->coarse.day)
            base += HALF_A_YEAR;
        int32_t best = INT32_MIN, reference_year = dln_civil_of(base).year;
        bool is_once = holiday_how_of(c->d->doc->lexicon, row) == HOLIDAY_ONCE; /* 9/11 is, whatever the year */
        if (!is_once && !named && is_blind(c))
            return false;
        for (int32_t y = named ? year : reference_year - 1; y <= (named ? year : reference_year + 1); y++) {
            int32_t day = holiday_day(c->d->doc->lexicon, row, y, base);
            if (day == INT32_MIN)
                continue;
            if (d->build == BUILD_NEAR && d->arg == 0 && y != reference_year)
                continue;
            if (d->build == BUILD_NEAR && ((d->arg < 0 && day >= base) || (d->arg > 0 && day <= base)))
                continue;
            bool is_this_week = d->build == BUILD_PERIOD && llabs((int64_t)day - base) <= 7; /* "as Easter week began" */
            bool better = is_this_week || best == INT32_MIN || (d->build == BUILD_NEAR && d->arg < 0) ||
                          (d->build != BUILD_NEAR && holiday_cost(c, f, day, base) < holiday_cost(c, f, best, base));
            if (better)
                best = day;
        }
        if (best == INT32_MIN)
            return false;
        s = stamp_at(STAMP_DAY, best);
        r->is_about = holiday_how_of(c->d->doc->lexicon, row) == HOLIDAY_SIGHTED;
        around_day(d, &s);
    } else if (d->season != 0 || d->quarter != 0 || d->half != 0) {
        stamp_grain grain = d->season != 0 ? STAMP_SEASON : d->quarter != 0 ? STAMP_QUARTER : STAMP_HALF;
        int32_t first = d->season != 0 ? d->season * 3 : d->quarter != 0 ? d->quarter * 3 - 2 : d->half * 6 - 5;
        if (!named && blind)
            return false;
        if (!named)
            year = dates_year_of_period(c, f, grain, first);
        s = stamp_at(grain, dln_day_of(year, first, 1));
    } else if (d->month != 0) {
        bool yearless = !named && blind;
        if (!named)
            year = yearless ? 2000 : dates_choose_year(c, f, d->month, d->day);
        if (d->day != 0) {
            if (!dln_date_exists(year, d->month, d->day))
                return false;
            s = stamp_at(STAMP_DAY, dln_day_of(year, d->month, d->day));
        } else {
            s = stamp_at(STAMP_MONTH, dln_day_of(year, d->month, 1));
            if (!nth_in_month(d, &s))
                return false;
        }
        around_day(d, &s);
        s.is_yearless = yearless;
    } else if (d->day != 0 && d->weekday != 0) { /* "Monday the 6th": the last month that has it, with a sign of the future the next one */
        if (blind)
            return false;
        dln_civil told = dln_civil_of(c->has_coarse && c->coarse.grain <= STAMP_MONTH ? c->coarse.day : base);
        if (dln_date_exists(told.year, told.month, d->day) && dln_weekday_of(dln_day_of(told.year, told.month, d->day)) == d->weekday)
            s = stamp_at(STAMP_DAY, dln_day_of(told.year, told.month, d->day));
        else if (!nth_weekday(base, d->day, d->weekday, f->cue, &s))
            return false;
    } else if (d->day != 0) { /* "the 27th" */
        if (blind)
            return false;
        int32_t from = c->has_coarse && c->coarse.grain <= STAMP_MONTH ? c->coarse.day : base;
        dln_civil civil = dln_civil_of(from);
        if (!dln_date_exists(civil.year, civil.month, d->day))
            return false;
        s = stamp_at(STAMP_DAY, dln_day_of(civil.year, civil.month, d->day));
        if (is_ahead_of_news(c, s.day) && dates_tense(c->d, f) < 0)
            s.day = last_such_day(c, f, s.day);
        around_day(d, &s);
    } else if (d->weekday != 0) {
        if (blind)
            return false;
        if (dates_is_in_old_entry(c, f)) {
            s = stamp_at(STAMP_DAY, weekday_after(c->entry.day, d->weekday));
            dates_finish_day(d, &s);
            r->at = s;
            return r->is_known = true;
        }
        enum { RIGHT_BEHIND = 6 };
        if (dates_is_apposed_weekday(&c->d->doc->tokens, f) && c->has_last && f->begin - c->last_token <= RIGHT_BEHIND && dln_weekday_of(c->last.day) == d->weekday) {
            r->at = stamp_at(STAMP_DAY, c->last.day);
            return r->is_known = true;
        }
        bool is_story = (c->d->is_narrative || goes_on_in_old_story(c, f)) && c->has_last && f->cue <= 0;
        bool is_told = is_story || (f->begin > 0 && (c->has_last || c->has_coarse) && (dln_token_is(&c->d->doc->tokens, f->begin - 1, "the") || dln_token_is(&c->d->doc->tokens, f->begin - 1, "that"))); /* "on the Saturday" of the story */
        bool by_month = is_told && c->has_coarse && c->coarse.grain == STAMP_MONTH && (!c->has_last || c->coarse_token > c->last_token);
        if (!is_told && is_what_he_came_for(c, f))
            by_month = false, is_told = true;
        s = stamp_at(STAMP_DAY, is_told ? weekday_after(by_month ? c->coarse.day : c->last.day, d->weekday) : nearest_weekday(base, d->weekday, f->cue));
        if (c->d->is_programme && (f->flags & DLN_TIMEX_HEADING) != 0 && c->has_entry && s.day < c->entry.day) /* one day after the other */
            s.day = weekday_after(c->entry.day, d->weekday);
    } else if (named) {
        s = stamp_at(STAMP_YEAR, dln_day_of(year < 1 ? 1 : year, 1, 1));
    } else if (d->has_deictic) {
        bool is_nowadays = c->d->is_narrative && d->offset_days == 0 && d->part == 0 && d->minute < 0; /* "Today the fort is a museum" */
        bool is_entry = c->has_entry && dates_is_quoted(c->d->doc, c->entry_token, f->begin); /* "3 March: 'I resign today,' he says." */
        if (!is_entry && (!c->d->has_published || is_nowadays))
            return false;
        s = stamp_at(STAMP_DAY, (is_entry ? c->entry.day : base - c->written - (dates_is_heading_of_log(f) ? 0 : c->log_behind)) + d->offset_days);
    } else if (d->build == BUILD_PART) { /* this morning, last night: counted from today, whatever was told before */
        if (!c->d->has_published)
            return false;
        s = stamp_at(STAMP_PART, (d->arg == -1 ? base - 1 : base) - c->written - c->log_behind);
        s.part = d->part != 0 ? d->part : PART_NIGHT;
        r->at = s;
        r->is_known = true;
        return true;
    } else if (d->minute >= 0 || d->part != 0) {
        if (blind)
            return false;
        bool is_heading = (f->flags & DLN_TIMEX_HEADING) != 0; /* an entry of a live report is today's */
        bool is_clock = d->build == BUILD_CLOCK, is_of_today = is_clock && (d->arg == CLOCK_TODAY || d->arg == CLOCK_LAST_NIGHT) && c->d->has_published;
        bool goes_on = c->has_last && ((is_clock && d->arg == CLOCK_THAT_DAY) || f->begin - c->last_token < 60 || dln_doc_is_one_paragraph(c->d->doc, c->last_token, f->begin));
        enum { OVER = 7 }; /* "agreed on 10 July. [A new paragraph.] The ministry said at 9.30 pm": not then */
        goes_on &= !(is_clock && d->arg != CLOCK_THAT_DAY && !c->d->is_narrative && !c->d->looks_back && goes_on && c->d->has_published && c->d->published - c->last.day > OVER && !dln_doc_is_one_paragraph(c->d->doc, c->last_token, f->begin));
        bool is_line_of_entry = c->has_entry && c->last.day == c->entry.day && (c->d->doc->tokens.items[f->begin].flags & DLN_STARTS_LINE) != 0; /* "13 March", and under it "1530 Sarr is received" */
        goes_on &= !(is_clock && goes_on && !is_line_of_entry && c->last.day > base && dates_tense(c->d, f) < 0); /* "He is due on Tuesday. She issued a statement at 4 p.m.": not then */
        goes_on |= c->d->looks_back && c->has_last && (f->cue <= 0 || !dates_is_to_come(c, f)) && c->has_coarse && c->coarse.day == c->last.day && c->d->published - c->last.day > A_YEAR_PAST;
        goes_on &= !is_heading && !is_of_today && !(d->part != 0 && dates_is_before_what_is_to_come(c, f));
        if (is_heading && c->has_entry) /* "13 March", and under it "9.30: Talks" */
            base = c->entry.day;
        if (is_clock && d->arg == CLOCK_LAST_NIGHT && d->minute >= NOON)
            base--;
        s = stamp_at(STAMP_DAY, goes_on ? c->last.day : base);
        if (is_clock && !is_heading && is_after_publication(c, f, s.day) && dates_tense(c->d, f) < 0)
            s.day--; /* "rang him at 10 p.m.", in a paper of six in the morning */
    } else {
        return false;
    }
    return dates_settle(d, &s, r);
}
