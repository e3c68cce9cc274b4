/* src/cli/cli.h - what the files of the command share. Only here does the program print, read the clock, and exit.
 * options.c: the command line into a dln_options; pipeline.c: pieces to articles on several threads; report.c: what is
 * said on standard error; output.c: events to files; cmd_*.c: one command each.
 */
#ifndef DATELINE_CLI_CLI_H
#define DATELINE_CLI_CLI_H

#include <dateline/dateline.h>

#include "read/reader.h"

enum { /* exit codes (DESIGN.md, "The command") */
    DLN_EXIT_DONE = 0,
    DLN_EXIT_NOTHING = 1,  /* nothing found (query), nothing to draw */
    DLN_EXIT_USAGE = 2,
    DLN_EXIT_IO = 3,
    DLN_EXIT_SKIPPED = 4,  /* --strict */
    DLN_EXIT_BROKEN = 70,  /* a failed invariant */
};
enum { DLN_OUTPUTS_MAX = 32, DLN_LEXICONS_MAX = 16, DLN_JOBS_MAX = 64 };

/* ---- report.c: standard error ---- */
typedef struct dln_report {
    bool is_quiet;
    dln_sink *errors;                      /* --errors: every problem as a line of JSON; NULL: not wanted. Borrowed from the options */
    uint64_t read, skipped, made;          /* articles (or lines) read; skipped; mentions or events made */
    uint64_t issues[DLN_ISSUE_COUNT];
    uint64_t unseen;                       /* characters that charts show as boxes */
    int exit_code;                         /* the worst so far: DONE or IO */
    int64_t progress_ms;                   /* when progress was last shown; 0: not at all */
} dln_report;

struct dln_options;
dln_report dln_report_for(const struct dln_options *options);
void dln_report_problem(dln_report *report, const dln_problem *problem);
/* An error of the run. Silent for a reader of our output who has gone; then the exit code says so. */
void dln_report_error(dln_report *report, const dln_error *err);
void dln_say(const char *format, ...) __attribute__((format(printf, 1, 2))); /* "dateline: ...", control characters shown as ? */
/* A line that is written over, on a terminal and at most five times a second. */
void dln_report_progress(dln_report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));
void dln_report_progress_end(dln_report *report);
/* Whether anybody would see it. */
bool dln_report_shows_progress(const dln_report *report);
/* "212 articles read, 3 skipped (2 not in English, 1 without text), 210 events"; nothing if nothing was there.
 * made NULL: nothing is made. */
void dln_report_summary(const dln_report *report, const char *what, const char *what_plural, const char *made, const char *made_plural);

/* How many letters are to be changed, taken or given to make one short word of the other; 99: too long to compare. */
size_t dln_distance(const char *a, const char *b);

/* ---- options.c ---- */
typedef enum dln_option_group { /* which commands take an option */
    DLN_OPTIONS_ALL = 1,      /* every command */
    DLN_OPTIONS_ARTICLES = 2, /* those that read articles */
    DLN_OPTIONS_FILTERS = 4,
    DLN_OPTIONS_OUTPUT = 8,
    DLN_OPTIONS_LOOK = 16,
    DLN_OPTIONS_QUERY = 32,
    DLN_OPTIONS_DATES = 64,
    DLN_OPTIONS_LEXICON = 128,
    DLN_OPTIONS_STORE = 256,
    DLN_OPTIONS_EXPORT = 512,
    DLN_OPTIONS_LEAST = 1024, /* those that make mentions for others to read */
    DLN_OPTIONS_CORRECTIONS = 2048,
    DLN_OPTIONS_CORRECT = 4096,
} dln_option_group;

typedef enum dln_split_by { DLN_SPLIT_NOT, DLN_SPLIT_YEAR, DLN_SPLIT_MONTH, DLN_SPLIT_TYPE } dln_split_by;

typedef struct dln_command {
    const char *name;
    int (*run)(const struct dln_options *options);
    unsigned groups;
    const char *usage, *about, *examples;
} dln_command;

typedef struct dln_options {
    const dln_command *command;
    const char **inputs;               /* owned by options.c */
    size_t input_count;
    const char *outputs[DLN_OUTPUTS_MAX];
    size_t output_count;
    const dln_renderer *format;        /* NULL: by suffix */
    dln_sink *errors;                  /* --errors, open; closed by main */
    const char *show, *store, *corrections;
    const char *lexicons[DLN_LEXICONS_MAX];
    size_t lexicon_count;
    dln_span author, note;
    int jobs;
    bool is_strict, is_quiet, is_explained, wants_mentions, is_list, is_counted, is_backwards;
    dln_order order;                   /* of the events that are written */
    dln_read_options read;
    dln_query query;
    bool has_filters;
    double least_confidence;           /* of mentions; dln_options_parse sets DLN_HELD_BACK */
    dln_look look;
    dln_split_by split;                /* calendars in several files */
    dln_query highlight;
    dln_offsets offsets;
    dln_convention convention;
    bool is_timeml;
} dln_options;

