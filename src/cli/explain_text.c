/* src/cli/explain_text.c - an explanation on a terminal: the text with the numbers of its events, then the events, and
 * everything that was found with what it was taken for. */
#include "cli/explain.h"

#include "base/text.h"
#include "render/plain.h"

enum { COLUMNS = 80, INDENT = 6, NAME_COLUMNS = 28, MEANING_COLUMNS = 30, SHOWN_CHARS = 200 };

/* Words over lines of 80 columns; the first line is where the cursor is, the others are indented. */
static void wrap(dln_sink *out, dln_span text, int at, int indent)
{
    dln_span rest = text, word;
    bool is_first = true;
    while (dln_split(&rest, ' ', &word)) {
        int width = dln_width(word);
        if (!is_first && at + 1 + width > COLUMNS) {
            dln_sink_char(out, '\n');
            for (int i = 0; i < indent; i++)
                dln_sink_char(out, ' ');
            at = indent;
        } else if (!is_first) {
            dln_sink_char(out, ' ');
            at++;
        }
        dln_sink_span(out, word);
        at += width;
        is_first = false;
    }
    dln_sink_char(out, '\n');
}

static void put_field(dln_sink *out, const char *name, int indent, dln_span value, dln_arena *arena)
{
    dln_span plain = dln_plain_line(value, arena);
    if (plain.len == 0)
        return;
    int at = indent;
    for (int i = 0; i < indent; i++)
        dln_sink_char(out, ' ');
    dln_sink_printf(out, "%s: ", name);
    at += (int)strlen(name) + 2;
    wrap(out, plain, at, indent + 2);
}

/* The text with [n> and <n] around the words that mention n comes from, a paragraph at a time. */
static void put_text(dln_sink *out, const dln_article *article, const dln_explanation *explanation, dln_arena *arena)
{
    const dln_mentions *mentions = &explanation->mentions;
    dln_sink *line = dln_sink_to_memory();
    size_t length = article->text.len;
    for (size_t at = 0; line != NULL && at <= length; at++) {
        for (size_t i = mentions->count; i-- > 0;)
            if (!mentions->items[i].in_title && mentions->items[i].span_end == at && at > 0)
                dln_sink_printf(line, "<%zu]", i + 1);
        if (at == length || article->text.text[at] == '\n') {
            wrap(out, dln_plain_line(dln_sink_bytes(line), arena), 0, 0);
            dln_sink_clear(line);
        }
        for (size_t i = 0; i < mentions->count; i++)
            if (!mentions->items[i].in_title && mentions->items[i].span_begin == at && mentions->items[i].span_end > at)
                dln_sink_printf(line, "[%zu>", i + 1);
        if (at < length && article->text.text[at] != '\n')
            dln_sink_char(line, article->text.text[at]);
    }
    dln_sink_abandon(line);
}

static dln_span joined(dln_arena *arena, const dln_span *items, size_t count)
{
    dln_span out = DLN_SPAN("");
    for (size_t i = 0; i < count; i++)
        out = dln_arena_printf(arena, "%.*s%s%.*s", (int)out.len, out.text, i == 0 ? "" : "; ", (int)items[i].len, items[i].text);
    return out;
}

static void put_mention(dln_sink *out, const dln_mention *mention, size_t number, dln_arena *arena)
{
    const dln_claim *claim = &mention->claim;
    char edtf[DLN_EDTF_MAX];
    size_t len = dln_when_to_edtf(&claim->when, edtf);
    dln_span who = DLN_SPAN("");
    dln_sink_printf(out, "  [%zu] %s, %s, %s, confidence ", number, dln_event_type_at((size_t)claim->type)->name, len == 0 ? "no date" : edtf,
                    dln_status_word(claim->status));
    dln_json_double(out, claim->confidence, 2);
    dln_sink_char(out, '\n');
    put_field(out, "title", INDENT, claim->title, arena);
    for (size_t i = 0; i < claim->party_count; i++) {
        const dln_party *party = &claim->parties[i];
        const char *how = dln_how_word(party->by);
        bool has_country = party->country.len > 0;
        who = dln_arena_printf(arena, "%.*s%s%.*s%s%.*s%s%s%s", (int)who.len, who.text, i == 0 ? "" : ", ", (int)party->name.len, party->name.text,
                               has_country || how != NULL ? " (" : "", (int)party->country.len, party->country.text, how == NULL ? "" : has_country ? "; by " : "by ", how == NULL ? "" : how,
                               has_country || how != NULL ? ")" : "");
    }
    put_field(out, "who", INDENT, who, arena);
    put_field(out, "where", INDENT, claim->place.name, arena);
    put_field(out, "medium", INDENT, claim->medium, arena);
    put_field(out, "topic", INDENT, claim->topic, arena);
    put_field(out, "quotation", INDENT, claim->quote, arena);
    put_field(out, "rules", INDENT, joined(arena, claim->rules, claim->rule_count), arena);
    put_field(out, "notes", INDENT, joined(arena, claim->notes, claim->note_count), arena);
}

