/* src/find/groups.c - items to groups: names, roles, counterparts, and lists of nations or names under one title. */
#include "find/dates.h"
#include "find/groups.h"

enum { LIST_ITEMS = DLN_GROUP_NATIONS };

/* "a delegation of Chad", "a delegation of eight from the Chadian Sejm": whose it is stands behind it. */
static bool is_of_delegation(const dln_finder *f, uint32_t at)
{
    enum { NEAR = 7 };
    for (uint32_t i = at; i > 0 && at - i < NEAR && !ends_paragraph(f, i); i--) {
        if (dln_token_in(f->tokens, i - 1, DLN_LIST_DELEGATIONS))
            return true;
    }
    return false;
}

/* "a Pakistani delegation headed by Foreign Secretary X", "the Chadian side, led by X,": who leads it is of its nation, and known by that. */
static void add_nation_of_delegation(const dln_finder *f, dln_group *group)
{
    uint32_t by = group->begin;
    by -= by > 4 && dln_token_in(f->tokens, by - 1, DLN_LIST_OWNERS); /* "led by its minister" */
    if (group->kind != DLN_GROUP_PERSON || group->nation_count > 0 || by < 4 || !is_word(f, by - 1, "by") || !dln_token_in(f->tokens, by - 2, DLN_LIST_LED_WORDS))
        return;
    uint32_t end = by - 2 - is(f, by - 3, ",");
    end -= dln_word_is_class(f, end - 1, DLN_CLASS_BE); /* "the delegation was led by" */
    bool is_represented = is_word(f, by - 2, "represented");
    for (size_t k = group->item; k > 0; k--) {
        const dln_item *side = item_at(f, k - 1);
        if (side->end > end)
            continue;
        const dln_item *nation = k > 1 ? item_at(f, k - 2) : NULL;
        bool is_house = side->kind == DLN_ITEM_INSTITUTION || (side->kind == DLN_ITEM_NAME && is_of_delegation(f, side->begin)); /* "of the Chadian Sejm" */
        bool is_behind_nation = is_house && is_nation(nation) && nation->end + is_possessive_mark(f, nation->end) == side->begin;
        if (side->end == end && is_behind_nation)
            add_nation(group, nation_of(f, nation));
        else if (side->end == end && (is_nation(side) || side->kind == DLN_ITEM_BODY) && (is_represented || is_of_delegation(f, side->begin)))
            add_nation(group, nation_of(f, side));
        group->is_owned |= group->nation_count > 0 && (item_at(f, group->item)->flags & DLN_ITEM_SINGLE) == 0;
        return;
    }
}

/* "Kenyan Foreign Minister X and Defence Minister Y": of one country, which the first title tells. */
static void add_nation_of_colleague(const dln_finder *f, dln_group *group)
{
    const dln_group *first = f->group_count > 0 ? &f->groups[f->group_count - 1] : NULL;
    if (first == NULL || group->kind != DLN_GROUP_PERSON || first->kind != DLN_GROUP_PERSON || group->title == DLN_NONE || first->title == DLN_NONE || group->nation_count > 0 || first->nation_count != 1 ||
        first->nations[0].table != DLN_TABLE_COUNTRIES || group->institution != DLN_NONE || group->body != DLN_NONE || item_at(f, group->item)->kind != DLN_ITEM_NAME || !is_and(f, first->end) ||
        group->begin != first->end + 1 || first->end != first->name_end || first->is_owned)
        return;
    uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_OFFICE), own = dln_cell(f->lexicon, DLN_TABLE_TITLES, first->title, DLN_TITLES_OFFICE);
    bool is_of_cabinet = office <= DLN_OFFICE_MINISTER && own <= DLN_OFFICE_MINISTER && office != own && title_kind(f, group->title) == DLN_TITLE_OFFICE;
    if (is_of_cabinet && dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_IMPLIES).len == 0)
        add_nation(group, first->nations[0]);
}

static dln_group *add_group(dln_finder *f, dln_group group)
{
    add_nation_of_delegation(f, &group);
    add_nation_of_colleague(f, &group);
    dln_group *added = dln_arena_push(f->doc->arena, &f->groups, &f->group_count, &f->group_capacity, sizeof *added);
    if (added != NULL)
        *added = group;
    return added;
}

static uint32_t before_article(const dln_finder *f, uint32_t begin)
{
    return begin > 0 && is_article(f, begin - 1) && !ends_paragraph(f, begin) ? begin - 1 : begin;
}


/* How many names stand in a list from item k on: "X of Chad and Y". */
static uint32_t count_names(const dln_finder *f, size_t k)
{
    uint32_t count = 0, end = item_at(f, k)->begin;
    for (const dln_item *item = item_at(f, k); count < LIST_ITEMS && is_person_item(item) && item->begin == end; item = item_at(f, k)) {
        count++;
        k++;
        end = item->end;
        const dln_item *nation = item_at(f, k);
        if ((is_word(f, end, "of") || is(f, end, "(")) && nation != NULL && nation->begin == end + 1 && is_nation(nation)) {
            end = nation->end + (is(f, nation->end, ")") ? 1 : 0);
            k++;
        }
        if (is(f, end, ","))
            end++;
        if (is_and(f, end))
            end++;
        const dln_item *honorific = item_at(f, k);
        if (honorific != NULL && honorific->begin == end && honorific->kind == DLN_ITEM_TITLE)
            groups_skip_honorifics(f, &k, &end);
    }
    return count;
}

