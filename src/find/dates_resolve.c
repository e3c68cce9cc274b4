/* src/find/dates_resolve.c - the document pass: drafts to calendar values, in the order of the text, each with what the ones before it have
 * told. Elsewhere: which days a draft means (dates_calendar.c, dates_relative.c).
 */
#include "find/dates_context.h"

#include "base/text.h"

#include <stdio.h>

/* ---- the other end of a range ---- */

static void resolve_range(const context *c, const found *f, result *r)
{
    const draft *d = &f->d;
    stamp second = r->at;
    if (r->is_known && d->decade == 2 && d->build == BUILD_PERIOD && d->has_n == 2) { /* the 13th and 14th centuries */
        r->second = stamp_move(STAMP_CENTURY, r->at.day, (d->n2 - d->n) / 10);
        r->has_second = d->n2 > d->n;
        return;
    }
    bool is_one_night = d->part != 0 && d->day2 != 0 && (d->day2 == d->day + 1 || d->day2 == 1); /* "the night of 13-14 February" */
    if (is_one_night || !r->is_known || d->season != 0 || (d->day2 == 0 && d->month2 == 0 && d->year2 == NO_YEAR))
        return;
    dln_civil civil = dln_civil_of(r->at.day);
    int32_t year = d->year2 != NO_YEAR ? d->year2 : civil.year, month = d->month2 != 0 ? d->month2 : civil.month;
    if (d->year2 != NO_YEAR && d->month == 0) {
        second = stamp_at(STAMP_YEAR, dln_day_of(year, 1, 1));
    } else {
        if (d->year2 == NO_YEAR && month < civil.month)
            year++;
        if (d->day2 != 0 && !dln_date_exists(year, month, d->day2))
            return;
        second = stamp_at(d->day2 != 0 ? STAMP_DAY : STAMP_MONTH, dln_day_of(year, month, d->day2 != 0 ? d->day2 : 1));
        second.is_yearless = r->at.is_yearless;
    }
    /* "from January to April 2015": the year reaches back */
    if (second.day < r->at.day || (second.day == r->at.day && second.grain == r->at.grain))
        return;
    r->second = second;
    r->has_second = true;
    (void)c;
}

/* "shortly before midnight", "close to midnight", "towards midnight". */
static bool is_near(const dln_tokens *tokens, uint32_t begin)
{
    static const char *const words[] = {"before", "towards", "toward", "near", "nearly", "around", "about"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (dln_token_says(tokens, begin - 1, words[i]))
            return true;
    }
    return begin > 1 && dln_token_says(tokens, begin - 1, "to") && dln_token_says(tokens, begin - 2, "close");
}

static dln_when when_of(const context *c, const found *f, const result *r, dln_span *zone)
{
    enum { MIDNIGHT_BEHIND = 1440 };
    *zone = DLN_NO_SPAN;
    dln_when when = {0};
    if (!r->is_known)
        return when;
    when = stamp_when(&r->at, r->is_about && f->d.mod == MOD_NONE ? MOD_APPROX : (draft_mod)f->d.mod, base_day(c));
    if (r->has_second) {
        dln_when second = stamp_when(&r->second, MOD_NONE, base_day(c));
        when.end = second.end;
    }
    if (r->at.minute == MIDNIGHT_BEHIND && f->begin > 0 && (r->is_about || f->d.mod == MOD_APPROX || f->d.mod == MOD_EQUAL_OR_LESS || is_near(&c->d->doc->tokens, f->begin)))
        return dln_when_day(r->at.day); /* "shortly before midnight on Monday": on Monday */
    if (r->at.minute == MIDNIGHT_BEHIND && f->begin > 0 && f->d.weekday != 0 && dln_token_says(&c->d->doc->tokens, f->begin - 1, "after"))
        return dln_when_day(r->at.day); /* "shortly after midnight on Monday": when Monday began */
    if (dln_when_has_clock(&when)) {
        int16_t offset = dates_zone_offset(c->d, f, when.begin.day, when.begin.minute, zone);
        when.begin.zone_offset_min = when.end.zone_offset_min = offset;
        if (f->d.minute2 >= 0) {
            int32_t end_day = when.begin.day + (f->d.minute2 < f->d.minute ? 1 : 0);
            when.end = dln_when_minute(end_day, f->d.minute2 % 1440, offset).begin;
        }
    }
    return when;
}

/* ---- what later expressions count from ---- */

