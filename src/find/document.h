/* src/find/document.h - an article on its way: its text, its tokens, and what the finders found in them.
 * The finders run in this order, each adds to the document and reads what stands before it:
 *   dln_find_tokens   text, words, sentences           tokens.c
 *   dln_find_dates    time expressions                 dates*.c
 *   dln_find_phrases  where forms of the tables stand     phrases.c
 *   dln_find_parties  people, bodies, countries, places; who a pronoun or a role stands for   parties*.c
 *   dln_find_clauses  noun groups, verb groups, bounds of clauses and quotations              clauses*.c
 * All memory is the arena's. Indexes of tokens are 32-bit; ranges are half-open.
 */
#ifndef DATELINE_FIND_DOCUMENT_H
#define DATELINE_FIND_DOCUMENT_H

#include <dateline/arena.h>
#include <dateline/article.h>
#include <dateline/event.h>
#include <dateline/sink.h>

#include "find/word_lists.h"

#define DLN_NONE UINT32_MAX

/* ---- time expressions ---- */
typedef enum dln_timex_type { DLN_TIMEX_DATE, DLN_TIMEX_TIME, DLN_TIMEX_DURATION, DLN_TIMEX_SET } dln_timex_type;

enum { /* dln_timex.flags */
    DLN_TIMEX_EXPLICIT = 1,   /* names its year itself */
    DLN_TIMEX_WEEKDAY = 2,    /* a bare weekday: "on Friday" */
    DLN_TIMEX_DATELINE = 4,   /* stands in the dateline of the article: when it was written, not when something happened */
    DLN_TIMEX_REFERENCE = 8,  /* now, recently, once: no date for a timeline */
    DLN_TIMEX_ANCHORED = 16,  /* counted from another date of the text ("two days later") */
    DLN_TIMEX_FUTURE = 32,    /* after the publication day */
    DLN_TIMEX_PAST = 64,      /* before it */
    DLN_TIMEX_HEADING = 128,  /* opens a line or paragraph of a chronology: it dates what follows until the next one */
    DLN_TIMEX_COUNTED = 256,  /* "Five days after the Dakar summit": a duration that opens its sentence, to a day that the text gives */
};

typedef struct dln_timex {
    uint32_t begin, end;      /* tokens */
    uint32_t from, to;        /* bytes in doc->text.text; finer than tokens where a token is cut ("mid-1990s") */
    uint8_t type;             /* dln_timex_type */
    uint16_t flags;
    dln_when when;            /* its days or minutes for a timeline; claims nothing for durations, sets and references */
    dln_span zone;            /* IANA name that a clock time was given in; empty */
    dln_span value;           /* TIMEX3 value, TimeML convention */
    dln_span value_iso;       /* the same by ISO 8601 (PT24H is P1D) */
    const char *mod;          /* TIMEX3 mod: "START", "MID", "END", "APPROX", "BEFORE" ...; NULL */
    const char *quant;        /* of a set: "EVERY", "EACH"; NULL */
    uint8_t freq;             /* of a set: 2 for "twice a month"; 0: not said */
    const char *rule;         /* the row or function that made it */
    uint8_t signal;           /* what stands before it: dln_signal */
    uint32_t split;           /* a range: the token between its ends ("-", "to"); 0: none */
    dln_span second_value;    /* TIMEX3 value of the other end */
} dln_timex;

typedef enum dln_signal { DLN_SIGNAL_NONE, DLN_SIGNAL_ON, DLN_SIGNAL_SINCE, DLN_SIGNAL_UNTIL, DLN_SIGNAL_BEFORE, DLN_SIGNAL_AFTER,
                          DLN_SIGNAL_FROM, DLN_SIGNAL_BY, DLN_SIGNAL_FOR, DLN_SIGNAL_THROUGH, DLN_SIGNAL_COUNT } dln_signal;

/* ---- parties and places ---- */
typedef enum dln_gender { DLN_GENDER_UNKNOWN, DLN_GENDER_MALE, DLN_GENDER_FEMALE } dln_gender;

typedef struct dln_doc_party {    /* somebody, once per document however often the text refers to them */
    dln_party party;
    uint8_t gender;
    bool is_group;                /* G7, P5+1: has members */
    bool is_spokesperson;
    bool is_ordinary;             /* known not to be a diplomatic actor (journalist, analyst, company): never a participant */
    bool is_unknown;              /* ordinary only because nothing says what they are: who meets a minister may be one of them */
    uint32_t mentions;            /* how often, names and pronouns */
    uint32_t first_ref;           /* + 1, in doc->refs, and so on in doc->ref_next: those to them alone; 0: no more */
    dln_span in_short;            /* what titles call them, once one has asked (extract/titles.c); NULL: none has */
} dln_doc_party;

typedef enum dln_ref_kind { DLN_REF_PARTY, DLN_REF_PLACE } dln_ref_kind;

