/* src/find/dates_atoms.c - what one or a few tokens mean: the atoms that patterns are made of.
 * An atom reads tokens from `at`, notes what it found in the draft, and gives the token behind it; 0: it is not there.
 * A second month, day, year, number or clock time of one expression goes to the field of the range's other end.
 */
#include "find/dates.h"

#include "base/text.h"

enum { MINUTES_A_DAY = 1440, NOON = 720 };

static const dln_token *token_at(const scanner *s, uint32_t at)
{
    return &s->tokens->items[at < s->tokens->count ? at : s->tokens->count];
}

static bool is_mark(const scanner *s, uint32_t at, const char *text)
{
    return at < s->tokens->count && dln_token_is(s->tokens, at, text);
}

static bool is_spaced(const scanner *s, uint32_t at) { return (token_at(s, at)->flags & DLN_SPACED) != 0; }

static bool is_glued_mark(const scanner *s, uint32_t at, const char *text) { return is_mark(s, at, text) && !is_spaced(s, at); }

static bool is_mark_any_case(const scanner *s, uint32_t at, const char *text)
{
    dln_span token = dln_token_text(s->tokens, at < s->tokens->count ? at : 0);
    size_t len = strlen(text), i = 0;
    if (at >= s->tokens->count || token.len != len)
        return false;
    while (i < len && dln_to_lower(token.text[i]) == text[i])
        i++;
    return i == len;
}

/* Digits without a comma. */
static bool plain_number(const scanner *s, uint32_t at, uint32_t max, uint32_t *out)
{
    dln_span text = dln_token_text(s->tokens, at);
    return token_at(s, at)->kind == DLN_TOKEN_NUMBER && dln_parse_uint(text, max, out);
}

static bool class_value(const scanner *s, uint32_t at, time_class class, int32_t *value, uint32_t *next)
{
    return at < s->tokens->count && dates_class_at(s, at, class, value, next);
}

/* ---- calendar ---- */

static uint32_t atom_month(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    if (!class_value(s, at, CLASS_MONTH, &value, &next))
        return 0;
    if (d->month == 0)
        d->month = (uint8_t)value;
    else if (d->month2 == 0)
        d->month2 = (uint8_t)value;
    else
        return 0;
    /* the full stop of "Sept.", unless it ends the sentence */
    if (token_at(s, at)->len <= 4 && is_glued_mark(s, next, ".") && (token_at(s, next + 1)->flags & DLN_STARTS_SENTENCE) == 0 &&
        token_at(s, next + 1)->kind != DLN_TOKEN_END)
        next++;
    return next;
}

static bool ordinal_of(const scanner *s, uint32_t at, uint32_t max, uint32_t *value, uint32_t *next)
{
    const dln_token *token = token_at(s, at);
    int32_t tens, unit;
    uint32_t after;
    if (token->kind == DLN_TOKEN_MIXED) { /* 1st, 22nd */
        dln_span text = dln_token_text(s->tokens, at);
        size_t digits = 0;
        while (digits < text.len && dln_is_digit(text.text[digits]))
            digits++;
        if (digits == 0 || text.len != digits + 2 || !dln_parse_uint((dln_span){text.text, digits}, max, value) || *value == 0)
            return false;
        const char *tail = *value % 100 / 10 == 1 ? "th" : *value % 10 == 1 ? "st" : *value % 10 == 2 ? "nd" : *value % 10 == 3 ? "rd" : "th";
        if (dln_to_lower(text.text[digits]) != tail[0] || dln_to_lower(text.text[digits + 1]) != tail[1])
            return false;
        *next = at + 1;
        return true;
    }
    if (class_value(s, at, CLASS_TENS, &tens, &after) && after < s->tokens->count) { /* twenty-first */
        uint32_t last = is_glued_mark(s, after, "-") ? after + 1 : after;
        if (class_value(s, last, CLASS_ORDINAL, &unit, next) && unit < 10 && (uint32_t)(tens + unit) <= max) {
            *value = (uint32_t)(tens + unit);
            return true;
        }
    }
    if (!class_value(s, at, CLASS_ORDINAL, &unit, next) || unit < 1 || (uint32_t)unit > max)
        return false;
    *value = (uint32_t)unit;
    return true;
}

static bool set_day(draft *d, uint32_t value)
{
    if (value == 0)
        return false;
    if (d->day == 0)
        d->day = (uint8_t)value;
    else if (d->day2 == 0)
        d->day2 = (uint8_t)value;
    else
        return false;
    return true;
}

/* What stands behind a number and makes it a count, a price or a time rather than a day. */
static bool number_goes_on(const scanner *s, uint32_t next)
{
    if (next >= s->tokens->count || is_spaced(s, next))
        return false;
    if ((is_mark(s, next, ":") || is_mark(s, next, ".") || is_mark(s, next, ",")) && token_at(s, next + 1)->kind == DLN_TOKEN_NUMBER && !is_spaced(s, next + 1))
        return true;
    return is_mark(s, next, "%") || is_mark(s, next, "/");
}

static uint32_t atom_day(const scanner *s, uint32_t at, draft *d)
{
    uint32_t value, next = at + 1;
    if (plain_number(s, at, 31, &value))
        return token_at(s, at)->len <= 2 && !number_goes_on(s, next) && set_day(d, value) ? next : 0;
    return ordinal_of(s, at, 31, &value, &next) && set_day(d, value) ? next : 0;
}

/* "the 27th": only with its ending */
static uint32_t atom_nth(const scanner *s, uint32_t at, draft *d)
{
    uint32_t value, next;
    return token_at(s, at)->kind == DLN_TOKEN_MIXED && ordinal_of(s, at, 31, &value, &next) && set_day(d, value) ? next : 0;
}

