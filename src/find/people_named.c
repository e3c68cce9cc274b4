/* src/find/people_named.c - who is meant by a name: somebody of the tables, or told of before, or new. */
#include "find/people.h"

enum { LONG_AGO_DAYS = 366 * 3 };

/* "Van der Molen", "Al-Rashidi" where a sentence begins: the particle has a capital for that alone. */
static bool is_opening_particle(const dln_finder *f, uint32_t i, uint32_t end)
{
    return dln_is_name_word(f, i, DLN_NAME_PARTICLE) && i + 2 < end &&
           (dln_token_is(f->tokens, i + 1, "-") || (dln_is_name_word(f, i + 1, DLN_NAME_PARTICLE) && (f->tokens->items[i + 1].flags & DLN_CAPITAL) == 0));
}

/* The keys of the words of a name in the text, initials and particles left out; the family name is the last. */
static uint8_t name_keys(const dln_finder *f, uint32_t begin, uint32_t end, uint32_t keys[DLN_NAME_KEYS])
{
    uint8_t count = 0;
    for (uint32_t i = begin; i < end && count < DLN_NAME_KEYS; i++) {
        const dln_token *token = &f->tokens->items[i];
        bool is_joined = i > begin && dln_token_is(f->tokens, i - 1, "-");
        if (token->kind == DLN_TOKEN_WORD && token->len > 1 && ((token->flags & DLN_CAPITAL) != 0 || is_joined) && !(i == begin && is_opening_particle(f, i, end)) &&
            (i == begin || i + 1 == end || people_bare_word(f->lexicon, dln_token_text(f->tokens, i)).len > 0))
            keys[count++] = dln_word_key(f, i);
    }
    return count;
}

static bool known_has_key(const dln_known *known, uint32_t key)
{
    for (uint8_t i = 0; i < known->key_count; i++) {
        if (known->keys[i] == key)
            return true;
    }
    return false;
}

/* How well the words of a name are those of a person of the tables: 2 all of them, 1 all but one and the first among them, 0. */
static uint32_t person_has_names(const dln_finder *f, uint32_t person, const uint32_t *keys, uint8_t count, bool is_exact)
{
    dln_span forms = dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_NAMES), form, word;
    uint32_t best = 0;
    while (best < 2 && dln_split(&forms, '|', &form)) {
        uint32_t bits = 0;
        uint8_t found = 0, words = 0;
        dln_span rest = form;
        uint32_t first = 0;
        uint8_t behind = 0; /* names come in the order of the whole name: Hussein Mohamed is no Mohamed Hussein Roble */
        bool in_order = true;
        while (dln_split(&rest, ' ', &word)) {
            word = people_bare_word(f->lexicon, word);
            if (word.len == 0)
                continue;
            uint32_t key = dln_text_key(f, word);
            if (words++ == 0)
                first = dln_given_key(f, key);
            uint8_t at = count;
            for (uint8_t i = 0; i < count; i++) { /* the one not taken yet: Sabah al-Ahmad al-Sabah has two */
                if (keys[i] == key && (bits >> i & 1) == 0 && (at == count || (at < behind && i >= behind)))
                    at = i;
            }
            if (at == count)
                continue;
            in_order &= at >= behind;
            behind = at;
            bits |= 1u << at;
        }
        if (!in_order && !is_exact)
            continue;
        if (words == 2 && !is_exact && dln_given_key(f, keys[0]) == first) /* "Michael Pompeo" */
            bits |= 1;
        for (uint8_t i = 0; i < count; i++)
            found += bits >> i & 1;
        if (is_exact ? found == count && words == count : found == count)
            best = 2;
        else if (!is_exact && found >= 2 && (bits & 1) != 0 && found + 1 >= count)
            best = 1;
    }
    return best;
}

