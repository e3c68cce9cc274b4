/* timelines/store_reach.h - the store's index of where events meet (reach.h). Private to store*.c. */
#ifndef DATELINE_TIMELINES_STORE_REACH_H
#define DATELINE_TIMELINES_STORE_REACH_H

#include "reach.h"
#include "store_db.h"

/* The bytes of a reach, for a new event's row; borrowed until the store's words are used again. And the rows of it. */
dln_span dln_store_encode_reach(dln_store *store, const dln_reach *list, size_t count);
void dln_store_add_reach(dln_store *store, int64_t event, const dln_reach *list, size_t count);

/* An event's reach, in place of what it was. */
void dln_store_set_reach(dln_store *store, int64_t event, const dln_reach *list, size_t count);
void dln_store_drop_reach(dln_store *store, int64_t event);

/* The reach that is stored with an event, into arena. */
void dln_store_reach_of(dln_store *store, int64_t event, dln_arena *arena, dln_reach **out, size_t *count);

/* The events under a probe, added to the list. */
void dln_store_probe(dln_store *store, const dln_reach *probe, dln_id_list *events);

/* Whether so many cores meet a vague mention that none stands out, with or without `give` of them. */
bool dln_store_is_crowded(dln_store *store, const dln_reach *vague, size_t give);

/* Whether all that the event's row says stands in the table; count: how many that are. */
bool dln_store_has_reach(dln_store *store, int64_t event, size_t *count);

#endif
