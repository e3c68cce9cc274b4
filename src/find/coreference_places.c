/* src/find/coreference_places.c - nations, bodies, capitals and towns as refs: government or place. */
#include "find/coreference.h"

const char dln_rule_country[] = "country as a place", dln_rule_capital[] = "capital as a place", dln_rule_capital_to[] = "capital after to or from", dln_rule_side[] = "side";

static const dln_token *token_at(const dln_finder *f, uint32_t i) { return &f->tokens->items[i]; }

uint32_t dln_locative_before(const dln_finder *f, uint32_t begin)
{
    if (begin == 0)
        return DLN_NONE;
    uint32_t at = begin - 1;
    return dln_is_locative(f, at) ? at : DLN_NONE;
}

static bool timex_begins(const dln_finder *f, uint32_t at)
{
    uint32_t x = dln_doc_timex_from(f->doc, at);
    return x < f->doc->timex_count && f->doc->timexes[x].begin == at;
}

/* Whether a noun stands right behind: "Moscow talks", "U.S. sanctions". */
static bool precedes_noun(const dln_finder *f, uint32_t at)
{
    const dln_token *token = token_at(f, at);
    if (at >= f->tokens->count || token->kind != DLN_TOKEN_WORD || (token->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) != 0)
        return false;
    bool is_adverb = dln_ends_with(dln_token_text(f->tokens, at), DLN_SPAN("ly")) && at + 1 < f->tokens->count && dln_starts_table(f, at + 1, DLN_TABLE_VERBS); /* "Chad strongly condemned" */
    is_adverb |= dln_token_in(f->tokens, at, DLN_LIST_LATE_WORDS) && at + 1 < f->tokens->count && (dln_token_is(f->tokens, at + 1, "on") || (token_at(f, at + 1)->flags & DLN_CAPITAL) != 0); /* "Chad late on Monday said" */
    return !is_adverb && !dln_starts_table(f, at, DLN_TABLE_WORDS) && !dln_starts_table(f, at, DLN_TABLE_VERBS);
}

/* A group of two states is these two: they act one beside the other, not as one. */
static bool add_pair(dln_finder *f, dln_ref *ref, dln_nation nation)
{
    if (ref == NULL || nation.table != DLN_TABLE_ORGANISATIONS || dln_cell(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_KIND) != DLN_ORG_GROUP)
        return false;
    dln_span members = dln_cell_text(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_MEMBERS), first, second;
    if (!dln_split(&members, '|', &first) || !dln_split(&members, '|', &second) || members.len > 0)
        return false;
    ref->flags |= DLN_REF_PLURAL;
    dln_ref_add_party(f, ref, dln_party_of_nation(f, dln_nation_of_code(f, first)));
    dln_ref_add_party(f, ref, dln_party_of_nation(f, dln_nation_of_code(f, second)));
    return true;
}

void dln_ref_add_nation(dln_finder *f, dln_ref *ref, dln_nation nation)
{
    if (!add_pair(f, ref, nation))
        dln_ref_add_party(f, ref, dln_party_of_nation(f, nation));
}

/* "the Kisaro Hotel in Rome", "Kisaro House, Rome": named with its town. */
static uint32_t place_of_site(dln_finder *f, const dln_item *item, uint32_t begin, uint32_t end, dln_span country)
{
    const dln_item *next = item + 1;
    dln_span name = dln_tokens_text(f->tokens, begin, end);
    bool has_town = next < f->items + f->item_count && (next->kind == DLN_ITEM_PLACE || next->kind == DLN_ITEM_CAPITAL) && next->begin == end + 1 && (dln_token_is(f->tokens, end, ",") || dln_token_is(f->tokens, end, "in"));
    uint32_t town = has_town ? dln_place_of_item(f, next) : DLN_NONE;
    if (town == DLN_NONE || f->doc->places[town].is_wide)
        return dln_place_named(f, name, country);
    const dln_doc_place in = f->doc->places[town];
    uint32_t place = dln_place_named(f, dln_arena_printf(f->doc->arena, "%.*s, %.*s", (int)name.len, name.text, (int)in.place.name.len, in.place.name.text), in.place.country);
    if (place != DLN_NONE) {
        f->doc->places[place].zone = in.zone;
        f->doc->places[place].town = in.place.name;
    }
    return place;
}

/* "The Chinese capital", "Bulgaria's capital", "the capital of Chad": the town. "NATO headquarters": the place. */
static bool read_seat(dln_finder *f, dln_group *group)
{
    dln_nation nation = group->nations[0];
    uint32_t behind = group->end + ((group->flags & DLN_REF_POSSESSIVE) != 0 ? 1 : 0), place = DLN_NONE, begin = group->begin;
    bool is_of = begin >= 2 && dln_is_word(f, begin - 1, "of") && dln_is_word(f, begin - 2, "capital");
    if (nation.table == DLN_TABLE_COUNTRIES && (is_of || (dln_is_word(f, behind, "capital") && f->tokens->items[behind + 1].kind != DLN_TOKEN_WORD) ||
                                                (dln_is_word(f, behind, "capital") && !precedes_noun(f, behind + 1))))
        place = dln_capital_of(f, nation.row);
    else if (nation.table == DLN_TABLE_ORGANISATIONS && dln_is_word(f, behind, "headquarters") && dln_locative_before(f, begin) != DLN_NONE)
        place = place_of_site(f, &f->items[group->item], group->name_begin, behind + 1, (dln_span){"", 0});
    if (place == DLN_NONE)
        return false;
    dln_ref *ref = dln_add_ref(f, group, "seat");
    if (ref == NULL)
        return false;
    ref->kind = DLN_REF_PLACE;
    ref->place = place;
    ref->flags = 0;
    if (is_of)
        ref->begin = begin - (begin > 2 && dln_is_word(f, begin - 3, "the") ? 3 : 2);
    else
        ref->end = behind + 1;
    return true;
}

/* "Egypt will host Sarr": the government, and the place. */
static bool plays_host(const dln_finder *f, uint32_t at)
{
    at += dln_is_word(f, at, "will") || dln_is_word(f, at, "to");
    return dln_token_in(f->tokens, at, DLN_LIST_HOSTING);
}

