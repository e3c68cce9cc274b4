/* src/find/clauses.c - quotations of a document, words and noun groups of a sentence, and asking for them.
 * Verb groups are in clauses_verbs.c, clauses and subjects in clauses_bounds.c and clauses_regions.c.
 */
#include "base/text.h"
#include "find/clauses_words.h"
#include "find/traits.h"

enum { SINGLE_TOKENS = 160 /* the longest quotation in single marks */, LONGEST_SENTENCE = 400 }; /* tokens looked at; what is longer is a table or a list, not a sentence */

/* ---- quotations ---- */
typedef enum quote_mark { NO_MARK, OPENS, CLOSES, STRAIGHT } quote_mark;

static quote_mark mark_of(const dln_tokens *tokens, uint32_t i)
{
    if (dln_token_is(tokens, i, "\""))
        return STRAIGHT;
    if (dln_token_is(tokens, i, "\xE2\x80\x9C") || dln_token_is(tokens, i, "\xE2\x80\x9E") || dln_token_is(tokens, i, "\xC2\xAB"))
        return OPENS;
    return dln_token_is(tokens, i, "\xE2\x80\x9D") || dln_token_is(tokens, i, "\xC2\xBB") ? CLOSES : NO_MARK;
}

static bool is_single(const dln_tokens *tokens, uint32_t i, bool closes)
{
    return tokens->items[i].kind == DLN_TOKEN_MARK && (dln_token_is(tokens, i, "'") || dln_token_is(tokens, i, closes ? "\xE2\x80\x99" : "\xE2\x80\x98"));
}

/* A mark before a word and not behind one: not "ministers' plan", not "the '90s". */
static bool opens_single(const dln_tokens *tokens, uint32_t i)
{
    bool is_apart = i == 0 || (tokens->items[i].flags & (DLN_SPACED | DLN_STARTS_PARAGRAPH)) != 0 || (tokens->items[i - 1].kind == DLN_TOKEN_MARK && !is_single(tokens, i - 1, true));
    return is_single(tokens, i, false) && is_apart && i + 1 < tokens->count && tokens->items[i + 1].kind == DLN_TOKEN_WORD && (tokens->items[i + 1].flags & (DLN_SPACED | DLN_STARTS_PARAGRAPH)) == 0;
}

static bool closes_single(const dln_tokens *tokens, uint32_t i)
{
    bool is_apart = i + 1 >= tokens->count || tokens->items[i + 1].kind == DLN_TOKEN_MARK || (tokens->items[i + 1].flags & (DLN_SPACED | DLN_STARTS_PARAGRAPH)) != 0;
    return is_single(tokens, i, true) && is_apart && (tokens->items[i].flags & (DLN_SPACED | DLN_STARTS_PARAGRAPH)) == 0;
}

/* "the ministers' plan": as likely whose it is as where a quotation ends. */
static bool may_be_possessive(const dln_tokens *tokens, uint32_t i)
{
    dln_span before = dln_token_text(tokens, i - 1);
    return tokens->items[i - 1].kind == DLN_TOKEN_WORD && before.text[before.len - 1] == 's' && i + 1 < tokens->count && tokens->items[i + 1].kind == DLN_TOKEN_WORD;
}

/* Where the quotation that a single mark opens is closed: in its paragraph, not far, by a mark that is no possessive if another one follows.
 * DLN_NONE: nowhere, so the mark is an apostrophe. */
static uint32_t single_closed_at(const dln_tokens *tokens, uint32_t mark)
{
    uint32_t open = tokens->marks[mark], maybe = DLN_NONE;
    for (uint32_t m = mark + 1; m < tokens->mark_count && tokens->marks[m] < open + SINGLE_TOKENS; m++) {
        uint32_t i = tokens->marks[m];
        if ((tokens->items[i].flags & DLN_STARTS_PARAGRAPH) != 0 || (maybe != DLN_NONE && opens_single(tokens, i)))
            break;
        if (i == open + 1 || !closes_single(tokens, i))
            continue;
        if (!may_be_possessive(tokens, i))
            return i;
        maybe = maybe == DLN_NONE ? i : maybe;
    }
    return maybe;
}

