/* src/find/groups.c - items to groups: what stands before a name (nation, standing, title), what stands behind it
 * (apposition, "of Chad"), and lists of nations or names under one title.
 */
#include "find/parties.h"

enum { GAP_TOKENS = 7, LIST_ITEMS = DLN_GROUP_NATIONS };

static const dln_item *item_at(const dln_finder *f, size_t k) { return k < f->item_count ? &f->items[k] : NULL; }
static const dln_token *token_at(const dln_finder *f, uint32_t i) { return &f->tokens->items[i]; }
static inline bool is(const dln_finder *f, uint32_t i, const char *text) { return i < f->tokens->count && dln_token_is(f->tokens, i, text); }

static bool is_possessive_mark(const dln_finder *f, uint32_t i)
{
    if (i >= f->tokens->count || (token_at(f, i)->flags & DLN_SPACED) != 0)
        return false;
    dln_span text = dln_token_text(f->tokens, i);
    return dln_span_is(text, "'s") || dln_span_is(text, "\xE2\x80\x99s") || dln_span_is(text, "'") || dln_span_is(text, "\xE2\x80\x99") ||
           dln_span_is(text, "'S") || dln_span_is(text, "\xE2\x80\x99S");
}

static inline bool is_word(const dln_finder *f, uint32_t i, const char *small)
{
    return i < f->tokens->count && dln_token_says(f->tokens, i, small);
}

static bool is_and(const dln_finder *f, uint32_t i) { return is_word(f, i, "and") || is(f, i, "&"); }
static bool is_article(const dln_finder *f, uint32_t i) { return is_word(f, i, "the") || is_word(f, i, "a") || is_word(f, i, "an"); }

static bool ends_paragraph(const dln_finder *f, uint32_t i)
{
    return i >= f->tokens->count || (token_at(f, i)->flags & DLN_STARTS_SENTENCE) != 0;
}

static bool is_nation(const dln_item *item)
{
    return item != NULL && (item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_ADJECTIVE || item->kind == DLN_ITEM_ORGANISATION);
}

static dln_nation nation_of(const dln_finder *f, const dln_item *item)
{
    switch (item->kind) {
    case DLN_ITEM_COUNTRY: case DLN_ITEM_ADJECTIVE: case DLN_ITEM_PEOPLE: case DLN_ITEM_CAPITAL:
        return (dln_nation){DLN_TABLE_COUNTRIES, item->row};
    case DLN_ITEM_ORGANISATION:
        return (dln_nation){DLN_TABLE_ORGANISATIONS, item->row};
    case DLN_ITEM_BODY:
        return dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_BODIES, item->row, DLN_BODIES_COUNTRY));
    default:
        return DLN_NO_NATION;
    }
}

static bool is_person_item(const dln_item *item)
{
    return item != NULL && (item->kind == DLN_ITEM_PERSON || item->kind == DLN_ITEM_FAMILY || item->kind == DLN_ITEM_NAME);
}

static uint32_t title_kind(const dln_finder *f, uint32_t title) { return dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_KIND); }

static void add_nation(dln_group *group, dln_nation nation)
{
    if (dln_has_nation(nation) && group->nation_count < DLN_GROUP_NATIONS)
        group->nations[group->nation_count++] = nation;
}

/* Where the next item may begin after a group that ends at `end`: a hyphen or one the/a between is skipped. */
static bool follows(const dln_finder *f, size_t k, uint32_t end)
{
    const dln_item *item = item_at(f, k);
    if (item == NULL || ends_paragraph(f, item->begin))
        return false;
    if (item->begin == end)
        return true;
    return item->begin == end + 1 && is(f, end, "-");
}

/* Small words between "Cambodia's" and "premier": no verb, preposition or mark in them. */
static bool is_gap(const dln_finder *f, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > GAP_TOKENS)
        return false;
    for (uint32_t i = from; i < to; i++) {
        const dln_token *token = token_at(f, i);
        if ((token->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) != 0)
            return false;
        if (token->kind == DLN_TOKEN_MARK && !is(f, i, "-"))
            return false;
        if (dln_starts_table(f, i, DLN_TABLE_WORDS) && token->kind == DLN_TOKEN_WORD && !dln_word_is_class(f, i, DLN_CLASS_ADVERB))
            return false;
    }
    return true;
}