void dln_read_nation(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    dln_nation nation = group->nations[0];
    uint32_t before = dln_locative_before(f, group->begin);
    bool is_country = item->kind == DLN_ITEM_COUNTRY;
    if (read_seat(f, group))
        return;
    if (item->kind == DLN_ITEM_ADJECTIVE && before != DLN_NONE && dln_token_in(f->tokens, group->end, DLN_LIST_SETTLEMENTS) && dln_is_word(f, group->end + 1, "of"))
        return; /* "in the Chinese city of Shenyang": where, and nobody */
    if (is_country && before == DLN_NONE && group->begin > 1 && dln_token_is(f->tokens, group->begin - 1, ",") && f->ref_count > 0 &&
        f->doc->refs[f->ref_count - 1].kind == DLN_REF_PLACE && f->doc->refs[f->ref_count - 1].end == group->begin - 1 && f->doc->refs[f->ref_count - 1].count == 0 && group->flags == 0) {
        f->doc->refs[f->ref_count - 1].end = group->end; /* "Luxor, Egypt" */
        return;
    }
    if (is_country && (item->flags & DLN_ITEM_SINGLE) != 0 && precedes_noun(f, group->end) && (group->flags & DLN_REF_POSSESSIVE) == 0)
        group->flags |= DLN_REF_MODIFIER;
    bool is_to = group->begin > 0 && (dln_is_word(f, group->begin - 1, "to") || dln_is_word(f, group->begin - 1, "from"));
    dln_ref *ref = dln_add_ref(f, group, "nation");
    if (ref == NULL)
        return;
    if (add_pair(f, ref, nation)) { /* "the two Koreas" */
        for (uint32_t i = 0; i < ref->count; i++)
            dln_remember(r, f->doc->ref_parties[ref->first + i], group);
        return;
    }
    uint32_t party = dln_national_meant(r, group);
    if (party != DLN_NONE) {
        ref->flags = (uint8_t)((ref->flags & ~(unsigned)DLN_REF_MODIFIER) | DLN_REF_ROLE);
        ref->rule = "one of a nation";
        group->flags &= (uint8_t)~DLN_REF_MODIFIER;
    } else {
        party = dln_party_of_nation(f, nation);
    }
    dln_ref_add_party(f, ref, party);
    if (is_country && (before != DLN_NONE || is_to) && (group->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0) {
        ref->kind = DLN_REF_PLACE;
        ref->place = dln_place_of_country(f, item->row);
        ref->rule = dln_rule_country;
        if (is_to || before == DLN_NONE)
            ref->flags |= DLN_REF_AMBIGUOUS;
    }
    bool is_where = dln_token_is(f->tokens, group->end, ",") && dln_is_word(f, group->end + 1, "where"); /* "All eyes are on Panama, where they will meet" */
    if (is_country && ref->place == DLN_NONE && (group->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 && (is_where || plays_host(f, group->end)))
        ref->place = dln_place_of_country(f, item->row);
    if (party != DLN_NONE)
        dln_remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        dln_own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

/* "Five days after Dakar", "after the Dakar meeting": the town by which one counts. */
static bool is_counted_from(const dln_doc *doc, uint32_t town)
{
    uint32_t the = town - (town > 0 && dln_token_says(&doc->tokens, town - 1, "the")), first = doc->tokens.sentences[dln_doc_sentence_of(doc, town)].begin, timex = dln_doc_timex_from(doc, first);
    return timex < doc->timex_count && doc->timexes[timex].begin == first && (doc->timexes[timex].flags & DLN_TIMEX_COUNTED) != 0 && doc->timexes[timex].end + 1 == the;
}

void dln_read_capital(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    uint32_t before = dln_locative_before(f, group->begin), prior = group->begin > 0 ? group->begin - 1 : DLN_NONE;
    bool in_dateline = group->begin >= f->doc->dateline_begin && group->end <= f->doc->dateline_end;
    bool is_to = prior != DLN_NONE && (dln_is_word(f, prior, "to") || dln_is_word(f, prior, "into") || dln_is_word(f, prior, "from") || dln_is_word(f, prior, "of") || dln_is_word(f, prior, "for") || dln_is_word(f, prior, "leave"));
    if (dln_token_in(f->tokens, group->end, DLN_LIST_NAMED_AFTER_TOWNS) && group->name_begin > 0 && dln_is_word(f, group->name_begin - 1, "the"))
        return; /* "the Minsk process" */
    const dln_ref *beside = f->ref_count > 0 ? &f->doc->refs[f->ref_count - 1] : NULL;
    bool is_town_of = beside != NULL && beside->kind == DLN_REF_PLACE && beside->end + 1 == group->begin && dln_token_is(f->tokens, beside->end, ","); /* "at the State House, Nairobi" */
    bool is_stop = prior != DLN_NONE && dln_is_word(f, prior, "then") && prior > 0 && (dln_is_word(f, prior - 1, ",") || dln_is_word(f, prior - 1, "and")); /* "sees Sarr, then Lome, Accra and Dakar" */
    is_stop |= beside != NULL && beside->kind == DLN_REF_PLACE && beside->rule == dln_rule_capital && beside->end == prior && dln_is_word(f, prior, "and") && beside->begin > 0 && dln_is_word(f, beside->begin - 1, ",");
    dln_ref *ref = dln_add_ref(f, group, "capital");
    if (ref == NULL)
        return;
    ref->place = dln_place_of_item(f, item);
    uint32_t party = dln_party_of_nation(f, group->nations[0]);
    bool is_noun_behind = precedes_noun(f, group->end) || dln_token_is(f->tokens, group->end, ",");
    bool is_scene = prior != DLN_NONE && dln_token_is(f->tokens, prior, "From") && dln_token_is(f->tokens, group->end, ",") && prior == f->tokens->sentences[r->sentence].begin; /* "From Dakar, Okonjo thanked the two sides" */
    if (before != DLN_NONE || in_dateline || is_town_of || is_stop || is_scene || is_counted_from(f->doc, group->begin) || (group->begin > 0 && dln_token_is(f->tokens, group->begin - 1, "("))) {
        ref->kind = DLN_REF_PLACE;
        ref->rule = dln_rule_capital;
        return;
    }
    dln_ref_add_party(f, ref, party);
    if (is_to) {
        ref->kind = DLN_REF_PLACE;
        ref->flags |= DLN_REF_AMBIGUOUS;
        ref->rule = dln_rule_capital_to;
    } else if (is_noun_behind && (group->flags & DLN_REF_POSSESSIVE) == 0) {
        ref->flags |= DLN_REF_AMBIGUOUS;
    } else if ((group->flags & DLN_REF_POSSESSIVE) == 0 && !(group->end < f->tokens->count && dln_starts_table(f, group->end, DLN_TABLE_VERBS))) {
        bool is_with = prior != DLN_NONE && (dln_is_word(f, prior, "with") || dln_is_word(f, prior, "between") || dln_is_word(f, prior, "by") || dln_is_word(f, prior, "and") || dln_is_word(f, prior, "against"));
        if (!is_with)
            ref->flags |= DLN_REF_AMBIGUOUS;
    }
    if (party != DLN_NONE)
        dln_remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        dln_own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

/* "Prime Minister Okonjo met President Sarr of Senegal": who is told of near the head of the text with an office, and no country, is of the country that the
 * text is written for, if the tables know his; none: nobody is. */
static dln_nation nation_of_bare(dln_finder *f)
{
    enum { GROUPS = 16, SENTENCES = 4 };
    const dln_doc *doc = f->doc;
    size_t count = 0;
    while (f->body_group < f->group_count && f->groups[f->body_group].begin < doc->body_token)
        f->body_group++;
    for (size_t k = f->body_group; k < f->group_count && count < GROUPS; k++, count++) {
        const dln_group *group = &f->groups[k];
        if (dln_doc_sentence_of(doc, group->begin) >= doc->body_sentence + SENTENCES)
            break;
        bool is_office = group->kind == DLN_GROUP_PERSON && group->title != DLN_NONE && group->nation_count == 0 && group->standing == 0 && !group->is_owned && !group->is_listed && !group->is_plural;
        if (!is_office || dln_office_of_title(f, group->title, DLN_NO_NATION) > DLN_OFFICE_MINISTER || dln_office_of_title(f, group->title, DLN_NO_NATION) == DLN_OFFICE_HEAD_OF_ORGANISATION || dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_IMPLIES).len > 0)
            continue;
        uint32_t party = dln_named_by(f, group);
        const dln_known *known = party == DLN_NONE ? NULL : &f->known[party];
        bool is_first = known != NULL && (known->told_begin == group->begin || known->told_begin < doc->body_token);
        if (is_first && known->person != DLN_NONE && known->nation.table == DLN_TABLE_COUNTRIES && dln_has_nation(known->nation) && !dln_text_in(f->lexicon, dln_nation_code(f, known->nation), DLN_LIST_WITHOUT_MINISTRIES))
            return known->nation;
    }
    return DLN_NO_NATION;
}

/* The country that the text is written in or for: that of the dateline, else of those who are told of without theirs, else of the publisher. */
static dln_nation own_nation(const dln_reader *r)
{
    dln_finder *f = r->f;
    if (f->dateline_country != DLN_NONE)
        return (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
    dln_nation bare = nation_of_bare(f);
    return dln_has_nation(bare) ? bare : f->home.table == DLN_TABLE_COUNTRIES ? f->home : DLN_NO_NATION;
}

/* "Okonjo met her Senegalese counterpart, Sarr, the ministry said": that of the country which the article is written from if
 * the sentences around name it, else of whom the sentence names first, else of the country around. */
static dln_nation institution_nation(const dln_reader *r, const dln_group *group)
{
    enum { NEAR = 12 };
    const dln_finder *f = r->f;
    dln_nation first = DLN_NO_NATION, told = DLN_NO_NATION, own = own_nation(r);
    bool is_ministry = false;
    for (uint32_t i = group->name_begin; i < group->name_end; i++)
        is_ministry |= dln_token_says(f->tokens, i, "ministry");
    for (uint32_t back = 0; back < NEAR && !dln_has_nation(r->speaker); back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 2)
            break;
        dln_nation nation = f->known[m->party].nation;
        if (is_ministry && dln_has_nation(nation) && dln_text_in(f->lexicon, dln_nation_code(f, nation), DLN_LIST_WITHOUT_MINISTRIES))
            continue;
        if (dln_has_nation(own) && dln_nation_equals(nation, own))
            return nation;
        if (m->sentence == r->sentence && dln_has_nation(nation) && nation.table == DLN_TABLE_COUNTRIES)
            first = nation;
        if (m->sentence + 1 == r->sentence && dln_has_nation(nation) && nation.table == DLN_TABLE_COUNTRIES && dln_doc_is_one_paragraph(f->doc, m->token, f->tokens->sentences[r->sentence].begin))
            told = nation; /* "Okonjo met Sarr. They agreed, the presidential press service said": hers, whom the sentence before is about */
    }
    return dln_has_nation(first) ? first : dln_has_nation(told) ? told : dln_context_nation(r);
}

/* "The Sudanese army ... Riyadh ... the army": those who fight are the ones that were named so before. */
dln_nation dln_nation_of_fighters(const dln_reader *r, uint32_t institution)
{
    const dln_finder *f = r->f;
    bool fights = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, institution, DLN_INSTITUTIONS_KIND) == DLN_INSTITUTION_NONSTATE || dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_INSTITUTIONS, institution, DLN_INSTITUTIONS_NAME), "army");
    for (uint32_t back = 0; back < DLN_RECENT && fights; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        if (dln_is_institution(f, m->party, institution))
            return f->known[m->party].nation;
    }
    return DLN_NO_NATION;
}

