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
/* The function for --show, and the delivery of bytes to work->out. */
dln_status dln_show_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err);
dln_status dln_pass_on(void *context, dln_span bytes, dln_error *err);

#endif
