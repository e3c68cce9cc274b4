/* src/find/clauses.h - the light layer between words and meaning: noun groups, verb groups, clauses, quotations.
 * Made of closed classes and tables (src/lang/en/words.tsv, verbs.tsv) by rules that look a few words around; no tagger.
 * Quotations are found for the whole document at once (dln_find_clauses); a sentence is analysed when somebody asks for
 * it (dln_clauses_of) and remembered, because most sentences of an article hold no event.
 * Token indexes are those of doc->tokens; ranges are half-open.
 */
#ifndef DATELINE_FIND_CLAUSES_H
#define DATELINE_FIND_CLAUSES_H

#include "find/document.h"

typedef enum dln_verb_form {
    DLN_VERB_FINITE,
    DLN_VERB_INFINITIVE,  /* "to meet" */
    DLN_VERB_GERUND,      /* "meeting Xi in Rome" */
    DLN_VERB_PARTICIPLE,  /* "talks held in Rome": a past participle without auxiliary */
} dln_verb_form;

typedef enum dln_tense { DLN_TENSE_NONE, DLN_TENSE_PAST, DLN_TENSE_PRESENT, DLN_TENSE_FUTURE } dln_tense;

/* Whether what the verb tells happened, by its own modality and that of the verbs that govern it. */
typedef enum dln_reality {
    DLN_REAL,      /* happened or goes on */
    DLN_PLANNED,   /* will, is to, is due to, agreed to, "Putin to meet Xi"; would in reported speech */
    DLN_WISHED,    /* could, hopes to, offered to, if */
    DLN_DENIED,    /* did not, refused to, ruled out */
    DLN_CALLED_OFF, /* cancelled, postponed */
} dln_reality;

enum { /* dln_verb_group.flags */
    DLN_VERB_PERFECT = 1,
    DLN_VERB_PROGRESSIVE = 2,
    DLN_VERB_PASSIVE = 4,
    DLN_VERB_NEGATED = 8,
    DLN_VERB_COULD = 16,        /* could, may, might, should ... */
    DLN_VERB_PLANNED = 32,      /* will, would, "is to", "due to", must */
    DLN_VERB_QUOTED = 64,       /* its head stands inside quotation marks */
    DLN_VERB_CONDITIONAL = 128, /* in a clause that opens with if, unless */
    DLN_VERB_SUBJECT_BEHIND = 256, /* "said Peskov": the subject follows the verb */
    DLN_VERB_RELATIVE = 512,    /* of a clause with who, which, that */
};

typedef struct dln_verb_group {
    uint32_t begin, end;     /* with auxiliaries, negation and adverbs inside */
    uint32_t head;           /* token of the main verb */
    uint32_t verb;           /* row of DLN_TABLE_VERBS; DLN_NONE: not there, or be, have, do as main verb */
    uint8_t form, tense;     /* dln_verb_form; dln_tense of a finite one */
    uint8_t reality;         /* dln_reality, governors counted in */
    uint16_t flags;
    uint32_t governor;       /* index of the verb group that an infinitive or gerund hangs on; DLN_NONE */
    uint32_t clause;         /* index */
    uint32_t subject_begin, subject_end; /* of a finite verb, or its governor's; equal: none found */
    uint32_t reach;          /* end of its complements: the next finite verb's clause, or the end of its own */
} dln_verb_group;

typedef enum dln_clause_kind { DLN_CLAUSE_MAIN, DLN_CLAUSE_COORDINATED, DLN_CLAUSE_RELATIVE, DLN_CLAUSE_THAT, DLN_CLAUSE_SUBORDINATE } dln_clause_kind;

typedef struct dln_clause {  /* one finite verb and what belongs to it; in a headline or fragment perhaps no verb */
    uint32_t begin, end;
    uint32_t verb;           /* index of its finite verb group; DLN_NONE */
    uint8_t kind;
    uint32_t parent;         /* clause that this one hangs on; DLN_NONE */
} dln_clause;

