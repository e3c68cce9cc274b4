/* src/cli/articles.h - what the commands that read articles share. */
#ifndef DATELINE_CLI_ARTICLES_H
#define DATELINE_CLI_ARTICLES_H

#include "cli/cli.h"

typedef struct dln_article_work {
    const dln_options *options;
    dln_lexicon *lexicon;
    dln_sink *out;
    uint64_t made;             /* counted by all threads */
} dln_article_work;

typedef dln_status (*dln_article_function)(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err);

/* Runs the function (its context: a dln_article_work) over all articles, its bytes to the output. The exit code. */
int dln_run_articles(const dln_options *options, dln_article_function function, const char *made, const char *made_plural);
/* The same between a head and a foot; NULL: without. */
typedef struct dln_article_frame {
    void (*head)(dln_sink *out);
    void (*foot)(dln_sink *out);
} dln_article_frame;
int dln_run_framed(const dln_options *options, dln_article_function function, const dln_article_frame *frame, const char *made, const char *made_plural);
/* Extraction as the commands do it: an article that says neither who published it nor where is named after its file
 * among the sources of its events, so that a reader finds it again. Its id stays the hash of its text. */
dln_status dln_extract_named(const dln_lexicon *lexicon, const dln_article *article, double least, dln_arena *arena, dln_mentions *out, dln_error *err);
/* The function for --show, and the delivery of bytes to work->out. */
dln_status dln_show_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err);
dln_status dln_pass_on(void *context, dln_span bytes, dln_error *err);

#endif
