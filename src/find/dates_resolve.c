/* src/find/dates_resolve.c - the document pass: drafts to calendar values, in the order of the text.
 * What is said of today (yesterday, last week, two years ago) is counted from the publication day; what is said of another
 * date (the next day, two days later, that month) from the last one before it; what lacks its year or its week takes the
 * candidate that tense, order, weekday and the dates around it agree on.
 */
#include "find/dates_context.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- one draft ---- */

static void finish_day(const draft *d, stamp *s)
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

/* Whether it stands in an entry of a chronology whose day is long over: "FEB 7-8: She flies to Lima, where she sees him on Monday". */
static bool is_in_old_entry(const context *c, const found *f)
{
    enum { OVER = 1 };
    return c->has_entry && c->d->has_published && c->d->published - c->entry.day > OVER && dln_doc_is_one_paragraph(c->d->doc, c->entry_token, f->begin);
}

/* A date long past stands close before it. */
static bool is_old_and_near(const context *c, const found *f)
{
    enum { SOON = 75, LONG_PAST = 300 }; /* tokens; days */
    return c->d->has_published && c->has_coarse && !c->coarse_is_start && f->begin - c->coarse_token <= SOON && c->d->published - c->coarse.day >= LONG_PAST;
}

/* The nearest one on the side that the tense tells; a story goes forward. */
static int64_t holiday_cost(const context *c, const found *f, int32_t day, int32_t base)
{
    enum { BEHIND_STORY = 60, AHEAD = 400, BEHIND = 200 };
    int64_t distance = llabs((int64_t)day - base);
    if (c->d->is_narrative || base != base_day(c))
        return distance + (day < base ? BEHIND_STORY : 0);
    return distance + (day > base && f->cue < 0 ? AHEAD : day < base && f->cue > 0 ? BEHIND : 0);
}

/* "Okonjo, who is to fly to Dakar on Friday, rang him in the afternoon": what was is not on a day that is to come. */
static bool is_before_what_is_to_come(const context *c, const found *f)
{
    return c->has_last && c->d->has_published && !c->d->is_narrative && c->last.day > c->d->published && f->cue < 0;
}

/* "On the Sunday they talked. The next day they agreed. He read it out on Monday": an anniversary's weekday that the day it has come
 * to is, or the next. */
static bool goes_on_in_old_story(const context *c, const found *f)
{
    return c->d->looks_back && is_old_and_near(c, f) && c->has_last && c->coarse.day == c->last.day && weekday_after(c->last.day, f->d.weekday) <= c->last.day + 1;
}

static bool resolve_calendar(context *c, found *f, result *r)
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
        if (!c->d->is_narrative && f->cue <= 0 && d->build == BUILD_DATE && is_old_and_near(c, f))
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
        around_day(d, &s);
    } else if (d->weekday != 0) {
        if (blind)
            return false;
        if (is_in_old_entry(c, f)) {
            s = stamp_at(STAMP_DAY, weekday_after(c->entry.day, d->weekday));
            finish_day(d, &s);
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
        s = stamp_at(STAMP_DAY, (is_entry ? c->entry.day : base - c->written) + d->offset_days);
    } else if (d->build == BUILD_PART) { /* this morning, last night: counted from today, whatever was told before */
        if (!c->d->has_published)
            return false;
        s = stamp_at(STAMP_PART, (d->arg == -1 ? base - 1 : base) - c->written);
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
        goes_on &= !(is_clock && goes_on && c->last.day > base && dates_tense(c->d, f) < 0); /* "He is due on Tuesday. She issued a statement at 4 p.m.": not then */
        goes_on |= c->d->looks_back && c->has_last && (f->cue <= 0 || !dates_is_to_come(c, f)) && c->has_coarse && c->coarse.day == c->last.day && c->d->published - c->last.day > A_YEAR_PAST;
        goes_on &= !is_heading && !is_of_today && !(d->part != 0 && is_before_what_is_to_come(c, f));
        if (is_heading && c->has_entry) /* "13 March", and under it "9.30: Talks" */
            base = c->entry.day;
        if (is_clock && d->arg == CLOCK_LAST_NIGHT && d->minute >= NOON)
            base--;
        s = stamp_at(STAMP_DAY, goes_on ? c->last.day : base);
    } else {
        return false;
    }
    finish_day(d, &s);
    r->at = s;
    r->is_known = true;
    return true;
}

static bool says_this(const context *c, const found *f)
{
    for (uint32_t i = f->begin; i < f->end; i++) {
        if (dln_token_is(&c->d->doc->tokens, i, "this") || dln_token_is(&c->d->doc->tokens, i, "This") || dln_token_is(&c->d->doc->tokens, i, "current"))
            return true;
    }
    return false;
}