enum { /* dln_ref.flags */
    DLN_REF_PRONOUN = 1,          /* he, she, they */
    DLN_REF_ROLE = 2,             /* "the minister", "his Turkish counterpart" */
    DLN_REF_POSSESSIVE = 4,       /* followed by 's, or his/her/their */
    DLN_REF_AMBIGUOUS = 8,        /* a capital or country that may be its government or the place */
    DLN_REF_MODIFIER = 16,        /* an adjective inside another noun group: "the Russian proposal" */
    DLN_REF_PLURAL = 32,          /* several parties: "the two leaders", "the foreign ministers of Egypt and Sudan" */
    DLN_REF_ANONYMOUS = 64,       /* "officials", "a diplomat who asked not to be named" */
    DLN_REF_FIRST_PERSON = 128,   /* "I", "my": who speaks */
};

typedef struct dln_ref {          /* a place in the text that stands for a party or names a place */
    uint32_t begin, end;          /* tokens of the whole noun group: title, name, apposition with its commas */
    uint32_t name_begin, name_end; /* of the name or head noun alone */
    uint8_t kind, flags;
    uint32_t first, count;        /* DLN_REF_PARTY: doc->ref_parties[first ..]; count 0: nobody known */
    uint32_t place;               /* DLN_REF_PLACE, or DLN_REF_AMBIGUOUS: index in doc->places; DLN_NONE */
    const char *rule;
} dln_ref;

typedef struct dln_doc_place {
    dln_place place;
    dln_span zone;                /* IANA name; empty: unknown */
    dln_span town;                /* of a seat, the Kremlin: in which it stands; empty: unknown, or itself one */
    bool is_country;
    bool is_wide;                 /* a continent, a sea: where something is, never where people meet */
} dln_doc_place;

/* ---- clauses (find/clauses.h has the details) ---- */
struct dln_clauses;

/* ---- what looked like an event and is none; kept only if somebody asks (dln_explain) ---- */
typedef struct dln_refusal {
    uint32_t begin, end;          /* tokens of the word that suggested it */
    const char *rule, *why;       /* the rule that was tried; "negated" */
} dln_refusal;

typedef struct dln_refusals {
    dln_refusal *items;           /* in the order they were refused */
    size_t count, capacity;
} dln_refusals;

typedef struct dln_doc {
    const dln_lexicon *lexicon;
    const dln_article *article;
    dln_arena *arena;
    dln_tokens tokens;            /* of title, empty line, text; tokens.text is that text */
    uint32_t body;                /* byte offset in it at which article->text begins (0: no title) */
    uint32_t body_token;          /* first token of the body; the title's are before it */
    uint32_t body_sentence;
    uint32_t *sentence_of;        /* by token: see dln_doc_sentence_of; so are timex_from and ref_from, once all of them are known */

    uint64_t *begins;             /* by token: bits of the tables one of whose forms stands there, whatever its capitals; DLN_GOES_ON */
    uint64_t *sentence_begins;    /* by sentence: those of any of its tokens */
    dln_word_set *sentence_words; /* by sentence: what its tokens say */

    dln_timex *timexes;           /* in order of the text, not overlapping */
    uint32_t timex_count;
    uint32_t *timex_from;
    bool is_chronology;           /* lines that open with a day or a month, several of them */
    dln_when today;               /* the day that the text is read as of: that of publication; that of its dateline if it is the day after (a page dated by another zone's clock) */
    dln_when news_day;            /* the day of the article's news: the weekday of the lead, else the publication day; may claim nothing */
    dln_span publisher_country; /* code of the state whose office publishes it ("Chadian Foreign Ministry"); empty: a newspaper, nobody known */

    dln_doc_party *parties;
    uint32_t party_count;
    dln_doc_place *places;
    uint32_t place_count;
    dln_ref *refs;                /* in order of begin; nested ones (modifiers) after what holds them */
    uint32_t ref_count;
    uint32_t *ref_from;
    uint32_t *party_ref_at;       /* by token: see dln_doc_party_ref_at */
    uint32_t *ref_next;           /* by ref: see dln_doc_party.first_ref; NULL without memory */
    uint32_t *ref_parties;        /* indexes of parties, see dln_ref */
    uint32_t dateline_place;      /* index in places of "MOSCOW, July 6 --"; DLN_NONE */
    uint32_t dateline_begin;      /* its first token: bylines and notes to editors may stand before it; body_token if there is none */
    uint32_t dateline_end;        /* first token after the dateline; body_token if there is none */
    bool is_live;                 /* a live report, with entries that open with the hour. Set by the extractor, as is: */
    uint32_t page_place;          /* index in places of the town that its head names; DLN_NONE */
    uint32_t scene_place;         /* index in places of the town that the headline, else the dateline names; DLN_NONE */
    dln_span clock_zone;          /* IANA name of the zone that the article says its times are in; empty: it says none */
    int16_t clock_offset_min;     /* the same in minutes east of UTC; DLN_ZONE_UNKNOWN */

    struct dln_clauses *clauses;
    dln_refusals *refusals;       /* NULL: nobody asks */
} dln_doc;

