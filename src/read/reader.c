/* src/read/reader.c - cutting inputs into pieces: lines, values, records, whole files. See reader.h.
 * Here: where to cut. Elsewhere: which files (walk.c), their bytes (stream.c), what they are (kind.c).
 */
#include "read/reader.h"

#include "base/text.h"
#include "read/csv.h"
#include "read/kind.h"
#include "read/stream.h"
#include "read/walk.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { CHUNK = 256 * 1024, HEAD = 64 * 1024, PADDING = 64 };

struct dln_reader {
    dln_walk *walk;
    char *file;              /* the one that is open */
    dln_stream *stream;
    dln_input_kind kind;
    uint32_t line;           /* of the first byte of buffer */
    char *buffer;            /* read, not yet handed out */
    size_t have, capacity;
    char *head;              /* of a table: its first record */
    size_t head_len;
    bool is_at_end, is_array;
    uint64_t bytes_before, bytes; /* of the files that are done; with the open one, which other threads read */
    dln_problem trouble;     /* met while reading; told after what came before it */
};

/* ---- problems ---- */
static const struct { const char *words; bool is_skip; } issues[DLN_ISSUE_COUNT] = {
    [DLN_ISSUE_NONE] = {"", false},
    [DLN_ISSUE_UNREADABLE] = {"unreadable", true},
    [DLN_ISSUE_EMPTY] = {"empty", true},
    [DLN_ISSUE_BINARY] = {"binary", true},
    [DLN_ISSUE_TOO_LARGE] = {"too large", true},
    [DLN_ISSUE_DAMAGED] = {"damaged", true},
    [DLN_ISSUE_LOOP] = {"a loop of links", true},
    [DLN_ISSUE_NOT_JSON] = {"not JSON", true},
    [DLN_ISSUE_WRONG_KIND] = {"of another kind", true},
    [DLN_ISSUE_NO_TEXT] = {"without text", true},
    [DLN_ISSUE_LANGUAGE] = {"not in English", true},
    [DLN_ISSUE_REPAIRED] = {"repaired", false},
    [DLN_ISSUE_NO_DATE] = {"without a date", false},
    [DLN_ISSUE_BAD_DATE] = {"with a date that is none", false},
};

bool dln_issue_is_skip(dln_issue issue)
{
    return issues[issue].is_skip;
}

const char *dln_issue_words(dln_issue issue)
{
    return issues[issue].words;
}

dln_problem dln_problem_make(dln_issue issue, const char *file, uint32_t line, uint32_t column, const char *format, ...)
{
    dln_problem problem = {.issue = issue, .file = file, .line = line, .column = column};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(problem.message, sizeof problem.message, format, arguments);
    va_end(arguments);
    size_t len = strlen(problem.message);
    if (len + 1 == sizeof problem.message) /* cut: perhaps inside a character */
        problem.message[dln_utf8_cut((dln_span){problem.message, len}, len - 1)] = '\0';
    return problem;
}

/* ---- the reader ---- */
dln_reader *dln_reader_new(const char *const *names, size_t count)
{
    dln_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL)
        return NULL;
    xmlInitParser(); /* before there are threads */
    reader->walk = dln_walk_new(names, count);
    if (reader->walk == NULL) {
        free(reader);
        return NULL;
    }
    return reader;
}

static void close_file(dln_reader *reader)
{
    dln_stream_close(reader->stream);
    free(reader->buffer);
    free(reader->head);
    free(reader->file);
    dln_walk *walk = reader->walk;
    uint64_t bytes = reader->bytes;
    memset(reader, 0, sizeof *reader);
    reader->walk = walk;
    reader->bytes_before = reader->bytes = bytes;
}

void dln_reader_free(dln_reader *reader)
{
    if (reader == NULL)
        return;
    close_file(reader);
    dln_walk_free(reader->walk);
    free(reader);
}

uint64_t dln_reader_bytes(const dln_reader *reader)
{
    return __atomic_load_n(&reader->bytes, __ATOMIC_RELAXED);
}

uint64_t dln_inputs_bytes(const char *const *names, size_t count)
{
    dln_walk *walk = dln_walk_new(names, count);
    dln_problem problem;
    uint64_t total = 0;
    bool is_known = walk != NULL;
    for (char *file; is_known && dln_walk_next(walk, &file, &problem); free(file)) {
        struct stat found;
        if (problem.issue != DLN_ISSUE_NONE)
            continue;
        is_known = strcmp(file, "-") != 0 && stat(file, &found) == 0 && S_ISREG(found.st_mode);
        total += is_known ? (uint64_t)found.st_size : 0;
    }
    dln_walk_free(walk);
    return is_known ? total : 0;
}

