/* src/find/dates_atoms.h - what the files of atoms share (and dates_tense.c, dates_accept.c): looking at tokens, small numbers in words,
 * the minute of a draft.
 * dates_atoms.c has the calendar and numbers, dates_atoms_clock.c clock times and zones, dates_atoms_around.c what takes no token.
 */
#ifndef DATELINE_FIND_DATES_ATOMS_H
#define DATELINE_FIND_DATES_ATOMS_H

#include "find/dates.h"

#include "base/text.h"

static inline const dln_token *token_at(const scanner *s, uint32_t at)
{
    return &s->tokens->items[at < s->tokens->count ? at : s->tokens->count];
}

DLN_INLINE bool is_mark(const scanner *s, uint32_t at, const char *text)
{
    return at < s->tokens->count && dln_token_is(s->tokens, at, text);
}

static inline bool is_spaced(const scanner *s, uint32_t at) { return (token_at(s, at)->flags & DLN_SPACED) != 0; }

DLN_INLINE bool is_glued_mark(const scanner *s, uint32_t at, const char *text) { return is_mark(s, at, text) && !is_spaced(s, at); }

DLN_INLINE bool is_mark_any_case(const scanner *s, uint32_t at, const char *text)
{
    return at < s->tokens->count && dln_token_says(s->tokens, at, text) && (token_at(s, at)->flags & DLN_NOT_ASCII) == 0;
}

/* Digits without a comma. */
static inline bool plain_number(const scanner *s, uint32_t at, uint32_t max, uint32_t *out)
{
    dln_span text = dln_token_text(s->tokens, at);
    return token_at(s, at)->kind == DLN_TOKEN_NUMBER && dln_parse_uint(text, max, out);
}

static inline bool class_value(const scanner *s, uint32_t at, time_class class, int32_t *value, uint32_t *next)
{
    return at < s->tokens->count && dates_class_at(s, at, class, value, next);
}

/* A number below a hundred in words. */
bool dates_small_words(const scanner *s, uint32_t at, int32_t *value, uint32_t *next);
/* What stands behind a number and makes it a count, a price or a time rather than a day. */
bool dates_number_goes_on(const scanner *s, uint32_t next);
/* The minute of the day, 0 to 1440, or of the other end of a range; false: both are known. */
bool dates_set_minute(draft *d, int32_t minute);

uint32_t dates_atom_clock(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_clockdot(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_four_hour(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_zero_hour(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_hour(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_zone(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_local(const scanner *s, uint32_t at, draft *d);

uint32_t dates_atom_session(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_prep(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_at(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_unpriced(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_line(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_lasting(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_stop(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_before(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_after(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_counted(const scanner *s, uint32_t at, draft *d);
uint32_t dates_atom_ended(const scanner *s, uint32_t at, draft *d);

#endif
