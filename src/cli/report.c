/* src/cli/report.c - what the program says on standard error. What comes from files (names, words of articles) is shown
 * without control characters: an article must not be able to command the terminal.
 */
#include "cli/cli.h"

#include "base/text.h"

#include <inttypes.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { SHOWN_OF_A_KIND = 20 };

/* The progress line stands on the terminal: of that there is one, whatever reports there are. */
static bool is_progress_shown;

static void clear_progress(void)
{
    if (is_progress_shown)
        fprintf(stderr, "\r%78s\r", "");
    is_progress_shown = false;
}

static void put_line(char *text)
{
    clear_progress();
    size_t len = strlen(text);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        size_t used = 1;
        uint32_t code = c < 0x80 ? c : dln_utf8_decode(text + i, len - i, &used);
        bool is_bad = code < 0x20 || code == 0x7F || (code >= 0x80 && code < 0xA0) || (code == 0xFFFD && used == 1);
        if (is_bad)
            memset(text + i, '?', used);
        i += used - 1;
    }
    fprintf(stderr, "%s\n", text); /* one write: stderr of two processes may share a terminal */
}

void dln_say(const char *format, ...)
{
    char line[1024] = "dateline: ";
    size_t head = strlen(line);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + head, sizeof line - head, format, arguments);
    va_end(arguments);
    put_line(line);
}

static void say_at(const char *file, uint32_t line, uint32_t column, const char *message)
{
    char place[48] = "";
    if (line > 0 && column > 0)
        snprintf(place, sizeof place, ":%" PRIu32 ":%" PRIu32, line, column);
    else if (line > 0)
        snprintf(place, sizeof place, ":%" PRIu32, line);
    bool has_file = file != NULL && file[0] != '\0';
    size_t len = has_file ? strlen(file) : 0, skip = len > 400 ? len - 400 : 0;
    dln_say("%s%s%s%s", has_file ? file + skip : "", place, has_file ? ": " : "", message);
}

dln_report dln_report_for(const dln_options *options)
{
    return (dln_report){.is_quiet = options->is_quiet, .errors = options->errors};
}

static void write_error(dln_sink *out, const char *file, uint32_t line, uint32_t column, const char *kind, bool is_skip, const char *message)
{
    if (out == NULL)
        return;
    dln_sink_puts(out, "{\"file\": ");
    if (file == NULL || file[0] == '\0')
        dln_sink_puts(out, "null");
    else
        dln_json_string(out, dln_span_of(file));
    if (line > 0)
        dln_sink_printf(out, ", \"line\": %" PRIu32, line);
    if (column > 0)
        dln_sink_printf(out, ", \"column\": %" PRIu32, column);
    dln_sink_printf(out, ", \"kind\": \"%s\", \"skipped\": %s, \"message\": ", kind, is_skip ? "true" : "false");
    dln_json_string(out, dln_span_of(message));
    dln_sink_puts(out, "}\n");
}

void dln_report_problem(dln_report *report, const dln_problem *problem)
{
    write_error(report->errors, problem->file, problem->line, problem->column, dln_issue_words(problem->issue), dln_issue_is_skip(problem->issue), problem->message);
    bool is_skip = dln_issue_is_skip(problem->issue);
    uint64_t seen = ++report->issues[problem->issue];
    report->skipped += is_skip;
    if (problem->issue == DLN_ISSUE_UNREADABLE)
        report->exit_code = DLN_EXIT_IO;
    if (report->is_quiet && !is_skip)
        return;
    if (seen <= SHOWN_OF_A_KIND)
        say_at(problem->file, problem->line, problem->column, problem->message);
    else if (seen == SHOWN_OF_A_KIND + 1)
        dln_say("(more that are %s: counted, not shown)", dln_issue_words(problem->issue));
}

/* Whoever read our output has gone (head, a pager): that is no fault of anybody's. */
static bool is_reader_gone(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

void dln_report_error(dln_report *report, const dln_error *err)
{
    static const int exit_codes[] = {
        [DLN_OK] = DLN_EXIT_DONE, [DLN_NO_MEMORY] = DLN_EXIT_IO, [DLN_BAD_SYNTAX] = DLN_EXIT_IO, [DLN_OUT_OF_RANGE] = DLN_EXIT_IO,
        [DLN_NOT_FOUND] = DLN_EXIT_NOTHING, [DLN_IO] = DLN_EXIT_IO, [DLN_BROKEN] = DLN_EXIT_BROKEN,
    };
    if (report->exit_code != DLN_EXIT_IO && report->exit_code != DLN_EXIT_BROKEN)
        report->exit_code = exit_codes[err->status];
    if (err->status == DLN_BROKEN)
        report->exit_code = DLN_EXIT_BROKEN;
    if (err->status == DLN_IO && is_reader_gone())
        return;
    const char *message = err->message[0] == '\0' && err->status == DLN_NO_MEMORY ? "out of memory" : err->message;
    write_error(report->errors, err->file, err->line, err->column, "failed", false, message);
    say_at(err->file, err->line, err->column, message);
}

static void append(char *line, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void append(char *line, size_t size, const char *format, ...)
{
    size_t len = strlen(line);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + len, size - len, format, arguments);
    va_end(arguments);
}

bool dln_report_shows_progress(const dln_report *report)
{
    return !report->is_quiet && isatty(STDERR_FILENO);
}

void dln_report_progress(dln_report *report, const char *format, ...)
{
    char line[80];
    struct timespec now;
    va_list arguments;
    if (!dln_report_shows_progress(report))
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    if (report->progress_ms != 0 && ms - report->progress_ms < 200)
        return;
    report->progress_ms = ms;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\r%-78.78s", line);
    is_progress_shown = true;
}

void dln_report_progress_end(dln_report *report)
{
    clear_progress();
    report->progress_ms = 0;
}

static const char *one_or_many(uint64_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

void dln_report_summary(const dln_report *report, const char *what, const char *what_plural, const char *made, const char *made_plural)
{
    char line[600] = "";
    const char *separator = "";
    if (report->is_quiet || (report->read == 0 && report->skipped == 0))
        return;
    append(line, sizeof line, "%" PRIu64 " %s read", report->read, one_or_many(report->read, what, what_plural));
    if (report->skipped > 0) {
        append(line, sizeof line, ", %" PRIu64 " skipped (", report->skipped);
        for (int i = 0; i < DLN_ISSUE_COUNT; i++)
            if (report->issues[i] > 0 && dln_issue_is_skip((dln_issue)i)) {
                append(line, sizeof line, "%s%" PRIu64 " %s", separator, report->issues[i], dln_issue_words((dln_issue)i));
                separator = ", ";
            }
        append(line, sizeof line, ")");
    }
    uint64_t undated = report->issues[DLN_ISSUE_NO_DATE];
    if (undated > 0)
        append(line, sizeof line, ", %" PRIu64 " %s", undated, dln_issue_words(DLN_ISSUE_NO_DATE));
    if (made != NULL)
        append(line, sizeof line, ", %" PRIu64 " %s", report->made, one_or_many(report->made, made, made_plural));
    put_line(line);
}
