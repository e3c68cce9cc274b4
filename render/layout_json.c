/* render/layout_json.c - the display list as JSON, for tests and for looking at what a chart is made of. */
#include "render/display.h"

#include "src/base/text.h"

static const char *const form_names[] = {"auto", "report", "slide", "poster"};
static const char *const kind_names[] = {"rect", "line", "mark", "text"};
static const char *const role_names[DLN_ROLE_COUNT] = {"title", "subtitle", "label", "detail", "date", "tick", "major",
                                                       "lane", "note", "number", "strong"};
static const char *const shape_names[] = {"disc", "triangle", "diamond", "square", "fold"};
static const struct { uint8_t flag; const char *name; } flag_names[] = {
    {DLN_HOLLOW, "hollow"}, {DLN_SLASH, "slash"}, {DLN_DASH, "dash"}, {DLN_STRIKE, "strike"},
    {DLN_RTL, "rtl"}, {DLN_LEADER, "leader"}, {DLN_BEHIND, "behind"}, {DLN_FADE, "fade"},
};

static void put(dln_sink *out, const char *key, double value)
{
    dln_sink_printf(out, ",\"%s\":", key);
    dln_json_double(out, value, 2);
}

static void put_item(const dln_display *display, const dln_drawn *item, dln_sink *out)
{
    dln_sink_printf(out, "{\"kind\":\"%s\",\"ink\":\"%s\"", kind_names[item->kind], dln_ink_name((dln_ink)item->ink));
    if (item->group != DLN_NO_GROUP)
        dln_sink_printf(out, ",\"group\":\"%s\"", display->groups[item->group].id);
    if (item->kind == DLN_DRAW_LINE) {
        dln_sink_puts(out, ",\"points\":[");
        for (size_t k = 0; k < item->point_count; k++) {
            dln_sink_puts(out, k == 0 ? "[" : ",[");
            dln_json_double(out, item->points[k][0], 2);
            dln_sink_char(out, ',');
            dln_json_double(out, item->points[k][1], 2);
            dln_sink_char(out, ']');
        }
        dln_sink_char(out, ']');
    } else {
        put(out, "x", item->x);
        put(out, "y", item->y);
        put(out, "width", item->width);
        if (item->kind == DLN_DRAW_RECT)
            put(out, "height", item->height);
        if (item->kind == DLN_DRAW_MARK)
            dln_sink_printf(out, ",\"shape\":\"%s\"", shape_names[item->role]);
    }
    if (item->kind == DLN_DRAW_TEXT) {
        dln_sink_printf(out, ",\"role\":\"%s\",\"text\":", role_names[item->role]);
        dln_json_string(out, item->text);
        if (item->url.len > 0) {
            dln_sink_puts(out, ",\"url\":");
            dln_json_string(out, item->url);
        }
    }
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        if (item->flags & flag_names[i].flag)
            dln_sink_printf(out, ",\"%s\":true", flag_names[i].name);
    dln_sink_char(out, '}');
}

dln_status dln_display_write(const dln_display *display, dln_sink *out, dln_error *err)
{
    dln_sink_printf(out, "{\"form\":\"%s\",\"theme\":\"%s\"", form_names[display->form], display->theme->name);
    put(out, "width", display->width);
    put(out, "height", display->height);
    dln_sink_printf(out, ",\"events\":%zu,\"drawn\":%zu,\"folded\":%zu,\"folds\":%zu,\"undated\":%zu,\"doubtful\":%zu,\"cut\":%zu,\"missing_glyphs\":%zu",
                    display->event_count, display->drawn_count, display->folded_count, display->fold_count,
                    display->left_out_undated, display->left_out_doubtful, display->cut_count, display->missing_glyphs);
    if (display->missing_example != 0)
        dln_sink_printf(out, ",\"missing\":\"U+%04X\"", (unsigned)display->missing_example);
    put(out, "mean_shift_lines", display->mean_shift_lines);
    put(out, "max_shift_lines", display->max_shift_lines);
    dln_sink_printf(out, ",\"to_scale\":%s,\"sizes\":{", display->is_to_scale ? "true" : "false");
    for (int role = 0; role < DLN_ROLE_COUNT; role++) {
        dln_sink_printf(out, "%s\"%s\":", role == 0 ? "" : ",", role_names[role]);
        dln_json_double(out, display->size_pt[role], 2);
    }
    dln_sink_puts(out, "},\n\"font\":");
    dln_json_string(out, display->fingerprint);
    dln_sink_puts(out, ",\n\"title\":");
    dln_json_string(out, display->title);
    dln_sink_puts(out, ",\"description\":");
    dln_json_string(out, display->description);
    dln_sink_puts(out, ",\n\"groups\":[");
    for (size_t i = 0; i < display->group_count; i++) {
        const dln_group *group = &display->groups[i];
        dln_sink_printf(out, "%s\n{\"id\":\"%s\",\"members\":%zu", i == 0 ? "" : ",", group->id, group->member_count);
        put(out, "begin", group->axis_begin);
        put(out, "end", group->axis_end);
        dln_sink_puts(out, ",\"title\":");
        dln_json_string(out, group->title);
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "],\n\"items\":[");
    for (size_t i = 0; i < display->item_count; i++) {
        dln_sink_puts(out, i == 0 ? "\n" : ",\n");
        put_item(display, &display->items[i], out);
    }
    dln_sink_puts(out, "]}\n");
    return dln_sink_status(out, err);
}
