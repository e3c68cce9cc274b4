/* include/dateline/when.h - when something happened, as exactly as the text says and no more.
 * Here: the value dln_when, reading and writing it as EDTF level 1 (ISO 8601-2:2019) with XXXX years and two
 * extensions: minutes without seconds, and intervals of date-times. Days are counted in the proleptic Gregorian
 * calendar (H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
 * Elsewhere: finding dates in prose (src/find/dates.c), time zones (zone.h), RFC 5545 (render/ics.c, where our
 * inclusive last day turns into the exclusive DTEND).
 */
#ifndef DATELINE_WHEN_H
#define DATELINE_WHEN_H

#include <dateline/error.h>
#include <dateline/span.h>

typedef enum dln_grain { /* the finest unit that the source vouches for */
    DLN_GRAIN_NONE,      /* zero, so that a zeroed struct claims nothing: an open or unknown end */
    DLN_GRAIN_YEAR,
    DLN_GRAIN_MONTH,
    DLN_GRAIN_DAY,
    DLN_GRAIN_MINUTE,
} dln_grain;

enum { /* dln_point.flags */
    DLN_APPROXIMATE = 1,  /* EDTF ~ */
    DLN_UNCERTAIN = 2,    /* EDTF ? */
    DLN_YEAR_UNKNOWN = 4, /* XXXX-12-07: the day is then counted in the year 2000, which has a 29 February */
};

#define DLN_ZONE_UNKNOWN INT16_MIN
#define DLN_FIRST_YEAR 1
#define DLN_LAST_YEAR 9999
#define DLN_EDTF_MAX 64 /* bytes that hold any value written as EDTF, the NUL too */

typedef struct dln_point {   /* one end of it */
    int32_t day;             /* days since 1970-01-01 where it happened; its month's or year's first day if coarse */
    int16_t minute;          /* of that day, 0 to 1439, if the grain is the minute; else 0 */
    int16_t zone_offset_min; /* east of UTC; DLN_ZONE_UNKNOWN; 0 if the grain is coarser than the minute */
    uint8_t grain, flags;    /* dln_grain; DLN_APPROXIMATE ... */
} dln_point;

typedef struct dln_when { /* a plain value: copy it, compare it, nothing to free */
    dln_point begin, end; /* inclusive; both the same for a single day or month; grain NONE: open */
} dln_when;

typedef struct dln_civil {
    int32_t year;
    int32_t month, day; /* 1 to 12, 1 to 31 */
} dln_civil;

/* ---- days ---- */
int32_t dln_day_of(int32_t year, int32_t month, int32_t day); /* of any date in the range of years; no check */
dln_civil dln_civil_of(int32_t day);
int32_t dln_days_in_month(int32_t year, int32_t month);
int32_t dln_weekday_of(int32_t day); /* ISO 8601: 1 Monday to 7 Sunday */
bool dln_date_exists(int32_t year, int32_t month, int32_t day);

/* ---- making ---- */
dln_when dln_when_year(int32_t year);
dln_when dln_when_month(int32_t year, int32_t month);
dln_when dln_when_day(int32_t day);
dln_when dln_when_days(int32_t first_day, int32_t last_day);
dln_when dln_when_minute(int32_t day, int32_t minute, int32_t zone_offset_min);

/* Reads a date or interval: "2026-11-23", "2026-11", "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00", "../2018",
 * "XXXX-12-07", "2014-06~", "2014-06-XX" (the month), "2014-21" and "2014-33" (season, quarter: read as the
 * interval of their months), seconds (dropped). On failure *out keeps its value and err, if given, says where
 * (column) and why: DLN_BAD_SYNTAX (not EDTF) or DLN_OUT_OF_RANGE (no such day: 30 February is refused, not moved). */
dln_status dln_when_from_edtf(dln_span text, dln_when *out, dln_error *err);

/* Writes it; buffer holds DLN_EDTF_MAX bytes. Returns the length; 0 (and "") for a value that claims nothing. */
size_t dln_when_to_edtf(const dln_when *when, char *buffer);

/* ---- asking ---- */
bool dln_when_is_known(const dln_when *when);      /* at least one end claims something */
bool dln_when_is_single(const dln_when *when);     /* one day, month, year or minute rather than an interval */
bool dln_when_is_open(const dln_when *when);       /* one end claims nothing */
bool dln_when_has_clock(const dln_when *when);     /* begin or end is known to the minute */
bool dln_when_is_yearless(const dln_when *when);
dln_grain dln_when_grain(const dln_when *when);    /* the coarser of its known ends */

/* First and last day that it may touch; INT32_MIN and INT32_MAX for open ends and unknown years. */
int32_t dln_when_first_day(const dln_when *when);
int32_t dln_when_last_day(const dln_when *when);
int64_t dln_when_length_days(const dln_when *when); /* last - first + 1; INT64_MAX if open */

/* Minutes since 1970-01-01T00:00Z of a point known to the minute; zone unknown counts as UTC. */
int64_t dln_point_instant(const dln_point *point);

bool dln_when_equals(const dln_when *a, const dln_when *b);
bool dln_when_overlaps(const dln_when *a, const dln_when *b); /* by days */

/* Total order for lists: earliest possible start, then clock (a clockless day before its minutes), then
 * narrower first, then the rest of the fields. What claims nothing sorts last. */
int dln_when_compare(const dln_when *a, const dln_when *b);

#endif
