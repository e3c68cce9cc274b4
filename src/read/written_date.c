/* src/read/written_date.c - dates as metadata and people write them, to a day or a minute. Elsewhere: dates in prose
 * (src/find). The month names are those of RFC 5322 written out, not a language table: metadata are in English or digits.
 */
#include "base/text.h"
#include "read/draft.h"

static const char *const months[] = {"january", "february", "march", "april", "may", "june",
                                     "july", "august", "september", "october", "november", "december"};
static const char *const weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
static const char *const fillers[] = {"at", "on", "of", "the", "st", "nd", "rd", "th"};
static const struct { const char *name; int16_t minutes; } zones[] = { /* RFC 5322, and those that mean one thing only */
    {"utc", 0}, {"gmt", 0}, {"ut", 0}, {"z", 0}, {"est", -300}, {"edt", -240}, {"cdt", -300}, {"mdt", -360}, {"pst", -480},
    {"pdt", -420}, {"cet", 60}, {"cest", 120}, {"eet", 120}, {"eest", 180}, {"msk", 180}, {"jst", 540}, {"kst", 540},
    {"hkt", 480}, {"sgt", 480}, {"wib", 420}, {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780},
};

typedef struct fields {
    int year, month, day, hour, minute; /* -1: not seen */
    int zone;                           /* DLN_ZONE_UNKNOWN */
    bool has_pm, has_am, is_midnight_seconds;
} fields;

