/* src/find/dates_value.c - calendar values: arithmetic, their TIMEX3 text, their days.
 * TIMEX3 values are those of ISO-TimeML: 1989-Q3, 1990-W33, 1990-W32-WE, 1998-SU, 1998-02-06TMO, 198 (a decade), 19 (a century).
 */
#include "find/dates.h"

#include <stdio.h>
#include <stdlib.h>

static int32_t monday_of(int32_t day) { return day - (dln_weekday_of(day) - 1); }

/* Month and year of a season's first month; winter belongs to the year it begins in. */
static int32_t season_first(int32_t day, int *season)
{
    dln_civil c = dln_civil_of(day);
    int of = c.month >= 3 && c.month <= 5 ? SEASON_SPRING : c.month >= 6 && c.month <= 8 ? SEASON_SUMMER : c.month >= 9 && c.month <= 11 ? SEASON_AUTUMN : SEASON_WINTER;
    *season = of;
    int32_t year = c.month <= 2 ? c.year - 1 : c.year;
    return dln_day_of(year, of * 3, 1);
}

static int32_t add_months(int32_t day, int32_t n)
{
    dln_civil c = dln_civil_of(day);
    int32_t months = c.year * 12 + c.month - 1 + n;
    int32_t year = months / 12, month = months % 12 + 1;
    int32_t last;
    if (year < DLN_FIRST_YEAR || year > DLN_LAST_YEAR)
        return day;
    last = dln_days_in_month(year, month);
    return dln_day_of(year, month, c.day > last ? last : c.day);
}

static int32_t year_start(int32_t year)
{
    return dln_day_of(year < DLN_FIRST_YEAR ? DLN_FIRST_YEAR : year > DLN_LAST_YEAR ? DLN_LAST_YEAR : year, 1, 1);
}

stamp_grain stamp_grain_of_unit(time_unit unit)
{
    static const uint8_t grains[UNIT_COUNT] = {
        [UNIT_SECOND] = STAMP_CLOCK, [UNIT_MINUTE] = STAMP_CLOCK, [UNIT_HOUR] = STAMP_CLOCK, [UNIT_DAY] = STAMP_DAY, [UNIT_WEEKEND] = STAMP_WEEKEND,
        [UNIT_WEEK] = STAMP_WEEK, [UNIT_FORTNIGHT] = STAMP_WEEK, [UNIT_MONTH] = STAMP_MONTH, [UNIT_QUARTER] = STAMP_QUARTER, [UNIT_YEAR] = STAMP_YEAR,
        [UNIT_DECADE] = STAMP_DECADE, [UNIT_CENTURY] = STAMP_CENTURY, [UNIT_MILLENNIUM] = STAMP_MILLENNIUM, [UNIT_SEASON] = STAMP_SEASON,
    };
    return (stamp_grain)grains[unit < UNIT_COUNT ? unit : 0];
}

stamp stamp_at(stamp_grain grain, int32_t day)
{
    stamp s = {.grain = (uint8_t)grain, .day = day, .minute = -1, .second = -1};
    int season;
    if (grain <= STAMP_DAY) /* most */
        return s;
    dln_civil c = dln_civil_of(day);
    switch (grain) {
    case STAMP_WEEKEND: s.day = monday_of(day) + 5; break;
    case STAMP_WEEK: s.day = monday_of(day); break;
    case STAMP_MONTH: s.day = dln_day_of(c.year, c.month, 1); break;
    case STAMP_SEASON: s.day = season_first(day, &season); break;
    case STAMP_QUARTER: s.day = dln_day_of(c.year, (c.month - 1) / 3 * 3 + 1, 1); break;
    case STAMP_HALF: s.day = dln_day_of(c.year, c.month > 6 ? 7 : 1, 1); break;
    case STAMP_YEAR: s.day = year_start(c.year); break;
    case STAMP_DECADE: s.day = year_start(c.year / 10 * 10); break;
    case STAMP_CENTURY: s.day = year_start(c.year / 100 * 100); break;
    case STAMP_MILLENNIUM: s.day = year_start(c.year / 1000 * 1000); break;
    default: break;
    }
    return s;
}

