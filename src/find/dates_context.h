/* src/find/dates_context.h - what the document pass knows when it comes to an expression: the dates told so far. Shared by
 * dates_resolve.c, dates_calendar.c and dates_relative.c (which days), dates_year.c (which year) and dates_lend.c (what neighbours give each
 * other).
 */
#ifndef DATELINE_FIND_DATES_CONTEXT_H
#define DATELINE_FIND_DATES_CONTEXT_H

#include "find/dates.h"

typedef struct result {
    stamp at, second;      /* second: the other end of a range */
    bool is_known, has_second;
    bool is_about;         /* give or take a day */
    dln_when when;
} result;

typedef struct context {
    dates_doc *d;
    bool has_last;         /* a date of the story so far, as exact as a day */
    stamp last;
    bool has_coarse;       /* the last one of any grain */
    stamp coarse;
    uint32_t coarse_token;
    bool coarse_is_start;  /* "since 2009": the story does not go on there */
    bool has_period;       /* a quarter or year that figures are given for */
    stamp period;
    uint32_t period_token; /* where it was spoken of last */
    bool has_explicit;     /* the last date with its year written out */
    stamp explicit;
    uint32_t explicit_token;
    uint32_t last_token;
    stamp aside_before;    /* the date before one that is told by the way, and where that stands and its sentence ends; 0: there is none */
    uint32_t aside_token, aside_end;
    int32_t last_year;     /* of the last date that had one; NO_YEAR */
    int32_t bc_year;       /* the story has come to a year before Christ; 0 */
    int32_t heading_year;  /* of the year that heads this part of a chronology; NO_YEAR */
    int32_t written;       /* how many days before its publication the dateline says that the article was written */
    int32_t log_behind;    /* how many days before its publication an entry of a live report was written that ran past midnight */
    bool has_entry;        /* a day heads this entry of a chronology */
    stamp entry;
    uint32_t entry_token;
} context;

/* Whether it is the clock time, without a day of its own, that heads an entry of a live report; one may have been lent to it. */
static inline bool dates_is_heading_of_log(const found *f)
{
    return (f->flags & DLN_TIMEX_HEADING) != 0 && f->d.build == BUILD_CLOCK && f->d.minute >= 0 && f->d.weekday == 0 && f->d.day == 0 && f->d.month == 0;
}

static inline int32_t base_day(const context *c)
{
    if (c->d->is_narrative && (c->has_last || c->has_coarse)) /* a story has its own today */
        return c->has_coarse ? c->coarse.day : c->last.day;
    return c->d->has_published ? c->d->published : c->has_last ? c->last.day : c->has_coarse ? c->coarse.day : dln_day_of(2000, 1, 1);
}

/* Whether nothing says when it is: no publication day and no date before. */
static inline bool is_blind(const context *c) { return !c->d->has_published && !c->has_last && !c->has_coarse; }

/* Whether what is said of today (yesterday, two years ago) can be counted: from the publication day, and only from that. */
static inline bool has_today(const context *c) { return c->d->has_published; }

static inline int32_t weekday_before(int32_t day, int32_t weekday) { return day - (dln_weekday_of(day) - weekday + 7) % 7; }
static inline int32_t weekday_after(int32_t day, int32_t weekday) { return day + (weekday - dln_weekday_of(day) + 7) % 7; }

static inline int32_t nearest_weekday(int32_t day, int32_t weekday, int cue)
{
    return cue > 0 ? weekday_after(day, weekday) : weekday_before(day, weekday);
}

static inline int32_t day_in_year(int32_t year, int32_t month, int32_t day)
{
    int32_t last = dln_days_in_month(year, month);
    return dln_day_of(year, month, day == 0 ? 1 : day > last ? last : day);
}

/* ---- dates_calendar.c ---- */
bool dates_resolve_calendar(context *c, found *f, result *r);
/* Gives a day the clock time or the part of the day that the draft names. */
void dates_finish_day(const draft *d, stamp *s);
bool dates_settle(const draft *d, stamp *s, result *r); /* the day, finished, is the result; true */
/* Whether it stands in an entry of a chronology whose day is long over: "FEB 7-8: She flies to Lima, where she sees him on Monday". */
bool dates_is_in_old_entry(const context *c, const found *f);
/* A date long past stands close before it. */
bool dates_is_old_and_near(const context *c, const found *f);
/* "Okonjo, who is to fly to Dakar on Friday, rang him in the afternoon": what was is not on a day that is to come. */
bool dates_is_before_what_is_to_come(const context *c, const found *f);

/* ---- dates_relative.c: last week, two years ago, two days later, that month, the same period ---- */
bool dates_resolve_near(context *c, found *f, result *r);
bool dates_resolve_ago(context *c, const found *f, result *r);
bool dates_resolve_shift(context *c, const found *f, result *r);
bool dates_resolve_that(context *c, const found *f, result *r);
/* The period that figures are given for: the one spoken of, else the last full quarter. */
bool dates_resolve_same(context *c, const found *f, result *r);

/* ---- dates_year.c ---- */
/* The year of a date that names none; of a quarter, half or season that names none. */
int32_t dates_choose_year(const context *c, const found *f, int32_t month, int32_t day);
bool dates_is_to_come(const context *c, const found *f); /* the words around say so */
int32_t dates_year_of_period(const context *c, const found *f, stamp_grain grain, int32_t first_month);

/* ---- dates_lend.c ---- */
/* 10/03/2014: the day first if the publication day or another date of numbers says so, and none says otherwise. */
void dates_lend_order(dates_doc *d);
/* Before resolving: days for clock times, years for what stands in a row with one that has it. */
void dates_lend_weeks(dates_doc *d);
void dates_lend_days(dates_doc *d);
void dates_lend_days_to_headings(dates_doc *d);
void dates_lend_days_of_log(dates_doc *d);
void dates_lend_years(dates_doc *d);
void dates_lend_years_of_chronology(dates_doc *d);
void dates_lend_months(dates_doc *d);
/* Right before resolving the one: tense. */
void dates_lend_tense(const dates_doc *d, const dln_timex *timexes, size_t at);

#endif
