/* render/words.c - an event in words for people. See words.h. */
#include "render/words.h"

#include <dateline/zone.h>
#include <stdio.h>

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
                                     "September", "October", "November", "December"};
static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

typedef struct date_style {
    int month_letters; /* of the month's name; 0: all */
    bool weekday;
    int32_t year;      /* known from a heading, so left out; 0: none */
} date_style;

static int flags_of(const dln_when *when)
{
    return when->begin.flags | when->end.flags;
}

static const char *month_name(int32_t month, date_style style, int *letters)
{
    *letters = style.month_letters > 0 ? style.month_letters : 20;
    return months[month - 1];
}

/* A year or a day, in digits: with printf the dates were a tenth of the time that a large calendar takes. */
static dln_span number_words(int32_t number, char room[12])
{
    size_t at = 12;
    uint32_t rest = number < 0 ? 0u - (uint32_t)number : (uint32_t)number;
    do
        room[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0)
        room[--at] = '-';
    return (dln_span){room + at, 12 - at};
}

/* One date: as much of it as its grain vouches for, the year only if asked. */
static dln_span point_words(const dln_point *point, date_style style, bool with_year, dln_arena *arena)
{
    dln_civil date = dln_civil_of(point->day);
    int letters;
    const char *month = month_name(date.month, style, &letters);
    char day_room[12], year_room[12];
    dln_span name = {month, strnlen(month, (size_t)letters)}, year = number_words(date.year, year_room);
    bool has_year = with_year && (point->flags & DLN_YEAR_UNKNOWN) == 0 && date.year != style.year;
    dln_span gap = dln_span_of(has_year ? " " : "");
    if (point->grain == DLN_GRAIN_YEAR)
        return dln_arena_copy(arena, year);
    year.len = has_year ? year.len : 0;
    if (point->grain == DLN_GRAIN_MONTH)
        return DLN_JOIN(arena, name, gap, year);
    return DLN_JOIN(arena, dln_span_of(style.weekday ? weekdays[dln_weekday_of(point->day) - 1] : ""), dln_span_of(style.weekday ? " " : ""),
                    number_words(date.day, day_room), DLN_SPAN(" "), name, gap, year);
}

static dln_span days_words(const dln_when *when, date_style style, dln_arena *arena)
{
    const dln_point *a = &when->begin, *b = &when->end;
    if (a->grain == DLN_GRAIN_NONE && b->grain == DLN_GRAIN_NONE)
        return DLN_SPAN("date unknown");
    dln_span words;
    dln_civil from = dln_civil_of(a->day), to = dln_civil_of(b->day);
    bool yearless = (flags_of(when) & DLN_YEAR_UNKNOWN) != 0;
    const char *dash = style.month_letters > 0 ? "–" : " – ";
    date_style range = style;
    range.weekday = false;
    if (a->grain == DLN_GRAIN_NONE) {
        words = point_words(b, range, true, arena);
        words = dln_arena_printf(arena, "by %.*s", (int)words.len, words.text);
    } else if (b->grain == DLN_GRAIN_NONE) {
        words = point_words(a, range, true, arena);
        words = dln_arena_printf(arena, "since %.*s", (int)words.len, words.text);
    } else if (a->day == b->day && (a->grain == b->grain || (a->grain >= DLN_GRAIN_DAY && b->grain >= DLN_GRAIN_DAY))) {
        words = point_words(a, style, true, arena);
    } else {
        bool same_year = from.year == to.year;
        bool are_days = a->grain >= DLN_GRAIN_DAY && b->grain >= DLN_GRAIN_DAY;
        dln_span first, last = point_words(b, range, true, arena);
        if (are_days && same_year && from.month == to.month) {
            first = dln_arena_printf(arena, "%d", (int)from.day);
            dash = "–";
        } else {
            range.year = same_year ? from.year : range.year;
            first = point_words(a, range, !same_year, arena);
            if (a->grain == b->grain && a->grain < DLN_GRAIN_DAY && (same_year || a->grain == DLN_GRAIN_YEAR))
                dash = "–";
        }
        words = dln_arena_printf(arena, "%.*s%s%.*s", (int)first.len, first.text, dash, (int)last.len, last.text);
    }
    bool is_short = style.month_letters > 0;
    if (flags_of(when) & DLN_APPROXIMATE)
        words = dln_arena_printf(arena, "%s%.*s", is_short ? "~" : "about ", (int)words.len, words.text);
    if (flags_of(when) & DLN_UNCERTAIN)
        words = dln_arena_printf(arena, "%.*s%s", (int)words.len, words.text, is_short ? "?" : " (uncertain)");
    if (yearless)
        words = dln_arena_printf(arena, "%.*s%s", (int)words.len, words.text, is_short ? "" : ", year unknown");
    return words;
}

dln_span dln_words_days(const dln_when *when, dln_arena *arena)
{
    return days_words(when, (date_style){0}, arena);
}

