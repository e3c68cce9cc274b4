/* src/find/sentences.c - where the sentences of a text end: at a stop that ends one, at a paragraph, before an item of a list or a line
 * of a programme. What a token is, and where a paragraph begins: tokens.c.
 */
#include "find/tokens.h"

#include "find/dates.h"
#include "find/word_lists.h"

#include "base/text.h"

static bool is_closing(dln_span mark)
{
    if (mark.len == 1)
        return mark.text[0] == '"' || mark.text[0] == '\'' || mark.text[0] == ')' || mark.text[0] == ']';
    return dln_span_equals(mark, DLN_SPAN("\xE2\x80\x9D")) || dln_span_equals(mark, DLN_SPAN("\xE2\x80\x99")) ||
           dln_span_equals(mark, DLN_SPAN("\xC2\xBB"));
}

/* Whether a phrase of time begins at the token: the name of a month or weekday, with zones that of a zone. */
static bool names_time(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t i, bool with_zones)
{
    const uint64_t of_time = dln_table_bit(DLN_TABLE_TIME_WORDS) | dln_table_bit(DLN_TABLE_TIME_ZONES);
    if (lexicon == NULL || tokens->items[i].kind != DLN_TOKEN_WORD || (tokens->items[i].tables & of_time) == 0)
        return false;
    dln_phrase hits[DLN_PHRASES_MAX];
    size_t count = dln_phrases_at(lexicon, tokens, i, tokens->count, false, hits);
    for (size_t h = 0; h < count; h++) {
        for (uint32_t k = 0; k < hits[h].sense_count; k++) {
            dln_sense sense = dln_sense_at(hits[h].senses, k);
            if (sense.table == DLN_TABLE_TIME_ZONES && with_zones)
                return true;
            if (sense.table != DLN_TABLE_TIME_WORDS)
                continue;
            uint32_t class = dln_cell(lexicon, DLN_TABLE_TIME_WORDS, sense.row, DLN_TIME_WORDS_CLASS);
            if (class == CLASS_MONTH || class == CLASS_WEEKDAY)
                return true;
        }
    }
    return false;
}

/* Whether token i (a full stop, or initials that end in one) ends a sentence, given the token behind it. */
static bool ends_sentence(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t i)
{
    const dln_token *token = &tokens->items[i], *next = &tokens->items[i + 1];
    char first = tokens->text.text[token->begin];
    bool next_may_start = (next->flags & DLN_CAPITAL) != 0 || next->kind == DLN_TOKEN_NUMBER || next->kind == DLN_TOKEN_MARK;
    if (next->kind == DLN_TOKEN_END || (next->flags & DLN_SPACED) == 0)
        return false;
    if (token->kind == DLN_TOKEN_MARK && (first == '?' || first == '!'))
        return true;
    if (token->kind == DLN_TOKEN_WORD) { /* "at 3 p.m. The talks": initials end one only before a capital */
        bool is_clock = token->len == 4 && ((first | 0x20) == 'a' || (first | 0x20) == 'p') && (tokens->text.text[token->begin + 2] | 0x20) == 'm'; /* no initials, "P.K. Rao" */
        if (i + 2 < tokens->count && dln_token_is(tokens, i + 2, "time")) /* "10 p.m. Athens time" */
            return false;
        return is_clock && tokens->text.text[token->begin + token->len - 1] == '.' &&
               (next->flags & DLN_CAPITAL) != 0 && (next->flags & DLN_SHOUTED) == 0 && !names_time(lexicon, tokens, i + 1, true); /* "10 p.m. Wednesday" */
    }
    if (token->kind != DLN_TOKEN_MARK || first != '.' || !next_may_start)
        return false;
    if (i == 0 || (token->flags & DLN_SPACED) != 0)
        return true;
    const dln_token *before = token - 1;
    if (before->kind == DLN_TOKEN_WORD && before->len == 1 && (before->flags & DLN_CAPITAL) != 0)
        return false; /* an initial: "George W. Bush" */
    if ((before->flags & DLN_CAPITAL) != 0 && before->len <= 5 && names_time(lexicon, tokens, i - 1, false) &&
        (next->kind == DLN_TOKEN_NUMBER || names_time(lexicon, tokens, i + 1, false)))
        return false; /* "Sat. March 8", "Jul. 6" */
    if (lexicon != NULL && before->kind == DLN_TOKEN_WORD && (before->tables & dln_table_bit(DLN_TABLE_ABBREVIATIONS)) != 0) {
        dln_phrase hits[DLN_PHRASES_MAX];
        size_t count = dln_phrases_at(lexicon, tokens, i - 1, i, true, hits);
        for (size_t h = 0; h < count; h++) {
            for (uint32_t k = 0; k < hits[h].sense_count; k++) {
                if (dln_sense_at(hits[h].senses, k).table == DLN_TABLE_ABBREVIATIONS)
                    return false;
            }
        }
    }
    return true;
}

