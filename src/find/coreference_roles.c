/* src/find/coreference_roles.c - whom "the minister", "the Russian leader" or "both presidents" mean: a bearer of the role in
 * the article, else who held the office on the day.
 */
#include "find/coreference.h"

const char dln_rule_by_date[] = "role by office and date";


/* ---- roles ---- */

/* Emirs, kings and popes: heads of state that few countries have. */
static bool is_monarch(const dln_finder *f, uint32_t title)
{
    return dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_OFFICE) == DLN_OFFICE_HEAD_OF_STATE && dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_GENDER) != UINT32_MAX;
}

/* "The minister" of whatever; no prime minister, and no deputy of one. */
static bool is_minister(const dln_finder *f, uint32_t party)
{
    dln_span role = f->doc->parties[party].party.role, word;
    dln_office office = (dln_office)f->known[party].office;
    bool is_one = false;
    if (office != DLN_OFFICE_MINISTER && office != DLN_OFFICE_FOREIGN_MINISTER && office != DLN_OFFICE_DEFENCE_MINISTER)
        return false;
    while (dln_split(&role, ' ', &word)) {
        if (dln_span_is(word, "Prime"))
            return false;
        is_one |= dln_span_is(word, "Minister");
    }
    return is_one || office == DLN_OFFICE_FOREIGN_MINISTER;
}

bool dln_is_of_portfolio(const dln_reader *r, const dln_group *group, dln_office office)
{
    const dln_token *before = group->name_begin > 0 ? &r->f->tokens->items[group->name_begin - 1] : NULL;
    return office == DLN_OFFICE_MINISTER && before != NULL && before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) == 0 &&
           (before->tables & (dln_table_bit(DLN_TABLE_WORDS) | dln_table_bit(DLN_TABLE_VERBS))) == 0;
}

static bool is_introduced_with(const dln_finder *f, uint32_t party, uint32_t word)
{
    if (word >= f->tokens->count) /* there is none before the first of an article: "Leaders of Mali and Niger meet" */
        return false;
    uint32_t key = dln_word_key(f, word);
    for (uint8_t i = 0; i < f->known[party].key_count; i++) { /* John Major is no major */
        if (f->known[party].keys[i] == key)
            return false;
    }
    for (uint32_t i = f->known[party].told_begin; i < f->known[party].told_end; i++) {
        uint32_t before = i > f->known[party].told_begin ? i - 1 - dln_is_word(f, i - 1, "-") : i;
        if (dln_word_key(f, i) == key && (before == i || !dln_token_in(f->tokens, before, DLN_LIST_GENERALS_OF_OFFICE)))
            return true;
    }
    return false;
}

/* "The colonel" of "junta leader Colonel X", "the secretary" of a Treasury Secretary: the very words, of an office that many hold. */
static bool is_called_so(const dln_finder *f, uint32_t party, const dln_group *group, dln_office office)
{
    if (office < DLN_OFFICE_OFFICIAL || office == DLN_OFFICE_LEADER || office == DLN_OFFICE_LEADER_ELECT || f->known[party].is_civilian)
        return false;
    for (uint32_t i = group->name_begin; i < group->name_end; i++) {
        if (!is_introduced_with(f, party, i))
            return false;
    }
    return true;
}

/* "The junta leader" is one who has been told to be that. */
static bool is_leader_of_another(const dln_finder *f, uint32_t party, const dln_group *group)
{
    const dln_token *before = group->name_begin > 0 ? &f->tokens->items[group->name_begin - 1] : NULL;
    return before != NULL && before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) == 0 && dln_is_word(f, group->name_begin, "leader") &&
           (before->tables & (dln_table_bit(DLN_TABLE_WORDS) | dln_table_bit(DLN_TABLE_VERBS) | dln_table_bit(DLN_TABLE_STANDING))) == 0 && !is_introduced_with(f, party, group->name_begin - 1);
}

/* Whether a word of a portfolio is one by which the article introduces the minister: "energy" of "Energy and Mines Minister X". */
static bool is_told_with(const dln_finder *f, uint32_t party, uint32_t word)
{
    uint32_t key = dln_word_key(f, word);
    if (is_introduced_with(f, party, word))
        return true;
    dln_span role = f->doc->parties[party].party.role, one;
    while (dln_split(&role, ' ', &one)) {
        if (dln_text_key(f, one) == key)
            return true;
    }
    return false;
}

/* "The energy minister" of a minister who is told to be that of energy and mines. */
static bool has_portfolio(const dln_finder *f, uint32_t party, const dln_group *group)
{
    bool any = false;
    for (uint32_t i = group->name_begin; i < group->name_end; i++) {
        if (!dln_token_in(f->tokens, i, DLN_LIST_PORTFOLIO_WORDS))
            continue;
        any = true;
        if (!is_told_with(f, party, i))
            return false;
    }
    return any && f->known[party].office == DLN_OFFICE_MINISTER;
}

