/* src/find/parties.h - private to the files that find who and where:
 *   names*.c       text -> items: phrases of the tables and capitalised names, each token in one at most
 *   groups*.c      items -> groups: title, nation, name and apposition joined; lists of nations under one title
 *   offices.c      nations by code, and who holds which office of them when
 *   people*.c      who is meant: people, bodies and nations as parties of the document, by row or by name
 *   coreference*.c bare names, roles, pronouns, "both sides"
 *   regions.c      "Arab leaders": whose organisation a region is
 *   places.c       towns and venues, homonyms, government or place
 *   parties.c      the order of all that, groups -> refs; what --show=parties prints
 */
#ifndef DATELINE_FIND_PARTIES_H
#define DATELINE_FIND_PARTIES_H

#include "find/document.h"

#include "base/text.h"

/* ---- items ---- */
typedef enum dln_item_kind {
    DLN_ITEM_COUNTRY,     /* "Chad", "U.S." (an adjective too) */
    DLN_ITEM_ADJECTIVE,   /* "Chadian" */
    DLN_ITEM_PEOPLE,      /* "Chadians" */
    DLN_ITEM_CAPITAL,     /* "N'Djamena"; row of countries */
    DLN_ITEM_ORGANISATION,
    DLN_ITEM_BODY,
    DLN_ITEM_PERSON,      /* a full name of people */
    DLN_ITEM_FAMILY,      /* a family name of one or several people: see senses */
    DLN_ITEM_NAME,        /* capitalised words that no table knows */
    DLN_ITEM_TITLE,
    DLN_ITEM_INSTITUTION,
    DLN_ITEM_REFERENCE,
    DLN_ITEM_STANDING,
    DLN_ITEM_VENUE,
    DLN_ITEM_SITE,        /* "Kirribilli House" of no table, behind "at" */
    DLN_ITEM_PLACE,       /* row: the likeliest of those of this name; see senses */
} dln_item_kind;

enum { /* dln_item.flags */
    DLN_ITEM_PLURAL = 1,       /* a plural form of a title or reference */
    DLN_ITEM_SHOUTED = 2,      /* in a headline all in capitals */
    DLN_ITEM_HEADLINE = 4,     /* in a headline With Capitals Everywhere */
    DLN_ITEM_SINGLE = 8,       /* one token (of letters) */
    DLN_ITEM_MAY_BE_PLACE = 16, /* the phrase is a town too */
    DLN_ITEM_REGION = 32       /* "Arab" of "Arab ministers": those who meet as one, though they may not speak as one */
};

typedef struct dln_item {
    uint32_t begin, end;
    uint32_t row;
    const uint32_t *senses;    /* of the phrase; NULL for DLN_ITEM_NAME */
    uint32_t sense_count;
    uint8_t kind, flags;
} dln_item;

/* ---- nations: a country or an organisation ---- */
typedef struct dln_nation {
    uint8_t table;             /* DLN_TABLE_COUNTRIES, DLN_TABLE_ORGANISATIONS */
    uint32_t row;              /* DLN_NONE: none */
} dln_nation;

/* ---- groups ---- */
typedef enum dln_group_kind {
    DLN_GROUP_PERSON,          /* a name with what stands around it */
    DLN_GROUP_ROLE,            /* a title alone, or several of one title ("the foreign ministers of Chad and Niger") */
    DLN_GROUP_NATION,          /* a country, its people, an organisation */
    DLN_GROUP_CAPITAL,
    DLN_GROUP_BODY,
    DLN_GROUP_INSTITUTION,     /* "the Chadian Foreign Ministry" */
    DLN_GROUP_REFERENCE,       /* pronouns, "both sides", "his Malian counterpart" */
    DLN_GROUP_PLACE,
} dln_group_kind;

enum { DLN_GROUP_NATIONS = 12 };

