/* src/extract/where_words.c - the words that a place hangs on: "in" of "in the Swiss city of Geneva" and "in downtown Rome". */
#include "extract/candidate.h"

static bool says(const dln_doc *doc, uint32_t token, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (token < doc->tokens.count && dln_token_says(&doc->tokens, token, *words))
            return true;
    }
    return false;
}

uint32_t dln_place_preposition(const dln_doc *doc, const dln_ref *ref, uint32_t begin)
{
    enum { BACK = 5 };
    static const char *const located[] = {"in", "at", "near", "outside", "inside", "to", "into", NULL}, *const of[] = {"of", NULL}, *const possessive[] = {"'s", "\xE2\x80\x99s", NULL}, *const between[] = {"the", "downtown", "central", NULL};
    static const char *const occasions[] = {"summit", "meeting", "conference", "session", "talks", "margins", "sidelines", "fringes", "edge", "edges", "invitation", "request", "presence", "name", "honour", "honor",
                                            "behalf", "support", "favour", "favor", "memory", "light", "wake", "face", "government", "leader", "leaders", "president", "presidents", NULL};
    uint32_t before = ref->begin > begin ? ref->begin - 1 : begin;
    if (says(doc, before, of) && before > begin && !says(doc, before - 1, occasions)) { /* but not "at a summit of the Rio Group" */
        for (uint32_t back = 1; back <= BACK && before >= begin + back; back++) {
            if (says(doc, before - back, located))
                return before - back;
        }
    }
    if (says(doc, before, possessive)) { /* "in Turkey's Antalya", "at Sarr's Kisaro residence" */
        for (uint32_t back = 1; back <= BACK && before >= begin + back; back++) {
            if (says(doc, before - back, located))
                return before - back;
        }
    }
    while (before > begin && ref->begin - before < 4 && says(doc, before, between))
        before--;
    return before;
}