static bool office_matches(const dln_reader *r, const dln_group *group, uint32_t party, dln_office office)
{
    const dln_finder *f = r->f;
    uint32_t title = group->title;
    const dln_known *known = &f->known[party];
    dln_span role = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE);
    bool was_once = known->person != DLN_NONE && known->office == DLN_OFFICE_NONE && office == DLN_OFFICE_HEAD_OF_ORGANISATION; /* by the tables; the text gives him no title */
    bool is_any_minister = office == DLN_OFFICE_MINISTER && dln_span_is(role, "Minister"); /* the role of many portfolios */
    if (!was_once && !is_any_minister && dln_span_equals(f->doc->parties[party].party.role, role))
        return true;
    if (is_called_so(f, party, group, office))
        return true;
    if (office == DLN_OFFICE_LEADER && is_leader_of_another(f, party, group))
        return false;
    if (office == DLN_OFFICE_LEADER && is_introduced_with(f, party, group->name_begin - 1) && !dln_word_is_class(f, group->name_begin - 1, DLN_CLASS_DETERMINER))
        return true;
    if (office == DLN_OFFICE_LEADER)
        return known->office <= DLN_OFFICE_HEAD_OF_ORGANISATION || known->office == DLN_OFFICE_LEADER || known->office == DLN_OFFICE_CROWN_PRINCE;
    if (is_any_minister && group->name_end == group->name_begin + 1 && !dln_is_of_portfolio(r, group, office))
        return is_minister(f, party);
    if (is_any_minister)
        return has_portfolio(f, party, group);
    if (office == DLN_OFFICE_MINISTER && dln_span_is(role, "Deputy Minister"))
        return known->office == DLN_OFFICE_DEPUTY_FOREIGN_MINISTER;
    if (office == DLN_OFFICE_ENVOY && dln_span_is(role, "Special Envoy")) /* an ambassador is an envoy, too */
        return known->office == DLN_OFFICE_ENVOY || known->office == DLN_OFFICE_AMBASSADOR;
    if (office == DLN_OFFICE_OFFICIAL && dln_span_is(role, "Head")) /* "the IAEA chief" */
        return known->office == DLN_OFFICE_HEAD_OF_ORGANISATION && known->nation.table == DLN_TABLE_ORGANISATIONS;
    if (office == DLN_OFFICE_HEAD_OF_STATE && is_monarch(f, title)) /* a president is no emir */
        return false;
    if (office == DLN_OFFICE_HEAD_OF_STATE && known->office == office && dln_is_word(f, group->name_begin, "president")) /* a king, a supreme leader are none */
        return is_introduced_with(f, party, group->name_begin);
    if (office == DLN_OFFICE_HEAD_OF_STATE && known->office == DLN_OFFICE_HEAD_OF_GOVERNMENT)
        return dln_span_is(f->doc->parties[party].party.role, "President");
    if (office == DLN_OFFICE_HEAD_OF_ORGANISATION && dln_span_is(role, "Chairperson") && dln_span_is(f->doc->parties[party].party.role, "Secretary-General"))
        return false; /* no organisation's secretary-general is its chairman */
    return known->office == office && office != DLN_OFFICE_OFFICIAL && office != DLN_OFFICE_MINISTER && office != DLN_OFFICE_NONE;
}

/* Of "the secretary and the foreign minister": the one named right before "and", who is not the other. */
static uint32_t joined_before(const dln_reader *r, const dln_group *group)
{
    const dln_doc *doc = r->f->doc;
    const dln_ref *before = doc->ref_count > 1 ? &doc->refs[doc->ref_count - 2] : NULL; /* the last is the group's own */
    if (before == NULL || before->count != 1 || before->end >= group->begin || !dln_is_word(r->f, before->end, "and") || group->begin > before->end + 2)
        return DLN_NONE;
    return doc->ref_parties[before->first];
}

/* The country that speaks in this sentence: "the Ghanaian ministry said the minister". None, if a person speaks or nobody. */
static dln_nation speaking_nation(const dln_reader *r)
{
    const dln_finder *f = r->f;
    const dln_doc *doc = f->doc;
    uint32_t first = dln_refs_before(doc, f->tokens->sentences[r->sentence].begin); /* of this sentence */
    if (first == doc->ref_count || doc->refs[first].count != 1 || !dln_starts_table(f, doc->refs[first].end, DLN_TABLE_REPORTING))
        return DLN_NO_NATION;
    uint32_t party = doc->ref_parties[doc->refs[first].first];
    return dln_is_person(f, party) ? DLN_NO_NATION : f->known[party].nation;
}

/* "The president also met Prime Minister Sarr": the nation of the first person behind the role that opens the sentence. None, if there is nobody. */
static dln_nation nation_acted_on(const dln_reader *r, const dln_group *group)
{
    enum { NEAR = 8 };
    dln_finder *f = r->f;
    const dln_sentence *sentence = &f->tokens->sentences[r->sentence];
    if (group->begin > sentence->begin + 1 || group->nation_count > 0)
        return DLN_NO_NATION;
    for (const dln_group *next = group + 1; next < f->groups + f->group_count && next->begin < sentence->end && next->begin < group->end + NEAR; next++) {
        if (next->kind != DLN_GROUP_PERSON || (next->flags & DLN_REF_POSSESSIVE) != 0 || dln_is_word(f, next->begin - 1, ","))
            continue;
        uint32_t party = next->nation_count > 0 ? DLN_NONE : dln_named_by(f, next);
        return next->nation_count > 0 ? next->nations[0] : party == DLN_NONE ? DLN_NO_NATION : f->known[party].nation;
    }
    return DLN_NO_NATION;
}

