/* include/dateline/query.h - which events somebody wants to see.
 * Ranges are half-open; a coarse --to includes the unit that it names (reference: DESIGN.md, FILTERS).
 */
#ifndef DATELINE_QUERY_H
#define DATELINE_QUERY_H

#include <dateline/arena.h>
#include <dateline/event.h>
#include <dateline/lexicon.h>

#define DLN_QUERY_MAX 16

typedef struct dln_query {
    dln_when from, to;                   /* claim nothing: unbounded */
    dln_span with[DLN_QUERY_MAX];        /* all of them; "a|b": either; names or countries, folded */
    size_t with_count;
    dln_span between[2];                 /* both empty: not asked */
    uint32_t types;                      /* bit per type index; 0: all */
    uint32_t statuses;                   /* bit per dln_event_status; 0: all */
    dln_span place, source, text;        /* empty: not asked; place: town or country, "a|b": either; source: domain or publisher */
    double min_confidence;
    size_t limit;                        /* 0: none */
    bool disputed;                       /* only what the sources disagree on */
} dln_query;

typedef enum dln_match { DLN_NO_MATCH, DLN_POSSIBLE, DLN_CERTAIN } dln_match;

dln_match dln_query_matches(const dln_query *query, const dln_event *event);

/* A date of a filter: EDTF, "today", "yesterday", "tomorrow", "-7d", "+2w", "2014q3", an interval. now_day gives
 * the relative ones their day. Anything else: DLN_BAD_SYNTAX, and the message says what was expected. */
dln_status dln_query_date(dln_span text, int32_t now_day, dln_when *out, dln_error *err);

/* Names of countries and organisations in `with`, `between` and `place` match by their codes too: "Russia" finds whatever
 * Russia's president took part in; other spellings of a person's name that the tables have match as that person's name; so do names in other scripts
 * that the tables have (习近平, Россия), and names in Cyrillic or Greek letters by how they sound (Лавров, Μητσοτάκης). The new texts are the arena's. */
dln_status dln_query_resolve(dln_query *query, const dln_lexicon *lexicon, dln_arena *arena);

#endif
