/* tests/made_up_charts.h - made-up sets of events for the tests of charts: the same ones for the same seed everywhere. */
#ifndef TESTS_MADE_UP_CHARTS_H
#define TESTS_MADE_UP_CHARTS_H

#include "rendering.h"

#include <math.h>

#include "render/lanes.h"

static inline uint64_t next_random(uint64_t *state) /* xorshift64*: the same numbers everywhere */
{
    *state ^= *state >> 12, *state ^= *state << 25, *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static inline size_t below(uint64_t *state, size_t limit)
{
    return (size_t)(next_random(state) % limit);
}

static const char *const words[] = {
    "Putin", "and", "Biden", "meet", "in", "Geneva", "to discuss", "strategic stability", "\xd0\x9b\xd0\xb0\xd0\xb2\xd1\x80\xd0\xbe\xd0\xb2",
    "\xd8\xa7\xd8\xaa\xd8\xb5\xd8\xa7\xd9\x84 \xd9\x87\xd8\xa7\xd8\xaa\xd9\x81\xd9\x8a", "\xd7\xa4\xd7\xa1\xd7\x92\xd7\xaa", "\xe7\x8e\x8b\xe6\xaf\x85\xe5\xa4\x96\xe7\x9b\xb8",
    "\xce\x95\xce\xbb\xce\xbb\xce\xac\xce\xb4\xce\xb1", "L\xcc\x81o\xcc\x88\xcc\x88\xcc\x88\xcc\x88\xcc\x88\xcc\x88", "\xf0\x9f\x98\x80", "</text><script>", "&", "\xe2\x80\xae" "evil", "x", "\x01",
    "Donaudampfschifffahrtsgesellschaftskapit\xc3\xa4nsm\xc3\xbctzenabzeichenverordnungsentwurf",
};

static inline dln_span random_title(uint64_t *state, dln_arena *arena)
{
    dln_span out = DLN_SPAN("");
    size_t count = below(state, 20) == 0 ? 60 : below(state, 14);
    for (size_t i = 0; i < count; i++)
        out = dln_arena_printf(arena, "%.*s%s%s", (int)out.len, out.text, i > 0 ? " " : "", words[below(state, sizeof words / sizeof *words)]);
    return out;
}

typedef enum how_far { ONE_DAY, ONE_WEEK, YEARS, SKEWED, CENTURIES, SPREADS } how_far;

static inline dln_when random_when(uint64_t *state, how_far spread)
{
    static const size_t days[] = {1, 7, 2900, 400, 3600 * 365};
    int32_t first = spread == CENTURIES ? dln_day_of(1, 2, 1) : dln_day_of(2014, 2, 3);
    int32_t day = first + (int32_t)below(state, days[spread]);
    if (spread == SKEWED && below(state, 10) < 8)
        day = first + 300 + (int32_t)below(state, 4);
    dln_civil civil = dln_civil_of(day);
    if (spread == ONE_DAY && below(state, 2) == 0)
        return dln_when_minute(day, (int32_t)below(state, 1440), below(state, 2) == 0 ? DLN_ZONE_UNKNOWN : 180);
    dln_when when = dln_when_day(day);
    switch (below(state, 12)) {
    case 0:
        return dln_when_month(civil.year, civil.month);
    case 1:
        return dln_when_year(civil.year);
    case 2:
        return dln_when_days(day, day + (int32_t)below(state, 40));
    case 3:
        when.end = (dln_point){.grain = DLN_GRAIN_NONE};
        return when;
    case 4:
        when.begin = (dln_point){.grain = DLN_GRAIN_NONE};
        return when;
    case 5:
        when.begin.flags = when.end.flags = DLN_APPROXIMATE;
        return when;
    case 6: {
        dln_when clock = dln_when_minute(day, (int32_t)below(state, 1200), -300);
        clock.end.minute = (int16_t)(clock.end.minute + (int16_t)below(state, 200));
        return clock;
    }
    default:
        return when;
    }
}

static inline dln_timeline *random_timeline(uint64_t *state, size_t count, how_far spread)
{
    dln_timeline *timeline = dln_timeline_new();
    dln_arena *arena = dln_arena_new();
    static const char *const names[] = {"Sergey Lavrov", "Antony Blinken", "\xd0\x9c\xd0\x98\xd0\x94", "Wang Yi", "Emmanuel Macron", "A", "B", "C", "D", "E"};
    for (size_t i = 0; i < count; i++) {
        dln_party parties[2] = {{.name = dln_span_of(names[below(state, 10)])}, {.name = dln_span_of(names[below(state, 10)]), .country = DLN_SPAN("RUS")}};
        dln_span id = dln_arena_printf(arena, "event-%zu", i), mention = dln_arena_printf(arena, "m-%zu", i);
        dln_source sources[6];
        size_t source_count = below(state, 7);
        for (size_t k = 0; k < source_count; k++) {
            dln_span article = dln_arena_printf(arena, "article-%zu", below(state, count * 2 + 1));
            sources[k] = (dln_source){.mention = mention, .article = article,
                .url = below(state, 8) == 0 ? DLN_SPAN("javascript:alert(1)") : dln_arena_printf(arena, "https://example.org/%.*s?a='(b)&c", (int)article.len, article.text),
                .publisher = below(state, 4) == 0 ? random_title(state, arena) : dln_span_of(names[below(state, 10)]),
                .published = dln_when_day(dln_day_of(2015, 1, 1) + (int32_t)below(state, 300))};
        }
        dln_dispute_value value = {DLN_SPAN("x"), NULL, 0};
        dln_dispute dispute = {below(state, 2) == 0 ? DLN_SPAN("when") : DLN_SPAN("place"), &value, 1};
        dln_event event = {.id = id, .mentions = &mention, .mention_count = 1, .sources = sources, .source_count = source_count,
                           .disputes = &dispute, .dispute_count = below(state, 10) == 0};
        event.claim = (dln_claim){.type = (int)below(state, dln_event_type_count()), .when = random_when(state, spread),
            .status = below(state, 8) == 0 ? DLN_TENTATIVE : below(state, 8) == 0 ? DLN_CANCELLED : DLN_CONFIRMED,
            .title = random_title(state, arena), .confidence = 0.4 + 0.01 * (double)below(state, 60), .parties = parties,
            .party_count = below(state, 3), .place = {.name = below(state, 3) == 0 ? DLN_SPAN("Geneva") : DLN_SPAN(""), .lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
        dln_error err = {0};
        if (dln_timeline_add_event(timeline, &event, &err) != DLN_OK)
            fail_msg("%s", err.message);
    }
    dln_arena_free(arena);
    return timeline;
}

/* What stands alone, and how far down. */
typedef struct standing { char id[20]; double down; } standing;

#endif