/* The person of the tables whose family name is a word of a full name and whose other names fit, the best of several. */
static uint32_t person_of_family(const dln_finder *f, uint32_t last, const uint32_t *keys, uint8_t count, bool is_exact)
{
    dln_phrase phrases[DLN_PHRASES_MAX];
    if (count < 2 || !dln_starts_table(f, last, DLN_TABLE_PEOPLE))
        return DLN_NONE;
    uint32_t best = DLN_NONE, best_fit = 0;
    size_t found = dln_phrases_at(f->lexicon, f->tokens, last, last + 1, false, phrases);
    for (size_t p = 0; p < found; p++) {
        for (uint32_t s = 0; s < phrases[p].sense_count; s++) {
            dln_sense sense = dln_sense_at(phrases[p].senses, s);
            if (sense.table != DLN_TABLE_PEOPLE || sense.column != DLN_PEOPLE_FAMILY)
                continue;
            uint32_t fit = person_has_names(f, sense.row, keys, count, is_exact);
            if (fit > best_fit) {
                best = sense.row;
                best_fit = fit;
            }
        }
    }
    return best;
}

/* The person of the tables that a full name in a spelling or order of its own means. */
static uint32_t person_by_family(const dln_finder *f, const dln_group *group, const uint32_t *keys, uint8_t count)
{
    uint32_t person = person_of_family(f, group->name_end - 1, keys, count, false);
    return person != DLN_NONE || count != 2 ? person : person_of_family(f, group->name_begin, keys, count, true);
}

/* A person already known to the document under a name that fits: the same family name, no first name against it. */
static uint32_t known_by_full_name(const dln_finder *f, const uint32_t *keys, uint8_t count)
{
    key_walk walk = people_walk(f, keys[count - 1]);
    uint32_t party;
    while ((party = people_next(f, &walk)) != DLN_NONE) {
        const dln_known *known = &f->known[party];
        uint8_t shared = 0;
        if (f->doc->parties[party].party.kind != DLN_PERSON)
            continue;
        for (uint8_t i = 0; i < count; i++)
            shared += known_has_key(known, keys[i]);
        if (shared >= 2 || (count == 1 && shared == 1) || (known->is_single && shared == 1))
            return party;
    }
    return DLN_NONE;
}

/* Whether some words of the name are all in capitals and others are not: "Ama OKONJO", "KAMIKAWA Yoko". */
static bool is_part_shouted(const dln_finder *f, const dln_group *group)
{
    bool any = false, any_not = false;
    for (uint32_t i = group->name_begin; i < group->name_end; i++) {
        const dln_token *token = &f->tokens->items[i];
        bool is_shouted = (token->flags & DLN_SHOUTED) != 0 && token->len > 2;
        any |= is_shouted;
        any_not |= !is_shouted && token->kind == DLN_TOKEN_WORD && token->len > 2;
    }
    return any && any_not;
}

/* The name as the text has it; of a headline all in capitals, or of a word all in capitals, with small letters behind the first. */
static dln_span name_in_text(const dln_finder *f, const dln_group *group)
{
    dln_span name = dln_tokens_text(f->tokens, group->name_begin, group->name_end);
    bool is_shouted = (f->items[group->item].flags & DLN_ITEM_SHOUTED) != 0;
    if (!is_shouted && !is_part_shouted(f, group))
        return name;
    char *cased = dln_arena_take(f->doc->arena, name.len + 1);
    if (cased == NULL)
        return name;
    memcpy(cased, name.text, name.len);
    for (uint32_t t = group->name_begin; t < group->name_end; t++) {
        const dln_token *token = &f->tokens->items[t];
        size_t begin = (size_t)(dln_token_text(f->tokens, t).text - name.text), end = begin + token->len;
        if (token->kind != DLN_TOKEN_WORD || (!is_shouted && ((token->flags & DLN_SHOUTED) == 0 || token->len < 3)))
            continue;
        bool is_inside = false; /* a word */
        for (size_t i = begin; i < end && end <= name.len; i++) {
            unsigned char c = (unsigned char)name.text[i], before = i > 0 ? (unsigned char)name.text[i - 1] : 0;
            bool is_tail = (c & 0xC0) == 0x80, is_capital = is_tail && before == 0xC3 && c <= 0x9E && c != 0x97; /* U+00C0 to U+00DE */
            cased[i] = (char)(!is_inside ? c : is_capital ? c + 32 : is_tail ? c : (unsigned char)dln_to_lower((char)c));
            if (i + 1 == name.len || ((unsigned char)name.text[i + 1] & 0xC0) != 0x80)
                is_inside = c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z');
        }
    }
    return (dln_span){cased, name.len};
}

