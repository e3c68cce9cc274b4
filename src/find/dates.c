/* src/find/dates.c - the scan of a document for time expressions, and what rows say beyond their atoms. */
#include "find/dates.h"

#include "base/text.h"

static const char *const mod_words[MOD_COUNT] = {
    NULL, "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "END",
};

const char *dates_mod_word(draft_mod mod) { return mod < MOD_COUNT ? mod_words[mod] : NULL; }

/* ---- signals ---- */

static dln_signal signal_of(uint64_t code)
{
#define IS(word) (code == dln_code_of(word, sizeof word - 1))
    return IS("on") || IS("in") || IS("at") ? DLN_SIGNAL_ON : IS("since") ? DLN_SIGNAL_SINCE : IS("until") || IS("till") ? DLN_SIGNAL_UNTIL
         : IS("before") ? DLN_SIGNAL_BEFORE : IS("after") ? DLN_SIGNAL_AFTER : IS("from") ? DLN_SIGNAL_FROM : IS("by") ? DLN_SIGNAL_BY
         : IS("for") ? DLN_SIGNAL_FOR : IS("through") ? DLN_SIGNAL_THROUGH : DLN_SIGNAL_NONE;
#undef IS
}

uint8_t dates_signal_before(const dln_tokens *tokens, uint32_t sentence_begin, uint32_t at)
{
    if (at == sentence_begin || (tokens->items[at - 1].flags & DLN_NOT_ASCII) != 0)
        return DLN_SIGNAL_NONE;
    dln_signal signal = signal_of(tokens->items[at - 1].code);
    dln_span text = dln_token_text(tokens, at - 1);
    for (size_t i = 1; signal != DLN_SIGNAL_NONE && i < text.len; i++) { /* as in a sentence or at its begin: no "ON", "FOR" */
        if (dln_is_upper(text.text[i]))
            return DLN_SIGNAL_NONE;
    }
    return (uint8_t)signal;
}

/* Which period an ordinal counts: arg 1 quarter, 2 half, 3 century, 9 century BC, 11 decade of a century. */
static void complete_period(draft *d)
{
    int32_t nth = d->n / 10;
    if (d->has_n == 0 || d->n <= 0)
        return;
    if (d->arg == 11 && d->has_n == 2 && nth <= 10 && d->n2 >= 10 && d->n2 <= 990) { /* the first decade of the 21st century */
        d->decade = 1;
        d->year = (int16_t)((d->n2 / 10 - 1) * 100 + (nth - 1) * 10);
    } else if (d->arg == 1 && nth <= 4)
        d->quarter = (uint8_t)nth;
    else if (d->arg == 2 && nth <= 2)
        d->half = (uint8_t)nth;
    else if ((d->arg == 3 || d->arg == 9) && nth <= 99) { /* the 5th century before Christ: 500 to 401 */
        d->decade = 2;
        d->is_bc = d->arg == 9;
        d->year = (int16_t)((nth - 1) * 100);
    }
}

static void set_length(draft *d, int32_t tenths)
{
    d->has_n = 1;
    d->n = tenths;
}

/* Parts of a unit: arg 5 half of it, 8 one and a half, 9 a quarter of an hour, 10 three quarters; 7: "two to three weeks" is two at least. */
static void complete_duration(draft *d)
{
    if (d->arg == 5) {
        set_length(d, 5);
    } else if (d->arg == 7) {
        d->has_n = 1;
    } else if (d->arg == 8) {
        set_length(d, 15);
    } else if (d->arg == 9 || d->arg == 10) {
        d->unit = UNIT_MINUTE;
        set_length(d, d->arg == 9 ? 150 : 450);
    }
}

/* arg 2 every other one, 3 once or twice in the unit, 4 n times in it, 5 weekends, 6 quarterly */
static void complete_set(draft *d)
{
    if (d->arg == 2) {
        set_length(d, 20);
    } else if (d->arg == 4) {
        d->freq = (uint8_t)(d->n > 0 && d->n / 10 <= UINT8_MAX ? d->n / 10 : 0);
        d->has_n = 0;
    } else if (d->arg == 5 || d->arg == 6) {
        d->unit = d->arg == 5 ? UNIT_WEEKEND : UNIT_QUARTER;
    }
}

/* The afternoon's four o'clock is sixteen, the night's ten twenty-two, but its three is three. */
static void complete_clock(draft *d)
{
    enum { NOON = 720, NIGHTFALL = 360 };
    bool is_late = d->part == PART_AFTERNOON || d->part == PART_EVENING;
    bool is_of_night = d->part == PART_NIGHT || (d->build == BUILD_CLOCK && (d->arg == CLOCK_AT_NIGHT || d->arg == CLOCK_LAST_NIGHT));
    if (d->minute >= 0 && d->minute < NOON && (is_late || (is_of_night && d->minute >= NIGHTFALL)))
        d->minute = (int16_t)(d->minute + NOON);
}