/* "the leaders of Chad and Niger - X and Y -", "(X and Y)": where the names of as many as there are nations begin; at: they do not. */
static uint32_t behind_dash(const dln_finder *f, const dln_group *group, size_t k, uint32_t at)
{
    const dln_item *name = item_at(f, k);
    bool is_open = is(f, at, "--") || is(f, at, "\xE2\x80\x93") || is(f, at, "\xE2\x80\x94") || is(f, at, "(") || is(f, at, ":") || (is(f, at, "-") && (token_at(f, at)->flags & DLN_SPACED) != 0);
    return is_open && group->is_plural && group->nation_count > 1 && is_person_item(name) && name->begin == at + 1 && count_names(f, k) == group->nation_count ? at + 1 : at;
}

/* The group of a name at item k that a chain (or nothing) precedes. */
static size_t take_name(dln_finder *f, size_t k, dln_group *group)
{
    dln_item *given = &f->items[k];
    const dln_item *family = item_at(f, k + 1), *item = given;
    bool is_long = family != NULL && family->kind == DLN_ITEM_FAMILY && family->end > family->begin + 1 && family->begin == given->end && !ends_paragraph(f, family->begin);
    if (is_long && group->title != DLN_NONE && given->kind == DLN_ITEM_NAME && (given->flags & (DLN_ITEM_SINGLE | DLN_ITEM_HEADLINE)) == DLN_ITEM_SINGLE) {
        given->end = family->end; /* "Prime Minister Adel Abdul Mahdi": of a family name of two words in the tables */
        given->flags &= (uint8_t)~DLN_ITEM_SINGLE;
        k++;
        f->items[k] = *given;
    }
    group->kind = DLN_GROUP_PERSON;
    group->flags &= (uint8_t)~DLN_REF_ANONYMOUS; /* "a Kenyan official, Musa Danladi," */
    group->item = (uint32_t)k;
    group->name_begin = item->begin;
    group->name_end = item->end;
    group->end = item->end;
    group->begin = before_article(f, group->begin);
    if (is_possessive_mark(f, item->end))
        group->flags |= DLN_REF_POSSESSIVE;
    size_t next = groups_read_apposition(f, k + 1, group);
    add_group(f, *group);
    return next;
}

/* "X and of Niger Y", "X, and of Niger, Y,", "X, and Niger, Y": the item of the next name behind its own nation, which is added to those of the
 * list; k: the nation or the name does not stand there. end: of the name before. */
static size_t take_own_nation(const dln_finder *f, size_t k, uint32_t end, dln_group *listed)
{
    uint32_t at = end + (is(f, end, ",") || is(f, end - 1, ","));
    bool has_comma = at > end || is(f, end - 1, ",");
    at = is(f, end - 1, ",") ? end : at;
    at += is_and(f, at);
    bool is_of = is_word(f, at, "of") || is_word(f, at, "from");
    at += is_of;
    at += is_article(f, at);
    const dln_item *nation = item_at(f, k), *name = item_at(f, k + 1);
    if (at == end || nation == NULL || nation->begin != at || !(nation->kind == DLN_ITEM_COUNTRY || nation->kind == DLN_ITEM_ORGANISATION) || !is_person_item(name) || ends_paragraph(f, name->begin))
        return k;
    bool is_put_off = is(f, nation->end, ",") && name->begin == nation->end + 1;
    if (!(is_of && name->begin == nation->end) && !(is_put_off && (is_of || has_comma)))
        return k;
    add_nation(listed, nation_of(f, nation));
    return k + 1;
}

/* "delegations of Chad and Niger headed by Ministers X and Y": each is of the one that he heads. */
static void lend_nations(const dln_finder *f, dln_group *listed)
{
    const dln_group *sides = f->group_count > 0 ? &f->groups[f->group_count - 1] : NULL;
    if (sides == NULL || listed->nation_count > 0 || sides->kind != DLN_GROUP_INSTITUTION || sides->nation_count < 2 || !is_word(f, listed->begin - 1, "by") ||
        !dln_token_in(f->tokens, listed->begin - 2, DLN_LIST_LED_WORDS) || sides->end != listed->begin - 2 - is(f, listed->begin - 3, ","))
        return;
    for (uint8_t i = 0; i < sides->nation_count; i++)
        add_nation(listed, sides->nations[i]);
}

/* "Chad, Niger and Mali, represented by Ministers X, Y and Z": each is of the one of the list before. */
static void lend_listed_nations(const dln_finder *f, dln_group *listed)
{
    size_t last = f->group_count, count = 0;
    if (listed->nation_count > 0 || listed->begin < 4 || !is_word(f, listed->begin - 1, "by") || !is_word(f, listed->begin - 2, "represented"))
        return;
    for (uint32_t end = listed->begin - 2 - is(f, listed->begin - 3, ","); count < last && count < LIST_ITEMS;) {
        const dln_group *nation = &f->groups[last - 1 - count];
        if (nation->kind != DLN_GROUP_NATION || nation->end != end)
            break;
        count++;
        end = nation->begin - (nation->begin > 0 && (is_and(f, nation->begin - 1) || is(f, nation->begin - 1, ",")));
        if (end == nation->begin)
            break;
    }
    for (size_t i = 0; i < count && count > 1; i++)
        add_nation(listed, f->groups[last - count + i].nations[0]);
}

