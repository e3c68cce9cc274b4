/* src/find/groups_chain.c - what stands before a name: nations, standing, institutions and titles, and the nation behind a title. */
#include "find/groups.h"

/* Of "Togo's football federation", "the Togolese Democratic Union": the token behind the words that stand behind the nation and make a body of
 * its own within it; at: there are none. */
static uint32_t behind_body_within(const dln_finder *f, size_t k, uint32_t at, bool must_be_name)
{
    enum { LENGTH = 8 };
    const dln_item *item = item_at(f, k);
    uint32_t end = at, i = at;
    bool is_known = item != NULL && item->begin == at && (item->kind == DLN_ITEM_TITLE || item->kind == DLN_ITEM_INSTITUTION || is_nation(item));
    if (is_known || (item != NULL && item->begin == at && item->kind == DLN_ITEM_STANDING && (token_at(f, at)->flags & DLN_CAPITAL) == 0))
        return at;
    bool is_body = false;
    for (; i < f->tokens->count && i < at + LENGTH && !ends_paragraph(f, i) && token_at(f, i)->kind == DLN_TOKEN_WORD; i++) {
        const dln_token *token = token_at(f, i);
        bool is_capital = (token->flags & DLN_CAPITAL) != 0, is_joint = i > at && (is_and(f, i) || is_word(f, i, "of") || is_word(f, i, "for") || is_article(f, i));
        if (!is_capital && !is_joint && (must_be_name || (token->tables & (dln_table_bit(DLN_TABLE_WORDS) | dln_table_bit(DLN_TABLE_VERBS) | dln_table_bit(DLN_TABLE_TITLES) | dln_table_bit(DLN_TABLE_REFERENCES))) != 0))
            break;
        is_body |= is_capital && dln_is_name_word(f, i, DLN_NAME_THING);
        if (!is_joint)
            end = i + 1;
    }
    return is_body || !must_be_name ? end : at;
}

/* The president, leader or secretary-general of what is no state: the head of it, of a party its leader. */
static void head_another(const dln_finder *f, dln_group *group)
{
    uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_OFFICE);
    if (office == DLN_OFFICE_LEADER)
        group->title = dln_row_find(f->lexicon, DLN_TABLE_TITLES, DLN_SPAN("party-leader"));
    else if (office == DLN_OFFICE_HEAD_OF_STATE || office == DLN_OFFICE_HEAD_OF_ORGANISATION)
        group->title = dln_row_find(f->lexicon, DLN_TABLE_TITLES, DLN_SPAN("head-of"));
}

/* Moves *k and *stop behind the body within the nation that the title is of; false: it is the nation's own. */
static bool take_body_within(const dln_finder *f, dln_group *group, size_t *k, uint32_t *stop, bool must_be_name)
{
    uint32_t end = group->title == DLN_NONE || group->is_plural ? *stop : behind_body_within(f, *k, *stop, must_be_name);
    if (end == *stop)
        return false;
    head_another(f, group);
    group->is_of_body_within = true;
    *stop = end;
    while (item_at(f, *k) != NULL && item_at(f, *k)->begin < end)
        ++*k;
    return true;
}

/* "of Togo", "of the Togolese parliament" behind an institution: whose it is. */
static void take_whose(const dln_finder *f, dln_group *group, size_t *k, uint32_t *end)
{
    uint32_t at = *end + 1 + is_article(f, *end + 1);
    const dln_item *nation = item_at(f, *k), *house = item_at(f, *k + 1);
    if (group->is_plural || group->nation_count > 0 || !is_word(f, *end, "of") || nation == NULL || nation->begin != at || !is_nation(nation))
        return;
    bool has_house = house != NULL && house->begin == nation->end + is_possessive_mark(f, nation->end) && house->kind == DLN_ITEM_INSTITUTION;
    if (nation->kind == DLN_ITEM_ADJECTIVE && !has_house)
        return;
    add_nation(group, nation_of(f, nation));
    *k += 1 + has_house;
    *end = has_house ? house->end : nation->end;
}

