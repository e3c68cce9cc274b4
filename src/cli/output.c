/* src/cli/output.c - where results go: events through renderers, lines through one sink; and lines read back. */
#include "cli/cli.h"

#include "base/text.h"
#include "tables/tsv.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

int dln_exit_code(const dln_options *options, const dln_report *report, int otherwise)
{
    if (report->exit_code != DLN_EXIT_DONE)
        return report->exit_code;
    if (report->read == 0 && report->issues[DLN_ISSUE_WRONG_KIND] > 0) /* all of it was meant for another command */
        return DLN_EXIT_IO;
    if (options->is_strict && report->skipped + report->unseen > 0)
        return DLN_EXIT_SKIPPED;
    return otherwise;
}

/* ---- the lexicon ---- */
static char *read_file(const char *path, size_t *len)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    struct stat found;
    char *bytes = NULL;
    size_t done = 0;
    if (descriptor < 0)
        return NULL;
    if (fstat(descriptor, &found) == 0 && found.st_size >= 0 && found.st_size < 256 << 20)
        bytes = malloc((size_t)found.st_size + 1);
    for (ssize_t got; bytes != NULL && done < (size_t)found.st_size; done += (size_t)got) {
        got = read(descriptor, bytes + done, (size_t)found.st_size - done);
        if (got <= 0)
            break;
    }
    close(descriptor);
    *len = done;
    return bytes;
}

dln_lexicon *dln_open_lexicon(const dln_options *options, dln_report *report)
{
    dln_error err = {0};
    dln_lexicon *lexicon = dln_lexicon_new();
    if (lexicon == NULL)
        dln_report_error(report, &(dln_error){.status = DLN_NO_MEMORY});
    dln_status status = DLN_OK;
    for (size_t i = 0; lexicon != NULL && status == DLN_OK && i < options->lexicon_count; i++) {
        const char *file = options->lexicons[i];
        size_t len;
        char *tsv = read_file(file, &len);
        status = tsv == NULL ? dln_fail_at(&err, DLN_IO, file, 0, 0, "cannot be read: %s", strerror(errno)) : dln_lexicon_add(lexicon, file, (dln_span){tsv, len}, &err);
        free(tsv);
    }
    if (status == DLN_OK)
        return lexicon;
    dln_report_error(report, &err);
    dln_lexicon_free(lexicon);
    return NULL;
}

dln_status dln_open_corrections(const dln_options *options, dln_arena *arena, dln_corrections *out, dln_error *err)
{
    dln_span bytes;
    *out = (dln_corrections){NULL, 0};
    if (options->corrections == NULL)
        return DLN_OK;
    dln_status status = dln_file_read(options->corrections, arena, &bytes, err);
    return status == DLN_OK ? dln_corrections_read(options->corrections, bytes, arena, out, err) : status;
}

/* Tells of each correction that is about no event. */
static dln_status correct(const dln_options *options, dln_timeline *timeline, dln_report *report, dln_error *err)
{
    dln_corrections corrections;
    dln_arena *arena = options->corrections == NULL ? NULL : dln_arena_new();
    if (options->corrections == NULL)
        return DLN_OK;
    dln_status status = arena == NULL ? DLN_NO_MEMORY : dln_open_corrections(options, arena, &corrections, err);
    bool *unmatched = status == DLN_OK ? dln_arena_array(arena, corrections.count + 1, sizeof *unmatched) : NULL;
    if (status == DLN_OK)
        status = unmatched == NULL ? DLN_NO_MEMORY : dln_timeline_correct(timeline, &corrections, unmatched, err);
    for (size_t i = 0; status == DLN_OK && i < corrections.count; i++)
        if (unmatched[i])
            dln_say("%s:%u: '%s' of '%.*s' matches nothing", options->corrections, (unsigned)corrections.items[i].line,
                    dln_change_word(corrections.items[i].change), (int)corrections.items[i].event.len, corrections.items[i].event.text);
    dln_arena_free(arena);
    return status;
}

/* ---- events ---- */
static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

