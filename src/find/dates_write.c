/* src/find/dates_write.c - time expressions as NDJSON, as inline TIMEX3, and for --show=dates. */
#include "find/dates.h"

#include "base/text.h"

static const char *const type_words[] = {"DATE", "TIME", "DURATION", "SET"};
static const char *const signal_words[DLN_SIGNAL_COUNT] = {NULL, "on", "since", "until", "before", "after", "from", "by", "for", "through"};

/* ---- offsets ---- */

typedef struct counter { /* from bytes to other units, going forward only */
    dln_span text;
    dln_offsets offsets;
    size_t at, units;
} counter;

static size_t count_to(counter *c, size_t byte)
{
    if (c->offsets == DLN_OFFSET_BYTES)
        return byte;
    if (c->offsets == DLN_OFFSET_CHARS && byte > c->at) {
        c->units += dln_utf8_count((dln_span){c->text.text + c->at, byte - c->at});
        c->at = byte;
    }
    for (; c->at < byte; c->at++) {
        size_t plain = dln_plain_run((dln_span){c->text.text + c->at, byte - c->at});
        c->at += plain;
        c->units += plain;
        if (c->at == byte)
            break;
        unsigned char lead = (unsigned char)c->text.text[c->at];
        if ((lead & 0xC0) != 0x80)
            c->units += lead >= 0xF0 ? 2 : 1;
    }
    return c->units;
}

/* An expression as it is written out: a range is its two ends. */
typedef struct written {
    const dln_timex *timex;
    size_t from, to; /* bytes of the article's text */
    dln_span value;
    bool is_second;
} written;

static int ends_of(const dln_doc *doc, const dln_timex *t, dln_convention convention, written out[2])
{
    dln_span value = convention == DLN_CONVENTION_ISO ? t->value_iso : t->value;
    const dln_token *items = doc->tokens.items;
    out[0] = (written){t, t->from - doc->body, t->to - doc->body, value, false};
    if (t->split == 0 || t->second_value.len == 0)
        return 1;
    out[1] = (written){t, items[t->split + 1].begin - doc->body, t->to - doc->body, t->second_value, true};
    out[0].to = items[t->split - 1].begin + items[t->split - 1].len - doc->body;
    return 2;
}

static void understand(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena, dln_doc *doc)
{
    dln_find_tokens(lexicon, article, arena, doc);
    dln_find_dates(doc);
}

/* An object is put together before it goes to the sink, so that the sink is asked for room once. */
enum { STRING_MAX = 100 }; /* bytes of a string that goes into it */
typedef struct line_piece {
    char text[3 * STRING_MAX + DLN_EDTF_MAX + 256];
    size_t len;
} line_piece;

DLN_INLINE void put(line_piece *piece, const char *text, size_t len)
{
    memcpy(piece->text + piece->len, text, len);
    piece->len += len;
}
#define PUT(piece, constant) put(piece, constant, sizeof constant - 1)

static void put_whole(line_piece *piece, size_t number)
{
    char digits[DLN_DIGITS];
    size_t at = dln_decimal(number, digits);
    put(piece, digits + at, sizeof digits - at);
}

/* A JSON string; what is long or needs care goes to the sink at once, behind what is put together so far. */
static void put_string(line_piece *piece, dln_span text, dln_sink *out)
{
    if (text.len <= STRING_MAX && dln_plain_run(text) == text.len) {
        PUT(piece, "\"");
        put(piece, text.text, text.len);
        PUT(piece, "\"");
        return;
    }
    dln_sink_write(out, piece->text, piece->len);
    piece->len = 0;
    dln_json_string(out, text);
}

static void write_timex(const dln_article *article, const written *w, size_t begin, size_t end, bool is_first, dln_sink *out)
{
    const dln_timex *t = w->timex;
    line_piece piece;
    char edtf[DLN_EDTF_MAX];
    piece.len = 0;
    if (!is_first)
        PUT(&piece, ",");
    PUT(&piece, "{\"begin\":");
    put_whole(&piece, begin);
    PUT(&piece, ",\"end\":");
    put_whole(&piece, end);
    PUT(&piece, ",\"type\":\"");
    put(&piece, type_words[t->type], strlen(type_words[t->type]));
    PUT(&piece, "\",\"value\":");
    put_string(&piece, w->value, out);
    if (t->mod != NULL) {
        PUT(&piece, ",\"mod\":\"");
        put(&piece, t->mod, strlen(t->mod));
        PUT(&piece, "\"");
    }
    if (t->quant != NULL) {
        PUT(&piece, ",\"quant\":\"");
        put(&piece, t->quant, strlen(t->quant));
        PUT(&piece, "\"");
    }
    if (t->freq != 0) {
        PUT(&piece, ",\"freq\":\"");
        put_whole(&piece, t->freq);
        PUT(&piece, "X\"");
    }
    PUT(&piece, ",\"text\":");
    put_string(&piece, (dln_span){article->text.text + w->from, w->to - w->from}, out);
    size_t edtf_len = dln_when_to_edtf(&t->when, edtf);
    if (edtf_len > 0) {
        PUT(&piece, ",\"edtf\":\"");
        put(&piece, edtf, edtf_len);
        PUT(&piece, "\"");
    }
    PUT(&piece, ",\"rule\":");
    put_string(&piece, dln_span_of(t->rule), out);
    PUT(&piece, "}");
    dln_sink_write(out, piece.text, piece.len);
}

