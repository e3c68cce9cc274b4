/* render/ics_read.c - calendars back into events: ours from X-DATELINE-DATA, without loss; those of other programs as
 * plain events. One VEVENT at a time is cut out of the file and given to libical, so that memory does not grow with the
 * calendar and a broken event harms no other. Time zones are found by name in the system's tzdata; one that is not there,
 * in the file (ics_read_zones.c).
 */
#include "render/ics.h"
#include "render/ics_read_zones.h"
#include "render/words.h"

#include <libical/ical.h>

enum { LONGEST_EVENT = 32 << 20, MAX_PARTIES = 200, MAX_ID_CHARS = 200, MAX_TITLE_CHARS = 90, MAX_EVIDENCE_CHARS = 4000 };

/* ---- cutting the file into events ---- */
static dln_span without_bom(dln_span bytes)
{
    return dln_starts_with(bytes, DLN_SPAN("\xEF\xBB\xBF")) ? (dln_span){bytes.text + 3, bytes.len - 3} : bytes;
}

/* Or a part of one, which goes on after an event. */
static bool is_calendar(dln_span bytes)
{
    static const char *const heads[] = {"BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VTODO", "BEGIN:VJOURNAL", "BEGIN:VFREEBUSY",
                                        "BEGIN:VTIMEZONE"};
    dln_span rest = bytes, line = {"", 0};
    while (dln_trim(line).len == 0)
        if (!dln_split(&rest, '\n', &line))
            return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (dln_is_line(line, heads[i]))
            return true;
    return false;
}

/* The next BEGIN:VEVENT to END:VEVENT. An event that begins anew before its end is given up: *broken counts it. */
static bool next_event(dln_span *rest, dln_span *event, size_t *broken)
{
    const char *begin = NULL;
    dln_span line;
    while (dln_split(rest, '\n', &line)) {
        if (dln_is_line(line, "BEGIN:VEVENT")) {
            *broken += begin != NULL;
            begin = line.text;
        } else if (begin != NULL && dln_is_line(line, "END:VEVENT")) {
            *event = (dln_span){begin, (size_t)(line.text + line.len - begin)};
            return true;
        }
    }
    *broken += begin != NULL;
    return false;
}

/* ---- values ---- */
static dln_span line_of(const char *text, dln_arena *arena)
{
    return text == NULL ? (dln_span){"", 0} : dln_plain_line(dln_span_of(text), arena);
}

static const char *zone_name_of(icalproperty *property)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    return parameter == NULL ? NULL : icalparameter_get_tzid(parameter);
}

/* "Europe/Moscow", also behind a prefix as in "/freeassociation.sourceforge.net/Europe/Moscow". */
static const dln_zone *zone_of(icalproperty *property)
{
    const char *name = zone_name_of(property);
    while (name != NULL && *name != '\0') {
        const dln_zone *zone = dln_zone_find(dln_span_of(name));
        if (zone != NULL)
            return zone;
        name = strchr(name, '/');
        name = name == NULL ? NULL : name + 1;
    }
    return NULL;
}

/* A point of a day or a minute. false: there is no such day or time, which libical would not notice. */
static bool point_of(icalproperty *property, struct icaltimetype time, dln_ics_zones *zones, dln_point *out, dln_span *zone_name)
{
    if (time.year < DLN_FIRST_YEAR || time.year > DLN_LAST_YEAR || !dln_date_exists(time.year, time.month, time.day))
        return false;
    int32_t day = dln_day_of(time.year, time.month, time.day);
    if (time.is_date) {
        *out = dln_when_day(day).begin;
        return true;
    }
    if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59)
        return false;
    int32_t minute = time.hour * 60 + time.minute, offset = DLN_ZONE_UNKNOWN;
    const dln_zone *zone = icaltime_is_utc(time) ? NULL : zone_of(property);
    if (icaltime_is_utc(time))
        offset = 0;
    else if (zone != NULL)
        offset = dln_zone_offset_at_local(zone, day, minute);
    else
        offset = dln_ics_zones_offset(zones, zone_name_of(property), day, minute);
    if (zone != NULL)
        *zone_name = dln_zone_name(zone);
    *out = dln_when_minute(day, minute, offset).begin;
    return true;
}

