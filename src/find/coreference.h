/* src/find/coreference.h - private to the files that turn groups into refs, in order of the text:
 *   coreference.c         the walk through the article, whom names mean, who was mentioned lately
 *   coreference_adoption.c whose somebody is of whom no nation is told
 *   coreference_roles.c   "the minister", "the French president": by the article, else by office and date
 *   coreference_bearers.c "the two presidents", "the Baltic ministers": several bearers of a role
 *   coreference_pronouns.c "he", "her", "himself": one person
 *   coreference_pairs.c   "they", counterparts, "both presidents", "the two sides"
 *   coreference_several.c who of those told of they, "both presidents", "the ministers" may be
 *   coreference_entries.c the same in entries of chronologies: the two of the story
 *   coreference_epithets.c "the Chilean", "the diplomat", "his guest", "Her Excellency", "the former general"
 *   coreference_speech.c  "I": whom a transcript lets speak, to whom a quotation is ascribed
 *   coreference_places.c  nations, bodies, capitals and towns: government or place
 */
#ifndef DATELINE_FIND_COREFERENCE_H
#define DATELINE_FIND_COREFERENCE_H

#include "find/parties.h"

enum { DLN_RECENT = 64, DLN_QUOTE_TOKENS = 160 /* the longest quotation of which the end is sought */ };

typedef struct dln_recent {
    uint32_t party, token, sentence;
    bool in_quote, is_owner;   /* owner: "Merkel's visit" */
} dln_recent;

typedef struct dln_role_label { /* "Minister:" at the head of a paragraph */
    uint64_t key;
    uint32_t party;
} dln_role_label;

typedef struct dln_reader {
    dln_finder *f;
    dln_recent recent[DLN_RECENT]; /* a ring */
    uint32_t recent_count;
    uint32_t sentence, quote_token, next_mark; /* of dln_tokens.marks */
    bool in_quote, is_single;  /* between single quotation marks */
    uint32_t quote_begin;      /* the mark that opened the last quotation */
    uint32_t quoted_in;        /* the paragraph in which it was */
    uint32_t quoted, voice;    /* who said "I" last between quotation marks; whose label stands before the paragraph; DLN_NONE */
    uint32_t voice_begin;      /* that label's first token */
    bool is_transcript;        /* two speak in turns */
    uint32_t last_voice;       /* who had the floor last, and still is spoken to; DLN_NONE */
    dln_role_label labels[4];
    uint32_t label_count;
    uint32_t owner_end, owner; /* the party of the last "his" or "Chad's", and where the words end */
    dln_nation owner_nation;
    uint32_t place, place_sentence; /* named last, and where; a country only if no town was; DLN_NONE */
    uint32_t stranger, stranger_sentence; /* "A retired diplomat shrugs": the token + 1 of one who is not named; 0: nobody */
    bool is_anonymous_told;    /* "a diplomat" whom nobody names has been spoken of */
    uint32_t *named, named_all, named_most; /* how often each country is named, once somebody has asked; all of them together; the row named most often */
    dln_nation speaker;        /* of whom a transcript lets speak: "MS. HILLIARD: The President ..." */
} dln_reader;

static inline bool dln_is_person(const dln_finder *f, uint32_t party) { return f->doc->parties[party].party.kind == DLN_PERSON; }
DLN_INLINE bool dln_is_word(const dln_finder *f, uint32_t i, const char *text) { return i < f->tokens->count && dln_token_is(f->tokens, i, text); }

/* coreference.c */
void dln_remember(dln_reader *r, uint32_t party, const dln_group *group);
/* The mention so many before the last one; NULL: that far back nothing is kept. */
static inline const dln_recent *dln_recent_at(const dln_reader *r, uint32_t back)
{
    return back >= r->recent_count || back >= DLN_RECENT ? NULL : &r->recent[(r->recent_count - 1 - back) % DLN_RECENT];
}
/* What begins behind the group belongs to the party. */
void dln_own(dln_reader *r, const dln_group *group, uint32_t party);
/* Whether the last "his" or "Chad's" owns what begins here. */
bool dln_is_owned(const dln_reader *r, uint32_t begin);
/* The country that the text around here is about; none: unknown. */
dln_nation dln_context_nation(const dln_reader *r);

/* coreference_adoption.c */
void dln_adopt(dln_finder *f, uint32_t party, dln_nation nation);
/* Gives who bears a title and has no nation that of somebody or something around. */
void dln_adopt_nation(dln_reader *r, uint32_t party, const dln_group *group);

