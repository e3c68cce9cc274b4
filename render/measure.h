/* render/measure.h - how wide texts are, for any size at once.
 * Unhinted glyphs scale with the size, so each text is shaped once; a measured text is its clusters with their widths
 * in em, and all fitting, breaking and cutting after that is arithmetic (measure_lines.c). The layouts see only a
 * dln_measurer, so that tests can lay out without any font.
 */
#ifndef RENDER_MEASURE_H
#define RENDER_MEASURE_H

#include <dateline/arena.h>

typedef struct dln_cluster { /* what a cursor steps over: a letter with its marks */
    uint32_t end;            /* bytes of the text up to here */
    float advance_em;
    bool may_break;          /* a line may end behind it */
    bool is_space;
} dln_cluster;

typedef struct dln_measured {
    dln_span text;
    const dln_cluster *clusters;
    size_t count;
    double width_em;
    bool is_rtl;             /* by its first strong letter */
} dln_measured;

typedef struct dln_measurer {
    void *self;
    /* NULL without memory. The text is kept by reference; what is returned lives as long as the measurer. */
    const dln_measured *(*measure)(void *self, dln_span text, bool is_bold);
    size_t missing_glyphs;     /* over all texts so far */
    uint32_t missing_example;
    dln_span fingerprint;      /* which font it is: "Noto Sans 2.013 5f3a91c2", name, version, hash of the file */
} dln_measurer;

const dln_measured *dln_measure(dln_measurer *measurer, dln_span text, bool is_bold);

/* Pango with the family, unhinted. Yours to free. NULL: no memory, or no Pango here (dln_drawing_libs_load says which). */
dln_measurer *dln_measurer_with_pango(dln_arena *arena, const char *family);
void dln_measurer_free(dln_measurer *measurer); /* NULL is fine */

/* Every cluster as wide as its letter is in a plain table: for tests that no font may sway. In the arena. */
dln_measurer *dln_measurer_plain(dln_arena *arena);

/* Measured widths and those of another engine with the same font differ by a little. */
#define DLN_WIDTH_RESERVE 1.02

#define DLN_LINES_MAX 4
typedef struct dln_lines {
    dln_span lines[DLN_LINES_MAX];
    double width_em[DLN_LINES_MAX];
    size_t begin[DLN_LINES_MAX]; /* bytes of the text before it */
    const dln_measured *text;    /* what was broken */
    size_t title_len;            /* bytes of it that are an event's title, the rest its state (dln_label_lines) */
    size_t count;
    double widest_em;
    bool is_cut;             /* the last line ends in an ellipsis */
} dln_lines;

/* Breaks a text into at most max_lines lines of max_em, at words, inside of a word only if it alone is too wide; the
 * rest is cut with an ellipsis. The lines are balanced. Lines that are cut are in the arena, the others in the text. */
dln_lines dln_break_lines(const dln_measured *text, double max_em, size_t max_lines, dln_arena *arena);

/* How wide the bytes [begin, end) of the text are. */
double dln_measured_between(const dln_measured *text, size_t begin, size_t end);

#endif
