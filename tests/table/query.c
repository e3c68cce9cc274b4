/* tests/table/query.c - the dates of filters, and what a query finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dateline/query.h>

enum { NOW = 20417 }; /* 2025-11-25, a Tuesday */

static const struct { const char *text, *edtf; } dates[] = {
    {"2014", "2014"},
    {"2014-09", "2014-09"},
    {"2014-09-25", "2014-09-25"},
    {"2014-10-25T20:00+04:00", "2014-10-25T20:00+04:00"},
    {"2014-09/2014-11", "2014-09/2014-11"},
    {"2014q3", "2014-07/2014-09"},
    {"2014-Q1", "2014-01/2014-03"},
    {"2014-W39", "2014-09-22/2014-09-28"},
    {"2020-W53", "2020-12-28/2021-01-03"},
    {"2021-w01", "2021-01-04/2021-01-10"},
    {"today", "2025-11-25"},
    {"Yesterday", "2025-11-24"},
    {"tomorrow", "2025-11-26"},
    {"-7d", "2025-11-18"},
    {"+2w", "2025-12-09"},
    {"-9m", "2025-02-25"},
    {"+1y", "2026-11-25"},
    {"-7d/today", "2025-11-18/2025-11-25"},
    {"2025-10/+2w", "2025-10/2025-12-09"},
    {" 2014-09 ", "2014-09"},
    {"2014q5", NULL},
    {"2021-W53", NULL},
    {"2014-02-30", NULL},
    {"last week", NULL},
    {"25/11/2025", NULL},
    {"25 November 2025", NULL},
    {"-7", NULL},
    {"-7days", NULL},
    {"7d", NULL},
    {"+99999y", NULL},
    {"", NULL},
};

static void dates_of_filters_are_read_or_refused(void **state)
{
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        dln_when when;
        dln_error err = {0};
        char edtf[DLN_EDTF_MAX] = "refused";
        dln_status status = dln_query_date(dln_span_of(dates[i].text), NOW, &when, &err);
        if (status == DLN_OK)
            dln_when_to_edtf(&when, edtf);
        else
            assert_true(strstr(err.message, "expected") != NULL || strstr(err.message, "does not exist") != NULL);
        if (strcmp(edtf, dates[i].edtf == NULL ? "refused" : dates[i].edtf) != 0)
            fail_msg("'%s': %s", dates[i].text, edtf);
    }
}

static const dln_party putin_biden[] = {
    {.name = {"Vladimir Putin", 14}, .country = {"RUS", 3}, .role = {"President", 9}},
    {.name = {"Joe Biden", 9}, .country = {"USA", 3}},
    {.name = {"Mevl\xC3\xBCt \xC3\x87" "avu\xC5\x9Fo\xC4\x9Flu", 20}, .country = {"TUR", 3}},
};
static const dln_source sources[] = {
    {.url = {"https://www.example.org/a", 25}, .publisher = {"Volga Wire", 10}, .evidence = {"They talked about Ukraine's fleet.", 34}},
};

static dln_event sample(const char *edtf)
{
    dln_event event = {.claim = {.type = 0, .parties = putin_biden, .party_count = 3, .confidence = 0.8,
                                 .place = {.name = DLN_SPAN("Geneva"), .country = DLN_SPAN("CHE")}, .title = DLN_SPAN("Putin and Biden meet")},
                       .sources = sources, .source_count = 1};
    if (edtf != NULL)
        assert_int_equal(dln_when_from_edtf(dln_span_of(edtf), &event.claim.when, NULL), DLN_OK);
    return event;
}

static const struct { const char *from, *to, *when; dln_match match; } times[] = {
    {NULL, NULL, NULL, DLN_CERTAIN},
    {NULL, NULL, "2014-10", DLN_CERTAIN},
    {"2014-09", "2014-10", "2014-08-31", DLN_NO_MATCH},
    {"2014-09", "2014-10", "2014-09-01", DLN_CERTAIN},
    {"2014-09", "2014-10", "2014-10-31", DLN_CERTAIN},      /* a coarse end includes its unit */
    {"2014-09", "2014-10", "2014-10-31T23:59+02:00", DLN_CERTAIN},
    {"2014-09", "2014-10", "2014-11-01", DLN_NO_MATCH},
    {"2014", NULL, "2013-12-31", DLN_NO_MATCH},
    {"2014", NULL, "2031-01-01", DLN_CERTAIN},
    {NULL, "2014", "2014-12-31", DLN_CERTAIN},
    {NULL, "2014", "2015-01-01", DLN_NO_MATCH},
    {"2014-10-02", "2014-10-20", "2014-10", DLN_POSSIBLE},  /* some day of the month */
    {"2014-10", "2014-10", "2014-10", DLN_CERTAIN},
    {"2014-11", "2014-11", "2014-10", DLN_NO_MATCH},
    {"2014-10-02", "2014-10-02", "2014-10-01/2014-10-03", DLN_CERTAIN}, /* three days in a row include it */
    {"2014-10-02", "2014-10-02", "2014-10-01~/2014-10-03~", DLN_POSSIBLE},
    {"2014-10-15", "2014-10-15", "2014-10-11/2014-10-20", DLN_POSSIBLE},
    {"2014-10-15", "2014-10-15", "2014-10/..", DLN_POSSIBLE},
    {"2014-09-15", "2014-09-15", "2014-10/..", DLN_NO_MATCH},
    {"2014", "2014", NULL, DLN_NO_MATCH},
    {"2014-12", "2014-12", "XXXX-12-07", DLN_POSSIBLE},
    {"2014-11", "2014-11", "XXXX-12-07", DLN_NO_MATCH},
    {"2014-12-30", "2015-01-05", "XXXX-01-02", DLN_POSSIBLE},
    {NULL, "2014", "XXXX-12-07", DLN_POSSIBLE},
    {"2021-12-07T18:00+03:00", "2021-12-07T19:00+03:00", "2021-12-07T10:07-05:00", DLN_CERTAIN},  /* the same instant */
    {"2021-12-07T18:00+03:00", "2021-12-07T18:07+03:00", "2021-12-07T18:07+03:00", DLN_NO_MATCH}, /* the end is outside */
    {"2021-12-07T18:07+03:00", "2021-12-07T18:07+03:00", "2021-12-07T18:07+03:00", DLN_CERTAIN},
    {"2021-12-07T18:30+03:00", "2021-12-07T19:00+03:00", "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00", DLN_CERTAIN},
    {"2021-12-07T18:30", "2021-12-07T19:00", "2021-12-07", DLN_CERTAIN},
    {"2021-12-07", "2021-12-07", "2021-12-07T23:30-05:00", DLN_CERTAIN}, /* days are days at the place */
};