/* What a row says beyond its atoms. */
static void complete(draft *d)
{
    if (d->build == BUILD_SHIFT && (d->arg == 8 || d->arg == -8)) { /* a year and a half later */
        set_length(d, 15);
        d->arg = d->arg < 0 ? -1 : 1;
    }
    if (d->build == BUILD_PERIOD)
        complete_period(d);
    else if (d->build == BUILD_DURATION)
        complete_duration(d);
    else if (d->build == BUILD_SET)
        complete_set(d);
    complete_clock(d);
    if (d->needs_meridiem && d->minute >= 0 && d->minute2 >= 720 && d->minute < 720 && d->minute + 720 < d->minute2)
        d->minute = (int16_t)(d->minute + 720); /* "from 7 to 9 p.m." */
}

/* ---- the scan ---- */

int8_t dates_tense(const dates_doc *d, found *f)
{
    const dln_sentence *sentence = &d->doc->tokens.sentences[f->sentence];
    if (f->cue == DATES_NOT_ASKED)
        f->cue = dates_cue(&d->scan, sentence->begin, sentence->end, f);
    return f->cue;
}

/* Whether the day of an expression may hang on its tense. Of others only a date behind asks (dates_lend_tense). */
static bool hangs_on_tense(const draft *d)
{
    if (d->month != 0 || d->weekday != 0 || d->holiday_row != 0 || d->part != 0 || d->minute >= 0)
        return true;
    switch ((draft_build)d->build) {
    case BUILD_DURATION: case BUILD_SET: case BUILD_REF: case BUILD_AGO: case BUILD_DEICTIC: return false;
    case BUILD_DATE: return d->year == NO_YEAR;
    default: return true;
    }
}

static void scan_sentence(dates_doc *d, uint32_t index)
{
    enum { ONCE_OR_TWICE = 3 }; /* arg of their rows */
    scanner *s = &d->scan;
    const dln_sentence *sentence = &d->doc->tokens.sentences[index];
    for (uint32_t at = sentence->begin; at < sentence->end;) {
        found f;
        if (d->next_seed < at)
            d->next_seed = dates_next_seed(s, at);
        if (d->next_seed > at + DATES_LOOK_AHEAD) {
            at = d->next_seed - DATES_LOOK_AHEAD;
            continue;
        }
        uint32_t limit = d->next_seed < sentence->end ? d->next_seed + 1 : sentence->end;
        at = dates_next_start(s, at, limit);
        if (at == limit)
            continue;
        if (!dates_match(s, at, sentence->end, &f)) {
            at++;
            continue;
        }
        uint32_t heading_end = dates_heading_end(s, &f);
        if (heading_end != f.end && !dates_match(s, at, heading_end, &f)) {
            at++;
            continue;
        }
        complete(&f.d);
        if (f.d.build == BUILD_SET && f.d.arg == ONCE_OR_TWICE)
            f.d.freq = dln_token_is(s->tokens, f.begin, "twice") || dln_token_is(s->tokens, f.begin, "Twice") ? 2 : 1;
        dates_trim(s, sentence, &f);
        if (!dates_accept(s, sentence, &f)) {
            at = f.d.build == BUILD_NONE || f.d.holiday_row != 0 ? f.end : at + 1; /* no Friday in the Good Friday Agreement */
            continue;
        }
        found *kept = dln_arena_push(d->doc->arena, &d->items, &d->count, &d->capacity, sizeof *kept);
        if (kept == NULL)
            return;
        f.signal = dates_signal_before(&d->doc->tokens, sentence->begin, f.begin);
        f.sentence = index;
        f.cue = DATES_NOT_ASKED;
        if (hangs_on_tense(&f.d))
            dates_tense(d, &f);
        *kept = f;
        at = f.end;
    }
}

/* "TOKYO, March 13", published on the 12th: where it was published it was still yesterday. */
static void follow_dateline(dates_doc *d)
{
    dln_civil next = dln_civil_of(d->published + 1);
    for (size_t i = 0; i < d->count && d->has_published; i++) {
        const draft *told = &d->items[i].d;
        bool is_next = (d->items[i].flags & DLN_TIMEX_DATELINE) != 0 && told->build == BUILD_DATE && told->day == next.day && told->month == next.month && (told->year == NO_YEAR || told->year == next.year);
        if (!is_next)
            continue;
        d->published++;
        d->doc->today = dln_when_day(d->published);
        return;
    }
}

void dln_find_dates(dln_doc *doc)
{
    dates_doc d = {.doc = doc, .scan = {.lexicon = doc->lexicon, .program = doc->lexicon->dates, .tokens = &doc->tokens}};
    const dln_when *published = &doc->article->published;
    doc->today = *published;
    if (d.scan.program == NULL)
        return;
    if (dln_when_is_known(published) && !dln_when_is_yearless(published) && published->begin.grain >= DLN_GRAIN_DAY) {
        d.has_published = true;
        d.published = published->begin.day;
    }
    d.next_seed = dates_next_seed(&d.scan, 0);
    for (uint32_t i = 0; i < doc->tokens.sentence_count; i++)
        scan_sentence(&d, i);
    dates_layout(&d);
    follow_dateline(&d);
    dates_zone_declared(&d);
    d.is_narrative = dates_is_story(&d);
    dates_resolve(&d);
    dln_doc_index_timexes(doc);
    dates_anchor(&d);
    dates_news_day(&d);
}