/* „so“ and "so“: a mark that opens elsewhere, right behind a word and before none. */
static bool closes_behind(const dln_tokens *tokens, uint32_t i)
{
    return (tokens->items[i].flags & (DLN_SPACED | DLN_STARTS_PARAGRAPH)) == 0 && (i + 1 >= tokens->count || tokens->items[i + 1].kind == DLN_TOKEN_MARK || (tokens->items[i + 1].flags & (DLN_SPACED | DLN_STARTS_PARAGRAPH)) != 0);
}

/* "“It is over. It never was, she added. The ministers left.": nobody closes it, and the next paragraph opens none, so it ends before who
 * says it; the limit: nobody says it. */
static uint32_t forgotten_end(const dln_doc *doc, uint32_t begin, uint32_t limit)
{
    const dln_tokens *tokens = &doc->tokens;
    for (uint32_t t = begin; t + 3 < limit && t < begin + SINGLE_TOKENS; t++) {
        bool is_said = dln_token_is(tokens, t, ",") && dln_token_in(tokens, t + 1, DLN_LIST_SUBJECT_PRONOUNS) && (tokens->items[t + 2].tables & dln_table_bit(DLN_TABLE_REPORTING)) != 0;
        if (is_said && dln_token_is(tokens, t + 3, "."))
            return t + 1;
    }
    return limit;
}

/* A quotation ends at its closing mark or with its paragraph: a mark that somebody forgot must not turn the rest of the
 * article inside out. A single mark opens one only where another closes it. */
static void find_quotes(dln_doc *doc, struct dln_clauses *clauses)
{
    const dln_tokens *tokens = &doc->tokens;
    size_t count = 0, capacity = 0;
    dln_quote *open = NULL;
    for (uint32_t m = 0; m < tokens->mark_count; m++) {
        uint32_t i = tokens->marks[m];
        const dln_token *token = &tokens->items[i];
        if (open != NULL && (token->flags & DLN_STARTS_PARAGRAPH) != 0) {
            bool goes_on = token->kind == DLN_TOKEN_MARK && mark_of(tokens, i) != NO_MARK;
            open->end = goes_on ? i : forgotten_end(doc, open->begin, i);
            open->is_open = open->end == i;
            open = NULL;
        }
        quote_mark mark = token->kind == DLN_TOKEN_MARK ? mark_of(tokens, i) : NO_MARK;
        if (mark == NO_MARK && open == NULL && opens_single(tokens, i)) {
            uint32_t close = single_closed_at(tokens, m);
            dln_quote *single = close == DLN_NONE ? NULL : dln_arena_push(doc->arena, &clauses->quotes, &count, &capacity, sizeof *single);
            if (single != NULL)
                *single = (dln_quote){.begin = i + 1, .end = close};
            while (single != NULL && m + 1 < tokens->mark_count && tokens->marks[m + 1] <= close)
                m++;
        }
        if (mark == NO_MARK)
            continue;
        if (open != NULL && mark == OPENS && closes_behind(tokens, i))
            mark = CLOSES;
        if (open == NULL && mark != CLOSES) {
            open = dln_arena_push(doc->arena, &clauses->quotes, &count, &capacity, sizeof *open);
            if (open == NULL)
                break;
            open->begin = i + 1;
        } else if (open != NULL && mark != OPENS) {
            open->end = i;
            open = NULL;
        }
    }
    if (open != NULL) {
        open->end = forgotten_end(doc, open->begin, tokens->count);
        open->is_open = open->end == tokens->count;
    }
    clauses->quote_count = (uint32_t)count;
    for (uint32_t q = 0; q < clauses->quote_count; q++) {
        for (uint32_t i = clauses->quotes[q].begin; i < clauses->quotes[q].end; i++)
            clauses->quote_at[i] = q + 1;
    }
}

