/* src/find/document.c - title and text as one document; finding one's way in it. */
#include "find/document.h"

#include "find/word_lists.h"

#include "base/text.h"

/* An index by token that is being filled from the front; NULL: no memory. */
typedef struct token_index {
    uint32_t *values, filled, count;
} token_index;

static token_index index_new(const dln_doc *doc)
{
    return (token_index){dln_arena_array_raw(doc->arena, doc->tokens.count + (size_t)1, sizeof(uint32_t)), 0, doc->tokens.count + 1};
}

/* The tokens up to there that have none yet. */
static void fill_to(token_index *index, uint32_t end, uint32_t value)
{
    end = index->values == NULL ? 0 : end < index->count ? end : index->count;
    uint32_t i = index->filled;
    uint64_t two = value | (uint64_t)value << 32;
    for (; i + 4 <= end; i += 4) { /* as many as there are words */
        memcpy(index->values + i, &two, sizeof two);
        memcpy(index->values + i + 2, &two, sizeof two);
    }
    for (; i < end; i++)
        index->values[i] = value;
    index->filled = end > index->filled ? end : index->filled;
}

/* Where the letters are bracketed at the end of a body's name; NULL: it has none. */
static const char *find_letters(dln_span name)
{
    return name.len > 0 && name.text[name.len - 1] == ')' ? memrchr(name.text, '(', name.len) : NULL;
}

dln_span dln_body_letters(dln_span name)
{
    const char *open = find_letters(name);
    return open == NULL ? name : (dln_span){open + 1, (size_t)(name.text + name.len - open) - 2};
}

dln_span dln_body_in_full(dln_span name)
{
    const char *open = find_letters(name);
    return open == NULL || open == name.text ? name : (dln_span){name.text, (size_t)(open - name.text) - 1};
}

/* Without memory the document has no tokens. */
static void index_sentences(dln_doc *doc)
{
    token_index index = index_new(doc);
    if (index.values == NULL)
        doc->tokens.count = doc->tokens.sentence_count = 0;
    for (uint32_t s = 1; s < doc->tokens.sentence_count; s++)
        fill_to(&index, doc->tokens.sentences[s].begin, s - 1);
    fill_to(&index, index.count, doc->tokens.sentence_count == 0 ? 0 : doc->tokens.sentence_count - 1);
    doc->sentence_of = index.values;
}

void dln_find_tokens(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena, dln_doc *out)
{
    dln_span title = dln_trim(article->title), text = article->text;
    size_t gap = title.len == 0 ? 0 : 2;
    memset(out, 0, sizeof *out);
    out->lexicon = lexicon;
    out->article = article;
    out->arena = arena;
    out->dateline_place = DLN_NONE;
    out->clock_offset_min = DLN_ZONE_UNKNOWN;
    char *joined = text.len > UINT32_MAX - 1024 - title.len ? NULL : dln_arena_array_raw(arena, title.len + gap + text.len + 1, 1);
    if (joined == NULL)
        return;
    if (title.len > 0) {
        memcpy(joined, title.text, title.len);
        for (size_t i = 0; i < title.len; i++) { /* a title is one paragraph */
            if (joined[i] == '\n')
                joined[i] = ' ';
        }
        memcpy(joined + title.len, "\n\n", 2);
    }
    if (text.len > 0)
        memcpy(joined + title.len + gap, text.text, text.len);
    joined[title.len + gap + text.len] = '\0';
    out->body = (uint32_t)(title.len + gap);
    dln_tokenize(lexicon, (dln_span){joined, title.len + gap + text.len}, arena, &out->tokens);
    index_sentences(out);
    while (out->body_token < out->tokens.count && out->tokens.items[out->body_token].begin < out->body)
        out->body_token++;
    while (out->body_sentence < out->tokens.sentence_count && out->tokens.sentences[out->body_sentence].begin < out->body_token)
        out->body_sentence++;
    out->dateline_begin = out->dateline_end = out->body_token;
}

bool dln_doc_is_one_paragraph(const dln_doc *doc, uint32_t a, uint32_t b)
{
    const dln_sentence *sentences = doc->tokens.sentences;
    return sentences[dln_doc_sentence_of(doc, a)].paragraph == sentences[dln_doc_sentence_of(doc, b)].paragraph;
}

uint32_t dln_behind_including(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t at)
{
    uint32_t first = at + dln_token_says(tokens, at, ","), words = dln_phrase_in(lexicon, tokens, first, tokens->count, DLN_LIST_NAMING_SOME);
    return words > 0 ? first + words : at;
}

