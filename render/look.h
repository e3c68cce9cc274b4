/* render/look.h - themes: named colours, from look.tsv. */
#ifndef RENDER_LOOK_H
#define RENDER_LOOK_H

#include <dateline/error.h>
#include <dateline/span.h>

typedef enum dln_ink {
    DLN_INK_PAPER,
    DLN_INK_TEXT,
    DLN_INK_MUTED,
    DLN_INK_RULE,
    DLN_INK_AXIS,
    DLN_INK_LEADER,
    DLN_INK_TINT,
    DLN_INK_LINK,
    DLN_INK_FOLD,
    DLN_INK_TYPE, /* the colour of the type with index i is DLN_INK_TYPE + i */
    DLN_INK_MAX = DLN_INK_TYPE + 16,
} dln_ink;

typedef struct dln_theme {
    const char *name;
    uint32_t rgb[DLN_INK_MAX];
    double least_contrast[DLN_INK_MAX];
    bool is_hatched;      /* bars of different kinds in different directions: for print in grey */
} dln_theme;

/* Fills *out with the theme of that name; empty: "light". DLN_BAD_SYNTAX names those that there are. */
dln_status dln_theme_make(dln_span name, dln_theme *out, dln_error *err);
size_t dln_theme_count(void);
const char *dln_theme_name(size_t index);

const char *dln_ink_name(dln_ink ink); /* "muted"; for a type its own name; NULL beyond */
double dln_contrast(uint32_t rgb_a, uint32_t rgb_b);

/* The percentage, wanted or more, at which a mark of that ink on the theme's paper keeps its contrast: 7 where the ink itself
 * has to have it, else 3. */
int dln_mark_opacity(const dln_theme *theme, dln_ink ink, int wanted);

/* DLN_BROKEN if a colour of the theme is too near its paper. */
dln_status dln_theme_check(const dln_theme *theme, dln_error *err);

#endif
