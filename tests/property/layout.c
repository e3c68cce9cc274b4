/* tests/property/layout.c - made-up sets of events in every form of chart: nothing lies over anything, nothing leaves the
 * page, every event is there once, and the check that says so notices what is broken. CHARTS=10000 for a long run, CHARTS=1-2500 for a part of it.
 */
#include "made_up_charts.h"

/* Said again here in the plainest way, so that it does not hang on the program's own check. */
static void assert_clear(const dln_display *display)
{
    for (size_t i = 0; i < display->item_count; i++) {
        if (display->items[i].kind != DLN_DRAW_TEXT)
            continue;
        dln_box a = dln_text_box(display, &display->items[i]);
        assert_true(a.left >= 9.9 && a.top >= 9.9 && a.right <= display->width - 9.9 && a.bottom <= display->height - 9.9);
        for (size_t k = i + 1; k < display->item_count && display->item_count < 700; k++) {
            if (display->items[k].kind != DLN_DRAW_TEXT)
                continue;
            dln_box b = dln_text_box(display, &display->items[k]);
            assert_false(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
        }
    }
}

static void assert_all_there(const dln_display *display)
{
    size_t events = 0;
    for (size_t i = 0; i < display->group_count; i++)
        events += display->groups[i].member_count;
    assert_int_equal(events, display->event_count);
    assert_int_equal(display->drawn_count + display->folded_count, display->event_count);
}

/* The numbers are on paper too: "60 events: 27 drawn, 33 folded into 6 groups." */
static void assert_counts_are_printed(const dln_display *display, dln_arena *arena)
{
    dln_span notes = DLN_SPAN("");
    for (size_t i = 0; i < display->item_count; i++)
        if (display->items[i].kind == DLN_DRAW_TEXT && display->items[i].role == DLN_ROLE_NOTE && display->items[i].group == DLN_NO_GROUP)
            notes = dln_arena_printf(arena, "%.*s %.*s", (int)notes.len, notes.text, (int)display->items[i].text.len, display->items[i].text.text);
    char *plain = dln_arena_take(arena, notes.len + 1); /* without commas in numbers, with plain blanks */
    size_t len = 0;
    for (size_t i = 0; i < notes.len; i++) {
        bool is_blank = i + 1 < notes.len && notes.text[i] == '\xc2' && notes.text[i + 1] == '\xa0', is_comma = notes.text[i] == ',' && i > 0 && i + 1 < notes.len && dln_is_digit(notes.text[i - 1]) && dln_is_digit(notes.text[i + 1]);
        if (!is_comma)
            plain[len++] = is_blank ? ' ' : notes.text[i];
        i += is_blank;
    }
    size_t events = display->event_count, drawn = display->drawn_count, folded = display->folded_count, folds = display->fold_count;
    const char *plural = folds == 1 ? "" : "s";
    dln_span all = dln_arena_printf(arena, " %zu event%s", events, events == 1 ? "." : "s: all drawn.");
    dln_span in_folds = dln_arena_printf(arena, " %zu event%s: %zu drawn, %zu folded into %zu group%s.", events, events == 1 ? "" : "s", drawn, folded, folds, plural);
    dln_span in_bars = dln_arena_printf(arena, " %zu events: %zu drawn, %zu counted in bars.", events, drawn, folded);
    dln_span text = {plain, len};
    if (dln_find(text, folds == 0 ? all : in_folds) == SIZE_MAX && (folds == 0 || dln_find(text, in_bars) == SIZE_MAX))
        fail_msg("'%.*s' is not printed", (int)(folds == 0 ? all : in_folds).len, (folds == 0 ? all : in_folds).text);
}

/* A state is drawn and said: the label has the word, the mark is hollow. */
static void assert_states_are_said(const dln_display *display)
{
    static const struct { const char *title, *word, *brief; } states[] = {{" (cancelled", "cancelled", "cancelled"},
        {" (planned, not confirmed since", "planned", "planned"}, {" (tentative", "tentative", "planned"}};
    for (size_t g = 0; g < display->group_count && display->item_count < 700; g++)
        for (size_t s = 0; s < 3; s++) {
            if (display->groups[g].is_folded || dln_find(display->groups[g].title, dln_span_of(states[s].title)) == SIZE_MAX)
                continue;
            bool is_said = false, is_drawn = false;
            for (size_t i = 0; i < display->item_count; i++) {
                const dln_drawn *item = &display->items[i];
                if (item->group != g)
                    continue;
                is_said |= item->kind == DLN_DRAW_TEXT && (dln_find(item->text, dln_span_of(states[s].word)) != SIZE_MAX ||
                                                                   dln_find(item->text, dln_span_of(states[s].brief)) != SIZE_MAX);
                is_drawn |= item->kind != DLN_DRAW_TEXT && (item->flags & DLN_HOLLOW);
            }
            if (!is_said || !is_drawn)
                fail_msg("form %d: '%.*s' is not %s as %s", (int)display->form, (int)display->groups[g].title.len, display->groups[g].title.text, is_said ? "drawn" : "told", states[s].word);
        }
}

/* So is it that sources differ: in the label's words and as a question mark. */
static void assert_doubts_are_said(const dln_display *display)
{
    for (size_t g = 0; g < display->group_count && display->item_count < 700; g++) {
        size_t marks = 0, said = 0;
        bool is_disputed = dln_find(display->groups[g].title, DLN_SPAN(" disputed)")) != SIZE_MAX;
        for (size_t i = 0; i < display->item_count; i++) {
            const dln_drawn *item = &display->items[i];
            if (item->group != g || item->kind != DLN_DRAW_TEXT)
                continue;
            marks += item->role == DLN_ROLE_MAJOR && dln_span_is(item->text, "?");
            said += dln_find(item->text, DLN_SPAN("disputed")) != SIZE_MAX;
        }
        if (!display->groups[g].is_folded && (marks != is_disputed || (said > 0) != is_disputed))
            fail_msg("form %d: '%.*s' is %s", (int)display->form, (int)display->groups[g].title.len, display->groups[g].title.text, marks != is_disputed ? "without a mark of doubt, or has it for nothing" : "not told as disputed");
    }
}

/* drawable: what the defaults show, counted without the charts' code. */
static size_t drawable(const dln_timeline *timeline)
{
    size_t count = 0;
    for (size_t i = 0; i < dln_timeline_count(timeline); i++) {
        const dln_claim *claim = &dln_timeline_at(timeline, i)->claim;
        count += dln_when_is_known(&claim->when) && !dln_when_is_yearless(&claim->when) && claim->confidence >= 0.5;
    }
    return count;
}

/* "the smallest that fits is 120x80 mm", or "120 mm wide": on that page the chart is made. */
static void assert_named_page_fits(const dln_timeline *timeline, dln_look look, dln_measurer *measurer, const char *message)
{
    const char *lead = "the smallest that fits is ", *at = strstr(message, lead);
    char *end;
    if (at == NULL)
        fail_msg("%s", message);
    look.width_pt = (double)strtoul(at + strlen(lead), &end, 10) * 72 / 25.4;
    look.height_pt = *end == 'x' ? (double)strtoul(end + 1, NULL, 10) * 72 / 25.4 : 0;
    dln_arena *arena = dln_arena_new();
    dln_display *display;
    dln_error err = {0};
    if (dln_layout(timeline, &look, DLN_CHART_AUTO, measurer, arena, &display, &err) != DLN_OK)
        fail_msg("'%s', but %s", message, err.message);
    dln_arena_free(arena);
}

static void one_chart(uint64_t seed, bool with_pango)
{
    static const dln_chart_form forms[] = {DLN_CHART_REPORT, DLN_CHART_SLIDE, DLN_CHART_POSTER};
    uint64_t state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
    size_t count = below(&state, 40) == 0 ? below(&state, 2000) : below(&state, 4) == 0 ? below(&state, 300) : below(&state, 60);
    dln_timeline *timeline = random_timeline(&state, count, (how_far)below(&state, SPREADS));
    for (size_t f = 0; f < 3; f++) {
        dln_look look = {.chart = forms[f], .lanes = (dln_lanes)below(&state, 5)};
        dln_arena *arena = dln_arena_new();
        if (below(&state, 6) == 0)
            look.title = random_title(&state, arena);
        bool is_sized = below(&state, 3) == 0; /* a page that may be too small, which is told, but never a broken chart */
        if (is_sized) {
            look.width_pt = 30 + (double)below(&state, 1000);
            look.height_pt = below(&state, 2) == 0 ? 0 : 30 + (double)below(&state, 1000);
        }
        dln_measurer *measurer = with_pango ? dln_measurer_with_pango(arena, "Noto Sans") : dln_measurer_plain(arena);
        dln_display *display = NULL;
        dln_error err = {0};
        dln_status status = dln_layout(timeline, &look, DLN_CHART_AUTO, measurer, arena, &display, &err);
        if (drawable(timeline) == 0) {
            assert_int_equal(status, DLN_NOT_FOUND);
        } else if (is_sized && status == DLN_OUT_OF_RANGE) {
            assert_named_page_fits(timeline, look, measurer, err.message);
        } else if (status != DLN_OK) {
            fail_msg("seed %llu, form %zu, %zu events: %s", (unsigned long long)seed, f, count, err.message);
        } else {
            assert_int_equal(display->event_count, drawable(timeline));
            assert_clear(display);
            assert_all_there(display);
            assert_counts_are_printed(display, arena);
            assert_states_are_said(display);
            assert_doubts_are_said(display);
            assert_true(display->size_pt[DLN_ROLE_LABEL] >= (forms[f] == DLN_CHART_SLIDE ? 11 : 7));
        }
        if (with_pango)
            dln_measurer_free(measurer);
        dln_arena_free(arena);
    }
    dln_timeline_free(timeline);
}

/* CHARTS is how many sets, or which: "10000", "2501-5000". */
static void which_charts(uint64_t *first, uint64_t *last)
{
    const char *wanted = getenv("CHARTS");
    char *end;
    *first = 1;
    *last = wanted != NULL ? strtoull(wanted, &end, 10) : 300;
    if (wanted != NULL && *end == '-') {
        *first = *last;
        *last = strtoull(end + 1, NULL, 10);
    }
}

static void random_sets_of_events_make_charts_in_which_nothing_overlaps(void **unused)
{
    uint64_t first, last;
    which_charts(&first, &last);
    for (uint64_t seed = first; seed <= last; seed++)
        one_chart(seed, false);
}

static void so_do_they_with_the_fonts_of_the_system(void **unused)
{
    uint64_t first, last;
    which_charts(&first, &last);
    for (uint64_t seed = first; seed <= first + 11 + (last - first + 1) / 50; seed++)
        one_chart(seed, true);
}

static void hostile_texts_are_drawn_and_stay_harmless(void **unused)
{
    dln_timeline *timeline = hostile_timeline();
    for (int form = DLN_CHART_REPORT; form <= DLN_CHART_POSTER; form++) {
        dln_look look = {.chart = (dln_chart_form)form};
        size_t len;
        char *svg = rendered("svg", timeline, &look, &len);
        assert_true(dln_utf8_is_valid((dln_span){svg, len}));
        assert_null(strstr(svg, "<script"));
        assert_null(strstr(svg, "href=\"javascript"));
        for (size_t i = 0; i < len; i++)
            assert_true(svg[i] == '\n' || (unsigned char)svg[i] >= 0x20);
        free(svg);
        free(rendered("pdf", timeline, &look, &len));
        char *page = rendered("html", timeline, &look, &len);
        char *own = strstr(page, "<script>(function");
        assert_non_null(own);
        assert_ptr_equal(strstr(page, "<script"), own); /* the page's own, and no other */
        assert_null(strstr(own + 1, "<script"));
        assert_null(strstr(page, "href=\"javascript"));
        assert_null(strstr(page, "<b>"));
        free(page);
    }
    dln_timeline_free(timeline);
}

static void twice_drawn_is_twice_the_same_bytes(void **unused)
{
    uint64_t state = 7;
    dln_timeline *timeline = random_timeline(&state, 60, YEARS);
    static const char *const formats[] = {"svg", "pdf", "png"};
    for (size_t f = 0; f < 3; f++) {
        size_t first_len, second_len;
        char *first = rendered(formats[f], timeline, NULL, &first_len), *second = rendered(formats[f], timeline, NULL, &second_len);
        assert_int_equal(first_len, second_len);
        assert_memory_equal(first, second, first_len);
        free(first);
        free(second);
    }
    dln_timeline_free(timeline);
}

/* ---- the check itself ---- */
static dln_display *some_chart(dln_arena *arena, dln_chart_form form, dln_timeline **keep)
{
    uint64_t state = 99;
    dln_timeline *timeline = *keep = random_timeline(&state, 40, YEARS);
    dln_look look = {.chart = form, .everything = true};
    dln_display *display = NULL;
    assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
    return display; /* borrows from the events of *keep */
}

static dln_drawn *nth(dln_display *display, int kind, int role, size_t n)
{
    for (size_t i = 0; i < display->item_count; i++)
        if (display->items[i].kind == kind && (role < 0 || display->items[i].role == role) && n-- == 0)
            return &display->items[i];
    fail();
    return NULL;
}

static void a_broken_chart_is_noticed(void **unused)
{
    dln_arena *arena = dln_arena_new();
    for (int form = DLN_CHART_REPORT; form <= DLN_CHART_POSTER; form++) {
        dln_timeline *timeline;
        dln_display *display = some_chart(arena, (dln_chart_form)form, &timeline);
        dln_drawn *label = nth(display, DLN_DRAW_TEXT, DLN_ROLE_LABEL, 0), *other = nth(display, DLN_DRAW_TEXT, DLN_ROLE_LABEL, 5), kept = *label;
        assert_int_equal(dln_display_check(display, NULL), DLN_OK);
        label->x = other->x;
        label->y = other->y;
        assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN); /* one label over another */
        *label = kept;
        label->x = display->width - 12;
        assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN); /* beyond the page */
        *label = kept;
        display->drawn_count++;
        assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN); /* counts */
        display->drawn_count--;
        display->group_count--;
        assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN); /* an event lost */
        display->group_count++;
        display->is_to_scale = !display->is_to_scale;
        assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN); /* not to scale, and silent about it; or the other way round */
        display->is_to_scale = !display->is_to_scale;
        for (size_t i = 0; i < display->item_count; i++) {
            dln_drawn *item = &display->items[i];
            if (item->group == DLN_NO_GROUP || (form == DLN_CHART_SLIDE ? item->kind != DLN_DRAW_MARK : item->kind != DLN_DRAW_TEXT || item->role != DLN_ROLE_DATE))
                continue;
            double begin = display->groups[item->group].axis_begin;
            display->groups[item->group].axis_begin = form == DLN_CHART_SLIDE ? begin + 5 : 1e6;
            assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN); /* a mark beside its time; an event out of order */
            display->groups[item->group].axis_begin = begin;
            break;
        }
        double size = display->size_pt[DLN_ROLE_LABEL];
        display->size_pt[DLN_ROLE_LABEL] = 5;
        assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN); /* too small to read */
        display->size_pt[DLN_ROLE_LABEL] = size;
        assert_int_equal(dln_display_check(display, NULL), DLN_OK);
        dln_timeline_free(timeline);
    }
    dln_arena_free(arena);
}

