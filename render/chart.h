/* render/chart.h - from a timeline to what a chart has to show: events, folds, source notes; and the layouts' common
 * ground. Pure C: texts are measured through a dln_measurer.
 */
#ifndef RENDER_CHART_H
#define RENDER_CHART_H

#include "render/axis.h"
#include "render/display.h"
#include "render/measure.h"

#define DLN_TYPES_MAX 16
#define DLN_TYPE_MIXED 0xff

typedef struct dln_item_note {
    uint32_t number;               /* of the chart's note, from 0 */
    dln_span url;                  /* of this very article; empty: none that is safe */
} dln_item_note;

typedef struct dln_item {          /* one event */
    const dln_event *event;
    dln_when when;                 /* of the event, both ends on one clock: that of its zone, if it is known */
    int64_t begin, end;            /* minutes on the chart's clock, half-open; begin is its place on the axis */
    bool is_bar;                   /* it has a length: drawn as a bar, else as a point */
    bool is_coarse;                /* its date is known to the month or year only */
    bool is_open_begin, is_open_end, is_vague;
    bool is_strong;                /* highlighted: bold, never folded */
    uint8_t type;
    dln_span title;                /* cleaned */
    dln_span date, detail;
    dln_span short_date;           /* without the year, if it lies within one */
    dln_span timed_date, timed_short_date; /* the same with its hour, for places without the detail; on an axis of hours the dates have it */
    dln_span needed_date;          /* what no place on an axis of days can say: its hour, or a date that is vague, open or coarse; empty */
    dln_span state;                /* "tentative", "cancelled, date disputed"; empty: confirmed */
    dln_span brief_state;          /* the same in few words */
    const dln_item_note *notes;    /* its sources, ascending */
    size_t note_count;
    dln_span url;                  /* of its first source that has one; http or https */
    const dln_measured *label;     /* title and state */
} dln_item;

typedef struct dln_entry {         /* what has one place: an event, or several folded into one */
    int64_t begin, end;
    const uint32_t *members;       /* indexes of items, ascending */
    size_t member_count;
    uint8_t type;                  /* DLN_TYPE_MIXED: of several types */
    dln_span title, date, short_date, detail; /* of a fold; detail names its first events */
    const dln_measured *label;
    dln_span shorter[2];           /* of a fold: its title without states, without kinds too; for where it does not fit */
    bool is_kept;                  /* not folded unless nothing else helps */
    bool is_counted;               /* a bar of a histogram, without a label */
} dln_entry;

typedef struct dln_note {          /* a numbered source */
    dln_span name, url, date;
} dln_note;

typedef struct dln_chart {
    dln_arena *arena;
    dln_measurer *measurer;
    const dln_look *look;
    dln_item *items;
    size_t item_count;
    size_t undated_count, doubtful_count; /* left out */
    dln_span undated_titles;       /* of events without a place on the axis, if they are asked for: "A and B meet; C denies" */
    size_t undated_named;          /* how many these are */
    int64_t begin, end;            /* of the axis */
    bool is_one_year, is_one_day, is_by_clock; /* is_by_clock: short enough for an axis of hours, and some events have one */
    bool has_other_zones, has_zoneless; /* of events with an hour */
    int16_t zone_offset_min;       /* of an axis of hours: what most events have; DLN_ZONE_UNKNOWN: none has one */
    dln_note *notes;               /* numbered from 0 here, from 1 on paper */
    size_t note_count;
    bool notes_by_publisher;       /* too many articles for a note each */
    size_t type_count[DLN_TYPES_MAX];
    size_t strong_count;
    dln_when newest;
} dln_chart;

/* Chooses and measures what is to be drawn (DESIGN.md, "Charts"). DLN_NOT_FOUND: nothing, and why. */
dln_status dln_chart_make(const dln_timeline *timeline, const dln_look *look, dln_measurer *measurer, dln_arena *arena,
                          dln_chart **out, dln_error *err);

/* The text without what could break or mislead: control and direction characters, piles of marks, endless length. */
dln_span dln_clean(dln_span text, dln_arena *arena);
/* Its date is a day or a time, not a month or a year, not "about" or "from". */
static inline bool dln_item_is_exact(const dln_item *item)
{
    return !item->is_coarse && !item->is_open_begin && !item->is_open_end && !item->is_vague;
}

bool dln_url_is_safe(dln_span url); /* http or https, printable ASCII */

/* What of the axis of count items from first on has events, for dln_axis_make; and the time that it shows: some air around them. */
dln_stretch *dln_chart_stretches(const dln_chart *chart, size_t first, size_t count);
void dln_chart_axis_span(const dln_chart *chart, size_t first, size_t count, const dln_stretch *stretches, int64_t *begin, int64_t *end);

/* ---- folding (fold.c) ---- */
typedef enum dln_fold_unit { DLN_FOLD_NONE, DLN_FOLD_SPEAKER_DAY, DLN_FOLD_DAY, DLN_FOLD_WEEK, DLN_FOLD_MONTH,
                             DLN_FOLD_QUARTER, DLN_FOLD_HALF, DLN_FOLD_YEAR, DLN_FOLD_DECADE, DLN_FOLD_ALL } dln_fold_unit;

typedef struct dln_entries {
    dln_entry *items;              /* sorted by begin */
    size_t count;
} dln_entries;