static dln_point minutes_later(dln_point point, int64_t minutes)
{
    int64_t total = (int64_t)point.day * 1440 + point.minute + minutes;
    if (total / 1440 > dln_day_of(DLN_LAST_YEAR, 12, 31))
        return point;
    int64_t day = total / 1440, minute = total % 1440;
    if (minute < 0)
        minute += 1440, day--;
    point.day = (int32_t)day;
    point.minute = (int16_t)minute;
    return point;
}

/* DTSTART with DTEND or DURATION. Their end is exclusive, ours the last day. */
static bool when_of(icalcomponent *component, dln_ics_zones *zones, dln_claim *claim)
{
    icalproperty *start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    icalproperty *end = icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY);
    icalproperty *duration = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY);
    dln_point begin, last;
    dln_span ignored;
    if (start == NULL || !point_of(start, icalproperty_get_dtstart(start), zones, &begin, &claim->zone))
        return false;
    bool is_day = begin.grain == DLN_GRAIN_DAY;
    last = begin;
    if (end != NULL) {
        if (!point_of(end, icalproperty_get_dtend(end), zones, &last, &ignored) || last.grain != begin.grain)
            last = begin;
        else if (is_day)
            last.day--;
    } else if (duration != NULL) {
        struct icaldurationtype length = icalproperty_get_duration(duration);
        int64_t minutes = ((int64_t)length.weeks * 7 + length.days) * 1440 + (int64_t)length.hours * 60 + length.minutes;
        if (!length.is_neg && minutes > 0 && minutes < INT64_C(1440) * 366 * 10) {
            if (is_day)
                last.day = minutes_later(begin, minutes - 1440).day;
            else
                last = minutes_later(begin, minutes);
        }
    }
    bool is_backwards = is_day ? last.day < begin.day : dln_point_instant(&last) < dln_point_instant(&begin);
    claim->when = (dln_when){begin, is_backwards ? begin : last};
    return true;
}

static int type_of(icalcomponent *component, dln_arena *arena, bool *is_said)
{
    *is_said = true;
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_CATEGORIES_PROPERTY); property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_CATEGORIES_PROPERTY)) {
        dln_span words = line_of(icalproperty_get_categories(property), arena), word;
        while (dln_split(&words, ',', &word))
            for (size_t i = 0; i < dln_event_type_count(); i++) {
                const dln_event_type *type = dln_event_type_at(i);
                if (dln_fold_equals(dln_trim(word), dln_span_of(type->category)) ||
                    dln_fold_equals(dln_trim(word), dln_span_of(type->name)))
                    return (int)i;
            }
    }
    *is_said = false;
    int meeting = dln_event_type_find(DLN_SPAN("meeting"));
    return meeting < 0 ? 0 : meeting;
}

static void parties_of(icalcomponent *component, dln_claim *claim, dln_arena *arena)
{
    dln_party *parties = NULL;
    size_t count = 0, capacity = 0;
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_ATTENDEE_PROPERTY);
         property != NULL && count < MAX_PARTIES;
         property = icalcomponent_get_next_property(component, ICAL_ATTENDEE_PROPERTY)) {
        icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
        dln_span name = parameter == NULL ? DLN_NO_SPAN : line_of(icalparameter_get_cn(parameter), arena);
        if (name.len == 0)
            continue;
        dln_party *party = dln_arena_push(arena, &parties, &count, &capacity, sizeof *parties);
        if (party == NULL)
            return;
        *party = (dln_party){.name = name, .country = {"", 0}, .role = {"", 0}, .kind = DLN_PERSON};
    }
    claim->parties = parties;
    claim->party_count = count;
}

