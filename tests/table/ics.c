/* tests/table/ics.c - calendars: what dates become, what every line of the file is held to, hostile texts. libical reads
 * back what was written and says whether it is a calendar.
 */
#include "rendering.h"

#include <libical/ical.h>

#define LINE(rest) "{\"id\": \"e1\", \"mentions\": [\"m1\"], \"type\": \"meeting\", \"title\": \"Talks\", " rest "}"

static const struct { const char *event, *imprecise, *dtstart, *dtend, *summary; } rows[] = {
    {"\"when\": \"2014-10-25T20:00+04:00\"", "", "20141025T160000Z", NULL, "Talks"},
    {"\"when\": \"2014-10-25T20:00+04:00/2014-10-25T20:30+04:00\"", "", "20141025T160000Z", "20141025T163000Z", "Talks"},
    {"\"when\": \"2014-10-25T23:00-03:30/2014-10-26T01:00-03:30\"", "", "20141026T023000Z", "20141026T043000Z", "Talks"},
    {"\"when\": \"2014-10-25T20:00\", \"zone\": \"Europe/Moscow\"", "", "20141025T160000Z", NULL, "Talks"},
    {"\"when\": \"2014-10-27T11:00\", \"zone\": \"Europe/Moscow\"", "", "20141027T080000Z", NULL, "Talks"},
    {"\"when\": \"2014-10-25T20:00\"", "", "20141025", "20141026", "Talks"}, /* nobody knows the zone: the day */
    {"\"when\": \"2014-10-25\"", "", "20141025", "20141026", "Talks"},
    {"\"when\": \"2014-10-25/2014-10-28\"", "", "20141025", "20141029", "Talks"},
    {"\"when\": \"2015-02-28\"", "", "20150228", "20150301", "Talks"},
    {"\"when\": \"2016-02-28\"", "", "20160228", "20160229", "Talks"},
    {"\"when\": \"2014-12-31\"", "", "20141231", "20150101", "Talks"},
    {"\"when\": \"1878-06-13\"", "", "18780613", "18780614", "Talks"},
    {"\"when\": \"1878-06-13T14:00+01:00/1878-06-13T16:30+01:00\"", "", "18780613T130000Z", "18780613T153000Z", "Talks"},
    {"\"when\": \"2039-01-19T03:14Z\"", "", "20390119T031400Z", NULL, "Talks"},
    {"\"when\": \"0001-01-01\"", "", "00010101", "00010102", "Talks"},
    {"\"when\": \"0001-01-01T01:00+03:00\"", "", "00010101", "00010102", "Talks"}, /* in UTC it is the year before */
    {"\"when\": \"9999-12-30\"", "", "99991230", "99991231", "Talks"},
    {"\"when\": \"9999-12-31\"", "", "99991231", NULL, "Talks"},
    {"\"when\": \"9999-12-31T10:00Z/9999-12-31T12:00Z\"", "", "99991231T100000Z", "99991231T120000Z", "Talks"},
    {"\"when\": \"9999-12-31T23:00-05:00\"", "", "99991231", NULL, "Talks"},
    {"\"when\": \"9999-12\"", "", NULL, NULL, NULL},
    {"\"when\": \"2014-09\"", "", "20140901", "20141001", "[September 2014, day unknown] Talks"},
    {"\"when\": \"2014-09\"", "span", "20140901", "20141001", "[September 2014, day unknown] Talks"},
    {"\"when\": \"2014-09\"", "marker", "20140901", "20140902", "[September 2014, day unknown] Talks"},
    {"\"when\": \"2014-09\"", "skip", NULL, NULL, NULL},
    {"\"when\": \"2014-09\"", "all", "20140901", "20141001", "[September 2014, day unknown] Talks"},
    {"\"when\": \"2014-06-11~/2014-06-20~\"", "", "20140611", "20140621", "[about 11–20 June 2014, day unknown] Talks"},
    {"\"when\": \"2014-06-11/2014-06-20\"", "skip", NULL, NULL, NULL},
    {"\"when\": \"2014-06-12/2014-06-14\"", "skip", "20140612", "20140615", "Talks"},
    {"\"when\": \"2014-06-15~\"", "", "20140615", "20140616", "[about 15 June 2014] Talks"},
    {"\"when\": \"2014-21\"", "", NULL, NULL, NULL},
    {"\"when\": \"2014-21\"", "all", "20140301", "20140601", "[March–May 2014, day unknown] Talks"},
    {"\"when\": \"2014\"", "", NULL, NULL, NULL},
    {"\"when\": \"2014\"", "all", "20140101", "20150101", "[2014, day unknown] Talks"},
    {"\"when\": \"2014\"", "marker", "20140101", "20140102", "[2014, day unknown] Talks"},
    {"\"when\": \"2014-06/..\"", "all", NULL, NULL, NULL},
    {"\"when\": \"../2014\"", "all", NULL, NULL, NULL},
    {"\"when\": \"XXXX-12-07\"", "all", NULL, NULL, NULL},
    {"\"when\": null", "all", NULL, NULL, NULL},
    {"\"when\": \"2014-10-25\", \"status\": \"cancelled\"", "", "20141025", "20141026", "Cancelled: Talks"},
    {"\"when\": \"2014-10-25\", \"status\": \"tentative\"", "", "20141025", "20141026", "Planned: Talks"},
    {"\"when\": \"2014-10\", \"status\": \"tentative\"", "", "20141001", "20141101", "[October 2014, day unknown] Planned: Talks"},
};

