/* tests/table/ticks.c - ticks lie on boundaries of the calendar, at the finest step that leaves room; breaks stand where
 * nothing happens; folds end where their unit ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "render/axis.h"
#include "render/chart.h"

static int64_t at(int32_t year, int32_t month, int32_t day, int32_t minute)
{
    return (int64_t)dln_day_of(year, month, day) * DLN_DAY_MIN + minute;
}

static const struct { double points_per_day; int32_t minute_finest; dln_unit unit; int32_t count; } steps_for_20_points[] = {
    {30000, 1, DLN_UNIT_MINUTE, 1}, {1000, 1, DLN_UNIT_MINUTE, 30}, {100, 1, DLN_UNIT_HOUR, 6}, {25, 0, DLN_UNIT_DAY, 1},
    {1000, 0, DLN_UNIT_DAY, 1}, {10, 0, DLN_UNIT_WEEK, 1}, {1, 0, DLN_UNIT_MONTH, 1}, {0.3, 0, DLN_UNIT_MONTH, 3},
    {0.1, 0, DLN_UNIT_YEAR, 1}, {0.03, 0, DLN_UNIT_YEAR, 2}, {0.001, 0, DLN_UNIT_YEAR, 100},
};

static void the_finest_step_that_leaves_room_is_chosen(void **unused)
{
    for (size_t i = 0; i < sizeof steps_for_20_points / sizeof *steps_for_20_points; i++) {
        dln_step step = dln_step_choose(steps_for_20_points[i].points_per_day, 20, steps_for_20_points[i].minute_finest ? DLN_UNIT_MINUTE : DLN_UNIT_DAY);
        assert_int_equal(step.unit, steps_for_20_points[i].unit);
        assert_int_equal(step.count, steps_for_20_points[i].count);
    }
}

static void ticks_lie_on_boundaries_of_the_calendar(void **unused)
{
    int64_t time = at(2021, 12, 8, 754); /* a Wednesday */
    assert_int_equal(dln_step_floor((dln_step){DLN_UNIT_HOUR, 6}, time), at(2021, 12, 8, 720));
    assert_int_equal(dln_step_floor((dln_step){DLN_UNIT_WEEK, 1}, time), at(2021, 12, 6, 0));
    assert_int_equal(dln_step_floor((dln_step){DLN_UNIT_MONTH, 3}, time), at(2021, 10, 1, 0));
    assert_int_equal(dln_step_next((dln_step){DLN_UNIT_MONTH, 3}, at(2021, 10, 1, 0)), at(2022, 1, 1, 0));
    assert_int_equal(dln_step_floor((dln_step){DLN_UNIT_YEAR, 10}, time), at(2020, 1, 1, 0));
    assert_int_equal(dln_step_floor((dln_step){DLN_UNIT_DAY, 1}, at(1912, 4, 14, 1420)), at(1912, 4, 14, 0));
    assert_string_equal(dln_tick_at((dln_step){DLN_UNIT_MONTH, 1}, at(2022, 1, 1, 0)).label, "2022");
    assert_true(dln_tick_at((dln_step){DLN_UNIT_MONTH, 1}, at(2022, 1, 1, 0)).is_major);
    assert_string_equal(dln_tick_at((dln_step){DLN_UNIT_MONTH, 1}, at(2022, 2, 1, 0)).label, "Feb");
    assert_string_equal(dln_tick_at((dln_step){DLN_UNIT_HOUR, 6}, at(2021, 12, 8, 720)).label, "12:00");
}

static void a_long_time_without_events_is_a_break(void **unused)
{
    dln_arena *arena = dln_arena_new();
    dln_axis axis;
    dln_stretch stretches[] = {{at(2012, 4, 1, 0), at(2012, 4, 2, 0)}, {at(2021, 6, 16, 0), at(2021, 6, 17, 0)}, {at(2021, 9, 1, 0), at(2021, 9, 2, 0)}};
    assert_true(dln_axis_make(&axis, at(2012, 3, 30, 0), at(2021, 9, 3, 0), stretches, 3, 0, 400, 20, DLN_LEAST_GAP, arena));
    assert_true(axis.break_count >= 1);
    assert_true(axis.parts[1].is_break);
    assert_true(axis.parts[1].begin > at(2012, 4, 2, 0) && axis.parts[1].end < at(2021, 6, 16, 0));
    double last = -1;
    for (int64_t t = at(2012, 3, 30, 0); t < at(2021, 9, 3, 0); t += 7 * DLN_DAY_MIN) { /* strictly upwards, from end to end */
        double y = dln_axis_at(&axis, t);
        assert_true(y > last || t == at(2012, 3, 30, 0));
        assert_true(y >= 0 && y <= 400.001);
        last = y;
    }
    dln_stretch even[] = {{at(2021, 1, 1, 0), at(2021, 2, 1, 0)}, {at(2021, 2, 1, 0), at(2021, 3, 1, 0)}, {at(2021, 3, 1, 0), at(2021, 4, 1, 0)}};
    assert_true(dln_axis_make(&axis, at(2021, 1, 1, 0), at(2021, 4, 1, 0), even, 3, 0, 400, 20, DLN_LEAST_GAP, arena));
    assert_int_equal(axis.break_count, 0);
    dln_arena_free(arena);
}

static void folds_end_where_their_unit_ends(void **unused)
{
    int64_t sunday = at(2021, 10, 31, 1439), monday = at(2021, 11, 1, 0);
    for (int unit = DLN_FOLD_DAY; unit <= DLN_FOLD_MONTH; unit++)
        assert_true(dln_fold_bucket((dln_fold_unit)unit, sunday) != dln_fold_bucket((dln_fold_unit)unit, monday));
    assert_int_equal(dln_fold_bucket(DLN_FOLD_QUARTER, sunday), dln_fold_bucket(DLN_FOLD_QUARTER, monday));
    assert_int_equal(dln_fold_bucket(DLN_FOLD_DECADE, sunday), at(2020, 1, 1, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_finest_step_that_leaves_room_is_chosen),
        cmocka_unit_test(ticks_lie_on_boundaries_of_the_calendar),
        cmocka_unit_test(a_long_time_without_events_is_a_break),
        cmocka_unit_test(folds_end_where_their_unit_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
