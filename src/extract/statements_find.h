/* src/extract/statements_find.h - what the finders of sayings share: statements_find.c (verbs), statements_subject.c (whose
 * they are), statements_day_beside.c (the day beside them), statements_needs.c (hearers, media and
 * what a verb needs), statements_said.c (the words that are said), statements_marks.c (sayings without a verb), statements_speakers.c
 * (what stands around). Ranges are of tokens, half-open.
 */
#ifndef DATELINE_EXTRACT_STATEMENTS_FIND_H
#define DATELINE_EXTRACT_STATEMENTS_FIND_H

#include "extract/statements.h"

enum { NEAR = 12 }; /* tokens: what belongs to a verb stands so near to it */
enum { /* kinds of nouns, as bits */
    SAID_TEXTS = 1u << DLN_SAID_IN_TEXT | 1u << DLN_SAID_IN_LETTER,
    SAID_ISSUED = SAID_TEXTS | 1u << DLN_SAID_AT_OCCASION,
    SAID_MEDIA = SAID_ISSUED | 1u << DLN_SAID_ON_PLATFORM,
};

/* ---- words around ---- */
/* The longest phrase of a table that begins at the token: its row, and how many tokens it takes. DLN_NONE. Most tokens begin none. */
uint32_t sayings_phrase_at(const dln_doc *doc, uint32_t token, uint32_t end, dln_table table, uint32_t *length);
static inline uint32_t sayings_row_at(const dln_doc *doc, uint32_t token, uint32_t end, dln_table table, uint32_t *length)
{
    *length = 0;
    return (dln_begins(doc, token) & dln_table_bit(table)) == 0 ? DLN_NONE : sayings_phrase_at(doc, token, end, table, length);
}
dln_saying_kind sayings_kind_of(const dln_doc *doc, uint32_t row);
/* The first noun of sayings.tsv of the kinds (bits) in a range; its token in *at, which may be NULL. DLN_NONE. */
uint32_t sayings_noun_in(const dln_doc *doc, uint32_t begin, uint32_t end, uint32_t kinds, uint32_t *at);
/* The word, whatever its capitals. */
DLN_INLINE bool sayings_is_word(const dln_doc *doc, uint32_t token, const char *word) { return dln_token_says(&doc->tokens, token, word); }
/* One of up to six marks, which are constants. */
DLN_INLINE bool sayings_is_mark(const dln_doc *doc, uint32_t token, const char *marks)
{
    const dln_token *t = &doc->tokens.items[token];
    size_t count = strlen(marks);
#define IS(i) ((i) < count && t->code == (unsigned char)marks[i])
    return t->kind == DLN_TOKEN_MARK && t->len == 1 && (IS(0) || IS(1) || IS(2) || IS(3) || IS(4) || IS(5));
#undef IS
}
bool sayings_is_quote_mark(const dln_doc *doc, uint32_t token);
/* The first ref that reaches past the token; refs are in order of begin and seldom nested deep. */
uint32_t sayings_ref_from(const dln_doc *doc, uint32_t token);
/* The party ref, no mere modifier, that begins at the token or after its article; DLN_NONE. */
uint32_t sayings_ref_at(const dln_doc *doc, uint32_t token, uint32_t end);

/* ---- speakers ---- */
/* Somebody who may be quoted by name: no anonymous official, no ordinary person, not the publisher. */
bool sayings_is_speaker(const dln_doc *doc, const dln_ref *ref);
void sayings_add_speaker(const dln_doc *doc, const dln_ref *ref, dln_saying *saying);
/* Takes the speakers out of a subject or a noun group behind "by": the party that is its head with those joined to it; or, if
 * its head is a text ("a statement of the ministry", "its communique"), the one whose text it is. False: there is none. */
bool sayings_take_speakers(const dln_doc *doc, uint32_t begin, uint32_t end, dln_saying *saying);
bool sayings_take_subject(const dln_doc *doc, uint32_t sentence_begin, uint32_t begin, uint32_t end, dln_saying *saying);
bool sayings_take_agent(const dln_doc *doc, uint32_t begin, uint32_t end, dln_saying *saying);

/* ---- days and quotations ---- */
/* The time expression nearest to the verb in the part of the sentence that is the verb's own; one to come only if asked. DLN_NONE. */
uint32_t sayings_own_timex(const dln_doc *doc, uint32_t begin, uint32_t verb_begin, uint32_t verb_end, uint32_t end, bool may_come);
/* "Monday's raid": the day tells which raid, and not when somebody spoke of it; but "Monday's speech", "Monday's talks". */
bool sayings_is_of_thing(const dln_doc *doc, const dln_timex *timex);
/* "condemned the March 5 raid", "victims of the 2013 Christmas floods"; but "at the March 5 ceremony", "the March 5 speech". */
bool sayings_is_attribute(const dln_doc *doc, const dln_timex *timex);
/* The longest quotation in a range. DLN_NONE. */
uint32_t sayings_quote_in(const dln_doc *doc, uint32_t begin, uint32_t end);

