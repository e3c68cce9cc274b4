/* render/ics_slot.c - where in a calendar an event goes: a day, days, a time; and who it is there. See ics.h.
 * A calendar knows days and instants only. A month or a part of one becomes the days that it may be; what is coarser,
 * open or without a year is left out rather than mangled.
 */
#include "render/ics.h"
#include "render/words.h"

#include <stdio.h>

enum { MAX_SPAN_DAYS = 31, LAST_ZONE_YEAR = 2099 };

dln_status dln_ics_imprecise_from_word(dln_span word, dln_ics_imprecise *out, dln_error *err)
{
    static const char *const words[] = {"span", "marker", "skip", "all"};
    *out = DLN_ICS_SPAN;
    if (word.len == 0)
        return DLN_OK;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dln_span_is(word, words[i])) {
            *out = (dln_ics_imprecise)i;
            return DLN_OK;
        }
    return dln_fail(err, DLN_BAD_SYNTAX, "imprecise dates can be span, marker, skip or all, not '%.*s'",
                    (int)(word.len < 40 ? word.len : 40), word.text);
}

static void write_two(int number, char *out)
{
    out[0] = (char)('0' + number / 10 % 10);
    out[1] = (char)('0' + number % 10);
}

static bool write_day(int32_t day, char out[20])
{
    if (day < dln_day_of(DLN_FIRST_YEAR, 1, 1) || day > dln_day_of(DLN_LAST_YEAR, 12, 31))
        return false;
    dln_civil date = dln_civil_of(day);
    write_two(date.year / 100, out);
    write_two(date.year % 100, out + 2);
    write_two(date.month, out + 4);
    write_two(date.day, out + 6);
    out[8] = '\0';
    return true;
}

static bool write_minute(int64_t minutes, bool is_utc, char out[20])
{
    int64_t day = minutes / 1440, minute = minutes % 1440;
    if (minute < 0)
        minute += 1440, day--;
    if (!write_day((int32_t)day, out))
        return false;
    out[8] = 'T';
    write_two((int)(minute / 60), out + 9);
    write_two((int)(minute % 60), out + 11);
    memcpy(out + 13, is_utc ? "00Z" : "00", is_utc ? 4 : 3);
    return true;
}

static int64_t local_minutes(const dln_point *point)
{
    return (int64_t)point->day * 1440 + point->minute;
}

/* false: nobody knows how far from UTC this clock was. */
static bool offset_of(const dln_point *point, const dln_zone *zone, int32_t *offset_min)
{
    if (point->zone_offset_min != DLN_ZONE_UNKNOWN)
        *offset_min = point->zone_offset_min;
    else if (zone != NULL)
        *offset_min = dln_zone_offset_at_local(zone, point->day, point->minute);
    else
        return false;
    return true;
}

static void write_local(const dln_point *point, dln_span zone, dln_ics_slot *slot)
{
    dln_civil date = dln_civil_of(point->day);
    int len = snprintf(slot->local, sizeof slot->local, "%04d-%02d-%02dT%02d:%02d:00", (int)date.year, (int)date.month,
                       (int)date.day, point->minute / 60, point->minute % 60);
    size_t room = sizeof slot->local - (size_t)len;
    int offset = point->zone_offset_min;
    if (zone.len > 0 && zone.len + 3 <= room)
        snprintf(slot->local + len, room, "[%.*s]", (int)zone.len, zone.text);
    else if (offset != DLN_ZONE_UNKNOWN)
        snprintf(slot->local + len, room, "%c%02d:%02d", offset < 0 ? '-' : '+', (offset < 0 ? -offset : offset) / 60,
                 (offset < 0 ? -offset : offset) % 60);
}

/* Begin, and end if there is one, to the minute. false: not possible, so that a day has to do. */
static bool place_clock(const dln_claim *claim, bool with_zones, dln_ics_slot *slot)
{
    const dln_when own = dln_when_in_zone(&claim->when, claim->zone);
    const dln_point *a = &own.begin, *b = &own.end;
    const dln_zone *zone = claim->zone.len > 0 ? dln_zone_find(claim->zone) : NULL;
    int32_t begin_offset, end_offset;
    slot->is_clock_in_text = true;
    write_local(a->grain == DLN_GRAIN_MINUTE ? a : b, zone == NULL ? DLN_NO_SPAN : dln_zone_name(zone), slot);
    if (a->grain != DLN_GRAIN_MINUTE || b->grain != DLN_GRAIN_MINUTE || !offset_of(a, zone, &begin_offset) ||
        !offset_of(b, zone, &end_offset))
        return false;
    int32_t first_year = dln_civil_of(a->day).year, last_year = dln_civil_of(b->day).year;
    int64_t begin = local_minutes(a) - begin_offset, end = local_minutes(b) - end_offset;
    bool is_zones_own = zone != NULL && begin_offset == dln_zone_offset_at_local(zone, a->day, a->minute) &&
                        end_offset == dln_zone_offset_at_local(zone, b->day, b->minute);
    if (with_zones && is_zones_own && last_year <= LAST_ZONE_YEAR) {
        slot->zone = zone;
        slot->first_year = first_year;
        slot->last_year = last_year;
    }
    if (!write_minute(slot->zone != NULL ? local_minutes(a) : begin, slot->zone == NULL, slot->begin))
        return false;
    if (end > begin && !write_minute(slot->zone != NULL ? local_minutes(b) : end, slot->zone == NULL, slot->end))
        return false;
    slot->is_clock_in_text = false;
    return true;
}

