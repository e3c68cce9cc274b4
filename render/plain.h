/* render/plain.h - text from anywhere, made fit for a line of output: valid UTF-8, no control characters.
 * Here: cleaning, cutting, the columns that text takes, addresses fit for a link. All results lie in the arena or are
 * the argument itself; all are DLN_NO_SPAN when memory runs out (the arena remembers).
 */
#ifndef RENDER_PLAIN_H
#define RENDER_PLAIN_H

#include "base/text.h"

enum { DLN_WIDTH_MAX = 1 << 20 }; /* more columns than this are not counted */

/* One line: every run of blanks, line ends and controls becomes one space, none at the ends. Controls are C0, DEL, C1,
 * the marks that turn the direction of what follows (U+202A-202E, U+2066-2069), U+FEFF and the line separators. */
dln_span dln_plain_line(dln_span text, dln_arena *arena);

/* The same, with line ends kept as \n and at most one empty line between two others. */
dln_span dln_plain_text(dln_span text, dln_arena *arena);

/* At most max_chars code points: cut at a word if one ends in the last third, and a "…" then ends it. */
dln_span dln_plain_cut(dln_span text, size_t max_chars, dln_arena *arena);

/* An http or https address with everything outside RFC 3986 percent-encoded; DLN_NO_SPAN for anything else. */
dln_span dln_plain_url(dln_span url, dln_arena *arena);
/* Its host, without "www.": "example.org"; empty if it has none. */
dln_span dln_plain_host(dln_span url);

/* Columns of a terminal: 0, 1 or 2 for each code point. */
int dln_width_of_code(uint32_t code);
int dln_width(dln_span text);

/* Some of its letters run from right to left. */
bool dln_has_right_to_left(dln_span text);

#endif
