/* src/find/coreference_bearers.c - whom "the two presidents", "the Baltic ministers", "the bloc's leaders" mean: those of the article who bear the role,
 * else who bears it in each of the countries.
 */
#include "find/coreference.h"

static bool opens_pair(const dln_finder *f, uint32_t token)
{
    return dln_token_in(f->tokens, token, DLN_LIST_PAIR_OPENERS) || dln_is_word(f, token, "'") || dln_is_word(f, token, "'s");
}

bool dln_is_definite_role(const dln_reader *r, const dln_group *group, bool is_numbered)
{
    uint32_t first = is_numbered ? group->name_begin - 1 : group->begin;
    if (dln_is_word(r->f, group->end, "of") || dln_is_word(r->f, group->end, "from")) /* "the ambassadors of the allies" */
        return false;
    return first > 0 && (opens_pair(r->f, first - 1) || opens_pair(r->f, first) || (is_numbered && dln_token_says(r->f->tokens, first - 1, "all")));
}

/* "The two foreign ministers" of whom nobody is named: those of the two countries spoken of last; "the five foreign ministers": of the five. */
static void read_roles_of_all(dln_reader *r, const dln_group *group, uint32_t number, dln_ref *ref, const char **rule)
{
    enum { SENTENCES_BACK = 3, FAR_BACK = 6 };
    dln_finder *f = r->f;
    dln_nation nations[DLN_BEARERS + 1];
    uint32_t persons[DLN_BEARERS + 1], count = 0, sentence = 0, reach = number > 2 ? FAR_BACK : SENTENCES_BACK; /* two are easily others */
    for (uint32_t back = 0; back < DLN_RECENT && count <= number; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > reach || (count == number && m->sentence != sentence))
            break;
        dln_nation nation = f->known[m->party].nation;
        bool is_new = dln_has_nation(nation) && nation.table == DLN_TABLE_COUNTRIES && !dln_nation_equals(nation, r->speaker) && !f->doc->parties[m->party].is_ordinary && !f->doc->parties[m->party].party.is_non_state;
        for (uint32_t i = 0; i < count; i++)
            is_new &= !dln_nation_equals(nations[i], nation);
        if (is_new) {
            persons[count] = dln_is_person(f, m->party) ? m->party : DLN_NONE;
            nations[count++] = nation;
            sentence = m->sentence;
        }
    }
    for (uint32_t back = 0; back < DLN_RECENT && count == number; back++) { /* "Minister Okonjo met Minister Sarr. The ministry said that both leaders": she, for whom the ministry speaks */
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > reach)
            break;
        for (uint32_t i = 0; i < count && dln_is_person(f, m->party) && !f->doc->parties[m->party].is_ordinary; i++)
            persons[i] = persons[i] == DLN_NONE && dln_nation_equals(nations[i], f->known[m->party].nation) ? m->party : persons[i];
    }
    bool are_leaders = group->title != DLN_NONE && dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE), "leader");
    for (uint32_t i = count == number ? count : 0; i > 0; i--) { /* of one more nobody knows which are meant */
        const char *by;
        bool is_one = dln_is_high_office(dln_office_of_title(f, group->title, nations[i - 1])); /* of ministers there are many */
        uint32_t party = is_one ? dln_bearer(r, group, nations[i - 1], DLN_NONE, &by) : DLN_NONE;
        if (are_leaders && persons[i - 1] != DLN_NONE && party != DLN_NONE && f->doc->parties[party].mentions == 0)
            party = persons[i - 1]; /* "The minister phoned President Sarr. The leaders agreed": the two, and no president of hers whom nobody has named */
        dln_ref_add_party(f, ref, party != DLN_NONE ? party : dln_party_of_nation(f, nations[i - 1]));
        *rule = number > 2 ? "role in each country" : "role in both countries";
    }
}

