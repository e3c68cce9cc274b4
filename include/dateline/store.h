/* include/dateline/store.h - articles' mentions kept in one file, the events that they make, and the ledger of identities.
 * Mentions are the truth; events are a view of them that is formed anew where something changed. After any history of
 * adding and removing, the events are those of one merge over the mentions that are there (timeline.h). What needs
 * memory is the store's own: the uid of an event, minted once and kept through merges (then the other uids are its
 * aliases), corrections and re-extraction; its revision, which rises exactly when its content changes; and the events
 * that are no more.
 *
 * One file (SQLite in WAL mode): several readers while one writes. What a commit reported is kept through a crash at any
 * instant, and what was not committed is not there at all. A store belongs to one thread at a time.
 * In libdateline-io. Errors: DLN_IO (unreadable, full, held by another process, damaged, no store), DLN_OUT_OF_RANGE (made by a newer
 * version of this program), DLN_NOT_FOUND; the message says which.
 */
#ifndef DATELINE_STORE_H
#define DATELINE_STORE_H

#include <dateline/article.h>
#include <dateline/corrections.h>
#include <dateline/timeline.h>

typedef struct dln_store dln_store;

typedef enum dln_store_mode {
    DLN_STORE_READ,   /* the file has to be there */
    DLN_STORE_WRITE,  /* the same, for changing; older files are brought up to date */
    DLN_STORE_CREATE, /* made if it is not there */
} dln_store_mode;

/* The lexicon is borrowed for the store's life (groups are expanded when mentions are merged); NULL: as in
 * dln_timeline_merge. wait_ms: how long to wait for another process that writes. */
dln_status dln_store_open(const char *path, dln_store_mode mode, const dln_lexicon *lexicon, int wait_ms, dln_store **out, dln_error *err);
void dln_store_close(dln_store *store); /* what was not committed is forgotten; NULL is fine */

/* Told now and then while a commit, a rebuild or a check takes its time: what is being done ("events formed"), how many of how many. */
typedef void (*dln_store_progress)(void *context, const char *doing, uint64_t done, uint64_t all);
void dln_store_watch(dln_store *store, dln_store_progress tell, void *context);

/* A fault of the file, in plain words. */
typedef void (*dln_store_fault)(void *context, const char *message);

/* Who listens is told of each record that cannot be read, and the rest goes on without it: of dln_store_find, dln_store_tombstones and
 * dln_store_corrections; and of what a rebuild made anew or had to drop. Where nobody listens, the first such record fails the call. */
void dln_store_listen(dln_store *store, dln_store_fault tell, void *context);

/* ---- changing: begin, any number of changes, commit ---- */

/* Waits for another writer as long as the store was opened with; then DLN_IO. now: seconds since the epoch, for created and
 * modified. */
dln_status dln_store_begin(dln_store *store, int64_t now, dln_error *err);

/* All that is committed until the store is closed is one addition. If the store is empty now (which is returned), events that come, change and
 * go between these commits were seen by nobody: they leave no tombstone and no alias, count no revision, and are not counted as changed
 * or retired. Call it after the first begin. */
bool dln_store_add_as_one(dln_store *store);

/* A digest of all that extraction looks at, and of what extracts: equal digests, equal mentions. */
typedef struct dln_article_digest { uint64_t high, low; } dln_article_digest;
dln_article_digest dln_store_digest(const dln_article *article, const dln_lexicon *lexicon);

/* Whether the article is there with just this digest: then there is nothing to do. */
bool dln_store_has_article(dln_store *store, dln_span id, dln_article_digest digest);

/* The article's mentions, all of them; they replace those that it had. Only id, url, publisher, published and title of
 * the article are kept besides. */
dln_status dln_store_put_article(dln_store *store, const dln_article *article, dln_article_digest digest, const dln_mention *mentions,
                                 size_t count, dln_error *err);

/* By id or URL. DLN_NOT_FOUND: no such article. */
dln_status dln_store_remove_article(dln_store *store, dln_span id_or_url, dln_error *err);

/* A single mention of an article whose others stay (import of mention lines). */
dln_status dln_store_put_mention(dln_store *store, const dln_mention *mention, dln_error *err);

