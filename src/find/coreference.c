/* src/find/coreference.c - groups to refs, in order of the text: whom names mean, whose nation they take, who was mentioned lately. */
#include "find/coreference.h"

enum { OFTEN = 10 };

static const dln_token *token_at(const dln_finder *f, uint32_t i) { return &f->tokens->items[i]; }

dln_ref *dln_add_ref(dln_finder *f, const dln_group *group, const char *rule)
{
    dln_ref *ref = dln_arena_push(f->doc->arena, &f->doc->refs, &f->ref_count, &f->ref_capacity, sizeof *ref);
    if (ref == NULL)
        return NULL;
    f->doc->ref_count = (uint32_t)f->ref_count;
    ref->begin = group->begin;
    ref->end = group->end;
    ref->name_begin = group->name_begin;
    ref->name_end = group->name_end;
    ref->kind = DLN_REF_PARTY;
    ref->flags = group->flags | (dln_is_of_region(f, group) ? DLN_REF_ANONYMOUS : 0); /* "Arab ministers" meet as one; who of them spoke nobody knows */
    ref->first = (uint32_t)f->ref_party_count;
    ref->place = DLN_NONE;
    ref->rule = rule;
    return ref;
}

void dln_ref_add_party(dln_finder *f, dln_ref *ref, uint32_t party)
{
    if (ref == NULL || party == DLN_NONE)
        return;
    for (uint32_t i = 0; i < ref->count; i++) {
        if (f->doc->ref_parties[ref->first + i] == party)
            return;
    }
    uint32_t *slot = dln_arena_push(f->doc->arena, &f->doc->ref_parties, &f->ref_party_count, &f->ref_party_capacity, sizeof *slot);
    if (slot == NULL)
        return;
    *slot = party;
    ref->count++;
    f->doc->parties[party].mentions++;
}

/* ---- who was mentioned lately ---- */

/* "At the inauguration of Sarr": as good as "at Sarr's inauguration". */
static bool is_of_ceremony(const dln_finder *f, const dln_group *group)
{
    uint32_t of = group->begin > 0 && dln_word_is_class(f, group->begin - 1, DLN_CLASS_DETERMINER) ? group->begin - 1 : group->begin;
    return of > 1 && dln_is_word(f, of - 1, "of") && dln_token_in(f->tokens, of - 2, DLN_LIST_CEREMONIES);
}