static icalcomponent *parsed(const char *text)
{
    icalerror_set_errors_are_fatal(0);
    icalcomponent *calendar = icalparser_parse_string(text);
    assert_non_null(calendar);
    assert_int_equal(icalcomponent_isa(calendar), ICAL_VCALENDAR_COMPONENT);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    if (icalrestriction_check(calendar) != 1)
        fail_msg("libical finds no proper calendar: %s", text);
    return calendar;
}

/* The value of the first line of this name, unfolded; NULL: none. Yours to free. */
static char *value_of(const char *text, const char *name)
{
    size_t name_len = strlen(name), len = 0;
    const char *at = text;
    for (;; at = strchr(at, '\n') + 1) {
        if (*at == '\0')
            return NULL;
        if (strncmp(at, name, name_len) == 0 && (at[name_len] == ':' || at[name_len] == ';'))
            break;
    }
    at = strchr(at, ':') + 1;
    char *value = calloc(1, strlen(at) + 1);
    while (!(at[0] == '\r' && at[1] == '\n' && at[2] != ' ')) {
        if (at[0] == '\r')
            at += 3;
        else
            value[len++] = *at++;
    }
    return value;
}

static void assert_value(const char *text, const char *name, const char *wanted)
{
    char *value = value_of(text, name);
    if (wanted == NULL && value != NULL)
        fail_msg("%s is %s, where there should be none", name, value);
    if (wanted != NULL && (value == NULL || strcmp(value, wanted) != 0))
        fail_msg("%s is '%s' instead of '%s'", name, value == NULL ? "nothing" : value, wanted);
    free(value);
}