/* An event that comes as such and stands beside those that are made of mentions; one with the same id that came so is replaced, one that is
 * made of mentions wins. Its uid, revision, created and modified are kept if it brings them and the uid is free. */
dln_status dln_store_put_event(dln_store *store, const dln_event *event, dln_error *err);

typedef struct dln_store_changes { /* of a commit */
    uint64_t articles_new, articles_changed, articles_removed;
    uint64_t events_new, events_changed, events_retired;
    uint64_t compared; /* mentions that were compared again */
    uint64_t records_mended; /* by a rebuild: damaged ones, made anew or dropped */
} dln_store_changes;

/* Forms the events that the changes touch anew, brings the ledger up to date and makes it all durable. On failure nothing of
 * it has happened. */
dln_status dln_store_commit(dln_store *store, dln_store_changes *changes, dln_error *err);
void dln_store_rollback(dln_store *store);

/* A person's corrections (corrections.h) apply to the events that are formed, whatever is added or removed later. They are kept in order. */
dln_status dln_store_put_correction(dln_store *store, const dln_correction *correction, dln_error *err);
/* Takes back what was said of an event; empty: of all. *count: how many. */
dln_status dln_store_drop_corrections(dln_store *store, dln_span event, size_t *count, dln_error *err);
/* All of them, into arena; is_matched, if given: of each, whether there is an event that it is about. */
dln_status dln_store_corrections(dln_store *store, dln_arena *arena, dln_corrections *out, const bool **is_matched, dln_error *err);

/* All events and indexes anew from the mentions, those that are not shown, too; uids and revisions stay where the content does. A tombstone
 * that cannot be read is dropped. Begin before, commit after. */
dln_status dln_store_rebuild(dln_store *store, dln_error *err);

/* ---- asking ---- */

typedef struct dln_store_counts {
    uint64_t articles, mentions, events, retired;
    uint64_t bytes; /* of the file */
    int64_t modified; /* of the last commit that changed something; 0: none */
} dln_store_counts;
dln_status dln_store_count(dln_store *store, dln_store_counts *out, dln_error *err);

/* Each event that the query matches, in no order, whatever its limit; false from the visitor stops. The event is borrowed for the call;
 * its uid, aliases, revision, created and modified are set. The query is resolved (dln_query_resolve). */
typedef bool (*dln_store_event)(void *context, const dln_event *event, dln_match match);
dln_status dln_store_find(dln_store *store, const dln_query *query, dln_store_event visit, void *context, dln_error *err);

/* The event of a uid or of an alias of one, into arena. DLN_NOT_FOUND. */
dln_status dln_store_event_of(dln_store *store, dln_span uid, dln_arena *arena, dln_event *out, dln_error *err);

/* Each participant's name as it is spelled, and each code, once. */
typedef void (*dln_store_name)(void *context, dln_span name);
dln_status dln_store_names(dln_store *store, dln_store_name visit, void *context, dln_error *err);

/* All mentions, in order of their ids. */
typedef bool (*dln_store_mention)(void *context, const dln_mention *mention);
dln_status dln_store_mentions(dln_store *store, dln_store_mention visit, void *context, dln_error *err);

/* Events that are no more: merged into another one (whose uid is `into`), or gone with their articles (into is empty), or
 * (is_undated) there still, but open at an end, without a year or known to no month, so that calendars lose them. The event is as it was last, with the revision after that: importers never delete what is absent, so a calendar has to say
 * that it is cancelled. In order of uid; retired at or after `since` (seconds since the epoch). */
typedef struct dln_tombstone {
    dln_event event;
    dln_span into;
    int64_t retired;
    bool is_undated;
} dln_tombstone;
typedef bool (*dln_store_tombstone)(void *context, const dln_tombstone *tombstone);
dln_status dln_store_tombstones(dln_store *store, int64_t since, dln_store_tombstone visit, void *context, dln_error *err);

/* ---- verifying ---- */

/* The file's integrity, every record, every index, and that the events are those that a rebuild would give, all of one moment. Each fault is
 * told; *faults counts them. */
dln_status dln_store_check(dln_store *store, dln_store_fault tell, void *context, uint64_t *faults, dln_error *err);

#endif
