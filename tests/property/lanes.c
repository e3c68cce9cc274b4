/* tests/property/lanes.c - slides of made-up events: their rows, what stays alone where much is folded, axis and key. */
#include "made_up_charts.h"

/* By the marks of what stands alone. */
static size_t rows_of(const dln_display *display, standing *out, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < display->item_count && count < most; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->group == DLN_NO_GROUP || item->kind != DLN_DRAW_MARK || display->groups[item->group].is_folded)
            continue;
        snprintf(out[count].id, sizeof out[count].id, "%s", display->groups[item->group].id);
        out[count++].down = item->y;
    }
    return count;
}

static double down_of(const standing *standings, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(standings[i].id, id) == 0)
            return standings[i].down;
    return NAN;
}

/* On the time that there was before; a later event on its last day changes no axis. */
static void one_more_event_leaves_rows_in_their_order(void **unused)
{
    size_t compared = 0, turned = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        standing order[2][64];
        size_t counts[2];
        for (int more = 0; more < 2; more++) {
            uint64_t state = seed * 131;
            dln_timeline *timeline = random_timeline(&state, 5 + seed % 20, YEARS);
            dln_when last = dln_timeline_at(timeline, 0)->claim.when;
            for (size_t i = 0; i < dln_timeline_count(timeline); i++)
                if (dln_timeline_at(timeline, i)->claim.when.end.grain == DLN_GRAIN_DAY && dln_timeline_at(timeline, i)->claim.when.end.day > last.end.day)
                    last = dln_timeline_at(timeline, i)->claim.when;
            dln_event later = {.id = DLN_SPAN("later"), .mentions = &later.id, .mention_count = 1};
            later.claim = (dln_claim){.when = dln_when_day(last.end.day), .title = DLN_SPAN("Later"), .confidence = 1,
                                      .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
            if (more == 1)
                assert_int_equal(dln_timeline_add_event(timeline, &later, NULL), DLN_OK);
            dln_look look = {.chart = DLN_CHART_SLIDE};
            dln_arena *arena = dln_arena_new();
            dln_display *display = NULL;
            assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
            counts[more] = rows_of(display, order[more], 64);
            dln_arena_free(arena);
            dln_timeline_free(timeline);
        }
        for (size_t a = 0; a < counts[0]; a++)
            for (size_t b = 0; b < a; b++) {
                double before = order[0][a].down - order[0][b].down, after = down_of(order[1], counts[1], order[0][a].id) - down_of(order[1], counts[1], order[0][b].id);
                if (isnan(after) || fabs(before) < 1)
                    continue;
                compared++;
                turned += before > 0 ? after < -1 : after > 1;
            }
    }
    assert_true(compared > 2000 && turned <= compared / 50); /* a label may change its side for the new one */
}

