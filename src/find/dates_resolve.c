/* src/find/dates_resolve.c - the document pass: drafts to calendar values, in the order of the text.
 * What is said of today (yesterday, last week, two years ago) is counted from the publication day; what is said of another
 * date (the next day, two days later, that month) from the last one before it; what lacks its year or its week takes the
 * candidate that tense, order, weekday and the dates around it agree on.
 */
#include "find/dates.h"

#include "base/text.h"

#include <stdlib.h>

typedef struct result {
    stamp at, second;      /* second: the other end of a range */
    bool is_known, has_second;
    dln_when when;
} result;

typedef struct context {
    dates_doc *d;
    bool has_last;         /* a date of the story so far, as exact as a day */
    stamp last;
    bool has_coarse;       /* the last one of any grain */
    stamp coarse;
    bool has_period;       /* a quarter or year that figures are given for */
    stamp period;
    uint32_t last_token;
    int32_t last_year;     /* of the last date that had one; NO_YEAR */
    int32_t heading_year;  /* of the year that heads this part of a chronology; NO_YEAR */
} context;

static int32_t base_day(const context *c)
{
    return c->d->has_published ? c->d->published : c->has_last ? c->last.day : dln_day_of(2000, 1, 1);
}

/* ---- weekdays and years ---- */

static int32_t weekday_before(int32_t day, int32_t weekday) { return day - (dln_weekday_of(day) - weekday + 7) % 7; }
static int32_t weekday_after(int32_t day, int32_t weekday) { return day + (weekday - dln_weekday_of(day) + 7) % 7; }

static int32_t nearest_weekday(int32_t day, int32_t weekday, int cue)
{
    return cue > 0 ? weekday_after(day, weekday) : weekday_before(day, weekday);
}

static int32_t day_in_year(int32_t year, int32_t month, int32_t day)
{
    int32_t last = dln_days_in_month(year, month);
    return dln_day_of(year, month, day == 0 ? 1 : day > last ? last : day);
}

/* The year of a date that names none. */
static int32_t choose_year(const context *c, const found *f, int32_t month, int32_t day)
{
    int32_t reference = base_day(c), year = dln_civil_of(reference).year, best = year;
    if (f->d.weekday != 0 && day != 0) { /* the year in which it is that weekday, the nearest one */
        for (int32_t step = 0; step <= 12; step++) {
            for (int32_t sign = -1; sign <= 1; sign += 2) {
                int32_t y = year + step * sign;
                if (dln_date_exists(y, month, day) && dln_weekday_of(dln_day_of(y, month, day)) == f->d.weekday)
                    return y;
            }
        }
    }
    int64_t best_cost = INT64_MAX;
    if (c->heading_year != NO_YEAR && (day == 0 || dln_date_exists(c->heading_year, month, day)))
        return c->heading_year;
    if (c->last_year != NO_YEAR && c->d->is_narrative)
        return c->last_year;
    for (int32_t y = year - 1; y <= year + 1; y++) {
        if (day != 0 && !dln_date_exists(y, month, day))
            continue;
        int64_t distance = (int64_t)day_in_year(y, month, day) - reference;
        int64_t month_end = day == 0 ? (int64_t)dln_days_in_month(y, month) - 1 : 0;
        if (distance <= 0 && distance + month_end >= 0)
            distance = 0; /* the month of the reference */
        int64_t cost = llabs(distance);
        if (distance > 0 && f->cue < 0)
            cost += 370;
        if (distance < 0 && f->cue > 0)
            cost += 300;
        if (distance > 0 && f->cue == 0 && day == 0)
            cost += 120;
        if (cost < best_cost) {
            best_cost = cost;
            best = y;
        }
    }
    return best;
}

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