dln_ics_slot dln_ics_slot_of(const dln_claim *claim, dln_ics_imprecise imprecise, bool with_zones)
{
    dln_ics_slot slot = {.fit = DLN_ICS_FITS};
    const dln_when *when = &claim->when;
    if (!dln_when_is_known(when))
        slot.fit = DLN_ICS_NO_DATE;
    else if (dln_when_is_yearless(when))
        slot.fit = DLN_ICS_NO_YEAR;
    else if (dln_when_is_open(when))
        slot.fit = DLN_ICS_OPEN;
    if (slot.fit != DLN_ICS_FITS)
        return slot;
    if (dln_when_has_clock(when) && place_clock(claim, with_zones, &slot))
        return slot;
    int32_t first = dln_when_first_day(when), last = dln_when_last_day(when);
    slot.zone = NULL;
    slot.is_date = true;
    slot.is_imprecise = dln_words_day_is_unknown(claim);
    if (slot.is_imprecise && imprecise == DLN_ICS_SKIP)
        slot.fit = DLN_ICS_DAY_UNKNOWN;
    else if (slot.is_imprecise && imprecise == DLN_ICS_SPAN && (int64_t)last - first >= MAX_SPAN_DAYS)
        slot.fit = DLN_ICS_TOO_COARSE;
    else if (slot.is_imprecise && imprecise == DLN_ICS_MARKER)
        last = first;
    if (slot.fit == DLN_ICS_FITS && (last < first || !write_day(first, slot.begin)))
        slot.fit = DLN_ICS_OUT_OF_RANGE;
    /* the day after 31 December 9999 has no name; a single day does without */
    if (slot.fit == DLN_ICS_FITS && !write_day(last + 1, slot.end) && last > first)
        slot.fit = DLN_ICS_OUT_OF_RANGE;
    return slot;
}

void dln_ics_utc(int64_t seconds, char out[20])
{
    int64_t last = (int64_t)dln_day_of(3000, 1, 1) * 86400 - 1;
    seconds = seconds < 0 ? 0 : seconds > last ? last : seconds;
    write_minute(seconds / 60, true, out);
    write_two((int)(seconds % 60), out + 13);
}

int64_t dln_ics_stamp(const dln_event *event)
{
    return event->modified != 0 ? event->modified : dln_ics_published(event);
}

int64_t dln_ics_published(const dln_event *event)
{
    int64_t newest = 0;
    for (size_t i = 0; i < event->source_count; i++) {
        const dln_point *point = &event->sources[i].published.begin;
        if (point->grain == DLN_GRAIN_NONE || (point->flags & DLN_YEAR_UNKNOWN))
            continue;
        int64_t minutes = point->grain == DLN_GRAIN_MINUTE ? dln_point_instant(point) : (int64_t)point->day * 1440;
        if (minutes * 60 > newest)
            newest = minutes * 60;
    }
    return newest;
}

static bool is_uid_char(char c)
{
    return dln_is_digit(c) || dln_is_lower(c) || c == '-' || c == '.' || c == '@';
}

dln_span dln_ics_uid(const dln_event *event, dln_arena *arena)
{
    enum { LONGEST = 100 };
    dln_span id = event->uid.len > 0 ? event->uid : event->id;
    bool is_fit = id.len > 0 && id.len <= LONGEST && dln_find(id, DLN_SPAN("..")) == SIZE_MAX && id.text[0] != '.';
    for (size_t i = 0; i < id.len && is_fit; i++)
        is_fit = is_uid_char(id.text[i]);
    if (is_fit && dln_find(id, DLN_SPAN("@")) != SIZE_MAX)
        return dln_arena_copy(arena, id);
    if (is_fit)
        return dln_arena_printf(arena, "%.*s@events.dateline", (int)id.len, id.text);
    dln_digest digest = dln_hash128(id); /* of other characters: as many as are needed to stay apart */
    return dln_arena_printf(arena, "%016llx%016llx@events.dateline", (unsigned long long)digest.high,
                            (unsigned long long)digest.low);
}

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

size_t dln_base64url_encode(dln_span bytes, char *out)
{
    const unsigned char *in = (const unsigned char *)bytes.text;
    size_t len = 0, whole = bytes.len - bytes.len % 3, rest = bytes.len % 3;
    for (size_t i = 0; i < whole; i += 3, len += 4) {
        uint32_t three = (uint32_t)in[i] << 16 | (uint32_t)in[i + 1] << 8 | in[i + 2];
        const char four[4] = {digits[three >> 18], digits[three >> 12 & 63], digits[three >> 6 & 63], digits[three & 63]};
        memcpy(out + len, four, 4);
    }
    uint32_t last = rest == 0 ? 0 : (uint32_t)in[whole] << 16 | (rest == 2 ? (uint32_t)in[whole + 1] << 8 : 0);
    for (size_t k = 0; rest > 0 && k <= rest; k++)
        out[len++] = digits[last >> (18 - 6 * k) & 63];
    return len;
}

dln_span dln_base64url_decode(dln_span text, dln_arena *arena)
{
    char *out = dln_arena_take(arena, text.len / 4 * 3 + 4);
    if (out == NULL || text.len % 4 == 1)
        return DLN_NO_SPAN;
    size_t len = 0;
    uint32_t bits = 0, held = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *digit = text.text[i] == '\0' ? NULL : strchr(digits, text.text[i]);
        if (digit == NULL)
            return DLN_NO_SPAN;
        bits = bits << 6 | (uint32_t)(digit - digits);
        held += 6;
        if (held >= 8) {
            held -= 8;
            out[len++] = (char)(bits >> held & 255);
        }
    }
    return (dln_span){out, len};
}
