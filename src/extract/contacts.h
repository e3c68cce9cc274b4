/* src/extract/contacts.h - private to contacts*.c: a sentence with its triggers, and what is asked of it.
 *   contacts.c         sentences with a trigger, one candidate for each
 *   contacts_why_not.c triggers that tell of no occasion of their own
 *   contacts_told_before.c what refers to an occasion told of before, or to people named before
 *   contacts_triggers.c the triggers of a sentence, and its cue words
 *   contacts_presence.c occasions without a verb or noun of meeting: to be somewhere with somebody, guests, lines of an agenda
 *   contacts_needs.c   whether what stands beside a trigger makes it one
 *   contacts_reality.c what the words make of it: happened, planned, wished for, denied, called off
 *   contacts_status.c  its status: those words, diaries and the calendar; what was put off
 *   contacts_past_or_ahead.c on which side of the publication its day lies
 *   contacts_args.c    who takes part: subject, object, with
 *   contacts_args_nouns.c who takes part in what a noun tells of: with, between, of, possessives, the verb that holds it
 *   contacts_lists.c   a list of parties, the parties of a subject
 *   contacts_called_off.c "The trip has been put off"
 *   contacts_one_side.c occasions of which one side only is named
 *   contacts_identified.c who takes part because another verb says so
 *   contacts_programme.c who is on a line of the programme of a journey
 *   contacts_entries.c who opens an entry of a diary or chronology, or is listed behind it
 *   contacts_other_side.c the other side, where one alone is named: the host, who invited, who tells of it, whom the text is about
 *   contacts_attendance.c who else took part in what has been told of
 *   contacts_alike.c   who did the same as somebody told of before
 *   contacts_apart.c   a day told by how far it was from another
 *   contacts_each.c    several partners or days in one sentence: several occasions
 *   contacts_legs.c    the legs of a journey: whom the traveller meets on each
 *   contacts_new_day.c "That was on 3 October", "The new date is 14 June"
 *   hours.c            from when to when it lasted
 *   topic.c            what it was about, the how-manieth it was
 *   where.c            where it was
 *   contacts_when.c    which date
 *   contacts_stretch.c from which day to which, if it lasted for several
 *   contacts_days_aside.c days of the sentence that are none of the occasion's
 */
#ifndef DATELINE_EXTRACT_CONTACTS_H
#define DATELINE_EXTRACT_CONTACTS_H

#include "extract/candidate.h"
#include "find/clauses.h"

enum { CONTACT_CUES = 48, CONTACT_TRIGGERS = 48 };
enum { DLN_CONTACT_HOURS = 1u << 30 }; /* contact_trigger.flags: "it" of "It began at noon", in no table */

typedef struct contact_cue {
    uint32_t begin, end;
    uint8_t cue;               /* dln_contact_cue */
} contact_cue;

typedef struct contact_trigger {
    uint32_t begin, end;       /* tokens of the noun phrase form or of the verb's head */
    bool is_verb;
    uint32_t row;              /* of DLN_TABLE_CONTACT_VERBS or _NOUNS */
    uint32_t type;             /* dln_contact_type */
    uint32_t flags;            /* pattern (verbs), flags (nouns) */
    uint32_t needs;
    double prior;
    const char *cameo;
    uint32_t group;            /* its own verb group, or the one that governs the noun; DLN_NONE */
    bool in_subject;           /* noun: it is (in) the subject of that group */
    uint32_t group_noun;       /* noun: first token of its noun group */
    uint32_t before;           /* the token before its noun group; "after two days of talks": before the span */
} contact_trigger;

typedef struct contact_list {
    uint32_t party[DLN_CANDIDATE_PARTIES];
    uint8_t by[DLN_CANDIDATE_PARTIES];
    uint32_t count;
    bool has_group;            /* plural or group reference, its members known or not */
    bool of_envoys;            /* states for which envoys of their leaders were there: not those of whom one is named beside */
} contact_list;

/* An empty list; of its arrays only the first `count` are ever read, so they are not cleared. */
static inline contact_list contact_nobody(void)
{
    contact_list nobody;
    nobody.count = 0;
    nobody.has_group = nobody.of_envoys = false;
    return nobody;
}

typedef struct contact_sentence {
    dln_doc *doc;
    uint32_t index, begin, end;
    dln_word_set words;                /* doc->sentence_words */
    const dln_sentence_clauses *clauses;
    uint32_t ref_begin, ref_end;       /* doc->refs that begin in the sentence */
    bool names_place;                  /* one of them */
    uint32_t timex_begin, timex_end;
    uint32_t traveller;                /* whose programme the article is; DLN_NONE */
    bool is_programme;                 /* it says so: a diary, not a report of the journey hour by hour */
    uint32_t programme_day;            /* that its head names: index in doc->timexes; DLN_NONE */
    uint32_t told_most;                /* of whom the article tells most, once it has been asked; DLN_NONE */
    bool knows_most;                   /* it has */
    bool is_sport, knows_sport;        /* the article is about sport; it has been asked */
    uint32_t heading;                  /* the last date before it that opens an entry: index in doc->timexes; DLN_NONE */
    contact_cue cues[CONTACT_CUES];
    uint32_t cue_count, cue_kinds;     /* bits of dln_contact_cue */
    contact_trigger triggers[CONTACT_TRIGGERS];
    uint32_t trigger_count;
} contact_sentence;

