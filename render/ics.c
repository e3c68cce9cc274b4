/* render/ics.c - events as an iCalendar file (RFC 5545, RFC 7986) that every calendar program reads alike.
 * libical builds and serialises, one component at a time, so that memory does not grow with the events; only the long
 * texts go past it (it copies them a character at a time), and lines are folded in ics_fold.c. Where an event
 * goes is decided in ics_slot.c, what it says in ics_words.c; both clean their texts, because libical lets a line end
 * in an address through, and control characters and broken UTF-8 in texts.
 *
 * No METHOD, ORGANIZER or ATTENDEE: programs mail everybody on import. No UID of the calendar: one synchroniser takes it
 * for that of every event. All events are TRANSPARENT: news does not make the reader busy. Nothing comes from the
 * clock, so that the same events give the same bytes.
 */
#include "render/ics.h"
#include "render/renderers.h"
#include "render/words.h"

#include <dateline/dateline.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

enum { FEED_DAYS_BACK = 90, FEED_DAYS_AHEAD = 365, FEED_EVENTS = 1000, FEED_BYTES = 900 * 1000, FEED_RETIRED = 200, ROOM_FOR_HEAD = 4000, ROOM_FOR_HEIR = 300, ROOM_FOR_ZONE = 1000 };
enum { LAST_YEAR_OF_LIBICAL = 3000 };

typedef struct used_zone {
    const dln_zone *zone;
    int32_t first_year, last_year;
} used_zone;

typedef struct retired_event { const dln_event *event; size_t index; } retired_event;

typedef struct writer {
    const dln_timeline *timeline;
    const dln_look *look;
    dln_ics_imprecise imprecise;
    int32_t feed_day, feed_first, feed_last;
    dln_arena *arena;              /* of the event at hand */
    dln_sink *line, *text;         /* scratch */
    size_t left_out[DLN_ICS_FIT_COUNT];
    size_t count;                  /* how many are written */
    bool *is_kept;                 /* of a feed: which ones; NULL: all that fit */
    int64_t newest_stamp;
    retired_event *retired;        /* those that are written, in order; these three arrays in the arena `kept` */
    size_t retired_count;
    dln_span *uids;                /* of the events in the file, sorted, if any is retired */
    size_t uid_count, uid_capacity;
    used_zone *zones;
    size_t zone_count, zone_capacity;
    dln_arena *kept;
} writer;

/* ---- libical: what it makes belongs to the component from here on; NULL: no memory ---- */
static bool add(icalcomponent *component, icalproperty *property)
{
    if (property == NULL)
        return false;
    icalcomponent_add_property(component, property);
    return true;
}

static icalproperty *extension(const char *name, const char *value)
{
    icalproperty *property = value == NULL ? NULL : icalproperty_new_x(value);
    if (property != NULL)
        icalproperty_set_x_name(property, name);
    return property;
}

static int number_of(const char *digits, size_t len)
{
    int number = 0;
    for (size_t i = 0; i < len; i++)
        number = number * 10 + (digits[i] - '0');
    return number;
}

/* "20140915", "20140915T160000", "20140915T160000Z", written by ics_slot.c. */
static struct icaltimetype time_of(const char *text)
{
    struct icaltimetype time = {.year = number_of(text, 4), .month = number_of(text + 4, 2), .day = number_of(text + 6, 2)};
    time.is_date = text[8] == '\0';
    if (time.is_date)
        return time;
    time.hour = number_of(text + 9, 2);
    time.minute = number_of(text + 11, 2);
    time.second = number_of(text + 13, 2);
    if (text[15] == 'Z')
        time.zone = icaltimezone_get_utc_timezone();
    return time;
}

static struct icaltimetype time_of_stamp(int64_t seconds)
{
    char text[20];
    dln_ics_utc(seconds, text);
    return time_of(text);
}

