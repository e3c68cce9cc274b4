/* src/cli/cmd_extract.c - articles to mention lines; and the stages on the way there, for every command that reads articles. */
#include "cli/articles.h"

#include "base/text.h"

/* The article as it was read: what the spans of mentions count in. */
static void show_as_read(const dln_article *article, dln_sink *out)
{
    static const char *const trusts[] = {"given", "metadata", "line", "dateline", "url", "file", "fetched", "none"};
    const struct { const char *name; dln_span value; } fields[] = {
        {"url", article->url}, {"publisher", article->publisher}, {"agency", article->agency}, {"lang", article->lang}, {"title", article->title}, {"text", article->text},
    };
    char edtf[DLN_EDTF_MAX];
    dln_sink_puts(out, "{\"id\": ");
    dln_json_string(out, article->id);
    dln_when_to_edtf(&article->published, edtf);
    dln_sink_puts(out, ", \"published\": ");
    if (edtf[0] == '\0')
        dln_sink_puts(out, "null");
    else
        dln_json_string(out, dln_span_of(edtf));
    dln_sink_printf(out, ", \"published_by\": \"%s\"", trusts[article->published_by]);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].value.len == 0 && strcmp(fields[i].name, "agency") == 0) /* few articles have one */
            continue;
        dln_sink_printf(out, ", \"%s\": ", fields[i].name);
        if (fields[i].value.len == 0)
            dln_sink_puts(out, "null");
        else
            dln_json_string(out, fields[i].value);
    }
    if (article->extra.len > 0) {
        dln_sink_puts(out, ", ");
        dln_sink_span(out, article->extra);
    }
    dln_sink_puts(out, "}\n");
}

/* "notes.txt" of "my folder/notes.txt"; empty for standard input and for one line of many ("crawl.ndjson:12"). */
static dln_span file_of(dln_span origin)
{
    size_t end = origin.len;
    while (end > 0 && origin.text[end - 1] >= '0' && origin.text[end - 1] <= '9')
        end--;
    bool is_line = end > 0 && end < origin.len && origin.text[end - 1] == ':';
    if (is_line || dln_span_is(origin, "-"))
        return (dln_span){"", 0};
    while (end > 0 && origin.text[end - 1] != '/')
        end--;
    return (dln_span){origin.text + end, origin.len - end};
}

dln_status dln_extract_named(const dln_lexicon *lexicon, const dln_article *article, double least, dln_arena *arena, dln_mentions *out, dln_error *err)
{
    dln_article named = *article;
    if (named.publisher.len == 0 && named.url.len == 0)
        named.publisher = file_of(named.origin);
    return dln_extract_least(lexicon, &named, least, arena, out, err);
}

static dln_status extract_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err);

dln_status dln_show_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    const dln_article_work *work = context;
    const char *stage = work->options->show;
    if (strcmp(stage, "article") == 0) {
        show_as_read(article, out);
        return DLN_OK;
    }
    if (strcmp(stage, "mentions") == 0)
        return extract_article(context, article, arena, out, err);
    return dln_extract_show(work->lexicon, article, stage, out, err);
}

dln_status dln_pass_on(void *context, dln_span bytes, dln_error *err)
{
    const dln_article_work *work = context;
    dln_sink_span(work->out, bytes);
    return dln_sink_status(work->out, err);
}

static dln_status extract_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    dln_article_work *work = context;
    dln_mentions mentions = {0};
    dln_status status = dln_extract_named(work->lexicon, article, work->options->least_confidence, arena, &mentions, err);
    for (size_t i = 0; status == DLN_OK && i < mentions.count; i++)
        dln_mention_write(&mentions.items[i], out);
    __atomic_add_fetch(&work->made, mentions.count, __ATOMIC_RELAXED);
    return status;
}

int dln_run_articles(const dln_options *options, dln_article_function function, const char *made, const char *made_plural)
{
    return dln_run_framed(options, function, NULL, made, made_plural);
}

int dln_run_framed(const dln_options *options, dln_article_function function, const dln_article_frame *frame, const char *made, const char *made_plural)
{
    dln_report report = dln_report_for(options);
    dln_article_work work = {.options = options};
    dln_error err = {0};
    int exit_code = dln_check_outputs(options, NULL, &report);
    if (exit_code != DLN_EXIT_DONE)
        return exit_code;
    work.lexicon = dln_open_lexicon(options, &report);
    work.out = work.lexicon == NULL ? NULL : dln_open_lines(options, &report);
    if (work.out != NULL) {
        dln_work run = {options, &work, function, dln_pass_on};
        if (frame != NULL)
            frame->head(work.out);
        if (dln_work_run(&run, &report, &err) != DLN_OK)
            dln_report_error(&report, &err);
        if (frame != NULL)
            frame->foot(work.out);
        report.made = work.made;
        exit_code = dln_close_lines(options, work.out, &report);
        bool is_counted = options->show == NULL; /* a stage makes nothing that could be */
        dln_report_summary(&report, "article", "articles", is_counted ? made : NULL, is_counted ? made_plural : NULL);
    } else {
        exit_code = report.exit_code;
    }
    dln_lexicon_free(work.lexicon);
    return exit_code;
}

int dln_cmd_extract(const dln_options *options)
{
    return dln_run_articles(options, options->show != NULL ? dln_show_article : extract_article, "mention", "mentions");
}