void dln_remember(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    bool is_owner = (group->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || is_of_ceremony(f, group);
    f->known[party].seen = group->name_begin + 1;
    if (group->title != DLN_NONE)
        f->known[party].is_former = group->standing == 1;
    r->recent[r->recent_count++ % DLN_RECENT] = (dln_recent){party, group->name_begin, r->sentence, r->in_quote, is_owner};
}

/* ---- owners ---- */

/* Whether the last "his" or "Chad's" owns what begins here; "their long-serving premier", "its
 * Pacific minister" may have a word between. */
bool dln_is_owned(const dln_reader *r, uint32_t begin)
{
    const dln_finder *f = r->f;
    if (r->owner_end == 0 || begin < r->owner_end || begin - r->owner_end > 2)
        return false;
    for (uint32_t i = r->owner_end; i < begin; i++) {
        const dln_token *token = token_at(f, i);
        if ((token->kind != DLN_TOKEN_WORD && !dln_token_is(f->tokens, i, "-")) || (token->flags & DLN_STARTS_SENTENCE) != 0 || dln_starts_table(f, i, DLN_TABLE_WORDS))
            return false;
    }
    return true;
}

/* ---- pronouns and pairs ---- */

void dln_own(dln_reader *r, const dln_group *group, uint32_t party)
{
    r->owner_end = group->end;
    r->owner = party;
    r->owner_nation = party == DLN_NONE ? DLN_NO_NATION : r->f->known[party].nation;
}

dln_nation dln_context_nation(const dln_reader *r)
{
    const dln_finder *f = r->f;
    if (dln_has_nation(r->speaker))
        return r->speaker;
    for (uint32_t back = 0; back < 12; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 2)
            break;
        if (dln_has_nation(f->known[m->party].nation) && f->known[m->party].nation.table == DLN_TABLE_COUNTRIES)
            return f->known[m->party].nation;
    }
    if (dln_has_nation(f->home))
        return f->home;
    return f->dateline_country == DLN_NONE ? DLN_NO_NATION : (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
}

/* ---- names ---- */

static void read_person(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    bool is_single = (item->flags & DLN_ITEM_SINGLE) != 0 && item->kind != DLN_ITEM_PERSON;
    bool is_bare = item->kind == DLN_ITEM_FAMILY || is_single;
    bool has_title = group->title != DLN_NONE || group->nation_count > 0;
    uint32_t party = DLN_NONE;
    if ((item->flags & DLN_ITEM_MAY_BE_PLACE) != 0 && is_bare && !has_title && dln_locative_before(f, group->begin) != DLN_NONE) {
        dln_ref *place = dln_add_ref(f, group, "place");
        if (place != NULL) {
            place->kind = DLN_REF_PLACE;
            place->place = dln_place_of_item(f, item);
        }
        return;
    }
    bool is_town = !has_title && dln_stands_like_town(f, group);
    party = is_bare ? dln_party_of_bare_name(f, group) : is_town ? DLN_NONE : dln_party_of_group(f, group);
    if (party == DLN_NONE && is_town) {
        dln_read_unknown_town(r, group);
        return;
    }
    if (party == DLN_NONE) {
        if (is_bare && (item->flags & DLN_ITEM_MAY_BE_PLACE) != 0 && !has_title && group->name_end < f->tokens->count && dln_token_is(f->tokens, group->name_end, ",")) {
            dln_ref *place = dln_add_ref(f, group, "place");
            if (place != NULL) {
                place->kind = DLN_REF_PLACE;
                place->place = dln_place_of_item(f, item);
            }
        }
        return;
    }
    if (!dln_has_nation(f->known[party].nation) && f->known[party].person == DLN_NONE && (group->title != DLN_NONE || group->institution != DLN_NONE))
        dln_adopt_nation(r, party, group);
    dln_ref *ref = dln_add_ref(f, group, is_bare ? "bare name" : has_title ? "name with title" : "name");
    dln_ref_add_party(f, ref, party);
    f->known[party].is_named = true;
    uint32_t means = group->reference == DLN_NONE ? DLN_NONE : dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_MEANS);
    if (means == DLN_MEANS_RELATION && !dln_has_nation(f->known[party].nation) && dln_has_nation(r->owner_nation) && dln_is_owned(r, group->begin))
        dln_adopt(f, party, r->owner_nation); /* "his predecessor, X" */
    if ((means == DLN_MEANS_COUNTERPART || means == DLN_MEANS_COUNTERPARTS) && f->known[party].office == DLN_OFFICE_NONE) { /* "his Turkish counterpart X" */
        uint32_t mine = dln_antecedent(r, DLN_GENDER_UNKNOWN);
        if (mine != DLN_NONE && mine != party) {
            f->known[party].office = f->known[mine].office;
            f->doc->parties[party].party.role = f->doc->parties[mine].party.role;
        }
    }
    if (dln_is_label(r, group)) { /* who speaks says "I", and "he" of others */
        r->speaker = f->known[party].nation;
        r->voice = r->last_voice = party;
        r->voice_begin = group->begin;
        f->known[party].seen = group->name_begin + 1;
        return;
    }
    dln_remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        dln_own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

/* ---- all of it ---- */

static void introduce_full_names(dln_finder *f, dln_item_kind kind)
{
    for (size_t i = 0; i < f->group_count; i++) {
        dln_group *group = &f->groups[i];
        const dln_item *item = &f->items[group->item];
        if (group->kind != DLN_GROUP_PERSON || item->kind != kind || (kind == DLN_ITEM_NAME && (item->flags & DLN_ITEM_SINGLE) != 0))
            continue;
        uint32_t party = dln_party_of_group(f, group);
        if (party == DLN_NONE)
            continue;
        dln_introduce(f, party, group);
        if (group->reference != DLN_NONE)
            f->known[party].is_introduced = true;
    }
}

/* "Sarr, foreign minister of Joyce Banda, left. Banda said": whom somebody serves is nobody of that sentence, but has been named by it. */
static void introduce_served(dln_finder *f)
{
    size_t i = 0;
    for (size_t k = 0; k < f->item_count; k++) {
        const dln_item *item = &f->items[k];
        if (item->kind != DLN_ITEM_PERSON)
            continue;
        while (i < f->group_count && f->groups[i].end <= item->begin)
            i++;
        const dln_group *group = i < f->group_count ? &f->groups[i] : NULL;
        if (group == NULL || group->kind != DLN_GROUP_PERSON || group->begin > item->begin || &f->items[group->item] == item || (item->begin >= group->name_begin && item->begin < group->name_end))
            continue;
        uint32_t next = 0, row = dln_item_sense(f, item, DLN_TABLE_PEOPLE, DLN_PEOPLE_NAMES, &next), other;
        while ((other = dln_item_sense(f, item, DLN_TABLE_PEOPLE, DLN_PEOPLE_NAMES, &next)) == row && other != DLN_NONE)
            continue;
        if (row != DLN_NONE && other == DLN_NONE) /* of two of one name nobody knows which */
            dln_party_of_person(f, row);
    }
}

/* Full names and nations of the whole article first: a headline and a bare name may come before them. The people of the
 * tables before the others, so that a shorter form of their names is theirs. */
static void introduce_all(dln_finder *f)
{
    for (size_t i = 0; i < f->group_count; i++) {
        const dln_group *group = &f->groups[i];
        if (group->kind == DLN_GROUP_NATION && f->items[group->item].kind != DLN_ITEM_ADJECTIVE)
            dln_party_of_nation(f, group->nations[0]);
    }
    introduce_full_names(f, DLN_ITEM_PERSON);
    introduce_served(f);
    introduce_full_names(f, DLN_ITEM_NAME);
    for (size_t i = 0; i < f->group_count; i++) { /* "Minister Bislimi", known by one name only */
        dln_group *group = &f->groups[i];
        const dln_item *item = &f->items[group->item];
        if (group->kind != DLN_GROUP_PERSON || item->kind == DLN_ITEM_PERSON || (item->flags & DLN_ITEM_SINGLE) == 0 ||
            (group->title == DLN_NONE && group->nation_count == 0))
            continue;
        uint32_t party = dln_party_of_bare_name(f, group);
        bool is_office = group->title != DLN_NONE && dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_OFFICE) != UINT32_MAX;
        if (party == DLN_NONE && is_office && item->kind != DLN_ITEM_FAMILY && (item->flags & DLN_ITEM_HEADLINE) == 0)
            party = dln_party_of_group(f, group);
        else if (party == DLN_NONE && is_office && item->kind == DLN_ITEM_FAMILY)
            party = dln_party_of_group(f, group);
        if (party != DLN_NONE)
            dln_introduce(f, party, group);
    }
    for (size_t i = 0; i < f->party_count; i++) {
        if (f->doc->parties[i].party.kind == DLN_PERSON && !f->known[i].is_introduced)
            f->doc->parties[i].is_ordinary = true;
    }
}