/* Whether it stands in a clause about somebody: "Sarr, who turned 60 on 6 March". */
bool dates_is_of_clause(const dln_doc *doc, uint32_t at)
{
    enum { REACH = 7 };
    const dln_sentence *sentence = &doc->tokens.sentences[dln_doc_sentence_of(doc, at)];
    for (uint32_t i = at; i > sentence->begin && at - i < REACH && !dln_token_is(&doc->tokens, i - 1, ","); i--) {
        if (dln_token_in_small(&doc->tokens, i - 1, DLN_LIST_WHO_WORDS))
            return true;
    }
    return false;
}

/* "his victory in the elections of April 30": the day tells which elections, and the story does not move to it. */
static bool is_of_noun(const dln_tokens *tokens, const found *f)
{
    return f->d.month != 0 && f->d.day != 0 && f->begin > 2 && dln_token_is(tokens, f->begin - 1, "of") && tokens->items[f->begin - 2].kind == DLN_TOKEN_WORD && !dln_token_in(tokens, f->begin - 2, DLN_LIST_DAY_PARTS) &&
           (dln_token_in_small(tokens, f->begin - 3, DLN_LIST_ARTICLES) || tokens->items[f->begin - 3].kind == DLN_TOKEN_WORD);
}

/* "Going back by force, as he tried on Sunday, will not help": between the commas something is told by the way, and the story is not of its day. */
static bool is_put_in(const dln_doc *doc, const found *f)
{
    enum { REACH = 9 };
    const dln_tokens *tokens = &doc->tokens;
    uint32_t begin = tokens->sentences[dln_doc_sentence_of(doc, f->begin)].begin, i = f->begin;
    if (!dln_token_is(tokens, f->end, ","))
        return false;
    while (i > begin && f->begin - i < REACH && !dln_token_is(tokens, i - 1, ","))
        i--;
    return i > begin && dln_token_is(tokens, i - 1, ",") && (dln_token_says(tokens, i, "as") || dln_token_in_small(tokens, i, DLN_LIST_WHO_WORDS));
}

/* "DAKAR - Okonjo visits Senegal (to March 16)" in a diary: until when, and what stands below is of the day above it all. */
static bool is_until_in_brackets(const context *c, const found *f)
{
    const dln_tokens *tokens = &c->d->doc->tokens;
    return c->has_entry && f->begin > 1 && dln_token_in(tokens, f->begin - 1, DLN_LIST_UNTIL_WORDS) && dln_token_is(tokens, f->begin - 2, "(") && dln_token_is(tokens, f->end, ")");
}

/* For the rest of its sentence it is the day told last, and no longer. */
static void note_put_in(context *c, const found *f)
{
    if (!c->has_last || !is_put_in(c->d->doc, f))
        return;
    c->aside_before = c->last;
    c->aside_token = f->begin;
    c->aside_end = c->d->doc->tokens.sentences[dln_doc_sentence_of(c->d->doc, f->begin)].end;
}

static void leave_put_in(context *c, const found *f)
{
    if (c->aside_end == 0 || f->begin < c->aside_end)
        return;
    if (c->last_token == c->aside_token)
        c->last = c->aside_before;
    if (c->coarse_token == c->aside_token)
        c->coarse = c->aside_before;
    c->aside_end = 0;
}

