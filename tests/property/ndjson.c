/* tests/property/ndjson.c - lines come back as they went, another JSON library reads them alike, and broken ones are
 * refused with their column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dateline/timeline.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static const char full_mention[] =
    "{\"id\": \"a#1\", \"article\": \"a\", \"type\": \"call\", \"when\": \"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00\", "
    "\"zone\": \"Europe/Moscow\", \"status\": \"confirmed\", \"mode\": \"video\", \"participants\": ["
    "{\"name\": \"Vladimir Putin\", \"kind\": \"person\", \"country\": \"RUS\", \"role\": \"President\"}, "
    "{\"name\": \"the White House\", \"kind\": \"body\", \"country\": \"USA\", \"role\": null, \"by\": \"role\"}, "
    "{\"name\": \"Rebels\", \"kind\": \"body\", \"country\": null, \"role\": null, \"non_state\": true}], "
    "\"place\": {\"name\": \"Geneva\", \"country\": \"CHE\", \"lat\": 46.2022, \"lon\": 6.1457}, \"title\": \"Putin and Biden talk\", "
    "\"quote\": \"\\\"Ça va\\\", he said\\n\", \"topic\": \"Ukraine\", \"medium\": \"Twitter\", \"count\": 5, \"evidence\": \"They \\\\ talked.\", \"span\": [46, 88], "
    "\"cameo\": \"041\", \"confidence\": 0.93, \"rules\": [\"talk\", \"pair\"], \"notes\": [\"odd\"], \"url\": \"https://example.org/a\", "
    "\"publisher\": \"Volga Wire\", \"published\": \"2021-12-07T21:08\", \"v\": \"dateline 0.1 en-17\", "
    "\"mood\": {\"a\": [1, 2.50, true, null, \"\\u00e9 \\\"\"]}, \"x\\u0041\": -1e3}\n";

static const char bare_mention[] =
    "{\"id\": \"a#2\", \"article\": \"a\", \"type\": \"statement\", \"when\": null, \"zone\": null, \"status\": \"tentative\", \"mode\": null, "
    "\"participants\": [], \"place\": null, \"title\": null, \"quote\": null, \"topic\": null, \"count\": null, \"evidence\": null, "
    "\"span\": null, \"cameo\": null, \"confidence\": 1, \"rules\": [], \"notes\": [], \"url\": null, \"publisher\": null, "
    "\"published\": null, \"v\": null}\n";

static const char full_event[] =
    "{\"id\": \"e1\", \"type\": \"meeting\", \"when\": \"2014-06\", \"zone\": null, \"status\": \"cancelled\", \"mode\": null, "
    "\"participants\": [{\"name\": \"Russia\", \"kind\": \"country\", \"country\": \"RUS\", \"role\": null}], "
    "\"place\": {\"name\": \"Lausanne\", \"country\": null}, \"title\": \"t\", \"quote\": null, \"topic\": null, \"count\": null, "
    "\"cameo\": null, \"confidence\": 0.5, \"rules\": [], \"notes\": [], \"mentions\": [\"a#1\", \"b#2\"], \"sources\": ["
    "{\"article\": \"a\", \"mention\": \"a#1\", \"url\": null, \"publisher\": \"P\", \"published\": \"2014-06-02\", \"evidence\": \"E\", \"when\": \"2014-06\"}, "
    "{\"article\": \"b\", \"mention\": \"b#2\", \"url\": \"u\", \"publisher\": null, \"published\": null, \"evidence\": null, \"when\": null}], "
    "\"disputes\": [{\"field\": \"place\", \"values\": [{\"value\": \"Lausanne\", \"sources\": [0]}, {\"value\": \"Vevey\", \"sources\": [1]}]}], "
    "\"uid\": \"u1\", \"revision\": 2, \"created\": \"2026-11-25T15:31:19Z\", \"modified\": \"2026-11-26T00:00:00Z\", \"v\": \"d\", \"k\": []}\n";

static char *rewrite_mention(const char *line)
{
    dln_arena *arena = dln_arena_new();
    dln_sink *out = dln_sink_to_memory();
    dln_mention mention;
    dln_error err = {0};
    if (dln_mention_read(dln_span_of(line), arena, &mention, &err) != DLN_OK)
        fail_msg("column %u: %s in %s", err.column, err.message, line);
    dln_mention_write(&mention, out);
    char *text = strndup(dln_sink_bytes(out).text, dln_sink_bytes(out).len);
    dln_sink_abandon(out);
    dln_arena_free(arena);
    return text;
}

static char *rewrite_event(const char *line)
{
    dln_arena *arena = dln_arena_new();
    dln_sink *out = dln_sink_to_memory();
    dln_event event;
    dln_error err = {0};
    if (dln_event_read(dln_span_of(line), arena, &event, &err) != DLN_OK)
        fail_msg("column %u: %s in %s", err.column, err.message, line);
    dln_event_write(&event, out);
    char *text = strndup(dln_sink_bytes(out).text, dln_sink_bytes(out).len);
    dln_sink_abandon(out);
    dln_arena_free(arena);
    return text;
}

static void lines_come_back_byte_for_byte(void **state)
{
    static const char *const mentions[] = {full_mention, bare_mention};
    for (size_t i = 0; i < 2; i++) {
        char *again = rewrite_mention(mentions[i]);
        assert_string_equal(again, mentions[i]);
        free(again);
    }
    char *again = rewrite_event(full_event);
    assert_string_equal(again, full_event);
    free(again);
}

/* Written anew by another library in several dresses, a line means the same. */
static void any_dress_of_json_is_read_alike(void **state)
{
    static const size_t dresses[] = {JSON_COMPACT, JSON_INDENT(2), JSON_ENSURE_ASCII, JSON_SORT_KEYS, JSON_ESCAPE_SLASH | JSON_ENSURE_ASCII};
    static const char *const lines[] = {full_mention, bare_mention, full_event};
    for (size_t i = 0; i < 3; i++)
        for (size_t d = 0; d < sizeof dresses / sizeof *dresses; d++) {
            json_error_t why;
            json_t *tree = json_loads(lines[i], 0, &why);
            assert_non_null(tree);
            char *dressed = json_dumps(tree, dresses[d]);
            char *again = i == 2 ? rewrite_event(dressed) : rewrite_mention(dressed);
            json_t *reread = json_loads(again, 0, &why);
            if (reread == NULL)
                fail_msg("%s: %s", why.text, again);
            if (!json_equal(tree, reread))
                fail_msg("changed: %s", again);
            assert_null(strchr(again, '\n')[1] == '\0' ? NULL : again);
            json_decref(reread);
            json_decref(tree);
            free(again);
            free(dressed);
        }
}

