/* tests/api/library.c - the library as a program of somebody else uses it: public headers alone. */
#include <dateline/dateline.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static void an_article_becomes_mentions_and_a_timeline(void **state)
{
    (void)state;
    dln_error err = {0};
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    dln_timeline *timeline = dln_timeline_new();
    dln_mentions mentions;
    dln_article article = {
        .id = DLN_SPAN("a"), .url = DLN_SPAN("https://example.org/a"), .publisher = DLN_SPAN("Example"), .lang = DLN_SPAN("en"),
        .title = DLN_SPAN("Merkel and Macron meet in Paris"),
        .text = DLN_SPAN("German Chancellor Angela Merkel met French President Emmanuel Macron in Paris on 13 October 2019."),
    };
    assert_int_equal(dln_when_from_edtf(DLN_SPAN("2019-10-14"), &article.published, &err), DLN_OK);
    assert_int_equal(dln_extract(lexicon, &article, arena, &mentions, &err), DLN_OK);
    assert_int_equal(mentions.count, 1);
    assert_int_equal(dln_timeline_add_mention(timeline, &mentions.items[0], &err), DLN_OK);
    assert_int_equal(dln_timeline_add_mention(timeline, &mentions.items[0], &err), DLN_OK); /* twice is once */
    dln_arena_free(arena);                                                                   /* the timeline has copied */
    assert_int_equal(dln_timeline_merge(timeline, lexicon, &err), DLN_OK);
    assert_int_equal(dln_timeline_count(timeline), 1);
    const dln_event *event = dln_timeline_at(timeline, 0);
    char when[DLN_EDTF_MAX];
    dln_when_to_edtf(&event->claim.when, when);
    assert_string_equal(when, "2019-10-13");
    assert_string_equal(dln_event_type_at((size_t)event->claim.type)->name, "meeting");
    assert_int_equal(event->claim.party_count, 2);
    assert_true(dln_span_is(event->claim.place.name, "Paris"));
    for (size_t i = 0; i < dln_renderer_count(); i++) { /* every format draws or writes it */
        const dln_renderer *renderer = dln_renderer_at(i);
        dln_look look = {0};
        dln_sink *sink = dln_sink_to_memory();
        assert_int_equal(renderer->write(timeline, &look, sink, &err), DLN_OK);
        assert_true(dln_sink_bytes(sink).len > 0);
        dln_sink_abandon(sink);
    }
    dln_timeline_free(timeline);
    dln_lexicon_free(lexicon);
}

static void an_empty_article_gives_nothing_and_no_error(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions;
    dln_article article = {0};
    assert_int_equal(dln_extract(lexicon, &article, arena, &mentions, NULL), DLN_OK);
    assert_int_equal(mentions.count, 0);
    dln_arena_free(arena);
    dln_lexicon_free(lexicon);
}

static void errors_keep_the_first_report_and_whole_characters(void **state)
{
    (void)state;
    dln_error err = {0};
    char path[300];
    memset(path, 'a', sizeof path);
    memcpy(path + 290, "\xC3\xA9nd.txt", 9);
    path[299] = '\0';
    assert_int_equal(dln_fail_at(&err, DLN_IO, path, 3, 4, "first"), DLN_IO);
    assert_int_equal(dln_fail(&err, DLN_BAD_SYNTAX, "second"), DLN_BAD_SYNTAX);
    assert_int_equal(err.status, DLN_IO);
    assert_string_equal(err.message, "first");
    assert_int_equal(strlen(err.file), sizeof err.file - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_becomes_mentions_and_a_timeline),
        cmocka_unit_test(an_empty_article_gives_nothing_and_no_error),
        cmocka_unit_test(errors_keep_the_first_report_and_whole_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