/* "between the Government and the Tamil Tigers": of the country whose rebels stand beside it. */
static dln_nation nation_of_rebels(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    const dln_group *behind = group + 1 < f->groups + f->group_count ? group + 1 : NULL, *before = group > f->groups ? group - 1 : NULL;
    const dln_group *beside[2] = {behind != NULL && behind->begin == group->end + 1 && dln_is_word(f, group->end, "and") ? behind : NULL,
                                  before != NULL && before->end + 1 == group->begin && dln_is_word(f, before->end, "and") ? before : NULL};
    for (int i = 0; i < 2; i++) {
        if (beside[i] == NULL || beside[i]->kind != DLN_GROUP_BODY || dln_cell(f->lexicon, DLN_TABLE_BODIES, beside[i]->body, DLN_BODIES_KIND) != DLN_BODY_NONSTATE)
            continue;
        return dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_BODIES, beside[i]->body, DLN_BODIES_COUNTRY));
    }
    return DLN_NO_NATION;
}

/* "the government and the opposition of Togo", "the government and opposition envoys from Togo": the nation behind the second is both's. */
static dln_nation nation_behind_both(const dln_finder *f, const dln_group *group)
{
    const dln_group *behind = group + 1 < f->groups + f->group_count ? group + 1 : NULL;
    if (behind == NULL || !dln_is_word(f, group->end, "and") || behind->begin != group->end + 1 || behind->nation_count != 1 || behind->end <= behind->name_end || (behind->flags & DLN_REF_POSSESSIVE) != 0)
        return DLN_NO_NATION;
    bool is_opposition = behind->institution != DLN_NONE && dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, behind->institution, DLN_INSTITUTIONS_KIND) == DLN_INSTITUTION_NONSTATE;
    for (uint32_t i = behind->begin; i < behind->name_end; i++)
        is_opposition |= dln_token_says(f->tokens, i, "opposition");
    return is_opposition ? behind->nations[0] : DLN_NO_NATION;
}

