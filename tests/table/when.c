/* tests/table/when.c - EDTF as a table, every day of two centuries there and back, and the order of dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include <dateline/when.h>

static dln_when read_edtf(const char *text)
{
    dln_when when;
    dln_error err = {0};
    if (dln_when_from_edtf(dln_span_of(text), &when, &err) != DLN_OK)
        fail_msg("'%s' refused: %s", text, err.message);
    return when;
}

static const struct { const char *text, *written, *first, *last; } forms[] = {
    {"2026-11-23", "2026-11-23", "2026-11-23", "2026-11-23"},
    {"2026-11", "2026-11", "2026-11-01", "2026-11-30"},
    {"2026", "2026", "2026-01-01", "2026-12-31"},
    {"2024-02", "2024-02", "2024-02-01", "2024-02-29"},
    {"1900-02", "1900-02", "1900-02-01", "1900-02-28"},
    {"0001", "0001", "0001-01-01", "0001-12-31"},
    {"9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"},
    {"2014-06~", "2014-06~", "2014-06-01", "2014-06-30"},
    {"2014-06-15?", "2014-06-15?", "2014-06-15", "2014-06-15"},
    {"2014%", "2014%", "2014-01-01", "2014-12-31"},
    {"2014-06-XX", "2014-06", "2014-06-01", "2014-06-30"},
    {"2014-XX-XX", "2014", "2014-01-01", "2014-12-31"},
    {"2014-XX", "2014", "2014-01-01", "2014-12-31"},
    {"201X", "2010/2019", "2010-01-01", "2019-12-31"},
    {"19XX", "1900/1999", "1900-01-01", "1999-12-31"},
    {"2014-21", "2014-03/2014-05", "2014-03-01", "2014-05-31"},
    {"2014-24", "2014-12/2015-02", "2014-12-01", "2015-02-28"},
    {"2014-33", "2014-01/2014-03", "2014-01-01", "2014-03-31"},
    {"2014-41~", "2014-07~/2014-12~", "2014-07-01", "2014-12-31"},
    {"2014-06-11/2014-06-20", "2014-06-11/2014-06-20", "2014-06-11", "2014-06-20"},
    {"2014-06-11~/2014-06-20~", "2014-06-11~/2014-06-20~", "2014-06-11", "2014-06-20"},
    {"2014-09/2014-11", "2014-09/2014-11", "2014-09-01", "2014-11-30"},
    {"2014-21/2014-22", "2014-03/2014-08", "2014-03-01", "2014-08-31"},
    {"2021-01-20/2021", "2021-01-20/2021", "2021-01-20", "2021-12-31"},
    {"2014-06/2014-06", "2014-06", "2014-06-01", "2014-06-30"},
    {"2014-06/..", "2014-06/..", "2014-06-01", NULL},
    {"2014-06/", "2014-06/..", "2014-06-01", NULL},
    {"../2018", "../2018", NULL, "2018-12-31"},
    {"/2018", "../2018", NULL, "2018-12-31"},
    {"XXXX-12-07", "XXXX-12-07", NULL, NULL},
    {"XXXX-02-29", "XXXX-02-29", NULL, NULL},
    {"XXXX-12", "XXXX-12", NULL, NULL},
    {"XXXX-12-30/XXXX-01-02", "XXXX-12-30/XXXX-01-02", NULL, NULL},
    {"2021-12-07T18:07", "2021-12-07T18:07", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07Z", "2021-12-07T18:07Z", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07+00:00", "2021-12-07T18:07Z", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07:59+03:00", "2021-12-07T18:07+03:00", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07:59.250+0300", "2021-12-07T18:07+03:00", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07+03", "2021-12-07T18:07+03:00", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07-09:30", "2021-12-07T18:07-09:30", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00", "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00", "2021-12-07", "2021-12-07"},
    {"2021-12-07T23:30+03:00/2021-12-07T17:10-05:00", "2021-12-07T23:30+03:00/2021-12-07T17:10-05:00", "2021-12-07", "2021-12-07"},
    {"2021-12-07T18:07+03:00/..", "2021-12-07T18:07+03:00/..", "2021-12-07", NULL},
};

static void every_form_is_read_and_written(void **state)
{
    char buffer[DLN_EDTF_MAX];
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        dln_when when = read_edtf(forms[i].text);
        size_t len = dln_when_to_edtf(&when, buffer);
        assert_string_equal(buffer, forms[i].written);
        assert_int_equal(len, strlen(buffer));
        int32_t first = forms[i].first == NULL ? INT32_MIN : read_edtf(forms[i].first).begin.day;
        int32_t last = forms[i].last == NULL ? INT32_MAX : read_edtf(forms[i].last).begin.day;
        if (dln_when_first_day(&when) != first || dln_when_last_day(&when) != last)
            fail_msg("'%s' has other bounds", forms[i].text);
        dln_when again = read_edtf(buffer);
        assert_true(dln_when_equals(&when, &again));
    }
}

static const struct { const char *text; dln_status status; uint32_t column; } refused[] = {
    {"", DLN_BAD_SYNTAX, 1},
    {"..", DLN_BAD_SYNTAX, 1},
    {"../..", DLN_BAD_SYNTAX, 1},
    {"/", DLN_BAD_SYNTAX, 1},
    {"XXXX", DLN_BAD_SYNTAX, 1},
    {"tomorrow", DLN_BAD_SYNTAX, 1},
    {"23 November 2026", DLN_BAD_SYNTAX, 1},
    {"2026-1", DLN_BAD_SYNTAX, 6},
    {"2026-11-3", DLN_BAD_SYNTAX, 9},
    {"2026-11-23 ", DLN_BAD_SYNTAX, 11},
    {" 2026-11-23", DLN_BAD_SYNTAX, 1},
    {"2026/11/23", DLN_BAD_SYNTAX, 6},
    {"2026-11-23/2026-11-24/2026-11-25", DLN_BAD_SYNTAX, 22},
    {"2026-02-30", DLN_OUT_OF_RANGE, 9},
    {"2026-02-29", DLN_OUT_OF_RANGE, 9},
    {"2026-04-31", DLN_OUT_OF_RANGE, 9},
    {"2026-11-00", DLN_OUT_OF_RANGE, 9},
    {"XXXX-02-30", DLN_OUT_OF_RANGE, 9},
    {"2026-13", DLN_OUT_OF_RANGE, 6},
    {"2026-00-01", DLN_OUT_OF_RANGE, 6},
    {"2026-42", DLN_OUT_OF_RANGE, 6},
    {"0000-01-01", DLN_OUT_OF_RANGE, 1},
    {"9999-24", DLN_OUT_OF_RANGE, 1},
    {"2026-XX-01", DLN_BAD_SYNTAX, 9},
    {"2026-11-23T", DLN_BAD_SYNTAX, 12},
    {"2026-11-23T7:00", DLN_BAD_SYNTAX, 12},
    {"2026-11-23T24:00", DLN_OUT_OF_RANGE, 12},
    {"2026-11-23T12:60", DLN_OUT_OF_RANGE, 12},
    {"2026-11-23T12:00+16:00", DLN_OUT_OF_RANGE, 17},
    {"2026-11-23T12:00+3", DLN_BAD_SYNTAX, 18},
    {"2026-11T12:00", DLN_BAD_SYNTAX, 8},
    {"2026-11-23/2026-11-22", DLN_OUT_OF_RANGE, 1},
    {"2026-11-23/2026-10", DLN_OUT_OF_RANGE, 1},
    {"2021-12-07T20:08+03:00/2021-12-07T18:07+03:00", DLN_OUT_OF_RANGE, 1},
    {"2026-11-23\xC3\xA9", DLN_BAD_SYNTAX, 11},
};

static void what_is_no_date_is_refused_with_its_column(void **state)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        dln_when before = dln_when_day(7), when = before;
        dln_error err = {0};
        dln_status status = dln_when_from_edtf(dln_span_of(refused[i].text), &when, &err);
        if (status != refused[i].status || err.column != refused[i].column)
            fail_msg("'%s': status %d, column %u: %s", refused[i].text, (int)status, err.column, err.message);
        assert_int_equal(err.status, status);
        assert_true(dln_when_equals(&when, &before));
        assert_int_equal(dln_when_from_edtf(dln_span_of(refused[i].text), &when, NULL), status);
    }
}

static void bytes_after_the_span_are_not_looked_at(void **state)
{
    dln_when when;
    assert_int_equal(dln_when_from_edtf((dln_span){"2026-11-23T99", 10}, &when, NULL), DLN_OK);
    assert_int_equal(dln_when_grain(&when), DLN_GRAIN_DAY);
    assert_int_equal(dln_when_from_edtf((dln_span){"2026-11-23", 9}, &when, NULL), DLN_BAD_SYNTAX);
}

static void there_and_back(const dln_when *when)
{
    char buffer[DLN_EDTF_MAX];
    dln_when again;
    size_t len = dln_when_to_edtf(when, buffer);
    if (dln_when_from_edtf((dln_span){buffer, len}, &again, NULL) != DLN_OK || !dln_when_equals(when, &again))
        fail_msg("'%s' does not come back", buffer);
}

static void every_day_of_two_centuries_comes_back_in_each_form(void **state)
{
    int32_t year = 1900, month = 1, date = 1, weekday = 1; /* 1900-01-01 was a Monday */
    for (int32_t day = dln_day_of(1900, 1, 1); day <= dln_day_of(2100, 12, 31); day++) {
        dln_civil civil = dln_civil_of(day);
        assert_true(civil.year == year && civil.month == month && civil.day == date);
        assert_int_equal(dln_day_of(year, month, date), day);
        assert_int_equal(dln_weekday_of(day), weekday);
        assert_true(dln_date_exists(year, month, date));
        dln_when w[] = {
            dln_when_day(day), dln_when_month(year, month), dln_when_year(year),
            dln_when_days(day, day + 3),
            dln_when_minute(day, day % 1440 < 0 ? day % 1440 + 1440 : day % 1440, DLN_ZONE_UNKNOWN),
            dln_when_minute(day, 0, 0), dln_when_minute(day, 1439, -570), dln_when_minute(day, 750, 845),
        };
        for (size_t i = 0; i < sizeof w / sizeof *w; i++) {
            there_and_back(&w[i]);
            for (uint8_t flags = 1; flags < 4; flags++) {
                dln_when marked = w[i];
                marked.begin.flags = marked.end.flags = flags;
                there_and_back(&marked);
            }
            dln_when open = w[i];
            memset(&open.end, 0, sizeof open.end);
            there_and_back(&open);
        }
        dln_when clocks = {w[4].begin, w[4].end};
        clocks.end.day += 1;
        there_and_back(&clocks);
        dln_when yearless = dln_when_day(dln_day_of(2000, month, date));
        yearless.begin.flags = yearless.end.flags = DLN_YEAR_UNKNOWN;
        there_and_back(&yearless);
        weekday = weekday % 7 + 1;
        if (++date > dln_days_in_month(year, month)) {
            assert_false(dln_date_exists(year, month, date));
            date = 1;
            if (++month > 12)
                month = 1, year++;
        }
    }
    assert_int_equal(dln_day_of(1970, 1, 1), 0);
    assert_int_equal(dln_civil_of(INT32_MAX).year, 5881580);
}

