/* include/dateline/corrections.h - what a person knows better than the articles: a text file beside them, or rows of the store.
 * A table as all others (TSV, UTF-8, # comments), its first line `event change value author note`, one correction a row:
 *   hide                      the event is left out
 *   title TEXT                another title
 *   when EDTF                 another date: 2021-12-07, 2021-12-07T18:07+03:00, 2021-12
 *   type, status, place WORD  meeting; cancelled; Geneva (CHE)
 *   participants LIST         "Vladimir Putin (RUS), country:France (FRA), body:Foreign Ministry (AUT)", in place of those that it has
 *   with, without PARTY       one more, one less
 *   join EVENT                the other event is part of this one
 *   split MENTION ...         these of its mentions are of another event
 *   pin                       charts draw it, however doubtful or crowded
 *   add SPEC                  an event by hand, under the name in the first column: "call | 2021-12-07 | LIST | title | place"; title and
 *                             place may be left out
 * An event is named by its id, its uid, an alias, or the id of one of its mentions; by an id that it had when another of its mentions was the
 * first one too. So a file goes on to fit when articles are added. Rows are applied in their order.
 */
#ifndef DATELINE_CORRECTIONS_H
#define DATELINE_CORRECTIONS_H

#include <dateline/arena.h>
#include <dateline/event.h>

typedef enum dln_change { DLN_HIDE, DLN_SET_TITLE, DLN_SET_WHEN, DLN_SET_TYPE, DLN_SET_STATUS, DLN_SET_PLACE, DLN_SET_PARTIES, DLN_ADD_PARTY,
                          DLN_DROP_PARTY, DLN_JOIN, DLN_SPLIT, DLN_PIN, DLN_ADD_EVENT } dln_change;

typedef struct dln_correction {
    dln_span event;
    dln_change change;
    dln_span value;       /* as it is written */
    dln_span author, note;
    uint32_t line;        /* in its file; 0: none */
    dln_claim claim;      /* what the value says, of the fields that the change is about */
} dln_correction;

typedef struct dln_corrections {
    const dln_correction *items;
    size_t count;
} dln_corrections;

/* The rows of a file, into arena (which also has to keep bytes). Fails with file:line:column at the first that is none. */
dln_status dln_corrections_read(const char *file, dln_span bytes, dln_arena *arena, dln_corrections *out, dln_error *err);

/* One correction out of its words; what it says is checked. Spans are borrowed. */
dln_status dln_correction_make(dln_span event, dln_span change, dln_span value, dln_span author, dln_span note, dln_arena *arena,
                               dln_correction *out, dln_error *err);
/* The same with all their texts in arena. */
dln_status dln_corrections_copy(const dln_corrections *from, dln_arena *arena, dln_corrections *out);
const char *dln_change_word(dln_change change);

typedef struct dln_corrected {
    const dln_event **events; /* those that are left, new ones at the end; what was corrected is a copy that says so */
    size_t count;
    const uint32_t *of;       /* of each that is left: the index of the one that was given; UINT32_MAX: it is new */
    const dln_span *into;     /* of each event that was given: the id of the one that it was joined to; empty: stands for itself */
    const bool *is_hidden;    /* of each event that was given */
    const bool *is_matched;   /* of each correction: there is an event that it is about */
    const uint32_t *touched;  /* of each event that was given: how many corrections are about it */
} dln_corrected;

/* Applies them to the events, into arena; what comes out borrows texts of both. Fails without memory only. */
dln_status dln_corrections_apply(const dln_corrections *corrections, const dln_event *const *events, size_t count, dln_arena *arena,
                                 dln_corrected *out);

#endif