static bool set_year(draft *d, int32_t year)
{
    if (d->year == NO_YEAR)
        d->year = (int16_t)year;
    else if (d->year2 == NO_YEAR)
        d->year2 = (int16_t)year;
    else
        return false;
    return true;
}

static bool small_words(const scanner *s, uint32_t at, int32_t *value, uint32_t *next);

/* nineteen ninety-six, two thousand (and) eight, twenty eleven */
static uint32_t spelled_year(const scanner *s, uint32_t at, int32_t *year)
{
    int32_t high, low, scale;
    uint32_t next, after;
    if (!small_words(s, at, &high, &next))
        return 0;
    if (high == 2 && class_value(s, next, CLASS_SCALE, &scale, &after) && scale == 1000) {
        *year = 2000;
        next = after;
        if (is_mark(s, next, "and"))
            after = next + 1;
        if (small_words(s, after, &low, &after) && low < 100) {
            *year += low;
            return after;
        }
        return next;
    }
    if (high < 17 || high > 20)
        return 0;
    if (class_value(s, next, CLASS_SCALE, &scale, &after) && scale == 100) {
        *year = high * 100;
        return after;
    }
    if (!small_words(s, next, &low, &after) || low < 10 || low > 99)
        return 0;
    *year = high * 100 + low;
    return after;
}

static uint32_t atom_year(const scanner *s, uint32_t at, draft *d)
{
    uint32_t value;
    int32_t year;
    if (plain_number(s, at, 2200, &value)) {
        if (token_at(s, at)->len != 4 || value < 1000 || number_goes_on(s, at + 1))
            return 0;
        return set_year(d, (int32_t)value) ? at + 1 : 0;
    }
    uint32_t next = spelled_year(s, at, &year);
    return next != 0 && set_year(d, year) ? next : 0;
}

/* '98, and the last two digits of a range: 1960-61 */
static uint32_t atom_year2(const scanner *s, uint32_t at, draft *d)
{
    uint32_t value, digit = is_mark(s, at, "'") || is_mark(s, at, "\xE2\x80\x99") || is_mark(s, at, "\xE2\x80\x98") || is_mark(s, at, "`") ? at + 1 : at;
    bool is_part_number = is_glued_mark(s, digit + 1, "-") && token_at(s, digit + 2)->kind == DLN_TOKEN_NUMBER && !is_spaced(s, digit + 2);
    if (token_at(s, digit)->len != 2 || !plain_number(s, digit, 99, &value) || number_goes_on(s, digit + 1) || is_part_number)
        return 0;
    if (digit == at) {
        if (d->year == NO_YEAR || d->year2 != NO_YEAR || is_spaced(s, at))
            return 0;
        d->year2 = (int16_t)(d->year / 100 * 100 + (int32_t)value);
        return d->year2 > d->year ? at + 1 : 0;
    }
    if (is_spaced(s, digit))
        return 0;
    return set_year(d, (int32_t)value + (value < 50 ? 2000 : 1900)) ? digit + 1 : 0;
}

/* 1990s, the '90s, the nineties: the decade; 1900s too */
static uint32_t atom_decade(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t number, next;
    bool is_short = is_mark(s, at, "'") || is_mark(s, at, "\xE2\x80\x99") || is_mark(s, at, "\xE2\x80\x98") || is_mark(s, at, "`");
    uint32_t digits_at = is_short ? at + 1 : at;
    if (class_value(s, at, CLASS_DECADE, &value, &next)) {
        if (!set_year(d, 1900 + value))
            return 0;
        d->decade = 1;
        return next;
    }
    dln_span text = dln_token_text(s->tokens, digits_at);
    size_t digits = 0;
    while (digits < text.len && dln_is_digit(text.text[digits]))
        digits++;
    bool is_mixed = token_at(s, digits_at)->kind == DLN_TOKEN_MIXED && text.len == digits + 1 && text.text[digits] == 's';
    next = digits_at + 1;
    if (!is_mixed && token_at(s, digits_at)->kind == DLN_TOKEN_NUMBER && token_at(s, next)->kind == DLN_TOKEN_WORD && !is_spaced(s, next)) {
        dln_span s_text = dln_token_text(s->tokens, next); /* 1990's */
        is_mixed = s_text.len >= 2 && s_text.text[s_text.len - 1] == 's' && digits == text.len && digits == 4 && text.text[3] == '0';
        next++;
    }
    if (!is_mixed || !dln_parse_uint((dln_span){text.text, digits}, 2200, &number) || number % 10 != 0)
        return 0;
    if (digits == 2)
        number += number >= 20 ? 1900 : 2000;
    else if (digits != 4 || number < 1000)
        return 0;
    if (!set_year(d, (int32_t)number))
        return 0;
    d->decade = 1;
    return next;
}

static uint32_t atom_weekday(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    if (!class_value(s, at, CLASS_WEEKDAY, &value, &next))
        return 0;
    d->weekday = (uint8_t)value;
    if (token_at(s, at)->len <= 5 && is_glued_mark(s, next, ".") && (token_at(s, next + 1)->flags & DLN_STARTS_SENTENCE) == 0 &&
        token_at(s, next + 1)->kind != DLN_TOKEN_END)
        next++;
    return next;
}

#define CLASS_ATOM(name, class, field, type)                                        \
    static uint32_t name(const scanner *s, uint32_t at, draft *d)                   \
    {                                                                               \
        int32_t value;                                                              \
        uint32_t next;                                                              \
        if (!class_value(s, at, class, &value, &next))                              \
            return 0;                                                               \
        d->field = (type)value;                                                     \
        return next;                                                                \
    }
