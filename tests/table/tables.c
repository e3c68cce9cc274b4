/* tests/table/tables.c - tables that are wrong are refused with file:line:column; what is right is found in texts. */
#include "find/dates.h"
#include "find/word_lists.h"
#include "tables/builder.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static const struct { const char *file, *tsv, *error; } refused[] = {
    {"abbreviations.tsv", "", "abbreviations.tsv:1:1: no line that names the columns"},
    {"abbreviations.tsv", "# only\n", "abbreviations.tsv:1:1: no line that names the columns"},
    {"abbreviations.tsv", "form\n", "abbreviations.tsv:1:1: expected column 2 to be 'example'"},
    {"abbreviations.tsv", "form\texempla\n", "abbreviations.tsv:1:6: expected column 2 to be 'example'"},
    {"abbreviations.tsv", "form\texample\nmr\n", "abbreviations.tsv:2:1: 1 cells where the first line names 2 columns"},
    {"abbreviations.tsv", "form\texample\n\n# c\nmr\tMr. X spoke.\t\n", "abbreviations.tsv:4:1: 3 cells where the first line names 2 columns"},
    {"abbreviations.tsv", "form\texample\nm\xC3\xBCr\t\n", "abbreviations.tsv:2:5: column 'example' is empty"},
    {"abbreviations.tsv", "form\texample\nmr\t x\n", "abbreviations.tsv:2:4: blanks around 'x'"},
    {"abbreviations.tsv", "form\texample\nmr\t\xFF\n", "abbreviations.tsv:2:0: not UTF-8"},
    {"word_lists.tsv", "list\tof\tforms\tuse\texample\nstages\twords\tair|high seat\tu\te\n", "word_lists.tsv:2:18: 'high seat' is more than one word"},
    {"word_lists.tsv", "list\tof\tforms\tuse\texample\nstages\twords\tair|floor|air\tu\te\n", "word_lists.tsv:2:14: 'air' is on the list twice"},
    {"word_lists.tsv", "list\tof\tforms\tuse\texample\nstages\tverbs\tfrobnicate\tu\te\n", "word_lists.tsv:2:14: 'frobnicate' is no verb of table verbs"},
    {"unknown.tsv", "form\texample\n", "unknown.tsv:1:1: no table of this name in the schema"},
};

static void a_wrong_table_is_refused_at_the_place_where_it_is_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        dln_builder *builder = dln_builder_new();
        dln_error err = {0};
        char told[400];
        assert_true(dln_builder_add(builder, refused[i].file, dln_span_of(refused[i].tsv), false, &err) != DLN_OK);
        snprintf(told, sizeof told, "%s:%u:%u: %s", err.file, err.line, err.column, err.message);
        assert_string_equal(told, refused[i].error);
        dln_builder_free(builder);
    }
}

static const struct { const char *pattern; uint32_t column; const char *message; } wrong_patterns[] = {
    {"MONTH teh? DAY", 7, "'teh' is no word of time_words.tsv"},
    {"MONTH the? DAYS", 12, "'DAYS' is neither an atom nor the symbol of a row"},
    {"the the the the the the the the the the the the the the the DAY", 57, "the pattern is too long"},
};

static void a_wrong_pattern_of_dates_is_refused_with_its_row_and_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong_patterns / sizeof *wrong_patterns; i++) {
        dln_builder *builder = dln_builder_new();
        dln_lexicon lexicon = {0};
        dln_error err = {0};
        char rows[400];
        snprintf(rows, sizeof rows, "rule\tsymbol\tpattern\tbuild\targ\tmod\texample\tcounter\nright\tTIMEX\tMONTH the? DAY\tdate\t\t\tx\t\nwrong\tTIMEX\t%s\tdate\t\t\tx\t\n",
                 wrong_patterns[i].pattern);
        assert_int_equal(dln_builder_add(builder, "time_words.tsv", DLN_SPAN("form\tclass\tvalue\texample\tcounter\nthe\tglue\t\tx\t\nMarch\tmonth\t3\tx\t\n"), false, &err), DLN_OK);
        assert_int_equal(dln_builder_add(builder, "date_patterns.tsv", dln_span_of(rows), false, &err), DLN_OK);
        assert_int_equal(dln_builder_finish(builder, &err), DLN_OK);
        assert_int_equal(dln_builder_give(builder, &lexicon), DLN_OK);
        assert_null(dln_dates_program_new(&lexicon, &err));
        assert_int_equal(err.line, 2);
        assert_int_equal(err.column, wrong_patterns[i].column);
        assert_string_equal(err.message, wrong_patterns[i].message);
        free(lexicon.owned_numbers);
        free(lexicon.owned_text);
        dln_builder_free(builder);
    }
}

