/* tests/property/told.h - what a text of Wednesday, 12 March 2014 tells, for grids of sentences that say the same in many ways. */
#ifndef DATELINE_TESTS_TOLD_H
#define DATELINE_TESTS_TOLD_H

#include <dateline/extract.h>
#include <dateline/timeline.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* out = what format says, which must fit: a text cut short would tell something else. */
__attribute__((format(printf, 3, 4))) static inline void write_prose(char *out, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(out, size, format, args);
    va_end(args);
    assert_in_range(len, 0, size - 1);
}

/* Its mentions, the arena's. title: "" for none. */
static inline dln_mentions told_under(const dln_lexicon *lexicon, const char *title, const char *text, dln_arena *arena)
{
    dln_mentions mentions;
    dln_article article = {.id = DLN_SPAN("any"), .title = dln_span_of(title), .text = dln_span_of(text), .published = dln_when_day(dln_day_of(2014, 3, 12))};
    assert_int_equal(dln_extract(lexicon, &article, arena, &mentions, NULL), DLN_OK);
    return mentions;
}

static inline dln_mentions told_by(const dln_lexicon *lexicon, const char *text, dln_arena *arena) { return told_under(lexicon, "", text, arena); }

static inline bool is_of_type(const dln_claim *claim, const char *type)
{
    return strcmp(dln_event_type_at((size_t)claim->type)->name, type) == 0;
}

static inline bool is_on_day(const dln_claim *claim, int32_t day) /* of March 2014 */
{
    return dln_when_is_known(&claim->when) && dln_when_first_day(&claim->when) == dln_day_of(2014, 3, day);
}

#endif