/* "By the end of the month half the island burned": of the month told of last, if that is long past. */
static bool is_of_story(const context *c, const found *f, stamp_grain grain)
{
    if (!is_old_and_near(c, f) || c->coarse.grain > STAMP_MONTH || f->d.build != BUILD_NEAR || f->d.arg != 0 || grain < STAMP_WEEK)
        return false;
    return !says_this(c, f);
}

static bool resolve_near(context *c, found *f, result *r)
{
    const draft *d = &f->d;
    bool is_of_weeks = d->weekday != 0 || d->unit == UNIT_WEEK || d->unit == UNIT_WEEKEND;
    int32_t base = is_of_weeks ? c->d->published : base_day(c); /* an article that tells a long story has its own week still */
    stamp s = {.minute = -1, .second = -1};
    if (!c->d->has_published && c->has_coarse && d->arg == 0 && d->unit >= UNIT_WEEK && d->month == 0 && d->quarter == 0 && d->half == 0 && !says_this(c, f)) {
        r->at = stamp_at(stamp_grain_of_unit((time_unit)d->unit), c->coarse.day); /* "by the end of the decade" in a story */
        return r->is_known = r->at.grain != STAMP_NONE && c->coarse.grain <= r->at.grain;
    }
    if (!c->d->has_published)
        return false;
    if (d->unit == UNIT_DAY && d->arg < 0 && d->has_n == 0 && !d->is_plural && d->part == 0 && d->weekday == 0)
        return false; /* "the last day of the talks" is not yesterday */
    if (d->holiday_row != 0)
        return resolve_calendar(c, f, r);
    if (d->weekday != 0) {
        int32_t monday = base - (dln_weekday_of(base) - 1);
        int32_t day = d->arg == 3 ? weekday_after(base + 1, d->weekday) + 7 /* "Friday week" */
                    : d->arg == 2 || d->arg == -2 ? monday + (d->arg < 0 ? -7 : 7) + d->weekday - 1 /* "Friday next week" */
                    : d->arg < 0 ? weekday_before(base - 1, d->weekday) : d->arg > 0 ? weekday_after(base + 1, d->weekday)
                                                                                  : base - (dln_weekday_of(base) - 1) + d->weekday - 1;
        s = stamp_at(STAMP_DAY, day);
    } else if (d->quarter != 0 || d->half != 0) { /* "last year's third quarter" */
        s = stamp_at(d->quarter != 0 ? STAMP_QUARTER : STAMP_HALF,
                     dln_day_of(dln_civil_of(base).year + d->arg, d->quarter != 0 ? d->quarter * 3 - 2 : d->half * 6 - 5, 1));
    } else if (d->month != 0) {
        dln_civil civil = dln_civil_of(base);
        int32_t year = civil.year;
        bool of_the_year = d->arg == 2 || d->arg == -2; /* "June next year" */
        if (d->arg < 0 && (of_the_year || d->month >= civil.month))
            year--;
        if (d->arg > 0 && (of_the_year || d->month <= civil.month))
            year++;
        s = stamp_at(d->day != 0 ? STAMP_DAY : STAMP_MONTH, day_in_year(year, d->month, d->day));
    } else if (d->season != 0) {
        stamp now = stamp_at(STAMP_SEASON, base);
        int32_t year = dln_civil_of(now.day).year, first = dln_day_of(year, d->season * 3, 1);
        if (d->arg == 2 || d->arg == -2) /* "the summer of last year" */
            first = dln_day_of(dln_civil_of(base).year + d->arg / 2, d->season * 3, 1);
        else if (d->arg < 0 && first >= now.day)
            first = dln_day_of(year - 1, d->season * 3, 1);
        else if (d->arg > 0 && first <= now.day)
            first = dln_day_of(year + 1, d->season * 3, 1);
        else if (d->arg == 0 && first > now.day + 200) /* "this past winter", in spring */
            first = dln_day_of(year - 1, d->season * 3, 1);
        s = stamp_at(STAMP_SEASON, first);
    } else if (d->unit != 0 || d->arg == 0) { /* "the weekend" names its unit itself */
        enum { TUESDAY = 2, FRIDAY = 5 };
        stamp_grain grain = stamp_grain_of_unit(d->unit == 0 ? UNIT_WEEKEND : (time_unit)d->unit);
        if (grain == STAMP_NONE)
            return false;
        int32_t from = grain == STAMP_DAY && is_in_old_entry(c, f) ? c->last.day : is_of_story(c, f, grain) ? c->coarse.day : base; /* "Next day they walk out" */
        if (grain == STAMP_WEEKEND && d->arg == 0 && dln_weekday_of(base) <= (f->cue > 0 ? 0 : f->cue < 0 ? FRIDAY : TUESDAY))
            from -= 7; /* "over the weekend" on a Monday is the one behind; "met over the weekend" on a Friday, too */
        bool is_coming = grain == STAMP_WEEKEND && (dln_token_is(&c->d->doc->tokens, f->begin, "coming") || dln_token_is(&c->d->doc->tokens, f->begin + 1, "coming"));
        s = stamp_move(grain == STAMP_CLOCK ? STAMP_DAY : grain, from, is_coming ? 0 : d->arg); /* "this coming weekend" is this one */
    } else {
        return false;
    }
    finish_day(d, &s);
    r->at = s;
    r->is_known = true;
    return true;
}

