/* src/find/dates_lend.c - what expressions that stand together give each other: the day of a clock time, the year of a row of
 * months or of the entries of a chronology, the tense.
 */
#include "find/dates_context.h"

#include "base/text.h"

/* "at 10:35 a.m. (0735 GMT) Friday": a clock time takes the day that stands close behind it. */
void dates_lend_days(dates_doc *d)
{
    enum { BETWEEN = 2 }; /* tokens: marks only */
    const dln_tokens *tokens = &d->doc->tokens;
    for (size_t i = d->count; i > 1; i--) {
        found *clock = &d->items[i - 2];
        found *day = &d->items[i - 1];
        const draft *from = &day->d;
        bool has_day = (from->weekday != 0 || from->has_deictic || from->day != 0) && (from->build == BUILD_DATE || from->build == BUILD_DEICTIC || from->build == BUILD_CLOCK);
        bool is_bare = clock->d.build == BUILD_CLOCK && clock->d.minute >= 0 && clock->d.weekday == 0 && !clock->d.has_deictic && clock->d.day == 0 && clock->d.month == 0;
        bool is_of_range = day->begin == clock->end + 3 && dln_token_is(tokens, clock->end, "(") && tokens->items[clock->end + 1].kind == DLN_TOKEN_NUMBER; /* "from 5pm to 6.30pm (0600 to 0730 GMT) on Monday" */
        if (!has_day || !is_bare || day->begin <= clock->end || (day->begin - clock->end > BETWEEN && !is_of_range))
            continue;
        if ((tokens->items[day->begin].flags & DLN_STARTS_LINE) != 0)
            continue;
        bool is_in_brackets = dln_token_is(tokens, clock->end, "(") || dln_token_is(tokens, clock->end, ")");
        if (!is_in_brackets || (!is_of_range && day->begin - clock->end == 2 && tokens->items[clock->end + 1].kind == DLN_TOKEN_WORD && !dln_token_is(tokens, clock->end + 1, "on")))
            continue;
        clock->d.weekday = from->weekday;
        clock->d.day = from->day;
        clock->d.month = from->month;
        clock->d.year = from->year;
        clock->d.has_deictic = from->has_deictic;
        clock->d.offset_days = from->offset_days;
        clock->cue = dates_tense(d, day);
    }
}

/* "MONDAY, 9 P.M." over "The line was opened at 9 p.m. on Monday, June 11": the weekday of a heading is that of the text below. */
void dates_lend_days_to_headings(dates_doc *d)
{
    enum { NEAR = 3 };
    for (size_t i = 0; i < d->count; i++) {
        found *f = &d->items[i];
        if ((f->flags & DLN_TIMEX_HEADING) == 0 || f->d.weekday == 0 || f->d.day != 0 || f->d.month != 0 || f->d.has_deictic)
            continue;
        for (size_t k = i + 1; k < d->count && k <= i + NEAR && (d->items[k].flags & DLN_TIMEX_HEADING) == 0; k++) {
            const draft *below = &d->items[k].d;
            if (below->weekday != f->d.weekday || below->day == 0 || below->month == 0)
                continue;
            f->d.day = below->day;
            f->d.month = below->month;
            f->d.year = below->year;
            break;
        }
    }
}

/* Entry of a live report that is headed by a clock time alone. */
static bool is_entry_of_log(const found *f) { return dates_is_heading_of_log(f) && !f->d.has_deictic; }

/* How far apart two clock times are, whichever way round. */
static int32_t minutes_between(int32_t a, int32_t b)
{
    enum { DAY = 1440 };
    int32_t apart = a < b ? b - a : a - b;
    return apart * 2 < DAY ? apart : DAY - apart;
}

/* "00:50 ...", "23:55 ...", "21:10 ...", the newest first, or the other way round with a clock in the publication: where a live report
 * runs past midnight, what stands on the far side of it was the day before. */
