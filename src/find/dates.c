/* src/find/dates.c - the scan of a document for time expressions, and what is none although it looks like one. */
#include "find/dates.h"

#include "base/text.h"

static const char *const mod_words[MOD_COUNT] = {
    NULL, "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "END",
};

const char *dates_mod_word(draft_mod mod) { return mod < MOD_COUNT ? mod_words[mod] : NULL; }

/* ---- tense ---- */

enum { CUE_LEFT = 14, CUE_RIGHT = 8 };

static int cue_at(const scanner *s, uint32_t at)
{
    int32_t value;
    uint32_t next;
    const dln_token *token = &s->tokens->items[at];
    if (token->kind != DLN_TOKEN_WORD)
        return 0;
    if (dates_class_at(s, at, CLASS_CUE, &value, &next))
        return value;
    dln_span text = dln_token_text(s->tokens, at);
    bool is_ed = text.len > 4 && text.text[text.len - 1] == 'd' && text.text[text.len - 2] == 'e' && (token->flags & DLN_CAPITAL) == 0;
    return is_ed ? -1 : 0;
}

/* The tense of the words around: the nearest cue to the left in the sentence, else to the right. */
static int8_t cue_of(const scanner *s, uint32_t sentence_begin, uint32_t sentence_end, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin, n = 0; i > sentence_begin && n < CUE_LEFT; n++) {
        int cue = cue_at(s, --i);
        if (cue != 0)
            return (int8_t)cue;
    }
    for (uint32_t i = end, n = 0; i < sentence_end && n < CUE_RIGHT; i++, n++) {
        int cue = cue_at(s, i);
        if (cue != 0)
            return (int8_t)cue;
    }
    return 0;
}

/* ---- signals ---- */

static const struct { const char *word; dln_signal signal; } signals[] = {
    {"on", DLN_SIGNAL_ON}, {"in", DLN_SIGNAL_ON}, {"at", DLN_SIGNAL_ON}, {"since", DLN_SIGNAL_SINCE}, {"until", DLN_SIGNAL_UNTIL}, {"till", DLN_SIGNAL_UNTIL},
    {"before", DLN_SIGNAL_BEFORE}, {"after", DLN_SIGNAL_AFTER}, {"from", DLN_SIGNAL_FROM}, {"by", DLN_SIGNAL_BY}, {"for", DLN_SIGNAL_FOR},
    {"On", DLN_SIGNAL_ON}, {"In", DLN_SIGNAL_ON}, {"At", DLN_SIGNAL_ON}, {"Since", DLN_SIGNAL_SINCE}, {"Until", DLN_SIGNAL_UNTIL},
    {"Before", DLN_SIGNAL_BEFORE}, {"After", DLN_SIGNAL_AFTER}, {"From", DLN_SIGNAL_FROM}, {"By", DLN_SIGNAL_BY}, {"For", DLN_SIGNAL_FOR},
};

static uint8_t signal_before(const dln_tokens *tokens, uint32_t sentence_begin, uint32_t at)
{
    if (at == sentence_begin)
        return DLN_SIGNAL_NONE;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (dln_token_is(tokens, at - 1, signals[i].word))
            return signals[i].signal;
    }
    return DLN_SIGNAL_NONE;
}

/* ---- what is no date ---- */

static bool class_before(const scanner *s, uint32_t at, uint32_t begin, time_class class)
{
    int32_t value;
    uint32_t next;
    if (at == begin)
        return false;
    uint32_t before = at - 1;
    if (before > begin && dln_token_is(s->tokens, before, "."))
        before--;
    return dates_class_at(s, before, class, &value, &next);
}

