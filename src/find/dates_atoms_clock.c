/* src/find/dates_atoms_clock.c - the atoms of the clock: 18:07, 6.07 pm, half past six, noon, 1507 GMT, and the zones behind them. */
#include "find/dates_atoms.h"

enum { MINUTES_A_DAY = 1440 };

bool dates_set_minute(draft *d, int32_t minute)
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
static bool is_oclock(const scanner *s, uint32_t at)
{
    return is_mark(s, at, "o'clock") || (at < s->tokens->count && dln_span_is(dln_token_text(s->tokens, at), "o\xE2\x80\x99" "clock"));
}

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
        return dates_set_minute(d, with_half((int32_t)hour, which == 'p') * 60 + (int32_t)minute) ? next : 0;
    }
    if (token_at(s, at + 2)->kind == DLN_TOKEN_MIXED && tail.len == 3 && dln_to_lower(tail.text[2]) == 'z') { /* 16:08Z */
        if (!dln_parse_uint((dln_span){tail.text, 2}, 59, &minute) || !dates_set_minute(d, (int32_t)(hour * 60 + minute)))
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
    } else if ((is_glued_mark(s, next, ":") && !((token_at(s, at)->flags & DLN_STARTS_LINE) != 0 && is_spaced(s, next + 1) && token_at(s, next + 1)->kind == DLN_TOKEN_WORD)) || /* "17:36: Sarr has come" */
               is_glued_mark(s, next, "%") || (is_glued_mark(s, next, ".") && token_at(s, next + 1)->kind == DLN_TOKEN_NUMBER && !is_spaced(s, next + 1))) {
        return 0;
    }
    if (!dates_set_minute(d, (int32_t)(hour * 60 + minute)))
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
    } else if (dates_small_words(s, next, &minutes, &next) && minutes > 0 && minutes < 60) {
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
    } else if (!dates_small_words(s, next, &hour, &next)) {
        return 0;
    }
    if (hour < 1 || hour > 12)
        return 0;
    uint32_t after = meridiem(s, next, &half);
    if (after == 0 && is_oclock(s, next))
        after = next + 1;
    /* without "half" a number of things is as likely: "ten to six" needs a sign of the clock */
    bool is_plain_number = minutes != 30 && minutes != 15;
    if (is_plain_number && after == 0)
        return 0;
    int32_t minute = (after != 0 && half == 1 ? with_half(hour, 1) : hour) * 60 + (is_past ? minutes : -minutes);
    if (token_at(s, next)->kind == DLN_TOKEN_END && minute < 0)
        return 0;
    return dates_set_minute(d, minute < 0 ? minute + MINUTES_A_DAY : minute) ? (after != 0 ? after : next) : 0;
}

uint32_t dates_atom_clock(const scanner *s, uint32_t at, draft *d)
{
    int32_t value, half, minute;
    uint32_t next, hour;
    const dln_token *token = token_at(s, at);
    if (class_value(s, at, CLASS_CLOCK, &value, &next)) /* noon, midnight */
        return dates_set_minute(d, value) ? next : 0;
    if (token->kind == DLN_TOKEN_MIXED) {
        if (!mixed_clock(dln_token_text(s->tokens, at), &value, &minute, &half) || !dates_set_minute(d, (half >= 0 ? with_half(value, half) : value) * 60 + minute))
            return 0;
        if (dln_to_lower(s->tokens->text.text[token->begin + token->len - 1]) == 'z')
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
        if (next == 0 && is_oclock(s, at + 1))
            return dates_set_minute(d, (int32_t)hour * 60) ? at + 2 : 0;
        return next != 0 && dates_set_minute(d, with_half((int32_t)hour, half) * 60) ? next : 0;
    }
    next = clock_words(s, at, d);
    if (next != 0)
        return next;
    if (!dates_small_words(s, at, &value, &next) || value < 1 || value > 12)
        return 0;
    if (is_oclock(s, next))
        return dates_set_minute(d, value * 60) ? next + 1 : 0;
    uint32_t after = meridiem(s, next, &half);
    return after != 0 && token->kind == DLN_TOKEN_WORD && dates_set_minute(d, with_half(value, half) * 60) ? after : 0;
}

/* 1507, 18.07, 6: a time only because a zone or another time follows in the pattern */
uint32_t dates_atom_clockdot(const scanner *s, uint32_t at, draft *d)
{
    uint32_t number, next = clock_digits(s, at, d, true);
    if (next != 0)
        return next;
    if (!plain_number(s, at, 2400, &number) || token_at(s, at)->len != 4 || number % 100 > 59)
        return 0;
    return dates_set_minute(d, (int32_t)(number / 100 * 60 + number % 100)) ? at + 1 : 0;
}

/* 0900: four digits that are no year. */
uint32_t dates_atom_zero_hour(const scanner *s, uint32_t at, draft *d)
{
    bool is_so = token_at(s, at)->kind == DLN_TOKEN_NUMBER && token_at(s, at)->len == 4 && dln_token_text(s->tokens, at).text[0] == '0' && !dates_number_goes_on(s, at + 1);
    return is_so && !(is_glued_mark(s, at + 1, "-")) ? dates_atom_clockdot(s, at, d) : 0;
}

/* 1130: four digits of an hour at which things are set to begin, every five minutes. */
uint32_t dates_atom_four_hour(const scanner *s, uint32_t at, draft *d)
{
    enum { STEP = 5 };
    bool is_so = token_at(s, at)->kind == DLN_TOKEN_NUMBER && token_at(s, at)->len == 4 && !dates_number_goes_on(s, at + 1);
    return is_so && (dln_token_text(s->tokens, at).text[3] - '0') % STEP == 0 ? dates_atom_clockdot(s, at, d) : 0;
}

uint32_t dates_atom_hour(const scanner *s, uint32_t at, draft *d)
{
    uint32_t number, next = at + 1;
    int32_t value;
    if (at > 1 && !is_spaced(s, at) && (is_glued_mark(s, at - 1, ".") || is_glued_mark(s, at - 1, ":")) && token_at(s, at - 2)->kind == DLN_TOKEN_NUMBER)
        return 0; /* of 12.15 */
    if (plain_number(s, at, 24, &number) && token_at(s, at)->len <= 2 && number > 0 && !dates_number_goes_on(s, next))
        value = (int32_t)number;
    else if (!dates_small_words(s, at, &value, &next) || value < 1 || value > 12)
        return 0;
    d->needs_meridiem = d->minute < 0;
    return dates_set_minute(d, value * 60) ? next : 0;
}

static uint32_t zone_word(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    if (!class_value(s, at, CLASS_ZONE, &value, &next))
        return 0;
    d->zone_row = (uint16_t)value;
    return next;
}

/* GMT, EST, Moscow time, GMT+3, (GMT +8), UTC-05:00 */
uint32_t dates_atom_zone(const scanner *s, uint32_t at, draft *d)
{
    uint32_t open = is_mark(s, at, "(") ? at + 1 : at, next, hours, minutes = 0;
    next = zone_word(s, open, d);
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

uint32_t dates_zone_at(const scanner *s, uint32_t at, draft *d) { return dates_atom_zone(s, at, d); }

uint32_t dates_atom_local(const scanner *s, uint32_t at, draft *d)
{
    if (!is_mark(s, at, "local") || !is_mark(s, at + 1, "time"))
        return 0;
    d->is_local = true;
    return at + 2;
}