stamp stamp_move(stamp_grain grain, int32_t day, int32_t n)
{
    stamp s = stamp_at(grain, day);
    int64_t bounded = n > 9000 ? 9000 : n < -9000 ? -9000 : n;
    int32_t by = (int32_t)bounded;
    switch (grain) {
    case STAMP_WEEK: case STAMP_WEEKEND: s.day += by * 7; break;
    case STAMP_MONTH: s.day = add_months(s.day, by); break;
    case STAMP_SEASON: case STAMP_QUARTER: s.day = add_months(s.day, by * 3); break;
    case STAMP_HALF: s.day = add_months(s.day, by * 6); break;
    case STAMP_YEAR: s.day = add_months(s.day, by * 12); break;
    case STAMP_DECADE: s.day = add_months(s.day, by * 120); break;
    case STAMP_CENTURY: s.day = add_months(s.day, by * 1200); break;
    default: s.day += n > 3000000 ? 3000000 : n < -3000000 ? -3000000 : n; break;
    }
    return s;
}

bool stamp_shift(const draft *d, int32_t base, int32_t direction, stamp *out)
{
    stamp_grain grain = stamp_grain_of_unit((time_unit)d->unit);
    int32_t n = d->has_n == 0 ? 10 : d->n;
    if (grain == STAMP_NONE || n == N_UNKNOWN || n > 100000000)
        return false;
    if (grain == STAMP_CLOCK) {
        *out = stamp_at(STAMP_DAY, base);
    } else if (grain == STAMP_WEEK || grain == STAMP_WEEKEND) {
        *out = stamp_at(STAMP_DAY, base + direction * (n * 7 * (d->unit == UNIT_FORTNIGHT ? 2 : 1) / 10));
    } else if (grain == STAMP_DECADE || grain == STAMP_CENTURY) {
        *out = stamp_move(STAMP_YEAR, base, direction * n * (grain == STAMP_DECADE ? 10 : 100) / 10);
    } else if (grain == STAMP_YEAR && n % 10 != 0) {
        *out = stamp_move(STAMP_MONTH, base, direction * n * 12 / 10);
    } else {
        *out = stamp_move(grain, base, direction * n / 10);
    }
    return true;
}

int32_t stamp_first_day(const stamp *s) { return s->day; }

int32_t stamp_last_day(const stamp *s)
{
    switch (s->grain) {
    case STAMP_WEEKEND: return s->day + 1;
    case STAMP_WEEK: return s->day + 6;
    case STAMP_MONTH: return add_months(s->day, 1) - 1;
    case STAMP_SEASON: case STAMP_QUARTER: return add_months(s->day, 3) - 1;
    case STAMP_HALF: return add_months(s->day, 6) - 1;
    case STAMP_YEAR: return dln_day_of(dln_civil_of(s->day).year, 12, 31);
    case STAMP_DECADE: return dln_day_of(dln_civil_of(s->day).year + 9, 12, 31);
    case STAMP_CENTURY: return dln_day_of(dln_civil_of(s->day).year + 99, 12, 31);
    case STAMP_MILLENNIUM: return dln_day_of(dln_civil_of(s->day).year + 999, 12, 31);
    default: return s->day;
    }
}

/* ISO 8601 week */
static int32_t week_of(int32_t day, int32_t *year)
{
    int32_t thursday = monday_of(day) + 3;
    *year = dln_civil_of(thursday).year;
    return (thursday - dln_day_of(*year, 1, 1)) / 7 + 1;
}

static const char *const part_words[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};
static const char *const season_words[] = {"", "SP", "SU", "FA", "WI"};

static int put(char *buffer, size_t room, const char *format, ...) __attribute__((format(printf, 3, 4)));
#include <stdarg.h>
static int put(char *buffer, size_t room, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(buffer, room, format, args);
    va_end(args);
    return len < 0 ? 0 : len >= (int)room ? (int)room - 1 : len;
}

static void put_two(char *out, int32_t number)
{
    out[0] = (char)('0' + number / 10 % 10);
    out[1] = (char)('0' + number % 10);
}

