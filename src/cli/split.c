/* src/cli/split.c - one calendar in several files: x-2014.ics, x-2014-09.ics or x-meeting.ics. An event goes by its first
 * day, wherever it ends, so that it stands in one file only: a file of an earlier run that has it under another key loses it.
 */
#include "cli/cli.h"

#include "base/text.h"
#include "read/reader.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { KEY_MAX = 40 };
typedef struct key { char text[KEY_MAX]; } key;

/* false: no file is its own; it has no year, or no type. */
static bool key_of(const dln_claim *claim, dln_split_by by, key *out)
{
    bool is_typed = claim->type >= 0 && (size_t)claim->type < dln_event_type_count();
    const dln_point *begin = &claim->when.begin;
    if (by == DLN_SPLIT_TYPE) {
        snprintf(out->text, sizeof out->text, "%.*s", KEY_MAX - 1, is_typed ? dln_event_type_at((size_t)claim->type)->name : "");
        return is_typed;
    }
    if (begin->grain == DLN_GRAIN_NONE || dln_when_is_yearless(&claim->when))
        return false;
    dln_civil date = dln_civil_of(begin->day);
    if (by == DLN_SPLIT_YEAR)
        snprintf(out->text, sizeof out->text, "%04d", (int)date.year);
    else
        snprintf(out->text, sizeof out->text, "%04d-%02d", (int)date.year, (int)date.month);
    return true;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(((const key *)a)->text, ((const key *)b)->text);
}

/* All keys, each once; yours to free. *without: events that have none. */
static key *keys_of(const dln_timeline *timeline, const dln_timeline *retired, dln_split_by by, size_t *count, size_t *without)
{
    size_t living = dln_timeline_count(timeline), all = living + (retired == NULL ? 0 : dln_timeline_count(retired)), used = 0;
    key *keys = malloc((all + 1) * sizeof *keys);
    *count = *without = 0;
    for (size_t i = 0; keys != NULL && i < all; i++) {
        const dln_event *event = i < living ? dln_timeline_at(timeline, i) : dln_timeline_at(retired, i - living);
        if (key_of(&event->claim, by, &keys[used]))
            used++;
        else if (i < living)
            ++*without;
    }
    if (keys != NULL)
        qsort(keys, used, sizeof *keys, by_text);
    for (size_t i = 0; i < used; i++)
        if (*count == 0 || by_text(&keys[i], &keys[*count - 1]) != 0)
            keys[(*count)++] = keys[i];
    return keys;
}

static dln_status part_of(const dln_timeline *whole, dln_split_by by, const key *wanted, dln_timeline **out)
{
    dln_status status = DLN_OK;
    key own;
    *out = dln_timeline_new();
    if (*out == NULL)
        return DLN_NO_MEMORY;
    for (size_t i = 0; whole != NULL && status == DLN_OK && i < dln_timeline_count(whole); i++) {
        const dln_event *event = dln_timeline_at(whole, i);
        if (key_of(&event->claim, by, &own) && by_text(&own, wanted) == 0)
            status = dln_timeline_add_event(*out, event, NULL);
    }
    return status;
}

static dln_status write_part(const dln_splitting *split, const key *wanted, const dln_timeline *timeline, const dln_look *look, const char *path,
                             dln_error *err)
{
    dln_timeline *living = NULL, *retired = NULL;
    dln_look own = *look;
    dln_left_out left_out = {0};
    char *name = NULL;
    size_t stem = strlen(path) - strlen(split->suffix);
    dln_status status = part_of(timeline, split->by, wanted, &living);
    if (status == DLN_OK)
        status = part_of(look->retired, split->by, wanted, &retired);
    if (status == DLN_OK && asprintf(&name, "%.*s-%s%s", (int)stem, path, wanted->text, path + stem) < 0)
        status = DLN_NO_MEMORY, name = NULL;
    own.retired = retired;
    own.left_out = &left_out;
    if (status == DLN_OK)
        status = split->write(living, &own, name, err);
    if (status == DLN_OK && left_out.count > 0 && split->tells)
        dln_say_left_out(name, &left_out, false);
    free(name);
    dln_timeline_free(retired);
    dln_timeline_free(living);
    return status;
}