/* Bits of the closed classes of the forms that begin at the token, if any does. */
static __attribute__((noinline)) uint32_t classes_of_phrases(const dln_doc *doc, uint32_t token)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    uint32_t classes = 0;
    size_t count = dln_phrases_at(doc->lexicon, &doc->tokens, token, doc->tokens.count, false, hits);
    for (size_t h = 0; h < count; h++) {
        for (uint32_t k = 0; k < hits[h].sense_count; k++) {
            dln_sense sense = dln_sense_at(hits[h].senses, k);
            if (sense.table == DLN_TABLE_WORDS)
                classes |= 1u << dln_cell(doc->lexicon, DLN_TABLE_WORDS, sense.row, DLN_WORDS_CLASS);
        }
    }
    return classes;
}

/* A word that no longer form begins with is read out of what it says alone: NULL, if its capitals have to be asked. */
static void find_classes(const dln_doc *doc, uint32_t *classes)
{
    const dln_lexicon *lexicon = doc->lexicon;
    const dln_token *items = doc->tokens.items;
    const uint64_t *begins = doc->begins, mine = dln_table_bit(DLN_TABLE_WORDS);
    uint32_t count = doc->tokens.count;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t here = begins[i] & (mine | DLN_GOES_ON);
        const dln_word_traits *alone = here == mine ? dln_traits_of(lexicon, items[i].word) : NULL;
        classes[i] = alone != NULL ? alone->classes : (here & mine) != 0 ? classes_of_phrases(doc, i) : 0;
    }
}

void dln_find_clauses(dln_doc *doc)
{
    struct dln_clauses *clauses = dln_arena_take(doc->arena, sizeof *clauses);
    if (clauses == NULL)
        return;
    clauses->sentences = dln_arena_array(doc->arena, doc->tokens.sentence_count + 1, sizeof *clauses->sentences);
    clauses->quote_at = dln_arena_array(doc->arena, doc->tokens.count + 1, sizeof *clauses->quote_at);
    clauses->classes = dln_arena_array_raw(doc->arena, doc->tokens.count, sizeof *clauses->classes);
    if (clauses->sentences == NULL || clauses->quote_at == NULL || clauses->classes == NULL)
        return;
    find_quotes(doc, clauses);
    find_classes(doc, clauses->classes);
    doc->clauses = clauses;
}

