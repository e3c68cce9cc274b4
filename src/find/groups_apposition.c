/* src/find/groups_apposition.c - what stands behind a name and tells who it is. */
#include "find/groups.h"

/* Behind "who": "is", "has been", "was appointed", "acts as", "heads". The token behind, 0: a clause that tells something else. */
static uint32_t skip_who(const dln_finder *f, uint32_t at, bool *leads)
{
    bool any = false;
    for (; at < f->tokens->count && !ends_paragraph(f, at); at++) {
        if (dln_is_name_word(f, at, DLN_NAME_LEADING)) {
            *leads = true;
            return at + 1;
        }
        if (dln_word_is_class(f, at, DLN_CLASS_BE) || dln_is_name_word(f, at, DLN_NAME_BECOMING) || (any && is_word(f, at, "as")))
            any = true;
        else if (!dln_word_is_class(f, at, DLN_CLASS_HAVE) && !dln_word_is_class(f, at, DLN_CLASS_ADVERB))
            break;
    }
    return any ? at : 0;
}

/* ", left,", ", second from right,", "(L)": where somebody stands in a picture. The token behind; at: it is not that. */
static uint32_t skip_stand(const dln_finder *f, uint32_t at)
{
    uint32_t taken = is(f, at, ",") || is(f, at, "(") ? dln_phrase_in(f->lexicon, f->tokens, at + 1, f->tokens->count, DLN_LIST_PICTURE_STANDS) : 0;
    uint32_t close = at + 1 + taken;
    return taken > 0 && is(f, close, is(f, at, "(") ? ")" : ",") ? close + 1 : at;
}

/* A title at the token and whom its bearer serves. Moves *stop behind them; returns the item to go on with. */
static size_t read_servant(const dln_finder *f, size_t k, uint32_t at, dln_group *group, uint32_t *stop)
{
    const dln_item *item = item_at(f, k);
    while (item != NULL && item->begin < at)
        item = item_at(f, ++k);
    if (item == NULL || item->begin != at || item->kind != DLN_ITEM_TITLE || (item->flags & DLN_ITEM_PLURAL) != 0 || title_kind(f, item->row) != DLN_TITLE_OFFICE)
        return k;
    uint32_t end = item->end;
    size_t next = groups_take_served(f, k + 1, group, &end);
    if (next == k + 1)
        return k;
    group->title = item->row;
    *stop = end;
    return next;
}

/* "Diop, Chancellor of the Republic of Chad Sarr, President of Niger ...": behind the country stands whose office it is, the next of a list. */
static bool is_of_another(const dln_finder *f, size_t k, uint32_t of)
{
    uint32_t at = of + 1 + is_article(f, of + 1);
    const dln_item *country = item_at(f, k), *name = item_at(f, k + 1);
    return is_word(f, of, "of") && country != NULL && country->kind == DLN_ITEM_COUNTRY && country->begin == at && is_person_item(name) && name->begin == country->end;
}

/* "Hamas", "the FARC": a side of its own within a country. */
static bool is_side(const dln_finder *f, const dln_item *item)
{
    return item->kind == DLN_ITEM_BODY && dln_cell(f->lexicon, DLN_TABLE_BODIES, item->row, DLN_BODIES_KIND) == DLN_BODY_NONSTATE;
}

/* Whether another name with a country in brackets stands before or behind it in the list. */
static bool is_in_bracketed_list(const dln_finder *f, size_t k, const dln_group *group)
{
    uint32_t next = group->end + is(f, group->end, ",");
    next += is_and(f, next);
    const dln_item *name = item_at(f, k), *country = item_at(f, k + 1);
    if (next > group->end && is_person_item(name) && name->begin == next && is(f, name->end, "(") && country != NULL && country->begin == name->end + 1 && country->kind == DLN_ITEM_COUNTRY)
        return true;
    uint32_t before = group->begin;
    before -= before > 0 && is_and(f, before - 1);
    before -= before > 0 && is(f, before - 1, ",");
    const dln_group *last = f->group_count > 0 ? &f->groups[f->group_count - 1] : NULL;
    return last != NULL && before < group->begin && last->end == before && last->kind == DLN_GROUP_PERSON && last->nation_count == 1 && is(f, before - 1, ")");
}

