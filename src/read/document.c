/* src/read/document.c - documents that other programs turn into text: PDF by poppler's pdftotext, office files by
 * libreoffice. They are asked only if they are installed; else the message names what to install. A converter gets a file
 * in a folder of its own, a minute, and bounded room; nothing of the document's name reaches a command line.
 */
#include "base/text.h"
#include "read/html.h"
#include "read/own.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { SECONDS_MAX = 60, PATH_ROOM = 512, OUTPUT_MAX = 128 << 20 };

typedef struct converter {
    const char *magic;
    const char *what, *programs[3], *package;
    bool is_pdf;
} converter;

enum { ARGUMENTS_MAX = 12 }; /* with the NULL behind them */

static const converter converters[] = {
    {"%PDF-", "a PDF document", {"pdftotext", NULL}, "poppler-utils", true},
    {"", "an office document", {"soffice", "libreoffice", NULL}, "libreoffice-writer-nogui", false},
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Runs a program with its standard output into the arena, in bounded time. *is_missing: there is no such program. */
static bool run(const char *const arguments[ARGUMENTS_MAX], dln_arena *arena, dln_span *out, bool *is_missing)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int ends[2], code = -1;
    pid_t child;
    char *argv[ARGUMENTS_MAX];
    size_t count = 0;
    *is_missing = false;
    *out = (dln_span){"", 0};
    for (; count + 1 < ARGUMENTS_MAX && arguments[count] != NULL; count++)
        memcpy(&argv[count], &arguments[count], sizeof argv[count]); /* posix_spawn wants no const, and changes nothing */
    argv[count] = NULL;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP); /* so that all it starts can be ended with it */
    posix_spawnattr_setpgroup(&attributes, 0);
    int failed = posix_spawnp(&child, argv[0], &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed != 0) {
        *is_missing = failed == ENOENT;
        close(ends[0]);
        return false;
    }
    char *bytes = NULL;
    size_t len = 0, room = 0;
    int64_t until = now_ms() + SECONDS_MAX * 1000;
    bool is_whole = false;
    while (len < OUTPUT_MAX) {
        struct pollfd waiting = {.fd = ends[0], .events = POLLIN};
        int64_t left = until - now_ms();
        if (left <= 0 || poll(&waiting, 1, (int)left) <= 0)
            break;
        if (len == room) {
            char *larger = dln_arena_take(arena, room = room == 0 ? 64 * 1024 : room * 2);
            if (larger == NULL)
                break;
            if (len > 0)
                memcpy(larger, bytes, len);
            bytes = larger;
        }
        ssize_t got = read(ends[0], bytes + len, room - len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            is_whole = got == 0;
            break;
        }
        len += (size_t)got;
    }
    close(ends[0]);
    if (!is_whole)
        kill(-child, SIGKILL);
    while (waitpid(child, &code, 0) < 0 && errno == EINTR)
        continue;
    *out = (dln_span){bytes == NULL ? "" : bytes, len};
    return is_whole && WIFEXITED(code) && WEXITSTATUS(code) == 0;
}

static int remove_one(const char *path, const struct stat *found, int flag, struct FTW *at)
{
    return remove(path);
}

static bool write_file(const char *path, const char *bytes, size_t len)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    size_t done = 0;
    if (descriptor < 0)
        return false;
    while (done < len) {
        ssize_t put = write(descriptor, bytes + done, len - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            break;
        done += (size_t)put;
    }
    return close(descriptor) == 0 && done == len;
}

static bool read_back(const char *path, dln_arena *arena, dln_span *out)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat found;
    size_t len = 0;
    if (descriptor < 0)
        return false;
    bool fits = fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode) && (uint64_t)found.st_size <= DLN_ARTICLE_MAX;
    char *bytes = fits ? dln_arena_take(arena, (size_t)found.st_size + 1) : NULL;
    for (ssize_t got; bytes != NULL && len < (size_t)found.st_size; len += (size_t)got) {
        got = read(descriptor, bytes + len, (size_t)found.st_size - len);
        if (got <= 0)
            break;
    }
    close(descriptor);
    *out = (dln_span){bytes, len};
    return bytes != NULL;
}

