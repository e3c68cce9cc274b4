/* src/find/dates_layout.c - what a date's place on the page says: the dateline of an article, the heading of an entry of
 * a chronology; and the day of the news. */
#include "find/dates.h"

#include "base/text.h"

static bool is_divider(const dln_tokens *tokens, uint32_t at)
{
    static const char *const marks[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", ":", ".", "/", "(", "---", "_"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (dln_token_is(tokens, at, marks[i]))
            return true;
    }
    return false;
}

static bool is_dash(const dln_tokens *tokens, uint32_t at)
{
    return dln_token_is(tokens, at, "--") || dln_token_is(tokens, at, "\xE2\x80\x93") || dln_token_is(tokens, at, "\xE2\x80\x94") ||
           ((dln_token_is(tokens, at, "-") || dln_token_is(tokens, at, "_")) && (tokens->items[at].flags & DLN_SPACED) != 0) || dln_token_is(tokens, at, ":") ||
           dln_token_is(tokens, at, "|"); /* 16:30 | From Dakar */
}

static bool is_shouted_word(const dln_tokens *tokens, uint32_t at)
{
    return tokens->items[at].kind == DLN_TOKEN_WORD && (tokens->items[at].flags & DLN_SHOUTED) != 0 && tokens->items[at].len > 1;
}

/* First token of the line that holds it. */
static uint32_t line_start(const dln_doc *doc, uint32_t at)
{
    while (at > doc->body_token && (doc->tokens.items[at].flags & DLN_STARTS_LINE) == 0)
        at--;
    return at;
}

/* "MOSCOW, July 6. /X/", "SEOUL, June 30 (Y) --", "Geneva, 15 June 2021 -", "DAKAR (X / Y - 12th March, 2014)": names in capitals, a comma, the date,
 * a divider. */
static bool is_dateline(const dln_doc *doc, const found *f)
{
    const dln_tokens *tokens = &doc->tokens;
    uint32_t start = line_start(doc, f->begin);
    bool has_name = false, has_comma = false, is_shouted = false, is_open = false;
    if (f->begin == start || f->begin - start > 14 || f->d.build != BUILD_DATE || (f->d.month == 0 && f->d.weekday == 0))
        return false;
    for (uint32_t i = start; i < f->begin; i++) {
        const dln_token *token = &tokens->items[i];
        if (token->kind == DLN_TOKEN_WORD) {
            bool is_particle = token->len <= 3 && (token->flags & DLN_CAPITAL) == 0;
            if (i == start && (token->flags & DLN_CAPITAL) == 0)
                return false;
            is_shouted |= i == start && (token->flags & DLN_SHOUTED) != 0 && token->len > 2;
            has_name |= (token->flags & DLN_CAPITAL) != 0;
            if ((token->flags & DLN_CAPITAL) == 0 && (!is_particle || (token->tables & dln_table_bit(DLN_TABLE_VERBS)) != 0))
                return false; /* "PARIS: Okonjo met Sarr on Monday." */
        } else if (dln_token_is(tokens, i, ",") || dln_token_is(tokens, i, "(") || dln_token_is(tokens, i, "/")) {
            has_comma |= i + 1 == f->begin;
            is_open |= dln_token_is(tokens, i, "(");
        } else if (!dln_token_is(tokens, i, ".") && !dln_token_is(tokens, i, ")") && !dln_token_is(tokens, i, "[") && !dln_token_is(tokens, i, "]") && !dln_token_is(tokens, i, "-") && !dln_token_is(tokens, i, "'s")) {
            return false;
        } else if (dln_token_is(tokens, i, ")")) {
            is_open = false;
        } else if (is_dash(tokens, i) && !is_open && i + 1 < f->begin && !(i == start + 3 && dln_token_is(tokens, i - 1, ")") && dln_token_is(tokens, start, "("))) { /* "PARIS - Talks of Okonjo and Sarr on Monday": the text has begun, but not behind "(X) - " */
            return false;
        }
    }
    if (is_shouted && is_open && dln_token_is(tokens, f->end, ")"))
        return true;
    bool has_agency = dln_token_is(tokens, f->end, "(") && f->d.year != NO_YEAR; /* "Addis Ababa 10 March 2014 (X)" */
    if (!has_name || (!has_comma && !is_shouted && !has_agency))
        return false;
    for (uint32_t i = f->end; i < f->end + 2 && i < tokens->count; i++) {
        if (is_divider(tokens, i))
            return is_shouted || !dln_token_is(tokens, i, ".") || (tokens->items[i + 1].flags & DLN_STARTS_PARAGRAPH) == 0;
        bool is_agency = i == f->end + 1 && is_shouted_word(tokens, i) && i + 1 < tokens->count && is_dash(tokens, i + 1); /* "Riyadh, March 10, SPA --" */
        if (is_agency)
            return true;
        if (!dln_token_is(tokens, i, ",") && !dln_token_is(tokens, i, "/"))
            break;
    }
    return false;
}

/* "27 June. At the ministry he meets ...": a sentence that is nothing but a date. */
static bool is_sentence(const dln_tokens *tokens, uint32_t end)
{
    return end + 1 < tokens->count && dln_token_is(tokens, end, ".") && (tokens->items[end + 1].flags & DLN_CAPITAL) != 0;
}

static bool is_bullet(const dln_tokens *tokens, uint32_t at)
{
    return dln_token_is(tokens, at, "\xE2\x80\xA2") || dln_token_is(tokens, at, "*") || dln_token_is(tokens, at, "-") || dln_token_is(tokens, at, "\xE2\x80\x93");
}

/* "15:02 The prince has gone in", "15:02 (12:02 GMT) Cameras out": an entry of a live report. */
static bool is_entry(const dln_tokens *tokens, const found *f)
{
    enum { ASIDE = 8 };
    bool opens = f->end < tokens->count && (tokens->items[f->begin].flags & DLN_STARTS_PARAGRAPH) != 0;
    if (!opens || f->d.minute < 0 || f->d.build != BUILD_CLOCK)
        return false;
    uint32_t end = f->end;
    if (dln_token_is(tokens, end, "(")) {
        for (uint32_t i = end + 1; i + 1 < tokens->count && i < f->end + ASIDE && end == f->end; i++)
            end = dln_token_is(tokens, i, ")") ? i + 1 : end;
    }
    return tokens->items[end].kind == DLN_TOKEN_WORD && (tokens->items[end].flags & DLN_CAPITAL) != 0;
}

/* "TUESDAY" on a line of its own heads what is to come, or came, that day. */
static bool is_weekday_line(const dln_tokens *tokens, const found *f)
{
    bool is_weekday = f->d.build == BUILD_DATE && f->d.weekday != 0 && f->d.day == 0 && f->d.month == 0 && f->end == f->begin + 1;
    return is_weekday && (tokens->items[f->begin].flags & DLN_STARTS_LINE) != 0 && (f->end >= tokens->count || (tokens->items[f->end].flags & DLN_STARTS_LINE) != 0);
}

/* "The week ahead", "Diary of the week": a weekday without a tense is the next one. */
bool dates_is_programme(const dates_doc *d)
{
    const dln_doc *doc = d->doc;
    for (uint32_t i = 0; i < doc->body_token; i++) {
        if (dln_phrase_in(doc->lexicon, &doc->tokens, i, doc->body_token, DLN_LIST_PROGRAMMES) > 0)
            return true;
    }
    return false;
}

/* "Feb. 25 -- In the South ...", "March 31-April 1 -- ", "July 5:", a sentence or a line of its own. */
static bool is_heading(const dln_doc *doc, const found *f, bool is_live)
{
    const dln_tokens *tokens = &doc->tokens;
    bool has_day = f->d.build == BUILD_DATE && (f->d.day != 0 || f->d.month != 0 || f->d.year != NO_YEAR);
    bool is_clock = f->d.minute >= 0;
    if (((tokens->items[f->begin].flags | tokens->items[f->begin - (f->begin > 0)].flags) & DLN_STARTS_LINE) == 0) /* most */
        return false;
    bool opens = (tokens->items[f->begin].flags & DLN_STARTS_LINE) != 0; /* the dash that ends the line above is no bullet */
    uint32_t first = !opens && is_bullet(tokens, f->begin - 1) ? f->begin - 1 : f->begin;
    if ((!has_day && !is_clock) || (tokens->items[first].flags & DLN_STARTS_LINE) == 0)
        return false;
    if (is_live && is_entry(tokens, f))
        return true;
    return f->end >= tokens->count || is_dash(tokens, f->end) || (has_day && is_sentence(tokens, f->end)) || (tokens->items[f->end].flags & DLN_STARTS_LINE) != 0;
}

/* "Timeline of the crisis, 2016" above "March 3: Talks open": a year at the end of a short line, of the days that open the lines below. */
static bool is_year_line(const dates_doc *d, size_t index)
{
    enum { WORDS = 9 };
    const dln_doc *doc = d->doc;
    const dln_tokens *tokens = &doc->tokens;
    const found *f = &d->items[index];
    if (f->d.build != BUILD_DATE || f->d.year == NO_YEAR || f->d.month != 0 || f->d.year2 != NO_YEAR || f->d.decade != 0 || index + 1 >= d->count)
        return false;
    const found *next = &d->items[index + 1];
    uint32_t end = f->end + (dln_token_is(tokens, f->end, ":") || dln_token_is(tokens, f->end, ")")), first = next->begin > 0 && is_bullet(tokens, next->begin - 1) ? next->begin - 1 : next->begin;
    bool is_line = first == end && (tokens->items[end].flags & DLN_STARTS_LINE) != 0 && f->begin - line_start(doc, f->begin) <= WORDS;
    return is_line && next->d.month != 0 && next->d.year == NO_YEAR && is_heading(doc, next, false);
}

/* "POLITICAL EVENTS, FRIDAY OCTOBER 18", "Diary for Monday, 16 September" on a line of its own: the day of what stands below. */
static bool is_diary_line(const dln_doc *doc, const found *f)
{
    enum { WORDS = 10 };
    const dln_tokens *tokens = &doc->tokens;
    bool has_day = f->d.build == BUILD_DATE && f->d.day != 0 && f->d.day2 == 0 && (f->d.month != 0 || f->d.weekday != 0);
    uint32_t end = f->end + dln_token_is(tokens, f->end, ":"), begin = has_day && end < tokens->count && (tokens->items[end].flags & DLN_STARTS_LINE) != 0 ? line_start(doc, f->begin) : f->begin;
    bool is_diary = false;
    for (uint32_t i = begin; i < f->begin && f->begin - begin <= WORDS; i++)
        is_diary |= dln_token_in(tokens, i, DLN_LIST_DIARIES);
    return is_diary;
}

void dates_layout(dates_doc *d)
{
    dln_doc *doc = d->doc;
    enum { ENTRIES = 3, DATED = 4 }; /* of a live report at least; of a chronology */
    bool has_dateline = false;
    size_t entries = 0, weekdays = 0, dated = 0;
    for (size_t i = 0; i < d->count; i++) {
        entries += is_entry(&doc->tokens, &d->items[i]);
        weekdays += is_weekday_line(&doc->tokens, &d->items[i]) || is_heading(doc, &d->items[i], false);
    }
    for (size_t i = 0; i < d->count; i++) {
        found *f = &d->items[i];
        if (f->begin < doc->body_token)
            continue;
        if (!has_dateline && f->begin < doc->body_token + 120 && is_dateline(doc, f)) {
            f->flags |= DLN_TIMEX_DATELINE;
            d->dateline_zone = dates_zone_between(doc, line_start(doc, f->begin), f->begin);
            has_dateline = true;
        } else if (is_heading(doc, f, entries >= ENTRIES) || (weekdays > 1 && is_weekday_line(&doc->tokens, f)) || is_year_line(d, i) || is_diary_line(doc, f)) {
            f->flags |= DLN_TIMEX_HEADING;
            dated += f->d.build == BUILD_DATE && f->d.month != 0;
        }
    }
    doc->is_chronology = dated >= DATED;
}

/* News speaks of its own days: yesterday, last week, Friday, and years close to its own. A history names the years it tells of,
 * and they are behind. Without a publication day there is nothing else to count from. */
bool dates_is_story(const dates_doc *d)
{
    enum { YEARS_BACK = 2, SOME = 2, SEVERAL = 3, MANY = 4 };
    size_t old = 0, old_months = 0, near = 0, yearless = 0;
    if (!d->has_published)
        return true;
    int32_t year = dln_civil_of(d->published).year;
    bool has_year = false;
    for (size_t i = 0; i < d->count; i++) {
        const draft *f = &d->items[i].d;
        bool is_dated = f->build == BUILD_DATE && f->year != NO_YEAR && f->decade == 0, is_old = is_dated && f->year < year - YEARS_BACK;
        bool is_of_today = f->build == BUILD_DEICTIC || f->build == BUILD_NEAR || f->build == BUILD_AGO || f->build == BUILD_PART ||
                           (f->build == BUILD_DATE && f->weekday != 0 && f->month == 0);
        old += is_old;
        old_months += is_old && f->month != 0;
        bool is_yearless = f->build == BUILD_DATE && f->month != 0 && f->year == NO_YEAR;
        yearless += is_yearless;
        has_year |= is_dated;
        near += is_yearless && !has_year && d->items[i].begin >= d->doc->body_token; /* a story names its year first */
        near += is_of_today || (is_dated && !is_old);
    }
    return near == 0 ? old_months >= SOME || old >= SEVERAL || (old > 0 && yearless >= MANY) : old >= MANY && old > 2 * near;
}

/* A short page that names an old day or two in passing, and no more: what it tells is of today. */
bool dates_is_of_today(const dates_doc *d)
{
    enum { OLD = 2 };
    size_t old = 0;
    dln_civil today = dln_civil_of(d->published);
    for (size_t i = 0; i < d->count; i++) {
        const draft *f = &d->items[i].d;
        bool is_day = f->build == BUILD_DATE && f->month != 0 && f->day != 0 && (d->items[i].flags & DLN_TIMEX_DATELINE) == 0;
        old += is_day && ((f->year != NO_YEAR && f->year != today.year) || f->month != today.month);
    }
    return d->has_published && !d->is_narrative && old <= OLD;
}

/* A day and month without a year that are of these days. */
static bool is_lately(const dates_doc *d, const draft *at)
{
    enum { LATELY = 3 };
    int32_t year = dln_civil_of(d->published).year;
    bool has_day = at->build == BUILD_DATE && at->month != 0 && at->day != 0 && at->year == NO_YEAR && dln_date_exists(year, at->month, at->day);
    int32_t ago = has_day ? d->published - dln_day_of(year, at->month, at->day) : -1;
    return ago >= 0 && ago <= LATELY;
}

/* A page that opens with a day long past, and with no day of its own: "One year on: On the morning of November 21, 1995, ...". */
bool dates_looks_back(const dates_doc *d)
{
    enum { LONG_PAST = 300 }; /* days */
    if (!d->has_published || d->is_narrative)
        return false;
    const dln_doc *doc = d->doc;
    uint32_t told = 0;
    bool has_old = false;
    for (size_t i = 0; i < d->count; i++) {
        const found *f = &d->items[i];
        const draft *at = &f->d;
        if ((f->flags & DLN_TIMEX_DATELINE) != 0)
            return false; /* news */
        if (f->begin < doc->body_token)
            continue;
        if (has_old && is_lately(d, at))
            return false;
        if (has_old && !dln_doc_is_one_paragraph(doc, told, f->begin))
            return true;
        bool is_years_ago = at->build == BUILD_AGO && at->unit == UNIT_YEAR && at->arg < 0 && at->has_n != 0 && at->n != N_UNKNOWN;
        if (is_years_ago) { /* "On 6 February 1999, twenty years ago", "Twenty years ago today" */
            has_old |= at->has_deictic;
            told = at->has_deictic ? f->begin : told;
            continue;
        }
        if (at->build == BUILD_DEICTIC || at->build == BUILD_NEAR || at->build == BUILD_AGO || at->build == BUILD_PART ||
            (at->build == BUILD_DATE && at->weekday != 0 && at->month == 0 && !dates_is_apposed_weekday(&doc->tokens, f)))
            return false;
        if (has_old || at->month == 0 || at->day == 0)
            continue;
        if (at->build != BUILD_DATE || at->year == NO_YEAR || !dln_date_exists(at->year, at->month, at->day) || dates_is_of_clause(doc, f->begin) ||
            d->published - dln_day_of(at->year, at->month, at->day) < LONG_PAST)
            return false;
        has_old = true;
        told = f->begin;
    }
    return false;
}

bool dates_is_quoted(const dln_doc *doc, uint32_t from, uint32_t at)
{
    enum { WORDS = 80 };
    bool is_open = false;
    if (at < from || at - from > WORDS || !dln_doc_is_one_paragraph(doc, from, at))
        return false;
    for (uint32_t t = from; t < at; t++) {
        if (dln_token_is(&doc->tokens, t, "\""))
            is_open = !is_open;
        else if (dln_token_is(&doc->tokens, t, "\xE2\x80\x9C") || dln_token_is(&doc->tokens, t, "\xE2\x80\x9D"))
            is_open = dln_token_is(&doc->tokens, t, "\xE2\x80\x9C");
    }
    return is_open;
}

/* "26 January, a Friday": it says no more than which day that was. */
bool dates_is_apposed_weekday(const dln_tokens *tokens, const found *f)
{
    return f->begin >= 2 && dln_token_is(tokens, f->begin - 1, "a") && dln_token_is(tokens, f->begin - 2, ",");
}

/* "met Sarr before leaving for Lome on Tuesday": the day of what is done later, which the news does not wait for. */
static bool is_of_what_is_later(const dln_doc *doc, const dln_timex *t)
{
    enum { FAR = 8 };
    if (dln_doc_has_just_been(doc, &t->when))
        return false;
    for (uint32_t i = t->begin; i > 0 && t->begin - i < FAR && doc->tokens.items[i - 1].kind == DLN_TOKEN_WORD; i--) {
        if (dln_token_says(&doc->tokens, i - 1, "before"))
            return i < t->begin && dln_ends_with(dln_token_text(&doc->tokens, i), DLN_SPAN("ing"));
    }
    return false;
}

/* "put off a meeting that had been due on Saturday": the day of what was to be. */
static bool is_of_what_was_due(const dln_doc *doc, const dln_timex *t)
{
    enum { NEAR = 3 };
    for (uint32_t i = t->begin; i > 0 && t->begin - i < NEAR; i--) {
        if (dln_token_in(&doc->tokens, i - 1, DLN_LIST_DUE_WORDS))
            return true;
    }
    return false;
}

/* "Wednesday's meeting has been postponed": the day of what will not be. */
static bool is_of_what_is_off(const dln_doc *doc, const dln_timex *t)
{
    enum { FAR = 48 };
    uint32_t end = doc->tokens.sentences[dln_doc_sentence_of(doc, t->begin)].end;
    end = end < t->end + FAR ? end : t->end + FAR;
    for (uint32_t i = t->end + 1; dln_token_is_possessive(&doc->tokens, t->end) && i < end; i++) {
        bool is_been = dln_token_says(&doc->tokens, i - 1, "been") || dln_token_says(&doc->tokens, i - 1, "was") || dln_token_says(&doc->tokens, i - 1, "is");
        if (is_been && (dln_token_in(&doc->tokens, i, DLN_LIST_CALLED_OFF) || dln_token_in(&doc->tokens, i, DLN_LIST_PUT_OFF_WORDS)))
            return true;
    }
    return false;
}

/* "Sarr speaks in Rome on March 9. (AP Photo/X)", "PHOTO: X" below it: the day of a picture. */
static bool is_of_picture(const dln_doc *doc, const dln_timex *t)
{
    enum { FAR = 40, IN = 6 };
    const dln_tokens *tokens = &doc->tokens;
    uint32_t paragraphs = 0;
    for (uint32_t i = t->end; i < tokens->count && i < t->end + FAR && paragraphs < 2; i++) {
        bool starts = (tokens->items[i].flags & DLN_STARTS_PARAGRAPH) != 0;
        paragraphs += starts;
        if (paragraphs > 1 || !(dln_token_says(tokens, i, "photo") || dln_token_says(tokens, i, "image") || dln_token_says(tokens, i, "picture")))
            continue;
        bool is_in_brackets = false;
        for (uint32_t k = i; k > t->end && i - k < IN; k--)
            is_in_brackets |= dln_token_is(tokens, k - 1, "(") || dln_token_is(tokens, k - 1, "[");
        bool is_label = dln_token_is(tokens, i + 1, ":") || dln_token_says(tokens, i + 1, "credit") || dln_token_says(tokens, i + 1, "by");
        if ((starts && is_label) || (paragraphs == 0 && (is_in_brackets || is_label)))
            return true;
    }
    return false;
}

/* The first day of the week before publication that a part of the text names; a clock time alone names none unless asked. */
static bool takes_news_day(dates_doc *d, uint32_t begin, uint32_t end, bool by_clock)
{
    dln_doc *doc = d->doc;
    for (uint32_t i = 0; i < doc->timex_count && doc->timexes[i].begin < end; i++) {
        const dln_timex *t = &doc->timexes[i];
        bool is_day = (t->type == DLN_TIMEX_DATE || t->type == DLN_TIMEX_TIME) && dln_when_is_known(&t->when) && dln_when_is_single(&t->when) &&
                      dln_when_grain(&t->when) >= DLN_GRAIN_DAY && (t->flags & (DLN_TIMEX_DATELINE | DLN_TIMEX_REFERENCE)) == 0 &&
                      t->signal != DLN_SIGNAL_FROM && t->signal != DLN_SIGNAL_SINCE; /* "from Sunday on" lasts */
        bool is_clock = t->type == DLN_TIMEX_TIME && dln_is_digit(dln_token_text(&doc->tokens, t->begin).text[0]);
        int32_t day = t->when.begin.day;
        if (t->begin < begin || !is_day || (is_clock && !by_clock) || day > d->published || day <= d->published - 7 || is_of_what_is_later(doc, t) || is_of_what_was_due(doc, t) || is_of_what_is_off(doc, t) || dln_doc_is_by_the_way(doc, t) || is_of_picture(doc, t) || dln_doc_is_of_what_had_been(doc, t->begin))
            continue;
        bool is_other = i + 1 < doc->timex_count && doc->timexes[i + 1].begin < doc->tokens.sentences[dln_doc_sentence_of(doc, t->begin)].end;
        if (is_other && dln_token_says(&doc->tokens, doc->timexes[i + 1].begin, "today"))
            day = d->published; /* "Okonjo, who came yesterday, signed today" */
        doc->news_day = dln_when_day(day);
        return true;
    }
    return false;
}

/* The weekday or recent date of the lead, else the publication day. */
void dates_news_day(dates_doc *d)
{
    dln_doc *doc = d->doc;
    if (!d->has_published)
        return;
    doc->news_day = dln_when_day(d->published);
    uint32_t paragraphs = 0, lead_begin = doc->body_token, lead_end = doc->tokens.count;
    bool is_filed = false; /* "ACCRA, March 12": a lead of no day is of that day, whatever follows; a year makes it the page's */
    for (uint32_t i = 0; i < doc->timex_count && lead_begin == doc->body_token; i++) {
        if ((doc->timexes[i].flags & DLN_TIMEX_DATELINE) == 0)
            continue;
        lead_begin = doc->timexes[i].begin; /* key points may stand before it */
        is_filed = lead_begin != doc->body_token && (doc->timexes[i].flags & DLN_TIMEX_EXPLICIT) == 0;
    }

    for (uint32_t s = lead_begin == doc->body_token ? doc->body_sentence : dln_doc_sentence_of(doc, lead_begin); s < doc->tokens.sentence_count; s++) {
        const dln_sentence *sentence = &doc->tokens.sentences[s];
        if (sentence->end - sentence->begin < 8)
            continue; /* a byline, a heading */
        lead_end = sentence->end;
        if (++paragraphs == (is_filed ? 1 : 2))
            break;
    }
    if (!takes_news_day(d, lead_begin, lead_end, false))
        takes_news_day(d, lead_begin, lead_end, true);
}