uint32_t dln_agreed_at(const dln_tokens *tokens, uint32_t agreed, uint32_t end)
{
    enum { REACH = 16, PHRASE = 7 };
    if (!dln_token_in(tokens, agreed, DLN_LIST_AGREED) || !dln_token_says(tokens, agreed + 1, "to") || !(dln_token_in(tokens, agreed + 2, DLN_LIST_AGREED_AT_TALKS) || dln_token_in_small(tokens, agreed + 2, DLN_LIST_OPENING_ARTICLES)))
        return DLN_NONE;
    end = end > agreed + REACH ? agreed + REACH : end;
    for (uint32_t i = agreed + 3; i + 1 < end; i++) {
        if (tokens->items[i].kind != DLN_TOKEN_WORD || dln_token_in(tokens, i, DLN_LIST_OCCASIONS))
            return DLN_NONE; /* "agreed to a new meeting in Rome" */
        if (!dln_token_in_small(tokens, i, DLN_LIST_INSIDE) && !dln_token_says(tokens, i, "during"))
            continue;
        for (uint32_t noun = i + 1; noun < end && noun < i + PHRASE && !dln_token_is(tokens, noun, ","); noun++) {
            if (dln_token_in_small(tokens, noun, DLN_LIST_OCCASIONS))
                return noun;
        }
    }
    return DLN_NONE;
}

bool dln_is_caption(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t begin, uint32_t end)
{
    enum { LONGEST = 400 }; /* tokens: a line of a million words is none, and is asked about for each of its days */
    end = end - begin > LONGEST ? begin + LONGEST : end;
    for (uint32_t i = begin + 1; i < end; i++) {
        if (!dln_token_in(tokens, i, DLN_LIST_PICTURE_STANDS) || !(dln_token_is(tokens, i - 1, ",") || dln_token_is(tokens, i - 1, "(")))
            continue;
        uint32_t close = i + dln_phrase_in(lexicon, tokens, i, end, DLN_LIST_PICTURE_STANDS);
        if (close > i && close < end && (dln_token_is(tokens, close, ",") || dln_token_is(tokens, close, ")")))
            return true;
    }
    return false;
}

void dln_doc_index_timexes(dln_doc *doc)
{
    token_index index = index_new(doc);
    for (uint32_t t = 0; t < doc->timex_count; t++)
        fill_to(&index, doc->timexes[t].begin + 1, t);
    fill_to(&index, index.count, doc->timex_count);
    doc->timex_from = index.values;
}

/* The references to each party alone, in order. */
static void chain_refs(dln_doc *doc)
{
    doc->ref_next = dln_arena_array_raw(doc->arena, doc->ref_count + (size_t)1, sizeof *doc->ref_next);
    for (uint32_t r = doc->ref_next == NULL ? 0 : doc->ref_count; r-- > 0;) {
        if (doc->refs[r].count != 1)
            continue;
        uint32_t *first = &doc->parties[doc->ref_parties[doc->refs[r].first]].first_ref;
        doc->ref_next[r] = *first;
        *first = r + 1;
    }
}

static void index_party_refs(dln_doc *doc)
{
    doc->party_ref_at = dln_arena_array(doc->arena, doc->tokens.count + 1u, sizeof *doc->party_ref_at);
    for (uint32_t r = 0, s = 0; doc->party_ref_at != NULL && r < doc->ref_count; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->kind != DLN_REF_PARTY && (ref->flags & DLN_REF_AMBIGUOUS) == 0)
            continue;
        while (s + 1 < doc->tokens.sentence_count && doc->tokens.sentences[s].end <= ref->begin)
            s++;
        for (uint32_t i = ref->begin; i < ref->end && i < doc->tokens.sentences[s].end; i++)
            doc->party_ref_at[i] = doc->party_ref_at[i] == 0 ? r + 1 : doc->party_ref_at[i];
    }
}

void dln_doc_index_refs(dln_doc *doc)
{
    token_index index = index_new(doc);
    for (uint32_t r = 0; r < doc->ref_count; r++)
        fill_to(&index, doc->refs[r].begin + 1, r);
    fill_to(&index, index.count, doc->ref_count);
    doc->ref_from = index.values;
    chain_refs(doc);
    index_party_refs(doc);
}

bool dln_doc_span_of(const dln_doc *doc, uint32_t begin, uint32_t end, size_t *from, size_t *to)
{
    dln_span text = dln_tokens_text(&doc->tokens, begin, end);
    if (begin >= end || begin < doc->body_token)
        return false;
    *from = (size_t)(text.text - doc->tokens.text.text) - doc->body;
    *to = *from + text.len;
    return true;
}