CLASS_ATOM(atom_weekdays, CLASS_WEEKDAYS, weekday, uint8_t)
CLASS_ATOM(atom_unit, CLASS_UNIT, unit, uint8_t)
CLASS_ATOM(atom_part, CLASS_PART, part, uint8_t)
CLASS_ATOM(atom_parts, CLASS_PARTS, part, uint8_t)
CLASS_ATOM(atom_season, CLASS_SEASON, season, uint8_t)
CLASS_ATOM(atom_seasons, CLASS_SEASONS, season, uint8_t)
CLASS_ATOM(atom_premod, CLASS_PREMOD, mod, uint8_t)
CLASS_ATOM(atom_approx, CLASS_APPROX, mod, uint8_t)
CLASS_ATOM(atom_ref, CLASS_REF, arg, int8_t)
CLASS_ATOM(atom_set, CLASS_SET, unit, uint8_t)
CLASS_ATOM(atom_zone_word, CLASS_ZONE, zone_row, uint16_t)
CLASS_ATOM(atom_holiday, CLASS_HOLIDAY, holiday_row, uint16_t)

static uint32_t atom_units(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    if (!class_value(s, at, CLASS_UNITS, &value, &next))
        return 0;
    if (d->has_n == 0 && token_at(s, at)->len <= 4 && !is_mark_any_case(s, at, "days"))
        return 0; /* "12 secs", but "the SEC" */
    if (d->unit == 0)
        d->unit = (uint8_t)value;
    else
        d->unit2 = (uint8_t)value; /* "two hours and ten minutes" */
    d->is_plural = true;
    return next;
}

static uint32_t atom_deictic(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    if (!class_value(s, at, CLASS_DEICTIC, &value, &next))
        return 0;
    d->offset_days = (int16_t)value;
    d->has_deictic = true;
    return next;
}

/* ---- numbers ---- */

/* A number below a hundred in words. */
static bool small_words(const scanner *s, uint32_t at, int32_t *value, uint32_t *next)
{
    int32_t unit;
    uint32_t after;
    if (class_value(s, at, CLASS_DIGIT, value, next))
        return true;
    if (!class_value(s, at, CLASS_TENS, value, next))
        return false;
    after = is_glued_mark(s, *next, "-") && !is_spaced(s, *next + 1) ? *next + 1 : *next;
    if (class_value(s, after, CLASS_DIGIT, &unit, &after) && unit > 0 && unit < 10) {
        *value += unit;
        *next = after;
    }
    return true;
}

static uint32_t number_words(const scanner *s, uint32_t at, int32_t *value)
{
    int32_t part, scale, total = 0;
    uint32_t next, after;
    bool is_article = is_mark(s, at, "a") || is_mark(s, at, "A");
    if (is_article) { /* a hundred */
        if (!class_value(s, at + 1, CLASS_SCALE, &scale, &next))
            return 0;
        *value = scale;
        return next;
    }
    if (!small_words(s, at, &part, &next))
        return 0;
    while (class_value(s, next, CLASS_SCALE, &scale, &after)) {
        if (part == 0 || scale > 1000000 / part)
            return 0;
        part *= scale;
        next = after;
        total += part;
        part = 0;
        after = is_mark(s, next, "and") ? next + 1 : next;
        if (!small_words(s, after, &part, &after))
            break;
        next = after;
    }
    *value = total + part;
    return next;
}

static bool set_n(draft *d, int32_t tenths)
{
    if (d->has_n == 0)
        d->n = tenths;
    else if (d->has_n == 1)
        d->n2 = tenths;
    else
        return false;
    d->has_n++;
    return true;
}

static const char *const fractions[] = {"\xC2\xBD", "\xC2\xBC", "\xC2\xBE"};

/* 2, 2.5, 2 1/2, 2½, 1,200; two, twenty-four, a hundred; several, a few, a couple of */
static uint32_t atom_n(const scanner *s, uint32_t at, draft *d)
{
    uint32_t number, next, tenth;
    int32_t value;
    if (class_value(s, at, CLASS_FEW, &value, &next))
        return set_n(d, value > 0 ? value * 10 : N_UNKNOWN) ? next : 0;
    if (token_at(s, at)->kind == DLN_TOKEN_NUMBER) {
        if (!dln_token_number(s->tokens, at, 10000000, &number))
            return 0;
        value = (int32_t)number * 10;
        next = at + 1;
        if (is_glued_mark(s, next, ".") && !is_spaced(s, next + 1) && plain_number(s, next + 1, 9, &tenth) && token_at(s, next + 1)->len == 1) {
            value += (int32_t)tenth;
            next += 2;
        } else if (is_mark(s, next, "1") && is_glued_mark(s, next + 1, "/") && is_mark(s, next + 2, "2")) {
            value += 5;
            next += 3;
        } else if (is_mark(s, next, fractions[0])) {
            value += 5;
            next++;
        }
        return set_n(d, value) ? next : 0;
    }
    next = number_words(s, at, &value);
    if (next == 0)
        return 0;
    value *= 10;
    if (is_mark(s, next, "and") && is_mark(s, next + 1, "a") && is_mark(s, next + 2, "half")) {
        value += 5;
        next += 3;
    }
    return set_n(d, value) ? next : 0;
}

static uint32_t atom_ord(const scanner *s, uint32_t at, draft *d)
{
    uint32_t value, next;
    return ordinal_of(s, at, 99, &value, &next) && set_n(d, (int32_t)value * 10) ? next : 0;
}

/* ---- the clock ---- */

static bool set_minute(draft *d, int32_t minute)
{
    if (minute < 0 || minute > MINUTES_A_DAY)
        return false;
    if (d->minute < 0)
        d->minute = (int16_t)minute;
    else if (d->minute2 < 0)
        d->minute2 = (int16_t)minute;
    else
        return false;
    return true;
}