typedef struct dln_noun_group { /* "the two Russian envoys"; names and determiners counted in; ends before prepositions */
    uint32_t begin, end;
    uint32_t preposition;    /* token before it that governs it; DLN_NONE */
} dln_noun_group;

typedef struct dln_sentence_clauses {
    const dln_verb_group *verbs;
    const dln_clause *clauses;
    const dln_noun_group *nouns;
    uint32_t verb_count, clause_count, noun_count; /* all in order of the text */
    uint32_t begin, end;     /* tokens of the sentence, as far as they are analysed */
    const uint16_t *verb_of; /* by token from begin: the verb groups up to the first that begins behind it; see dln_verb_before */
    bool is_headline;        /* the title, or a line without a full stop: telegraph style */
} dln_sentence_clauses;

typedef struct dln_quote {
    uint32_t begin, end;     /* tokens inside the marks */
    bool is_open;            /* goes on in the next paragraph, or was never closed: ends with its paragraph */
} dln_quote;

struct dln_clauses {
    dln_quote *quotes;       /* in order, not nested: inner ones belong to the outer */
    uint32_t quote_count;
    uint32_t *quote_at;      /* by token: the index of the one that holds it + 1; 0: none does */
    uint32_t *classes;       /* by token: bits of dln_word_class of the forms that begin there */
    dln_sentence_clauses **sentences; /* by sentence; NULL: nobody has asked yet */
};

/* The analysis of a sentence, the arena's. Never NULL: without memory it is empty. */
const dln_sentence_clauses *dln_clauses_of(const dln_doc *doc, uint32_t sentence);

/* Index of the quotation that holds the token; DLN_NONE. */
static inline uint32_t dln_quote_of(const dln_doc *doc, uint32_t token)
{
    return doc->clauses == NULL || token >= doc->tokens.count ? DLN_NONE : doc->clauses->quote_at[token] - 1;
}
/* The first token from one on that stands in a quotation; the end of the text: none does. */
uint32_t dln_quoted_from(const dln_doc *doc, uint32_t token);
/* Whether the mark opens or closes a quotation: no apostrophe. */
bool dln_is_bound_of_quote(const dln_doc *doc, uint32_t mark);

/* Index of the verb group that holds the token, or of the last one that begins before it; DLN_NONE. */
static inline uint32_t dln_verb_before(const dln_sentence_clauses *clauses, uint32_t token)
{
    if (token < clauses->begin || clauses->verb_count == 0)
        return DLN_NONE;
    return token < clauses->end ? (uint32_t)clauses->verb_of[token - clauses->begin] - 1 : clauses->verb_count - 1;
}
static inline uint32_t dln_verb_at(const dln_sentence_clauses *clauses, uint32_t token)
{
    uint32_t before = dln_verb_before(clauses, token);
    return before != DLN_NONE && token < clauses->verbs[before].end ? before : DLN_NONE;
}
/* "Marin, who on Monday promised ships": the relative pronoun is the verb's subject; not "the ships that Marin promised". */
bool dln_verb_is_of_who(const dln_doc *doc, const dln_verb_group *verb);
/* The clause of a token: the last one that begins at or before it. */
uint32_t dln_clause_at(const dln_sentence_clauses *clauses, uint32_t token);

/* What the verb group's lemma is: "meet"; empty if it is in no table. */
dln_span dln_verb_lemma(const dln_doc *doc, const dln_verb_group *verb);
/* Bits of the closed classes that the token is of, and whether it is one of a class. */
static inline uint32_t dln_token_classes(const dln_doc *doc, uint32_t token)
{
    return token >= doc->tokens.count || doc->clauses == NULL ? 0 : doc->clauses->classes[token];
}
static inline bool dln_token_is_class(const dln_doc *doc, uint32_t token, dln_word_class class) { return (dln_token_classes(doc, token) >> class & 1) != 0; }

#endif