static const struct { const char *line; uint32_t column; const char *says; } broken[] = {
    {"", 1, "an object"},
    {"[]", 1, "an object"},
    {"{\"id\": \"a\"", 11, "',' or '}'"},
    {"{\"id\": \"a\", }", 13, "a key"},
    {"{\"id\" \"a\"}", 7, "':'"},
    {"{\"id\": 7}", 8, "a text"},
    {"{\"id\": \"a\"} x", 13, "goes on"},
    {"{\"article\": \"a\", \"type\": \"call\"}", 1, "no \"id\""},
    {"{\"id\": \"a\", \"type\": \"call\"}", 1, "no \"article\""},
    {"{\"id\": \"a\", \"article\": \"b\"}", 1, "no \"type\""},
    {"{\"type\": \"war\"}", 10, "expected meeting"},
    {"{\"status\": \"maybe\"}", 12, "expected confirmed"},
    {"{\"mode\": \"pigeon\"}", 10, "expected in-person"},
    {"{\"when\": \"2014-02-30\"}", 19, "does not exist"},
    {"{\"é\": 1, \"when\": \"soon\"}", 19, "is not a date"},
    {"{\"when\": 2014}", 10, "a text in quotes or null"},
    {"{\"participants\": [{\"kind\": \"person\"}]}", 19, "no name"},
    {"{\"participants\": [{\"name\": \"A\", \"kind\": \"elf\"}]}", 41, "expected person"},
    {"{\"place\": {\"name\": \"X\", \"lat\": 91}}", 32, "-90 to 90"},
    {"{\"confidence\": 1.5}", 16, "0 to 1"},
    {"{\"confidence\": 01}", 16, "needless 0"},
    {"{\"confidence\": .5}", 16, "a number"},
    {"{\"confidence\": 1.}", 17, "after its point"},
    {"{\"span\": [5]}", 10, "a span"},
    {"{\"span\": [5, 6, 7]}", 10, "a span"},
    {"{\"span\": [5, 2]}", 10, "a span"},
    {"{\"count\": -1}", 11, "a whole number"},
    {"{\"count\": 1.5}", 11, "a whole number"},
    {"{\"count\": 99999999999}", 11, "a whole number"},
    {"{\"x\": \"a\tb\"}", 9, "control character"},
    {"{\"x\": \"\\q\"}", 8, "escape"},
    {"{\"x\": \"\\u12\"}", 8, "escape"},
    {"{\"x\": \"\\ud800 \"}", 8, "surrogate"},
    {"{\"x\": \"\\udc00\"}", 8, "surrogate"},
    {"{\"id\": \"\\u0000\"}", 9, "NUL"},
    {"{\"x\": \"ab", 10, "the end of a text"},
    {"{\"x\": tru}", 7, "true or false"},
    {"{\"x\": nul}", 7, "a value"},
    {"{\"x\": \"\xff\"}", 8, "UTF-8"},
    {"{\"x\": \"\xc3\xa9\xed\xa0\x80\"}", 9, "UTF-8"},
};

