/* src/find/dates_atoms_around.c - the atoms that take no token: what stands before or behind an expression. */
#include "find/dates_atoms.h"

/* "morning trading": a session of the day of the report. */
uint32_t dates_atom_session(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "trading") || is_mark(s, at, "session") ? at : 0;
}


/* A preposition before it, or "ended". */
uint32_t dates_atom_prep(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    if (at > 0 && dln_token_in(s->tokens, at - 1, DLN_LIST_STRETCH_PREPOSITIONS))
        return at;
    return 0;
}

/* "by dawn", "until evening": a preposition of time before it. */
uint32_t dates_atom_at(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    if (at > 0 && dln_token_in(s->tokens, at - 1, DLN_LIST_HOUR_PREPOSITIONS))
        return at;
    return 0;
}

/* "at 18.30 on Friday", but "closed at 18.30 on Friday", "on Friday at 18.30 euros": a time, not a price or a measure. */
uint32_t dates_atom_unpriced(const scanner *s, uint32_t at, draft *d)
{
    enum { LEFT = 8 };
    draft number = {.minute = -1, .minute2 = -1};
    uint32_t end = dates_atom_clockdot(s, at, &number);
    (void)d;
    for (uint32_t i = at; i > 0 && at - i < LEFT && token_at(s, i - 1)->kind != DLN_TOKEN_END; i--) {
        if (dln_token_in(s->tokens, i - 1, DLN_LIST_QUOTED_AT))
            return 0;
        if (is_mark(s, i - 1, "."))
            break;
    }
    bool is_free = token_at(s, end)->kind == DLN_TOKEN_MARK ? !is_mark(s, end, "%") : token_at(s, end)->kind != DLN_TOKEN_WORD || dln_token_in(s->tokens, end, DLN_LIST_ORDINAL_FOLLOW) ||
                   is_mark(s, end, "this");
    int32_t value;
    uint32_t next;
    is_free |= class_value(s, end, CLASS_WEEKDAY, &value, &next) || class_value(s, end, CLASS_DEICTIC, &value, &next);
    return end != 0 && is_free ? at : 0;
}

/* "0930 Talks": a clock time that opens a line, something with a capital behind it; programmes keep to five minutes. */
static bool opens_clock_line(const scanner *s, uint32_t at, int32_t *minute)
{
    enum { STEP = 5 };
    draft clock = {.minute = -1, .minute2 = -1};
    uint32_t end = (token_at(s, at)->flags & DLN_STARTS_LINE) != 0 ? dates_atom_clockdot(s, at, &clock) : 0;
    *minute = clock.minute;
    if (end == 0 || clock.minute % STEP != 0)
        return false;
    if (token_at(s, end)->kind == DLN_TOKEN_MARK)
        end++;
    return token_at(s, end)->kind == DLN_TOKEN_WORD && (token_at(s, end)->flags & (DLN_CAPITAL | DLN_STARTS_LINE)) == DLN_CAPITAL;
}

enum { LINE_TOKENS = 60 };

/* First token of the line before the one that begins there; itself: there is none. */
static uint32_t line_before(const scanner *s, uint32_t at)
{
    uint32_t i = at;
    for (uint32_t n = 0; i > 0 && n < LINE_TOKENS; n++) {
        if ((token_at(s, --i)->flags & DLN_STARTS_LINE) != 0 || i == 0)
            return i;
    }
    return at;
}

static bool names_day(const scanner *s, uint32_t begin, uint32_t end)
{
    enum { SHORT = 10 };
    int32_t value;
    uint32_t next;
    for (uint32_t i = begin; i < end && end - begin <= SHORT; i++) {
        if (class_value(s, i, CLASS_WEEKDAY, &value, &next) || class_value(s, i, CLASS_MONTH, &value, &next))
            return true;
    }
    return false;
}

/* A line of a programme: the one before or behind it opens with a clock time too, and either a day heads them or one of them is written
 * as no year is: 0930. */
uint32_t dates_atom_line(const scanner *s, uint32_t at, draft *d)
{
    enum { LINES = 12 };
    int32_t minute, other;
    (void)d;
    if (!opens_clock_line(s, at, &minute))
        return 0;
    bool has_zero = token_at(s, at)->len > 1 && dln_token_text(s->tokens, at).text[0] == '0', has_other = false;
    uint32_t line = at, behind = at + 1;
    while (behind < s->tokens->count && behind - at < LINE_TOKENS && (token_at(s, behind)->flags & DLN_STARTS_LINE) == 0)
        behind++;
    has_other = opens_clock_line(s, behind, &other) && other > minute;
    for (uint32_t n = 0; n < LINES; n++) {
        uint32_t before = line_before(s, line);
        if (before == line)
            break;
        if (!opens_clock_line(s, before, &other)) {
            bool is_headed = names_day(s, before, line);
            has_zero |= is_headed;
            has_other |= is_headed && line == at && is_glued_mark(s, at + 1, "."); /* "10.30" right below its day is no year */
            break;
        }
        if (other >= minute)
            break;
        has_other = true;
        has_zero |= token_at(s, before)->len > 1 && dln_token_text(s->tokens, before).text[0] == '0';
        minute = other;
        line = before;
    }
    return has_other && has_zero ? at : 0;
}

/* "the eight-month-old truce": what lasts, not somebody's age. */
uint32_t dates_atom_lasting(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    (void)d;
    return class_value(s, at, CLASS_LASTING, &value, &next) ? at : 0;
}

/* A mark behind it that ends the clause. */
uint32_t dates_atom_stop(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    dln_span text = dln_token_text(s->tokens, at);
    return token_at(s, at)->kind == DLN_TOKEN_MARK && text.len == 1 && strchr(".,;:!?)", text.text[0]) != NULL ? at : 0;
}

/* "the day before the vote": the day alone is the expression. */
uint32_t dates_atom_before(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "before") ? at : 0;
}

uint32_t dates_atom_after(const scanner *s, uint32_t at, draft *d)
{
    (void)d;
    return is_mark(s, at, "after") ? at : 0;
}

/* A rate: "24 hours a day", "$33 million a year": something counted stands before it. */
uint32_t dates_atom_counted(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    (void)d;
    if (at == 0)
        return 0;
    bool is_counted = token_at(s, at - 1)->kind == DLN_TOKEN_NUMBER || class_value(s, at - 1, CLASS_SCALE, &value, &next) ||
                      class_value(s, at - 1, CLASS_UNITS, &value, &next) || class_value(s, at - 1, CLASS_DIGIT, &value, &next) ||
                      dln_token_in(s->tokens, at - 1, DLN_LIST_RATES);
    return is_counted ? at : 0;
}

/* What ended then: "the year ended March 31" is a stretch of its own, "the quarter ended Sept. 30" the one before that day. */
uint32_t dates_atom_ended(const scanner *s, uint32_t at, draft *d)
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