static bool stop_at_article(void *context, const dln_article *article)
{
    *(bool *)context = true;
    return false;
}

static void ignore_problem(void *context, const dln_problem *problem)
{
}

/* Looks at the first pieces only: what has no article there is a list of other things. */
static bool has_article(const char *path)
{
    enum { FIRST_PIECES = 16 };
    dln_reader *reader = dln_reader_new(&path, 1);
    dln_arena *arena = dln_arena_new();
    dln_read_options options = {.any_language = true};
    dln_piece piece;
    dln_status status;
    bool is_there = false;
    dln_visitor visitor = {&is_there, stop_at_article, ignore_problem};
    for (int i = 0; i < FIRST_PIECES && reader != NULL && arena != NULL && !is_there && dln_reader_next(reader, &piece, &status); i++) {
        dln_piece_read(&piece, &options, arena, &visitor);
        dln_piece_free(&piece);
    }
    dln_arena_free(arena);
    dln_reader_free(reader);
    return is_there;
}

bool dln_inputs_hold(const char *const *names, size_t count, const char *path)
{
    struct stat wanted, found;
    dln_problem problem;
    bool is_input = false;
    if (stat(path, &wanted) != 0 || !S_ISREG(wanted.st_mode))
        return false;
    dln_walk *walk = dln_walk_new(names, count);
    for (char *file; walk != NULL && !is_input && dln_walk_next(walk, &file, &problem); free(file))
        is_input = problem.issue == DLN_ISSUE_NONE && strcmp(file, "-") != 0 && stat(file, &found) == 0 && found.st_dev == wanted.st_dev && found.st_ino == wanted.st_ino;
    dln_walk_free(walk);
    return is_input && has_article(path);
}

void dln_piece_free(dln_piece *piece)
{
    free(piece->file);
    free(piece->bytes);
    memset(piece, 0, sizeof *piece);
}

/* Reads until the buffer holds wanted bytes or the input ends. false: no memory. */
static bool hold(dln_reader *reader, size_t wanted)
{
    if (reader->is_at_end || reader->have >= wanted)
        return true;
    if (reader->capacity < wanted) {
        char *larger = realloc(reader->buffer, wanted + PADDING);
        if (larger == NULL)
            return false;
        reader->buffer = larger;
        reader->capacity = wanted;
    }
    size_t got = dln_stream_read(reader->stream, reader->buffer + reader->have, wanted - reader->have, &reader->trouble);
    reader->have += got;
    __atomic_store_n(&reader->bytes, reader->bytes_before + dln_stream_taken(reader->stream), __ATOMIC_RELAXED);
    if (reader->have < wanted)
        reader->is_at_end = true;
    return true;
}

static uint32_t count_lines(const char *text, size_t len)
{
    uint32_t lines = 0;
    if (len == 0) /* then text may be NULL */
        return 0;
    for (const char *end = text + len; (text = memchr(text, '\n', (size_t)(end - text))) != NULL; text++)
        lines++;
    return lines;
}

static void drop(dln_reader *reader, size_t len)
{
    if (len == 0)
        return;
    reader->line += count_lines(reader->buffer, len);
    reader->have -= len;
    memmove(reader->buffer, reader->buffer + len, reader->have);
}

/* Hands out the first len bytes of the buffer. */
static bool cut(dln_reader *reader, size_t len, dln_piece *out)
{
    out->kind = reader->kind;
    out->first_line = reader->line;
    out->file = strdup(reader->file);
    if (len == reader->have) { /* all of it: no copy */
        reader->line += count_lines(reader->buffer, len);
        out->bytes = reader->buffer;
        reader->buffer = NULL;
        reader->have = reader->capacity = 0;
        if (out->bytes == NULL)
            out->bytes = malloc(PADDING);
    } else if (reader->have - len < len) { /* most of it: what is left moves to a buffer of its own */
        char *fresh = malloc(reader->capacity + PADDING);
        out->bytes = fresh == NULL ? NULL : reader->buffer;
        if (fresh != NULL) {
            reader->line += count_lines(reader->buffer, len);
            reader->have -= len;
            memcpy(fresh, reader->buffer + len, reader->have);
            reader->buffer = fresh;
        }
    } else {
        out->bytes = malloc(len + PADDING);
        if (out->bytes != NULL)
            memcpy(out->bytes, reader->buffer, len);
        drop(reader, len);
    }
    if (out->bytes == NULL || out->file == NULL) {
        dln_piece_free(out);
        return false;
    }
    memset(out->bytes + len, 0, PADDING);
    out->len = len;
    return true;
}

