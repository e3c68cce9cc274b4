/* render/words.h - an event in words for people: its date, parties, place, status. English.
 * Here: what the text, the table and the calendar say alike. Elsewhere: labels of charts (layout), EDTF (when.h).
 * Results lie in the arena, or are constants; texts of the event are cleaned (plain.h) on the way.
 */
#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H

#include <dateline/event.h>

#include "render/plain.h"

/* "7 December 2021", "14–16 June 2021", "June–August 2021", "since 20 January 2021", "about 2018", "date unknown". */
dln_span dln_words_days(const dln_when *when, dln_arena *arena);
/* "Tue 7 Dec", "14–16 Jun", "20 Dec 2021–3 Jan 2022", "Jun–Aug", "2018": short, under a heading that names the year. */
dln_span dln_words_days_under_year(const dln_when *when, int32_t year, dln_arena *arena);
/* "18:07–20:08"; empty without a clock time. Of both ends in one zone (dln_when_in_zone), as the next two. */
dln_span dln_words_clock(const dln_when *when, dln_arena *arena);
/* "Moscow time (UTC+3)", "UTC+5:30", "local time"; "Moscow time" if its clocks change in between; empty without a clock time. */
dln_span dln_words_zone(const dln_when *when, dln_span zone, dln_arena *arena);
/* "7 December 2021, 18:07–20:08 Moscow time (UTC+3)"; moves both ends into one zone itself. */
dln_span dln_words_when(const dln_when *when, dln_span zone, dln_arena *arena);

/* The event took place on one day or some days within its dates, but nobody said which: a month, a part of one. Days
 * that a visit or a summit may fill count as known. */
bool dln_words_day_is_unknown(const dln_claim *claim);

const char *dln_words_status(dln_event_status status);              /* "Planned", "Cancelled"; "" if it took place */
dln_span dln_words_party(const dln_party *party, dln_arena *arena); /* "Joe Biden (USA)" */
dln_span dln_words_parties(const dln_claim *claim, size_t max, dln_arena *arena); /* "A (X), B (Y), 3 more" */
/* Its title; without one "Statement: White House (USA)", so that no row is nameless. */
dln_span dln_words_title(const dln_claim *claim, dln_arena *arena);
dln_span dln_words_place(const dln_place *place, dln_arena *arena); /* "Geneva (CHE)"; empty */
dln_span dln_words_publisher(const dln_source *source, dln_arena *arena); /* or its host, or its article's id */

/* A disputed value in words: "7 December 2021", "Geneva". */
dln_span dln_words_disputed(const dln_dispute *dispute, const dln_dispute_value *value, dln_arena *arena);

/* "Corrected: when was 2021-12-06 (Anna: the readout says so)" */
dln_span dln_words_correction(dln_span correction, dln_arena *arena);
/* "Sources differ on the date: 7 December 2021 [1]; 8 December 2021 [2] [4]"; numbers are those of the event's
 * sources, 0 for one that is not shown. */
dln_span dln_words_dispute(const dln_dispute *dispute, const size_t *numbers, size_t number_count, dln_arena *arena);

#endif
