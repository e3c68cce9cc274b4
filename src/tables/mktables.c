/* src/tables/mktables.c - the table compiler that make runs.
 *   mktables lexicon OUT.c TABLE.tsv...   checks all tables and compiles them to const arrays
 *   mktables rows OUT.inc [TABLE.tsv]     a table as lines ROW("cell", "cell", ...) for an #include
 */
#include "find/dates.h"
#include "tables/builder.h"

#include <stdio.h>
#include <stdlib.h>

static int report(const dln_error *err)
{
    if (err->line > 0)
        fprintf(stderr, "%s:%u:%u: error: %s\n", err->file, err->line, err->column, err->message);
    else
        fprintf(stderr, "%s%serror: %s\n", err->file, err->file[0] == '\0' ? "" : ": ", err->status == DLN_NO_MEMORY ? "no memory" : err->message);
    return 1;
}

/* From the row and the place in its pattern to line and column of the file. */
static void place_in_file(int count, char **files, dln_arena *arena, dln_error *err)
{
    dln_span bytes;
    dln_tsv tsv;
    bool more = true;
    uint32_t row = 0;
    int i = 0;
    while (i < count && dln_table_of_file(files[i]) != DLN_TABLE_DATE_PATTERNS)
        i++;
    if (err->line == 0 || i == count || dln_file_read(files[i], arena, &bytes, NULL) != DLN_OK || dln_tsv_open(&tsv, files[i], bytes, NULL) != DLN_OK)
        return;
    while (dln_tsv_next(&tsv, &more, NULL) == DLN_OK && more) {
        if (++row < err->line)
            continue;
        err->line = tsv.line;
        err->column = dln_tsv_column_of(&tsv, tsv.cells[DLN_DATE_PATTERNS_PATTERN]) + err->column - 1;
        snprintf(err->file, sizeof err->file, "%s", files[i]);
        return;
    }
}

/* The patterns of dates are compiled when a lexicon is opened; here, so that a wrong one is seen when it is written. */
static dln_status check_patterns(dln_builder *builder, int count, char **files, dln_arena *arena, dln_error *err)
{
    dln_lexicon lexicon = {0};
    dln_status status = dln_builder_give(builder, &lexicon);
    if (status == DLN_OK) {
        dln_dates_program *program = dln_dates_program_new(&lexicon, err);
        if (program == NULL) {
            status = err->status == DLN_OK ? DLN_NO_MEMORY : err->status;
            place_in_file(count, files, arena, err);
        }
        dln_dates_program_free(program);
    }
    free(lexicon.owned_numbers);
    free(lexicon.owned_text);
    return status;
}

static dln_status compile(int count, char **files, dln_sink *out, dln_arena *arena, dln_error *err)
{
    dln_builder *builder = dln_builder_new();
    dln_status status = builder == NULL ? DLN_NO_MEMORY : DLN_OK;
    for (int i = 0; i < count && status == DLN_OK; i++) {
        dln_span bytes;
        status = dln_file_read(files[i], arena, &bytes, err);
        if (status == DLN_OK)
            status = dln_builder_add(builder, files[i], bytes, false, err);
    }
    if (status == DLN_OK)
        status = dln_builder_finish(builder, err);
    if (status == DLN_OK)
        dln_builder_write_c(builder, out);
    if (status == DLN_OK)
        status = check_patterns(builder, count, files, arena, err);
    dln_builder_free(builder);
    return status;
}

static dln_status write_rows(const char *file, dln_sink *out, dln_arena *arena, dln_error *err)
{
    dln_span bytes;
    dln_tsv tsv;
    bool more;
    dln_status status = dln_file_read(file, arena, &bytes, err);
    if (status == DLN_OK)
        status = dln_tsv_open(&tsv, file, bytes, err);
    while (status == DLN_OK) {
        status = dln_tsv_next(&tsv, &more, err);
        if (status != DLN_OK || !more)
            break;
        dln_sink_puts(out, "ROW(");
        for (size_t c = 0; c < tsv.column_count; c++) {
            dln_sink_puts(out, c == 0 ? "\"" : ", \"");
            for (size_t i = 0; i < tsv.cells[c].len; i++) {
                if (tsv.cells[c].text[i] == '"' || tsv.cells[c].text[i] == '\\')
                    dln_sink_char(out, '\\');
                dln_sink_char(out, tsv.cells[c].text[i]);
            }
            dln_sink_char(out, '"');
        }
        dln_sink_puts(out, ")\n");
    }
    return status;
}

int main(int argc, char **argv)
{
    dln_error err = {0};
    dln_sink *out = NULL;
    dln_arena *arena = dln_arena_new();
    bool is_lexicon = argc >= 3 && strcmp(argv[1], "lexicon") == 0;
    if (argc < 3 || (!is_lexicon && strcmp(argv[1], "rows") != 0) || arena == NULL) {
        fprintf(stderr, "usage: mktables lexicon OUT.c TABLE.tsv... | mktables rows OUT.inc [TABLE.tsv]\n");
        return 2;
    }
    dln_status status = dln_sink_to_file(argv[2], &out, &err);
    if (status == DLN_OK && is_lexicon)
        status = compile(argc - 3, argv + 3, out, arena, &err);
    else if (status == DLN_OK && argc > 3)
        status = write_rows(argv[3], out, arena, &err);
    if (status == DLN_OK)
        status = dln_sink_close(out, &err);
    else
        dln_sink_abandon(out);
    dln_arena_free(arena);
    err.status = status;
    return status == DLN_OK ? 0 : report(&err);
}