/* "Kenyan Foreign Minister X, the Togolese foreign minister, Y, and ...", "X, the German chancellor and ...": an office of another country than
 * the name's is that of somebody else, who is named behind it or nowhere. */
static bool is_of_the_next(const dln_finder *f, const dln_group *group, const dln_group *more, size_t first, size_t next, uint32_t stop)
{
    if (item_at(f, first)->kind == DLN_ITEM_TITLE && title_kind(f, item_at(f, first)->row) != DLN_TITLE_OFFICE)
        return false; /* "a cousin of the Togolese president" */
    if (group->nation_count != 1 || more->nation_count != 1 || group->nations[0].table != DLN_TABLE_COUNTRIES || more->nations[0].table != DLN_TABLE_COUNTRIES || dln_nation_equals(group->nations[0], more->nations[0]) ||
        title_kind(f, more->title) != DLN_TITLE_OFFICE || more->standing == 1)
        return false;
    uint32_t at = stop + 1;
    const dln_item *name = groups_skip_honorifics(f, &next, &at);
    if (is(f, stop, ",") && is_person_item(name) && name->begin == at)
        return is(f, name->end, ",") || is_and(f, name->end);
    uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, more->title, DLN_TITLES_OFFICE);
    bool is_alone = is(f, stop, ",") || is_word(f, stop, "and");
    return is_alone && group->title != DLN_NONE && title_kind(f, group->title) == DLN_TITLE_OFFICE && office < DLN_OFFICE_ENVOY;
}

/* ", Vice President and Foreign Minister of Chad," without articles: behind "and" another office, of a country and of nobody who is named. */
static bool has_second_office(const dln_finder *f, size_t k, uint32_t and)
{
    dln_group more = groups_empty();
    uint32_t stop;
    const dln_item *item = item_at(f, k);
    if (item == NULL || item->begin != and + 1 || item->kind != DLN_ITEM_TITLE || title_kind(f, item->row) != DLN_TITLE_OFFICE || (item->flags & DLN_ITEM_PLURAL) != 0)
        return false;
    size_t next = groups_read_chain(f, k, &more, &stop);
    const dln_item *name = item_at(f, next);
    return next > k && more.title != DLN_NONE && !more.is_plural && !(is_person_item(name) && name->begin == stop) && (ends_paragraph(f, stop) || token_at(f, stop)->kind == DLN_TOKEN_MARK);
}

