/* src/cli/cmd_explain.c - an article with what was found in it, for a person to read: on the terminal, or as a page. */
#include "cli/articles.h"
#include "cli/explain.h"

const char *dln_published_because(const dln_article *article)
{
    static const char *const because[] = {"given", "metadata", "a line at the head", "the text's dateline", "the URL", "the file's name",
                                          "when it was fetched", "unknown"};
    return because[article->published_by];
}

static dln_status explain(void *context, const dln_article *article, dln_arena *arena, bool as_page, dln_sink *out, dln_error *err)
{
    dln_article_work *work = context;
    dln_explanation explanation;
    dln_status status = dln_explain(work->lexicon, article, work->options->least_confidence, arena, &explanation, err);
    if (status != DLN_OK)
        return status;
    if (as_page)
        dln_explain_page(article, &explanation, arena, out);
    else
        dln_explain_text(article, &explanation, arena, out);
    __atomic_add_fetch(&work->made, explanation.mentions.count, __ATOMIC_RELAXED);
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : DLN_OK;
}

static dln_status explain_as_text(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    return explain(context, article, arena, false, out, err);
}

static dln_status explain_as_page(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    return explain(context, article, arena, true, out, err);
}

int dln_cmd_explain(const dln_options *options)
{
    if (options->show != NULL)
        return dln_run_articles(options, dln_show_article, "mention", "mentions");
    const dln_renderer *format = options->format != NULL ? options->format : options->output_count > 0 ? dln_renderer_by_suffix(options->outputs[0]) : NULL;
    bool as_page = format != NULL && strcmp(format->name, "html") == 0;
    dln_article_frame frame = {dln_explain_page_head, dln_explain_page_foot};
    return dln_run_framed(options, as_page ? explain_as_page : explain_as_text, as_page ? &frame : NULL, "mention", "mentions");
}