/* "discussed trade during the minister's visit": whose occasion it is may be named in the clause; "saw the minister's aide" is another's. */
static bool owns_occasion(const dln_finder *f, const dln_group *group)
{
    return (group->flags & DLN_REF_POSSESSIVE) != 0 && group->begin > 1 && group->name_begin > group->begin && dln_token_in(f->tokens, group->begin - 1, DLN_LIST_ON_OCCASION);
}

/* Whom "the emir" alone, without a country, meant last in the article; DLN_NONE. */
static uint32_t ruler_meant_before(const dln_reader *r, const dln_group *group)
{
    enum { MOST = 256 }; /* references looked back at */
    const dln_doc *doc = r->f->doc;
    uint32_t key = dln_word_key(r->f, group->name_begin);
    for (uint32_t i = doc->ref_count; i > 0 && doc->ref_count - i < MOST; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        bool is_alone = (ref->flags & (DLN_REF_ROLE | DLN_REF_PLURAL)) == DLN_REF_ROLE && ref->count == 1 && ref->end <= ref->begin + 2 && (ref->end == ref->begin + 1 || dln_is_word(r->f, ref->begin, "the"));
        if (is_alone && dln_word_key(r->f, ref->end - 1) == key)
            return doc->ref_parties[ref->first];
    }
    return DLN_NONE;
}

/* Somebody of the document who bears the title, of the nation if one is given: the one seen last before here, of ministers and envoys
 * the one that opens the last sentence to name any, else anyone. Never `but`, nor who is named in the same clause before: "Okonjo met the minister". */
static uint32_t bearer_in_document(const dln_reader *r, const dln_group *group, dln_nation nation, uint32_t but)
{
    const dln_finder *f = r->f;
    dln_office office = dln_office_of_title(f, group->title, nation);
    dln_nation speaks = dln_has_nation(nation) ? DLN_NO_NATION : speaking_nation(r);
    bool is_of_many = office >= DLN_OFFICE_FOREIGN_MINISTER && office <= DLN_OFFICE_LEADER && office != DLN_OFFICE_CROWN_PRINCE; /* many hold such an office, and the article is about one of them */
    bool is_owner = owns_occasion(f, group);
    bool is_visiting = f->dateline_country != DLN_NONE && group->name_begin > 0 && dln_is_word(f, group->name_begin - 1, "visiting"); /* from elsewhere */
    bool is_president = office == DLN_OFFICE_HEAD_OF_STATE || office == DLN_OFFICE_HEAD_OF_GOVERNMENT;
    dln_nation acted_on = dln_has_nation(nation) || !is_president ? DLN_NO_NATION : nation_acted_on(r, group);
    uint32_t best = DLN_NONE, found = DLN_NONE, once = DLN_NONE, sentence = DLN_NONE, clause = dln_clause_begin(r, group->begin);
    uint32_t meant = dln_has_nation(nation) || !is_monarch(f, group->title) ? DLN_NONE : ruler_meant_before(r, group); /* "Qatar's emir ... the emir ... Kuwait's ruler ... the emir" */
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        bool is_host = found != DLN_NONE && is_president && m->sentence == sentence && dln_has_nation(acted_on) && dln_nation_equals(f->known[found].nation, acted_on); /* the other of two presidents is the guest */
        if (found != DLN_NONE && (m->sentence != sentence || !(is_of_many || is_host)))
            break;
        if (is_host && dln_nation_equals(f->known[m->party].nation, acted_on))
            continue;
        if (m->party == but || !dln_is_person(f, m->party) || (dln_has_nation(nation) && !dln_nation_equals(f->known[m->party].nation, nation)) || !office_matches(r, group, m->party, office))
            continue;
        if (is_visiting && dln_nation_equals(f->known[m->party].nation, (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country}))
            continue;
        if ((!is_owner && dln_is_named_in_clause(r, m->party, clause)) || (found != DLN_NONE && m->is_owner))
            continue;
        if (meant != DLN_NONE && m->party != meant)
            continue;
        bool was_it = group->standing != 1 && (f->known[m->party].is_former || (f->known[m->party].person == DLN_NONE && f->known[m->party].office == DLN_OFFICE_NONE));
        if (office <= DLN_OFFICE_MINISTER && was_it) { /* "former President Ondo" is it if nobody else is */
            once = once == DLN_NONE ? m->party : once;
            continue;
        }
        if (!dln_has_nation(speaks) || dln_nation_equals(f->known[m->party].nation, speaks)) {
            found = m->party;
            sentence = m->sentence;
        }
        best = best == DLN_NONE ? m->party : best;
    }
    if (found != DLN_NONE)
        return found;
    best = best == DLN_NONE ? once : best;
    if (!dln_has_nation(nation))
        return best;
    for (uint32_t i = 0; i < f->party_count; i++) {
        if (i != but && dln_is_person(f, i) && dln_nation_equals(f->known[i].nation, nation) && office_matches(r, group, i, office)) {
            if (best == DLN_NONE || f->known[i].person == DLN_NONE)
                best = i;
        }
    }
    return best;
}