/* Names under a title in the plural: "Presidents X of Chad and Y of Niger", "the ministers, X and Y,". */
static size_t take_names(dln_finder *f, size_t k, const dln_group *head)
{
    dln_group listed = *head;
    lend_nations(f, &listed);
    lend_listed_nations(f, &listed);
    for (size_t before = k; before > 0 && f->items[before - 1].begin >= head->begin; before--) {
        if ((f->items[before - 1].flags & DLN_ITEM_REGION) != 0)
            listed.nation_count = 0; /* "Baltic presidents X and Y" */
    }
    uint32_t begin = 0; /* of the nation before the name, if it has its own */
    for (int i = 0; i < LIST_ITEMS; i++) {
        const dln_item *item = item_at(f, k);
        dln_group group = groups_empty();
        group.begin = i == 0 ? listed.begin : begin != 0 ? begin : item->begin;
        group.title = listed.title;
        group.is_listed = true;
        group.reference = listed.reference; /* "his Malian and Togolese counterparts, X and Y" */
        group.standing = listed.standing;
        if (listed.nation_count == 1)
            group.nations[group.nation_count++] = listed.nations[0];
        else if (listed.nation_count > i && listed.nation_count > 1)
            group.nations[group.nation_count++] = listed.nations[i];
        k = take_name(f, k, &group);
        uint32_t end = f->group_count > 0 ? f->groups[f->group_count - 1].end : 0, glue = end;
        if (is(f, glue, ","))
            glue++;
        if (is_and(f, glue))
            glue++;
        if (is_word(f, glue, "respectively"))
            break;
        size_t own = listed.nation_count == i + 1 && i + 1 < LIST_ITEMS ? take_own_nation(f, k, end, &listed) : k; /* "the ministers of Chad, X, and of Niger, Y" */
        begin = own == k ? 0 : item_at(f, k)->begin - is_article(f, item_at(f, k)->begin - 1);
        begin -= begin > 0 && (is_word(f, begin - 1, "of") || is_word(f, begin - 1, "from"));
        const dln_item *next = item_at(f, own);
        if (own != k) {
            k = own;
            continue;
        }
        /* "X of Chad and Y of Niger": the comma of an apposition is inside the group */
        if (next == NULL || next->begin != glue || !is_person_item(next) || (glue == end && !is(f, end - 1, ",")))
            break;
    }
    return k;
}

/* "the Egyptian, Sudanese and Ethiopian foreign ministers": a list of nations before one head. Returns the item of the head, 0: none. */
static size_t read_nation_list(const dln_finder *f, size_t k, dln_group *group)
{
    enum { MOST = 64 }; /* no list of ten thousand is read again from each of its nations */
    size_t at = k + 1;
    uint32_t end = item_at(f, k)->end;
    add_nation(group, nation_of(f, item_at(f, k)));
    if (is_possessive_mark(f, end)) /* "Chad's and Niger's experts" */
        end++;
    for (;;) {
        uint32_t glue = end;
        bool has_and = false;
        if (is(f, glue, ","))
            glue++;
        if (is_and(f, glue))
            glue++, has_and = true;
        if (glue == end && dln_is_hyphen(f, glue, f->tokens->count))
            glue++, has_and = true;
        while (is_article(f, glue))
            glue++;
        const dln_item *item = item_at(f, at);
        if (at - k > MOST || glue == end || item == NULL || item->begin != glue || !is_nation(item) || ends_paragraph(f, item->begin))
            return 0;
        add_nation(group, nation_of(f, item));
        end = item->end;
        at++;
        if (is_possessive_mark(f, end))
            end++;
        if (has_and)
            break;
    }
    const dln_item *head = item_at(f, at);
    while (head != NULL && head->kind == DLN_ITEM_STANDING && head->begin == end) {
        end = head->end;
        head = item_at(f, ++at);
    }
    if (head == NULL || head->begin != end || ends_paragraph(f, head->begin))
        return 0;
    if (head->kind == DLN_ITEM_TITLE && (head->flags & DLN_ITEM_PLURAL) != 0) {
        group->title = head->row;
        return at;
    }
    if (head->kind == DLN_ITEM_REFERENCE && dln_cell(f->lexicon, DLN_TABLE_REFERENCES, head->row, DLN_REFERENCES_MEANS) == DLN_MEANS_COUNTERPARTS) {
        group->reference = head->row;
        return at;
    }
    if (head->kind == DLN_ITEM_INSTITUTION) {
        group->institution = head->row;
        return at;
    }
    return 0;
}

const dln_item *groups_skip_honorifics(const dln_finder *f, size_t *k, uint32_t *at)
{
    size_t next = *k;
    const dln_item *item = item_at(f, next);
    bool is_styled = is_article(f, *at) && item != NULL && item->begin == *at + 1 && item->kind == DLN_ITEM_TITLE && title_kind(f, item->row) == DLN_TITLE_HONORIFIC;
    uint32_t end = *at + is_styled; /* "the premier of Fiji, the Honourable X" */
    while (item != NULL && item->begin == end && item->kind == DLN_ITEM_TITLE && (item->flags & DLN_ITEM_PLURAL) == 0 && !ends_paragraph(f, end) &&
           (token_at(f, item->begin)->flags & DLN_CAPITAL) != 0) {
        end = item->end;
        if (is(f, end, ".") && (token_at(f, end)->flags & DLN_SPACED) == 0)
            end++;
        item = item_at(f, ++next);
    }
    if (!is_person_item(item) || item->begin != end)
        return item_at(f, *k);
    *k = next;
    *at = end;
    return item;
}

/* Whether a sentence goes on with a verb or a preposition: "his counterpart, X met him"; but "his counterpart, the Herald reports". */
static bool goes_on_small(const dln_finder *f, uint32_t at)
{
    return at < f->tokens->count && token_at(f, at)->kind == DLN_TOKEN_WORD && (token_at(f, at)->flags & DLN_CAPITAL) == 0 &&
           (token_at(f, at)->tables & (dln_table_bit(DLN_TABLE_VERBS) | dln_table_bit(DLN_TABLE_WORDS))) != 0 && !dln_is_form(f, at, DLN_TABLE_REPORTING, DLN_REPORTING_FORMS); /* "broke down" is no "broke silence" */
}

