/* render/ics_read_zones.c - see ics_read_zones.h. libical evaluates the rules, once they are known to be tame. */
#include "render/ics_read_zones.h"

#include "base/text.h"

#include <dateline/when.h>
#include <libical/ical.h>
#include <stdlib.h>

enum { MAX_ZONES = 50, LONGEST_ZONE = 8 << 10, MOST_RULES = 16 };

struct dln_ics_zones {
    dln_arena *arena;
    icaltimezone *zones[MAX_ZONES];
    size_t count;
};

/* ---- whether it is tame ---- */

/* At most once a month: "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU". Every key once, no lists. */
static bool is_tame_rule(dln_span rule)
{
    static const char *const keys[] = {"FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"};
    enum { KEYS = sizeof keys / sizeof *keys };
    bool seen[KEYS] = {false};
    dln_span part, key;
    if (memchr(rule.text, ',', rule.len) != NULL)
        return false;
    while (dln_split(&rule, ';', &part)) {
        size_t i = 0;
        dln_split(&part, '=', &key);
        while (i < KEYS && !dln_is_line(key, keys[i]))
            i++;
        if (i == KEYS || seen[i] || part.text == NULL)
            return false;
        seen[i] = true;
        part = dln_trim(part);
        bool is_one_day = part.len > 0 && (dln_is_digit(part.text[0]) || part.text[0] == '-' || part.text[0] == '+');
        uint32_t day = 1; /* every month has 28; of a 31 February libical looks for the next one for long */
        if ((i == 0 && !dln_is_line(part, "YEARLY")) || (i == 3 && !is_one_day) || (i == 4 && (!dln_parse_uint(part, 28, &day) || day == 0)))
            return false;
    }
    return seen[0];
}

static bool is_tame(dln_span block)
{
    size_t rules = 0, offsets = 0;
    dln_span line;
    while (dln_split(&block, '\n', &line)) {
        size_t len = 0;
        while (len < line.len && line.text[len] != ':' && line.text[len] != ';')
            len++;
        const char *value = memchr(line.text, ':', line.len);
        dln_span name = {line.text, len};
        offsets += dln_is_line(name, "TZOFFSETTO");
        if (dln_is_line(name, "EXRULE"))
            return false;
        if (!dln_is_line(name, "RRULE"))
            continue;
        if (++rules > MOST_RULES || value == NULL || !is_tame_rule((dln_span){value + 1, (size_t)(line.text + line.len - value) - 1}))
            return false;
    }
    return offsets > 0;
}

/* ---- reading them ---- */

static dln_span unfolded(dln_span block, dln_arena *arena)
{
    char *out = dln_arena_take(arena, block.len + 1);
    size_t len = 0;
    for (size_t i = 0; out != NULL && i < block.len; i++) {
        size_t next = i + (block.text[i] == '\r');
        bool is_fold = next + 1 < block.len && block.text[next] == '\n' && (block.text[next + 1] == ' ' || block.text[next + 1] == '\t');
        if (is_fold)
            i = next + 1;
        else if (block.text[i] != '\0')
            out[len++] = block.text[i];
    }
    return out == NULL ? DLN_NO_SPAN : (dln_span){out, len};
}

static void take(dln_ics_zones *self, dln_span block)
{
    dln_span text = block.len > LONGEST_ZONE ? DLN_NO_SPAN : unfolded(block, self->arena);
    if (text.text == NULL || !is_tame(text) || self->count == MAX_ZONES)
        return;
    icalcomponent *component = icalparser_parse_string(text.text); /* the arena's texts end in NUL */
    icaltimezone *zone = component == NULL || icalcomponent_isa(component) != ICAL_VTIMEZONE_COMPONENT ? NULL : icaltimezone_new();
    if (zone != NULL && icaltimezone_set_component(zone, component) == 1) {
        self->zones[self->count++] = zone;
        return;
    }
    if (zone != NULL)
        icaltimezone_free(zone, 1);
    if (component != NULL)
        icalcomponent_free(component);
}

dln_ics_zones *dln_ics_zones_read(dln_span calendar)
{
    dln_ics_zones *self = calloc(1, sizeof *self);
    const char *begin = NULL;
    dln_span line;
    if (self == NULL || (self->arena = dln_arena_new()) == NULL) {
        free(self);
        return NULL;
    }
    while (dln_split(&calendar, '\n', &line)) {
        if (dln_is_line(line, "BEGIN:VTIMEZONE"))
            begin = line.text;
        if (begin != NULL && dln_is_line(line, "END:VTIMEZONE")) {
            take(self, (dln_span){begin, (size_t)(line.text + line.len - begin)});
            dln_arena_reset(self->arena);
            begin = NULL;
        }
    }
    return self;
}

void dln_ics_zones_free(dln_ics_zones *zones)
{
    for (size_t i = 0; zones != NULL && i < zones->count; i++)
        icaltimezone_free(zones->zones[i], 1);
    if (zones != NULL)
        dln_arena_free(zones->arena);
    free(zones);
}

int32_t dln_ics_zones_offset(dln_ics_zones *zones, const char *name, int32_t day, int32_t minute)
{
    dln_civil date = dln_civil_of(day);
    struct icaltimetype local = {.year = date.year, .month = date.month, .day = date.day, .hour = minute / 60, .minute = minute % 60};
    for (size_t i = 0; name != NULL && i < zones->count; i++) {
        const char *own = icaltimezone_get_tzid(zones->zones[i]);
        if (own == NULL || strcmp(own, name) != 0)
            continue;
        int is_daylight, offset = icaltimezone_get_utc_offset(zones->zones[i], &local, &is_daylight);
        return offset % 60 == 0 && abs(offset) <= 15 * 3600 ? offset / 60 : DLN_ZONE_UNKNOWN;
    }
    return DLN_ZONE_UNKNOWN;
}