/* Octets, line ends, characters, names: what every calendar program relies on. */
static void assert_lines(const char *text, size_t len)
{
    static const char *const forbidden[] = {"METHOD", "ATTENDEE", "ORGANIZER", "X-LIC-ERROR", "X-WR-TIMEZONE", "BEGIN:VALARM", "X-INJ"};
    assert_true(strncmp(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", 30) == 0);
    assert_true(len > 17 && strcmp(text + len - 17, "\r\nEND:VCALENDAR\r\n") == 0);
    assert_int_equal(strlen(text), len);
    size_t line = 0;
    for (size_t at = 0; at < len; line++) {
        const char *end = strstr(text + at, "\r\n");
        assert_non_null(end);
        size_t octets = (size_t)(end - (text + at));
        if (octets > 75 || memchr(text + at, '\n', octets) != NULL || memchr(text + at, '\r', octets) != NULL)
            fail_msg("line %zu is not one of at most 75 octets: %.*s", line, (int)octets, text + at);
        assert_plain(text + at, octets, false); /* each by itself: no character is cut in two */
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            if (strncmp(text + at, forbidden[i], strlen(forbidden[i])) == 0)
                fail_msg("a line %s", forbidden[i]);
        at += octets + 2;
    }
}

/* The properties of every event stand in this order, which keeps differences readable. */
static void assert_order(const char *text)
{
    static const char *const order[] = {"BEGIN", "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND",
        "SUMMARY", "STATUS", "TRANSP", "CATEGORIES", "LOCATION", "GEO", "URL", "DESCRIPTION", "RELATED-TO", "X-DATELINE-EDTF",
        "X-DATELINE-LOCAL", "X-DATELINE-DATA", "X-DATELINE-RETIRED", "END"};
    size_t next = 0;
    const char *first = strstr(text, "\r\nBEGIN:VEVENT\r\n");
    for (const char *at = first == NULL ? "" : first + 2; *at != '\0'; at = strchr(at, '\n') + 1) {
        if (*at == ' ' || strncmp(at, "END:VCALENDAR", 13) == 0)
            continue;
        if (strncmp(at, "BEGIN", 5) == 0)
            next = 0;
        size_t len = strcspn(at, ":;");
        while (next < sizeof order / sizeof *order && (strlen(order[next]) != len || strncmp(order[next], at, len) != 0))
            next++;
        if (next == sizeof order / sizeof *order)
            fail_msg("out of order: %.*s", (int)len, at);
        next++;
    }
}

static void a_date_is_as_long_as_it_is_unknown(void **state)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[400];
        const char *lines[] = {line};
        snprintf(line, sizeof line, LINE("%s"), rows[i].event);
        dln_timeline *timeline = timeline_of(lines, 1);
        dln_left_out left_out = {0};
        dln_look look = {.imprecise = dln_span_of(rows[i].imprecise), .left_out = &left_out};
        size_t len;
        char *text = rendered("ics", timeline, &look, &len);
        assert_lines(text, len);
        assert_order(text);
        icalcomponent *calendar = parsed(text);
        const char *event = strstr(text, "BEGIN:VEVENT");
        if ((event == NULL) != (rows[i].dtstart == NULL))
            fail_msg("%s %s: %s", rows[i].event, rows[i].imprecise, text);
        assert_int_equal(left_out.count, event == NULL);
        assert_int_equal(left_out.why[0] == '\0', event != NULL);
        if (event != NULL) {
            char *summary = value_of(event, "SUMMARY");
            assert_value(event, "DTSTART", rows[i].dtstart);
            assert_value(event, "DTEND", rows[i].dtend);
            assert_string_equal(icalcomponent_get_summary(icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)),
                                rows[i].summary);
            assert_int_equal(strstr(event, "VALUE=DATE:") != NULL, strlen(rows[i].dtstart) == 8);
            free(summary);
        }
        icalcomponent_free(calendar);
        free(text);
        dln_timeline_free(timeline);
    }
}

static const char full[] =
    "{\"id\": \"1f2e3d4c\", \"mentions\": [\"a#1\", \"b#1\"], \"type\": \"call\", \"when\": \"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00\", \"zone\": \"Europe/Moscow\","
    " \"status\": \"confirmed\", \"mode\": \"video\", \"participants\": [{\"name\": \"Vladimir Putin\", \"kind\": \"person\", \"country\":"
    " \"RUS\", \"role\": \"President\"}, {\"name\": \"Joe Biden\", \"kind\": \"person\", \"country\": \"USA\"}], \"place\": {\"name\":"
    " \"Geneva\", \"country\": \"CHE\", \"lat\": 46.2022, \"lon\": -6.1457}, \"title\": \"Putin and Biden; a call\", \"topic\": \"Ukraine\","
    " \"sources\": [{\"article\": \"a\", \"mention\": \"a#1\", \"url\": \"http://example.org/1\", \"publisher\": \"Volga Wire\","
    " \"published\": \"2021-12-07T21:08+03:00\", \"evidence\": \"They \\\"talked\\\".\", \"when\": \"2021-12-07\"},"
    " {\"article\": \"b\", \"mention\": \"b#1\", \"url\": \"https://example.org/2?a=1,2;3\", \"publisher\": \"Meridian\","
    " \"published\": \"2021-12-08\", \"evidence\": \"They spoke.\", \"when\": \"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00\"}],"
    " \"unknown key\": {\"kept\": [1, 2.50, null]}}";

