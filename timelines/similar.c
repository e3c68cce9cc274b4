/* timelines/similar.c - comparing two mentions. See similar.h. */
#include "similar.h"

#include <stdlib.h>

enum {
    BASE = 700,
    MEETING_CLOCKS_APART_MIN = 180, /* clocks of one meeting may tell its begin, its photograph or its end */
    CALL_CLOCKS_APART_MIN = 120,
    STATEMENT_CLOCKS_APART_MIN = 60,
    DAY_MIN = 24 * 60,
    FURTHEST_EAST_MIN = 14 * 60,
    MONTH_DAYS = 31,
    UNDATED_LEAST_WORDS = 4,
};

static const dln_likeness different = {DLN_DIFFERENT, 0}, unrelated = {DLN_UNRELATED, 0};

static dln_likeness same_if(int score)
{
    return score >= DLN_SAME_LEAST ? (dln_likeness){DLN_SAME, score} : unrelated;
}

/* ---- dates ---- */

static bool overlap(const dln_features *a, const dln_features *b)
{
    return (a->first <= b->last && b->first <= a->last) || (a->early <= b->last && b->first <= a->late) ||
           (b->early <= a->last && a->first <= b->late);
}

static int64_t common_days(const dln_features *a, const dln_features *b)
{
    return (int64_t)(a->last < b->last ? a->last : b->last) - (a->first > b->first ? a->first : b->first) + 1;
}

bool dln_dates_fit(const dln_features *a, const dln_features *b, dln_dates dates)
{
    int64_t length_a = (int64_t)a->last - a->first + 1, length_b = (int64_t)b->last - b->first + 1;
    bool both_open = !a->is_dated && !b->is_dated;
    switch (dates) {
    case DLN_DATES_OVERLAP:
        return overlap(a, b);
    case DLN_DATES_ALIKE:
        if (dln_when_is_yearless(&a->when) || dln_when_is_yearless(&b->when))
            return dln_when_equals(&a->when, &b->when);
        if (both_open) /* undated both: told by the news of one month */
            return labs((long)a->first - b->first) <= 31 && a->status == b->status;
        return a->is_dated == b->is_dated && overlap(a, b) && length_a <= 2 * length_b && length_b <= 2 * length_a &&
               2 * common_days(a, b) >= (length_a < length_b ? length_a : length_b);
    case DLN_DATES_ANY:
        return true;
    case DLN_DATES_ADJACENT:
        return a->last + 1 == b->first || b->last + 1 == a->first;
    }
    return false;
}

static bool clocks_contradict(const dln_features *a, const dln_features *b, int64_t apart_min)
{
    if (!a->has_instants || !b->has_instants)
        return false;
    return a->begin_min - b->end_min > apart_min || b->begin_min - a->end_min > apart_min;
}

/* ---- places ---- */

dln_nearness dln_places_agree(const dln_features *a, const dln_features *b)
{
    if (a->place == NULL || b->place == NULL)
        return DLN_PLACE_UNKNOWN;
    for (size_t i = 0; i < a->place->count; i++)
        for (size_t k = 0; k < b->place->count; k++)
            if (a->place->words[i].len > 2 && dln_span_equals(a->place->words[i], b->place->words[k]))
                return DLN_PLACE_EQUAL;
    if (a->place_country == 0 || b->place_country == 0)
        return DLN_PLACE_UNKNOWN;
    return a->place_country == b->place_country ? DLN_PLACE_SAME_COUNTRY : DLN_PLACE_ELSEWHERE;
}

/* ---- meetings and calls ---- */

static bool is_physical(const dln_features *f)
{
    return f->mode == DLN_MODE_IN_PERSON || f->mode == DLN_MODE_VISIT;
}

static bool modes_contradict(const dln_features *a, const dln_features *b)
{
    bool a_is_far = a->mode == DLN_MODE_PHONE || a->mode == DLN_MODE_VIDEO, b_is_far = b->mode == DLN_MODE_PHONE || b->mode == DLN_MODE_VIDEO;
    return (is_physical(a) && b_is_far) || (a_is_far && is_physical(b));
}

