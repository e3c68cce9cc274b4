/* src/extract/confidence.h - the weights of confidence.tsv, read once a lexicon, by type of event and trait: what mentions are like
 * is asked a dozen times of each, and no key is put together for it.
 */
#ifndef DATELINE_EXTRACT_CONFIDENCE_H
#define DATELINE_EXTRACT_CONFIDENCE_H

#include "tables/lexicon.h"

/* What the rules weigh that found a mention: rows "rule verb: meet", "rules verb", "public day: said", "no public day: said". */
typedef enum dln_rule_kind { DLN_OF_RULE, DLN_OF_RULES, DLN_OF_PUBLIC, DLN_OF_NO_PUBLIC } dln_rule_kind;
typedef struct dln_rule_weight {
    dln_span rule;    /* without the first word; NULL: a free slot */
    dln_rule_kind kind;
    double weight;
} dln_rule_weight;

typedef struct dln_weights {
    double sure_from; /* the share from which on a mention is stated to be sure */
    double first_is[3]; /* by the kind of the first party */
    dln_rule_weight *rules; /* open addressing, by the hash of the rule */
    uint32_t mask;
    double typed[];   /* by type, and in it by trait (confidence.c) */
} dln_weights;

dln_weights *dln_weights_new(const dln_lexicon *lexicon); /* NULL: no memory. Yours to free() */

#endif
