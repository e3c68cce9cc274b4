/* src/find/dates.c - the scan of a document for time expressions, and what is none although it looks like one. */
#include "find/dates.h"

#include "base/text.h"

static const char *const mod_words[MOD_COUNT] = {
    NULL, "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "END",
};

const char *dates_mod_word(draft_mod mod) { return mod < MOD_COUNT ? mod_words[mod] : NULL; }

/* ---- tense ---- */

enum { CUE_LEFT = 14, CUE_RIGHT = 8, CUE_RIGHT_OPEN = 14, CUE_PAST_CLOSE = -2, CUE_PAST = -1, CUE_NONE = 0, CUE_FUTURE = 1, CUE_FUTURE_NEAR = 2 };
enum { POSSESSIVE_LEFT = 4, PLAN_LEFT = 5 };

static bool is_ed(const scanner *s, uint32_t at)
{
    dln_span text = dln_token_text(s->tokens, at);
    return text.len > 4 && text.text[text.len - 1] == 'd' && text.text[text.len - 2] == 'e' && (s->tokens->items[at].flags & DLN_CAPITAL) == 0;
}

enum { FORM_BASE = 1, FORM_THIRD = 2, FORM_PAST = 4, FORM_GERUND = 8 };

/* Which forms of verbs of the table a word in lower case is. *row: a verb of which it is one. */
static unsigned verb_forms(const scanner *s, uint32_t at, uint32_t *row)
{
    const dln_token *token = &s->tokens->items[at];
    if ((token->flags & DLN_CAPITAL) != 0 || token->word == 0 || (token->tables & dln_table_bit(DLN_TABLE_VERBS)) == 0)
        return 0;
    const uint32_t *cells = dln_node_cells(s->lexicon, token->node);
    const uint32_t *senses = s->lexicon->numbers + s->lexicon->numbers[DLN_HEAD_SENSES] + (size_t)cells[0] * DLN_SENSE_CELLS;
    unsigned forms = 0;
    for (uint32_t i = 0; i < cells[1]; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table != DLN_TABLE_VERBS)
            continue;
        *row = sense.row;
        forms |= sense.column == DLN_VERBS_BASE ? FORM_BASE : sense.column == DLN_VERBS_THIRD ? FORM_THIRD : sense.column == DLN_VERBS_PAST ? FORM_PAST : sense.column == DLN_VERBS_GERUND ? FORM_GERUND : 0;
    }
    return forms;
}

/* grew, fell, met: a past form that the tables of verbs know, unless it is the base form too: then only behind a name ("Albright set"). */
static bool is_past_form(const scanner *s, uint32_t at)
{
    uint32_t row;
    unsigned forms = verb_forms(s, at, &row) & (FORM_BASE | FORM_PAST);
    const dln_token *before = &s->tokens->items[at - (at > 0)];
    return forms == FORM_PAST || (forms == (FORM_BASE | FORM_PAST) && before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) != 0 && before->len > 2);
}

/* "the plan", "his hopes": nobody's verb. But "the planned talks" are to come. */
static bool is_noun_here(const scanner *s, uint32_t at)
{
    static const char *const before[] = {"the", "a", "The", "A", "his", "her", "its", "their", "this", "that", "'s"};
    for (size_t i = 0; at > 0 && !is_ed(s, at) && i < sizeof before / sizeof *before; i++) {
        if (dln_token_is(s->tokens, at - 1, before[i]))
            return true;
    }
    return false;
}

static bool is_one_of(const scanner *s, uint32_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (dln_token_is(s->tokens, at, words[i]))
            return true;
    }
    return false;
}

/* "The ministers meet on Monday", "she flies to Rome on Friday", "he is visiting Rome on Friday": a present form that is no noun,
 * close before the day. */