size_t dln_command_count(void);                       /* main.c */
const dln_command *dln_command_at(size_t index);

/* false: *exit_code is what main returns (an error was told, or help was given). */
bool dln_options_parse(const dln_command *command, int argc, char **argv, dln_options *out, int *exit_code);
void dln_options_free(dln_options *options);

/* ---- pipeline.c ---- */
typedef struct dln_work {
    const dln_options *options;
    void *context;
    /* On a worker's thread: what becomes of an article goes to out; DLN_OK, or the run stops. */
    dln_status (*article)(void *context, const dln_article *article, dln_arena *arena, dln_sink *out, dln_error *err);
    /* In the order of the input, one at a time: what the articles of a piece became. */
    dln_status (*deliver)(void *context, dln_span bytes, dln_error *err);
} dln_work;

dln_status dln_work_run(const dln_work *work, dln_report *report, dln_error *err);

/* ---- output.c ---- */
/* The built-in lexicon and the user's rows on top; NULL: told. */
dln_lexicon *dln_open_lexicon(const dln_options *options, dln_report *report);
/* Tells of corrections of the store that are about no event, or no participant of it; and how many there are. */
void dln_tell_unmatched(dln_store *store);
size_t dln_count_unmatched(dln_store *store);
/* The rows of --corrections, into arena; none without it. */
dln_status dln_open_corrections(const dln_options *options, dln_arena *arena, dln_corrections *out, dln_error *err);
/* Corrects, filters and writes the events wherever the options say; the default format where no suffix tells. */
int dln_write_events(const dln_options *options, dln_timeline *timeline, const char *default_format, dln_report *report);
/* Whether all outputs can be written at all, before hours of work; the exit code. */
int dln_check_outputs(const dln_options *options, const char *default_format, dln_report *report);
/* The sink that a command writes lines to: the one -o, or standard output. NULL: told. */
dln_sink *dln_open_lines(const dln_options *options, dln_report *report);
/* Closes it and settles what the run returns. */
int dln_close_lines(const dln_options *options, dln_sink *sink, dln_report *report);
int dln_exit_code(const dln_options *options, const dln_report *report, int otherwise);

/* Mention or event lines of the inputs into the timeline. Merging takes events too: they stay beside those that are made. */
typedef enum dln_wanted { DLN_WANT_MENTIONS, DLN_WANT_EVENTS, DLN_WANT_BOTH } dln_wanted;
dln_status dln_read_lines(const dln_options *options, dln_wanted wanted, dln_timeline *timeline, dln_report *report, dln_error *err);
/* The query with the names of countries standing for all that is theirs; texts are the arena's. */
dln_status dln_resolved_query(const dln_options *options, dln_arena *arena, dln_query *out);

/* "x.ics: 3 events left out: 3 without a date" */
void dln_say_left_out(const char *path, const dln_left_out *left_out, bool of_chart); /* of_chart: of a page that shows all in a table, too */

/* ---- split.c ---- */
typedef struct dln_splitting {
    dln_split_by by;
    const char *suffix;   /* that a path ends with: the key goes before it */
    bool tells;           /* what the parts leave out, which files are of earlier runs */
    dln_status (*write)(const dln_timeline *timeline, const dln_look *look, const char *path, dln_error *err);
} dln_splitting;
/* Writes a file for each year, month or type that there is; what has none is left out, and counted. Other such files beside them, of earlier
 * runs, lose the events that this run has; what they have besides is told. */
dln_status dln_split_write(const dln_splitting *split, const dln_timeline *timeline, const dln_look *look, const char *path, dln_error *err);

/* ---- store.c ---- */
/* --store, else $DATELINE_STORE, else the user's data folder, which is made when it is to be written. NULL: told. */
dln_store *dln_open_store(const dln_options *options, dln_store_mode mode, const dln_lexicon *lexicon, dln_report *report);
int64_t dln_now(void); /* seconds since the epoch; SOURCE_DATE_EPOCH, if that is set */

/* ---- commands ---- */
int dln_cmd_timeline(const dln_options *options);
int dln_cmd_extract(const dln_options *options);
int dln_cmd_merge(const dln_options *options);
int dln_cmd_render(const dln_options *options);
int dln_cmd_query(const dln_options *options);
int dln_cmd_add(const dln_options *options);
int dln_cmd_remove(const dln_options *options);
int dln_cmd_import(const dln_options *options);
int dln_cmd_export(const dln_options *options);
int dln_cmd_correct(const dln_options *options);
int dln_cmd_check(const dln_options *options);
int dln_cmd_rebuild(const dln_options *options);
int dln_cmd_dates(const dln_options *options);
int dln_cmd_explain(const dln_options *options);

#endif