static bool resolve_calendar(context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    int32_t year = d->year, base = base_day(c);
    bool named = d->year != NO_YEAR, blind = !c->d->has_published && !c->has_last;
    stamp s = {.minute = -1, .second = -1};
    if (d->decade != 0) {
        s = stamp_at(d->decade == 1 ? STAMP_DECADE : d->decade == 2 ? STAMP_CENTURY : STAMP_MILLENNIUM, dln_day_of(year < 1 ? 1 : year, 1, 1));
    } else if (d->holiday_row != 0) {
        uint32_t row = d->holiday_row - 1u;
        int32_t best = INT32_MIN, reference_year = dln_civil_of(base).year;
        for (int32_t y = named ? year : reference_year - 1; y <= (named ? year : reference_year + 1); y++) {
            int32_t day = holiday_day(c->d->doc->lexicon, row, y);
            if (day == INT32_MIN)
                continue;
            if (d->build == BUILD_NEAR && ((d->arg < 0 && day >= base) || (d->arg > 0 && day <= base)))
                continue;
            bool better = best == INT32_MIN || (d->build == BUILD_NEAR && d->arg < 0) ||
                          (d->build != BUILD_NEAR && llabs((int64_t)day - base) + (day > base && f->cue < 0 ? 300 : day < base && f->cue > 0 ? 200 : 0) <
                           llabs((int64_t)best - base) + (best > base && f->cue < 0 ? 300 : best < base && f->cue > 0 ? 200 : 0));
            if (better)
                best = day;
        }
        if (best == INT32_MIN)
            return false;
        s = stamp_at(STAMP_DAY, best);
    } else if (d->season != 0 || d->quarter != 0 || d->half != 0) {
        stamp_grain grain = d->season != 0 ? STAMP_SEASON : d->quarter != 0 ? STAMP_QUARTER : STAMP_HALF;
        int32_t first = d->season != 0 ? d->season * 3 : d->quarter != 0 ? d->quarter * 3 - 2 : d->half * 6 - 5;
        if (!named && blind)
            return false;
        if (!named) {
            year = dln_civil_of(base).year;
            int32_t start = dln_day_of(year, first, 1);
            if (start > base + (f->cue > 0 ? 400 : 20))
                year--;
            else if (f->cue > 0 && stamp_last_day(&(stamp){.grain = (uint8_t)grain, .day = start}) < base)
                year++;
        }
        s = stamp_at(grain, dln_day_of(year, first, 1));
    } else if (d->month != 0) {
        bool yearless = !named && blind;
        if (!named)
            year = yearless ? 2000 : choose_year(c, f, d->month, d->day);
        if (d->day != 0) {
            if (!dln_date_exists(year, d->month, d->day))
                return false;
            s = stamp_at(STAMP_DAY, dln_day_of(year, d->month, d->day));
        } else {
            s = stamp_at(STAMP_MONTH, dln_day_of(year, d->month, 1));
        }
        s.is_yearless = yearless;
    } else if (d->day != 0) { /* "the 27th" */
        if (blind)
            return false;
        int32_t from = c->has_coarse && c->coarse.grain <= STAMP_MONTH ? c->coarse.day : base;
        dln_civil civil = dln_civil_of(from);
        if (!dln_date_exists(civil.year, civil.month, d->day))
            return false;
        s = stamp_at(STAMP_DAY, dln_day_of(civil.year, civil.month, d->day));
    } else if (d->weekday != 0) {
        if (blind)
            return false;
        bool is_told = f->begin > 0 && c->has_last && dln_token_is(&c->d->doc->tokens, f->begin - 1, "the"); /* "on the Saturday" of the story */
        s = stamp_at(STAMP_DAY, is_told ? weekday_after(c->last.day, d->weekday) : nearest_weekday(base, d->weekday, f->cue));
    } else if (named) {
        s = stamp_at(STAMP_YEAR, dln_day_of(year < 1 ? 1 : year, 1, 1));
    } else if (d->has_deictic) {
        if (!c->d->has_published)
            return false;
        s = stamp_at(STAMP_DAY, base + d->offset_days);
    } else if (d->build == BUILD_PART) { /* this morning, last night: counted from today, whatever was told before */
        if (!c->d->has_published)
            return false;
        s = stamp_at(STAMP_PART, d->arg == -1 ? base - 1 : base);
        s.part = d->part != 0 ? d->part : PART_NIGHT;
        r->at = s;
        r->is_known = true;
        return true;
    } else if (d->minute >= 0 || d->part != 0) {
        if (blind)
            return false;
        bool is_heading = (f->flags & DLN_TIMEX_HEADING) != 0; /* an entry of a live report is today's */
        s = stamp_at(STAMP_DAY, !is_heading && c->has_last && f->begin - c->last_token < 60 ? c->last.day : base);
    } else {
        return false;
    }
    finish_day(d, &s);
    r->at = s;
    r->is_known = true;
    return true;
}