typedef struct dln_group {
    uint32_t begin, end, name_begin, name_end;
    uint8_t kind;
    uint8_t flags;             /* of dln_ref */
    uint8_t standing;          /* 0 none, 1 former, 2 acting */
    uint8_t nation_count;
    bool is_plural;            /* several people */
    bool is_honorific;         /* Mr, Sheikh: a bare name that refers back */
    bool has_determiner;
    bool is_owned;             /* "Britain's David Rutley" */
    bool is_listed;            /* one of several names under one title */
    bool is_of_body_within;    /* "the head of Togo's football federation": no office of the nation */
    uint32_t item;             /* of the name or head */
    uint32_t title;            /* row of titles; DLN_NONE */
    uint32_t institution;      /* row */
    uint32_t body;             /* row of bodies that stands where a nation would: "White House spokesman" */
    uint32_t reference;        /* row of references */
    uint32_t names_first, names_count; /* a role with names behind: groups of the people */
    dln_nation nations[DLN_GROUP_NATIONS];
} dln_group;

/* ---- what is known about a party while the document is read ---- */
enum { DLN_NAME_KEYS = 12 };

typedef struct dln_known {
    uint32_t keys[DLN_NAME_KEYS];  /* of the tokens of the name, particles left out */
    uint8_t key_count;
    uint8_t family;            /* index of the family name's key */
    uint32_t person;           /* row of people; DLN_NONE */
    dln_nation nation;
    uint8_t office;            /* dln_office */
    bool is_introduced;        /* with title or nation, in the text or the tables */
    bool is_former;            /* called a former bearer of his office where the text named him last */
    bool is_named;             /* a name in the text means him, not a role alone */
    bool is_single;            /* known by one name only */
    bool is_told_bare;         /* first named "President X", of no country: who writes so writes of the own one */
    bool is_civilian;          /* a title says so: journalist, shopkeeper */
    uint32_t honorific;        /* row of titles that stands before the name: Sheikh, Prince; DLN_NONE */
    uint32_t seen;             /* token of the last mention */
    uint32_t told_begin, told_end; /* tokens of the group that gave name and title first */
} dln_known;

enum { DLN_STRETCHES = 64 };
typedef struct dln_stretch { dln_span code; uint32_t from, to; } dln_stretch; /* terms of a country */
enum { DLN_KEPT = 64 };
typedef struct dln_kept_term { uint32_t person, term; int32_t day; bool covers, is_set; } dln_kept_term;
typedef struct dln_kept_code { dln_span code; dln_nation nation; } dln_kept_code;

typedef struct dln_finder {
    dln_doc *doc;
    const dln_lexicon *lexicon;
    const dln_tokens *tokens;
    int32_t day;               /* that roles are resolved for; INT32_MAX: unknown, the latest */
    dln_item *items;
    size_t item_count, item_capacity;
    dln_group *groups;
    size_t group_count, group_capacity;
    size_t body_group;         /* the first group of the body, as far as it has been looked for */
    size_t party_count, party_capacity, known_capacity, place_count, place_capacity, ref_count, ref_capacity, ref_party_count,
        ref_party_capacity;
    dln_known *known;          /* beside doc->parties */
    size_t known_count;
    uint32_t *by_key;          /* open addressing {key, party + 1}: names of people; party of a row */
    size_t by_key_count, by_key_mask;
    uint32_t *role_cache;      /* direct mapped {country text, office, day, person + 1} */
    dln_stretch *stretches;    /* DLN_STRETCHES, by code */
    dln_kept_term *terms;      /* DLN_KEPT, by person: what dln_term_of found */
    dln_kept_code *codes;      /* DLN_KEPT, by code: what dln_nation_of_code found */
    uint32_t named_by[4];      /* the keys of family names that are titles, too, of persons named so far, the last first */
    uint32_t dateline_country; /* row; DLN_NONE */
    dln_nation home;           /* of a publisher whose name has one: "US State Department", "Kenya Times" */
    bool is_home_official;     /* the publisher is an office of that state: "the Prime Minister" is its own */
    bool is_home_mission;      /* and an embassy or the like */
    const dln_timex *timexes;  /* cursor */
    uint32_t timex_at;
} dln_finder;

#define DLN_NO_NATION ((dln_nation){0, DLN_NONE})
static inline bool dln_has_nation(dln_nation nation) { return nation.row != DLN_NONE; }
static inline bool dln_nation_equals(dln_nation a, dln_nation b) { return a.table == b.table && a.row == b.row; }

