/* src/read/kind.h - what a file is, told by its first bytes. Private to src/read. */
#ifndef DATELINE_READ_KIND_H
#define DATELINE_READ_KIND_H

#include "read/reader.h"

/* head: the first bytes of the file, is_all: there are no more. NONE: nothing that is read; *problem says what to do.
 * *is_array: a JSON array rather than values one after another. */
dln_input_kind dln_kind_of(const char *file, dln_span head, bool is_all, bool *is_array, dln_problem *problem);

/* Whether a message of a mailbox begins at the text's first line: "From somebody Tue Dec  7 18:07:00 2021". */
bool dln_is_mail_envelope(dln_span text);

#endif
