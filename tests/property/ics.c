/* tests/property/ics.c - made-up events, thousands: a calendar gives back as many as can stand in one, byte for byte the
 * same; libical counts the same number; twice written is twice the same. And calendars of other programs.
 */
#include "rendering.h"
#include "render/words.h"

#include <dateline/zone.h>
#include <libical/ical.h>

static uint64_t next_random(uint64_t *state) /* xorshift64*: the same numbers everywhere */
{
    *state ^= *state >> 12, *state ^= *state << 25, *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static dln_when random_when(uint64_t *state)
{
    int32_t day = dln_day_of(1, 1, 1) + (int32_t)(next_random(state) % (uint64_t)(dln_day_of(9999, 12, 31) - dln_day_of(1, 1, 1)));
    if (next_random(state) % 2 == 0) /* half of them in our time */
        day = dln_day_of(1990, 1, 1) + (int32_t)(next_random(state) % 20000);
    dln_civil date = dln_civil_of(day);
    switch (next_random(state) % 8) {
    case 0:
        return dln_when_year(date.year);
    case 1:
        return dln_when_month(date.year, date.month);
    case 2:
    case 3:
        return dln_when_day(day);
    case 4:
        return dln_when_days(day, day < dln_day_of(9999, 12, 1) ? day + 1 + (int32_t)(next_random(state) % 20) : day);
    case 5:
        return dln_when_minute(day, (int32_t)(next_random(state) % 1440), DLN_ZONE_UNKNOWN);
    default: {
        static const int16_t offsets[] = {0, 180, -300, 330, 345, -570, 840};
        dln_when when = dln_when_minute(day, (int32_t)(next_random(state) % 1200), offsets[next_random(state) % 7]);
        when.end.minute = (int16_t)(when.end.minute + (int16_t)(next_random(state) % 200));
        return when;
    }
    }
}

static dln_timeline *made_up(uint64_t seed, size_t count)
{
    static const char *const zones[] = {"", "Europe/Moscow", "Asia/Tehran", "America/New_York", "Asia/Kolkata", "No/Such"};
    dln_timeline *timeline = dln_timeline_new();
    for (size_t i = 0; i < count; i++) {
        hostile_parts parts;
        dln_event event = hostile_event(dln_span_of(hostile_texts[next_random(&seed) % HOSTILE_COUNT]), i, &parts);
        event.claim.when = random_when(&seed);
        event.claim.type = (int)(next_random(&seed) % dln_event_type_count());
        event.claim.status = (dln_event_status)(next_random(&seed) % 3);
        event.claim.mode = (dln_mode)(next_random(&seed) % 7);
        event.claim.zone = dln_span_of(zones[next_random(&seed) % 6]);
        event.claim.count = (uint32_t)(next_random(&seed) % 4);
        event.claim.confidence = (double)(next_random(&seed) % 101) / 100;
        parts.source.published = random_when(&seed);
        dln_error err = {0};
        if (dln_timeline_add_event(timeline, &event, &err) != DLN_OK)
            fail_msg("%s", err.message);
    }
    return timeline;
}

/* In minutes since 1970 in UTC; the zone of an event that says no offset tells it. */
static int64_t instant_of(const dln_event *event, dln_point point)
{
    if (point.zone_offset_min == DLN_ZONE_UNKNOWN)
        point.zone_offset_min = (int16_t)dln_zone_offset_at_local(dln_zone_find(event->claim.zone), point.day, point.minute);
    return dln_point_instant(&point);
}

/* What libical makes of an event: the same days, or the same instants in UTC; the status; a title with ours in it. */
static void assert_same_values(icalcomponent *read, const dln_event *event, bool is_marker)
{
    struct icaltimetype begin = icalcomponent_get_dtstart(read), end = icalcomponent_get_dtend(read);
    const dln_when *when = &event->claim.when;
    int32_t first = dln_when_first_day(when), last = dln_when_last_day(when);
    if (dln_civil_of(last).year > 2999) /* libical has no such years */
        return;
    if (begin.is_date) {
        assert_int_equal(dln_day_of(begin.year, begin.month, begin.day), first);
        int32_t days = is_marker && dln_words_day_is_unknown(&event->claim) ? 1 : last + 1 - first;
        assert_int_equal(dln_day_of(end.year, end.month, end.day), first + days);
    } else {
        int64_t minute = (int64_t)dln_day_of(begin.year, begin.month, begin.day) * 1440 + begin.hour * 60 + begin.minute;
        assert_true(icaltime_is_utc(begin) && begin.second == 0);
        assert_true(minute == instant_of(event, when->begin));
        if (!icaltime_is_null_time(end) && icalcomponent_get_first_property(read, ICAL_DTEND_PROPERTY) != NULL)
            assert_true((int64_t)dln_day_of(end.year, end.month, end.day) * 1440 + end.hour * 60 + end.minute == instant_of(event, when->end));
        else
            assert_true(instant_of(event, when->begin) == instant_of(event, when->end));
    }
    static const icalproperty_status statuses[] = {[DLN_CONFIRMED] = ICAL_STATUS_CONFIRMED, [DLN_TENTATIVE] = ICAL_STATUS_TENTATIVE, [DLN_CANCELLED] = ICAL_STATUS_CANCELLED};
    assert_int_equal(icalcomponent_get_status(read), statuses[event->claim.status]);
    dln_span summary = dln_span_of(icalcomponent_get_summary(read));
    assert_true((event->claim.status == DLN_CANCELLED) == (dln_find(summary, DLN_SPAN("Cancelled: ")) != SIZE_MAX));
    char uid[100];
    snprintf(uid, sizeof uid, "%.*s@events.dateline", (int)event->id.len, event->id.text);
    assert_string_equal(icalcomponent_get_uid(read), uid);
}

static void all_that_is_written_reads_back(void **state)
{
    static const char *const ways[] = {"span", "marker", "skip", "all"};
    for (size_t way = 0; way < 8; way++) {
        dln_timeline *timeline = made_up(77 + way, 400), *back = dln_timeline_new();
        dln_left_out left_out = {0};
        dln_look look = {.imprecise = dln_span_of(ways[way / 2]), .zones = way % 2 == 1, .left_out = &left_out};
        size_t len, len_again;
        dln_ics_counts counts = {0};
        char *text = rendered("ics", timeline, &look, &len), *again = rendered("ics", timeline, &look, &len_again);
        dln_error err = {0};
        assert_string_equal(text, again);
        assert_int_equal(dln_ics_read((dln_span){text, len}, back, &counts, &err), DLN_OK);
        assert_int_equal(counts.skipped + counts.repeating + counts.changed_times, 0);
        assert_int_equal(dln_timeline_count(back) + left_out.count, dln_timeline_count(timeline));
        assert_true(dln_timeline_count(back) > 100);
        icalcomponent *calendar = icalparser_parse_string(text);
        assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), dln_timeline_count(back));
        assert_int_equal(icalcomponent_count_errors(calendar), 0);
        assert_int_equal(icalrestriction_check(calendar), 1);
        icalcomponent *read = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
        for (size_t i = 0; !look.zones && i < dln_timeline_count(back); i++) {
            assert_same_values(read, dln_timeline_at(back, i), way / 2 == 1);
            read = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
        }
        icalcomponent_free(calendar);
        for (size_t i = 0, k = 0; i < dln_timeline_count(back); i++, k++) { /* both in order */
            dln_sink *a = dln_sink_to_memory(), *b = dln_sink_to_memory();
            while (!dln_span_equals(dln_timeline_at(timeline, k)->id, dln_timeline_at(back, i)->id))
                k++;
            dln_event_write(dln_timeline_at(timeline, k), a);
            dln_event_write(dln_timeline_at(back, i), b);
            assert_true(dln_span_equals(dln_sink_bytes(a), dln_sink_bytes(b)));
            dln_sink_abandon(a);
            dln_sink_abandon(b);
        }
        free(text);
        free(again);
        dln_timeline_free(timeline);
        dln_timeline_free(back);
    }
}