static void rename_party(dln_finder *f, uint32_t party, const dln_group *group)
{
    dln_known *known = &f->known[party];
    f->doc->parties[party].party.name = name_in_text(f, group);
    known->key_count = name_keys(f, group->name_begin, group->name_end, known->keys);
    known->family = known->key_count > 0 ? known->key_count - 1 : 0;
    known->is_single = known->key_count < 2;
    for (uint8_t i = 0; i < known->key_count; i++)
        people_index_name(f, known->keys[i], party);
}

/* Whether a term is of the nation, be it under the name of a state that is no more. */
static bool serves_there(const dln_finder *f, uint32_t term, dln_nation nation)
{
    return dln_span_equals(dln_nation_code(f, dln_nation_of_code(f, dln_term_country(f, term))), dln_nation_code(f, nation));
}

/* Whether a title with a nation says that the bearer of this name is not that person of the tables, but a namesake. */
static bool is_namesake(const dln_finder *f, uint32_t person, const dln_group *group)
{
    if (group->nation_count == 0 || group->title == DLN_NONE || group->nations[0].table != DLN_TABLE_COUNTRIES ||
        dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_KIND) != DLN_TITLE_OFFICE)
        return false;
    dln_span code = dln_nation_code(f, group->nations[0]);
    if (f->items[group->item].kind == DLN_ITEM_PERSON) { /* the very name in the very office: the nation is a homonym ("the Dominican prime minister") */
        bool covers;
        uint32_t term = dln_term_of(f, person, f->day, &covers);
        if (covers && dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE) == (uint32_t)dln_office_of_title(f, group->title, group->nations[0]))
            return false;
    }
    dln_span serves = dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_SERVES), served;
    bool is_home = dln_span_equals(code, dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_COUNTRY));
    while (!is_home && serves.len > 0 && dln_split(&serves, '|', &served))
        is_home = dln_span_equals(code, dln_nation_code(f, dln_nation_of_code(f, served)));
    return !is_home;
}

/* "Kuwait's new emir, Sheikh Nawaf": the holder of the office there who bears the name; row of people. */
static uint32_t holder_by_name(const dln_finder *f, const dln_group *group, uint32_t key)
{
    if (group->title == DLN_NONE || group->nation_count == 0)
        return DLN_NONE;
    dln_office office = dln_office_of_title(f, group->title, group->nations[0]);
    return office > DLN_OFFICE_CROWN_PRINCE ? DLN_NONE : dln_holder_named(f, group->nations[0], office, dln_given_key(f, key), f->day);
}

static uint32_t party_of_holder(dln_finder *f, const dln_group *group, uint32_t key)
{
    uint32_t person = holder_by_name(f, group, key);
    return person == DLN_NONE ? DLN_NONE : dln_party_of_person(f, person);
}

/* Whether the text has named the country or anybody who serves it so far. */
static bool is_spoken_of(const dln_finder *f, dln_nation nation)
{
    for (uint32_t i = 0; i < f->party_count; i++) {
        if (dln_has_nation(f->known[i].nation) && dln_nation_equals(f->known[i].nation, nation))
            return true;
    }
    return people_of_row(f, people_row_key((dln_table)nation.table, nation.row, 0)) != DLN_NONE;
}