/* a.m. or p.m. behind an hour; *half 0 or 1. */
static uint32_t meridiem(const scanner *s, uint32_t at, int32_t *half)
{
    uint32_t next;
    if (at < s->tokens->count && class_value(s, at, CLASS_MERIDIEM, half, &next))
        return next;
    /* "p.m" at the end of a sentence: three tokens */
    bool is_m = is_glued_mark(s, at + 1, ".") && is_mark(s, at + 2, "m") && !is_spaced(s, at + 2);
    if (is_m && (is_mark(s, at, "a") || is_mark(s, at, "p"))) {
        *half = is_mark(s, at, "p");
        return at + 3;
    }
    return 0;
}

static int32_t with_half(int32_t hour, int32_t half) { return hour % 12 + half * 12; }

/* 5pm, 15h30, 5:30pm's last part */
static bool mixed_clock(dln_span text, int32_t *hour, int32_t *minute, int32_t *half)
{
    size_t digits = 0;
    uint32_t number;
    while (digits < text.len && dln_is_digit(text.text[digits]))
        digits++;
    if (digits == 0 || digits > 4 || !dln_parse_uint((dln_span){text.text, digits}, 2400, &number))
        return false;
    dln_span tail = {text.text + digits, text.len - digits};
    char first = dln_to_lower(tail.text[0]);
    *minute = 0;
    *half = -1;
    *hour = (int32_t)number;
    if (digits > 2) {
        *hour = (int32_t)number / 100;
        *minute = (int32_t)number % 100;
    }
    if (tail.len == 2 && dln_to_lower(tail.text[1]) == 'm' && (first == 'a' || first == 'p')) {
        *half = first == 'p';
        return *hour >= 1 && *hour <= 12 && *minute < 60;
    }
    if (first == 'h' && digits <= 2 && (tail.len == 1 || tail.len == 3)) {
        if (tail.len == 3 && !dln_parse_uint((dln_span){tail.text + 1, 2}, 59, &number))
            return false;
        *minute = tail.len == 3 ? (int32_t)number : 0;
        return *hour < 24 && tail.len == 3;
    }
    return digits == 4 && tail.len == 1 && first == 'z' && *hour < 24 && *minute < 60;
}

/* 18:07, 6:07 pm, 6:07:35, 6.07 pm; 18.07 only with something behind it that says so (CLOCKDOT) */
static uint32_t clock_digits(const scanner *s, uint32_t at, draft *d, bool dot)
{
    uint32_t hour, minute, second, next;
    int32_t half;
    bool is_dotted = is_glued_mark(s, at + 1, ".");
    if (!plain_number(s, at, 24, &hour) || token_at(s, at)->len > 2 || (!is_glued_mark(s, at + 1, ":") && !(is_dotted)) || is_spaced(s, at + 2))
        return 0;
    next = at + 3;
    dln_span tail = dln_token_text(s->tokens, at + 2);
    if (token_at(s, at + 2)->kind == DLN_TOKEN_MIXED && tail.len == 4 && dln_to_lower(tail.text[3]) == 'm') { /* 5:30pm */
        char which = dln_to_lower(tail.text[2]);
        if (!dln_parse_uint((dln_span){tail.text, 2}, 59, &minute) || (which != 'a' && which != 'p') || hour < 1 || hour > 12)
            return 0;
        return set_minute(d, with_half((int32_t)hour, which == 'p') * 60 + (int32_t)minute) ? next : 0;
    }
    if (token_at(s, at + 2)->kind == DLN_TOKEN_MIXED && tail.len == 3 && dln_to_lower(tail.text[2]) == 'z') { /* 16:08Z */
        if (!dln_parse_uint((dln_span){tail.text, 2}, 59, &minute) || !set_minute(d, (int32_t)(hour * 60 + minute)))
            return 0;
        d->zone_offset = 0;
        return next;
    }
    if (!plain_number(s, at + 2, 59, &minute) || token_at(s, at + 2)->len != 2)
        return 0;
    int32_t found_second = -1;
    if (!is_dotted && is_glued_mark(s, next, ":") && !is_spaced(s, next + 1) && plain_number(s, next + 1, 60, &second) && token_at(s, next + 1)->len == 2) {
        found_second = (int32_t)second;
        next += 2;
    }
    uint32_t after = meridiem(s, next, &half);
    if (after != 0) {
        if (hour < 1)
            return 0;
        hour = hour <= 12 ? (uint32_t)with_half((int32_t)hour, half) : hour; /* "15:00 pm" is what it says */
        next = after;
    } else if (is_dotted && !dot) {
        return 0;
    } else if (is_glued_mark(s, next, ":") || is_glued_mark(s, next, "%") || (is_glued_mark(s, next, ".") && token_at(s, next + 1)->kind == DLN_TOKEN_NUMBER && !is_spaced(s, next + 1))) {
        return 0;
    }
    if (!set_minute(d, (int32_t)(hour * 60 + minute)))
        return 0;
    d->second = (int8_t)found_second;
    return next;
}

static const char *const halves_past[] = {"half", "quarter"};