/* "\n- Friday: ...": an item of a list is a sentence of its own. */
static bool opens_item(const dln_tokens *tokens, uint32_t i)
{
    static const char *const bullets[] = {"*", "-", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "\xE2\x96\xAA", "\xE2\x97\x8F"};
    const dln_token *token = &tokens->items[i];
    if (token->kind != DLN_TOKEN_MARK || (token->flags & DLN_STARTS_LINE) == 0 || (tokens->items[i + 1].flags & DLN_SPACED) == 0)
        return false;
    for (size_t b = 0; b < sizeof bullets / sizeof *bullets; b++) {
        if (dln_span_equals(dln_token_text(tokens, i), dln_span_of(bullets[b])))
            return true;
    }
    return false;
}

static bool is_half_of_day(const dln_tokens *tokens, uint32_t i)
{
    return dln_token_says(tokens, i, "a.m.") || dln_token_says(tokens, i, "p.m.") || dln_token_says(tokens, i, "am") || dln_token_says(tokens, i, "pm");
}

/* The token behind "10:00", "9.15", "11 a.m." or, beneath such a line or with a zero, "0930"; i: it is no hour. */
static uint32_t behind_hour(const dln_tokens *tokens, uint32_t i, bool is_beneath)
{
    enum { HOURS = 24, MINUTES = 60, LAST = 5 };
    uint32_t hour, minute = 0, end = i + 1;
    dln_span text = dln_token_text(tokens, i);
    if (text.len == 4) {
        if ((!is_beneath && text.text[0] != '0') || !dln_parse_uint((dln_span){text.text, 2}, HOURS - 1, &hour) || !dln_parse_uint((dln_span){text.text + 2, 2}, MINUTES - 1, &minute))
            return i;
    } else if (text.len > 2 || !dln_parse_uint(text, HOURS - 1, &hour)) {
        return i;
    } else if (i + 2 < tokens->count && (dln_token_is(tokens, end, ":") || dln_token_is(tokens, end, ".")) && ((tokens->items[end].flags | tokens->items[end + 1].flags) & DLN_SPACED) == 0) {
        dln_span behind = dln_token_text(tokens, end + 1); /* "30", "30am" */
        if (behind.len < 2 || !dln_parse_uint((dln_span){behind.text, 2}, MINUTES - 1, &minute))
            return i;
        end += 2;
    } else if (!is_half_of_day(tokens, end)) {
        return i;
    }
    return minute % LAST == 0 ? end : i;
}

/* "\n10:00 Talks", "\n11 a.m.: Lunch": a line of a programme is a sentence of its own; not "at\n10:00 GMT", which a line happens to end before. */
static bool opens_hour(const dln_tokens *tokens, uint32_t i, uint32_t begin)
{
    if (i == 0 || tokens->items[i].kind != DLN_TOKEN_NUMBER || (tokens->items[i].flags & DLN_STARTS_LINE) == 0 ||
        dln_token_in(tokens, i - 1, DLN_LIST_HOUR_PREPOSITIONS) || dln_token_in(tokens, i - 1, DLN_LIST_UNTIL_WORDS) || dln_token_says(tokens, i - 1, "and") || dln_token_is(tokens, i - 1, ","))
        return false;
    bool is_beneath = tokens->items[begin].kind == DLN_TOKEN_NUMBER && (tokens->items[begin].flags & DLN_STARTS_LINE) != 0;
    uint32_t end = behind_hour(tokens, i, is_beneath);
    if (end == i)
        return false;
    end += is_half_of_day(tokens, end);
    end += tokens->items[end].kind == DLN_TOKEN_MARK;
    return end < tokens->count && (tokens->items[end].flags & (DLN_CAPITAL | DLN_STARTS_LINE)) == DLN_CAPITAL;
}

