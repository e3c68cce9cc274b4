/* tests/table/zone.c - offsets of places whose rules changed, read from the system's tzdata. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#include <dateline/zone.h>

static const struct { const char *zone, *local; int32_t offset_min; } at_local[] = {
    {"Europe/Moscow", "2011-03-27T01:59", 180},   /* forward for good ... */
    {"Europe/Moscow", "2011-03-27T02:30", 180},   /* ... a time that was skipped */
    {"Europe/Moscow", "2011-03-27T03:00", 240},
    {"Europe/Moscow", "2014-10-25T20:00", 240},
    {"Europe/Moscow", "2014-10-26T01:30", 240},   /* twice: the first one */
    {"Europe/Moscow", "2014-10-26T02:00", 180},   /* ... and back */
    {"Europe/Moscow", "2014-10-27T11:00", 180},
    {"Europe/Moscow", "2021-12-07T18:07", 180},
    {"Europe/Istanbul", "2016-03-26T12:00", 120},
    {"Europe/Istanbul", "2016-07-01T12:00", 180},
    {"Europe/Istanbul", "2016-11-15T12:00", 180}, /* stayed on summer time */
    {"Europe/Istanbul", "2030-01-15T12:00", 180},
    {"Asia/Pyongyang", "2015-08-14T23:00", 540},
    {"Asia/Pyongyang", "2015-08-15T01:00", 510},
    {"Asia/Pyongyang", "2018-05-04T23:00", 510},
    {"Asia/Pyongyang", "2018-05-05T01:00", 540},
    {"Pacific/Apia", "2011-12-29T23:00", -600},
    {"Pacific/Apia", "2011-12-30T12:00", -600},   /* a day that never was */
    {"Pacific/Apia", "2011-12-31T00:00", 840},
    {"Europe/London", "1968-01-15T12:00", 0},
    {"Europe/London", "1968-12-15T12:00", 60},    /* British Standard Time all the year */
    {"Europe/London", "1970-01-15T12:00", 60},
    {"Europe/London", "1971-10-30T12:00", 60},
    {"Europe/London", "1971-11-01T12:00", 0},
    {"Europe/London", "2060-07-01T12:00", 60},    /* beyond the list: the rule at the end of the file */
    {"Europe/London", "2060-01-01T12:00", 0},
    {"America/New_York", "2014-03-09T02:30", -300},
    {"America/New_York", "2014-11-02T01:30", -240},
    {"America/New_York", "2050-07-04T12:00", -240},
    {"Asia/Kolkata", "2026-11-23T12:00", 330},
    {"Asia/Kathmandu", "2026-11-23T12:00", 345},
    {"Asia/Tehran", "2015-07-01T12:00", 270},
    {"Asia/Tehran", "2026-07-01T12:00", 210},
    {"America/Caracas", "2016-04-30T12:00", -270},
    {"America/Caracas", "2016-05-02T12:00", -240},
    {"Europe/Dublin", "2026-07-01T12:00", 60},    /* its winter time is the one marked as daylight saving */
    {"Europe/Dublin", "2045-01-01T12:00", 0},
    {"Pacific/Kiritimati", "2026-01-01T00:00", 840},
    {"UTC", "2026-11-23T12:00", 0},
    {"Europe/Moscow", "1850-01-01T12:00", 150},   /* local mean time, to the minute */
};

static const dln_zone *find(const char *name)
{
    const dln_zone *zone = dln_zone_find(dln_span_of(name));
    if (zone == NULL)
        fail_msg("no zone '%s'", name);
    return zone;
}

static void places_have_the_offset_of_their_time(void **state)
{
    for (size_t i = 0; i < sizeof at_local / sizeof *at_local; i++) {
        dln_when when;
        assert_int_equal(dln_when_from_edtf(dln_span_of(at_local[i].local), &when, NULL), DLN_OK);
        const dln_zone *zone = find(at_local[i].zone);
        int32_t offset = dln_zone_offset_at_local(zone, when.begin.day, when.begin.minute);
        if (offset != at_local[i].offset_min)
            fail_msg("%s at %s: %d minutes, not %d", at_local[i].zone, at_local[i].local, (int)offset, (int)at_local[i].offset_min);
    }
}

