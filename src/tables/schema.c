/* src/tables/schema.c - the columns of every table, in the order of the file. See schema.h. */
#include "tables/schema.h"

#include "base/text.h"

#define TABLE(file, list, users) {file, list, sizeof(list) / sizeof *(list), users}

static const dln_column abbreviations[] = {
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

/* ---- clauses, meetings and calls ---- */
static const dln_column words[] = {
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"class", DLN_CELL_WORD, "be|have|do|modal|not|pronoun|there|determiner|preposition|either|to|that|and|subordinator|relative|adverb|governor", false},
    {"does", DLN_CELL_FLAGS, "present|past|base|participle|gerund|not|future|wish|plan|if", true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column verbs[] = {
    {"verb", DLN_CELL_KEY, NULL, false},
    {"base", DLN_CELL_PHRASES, NULL, false},
    {"third", DLN_CELL_PHRASES, NULL, true},
    {"past", DLN_CELL_PHRASES, NULL, false},
    {"participle", DLN_CELL_PHRASES, NULL, false},
    {"gerund", DLN_CELL_PHRASES, NULL, false},
    {"noun", DLN_CELL_FLAGS, "base|third|past|gerund", true},
    {"governs", DLN_CELL_WORD, "plan|wish|refuse|cancel|begin|report", true},
};

/* ---- statements ---- */
static const dln_column reporting[] = {
    {"verb", DLN_CELL_KEY, NULL, false},
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"need", DLN_CELL_WORD, "strong|weak|object|carrier|feeling|hearer|platform|quoting", false},
    {"cameo", DLN_CELL_TEXT, NULL, false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column sayings[] = {
    {"name", DLN_CELL_KEY, NULL, false},
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"kind", DLN_CELL_WORD, "text|occasion|platform|hearer|feeling|attribution|joint", false},
    {"medium", DLN_CELL_TEXT, NULL, true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

const dln_table_schema dln_schemas[DLN_TABLE_COUNT] = {
    [DLN_TABLE_ABBREVIATIONS] = TABLE("abbreviations", abbreviations, false),
    [DLN_TABLE_WORDS] = TABLE("words", words, false),
    [DLN_TABLE_VERBS] = TABLE("verbs", verbs, false),
    [DLN_TABLE_REPORTING] = TABLE("reporting", reporting, false),
    [DLN_TABLE_SAYINGS] = TABLE("sayings", sayings, false),
};

dln_table dln_table_of_file(const char *path)
{
    const char *base = strrchr(path, '/');
    dln_span name = dln_span_of(base == NULL ? path : base + 1);
    if (dln_ends_with(name, DLN_SPAN(".tsv")))
        name.len -= 4;
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        if (dln_span_is(name, dln_schemas[t].name))
            return (dln_table)t;
    }
    return DLN_TABLE_COUNT;
}

dln_table dln_table_of_header(dln_span header, bool users_only)
{
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        dln_span rest = header, piece = DLN_NO_SPAN;
        size_t c = 0;
        if (users_only && !dln_schemas[t].is_users)
            continue;
        while (c < dln_schemas[t].column_count && dln_split(&rest, '\t', &piece) && dln_span_is(piece, dln_schemas[t].columns[c].name))
            c++;
        if (c == dln_schemas[t].column_count && rest.text == NULL)
            return (dln_table)t;
    }
    return DLN_TABLE_COUNT;
}