static bool shift(const draft *d, int32_t base, int32_t direction, result *r)
{
    r->is_known = stamp_shift(d, base, direction, &r->at);
    return r->is_known;
}

/* "a year ago", "a year earlier" where figures of a quarter are given: that quarter. */
static bool a_year_from_period(const context *c, const found *f, result *r)
{
    enum { NEAR = 160 };
    if (f->d.unit != UNIT_YEAR || (f->d.has_n != 0 && f->d.n != 10) || !c->has_period || f->begin - c->period_token > NEAR)
        return false;
    r->at = c->period;
    r->at.day = stamp_move(STAMP_MONTH, c->period.day, f->d.arg < 0 ? -12 : 12).day;
    r->is_known = true;
    return true;
}

/* "a year ago today", "two weeks from tomorrow", "a week from Friday", "two Fridays ago": to the day. */
static bool shift_to_day(const context *c, const draft *d, result *r)
{
    int32_t direction = d->arg < 0 ? -1 : 1, from = c->d->published + (d->has_deictic ? d->offset_days : 0);
    if (d->weekday != 0 && d->unit == 0) {
        r->at = stamp_at(STAMP_DAY, weekday_before(from - 1, d->weekday) - (d->n / 10 - 1) * 7);
        return r->is_known = d->n > 0 && d->n < 1000;
    }
    if (d->weekday != 0)
        from = direction < 0 ? weekday_before(from - 1, d->weekday) : weekday_after(from + 1, d->weekday);
    if (!shift(d, from, direction, r))
        return false;
    if (r->at.grain == STAMP_YEAR || r->at.grain == STAMP_MONTH) {
        dln_civil start = dln_civil_of(from), there = dln_civil_of(r->at.day);
        r->at = stamp_at(STAMP_DAY, day_in_year(there.year, r->at.grain == STAMP_YEAR ? start.month : there.month, start.day));
    }
    return true;
}

static bool resolve_ago(context *c, const found *f, result *r)
{
    enum { SEVERAL_WEEKS = 30 }; /* tenths */
    if (has_today(c) && (f->d.has_deictic || f->d.weekday != 0))
        return shift_to_day(c, &f->d, r);
    if (c->d->has_published && a_year_from_period(c, f, r))
        return true;
    if (!has_today(c) || !shift(&f->d, c->d->published, f->d.arg < 0 ? -1 : 1, r))
        return false;
    if (f->d.unit == UNIT_WEEK && f->d.arg < 0 && f->d.has_n != 0 && (f->d.n >= SEVERAL_WEEKS || f->d.mod != MOD_NONE))
        r->at = stamp_at(STAMP_WEEK, r->at.day); /* "six weeks ago", "nearly two weeks ago": nobody counts the days */
    return true;
}

