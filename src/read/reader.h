/* src/read/reader.h - from what a user names on the command line to articles.
 * Two steps, so that many workers can share the work: a reader walks the inputs and cuts their bytes into pieces
 * (one caller at a time, in an order that depends on names alone), and dln_piece_read turns a piece into articles
 * (any thread, its own arena). What a file is is told by its content, never by its name.
 * Memory is bounded whatever the input: a piece is at most DLN_ARTICLE_MAX bytes.
 */
#ifndef DATELINE_READ_READER_H
#define DATELINE_READ_READER_H

#include <dateline/arena.h>
#include <dateline/article.h>

#define DLN_ARTICLE_MAX ((size_t)32 << 20) /* bytes of one article, or of one file that is an article */

typedef enum dln_input_kind {
    DLN_INPUT_NONE,     /* the piece is a problem report */
    DLN_INPUT_LINES,    /* whole lines of NDJSON */
    DLN_INPUT_VALUE,    /* one JSON value: an item of an array, or an object over several lines */
    DLN_INPUT_TEXT,
    DLN_INPUT_HTML,
    DLN_INPUT_FEED,     /* RSS, Atom */
    DLN_INPUT_WARC,     /* one record */
    DLN_INPUT_MAIL,     /* one message, or a page saved as one (MHTML) */
    DLN_INPUT_NEWSML,   /* NITF, NewsML-G2, NewsML 1.2 */
    DLN_INPUT_ARCHIVE,  /* a press archive's export: many articles in one text */
    DLN_INPUT_CSV,      /* whole records of a table, with its head */
    DLN_INPUT_DOCUMENT, /* PDF, or of an office program: others turn it into text */
    DLN_INPUT_CALENDAR, /* iCalendar: a file, of a large one as many whole events as fit into 16 MiB */
} dln_input_kind;

typedef enum dln_issue {  /* what can be wrong with an input or an article; each has words in reader.c */
    DLN_ISSUE_NONE,
    DLN_ISSUE_UNREADABLE, /* the system refused: exit 3 */
    DLN_ISSUE_EMPTY,
    DLN_ISSUE_BINARY,
    DLN_ISSUE_TOO_LARGE,
    DLN_ISSUE_DAMAGED,    /* a gzip stream that breaks off, a bomb */
    DLN_ISSUE_LOOP,
    DLN_ISSUE_NOT_JSON,
    DLN_ISSUE_WRONG_KIND, /* a calendar where articles are wanted, a mention that is none */
    DLN_ISSUE_NO_TEXT,
    DLN_ISSUE_LANGUAGE,
    DLN_ISSUE_REPAIRED,   /* from here on: only noted, the article is read */
    DLN_ISSUE_NO_DATE,
    DLN_ISSUE_BAD_DATE,
    DLN_ISSUE_COUNT
} dln_issue;

typedef struct dln_problem {
    dln_issue issue;
    const char *file;      /* borrowed for the call */
    uint32_t line, column; /* 0: not tied to a place */
    char message[240];
} dln_problem;

bool dln_issue_is_skip(dln_issue issue);       /* something was skipped, as opposed to noted */
const char *dln_issue_words(dln_issue issue);  /* "not in English": for the closing line */

typedef struct dln_piece {
    dln_input_kind kind;
    char *file;            /* its name, as shown */
    uint32_t first_line;   /* of the bytes in the file */
    char *bytes;           /* 64 zero bytes follow */
    size_t len;
    size_t head_len;       /* kind CSV: the table's head, which stands at the beginning of bytes in every piece; it is not counted in first_line */
    dln_problem problem;   /* kind NONE */
} dln_piece;

typedef struct dln_reader dln_reader;

/* Of files, folders (walked in the order of names, hidden files left out) and "-" for standard input; none: standard
 * input. names are borrowed for the reader's life. NULL: no memory. */
dln_reader *dln_reader_new(const char *const *names, size_t count);
void dln_reader_free(dln_reader *reader);      /* NULL is fine */

/* The next piece, yours to free; false at the end (or without memory, then *status says so). Trouble with an input
 * is a piece too, so that it is reported in its turn. */
bool dln_reader_next(dln_reader *reader, dln_piece *out, dln_status *status);
void dln_piece_free(dln_piece *piece);         /* a zeroed one is fine */

/* Bytes taken from the inputs so far, as they lie on the disk; any thread may ask. */
uint64_t dln_reader_bytes(const dln_reader *reader);
/* All of them, by the sizes of the files; 0: nobody can say (standard input, a pipe). Walks the folders. */
uint64_t dln_inputs_bytes(const char *const *names, size_t count);
/* Whether a file that is there is one of the inputs, and an article can be read from it: who writes it loses that. */
bool dln_inputs_hold(const char *const *names, size_t count, const char *path);

typedef struct dln_read_options {
    dln_when published;    /* given by the user: wins over everything; claims nothing: not given */
    bool any_language;     /* read articles in other languages too */
    bool keep_text;        /* texts stay as they are given, byte for byte: offsets are to be into the original */
} dln_read_options;

typedef struct dln_visitor {
    void *context;
    /* false stops the piece. The article and its arena's content are gone when the next one is read. */
    bool (*article)(void *context, const dln_article *article);
    void (*problem)(void *context, const dln_problem *problem);
} dln_visitor;

/* Reads the articles of a piece. The arena is reset for each of them. */
dln_status dln_piece_read(const dln_piece *piece, const dln_read_options *options, dln_arena *arena,
                          const dln_visitor *visitor);

/* The lines or values of a piece of NDJSON one by one, for those who want mentions or events: *rest starts as the
 * whole piece. false at its end. Blank lines are passed over. */
typedef struct dln_line { dln_span text; uint32_t number; } dln_line;
typedef struct dln_line_walk { dln_span rest; uint32_t number; bool is_value; } dln_line_walk;
dln_line_walk dln_piece_lines(const dln_piece *piece);
bool dln_next_line(dln_line_walk *walk, dln_line *out);

/* "3 bytes are not UTF-8": fills a problem. */
dln_problem dln_problem_make(dln_issue issue, const char *file, uint32_t line, uint32_t column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