static bool is_present_plan(const scanner *s, uint32_t sentence_begin, uint32_t at)
{
    static const char *const not_behind[] = {"to", "not", "n't", "them", "him", "her", "it", "us", "did", "does", "do", "and", "or"};
    static const char *const going[] = {"is", "are", "am", "'s", "'re"}, *const way[] = {"to", "into", "back", "home"};
    uint32_t row = 0;
    unsigned forms = verb_forms(s, at, &row);
    if (at == sentence_begin || is_noun_here(s, at))
        return false;
    if ((forms & FORM_GERUND) != 0)
        return is_one_of(s, at - 1, going, sizeof going / sizeof *going);
    if (forms != FORM_BASE && forms != FORM_THIRD)
        return false;
    enum { GOVERNS_BEGIN = 4 }; /* in the order of the schema */
    uint32_t nouns = dln_cell(s->lexicon, DLN_TABLE_VERBS, row, DLN_VERBS_NOUN), governs = dln_cell(s->lexicon, DLN_TABLE_VERBS, row, DLN_VERBS_GOVERNS);
    bool is_noun = nouns != UINT32_MAX && (nouns & (forms == FORM_BASE ? 1u : 2u)) != 0;
    bool is_active = dln_cell(s->lexicon, DLN_TABLE_VERBS, row, DLN_VERBS_VOICE) != UINT32_MAX;
    if (is_noun && is_active && forms == FORM_THIRD && is_one_of(s, at + 1, way, sizeof way / sizeof *way)) /* "flies to", but "talks with" */
        is_noun = false;
    bool is_begun = governs == GOVERNS_BEGIN && s->tokens->items[at - 1].kind == DLN_TOKEN_WORD; /* "the talks start on Thursday" */
    if ((is_noun && !is_begun) || (governs != UINT32_MAX && governs != GOVERNS_BEGIN))
        return false;
    return !is_one_of(s, at - 1, not_behind, sizeof not_behind / sizeof *not_behind);
}

static int cue_at(const scanner *s, uint32_t at)
{
    int32_t value;
    uint32_t next;
    if (s->tokens->items[at].kind != DLN_TOKEN_WORD)
        return CUE_NONE;
    if (dates_class_at(s, at, CLASS_CUE, &value, &next))
        return value == CUE_FUTURE && is_noun_here(s, at) ? CUE_NONE : value;
    return is_ed(s, at) || is_past_form(s, at) ? CUE_PAST : CUE_NONE;
}

/* "to meet": the infinitive of a verb that the tables know. */
static bool is_infinitive(const scanner *s, uint32_t at)
{
    const dln_token *verb = &s->tokens->items[at + 1];
    return dln_token_is(s->tokens, at, "to") && verb->kind == DLN_TOKEN_WORD && (verb->flags & DLN_CAPITAL) == 0 && verb->word != 0 && !is_ed(s, at + 1) &&
           (verb->tables & dln_table_bit(DLN_TABLE_VERBS)) != 0;
}

/* "under a June agreement", "the late-November trip": a month that only tells which one is meant. */
static bool is_attribute(const scanner *s, uint32_t sentence_begin, uint32_t sentence_end, const found *f)
{
    static const char *const articles[] = {"a", "an", "the", "its", "his", "her", "their"};
    bool has_noun = f->end < sentence_end && s->tokens->items[f->end].kind == DLN_TOKEN_WORD && (s->tokens->items[f->end].flags & DLN_CAPITAL) == 0;
    uint32_t first = f->begin;
    int32_t value;
    uint32_t next;
    if (f->d.month == 0 || f->d.day != 0 || !has_noun || dates_class_at(s, f->end, CLASS_GLUE, &value, &next) || dates_class_at(s, f->end, CLASS_BEFORE, &value, &next))
        return false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        if (dln_token_is(s->tokens, first, articles[i]) || (first > sentence_begin && dln_token_is(s->tokens, first - 1, articles[i])))
            return true;
    }
    return false;
}