/* ", the Chadian foreign minister,", ", 47, a spokesman for ...", " of Chad", " (Chad)". */
static size_t read_title(dln_finder *f, size_t k, dln_group *group)
{
    uint32_t at = group->end;
    const dln_item *item = item_at(f, k);
    dln_group more = groups_empty();
    uint32_t stop;
    uint32_t country = at + 1 + is_word(f, at + 1, "the"); /* "Hill of the United States" */
    if (is_word(f, at, "of") && item != NULL && item->begin == country && item->kind == DLN_ITEM_COUNTRY && group->nation_count == 0) {
        add_nation(group, nation_of(f, item));
        group->is_owned = true; /* "Sarr of Senegal" is Senegal's Sarr */
        group->end = at = item->end;
        item = item_at(f, ++k);
    }
    if (is_word(f, at, "of") && item != NULL && item->begin == country && is_side(f, item) && group->nation_count == 0 && group->body == DLN_NONE) {
        add_nation(group, dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_BODIES, item->row, DLN_BODIES_COUNTRY)));
        group->body = item->row;
        group->is_owned = true; /* "Iqbal of the Moro Islamic Liberation Front" */
        group->end = at = item->end;
        item = item_at(f, ++k);
    }
    bool is_lent = group->nation_count == 1 && group->nations[0].table == DLN_TABLE_ORGANISATIONS; /* "the OSCE's co-chairs Sarr (Senegal) and ..." */
    if (is(f, at, "(") && item != NULL && item->begin == at + 1 && is(f, item->end, ")") && item->kind == DLN_ITEM_COUNTRY && (group->nation_count == 0 || is_lent)) {
        group->nation_count = 0;
        add_nation(group, nation_of(f, item));
        group->end = item->end + 1;
        group->is_owned |= group->title == DLN_NONE && is_in_bracketed_list(f, k + 1, group); /* "Sarr (Senegal) and Diop (Mali)" are Senegal's and Mali's */
        return k + 1;
    }
    uint32_t stand = skip_stand(f, at);
    if (stand != at) {
        group->end = stand;
        return k;
    }
    if (!is(f, at, ",") && !is(f, at, "(") && !is(f, at, "--") && !is(f, at, "\xE2\x80\x93") && !is(f, at, "\xE2\x80\x94"))
        return k;
    at++;
    if (at < f->tokens->count && token_at(f, at)->kind == DLN_TOKEN_NUMBER && is(f, at + 1, ","))
        at += 2;
    bool leads = false;
    if (is_word(f, at, "who") && (at = skip_who(f, at + 1, &leads)) == 0)
        return k;
    bool is_title = item != NULL && item->begin == at && item->kind == DLN_ITEM_TITLE; /* "First Deputy Prime Minister" */
    while (at < f->tokens->count && !is_title && !ends_paragraph(f, at) && dln_word_is_class(f, at, DLN_CLASS_ADVERB)) /* "then Chad's premier", "now the envoy" */
        at++;
    size_t first = k;
    while (item != NULL && item->begin < at && !is_person_item(item)) /* "heads", "then" are items of their own */
        item = item_at(f, ++first);
    bool has_article = is_article(f, at) || is_word(f, at, "his") || is_word(f, at, "her") || is_word(f, at, "its") || is_word(f, at, "their") || is_word(f, at, "another");
    if (is_word(f, at, "one") && is_word(f, at + 1, "of"))
        return k;
    if (has_article)
        at++;
    if (item != NULL && item->begin + 1 == at && item->end == at && !is_person_item(item)) /* "their deputy leader": whose he is */
        item = item_at(f, ++first);
    if (item == NULL || ends_paragraph(f, at))
        return k;
    if (item->begin != at && !(has_article && item->begin > at && is_gap(f, at, item->begin)))
        return k;
    const dln_item *head = item_at(f, first + 1); /* "Mr Loak, the Forum chair," */
    if (item->kind == DLN_ITEM_REFERENCE && has_article && item->begin == at && (token_at(f, at)->flags & DLN_CAPITAL) != 0 && head != NULL && head->kind == DLN_ITEM_TITLE && head->begin == item->end &&
        is(f, head->end, ",") && (head->flags & DLN_ITEM_PLURAL) == 0 && title_kind(f, head->row) == DLN_TITLE_OFFICE && (group->title == DLN_NONE || title_kind(f, group->title) == DLN_TITLE_HONORIFIC)) {
        group->title = head->row;
        group->end = head->end + 1;
        return first + 2;
    }
    if (item->kind == DLN_ITEM_REFERENCE)
        return k;
    if (item->kind == DLN_ITEM_TITLE && is_of_another(f, first + 1, item->end))
        return k;
    size_t next = read_servant(f, first, at, &more, &stop); /* "an aide to Chadian President Deby" */
    if (next == first)
        next = groups_read_chain(f, first, &more, &stop);
    if (leads && next > first && more.title == DLN_NONE && more.nation_count > 0) {
        if (group->nation_count == 0)
            add_nation(group, more.nations[0]);
        group->is_owned = true;
        group->end = is(f, stop, ",") ? stop + 1 : stop;
        return next;
    }
    if (next == first || more.title == DLN_NONE || more.is_plural)
        return k;
    /* "Prak, Chadian President Deby and ..." goes on with the next name */
    const dln_item *after = item_at(f, next);
    if (after != NULL && after->begin == stop && is_person_item(after))
        return k;
    uint32_t once = groups_skip_once(f, stop);
    if (once != stop) { /* ", president of Chad from 1982 to 1990," */
        more.standing = 1;
        stop = once;
        while (item_at(f, next) != NULL && item_at(f, next)->begin < stop)
            next++;
    }
    if (is_word(f, stop, "and") && stop + 1 < f->tokens->count && dln_word_is_class(f, stop + 1, DLN_CLASS_ADVERB)) { /* "once Chad's president and now an aide to Deby" */
        dln_group present = groups_empty();
        uint32_t end = stop + 2 + is_article(f, stop + 2);
        size_t behind = read_servant(f, next, end, &present, &end);
        if (behind != next) {
            next = behind;
            stop = end;
        }
    }
    next = groups_take_served(f, next, &more, &stop);
    if (is(f, stop, "(") && is(f, stop + 2, ")") && (token_at(f, stop + 1)->flags & DLN_SHOUTED) != 0) { /* "a spokesman for the High Commissioner for Refugees (UNHCR)," */
        stop += 3;
        while (item_at(f, next) != NULL && item_at(f, next)->begin < stop)
            next++;
    }
    after = item_at(f, next);
    if (after != NULL && is(f, stop, ",") && after->kind == DLN_ITEM_TITLE && title_kind(f, after->row) == DLN_TITLE_HONORIFIC && group->title != DLN_NONE &&
        after->begin == stop + 1 + is_article(f, stop + 1))
        return k; /* "President X of Chad, the premier of Niger, the Honourable Y, and" */
    if (is_of_the_next(f, group, &more, first, next, stop))
        return k;
    bool closes = is(f, stop, ",") || is(f, stop, ".") || is(f, stop, ")") || is(f, stop, ";") || is(f, stop, "--") || is(f, stop, "\xE2\x80\x93") ||
                  is(f, stop, "\xE2\x80\x94") || is_word(f, stop, "who") || is_word(f, stop, "and") || ends_paragraph(f, stop) || is(f, stop, ":") ||
                  is(f, stop, "\"") || is_word(f, stop, "in") || is_word(f, stop, "at") || is_word(f, stop, "for") || is_word(f, stop, "since") || is_word(f, stop, "on") ||
                  is_word(f, stop, "with") || is_word(f, stop, "of") || is_word(f, stop, "to") || is(f, stop, "\xE2\x80\x9D") || is(f, stop, "'") ||
                  dln_token_in(f->tokens, stop, DLN_LIST_KINDS_OF_PARTY); /* "leader of the opposition movement Renamo" */
    if (!closes || (is_word(f, stop, "and") && !has_article && !has_second_office(f, next, stop)))
        return k;
    uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, more.title, DLN_TITLES_OFFICE);
    bool has_office = group->title != DLN_NONE && title_kind(f, group->title) == DLN_TITLE_OFFICE;
    if (has_office && is_word(f, at - 1, "a") && (office == DLN_OFFICE_SPOKESPERSON || title_kind(f, more.title) == DLN_TITLE_ANONYMOUS))
        return k; /* "will see Prime Minister Diop, a government spokesman in Berlin said" */
    if (has_office) { /* already has one; the nation may still be missing */
        if (group->nation_count == 0 && more.nation_count > 0)
            group->nations[group->nation_count++] = more.nations[0];
    } else {
        group->title = more.title;
        if (more.standing != 0)
            group->standing = more.standing;
        if (group->nation_count == 0 && more.nation_count > 0)
            group->nations[group->nation_count++] = more.nations[0];
        if (group->body == DLN_NONE)
            group->body = more.body;
    }
    const dln_item *second = item_at(f, next);
    if (is_word(f, stop, "and") && second != NULL && (second->begin == stop + 1 || (second->begin == stop + 2 && is_word(f, stop + 1, "current")))) {
        /* ", the Chadian foreign minister and current chairman of the OSCE," */
        dln_group more_of = groups_empty();
        uint32_t stop_of;
        size_t behind = groups_read_chain(f, next, &more_of, &stop_of);
        const dln_item *person = item_at(f, behind);
        bool has_name = person != NULL && person->begin == stop_of && is_person_item(person);
        if (behind > next && more_of.title != DLN_NONE && !more_of.is_plural && !has_name) {
            if (group->nation_count == 0 && more_of.nation_count > 0)
                add_nation(group, more_of.nations[0]);
            next = behind;
            stop = stop_of;
        }
    }
    group->end = is(f, stop, ",") || is(f, stop, ")") ? stop + 1 : stop;
    return next;
}

