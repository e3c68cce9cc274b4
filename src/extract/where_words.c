/* src/extract/where_words.c - the words that a place hangs on: "in" of "in the Swiss city of Geneva" and "in downtown Rome". */
#include "extract/candidate.h"

#include "find/clauses.h"

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

/* "on the margins of the Vienna summit", "on the sidelines of the Munich Security Conference" */
static bool is_of_occasion(const dln_doc *doc, const dln_ref *ref, uint32_t of)
{
    enum { WORDS = 4 };
    if (of == 0 || !dln_token_says(&doc->tokens, of, "of") || !dln_token_in(&doc->tokens, of - 1, DLN_LIST_MARGINS))
        return false;
    for (uint32_t t = ref->end; t < ref->end + WORDS && t < doc->tokens.count; t++) {
        if (dln_token_in(&doc->tokens, t, DLN_LIST_OCCASIONS))
            return true;
        if ((doc->tokens.items[t].flags & DLN_CAPITAL) == 0)
            return false;
    }
    return false;
}

/* "on the Greek island of Crete", "on the outskirts of Rome" */
static bool is_on_land(const dln_doc *doc, uint32_t on)
{
    enum { WORDS = 4 };
    bool is_land = false;
    for (uint32_t t = on + 1; dln_token_says(&doc->tokens, on, "on") && t <= on + WORDS && t < doc->tokens.count && !dln_token_says(&doc->tokens, t, "of"); t++)
        is_land |= dln_token_in(&doc->tokens, t, DLN_LIST_LANDS);
    return is_land;
}

/* "on a visit to Rome", "during the trip to Rome", "on arrival in Rome" */
static bool is_on_visit(const dln_doc *doc, uint32_t to)
{
    enum { WORDS = 4 };
    if (to < 2 || !dln_token_says(&doc->tokens, to, "to") || !dln_token_in(&doc->tokens, to - 1, DLN_LIST_VISIT_NOUNS))
        return false;
    for (uint32_t t = to - 1; t > 0 && t + WORDS > to; t--) {
        if (dln_token_says(&doc->tokens, t - 1, "on") || dln_token_says(&doc->tokens, t - 1, "during"))
            return true;
    }
    return false;
}

bool dln_is_located(const dln_doc *doc, const dln_ref *ref, uint32_t preposition)
{
    return dln_token_in(&doc->tokens, preposition, DLN_LIST_INSIDE) || is_of_occasion(doc, ref, preposition) || is_on_land(doc, preposition) || is_on_visit(doc, preposition);
}

/* "in a small town, Ohrid,", "at one, Sochi": the preposition before what kind of place it is, behind the comma at comma; DLN_NONE. */
static uint32_t before_kind(const dln_doc *doc, uint32_t comma, uint32_t begin)
{
    enum { WORDS = 5 };
    for (uint32_t i = comma; i > begin + 1 && comma - i < WORDS && doc->tokens.items[i - 1].kind == DLN_TOKEN_WORD; i--) {
        if ((doc->tokens.items[i - 1].flags & DLN_CAPITAL) != 0 || dln_token_is_class(doc, i - 1, DLN_CLASS_THAT) || dln_token_is_class(doc, i - 1, DLN_CLASS_RELATIVE))
            break;
        if (!dln_token_says(&doc->tokens, i - 1, "a") && !dln_token_says(&doc->tokens, i - 1, "an") && !dln_token_says(&doc->tokens, i - 1, "one"))
            continue;
        return dln_token_says(&doc->tokens, i - 2, "in") || dln_token_says(&doc->tokens, i - 2, "at") ? i - 2 : DLN_NONE;
    }
    return DLN_NONE;
}

uint32_t dln_place_preposition(const dln_doc *doc, const dln_ref *ref, uint32_t begin)
{
    enum { BACK = 5 };
    uint32_t before = ref->begin > begin ? ref->begin - 1 : begin;
    if (dln_token_says(&doc->tokens, before, "of") && before > begin && !is_of_another(doc, before - 1)) { /* but not "at a summit of the Rio Group" */
        for (uint32_t back = 1; back <= BACK && before >= begin + back; back++) {
            if (is_located(doc, before - back) || is_on_land(doc, before - back))
                return before - back;
        }
    }
    if (dln_token_says(&doc->tokens, before, "'s")) { /* "in Turkey's Antalya", "at Sarr's Kisaro residence" */
        for (uint32_t back = 1; back <= BACK && before >= begin + back; back++) {
            if (is_located(doc, before - back))
                return before - back;
        }
    }
    if (dln_token_is(&doc->tokens, before, ",")) { /* "at State House, Nairobi": behind the name of a building */
        uint32_t name = before;
        while (name > begin + 1 && before - name < BACK && (doc->tokens.items[name - 1].flags & DLN_CAPITAL) != 0)
            name--;
        uint32_t at = name > begin + 1 && dln_token_says(&doc->tokens, name - 1, "the") ? name - 2 : name - 1;
        if (name < before && dln_token_says(&doc->tokens, at, "at"))
            return at;
    }
    if (dln_token_is(&doc->tokens, before, ",") && before > begin && dln_token_in(&doc->tokens, before - 1, DLN_LIST_HOMES)) { /* "at his official residence, Kisaro House" */
        for (uint32_t back = 1; back <= BACK && before >= begin + back; back++) {
            if (is_located(doc, before - back))
                return before - back;
        }
    }
    uint32_t at = dln_token_is(&doc->tokens, before, ",") ? before_kind(doc, before, begin) : DLN_NONE;
    if (at != DLN_NONE)
        return at;
    while (before > begin && ref->begin - before < 4 && dln_token_in(&doc->tokens, before, DLN_LIST_PLACE_OPENERS))
        before--;
    return before;
}