static const dln_renderer *renderer_for(const dln_options *options, const char *path, const char *default_format)
{
    const dln_renderer *by_suffix = is_standard(path) ? NULL : dln_renderer_by_suffix(path);
    bool is_only = options->output_count <= 1;
    if (options->format != NULL && (is_only || by_suffix == NULL))
        return options->format;
    return by_suffix != NULL || !is_standard(path) ? by_suffix : dln_renderer_by_name(dln_span_of(default_format));
}

static bool folder_is_there(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct stat found;
    if (slash == NULL || slash == path)
        return true;
    char *folder = strndup(path, (size_t)(slash - path));
    bool is_there = folder != NULL && stat(folder, &found) == 0 && S_ISDIR(found.st_mode);
    free(folder);
    return is_there;
}

static bool shows_layout(const dln_options *options)
{
    return options->show != NULL && strcmp(options->show, "layout") == 0;
}

static bool is_calendar(const dln_renderer *renderer)
{
    return renderer != NULL && strcmp(renderer->name, "ics") == 0;
}

/* --split is of calendars that are files. */
static int check_split(const dln_options *options, const char *default_format)
{
    bool has_calendar = false;
    for (size_t i = 0; i < options->output_count; i++)
        has_calendar = has_calendar || (!is_standard(options->outputs[i]) && is_calendar(renderer_for(options, options->outputs[i], default_format)));
    if (has_calendar && !options->look.feed)
        return DLN_EXIT_DONE;
    dln_say("%s: --split %s", options->command->name, has_calendar ? "goes without --feed" : "needs a calendar as output: -o FILE.ics");
    return DLN_EXIT_USAGE;
}

static bool has_suffix(const char *path, const char *suffix)
{
    size_t len = strlen(path), suffix_len = strlen(suffix);
    return len >= suffix_len && strcmp(path + len - suffix_len, suffix) == 0;
}

int dln_check_outputs(const dln_options *options, const char *default_format, dln_report *report)
{
    if (options->is_counted && (options->output_count > 0 || options->format != NULL)) {
        dln_say("%s: --count goes without -o and --format", options->command->name);
        return DLN_EXIT_USAGE;
    }
    if (options->split != DLN_SPLIT_NOT && check_split(options, default_format) != DLN_EXIT_DONE)
        return DLN_EXIT_USAGE;
    for (size_t i = 0; i < options->output_count; i++) {
        const char *path = options->outputs[i];
        if (default_format != NULL && !shows_layout(options) && renderer_for(options, path, default_format) == NULL) {
            dln_say("%s: no format has the suffix of '%s'; --format NAME gives one, --help lists them", options->command->name, path);
            return DLN_EXIT_USAGE;
        }
        const dln_renderer *drawn = dln_renderer_by_suffix(path);
        if (default_format != NULL && shows_layout(options) && drawn != NULL && strcmp(drawn->name, "json") != 0) {
            dln_say("%s: %s: --show=layout writes JSON, no %s", options->command->name, path, drawn->name);
            return DLN_EXIT_USAGE;
        }
        if (!is_standard(path) && !folder_is_there(path)) {
            dln_error err = {0};
            dln_fail_at(&err, DLN_IO, path, 0, 0, "cannot be written: its folder does not exist");
            dln_report_error(report, &err);
            return DLN_EXIT_IO;
        }
        if (!is_standard(path) && (options->command->groups & DLN_OPTIONS_ARTICLES) != 0 && dln_inputs_hold(options->inputs, options->input_count, path)) {
            dln_say("%s: '%s' is an article that is to be read; nothing is written over it", options->command->name, path);
            return DLN_EXIT_USAGE;
        }
        for (size_t j = 0; j < i; j++)
            if (strcmp(path, options->outputs[j]) == 0) {
                dln_say("%s: '%s' is given twice as output", options->command->name, path);
                return DLN_EXIT_USAGE;
            }
    }
    return DLN_EXIT_DONE;
}

typedef dln_status (*write_function)(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err);

