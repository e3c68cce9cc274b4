/* src/find/regions.c - "Arab foreign ministers", "the five Central Asian republics": a region (organisations.tsv) means its
 * organisation before those who act for all its states, unless a number says that they are some of them.
 */
#include "find/dates.h"
#include "find/parties.h"

bool dln_is_region_here(const dln_finder *f, uint32_t begin, uint32_t end, uint32_t last, uint32_t row)
{
    enum { GAP = 2, LIST = 5 };
    uint32_t at = end, number = 0, members = 0, gap = GAP;
    for (; at < last && at < end + gap && !dln_token_in(f->tokens, at, DLN_LIST_REGION_HEADS); at++) {
        if (dln_token_is(f->tokens, at, "and") || dln_token_is(f->tokens, at, ","))
            gap = LIST; /* "Arab and African leaders" */
        else if (f->tokens->items[at].kind != DLN_TOKEN_WORD || dln_starts_table(f, at, DLN_TABLE_WORDS))
            return false;
    }
    if (at >= last || !dln_token_in(f->tokens, at, DLN_LIST_REGION_HEADS))
        return false;
    if (begin == 0)
        return true;
    if (dln_is_name_word(f, begin - 1, DLN_NAME_PLACE)) /* "North African leaders" */
        return false;
    dln_span before = dln_token_text(f->tokens, begin - 1);
    if (f->tokens->items[begin - 1].kind == DLN_TOKEN_NUMBER)
        number = before.len == 1 ? (uint32_t)(before.text[0] - '0') : 10 * (uint32_t)(before.text[0] - '0') + (uint32_t)(before.text[1] - '0');
    else
        number = dln_number_of_word(f->lexicon, f->tokens->items[begin - 1].word, CLASS_DIGIT);
    dln_span list = dln_cell_text(f->lexicon, DLN_TABLE_ORGANISATIONS, row, DLN_ORGANISATIONS_MEMBERS), member;
    while (dln_split(&list, '|', &member))
        members++;
    return number == 0 ? !dln_token_in(f->tokens, begin - 1, DLN_LIST_SOME_OF) && (!dln_token_is(f->tokens, begin - 1, "-") || (f->tokens->items[begin].flags & DLN_SPACED) != 0 || (begin > 1 && (f->tokens->items[begin - 2].flags & DLN_CAPITAL) != 0)) : number == members;
}