/* "the crisis in which Togo finds itself ... the country's government": of the country named last. */
static dln_nation nation_of_the_country(const dln_reader *r, const dln_group *group)
{
    enum { SENTENCES = 1 };
    const dln_finder *f = r->f;
    uint32_t at = group->name_begin;
    if (at < 3 || !dln_is_word(f, at - 2, "country") || !dln_token_is_possessive(f->tokens, at - 1) || !(dln_is_word(f, at - 3, "the") || dln_is_word(f, at - 3, "The")))
        return DLN_NO_NATION;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > SENTENCES)
            break;
        if (dln_has_nation(f->known[m->party].nation) && f->known[m->party].nation.table == DLN_TABLE_COUNTRIES)
            return f->known[m->party].nation;
    }
    return DLN_NO_NATION;
}

/* "Damascus and the opposition", "of Damascus and of the opposition", "between President Okonjo and the rebels": who is no state, beside the
 * state or who leads it. */
static dln_nation nation_beside(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    const dln_group *before = group > f->groups ? group - 1 : NULL;
    const dln_recent *last = dln_recent_at(r, 0);
    if (before == NULL || !dln_is_word(f, before->end, "and") || dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, group->institution, DLN_INSTITUTIONS_KIND) != DLN_INSTITUTION_NONSTATE)
        return DLN_NO_NATION;
    uint32_t at = before->end + 1;
    at += dln_is_word(f, at, "of") || dln_is_word(f, at, "from");
    if (at != group->begin)
        return DLN_NO_NATION;
    if (before->nation_count == 1 && (before->kind == DLN_GROUP_CAPITAL || before->kind == DLN_GROUP_NATION))
        return before->nations[0];
    bool is_leader = last != NULL && dln_is_person(f, last->party) && last->token >= before->begin && last->token < before->end && (dln_office)f->known[last->party].office <= DLN_OFFICE_HEAD_OF_GOVERNMENT;
    return is_leader && f->known[last->party].nation.table == DLN_TABLE_COUNTRIES ? f->known[last->party].nation : DLN_NO_NATION;
}

/* "the rebels of southern Sudan": who says of where they are. */
static bool is_of_elsewhere(const dln_finder *f, const dln_group *group)
{
    enum { FAR = 4 };
    bool is_of = dln_is_word(f, group->end, "of") || dln_is_word(f, group->end, "from");
    for (uint32_t i = group->end; is_of && i < f->tokens->count && i < group->end + FAR; i++) {
        if ((token_at(f, i)->flags & DLN_CAPITAL) != 0)
            return true;
    }
    return false;
}

dln_nation dln_nation_of_government(const dln_reader *r, const dln_group *group, bool *is_disputed)
{
    enum { NEAR = 8 };
    const dln_finder *f = r->f;
    uint32_t government = dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, DLN_SPAN("government")), military = dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, DLN_SPAN("military"));
    dln_nation found = DLN_NO_NATION, only = DLN_NO_NATION;
    for (uint32_t back = 0; back < NEAR && !is_of_elsewhere(f, group); back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence != r->sentence)
            break;
        dln_nation nation = f->known[m->party].nation;
        bool is_power = (government != DLN_NONE && dln_is_institution(f, m->party, government)) || (military != DLN_NONE && dln_is_institution(f, m->party, military));
        *is_disputed |= dln_has_nation(nation) && dln_has_nation(only) && !dln_nation_equals(nation, only);
        only = dln_has_nation(nation) ? nation : only;
        found = is_power ? nation : found;
    }
    const dln_group *behind = group + 1 < f->groups + f->group_count ? group + 1 : NULL; /* "hosted rebels and Colombian President Santos" */
    if (behind != NULL && behind->nation_count == 1 && behind->begin == group->end + 1 && dln_is_word(f, group->end, "and"))
        *is_disputed |= dln_has_nation(found) && !dln_nation_equals(behind->nations[0], found);
    *is_disputed &= dln_has_nation(found); /* "Norway's government hosted Santos and rebel leaders" */
    return *is_disputed ? DLN_NO_NATION : found;
}

/* "Opposition leader Sarr spoke. The opposition agreed": that of his country. */
static dln_nation nation_of_opponent(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    for (uint32_t back = 0; back < DLN_RECENT && dln_token_says(f->tokens, group->name_end - 1, "opposition"); back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        const dln_known *known = &f->known[m->party];
        for (uint32_t t = known->told_begin; t < known->told_end && dln_is_person(f, m->party) && dln_has_nation(known->nation); t++) {
            if (dln_token_says(f->tokens, t, "opposition"))
                return known->nation;
        }
    }
    return DLN_NO_NATION;
}

