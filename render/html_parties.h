/* render/html_parties.h - the parties of a timeline's events, numbered, for a page that filters by them. */
#ifndef RENDER_HTML_PARTIES_H
#define RENDER_HTML_PARTIES_H

#include <dateline/arena.h>
#include <dateline/timeline.h>

enum { DLN_HTML_PARTIES_MAX = 500 }; /* the most frequent ones; the others are found by their words */

typedef struct dln_html_party {
    dln_span label;      /* a name; of a country its name if an event says it, else its code */
    dln_span key;        /* what events are told by: the name, or the code */
    bool is_country;     /* the country and all that is its */
    size_t events;
} dln_html_party;

typedef struct dln_html_parties {
    dln_html_party *items; /* countries first, then by name */
    size_t count;
} dln_html_parties;

/* In the arena; false: no memory. */
bool dln_html_parties_of(const dln_timeline *timeline, dln_arena *arena, dln_html_parties *out);
/* Whether the event has that one. */
bool dln_html_party_is_in(const dln_html_party *party, const dln_claim *claim);

#endif
