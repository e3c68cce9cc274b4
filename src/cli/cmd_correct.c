/* src/cli/cmd_correct.c - a person's corrections, into the store and out of it. */
#include "cli/cli.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>

/* One cell of the table: a tab or line break in a text would make two. */
static void put_cell(dln_sink *out, dln_span text, char end)
{
    for (size_t i = 0; i < text.len; i++)
        dln_sink_char(out, (unsigned char)text.text[i] < 0x20 ? ' ' : text.text[i]);
    dln_sink_char(out, end);
}

static dln_status list_all(dln_store *store, dln_error *err)
{
    dln_corrections all;
    dln_arena *arena = dln_arena_new();
    dln_sink *out = dln_sink_to_descriptor(1, "standard output");
    dln_status status = arena == NULL || out == NULL ? DLN_NO_MEMORY : dln_store_corrections(store, arena, &all, NULL, err);
    if (status == DLN_OK)
        dln_sink_puts(out, "event\tchange\tvalue\tauthor\tnote\n");
    for (size_t i = 0; status == DLN_OK && i < all.count; i++) {
        const dln_correction *c = &all.items[i];
        put_cell(out, c->event, '\t');
        put_cell(out, dln_span_of(dln_change_word(c->change)), '\t');
        put_cell(out, c->value, '\t');
        put_cell(out, c->author, '\t');
        put_cell(out, c->note, '\n');
    }
    if (status == DLN_OK)
        status = dln_sink_close(out, err);
    else
        dln_sink_abandon(out);
    dln_arena_free(arena);
    return status;
}

static void tell_unread(void *context, const char *message)
{
    dln_report *report = context;
    report->exit_code = DLN_EXIT_IO;
    dln_say("%s", message);
}

static int list(const dln_options *options)
{
    dln_report report = {.is_quiet = options->is_quiet};
    dln_error err = {0};
    dln_store *store = dln_open_store(options, DLN_STORE_READ, NULL, &report);
    if (store != NULL)
        dln_store_listen(store, tell_unread, &report);
    if (store != NULL && list_all(store, &err) != DLN_OK)
        dln_report_error(&report, &err);
    dln_store_close(store);
    return dln_exit_code(options, &report, DLN_EXIT_DONE);
}

/* The file's rows in the place of all. */
static dln_status replace_all(const dln_options *options, dln_store *store, dln_arena *arena, dln_error *err)
{
    dln_corrections rows;
    size_t dropped;
    dln_status status = dln_open_corrections(options, arena, &rows, err);
    if (status == DLN_OK)
        status = dln_store_drop_corrections(store, (dln_span){"", 0}, &dropped, err);
    for (size_t i = 0; status == DLN_OK && i < rows.count; i++)
        status = dln_store_put_correction(store, &rows.items[i], err);
    return status;
}

static dln_status add_one(const dln_options *options, dln_store *store, dln_arena *arena, dln_error *err)
{
    dln_correction c;
    dln_span event = dln_span_of(options->inputs[0]), value = options->input_count > 2 ? dln_span_of(options->inputs[2]) : (dln_span){"", 0};
    const char *user = getenv("USER");
    dln_span author = options->author.len > 0 ? options->author : dln_span_of(user == NULL ? "" : user);
    if (strcmp(options->inputs[1], "drop") == 0) {
        size_t count = 0;
        dln_status status = dln_store_drop_corrections(store, event, &count, err);
        return status == DLN_OK && count == 0 ? dln_fail(err, DLN_NOT_FOUND, "nothing was said of '%.100s'", options->inputs[0]) : status;
    }
    if (!dln_utf8_is_valid(event) || !dln_utf8_is_valid(value) || !dln_utf8_is_valid(author))
        return dln_fail(err, DLN_BAD_SYNTAX, "the words are not UTF-8");
    dln_status status = dln_correction_make(event, dln_span_of(options->inputs[1]), value, author, options->note, arena, &c, err);
    return status == DLN_OK ? dln_store_put_correction(store, &c, err) : status;
}

size_t dln_count_unmatched(dln_store *store)
{
    dln_corrections all = {NULL, 0};
    const bool *is_matched;
    size_t count = 0;
    dln_arena *arena = dln_arena_new();
    bool ok = arena != NULL && dln_store_corrections(store, arena, &all, &is_matched, NULL) == DLN_OK;
    for (size_t i = 0; ok && i < all.count; i++)
        count += !is_matched[i];
    dln_arena_free(arena);
    return count;
}

void dln_tell_unmatched(dln_store *store)
{
    dln_corrections all = {NULL, 0};
    const bool *is_matched;
    dln_arena *arena = dln_arena_new();
    bool ok = arena != NULL && dln_store_corrections(store, arena, &all, &is_matched, NULL) == DLN_OK;
    for (size_t i = 0; ok && i < all.count; i++)
        if (!is_matched[i])
            dln_say("'%s' of '%.*s' matches nothing", dln_change_word(all.items[i].change), (int)dln_utf8_cut(all.items[i].event, 120), all.items[i].event.text);
    dln_arena_free(arena);
}

int dln_cmd_correct(const dln_options *options)
{
    dln_report report = {.is_quiet = options->is_quiet};
    dln_error err = {0};
    dln_store_changes changes = {0};
    if (options->is_list)
        return list(options);
    bool is_file = options->corrections != NULL && options->input_count == 0;
    if (!is_file && (options->corrections != NULL || options->input_count < 2 || options->input_count > 3)) {
        dln_say("correct: expected EVENT CHANGE [VALUE], --corrections FILE or --list; see dateline correct --help");
        return DLN_EXIT_USAGE;
    }
    dln_lexicon *lexicon = dln_open_lexicon(options, &report);
    dln_store *store = lexicon == NULL ? NULL : dln_open_store(options, DLN_STORE_WRITE, lexicon, &report);
    dln_arena *arena = dln_arena_new();
    dln_status status = store == NULL || arena == NULL ? DLN_NO_MEMORY : dln_store_begin(store, dln_now(), &err);
    if (status == DLN_OK)
        status = is_file ? replace_all(options, store, arena, &err) : add_one(options, store, arena, &err);
    if (status == DLN_OK)
        status = dln_store_commit(store, &changes, &err);
    if (store != NULL && status != DLN_OK && err.status != DLN_OK)
        dln_report_error(&report, &err);
    if (status == DLN_OK) {
        dln_tell_unmatched(store);
        uint64_t count = changes.events_changed + changes.events_new + changes.events_retired;
        if (!options->is_quiet)
            dln_say("%llu event%s changed", (unsigned long long)count, count == 1 ? "" : "s");
    }
    dln_arena_free(arena);
    dln_store_close(store);
    dln_lexicon_free(lexicon);
    int exit_code = status == DLN_BAD_SYNTAX || status == DLN_OUT_OF_RANGE ? DLN_EXIT_USAGE : status == DLN_NOT_FOUND ? DLN_EXIT_NOTHING : DLN_EXIT_DONE;
    return exit_code != DLN_EXIT_DONE ? exit_code : dln_exit_code(options, &report, DLN_EXIT_DONE);
}