/* Broken anywhere, a calendar is refused or gives fewer events; it never does worse. */
static void a_damaged_calendar_is_survived(void **state)
{
    dln_timeline *timeline = made_up(5, 12);
    size_t len;
    char *text = rendered("ics", timeline, NULL, &len), *damaged = malloc(len);
    uint64_t seed = 9;
    for (size_t round = 0; round < 600; round++) {
        memcpy(damaged, text, len);
        size_t keep = round % 3 == 0 ? (size_t)(next_random(&seed) % len) : len;
        for (size_t i = 0; i < round % 7; i++)
            damaged[next_random(&seed) % len] = (char)(next_random(&seed) % 256);
        dln_timeline *back = dln_timeline_new();
        dln_error err = {0};
        dln_status status = dln_ics_read((dln_span){damaged, keep}, back, NULL, &err);
        assert_true(status == DLN_OK || status == DLN_BAD_SYNTAX);
        assert_true(dln_timeline_count(back) <= 12);
        dln_timeline_free(back);
    }
    free(damaged);
    free(text);
    dln_timeline_free(timeline);
}

#define FOREIGN(inside) "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" inside "END:VCALENDAR\n"
#define OFFICE(rule) "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n" \
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\n" \
    "TZOFFSETTO:+0200\n" rule "\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