/* The country of the capital that a group is, or, unless only that is asked for, of the town, or the country that it names; DLN_NO_NATION. */
static dln_nation nation_of_town(const dln_finder *f, const dln_group *group, bool capital_only)
{
    const dln_item *item = &f->items[group->item];
    if (group->nation_count > 0 && (group->kind == DLN_GROUP_CAPITAL || (group->kind == DLN_GROUP_NATION && item->kind == DLN_ITEM_COUNTRY)))
        return group->nations[0];
    if (capital_only || group->kind != DLN_GROUP_PLACE || item->kind != DLN_ITEM_PLACE)
        return DLN_NO_NATION;
    return dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_PLACES, item->row, DLN_PLACES_COUNTRY));
}

dln_nation dln_nation_of_seat(const dln_reader *r, const dln_group *group, uint32_t reach, bool capital_only)
{
    const dln_finder *f = r->f;
    const dln_group *behind = group + 1 < f->groups + f->group_count ? group + 1 : NULL;
    if (behind != NULL && dln_is_word(f, group->end, "in") && behind->begin == group->end + 1 && dln_has_nation(nation_of_town(f, behind, capital_only)))
        return nation_of_town(f, behind, capital_only);
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    if (!dln_is_word(f, begin, "In"))
        return DLN_NO_NATION;
    for (const dln_group *before = group; before > f->groups && before[-1].begin > begin; before--) {
        if (before[-1].begin == begin + 1)
            return before[-1].end + reach >= group->begin ? nation_of_town(f, &before[-1], capital_only) : DLN_NO_NATION;
    }
    return DLN_NO_NATION;
}

/* "A Chadian delegation landed. The delegation met Sarr": whom the same word told of in this sentence or one of the three before; DLN_NONE. */
static uint32_t side_told(const dln_reader *r, const dln_group *group)
{
    enum { BACK = 3, MOST = 128 }; /* sentences; references, so that a hostile one does not cost its square */
    const dln_doc *doc = r->f->doc;
    uint32_t first = r->sentence > BACK ? r->sentence - BACK : 0, last = doc->ref_count > MOST ? doc->ref_count - MOST : 0, told = DLN_NONE;
    dln_span head = dln_token_text(r->f->tokens, group->name_end - 1);
    if (group->name_begin == 0 || !dln_token_says(r->f->tokens, group->name_begin - 1, "the") || dln_ends_with(head, DLN_SPAN("s")) || dln_span_is(head, "party"))
        return DLN_NONE;
    if (dln_is_word(r->f, group->name_end, "of") || dln_is_word(r->f, group->name_end, "from")) /* "the delegation of traders" is another */
        return DLN_NONE;
    for (uint32_t i = doc->ref_count; i > last && doc->refs[i - 1].begin >= r->f->tokens->sentences[first].begin; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        if (ref->rule != dln_rule_side || ref->count != 1 || !dln_span_equals(dln_token_text(r->f->tokens, ref->name_end - 1), head))
            continue;
        if (told != DLN_NONE && told != doc->ref_parties[ref->first])
            return DLN_NONE; /* two delegations */
        told = doc->ref_parties[ref->first];
    }
    return told;
}

/* Of "Sarr landed at the head of a delegation", "a delegation led by Sarr landed": the nation of Sarr, as a party. DLN_NONE: nobody is said to lead it
 * ("Sarr received a delegation"), or those of two nations are named. */
static uint32_t nation_that_leads(dln_finder *f, uint32_t begin, uint32_t told, uint32_t end)
{
    enum { NEAR = 8, MOST = 64 };
    const dln_doc *doc = f->doc;
    bool is_led_by = dln_token_in(f->tokens, told + 1, DLN_LIST_LED_WORDS) && dln_is_word(f, told + 2, "by"), leads = false;
    for (uint32_t t = told; t > begin && told - t < NEAR; t--)
        leads |= dln_token_in(f->tokens, t - 1, DLN_LIST_AT_HEAD_WORDS);
    dln_nation nation = DLN_NO_NATION;
    uint32_t first = dln_refs_before(doc, is_led_by ? told : begin);
    for (uint32_t i = first; (leads || is_led_by) && i < doc->ref_count && i - first < MOST && doc->refs[i].begin < end; i++) {
        const dln_ref *ref = &doc->refs[i];
        uint32_t party = ref->kind == DLN_REF_PARTY && ref->count == 1 ? doc->ref_parties[ref->first] : DLN_NONE;
        if (party == DLN_NONE)
            continue;
        if (!dln_has_nation(f->known[party].nation) || (dln_has_nation(nation) && !dln_nation_equals(nation, f->known[party].nation)))
            return DLN_NONE;
        nation = f->known[party].nation;
        if (is_led_by)
            break;
    }
    return dln_has_nation(nation) ? dln_party_of_nation(f, nation) : DLN_NONE;
}

/* "Sarr landed at the head of a delegation of five. The delegation met Diop": the nation, as a party, of whoever leads those who are sent, in the sentence of
 * this one and the three before that tells of them last, and does not say whose they are; DLN_NONE. */
static uint32_t side_led(const dln_reader *r, const dln_group *group)
{
    enum { BACK = 3, LONGEST = 120 };
    dln_finder *f = r->f;
    bool is_one = dln_token_in(f->tokens, group->name_end - 1, DLN_LIST_TEAMS_SENT) && group->name_begin > 0 && dln_token_says(f->tokens, group->name_begin - 1, "the") && group->name_end == group->name_begin + 1;
    if (!is_one || dln_is_word(f, group->name_end, "of") || dln_is_word(f, group->name_end, "from") || dln_is_word(f, group->name_end, "in"))
        return DLN_NONE;
    for (uint32_t s = r->sentence; s + BACK >= r->sentence; s--) {
        uint32_t begin = f->tokens->sentences[s].begin, end = s == r->sentence ? group->begin : f->tokens->sentences[s].end, told = DLN_NONE;
        end = end > begin + LONGEST ? begin + LONGEST : end;
        for (uint32_t t = begin; t < end; t++)
            told = dln_token_in(f->tokens, t, DLN_LIST_TEAMS_SENT) ? t : told;
        if (told != DLN_NONE)
            return nation_that_leads(f, begin, told, end);
        if (s == 0)
            break;
    }
    return DLN_NONE;
}

