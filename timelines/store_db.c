/* timelines/store_db.c - see store_db.h. */
#include "store_db.h"

#include "base/text.h"
#include "store_load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPLICATION_ID = 0x44544c4e }; /* "DTLN" */

static const char *const steps[] = { /* schema.sql, a string for each version */
#include "schema.inc"
};
enum { NEWEST = sizeof steps / sizeof *steps };

/* ---- failing ---- */

bool dln_store_failed(const dln_store *store)
{
    return store->status != DLN_OK;
}

void dln_store_fail(dln_store *store, dln_status status, const char *format, ...)
{
    char message[200];
    va_list arguments;
    if (store->status != DLN_OK)
        return;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    store->status = dln_fail_at(&store->err, status, store->path, 0, 0, "%s", message);
}

void dln_store_pass_over(dln_store *store, const char *format, ...)
{
    char message[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (store->tell_damage != NULL)
        store->tell_damage(store->damage_context, message);
    else
        dln_store_fail(store, DLN_IO, "the file is damaged (%s); dateline check tells more", message);
}

void dln_store_note_mended(dln_store *store, const char *format, ...)
{
    char message[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    store->changes.records_mended++;
    if (store->tell_damage != NULL)
        store->tell_damage(store->damage_context, message);
}

static void fail_full(dln_store *store)
{
    dln_store_fail(store, DLN_IO, "the disk is full, or a limit on the size of files is reached; nothing of this change was kept");
}

/* The system's reason, when a statement has failed, is often gone by the time that SQLite has rolled it back; what was tried is known. */
static void fail_io(dln_store *store, int code, int left)
{
    int reason = store->db == NULL ? 0 : sqlite3_system_errno(store->db);
    if (reason == 0 && left == EIO) /* any other may be of what came after */
        reason = left;
    bool is_write = code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC || code == SQLITE_IOERR_TRUNCATE ||
                    code == SQLITE_IOERR_SHMSIZE;
    if (reason == ENOSPC || reason == EFBIG || reason == EDQUOT || (is_write && reason == 0))
        fail_full(store);
    else if (is_write)
        dln_store_fail(store, DLN_IO, "cannot be written: %s; nothing of this change was kept", strerror(reason));
    else
        dln_store_fail(store, DLN_IO, "cannot be read or written: %s", reason == 0 ? sqlite3_errstr(code) : strerror(reason));
}

void dln_store_fail_sql(dln_store *store, int code)
{
    const char *said = store->db == NULL ? sqlite3_errstr(code) : sqlite3_errmsg(store->db);
    switch (code & 0xFF) {
    case SQLITE_NOMEM: store->status = store->status == DLN_OK ? DLN_NO_MEMORY : store->status; return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        if (store->wait_ms >= 1000)
            dln_store_fail(store, DLN_IO, "another process is writing to this store; waited %d s", store->wait_ms / 1000);
        else
            dln_store_fail(store, DLN_IO, "another process is writing to this store");
        return;
    case SQLITE_FULL: fail_full(store); return;
    case SQLITE_READONLY: dln_store_fail(store, DLN_IO, "cannot be written: the file or its folder is read-only"); return;
    case SQLITE_NOTADB: dln_store_fail(store, DLN_IO, "is no store of dateline, nor any SQLite database"); return;
    case SQLITE_CORRUPT: dln_store_fail(store, DLN_IO, "the file is damaged (%s); dateline check tells more", said); return;
    case SQLITE_CANTOPEN: dln_store_fail(store, DLN_IO, "cannot be opened: %s", strerror(errno == 0 ? ENOENT : errno)); return;
    case SQLITE_IOERR: fail_io(store, code, errno); return;
    default: dln_store_fail(store, DLN_IO, "%s", said); return;
    }
}

dln_status dln_store_settle(dln_store *store, dln_error *err)
{
    dln_status status = store->status;
    if (status != DLN_OK && err != NULL && err->status == DLN_OK) {
        *err = store->err;
        err->status = status;
    }
    store->status = DLN_OK;
    store->err = (dln_error){0};
    return status;
}

/* ---- statements ---- */

sqlite3_stmt *dln_sql(dln_store *store, const char *sql)
{
    size_t at = ((uintptr_t)sql >> 3) % DLN_STATEMENTS, tried = 0;
    if (dln_store_failed(store))
        return NULL;
    while (store->statements[at].sql != NULL && store->statements[at].sql != sql && tried++ < DLN_STATEMENTS)
        at = (at + 1) % DLN_STATEMENTS;
    if (store->statements[at].sql == sql) {
        sqlite3_reset(store->statements[at].statement);
        return store->statements[at].statement;
    }
    sqlite3_stmt *statement = NULL;
    int code = tried >= DLN_STATEMENTS ? SQLITE_NOMEM : sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    if (code != SQLITE_OK) {
        dln_store_fail_sql(store, code);
        return NULL;
    }
    store->statements[at].sql = sql;
    store->statements[at].statement = statement;
    return statement;
}

void dln_sql_text(sqlite3_stmt *statement, int index, dln_span text)
{
    if (statement != NULL)
        sqlite3_bind_text64(statement, index, text.len == 0 ? "" : text.text, text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void dln_sql_blob(sqlite3_stmt *statement, int index, dln_span bytes)
{
    if (statement != NULL)
        sqlite3_bind_blob64(statement, index, bytes.len == 0 ? "" : bytes.text, bytes.len, SQLITE_STATIC);
}

void dln_sql_int(sqlite3_stmt *statement, int index, int64_t value)
{
    if (statement != NULL)
        sqlite3_bind_int64(statement, index, value);
}

bool dln_sql_step(dln_store *store, sqlite3_stmt *statement)
{
    if (statement == NULL || dln_store_failed(store))
        return false;
    errno = 0;
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        dln_store_fail_sql(store, sqlite3_extended_errcode(store->db));
    sqlite3_reset(statement);
    return false;
}

void dln_sql_run(dln_store *store, sqlite3_stmt *statement)
{
    while (dln_sql_step(store, statement))
        continue;
}

void dln_sql_done(sqlite3_stmt *statement)
{
    if (statement != NULL)
        sqlite3_reset(statement);
}

dln_span dln_sql_span(sqlite3_stmt *statement, int column)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    int len = sqlite3_column_bytes(statement, column);
    return bytes == NULL ? (dln_span){"", 0} : (dln_span){bytes, (size_t)len};
}

int64_t dln_sql_number(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_int64(statement, column);
}

int64_t dln_sql_value(dln_store *store, sqlite3_stmt *statement, int64_t otherwise)
{
    int64_t value = dln_sql_step(store, statement) ? sqlite3_column_int64(statement, 0) : otherwise;
    dln_sql_done(statement);
    return value;
}

bool dln_id_list_add(dln_store *store, dln_id_list *list, int64_t id)
{
    if (list->count == list->capacity) {
        size_t wanted = list->capacity == 0 ? 64 : list->capacity * 2;
        int64_t *larger = realloc(list->ids, wanted * sizeof *larger);
        if (larger == NULL) {
            store->status = store->status == DLN_OK ? DLN_NO_MEMORY : store->status;
            return false;
        }
        list->ids = larger;
        list->capacity = wanted;
    }
    list->ids[list->count++] = id;
    return true;
}

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

void dln_id_list_sort(dln_id_list *list)
{
    size_t kept = 0;
    if (list->count > 1)
        qsort(list->ids, list->count, sizeof *list->ids, by_number);
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || list->ids[kept - 1] != list->ids[i])
            list->ids[kept++] = list->ids[i];
    list->count = kept;
}

/* ---- opening ---- */

static void run_plain(dln_store *store, const char *sql)
{
    errno = 0;
    int code = dln_store_failed(store) ? SQLITE_OK : sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        dln_store_fail_sql(store, sqlite3_extended_errcode(store->db));
}

static int64_t ask_plain(dln_store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t value = 0;
    if (dln_store_failed(store))
        return 0;
    errno = 0;
    int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    else
        dln_store_fail_sql(store, sqlite3_extended_errcode(store->db));
    sqlite3_finalize(statement);
    return value;
}

/* Brings the file from its version to the newest, one step a transaction. A crash leaves it at a whole version. */
static void migrate(dln_store *store)
{
    for (int64_t version = ask_plain(store, "PRAGMA user_version"); !dln_store_failed(store) && version < NEWEST;) {
        char set[80];
        run_plain(store, "BEGIN IMMEDIATE");
        version = ask_plain(store, "PRAGMA user_version"); /* another process may have been faster */
        if (!dln_store_failed(store) && version < NEWEST) {
            snprintf(set, sizeof set, "PRAGMA application_id=%d; PRAGMA user_version=%d", APPLICATION_ID, (int)version + 1);
            run_plain(store, steps[version]);
            run_plain(store, set);
        }
        if (dln_store_failed(store)) {
            sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
            return;
        }
        run_plain(store, "COMMIT");
        version = ask_plain(store, "PRAGMA user_version");
    }
}

static bool is_empty_file(const char *path)
{
    struct stat found;
    return stat(path, &found) != 0 ? errno == ENOENT : found.st_size == 0;
}

static void open_file(dln_store *store, dln_store_mode mode)
{
    bool is_new = is_empty_file(store->path);
    int flags = SQLITE_OPEN_READWRITE | (mode == DLN_STORE_CREATE ? SQLITE_OPEN_CREATE : 0); /* where writing is forbidden, reading goes on */
    if (is_new && mode != DLN_STORE_CREATE) {
        dln_store_fail(store, DLN_NOT_FOUND, "there is no store here; dateline add makes one");
        return;
    }
    errno = 0;
    int code = sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK) {
        dln_store_fail_sql(store, store->db == NULL ? code : sqlite3_extended_errcode(store->db));
        return;
    }
    sqlite3_busy_timeout(store->db, store->wait_ms);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL); /* a file from elsewhere runs no code of its own */
    if (is_new)
        run_plain(store, "PRAGMA page_size=8192");
    if (mode != DLN_STORE_READ)
        run_plain(store, "PRAGMA journal_mode=WAL");
    else
        run_plain(store, "PRAGMA query_only=1");
    run_plain(store, "PRAGMA synchronous=FULL; PRAGMA cache_size=-262144; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824");
}

