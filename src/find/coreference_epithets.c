/* src/find/coreference_epithets.c - people called by what they are and not by their office: "the Chilean", "the diplomat", "his guest",
 * "Her Excellency", "the former general". One of those whom the last sentences name; nobody whom the clause has named already.
 */
#include "find/coreference.h"

enum { SENTENCES_BACK = 3 };

bool dln_ends_noun(const dln_finder *f, uint32_t at)
{
    enum { ADVERBS = 3 };
    uint32_t stop = at + ADVERBS;
    while (at < stop && at < f->tokens->count && dln_word_is_class(f, at, DLN_CLASS_ADVERB))
        at++;
    if (at >= f->tokens->count)
        return true;
    const dln_token *token = &f->tokens->items[at];
    if (token->kind != DLN_TOKEN_WORD)
        return !(dln_is_word(f, at, "-") && (token->flags & DLN_SPACED) == 0) && !(dln_is_word(f, at, ",") && dln_starts_table(f, at + 1, DLN_TABLE_COUNTRIES));
    if ((token->flags & DLN_STARTS_SENTENCE) != 0)
        return true;
    if ((token->flags & DLN_CAPITAL) != 0)
        return false;
    if (dln_word_is_class(f, at, DLN_CLASS_AND)) /* "the Russian and Chinese ministers" */
        return !dln_starts_table(f, at + 1, DLN_TABLE_COUNTRIES) && !dln_is_word(f, at + 1, "the");
    static const dln_word_class behind[] = {DLN_CLASS_BE, DLN_CLASS_HAVE, DLN_CLASS_DO, DLN_CLASS_MODAL, DLN_CLASS_NOT, DLN_CLASS_PREPOSITION, DLN_CLASS_EITHER,
                                            DLN_CLASS_TO, DLN_CLASS_THAT, DLN_CLASS_SUBORDINATOR, DLN_CLASS_RELATIVE};
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        if (dln_word_is_class(f, at, behind[i]))
            return true;
    }
    return dln_is_form(f, at, DLN_TABLE_VERBS, DLN_VERBS_PAST) && !dln_starts_table(f, at, DLN_TABLE_CONTACT_NOUNS);
}

typedef struct dln_sought {
    dln_nation nation, not_nation;  /* whose; and whose not */
    dln_gender gender;
    uint32_t but;                   /* DLN_NONE */
    bool no_leaders;                /* below ministers only */
    bool no_spokespeople;
    bool diplomats;
    bool may_serve;                 /* of the nation, and in the service of an organisation */
    bool no_office;                 /* of whom neither the text nor the tables tell what he is now */
    uint32_t title;                 /* whose bearers are not meant; DLN_NONE */
} dln_sought;

/* "The Spaniard", of the EU's Josep Borrell; who serves an organisation and of whom the tables know no more may be of any country. */
static bool is_born_there(const dln_finder *f, const dln_known *known, dln_nation nation, bool may_serve)
{
    dln_span home = known->person == DLN_NONE ? DLN_NO_SPAN : dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, known->person, DLN_PEOPLE_COUNTRY);
    bool is_unknown = home.len == 0 || dln_nation_of_code(f, home).table != DLN_TABLE_COUNTRIES;
    return dln_span_equals(home, dln_nation_code(f, nation)) ||
           (may_serve && is_unknown && nation.table == DLN_TABLE_COUNTRIES && dln_has_nation(known->nation) && known->nation.table == DLN_TABLE_ORGANISATIONS);
}

static bool is_sought(const dln_finder *f, uint32_t party, const dln_sought *sought)
{
    const dln_known *known = &f->known[party];
    const dln_doc_party *p = &f->doc->parties[party];
    dln_office office = (dln_office)known->office;
    if (party == sought->but || !dln_is_person(f, party) || known->is_civilian || p->is_ordinary)
        return false;
    if (sought->gender != DLN_GENDER_UNKNOWN && p->gender != DLN_GENDER_UNKNOWN && p->gender != sought->gender)
        return false;
    if (dln_has_nation(sought->nation) && !dln_nation_equals(known->nation, sought->nation) && !is_born_there(f, known, sought->nation, sought->may_serve))
        return false;
    if (dln_has_nation(sought->not_nation) && (!dln_has_nation(known->nation) || dln_nation_equals(known->nation, sought->not_nation)))
        return false;
    if (sought->title != DLN_NONE && dln_span_equals(p->party.role, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, sought->title, DLN_TITLES_ROLE)))
        return false;
    if (sought->no_office && (office != DLN_OFFICE_NONE || known->person == DLN_NONE || p->is_spokesperson))
        return false;
    if (sought->no_spokespeople && (p->is_spokesperson || office == DLN_OFFICE_SPOKESPERSON || office == DLN_OFFICE_NONE))
        return false;
    if (sought->diplomats)
        return (office == DLN_OFFICE_FOREIGN_MINISTER && !sought->no_leaders) || office == DLN_OFFICE_DEPUTY_FOREIGN_MINISTER || office == DLN_OFFICE_ENVOY || office == DLN_OFFICE_AMBASSADOR || office == DLN_OFFICE_OFFICIAL || office == DLN_OFFICE_SPOKESPERSON;
    return !sought->no_leaders || (office >= DLN_OFFICE_DEPUTY_FOREIGN_MINISTER && office != DLN_OFFICE_LEADER);
}

