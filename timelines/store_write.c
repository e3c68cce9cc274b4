/* timelines/store_write.c - articles and their mentions in and out, and events that come as such. What a change touches is
 * noted; store_view.c forms the events anew at the commit.
 */
#include "store_ledger.h"

#include "base/text.h"
#include "store_load.h"
#include "store_record.h"

#include <stdlib.h>

/* ---- digests ---- */

static void put(dln_sink *out, dln_span text)
{
    dln_sink_whole(out, text.len);
    dln_sink_char(out, ':');
    dln_sink_span(out, text);
}

dln_article_digest dln_store_digest(const dln_article *article, const dln_lexicon *lexicon)
{
    char edtf[DLN_EDTF_MAX];
    dln_article_digest digest = {0, 0};
    dln_sink *all = dln_sink_to_memory();
    if (all == NULL)
        return digest;
    dln_sink_puts(all, lexicon == NULL ? "" : dln_lexicon_version(lexicon));
    put(all, article->id);
    put(all, article->url);
    put(all, article->publisher);
    put(all, article->lang);
    put(all, article->title);
    put(all, (dln_span){edtf, dln_when_to_edtf(&article->published, edtf)});
    put(all, article->extra);
    put(all, article->text);
    dln_digest hash = dln_hash128(dln_sink_bytes(all));
    dln_sink_abandon(all);
    return (dln_article_digest){hash.high, hash.low};
}

static dln_span digest_bytes(const dln_article_digest *digest, char out[16])
{
    for (int i = 0; i < 8; i++) {
        out[i] = (char)(digest->high >> (56 - 8 * i));
        out[8 + i] = (char)(digest->low >> (56 - 8 * i));
    }
    return (dln_span){out, 16};
}

bool dln_store_has_article(dln_store *store, dln_span id, dln_article_digest digest)
{
    char bytes[16];
    dln_store_end_loading(store);
    sqlite3_stmt *find = dln_sql(store, "SELECT 1 FROM article WHERE key = ?1 AND digest = ?2");
    dln_sql_text(find, 1, id);
    dln_sql_blob(find, 2, digest_bytes(&digest, bytes));
    return dln_sql_value(store, find, 0) == 1;
}

/* ---- mentions ---- */

static void touch(dln_store *store, int64_t event)
{
    if (event != 0)
        dln_id_list_add(store, &store->touched, event);
}

static dln_span record_of(dln_store *store, const dln_mention *mention)
{
    dln_sink_clear(store->record);
    dln_record_mention(mention, store->record);
    if (dln_sink_status(store->record, NULL) != DLN_OK)
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    return dln_sink_bytes(store->record);
}

/* Of two mentions with one id the one whose line sorts first stays, as in a timeline. */
static bool line_is_first(dln_store *store, const dln_mention *a, const dln_mention *b)
{
    dln_sink *x = dln_sink_to_memory(), *y = dln_sink_to_memory();
    bool is_first = false;
    if (x == NULL || y == NULL) {
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    } else {
        dln_mention_write(a, x);
        dln_mention_write(b, y);
        is_first = dln_span_compare(dln_sink_bytes(x), dln_sink_bytes(y)) < 0;
    }
    dln_sink_abandon(x);
    dln_sink_abandon(y);
    return is_first;
}

typedef enum when_there { REPLACE, FIRST_STAYS } when_there;

/* Returns its row; 0: there is one of that id. */
static int64_t insert_mention(dln_store *store, int64_t article, const dln_mention *mention)
{
    if (store->loading != NULL && dln_store_loaded(store, DLN_LOADED_MENTION, mention->id) != 0)
        dln_store_end_loading(store); /* it came before */
    sqlite3_stmt *insert = dln_sql(store, "INSERT OR IGNORE INTO mention(key, article, record) VALUES(?1, ?2, ?3)");
    dln_sql_text(insert, 1, mention->id);
    dln_sql_int(insert, 2, article);
    dln_span record = record_of(store, mention);
    dln_sql_blob(insert, 3, record);
    dln_sql_run(store, insert);
    if (dln_store_failed(store) || sqlite3_changes(store->db) == 0)
        return 0;
    int64_t row = sqlite3_last_insert_rowid(store->db);
    if (store->loading != NULL) {
        dln_store_note_loaded(store, DLN_LOADED_MENTION, mention->id, row);
        dln_store_keep_loaded(store, row, record);
    }
    dln_id_list_add(store, &store->fresh, row);
    return row;
}

