/* src/extract/candidate.h - an event that a frame has found, before it is a mention: indexes into the document instead
 * of names. contacts*.c makes those of meetings and calls, statements*.c those of statements; extract.c joins the ones
 * that are one occasion, dates, titles and numbers them.
 */
#ifndef DATELINE_EXTRACT_CANDIDATE_H
#define DATELINE_EXTRACT_CANDIDATE_H

#include "find/document.h"

enum { DLN_CANDIDATE_PARTIES = 32, DLN_CANDIDATE_RULES = 8 };
enum { DLN_NO_DAY = INT32_MAX }; /* of an hour: of the occasion's day, whichever that is */

typedef struct dln_candidate {
    int type;                       /* dln_event_type_find("meeting") ... */
    uint32_t trigger;               /* token of the verb or noun that made it */
    uint32_t begin, end;            /* tokens of the evidence: the clause or sentence */
    uint32_t parties[DLN_CANDIDATE_PARTIES]; /* indexes of doc->parties, without repeats, speaker or subject first */
    uint8_t by[DLN_CANDIDATE_PARTIES];       /* dln_how each was resolved */
    uint32_t party_count;
    dln_when when;                  /* claims nothing: not dated yet */
    uint32_t timex;                 /* that dated it; DLN_NONE */
    dln_span zone;
    dln_point opened, closed;       /* the hours told anywhere in the article; grain NONE: not told */
    int32_t lasted;                 /* minutes; 0: not told */
    bool is_lasted_about;           /* "about an hour" */
    uint32_t place;                 /* index of doc->places; DLN_NONE */
    dln_event_status status;
    dln_mode mode;
    uint32_t quote_begin, quote_end; /* tokens inside the quotation marks; equal: none */
    uint32_t topic_begin, topic_end;
    uint32_t said_begin, said_end;   /* of a statement: what is said, without who says it; equal: not told apart */
    uint32_t gap_begin, gap_end;     /* in it: who says it, between the halves of a sentence; equal: none */
    uint32_t act, act_end;           /* of a statement: the verb's token, and behind its phrase ("put out"); DLN_NONE */
    dln_span medium;
    uint32_t count;                 /* "their fifth call": 5 */
    const char *cameo;              /* "041" */
    double confidence;
    const char *rules[DLN_CANDIDATE_RULES];
    uint32_t rule_count;
    dln_span note;
    bool is_wish;                   /* could, hopes to, offered to: tentative and low */
    bool is_background;             /* tells of an earlier occasion: never dated by the publication day */
    bool is_at_other_time;          /* "Earlier in the day they met Sarr", "Before that": another occasion than what is told, if with somebody else */
    bool is_earlier;                /* "had met": before what the story tells, if no day is named */
    bool is_either;                 /* "talks", "spoke": a meeting or a call, whatever else is said of it */
    bool is_elliptic;               /* "a fourth call", "another on 8 April": names nobody, tells of the same parties another time */
    bool is_called;                 /* "African summit": has a name of its own, whosever it is */
    bool is_of_others;              /* "a group of experts met": people of the countries that the story is about */
    bool is_of_sides;               /* "The negotiators met", "The joint commission sat": of the two sides that are named near it */
    bool is_aside;                  /* names nobody, and its day is that of something else in the sentence */
    bool is_span;                   /* "four days of talks": lasted for several days, of which the text tells one by one */
    int8_t edge;                    /* "The talks began on Monday": -1, its day is the first of them; +1, the last; 0 */
    bool is_apart;                  /* "a separate meeting", "also met", "one-on-one": beside what more people take part in */
    int32_t days_from_told;         /* "On the eve of the talks": -1 from the day of the talks told before; 0 */
    bool joins_only;                /* it tells of nothing else: without what it joins it is no occasion */
    bool joins_in;                  /* "The talks were attended by Sarr", "Sarr watched the signing": more who took part in what has been told */
    bool is_of_group;               /* "a Normandy Four summit": whom the article names of a group; two of them alone are another occasion */
    bool is_state;                  /* "Their meeting follows a vote": of whatever has been told, planned or held */
    bool has_begun;                 /* "The talks have begun": what was planned for the day is held */
    bool is_hours;                  /* "It began at noon": says when, and nothing else */
    bool is_twice;                  /* "spoke twice on Tuesday": what "the first" and "the second" are told of next */
    uint8_t nth;                    /* "in the second call": 2; 0: no ordinal */
    bool is_faint;                  /* "held talks with rebel leaders", "visited Chad": one side is named only, or the country alone; told if nothing else is told of whoever it names */
    bool is_gone;                   /* joined to another one */
} dln_candidate;

typedef struct dln_candidates {
    dln_candidate *items;
    size_t count, capacity;
} dln_candidates;

