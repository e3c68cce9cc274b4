/* src/cli/cmd_dates.c - the time expressions of articles. */
#include "cli/articles.h"

static dln_status write_dates(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    dln_article_work *work = context;
    const dln_options *o = work->options;
    __atomic_add_fetch(&work->made, 1, __ATOMIC_RELAXED);
    if (o->is_timeml)
        return dln_dates_write_timeml(work->lexicon, article, o->convention, arena, out, err);
    return dln_dates_write(work->lexicon, article, o->offsets, o->convention, arena, out, err);
}

int dln_cmd_dates(const dln_options *options)
{
    dln_options own = *options;
    own.read.keep_text = true; /* offsets are those of the text that the user has */
    return dln_run_articles(&own, options->show != NULL ? dln_show_article : write_dates, "line written", "lines written");
}