/* The first quotation that ends behind the token. */
static uint32_t quote_reaching(const dln_doc *doc, uint32_t token)
{
    uint32_t low = 0, high = doc->clauses->quote_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->clauses->quotes[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool dln_is_bound_of_quote(const dln_doc *doc, uint32_t mark)
{
    uint32_t next = mark + 1 < doc->tokens.count ? dln_quote_of(doc, mark + 1) : DLN_NONE, last = mark > 0 ? dln_quote_of(doc, mark - 1) : DLN_NONE;
    return (next != DLN_NONE && doc->clauses->quotes[next].begin == mark + 1) || (last != DLN_NONE && doc->clauses->quotes[last].end == mark);
}

uint32_t dln_quoted_from(const dln_doc *doc, uint32_t token)
{
    uint32_t quote = doc->clauses == NULL ? 0 : quote_reaching(doc, token);
    if (doc->clauses == NULL || quote == doc->clauses->quote_count)
        return doc->tokens.count;
    return doc->clauses->quotes[quote].begin > token ? doc->clauses->quotes[quote].begin : token;
}

/* ---- words ---- */
static void tag_word(dln_word_tag *tag, const dln_word_traits *traits)
{
    tag->classes |= traits->classes;
    tag->does |= traits->does;
    tag->forms |= traits->forms;
    tag->nouns |= traits->nouns;
    if (traits->verb != DLN_NONE)
        tag->verb = traits->verb;
}

/* The forms that begin at a token, of which one may be longer than it. */
static __attribute__((noinline)) void tag_phrases_at(const dln_doc *doc, uint32_t i, uint32_t end, dln_word_tag *tag)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    size_t count = dln_phrases_at(doc->lexicon, &doc->tokens, i, end, false, hits);
    for (size_t h = 0; h < count; h++) {
        for (uint32_t k = 0; k < hits[h].sense_count; k++) {
            dln_sense sense = dln_sense_at(hits[h].senses, k);
            dln_word_traits traits = {.verb = DLN_NONE};
            if (sense.table == DLN_TABLE_WORDS || hits[h].tokens == 1)
                dln_traits_add(doc->lexicon, sense, &traits);
            for (uint32_t t = 0; sense.table == DLN_TABLE_WORDS && t < hits[h].tokens; t++) {
                if (hits[h].tokens > 1)
                    tag[t].classes = 0; /* "such as" is what the phrase is, not its words */
                tag_word(&tag[t], &traits);
            }
            if (sense.table == DLN_TABLE_VERBS && hits[h].tokens == 1)
                tag_word(tag, &traits);
        }
    }
}

static void tag_phrases(const dln_doc *doc, uint32_t begin, uint32_t end, dln_word_tag *tags)
{
    const uint64_t wanted = dln_table_bit(DLN_TABLE_WORDS) | dln_table_bit(DLN_TABLE_VERBS);
    const dln_lexicon *lexicon = doc->lexicon;
    const dln_token *items = doc->tokens.items;
    const uint64_t *begins = doc->begins;
    for (uint32_t i = begin; i < end; i++) {
        uint64_t here = begins[i];
        if ((here & wanted) == 0)
            continue;
        bool goes_on = (here & DLN_GOES_ON) != 0 && i + 1 < end;
        const dln_word_traits *alone = goes_on ? NULL : dln_traits_of(lexicon, items[i].word);
        if (alone != NULL)
            tag_word(&tags[i - begin], alone);
        else
            tag_phrases_at(doc, i, end, &tags[i - begin]);
    }
}

/* "in that palace": which one, and no clause; but "in that talks failed" has a verb behind its noun. */
static void settle_that(const dln_doc *doc, uint32_t begin, uint32_t end, dln_word_tag *tags)
{
    const uint32_t that = 1u << DLN_CLASS_THAT, before = 1u << DLN_CLASS_PREPOSITION | 1u << DLN_CLASS_EITHER;
    for (uint32_t i = begin + 1; i + 2 < end; i++) {
        dln_word_tag *tag = &tags[i - begin];
        if ((tag->classes & that) == 0 || (tag[-1].classes & before) == 0 || !dln_token_is(&doc->tokens, i, "that"))
            continue;
        const dln_token *noun = &doc->tokens.items[i + 1];
        bool is_noun = noun->kind == DLN_TOKEN_WORD && (noun->flags & DLN_CAPITAL) == 0 && tag[1].classes == 0 && tag[1].forms == 0;
        bool acts = tag[2].forms != 0 && (tag[2].forms & tag[2].nouns) == 0;
        acts = acts || (tag[2].classes & (1u << DLN_CLASS_BE | 1u << DLN_CLASS_HAVE | 1u << DLN_CLASS_DO | 1u << DLN_CLASS_MODAL)) != 0;
        if (is_noun && !acts)
            tag->classes = (tag->classes & ~that) | 1u << DLN_CLASS_DETERMINER;
    }
}

/* "President Odhiambo, left, met": where somebody stands in a picture is no part of the clause, nor are the marks around it. */
static void hide_stand(const dln_doc *doc, const dln_ref *ref, uint32_t begin, uint32_t end, dln_word_tag *tags)
{
    uint32_t mark = ref->name_end;
    if (mark + 1 >= ref->end || !dln_token_in(&doc->tokens, mark + 1, DLN_LIST_PICTURE_STANDS) ||
        mark + 2 + dln_phrase_in(doc->lexicon, &doc->tokens, mark + 1, ref->end, DLN_LIST_PICTURE_STANDS) != ref->end)
        return;
    for (uint32_t i = mark < begin ? begin : mark; i < ref->end && i < end; i++)
        tags[i - begin] = (dln_word_tag){.verb = DLN_NONE, .in_quote = tags[i - begin].in_quote, .in_ref = true};
}

static void tag_spans(const dln_doc *doc, uint32_t begin, uint32_t end, dln_word_tag *tags)
{
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].begin < end; r++) {
        for (uint32_t i = doc->refs[r].name_begin; i < doc->refs[r].name_end && i < end; i++) {
            if (i < begin || (doc->refs[r].flags & DLN_REF_PRONOUN) != 0)
                continue;
            tags[i - begin].in_ref = true;
            if (i > doc->refs[r].name_begin && dln_token_is(&doc->tokens, i - 1, "-")) /* "Jae-in" has no preposition */
                tags[i - begin].classes = 0;
        }
        hide_stand(doc, &doc->refs[r], begin, end, tags);
        for (uint32_t i = doc->refs[r].begin; i < doc->refs[r].name_begin && i < end; i++) {
            bool is_of_letters = (doc->tokens.items[i].flags & DLN_SHOUTED) != 0 && doc->tokens.items[i].len > 1 && (doc->tokens.items[i + 1].flags & DLN_SHOUTED) == 0; /* "WHO chief Okonjo": nobody "who" */
            if (i >= begin && is_of_letters)
                tags[i - begin].classes = 0;
            if (i >= begin && tags[i - begin].classes == 0) { /* "newly elected President Odhiambo": no verb */
                tags[i - begin].verb = DLN_NONE;
                tags[i - begin].forms = tags[i - begin].nouns = 0;
                tags[i - begin].in_ref = true;
            }
        }
        uint32_t last = doc->refs[r].end - 1;
        if (last >= begin && last < end)
            tags[last - begin].ends_ref = true;
    }
    uint32_t low = 0, high = doc->timex_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->timexes[middle].end <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t t = low; t < doc->timex_count && doc->timexes[t].begin < end; t++) {
        for (uint32_t i = doc->timexes[t].begin; i < doc->timexes[t].end && i < end; i++) {
            if (i >= begin)
                tags[i - begin].in_time = true;
        }
    }
}