/* A bare year needs a word before or behind it that makes it one. */
static bool is_year_here(const scanner *s, uint32_t begin, uint32_t sentence_end, const found *f)
{
    const dln_tokens *tokens = s->tokens;
    int32_t value;
    uint32_t next;
    if (f->d.year < 1000 || f->d.year > 2150)
        return false;
    if (f->begin > begin) {
        const dln_token *before = &tokens->items[f->begin - 1];
        char c = tokens->text.text[before->begin];
        bool is_glued = (tokens->items[f->begin].flags & DLN_SPACED) == 0;
        if (c == '$' || c == '#' || c == '+' || (unsigned char)c == 0xA3 || (is_glued && (c == '/' || c == '.' || c == '-' || c == ':')))
            return false;
        if (before->len >= 2 && (unsigned char)c >= 0xC2 && (dln_token_is(tokens, f->begin - 1, "\xC2\xA3") || dln_token_is(tokens, f->begin - 1, "\xE2\x82\xAC")))
            return false;
        if (class_before(s, f->begin, begin, CLASS_NOUN))
            return false; /* Resolution 1973, Flight 1904 */
        if (class_before(s, f->begin, begin, CLASS_BEFORE) || dln_token_is(tokens, f->begin - 1, "(") || dln_token_is(tokens, f->begin - 1, ","))
            return f->end >= sentence_end || tokens->items[f->end].kind != DLN_TOKEN_WORD || !dates_class_at(s, f->end, CLASS_UNITS, &value, &next);
    }
    if (f->d.year < 1800)
        return false;
    if (f->end < sentence_end) {
        dln_span after = dln_token_text(tokens, f->end);
        const dln_token *token = &tokens->items[f->end];
        if (token->kind == DLN_TOKEN_MARK && (after.text[0] == '%' || after.text[0] == '+'))
            return false;
        bool is_plural = token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) == 0 && after.len > 3 && after.text[after.len - 1] == 's' &&
                         after.text[after.len - 2] != 's';
        bool has_article = f->begin > begin && (dln_token_is(tokens, f->begin - 1, "the") || dln_token_is(tokens, f->begin - 1, "The") ||
                                                dln_token_is(tokens, f->begin - 1, "a") || dln_token_is(tokens, f->begin - 1, "its"));
        if (is_plural && !has_article)
            return false;
    }
    return true;
}

/* A bare month name that is also a name, a verb or a modal. */
static bool is_month_here(const scanner *s, uint32_t begin, uint32_t sentence_end, const found *f)
{
    static const uint8_t doubtful[] = {3, 4, 5, 6, 8};
    const dln_tokens *tokens = s->tokens;
    bool is_doubtful = false;
    for (size_t i = 0; i < sizeof doubtful; i++)
        is_doubtful |= f->d.month == doubtful[i];
    if (!is_doubtful)
        return true;
    if (class_before(s, f->begin, begin, CLASS_TITLE))
        return false; /* Mrs May */
    if (class_before(s, f->begin, begin, CLASS_BEFORE))
        return f->d.month != 5 || !(f->begin == begin);
    if (f->begin == begin)
        return f->d.month != 3 && f->d.month != 5; /* "March on", "May I" */
    const dln_token *before = &tokens->items[f->begin - 1];
    if (before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) != 0 && before->begin != tokens->items[begin].begin)
        return false; /* Theresa May, General August */
    if (f->d.month == 5 && f->end < sentence_end && tokens->items[f->end].kind == DLN_TOKEN_WORD && cue_at(s, f->end) != 0)
        return false; /* May said, May will */
    if (f->end < sentence_end && tokens->items[f->end].kind == DLN_TOKEN_WORD && (tokens->items[f->end].flags & DLN_CAPITAL) != 0 && f->d.month != 8)
        return false; /* April Smith */
    return before->kind != DLN_TOKEN_WORD || (before->flags & DLN_CAPITAL) == 0;
}

/* "the 7th round": an ordinal that counts things. A date is followed by a mark, a preposition or the end. */
static bool counts_things(const scanner *s, const dln_sentence *sentence, const found *f)
{
    static const char *const may_follow[] = {"and", "of", "in", "at", "on", "with", "for", "by", "to", "after", "before", "when", "he", "she", "they", "as", "that"};
    const dln_token *next = &s->tokens->items[f->end];
    if (f->end >= sentence->end || next->kind != DLN_TOKEN_WORD || (next->flags & DLN_CAPITAL) != 0)
        return false;
    for (size_t i = 0; i < sizeof may_follow / sizeof *may_follow; i++) {
        if (dln_token_is(s->tokens, f->end, may_follow[i]))
            return false;
    }
    return true;
}