/* coreference_roles.c */
extern const char dln_rule_by_date[];
void dln_read_role(dln_reader *r, dln_group *group);
/* An office of which a country has one holder at a time, of whom the tables know. */
bool dln_is_high_office(dln_office office);
/* The word that a portfolio stands in: "the minister", "the Malian minister"; not "the farm minister", who is others than the ministers
 * that have been named. */
bool dln_is_of_portfolio(const dln_reader *r, const dln_group *group, dln_office office);
/* Who bears the title in the nation: somebody of the article, else who held the office on the day, and nobody whom `but` names; DLN_NONE. *rule: how he is known. */
uint32_t dln_bearer(const dln_reader *r, const dln_group *group, dln_nation nation, uint32_t but, const char **rule);

/* coreference_bearers.c */
/* "The foreign ministers", "their ministers", "the two countries' ministers": of a pair that has been named. */
bool dln_is_definite_role(const dln_reader *r, const dln_group *group, bool is_numbered);
/* Adds whom "the two presidents", "the Baltic ministers", "the bloc's leaders" mean. */
void dln_read_bearers(dln_reader *r, const dln_group *group, dln_nation nation, bool is_each, bool are_both, dln_ref *ref, const char **rule);

/* coreference_speech.c */
/* Whether labels open paragraphs in turns: "Q:", "Mr. Sarr:", "Q:". */
bool dln_is_transcript(const dln_finder *f);
/* "SUGA:" at the head of a paragraph. */
bool dln_is_label(const dln_reader *r, const dln_group *group);
/* Whom the same label of a role meant before, in a transcript; DLN_NONE: it is the first. */
uint32_t dln_labelled_before(const dln_reader *r, const dln_group *group);
void dln_keep_label(dln_reader *r, const dln_group *group, uint32_t party);
/* Whether he is the one who speaks in a transcript, or is asked: he is "I" or "you", and "he" is another. */
bool dln_speaks_here(const dln_reader *r, uint32_t party);
/* To be told of each token: a paragraph with a label takes the floor from whoever had it. */
void dln_hear_label(dln_reader *r, uint32_t token);
/* Whether the mark closes the quotation that is open. */
bool dln_closes_quote(const dln_reader *r, uint32_t token);
void dln_read_first_person(dln_reader *r, dln_group *group, bool is_owner);