static dln_word_tag *tags_of(const dln_doc *doc, const dln_sentence *sentence, uint32_t end)
{
    uint32_t begin = sentence->begin;
    dln_word_tag *tags = dln_arena_array_raw(doc->arena, end - begin, sizeof *tags);
    if (tags == NULL)
        return NULL;
    for (uint32_t i = begin; i < end; i++)
        tags[i - begin] = (dln_word_tag){.verb = DLN_NONE};
    for (uint32_t m = sentence->mark; m < doc->tokens.mark_count && doc->tokens.marks[m] < end; m++) {
        uint32_t i = doc->tokens.marks[m];
        const dln_token *token = &doc->tokens.items[i];
        char first = doc->tokens.text.text[token->begin];
        if (token->kind != DLN_TOKEN_MARK)
            continue;
        tags[i - begin].is_comma = first == ',';
        tags[i - begin].is_break = first == ';' || first == ':' || first == '(' || first == ')' || (first == '-' && (token->len > 1 || (token->flags & DLN_SPACED) != 0)) ||
                                   dln_token_is(&doc->tokens, i, "\xE2\x80\x94") || (dln_token_is(&doc->tokens, i, "\xE2\x80\x93") && (token->flags & DLN_SPACED) != 0) ||
                                   mark_of(&doc->tokens, i) != NO_MARK || dln_is_bound_of_quote(doc, i);
    }
    for (uint32_t q = quote_reaching(doc, begin); q < doc->clauses->quote_count && doc->clauses->quotes[q].begin < end; q++) {
        const dln_quote *quote = &doc->clauses->quotes[q];
        for (uint32_t i = quote->begin > begin ? quote->begin : begin; i < end && i < quote->end; i++)
            tags[i - begin].in_quote = true;
    }
    tag_phrases(doc, begin, end, tags);
    if (dln_word_set_may_say(&doc->sentence_words[sentence - doc->tokens.sentences], "that"))
        settle_that(doc, begin, end, tags);
    tag_spans(doc, begin, end, tags);
    return tags;
}

