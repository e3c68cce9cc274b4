/* render/look.c - themes from look.tsv, and the contrast of their colours (WCAG 2.2, relative luminance). */
#include "render/look.h"

#include <math.h>
#include <stdlib.h>

#include <dateline/event.h>

static const struct look_row { const char *theme, *name, *colour, *contrast; } rows[] = {
#define ROW(theme, name, colour, contrast) {theme, name, colour, contrast},
#include "look.inc"
#undef ROW
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

static const char *const fixed_names[DLN_INK_TYPE] = {"paper", "text", "muted", "rule", "axis", "leader", "tint", "link", "fold"};

size_t dln_theme_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < ROW_COUNT; i++)
        count += strcmp(rows[i].name, "paper") == 0;
    return count;
}

const char *dln_theme_name(size_t index)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strcmp(rows[i].name, "paper") == 0 && index-- == 0)
            return rows[i].theme;
    return NULL;
}

const char *dln_ink_name(dln_ink ink)
{
    if (ink < DLN_INK_TYPE)
        return fixed_names[ink];
    const dln_event_type *type = dln_event_type_at((size_t)ink - DLN_INK_TYPE);
    return type == NULL ? NULL : type->name;
}

static uint32_t colour_of(const char *text)
{
    return (uint32_t)strtoul(text + 1, NULL, 16);
}

static const struct look_row *row_of(const char *theme, const char *prefix, const char *name)
{
    size_t prefix_len = strlen(prefix);
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strcmp(rows[i].theme, theme) == 0 && strncmp(rows[i].name, prefix, prefix_len) == 0 &&
            strcmp(rows[i].name + prefix_len, name) == 0)
            return &rows[i];
    return NULL;
}

static void set(dln_theme *theme, size_t ink, const struct look_row *row)
{
    if (row == NULL)
        return;
    theme->rgb[ink] = colour_of(row->colour);
    theme->least_contrast[ink] = atoi(row->contrast) + (strchr(row->contrast, '.') != NULL ? 0.5 : 0);
}

dln_status dln_theme_make(dln_span name, dln_theme *out, dln_error *err)
{
    const char *theme = NULL;
    if (name.len == 0)
        name = dln_span_of("light");
    for (size_t i = 0; i < dln_theme_count(); i++)
        if (dln_span_is(name, dln_theme_name(i)))
            theme = dln_theme_name(i);
    if (theme == NULL) {
        char known[120] = "";
        for (size_t i = 0; i < dln_theme_count(); i++) {
            if (i > 0)
                strncat(known, ", ", sizeof known - strlen(known) - 1);
            strncat(known, dln_theme_name(i), sizeof known - strlen(known) - 1);
        }
        return dln_fail(err, DLN_BAD_SYNTAX, "no theme '%.*s'; there are %s", (int)(name.len < 40 ? name.len : 40), name.text, known);
    }
    *out = (dln_theme){.name = theme, .is_hatched = row_of(theme, "", "hatch") != NULL};
    for (size_t i = 0; i < DLN_INK_TYPE; i++)
        set(out, i, row_of(theme, "", fixed_names[i]));
    for (size_t i = 0; i < dln_event_type_count() && DLN_INK_TYPE + i < DLN_INK_MAX; i++) {
        const struct look_row *row = row_of(theme, "type-", dln_event_type_at(i)->name);
        set(out, DLN_INK_TYPE + i, row != NULL ? row : row_of(theme, "type-", "other"));
    }
    return DLN_OK;
}

static double luminance(uint32_t rgb)
{
    double channel[3];
    for (int i = 0; i < 3; i++) {
        double value = (double)((rgb >> (16 - 8 * i)) & 0xff) / 255;
        channel[i] = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * channel[0] + 0.7152 * channel[1] + 0.0722 * channel[2];
}

double dln_contrast(uint32_t rgb_a, uint32_t rgb_b)
{
    double a = luminance(rgb_a), b = luminance(rgb_b);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

int dln_mark_opacity(const dln_theme *theme, dln_ink ink, int wanted)
{
    double least = theme->least_contrast[ink] >= 7 ? 7 : 3;
    for (int percent = wanted; percent < 100; percent++) {
        uint32_t mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            uint32_t over = theme->rgb[ink] >> shift & 0xff, under = theme->rgb[DLN_INK_PAPER] >> shift & 0xff;
            mixed |= (over * (uint32_t)percent + under * (uint32_t)(100 - percent) + 50) / 100 << shift;
        }
        if (dln_contrast(mixed, theme->rgb[DLN_INK_PAPER]) > least + 0.02)
            return percent;
    }
    return 100;
}

dln_status dln_theme_check(const dln_theme *theme, dln_error *err)
{
    for (size_t ink = 1; ink < DLN_INK_MAX; ink++)
        if (theme->least_contrast[ink] > 0 &&
            dln_contrast(theme->rgb[ink], theme->rgb[DLN_INK_PAPER]) < theme->least_contrast[ink])
            return dln_fail(err, DLN_BROKEN, "theme '%s': '%s' is too near the paper", theme->name, dln_ink_name((dln_ink)ink));
    return DLN_OK;
}
