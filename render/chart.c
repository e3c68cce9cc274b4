/* render/chart.c - which events a chart shows, their texts, their sources. */
#include "render/chart.h"

#include <dateline/zone.h>
#include <stdlib.h>

#include "render/chart_words.h"
#include "render/plain.h"
#include "src/base/text.h"

enum { TITLE_MAX = 300, MARKS_MAX = 4, NOTES_BY_ARTICLE_MAX = 30 };

/* ---- hostile text ---- */
static bool is_left_out(uint32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfeff || (code >= 0xfff9 && code <= 0xfffb) ||
           (code & 0xfffe) == 0xfffe || (code >= 0xe0000 && code <= 0xe007f);
}

/* What stands over, under or in the character before it: of any script. Jamo are letters. */
static bool is_mark(uint32_t code)
{
    bool is_jamo = (code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7fb);
    return code >= 0x300 && !is_jamo && dln_width_of_code(code) == 0;
}

dln_span dln_clean(dln_span text, dln_arena *arena)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    char *out = dln_arena_take(arena, (text.len < TITLE_MAX * 4 ? text.len * 3 : TITLE_MAX * (4 * (1 + MARKS_MAX) + 1)) + 8);
    if (out == NULL)
        return DLN_SPAN("");
    size_t len = 0, letters = 0, marks = 0, used = 0;
    bool space = false;
    uint32_t last = 0;
    for (size_t at = 0; at < text.len; at += used) {
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        if (is_mark(code) && (letters == 0 || code == last || ++marks > MARKS_MAX)) /* the same one again is a pile */
            continue;
        if (!is_mark(code))
            marks = 0;
        last = code;
        if (code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029) {
            space = letters > 0;
            continue;
        }
        if (is_left_out(code))
            continue;
        if (letters == TITLE_MAX) {
            memcpy(out + len, ellipsis, 3);
            len += 3;
            break;
        }
        if (space) {
            out[len++] = ' ';
            space = false;
        }
        len += dln_utf8_encode(code, out + len);
        letters += !is_mark(code);
    }
    return (dln_span){out, len};
}

bool dln_url_is_safe(dln_span url)
{
    if (!(dln_starts_with(url, DLN_SPAN("http://")) || dln_starts_with(url, DLN_SPAN("https://"))) || url.len > 2000)
        return false;
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.text[i] <= ' ' || (unsigned char)url.text[i] >= 0x7f || strchr("<>\"\\^`{|}", url.text[i]) != NULL)
            return false;
    return true;
}

/* ---- sources ---- */
static dln_span host_of(dln_span url)
{
    size_t at = dln_find(url, DLN_SPAN("://"));
    if (at == SIZE_MAX)
        return DLN_SPAN("");
    dln_span rest = {url.text + at + 3, url.len - at - 3}, host;
    if (!dln_split(&rest, '/', &host))
        return DLN_SPAN("");
    if (dln_starts_with(host, DLN_SPAN("www.")))
        host = (dln_span){host.text + 4, host.len - 4};
    return host;
}

static dln_span name_of(const dln_source *source, dln_arena *arena)
{
    if (source->publisher.len > 0)
        return dln_clean(source->publisher, arena);
    dln_span host = host_of(source->url);
    return dln_clean(host.len > 0 ? host : source->article, arena);
}

static size_t articles_up_to(const dln_chart *chart, size_t most)
{
    size_t count = 0;
    dln_span *seen = calloc(most + 1, sizeof *seen);
    if (seen == NULL)
        return 0;
    for (size_t i = 0; i < chart->item_count && count <= most; i++)
        for (size_t k = 0; k < chart->items[i].event->source_count && count <= most; k++) {
            dln_span article = chart->items[i].event->sources[k].article;
            size_t at = 0;
            while (at < count && !dln_span_equals(seen[at], article))
                at++;
            if (at == count)
                seen[count++] = article;
        }
    free(seen);
    return count;
}