static bool is_word_of(dln_span word, const char *full, size_t least)
{
    size_t len = strlen(full);
    if (word.len < least || word.len > len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (dln_to_lower(word.text[i]) != full[i])
            return false;
    return word.len == len || word.len == least || (word.len == 4 && least == 3); /* Sept, June, Tues, Thur */
}

static int number(dln_span digits)
{
    uint32_t value;
    return digits.len <= 4 && dln_parse_uint(digits, 9999, &value) ? (int)value : -1;
}

static size_t digits_at(dln_span text, size_t at)
{
    size_t len = 0;
    while (at + len < text.len && dln_is_digit(text.text[at + len]))
        len++;
    return len;
}

static bool set(int *field, int value, int least, int most)
{
    if (*field != -1 || value < least || value > most)
        return false;
    *field = value;
    return true;
}

/* "10:30", "10:30:59.123", "10.30 a.m." after the hour's digits; bytes used, 0: no clock time. */
static size_t read_clock(dln_span text, size_t at, fields *f)
{
    size_t start = at, len = digits_at(text, at);
    if (len < 1 || len > 2 || at + len + 2 >= text.len + 0 || text.text[at + len] != ':' || digits_at(text, at + len + 1) != 2)
        return 0;
    int hour = number((dln_span){text.text + at, len}), minute = number((dln_span){text.text + at + len + 1, 2}), second = -1;
    if (f->hour != -1 || hour > 24 || minute > 59)
        return 0;
    at += len + 3;
    if (at < text.len && text.text[at] == ':' && digits_at(text, at + 1) == 2) {
        second = number((dln_span){text.text + at + 1, 2});
        at += 3;
        if (at < text.len && (text.text[at] == '.' || text.text[at] == ',') && digits_at(text, at + 1) > 0)
            at += 1 + digits_at(text, at + 1);
    }
    f->hour = hour;
    f->minute = minute;
    f->is_midnight_seconds = hour == 0 && minute == 0 && second == 0;
    return at - start;
}

/* "+03:00", "-0500", "+03" */
static size_t read_offset(dln_span text, size_t at, fields *f)
{
    if (text.text[at] != '+' && text.text[at] != '-')
        return 0;
    size_t len = digits_at(text, at + 1), used = 1 + len;
    int hours, minutes = 0;
    if (len == 4) {
        hours = number((dln_span){text.text + at + 1, 2});
        minutes = number((dln_span){text.text + at + 3, 2});
    } else if (len == 2) {
        hours = number((dln_span){text.text + at + 1, 2});
        if (at + 3 < text.len && text.text[at + 3] == ':' && digits_at(text, at + 4) == 2) {
            minutes = number((dln_span){text.text + at + 4, 2});
            used = 6;
        }
    } else {
        return 0;
    }
    if (hours > 15 || minutes > 59 || f->hour == -1 || f->zone != DLN_ZONE_UNKNOWN)
        return 0;
    f->zone = (text.text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
    return used;
}

/* "2013-07-06", "2013/07/06", "06.07.2013", "7/26/2013", "20130706": bytes used, 0: none such. */
static size_t read_numeric_date(dln_span text, size_t at, fields *f)
{
    size_t first = digits_at(text, at);
    if (f->year != -1 || f->month != -1 || f->day != -1)
        return 0;
    if (first == 8) {
        f->year = number((dln_span){text.text + at, 4});
        f->month = number((dln_span){text.text + at + 4, 2});
        f->day = number((dln_span){text.text + at + 6, 2});
        return 8;
    }
    size_t second_at = at + first + 1;
    if (second_at >= text.len || (first != 4 && first != 2 && first != 1))
        return 0;
    char separator = text.text[second_at - 1];
    size_t second = digits_at(text, second_at), third_at = second_at + second + 1;
    if (strchr("-/.", separator) == NULL || second < 1 || second > 2 || third_at >= text.len || text.text[third_at - 1] != separator)
        return 0;
    size_t third = digits_at(text, third_at);
    int a = number((dln_span){text.text + at, first}), b = number((dln_span){text.text + second_at, second}),
        c = number((dln_span){text.text + third_at, third});
    if (first == 4 && third >= 1 && third <= 2) {
        f->year = a, f->month = b, f->day = c;
    } else if (first <= 2 && third == 4) {
        bool is_day_first = separator == '.' || a > 12; /* with points it is the European order */
        bool is_month_first = separator != '.' && b > 12;
        if (!is_day_first && !is_month_first && a != b)
            return 0;
        f->year = c;
        f->day = is_month_first ? b : a;
        f->month = is_month_first ? a : b;
    } else {
        return 0;
    }
    return third_at + third - at;
}

/* "6-Jul-2013": day, month's name, year; 0: none such. */
static size_t read_word(dln_span word, fields *f)
{
    for (int i = 0; i < 12; i++)
        if (is_word_of(word, months[i], 3))
            return set(&f->month, i + 1, 1, 12) ? word.len : 0;
    for (size_t i = 0; i < 7; i++)
        if (is_word_of(word, weekdays[i], 3))
            return word.len;
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (is_word_of(word, fillers[i], strlen(fillers[i])))
            return word.len;
    if (f->hour == -1)
        return 0;
    if (word.len == 2 && (dln_to_lower(word.text[0]) == 'a' || dln_to_lower(word.text[0]) == 'p') && dln_to_lower(word.text[1]) == 'm') {
        if (f->has_am || f->has_pm)
            return 0;
        *(dln_to_lower(word.text[0]) == 'a' ? &f->has_am : &f->has_pm) = true;
        return word.len;
    }
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (is_word_of(word, zones[i].name, strlen(zones[i].name))) {
            if (f->zone == DLN_ZONE_UNKNOWN)
                f->zone = zones[i].minutes;
            return word.len;
        }
    bool is_all_capitals = word.len >= 2 && word.len <= 5;
    for (size_t i = 0; i < word.len; i++)
        is_all_capitals = is_all_capitals && dln_is_upper(word.text[i]);
    return is_all_capitals ? word.len : 0; /* a zone that we do not know: the time stays without one */
}

static bool make(const fields *f, dln_when *out)
{
    if (f->year < 1000 || f->month < 1 || f->month > 12 || f->day < 1 || !dln_date_exists(f->year, f->month, f->day))
        return false;
    int32_t day = dln_day_of(f->year, f->month, f->day);
    int hour = f->hour;
    if (f->has_am && hour == 12)
        hour = 0;
    else if (f->has_pm && hour >= 1 && hour < 12)
        hour += 12;
    bool is_midnight_filler = f->is_midnight_seconds && (f->zone == DLN_ZONE_UNKNOWN || f->zone == 0);
    if (hour == -1 || hour > 23 || is_midnight_filler) /* 00:00:00 is what programs write who know the day only */
        *out = dln_when_day(day);
    else
        *out = dln_when_minute(day, hour * 60 + f->minute, f->zone);
    return true;
}

/* Reads on as long as it is a date; the bytes up to the end of the last piece that was part of it. */
static size_t scan(dln_span text, fields *f)
{
    size_t at = 0, end = 0;
    if (text.len > 80)
        text.len = 80;
    *f = (fields){-1, -1, -1, -1, -1, DLN_ZONE_UNKNOWN, false, false, false};
    while (at < text.len) {
        char c = text.text[at];
        size_t used = 0;
        if (c == ' ' || c == ',' || c == '\t' || c == '|' || (unsigned char)c == 0xC2 || (unsigned char)c == 0xA0) {
            at++;
            continue;
        }
        if (dln_is_digit(c)) {
            size_t len = digits_at(text, at);
            used = read_clock(text, at, f);
            if (used == 0)
                used = read_numeric_date(text, at, f);
            if (used == 0 && len == 4 && set(&f->year, number((dln_span){text.text + at, 4}), 1000, 2999))
                used = 4;
            if (used == 0 && len <= 2 && set(&f->day, number((dln_span){text.text + at, len}), 1, 31))
                used = len;
            if (used == 0)
                break;
            bool is_dated = f->year != -1 && f->day != -1;
            if (is_dated && at + used < text.len && text.text[at + used] == 'T' && f->hour == -1 && digits_at(text, at + used + 1) == 2) {
                size_t clock = read_clock(text, at + used + 1, f);
                used += clock == 0 ? 0 : 1 + clock;
            }
        } else if (dln_is_alpha(c)) {
            size_t len = 1;
            while (at + len < text.len && dln_is_alpha(text.text[at + len]))
                len++;
            if (len == 1 && at + 3 < text.len && text.text[at + 1] == '.' && text.text[at + 3] == '.' && dln_to_lower(text.text[at + 2]) == 'm') {
                char joined[2] = {c, 'm'}; /* a.m., p.m. */
                used = read_word((dln_span){joined, 2}, f) == 0 ? 0 : 4;
            } else {
                used = read_word((dln_span){text.text + at, len}, f);
                if (used > 0 && at + used < text.len && text.text[at + used] == '.')
                    used++;
            }
        } else if (c == '+' || c == '-') {
            used = read_offset(text, at, f);
            if (used == 0 && c == '-' && end == at && end > 0 && at + 1 < text.len && f->hour == -1 && !(f->day != -1 && f->year != -1))
                used = 1; /* 6-Jul-2013 */
        } else if (c == '(' && end > 0 && f->hour != -1) { /* RFC 5322 comment: "(MSK)" */
            const char *close = memchr(text.text + at, ')', text.len - at);
            used = close != NULL && close - (text.text + at) <= 6 ? (size_t)(close - (text.text + at)) + 1 : 0;
        }
        if (used == 0)
            break;
        at += used;
        end = at;
    }
    return end;
}

size_t dln_read_date_prefix(dln_span text, dln_when *out)
{
    fields f;
    size_t used = scan(text, &f);
    return used > 0 && make(&f, out) ? used : 0;
}

static bool read_epoch(dln_span digits, dln_when *out)
{
    int64_t seconds = 0;
    if (digits.len != 10 && digits.len != 13)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        if (!dln_is_digit(digits.text[i]))
            return false;
        seconds = seconds * 10 + (digits.text[i] - '0');
    }
    if (digits.len == 13)
        seconds /= 1000;
    int32_t day = (int32_t)(seconds / 86400), minute = (int32_t)(seconds % 86400 / 60);
    *out = dln_when_minute(day, minute, 0);
    return true;
}

bool dln_read_date(dln_span text, dln_when *out)
{
    fields f;
    dln_when found;
    text = dln_trim(text);
    if (text.len == 0 || text.len > 80)
        return false;
    if (read_epoch(text, out))
        return true;
    if (text.len == 14 && digits_at(text, 0) == 14) { /* 20130706103000 */
        char spread[16];
        memcpy(spread, text.text, 8);
        memcpy(spread + 8, (char[]){' ', text.text[8], text.text[9], ':', text.text[10], text.text[11]}, 6);
        return dln_read_date((dln_span){spread, 14}, out);
    }
    if (text.len >= 15 && digits_at(text, 0) == 8 && text.text[8] == 'T' && digits_at(text, 9) == 6) { /* 20130706T103000+0400, the basic form */
        char spread[40];
        size_t zone = text.len - 15;
        if (zone > 8)
            return false;
        memcpy(spread, text.text, 8);
        memcpy(spread + 8, (char[]){' ', text.text[9], text.text[10], ':', text.text[11], text.text[12], ':', text.text[13], text.text[14]}, 9);
        memcpy(spread + 17, text.text + 15, zone);
        return dln_read_date((dln_span){spread, 17 + zone}, out);
    }
    size_t used = scan(text, &f);
    if (used == text.len && make(&f, out))
        return true;
    if (dln_when_from_edtf(text, &found, NULL) == DLN_OK && dln_when_is_known(&found) && !dln_when_is_open(&found)) {
        *out = found; /* "2014-10": coarse, but what the source says */
        return true;
    }
    return false;
}
