/* src/find/people_introduced.c - what stands beside a name makes of its bearer: title, nation, honorific. Who he is: people_named.c. */
#include "find/parties.h"

uint32_t dln_honorific_before(const dln_finder *f, const dln_group *group)
{
    if (group->item == 0)
        return DLN_NONE;
    const dln_item *before = &f->items[group->item - 1];
    if (before->kind != DLN_ITEM_TITLE || before->end != group->name_begin || dln_cell(f->lexicon, DLN_TABLE_TITLES, before->row, DLN_TITLES_KIND) != DLN_TITLE_HONORIFIC)
        return DLN_NONE;
    return before->row;
}

dln_nation dln_nation_of_team_led(const dln_finder *f, const dln_group *group)
{
    const dln_group *team = group + 1 < f->groups + f->group_count ? group + 1 : NULL;
    if (team == NULL || group->nation_count > 0 || !dln_token_in_small(f->tokens, group->end, DLN_LIST_HEADS_TEAM) || team->kind != DLN_GROUP_INSTITUTION || team->nation_count != 1 || team->begin < group->end || team->begin > group->end + 2)
        return DLN_NO_NATION;
    bool is_side = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, team->institution, DLN_INSTITUTIONS_KIND) == DLN_INSTITUTION_SIDE;
    return is_side ? team->nations[0] : DLN_NO_NATION;
}

/* The nation whose title it is if none is named: Britain's foreign secretary; but "DHAKA - Foreign Secretary Haque" is of Bangladesh, and
 * "Foreign Secretary Haque led the Indian side" of India. */
static dln_nation nation_implied(const dln_finder *f, const dln_group *group, uint32_t title, dln_span implied)
{
    dln_nation led = dln_nation_of_team_led(f, group);
    if (dln_has_nation(led))
        return led;
    dln_span role = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE);
    dln_nation here = f->dateline_country == DLN_NONE ? DLN_NO_NATION : (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
    bool has_its_own = dln_span_is(role, "Foreign Secretary") && dln_has_nation(here) && dln_text_in(f->lexicon, dln_nation_code(f, here), DLN_LIST_OWN_SECRETARIES);
    return has_its_own ? here : dln_nation_of_code(f, implied);
}

/* What title and nation beside a name tell of its bearer. */
void dln_introduce(dln_finder *f, uint32_t index, const dln_group *group)
{
    dln_doc_party *party = &f->doc->parties[index];
    dln_known *known = &f->known[index];
    dln_nation nation = group->nation_count > 0 ? group->nations[0] : DLN_NO_NATION;
    uint32_t title = group->title;
    dln_office before = (dln_office)known->office;
    if (known->honorific == DLN_NONE)
        known->honorific = dln_honorific_before(f, group);
    if (title != DLN_NONE && known->told_end == 0) {
        known->is_told_bare = group->nation_count == 0 && group->standing != 1 && group->begin + 1 < f->tokens->count && dln_token_says(f->tokens, group->begin, "president") && (f->tokens->items[group->begin].flags & DLN_CAPITAL) != 0 &&
                              (f->tokens->items[group->begin + 1].flags & DLN_CAPITAL) != 0;
        known->told_begin = group->begin;
        known->told_end = group->end;
    }
    if (title != DLN_NONE) {
        uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_KIND), gender = dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_GENDER);
        dln_span implied = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_IMPLIES);
        if (gender != UINT32_MAX && (party->gender == DLN_GENDER_UNKNOWN || known->person == DLN_NONE))
            party->gender = gender == 0 ? DLN_GENDER_MALE : DLN_GENDER_FEMALE;
        if (!dln_has_nation(nation) && implied.len > 0 && known->person == DLN_NONE)
            nation = nation_implied(f, group, title, implied);
        if (kind == DLN_TITLE_ORDINARY && known->person == DLN_NONE && !known->is_introduced)
            party->is_ordinary = known->is_civilian = true;
        if (kind == DLN_TITLE_OFFICE || kind == DLN_TITLE_ANONYMOUS) {
            dln_office office = dln_office_of_title(f, title, dln_has_nation(nation) ? nation : known->nation);
            if (kind == DLN_TITLE_OFFICE)
                party->is_ordinary = false;
            if (office != DLN_OFFICE_NONE && (known->office == DLN_OFFICE_NONE || office < DLN_OFFICE_OFFICIAL) && group->standing != 1 &&
                (known->person == DLN_NONE || known->office == DLN_OFFICE_NONE)) {
                known->office = (uint8_t)office;
                party->party.role = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE);
            }
            if (party->party.role.len == 0)
                party->party.role = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE);
            party->is_spokesperson |= office == DLN_OFFICE_SPOKESPERSON && known->person == DLN_NONE;
            party->party.is_non_state |= office == DLN_OFFICE_PARTY_LEADER && known->person == DLN_NONE;
            known->is_introduced |= kind == DLN_TITLE_OFFICE || dln_has_nation(nation);
        }
        if (kind == DLN_TITLE_HONORIFIC)
            known->is_introduced |= dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_OFFICE) != UINT32_MAX;
    }
    known->is_introduced |= group->is_owned;
    if (group->body != DLN_NONE && known->person == DLN_NONE && dln_cell(f->lexicon, DLN_TABLE_BODIES, group->body, DLN_BODIES_KIND) == DLN_BODY_NONSTATE)
        party->party.is_non_state = true; /* "the Transnistrian leader" */
    if (dln_has_nation(nation)) {
        bool is_new = !dln_has_nation(known->nation);
        bool is_sent = known->person != DLN_NONE && before >= DLN_OFFICE_MINISTER && before != DLN_OFFICE_LEADER && title != DLN_NONE && group->standing != 1 &&
                       dln_office_of_title(f, title, nation) >= DLN_OFFICE_ENVOY; /* "UN envoy Jan Kubis", once a minister at home */
        /* an organisation is whom one serves; a state named later does not undo it */
        if (is_new || ((known->person == DLN_NONE || is_sent) && known->nation.table == DLN_TABLE_COUNTRIES && nation.table == DLN_TABLE_ORGANISATIONS && title != DLN_NONE)) {
            known->nation = nation;
            party->party.country = dln_nation_code(f, nation);
            if (known->person == DLN_NONE && nation.table == DLN_TABLE_COUNTRIES && dln_cell(f->lexicon, DLN_TABLE_COUNTRIES, nation.row, DLN_COUNTRIES_ORDER) == 1)
                known->family = 0;
        }
    }
}