static dln_display *laid_out(const char *const *lines, size_t count, dln_chart_form form, dln_arena *arena, dln_timeline **keep)
{
    dln_look look = {.chart = form};
    dln_display *display = NULL;
    dln_error err = {0};
    *keep = timeline_of(lines, count);
    if (dln_layout(*keep, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, &err) != DLN_OK)
        fail_msg("%s", err.message);
    return display;
}

static void a_month_is_a_bar_over_the_whole_month_without_a_dot(void **unused)
{
    static const char *const lines[] = {
        "{\"id\":\"a\",\"type\":\"meeting\",\"when\":\"2031-04\",\"status\":\"confirmed\",\"title\":\"the month\",\"confidence\":1,\"mentions\":[\"a\"],\"sources\":[],\"disputes\":[]}",
        "{\"id\":\"b\",\"type\":\"meeting\",\"when\":\"2031-04-01\",\"status\":\"confirmed\",\"title\":\"its first day\",\"confidence\":1,\"mentions\":[\"b\"],\"sources\":[],\"disputes\":[]}",
        "{\"id\":\"c\",\"type\":\"meeting\",\"when\":\"2031-05-01\",\"status\":\"confirmed\",\"title\":\"the day after it\",\"confidence\":1,\"mentions\":[\"c\"],\"sources\":[],\"disputes\":[]}",
    };
    dln_arena *arena = dln_arena_new();
    dln_timeline *timeline;
    dln_display *display = laid_out(lines, 3, DLN_CHART_SLIDE, arena, &timeline);
    double first = 0, after = 0;
    const dln_drawn *bar = NULL;
    for (size_t i = 0; i < display->item_count; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->group == DLN_NO_GROUP)
            continue;
        dln_span title = display->groups[item->group].title;
        bool is_month = dln_find(title, DLN_SPAN("the month")) != SIZE_MAX;
        assert_false(is_month && item->kind == DLN_DRAW_MARK);
        if (is_month && item->kind == DLN_DRAW_RECT)
            bar = item;
        if (item->kind == DLN_DRAW_MARK)
            *(dln_find(title, DLN_SPAN("first")) != SIZE_MAX ? &first : &after) = item->x;
    }
    assert_non_null(bar);
    assert_true(fabs(bar->x - first) <= 0.02 && fabs(bar->x + bar->width - after) <= 0.02);
    dln_timeline_free(timeline);
    dln_arena_free(arena);
}