/* Of the last sentence that names such a person the one named first; who is named as an owner only comes after the others. */
static uint32_t person_lately(const dln_reader *r, uint32_t begin, const dln_sought *sought)
{
    const dln_finder *f = r->f;
    uint32_t found = DLN_NONE, sentence = DLN_NONE, clause = dln_clause_begin(r, begin);
    bool is_owner = false;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > SENTENCES_BACK || (found != DLN_NONE && m->sentence != sentence))
            break;
        if (dln_is_named_in_clause(r, m->party, clause) || (m->in_quote && !r->in_quote) || !is_sought(f, m->party, sought) || (found != DLN_NONE && m->is_owner && !is_owner))
            continue;
        found = m->party;
        sentence = m->sentence;
        is_owner = m->is_owner;
    }
    return found;
}

static uint32_t compatriot_lately(const dln_reader *r, uint32_t begin, dln_sought *sought)
{
    uint32_t party = person_lately(r, begin, sought);
    sought->may_serve = true;
    return party == DLN_NONE ? person_lately(r, begin, sought) : party;
}

static const dln_sought anybody = {.nation = {0, DLN_NONE}, .not_nation = {0, DLN_NONE}, .gender = DLN_GENDER_UNKNOWN, .but = DLN_NONE, .title = DLN_NONE};

uint32_t dln_compatriot_meant(const dln_reader *r, const dln_group *group, dln_nation nation)
{
    dln_sought sought = anybody;
    sought.nation = nation;
    return person_lately(r, group->begin, &sought);
}

uint32_t dln_unheld_meant(const dln_reader *r, const dln_group *group, dln_nation nation)
{
    dln_office office = dln_office_of_title(r->f, group->title, nation);
    bool is_below = office > DLN_OFFICE_FOREIGN_MINISTER && office != DLN_OFFICE_SPOKESPERSON && !dln_is_high_office(office);
    dln_sought sought = anybody;
    sought.nation = nation;
    sought.no_office = true;
    return is_below && dln_token_says(r->f->tokens, group->begin, "the") ? person_lately(r, group->begin, &sought) : DLN_NONE;
}

static bool is_the(const dln_finder *f, uint32_t token) { return dln_token_says(f->tokens, token, "the"); }

/* Whether the adjective is what one of the people is called, too: "the Chilean", of Chileans; there is no "the Chinese" of one. */
static bool is_one_of_people(const dln_finder *f, const dln_item *item)
{
    dln_span people = dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, item->row, DLN_COUNTRIES_PEOPLE), form, text = dln_tokens_text(f->tokens, item->begin, item->end);
    dln_span persons = dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, item->row, DLN_COUNTRIES_PERSON);
    while (dln_split(&persons, '|', &form)) {
        if (dln_span_equals(form, text))
            return true;
    }
    while (dln_split(&people, '|', &form)) {
        if (form.len == text.len + 1 && form.text[text.len] == 's' && dln_starts_with(form, text))
            return true;
    }
    return false;
}

uint32_t dln_national_meant(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    if (item->kind != DLN_ITEM_ADJECTIVE || item->begin == 0 || !is_the(f, item->begin - 1) || !is_one_of_people(f, item) || !(dln_ends_noun(f, item->end) || dln_token_is_possessive(f->tokens, item->end)))
        return DLN_NONE;
    dln_sought sought = anybody;
    sought.nation = group->nations[0];
    sought.no_spokespeople = true; /* rather who is of it than who speaks for somebody */
    uint32_t party = compatriot_lately(r, group->begin, &sought);
    sought.no_spokespeople = sought.may_serve = false;
    return party == DLN_NONE ? compatriot_lately(r, group->begin, &sought) : party;
}