/* Days, months, years, clock times and parts of the day, which most values are; year: its four digits. 0: something else. */
static size_t write_common(const stamp *s, const char *year, dln_civil c, char *out)
{
    enum { YEAR_LEN = 4, MONTH_LEN = 7, DATE_LEN = 10, CLOCK_LEN = 16 };
    bool is_clock = s->grain == STAMP_CLOCK && s->minute >= 0;
    memcpy(out, year, YEAR_LEN);
    if (s->grain == STAMP_YEAR)
        return s->is_vague ? 0 : YEAR_LEN;
    if (s->grain != STAMP_DAY && s->grain != STAMP_MONTH && s->grain != STAMP_CLOCK && s->grain != STAMP_PART)
        return 0;
    out[4] = out[7] = '-';
    put_two(out + 5, c.month);
    put_two(out + 8, c.day);
    if (s->grain == STAMP_MONTH)
        return MONTH_LEN;
    if (s->grain == STAMP_PART) {
        out[DATE_LEN] = 'T';
        memcpy(out + DATE_LEN + 1, part_words[s->part], 2);
        return DATE_LEN + 1 + strlen(part_words[s->part]);
    }
    if (!is_clock)
        return DATE_LEN;
    out[DATE_LEN] = 'T';
    out[13] = out[16] = ':';
    put_two(out + 11, s->minute / 60);
    put_two(out + 14, s->minute % 60);
    if (s->second < 0)
        return CLOCK_LEN;
    put_two(out + 17, s->second);
    return CLOCK_LEN + 3;
}

size_t stamp_write(const stamp *s, char *buffer, size_t room)
{
    enum { COMMON_LEN = 20 };
    dln_civil c = dln_civil_of(s->day);
    int32_t week_year, week, season;
    char year[16] = "XXXX";
    if (!s->is_yearless && c.year >= 0 && c.year <= 9999) {
        put_two(year, c.year / 100);
        put_two(year + 2, c.year % 100);
    } else if (!s->is_yearless) {
        snprintf(year, sizeof year, "%04d", (int)c.year);
    }
    size_t common = year[4] == '\0' && room > COMMON_LEN ? write_common(s, year, c, buffer) : 0;
    if (common > 0) {
        buffer[common] = '\0';
        return common;
    }
    switch (s->grain) {
    case STAMP_CLOCK:
        if (s->minute >= 0 && s->second >= 0)
            return (size_t)put(buffer, room, "%s-%02d-%02dT%02d:%02d:%02d", year, (int)c.month, (int)c.day, s->minute / 60, s->minute % 60, s->second);
        if (s->minute >= 0)
            return (size_t)put(buffer, room, "%s-%02d-%02dT%02d:%02d", year, (int)c.month, (int)c.day, s->minute / 60, s->minute % 60);
        return (size_t)put(buffer, room, "%s-%02d-%02d", year, (int)c.month, (int)c.day);
    case STAMP_PART:
        return (size_t)put(buffer, room, "%s-%02d-%02dT%s", year, (int)c.month, (int)c.day, part_words[s->part]);
    case STAMP_DAY:
        return (size_t)put(buffer, room, "%s-%02d-%02d", year, (int)c.month, (int)c.day);
    case STAMP_WEEKEND: case STAMP_WEEK:
        week = week_of(s->day, &week_year);
        return (size_t)put(buffer, room, "%04d-W%02d%s", (int)week_year, (int)week, s->grain == STAMP_WEEKEND ? "-WE" : "");
    case STAMP_MONTH:
        return (size_t)put(buffer, room, "%s-%02d", year, (int)c.month);
    case STAMP_SEASON:
        season = c.month / 3;
        return (size_t)put(buffer, room, "%s-%s", year, season_words[season >= 1 && season <= 4 ? season : 4]);
    case STAMP_QUARTER: return (size_t)put(buffer, room, "%s-Q%d", year, (int)(c.month - 1) / 3 + 1);
    case STAMP_HALF: return (size_t)put(buffer, room, "%s-H%d", year, c.month > 6 ? 2 : 1);
    case STAMP_YEAR:
        if (s->is_vague)
            return (size_t)put(buffer, room, "%03dX", (int)c.year / 10);
        return (size_t)put(buffer, room, "%s", year);
    case STAMP_DECADE: return (size_t)put(buffer, room, "%03d", (int)c.year / 10);
    case STAMP_CENTURY: return (size_t)put(buffer, room, "%02d", (int)c.year / 100);
    case STAMP_MILLENNIUM: return (size_t)put(buffer, room, "%d", (int)c.year / 1000);
    default: break;
    }
    buffer[0] = '\0';
    return 0;
}