/* ---- noun groups ---- */
static inline bool is_nounish(const dln_word_tag *tag, const dln_token *token)
{
    const uint32_t closed = 1u << DLN_CLASS_PREPOSITION | 1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_TO | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_SUBORDINATOR |
                            1u << DLN_CLASS_RELATIVE | 1u << DLN_CLASS_ADVERB | 1u << DLN_CLASS_NOT | 1u << DLN_CLASS_MODAL;
    if (tag->in_ref)
        return true;
    if (tag->in_time || token->kind == DLN_TOKEN_END)
        return false;
    if (token->kind == DLN_TOKEN_MARK)
        return token->code == dln_code_of("-", 1) && token->len == 1 && (token->flags & DLN_SPACED) == 0; /* no longer dash */
    return (tag->classes & closed) == 0;
}

static dln_noun_group noun_group(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    const uint32_t governors = 1u << DLN_CLASS_PREPOSITION | 1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_TO;
    bool is_governed = begin > s->begin && (dln_tag(s, begin - 1)->classes & governors) != 0;
    return (dln_noun_group){begin, end, is_governed ? begin - 1 : DLN_NONE};
}

/* "said on Monday that talks were held", "told reporters that talks", "a pledge that the talks": "that" is no "that talks". reports: a verb of telling is before it. */
static bool joins_clause(const dln_sentence_scan *s, uint32_t that, uint32_t limit, bool reports)
{
    bool is_governed = that > s->begin && (dln_tag_is(s, that - 1, DLN_CLASS_PREPOSITION) || dln_tag_is(s, that - 1, DLN_CLASS_AND));
    return that + 1 < limit && !is_governed && (reports || dln_tag_is(s, that + 1, DLN_CLASS_DETERMINER));
}

/* The noun groups from a token on, before the verb group that comes next; last: the one before them. A determiner begins one. */
static void find_nouns_in(const dln_sentence_scan *s, uint32_t i, uint32_t limit, const dln_verb_group *last, dln_noun_group *nouns, uint32_t *count)
{
    bool is_behind = last != NULL && last->form == DLN_VERB_FINITE, tells = is_behind && last->end == i, was_determiner = false;
    bool reports = is_behind && (dln_governed_by(s, last) == DLN_GOVERNS_REPORT || dln_tells(s, last));
    i += i < limit && tells && dln_tag_is(s, i, DLN_CLASS_THAT); /* "said that talks were held" */
    if (i >= limit)
        return;
    const dln_word_tag *tag = dln_tag(s, i);
    const dln_token *token = &s->doc->tokens.items[i];
    uint32_t begin = DLN_NONE;
    for (; i < limit; i++, tag++, token++) {
        bool is_noun = is_nounish(tag, token) || (begin != DLN_NONE && dln_is_possessive_mark(s, i)), is_determiner = (tag->classes >> DLN_CLASS_DETERMINER & 1) != 0;
        if (is_noun && dln_tag_is(s, i, DLN_CLASS_THAT) && joins_clause(s, i, limit, reports)) {
            is_noun = is_determiner = false;
            reports = false;
        }
        if (begin != DLN_NONE && (!is_noun || (is_determiner && !was_determiner))) {
            nouns[(*count)++] = noun_group(s, begin, i);
            begin = DLN_NONE;
        }
        if (begin == DLN_NONE && is_noun)
            begin = i;
        was_determiner = is_determiner;
    }
    if (begin != DLN_NONE)
        nouns[(*count)++] = noun_group(s, begin, limit);
}