/* The medium of a call, by its mode or by the words of its evidence; NONE: unknown, or both. */
static dln_mode medium_of(const dln_features *f)
{
    dln_mode mode = (dln_mode)f->mode;
    uint32_t told = f->occasions & (DLN_OCCASION_PHONE | DLN_OCCASION_VIDEO);
    if (mode == DLN_MODE_PHONE || mode == DLN_MODE_VIDEO)
        return mode;
    return told == DLN_OCCASION_PHONE ? DLN_MODE_PHONE : told == DLN_OCCASION_VIDEO ? DLN_MODE_VIDEO : DLN_MODE_NONE;
}

/* A bilateral and what was told with it, with the parties of both. */
static bool mixes_two(const dln_features *f)
{
    return (f->occasions & DLN_OCCASION_BILATERAL) != 0 && f->key_count > 2;
}

/* How much the lists of parties speak for one event; false: they contradict. */
static bool weigh_parties(const dln_features *a, const dln_features *b, const dln_common *s, int *weight)
{
    uint32_t smaller = a->named_count < b->named_count ? a->named_count : b->named_count;
    int only = s->only_a + s->only_b;
    if (s->named == 0 || (s->named < 2 && smaller > 1))
        return false;
    if (s->conflicts > 1 || (s->conflicts == 1 && s->named < 4))
        return false;
    *weight = (s->by_name >= 2 ? 120 : s->by_name == 1 ? 60 : 0) - (s->conflicts > 0 ? 150 : 0);
    if (s->only_a > 0 && s->only_b > 0) { /* two different lists */
        *weight -= 60 * only;
        return s->named >= 3 && s->named >= only;
    }
    if (s->named <= 2 && s->groups == 0) { /* a bilateral in the margins is no summit; a host or one guest may be left out of a report */
        if (s->by_name >= 2 && only == 1 && s->only_bare == 1 && s->hosts == 0 && dln_places_agree(a, b) == DLN_PLACE_EQUAL) {
            *weight -= 250; /* a country that was talked about, more likely than a third that took part */
            return true;
        }
        if (only + s->hosts > 0 && (mixes_two(a) || mixes_two(b)))
            return false;
        if (s->hosts > 0 && s->extra_a > 0 && s->extra_b > 0) /* each has people whom the other lacks, and one a host */
            return false;
        *weight += only + s->hosts == 0 ? 40 : only == 0 ? -60 : -450;
        return only + s->hosts <= 1;
    }
    *weight += only + s->hosts == 0 ? 40 : -30 * only - 60 * s->hosts;
    return only <= 2 * s->named;
}

/* Reported as called off when its day had come, by a source that knew: not what another saw take place. */
static bool is_known_cancelled(const dln_features *f)
{
    const dln_when *published = &f->mention->published;
    return f->status == DLN_CANCELLED && dln_when_is_known(published) && dln_when_first_day(published) >= f->first;
}

/* Who have talked by phone may plan to meet the same day: that they do is another event. */
static bool is_other_than_planned(const dln_features *held, const dln_features *plan)
{
    return held->status == DLN_CONFIRMED && plan->status == DLN_TENTATIVE && medium_of(held) == DLN_MODE_PHONE && medium_of(plan) == DLN_MODE_NONE;
}

/* Told as held when the day of the other had not begun where it happened; where that is not known, anywhere. */
static bool is_told_before(const dln_features *told, const dln_features *other)
{
    const dln_point *published = &told->mention->published.begin, *begin = &other->when.begin, *report = &other->mention->published.begin;
    if (told->status != DLN_CONFIRMED || published->grain != DLN_GRAIN_MINUTE || published->zone_offset_min == DLN_ZONE_UNKNOWN)
        return false;
    int32_t east_min = begin->grain == DLN_GRAIN_MINUTE && begin->zone_offset_min != DLN_ZONE_UNKNOWN ? begin->zone_offset_min : FURTHEST_EAST_MIN;
    if (begin->grain != DLN_GRAIN_MINUTE && report->grain == DLN_GRAIN_MINUTE && report->zone_offset_min != DLN_ZONE_UNKNOWN)
        east_min = report->zone_offset_min;
    return dln_point_instant(published) < (int64_t)other->first * DAY_MIN - east_min;
}