size_t bc_write(int32_t year, const draft *d, char *buffer, size_t room)
{
    if (d->decade != 0)
        return (size_t)put(buffer, room, d->decade == 1 ? "BC%03d" : "BC%02d", (int)(d->decade == 1 ? year / 10 : year / 100));
    if (d->season != 0)
        return (size_t)put(buffer, room, "BC%04d-%s", (int)year, season_words[d->season]);
    if (d->month != 0 && d->day != 0)
        return (size_t)put(buffer, room, "BC%04d-%02d-%02d", (int)year, d->month, d->day);
    return d->month != 0 ? (size_t)put(buffer, room, "BC%04d-%02d", (int)year, d->month) : (size_t)put(buffer, room, "BC%04d", (int)year);
}

/* ---- days for the timeline ---- */

static dln_point month_point(int32_t year, int32_t month) { return dln_when_month(year, month).begin; }

static dln_when months_between(int32_t first_day, int32_t last_day)
{
    dln_civil a = dln_civil_of(first_day), b = dln_civil_of(last_day);
    return (dln_when){month_point(a.year, a.month), month_point(b.year, b.month)};
}

static dln_when years_between(int32_t first_day, int32_t last_day)
{
    return (dln_when){dln_when_year(dln_civil_of(first_day).year).begin, dln_when_year(dln_civil_of(last_day).year).begin};
}

/* early, mid, late: thirds of a month (1-10, 11-20, 21-), of a year (by four months), of a longer stretch; later, earlier:
 * from the publication day on, or up to it. */
static bool part_of(const stamp *s, draft_mod mod, int32_t published_day, dln_when *out)
{
    int third = mod == MOD_START || mod == MOD_EARLIER ? 0 : mod == MOD_MID ? 1 : mod == MOD_END || mod == MOD_LATER ? 2 : -1;
    if (third < 0) /* most */
        return false;
    int32_t first = s->day, last = stamp_last_day(s);
    dln_civil c = dln_civil_of(first);
    if ((mod == MOD_EARLIER || mod == MOD_LATER) && s->grain >= STAMP_WEEK && s->grain <= STAMP_YEAR && published_day >= first && published_day <= last) {
        if (mod == MOD_LATER && published_day < last)
            *out = s->grain == STAMP_YEAR ? (dln_when){month_point(c.year, dln_civil_of(published_day).month), month_point(c.year, 12)}
                                          : dln_when_days(published_day + 1, last);
        else if (mod == MOD_EARLIER && published_day > first)
            *out = s->grain == STAMP_YEAR ? (dln_when){month_point(c.year, 1), month_point(c.year, dln_civil_of(published_day).month)}
                                          : dln_when_days(first, published_day - 1);
        else
            return false;
        return true;
    }
    switch (s->grain) {
    case STAMP_WEEK:
        *out = third == 0 ? dln_when_days(first, first + 2) : third == 1 ? dln_when_days(first + 2, first + 3) : dln_when_days(first + 3, last);
        return true;
    case STAMP_MONTH:
        *out = third == 0 ? dln_when_days(first, first + 9) : third == 1 ? dln_when_days(first + 10, first + 19) : dln_when_days(first + 20, last);
        return true;
    case STAMP_SEASON: case STAMP_QUARTER: {
        int32_t month = add_months(first, third);
        *out = months_between(month, month);
        return true;
    }
    case STAMP_HALF: *out = months_between(add_months(first, third * 2), add_months(first, third * 2 + 1)); return true;
    case STAMP_YEAR: *out = months_between(add_months(first, third * 4), add_months(first, third * 4 + 3)); return true;
    case STAMP_DECADE: *out = years_between(year_start(c.year + (third == 0 ? 0 : third == 1 ? 4 : 7)), year_start(c.year + (third == 0 ? 3 : third == 1 ? 6 : 9))); return true;
    case STAMP_CENTURY: *out = years_between(year_start(c.year + third * 33), year_start(c.year + (third == 2 ? 99 : third * 33 + 32))); return true;
    default: return false;
    }
}