/* From top to bottom rows begin later and later. */
static void rows_of_a_lane_come_in_the_order_of_time(void **unused)
{
    size_t compared = 0;
    for (uint64_t seed = 1; seed <= 30; seed++) {
        uint64_t state = seed * 977;
        dln_timeline *timeline = dln_timeline_new();
        dln_arena *arena = dln_arena_new();
        for (size_t i = 0; i < 6 + seed % 12; i++) {
            dln_span id = dln_arena_printf(arena, "event-%zu", i);
            dln_event event = {.id = id, .mentions = &id, .mention_count = 1};
            event.claim = (dln_claim){.when = dln_when_day(dln_day_of(2031, 1, 1) + (int32_t)below(&state, 300)), .title = random_title(&state, arena), .confidence = 1,
                                      .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
            assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
        }
        dln_look look = {.chart = DLN_CHART_SLIDE};
        dln_display *display = NULL;
        assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
        standing marks[64];
        double firsts[64], last = -1, down = -1;
        size_t count = rows_of(display, marks, 64), at = 0;
        assert_int_equal(count, display->event_count);
        for (size_t i = 0; i < display->item_count; i++)
            if (display->items[i].kind == DLN_DRAW_MARK && display->items[i].group != DLN_NO_GROUP)
                firsts[at++] = display->items[i].x;
        for (;;) { /* row by row */
            double next = INFINITY, first = INFINITY;
            for (size_t i = 0; i < count; i++)
                if (marks[i].down > down + 0.1)
                    next = fmin(next, marks[i].down);
            for (size_t i = 0; i < count; i++)
                if (fabs(marks[i].down - next) < 0.1)
                    first = fmin(first, firsts[i]);
            if (isinf(next))
                break;
            assert_true(first >= last);
            compared += last >= 0;
            last = first;
            down = next;
        }
        dln_arena_free(arena);
        dln_timeline_free(timeline);
    }
    assert_true(compared > 100);
}

static void a_lane_with_more_rows_than_it_needs_is_noticed(void **unused)
{
    dln_placed placed[] = {{.left = 0, .right = 100}, {.left = 50, .right = 150}, {.left = 100, .right = 200}}; /* at most two at one place */
    dln_lane lane = {.entries = {.count = 3}, .placed = placed, .row_count = 2};
    assert_true(dln_lanes_rows_are_fewest(&lane));
    lane.row_count = 3;
    assert_false(dln_lanes_rows_are_fewest(&lane));
    placed[2].left = 99;
    assert_true(dln_lanes_rows_are_fewest(&lane));
    lane.row_count = 4;
    assert_false(dln_lanes_rows_are_fewest(&lane));
    placed[0].side = DLN_SIDE_ABOVE; /* takes two rows: no such promise */
    assert_true(dln_lanes_rows_are_fewest(&lane));
}

static dln_display *slide_of(const dln_timeline *timeline, const dln_look *look, dln_arena *arena)
{
    dln_display *display = NULL;
    dln_error err = {0};
    if (dln_layout(timeline, look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, &err) != DLN_OK)
        fail_msg("%s", err.message);
    return display;
}

static void id_of(const dln_event *event, char id[16])
{
    dln_timeline *alone = dln_timeline_new(); /* a chart of it alone has its id */
    dln_arena *arena = dln_arena_new();
    dln_event copy = *event;
    assert_int_equal(dln_timeline_add_event(alone, &copy, NULL), DLN_OK);
    const dln_display *card = slide_of(alone, &(dln_look){.chart = DLN_CHART_REPORT, .min_confidence = 0.01}, arena);
    assert_int_equal(card->group_count, 1);
    snprintf(id, 16, "%s", card->groups[0].id);
    dln_arena_free(arena);
    dln_timeline_free(alone);
}

static bool stands_alone(const dln_display *display, const dln_event *event)
{
    char id[16];
    bool found = false;
    id_of(event, id);
    for (size_t g = 0; g < display->group_count; g++)
        found |= !display->groups[g].is_folded && strcmp(display->groups[g].id, id) == 0;
    return found;
}

/* Of each kind what most sources confirm; a page too narrow for a list beside the lanes. */
static void where_much_is_folded_the_foremost_of_each_lane_stays(void **unused)
{
    size_t lanes = 0, kept = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        uint64_t state = seed * 389;
        dln_timeline *timeline = random_timeline(&state, 30 + seed, YEARS);
        dln_arena *arena = dln_arena_new();
        dln_display *display = slide_of(timeline, &(dln_look){.chart = DLN_CHART_SLIDE, .width_pt = 690, .height_pt = 460}, arena);
        for (size_t type = 0; type < dln_event_type_count(); type++) {
            const dln_event *foremost = NULL;
            size_t alike = 0; /* that have as many sources */
            for (size_t i = 0; i < dln_timeline_count(timeline); i++) {
                const dln_event *event = dln_timeline_at(timeline, i);
                bool is_shown = event->claim.confidence >= 0.5 && dln_when_is_known(&event->claim.when) && !dln_when_is_yearless(&event->claim.when);
                if (!is_shown || event->claim.type != (int)type || event->claim.status != DLN_CONFIRMED)
                    continue;
                if (foremost == NULL || event->source_count > foremost->source_count) {
                    foremost = event;
                    alike = 0;
                }
                alike += event->source_count == foremost->source_count;
            }
            if (alike != 1 || display->folded_count == 0)
                continue;
            lanes++;
            kept += stands_alone(display, foremost);
        }
        dln_arena_free(arena);
        dln_timeline_free(timeline);
    }
    if (lanes < 20 || kept < lanes * 9 / 10)
        fail_msg("in %zu of %zu lanes the foremost event stands alone", kept, lanes);
}

