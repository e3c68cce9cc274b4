/* src/find/groups_affiliation.c - for whom somebody acts, told beside the name without a title: "X for Mali and Y for Niger", "X, of the Malian
 * government,", "Mali has sent X", "a Malian delegation under X", "Mali's ambassador, X, and Niger's, Y,". It gives the nation and says that he is
 * somebody's man; what is told of him stays where it is.
 */
#include "find/groups.h"

/* Behind the preposition at the token: "the Malian government", "Mali's foreign ministry", "the United Nations", "Mali". The nation; the token
 * behind in *stop, and in *is_house whether a house of it is named. */
static dln_nation nation_behind(const dln_finder *f, size_t k, uint32_t preposition, uint32_t *stop, bool *is_house)
{
    uint32_t at = preposition + 1 + is_article(f, preposition + 1);
    const dln_item *item = item_at(f, k);
    *is_house = false;
    while (item != NULL && item->begin < at)
        item = item_at(f, ++k);
    if (item == NULL || item->begin != at || ends_paragraph(f, at))
        return DLN_NO_NATION;
    dln_nation nation = is_nation(item) || item->kind == DLN_ITEM_BODY || item->kind == DLN_ITEM_PEOPLE ? nation_of(f, item) : DLN_NO_NATION;
    *stop = item->end;
    *is_house = item->kind == DLN_ITEM_ORGANISATION || item->kind == DLN_ITEM_BODY;
    if (item->kind == DLN_ITEM_INSTITUTION) { /* "the foreign ministry of Mali" */
        const dln_item *owner = item_at(f, k + 1);
        bool is_of = is_word(f, item->end, "of") && owner != NULL && owner->begin == item->end + 1 + is_article(f, item->end + 1) && is_nation(owner);
        nation = is_of ? nation_of(f, owner) : DLN_NO_NATION;
        *stop = is_of ? owner->end : item->end;
        *is_house = is_of;
    } else if (is_nation(item)) {
        uint32_t behind = item->end + is_possessive_mark(f, item->end);
        const dln_item *house = item_at(f, k + 1);
        bool has_house = house != NULL && house->begin == behind && house->kind == DLN_ITEM_INSTITUTION && !ends_paragraph(f, behind);
        bool has_side = !has_house && (item->kind == DLN_ITEM_ADJECTIVE || behind > item->end) && (dln_token_in(f->tokens, behind, DLN_LIST_DELEGATIONS) || dln_token_in(f->tokens, behind, DLN_LIST_NATIONS_SIDES));
        if (item->kind == DLN_ITEM_ADJECTIVE && !has_house && !has_side)
            return DLN_NO_NATION; /* "for Malian gold" */
        if (behind > item->end && !has_house && !has_side)
            return DLN_NO_NATION;
        *stop = has_house ? house->end : has_side ? behind + 1 : item->end;
        *is_house |= has_house || has_side;
    }
    return nation;
}

/* Behind the comma or ", who": the post that somebody holds, with no verb and no preposition before it: "number two", "the deputy head", "leading", not
 * "attacked by a member", "a journalist held by the head". The token behind; 0: no post. */
static uint32_t behind_post(const dln_finder *f, uint32_t at)
{
    enum { ATTRIBUTES = 4 };
    at += is_word(f, at, "who");
    at += dln_word_is_class(f, at, DLN_CLASS_BE);
    for (uint32_t i = at; i < f->tokens->count && i < at + ATTRIBUTES && !ends_paragraph(f, i) && token_at(f, i)->kind == DLN_TOKEN_WORD; i++) {
        if (dln_token_in(f->tokens, i, DLN_LIST_POSTS))
            return i + 1;
        if (dln_word_is_class(f, i, DLN_CLASS_PREPOSITION) || dln_word_is_class(f, i, DLN_CLASS_TO) || dln_starts_table(f, i, DLN_TABLE_VERBS))
            return 0;
    }
    return 0;
}

/* "X, number two at Mali's foreign ministry,", "X, leading the Malian delegation,", "X, who chairs the trade committee of the Malian parliament,":
 * somebody's post between commas, with a house or a delegation of the nation at its end. */