/* Whether a town or a country stands in the sentence, or in its dateline, that is the nation's. */
static bool is_beside(const dln_finder *f, const dln_group *group, dln_nation nation)
{
    enum { GROUPS_AWAY = 8 };
    if (nation.table == DLN_TABLE_COUNTRIES && f->dateline_country == nation.row)
        return true;
    size_t at = (size_t)(group - f->groups), first = at > GROUPS_AWAY ? at - GROUPS_AWAY : 0;
    uint32_t sentence = dln_doc_sentence_of(f->doc, group->begin);
    for (size_t i = first; i < f->group_count && i <= at + GROUPS_AWAY; i++) {
        const dln_group *other = &f->groups[i];
        if (i == at || dln_doc_sentence_of(f->doc, other->begin) != sentence)
            continue;
        for (uint32_t n = 0; n < other->nation_count; n++) {
            if (dln_nation_equals(other->nations[n], nation))
                return true;
        }
        const dln_item *item = &f->items[other->item];
        if (other->kind == DLN_GROUP_PLACE && item->kind == DLN_ITEM_PLACE && dln_span_equals(dln_cell_text(f->lexicon, DLN_TABLE_PLACES, item->row, DLN_PLACES_COUNTRY), dln_nation_code(f, nation)))
            return true;
    }
    return false;
}

enum { NAMESAKE_IN_OFFICE = 1, NAMESAKE_SPOKEN_OF = 2, NAMESAKE_BESIDE = 4, NAMESAKE_NAMED = 8, NAMESAKE_FITS = 16 };

/* Of people of one name: the nation that is named with it, then whom the text has named, whose country stands beside, or is spoken of. */
static uint32_t rank_of_namesake(const dln_finder *f, const dln_group *group, uint32_t person)
{
    bool covers;
    uint32_t term = dln_term_of(f, person, f->day, &covers);
    if (term == DLN_NONE)
        return 0;
    if (group->nation_count > 0 && serves_there(f, term, group->nations[0]))
        return NAMESAKE_FITS + covers;
    if (!covers)
        return 0;
    dln_nation nation = dln_nation_of_code(f, dln_term_country(f, term));
    bool is_named = people_of_row(f, people_row_key(DLN_TABLE_PEOPLE, person, 0)) != DLN_NONE;
    return NAMESAKE_IN_OFFICE + (is_named ? NAMESAKE_NAMED : 0u) + (is_beside(f, group, nation) ? NAMESAKE_BESIDE : 0u) + (is_spoken_of(f, nation) ? NAMESAKE_SPOKEN_OF : 0u);
}

uint32_t dln_party_of_group(dln_finder *f, const dln_group *group)
{
    const dln_item *item = &f->items[group->item];
    uint32_t keys[DLN_NAME_KEYS], party = DLN_NONE, next = 0, person = DLN_NONE;
    uint8_t count = name_keys(f, group->name_begin, group->name_end, keys);
    dln_known *known;
    bool is_tied = false;
    if (item->kind == DLN_ITEM_PERSON) {
        uint32_t row, best = DLN_NONE, best_rank = 0;
        bool is_ranked = false; /* most names are of one */
        while ((row = dln_item_sense(f, item, DLN_TABLE_PEOPLE, DLN_PEOPLE_NAMES, &next)) != DLN_NONE) {
            if (row == best)
                continue; /* two of his spellings */
            if (best == DLN_NONE) {
                best = row;
                continue;
            }
            if (!is_ranked)
                best_rank = rank_of_namesake(f, group, best);
            is_ranked = true;
            uint32_t rank = rank_of_namesake(f, group, row);
            is_tied = rank == best_rank ? rank >= NAMESAKE_IN_OFFICE : rank > best_rank ? false : is_tied;
            if (rank > best_rank) {
                best = row;
                best_rank = rank;
            }
        }
        if (is_tied)
            best = DLN_NONE; /* the kings Abdullah of Jordan and of Saudi Arabia, and nothing says which: somebody in office all the same */
        person = best;
    } else if (count >= 2) {
        person = person_by_family(f, group, keys, count);
        if (person == DLN_NONE) { /* "Qatar's foreign minister, Sheikh Mohammed bin Abdulrahman": part of his name */
            person = holder_by_name(f, group, keys[0]);
            if (person != DLN_NONE && person_has_names(f, person, keys, count, false) < 2)
                person = DLN_NONE;
        }
    }
    if (person != DLN_NONE && is_namesake(f, person, group))
        person = DLN_NONE;
    if (person != DLN_NONE)
        return dln_party_of_person(f, person);
    if (count == 0)
        return DLN_NONE;
    party = known_by_full_name(f, keys, count);
    if (party != DLN_NONE) {
        if (f->known[party].is_single && count >= 2 && f->known[party].person == DLN_NONE)
            rename_party(f, party, group);
        return party;
    }
    dln_doc_party *made = people_new(f, &known);
    if (made == NULL)
        return DLN_NONE;
    party = (uint32_t)f->party_count - 1;
    made->party.kind = DLN_PERSON;
    made->gender = (uint8_t)dln_gender_of_given(f, group->name_begin);
    known->is_introduced = is_tied;
    rename_party(f, party, group);
    return party;
}