static bool resolve_shift(context *c, const found *f, result *r)
{
    enum { LONG_PAST = 500 }; /* days */
    if (!c->d->has_published && !c->has_last && !c->has_coarse)
        return false;
    int32_t base = c->has_last ? c->last.day : base_day(c);
    stamp_grain grain = stamp_grain_of_unit((time_unit)f->d.unit);
    if (f->d.arg < 0 && a_year_from_period(c, f, r))
        return true;
    if (grain > STAMP_DAY && c->has_coarse && (c->coarse.grain <= grain || (!c->has_last && (c->d->is_narrative || !c->d->has_published || c->d->published - c->coarse.day > LONG_PAST))))
        base = c->coarse.day;
    else if (grain > STAMP_DAY && !c->has_last)
        base = base_day(c); /* "from a year earlier and from a month earlier" */
    if (grain == STAMP_YEAR && c->d->has_published && !c->d->is_narrative) /* in news a year is counted from today unless a year stands nearby */
        base = c->has_explicit && f->begin - c->explicit_token < 30 ? c->explicit.day : c->d->published;
    if (f->d.season != 0) { /* "the following spring" */
        base = c->has_coarse ? c->coarse.day : base;
        int32_t year = dln_civil_of(base).year, first = dln_day_of(year, f->d.season * 3, 1);
        if (f->d.arg > 0 ? first <= base : first >= base)
            first = dln_day_of(year + (f->d.arg > 0 ? 1 : -1), f->d.season * 3, 1);
        r->at = stamp_at(STAMP_SEASON, first);
        return r->is_known = true;
    }
    if ((grain == STAMP_DECADE || grain == STAMP_CENTURY) && c->has_coarse && c->coarse.grain == grain && f->d.n != N_UNKNOWN) { /* "In the 1860s ... A decade later" */
        r->at = stamp_move(grain, c->coarse.day, (f->d.arg < 0 ? -1 : 1) * (f->d.has_n == 0 ? 1 : f->d.n / 10));
        return r->is_known = true;
    }
    if (f->d.month != 0 && c->has_coarse) /* "the following March" */
        base = c->coarse.day;
    if (f->d.unit == 0 && (f->d.weekday != 0 || f->d.month != 0 || f->d.part != 0)) { /* "the following Friday", "the next morning" */
        r->at = stamp_at(STAMP_DAY, base + (f->d.part != 0 ? f->d.arg : 0));
        r->is_known = true;
    } else if (!shift(&f->d, base, f->d.arg < 0 ? -1 : 1, r)) {
        return false;
    }
    if (f->d.weekday != 0)
        r->at = stamp_at(STAMP_DAY, f->d.arg < 0 ? weekday_before(base - 1, f->d.weekday) : weekday_after(base + 1, f->d.weekday));
    if (f->d.month != 0 && c->has_coarse && c->coarse.grain == STAMP_YEAR) /* "In 1933 they fled; the following March they settled" */
        r->at = stamp_at(STAMP_MONTH, day_in_year(dln_civil_of(base).year + (f->d.arg > 0 ? 1 : -1), f->d.month, 1));
    else if (f->d.month != 0)
        r->at = stamp_at(STAMP_MONTH, day_in_year(dln_civil_of(base).year + (f->d.arg > 0 ? f->d.month <= dln_civil_of(base).month : -(f->d.month >= dln_civil_of(base).month)), f->d.month, 1));
    if (f->d.month != 0 && f->d.day != 0) /* "the previous December 15" */
        r->at = stamp_at(STAMP_DAY, day_in_year(dln_civil_of(r->at.day).year, f->d.month, f->d.day));
    finish_day(&f->d, &r->at);
    return true;
}

/* "He met him on the same day", in news of today that told of an old visit some paragraphs before, in passing: not in its lead, or
 * with the year. The day of the page. */
static bool is_behind_aside(const context *c, const found *f)
{
    enum { OLD = 20 }; /* days */
    const dln_doc *doc = c->d->doc;
    if (!c->d->is_of_today || !c->has_last || c->d->published - c->last.day <= OLD || dln_doc_is_one_paragraph(doc, c->last_token, f->begin))
        return false;
    return (c->has_explicit && c->explicit_token == c->last_token) || !dln_doc_is_one_paragraph(doc, doc->body_token, c->last_token);
}

static bool resolve_that(context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    stamp_grain grain = d->part != 0 || d->weekday != 0 ? STAMP_DAY : d->season != 0 ? STAMP_SEASON
                      : d->month != 0 && d->unit == 0 ? STAMP_MONTH : stamp_grain_of_unit((time_unit)d->unit);
    if (grain == STAMP_NONE || (!c->d->has_published && !c->has_last && !c->has_coarse))
        return false;
    int32_t base = grain <= STAMP_DAY ? (c->has_last && !is_behind_aside(c, f) && !(f->end == f->begin + 2 && is_before_what_is_to_come(c, f)) ? c->last.day : base_day(c)) : c->has_coarse ? c->coarse.day : base_day(c);
    r->at = stamp_at(grain == STAMP_CLOCK ? STAMP_DAY : grain, base);
    if (d->weekday != 0)
        r->at = stamp_at(STAMP_DAY, weekday_after(base, d->weekday));
    int32_t year = dln_civil_of(base).year + d->arg; /* "May of the following year" */
    if (d->month != 0)
        r->at = stamp_at(d->day != 0 ? STAMP_DAY : STAMP_MONTH, day_in_year(year, d->month, d->day));
    if (d->season != 0)
        r->at = stamp_at(STAMP_SEASON, dln_day_of(year, d->season * 3, 1));
    finish_day(d, &r->at);
    r->is_known = true;
    return true;
}