static bool tell(dln_reader *reader, const dln_problem *problem, dln_piece *out)
{
    out->file = reader->file == NULL ? NULL : strdup(reader->file);
    out->problem = *problem;
    out->problem.file = out->file;
    return out->file != NULL;
}

/* Passes over the rest of a line that is too long. */
static bool skip_line(dln_reader *reader)
{
    for (;;) {
        const char *end = reader->have == 0 ? NULL : memchr(reader->buffer, '\n', reader->have);
        if (end != NULL) {
            drop(reader, (size_t)(end - reader->buffer) + 1);
            return true;
        }
        reader->have = 0;
        if (reader->is_at_end)
            return true;
        if (!hold(reader, CHUNK))
            return false;
    }
}

typedef enum step { STEP_PIECE, STEP_END, STEP_NO_MEMORY } step;

static step too_large(dln_reader *reader, const char *what, dln_piece *out)
{
    dln_problem problem = dln_problem_make(DLN_ISSUE_TOO_LARGE, reader->file, reader->line, 0,
                                           "%s larger than %u MiB, which no article is", what, (unsigned)(DLN_ARTICLE_MAX >> 20));
    return tell(reader, &problem, out) ? STEP_PIECE : STEP_NO_MEMORY;
}

static step next_lines(dln_reader *reader, dln_piece *out)
{
    for (size_t wanted = CHUNK;; wanted *= 2) {
        if (!hold(reader, wanted))
            return STEP_NO_MEMORY;
        if (reader->have == 0)
            return STEP_END;
        const char *end = memrchr(reader->buffer, '\n', reader->have);
        if (end != NULL || reader->is_at_end) {
            size_t len = end == NULL || reader->is_at_end ? reader->have : (size_t)(end - reader->buffer) + 1;
            return cut(reader, len, out) ? STEP_PIECE : STEP_NO_MEMORY;
        }
        if (reader->have >= DLN_ARTICLE_MAX) {
            step result = too_large(reader, "a line", out);
            return skip_line(reader) ? result : STEP_NO_MEMORY;
        }
    }
}

/* Where the JSON value that starts at text ends, by brackets and strings alone; SIZE_MAX: not yet. *from, *depth and
 * *in_string carry the state between calls with more text. */
static size_t value_end(dln_span text, size_t *from, int *depth, bool *in_string)
{
    size_t i = *from;
    for (; i < text.len; i++) {
        char c = text.text[i];
        if (*in_string) {
            if (c == '\\') {
                if (i + 1 >= text.len)
                    break;
                i++;
            } else if (c == '"') {
                *in_string = false;
            }
        } else if (c == '"') {
            *in_string = true;
        } else if (c == '{' || c == '[') {
            ++*depth;
        } else if ((c == '}' || c == ']') && --*depth <= 0) {
            *from = i + 1;
            return i + 1;
        }
    }
    *from = i;
    return SIZE_MAX;
}

static step next_value(dln_reader *reader, dln_piece *out)
{
    size_t start = 0;
    for (;;) { /* to the next bracket that opens one */
        if (!hold(reader, start + CHUNK))
            return STEP_NO_MEMORY;
        while (start < reader->have && (dln_is_blank(reader->buffer[start]) || reader->buffer[start] == ',' ||
                                        (reader->is_array && strchr("[]\xEF\xBB\xBF", reader->buffer[start]) != NULL)))
            start++;
        if (start < reader->have)
            break;
        if (reader->is_at_end)
            return STEP_END;
    }
    drop(reader, start);
    size_t from = 0;
    int depth = 0;
    bool in_string = false;
    for (size_t wanted = CHUNK;; wanted *= 2) {
        if (!hold(reader, wanted))
            return STEP_NO_MEMORY;
        size_t end = value_end((dln_span){reader->buffer, reader->have}, &from, &depth, &in_string);
        if (end != SIZE_MAX)
            return cut(reader, end, out) ? STEP_PIECE : STEP_NO_MEMORY;
        if (reader->is_at_end) {
            dln_problem problem = dln_problem_make(DLN_ISSUE_NOT_JSON, reader->file, reader->line, 0,
                                                   "is not JSON: what starts here is not closed");
            reader->have = 0;
            return tell(reader, &problem, out) ? STEP_PIECE : STEP_NO_MEMORY;
        }
        if (reader->have >= DLN_ARTICLE_MAX) {
            reader->is_at_end = true;
            reader->have = 0;
            return too_large(reader, "a JSON value", out);
        }
    }
}