bool dln_is_high_office(dln_office office) { return office <= DLN_OFFICE_NATIONAL_SECURITY_ADVISER || office == DLN_OFFICE_LEADER; }

/* "An Argentine carnival queen": of a country that has a president, and no such monarch. */
static bool is_republic(const dln_finder *f, dln_nation nation, uint32_t title)
{
    return dln_holder_of_role(f, nation, DLN_SPAN("President"), f->day) != DLN_NONE && dln_holder_of_role(f, nation, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE), f->day) == DLN_NONE;
}

/* "The leader of Kenya's opposition", "the head of Chad's army": of what the nation has, and not of the nation. */
static bool is_of_what_it_has(const dln_finder *f, const dln_group *group)
{
    for (uint32_t i = group->name_begin + 1; i + 2 < group->end; i++) {
        if (dln_is_word(f, i, "of"))
            return dln_token_is_possessive(f->tokens, group->end - 2) || (group->end > i + 4 && dln_token_is_possessive(f->tokens, group->end - 3));
    }
    return false;
}

/* Who held the office on the day, as far as the tables know. */
static uint32_t holder_on(dln_finder *f, uint32_t title, dln_nation nation, int32_t day)
{
    dln_office office = dln_office_of_title(f, title, nation);
    dln_span role = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE);
    bool is_chair = office == DLN_OFFICE_HEAD_OF_ORGANISATION && dln_span_is(role, "Chairperson"); /* no secretary-general */
    return office == DLN_OFFICE_OFFICIAL || is_chair ? dln_holder_of_role(f, nation, role, day) : dln_holder_of(f, nation, office, day);
}

/* "May 2004: the French president ...": who held the office then, whoever holds it now; in the year of a change that is nobody. */
static bool was_bearer_then(const dln_reader *r, const dln_group *group, dln_nation nation, uint32_t *person)
{
    int32_t first, last;
    if (!dln_has_nation(nation) || !dln_is_high_office(dln_office_of_title(r->f, group->title, nation)) || !dln_days_of_old(r->f, group->begin, &first, &last))
        return false;
    *person = holder_on(r->f, group->title, nation, first);
    if (*person != holder_on(r->f, group->title, nation, last))
        *person = DLN_NONE;
    return true;
}

uint32_t dln_bearer(const dln_reader *r, const dln_group *group, dln_nation nation, uint32_t but, const char **rule)
{
    dln_finder *f = r->f;
    uint32_t title = group->title, party = bearer_in_document(r, group, nation, but), then;
    bool is_of_then = was_bearer_then(r, group, nation, &then);
    *rule = "role of a person in the article";
    if (party != DLN_NONE && is_of_then && then != DLN_NONE && f->known[party].person != DLN_NONE && f->known[party].person != then)
        party = DLN_NONE; /* who bears the title today */
    if (party != DLN_NONE && f->known[party].person != DLN_NONE && dln_is_high_office((dln_office)f->known[party].office) && is_of_what_it_has(f, group))
        party = DLN_NONE; /* no "leader of Kenya's opposition" */
    if (party != DLN_NONE || group->standing == 1)
        return party;
    dln_office office = dln_office_of_title(f, title, nation);
    if (!dln_has_nation(nation) || (!dln_is_high_office(office) && office != DLN_OFFICE_OFFICIAL && office != DLN_OFFICE_LEADER_ELECT))
        return DLN_NONE;
    uint32_t person = is_of_what_it_has(f, group) ? DLN_NONE : is_of_then ? then : holder_on(f, title, nation, f->day);
    if (is_monarch(f, title) && is_republic(f, nation, title))
        return DLN_NONE;
    bool is_of_crown = office == DLN_OFFICE_HEAD_OF_STATE && dln_token_says(f->tokens, group->name_begin, "president") && dln_holder_of_role(f, nation, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE), f->day) == DLN_NONE;
    *rule = dln_rule_by_date;
    int32_t today = f->day, then_day, last;
    if (is_of_then && dln_days_of_old(f, group->begin, &then_day, &last))
        f->day = then_day; /* with the role of then */
    party = person == DLN_NONE || is_of_crown ? DLN_NONE : dln_party_of_person(f, person); /* the president of a kingdom is of something else */
    f->day = today;
    return party == but ? DLN_NONE : party;
}

/* "The emir", "the crown prince": of the country spoken of last that has one. */
static uint32_t bearer_around(const dln_reader *r, uint32_t title, const char **rule)
{
    dln_finder *f = r->f;
    dln_span role = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE);
    bool is_heir = dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_OFFICE) == DLN_OFFICE_CROWN_PRINCE;
    if (!is_heir && !is_monarch(f, title))
        return DLN_NONE;
    for (uint32_t back = 0; back <= DLN_RECENT; back++) { /* "Mecca, where the king received him": first the place */
        const dln_recent *m = back == 0 ? NULL : dln_recent_at(r, back - 1);
        if (m == NULL && back > 0)
            break;
        dln_nation nation = m != NULL ? f->known[m->party].nation
                          : r->place != DLN_NONE && r->place_sentence == r->sentence ? dln_nation_of_code(f, f->doc->places[r->place].place.country) : DLN_NO_NATION;
        if (!dln_has_nation(nation) || nation.table != DLN_TABLE_COUNTRIES)
            continue;
        uint32_t person = is_heir ? dln_holder_of(f, nation, DLN_OFFICE_CROWN_PRINCE, f->day) : dln_holder_of_role(f, nation, role, f->day);
        *rule = dln_rule_by_date;
        if (person != DLN_NONE)
            return dln_party_of_person(f, person);
    }
    return DLN_NONE;
}

