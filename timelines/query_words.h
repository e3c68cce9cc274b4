/* timelines/query_words.h - the words that a query compares, and that the store's indexes hold. */
#ifndef DATELINE_TIMELINES_QUERY_WORDS_H
#define DATELINE_TIMELINES_QUERY_WORDS_H

#include <dateline/span.h>

enum { DLN_WORDS_ROOM = 4100 }; /* of a longer text only the beginning counts */

/* Folded, and all that is no letter or digit made one blank: " kim jong un ". No words: one blank. */
dln_span dln_query_words(dln_span text, char out[DLN_WORDS_ROOM]);

#endif