/* "3 calls  Putin and Biden meet in Geneva o" would be read as one. */
static void a_label_with_its_mark_behind_it_keeps_its_distance(void **unused)
{
    size_t compared = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        uint64_t state = seed * 53;
        dln_timeline *timeline = random_timeline(&state, 10 + 2 * seed, YEARS);
        dln_arena *arena = dln_arena_new();
        dln_display *display = slide_of(timeline, &(dln_look){.chart = DLN_CHART_SLIDE}, arena);
        double *marks = dln_arena_array(arena, display->group_count + 1, sizeof *marks);
        for (size_t i = 0; i < display->item_count; i++)
            if (display->items[i].kind == DLN_DRAW_MARK && display->items[i].group != DLN_NO_GROUP)
                marks[display->items[i].group] = display->items[i].x;
        for (size_t i = 0; i < display->item_count; i++)
            for (size_t k = 0; k < display->item_count; k++) {
                const dln_drawn *a = &display->items[i], *b = &display->items[k];
                bool is_pair = a->kind == DLN_DRAW_TEXT && b->kind == DLN_DRAW_TEXT && a->group != b->group && a->group != DLN_NO_GROUP && b->group != DLN_NO_GROUP &&
                               fabs(a->y - b->y) < 6 && a->x < b->x && marks[b->group] > b->x;
                if (!is_pair)
                    continue;
                compared++;
                assert_true(b->x - a->x - a->width >= display->size_pt[DLN_ROLE_LABEL] * 1.2);
            }
        dln_arena_free(arena);
        dln_timeline_free(timeline);
    }
    assert_true(compared > 100);
}

/* A state or a doubt is in the key if, and only if, an event is drawn so. */
static void the_key_shows_what_is_drawn(void **unused)
{
    size_t seen[2] = {0};
    for (uint64_t seed = 1; seed <= 60; seed++)
        for (int form = DLN_CHART_REPORT; form <= DLN_CHART_SLIDE; form++) {
            uint64_t state = seed * 211;
            dln_timeline *timeline = random_timeline(&state, 2 + seed * seed / 4, YEARS);
            dln_arena *arena = dln_arena_new();
            dln_display *display = slide_of(timeline, &(dln_look){.chart = (dln_chart_form)form}, arena);
            static const int flags[] = {DLN_DASH, DLN_SLASH};
            for (size_t f = 0; f < 2 && display->event_count > 1; f++) {
                bool is_drawn = false, is_explained = false, has_bar = false;
                for (size_t i = 0; i < display->item_count; i++) {
                    const dln_drawn *item = &display->items[i];
                    bool is_bar = item->kind == DLN_DRAW_RECT && item->group != DLN_NO_GROUP && (item->flags & DLN_HOLLOW); /* or a bar of either state */
                    if (is_bar || (item->kind == DLN_DRAW_MARK && (item->flags & flags[f])))
                        *(item->kind == DLN_DRAW_MARK && item->group == DLN_NO_GROUP ? &is_explained : &is_drawn) = true;
                    has_bar |= is_bar;
                }
                if (is_drawn != is_explained && !has_bar)
                    fail_msg("a state is %s but %s", is_drawn ? "drawn" : "not drawn", is_explained ? "in the key" : "not in the key");
                seen[is_drawn]++;
            }
            dln_arena_free(arena);
            dln_timeline_free(timeline);
        }
    assert_true(seen[0] > 10 && seen[1] > 10);
}