dln_span dln_words_days_under_year(const dln_when *when, int32_t year, dln_arena *arena)
{
    bool has_weekday = (flags_of(when) & (DLN_YEAR_UNKNOWN | DLN_APPROXIMATE | DLN_UNCERTAIN)) == 0;
    return days_words(when, (date_style){.month_letters = 3, .weekday = has_weekday, .year = year}, arena);
}

dln_span dln_words_clock(const dln_when *when, dln_arena *arena)
{
    const dln_point *a = &when->begin, *b = &when->end;
    bool has_begin = a->grain == DLN_GRAIN_MINUTE, has_end = b->grain == DLN_GRAIN_MINUTE;
    bool is_one = has_begin && has_end && a->day == b->day && a->minute == b->minute;
    if (has_begin && has_end && !is_one)
        return dln_arena_printf(arena, "%02d:%02d–%02d:%02d", a->minute / 60, a->minute % 60, b->minute / 60, b->minute % 60);
    if (has_begin)
        return dln_arena_printf(arena, is_one ? "%02d:%02d" : "from %02d:%02d", a->minute / 60, a->minute % 60);
    if (has_end)
        return dln_arena_printf(arena, "until %02d:%02d", b->minute / 60, b->minute % 60);
    return (dln_span){"", 0};
}

dln_span dln_words_zone(const dln_when *when, dln_span zone, dln_arena *arena)
{
    const dln_point *point = when->begin.grain == DLN_GRAIN_MINUTE ? &when->begin : &when->end;
    if (point->grain != DLN_GRAIN_MINUTE)
        return (dln_span){"", 0};
    dln_span city = dln_plain_line(zone, arena), utc = DLN_SPAN("");
    for (size_t i = 0; i < city.len; i++)
        if (city.text[i] == '/') {
            city = (dln_span){city.text + i + 1, city.len - i - 1};
            i = (size_t)-1;
        }
    if (dln_starts_with(zone, DLN_SPAN("Etc/")))
        city.len = 0;
    bool is_changing = city.len > 0 && when->begin.grain == when->end.grain && when->begin.zone_offset_min != when->end.zone_offset_min;
    if (point->zone_offset_min != DLN_ZONE_UNKNOWN && !is_changing) {
        int offset = point->zone_offset_min, hours = (offset < 0 ? -offset : offset) / 60, rest = (offset < 0 ? -offset : offset) % 60;
        utc = offset == 0 ? DLN_SPAN("UTC")
            : rest == 0   ? dln_arena_printf(arena, "UTC%c%d", offset < 0 ? '-' : '+', hours)
                          : dln_arena_printf(arena, "UTC%c%d:%02d", offset < 0 ? '-' : '+', hours, rest);
    }
    if (city.len == 0)
        return utc.len > 0 ? utc : DLN_SPAN("local time");
    dln_span words = utc.len > 0 ? dln_arena_printf(arena, "%.*s time (%.*s)", (int)city.len, city.text, (int)utc.len, utc.text)
                                 : dln_arena_printf(arena, "%.*s time", (int)city.len, city.text);
    if (words.text == NULL)
        return words;
    char *spaced = dln_arena_take(arena, words.len + 1);
    for (size_t i = 0; spaced != NULL && i < words.len; i++) /* New_York */
        spaced[i] = words.text[i] == '_' ? ' ' : words.text[i];
    return spaced == NULL ? DLN_NO_SPAN : (dln_span){spaced, words.len};
}

dln_span dln_words_when(const dln_when *when, dln_span zone, dln_arena *arena)
{
    dln_when own = dln_when_in_zone(when, zone);
    dln_span days = dln_words_days(&own, arena), clock = dln_words_clock(&own, arena);
    if (clock.len == 0)
        return days;
    dln_span zone_words = dln_words_zone(&own, zone, arena);
    return dln_arena_printf(arena, "%.*s, %.*s %.*s", (int)days.len, days.text, (int)clock.len, clock.text,
                            (int)zone_words.len, zone_words.text);
}

/* Early, middle or late in a month, or a week from Monday to Sunday: how the extraction writes "in mid-June". */
static bool is_part_by_convention(int32_t first, int32_t last)
{
    dln_civil a = dln_civil_of(first), b = dln_civil_of(last);
    if (dln_weekday_of(first) == 1 && last == first + 6)
        return true;
    if (a.year != b.year || a.month != b.month)
        return false;
    return (a.day == 1 && b.day == 10) || (a.day == 11 && b.day == 20) ||
           (a.day == 21 && b.day == dln_days_in_month(a.year, a.month));
}

bool dln_words_day_is_unknown(const dln_claim *claim)
{
    const dln_when *when = &claim->when;
    if (!dln_when_is_known(when) || dln_when_is_open(when) || dln_when_grain(when) < DLN_GRAIN_DAY)
        return true;
    int64_t days = dln_when_length_days(when);
    if (days <= 1)
        return false;
    if (flags_of(when) & (DLN_APPROXIMATE | DLN_UNCERTAIN))
        return true;
    if (dln_when_has_clock(when))
        return days > 2;
    bool is_short_by_nature = claim->mode == DLN_MODE_PHONE || claim->mode == DLN_MODE_VIDEO ||
                              (claim->type >= 0 && (size_t)claim->type < dln_event_type_count() &&
                               dln_event_type_at((size_t)claim->type)->speaker_only);
    return is_short_by_nature || days > 14 || is_part_by_convention(when->begin.day, when->end.day);
}

