/* timelines/query.c - which events somebody wants to see: dates of filters, and whether an event matches. See query.h.
 * Ranges are half-open in minutes: [from, to). A coarse `to` includes the unit that it names, a clock time does not.
 */
#include <dateline/query.h>

#include "base/text.h"
#include "query_words.h"

/* ---- dates of filters ---- */

static dln_status no_date(dln_span text, dln_error *err)
{
    int shown = (int)dln_utf8_cut(text, 40);
    return dln_fail(err, DLN_BAD_SYNTAX, "'%.*s' is no date; expected 2014, 2014-09, 2014-09-25, 2014-09-25T20:00, 2014-W39, 2014q3, "
                    "2014-09/2014-11, today, -7d or +2w", shown, shown == 0 ? "" : text.text);
}

/* "-7d", "+2w", "-3m", "-1y" from a day. */
static bool read_relative(dln_span text, int32_t now_day, dln_when *out)
{
    uint32_t count;
    if (text.len < 3 || (text.text[0] != '-' && text.text[0] != '+') || !dln_parse_uint((dln_span){text.text + 1, text.len - 2}, 100000, &count))
        return false;
    int64_t steps = text.text[0] == '-' ? -(int64_t)count : (int64_t)count;
    char unit = dln_to_lower(text.text[text.len - 1]);
    int64_t day = now_day;
    if (unit == 'd' || unit == 'w') {
        day += steps * (unit == 'w' ? 7 : 1);
    } else if (unit == 'm' || unit == 'y') {
        dln_civil date = dln_civil_of(now_day);
        int64_t month = (int64_t)date.year * 12 + date.month - 1 + steps * (unit == 'y' ? 12 : 1);
        if (month < 12 * DLN_FIRST_YEAR || month >= 12 * (int64_t)(DLN_LAST_YEAR + 1))
            return false;
        int32_t year = (int32_t)(month / 12), month_of_year = (int32_t)(month % 12) + 1;
        int32_t last = dln_days_in_month(year, month_of_year);
        day = dln_day_of(year, month_of_year, date.day < last ? date.day : last); /* a month before 31 March is the end of February */
    } else {
        return false;
    }
    if (day < dln_day_of(DLN_FIRST_YEAR, 1, 1) || day > dln_day_of(DLN_LAST_YEAR, 12, 31))
        return false;
    *out = dln_when_day((int32_t)day);
    return true;
}

/* "2014q3", "2014-Q3", "2014-W39". */
static bool read_period(dln_span text, dln_when *out)
{
    uint32_t year, number;
    if (text.len < 6 || !dln_parse_uint((dln_span){text.text, 4}, DLN_LAST_YEAR, &year) || year < DLN_FIRST_YEAR)
        return false;
    dln_span rest = {text.text + 4, text.len - 4};
    if (rest.text[0] == '-')
        rest.text++, rest.len--;
    char unit = rest.len == 0 ? '\0' : dln_to_lower(rest.text[0]);
    if (rest.len < 2 || !dln_parse_uint((dln_span){rest.text + 1, rest.len - 1}, 53, &number) || number < 1)
        return false;
    if (unit == 'q' && rest.len == 2 && number <= 4) {
        *out = dln_when_month((int32_t)year, (int32_t)number * 3 - 2);
        out->end = dln_when_month((int32_t)year, (int32_t)number * 3).begin;
        return true;
    }
    if (unit != 'w' || rest.len != 3)
        return false;
    int32_t fourth = dln_day_of((int32_t)year, 1, 4); /* always in week 1 */
    int32_t monday = fourth - (dln_weekday_of(fourth) - 1) + 7 * ((int32_t)number - 1);
    if (dln_civil_of(monday + 3).year != (int32_t)year) /* the week's Thursday decides whose it is */
        return false;
    *out = dln_when_days(monday, monday + 6);
    return true;
}

static bool read_one(dln_span text, int32_t now_day, dln_when *out)
{
    static const struct { const char *word; int32_t days; } words[] = {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dln_fold_equals(text, dln_span_of(words[i].word))) {
            *out = dln_when_day(now_day + words[i].days);
            return true;
        }
    return read_relative(text, now_day, out) || read_period(text, out);
}

dln_status dln_query_date(dln_span text, int32_t now_day, dln_when *out, dln_error *err)
{
    dln_when when, begin, end;
    dln_error why = {0};
    text = dln_trim(text);
    if (read_one(text, now_day, out))
        return DLN_OK;
    dln_status status = dln_when_from_edtf(text, &when, &why);
    if (status == DLN_OK) {
        *out = when;
        return DLN_OK;
    }
    const char *cut = text.len == 0 ? NULL : memchr(text.text, '/', text.len);
    if (cut != NULL) { /* an interval with a word in it: "today/+2w" */
        dln_span first = {text.text, (size_t)(cut - text.text)}, last = {cut + 1, text.len - first.len - 1};
        bool has_first = read_one(first, now_day, &begin) || dln_when_from_edtf(first, &begin, NULL) == DLN_OK;
        bool has_last = read_one(last, now_day, &end) || dln_when_from_edtf(last, &end, NULL) == DLN_OK;
        if (has_first && has_last && dln_when_first_day(&begin) <= dln_when_last_day(&end)) {
            *out = (dln_when){begin.begin, end.end};
            return DLN_OK;
        }
    }
    if (status == DLN_OUT_OF_RANGE) /* well formed, and no such day: say so */
        return dln_fail(err, status, "%s", why.message);
    return no_date(text, err);
}