static void every_field_has_its_place(void **state)
{
    const char *lines[] = {full};
    dln_timeline *timeline = timeline_of(lines, 1);
    size_t len;
    char *text = rendered("ics", timeline, NULL, &len), *description;
    assert_lines(text, len);
    assert_order(text);
    assert_value(text, "LAST-MODIFIED", "20211208T000000Z"); /* of the calendar: its newest publication */
    const char *event = strstr(text, "BEGIN:VEVENT");
    assert_value(event, "UID", "1f2e3d4c@events.dateline");
    assert_value(event, "DTSTAMP", "20211208T000000Z");
    assert_value(event, "SEQUENCE", NULL);
    assert_value(event, "CREATED", NULL);
    assert_value(event, "LAST-MODIFIED", NULL);
    assert_value(event, "STATUS", "CONFIRMED");
    assert_value(event, "TRANSP", "TRANSPARENT");
    assert_value(event, "CATEGORIES", "Call");
    assert_value(event, "LOCATION", "Geneva (CHE)");
    assert_value(event, "GEO", "46.202200;-6.145700");
    assert_value(event, "URL", "https://example.org/2?a=1,2;3"); /* of the source that says what was agreed on */
    assert_value(event, "X-DATELINE-EDTF", "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00");
    assert_value(event, "X-DATELINE-LOCAL", "2021-12-07T18:07:00[Europe/Moscow]");
    icalcomponent *calendar = parsed(text);
    icalcomponent *read = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    assert_string_equal(icalcomponent_get_summary(read), "Putin and Biden; a call");
    assert_string_equal(icalcomponent_get_description(read),
                        "18:07–20:08 Moscow time (UTC+3)\n"
                        "Participants: Vladimir Putin (President, RUS), Joe Biden (USA)\n"
                        "By video.\n"
                        "Topic: Ukraine\n"
                        "\n"
                        "[1] Volga Wire, 7 December 2021: “They \"talked\".” http://example.org/1\n"
                        "[2] Meridian, 8 December 2021: “They spoke.” https://example.org/2?a=1,2;3");
    icalcomponent_free(calendar);
    description = value_of(event, "X-DATELINE-DATA");
    assert_true(strspn(description, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == strlen(description));
    free(description);
    free(text);
    dln_timeline_free(timeline);
}

static void the_stores_fields_are_the_revision(void **state)
{
    dln_event event = {.id = DLN_SPAN("x"), .uid = DLN_SPAN("0a1b2c@dateline.example"), .revision = 3,
                       .created = 1700000000, .modified = 1700003661};
    event.claim = (dln_claim){.when = dln_when_day(19000), .title = DLN_SPAN("T"), .confidence = 1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
    dln_timeline *timeline = dln_timeline_new();
    assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    char *text = rendered("ics", timeline, NULL, NULL);
    const char *at = strstr(text, "BEGIN:VEVENT");
    assert_value(at, "UID", "0a1b2c@dateline.example");
    assert_value(at, "DTSTAMP", "20231114T231421Z");
    assert_value(at, "LAST-MODIFIED", "20231114T231421Z");
    assert_value(at, "CREATED", "20231114T221320Z");
    assert_value(at, "SEQUENCE", "3");
    assert_order(text);
    icalcomponent_free(parsed(text));
    free(text);
    dln_timeline_free(timeline);
}

/* One rule for charts, pages and calendars: half sure, unless the look says otherwise. */
static void the_doubtful_are_left_out_and_told(void **state)
{
    static const struct { double least; bool everything; size_t events; } looks[] = {{0, false, 1}, {0.3, false, 2}, {0.9, false, 0}, {0, true, 2}, {1e-9, false, 2}};
    (void)state;
    dln_timeline *timeline = dln_timeline_new();
    for (size_t i = 0; i < 2; i++) {
        dln_event event = {.id = i == 0 ? DLN_SPAN("sure") : DLN_SPAN("doubtful")};
        event.claim = (dln_claim){.when = dln_when_day(19000 + (int32_t)i), .title = DLN_SPAN("T"), .confidence = i == 0 ? 0.6 : 0.4,
                                  .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    }
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        dln_left_out left_out = {0};
        dln_look look = {.min_confidence = looks[i].least, .everything = looks[i].everything, .left_out = &left_out};
        char *text = rendered("ics", timeline, &look, NULL);
        size_t events = 0;
        for (const char *at = text; (at = strstr(at, "BEGIN:VEVENT")) != NULL; at++)
            events++;
        assert_int_equal(events, looks[i].events);
        assert_int_equal(left_out.count, 2 - looks[i].events);
        if (looks[i].events == 1)
            assert_string_equal(left_out.why, "1 doubtful");
        free(text);
    }
    dln_timeline_free(timeline);
}

/* A uid becomes a file's name on a server. */
static void a_uid_is_fit_for_a_file_name(void **state)
{
    static const char *const ids[] = {"https://example.org/a#5f3a", "../../etc/passwd", "UPPER", "a b", "naïve", ".hidden",
                                      "upper", "a.b-c", "a/b", "0123456789abcdef"};
    enum { COUNT = sizeof ids / sizeof *ids };
    char *seen[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        dln_event event = {.id = dln_span_of(ids[i])};
        event.claim = (dln_claim){.when = dln_when_day(19000), .title = DLN_SPAN("T"), .confidence = 1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
        dln_timeline *timeline = dln_timeline_new();
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
        char *text = rendered("ics", timeline, NULL, NULL);
        seen[i] = value_of(text, "UID");
        assert_true(strspn(seen[i], "0123456789abcdefghijklmnopqrstuvwxyz@.-") == strlen(seen[i]));
        assert_true(seen[i][0] != '.' && strstr(seen[i], "..") == NULL && strchr(seen[i], '@') != NULL);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(seen[k], seen[i]);
        free(text);
        dln_timeline_free(timeline);
    }
    for (size_t i = 0; i < COUNT; i++)
        free(seen[i]);
}

static size_t count_of(const char *text, const char *needle)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, needle)) != NULL; at += strlen(needle))
        count++;
    return count;
}

