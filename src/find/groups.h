/* src/find/groups.h - private to groups*.c: what items and tokens are, and the parts of a group.
 *   groups.c             items -> groups: names, roles, counterparts, lists of nations or names under one title
 *   groups_chain.c       what stands before a name: nations, standing, institutions, titles; "of Chad" behind them
 *   groups_relations.c   who is told by somebody else: ", an aide to Okonjo,", ", Okonjo's man in Brussels,"
 *   groups_affiliation.c for whom somebody acts, without a title: "X for Mali", "X of the Malian foreign ministry", "Mali has sent X"
 *   groups_apposition.c  what stands behind a name: ", the Chadian foreign minister,", " of Chad", ", who heads ..."
 */
#ifndef DATELINE_FIND_GROUPS_H
#define DATELINE_FIND_GROUPS_H

#include "find/parties.h"

enum { GAP_TOKENS = 7 };

static inline const dln_item *item_at(const dln_finder *f, size_t k) { return k < f->item_count ? &f->items[k] : NULL; }
static inline const dln_token *token_at(const dln_finder *f, uint32_t i) { return &f->tokens->items[i]; }
DLN_INLINE bool is(const dln_finder *f, uint32_t i, const char *text) { return i < f->tokens->count && dln_token_is(f->tokens, i, text); }

static inline bool is_possessive_mark(const dln_finder *f, uint32_t i) { return dln_token_is_possessive(f->tokens, i); }

DLN_INLINE bool is_word(const dln_finder *f, uint32_t i, const char *small)
{
    return i < f->tokens->count && dln_token_says(f->tokens, i, small);
}

static inline bool is_and(const dln_finder *f, uint32_t i) { return is_word(f, i, "and") || is(f, i, "&"); }
static inline bool is_article(const dln_finder *f, uint32_t i) { return is_word(f, i, "the") || is_word(f, i, "a") || is_word(f, i, "an"); }

static inline bool ends_paragraph(const dln_finder *f, uint32_t i)
{
    return i >= f->tokens->count || (token_at(f, i)->flags & DLN_STARTS_SENTENCE) != 0;
}

static inline bool is_nation(const dln_item *item)
{
    return item != NULL && (item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_ADJECTIVE || item->kind == DLN_ITEM_ORGANISATION);
}

static inline dln_nation nation_of(const dln_finder *f, const dln_item *item)
{
    switch (item->kind) {
    case DLN_ITEM_COUNTRY: case DLN_ITEM_ADJECTIVE: case DLN_ITEM_PEOPLE: case DLN_ITEM_CAPITAL:
        return (dln_nation){DLN_TABLE_COUNTRIES, item->row};
    case DLN_ITEM_ORGANISATION:
        return (dln_nation){DLN_TABLE_ORGANISATIONS, item->row};
    case DLN_ITEM_BODY:
        return dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_BODIES, item->row, DLN_BODIES_COUNTRY));
    default:
        return DLN_NO_NATION;
    }
}

static inline bool is_person_item(const dln_item *item)
{
    return item != NULL && (item->kind == DLN_ITEM_PERSON || item->kind == DLN_ITEM_FAMILY || item->kind == DLN_ITEM_NAME);
}

static inline uint32_t title_kind(const dln_finder *f, uint32_t title) { return dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_KIND); }

static inline void add_nation(dln_group *group, dln_nation nation)
{
    if (dln_has_nation(nation) && group->nation_count < DLN_GROUP_NATIONS)
        group->nations[group->nation_count++] = nation;
}

/* Whether the next item stands right behind a group that ends at `end`, or behind a hyphen there. */
static inline bool follows(const dln_finder *f, size_t k, uint32_t end)
{
    const dln_item *item = item_at(f, k);
    if (item == NULL || ends_paragraph(f, item->begin))
        return false;
    if (item->begin == end)
        return true;
    return item->begin == end + 1 && dln_is_hyphen(f, end, f->tokens->count);
}

/* "U.N.-backed", "Western-backed": the token behind it; at: no such compound. */
static inline uint32_t behind_compound(const dln_finder *f, uint32_t at, uint32_t to)
{
    enum { NAME = 5 };
    for (uint32_t i = at + 1; i + 1 < to && i <= at + NAME; i++) {
        if (dln_is_hyphen(f, i, f->tokens->count) && dln_token_in(f->tokens, i + 1, DLN_LIST_LIKENESSES))
            return i + 2;
    }
    return at;
}

/* Small words and compounds between "Cambodia's" and "premier": no verb, preposition or mark in them. */
static inline bool is_gap(const dln_finder *f, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > GAP_TOKENS)
        return false;
    for (uint32_t i = behind_compound(f, from, to); i < to; i++) {
        const dln_token *token = token_at(f, i);
        if ((token->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) != 0)
            return false;
        if (token->kind == DLN_TOKEN_MARK && !dln_is_hyphen(f, i, f->tokens->count))
            return false;
        if (dln_starts_table(f, i, DLN_TABLE_WORDS) && token->kind == DLN_TOKEN_WORD && !dln_word_is_class(f, i, DLN_CLASS_ADVERB))
            return false;
    }
    return true;
}

static inline dln_group groups_empty(void)
{
    dln_group empty; /* its nations are not read before they are counted */
    memset(&empty, 0, offsetof(dln_group, nations));
    empty.title = empty.institution = empty.body = empty.reference = DLN_NONE;
    return empty;
}

/* groups.c */
/* "Chad's prime minister, Dr. Oumar Djimet": the item behind the honorifics at the token; both stay where they are unless it is a name. */
const dln_item *groups_skip_honorifics(const dln_finder *f, size_t *k, uint32_t *at);
uint8_t groups_standing_of(const dln_finder *f, const dln_item *item); /* how a bearer holds his title: as dln_group.standing has it */

/* groups_chain.c */
/* "of Chad", "for the Austrian Foreign Ministry" after a title: the nation named there. Moves *k and *end. */
bool groups_take_of(const dln_finder *f, dln_group *group, size_t *k, uint32_t *end, bool may_be_for);
/* What may stand before a name from item k on. Stops before the name or at the first item that does not belong; the token there in *stop. Returns the item to go on with. */
size_t groups_read_chain(const dln_finder *f, size_t k, dln_group *group, uint32_t *stop);

/* groups_apposition.c */
/* Behind a name that ends the group; returns the item to go on with. */
size_t groups_read_apposition(dln_finder *f, size_t k, dln_group *group);

/* groups_relations.c */
/* ", a confidant of Okonjo,": adds Okonjo's nation; he himself is none of those the sentence is about. Returns the item to go on with; k: it is not that. */
size_t groups_read_relation(dln_finder *f, size_t k, dln_group *group);
/* Behind a title: "to Okonjo", "for the Chadian president", up to the next mark. Moves *stop; returns the item to go on with. */
size_t groups_take_served(const dln_finder *f, size_t k, dln_group *group, uint32_t *stop);
/* Behind a title: "until 1990", "from 1982 to 1990": the mark behind it; at: the office is not over. */
uint32_t groups_skip_once(const dln_finder *f, uint32_t at);

/* groups_affiliation.c */
/* The nation of a name that has none yet, by what stands beside it; k: the item behind the name and what belongs to it. Returns the item to go on with. */
size_t groups_read_affiliation(dln_finder *f, size_t k, dln_group *group);

#endif