/* A store on a medium that cannot be written has no place for the files that readers share; then nobody writes either. */
static void open_unchanging(dln_store *store)
{
    char *uri = sqlite3_mprintf("file:%s?immutable=1", store->path);
    bool is_plain = uri != NULL && strpbrk(store->path, "?#%") == NULL;
    char *log = sqlite3_mprintf("%s-wal", store->path);
    bool has_log = log == NULL || !is_empty_file(log);
    sqlite3_free(log);
    if (is_plain && !has_log) {
        sqlite3_close_v2(store->db);
        store->db = NULL;
        store->status = DLN_OK;
        store->err = (dln_error){0};
        int code = sqlite3_open_v2(uri, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
        if (code != SQLITE_OK)
            dln_store_fail_sql(store, code);
    }
    sqlite3_free(uri);
}

static void identify(dln_store *store, dln_store_mode mode)
{
    int64_t application = ask_plain(store, "PRAGMA application_id");
    int64_t version = ask_plain(store, "PRAGMA user_version");
    int64_t tables = ask_plain(store, "SELECT count(*) FROM sqlite_master");
    if (dln_store_failed(store))
        return;
    if (application != APPLICATION_ID && tables > 0)
        dln_store_fail(store, DLN_IO, "is a database, but no store of dateline");
    else if (version > NEWEST)
        dln_store_fail(store, DLN_OUT_OF_RANGE, "was made by a newer dateline (version %lld of the store; this one knows %d)", (long long)version, NEWEST);
    else if (mode != DLN_STORE_READ)
        migrate(store);
    else if (version < NEWEST) {
        run_plain(store, "PRAGMA query_only=0");
        migrate(store);
        run_plain(store, "PRAGMA query_only=1");
    }
}

dln_status dln_store_open(const char *path, dln_store_mode mode, const dln_lexicon *lexicon, int wait_ms, dln_store **out, dln_error *err)
{
    dln_store *store = calloc(1, sizeof *store);
    *out = NULL;
    if (store == NULL)
        return DLN_NO_MEMORY;
    store->path = strdup(path);
    store->lexicon = lexicon;
    store->wait_ms = wait_ms;
    store->is_writable = mode != DLN_STORE_READ;
    store->row = dln_arena_new();
    store->record = dln_sink_to_memory();
    store->whole = dln_sink_to_memory();
    store->words = dln_sink_to_memory();
    if (store->path == NULL || store->row == NULL || store->record == NULL || store->whole == NULL || store->words == NULL)
        store->status = DLN_NO_MEMORY;
    else
        open_file(store, mode);
    if (store->status == DLN_OK)
        identify(store, mode);
    bool is_shut = mode == DLN_STORE_READ && store->db != NULL && store->status == DLN_IO && access(path, R_OK) == 0 &&
                   (sqlite3_errcode(store->db) == SQLITE_CANTOPEN || sqlite3_errcode(store->db) == SQLITE_READONLY);
    if (is_shut) {
        open_unchanging(store);
        identify(store, mode);
    }
    dln_status status = dln_store_settle(store, err);
    if (status != DLN_OK) {
        dln_store_close(store);
        return status;
    }
    *out = store;
    return DLN_OK;
}

void dln_store_close(dln_store *store)
{
    if (store == NULL)
        return;
    if (store->in_transaction)
        dln_store_rollback(store);
    for (size_t i = 0; i < DLN_STATEMENTS; i++)
        sqlite3_finalize(store->statements[i].statement);
    if (store->is_writable && store->db != NULL)
        sqlite3_exec(store->db, "PRAGMA analysis_limit=400; PRAGMA optimize", NULL, NULL, NULL);
    sqlite3_close_v2(store->db);
    dln_arena_free(store->row);
    dln_sink_abandon(store->record);
    dln_sink_abandon(store->whole);
    dln_sink_abandon(store->words);
    free(store->fresh.ids);
    free(store->touched.ids);
    dln_row_map_free(&store->actors);
    free(store->path);
    free(store);
}

/* ---- transactions ---- */

dln_status dln_store_begin(dln_store *store, int64_t now, dln_error *err)
{
    store->now = now;
    store->fresh.count = store->touched.count = 0;
    store->wants_rebuild = store->corrections_due = false;
    store->changes = (dln_store_changes){0};
    run_plain(store, "BEGIN IMMEDIATE");
    store->in_transaction = !dln_store_failed(store);
    dln_row_map_free(&store->actors);
    if (!store->always_part)
        dln_store_start_loading(store);
    if (dln_store_failed(store) && store->in_transaction)
        dln_store_rollback(store);
    return dln_store_settle(store, err);
}

void dln_store_watch(dln_store *store, dln_store_progress tell, void *context)
{
    store->tell_progress = tell;
    store->progress_context = context;
}

void dln_store_listen(dln_store *store, dln_store_fault tell, void *context)
{
    store->tell_damage = tell;
    store->damage_context = context;
}

void dln_store_tell(const dln_store *store, const char *doing, uint64_t done, uint64_t all)
{
    if (store->tell_progress != NULL)
        store->tell_progress(store->progress_context, doing, done, all);
}

void dln_store_rollback(dln_store *store)
{
    for (size_t i = 0; i < DLN_STATEMENTS; i++)
        sqlite3_reset(store->statements[i].statement);
    if (store->in_transaction)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    dln_store_forget_loading(store);
    store->in_transaction = false;
}

static void note_change(dln_store *store)
{
    const dln_store_changes *c = &store->changes;
    uint64_t any = c->articles_new + c->articles_changed + c->articles_removed + c->events_new + c->events_changed + c->events_retired;
    if (any == 0)
        return;
    sqlite3_stmt *note = dln_sql(store, "INSERT INTO fact(name, value) VALUES('modified', ?1) ON CONFLICT(name) DO UPDATE SET value = max(value, excluded.value)");
    dln_sql_int(note, 1, store->now);
    dln_sql_run(store, note);
}

dln_status dln_store_commit(dln_store *store, dln_store_changes *changes, dln_error *err)
{
    if (!dln_store_failed(store))
        dln_store_form_events(store);
    dln_store_end_loading(store);
    if (!dln_store_failed(store))
        note_change(store);
    for (size_t i = 0; i < DLN_STATEMENTS; i++)
        sqlite3_reset(store->statements[i].statement);
    run_plain(store, "COMMIT");
    if (dln_store_failed(store))
        dln_store_rollback(store);
    store->in_transaction = false;
    if (changes != NULL)
        *changes = store->changes;
    return dln_store_settle(store, err);
}

dln_status dln_store_count(dln_store *store, dln_store_counts *out, dln_error *err)
{
    memset(out, 0, sizeof *out);
    out->articles = (uint64_t)dln_sql_value(store, dln_sql(store, "SELECT count(*) FROM article"), 0);
    out->mentions = (uint64_t)dln_sql_value(store, dln_sql(store, "SELECT count(*) FROM mention"), 0);
    out->events = (uint64_t)dln_sql_value(store, dln_sql(store, "SELECT count(*) FROM event WHERE into_uid IS NULL"), 0);
    out->retired = (uint64_t)dln_sql_value(store, dln_sql(store, "SELECT count(*) FROM retired"), 0);
    out->modified = dln_sql_value(store, dln_sql(store, "SELECT value FROM fact WHERE name = 'modified'"), 0);
    out->bytes = (uint64_t)dln_sql_value(store, dln_sql(store, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"), 0);
    return dln_store_settle(store, err);
}