/* In so long a time two countries meet more than once: one of their people, or the place, has to tell which it is. And so do two of their people:
 * "met at the lake last year" is not what was planned for a day of that year, nobody says where. */
static bool is_too_vague(const dln_features *a, const dln_features *b, const dln_common *s)
{
    bool is_long = (int64_t)a->last - a->first > MONTH_DAYS || (int64_t)b->last - b->first > MONTH_DAYS;
    const dln_features *vague = a->is_exact ? b : a, *exact = a->is_exact ? a : b;
    bool is_of_plan = vague->status == DLN_CONFIRMED && vague->place != NULL && exact->status == DLN_TENTATIVE && exact->place == NULL;
    return is_long && a->is_exact != b->is_exact && s->named <= 2 && (s->by_name == 0 || is_of_plan) && dln_places_agree(a, b) != DLN_PLACE_EQUAL;
}

static dln_likeness compare_contacts(dln_party_memory *memory, const dln_features *a, const dln_features *b, dln_dates dates)
{
    int64_t apart = a->mode == DLN_MODE_PHONE || b->mode == DLN_MODE_PHONE ? CALL_CLOCKS_APART_MIN : MEETING_CLOCKS_APART_MIN;
    if (clocks_contradict(a, b, apart) || (a->said_count != 0 && b->said_count != 0 && a->said_count != b->said_count))
        return different;
    if (a->type != b->type && (modes_contradict(a, b) || is_other_than_planned(a, b) || is_other_than_planned(b, a)))
        return different;
    dln_common s = dln_parties_in_common(memory, a, b);
    int weight;
    if (!weigh_parties(a, b, &s, &weight))
        return different;
    if (is_too_vague(a, b, &s) || (dates == DLN_DATES_ADJACENT && (is_told_before(a, b) || is_told_before(b, a))))
        return unrelated;
    int score = BASE + weight;
    if (a->type != b->type)
        score -= (s.by_name >= 2 && a->is_exact && b->is_exact) || (a->mode == DLN_MODE_VIDEO || b->mode == DLN_MODE_VIDEO) ? 60 : 250;
    switch (dln_places_agree(a, b)) {
    case DLN_PLACE_UNKNOWN: break;
    case DLN_PLACE_EQUAL: score += 60; break;
    case DLN_PLACE_SAME_COUNTRY: score -= 60; break;
    case DLN_PLACE_ELSEWHERE:
        if (s.by_name < 2 || !a->is_exact || !b->is_exact) /* without a day, the place tells which */
            return different;
        score -= 200;
        break;
    }
    if (a->named_count < 2 || b->named_count < 2) /* one party tells little */
        score -= 100;
    uint32_t doings = DLN_OCCASION_MEAL | DLN_OCCASION_SIGNING, doing_a = a->occasions & doings, doing_b = b->occasions & doings;
    if (doing_a != 0 && doing_b != 0 && (doing_a & doing_b) == 0)
        return different;
    if (doing_a != doing_b) { /* the lunch or the signing that was dropped from a summit is not the summit */
        bool is_dropped = (doing_a != 0 && a->status != DLN_CONFIRMED && b->status == DLN_CONFIRMED) ||
                          (doing_b != 0 && b->status != DLN_CONFIRMED && a->status == DLN_CONFIRMED);
        score -= is_dropped ? 450 : 60;
    }
    dln_mode medium_a = medium_of(a), medium_b = medium_of(b);
    if (medium_a != DLN_MODE_NONE && medium_b != DLN_MODE_NONE && medium_a != medium_b) {
        if (!a->is_exact || !b->is_exact)
            return different;
        score -= 40; /* on one day, reporters mix them up */
    }
    if ((is_known_cancelled(a) && b->status == DLN_CONFIRMED) || (is_known_cancelled(b) && a->status == DLN_CONFIRMED))
        score -= 350;
    else if ((is_known_cancelled(a) || is_known_cancelled(b)) && a->status != b->status)
        score -= 100;
    if (dates == DLN_DATES_ADJACENT && (a->status == DLN_CANCELLED) != (b->status == DLN_CANCELLED))
        return unrelated; /* put off by a day, not off by a day */
    if ((!a->is_dated || !b->is_dated) && (s.by_name < 2 || a->type != b->type))
        return unrelated; /* without a date, countries alone say too little */
    if (dln_when_equals(&a->when, &b->when))
        score += 30;
    if (a->status == b->status)
        score += 20;
    else if (!a->is_exact || !b->is_exact) /* what is said to have been held in June was one of those that were */
        score -= 40;
    if (dates == DLN_DATES_ADJACENT)
        score -= s.by_name >= 2 ? 50 : 250;
    return same_if(score);
}