/* "his counterparts in Chad and Togo": whose they are. "his counterparts in Chad" tells as well where they were. */
static bool is_in_several(const dln_finder *f, const dln_group *group, size_t k, uint32_t in)
{
    const dln_item *first = item_at(f, k), *second = item_at(f, k + 1);
    bool are_two = group->is_plural && group->reference != DLN_NONE && is_word(f, in, "in") && first != NULL && second != NULL && first->kind == DLN_ITEM_COUNTRY && second->kind == DLN_ITEM_COUNTRY;
    return are_two && second->begin == first->end + 1 && (is(f, first->end, ",") || is_and(f, first->end));
}

/* "of Chad", "of the Republic of Chad", "for the Austrian Foreign Ministry" after a title: the nation named there. Moves *k and *end. */
bool groups_take_of(const dln_finder *f, dln_group *group, size_t *k, uint32_t *end, bool may_be_for)
{
    uint32_t at = *end;
    if (!is_word(f, at, "of") && !is_in_several(f, group, *k, at) && !(group->is_plural && is_word(f, at, "from")) && !(may_be_for && (is_word(f, at, "for") || is_word(f, at, "at") || is_word(f, at, "from"))))
        return false;
    at++;
    while (is_article(f, at))
        at++;
    const dln_item *item = item_at(f, *k);
    if (item != NULL && group->is_plural && item->begin == at + 1 && (item->flags & DLN_ITEM_REGION) != 0)
        at++; /* "of the five Baltic states" */
    if (item == NULL || item->begin != at)
        return false;
    if (item->kind == DLN_ITEM_STANDING) { /* "of the newly elected ..." */
        return false;
    }
    dln_nation land = group->title == DLN_NONE || !dln_text_in(f->lexicon, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE), DLN_LIST_TITLES_OF_TOWNS) ? DLN_NO_NATION : dln_country_of_town(f, item);
    if (dln_has_nation(land)) { /* "the mayor of Lome", "the governor of Kisaro region" */
        if (group->nation_count == 0)
            add_nation(group, land);
        *end = item->end + dln_token_in(f->tokens, item->end, DLN_LIST_LANDS_WITHIN);
        ++*k;
        return true;
    }
    size_t next = *k + 1;
    uint32_t stop = item->end;
    if (is_nation(item)) {
        dln_nation nation = nation_of(f, item);
        const dln_item *after = item_at(f, next);
        if (item->kind == DLN_ITEM_ADJECTIVE && take_body_within(f, group, &next, &stop, true)) { /* "of the Chadian Democratic Union" */
            if (group->nation_count == 0)
                add_nation(group, nation);
            *k = next;
            *end = stop;
            return true;
        }
        if (item->kind == DLN_ITEM_ADJECTIVE && (after == NULL || after->begin != stop || (after->kind != DLN_ITEM_INSTITUTION && after->kind != DLN_ITEM_TITLE)))
            return false; /* "of the Chadian people" */
        const dln_item *name = item_at(f, next + 1);
        if (item->kind == DLN_ITEM_ADJECTIVE && !group->is_plural && after->kind == DLN_ITEM_TITLE && name != NULL && name->begin == after->end && is_person_item(name) && !ends_paragraph(f, name->begin))
            return false; /* "a spokesman for Chadian President Deby": the name is his whom he serves */
        if (group->nation_count == 0)
            add_nation(group, nation);
        bool is_owned = is_possessive_mark(f, stop);
        stop += is_owned;
        stop += nation.table == DLN_TABLE_ORGANISATIONS && !group->is_plural && (dln_token_in(f->tokens, stop, DLN_LIST_ORGANISATION_ORGANS)); /* "of the ECOWAS commission" */
        after = item_at(f, next);
        if (is_owned && item->kind == DLN_ITEM_COUNTRY && take_body_within(f, group, &next, &stop, false)) {
            *k = next;
            *end = stop;
            return true;
        }
        if (after != NULL && after->begin == stop && after->kind == DLN_ITEM_INSTITUTION) {
            group->institution = after->row;
            stop = after->end;
            next++;
            if (!group->is_plural && group->title != DLN_NONE && dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_OFFICE) == DLN_OFFICE_HEAD_OF_STATE &&
                dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, after->row, DLN_INSTITUTIONS_KIND) == DLN_INSTITUTION_BODY)
                head_another(f, group); /* "the president of Togo's National Assembly" */
        }
        /* a list: "of Egypt, Sudan and Ethiopia" */
        while (group->is_plural && group->nation_count < DLN_GROUP_NATIONS) {
            uint32_t glue = stop;
            if (is(f, glue, ","))
                glue++;
            if (is_and(f, glue)) {
                glue++;
                glue += is_word(f, glue, "of") || is_word(f, glue, "from"); /* "envoys of Ghana and of Togo" */
            }
            while (is_article(f, glue))
                glue++;
            const dln_item *more = item_at(f, next);
            if (glue == stop || more == NULL || more->begin != glue || (more->kind != DLN_ITEM_COUNTRY && more->kind != DLN_ITEM_ORGANISATION))
                break;
            add_nation(group, nation_of(f, more));
            stop = more->end;
            next++;
        }
    } else if (item->kind == DLN_ITEM_INSTITUTION) {
        group->institution = item->row;
        take_whose(f, group, &next, &stop);
    } else if (item->kind == DLN_ITEM_BODY) {
        group->body = item->row;
        if (group->nation_count == 0)
            add_nation(group, nation_of(f, item));
    } else {
        return false;
    }
    *k = next;
    *end = stop;
    return true;
}