/* "US Ambassador Erin Wood rang Sarr, the embassy in Dakar said": the country of the ambassador whom this sentence or one of the three before
 * names last. */
static dln_nation nation_of_ambassador(const dln_reader *r)
{
    enum { BACK = 3, MOST = 128 };
    const dln_doc *doc = r->f->doc;
    uint32_t first = r->sentence > BACK ? r->sentence - BACK : 0, least = doc->ref_count > MOST ? doc->ref_count - MOST : 0;
    for (uint32_t i = doc->ref_count; i > least && doc->refs[i - 1].begin >= r->f->tokens->sentences[first].begin; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        uint32_t party = ref->count == 1 ? doc->ref_parties[ref->first] : DLN_NONE;
        if (party != DLN_NONE && dln_is_person(r->f, party) && r->f->known[party].office == DLN_OFFICE_AMBASSADOR && dln_has_nation(r->f->known[party].nation))
            return r->f->known[party].nation;
    }
    return DLN_NO_NATION;
}

/* "The Kenyan foreign ministry said ... The ministry added": the one of that nation that was told of; DLN_NONE. */
static uint32_t ministry_told(const dln_reader *r, const dln_group *group, dln_nation nation)
{
    enum { NEAR = 12, SENTENCES = 6 };
    const dln_finder *f = r->f;
    uint32_t told = DLN_NONE;
    if (group->nation_count > 0 || group->name_end != group->name_begin + 1 || !dln_token_says(f->tokens, group->name_begin, "ministry"))
        return DLN_NONE;
    for (uint32_t back = 0; back < NEAR; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > SENTENCES)
            break;
        const dln_party *party = &f->doc->parties[m->party].party;
        bool is_ministry = party->kind == DLN_BODY && dln_ends_with(party->name, DLN_SPAN(" Ministry")) && dln_nation_equals(f->known[m->party].nation, nation);
        if (is_ministry && told != DLN_NONE && told != m->party)
            return DLN_NONE; /* which of the two? */
        told = is_ministry ? m->party : told;
    }
    return told;
}

/* "the Ministry of Foreign Affairs", "the Foreign Ministry", on a page that a ministry gives out. */
static bool has_the_publishers_ministry(const dln_finder *f, const dln_group *group)
{
    dln_span publisher = f->doc->article->publisher;
    bool is_ministry = false;
    for (uint32_t i = group->name_begin; i < group->name_end; i++)
        is_ministry |= dln_token_says(f->tokens, i, "ministry");
    return is_ministry && (dln_find(publisher, DLN_SPAN("inistry")) != SIZE_MAX || dln_find(publisher, DLN_SPAN("MINISTRY")) != SIZE_MAX);
}

/* "the UN-backed government in Tripoli", "the new government in Libya": the nation of where it is, with "the" before a few words of what it is like. */
static dln_nation nation_of_seat_behind(const dln_reader *r, const dln_group *group)
{
    enum { WORDS = 5 };
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    if (!dln_is_word(f, group->end, "in"))
        return DLN_NO_NATION;
    for (uint32_t i = group->begin; i > begin && group->begin - i < WORDS; i--) {
        if (dln_token_says(f->tokens, i - 1, "the"))
            return dln_nation_of_seat(r, group, 2, false);
        if ((token_at(f, i - 1)->kind != DLN_TOKEN_WORD && !dln_is_word(f, i - 1, "-")) || dln_starts_table(f, i - 1, DLN_TABLE_WORDS))
            return DLN_NO_NATION;
    }
    return DLN_NO_NATION;
}

