/* include/dateline/error.h - what a function that can fail returns, and what it says.
 * The place that knows most fills the error and returns its status; all above pass it on; the first
 * report wins; DLN_NO_MEMORY needs no message. A library does not print, exit, or keep a last error.
 */
#ifndef DATELINE_ERROR_H
#define DATELINE_ERROR_H

#include <stdint.h>

typedef enum dln_status {
    DLN_OK,
    DLN_NO_MEMORY,
    DLN_BAD_SYNTAX,   /* not in the form that was expected */
    DLN_OUT_OF_RANGE, /* well formed, but there is no such thing: 30 February */
    DLN_NOT_FOUND,
    DLN_IO,           /* the system refused to read or write */
    DLN_BROKEN,       /* the program caught itself in an error: an invariant does not hold */
} dln_status;

typedef struct dln_error {
    dln_status status;
    char file[96];         /* the tail of a long path; empty: not tied to a file */
    uint32_t line, column; /* from 1, columns in code points; 0 means not tied to a place */
    char message[200];     /* plain words, no capital, no full stop, subject in quotes */
} dln_error;

/* Fills *err (if given and still DLN_OK) and returns status, so that a failing function ends in
 * `return dln_fail(err, DLN_IO, "...")`. The message is cut at a whole character. */
dln_status dln_fail(dln_error *err, dln_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As dln_fail, with the place in a file. */
dln_status dln_fail_at(dln_error *err, dln_status status, const char *file, uint32_t line, uint32_t column,
                       const char *format, ...) __attribute__((format(printf, 6, 7)));

#endif