static void broken_lines_are_refused_with_their_column(void **state)
{
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        dln_arena *arena = dln_arena_new();
        dln_mention mention = {.span_begin = 77};
        dln_error err = {0};
        dln_status status = dln_mention_read(dln_span_of(broken[i].line), arena, &mention, &err);
        if (status == DLN_OK || err.column != broken[i].column || strstr(err.message, broken[i].says) == NULL)
            fail_msg("%s: status %d, column %u: %s", broken[i].line, (int)status, err.column, err.message);
        assert_int_equal(status, err.status);
        assert_int_equal(mention.span_begin, 77);
        dln_arena_free(arena);
    }
    dln_arena *arena = dln_arena_new();
    dln_event event;
    dln_error err = {0};
    assert_int_equal(dln_event_read(DLN_SPAN("{\"id\": \"e\", \"type\": \"call\", \"disputes\": [{\"field\": \"when\", "
                                             "\"values\": [{\"value\": \"x\", \"sources\": [0]}]}]}"), arena, &event, &err), DLN_OUT_OF_RANGE);
    assert_int_equal(err.column, 41);
    dln_arena_free(arena);
}

static void nesting_has_an_end(void **state)
{
    char line[4096] = "{\"x\": ";
    size_t len = strlen(line);
    memset(line + len, '[', 2000);
    dln_arena *arena = dln_arena_new();
    dln_mention mention;
    dln_error err = {0};
    assert_int_equal(dln_mention_read(dln_span_of(line), arena, &mention, &err), DLN_BAD_SYNTAX);
    assert_non_null(strstr(err.message, "deep"));
    dln_arena_free(arena);
}

/* A line with one byte changed is either refused by both readers of JSON, or read by both (ours asks for more). */
static void damaged_lines_are_never_worse_than_refused(void **state)
{
    static const char damage[] = {'"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', 'e', '.', ' ', 'n', '\x01', '\xc3', '\x80', '\xff'};
    static const char *const lines[] = {full_mention, full_event};
    char line[sizeof full_mention + sizeof full_event];
    size_t read = 0, refused = 0;
    for (size_t which = 0; which < 2; which++) {
        size_t len = strlen(lines[which]);
        for (size_t at = 0; at < len; at++)
            for (size_t d = 0; d < sizeof damage + 1; d++) {
                memcpy(line, lines[which], len + 1);
                size_t line_len = len;
                if (d == sizeof damage)
                    line_len = at; /* cut */
                else
                    line[at] = damage[d];
                dln_arena *arena = dln_arena_new();
                dln_mention mention;
                dln_event event;
                dln_span span = {line, line_len};
                dln_status status = which == 0 ? dln_mention_read(span, arena, &mention, NULL) : dln_event_read(span, arena, &event, NULL);
                json_t *tree = json_loadb(line, line_len, 0, NULL);
                if (tree == NULL && status == DLN_OK)
                    fail_msg("read what is no JSON: %.*s", (int)line_len, line);
                read += status == DLN_OK, refused += status != DLN_OK;
                json_decref(tree);
                dln_arena_free(arena);
            }
    }
    assert_true(read > 5000 && refused > 5000);
}