const char *dln_words_status(dln_event_status status)
{
    return status == DLN_CANCELLED ? "Cancelled" : status == DLN_TENTATIVE ? "Planned" : "";
}

static dln_span with_code(dln_span name, dln_span code, dln_arena *arena)
{
    name = dln_plain_line(name, arena);
    code = dln_plain_line(code, arena);
    if (code.len == 0 || dln_fold_equals(name, code))
        return name;
    if (name.len == 0)
        return code;
    return DLN_JOIN(arena, name, DLN_SPAN(" ("), code, DLN_SPAN(")"));
}

dln_span dln_words_party(const dln_party *party, dln_arena *arena)
{
    if (party->kind == DLN_COUNTRY && party->name.len > 0) /* "Russia (RUS)" says nothing more */
        return dln_plain_line(party->name, arena);
    return with_code(party->name, party->country, arena);
}

dln_span dln_words_parties(const dln_claim *claim, size_t max, dln_arena *arena)
{
    dln_span words = {"", 0};
    size_t named = claim->party_count > max ? max : claim->party_count;
    for (size_t i = 0; i < named; i++) {
        dln_span party = dln_words_party(&claim->parties[i], arena);
        if (party.len == 0)
            continue;
        words = words.len == 0 ? party
                               : DLN_JOIN(arena, words, DLN_SPAN(", "), party);
    }
    if (named < claim->party_count)
        words = dln_arena_printf(arena, "%.*s%s%zu more", (int)words.len, words.text, words.len > 0 ? ", " : "",
                                 claim->party_count - named);
    return words;
}

dln_span dln_words_title(const dln_claim *claim, dln_arena *arena)
{
    bool has_type = claim->type >= 0 && (size_t)claim->type < dln_event_type_count();
    const char *label = has_type ? dln_event_type_at((size_t)claim->type)->label : "Event";
    dln_span title = dln_plain_line(claim->title, arena);
    if (title.len > 0)
        return title;
    dln_span parties = dln_words_parties(claim, 3, arena);
    return dln_arena_printf(arena, "%s%s%.*s", label, parties.len > 0 ? ": " : "", (int)parties.len, parties.text);
}

dln_span dln_words_place(const dln_place *place, dln_arena *arena)
{
    return with_code(place->name, place->name.len > 0 ? place->country : DLN_NO_SPAN, arena);
}

dln_span dln_words_publisher(const dln_source *source, dln_arena *arena)
{
    dln_span publisher = dln_plain_line(source->publisher, arena);
    if (publisher.len == 0)
        publisher = dln_plain_line(dln_plain_host(source->url), arena);
    if (publisher.len == 0)
        publisher = dln_plain_cut(dln_plain_line(source->article, arena), 60, arena);
    return publisher;
}

dln_span dln_words_disputed(const dln_dispute *dispute, const dln_dispute_value *value, dln_arena *arena)
{
    enum { MAX_VALUE_CHARS = 60 };
    dln_when when;
    if (dln_span_is(dispute->field, "when") && dln_when_from_edtf(value->value, &when, NULL) == DLN_OK)
        return dln_words_when(&when, DLN_NO_SPAN, arena);
    return dln_plain_cut(dln_plain_line(value->value, arena), MAX_VALUE_CHARS, arena);
}

dln_span dln_words_correction(dln_span correction, dln_arena *arena)
{
    dln_span plain = dln_plain_cut(dln_plain_line(correction, arena), 300, arena);
    return dln_arena_printf(arena, "Corrected: %.*s", (int)plain.len, plain.text);
}

dln_span dln_words_dispute(const dln_dispute *dispute, const size_t *numbers, size_t number_count, dln_arena *arena)
{
    enum { MAX_VALUES = 6, MAX_NUMBERS = 4 };
    bool is_date = dln_span_is(dispute->field, "when");
    dln_span words = {"", 0}, field = is_date ? DLN_SPAN("the date") : dln_plain_line(dispute->field, arena);
    for (size_t i = 0; i < dispute->value_count && i < MAX_VALUES; i++) {
        const dln_dispute_value *value = &dispute->values[i];
        dln_span said = dln_words_disputed(dispute, value, arena);
        for (size_t s = 0; s < value->source_count && s < MAX_NUMBERS; s++)
            if (value->sources[s] < number_count && numbers[value->sources[s]] > 0)
                said = dln_arena_printf(arena, "%.*s [%zu]", (int)said.len, said.text, numbers[value->sources[s]]);
        words = i == 0 ? said : dln_arena_printf(arena, "%.*s; %.*s", (int)words.len, words.text, (int)said.len, said.text);
    }
    return dln_arena_printf(arena, "Sources differ on %.*s: %.*s", (int)field.len, field.text, (int)words.len, words.text);
}