/* How well a person of the tables fits a bare family name: the lower, the better; 255: not at all. */
static uint32_t fitness(const dln_finder *f, uint32_t person, const dln_group *group)
{
    bool covers;
    uint32_t term = dln_term_of(f, person, f->day, &covers);
    if (term == DLN_NONE)
        return 255;
    uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE);
    dln_nation nation = dln_nation_of_code(f, dln_term_country(f, term));
    if (group->nation_count > 0 && !serves_there(f, term, group->nations[0]))
        return 255;
    if (!covers) {
        int32_t to = dln_cell_day(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_TO, true);
        bool is_recent = to < f->day && f->day - to < LONG_AGO_DAYS;
        if (to < f->day && f->day - to < 3 * LONG_AGO_DAYS && group->title != DLN_NONE && dln_office_of_title(f, group->title, nation) == (dln_office)office && office <= DLN_OFFICE_FOREIGN_MINISTER)
            return 60 + office; /* "President Trump" a year later */
        bool is_of_any_day = f->day >= INT32_MAX - 1 && office <= DLN_OFFICE_HEAD_OF_GOVERNMENT; /* a text without a date may be of his time */
        if (group->nation_count == 0 && !is_of_any_day && !(is_recent && office <= DLN_OFFICE_FOREIGN_MINISTER && is_spoken_of(f, nation)))
            return 255;
        return 100 + office;
    }
    bool is_mentioned = is_spoken_of(f, nation) || dln_nation_equals(nation, dln_nation_of_code(f, DLN_SPAN("UN"))); /* every paper's Guterres, though Timor had one */
    bool has_title = group->title != DLN_NONE && dln_office_of_title(f, group->title, nation) == (dln_office)office && office != DLN_OFFICE_OFFICIAL && office != DLN_OFFICE_MINISTER; /* "Defense Secretary Hagel" */
    if (group->nation_count == 0 && !is_mentioned && office > DLN_OFFICE_FOREIGN_MINISTER && !has_title)
        return 255;
    return office + (is_mentioned ? 0 : has_title ? 40 : 50);
}

/* Sheikhs, kings and princes go by their first names. */
static bool goes_by_first_name(const dln_finder *f, uint32_t title)
{
    if (title == DLN_NONE || dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_GENDER) == UINT32_MAX)
        return false;
    uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_OFFICE), kind = dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_KIND);
    return office == DLN_OFFICE_HEAD_OF_STATE || office == DLN_OFFICE_CROWN_PRINCE || (kind == DLN_TITLE_HONORIFIC && office == DLN_OFFICE_OFFICIAL);
}

/* A crown prince is a prince. */
static bool bears_honorific(const dln_finder *f, const dln_known *known, uint32_t honorific)
{
    return known->honorific == honorific || (known->office == DLN_OFFICE_CROWN_PRINCE && known->honorific == DLN_NONE &&
                                             dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, honorific, DLN_TITLES_ROLE), "Prince"));
}

/* Somebody of this document by the last word of a bare name: by family name rather than by first name, the one seen last
 * among several. */