/* "9 a.m." of "\n9 a.m. Talks": no sentence of its own. */
static bool is_hour_of_line(const dln_tokens *tokens, uint32_t i, uint32_t begin)
{
    enum { MOST = 4 };
    if (i > begin + MOST || tokens->items[begin].kind != DLN_TOKEN_NUMBER || (tokens->items[begin].flags & DLN_STARTS_LINE) == 0)
        return false;
    return behind_hour(tokens, begin, true) == i && is_half_of_day(tokens, i);
}

/* Of most marks, and of words that are no initials, it is known at once that none ends behind them. */
static inline bool is_stop(const dln_tokens *tokens, uint32_t i)
{
    const dln_token *token = &tokens->items[i];
    char first = tokens->text.text[token->begin];
    return token->kind == DLN_TOKEN_MARK ? first == '.' || first == '?' || first == '!' : (token->flags & DLN_DOTTED) != 0;
}

static inline bool may_end_sentence(const dln_token *token)
{
    return token->kind == DLN_TOKEN_MARK || (token->flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE | DLN_DOTTED)) != 0;
}

static inline void note_mark(dln_tokens *tokens, uint32_t i)
{
    if (tokens->mark_count == 0 || tokens->marks[tokens->mark_count - 1] != i) /* where a sentence ends before it, it is looked at twice */
        tokens->marks[tokens->mark_count++] = i;
}

void dln_find_sentences(const dln_lexicon *lexicon, dln_arena *arena, dln_tokens *tokens)
{
    size_t count = 0, capacity = 0;
    uint32_t paragraph = 0, begin = 0, i = 0, mark = 0;
    tokens->marks = dln_arena_array_raw(arena, tokens->count + (size_t)1, sizeof *tokens->marks);
    if (tokens->marks == NULL)
        return;
    while (i < tokens->count) {
        bool at_end = false;
        const dln_token *token = tokens->items + i;
        while (!may_end_sentence(token)) /* most tokens; what is behind the last one does */
            token++;
        i = (uint32_t)(token - tokens->items);
        i -= i == tokens->count;
        note_mark(tokens, i);
        if (i > begin && ((tokens->items[i].flags & DLN_STARTS_PARAGRAPH) != 0 || opens_item(tokens, i) || opens_hour(tokens, i, begin))) {
            at_end = true;
        } else if (is_stop(tokens, i) && ends_sentence(lexicon, tokens, i) && !is_hour_of_line(tokens, i, begin)) {
            i++;
            at_end = true;
        } else if (tokens->items[i].kind == DLN_TOKEN_MARK && i > begin && (tokens->items[i].flags & DLN_SPACED) == 0 &&
                   is_closing(dln_token_text(tokens, i))) {
            /* ."  the stop stands before the closing quote */
            char before = tokens->text.text[tokens->items[i].begin - 1];
            const dln_token *next = &tokens->items[i + 1];
            bool stops = before == '.' || before == '?' || before == '!';
            if (stops && (next->flags & DLN_SPACED) != 0 && ((next->flags & DLN_CAPITAL) != 0 || next->kind == DLN_TOKEN_MARK)) {
                i++;
                at_end = true;
            }
        }
        if (!at_end) {
            i++;
            if (i < tokens->count)
                continue;
        }
        dln_sentence *sentence = dln_arena_push(arena, &tokens->sentences, &count, &capacity, sizeof *sentence);
        if (sentence == NULL)
            return;
        *sentence = (dln_sentence){begin, i, paragraph, mark};
        tokens->items[begin].flags |= DLN_STARTS_SENTENCE;
        begin = i;
        mark = tokens->mark_count - (tokens->marks[tokens->mark_count - 1] == i);
        if (i < tokens->count && (tokens->items[i].flags & DLN_STARTS_PARAGRAPH) != 0)
            paragraph++;
    }
    tokens->sentence_count = (uint32_t)count;
}