/* A date or time of a slot. libical prints nothing but zeros for years above 3000: those go in as they are. */
static icalproperty *moment(icalproperty_kind kind, const dln_ics_slot *slot, const char *text)
{
    icalproperty *property = icalproperty_new(kind);
    icalvalue *value = number_of(text, 4) > LAST_YEAR_OF_LIBICAL ? icalvalue_new_x(text)
                       : slot->is_date                           ? icalvalue_new_date(time_of(text))
                                                                 : icalvalue_new_datetime(time_of(text));
    if (property == NULL || value == NULL) {
        if (property != NULL)
            icalproperty_free(property);
        if (value != NULL)
            icalvalue_free(value);
        return NULL;
    }
    icalproperty_set_value(property, value);
    if (slot->is_date)
        icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DATE));
    if (slot->zone != NULL) {
        char name[64];
        dln_span zone = dln_zone_name(slot->zone);
        snprintf(name, sizeof name, "%.*s", (int)zone.len, zone.text);
        icalproperty_add_parameter(property, icalparameter_new_tzid(name));
    }
    return property;
}

/* Its line: name, parameters and value as libical has them. icalproperty_as_ical_string folds too, but parts \r from \n
 * where \r is the 75th octet. */
static bool put_property(const writer *self, dln_sink *out, icalproperty *property)
{
    const char *name = icalproperty_get_x_name(property) != NULL ? icalproperty_get_x_name(property)
                                                                 : icalproperty_kind_to_string(icalproperty_isa(property));
    char *text = icalproperty_get_value(property) == NULL ? NULL : icalvalue_as_ical_string_r(icalproperty_get_value(property));
    bool ok = name != NULL && text != NULL;
    dln_sink_clear(self->line);
    dln_sink_puts(self->line, ok ? name : "");
    for (icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_ANY_PARAMETER); ok && parameter != NULL;
         parameter = icalproperty_get_next_parameter(property, ICAL_ANY_PARAMETER)) {
        char *words = icalparameter_as_ical_string_r(parameter);
        ok = words != NULL;
        dln_sink_char(self->line, ';');
        dln_sink_puts(self->line, ok ? words : "");
        if (words != NULL)
            icalmemory_free_buffer(words);
    }
    dln_sink_char(self->line, ':');
    dln_sink_puts(self->line, ok ? text : "");
    if (text != NULL)
        icalmemory_free_buffer(text);
    if (ok)
        dln_ics_put_line(dln_sink_bytes(self->line), out);
    return ok && dln_sink_status(self->line, NULL) == DLN_OK;
}

/* The same, for the properties of the calendar itself. */
static bool put_of_calendar(const writer *self, dln_sink *out, icalproperty *property)
{
    bool ok = property != NULL && put_property(self, out, property);
    if (property != NULL)
        icalproperty_free(property);
    return ok;
}

/* ---- one event ---- */
static icalproperty *status_property(dln_event_status status)
{
    static const icalproperty_status statuses[] = {
        [DLN_CONFIRMED] = ICAL_STATUS_CONFIRMED, [DLN_TENTATIVE] = ICAL_STATUS_TENTATIVE, [DLN_CANCELLED] = ICAL_STATUS_CANCELLED};
    return icalproperty_new_status(statuses[status]);
}

static bool has_degrees(const dln_place *place)
{
    return place->name.len > 0 && place->lat >= -90 && place->lat <= 90 && place->lon >= -180 && place->lon <= 180;
}

static bool add_place(icalcomponent *component, const dln_place *place, dln_arena *arena)
{
    dln_span words = dln_words_place(place, arena);
    if (words.len > 0 && !add(component, icalproperty_new_location(dln_arena_copy(arena, words).text)))
        return false;
    if (!has_degrees(place))
        return true;
    return add(component, icalproperty_new_geo((struct icalgeotype){.lat = place->lat, .lon = place->lon}));
}

