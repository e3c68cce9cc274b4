/* timelines/store_ledger.h - an event's row: its identity, and the indexes by which it is found. Private to store*.c. */
#ifndef DATELINE_TIMELINES_STORE_LEDGER_H
#define DATELINE_TIMELINES_STORE_LEDGER_H

#include "reach.h"
#include "store_db.h"

typedef enum dln_given { DLN_OF_MENTIONS, DLN_GIVEN, DLN_BY_CORRECTION } dln_given;

typedef struct dln_row { /* an event as the store has it */
    int64_t id;
    dln_span uid, derived, founder, digest;
    dln_given given;
    uint32_t revision, aliases;
    int64_t created;
    bool is_corrected;    /* a person says otherwise than its mentions; then digest is that of what these say */
} dln_row;

/* The columns of a row, in this order, into arena. */
#define DLN_ROW_COLUMNS "id, uid, derived, founder, ifnull(pure_digest, digest), given, revision, aliases, created, pure_digest IS NOT NULL"
void dln_row_read(sqlite3_stmt *statement, dln_arena *arena, dln_row *out);

/* A new event, under a uid that it gets now: its derived id, unless that is taken; one that comes back gets its old
 * uid and goes on counting. reach: where it stands (reach.h). Returns its row id. */
int64_t dln_ledger_mint(dln_store *store, const dln_event *event, dln_given given, const dln_reach *reach, size_t reach_count);

/* What an event is now. Counts a revision if its content changed. */
void dln_ledger_update(dln_store *store, const dln_row *row, const dln_event *event, dln_given given);

/* The event is no more; into: the one that it is part of now, NULL: none. */
void dln_ledger_retire(dln_store *store, const dln_row *row, const dln_row *into);

/* What is shown of the event instead of what its mentions say: another content, or (shown NULL) nothing, because it was joined to the
 * event of the uid `into`, or hidden (empty). Counts a revision if that is new. pure: what the mentions say. */
void dln_ledger_show(dln_store *store, const dln_row *row, const dln_event *pure, const dln_event *shown, dln_span into);

/* Words, participants and where events meet, all from the rows of the events: what a rebuild ends with. */
void dln_ledger_index_all(dln_store *store);

/* What the mentions say is shown again. */
void dln_ledger_unshow(dln_store *store, const dln_row *row, const dln_event *pure);

/* The digest of what an event says; the store's additions and the program's version are no content. */
dln_span dln_ledger_digest(dln_store *store, const dln_event *event, char out[16]);

/* All that a query for words looks at, with a blank behind each; in store->words. Of a very long text some come twice. */
dln_span dln_ledger_words(dln_store *store, const dln_event *event);

/* Duration classes: an event of class k is no longer than its days; the last are open (or without a year), undated,
 * and not shown at all. */
enum { DLN_CLASS_MONTH = 2, DLN_CLASS_OPEN = 5, DLN_CLASS_UNDATED = 6, DLN_CLASSES = 7, DLN_CLASS_HIDDEN = 7 };
extern const int32_t dln_class_days[DLN_CLASS_OPEN];
typedef struct dln_days { int dc; int64_t lo, hi; } dln_days; /* [lo, hi) */
dln_days dln_days_of(const dln_when *when);

#endif