/* In order; each is before the next. */
static const char *const in_order[] = {
    "../2018", "2014/2019", "2014-06", "2014-06-01T09:00", "2014-06-11", "2014-06-11/2014-06-20",
    "2014-06-11T08:00+03:00", "2014-06-11T08:00+03:00/2014-06-11T09:00+03:00", "2014-06-11T20:00-05:00", "2014-06-12",
};

static void dates_have_a_total_order(void **state)
{
    size_t count = sizeof in_order / sizeof *in_order;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++) {
            dln_when a = read_edtf(in_order[i]), b = read_edtf(in_order[k]);
            int order = dln_when_compare(&a, &b);
            if ((order > 0) - (order < 0) != (i > k) - (i < k))
                fail_msg("'%s' and '%s' are out of order", in_order[i], in_order[k]);
        }
    dln_when nothing = {0}, day = dln_when_day(1);
    assert_true(dln_when_compare(&nothing, &day) > 0);
    assert_true(dln_when_compare(&day, &nothing) < 0);
    assert_int_equal(dln_when_compare(&nothing, &nothing), 0);
    char buffer[DLN_EDTF_MAX];
    assert_int_equal(dln_when_to_edtf(&nothing, buffer), 0);
    assert_string_equal(buffer, "");
}

static const struct { const char *text; dln_grain grain; bool single, open, clock; int64_t days; } asked[] = {
    {"2014-06-11", DLN_GRAIN_DAY, true, false, false, 1},
    {"2014-06", DLN_GRAIN_MONTH, true, false, false, 30},
    {"2014-06-11/2014-07", DLN_GRAIN_MONTH, false, false, false, 51},
    {"2014-06-11/..", DLN_GRAIN_DAY, false, true, false, INT64_MAX},
    {"../2014", DLN_GRAIN_YEAR, false, true, false, INT64_MAX},
    {"2014-06-11T08:00Z/2014-06-12", DLN_GRAIN_DAY, false, false, true, 2},
    {"2014-06-11T08:00Z", DLN_GRAIN_MINUTE, true, false, true, 1},
};

