/* src/extract/statements.h - sayings: the places where a text has somebody speak to the public. Several sayings of one
 * speaker on one occasion make one statement (statements.c); how a saying is told from other uses of the same words is
 * in statements_find.c. Private to statements*.c.
 */
#ifndef DATELINE_EXTRACT_STATEMENTS_H
#define DATELINE_EXTRACT_STATEMENTS_H

#include "extract/candidate.h"
#include "find/clauses.h"

enum { /* dln_saying.flags */
    DLN_SAYING_QUOTED = 1,      /* a quotation in the same sentence */
    DLN_SAYING_HEARER = 2,      /* reporters, parliament */
    DLN_SAYING_MEDIUM = 4,      /* in a statement, on Facebook, at a news conference */
    DLN_SAYING_THAT = 8,        /* a that-clause */
    DLN_SAYING_EARLIER = 16,    /* had said, said earlier: before what the article tells */
    DLN_SAYING_PRESENT = 32,    /* says, has said: no day of its own */
    DLN_SAYING_PLANNED = 64,    /* will hold a news conference */
    DLN_SAYING_LABEL = 128,     /* "MS. NULAND:" */
    DLN_SAYING_TITLE = 256,     /* in the headline */
    DLN_SAYING_ATTRIBUTION = 512, /* "according to" */
    DLN_SAYING_WEAK = 1024,     /* by a verb that is often no speech */
    DLN_SAYING_PRIVATE = 2048,  /* told another party: part of a meeting or call */
    DLN_SAYING_PRONOUN = 4096,  /* the speaker is he or she */
    DLN_SAYING_SET_OFF = 8192,  /* stands apart from what is said */
    DLN_SAYING_OF_CONTACT = 32768, /* of those who met: no party of its own yet */
    DLN_SAYING_ASIDE = 16384,   /* said in passing: "who hailed the accord" */
    DLN_SAYING_INTERVIEW = 65536, /* "We met her on Monday": when what she is quoted as saying was said */
};

typedef struct dln_saying {
    uint32_t parties[DLN_CANDIDATE_PARTIES];
    uint8_t by[DLN_CANDIDATE_PARTIES];
    uint32_t party_count;
    uint32_t trigger;           /* token of the verb, noun or label */
    uint32_t sentence;
    uint32_t clause;            /* of the sentence; DLN_NONE */
    uint32_t begin, end;        /* tokens of the evidence */
    uint32_t speaker_begin, speaker_end; /* tokens that name the speaker; equal: none does */
    uint32_t timex;             /* that dates it by its own words; DLN_NONE */
    uint32_t quote;             /* index of doc->clauses->quotes; DLN_NONE */
    uint32_t medium;            /* row of DLN_TABLE_SAYINGS; DLN_NONE */
    uint32_t medium_at, outlet; /* its token; first token of an outlet's name ("told CNN"); DLN_NONE */
    uint32_t topic_begin, topic_end; /* equal: none */
    uint32_t said_begin, said_end;   /* what is said, without who says it; equal: not told apart */
    uint32_t gap_begin, gap_end;     /* in it: who says it; equal: nobody in between */
    uint32_t act, act_end;           /* token of the verb, and behind its phrase; DLN_NONE */
    uint32_t flags;
    const char *rule, *cameo;
} dln_saying;

typedef struct dln_sayings {
    dln_saying *items;
    size_t count, capacity;
} dln_sayings;

/* ---- days: statements_days.c ---- */
typedef struct dln_storyline {
    const uint32_t *days;       /* for each sentence, the time expression that the story has reached where it begins; DLN_NONE: its news */
    const uint32_t *last;       /* the same, but a new paragraph of a news report does not go back to its news */
    dln_when news_day;          /* of what has no other */
    bool has_headings;          /* a chronology: lines that are dates */
    bool is_tale;               /* most days that it tells of are not those of the news: what has no day is of the last one in its paragraph */
    bool is_history;            /* tells of long ago in order: what has no day goes on where the last one left */
} dln_storyline;

typedef struct dln_told_day {
    dln_when when;              /* claims nothing: the story gives none */
    uint32_t timex;             /* DLN_NONE: by a meeting or call */
    const char *rule;
} dln_told_day;

dln_storyline dln_storyline_of(const dln_doc *doc);
/* The heading of a chronology that the token stands under; DLN_NONE. */
uint32_t dln_heading_day(const dln_doc *doc, const dln_storyline *story, uint32_t token);
/* The day of a saying in an entry of a chronology: of its heading, or one that the entry tells of before ("June 30: he spoke to the
 * Assembly", in an entry of July). DLN_NONE: no such entry. */
uint32_t dln_day_in_entry(const dln_doc *doc, const dln_storyline *story, const dln_saying *saying);
/* "Marin flew home on Tuesday. 'Never,' he said.": the day on which the speaker does something in the sentence before, of the same
 * paragraph. */
dln_told_day dln_day_carried(const dln_doc *doc, const dln_saying *saying);
dln_told_day dln_day_counted(const dln_doc *doc, const dln_saying *saying); /* "a day after she warned": statements_counted.c */
/* The day of a saying that has none of its own: that of the sentence it continues, of the meeting or call that it followed, or
 * of the story. In a news report that is none of these and without a day, it is the day of the news. */
dln_told_day dln_day_told(const dln_doc *doc, const dln_storyline *story, const dln_saying *saying, const dln_candidates *contacts);

/* "Sarr, for his part, said": the words stand before the verb. */
bool dln_for_ones_part(const dln_doc *doc, uint32_t sentence, uint32_t verb);

/* All sayings of the document, in order of the text. */
void dln_find_sayings(const dln_doc *doc, dln_sayings *out);

#endif