/* half past six, a quarter to seven, ten past nine, twenty minutes to eight */
static uint32_t clock_words(const scanner *s, uint32_t at, draft *d)
{
    int32_t minutes = 0, hour, half = 0;
    uint32_t next = at;
    if (is_mark(s, next, "a") && is_mark(s, next + 1, "quarter"))
        next++;
    if (is_mark(s, next, halves_past[0]) || is_mark(s, next, "Half")) {
        minutes = 30;
        next++;
    } else if (is_mark(s, next, halves_past[1]) || is_mark(s, next, "Quarter")) {
        minutes = 15;
        next++;
    } else if (small_words(s, next, &minutes, &next) && minutes > 0 && minutes < 60) {
        if (is_mark(s, next, "minutes"))
            next++;
    } else {
        return 0;
    }
    bool is_past = is_mark(s, next, "past") || is_mark(s, next, "after");
    if ((!is_past && !is_mark(s, next, "to") && !is_mark(s, next, "before")) || (minutes == 30 && !is_past))
        return 0;
    uint32_t number;
    next++;
    if (plain_number(s, next, 12, &number)) {
        hour = (int32_t)number;
        next++;
    } else if (!small_words(s, next, &hour, &next)) {
        return 0;
    }
    if (hour < 1 || hour > 12)
        return 0;
    uint32_t after = meridiem(s, next, &half);
    if (after == 0 && (is_mark(s, next, "o'clock") || is_mark(s, next, "o\xE2\x80\x99" "clock")))
        after = next + 1;
    /* without "half" a number of things is as likely: "ten to six" needs a sign of the clock */
    bool is_plain_number = minutes != 30 && minutes != 15;
    if (is_plain_number && after == 0)
        return 0;
    int32_t minute = (after != 0 && half == 1 ? with_half(hour, 1) : hour) * 60 + (is_past ? minutes : -minutes);
    if (token_at(s, next)->kind == DLN_TOKEN_END && minute < 0)
        return 0;
    return set_minute(d, minute < 0 ? minute + MINUTES_A_DAY : minute) ? (after != 0 ? after : next) : 0;
}

static uint32_t atom_clock(const scanner *s, uint32_t at, draft *d)
{
    int32_t value, half, minute;
    uint32_t next, hour;
    const dln_token *token = token_at(s, at);
    if (class_value(s, at, CLASS_CLOCK, &value, &next)) /* noon, midnight */
        return set_minute(d, value) ? next : 0;
    if (token->kind == DLN_TOKEN_MIXED) {
        if (!mixed_clock(dln_token_text(s->tokens, at), &value, &minute, &half) || !set_minute(d, (half >= 0 ? with_half(value, half) : value) * 60 + minute))
            return 0;
        if (token->len == 5)
            d->zone_offset = 0; /* 0915Z */
        return at + 1;
    }
    if (token->kind == DLN_TOKEN_NUMBER) {
        next = clock_digits(s, at, d, false);
        if (next != 0)
            return next;
        if (!plain_number(s, at, 12, &hour) || hour == 0)
            return 0;
        next = meridiem(s, at + 1, &half);
        if (next == 0 && (is_mark(s, at + 1, "o'clock") || is_mark(s, at + 1, "o\xE2\x80\x99" "clock")))
            return set_minute(d, (int32_t)hour * 60) ? at + 2 : 0;
        return next != 0 && set_minute(d, with_half((int32_t)hour, half) * 60) ? next : 0;
    }
    next = clock_words(s, at, d);
    if (next != 0)
        return next;
    if (!small_words(s, at, &value, &next) || value < 1 || value > 12)
        return 0;
    if (is_mark(s, next, "o'clock") || is_mark(s, next, "o\xE2\x80\x99" "clock"))
        return set_minute(d, value * 60) ? next + 1 : 0;
    uint32_t after = meridiem(s, next, &half);
    return after != 0 && token->kind == DLN_TOKEN_WORD && set_minute(d, with_half(value, half) * 60) ? after : 0;
}

/* 1507, 18.07, 6: a time only because a zone or another time follows in the pattern */
static uint32_t atom_clockdot(const scanner *s, uint32_t at, draft *d)
{
    uint32_t number, next = clock_digits(s, at, d, true);
    if (next != 0)
        return next;
    if (!plain_number(s, at, 2400, &number) || token_at(s, at)->len != 4 || number % 100 > 59)
        return 0;
    return set_minute(d, (int32_t)(number / 100 * 60 + number % 100)) ? at + 1 : 0;
}

static uint32_t atom_hour(const scanner *s, uint32_t at, draft *d)
{
    uint32_t number, next = at + 1;
    int32_t value;
    if (plain_number(s, at, 24, &number) && token_at(s, at)->len <= 2 && number > 0 && !number_goes_on(s, next))
        value = (int32_t)number;
    else if (!small_words(s, at, &value, &next) || value < 1 || value > 12)
        return 0;
    d->needs_meridiem = d->minute < 0;
    return set_minute(d, value * 60) ? next : 0;
}

/* GMT, EST, Moscow time, GMT+3, (GMT +8), UTC-05:00 */
static uint32_t atom_zone(const scanner *s, uint32_t at, draft *d)
{
    uint32_t open = is_mark(s, at, "(") ? at + 1 : at, next, hours, minutes = 0;
    next = atom_zone_word(s, open, d);
    if (next == 0)
        return 0;
    bool is_minus = is_mark(s, next, "-") || is_mark(s, next, "\xE2\x88\x92");
    if ((is_minus || is_mark(s, next, "+")) && plain_number(s, next + 1, 1400, &hours) && !is_spaced(s, next + 1)) {
        if (token_at(s, next + 1)->len == 4) {
            minutes = hours % 100;
            hours /= 100;
        }
        next += 2;
        if (is_glued_mark(s, next, ":") && plain_number(s, next + 1, 59, &minutes))
            next += 2;
        if (hours <= 14) {
            d->zone_offset = (int16_t)((is_minus ? -1 : 1) * (int32_t)(hours * 60 + minutes));
            d->zone_row = 0;
        }
    }
    if (open != at) {
        if (!is_mark(s, next, ")"))
            return 0;
        next++;
    }
    return next;
}

uint32_t dates_zone_at(const scanner *s, uint32_t at, draft *d) { return atom_zone(s, at, d); }

static uint32_t atom_local(const scanner *s, uint32_t at, draft *d)
{
    if (!is_mark(s, at, "local") || !is_mark(s, at + 1, "time"))
        return 0;
    d->is_local = true;
    return at + 2;
}

/* ---- shapes ---- */