static bool convert(const converter *by, const char *program, const dln_piece *piece, const char *folder, dln_arena *arena, dln_span *out, bool *is_missing)
{
    char input[PATH_ROOM], output[PATH_ROOM], profile[PATH_ROOM];
    snprintf(input, sizeof input, "%s/document%s", folder, by->is_pdf ? ".pdf" : "");
    snprintf(output, sizeof output, "%s/document.txt", folder);
    snprintf(profile, sizeof profile, "-env:UserInstallation=file://%s/profile", folder);
    if (access(input, F_OK) != 0 && !write_file(input, piece->bytes, piece->len))
        return false;
    const char *pdf[ARGUMENTS_MAX] = {program, "-bbox-layout", "-enc", "UTF-8", "-q", input, "-", NULL};
    const char *office[ARGUMENTS_MAX] = {program, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, input, NULL};
    bool is_done = run(by->is_pdf ? pdf : office, arena, out, is_missing);
    return is_done && (by->is_pdf || read_back(output, arena, out));
}

/* Where a line broke off inside a sentence, as those do that somebody wrapped by hand. */
static bool is_wrapped(dln_span line, dln_span next)
{
    return line.len >= 50 && line.len <= 100 && !dln_html_ends_a_sentence(line) && next.len > 0 && dln_is_lower(next.text[0]);
}

/* A line is a paragraph in what an office program writes as text. */
static dln_span with_paragraphs(dln_span text, dln_arena *arena)
{
    char *out = dln_arena_array(arena, text.len + 1, 2);
    size_t len = 0;
    if (out == NULL)
        return DLN_NO_SPAN;
    while (text.len > 0) {
        dln_span line = dln_take_line(&text), rest = text;
        if (dln_starts_with(line, DLN_SPAN("\xE2\x80\xA2"))) /* the bullet of a list */
            line = dln_trim((dln_span){line.text + 3, line.len - 3});
        if (line.len > 0)
            memcpy(out + len, line.text, line.len);
        len += line.len;
        out[len++] = '\n';
        if (!is_wrapped(line, dln_take_line(&rest)) && line.len > 0)
            out[len++] = '\n';
    }
    return (dln_span){out, len};
}

dln_status dln_read_document(dln_reading *reading)
{
    const dln_piece *piece = reading->piece;
    const converter *by = &converters[dln_starts_with((dln_span){piece->bytes, piece->len}, DLN_SPAN("%PDF-")) ? 0 : 1];
    const char *temporary = getenv("TMPDIR");
    char folder[PATH_ROOM / 2];
    dln_span text = DLN_NO_SPAN;
    bool is_missing = true, is_done = false;
    dln_arena_reset(reading->arena);
    if (by->is_pdf && dln_own_pdf((dln_span){piece->bytes, piece->len})) {
        dln_reading_problem(reading, DLN_ISSUE_WRONG_KIND, 0, 0, "%s", dln_own_words);
        return DLN_OK;
    }
    int wanted = snprintf(folder, sizeof folder, "%s/dateline-XXXXXX", temporary == NULL || temporary[0] != '/' ? "/tmp" : temporary);
    if (wanted >= (int)sizeof folder || mkdtemp(folder) == NULL) {
        dln_reading_problem(reading, DLN_ISSUE_UNREADABLE, 0, 0, "is %s; no temporary folder can be made to convert it: %s", by->what, strerror(errno));
        return DLN_OK;
    }
    for (size_t i = 0; is_missing && by->programs[i] != NULL; i++)
        is_done = convert(by, by->programs[i], piece, folder, reading->arena, &text, &is_missing);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    if (is_missing || !is_done) {
        if (is_missing)
            dln_reading_problem(reading, DLN_ISSUE_BINARY, 0, 0, "is %s, which is read through %s; to install it: apt-get install %s", by->what, by->programs[0], by->package);
        else
            dln_reading_problem(reading, DLN_ISSUE_DAMAGED, 0, 0, "is %s that %s cannot turn into text", by->what, by->programs[0]);
        return DLN_OK;
    }
    dln_draft draft = {.is_whole_file = true};
    if (by->is_pdf && !dln_pdf_text(text, reading->arena, &draft))
        return DLN_NO_MEMORY;
    if (!by->is_pdf) {
        text = dln_to_utf8(text, DLN_NO_SPAN, reading->arena, &draft.repaired);
        text = text.text == NULL ? text : with_paragraphs(text, reading->arena);
        if (text.text == NULL)
            return DLN_NO_MEMORY;
        dln_plain_draft(text, &draft, reading->arena);
    }
    return dln_draft_finish(reading, &draft);
}