static bool resolve_near(context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    int32_t base = base_day(c);
    stamp s = {.minute = -1, .second = -1};
    if (!c->d->has_published)
        return false;
    if (d->holiday_row != 0)
        return resolve_calendar(c, f, r);
    if (d->weekday != 0) {
        int32_t monday = base - (dln_weekday_of(base) - 1);
        int32_t day = d->arg == 2 || d->arg == -2 ? monday + (d->arg < 0 ? -7 : 7) + d->weekday - 1 /* "Friday next week" */
                    : d->arg < 0 ? weekday_before(base - 1, d->weekday) : d->arg > 0 ? weekday_after(base + 1, d->weekday)
                                                                                  : base - (dln_weekday_of(base) - 1) + d->weekday - 1;
        s = stamp_at(STAMP_DAY, day);
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
        if (d->arg < 0 && first >= now.day)
            first = dln_day_of(year - 1, d->season * 3, 1);
        if (d->arg > 0 && first <= now.day)
            first = dln_day_of(year + 1, d->season * 3, 1);
        s = stamp_at(STAMP_SEASON, first);
    } else if (d->unit != 0 || d->arg == 0) { /* "the weekend" names its unit itself */
        stamp_grain grain = stamp_grain_of_unit(d->unit == 0 ? UNIT_WEEKEND : (time_unit)d->unit);
        if (grain == STAMP_NONE)
            return false;
        int32_t from = base;
        if (grain == STAMP_WEEKEND && d->arg == 0 && dln_weekday_of(base) <= (f->cue > 0 ? 0 : 2))
            from -= 7; /* "over the weekend" on a Monday is the one behind */
        s = stamp_move(grain == STAMP_CLOCK ? STAMP_DAY : grain, from, d->arg);
    } else {
        return false;
    }
    finish_day(d, &s);
    r->at = s;
    r->is_known = true;
    return true;
}

/* n units before or after a day. */
static bool shift(const draft *d, int32_t base, int32_t direction, result *r)
{
    stamp_grain grain = stamp_grain_of_unit((time_unit)d->unit);
    int32_t n = d->has_n == 0 ? 10 : d->n;
    if (grain == STAMP_NONE || n == N_UNKNOWN || n > 100000000)
        return false;
    if (grain == STAMP_CLOCK) {
        r->at = stamp_at(STAMP_DAY, base);
    } else if (grain == STAMP_WEEK || grain == STAMP_WEEKEND) {
        r->at = stamp_at(STAMP_DAY, base + direction * (n * 7 * (d->unit == UNIT_FORTNIGHT ? 2 : 1) / 10));
    } else if (grain == STAMP_DECADE || grain == STAMP_CENTURY) {
        r->at = stamp_move(STAMP_YEAR, base, direction * n * (grain == STAMP_DECADE ? 10 : 100) / 10);
    } else if (grain == STAMP_YEAR && n % 10 != 0) {
        r->at = stamp_move(STAMP_MONTH, base, direction * n * 12 / 10);
    } else {
        r->at = stamp_move(grain, base, direction * n / 10);
    }
    r->is_known = true;
    return true;
}