/* "of Chad", "of the Republic of Chad", "for the Austrian Foreign Ministry" after a title: the nation named there. Moves *k and *end. */
static bool take_of(const dln_finder *f, dln_group *group, size_t *k, uint32_t *end, bool may_be_for)
{
    uint32_t at = *end;
    if (!is_word(f, at, "of") && !(group->is_plural && is_word(f, at, "from")) && !(may_be_for && (is_word(f, at, "for") || is_word(f, at, "at") || is_word(f, at, "from"))))
        return false;
    at++;
    while (is_article(f, at))
        at++;
    const dln_item *item = item_at(f, *k);
    if (item == NULL || item->begin != at)
        return false;
    if (item->kind == DLN_ITEM_STANDING) { /* "of the newly elected ..." */
        return false;
    }
    size_t next = *k + 1;
    uint32_t stop = item->end;
    if (is_nation(item)) {
        dln_nation nation = nation_of(f, item);
        const dln_item *after = item_at(f, next);
        if (item->kind == DLN_ITEM_ADJECTIVE && (after == NULL || after->begin != stop || (after->kind != DLN_ITEM_INSTITUTION && after->kind != DLN_ITEM_TITLE)))
            return false; /* "of the Chadian people" */
        if (group->nation_count == 0)
            add_nation(group, nation);
        if (is_possessive_mark(f, stop))
            stop++;
        after = item_at(f, next);
        if (after != NULL && after->begin == stop && after->kind == DLN_ITEM_INSTITUTION) {
            group->institution = after->row;
            stop = after->end;
            next++;
        }
        /* a list: "of Egypt, Sudan and Ethiopia" */
        while (group->is_plural && group->nation_count < DLN_GROUP_NATIONS) {
            uint32_t glue = stop;
            if (is(f, glue, ","))
                glue++;
            if (is_and(f, glue))
                glue++;
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
    if (!is_word(f, at, "to") && !is_word(f, at, "for") && !is_word(f, at, "on") && !(is_posted && is_word(f, at, "in")))
        return;
    at++;
    while (is_article(f, at))
        at++;
    size_t next = *k;
    bool any = false;
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

/* "aide to the Chadian president": whom he serves is the nation's. */
static void take_served(const dln_finder *f, dln_group *group, size_t *k, uint32_t *end)
{
    uint32_t at = *end;
    if (!is_word(f, at++, "to"))
        return;
    while (is_article(f, at))
        at++;
    const dln_item *nation = item_at(f, *k), *title;
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

/* Reads what may stand before a name from item k on: nations, standing, institutions, titles. Stops before the name or at
 * the first item that does not belong. Returns the item to go on with. */
static size_t read_chain(const dln_finder *f, size_t k, dln_group *group, uint32_t *stop)
{
    uint32_t end = item_at(f, k)->begin;
    size_t at = k;
    group->begin = end;
    for (;;) {
        const dln_item *item = item_at(f, at);
        if (item == NULL || (at > k && !follows(f, at, end)))
            break;
        if (item->kind == DLN_ITEM_STANDING) {
            uint32_t standing = dln_cell(f->lexicon, DLN_TABLE_STANDING, item->row, DLN_STANDING_STANDING);
            if (standing < 2 && group->title == DLN_NONE)
                group->standing = (uint8_t)(standing + 1);
        } else if (is_nation(item)) {
            if (group->title != DLN_NONE || group->institution != DLN_NONE || (group->nation_count > 0 && item->kind != DLN_ITEM_ORGANISATION))
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
            if (group->body == DLN_NONE || (kind != DLN_INSTITUTION_NONSTATE && kind != DLN_INSTITUTION_SIDE)) { /* "FARC rebels", "Hamas negotiators" are that body */
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
                title_kind(f, item->row) != DLN_TITLE_ORDINARY && item->end - item->begin <= 2 && token_at(f, item->end - 1)->len <= 5 && !ends_paragraph(f, end + 1))
                end++; /* "Gen. Smith" */
            uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, item->row, DLN_TITLES_OFFICE);
            bool serves = office == DLN_OFFICE_SPOKESPERSON || office == DLN_OFFICE_OFFICIAL;
            bool has_charge = office == DLN_OFFICE_ENVOY || office == DLN_OFFICE_AMBASSADOR;
            if (take_of(f, group, &at, &end, serves) ? has_charge : has_charge || office == DLN_OFFICE_MINISTER || office == DLN_OFFICE_OFFICIAL) {
                if (office == DLN_OFFICE_OFFICIAL)
                    take_served(f, group, &at, &end);
                skip_charge(f, &at, &end, has_charge);
            }
            /* "prime minister and foreign minister Hor Samnang" */
            const dln_item *more = item_at(f, at);
            if (is_and(f, end) && more != NULL && more->begin == end + 1 && more->kind == DLN_ITEM_TITLE && !group->is_plural &&
                (more->flags & DLN_ITEM_PLURAL) == 0) {
                const dln_item *name = item_at(f, at + 1);
                if (name != NULL && name->begin == more->end && is_person_item(name)) {
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
            bool belongs = more->kind == DLN_ITEM_TITLE || more->kind == DLN_ITEM_INSTITUTION || more->kind == DLN_ITEM_STANDING || more->kind == DLN_ITEM_BODY;
            if (!belongs || (more->begin != after && !is_gap(f, after, more->begin)))
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

static dln_group empty_group(void)
{
    return (dln_group){.title = DLN_NONE, .institution = DLN_NONE, .body = DLN_NONE, .reference = DLN_NONE};
}

/* "a Pakistani delegation headed by Foreign Secretary X": who leads it is of its nation. */
static void add_nation_of_delegation(const dln_finder *f, dln_group *group)
{
    if (group->kind != DLN_GROUP_PERSON || group->title == DLN_NONE || group->nation_count > 0 || group->begin < 3 || !is_word(f, group->begin - 1, "by") ||
        !(is_word(f, group->begin - 2, "led") || is_word(f, group->begin - 2, "headed")))
        return;
    for (size_t k = group->item; k > 1; k--) {
        const dln_item *side = item_at(f, k - 1);
        if (side->end > group->begin - 2)
            continue;
        const dln_item *nation = item_at(f, k - 2);
        if (side->end == group->begin - 2 && side->kind == DLN_ITEM_INSTITUTION && is_nation(nation) && nation->end == side->begin)
            add_nation(group, nation_of(f, nation));
        return;
    }
}

static dln_group *add_group(dln_finder *f, dln_group group)
{
    add_nation_of_delegation(f, &group);
    dln_group *added = dln_arena_push(f->doc->arena, &f->groups, &f->group_count, &f->group_capacity, sizeof *added);
    if (added != NULL)
        *added = group;
    return added;
}

static uint32_t before_article(const dln_finder *f, uint32_t begin)
{
    return begin > 0 && is_article(f, begin - 1) && !ends_paragraph(f, begin) ? begin - 1 : begin;
}

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

/* Behind a name: ", the Chadian foreign minister,", ", 47, a spokesman for ...", " of Chad", " (Chad)". */
static size_t read_apposition(dln_finder *f, size_t k, dln_group *group)
{
    uint32_t at = group->end;
    const dln_item *item = item_at(f, k);
    dln_group more = empty_group();
    uint32_t stop;
    if (is_word(f, at, "of") && item != NULL && item->begin == at + 1 && item->kind == DLN_ITEM_COUNTRY && group->nation_count == 0) {
        add_nation(group, nation_of(f, item));
        group->is_owned = true; /* "Sarr of Senegal" is Senegal's Sarr */
        group->end = at = item->end;
        item = item_at(f, ++k);
    }
    if (is(f, at, "(") && item != NULL && item->begin == at + 1 && is(f, item->end, ")") && item->kind == DLN_ITEM_COUNTRY && group->nation_count == 0) {
        add_nation(group, nation_of(f, item));
        group->end = item->end + 1;
        return k + 1;
    }
    if (!is(f, at, ",") && !is(f, at, "(") && !is(f, at, "--") && !is(f, at, "\xE2\x80\x93") && !is(f, at, "\xE2\x80\x94"))
        return k;
    at++;
    if (at < f->tokens->count && token_at(f, at)->kind == DLN_TOKEN_NUMBER && is(f, at + 1, ","))
        at += 2;
    bool leads = false;
    if (is_word(f, at, "who") && (at = skip_who(f, at + 1, &leads)) == 0)
        return k;
    while (at < f->tokens->count && !ends_paragraph(f, at) && dln_word_is_class(f, at, DLN_CLASS_ADVERB)) /* "then Chad's premier", "now the envoy" */
        at++;
    size_t first = k;
    while (item != NULL && item->begin < at && !is_person_item(item)) /* "heads", "then" are items of their own */
        item = item_at(f, ++first);
    bool has_article = is_article(f, at) || is_word(f, at, "his") || is_word(f, at, "her") || is_word(f, at, "its");
    if (is_word(f, at, "one") && is_word(f, at + 1, "of"))
        return k;
    if (has_article)
        at++;
    if (item == NULL || ends_paragraph(f, at))
        return k;
    if (item->begin != at && !(has_article && item->begin > at && is_gap(f, at, item->begin)))
        return k;
    if (item->kind == DLN_ITEM_REFERENCE)
        return k;
    size_t next = read_chain(f, first, &more, &stop);
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
    if (after != NULL && is(f, stop, ",") && after->kind == DLN_ITEM_TITLE && title_kind(f, after->row) == DLN_TITLE_HONORIFIC && group->title != DLN_NONE &&
        after->begin == stop + 1 + is_article(f, stop + 1))
        return k; /* "President X of Chad, the premier of Niger, the Honourable Y, and" */
    bool closes = is(f, stop, ",") || is(f, stop, ".") || is(f, stop, ")") || is(f, stop, ";") || is(f, stop, "--") || is(f, stop, "\xE2\x80\x93") ||
                  is(f, stop, "\xE2\x80\x94") || is_word(f, stop, "who") || is_word(f, stop, "and") || ends_paragraph(f, stop) || is(f, stop, ":") ||
                  is(f, stop, "\"") || is_word(f, stop, "in") || is_word(f, stop, "at") || is_word(f, stop, "for") || is_word(f, stop, "since") || is_word(f, stop, "on") ||
                  is_word(f, stop, "with") || is_word(f, stop, "of") || is_word(f, stop, "to") || is(f, stop, "\xE2\x80\x9D") || is(f, stop, "'");
    if (!closes || (is_word(f, stop, "and") && !has_article))
        return k;
    if (group->title != DLN_NONE && title_kind(f, group->title) == DLN_TITLE_OFFICE) { /* already has one; the nation may still be missing */
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
        dln_group more_of = empty_group();
        uint32_t stop_of;
        size_t behind = read_chain(f, next, &more_of, &stop_of);
        const dln_item *person = item_at(f, behind);
        bool has_name = person != NULL && person->begin == stop_of && is_person_item(person);
        if (behind > next && more_of.title != DLN_NONE && !more_of.is_plural && !has_name) {
            next = behind;
            stop = stop_of;
        }
    }
    group->end = is(f, stop, ",") || is(f, stop, ")") ? stop + 1 : stop;
    return next;
}

/* The group of a name at item k that a chain (or nothing) precedes. */
static size_t take_name(dln_finder *f, size_t k, dln_group *group)
{
    const dln_item *item = item_at(f, k);
    group->kind = DLN_GROUP_PERSON;
    group->item = (uint32_t)k;
    group->name_begin = item->begin;
    group->name_end = item->end;
    group->end = item->end;
    group->begin = before_article(f, group->begin);
    if (is_possessive_mark(f, item->end))
        group->flags |= DLN_REF_POSSESSIVE;
    size_t next = read_apposition(f, k + 1, group);
    add_group(f, *group);
    return next;
}

/* Names under a title in the plural: "Presidents X of Chad and Y of Niger", "the ministers, X and Y,". */
static size_t take_names(dln_finder *f, size_t k, const dln_group *head)
{
    uint32_t title = head->title;
    for (int i = 0; i < LIST_ITEMS; i++) {
        const dln_item *item = item_at(f, k);
        dln_group group = empty_group();
        group.begin = i == 0 ? head->begin : item->begin;
        group.title = title;
        group.is_listed = true;
        group.standing = head->standing;
        if (head->nation_count == 1)
            group.nations[group.nation_count++] = head->nations[0];
        else if (head->nation_count > i && head->nation_count > 1)
            group.nations[group.nation_count++] = head->nations[i];
        k = take_name(f, k, &group);
        uint32_t end = f->group_count > 0 ? f->groups[f->group_count - 1].end : 0, glue = end;
        if (is(f, glue, ","))
            glue++;
        if (is_and(f, glue))
            glue++;
        if (is_word(f, glue, "respectively"))
            break;
        const dln_item *next = item_at(f, k);
        /* "X of Chad and Y of Niger": the comma of an apposition is inside the group */
        if (next == NULL || next->begin != glue || !is_person_item(next) || (glue == end && !is(f, end - 1, ",")))
            break;
    }
    return k;
}

/* "the Egyptian, Sudanese and Ethiopian foreign ministers": a list of nations before one head. Returns the item of the head, 0: none. */
static size_t read_nation_list(const dln_finder *f, size_t k, dln_group *group)
{
    size_t at = k;
    uint32_t end = item_at(f, k)->end;
    add_nation(group, nation_of(f, item_at(f, k)));
    at++;
    for (;;) {
        uint32_t glue = end;
        bool has_and = false;
        if (is(f, glue, ","))
            glue++;
        if (is_and(f, glue))
            glue++, has_and = true;
        if (glue == end && is(f, glue, "-"))
            glue++, has_and = true;
        while (is_article(f, glue))
            glue++;
        const dln_item *item = item_at(f, at);
        if (glue == end || item == NULL || item->begin != glue || !is_nation(item) || ends_paragraph(f, item->begin))
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

/* "Chad's prime minister, Dr. Oumar Djimet": the item behind the honorifics; both stay where they are unless it is a name. */
static const dln_item *skip_honorifics(const dln_finder *f, size_t *k, uint32_t *at)
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
    take_of(f, group, &next, &end, true);
    uint32_t at = is(f, end, ",") ? end + 1 : end;
    size_t behind = next;
    const dln_item *name = skip_honorifics(f, &behind, &at); /* "his Kuwaiti counterpart, Sheikh Sabah" */
    bool is_list = group->is_plural;
    if (name != NULL && name->begin == at && is_person_item(name) && !ends_paragraph(f, at) && !is_possessive_mark(f, end)) {
        uint32_t after = name->end;
        bool closes = name->begin == end || is(f, after, ",") || is(f, after, ".") || is_and(f, after) || is_word(f, after, "in") || is_word(f, after, "on") || ends_paragraph(f, after) || (token_at(f, after)->flags & DLN_STARTS_LINE) != 0;
        if (closes && is_list) {
            return take_names(f, behind, group);
        }
        if (closes) {
            dln_group person = *group;
            return take_name(f, behind, &person);
        }
    }
    group->end = end;
    add_group(f, *group);
    return next;
}

/* "the two also spoke", "the pair, who met": no noun behind, which would say two of what. */
static bool stands_alone(const dln_finder *f, const dln_item *item)
{
    const dln_token *next = token_at(f, item->end);
    if (item->begin == 0 || !(is_word(f, item->begin - 1, "the") || is(f, item->begin - 1, "The") || is_word(f, item->begin - 1, "these")))
        return false;
    if (next->kind == DLN_TOKEN_MARK || next->kind == DLN_TOKEN_END)
        return true;
    return next->kind == DLN_TOKEN_WORD && (next->flags & DLN_CAPITAL) == 0 &&
           (dln_word_tables(f->lexicon, next->word) & (dln_table_bit(DLN_TABLE_VERBS) | dln_table_bit(DLN_TABLE_WORDS))) != 0 &&
           (dln_word_tables(f->lexicon, next->word) & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) == 0;
}

static size_t take_reference(dln_finder *f, size_t k)
{
    const dln_item *item = item_at(f, k);
    dln_group group = empty_group();
    uint32_t means = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, item->row, DLN_REFERENCES_MEANS);
    if (means == DLN_MEANS_ALONE && !stands_alone(f, item))
        return k + 1;
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
    if (means == DLN_MEANS_COUNTERPART || means == DLN_MEANS_COUNTERPARTS)
        return take_counterpart(f, k, k, &group);
    bool is_own = means == DLN_MEANS_HIS || means == DLN_MEANS_HER || means == DLN_MEANS_THEIR || means == DLN_MEANS_ITS;
    if (is_own || is_possessive_mark(f, item->end))
        group.flags |= DLN_REF_POSSESSIVE;
    if (means <= DLN_MEANS_SELF)
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

/* "X and Y, the presidents of Chad and Niger,": a title for the two names before it. */
static bool is_shared_apposition(dln_finder *f, const dln_group *group)
{
    dln_group *last = f->group_count >= 2 ? &f->groups[f->group_count - 1] : NULL;
    if (last == NULL || !group->is_plural || group->title == DLN_NONE || title_kind(f, group->title) != DLN_TITLE_OFFICE)
        return false;
    dln_group *first = last - 1;
    uint32_t comma = before_article(f, group->begin);
    if (comma == 0 || !is(f, comma - 1, ",") || last->end != comma - 1 || last->kind != DLN_GROUP_PERSON || first->kind != DLN_GROUP_PERSON ||
        !is_and(f, first->end) || last->begin != first->end + 1 || first->title != DLN_NONE || last->title != DLN_NONE)
        return false;
    for (int i = 0; i < 2; i++) {
        dln_group *name = i == 0 ? first : last;
        name->title = group->title;
        if (name->nation_count == 0 && group->nation_count > 0)
            add_nation(name, group->nations[group->nation_count > i ? i : 0]);
    }
    last->end = group->end;
    return true;
}

uint32_t dln_number_before(const dln_finder *f, uint32_t token)
{
    static const char *const words[] = {"two", "three", "four", "five", "six"};
    if (token == 0)
        return 0;
    for (uint32_t i = 0; i < 5; i++) {
        if (dln_token_is(f->tokens, token - 1, words[i]))
            return i + 2;
    }
    return 0;
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
            skip_honorifics(f, &k, &end);
    }
    return count;
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
        group->begin = before_article(f, group->begin);
        group->flags |= DLN_REF_ROLE | (group->is_plural ? DLN_REF_PLURAL : 0);
        if (is_possessive_mark(f, stop))
            group->flags |= DLN_REF_POSSESSIVE;
        if (kind == DLN_TITLE_ANONYMOUS)
            group->flags |= DLN_REF_ANONYMOUS;
        /* "South Korea's security adviser, Chung Eui-yong," */
        bool is_comma = is(f, stop, ",");
        if (is_word(f, stop, "of") && is_word(f, stop + 1, "the") && is_word(f, stop + 2, "day") && is(f, stop + 3, ","))
            is_comma = true, stop += 3;
        if (!is_comma && (is_word(f, stop, "for") || is_word(f, stop, "on") || is_word(f, stop, "in")) && name != NULL && name->begin > stop + 2 && is(f, name->begin - 1, ",") &&
            is_gap(f, stop + 1, name->begin - 1))
            is_comma = true, stop = name->begin - 1; /* "Chad's envoy for climate, X" */
        uint32_t at = is_comma ? stop + 1 : stop;
        if (is_comma)
            name = skip_honorifics(f, &next, &at);
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
        if (!is_shared_apposition(f, group))
            add_group(f, *group);
        return next;
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
        if (group->nation_count == 0 && take_of(f, group, &at, &end, false)) {
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
    dln_group group = empty_group();
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

void dln_make_groups(dln_finder *f)
{
    size_t k = 0;
    while (k < f->item_count) {
        const dln_item *item = item_at(f, k);
        dln_group group = empty_group();
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
        if (is_nation(item)) {
            size_t head = read_nation_list(f, k, &group);
            if (head != 0) {
                group.begin = before_article(f, item->begin);
                group.is_plural = true;
                group.item = (uint32_t)head;
                group.end = item_at(f, head)->end;
                group.flags |= DLN_REF_PLURAL;
                if (group.reference != DLN_NONE) {
                    k = take_counterpart(f, k, head, &group);
                    continue;
                }
                if (group.title != DLN_NONE) {
                    const dln_item *name = item_at(f, head + 1);
                    uint32_t at = is(f, group.end, ",") ? group.end + 1 : group.end;
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
            group = empty_group();
        }
        size_t next = read_chain(f, k, &group, &stop);
        const dln_item *name = item_at(f, next);
        if (next == k) { /* a capital that is no one's */
            k = take_simple(f, k, item->kind == DLN_ITEM_CAPITAL ? DLN_GROUP_CAPITAL : DLN_GROUP_PLACE);
            continue;
        }
        const dln_item *last = item_at(f, next - 1);
        bool is_adjacent = name != NULL && follows(f, next, stop) && (!is_possessive_mark(f, last->end) || stop == last->end + 1);
        bool is_counterpart = is_adjacent && name->kind == DLN_ITEM_REFERENCE && group.title == DLN_NONE && group.nation_count > 0 &&
            (dln_cell(f->lexicon, DLN_TABLE_REFERENCES, name->row, DLN_REFERENCES_MEANS) == DLN_MEANS_COUNTERPART ||
             dln_cell(f->lexicon, DLN_TABLE_REFERENCES, name->row, DLN_REFERENCES_MEANS) == DLN_MEANS_COUNTERPARTS);
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