static int by_number(const void *a, const void *b)
{
    const dln_item_note *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

/* Numbers the sources in the order in which the chart mentions them. */
static bool number_sources(dln_chart *chart)
{
    dln_arena *arena = chart->arena;
    chart->notes_by_publisher = articles_up_to(chart, NOTES_BY_ARTICLE_MAX) > NOTES_BY_ARTICLE_MAX;
    size_t capacity = 0, slots = 64, source_count = 0;
    for (size_t i = 0; i < chart->item_count; i++)
        source_count += chart->items[i].event->source_count;
    while (slots < 2 * source_count)
        slots *= 2;
    uint32_t *table = calloc(slots, sizeof *table); /* open addressing: number of the note + 1 */
    dln_span *keys = NULL;
    size_t key_capacity = 0, key_count = 0;
    if (table == NULL)
        return false;
    for (size_t i = 0; i < chart->item_count; i++) {
        dln_item *item = &chart->items[i];
        dln_item_note *numbers = dln_arena_array(arena, item->event->source_count + 1, sizeof *numbers);
        for (size_t k = 0; numbers != NULL && k < item->event->source_count; k++) {
            const dln_source *source = &item->event->sources[k];
            dln_span name = name_of(source, arena), key = chart->notes_by_publisher ? name : source->article;
            size_t slot = dln_hash64(key) & (slots - 1);
            while (table[slot] != 0 && !dln_span_equals(keys[table[slot] - 1], key))
                slot = (slot + 1) & (slots - 1);
            if (table[slot] == 0) {
                dln_note *note = dln_arena_push(arena, &chart->notes, &chart->note_count, &capacity, sizeof *note);
                dln_span *new_key = dln_arena_push(arena, &keys, &key_count, &key_capacity, sizeof *new_key);
                if (note == NULL || new_key == NULL)
                    break;
                *new_key = key;
                note->name = name;
                if (!chart->notes_by_publisher) {
                    note->url = dln_url_is_safe(source->url) ? source->url : DLN_SPAN("");
                    dln_when day = source->published; /* the day is enough for a note */
                    note->date = dln_chart_date(&day, true, arena);
                }
                table[slot] = (uint32_t)chart->note_count;
            }
            uint32_t number = table[slot] - 1;
            bool is_new = true;
            for (size_t n = 0; n < item->note_count; n++)
                is_new &= numbers[n].number != number;
            if (is_new)
                numbers[item->note_count++] = (dln_item_note){number, dln_url_is_safe(source->url) ? source->url : DLN_SPAN("")};
        }
        if (numbers != NULL)
            qsort(numbers, item->note_count, sizeof *numbers, by_number);
        item->notes = numbers;
        for (size_t n = 0; n < item->note_count && item->url.len == 0; n++)
            item->url = numbers[n].url;
    }
    free(table);
    return !dln_arena_failed(arena);
}

/* ---- events ---- */
static void place_in_time(dln_item *item, const dln_when *when)
{
    const dln_point *begin = &when->begin, *end = &when->end;
    item->is_open_begin = begin->grain == DLN_GRAIN_NONE;
    item->is_open_end = end->grain == DLN_GRAIN_NONE;
    item->is_vague = ((begin->flags | end->flags) & (DLN_APPROXIMATE | DLN_UNCERTAIN)) != 0;
    dln_grain grain = dln_when_grain(when);
    item->is_coarse = grain == DLN_GRAIN_YEAR || grain == DLN_GRAIN_MONTH;
    if (item->is_open_begin) {
        item->end = ((int64_t)dln_when_last_day(when) + 1) * DLN_DAY_MIN;
        item->begin = item->end - DLN_DAY_MIN;
        return;
    }
    item->begin = (int64_t)dln_when_first_day(when) * DLN_DAY_MIN;
    if (begin->grain == DLN_GRAIN_MINUTE)
        item->begin += begin->minute;
    if (item->is_open_end) {
        item->end = item->begin + DLN_DAY_MIN;
        return;
    }
    if (end->grain == DLN_GRAIN_MINUTE && begin->grain == DLN_GRAIN_MINUTE) {
        int64_t last = (int64_t)end->day * DLN_DAY_MIN + end->minute;
        item->is_bar = last > item->begin;
        item->end = last > item->begin ? last : item->begin + 1;
        return;
    }
    item->end = ((int64_t)dln_when_last_day(when) + 1) * DLN_DAY_MIN;
    item->is_bar = item->end - item->begin > DLN_DAY_MIN;
}

static dln_span state_of(const dln_event *event, const dln_when *as_of, dln_arena *arena)
{
    const char *status = event->claim.status == DLN_CONFIRMED ? "" : dln_status_word(event->claim.status);
    if (event->claim.status == DLN_TENTATIVE && dln_when_is_known(as_of) &&
        dln_when_last_day(&event->claim.when) < dln_when_first_day(as_of))
        status = "planned, not confirmed since";
    dln_span out = dln_span_of(status);
    for (size_t i = 0; i < event->dispute_count; i++) {
        dln_span field = dln_clean(event->disputes[i].field, arena);
        if (dln_span_is(field, "when"))
            field = DLN_SPAN("date");
        if (field.len > 24)
            continue;
        out = i == 0 || out.len == 0 || !dln_ends_with(out, DLN_SPAN(" disputed"))
                  ? dln_arena_printf(arena, "%.*s%s%.*s disputed", (int)out.len, out.text, out.len > 0 ? ", " : "",
                                     (int)field.len, field.text)
                  : dln_arena_printf(arena, "%.*s and %.*s disputed", (int)(out.len - strlen(" disputed")), out.text,
                                     (int)field.len, field.text);
    }
    return out;
}

/* For places where a label has to be cut. */
static dln_span brief_state_of(const dln_event *event, dln_arena *arena)
{
    const char *status = event->claim.status == DLN_CONFIRMED ? "" : event->claim.status == DLN_CANCELLED ? dln_status_word(DLN_CANCELLED) : "planned";
    return dln_arena_printf(arena, "%s%s%s", status, status[0] != '\0' && event->dispute_count > 0 ? ", " : "", event->dispute_count > 0 ? "disputed" : "");
}

/* Its hour (unless with_clock is false: it stands elsewhere), place and participants. */
static dln_span detail_of(const dln_item *item, bool with_clock, dln_arena *arena)
{
    const dln_event *event = item->event;
    dln_span out = with_clock ? dln_chart_clock(&item->when, arena) : DLN_SPAN(""), place = dln_clean(event->claim.place.name, arena);
    if (place.len > 0 && dln_find(event->claim.title, place) == SIZE_MAX) /* unless the title has said it */
        out = dln_arena_printf(arena, "%.*s%s%.*s", (int)out.len, out.text, out.len > 0 ? " \xc2\xb7 " : "", (int)place.len, place.text);
    size_t party_count = event->claim.party_count;
    if (party_count == 1) { /* the title has said who */
        dln_span name = event->claim.parties[0].name, rest = name, word = name;
        while (dln_split(&rest, ' ', &word))
            ;
        if (dln_find(event->claim.title, word) != SIZE_MAX)
            party_count = 0;
    }
    for (size_t i = 0; i < party_count && i < 6; i++) {
        dln_span name = dln_clean(event->claim.parties[i].name, arena);
        out = dln_arena_printf(arena, "%.*s%s%.*s", (int)out.len, out.text,
                               out.len == 0 ? "" : i == 0 ? " \xc2\xb7 " : ", ", (int)name.len, name.text);
    }
    if (party_count > 6)
        out = dln_arena_printf(arena, "%.*s and %zu more", (int)out.len, out.text, party_count - 6);
    return out;
}

static dln_span fallback_title(const dln_event *event, dln_arena *arena)
{
    const dln_event_type *type = dln_event_type_at((size_t)event->claim.type);
    dln_span who = event->claim.party_count > 0 ? dln_clean(event->claim.parties[0].name, arena) : DLN_SPAN("");
    return dln_arena_printf(arena, "%s%s%.*s", type->label, who.len > 0 ? ": " : "", (int)who.len, who.text);
}

static bool take_event(dln_chart *chart, size_t *capacity, const dln_event *event)
{
    dln_item *item = dln_arena_push(chart->arena, &chart->items, &chart->item_count, capacity, sizeof *item);
    if (item == NULL)
        return false;
    item->event = event;
    item->type = (uint8_t)event->claim.type;
    item->title = dln_clean(event->claim.title, chart->arena);
    if (item->title.len == 0)
        item->title = fallback_title(event, chart->arena);
    item->when = dln_when_in_zone(&event->claim.when, event->claim.zone);
    item->when = dln_when_in_zone(&item->when, DLN_NO_SPAN); /* its clocks may change in between, and an axis has one */
    place_in_time(item, &item->when);
    chart->type_count[item->type]++;
    for (size_t i = 0; i < event->source_count; i++)
        if (dln_when_is_known(&event->sources[i].published) &&
            (!dln_when_is_known(&chart->newest) || dln_when_compare(&chart->newest, &event->sources[i].published) < 0))
            chart->newest = event->sources[i].published;
    return true;
}

/* An event without a place on the axis: named below it if it was asked for and there is room, else counted. */
static void take_undated(dln_chart *chart, const dln_event *event)
{
    enum { NAMED_MOST = 8 };
    dln_span title = dln_clean(event->claim.title, chart->arena), so_far = chart->undated_titles;
    if (!chart->look->everything || chart->undated_named == NAMED_MOST) {
        chart->undated_count++;
        return;
    }
    if (title.len == 0)
        title = fallback_title(event, chart->arena);
    chart->undated_titles = dln_arena_printf(chart->arena, "%.*s%s%.*s", (int)so_far.len, so_far.text, so_far.len > 0 ? "; " : "", (int)title.len, title.text);
    chart->undated_named++;
}

static void find_ends(dln_chart *chart)
{
    chart->begin = INT64_MAX;
    chart->end = INT64_MIN;
    for (size_t i = 0; i < chart->item_count; i++) {
        const dln_item *item = &chart->items[i];
        if (item->begin < chart->begin)
            chart->begin = item->begin;
        if (item->end > chart->end)
            chart->end = item->end;
    }
}

static void find_span(dln_chart *chart)
{
    bool has_clock = false;
    find_ends(chart);
    for (size_t i = 0; i < chart->item_count; i++)
        has_clock |= dln_when_has_clock(&chart->items[i].when);
    chart->is_one_day = dln_step_floor((dln_step){DLN_UNIT_DAY, 1}, chart->begin) == dln_step_floor((dln_step){DLN_UNIT_DAY, 1}, chart->end - 1);
    chart->is_by_clock = has_clock && chart->end - chart->begin <= 3 * DLN_DAY_MIN;
    chart->is_one_year = dln_civil_of((int32_t)(chart->begin / DLN_DAY_MIN - (chart->begin % DLN_DAY_MIN < 0))).year ==
                         dln_civil_of((int32_t)((chart->end - 1) / DLN_DAY_MIN - ((chart->end - 1) % DLN_DAY_MIN < 0))).year;
}

static int16_t zone_of(const dln_item *item)
{
    const dln_point *begin = &item->when.begin;
    return begin->grain == DLN_GRAIN_MINUTE ? begin->zone_offset_min : DLN_ZONE_UNKNOWN;
}

/* Days are those where it happened. Hours on one axis are of one zone: that of most events, or of the first among equals. */
static void move_to_one_zone(dln_chart *chart)
{
    size_t most = 0;
    chart->zone_offset_min = DLN_ZONE_UNKNOWN;
    for (size_t i = 0; i < chart->item_count; i++) {
        size_t count = 0;
        for (size_t k = 0; k < chart->item_count && zone_of(&chart->items[i]) != DLN_ZONE_UNKNOWN; k++)
            count += zone_of(&chart->items[k]) == zone_of(&chart->items[i]);
        if (count > most) {
            most = count;
            chart->zone_offset_min = zone_of(&chart->items[i]);
        }
    }
    for (size_t i = 0; i < chart->item_count; i++) {
        dln_item *item = &chart->items[i];
        int16_t zone = zone_of(item);
        chart->has_zoneless |= zone == DLN_ZONE_UNKNOWN && item->when.begin.grain == DLN_GRAIN_MINUTE;
        if (zone == DLN_ZONE_UNKNOWN || zone == chart->zone_offset_min)
            continue;
        chart->has_other_zones = true;
        item->begin += chart->zone_offset_min - zone;
        item->end += chart->zone_offset_min - zone;
    }
    find_ends(chart);
}

static bool is_within_a_year(const dln_when *when)
{
    return when->begin.grain == DLN_GRAIN_NONE || when->end.grain == DLN_GRAIN_NONE ||
           dln_civil_of(when->begin.day).year == dln_civil_of(when->end.day).year;
}

/* The words for its time. On an axis of hours the hour; the day too, unless all are of one. */
static void say_time(const dln_chart *chart, dln_item *item)
{
    const dln_when *when = &item->when;
    dln_arena *arena = chart->arena;
    bool has_hour = chart->is_by_clock && dln_when_has_clock(when);
    item->date = dln_chart_date(when, !chart->is_one_year, arena);
    item->short_date = dln_chart_date(when, !is_within_a_year(when), arena);
    item->detail = detail_of(item, !has_hour, arena);
    dln_span hours = dln_chart_hours(when, arena), clock = dln_chart_clock(when, arena);
    item->timed_date = item->date;
    item->timed_short_date = item->short_date;
    item->needed_date = dln_item_is_exact(item) ? DLN_SPAN("") : item->short_date;
    if (!has_hour && hours.len > 0) {
        item->timed_date = dln_arena_printf(arena, "%.*s, %.*s", (int)item->date.len, item->date.text, (int)hours.len, hours.text);
        item->timed_short_date = dln_arena_printf(arena, "%.*s, %.*s", (int)item->short_date.len, item->short_date.text, (int)hours.len, hours.text);
        item->needed_date = dln_item_is_exact(item) ? hours : item->timed_short_date;
    }
    if (!has_hour)
        return;
    bool is_other = zone_of(item) != chart->zone_offset_min, is_one_day = when->begin.day == when->end.day && chart->is_one_day;
    dln_span said = is_other ? clock : hours;
    item->date = dln_arena_printf(arena, "%.*s, %.*s", (int)item->date.len, item->date.text, (int)clock.len, clock.text);
    item->short_date = is_one_day ? said : dln_arena_printf(arena, "%.*s, %.*s", (int)item->short_date.len, item->short_date.text, (int)said.len, said.text);
    item->timed_date = item->date;
    item->timed_short_date = item->short_date;
}

/* By place on the axis, then as the timeline has them: its order has open beginnings and coarse dates elsewhere. */
static int by_begin(const void *a, const void *b)
{
    const dln_item *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return (x->note_count > y->note_count) - (x->note_count < y->note_count); /* the index, until notes are counted */
}

dln_status dln_chart_make(const dln_timeline *timeline, const dln_look *look, dln_measurer *measurer, dln_arena *arena,
                          dln_chart **out, dln_error *err)
{
    dln_chart *chart = dln_arena_take(arena, sizeof *chart);
    if (chart == NULL)
        return DLN_NO_MEMORY;
    chart->arena = arena;
    chart->measurer = measurer;
    chart->look = look;
    double least = dln_look_least_confidence(look);
    size_t capacity = 0, all = dln_timeline_count(timeline);
    for (size_t i = 0; i < all; i++) {
        const dln_event *event = dln_timeline_at(timeline, i);
        if (event->claim.type < 0 || event->claim.type >= DLN_TYPES_MAX || dln_event_type_at((size_t)event->claim.type) == NULL)
            return dln_fail(err, DLN_BROKEN, "an event of no known type");
        if (!dln_when_is_known(&event->claim.when) || dln_when_is_yearless(&event->claim.when))
            take_undated(chart, event);
        else if (event->claim.confidence < least && !event->is_pinned)
            chart->doubtful_count++;
        else if (!take_event(chart, &capacity, event))
            return DLN_NO_MEMORY;
    }
    if (chart->item_count == 0) {
        if (all == 0)
            return dln_fail(err, DLN_NOT_FOUND, "nothing to draw: no events");
        return dln_fail(err, DLN_NOT_FOUND, "nothing to draw: of %zu events %zu have no date that a chart can place and %zu are below the least confidence",
                        all, chart->undated_count + chart->undated_named, chart->doubtful_count);
    }
    dln_when as_of = dln_when_is_known(&look->as_of) ? look->as_of : chart->newest;
    for (size_t i = 0; i < chart->item_count; i++)
        chart->items[i].note_count = i;
    find_span(chart);
    if (chart->is_by_clock)
        move_to_one_zone(chart);
    qsort(chart->items, chart->item_count, sizeof *chart->items, by_begin);
    for (size_t i = 0; i < chart->item_count; i++) {
        dln_item *item = &chart->items[i];
        item->note_count = 0;
        say_time(chart, item);
        item->state = state_of(item->event, &as_of, arena);
        item->brief_state = brief_state_of(item->event, arena);
        dln_span text = item->state.len == 0 ? item->title
            : dln_arena_printf(arena, "%.*s (%.*s)", (int)item->title.len, item->title.text, (int)item->state.len, item->state.text);
        item->is_strong = look->highlight != NULL && dln_query_matches(look->highlight, item->event) != DLN_NO_MATCH;
        chart->strong_count += item->is_strong;
        item->label = dln_measure(measurer, text, item->is_strong);
        if (item->label == NULL)
            return DLN_NO_MEMORY;
    }
    if (!number_sources(chart))
        return DLN_NO_MEMORY;
    *out = chart;
    return DLN_OK;
}

dln_stretch *dln_chart_stretches(const dln_chart *chart, size_t first, size_t count)
{
    dln_stretch *out = dln_arena_array(chart->arena, count, sizeof *out);
    for (size_t i = 0; out != NULL && i < count; i++) {
        const dln_item *item = &chart->items[first + i];
        bool is_long = item->end - item->begin > (int64_t)100 * DLN_DAY_MIN; /* a background, not an event of all its days */
        out[i] = (dln_stretch){item->begin, is_long ? item->begin + DLN_DAY_MIN : item->end};
    }
    return out;
}

void dln_chart_axis_span(const dln_chart *chart, size_t first, size_t count, const dln_stretch *stretches, int64_t *begin, int64_t *end)
{
    int64_t earliest = INT64_MAX, latest = INT64_MIN;
    for (size_t i = first; i < first + count; i++) {
        earliest = chart->items[i].begin < earliest ? chart->items[i].begin : earliest;
        latest = chart->items[i].end > latest ? chart->items[i].end : latest;
    }
    int64_t margin = dln_axis_shown(earliest, latest, stretches, count) / 50;
    *begin = earliest - margin;
    *end = latest + margin;
    if (!chart->is_by_clock) { /* whole days */
        *begin = dln_step_floor((dln_step){DLN_UNIT_DAY, 1}, *begin);
        *end = dln_step_floor((dln_step){DLN_UNIT_DAY, 1}, *end + DLN_DAY_MIN - 1);
    }
}
