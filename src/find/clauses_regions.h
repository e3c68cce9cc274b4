/* src/find/clauses_regions.h - private to clauses_bounds.c and clauses_regions.c: the words between one verb group and the next. */
#ifndef DATELINE_FIND_CLAUSES_REGIONS_H
#define DATELINE_FIND_CLAUSES_REGIONS_H

#include "find/clauses_words.h"

typedef struct region { /* between the verb group before and this one */
    uint32_t begin, end;   /* where the clause begins; the verb */
    uint32_t subject;      /* where its subject begins; equal to end: none here */
    uint8_t kind;
    bool resumes;          /* ", said": the clause before the inserted one goes on */
    uint32_t held_begin, held_end; /* "The two, the ministry said, will meet": the subject that waits for its verb; equal: none */
} region;

/* What stands between the end of the verb group before and the verb [verb_begin, verb_end). is_first: no verb stands before it. reports: the one before
 * is a verb of saying. next_verb: where the next one begins; DLN_NONE. */
region regions_before(const dln_sentence_scan *s, uint32_t previous_end, uint32_t verb_begin, uint32_t verb_end, bool is_first, bool reports, uint32_t next_verb);
/* Where the subject may begin: behind "On Friday,", "After talks in Geneva,", "In Moscow". */
uint32_t regions_skip_adjuncts(const dln_sentence_scan *s, uint32_t begin, uint32_t end);
bool regions_is_bound(const dln_word_tag *tag); /* a comma, or a stronger mark */
bool regions_is_nominative(const dln_sentence_scan *s, uint32_t i); /* he, they */
bool regions_is_joint(const dln_sentence_scan *s, uint32_t i); /* opens a clause whatever its verb */
bool regions_opens_phrase(const dln_sentence_scan *s, uint32_t i); /* a preposition or "to" */
static inline bool regions_is_then(const dln_sentence_scan *s, uint32_t i) { return dln_token_in_small(&s->doc->tokens, i, DLN_LIST_NEXT_WORDS); }
/* Whether a token range holds a word that could be a subject; a subject. */
bool regions_has_noun(const dln_sentence_scan *s, uint32_t begin, uint32_t end);
bool regions_has_subject(const dln_sentence_scan *s, uint32_t begin, uint32_t end);

#endif