static char *lines_of(const dln_timeline *timeline)
{
    return rendered("ndjson", timeline, NULL, NULL);
}

static void assert_reads_back(const dln_timeline *timeline, const char *text, size_t len)
{
    dln_timeline *back = dln_timeline_new();
    dln_ics_counts counts = {0};
    dln_error err = {0};
    if (dln_ics_read((dln_span){text, len}, back, &counts, &err) != DLN_OK)
        fail_msg("%s", err.message);
    char *before = lines_of(timeline), *after = lines_of(back);
    assert_int_equal(counts.skipped, 0);
    assert_string_equal(before, after);
    free(before);
    free(after);
    dln_timeline_free(back);
}

static void hostile_texts_break_nothing(void **state)
{
    dln_timeline *timeline = hostile_timeline();
    dln_look look = {.title = dln_span_of(hostile_texts[10]), .subtitle = dln_span_of(hostile_texts[6])};
    size_t len;
    char *text = rendered("ics", timeline, &look, &len);
    assert_lines(text, len);
    assert_order(text);
    assert_int_equal(count_of(text, "\r\nBEGIN:VEVENT\r\n"), HOSTILE_COUNT + 1);
    assert_int_equal(count_of(text, "\r\nEND:VEVENT\r\n"), HOSTILE_COUNT + 1);
    icalcomponent *calendar = parsed(text);
    assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), HOSTILE_COUNT + 1);
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != NULL;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        const char *description = icalcomponent_get_description(event), *summary = icalcomponent_get_summary(event);
        assert_true(description == NULL || strlen(description) <= 4096);
        assert_non_null(summary);
        assert_true(dln_utf8_count(dln_span_of(summary)) <= 120 && summary[0] != '\0');
        icalproperty *url = icalcomponent_get_first_property(event, ICAL_URL_PROPERTY);
        assert_true(url == NULL || strncmp(icalproperty_get_url(url), "http", 4) == 0 || strncmp(icalproperty_get_url(url), "HTTP", 4) == 0);
    }
    icalcomponent_free(calendar);
    assert_reads_back(timeline, text, len);
    free(text);
    dln_timeline_free(timeline);
}

static void a_text_of_every_length_folds_at_whole_characters(void **state)
{
    static const char *const letters[] = {"a", "é", "語", "\xf0\x9f\x91\xa9", ",", "\\", ";"};
    for (size_t kind = 0; kind < sizeof letters / sizeof *letters; kind++) {
        dln_timeline *timeline = dln_timeline_new();
        static char titles[81][500];
        for (size_t pad = 0; pad <= 80; pad++) {
            memset(titles[pad], 'x', pad);
            titles[pad][pad] = '\0';
            for (size_t i = 0; i < 30; i++)
                strcat(titles[pad], letters[kind]);
            hostile_parts parts;
            dln_event event = hostile_event(dln_span_of(titles[pad]), pad, &parts);
            assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
        }
        size_t len, pad = 0;
        char *text = rendered("ics", timeline, NULL, &len);
        assert_lines(text, len);
        icalcomponent *calendar = parsed(text);
        for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != NULL;
             event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT), pad++)
            assert_string_equal(icalcomponent_get_summary(event), titles[pad]);
        assert_int_equal(pad, 81);
        icalcomponent_free(calendar);
        free(text);
        dln_timeline_free(timeline);
    }
}

/* With --zones a program that knows nothing of the world gets the right instant from the file alone: libical resolves
 * the times with our VTIMEZONE, and they are those of the file in UTC. */