static bool resolve_ago(context *c, const found *f, result *r)
{
    return c->d->has_published && shift(&f->d, base_day(c), f->d.arg < 0 ? -1 : 1, r);
}

static bool resolve_shift(context *c, const found *f, result *r)
{
    if (!c->d->has_published && !c->has_last && !c->has_coarse)
        return false;
    int32_t base = c->has_last ? c->last.day : base_day(c);
    stamp_grain grain = stamp_grain_of_unit((time_unit)f->d.unit);
    if (grain > STAMP_DAY && c->has_coarse)
        base = c->coarse.day;
    if (f->d.unit == 0 && (f->d.weekday != 0 || f->d.month != 0 || f->d.part != 0)) { /* "the following Friday", "the next morning" */
        r->at = stamp_at(STAMP_DAY, base + (f->d.part != 0 ? f->d.arg : 0));
        r->is_known = true;
    } else if (!shift(&f->d, base, f->d.arg < 0 ? -1 : 1, r)) {
        return false;
    }
    if (f->d.weekday != 0)
        r->at = stamp_at(STAMP_DAY, f->d.arg < 0 ? weekday_before(base - 1, f->d.weekday) : weekday_after(base + 1, f->d.weekday));
    if (f->d.month != 0)
        r->at = stamp_at(STAMP_MONTH, day_in_year(dln_civil_of(base).year + (f->d.arg > 0 ? f->d.month <= dln_civil_of(base).month : -(f->d.month >= dln_civil_of(base).month)), f->d.month, 1));
    finish_day(&f->d, &r->at);
    return true;
}

static bool resolve_that(context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    stamp_grain grain = d->part != 0 ? STAMP_DAY : stamp_grain_of_unit((time_unit)d->unit);
    if (grain == STAMP_NONE || (!c->d->has_published && !c->has_last && !c->has_coarse))
        return false;
    int32_t base = grain <= STAMP_DAY ? (c->has_last ? c->last.day : base_day(c)) : c->has_coarse ? c->coarse.day : base_day(c);
    r->at = stamp_at(grain == STAMP_CLOCK ? STAMP_DAY : grain, base);
    if (d->weekday != 0)
        r->at = stamp_at(STAMP_DAY, weekday_after(base, d->weekday));
    if (d->month != 0)
        r->at = stamp_at(STAMP_MONTH, dln_day_of(dln_civil_of(base).year, d->month, 1));
    finish_day(d, &r->at);
    r->is_known = true;
    return true;
}

static bool resolve_same(context *c, const found *f, result *r)
{
    if (!c->d->has_published)
        return false;
    stamp base = c->has_period ? c->period : stamp_at(STAMP_YEAR, base_day(c));
    r->at = stamp_move((stamp_grain)base.grain, base.day, 0);
    r->at.day = stamp_move(STAMP_MONTH, base.day, f->d.arg * 12).day;
    r->is_known = true;
    return true;
}

/* ---- the other end of a range ---- */

static void resolve_range(const context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    stamp second = r->at;
    if (!r->is_known || (d->day2 == 0 && d->month2 == 0 && d->year2 == NO_YEAR))
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
    *zone = DLN_NO_SPAN;
    dln_when when = {0};
    if (!r->is_known)
        return when;
    when = stamp_when(&r->at, (draft_mod)f->d.mod, base_day(c));
    if (r->has_second) {
        dln_when second = stamp_when(&r->second, MOD_NONE, base_day(c));
        when.end = second.end;
    }
    if (dln_when_has_clock(&when)) {
        int16_t offset = dates_zone_offset(c->d, &f->d, when.begin.day, when.begin.minute, zone);
        when.begin.zone_offset_min = when.end.zone_offset_min = offset;
        if (f->d.minute2 >= 0) {
            int32_t end_day = when.begin.day + (f->d.minute2 < f->d.minute ? 1 : 0);
            when.end = dln_when_minute(end_day, f->d.minute2 % 1440, offset).begin;
        }
    }
    return when;
}