typedef struct contact_share { /* what one occasion of several has of its sentence */
    contact_list who;
    uint32_t timex;            /* DLN_NONE: the sentence's */
    uint32_t within;           /* "last week, Sarr on Monday": a time expression + 1 in whose days it is; 0: none */
    bool has_day;              /* "on 3 and 6 March": `day` is its own, one of those of the time expression */
    int32_t day;
    uint32_t begin, end;       /* where its place stands */
    bool is_undated;           /* the sentence's dates are the others' */
    bool is_of_group;          /* they are the members of a group that the words name */
    bool joins_in;             /* they took part in what has been told of */
    bool is_faint;             /* dln_candidate.is_faint */
} contact_share;

enum { CONTACT_SHARES = 12 };

/* ---- contacts_args.c ---- */
void contact_parties(const contact_sentence *s, const contact_trigger *trigger, contact_list *out);
/* Adds those who stand behind "with", "between" or "to" in [begin, end). pattern: of the verb. of_topics: also those with whom a thing is that
 * the verb names ("signed a deal with Sarr"). */
void contact_with_parties(const contact_sentence *s, uint32_t begin, uint32_t end, uint32_t pattern, bool of_topics, contact_list *out);
/* "met on Monday, with Sarr pressing for a deal": whether those between "with" and stop do something else beside the meeting. */
bool contact_acts_aside(const contact_sentence *s, uint32_t with, uint32_t stop, const contact_list *who);
/* Those of a list who stand before the token, each joined to what is behind: "Okonjo, Sarr and". */
void contact_joined_up_to(const contact_sentence *s, uint32_t at, contact_list *out);
/* "Okonjo and Sarr, who met on Monday, said": where the verb of the relative clause names nobody else, it is of all who stand before it. */
void contact_add_joined_antecedents(const contact_sentence *s, const contact_trigger *trigger, contact_list *out);
/* "was at a meeting there on Sunday, and the day before that in Lome for a forum with Diop": the comma before what another occasion was for;
 * else the end of the sentence. */
uint32_t contact_before_next_errand(const contact_sentence *s, const contact_trigger *t);
/* "met Sarr on Monday ahead of talks with Diop": where the words on the next occasion begin; else end. */
uint32_t contact_before_next_occasion(const contact_sentence *s, uint32_t from, uint32_t end);
/* Where the complements of a verb end: the next finite verb that is no relative clause's, the next occasion, or the clause. */
uint32_t contact_complements_end(const contact_sentence *s, const dln_verb_group *verb);
/* Whether "with" belongs to an occasion that others talk about, of `people` or of others before them who are enough without. */
bool contact_is_with_talked_about(const contact_sentence *s, uint32_t people, uint32_t with);
/* "met Sarr to discuss the planned summit with Diop", "talked about next week's meeting with Diop": an occasion to come that others talk about. */
bool contact_is_talked_about(const contact_sentence *s, const contact_trigger *t);
/* "spoke about a meeting between Sarr and Diop": the meeting's, not the speakers'. */
bool contact_is_between_of_occasion(const contact_sentence *s, uint32_t between);
/* "Breakfast with Sarr in Dakar, lunch with Diop in Bamako": without a verb, before the next occasion; else end. */
uint32_t contact_before_listed(const contact_sentence *s, const contact_trigger *trigger, uint32_t end);
/* "discussed the trade war with China", "talks on the border with Israel": with whom the thing is that they talk about. */
bool contact_is_of_topic(const contact_sentence *s, uint32_t with);
/* Whether a verb tells of a sitting of the council or assembly of an organisation, or of its ministers in a town, that are its subject. */
bool contact_is_council(const contact_sentence *s, const contact_trigger *trigger);
/* An occasion behind the verb at which it was done: "discussed it at today's meeting", "during Sarr's visit"; `owner`: whose, DLN_NONE if nobody's. */
bool contact_at_occasion(const contact_sentence *s, const contact_trigger *t, uint32_t *owner);
bool contact_is_organisation(const contact_sentence *s, uint32_t party); /* it, an organ or a group of states; none of its people */
DLN_INLINE bool contact_word_is(const contact_sentence *s, uint32_t token, const char *word)
{
    return dln_word_set_may_say(&s->words, word) && token - s->begin < s->end - s->begin && dln_token_says(&s->doc->tokens, token, word);
}
/* Whether it is in the sentence and on the list. */
static inline bool contact_word_in(const contact_sentence *s, uint32_t token, dln_list list)
{
    return dln_word_set_has(&s->words, list) && token - s->begin < s->end - s->begin && dln_token_in(&s->doc->tokens, token, list);
}