/* Skips "to Syria", "for the Middle East", "on North Korea", if posted somewhere "in Juba", behind a title: that is not whom he serves. */
static void skip_charge(const dln_finder *f, size_t *k, uint32_t *end, bool is_posted)
{
    uint32_t at = *end;
    if (!is_word(f, at, "to") && !is_word(f, at, "for") && !is_word(f, at, "on") && !(is_posted && (is_word(f, at, "in") || is_word(f, at, "at") || is_word(f, at, "with"))))
        return;
    at++;
    while (is_article(f, at))
        at++;
    size_t next = *k;
    bool any = false;
    const dln_item *region = item_at(f, next);
    bool is_region = region != NULL && region->begin == at && region->kind == DLN_ITEM_NAME && is_article(f, at - 1);
    bool is_unknown = is_region && (region->flags & DLN_ITEM_SINGLE) != 0 && is(f, region->end, ",");
    if (is_unknown) { /* "envoy for the Sahel, X" */
        *k = next + 1;
        *end = region->end;
        return;
    }
    for (int more = 0; more < 4; more++) {
        const dln_item *item = item_at(f, next);
        if (item == NULL || item->begin != at || ends_paragraph(f, at) ||
            (!is_nation(item) && item->kind != DLN_ITEM_VENUE && item->kind != DLN_ITEM_PLACE && item->kind != DLN_ITEM_BODY && item->kind != DLN_ITEM_INSTITUTION &&
             item->kind != DLN_ITEM_CAPITAL))
            break;
        const dln_item *title = is_nation(item) ? item_at(f, next + 1) : NULL;
        if (title != NULL && title->begin == item->end && title->kind == DLN_ITEM_TITLE && !ends_paragraph(f, item->end))
            break; /* "an aide to Chadian President Deby" */
        any = true;
        at = item->end;
        next++;
        if (is_and(f, at) && item_at(f, next) != NULL && item_at(f, next)->begin == at + 1 && is_nation(item_at(f, next)))
            at++;
    }
    if (!any)
        return;
    *k = next;
    *end = at;
}

