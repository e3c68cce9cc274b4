/* tests/property/merge_record.c - what the sources of one event agree on, what they dispute, who counts as a source. */
#include "tests/property/said.h"

/* ---- the record ---- */

static const dln_event *only_event(dln_timeline *timeline)
{
    assert_int_equal(dln_timeline_count(timeline), 1);
    return dln_timeline_at(timeline, 0);
}

static void the_most_exact_supported_value_is_agreed(void **state)
{
    static const said sources[] = {
        {"call", "2021-12-07", "Vladimir Putin/RUS, Biden/USA", NULL, .status = "tentative", .published = "2021-12-05"},
        {"call", "2021-12", "Vladimir Putin/RUS, Joe Biden/USA", NULL, .published = "2021-12-31"},
        {"call", "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00", "Vladimir Putin/RUS, Joe Biden/USA", NULL, .published = "2021-12-08"},
        {"call", "2021-12-07", "Russia/RUS, Joe Biden/USA", NULL, .published = "2021-12-09", .mode = "video"},
    };
    char edtf[DLN_EDTF_MAX];
    dln_timeline *timeline = merged(sources, 4);
    const dln_event *event = only_event(timeline);
    dln_when_to_edtf(&event->claim.when, edtf);
    assert_string_equal(edtf, "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00");
    assert_int_equal(event->claim.status, DLN_CONFIRMED);
    assert_int_equal(event->claim.mode, DLN_MODE_VIDEO);
    assert_int_equal(event->claim.party_count, 2); /* Russia is contained in its president */
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(event->claim.parties[i].kind, DLN_PERSON);
    assert_true(dln_span_is(event->claim.parties[0].name, "Joe Biden") || dln_span_is(event->claim.parties[1].name, "Joe Biden"));
    assert_int_equal(event->source_count, 4);
    assert_true(dln_span_is(event->sources[0].article, "art000")); /* in order of publication */
    assert_true(dln_span_is(event->sources[3].article, "art001"));
    assert_int_equal(event->dispute_count, 0);
    assert_true(event->claim.confidence > 0.9 && event->claim.confidence < 1);
    dln_timeline_free(timeline);
}