static void place_of(icalcomponent *component, dln_claim *claim, dln_arena *arena)
{
    icalproperty *location = icalcomponent_get_first_property(component, ICAL_LOCATION_PROPERTY);
    icalproperty *geo = icalcomponent_get_first_property(component, ICAL_GEO_PROPERTY);
    claim->place = (dln_place){.name = {"", 0}, .country = {"", 0}, .lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES};
    if (location != NULL)
        claim->place.name = dln_plain_cut(line_of(icalproperty_get_location(location), arena), 200, arena);
    if (geo == NULL || claim->place.name.len == 0)
        return;
    struct icalgeotype degrees = icalproperty_get_geo(geo);
    if (degrees.lat >= -90 && degrees.lat <= 90 && degrees.lon >= -180 && degrees.lon <= 180) {
        claim->place.lat = degrees.lat;
        claim->place.lon = degrees.lon;
    }
}

static void add_note(dln_claim *claim, dln_span *notes, const char *note)
{
    notes[claim->note_count++] = dln_span_of(note);
    claim->notes = notes;
}

static bool is_repeating(icalcomponent *component)
{
    return icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY) != NULL || icalcomponent_get_first_property(component, ICAL_RDATE_PROPERTY) != NULL;
}

static bool is_changed_time(icalcomponent *component)
{
    return icalcomponent_get_first_property(component, ICAL_RECURRENCEID_PROPERTY) != NULL;
}

/* An event of another program. false: it has no time that exists. */
static bool foreign_event(icalcomponent *component, dln_span block, dln_ics_zones *zones, dln_arena *arena, dln_event *out)
{
    dln_claim *claim = &out->claim;
    claim->zone = claim->quote = claim->topic = claim->medium = claim->cameo = (dln_span){"", 0};
    if (!when_of(component, zones, claim))
        return false;
    bool is_type_said;
    dln_span *notes = dln_arena_array(arena, 2, sizeof *notes);
    dln_source *source = dln_arena_take(arena, sizeof *source);
    if (notes == NULL || source == NULL)
        return false;
    dln_span uid = dln_plain_cut(line_of(icalcomponent_get_uid(component), arena), MAX_ID_CHARS, arena);
    dln_digest digest = dln_hash128(block);
    if (uid.len > 0 && is_changed_time(component)) { /* the whole series has its uid */
        struct icaltimetype time = icalcomponent_get_recurrenceid(component);
        uid = dln_arena_printf(arena, "%.*s/%04d%02d%02dT%02d%02d%02d", (int)uid.len, uid.text, time.year, time.month, time.day, time.hour, time.minute, time.second);
    }
    if (uid.len == 0)
        uid = dln_arena_printf(arena, "%016llx%016llx", (unsigned long long)digest.high, (unsigned long long)digest.low);
    icalproperty *url = icalcomponent_get_first_property(component, ICAL_URL_PROPERTY);
    icalproperty_status status = icalcomponent_get_status(component);
    dln_span summary = line_of(icalcomponent_get_summary(component), arena);
    dln_span description = line_of(icalcomponent_get_description(component), arena);
    claim->type = type_of(component, arena, &is_type_said);
    claim->title = dln_plain_cut(summary, MAX_TITLE_CHARS, arena);
    claim->status = status == ICAL_STATUS_CANCELLED ? DLN_CANCELLED : status == ICAL_STATUS_TENTATIVE ? DLN_TENTATIVE : DLN_CONFIRMED;
    claim->confidence = 1;
    parties_of(component, claim, arena);
    place_of(component, claim, arena);
    if (!is_type_said)
        add_note(claim, notes, "the calendar does not say what kind of event it is");
    if (is_repeating(component))
        add_note(claim, notes, "it repeats in its calendar: only its first time is here");
    *source = (dln_source){.mention = uid, .article = uid, .url = {"", 0}, .when = claim->when};
    if (url != NULL && icalproperty_get_url(url) != NULL)
        source->url = dln_plain_url(dln_span_of(icalproperty_get_url(url)), arena);
    source->publisher = dln_plain_line(dln_plain_host(source->url), arena);
    source->evidence = dln_plain_cut(description.len > 0 ? description : summary, MAX_EVIDENCE_CHARS, arena);
    out->id = uid;
    out->sources = source;
    out->source_count = 1;
    out->version = (dln_span){"", 0};
    return true;
}