void dates_lend_days_of_log(dates_doc *d)
{
    enum { ENTRIES = 3, LEAP = 720 }; /* minutes: a turn is no step back for a word more */
    uint32_t count = 0, falls = 0, turns = 0;
    int32_t before = -1, top = -1;
    size_t turn = d->count;
    for (size_t i = 0; i < d->count; i++) {
        const found *f = &d->items[i];
        if ((f->flags & DLN_TIMEX_HEADING) != 0 && !is_entry_of_log(f))
            return; /* its entries have days */
        if (!is_entry_of_log(f))
            continue;
        bool is_turn = before >= 0 && (f->d.minute + LEAP < before || before + LEAP < f->d.minute);
        falls += before >= 0 && f->d.minute < before;
        turns += is_turn;
        turn = is_turn ? i : turn;
        before = f->d.minute;
        top = count == 0 ? before : top;
        count++;
    }
    bool newest_first = turns == 1 && d->items[turn].d.minute > LEAP, has_clock = d->doc->article->published.begin.grain == DLN_GRAIN_MINUTE;
    if (!d->has_published || count < ENTRIES || turns != 1 || falls != (newest_first ? count - 2 : 1) || (!has_clock && !newest_first))
        return;
    int32_t minute = d->doc->article->published.begin.minute, newest = newest_first ? top : before, oldest = newest_first ? before : top;
    if (has_clock && minutes_between(minute, oldest) < minutes_between(minute, newest))
        return; /* it came out when it began: what stands on the near side of midnight is of its day */
    for (size_t i = newest_first ? turn : 0; i < (newest_first ? d->count : turn); i++) {
        if (is_entry_of_log(&d->items[i])) {
            d->items[i].d.has_deictic = true;
            d->items[i].d.offset_days = -1;
        }
    }
}

/* "flights would leave on Monday from March 30, with the third departing from August 6": what has no tense of its own goes on
 * with that of the date before it in the sentence, if that is to come. */
void dates_lend_tense(const dates_doc *d, const dln_timex *timexes, size_t at)
{
    enum { BACK = 3 };
    found *f = &d->items[at];
    uint32_t begin = d->doc->tokens.sentences[f->sentence].begin;
    for (size_t i = at; f->cue == 0 && f->d.month != 0 && i > 0 && at - i < BACK && timexes[i - 1].begin >= begin; i--) {
        if (timexes[i - 1].type == DLN_TIMEX_DATE || timexes[i - 1].type == DLN_TIMEX_TIME) {
            f->cue = (timexes[i - 1].flags & DLN_TIMEX_FUTURE) != 0 && dates_tense(d, &d->items[i - 1]) > 0;
            break;
        }
    }
}

/* Whether only commas and "and", or a dash, stand between two expressions. */
static bool is_row(const dln_tokens *tokens, uint32_t from, uint32_t to)
{
    enum { BETWEEN = 2 };
    static const char *const words[] = {",", "and", "or", "&", "to", "through", "until", "-", "\xE2\x80\x93"};
    bool is_one = from < to && to - from <= BETWEEN;
    for (uint32_t i = from; is_one && i < to; i++) {
        is_one = false;
        for (size_t w = 0; w < sizeof words / sizeof *words && !is_one; w++)
            is_one = dln_token_is(tokens, i, words[w]);
    }
    return is_one;
}

/* Months go with months, seasons with seasons. 0: other things. */
static int kind_in_row(const draft *d)
{
    bool is_date = d->build == BUILD_DATE && d->decade == 0 && !d->is_bc && d->holiday_row == 0 && (d->weekday == 0 || d->month != 0);
    return !is_date ? 0 : d->month != 0 ? 1 : d->season != 0 ? 2 : d->quarter != 0 ? 3 : d->half != 0 ? 4 : 0;
}

/* "the 11th to the 13th of June", "between the 2nd and 4 May": the month reaches back. "the 21st, a Friday": the day is of a month in
 * which it is one, and the weekday is that day. */