/* The count line may take one line more once events are folded: there is room for it. */
static void whatever_is_said_below_stays_on_the_page(void **unused)
{
    dln_timeline *timeline = dln_timeline_new();
    dln_arena *ids = dln_arena_new();
    size_t folded = 0;
    for (size_t i = 0; i < 28; i++) { /* in three kinds of clock, some doubtful, some without a date */
        dln_span id = dln_arena_printf(ids, "event-%zu", i);
        dln_source source = {.mention = id, .article = id, .publisher = DLN_SPAN("The Kalmar Gazette"), .published = dln_when_day(dln_day_of(2031, 10, 20))};
        dln_event event = {.id = id, .mentions = &id, .mention_count = 1, .sources = &source, .source_count = 1};
        event.claim = (dln_claim){.when = i % 20 == 11 ? (dln_when){.begin = {.grain = DLN_GRAIN_NONE}} : dln_when_minute(dln_day_of(2031, 3, 1), (int32_t)i * 47, i % 7 == 0 ? -300 : i % 5 == 0 ? DLN_ZONE_UNKNOWN : 180), .title = DLN_SPAN("Envoys meet in Kalmar"),
                                  .confidence = i % 10 == 9 ? 0.1f : 1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    }
    for (int width = 600; width < 1100; width += 4) {
        dln_arena *arena = dln_arena_new();
        dln_display *display = slide_of(timeline, &(dln_look){.chart = DLN_CHART_SLIDE, .width_pt = width, .height_pt = 300}, arena);
        folded += display->folded_count > 0;
        dln_arena_free(arena);
    }
    assert_true(folded > 20);
    dln_arena_free(ids);
    dln_timeline_free(timeline);
}

/* Ten days of spring, and "2032": the year is a bar with a break, the days have most of the axis. */
static void a_year_leaves_the_days_their_room(void **unused)
{
    for (int form = DLN_CHART_REPORT; form <= DLN_CHART_SLIDE; form++) {
        if (form == DLN_CHART_POSTER)
            continue;
        dln_timeline *timeline = dln_timeline_new();
        dln_arena *arena = dln_arena_new();
        for (size_t i = 0; i <= 10; i++) {
            dln_span id = dln_arena_printf(arena, "event-%zu", i);
            dln_event event = {.id = id, .mentions = &id, .mention_count = 1};
            event.claim = (dln_claim){.when = i == 10 ? dln_when_year(2032) : dln_when_day(dln_day_of(2031, 3, 1) + (int32_t)i * 9), .title = DLN_SPAN("Envoys meet"),
                                      .confidence = 1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
            assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
        }
        dln_display *display = slide_of(timeline, &(dln_look){.chart = (dln_chart_form)form}, arena);
        double first = INFINITY, last = 0, year_begin = 0, year_end = 0;
        for (size_t g = 0; g < display->group_count; g++) {
            const dln_group *group = &display->groups[g];
            if (dln_find(group->title, DLN_SPAN("2032:")) == 0) {
                year_begin = group->axis_begin;
                year_end = group->axis_end;
                continue;
            }
            first = fmin(first, group->axis_begin);
            last = fmax(last, group->axis_begin);
        }
        assert_true(year_begin > last && year_end > year_begin);
        assert_true(last - first > (year_end - first) * 0.5);
        dln_arena_free(arena);
        dln_timeline_free(timeline);
    }
}

/* NULL: none of the timeline's that a chart shows. */
static const dln_event *event_of(const dln_timeline *timeline, const dln_group *group)
{
    for (size_t i = 0; i < dln_timeline_count(timeline); i++) {
        const dln_event *event = dln_timeline_at(timeline, i);
        char id[16];
        if (!dln_when_is_known(&event->claim.when) || dln_when_is_yearless(&event->claim.when))
            continue;
        id_of(event, id);
        if (strcmp(id, group->id) == 0)
            return event;
    }
    return NULL;
}

/* What the words in front of a label have to be for that date. */
static void assert_date_is_said(const dln_display *display, uint32_t group, const dln_when *when)
{
    char hour[8] = "";
    const char *word = when->begin.grain == DLN_GRAIN_NONE ? "until" : when->end.grain == DLN_GRAIN_NONE ? "from" : (when->begin.flags & DLN_APPROXIMATE) ? "c." : NULL;
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (when->begin.grain == DLN_GRAIN_MINUTE)
        snprintf(hour, sizeof hour, "%02d:%02d", when->begin.minute / 60 % 24, when->begin.minute % 60);
    else if (when->begin.grain == DLN_GRAIN_YEAR)
        snprintf(hour, sizeof hour, "%d", (int)dln_civil_of(when->begin.day).year % 10000);
    else if (when->begin.grain == DLN_GRAIN_MONTH)
        snprintf(hour, sizeof hour, "%s", months[dln_civil_of(when->begin.day).month - 1]);
    bool is_said = false, is_word_said = word == NULL, has_fade = false;
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->group != group)
            continue;
        has_fade |= (item->flags & DLN_FADE) != 0;
        is_said |= item->kind == DLN_DRAW_TEXT && dln_find(item->text, dln_span_of(hour)) != SIZE_MAX;
        is_word_said |= word != NULL && item->kind == DLN_DRAW_TEXT && item->role == DLN_ROLE_DATE && dln_find(item->text, dln_span_of(word)) != SIZE_MAX;
        bool is_solid = item->kind == DLN_DRAW_MARK && display->form == DLN_CHART_SLIDE && display->groups[group].axis_end > 0;
        if (is_solid && (when->begin.grain == DLN_GRAIN_YEAR || when->begin.grain == DLN_GRAIN_MONTH))
            fail_msg("'%.*s' is drawn like a day", (int)display->groups[group].title.len, display->groups[group].title.text);
    }
    dln_span title = display->groups[group].title;
    if (!is_said || !is_word_said)
        fail_msg("form %d: '%s' of '%.*s' is not said", (int)display->form, is_said ? word : hour, (int)title.len, title.text);
    if (display->form == DLN_CHART_SLIDE && display->groups[group].axis_end > 0 && has_fade != (word != NULL))
        fail_msg("'%.*s' %s", (int)title.len, title.text, word != NULL ? "ends sharply" : "fades");
}

