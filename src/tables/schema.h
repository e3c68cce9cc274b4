/* src/tables/schema.h - which tables there are and what their columns hold.
 * A table is a file src/lang/en/NAME.tsv or src/facts/NAME.tsv whose first line names the columns. The schema types
 * them, so that one builder checks and compiles them all and readers find a cell by (table, row, column).
 * To add a table: a value here, its columns in schema.c, the file.
 */
#ifndef DATELINE_TABLES_SCHEMA_H
#define DATELINE_TABLES_SCHEMA_H

#include <dateline/span.h>

typedef enum dln_cell_type {
    DLN_CELL_TEXT,
    DLN_CELL_KEY,     /* text, unique in its table: what others refer to */
    DLN_CELL_PHRASES, /* text, forms divided by |: each is found in articles, as a sense (table, column, row) */
    DLN_CELL_INT,
    DLN_CELL_DECIMAL, /* up to four decimals, kept times 10,000 */
    DLN_CELL_DATE,    /* YYYY, YYYY-MM or YYYY-MM-DD; `..` or nothing: open */
    DLN_CELL_REF,     /* the key of a row of table `detail` */
    DLN_CELL_WORD,    /* one of the words in `detail` (divided by |), kept as its index */
    DLN_CELL_FLAGS,   /* any of them divided by |, kept as bits */
    DLN_CELL_EXAMPLE, /* checked to be there, kept out of the program: the tests run it */
    DLN_CELL_NOTE,    /* for people: sources, licences */
} dln_cell_type;

typedef struct dln_column {
    const char *name;
    dln_cell_type type;
    const char *detail;
    bool optional;          /* may be empty: text "", DLN_NO_NUMBER, no row, no bits */
} dln_column;

typedef struct dln_table_schema {
    const char *name;       /* of the file, without .tsv */
    const dln_column *columns;
    size_t column_count;
    bool is_users;          /* --lexicon may add rows */
} dln_table_schema;

#define DLN_NO_NUMBER INT32_MIN

typedef enum dln_table {    /* at most 64 */
    DLN_TABLE_ABBREVIATIONS,
    DLN_TABLE_WORDS,
    DLN_TABLE_VERBS,
    DLN_TABLE_REPORTING,
    DLN_TABLE_SAYINGS,
    DLN_TABLE_COUNT
} dln_table;

enum { DLN_ABBREVIATIONS_FORM, DLN_ABBREVIATIONS_EXAMPLE };

/* ---- clauses, meetings and calls ---- */
enum { DLN_WORDS_FORMS, DLN_WORDS_CLASS, DLN_WORDS_DOES };
typedef enum dln_word_class {
    DLN_CLASS_BE, DLN_CLASS_HAVE, DLN_CLASS_DO, DLN_CLASS_MODAL, DLN_CLASS_NOT, DLN_CLASS_PRONOUN, DLN_CLASS_THERE, DLN_CLASS_DETERMINER,
    DLN_CLASS_PREPOSITION, DLN_CLASS_EITHER, DLN_CLASS_TO, DLN_CLASS_THAT, DLN_CLASS_AND, DLN_CLASS_SUBORDINATOR, DLN_CLASS_RELATIVE,
    DLN_CLASS_ADVERB, DLN_CLASS_GOVERNOR
} dln_word_class;
enum { DLN_DOES_PRESENT = 1, DLN_DOES_PAST = 2, DLN_DOES_BASE = 4, DLN_DOES_PARTICIPLE = 8, DLN_DOES_GERUND = 16, DLN_DOES_NOT = 32,
       DLN_DOES_FUTURE = 64, DLN_DOES_WISH = 128, DLN_DOES_PLAN = 256, DLN_DOES_IF = 512 };
enum { DLN_VERBS_VERB, DLN_VERBS_BASE, DLN_VERBS_THIRD, DLN_VERBS_PAST, DLN_VERBS_PARTICIPLE, DLN_VERBS_GERUND, DLN_VERBS_NOUN,
       DLN_VERBS_GOVERNS };
enum { DLN_NOUN_BASE = 1, DLN_NOUN_THIRD = 2, DLN_NOUN_PAST = 4, DLN_NOUN_GERUND = 8 };

/* ---- statements ---- */
enum { DLN_REPORTING_VERB, DLN_REPORTING_FORMS, DLN_REPORTING_NEED, DLN_REPORTING_CAMEO };
typedef enum dln_reporting_need { DLN_NEED_NOTHING, DLN_NEED_SPEECH, DLN_NEED_OBJECT, DLN_NEED_CARRIER, DLN_NEED_FEELING, DLN_NEED_HEARER,
                                  DLN_NEED_PLATFORM, DLN_NEED_QUOTING } dln_reporting_need;
enum { DLN_SAYINGS_NAME, DLN_SAYINGS_FORMS, DLN_SAYINGS_KIND, DLN_SAYINGS_MEDIUM };
typedef enum dln_saying_kind { DLN_SAID_IN_TEXT, DLN_SAID_AT_OCCASION, DLN_SAID_ON_PLATFORM, DLN_SAID_TO_HEARER, DLN_SAID_FEELING,
                               DLN_SAID_BY, DLN_SAID_JOINTLY } dln_saying_kind;

extern const dln_table_schema dln_schemas[DLN_TABLE_COUNT];

/* The table of a file name ("src/facts/people.tsv"), or of a header line; DLN_TABLE_COUNT: none. */
dln_table dln_table_of_file(const char *path);
dln_table dln_table_of_header(dln_span header, bool users_only);

#endif