enum { CONTACT_WORDS = 12 };
/* Whether it is one of so many words, which are constants; NULL: no more of them. */
DLN_INLINE bool contact_is_one_of(const contact_sentence *s, uint32_t token, const char *const words[CONTACT_WORDS])
{
#define IS(i) (words[i] != NULL && contact_word_is(s, token, words[i]))
    return IS(0) || IS(1) || IS(2) || IS(3) || IS(4) || IS(5) || IS(6) || IS(7) || IS(8) || IS(9) || IS(10) || IS(11);
#undef IS
}
#define ONE_OF(s, token, ...) contact_is_one_of(s, token, (const char *const[CONTACT_WORDS]){__VA_ARGS__})
static inline bool contact_is_class(const contact_sentence *s, uint32_t token, dln_word_class class)
{
    return token >= s->begin && token < s->end && dln_token_is_class(s->doc, token, class);
}
static inline bool contact_is_link(const contact_sentence *s, uint32_t token) /* joins two members of a list */
{
    return ONE_OF(s, token, ",", "and", "&", "or", "plus");
}

/* "a meeting with Sarr", "a meeting there with Sarr". */
static inline bool contact_names_partner(const contact_sentence *s, const contact_trigger *t)
{
    return contact_word_is(s, t->end + ONE_OF(s, t->end, "here", "there"), "with");
}

/* ---- contacts_args_nouns.c ---- */
void contact_noun_parties(const contact_sentence *s, const contact_trigger *trigger, contact_list *out);
/* "Okonjo, in a call with Sarr, condemned it", "Okonjo, fresh from talks with Sarr, left": the comma behind whose the occasion is; DLN_NONE: it is not
 * told so. */
uint32_t contact_inserted_behind(const contact_sentence *s, const contact_trigger *trigger);
/* "urged Sarr to meet": whether the verb is what somebody is asked to do. */
static inline bool contact_is_asked_of(const contact_sentence *s, const dln_verb_group *verb)
{
    const dln_verb_group *over = verb->form != DLN_VERB_INFINITIVE || verb->governor == DLN_NONE ? NULL : &s->clauses->verbs[verb->governor];
    return over != NULL && over->form == DLN_VERB_FINITE && (over->flags & DLN_VERB_PASSIVE) == 0 && over->end < verb->begin && dln_doc_party_ref_at(s->doc, over->end) != DLN_NONE;
}
/* "talks with Sarr and a phone call with Diop", "the summit in Dakar and her meeting with Diop": the occasion set beside it, with a partner
 * of its own; NULL. */
const contact_trigger *contact_set_beside(const contact_sentence *s, const contact_trigger *trigger);
/* "the summit (that) they will hold", "the talks she had with Sarr": the verb of the clause that says whose the occasion is, where its subject begins; NULL. */
const dln_verb_group *contact_held_by(const contact_sentence *s, const contact_trigger *trigger, uint32_t *subject);
/* "on the eve of the envoys' trip": whose it is says no name. */
bool contact_is_of_unknown(const contact_sentence *s, const contact_trigger *t);

/* "had what an aide called a frank discussion": the verb is that of the words behind "what". */
static inline bool contact_is_behind_what(const contact_sentence *s, const dln_verb_group *verb)
{
    return verb > s->clauses->verbs && (contact_word_is(s, verb->subject_begin, "what") || (verb->subject_begin > s->begin && contact_word_is(s, verb->subject_begin - 1, "what")));
}

/* ---- contacts_lists.c ---- */
/* Outermost reference to a party that holds the token; DLN_NONE. */
static inline uint32_t contact_ref_at(const contact_sentence *s, uint32_t token)
{
    return token - s->begin < s->end - s->begin ? dln_doc_party_ref_at(s->doc, token) : DLN_NONE;
}
/* A list of parties that begins at the token, perhaps behind a few words ("the visiting"): "A, B and C". Returns its end. */
uint32_t contact_chain(const contact_sentence *s, uint32_t at, uint32_t end, contact_list *out);
void contact_list_add(const contact_sentence *s, contact_list *out, uint32_t party, uint8_t by);
/* Parties of a subject: those of its list, not those inside prepositional groups ("the leader of the party in Rome"). */
void contact_subject_parties(const contact_sentence *s, uint32_t begin, uint32_t end, contact_list *out);
/* "between her and Sarr", "spoke to her by phone", "received her.": at is behind the pronoun, and no noun that is hers follows. */
bool contact_ends_behind_her(const contact_sentence *s, uint32_t at);
void contact_add_ref(const contact_sentence *s, contact_list *out, uint32_t ref);
/* The token behind a date, and the preposition before that, which begin here. */
uint32_t contact_behind_time(const contact_sentence *s, uint32_t at);