/* DTSTAMP, LAST-MODIFIED and SEQUENCE are those of the revision, so that they move together and only with the content. */
static bool add_stamps(icalcomponent *component, const dln_event *event)
{
    struct icaltimetype stamp = time_of_stamp(dln_ics_stamp(event));
    bool ok = add(component, icalproperty_new_dtstamp(stamp));
    if (event->created != 0)
        ok = ok && add(component, icalproperty_new_created(time_of_stamp(event->created)));
    if (event->modified != 0)
        ok = ok && add(component, icalproperty_new_lastmodified(stamp));
    if (event->modified != 0 || event->created != 0 || event->revision != 0)
        ok = ok && add(component, icalproperty_new_sequence(event->revision > INT32_MAX ? INT32_MAX : (int)event->revision));
    return ok;
}

static bool add_type(icalcomponent *component, int type)
{
    if (type < 0 || (size_t)type >= dln_event_type_count())
        return true;
    return add(component, icalproperty_new_categories(dln_event_type_at((size_t)type)->category));
}

static bool fill(writer *self, icalcomponent *component, const dln_event *event, const dln_ics_slot *slot, dln_span summary,
                 dln_event_status status)
{
    dln_span uid = dln_ics_uid(event, self->arena);
    summary = dln_arena_copy(self->arena, summary); /* with a NUL behind it */
    if (uid.text == NULL || summary.text == NULL)
        return false;
    return add(component, icalproperty_new_uid(uid.text)) && add_stamps(component, event) &&
           add(component, moment(ICAL_DTSTART_PROPERTY, slot, slot->begin)) &&
           (slot->end[0] == '\0' || add(component, moment(ICAL_DTEND_PROPERTY, slot, slot->end))) &&
           add(component, icalproperty_new_summary(summary.text)) && add(component, status_property(status)) &&
           add(component, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)) && add_type(component, event->claim.type);
}

static bool put_component(const writer *self, icalcomponent *component, dln_sink *out)
{
    bool ok = true;
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY); ok && property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY))
        ok = put_property(self, out, property);
    return ok;
}

/* ---- the lines that are most of the file ---- */
static bool put_line(writer *self, const char *name, dln_span value, dln_sink *out)
{
    dln_sink_clear(self->line);
    dln_sink_puts(self->line, name);
    dln_sink_char(self->line, ':');
    dln_sink_span(self->line, value);
    dln_ics_put_line(dln_sink_bytes(self->line), out);
    return value.text != NULL && dln_sink_status(self->line, NULL) == DLN_OK;
}

static bool put_text(writer *self, const char *name, dln_span text, dln_sink *out)
{
    if (text.len == 0)
        return text.text != NULL;
    dln_sink_clear(self->line);
    dln_sink_puts(self->line, name);
    dln_sink_char(self->line, ':');
    dln_ics_put_escaped(text, self->line);
    dln_ics_put_line(dln_sink_bytes(self->line), out);
    return dln_sink_status(self->line, NULL) == DLN_OK;
}

/* The whole event as its line has it, in a coding that every program hands on unharmed. */
static bool put_data(writer *self, const dln_event *event, dln_sink *out)
{
    dln_sink_clear(self->text);
    dln_event_write(event, self->text);
    dln_span json = dln_sink_bytes(self->text);
    while (json.len > 0 && json.text[json.len - 1] == '\n')
        json.len--;
    dln_ics_put_base64url("X-DATELINE-DATA", json, out);
    return dln_sink_status(self->text, NULL) == DLN_OK;
}

static bool put_event(writer *self, icalcomponent *component, const dln_event *event, const dln_ics_slot *slot, dln_sink *out)
{
    const dln_claim *claim = &event->claim;
    dln_arena *arena = self->arena;
    char edtf[DLN_EDTF_MAX];
    dln_span url = dln_ics_url(event, arena), when = {edtf, dln_when_to_edtf(&claim->when, edtf)};
    if (!fill(self, component, event, slot, dln_ics_summary(event, slot, arena), claim->status) ||
        !add_place(component, &claim->place, arena) ||
        (url.len > 0 && !add(component, icalproperty_new_url(dln_arena_copy(arena, url).text))))
        return false;
    return put_component(self, component, out) && put_text(self, "DESCRIPTION", dln_ics_description(event, slot, self->text, arena), out) &&
           put_line(self, "X-DATELINE-EDTF", when, out) &&
           (slot->local[0] == '\0' || put_line(self, "X-DATELINE-LOCAL", dln_span_of(slot->local), out)) && put_data(self, event, out);
}

