/* timelines/store_db.h - the store's file: opening it, its statements, and what its other parts share. Private to store*.c.
 * Text and numbers reach SQL through bound parameters alone. The first failure of a store is kept and makes all later
 * statements do nothing, so that a change is asked once, at its end, whether all went well.
 *   store_db.c       the file, migrations, statements, begin and commit
 *   store_record.c   mentions and events as bytes
 *   store_write.c    articles and mentions in and out
 *   store_load.c     filling an empty store
 *   store_map.c      rows by what names them, in memory
 *   store_view.c     the events of the mentions that changed
 *   store_ledger.c   whose uid is whose; the event's rows and indexes
 *   store_reach.c    where events meet
 *   store_find.c     queries
 *   store_correct.c  what a person says instead
 *   store_check.c    verifying
 *   store_mend.c     what a rebuild makes anew or drops beside the events of mentions
 */
#ifndef DATELINE_TIMELINES_STORE_DB_H
#define DATELINE_TIMELINES_STORE_DB_H

#include <dateline/store.h>

#include "store_map.h"

#include <sqlite3.h>

enum { DLN_STATEMENTS = 256 };

typedef struct dln_id_list { /* of rows; grows by doubling */
    int64_t *ids;
    size_t count, capacity;
} dln_id_list;

struct dln_store {
    sqlite3 *db;
    char *path;
    const dln_lexicon *lexicon;
    int wait_ms;
    bool is_writable, in_transaction;
    dln_status status; /* of the first failure */
    dln_error err;
    struct { const char *sql; sqlite3_stmt *statement; } statements[DLN_STATEMENTS];
    dln_arena *row;                     /* for one row */
    dln_sink *record, *whole, *words;   /* a record, one with its version, a text for the index */
    dln_id_list fresh, touched;         /* mentions that are not merged yet; events that lost or got some */
    bool corrections_due; /* they changed, or an event that they are about did */
    bool is_first;        /* all that is there came since the store was opened: nobody has seen it */
    bool wants_rebuild, always_part;    /* always_part: for tests, also where forming all would be as well */
    int64_t now;
    struct dln_loading *loading;        /* store_load.h; NULL: as a rule */
    dln_row_map actors;                 /* by name and country, those that this change met so far */
    dln_store_changes changes;
    dln_store_progress tell_progress;   /* NULL: nobody watches */
    void *progress_context;
    dln_store_fault tell_damage;        /* NULL: nobody listens */
    void *damage_context;
};

/* ---- failing ---- */
/* For "%.*s": what is long is cut. */
#define DLN_SHOWN(span) (int)((span).len > 80 ? 80 : (span).len), (span).text
bool dln_store_failed(const dln_store *store);
void dln_store_fail(dln_store *store, dln_status status, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* A record cannot be read: whoever listens is told, else it is a failure. */
void dln_store_pass_over(dln_store *store, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What SQLite says of its last failure, in our words. */
void dln_store_fail_sql(dln_store *store, int code);
/* Of a record that a rebuild made anew or dropped. */
void dln_store_note_mended(dln_store *store, const char *format, ...) __attribute__((format(printf, 2, 3)));
dln_status dln_store_settle(dln_store *store, dln_error *err); /* reports the failure and forgets it */

/* ---- statements ---- */
/* The statement of a string literal, ready for binding; NULL after a failure. */
sqlite3_stmt *dln_sql(dln_store *store, const char *sql);
void dln_sql_text(sqlite3_stmt *statement, int index, dln_span text);  /* all of these take NULL; text has to live until the next step */
void dln_sql_blob(sqlite3_stmt *statement, int index, dln_span bytes);
void dln_sql_int(sqlite3_stmt *statement, int index, int64_t value);
bool dln_sql_step(dln_store *store, sqlite3_stmt *statement); /* whether there is a row; at the end the statement is reset */
void dln_sql_run(dln_store *store, sqlite3_stmt *statement);  /* to its end */
void dln_sql_done(sqlite3_stmt *statement);                   /* gives up a statement that has more rows */
dln_span dln_sql_span(sqlite3_stmt *statement, int column);   /* borrowed until the next step; never NULL text */
int64_t dln_sql_number(sqlite3_stmt *statement, int column);
/* The one number that a statement gives; otherwise if there is no row. */
int64_t dln_sql_value(dln_store *store, sqlite3_stmt *statement, int64_t otherwise);

bool dln_id_list_add(dln_store *store, dln_id_list *list, int64_t id);
void dln_id_list_sort(dln_id_list *list); /* and each once */

void dln_store_tell(const dln_store *store, const char *doing, uint64_t done, uint64_t all); /* to whoever watches */

/* ---- parts of a commit ---- */
void dln_store_form_events(dln_store *store);       /* store_view.c */
void dln_store_apply_corrections(dln_store *store); /* store_correct.c */

/* All of them, into arena. Those that cannot be read are told and left out; tell NULL: the first one is a failure. store_correct.c */
void dln_store_read_corrections(dln_store *store, dln_arena *arena, dln_store_fault tell, void *context, dln_corrections *out, const bool **is_matched);

#endif