/* "met the president in Nairobi", "In Doha she saw the emir": who holds the office where it was, and is not on a visit there: nobody of the
 * article bears the title, and somebody else has been named in the sentence. */
static uint32_t bearer_in_town(const dln_reader *r, const dln_group *group, const char **rule)
{
    enum { REACH = 16 };
    dln_finder *f = r->f;
    const dln_recent *last = dln_recent_at(r, 0);
    dln_office any = dln_office_of_title(f, group->title, DLN_NO_NATION);
    bool is_at_home_only = !is_monarch(f, group->title) && any != DLN_OFFICE_LEADER && any != DLN_OFFICE_CROWN_PRINCE; /* ministers of all the world are in Geneva and New York */
    dln_nation nation = dln_nation_of_seat(r, group, REACH, is_at_home_only);
    if (!dln_has_nation(nation) || last == NULL || last->sentence != r->sentence || dln_nation_equals(f->known[last->party].nation, nation))
        return DLN_NONE;
    dln_office office = dln_office_of_title(f, group->title, nation);
    bool is_one = dln_is_high_office(office) || office == DLN_OFFICE_CROWN_PRINCE;
    uint32_t person = is_monarch(f, group->title) ? dln_holder_of_role(f, nation, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_ROLE), f->day)
                    : is_one ? dln_holder_of(f, nation, office, f->day) : DLN_NONE;
    *rule = dln_rule_by_date;
    return person == DLN_NONE ? DLN_NONE : dln_party_of_person(f, person);
}

/* "The Secretary-General": of the organisation spoken of last, else of the United Nations, in whose briefings he has no other name. */
static uint32_t secretary_general(const dln_reader *r, const dln_group *group, const char **rule)
{
    dln_finder *f = r->f;
    bool is_capital = (f->tokens->items[group->name_begin].flags & DLN_CAPITAL) != 0;
    if (!is_capital || !dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_ROLE), "Secretary-General"))
        return DLN_NONE;
    dln_nation body = dln_nation_of_code(f, DLN_SPAN("UN"));
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        dln_nation nation = f->known[m->party].nation;
        if (!dln_has_nation(nation) || nation.table != DLN_TABLE_ORGANISATIONS || dln_is_person(f, m->party))
            continue;
        body = dln_nation_of_code(f, dln_nation_code(f, nation)); /* an agency's is the UN's */
        break;
    }
    return dln_bearer(r, group, body, DLN_NONE, rule);
}

/* "Hamas" before a title, "of the Chadian opposition" behind it, "Chadian rebel leaders": those who are not their country's government. */
static uint32_t non_state_body(const dln_reader *r, const dln_group *group)
{
    dln_finder *f = r->f;
    if (group->body == DLN_NONE && group->institution != DLN_NONE && group->nation_count == 1 && group->is_plural &&
        dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, group->institution, DLN_INSTITUTIONS_KIND) == DLN_INSTITUTION_NONSTATE)
        return dln_party_of_institution(f, group->institution, group->nations[0]);
    if (group->body == DLN_NONE && group->institution == DLN_NONE && group->is_plural && group->nation_count <= 1 && dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE), "opposition-leader")) {
        bool is_disputed = false;
        dln_nation nation = group->nation_count == 1 ? group->nations[0] : dln_nation_of_government(r, group, &is_disputed);
        uint32_t who = dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, dln_token_says(f->tokens, group->name_begin, "opposition") ? DLN_SPAN("opposition") : DLN_SPAN("rebels"));
        return nation.table == DLN_TABLE_COUNTRIES && dln_has_nation(nation) && who != DLN_NONE ? dln_party_of_institution(f, who, nation) : DLN_NONE;
    }
    if (group->body == DLN_NONE || dln_cell(f->lexicon, DLN_TABLE_BODIES, group->body, DLN_BODIES_KIND) != DLN_BODY_NONSTATE)
        return DLN_NONE;
    return dln_party_of_body(f, group->body, DLN_NO_NATION, DLN_NO_SPAN);
}

