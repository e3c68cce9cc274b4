/* render/layout.c - which form a chart has, and the whole way from a timeline to a checked display list. */
#include "render/chart.h"

#include <math.h>

#include "src/base/text.h"

enum { POSTER_EVENTS_MAX = 300 };

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
    display->form = form_of(own, wanted, chart->item_count);
    display->font = own->font;
    display->event_count = chart->item_count;
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
    display->fingerprint = measurer->fingerprint;
    display->missing_glyphs = measurer->missing_glyphs;
    display->missing_example = measurer->missing_example;
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    status = dln_display_check(display, err);
    if (status == DLN_OK)
        *out = display;
    return status;
}