static dln_nation posted_at(const dln_finder *f, size_t k, const dln_group *group, uint32_t *stop)
{
    enum { LENGTH = 12 };
    uint32_t at = group->name_end + 1;
    bool is_house;
    if (!is(f, group->name_end, ",") || ends_paragraph(f, at))
        return DLN_NO_NATION;
    uint32_t post = group->title != DLN_NONE ? group->end - (group->end > at && is(f, group->end - 1, ",")) : behind_post(f, at);
    if (post == 0)
        return DLN_NO_NATION;
    while (k > 0 && item_at(f, k - 1)->begin >= at)
        k--;
    for (uint32_t i = post > at ? post - 1 : at; i < f->tokens->count && i < at + LENGTH && !ends_paragraph(f, i) && !is(f, i, ","); i++) {
        bool is_post = dln_token_in(f->tokens, i, DLN_LIST_POSTS);
        if (i >= post && !is_post && (is_word(f, i, "who") || is_word(f, i, "by") || dln_ends_with(dln_token_text(f->tokens, i), DLN_SPAN("ing")) || dln_ends_with(dln_token_text(f->tokens, i), DLN_SPAN("ed"))))
            return DLN_NO_NATION;
        bool may_follow = is_word(f, i, "of") || is_word(f, i, "at") || is_word(f, i, "in") || is_word(f, i, "on") || is_post;
        dln_nation nation = may_follow ? nation_behind(f, k, i, stop, &is_house) : DLN_NO_NATION;
        if (dln_has_nation(nation) && is_house && (is(f, *stop, ",") || is(f, *stop, ".")))
            return nation;
    }
    return DLN_NO_NATION;
}

static bool closes(const dln_finder *f, uint32_t at)
{
    return ends_paragraph(f, at) || is_and(f, at) || is(f, at, ",") || is(f, at, ".") || is(f, at, ";") || is(f, at, ")");
}

/* Where the name opens a clause or goes on with a list: whoever is told there is no object of a verb before it. */
static bool opens_clause(const dln_finder *f, const dln_group *group)
{
    return group->begin == 0 || (token_at(f, group->begin)->flags & DLN_STARTS_SENTENCE) != 0 || is_and(f, group->begin - 1) || is(f, group->begin - 1, ",") || is(f, group->begin - 1, ";") || is(f, group->begin - 1, ":");
}

/* "X for Mali and", "X, for Mali,", "X, of the Malian government,", "X from Mali's foreign ministry". */
static dln_nation told_behind(const dln_finder *f, size_t k, const dln_group *group, uint32_t *stop)
{
    uint32_t at = group->end;
    bool is_aside = is(f, at, ","), is_house;
    at += is_aside;
    if (ends_paragraph(f, at) || (!is_word(f, at, "for") && !is_word(f, at, "of") && !is_word(f, at, "from")))
        return DLN_NO_NATION;
    dln_nation nation = nation_behind(f, k, at, stop, &is_house);
    if (!dln_has_nation(nation))
        return nation;
    if (is_word(f, at, "from")) /* "rang X from the White House" is rung from there */
        return is_house && opens_clause(f, group) ? nation : DLN_NO_NATION;
    if (is_word(f, at, "of")) /* "X of the Malian foreign ministry", "X of the United Nations" */
        return is_house || is_aside ? nation : DLN_NO_NATION;
    if (is_aside)
        return is(f, *stop, ",") || is(f, *stop, ".") ? nation : DLN_NO_NATION;
    bool is_of_pair = opens_clause(f, group) && closes(f, *stop) && (is_and(f, *stop) || is(f, *stop, ",") || is_and(f, group->begin - (group->begin > 0))); /* "X for Mali and Y for Niger" */
    return is_of_pair ? nation : DLN_NO_NATION;
}

/* Behind the name, where he is sent or what he is named: "to Accra", "as its envoy", "ambassador", or nothing; not "to jail", "a traitor", "on a list". */
static bool is_errand(const dln_finder *f, const dln_group *group)
{
    uint32_t at = group->name_end, as = at + 1;
    if (is(f, at, ".") || ends_paragraph(f, at))
        return true;
    if (is_word(f, at, "to"))
        return at + 1 < f->tokens->count && (token_at(f, at + 1)->flags & DLN_CAPITAL) != 0;
    if (!is_word(f, at, "as"))
        as = at;
    as += dln_token_in(f->tokens, as, DLN_LIST_OWNERS) || is_article(f, as);
    const dln_item *office = item_at(f, group->item + 1);
    if (office != NULL && office->kind == DLN_ITEM_REFERENCE) /* "its" */
        office = item_at(f, group->item + 2);
    return office != NULL && office->kind == DLN_ITEM_TITLE && title_kind(f, office->row) == DLN_TITLE_OFFICE && office->begin >= as && office->begin <= as + 1 && !ends_paragraph(f, office->begin);
}