static int by_text(const void *a, const void *b)
{
    return dln_span_compare(*(const dln_span *)a, *(const dln_span *)b);
}

/* The uid of the event that a retired one was merged into: a link's target has to be in the same file. */
static dln_span heir_of(const writer *self, const dln_event *retired)
{
    bool is_there = retired->alias_count > 0 && !dln_ics_is_undated(retired) && self->uid_count > 0 &&
                    bsearch(&retired->aliases[0], self->uids, self->uid_count, sizeof *self->uids, by_text) != NULL;
    return is_there ? retired->aliases[0] : DLN_NO_SPAN;
}

/* An event that is no more. It carries no data, so that nobody takes it for one. */
static bool put_retired(writer *self, icalcomponent *component, const dln_event *event, const dln_ics_slot *slot, dln_sink *out)
{
    dln_arena *arena = self->arena;
    dln_span heir = heir_of(self, event);
    if (!fill(self, component, event, slot, dln_ics_retired_summary(event, arena), DLN_CANCELLED) || !put_component(self, component, out) ||
        !put_text(self, "DESCRIPTION", dln_ics_retired_description(event), out))
        return false;
    if (heir.len > 0 && !put_line(self, "RELATED-TO;RELTYPE=SIBLING", dln_ics_uid(&(dln_event){.uid = heir}, arena), out))
        return false;
    return put_line(self, "X-DATELINE-RETIRED", event->alias_count == 0 ? DLN_SPAN("withdrawn") : dln_ics_is_undated(event) ? DLN_SPAN("undated") : DLN_SPAN("merged"), out);
}

typedef bool (*put_function)(writer *self, icalcomponent *component, const dln_event *event, const dln_ics_slot *slot, dln_sink *out);

static dln_status write_event(writer *self, put_function put, const dln_event *event, const dln_ics_slot *slot, dln_sink *out)
{
    dln_arena_reset(self->arena);
    icalcomponent *component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    if (component == NULL)
        return DLN_NO_MEMORY;
    dln_sink_puts(out, "BEGIN:VEVENT\r\n");
    bool ok = put(self, component, event, slot, out) && !dln_arena_failed(self->arena);
    dln_sink_puts(out, "END:VEVENT\r\n");
    icalcomponent_free(component);
    return ok ? DLN_OK : DLN_NO_MEMORY;
}

/* ---- which events ---- */
/* The day that a feed is counted from if nobody names one: of the newest publication, not of a store's last change,
 * since old articles may come late. */
static int32_t newest_publication(const dln_timeline *timeline)
{
    int64_t newest = 0;
    int32_t last_day = INT32_MIN;
    for (size_t i = 0; i < dln_timeline_count(timeline); i++) {
        const dln_event *event = dln_timeline_at(timeline, i);
        int64_t published = dln_ics_published(event);
        newest = published > newest ? published : newest;
        if (event->claim.when.begin.grain != DLN_GRAIN_NONE && event->claim.when.begin.day > last_day)
            last_day = event->claim.when.begin.day;
    }
    return newest > 0 ? (int32_t)(newest / 86400) : last_day == INT32_MIN ? 0 : last_day;
}

static dln_ics_slot slot_in(const writer *self, const dln_event *event, bool with_zones)
{
    dln_ics_slot slot = dln_ics_slot_of(&event->claim, self->imprecise, with_zones);
    if (slot.fit == DLN_ICS_FITS && event->claim.confidence < dln_look_least_confidence(self->look))
        slot.fit = DLN_ICS_DOUBTFUL;
    if (slot.fit == DLN_ICS_FITS && self->look->feed &&
        (dln_when_last_day(&event->claim.when) < self->feed_first || dln_when_first_day(&event->claim.when) > self->feed_last))
        slot.fit = DLN_ICS_OUTSIDE_FEED;
    return slot;
}