/* "The American was received by the president": of the place that the news comes from, and not of who came. */
static dln_nation nation_around(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    const dln_recent *last = dln_recent_at(r, 0);
    dln_nation around = dln_context_nation(r), home = f->dateline_country == DLN_NONE ? DLN_NO_NATION : (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
    bool is_agent = group->begin > 0 && (dln_is_word(f, group->begin - 1, "by") || dln_is_word(f, group->begin - 1, "with") || dln_token_in(f->tokens, group->begin - 1, DLN_LIST_MEETS_WITH));
    bool is_guest = last != NULL && last->sentence == r->sentence && dln_is_person(f, last->party) && !last->is_owner && dln_nation_equals(f->known[last->party].nation, around);
    return is_agent && is_guest && dln_has_nation(home) ? home : around;
}

/* "The chairman of the Caribbean Community, Prime Minister X, ... the Community's chairman": whoever was named under that title of that organisation. */
static uint32_t named_under_title(const dln_reader *r, const dln_group *group, dln_nation nation)
{
    enum { GROUPS = 200 };
    dln_finder *f = r->f;
    size_t own = (size_t)(group - f->groups), oldest = own > GROUPS ? own - GROUPS : 0;
    for (size_t i = own; i > oldest && nation.table == DLN_TABLE_ORGANISATIONS && group->standing != 1; i--) {
        const dln_group *before = &f->groups[i - 1];
        if (before->kind == DLN_GROUP_PERSON && before->title == group->title && before->standing != 1 && before->nation_count > 0 && dln_nation_equals(before->nations[0], nation))
            return dln_named_by(f, before);
    }
    return DLN_NONE;
}

/* "The Prime Minister" of a readout that her own office publishes is she; but where one of another state has been told of, and she has not,
 * it is that one. */
static bool is_of_publisher(const dln_reader *r, const dln_group *group, uint32_t but)
{
    const dln_finder *f = r->f;
    if (!f->is_home_official || !dln_has_nation(f->home) || !group->has_determiner || !dln_is_high_office(dln_office_of_title(f, group->title, f->home)) || (f->tokens->items[group->name_begin].flags & DLN_CAPITAL) == 0)
        return false;
    if (bearer_in_document(r, group, f->home, but) != DLN_NONE)
        return true;
    uint32_t other = bearer_in_document(r, group, DLN_NO_NATION, but);
    for (uint32_t back = 0; other != DLN_NONE && back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence < f->doc->body_sentence)
            break;
        if (m->party == other)
            return false;
    }
    return true;
}

/* "the Prime Minister" is no president who governs, "the President" no king: of a home that has no such office somebody else is meant. */
static bool is_styled_otherwise(const dln_finder *f, const dln_group *group, uint32_t party)
{
    if (party == DLN_NONE || !dln_is_person(f, party))
        return false;
    dln_office office = dln_office_of_title(f, group->title, f->known[party].nation);
    dln_span name = f->doc->parties[party].party.name, first;
    dln_split(&name, ' ', &first);
    bool is_crowned = dln_text_in(f->lexicon, first, DLN_LIST_STYLES) && !dln_span_is(first, "Sheikh"); /* a sheikh may be president */
    return (office == DLN_OFFICE_HEAD_OF_GOVERNMENT && f->known[party].office == DLN_OFFICE_HEAD_OF_STATE) || (office == DLN_OFFICE_HEAD_OF_STATE && is_crowned && !is_monarch(f, group->title));
}

/* "Spokesperson: He called her": the label of a turn in a transcript. */
static bool is_role_label(const dln_finder *f, const dln_group *group)
{
    return dln_token_is(f->tokens, group->end, ":") && (f->tokens->items[group->begin].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) != 0;
}

static bool is_one_of_many(const dln_finder *f, uint32_t at)
{
    return dln_token_says(f->tokens, at, "a") || dln_token_says(f->tokens, at, "an") || dln_token_says(f->tokens, at, "one") || dln_token_says(f->tokens, at, "another");
}

/* "A retired diplomat shrugs": the subject of its sentence, whom nobody names. */
static void note_stranger(dln_reader *r, const dln_group *group)
{
    enum { ATTRIBUTES = 3 };
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin, at = group->name_begin;
    while (at > begin && group->name_begin - at < ATTRIBUTES && f->tokens->items[at].kind == DLN_TOKEN_WORD && !is_one_of_many(f, at))
        at--;
    const dln_recent *last = dln_recent_at(r, 0);
    bool is_first = last == NULL || last->sentence != r->sentence || !dln_is_person(f, last->party);
    bool opens = at == begin || dln_is_word(f, at - 1, ",") || dln_is_word(f, at - 1, "\"");
    bool is_of_subject = false; /* "A career diplomat, he said", "A lawyer by training, Sarr met Diop" */
    for (uint32_t i = group->name_end; i < f->tokens->count && i < group->name_end + ATTRIBUTES + 1 && (f->tokens->items[i].flags & DLN_STARTS_SENTENCE) == 0; i++)
        is_of_subject |= at == begin && dln_is_word(f, i, ",") && i + 1 < f->tokens->count && ((f->tokens->items[i + 1].flags & DLN_CAPITAL) != 0 || dln_is_word(f, i + 1, "he") || dln_is_word(f, i + 1, "she"));
    if (group->is_plural || r->in_quote || !is_first || !opens || is_of_subject || !is_one_of_many(f, at))
        return;
    r->stranger = group->begin + 1;
    r->stranger_sentence = r->sentence;
}

/* "The President" where "President X" is named of no country and others are with theirs, as a paper writes of its own: he. DLN_NONE. */
static uint32_t own_president(const dln_reader *r, const dln_group *group, uint32_t but)
{
    const dln_finder *f = r->f;
    uint32_t found = DLN_NONE, clause = dln_clause_begin(r, group->begin);
    bool are_others = false, is_capital = dln_token_says(f->tokens, group->name_begin, "president") && (f->tokens->items[group->name_begin].flags & DLN_CAPITAL) != 0;
    if (!is_capital || group->name_end != group->name_begin + 1 || r->in_quote)
        return DLN_NONE;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        if (m->party == but || m->party == found || !dln_is_person(f, m->party) || f->known[m->party].office != DLN_OFFICE_HEAD_OF_STATE || f->known[m->party].is_former)
            continue;
        if (!f->known[m->party].is_told_bare) {
            are_others = true;
            continue;
        }
        if (found == DLN_NONE || f->known[m->party].told_begin < f->known[found].told_begin)
            found = m->party;
    }
    return found != DLN_NONE && are_others && !dln_is_named_in_clause(r, found, clause) ? found : DLN_NONE;
}