#define EVENT(inside) "BEGIN:VEVENT\nUID:u1\nSUMMARY:Talks\\, in short\n" inside "END:VEVENT\n"

static const struct { const char *text, *when, *holds; size_t skipped; } foreign[] = {
    {FOREIGN(EVENT("DTSTART;VALUE=DATE:20140915\nDTEND;VALUE=DATE:20140918\n")), "2014-09-15/2014-09-17", "\"title\": \"Talks, in short\"", 0},
    {FOREIGN(EVENT("DTSTART;VALUE=DATE:20140915\n")), "2014-09-15", "\"status\": \"confirmed\"", 0},
    {FOREIGN(EVENT("DTSTART;VALUE=DATE:20140915\nDTEND;VALUE=DATE:20140915\n")), "2014-09-15", "", 0},
    {FOREIGN(EVENT("DTSTART:20140915T100000Z\nDURATION:PT1H30M\nSTATUS:CANCELLED\n")), "2014-09-15T10:00Z/2014-09-15T11:30Z", "\"status\": \"cancelled\"", 0},
    {FOREIGN(EVENT("DTSTART;TZID=Europe/Moscow:20141025T200000\nDTEND;TZID=Europe/Moscow:20141025T203000\n")),
     "2014-10-25T20:00+04:00/2014-10-25T20:30+04:00", "\"zone\": \"Europe/Moscow\"", 0},
    {FOREIGN(EVENT("DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tehran:20150714T100000\n")), "2015-07-14T10:00+04:30", "\"zone\": \"Asia/Tehran\"", 0},
    {FOREIGN(EVENT("DTSTART;TZID=Customized Time Zone:20141025T200000\n")), "2014-10-25T20:00", "\"zone\": null", 0},
    {FOREIGN(OFFICE("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3") EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25+02:00", "\"zone\": null", 0},
    {FOREIGN(OFFICE("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYM\r\n ONTH=3") EVENT("DTSTART;TZID=W. Europe Standard Time:20211207T100000\nDTEND;TZID=W. Europe Standard Time:20211207T120000\n")),
     "2021-12-07T10:00+01:00/2021-12-07T12:00+01:00", "", 0},
    {FOREIGN(OFFICE("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3") EVENT("DTSTART;TZID=Another:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    /* rules that would take days to work out: the zone is not known */
    {FOREIGN(OFFICE("RRULE:FREQ=SECONDLY") EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    {FOREIGN(OFFICE("RRULE:FREQ=YEARLY;FREQ=SECONDLY") EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    {FOREIGN(OFFICE("RRULE:FREQ=YEARLY;BYSECOND=1") EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    {FOREIGN(OFFICE("rrule;X=1:FREQ=SECO\n NDLY") EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    {FOREIGN(OFFICE("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31") EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    {FOREIGN(OFFICE("EXRULE:FREQ=SECONDLY") EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    {FOREIGN("BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nEND:VTIMEZONE\n" EVENT("DTSTART;TZID=W. Europe Standard Time:20210616T132500\n")), "2021-06-16T13:25", "", 0},
    {FOREIGN(EVENT("DTSTART:20141025T200000\n")), "2014-10-25T20:00", "", 0},
    {FOREIGN(EVENT("DTSTART:20141025T200000Z\nDTEND:20141025T190000Z\n")), "2014-10-25T20:00Z", "", 0}, /* ends before it begins */
    {FOREIGN(EVENT("DTSTART:20141025T200000Z\nLOCATION:Geneva\nGEO:46.2;6.14\nCATEGORIES:News,Call\n")), "2014-10-25T20:00Z", "\"type\": \"call\"", 0},
    {FOREIGN(EVENT("DTSTART:20141025T200000Z\nLOCATION:Geneva\nGEO:46.2;6.14\n")), "2014-10-25T20:00Z", "\"place\": {\"name\": \"Geneva\"", 0},
    {FOREIGN(EVENT("DTSTART:20141025T200000Z\nATTENDEE;CN=\"Jane Doe\":mailto:jane@example.org\n")), "2014-10-25T20:00Z", "\"name\": \"Jane Doe\"", 0},
    {FOREIGN(EVENT("DTSTART:20141025T200000Z\nURL:https://www.example.org/x\nDESCRIPTION:They\\nmet\n")), "2014-10-25T20:00Z", "\"publisher\": \"example.org\"", 0},
    {FOREIGN(EVENT("DTSTART:20141025T200000Z\nRRULE:FREQ=DAILY\n")), "2014-10-25T20:00Z", "only its first time", 0},
    {FOREIGN(EVENT("DTSTART:20141025T200000Z\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:-PT15M\nEND:VALARM\n")), "2014-10-25T20:00Z", "", 0},
    {FOREIGN(EVENT("DTSTART;VALUE=DATE:20140231\n")), NULL, NULL, 1}, /* libical would take it */
    {FOREIGN(EVENT("DTSTART:rubbish\n")), NULL, NULL, 1},
    {FOREIGN(EVENT("")), NULL, NULL, 1},
    {FOREIGN("BEGIN:VEVENT\nUID:u0\n" EVENT("DTSTART;VALUE=DATE:20140915\n")), "2014-09-15", "", 1},
    {FOREIGN(EVENT("DTSTART;VALUE=DATE:20140915\nX-DATELINE-DATA:AAAA\n")), "2014-09-15", "", 0}, /* not ours after all */
    {"\xEF\xBB\xBF\r\n" FOREIGN(EVENT("DTSTART;VALUE=DATE:20140915\n")), "2014-09-15", "", 0},
    {FOREIGN(""), NULL, NULL, 0},
};

static void calendars_of_others_are_plain_events(void **state)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        dln_timeline *timeline = dln_timeline_new();
        dln_ics_counts counts = {0};
        dln_error err = {0};
        if (dln_ics_read(dln_span_of(foreign[i].text), timeline, &counts, &err) != DLN_OK)
            fail_msg("%s: %s", foreign[i].text, err.message);
        assert_int_equal(counts.skipped, foreign[i].skipped);
        assert_int_equal(counts.repeating, strstr(foreign[i].text, "\nRRULE:FREQ=DAILY\n") != NULL);
        assert_int_equal(dln_timeline_count(timeline), foreign[i].when != NULL);
        char *lines = rendered("ndjson", timeline, NULL, NULL), wanted[100];
        snprintf(wanted, sizeof wanted, "\"when\": \"%s\"", foreign[i].when == NULL ? "" : foreign[i].when);
        if (foreign[i].when != NULL && (strstr(lines, wanted) == NULL || strstr(lines, foreign[i].holds) == NULL))
            fail_msg("no %s or %s in %s", wanted, foreign[i].holds, lines);
        free(lines);
        dln_timeline_free(timeline);
    }
}

static void what_repeats_is_read_once_and_counted(void **state)
{
    static const char calendar[] = FOREIGN(EVENT("DTSTART:20141025T200000Z\nRRULE:FREQ=WEEKLY\n") EVENT("DTSTART:20141102T210000Z\nRECURRENCE-ID:20141101T200000Z\n")
        EVENT("DTSTART;VALUE=DATE:20141109\nRECURRENCE-ID;VALUE=DATE:20141108\n") "BEGIN:VEVENT\nUID:u2\nDTSTART:20141025T200000Z\nRDATE:20141026T200000Z\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:u3\nRRULE:FREQ=DAILY\nEND:VEVENT\n");
    dln_timeline *timeline = dln_timeline_new();
    dln_ics_counts counts = {0};
    assert_int_equal(dln_ics_read(dln_span_of(calendar), timeline, &counts, NULL), DLN_OK);
    assert_int_equal(counts.repeating, 2);
    assert_int_equal(counts.changed_times, 2);
    assert_int_equal(counts.skipped, 1); /* it never takes place */
    char *lines = rendered("ndjson", timeline, NULL, NULL);
    static const char *const ids[] = {"\"id\": \"u1\"", "\"id\": \"u1/20141101T200000\"", "\"id\": \"u1/20141108T000000\"", "\"id\": \"u2\""};
    assert_int_equal(dln_timeline_count(timeline), sizeof ids / sizeof *ids);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        assert_non_null(strstr(lines, ids[i]));
    free(lines);
    dln_timeline_free(timeline);
}

static void what_is_no_calendar_is_refused(void **state)
{
    static const char *const texts[] = {"", "\n\n", "hello", "{\"id\": 1}", "BEGIN:VCARD\nEND:VCARD\n", "XBEGIN:VCALENDAR\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dln_timeline *timeline = dln_timeline_new();
        dln_error err = {0};
        assert_int_equal(dln_ics_read(dln_span_of(texts[i]), timeline, NULL, &err), DLN_BAD_SYNTAX);
        assert_non_null(strstr(err.message, "BEGIN:VCALENDAR"));
        dln_timeline_free(timeline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_is_written_reads_back),
        cmocka_unit_test(a_damaged_calendar_is_survived),
        cmocka_unit_test(calendars_of_others_are_plain_events),
        cmocka_unit_test(what_repeats_is_read_once_and_counted),
        cmocka_unit_test(what_is_no_calendar_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
