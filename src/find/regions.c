/* src/find/regions.c - "Arab foreign ministers", "the five Central Asian republics": a region (organisations.tsv) means its
 * organisation before those who act for all its states, unless a number says that they are some of them.
 */
#include "base/text.h"
#include "find/dates.h"
#include "find/parties.h"

static bool is_capital(const dln_finder *f, uint32_t token) { return (f->tokens->items[token].flags & DLN_CAPITAL) != 0; }

/* Whether those who act for states stand behind the region: at once, behind a portfolio ("Arab finance ministers"), or behind others of
 * their kind ("Arab and African leaders"); but "African church leaders" do not. */
static bool has_heads(const dln_finder *f, uint32_t end, uint32_t last)
{
    enum { GAP = 3, LIST = 6 };
    bool has_portfolio = false;
    uint32_t gap = GAP;
    for (uint32_t at = end; at < last && at < end + gap; at++) {
        if (dln_token_in(f->tokens, at, DLN_LIST_REGION_HEADS))
            return !has_portfolio || dln_token_in(f->tokens, at, DLN_LIST_REGION_PORTFOLIO_HEADS);
        if (dln_token_is(f->tokens, at, "and") || dln_token_is(f->tokens, at, ",")) {
            gap = LIST;
            continue;
        }
        if (f->tokens->items[at].kind != DLN_TOKEN_WORD || (is_capital(f, at) ? gap != LIST : !dln_token_in(f->tokens, at, DLN_LIST_REGION_BEFORE_HEADS) && !dln_token_in(f->tokens, at, DLN_LIST_PORTFOLIO_WORDS)))
            return false;
        has_portfolio |= dln_token_in_small(f->tokens, at, DLN_LIST_PORTFOLIO_WORDS);
    }
    return false;
}

/* How many they are said to be; 0: no such word. "In 2006 Gulf leaders met" has none. */
static uint32_t number_of(const dln_finder *f, uint32_t token)
{
    enum { LEAST_YEAR = 1000, MANY = 9999 };
    uint32_t number;
    if (f->tokens->items[token].kind != DLN_TOKEN_NUMBER)
        return dln_number_of_word(f->lexicon, f->tokens->items[token].word, CLASS_DIGIT);
    if (!dln_parse_uint(dln_token_text(f->tokens, token), MANY, &number))
        return MANY;
    return number >= LEAST_YEAR ? 0 : number;
}

static uint32_t count_members(const dln_finder *f, uint32_t row)
{
    dln_span list = dln_cell_text(f->lexicon, DLN_TABLE_ORGANISATIONS, row, DLN_ORGANISATIONS_MEMBERS), member;
    uint32_t count = 0;
    while (dln_split(&list, '|', &member))
        count++;
    return count;
}

/* "non-European leaders"; but "MUSCAT - Gulf leaders", "EU-Arab leaders". */
static bool is_behind_hyphen(const dln_finder *f, uint32_t begin)
{
    bool is_spaced = (f->tokens->items[begin].flags & DLN_SPACED) != 0;
    return dln_token_is(f->tokens, begin - 1, "-") && !is_spaced && (begin < 2 || !is_capital(f, begin - 2));
}

bool dln_is_region_here(const dln_finder *f, uint32_t begin, uint32_t end, uint32_t last, uint32_t row)
{
    if (!has_heads(f, end, last))
        return false;
    if (begin == 0)
        return true;
    if (dln_is_name_word(f, begin - 1, DLN_NAME_PLACE) || dln_token_in(f->tokens, begin - 1, DLN_LIST_SOME_OF)) /* "North African leaders", "several Arab leaders" */
        return false;
    uint32_t number = number_of(f, begin - 1);
    return number == 0 ? !is_behind_hyphen(f, begin) : number == count_members(f, row);
}