void dln_find_tokens(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena, dln_doc *out);
void dln_find_dates(dln_doc *doc);
void dln_find_phrases(dln_doc *doc); /* the first step of dln_find_parties; without memory the document has no tokens. phrases.c */
void dln_find_parties(dln_doc *doc);
void dln_find_clauses(dln_doc *doc);

#define DLN_GOES_ON ((uint64_t)1 << 63) /* a longer form than the word alone begins so: its next word follows */
/* Tables that have a form here: dln_token.tables, less those whose forms go on in other words. */
static inline uint64_t dln_begins(const dln_doc *doc, uint32_t token) { return doc->begins[token]; }
static inline bool dln_sentence_has(const dln_doc *doc, uint32_t sentence, uint64_t tables) { return (doc->sentence_begins[sentence] & tables) != 0; }

/* ", including", "among them", "such as", "notably" at the token: the token behind, where some of those before it are named; at: none. */
uint32_t dln_behind_including(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t at);
/* The sentence of a token; of one behind all the last. */
static inline uint32_t dln_doc_sentence_of(const dln_doc *doc, uint32_t token)
{
    return doc->tokens.count == 0 ? 0 : doc->sentence_of[token < doc->tokens.count ? token : doc->tokens.count];
}
/* Whether two tokens stand in one paragraph. */
bool dln_doc_is_one_paragraph(const dln_doc *doc, uint32_t a, uint32_t b);
/* "Okonjo, who had left on Thursday, met Sarr": a day of what had been before what the sentence tells. */
bool dln_doc_is_of_what_had_been(const dln_doc *doc, uint32_t token);
/* The day of something else that the expression before it counts from: "March 5" of "two days after the March 5 vote". */
bool dln_doc_is_counted_from(const dln_doc *doc, const dln_timex *timex);
/* "on Monday", told on the Wednesday: the day of publication or one of the three before it. */
bool dln_doc_has_just_been(const dln_doc *doc, const dln_when *when);
bool dln_doc_is_by_the_way(const dln_doc *doc, const dln_timex *timex); /* "Sarr, who met Diop on Monday, called on Okonjo" */
/* The first time expression, and the first reference, that begins at or behind the token: both lists are in order. */
static inline uint32_t dln_doc_timex_from(const dln_doc *doc, uint32_t token)
{
    return doc->timex_from == NULL || token > doc->tokens.count ? doc->timex_count : doc->timex_from[token];
}
/* The date that opens the entry of a chronology, or of a page of entries, in which the token stands; DLN_NONE: none of those lately told. */
uint32_t dln_doc_heading_before(const dln_doc *doc, uint32_t token);
static inline uint32_t dln_doc_ref_from(const dln_doc *doc, uint32_t token)
{
    return doc->ref_from == NULL || token > doc->tokens.count ? doc->ref_count : doc->ref_from[token];
}
/* The outermost reference of a sentence to a party, or to what may be one, that holds the token; DLN_NONE. */
static inline uint32_t dln_doc_party_ref_at(const dln_doc *doc, uint32_t token)
{
    return doc->party_ref_at == NULL || token >= doc->tokens.count ? DLN_NONE : doc->party_ref_at[token] - 1;
}
/* So that they can be asked for: at the end of dln_find_dates, of dln_find_parties. */
/* Of "Caribbean Community (CARICOM)", the name of a body with its letters: the letters, and the name without them; any other name whole. */
dln_span dln_body_letters(dln_span name);
dln_span dln_body_in_full(dln_span name);

void dln_doc_index_timexes(dln_doc *doc);
void dln_doc_index_refs(dln_doc *doc);
/* "agreed to open the border at talks in Rome", "agreed to a truce during a summit": the noun of the occasion at which that was agreed, between
 * the token, of one who agrees to something, and the end; DLN_NONE: none, or what was agreed may be done there ("to sign the accord at a summit"). */
uint32_t dln_agreed_at(const dln_tokens *tokens, uint32_t agreed, uint32_t end);
/* "President Odhiambo (L) meets Sarr in Dakar on Tuesday": whether a sentence says where somebody stands in a picture; what that shows has been. */
bool dln_is_caption(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t begin, uint32_t end);
/* Bytes of a token range in article->text; false: it lies in the title. */
bool dln_doc_span_of(const dln_doc *doc, uint32_t begin, uint32_t end, size_t *from, size_t *to);

/* Notes that a word suggested an event to a rule and why it is none; nothing unless doc->refusals. */
void dln_refuse(const dln_doc *doc, uint32_t begin, uint32_t end, const char *rule, const char *why);

/* One JSON line for a stage of the way ("tokens", "dates", "parties", "clauses"); for --show. */
void dln_doc_show_tokens(const dln_doc *doc, dln_sink *out);
void dln_doc_show_dates(const dln_doc *doc, dln_sink *out);
void dln_doc_show_parties(const dln_doc *doc, dln_sink *out);
void dln_doc_show_clauses(const dln_doc *doc, dln_sink *out);

#endif