/* "Assad Shoman, his Belizean colleague,": of a name without a title, which then needs no group of its own. */
static bool is_told_behind(dln_finder *f, const dln_group *group)
{
    if (f->group_count < 2)
        return false;
    dln_group *own = &f->groups[f->group_count - 1], *name = own - 1;
    if (group->is_plural || own->kind != DLN_GROUP_REFERENCE || (own->flags & (DLN_REF_PRONOUN | DLN_REF_POSSESSIVE)) != (DLN_REF_PRONOUN | DLN_REF_POSSESSIVE) || own->end != group->begin ||
        own->begin == 0 || !is(f, own->begin - 1, ",") || name->kind != DLN_GROUP_PERSON || name->end + 1 != own->begin || name->title != DLN_NONE || name->nation_count > 0 || name->is_listed ||
        token_at(f, group->end)->kind != DLN_TOKEN_MARK)
        return false;
    for (uint8_t i = 0; i < group->nation_count; i++)
        add_nation(name, group->nations[i]);
    name->reference = group->reference;
    name->end = group->end;
    f->group_count--;
    return true;
}

/* "Syrian opposition leaders including X and Y", "ministers, among them X": names behind a title in the plural that are not all of
 * them. A region gives nobody his country. */
static size_t take_some(dln_finder *f, size_t k, const dln_group *head)
{
    uint32_t at = dln_behind_including(f->lexicon, f->tokens, head->end);
    size_t first = k;
    while (item_at(f, first) != NULL && item_at(f, first)->begin < at) /* "them" */
        first++;
    const dln_item *name = item_at(f, first);
    if (at == head->end || name == NULL || name->begin != at || !is_person_item(name) || ends_paragraph(f, at))
        return k;
    dln_group listed = *head;
    listed.begin = at;
    if (listed.nation_count > 1 || (listed.nation_count == 1 && listed.nations[0].table == DLN_TABLE_ORGANISATIONS))
        listed.nation_count = 0;
    return take_names(f, first, &listed);
}

/* "his Turkish counterpart", "his counterpart from Chad, X". */
static size_t take_counterpart(dln_finder *f, size_t k, size_t head, dln_group *group)
{
    const dln_item *item = item_at(f, head);
    group->reference = item->row;
    group->item = (uint32_t)head;
    group->end = item->end;
    group->name_begin = item->begin;
    group->name_end = item->end;
    group->kind = DLN_GROUP_REFERENCE;
    group->flags |= DLN_REF_ROLE;
    group->is_plural = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, item->row, DLN_REFERENCES_MEANS) == DLN_MEANS_COUNTERPARTS;
    size_t next = head + 1;
    uint32_t end = item->end;
    (void)k;
    groups_take_of(f, group, &next, &end, true);
    uint32_t at = is(f, end, ",") ? end + 1 : end;
    size_t behind = next;
    const dln_item *name = groups_skip_honorifics(f, &behind, &at); /* "his Kuwaiti counterpart, Sheikh Sabah" */
    bool is_list = group->is_plural;
    if (name != NULL && name->begin == at && is_person_item(name) && !ends_paragraph(f, at) && !is_possessive_mark(f, end)) {
        uint32_t after = name->end;
        bool closes = name->begin == end || is(f, after, ",") || is(f, after, ".") || is_and(f, after) || goes_on_small(f, after) || ends_paragraph(f, after) || (token_at(f, after)->flags & DLN_STARTS_LINE) != 0;
        if (closes && is_list) {
            return take_names(f, behind, group);
        }
        if (closes) {
            dln_group person = *group;
            return take_name(f, behind, &person);
        }
    }
    group->end = end;
    if (!is_told_behind(f, group))
        add_group(f, *group);
    return next;
}

/* "the two also spoke", "the pair, who met": no noun behind, which would say two of what. */
static bool stands_alone(const dln_finder *f, const dln_item *item)
{
    const dln_token *next = token_at(f, item->end);
    if (item->begin == 0 || !(is_word(f, item->begin - 1, "the") || is(f, item->begin - 1, "The") || is_word(f, item->begin - 1, "these") || is_word(f, item->begin - 1, "all")))
        return false; /* "all three agreed" */
    if (next->kind == DLN_TOKEN_MARK || next->kind == DLN_TOKEN_END)
        return true;
    if (dln_token_in(f->tokens, item->end, DLN_LIST_BEFORE_PAST) && (next[1].tables & dln_table_bit(DLN_TABLE_VERBS)) != 0)
        return true; /* "the two last met in May" */
    return next->kind == DLN_TOKEN_WORD && (next->flags & DLN_CAPITAL) == 0 &&
           (next->tables & (dln_table_bit(DLN_TABLE_VERBS) | dln_table_bit(DLN_TABLE_WORDS))) != 0 &&
           ((next->tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) == 0 || dln_word_is_class(f, item->end, DLN_CLASS_PREPOSITION)); /* no "two meetings", but "put the two in the same room" */
}

