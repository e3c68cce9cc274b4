/* src/find/dates_accept.c - what is no time expression although it looks like one, and what is shorter than it looks. */
#include "find/dates_atoms.h"

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

/* "about", "at least", "no more than" */
static bool approx_before(const scanner *s, uint32_t at, uint32_t begin)
{
    enum { WORDS = 4 };
    int32_t value;
    uint32_t next;
    for (uint32_t n = 1; n <= WORDS && at >= begin + n; n++) {
        if (dates_class_at(s, at - n, CLASS_APPROX, &value, &next) && next == at)
            return true;
    }
    return false;
}

/* attacks, people: what numbers count. */
static bool is_plural_noun(const scanner *s, uint32_t at)
{
    const dln_token *token = &s->tokens->items[at];
    dln_span text = dln_token_text(s->tokens, at);
    if (token->kind != DLN_TOKEN_WORD || (token->flags & DLN_CAPITAL) != 0 || text.len < 3)
        return false;
    if (dln_token_in(s->tokens, at, DLN_LIST_PLURALS))
        return true;
    return text.len > 3 && text.text[text.len - 1] == 's' && text.text[text.len - 2] != 's';
}

/* "the Russell 2000 Index", "a venture called Orion 1980": the number of a name. */
static bool is_numbered_name(const scanner *s, uint32_t sentence_begin, const found *f)
{
    const dln_token *before = &s->tokens->items[f->begin - (f->begin > sentence_begin)];
    return f->begin > sentence_begin + 1 && before->kind == DLN_TOKEN_WORD && (before->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL;
}

/* "1800 feet", "had 2000", "1900 wounded": how many, not when. */
static bool is_count(const scanner *s, uint32_t begin, uint32_t sentence_end, const found *f)
{
    bool has_next = f->end < sentence_end;
    if (has_next && dln_token_in(s->tokens, f->end, DLN_LIST_MEASURES))
        return true;
    if (f->begin == begin || dln_token_is(s->tokens, f->begin - 1, "in") || dln_token_is(s->tokens, f->begin - 1, "since"))
        return false;
    return dln_token_in_small(s->tokens, f->begin - 1, DLN_LIST_HAVING) || (has_next && dln_token_in_small(s->tokens, f->end, DLN_LIST_LOSSES));
}

/* A bare year needs a word before or behind it that makes it one. */
static bool is_year_here(const scanner *s, uint32_t begin, uint32_t sentence_end, const found *f)
{
    enum { HOURS = 1300 };
    const dln_tokens *tokens = s->tokens;
    int32_t value;
    uint32_t next;
    if ((tokens->items[f->begin].flags & DLN_STARTS_LINE) != 0) /* what stands above is not before it */
        begin = f->begin;
    if (f->d.year < 1000 || f->d.year > 2150 || is_count(s, begin, sentence_end, f))
        return false;
    if (f->begin > begin) {
        const dln_token *before = &tokens->items[f->begin - 1];
        char c = tokens->text.text[before->begin];
        if (c == '-' && f->begin >= begin + 2 && (dln_token_is(tokens, f->begin - 2, "post") || dln_token_is(tokens, f->begin - 2, "pre")))
            return true;
        bool is_glued = (tokens->items[f->begin].flags & DLN_SPACED) == 0;
        if (c == '$' || c == '#' || c == '+' || (unsigned char)c == 0xA3 || (is_glued && (c == '/' || c == '.' || c == '-' || c == ':')))
            return false;
        if (before->len >= 2 && (unsigned char)c >= 0xC2 && (dln_token_is(tokens, f->begin - 1, "\xC2\xA3") || dln_token_is(tokens, f->begin - 1, "\xE2\x82\xAC")))
            return false;
        bool is_hour = f->d.year < HOURS && (dln_token_is(tokens, f->begin - 1, "from") || dln_token_is(tokens, f->begin - 1, "at") || dln_token_is(tokens, f->begin - 1, "until") || dln_token_is(tokens, f->begin - 1, "till"));
        if (is_hour)
            return false; /* "from 1050": twenty-four hours without a colon */
        if (class_before(s, f->begin, begin, CLASS_NOUN))
            return false; /* Resolution 1973, Flight 1904 */
        if (approx_before(s, f->begin, begin) || dln_token_is(tokens, f->begin - 1, "than")) {
            bool counts = f->end < sentence_end && tokens->items[f->end].kind == DLN_TOKEN_WORD && !dates_class_at(s, f->end, CLASS_GLUE, &value, &next) &&
                          !dates_class_at(s, f->end, CLASS_BEFORE, &value, &next);
            return !counts; /* "some 1998 people" */
        }
        if (dln_token_is(tokens, f->begin - 1, "at") && f->end < sentence_end && (tokens->items[f->end].flags & DLN_CAPITAL) != 0)
            return false; /* "at 1600 Pennsylvania Avenue" */
        bool is_joined = f->begin >= begin + 2 && (dln_token_is(tokens, f->begin - 1, "and") || dln_token_is(tokens, f->begin - 1, "or"));
        if (is_joined && f->end < sentence_end && is_plural_noun(s, f->begin - 2) && is_plural_noun(s, f->end))
            return false; /* "1,500 men and 1800 horses" */
        if (class_before(s, f->begin, begin, CLASS_BEFORE) || dln_token_is(tokens, f->begin - 1, "(") || dln_token_is(tokens, f->begin - 1, ","))
            return f->end >= sentence_end || tokens->items[f->end].kind != DLN_TOKEN_WORD || !dates_class_at(s, f->end, CLASS_UNITS, &value, &next);
    }
    if (f->d.year < 1800 || is_numbered_name(s, begin, f))
        return false;
    if (f->end < sentence_end) {
        dln_span after = dln_token_text(tokens, f->end);
        const dln_token *token = &tokens->items[f->end];
        bool is_part_number = after.text[0] == '-' && (token->flags & DLN_SPACED) == 0 && token[1].kind == DLN_TOKEN_NUMBER && (token[1].flags & DLN_SPACED) == 0;
        if (token->kind == DLN_TOKEN_MARK && (after.text[0] == '%' || after.text[0] == '+' || is_part_number))
            return false;
        bool has_article = f->begin > begin && (dln_token_is(tokens, f->begin - 1, "the") || dln_token_is(tokens, f->begin - 1, "The") ||
                                                dln_token_is(tokens, f->begin - 1, "a") || dln_token_is(tokens, f->begin - 1, "its"));
        if (is_plural_noun(s, f->end) && !has_article)
            return false;
    }
    return true;
}

/* A bare month name that is also a name, a verb or a modal. */
static bool is_month_here(const scanner *s, uint32_t begin, uint32_t sentence_end, const found *f)
{
    static const uint8_t doubtful[] = {3, 4, 5, 6, 8};
    const dln_tokens *tokens = s->tokens;
    bool is_doubtful = false, has_name_behind = f->end < sentence_end && tokens->items[f->end].kind == DLN_TOKEN_WORD &&
                                                 (tokens->items[f->end].flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL;
    if (f->d.month == 1 && tokens->items[f->begin].len == 3 && has_name_behind)
        return false; /* Jan Kavan */
    for (size_t i = 0; i < sizeof doubtful; i++)
        is_doubtful |= f->d.month == doubtful[i];
    if (!is_doubtful)
        return true;
    if (class_before(s, f->begin, begin, CLASS_TITLE))
        return false; /* Mrs May */
    if (f->d.month != 3 && f->end < sentence_end && dln_token_in_small(s->tokens, f->end, DLN_LIST_SAYS_VERBS))
        return false; /* "April said" */
    if (f->d.month == 3 && f->begin > begin && dln_token_is(tokens, f->begin - 1, "the") && f->end < sentence_end && dln_token_in_small(s->tokens, f->end, DLN_LIST_MARCH_VERBS))
        return false; /* "the March was long" */
    if (f->d.month == 3 && f->end < sentence_end && (dln_token_is(s->tokens, f->end, "for") || dln_token_is(s->tokens, f->end, "of")))
        return f->begin > begin && dates_signal_before(tokens, begin, f->begin) != DLN_SIGNAL_NONE; /* "the March for Life" */
    if (class_before(s, f->begin, begin, CLASS_BEFORE))
        return f->d.month != 5 || !(f->begin == begin);
    if (f->begin == begin)
        return f->d.month != 3 && f->d.month != 5 && !has_name_behind; /* "March on", "May I", "June Carter" */
    const dln_token *before = &tokens->items[f->begin - 1];
    if (before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) != 0 && before->begin != tokens->items[begin].begin)
        return false; /* Theresa May, General August */
    if (f->d.month == 5 && f->end < sentence_end && tokens->items[f->end].kind == DLN_TOKEN_WORD && dates_cue_at(s, f->end) != 0)
        return false; /* May said, May will */
    if (has_name_behind && f->d.month != 8)
        return false; /* April Smith */
    return before->kind != DLN_TOKEN_WORD || (before->flags & DLN_CAPITAL) == 0;
}

/* "the 7th round": an ordinal that counts things. A date is followed by a mark, a preposition or the end. */
static bool counts_things(const scanner *s, const dln_sentence *sentence, const found *f)
{
    const dln_token *next = &s->tokens->items[f->end];
    bool is_on = f->begin > sentence->begin && (dln_token_is(s->tokens, f->begin - 1, "on") || dln_token_is(s->tokens, f->begin - 1, "On"));
    if (f->end >= sentence->end || next->kind != DLN_TOKEN_WORD || (is_on && (next->flags & DLN_CAPITAL) != 0))
        return false;
    return !dln_token_in_small(s->tokens, f->end, DLN_LIST_ORDINAL_FOLLOW);
}

/* Sun Microsystems, a Sat test: a short form of a weekday alone is one only where a day is spoken of. */
static bool is_weekday_here(const scanner *s, uint32_t begin, const found *f)
{
    if (s->tokens->items[f->begin].len > 3 || f->end > f->begin + 1)
        return true;
    return f->begin > begin && dln_token_in(s->tokens, f->begin - 1, DLN_LIST_WEEKDAY_BEFORE);
}

/* "periods", "such quarters", "60 Minutes", "a second betrayal", "a quarter of the votes": no lengths of time. */
static bool is_duration_here(const scanner *s, const dln_sentence *sentence, const found *f)
{
    const draft *d = &f->d;
    const dln_token *last = &s->tokens->items[f->end - 1];
    int32_t value;
    uint32_t next;
    bool has_next = f->end < sentence->end && (s->tokens->items[f->end].kind == DLN_TOKEN_WORD || s->tokens->items[f->end].kind == DLN_TOKEN_MIXED);
    bool is_vague = d->unit == UNIT_PERIOD || d->unit == UNIT_QUARTER;
    if (d->unit == UNIT_MOMENT || (is_vague && d->has_n == 0 && f->end == f->begin + 1))
        return false;
    bool is_of_year = f->end + 1 < sentence->end && s->tokens->items[f->end + 1].kind == DLN_TOKEN_NUMBER;
    bool is_fraction = !d->is_plural || d->has_n == 0 || d->n == 30 || is_of_year; /* but "two quarters of losses" */
    if (d->unit == UNIT_QUARTER && is_fraction && has_next && dln_token_is(s->tokens, f->end, "of"))
        return false;
    if (d->unit == UNIT_PERIOD && d->has_n == 0 && has_next && !dates_class_at(s, f->end, CLASS_GLUE, &value, &next))
        return false; /* "a period piece" */
    if (d->unit == UNIT_SECOND && !d->is_plural && has_next && dln_token_is(s->tokens, f->end, "one"))
        return false; /* "a second one" */
    bool is_adjective = (d->unit == UNIT_SECOND || d->unit == UNIT_MINUTE) && !d->is_plural && d->has_n == 0 && f->end == f->begin + 2;
    if (is_adjective && has_next && !dates_class_at(s, f->end, CLASS_GLUE, &value, &next) && !dates_class_at(s, f->end, CLASS_BEFORE, &value, &next))
        return false;
    bool is_name = d->is_plural && f->begin > sentence->begin && (last->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL;
    return !is_name;
}

/* "in his thirties", "her late 30s": years of a life, not of a century. */
static bool is_of_a_life(const scanner *s, uint32_t sentence_begin, const found *f)
{
    int32_t value;
    uint32_t at = f->begin, next;
    while (at > sentence_begin + 1 && (dln_token_is(s->tokens, at - 1, "-") || dates_class_at(s, at - 1, CLASS_PREMOD, &value, &next)))
        at--;
    return at > sentence_begin && dln_token_in(s->tokens, at - 1, DLN_LIST_OWNERS);
}

/* "\"This Week\"", "VOA Today": a programme, a paper. */
static bool is_in_a_name(const scanner *s, uint32_t sentence_begin, const found *f)
{
    const dln_token *last = &s->tokens->items[f->end - 1], *before = &s->tokens->items[f->begin - (f->begin > sentence_begin)];
    bool has_capitals = f->begin > sentence_begin && (s->tokens->items[f->begin].flags & DLN_CAPITAL) != 0 && (last->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL;
    if (!has_capitals)
        return false;
    if ((f->d.build == BUILD_NEAR || f->d.build == BUILD_DEICTIC) && dln_token_is_possessive(s->tokens, f->begin - 1)) /* "told ABC's This Week", "NBC's Today" */
        return true;
    if (f->d.build == BUILD_NEAR)
        return f->d.unit != 0 && (dln_token_is(s->tokens, f->begin - 1, "\"") || dln_token_is(s->tokens, f->begin - 1, "\xE2\x80\x9C"));
    return f->d.build == BUILD_DEICTIC && f->end == f->begin + 1 && (before->flags & DLN_SHOUTED) != 0 && before->len > 1;
}

/* "the daily Granma said", "the weekly's editor", "a daily.": a paper, a noun; what is daily has a noun behind it, or a verb before. */
static bool is_paper(const scanner *s, const dln_sentence *sentence, const found *f)
{
    enum { NAME = 4 };
    const dln_tokens *tokens = s->tokens;
    int32_t value;
    uint32_t at = f->end, next;
    bool has_article = dln_token_in_small(tokens, f->begin - 1, DLN_LIST_ARTICLES) || dln_token_is(tokens, f->begin - 1, "The");
    while (at < sentence->end && at - f->end < NAME && ((tokens->items[at].flags & DLN_CAPITAL) != 0 || (at > f->end && dln_token_is(tokens, at, "-"))))
        at++;
    bool has_name = at > f->end, is_end = at >= sentence->end || tokens->items[at].kind == DLN_TOKEN_MARK || dln_token_is(tokens, at, "'s");
    if (!has_name)
        return has_article && (is_end ? !dln_token_is(tokens, at, "-") && !dln_token_is(tokens, at, ",") : dates_cue_at(s, at) != 0 || dates_class_at(s, at, CLASS_CUE, &value, &next));
    return !is_end && (dates_cue_at(s, at) != 0 || dates_class_at(s, at, CLASS_CUE, &value, &next));
}

/* "the third quarter-final", "a five year-old", "the fall in prices", "the end of the second row", "the NOW party". */
static bool is_other_sense(const scanner *s, const dln_sentence *sentence, const found *f)
{
    const draft *d = &f->d;
    const dln_tokens *tokens = s->tokens;
    const dln_token *last = &tokens->items[f->end - 1], *behind = &tokens->items[f->end];
    int32_t value;
    uint32_t next;
    bool has_behind = f->end < sentence->end, has_hyphen = has_behind && dln_token_is(tokens, f->end, "-") && (behind->flags & DLN_SPACED) == 0 && f->end + 1 < sentence->end;
    dln_span part = has_hyphen ? dln_token_text(tokens, f->end + 1) : DLN_NO_SPAN;
    if (has_hyphen && last->word != 0 && dates_class_at(s, f->end - 1, CLASS_UNIT, &value, &next)) {
        bool is_final = value == UNIT_QUARTER && part.len >= 5 && memcmp(part.text, "final", 5) == 0;
        if (is_final || (d->build == BUILD_DURATION && dln_span_is(part, "old")))
            return true;
    }
    bool is_bare_month = d->build == BUILD_DATE && d->month != 0 && d->day == 0 && d->year == NO_YEAR && f->end == f->begin + 1;
    if (has_hyphen && is_bare_month && tokens->items[f->end + 1].kind == DLN_TOKEN_WORD && !dates_class_at(s, f->end + 1, CLASS_MONTH, &value, &next))
        return true; /* "Mar-a-Lago", "a May-like calm" */
    if (d->season != 0 && d->year == NO_YEAR && has_behind && dates_class_at(s, f->end - 1, CLASS_SEASON, &value, &next)) {
        bool is_fall = dln_token_is(tokens, f->end - 1, "fall") && (d->build == BUILD_DATE || d->build == BUILD_SET);
        if (dln_token_is(tokens, f->end, "of") && d->mod == MOD_NONE)
            return true;
        if (is_fall && dln_token_in_small(tokens, f->end, DLN_LIST_FALLS))
            return true;
    }
    bool is_the = dln_token_is(tokens, f->begin, "the") || dln_token_is(tokens, f->begin, "The");
    if (d->unit == UNIT_SECOND && d->has_n == 0 && !d->is_plural && (d->build == BUILD_NEAR || d->build == BUILD_THAT || (d->build == BUILD_SHIFT && is_the)))
        return true; /* "the end of the second row", "the second before the last" */
    bool is_of_the_day = d->build == BUILD_THAT && d->unit == UNIT_DAY && is_the && f->end == f->begin + 2 && f->begin > sentence->begin + 1 && dln_token_is(tokens, f->begin - 1, "of");
    if (is_of_the_day && (tokens->items[f->begin - 2].tables & dln_table_bit(DLN_TABLE_TITLES)) != 0)
        return true; /* "the foreign minister of the day" */
    bool is_spelled_year = d->build == BUILD_DATE && d->year != NO_YEAR && d->month == 0 && d->decade == 0 && f->end > f->begin + 1 && d->year % 1000 == 0 &&
                           tokens->items[f->begin].kind == DLN_TOKEN_WORD && dates_class_at(s, f->begin, CLASS_DIGIT, &value, &next);
    bool is_years = d->build == BUILD_DATE && d->year2 != NO_YEAR && d->month == 0 && d->season == 0;
    if (is_years && class_before(s, f->begin, sentence->begin, CLASS_NOUN)) /* "Flight 1960-1961" */
        return true;
    if (is_spelled_year && has_behind && is_plural_noun(s, f->end)) /* "two thousand people" */
        return true;
    bool is_one_word = d->build == BUILD_SET && f->end == f->begin + 1 && has_behind && f->begin > sentence->begin;
    if (is_one_word && (behind->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && (behind->tables == 0 || behind->word == 0))
        return true; /* "the party daily Trud" */
    if (is_one_word && is_paper(s, sentence, f))
        return true;
    bool is_shouted = (last->flags & DLN_SHOUTED) != 0 && f->end == f->begin + 1 && last->len > 1;
    return d->build == BUILD_REF && is_shouted && has_behind && behind->kind == DLN_TOKEN_WORD && (behind->flags & DLN_SHOUTED) == 0;
}

/* "the October Revolution", "the Winter Palace", "the Thirty Years' War": a name. */
static bool is_event_name(const scanner *s, const dln_sentence *sentence, const found *f)
{
    const draft *d = &f->d;
    int32_t value;
    uint32_t at = f->end, next;
    bool is_bare = d->year == NO_YEAR && d->minute < 0 && d->part == 0 && d->holiday_row == 0;
    bool is_the = f->begin > sentence->begin && (s->tokens->items[f->begin - 1].flags & DLN_CAPITAL) != 0;
    is_the |= f->begin > sentence->begin && dln_token_is(s->tokens, f->begin - 1, "the");
    bool may_be = d->build == BUILD_DATE ? is_bare && (d->month != 0 || d->season != 0 || (d->weekday != 0 && is_the)) : d->build == BUILD_DURATION && (s->tokens->items[f->end - 1].flags & DLN_CAPITAL) != 0;
    if (may_be && at < sentence->end && (dln_token_is(s->tokens, at, "'") || dln_token_is(s->tokens, at, "\xE2\x80\x99")))
        at++;
    return may_be && at < sentence->end && (s->tokens->items[at].flags & DLN_CAPITAL) != 0 && dates_class_at(s, at, CLASS_EVENT, &value, &next);
}

bool dates_accept(const scanner *s, const dln_sentence *sentence, const found *f)
{
    const draft *d = &f->d;
    if (d->build == BUILD_NONE || is_in_a_name(s, sentence->begin, f) || is_other_sense(s, sentence, f) || is_event_name(s, sentence, f))
        return false;
    if (d->build == BUILD_CLOCK && f->end == f->begin + 3 && f->begin > sentence->begin && s->tokens->items[f->begin].kind == DLN_TOKEN_NUMBER &&
        s->tokens->items[f->end - 1].kind == DLN_TOKEN_NUMBER && dln_token_is(s->tokens, f->begin - 1, "in"))
        return false; /* "he ran it in 3:30" */
    if (d->build == BUILD_DATE && d->arg == PART_AT && ((f->end < sentence->end && is_plural_noun(s, f->end)) || dln_token_is(s->tokens, f->begin, "night")))
        return false; /* "at dawn raids", "by night" */
    if (d->build == BUILD_DATE && f->end == f->begin + 1 && d->year != NO_YEAR && d->month == 0 && d->decade == 0 && d->holiday_row == 0)
        return is_year_here(s, sentence->begin, sentence->end, f);
    if (d->build == BUILD_DATE && d->year != NO_YEAR && d->month == 0 && d->decade == 0 && f->end == f->begin + 2 && s->tokens->items[f->end - 1].len == 2 &&
        s->tokens->items[f->begin].kind == DLN_TOKEN_MARK) { /* "the class of '98" */
        dln_span after = f->end < sentence->end ? dln_token_text(s->tokens, f->end) : DLN_NO_SPAN;
        bool is_noun = after.len > 3 && after.text[after.len - 1] == 's'; /* of '98 reports */
        return class_before(s, f->begin, sentence->begin, CLASS_BEFORE) && !is_noun;
    }
    if (d->build == BUILD_DATE && d->decade == 1 && is_of_a_life(s, sentence->begin, f))
        return false;
    if (d->build == BUILD_CLOCK && f->end == f->begin + 1 && (s->tokens->items[f->begin].flags & DLN_CAPITAL) != 0 && f->begin > sentence->begin &&
        (s->tokens->items[f->begin - 1].flags & DLN_CAPITAL) != 0 && s->tokens->items[f->begin].kind == DLN_TOKEN_WORD)
        return false; /* "High Noon" */
    if (d->build == BUILD_CLOCK && f->end == f->begin + 1 && f->begin > sentence->begin && f->end < sentence->end && s->tokens->items[f->begin].kind == DLN_TOKEN_WORD &&
        dln_token_in_small(s->tokens, f->begin - 1, DLN_LIST_ARTICLES) && dln_token_in_small(s->tokens, f->end, DLN_LIST_SITTINGS))
        return false; /* "told the noon briefing on Wednesday": which one, not when */
    if (d->build == BUILD_DATE && d->month != 0 && d->day == 0 && d->year == NO_YEAR && f->end == f->begin + 1)
        return is_month_here(s, sentence->begin, sentence->end, f);
    if (d->build == BUILD_THAT && (d->month != 0 || d->weekday != 0) && d->unit == 0 && f->begin != sentence->begin && dln_token_is(s->tokens, f->begin, "that") && f->end == f->begin + 2 &&
        !dln_token_in(s->tokens, f->begin - 1, DLN_LIST_STRETCH_PREPOSITIONS) && !dln_token_is(s->tokens, f->begin - 1, ";") && f->end < sentence->end && !dln_token_is(s->tokens, f->end, "."))
        return false; /* "they said that December was fine" */
    if (d->build == BUILD_DATE && d->day != 0 && d->month == 0 && d->weekday == 0)
        return !counts_things(s, sentence, f);
    if (d->build == BUILD_DATE && d->weekday != 0 && d->month == 0)
        return is_weekday_here(s, sentence->begin, f);
    if (d->holiday_row != 0 && d->year == NO_YEAR && f->end < sentence->end && s->tokens->items[f->end].kind == DLN_TOKEN_WORD &&
        (s->tokens->items[f->end].flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL)
        return false; /* the Yom Kippur War, the Good Friday Agreement */
    if (d->holiday_row != 0 && d->year == NO_YEAR && f->begin > sentence->begin && f->end < sentence->end && dln_token_in_small(s->tokens, f->begin - 1, DLN_LIST_ARTICLES) && dln_token_in_small(s->tokens, f->end, DLN_LIST_ACCORDS))
        return false; /* the New Year's Eve accord */
    if (d->build == BUILD_THAT && (d->unit == UNIT_MOMENT || d->unit == UNIT_PERIOD))
        return false;
    bool is_kind_of_day = d->build == BUILD_DURATION && d->has_n == 0 && d->is_plural && f->end == f->begin + 1 && f->end < sentence->end;
    if (is_kind_of_day && dln_token_is(s->tokens, f->end, "when"))
        return false; /* "on days when prices fall" */
    if (d->build == BUILD_DURATION && !is_duration_here(s, sentence, f))
        return false;
    bool has_hyphen = f->end < sentence->end && dln_token_is(s->tokens, f->end, "-") && (s->tokens->items[f->end].flags & DLN_SPACED) == 0;
    bool ends_in_unit = (d->build == BUILD_SAME && d->unit != 0) || (d->build == BUILD_NEAR && d->unit != 0) || (d->build == BUILD_DURATION && d->has_n == 0 && !d->is_plural);
    return !ends_in_unit || !has_hyphen; /* "the quarter-finals", "a year-earlier loss" */
}

/* ---- shorter than it looks ---- */

/* "it will last 60 days": a verb, not the past ones. */
static void trim_verb(const scanner *s, uint32_t sentence_begin, found *f)
{
    if (f->d.build != BUILD_DURATION || f->begin == sentence_begin || !dln_token_is(s->tokens, f->begin, "last"))
        return;
    if (dln_token_in_small(s->tokens, f->begin - 1, DLN_LIST_LAST_BEFORE))
        f->begin++;
}

/* "In April the first round was held": a month, and a round. */
static void trim_ordinal(const scanner *s, const dln_sentence *sentence, found *f)
{
    bool is_spelled = f->end == f->begin + 3 && dln_token_is(s->tokens, f->begin + 1, "the") && s->tokens->items[f->end - 1].kind == DLN_TOKEN_WORD;
    if (is_spelled && f->d.build == BUILD_DATE && f->d.month != 0 && f->d.day != 0 && counts_things(s, sentence, f)) {
        f->end = f->begin + 1;
        f->d.day = 0;
    }
}

/* "late in the day after falling": the day spoken of, not the one after. */
static void unshift(const scanner *s, uint32_t sentence_begin, found *f)
{
    bool is_day = f->d.build == BUILD_SHIFT && f->d.unit == UNIT_DAY && f->d.has_n == 0 && f->end == f->begin + 2;
    if (is_day && f->begin > sentence_begin && dln_token_is(s->tokens, f->begin - 1, "in") && dln_token_is(s->tokens, f->begin, "the"))
        f->d.build = BUILD_THAT;
}

/* The day that heads a programme, and the hour below it: two expressions. But lines of a text are broken anywhere. */
uint32_t dates_heading_end(const scanner *s, const found *f)
{
    enum { LINE_OPENS = 3 };
    uint32_t first = f->begin, line = f->begin + 1;
    while (line < f->end && (s->tokens->items[line].flags & DLN_STARTS_LINE) == 0)
        line++;
    while (first > 0 && f->begin - first < LINE_OPENS && (s->tokens->items[first].flags & DLN_STARTS_LINE) == 0)
        first--;
    return f->d.minute >= 0 && line < f->end && (s->tokens->items[first].flags & DLN_STARTS_LINE) != 0 ? line : f->end;
}

void dates_trim(const scanner *s, const dln_sentence *sentence, found *f)
{
    unshift(s, sentence->begin, f);
    trim_verb(s, sentence->begin, f);
    trim_ordinal(s, sentence, f);
}