static dln_ics_slot slot_of(const writer *self, const dln_event *event)
{
    return slot_in(self, event, self->look->zones);
}

/* ---- events that are no more ---- */
static int newest_first(const void *a, const void *b)
{
    const retired_event *x = a, *y = b;
    if (x->event->modified != y->event->modified)
        return x->event->modified < y->event->modified ? 1 : -1;
    return x->index < y->index ? 1 : -1;
}

static int in_order(const void *a, const void *b)
{
    const retired_event *x = a, *y = b;
    return x->index < y->index ? -1 : 1;
}

/* The uids of the living that the calendar can hold, sorted: --imprecise=all may leave a year to an event that had a day. */
static dln_status uids_that_fit(const writer *self, dln_span **uids, size_t *count)
{
    size_t capacity = 0;
    for (size_t i = 0; i < dln_timeline_count(self->timeline); i++) {
        const dln_event *event = dln_timeline_at(self->timeline, i);
        if (slot_in(self, event, false).fit != DLN_ICS_FITS)
            continue;
        dln_span *place = dln_arena_push(self->kept, uids, count, &capacity, sizeof **uids);
        if (place == NULL)
            return DLN_NO_MEMORY;
        *place = event->uid;
    }
    if (*count > 0)
        qsort(*uids, *count, sizeof **uids, by_text);
    return DLN_OK;
}

/* Those that are written; a feed has the newest, so that the living keep their room. What never stood in such a calendar
 * need not be taken out of it. */
static dln_status survey_retired(writer *self)
{
    size_t capacity = 0, fitting_count = 0, all = self->look->retired == NULL ? 0 : dln_timeline_count(self->look->retired);
    dln_span *fitting = NULL;
    bool is_known = false;
    for (size_t i = 0; i < all; i++) {
        const dln_event *event = dln_timeline_at(self->look->retired, i);
        if (slot_in(self, event, false).fit != DLN_ICS_FITS)
            continue;
        if (dln_ics_is_undated(event)) {
            if (!is_known && uids_that_fit(self, &fitting, &fitting_count) != DLN_OK)
                return DLN_NO_MEMORY;
            is_known = true;
            if (fitting_count > 0 && bsearch(&event->uid, fitting, fitting_count, sizeof *fitting, by_text) != NULL)
                continue;
        }
        retired_event *place = dln_arena_push(self->kept, &self->retired, &self->retired_count, &capacity, sizeof *place);
        if (place == NULL)
            return DLN_NO_MEMORY;
        *place = (retired_event){event, i};
        self->newest_stamp = event->modified > self->newest_stamp ? event->modified : self->newest_stamp;
    }
    if (!self->look->feed || self->retired_count <= FEED_RETIRED)
        return DLN_OK;
    qsort(self->retired, self->retired_count, sizeof *self->retired, newest_first);
    self->retired_count = FEED_RETIRED;
    qsort(self->retired, self->retired_count, sizeof *self->retired, in_order);
    return DLN_OK;
}

static dln_status write_retired(writer *self, dln_sink *out)
{
    dln_status status = DLN_OK;
    for (size_t i = 0; status == DLN_OK && i < self->retired_count; i++) {
        dln_ics_slot slot = slot_in(self, self->retired[i].event, false);
        status = write_event(self, put_retired, self->retired[i].event, &slot, out);
    }
    return status;
}

static dln_status remember_uid(writer *self, const dln_event *event)
{
    if (self->retired_count == 0)
        return DLN_OK;
    dln_span *place = dln_arena_push(self->kept, &self->uids, &self->uid_count, &self->uid_capacity, sizeof *self->uids);
    if (place == NULL)
        return DLN_NO_MEMORY;
    *place = event->uid;
    return DLN_OK;
}