static step next_whole(dln_reader *reader, dln_piece *out)
{
    for (size_t wanted = CHUNK; !reader->is_at_end; wanted *= 2) {
        if (!hold(reader, wanted))
            return STEP_NO_MEMORY;
        if (reader->have > DLN_ARTICLE_MAX) {
            reader->is_at_end = true;
            reader->have = 0;
            reader->line = 0;
            return too_large(reader, "is", out);
        }
    }
    if (reader->have == 0)
        return STEP_END;
    return cut(reader, reader->have, out) ? STEP_PIECE : STEP_NO_MEMORY;
}

/* Where the last line that ends an event ends; 0: there is none. */
static size_t end_of_events(const char *text, size_t len)
{
    const char *line_end;
    for (size_t at = len; (line_end = memrchr(text, '\n', at)) != NULL; at = (size_t)(line_end - text)) {
        const char *begin = line_end == text ? NULL : memrchr(text, '\n', (size_t)(line_end - text));
        begin = begin == NULL ? text : begin + 1;
        if (dln_is_line((dln_span){begin, (size_t)(line_end - begin)}, "END:VEVENT"))
            return (size_t)(line_end - text) + 1;
    }
    return 0;
}

static step next_events(dln_reader *reader, dln_piece *out)
{
    for (size_t wanted = CHUNK;; wanted *= 2) {
        if (!hold(reader, wanted))
            return STEP_NO_MEMORY;
        if (reader->have == 0)
            return STEP_END;
        if (reader->is_at_end)
            return cut(reader, reader->have, out) ? STEP_PIECE : STEP_NO_MEMORY;
        if (reader->have < DLN_ARTICLE_MAX / 2)
            continue;
        size_t len = end_of_events(reader->buffer, reader->have);
        if (len > 0)
            return cut(reader, len, out) ? STEP_PIECE : STEP_NO_MEMORY;
        if (reader->have > DLN_ARTICLE_MAX) {
            reader->is_at_end = true;
            reader->have = 0;
            return too_large(reader, "an event", out);
        }
    }
}

/* Whole records, with the head before them. */
static step next_records(dln_reader *reader, dln_piece *out)
{
    for (size_t wanted = CHUNK;; wanted *= 2) {
        if (!hold(reader, wanted))
            return STEP_NO_MEMORY;
        if (reader->head == NULL) { /* kind.c has seen that it is there */
            bool has_mark = reader->have >= 3 && memcmp(reader->buffer, "\xEF\xBB\xBF", 3) == 0;
            drop(reader, has_mark ? 3 : 0);
            size_t end = dln_csv_record_end((dln_span){reader->buffer, reader->have});
            if (end == SIZE_MAX)
                return STEP_END;
            reader->head = malloc(end);
            if (reader->head == NULL)
                return STEP_NO_MEMORY;
            memcpy(reader->head, reader->buffer, end);
            reader->head_len = end;
            drop(reader, end);
        }
        if (reader->have == 0 && reader->is_at_end)
            return STEP_END;
        size_t end = reader->is_at_end ? reader->have : dln_csv_last_end((dln_span){reader->buffer, reader->have});
        if (end > 0) {
            uint32_t line = reader->line;
            char *bytes = malloc(reader->head_len + end + PADDING);
            out->file = strdup(reader->file);
            if (bytes == NULL || out->file == NULL) {
                free(bytes);
                return STEP_NO_MEMORY;
            }
            memcpy(bytes, reader->head, reader->head_len);
            memcpy(bytes + reader->head_len, reader->buffer, end);
            memset(bytes + reader->head_len + end, 0, PADDING);
            drop(reader, end);
            *out = (dln_piece){.kind = reader->kind, .file = out->file, .first_line = line, .bytes = bytes, .len = reader->head_len + end, .head_len = reader->head_len};
            return STEP_PIECE;
        }
        if (reader->have >= DLN_ARTICLE_MAX) { /* a quotation mark that is never closed */
            reader->is_at_end = true;
            reader->have = 0;
            return too_large(reader, "a record", out);
        }
    }
}

