/* src/find/names_settle.c - what an item is, once all of them are known: homonyms of countries, towns that are somebody's name, names that
 * are towns, buildings or vessels.
 */
#include "find/names.h"

static uint32_t column_of_nation(uint8_t kind)
{
    static const uint32_t columns[] = {[DLN_ITEM_COUNTRY] = DLN_COUNTRIES_NAMES, [DLN_ITEM_ADJECTIVE] = DLN_COUNTRIES_ADJECTIVES,
                                       [DLN_ITEM_PEOPLE] = DLN_COUNTRIES_PEOPLE, [DLN_ITEM_CAPITAL] = DLN_COUNTRIES_CAPITALS};
    return columns[kind];
}

/* The next country that an item may mean by the column it was found in; DLN_NONE: no more. */
static uint32_t country_sense(const dln_item *item, uint32_t *next)
{
    for (; *next < item->sense_count; (*next)++) {
        dln_sense sense = dln_sense_at(item->senses, *next);
        if (sense.table == DLN_TABLE_COUNTRIES && sense.column == column_of_nation(item->kind)) {
            (*next)++;
            return sense.row;
        }
    }
    return DLN_NONE;
}

static bool is_homonym(const dln_item *item)
{
    uint32_t next = 0;
    return item->kind <= DLN_ITEM_CAPITAL && item->sense_count > 1 && country_sense(item, &next) != DLN_NONE && country_sense(item, &next) != DLN_NONE;
}

/* "Congolese" is of the country that the rest of the article names by a word of its own. */
static void settle_homonyms(dln_finder *f)
{
    uint32_t *named = NULL;
    for (size_t k = 0; k < f->item_count; k++) {
        dln_item *item = &f->items[k];
        if (!is_homonym(item))
            continue;
        if (named == NULL) {
            named = dln_arena_array(f->doc->arena, dln_row_count(f->lexicon, DLN_TABLE_COUNTRIES), sizeof *named);
            if (named == NULL)
                return;
            for (size_t other = 0; other < f->item_count; other++) {
                if (f->items[other].kind <= DLN_ITEM_CAPITAL && !is_homonym(&f->items[other]))
                    named[f->items[other].row]++;
            }
        }
        uint32_t next = 0, row;
        while ((row = country_sense(item, &next)) != DLN_NONE) {
            if (named[row] > named[item->row])
                item->row = row;
        }
    }
}

/* "Ann Hilliard" somewhere in the article: a bare "Hilliard" is her and not the town, unless it stands like a place. */
static void settle_towns(dln_finder *f)
{
    enum { NAMES = 64 };
    uint32_t family[NAMES], count = 0;
    for (size_t k = 0; k < f->item_count && count < NAMES; k++) {
        const dln_item *item = &f->items[k];
        if (item->kind == DLN_ITEM_NAME && (item->flags & (DLN_ITEM_SINGLE | DLN_ITEM_HEADLINE)) == 0 && (token_at(f, item->end - 1)->tables & (BIT(PLACES) | BIT(COUNTRIES))) != 0)
            family[count++] = token_at(f, item->end - 1)->word;
    }
    for (size_t k = 0; count > 0 && k < f->item_count; k++) {
        dln_item *item = &f->items[k];
        if ((item->kind != DLN_ITEM_PLACE && item->kind != DLN_ITEM_CAPITAL) || item->end != item->begin + 1)
            continue;
        uint32_t before = item->begin > 0 ? item->begin - 1 : 0;
        if (dln_is_locative(f, before) || dln_token_is(f->tokens, before, "to") || dln_token_is(f->tokens, before, "from") || dln_token_is(f->tokens, before, "of"))
            continue;
        for (uint32_t n = 0; n < count; n++) {
            if (family[n] == token_at(f, item->begin)->word) {
                item->kind = DLN_ITEM_NAME;
                item->flags |= DLN_ITEM_MAY_BE_PLACE;
                break;
            }
        }
    }
}

/* "at the Barvikha sanatorium", "at the Kisaro border post": what a common noun says is a building or a post. */
static bool is_before_building(const dln_finder *f, const dln_item *item)
{
    uint32_t the = item->begin - 1;
    return item->kind == DLN_ITEM_NAME && item->begin > 1 && (item->flags & DLN_ITEM_HEADLINE) == 0 && dln_token_is(f->tokens, the, "the") && (dln_token_is(f->tokens, the - 1, "at") || dln_token_is(f->tokens, the - 1, "in") || dln_token_is(f->tokens, the - 1, "outside")) &&
           dln_token_in(f->tokens, item->end, DLN_LIST_BUILDINGS);
}

/* "aboard the Kisaro", "aboard the USS Tolongo" */
static bool is_vessel(const dln_finder *f, const dln_item *item)
{
    uint32_t before = item->begin > 1 && dln_token_is(f->tokens, item->begin - 1, "the") ? item->begin - 2 : item->begin - 1;
    return item->kind == DLN_ITEM_NAME && item->begin > 1 && dln_token_is(f->tokens, before, "aboard") && (item->flags & DLN_ITEM_HEADLINE) == 0;
}

/* "in Bagan, Myanmar,": a name that no table has, between a locative word and its country, is a town. */
static void settle_unknown_towns(dln_finder *f)
{
    enum { WORDS = 3 };
    for (size_t k = 0; k < f->item_count; k++) {
        dln_item *item = &f->items[k];
        const dln_item *next = item + 1;
        if (is_vessel(f, item) || is_before_building(f, item))
            item->kind = DLN_ITEM_SITE;
        if (item->kind != DLN_ITEM_NAME || item->begin == 0 || item->end - item->begin > WORDS || (item->flags & DLN_ITEM_HEADLINE) != 0 || k + 1 == f->item_count || next->kind != DLN_ITEM_COUNTRY ||
            next->begin != item->end + 1 || !dln_token_is(f->tokens, item->end, ",") || !dln_is_locative(f, item->begin - 1))
            continue;
        item->kind = DLN_ITEM_SITE;
    }
}

void dln_settle_items(dln_finder *f)
{
    settle_homonyms(f);
    settle_towns(f);
    settle_unknown_towns(f);
}