/* 2013-07-06, with T18:07(:00)(Z) behind it */
static uint32_t atom_iso(const scanner *s, uint32_t at, draft *d)
{
    uint32_t year, month, day;
    bool is_glued = is_glued_mark(s, at + 1, "-") && is_glued_mark(s, at + 3, "-") && !is_spaced(s, at + 2) && !is_spaced(s, at + 4);
    if (!is_glued || token_at(s, at)->len != 4 || !plain_number(s, at, 2999, &year) || !plain_number(s, at + 2, 12, &month) || month == 0)
        return 0;
    if (plain_number(s, at + 4, 31, &day) && day > 0 && token_at(s, at + 4)->len == 2 && dln_date_exists((int32_t)year, (int32_t)month, (int32_t)day)) {
        if (is_glued_mark(s, at + 5, "-"))
            return 0;
        d->year = (int16_t)year, d->month = (uint8_t)month, d->day = (uint8_t)day;
        return at + 5;
    }
    /* the day and the hour are one word: 06T18 */
    dln_span text = dln_token_text(s->tokens, at + 4);
    uint32_t hour, minute, second;
    if (text.len != 5 || text.text[2] != 'T' || !dln_parse_uint((dln_span){text.text, 2}, 31, &day) || !dln_parse_uint((dln_span){text.text + 3, 2}, 24, &hour) ||
        !is_glued_mark(s, at + 5, ":") || day == 0 || !dln_date_exists((int32_t)year, (int32_t)month, (int32_t)day))
        return 0;
    dln_span last = dln_token_text(s->tokens, at + 6);
    bool is_z = last.len == 3 && last.text[2] == 'Z';
    if (!dln_parse_uint((dln_span){last.text, is_z ? 2 : last.len}, 59, &minute))
        return 0;
    uint32_t next = at + 7;
    d->year = (int16_t)year, d->month = (uint8_t)month, d->day = (uint8_t)day;
    if (is_glued_mark(s, next, ":") && !is_z) {
        last = dln_token_text(s->tokens, next + 1);
        is_z = last.len == 3 && last.text[2] == 'Z';
        if (!dln_parse_uint((dln_span){last.text, is_z ? 2 : last.len}, 60, &second))
            return 0;
        d->second = (int8_t)second;
        next += 2;
    }
    if (is_z)
        d->zone_offset = 0;
    return set_minute(d, (int32_t)(hour * 60 + minute)) ? next : 0;
}

static int32_t full_year(const scanner *s, uint32_t at, uint32_t number)
{
    return token_at(s, at)->len == 4 ? (int32_t)number : (int32_t)number + (number < 50 ? 2000 : 1900);
}

/* 7/8/07, 07.06.2013, 7-8-2007: the month first unless it cannot be; full stops: the day first; 19-Nov-12 */
static uint32_t atom_numeric(const scanner *s, uint32_t at, draft *d)
{
    static const char *const separators[] = {"/", ".", "-"};
    uint32_t first, second, year;
    int32_t month;
    uint32_t next;
    if (token_at(s, at)->len > 2 || !plain_number(s, at, 31, &first) || first == 0)
        return 0;
    for (size_t i = 0; i < 3; i++) {
        const char *mark = separators[i];
        if (!is_glued_mark(s, at + 1, mark) || !is_glued_mark(s, at + 3, mark) || is_spaced(s, at + 2) || is_spaced(s, at + 4))
            continue;
        uint32_t len = token_at(s, at + 4)->len;
        if (!plain_number(s, at + 4, 2200, &year) || (len != 4 && len != 2) || (len == 2 && i == 1) || (len == 4 && year < 1000))
            return 0;
        if (is_glued_mark(s, at + 5, mark) && token_at(s, at + 6)->kind == DLN_TOKEN_NUMBER)
            return 0;
        if (class_value(s, at + 2, CLASS_MONTH, &month, &next) && next == at + 3) {
            d->day = (uint8_t)first;
        } else {
            if (!plain_number(s, at + 2, 31, &second) || second == 0 || token_at(s, at + 2)->len > 2)
                return 0;
            bool day_first = i == 1 || first > 12;
            month = (int32_t)(day_first ? second : first);
            d->day = (uint8_t)(day_first ? first : second);
        }
        d->month = (uint8_t)month;
        d->year = (int16_t)full_year(s, at + 4, year);
        return month <= 12 && dln_date_exists(d->year, d->month, d->day) ? at + 5 : 0;
    }
    return 0;
}

/* ---- small things ---- */

static uint32_t atom_dash(const scanner *s, uint32_t at, draft *d)
{
    bool is_dash = is_mark(s, at, "-") || is_mark(s, at, "\xE2\x80\x93") || is_mark(s, at, "\xE2\x80\x94") || is_mark(s, at, "to") ||
                   is_mark(s, at, "through") || is_mark(s, at, "till") || is_mark(s, at, "until") || is_mark(s, at, "--");
    if (!is_dash)
        return 0;
    d->split = at;
    return at + 1;
}

static uint32_t atom_and(const scanner *s, uint32_t at, draft *d)
{
    if (!is_mark(s, at, "and") && !is_mark(s, at, "&"))
        return 0;
    d->split = at;
    return at + 1;
}

static uint32_t atom_poss(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    if (is_glued_mark(s, at, "'s") || is_glued_mark(s, at, "\xE2\x80\x99s") || is_glued_mark(s, at, "'") || is_glued_mark(s, at, "\xE2\x80\x99"))
        return at + 1;
    return 0;
}

/* "the final quarter", "the last half of 2013": of the year that is named; "last quarter" alone is the one before this. */
static bool is_last_of(const scanner *s, uint32_t at, const char *unit)
{
    bool is_final = is_mark_any_case(s, at, "final"), is_last = is_mark_any_case(s, at, "last");
    return (is_final || is_last) && is_mark_any_case(s, at + 1, unit) && (is_mark(s, at + 2, "of") || (is_final && !is_mark(s, at + 2, "-")));
}