void dates_lend_months(dates_doc *d)
{
    const dln_tokens *tokens = &d->doc->tokens;
    for (size_t i = d->count; i > 1; i--) {
        draft *first = &d->items[i - 2].d, *second = &d->items[i - 1].d;
        uint32_t end = d->items[i - 2].end, begin = d->items[i - 1].begin;
        bool is_bare = first->build == BUILD_DATE && first->day != 0 && first->month == 0 && first->weekday == 0 && first->year == NO_YEAR && first->day2 == 0;
        if (!is_bare || second->build != BUILD_DATE || begin <= end)
            continue;
        uint32_t glue = begin - dln_token_says(tokens, begin - 1, "the");
        if (second->day > first->day && second->month != 0 && second->holiday_row == 0 && is_row(tokens, end, glue)) {
            first->month = second->month;
            first->year = second->year;
        } else if (second->weekday != 0 && second->day == 0 && second->month == 0 && begin == end + 2 && dln_token_is(tokens, end, ",") && dln_token_is(tokens, end + 1, "a")) {
            first->weekday = second->weekday;
            second->day = first->day;
        }
    }
}

/* "in June, July and August 2012", "the summer and autumn of 1812", "from 30 December to 2 January 2013": the year reaches back. */
void dates_lend_years(dates_doc *d)
{
    for (size_t i = d->count; i > 1; i--) {
        draft *first = &d->items[i - 2].d;
        const draft *second = &d->items[i - 1].d;
        int kind = kind_in_row(first);
        if (kind == 0 || first->year != NO_YEAR || second->year == NO_YEAR || kind_in_row(second) != kind || !is_row(&d->doc->tokens, d->items[i - 2].end, d->items[i - 1].begin))
            continue;
        bool is_year_before = kind == 1 ? first->month > second->month : kind == 2 ? first->season > second->season : kind == 3 ? first->quarter > second->quarter : first->half > second->half;
        first->year = (int16_t)(second->year - is_year_before);
    }
}

/* ---- a chronology whose entries name no year ---- */

static bool is_entry_without_year(const found *f)
{
    return (f->flags & DLN_TIMEX_HEADING) != 0 && f->d.build == BUILD_DATE && f->d.month != 0 && f->d.day != 0 && f->d.year == NO_YEAR;
}

/* The year in which the games (table games) that this paragraph speaks of were on that day of the year. NO_YEAR: it speaks of none. */
static int32_t year_of_games(const dates_doc *d, const found *f)
{
    enum { AROUND = 3 }; /* days: who comes to the opening comes before it */
    const dln_doc *doc = d->doc;
    const dln_tokens *tokens = &doc->tokens;
    for (uint32_t at = f->end; at < tokens->count && (tokens->items[at].flags & DLN_STARTS_PARAGRAPH) == 0; at++) {
        dln_phrase hits[DLN_PHRASES_MAX];
        if ((tokens->items[at].tables & dln_table_bit(DLN_TABLE_GAMES)) == 0)
            continue;
        for (size_t h = dln_phrases_at(doc->lexicon, tokens, at, tokens->count, false, hits); h > 0; h--) {
            for (uint32_t i = 0; i < hits[h - 1].sense_count; i++) {
                dln_sense sense = dln_sense_at(hits[h - 1].senses, i);
                if (sense.table != DLN_TABLE_GAMES)
                    continue;
                int32_t first = dln_cell_day(doc->lexicon, DLN_TABLE_GAMES, sense.row, DLN_GAMES_FIRST, false), year = dln_civil_of(first).year;
                int32_t last = dln_cell_day(doc->lexicon, DLN_TABLE_GAMES, sense.row, DLN_GAMES_LAST, true), day = day_in_year(year, f->d.month, f->d.day);
                if (day >= first - AROUND && day <= last + AROUND && day <= d->published)
                    return year;
            }
        }
    }
    return NO_YEAR;
}

/* A chronology that ends before the day of the page, and begins well before it, tells what was: the year of its last entry, which
 * *last is set to. NO_YEAR: a programme, or one that has years, or in which the days go back. */