/* "his host", "Okonjo's guest", "the visitor said"; no "host country", "to host talks". */
static bool is_guest_here(const dln_finder *f, const dln_item *item)
{
    if (item->begin == 0)
        return false;
    uint32_t before = item->begin - 1;
    bool has_word = before > 0 && token_at(f, before)->kind == DLN_TOKEN_WORD && (token_at(f, before)->flags & DLN_CAPITAL) == 0 && dln_token_in(f->tokens, before - 1, DLN_LIST_OWNERS);
    return (is(f, item->end, ",") || dln_ends_noun(f, item->end)) && !is_word(f, item->end, "of") && !is_word(f, item->end, "for") &&
           (has_word || dln_token_in(f->tokens, before, DLN_LIST_OFFICE_OWNERS) || is_possessive_mark(f, before) || is_word(f, before, "the"));
}

static size_t take_reference(dln_finder *f, size_t k)
{
    const dln_item *item = item_at(f, k);
    dln_group group = groups_empty();
    uint32_t means = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, item->row, DLN_REFERENCES_MEANS);
    if (means == DLN_MEANS_ALONE && !stands_alone(f, item))
        return k + 1;
    bool is_guest = means == DLN_MEANS_HOST || means == DLN_MEANS_GUEST || means == DLN_MEANS_RELATION;
    if (is_guest && !is_guest_here(f, item))
        return k + 1;
    const dln_item *behind = item_at(f, k + 1);
    if (means == DLN_MEANS_RELATION && !(is_person_item(behind) && behind->begin == item->end + is(f, item->end, ",")))
        return k + 1; /* "her predecessor", whoever that is */
    if (means == DLN_MEANS_THERE && (dln_word_is_class(f, item->end, DLN_CLASS_BE) || dln_word_is_class(f, item->end, DLN_CLASS_HAVE) || dln_word_is_class(f, item->end, DLN_CLASS_MODAL) ||
                                     is(f, item->end, "'")))
        return k + 1; /* "there is" */
    group.begin = before_article(f, item->begin);
    group.end = item->end;
    group.name_begin = item->begin;
    group.name_end = item->end;
    group.item = (uint32_t)k;
    group.kind = DLN_GROUP_REFERENCE;
    group.reference = item->row;
    if (means == DLN_MEANS_COUNTERPART || means == DLN_MEANS_COUNTERPARTS || is_guest)
        return take_counterpart(f, k, k, &group);
    bool is_own = means == DLN_MEANS_HIS || means == DLN_MEANS_HER || means == DLN_MEANS_THEIR || means == DLN_MEANS_ITS || means == DLN_MEANS_MY;
    if (is_own || is_possessive_mark(f, item->end))
        group.flags |= DLN_REF_POSSESSIVE;
    if (means <= DLN_MEANS_MY)
        group.flags |= DLN_REF_PRONOUN;
    /* "both presidents", "his foreign minister" */
    const dln_item *next = item_at(f, k + 1);
    if (means == DLN_MEANS_BOTH && next != NULL && next->begin == item->end && next->kind == DLN_ITEM_TITLE && (next->flags & DLN_ITEM_PLURAL) != 0) {
        group.kind = DLN_GROUP_ROLE;
        group.title = next->row;
        group.is_plural = true;
        group.end = next->end;
        group.name_begin = next->begin;
        group.name_end = next->end;
        group.flags |= DLN_REF_ROLE | DLN_REF_PLURAL;
        add_group(f, group);
        return k + 2;
    }
    add_group(f, group);
    return k + 1;
}

/* "X, Y and Z, the presidents of Chad, Niger and Mali,": a title for the names before it, and each his nation in turn. */
static bool is_shared_apposition(dln_finder *f, const dln_group *group)
{
    size_t last = f->group_count, count = 0;
    uint32_t comma = before_article(f, group->begin);
    if (!group->is_plural || group->title == DLN_NONE || title_kind(f, group->title) != DLN_TITLE_OFFICE || comma == 0 || !is(f, comma - 1, ","))
        return false;
    for (uint32_t end = comma - 1; count < last && count < LIST_ITEMS;) { /* from the last name to the first */
        const dln_group *name = &f->groups[last - 1 - count];
        if (name->kind != DLN_GROUP_PERSON || name->title != DLN_NONE || name->end != end)
            break;
        uint32_t glue = name->begin;
        bool has_and = glue > 0 && is_and(f, glue - 1);
        glue -= has_and;
        glue -= glue > 0 && is(f, glue - 1, ",");
        if (has_and != (++count == 1) || glue == name->begin)
            break;
        end = glue;
    }
    if (count < 2 || (group->nation_count > 1 && group->nation_count != count))
        return false;
    for (size_t i = 0; i < count; i++) {
        dln_group *name = &f->groups[last - count + i];
        name->title = group->title;
        if (name->nation_count == 0 && group->nation_count > 0)
            add_nation(name, group->nations[group->nation_count > 1 ? i : 0]);
    }
    f->groups[last - 1].end = group->end;
    return true;
}

uint32_t dln_number_before(const dln_finder *f, uint32_t token)
{
    enum { MOST = 6 };
    if (token == 0 || (f->tokens->items[token - 1].flags & DLN_CAPITAL) != 0)
        return 0;
    uint32_t number = dln_number_of_word(f->lexicon, f->tokens->items[token - 1].word, CLASS_DIGIT);
    return number >= 2 && number <= MOST ? number : 0;
}

/* "Sarr and Diop chair their commission", "head the party": a bare title before a determiner is the verb of the same form. */
static bool governs_an_object(const dln_finder *f, const dln_group *group, uint32_t stop)
{
    bool is_bare = !group->has_determiner && group->nation_count == 0 && stop == group->begin + 1 && (token_at(f, group->begin)->flags & DLN_CAPITAL) == 0;
    return is_bare && (is_article(f, stop) || is_word(f, stop, "their") || is_word(f, stop, "his") || is_word(f, stop, "her") || is_word(f, stop, "its"));
}