void dln_read_institution(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, group->institution, DLN_INSTITUTIONS_KIND);
    dln_nation nation = group->nation_count > 0 ? group->nations[0] : DLN_NO_NATION;
    bool has_owner = !dln_has_nation(nation) && r->owner_end == group->begin && r->owner_end != 0;
    const char *rule = "nation and institution";
    if (has_owner)
        nation = r->owner_nation;
    if (kind == DLN_INSTITUTION_BODY && nation.table == DLN_TABLE_ORGANISATIONS && dln_has_nation(nation) && dln_token_in(f->tokens, group->name_begin, DLN_LIST_COUNCILS))
        kind = DLN_INSTITUTION_SIDE; /* "the IGAD Council of Ministers" is no cabinet */
    if (kind == DLN_INSTITUTION_OWNED) { /* "his office", "Okonjo's office" */
        if (!has_owner || r->owner == DLN_NONE || !dln_is_person(f, r->owner) || f->doc->parties[r->owner].is_ordinary)
            return;
        uint32_t office = dln_party_of_office(f, group->institution, r->owner);
        dln_ref_add_party(f, dln_add_ref(f, group, "office of a person"), office);
        if (office != DLN_NONE)
            dln_remember(r, office, group);
        return;
    }
    if (kind == DLN_INSTITUTION_SIDE || kind == DLN_INSTITUTION_PEOPLE || kind == DLN_INSTITUTION_JOINT) { /* "the Chadian side" is Chad */
        uint32_t told = kind == DLN_INSTITUTION_SIDE && !dln_has_nation(nation) ? side_told(r, group) : DLN_NONE;
        if (told == DLN_NONE && kind == DLN_INSTITUTION_SIDE && !dln_has_nation(nation))
            told = side_led(r, group);
        if (told != DLN_NONE) {
            dln_ref_add_party(f, dln_add_ref(f, group, dln_rule_side), told);
            dln_remember(r, told, group);
        }
        if (kind == DLN_INSTITUTION_SIDE && told == DLN_NONE && !dln_has_nation(nation) && dln_read_delegations(r, group))
            return;
        bool is_led = has_owner && r->owner != DLN_NONE && dln_is_person(f, r->owner) && dln_token_says(f->tokens, group->name_end - 1, "party"); /* "Okonjo's party" stands for election */
        if (!dln_has_nation(nation) || is_led)
            return;
        if (kind == DLN_INSTITUTION_PEOPLE) /* "Chadian officials" meet for Chad, and do not speak for it */
            group->flags |= DLN_REF_ANONYMOUS;
        dln_ref *side = dln_add_ref(f, group, dln_rule_side);
        for (uint32_t i = 0; i < group->nation_count; i++)
            dln_ref_add_nation(f, side, group->nations[i]);
        if (group->nation_count == 0)
            dln_ref_add_party(f, side, dln_party_of_nation(f, nation));
        for (uint32_t i = 0; side != NULL && i < side->count; i++)
            dln_remember(r, f->doc->ref_parties[side->first + i], group);
        return;
    }
    uint32_t sent = dln_has_nation(nation) || !dln_token_says(f->tokens, group->name_end - 1, "mission") ? DLN_NONE : side_led(r, group);
    if (sent != DLN_NONE) { /* "a delegation landed. The mission met Sarr" is no embassy */
        dln_ref_add_party(f, dln_add_ref(f, group, dln_rule_side), sent);
        dln_remember(r, sent, group);
        return;
    }
    if (!dln_has_nation(nation)) {
        bool is_non_state = kind == DLN_INSTITUTION_NONSTATE;
        bool is_disputed = false;
        nation = is_non_state ? dln_nation_of_government(r, group, &is_disputed) : nation_behind_both(f, group);
        if (!dln_has_nation(nation))
            nation = nation_of_the_country(r, group);
        if (!dln_has_nation(nation) && !is_non_state)
            nation = nation_of_seat_behind(r, group);
        bool has_article = dln_has_nation(nation) || (group->name_begin > 0 && (dln_is_word(f, group->name_begin - 1, "the") || dln_is_word(f, group->name_begin - 1, "The")));
        if (is_non_state && !dln_has_nation(nation) && is_of_elsewhere(f, group))
            return;
        if (!has_article && (token_at(f, group->name_begin)->flags & DLN_CAPITAL) == 0)
            return;
        if (!dln_has_nation(nation) && is_non_state)
            nation = nation_of_opponent(r, group);
        if (!dln_has_nation(nation))
            nation = nation_of_rebels(r, group);
        if (!dln_has_nation(nation))
            nation = nation_beside(r, group);
        bool is_mission = group->institution == dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, DLN_SPAN("embassy"));
        if (!dln_has_nation(nation) && is_mission)
            nation = nation_of_ambassador(r);
        if (!dln_has_nation(nation) && is_mission && dln_has_nation(dln_nation_of_seat(r, group, 2, false)))
            return; /* "the embassy in Dakar": whosever it is, not Senegal's */
        if (!dln_has_nation(nation))
            nation = dln_nation_of_fighters(r, group->institution);
        if (!dln_has_nation(nation) && !is_disputed)
            nation = dln_nation_of_seat(r, group, 2, false);
        if (!dln_has_nation(nation) && !is_disputed && f->is_home_official && f->home.table == DLN_TABLE_COUNTRIES && has_the_publishers_ministry(f, group)) /* a page of the ministry calls itself so */
            nation = f->home;
        if (!dln_has_nation(nation) && !is_disputed)
            nation = institution_nation(r, group);
        rule = "institution of the nation around";
        if (!dln_has_nation(nation))
            return;
    }
    dln_ref *ref = dln_add_ref(f, group, rule);
    if (ref == NULL)
        return;
    for (uint32_t i = 0; i < group->nation_count || i == 0; i++) {
        uint32_t told = ministry_told(r, group, nation), party = told != DLN_NONE ? told : dln_party_of_institution(f, group->institution, i < group->nation_count ? group->nations[i] : nation);
        dln_ref_add_party(f, ref, party);
        if (party != DLN_NONE)
            dln_remember(r, party, group);
    }
}

/* Whether this sentence or one of the two before names somebody of the nation. */
static bool is_named_lately(const dln_reader *r, dln_nation nation)
{
    enum { NEAR = 16, SENTENCES = 2 };
    for (uint32_t back = 0; back < NEAR; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > SENTENCES)
            return false;
        if (dln_nation_equals(r->f->known[m->party].nation, nation))
            return true;
    }
    return false;
}

void dln_read_body(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_BODIES, group->body, DLN_BODIES_KIND);
    uint32_t before = dln_locative_before(f, group->begin);
    if (kind == DLN_BODY_FOREIGNOFFICE && dln_token_in(f->tokens, group->end, DLN_LIST_OFFICE_TALKS))
        return; /* "the third Foreign Office Consultations" */
    dln_ref *ref = dln_add_ref(f, group, "body");
    if (ref == NULL)
        return;
    dln_nation own = kind >= DLN_BODY_WEAKBODY ? own_nation(r) : DLN_NO_NATION;
    bool has_its_own = dln_has_nation(own) && (kind == DLN_BODY_WEAKBODY ? is_named_lately(r, own) : dln_text_in(f->lexicon, dln_nation_code(f, own), DLN_LIST_OWN_FOREIGN_OFFICES));
    dln_nation around = has_its_own ? own : dln_context_nation(r);
    uint32_t party = dln_party_of_body(f, group->body, kind >= DLN_BODY_WEAKBODY ? group->nation_count > 0 ? group->nations[0] : around : DLN_NO_NATION,
                                       dln_tokens_text(f->tokens, item->begin, item->end));
    dln_ref_add_party(f, ref, party);
    if (kind == DLN_BODY_SEAT && item->kind == DLN_ITEM_BODY) {
        bool is_to = group->begin > 0 && dln_is_word(f, group->begin - 1, "to");
        is_to |= group->begin > 1 && dln_is_word(f, group->begin - 1, "from") && dln_token_in(f->tokens, group->begin - 2, DLN_LIST_SENT_FROM); /* "an address from the White House" */
        is_to |= group->begin > 1 && dln_is_word(f, group->begin - 1, "of") && dln_token_in(f->tokens, group->begin - 2, DLN_LIST_LANDS); /* "on the lawn of the White House" */
        if (before != DLN_NONE || is_to) {
            ref->kind = DLN_REF_PLACE;
            ref->place = dln_place_of_item(f, item);
            if (is_to)
                ref->flags |= DLN_REF_AMBIGUOUS;
        }
    }
    if (kind == DLN_BODY_WEAKBODY && item->kind == DLN_ITEM_BODY && before != DLN_NONE && dln_is_word(f, before, "at") && dln_is_name_word(f, item->end - 1, DLN_NAME_PLACE)) { /* "at State House" */
        ref->kind = DLN_REF_PLACE;
        ref->place = place_of_site(f, item, item->begin, item->end, group->nation_count > 0 ? dln_nation_code(f, group->nations[0]) : (dln_span){"", 0});
    }
    if (party != DLN_NONE && ref->kind == DLN_REF_PARTY)
        dln_remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        dln_own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