/* names*.c */
/* The hyphen of "EU-ASEAN", with a word behind it before the token `end`; no dash, "Kenya - Delegations". */
static inline bool dln_is_hyphen(const dln_finder *f, uint32_t i, uint32_t end)
{
    return i + 1 < end && dln_token_is(f->tokens, i, "-") && (f->tokens->items[i].flags & DLN_SPACED) == 0 && (f->tokens->items[i + 1].flags & DLN_SPACED) == 0 && f->tokens->items[i + 1].kind == DLN_TOKEN_WORD;
}
void dln_scan_items(dln_finder *f);
void dln_settle_items(dln_finder *f); /* names_settle.c */
/* The row of a sense of the item in a table's column; DLN_NONE: none. *next goes on from the one before (start with 0). */
uint32_t dln_item_sense(const dln_finder *f, const dln_item *item, dln_table table, uint32_t column, uint32_t *next);
/* A number for comparing words: the id, else a hash of the folded form. */
uint32_t dln_word_key(const dln_finder *f, uint32_t token);
/* The key of the full form of a first name: that of Michael for Mike. */
uint32_t dln_given_key(const dln_finder *f, uint32_t key);
uint32_t dln_text_key(const dln_finder *f, dln_span word);
bool dln_is_name_word(const dln_finder *f, uint32_t token, dln_name_word kind);
static inline bool dln_starts_table(const dln_finder *f, uint32_t token, dln_table table) { return (f->tokens->items[token].tables & dln_table_bit(table)) != 0; }
/* Bits of the closed classes of the word, in any of its readings; whether one is among them. */
uint32_t dln_word_classes(const dln_finder *f, uint32_t token);
static inline bool dln_word_is_class(const dln_finder *f, uint32_t token, dln_word_class word_class) { return (dln_word_classes(f, token) >> word_class & 1) != 0; }
/* The gender in a cell of a table. */
static inline dln_gender dln_gender_told(uint32_t cell) { return cell == UINT32_MAX ? DLN_GENDER_UNKNOWN : cell == 0 ? DLN_GENDER_MALE : DLN_GENDER_FEMALE; }
/* Whether the word is a form of the table's column, whatever else it is. */
bool dln_is_form(const dln_finder *f, uint32_t token, dln_table table, uint32_t column);
dln_gender dln_gender_of_given(const dln_finder *f, uint32_t token);

/* portfolios.c */
/* Lets a title go on over what its bearer is minister of: "minister" + "of energy and petroleum". `end` is that of the sentence. */
void dln_take_portfolio(const dln_finder *f, dln_item *title, uint32_t end);
/* The token behind the words of a portfolio that begin at i, if the head of a title may stand there ("Water and Sanitation" +
 * "Minister"); i: none do. And whether the title there is one that such words stand before. */
uint32_t dln_portfolio_before(const dln_finder *f, uint32_t i, uint32_t end);
bool dln_heads_portfolio(const dln_finder *f, const dln_item *title);

/* regions.c */
/* Whether the region in [begin, end), of the row of organisations, stands for all its states; last: the end of the sentence. */
bool dln_is_region_here(const dln_finder *f, uint32_t begin, uint32_t end, uint32_t last, uint32_t row);

/* groups.c */
void dln_make_groups(dln_finder *f);
/* "Baltic presidents", "presidents of the Baltic states": whether a region stands among its words. */
bool dln_is_of_region(const dln_finder *f, const dln_group *group);
/* The number that the word before the token says, two to six; 0: another word. */
uint32_t dln_number_before(const dln_finder *f, uint32_t token);

