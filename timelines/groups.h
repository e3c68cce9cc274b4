/* timelines/groups.h - what merging asks of the facts: who belongs to a group, which codes are no countries. */
#ifndef DATELINE_TIMELINES_GROUPS_H
#define DATELINE_TIMELINES_GROUPS_H

#include <dateline/lexicon.h>

enum { DLN_GROUP_MEMBERS = 12 };

/* The codes of a small group's members ("P5+1": USA, GBR ...); 0: no group, none known, or more than room (an
 * organisation of many members is one party). */
size_t dln_group_members(const dln_lexicon *lexicon, dln_span code, dln_span *members, size_t room);

/* A code of ISO 3166-1 alpha-3 has the form of one, but so has OAS: the lexicon knows, if there is one. */
bool dln_is_organisation_code(const dln_lexicon *lexicon, dln_span code);

/* Whether the facts know the name as a non-state party (the Taliban). */
bool dln_is_non_state_name(const dln_lexicon *lexicon, dln_span name);

#endif