/* "Sarr, who leads the government's delegation,", "Diop, who speaks for the Malian army,": what somebody does is as good as a title. */
static bool is_told_of(dln_finder *f, size_t index, dln_span *country)
{
    enum { REACH = 9 };
    uint32_t at = f->doc->refs[index].end, end = at + REACH < f->tokens->count ? at + REACH : f->tokens->count;
    bool is_office = false;
    bool is_put_in = dln_token_is(f->tokens, at, ",") && dln_token_is(f->tokens, at + 1, "who"), is_heading = dln_token_in_small(f->tokens, at, DLN_LIST_HEADS_TEAM);
    if (at + 3 >= end || (!is_put_in && !is_heading))
        return false;
    if (is_heading) { /* "Diop headed the Malian team" */
        uint32_t team = at + 1;
        while (team < end && (f->tokens->items[team].kind == DLN_TOKEN_WORD || dln_token_is(f->tokens, team, "'s")) && !dln_token_in_small(f->tokens, team, DLN_LIST_TEAMS))
            team++;
        for (size_t r = index + 1; r < f->ref_count && f->doc->refs[r].begin <= team; r++) { /* whose it is */
            const dln_ref *other = &f->doc->refs[r];
            if (other->kind == DLN_REF_PARTY && other->count == 1 && country->len == 0)
                *country = f->doc->parties[f->doc->ref_parties[other->first]].party.country;
        }
        return team < end && dln_token_in_small(f->tokens, team, DLN_LIST_TEAMS);
    }
    bool is_leading = dln_token_in_small(f->tokens, at + 2, DLN_LIST_LEADS_BODY);
    for (uint32_t t = at + 3; is_leading && t < end && !dln_token_is(f->tokens, t, ","); t++) {
        is_office |= dln_token_in_small(f->tokens, t, DLN_LIST_LED_BODIES);
        is_office |= dln_token_is(f->tokens, t, "office") && dln_token_is(f->tokens, t - 1, "foreign");
    }
    for (size_t r = index + 1; is_office && r < f->ref_count && f->doc->refs[r].begin < end; r++) {
        const dln_ref *other = &f->doc->refs[r];
        if (other->kind == DLN_REF_PARTY && other->count > 0 && other->begin > at && country->len == 0)
            *country = f->doc->parties[f->doc->ref_parties[other->first]].party.country;
    }
    return is_office;
}