static void remember(context *c, const found *f, const result *r, const dln_timex *t)
{
    enum { OVERNIGHT = 3 /* arg of its row */, ON_THE_WAY = 2 };
    if (r->is_known && (f->flags & DLN_TIMEX_DATELINE) != 0 && r->at.grain == STAMP_DAY && c->d->has_published && r->at.day < c->d->published && r->at.day >= c->d->published - ON_THE_WAY)
        c->written = c->d->published - r->at.day;
    bool ends_title = f->end == c->d->doc->body_token && f->d.year != NO_YEAR && r->at.grain == STAMP_DAY; /* "Call with the foreign minister of Chile, 10 March 2014": "this evening" was then */
    if (r->is_known && ends_title && !r->has_second && c->d->has_published && r->at.day < c->d->published && r->at.day >= c->d->published - ON_THE_WAY)
        c->written = c->d->published - r->at.day;
    if (!r->is_known || (f->flags & DLN_TIMEX_DATELINE) != 0)
        return;
    const stamp *s = r->has_second ? &r->second : &r->at;
    if (dates_is_heading_of_log(f))
        c->log_behind = f->d.has_deictic ? -f->d.offset_days : 0; /* "23:55 She has landed. She flew out earlier today" */
    bool is_other_year = c->heading_year != NO_YEAR && f->d.year != NO_YEAR && dln_civil_of(s->day).year != c->heading_year; /* "2005-2007: Nine rounds", and below it "4 August 2008: ..." */
    if ((f->flags & DLN_TIMEX_HEADING) != 0 && (s->grain == STAMP_YEAR || is_other_year))
        c->heading_year = s->grain > STAMP_DAY ? dln_civil_of(s->day).year : NO_YEAR;
    if ((f->flags & DLN_TIMEX_HEADING) != 0 && (s->grain != STAMP_CLOCK || !c->has_entry)) {
        c->has_entry = s->grain == STAMP_DAY;
        c->entry = r->at;
        c->entry_token = f->begin;
    }
    /* "The day before, he had gone", "hit by overnight losses": the story goes on from where it was */
    bool looks_back = c->has_last && ((f->d.build == BUILD_SHIFT && f->d.arg < 0) || (f->d.build == BUILD_PART && f->d.arg == OVERNIGHT));
    bool is_spoken = f->d.build == BUILD_DEICTIC && f->d.offset_days > 0 && dates_is_quoted(c->d->doc, c->d->doc->tokens.sentences[dln_doc_sentence_of(c->d->doc, f->begin)].begin, f->begin); /* "'They can go tomorrow,' Sarr said that evening." */
    bool has_gone_on = t->signal == DLN_SIGNAL_SINCE && c->has_last && s->day < c->last.day; /* "It broke up on 8 March; it had sat since 1 March. At 2 a.m. ..." */
    if (has_gone_on)
        c->last_token = f->begin;
    else if (s->grain <= STAMP_DAY && s->grain != STAMP_NONE && !looks_back && !is_spoken && !is_until_in_brackets(c, f) && !(c->has_last && is_of_noun(&c->d->doc->tokens, f))) {
        note_put_in(c, f);
        c->has_last = true;
        c->last = stamp_at(STAMP_DAY, s->day);
        c->last_token = f->begin;
    }
    bool is_of_day = f->d.build == BUILD_THAT || (f->d.build == BUILD_AGO && c->has_coarse && dln_civil_of(c->coarse.day).year == dln_civil_of(s->day).year);
    if (dates_is_of_clause(c->d->doc, f->begin) || (is_of_day && s->grain == STAMP_YEAR && c->has_coarse && c->coarse.grain < STAMP_YEAR))
        return; /* "who died last May", "on 3 March of that year", "on 3 March 1999, 15 years ago": the story goes on from the day before it */
    bool is_start = t->signal == DLN_SIGNAL_SINCE;
    if ((t->type == DLN_TIMEX_DATE || t->type == DLN_TIMEX_TIME) && f->d.build != BUILD_REF && !(is_start && c->has_coarse)) { /* "long ago" is no day */
        c->has_coarse = true;
        c->coarse_is_start = is_start;
        c->coarse = *s;
        c->coarse_token = f->begin;
        if (!s->is_yearless && s->grain <= STAMP_YEAR)
            c->last_year = dln_civil_of(s->day).year;
    }
    if (f->d.year != NO_YEAR) {
        c->has_explicit = true;
        c->explicit = *s;
        c->explicit_token = f->begin;
    }
    bool is_comparison = (f->d.build == BUILD_SAME && (f->d.arg != 0 || f->d.year != NO_YEAR)) || f->d.build == BUILD_AGO || f->d.build == BUILD_SHIFT;
    bool is_period = s->grain == STAMP_QUARTER || s->grain == STAMP_HALF;
    if (is_period && !is_comparison && s->day <= base_day(c) &&
        (!c->has_period || (s->day >= c->period.day && stamp_last_day(s) < base_day(c)))) {
        c->has_period = true;
        c->period = *s;
        c->period_token = f->begin;
    } else if (f->d.build == BUILD_NEAR && f->d.unit == UNIT_YEAR && f->d.arg == 0 && s->grain == STAMP_YEAR) {
        c->has_period = false; /* "for the year, sales rose" */
    }
}

