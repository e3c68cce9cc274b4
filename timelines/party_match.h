/* timelines/party_match.h - what two lists of parties have in common. The same lists meet again and again, so what was found
 * is remembered: a table of fixed size, in which the last that came has the place. What is remembered never changes a result.
 */
#ifndef DATELINE_TIMELINES_PARTY_MATCH_H
#define DATELINE_TIMELINES_PARTY_MATCH_H

#include "features.h"

typedef struct dln_common { /* of participants */
    int16_t named;          /* keys that both name */
    int16_t by_name;        /* persons that both name; pairs of them, of speakers */
    int16_t groups;         /* of the keys that both name: groups */
    int16_t contained;      /* a country on one side, its leader or body on the other; a group and its member */
    int16_t conflicts;      /* two persons of one country, and no common one */
    int16_t only_a, only_b; /* countries that only one names */
    int16_t only_bare;      /* of these: named without a person */
    int16_t hosts;          /* the country of the place, if only one names it */
    int16_t extra_a, extra_b; /* persons of the keys that both name, whom only one names */
    int16_t by_body, loose; /* of speakers: bodies that agree; a person and the country or body */
} dln_common;

typedef struct dln_party_memory dln_party_memory; /* for the features of one maker */
dln_party_memory *dln_party_memory_new(void);     /* yours to free; NULL: no memory */
void dln_party_memory_free(dln_party_memory *memory);

/* memory may be NULL: then it is worked out each time. */
dln_common dln_parties_in_common(dln_party_memory *memory, const dln_features *a, const dln_features *b);
dln_common dln_speakers_in_common(dln_party_memory *memory, const dln_features *a, const dln_features *b);

#endif
