/* src/find/names.c - text to items: phrases of the tables, and names that no table knows. Candidate-driven: a token is
 * looked at only if its word begins a phrase of ours or it has a capital.
 */
#include "find/names.h"

/* Tables with forms that begin small; the others are asked only at a capital, or at "von", "al". */
#define SMALL_BITS (BIT(ORGANISATIONS) | BIT(BODIES) | BIT(VENUES) | BIT(TITLES) | BIT(INSTITUTIONS) | BIT(REFERENCES) | BIT(STANDING) | \
                    BIT(NAME_WORDS))
enum { HEADLINE_WORDS = 4 };

dln_item *names_add_item(dln_finder *f, dln_item item)
{
    dln_item *added = dln_arena_push(f->doc->arena, &f->items, &f->item_count, &f->item_capacity, sizeof *added);
    if (added == NULL)
        return NULL;
    *added = item;
    if (item.kind == DLN_ITEM_PERSON && (token_at(f, item.end - 1)->tables & BIT(TITLES)) != 0) {
        memmove(f->named_by + 1, f->named_by, sizeof f->named_by - sizeof *f->named_by);
        f->named_by[0] = dln_word_key(f, item.end - 1);
    }
    return added;
}

/* How the capitals of a sentence are to be read. */
static uint8_t headline_flags(const dln_finder *f, const dln_sentence *sentence)
{
    uint32_t words = 0, unshouted = 0, long_words = 0, small = 0, tokens = sentence->end - sentence->begin;
    uint32_t most_unshouted = tokens / 5, most_small = tokens / 8;
    const dln_token *token = token_at(f, sentence->begin), *end = token + tokens;
    for (; token < end; token++) {
        if (token->kind != DLN_TOKEN_WORD || token->len < 2)
            continue;
        bool is_long = token->len > 3;
        words++;
        unshouted += (token->flags & DLN_SHOUTED) == 0;
        long_words += is_long;
        small += is_long && (token->flags & DLN_CAPITAL) == 0;
        if (small > most_small && unshouted > most_unshouted) /* neither, whatever comes: most sentences after a few words */
            return 0;
    }
    if (words >= 3 && (words - unshouted) * 10 >= words * 8)
        return DLN_ITEM_SHOUTED | DLN_ITEM_HEADLINE;
    if (dln_token_is(f->tokens, sentence->end - 1, ".")) /* a short sentence full of names */
        return 0;
    return long_words >= HEADLINE_WORDS && small * 8 <= long_words ? DLN_ITEM_HEADLINE : 0;
}