/* When the briefing began and ended whose words a transcript gives, if it says so before its first label, at token `first`, and at its end;
 * hours of another day are none of its. statements_transcript.c */
void dln_transcript_hours(const dln_doc *doc, uint32_t first, const dln_when *day, dln_point *opened, dln_point *closed);

/* ---- what it is about: statements_about.c ---- */
/* The topic that words in a range name: "about the treaty"; or, of a verb with an object, the object. */
void sayings_find_topic(const dln_doc *doc, const dln_sentence_clauses *clauses, uint32_t begin, uint32_t end, bool is_object, dln_saying *saying);
/* "Twitter", "interview with CNN"; empty: not said. */
dln_span sayings_medium(const dln_doc *doc, const dln_saying *saying);
/* How well a quotation shows a statement, the more the better; -1: not at all. */
int sayings_quote_worth(const dln_doc *doc, uint32_t quote);

/* ---- a verb and its scene: statements_find.c reads it ---- */
typedef struct sayings_scene {  /* a reporting verb and what stands around it */
    const dln_doc *doc;
    const dln_sentence_clauses *clauses;
    const dln_verb_group *verb;
    uint32_t sentence, begin, end; /* tokens of the sentence */
    uint32_t behind;        /* first token after the verb's phrase */
    uint32_t stop;          /* where what is said begins, or the sentence ends */
    uint32_t row;           /* of reporting.tsv */
} sayings_scene;

static inline bool sayings_is_time_at(const dln_doc *doc, uint32_t token)
{
    uint32_t timex = dln_doc_timex_from(doc, token);
    return timex < doc->timex_count && doc->timexes[timex].begin == token;
}
/* "that" before what is said, not in "that evening". */
bool sayings_is_that(const dln_doc *doc, uint32_t token);
/* "Okonjo to meet Sarr on Friday, officials say": in a headline the plan has been taken into the subject, who stands behind its comma: the token
 * there; where the subject begins: there is none ("Okonjo, due to meet Sarr, said"). */
uint32_t sayings_behind_plan(const sayings_scene *s);
/* Who speaks: statements_subject.c. False: nobody by name. */
bool sayings_find_speaker(const sayings_scene *s, dln_saying *saying);
/* The day in the verb's own words; one to come only if asked. DLN_NONE. statements_day_beside.c */
uint32_t sayings_day_of_verb(const sayings_scene *s, bool may_come);
/* The day of the medium, behind the quotation, or in what opens the sentence. DLN_NONE. */
uint32_t sayings_day_beside(const sayings_scene *s, const dln_saying *saying);
/* The speaker stands behind the verb: "said Marin". */
bool sayings_is_speaker_behind(const sayings_scene *s, const dln_saying *saying);
/* Finds hearers and media around the verb: statements_needs.c. */
void sayings_look_around(const sayings_scene *s, const dln_sayings *all, dln_saying *saying);
/* The ref of whom a text is that a participle behind it gives out; DLN_NONE. */
uint32_t sayings_owner_of_text(const sayings_scene *s);
/* "it said": the body that was spoken of last. False: none. */
bool sayings_take_it(const sayings_scene *s, dln_saying *saying);
/* Whether others say that it was said: "is said to have told". */
bool sayings_is_hearsay(const sayings_scene *s);
/* Whether what the verb needs (reporting.tsv) stands beside it. */
bool sayings_has_what_it_needs(const sayings_scene *s, dln_saying *saying);
/* What is said, and the act if that tells more: statements_said.c. */
void sayings_find_said(const sayings_scene *s, dln_reporting_need need, dln_saying *saying);

/* ---- sayings ---- */
dln_saying *sayings_push(const dln_doc *doc, dln_sayings *out, const dln_saying *saying);
void sayings_fresh(const dln_doc *doc, uint32_t sentence, uint32_t trigger, dln_saying *saying);
/* "reporting:say" */
const char *sayings_rule_of(const dln_doc *doc, const char *table, dln_table id, uint32_t row);
void sayings_try_attribution(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, uint32_t length, dln_sayings *out);
/* Whether the line of the sentence opens with a speaker and a colon. */
bool sayings_is_labelled(const dln_doc *doc, uint32_t sentence);
void sayings_try_label(const dln_doc *doc, uint32_t sentence, dln_sayings *out);
bool sayings_try_outcome(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, dln_sayings *out);
bool sayings_try_occasion(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, dln_sayings *out);

/* statements_interview.c: the line that tells when an interview was given; when all are read, those that are none. */
void sayings_try_interview(const dln_doc *doc, uint32_t sentence, dln_sayings *out);
void sayings_settle_interviews(const dln_doc *doc, dln_sayings *all);
/* A quotation behind a colon, without a verb of saying: "Sarr was blunter: '...'". */
void sayings_try_title(const dln_doc *doc, uint32_t sentence, dln_sayings *out);
void sayings_try_colon(const dln_doc *doc, uint32_t sentence, dln_sayings *out);
void sayings_try_signature(const dln_doc *doc, uint32_t sentence, uint32_t token, dln_sayings *out);

#endif