static void zones_give_the_same_instants(void **state)
{
    static const struct { const char *when, *zone, *local, *utc; } times[] = {
        {"2014-10-25T20:00+04:00", "Europe/Moscow", "20141025T200000", "20141025T160000Z"},
        {"2014-10-27T11:00+03:00", "Europe/Moscow", "20141027T110000", "20141027T080000Z"},
        {"2015-07-14T10:00+04:30", "Asia/Tehran", "20150714T100000", "20150714T053000Z"},
        {"2019-01-14T10:00+03:30", "Asia/Tehran", "20190114T100000", "20190114T063000Z"},
        {"1945-06-17T17:00+02:00", "Europe/London", "19450617T170000", "19450617T150000Z"},
        {"2021-06-16T13:25+02:00", "Europe/Zurich", "20210616T132500", "20210616T112500Z"},
        {"2018-06-12T09:04+08:00", "Asia/Singapore", "20180612T090400", "20180612T010400Z"},
        {"2022-02-12T11:04-05:00", "America/New_York", "20220212T110400", "20220212T160400Z"},
        {"2050-07-01T12:00-04:00", "America/New_York", "20500701T120000", "20500701T160000Z"},
    };
    enum { COUNT = sizeof times / sizeof *times };
    for (size_t i = 0; i < COUNT; i++) {
        char line[300];
        const char *lines[] = {line};
        snprintf(line, sizeof line, LINE("\"when\": \"%s\", \"zone\": \"%s\""), times[i].when, times[i].zone);
        dln_timeline *timeline = timeline_of(lines, 1);
        dln_look look = {.zones = true};
        size_t len;
        char *text = rendered("ics", timeline, &look, &len), wanted[100];
        assert_lines(text, len);
        snprintf(wanted, sizeof wanted, "DTSTART;TZID=%s:%s\r\n", times[i].zone, times[i].local);
        if (strstr(text, wanted) == NULL)
            fail_msg("no %s in %s", wanted, text);
        icalcomponent *calendar = parsed(text);
        icalcomponent *zone = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);
        assert_non_null(zone);
        icaltimezone *own = icaltimezone_new();
        assert_int_equal(icaltimezone_set_component(own, icalcomponent_new_clone(zone)), 1);
        struct icaltimetype local = icaltime_from_string(times[i].local);
        icaltimezone_convert_time(&local, own, icaltimezone_get_utc_timezone());
        char *utc = icaltime_as_ical_string_r(local);
        if (strncmp(utc, times[i].utc, 15) != 0)
            fail_msg("%s %s is %s, by the file's own zone %s", times[i].zone, times[i].local, times[i].utc, utc);
        icalmemory_free_buffer(utc);
        icaltimezone_free(own, 1);
        icalcomponent_free(calendar);
        assert_reads_back(timeline, text, len);
        free(text);
        dln_timeline_free(timeline);
        /* and in UTC without it */
        timeline = timeline_of(lines, 1);
        text = rendered("ics", timeline, NULL, NULL);
        assert_value(strstr(text, "BEGIN:VEVENT"), "DTSTART", times[i].utc);
        assert_null(strstr(text, "VTIMEZONE"));
        free(text);
        dln_timeline_free(timeline);
    }
}

static void nothing_is_still_a_calendar(void **state)
{
    dln_timeline *timeline = dln_timeline_new();
    size_t len;
    char *text = rendered("ics", timeline, NULL, &len);
    assert_lines(text, len);
    assert_non_null(strstr(text, "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n"));
    icalcomponent_free(parsed(text));
    assert_reads_back(timeline, text, len);
    free(text);
    dln_timeline_free(timeline);
}

static void an_unknown_way_with_months_is_refused(void **state)
{
    dln_timeline *timeline = dln_timeline_new();
    dln_look look = {.imprecise = DLN_SPAN("often")};
    dln_sink *sink = dln_sink_to_memory();
    dln_error err = {0};
    const dln_renderer *ics = dln_renderer_by_suffix("a.ics");
    assert_int_equal(ics->write(timeline, &look, sink, &err), DLN_BAD_SYNTAX);
    assert_non_null(strstr(err.message, "'often'"));
    assert_int_equal(dln_sink_bytes(sink).len, 0);
    dln_sink_abandon(sink);
    dln_timeline_free(timeline);
}

/* The first and last day in a calendar of single days, counted from another. */
static void days_of_calendar(const char *text, int32_t from, int32_t *first, int32_t *last)
{
    *first = INT32_MAX;
    *last = INT32_MIN;
    for (const char *at = text; (at = strstr(at, "DTSTART;VALUE=DATE:")) != NULL;) {
        at += strlen("DTSTART;VALUE=DATE:");
        int32_t date = (int32_t)strtol(at, NULL, 10), day = dln_day_of(date / 10000, date / 100 % 100, date % 100) - from;
        *first = day < *first ? day : *first;
        *last = day > *last ? day : *last;
    }
}