/* "South" of "South and North Korea": the rest of the name comes with the second. */
static bool shares_name(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
{
    dln_item second;
    dln_phrase phrases[DLN_PHRASES_MAX];
    dln_tokens tokens;
    if (!dln_is_name_word(f, i, DLN_NAME_PLACE) || i + 3 >= end || !(dln_token_is(f->tokens, i + 1, "and") || dln_token_is(f->tokens, i + 1, "or")) ||
        (token_at(f, i + 2)->flags & DLN_CAPITAL) == 0 || !names_phrase_at(f, i + 2, end, flags, &second) || second.end < i + 4 ||
        (second.kind != DLN_ITEM_COUNTRY && second.kind != DLN_ITEM_ADJECTIVE))
        return false;
    dln_span first = dln_token_text(f->tokens, i), rest = dln_tokens_text(f->tokens, second.begin + 1, second.end);
    dln_tokenize(f->lexicon, dln_arena_printf(f->doc->arena, "%.*s %.*s", (int)first.len, first.text, (int)rest.len, rest.text), f->doc->arena, &tokens);
    size_t count = dln_phrases_at(f->lexicon, &tokens, 0, tokens.count, false, phrases);
    for (uint32_t s = 0; count > 0 && s < phrases[count - 1].sense_count; s++) {
        dln_sense sense = dln_sense_at(phrases[count - 1].senses, s);
        if (phrases[count - 1].tokens == second.end - second.begin && sense.table == DLN_TABLE_COUNTRIES &&
            sense.column == (second.kind == DLN_ITEM_COUNTRY ? (uint32_t)DLN_COUNTRIES_NAMES : (uint32_t)DLN_COUNTRIES_ADJECTIVES)) {
            *out = (dln_item){i, i + 1, sense.row, phrases[count - 1].senses, phrases[count - 1].sense_count, second.kind, flags};
            return true;
        }
    }
    return false;
}

/* "the Republic of Ghana", "the Federal Democratic Republic of Ethiopia", "the State of Kuwait": the long name of a country that
 * the tables have by its short one. */
static bool is_long_name(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
{
    uint32_t at = i;
    while (at < end && (token_at(f, at)->flags & DLN_CAPITAL) != 0 &&
           (dln_is_name_word(f, at, DLN_NAME_STATE) || dln_token_in(f->tokens, at, DLN_LIST_STATES)))
        at++;
    if (at == i || at + 1 >= end || !dln_token_is(f->tokens, at, "of"))
        return false;
    at += 1 + (uint32_t)dln_token_is(f->tokens, at + 1, "the");
    if (at >= end || !names_phrase_at(f, at, end, flags, out) || out->kind != DLN_ITEM_COUNTRY)
        return false;
    out->begin = i;
    return true;
}

/* "the Togolese Republic": the long name of a country by its adjective. The token behind; item->end: it is none. */
static uint32_t behind_republic(const dln_finder *f, const dln_item *item, uint32_t end)
{
    uint32_t at = item->end;
    if (item->kind != DLN_ITEM_ADJECTIVE || item->begin == 0 || !dln_token_says(f->tokens, item->begin - 1, "the"))
        return at;
    while (at < end && (token_at(f, at)->flags & DLN_CAPITAL) != 0 && dln_is_name_word(f, at, DLN_NAME_STATE))
        at++;
    bool is_state = at < end && (token_at(f, at)->flags & DLN_CAPITAL) != 0 && dln_token_in(f->tokens, at, DLN_LIST_STATES);
    bool has_name = at + 2 < end && (token_at(f, at + 1)->flags & token_at(f, at + 2)->flags & DLN_CAPITAL) != 0 && ((token_at(f, at + 1)->tables | token_at(f, at + 2)->tables) & BIT(NAME_WORDS)) == 0; /* "of the Togolese Republic Ali Diop" */
    bool goes_on = at + 1 < end && (((token_at(f, at + 1)->flags & DLN_CAPITAL) != 0 && !has_name) || dln_token_is(f->tokens, at + 1, "of"));
    return is_state && !goes_on ? at + 1 : item->end;
}

static bool is_no_actor(const dln_finder *f, uint32_t body)
{
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_BODIES, body, DLN_BODIES_KIND);
    return kind == DLN_BODY_MEDIA || kind == DLN_BODY_COMPANY;
}

/* The end of the capitalised words that go on with a company's name. */
static uint32_t name_tail(const dln_finder *f, uint32_t at, uint32_t end, uint8_t flags)
{
    if ((flags & DLN_ITEM_HEADLINE) != 0)
        return at;
    while (at < end && !names_in_timex(f, at) && (token_at(f, at)->flags & DLN_SHOUTED) == 0 && names_may_be_in(f, at, end, flags) &&
           token_at(f, at)->tables == 0)
        at++;
    return at;
}

/* "Water and Sanitation Minister": the title of the tables, from the first word of the portfolio on. */
static bool takes_portfolio_title(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
{
    dln_item title;
    uint32_t head = dln_token_in(f->tokens, i, DLN_LIST_PORTFOLIO_WORDS) ? dln_portfolio_before(f, i, end) : i;
    if (head == i || !names_phrase_at(f, head, end, flags, &title) || title.kind != DLN_ITEM_TITLE || !dln_heads_portfolio(f, &title))
        return false;
    *out = title;
    out->begin = i;
    out->flags &= (uint8_t)~DLN_ITEM_SINGLE;
    return true;
}

/* The first token from i on that has a capital, begins a phrase of ours or a portfolio; end: none does. */
static uint32_t next_candidate(const dln_finder *f, uint32_t i, uint32_t end)
{
    const dln_token *token = token_at(f, i);
    const uint64_t *begins = f->doc->begins;
    const uint32_t *lists = f->tokens->lists, list_words = f->tokens->list_words;
    for (; i < end && (token->flags & DLN_CAPITAL) == 0; i++, token++) {
        bool is_small = token->kind == DLN_TOKEN_WORD && (token->tables & SMALL_BITS) == 0;
        if ((!is_small && (token->tables & begins[i] & PHRASE_BITS) != 0) || (token->word < list_words && dln_list_bit(lists, token->word, DLN_LIST_PORTFOLIO_WORDS)))
            break;
    }
    return i;
}

/* "Saudi-backed", "U.N.-recognised", "Paris-based", "Ruto-era", "foreign secretary-level": what somebody or something is like, and not who. */
static bool is_in_compound(const dln_finder *f, const dln_item *item, uint32_t end)
{
    if (item->kind == DLN_ITEM_TITLE)
        return dln_is_hyphen(f, item->end, end) && dln_token_is(f->tokens, item->end + 1, "level");
    bool is_where = item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_ADJECTIVE || item->kind == DLN_ITEM_CAPITAL || item->kind == DLN_ITEM_ORGANISATION || item->kind == DLN_ITEM_BODY || item->kind == DLN_ITEM_PLACE || item->kind == DLN_ITEM_FAMILY;
    return is_where && dln_is_hyphen(f, item->end, end) && dln_token_in(f->tokens, item->end + 1, DLN_LIST_LIKENESSES);
}

/* "the Kofi Annan Foundation", "the Nyerere Centre": a house that bears the name, and not who bore it. */
static bool is_in_namesake(const dln_finder *f, const dln_item *item, uint32_t end)
{
    bool is_person = item->kind == DLN_ITEM_PERSON || item->kind == DLN_ITEM_FAMILY;
    return is_person && (item->flags & DLN_ITEM_HEADLINE) == 0 && item->end < end && (token_at(f, item->end)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && dln_token_in(f->tokens, item->end, DLN_LIST_NAMESAKES);
}

/* A time expression begins at the token; they are walked along with the text. */
static bool is_begun_by_time(const dln_finder *f, uint32_t token)
{
    for (uint32_t i = f->timex_at; i < f->doc->timex_count && f->doc->timexes[i].begin <= token; i++) {
        if (f->doc->timexes[i].begin == token)
            return true;
    }
    return false;
}

/* "Sudan Tribune", "the Moscow Times", "Iran International": who prints it, and no government. */
static bool is_in_outlet(const dln_finder *f, const dln_item *item, uint32_t end)
{
    bool is_where = item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_CAPITAL || item->kind == DLN_ITEM_PLACE;
    if (is_where && item->end < end && dln_token_is(f->tokens, item->end, "24") && !is_begun_by_time(f, item->end))
        return true; /* "Mali 24" sends round the clock; "Mali 24 hours later" */
    return is_where && (item->flags & DLN_ITEM_HEADLINE) == 0 && item->end < end && (token_at(f, item->end)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && dln_token_in(f->tokens, item->end, DLN_LIST_OUTLETS);
}

/* "Air Senegal", "Bank of China", "Tour de France": a company or the like, and no state. */
static bool is_behind_head(const dln_finder *f, const dln_item *item, uint32_t begin)
{
    bool is_state = (item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_CAPITAL) && (item->flags & DLN_ITEM_HEADLINE) == 0;
    uint32_t at = item->begin;
    at -= at > begin && (dln_token_is(f->tokens, at - 1, "of") || dln_token_is(f->tokens, at - 1, "de"));
    return is_state && at > begin && (token_at(f, at - 1)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && dln_token_in(f->tokens, at - 1, DLN_LIST_COMPANY_HEADS);
}

void dln_scan_items(dln_finder *f)
{
    for (uint32_t s = 0; s < f->tokens->sentence_count; s++) {
        const dln_sentence *sentence = &f->tokens->sentences[s];
        uint8_t flags = headline_flags(f, sentence);
        uint32_t i = sentence->begin;
        while ((i = next_candidate(f, i, sentence->end)) < sentence->end) {
            const dln_token *token = token_at(f, i);
            uint64_t bits = token->tables;
            bool is_capital = (token->flags & DLN_CAPITAL) != 0;
            dln_item item;
            if (!is_capital && token->kind == DLN_TOKEN_WORD && (bits & SMALL_BITS) == 0)
                bits = 0;
            uint64_t bits_of_name = bits;
            bits &= dln_begins(f->doc, i) & PHRASE_BITS;
            while (f->timex_at < f->doc->timex_count && f->doc->timexes[f->timex_at].end <= i)
                f->timex_at++;
            if (f->timex_at < f->doc->timex_count && f->doc->timexes[f->timex_at].begin <= i) {
                i = f->doc->timexes[f->timex_at].end;
                continue;
            }
            if (is_capital && (bits_of_name & BIT(NAME_WORDS)) != 0 && shares_name(f, i, sentence->end, flags, &item)) {
                names_add_item(f, item);
                i = item.end;
                continue;
            }
            bool is_phrase = bits != 0 && names_phrase_at(f, i, sentence->end, flags, &item);
            if ((!is_phrase || item.kind != DLN_ITEM_TITLE) && takes_portfolio_title(f, i, sentence->end, flags, &item))
                is_phrase = true;
            if (is_phrase && item.kind == DLN_ITEM_TITLE && (flags & DLN_ITEM_HEADLINE) == 0)
                dln_take_portfolio(f, &item, sentence->end);
            dln_item whole;
            if (is_capital && (bits_of_name & BIT(NAME_WORDS)) != 0 && is_long_name(f, i, sentence->end, flags, &whole) && (!is_phrase || item.end < whole.end)) {
                names_add_item(f, whole);
                i = whole.end;
                continue;
            }
            if (is_phrase && (is_in_outlet(f, &item, sentence->end) || is_in_namesake(f, &item, sentence->end) || is_behind_head(f, &item, sentence->begin) || is_in_compound(f, &item, sentence->end))) {
                i = item.end + 1;
                continue;
            }
            if (is_phrase) {
                uint32_t republic = is_capital ? behind_republic(f, &item, sentence->end) : item.end;
                if (republic != item.end) {
                    item.kind = DLN_ITEM_COUNTRY;
                    item.end = republic;
                }
                if (is_capital && names_begins(f, &item, sentence->end)) {
                    uint32_t stop = names_scan(f, i, sentence->end, flags, &item);
                    if (stop > i + 1) {
                        i = stop;
                        continue;
                    }
                }
                dln_item longer; /* "Sheikh Tamim" of "Sheikh Tamim bin Hamad Al-Thani" */
                for (uint32_t j = i + 1; item.kind == DLN_ITEM_PERSON && j < item.end; j++) {
                    if (token_at(f, j)->kind == DLN_TOKEN_WORD && names_phrase_at(f, j, sentence->end, flags, &longer) && longer.kind == DLN_ITEM_PERSON && longer.row == item.row && longer.end > item.end)
                        item.end = longer.end;
                }
                if (item.kind == DLN_ITEM_PERSON && (item.flags & DLN_ITEM_HEADLINE) == 0) { /* "Salman bin Abdulaziz" + "Al Saud" */
                    uint32_t stop = names_end(f, item.end - 1, sentence->end, flags);
                    if (stop > item.end && stop <= item.end + 4 && !names_is_thing(f, i, stop))
                        item.end = stop;
                }
                if (item.kind == DLN_ITEM_BODY && is_no_actor(f, item.row)) /* "Huawei Technologies" */
                    item.end = name_tail(f, item.end, sentence->end, flags);
                names_add_item(f, item);
                i = item.end;
                continue;
            }
            if (is_capital && names_has_letter(token) && token->kind == DLN_TOKEN_WORD && !dln_token_is(f->tokens, i, "I")) {
                bool is_compound = dln_is_hyphen(f, i + 1, sentence->end) && dln_token_in(f->tokens, i + 2, DLN_LIST_LIKENESSES); /* "Western-backed" */
                uint32_t stop = is_compound ? i + 3 : names_scan(f, i, sentence->end, flags, NULL);
                i = stop > i ? stop : i + 1;
                continue;
            }
            i++;
        }
    }
    dln_settle_items(f);
}