/* "could not be reached on Wednesday", "none of them could be found": of the past. */
static bool is_denied_could(const scanner *s, uint32_t sentence_begin, uint32_t at)
{
    enum { SUBJECT = 7 };
    static const char *const nobody[] = {"None", "none", "Neither", "neither", "Nobody", "nobody", "Nothing", "nothing", "No", "no"};
    if (!dln_token_is(s->tokens, at, "could"))
        return false;
    if (dln_token_is(s->tokens, at + 1, "not") || dln_token_is(s->tokens, at + 1, "n't"))
        return true;
    for (uint32_t i = at; i > sentence_begin && at - i < SUBJECT && !dln_token_is(s->tokens, i - 1, ","); i--) {
        for (size_t n = 0; n < sizeof nobody / sizeof *nobody; n++) {
            if (dln_token_is(s->tokens, i - 1, nobody[n]))
                return true;
        }
    }
    return false;
}

/* The verb behind the expression; beyond a comma only if the expression opens the sentence. */
static int8_t right_cue(const scanner *s, uint32_t sentence_end, uint32_t end, bool opens)
{
    for (uint32_t i = end, n = 0; i < sentence_end && n < (opens ? CUE_RIGHT_OPEN : CUE_RIGHT); i++, n++) {
        int cue = cue_at(s, i);
        if (cue == CUE_FUTURE_NEAR)
            cue = CUE_FUTURE;
        if (!opens && dln_token_is(s->tokens, i, ","))
            return CUE_NONE;
        if (cue == CUE_FUTURE && is_ed(s, i)) /* "on Friday the government planned to", but "is expected to" */
            cue = dln_token_is(s->tokens, i - 1, "is") || dln_token_is(s->tokens, i - 1, "are") || dln_token_is(s->tokens, i - 1, "be") ? CUE_FUTURE : CUE_PAST;
        if (cue != CUE_NONE)
            return (int8_t)cue;
    }
    return CUE_NONE;
}

static bool opens_sentence(const scanner *s, uint32_t sentence_begin, uint32_t begin)
{
    static const char *const words[] = {"Until", "By", "From", "Starting", "Beginning"};
    if (begin == sentence_begin + 1)
        return is_one_of(s, sentence_begin, words, sizeof words / sizeof *words);
    return begin == sentence_begin + 2 && ((dln_token_is(s->tokens, sentence_begin, "As") && dln_token_is(s->tokens, begin - 1, "of")) ||
                                           (is_one_of(s, sentence_begin, words + 3, 2) && dln_token_is(s->tokens, begin - 1, "on")));
}

/* "He left in December, and in April she will go": the verb is behind. */
static bool opens_clause(const scanner *s, uint32_t sentence_begin, uint32_t begin)
{
    static const char *const prepositions[] = {"in", "on", "by", "at"}, *const conjunctions[] = {"and", "but", "while", "whereas"};
    uint32_t at = begin > sentence_begin && is_one_of(s, begin - 1, prepositions, sizeof prepositions / sizeof *prepositions) ? begin - 1 : begin;
    if (at == begin || at < sentence_begin + 2)
        return false;
    return dln_token_is(s->tokens, at - 1, ";") || (is_one_of(s, at - 1, conjunctions, sizeof conjunctions / sizeof *conjunctions) && dln_token_is(s->tokens, at - 2, ","));
}

/* The tense of the words around: the nearest cue to the left in the sentence, else to the right. A participle behind "be" or "is"
 * has the tense of what stands before that: "will be paid on". An infinitive speaks of the future where a day of a month is named.
 * What looks ahead without being a verb (next, until, ahead of) does so in its own phrase; and "Wednesday's ruling" is behind
 * unless a sign of the future stands close by. */