uint32_t dln_diplomat_meant(const dln_reader *r, const dln_group *group, dln_nation nation)
{
    const dln_finder *f = r->f;
    bool is_diplomat = dln_is_word(f, group->name_end - 1, "diplomat");
    bool is_definite = is_the(f, group->begin) || (group->begin > 0 && is_the(f, group->begin - 1)) || dln_is_word(f, group->name_begin - 1, "visiting");
    if (r->is_anonymous_told || !is_definite || !(is_diplomat || dln_is_word(f, group->name_end - 1, "official")) || !dln_ends_noun(f, group->end))
        return DLN_NONE;
    dln_sought sought = anybody;
    sought.nation = nation;
    if (dln_is_word(f, group->name_begin - 1, "visiting") && f->dateline_country != DLN_NONE)
        sought.not_nation = (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
    sought.diplomats = is_diplomat;
    sought.no_leaders = true;
    uint32_t party = person_lately(r, group->begin, &sought);
    sought.no_leaders = false; /* no minister is called so beside his ambassador */
    bool is_of_house = dln_has_nation(nation) && group->name_begin > group->begin && dln_token_in(f->tokens, group->name_begin - 1, DLN_LIST_RECEIVED_AT); /* "the State Department official" is no minister */
    return party == DLN_NONE && (is_diplomat || dln_has_nation(nation)) && !is_of_house ? person_lately(r, group->begin, &sought) : party;
}

uint32_t dln_styled_meant(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    bool is_short = group->end == group->begin + 1 && (dln_is_word(f, group->begin, "HE") || dln_is_word(f, group->begin, "HH") || dln_is_word(f, group->begin, "HRH"));
    bool is_his = dln_token_says(f->tokens, group->name_begin, "his") || (is_short && dln_ends_noun(f, group->end)), is_her = dln_token_says(f->tokens, group->name_begin, "her");
    if ((!is_his && !is_her) || (f->tokens->items[group->name_end - 1].flags & DLN_CAPITAL) == 0)
        return DLN_NONE;
    return dln_antecedent(r, is_his ? DLN_GENDER_MALE : DLN_GENDER_FEMALE);
}

uint32_t dln_former_meant(const dln_reader *r, const dln_group *group, dln_nation nation)
{
    const dln_finder *f = r->f;
    if (!is_the(f, group->begin) || !dln_ends_noun(f, group->end) || (!dln_has_nation(nation) && group->begin != f->tokens->sentences[r->sentence].begin))
        return DLN_NONE;
    dln_sought sought = anybody;
    sought.nation = nation;
    sought.title = group->title;
    return compatriot_lately(r, group->begin, &sought);
}

uint32_t dln_host_meant(const dln_reader *r, const dln_group *group, uint32_t own, bool is_host)
{
    const dln_finder *f = r->f;
    dln_sought sought = anybody;
    dln_nation home = f->dateline_country == DLN_NONE ? DLN_NO_NATION : (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
    if (own != DLN_NONE) { /* whoever else is there, of another country */
        sought.but = own;
        sought.not_nation = f->known[own].nation;
    } else if (!dln_has_nation(home)) {
        return DLN_NONE;
    } else if (is_host) {
        sought.nation = home;
    } else {
        sought.not_nation = home;
    }
    if (group->nation_count > 0)
        sought.nation = group->nations[0];
    sought.no_spokespeople = true;
    dln_nation there = is_host && own != DLN_NONE && group->nation_count == 0 && r->place != DLN_NONE && r->sentence - r->place_sentence <= SENTENCES_BACK ? dln_nation_of_code(f, f->doc->places[r->place].place.country) : DLN_NO_NATION;
    dln_sought host = sought;
    host.nation = there; /* "Sarr met Okonjo in Accra. Diop, elsewhere, did not care. His host": Okonjo */
    uint32_t party = dln_has_nation(there) && !dln_nation_equals(there, sought.not_nation) ? person_lately(r, group->end, &host) : DLN_NONE;
    if (party == DLN_NONE)
        party = person_lately(r, own != DLN_NONE ? group->end : group->begin, &sought);
    sought.no_spokespeople = false;
    return party != DLN_NONE ? party : person_lately(r, own != DLN_NONE ? group->end : group->begin, &sought);
}