static uint32_t known_by_bare_name(const dln_finder *f, const dln_group *group, uint32_t key)
{
    bool by_first = goes_by_first_name(f, group->title);
    uint32_t honorific = dln_honorific_before(f, group), party, best = DLN_NONE, best_rank = 0;
    key_walk walk = people_walk(f, key);
    while ((party = people_next(f, &walk)) != DLN_NONE) {
        const dln_known *known = &f->known[party];
        if (f->doc->parties[party].party.kind != DLN_PERSON)
            continue;
        bool is_family = dln_given_key(f, known->keys[known->family]) == key, is_first = dln_given_key(f, known->keys[0]) == key;
        bool nation_fits = group->nation_count == 0 || !dln_has_nation(known->nation) || dln_nation_equals(known->nation, group->nations[0]);
        if (!nation_fits || (by_first && !is_first && !is_family)) /* Sheikh Muhammad is no Ahmad al-Muhammad al-Sabah */
            continue;
        uint32_t rank = 1 + (is_family ? 4u : is_first ? 3u : 0u) + (by_first && is_first ? 12u : 0u) + (known->person != DLN_NONE ? 1u : 0u) +
                        (known->is_introduced ? 8u : 0u) + (known->seen != 0 ? 1u : 0u) + (honorific != DLN_NONE && bears_honorific(f, known, honorific) ? 6u : 0u);
        if (best == DLN_NONE || rank > best_rank || (rank == best_rank && known->seen > f->known[best].seen)) {
            best = party;
            best_rank = rank;
        }
    }
    return best;
}

/* The person of the tables whom a family name fits best; DLN_NONE: nobody, or two alike. */
static uint32_t holder_of_family(const dln_finder *f, const dln_group *group)
{
    uint32_t next = 0, row, chosen = DLN_NONE, chosen_fit = 255;
    bool is_tied = false;
    while ((row = dln_item_sense(f, &f->items[group->item], DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY, &next)) != DLN_NONE) {
        uint32_t fit = fitness(f, row, group);
        if (fit < chosen_fit) {
            chosen = row;
            chosen_fit = fit;
            is_tied = false;
        } else if (fit == chosen_fit && fit < 255) {
            is_tied = true;
        }
    }
    return is_tied ? DLN_NONE : chosen;
}

uint32_t dln_party_of_bare_name(dln_finder *f, const dln_group *group)
{
    const dln_item *item = &f->items[group->item];
    uint32_t keys[DLN_NAME_KEYS], best = DLN_NONE;
    uint8_t count = name_keys(f, group->name_begin, group->name_end, keys);
    if (count == 0)
        return DLN_NONE;
    uint32_t key = dln_given_key(f, keys[count - 1]);
    if (goes_by_first_name(f, group->title))
        best = party_of_holder(f, group, key);
    if (best == DLN_NONE)
        best = known_by_bare_name(f, group, key);
    if (best == DLN_NONE)
        best = party_of_holder(f, group, key);
    if (best != DLN_NONE)
        return best;
    if (item->kind != DLN_ITEM_FAMILY && item->kind != DLN_ITEM_PERSON)
        return DLN_NONE;
    if (group->title == DLN_NONE && (dln_starts_table(f, group->name_end - 1, DLN_TABLE_WORDS) || dln_starts_table(f, group->name_end - 1, DLN_TABLE_VERBS)))
        return DLN_NONE; /* "May said" needs a Theresa May, or a title */
    uint32_t person = holder_of_family(f, group);
    int32_t today = f->day, told = person == DLN_NONE ? dln_day_of_old(f, group->begin) : INT32_MAX;
    if (told != INT32_MAX) { /* "In September 2006 Karzai and Musharraf dined": who was in office then */
        f->day = told;
        person = holder_of_family(f, group);
        f->day = today;
    }
    return person == DLN_NONE ? DLN_NONE : dln_party_of_person(f, person);
}

bool dln_family_serves(const dln_finder *f, const dln_item *family, dln_nation nation)
{
    uint32_t next = 0, person;
    dln_span code = dln_nation_code(f, nation);
    while ((person = dln_item_sense(f, family, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY, &next)) != DLN_NONE) {
        if (dln_span_equals(code, dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_COUNTRY)) ||
            dln_lists_code(dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_SERVES), code))
            return true;
    }
    return false;
}