static void a_feed_is_small_and_has_what_is_near(void **state)
{
    dln_timeline *timeline = dln_timeline_new();
    for (int32_t i = 0; i < 3000; i++) { /* four a day from 2020 on */
        hostile_parts parts;
        dln_event event = hostile_event(DLN_SPAN("A feed's event"), (size_t)i, &parts);
        event.claim.when = dln_when_day(dln_day_of(2020, 1, 1) + i / 4);
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    }
    dln_left_out left_out = {0};
    dln_look look = {.feed = true, .as_of = dln_when_day(dln_day_of(2021, 1, 1)), .left_out = &left_out};
    size_t len, written;
    char *text = rendered("ics", timeline, &look, &len);
    assert_lines(text, len);
    icalcomponent_free(parsed(text));
    written = count_of(text, "BEGIN:VEVENT");
    assert_true(written > 100 && written <= 1000 && len > 850 * 1000 && len <= 900 * 1000);
    assert_int_equal(left_out.count + written, 3000);
    int32_t first, last;
    days_of_calendar(text, dln_day_of(2021, 1, 1), &first, &last);
    assert_true(first < 0 && last > 0 && first + last >= -1 && first + last <= 1); /* as far back as ahead */
    assert_in_range(written, (size_t)(last - first - 1) * 4, (size_t)(last - first + 1) * 4); /* and all in between */
    free(text);
    dln_timeline_free(timeline);
}

static void a_feed_of_small_events_has_a_thousand(void **state)
{
    const int32_t day = dln_day_of(2021, 1, 1);
    int32_t first, last;
    char id[16];
    dln_timeline *timeline = dln_timeline_new();
    for (int32_t i = 0; i < 2000; i++) { /* ten a day */
        snprintf(id, sizeof id, "e%d", (int)i);
        dln_event event = {.id = dln_span_of(id), .claim = {.when = dln_when_day(day - 85 + i / 10), .title = DLN_SPAN("A"), .confidence = 1,
                                                            .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}}};
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    }
    dln_look look = {.feed = true, .as_of = dln_when_day(day)};
    char *text = rendered("ics", timeline, &look, NULL);
    assert_int_equal(count_of(text, "BEGIN:VEVENT"), 1000);
    days_of_calendar(text, day, &first, &last);
    assert_int_equal(first, -50); /* 99 days whole, half of the hundredth */
    assert_int_equal(last, 49);
    free(text);
    dln_timeline_free(timeline);
}