/* "Sarr will head to Rome", "Sarr heads for Rome": a bare title before a way is the verb of the same form. */
static bool goes_a_way(const dln_finder *f, const dln_group *group)
{
    uint32_t end = group->begin + 1;
    bool is_bare = !group->has_determiner && group->begin > 0 && item_at(f, group->item)->begin == group->begin && item_at(f, group->item)->end == end && (token_at(f, group->begin)->flags & DLN_CAPITAL) == 0;
    if (!is_bare || !dln_starts_table(f, group->begin, DLN_TABLE_VERBS) || !(dln_token_in(f->tokens, end, DLN_LIST_WAYS) || is_word(f, end, "for")))
        return false;
    uint32_t before = group->begin - 1;
    const dln_item *name = group->item > 0 ? item_at(f, group->item - 1) : NULL;
    return is_word(f, before, "to") || dln_word_is_class(f, before, DLN_CLASS_MODAL) || (is_person_item(name) && name->end == group->begin);
}

/* "the delegations", "the joint commission", "the foreign ministries": of several nations. */
static bool is_of_several(const dln_finder *f, const dln_group *group)
{
    dln_span first = dln_token_text(f->tokens, group->name_begin), last = dln_token_text(f->tokens, group->name_end - 1);
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, group->institution, DLN_INSTITUTIONS_KIND);
    if (kind == DLN_INSTITUTION_BODY && (dln_ends_with(first, DLN_SPAN("ministries")) || dln_ends_with(last, DLN_SPAN("ministries"))))
        return true;
    return (kind == DLN_INSTITUTION_SIDE || kind == DLN_INSTITUTION_PEOPLE) && (last.text[last.len - 1] == 's' || group->name_end - group->name_begin > 1);
}

/* "The OSCE's chairman, Swiss President X", "the EU's envoy, Italian diplomat X": somebody of a country in the service of an organisation. The
 * item of the name, its group begun; k: it is not that. */
static size_t read_lent(const dln_finder *f, size_t k, const dln_group *group, uint32_t stop, dln_group *lent)
{
    dln_span key = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE);
    bool is_chair = dln_span_is(key, "chair-in-office") || dln_span_is(key, "chairperson"), is_and_too = is_chair && is_and(f, stop);
    uint32_t at = stop + 1 + is_article(f, stop + 1), end;
    const dln_item *first = item_at(f, k);
    if (group->is_plural || group->nation_count == 0 || group->nations[0].table != DLN_TABLE_ORGANISATIONS || (!is(f, stop, ",") && !is_and_too) || first == NULL || first->begin != at || !(is_nation(first) || first->kind == DLN_ITEM_STANDING))
        return k;
    *lent = groups_empty();
    size_t name = groups_read_chain(f, k, lent, &end);
    const dln_item *person = item_at(f, name);
    if (lent->title == DLN_NONE || lent->is_plural || lent->nation_count != 1 || lent->nations[0].table != DLN_TABLE_COUNTRIES || person == NULL || person->begin != end || !is_person_item(person))
        return k;
    return is_chair || lent->standing != 0 || title_kind(f, lent->title) == DLN_TITLE_ANONYMOUS ? name : k; /* "the EU's envoy, former Swedish premier X" */
}

/* "of the Volta River Commission,": a body that no table has, between the office and the comma before who holds it. */
static bool is_of_named_body(const dln_finder *f, uint32_t of, uint32_t name)
{
    enum { MOST = 9 };
    bool has_capital = false;
    if (name < of + 3 || name > of + MOST || !is(f, name - 1, ",") || ends_paragraph(f, name))
        return false;
    for (uint32_t i = of + 1; i + 1 < name; i++) {
        const dln_token *token = token_at(f, i);
        bool is_capital = token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) != 0;
        if (!is_capital && !is_article(f, i) && !is_word(f, i, "of") && !is_word(f, i, "and") && !is_word(f, i, "for"))
            return false;
        has_capital |= is_capital;
    }
    return has_capital;
}

/* "An adviser to Mr Okonjo, Musa Danladi, said": who is named between commas behind whom he serves. The item behind; next: nobody is. */
static size_t take_servant(dln_finder *f, size_t next, const dln_group *group, uint32_t stop)
{
    dln_group servant = *group;
    uint32_t end = stop;
    if (group->is_plural || title_kind(f, group->title) != DLN_TITLE_OFFICE || !(is_word(f, stop, "to") || is_word(f, stop, "for") || is_word(f, stop, "of")))
        return next;
    size_t behind = groups_take_served(f, next, &servant, &end);
    const dln_item *name = item_at(f, behind);
    bool is_named = behind != next && is(f, end, ",") && name != NULL && name->kind == DLN_ITEM_NAME && name->begin == end + 1 && is(f, name->end, ",") && !ends_paragraph(f, end + 1);
    if (is_named && group->nation_count == 0 && servant.nation_count > 0)
        servant.end = end;
    return is_named ? take_name(f, behind, &servant) : next;
}

/* A government or an opposition: what a country has one of. */
static bool is_power_or_opposition(const dln_finder *f, const dln_group *group)
{
    return group->institution == dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, DLN_SPAN("government")) || group->institution == dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, DLN_SPAN("opposition"));
}