/* "aide to the Chadian president", "aide to the president of Chad": whom he serves is the nation's. */
static void take_served(const dln_finder *f, dln_group *group, size_t *k, uint32_t *end)
{
    uint32_t at = *end;
    if (!is_word(f, at++, "to"))
        return;
    while (is_article(f, at))
        at++;
    const dln_item *nation = item_at(f, *k), *title;
    const dln_item *of = nation == NULL ? NULL : item_at(f, *k + 1);
    if (of != NULL && nation->begin == at && nation->kind == DLN_ITEM_TITLE && title_kind(f, nation->row) == DLN_TITLE_OFFICE && (nation->flags & DLN_ITEM_PLURAL) == 0 && is_word(f, nation->end, "of") &&
        of->begin == nation->end + 1 + is_article(f, nation->end + 1) && of->kind == DLN_ITEM_COUNTRY) {
        if (group->nation_count == 0)
            add_nation(group, nation_of(f, of));
        *k += 2;
        *end = of->end;
        return;
    }
    if (nation == NULL || nation->begin != at || !is_nation(nation))
        return;
    title = item_at(f, *k + 1);
    uint32_t after = nation->end + (is_possessive_mark(f, nation->end) ? 1 : 0);
    if (title == NULL || title->begin != after || title->kind != DLN_ITEM_TITLE || ends_paragraph(f, after))
        return;
    if (title->end < f->tokens->count && f->tokens->items[title->end].kind == DLN_TOKEN_WORD && (f->tokens->items[title->end].flags & DLN_CAPITAL) != 0)
        return; /* "an aide to Chadian President Deby": the name is his whom he serves */
    if (group->nation_count == 0)
        add_nation(group, nation_of(f, nation));
    *k += 2;
    *end = title->end;
}

/* A title that says of nobody whom he serves: "Mr.", "Chief". */
static bool is_form_of_address(const dln_finder *f, const dln_item *item)
{
    return title_kind(f, item->row) != DLN_TITLE_OFFICE ||
           (item->end == item->begin + 1 && (token_at(f, item->begin)->flags & DLN_CAPITAL) != 0 && dln_cell(f->lexicon, DLN_TABLE_TITLES, item->row, DLN_TITLES_OFFICE) == DLN_OFFICE_OFFICIAL);
}

/* "of President Sarr of Senegal, Mr. Ali Diop,", "to the Malian president, Ali Diop,": whom the envoy serves gives him his nation, and the
 * name behind the comma is the envoy's; without one he stays "an envoy of the Malian president". Moves *k to the name, or to its
 * honorifics, and *end to the comma. */
static bool take_master(const dln_finder *f, dln_group *group, bool may_be_nameless, size_t *k, uint32_t *end)
{
    uint32_t at = *end + 1;
    size_t next = *k;
    if (!is_word(f, *end, "of") && !is_word(f, *end, "to"))
        return false;
    while (is_article(f, at))
        at++;
    dln_nation nation = DLN_NO_NATION;
    const dln_item *item = item_at(f, next);
    if (item != NULL && item->begin == at && is_nation(item)) {
        nation = nation_of(f, item);
        at = item->end + is_possessive_mark(f, item->end);
        item = item_at(f, ++next);
    }
    if (item == NULL || item->begin != at || item->kind != DLN_ITEM_TITLE || title_kind(f, item->row) != DLN_TITLE_OFFICE || (item->flags & DLN_ITEM_PLURAL) != 0)
        return false;
    dln_span implied = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, item->row, DLN_TITLES_IMPLIES);
    if (!dln_has_nation(nation) && implied.len > 0 && dln_cell(f->lexicon, DLN_TABLE_TITLES, item->row, DLN_TITLES_OFFICE) == DLN_OFFICE_HEAD_OF_ORGANISATION)
        nation = dln_nation_of_code(f, implied); /* "of the UN Secretary-General" */
    at = item->end;
    item = item_at(f, ++next);
    bool has_name = item != NULL && item->begin == at && is_person_item(item);
    if (has_name) {
        if (!dln_has_nation(nation) && item->kind == DLN_ITEM_PERSON)
            nation = dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, item->row, DLN_PEOPLE_COUNTRY));
        at = item->end;
        item = item_at(f, ++next);
    }
    if (is_word(f, at, "of") && item != NULL && item->begin == at + 1 + is_article(f, at + 1) && is_nation(item)) {
        nation = dln_has_nation(nation) ? nation : nation_of(f, item);
        at = item->end;
        item = item_at(f, ++next);
    }
    skip_charge(f, &next, &at, true);
    item = item_at(f, next);
    const uint32_t behind = at++;
    const size_t named = next;
    for (; item != NULL && item->begin == at && item->kind == DLN_ITEM_TITLE && is_form_of_address(f, item); item = item_at(f, ++next)) {
        bool is_short = is(f, item->end, ".") && (token_at(f, item->end)->flags & DLN_SPACED) == 0; /* "Mr." */
        at = item->end + is_short;
    }
    bool is_named = is(f, behind, ",") && !ends_paragraph(f, at) && item != NULL && item->begin == at && is_person_item(item) && (is(f, item->end, ",") || is(f, item->end, "."));
    const dln_item *servant = item_at(f, named); /* "Special Envoy of the President of Senegal Ali Diop": of nobody known, so not the president's name */
    bool is_beside = !has_name && may_be_nameless && dln_has_nation(nation) && servant != NULL && servant->begin == behind && servant->kind == DLN_ITEM_NAME && (servant->flags & DLN_ITEM_SINGLE) == 0 && !ends_paragraph(f, behind);
    is_named |= is_beside;
    if (!dln_has_nation(nation) || (!is_named && !(may_be_nameless && has_name)))
        return false;
    if (group->nation_count == 0)
        add_nation(group, nation);
    *k = named;
    *end = behind;
    return true;
}

