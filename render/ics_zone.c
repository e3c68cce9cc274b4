/* render/ics_zone.c - a VTIMEZONE as small as it can be: the offset at the start of the first year in use, then one
 * observance for each change up to the end of the last. Out of the system's tzdata: libical's own zones are wrong for
 * several countries, several kilobytes long, and named so that other programs do not know them.
 */
#include "render/ics.h"

#include <libical/ical.h>
#include <stdio.h>

typedef struct observance {
    int64_t local_min; /* local time before the change, minutes since the epoch */
    int32_t from_min, to_min;
    bool is_dst;
    const char *abbreviation; /* empty: none */
} observance;

static bool add(icalcomponent *component, icalproperty *property)
{
    if (property == NULL)
        return false;
    icalcomponent_add_property(component, property);
    return true;
}

static struct icaltimetype local_time(int64_t minutes)
{
    int64_t day = minutes / 1440, minute = minutes % 1440;
    if (minute < 0)
        minute += 1440, day--;
    dln_civil date = dln_civil_of((int32_t)day);
    struct icaltimetype time = icaltime_null_time();
    time.year = date.year, time.month = date.month, time.day = date.day;
    time.hour = (int)(minute / 60), time.minute = (int)(minute % 60);
    return time;
}

static bool add_observance(icalcomponent *zone, const observance *change)
{
    icalcomponent *part = icalcomponent_new(change->is_dst ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
    if (part == NULL)
        return false;
    icalcomponent_add_component(zone, part);
    return add(part, icalproperty_new_dtstart(local_time(change->local_min))) &&
           add(part, icalproperty_new_tzoffsetfrom(change->from_min * 60)) &&
           add(part, icalproperty_new_tzoffsetto(change->to_min * 60)) &&
           (change->abbreviation[0] == '\0' || add(part, icalproperty_new_tzname(change->abbreviation)));
}

static bool add_observances(icalcomponent *component, const dln_zone *zone, int32_t first_year, int32_t last_year)
{
    int64_t begin_local = (int64_t)dln_day_of(first_year, 1, 1) * 1440;
    int64_t end_local = ((int64_t)dln_day_of(last_year, 12, 31) + 1) * 1440;
    int32_t offset = zone == NULL ? 0 : dln_zone_offset_at_local(zone, dln_day_of(first_year, 1, 1), 0);
    dln_zone_change change = {0}, before = {0};
    int64_t at = INT64_C(-1) * 400 * 366 * 1440; /* earlier than any tzdata */
    bool has_more = zone != NULL && dln_zone_next_change(zone, at, &change);
    while (has_more && change.instant_min <= begin_local - offset) {
        before = change;
        at = change.instant_min + 1;
        has_more = dln_zone_next_change(zone, at, &change);
    }
    observance first = {begin_local, offset, offset, before.is_dst_after, zone == NULL ? "UTC" : before.abbreviation_after};
    if (!add_observance(component, &first))
        return false;
    while (has_more && change.instant_min + change.offset_before_min < end_local) {
        observance next = {change.instant_min + change.offset_before_min, change.offset_before_min, change.offset_after_min,
                           change.is_dst_after, change.abbreviation_after};
        if (!add_observance(component, &next))
            return false;
        at = change.instant_min + 1;
        has_more = dln_zone_next_change(zone, at, &change);
    }
    return true;
}

dln_status dln_ics_write_zone(const dln_zone *zone, int32_t first_year, int32_t last_year, dln_sink *out, dln_error *err)
{
    char name[64];
    dln_span zone_name = zone == NULL ? DLN_SPAN("Etc/UTC") : dln_zone_name(zone);
    snprintf(name, sizeof name, "%.*s", (int)zone_name.len, zone_name.text);
    icalcomponent *component = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
    if (component == NULL)
        return DLN_NO_MEMORY;
    icalproperty *location = icalproperty_new_x(name);
    if (location != NULL)
        icalproperty_set_x_name(location, "X-LIC-LOCATION");
    char *text = NULL;
    if (add(component, icalproperty_new_tzid(name)) && add(component, location) &&
        add_observances(component, zone, first_year, last_year))
        text = icalcomponent_as_ical_string_r(component);
    if (text != NULL) {
        dln_sink_puts(out, text);
        icalmemory_free_buffer(text);
    }
    icalcomponent_free(component);
    return text == NULL ? DLN_NO_MEMORY : dln_sink_status(out, err);
}