static dln_status write_to(write_function write, const dln_timeline *timeline, const dln_look *look, const char *path, dln_error *err)
{
    dln_sink *sink = NULL;
    dln_status status = DLN_OK;
    if (is_standard(path)) {
        sink = dln_sink_to_descriptor(STDOUT_FILENO, "standard output");
        status = sink == NULL ? DLN_NO_MEMORY : DLN_OK;
    } else {
        status = dln_sink_to_file(path, &sink, err);
    }
    if (status == DLN_OK)
        status = write(timeline, look, sink, err);
    if (status != DLN_OK) {
        dln_sink_abandon(sink);
        return status;
    }
    return dln_sink_close(sink, err);
}

static dln_look look_for(const dln_options *options, const char *path)
{
    dln_look look = options->look;
    struct winsize window;
    bool is_terminal = is_standard(path) && isatty(STDOUT_FILENO);
    const char *no_color = getenv("NO_COLOR");
    if (is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
        look.terminal_width = window.ws_col;
    look.color = is_terminal && (no_color == NULL || no_color[0] == '\0');
    return look;
}

/* Names of countries in a query stand for all that is theirs. What is resolved lives in the arena. */
static dln_status resolve(dln_query *query, dln_arena *arena)
{
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_status status = arena == NULL || lexicon == NULL ? DLN_NO_MEMORY : dln_query_resolve(query, lexicon, arena);
    dln_lexicon_free(lexicon);
    return status;
}

dln_status dln_resolved_query(const dln_options *options, dln_arena *arena, dln_query *out)
{
    *out = options->query;
    return resolve(out, arena);
}

void dln_say_left_out(const char *path, const dln_left_out *left_out, bool of_chart)
{
    dln_say("%s: %zu event%s left out%s: %s", path, left_out->count, left_out->count == 1 ? "" : "s", of_chart ? " of its chart, not of its table" : "", left_out->why);
}

static dln_status write_calendar(const dln_timeline *timeline, const dln_look *look, const char *path, dln_error *err)
{
    return write_to(dln_renderer_by_name(DLN_SPAN("ics"))->write, timeline, look, path, err);
}

/* What a chart's maker should know. */
static void tell_drawing(const dln_options *options, const char *path, const dln_drawing *drawing, dln_report *report)
{
    report->unseen += drawing->missing_glyphs;
    if (options->is_quiet)
        return;
    if (drawing->missing_glyphs > 0)
        dln_say("%s: %zu character%s in no font of this system, first U+%04X; install one that has it (fonts-noto-core, fonts-noto-cjk)", path,
                drawing->missing_glyphs, drawing->missing_glyphs == 1 ? " is" : "s are", (unsigned)drawing->missing_example);
    if (drawing->cut_labels > 0)
        dln_say("%s: %zu label%s shortened", path, drawing->cut_labels, drawing->cut_labels == 1 ? " is" : "s are");
    if (drawing->mean_shift_lines > 1.5 || drawing->max_shift_lines > 5)
        dln_say("%s: labels stand up to %.1f lines from their time (%.1f on average); a taller page or --chart poster brings them closer", path,
                drawing->max_shift_lines, drawing->mean_shift_lines);
    if (drawing->is_chart && options->look.lanes != DLN_LANES_AUTO && !drawing->has_lanes)
        dln_say("%s: --lanes changes nothing here: only a slide of several events has lanes (--chart slide)", path);
    if (drawing->is_chart && options->highlight.with_count > 0 && drawing->highlighted == 0)
        dln_say("%s: nothing is in bold: no event that is shown has '%.*s'", path, (int)dln_utf8_cut(options->look.highlight_name, 60), options->look.highlight_name.text);
}

static int print_count(const dln_options *options, dln_report *report)
{
    dln_error err = {0};
    dln_sink *out = dln_sink_to_descriptor(STDOUT_FILENO, "standard output");
    if (out != NULL)
        dln_sink_printf(out, "%zu\n", (size_t)report->made);
    if (out == NULL || dln_sink_close(out, &err) != DLN_OK) {
        err.status = out == NULL ? DLN_NO_MEMORY : err.status;
        dln_report_error(report, &err);
    }
    return dln_exit_code(options, report, DLN_EXIT_DONE);
}

int dln_write_events(const dln_options *options, dln_timeline *timeline, const char *default_format, dln_report *report)
{
    static const char *const standard[] = {"-"};
    const char *const *outputs = options->output_count == 0 ? standard : options->outputs;
    size_t count = options->output_count == 0 ? 1 : options->output_count;
    dln_error err = {0};
    int otherwise = DLN_EXIT_DONE;
    dln_query query = options->query, highlight = options->highlight;
    dln_arena *arena = dln_arena_new();
    dln_status resolved = correct(options, timeline, report, &err);
    dln_timeline_sort(timeline, options->order, options->is_backwards);
    if (resolved == DLN_OK && options->has_filters)
        resolved = resolve(&query, arena);
    if (resolved == DLN_OK && highlight.with_count > 0)
        resolved = resolve(&highlight, arena);
    if (resolved == DLN_OK && options->has_filters)
        resolved = dln_timeline_filter(timeline, &query, &err);
    if (resolved != DLN_OK) {
        err.status = resolved;
        dln_report_error(report, &err);
        dln_arena_free(arena);
        return dln_exit_code(options, report, DLN_EXIT_IO);
    }
    report->made = dln_timeline_count(timeline);
    if (options->is_counted) {
        dln_arena_free(arena);
        return print_count(options, report);
    }
    for (size_t i = 0; i < count; i++) {
        bool is_layout = shows_layout(options);
        const dln_renderer *renderer = is_layout ? dln_renderer_by_name(DLN_SPAN("json")) : renderer_for(options, outputs[i], default_format);
        dln_look look = look_for(options, outputs[i]);
        dln_left_out left_out = {0};
        dln_drawing drawing = {0};
        dln_timeline_sort(timeline, renderer != NULL && renderer->keeps_order ? options->order : DLN_BY_TIME, renderer != NULL && renderer->keeps_order && options->is_backwards);
        look.left_out = &left_out;
        look.drawing = &drawing;
        look.highlight = highlight.with_count > 0 ? &highlight : NULL;
        err = (dln_error){0};
        if (renderer == NULL) {
            dln_say("this build has no format '%s'", default_format);
            report->exit_code = DLN_EXIT_BROKEN;
            break;
        }
        if (renderer->needs_events && report->made == 0) {
            if (!options->is_quiet)
                dln_say("%s: not written: there is nothing to draw", outputs[i]);
            otherwise = DLN_EXIT_NOTHING;
            continue;
        }
        const dln_splitting split = {options->split, has_suffix(outputs[i], renderer->suffix) ? renderer->suffix : "", !options->is_quiet, write_calendar};
        dln_status status = split.by != DLN_SPLIT_NOT && is_calendar(renderer) && !is_standard(outputs[i])
            ? dln_split_write(&split, timeline, &look, outputs[i], &err)
            : write_to(is_layout ? dln_layout_write : renderer->write, timeline, &look, outputs[i], &err);
        if (status == DLN_NOT_FOUND) {
            dln_say("%s: not written: %s", outputs[i], err.message[0] == '\0' ? "there is nothing to draw" : err.message);
            otherwise = DLN_EXIT_NOTHING;
        } else if (status == DLN_OUT_OF_RANGE) { /* of the page that was asked for */
            dln_say("%s: not written: %s", outputs[i], err.message);
            otherwise = DLN_EXIT_NOTHING;
        } else if (status != DLN_OK) {
            if (err.status == DLN_OK)
                err.status = status;
            if (err.file[0] == '\0') /* what was being made */
                snprintf(err.file, sizeof err.file, "%.90s", outputs[i]);
            dln_report_error(report, &err);
        } else {
            if (left_out.count > 0 && !options->is_quiet)
                dln_say_left_out(outputs[i], &left_out, strcmp(renderer->name, "html") == 0);
            tell_drawing(options, outputs[i], &drawing, report);
        }
    }
    dln_arena_free(arena);
    return dln_exit_code(options, report, otherwise);
}

/* ---- lines ---- */
dln_sink *dln_open_lines(const dln_options *options, dln_report *report)
{
    dln_error err = {0};
    dln_sink *sink = NULL;
    if (options->output_count > 1) {
        dln_say("%s: one -o is enough for lines", options->command->name);
        report->exit_code = DLN_EXIT_USAGE;
        return NULL;
    }
    const char *path = options->output_count == 0 ? "-" : options->outputs[0];
    const dln_renderer *drawn = dln_renderer_by_suffix(path);
    dln_status status = DLN_OK;
    bool is_page = drawn != NULL && strcmp(drawn->name, "html") == 0 && strcmp(options->command->name, "explain") == 0;
    if (drawn != NULL && !is_page && strcmp(drawn->name, "ndjson") != 0 && strcmp(drawn->name, "json") != 0 && strcmp(drawn->name, "text") != 0) {
        dln_say("%s: %s: writes lines, no %s; dateline timeline does", options->command->name, path, drawn->name);
        report->exit_code = DLN_EXIT_USAGE; /* lines under a picture's name would be a trap */
        return NULL;
    }
    if (is_standard(path))
        sink = dln_sink_to_descriptor(STDOUT_FILENO, "standard output");
    else
        status = dln_sink_to_file(path, &sink, &err);
    if (sink == NULL) {
        if (status == DLN_OK)
            err.status = DLN_NO_MEMORY;
        dln_report_error(report, &err);
    }
    return sink;
}

int dln_close_lines(const dln_options *options, dln_sink *sink, dln_report *report)
{
    dln_error err = {0};
    if (report->exit_code == DLN_EXIT_BROKEN)
        dln_sink_abandon(sink);
    else if (dln_sink_close(sink, &err) != DLN_OK)
        dln_report_error(report, &err);
    return dln_exit_code(options, report, DLN_EXIT_DONE);
}

/* ---- lines read back ---- */
typedef struct line_reading {
    const dln_options *options;
    dln_wanted wanted;
    dln_timeline *timeline;
    dln_report *report;
    dln_ics_counts calendars;
} line_reading;

/* Whether a line that is no mention and no event is an article: it has a text. */
static bool is_article_line(dln_span line)
{
    json_t *value = json_loadb(line.text, line.len, JSON_ALLOW_NUL, NULL);
    static const char *const keys[] = {"text", "maintext", "articleBody", "content", "body", "content_text", "raw_text"};
    bool is_article = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        is_article = is_article || json_is_string(json_object_get(value, keys[i]));
    json_decref(value);
    return is_article;
}

static dln_status read_line(line_reading *reading, const char *file, dln_line line)
{
    dln_error err = {0};
    size_t mentions = dln_timeline_mention_count(reading->timeline), events = dln_timeline_count(reading->timeline);
    dln_status status = dln_timeline_add_line(reading->timeline, line.text, &err);
    if (status == DLN_NO_MEMORY)
        return status;
    if (status != DLN_OK) {
        dln_problem problem = is_article_line(line.text)
            ? dln_problem_make(DLN_ISSUE_WRONG_KIND, file, line.number, 0, "is an article; %s",
                               reading->wanted == DLN_WANT_EVENTS ? "dateline timeline reads articles" : "dateline extract makes mentions of articles")
            : dln_problem_make(DLN_ISSUE_NOT_JSON, file, line.number, err.column, "%s", err.message);
        dln_report_problem(reading->report, &problem);
        return DLN_OK;
    }
    bool is_mention = dln_timeline_mention_count(reading->timeline) > mentions, is_event = dln_timeline_count(reading->timeline) > events;
    if (reading->wanted == DLN_WANT_EVENTS && is_mention) {
        dln_problem problem = dln_problem_make(DLN_ISSUE_WRONG_KIND, file, line.number, 0, "is a mention; dateline merge makes events of them");
        dln_report_problem(reading->report, &problem);
        return DLN_OK;
    }
    (void)is_event; /* merge takes events too: they stay beside the ones that are made */
    reading->report->read++;
    return DLN_OK;
}

/* {"events": [...]}, as --format json writes them. false: it is not that. */
static bool read_document(line_reading *reading, const char *file, dln_line line, dln_status *status)
{
    json_t *top = json_loadb(line.text.text, line.text.len, 0, NULL), *events = json_object_get(top, "events");
    bool is_document = json_is_array(events) && json_object_get(top, "id") == NULL;
    for (size_t i = 0; is_document && *status == DLN_OK && i < json_array_size(events); i++) {
        char *text = json_dumps(json_array_get(events, i), JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
        *status = text == NULL ? DLN_NO_MEMORY : read_line(reading, file, (dln_line){dln_span_of(text), line.number});
        free(text);
    }
    json_decref(top);
    return is_document;
}

static dln_status read_calendar(line_reading *reading, const dln_piece *piece)
{
    dln_error err = {0};
    size_t before = dln_timeline_count(reading->timeline), skipped_before = reading->calendars.skipped;
    dln_status status = dln_ics_read((dln_span){piece->bytes, piece->len}, reading->timeline, &reading->calendars, &err);
    size_t skipped = reading->calendars.skipped - skipped_before;
    if (status == DLN_NO_MEMORY)
        return status;
    if (status != DLN_OK || skipped > 0) {
        dln_problem problem = status != DLN_OK
            ? dln_problem_make(DLN_ISSUE_DAMAGED, piece->file, err.line, err.column, "is no calendar that can be read: %s", err.message)
            : dln_problem_make(DLN_ISSUE_WRONG_KIND, piece->file, 0, 0, "%zu of its entries are no events that can be read", skipped);
        dln_report_problem(reading->report, &problem);
    }
    reading->report->read += dln_timeline_count(reading->timeline) - before;
    return DLN_OK;
}

static dln_status read_piece(line_reading *reading, const dln_piece *piece)
{
    dln_status status = DLN_OK;
    if (piece->kind == DLN_INPUT_NONE) {
        dln_report_problem(reading->report, &piece->problem);
        return DLN_OK;
    }
    if (piece->kind == DLN_INPUT_CALENDAR && reading->wanted != DLN_WANT_MENTIONS)
        return read_calendar(reading, piece);
    if (piece->kind != DLN_INPUT_LINES && piece->kind != DLN_INPUT_VALUE) {
        dln_problem problem = dln_problem_make(DLN_ISSUE_WRONG_KIND, piece->file, 0, 0, "holds no lines of JSON; %s", reading->wanted == DLN_WANT_EVENTS
                                               ? "dateline timeline reads articles" : "dateline extract makes mentions of articles");
        dln_report_problem(reading->report, &problem);
        return DLN_OK;
    }
    dln_line_walk walk = dln_piece_lines(piece);
    for (dln_line line; status == DLN_OK && dln_next_line(&walk, &line);)
        if (!walk.is_value || !read_document(reading, piece->file, line, &status))
            status = read_line(reading, piece->file, line);
    return status;
}

/* What of the calendars is lost although it could be read. */
static void tell_repeating(const dln_ics_counts *counts)
{
    if (counts->repeating > 0)
        dln_say("%zu repeating event%s read once: only the first time of each is here", counts->repeating, counts->repeating == 1 ? " is" : "s are");
    if (counts->changed_times > 0)
        dln_say("%zu changed time%s of repeating events %s read as %s", counts->changed_times, counts->changed_times == 1 ? "" : "s",
                counts->changed_times == 1 ? "is" : "are", counts->changed_times == 1 ? "an event of its own" : "events of their own");
}

dln_status dln_read_lines(const dln_options *options, dln_wanted wanted, dln_timeline *timeline, dln_report *report, dln_error *err)
{
    line_reading reading = {options, wanted, timeline, report, {0}};
    dln_reader *reader = dln_reader_new(options->inputs, options->input_count);
    dln_piece piece;
    dln_status status = reader == NULL ? DLN_NO_MEMORY : DLN_OK;
    while (status == DLN_OK && dln_reader_next(reader, &piece, &status)) {
        status = read_piece(&reading, &piece);
        dln_piece_free(&piece);
    }
    dln_reader_free(reader);
    if (!options->is_quiet)
        tell_repeating(&reading.calendars);
    return status == DLN_OK ? DLN_OK : dln_fail(err, status, "out of memory");
}