/* ---- files of earlier runs ---- */

static bool is_key(const char *text, dln_split_by by)
{
    size_t len = strlen(text);
    if (by == DLN_SPLIT_TYPE)
        return dln_event_type_find((dln_span){text, len}) >= 0;
    if (len != (by == DLN_SPLIT_YEAR ? 4 : 7))
        return false;
    for (size_t i = 0; i < len; i++)
        if (i == 4 ? text[i] != '-' : !dln_is_digit(text[i]))
            return false;
    return true;
}

/* Keys of the files beside path that have its name and were not written now, sorted; yours to free. */
static dln_status stale_keys(const dln_splitting *split, const char *path, const key *written, size_t written_count, key **out, size_t *count)
{
    const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
    size_t stem = strlen(name) - strlen(split->suffix), capacity = 0;
    char *folder = slash == NULL ? strdup(".") : strndup(path, (size_t)(slash - path) + 1);
    DIR *files = folder == NULL ? NULL : opendir(folder);
    dln_status status = folder == NULL ? DLN_NO_MEMORY : DLN_OK;
    *out = NULL;
    *count = 0;
    for (struct dirent *file; status == DLN_OK && files != NULL && (file = readdir(files)) != NULL;) {
        size_t len = strlen(file->d_name), around = stem + 1 + strlen(split->suffix);
        key found;
        if (len <= around || len - around >= KEY_MAX || strncmp(file->d_name, name, stem) != 0 || file->d_name[stem] != '-' ||
            strcmp(file->d_name + len - strlen(split->suffix), split->suffix) != 0)
            continue;
        snprintf(found.text, sizeof found.text, "%.*s", (int)(len - around), file->d_name + stem + 1);
        if (!is_key(found.text, split->by) || (written_count > 0 && bsearch(&found, written, written_count, sizeof found, by_text) != NULL))
            continue;
        if (*count == capacity) {
            key *more = realloc(*out, (capacity = 2 * capacity + 16) * sizeof *more);
            status = more == NULL ? DLN_NO_MEMORY : DLN_OK;
            *out = more == NULL ? *out : more;
        }
        if (status == DLN_OK)
            (*out)[(*count)++] = found;
    }
    if (files != NULL)
        closedir(files);
    free(folder);
    if (*count > 0)
        qsort(*out, *count, sizeof **out, by_text);
    return status;
}

/* The events of a calendar that dateline wrote. false: it is none, or has something that cannot be read. */
static bool read_own(const char *file, dln_timeline *out, dln_status *status)
{
    struct stat about;
    bool is_own = stat(file, &about) == 0 && S_ISREG(about.st_mode);
    dln_reader *reader = is_own ? dln_reader_new(&file, 1) : NULL;
    dln_piece piece;
    if (is_own && reader == NULL)
        *status = DLN_NO_MEMORY;
    for (bool is_first = true; is_own && reader != NULL && dln_reader_next(reader, &piece, status); is_first = false) {
        dln_ics_counts counts = {0};
        dln_span bytes = {piece.bytes, piece.len};
        is_own = piece.kind == DLN_INPUT_CALENDAR && (!is_first || dln_find(bytes, DLN_SPAN("\nPRODID:-//dateline//dateline")) != SIZE_MAX) &&
                 dln_ics_read(bytes, out, &counts, NULL) == DLN_OK && counts.skipped == 0;
        dln_piece_free(&piece);
    }
    dln_reader_free(reader);
    return is_own && *status == DLN_OK;
}

static dln_span uid_of(const dln_event *event)
{
    return event->uid.len > 0 ? event->uid : event->id;
}

static int by_uid(const void *a, const void *b)
{
    return dln_span_compare(*(const dln_span *)a, *(const dln_span *)b);
}