static int32_t year_of_past_entries(const dates_doc *d, size_t *last)
{
    enum { TURN = 8, WELL_BEFORE = 45, TO_COME = 60 }; /* months; days; days */
    dln_civil today = dln_civil_of(d->published);
    int32_t month = 0, day = 0, years = 0, first = 0;
    for (size_t i = 0; i < d->count; i++) {
        const found *f = &d->items[i];
        if ((f->flags & DLN_TIMEX_HEADING) != 0 && f->d.build == BUILD_DATE && f->d.year != NO_YEAR)
            return NO_YEAR;
        if (!is_entry_without_year(f))
            continue;
        if (f->d.weekday != 0)
            return NO_YEAR; /* that tells the year */
        if (month - f->d.month >= TURN)
            years++;
        else if (f->d.month < month || (f->d.month == month && f->d.day < day))
            return NO_YEAR;
        first = month == 0 ? f->d.month * 100 + f->d.day : first;
        month = f->d.month, day = f->d.day;
        *last = i;
    }
    int32_t ahead = day_in_year(today.year, month, day) - d->published;
    if (ahead > 0 && ahead <= TO_COME)
        return NO_YEAR; /* an agenda */
    int32_t year = ahead <= 0 ? today.year : today.year - 1;
    return d->published - day_in_year(year - years, first / 100, first % 100) > WELL_BEFORE ? year : NO_YEAR;
}

/* ---- a chronology that names a year where it changes ---- */

static bool is_entry_with_year(const found *f)
{
    return (f->flags & DLN_TIMEX_HEADING) != 0 && f->d.build == BUILD_DATE && f->d.month != 0 && f->d.day != 0 && f->d.year != NO_YEAR;
}

static int32_t order_of_entry(const found *f, int32_t year) { return (year * 12 + f->d.month) * 31 + f->d.day; }

/* Whether the entries of a chronology stand in order, the first of them with its year, and which way: *step is -1 where the newest is the
 * first. */
static bool is_in_order(const dates_doc *d, int32_t *step)
{
    enum { ENTRIES = 4 };
    size_t entries = 0, ups = 0, downs = 0;
    const found *before = NULL;
    for (size_t i = 0; i < d->count; i++) {
        const found *f = &d->items[i];
        if ((f->flags & DLN_TIMEX_HEADING) == 0)
            continue;
        bool has_year = is_entry_with_year(f);
        if ((!has_year && !is_entry_without_year(f)) || (!has_year && f->d.weekday != 0) || (!has_year && before == NULL))
            return false; /* "2020", "10:30", "Friday, 6 August": others tell its year */
        entries++;
        if (!has_year)
            continue;
        int32_t way = before == NULL ? 0 : order_of_entry(f, f->d.year) - order_of_entry(before, before->d.year);
        ups += way > 0;
        downs += way < 0;
        before = f;
    }
    *step = downs > 0 ? -1 : 1;
    return entries >= ENTRIES && (ups == 0 || downs == 0);
}

/* Goes on with the year of the entry before from begin to the next entry that has one, over the turn of the year too; writes the years if
 * asked. Returns where the next one with a year is, or the count; *fits: they stand in order then. */
static size_t go_on_with_year(const dates_doc *d, size_t begin, const found *before, int32_t step, bool writes, bool *fits)
{
    enum { TURN = 6, LAST_YEAR = 9999 }; /* months, where no year stands behind that says the same */
    int32_t year = before->d.year, last = order_of_entry(before, year), month = before->d.month;
    bool is_turned_far = true;
    size_t i = begin;
    for (; i < d->count && !is_entry_with_year(&d->items[i]); i++) {
        found *f = &d->items[i];
        if (!is_entry_without_year(f))
            continue;
        if ((order_of_entry(f, year) - last) * step < 0) {
            year += step;
            is_turned_far &= (month - f->d.month) * step >= TURN;
        }
        last = order_of_entry(f, year);
        month = f->d.month;
        if (writes)
            f->d.year = (int16_t)year;
    }
    *fits = i < d->count ? (order_of_entry(&d->items[i], d->items[i].d.year) - last) * step >= 0 : is_turned_far && year > 0 && year <= LAST_YEAR;
    return i;
}