/* ---- statements ---- */

static dln_likeness compare_statements(dln_party_memory *memory, const dln_features *a, const dln_features *b, dln_dates dates)
{
    if (clocks_contradict(a, b, STATEMENT_CLOCKS_APART_MIN))
        return different;
    dln_common s = dln_speakers_in_common(memory, a, b);
    int by_name = s.by_name, by_body = s.by_body;
    if (by_name + by_body + s.loose == 0)
        return different;
    uint32_t common = dln_sketch_common(a->words, b->words);
    uint32_t least = a->words.count < b->words.count ? a->words.count : b->words.count;
    int shared_words = common >= 2 ? (int)(common * 400 / least) : common == 1 && by_name == 0 ? 60 : 0;
    if (dates == DLN_DATES_ADJACENT && common < 3)
        return unrelated; /* a day apart, only the words can tell */
    if ((!a->is_dated || !b->is_dated) && (common < UNDATED_LEAST_WORDS || common * 3 < least * 2))
        return unrelated; /* who is asked every day says much in a month */
    bool is_joint = s.loose == 2 && a->key_count == 2 && b->key_count == 2; /* of two people, and of their countries */
    int score = by_name > 0 ? 560 : by_body > 0 ? 440 : is_joint ? 500 : 220;
    if (by_name > 1) /* they spoke together */
        score += 100;
    score += shared_words;
    uint32_t told_a = a->occasions & DLN_OCCASIONS_OF_STATEMENTS, told_b = b->occasions & DLN_OCCASIONS_OF_STATEMENTS;
    if ((told_a & told_b) != 0)
        score += 60;
    else if (told_a != 0 && told_b != 0)
        score -= 120;
    uint32_t travels = DLN_OCCASION_ARRIVAL | DLN_OCCASION_DEPARTURE;
    if ((a->occasions & travels) != (b->occasions & travels))
        score -= 150;
    if (dln_places_agree(a, b) == DLN_PLACE_ELSEWHERE)
        score -= 150;
    uint32_t fewer = a->named_count < b->named_count ? a->named_count : b->named_count;
    uint32_t more = a->named_count < b->named_count ? b->named_count : a->named_count;
    if (fewer != more) /* one of those who spoke together may have spoken alone as well */
        score -= fewer == 1 && more > 2 ? 200 : 150;
    if (a->status != b->status)
        score -= 30;
    if (dates == DLN_DATES_ADJACENT)
        score -= 300;
    else if (dates == DLN_DATES_ALIKE || !a->is_exact || !b->is_exact)
        score -= 150;
    return same_if(score);
}

dln_likeness dln_compare(dln_party_memory *memory, const dln_features *a, const dln_features *b, dln_dates dates)
{
    if (a->family != b->family)
        return different;
    if (a->article == b->article)
        return different; /* an article lists an event once */
    if (!dln_dates_fit(a, b, dates))
        return different;
    return a->speaker_only ? compare_statements(memory, a, b, dates) : compare_contacts(memory, a, b, dates);
}