static int8_t cue_of(const scanner *s, uint32_t sentence_begin, uint32_t sentence_end, const found *f)
{
    uint32_t begin = f->begin, end = f->end;
    bool has_day = f->d.month != 0 && !is_attribute(s, sentence_begin, sentence_end, f), has_weekday = f->d.weekday != 0 && f->d.month == 0;
    if (end < sentence_end && (dln_token_is(s->tokens, end, "was") || dln_token_is(s->tokens, end, "were")))
        return CUE_PAST; /* "the service planned for Saturday was cancelled" */
    if (end < sentence_end && opens_sentence(s, sentence_begin, begin)) { /* "Until Monday", "As of Monday", "Starting Monday, fares rise" */
        int8_t cue = right_cue(s, sentence_end, end, true);
        bool is_start = dln_token_is(s->tokens, sentence_begin, "Starting") || dln_token_is(s->tokens, sentence_begin, "Beginning");
        return cue == CUE_NONE && is_start ? CUE_FUTURE : cue;
    }
    if (opens_clause(s, sentence_begin, begin)) {
        int8_t cue = right_cue(s, sentence_end, end, false);
        if (cue != CUE_NONE)
            return cue;
    }
    bool is_possessive = end < sentence_end && (dln_token_is(s->tokens, end, "'s") || dln_token_is(s->tokens, end, "\xE2\x80\x99s")), has_comma = false;
    for (uint32_t i = begin, n = 0; i > sentence_begin && n < CUE_LEFT; n++) {
        int cue = cue_at(s, --i);
        has_comma |= dln_token_is(s->tokens, i, ",");
        if (cue == CUE_FUTURE_NEAR)
            cue = has_comma ? CUE_NONE : CUE_FUTURE;
        if (is_possessive && cue == CUE_FUTURE && n >= POSSESSIVE_LEFT)
            return CUE_PAST;
        if (cue == CUE_PAST && i > sentence_begin &&
            (dln_token_is(s->tokens, i - 1, "be") || dln_token_is(s->tokens, i - 1, "is") || dln_token_is(s->tokens, i - 1, "are")))
            continue;
        if (cue == CUE_FUTURE && i >= sentence_begin + 2 && dln_token_is(s->tokens, i - 1, "been") && dln_token_is(s->tokens, i - 2, "had"))
            cue = CUE_PAST; /* "had been scheduled to expire on", "had been due on" */
        if (cue == CUE_FUTURE && is_denied_could(s, sentence_begin, i))
            cue = CUE_PAST;
        if (cue == CUE_NONE && has_day && i + 1 < begin && is_infinitive(s, i))
            cue = CUE_FUTURE;
        if (cue == CUE_NONE && has_weekday && n < PLAN_LEFT && !has_comma && is_present_plan(s, sentence_begin, i))
            cue = CUE_FUTURE;
        bool is_right_before = i + 1 == begin || (i + 2 == begin && (dln_token_is(s->tokens, i + 1, "on") || dln_token_is(s->tokens, i + 1, "in")));
        if (cue == CUE_PAST && is_right_before && is_ed(s, i))
            return CUE_PAST_CLOSE;
        if (cue != CUE_NONE)
            return (int8_t)cue;
    }
    return right_cue(s, sentence_end, end, begin <= sentence_begin + 1);
}

/* ---- signals ---- */

