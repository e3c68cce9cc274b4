/* src/extract/where_words.c - the words that a place hangs on: "in" of "in the Swiss city of Geneva" and "in downtown Rome". */
#include "extract/candidate.h"

/* "in", "to": what is told behind has its place there. */
static bool is_located(const dln_doc *doc, uint32_t token)
{
    return dln_token_in(&doc->tokens, token, DLN_LIST_INSIDE) || dln_token_says(&doc->tokens, token, "to") || dln_token_says(&doc->tokens, token, "into");
}

/* "a summit of the Rio Group", "the president of Chad": what is named behind "of" is no town. */
static bool is_of_another(const dln_doc *doc, uint32_t token)
{
    return dln_token_in(&doc->tokens, token, DLN_LIST_OCCASIONS) || dln_token_in(&doc->tokens, token, DLN_LIST_MARGINS) || dln_token_in(&doc->tokens, token, DLN_LIST_OF_ANOTHER);
}

uint32_t dln_place_preposition(const dln_doc *doc, const dln_ref *ref, uint32_t begin)
{
    enum { BACK = 5 };
    uint32_t before = ref->begin > begin ? ref->begin - 1 : begin;
    if (dln_token_says(&doc->tokens, before, "of") && before > begin && !is_of_another(doc, before - 1)) { /* but not "at a summit of the Rio Group" */
        for (uint32_t back = 1; back <= BACK && before >= begin + back; back++) {
            if (is_located(doc, before - back))
                return before - back;
        }
    }
    if (dln_token_says(&doc->tokens, before, "'s") || dln_token_says(&doc->tokens, before, "\xE2\x80\x99s")) { /* "in Turkey's Antalya", "at Sarr's Kisaro residence" */
        for (uint32_t back = 1; back <= BACK && before >= begin + back; back++) {
            if (is_located(doc, before - back))
                return before - back;
        }
    }
    if (dln_token_is(&doc->tokens, before, ",")) { /* "at State House, Nairobi": behind the name of a building */
        uint32_t name = before;
        while (name > begin + 1 && before - name < BACK && (doc->tokens.items[name - 1].flags & DLN_CAPITAL) != 0)
            name--;
        if (name < before && dln_token_says(&doc->tokens, name - 1, "at"))
            return name - 1;
    }
    while (before > begin && ref->begin - before < 4 && dln_token_in(&doc->tokens, before, DLN_LIST_PLACE_OPENERS))
        before--;
    return before;
}