dln_status dln_dates_write(const dln_lexicon *lexicon, const dln_article *article, dln_offsets offsets, dln_convention convention,
                           dln_arena *arena, dln_sink *out, dln_error *err)
{
    dln_doc doc;
    counter count = {article->text, offsets, 0, 0};
    bool is_first = true;
    (void)err;
    understand(lexicon, article, arena, &doc);
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    dln_sink_puts(out, "{\"id\":");
    dln_json_string(out, article->id);
    dln_sink_puts(out, ",\"timexes\":[");
    for (uint32_t i = 0; i < doc.timex_count; i++) {
        const dln_timex *t = &doc.timexes[i];
        written ends[2];
        if (t->begin < doc.body_token)
            continue;
        int n = ends_of(&doc, t, convention, ends);
        for (int k = 0; k < n; k++) {
            size_t begin = count_to(&count, ends[k].from), end = count_to(&count, ends[k].to);
            write_timex(article, &ends[k], begin, end, is_first, out);
            is_first = false;
        }
    }
    dln_sink_puts(out, "]}\n");
    return DLN_OK;
}

static void put_xml(dln_sink *out, dln_span text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.text[i];
        const char *entity = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : NULL;
        bool is_control = (unsigned char)c < 0x20 && c != '\n' && c != '\t' && c != '\r';
        if (entity == NULL && !is_control)
            continue;
        dln_sink_write(out, text.text + from, i - from);
        dln_sink_puts(out, entity != NULL ? entity : " "); /* XML 1.0 has no word for control characters */
        from = i + 1;
    }
    dln_sink_write(out, text.text + from, text.len - from);
}

dln_status dln_dates_write_timeml(const dln_lexicon *lexicon, const dln_article *article, dln_convention convention,
                                  dln_arena *arena, dln_sink *out, dln_error *err)
{
    dln_doc doc;
    size_t at = 0;
    unsigned id = 0;
    (void)err;
    understand(lexicon, article, arena, &doc);
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    for (uint32_t i = 0; i < doc.timex_count; i++) {
        const dln_timex *t = &doc.timexes[i];
        written ends[2];
        if (t->begin < doc.body_token)
            continue;
        int n = ends_of(&doc, t, convention, ends);
        for (int k = 0; k < n; k++) {
            put_xml(out, (dln_span){article->text.text + at, ends[k].from - at});
            dln_sink_printf(out, "<TIMEX3 tid=\"t%u\" type=\"%s\" value=\"%.*s\"", ++id, type_words[t->type], (int)ends[k].value.len, ends[k].value.text);
            if (t->mod != NULL)
                dln_sink_printf(out, " mod=\"%s\"", t->mod);
            if (t->quant != NULL)
                dln_sink_printf(out, " quant=\"%s\"", t->quant);
            if (t->freq != 0)
                dln_sink_printf(out, " freq=\"%uX\"", (unsigned)t->freq);
            dln_sink_char(out, '>');
            put_xml(out, (dln_span){article->text.text + ends[k].from, ends[k].to - ends[k].from});
            dln_sink_puts(out, "</TIMEX3>");
            at = ends[k].to;
        }
    }
    put_xml(out, (dln_span){article->text.text + at, article->text.len - at});
    if (article->text.len == 0 || article->text.text[article->text.len - 1] != '\n')
        dln_sink_char(out, '\n');
    return DLN_OK;
}

void dln_doc_show_dates(const dln_doc *doc, dln_sink *out)
{
    static const struct { uint8_t bit; const char *word; } flags[] = {
        {DLN_TIMEX_EXPLICIT, "explicit"}, {DLN_TIMEX_WEEKDAY, "weekday"}, {DLN_TIMEX_DATELINE, "dateline"}, {DLN_TIMEX_REFERENCE, "reference"},
        {DLN_TIMEX_ANCHORED, "anchored"}, {DLN_TIMEX_FUTURE, "future"}, {DLN_TIMEX_PAST, "past"}, {DLN_TIMEX_HEADING, "heading"},
    };
    char edtf[DLN_EDTF_MAX];
    dln_sink_puts(out, "{\"id\":");
    dln_json_string(out, doc->article->id);
    dln_when_to_edtf(&doc->news_day, edtf);
    dln_sink_printf(out, ",\"news_day\":\"%s\",\"dates\":[", edtf);
    for (uint32_t i = 0; i < doc->timex_count; i++) {
        const dln_timex *t = &doc->timexes[i];
        bool first = true;
        dln_sink_printf(out, "%s{\"begin\":%lld,\"text\":", i == 0 ? "" : ",", (long long)t->from - (long long)doc->body);
        dln_json_string(out, (dln_span){doc->tokens.text.text + t->from, t->to - t->from});
        dln_sink_printf(out, ",\"type\":\"%s\",\"value\":", type_words[t->type]);
        dln_json_string(out, t->value);
        if (dln_when_to_edtf(&t->when, edtf) > 0)
            dln_sink_printf(out, ",\"when\":\"%s\"", edtf);
        if (t->zone.len > 0) {
            dln_sink_puts(out, ",\"zone\":");
            dln_json_string(out, t->zone);
        }
        if (t->mod != NULL)
            dln_sink_printf(out, ",\"mod\":\"%s\"", t->mod);
        if (signal_words[t->signal] != NULL)
            dln_sink_printf(out, ",\"signal\":\"%s\"", signal_words[t->signal]);
        dln_sink_puts(out, ",\"flags\":[");
        for (size_t k = 0; k < sizeof flags / sizeof *flags; k++) {
            if ((t->flags & flags[k].bit) != 0) {
                dln_sink_printf(out, "%s\"%s\"", first ? "" : ",", flags[k].word);
                first = false;
            }
        }
        dln_sink_puts(out, "],\"rule\":");
        dln_json_string(out, dln_span_of(t->rule));
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "]}\n");
}