/* The period that figures are given for: the one spoken of, else the last full quarter. */
static bool resolve_same(context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    if (!c->d->has_published && !c->has_period)
        return false;
    stamp base;
    if (d->quarter != 0)
        base = stamp_at(STAMP_QUARTER, dln_day_of(dates_year_of_period(c, f, STAMP_QUARTER, d->quarter * 3 - 2), d->quarter * 3 - 2, 1));
    else if (c->has_period && (c->period.day < base_day(c) || (d->arg == 0 && f->end == f->begin + 2)))
        base = c->period, c->period_token = f->begin;
    else if (c->has_coarse && c->coarse.grain == STAMP_MONTH && (d->unit == UNIT_PERIOD || d->unit == UNIT_MONTH) && f->begin - c->coarse_token < 20)
        base = c->coarse;
    else if (d->unit == UNIT_QUARTER || (d->arg == 0 && d->year == NO_YEAR))
        base = stamp_move(STAMP_QUARTER, base_day(c), -1);
    else
        base = stamp_at(STAMP_YEAR, base_day(c));
    int32_t years = d->year != NO_YEAR ? d->year - dln_civil_of(base.day).year : d->arg;
    r->at = base;
    r->at.day = stamp_move(STAMP_MONTH, base.day, years * 12).day;
    r->is_known = true;
    return true;
}

/* ---- the other end of a range ---- */

static void resolve_range(const context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    stamp second = r->at;
    if (r->is_known && d->decade == 2 && d->build == BUILD_PERIOD && d->has_n == 2) { /* the 13th and 14th centuries */
        r->second = stamp_move(STAMP_CENTURY, r->at.day, (d->n2 - d->n) / 10);
        r->has_second = d->n2 > d->n;
        return;
    }
    bool is_one_night = d->part != 0 && d->day2 != 0 && (d->day2 == d->day + 1 || d->day2 == 1); /* "the night of 13-14 February" */
    if (is_one_night || !r->is_known || d->season != 0 || (d->day2 == 0 && d->month2 == 0 && d->year2 == NO_YEAR))
        return;
    dln_civil civil = dln_civil_of(r->at.day);
    int32_t year = d->year2 != NO_YEAR ? d->year2 : civil.year, month = d->month2 != 0 ? d->month2 : civil.month;
    if (d->year2 != NO_YEAR && d->month == 0) {
        second = stamp_at(STAMP_YEAR, dln_day_of(year, 1, 1));
    } else {
        if (d->year2 == NO_YEAR && month < civil.month)
            year++;
        if (d->day2 != 0 && !dln_date_exists(year, month, d->day2))
            return;
        second = stamp_at(d->day2 != 0 ? STAMP_DAY : STAMP_MONTH, dln_day_of(year, month, d->day2 != 0 ? d->day2 : 1));
        second.is_yearless = r->at.is_yearless;
    }
    /* "from January to April 2015": the year reaches back */
    if (second.day < r->at.day || (second.day == r->at.day && second.grain == r->at.grain))
        return;
    r->second = second;
    r->has_second = true;
    (void)c;
}

static dln_when when_of(const context *c, const found *f, const result *r, dln_span *zone)
{
    enum { MIDNIGHT_BEHIND = 1440 };
    *zone = DLN_NO_SPAN;
    dln_when when = {0};
    if (!r->is_known)
        return when;
    when = stamp_when(&r->at, r->is_about && f->d.mod == MOD_NONE ? MOD_APPROX : (draft_mod)f->d.mod, base_day(c));
    if (r->has_second) {
        dln_when second = stamp_when(&r->second, MOD_NONE, base_day(c));
        when.end = second.end;
    }
    if (r->at.minute == MIDNIGHT_BEHIND && f->begin > 0 && dln_token_says(&c->d->doc->tokens, f->begin - 1, "before"))
        return dln_when_day(r->at.day); /* "shortly before midnight on Monday": on Monday */
    if (dln_when_has_clock(&when)) {
        int16_t offset = dates_zone_offset(c->d, f, when.begin.day, when.begin.minute, zone);
        when.begin.zone_offset_min = when.end.zone_offset_min = offset;
        if (f->d.minute2 >= 0) {
            int32_t end_day = when.begin.day + (f->d.minute2 < f->d.minute ? 1 : 0);
            when.end = dln_when_minute(end_day, f->d.minute2 % 1440, offset).begin;
        }
    }
    return when;
}

/* ---- what later expressions count from ---- */

/* Whether it stands in a clause about somebody: "Sarr, who turned 60 on 6 March". */
bool dates_is_of_clause(const dln_doc *doc, uint32_t at)
{
    enum { REACH = 7 };
    const dln_sentence *sentence = &doc->tokens.sentences[dln_doc_sentence_of(doc, at)];
    for (uint32_t i = at; i > sentence->begin && at - i < REACH && !dln_token_is(&doc->tokens, i - 1, ","); i--) {
        if (dln_token_in_small(&doc->tokens, i - 1, DLN_LIST_WHO_WORDS))
            return true;
    }
    return false;
}