static void what_is_highlighted_is_bold_and_stays_alone(void **unused)
{
    uint64_t state = 5;
    dln_timeline *timeline = random_timeline(&state, 250, YEARS);
    dln_query query = {.with = {DLN_SPAN("Wang Yi")}, .with_count = 1};
    for (int form = DLN_CHART_REPORT; form <= DLN_CHART_SLIDE; form++) {
        dln_arena *arena = dln_arena_new();
        dln_look look = {.chart = (dln_chart_form)form, .highlight = &query, .highlight_name = DLN_SPAN("Wang Yi"), .height_pt = 1400, .width_pt = 1400};
        dln_display *display = NULL;
        assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
        size_t bold = 0, wanted = 0;
        uint32_t last = DLN_NO_GROUP;
        for (size_t i = 0; i < display->item_count; i++)
            if (display->items[i].kind == DLN_DRAW_TEXT && display->items[i].role == DLN_ROLE_STRONG && display->items[i].group != last) {
                last = display->items[i].group;
                bold++;
            }
        for (size_t i = 0; i < dln_timeline_count(timeline); i++) {
            const dln_event *event = dln_timeline_at(timeline, i);
            wanted += dln_query_matches(&query, event) != DLN_NO_MATCH && dln_when_is_known(&event->claim.when) && !dln_when_is_yearless(&event->claim.when) && event->claim.confidence >= 0.5;
        }
        assert_true(wanted > 5);
        assert_int_equal(bold, wanted);
        assert_true(display->fold_count > 0);
        dln_arena_free(arena);
    }
    dln_timeline_free(timeline);
}