/* Hours, months, years, "about", "from": where labels are crowded and dates left out too. */
static void what_the_axis_cannot_say_is_said(void **unused)
{
    size_t seen = 0, crowded = 0;
    for (uint64_t seed = 1; seed <= 24; seed++)
        for (int form = DLN_CHART_REPORT; form <= DLN_CHART_SLIDE; form++) {
            uint64_t state = seed * 613;
            dln_timeline *timeline = random_timeline(&state, 4 + 2 * seed, YEARS);
            dln_arena *arena = dln_arena_new();
            dln_display *display = slide_of(timeline, &(dln_look){.chart = (dln_chart_form)form}, arena);
            size_t exact_dates = 0;
            for (size_t g = 0; g < display->group_count; g++) {
                if (display->groups[g].is_folded)
                    continue;
                const dln_event *event = event_of(timeline, &display->groups[g]);
                assert_non_null(event);
                const dln_when *when = &event->claim.when;
                bool is_exact = when->begin.grain == DLN_GRAIN_DAY && when->end.grain == DLN_GRAIN_DAY && !(when->begin.flags & DLN_APPROXIMATE);
                for (size_t i = 0; i < display->item_count; i++)
                    exact_dates += is_exact && display->items[i].group == g && display->items[i].role == DLN_ROLE_DATE && display->items[i].kind == DLN_DRAW_TEXT;
                if (is_exact)
                    continue;
                assert_date_is_said(display, (uint32_t)g, when);
                seen++;
            }
            crowded += form == DLN_CHART_SLIDE && exact_dates == 0;
            dln_arena_free(arena);
            dln_timeline_free(timeline);
        }
    assert_true(seen > 200 && crowded > 5);
}

