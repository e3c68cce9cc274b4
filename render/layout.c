/* render/layout.c - which form a chart has, and the whole way from a timeline to a checked display list. */
#include "render/chart.h"

#include <math.h>

#include "src/base/text.h"

enum { POSTER_EVENTS_MAX = 300, PAGE_MM_MAX = 5080 }; /* 14400 points: the most that PDF has */
static const double POINTS_PER_MM = 72 / 25.4;

/* What was asked for; else what fits the shape of the page, the output and the number of events: a wide page is a
 * slide; on a web page every event has its row, unless there are so many that counts say more. */
static dln_chart_form form_of(const dln_look *look, dln_chart_form wanted, size_t event_count)
{
    if (look->chart != DLN_CHART_AUTO)
        return look->chart;
    if (look->height_pt > 0 && look->width_pt > 1.2 * look->height_pt)
        return DLN_CHART_SLIDE;
    if (wanted == DLN_CHART_POSTER && event_count <= POSTER_EVENTS_MAX)
        return DLN_CHART_POSTER;
    return DLN_CHART_REPORT;
}

/* One layout of the chart on the page that its look names. */
static dln_status lay_out(const dln_chart *chart, dln_chart_form wanted, dln_display *display, dln_error *err)
{
    dln_status status;
    display->form = form_of(chart->look, wanted, chart->item_count);
    display->font = chart->look->font;
    display->event_count = chart->item_count;
    display->strong_count = chart->strong_count;
    display->has_lanes = display->form == DLN_CHART_SLIDE && chart->item_count > 1;
    display->left_out_undated = chart->undated_count;
    display->left_out_doubtful = chart->doubtful_count;
    display->newest = chart->newest;
    if (chart->item_count == 1)
        status = dln_layout_card(chart, display, err);
    else if (display->form == DLN_CHART_SLIDE)
        status = dln_layout_lanes(chart, display, err);
    else
        status = dln_layout_spine(chart, display, err);
    if (status != DLN_OK)
        return status;
    if (dln_arena_failed(chart->arena))
        return DLN_NO_MEMORY;
    return dln_display_check(display, err);
}

/* ---- a page that is too small ---- */
typedef struct page_mm { int width, height; } page_mm; /* height 0: as needed */

static bool fits_on(const dln_chart *chart, dln_chart_form wanted, const dln_theme *theme, page_mm page)
{
    dln_look look = *chart->look;
    dln_chart tried = *chart;
    dln_arena *scratch = dln_arena_new();
    dln_display *display = scratch == NULL ? NULL : dln_display_new(scratch);
    look.width_pt = page.width * POINTS_PER_MM;
    look.height_pt = page.height * POINTS_PER_MM;
    tried.look = &look;
    tried.arena = scratch;
    bool fits = false;
    if (display != NULL) {
        display->theme = theme;
        fits = lay_out(&tried, wanted, display, NULL) == DLN_OK;
    }
    dln_arena_free(scratch);
    return fits;
}

/* The least factor, in percent, by which the page has to grow in those directions; 0: none helps. */
static int least_growth(const dln_chart *chart, dln_chart_form wanted, const dln_theme *theme, page_mm page, bool wider, bool higher, page_mm *out)
{
    int low = 100, high = 100, near = chart->item_count > 500 ? 12 : 1;
    for (;;) {
        low = high;
        high *= 2;
        *out = (page_mm){page.width * (wider ? high : 100) / 100, page.height * (higher ? high : 100) / 100};
        if (out->width > PAGE_MM_MAX || out->height > PAGE_MM_MAX)
            return 0;
        if (fits_on(chart, wanted, theme, *out))
            break;
    }
    while (high - low > near * low / 100) {
        int middle = (low + high) / 2;
        page_mm tried = {(page.width * (wider ? middle : 100) + 99) / 100, (page.height * (higher ? middle : 100) + 99) / 100};
        if (fits_on(chart, wanted, theme, tried)) {
            high = middle;
            *out = tried;
        } else {
            low = middle;
        }
    }
    return high;
}

/* Names the page nearest to the one that was asked for on which the chart has been laid out with success. */
static dln_status name_smallest(const dln_chart *chart, dln_chart_form wanted, const dln_theme *theme, const dln_display *display, dln_error *err)
{
    const dln_look *look = chart->look;
    page_mm asked = {(int)ceil((look->width_pt > 0 ? look->width_pt : display->width) / POINTS_PER_MM), (int)ceil((look->height_pt > 0 ? look->height_pt : display->form == DLN_CHART_SLIDE ? 540 : 0) / POINTS_PER_MM)};
    page_mm smallest = {0, 0}, other;
    if (asked.height > 0 && least_growth(chart, wanted, theme, asked, false, true, &other) > 0)
        smallest = other;
    if (least_growth(chart, wanted, theme, asked, true, false, &other) > 0 &&
        (smallest.width == 0 || other.width * other.height < smallest.width * smallest.height))
        smallest = other;
    if (smallest.width == 0 && asked.height > 0 && least_growth(chart, wanted, theme, asked, true, true, &other) > 0)
        smallest = other;
    if (smallest.width == 0)
        return dln_fail(err, DLN_OUT_OF_RANGE, "no page of up to %d mm is large enough for this chart", PAGE_MM_MAX);
    if (asked.height == 0)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page %d mm wide is too small for this chart; the smallest that fits is %d mm wide", asked.width, smallest.width);
    return dln_fail(err, DLN_OUT_OF_RANGE, "a page of %dx%d mm is too small for this chart; the smallest that fits is %dx%d mm",
                    asked.width, asked.height, smallest.width, smallest.height);
}

dln_status dln_layout(const dln_timeline *timeline, const dln_look *look, dln_chart_form wanted, dln_measurer *measurer,
                      dln_arena *arena, dln_display **out, dln_error *err)
{
    dln_chart *chart;
    dln_theme *theme = dln_arena_take(arena, sizeof *theme);
    dln_display *display = dln_display_new(arena);
    dln_look *own = dln_arena_take(arena, sizeof *own);
    if (theme == NULL || display == NULL || own == NULL)
        return DLN_NO_MEMORY;
    if (look != NULL)
        *own = *look;
    if (!isfinite(own->width_pt) || !isfinite(own->height_pt) || own->width_pt < 0 || own->height_pt < 0 ||
        own->width_pt > 14400 || own->height_pt > 14400)
        return dln_fail(err, DLN_OUT_OF_RANGE, "a page is at most 14400 pt wide and high");
    dln_status status = dln_theme_make(own->theme, theme, err);
    if (status == DLN_OK)
        status = dln_theme_check(theme, err);
    if (status == DLN_OK)
        status = dln_chart_make(timeline, own, measurer, arena, &chart, err);
    if (status != DLN_OK)
        return status;
    display->theme = theme;
    dln_error why = {0};
    status = lay_out(chart, wanted, display, &why);
    if (status != DLN_OK && status != DLN_OUT_OF_RANGE && err != NULL)
        *err = why;
    if (status == DLN_OUT_OF_RANGE)
        return name_smallest(chart, wanted, theme, display, err);
    display->fingerprint = measurer->fingerprint;
    display->missing_glyphs = measurer->missing_glyphs;
    display->missing_example = measurer->missing_example;
    if (status == DLN_OK)
        *out = display;
    return status;
}