/* ---- the range ---- */

typedef struct minutes { /* half-open */
    int64_t begin, end;
} minutes;

static const minutes always = {INT64_MIN, INT64_MAX};

/* Minutes of a point: instants if its zone is known and so is the other's, else on the clock of its place. */
static int64_t minute_of(const dln_point *point, bool as_instant)
{
    return as_instant ? dln_point_instant(point) : (int64_t)point->day * 1440 + point->minute;
}

static minutes minutes_of(const dln_when *when, bool as_instants)
{
    minutes m = always;
    int32_t first = dln_when_first_day(when), last = dln_when_last_day(when);
    if (first != INT32_MIN)
        m.begin = when->begin.grain == DLN_GRAIN_MINUTE ? minute_of(&when->begin, as_instants) : (int64_t)first * 1440;
    if (last != INT32_MAX)
        m.end = when->end.grain == DLN_GRAIN_MINUTE ? minute_of(&when->end, as_instants) : ((int64_t)last + 1) * 1440;
    return m;
}

static bool has_zones(const dln_when *when)
{
    const dln_point *points[] = {&when->begin, &when->end};
    for (int i = 0; i < 2; i++)
        if (points[i]->grain != DLN_GRAIN_MINUTE || points[i]->zone_offset_min == DLN_ZONE_UNKNOWN)
            return false;
    return true;
}

static minutes range_of(const dln_query *query, bool as_instants)
{
    minutes range = always;
    if (dln_when_is_known(&query->from))
        range.begin = minutes_of(&query->from, as_instants).begin;
    if (dln_when_is_known(&query->to))
        range.end = minutes_of(&query->to, as_instants).end;
    return range;
}

static bool bound_has_zone(const dln_when *when)
{
    return !dln_when_is_known(when) || has_zones(when);
}

/* A date without its year: may one of the range's years have it? */
static dln_match match_yearless(const dln_query *query, const dln_when *when)
{
    minutes range = range_of(query, false);
    if (range.begin == INT64_MIN || range.end == INT64_MAX || range.end - range.begin >= (int64_t)366 * 1440)
        return DLN_POSSIBLE;
    dln_civil from = dln_civil_of((int32_t)(range.begin / 1440)), begin = dln_civil_of(when->begin.day);
    for (int32_t year = from.year - 1; year <= from.year + 1; year++) {
        int32_t shift = dln_day_of(year, begin.month, begin.day) - when->begin.day;
        dln_when in_year = *when;
        in_year.begin.flags = in_year.end.flags = 0;
        int64_t first = (int64_t)in_year.begin.day + shift, last = (int64_t)dln_when_last_day(&in_year) + shift;
        if (first * 1440 < range.end && range.begin < (last + 1) * 1440)
            return DLN_POSSIBLE;
    }
    return DLN_NO_MATCH;
}

/* Days in a row that a source names are a duration, not a doubt: a summit of two days. */
static bool is_duration(const dln_when *when)
{
    int64_t days = dln_when_length_days(when);
    bool is_doubtful = ((when->begin.flags | when->end.flags) & (DLN_APPROXIMATE | DLN_UNCERTAIN)) != 0;
    return !is_doubtful && dln_when_grain(when) >= DLN_GRAIN_DAY && days <= 7;
}

static dln_match match_time(const dln_query *query, const dln_when *when)
{
    if (!dln_when_is_known(&query->from) && !dln_when_is_known(&query->to))
        return DLN_CERTAIN;
    if (!dln_when_is_known(when))
        return DLN_NO_MATCH;
    if (dln_when_is_yearless(when))
        return match_yearless(query, when);
    /* days are civil days at their place; clocks are instants when both sides know their zone */
    bool as_instants = has_zones(when) && bound_has_zone(&query->from) && bound_has_zone(&query->to);
    minutes event = minutes_of(when, as_instants), range = range_of(query, as_instants);
    if (range.begin == range.end) /* one minute is asked for */
        range.end++;
    bool is_moment = event.begin == event.end;
    bool overlaps = is_moment ? range.begin <= event.begin && event.begin < range.end
                              : event.begin < range.end && range.begin < event.end;
    if (!overlaps)
        return DLN_NO_MATCH;
    bool is_inside = range.begin <= event.begin && event.end <= range.end;
    return is_inside || is_duration(when) ? DLN_CERTAIN : DLN_POSSIBLE;
}