/* ---- the living ---- */
static dln_status remember_zone(writer *self, const dln_ics_slot *slot)
{
    if (slot->zone == NULL)
        return DLN_OK;
    size_t at = 0;
    while (at < self->zone_count && dln_span_compare(dln_zone_name(self->zones[at].zone), dln_zone_name(slot->zone)) < 0)
        at++;
    if (at < self->zone_count && self->zones[at].zone == slot->zone) {
        used_zone *zone = &self->zones[at];
        zone->first_year = slot->first_year < zone->first_year ? slot->first_year : zone->first_year;
        zone->last_year = slot->last_year > zone->last_year ? slot->last_year : zone->last_year;
        return DLN_OK;
    }
    if (dln_arena_push(self->kept, &self->zones, &self->zone_count, &self->zone_capacity, sizeof *self->zones) == NULL)
        return DLN_NO_MEMORY;
    memmove(self->zones + at + 1, self->zones + at, (self->zone_count - 1 - at) * sizeof *self->zones);
    self->zones[at] = (used_zone){slot->zone, slot->first_year, slot->last_year};
    return DLN_OK;
}

typedef struct near_event { int64_t days; size_t index; } near_event; /* from the day that the feed is counted from */

static int nearest_first(const void *a, const void *b)
{
    const near_event *x = a, *y = b;
    return x->days != y->days ? (x->days > y->days) - (x->days < y->days) : (x->index > y->index) - (x->index < y->index);
}

static int64_t days_away(const dln_when *when, int32_t day)
{
    int64_t first = dln_when_first_day(when), last = dln_when_last_day(when);
    return first > day ? first - day : last < day ? day - last : 0;
}

/* A feed keeps what is nearest to its day, before and after it, by number and by bytes. What is no more comes first: whoever
 * imported it has to learn of that. */
static dln_status limit_feed(writer *self)
{
    size_t kept = self->retired_count, count = dln_timeline_count(self->timeline), near_count = 0;
    near_event *near = dln_arena_array(self->kept, count + 1, sizeof *near);
    self->is_kept = dln_arena_array(self->kept, count + 1, sizeof *self->is_kept);
    dln_sink *measure = dln_sink_to_memory();
    dln_status status = measure == NULL || near == NULL || self->is_kept == NULL ? DLN_NO_MEMORY : write_retired(self, measure);
    /* the head, and what they will say of their heirs, who are not known so far */
    size_t bytes = ROOM_FOR_HEAD + (status == DLN_OK ? dln_sink_bytes(measure).len : 0) + kept * ROOM_FOR_HEIR;
    for (size_t i = 0; status == DLN_OK && i < count; i++) {
        const dln_event *event = dln_timeline_at(self->timeline, i);
        if (slot_of(self, event).fit == DLN_ICS_FITS)
            near[near_count++] = (near_event){days_away(&event->claim.when, self->feed_day), i};
    }
    if (near_count > 0)
        qsort(near, near_count, sizeof *near, nearest_first);
    for (size_t i = 0; status == DLN_OK && i < near_count && kept < FEED_EVENTS; i++, kept++) {
        const dln_event *event = dln_timeline_at(self->timeline, near[i].index);
        dln_ics_slot slot = slot_of(self, event);
        dln_sink_clear(measure);
        status = write_event(self, put_event, event, &slot, measure);
        bytes += dln_sink_bytes(measure).len;
        if (status == DLN_OK)
            status = remember_zone(self, &slot);
        if (bytes + self->zone_count * ROOM_FOR_ZONE > FEED_BYTES)
            break;
        self->is_kept[near[i].index] = true;
    }
    dln_sink_abandon(measure);
    return status;
}

