/* src/find/clauses_words.h - private to clauses*.c: what each word of a sentence may be, before groups are made. */
#ifndef DATELINE_FIND_CLAUSES_WORDS_H
#define DATELINE_FIND_CLAUSES_WORDS_H

#include "find/clauses.h"

enum { FORM_BASE = 1, FORM_THIRD = 2, FORM_PAST = 4, FORM_PARTICIPLE = 8, FORM_GERUND = 16 };

typedef struct dln_word_tag {
    uint32_t classes;  /* bits of dln_word_class */
    uint16_t does;
    uint8_t forms;     /* as a verb */
    uint8_t nouns;     /* forms that are nouns too: the same bits as forms, of those that stand here */
    uint32_t verb;     /* row */
    uint8_t may_be;    /* forms of a verb that it can have here: see dln_verb_forms */
    bool in_ref : 1, in_time : 1, is_comma : 1, is_break : 1; /* break: ; : -- ( ) */
    bool in_quote : 1, ends_ref : 1; /* ends_ref: "the emir of Qatar" ends here, its name or its title */
    bool is_adverb;    /* see dln_is_adverb */
    bool opens;        /* may begin a verb group: an auxiliary, "to", or a form of a verb */
} dln_word_tag;

typedef struct dln_sentence_scan {
    const dln_doc *doc;
    uint32_t begin, end, count; /* of its tokens */
    const dln_word_tag *tags; /* tags[token - begin] */
    bool is_headline;
} dln_sentence_scan;

static inline const dln_word_tag *dln_tag(const dln_sentence_scan *s, uint32_t token) /* of a token outside the sentence: one that says nothing */
{
    static const dln_word_tag none = {.verb = DLN_NONE};
    return token - s->begin < s->count ? &s->tags[token - s->begin] : &none;
}
static inline bool dln_tag_is(const dln_sentence_scan *s, uint32_t token, dln_word_class class)
{
    uint32_t at = token - s->begin; /* what stands before is far behind */
    return at < s->count && (s->tags[at].classes >> class & 1) != 0;
}

DLN_INLINE bool dln_text_is(const dln_sentence_scan *s, uint32_t i, const char *text)
{
    return i - s->begin < s->count && dln_token_says(&s->doc->tokens, i, text);
}

/* Verb groups of the sentence, in order; *count of them. clauses_verbs.c */
dln_verb_group *dln_find_verb_groups(const dln_sentence_scan *s, uint32_t *count);
/* Whether the "and" at i joins the two of "between Okonjo and Sarr". clauses_verbs.c */
bool dln_joins_between(const dln_sentence_scan *s, uint32_t i);
/* Says of each word, whose classes and spans are known, what it may be as a verb and whether it is an adverb. clauses_verbs.c */
void dln_settle_words(const dln_sentence_scan *s, dln_word_tag *tags);
/* FORM_... that the word can have here, an unknown word by its ending. */
static inline unsigned dln_verb_forms(const dln_sentence_scan *s, uint32_t i)
{
    return i - s->begin < s->count ? s->tags[i - s->begin].may_be : 0;
}
/* Of the tables, or in -ly and no verb. */
static inline bool dln_is_adverb(const dln_sentence_scan *s, uint32_t i)
{
    return i - s->begin < s->count && s->tags[i - s->begin].is_adverb;
}
bool dln_is_auxiliary(const dln_sentence_scan *s, uint32_t i);
uint32_t dln_word_before(const dln_sentence_scan *s, uint32_t i); /* without adverbs; DLN_NONE */
bool dln_is_subject_word(const dln_sentence_scan *s, uint32_t before);
/* "'s", and the apostrophe of "the ministers'". Most tokens begin with no such mark, straight or curly. clauses_verbs.c */
bool dln_apostrophe_is_possessive(const dln_sentence_scan *s, uint32_t token);
static inline bool dln_is_possessive_mark(const dln_sentence_scan *s, uint32_t token)
{
    uint8_t first = (uint8_t)s->doc->tokens.items[token].code;
    return (first == '\'' || first == 0xE2) && dln_apostrophe_is_possessive(s, token);
}
bool dln_is_no_longer(const dln_sentence_scan *s, uint32_t longer); /* the second of the two words */
/* What an infinitive, gerund or noun under the verb is: an enum dln_governs of the schema; UINT32_MAX: nothing said. */
static inline uint32_t dln_governed_by(const dln_sentence_scan *s, const dln_verb_group *verb)
{
    return verb->verb == DLN_NONE ? UINT32_MAX : dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, verb->verb, DLN_VERBS_GOVERNS);
}

/* "told" is never turned round, so that no subject stands behind it. */
static inline bool dln_tells(const dln_sentence_scan *s, const dln_verb_group *g)
{
    return dln_span_is(dln_verb_lemma(s->doc, g), "tell");
}

/* Verbs of one word that may be past forms or participles: settles which. clauses_participles.c */
void dln_settle_participles(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t count);
bool dln_is_behind_person(const dln_sentence_scan *s, uint32_t i); /* a name stands right before, of no list behind a preposition */
/* The reality of each verb, once its subject, clause and governor are known. clauses_reality.c */
void dln_find_reality(const dln_sentence_scan *s, const dln_sentence_clauses *out, dln_verb_group *verbs, uint32_t count);
/* Subjects, governors, reality, clauses. clauses_bounds.c */
void dln_find_bounds(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t count, dln_sentence_clauses *out);

#endif