/* Skips "in Lome" of "a government spokesman in Lome, X,": he speaks for the government there. */
static void skip_town(const dln_finder *f, dln_group *group, size_t *k, uint32_t *end)
{
    const dln_item *town = item_at(f, *k), *name = item_at(f, *k + 1);
    if (!is_word(f, *end, "in") || group->institution == DLN_NONE || town == NULL || town->begin != *end + 1 || town->kind != DLN_ITEM_CAPITAL || !is(f, town->end, ",") || !is_person_item(name) ||
        name->begin != town->end + 1 || !is(f, name->end, ","))
        return;
    if (group->nation_count == 0)
        add_nation(group, nation_of(f, town));
    *end = town->end;
    ++*k;
}

/* Skips "for the Water Authority", "of the Ministry of Water and Forests", between a title and the name of who bears it: a body that no
 * table has. */
static void skip_unknown_body(const dln_finder *f, dln_group *group, uint32_t title_end, size_t *k, uint32_t *end)
{
    enum { LENGTH = 9 };
    uint32_t at = title_end + 2;
    if (!(is_word(f, title_end, "for") || is_word(f, title_end, "of")) || !is_word(f, title_end + 1, "the"))
        return;
    bool is_capital = false;
    for (; at < f->tokens->count && at < title_end + LENGTH && !ends_paragraph(f, at) && token_at(f, at)->kind == DLN_TOKEN_WORD; at++) {
        is_capital = (token_at(f, at)->flags & DLN_CAPITAL) != 0;
        if (!is_capital && (at == title_end + 2 || !(is_and(f, at) || is_word(f, at, "of") || is_word(f, at, "for"))))
            return;
    }
    size_t next = *k;
    while (item_at(f, next) != NULL && item_at(f, next)->begin <= at && item_at(f, next)->end <= at)
        next++;
    const dln_item *name = item_at(f, next);
    if (!is_capital || at <= *end || !is(f, at, ",") || name == NULL || name->begin != at + 1 || !is_person_item(name) || !is(f, name->end, ","))
        return;
    const dln_item *first = item_at(f, *k);
    if (first->begin == title_end + 2 && is_nation(first) && group->nation_count == 0) /* "for the Kenyan Water Authority" */
        add_nation(group, nation_of(f, first));
    *k = next;
    *end = at;
}

