/* render/display.h - the display list: what is on the page and where, before anybody paints it.
 * The layouts (layout*.c, pure C) write it, the painters (paint_cairo.c, svg.c) and the JSON dump read it, the
 * check (layout_check.c) refuses it. Lengths are points, y grows downwards, all on a grid of 1/100 point so that
 * every painter puts the same thing at the same place.
 */
#ifndef RENDER_DISPLAY_H
#define RENDER_DISPLAY_H

#include <dateline/render.h>

#include "render/look.h"

typedef enum dln_role { /* what a text is for; one size each */
    DLN_ROLE_TITLE,
    DLN_ROLE_SUBTITLE,
    DLN_ROLE_LABEL,  /* an event's title */
    DLN_ROLE_DETAIL, /* its place, participants, clock time */
    DLN_ROLE_DATE,
    DLN_ROLE_TICK,
    DLN_ROLE_MAJOR,  /* the year beside the months */
    DLN_ROLE_LANE,
    DLN_ROLE_NOTE,   /* key, counts, sources */
    DLN_ROLE_NUMBER, /* of a source, behind a label */
    DLN_ROLE_STRONG, /* the label of a highlighted event: bold, as large as the others */
    DLN_ROLE_COUNT,
} dln_role;

typedef enum dln_shape { DLN_SHAPE_DISC, DLN_SHAPE_TRIANGLE, DLN_SHAPE_DIAMOND, DLN_SHAPE_SQUARE, DLN_SHAPE_FOLD } dln_shape;

typedef enum dln_draw { DLN_DRAW_RECT, DLN_DRAW_LINE, DLN_DRAW_MARK, DLN_DRAW_TEXT } dln_draw;

enum {                    /* dln_drawn.flags */
    DLN_HOLLOW = 1,       /* a mark of which only the outline is drawn: planned or cancelled */
    DLN_SLASH = 2,        /* a stroke through the mark: cancelled */
    DLN_DASH = 4,         /* a broken outline: tentative */
    DLN_STRIKE = 8,       /* a line through the beginning of the text: cancelled */
    DLN_RTL = 16,         /* the text runs from right to left */
    DLN_LEADER = 64,      /* a line from the axis to a label, which crosses no other; or the dot where it begins */
    DLN_FADE = 32,        /* a part of a fading end: the date is vague or open there */
    DLN_BEHIND = 128,     /* paper, tints, grid: texts may lie on it */
};

#define DLN_LINE_POINTS 4
#define DLN_NO_GROUP UINT32_MAX

typedef struct dln_drawn {
    uint8_t kind;         /* dln_draw */
    uint8_t role;         /* dln_role of a text, dln_shape of a mark */
    uint8_t ink;          /* dln_ink */
    uint8_t flags;
    uint8_t opacity;      /* percent */
    uint8_t point_count;  /* of a line */
    uint32_t group;       /* the entry that it belongs to; DLN_NO_GROUP */
    double x, y;          /* rect: its corner; mark: its middle; text: left end of its baseline */
    double width, height; /* rect; mark: width is its diameter; text: its own width */
    double stroke;        /* of a line */
    double points[DLN_LINE_POINTS][2];
    dln_span text;
    size_t strike_bytes;  /* how much of the text is struck; its width */
    double strike_width;
    dln_span url;         /* http or https; empty: no link */
} dln_drawn;

typedef struct dln_group {    /* an entry of the chart: one event, or a fold of several */
    char id[16];              /* "e-YHvj...": from the event's id */
    dln_span title;           /* its full text, for the tooltip and for screen readers */
    const uint32_t *members;  /* indexes of the chart's events */
    size_t member_count;
    double axis_begin, axis_end; /* where its time lies on the axis, points */
    bool has_source_link;
    int32_t year;             /* that it begins in */
    bool is_told;             /* its date, its whole label and its details are drawn: the title says nothing more */
    bool is_folded;           /* not drawn on its own: it has no label with its title */
} dln_group;

typedef struct dln_display {
    dln_arena *arena;         /* holds all of it */
    double width, height, margin;
    double size_pt[DLN_ROLE_COUNT];
    double min_size_pt;
    const dln_theme *theme;
    dln_chart_form form;
    dln_drawn *items;
    size_t item_count, item_capacity;
    dln_group *groups;
    size_t group_count, group_capacity;
    dln_span title, description, font;
    dln_span fingerprint;     /* of the font that it was measured with */
    size_t event_count, drawn_count, folded_count, fold_count; /* events = drawn alone + folded into so many folds */
    size_t strong_count;      /* of the events: highlighted */
    bool has_lanes;
    size_t left_out_undated, left_out_doubtful;
    size_t cut_count;         /* labels that end in an ellipsis; their full text is in the group's title */
    size_t missing_glyphs;    /* characters that no font has */
    uint32_t missing_example; /* the first of them */
    double mean_shift_lines, max_shift_lines;
    bool is_to_scale;
    dln_when newest;          /* the newest publication: the document's date */
} dln_display;

dln_display *dln_display_new(dln_arena *arena);
bool dln_role_is_bold(dln_role role);

/* Each returns what it appended, NULL without memory (the arena remembers). */
dln_drawn *dln_draw_rect(dln_display *display, double x, double y, double width, double height, dln_ink ink);
dln_drawn *dln_draw_line(dln_display *display, double x0, double y0, double x1, double y1, double stroke, dln_ink ink);
dln_drawn *dln_draw_mark(dln_display *display, dln_shape shape, double x, double y, double diameter, dln_ink ink);
/* width: as reserved for it (measure.h); that of the letters is kept. */
dln_drawn *dln_draw_text(dln_display *display, dln_role role, double x, double baseline, double width, dln_span text,
                         dln_ink ink);
/* Moves all that was drawn since the item_count that was noted in from. */
void dln_display_shift(dln_display *display, size_t from, double dx, double dy);

/* What was drawn since from comes before what stands at to <= from. false: no memory. */
bool dln_display_move(dln_display *display, size_t from, size_t to);

/* The box that a text's letters may fill. */
typedef struct dln_box { double left, top, right, bottom; } dln_box;
dln_box dln_text_box(const dln_display *display, const dln_drawn *text);

double dln_grid(double points); /* to 1/100 point */

/* The invariants (see the reference's I1 to I10): DLN_BROKEN and the offending pair if one does not hold. */
dln_status dln_display_check(const dln_display *display, dln_error *err);

/* Painters. */
dln_status dln_paint_png(const dln_display *display, double dpi, dln_sink *out, dln_error *err);
dln_status dln_paint_pdf(const dln_display *display, dln_sink *out, dln_error *err);
dln_status dln_paint_svg_outline(const dln_display *display, dln_sink *out, dln_error *err);
dln_status dln_display_write(const dln_display *display, dln_sink *out, dln_error *err); /* JSON */
typedef enum dln_svg_kind {
    DLN_SVG_FILE,
    DLN_SVG_INLINE,   /* without the XML declaration, to stand inside of HTML */
    DLN_SVG_EMBED,    /* a file that brings the letters it needs along */
} dln_svg_kind;
dln_status dln_svg_draw(const dln_display *display, dln_svg_kind kind, dln_sink *out, dln_error *err);

/* & < > " as entities: for XML and HTML, in text and in quoted attributes. */
void dln_xml_text(dln_sink *out, dln_span text);

#endif
