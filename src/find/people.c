/* src/find/people.c - people, bodies and nations as parties of the document, by their rows. Who a name means: people_named.c. */
#include "find/people.h"

enum { SOON_DAYS = 200, LONGEST_PLAIN = 32 };

dln_doc_party *people_new(dln_finder *f, dln_known **known)
{
    dln_doc_party *party = dln_arena_push(f->doc->arena, &f->doc->parties, &f->party_count, &f->party_capacity, sizeof *party);
    dln_known *beside = party == NULL ? NULL : dln_arena_push(f->doc->arena, &f->known, &f->known_count, &f->known_capacity, sizeof *beside);
    if (beside == NULL) {
        if (party != NULL)
            f->party_count--;
        return NULL;
    }
    f->doc->party_count = (uint32_t)f->party_count;
    party->party.name = party->party.country = party->party.role = (dln_span){"", 0};
    beside->person = DLN_NONE;
    beside->nation = DLN_NO_NATION;
    beside->office = DLN_OFFICE_NONE;
    beside->honorific = DLN_NONE;
    *known = beside;
    return party;
}

void people_index(dln_finder *f, uint32_t key, uint32_t party)
{
    if ((f->by_key_count + 1) * 2 > f->by_key_mask + 1 || f->by_key == NULL) {
        size_t slots = f->by_key == NULL ? 128 : (f->by_key_mask + 1) * 2, old_mask = f->by_key_mask;
        uint32_t *old = f->by_key, *fresh = dln_arena_array(f->doc->arena, slots, 2 * sizeof *fresh);
        if (fresh == NULL)
            return;
        f->by_key = fresh;
        f->by_key_mask = slots - 1;
        for (size_t i = 0; old != NULL && i <= old_mask; i++) {
            if (old[i * 2 + 1] == 0)
                continue;
            size_t slot = (old[i * 2] * 0x9E3779B1u >> 7) & f->by_key_mask;
            while (fresh[slot * 2 + 1] != 0)
                slot = (slot + 1) & f->by_key_mask;
            fresh[slot * 2] = old[i * 2];
            fresh[slot * 2 + 1] = old[i * 2 + 1];
        }
    }
    size_t slot = (key * 0x9E3779B1u >> 7) & f->by_key_mask;
    for (; f->by_key[slot * 2 + 1] != 0; slot = (slot + 1) & f->by_key_mask) {
        if (f->by_key[slot * 2] == key && f->by_key[slot * 2 + 1] == party + 1)
            return;
    }
    f->by_key[slot * 2] = key;
    f->by_key[slot * 2 + 1] = party + 1;
    f->by_key_count++;
}

void people_index_name(dln_finder *f, uint32_t key, uint32_t party)
{
    uint32_t given = dln_given_key(f, key);
    people_index(f, key, party);
    if (given != key)
        people_index(f, given, party);
}

uint32_t people_row_key(dln_table table, uint32_t row, uint32_t more)
{
    uint32_t mixed = (row + 1) * 0x85EBCA77u ^ (more + 1) * 0xC2B2AE3Du ^ (uint32_t)table * 0x27D4EB2Fu;
    return (mixed ^ mixed >> 13) | 0x40000000u;
}

uint32_t people_of_row(const dln_finder *f, uint32_t key)
{
    key_walk walk = people_walk(f, key);
    return people_next(f, &walk);
}

dln_span people_bare_word(const dln_lexicon *lexicon, dln_span word)
{
    enum { LONGEST = 4 };
    if (word.len > 4 && memchr(word.text + 2, '-', 3) == NULL) /* most words */
        return word;
    const char *dash = memchr(word.text, '-', word.len > LONGEST ? LONGEST + 1 : word.len);
    if (dash != NULL && dln_text_in(lexicon, (dln_span){word.text, (size_t)(dash - word.text)}, DLN_LIST_NAME_ARTICLES))
        return (dln_span){dash + 1, word.len - (size_t)(dash - word.text) - 1};
    if (dash == NULL && dln_text_in(lexicon, word, DLN_LIST_LOOSE_NAME_ARTICLES))
        return (dln_span){"", 0};
    return word;
}

static void add_name_key(dln_finder *f, uint32_t party, dln_known *known, uint32_t key)
{
    known->family = known->key_count;
    known->keys[known->key_count++] = key;
    people_index_name(f, key, party);
}

/* Of a name of plain words with capitals, "Ama Okonjo", as most are; false, and no key: it is none such. */
static bool add_plain_name_keys(dln_finder *f, uint32_t party, dln_known *known, dln_span name)
{
    uint32_t keys[DLN_NAME_KEYS], count = 0;
    dln_span word;
    while (dln_split(&name, ' ', &word)) {
        if (word.len < 2 || word.len >= LONGEST_PLAIN || !dln_is_upper(word.text[0]) || dln_letter_run(word) < word.len || count == DLN_NAME_KEYS)
            return false;
        if (count == 0 || people_bare_word(f->lexicon, word).len > 0)
            keys[count++] = dln_text_key(f, word);
    }
    for (uint32_t i = 0; i < count; i++)
        add_name_key(f, party, known, keys[i]);
    return true;
}