dln_when stamp_when(const stamp *s, draft_mod mod, int32_t published_day)
{
    dln_when when = {0};
    if (s->is_vague || s->grain == STAMP_NONE)
        return when;
    bool is_longer = s->grain > STAMP_DAY; /* most are a day or less */
    dln_civil c = is_longer ? dln_civil_of(s->day) : (dln_civil){0};
    int32_t last = is_longer ? stamp_last_day(s) : s->day;
    if (s->is_yearless) {
        bool is_month = s->grain == STAMP_MONTH;
        if (!is_month && s->grain > STAMP_DAY)
            return when;
        when = is_month ? dln_when_month(c.year, c.month) : dln_when_day(s->day);
        when.begin.flags |= DLN_YEAR_UNKNOWN;
        when.end.flags |= DLN_YEAR_UNKNOWN;
        return when;
    }
    if (part_of(s, mod, published_day, &when))
        return when;
    switch (s->grain) {
    case STAMP_CLOCK:
        return s->minute >= 0 && s->minute < 1440 ? dln_when_minute(s->day, s->minute, DLN_ZONE_UNKNOWN)
             : s->minute == 1440 ? dln_when_minute(s->day + 1, 0, DLN_ZONE_UNKNOWN) : dln_when_day(s->day);
    case STAMP_PART: case STAMP_DAY: when = dln_when_day(s->day); break;
    case STAMP_WEEKEND: case STAMP_WEEK: when = dln_when_days(s->day, last); break;
    case STAMP_MONTH: when = dln_when_month(c.year, c.month); break;
    case STAMP_SEASON: case STAMP_QUARTER: case STAMP_HALF: when = months_between(s->day, last); break;
    case STAMP_YEAR: when = dln_when_year(c.year); break;
    case STAMP_DECADE: case STAMP_CENTURY: case STAMP_MILLENNIUM: when = years_between(s->day, last); break;
    default: break;
    }
    if (mod == MOD_APPROX) {
        when.begin.flags |= DLN_APPROXIMATE;
        when.end.flags |= DLN_APPROXIMATE;
    }
    return when;
}

/* ---- durations and sets ---- */

static const struct { bool is_time; char letter; int32_t factor; char iso; int32_t iso_factor; } units[UNIT_COUNT] = {
    [UNIT_SECOND] = {true, 'S', 1, 'S', 1}, [UNIT_MINUTE] = {true, 'M', 1, 'M', 1}, [UNIT_HOUR] = {true, 'H', 1, 'H', 1},
    [UNIT_DAY] = {false, 'D', 1, 'D', 1}, [UNIT_WEEKEND] = {false, 'D', 2, 'D', 2}, [UNIT_WEEK] = {false, 'W', 1, 'W', 1},
    [UNIT_FORTNIGHT] = {false, 'W', 2, 'W', 2}, [UNIT_MONTH] = {false, 'M', 1, 'M', 1}, [UNIT_QUARTER] = {false, 'M', 3, 'M', 3},
    [UNIT_YEAR] = {false, 'Y', 1, 'Y', 1}, [UNIT_DECADE] = {false, 'Y', 10, 'Y', 10}, [UNIT_CENTURY] = {false, 'Y', 100, 'Y', 100},
    [UNIT_MILLENNIUM] = {false, 'Y', 1000, 'Y', 1000}, [UNIT_SEASON] = {false, 'M', 3, 'M', 3},
};

/* two hours and ten minutes PT2H10M, a year and six months P1Y6M, a day and two hours P1DT2H */
static size_t two_units_write(const draft *d, char *buffer, size_t room)
{
    bool is_time = units[d->unit].is_time, is_time2 = units[d->unit2].is_time;
    return (size_t)put(buffer, room, "P%s%lld%c%s%lld%c", is_time ? "T" : "", (long long)d->n / 10 * units[d->unit].factor, units[d->unit].letter,
                       is_time2 && !is_time ? "T" : "", (long long)d->n2 / 10 * units[d->unit2].factor, units[d->unit2].letter);
}