/* One entry for each item of the chart. */
bool dln_entries_of(const dln_chart *chart, dln_entries *out);
bool dln_entries_between(const dln_chart *chart, size_t first, size_t count, dln_entries *out);
/* Where the calendar bucket of time begins: entries of one bucket may be folded. */
int64_t dln_fold_bucket(dln_fold_unit unit, int64_t time);
/* Meetings before calls before statements, then what more sources tell of. */
bool dln_item_weighs_more(const dln_chart *chart, uint32_t a, uint32_t b);
/* Places of the entries, the foremost first: highlighted ones, then what weighs more, then what comes earlier. NULL: no memory. */
const uint32_t *dln_entries_ranked(const dln_chart *chart, const dln_entries *entries);
/* Joins the entries whose fold[i] is the same (0: stays alone) into one each. false: no memory. */
bool dln_fold_join(const dln_chart *chart, dln_entries *entries, const uint32_t *fold);
/* One entry for each member of that fold instead. The array has room for all events. */
void dln_fold_open(const dln_chart *chart, dln_entries *entries, size_t index);

typedef struct dln_fold_rule {
    dln_fold_unit unit;
    bool only_statements;          /* types whose participants are speakers */
    bool only_crowded;             /* buckets that need more lines than their stretch of the axis has */
    bool with_kept;                /* highlighted and foremost events too */
} dln_fold_rule;

/* Folds, the most crowded bucket first and unit by unit, until at most capacity entries are left. axis and line_pt
 * tell what is crowded. The fewest folds are made that reach it; false: no memory. */
bool dln_fold_to(const dln_chart *chart, dln_entries *entries, size_t capacity, const dln_axis *axis, double line_pt);

/* ---- layouts ---- */
typedef struct dln_page {          /* common to all forms while one is laid out */
    const dln_chart *chart;
    dln_display *display;
    double left, right;            /* inner edges */
    double y;                      /* how far down it is filled */
    dln_span strip;                /* what a bar of the strip of counts stands for; empty: no strip */
    bool is_trial;                 /* only to know how high key and foot may become */
    size_t listed_count;           /* of the notes, the first so many are listed in the foot: a trial finds it; 0: all */
} dln_page;

dln_status dln_layout_spine(const dln_chart *chart, dln_display *display, dln_error *err);
dln_status dln_layout_lanes(const dln_chart *chart, dln_display *display, dln_error *err);
dln_status dln_layout_card(const dln_chart *chart, dln_display *display, dln_error *err);

/* Title and subtitle at the top, from page->y on. */
void dln_page_head(dln_page *page);
/* Shapes and states that have been drawn, in one line or two; in a trial those that may be. */
void dln_page_key(dln_page *page, bool with_types);
dln_ink dln_entry_ink(const dln_entry *entry);
/* Count line and source notes; drawn from page->y on. */
void dln_page_foot(dln_page *page, const dln_entries *entries);
/* Text in lines of width_pt. Returns the y below. */
double dln_page_text(dln_page *page, dln_role role, dln_ink ink, double x, double y, double width_pt, dln_span text, size_t max_lines);
/* The entry's mark in its type's shape and state. */
void dln_page_mark(dln_page *page, const dln_entry *entry, double x, double y, double diameter, uint32_t group);
/* A question mark behind the mark of an event about which sources differ; else nothing, and no width. x: the mark's right edge. */
double dln_page_doubt_width(const dln_page *page, const dln_entry *entry);
void dln_page_doubt(dln_page *page, const dln_entry *entry, double x, double y, uint32_t group);
/* The entry's label in its lines of the given pitch, the sources' numbers behind the last, up to right (0: none). The block begins
 * at x; is_flush_right puts the lines at its other edge, as texts from right to left always are. */
typedef struct dln_label_place {
    double x, baseline, pitch, right;
    bool is_flush_right;
} dln_label_place;
/* The entry's label in at most so many lines of max_em. If it has to be cut its title is, not its state. */
dln_lines dln_label_lines(const dln_chart *chart, const dln_entry *entry, double max_em, size_t max_lines);
void dln_page_label(dln_page *page, const dln_entry *entry, const dln_lines *lines, dln_label_place place, uint32_t group);
bool dln_entry_is_strong(const dln_chart *chart, const dln_entry *entry); /* one highlighted event */
/* The numbers of the entry's sources from x on, each a link, at most as fit before right. Returns their end. */
double dln_page_numbers(dln_page *page, const dln_entry *entry, double x, double baseline, double right, uint32_t group);
double dln_page_numbers_width(const dln_page *page, const dln_entry *entry);
/* A bar for the entry's time, hatched by its type where the theme wants it. flags: DLN_HOLLOW, DLN_BEHIND. */
void dln_page_bar(dln_page *page, const dln_entry *entry, dln_box box, int opacity, int flags, uint32_t group);
/* A group for the entry, counted. */
uint32_t dln_page_group(dln_page *page, const dln_entry *entry, double axis_begin, double axis_end);

static inline bool dln_entry_is_folded(const dln_entry *entry) { return entry->member_count > 1 || entry->is_counted; }
static inline double dln_line_pt(double size_pt) { return dln_grid(size_pt * 1.36); }

/* The whole way: NULL look is the default. wanted: the form that suits the output, where nobody asked for one and the
 * events allow it. The display lives in the arena. */
dln_status dln_layout(const dln_timeline *timeline, const dln_look *look, dln_chart_form wanted, dln_measurer *measurer,
                      dln_arena *arena, dln_display **out, dln_error *err);

/* The chart as an SVG element, for a page around it. */
dln_status dln_svg_inline(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err);

#endif