/* Returns its row; changed or new ones are noted as fresh. */
static int64_t put_mention(dln_store *store, int64_t article, const dln_mention *mention, when_there rule)
{
    int64_t row = insert_mention(store, article, mention), event = 0;
    if (row != 0 || dln_store_failed(store)) /* most are new */
        return row;
    sqlite3_stmt *find = dln_sql(store, "SELECT id, event, record FROM mention LEFT JOIN member ON member.mention = mention.id WHERE key = ?1");
    dln_sql_text(find, 1, mention->id);
    bool is_same = false, stays = false;
    if (dln_sql_step(store, find)) {
        dln_span before = dln_sql_span(find, 2);
        row = dln_sql_number(find, 0);
        event = dln_sql_number(find, 1);
        is_same = dln_span_equals(before, record_of(store, mention));
        dln_mention kept;
        stays = rule == FIRST_STAYS && dln_record_read_mention(before, store->row, &kept) && !line_is_first(store, mention, &kept);
        dln_arena_reset(store->row);
        dln_sql_done(find);
    }
    if (is_same || stays || dln_store_failed(store))
        return row;
    sqlite3_stmt *write = dln_sql(store, "UPDATE mention SET article = ?2, record = ?3 WHERE key = ?1");
    dln_sql_text(write, 1, mention->id);
    dln_sql_int(write, 2, article);
    dln_sql_blob(write, 3, record_of(store, mention));
    dln_sql_run(store, write);
    touch(store, event);
    dln_id_list_add(store, &store->fresh, row);
    return row;
}

static void remove_mention(dln_store *store, int64_t row, int64_t event)
{
    sqlite3_stmt *gone = dln_sql(store, "DELETE FROM mention WHERE id = ?1"), *left = dln_sql(store, "DELETE FROM member WHERE mention = ?1");
    dln_sql_int(gone, 1, row);
    dln_sql_run(store, gone);
    dln_sql_int(left, 1, row);
    dln_sql_run(store, left);
    touch(store, event);
}

/* ---- articles ---- */

static dln_span article_record(dln_store *store, const dln_article *article)
{
    char edtf[DLN_EDTF_MAX];
    dln_sink_clear(store->record);
    put(store->record, article->publisher);
    put(store->record, article->title);
    put(store->record, (dln_span){edtf, dln_when_to_edtf(&article->published, edtf)});
    return dln_sink_bytes(store->record);
}

static int64_t find_article(dln_store *store, dln_span id)
{
    if (store->loading != NULL)
        return dln_store_loaded(store, DLN_LOADED_ARTICLE, id);
    sqlite3_stmt *find = dln_sql(store, "SELECT id FROM article WHERE key = ?1");
    dln_sql_text(find, 1, id);
    return dln_sql_value(store, find, 0);
}

static int64_t put_article_row(dln_store *store, int64_t row, const dln_article *article, const dln_article_digest *digest)
{
    char bytes[16];
    sqlite3_stmt *write = row == 0 ? dln_sql(store, "INSERT INTO article(key, digest, url, record) VALUES(?1, ?2, ?3, ?4)")
                                   : dln_sql(store, "UPDATE article SET digest = ?2, url = ?3, record = ?4 WHERE key = ?1");
    dln_sql_text(write, 1, article->id);
    dln_sql_blob(write, 2, digest_bytes(digest, bytes));
    dln_sql_text(write, 3, dln_span_equals(article->url, article->id) ? DLN_NO_SPAN : article->url); /* found by its id then */
    dln_sql_blob(write, 4, article_record(store, article));
    dln_sql_run(store, write);
    if (row != 0 || dln_store_failed(store))
        return row;
    row = sqlite3_last_insert_rowid(store->db);
    if (store->loading != NULL)
        dln_store_note_loaded(store, DLN_LOADED_ARTICLE, article->id, row);
    return row;
}

