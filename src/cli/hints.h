/* src/cli/hints.h - names of a query that nobody has, and those that they may stand for.
 * A name is known if some participant has all its words; else the names whose words are each nearly one of its are told.
 */
#ifndef DATELINE_CLI_HINTS_H
#define DATELINE_CLI_HINTS_H

#include "cli/cli.h"

enum { DLN_NAMES_ASKED = 40, DLN_NEAR_NAMES = 3, DLN_NAME_ROOM = 80 };

typedef struct dln_asked_name {
    dln_span asked;
    char latin[DLN_NAME_ROOM]; /* of a name in Cyrillic or Greek letters how it sounds; else empty */
    bool is_known;
    size_t near_count;
    char near[DLN_NEAR_NAMES][DLN_NAME_ROOM]; /* nearest first */
    size_t apart[DLN_NEAR_NAMES];
} dln_asked_name;

typedef struct dln_hints {
    size_t count;
    dln_asked_name names[DLN_NAMES_ASKED];
} dln_hints;

/* The names of --with and --between, each of "A|B". */
void dln_hints_begin(const dln_query *query, dln_hints *out);
/* A participant's name or code. */
void dln_hints_offer(dln_hints *hints, dln_span name);
/* Says which are unknown; the tables' people, countries and bodies are offered before. */
void dln_hints_tell(dln_hints *hints);

#endif