/* Ids of what stands alone, from top to bottom, column by column. */
static int by_place(const void *a, const void *b)
{
    const standing *x = a, *y = b;
    return (x->down > y->down) - (x->down < y->down);
}

static size_t in_order(const dln_display *display, standing *out, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < display->item_count && count < most; i++) {
        const dln_drawn *item = &display->items[i];
        if (item->group == DLN_NO_GROUP || item->kind != DLN_DRAW_TEXT || item->role != DLN_ROLE_DATE || display->groups[item->group].is_folded)
            continue;
        snprintf(out[count].id, sizeof out[count].id, "%s", display->groups[item->group].id);
        out[count++].down = item->y + 1e5 * floor(item->x / (display->width / 2)); /* column by column */
    }
    qsort(out, count, sizeof *out, by_place);
    return count;
}

static void one_more_event_at_the_end_leaves_the_others_in_their_order(void **unused)
{
    static const dln_chart_form forms[] = {DLN_CHART_REPORT, DLN_CHART_POSTER};
    size_t compared = 0;
    for (uint64_t seed = 1; seed <= 40; seed++)
        for (int f = 0; f < 2; f++) {
            standing order[2][64];
            size_t counts[2];
            for (int more = 0; more < 2; more++) {
                uint64_t state = seed * 77;
                dln_timeline *timeline = random_timeline(&state, 5 + seed, YEARS);
                dln_event later = {.id = DLN_SPAN("later"), .mentions = &later.id, .mention_count = 1};
                later.claim = (dln_claim){.when = dln_when_day(dln_day_of(2025, 6, 1)), .title = DLN_SPAN("Later"), .confidence = 1,
                                          .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
                if (more == 1)
                    assert_int_equal(dln_timeline_add_event(timeline, &later, NULL), DLN_OK);
                dln_look look = {.chart = forms[f], .height_pt = f == 0 ? 640 : 0};
                dln_arena *arena = dln_arena_new();
                dln_display *display = NULL;
                assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
                counts[more] = in_order(display, order[more], 64);
                dln_arena_free(arena);
                dln_timeline_free(timeline);
            }
            for (size_t i = 0, from = 0; i < counts[0]; i++) { /* each again, behind the one before, unless it is folded now */
                size_t k = from;
                while (k < counts[1] && strcmp(order[1][k].id, order[0][i].id) != 0)
                    k++;
                compared += k < counts[1];
                if (k < counts[1])
                    from = k + 1;
                for (size_t before = 0; k == counts[1] && before < from; before++)
                    assert_string_not_equal(order[1][before].id, order[0][i].id);
            }
        }
    assert_true(compared > 500);
}

/* As a report: at least so many that stand alone, over most of the time; as a slide by actor too. */
static void of_many_events_the_foremost_stand_alone(void **unused)
{
    static const struct { size_t events; dln_chart_form form; dln_lanes lanes; size_t alone; } table[] = {
        {60, DLN_CHART_REPORT, DLN_LANES_AUTO, 12}, {100, DLN_CHART_REPORT, DLN_LANES_AUTO, 12}, {1000, DLN_CHART_REPORT, DLN_LANES_AUTO, 12},
        {150, DLN_CHART_SLIDE, DLN_LANES_ACTOR, 7}, {250, DLN_CHART_SLIDE, DLN_LANES_ACTOR, 7}, {1000, DLN_CHART_SLIDE, DLN_LANES_TYPE, 15},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        uint64_t state = 17 + table[i].events;
        dln_timeline *timeline = random_timeline(&state, table[i].events, YEARS);
        dln_look look = {.chart = table[i].form, .lanes = table[i].lanes};
        dln_arena *arena = dln_arena_new();
        dln_display *display = NULL;
        assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
        double first = INFINITY, last = 0, begin = INFINITY, end = 0;
        for (size_t g = 0; g < display->group_count; g++) {
            const dln_group *group = &display->groups[g];
            begin = fmin(begin, group->axis_begin);
            end = fmax(end, group->axis_begin);
            if (group->is_folded)
                continue;
            first = fmin(first, group->axis_begin);
            last = fmax(last, group->axis_begin);
        }
        if (display->drawn_count < table[i].alone || last - first < (end - begin) * 0.75)
            fail_msg("of %zu events %zu stand alone, over %.0f of %.0f points", table[i].events, display->drawn_count, last - first, end - begin);
        dln_arena_free(arena);
        dln_timeline_free(timeline);
    }
}

/* Six hundred that weigh the same: those that stand alone are of the whole time. */
static void assert_some_stand_alone_everywhere(int32_t days)
{
    dln_timeline *timeline = dln_timeline_new();
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < 600; i++) {
        dln_span id = dln_arena_printf(arena, "event-%zu", i);
        dln_event event = {.id = id, .mentions = &id, .mention_count = 1};
        event.claim = (dln_claim){.when = dln_when_day(dln_day_of(2031, 1, 1) + (int32_t)i * days / 600), .title = DLN_SPAN("Envoys meet"), .confidence = 1,
                                  .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    }
    dln_display *display = NULL;
    assert_int_equal(dln_layout(timeline, &(dln_look){.chart = DLN_CHART_REPORT}, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
    double begin = INFINITY, end = 0, last = NAN, widest = 0;
    for (size_t g = 0; g < display->group_count; g++) {
        const dln_group *group = &display->groups[g];
        begin = fmin(begin, group->axis_begin);
        end = fmax(end, group->axis_end);
        if (group->is_folded)
            continue;
        widest = fmax(widest, group->axis_begin - (isnan(last) ? begin : last));
        last = group->axis_begin;
    }
    widest = fmax(widest, end - last);
    if (display->drawn_count < 12 || widest > (end - begin) * 0.12)
        fail_msg("%d days: %.0f of %.0f points without an event that stands alone", (int)days, widest, end - begin);
    dln_arena_free(arena);
    dln_timeline_free(timeline);
}

static void no_part_of_the_time_is_only_folded(void **unused)
{
    for (int32_t days = 250; days < 1500; days += 50)
        assert_some_stand_alone_everywhere(days);
}

/* What stands behind a title with words from right to left is a text of its own, which no line runs through. */
static void of_a_cancelled_event_only_the_title_is_struck(void **unused)
{
    static const char *const titles[] = {"\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 Borovia", "Borovia \xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7",
                                         "\xd7\xa4\xd7\xa1\xd7\x92\xd7\xaa Altania\xe2\x80\x93" "Borovia", "Altania and Borovia meet"};
    dln_timeline *timeline = dln_timeline_new();
    for (size_t i = 0; i < 4; i++) {
        dln_event event = {.id = dln_span_of(titles[i]), .mentions = &event.id, .mention_count = 1};
        event.claim = (dln_claim){.when = dln_when_day(dln_day_of(2031, 4, 1) + (int32_t)i), .title = dln_span_of(titles[i]), .status = DLN_CANCELLED, .confidence = 1,
                                  .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
        assert_int_equal(dln_timeline_add_event(timeline, &event, NULL), DLN_OK);
    }
    for (int form = DLN_CHART_REPORT; form <= DLN_CHART_POSTER; form++) {
        dln_arena *arena = dln_arena_new();
        dln_display *display = NULL;
        dln_look look = {.chart = (dln_chart_form)form};
        assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
        for (size_t i = 0; i < 4; i++) {
            size_t struck = 0, apart = 0;
            for (size_t k = 0; k < display->item_count; k++) {
                const dln_drawn *item = &display->items[k];
                dln_span title = dln_span_of(titles[i]);
                bool is_title = item->kind == DLN_DRAW_TEXT && item->role == DLN_ROLE_LABEL && dln_starts_with(item->text, title);
                if (!is_title)
                    continue;
                struck += (item->flags & DLN_STRIKE) && item->strike_bytes == title.len && item->strike_width <= item->width;
                const dln_drawn *next = &display->items[k + 1];
                apart += item->text.len == title.len && dln_span_is(next->text, "(cancelled)") && !(next->flags & (DLN_STRIKE | DLN_RTL)) &&
                         (next->x >= item->x + item->width || next->x + next->width <= item->x);
            }
            assert_int_equal(struck, 1);
            assert_int_equal(apart, i < 3);
        }
        dln_arena_free(arena);
    }
    dln_timeline_free(timeline);
}

/* At most four marks on a letter, none of them twice, in any script; letters that are joined stay as they are. */
static void piles_of_marks_are_taken_down(void **unused)
{
    static const struct { const char *text, *clean; } table[] = {
        {"a\xcc\x81\xcc\x81\xcc\x81" "b", "a\xcc\x81" "b"},
        {"\xe0\xb8\x81\xe0\xb9\x87\xe0\xb9\x87\xe0\xb9\x87\xe0\xb9\x87\xe0\xb9\x87\xe0\xb9\x87\xe0\xb9\x87\xe0\xb9\x87x", "\xe0\xb8\x81\xe0\xb9\x87x"},
        {"a\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86", "a\xcc\x80\xcc\x81\xcc\x82\xcc\x83"},
        {"\xe0\xb8\x97\xe0\xb8\xb5\xe0\xb9\x88", "\xe0\xb8\x97\xe0\xb8\xb5\xe0\xb9\x88"},                     /* Thai: a vowel and a tone */
        {"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"},                     /* Korean letter by letter */
        {"\xd7\xa9\xd7\x81\xd6\xbc\xd6\xb8", "\xd7\xa9\xd7\x81\xd6\xbc\xd6\xb8"},                               /* Hebrew with points */
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        dln_arena *arena = dln_arena_new();
        assert_true(dln_span_is(dln_clean(dln_span_of(table[i].text), arena), table[i].clean));
        dln_arena_free(arena);
    }
}

/* "12 events: 7 meetings, 3…" would be read as another number than it is. */
static void counts_of_folds_are_never_cut(void **unused)
{
    size_t folds = 0, shortened = 0;
    for (uint64_t seed = 1; seed <= 40; seed++)
        for (int form = DLN_CHART_REPORT; form <= DLN_CHART_SLIDE; form++) {
            uint64_t state = seed * 457;
            dln_timeline *timeline = random_timeline(&state, 60 + seed * 12, (how_far)(YEARS + seed % 2));
            dln_arena *arena = dln_arena_new();
            dln_display *display = NULL;
            dln_look look = {.chart = (dln_chart_form)form, .lanes = (dln_lanes)(seed % 5)};
            assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
            for (size_t i = 0; i < display->item_count; i++) {
                const dln_drawn *item = &display->items[i];
                if (item->kind != DLN_DRAW_TEXT || item->role != DLN_ROLE_LABEL || item->group == DLN_NO_GROUP || !display->groups[item->group].is_folded)
                    continue;
                folds++;
                if (dln_ends_with(item->text, DLN_SPAN("\xe2\x80\xa6")))
                    fail_msg("'%.*s'", (int)item->text.len, item->text.text);
                shortened += dln_find(display->groups[item->group].title, DLN_SPAN(" (")) != SIZE_MAX && dln_find(item->text, DLN_SPAN("(")) == SIZE_MAX;
            }
            dln_arena_free(arena);
            dln_timeline_free(timeline);
        }
    assert_true(folds > 100 && shortened > 5);
}

static bool is_listed(const dln_display *display, unsigned long number, dln_arena *arena)
{
    dln_span head = dln_arena_printf(arena, "%lu\xc2\xa0", number);
    for (size_t i = 0; i < display->item_count; i++)
        if (display->items[i].kind == DLN_DRAW_TEXT && display->items[i].role == DLN_ROLE_NOTE && dln_starts_with(display->items[i].text, head))
            return true;
    return false;
}

static void only_numbers_of_sources_that_are_listed_are_cited(void **unused)
{
    size_t cited = 0, more = 0;
    for (uint64_t seed = 1; seed <= 30; seed++)
        for (int form = DLN_CHART_REPORT; form <= DLN_CHART_POSTER; form++) {
            uint64_t state = seed * 911;
            dln_timeline *timeline = random_timeline(&state, 3 + seed * 3, YEARS);
            dln_arena *arena = dln_arena_new();
            dln_display *display = NULL;
            dln_look look = {.chart = (dln_chart_form)form};
            assert_int_equal(dln_layout(timeline, &look, DLN_CHART_AUTO, dln_measurer_plain(arena), arena, &display, NULL), DLN_OK);
            for (size_t i = 0; i < display->item_count; i++) {
                const dln_drawn *item = &display->items[i];
                if (item->kind != DLN_DRAW_TEXT || item->role != DLN_ROLE_NUMBER)
                    continue;
                more += item->text.text[0] == '+';
                if (item->text.text[0] == '+')
                    continue;
                cited++;
                if (!is_listed(display, strtoul(item->text.text, NULL, 10), arena))
                    fail_msg("seed %zu, form %d: source '%.*s' is cited but not listed", (size_t)seed, form, (int)item->text.len, item->text.text);
            }
            dln_arena_free(arena);
            dln_timeline_free(timeline);
        }
    assert_true(cited > 500 && more > 20);
}

static void two_kinds_of_event_differ_in_shape(void **unused)
{
    for (size_t i = 0; i < dln_event_type_count(); i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(dln_event_type_at(i)->mark, dln_event_type_at(k)->mark);
}

static void leaders_that_cross_are_noticed(void **unused)
{
    dln_arena *arena = dln_arena_new();
    dln_timeline *timeline;
    dln_display *display = some_chart(arena, DLN_CHART_REPORT, &timeline);
    dln_drawn *first = NULL, *second = NULL;
    for (size_t i = 0; i < display->item_count && second == NULL; i++)
        if (display->items[i].kind == DLN_DRAW_LINE && (display->items[i].flags & DLN_LEADER))
            *(first == NULL ? &first : &second) = &display->items[i];
    assert_non_null(second);
    double y = first->points[first->point_count - 1][1];
    first->points[first->point_count - 1][1] = second->points[second->point_count - 1][1];
    second->points[second->point_count - 1][1] = y;
    assert_int_equal(dln_display_check(display, NULL), DLN_BROKEN);
    dln_timeline_free(timeline);
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_sets_of_events_make_charts_in_which_nothing_overlaps),
        cmocka_unit_test(so_do_they_with_the_fonts_of_the_system),
        cmocka_unit_test(hostile_texts_are_drawn_and_stay_harmless),
        cmocka_unit_test(twice_drawn_is_twice_the_same_bytes),
        cmocka_unit_test(a_broken_chart_is_noticed),
        cmocka_unit_test(leaders_that_cross_are_noticed),
        cmocka_unit_test(a_month_is_a_bar_over_the_whole_month_without_a_dot),
        cmocka_unit_test(what_is_highlighted_is_bold_and_stays_alone),
        cmocka_unit_test(one_more_event_at_the_end_leaves_the_others_in_their_order),
        cmocka_unit_test(of_many_events_the_foremost_stand_alone),
        cmocka_unit_test(no_part_of_the_time_is_only_folded),
        cmocka_unit_test(two_kinds_of_event_differ_in_shape),
        cmocka_unit_test(of_a_cancelled_event_only_the_title_is_struck),
        cmocka_unit_test(piles_of_marks_are_taken_down),
        cmocka_unit_test(counts_of_folds_are_never_cut),
        cmocka_unit_test(only_numbers_of_sources_that_are_listed_are_cited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
