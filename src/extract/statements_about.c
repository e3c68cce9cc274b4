/* src/extract/statements_about.c - what a statement is about, where it was made, and the quotation that shows it best. */
#include "extract/statements_find.h"

enum { TOPIC_MOST = 8, TOPIC_REACH = 14, OUTLET_MOST = 4, QUOTE_LEAST = 4, QUOTE_MOST = 60, QUOTE_GOOD = 32 };

/* ---- topic ---- */

static bool is_topic(const dln_doc *doc, const dln_noun_group *noun)
{
    uint32_t timex = dln_doc_timex_from(doc, noun->begin);
    bool is_time = timex < doc->timex_count && doc->timexes[timex].begin < noun->end;
    if (noun->end > noun->begin && (dln_token_is(&doc->tokens, noun->end - 1, "one") || dln_token_is_class(doc, noun->end - 1, DLN_CLASS_DETERMINER)))
        return false; /* "one of its own", "an" before words in quotation marks */
    bool is_letter = noun->end > noun->begin && doc->tokens.items[noun->end - 1].kind == DLN_TOKEN_WORD;
    return noun->end - noun->begin <= TOPIC_MOST && !is_time && is_letter && doc->tokens.items[noun->begin].kind == DLN_TOKEN_WORD && !dln_token_in(&doc->tokens, noun->begin, DLN_LIST_OWNERS) && dln_quote_of(doc, noun->begin) == DLN_NONE &&
           !dln_token_is_class(doc, noun->begin, DLN_CLASS_PRONOUN) && sayings_noun_in(doc, noun->begin, noun->end, SAID_MEDIA | 1u << DLN_SAID_TO_HEARER, NULL) == DLN_NONE;
}

static const dln_noun_group *noun_at(const dln_sentence_clauses *clauses, uint32_t token)
{
    for (uint32_t n = 0; n < clauses->noun_count && clauses->nouns[n].begin <= token; n++) {
        if (clauses->nouns[n].begin == token)
            return &clauses->nouns[n];
    }
    return NULL;
}

void sayings_find_topic(const dln_doc *doc, const dln_sentence_clauses *clauses, uint32_t begin, uint32_t end, bool is_object, dln_saying *saying)
{
    const dln_noun_group *found = is_object ? noun_at(clauses, begin) : NULL;
    uint32_t limit = begin + TOPIC_REACH < end ? begin + TOPIC_REACH : end;
    if (found != NULL && !is_topic(doc, found))
        found = NULL;
    for (uint32_t t = begin; found == NULL && t + 1 < limit; t++) {
        if (!dln_token_in(&doc->tokens, t, DLN_LIST_ABOUT_WORDS) && !(is_object && dln_token_says(&doc->tokens, t, "of")))
            continue;
        found = noun_at(clauses, t + 1);
        if (found != NULL && !is_topic(doc, found))
            found = NULL;
    }
    if (found == NULL)
        return;
    saying->topic_begin = found->begin;
    saying->topic_end = found->end;
    bool is_joined = found->end + 1 < end && (dln_token_is(&doc->tokens, found->end, "in") || dln_token_is(&doc->tokens, found->end, "of") ||
                                              dln_token_is(&doc->tokens, found->end, "between"));
    const dln_noun_group *more = is_joined ? noun_at(clauses, found->end + 1) : NULL; /* the situation in Ukraine */
    if (more != NULL && is_topic(doc, more))
        saying->topic_end = more->end;
}

/* ---- medium ---- */

/* The words of an outlet's name that begin at the token: CNN, the Financial Times. Equal: it is none. */
static uint32_t name_end(const dln_doc *doc, uint32_t *begin, uint32_t end)
{
    if (*begin < end && dln_token_is_class(doc, *begin, DLN_CLASS_DETERMINER))
        ++*begin;
    uint32_t t = *begin, ref = sayings_ref_at(doc, t, end);
    if (ref != DLN_NONE && !(doc->refs[ref].count > 0 && doc->parties[doc->ref_parties[doc->refs[ref].first]].is_ordinary))
        return t; /* somebody, not a paper */
    while (t < end && t - *begin < OUTLET_MOST && (doc->tokens.items[t].flags & DLN_CAPITAL) != 0 && doc->tokens.items[t].kind != DLN_TOKEN_MARK)
        t++;
    if (t < end && doc->tokens.items[t].kind == DLN_TOKEN_WORD && !dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, t, DLN_CLASS_THAT) &&
        !dln_token_is_class(doc, t, DLN_CLASS_AND))
        return *begin; /* "an American website": no name */
    uint32_t timex = dln_doc_timex_from(doc, *begin);
    return timex < doc->timex_count && doc->timexes[timex].begin < t ? doc->timexes[timex].begin : t;
}

dln_span sayings_medium(const dln_doc *doc, const dln_saying *saying)
{
    dln_span medium = saying->medium == DLN_NONE ? DLN_NO_SPAN : dln_cell_text(doc->lexicon, DLN_TABLE_SAYINGS, saying->medium, DLN_SAYINGS_MEDIUM);
    uint32_t begin = saying->outlet, end = begin;
    if (begin == DLN_NONE && saying->medium_at != DLN_NONE && dln_span_is(medium, "interview")) { /* in an interview with CNN */
        for (uint32_t t = saying->medium_at; t < saying->medium_at + OUTLET_MOST && t + 1 < saying->end; t++) {
            if (dln_token_is(&doc->tokens, t, "with") || dln_token_is(&doc->tokens, t, "to") || dln_token_is(&doc->tokens, t, "on"))
                begin = t + 1;
        }
    }
    if (begin != DLN_NONE)
        end = name_end(doc, &begin, saying->end);
    if (begin == DLN_NONE || end <= begin || sayings_noun_in(doc, begin, end, 1u << DLN_SAID_TO_HEARER, NULL) != DLN_NONE)
        return medium; /* a parliament is no paper */
    dln_span name = dln_tokens_text(&doc->tokens, begin, end);
    return dln_arena_printf(doc->arena, "interview with %.*s", (int)name.len, name.text);
}

/* ---- quotation ---- */

int sayings_quote_worth(const dln_doc *doc, uint32_t quote)
{
    if (quote == DLN_NONE)
        return -1;
    uint32_t begin = doc->clauses->quotes[quote].begin, length = doc->clauses->quotes[quote].end - begin;
    if (length < QUOTE_LEAST || length > QUOTE_MOST)
        return -1;
    bool is_whole = (doc->tokens.items[begin].flags & DLN_CAPITAL) != 0; /* a sentence, no fragment */
    return (int)(length <= QUOTE_GOOD ? length : QUOTE_GOOD - (length - QUOTE_GOOD) / 2) + (is_whole ? 12 : 0);
}