static int by_id(const void *a, const void *b)
{
    return dln_span_compare((*(const dln_mention *const *)a)->id, (*(const dln_mention *const *)b)->id);
}

static const dln_mention **by_their_ids(dln_store *store, const dln_mention *mentions, size_t count)
{
    const dln_mention **sorted = malloc((count + 1) * sizeof *sorted);
    if (sorted == NULL) {
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = &mentions[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, by_id);
    return sorted;
}

dln_status dln_store_put_article(dln_store *store, const dln_article *article, dln_article_digest digest, const dln_mention *mentions,
                                 size_t count, dln_error *err)
{
    dln_id_list kept = {0};
    int64_t before = find_article(store, article->id);
    if (before != 0)
        dln_store_end_loading(store);
    if (before != 0 && dln_store_has_article(store, article->id, digest))
        return dln_store_settle(store, err);
    int64_t row = put_article_row(store, before, article, &digest);
    store->changes.articles_new += before == 0;
    store->changes.articles_changed += before != 0;
    const dln_mention **sorted = by_their_ids(store, mentions, count);
    for (size_t i = 0; i < count && !dln_store_failed(store); i++) {
        bool is_repeated = i > 0 && dln_span_equals(sorted[i - 1]->id, sorted[i]->id);
        dln_id_list_add(store, &kept, put_mention(store, row, sorted[i], is_repeated ? FIRST_STAYS : REPLACE));
    }
    free(sorted);
    dln_id_list_sort(&kept);
    sqlite3_stmt *old = before == 0 ? NULL : dln_sql(store, "SELECT id, event FROM mention LEFT JOIN member ON member.mention = mention.id WHERE article = ?1");
    dln_id_list gone = {0};
    dln_sql_int(old, 1, row);
    while (old != NULL && dln_sql_step(store, old)) {
        int64_t id = dln_sql_number(old, 0), event = dln_sql_number(old, 1);
        size_t at = 0, end = kept.count;
        while (at < end) {
            size_t middle = at + (end - at) / 2;
            if (kept.ids[middle] < id)
                at = middle + 1;
            else
                end = middle;
        }
        bool stays = at < kept.count && kept.ids[at] == id;
        if (!stays && dln_id_list_add(store, &gone, id))
            dln_id_list_add(store, &gone, event);
    }
    for (size_t i = 0; i + 1 < gone.count; i += 2)
        remove_mention(store, gone.ids[i], gone.ids[i + 1]);
    free(kept.ids);
    free(gone.ids);
    return dln_store_settle(store, err);
}

static void remove_article(dln_store *store, int64_t row)
{
    sqlite3_stmt *events = dln_sql(store, "SELECT event FROM mention JOIN member ON member.mention = mention.id WHERE article = ?1");
    dln_sql_int(events, 1, row);
    while (dln_sql_step(store, events))
        touch(store, dln_sql_number(events, 0));
    sqlite3_stmt *members = dln_sql(store, "DELETE FROM member WHERE mention IN (SELECT id FROM mention WHERE article = ?1)");
    dln_sql_int(members, 1, row);
    dln_sql_run(store, members);
    sqlite3_stmt *mentions = dln_sql(store, "DELETE FROM mention WHERE article = ?1");
    dln_sql_int(mentions, 1, row);
    dln_sql_run(store, mentions);
    sqlite3_stmt *article = dln_sql(store, "DELETE FROM article WHERE id = ?1");
    dln_sql_int(article, 1, row);
    dln_sql_run(store, article);
    store->changes.articles_removed++;
}

dln_status dln_store_remove_article(dln_store *store, dln_span id_or_url, dln_error *err)
{
    dln_id_list rows = {0};
    dln_store_end_loading(store);
    sqlite3_stmt *find = dln_sql(store, "SELECT id FROM article WHERE key = ?1 UNION SELECT id FROM article WHERE url = ?1 AND url <> ''");
    dln_sql_text(find, 1, id_or_url);
    while (dln_sql_step(store, find))
        dln_id_list_add(store, &rows, dln_sql_number(find, 0));
    for (size_t i = 0; i < rows.count; i++)
        remove_article(store, rows.ids[i]);
    bool is_found = rows.count > 0;
    free(rows.ids);
    dln_status status = dln_store_settle(store, err);
    if (status != DLN_OK || is_found)
        return status;
    int shown = (int)dln_utf8_cut(id_or_url, 120);
    return dln_fail_at(err, DLN_NOT_FOUND, store->path, 0, 0, "has no article '%.*s'", shown, shown == 0 ? "" : id_or_url.text);
}

dln_status dln_store_put_mention(dln_store *store, const dln_mention *mention, dln_error *err)
{
    int64_t article = find_article(store, mention->article);
    if (article == 0 && !dln_store_failed(store)) {
        dln_article stub = {.id = mention->article, .url = mention->url, .publisher = mention->publisher, .published = mention->published};
        article = put_article_row(store, 0, &stub, &(dln_article_digest){0, 0}); /* no article has that digest: added later, it replaces */
        store->changes.articles_new++;
    }
    put_mention(store, article, mention, FIRST_STAYS);
    return dln_store_settle(store, err);
}

/* ---- events that come as such ---- */

static void keep_given(dln_store *store, const dln_event *event)
{
    dln_sink_clear(store->record);
    dln_record_event(event, store->record);
    sqlite3_stmt *keep = dln_sql(store, "INSERT OR REPLACE INTO given(derived, record) VALUES(?1, ?2)");
    dln_sql_text(keep, 1, event->id);
    dln_sql_blob(keep, 2, dln_sink_bytes(store->record));
    dln_sql_run(store, keep);
}

static void bring_aliases(dln_store *store, const dln_event *event, int64_t row)
{
    for (size_t i = 0; i < event->alias_count; i++) {
        sqlite3_stmt *alias = dln_sql(store, "INSERT OR IGNORE INTO alias(uid, event) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM event WHERE uid = ?1)");
        dln_sql_text(alias, 1, event->aliases[i]);
        dln_sql_int(alias, 2, row);
        dln_sql_run(store, alias);
    }
    sqlite3_stmt *count = dln_sql(store, "UPDATE event SET aliases = (SELECT count(*) FROM alias WHERE event = ?1) WHERE id = ?1");
    dln_sql_int(count, 1, row);
    if (event->alias_count > 0)
        dln_sql_run(store, count);
}

dln_status dln_store_put_event(dln_store *store, const dln_event *event, dln_error *err)
{
    dln_row row = {0};
    dln_arena *arena = dln_arena_new();
    dln_store_end_loading(store);
    sqlite3_stmt *find = dln_sql(store, "SELECT " DLN_ROW_COLUMNS " FROM event WHERE derived = ?1");
    dln_sql_text(find, 1, event->id);
    if (arena == NULL)
        dln_store_fail(store, DLN_NO_MEMORY, "out of memory");
    else if (dln_sql_step(store, find)) {
        dln_row_read(find, arena, &row);
        dln_sql_done(find);
    }
    if (row.id == 0 && !dln_store_failed(store))
        bring_aliases(store, event, dln_ledger_mint(store, event, DLN_GIVEN, NULL, 0));
    else if (row.given == DLN_GIVEN)
        dln_ledger_update(store, &row, event, DLN_GIVEN);
    if (row.id == 0 || row.given == DLN_GIVEN)
        keep_given(store, event);
    dln_arena_free(arena);
    return dln_store_settle(store, err);
}
