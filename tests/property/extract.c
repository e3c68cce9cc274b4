/* tests/property/extract.c - one sentence without an end, of the same words again and again: the time to find its events is that of its
 * length, not of its square, which would be a minute.
 */
#include <dateline/extract.h>
#include <dateline/lexicon.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

static const char *const clauses[] = {
    "the Russian, German and French ministers ", "BRUSSELS: Meeting of EU ambassadors (09:30), ", "at 3 p.m. local time they met Putin and ",
    "Obama said: \xE2\x80\x9Cwe met Putin\xE2\x80\x9D, ", "Putin was in Rome with Merkel on Monday, ", "he said that ",
};

static void a_sentence_of_forty_thousand_clauses_takes_seconds(void **state)
{
    (void)state;
    enum { TIMES = 40000, SECONDS_MOST = 12 };
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    for (size_t c = 0; c < sizeof clauses / sizeof *clauses; c++) {
        size_t len = strlen(clauses[c]);
        char *text = malloc(TIMES * len);
        dln_mentions mentions;
        assert_non_null(text);
        for (size_t i = 0; i < TIMES; i++)
            memcpy(text + i * len, clauses[c], len);
        dln_article article = {.id = DLN_SPAN("any"), .text = {text, TIMES * len}, .published = dln_when_day(dln_day_of(2014, 3, 12))};
        clock_t begin = clock();
        assert_int_equal(dln_extract(lexicon, &article, arena, &mentions, NULL), DLN_OK);
        if ((clock() - begin) / CLOCKS_PER_SEC >= SECONDS_MOST)
            fail_msg("\"%s\" takes too long", clauses[c]);
        dln_arena_reset(arena);
        free(text);
    }
    dln_arena_free(arena);
    dln_lexicon_free(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_sentence_of_forty_thousand_clauses_takes_seconds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