/* How many references begin before the token: the first of a sentence, for one. */
static inline uint32_t dln_refs_before(const dln_doc *doc, uint32_t token)
{
    uint32_t low = 0, high = doc->ref_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->refs[middle].begin < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* coreference_pronouns.c */
void dln_read_pronoun(dln_reader *r, dln_group *group);
/* The person whom a name means, bare or not. */
uint32_t dln_named_by(dln_finder *f, const dln_group *group);
/* Who does something to "him" or "them": the person named last in the clause before the word; of "Okonjo received Sarr and gave him a letter", the subject of the
 * sentence. "Putin told Obama's aide about him" has two, and the one named last is not meant; DLN_NONE: nobody there. */
uint32_t dln_acting_on(const dln_reader *r, uint32_t token);
/* Where the clause of a token begins, as far as marks and small words tell. */
uint32_t dln_clause_begin(const dln_reader *r, uint32_t token);
/* Whether the party is the person named last from the token on, otherwise than as an owner: "Okonjo met the minister". */
bool dln_is_named_in_clause(const dln_reader *r, uint32_t party, uint32_t begin);
/* The person that a pronoun means. */
uint32_t dln_antecedent(const dln_reader *r, dln_gender gender);
/* Whether nothing tells that the party is of the other gender. */
bool dln_gender_fits(const dln_finder *f, uint32_t party, dln_gender gender);

/* coreference_several.c */
typedef struct dln_several {   /* who may be among "the two presidents" */
    bool persons;              /* else nations; with DLN_OFFICE_PARTY_LEADER parties that are no states too */
    dln_office office;         /* NONE: any */
    dln_gender gender;
    uint32_t wanted;           /* how many */
    uint32_t but;              /* party that is none of them; DLN_NONE */
    bool no_crowns;            /* presidents, who are no kings */
    bool once;                 /* also who holds the office no longer */
    int32_t then;              /* who held it on the day, long past, if that is not 0 */
    uint32_t owner;            /* the party + 1 for whom that one acts: "Sarr's envoy met both men"; 0: nobody */
} dln_several;
enum { DLN_BEARERS = 6 };
/* "The ministers": those whom the nearest sentence names together. Returns how many. */
uint32_t dln_bearers_of_sentence(const dln_reader *r, const dln_group *group, const dln_several *of, uint32_t out[DLN_BEARERS]);
/* The last so many that differ, in order of the text. Returns how many were found. */
uint32_t dln_last_distinct(const dln_reader *r, const dln_several *of, uint32_t out[]);
/* Who does something to them, and so is none of them: the one person named before in the sentence; DLN_NONE. */
uint32_t dln_acting_on_several(const dln_reader *r, const dln_group *group);
/* The party + 1 whom the sentence names as an owner before the group; 0: nobody. */
uint32_t dln_owner_told(const dln_reader *r);

/* Whether somebody is among those whom "both presidents", "the two men", "both sides" may mean. */
bool dln_may_be_of_several(const dln_finder *f, uint32_t party, const dln_several *of);
/* Two of one nation, who face nobody. */
bool dln_is_one_side(const dln_finder *f, uint32_t a, uint32_t b);

/* coreference_entries.c */
/* Where the entry of a chronology begins in which the sentence stands; DLN_NONE: it is none. */
uint32_t dln_entry_begin(const dln_reader *r);
/* The two whom the article so far names together most often, in order of the text; 0: no two. */
uint32_t dln_pair_of_story(const dln_reader *r, const dln_several *of, uint32_t out[]);

/* coreference_pairs.c */
void dln_read_reference(dln_reader *r, dln_group *group);
/* "The delegations met again": the sides of the two spoken of; false: the words are not such. */
bool dln_read_delegations(dln_reader *r, dln_group *group);
/* "EU leaders say that they will meet", "The ministers agreed": the organisation whose ministers or leaders this sentence, or the one
 * before, tells of; DLN_NONE. */
uint32_t dln_ministers_before(const dln_reader *r);

/* coreference_epithets.c; DLN_NONE: nobody */
/* "the Chilean said". */
uint32_t dln_national_meant(const dln_reader *r, const dln_group *group);
/* Whoever of the nation has been named in the last sentences. */
/* "Behind it was Shannon. The U.S. envoy": the compatriot named lately of whose office nothing is known; DLN_NONE. */
uint32_t dln_unheld_meant(const dln_reader *r, const dln_group *group, dln_nation nation);
uint32_t dln_compatriot_meant(const dln_reader *r, const dln_group *group, dln_nation nation);
/* "the diplomat", "the Chilean official", unless the article speaks of some that it does not name. */
uint32_t dln_diplomat_meant(const dln_reader *r, const dln_group *group, dln_nation nation);
/* "Her Excellency". */
uint32_t dln_styled_meant(const dln_reader *r, const dln_group *group);
/* "The former general said": somebody of whom nothing else is known to be meant. */
uint32_t dln_former_meant(const dln_reader *r, const dln_group *group, dln_nation nation);
/* "his guest", "Okonjo's host", "the visitor"; `own` is whose. */
uint32_t dln_host_meant(const dln_reader *r, const dln_group *group, uint32_t own, bool is_host);

/* coreference_places.c */
extern const char dln_rule_country[], dln_rule_capital[], dln_rule_capital_to[], dln_rule_side[];
/* The word before, if a place stands behind such; DLN_NONE. */
uint32_t dln_locative_before(const dln_finder *f, uint32_t begin);
void dln_read_nation(dln_reader *r, dln_group *group);
void dln_read_capital(dln_reader *r, dln_group *group);
/* "the army", "the rebels": of the nation that they were named with before; DLN_NO_NATION: they were not, or are no such body. */
dln_nation dln_nation_of_fighters(const dln_reader *r, uint32_t institution);
/* "Liberia's government met the rebels", "the army and two rebel groups signed": of the state whose government or army the sentence names before
 * the group; DLN_NO_NATION: none, or the group names its own, or is_disputed: the
 * sentence names another state, too. */
dln_nation dln_nation_of_government(const dln_reader *r, const dln_group *group, bool *is_disputed);
/* "In Kigali the foreign ministry said", "met the president in Nairobi": the country of the town behind the group, or of the one that
 * opens the sentence not farther than `reach` words before it; of a capital only, if asked so; none: there is no such town. */
dln_nation dln_nation_of_seat(const dln_reader *r, const dln_group *group, uint32_t reach, bool capital_only);
void dln_read_institution(dln_reader *r, dln_group *group);
void dln_read_body(dln_reader *r, dln_group *group);
void dln_read_place(dln_reader *r, dln_group *group);
/* "in Kisaro on Tuesday": a name that means nobody, where only a town can stand, and as one. */
bool dln_stands_like_town(const dln_finder *f, const dln_group *group);
/* "in the port of Kisaro": the word is the "of" between a kind of place and its name. */
bool dln_is_of_kind(const dln_finder *f, uint32_t of);
void dln_read_unknown_town(dln_reader *r, dln_group *group);

#endif