/* "Mali has sent X to Accra", "Mali named X as its envoy": the nation that stands right before such a verb. */
static dln_nation sent_by(const dln_finder *f, const dln_group *group)
{
    uint32_t verb = group->begin;
    if (verb < 2 || ends_paragraph(f, verb) || !dln_token_in(f->tokens, verb - 1, DLN_LIST_SENDERS_VERBS) || !is_errand(f, group))
        return DLN_NO_NATION;
    verb--;
    while (verb > 1 && (dln_word_is_class(f, verb - 1, DLN_CLASS_HAVE) || dln_word_is_class(f, verb - 1, DLN_CLASS_ADVERB) || dln_word_is_class(f, verb - 1, DLN_CLASS_MODAL)))
        verb--;
    size_t k = group->item;
    while (k > 0 && f->items[k - 1].end > verb)
        k--;
    const dln_item *sender = k > 0 ? item_at(f, k - 1) : NULL;
    bool is_sender = sender != NULL && sender->end == verb && !ends_paragraph(f, verb) && (sender->kind == DLN_ITEM_COUNTRY || sender->kind == DLN_ITEM_ORGANISATION || sender->kind == DLN_ITEM_CAPITAL) &&
                     (sender->begin == 0 || !dln_word_is_class(f, sender->begin - 1, DLN_CLASS_PREPOSITION));
    return is_sender ? nation_of(f, sender) : DLN_NO_NATION;
}

/* "a Malian delegation under X" */
static dln_nation led_by(const dln_finder *f, const dln_group *group)
{
    uint32_t under = group->begin;
    if (under < 3 || ends_paragraph(f, under) || !is_word(f, under - 1, "under") || !is_word(f, under - 2, "delegation")) /* no "team under X" */
        return DLN_NO_NATION;
    size_t k = group->item;
    while (k > 0 && f->items[k - 1].end > under - 2)
        k--;
    const dln_item *nation = k > 0 ? item_at(f, k - 1) : NULL;
    return nation != NULL && is_nation(nation) && nation->end + is_possessive_mark(f, nation->end) == under - 2 ? nation_of(f, nation) : DLN_NO_NATION;
}

/* "Mali's ambassador, X, and Niger's, Y,": the office is that of the one told before, which the group is given, too. */
static dln_nation likewise(const dln_finder *f, dln_group *group)
{
    size_t k = group->item;
    const dln_item *nation = k > 0 ? item_at(f, k - 1) : NULL;
    if (nation == NULL || nation->kind != DLN_ITEM_COUNTRY || !is_possessive_mark(f, nation->end) || !is(f, nation->end + 1, ",") || nation->end + 2 != group->begin || ends_paragraph(f, group->begin))
        return DLN_NO_NATION;
    for (size_t g = f->group_count; g > 0 && g + 3 > f->group_count; g--) { /* the nation is a group of its own */
        const dln_group *before = &f->groups[g - 1];
        if (before->kind == DLN_GROUP_PERSON && before->title != DLN_NONE && title_kind(f, before->title) == DLN_TITLE_OFFICE && before->nation_count == 1) {
            group->title = before->title;
            return nation_of(f, nation);
        }
    }
    return DLN_NO_NATION;
}

size_t groups_read_affiliation(dln_finder *f, size_t k, dln_group *group)
{
    const dln_item *name = item_at(f, group->item);
    uint32_t stop = group->end;
    if (group->nation_count > 0 || group->body != DLN_NONE || name->kind != DLN_ITEM_NAME || (name->flags & (DLN_ITEM_SINGLE | DLN_ITEM_HEADLINE)) != 0)
        return k;
    dln_nation nation = told_behind(f, k, group, &stop);
    if (!dln_has_nation(nation))
        nation = posted_at(f, k, group, &stop);
    if (dln_has_nation(nation)) { /* whose it is takes no part beside him */
        bool is_aside = is(f, group->name_end, ",") && is(f, stop, ",");
        group->end = stop + is_aside > group->end ? stop + is_aside : group->end;
        while (item_at(f, k) != NULL && item_at(f, k)->begin < group->end)
            k++;
    } else {
        nation = sent_by(f, group);
    }
    if (!dln_has_nation(nation))
        nation = led_by(f, group);
    if (!dln_has_nation(nation) && group->title == DLN_NONE)
        nation = likewise(f, group);
    if (dln_has_nation(nation)) {
        add_nation(group, nation);
        group->is_owned = true;
    }
    return k;
}
