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