static void add_name_keys(dln_finder *f, uint32_t party, dln_known *known, dln_span name)
{
    dln_tokens tokens;
    if (add_plain_name_keys(f, party, known, name))
        return;
    dln_tokenize(f->lexicon, name, f->doc->arena, &tokens);
    for (uint32_t i = 0; i < tokens.count && known->key_count < DLN_NAME_KEYS; i++) {
        dln_span word = dln_token_text(&tokens, i);
        bool is_joined = i > 0 && dln_token_is(&tokens, i - 1, "-"); /* "Jong-un" */
        if (tokens.items[i].kind != DLN_TOKEN_WORD || word.len < 2 || ((tokens.items[i].flags & DLN_CAPITAL) == 0 && !is_joined) || (i > 0 && people_bare_word(f->lexicon, word).len == 0))
            continue;
        add_name_key(f, party, known, tokens.items[i].word != 0 ? tokens.items[i].word : dln_text_key(f, word));
    }
}

/* The short names of a person of the tables: the first tells the family name from the others, the rest are known too. */
static void add_short_names(dln_finder *f, uint32_t party, dln_known *known, uint32_t person)
{
    dln_span forms = dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_FAMILY), form, word, last;
    bool is_first = true;
    while (forms.len > 0 && dln_split(&forms, '|', &form)) {
        last = form;
        for (dln_span rest = form; dln_split(&rest, ' ', &word);)
            last = word;
        uint32_t key = dln_text_key(f, last);
        uint8_t at = 0;
        while (at < known->key_count && known->keys[at] != key)
            at++;
        if (is_first && at < known->key_count)
            known->family = at;
        if (at == known->key_count && last.len == form.len && known->key_count < DLN_NAME_KEYS) {
            known->keys[known->key_count++] = key;
            people_index(f, key, party);
        }
        is_first = false;
    }
}

uint32_t dln_party_of_person(dln_finder *f, uint32_t person)
{
    uint32_t key = people_row_key(DLN_TABLE_PEOPLE, person, 0), party = people_of_row(f, key);
    dln_known *known;
    if (party != DLN_NONE)
        return party;
    dln_doc_party *made = people_new(f, &known);
    if (made == NULL)
        return DLN_NONE;
    party = (uint32_t)f->party_count - 1;
    made->party.name = dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_NAME);
    made->party.country = dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_COUNTRY);
    made->party.kind = DLN_PERSON;
    uint32_t gender = dln_cell(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_GENDER);
    made->gender = (uint8_t)dln_gender_told(gender);
    bool covers;
    uint32_t term = dln_term_of(f, person, f->day, &covers);
    if (term != DLN_NONE && dln_cell_day(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_FROM, false) - SOON_DAYS <= f->day) {
        made->party.role = dln_cell_text(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_TITLE);
        known->office = (uint8_t)dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE);
        made->is_spokesperson = known->office == DLN_OFFICE_SPOKESPERSON;
        if (!covers && made->party.role.len > 0) /* no longer, or not yet */
            known->office = DLN_OFFICE_NONE;
    }
    dln_nation served = term == DLN_NONE ? DLN_NO_NATION : dln_nation_of_code(f, dln_term_country(f, term));
    known->nation = covers || dln_is_former(f, served) ? served : dln_nation_of_code(f, made->party.country);
    if (dln_has_nation(known->nation))
        made->party.country = dln_nation_code(f, known->nation);
    made->party.is_non_state = known->office == DLN_OFFICE_PARTY_LEADER;
    known->person = person;
    known->is_introduced = true;
    people_index(f, key, party);
    add_name_keys(f, party, known, dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_NAME));
    add_short_names(f, party, known, person);
    return party;
}

uint32_t dln_party_of_nation(dln_finder *f, dln_nation nation)
{
    uint32_t key = people_row_key((dln_table)nation.table, nation.row, 0), party = people_of_row(f, key);
    dln_known *known;
    if (party != DLN_NONE || !dln_has_nation(nation))
        return party;
    dln_doc_party *made = people_new(f, &known);
    if (made == NULL)
        return DLN_NONE;
    party = (uint32_t)f->party_count - 1;
    made->party.name = dln_nation_name(f, nation);
    made->party.country = dln_nation_code(f, nation);
    made->party.kind = nation.table == DLN_TABLE_COUNTRIES ? DLN_COUNTRY : DLN_BODY;
    made->is_group = nation.table == DLN_TABLE_ORGANISATIONS && dln_cell(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_KIND) == DLN_ORG_GROUP;
    known->nation = nation;
    known->is_introduced = true;
    people_index(f, key, party);
    return party;
}