static void remember(context *c, const found *f, const result *r, const dln_timex *t)
{
    enum { OVERNIGHT = 3 /* arg of its row */, ON_THE_WAY = 2 };
    if (r->is_known && (f->flags & DLN_TIMEX_DATELINE) != 0 && r->at.grain == STAMP_DAY && c->d->has_published && r->at.day < c->d->published && r->at.day >= c->d->published - ON_THE_WAY)
        c->written = c->d->published - r->at.day;
    bool ends_title = f->end == c->d->doc->body_token && f->d.year != NO_YEAR && r->at.grain == STAMP_DAY; /* "Call with the foreign minister of Chile, 10 March 2014": "this evening" was then */
    if (r->is_known && ends_title && !r->has_second && c->d->has_published && r->at.day < c->d->published && r->at.day >= c->d->published - ON_THE_WAY)
        c->written = c->d->published - r->at.day;
    if (!r->is_known || (f->flags & DLN_TIMEX_DATELINE) != 0)
        return;
    const stamp *s = r->has_second ? &r->second : &r->at;
    if ((f->flags & DLN_TIMEX_HEADING) != 0 && s->grain == STAMP_YEAR)
        c->heading_year = dln_civil_of(s->day).year;
    if ((f->flags & DLN_TIMEX_HEADING) != 0 && (s->grain != STAMP_CLOCK || !c->has_entry)) {
        c->has_entry = s->grain == STAMP_DAY;
        c->entry = r->at;
        c->entry_token = f->begin;
    }
    /* "The day before, he had gone", "hit by overnight losses": the story goes on from where it was */
    bool looks_back = c->has_last && ((f->d.build == BUILD_SHIFT && f->d.arg < 0) || (f->d.build == BUILD_PART && f->d.arg == OVERNIGHT));
    bool has_gone_on = t->signal == DLN_SIGNAL_SINCE && c->has_last && s->day < c->last.day; /* "It broke up on 8 March; it had sat since 1 March. At 2 a.m. ..." */
    if (has_gone_on)
        c->last_token = f->begin;
    else if (s->grain <= STAMP_DAY && s->grain != STAMP_NONE && !looks_back) {
        c->has_last = true;
        c->last = stamp_at(STAMP_DAY, s->day);
        c->last_token = f->begin;
    }
    bool is_of_day = f->d.build == BUILD_THAT || (f->d.build == BUILD_AGO && c->has_coarse && dln_civil_of(c->coarse.day).year == dln_civil_of(s->day).year);
    if (dates_is_of_clause(c->d->doc, f->begin) || (is_of_day && s->grain == STAMP_YEAR && c->has_coarse && c->coarse.grain < STAMP_YEAR))
        return; /* "who died last May", "on 3 March of that year", "on 3 March 1999, 15 years ago": the story goes on from the day before it */
    bool is_start = t->signal == DLN_SIGNAL_SINCE;
    if ((t->type == DLN_TIMEX_DATE || t->type == DLN_TIMEX_TIME) && f->d.build != BUILD_REF && !(is_start && c->has_coarse)) { /* "long ago" is no day */
        c->has_coarse = true;
        c->coarse_is_start = is_start;
        c->coarse = *s;
        c->coarse_token = f->begin;
        if (!s->is_yearless && s->grain <= STAMP_YEAR)
            c->last_year = dln_civil_of(s->day).year;
    }
    if (f->d.year != NO_YEAR) {
        c->has_explicit = true;
        c->explicit = *s;
        c->explicit_token = f->begin;
    }
    bool is_comparison = (f->d.build == BUILD_SAME && (f->d.arg != 0 || f->d.year != NO_YEAR)) || f->d.build == BUILD_AGO || f->d.build == BUILD_SHIFT;
    bool is_period = s->grain == STAMP_QUARTER || s->grain == STAMP_HALF;
    if (is_period && !is_comparison && s->day <= base_day(c) &&
        (!c->has_period || (s->day >= c->period.day && stamp_last_day(s) < base_day(c)))) {
        c->has_period = true;
        c->period = *s;
        c->period_token = f->begin;
    } else if (f->d.build == BUILD_NEAR && f->d.unit == UNIT_YEAR && f->d.arg == 0 && s->grain == STAMP_YEAR) {
        c->has_period = false; /* "for the year, sales rose" */
    }
}