/* "in the port of Kisaro" */
bool dln_is_of_kind(const dln_finder *f, uint32_t of)
{
    return of > 1 && dln_is_word(f, of, "of") && dln_token_in(f->tokens, of - 1, DLN_LIST_SETTLEMENTS);
}

/* "confidence in Kisaro", "wrote in Kisaro": no place. */
static bool is_in_something(const dln_finder *f, uint32_t in)
{
    return in > 0 && dln_token_in(f->tokens, in - 1, DLN_LIST_IN_SOMETHING);
}

bool dln_stands_like_town(const dln_finder *f, const dln_group *group)
{
    enum { WORDS = 3 };
    const dln_item *item = &f->items[group->item];
    uint32_t begin = item->begin, end = item->end;
    if (item->kind != DLN_ITEM_NAME || begin == 0 || group->begin != begin || end - begin > WORDS || (item->flags & (DLN_ITEM_HEADLINE | DLN_ITEM_SHOUTED)) != 0 || (group->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 ||
        group->title != DLN_NONE || group->nation_count > 0 || end >= f->tokens->count)
        return false;
    bool is_in = dln_is_word(f, begin - 1, "in") || dln_is_word(f, begin - 1, "In") || dln_is_word(f, begin - 1, "near") || dln_is_word(f, begin - 1, "outside");
    if (!(is_in && !is_in_something(f, begin - 1)) && !dln_is_of_kind(f, begin - 1))
        return false;
    const dln_token *behind = token_at(f, end);
    if (dln_is_word(f, end, "-") || dln_is_word(f, end, "'s") || dln_is_word(f, end, "/") || dln_is_word(f, end, "&") || (behind->kind != DLN_TOKEN_MARK && (behind->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == DLN_CAPITAL))
        return false;
    if (end == begin + 1 && dln_token_in(f->tokens, begin, DLN_LIST_LANGUAGES))
        return false;
    if (end == begin + 1 && token_at(f, begin)->len < 3) /* "in St. Kisaro's Hall" */
        return false;
    for (uint32_t i = begin; i < end; i++) { /* "in NAC", "in Moussa Sarr" */
        if (((token_at(f, i)->flags & DLN_SHOUTED) != 0 && token_at(f, i)->len > 1) || (end > begin + 1 && dln_gender_of_given(f, i) != DLN_GENDER_UNKNOWN))
            return false;
    }
    return timex_begins(f, end) || !precedes_noun(f, end);
}

void dln_read_unknown_town(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    dln_ref *ref = dln_add_ref(f, group, "place of no table");
    if (ref == NULL)
        return;
    ref->kind = DLN_REF_PLACE;
    ref->place = dln_place_named(f, dln_tokens_text(f->tokens, group->name_begin, group->name_end), (dln_span){"", 0});
}

void dln_read_place(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    uint32_t standing = item->kind == DLN_ITEM_PLACE ? dln_cell(f->lexicon, DLN_TABLE_PLACES, item->row, DLN_PLACES_STANDING) : DLN_PLACE_PLAIN;
    uint32_t before = dln_locative_before(f, group->begin);
    if (item->kind == DLN_ITEM_SITE) {
        dln_ref *site = dln_add_ref(f, group, "place of no table");
        if (site == NULL)
            return;
        site->kind = DLN_REF_PLACE;
        const dln_item *next = item + 1;
        bool is_qualified = next < f->items + f->item_count && next->kind == DLN_ITEM_COUNTRY && next->begin == item->end + 1 && dln_token_is(f->tokens, item->end, ",");
        dln_span country = is_qualified ? dln_country_code(f->lexicon, next->row) : (dln_span){"", 0};
        site->place = place_of_site(f, item, item->begin, item->end, country);
        return;
    }
    bool in_dateline = group->begin >= f->doc->dateline_begin && group->end <= f->doc->dateline_end;
    bool is_to = group->begin > 0 && (dln_is_word(f, group->begin - 1, "to") || dln_is_word(f, group->begin - 1, "from") || dln_is_word(f, group->begin - 1, "of"));
    bool is_occasion = (token_at(f, group->end)->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == 0 && dln_starts_table(f, group->end, DLN_TABLE_CONTACT_NOUNS); /* "the Tirana talks" */
    bool is_qualified = dln_token_is(f->tokens, group->end, ",") && group->item + 1 < f->item_count && f->items[group->item + 1].begin == group->end + 1 &&
                        (f->items[group->item + 1].kind == DLN_ITEM_COUNTRY || f->items[group->item + 1].kind == DLN_ITEM_VENUE);
    is_qualified |= dln_token_is(f->tokens, group->end, ",") && dln_is_word(f, group->end + 1, "where"); /* "Mecca, where the king received him" */
    if (standing == DLN_PLACE_WEAK && before == DLN_NONE && !in_dateline && !is_to && !is_qualified && !is_occasion)
        return;
    dln_ref *ref = dln_add_ref(f, group, "place");
    if (ref == NULL)
        return;
    ref->kind = DLN_REF_PLACE;
    ref->place = dln_place_of_item(f, item);
    if (dln_is_word(f, ref->end, "City") && (group->flags & DLN_REF_POSSESSIVE) == 0) /* "Hiroshima City hosts the summit" */
        ref->end++;
}