static void put_cell(dln_sink *out, dln_span text, int columns, dln_arena *arena)
{
    dln_span shown = dln_plain_cut(dln_plain_line(text, arena), (size_t)columns - 1, arena);
    dln_sink_span(out, shown);
    for (int at = dln_width(shown); at < columns; at++)
        dln_sink_char(out, ' ');
}

static void put_marks(dln_sink *out, const dln_article *article, const dln_explanation *explanation, dln_mark_kind kind, const char *heading,
                      dln_arena *arena)
{
    bool is_first = true;
    for (size_t i = 0; i < explanation->mark_count; i++) {
        const dln_mark *mark = &explanation->marks[i];
        if (mark->kind != kind)
            continue;
        dln_span whole = mark->in_title ? article->title : article->text;
        if (is_first)
            dln_sink_printf(out, "\n%s:\n", heading);
        is_first = false;
        dln_sink_puts(out, "  ");
        put_cell(out, (dln_span){whole.text + mark->begin, mark->end - mark->begin}, NAME_COLUMNS, arena);
        bool fits = dln_width(mark->meaning) < MEANING_COLUMNS && dln_width(mark->rule) <= COLUMNS - 2 - NAME_COLUMNS - MEANING_COLUMNS;
        if (mark->rule.len > 0 && fits) {
            put_cell(out, mark->meaning, MEANING_COLUMNS, arena);
            dln_sink_span(out, dln_plain_line(mark->rule, arena));
            dln_sink_char(out, '\n');
        } else {
            dln_span all = dln_plain_cut(dln_plain_line(mark->meaning, arena), SHOWN_CHARS, arena);
            if (mark->rule.len > 0) /* nothing of a reason is cut */
                all = dln_arena_printf(arena, "%.*s [%.*s]", (int)all.len, all.text, (int)mark->rule.len, mark->rule.text);
            wrap(out, dln_plain_line(all, arena), 2 + NAME_COLUMNS, 2 + NAME_COLUMNS);
        }
    }
}

void dln_explain_text(const dln_article *article, const dln_explanation *explanation, dln_arena *arena, dln_sink *out)
{
    const dln_mentions *mentions = &explanation->mentions;
    char edtf[DLN_EDTF_MAX];
    put_field(out, "article", 0, article->id, arena);
    put_field(out, "title", 0, article->title, arena);
    put_field(out, "publisher", 0, article->publisher, arena);
    dln_when_to_edtf(&article->published, edtf);
    dln_sink_printf(out, "published: %s (%s)", edtf, dln_published_because(article));
    if (dln_when_is_known(&explanation->news_day)) {
        dln_when_to_edtf(&explanation->news_day, edtf);
        dln_sink_printf(out, "; its news is of %s", edtf);
    }
    dln_sink_puts(out, "\n\n");
    put_text(out, article, explanation, arena);
    dln_sink_printf(out, "\n%zu event%s found%s\n", mentions->count, mentions->count == 1 ? "" : "s", mentions->count == 0 ? "" : ":");
    for (size_t i = 0; i < mentions->count; i++)
        put_mention(out, &mentions->items[i], i + 1, arena);
    put_marks(out, article, explanation, DLN_MARK_REFUSED, "Considered and refused", arena);
    put_marks(out, article, explanation, DLN_MARK_DATE, "Dates", arena);
    put_marks(out, article, explanation, DLN_MARK_PARTY, "Parties", arena);
    put_marks(out, article, explanation, DLN_MARK_PLACE, "Places", arena);
    put_marks(out, article, explanation, DLN_MARK_CLAUSE, "Clauses", arena);
    dln_sink_char(out, '\n');
}