static const struct { const char *word; dln_signal signal; } signals[] = {
    {"on", DLN_SIGNAL_ON}, {"in", DLN_SIGNAL_ON}, {"at", DLN_SIGNAL_ON}, {"since", DLN_SIGNAL_SINCE}, {"until", DLN_SIGNAL_UNTIL}, {"till", DLN_SIGNAL_UNTIL},
    {"before", DLN_SIGNAL_BEFORE}, {"after", DLN_SIGNAL_AFTER}, {"from", DLN_SIGNAL_FROM}, {"by", DLN_SIGNAL_BY}, {"for", DLN_SIGNAL_FOR},
    {"through", DLN_SIGNAL_THROUGH}, {"On", DLN_SIGNAL_ON}, {"In", DLN_SIGNAL_ON}, {"At", DLN_SIGNAL_ON}, {"Since", DLN_SIGNAL_SINCE}, {"Until", DLN_SIGNAL_UNTIL},
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
    static const char *const others[] = {"men", "women", "people", "children", "police", "staff"};
    const dln_token *token = &s->tokens->items[at];
    dln_span text = dln_token_text(s->tokens, at);
    if (token->kind != DLN_TOKEN_WORD || (token->flags & DLN_CAPITAL) != 0 || text.len < 3)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (dln_span_is(text, others[i]))
            return true;
    }
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
    static const char *const measures[] = {"feet", "foot", "metres", "meters", "miles", "kilometres", "kilometers", "km", "yards", "tons", "tonnes", "kg", "kilograms", "pounds", "acres",
                                           "hectares", "square", "mph", "rpm", "horsepower", "dollars", "euros", "roubles", "rubles", "yen"};
    static const char *const losses[] = {"killed", "wounded", "dead", "missing", "captured", "injured"}, *const having[] = {"had", "has", "have", "lost", "killed", "wounded", "captured", "cost", "paid", "employs", "employed"};
    bool has_next = f->end < sentence_end;
    if (has_next && is_one_of(s, f->end, measures, sizeof measures / sizeof *measures))
        return true;
    if (f->begin == begin || dln_token_is(s->tokens, f->begin - 1, "in") || dln_token_is(s->tokens, f->begin - 1, "since"))
        return false;
    return is_one_of(s, f->begin - 1, having, sizeof having / sizeof *having) || (has_next && is_one_of(s, f->end, losses, sizeof losses / sizeof *losses));
}

/* A bare year needs a word before or behind it that makes it one. */
static bool is_year_here(const scanner *s, uint32_t begin, uint32_t sentence_end, const found *f)
{
    const dln_tokens *tokens = s->tokens;
    int32_t value;
    uint32_t next;
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
    static const char *const speaks[] = {"said", "says", "told", "added", "asked"}, *const is_verb[] = {"was", "is", "will", "began", "ended"};
    if (f->d.month != 3 && f->end < sentence_end && is_one_of(s, f->end, speaks, sizeof speaks / sizeof *speaks))
        return false; /* "April said" */
    if (f->d.month == 3 && f->begin > begin && dln_token_is(tokens, f->begin - 1, "the") && f->end < sentence_end && is_one_of(s, f->end, is_verb, sizeof is_verb / sizeof *is_verb))
        return false; /* "the March was long" */
    if (f->d.month == 3 && f->end < sentence_end && (dln_token_is(s->tokens, f->end, "for") || dln_token_is(s->tokens, f->end, "of")))
        return f->begin > begin && signal_before(tokens, begin, f->begin) != DLN_SIGNAL_NONE; /* "the March for Life" */
    if (class_before(s, f->begin, begin, CLASS_BEFORE))
        return f->d.month != 5 || !(f->begin == begin);
    if (f->begin == begin)
        return f->d.month != 3 && f->d.month != 5 && !has_name_behind; /* "March on", "May I", "June Carter" */
    const dln_token *before = &tokens->items[f->begin - 1];
    if (before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) != 0 && before->begin != tokens->items[begin].begin)
        return false; /* Theresa May, General August */
    if (f->d.month == 5 && f->end < sentence_end && tokens->items[f->end].kind == DLN_TOKEN_WORD && cue_at(s, f->end) != 0)
        return false; /* May said, May will */
    if (has_name_behind && f->d.month != 8)
        return false; /* April Smith */
    return before->kind != DLN_TOKEN_WORD || (before->flags & DLN_CAPITAL) == 0;
}