/* "Church leaders met", "saw student leaders": of a kind that nobody named so far is; but "the regional leaders", "the two big leaders" may be those. */
static bool is_of_another_kind(const dln_reader *r, const dln_group *group, uint32_t number)
{
    const dln_finder *f = r->f;
    const dln_token *before = group->name_begin > f->tokens->sentences[r->sentence].begin ? &f->tokens->items[group->name_begin - 1] : NULL;
    uint64_t others = dln_table_bit(DLN_TABLE_WORDS) | dln_table_bit(DLN_TABLE_VERBS) | dln_table_bit(DLN_TABLE_STANDING);
    if (number > 0 || before == NULL || before->kind != DLN_TOKEN_WORD || (before->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == DLN_CAPITAL || (before->tables & others) != 0)
        return false;
    return (before->flags & DLN_STARTS_SENTENCE) != 0 || (!opens_pair(f, group->name_begin - 2) && dln_number_before(f, group->name_begin - 1) == 0);
}

/* Whether "the ministers" may be persons that have been named: not "a meeting of foreign ministers", nor "several ministers", nor "North
 * African ministers", and not "the two farm ministers", who are others than the foreign ministers. */
static bool names_bearers(const dln_reader *r, const dln_group *group, dln_office office, uint32_t number)
{
    bool is_portfolio = office == DLN_OFFICE_MINISTER && !dln_token_says(r->f->tokens, group->name_begin, "ministers");
    bool is_any = number == 0 && group->begin > 0 && (dln_is_word(r->f, group->begin - 1, "of") || dln_token_in(r->f->tokens, group->begin - 1, DLN_LIST_SOME_OF));
    const dln_token *before = group->name_begin > 0 ? &r->f->tokens->items[group->name_begin - 1] : NULL;
    bool is_of_others = before != NULL && before->kind == DLN_TOKEN_WORD && (before->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == DLN_CAPITAL && !dln_word_is_class(r->f, group->name_begin - 1, DLN_CLASS_DETERMINER); /* "3 March: The leaders meet" */
    uint32_t of = group->end + dln_is_word(r->f, group->end + 1, "the") + 1; /* "the leaders of three states" */
    is_of_others |= dln_is_word(r->f, group->end, "of") && of < r->f->tokens->count && dln_number_before(r->f, of + 1) > 2;
    bool are_two = dln_is_word(r->f, group->end + 1, "both") || dln_is_word(r->f, group->end + 1, "two") || dln_is_word(r->f, group->end + 2, "two");
    bool is_of_kind = group->end + 1 < r->f->tokens->count && (r->f->tokens->items[group->end + 1].flags & DLN_CAPITAL) == 0;
    is_of_others |= number == 0 && group->begin > 0 && dln_is_word(r->f, group->end, "of") && !are_two && is_of_kind && !opens_pair(r->f, group->begin - 1) && !opens_pair(r->f, group->begin); /* "Foreign ministers of the countries around Chad" */
    is_of_others |= dln_is_word(r->f, group->end, "from"); /* "Foreign ministers from Asia and Europe" */
    return !is_portfolio && !is_any && !is_of_others && !is_of_another_kind(r, group, number);
}

static bool is_member(const dln_finder *f, uint32_t region, dln_span code)
{
    dln_span members = dln_cell_text(f->lexicon, DLN_TABLE_ORGANISATIONS, region, DLN_ORGANISATIONS_MEMBERS), member;
    while (dln_split(&members, '|', &member)) {
        if (dln_span_equals(member, code))
            return true;
    }
    return false;
}

/* "the three Baltic ministers": as many as have been named who are of its countries, one of each. 0: it is not they. */
static uint32_t members_meant(const dln_reader *r, dln_nation region, uint32_t number, uint32_t out[DLN_BEARERS])
{
    const dln_finder *f = r->f;
    uint32_t count = 0;
    for (uint32_t back = 0; back < DLN_RECENT && number >= 2 && region.table == DLN_TABLE_ORGANISATIONS; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        bool is_new = dln_is_person(f, m->party) && !f->doc->parties[m->party].is_ordinary && is_member(f, region.row, f->doc->parties[m->party].party.country);
        for (uint32_t i = 0; i < count && is_new; i++)
            is_new = out[i] != m->party && !dln_span_equals(f->doc->parties[out[i]].party.country, f->doc->parties[m->party].party.country);
        if (is_new && count < DLN_BEARERS)
            out[count++] = m->party;
    }
    for (uint32_t i = 0; i < count / 2; i++) { /* in the order of the text */
        uint32_t swap = out[i];
        out[i] = out[count - 1 - i];
        out[count - 1 - i] = swap;
    }
    return count == number ? count : 0;
}

/* "Leaders of the Andean Union": of something that has a name of its own, and none of those named before. */
static bool are_of_a_name(const dln_finder *f, const dln_group *group)
{
    uint32_t at = group->name_begin;
    while (at < group->end && !dln_token_says(f->tokens, at, "of") && !dln_token_says(f->tokens, at, "from"))
        at++;
    if (!dln_token_says(f->tokens, at, "of") && !dln_token_says(f->tokens, at, "from"))
        return false;
    at += 1 + (at + 1 < f->tokens->count && dln_word_is_class(f, at + 1, DLN_CLASS_DETERMINER));
    return at < f->tokens->count && f->tokens->items[at].kind == DLN_TOKEN_WORD && (f->tokens->items[at].flags & DLN_CAPITAL) != 0;
}

/* Whether the two may be called leaders, or whatever else they are called: one of them leads. */
static bool leads_one_of(const dln_finder *f, const uint32_t two[])
{
    bool leads = false;
    for (uint32_t i = 0; i < 2; i++)
        leads |= f->known[two[i]].office <= DLN_OFFICE_HEAD_OF_ORGANISATION || f->known[two[i]].office == DLN_OFFICE_LEADER;
    return leads;
}

/* "The two leaders" of a president and the minister whom he received, "both politicians": the two who have been named together, if one of them is
 * a leader; nobody else is who is called so. */
static uint32_t pair_called_so(const dln_reader *r, const dln_group *group, dln_office office, const dln_several *bearers, uint32_t out[])
{
    const dln_finder *f = r->f;
    bool is_any = dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE), "politician");
    dln_several two = *bearers;
    two.office = DLN_OFFICE_NONE;
    if ((office != DLN_OFFICE_LEADER && !is_any) || dln_last_distinct(r, &two, out) != 2 || dln_nation_equals(f->known[out[0]].nation, f->known[out[1]].nation))
        return 0;
    return is_any || leads_one_of(f, out) ? 2 : 0;
}