static void find_nouns(const dln_sentence_scan *s, dln_sentence_clauses *out)
{
    dln_noun_group *nouns = dln_arena_array_raw(s->doc->arena, (s->end - s->begin) / 2 + 1, sizeof *nouns);
    uint32_t from = s->begin;
    const dln_verb_group *last = NULL;
    if (nouns == NULL)
        return;
    for (uint32_t v = 0; v < out->verb_count; v++) {
        const dln_verb_group *verb = &out->verbs[v];
        if (verb->end > from) {
            find_nouns_in(s, from, verb->begin, last, nouns, &out->noun_count);
            from = verb->end;
        }
        last = verb;
    }
    find_nouns_in(s, from, s->end, last, nouns, &out->noun_count);
    out->nouns = nouns;
}

/* ---- asking ---- */

/* See dln_verb_before. */
static void index_verbs(const dln_sentence_scan *s, dln_sentence_clauses *out)
{
    uint16_t *verb_of = dln_arena_array_raw(s->doc->arena, s->count, sizeof *verb_of);
    uint32_t at = 0;
    out->verb_of = verb_of;
    if (verb_of == NULL)
        out->verb_count = 0;
    for (uint32_t v = 0; v <= out->verb_count && verb_of != NULL; v++) {
        uint32_t next = v < out->verb_count ? out->verbs[v].begin - s->begin : s->count;
        while (at < next)
            verb_of[at++] = (uint16_t)v;
    }
}

static bool is_headline(const dln_doc *doc, const dln_sentence *sentence)
{
    if (sentence->begin < doc->body_token)
        return true;
    const dln_token *first = &doc->tokens.items[sentence->begin], *after = &doc->tokens.items[sentence->end];
    if ((first->flags & DLN_STARTS_LINE) == 0 || (after->flags & DLN_STARTS_LINE) == 0 || sentence->end - sentence->begin > 30)
        return false;
    char last = doc->tokens.text.text[doc->tokens.items[sentence->end - 1].begin];
    return last != '.' && last != '!' && last != '?' && last != '"' && (unsigned char)last < 0x80;
}

const dln_sentence_clauses *dln_clauses_of(const dln_doc *doc, uint32_t sentence)
{
    static const dln_sentence_clauses nothing = {0};
    if (doc->clauses == NULL || sentence >= doc->tokens.sentence_count)
        return &nothing;
    if (doc->clauses->sentences[sentence] != NULL)
        return doc->clauses->sentences[sentence];
    const dln_sentence *range = &doc->tokens.sentences[sentence];
    uint32_t end = range->end - range->begin > LONGEST_SENTENCE ? range->begin + LONGEST_SENTENCE : range->end;
    dln_sentence_clauses *out = dln_arena_take(doc->arena, sizeof *out);
    dln_word_tag *tags = out == NULL ? NULL : tags_of(doc, range, end);
    if (tags == NULL)
        return &nothing;
    dln_sentence_scan s = {doc, range->begin, end, end - range->begin, tags, is_headline(doc, range)};
    dln_settle_words(&s, tags);
    out->is_headline = s.is_headline;
    dln_verb_group *verbs = dln_find_verb_groups(&s, &out->verb_count);
    if (verbs == NULL)
        out->verb_count = 0;
    out->verbs = verbs;
    find_nouns(&s, out);
    dln_find_bounds(&s, verbs, out->verb_count, out);
    out->begin = range->begin;
    out->end = end;
    index_verbs(&s, out);
    doc->clauses->sentences[sentence] = out;
    return out;
}

bool dln_verb_is_of_who(const dln_doc *doc, const dln_verb_group *verb)
{
    for (uint32_t t = verb->subject_end; t < verb->begin; t++) {
        if (dln_token_is_class(doc, t, DLN_CLASS_RELATIVE))
            return true;
    }
    return false;
}

uint32_t dln_clause_at(const dln_sentence_clauses *clauses, uint32_t token)
{
    uint32_t found = clauses->clause_count == 0 ? DLN_NONE : 0;
    for (uint32_t c = 0; c < clauses->clause_count && clauses->clauses[c].begin <= token; c++)
        found = c;
    return found;
}

dln_span dln_verb_lemma(const dln_doc *doc, const dln_verb_group *verb)
{
    return verb->verb == DLN_NONE ? (dln_span){"", 0} : dln_cell_text(doc->lexicon, DLN_TABLE_VERBS, verb->verb, DLN_VERBS_VERB);
}