/* "Diop headed the Malian team and Keita that of the rebels", "Keita the rebels'": who headed the other one. */
static void promote_other_head(dln_finder *f, size_t index)
{
    enum { NEAR = 16 };
    for (size_t r = index + 1; r < f->ref_count && f->doc->refs[r].begin < f->doc->refs[index].end + NEAR; r++) {
        const dln_ref *ref = &f->doc->refs[r];
        uint32_t party = ref->kind == DLN_REF_PARTY && ref->count == 1 ? f->doc->ref_parties[ref->first] : DLN_NONE;
        bool is_head = dln_token_is(f->tokens, ref->end, "that") && dln_token_is(f->tokens, ref->end + 1, "of");
        if (party == DLN_NONE || !is_head || !dln_is_person(f, party) || f->known[party].is_civilian)
            continue;
        const dln_ref *of = r + 1 < f->ref_count ? ref + 1 : NULL;
        f->doc->parties[party].is_ordinary = false;
        if (f->doc->parties[party].party.country.len == 0 && of != NULL && of->kind == DLN_REF_PARTY && of->count == 1 && of->begin <= ref->end + 3)
            f->doc->parties[party].party.country = f->doc->parties[f->doc->ref_parties[of->first]].party.country;
    }
}

static void promote_leaders(dln_finder *f)
{
    for (size_t r = 0; r < f->ref_count; r++) {
        const dln_ref *ref = &f->doc->refs[r];
        uint32_t party = ref->kind == DLN_REF_PARTY && ref->count == 1 ? f->doc->ref_parties[ref->first] : DLN_NONE;
        dln_span country = DLN_NO_SPAN;
        if (party == DLN_NONE || !f->doc->parties[party].is_ordinary || f->known[party].is_civilian || f->doc->parties[party].party.kind != DLN_PERSON || !is_told_of(f, r, &country))
            continue;
        f->doc->parties[party].is_ordinary = false;
        if (f->doc->parties[party].party.country.len == 0)
            f->doc->parties[party].party.country = country;
        promote_other_head(f, r);
    }
}

/* Whether those who are sent, or sit for somebody, stand before the reference: "Delegations of Ghana (X) and Mali". */
static bool is_of_sent(const dln_finder *f, const dln_ref *ref)
{
    enum { REACH = 20 };
    for (uint32_t t = ref->end; t > 0 && ref->end - t < REACH && !dln_token_is(f->tokens, t - 1, ".") && !dln_token_is(f->tokens, t - 1, ";"); t--) {
        if (dln_token_in(f->tokens, t - 1, DLN_LIST_DELEGATIONS) || dln_token_in(f->tokens, t - 1, DLN_LIST_NEGOTIATING))
            return true;
    }
    return false;
}

