/* src/cli/split.c - one calendar in several files: x-2014.ics, x-2014-09.ics or x-meeting.ics. An event goes by its first
 * day, wherever it ends, so that it stands in one file only.
 */
#include "cli/cli.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

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

dln_status dln_split_write(const dln_splitting *split, const dln_timeline *timeline, const dln_look *look, const char *path, dln_error *err)
{
    size_t count, without;
    key *keys = keys_of(timeline, look->retired, split->by, &count, &without);
    dln_status status = keys == NULL ? DLN_NO_MEMORY : DLN_OK;
    for (size_t i = 0; status == DLN_OK && i < count; i++)
        status = write_part(split, &keys[i], timeline, look, path, err);
    if (look->left_out != NULL && without > 0) {
        look->left_out->count = without;
        snprintf(look->left_out->why, sizeof look->left_out->why, "%zu without a %s", without, split->by == DLN_SPLIT_TYPE ? "type" : "year");
    }
    free(keys);
    return status;
}