/* "The Prime Minister and President Sarr", "the foreign minister and Foreign Minister Sarr": offices that no one holds together. */
static bool are_of_two(const dln_finder *f, const dln_item *first, const dln_item *second)
{
    uint32_t a = dln_cell(f->lexicon, DLN_TABLE_TITLES, first->row, DLN_TITLES_OFFICE), b = dln_cell(f->lexicon, DLN_TABLE_TITLES, second->row, DLN_TITLES_OFFICE);
    bool leads = (a == DLN_OFFICE_HEAD_OF_STATE && b == DLN_OFFICE_HEAD_OF_GOVERNMENT) || (a == DLN_OFFICE_HEAD_OF_GOVERNMENT && b == DLN_OFFICE_HEAD_OF_STATE);
    return leads || (a == b && (a == DLN_OFFICE_HEAD_OF_STATE || a == DLN_OFFICE_HEAD_OF_GOVERNMENT || a == DLN_OFFICE_FOREIGN_MINISTER || a == DLN_OFFICE_DEFENCE_MINISTER));
}

/* "State House", "the Kremlin": what may stand there as a place. */
static bool is_house(const dln_finder *f, const dln_group *group)
{
    uint32_t kind = group->body == DLN_NONE ? DLN_BODY_BODY : dln_cell(f->lexicon, DLN_TABLE_BODIES, group->body, DLN_BODIES_KIND);
    return kind == DLN_BODY_SEAT || kind == DLN_BODY_WEAKBODY;
}

/* "the ministry's press service told reporters": a verb stands between, whose objects they are; not "Chad's detained ministers". */
static bool is_told_between(const dln_finder *f, uint32_t from, const dln_item *told)
{
    if (((told->flags & DLN_ITEM_PLURAL) == 0 && told->kind != DLN_ITEM_BODY) || told->begin < from + 2 || !dln_starts_table(f, told->begin - 1, DLN_TABLE_VERBS))
        return false;
    return !dln_ends_with(dln_token_text(f->tokens, told->begin - 1), DLN_SPAN("ing"));
}

uint8_t groups_standing_of(const dln_finder *f, const dln_item *item)
{
    uint32_t standing = dln_cell(f->lexicon, DLN_TABLE_STANDING, item->row, DLN_STANDING_STANDING);
    return standing < 2 ? (uint8_t)(standing + 1) : 0;
}

/* Reads what may stand before a name from item k on: nations, standing, institutions, titles. Stops before the name or at
 * the first item that does not belong. Returns the item to go on with. */