/* A new one at the end, zeroed but for DLN_NONE where that is nothing; NULL without memory. */
dln_candidate *dln_candidate_new(const dln_doc *doc, dln_candidates *list, int type, uint32_t trigger);
void dln_candidate_add_party(dln_candidate *candidate, uint32_t party, dln_how by);
void dln_candidate_add_rule(dln_candidate *candidate, const char *rule);
bool dln_candidate_is_visit(const dln_candidate *candidate); /* by its code of CAMEO */

/* The party that is the country, or the organisation, itself, added to the document if nothing has named it yet. DLN_NONE: no such code, or no memory. */
uint32_t dln_country_party(dln_doc *doc, dln_span code);

/* Joins the candidates that tell of one occasion: the first keeps what the others add, they are gone. occasions.c */
void dln_join_occasions(dln_doc *doc, dln_candidates *list);
/* The offset that another clock gives a clock without a zone: the same instant in brackets ("2 p.m. local time (1100 GMT)"), or a zone
 * said once for both ("began at 9:15 and ended at 10:30 Korea time"). Looks before time expression `last`. DLN_ZONE_UNKNOWN: none does. */
int16_t dln_clock_offset_beside(const dln_doc *doc, uint32_t index, uint32_t last);
/* Puts the hours into when, with the zone of the place where none is named. hours.c */
void dln_candidate_settle_hours(const dln_doc *doc, dln_candidate *candidate);
/* Where a meeting was, by what is told before it. where_story.c */
void dln_place_by_story(const dln_doc *doc, const dln_candidates *list, size_t index);
/* ---- where_page.c; all DLN_NONE if there is no such place ---- */
/* The place that opens the line of an agenda in which the token stands ("ACCRA - Okonjo meets Sarr"). */
uint32_t dln_place_of_line(const dln_doc *doc, uint32_t token);
/* The place in the head of the entry in which the token stands ("14:15 (15:15 MYT) Geneva", "10:05 Geneva: ..."). */
uint32_t dln_place_of_entry(const dln_doc *doc, uint32_t token);
/* The place of the occasion that opens the entry of a programme or a chronology ("7-8 May: African summit, Geneva."). when: only
 * if the entry is of that day; NULL: of any. */
uint32_t dln_place_of_occasion(const dln_doc *doc, uint32_t token, const dln_when *when);
/* The only town of the entry of a chronology, from the line with its day on to the sentence of the token, if that is the day of when. */
uint32_t dln_place_of_day(const dln_doc *doc, uint32_t token, const dln_when *when);
/* Sets doc->scene_place. where_scene.c */
void dln_find_scene(dln_doc *doc);
/* The scene of the article, if the candidate, which has no place of its own, belongs to what happens there; DLN_NONE. */
uint32_t dln_place_of_scene(const dln_doc *doc, const dln_candidates *list, size_t index);
/* The same of a statement whose speaker met others there that day. */
uint32_t dln_said_at_scene(const dln_doc *doc, const dln_candidates *list, const dln_candidate *c);
/* Sets doc->is_live and doc->page_place. */
void dln_find_page(dln_doc *doc);
/* That town, unless the entry in which the token stands names another one before. */
uint32_t dln_place_of_page(const dln_doc *doc, uint32_t token);
/* Where the briefing was of which the document is a transcript. */
uint32_t dln_place_of_transcript(const dln_doc *doc);
/* The word that the place hangs on, "in" of "in the Swiss city of Geneva", not before the token begin; the word before it if none is. where_words.c */
uint32_t dln_place_preposition(const dln_doc *doc, const dln_ref *ref, uint32_t begin);
/* Whether it says that something is there: "in", "on the island of", "on a visit to", "on the margins of" with "summit" behind the place. */
bool dln_is_located(const dln_doc *doc, const dln_ref *ref, uint32_t preposition);
/* Where a statement was made, if its sentence says so, or which meeting it follows. statements_where.c */
void dln_statement_place(const dln_doc *doc, const dln_candidates *all, dln_candidate *candidate);
/* A title as an editor would write it, at most 90 characters. titles.c */
dln_span dln_title_of(const dln_doc *doc, const dln_candidate *candidate);

void dln_extract_contacts(dln_doc *doc, dln_candidates *out);
void dln_extract_statements(dln_doc *doc, dln_candidates *out); /* sees the contacts that are already there */

/* The share of mentions like this one that are right: a logistic model whose weights (src/lang/en/confidence.tsv) are fitted
 * to annotated articles by tests/reliability. 0 to 1; 0.8 and more only where nearly all were right. count: of the article's
 * mentions. confidence.c */
double dln_confidence_of(const dln_doc *doc, const dln_mention *mention, size_t count);

#endif