size_t duration_write(const draft *d, bool iso, char *buffer, size_t room)
{
    const char *time = units[d->unit].is_time ? "T" : "";
    int32_t factor = units[d->unit].factor, n = d->has_n == 0 ? 10 : d->has_n == 2 && d->n2 > d->n ? d->n2 : d->n;
    if (d->has_n == 0 && d->is_plural)
        n = N_UNKNOWN;
    if (d->unit == UNIT_PERIOD || d->unit == UNIT_MOMENT || d->unit == UNIT_NONE)
        return (size_t)put(buffer, room, "PXX");
    if (n == N_UNKNOWN) {
        char letter = d->unit == UNIT_DECADE ? 'E' : d->unit == UNIT_CENTURY ? 'C' : d->unit == UNIT_QUARTER ? 'Q' : d->unit == UNIT_MILLENNIUM ? 'L' : units[d->unit].letter;
        return (size_t)put(buffer, room, "P%sX%c", time, iso && (letter == 'E' || letter == 'C' || letter == 'L') ? 'Y' : iso && letter == 'Q' ? 'M' : letter);
    }
    if (d->unit2 != 0 && d->has_n == 2 && units[d->unit2].letter != 0 && d->n % 10 == 0 && d->n2 % 10 == 0 && d->n2 != N_UNKNOWN)
        return two_units_write(d, buffer, room);
    int64_t tenths = (int64_t)n * factor;
    if (tenths > 1000000000)
        tenths = 1000000000;
    if (iso && d->unit == UNIT_HOUR && tenths % 240 == 0)
        return (size_t)put(buffer, room, "P%lldD", (long long)(tenths / 240));
    if (iso && units[d->unit].letter == 'M' && !units[d->unit].is_time && tenths % 120 == 0)
        return (size_t)put(buffer, room, "P%lldY", (long long)(tenths / 120));
    int32_t tenth = (int32_t)(tenths % 10);
    long long whole = (long long)(tenths / 10);
    char letter = units[d->unit].letter;
    if (tenth == 0 && whole >= 0 && whole < 100 && room >= 6) { /* most */
        size_t len = 0;
        buffer[len++] = 'P';
        if (time[0] != '\0')
            buffer[len++] = time[0];
        if (whole >= 10)
            buffer[len++] = (char)('0' + whole / 10);
        buffer[len++] = (char)('0' + whole % 10);
        buffer[len++] = letter;
        buffer[len] = '\0';
        return len;
    }
    if (tenth == 0)
        return (size_t)put(buffer, room, "P%s%lld%c", time, whole, letter);
    if (tenth == 5 && d->unit == UNIT_YEAR)
        return whole > 0 ? (size_t)put(buffer, room, "P%lldY6M", whole) : (size_t)put(buffer, room, "P6M");
    if (tenth == 5 && d->unit == UNIT_HOUR)
        return whole > 0 ? (size_t)put(buffer, room, "PT%lldH30M", whole) : (size_t)put(buffer, room, "PT30M");
    if (tenth == 5 && d->unit == UNIT_MINUTE)
        return whole > 0 ? (size_t)put(buffer, room, "PT%lldM30S", whole) : (size_t)put(buffer, room, "PT30S");
    if (tenth == 5 && d->unit == UNIT_DAY)
        return whole > 0 ? (size_t)put(buffer, room, "P%lldDT12H", whole) : (size_t)put(buffer, room, "PT12H");
    return (size_t)put(buffer, room, "P%s%lld.%d%c", time, whole, (int)tenth, letter);
}

