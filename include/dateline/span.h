/* include/dateline/span.h - a stretch of text that somebody else owns.
 * UTF-8 checked once at the door; no NUL at the end is promised; offsets count bytes.
 */
#ifndef DATELINE_SPAN_H
#define DATELINE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct dln_span {
    const char *text; /* NULL: there is none, which differs from an empty one */
    size_t len;       /* bytes */
} dln_span;

/* A span over a string literal. */
#define DLN_SPAN(literal) ((dln_span){"" literal, sizeof(literal) - 1})
#define DLN_NO_SPAN ((dln_span){NULL, 0})

static inline dln_span dln_span_of(const char *text)
{
    return (dln_span){text, text == NULL ? 0 : strlen(text)};
}

static inline bool dln_span_equals(dln_span a, dln_span b)
{
    if (a.len != b.len || a.len == 0)
        return a.len == b.len;
    return a.text[0] == b.text[0] && memcmp(a.text, b.text, a.len) == 0; /* most that differ do so there */
}

static inline bool dln_span_is(dln_span a, const char *text)
{
    return dln_span_equals(a, dln_span_of(text));
}

/* Total order by bytes (which is the order of code points), the shorter first: below, at or above 0. */
static inline int dln_span_compare(dln_span a, dln_span b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    int order = least == 0 ? 0 : memcmp(a.text, b.text, least);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

#endif
