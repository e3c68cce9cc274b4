/* render/chart_words.c - dates and counts in words. */
#include "render/chart_words.h"

#include <stdio.h>
#include <stdlib.h>

#define NBSP "\xc2\xa0"
#define EN_DASH "\xe2\x80\x93"

const char *dln_month_short(int32_t month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return month >= 1 && month <= 12 ? names[month - 1] : "";
}

const char *dln_month_long(int32_t month)
{
    static const char *const names[] = {"January", "February", "March", "April", "May", "June", "July", "August",
                                        "September", "October", "November", "December"};
    return month >= 1 && month <= 12 ? names[month - 1] : "";
}

/* One end. parts: the finest unit to the left of the dash may leave out what the right end says again. */
static void put_point(char *out, size_t room, const dln_point *point, bool with_month, bool with_year)
{
    dln_civil civil = dln_civil_of(point->day);
    bool has_year = with_year && !(point->flags & DLN_YEAR_UNKNOWN);
    const char *gap = has_year ? NBSP : "";
    char year[16] = "";
    if (has_year || point->grain == DLN_GRAIN_YEAR)
        snprintf(year, sizeof year, "%d", (int)civil.year);
    if (point->grain == DLN_GRAIN_YEAR)
        snprintf(out, room, "%s", year);
    else if (point->grain == DLN_GRAIN_MONTH)
        snprintf(out, room, "%s%s%s", dln_month_short(civil.month), gap, year);
    else if (with_month)
        snprintf(out, room, "%d" NBSP "%s%s%s", (int)civil.day, dln_month_short(civil.month), gap, year);
    else
        snprintf(out, room, "%d", (int)civil.day);
}

dln_span dln_chart_date(const dln_when *when, bool with_year, dln_arena *arena)
{
    char begin[48] = "", end[48] = "";
    const dln_point *b = &when->begin, *e = &when->end;
    if (!dln_when_is_known(when))
        return DLN_SPAN("");
    uint8_t flags = (uint8_t)(b->flags | e->flags);
    const char *about = flags & DLN_APPROXIMATE ? "c." NBSP : "";
    const char *doubt = flags & DLN_UNCERTAIN ? NBSP "(?)" : "";
    if (b->grain == DLN_GRAIN_NONE) {
        put_point(end, sizeof end, e, true, with_year);
        return dln_arena_printf(arena, "until" NBSP "%s%s%s", about, end, doubt);
    }
    if (e->grain == DLN_GRAIN_NONE) {
        put_point(begin, sizeof begin, b, true, with_year);
        return dln_arena_printf(arena, "from" NBSP "%s%s%s", about, begin, doubt);
    }
    put_point(end, sizeof end, e, true, with_year);
    if (b->day == e->day && b->grain == e->grain)
        return dln_arena_printf(arena, "%s%s%s", about, end, doubt);
    dln_civil from = dln_civil_of(b->day), to = dln_civil_of(e->day);
    bool same_year = from.year == to.year, same_month = same_year && from.month == to.month;
    bool days = b->grain >= DLN_GRAIN_DAY && e->grain >= DLN_GRAIN_DAY;
    if (b->day == e->day && days)
        return dln_arena_printf(arena, "%s%s%s", about, end, doubt);
    put_point(begin, sizeof begin, b, !(days && same_month), with_year && !same_year);
    const char *dash = (days && same_month) || (b->grain <= DLN_GRAIN_MONTH && (same_year || b->grain == DLN_GRAIN_YEAR))
                           ? EN_DASH : NBSP EN_DASH NBSP;
    return dln_arena_printf(arena, "%s%s%s%s%s", about, begin, dash, end, doubt);
}

dln_span dln_chart_zone(int16_t offset_min, dln_arena *arena)
{
    int offset = abs(offset_min);
    if (offset_min == DLN_ZONE_UNKNOWN)
        return DLN_SPAN("");
    if (offset == 0)
        return DLN_SPAN("UTC");
    const char *sign = offset_min < 0 ? "\xe2\x88\x92" : "+";
    return offset % 60 == 0 ? dln_arena_printf(arena, "UTC%s%d", sign, offset / 60) : dln_arena_printf(arena, "UTC%s%d:%02d", sign, offset / 60, offset % 60);
}

dln_span dln_chart_hours(const dln_when *when, dln_arena *arena)
{
    const dln_point *b = &when->begin, *e = &when->end;
    if (b->grain != DLN_GRAIN_MINUTE)
        return DLN_SPAN("");
    if (e->grain != DLN_GRAIN_MINUTE || (e->day == b->day && e->minute == b->minute))
        return dln_arena_printf(arena, "%02d:%02d", b->minute / 60, b->minute % 60);
    return dln_arena_printf(arena, "%02d:%02d" EN_DASH "%02d:%02d", b->minute / 60, b->minute % 60, e->minute / 60, e->minute % 60);
}

dln_span dln_chart_clock(const dln_when *when, dln_arena *arena)
{
    dln_span hours = dln_chart_hours(when, arena), zone = hours.len == 0 ? hours : dln_chart_zone(when->begin.zone_offset_min, arena);
    return dln_arena_printf(arena, "%.*s%s%.*s", (int)hours.len, hours.text, zone.len > 0 ? NBSP : "", (int)zone.len, zone.text);
}

dln_span dln_chart_count(size_t count, const char *singular, const char *plural, dln_arena *arena)
{
    char digits[32], grouped[48];
    int len = snprintf(digits, sizeof digits, "%zu", count), at = 0;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            grouped[at++] = ',';
        grouped[at++] = digits[i];
    }
    grouped[at] = '\0';
    return dln_arena_printf(arena, "%s" NBSP "%s", grouped, count == 1 ? singular : plural);
}

dln_span dln_chart_kinds(const size_t *count_of_type, size_t type_count, dln_arena *arena)
{
    dln_span out = DLN_SPAN("");
    for (size_t i = 0; i < type_count; i++) {
        if (count_of_type[i] == 0)
            continue;
        const dln_event_type *type = dln_event_type_at(i);
        dln_span one = dln_chart_count(count_of_type[i], type->name, type->plural, arena);
        out = dln_arena_printf(arena, "%.*s%s%.*s", (int)out.len, out.text, out.len > 0 ? ", " : "", (int)one.len, one.text);
    }
    return out;
}