/* What a chain without a name is. */
static size_t take_chain(dln_finder *f, size_t k, size_t next, dln_group *group, uint32_t stop)
{
    const dln_item *name = item_at(f, next);
    group->end = stop;
    if (group->title != DLN_NONE) {
        uint32_t kind = title_kind(f, group->title);
        const dln_item *head = item_at(f, group->item);
        group->kind = DLN_GROUP_ROLE;
        group->name_begin = head->begin;
        group->name_end = head->end;
        group->has_determiner = group->begin > 0 && is_article(f, group->begin - 1);
        if (kind == DLN_TITLE_HONORIFIC && is_word(f, stop, "the") && name != NULL && name->begin == stop + 1 && name->kind == DLN_ITEM_TITLE)
            return next; /* "His Highness the Amir" */
        if (governs_an_object(f, group, stop))
            return next;
        if (goes_a_way(f, group))
            return group->item + 1;
        group->begin = before_article(f, group->begin);
        group->flags |= DLN_REF_ROLE | (group->is_plural ? DLN_REF_PLURAL : 0);
        if (is_possessive_mark(f, stop))
            group->flags |= DLN_REF_POSSESSIVE;
        if (kind == DLN_TITLE_ANONYMOUS)
            group->flags |= DLN_REF_ANONYMOUS;
        dln_group lent;
        size_t lent_name = read_lent(f, next, group, stop, &lent);
        if (lent_name != next) {
            lent.begin = group->begin;
            return take_name(f, lent_name, title_kind(f, lent.title) == DLN_TITLE_ANONYMOUS ? group : &lent);
        }
        size_t servant = take_servant(f, next, group, stop);
        if (servant != next)
            return servant;
        /* "South Korea's security adviser, Chung Eui-yong," */
        bool is_comma = is(f, stop, ",");
        if (is_word(f, stop, "of") && is_word(f, stop + 1, "the") && is_word(f, stop + 2, "day") && is(f, stop + 3, ","))
            is_comma = true, stop += 3;
        if (!is_comma && (is_word(f, stop, "for") || is_word(f, stop, "on") || is_word(f, stop, "in")) && name != NULL && name->begin > stop + 2 && is(f, name->begin - 1, ",") &&
            is_gap(f, stop + 1, name->begin - 1))
            is_comma = true, stop = name->begin - 1; /* "Chad's envoy for climate, X" */
        if (!is_comma && is_word(f, stop, "of") && kind == DLN_TITLE_OFFICE && !group->is_plural && name != NULL && is_of_named_body(f, stop, name->begin))
            is_comma = true, stop = name->begin - 1; /* "the chairman of the Volta River Commission, X," */
        uint32_t dash = behind_dash(f, group, next, stop);
        if (dash != stop)
            return take_names(f, next, group);
        uint32_t at = is_comma ? stop + 1 : stop;
        size_t own = next;
        if (is_comma)
            name = groups_skip_honorifics(f, &next, &at);
        bool is_of_members = group->is_plural && group->nation_count == 1 && group->nations[0].table == DLN_TABLE_ORGANISATIONS && next > own && item_at(f, own)->kind == DLN_ITEM_TITLE && title_kind(f, item_at(f, own)->row) == DLN_TITLE_OFFICE;
        if (is_of_members) { /* "the ministers of the Quint, Foreign Secretary X and Foreign Minister Y in the chair" */
            add_group(f, *group);
            return own;
        }
        if (name != NULL && is_person_item(name) && name->begin == at && at > stop && !ends_paragraph(f, at) && kind != DLN_TITLE_HONORIFIC) {
            uint32_t after = name->end;
            bool closes = is(f, after, ",") || is(f, after, ".") || is(f, after, ")") || is(f, after, ";") || is_and(f, after) || is(f, after, ":") ||
                          is_possessive_mark(f, after) || is_word(f, after, "of") || is(f, after, "(");
            uint32_t number = dln_number_before(f, group->name_begin);
            bool is_list = group->is_plural && (is_and(f, after) || is(f, after, ",")) && (number == 0 || number == count_names(f, next));
            if (is_list)
                return take_names(f, next, group);
            if (closes && !group->is_plural && (group->has_determiner || group->nation_count > 0 || kind == DLN_TITLE_OFFICE) &&
                !(is_and(f, after) && name->kind == DLN_ITEM_FAMILY))
                return take_name(f, next, group);
        }
        if (!group->is_of_body_within && !is_shared_apposition(f, group))
            add_group(f, *group);
        return group->is_plural ? take_some(f, next, group) : next;
    }
    const dln_item *head = item_at(f, group->item);
    group->name_begin = head->begin;
    group->name_end = head->end;
    group->begin = before_article(f, group->begin);
    if (is_possessive_mark(f, stop))
        group->flags |= DLN_REF_POSSESSIVE;
    if (group->institution != DLN_NONE) {
        uint32_t end = stop;
        size_t at = next;
        group->kind = DLN_GROUP_INSTITUTION;
        group->is_plural = is_of_several(f, group);
        bool may_be_from = is_word(f, end, "from") && is_power_or_opposition(f, group); /* "the opposition from Togo" */
        if (group->nation_count == 0 && groups_take_of(f, group, &at, &end, may_be_from)) {
            group->end = end;
            next = at;
        }
        add_group(f, *group);
        return next;
    }
    if (group->body != DLN_NONE) {
        group->kind = DLN_GROUP_BODY;
        add_group(f, *group);
        return next;
    }
    if (group->nation_count > 0) {
        group->kind = head->kind == DLN_ITEM_CAPITAL ? DLN_GROUP_CAPITAL : DLN_GROUP_NATION;
        if (head->kind == DLN_ITEM_ADJECTIVE)
            group->flags |= DLN_REF_MODIFIER;
        group->end = head->end;
        add_group(f, *group);
        return group->item + 1;
    }
    return next > k ? next : k + 1; /* standing words alone */
}