/* third quarter, Q3, 3Q */
static uint32_t atom_quarter(const scanner *s, uint32_t at, draft *d)
{
    dln_span text = dln_token_text(s->tokens, at);
    uint32_t nth, next;
    if (token_at(s, at)->kind == DLN_TOKEN_MIXED && text.len == 2) {
        char digit = (text.text[0] | 0x20) == 'q' ? text.text[1] : (text.text[1] | 0x20) == 'q' ? text.text[0] : '0';
        if (digit < '1' || digit > '4')
            return 0;
        d->quarter = (uint8_t)(digit - '0');
        return at + 1;
    }
    if (is_last_of(s, at, "quarter")) {
        d->quarter = 4;
        return at + 2;
    }
    if (!ordinal_of(s, at, 4, &nth, &next) || !is_mark_any_case(s, next, "quarter"))
        return 0;
    d->quarter = (uint8_t)nth;
    return next + 1;
}

/* third-quarter, in front of a noun */
static uint32_t atom_quarter_hyphen(const scanner *s, uint32_t at, draft *d)
{
    uint32_t nth, next;
    if (!ordinal_of(s, at, 4, &nth, &next) || !is_glued_mark(s, next, "-") || !is_mark_any_case(s, next + 1, "quarter"))
        return 0;
    d->quarter = (uint8_t)nth;
    return next + 2;
}

/* first half, H1, 1H */
static uint32_t atom_half(const scanner *s, uint32_t at, draft *d)
{
    dln_span text = dln_token_text(s->tokens, at);
    uint32_t nth, next;
    if (token_at(s, at)->kind == DLN_TOKEN_MIXED && text.len == 2) {
        char digit = text.text[0] == 'H' ? text.text[1] : text.text[1] == 'H' ? text.text[0] : '0';
        if (digit != '1' && digit != '2')
            return 0;
        d->half = (uint8_t)(digit - '0');
        return at + 1;
    }
    if (is_last_of(s, at, "half")) {
        d->half = 2;
        return at + 2;
    }
    if (!ordinal_of(s, at, 2, &nth, &next))
        return 0;
    next = is_glued_mark(s, next, "-") ? next + 1 : next;
    if (!is_mark_any_case(s, next, "half"))
        return 0;
    d->half = (uint8_t)nth;
    return next + 1;
}

/* FY2014, FY 2014, FY14 */
static uint32_t atom_fy(const scanner *s, uint32_t at, draft *d)
{
    dln_span text = dln_token_text(s->tokens, at);
    uint32_t number;
    if (is_mark(s, at, "FY"))
        return atom_year(s, at + 1, d);
    bool is_fy = token_at(s, at)->kind == DLN_TOKEN_MIXED && (text.len == 6 || text.len == 4) && text.text[0] == 'F' && text.text[1] == 'Y';
    if (!is_fy || !dln_parse_uint((dln_span){text.text + 2, text.len - 2}, 2200, &number))
        return 0;
    if (text.len == 4)
        number += number < 50 ? 2000 : 1900;
    return set_year(d, (int32_t)number) ? at + 1 : 0;
}

static bool is_era(const scanner *s, uint32_t at, bool before_christ)
{
    static const char *const eras[2][3] = {{"AD", "CE", "A.D."}, {"BC", "BCE", "B.C."}};
    for (size_t i = 0; i < 3; i++) {
        if (is_mark(s, at, eras[before_christ][i]))
            return true;
    }
    return false;
}

/* The number of 490 BC; the era behind it is of the row. */
static uint32_t atom_year_bc(const scanner *s, uint32_t at, draft *d)
{
    uint32_t year;
    if (!plain_number(s, at, 9999, &year) || year == 0 || token_at(s, at)->len > 4 || !is_era(s, at + 1, true) || !set_year(d, (int32_t)year))
        return 0;
    d->is_bc = true;
    return at + 1;
}

/* The number of AD 69, 69 AD. */
static uint32_t atom_year_ad(const scanner *s, uint32_t at, draft *d)
{
    uint32_t year;
    bool has_era = is_era(s, at + 1, false) || (at > 0 && is_era(s, at - 1, false));
    return has_era && plain_number(s, at, 2200, &year) && year != 0 && token_at(s, at)->len <= 4 && set_year(d, (int32_t)year) ? at + 1 : 0;
}

/* ---- what stands around: no token is taken ---- */

/* "morning trading": a session of the day of the report. */
static uint32_t atom_session(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "trading") || is_mark(s, at, "session") ? at : 0;
}


/* A preposition before it, or "ended". */
static uint32_t atom_prep(const scanner *s, uint32_t at, draft *d)
{
    static const char *const words[] = {"in", "on", "of", "during", "through", "throughout", "by", "since", "until", "till", "from", "over",
                                        "for", "within", "end", "ended", "ending"};
    (void)d;
    for (size_t i = 0; at > 0 && i < sizeof words / sizeof *words; i++) {
        if (is_mark_any_case(s, at - 1, words[i]))
            return at;
    }
    return 0;
}

/* A mark behind it that ends the clause. */
static uint32_t atom_stop(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    dln_span text = dln_token_text(s->tokens, at);
    return token_at(s, at)->kind == DLN_TOKEN_MARK && text.len == 1 && strchr(".,;:!?)", text.text[0]) != NULL ? at : 0;
}

/* "the day before the vote": the day alone is the expression. */
static uint32_t atom_before(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "before") ? at : 0;
}

static uint32_t atom_after(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "after") ? at : 0;
}

/* A rate: "24 hours a day", "$33 million a year": something counted stands before it. */
static uint32_t atom_counted(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    (void)d;
    if (at == 0)
        return 0;
    bool is_counted = token_at(s, at - 1)->kind == DLN_TOKEN_NUMBER || class_value(s, at - 1, CLASS_SCALE, &value, &next) ||
                      class_value(s, at - 1, CLASS_UNITS, &value, &next) || class_value(s, at - 1, CLASS_DIGIT, &value, &next) ||
                      is_mark_any_case(s, at - 1, "billion") || is_mark_any_case(s, at - 1, "times") || is_mark_any_case(s, at - 1, "once") ||
                      is_mark_any_case(s, at - 1, "twice");
    return is_counted ? at : 0;
}

