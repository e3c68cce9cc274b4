/* src/find/dates_atoms.c - what one or a few tokens mean: the atoms that patterns are made of. Those of the clock: dates_atoms_clock.c;
 * what stands around: dates_atoms_around.c.
 * An atom reads tokens from `at`, notes what it found in the draft, and gives the token behind it; 0: it is not there.
 * A second month, day, year, number or clock time of one expression goes to the field of the range's other end.
 */
#include "find/dates_atoms.h"

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

bool dates_number_goes_on(const scanner *s, uint32_t next)
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
        return token_at(s, at)->len <= 2 && !dates_number_goes_on(s, next) && set_day(d, value) ? next : 0;
    return ordinal_of(s, at, 31, &value, &next) && set_day(d, value) ? next : 0;
}

/* 27: only in digits */
static uint32_t atom_day_number(const scanner *s, uint32_t at, draft *d) { return token_at(s, at)->kind == DLN_TOKEN_NUMBER ? atom_day(s, at, d) : 0; }

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

/* nineteen ninety-six, two thousand (and) eight, twenty eleven */
static uint32_t spelled_year(const scanner *s, uint32_t at, int32_t *year)
{
    int32_t high, low, scale;
    uint32_t next, after;
    if (!dates_small_words(s, at, &high, &next))
        return 0;
    if (high == 2 && class_value(s, next, CLASS_SCALE, &scale, &after) && scale == 1000) {
        *year = 2000;
        next = after;
        if (is_mark(s, next, "and"))
            after = next + 1;
        if (dates_small_words(s, after, &low, &after) && low < 100) {
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
    if (!dates_small_words(s, next, &low, &after) || low < 10 || low > 99)
        return 0;
    *year = high * 100 + low;
    return after;
}

static uint32_t atom_year(const scanner *s, uint32_t at, draft *d)
{
    uint32_t value;
    int32_t year;
    if (plain_number(s, at, 2200, &value)) {
        if (token_at(s, at)->len != 4 || value < 1000 || dates_number_goes_on(s, at + 1))
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
    if (token_at(s, digit)->len != 2 || !plain_number(s, digit, 99, &value) || dates_number_goes_on(s, digit + 1) || is_part_number)
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
CLASS_ATOM(atom_approx, CLASS_APPROX, mod, uint8_t)
CLASS_ATOM(atom_ref, CLASS_REF, arg, int8_t)
CLASS_ATOM(atom_holiday, CLASS_HOLIDAY, holiday_row, uint16_t)

static uint32_t atom_premod(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    if (!class_value(s, at, CLASS_PREMOD, &value, &next))
        return 0;
    d->mod = d->split != 0 ? MOD_NONE : (uint8_t)value; /* "the late 19th and early 20th centuries": not one for both */
    return next;
}

/* weekly 6; biweekly 206: two of them */
static uint32_t atom_set(const scanner *s, uint32_t at, draft *d)
{
    enum { MANY = 100 };
    int32_t value;
    uint32_t next;
    if (!class_value(s, at, CLASS_SET, &value, &next))
        return 0;
    d->unit = (uint8_t)(value % MANY);
    if (value >= MANY) {
        d->has_n = 1;
        d->n = value / MANY * 10;
    }
    return next;
}

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

bool dates_small_words(const scanner *s, uint32_t at, int32_t *value, uint32_t *next)
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
    if (!dates_small_words(s, at, &part, &next))
        return 0;
    while (class_value(s, next, CLASS_SCALE, &scale, &after)) {
        if (part == 0 || scale > 1000000 / part)
            return 0;
        part *= scale;
        next = after;
        total += part;
        part = 0;
        after = is_mark(s, next, "and") ? next + 1 : next;
        if (!dates_small_words(s, after, &part, &after))
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
    return dates_set_minute(d, (int32_t)(hour * 60 + minute)) ? next : 0;
}

static int32_t full_year(const scanner *s, uint32_t at, uint32_t number)
{
    return token_at(s, at)->len == 4 ? (int32_t)number : (int32_t)number + (number < 50 ? 2000 : 1900);
}

/* 2013/12/25, 2013.12.25 */
static uint32_t year_first(const scanner *s, uint32_t at, const char *mark, draft *d)
{
    uint32_t year, month, day;
    bool is_whole = is_glued_mark(s, at + 1, mark) && is_glued_mark(s, at + 3, mark) && !is_spaced(s, at + 2) && !is_spaced(s, at + 4) && !is_glued_mark(s, at + 5, mark);
    if (!is_whole || !plain_number(s, at, 2200, &year) || !plain_number(s, at + 2, 12, &month) || !plain_number(s, at + 4, 31, &day) || year < 1000 || month == 0 || day == 0 ||
        !dln_date_exists((int32_t)year, (int32_t)month, (int32_t)day))
        return 0;
    d->year = (int16_t)year, d->month = (uint8_t)month, d->day = (uint8_t)day;
    return at + 5;
}

/* The 13/14 of "the night of 13/14 February". */
static uint32_t atom_two_days(const scanner *s, uint32_t at, draft *d)
{
    uint32_t first, second;
    bool is_pair = is_glued_mark(s, at + 1, "/") && !is_spaced(s, at + 2) && plain_number(s, at, 31, &first) && plain_number(s, at + 2, 31, &second);
    return is_pair && (second == first + 1 || second == 1) && set_day(d, first) && set_day(d, second) ? at + 3 : 0;
}

/* The 1941/42 of "the winter of 1941/42". */
static uint32_t atom_split_year(const scanner *s, uint32_t at, draft *d)
{
    uint32_t first, second;
    bool is_pair = is_glued_mark(s, at + 1, "/") && !is_spaced(s, at + 2) && token_at(s, at)->len == 4 && plain_number(s, at, 2200, &first) && plain_number(s, at + 2, 2200, &second);
    return is_pair && first >= 1000 && (second == first + 1 || second == (first + 1) % 100) && set_year(d, (int32_t)first) ? at + 3 : 0;
}

/* 7/8/07, 07.06.2013, 7-8-2007: the month first unless it cannot be; full stops: the day first; 19-Nov-12 */
static uint32_t atom_numeric(const scanner *s, uint32_t at, draft *d)
{
    static const char *const separators[] = {"/", ".", "-"};
    uint32_t first, second, year;
    int32_t month;
    uint32_t next;
    if (token_at(s, at)->len == 4) {
        next = year_first(s, at, "/", d);
        return next != 0 ? next : year_first(s, at, ".", d);
    }
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
    bool is_dash = is_mark(s, at, "-") || is_mark(s, at, "\xE2\x80\x93") || is_mark(s, at, "\xE2\x80\x94") || is_mark_any_case(s, at, "to") ||
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
    if (is_glued_mark(s, at, "'s") || is_glued_mark(s, at, "'") || is_glued_mark(s, at, "\xE2\x80\x99"))
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

/* The number of 490 BC, or the first of 264-241 BC; the era behind it is of the row. */
static uint32_t atom_year_bc(const scanner *s, uint32_t at, draft *d)
{
    uint32_t year, other;
    bool is_joined = is_mark(s, at + 1, "-") || is_mark(s, at + 1, "\xE2\x80\x93") || is_mark(s, at + 1, "to") || is_mark(s, at + 1, "and") || is_mark(s, at + 1, "until");
    bool is_first = is_joined && plain_number(s, at + 2, 9999, &other) && is_era(s, at + 3, true);
    if (!plain_number(s, at, 9999, &year) || year == 0 || token_at(s, at)->len > 4 || (!is_first && !is_era(s, at + 1, true)) || !set_year(d, (int32_t)year))
        return 0;
    d->is_bc = true;
    return at + 1;
}

/* The 490s of "the 490s BC". */
static uint32_t atom_decade_bc(const scanner *s, uint32_t at, draft *d)
{
    dln_span text = dln_token_text(s->tokens, at);
    uint32_t number;
    bool is_decade = token_at(s, at)->kind == DLN_TOKEN_MIXED && text.len >= 3 && text.text[text.len - 1] == 's' && dln_parse_uint((dln_span){text.text, text.len - 1}, 9990, &number);
    if (!is_decade || number % 10 != 0 || number == 0 || !is_era(s, at + 1, true) || !set_year(d, (int32_t)number))
        return 0;
    d->is_bc = true;
    d->decade = 1;
    return at + 1;
}

/* The number of AD 69, 69 AD. */
static uint32_t atom_year_ad(const scanner *s, uint32_t at, draft *d)
{
    uint32_t year;
    bool has_era = is_era(s, at + 1, false) || (at > 0 && is_era(s, at - 1, false));
    return has_era && plain_number(s, at, 2200, &year) && year != 0 && token_at(s, at)->len <= 4 && set_year(d, (int32_t)year) ? at + 1 : 0;
}

static uint32_t atom_quote(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "\"") || is_mark(s, at, "\xE2\x80\x9C") ? at + 1 : 0;
}

#define CLASS(name) FIRST_CLASS(CLASS_##name)
#define SMALL_NUMBER (CLASS(DIGIT) | CLASS(TENS))

#define ANYTHING BEHIND_ANY, 0, NULL
#define NO_TOKEN BEHIND_SAME, 0, NULL, 0, 0, NULL
#define ONE FIRST_ANY, 0, NULL /* it takes one token */

static const dates_atom_row atoms[] = {
    {"MONTH", atom_month, CLASS(MONTH), "", ANYTHING, FIRST_ANY, 0, "."},
    {"DAY", atom_day, FIRST_SHORT | FIRST_MIXED | CLASS(TENS) | CLASS(ORDINAL), "", ANYTHING, FIRST_ANY, CLASS(ORDINAL), "-"},
    {"DAYNUMBER", atom_day_number, FIRST_SHORT, "", ANYTHING, ONE},
    {"NTH", atom_nth, FIRST_MIXED, "", ANYTHING, ONE},
    {"YEAR", atom_year, FIRST_FOUR | SMALL_NUMBER, "", ANYTHING, FIRST_FOUR, CLASS(SCALE) | SMALL_NUMBER, "-"},
    {"YY", atom_year2, FIRST_SHORT | FIRST_MARK, "", ANYTHING, FIRST_SHORT, FIRST_SHORT, NULL},
    {"DECADE", atom_decade, FIRST_FOUR | FIRST_MIXED | FIRST_MARK | CLASS(DECADE), "", ANYTHING, FIRST_MIXED | CLASS(DECADE), FIRST_FOUR | FIRST_MIXED, "'s"},
    {"WEEKDAY", atom_weekday, CLASS(WEEKDAY), "", ANYTHING, FIRST_ANY, 0, "."},
    {"WEEKDAYS", atom_weekdays, CLASS(WEEKDAYS), "", ANYTHING, ONE},
    {"UNIT", atom_unit, CLASS(UNIT), "", ANYTHING, ONE},
    {"UNITS", atom_units, CLASS(UNITS), "", ANYTHING, ONE},
    {"PART", atom_part, CLASS(PART), "", ANYTHING, ONE},
    {"PARTS", atom_parts, CLASS(PARTS), "", ANYTHING, ONE},
    {"SEASON", atom_season, CLASS(SEASON), "", ANYTHING, ONE},
    {"SEASONS", atom_seasons, CLASS(SEASONS), "", ANYTHING, ONE},
    {"PREMOD", atom_premod, CLASS(PREMOD), "", ANYTHING, ONE},
    {"APPROX", atom_approx, CLASS(APPROX), "", ANYTHING, ONE},
    {"REF", atom_ref, CLASS(REF), "", ANYTHING, ONE},
    {"SET", atom_set, CLASS(SET), "", ANYTHING, ONE},
    {"HOLIDAY", atom_holiday, CLASS(HOLIDAY), "", ANYTHING, ONE},
    {"DEICTIC", atom_deictic, CLASS(DEICTIC), "", ANYTHING, ONE},
    {"N", atom_n, FIRST_NUMBER | CLASS(FEW) | SMALL_NUMBER, "a", BEHIND_THESE, CLASS(SCALE), "", FIRST_NUMBER | CLASS(FEW) | SMALL_NUMBER, FIRST_MARK | FIRST_SHORT | CLASS(SCALE) | SMALL_NUMBER, "and"},
    {"ORD", atom_ord, FIRST_MIXED | CLASS(TENS) | CLASS(ORDINAL), "", ANYTHING, FIRST_MIXED | CLASS(ORDINAL), CLASS(ORDINAL), "-"},
    {"CLOCK", dates_atom_clock, FIRST_NUMBER | FIRST_MIXED | CLASS(CLOCK) | SMALL_NUMBER, "a|half|quarter", BEHIND_THESE, 0, "quarter|past|after|to|before", FIRST_MIXED | CLASS(CLOCK),
     FIRST_MARK | CLASS(MERIDIEM) | SMALL_NUMBER, "o'clock|a|p|quarter|minutes|past|after|to|before"},
    {"CLOCKDOT", dates_atom_clockdot, FIRST_SHORT | FIRST_FOUR, "", ANYTHING, FIRST_FOUR, FIRST_MARK, NULL},
    {"FOURHOUR", dates_atom_four_hour, FIRST_FOUR, "", ANYTHING, FIRST_FOUR, 0, NULL},
    {"ZEROHOUR", dates_atom_zero_hour, FIRST_FOUR, "", ANYTHING, FIRST_FOUR, 0, NULL},
    {"HOUR", dates_atom_hour, FIRST_SHORT | SMALL_NUMBER, "", ANYTHING, FIRST_ANY, SMALL_NUMBER, "-"},
    {"ZONE", dates_atom_zone, FIRST_MARK | CLASS(ZONE), "", ANYTHING, CLASS(ZONE), FIRST_MARK | CLASS(ZONE), NULL},
    {"LOCAL", dates_atom_local, 0, "local", ANYTHING, 0, 0, "time"},
    {"ISO", atom_iso, FIRST_FOUR, "", ANYTHING, 0, 0, "-"},
    {"TWODAYS", atom_two_days, FIRST_NUMBER, "", ANYTHING, 0, 0, "/"},
    {"SPLITYEAR", atom_split_year, FIRST_FOUR, "", ANYTHING, 0, 0, "/"},
    {"NUMERIC", atom_numeric, FIRST_SHORT | FIRST_FOUR, "", ANYTHING, 0, 0, "/|.|-"},
    {"DASH", atom_dash, FIRST_MARK, "to|through|till|until", ANYTHING, ONE},
    {"AND", atom_and, FIRST_MARK, "and", ANYTHING, ONE},
    {"POSS", atom_poss, FIRST_MARK, "'s", ANYTHING, ONE},
    {"QUOTE", atom_quote, FIRST_MARK, "", ANYTHING, ONE},
    {"QUARTER", atom_quarter, FIRST_MIXED | CLASS(ORDINAL), "", ANYTHING, FIRST_MIXED, 0, "quarter"},
    {"QTR", atom_quarter_hyphen, FIRST_MIXED | CLASS(ORDINAL), "", ANYTHING, 0, 0, "-"},
    {"HALF", atom_half, FIRST_MIXED | CLASS(ORDINAL), "", ANYTHING, FIRST_MIXED, 0, "half|-"},
    {"FY", atom_fy, FIRST_MIXED, "fy", ANYTHING, FIRST_MIXED, FIRST_FOUR | SMALL_NUMBER, NULL},
    {"PREP", dates_atom_prep, CLASS(SEASON) | CLASS(PREMOD), "the|that", NO_TOKEN},
    {"LASTING", dates_atom_lasting, CLASS(LASTING), "", NO_TOKEN},
    {"AT", dates_atom_at, CLASS(PART) | FIRST_NUMBER, "", NO_TOKEN},
    {"UNPRICED", dates_atom_unpriced, FIRST_SHORT | FIRST_FOUR, "", NO_TOKEN},
    {"LINE", dates_atom_line, FIRST_SHORT | FIRST_FOUR, "", NO_TOKEN},
    {"YEARBC", atom_year_bc, FIRST_NUMBER, "", ANYTHING, 0, 0, "bc|bce|b.c.|-|\xE2\x80\x93|to|and|until"},
    {"DECADEBC", atom_decade_bc, FIRST_MIXED, "", ANYTHING, 0, 0, "bc|bce|b.c."},
    {"YEARAD", atom_year_ad, FIRST_NUMBER, "", ANYTHING, ONE},
    {"SESSION", dates_atom_session, 0, "trading|session", NO_TOKEN},
    {"STOP", dates_atom_stop, FIRST_MARK, "", NO_TOKEN},
    {"COUNTED", dates_atom_counted, 0, "a|an|per", NO_TOKEN},
    {"ENDED", dates_atom_ended, 0, "that|ended|ending", NO_TOKEN},
    {"BEFORE", dates_atom_before, 0, "before", NO_TOKEN},
    {"AFTER", dates_atom_after, 0, "after", NO_TOKEN},
};

const dates_atom_row *dates_atom_find(dln_span name)
{
    for (size_t i = 0; i < sizeof atoms / sizeof *atoms; i++) {
        if (dln_span_is(name, atoms[i].name))
            return &atoms[i];
    }
    return NULL;
}