/* Takes the events that this run has elsewhere out of a file that it did not write: who imports all of them would have them at their old date
 * or type again. uids: those of this run, sorted. */
static dln_status clean_stale(const dln_splitting *split, const char *file, const dln_span *uids, size_t uid_count, const dln_look *look, dln_error *err)
{
    dln_timeline *all = dln_timeline_new(), *kept = dln_timeline_new();
    dln_status status = all == NULL || kept == NULL ? DLN_NO_MEMORY : DLN_OK;
    bool is_own = status == DLN_OK && read_own(file, all, &status);
    size_t count = is_own ? dln_timeline_count(all) : 0;
    for (size_t i = 0; status == DLN_OK && i < count; i++) {
        dln_span uid = uid_of(dln_timeline_at(all, i));
        if (uid_count == 0 || bsearch(&uid, uids, uid_count, sizeof uid, by_uid) == NULL)
            status = dln_timeline_add_event(kept, dln_timeline_at(all, i), NULL);
    }
    size_t left = status == DLN_OK ? dln_timeline_count(kept) : 0, moved = count - left;
    if (status == DLN_OK && moved > 0) {
        dln_look own = *look;
        own.retired = NULL;
        own.left_out = NULL;
        own.everything = true; /* what was in it stays */
        status = split->write(kept, &own, file, err);
    }
    if (status == DLN_OK && moved > 0 && split->tells)
        dln_say("%s: of an earlier run; %zu event%s taken out that %s in another file now", file, moved, moved == 1 ? " is" : "s are", moved == 1 ? "stands" : "stand");
    if (status == DLN_OK && left > 0 && split->tells)
        dln_say("%s: of an earlier run; it has %zu event%s that this one has not", file, left, left == 1 ? "" : "s");
    dln_timeline_free(kept);
    dln_timeline_free(all);
    return status;
}

static dln_status clean_all_stale(const dln_splitting *split, const key *written, size_t written_count, const dln_timeline *timeline, const dln_look *look,
                                  const char *path, dln_error *err)
{
    key *stale = NULL;
    size_t stale_count = 0, uid_count = dln_timeline_count(timeline), stem = strlen(path) - strlen(split->suffix);
    dln_span *uids = malloc((uid_count + 1) * sizeof *uids);
    dln_status status = uids == NULL ? DLN_NO_MEMORY : stale_keys(split, path, written, written_count, &stale, &stale_count);
    for (size_t i = 0; status == DLN_OK && i < uid_count; i++)
        uids[i] = uid_of(dln_timeline_at(timeline, i));
    if (status == DLN_OK)
        qsort(uids, uid_count, sizeof *uids, by_uid);
    for (size_t i = 0; status == DLN_OK && i < stale_count; i++) {
        char *file;
        if (asprintf(&file, "%.*s-%s%s", (int)stem, path, stale[i].text, path + stem) < 0) {
            status = DLN_NO_MEMORY;
            break;
        }
        status = clean_stale(split, file, uids, uid_count, look, err);
        free(file);
    }
    free(stale);
    free(uids);
    return status;
}

dln_status dln_split_write(const dln_splitting *split, const dln_timeline *timeline, const dln_look *look, const char *path, dln_error *err)
{
    size_t count, without;
    key *keys = keys_of(timeline, look->retired, split->by, &count, &without);
    dln_status status = keys == NULL ? DLN_NO_MEMORY : DLN_OK;
    for (size_t i = 0; status == DLN_OK && i < count; i++)
        status = write_part(split, &keys[i], timeline, look, path, err);
    if (status == DLN_OK)
        status = clean_all_stale(split, keys, count, timeline, look, path, err);
    if (look->left_out != NULL && without > 0) {
        look->left_out->count = without;
        snprintf(look->left_out->why, sizeof look->left_out->why, "%zu without a %s", without, split->by == DLN_SPLIT_TYPE ? "type" : "year");
    }
    free(keys);
    return status;
}
