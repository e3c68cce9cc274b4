/* src/find/portfolios.c - what a minister is minister of, where no title of the tables says it whole: "Minister of Foreign Affairs
 * and International Cooperation", "minister for energy, mines and petroleum", "Water and Sanitation Minister". The words are those
 * of list portfolio_words; a title goes as far as they do, so that the nation or the name behind it is seen.
 */
#include "find/groups.h"

enum { LONGEST = 24 }; /* tokens: a list of a hundred thousand words is no portfolio */

static bool is_head(const dln_finder *f, uint32_t at) { return dln_token_in(f->tokens, at, DLN_LIST_PORTFOLIO_HEADS); }

/* The end of the portfolio words that begin at the token, "East African Community Affairs" and its like among them; at: none do. */
static uint32_t words_end(const dln_finder *f, uint32_t at, uint32_t end)
{
    enum { NAMED = 4 }; /* capitals before "Affairs" at most */
    for (;;) {
        if (at < end && is(f, at, "-") && dln_token_in(f->tokens, at + 1, DLN_LIST_PORTFOLIO_WORDS) && (token_at(f, at)->flags & DLN_SPACED) == 0)
            at++;
        if (at < end && dln_token_in(f->tokens, at, DLN_LIST_PORTFOLIO_WORDS)) {
            at++;
            continue;
        }
        if (at + 1 < end && (token_at(f, at)->flags & DLN_CAPITAL) != 0 && dln_token_is(f->tokens, at + 1, "Abroad")) { /* "and Senegalese Abroad" */
            at += 2;
            continue;
        }
        uint32_t named = at;
        while (named < end && named - at < NAMED && token_at(f, named)->kind == DLN_TOKEN_WORD && (token_at(f, named)->flags & DLN_CAPITAL) != 0 && !is_head(f, named))
            named++;
        if (named == at || named >= end || (!dln_token_says(f->tokens, named, "affairs") && !dln_token_says(f->tokens, named - 1, "affairs")))
            return at;
        at = named;
    }
}

/* The token behind a comma, an "and" or both, and an article; at: there is none. */
static uint32_t behind_glue(const dln_finder *f, uint32_t at)
{
    uint32_t next = at + is(f, at, ",");
    next += is_and(f, next);
    return next == at ? at : next + is_article(f, next);
}

/* Whether a portfolio may end here: no minister, council or other noun follows, of which the last words were a part. */
static bool may_end(const dln_finder *f, uint32_t at, uint32_t end)
{
    if (at >= end)
        return true;
    const dln_token *token = token_at(f, at);
    if (is_head(f, at) || (is(f, at, "-") && (token->flags & DLN_SPACED) == 0))
        return false;
    return token->kind != DLN_TOKEN_WORD || (token->flags & DLN_CAPITAL) != 0 || (token->tables & (dln_table_bit(DLN_TABLE_VERBS) | dln_table_bit(DLN_TABLE_WORDS))) != 0;
}

/* Whether somebody of that office has a portfolio. */
static bool has_portfolio(const dln_finder *f, uint32_t title)
{
    switch (dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_OFFICE)) {
    case DLN_OFFICE_MINISTER: case DLN_OFFICE_FOREIGN_MINISTER: case DLN_OFFICE_DEFENCE_MINISTER: case DLN_OFFICE_DEPUTY_FOREIGN_MINISTER:
    case DLN_OFFICE_ENVOY: case DLN_OFFICE_OFFICIAL:
        return title_kind(f, title) == DLN_TITLE_OFFICE;
    default:
        return false;
    }
}

static bool is_titled(const dln_finder *f, uint32_t title, const char *key)
{
    return dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_TITLE), key);
}

/* "minister for foreign and diaspora affairs": the foreign minister. */
static uint32_t row_with(const dln_finder *f, uint32_t title, uint32_t first)
{
    bool is_foreign = dln_token_says(f->tokens, first, "foreign") || dln_token_says(f->tokens, first, "external");
    bool is_trade = dln_token_says(f->tokens, first + 1, "trade");
    uint32_t row = is_foreign && !is_trade && is_titled(f, title, "minister") ? dln_row_find(f->lexicon, DLN_TABLE_TITLES, DLN_SPAN("foreign-minister")) : DLN_NONE;
    return row == DLN_NONE ? title : row;
}