static void what_sources_disagree_on_is_listed(void **state)
{
    static const said sources[] = {
        {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", "Beijing/CHN", .published = "2022-12-21"},
        {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", "Beijing/CHN", .published = "2022-12-22"},
        {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", "Geneva/CHE", .published = "2022-12-23"},
    };
    dln_timeline *timeline = merged(sources, 3);
    const dln_event *event = only_event(timeline);
    assert_true(dln_span_is(event->claim.place.name, "Beijing"));
    assert_int_equal(event->dispute_count, 1);
    const dln_dispute *dispute = &event->disputes[0];
    assert_true(dln_span_is(dispute->field, "place"));
    assert_int_equal(dispute->value_count, 2);
    assert_true(dln_span_is(dispute->values[0].value, "Beijing"));
    assert_int_equal(dispute->values[0].source_count, 2);
    assert_true(dln_span_is(dispute->values[1].value, "Geneva"));
    assert_int_equal(dispute->values[1].sources[0], 2);
    dln_timeline_free(timeline);
}

static void held_beats_cancelled_beats_planned_and_the_last_news_wins(void **state)
{
    static const struct { const char *status[3]; dln_event_status agreed; } cases[] = {
        {{"tentative", "tentative", "cancelled"}, DLN_CANCELLED},
        {{"tentative", "cancelled", "tentative"}, DLN_TENTATIVE}, /* on again */
        {{"tentative", "cancelled", "confirmed"}, DLN_CONFIRMED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        said sources[3];
        static const char *const published[] = {"2018-05-10", "2018-05-24", "2018-06-01"};
        for (int k = 0; k < 3; k++)
            sources[k] = (said){"meeting", "2018-06-12", "Donald Trump/USA, Kim Jong Un/PRK", .status = cases[i].status[k], .published = published[k]};
        dln_timeline *timeline = merged(sources, 3);
        assert_int_equal(only_event(timeline)->claim.status, cases[i].agreed);
        dln_timeline_free(timeline);
    }
}

static void copies_of_one_text_are_one_voice(void **state)
{
    said sources[4];
    for (int i = 0; i < 4; i++)
        sources[i] = (said){"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN",
                            .evidence = "Foreign ministers discussed detained journalists, barley tariffs and consular access during lengthy negotiations"};
    dln_timeline *timeline = merged(sources, 4);
    assert_true(only_event(timeline)->claim.confidence == 0.8);
    assert_int_equal(only_event(timeline)->source_count, 4);
    dln_timeline_free(timeline);
    sources[3].evidence = "Wong arrived on Tuesday and sat down with her counterpart next morning, officials in Canberra confirmed";
    timeline = merged(sources, 4);
    assert_true(only_event(timeline)->claim.confidence > 0.8);
    dln_timeline_free(timeline);
}

/* ---- independent sources ---- */

static double confidence_of(const said *sources, size_t count)
{
    dln_timeline *timeline = merged(sources, count);
    double confidence = only_event(timeline)->claim.confidence;
    assert_int_equal(only_event(timeline)->source_count, count); /* counted once, but every one is kept */
    dln_timeline_free(timeline);
    return confidence;
}

static void what_is_of_one_house_or_agency_counts_once(void **state)
{
    static const struct { const char *why; bool are_one; said a, b; } cases[] = {
        {"two papers", false, {.publisher = "Volga Wire"}, {.publisher = "Harbour Chronicle"}},
        {"one paper twice", true, {.publisher = "Volga Wire"}, {.publisher = "VOLGA WIRE"}},
        {"an agency in two papers", true, {.publisher = "Volga Wire", .agency = "Reuters"}, {.publisher = "Harbour Chronicle", .agency = "Reuters"}},
        {"by its short name", true, {.publisher = "Volga Wire", .agency = "AP"}, {.publisher = "Harbour Chronicle", .agency = "The Associated Press"}},
        {"an agency, and a paper that prints it", true, {.publisher = "AFP"}, {.publisher = "Harbour Chronicle", .agency = "Agence France-Presse"}},
        {"two agencies", false, {.publisher = "Volga Wire", .agency = "AP"}, {.publisher = "Harbour Chronicle", .agency = "AFP"}},
        {"nobody says whose", false, {.publisher = NULL}, {.publisher = NULL}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        said both[2] = {cases[i].a, cases[i].b};
        for (int k = 0; k < 2; k++) {
            both[k].type = "meeting", both[k].when = "2022-12-21", both[k].parties = "Penny Wong/AUS, Wang Yi/CHN";
            both[k].evidence = k == 0 ? "met in Beijing" : "held talks";
        }
        double confidence = confidence_of(both, 2);
        if ((confidence == 0.8) != cases[i].are_one)
            fail_msg("%s: confidence %f", cases[i].why, confidence);
    }
}

static void near_duplicate_texts_count_once(void **state)
{
    static const char text[] = "Foreign ministers discussed detained journalists, barley tariffs and consular access during lengthy negotiations on Wednesday";
    static const struct { const char *why, *other; bool is_copy; } cases[] = {
        {"the same", text, true},
        {"one word cut", "Foreign ministers discussed detained journalists, barley tariffs and consular access during negotiations on Wednesday", true},
        {"a word changed", "Foreign ministers discussed jailed journalists, barley tariffs and consular access during lengthy negotiations on Wednesday", true},
        {"own words", "Wong raised the case of the jailed reporters and the duties on barley with her counterpart", false},
        {"too short to tell", "They met", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const said both[2] = {
            {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", .evidence = i == 4 ? "They met" : text, .publisher = "Volga Wire"},
            {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", .evidence = cases[i].other, .publisher = "Harbour Chronicle"}};
        double confidence = confidence_of(both, 2);
        if ((confidence == 0.8) != cases[i].is_copy)
            fail_msg("%s: confidence %f", cases[i].why, confidence);
    }
}

static void confidence_rises_with_every_independent_source(void **state)
{
    enum { SOURCES = 6 };
    static const char *const evidence[SOURCES] = {"met in Beijing", "sat down", "held talks", "conferred", "saw each other", "spoke face to face"};
    said sources[SOURCES];
    char publishers[SOURCES][16];
    double before = 0;
    for (int i = 0; i < SOURCES; i++) {
        snprintf(publishers[i], sizeof publishers[i], "Paper %c", 'A' + i);
        sources[i] = (said){"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", .evidence = evidence[i], .publisher = publishers[i], .confidence = 0.6};
        double confidence = confidence_of(sources, (size_t)i + 1);
        assert_true(confidence > before && confidence < 1);
        before = confidence;
    }
    sources[SOURCES - 1].when = "2022-12-21T09:30+08:00"; /* more exact contradicts nobody */
    assert_true(confidence_of(sources, SOURCES) == before);
}

static void each_source_keeps_its_own_words_and_date(void **state)
{
    static const said sides[] = {
        {"call", "2021-12-30T15:35-05:00", "Joe Biden/USA, Vladimir Putin/RUS", .publisher = "White House", .evidence = "urged de-escalation", .published = "2021-12-30"},
        {"call", "2021-12-30T23:35+03:00", "Vladimir Putin/RUS, Joe Biden/USA", .publisher = "Kremlin", .evidence = "spoke of guarantees", .published = "2021-12-31"},
    };
    char edtf[DLN_EDTF_MAX];
    dln_timeline *timeline = merged(sides, 2);
    const dln_event *event = only_event(timeline);
    assert_int_equal(event->source_count, 2);
    for (size_t i = 0; i < 2; i++) {
        dln_when_to_edtf(&event->sources[i].when, edtf);
        assert_string_equal(edtf, sides[i].when);
        assert_true(dln_span_is(event->sources[i].evidence, sides[i].evidence));
        assert_true(dln_span_is(event->sources[i].publisher, sides[i].publisher));
    }
    assert_int_equal(event->dispute_count, 0); /* one moment by two clocks */
    dln_timeline_free(timeline);
}

static void unknown_keys_are_kept(void **state)
{
    static const char *const own[] = {
        "{\"id\": \"a#1\", \"article\": \"a\", \"type\": \"meeting\", \"when\": \"2022-12-21\", \"participants\": [{\"name\": \"Penny Wong\", \"kind\": \"person\", "
        "\"country\": \"AUS\"}, {\"name\": \"Wang Yi\", \"kind\": \"person\", \"country\": \"CHN\"}], \"published\": \"2022-12-21\", \"desk\": \"asia\", \"x\": {\"y\": [1, 2]}}",
        "{\"id\": \"b#1\", \"article\": \"b\", \"type\": \"meeting\", \"when\": \"2022-12-21\", \"participants\": [{\"name\": \"Penny Wong\", \"kind\": \"person\", "
        "\"country\": \"AUS\"}, {\"name\": \"Wang Yi\", \"kind\": \"person\", \"country\": \"CHN\"}], \"published\": \"2022-12-22\", \"desk\": \"world\", \"section\": 7}"};
    dln_timeline *timeline = dln_timeline_new();
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(dln_timeline_add_line(timeline, dln_span_of(own[i]), NULL), DLN_OK);
    assert_int_equal(dln_timeline_merge(timeline, NULL, NULL), DLN_OK);
    dln_span extra = only_event(timeline)->extra; /* each key once: the first to bring it wins */
    assert_true(dln_span_is(extra, "\"desk\": \"asia\", \"x\": {\"y\": [1, 2]}, \"section\": 7"));
    dln_timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_exact_supported_value_is_agreed),
        cmocka_unit_test(what_sources_disagree_on_is_listed),
        cmocka_unit_test(held_beats_cancelled_beats_planned_and_the_last_news_wins),
        cmocka_unit_test(copies_of_one_text_are_one_voice),
        cmocka_unit_test(what_is_of_one_house_or_agency_counts_once),
        cmocka_unit_test(near_duplicate_texts_count_once),
        cmocka_unit_test(confidence_rises_with_every_independent_source),
        cmocka_unit_test(each_source_keeps_its_own_words_and_date),
        cmocka_unit_test(unknown_keys_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