static void questions_are_answered(void **state)
{
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        dln_when when = read_edtf(asked[i].text);
        assert_true(dln_when_is_known(&when));
        assert_int_equal(dln_when_grain(&when), asked[i].grain);
        assert_int_equal(dln_when_is_single(&when), asked[i].single);
        assert_int_equal(dln_when_is_open(&when), asked[i].open);
        assert_int_equal(dln_when_has_clock(&when), asked[i].clock);
        assert_true(dln_when_length_days(&when) == asked[i].days);
    }
    dln_when a = read_edtf("2021-12-07T18:07+03:00"), b = read_edtf("2021-12-07T10:07-05:00");
    assert_true(dln_point_instant(&a.begin) == dln_point_instant(&b.begin));
    dln_when month = read_edtf("2014-06"), last = read_edtf("2014-06-30"), next = read_edtf("2014-07-01"), open = read_edtf("2014-07/..");
    assert_true(dln_when_overlaps(&month, &last));
    assert_false(dln_when_overlaps(&month, &next));
    assert_true(dln_when_overlaps(&open, &next));
    assert_false(dln_when_overlaps(&open, &month));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_read_and_written),
        cmocka_unit_test(what_is_no_date_is_refused_with_its_column),
        cmocka_unit_test(bytes_after_the_span_are_not_looked_at),
        cmocka_unit_test(every_day_of_two_centuries_comes_back_in_each_form),
        cmocka_unit_test(dates_have_a_total_order),
        cmocka_unit_test(questions_are_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