/* A mailbox is cut before each line that starts with "From "; a single message is a whole file. */
static step next_mail(dln_reader *reader, dln_piece *out)
{
    bool is_box = hold(reader, CHUNK) && reader->have >= 5 && memcmp(reader->buffer, "From ", 5) == 0;
    size_t from = 1;
    for (size_t wanted = CHUNK;; wanted *= 2) {
        if (!hold(reader, wanted))
            return STEP_NO_MEMORY;
        if (reader->have == 0)
            return STEP_END;
        for (const char *at; is_box && from + 6 < reader->have; from = (size_t)(at - reader->buffer) + 1) {
            at = memmem(reader->buffer + from, reader->have - from, "\nFrom ", 6);
            if (at == NULL)
                break;
            if (!reader->is_at_end && memchr(at + 1, '\n', reader->have - (size_t)(at + 1 - reader->buffer)) == NULL)
                break; /* the line is not whole yet */
            bool is_after_blank = at == reader->buffer || at[-1] == '\n' || (at[-1] == '\r' && at - 1 > reader->buffer && at[-2] == '\n');
            if (!is_after_blank || !dln_is_mail_envelope((dln_span){at + 1, reader->have - (size_t)(at + 1 - reader->buffer)}))
                continue; /* "From there he went on" */
            return cut(reader, (size_t)(at - reader->buffer) + 1, out) ? STEP_PIECE : STEP_NO_MEMORY;
        }
        if (reader->is_at_end)
            return cut(reader, reader->have, out) ? STEP_PIECE : STEP_NO_MEMORY;
        if (reader->have > DLN_ARTICLE_MAX) {
            reader->is_at_end = true;
            reader->have = 0;
            return too_large(reader, "a message", out);
        }
    }
}

/* The number after "Content-Length:" of a record's head. */
static bool record_length(dln_span head, uint64_t *out)
{
    static const char field[] = "content-length:";
    dln_span line;
    while (dln_split(&head, '\n', &line)) {
        size_t i = 0;
        while (i < sizeof field - 1 && i < line.len && dln_to_lower(line.text[i]) == field[i])
            i++;
        if (i < sizeof field - 1)
            continue;
        dln_span number = dln_trim((dln_span){line.text + i, line.len - i});
        uint32_t value;
        if (!dln_parse_uint(number, UINT32_MAX, &value))
            return false;
        *out = value;
        return true;
    }
    return false;
}

static step next_record(dln_reader *reader, dln_piece *out)
{
    for (;;) {
        if (!hold(reader, CHUNK))
            return STEP_NO_MEMORY;
        size_t blank = 0;
        while (blank < reader->have && dln_is_blank(reader->buffer[blank]))
            blank++;
        drop(reader, blank);
        if (!hold(reader, CHUNK))
            return STEP_NO_MEMORY;
        if (reader->have == 0)
            return STEP_END;
        const char *end = memmem(reader->buffer, reader->have, "\r\n\r\n", 4);
        size_t skip = 4;
        if (end == NULL)
            end = memmem(reader->buffer, reader->have, "\n\n", skip = 2);
        uint64_t length = 0;
        dln_span head = {reader->buffer, end == NULL ? 0 : (size_t)(end - reader->buffer)};
        if (end == NULL || !dln_starts_with(head, DLN_SPAN("WARC/")) || !record_length(head, &length)) {
            dln_problem problem = dln_problem_make(DLN_ISSUE_DAMAGED, reader->file, 0, 0, "a WARC record has no head that can be read; the rest is left");
            reader->is_at_end = true;
            reader->have = 0;
            return tell(reader, &problem, out) ? STEP_PIECE : STEP_NO_MEMORY;
        }
        uint64_t total = head.len + skip + length;
        if (total <= DLN_ARTICLE_MAX) {
            if (!hold(reader, (size_t)total))
                return STEP_NO_MEMORY;
            size_t len = reader->have < total ? reader->have : (size_t)total;
            return cut(reader, len, out) ? STEP_PIECE : STEP_NO_MEMORY;
        }
        step result = too_large(reader, "a record", out);
        while (total > 0 && result == STEP_PIECE) { /* pass over it */
            size_t now = reader->have < total ? reader->have : (size_t)total;
            drop(reader, now);
            total -= now;
            if (reader->have == 0 && reader->is_at_end)
                break;
            if (!hold(reader, CHUNK))
                return STEP_NO_MEMORY;
        }
        return result;
    }
}

