/* src/extract/confidence.h - the weights of confidence.tsv, read once a lexicon, by type of event and trait: what mentions are like
 * is asked a dozen times of each, and no key is put together for it.
 */
#ifndef DATELINE_EXTRACT_CONFIDENCE_H
#define DATELINE_EXTRACT_CONFIDENCE_H

#include "tables/lexicon.h"

typedef struct dln_weights {
    double sure_from; /* the share from which on a mention is stated to be sure */
    double typed[];   /* by type, and in it by trait (confidence.c) */
} dln_weights;

dln_weights *dln_weights_new(const dln_lexicon *lexicon); /* NULL: no memory. Yours to free() */

#endif