/* every Monday XXXX-WXX-1, each July XXXX-07, every summer XXXX-SU, daily P1D */
size_t set_write(const draft *d, char *buffer, size_t room)
{
    if (d->weekday != 0)
        return (size_t)put(buffer, room, "XXXX-WXX-%d%s%s", d->weekday, d->part != 0 ? "T" : "", part_words[d->part]);
    if (d->month != 0 && d->day != 0)
        return (size_t)put(buffer, room, "XXXX-%02d-%02d", d->month, d->day);
    if (d->month != 0)
        return (size_t)put(buffer, room, "XXXX-%02d", d->month);
    if (d->season != 0)
        return (size_t)put(buffer, room, "XXXX-%s", season_words[d->season]);
    if (d->part != 0)
        return (size_t)put(buffer, room, "XXXX-XX-XXT%s", part_words[d->part]);
    if (d->unit == UNIT_QUARTER && d->has_n == 0)
        return (size_t)put(buffer, room, "P1Q");
    if (d->unit == UNIT_WEEKEND)
        return (size_t)put(buffer, room, "XXXX-WXX-WE");
    draft one = *d;
    one.is_plural = false;
    return duration_write(&one, false, buffer, room);
}

/* ---- holidays ---- */

/* Easter Sunday (J. Meeus, "Astronomical Algorithms", chapter 8: the anonymous Gregorian rule). */
static int32_t easter(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100, e = b % 4, g = (8 * b + 13) / 25, h = (19 * a + b - b / 4 - g + 15) % 30;
    int32_t l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451;
    int32_t of_march = h + l - 7 * m + 22; /* 32 is 1 April */
    return dln_day_of(year, 3, 1) + of_march - 1;
}

/* The day that the list has for that year, or whatever year if it is a day for ever. */
static int32_t listed_day(const dln_lexicon *lexicon, uint32_t row, int32_t year, int32_t near, bool is_once)
{
    int32_t best = INT32_MIN;
    for (uint32_t r = 0; r < dln_row_count(lexicon, DLN_TABLE_HOLIDAY_DAYS); r++) {
        int32_t at = dln_cell_day(lexicon, DLN_TABLE_HOLIDAY_DAYS, r, DLN_HOLIDAY_DAYS_DAY, false);
        if (dln_cell_row(lexicon, DLN_TABLE_HOLIDAY_DAYS, r, DLN_HOLIDAY_DAYS_HOLIDAY) != row || (!is_once && dln_civil_of(at).year != year))
            continue;
        if (best == INT32_MIN || llabs((int64_t)at - near) < llabs((int64_t)best - near))
            best = at;
    }
    return best;
}

holiday_how holiday_how_of(const dln_lexicon *lexicon, uint32_t row)
{
    return (holiday_how)dln_cell(lexicon, DLN_TABLE_HOLIDAYS, row, DLN_HOLIDAYS_HOW);
}

int32_t holiday_day(const dln_lexicon *lexicon, uint32_t row, int32_t year, int32_t near)
{
    int32_t month = dln_cell_int(lexicon, DLN_TABLE_HOLIDAYS, row, DLN_HOLIDAYS_MONTH), day = dln_cell_int(lexicon, DLN_TABLE_HOLIDAYS, row, DLN_HOLIDAYS_DAY);
    int32_t weekday = dln_cell_int(lexicon, DLN_TABLE_HOLIDAYS, row, DLN_HOLIDAYS_WEEKDAY), first, last;
    if (year < DLN_FIRST_YEAR || year > DLN_LAST_YEAR)
        return INT32_MIN;
    switch (holiday_how_of(lexicon, row)) {
    case HOLIDAY_FIXED:
        return month >= 1 && month <= 12 && day >= 1 && dln_date_exists(year, month, day) ? dln_day_of(year, month, day) : INT32_MIN;
    case HOLIDAY_WEEKDAY: /* the n-th such weekday of a month */
        if (month < 1 || month > 12 || weekday < 1 || weekday > 7)
            return INT32_MIN;
        first = dln_day_of(year, month, 1);
        if (day > 0)
            return first + (weekday - dln_weekday_of(first) + 7) % 7 + (day - 1) * 7;
        last = first + dln_days_in_month(year, month) - 1;
        return last - (dln_weekday_of(last) - weekday + 7) % 7;
    case HOLIDAY_EASTER: /* days from it */
        return easter(year) + day;
    default:
        break;
    }
    return listed_day(lexicon, row, year, near, holiday_how_of(lexicon, row) == HOLIDAY_ONCE);
}