size_t groups_read_chain(const dln_finder *f, size_t k, dln_group *group, uint32_t *stop)
{
    uint32_t end = item_at(f, k)->begin;
    size_t at = k;
    group->begin = end;
    for (;;) {
        const dln_item *item = item_at(f, at);
        if (item == NULL || (at > k && !follows(f, at, end)))
            break;
        if (item->kind == DLN_ITEM_STANDING) {
            uint8_t standing = groups_standing_of(f, item);
            if (standing != 0 && group->title == DLN_NONE)
                group->standing = standing;
        } else if (is_nation(item)) {
            if ((item->kind == DLN_ITEM_ADJECTIVE && is_house(f, group)) || group->title != DLN_NONE || group->institution != DLN_NONE || (group->nation_count > 0 && (item->kind != DLN_ITEM_ORGANISATION || item->begin > end))) /* "the EU-ASEAN summit": two */
                break;
            if (group->nation_count > 0)
                group->nation_count = 0; /* "European Union NATO envoy": the nearer */
            add_nation(group, nation_of(f, item));
            group->item = (uint32_t)at;
        } else if (item->kind == DLN_ITEM_CAPITAL) {
            const dln_item *next = item_at(f, at + 1);
            if (group->nation_count > 0 || group->title != DLN_NONE || !is_possessive_mark(f, item->end) || next == NULL)
                break;
            add_nation(group, nation_of(f, item));
            group->item = (uint32_t)at;
        } else if (item->kind == DLN_ITEM_BODY) {
            if (group->body != DLN_NONE || group->title != DLN_NONE)
                break;
            group->body = item->row;
            if (group->nation_count == 0)
                add_nation(group, nation_of(f, item));
            group->item = (uint32_t)at;
        } else if (item->kind == DLN_ITEM_INSTITUTION) {
            uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, item->row, DLN_INSTITUTIONS_KIND);
            if (group->institution != DLN_NONE || group->title != DLN_NONE)
                break;
            if (group->body == DLN_NONE || (kind != DLN_INSTITUTION_NONSTATE && kind != DLN_INSTITUTION_SIDE && kind != DLN_INSTITUTION_PEOPLE)) { /* "FARC rebels", "Hamas negotiators" are that body */
                group->institution = item->row;
                group->item = (uint32_t)at;
            }
        } else if (item->kind == DLN_ITEM_TITLE) {
            uint32_t kind = title_kind(f, item->row);
            bool is_first = group->title == DLN_NONE;
            if (kind == DLN_TITLE_HONORIFIC && is_first && (group->body != DLN_NONE || group->institution != DLN_NONE))
                break; /* "At the State Department Mr. Tillerson met ..." */
            if (kind == DLN_TITLE_HONORIFIC)
                group->is_honorific = true;
            if (is_first || (title_kind(f, group->title) != DLN_TITLE_OFFICE && kind == DLN_TITLE_OFFICE))
                group->title = item->row;
            else if (!is_first && (item->flags & DLN_ITEM_PLURAL) != 0)
                break;
            group->is_plural |= (item->flags & DLN_ITEM_PLURAL) != 0;
            group->item = (uint32_t)at;
        } else {
            break;
        }
        end = item->end;
        at++;
        if (item->kind == DLN_ITEM_TITLE) {
            if (is(f, end, ".") && (token_at(f, end)->flags & DLN_SPACED) == 0 && item_at(f, at) != NULL && item_at(f, at)->begin == end + 1 &&
                title_kind(f, item->row) != DLN_TITLE_ORDINARY && item->end - item->begin <= 3 && token_at(f, item->end - 1)->len <= 5 && !ends_paragraph(f, end + 1))
                end++; /* "Gen. Smith", "Lt. Gen. Smith" */
            uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, item->row, DLN_TITLES_OFFICE);
            bool serves = office == DLN_OFFICE_SPOKESPERSON || office == DLN_OFFICE_OFFICIAL || office == DLN_OFFICE_HEAD_OF_ORGANISATION;
            bool has_charge = office == DLN_OFFICE_ENVOY || office == DLN_OFFICE_AMBASSADOR;
            if ((serves || has_charge) && !group->is_plural && take_master(f, group, has_charge, &at, &end))
                continue;
            bool is_at = office == DLN_OFFICE_MINISTER && is_word(f, end, "at"); /* "a minister at the Foreign Office" */
            if (groups_take_of(f, group, &at, &end, serves || is_at) ? has_charge : has_charge || office == DLN_OFFICE_MINISTER || office == DLN_OFFICE_OFFICIAL || office == DLN_OFFICE_HEAD_OF_ORGANISATION) {
                if (office == DLN_OFFICE_OFFICIAL)
                    take_served(f, group, &at, &end);
                skip_charge(f, &at, &end, has_charge);
                if (group->nation_count == 0 && group->institution == DLN_NONE && (serves || has_charge))
                    groups_take_of(f, group, &at, &end, true); /* "director for Africa at Chad's foreign ministry" */
            }
            if (serves && group->institution != DLN_NONE && group->nation_count > 0 && (is_word(f, end, "to") || is_word(f, end, "in")))
                skip_charge(f, &at, &end, true); /* "head of the EU delegation to Chad", "chief of the ECOWAS mission in Chad" */
            if (office == DLN_OFFICE_SPOKESPERSON && !group->is_plural)
                skip_town(f, group, &at, &end);
            if (serves && !group->is_plural)
                skip_unknown_body(f, group, item->end, &at, &end);
            const dln_item *servant = item_at(f, at); /* "the Chadian prime minister's adviser" */
            if (is_possessive_mark(f, end) && servant != NULL && servant->begin == end + 1 && servant->kind == DLN_ITEM_TITLE && title_kind(f, servant->row) == DLN_TITLE_OFFICE && !group->is_plural) {
                const dln_item *name = item_at(f, at + 1);
                bool is_named = is_person_item(name) && name->begin == servant->end + is(f, servant->end, ",");
                if (is_named && group->nation_count == 0 && group->institution == DLN_NONE && group->body == DLN_NONE) /* "the president's envoy, X": whose is told apart */
                    break;
                dln_span implied = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_IMPLIES);
                if (group->nation_count == 0 && implied.len > 0) /* "the UN Secretary-General's envoy" */
                    add_nation(group, dln_nation_of_code(f, implied));
                group->title = DLN_NONE;
                end = servant->begin;
                continue;
            }
            /* "prime minister and foreign minister Hor Samnang" */
            const dln_item *more = item_at(f, at);
            if (is_and(f, end) && more != NULL && more->begin == end + 1 && more->kind == DLN_ITEM_TITLE && !group->is_plural &&
                (more->flags & DLN_ITEM_PLURAL) == 0 && !are_of_two(f, item, more)) {
                const dln_item *name = item_at(f, at + 1);
                bool is_surname = name != NULL && (name->kind == DLN_ITEM_FAMILY || (name->flags & DLN_ITEM_SINGLE) != 0), is_told = item->begin > 0 && is_article(f, item->begin - 1); /* "The Minister and Foreign Minister Zarif": two */
                if (name != NULL && name->begin == more->end && is_person_item(name) && !(is_surname && is_told)) {
                    end = more->end;
                    at++;
                }
            }
            continue;
        }
        if (is_possessive_mark(f, end)) {
            const dln_item *more = item_at(f, at);
            uint32_t after = end + 1;
            if (item->kind == DLN_ITEM_STANDING)
                break;
            if (more == NULL || more->begin < after || ends_paragraph(f, more->begin))
                break;
            if (more->begin == after && is_nation(item) && (more->kind == DLN_ITEM_PERSON || (more->kind == DLN_ITEM_NAME && (more->flags & DLN_ITEM_SINGLE) == 0) ||
                                                            (more->kind == DLN_ITEM_FAMILY && dln_family_serves(f, more, nation_of(f, item))))) {
                group->is_owned = true; /* "Britain's David Rutley" */
                end = after;
                break;
            }
            bool is_of_one = group->nation_count > 0 || (item->kind == DLN_ITEM_INSTITUTION && group->begin > 0 && is_word(f, group->begin - 1, "the")); /* "the ministry's Ann King" */
            if (more->begin == after && group->title == DLN_NONE && is_of_one && (item->kind == DLN_ITEM_INSTITUTION || item->kind == DLN_ITEM_BODY) &&
                (more->kind == DLN_ITEM_PERSON || (more->kind == DLN_ITEM_NAME && (more->flags & DLN_ITEM_SINGLE) == 0))) {
                group->is_owned = true; /* "the Malian foreign ministry's Ann King" */
                group->institution = group->nation_count > 0 ? DLN_NONE : group->institution;
                group->body = DLN_NONE;
                end = after;
                break;
            }
            bool belongs = more->kind == DLN_ITEM_TITLE || more->kind == DLN_ITEM_INSTITUTION || more->kind == DLN_ITEM_STANDING || more->kind == DLN_ITEM_BODY;
            if (!belongs || (more->begin != after && (!is_gap(f, after, more->begin) || is_told_between(f, after, more))))
                break;
            end = more->begin;
        } else if ((item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_ADJECTIVE || item->kind == DLN_ITEM_STANDING) && at > k) {
            const dln_item *more = item_at(f, at); /* "the Chadian civilian foreign minister" */
            if (more != NULL && more->kind == DLN_ITEM_TITLE && more->begin == end + 1 && is_gap(f, end, end + 1) && !ends_paragraph(f, more->begin) &&
                !dln_starts_table(f, end, DLN_TABLE_VERBS))
                end = more->begin;
        }
    }
    *stop = end;
    return at;
}
