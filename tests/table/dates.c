/* tests/table/dates.c - phrases of the kinds that readers of other taggers complain of: tests/table/dates/KIND.tsv has a
 * phrase a line, its expressions in brackets, and what they mean on the day it was published.
 */
#include <dateline/dates.h>

#include "base/text.h"
#include "tables/tsv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <jansson.h>

static dln_lexicon *lexicon;

/* A row: the phrase without brackets, and where they stood. */
enum { EXPRESSIONS_MAX = 24 };
typedef struct phrase {
    char text[1024];
    size_t len, count;
    size_t begin[EXPRESSIONS_MAX], end[EXPRESSIONS_MAX];
} phrase;

static void read_phrase(dln_span cell, phrase *out)
{
    out->len = out->count = 0;
    assert_true(cell.len < sizeof out->text);
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.text[i];
        if (c == '[') {
            assert_true(out->count < EXPRESSIONS_MAX);
            out->begin[out->count] = out->len;
        } else if (c == ']') {
            out->end[out->count++] = out->len;
        } else if (c == '\\' && i + 1 < cell.len && cell.text[i + 1] == 'n') {
            out->text[out->len++] = '\n';
            i++;
        } else {
            out->text[out->len++] = c;
        }
    }
}

static json_t *find_in(const phrase *p, dln_span published)
{
    dln_article article = {.id = DLN_SPAN("phrase"), .text = {p->text, p->len}};
    dln_arena *arena = dln_arena_new();
    dln_sink *sink = dln_sink_to_memory();
    if (!dln_span_is(published, "-"))
        assert_int_equal(dln_when_from_edtf(published, &article.published, NULL), DLN_OK);
    assert_int_equal(dln_dates_write(lexicon, &article, DLN_OFFSET_BYTES, DLN_CONVENTION_TIMEML, arena, sink, NULL), DLN_OK);
    json_t *line = json_loadb(dln_sink_bytes(sink).text, dln_sink_bytes(sink).len, 0, NULL);
    assert_non_null(line);
    dln_sink_close(sink, NULL);
    dln_arena_free(arena);
    return line;
}

static const char *text_of(const json_t *timex, const char *key)
{
    const char *text = json_string_value(json_object_get(timex, key));
    return text == NULL ? "" : text;
}

/* The expressions are those in brackets, with those values and, where the row gives them, those days. */
static bool is_as_written(const phrase *p, dln_span values, dln_span days, const json_t *timexes)
{
    dln_span value, day = DLN_NO_SPAN;
    if (json_array_size(timexes) != p->count)
        return false;
    for (size_t i = 0; i < p->count; i++) {
        const json_t *timex = json_array_get(timexes, i);
        if ((size_t)json_integer_value(json_object_get(timex, "begin")) != p->begin[i] || (size_t)json_integer_value(json_object_get(timex, "end")) != p->end[i])
            return false;
        if (!dln_split(&values, ';', &value) || !dln_span_is(dln_trim(value), text_of(timex, "value")))
            return false;
        if (days.len > 0 && dln_split(&days, ' ', &day) && !dln_span_is(day, text_of(timex, "edtf")))
            return false;
    }
    return true;
}

static size_t run_table(const char *name)
{
    char path[512];
    const char *tests = getenv("TESTS");
    dln_error err = {0};
    dln_arena *keep = dln_arena_new();
    dln_span bytes;
    dln_tsv tsv;
    bool more = true;
    size_t rows = 0, wrong = 0;
    snprintf(path, sizeof path, "%s/table/dates/%s.tsv", tests == NULL ? "tests" : tests, name);
    assert_int_equal(dln_file_read(path, keep, &bytes, &err), DLN_OK);
    assert_int_equal(dln_tsv_open(&tsv, name, bytes, &err), DLN_OK);
    while (dln_tsv_next(&tsv, &more, &err) == DLN_OK && more) {
        phrase p;
        read_phrase(tsv.cells[1], &p);
        json_t *line = find_in(&p, tsv.cells[0]);
        const json_t *timexes = json_object_get(line, "timexes"), *timex;
        size_t index;
        rows++;
        if (!is_as_written(&p, dln_span_is(tsv.cells[2], "-") ? (dln_span){"", 0} : tsv.cells[2], tsv.cells[3], timexes)) {
            wrong++;
            print_message("# %s.tsv:%u: %.*s = %.*s, but", name, tsv.line, (int)tsv.cells[1].len, tsv.cells[1].text, (int)tsv.cells[2].len, tsv.cells[2].text);
            json_array_foreach(timexes, index, timex)
                print_message(" [%s] %s %s;", text_of(timex, "text"), text_of(timex, "value"), tsv.cells[3].len > 0 ? text_of(timex, "edtf") : "");
            print_message("\n");
        }
        json_decref(line);
    }
    assert_int_equal(err.status, DLN_OK);
    dln_arena_free(keep);
    assert_int_equal(wrong, 0);
    return rows;
}

static const char *const kinds[] = {
    "names", "numbers", "ordinals", "weekdays", "yearless", "ranges", "decades", "weeks", "formats", "clocks", "narrative", "zones", "holidays",
    "durations", "periods", "sets", "references", "tenses",
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static size_t rows_run;

static void phrases_mean_what_is_written(void **state) { rows_run += run_table((const char *)*state); }

static void there_are_many_phrases(void **state)
{
    (void)state;
    assert_true(rows_run >= 1500);
}

int main(void)
{
    struct CMUnitTest tests[KINDS + 1];
    for (size_t i = 0; i < KINDS; i++)
        tests[i] = (struct CMUnitTest){kinds[i], phrases_mean_what_is_written, NULL, NULL, (void *)(uintptr_t)kinds[i]};
    tests[KINDS] = (struct CMUnitTest)cmocka_unit_test(there_are_many_phrases);
    lexicon = dln_lexicon_new();
    assert_non_null(lexicon);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    dln_lexicon_free(lexicon);
    return failed;
}