/* The token behind "is", "is now", "has since been": a predicate of today; at: no such verb. What somebody was he may be no more. */
static uint32_t behind_copula(const dln_finder *f, uint32_t at)
{
    uint32_t next = at;
    bool is_now = is_word(f, at, "is"), is_since = dln_word_is_class(f, at, DLN_CLASS_HAVE);
    if (at >= f->tokens->count || ends_paragraph(f, at) || (!is_now && !is_since))
        return at;
    for (next = at + 1; next < f->tokens->count && !ends_paragraph(f, next); next++) {
        if (is_since && !is_now && is_word(f, next, "been"))
            is_now = true;
        else if (!dln_word_is_class(f, next, DLN_CLASS_ADVERB))
            break;
    }
    return is_now && !ends_paragraph(f, next) ? next : at;
}

/* "Sarr is Senegal's chief negotiator": what he is said to be tells who he is. The predicate stays a group of its own. */
static void read_predicate(const dln_finder *f, size_t k, dln_group *group)
{
    uint32_t at = behind_copula(f, group->end), stop;
    if (at == group->end || (group->title != DLN_NONE && title_kind(f, group->title) == DLN_TITLE_OFFICE))
        return;
    at += is_article(f, at);
    const dln_item *item = item_at(f, k);
    while (item != NULL && item->begin < at)
        item = item_at(f, ++k);
    dln_group more = groups_empty();
    if (item == NULL || item->begin != at || ends_paragraph(f, at) || item->kind == DLN_ITEM_REFERENCE || (item->kind == DLN_ITEM_TITLE && title_kind(f, item->row) != DLN_TITLE_OFFICE))
        return; /* "is the brother of Senegal's chief negotiator" */
    size_t next = groups_read_chain(f, k, &more, &stop);
    const dln_item *name = item_at(f, next);
    if (next == k || more.title == DLN_NONE || more.is_plural || title_kind(f, more.title) != DLN_TITLE_OFFICE || is_possessive_mark(f, stop) || (name != NULL && name->begin == stop && is_person_item(name)))
        return; /* "is Senegal's guest", "is the minister's aide", "was President Sarr" */
    groups_take_served(f, next, &more, &stop);
    group->title = more.title;
    group->standing = groups_skip_once(f, stop) != stop ? 1 : more.standing;
    if (group->nation_count == 0 && more.nation_count > 0)
        add_nation(group, more.nations[0]);
    if (group->body == DLN_NONE)
        group->body = more.body;
}