/* "the Leaders Meeting", "the Ministers Retreat": the name of an occasion, and nobody who was named. */
static bool is_of_named_occasion(const dln_finder *f, const dln_group *group)
{
    return group->nation_count == 0 && (group->flags & DLN_REF_PLURAL) != 0 && group->end < f->tokens->count && (f->tokens->items[group->end - 1].flags & DLN_CAPITAL) != 0 && (f->tokens->items[group->end].flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == DLN_CAPITAL &&
           dln_token_in(f->tokens, group->end, DLN_LIST_OCCASIONS);
}

/* Whom "the president", "Chad's envoy", "the former minister" means; `body`: a side that is no state. */
static uint32_t one_meant(dln_reader *r, const dln_group *group, dln_nation nation, uint32_t kind, uint32_t body, const char **rule)
{
    dln_finder *f = r->f;
    uint32_t party = r->is_transcript && is_role_label(f, group) ? dln_labelled_before(r, group) : DLN_NONE, but = joined_before(r, group);
    if (party == DLN_NONE && !dln_has_nation(nation) && dln_has_nation(r->speaker) && group->has_determiner && dln_is_high_office(dln_office_of_title(f, group->title, r->speaker)))
        party = dln_bearer(r, group, r->speaker, but, rule); /* a spokesman's "the President" is his own */
    if (party == DLN_NONE && !dln_has_nation(nation) && !dln_has_nation(f->home) && group->standing != 1 && group->has_determiner)
        party = own_president(r, group, but);
    if (party == DLN_NONE && !dln_has_nation(nation) && group->standing != 1 && is_of_publisher(r, group, but))
        party = dln_bearer(r, group, f->home, but, rule); /* and "the Prime Minister" of a readout that her own office publishes is she */
    if (is_styled_otherwise(f, group, party))
        party = DLN_NONE;
    if (party == DLN_NONE)
        party = dln_bearer(r, group, nation, but, rule);
    bool is_named_here = party != DLN_NONE && f->known[party].seen > f->tokens->sentences[r->sentence].begin; /* "Kerry met the foreign minister in Nairobi" */
    if ((party == DLN_NONE || is_named_here) && !dln_has_nation(nation) && group->has_determiner && group->standing != 1) {
        uint32_t local = bearer_in_town(r, group, rule);
        party = local != DLN_NONE ? local : party;
    }
    if (party == DLN_NONE && !dln_has_nation(nation) && group->has_determiner && group->standing != 1) {
        dln_office office = dln_office_of_title(f, group->title, nation);
        dln_nation around = nation_around(r, group);
        if (dln_is_high_office(office) && office != DLN_OFFICE_LEADER && !is_monarch(f, group->title) && dln_has_nation(around))
            party = dln_bearer(r, group, around, but, rule);
    }
    if (party == DLN_NONE && !dln_has_nation(nation) && group->has_determiner && group->standing != 1)
        party = bearer_around(r, group->title, rule);
    if (party == DLN_NONE && !dln_has_nation(nation) && group->has_determiner && group->standing != 1)
        party = secretary_general(r, group, rule);
    if (party == DLN_NONE && kind == DLN_TITLE_HONORIFIC)
        party = dln_styled_meant(r, group);
    if (party == DLN_NONE && group->standing == 1) {
        party = dln_former_meant(r, group, nation);
        *rule = "role of a person in the article";
    }
    if (party == DLN_NONE && (party = named_under_title(r, group, nation)) != DLN_NONE)
        *rule = "role of a person in the article";
    if (party == DLN_NONE && dln_has_nation(nation) && group->standing != 1 && group->has_determiner && (party = dln_unheld_meant(r, group, nation)) != DLN_NONE)
        *rule = "role of a person in the article";
    if (party == DLN_NONE && body != DLN_NONE) {
        party = body;
        *rule = "role of nobody known";
    }
    bool is_of_church = dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE), "cardinal"); /* the archbishop of Lome is no Togo */
    bool is_of_no_crown = is_of_church || (is_monarch(f, group->title) && dln_has_nation(nation) && is_republic(f, nation, group->title));
    if (party == DLN_NONE && dln_has_nation(nation) && group->standing != 1 && !is_of_no_crown) { /* stays a body with its country; a former president is no Chad */
        party = dln_party_of_nation(f, nation);
        *rule = "role of nobody known";
    }
    return party;
}