/* "ministers of the European Community"; but "of European Community Affairs". */
static bool is_organisation(const dln_finder *f, uint32_t at, uint32_t stop)
{
    dln_phrase phrases[DLN_PHRASES_MAX];
    if (!dln_starts_table(f, at, DLN_TABLE_ORGANISATIONS) || dln_token_says(f->tokens, stop - 1, "affairs"))
        return false;
    size_t count = dln_phrases_at(f->lexicon, f->tokens, at, stop, false, phrases);
    for (size_t p = 0; p < count; p++) {
        for (uint32_t k = 0; k < phrases[p].sense_count && at + phrases[p].tokens == stop; k++) {
            if (dln_sense_at(phrases[p].senses, k).table == DLN_TABLE_ORGANISATIONS)
                return true;
        }
    }
    return false;
}

void dln_take_portfolio(const dln_finder *f, dln_item *title, uint32_t end)
{
    if (!has_portfolio(f, title->row))
        return;
    bool is_told = false; /* "minister of foreign affairs": the title has one, and more may be added; not "minister of state" */
    for (uint32_t i = title->begin; i < title->end; i++)
        is_told |= (is_word(f, i, "of") || is_word(f, i, "for")) && !dln_token_says(f->tokens, i + 1, "state");
    uint32_t at = title->end, first = at;
    if (end > at + LONGEST)
        end = at + LONGEST;
    if (!is_told) {
        bool advises = dln_cell(f->lexicon, DLN_TABLE_TITLES, title->row, DLN_TITLES_OFFICE) == DLN_OFFICE_OFFICIAL && is_word(f, at, "on"); /* "adviser on security" */
        bool is_responsible = is_word(f, at, "responsible") && is_word(f, at + 1, "for");
        if (!is_responsible && !is_word(f, at, "of") && !is_word(f, at, "for") && !is_word(f, at, "in") && !advises)
            return;
        at += is_responsible ? 2 : is_word(f, at, "in") && is_word(f, at + 1, "charge") && is_word(f, at + 2, "of") ? 3 : 1;
        at += is_article(f, at);
        first = at;
    } else if (words_end(f, at, end) == at) { /* no "minister of water | resources" */
        bool has_charge = is_word(f, at, "for") && at + 1 < end && (token_at(f, at + 1)->flags & DLN_CAPITAL) != 0; /* "Deputy Minister of Foreign Affairs for Political Affairs" */
        at = has_charge ? at + 1 : behind_glue(f, at);
        if (at == title->end)
            return;
    }
    for (;;) {
        uint32_t stop = words_end(f, at, end);
        if (stop == at || !may_end(f, stop, end))
            return;
        if (is_organisation(f, at, stop))
            return;
        if (!is_told)
            title->row = row_with(f, title->row, first);
        is_told = true;
        title->end = stop;
        title->flags &= (uint8_t)~DLN_ITEM_SINGLE;
        at = behind_glue(f, stop);
        if (at == stop)
            return;
    }
}

uint32_t dln_portfolio_before(const dln_finder *f, uint32_t i, uint32_t end)
{
    uint32_t at = i;
    if (end > i + LONGEST)
        end = i + LONGEST;
    for (;;) {
        uint32_t stop = words_end(f, at, end);
        if (stop == at)
            return i;
        at = behind_glue(f, stop);
        if (at == stop)
            return stop < end && is_head(f, stop) ? stop : i;
    }
}

bool dln_heads_portfolio(const dln_finder *f, const dln_item *title)
{
    return (title->flags & DLN_ITEM_PLURAL) == 0 && (is_titled(f, title->row, "minister") || is_titled(f, title->row, "deputy-minister") || is_titled(f, title->row, "state-secretary"));
}