/* ---- names and words ---- */

/* Whether needle's words stand in text, in a row. */
static bool has_words(dln_span text, dln_span needle)
{
    char text_room[DLN_WORDS_ROOM], needle_room[DLN_WORDS_ROOM];
    dln_span words = dln_query_words(needle, needle_room);
    return text.len > 0 && words.len > 1 && dln_find(dln_query_words(text, text_room), words) != SIZE_MAX;
}

static bool is_code(dln_span country, dln_span asked)
{
    return country.len > 0 && country.len == asked.len && dln_fold_equals(country, asked);
}

/* "Lavrov|Kerry|USA": one of them. */
static bool party_matches(const dln_party *party, dln_span asked)
{
    dln_span piece;
    while (dln_split(&asked, '|', &piece)) {
        piece = dln_trim(piece);
        if (piece.len > 0 && (is_code(party->country, piece) || has_words(party->name, piece)))
            return true;
    }
    return false;
}

static bool is_at(const dln_place *place, dln_span asked)
{
    dln_span piece;
    while (dln_split(&asked, '|', &piece)) {
        piece = dln_trim(piece);
        if (piece.len > 0 && (is_code(place->country, piece) || has_words(place->name, piece)))
            return true;
    }
    return false;
}

static bool has_party(const dln_claim *claim, dln_span asked)
{
    for (size_t i = 0; i < claim->party_count; i++)
        if (party_matches(&claim->parties[i], asked))
            return true;
    return false;
}

static bool is_between(const dln_claim *claim, const dln_span asked[2])
{
    for (size_t i = 0; i < claim->party_count; i++)
        for (size_t k = 0; k < claim->party_count; k++)
            if (i != k && party_matches(&claim->parties[i], asked[0]) && party_matches(&claim->parties[k], asked[1]))
                return true;
    return false;
}

/* "https://www.example.org/a" is of example.org, not of ample.org. */
static bool is_of_domain(dln_span url, dln_span domain)
{
    size_t scheme = dln_find(url, DLN_SPAN("://"));
    if (scheme == SIZE_MAX)
        return false;
    dln_span host = {url.text + scheme + 3, url.len - scheme - 3};
    for (size_t i = 0; i < host.len; i++)
        if (host.text[i] == '/' || host.text[i] == ':' || host.text[i] == '?' || host.text[i] == '#')
            host.len = i;
    if (host.len < domain.len || domain.len == 0)
        return false;
    dln_span tail = {host.text + host.len - domain.len, domain.len};
    return dln_fold_equals(tail, domain) && (host.len == domain.len || tail.text[-1] == '.');
}

static bool has_source(const dln_event *event, dln_span asked)
{
    for (size_t i = 0; i < event->source_count; i++)
        if (is_of_domain(event->sources[i].url, asked) || has_words(event->sources[i].publisher, asked))
            return true;
    return false;
}

static bool has_word_somewhere(const dln_event *event, dln_span word)
{
    const dln_claim *claim = &event->claim;
    const dln_span texts[] = {claim->title, claim->quote, claim->topic, claim->medium, claim->place.name};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (has_words(texts[i], word))
            return true;
    for (size_t i = 0; i < event->source_count; i++)
        if (has_words(event->sources[i].evidence, word))
            return true;
    return has_party(claim, word);
}

static bool has_text(const dln_event *event, dln_span asked)
{
    dln_span word;
    while (dln_split(&asked, ' ', &word)) {
        word = dln_trim(word);
        if (word.len > 0 && !has_word_somewhere(event, word))
            return false;
    }
    return true;
}

dln_match dln_query_matches(const dln_query *query, const dln_event *event)
{
    const dln_claim *claim = &event->claim;
    if (query->types != 0 && (claim->type < 0 || claim->type > 31 || !(query->types >> claim->type & 1)))
        return DLN_NO_MATCH;
    if (query->statuses != 0 && !(query->statuses >> claim->status & 1))
        return DLN_NO_MATCH;
    if (claim->confidence < query->min_confidence || (query->disputed && event->dispute_count == 0))
        return DLN_NO_MATCH;
    dln_match match = match_time(query, &claim->when);
    if (match == DLN_NO_MATCH)
        return match;
    for (size_t i = 0; i < query->with_count; i++)
        if (!has_party(claim, query->with[i]))
            return DLN_NO_MATCH;
    if ((query->between[0].len > 0 || query->between[1].len > 0) && !is_between(claim, query->between))
        return DLN_NO_MATCH;
    if (query->place.len > 0 && !is_at(&claim->place, query->place))
        return DLN_NO_MATCH;
    if (query->source.len > 0 && !has_source(event, query->source))
        return DLN_NO_MATCH;
    if (query->text.len > 0 && !has_text(event, query->text))
        return DLN_NO_MATCH;
    return match;
}