/* ---- what later expressions count from ---- */

static void remember(context *c, const found *f, const result *r, const dln_timex *t)
{
    if (!r->is_known || (f->flags & DLN_TIMEX_DATELINE) != 0)
        return;
    const stamp *s = r->has_second ? &r->second : &r->at;
    if ((f->flags & DLN_TIMEX_HEADING) != 0 && s->grain == STAMP_YEAR)
        c->heading_year = dln_civil_of(s->day).year;
    if (s->grain <= STAMP_DAY && s->grain != STAMP_NONE) {
        c->has_last = true;
        c->last = stamp_at(STAMP_DAY, s->day);
        c->last_token = f->begin;
    }
    if (t->type == DLN_TIMEX_DATE || t->type == DLN_TIMEX_TIME) {
        c->has_coarse = true;
        c->coarse = *s;
        if (!s->is_yearless && s->grain <= STAMP_YEAR)
            c->last_year = dln_civil_of(s->day).year;
    }
    if (s->grain == STAMP_QUARTER || (s->grain == STAMP_HALF)) {
        if (!c->has_period || s->day >= c->period.day || f->d.build != BUILD_SAME) {
            c->has_period = true;
            c->period = *s;
        }
    }
}

static const char *const ref_words[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

static dln_span arena_text(dates_doc *d, const char *text, size_t len) { return dln_arena_copy(d->doc->arena, (dln_span){text, len}); }

static void to_timex(context *c, const found *f, dln_timex *t)
{
    dates_doc *d = c->d;
    dln_doc *doc = d->doc;
    result r = {0};
    char value[80], iso[80];
    size_t len = 0, iso_len = 0;
    switch ((draft_build)f->d.build) {
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
    t->mod = dates_mod_word((draft_mod)f->d.mod);
    t->type = DLN_TIMEX_DATE;
    if (f->d.build == BUILD_DURATION) {
        t->type = DLN_TIMEX_DURATION;
        len = duration_write(&f->d, false, value, sizeof value);
        iso_len = duration_write(&f->d, true, iso, sizeof iso);
    } else if (f->d.build == BUILD_SET) {
        t->type = DLN_TIMEX_SET;
        len = set_write(&f->d, value, sizeof value);
    } else if (f->d.build == BUILD_REF) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, ref_words[f->d.arg < 0 ? 0 : f->d.arg == 0 ? 1 : 2]);
        len = strlen(value);
    } else if (r.is_known) {
        t->type = r.at.grain == STAMP_CLOCK || r.at.grain == STAMP_PART ? DLN_TIMEX_TIME : DLN_TIMEX_DATE;
        len = stamp_write(&r.at, value, sizeof value);
    } else if ((f->d.build == BUILD_AGO || f->d.build == BUILD_SHIFT) && f->d.has_n != 0 && f->d.n == N_UNKNOWN) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, f->d.arg < 0 ? "PAST_REF" : "FUTURE_REF");
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
        len = stamp_write(&second, value, sizeof value);
        t->second_value = arena_text(d, value, len);
        t->split = f->d.split;
    }
    if (f->d.year != NO_YEAR)
        t->flags |= DLN_TIMEX_EXPLICIT;
    if (f->d.weekday != 0 && f->d.build == BUILD_DATE && f->d.month == 0)
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
    dln_timex *timexes = dln_arena_array(d->doc->arena, d->count == 0 ? 1 : d->count, sizeof *timexes);
    if (timexes == NULL)
        return;
    for (size_t i = 0; i < d->count; i++)
        to_timex(&c, &d->items[i], &timexes[i]);
    d->doc->timexes = timexes;
    d->doc->timex_count = (uint32_t)d->count;
}
