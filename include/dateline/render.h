/* include/dateline/render.h - events -> bytes, one renderer for each format, all in one list (render/registry.c). */
#ifndef DATELINE_RENDER_H
#define DATELINE_RENDER_H

#include <dateline/query.h>
#include <dateline/sink.h>
#include <dateline/timeline.h>

/* DLN_CHART_AUTO: by output, number of events and size. PNG, SVG and PDF are a report (always the same form, so that they are equally
 * large on paper), a page has a poster up to 300 events; a width of more than 1.2 heights makes a slide; one event is a card in each. */
typedef enum dln_chart_form { DLN_CHART_AUTO, DLN_CHART_REPORT, DLN_CHART_SLIDE, DLN_CHART_POSTER } dln_chart_form;
typedef enum dln_lanes { DLN_LANES_AUTO, DLN_LANES_TYPE, DLN_LANES_ACTOR, DLN_LANES_COUNTRY, DLN_LANES_NONE } dln_lanes;

typedef struct dln_left_out {    /* events that a format cannot hold: a month in a calendar without --imprecise=all */
    size_t count;
    char why[200];               /* "2 without a date, 1 open at one end"; empty: none */
} dln_left_out;

typedef struct dln_drawing {     /* what a chart's maker should know and its reader cannot see */
    size_t missing_glyphs;       /* characters that no font of this system has */
    uint32_t missing_example;    /* the first of them, a code point */
    size_t cut_labels;           /* that end in an ellipsis; SVG, PDF's outline and the page have them whole */
    double mean_shift_lines, max_shift_lines; /* how far labels stand from their time; 1.5 and 5 are still easy to follow */
    double label_size_pt;
    bool is_chart, has_lanes;    /* one was drawn; in the form that has lanes */
    size_t highlighted;          /* events that match the highlight, of those that are shown */
} dln_drawing;

typedef struct dln_look {        /* how it is to look; a zeroed one is the default */
    dln_span title, subtitle;
    dln_span theme, font;        /* "light"; family */
    dln_chart_form chart;
    dln_lanes lanes;
    double width_pt, height_pt;  /* 0: the form's own */
    double dpi;                  /* PNG; 0: 192 */
    dln_when as_of;              /* claims nothing: the newest publication */
    bool svg_outline;            /* text as outlines, through cairo */
    bool svg_embed;              /* text, and the letters it needs as a font in the file */
    double min_confidence;       /* of what charts and calendars show; 0: 0.5 (dln_look_least_confidence) */
    bool everything;             /* also doubtful events; below charts the titles of undated ones */
    int terminal_width;          /* columns for text; 0: 80 */
    bool color;                  /* text with SGR colours */
    bool disputes;               /* text: who says what, instead of what is agreed */
    bool zones;                  /* iCalendar with TZID and VTIMEZONE */
    dln_span imprecise;          /* iCalendar: span, marker, skip, all */
    bool feed;                   /* iCalendar: what a subscription needs: 90 days back, 365 ahead of as_of, the nearest 1000 events or 900 kB */
    dln_span address;            /* iCalendar feed: the http address where it will be found; empty: not said */
    /* iCalendar: events that are no more (dln_tombstone): they are written as cancelled, so that whoever imported them learns
     * of it; in a feed the newest 200. An alias is the uid of the one that an event was merged into; its
     * own uid: it is there still, and the calendar has it if it can hold its date. NULL: none. Borrowed */
    const dln_timeline *retired;
    const dln_query *highlight;  /* events that match are bold and never folded; NULL: none. Borrowed */
    dln_span highlight_name;     /* what the key calls them */
    dln_left_out *left_out;      /* is filled by the renderer if given, also when it succeeds */
    dln_drawing *drawing;        /* is filled by charts if given */
} dln_look;

typedef struct dln_renderer {
    const char *name, *media_type, *suffix; /* "ics", "text/calendar", ".ics" */
    const char *about;                      /* one line for --help */
    dln_status (*write)(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err);
    bool needs_events;                      /* nothing to draw is an error: DLN_NOT_FOUND */
    bool keeps_order;                       /* rows in the order that was asked for; else time runs on */
} dln_renderer;

/* Charts, pages and calendars show the events that are at least so sure: half as default, all with `everything`. Data formats
 * and text show all that they are given. */
double dln_look_least_confidence(const dln_look *look);

size_t dln_renderer_count(void);
const dln_renderer *dln_renderer_at(size_t index);
const dln_renderer *dln_renderer_by_name(dln_span name);   /* NULL: none */
const dln_renderer *dln_renderer_by_suffix(const char *path);

/* Reads a calendar into out: our own files without loss, events of other programs as far as ours can hold them (title,
 * time, place, status, link, the names of who takes part). A large file may come in parts, each up to the end of an event.
 * What is no calendar: DLN_BAD_SYNTAX. A broken event is skipped. *counts, if given, is added to. */
typedef struct dln_ics_counts {
    size_t skipped;
    size_t repeating;            /* of other programs (RRULE, RDATE), read once: their first time */
    size_t changed_times;        /* single times of such events that were moved or changed (RECURRENCE-ID), each an event of its own */
} dln_ics_counts;
dln_status dln_ics_read(dln_span bytes, dln_timeline *out, dln_ics_counts *counts, dln_error *err);

/* What a chart would be, as JSON: every text, mark and line with its place (--show=layout). */
dln_status dln_layout_write(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err);

#endif