/* What ended then: "the year ended March 31" is a stretch of its own, "the quarter ended Sept. 30" the one before that day. */
static uint32_t atom_ended(const scanner *s, uint32_t at, draft *d)
{
    int32_t month;
    uint32_t next, that = is_mark(s, at, "that") ? at + 1 : at;
    if (!is_mark(s, that, "ended") && !is_mark(s, that, "ending"))
        return 0;
    if (!class_value(s, that + 1, CLASS_MONTH, &month, &next))
        return is_mark(s, that + 1, "tomorrow") || is_mark(s, that + 1, "today") ? at : 0;
    d->is_over = is_mark(s, that, "ended");
    if (d->unit == UNIT_QUARTER && d->quarter == 0)
        d->quarter = (uint8_t)((month + 10) % 12 / 3 + 1); /* the month before its last one tells */
    return at;
}

static uint32_t atom_quote(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "\"") || is_mark(s, at, "\xE2\x80\x9C") ? at + 1 : 0;
}

#define CLASS(name) FIRST_CLASS(CLASS_##name)
#define SMALL_NUMBER (CLASS(DIGIT) | CLASS(TENS))

static const struct { const char *name; dates_atom atom; dates_firsts firsts; const char *words; } atoms[] = {
    {"MONTH", atom_month, CLASS(MONTH), ""},
    {"DAY", atom_day, FIRST_NUMBER | FIRST_MIXED | CLASS(TENS) | CLASS(ORDINAL), ""},
    {"NTH", atom_nth, FIRST_MIXED, ""},
    {"YEAR", atom_year, FIRST_NUMBER | SMALL_NUMBER, ""},
    {"YY", atom_year2, FIRST_NUMBER | FIRST_MARK, ""},
    {"DECADE", atom_decade, FIRST_NUMBER | FIRST_MIXED | FIRST_MARK | CLASS(DECADE), ""},
    {"WEEKDAY", atom_weekday, CLASS(WEEKDAY), ""},
    {"WEEKDAYS", atom_weekdays, CLASS(WEEKDAYS), ""},
    {"UNIT", atom_unit, CLASS(UNIT), ""},
    {"UNITS", atom_units, CLASS(UNITS), ""},
    {"PART", atom_part, CLASS(PART), ""},
    {"PARTS", atom_parts, CLASS(PARTS), ""},
    {"SEASON", atom_season, CLASS(SEASON), ""},
    {"SEASONS", atom_seasons, CLASS(SEASONS), ""},
    {"PREMOD", atom_premod, CLASS(PREMOD), ""},
    {"APPROX", atom_approx, CLASS(APPROX), ""},
    {"REF", atom_ref, CLASS(REF), ""},
    {"SET", atom_set, CLASS(SET), ""},
    {"HOLIDAY", atom_holiday, CLASS(HOLIDAY), ""},
    {"DEICTIC", atom_deictic, CLASS(DEICTIC), ""},
    {"N", atom_n, FIRST_NUMBER | CLASS(FEW) | SMALL_NUMBER, "a"},
    {"ORD", atom_ord, FIRST_MIXED | CLASS(TENS) | CLASS(ORDINAL), ""},
    {"CLOCK", atom_clock, FIRST_NUMBER | FIRST_MIXED | CLASS(CLOCK) | SMALL_NUMBER, "a|half|quarter"},
    {"CLOCKDOT", atom_clockdot, FIRST_NUMBER, ""},
    {"HOUR", atom_hour, FIRST_NUMBER | SMALL_NUMBER, ""},
    {"ZONE", atom_zone, FIRST_MARK | CLASS(ZONE), ""},
    {"LOCAL", atom_local, 0, "local"},
    {"ISO", atom_iso, FIRST_NUMBER, ""},
    {"NUMERIC", atom_numeric, FIRST_NUMBER, ""},
    {"DASH", atom_dash, FIRST_MARK, "to|through|till|until"},
    {"AND", atom_and, FIRST_MARK, "and"},
    {"POSS", atom_poss, FIRST_MARK, "'s"},
    {"QUOTE", atom_quote, FIRST_MARK, ""},
    {"QUARTER", atom_quarter, FIRST_MIXED | CLASS(ORDINAL), ""},
    {"QTR", atom_quarter_hyphen, FIRST_MIXED | CLASS(ORDINAL), ""},
    {"HALF", atom_half, FIRST_MIXED | CLASS(ORDINAL), ""},
    {"FY", atom_fy, FIRST_MIXED, "fy"},
    {"PREP", atom_prep, CLASS(SEASON) | CLASS(PREMOD), "the"},
    {"YEARBC", atom_year_bc, FIRST_NUMBER, ""},
    {"YEARAD", atom_year_ad, FIRST_NUMBER, ""},
    {"SESSION", atom_session, 0, "trading|session"},
    {"STOP", atom_stop, FIRST_MARK, ""},
    {"COUNTED", atom_counted, 0, "a|an|per"},
    {"ENDED", atom_ended, 0, "that|ended|ending"},
    {"BEFORE", atom_before, 0, "before"},
    {"AFTER", atom_after, 0, "after"},
};

dates_atom dates_atom_find(dln_span name, dates_firsts *firsts, const char **words)
{
    for (size_t i = 0; i < sizeof atoms / sizeof *atoms; i++) {
        if (dln_span_is(name, atoms[i].name)) {
            *firsts = atoms[i].firsts;
            *words = atoms[i].words;
            return atoms[i].atom;
        }
    }
    return NULL;
}
