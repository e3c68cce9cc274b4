/* timelines/when.c - civil days, EDTF in and out, the order and overlap of dates. See include/dateline/when.h.
 * Reading is one pass over the text without recursion; each failure names the column at which it was noticed.
 */
#include <dateline/when.h>

#include <stdio.h>

/* ---- days (H. Hinnant, "chrono-compatible low-level date algorithms") ---- */

int32_t dln_day_of(int32_t year, int32_t month, int32_t day)
{
    int32_t y = month <= 2 ? year - 1 : year;
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t year_of_era = y - era * 400;
    int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/* By multiplications (Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms", 2023): years that
 * begin in March, counted from one that lies before any day. */
dln_civil dln_civil_of(int32_t day)
{
    enum { ERAS = 15000, DAYS_OF_ERA = 146097, YEARS_OF_ERA = 400, JANUARY = 306 };
    uint64_t quarters = 4 * (uint64_t)((int64_t)day + 719468 + (int64_t)ERAS * DAYS_OF_ERA) + 3;
    uint32_t of_century = (uint32_t)(quarters % DAYS_OF_ERA) | 3;
    uint64_t product = (uint64_t)of_century * 2939745u;
    uint32_t day_of_year = (uint32_t)product / 2939745u / 4, months = 2141 * day_of_year + 197913;
    bool is_next = day_of_year >= JANUARY;
    int64_t year = 100 * (int64_t)(quarters / DAYS_OF_ERA) + (int64_t)(product >> 32) - (int64_t)ERAS * YEARS_OF_ERA + is_next;
    return (dln_civil){(int32_t)year, (int32_t)(months >> 16) - (is_next ? 12 : 0), (int32_t)((months & 0xFFFF) / 2141) + 1};
}

int32_t dln_days_in_month(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && is_leap ? 29 : days[month - 1];
}

int32_t dln_weekday_of(int32_t day)
{
    int32_t since_monday = (int32_t)(((int64_t)day + 3) % 7); /* 1970-01-01 was a Thursday */
    return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

bool dln_date_exists(int32_t year, int32_t month, int32_t day)
{
    return year >= DLN_FIRST_YEAR && year <= DLN_LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
           day <= dln_days_in_month(year, month);
}

/* ---- making ---- */

static dln_when single(dln_point point)
{
    return (dln_when){point, point};
}

dln_when dln_when_year(int32_t year)
{
    return single((dln_point){.day = dln_day_of(year, 1, 1), .grain = DLN_GRAIN_YEAR});
}

dln_when dln_when_month(int32_t year, int32_t month)
{
    return single((dln_point){.day = dln_day_of(year, month, 1), .grain = DLN_GRAIN_MONTH});
}

dln_when dln_when_day(int32_t day)
{
    return single((dln_point){.day = day, .grain = DLN_GRAIN_DAY});
}

dln_when dln_when_days(int32_t first_day, int32_t last_day)
{
    return (dln_when){{.day = first_day, .grain = DLN_GRAIN_DAY}, {.day = last_day, .grain = DLN_GRAIN_DAY}};
}

dln_when dln_when_minute(int32_t day, int32_t minute, int32_t zone_offset_min)
{
    return single((dln_point){.day = day, .minute = (int16_t)minute, .zone_offset_min = (int16_t)zone_offset_min,
                              .grain = DLN_GRAIN_MINUTE});
}

/* ---- reading ---- */

enum { YEAR_OF_UNKNOWN = 2000, LARGEST_OFFSET_MIN = 15 * 60 + 59 };

typedef struct reader {
    dln_span text;
    size_t at;
    dln_error *err;
} reader;

static dln_status refuse(reader *r, dln_status status, size_t at, const char *why)
{
    int shown = r->text.len > 60 ? 60 : (int)r->text.len;
    return dln_fail_at(r->err, status, NULL, 0, (uint32_t)at + 1, "'%.*s' %s", shown, shown == 0 ? "" : r->text.text, why);
}

static char peek(const reader *r)
{
    return r->at < r->text.len ? r->text.text[r->at] : '\0';
}

static bool take(reader *r, char c)
{
    if (r->at >= r->text.len || r->text.text[r->at] != c)
        return false;
    r->at++;
    return true;
}

static bool take_digits(reader *r, int count, int32_t *out)
{
    int32_t value = 0;
    if (r->text.len - r->at < (size_t)count)
        return false;
    for (int i = 0; i < count; i++) {
        char c = r->text.text[r->at + (size_t)i];
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    r->at += (size_t)count;
    *out = value;
    return true;
}

static bool take_word(reader *r, const char *word)
{
    size_t len = strlen(word);
    if (r->text.len - r->at < len || memcmp(r->text.text + r->at, word, len) != 0)
        return false;
    r->at += len;
    return true;
}

/* EDTF's codes for parts of a year, each read as its first month and how many: seasons without and with a
 * hemisphere, quarters, quadrimesters, semesters. */
static bool months_of_part(int32_t code, int32_t *first_month, int32_t *months)
{
    static const struct { int8_t first, months; } parts[] = {
        {3, 3}, {6, 3}, {9, 3}, {12, 3},                                    /* 21-24 spring to winter */
        {3, 3}, {6, 3}, {9, 3}, {12, 3}, {9, 3}, {12, 3}, {3, 3}, {6, 3},   /* 25-32 northern, southern */
        {1, 3}, {4, 3}, {7, 3}, {10, 3},                                    /* 33-36 quarters */
        {1, 4}, {5, 4}, {9, 4}, {1, 6}, {7, 6},                             /* 37-41 thirds, halves */
    };
    if (code < 21 || code > 41)
        return false;
    *first_month = parts[code - 21].first;
    *months = parts[code - 21].months;
    return true;
}

/* "18:07", "18:07:30.5+03:00", "18:07Z" after the T. Seconds are checked and dropped. */
static dln_status read_clock(reader *r, dln_point *point)
{
    int32_t hour, minute, second = 0, zone_hour, zone_minute = 0;
    size_t start = r->at;
    if (!take_digits(r, 2, &hour) || !take(r, ':') || !take_digits(r, 2, &minute))
        return refuse(r, DLN_BAD_SYNTAX, r->at, "has no time of the form 18:07 after the T");
    if (take(r, ':')) {
        if (!take_digits(r, 2, &second))
            return refuse(r, DLN_BAD_SYNTAX, r->at, "has no seconds after the colon");
        if (take(r, '.'))
            while (peek(r) >= '0' && peek(r) <= '9')
                r->at++;
    }
    if (hour > 23 || minute > 59 || second > 60)
        return refuse(r, DLN_OUT_OF_RANGE, start, "names a time of day that does not exist");
    point->grain = DLN_GRAIN_MINUTE;
    point->minute = (int16_t)(hour * 60 + minute);
    point->zone_offset_min = DLN_ZONE_UNKNOWN;
    start = r->at;
    if (take(r, 'Z')) {
        point->zone_offset_min = 0;
    } else if (peek(r) == '+' || peek(r) == '-') {
        bool is_west = peek(r) == '-';
        r->at++;
        if (!take_digits(r, 2, &zone_hour))
            return refuse(r, DLN_BAD_SYNTAX, r->at, "has no offset of the form +03:00");
        if (take(r, ':') ? !take_digits(r, 2, &zone_minute) : (peek(r) >= '0' && peek(r) <= '9' && !take_digits(r, 2, &zone_minute)))
            return refuse(r, DLN_BAD_SYNTAX, r->at, "has no offset of the form +03:00");
        if (zone_minute > 59 || zone_hour * 60 + zone_minute > LARGEST_OFFSET_MIN)
            return refuse(r, DLN_OUT_OF_RANGE, start, "has an offset from UTC that no place has");
        point->zone_offset_min = (int16_t)((is_west ? -1 : 1) * (zone_hour * 60 + zone_minute));
    }
    return DLN_OK;
}

/* One date. A part of a year or a decade is an interval: *last is then its last month or year, else equal to *first. */
static dln_status read_date(reader *r, dln_point *first, dln_point *last)
{
    static const char form[] = "is not a date of the form 2026, 2026-11, 2026-11-23 or 2026-11-23T18:07+03:00";
    size_t start = r->at;
    int32_t year = 0, month = 0, day = 0, first_month = 0, months = 1, years = 1;
    bool is_yearless = false, has_month = false, has_day = false;
    memset(first, 0, sizeof *first);
    if (take_word(r, "XXXX")) {
        is_yearless = true;
        year = YEAR_OF_UNKNOWN;
    } else if (!take_digits(r, 4, &year)) {
        if (take_digits(r, 3, &year) && take(r, 'X'))
            year *= 10, years = 10;
        else if (take_digits(r, 2, &year) && take_word(r, "XX"))
            year *= 100, years = 100;
        else
            return refuse(r, DLN_BAD_SYNTAX, start, form);
        if (year == 0)
            year = DLN_FIRST_YEAR, years--;
    }
    if (year < DLN_FIRST_YEAR)
        return refuse(r, DLN_OUT_OF_RANGE, start, "names the year 0, which is not counted");
    if (years == 1 && take(r, '-')) {
        if (take_word(r, "XX")) {          /* 2014-XX, 2014-XX-XX: no more than the year */
            if (take(r, '-') && !take_word(r, "XX"))
                return refuse(r, DLN_BAD_SYNTAX, r->at, "names a day of an unknown month");
        } else {
            size_t month_at = r->at;
            if (!take_digits(r, 2, &month))
                return refuse(r, DLN_BAD_SYNTAX, r->at, form);
            has_month = true;
            first_month = month;
            if (month > 12 && !is_yearless && months_of_part(month, &first_month, &months))
                ;
            else if (month < 1 || month > 12)
                return refuse(r, DLN_OUT_OF_RANGE, month_at, "names a month that does not exist");
            if (months == 1 && take(r, '-') && !take_word(r, "XX")) {
                size_t day_at = r->at;
                if (!take_digits(r, 2, &day))
                    return refuse(r, DLN_BAD_SYNTAX, r->at, form);
                has_day = true;
                if (!dln_date_exists(year, month, day))
                    return refuse(r, DLN_OUT_OF_RANGE, day_at, "names a day that does not exist");
            }
        }
    }
    if (is_yearless && !has_month)
        return refuse(r, DLN_BAD_SYNTAX, start, "claims nothing");
    first->grain = has_day ? DLN_GRAIN_DAY : has_month ? DLN_GRAIN_MONTH : DLN_GRAIN_YEAR;
    first->day = dln_day_of(year, has_month ? first_month : 1, has_day ? day : 1);
    if (is_yearless)
        first->flags |= DLN_YEAR_UNKNOWN;
    if (has_day && take(r, 'T')) {
        dln_status status = read_clock(r, first);
        if (status != DLN_OK)
            return status;
    }
    if (take(r, '~'))
        first->flags |= DLN_APPROXIMATE;
    else if (take(r, '?'))
        first->flags |= DLN_UNCERTAIN;
    else if (take(r, '%'))
        first->flags |= DLN_APPROXIMATE | DLN_UNCERTAIN;
    *last = *first;
    if (months > 1) {
        int32_t month_index = first_month - 1 + months - 1;
        if (year + month_index / 12 > DLN_LAST_YEAR)
            return refuse(r, DLN_OUT_OF_RANGE, start, "ends after the year 9999");
        last->day = dln_day_of(year + month_index / 12, month_index % 12 + 1, 1);
    } else if (years > 1) {
        last->day = dln_day_of(year + years - 1, 1, 1);
    }
    return DLN_OK;
}

/* One end of an interval: a date, or open. */
static dln_status read_end(reader *r, bool is_first, dln_point *first, dln_point *last)
{
    bool is_empty = is_first ? peek(r) == '/' : r->at == r->text.len;
    if (is_empty || take_word(r, "..")) {
        memset(first, 0, sizeof *first);
        memset(last, 0, sizeof *last);
        return DLN_OK;
    }
    return read_date(r, first, last);
}

static int32_t last_day_of(const dln_point *point);

static bool ends_before_it_begins(const dln_when *when)
{
    const dln_point *b = &when->begin, *e = &when->end;
    if (b->grain == DLN_GRAIN_NONE || e->grain == DLN_GRAIN_NONE || dln_when_is_yearless(when))
        return false;
    if (b->grain == DLN_GRAIN_MINUTE && e->grain == DLN_GRAIN_MINUTE &&
        (b->zone_offset_min == DLN_ZONE_UNKNOWN) == (e->zone_offset_min == DLN_ZONE_UNKNOWN))
        return dln_point_instant(e) < dln_point_instant(b);
    /* days at two places (across the date line) may seem reversed by one when only one end has a clock */
    return last_day_of(e) < b->day;
}

dln_status dln_when_from_edtf(dln_span text, dln_when *out, dln_error *err)
{
    reader r = {text, 0, err};
    dln_when when;
    dln_point first, last;
    dln_status status = DLN_OK;
    if (text.len == 0)
        return refuse(&r, DLN_BAD_SYNTAX, 0, "is empty; expected a date of the form 2026-11-23");
    if (text.len >= 4 * DLN_EDTF_MAX)
        return refuse(&r, DLN_BAD_SYNTAX, 0, "is too long for a date");
    bool is_interval = memchr(text.text, '/', text.len) != NULL;
    if (!is_interval) {
        status = read_date(&r, &when.begin, &when.end);
        if (status != DLN_OK)
            return status;
    } else {
        status = read_end(&r, true, &when.begin, &last);
        if (status != DLN_OK)
            return status;
        if (!take(&r, '/'))
            return refuse(&r, DLN_BAD_SYNTAX, r.at, "goes on after the date where '/' was expected");
        status = read_end(&r, false, &first, &when.end);
        if (status != DLN_OK)
            return status;
    }
    if (r.at != text.len)
        return refuse(&r, DLN_BAD_SYNTAX, r.at, "goes on after the date");
    if (!dln_when_is_known(&when))
        return refuse(&r, DLN_BAD_SYNTAX, 0, "claims nothing: both ends are open");
    if (ends_before_it_begins(&when))
        return refuse(&r, DLN_OUT_OF_RANGE, 0, "ends before it begins");
    *out = when;
    return DLN_OK;
}

/* ---- writing ---- */

static size_t write_two(char *out, int32_t value)
{
    out[0] = (char)('0' + value / 10 % 10);
    out[1] = (char)('0' + value % 10);
    return 2;
}

static size_t write_point(const dln_point *point, char *out)
{
    size_t len = 0;
    if (point->grain == DLN_GRAIN_NONE) {
        memcpy(out, "..", 2);
        return 2;
    }
    dln_civil date = dln_civil_of(point->day);
    if (point->flags & DLN_YEAR_UNKNOWN) {
        memcpy(out, "XXXX", 4);
        len = 4;
    } else {
        len += write_two(out, date.year / 100);
        len += write_two(out + len, date.year % 100);
    }
    if (point->grain >= DLN_GRAIN_MONTH) {
        out[len++] = '-';
        len += write_two(out + len, date.month);
    }
    if (point->grain >= DLN_GRAIN_DAY) {
        out[len++] = '-';
        len += write_two(out + len, date.day);
    }
    if (point->grain == DLN_GRAIN_MINUTE) {
        out[len++] = 'T';
        len += write_two(out + len, point->minute / 60);
        out[len++] = ':';
        len += write_two(out + len, point->minute % 60);
        if (point->zone_offset_min == 0) {
            out[len++] = 'Z';
        } else if (point->zone_offset_min != DLN_ZONE_UNKNOWN) {
            int32_t offset = point->zone_offset_min < 0 ? -point->zone_offset_min : point->zone_offset_min;
            out[len++] = point->zone_offset_min < 0 ? '-' : '+';
            len += write_two(out + len, offset / 60);
            out[len++] = ':';
            len += write_two(out + len, offset % 60);
        }
    }
    switch (point->flags & (DLN_APPROXIMATE | DLN_UNCERTAIN)) {
    case DLN_APPROXIMATE: out[len++] = '~'; break;
    case DLN_UNCERTAIN: out[len++] = '?'; break;
    case DLN_APPROXIMATE | DLN_UNCERTAIN: out[len++] = '%'; break;
    }
    return len;
}

size_t dln_when_to_edtf(const dln_when *when, char *buffer)
{
    size_t len = 0;
    if (dln_when_is_known(when)) {
        len = write_point(&when->begin, buffer);
        if (!dln_when_is_single(when)) {
            buffer[len++] = '/';
            len += write_point(&when->end, buffer + len);
        }
    }
    buffer[len] = '\0';
    return len;
}

/* ---- asking ---- */

static bool same_point(const dln_point *a, const dln_point *b)
{
    return a->day == b->day && a->minute == b->minute && a->zone_offset_min == b->zone_offset_min && a->grain == b->grain &&
           a->flags == b->flags;
}

static bool is_point_known(const dln_point *point)
{
    return point->grain != DLN_GRAIN_NONE;
}

bool dln_when_is_known(const dln_when *when)
{
    return is_point_known(&when->begin) || is_point_known(&when->end);
}

bool dln_when_is_single(const dln_when *when)
{
    return is_point_known(&when->begin) && same_point(&when->begin, &when->end);
}

bool dln_when_is_open(const dln_when *when)
{
    return !is_point_known(&when->begin) || !is_point_known(&when->end);
}

bool dln_when_has_clock(const dln_when *when)
{
    return when->begin.grain == DLN_GRAIN_MINUTE || when->end.grain == DLN_GRAIN_MINUTE;
}

bool dln_when_is_yearless(const dln_when *when)
{
    return ((when->begin.flags | when->end.flags) & DLN_YEAR_UNKNOWN) != 0;
}

dln_grain dln_when_grain(const dln_when *when)
{
    uint8_t begin = when->begin.grain, end = when->end.grain;
    if (begin == DLN_GRAIN_NONE || (end != DLN_GRAIN_NONE && end < begin))
        return (dln_grain)end;
    return (dln_grain)begin;
}

static int32_t last_day_of(const dln_point *point)
{
    if (point->grain != DLN_GRAIN_YEAR && point->grain != DLN_GRAIN_MONTH)
        return point->day;
    dln_civil date = dln_civil_of(point->day);
    if (point->grain == DLN_GRAIN_YEAR)
        return dln_day_of(date.year, 12, 31);
    return dln_day_of(date.year, date.month, dln_days_in_month(date.year, date.month));
}

int32_t dln_when_first_day(const dln_when *when)
{
    return !is_point_known(&when->begin) || dln_when_is_yearless(when) ? INT32_MIN : when->begin.day;
}

int32_t dln_when_last_day(const dln_when *when)
{
    return !is_point_known(&when->end) || dln_when_is_yearless(when) ? INT32_MAX : last_day_of(&when->end);
}

int64_t dln_when_length_days(const dln_when *when)
{
    int32_t first = dln_when_first_day(when), last = dln_when_last_day(when);
    return first == INT32_MIN || last == INT32_MAX ? INT64_MAX : (int64_t)last - first + 1;
}

int64_t dln_point_instant(const dln_point *point)
{
    int32_t offset = point->zone_offset_min == DLN_ZONE_UNKNOWN ? 0 : point->zone_offset_min;
    return (int64_t)point->day * 1440 + point->minute - offset;
}

bool dln_when_equals(const dln_when *a, const dln_when *b)
{
    return same_point(&a->begin, &b->begin) && same_point(&a->end, &b->end);
}

bool dln_when_overlaps(const dln_when *a, const dln_when *b)
{
    return dln_when_first_day(a) <= dln_when_last_day(b) && dln_when_first_day(b) <= dln_when_last_day(a);
}

static int order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_points(const dln_point *a, const dln_point *b)
{
    int by = order(a->day, b->day);
    by = by != 0 ? by : order(a->minute, b->minute);
    by = by != 0 ? by : order(b->grain, a->grain);
    by = by != 0 ? by : order(a->zone_offset_min, b->zone_offset_min);
    return by != 0 ? by : order(a->flags, b->flags);
}

int dln_when_compare(const dln_when *a, const dln_when *b)
{
    bool has_a = dln_when_is_known(a), has_b = dln_when_is_known(b);
    if (!has_a || !has_b)
        return (int)has_b - (int)has_a;
    int by = order(dln_when_first_day(a), dln_when_first_day(b));
    int32_t clock_a = a->begin.grain == DLN_GRAIN_MINUTE ? a->begin.minute : -1;
    int32_t clock_b = b->begin.grain == DLN_GRAIN_MINUTE ? b->begin.minute : -1;
    by = by != 0 ? by : order(clock_a, clock_b);
    by = by != 0 ? by : order(dln_when_length_days(a), dln_when_length_days(b));
    by = by != 0 ? by : compare_points(&a->begin, &b->begin);
    return by != 0 ? by : compare_points(&a->end, &b->end);
}