/* A store's event of one day: its uid, title, the uid that it was merged into or that was merged into it. */
static void add_kept(dln_timeline *timeline, const char *uid, const char *alias, int32_t day, double confidence, int64_t modified)
{
    const dln_span other = dln_span_of(alias);
    dln_event event = {.id = dln_span_of(uid), .uid = dln_span_of(uid), .aliases = &other, .alias_count = other.len > 0,
                       .revision = 2, .created = 1600000000, .modified = modified};
    event.claim = (dln_claim){.when = dln_when_day(day), .title = dln_span_of(uid), .confidence = confidence,
                              .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
    assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
}

/* Who imported an event keeps it until somebody says that it is off. */
static void what_is_no_more_is_cancelled(void **state)
{
    const int32_t day = dln_day_of(2022, 3, 1);
    (void)state;
    dln_timeline *timeline = dln_timeline_new(), *retired = dln_timeline_new(), *back = dln_timeline_new();
    add_kept(timeline, "heir", "", day, 1, 1600000000);
    add_kept(retired, "twin", "heir", day + 1, 1, 1700000000);
    add_kept(retired, "orphan", "elsewhere", day + 2, 1, 1700000000);
    add_kept(retired, "once", "twin", day + 2, 1, 1700000000); /* of one that was merged again itself */
    add_kept(retired, "gone", "", day + 3, 1, 1700000060);
    add_kept(retired, "doubtful", "", day + 4, 0.3, 1700000000); /* it never stood there */
    dln_look look = {.retired = retired};
    size_t len;
    dln_ics_counts counts = {0};
    char *text = rendered("ics", timeline, &look, &len);
    assert_lines(text, len);
    assert_order(text);
    icalcomponent_free(parsed(text));
    assert_value(text, "LAST-MODIFIED", "20231114T221420Z"); /* of the calendar: a withdrawal is a change, too */
    assert_int_equal(count_of(text, "BEGIN:VEVENT"), 5);
    static const struct { const char *uid, *summary, *related, *why, *day; } wanted[] = {
        {"twin", "Listed twice: twin", "heir@events.dateline", "merged", "20220302"},
        {"orphan", "Listed twice: orphan", NULL, "merged", "20220303"}, /* a link's target is in the file */
        {"once", "Listed twice: once", "twin@events.dateline", "merged", "20220303"},
        {"gone", "Withdrawn: gone", NULL, "withdrawn", "20220304"},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        char uid[80];
        snprintf(uid, sizeof uid, "UID:%s@events.dateline\r\n", wanted[i].uid);
        char *event = strstr(text, uid), *end = event == NULL ? NULL : strstr(event, "END:VEVENT");
        assert_non_null(event);
        *end = '\0';
        assert_value(event, "SUMMARY", wanted[i].summary);
        assert_value(event, "STATUS", "CANCELLED");
        assert_value(event, "TRANSP", "TRANSPARENT");
        assert_value(event, "SEQUENCE", "2");
        assert_value(event, "DTSTART", wanted[i].day);
        assert_value(event, "RELATED-TO", wanted[i].related);
        assert_value(event, "X-DATELINE-RETIRED", wanted[i].why);
        *end = 'E';
    }
    assert_int_equal(dln_ics_read((dln_span){text, len}, back, &counts, NULL), DLN_OK);
    assert_int_equal(counts.skipped, 0);
    assert_int_equal(dln_timeline_count(back), 1); /* nobody takes them for events */
    free(text);
    dln_timeline_free(back);
    dln_timeline_free(retired);
    dln_timeline_free(timeline);
}

static void a_feed_has_the_newest_of_what_is_no_more(void **state)
{
    const int32_t day = dln_day_of(2022, 3, 1);
    (void)state;
    dln_timeline *timeline = dln_timeline_new(), *retired = dln_timeline_new();
    char uid[20];
    for (int i = 0; i < 260; i++) {
        snprintf(uid, sizeof uid, "r%03d", i);
        add_kept(retired, uid, "", day + i % 10, 1, 1700000000 + i % 2); /* 130 of each second */
    }
    add_kept(retired, "long-ago", "", day - 400, 1, 1700000009);
    add_kept(timeline, "there", "", day, 1, 1600000000);
    dln_look look = {.feed = true, .as_of = dln_when_day(day), .retired = retired, .address = DLN_SPAN("https://example.org/a b.ics")};
    size_t len;
    char *text = rendered("ics", timeline, &look, &len);
    assert_lines(text, len);
    icalcomponent_free(parsed(text));
    assert_int_equal(count_of(text, "X-DATELINE-RETIRED:"), 200);
    assert_int_equal(count_of(text, "DTSTAMP:20231114T221321Z"), 130);
    assert_int_equal(count_of(text, "DTSTAMP:20231114T221320Z"), 70);
    assert_null(strstr(text, "long-ago"));
    assert_value(text, "SOURCE", "https://example.org/a%20b.ics");
    assert_value(text, "COLOR", "steelblue");
    free(text);
    look.feed = false;
    text = rendered("ics", timeline, &look, NULL);
    assert_int_equal(count_of(text, "X-DATELINE-RETIRED:"), 261);
    assert_value(text, "SOURCE", NULL);
    assert_value(text, "COLOR", NULL); /* an import would recolour the reader's own calendar */
    free(text);
    dln_timeline_free(retired);
    dln_timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_as_long_as_it_is_unknown),
        cmocka_unit_test(every_field_has_its_place),
        cmocka_unit_test(the_stores_fields_are_the_revision),
        cmocka_unit_test(the_doubtful_are_left_out_and_told),
        cmocka_unit_test(a_uid_is_fit_for_a_file_name),
        cmocka_unit_test(hostile_texts_break_nothing),
        cmocka_unit_test(a_text_of_every_length_folds_at_whole_characters),
        cmocka_unit_test(zones_give_the_same_instants),
        cmocka_unit_test(nothing_is_still_a_calendar),
        cmocka_unit_test(an_unknown_way_with_months_is_refused),
        cmocka_unit_test(a_feed_is_small_and_has_what_is_near),
        cmocka_unit_test(a_feed_of_small_events_has_a_thousand),
        cmocka_unit_test(what_is_no_more_is_cancelled),
        cmocka_unit_test(a_feed_has_the_newest_of_what_is_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