static size_t take_simple(dln_finder *f, size_t k, dln_group_kind kind)
{
    const dln_item *item = item_at(f, k);
    dln_group group = groups_empty();
    group.kind = (uint8_t)kind;
    group.begin = before_article(f, item->begin);
    group.end = item->end;
    group.name_begin = item->begin;
    group.name_end = item->end;
    group.item = (uint32_t)k;
    if (is_possessive_mark(f, item->end))
        group.flags |= DLN_REF_POSSESSIVE;
    if (kind == DLN_GROUP_NATION || kind == DLN_GROUP_CAPITAL)
        add_nation(&group, nation_of(f, item));
    add_group(f, group);
    return k + 1;
}

bool dln_is_of_region(const dln_finder *f, const dln_group *group)
{
    for (size_t k = group->item + 1; k > 0 && k <= f->item_count && f->items[k - 1].begin >= group->begin; k--) {
        if ((f->items[k - 1].flags & DLN_ITEM_REGION) != 0)
            return true;
    }
    for (size_t k = group->item; k < f->item_count && f->items[k].end <= group->end; k++) {
        if ((f->items[k].flags & DLN_ITEM_REGION) != 0)
            return true;
    }
    return false;
}

void dln_make_groups(dln_finder *f)
{
    size_t k = 0;
    while (k < f->item_count) {
        const dln_item *item = item_at(f, k);
        dln_group group = groups_empty();
        uint32_t stop;
        if (item->kind == DLN_ITEM_REFERENCE) {
            k = take_reference(f, k);
            continue;
        }
        if (item->kind == DLN_ITEM_PEOPLE) {
            k = take_simple(f, k, DLN_GROUP_NATION);
            continue;
        }
        if (item->kind == DLN_ITEM_PLACE || item->kind == DLN_ITEM_VENUE || item->kind == DLN_ITEM_SITE) {
            k = take_simple(f, k, DLN_GROUP_PLACE);
            continue;
        }
        if (is_person_item(item)) {
            group.begin = item->begin;
            k = take_name(f, k, &group);
            continue;
        }
        const dln_item *ranked = item->kind == DLN_ITEM_STANDING ? item_at(f, k + 1) : NULL; /* "senior Russian and U.S. diplomats" */
        size_t nation = ranked != NULL && ranked->begin == item->end && is_nation(ranked) && !ends_paragraph(f, ranked->begin) ? k + 1 : k;
        if (nation > k || is_nation(item)) {
            size_t head = read_nation_list(f, nation, &group);
            if (head != 0) {
                group.begin = before_article(f, item->begin);
                group.is_plural = true;
                group.standing = nation > k ? groups_standing_of(f, item) : 0; /* "former Malian and Togolese presidents" */
                group.item = (uint32_t)head;
                group.end = item_at(f, head)->end;
                group.flags |= DLN_REF_PLURAL;
                if (group.reference != DLN_NONE) {
                    k = take_counterpart(f, k, head, &group);
                    continue;
                }
                if (group.title != DLN_NONE) {
                    const dln_item *name = item_at(f, head + 1);
                    uint32_t at = is(f, group.end, ",") ? group.end + 1 : behind_dash(f, &group, head + 1, group.end);
                    if (name != NULL && name->begin == at && is_person_item(name) && !ends_paragraph(f, at)) {
                        k = take_names(f, head + 1, &group);
                        continue;
                    }
                    group.kind = DLN_GROUP_ROLE;
                    group.flags |= DLN_REF_ROLE;
                    if (title_kind(f, group.title) == DLN_TITLE_ANONYMOUS)
                        group.flags |= DLN_REF_ANONYMOUS;
                } else {
                    group.kind = DLN_GROUP_INSTITUTION;
                }
                group.name_begin = item_at(f, head)->begin;
                group.name_end = item_at(f, head)->end;
                add_group(f, group);
                k = head + 1;
                continue;
            }
            group = groups_empty();
        }
        size_t next = groups_read_chain(f, k, &group, &stop);
        const dln_item *name = item_at(f, next);
        if (next == k) { /* a capital that is no one's */
            k = take_simple(f, k, item->kind == DLN_ITEM_CAPITAL ? DLN_GROUP_CAPITAL : DLN_GROUP_PLACE);
            continue;
        }
        const dln_item *last = item_at(f, next - 1);
        bool is_adjacent = name != NULL && follows(f, next, stop) && (!is_possessive_mark(f, last->end) || stop == last->end + 1);
        uint32_t means = is_adjacent && name->kind == DLN_ITEM_REFERENCE ? dln_cell(f->lexicon, DLN_TABLE_REFERENCES, name->row, DLN_REFERENCES_MEANS) : DLN_NONE;
        bool is_counterpart = group.title == DLN_NONE && group.nation_count > 0 &&
            (means == DLN_MEANS_COUNTERPART || means == DLN_MEANS_COUNTERPARTS || ((means == DLN_MEANS_HOST || means == DLN_MEANS_GUEST) && dln_ends_noun(f, name->end)));
        if (is_counterpart) {
            k = take_counterpart(f, k, next, &group);
            continue;
        }
        if (is_adjacent && is_person_item(name) && (group.title != DLN_NONE || (group.standing != 0 && group.nation_count == 0) || last->kind == DLN_ITEM_ADJECTIVE ||
                                                       stop == last->end + 1)) {
            k = group.is_plural ? take_names(f, next, &group) : take_name(f, next, &group);
            continue;
        }
        k = take_chain(f, k, next, &group, stop);
    }
}