/* "Senegal's chief negotiator is Sarr": the role with which the sentence begins is his; not "The daughter of the president is Sarr", "The president is Sarr's friend". */
static void read_subject(const dln_finder *f, dln_group *group)
{
    const dln_group *role = f->group_count > 0 ? &f->groups[f->group_count - 1] : NULL;
    if (role == NULL || role->kind != DLN_GROUP_ROLE || role->is_plural || group->title != DLN_NONE || role->end >= group->begin || title_kind(f, role->title) != DLN_TITLE_OFFICE || role->nation_count == 0 ||
        ends_paragraph(f, group->begin) || is_possessive_mark(f, group->name_end) || behind_copula(f, role->end) != group->begin)
        return;
    bool opens = (token_at(f, role->begin)->flags & DLN_STARTS_SENTENCE) != 0 || is_and(f, role->begin - (role->begin > 0)) || is(f, role->begin - (role->begin > 0), ";");
    for (uint32_t i = role->begin; i < role->name_begin; i++)
        opens &= !is_word(f, i, "of"); /* "The daughter of the French president" */
    if (!opens)
        return;
    group->title = role->title;
    group->standing = role->standing;
    add_nation(group, role->nations[0]);
    if (group->body == DLN_NONE)
        group->body = role->body;
}

size_t groups_read_apposition(dln_finder *f, size_t k, dln_group *group)
{
    uint32_t end = group->end;
    read_subject(f, group);
    size_t next = read_title(f, k, group);
    if (next == k && group->end == end)
        next = groups_read_relation(f, k, group);
    if (next == k && group->end == end)
        read_predicate(f, k, group);
    return group->nation_count == 0 ? groups_read_affiliation(f, next, group) : next;
}
