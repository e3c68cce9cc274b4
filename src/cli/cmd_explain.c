/* src/cli/cmd_explain.c - an article with what was found in it, for a person to read: each event with the words that it
 * comes from, the rules that made it and the doubts there are.
 */
#include "cli/articles.h"

#include <dateline/explain.h>

#include "base/text.h"

static void print_field(dln_sink *out, const char *name, dln_span value)
{
    if (value.len == 0)
        return;
    dln_sink_printf(out, "%s: ", name);
    dln_sink_span(out, value);
    dln_sink_char(out, '\n');
}

static void print_list(dln_sink *out, const char *name, const dln_span *items, size_t count)
{
    if (count == 0)
        return;
    dln_sink_printf(out, "      %s:", name);
    for (size_t i = 0; i < count; i++) {
        dln_sink_puts(out, i == 0 ? " " : "; ");
        dln_sink_span(out, items[i]);
    }
    dln_sink_char(out, '\n');
}

static void print_mention(dln_sink *out, const dln_mention *mention, size_t number)
{
    const dln_claim *claim = &mention->claim;
    char edtf[DLN_EDTF_MAX];
    size_t len = dln_when_to_edtf(&claim->when, edtf);
    dln_sink_printf(out, "  [%zu] %s, %s, %s", number, dln_event_type_at((size_t)claim->type)->name, len == 0 ? "no date" : edtf,
                    dln_status_word(claim->status));
    if (claim->place.name.len > 0) {
        dln_sink_puts(out, ", ");
        dln_sink_span(out, claim->place.name);
    }
    dln_sink_puts(out, ", confidence ");
    dln_json_double(out, claim->confidence, 2);
    dln_sink_puts(out, "\n      title: ");
    dln_sink_span(out, claim->title);
    dln_sink_char(out, '\n');
    for (size_t i = 0; i < claim->party_count; i++) {
        const dln_party *party = &claim->parties[i];
        dln_sink_puts(out, i == 0 ? "      who: " : ", ");
        dln_sink_span(out, party->name);
        if (party->country.len > 0) {
            dln_sink_puts(out, " (");
            dln_sink_span(out, party->country);
            dln_sink_puts(out, dln_how_word(party->by) == NULL ? ")" : "; by ");
            if (dln_how_word(party->by) != NULL)
                dln_sink_printf(out, "%s)", dln_how_word(party->by));
        }
    }
    dln_sink_puts(out, claim->party_count > 0 ? "\n" : "");
    print_list(out, "rules", claim->rules, claim->rule_count);
    print_list(out, "notes", claim->notes, claim->note_count);
}

/* The text with [n> and <n] around the words that mention n comes from. */
static void print_text(dln_sink *out, const dln_article *article, const dln_mentions *mentions)
{
    for (size_t at = 0; at <= article->text.len; at++) {
        for (size_t i = mentions->count; i-- > 0;)
            if (!mentions->items[i].in_title && mentions->items[i].span_end == at && at > 0)
                dln_sink_printf(out, "<%zu]", i + 1);
        for (size_t i = 0; i < mentions->count; i++)
            if (!mentions->items[i].in_title && mentions->items[i].span_begin == at && mentions->items[i].span_end > at)
                dln_sink_printf(out, "[%zu>", i + 1);
        if (at < article->text.len)
            dln_sink_char(out, article->text.text[at]);
    }
    dln_sink_char(out, '\n');
}

static dln_status explain_article(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err)
{
    static const char *const because[] = {"given", "metadata", "a line at the head", "the text's dateline", "the URL", "the file's name",
                                          "when it was fetched", "unknown"};
    dln_article_work *work = context;
    dln_explanation explanation;
    char edtf[DLN_EDTF_MAX];
    dln_status status = dln_explain(work->lexicon, article, work->options->least_confidence, arena, &explanation, err);
    dln_mentions mentions = explanation.mentions;
    if (status != DLN_OK)
        return status;
    print_field(out, "article", article->id);
    print_field(out, "title", article->title);
    print_field(out, "publisher", article->publisher);
    print_field(out, "agency", article->agency);
    dln_when_to_edtf(&article->published, edtf);
    dln_sink_printf(out, "published: %s (%s)\n\n", edtf, because[article->published_by]);
    print_text(out, article, &mentions);
    dln_sink_printf(out, "\n%zu event%s found:\n", mentions.count, mentions.count == 1 ? "" : "s");
    for (size_t i = 0; i < mentions.count; i++)
        print_mention(out, &mentions.items[i], i + 1);
    for (size_t i = 0; i < explanation.mark_count; i++) {
        const dln_mark *mark = &explanation.marks[i];
        if (mark->kind != DLN_MARK_REFUSED) continue;
        dln_span whole = mark->in_title ? article->title : article->text, words = {whole.text + mark->begin, mark->end - mark->begin};
        dln_sink_printf(out, "refused: %.*s: %.*s (%.*s)\n", (int)words.len, words.text, (int)mark->meaning.len, mark->meaning.text, (int)mark->rule.len, mark->rule.text);
    }
    dln_sink_char(out, '\n');
    __atomic_add_fetch(&work->made, mentions.count, __ATOMIC_RELAXED);
    return DLN_OK;
}

int dln_cmd_explain(const dln_options *options)
{
    return dln_run_articles(options, options->show != NULL ? dln_show_article : explain_article, "mention", "mentions");
}
