/* timelines/similar.h - may two mentions be of one event? A pure and symmetric function of the two.
 */
#ifndef DATELINE_TIMELINES_SIMILAR_H
#define DATELINE_TIMELINES_SIMILAR_H

#include "party_match.h"

typedef enum dln_verdict {
    DLN_DIFFERENT, /* something contradicts: they are never one event, whatever a third says */
    DLN_UNRELATED, /* nothing speaks for it, nothing against */
    DLN_SAME,
} dln_verdict;

enum { DLN_SAME_LEAST = 500 }; /* score of the weakest DLN_SAME, of about 1000 */

typedef struct dln_likeness {
    dln_verdict verdict;
    int score;
} dln_likeness;

typedef enum dln_dates { /* how their dates have to fit */
    DLN_DATES_OVERLAP,   /* a common day */
    DLN_DATES_ALIKE,     /* a common day, and neither more than twice as long: for two that are vague */
    DLN_DATES_ADJACENT,  /* one is the day before the other */
    DLN_DATES_ANY,       /* not asked */
} dln_dates;

bool dln_dates_fit(const dln_features *a, const dln_features *b, dln_dates dates);
/* memory may be NULL (party_match.h). */
dln_likeness dln_compare(dln_party_memory *memory, const dln_features *a, const dln_features *b, dln_dates dates);

/* Whether two names may be one person's, in whatever spelling: Zelensky, Volodymyr Zelenskyy. */
bool dln_persons_agree(const dln_name *a, const dln_name *b);
uint64_t dln_sound_of(dln_span word); /* folded; equal for spellings that sound alike; 0: too short or too long to tell */
/* The rows of spellings.tsv: two spellings of one name each. */
size_t dln_spelling_count(void);
void dln_spelling_at(size_t index, dln_span *name, dln_span *also);
bool dln_bodies_agree(const dln_name *a, const dln_name *b);

/* Places: equal, one inside the other or unknown; the same country; or not to be reconciled. */
typedef enum dln_nearness { DLN_PLACE_UNKNOWN, DLN_PLACE_EQUAL, DLN_PLACE_SAME_COUNTRY, DLN_PLACE_ELSEWHERE } dln_nearness;
dln_nearness dln_places_agree(const dln_features *a, const dln_features *b);

#endif