static void names_that_are_none_are_refused(void **state)
{
    static const char *const names[] = {
        "", "Europe", "Europe/", "/Europe/Moscow", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Moscow", "Europe/Moscow.",
        "Europe//Moscow", "europe/moscow ", "Atlantis/Capital", "zone.tab", "zone1970.tab", "right/Europe/Moscow", "posix/Europe/Moscow",
        "A/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dln_zone_find(dln_span_of(names[i])) != NULL)
            fail_msg("'%s' is no zone", names[i]);
    assert_null(dln_zone_find(DLN_NO_SPAN));
    assert_null(dln_zone_find((dln_span){"Europe/Mosco\0w", 14}));
}

static const struct { const char *edtf, *zone, *moved; } in_zone[] = {
    {"2021-12-07T10:07-05:00/2021-12-07T20:08+03:00", "Europe/Moscow", "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00"},
    {"2021-12-07T10:07-05:00/2021-12-07T20:08+03:00", "", "2021-12-07T10:07-05:00/2021-12-07T12:08-05:00"},
    {"2021-12-07T10:07-05:00/2021-12-07T20:08+03:00", "Atlantis/Capital", "2021-12-07T10:07-05:00/2021-12-07T12:08-05:00"},
    {"2014-10-25T20:00+04:00/2014-10-26T11:00+03:00", "Europe/Moscow", "2014-10-25T20:00+04:00/2014-10-26T11:00+03:00"},
    {"2014-10-25T20:00+04:00/2014-10-26T11:00+03:00", "", "2014-10-25T20:00+04:00/2014-10-26T12:00+04:00"},
    {"2021-12-07T23:30-05:00", "Europe/Moscow", "2021-12-08T07:30+03:00"},
    {"2021-12-07T18:07/2021-12-07T20:08+03:00", "Europe/Moscow", "2021-12-07T18:07/2021-12-07T20:08+03:00"}, /* of one nobody knows */
    {"2021-12-07", "Europe/Moscow", "2021-12-07"},
    {"2021-12-07T10:07-05:00/..", "", "2021-12-07T10:07-05:00/.."},
    {"0001-01-01T01:00+03:00", "America/New_York", "0001-01-01T01:00+03:00"}, /* the day before has no name */
};

static void both_ends_can_stand_in_one_zone(void **state)
{
    for (size_t i = 0; i < sizeof in_zone / sizeof *in_zone; i++) {
        dln_when when;
        char moved[DLN_EDTF_MAX];
        assert_int_equal(dln_when_from_edtf(dln_span_of(in_zone[i].edtf), &when, NULL), DLN_OK);
        when = dln_when_in_zone(&when, dln_span_of(in_zone[i].zone));
        dln_when_to_edtf(&when, moved);
        assert_string_equal(moved, in_zone[i].moved);
    }
}

static void a_zone_is_read_once(void **state)
{
    const dln_zone *zone = find("Europe/Kyiv");
    assert_ptr_equal(zone, find("Europe/Kyiv"));
    assert_true(dln_span_is(dln_zone_name(zone), "Europe/Kyiv"));
}

static void changes_are_listed_in_order(void **state)
{
    static const struct { const char *utc; int32_t before, after; bool is_dst; const char *name; } moscow[] = {
        {"2010-10-30T23:00", 240, 180, false, "MSK"},
        {"2011-03-26T23:00", 180, 240, false, "MSK"},
        {"2014-10-25T22:00", 240, 180, false, "MSK"},
    };
    dln_when when = {0};
    dln_zone_change change;
    int64_t from = (int64_t)dln_day_of(2010, 7, 1) * 1440;
    for (size_t i = 0; i < 3; i++) {
        assert_true(dln_zone_next_change(find("Europe/Moscow"), from, &change));
        assert_int_equal(dln_when_from_edtf(dln_span_of(moscow[i].utc), &when, NULL), DLN_OK);
        assert_int_equal(change.instant_min, dln_point_instant(&when.begin));
        assert_int_equal(change.offset_before_min, moscow[i].before);
        assert_int_equal(change.offset_after_min, moscow[i].after);
        assert_int_equal(change.is_dst_after, moscow[i].is_dst);
        assert_string_equal(change.abbreviation_after, moscow[i].name);
        from = change.instant_min + 1;
    }
    assert_false(dln_zone_next_change(find("Europe/Moscow"), from, &change));
    size_t count = 0;
    for (from = (int64_t)dln_day_of(2000, 1, 1) * 1440; dln_zone_next_change(find("Europe/Paris"), from, &change); count++) {
        assert_true(change.instant_min >= from);
        assert_int_equal(change.is_dst_after, change.offset_after_min == 120);
        from = change.instant_min + 1;
    }
    assert_int_equal(count, 2 * 101); /* 2000 to 2100 */
}

/* The system's own reader as oracle, over zones with odd rules. */
static void offsets_equal_those_of_the_c_library(void **state)
{
    static const char *const zones[] = {
        "Europe/Moscow", "Europe/London", "Asia/Tehran", "Asia/Gaza", "Africa/Casablanca", "America/Nuuk", "Australia/Lord_Howe",
        "Asia/Damascus", "America/Sao_Paulo", "Pacific/Apia", "Europe/Dublin", "Africa/Cairo", "Asia/Jerusalem", "America/Asuncion",
    };
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        const dln_zone *zone = find(zones[i]);
        setenv("TZ", zones[i], 1);
        tzset();
        for (int64_t minute = (int64_t)dln_day_of(1925, 1, 1) * 1440; minute < (int64_t)dln_day_of(2090, 1, 1) * 1440; minute += 29 * 60 + 13) {
            time_t at = (time_t)(minute * 60);
            struct tm local;
            localtime_r(&at, &local);
            long sec = local.tm_gmtoff;
            int32_t offset = dln_zone_offset_at_utc(zone, minute);
            if (labs(sec - (long)offset * 60) > 30)
                fail_msg("%s at minute %lld: %d, not %ld s", zones[i], (long long)minute, (int)offset, sec);
        }
    }
    unsetenv("TZ");
    tzset();
}

static void the_version_of_the_data_is_known(void **state)
{
    const char *version = dln_zone_data_version();
    assert_ptr_equal(version, dln_zone_data_version());
    assert_true(version[0] == '2' && strlen(version) >= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_have_the_offset_of_their_time),
        cmocka_unit_test(names_that_are_none_are_refused),
        cmocka_unit_test(both_ends_can_stand_in_one_zone),
        cmocka_unit_test(a_zone_is_read_once),
        cmocka_unit_test(changes_are_listed_in_order),
        cmocka_unit_test(offsets_equal_those_of_the_c_library),
        cmocka_unit_test(the_version_of_the_data_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