/* ---- one event ---- */
/* One that we wrote only to say that it is no more. */
static bool is_retired(icalcomponent *component)
{
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_X_PROPERTY); property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_X_PROPERTY)) {
        const char *name = icalproperty_get_x_name(property);
        if (name != NULL && strcmp(name, "X-DATELINE-RETIRED") == 0)
            return true;
    }
    return false;
}

/* Our own data, if the event carries it and it is whole. */
static bool add_own(icalcomponent *component, dln_timeline *out, dln_arena *arena)
{
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_X_PROPERTY); property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_X_PROPERTY)) {
        const char *name = icalproperty_get_x_name(property), *value = icalproperty_get_x(property);
        if (name == NULL || value == NULL || strcmp(name, "X-DATELINE-DATA") != 0)
            continue;
        dln_span json = dln_base64url_decode(dln_span_of(value), arena);
        dln_event event = {0};
        if (json.len > 0 && dln_event_read(json, arena, &event, NULL) == DLN_OK)
            return dln_timeline_add_event(out, &event, NULL) == DLN_OK;
    }
    return false;
}

static dln_status read_event(dln_span block, dln_ics_zones *zones, dln_timeline *out, dln_arena *arena, dln_ics_counts *counts, dln_error *err)
{
    size_t repaired;
    dln_span text = dln_arena_copy(arena, dln_utf8_repair(block, arena, &repaired));
    if (text.text == NULL)
        return DLN_NO_MEMORY;
    dln_status status = DLN_OK;
    icalcomponent *component = icalparser_parse_string(text.text);
    dln_event event = {0};
    if (component == NULL || icalcomponent_isa(component) != ICAL_VEVENT_COMPONENT)
        counts->skipped++;
    else if (is_retired(component) || add_own(component, out, arena))
        ;
    else if (foreign_event(component, block, zones, arena, &event)) {
        status = dln_timeline_add_event(out, &event, err);
        counts->repeating += is_repeating(component);
        counts->changed_times += is_changed_time(component);
    } else
        counts->skipped++;
    if (component != NULL)
        icalcomponent_free(component);
    return status == DLN_OK && dln_arena_failed(arena) ? DLN_NO_MEMORY : status;
}

dln_status dln_ics_read(dln_span bytes, dln_timeline *out, dln_ics_counts *counts, dln_error *err)
{
    dln_ics_counts own = {0};
    dln_span rest = without_bom(bytes), block;
    if (!is_calendar(rest))
        return dln_fail(err, DLN_BAD_SYNTAX, "no calendar: it does not begin with 'BEGIN:VCALENDAR'");
    dln_arena *arena = dln_arena_new();
    icalerror_set_errors_are_fatal(0);
    dln_ics_zones *zones = dln_ics_zones_read(rest);
    dln_status status = arena == NULL || zones == NULL ? DLN_NO_MEMORY : DLN_OK;
    while (status == DLN_OK && next_event(&rest, &block, &own.skipped)) {
        if (block.len > LONGEST_EVENT)
            own.skipped++;
        else
            status = read_event(block, zones, out, arena, &own, err);
        dln_arena_reset(arena);
    }
    if (counts != NULL) {
        counts->skipped += own.skipped;
        counts->repeating += own.repeating;
        counts->changed_times += own.changed_times;
    }
    dln_ics_zones_free(zones);
    dln_arena_free(arena);
    return status;
}
