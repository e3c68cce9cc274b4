/* render/ics.h - private to the calendar: where in it an event goes, and what it says there.
 * Here: nothing of libical (ics.c, ics_zone.c, ics_read.c). Days and years are counted by when.h: libical takes
 * 30 February for a day and has no length for what lies before 1902.
 */
#ifndef RENDER_ICS_H
#define RENDER_ICS_H

#include <dateline/render.h>
#include <dateline/zone.h>

#include "render/plain.h"

typedef enum dln_ics_fit { /* whether an event can stand in a calendar, and if not, why */
    DLN_ICS_FITS,
    DLN_ICS_NO_DATE,
    DLN_ICS_NO_YEAR,
    DLN_ICS_OPEN,
    DLN_ICS_TOO_COARSE,
    DLN_ICS_DAY_UNKNOWN,
    DLN_ICS_OUT_OF_RANGE,
    DLN_ICS_DOUBTFUL,
    DLN_ICS_OUTSIDE_FEED,
    DLN_ICS_OVER_LIMIT,
    DLN_ICS_FIT_COUNT,
} dln_ics_fit;

typedef enum dln_ics_imprecise { DLN_ICS_SPAN, DLN_ICS_MARKER, DLN_ICS_SKIP, DLN_ICS_ALL } dln_ics_imprecise;

typedef struct dln_ics_slot {
    dln_ics_fit fit;
    bool is_date;           /* a DATE rather than a DATE-TIME */
    bool is_imprecise;      /* the true day is somewhere in it */
    bool is_clock_in_text;  /* a clock time is known, but not its zone: the text says it */
    const dln_zone *zone;   /* the times are this zone's; NULL: UTC */
    int32_t first_year, last_year; /* of the local times, if there is a zone */
    char begin[20], end[20]; /* "20140915", "20140915T160000Z"; end is exclusive, empty: none */
    char local[80];         /* "2014-10-25T20:00:00[Europe/Moscow]"; empty without a clock time */
} dln_ics_slot;

/* span, marker, skip, all; empty: span. */
dln_status dln_ics_imprecise_from_word(dln_span word, dln_ics_imprecise *out, dln_error *err);

dln_ics_slot dln_ics_slot_of(const dln_claim *claim, dln_ics_imprecise imprecise, bool with_zones);

/* "20140915T160000Z" of seconds since the epoch, kept within the years 1970 to 2999, which libical prints. */
void dln_ics_utc(int64_t seconds, char out[20]);

/* When this state of the event came to be, in seconds since the epoch: as the store has it, else the newest
 * publication of its sources; 0: nobody knows. */
int64_t dln_ics_stamp(const dln_event *event);
int64_t dln_ics_published(const dln_event *event); /* the newest publication alone */

/* The store's uid, else the event's id with a domain behind it; [0-9a-z@.-] only, as servers make file names of it. */
dln_span dln_ics_uid(const dln_event *event, dln_arena *arena);

dln_span dln_ics_summary(const dln_event *event, const dln_ics_slot *slot, dln_arena *arena);
/* Time or date, participants, what the sources differ on, and the sources, at most 4 KiB. text is cleared first. */
dln_span dln_ics_description(const dln_event *event, const dln_ics_slot *slot, dln_sink *text, dln_arena *arena);
/* The address of the source that tells it best; DLN_NO_SPAN. */
dln_span dln_ics_url(const dln_event *event, dln_arena *arena);

/* Of an event that is no more: "Withdrawn: Title", "Listed twice: Title"; and why. An event with an alias was merged into
 * that. What they say depends on the event alone, so that it changes only with its revision. */
/* There still (an alias is its own uid), but no calendar holds its date any more. */
bool dln_ics_is_undated(const dln_event *retired);
dln_span dln_ics_retired_summary(const dln_event *event, dln_arena *arena);
dln_span dln_ics_retired_description(const dln_event *event);

void dln_ics_put_line(dln_span line, dln_sink *out); /* one line without its end, folded */
void dln_ics_put_base64url(const char *name, dln_span bytes, dln_sink *out); /* the line of that name, folded */
void dln_ics_put_escaped(dln_span text, dln_sink *out); /* clean text as a TEXT value */

/* Writes a VTIMEZONE that is right from first_year to last_year; zone NULL: UTC. */
dln_status dln_ics_write_zone(const dln_zone *zone, int32_t first_year, int32_t last_year, dln_sink *out, dln_error *err);

/* Base64 with - and _, no padding (RFC 4648, section 5). */
size_t dln_base64url_encode(dln_span bytes, char *out); /* out has room for four for each three begun; the length */
dln_span dln_base64url_decode(dln_span text, dln_arena *arena); /* DLN_NO_SPAN: it is not that */

#endif
