/* render/terminal.h - what the two formats for terminals and mails (text.c, columns.c) share: lines that fit, colours, the marks of types, the
 * years that events stand under. Measures columns, not characters (width.c).
 */
#ifndef RENDER_TERMINAL_H
#define RENDER_TERMINAL_H

#include <dateline/render.h>

#include "render/plain.h"

typedef struct dln_terminal {
    dln_sink *out;
    int width;  /* of a line */
    bool color;
} dln_terminal;

#define DLN_SGR_BOLD "1"
#define DLN_SGR_DIM "2"
#define DLN_SGR_PLANNED "1;33"
#define DLN_SGR_CANCELLED "1;31"
#define DLN_SGR_DOUBT "33"

dln_terminal dln_terminal_for(const dln_look *look, dln_sink *out);

/* The longest head of text that fits: whole words, wide characters each by itself; of a word that is itself too long as
 * much as fits, at least one character. *next is where the rest begins. */
size_t dln_terminal_head(dln_span text, int width, size_t *next);

/* sgr: how it is drawn; NULL: plainly. */
void dln_terminal_put(const dln_terminal *to, dln_span text, const char *sgr);
void dln_terminal_blanks(const dln_terminal *to, int count);

const char *dln_terminal_mark(int type);
const char *dln_terminal_color(int type);

/* What an event stands under: its year, or one number each for those without. */
int32_t dln_terminal_year(const dln_when *when);
/* An empty line, the year in words and a rule over the width. */
void dln_terminal_year_heading(const dln_terminal *to, int32_t year, dln_arena *arena);

#endif