/* "the 7th round": an ordinal that counts things. A date is followed by a mark, a preposition or the end. */
static bool counts_things(const scanner *s, const dln_sentence *sentence, const found *f)
{
    static const char *const may_follow[] = {"the", "a", "an", "his", "her", "their", "its", "and", "of", "in", "at", "on", "with", "for", "by", "to", "after", "before", "when", "he", "she", "they", "as", "that",
                                            "does", "did", "is", "was", "are", "were", "has", "had", "will", "would"};
    const dln_token *next = &s->tokens->items[f->end];
    bool is_on = f->begin > sentence->begin && (dln_token_is(s->tokens, f->begin - 1, "on") || dln_token_is(s->tokens, f->begin - 1, "On"));
    if (f->end >= sentence->end || next->kind != DLN_TOKEN_WORD || (is_on && (next->flags & DLN_CAPITAL) != 0))
        return false;
    for (size_t i = 0; i < sizeof may_follow / sizeof *may_follow; i++) {
        if (dln_token_is(s->tokens, f->end, may_follow[i]))
            return false;
    }
    return true;
}

/* Sun Microsystems, a Sat test: a short form of a weekday alone is one only where a day is spoken of. */
static bool is_weekday_here(const scanner *s, uint32_t begin, const found *f)
{
    static const char *const says_so[] = {"on", "On", "last", "next", "this", "until", "till", "since", "by", "from", "every", "before", "after"};
    if (s->tokens->items[f->begin].len > 3 || f->end > f->begin + 1)
        return true;
    for (size_t i = 0; f->begin > begin && i < sizeof says_so / sizeof *says_so; i++) {
        if (dln_token_is(s->tokens, f->begin - 1, says_so[i]))
            return true;
    }
    return false;
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
    static const char *const whose[] = {"his", "her", "their", "my", "your", "our", "His", "Her", "Their", "My"};
    int32_t value;
    uint32_t at = f->begin, next;
    while (at > sentence_begin + 1 && (dln_token_is(s->tokens, at - 1, "-") || dates_class_at(s, at - 1, CLASS_PREMOD, &value, &next)))
        at--;
    for (size_t i = 0; at > sentence_begin && i < sizeof whose / sizeof *whose; i++) {
        if (dln_token_is(s->tokens, at - 1, whose[i]))
            return true;
    }
    return false;
}