static void numbers_are_read_exactly(void **state)
{
    static const struct { const char *text; double value; } numbers[] = {
        {"0", 0}, {"0.1", 0.1}, {"0.93", 0.93}, {"1", 1}, {"1e-2", 0.01}, {"0.0625", 0.0625}, {"9.99E-1", 0.999}, {"0.000000", 0},
        {"0.3333333333333333333333", 1.0 / 3}, {"1e-400", 0}, {"0e9999999", 0},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char line[200];
        dln_arena *arena = dln_arena_new();
        dln_mention mention;
        snprintf(line, sizeof line, "{\"id\": \"i\", \"article\": \"a\", \"type\": \"call\", \"confidence\": %s}", numbers[i].text);
        assert_int_equal(dln_mention_read(dln_span_of(line), arena, &mention, NULL), DLN_OK);
        double difference = mention.claim.confidence - numbers[i].value;
        assert_true(difference < 1e-15 && difference > -1e-15);
        dln_arena_free(arena);
    }
}

static void a_timeline_tells_mentions_from_events(void **state)
{
    dln_timeline *timeline = dln_timeline_new();
    dln_error err = {0};
    assert_int_equal(dln_timeline_add_line(timeline, dln_span_of(full_event), &err), DLN_OK);
    assert_int_equal(dln_timeline_add_line(timeline, dln_span_of(full_mention), &err), DLN_OK);
    assert_int_equal(dln_timeline_add_line(timeline, DLN_SPAN("{\"id\": \"b\", \"article\": \"a\", \"type\": \"call\", \"x\": {\"mentions\": 3}}"), &err), DLN_OK);
    assert_int_equal(dln_timeline_count(timeline), 1);
    assert_int_equal(dln_timeline_mention_count(timeline), 2);
    assert_int_equal(dln_timeline_add_line(timeline, dln_span_of(bare_mention), &err), DLN_OK);
    assert_true(dln_span_is(dln_timeline_mention_at(timeline, 0)->id, "a#1"));
    assert_true(dln_span_is(dln_timeline_mention_at(timeline, 2)->id, "b"));
    /* the same id again: the line that sorts first stays, in either order */
    assert_int_equal(dln_timeline_add_line(timeline, DLN_SPAN("{\"id\": \"b\", \"article\": \"A\", \"type\": \"call\"}"), &err), DLN_OK);
    assert_int_equal(dln_timeline_add_line(timeline, DLN_SPAN("{\"id\": \"b\", \"article\": \"z\", \"type\": \"call\"}"), &err), DLN_OK);
    assert_int_equal(dln_timeline_mention_count(timeline), 3);
    assert_true(dln_span_is(dln_timeline_mention_at(timeline, 2)->article, "A"));
    assert_int_equal(dln_timeline_add_line(timeline, DLN_SPAN("{\"mentions\": ["), &err), DLN_BAD_SYNTAX);
    dln_timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_come_back_byte_for_byte),
        cmocka_unit_test(any_dress_of_json_is_read_alike),
        cmocka_unit_test(broken_lines_are_refused_with_their_column),
        cmocka_unit_test(nesting_has_an_end),
        cmocka_unit_test(damaged_lines_are_never_worse_than_refused),
        cmocka_unit_test(numbers_are_read_exactly),
        cmocka_unit_test(a_timeline_tells_mentions_from_events),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