/* "Delegations of Ghana (Kofi Mensah) and Mali (Ali Diop) met": who is named in brackets was there for the side before them. */
static void promote_sent(dln_finder *f)
{
    for (size_t r = 1; r < f->ref_count; r++) {
        const dln_ref *ref = &f->doc->refs[r], *side = ref - 1;
        uint32_t party = ref->kind == DLN_REF_PARTY && ref->count == 1 ? f->doc->ref_parties[ref->first] : DLN_NONE;
        if (party == DLN_NONE || f->doc->parties[party].party.kind != DLN_PERSON || side->kind != DLN_REF_PARTY || side->count != 1 || side->end + 1 != ref->begin || !dln_token_is(f->tokens, side->end, "(") ||
            !dln_token_is(f->tokens, ref->end, ")") || f->doc->parties[f->doc->ref_parties[side->first]].party.kind == DLN_PERSON || !is_of_sent(f, side))
            continue;
        dln_doc_party *person = &f->doc->parties[party];
        const dln_party *sends = &f->doc->parties[f->doc->ref_parties[side->first]].party;
        person->is_ordinary = false;
        if (person->party.country.len == 0) {
            person->party.country = sends->country;
            person->party.is_non_state = sends->is_non_state;
        }
        f->doc->ref_parties[side->first] = party;
    }
}

/* Whom an article speaks of again and again is an actor though no title is given. */
static void promote(dln_finder *f)
{
    for (size_t i = 0; i < f->party_count; i++) {
        if (f->doc->parties[i].is_ordinary && !f->known[i].is_civilian && f->known[i].key_count >= 2 && f->doc->parties[i].mentions >= OFTEN &&
            f->doc->parties[i].party.kind == DLN_PERSON)
            f->doc->parties[i].is_ordinary = false;
        f->doc->parties[i].is_unknown = f->doc->parties[i].is_ordinary && !f->known[i].is_civilian && f->known[i].key_count >= 2 && f->doc->parties[i].mentions >= 2 && f->doc->parties[i].party.kind == DLN_PERSON;
    }
}

/* "The Tajik president" of a headline, said to be who the tables name, is whom the article introduces as that further down. */
static void settle_roles(dln_finder *f)
{
    for (uint32_t i = 0; i < f->ref_count; i++) {
        const dln_ref *ref = &f->doc->refs[i];
        if (ref->rule != dln_rule_by_date)
            continue;
        for (uint32_t p = 0; p < ref->count; p++) {
            uint32_t *party = &f->doc->ref_parties[ref->first + p];
            const dln_known *known = &f->known[*party];
            if (known->is_named)
                continue;
            for (uint32_t other = 0; other < f->party_count; other++) {
                const dln_known *also = &f->known[other];
                if (!dln_is_person(f, other) || also->person != DLN_NONE || also->office != known->office || f->doc->parties[other].is_ordinary ||
                    !dln_nation_equals(also->nation, known->nation) || also->key_count < 2)
                    continue;
                f->doc->parties[*party].mentions--;
                f->doc->parties[other].mentions++;
                *party = other;
                break;
            }
        }
    }
}

static void open_quote(dln_reader *r, bool is_open)
{
    r->in_quote = is_open;
    if (is_open)
        r->quote_begin = r->quote_token;
}

/* A mark before a capital letter, behind a space, that another one closes in the paragraph: "'I went,' Sarr said". */
static bool opens_single_quote(const dln_finder *f, uint32_t token)
{
    const dln_tokens *tokens = f->tokens;
    bool is_curly = dln_token_is(tokens, token, "\xE2\x80\x98");
    if ((!is_curly && !dln_token_is(tokens, token, "'")) || token + 2 >= tokens->count || (tokens->items[token].flags & DLN_SPACED) == 0 || (tokens->items[token + 1].flags & DLN_SPACED) != 0)
        return false;
    for (uint32_t t = token + 2; t < tokens->count && t < token + DLN_QUOTE_TOKENS && (tokens->items[t].flags & DLN_STARTS_PARAGRAPH) == 0; t++) {
        bool is_closed = dln_token_is(tokens, t, is_curly ? "\xE2\x80\x99" : "'") && tokens->items[t].kind == DLN_TOKEN_MARK && (tokens->items[t].flags & DLN_SPACED) == 0;
        if (is_closed && tokens->items[t - 1].kind == DLN_TOKEN_MARK) /* ,' or .' or ?' */
            return true;
    }
    return false;
}

