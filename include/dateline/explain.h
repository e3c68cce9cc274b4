/* include/dateline/explain.h - why an article's mentions are there: what was found in its text, what each thing was
 * taken for and by which rule, and what looked like an event and was refused.
 * Elsewhere: the mentions alone (extract.h); showing this to a person (src/cli/cmd_explain.c, explain_page.c).
 */
#ifndef DATELINE_EXPLAIN_H
#define DATELINE_EXPLAIN_H

#include <dateline/extract.h>

typedef enum dln_mark_kind {
    DLN_MARK_CLAUSE,   /* meaning: its kind, and what its verb says of reality: "that-clause, planned" */
    DLN_MARK_EVENT,    /* the evidence of a mention; meaning: its title */
    DLN_MARK_DATE,     /* meaning: EDTF, or the TIMEX3 value of what is no day ("P2D") */
    DLN_MARK_PARTY,    /* meaning: "Sergey Lavrov (RUS)"; "nobody known" */
    DLN_MARK_PLACE,    /* meaning: "Geneva (CHE)" */
    DLN_MARK_REFUSED,  /* a word that suggested an event; meaning: why it is none: "negated" */
} dln_mark_kind;

typedef struct dln_mark {
    dln_mark_kind kind;
    bool in_title;           /* the bytes are the title's, else the text's */
    size_t begin, end;       /* bytes; half-open */
    dln_span meaning, rule;  /* plain words; the name of the rule, may be empty */
    size_t mention;          /* of an event: index of the mention; else 0 */
} dln_mark;

typedef struct dln_explanation {
    dln_mentions mentions;
    const dln_mark *marks;   /* by in_title (the title first), begin, longer first, kind, mention */
    size_t mark_count;
    dln_when news_day;       /* the day that what has no day is dated by */
} dln_explanation;

const char *dln_mark_kind_word(dln_mark_kind kind);   /* "date" */

/* Extracts as dln_extract_least does, with the marks. All into the arena, or borrowed from the article. Fails with DLN_NO_MEMORY only. */
dln_status dln_explain(const dln_lexicon *lexicon, const dln_article *article, double least, dln_arena *arena, dln_explanation *out, dln_error *err);

#endif