/* offices.c */
dln_nation dln_nation_of_code(const dln_finder *f, dln_span code);
dln_span dln_nation_code(const dln_finder *f, dln_nation nation);
dln_span dln_nation_name(const dln_finder *f, dln_nation nation);
/* Whether the state is no more. */
bool dln_is_former(const dln_finder *f, dln_nation nation);
/* The row of terms that a person holds (or held last, or will hold first) on the day; DLN_NONE: none known. *covers: on the day. */
uint32_t dln_term_of(const dln_finder *f, uint32_t person, int32_t day, bool *covers);
/* The day, over a year before the article, that the entry of a chronology or the sentence of the token tells of with its year; INT32_MAX: none. */
int32_t dln_day_of_old(const dln_finder *f, uint32_t token);
/* First and last day of what the sentence or entry tells of, months before the article ("In May 2004 the French president"); false: nothing that old. */
bool dln_days_of_old(const dln_finder *f, uint32_t token, int32_t *first, int32_t *last);
/* Who holds the office on the day: row of people; DLN_NONE. */
uint32_t dln_holder_of(dln_finder *f, dln_nation nation, dln_office office, int32_t day);
/* Who holds a high office that is called by this title there ("Secretary of State" of the Holy See): row of people; DLN_NONE. */
uint32_t dln_holder_of_role(const dln_finder *f, dln_nation nation, dln_span role, int32_t day);
/* Who holds the office on the day, or held it last before, and bears the name (see dln_given_key); DLN_NONE. */
uint32_t dln_holder_named(const dln_finder *f, dln_nation nation, dln_office office, uint32_t key, int32_t day);
/* The office of whom "the Chadian leader" means. */
dln_office dln_leading_office(const dln_finder *f, dln_nation nation);
/* The office that a title means for a nation, DLN_OFFICE_NONE: none. */
dln_office dln_office_of_title(const dln_finder *f, uint32_t title, dln_nation nation);
dln_span dln_term_country(const dln_finder *f, uint32_t term);
/* Whether a list of codes ("AUT|DEU") has this one. */
bool dln_lists_code(dln_span list, dln_span code);

/* people.c */
uint32_t dln_party_of_person(dln_finder *f, uint32_t person);
uint32_t dln_party_of_nation(dln_finder *f, dln_nation nation);
/* `text`: what it is called here, for media and companies, which share a row. */
uint32_t dln_party_of_body(dln_finder *f, uint32_t body, dln_nation context, dln_span text);
uint32_t dln_party_of_institution(dln_finder *f, uint32_t institution, dln_nation nation);
bool dln_is_institution(const dln_finder *f, uint32_t party, uint32_t institution); /* of whatever nation */
/* "Office of Ama Okonjo", of her country. */
uint32_t dln_party_of_office(dln_finder *f, uint32_t institution, uint32_t owner);

/* people_named.c */
/* The person of a group with a full name, made if new. */
uint32_t dln_party_of_group(dln_finder *f, const dln_group *group);
/* The party that a bare name refers to; DLN_NONE: nobody known. */
uint32_t dln_party_of_bare_name(dln_finder *f, const dln_group *group);
/* Whether somebody of the tables by this family name is of the nation: "Fiji's Bainimarama". */
bool dln_family_serves(const dln_finder *f, const dln_item *family, dln_nation nation);

/* people_introduced.c */
void dln_introduce(dln_finder *f, uint32_t party, const dln_group *group);
/* "Minister X led the Lao delegation": whose that is whom he who is told of leads; none: the words are not such. */
dln_nation dln_nation_of_team_led(const dln_finder *f, const dln_group *group);
/* "Sheikh", "Prince" right before a name: row of titles; DLN_NONE: nothing such. */
uint32_t dln_honorific_before(const dln_finder *f, const dln_group *group);

/* places.c */
bool dln_is_locative(const dln_finder *f, uint32_t token); /* the word before a place */
uint32_t dln_place_of_item(dln_finder *f, const dln_item *item);
/* The country of a capital, a town or a region; none: it is none of them. */
dln_nation dln_country_of_town(const dln_finder *f, const dln_item *item);
uint32_t dln_place_of_country(dln_finder *f, uint32_t country);
/* "The Chadian capital". DLN_NONE: the tables know none. */
uint32_t dln_capital_of(dln_finder *f, uint32_t country);
/* A place that no table knows: "at Kirribilli House". */
uint32_t dln_place_named(dln_finder *f, dln_span name, dln_span country);
void dln_find_dateline(dln_finder *f);

/* coreference_epithets.c */
/* Whether what stands there cannot go on a noun: a verb in the past, a small word, a mark. "the Russian said", no "the Russian army". */
bool dln_ends_noun(const dln_finder *f, uint32_t at);

/* coreference.c: refs out of groups, in order of the text */
void dln_resolve(dln_finder *f);
dln_ref *dln_add_ref(dln_finder *f, const dln_group *group, const char *rule);
void dln_ref_add_party(dln_finder *f, dln_ref *ref, uint32_t party);
void dln_ref_add_nation(dln_finder *f, dln_ref *ref, dln_nation nation); /* "the two Koreas" are two parties */

#endif