static void the_compiled_image_and_one_built_from_it_are_equal(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_builder *builder = dln_builder_new();
    dln_lexicon copy = {0};
    dln_error err = {0};
    assert_int_equal(dln_builder_start_from(builder, lexicon), DLN_OK);
    assert_int_equal(dln_builder_finish(builder, &err), DLN_OK);
    assert_int_equal(dln_builder_give(builder, &copy), DLN_OK);
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        assert_int_equal(dln_row_count(&copy, (dln_table)t), dln_row_count(lexicon, (dln_table)t));
        for (uint32_t row = 0; row < dln_row_count(lexicon, (dln_table)t); row++) {
            for (uint32_t c = 0; c < dln_schemas[t].column_count; c++) {
                dln_cell_type type = dln_schemas[t].columns[c].type;
                if (type == DLN_CELL_TEXT || type == DLN_CELL_KEY || type == DLN_CELL_PHRASES || type == DLN_CELL_LISTED)
                    assert_true(dln_span_equals(dln_cell_text(&copy, (dln_table)t, row, c), dln_cell_text(lexicon, (dln_table)t, row, c)));
                else
                    assert_int_equal(dln_cell(&copy, (dln_table)t, row, c), dln_cell(lexicon, (dln_table)t, row, c));
            }
        }
    }
    assert_int_equal(copy.numbers[DLN_HEAD_SENSE_COUNT], lexicon->numbers[DLN_HEAD_SENSE_COUNT]);
    assert_int_equal(copy.numbers[DLN_HEAD_WORD_COUNT], lexicon->numbers[DLN_HEAD_WORD_COUNT]);
    assert_int_equal(copy.numbers[DLN_HEAD_LIST_WORD_COUNT], lexicon->numbers[DLN_HEAD_LIST_WORD_COUNT]);
    for (uint32_t list = 0; list < DLN_LIST_COUNT; list++) {
        for (uint32_t word = 0; word < lexicon->numbers[DLN_HEAD_LIST_WORD_COUNT]; word++)
            assert_true(dln_list_bit(copy.numbers + copy.numbers[DLN_HEAD_LIST_WORDS], word, (dln_list)list) ==
                        dln_list_bit(lexicon->numbers + lexicon->numbers[DLN_HEAD_LIST_WORDS], word, (dln_list)list));
        for (uint32_t row = 0; row < dln_row_count(lexicon, DLN_TABLE_VERBS); row++)
            assert_true(dln_verb_in(&copy, row, (dln_list)list) == dln_verb_in(lexicon, row, (dln_list)list));
    }
    dln_builder_free(builder);
    dln_lexicon *owned = dln_lexicon_new(); /* frees what the copy took over */
    owned->owned_numbers = copy.owned_numbers;
    owned->owned_text = copy.owned_text;
    dln_lexicon_free(owned);
    dln_lexicon_free(lexicon);
}

static void the_built_in_tables_tell_their_version_without_being_made_ready(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    assert_string_equal(dln_lexicon_version(NULL), dln_lexicon_version(lexicon));
    dln_lexicon_free(lexicon);
}

static void every_form_of_every_table_is_found_as_itself(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    size_t forms_seen = 0;
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        for (uint32_t row = 0; row < dln_row_count(lexicon, (dln_table)t); row++) {
            for (uint32_t c = 0; c < dln_schemas[t].column_count; c++) {
                if (dln_schemas[t].columns[c].type != DLN_CELL_PHRASES)
                    continue;
                dln_span forms = dln_cell_text(lexicon, (dln_table)t, row, c), form;
                while (dln_split(&forms, '|', &form)) {
                    dln_tokens tokens;
                    dln_phrase hits[DLN_PHRASES_MAX];
                    bool is_found = false;
                    if (form.len == 0)
                        continue;
                    dln_tokenize(lexicon, form, arena, &tokens);
                    size_t count = dln_phrases_at(lexicon, &tokens, 0, tokens.count, false, hits);
                    for (size_t h = 0; h < count; h++) {
                        for (uint32_t s = 0; s < hits[h].sense_count; s++) {
                            dln_sense sense = dln_sense_at(hits[h].senses, s);
                            is_found |= hits[h].tokens == tokens.count && sense.table == t && sense.column == c && sense.row == row;
                        }
                    }
                    if (!is_found)
                        print_message("# '%.*s' of %s\n", (int)form.len, form.text, dln_schemas[t].name);
                    assert_true(is_found);
                    forms_seen++;
                    dln_arena_reset(arena);
                }
            }
        }
    }
    assert_true(forms_seen > 50);
    dln_arena_free(arena);
    dln_lexicon_free(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_table_is_refused_at_the_place_where_it_is_wrong),
        cmocka_unit_test(a_wrong_pattern_of_dates_is_refused_with_its_row_and_place),
        cmocka_unit_test(the_compiled_image_and_one_built_from_it_are_equal),
        cmocka_unit_test(the_built_in_tables_tell_their_version_without_being_made_ready),
        cmocka_unit_test(every_form_of_every_table_is_found_as_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
