/* src/find/names.h - private to names*.c: items of a text, and the words of names.
 *   names.c          the scan: at each capital or phrase what stands there, and how far it goes
 *   names_words.c    what a word is: its keys, a given or family name, a particle, a word of things
 *   names_phrases.c  the best item of the tables at a token
 *   names_unknown.c  names that no table knows
 *   names_settle.c   what an item is, once all of them are known
 */
#ifndef DATELINE_FIND_NAMES_H
#define DATELINE_FIND_NAMES_H

#include "find/parties.h"

#define BIT(table) ((uint64_t)1 << DLN_TABLE_##table)
#define PHRASE_BITS (BIT(COUNTRIES) | BIT(PEOPLE) | BIT(PLACES) | BIT(VENUES) | BIT(ORGANISATIONS) | BIT(BODIES) | BIT(TITLES) | \
                     BIT(INSTITUTIONS) | BIT(REFERENCES) | BIT(STANDING))

static inline const dln_token *token_at(const dln_finder *f, uint32_t i) { return &f->tokens->items[i]; }
static inline bool names_has_letter(const dln_token *token) { return token->kind == DLN_TOKEN_WORD || token->kind == DLN_TOKEN_MIXED; }

/* names.c */
dln_item *names_add_item(dln_finder *f, dln_item item);

/* names_phrases.c */
/* The best item that begins at token i; false: none. */
bool names_phrase_at(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out);

/* names_unknown.c */
bool names_in_timex(const dln_finder *f, uint32_t i);
/* Whether a word with a capital can be inside a name: no title, nation, institution or weekday. */
bool names_may_be_in(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags);
/* The end of a name that begins at i; i if there is none. */
uint32_t names_end(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags);
/* Whether any of its words makes a thing or a place of it. */
bool names_is_thing(const dln_finder *f, uint32_t begin, uint32_t end);
/* A phrase of one word that begins a longer name: "Jordan Peterson", "Wang Wenbin", "Sofia Marques". */
bool names_begins(const dln_finder *f, const dln_item *item, uint32_t end);
/* Adds the name that begins at i, if one does; family: the item that the tables have there. Returns the token behind. */
uint32_t names_scan(dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, const dln_item *family);

#endif