/* "20 March: The leaders meet again", "The two presidents": the two of the chronology, one of whom may be the rebels' leader, if the entry itself
 * names no others. */
static uint32_t leaders_of_story(const dln_reader *r, const dln_group *group, dln_office office, const dln_several *bearers, uint32_t out[])
{
    uint32_t entry = dln_entry_begin(r), said[DLN_BEARERS];
    dln_several two = *bearers;
    two.office = DLN_OFFICE_NONE;
    if (office != DLN_OFFICE_LEADER || entry == DLN_NONE || dln_bearers_of_sentence(r, group, bearers, said) >= 2 || dln_pair_of_story(r, &two, out) != 2)
        return 0;
    return leads_one_of(r->f, out) ? 2 : 0;
}

void dln_read_bearers(dln_reader *r, const dln_group *group, dln_nation nation, bool is_each, bool are_both, dln_ref *ref, const char **rule)
{
    dln_finder *f = r->f;
    uint32_t last[DLN_BEARERS], number = dln_number_before(f, group->name_begin), count;
    dln_office office = dln_office_of_title(f, group->title, nation);
    if ((number > 0 || is_each) && ref->begin == group->name_begin)
        ref->begin = group->name_begin - 1;
    if (group->nation_count > 1 || (group->nation_count == 1 && group->nations[0].table == DLN_TABLE_COUNTRIES)) {
        for (uint32_t i = 0; i < group->nation_count; i++) {
            bool are_many = group->nations[i].table == DLN_TABLE_ORGANISATIONS; /* "EU and African Union leaders" */
            const char *by = *rule;
            uint32_t party = dln_is_of_portfolio(r, group, office) || are_many ? DLN_NONE : dln_bearer(r, group, group->nations[i], DLN_NONE, &by);
            *rule = *rule == dln_rule_by_date ? *rule : by;
            if (party == DLN_NONE || group->nation_count == 1)
                dln_ref_add_nation(f, ref, group->nations[i]);
            else
                dln_ref_add_party(f, ref, party);
        }
    } else if (group->nation_count == 1) {
        uint32_t told = number, at = group->name_begin; /* before the region: "the three Baltic ministers" */
        while (told == 0 && at > 0 && at + 1 > group->begin)
            told = dln_number_before(f, at--);
        uint32_t count_of_region = members_meant(r, group->nations[0], told, last);
        for (uint32_t i = 0; i < count_of_region; i++)
            dln_ref_add_party(f, ref, last[i]);
        if (count_of_region == 0)
            dln_ref_add_nation(f, ref, group->nations[0]);
    } else if (nation.table == DLN_TABLE_ORGANISATIONS && dln_has_nation(nation)) { /* "the bloc's foreign ministers" */
        dln_ref_add_party(f, ref, dln_party_of_nation(f, nation));
    } else {
        dln_several several = {.persons = true, .office = office, .gender = DLN_GENDER_UNKNOWN, .no_crowns = dln_token_says(f->tokens, group->name_end - 1, "presidents"), .wanted = number == 0 ? 2 : number, .but = dln_acting_on_several(r, group), .owner = dln_owner_told(r)};
        bool are_named = names_bearers(r, group, office, number) && !are_of_a_name(f, group) && (number > 0 || group->name_begin == 0 || f->tokens->items[group->name_begin - 1].kind != DLN_TOKEN_NUMBER)
                         && !(number > 2 && !dln_is_definite_role(r, group, true)) && !(group->name_begin > 0 && dln_token_in(f->tokens, group->name_begin - 1, DLN_LIST_OTHER_PEOPLE)); /* not "all 10 leaders", "four presidents came", "other leaders" */
        count = are_named && number <= 2 ? leaders_of_story(r, group, office, &several, last) : 0;
        if (count < 2)
            count = are_named && number == 0 ? dln_bearers_of_sentence(r, group, &several, last) : 0;
        int32_t then = count < 2 && are_named && number <= 2 ? dln_day_of_old(f, group->begin) : INT32_MAX;
        if (then != INT32_MAX) { /* "NOVEMBER 2006: he saw both presidents" */
            several.then = then;
            count = dln_last_distinct(r, &several, last);
            several.then = 0;
        }
        if (count < 2)
            count = are_named ? dln_last_distinct(r, &several, last) : 0;
        count = number > 2 && count + 1 < number ? 0 : count; /* "the four presidents" are not the two who have been named */
        if (count < 2 && are_both && are_named)
            count = pair_called_so(r, group, office, &several, last);
        if (count < 2 && are_named && number <= 2 && dln_is_definite_role(r, group, number > 0)) { /* those who were it then */
            several.once = true;
            count = dln_last_distinct(r, &several, last);
        }
        for (uint32_t i = 0; count >= 2 && i < count; i++)
            dln_ref_add_party(f, ref, last[i]);
        *rule = "both bearers of a role";
        uint32_t members = count < 2 && number == 0 && dln_is_definite_role(r, group, false) ? dln_ministers_before(r) : DLN_NONE;
        if (members != DLN_NONE)
            dln_ref_add_party(f, ref, members); /* "EU ministers met. The ministers agreed" */
        else if (count < 2 && dln_is_definite_role(r, group, number >= 2))
            read_roles_of_all(r, group, number == 0 ? 2 : number, ref, rule);
    }
}