void dln_refuse(const dln_doc *doc, uint32_t begin, uint32_t end, const char *rule, const char *why)
{
    if (doc->refusals == NULL)
        return;
    dln_refusal *one = dln_arena_push(doc->arena, &doc->refusals->items, &doc->refusals->count, &doc->refusals->capacity, sizeof *one);
    if (one != NULL)
        *one = (dln_refusal){begin, end, rule, why};
}

static const char *const kind_words[] = {"end", "word", "number", "mixed", "mark"};

void dln_doc_show_tokens(const dln_doc *doc, dln_sink *out)
{
    dln_sink_puts(out, "{\"id\":");
    dln_json_string(out, doc->article->id);
    dln_sink_puts(out, ",\"tokens\":[");
    for (uint32_t i = 0; i < doc->tokens.count; i++) {
        const dln_token *token = &doc->tokens.items[i];
        dln_sink_printf(out, "%s{\"begin\":%lld,\"kind\":\"%s\",\"starts\":\"%s\",\"known\":%s,\"text\":", i == 0 ? "" : ",",
                        (long long)token->begin - (long long)doc->body, kind_words[token->kind],
                        (token->flags & DLN_STARTS_PARAGRAPH) != 0 ? "paragraph" : (token->flags & DLN_STARTS_SENTENCE) != 0 ? "sentence" : "",
                        token->word != 0 ? "true" : "false");
        dln_json_string(out, dln_token_text(&doc->tokens, i));
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "]}\n");
}

uint32_t dln_doc_heading_before(const dln_doc *doc, uint32_t token)
{
    enum { DATES_BACK = 24 };
    uint32_t behind = dln_doc_timex_from(doc, token);
    for (uint32_t x = behind; x > 0 && behind - x < DATES_BACK; x--) {
        if ((doc->timexes[x - 1].flags & DLN_TIMEX_HEADING) != 0)
            return x - 1;
    }
    return DLN_NONE;
}

bool dln_doc_is_counted_from(const dln_doc *doc, const dln_timex *timex)
{
    enum { PHRASE = 6 };
    if (timex == doc->timexes || timex[-1].type != DLN_TIMEX_DURATION || (timex[-1].flags & DLN_TIMEX_ANCHORED) == 0 || timex->begin > timex[-1].end + PHRASE)
        return false;
    for (uint32_t t = timex[-1].end; t < timex->begin; t++) {
        if (doc->tokens.items[t].kind != DLN_TOKEN_WORD)
            return false;
    }
    return timex->begin > timex[-1].end && (dln_token_is(&doc->tokens, timex[-1].end, "after") || dln_token_is(&doc->tokens, timex[-1].end, "before") || dln_token_is(&doc->tokens, timex[-1].end, "following"));
}

bool dln_doc_is_by_the_way(const dln_doc *doc, const dln_timex *t)
{
    enum { FAR = 20 };
    const dln_tokens *tokens = &doc->tokens;
    if (!dln_token_is(tokens, t->end, ","))
        return false;
    for (uint32_t i = t->begin; i > 1 && t->begin - i < FAR; i--) {
        if (dln_token_is(tokens, i - 1, ","))
            return dln_token_is(tokens, i, "who") && (dln_token_in(tokens, i + 1, DLN_LIST_MEETS_WITH) || dln_token_is(tokens, i + 1, "held")); /* not "who flew in on Friday" */
    }
    return false;
}

bool dln_doc_has_just_been(const dln_doc *doc, const dln_when *when)
{
    enum { LATELY = 3 };
    if (!dln_when_is_known(&doc->today) || !dln_when_is_known(when) || dln_when_is_open(when))
        return false;
    int64_t ago = (int64_t)dln_when_last_day(&doc->today) - dln_when_first_day(when);
    return ago >= 0 && ago <= LATELY;
}

bool dln_doc_is_of_what_had_been(const dln_doc *doc, uint32_t token)
{
    enum { FAR = 14 };
    const dln_tokens *tokens = &doc->tokens;
    for (uint32_t i = token; i > 1 && token - i < FAR && tokens->items[i - 1].kind == DLN_TOKEN_WORD; i--) {
        if (dln_token_says(tokens, i - 1, "had") && (dln_token_says(tokens, i - 2, "who") || dln_token_says(tokens, i - 2, "which")))
            return true;
    }
    return false;
}
