/* tests/table/word_lists.c - each list of src/lang/en/word_lists.tsv matters to its own example: without the list (its words and verbs are taken out
 * of a copy of the compiled tables) dates, parties, clauses or mentions of the example are others. So a list that no code asks for fails, too.
 * In an example " // " ends a paragraph; a piece before " ## " is the title, one before " @@ " the publisher. Published on Wednesday, 2014-03-12.
 */
#include <dateline/extract.h>
#include <dateline/timeline.h>

#include "base/text.h"
#include "find/word_lists.h"
#include "tables/tsv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* A lexicon whose numbers may be changed. */
static dln_lexicon *open_copy(uint32_t **numbers)
{
    dln_lexicon *lexicon = dln_lexicon_new();
    assert_non_null(lexicon);
    size_t bytes = lexicon->numbers[DLN_HEAD_NUMBERS] * sizeof(uint32_t);
    lexicon->owned_numbers = *numbers = malloc(bytes);
    assert_non_null(*numbers);
    memcpy(*numbers, lexicon->numbers, bytes);
    lexicon->numbers = *numbers;
    return lexicon;
}

/* Takes the list out of the numbers, or puts it back as it was. */
static void set_list(uint32_t *numbers, const dln_lexicon *whole, uint32_t list, bool is_there)
{
    const uint32_t width = dln_list_cells(DLN_LIST_COUNT), bit = (uint32_t)1 << list % 32;
    const uint32_t rows[2] = {numbers[DLN_HEAD_LIST_WORD_COUNT], dln_row_count(whole, DLN_TABLE_VERBS)};
    const uint32_t first[2] = {numbers[DLN_HEAD_LIST_WORDS], numbers[DLN_HEAD_LIST_VERBS]};
    for (int k = 0; k < 2; k++) {
        for (uint32_t row = 0; row < rows[k]; row++) {
            uint32_t cell = first[k] + row * width + list / 32;
            numbers[cell] = is_there ? whole->numbers[cell] : numbers[cell] & ~bit;
        }
    }
}

/* The people of the examples are made up; a sentence before says who they are. */
static dln_article article_of(dln_span example, dln_arena *arena)
{
    dln_article article = {.id = DLN_SPAN("example"), .publisher = DLN_SPAN("Test Wire"), .lang = DLN_SPAN("en"), .published = dln_when_day(dln_day_of(2014, 3, 12))};
    size_t at = dln_find(example, DLN_SPAN(" @@ "));
    if (at != SIZE_MAX) {
        article.publisher = (dln_span){example.text, at};
        example = (dln_span){example.text + at + 4, example.len - at - 4};
    }
    at = dln_find(example, DLN_SPAN(" ## "));
    if (at != SIZE_MAX) {
        article.title = (dln_span){example.text, at};
        example = (dln_span){example.text + at + 4, example.len - at - 4};
    }
    bool is_known = dln_find(example, DLN_SPAN("Okonjo")) == SIZE_MAX || dln_find(example, DLN_SPAN("Ama Okonjo")) != SIZE_MAX;
    dln_span text = is_known ? DLN_SPAN("") : DLN_SPAN("Ghanaian Foreign Minister Ama Okonjo and Senegalese President Moussa Sarr are in the news.\n\n");
    while ((at = dln_find(example, DLN_SPAN(" // "))) != SIZE_MAX) {
        text = DLN_JOIN(arena, text, {example.text, at}, DLN_SPAN("\n\n"));
        example = (dln_span){example.text + at + 4, example.len - at - 4};
    }
    article.text = DLN_JOIN(arena, text, example);
    return article;
}

/* All that is made of it, as text; the arena's. */
static dln_span read_all(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena)
{
    static const char *const stages[] = {"dates", "parties", "clauses"};
    dln_mentions mentions;
    dln_sink *sink = dln_sink_to_memory();
    assert_non_null(sink);
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        assert_int_equal(dln_extract_show(lexicon, article, stages[i], sink, NULL), DLN_OK);
    assert_int_equal(dln_extract_least(lexicon, article, 0, arena, &mentions, NULL), DLN_OK);
    for (size_t i = 0; i < mentions.count; i++)
        dln_mention_write(&mentions.items[i], sink);
    dln_span all = dln_arena_copy(arena, dln_sink_bytes(sink));
    dln_sink_abandon(sink);
    return all;
}

static void without_its_list_an_example_is_read_otherwise(void **state)
{
    (void)state;
    const char *tests = getenv("TESTS");
    dln_arena *keep = dln_arena_new(), *arena = dln_arena_new();
    uint32_t *numbers, list = 0, wrong = 0;
    dln_lexicon *whole = dln_lexicon_new(), *lexicon = open_copy(&numbers);
    dln_error err = {0};
    dln_span bytes;
    dln_tsv tsv;
    bool more = true;
    const char *path = dln_arena_printf(keep, "%s/../src/lang/en/word_lists.tsv", tests == NULL ? "tests" : tests).text;
    assert_int_equal(dln_file_read(path, keep, &bytes, &err), DLN_OK);
    assert_int_equal(dln_tsv_open(&tsv, "word_lists.tsv", bytes, &err), DLN_OK);
    for (; dln_tsv_next(&tsv, &more, &err) == DLN_OK && more; list++) {
        dln_article article = article_of(tsv.cells[tsv.column_count - 1], arena);
        dln_span with = read_all(whole, &article, arena);
        set_list(numbers, whole, list, false);
        dln_span without = read_all(lexicon, &article, arena);
        set_list(numbers, whole, list, true);
        if (dln_span_equals(with, without)) {
            print_message("# %s:%u: '%.*s' does not matter to: %.*s\n", tsv.file, tsv.line, (int)tsv.cells[0].len, tsv.cells[0].text, (int)article.text.len, article.text.text);
            wrong++;
        }
        dln_arena_reset(arena);
    }
    assert_int_equal(err.status, DLN_OK);
    assert_int_equal(list, DLN_LIST_COUNT);
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_lexicon_free(whole);
    dln_arena_free(arena);
    dln_arena_free(keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_its_list_an_example_is_read_otherwise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