/* ---- showing ---- */
static void show_text(const dln_doc *doc, dln_sink *out, const char *key, uint32_t begin, uint32_t end)
{
    dln_sink_printf(out, "\"%s\":", key);
    dln_json_string(out, dln_tokens_text(&doc->tokens, begin, end));
}

static void show_sentence(const dln_doc *doc, const dln_sentence_clauses *clauses, dln_sink *out)
{
    static const char *const forms[] = {"finite", "infinitive", "gerund", "participle"}, *const tenses[] = {"", "past", "present", "future"};
    static const char *const realities[] = {"real", "planned", "wished", "denied", "called off"};
    static const char *const kinds[] = {"main", "coordinated", "relative", "that", "subordinate"};
    dln_sink_printf(out, "{\"headline\":%s,\"verbs\":[", clauses->is_headline ? "true" : "false");
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        const dln_verb_group *verb = &clauses->verbs[v];
        dln_sink_puts(out, v == 0 ? "{" : ",{");
        show_text(doc, out, "text", verb->begin, verb->end);
        dln_sink_puts(out, ",\"lemma\":");
        dln_json_string(out, dln_verb_lemma(doc, verb));
        dln_sink_printf(out, ",\"form\":\"%s\",\"tense\":\"%s\",\"reality\":\"%s\",\"flags\":[", forms[verb->form], tenses[verb->tense], realities[verb->reality]);
        static const char *const flags[] = {"perfect", "progressive", "passive", "negated", "could", "planned", "quoted", "conditional", "subject behind", "relative"};
        const char *comma = "";
        for (size_t f = 0; f < sizeof flags / sizeof *flags; f++) {
            if ((verb->flags >> f & 1) != 0) {
                dln_sink_printf(out, "%s\"%s\"", comma, flags[f]);
                comma = ",";
            }
        }
        dln_sink_puts(out, "],");
        show_text(doc, out, "subject", verb->subject_begin, verb->subject_end);
        dln_sink_char(out, ',');
        show_text(doc, out, "complements", verb->end, verb->reach);
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "],\"clauses\":[");
    for (uint32_t c = 0; c < clauses->clause_count; c++) {
        dln_sink_printf(out, "%s{\"kind\":\"%s\",\"parent\":", c == 0 ? "" : ",", kinds[clauses->clauses[c].kind]);
        if (clauses->clauses[c].parent == DLN_NONE)
            dln_sink_puts(out, "null,");
        else
            dln_sink_printf(out, "%u,", clauses->clauses[c].parent);
        show_text(doc, out, "text", clauses->clauses[c].begin, clauses->clauses[c].end);
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "],\"nouns\":[");
    for (uint32_t n = 0; n < clauses->noun_count; n++) {
        if (n > 0)
            dln_sink_char(out, ',');
        dln_json_string(out, dln_tokens_text(&doc->tokens, clauses->nouns[n].begin, clauses->nouns[n].end));
    }
    dln_sink_puts(out, "]}");
}

void dln_doc_show_clauses(const dln_doc *doc, dln_sink *out)
{
    dln_sink_puts(out, "{\"id\":");
    dln_json_string(out, doc->article->id);
    dln_sink_puts(out, ",\"sentences\":[");
    for (uint32_t i = 0; i < doc->tokens.sentence_count; i++) {
        if (i > 0)
            dln_sink_char(out, ',');
        show_sentence(doc, dln_clauses_of(doc, i), out);
    }
    dln_sink_puts(out, "],\"quotes\":[");
    for (uint32_t q = 0; doc->clauses != NULL && q < doc->clauses->quote_count; q++) {
        if (q > 0)
            dln_sink_char(out, ',');
        dln_json_string(out, dln_tokens_text(&doc->tokens, doc->clauses->quotes[q].begin, doc->clauses->quotes[q].end));
    }
    dln_sink_puts(out, "]}\n");
}