/* Two meetings a year apart from twelve others, hour by hour on two days. */
static void the_hours_of_a_crowded_day_are_said(void **unused)
{
    dln_timeline *timeline = dln_timeline_new();
    dln_arena *ids = dln_arena_new();
    for (size_t i = 0; i < 14; i++) {
        dln_span id = dln_arena_printf(ids, "event-%zu", i);
        dln_event event = {.id = id, .mentions = &id, .mention_count = 1};
        event.claim = (dln_claim){.when = i < 2 ? dln_when_day(dln_day_of(2028, 2, 3) + 400 * (int32_t)i) : dln_when_minute(dln_day_of(2031, 6, 1) + (int32_t)i / 8, 540 + (int32_t)(i % 6) * 60, 180),
                                  .title = DLN_SPAN("Delegations talk about the bridge and about the river below it"), .confidence = 1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    }
    for (int form = DLN_CHART_REPORT; form <= DLN_CHART_POSTER; form++) {
        dln_arena *arena = dln_arena_new();
        dln_display *display = slide_of(timeline, &(dln_look){.chart = (dln_chart_form)form}, arena);
        size_t said[6] = {0};
        for (size_t i = 0; i < display->item_count; i++)
            for (size_t h = 0; h < 6 && display->items[i].kind == DLN_DRAW_TEXT; h++) {
                char hour[8];
                snprintf(hour, sizeof hour, "%02zu:00", 9 + h);
                said[h] += dln_find(display->items[i].text, dln_span_of(hour)) != SIZE_MAX;
            }
        for (size_t h = 0; h < 6; h++)
            assert_int_equal(said[h], 2);
        dln_arena_free(arena);
    }
    dln_arena_free(ids);
    dln_timeline_free(timeline);
}

/* In every theme, 7 in that of high contrast; hatched ones by their lines. */
static void a_bar_is_told_from_the_paper(void **unused)
{
    size_t bars = 0;
    uint64_t state = 99;
    dln_timeline *timeline = random_timeline(&state, 60, YEARS);
    for (size_t t = 0; t < dln_theme_count(); t++) {
        dln_arena *arena = dln_arena_new();
        dln_display *display = slide_of(timeline, &(dln_look){.chart = DLN_CHART_SLIDE, .theme = dln_span_of(dln_theme_name(t))}, arena);
        double least = strcmp(dln_theme_name(t), "contrast") == 0 ? 7 : 3;
        for (size_t i = 0; i < display->item_count && !display->theme->is_hatched; i++) {
            const dln_drawn *item = &display->items[i];
            if (item->kind != DLN_DRAW_RECT || (item->flags & (DLN_BEHIND | DLN_FADE | DLN_HOLLOW)) || item->group == DLN_NO_GROUP)
                continue;
            uint32_t ink = display->theme->rgb[item->ink], paper = display->theme->rgb[DLN_INK_PAPER], mixed = 0;
            for (int shift = 0; shift <= 16; shift += 8)
                mixed |= (uint32_t)lround(((ink >> shift & 0xff) * (double)item->opacity + (paper >> shift & 0xff) * (100.0 - item->opacity)) / 100) << shift;
            assert_true(dln_contrast(mixed, paper) >= least);
            bars++;
        }
        dln_arena_free(arena);
    }
    assert_true(bars > 20);
    dln_timeline_free(timeline);
}

/* Lanes by actor: shapes of kinds that are only in folds are not in the key, those that are drawn are. */
static void the_key_has_the_shapes_that_are_drawn(void **unused)
{
    size_t left_out = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        uint64_t state = seed * 71;
        dln_timeline *timeline = random_timeline(&state, 20 + seed * 6, YEARS);
        dln_arena *arena = dln_arena_new();
        dln_display *display = slide_of(timeline, &(dln_look){.chart = DLN_CHART_SLIDE, .lanes = DLN_LANES_ACTOR}, arena);
        for (size_t type = 0; type < dln_event_type_count(); type++) {
            bool is_drawn = false, is_explained = false;
            for (size_t i = 0; i < display->item_count; i++) {
                const dln_drawn *item = &display->items[i];
                bool is_alone = item->group != DLN_NO_GROUP && !display->groups[item->group].is_folded;
                if (item->ink != DLN_INK_TYPE + type)
                    continue;
                is_drawn |= is_alone && (item->kind == DLN_DRAW_MARK || item->kind == DLN_DRAW_RECT);
                is_explained |= item->group == DLN_NO_GROUP && item->kind == DLN_DRAW_MARK;
            }
            assert_int_equal(is_drawn, is_explained);
            left_out += !is_drawn;
        }
        dln_arena_free(arena);
        dln_timeline_free(timeline);
    }
    assert_true(left_out > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_more_event_leaves_rows_in_their_order),
        cmocka_unit_test(rows_of_a_lane_come_in_the_order_of_time),
        cmocka_unit_test(a_lane_with_more_rows_than_it_needs_is_noticed),
        cmocka_unit_test(where_much_is_folded_the_foremost_of_each_lane_stays),
        cmocka_unit_test(a_label_with_its_mark_behind_it_keeps_its_distance),
        cmocka_unit_test(the_key_shows_what_is_drawn),
        cmocka_unit_test(whatever_is_said_below_stays_on_the_page),
        cmocka_unit_test(a_year_leaves_the_days_their_room),
        cmocka_unit_test(what_the_axis_cannot_say_is_said),
        cmocka_unit_test(the_hours_of_a_crowded_day_are_said),
        cmocka_unit_test(a_bar_is_told_from_the_paper),
        cmocka_unit_test(the_key_has_the_shapes_that_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
