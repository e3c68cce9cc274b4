/* src/find/dates_relative.c - a draft that is counted from another day: what is said of today (last week, two years ago) from the
 * publication day; what is said of another date (the next day, two days later, that month) from the last one before it.
 */
#include "find/dates_context.h"

#include "base/text.h"

static bool says_this(const context *c, const found *f)
{
    for (uint32_t i = f->begin; i < f->end; i++) {
        if (dln_token_is(&c->d->doc->tokens, i, "this") || dln_token_is(&c->d->doc->tokens, i, "This") || dln_token_is(&c->d->doc->tokens, i, "current"))
            return true;
    }
    return false;
}

/* Whether the time told of last is in the month that heads the entry: "November: The port should open on the 15th. She is expected in the
 * middle of the month." */
static bool is_in_month_of_entry(const context *c, const found *f)
{
    dln_civil entry = dln_civil_of(c->entry.day), told = dln_civil_of(c->coarse.day);
    return (c->entry.grain == STAMP_MONTH || c->entry.grain == STAMP_DAY) && entry.year == told.year && entry.month == told.month && dln_doc_is_one_paragraph(c->d->doc, c->entry_token, f->begin);
}

/* "October: A meeting is set for the middle of the month" in a chronology: of the month that heads the entry. */
static bool is_of_entry(const context *c, const found *f)
{
    const dln_doc *doc = c->d->doc;
    bool may_be = doc->is_chronology && c->has_coarse && c->coarse.grain <= STAMP_MONTH && f->d.build == BUILD_NEAR && f->d.arg == 0 && f->d.unit == UNIT_MONTH && !says_this(c, f);
    return may_be && (dln_doc_sentence_of(doc, c->coarse_token) == f->sentence || is_in_month_of_entry(c, f));
}

/* "By the end of the month half the island burned": of the month told of last, if that is long past. */
static bool is_of_story(const context *c, const found *f, stamp_grain grain)
{
    if (!dates_is_old_and_near(c, f) || c->coarse.grain > STAMP_MONTH || f->d.build != BUILD_NEAR || f->d.arg != 0 || grain < STAMP_WEEK)
        return false;
    return !says_this(c, f);
}

bool dates_resolve_near(context *c, found *f, result *r)
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
        return dates_resolve_calendar(c, f, r);
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
        int32_t from = grain == STAMP_DAY && dates_is_in_old_entry(c, f) ? c->last.day : is_of_story(c, f, grain) || is_of_entry(c, f) ? c->coarse.day : base; /* "Next day they walk out" */
        if (grain == STAMP_WEEKEND && d->arg == 0 && dln_weekday_of(base) <= (f->cue > 0 ? 0 : f->cue < 0 ? FRIDAY : TUESDAY))
            from -= 7; /* "over the weekend" on a Monday is the one behind; "met over the weekend" on a Friday, too */
        bool is_coming = grain == STAMP_WEEKEND && (dln_token_is(&c->d->doc->tokens, f->begin, "coming") || dln_token_is(&c->d->doc->tokens, f->begin + 1, "coming"));
        s = stamp_move(grain == STAMP_CLOCK ? STAMP_DAY : grain, from, is_coming ? 0 : d->arg); /* "this coming weekend" is this one */
    } else {
        return false;
    }
    return dates_settle(d, &s, r);
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

bool dates_resolve_ago(context *c, const found *f, result *r)
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

bool dates_resolve_shift(context *c, const found *f, result *r)
{
    enum { LONG_PAST = 500 }; /* days */
    if (!c->d->has_published && !c->has_last && !c->has_coarse)
        return false;
    int32_t base = c->has_last ? c->last.day : base_day(c);
    stamp_grain grain = stamp_grain_of_unit((time_unit)f->d.unit);
    if (f->d.arg < 0 && a_year_from_period(c, f, r))
        return true;
    bool is_next = grain == STAMP_DAY && f->d.arg > 0 && f->d.has_n == 0 && f->d.weekday == 0;
    if (is_next && c->has_last && c->has_entry && c->last_token == c->entry_token && c->last.day == c->entry.day + 1)
        base = c->entry.day; /* "5-6 March: She sees Diop in Bamako, then Sarr in Dakar the day after": the second of the two days */
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
    bool is_the = dln_token_is(&c->d->doc->tokens, f->begin, "the") || dln_token_is(&c->d->doc->tokens, f->begin, "The");
    if (grain == STAMP_WEEK && is_the && f->d.unit == UNIT_WEEK && f->d.has_n == 0 && r->at.grain == STAMP_DAY)
        r->at = stamp_at(STAMP_WEEK, r->at.day); /* "the following week" is any of its days */
    if (f->d.weekday != 0)
        r->at = stamp_at(STAMP_DAY, f->d.arg < 0 ? weekday_before(base - 1, f->d.weekday) : weekday_after(base + 1, f->d.weekday));
    if (f->d.month != 0 && c->has_coarse && c->coarse.grain == STAMP_YEAR) /* "In 1933 they fled; the following March they settled" */
        r->at = stamp_at(STAMP_MONTH, day_in_year(dln_civil_of(base).year + (f->d.arg > 0 ? 1 : -1), f->d.month, 1));
    else if (f->d.month != 0)
        r->at = stamp_at(STAMP_MONTH, day_in_year(dln_civil_of(base).year + (f->d.arg > 0 ? f->d.month <= dln_civil_of(base).month : -(f->d.month >= dln_civil_of(base).month)), f->d.month, 1));
    if (f->d.month != 0 && f->d.day != 0) /* "the previous December 15" */
        r->at = stamp_at(STAMP_DAY, day_in_year(dln_civil_of(r->at.day).year, f->d.month, f->d.day));
    dates_finish_day(&f->d, &r->at);
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

bool dates_resolve_that(context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    stamp_grain grain = d->part != 0 || d->weekday != 0 ? STAMP_DAY : d->season != 0 ? STAMP_SEASON
                      : d->month != 0 && d->unit == 0 ? STAMP_MONTH : stamp_grain_of_unit((time_unit)d->unit);
    if (grain == STAMP_NONE || (!c->d->has_published && !c->has_last && !c->has_coarse))
        return false;
    int32_t base = grain <= STAMP_DAY ? (c->has_last && !is_behind_aside(c, f) && !(f->end == f->begin + 2 && dates_is_before_what_is_to_come(c, f)) ? c->last.day : base_day(c)) : c->has_coarse ? c->coarse.day : base_day(c);
    r->at = stamp_at(grain == STAMP_CLOCK ? STAMP_DAY : grain, base);
    if (d->weekday != 0)
        r->at = stamp_at(STAMP_DAY, weekday_after(base, d->weekday));
    int32_t year = dln_civil_of(base).year + d->arg; /* "May of the following year" */
    if (d->month != 0)
        r->at = stamp_at(d->day != 0 ? STAMP_DAY : STAMP_MONTH, day_in_year(year, d->month, d->day));
    if (d->season != 0)
        r->at = stamp_at(STAMP_SEASON, dln_day_of(year, d->season * 3, 1));
    dates_finish_day(d, &r->at);
    r->is_known = true;
    return true;
}

bool dates_resolve_same(context *c, const found *f, result *r)
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