/* "June 26, 2020 - ...", "Aug. 6 - ...", "Jan. 25, 2021 - ...": an entry without a year goes on from the one before it. */
static void lend_years_of_entries(const dates_doc *d)
{
    int32_t step = 0;
    if (!is_in_order(d, &step))
        return;
    for (size_t i = 0, next = 0; i < d->count; i = next) {
        bool fits = false;
        next = i + 1;
        if (!is_entry_with_year(&d->items[i]))
            continue;
        next = go_on_with_year(d, i + 1, &d->items[i], step, false, &fits);
        if (fits)
            go_on_with_year(d, i + 1, &d->items[i], step, true, &fits);
    }
}

/* "Timeline: the road to the summit ... Feb. 9 -- At the opening of the PyeongChang Olympics ... March 8 -- ...": the games have
 * a year, and the entries before and behind them go on from it, over the turn of the year too. Without games it is the last one that
 * was over when the page came out. */
void dates_lend_years_of_chronology(dates_doc *d)
{
    enum { ENTRIES = 4, TURN = 8 }; /* entries at least; months */
    size_t entries = 0, dated = 0;
    int32_t year = NO_YEAR;
    lend_years_of_entries(d);
    for (size_t i = 0; i < d->count; i++)
        entries += is_entry_without_year(&d->items[i]);
    for (size_t i = 0; i < d->count && entries >= ENTRIES && d->has_published && year == NO_YEAR; i++) {
        if (is_entry_without_year(&d->items[i]))
            year = year_of_games(d, &d->items[dated = i]);
    }
    if (year == NO_YEAR && entries >= ENTRIES && d->has_published && !d->is_programme)
        year = year_of_past_entries(d, &dated);
    if (year == NO_YEAR)
        return;
    for (int step = -1; step <= 1; step += 2) { /* back to the first entry, then on to the last */
        int32_t of = year, before = d->items[dated].d.month;
        for (size_t i = dated; i < d->count; i += (size_t)(ptrdiff_t)step) { /* below the first index the count is passed */
            found *f = &d->items[i];
            if (i != dated && !is_entry_without_year(f))
                continue;
            of += before - f->d.month >= TURN ? 1 : f->d.month - before >= TURN ? -1 : 0;
            before = f->d.month;
            if (i != dated || step > 0)
                f->d.year = (int16_t)of;
        }
    }
}

static bool is_bare_weekday(const found *f) { return f->d.build == BUILD_DATE && f->d.weekday != 0 && f->d.month == 0 && f->d.day == 0; }

/* "Okonjo, who left last week, on Monday met Sarr", "on Monday will quietly meet": whether a verb begins there. */
static bool begins_verb(const dln_tokens *tokens, uint32_t at)
{
    at += at < tokens->count && dln_ends_with(dln_token_text(tokens, at), DLN_SPAN("ly"));
    return at < tokens->count && ((tokens->items[at].tables & dln_table_bit(DLN_TABLE_VERBS)) != 0 || dln_token_in(tokens, at, DLN_LIST_AUXILIARIES));
}

/* "last week, on Thursday", "next week on Tuesday": nothing but that stands between them. Not "After they met last week, on Thursday she
 * left", "last week, Thursday's statement said". */
static bool is_day_beside(const dln_tokens *tokens, const found *week, const found *day)
{
    bool has_comma = dln_token_is(tokens, week->end, ",");
    uint32_t at = week->end + has_comma;
    at += dln_token_is(tokens, at, "on");
    if (at == week->end || day->begin != at || !is_bare_weekday(day) || dln_token_is_possessive(tokens, day->end))
        return false;
    return !has_comma || dln_token_is(tokens, day->end, ",") || (!begins_verb(tokens, day->end) && !dln_token_in(tokens, tokens->sentences[week->sentence].begin, DLN_LIST_FRAME_OPENERS));
}

/* "from Monday to Friday last week": a weekday in a row goes with the one behind it that tells its week; "last week from Monday to
 * Friday", "last week, on Friday": and with the week before it. */