/* Goes through all events once: counts what is written and what is not, finds the newest change and the zones. */
static dln_status survey(writer *self)
{
    if (self->look->feed) {
        self->feed_day = self->look->as_of.begin.grain != DLN_GRAIN_NONE ? self->look->as_of.begin.day
                                                                         : newest_publication(self->timeline);
        self->feed_first = self->feed_day - FEED_DAYS_BACK;
        self->feed_last = self->feed_day + FEED_DAYS_AHEAD;
    }
    dln_status status = survey_retired(self);
    if (status == DLN_OK && self->look->feed)
        status = limit_feed(self);
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_count(self->timeline); i++) {
        const dln_event *event = dln_timeline_at(self->timeline, i);
        dln_ics_slot slot = slot_of(self, event);
        if (slot.fit == DLN_ICS_FITS && self->is_kept != NULL && !self->is_kept[i])
            slot.fit = DLN_ICS_OVER_LIMIT;
        int64_t stamp = dln_ics_stamp(event);
        self->newest_stamp = stamp > self->newest_stamp ? stamp : self->newest_stamp;
        self->left_out[slot.fit]++;
        if (slot.fit == DLN_ICS_FITS)
            status = remember_zone(self, &slot) == DLN_OK ? remember_uid(self, event) : DLN_NO_MEMORY;
    }
    for (size_t i = 0; status == DLN_OK && i < self->retired_count; i++)
        status = remember_uid(self, self->retired[i].event);
    if (self->uid_count > 0)
        qsort(self->uids, self->uid_count, sizeof *self->uids, by_text);
    self->count = self->left_out[DLN_ICS_FITS];
    self->left_out[DLN_ICS_FITS] = 0;
    return status;
}

/* "2 without a date, 1 open at one end" */
static size_t explain_left_out(const writer *self, char *why, size_t room)
{
    static const char *const words[DLN_ICS_FIT_COUNT] = {
        [DLN_ICS_NO_DATE] = "without a date", [DLN_ICS_NO_YEAR] = "without a year", [DLN_ICS_OPEN] = "open at one end",
        [DLN_ICS_TOO_COARSE] = "known no closer than a month", [DLN_ICS_DAY_UNKNOWN] = "whose day is unknown",
        [DLN_ICS_OUT_OF_RANGE] = "beyond the years of a calendar", [DLN_ICS_DOUBTFUL] = "doubtful", [DLN_ICS_OUTSIDE_FEED] = "outside the days of the feed",
        [DLN_ICS_OVER_LIMIT] = "over the limit of the feed"};
    size_t total = 0, used = 0;
    why[0] = '\0';
    for (size_t i = 0; i < DLN_ICS_FIT_COUNT; i++) {
        if (self->left_out[i] == 0)
            continue;
        int len = snprintf(why + used, room - used, "%s%zu %s", used > 0 ? ", " : "", self->left_out[i], words[i]);
        used = len < 0 || (size_t)len >= room - used ? room - 1 : used + (size_t)len;
        total += self->left_out[i];
    }
    return total;
}

/* ---- the calendar ---- */
/* Where it comes from, and a colour of its own: of use to who subscribes; an import would recolour the reader's calendar. */
static bool write_head_of_feed(writer *self, dln_sink *out)
{
    dln_span address = dln_plain_url(self->look->address, self->arena);
    if (address.len > 0 && !put_line(self, "SOURCE;VALUE=URI", address, out))
        return false;
    return put_of_calendar(self, out, icalproperty_new_color("steelblue")) &&
           put_of_calendar(self, out, extension("X-APPLE-CALENDAR-COLOR", "#4682B4"));
}

static icalproperty *refresh_every(struct icaldurationtype duration)
{
    icalproperty *property = icalproperty_new_refreshinterval(duration);
    if (property != NULL)
        icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_DURATION)); /* RFC 7986 wants it said */
    return property;
}