/* "\"This Week\"", "VOA Today": a programme, a paper. */
static bool is_in_a_name(const scanner *s, uint32_t sentence_begin, const found *f)
{
    const dln_token *last = &s->tokens->items[f->end - 1], *before = &s->tokens->items[f->begin - (f->begin > sentence_begin)];
    bool has_capitals = f->begin > sentence_begin && (s->tokens->items[f->begin].flags & DLN_CAPITAL) != 0 && (last->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL;
    if (!has_capitals)
        return false;
    if (f->d.build == BUILD_NEAR)
        return f->d.unit != 0 && (dln_token_is(s->tokens, f->begin - 1, "\"") || dln_token_is(s->tokens, f->begin - 1, "\xE2\x80\x9C"));
    return f->d.build == BUILD_DEICTIC && f->end == f->begin + 1 && (before->flags & DLN_SHOUTED) != 0 && before->len > 1;
}

/* "the third quarter-final", "a five year-old", "the fall in prices", "the end of the second row", "the NOW party". */
static bool is_other_sense(const scanner *s, const dln_sentence *sentence, const found *f)
{
    static const char *const falls[] = {"in", "from", "to", "by"};
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
    if (d->season != 0 && d->year == NO_YEAR && has_behind && dates_class_at(s, f->end - 1, CLASS_SEASON, &value, &next)) {
        bool is_fall = dln_token_is(tokens, f->end - 1, "fall") && (d->build == BUILD_DATE || d->build == BUILD_SET);
        if (dln_token_is(tokens, f->end, "of") && d->mod == MOD_NONE)
            return true;
        for (size_t i = 0; is_fall && i < sizeof falls / sizeof *falls; i++) {
            if (dln_token_is(tokens, f->end, falls[i]))
                return true;
        }
    }
    bool is_the = dln_token_is(tokens, f->begin, "the") || dln_token_is(tokens, f->begin, "The");
    if (d->unit == UNIT_SECOND && d->has_n == 0 && !d->is_plural && (d->build == BUILD_NEAR || d->build == BUILD_THAT || (d->build == BUILD_SHIFT && is_the)))
        return true; /* "the end of the second row", "the second before the last" */
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

static bool is_accepted(const scanner *s, const dln_sentence *sentence, const found *f)
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
    if (d->build == BUILD_DATE && d->month != 0 && d->day == 0 && d->year == NO_YEAR && f->end == f->begin + 1)
        return is_month_here(s, sentence->begin, sentence->end, f);
    if (d->build == BUILD_THAT && d->month != 0 && d->unit == 0 && f->begin != sentence->begin)
        return false; /* "they said that December was fine" */
    if (d->build == BUILD_DATE && d->day != 0 && d->month == 0 && d->weekday == 0)
        return !counts_things(s, sentence, f);
    if (d->build == BUILD_DATE && d->weekday != 0 && d->month == 0)
        return is_weekday_here(s, sentence->begin, f);
    if (d->holiday_row != 0 && d->year == NO_YEAR && f->end < sentence->end && s->tokens->items[f->end].kind == DLN_TOKEN_WORD &&
        (s->tokens->items[f->end].flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL)
        return false; /* the Yom Kippur War, the Good Friday Agreement */
    if (d->build == BUILD_THAT && (d->unit == UNIT_MOMENT || d->unit == UNIT_PERIOD))
        return false;
    if (d->build == BUILD_DURATION && !is_duration_here(s, sentence, f))
        return false;
    bool has_hyphen = f->end < sentence->end && dln_token_is(s->tokens, f->end, "-") && (s->tokens->items[f->end].flags & DLN_SPACED) == 0;
    bool ends_in_unit = (d->build == BUILD_SAME && d->unit != 0) || (d->build == BUILD_NEAR && d->unit != 0) || (d->build == BUILD_DURATION && d->has_n == 0 && !d->is_plural);
    return !ends_in_unit || !has_hyphen; /* "the quarter-finals", "a year-earlier loss" */
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
    if (d->arg == 2)
        set_length(d, 20);
    else if (d->arg == 4)
        d->has_n = 0;
    else if (d->arg == 5 || d->arg == 6)
        d->unit = d->arg == 5 ? UNIT_WEEKEND : UNIT_QUARTER;
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

/* "it will last 60 days": a verb, not the past ones. */
static void trim_verb(const scanner *s, uint32_t sentence_begin, found *f)
{
    static const char *const before[] = {"will", "would", "to", "not", "n't", "can", "could", "may", "might", "should", "must", "did", "does"};
    if (f->d.build != BUILD_DURATION || f->begin == sentence_begin || !dln_token_is(s->tokens, f->begin, "last"))
        return;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        if (dln_token_is(s->tokens, f->begin - 1, before[i])) {
            f->begin++;
            return;
        }
    }
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
        unshift(s, sentence->begin, &f);
        trim_verb(s, sentence->begin, &f);
        trim_ordinal(s, sentence, &f);
        if (!is_accepted(s, sentence, &f)) {
            at = f.d.build == BUILD_NONE || f.d.holiday_row != 0 ? f.end : at + 1; /* no Friday in the Good Friday Agreement */
            continue;
        }
        found *kept = dln_arena_push(d->doc->arena, &d->items, &d->count, &d->capacity, sizeof *kept);
        if (kept == NULL)
            return;
        f.signal = signal_before(&d->doc->tokens, sentence->begin, f.begin);
        f.cue = cue_of(s, sentence->begin, sentence->end, &f);
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
    dates_zone_declared(&d);
    d.is_narrative = dates_is_story(&d);
    dates_resolve(&d);
    dates_anchor(&d);
    dates_news_day(&d);
}