void dln_read_role(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_KIND);
    if (kind == DLN_TITLE_ANONYMOUS || kind == DLN_TITLE_ORDINARY)
        note_stranger(r, group);
    dln_span implied = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_IMPLIES);
    const char *rule = "role";
    if ((kind == DLN_TITLE_ORDINARY && (group->standing != 1 || group->is_plural)) || is_of_named_occasion(f, group))
        return;
    if (kind == DLN_TITLE_HONORIFIC && dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_ROLE).len == 0 && dln_styled_meant(r, group) == DLN_NONE)
        return; /* "she called Mr. - well, nobody" */
    bool is_each = group->name_begin > 0 && !group->is_plural && group->nation_count == 0 && dln_is_word(f, group->name_begin - 1, "each");
    if (is_each) { /* "received each minister alone": both ministers */
        group->is_plural = true;
        group->flags |= DLN_REF_PLURAL;
    }
    dln_nation nation = group->nation_count > 0 ? group->nations[0] : DLN_NO_NATION;
    if (!dln_has_nation(nation) && dln_is_owned(r, group->begin))
        nation = r->owner_nation;
    if (!dln_has_nation(nation) && implied.len > 0)
        nation = dln_nation_of_code(f, implied);
    if (kind == DLN_TITLE_ORDINARY) { /* "the former prosecutor" */
        uint32_t former = dln_former_meant(r, group, nation);
        if (former != DLN_NONE) {
            dln_ref_add_party(f, dln_add_ref(f, group, "role of a person in the article"), former);
            dln_remember(r, former, group);
        }
        return;
    }
    dln_ref *ref = dln_add_ref(f, group, rule);
    if (ref == NULL)
        return;
    uint32_t body = non_state_body(r, group);
    if (body != DLN_NONE && (kind == DLN_TITLE_ANONYMOUS || group->is_plural)) { /* "M23 commanders", "Hamas officials" */
        ref->flags |= kind == DLN_TITLE_ANONYMOUS ? DLN_REF_ANONYMOUS : 0;
        ref->rule = dln_rule_side;
        dln_ref_add_party(f, ref, body);
        dln_remember(r, body, group);
        return;
    }
    uint32_t number_of_all = dln_number_before(f, group->name_begin);
    bool are_both = group->is_plural && group->nation_count == 0 && (is_each || number_of_all == 2 || (group->name_begin > 0 && dln_token_says(f->tokens, group->name_begin - 1, "both")));
    bool are_all = group->is_plural && group->nation_count == 0 && number_of_all > 2 && number_of_all <= DLN_BEARERS && dln_is_definite_role(r, group, true);
    if (kind == DLN_TITLE_ANONYMOUS && (are_both || are_all)) { /* "the two diplomats", "the three officials": of as many who have been named */
        uint32_t wanted = are_all ? number_of_all : 2;
        dln_several several = {.persons = true, .office = DLN_OFFICE_NONE, .gender = DLN_GENDER_UNKNOWN, .wanted = wanted, .but = dln_acting_on_several(r, group), .owner = dln_owner_told(r)};
        uint32_t last[DLN_BEARERS], count = dln_last_distinct(r, &several, last);
        for (uint32_t i = 0; count == wanted && i < count && !r->is_anonymous_told; i++)
            dln_ref_add_party(f, ref, last[i]);
        ref->rule = "both bearers of a role";
        ref->flags |= DLN_REF_PLURAL;
        if (ref->begin == group->name_begin)
            ref->begin--;
        if (ref->count == wanted) {
            ref->flags &= (uint8_t)~DLN_REF_ANONYMOUS;
            return;
        }
    }
    uint32_t diplomat = kind == DLN_TITLE_ANONYMOUS && !group->is_plural ? dln_diplomat_meant(r, group, nation) : DLN_NONE;
    if (diplomat != DLN_NONE) {
        ref->flags &= (uint8_t)~DLN_REF_ANONYMOUS;
        ref->rule = "role of a person in the article";
        dln_ref_add_party(f, ref, diplomat);
        dln_remember(r, diplomat, group);
        return;
    }
    r->is_anonymous_told |= kind == DLN_TITLE_ANONYMOUS;
    if (kind == DLN_TITLE_ANONYMOUS) { /* officials: nobody, but of a nation */
        ref->flags |= DLN_REF_ANONYMOUS;
        for (uint32_t i = 0; i < group->nation_count; i++)
            dln_ref_add_party(f, ref, dln_party_of_nation(f, group->nations[i]));
        for (uint32_t i = 0; i < ref->count; i++)
            dln_remember(r, f->doc->ref_parties[ref->first + i], group);
        return;
    }
    if (group->is_plural) {
        dln_read_bearers(r, group, nation, is_each, are_both, ref, &rule);
    } else {
        uint32_t party = one_meant(r, group, nation, kind, body, &rule);
        dln_ref_add_party(f, ref, party);
        if (party != DLN_NONE && dln_is_person(f, party) && is_role_label(f, group)) { /* who speaks says "he" of others */
            ref->rule = rule;
            r->speaker = f->known[party].nation;
            r->voice = r->last_voice = party;
            r->voice_begin = group->begin;
            dln_keep_label(r, group, party);
            return;
        }
    }
    ref->rule = rule;
    for (uint32_t i = 0; i < ref->count; i++)
        dln_remember(r, f->doc->ref_parties[ref->first + i], group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0 && ref->count == 1) { /* "the president's envoy" */
        dln_own(r, group, f->doc->ref_parties[ref->first]);
        r->owner_end = group->end + 1;
    }
}