/* Advances sentence and quotation up to a token. */
static void advance(dln_reader *r, uint32_t token)
{
    dln_finder *f = r->f;
    while (r->sentence + 1 < f->tokens->sentence_count && f->tokens->sentences[r->sentence + 1].begin <= token)
        r->sentence++;
    for (; r->next_mark < f->tokens->mark_count && f->tokens->marks[r->next_mark] < token; r->next_mark++) {
        r->quote_token = f->tokens->marks[r->next_mark];
        const dln_token *t = token_at(f, r->quote_token);
        if (t->kind != DLN_TOKEN_MARK && (t->flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) == 0) /* initials */
            continue;
        if ((t->flags & DLN_STARTS_PARAGRAPH) != 0)
            r->in_quote = r->is_single = false;
        dln_hear_label(r, r->quote_token);
        if (t->kind != DLN_TOKEN_MARK)
            continue;
        dln_span text = dln_token_text(f->tokens, r->quote_token);
        if (dln_span_is(text, "\xE2\x80\x9C") || dln_span_is(text, "\xC2\xAB"))
            open_quote(r, true);
        else if (dln_span_is(text, "\xE2\x80\x9D") || dln_span_is(text, "\xC2\xBB"))
            r->in_quote = false;
        else if (dln_span_is(text, "\""))
            open_quote(r, !r->in_quote);
        else if (!r->in_quote && opens_single_quote(f, r->quote_token))
            open_quote(r, r->is_single = true);
        else if (r->is_single && dln_closes_quote(r, r->quote_token))
            r->in_quote = r->is_single = false;
    }
}

/* The place that the refs since then name, a town rather than its country. */
static void note_place(dln_reader *r, size_t ref_count)
{
    const dln_doc *doc = r->f->doc;
    for (size_t i = ref_count; i < r->f->ref_count; i++) {
        const dln_ref *ref = &doc->refs[i];
        bool is_country = ref->rule == dln_rule_country && !(ref->begin > 1 && dln_is_word(r->f, ref->begin - 1, "to") && dln_token_in(r->f->tokens, ref->begin - 2, DLN_LIST_VISIT_NOUNS)); /* "ACCRA - Okonjo promised a trip to Mali and talks there" */
        if (ref->kind != DLN_REF_PLACE || ref->place == DLN_NONE || doc->places[ref->place].is_wide || (is_country && r->place != DLN_NONE && r->place_sentence == r->sentence))
            continue;
        r->place = ref->place;
        r->place_sentence = r->sentence;
    }
}

void dln_resolve(dln_finder *f)
{
    dln_reader *r = dln_arena_take(f->doc->arena, sizeof *r);
    if (r == NULL)
        return;
    r->f = f;
    r->speaker = DLN_NO_NATION;
    r->place = r->voice = r->last_voice = r->quoted = DLN_NONE;
    r->is_transcript = dln_is_transcript(f);
    introduce_all(f);
    for (size_t i = 0; i < f->group_count && !dln_arena_failed(f->doc->arena); i++) {
        dln_group *group = &f->groups[i];
        advance(r, group->begin);
        size_t ref_count = f->ref_count;
        switch ((dln_group_kind)group->kind) {
        case DLN_GROUP_PERSON:
            read_person(r, group);
            break;
        case DLN_GROUP_ROLE:
            dln_read_role(r, group);
            break;
        case DLN_GROUP_NATION:
            dln_read_nation(r, group);
            break;
        case DLN_GROUP_CAPITAL:
            dln_read_capital(r, group);
            break;
        case DLN_GROUP_BODY:
            dln_read_body(r, group);
            break;
        case DLN_GROUP_INSTITUTION:
            dln_read_institution(r, group);
            break;
        case DLN_GROUP_REFERENCE:
            dln_read_reference(r, group);
            break;
        case DLN_GROUP_PLACE:
            dln_read_place(r, group);
            break;
        }
        note_place(r, ref_count);
    }
    promote_leaders(f);
    promote_sent(f);
    settle_roles(f);
    promote(f);
}