static bool is_accepted(const scanner *s, const dln_sentence *sentence, const found *f)
{
    const draft *d = &f->d;
    if (d->build == BUILD_NONE)
        return false;
    if (d->build == BUILD_DATE && f->end == f->begin + 1 && d->year != NO_YEAR && d->month == 0 && d->decade == 0 && d->holiday_row == 0)
        return is_year_here(s, sentence->begin, sentence->end, f);
    if (d->build == BUILD_DATE && d->month != 0 && d->day == 0 && d->year == NO_YEAR && f->end == f->begin + 1)
        return is_month_here(s, sentence->begin, sentence->end, f);
    if (d->build == BUILD_DATE && d->day != 0 && d->month == 0 && d->weekday == 0)
        return !counts_things(s, sentence, f);
    return true;
}

/* What a row says beyond its atoms: which period an ordinal counts (arg 1 quarter, 2 half, 3 century), that half a unit is
 * meant (arg 5), that the afternoon's four o'clock is sixteen. */
static void complete(draft *d)
{
    if (d->build == BUILD_PERIOD && d->has_n != 0 && d->n > 0) {
        int32_t nth = d->n / 10;
        if (d->arg == 1 && nth <= 4)
            d->quarter = (uint8_t)nth;
        else if (d->arg == 2 && nth <= 2)
            d->half = (uint8_t)nth;
        else if (d->arg == 3 && nth <= 99) {
            d->decade = 2;
            d->year = (int16_t)((nth - 1) * 100);
        }
    }
    if (d->build == BUILD_DURATION && d->arg == 5) {
        d->has_n = 1;
        d->n = 5;
    }
    bool is_late = d->part == PART_AFTERNOON || d->part == PART_EVENING;
    if (d->build == BUILD_CLOCK && is_late && d->minute >= 0 && d->minute < 720)
        d->minute = (int16_t)(d->minute + 720);
    if (d->needs_meridiem && d->minute >= 0 && d->minute2 >= 720 && d->minute < 720 && d->minute + 720 < d->minute2)
        d->minute = (int16_t)(d->minute + 720); /* "from 7 to 9 p.m." */
}

/* ---- the scan ---- */

static void scan_sentence(dates_doc *d, const dln_sentence *sentence)
{
    scanner *s = &d->scan;
    for (uint32_t at = sentence->begin; at < sentence->end;) {
        found f;
        if (d->next_seed < at)
            d->next_seed = dates_next_seed(s, at);
        if (d->next_seed > at + DATES_LOOK_AHEAD) {
            at = d->next_seed - DATES_LOOK_AHEAD;
            continue;
        }
        if (!dates_may_start(s, at) || !dates_match(s, at, sentence->end, &f)) {
            at++;
            continue;
        }
        complete(&f.d);
        if (!is_accepted(s, sentence, &f)) {
            at = f.d.build == BUILD_NONE ? f.end : at + 1;
            continue;
        }
        found *kept = dln_arena_push(d->doc->arena, &d->items, &d->count, &d->capacity, sizeof *kept);
        if (kept == NULL)
            return;
        f.signal = signal_before(&d->doc->tokens, sentence->begin, f.begin);
        f.cue = cue_of(s, sentence->begin, sentence->end, f.begin, f.end);
        *kept = f;
        at = f.end;
    }
}

void dln_find_dates(dln_doc *doc)
{
    dates_doc d = {.doc = doc, .scan = {doc->lexicon, doc->lexicon->dates, &doc->tokens, false}};
    const dln_when *published = &doc->article->published;
    if (d.scan.program == NULL)
        return;
    if (dln_when_is_known(published) && !dln_when_is_yearless(published) && published->begin.grain >= DLN_GRAIN_DAY) {
        d.has_published = true;
        d.published = published->begin.day;
    }
    d.next_seed = dates_next_seed(&d.scan, 0);
    for (uint32_t i = 0; i < doc->tokens.sentence_count; i++)
        scan_sentence(&d, &doc->tokens.sentences[i]);
    dates_layout(&d);
    dates_resolve(&d);
    dates_news_day(&d);
}