static step next_of_file(dln_reader *reader, dln_piece *out)
{
    switch (reader->kind) {
    case DLN_INPUT_LINES: return next_lines(reader, out);
    case DLN_INPUT_VALUE: return next_value(reader, out);
    case DLN_INPUT_MAIL: return next_mail(reader, out);
    case DLN_INPUT_WARC: return next_record(reader, out);
    case DLN_INPUT_CSV: return next_records(reader, out);
    case DLN_INPUT_CALENDAR: return next_events(reader, out);
    default: return next_whole(reader, out);
    }
}

/* Opens the next file. PIECE: a problem with it is in out; END: go on with it (kind set) or with the next. */
static step open_next(dln_reader *reader, dln_piece *out, bool *is_last)
{
    dln_problem problem = {0};
    *is_last = !dln_walk_next(reader->walk, &reader->file, &problem);
    if (*is_last)
        return STEP_END;
    if (problem.issue == DLN_ISSUE_NONE)
        reader->stream = dln_stream_open(reader->file, &problem);
    if (reader->stream == NULL && problem.issue == DLN_ISSUE_NONE)
        return STEP_NO_MEMORY;
    if (reader->stream != NULL) {
        if (!hold(reader, HEAD))
            return STEP_NO_MEMORY;
        reader->line = 1;
        if (reader->have > 0 || reader->trouble.issue == DLN_ISSUE_NONE)
            reader->kind = dln_kind_of(reader->file, (dln_span){reader->have == 0 ? "" : reader->buffer, reader->have},
                                       reader->is_at_end, &reader->is_array, &problem);
        bool is_empty_standard_input = problem.issue == DLN_ISSUE_EMPTY && strcmp(reader->file, "-") == 0;
        if (is_empty_standard_input || reader->have == 0) /* an empty pipe is nothing to complain about */
            problem = is_empty_standard_input ? reader->trouble : problem;
        if (reader->trouble.issue != DLN_ISSUE_NONE && problem.issue != DLN_ISSUE_NONE)
            problem = reader->trouble;
    }
    if (problem.issue == DLN_ISSUE_NONE)
        return STEP_END;
    step result = tell(reader, &problem, out) ? STEP_PIECE : STEP_NO_MEMORY;
    close_file(reader);
    return result;
}

bool dln_reader_next(dln_reader *reader, dln_piece *out, dln_status *status)
{
    *status = DLN_OK;
    memset(out, 0, sizeof *out);
    for (;;) {
        step made = STEP_END;
        if (reader->kind == DLN_INPUT_NONE) {
            bool is_last;
            close_file(reader);
            made = open_next(reader, out, &is_last);
            if (is_last)
                return false;
        }
        if (made == STEP_END && reader->kind != DLN_INPUT_NONE)
            made = next_of_file(reader, out);
        if (made == STEP_PIECE)
            return true;
        dln_problem trouble = reader->trouble; /* the end of the file, perhaps before its time */
        reader->kind = DLN_INPUT_NONE;
        if (made == STEP_END && trouble.issue != DLN_ISSUE_NONE)
            made = tell(reader, &trouble, out) ? STEP_PIECE : STEP_NO_MEMORY;
        if (made == STEP_NO_MEMORY)
            *status = DLN_NO_MEMORY;
        if (made != STEP_END)
            return made == STEP_PIECE;
    }
}

/* ---- lines ---- */
dln_line_walk dln_piece_lines(const dln_piece *piece)
{
    return (dln_line_walk){{piece->bytes, piece->len}, piece->first_line, piece->kind == DLN_INPUT_VALUE};
}

bool dln_next_line(dln_line_walk *walk, dln_line *out)
{
    dln_span line;
    if (walk->is_value) {
        out->text = dln_trim(walk->rest);
        out->number = walk->number;
        walk->rest = DLN_NO_SPAN;
        return out->text.len > 0;
    }
    while (walk->rest.len > 0 && dln_split(&walk->rest, '\n', &line)) {
        out->number = walk->number++;
        if (dln_starts_with(line, DLN_SPAN("\xEF\xBB\xBF")))
            line.text += 3, line.len -= 3;
        out->text = dln_trim(line);
        if (out->text.len > 0)
            return true;
    }
    return false;
}
