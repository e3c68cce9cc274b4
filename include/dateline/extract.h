/* include/dateline/extract.h - from an article to what it mentions. Pure: same article and lexicon, same mentions. */
#ifndef DATELINE_EXTRACT_H
#define DATELINE_EXTRACT_H

#include <dateline/arena.h>
#include <dateline/article.h>
#include <dateline/event.h>
#include <dateline/lexicon.h>
#include <dateline/sink.h>

typedef struct dln_mentions {
    const dln_mention *items; /* in order of the text */
    size_t count;
} dln_mentions;

/* What is dated and less sure than this is wrong more than twice as often as it is right, and held back. */
#define DLN_HELD_BACK 0.3

/* All of confidence DLN_HELD_BACK or more, and the undated, into the arena. Fails with DLN_NO_MEMORY only: a text that cannot
 * be understood gives no mentions. */
dln_status dln_extract(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena, dln_mentions *out,
                       dln_error *err);

/* The same with another least confidence; 0: nothing is held back. */
dln_status dln_extract_least(const dln_lexicon *lexicon, const dln_article *article, double least, dln_arena *arena,
                             dln_mentions *out, dln_error *err);

/* Prints a stage of the way as JSON lines: "article", "tokens", "clauses", "dates", "parties", "mentions".
 * DLN_NOT_FOUND: no such stage. */
dln_status dln_extract_show(const dln_lexicon *lexicon, const dln_article *article, const char *stage, dln_sink *out,
                            dln_error *err);

#endif