static void ranges_are_half_open_and_include_the_unit_named(void **state)
{
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        dln_event event = sample(times[i].when);
        dln_query query = {0};
        if (times[i].from != NULL)
            assert_int_equal(dln_query_date(dln_span_of(times[i].from), NOW, &query.from, NULL), DLN_OK);
        if (times[i].to != NULL)
            assert_int_equal(dln_query_date(dln_span_of(times[i].to), NOW, &query.to, NULL), DLN_OK);
        dln_match match = dln_query_matches(&query, &event);
        if (match != times[i].match)
            fail_msg("%s in %s to %s: %d", times[i].when, times[i].from, times[i].to, (int)match);
    }
}

static const struct { const char *with, *with_2; bool found; } names[] = {
    {"Putin", NULL, true},
    {"vladimir putin", NULL, true},
    {"PUTIN|Lavrov", NULL, true},
    {"Lavrov", NULL, false},
    {"rus", NULL, true},
    {"RU", NULL, false},
    {"Put", NULL, false},
    {"Putin", "Biden", true},
    {"Putin", "FRA|USA", true},
    {"Putin", "Macron", false},
    {"Cavusoglu", NULL, true},
    {"mevlut cavusoglu", NULL, true},
    {"", NULL, false},
};

static void names_are_found_folded_by_word_and_by_country(void **state)
{
    dln_event event = sample("2021-06-16");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dln_query query = {.with = {dln_span_of(names[i].with)}, .with_count = 1};
        if (names[i].with_2 != NULL)
            query.with[query.with_count++] = dln_span_of(names[i].with_2);
        if ((dln_query_matches(&query, &event) != DLN_NO_MATCH) != names[i].found)
            fail_msg("with '%s'", names[i].with);
    }
    dln_query between = {.between = {DLN_SPAN("USA"), DLN_SPAN("Putin")}};
    assert_int_equal(dln_query_matches(&between, &event), DLN_CERTAIN);
    between.between[1] = DLN_SPAN("Biden"); /* one party is not two */
    assert_int_equal(dln_query_matches(&between, &event), DLN_NO_MATCH);
}

static void a_country_by_name_is_all_that_is_its(void **state)
{
    dln_event event = sample("2021-06-16");
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    dln_query query = {.with = {DLN_SPAN("russia"), DLN_SPAN("France|United States")}, .with_count = 2};
    assert_int_equal(dln_query_matches(&query, &event), DLN_NO_MATCH);
    assert_int_equal(dln_query_resolve(&query, lexicon, arena), DLN_OK);
    assert_int_equal(dln_query_matches(&query, &event), DLN_CERTAIN);
    query = (dln_query){.between = {DLN_SPAN("Russia"), DLN_SPAN("France")}};
    assert_int_equal(dln_query_resolve(&query, lexicon, arena), DLN_OK);
    assert_int_equal(dln_query_matches(&query, &event), DLN_NO_MATCH);
    dln_arena_free(arena);
    dln_lexicon_free(lexicon);
}

#define ASKS(field, value) ((dln_query){.field = DLN_SPAN(value)})

static void the_other_filters_hold(void **state)
{
    dln_event event = sample("2021-06-16");
    const struct { dln_query query; bool found; } asked[] = {
        {{.types = 1}, true}, {{.types = 2}, false}, {{.types = 6}, false},
        {{.statuses = 1}, true}, {{.statuses = 1 << DLN_CANCELLED}, false},
        {{.min_confidence = 0.8}, true}, {{.min_confidence = 0.81}, false},
        {ASKS(place, "geneva"), true}, {ASKS(place, "CHE"), true}, {ASKS(place, "Gen"), false},
        {ASKS(source, "example.org"), true}, {ASKS(source, "ample.org"), false}, {ASKS(source, "Example.ORG"), true},
        {ASKS(source, "volga wire"), true}, {ASKS(source, "Wir"), false},
        {ASKS(text, "ukraine fleet"), true}, {ASKS(text, "ukraine army"), false}, {ASKS(text, "meet  Biden"), true},
    };
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if ((dln_query_matches(&asked[i].query, &event) != DLN_NO_MATCH) != asked[i].found)
            fail_msg("filter %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_filters_are_read_or_refused),
        cmocka_unit_test(ranges_are_half_open_and_include_the_unit_named),
        cmocka_unit_test(names_are_found_folded_by_word_and_by_country),
        cmocka_unit_test(a_country_by_name_is_all_that_is_its),
        cmocka_unit_test(the_other_filters_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
