/* src/find/groups_relations.c - who is told by somebody else: ", an aide to the Chadian president,", ", Okonjo's man in Brussels,",
 * ", standing in for Okonjo,". The one named there is not one of those the sentence is about, but lends his nation.
 */
#include "find/groups.h"

enum { GAP = 4, TAIL = 7 };

static bool ends_description(const dln_finder *f, uint32_t at)
{
    return ends_paragraph(f, at) || is(f, at, ",") || is(f, at, ".") || is(f, at, ")") || is(f, at, ";") || is(f, at, "--") || is(f, at, "\xE2\x80\x93") || is(f, at, "\xE2\x80\x94");
}

/* Moves over "in the party", "on the council" to the mark behind them; false: there is none near. */
static bool skip_to_mark(const dln_finder *f, uint32_t *at)
{
    uint32_t stop = *at;
    while (!ends_description(f, stop)) {
        if (stop - *at >= TAIL || dln_word_is_class(f, stop, DLN_CLASS_BE) || dln_word_is_class(f, stop, DLN_CLASS_MODAL))
            return false;
        stop++;
    }
    *at = stop;
    return true;
}

static bool skip_tail(const dln_finder *f, uint32_t *at)
{
    return (ends_description(f, *at) || dln_word_is_class(f, *at, DLN_CLASS_PREPOSITION) || is_word(f, *at, "for")) && skip_to_mark(f, at);
}

/* The country of a person of the tables. */
static dln_nation home_of(const dln_finder *f, const dln_item *item)
{
    if (item->kind != DLN_ITEM_PERSON && item->kind != DLN_ITEM_FAMILY)
        return DLN_NO_NATION;
    return dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, item->row, DLN_PEOPLE_COUNTRY));
}

/* Reads whom somebody serves, from token `at` on: "the Chadian president", "President Deby", "Okonjo". The items read end before *next, the
 * tokens before *stop. False: nobody stands there. */
static bool read_served(const dln_finder *f, size_t k, uint32_t at, bool may_be_nation, dln_nation *nation, size_t *next, uint32_t *stop)
{
    bool found = false;
    *nation = DLN_NO_NATION;
    while (is_article(f, at))
        at++;
    const dln_item *item = item_at(f, k);
    while (item != NULL && item->begin < at)
        item = item_at(f, ++k);
    for (; !found && item != NULL && item->begin == at && !ends_paragraph(f, at); item = item_at(f, ++k)) {
        if (is_nation(item))
            *nation = dln_has_nation(*nation) ? *nation : nation_of(f, item);
        else if (is_person_item(item))
            found = true;
        else if (item->kind != DLN_ITEM_TITLE && item->kind != DLN_ITEM_STANDING && item->kind != DLN_ITEM_INSTITUTION)
            break;
        if (found && !dln_has_nation(*nation))
            *nation = home_of(f, item);
        may_be_nation |= item->kind == DLN_ITEM_TITLE;
        at = item->end + (is_nation(item) && is_possessive_mark(f, item->end) ? 1 : 0);
    }
    dln_group more = groups_empty();
    uint32_t end;
    if (found && is(f, at, ",") && item != NULL && item->begin == at + 1 + is_article(f, at + 1)) { /* "to Okonjo, the Kenyan president," */
        size_t behind = groups_read_chain(f, k, &more, &end);
        if (more.title != DLN_NONE && !more.is_plural && ends_description(f, end)) {
            k = behind;
            at = end;
        }
    }
    *next = k;
    *stop = at;
    return found || (may_be_nation && dln_has_nation(*nation));
}

/* Whether somebody is served there, up to the mark behind: not something of his. */
static bool reads_to_mark(const dln_finder *f, size_t k, uint32_t at, bool may_be_nation, dln_nation *nation, size_t *next, uint32_t *stop)
{
    return read_served(f, k, at, may_be_nation, nation, next, stop) && !is_possessive_mark(f, *stop) && skip_tail(f, stop);
}

size_t groups_take_served(const dln_finder *f, size_t k, dln_group *group, uint32_t *stop)
{
    dln_nation nation;
    size_t next;
    uint32_t end;
    if (!is_word(f, *stop, "to") && !is_word(f, *stop, "of") && !is_word(f, *stop, "for"))
        return k;
    if (!reads_to_mark(f, k, *stop + 1, false, &nation, &next, &end))
        return k;
    if (group->nation_count == 0)
        add_nation(group, nation);
    while (item_at(f, next) != NULL && item_at(f, next)->begin < end)
        next++;
    *stop = end;
    return next;
}