static dln_span nation_adjective(const dln_finder *f, dln_nation nation)
{
    if (nation.table == DLN_TABLE_COUNTRIES)
        return nation.row == DLN_NONE ? (dln_span){"", 0} : dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, nation.row, DLN_COUNTRIES_ADJECTIVE);
    return dln_nation_code(f, nation);
}

uint32_t dln_party_of_body(dln_finder *f, uint32_t body, dln_nation context, dln_span text)
{
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_BODIES, body, DLN_BODIES_KIND);
    dln_nation nation = dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_BODIES, body, DLN_BODIES_COUNTRY));
    bool needs_nation = kind == DLN_BODY_WEAKBODY || kind == DLN_BODY_FOREIGNOFFICE;
    if (needs_nation)
        nation = context;
    bool is_many = kind == DLN_BODY_MEDIA || kind == DLN_BODY_COMPANY; /* one row for all of them: each is named as the text does */
    uint32_t key = people_row_key(DLN_TABLE_BODIES, body, is_many ? dln_text_key(f, text) : needs_nation ? nation.row : 0), party = people_of_row(f, key);
    dln_known *known;
    if (party != DLN_NONE)
        return party;
    dln_doc_party *made = people_new(f, &known);
    if (made == NULL)
        return DLN_NONE;
    party = (uint32_t)f->party_count - 1;
    made->party.name = is_many ? text : dln_cell_text(f->lexicon, DLN_TABLE_BODIES, body, DLN_BODIES_NAME);
    if (kind == DLN_BODY_WEAKBODY && dln_has_nation(nation)) {
        dln_span adjective = nation_adjective(f, nation);
        made->party.name = DLN_JOIN(f->doc->arena, adjective, DLN_SPAN(" "), made->party.name);
    }
    made->party.country = dln_nation_code(f, nation);
    made->party.kind = DLN_BODY;
    made->party.is_non_state = kind == DLN_BODY_NONSTATE;
    made->is_ordinary = is_many;
    known->nation = nation;
    known->is_introduced = true;
    people_index(f, key, party);
    return party;
}

static uint32_t key_of_institution(uint32_t institution, dln_nation nation) { return people_row_key(DLN_TABLE_INSTITUTIONS, institution, nation.row | (uint32_t)nation.table << 20); }

bool dln_is_institution(const dln_finder *f, uint32_t party, uint32_t institution)
{
    return f->doc->parties[party].party.kind == DLN_BODY && dln_has_nation(f->known[party].nation) && people_of_row(f, key_of_institution(institution, f->known[party].nation)) == party;
}

uint32_t dln_party_of_institution(dln_finder *f, uint32_t institution, dln_nation nation)
{
    uint32_t key = key_of_institution(institution, nation), party = people_of_row(f, key);
    dln_known *known;
    if (party != DLN_NONE)
        return party;
    dln_doc_party *made = people_new(f, &known);
    if (made == NULL)
        return DLN_NONE;
    party = (uint32_t)f->party_count - 1;
    dln_span adjective = nation_adjective(f, nation), name = dln_cell_text(f->lexicon, DLN_TABLE_INSTITUTIONS, institution, DLN_INSTITUTIONS_NAME);
    if (dln_span_is(dln_nation_code(f, nation), "USA")) /* "US government": the short form is how it is written */
        adjective = DLN_SPAN("US");
    if (dln_span_is(dln_nation_code(f, nation), "GBR") && !dln_span_is(name, "Foreign Ministry"))
        adjective = DLN_SPAN("British");
    made->party.name = DLN_JOIN(f->doc->arena, adjective, DLN_SPAN(" "), name);
    made->party.country = dln_nation_code(f, nation);
    made->party.kind = DLN_BODY;
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, institution, DLN_INSTITUTIONS_KIND);
    made->party.is_non_state = kind == DLN_INSTITUTION_NONSTATE;
    made->is_ordinary = kind == DLN_INSTITUTION_MEDIA;
    known->nation = nation;
    known->is_introduced = true;
    people_index(f, key, party);
    return party;
}

uint32_t dln_party_of_office(dln_finder *f, uint32_t institution, uint32_t owner)
{
    uint32_t key = people_row_key(DLN_TABLE_INSTITUTIONS, institution, ~owner), party = people_of_row(f, key);
    dln_known *known;
    if (party != DLN_NONE)
        return party;
    dln_doc_party *made = people_new(f, &known);
    if (made == NULL)
        return DLN_NONE;
    party = (uint32_t)f->party_count - 1;
    const dln_party *person = &f->doc->parties[owner].party;
    made->party.name = DLN_JOIN(f->doc->arena, dln_cell_text(f->lexicon, DLN_TABLE_INSTITUTIONS, institution, DLN_INSTITUTIONS_NAME), DLN_SPAN(" "), person->name);
    made->party.country = person->country;
    made->party.kind = DLN_BODY;
    made->party.is_non_state = person->is_non_state;
    known->nation = f->known[owner].nation;
    known->is_introduced = true;
    people_index(f, key, party);
    return party;
}