static const char *const ref_words[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

static dln_span arena_text(dates_doc *d, const char *text, size_t len) { return dln_arena_copy(d->doc->arena, (dln_span){text, len}); }

/* A clock time that is said to be UTC is written with its Z; other zones are left to when. */
static size_t add_utc(const dates_doc *d, const found *f, const stamp *s, char *value, size_t len, size_t room)
{
    const dln_tokens *tokens = &d->doc->tokens;
    const dln_token *last = &tokens->items[f->end - 1];
    bool is_utc = last->kind == DLN_TOKEN_MIXED && tokens->text.text[last->begin + last->len - 1] == 'Z'; /* 2013-07-06T18:00Z */
    for (uint32_t i = f->begin; i < f->end && !is_utc; i++)
        is_utc = dln_token_is(tokens, i, "UTC") && (f->d.zone_offset == NO_OFFSET || f->d.zone_offset == 0);
    if (!is_utc || s->grain != STAMP_CLOCK || len + 1 >= room)
        return len;
    value[len] = 'Z';
    value[len + 1] = '\0';
    return len + 1;
}

static const char *quant_of(const dln_tokens *tokens, const found *f)
{
    for (uint32_t i = f->begin; i < f->end; i++) {
        if (dln_token_is(tokens, i, "every") || dln_token_is(tokens, i, "Every"))
            return "EVERY";
        if (dln_token_is(tokens, i, "each") || dln_token_is(tokens, i, "Each"))
            return "EACH";
    }
    return NULL;
}

/* The year before Christ that it speaks of: its own, or counted from the one told of last ("the following year"). 0: none. */
static int32_t year_bc(context *c, const draft *d)
{
    if (d->is_bc) {
        if (d->decade == 0)
            c->bc_year = d->year2 != NO_YEAR ? d->year2 : d->year;
        return d->year;
    }
    bool is_year = d->unit == UNIT_YEAR && d->n != N_UNKNOWN;
    if (d->year != NO_YEAR && d->build == BUILD_DATE)
        c->bc_year = 0;
    else if (c->bc_year > 0 && d->build == BUILD_SHIFT && (is_year || d->season != 0))
        c->bc_year -= (d->arg < 0 ? -1 : 1) * (d->has_n == 0 ? 1 : d->n / 10);
    else if (d->build != BUILD_THAT ? d->build != BUILD_DATE || d->weekday != 0 || (d->month == 0 && d->season == 0) : !is_year && d->season == 0)
        return 0;
    c->bc_year = c->bc_year < 0 || c->bc_year > 9999 ? 0 : c->bc_year;
    return c->bc_year;
}

static void to_timex(context *c, found *f, dln_timex *t)
{
    dates_doc *d = c->d;
    dln_doc *doc = d->doc;
    result r = {0};
    char value[80], iso[80];
    size_t len = 0, iso_len = 0;
    int32_t before_christ = year_bc(c, &f->d);
    switch (before_christ != 0 ? BUILD_NONE : (draft_build)f->d.build) {
    case BUILD_DATE: case BUILD_DEICTIC: case BUILD_PART: case BUILD_CLOCK: case BUILD_PERIOD: resolve_calendar(c, f, &r); break;
    case BUILD_NEAR: resolve_near(c, f, &r); break;
    case BUILD_AGO: resolve_ago(c, f, &r); break;
    case BUILD_SHIFT: resolve_shift(c, f, &r); break;
    case BUILD_THAT: resolve_that(c, f, &r); break;
    case BUILD_SAME: resolve_same(c, f, &r); break;
    default: break;
    }
    resolve_range(c, f, &r);
    t->begin = f->begin;
    t->end = f->end;
    t->from = doc->tokens.items[f->begin].begin;
    t->to = doc->tokens.items[f->end - 1].begin + doc->tokens.items[f->end - 1].len;
    t->flags = f->flags;
    t->signal = f->signal;
    t->rule = dln_cell_text(doc->lexicon, DLN_TABLE_DATE_PATTERNS, f->rule, DLN_DATE_PATTERNS_RULE).text;
    t->mod = dates_mod_word(r.is_about && f->d.mod == MOD_NONE ? MOD_APPROX : (draft_mod)f->d.mod);
    t->type = DLN_TIMEX_DATE;
    if (f->d.build == BUILD_DURATION) {
        t->type = DLN_TIMEX_DURATION;
        len = duration_write(&f->d, false, value, sizeof value);
        iso_len = duration_write(&f->d, true, iso, sizeof iso);
    } else if (f->d.build == BUILD_SET) {
        t->type = DLN_TIMEX_SET;
        t->freq = f->d.freq;
        t->quant = quant_of(&doc->tokens, f);
        len = set_write(&f->d, value, sizeof value);
    } else if (before_christ != 0) { /* no day of our calendar */
        len = bc_write(before_christ, &f->d, value, sizeof value);
        if (f->d.is_bc && f->d.year2 != NO_YEAR) {
            iso_len = bc_write(f->d.year2, &f->d, iso, sizeof iso);
            t->second_value = arena_text(d, iso, iso_len);
            t->split = f->d.split;
            iso_len = 0;
        }
    } else if (f->d.build == BUILD_REF) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, ref_words[f->d.arg < 0 ? 0 : f->d.arg == 0 ? 1 : 2]);
        len = strlen(value);
    } else if (f->d.build == BUILD_SHIFT && stamp_grain_of_unit((time_unit)f->d.unit) == STAMP_CLOCK) { /* "an hour later" is on no day of its own */
        t->type = DLN_TIMEX_DURATION;
        len = duration_write(&f->d, false, value, sizeof value);
        iso_len = duration_write(&f->d, true, iso, sizeof iso);
    } else if (r.is_known) {
        t->type = r.at.grain == STAMP_CLOCK || r.at.grain == STAMP_PART ? DLN_TIMEX_TIME : DLN_TIMEX_DATE;
        len = add_utc(d, f, &r.at, value, stamp_write(&r.at, value, sizeof value), sizeof value);
    } else if (f->d.build == BUILD_SHIFT && f->d.has_n != 0 && f->d.n == N_UNKNOWN) { /* "a few days later": a length, whatever day it leads to */
        t->type = DLN_TIMEX_DURATION;
        len = duration_write(&f->d, false, value, sizeof value);
        iso_len = duration_write(&f->d, true, iso, sizeof iso);
    } else if (f->d.build == BUILD_AGO && f->d.has_n != 0 && f->d.n == N_UNKNOWN) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, f->d.arg < 0 ? "PAST_REF" : "FUTURE_REF");
        len = strlen(value);
    } else if (f->d.build == BUILD_DEICTIC && f->d.offset_days == 0) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, ref_words[1]);
        len = strlen(value);
    } else if (f->d.weekday != 0) {
        len = set_write(&f->d, value, sizeof value);
    } else {
        strcpy(value, "XXXX-XX-XX");
        len = strlen(value);
    }
    t->value = arena_text(d, value, len);
    t->value_iso = iso_len > 0 ? arena_text(d, iso, iso_len) : t->value;
    t->when = when_of(c, f, &r, &t->zone);
    if (r.has_second || f->d.minute2 >= 0) {
        stamp second = r.has_second ? r.second : r.at;
        if (f->d.minute2 >= 0) {
            second.minute = f->d.minute2;
            second.second = -1;
        }
        len = add_utc(d, f, &second, value, stamp_write(&second, value, sizeof value), sizeof value);
        t->second_value = arena_text(d, value, len);
        t->split = f->d.split;
    }
    if (f->d.year != NO_YEAR)
        t->flags |= DLN_TIMEX_EXPLICIT;
    if (f->d.weekday != 0 && (f->d.build == BUILD_DATE || f->d.build == BUILD_CLOCK) && f->d.month == 0)
        t->flags |= DLN_TIMEX_WEEKDAY;
    if (f->d.build == BUILD_SHIFT || f->d.build == BUILD_THAT)
        t->flags |= DLN_TIMEX_ANCHORED;
    if (d->has_published && dln_when_is_known(&t->when) && !dln_when_is_yearless(&t->when)) {
        if (dln_when_first_day(&t->when) > d->published)
            t->flags |= DLN_TIMEX_FUTURE;
        if (dln_when_last_day(&t->when) < d->published)
            t->flags |= DLN_TIMEX_PAST;
    }
    remember(c, f, &r, t);
}

void dates_resolve(dates_doc *d)
{
    context c = {.d = d, .last_year = NO_YEAR, .heading_year = NO_YEAR};
    dln_timex *timexes = dln_arena_array_raw(d->doc->arena, d->count == 0 ? 1 : d->count, sizeof *timexes);
    if (timexes == NULL)
        return;
    d->is_programme = dates_is_programme(d);
    d->is_of_today = dates_is_of_today(d);
    dates_lend_order(d);
    d->looks_back = dates_looks_back(d);
    dates_lend_weeks(d);
    dates_lend_days(d);
    dates_lend_days_of_log(d);
    dates_lend_years(d);
    dates_lend_years_of_chronology(d);
    dates_lend_months(d);
    for (size_t i = 0; i < d->count; i++) {
        if (d->is_programme && d->items[i].cue == 0 && d->items[i].d.weekday != 0)
            d->items[i].cue = 1;
        timexes[i] = (dln_timex){0};
        dates_lend_tense(d, timexes, i);
        to_timex(&c, &d->items[i], &timexes[i]);
    }
    d->doc->timexes = timexes;
    d->doc->timex_count = (uint32_t)d->count;
}