void dates_lend_weeks(dates_doc *d)
{
    const dln_tokens *tokens = &d->doc->tokens;
    for (size_t i = d->count; i > 1; i--) {
        found *first = &d->items[i - 2];
        const found *second = &d->items[i - 1];
        if (!is_bare_weekday(first) || first->d.minute >= 0 || second->d.build != BUILD_NEAR || second->d.weekday == 0 || !is_row(tokens, first->end, second->begin))
            continue;
        uint8_t weekday = (uint8_t)first->d.weekday;
        first->d = second->d;
        first->d.weekday = weekday;
    }
    for (size_t i = 0; i + 1 < d->count; i++) {
        const found *week = &d->items[i];
        found *first = &d->items[i + 1], *second = i + 2 < d->count ? first + 1 : NULL;
        bool is_week = week->d.build == BUILD_NEAR && week->d.unit == UNIT_WEEK && week->d.weekday == 0 && (week->d.arg == -1 || week->d.arg == 1);
        bool is_from = is_week && second != NULL && first->begin == week->end + 1 && dln_token_is(tokens, week->end, "from") && is_row(tokens, first->end, second->begin);
        if (!is_week || !(is_from || is_day_beside(tokens, week, first)))
            continue;
        size_t last = i + 1; /* "last week, on Monday, Tuesday and Thursday" */
        while (last + 1 < d->count && is_row(tokens, d->items[last].end, d->items[last + 1].begin) && (is_from ? last == i + 1 : is_bare_weekday(&d->items[last + 1])))
            last++;
        for (found *day = first; day <= &d->items[last]; day++) {
            if (is_bare_weekday(day)) {
                day->d.build = BUILD_NEAR;
                day->d.arg = (int8_t)(week->d.arg * 2);
            }
        }
    }
}

/* 10/03/2014, 10-03-14: a date of numbers. */
static bool is_of_numbers(const dates_doc *d, const found *f)
{
    const dln_tokens *tokens = &d->doc->tokens;
    return f->d.build == BUILD_DATE && f->d.year != NO_YEAR && f->d.day != 0 && f->begin + 4 < tokens->count && (dln_token_is(tokens, f->begin + 1, "/") || dln_token_is(tokens, f->begin + 1, "-")) &&
           tokens->items[f->begin].kind == DLN_TOKEN_NUMBER && tokens->items[f->begin].len <= 2 && tokens->items[f->begin + 2].kind == DLN_TOKEN_NUMBER && f->d.day != f->d.month;
}

/* Either number may be the month. */
static bool has_two_orders(const dates_doc *d, const found *f) { return is_of_numbers(d, f) && f->d.day <= 12 && dln_date_exists(f->d.year, f->d.day, f->d.month); }

void dates_lend_order(dates_doc *d)
{
    enum { SAME_NEWS = 3 }; /* days */
    bool is_day_first = false, is_month_first = false;
    for (size_t i = 0; i < d->count; i++) {
        const found *f = &d->items[i];
        uint32_t first;
        if (!is_of_numbers(d, f) || !dln_parse_uint(dln_token_text(&d->doc->tokens, f->begin), 31, &first))
            continue;
        if (f->d.day > 12) {
            is_day_first |= first == f->d.day;
            is_month_first |= first != f->d.day;
        } else if (d->has_published && has_two_orders(d, f)) {
            int32_t as_read = dln_day_of(f->d.year, f->d.month, f->d.day) - d->published, turned = dln_day_of(f->d.year, f->d.day, f->d.month) - d->published;
            is_month_first |= as_read >= -SAME_NEWS && as_read <= SAME_NEWS;
            is_day_first |= turned >= -SAME_NEWS && turned <= SAME_NEWS;
        }
    }
    for (size_t i = 0; i < d->count && is_day_first && !is_month_first; i++) {
        found *f = &d->items[i];
        if (has_two_orders(d, f)) {
            uint8_t month = f->d.day;
            f->d.day = f->d.month;
            f->d.month = month;
        }
    }
}