static const char *const ref_words[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

static dln_span arena_text(dates_doc *d, const char *text, size_t len) { return dln_arena_copy(d->doc->arena, (dln_span){text, len}); }

/* A clock time that is said to be UTC is written with its Z; other zones are left to when. */
static size_t add_utc(const dates_doc *d, const found *f, const stamp *s, char *value, size_t len, size_t room)
{
    const dln_tokens *tokens = &d->doc->tokens;
    const dln_token *last = &tokens->items[f->end - 1];
    bool is_utc = last->kind == DLN_TOKEN_MIXED && tokens->text.text[last->begin + last->len - 1] == 'Z'; /* 2013-07-06T18:00Z */
    for (uint32_t i = f->begin; i < f->end && !is_utc; i++)
        is_utc = dln_token_is(tokens, i, "UTC") && (f->d.zone_offset == NO_OFFSET || f->d.zone_offset == 0);
    if (!is_utc || s->grain != STAMP_CLOCK || len + 1 >= room)
        return len;
    value[len] = 'Z';
    value[len + 1] = '\0';
    return len + 1;
}

static const char *quant_of(const dln_tokens *tokens, const found *f)
{
    for (uint32_t i = f->begin; i < f->end; i++) {
        if (dln_token_is(tokens, i, "every") || dln_token_is(tokens, i, "Every"))
            return "EVERY";
        if (dln_token_is(tokens, i, "each") || dln_token_is(tokens, i, "Each"))
            return "EACH";
    }
    return NULL;
}

/* The year before Christ that it speaks of: its own, or counted from the one told of last ("the following year"). 0: none. */
static int32_t year_bc(context *c, const draft *d)
{
    if (d->is_bc) {
        if (d->decade == 0)
            c->bc_year = d->year2 != NO_YEAR ? d->year2 : d->year;
        return d->year;
    }
    bool is_year = d->unit == UNIT_YEAR && d->n != N_UNKNOWN;
    if (d->year != NO_YEAR && d->build == BUILD_DATE)
        c->bc_year = 0;
    else if (c->bc_year > 0 && d->build == BUILD_SHIFT && (is_year || d->season != 0))
        c->bc_year -= (d->arg < 0 ? -1 : 1) * (d->has_n == 0 ? 1 : d->n / 10);
    else if (d->build != BUILD_THAT ? d->build != BUILD_DATE || d->weekday != 0 || (d->month == 0 && d->season == 0) : !is_year && d->season == 0)
        return 0;
    c->bc_year = c->bc_year < 0 || c->bc_year > 9999 ? 0 : c->bc_year;
    return c->bc_year;
}

static void to_timex(context *c, found *f, dln_timex *t)
{
    dates_doc *d = c->d;
    dln_doc *doc = d->doc;
    result r = {0};
    char value[80], iso[80];
    size_t len = 0, iso_len = 0;
    leave_put_in(c, f);
    int32_t before_christ = year_bc(c, &f->d);
    switch (before_christ != 0 ? BUILD_NONE : (draft_build)f->d.build) {
    case BUILD_DATE: case BUILD_DEICTIC: case BUILD_PART: case BUILD_CLOCK: case BUILD_PERIOD: dates_resolve_calendar(c, f, &r); break;
    case BUILD_NEAR: dates_resolve_near(c, f, &r); break;
    case BUILD_AGO: dates_resolve_ago(c, f, &r); break;
    case BUILD_SHIFT: dates_resolve_shift(c, f, &r); break;
    case BUILD_THAT: dates_resolve_that(c, f, &r); break;
    case BUILD_SAME: dates_resolve_same(c, f, &r); break;
    default: break;
    }
    resolve_range(c, f, &r);
    t->begin = f->begin;
    t->end = f->end;
    t->from = doc->tokens.items[f->begin].begin;
    t->to = doc->tokens.items[f->end - 1].begin + doc->tokens.items[f->end - 1].len;
    t->flags = f->flags;
    t->signal = f->signal;
    t->rule = dln_cell_text(doc->lexicon, DLN_TABLE_DATE_PATTERNS, f->rule, DLN_DATE_PATTERNS_RULE).text;
    t->mod = dates_mod_word(r.is_about && f->d.mod == MOD_NONE ? MOD_APPROX : (draft_mod)f->d.mod);
    t->type = DLN_TIMEX_DATE;
    if (f->d.build == BUILD_DURATION) {
        t->type = DLN_TIMEX_DURATION;
        len = duration_write(&f->d, false, value, sizeof value);
        iso_len = duration_write(&f->d, true, iso, sizeof iso);
    } else if (f->d.build == BUILD_SET) {
        t->type = DLN_TIMEX_SET;
        t->freq = f->d.freq;
        t->quant = quant_of(&doc->tokens, f);
        len = set_write(&f->d, value, sizeof value);
    } else if (before_christ != 0) { /* no day of our calendar */
        len = bc_write(before_christ, &f->d, value, sizeof value);
        if (f->d.is_bc && f->d.year2 != NO_YEAR) {
            iso_len = bc_write(f->d.year2, &f->d, iso, sizeof iso);
            t->second_value = arena_text(d, iso, iso_len);
            t->split = f->d.split;
            iso_len = 0;
        }
    } else if (f->d.build == BUILD_REF) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, ref_words[f->d.arg < 0 ? 0 : f->d.arg == 0 ? 1 : 2]);
        len = strlen(value);
    } else if (f->d.build == BUILD_SHIFT && stamp_grain_of_unit((time_unit)f->d.unit) == STAMP_CLOCK) { /* "an hour later" is on no day of its own */
        t->type = DLN_TIMEX_DURATION;
        len = duration_write(&f->d, false, value, sizeof value);
        iso_len = duration_write(&f->d, true, iso, sizeof iso);
    } else if (r.is_known) {
        t->type = r.at.grain == STAMP_CLOCK || r.at.grain == STAMP_PART ? DLN_TIMEX_TIME : DLN_TIMEX_DATE;
        len = add_utc(d, f, &r.at, value, stamp_write(&r.at, value, sizeof value), sizeof value);
    } else if (f->d.build == BUILD_SHIFT && f->d.has_n != 0 && f->d.n == N_UNKNOWN) { /* "a few days later": a length, whatever day it leads to */
        t->type = DLN_TIMEX_DURATION;
        len = duration_write(&f->d, false, value, sizeof value);
        iso_len = duration_write(&f->d, true, iso, sizeof iso);
    } else if (f->d.build == BUILD_AGO && f->d.has_n != 0 && f->d.n == N_UNKNOWN) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, f->d.arg < 0 ? "PAST_REF" : "FUTURE_REF");
        len = strlen(value);
    } else if (f->d.build == BUILD_DEICTIC && f->d.offset_days == 0) {
        t->flags |= DLN_TIMEX_REFERENCE;
        strcpy(value, ref_words[1]);
        len = strlen(value);
    } else if (f->d.weekday != 0) {
        len = set_write(&f->d, value, sizeof value);
    } else {
        strcpy(value, "XXXX-XX-XX");
        len = strlen(value);
    }
    t->value = arena_text(d, value, len);
    t->value_iso = iso_len > 0 ? arena_text(d, iso, iso_len) : t->value;
    t->when = when_of(c, f, &r, &t->zone);
    if (r.has_second || f->d.minute2 >= 0) {
        stamp second = r.has_second ? r.second : r.at;
        if (f->d.minute2 >= 0) {
            second.minute = f->d.minute2;
            second.second = -1;
        }
        len = add_utc(d, f, &second, value, stamp_write(&second, value, sizeof value), sizeof value);
        t->second_value = arena_text(d, value, len);
        t->split = f->d.split;
    }
    if (f->d.year != NO_YEAR)
        t->flags |= DLN_TIMEX_EXPLICIT;
    if (f->d.weekday != 0 && (f->d.build == BUILD_DATE || f->d.build == BUILD_CLOCK) && f->d.month == 0)
        t->flags |= DLN_TIMEX_WEEKDAY;
    if (f->d.build == BUILD_SHIFT || f->d.build == BUILD_THAT)
        t->flags |= DLN_TIMEX_ANCHORED;
    if (d->has_published && dln_when_is_known(&t->when) && !dln_when_is_yearless(&t->when)) {
        if (dln_when_first_day(&t->when) > d->published)
            t->flags |= DLN_TIMEX_FUTURE;
        if (dln_when_last_day(&t->when) < d->published)
            t->flags |= DLN_TIMEX_PAST;
    }
    remember(c, f, &r, t);
}

void dates_resolve(dates_doc *d)
{
    context c = {.d = d, .last_year = NO_YEAR, .heading_year = NO_YEAR};
    dln_timex *timexes = dln_arena_array_raw(d->doc->arena, d->count == 0 ? 1 : d->count, sizeof *timexes);
    if (timexes == NULL)
        return;
    d->is_programme = dates_is_programme(d);
    d->is_of_today = dates_is_of_today(d);
    dates_lend_order(d);
    d->looks_back = dates_looks_back(d);
    dates_lend_weeks(d);
    dates_lend_days(d);
    dates_lend_days_to_headings(d);
    dates_lend_days_of_log(d);
    dates_lend_years(d);
    dates_lend_years_of_chronology(d);
    dates_lend_months(d);
    for (size_t i = 0; i < d->count; i++) {
        if (d->is_programme && d->items[i].cue == 0 && d->items[i].d.weekday != 0)
            d->items[i].cue = 1;
        timexes[i] = (dln_timex){0};
        dates_lend_tense(d, timexes, i);
        to_timex(&c, &d->items[i], &timexes[i]);
    }
    d->doc->timexes = timexes;
    d->doc->timex_count = (uint32_t)d->count;
}
