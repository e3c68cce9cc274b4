/* timelines/json.h - reading one JSON value from its begin to its end, asking for what is expected next.
 * For lines by the million: no tree is built, strings are unescaped where they stand. Strict as RFC 8259, and stricter:
 * no NUL in strings, nothing after the value. The first failure is kept; everything after it fails too.
 */
#ifndef DATELINE_TIMELINES_JSON_H
#define DATELINE_TIMELINES_JSON_H

#include <dateline/arena.h>
#include <dateline/error.h>

typedef struct dln_json {
    dln_span original; /* for columns: text is overwritten while strings are unescaped */
    char *text;
    size_t at;
    bool failed;
    uint32_t depth;
    dln_error *err;
    dln_status status;
} dln_json;

/* A copy of text in arena is what will be read; the strings that come out point into it. */
bool dln_json_start(dln_json *json, dln_span text, dln_arena *arena, dln_error *err);
bool dln_json_end(dln_json *json); /* nothing but blanks is left */

/* What comes next, by its first character: { [ " t f n, 0 for a number, '\0' at the end. */
char dln_json_peek(dln_json *json);
size_t dln_json_position(dln_json *json); /* of the next value's first byte */

/* for (bool more = dln_json_open(j, '{'); more && dln_json_key(j, &key); more = dln_json_next(j, '}')) ...
 * open returns false for an empty object or array, and after a failure; so does next at its end. */
bool dln_json_open(dln_json *json, char bracket);
bool dln_json_next(dln_json *json, char bracket);
bool dln_json_key(dln_json *json, dln_span *key);

bool dln_json_take(dln_json *json, dln_span written); /* these bytes, where a key or value begins; false, and nothing read, if it is others */
bool dln_json_take_null(dln_json *json); /* false, and nothing read, if it is something else */
bool dln_json_text(dln_json *json, dln_span *out);
bool dln_json_text_or_null(dln_json *json, dln_span *out); /* null leaves *out empty */
bool dln_json_number(dln_json *json, double *out);
bool dln_json_whole(dln_json *json, uint64_t max, uint64_t *out);
bool dln_json_boolean(dln_json *json, bool *out);
bool dln_json_skip(dln_json *json, dln_span *raw); /* any value, checked; raw as it was written, may be NULL */

/* Appends to text the members of extra (the inside of an object) whose keys are not there yet; text has room. */
bool dln_extra_unite(char *text, size_t *len, dln_span extra, dln_arena *scratch);

/* Fails at the byte `at` of the line. Returns false. */
bool dln_json_refuse(dln_json *json, size_t at, dln_status status, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
