/* timelines/transcribe.h - names in Cyrillic or Greek letters as they are written in Latin ones, letter by letter (letters.tsv).
 * For finding names, not for showing them: what is near enough counts, and other scripts do not write how a name sounds.
 */
#ifndef DATELINE_TIMELINES_TRANSCRIBE_H
#define DATELINE_TIMELINES_TRANSCRIBE_H

#include <dateline/arena.h>

/* Folded; letters that no row has stay as they are. Empty if there is no letter of any row in it, or no memory. */
dln_span dln_transcribe(dln_span text, dln_arena *arena);

/* Whether what was asked may be a transcription of the name, both in folded words: each of its words sounds like one of the name's, in
 * their order; of several all but the last may also be misspelt a little. Names.c says what sounds alike. */
bool dln_is_transcription(dln_span asked, dln_span name);

/* The rows of letters.tsv: a name in its own letters, and how it is written in English. */
size_t dln_letter_count(void);
void dln_letter_at(size_t index, dln_span *name, dln_span *also);

#endif