/* ---- contacts_other_side.c ---- */
/* "was in Asmara for talks": who receives a guest alone in the capital is its country. place: index of doc->places. */
void contact_add_host(const contact_sentence *s, const contact_trigger *trigger, uint32_t place, contact_list *who);
/* "A Chadian delegation", "officials from Chad", the subject: people who are sent, and are told of as their country. */
bool contact_are_sent(const contact_sentence *s, const contact_trigger *trigger);
/* "left for Mali for talks": the country. Whether there is one. */
bool contact_add_destination(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "will visit Mali": the country. Whether there is one. */
bool contact_add_visited(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "will fly to Dakar on Friday to discuss trade": what a journey to a capital is made for is done with whoever governs there. */
bool contact_has_errand(const contact_sentence *s, const contact_trigger *trigger);
/* "will travel to Dakar on Friday to seek help from Sarr": who is named behind takes the place of his country. */
void contact_name_host(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "will visit Dakar at the invitation of Sarr": he receives the guest. */
void contact_add_inviter(const contact_sentence *s, const contact_trigger *trigger, uint32_t place, contact_list *who);
/* "A meeting with Sarr is set for Monday, Okonjo said": who tells of it takes part. */
void contact_add_teller(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "The programme of the visit includes talks with Sarr": of the visit that the sentence before tells of. */
bool contact_is_on_visit_told(const contact_sentence *s, const contact_trigger *trigger);
/* "Talks are planned with Sarr" */
bool contact_is_planned_with(const contact_sentence *s, const contact_trigger *trigger);
/* "Okonjo is in Dakar. A meeting with Sarr is planned for Friday": whom the sentence before, or the one that holds it, is about takes part. */
void contact_add_protagonist(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "11 May. Lunch with Sarr in Dakar": of a chronology without a verb, of whom it tells most takes part. */
void contact_add_of_chronology(contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "Sarr and Diop called separately", "Sarr rang on Friday": a verb of calling without whom they called. */
bool contact_is_call_to_nobody(const contact_sentence *s, const contact_trigger *trigger);
/* Such calls, one for each who called, to whom the sentence before is about; 0: it is about nobody. */
uint32_t contact_shares_called(const contact_sentence *s, const contact_trigger *trigger, contact_share out[CONTACT_SHARES]);
/* "ASEAN ministers met in Accra, chaired by Okonjo", "under the chairmanship of Okonjo": who leads the meeting of an organisation takes part. */
void contact_add_chair(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "A meeting with Sarr is next on Okonjo's schedule": owner is the reference to her. */
bool contact_is_on_schedule_of(const contact_sentence *s, const contact_trigger *trigger, uint32_t *owner);
/* "Okonjo's visit to Dakar included a meeting with Sarr": whose journey it is takes part, or whose schedule. */
void contact_add_traveller_of(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);

/* ---- contacts_one_side.c ---- */
/* "visited Dakar on holiday", "with her daughter", "to collect a prize": whether the sentence speaks of what is no business of state. */
bool contact_is_private(const contact_sentence *s);
/* "held talks with rebel leaders", "attended a summit in London": one side is named, and the others are people or states without a name, or not told.
 * May set who. */
bool contact_is_one_sided(const contact_sentence *s, const contact_trigger *trigger, dln_reality reality, contact_list *who);
/* "will visit California", "on a visit to Porto": a person, in a place of another country whose government does not sit there. */
bool contact_is_visit_abroad(const contact_sentence *s, const contact_trigger *trigger, uint32_t place, const contact_list *who);
bool contact_is_sitting_of_all(const contact_sentence *s, const contact_trigger *trigger); /* "after an emergency meeting", "at a summit": all of an organisation sit */
bool contact_is_mediation(const contact_trigger *trigger); /* "a mediation effort" */
/* Why it is none: "called for a mediation effort"; NULL. */
const char *contact_why_no_mediation(const contact_sentence *s, const contact_trigger *trigger);
/* Whoever launches it, and between whom it is. */
void contact_mediation_parties(const contact_sentence *s, const contact_trigger *trigger, contact_list *out);

/* ---- contacts_identified.c ---- */
/* "sent Okonjo to meet Sarr", "praised Okonjo for meeting Sarr": reference to who does what the verb says; DLN_NONE: its subject. */
uint32_t contact_sent(const contact_sentence *s, const dln_verb_group *verb);
/* "Sarr's first visitor was Okonjo": reference to whose visitor the complement of the verb is; DLN_NONE. */
uint32_t contact_owner_of_visitor(const contact_sentence *s, const dln_verb_group *verb);
/* "First to meet Sarr was Okonjo", "Sarr, by whom Okonjo was received": adds who is missing. */
void contact_add_identified(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);

/* ---- contacts_called_off.c ---- */
/* Whether the sentence may call off what was told before it, before its clauses are known. */
bool contact_may_call_off(const contact_sentence *s);
/* What was told last before the token, of two or more, in the sentence or the one before it; NULL. */
dln_candidate *contact_told_last(const contact_sentence *s, const dln_candidates *out, uint32_t before);
/* The same told again at the token, without its hours, as a candidate of its own; told may not stand in the list, which may move. NULL: no memory. */
dln_candidate *contact_tell_again(const contact_sentence *s, dln_candidates *out, const dln_candidate *told, uint32_t at);
/* "On Wednesday he called off a meeting", "cancelled on Wednesday the talks due on Friday", "The talks were cancelled on Wednesday": the day on
 * which it was called off, not the one that it should have had. */
bool contact_is_when_called_off(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex);
/* "will not take place in public": it will, but not so. */
bool contact_is_in_some_way(const contact_sentence *s, const dln_verb_group *verb);
/* Cancels what was told last, or tells of it anew on the day that it should have had, or was moved to. */
void contact_call_off(const contact_sentence *s, dln_candidates *out);

/* ---- contacts_alike.c ---- */
/* Whether the sentence may say that somebody did the same ("So did Sarr"), before its clauses are known. */
bool contact_may_be_alike(const contact_sentence *s);
/* Tells what was told last of whoever did the same. */
void contact_tell_alike(const contact_sentence *s, dln_candidates *out);

/* ---- contacts_programme.c ---- */
/* Of whose journey the article is the programme, with hours on lines of their own; DLN_NONE. */
uint32_t contact_traveller_of(const dln_doc *doc, bool *is_programme, uint32_t *day);
/* "10:00 Talks with Sarr", of today or later. */
bool contact_is_on_programme(const contact_sentence *s, const contact_trigger *trigger, const dln_candidate *candidate);
/* "Programme of the visit of Sarr to Accra": the lines tell of whom he meets. */
bool contact_is_head_of_programme(const contact_sentence *s, const contact_trigger *trigger);
/* On such a line: the traveller takes part. */
void contact_add_of_programme(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* Where whom the traveller meets is named on a line that says no more ("1000 Accra: President Mensah."); DLN_NONE. */
uint32_t contact_host_on_line(const contact_sentence *s);

/* ---- contacts_entries.c ---- */
/* Where the sentence begins to tell: behind the day of an entry ("July 2001: At a summit ..."). */
uint32_t contact_told_begin(const contact_sentence *s);
/* The person whose name opens the entry of the sentence ("DAKAR - Okonjo on a visit. Talks with Sarr."); DLN_NONE. */
uint32_t contact_opener_of_entry(const contact_sentence *s);
/* "Fifth round of talks opens; chief negotiators Okonjo and Sarr": those who are named behind an occasion that names nobody. */
void contact_add_listed(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "Okonjo in Dakar for the council with President Sarr", without a verb: the token "with"; DLN_NONE. */
uint32_t contact_with_on_entry(const contact_sentence *s);

/* ---- contacts_each.c ---- */
/* The occasions that the trigger tells of, if they are two or more; else 0. who: contact_parties' answer. */
uint32_t contact_shares(const contact_sentence *s, const contact_trigger *trigger, const contact_list *who, contact_share out[CONTACT_SHARES]);

/* ---- contacts_legs.c ---- */
/* "travels to Rome on Friday for talks with Sarr, to Lima on Sunday to see Diop": what the trigger's leg has of the sentence; false: it is on none. */
bool contact_share_of_leg(const contact_sentence *s, const contact_trigger *trigger, const contact_list *who, contact_share *out);

/* ---- contacts_new_day.c ---- */
/* Whether the sentence may tell no more than the day of what was told last, before its clauses are known. */
bool contact_may_tell_day(const contact_sentence *s);
/* Dates what was told last, or tells of it anew on the day to which it was put off. */
void contact_tell_day(const contact_sentence *s, dln_candidates *out);

/* ---- contacts_attendance.c ---- */
/* "a summit of the Normandy Four": of its members' leaders, if the article names each. */
bool contact_name_members(const contact_sentence *s, contact_list *who);
/* "chaired a meeting in Lome, including Sarr and Diop", "talks that included Sarr": persons who are named as some of those who took part. */
void contact_add_included(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "NATO ministers met in Brussels, Okonjo among them": adds those who are named as some of them. */
void contact_add_among(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "Okonjo, accompanied by Diop, met Sarr", "In the presence of Diop, Okonjo met Sarr": adds who was there with one of them. */
void contact_add_companions(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "The talks were attended by Sarr", "Present at the talks was Sarr": who joined what has been told of. May set who. */
bool contact_joins_in(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "Present were Sarr and Diop", "Their host was Sarr", where g is "were": the token at which they begin; DLN_NONE. */
uint32_t contact_roll_call(const contact_sentence *s, const dln_verb_group *g);
/* "Okonjo headed the Ghanaian team and Diop that of Mali": who led those who met. */
bool contact_heads_team(const contact_sentence *s, const dln_verb_group *g);
bool contact_is_roll_call(const contact_sentence *s, const contact_trigger *trigger);
/* "met Sarr in the presence of Diop": adds him to what the sentence has just told. False: it tells of nothing before. */
bool contact_adds_witness(const contact_sentence *s, const contact_trigger *trigger, const contact_list *who, dln_candidates *out);

/* ---- contacts_apart.c ---- */
/* "a day after meeting Sarr", "two days ahead of a summit": dates the candidate from the day of the other; "will meet in two weeks": from
 * today. False: not told so. */
bool contact_date_apart(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate);
/* "On the eve of the talks Okonjo saw Diop": how many days from the talks that have been told of; 0: no such words. */
int32_t contact_days_from_told(const contact_sentence *s, const contact_trigger *trigger);
int32_t contact_days_of(dln_span value); /* "P1D", "P2W" as days; 0: no such thing */

/* ---- contacts_when.c ---- */
bool contact_date_is_usable(const dln_timex *timex);
/* "two weeks later, on 9 July", "last month, on 3 February": the time expression that says it exactly; else the one that was asked for. */
uint32_t contact_told_exactly(const contact_sentence *s, uint32_t timex);
/* "TUESDAY, 18 MARCH: The visit of Okonjo to Sarr, due today, is postponed": the day of the entry, where that is to come. */
bool contact_is_today_of_entry(const contact_sentence *s, uint32_t heading, const dln_timex *timex);
bool contact_is_bare_clock(const dln_timex *timex); /* "20:08 Moscow time": names no day */
/* Whether the day is that on which somebody told of it: "announced on Saturday". */
bool contact_is_reported(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex);
bool contact_is_teller(const contact_sentence *s, const dln_verb_group *g); /* "the ministry announced": a verb that makes something public, in the past */
/* "met on Monday and Tuesday": the first of the days in a row that the time expression belongs to, and the last. A call has one day. */
uint32_t contact_days_from(const contact_sentence *s, const contact_trigger *trigger, uint32_t timex, uint32_t *last);
/* "The talks opened on Monday", not "In March the ministers fell out over the talks": the day is said of the occasion. */
bool contact_tells_its_day(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex);
/* Dates the candidate by the share's time expression (DLN_NONE: by the one that belongs to the trigger), else by the heading before it. */
void contact_date(const contact_sentence *s, const contact_trigger *trigger, const contact_share *share, dln_candidate *candidate);
/* What is planned "by the end of the month", "within ten days", is to be between the day of the page and then. */
void contact_bound_plan(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate);

/* ---- contacts_stretch.c ---- */
/* "ended four days of talks on Friday", "opened on Sunday and closed yesterday": from the first of the days to the last. */
void contact_spread_over_days(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate);

/* ---- contacts_days_aside.c ---- */
bool contact_is_not_then(const contact_sentence *s, const dln_timex *timex); /* "on Friday, not on Tuesday" */
/* "discussed preparations for the summit in Baku in November": what stands at the token is of what is prepared; its day if it is to come. */
bool contact_is_prepared(const contact_sentence *s, const contact_trigger *trigger, uint32_t at);
/* "met Sarr in Rome on Monday to prepare for a meeting with Diop": where the words begin of what is only prepared there; DLN_NONE: it is not. */
uint32_t contact_prepared_from(const contact_sentence *s, const contact_trigger *trigger);
bool contact_is_day_prepared(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex);
/* Whether the date behind the trigger is of something else that the sentence mentions. */
bool contact_is_aside(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex);
/* "will meet Sarr in view of the talks between Diop and Mensah in Rome on 3 March": the occasion behind the trigger whose day and place the token at is; NULL. */
const contact_trigger *contact_occasion_of_others(const contact_sentence *s, const contact_trigger *trigger, uint32_t at);
/* "met Sarr following a meeting last week in Rome": the words behind the noun are its own as far as the token; what they say of when is more
 * than a day or two, so that it was on another day. */
bool contact_is_long_since(const contact_sentence *s, const contact_trigger *trigger, const contact_trigger *other, uint32_t at);
/* "discussed the outcome of the summit between Sarr and Diop", "following up from the meeting": it has been, and not in the sentence's days. */
bool contact_is_looked_back_at(const contact_sentence *s, const contact_trigger *trigger);
/* "Ahead of the forum on 22 March in Lome, Okonjo met Sarr": whether the token is of what comes, with which the sentence opens. */
bool contact_is_of_what_follows(const contact_sentence *s, const contact_trigger *trigger, uint32_t token);
/* Whether the day before or behind the trigger is surely of another thing: what was agreed, will be, was before, or is counted from. */
bool contact_is_day_of_another(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex);
/* "told Sarr in Rome on Monday that she had met Diop", "agreed on Monday that Sarr should meet Diop": where the words begin that tell of the
 * occasion, at another time and perhaps in another place than what stands before; the sentence's begin: there are none. */
uint32_t contact_told_from(const contact_sentence *s, const contact_trigger *trigger);
bool contact_is_about_somebody(const contact_sentence *s, const contact_trigger *trigger); /* "Okonjo, who met Sarr"; no "ceremony at which they were to meet" */
bool contact_opens_next(const contact_sentence *s, const dln_timex *timex); /* "met Sarr and, on Tuesday, Diop": the day of the one behind it */
bool contact_opens_next_verb(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex); /* "met Sarr and, on Tuesday, flew home" */
bool contact_is_followed(const contact_sentence *s, const contact_trigger *trigger); /* "will be followed by a meeting in June": that day is the other's */
bool contact_is_verb_of_occasions(const contact_sentence *s, const dln_verb_group *g); /* "is held", "takes place", "began" */

/* ---- hours.c ---- */
/* Notes the clock times and durations that the sentence gives for the dated candidate. */
void contact_hours(const contact_sentence *s, const contact_trigger *trigger, const contact_share *share, dln_candidate *candidate);
bool contact_is_later(const contact_sentence *s, const dln_timex *timex); /* "an hour later" */
bool contact_counts_from_hour(const contact_sentence *s, uint32_t timex, dln_when *when); /* from the hour that was told last; false: from none */
int32_t contact_minutes(const dln_timex *timex); /* "two hours"; 0: no such duration, or none that a meeting has */
bool contact_clock_is_anothers(const contact_sentence *s, const contact_trigger *trigger, const dln_timex *timex);
/* Adds the trigger "it" of "It began at noon". contact_has_hours: whether the sentence may have one, before its clauses are known. */
bool contact_has_hours(const contact_sentence *s);
void contact_find_hours(contact_sentence *s);

/* ---- contacts_triggers.c ---- */
bool contact_is_apostrophe(const contact_sentence *s, uint32_t token);
bool contact_has_trigger(const contact_sentence *s); /* before its clauses are known */
void contact_find_cues(contact_sentence *s);
void contact_find_triggers(contact_sentence *s);
/* "ministers", "leaders": people in the plural who are a meeting by themselves in an agenda. */
bool contact_is_assembly_word(const contact_sentence *s, uint32_t token);
bool contact_names_a_day(const contact_sentence *s);
bool contact_names_a_place_at(const contact_sentence *s, uint32_t token);
uint32_t contact_row_of_noun(const contact_sentence *s, const char *form); /* of contact_nouns.tsv; DLN_NONE */

/* ---- contacts_presence.c: each adds the triggers that it finds ---- */
void contact_find_presence(contact_sentence *s, uint32_t v); /* v: the verb group, "is", "was" */
void contact_find_guest(contact_sentence *s, uint32_t v);
void contact_find_on_agenda(contact_sentence *s);
uint32_t contact_council_of_entry(const contact_sentence *s); /* its first token; DLN_NONE */
/* "to the ministry", "to the White House": the token behind a house where one is received; at: no such words. */
uint32_t contact_behind_house(const contact_sentence *s, uint32_t at);

/* ---- contacts_why_not.c ---- */
/* Why the trigger makes no candidate, in words of an explanation; NULL: it may. is_of_all: it is the summit at which two of many met. */
const char *contact_why_not(const contact_sentence *s, const contact_trigger *trigger, dln_reality reality, bool is_of_all);

/* "Ghana meet Togo on Friday", in an article on football: a match of teams. Asked once for the article. */
bool contact_is_match(contact_sentence *s, const contact_list *who);

/* ---- contacts_told_before.c ---- */
/* "the joint border commission": the token that names a body of two sides. from: where its words may begin. */
bool contact_is_shared_body(const contact_sentence *s, uint32_t token, uint32_t from);
/* "The talks, the fifth since January, began at noon": a noun with "the" or "their" that names nobody new; or "a fourth
 * call", "another on 8 April", "there were talks in Rome": one that names nobody at all. */
bool contact_refers_back(const contact_sentence *s, const contact_trigger *trigger, contact_list *who);
/* "A group of experts met in Rome on 8 February", "The joint commission convened": people whose countries the story has named. */
bool contact_is_of_others(const contact_sentence *s, const contact_trigger *trigger);
/* "The negotiators met", "The joint commission sat", not "The committee met": those of two sides, without doubt. */
bool contact_is_of_sides(const contact_sentence *s, const contact_trigger *trigger);
/* It names nobody and nothing says that it was told of before. */
bool contact_is_new(const contact_sentence *s, const contact_trigger *trigger);
/* "It was the first meeting between the two since March": of what has been told. */
bool contact_is_of_it(const contact_sentence *s, const contact_trigger *trigger);
/* "The phone call was cordial", "The video conference ran over a secure link": of what has been told, how they spoke. */
bool contact_says_how(const contact_sentence *s, const contact_trigger *trigger, dln_mode mode);

/* ---- contacts_needs.c ---- */
/* "at the presidential palace": whether that begins at the token. */
bool contact_is_at_venue(const contact_sentence *s, uint32_t token);
/* Whether the words beside the trigger are what its row needs. place: of the sentence; DLN_NONE. */
bool contact_needs_are_met(const contact_sentence *s, const contact_trigger *trigger, const contact_list *who, bool is_call, uint32_t place);
/* "informed Sarr of the talks due in Rome", "agreed that they would meet in Rome": the place is that of what is spoken of. */
bool contact_is_place_of_topic(const contact_sentence *s, const contact_trigger *trigger, uint32_t place);
/* "NATO's summit", "ASEAN met in Jakarta": an organisation meets by itself; its members are not named. */
bool contact_is_own_meeting(const contact_sentence *s, const contact_trigger *trigger, const contact_list *who);
/* "G8 foreign ministers come to Accra on 3 March": the members of an organisation. */
bool contact_is_assembly_of(const contact_sentence *s, const contact_trigger *trigger, const contact_list *who);
bool contact_has_person(const contact_sentence *s, const contact_list *who);
bool contact_are_persons(const contact_sentence *s, const contact_list *who); /* all of them, and somebody is */

/* ---- contacts_reality.c ---- */
dln_reality contact_reality_of(const contact_sentence *s, const contact_trigger *trigger);
/* "said that when he met Sarr, they would talk of trade": what was to come, told in the past. opener: the token "when". */
bool contact_is_told_as_to_come(const contact_sentence *s, const contact_trigger *trigger, uint32_t opener);
/* "A meeting was announced on Monday", "Talks were agreed": it is to come, and the day is not its own. */
bool contact_is_announced(const contact_sentence *s, const contact_trigger *trigger);
/* "looked forward to talks with Sarr in Dakar", "looks ahead to meeting Sarr": it is to come. */
bool contact_is_awaited(const contact_sentence *s, const contact_trigger *trigger);
/* "welcomed an appeal for talks with Sarr", "renewed the invitation to a summit", "voiced readiness for a meeting": wanted, and not told of. */
bool contact_is_asked_for(const contact_sentence *s, const contact_trigger *trigger);
/* "A meeting is being mooted for April", "is under discussion": what is being planned. */
bool contact_is_being_planned(const contact_sentence *s, const contact_trigger *trigger);
/* "failed to agree at their meeting", "vowed to stay, according to a readout of the call": that it was is taken for granted. */
bool contact_is_granted(const contact_sentence *s, const contact_trigger *trigger);
/* What a verb does to what it governs (DLN_GOVERNS_*); UINT32_MAX: no verb of the tables. */
uint32_t contact_governs(const contact_sentence *s, const dln_verb_group *g);

/* ---- contacts_status.c ---- */
void contact_set_status(const contact_sentence *s, const contact_trigger *trigger, dln_reality reality, dln_candidate *candidate);
/* "The call, which had been set for Tuesday, was called off": any verb that the occasion is the subject of. */
bool contact_is_called_off(const contact_sentence *s, const contact_trigger *trigger);
/* "The talks have not been cancelled", "might call off the talks": they are as they were planned. */
bool contact_is_kept(const contact_sentence *s, const contact_trigger *t);
/* "has been put off twice": before it was set for the day told of. at: behind the verb. */
bool contact_is_of_more_times(const contact_sentence *s, uint32_t at);
/* "was supposed to meet Sarr on Monday", "There was supposed to be a call": what was only meant to be. */
bool contact_was_only_meant(const contact_sentence *s, const contact_trigger *trigger);
/* "was expected in Dakar for talks", "was to meet": what the words only mean to do. contacts_reality.c */
bool contact_is_meant(const contact_sentence *s, const contact_trigger *t);
/* "The call set for Tuesday was postponed to Thursday": the occasion of Tuesday, cancelled. False: the sentence names no such day. */
bool contact_was_due(const contact_sentence *s, const contact_trigger *trigger, const dln_candidate *candidate, dln_candidate *before);
/* "The call set for Tuesday was postponed to Thursday": the occasion of Thursday, where the candidate is that of Tuesday. */
bool contact_is_moved(const contact_sentence *s, const contact_trigger *trigger, const dln_candidate *candidate, dln_candidate *after);
/* The verb before a day that puts an occasion off or calls it off ("was postponed to 2 April"); NULL. */
const dln_verb_group *contact_moving_verb(const contact_sentence *s, const dln_timex *timex);

/* ---- contacts_past_or_ahead.c ---- */
/* "said on Monday that he was to meet Sarr", "said a meeting was in her plans": what was to be when it was said, and may be still. */
bool contact_is_backshifted(const contact_sentence *s, const dln_verb_group *g);
/* Move a day without a year, or a weekday, to the side of the publication that the words mean. */
void contact_look_ahead(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate);
void contact_look_back(const contact_sentence *s, const contact_trigger *trigger, dln_reality reality, dln_candidate *candidate);
void contact_fit_before_plan(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate);
/* "the first time they have met since May 2012": they met then; "had shaken hands, after haggling since the afternoon": on the day of the news. */
void contact_settle_since(const contact_sentence *s, dln_candidate *candidate);
bool contact_is_going_on(const contact_sentence *s, const contact_trigger *trigger, dln_reality reality);

/* ---- topic.c ---- */
void contact_topic(const contact_sentence *s, const contact_trigger *trigger, dln_candidate *candidate);
uint32_t contact_ordinal(const contact_sentence *s, uint32_t token); /* 1 to 12; 0: it is none */
uint32_t contact_ordinal_of(const contact_sentence *s, const contact_trigger *trigger); /* of its noun group */
uint32_t contact_count(const contact_sentence *s, const contact_trigger *trigger);      /* "their fifth call": 5; 0: not of all */

/* ---- where.c ---- */
/* The place that the trigger names in [begin, end). */
uint32_t contact_place(const contact_sentence *s, const contact_trigger *trigger, uint32_t begin, uint32_t end);
/* Whether a cue of the kind stands in the trigger's clause, or in [begin, end): of the kinds that the sentence has. contacts_when.c */
bool contact_clause_has_cue(const contact_sentence *s, const contact_trigger *trigger, dln_contact_cue cue);
bool contact_cue_stands_in(const contact_sentence *s, uint32_t begin, uint32_t end, dln_contact_cue cue);
/* The same of any kind: most sentences have none. */
static inline bool contact_has_cue(const contact_sentence *s, const contact_trigger *trigger, dln_contact_cue cue)
{
    return (s->cue_kinds >> cue & 1) != 0 && contact_clause_has_cue(s, trigger, cue);
}
static inline bool contact_cue_within(const contact_sentence *s, uint32_t begin, uint32_t end, dln_contact_cue cue)
{
    return (s->cue_kinds >> cue & 1) != 0 && contact_cue_stands_in(s, begin, end, cue);
}
/* Whether "in calls", "in separate phone calls" stands there: as many as there are others. */
bool contact_in_calls(const contact_sentence *s, uint32_t begin, uint32_t end);
/* The days of the news, or nothing. */
bool contact_is_lead(const contact_sentence *s);

#endif