/* No number of events or the like: one synchroniser takes the head for part of every event, and would replace them all. */
static bool write_head(writer *self, dln_sink *out)
{
    dln_arena *arena = self->arena;
    dln_span name = dln_plain_cut(dln_plain_line(self->look->title, arena), 120, arena);
    dln_span about = dln_plain_cut(dln_plain_line(self->look->subtitle, arena), 300, arena);
    name = dln_arena_copy(arena, name.len > 0 ? name : DLN_SPAN("Diplomatic timeline"));
    about = dln_arena_copy(arena, DLN_JOIN(arena, about, dln_span_of(about.len > 0 ? ". " : ""), DLN_SPAN("Events found in news articles, with their sources.")));
    if (dln_arena_failed(arena))
        return false;
    char stamp[20];
    dln_ics_utc(self->newest_stamp, stamp);
    const struct icaldurationtype six_hours = {.hours = 6};
    dln_sink_puts(out, "BEGIN:VCALENDAR\r\n");
    return put_of_calendar(self, out, icalproperty_new_version("2.0")) &&
           put_of_calendar(self, out, icalproperty_new_prodid("-//dateline//dateline " DATELINE_VERSION "//EN")) &&
           put_of_calendar(self, out, icalproperty_new_calscale("GREGORIAN")) &&
           (self->newest_stamp == 0 || put_of_calendar(self, out, icalproperty_new_lastmodified(time_of_stamp(self->newest_stamp)))) &&
           put_of_calendar(self, out, icalproperty_new_name(name.text)) &&
           put_of_calendar(self, out, extension("X-WR-CALNAME", name.text)) &&
           put_of_calendar(self, out, icalproperty_new_description(about.text)) &&
           put_of_calendar(self, out, extension("X-WR-CALDESC", about.text)) &&
           put_of_calendar(self, out, refresh_every(six_hours)) &&
           put_of_calendar(self, out, extension("X-PUBLISHED-TTL", "PT6H")) && (!self->look->feed || write_head_of_feed(self, out));
}

static dln_status write_calendar(writer *self, dln_sink *out, dln_error *err)
{
    dln_left_out left_out = {0};
    dln_status status = survey(self);
    if (status != DLN_OK)
        return status;
    left_out.count = explain_left_out(self, left_out.why, sizeof left_out.why);
    if (self->look->left_out != NULL)
        *self->look->left_out = left_out;
    if (!write_head(self, out))
        return DLN_NO_MEMORY;
    if (self->count + self->retired_count == 0) /* a calendar has at least one component */
        status = dln_ics_write_zone(NULL, 1970, 1970, out, err);
    for (size_t i = 0; status == DLN_OK && i < self->zone_count; i++)
        status = dln_ics_write_zone(self->zones[i].zone, self->zones[i].first_year, self->zones[i].last_year, out, err);
    for (size_t i = 0; status == DLN_OK && i < dln_timeline_count(self->timeline); i++) {
        const dln_event *event = dln_timeline_at(self->timeline, i);
        dln_ics_slot slot = slot_of(self, event);
        if (slot.fit == DLN_ICS_FITS && (self->is_kept == NULL || self->is_kept[i]))
            status = write_event(self, put_event, event, &slot, out);
    }
    if (status == DLN_OK)
        status = write_retired(self, out);
    dln_sink_puts(out, "END:VCALENDAR\r\n");
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}

static dln_status write_ics(const dln_timeline *timeline, const dln_look *look, dln_sink *out, dln_error *err)
{
    writer self = {.timeline = timeline, .look = look};
    dln_status status = dln_ics_imprecise_from_word(look->imprecise, &self.imprecise, err);
    if (status != DLN_OK)
        return status;
    icalerror_set_errors_are_fatal(0);
    self.arena = dln_arena_new();
    self.kept = dln_arena_new();
    self.line = dln_sink_to_memory();
    self.text = dln_sink_to_memory();
    status = DLN_NO_MEMORY;
    if (self.arena != NULL && self.kept != NULL && self.line != NULL && self.text != NULL)
        status = write_calendar(&self, out, err);
    dln_sink_abandon(self.text);
    dln_sink_abandon(self.line);
    dln_arena_free(self.kept);
    dln_arena_free(self.arena);
    return status;
}

const dln_renderer dln_render_ics = {"ics", "text/calendar", ".ics", "a calendar to import or subscribe to (iCalendar)",
                                     write_ics, false, false};