/* The words of a relation at a token or a few small words behind it: "close confidant". The token behind; 0: there are none. Their title, if they
 * are one, in *title. */
static uint32_t relation_at(const dln_finder *f, size_t k, uint32_t at, uint32_t *title)
{
    const dln_item *item = item_at(f, k);
    *title = DLN_NONE;
    for (uint32_t i = at; i <= at + GAP && i < f->tokens->count; i++) {
        while (item != NULL && item->begin < i)
            item = item_at(f, ++k);
        uint32_t words = dln_phrase_in(f->lexicon, f->tokens, i, f->tokens->count, DLN_LIST_RELATIONS);
        if (words > 0)
            return i + words;
        if (item != NULL && item->begin == i && item->kind == DLN_ITEM_TITLE && (item->flags & DLN_ITEM_PLURAL) == 0 && title_kind(f, item->row) == DLN_TITLE_OFFICE) {
            *title = item->row;
            return item->end;
        }
        if (item != NULL && item->begin == i && item->kind == DLN_ITEM_ADJECTIVE)
            continue; /* "Okonjo's Senegalese envoy" */
        if (!is_gap(f, i, i + 1))
            break;
    }
    return 0;
}

size_t groups_read_relation(dln_finder *f, size_t k, dln_group *group)
{
    uint32_t at = group->end, title = DLN_NONE, stop, words;
    dln_nation nation;
    size_t next = k, behind;
    if (!is(f, at, ","))
        return k;
    at++;
    if (is_word(f, at, "who"))
        at++;
    while (at < f->tokens->count && !ends_paragraph(f, at) && dln_word_is_class(f, at, DLN_CLASS_ADVERB))
        at++;
    if (ends_paragraph(f, at))
        return k;
    const dln_item *item = item_at(f, next);
    while (item != NULL && item->begin < at)
        item = item_at(f, ++next);
    if ((words = dln_phrase_in(f->lexicon, f->tokens, at, f->tokens->count, DLN_LIST_SERVING)) > 0) { /* ", standing in for Okonjo," */
        if (!reads_to_mark(f, next, at + words, true, &nation, &next, &stop))
            return k;
    } else if (read_served(f, next, at, false, &nation, &behind, &stop) && is_possessive_mark(f, stop)) { /* ", Okonjo's man in Brussels," */
        next = behind;
        stop = relation_at(f, next, stop + 1, &title);
        if (stop == 0 || !skip_tail(f, &stop))
            return k;
    } else { /* ", a close confidant of Okonjo," */
        at += is_article(f, at) ? 1 : 0;
        words = relation_at(f, next, at, &title);
        if (words == 0 || title != DLN_NONE || (!is_word(f, words, "of") && !is_word(f, words, "to") && !is_word(f, words, "for")))
            return k;
        if (!reads_to_mark(f, next, words + 1, false, &nation, &next, &stop))
            return k;
    }
    if (!dln_has_nation(nation))
        return k;
    while (item_at(f, next) != NULL && item_at(f, next)->begin < stop) {
        if (is_person_item(item_at(f, next)) && ends_description(f, item_at(f, next)->begin - 1)) /* "Okonjo's adviser, Sarr, and" */
            return k;
        next++;
    }
    if (group->nation_count == 0)
        add_nation(group, nation);
    if (group->title == DLN_NONE)
        group->title = title;
    group->is_owned = true;
    group->end = is(f, stop, ",") || is(f, stop, ")") ? stop + 1 : stop;
    return next;
}

uint32_t groups_skip_once(const dln_finder *f, uint32_t at)
{
    uint32_t stop = at;
    bool is_over = is_word(f, at, "until") || is_word(f, at, "till") || is_word(f, at, "from") || is_word(f, at, "between") || is_word(f, at, "in");
    const dln_token *behind = at + 1 < f->tokens->count ? token_at(f, at + 1) : NULL;
    bool is_year = behind != NULL && behind->kind == DLN_TOKEN_NUMBER && behind->len >= 4;
    bool is_other = behind != NULL && (is_word(f, at, "until") || is_word(f, at, "till")) && !is_year; /* "until last May" */
    if (!is_over || (!is_year && !is_other) || !skip_to_mark(f, &stop))
        return at;
    return stop;
}
