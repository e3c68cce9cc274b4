/* src/find/coreference.c - groups to refs, in order of the text: bare names, roles by the document or by office and date,
 * pronouns, counterparts, "the two sides"; a capital as government or place.
 */
#include "find/parties.h"

enum { RECENT = 64, SENTENCES_BACK = 5, OFTEN = 10 };

typedef struct mention {
    uint32_t party, token, sentence;
    bool in_quote, is_owner; /* owner: "Merkel's visit" */
} mention;

typedef struct reader {
    dln_finder *f;
    mention recent[RECENT];    /* a ring */
    uint32_t recent_count;
    uint32_t sentence, quote_token;
    bool in_quote;
    uint32_t owner_end, owner; /* the party of the last "his" or "Chad's", and where the words end */
    dln_nation owner_nation;
} reader;

static const char place_country[] = "country as a place", place_capital[] = "capital as a place", place_capital_to[] = "capital after to or from";

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
    ref->flags = group->flags;
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

static void remember(reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    f->known[party].seen = group->name_begin + 1;
    r->recent[r->recent_count++ % RECENT] = (mention){party, group->name_begin, r->sentence, r->in_quote, (group->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0};
}

static const mention *recent_at(const reader *r, uint32_t back)
{
    if (back >= r->recent_count || back >= RECENT)
        return NULL;
    return &r->recent[(r->recent_count - 1 - back) % RECENT];
}

static bool is_person(const dln_finder *f, uint32_t party) { return f->doc->parties[party].party.kind == DLN_PERSON; }

static bool gender_fits(const dln_finder *f, uint32_t party, dln_gender gender)
{
    uint8_t known = f->doc->parties[party].gender;
    return gender == DLN_GENDER_UNKNOWN || known == DLN_GENDER_UNKNOWN || known == gender;
}

/* The person that a pronoun means: the first one named in this sentence, else in the nearest sentence before. Who is
 * named as an owner only ("Merkel's visit") comes after the others. */
static uint32_t antecedent(const reader *r, dln_gender gender)
{
    const dln_finder *f = r->f;
    uint32_t best = DLN_NONE, best_sentence = 0;
    bool best_is_weak = false;
    for (uint32_t back = 0; back < RECENT; back++) {
        const mention *m = recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > SENTENCES_BACK)
            break;
        if (best != DLN_NONE && m->sentence != best_sentence && !best_is_weak)
            break;
        if (best != DLN_NONE && m->sentence + 1 < best_sentence)
            break;
        if (!is_person(f, m->party) || !gender_fits(f, m->party, gender) || (m->in_quote && !r->in_quote))
            continue;
        bool is_weak = m->is_owner || (gender != DLN_GENDER_UNKNOWN && f->doc->parties[m->party].gender == DLN_GENDER_UNKNOWN);
        if (best == DLN_NONE || best_is_weak || !is_weak) { /* going back, so the last one kept is the first of its sentence */
            if (best != DLN_NONE && m->sentence != best_sentence && is_weak)
                continue;
            best = m->party;
            best_sentence = m->sentence;
            best_is_weak = is_weak;
        }
    }
    return best;
}

/* Whether somebody is among those whom "both presidents" (persons of an office), "the two men" or "both sides" may mean.
 * DLN_OFFICE_PARTY_LEADER: parties that are no states count among the nations. */
static bool may_be_one_of(const dln_finder *f, uint32_t party, bool want_persons, dln_office office)
{
    const dln_known *known = &f->known[party];
    const dln_doc_party *p = &f->doc->parties[party];
    if (p->is_ordinary || p->is_group || want_persons != is_person(f, party))
        return false;
    if (!want_persons)
        return p->party.kind == DLN_COUNTRY || (office == DLN_OFFICE_PARTY_LEADER && p->party.is_non_state);
    switch (office) {
    case DLN_OFFICE_NONE:
        return true;
    case DLN_OFFICE_LEADER:
        return known->office <= DLN_OFFICE_HEAD_OF_ORGANISATION || known->office == DLN_OFFICE_LEADER || known->office == DLN_OFFICE_CROWN_PRINCE;
    case DLN_OFFICE_MINISTER:
        return known->office == DLN_OFFICE_MINISTER || known->office == DLN_OFFICE_FOREIGN_MINISTER || known->office == DLN_OFFICE_DEFENCE_MINISTER;
    case DLN_OFFICE_HEAD_OF_STATE:
        return known->office == office || (known->office == DLN_OFFICE_HEAD_OF_GOVERNMENT && dln_span_is(p->party.role, "President"));
    default:
        return known->office == office;
    }
}

/* Two who cannot be a pair: of one nation, unless any two persons may be. */
static bool is_same_side(const dln_finder *f, uint32_t a, uint32_t b, bool any_persons)
{
    return a == b || (!any_persons && dln_has_nation(f->known[a].nation) && dln_nation_equals(f->known[a].nation, f->known[b].nation) &&
                      f->doc->parties[a].party.is_non_state == f->doc->parties[b].party.is_non_state);
}

/* The last two (or `wanted`) of those that differ, in order of the text. Counting how often each is spoken of instead was
 * tried, and leaving out who is alone in the sentence: neither found the pair more often. */
static uint32_t last_distinct(const reader *r, bool want_persons, dln_office office, uint32_t wanted, uint32_t out[])
{
    const dln_finder *f = r->f;
    uint32_t count = 0;
    for (uint32_t back = 0; back < RECENT && count < wanted; back++) {
        const mention *m = recent_at(r, back);
        if (m == NULL)
            break;
        bool is_new = may_be_one_of(f, m->party, want_persons, office);
        for (uint32_t i = 0; i < count; i++)
            is_new &= !is_same_side(f, out[i], m->party, want_persons && office == DLN_OFFICE_NONE);
        if (is_new)
            out[count++] = m->party;
    }
    for (uint32_t i = 0; i < count / 2; i++) {
        uint32_t swap = out[i];
        out[i] = out[count - 1 - i];
        out[count - 1 - i] = swap;
    }
    return count;
}

/* ---- owners ---- */

/* Whether the last "his" or "Chad's" owns what begins here; "their long-serving premier" may have a word between. */
static bool is_owned(const reader *r, uint32_t begin)
{
    const dln_finder *f = r->f;
    if (r->owner_end == 0 || begin < r->owner_end || begin - r->owner_end > 2)
        return false;
    for (uint32_t i = r->owner_end; i < begin; i++) {
        const dln_token *token = token_at(f, i);
        if ((token->kind != DLN_TOKEN_WORD && !dln_token_is(f->tokens, i, "-")) || (token->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) != 0 ||
            dln_starts_table(f, i, DLN_TABLE_WORDS))
            return false;
    }
    return true;
}

/* ---- roles ---- */

static bool office_matches(const dln_finder *f, uint32_t party, uint32_t title, dln_office office)
{
    const dln_known *known = &f->known[party];
    if (dln_span_equals(f->doc->parties[party].party.role, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE)))
        return true;
    if (office == DLN_OFFICE_LEADER)
        return known->office <= DLN_OFFICE_HEAD_OF_ORGANISATION || known->office == DLN_OFFICE_LEADER || known->office == DLN_OFFICE_CROWN_PRINCE;
    if (office == DLN_OFFICE_MINISTER && known->office == DLN_OFFICE_FOREIGN_MINISTER)
        return dln_span_is(dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE), "Minister");
    if (office == DLN_OFFICE_HEAD_OF_STATE && known->office == DLN_OFFICE_HEAD_OF_GOVERNMENT)
        return dln_span_is(f->doc->parties[party].party.role, "President");
    return known->office == office && office != DLN_OFFICE_OFFICIAL && office != DLN_OFFICE_MINISTER && office != DLN_OFFICE_NONE;
}

/* Somebody of the document who bears the title, of the nation if one is given: the one seen last before here, else anyone. */
static uint32_t bearer_in_document(const reader *r, uint32_t title, dln_nation nation)
{
    const dln_finder *f = r->f;
    dln_office office = dln_office_of_title(f, title, nation);
    uint32_t best = DLN_NONE;
    for (uint32_t back = 0; back < RECENT; back++) {
        const mention *m = recent_at(r, back);
        if (m == NULL)
            break;
        if (is_person(f, m->party) && (!dln_has_nation(nation) || dln_nation_equals(f->known[m->party].nation, nation)) && office_matches(f, m->party, title, office))
            return m->party;
    }
    if (!dln_has_nation(nation))
        return DLN_NONE;
    for (uint32_t i = 0; i < f->party_count; i++) {
        if (is_person(f, i) && dln_nation_equals(f->known[i].nation, nation) && office_matches(f, i, title, office)) {
            if (best == DLN_NONE || f->known[i].person == DLN_NONE)
                best = i;
        }
    }
    return best;
}

static bool is_high(dln_office office) { return office <= DLN_OFFICE_NATIONAL_SECURITY_ADVISER || office == DLN_OFFICE_LEADER; }

static uint32_t bearer(const reader *r, uint32_t title, dln_nation nation, uint8_t standing, const char **rule)
{
    dln_finder *f = r->f;
    uint32_t party = bearer_in_document(r, title, nation);
    *rule = "role of a person in the article";
    if (party != DLN_NONE || standing == 1)
        return party;
    dln_office office = dln_office_of_title(f, title, nation);
    if (!dln_has_nation(nation) || (!is_high(office) && office != DLN_OFFICE_OFFICIAL && office != DLN_OFFICE_LEADER_ELECT))
        return DLN_NONE;
    uint32_t person = office == DLN_OFFICE_OFFICIAL ? dln_holder_of_role(f, nation, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_ROLE), f->day)
                                                    : dln_holder_of(f, nation, office, f->day);
    *rule = "role by office and date";
    return person == DLN_NONE ? DLN_NONE : dln_party_of_person(f, person);
}

static dln_nation context_nation(const reader *r)
{
    const dln_finder *f = r->f;
    for (uint32_t back = 0; back < 12; back++) {
        const mention *m = recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 2)
            break;
        if (dln_has_nation(f->known[m->party].nation) && f->known[m->party].nation.table == DLN_TABLE_COUNTRIES)
            return f->known[m->party].nation;
    }
    if (dln_has_nation(f->home))
        return f->home;
    return f->dateline_country == DLN_NONE ? DLN_NO_NATION : (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
}

static void read_role(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_KIND);
    dln_span implied = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_IMPLIES);
    const char *rule = "role";
    if (kind == DLN_TITLE_ORDINARY)
        return;
    dln_nation nation = group->nation_count > 0 ? group->nations[0] : DLN_NO_NATION;
    if (!dln_has_nation(nation) && is_owned(r, group->begin))
        nation = r->owner_nation;
    if (!dln_has_nation(nation) && implied.len > 0)
        nation = dln_nation_of_code(f, implied);
    dln_ref *ref = dln_add_ref(f, group, rule);
    if (ref == NULL)
        return;
    if (kind == DLN_TITLE_ANONYMOUS) { /* officials: nobody, but of a nation */
        ref->flags |= DLN_REF_ANONYMOUS;
        for (uint32_t i = 0; i < group->nation_count; i++)
            dln_ref_add_party(f, ref, dln_party_of_nation(f, group->nations[i]));
        for (uint32_t i = 0; i < ref->count; i++)
            remember(r, f->doc->ref_parties[ref->first + i], group);
        return;
    }
    if (group->is_plural) {
        uint32_t last[6], number = dln_number_before(f, group->name_begin), count;
        dln_office office = dln_office_of_title(f, group->title, nation);
        if (number > 0 && ref->begin == group->name_begin)
            ref->begin = group->name_begin - 1;
        if (group->nation_count > 1 || (group->nation_count == 1 && group->nations[0].table == DLN_TABLE_COUNTRIES)) {
            for (uint32_t i = 0; i < group->nation_count; i++) {
                uint32_t party = bearer(r, group->title, group->nations[i], group->standing, &rule);
                if (party == DLN_NONE || group->nation_count == 1)
                    party = dln_party_of_nation(f, group->nations[i]);
                dln_ref_add_party(f, ref, party);
            }
        } else if (group->nation_count == 1) {
            dln_ref_add_party(f, ref, dln_party_of_nation(f, group->nations[0]));
        } else {
            count = last_distinct(r, true, office, number == 0 ? 2 : number, last);
            for (uint32_t i = 0; count >= 2 && i < count; i++)
                dln_ref_add_party(f, ref, last[i]);
            rule = "both bearers of a role";
        }
    } else {
        uint32_t party = bearer(r, group->title, nation, group->standing, &rule);
        if (party == DLN_NONE && !dln_has_nation(nation) && group->has_determiner && group->standing != 1) {
            dln_office office = dln_office_of_title(f, group->title, nation);
            dln_nation around = context_nation(r);
            if (is_high(office) && office != DLN_OFFICE_LEADER && dln_has_nation(around))
                party = bearer(r, group->title, around, group->standing, &rule);
        }
        if (party == DLN_NONE && dln_has_nation(nation) && group->standing != 1) { /* stays a body with its country; a former president is no Chad */
            party = dln_party_of_nation(f, nation);
            rule = "role of nobody known";
        }
        dln_ref_add_party(f, ref, party);
    }
    ref->rule = rule;
    for (uint32_t i = 0; i < ref->count; i++)
        remember(r, f->doc->ref_parties[ref->first + i], group);
}

static void read_counterpart(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    dln_ref *ref = dln_add_ref(f, group, "counterpart");
    uint32_t own = antecedent(r, DLN_GENDER_UNKNOWN);
    dln_office office = own == DLN_NONE ? DLN_OFFICE_NONE : (dln_office)f->known[own].office;
    if (ref == NULL)
        return;
    ref->flags |= DLN_REF_ROLE;
    bool leads = own != DLN_NONE && dln_has_nation(f->known[own].nation) && office == dln_leading_office(f, f->known[own].nation);
    for (uint32_t n = 0; n < group->nation_count; n++) {
        uint32_t party = DLN_NONE;
        if (leads) /* a French president's German counterpart is the chancellor */
            office = dln_leading_office(f, group->nations[n]);
        for (uint32_t i = 0; i < f->party_count && office != DLN_OFFICE_NONE; i++) {
            if (is_person(f, i) && i != own && dln_nation_equals(f->known[i].nation, group->nations[n]) && f->known[i].office == office)
                party = i;
        }
        if (party == DLN_NONE && office != DLN_OFFICE_NONE) {
            uint32_t person = is_high(office) ? dln_holder_of(f, group->nations[n], office, f->day) : DLN_NONE;
            party = person == DLN_NONE ? DLN_NONE : dln_party_of_person(f, person);
        }
        if (party == DLN_NONE)
            party = dln_party_of_nation(f, group->nations[n]);
        if (party != own)
            dln_ref_add_party(f, ref, party);
    }
    if (group->nation_count == 0 && own != DLN_NONE) { /* the other bearer of the office, if the article has just one */
        uint32_t last[3], count = last_distinct(r, true, office, 2, last);
        if (count == 2)
            dln_ref_add_party(f, ref, last[0] == own ? last[1] : last[0]);
    }
    for (uint32_t i = 0; i < ref->count; i++)
        remember(r, f->doc->ref_parties[ref->first + i], group);
}

/* ---- pronouns and pairs ---- */

static void own(reader *r, const dln_group *group, uint32_t party)
{
    r->owner_end = group->end;
    r->owner = party;
    r->owner_nation = party == DLN_NONE ? DLN_NO_NATION : r->f->known[party].nation;
}

/* "Their spokesman": of the one nation that the sentence, or the one before it, speaks of. */
static void own_theirs(reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    uint32_t party = DLN_NONE, sentence = 0;
    for (uint32_t back = 0; back < RECENT; back++) {
        const mention *m = recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 1 || (party != DLN_NONE && m->sentence != sentence))
            break;
        if (is_person(f, m->party) || !dln_has_nation(f->known[m->party].nation))
            continue;
        if (party != DLN_NONE && !dln_nation_equals(f->known[m->party].nation, f->known[party].nation))
            return;
        party = m->party;
        sentence = m->sentence;
    }
    if (party != DLN_NONE)
        own(r, group, party);
}

static void read_they(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t parties[8], count = 0, sentence = DLN_NONE;
    for (uint32_t back = 0; back < RECENT; back++) { /* the nearest sentence with two persons, else two nations */
        const mention *m = recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 3)
            break;
        if (sentence != DLN_NONE && m->sentence != sentence) {
            if (count >= 2)
                break;
            count = 0;
        }
        sentence = m->sentence;
        bool is_new = is_person(f, m->party) && !f->doc->parties[m->party].is_ordinary;
        for (uint32_t i = 0; i < count; i++)
            is_new &= parties[i] != m->party;
        if (is_new && count < 8)
            parties[count++] = m->party;
    }
    if (count < 2)
        count = last_distinct(r, false, DLN_OFFICE_NONE, 2, parties);
    dln_ref *ref = dln_add_ref(f, group, "they");
    if (ref == NULL)
        return;
    ref->flags |= DLN_REF_PLURAL;
    for (uint32_t i = count; count >= 2 && i > 0; i--)
        dln_ref_add_party(f, ref, parties[i - 1]);
}

static void read_reference(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t means = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_MEANS);
    uint32_t gender = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_GENDER);
    uint32_t party, last[3], count;
    dln_ref *ref;
    switch ((dln_reference)means) {
    case DLN_MEANS_HE: case DLN_MEANS_SHE: case DLN_MEANS_HIS: case DLN_MEANS_HER: case DLN_MEANS_SELF:
        party = antecedent(r, gender == UINT32_MAX ? DLN_GENDER_UNKNOWN : gender == 0 ? DLN_GENDER_MALE : DLN_GENDER_FEMALE);
        ref = dln_add_ref(f, group, "pronoun");
        dln_ref_add_party(f, ref, party);
        if (means == DLN_MEANS_HIS || means == DLN_MEANS_HER)
            own(r, group, party);
        if (party != DLN_NONE && means != DLN_MEANS_SELF) {
            if (f->doc->parties[party].gender == DLN_GENDER_UNKNOWN && gender != UINT32_MAX && f->known[party].person == DLN_NONE)
                f->doc->parties[party].gender = gender == 0 ? DLN_GENDER_MALE : DLN_GENDER_FEMALE;
            remember(r, party, group);
        }
        break;
    case DLN_MEANS_ITS: /* of the nation or body named last */
        party = DLN_NONE;
        for (uint32_t back = 0; back < RECENT; back++) { /* the one that opens this sentence, else the one named last */
            const mention *m = recent_at(r, back);
            if (m == NULL || r->sentence - m->sentence > 1 || (m->sentence != r->sentence && party != DLN_NONE))
                break;
            if (!is_person(f, m->party) && (party == DLN_NONE || (m->sentence == r->sentence && m->token <= f->tokens->sentences[r->sentence].begin + 1)))
                party = m->party;
        }
        if (party != DLN_NONE)
            own(r, group, party);
        break;
    case DLN_MEANS_THEY: case DLN_MEANS_THEIR:
        read_they(r, group);
        if (means == DLN_MEANS_THEIR)
            own_theirs(r, group);
        break;
    case DLN_MEANS_COUNTERPART: case DLN_MEANS_COUNTERPARTS:
        read_counterpart(r, group);
        break;
    case DLN_MEANS_SIDES: case DLN_MEANS_COUNTRIES: case DLN_MEANS_PERSONS: case DLN_MEANS_ALONE:
        count = last_distinct(r, means == DLN_MEANS_PERSONS || means == DLN_MEANS_ALONE, means == DLN_MEANS_SIDES ? DLN_OFFICE_PARTY_LEADER : DLN_OFFICE_NONE, 2, last);
        if (count < 2 && means != DLN_MEANS_PERSONS) { /* the nations of the last two persons */
            count = last_distinct(r, true, DLN_OFFICE_NONE, 2, last);
            for (uint32_t i = 0; i < count; i++) {
                last[i] = dln_has_nation(f->known[last[i]].nation) ? dln_party_of_nation(f, f->known[last[i]].nation) : DLN_NONE;
                if (last[i] == DLN_NONE)
                    count = 0;
            }
            if (count == 2 && last[0] == last[1])
                count = 0;
        }
        group->flags |= DLN_REF_PLURAL | DLN_REF_ROLE;
        ref = dln_add_ref(f, group, "pair");
        for (uint32_t i = 0; ref != NULL && count == 2 && i < 2; i++)
            dln_ref_add_party(f, ref, last[i]);
        break;
    case DLN_MEANS_LATTER: case DLN_MEANS_FORMER: case DLN_MEANS_EACH:
        count = last_distinct(r, true, DLN_OFFICE_NONE, 2, last);
        if (count < 2)
            count = last_distinct(r, false, DLN_OFFICE_NONE, 2, last);
        ref = dln_add_ref(f, group, means == DLN_MEANS_EACH ? "pair" : "the latter");
        if (ref == NULL || count < 2)
            break;
        ref->flags |= DLN_REF_ROLE | (means == DLN_MEANS_EACH ? DLN_REF_PLURAL : 0);
        for (uint32_t i = 0; i < 2; i++) {
            if (means == DLN_MEANS_EACH || i == (means == DLN_MEANS_LATTER))
                dln_ref_add_party(f, ref, last[i]);
        }
        if (means != DLN_MEANS_EACH)
            remember(r, last[means == DLN_MEANS_LATTER], group);
        break;
    default:
        break;
    }
}

/* ---- names, nations, places ---- */

static uint32_t locative_before(const dln_finder *f, uint32_t begin)
{
    if (begin == 0)
        return DLN_NONE;
    uint32_t at = begin - 1;
    return dln_is_locative(f, at) ? at : DLN_NONE;
}

static bool is_word(const dln_finder *f, uint32_t i, const char *text) { return i < f->tokens->count && dln_token_is(f->tokens, i, text); }

/* "Foreign Ministry spokesman X" without a nation: the nation around. A minister alone may be of any. */
static void adopt_nation(reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    if (group->institution == DLN_NONE)
        return;
    dln_nation nation = context_nation(r);
    if (!dln_has_nation(nation))
        return;
    f->known[party].nation = nation;
    f->doc->parties[party].party.country = dln_nation_code(f, nation);
}

/* "Kiir's spokesman, X", "its ambassador X": of the owner's nation. */
static void adopt_owner(const reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_KIND);
    if (group->nation_count > 0 || !dln_has_nation(r->owner_nation) || kind == DLN_TITLE_ORDINARY || kind == DLN_TITLE_HONORIFIC || !is_owned(r, group->begin))
        return;
    f->known[party].nation = r->owner_nation;
    f->doc->parties[party].party.country = dln_nation_code(f, r->owner_nation);
    f->doc->parties[party].party.is_non_state |= r->owner != DLN_NONE && f->doc->parties[r->owner].party.is_non_state;
}

/* "She stopped in Fiji, where she met President X": who holds a high office where somebody came to. What stands before him
 * in the sentence: a country or capital as a place, and behind that a verb or somebody else. */
static void adopt_place(const reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    dln_office office = dln_office_of_title(f, group->title, DLN_NO_NATION);
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    if (group->nation_count > 0 || office > DLN_OFFICE_MINISTER)
        return;
    bool any_between = false;
    for (uint32_t i = f->ref_count; i > 0 && f->doc->refs[i - 1].begin >= begin; i--) {
        const dln_ref *ref = &f->doc->refs[i - 1];
        if (ref->kind != DLN_REF_PLACE || ref->place == DLN_NONE) {
            any_between = true;
            continue;
        }
        for (uint32_t t = ref->end; t < group->begin && !any_between; t++)
            any_between = dln_starts_table(f, t, DLN_TABLE_VERBS);
        dln_nation nation = dln_nation_of_code(f, f->doc->places[ref->place].place.country);
        if (!any_between || (ref->rule != place_country && ref->rule != place_capital && ref->rule != place_capital_to) || !dln_has_nation(nation) || nation.table != DLN_TABLE_COUNTRIES)
            return;
        f->known[party].nation = nation;
        f->doc->parties[party].party.country = dln_nation_code(f, nation);
        return;
    }
}

static void read_person(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    bool is_single = (item->flags & DLN_ITEM_SINGLE) != 0 && item->kind != DLN_ITEM_PERSON;
    bool is_bare = item->kind == DLN_ITEM_FAMILY || is_single;
    bool has_title = group->title != DLN_NONE || group->nation_count > 0;
    uint32_t party = DLN_NONE;
    if ((item->flags & DLN_ITEM_MAY_BE_PLACE) != 0 && is_bare && !has_title && locative_before(f, group->begin) != DLN_NONE) {
        dln_ref *place = dln_add_ref(f, group, "place");
        if (place != NULL) {
            place->kind = DLN_REF_PLACE;
            place->place = dln_place_of_item(f, item);
        }
        return;
    }
    party = is_bare ? dln_party_of_bare_name(f, group) : dln_party_of_group(f, group);
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
    if (!dln_has_nation(f->known[party].nation) && f->known[party].person == DLN_NONE && group->title != DLN_NONE) {
        adopt_owner(r, party, group);
        if (!dln_has_nation(f->known[party].nation))
            adopt_nation(r, party, group);
        if (!dln_has_nation(f->known[party].nation))
            adopt_place(r, party, group);
    }
    dln_ref *ref = dln_add_ref(f, group, is_bare ? "bare name" : has_title ? "name with title" : "name");
    dln_ref_add_party(f, ref, party);
    if (group->reference != DLN_NONE && f->known[party].office == DLN_OFFICE_NONE) { /* "his Turkish counterpart X" */
        uint32_t mine = antecedent(r, DLN_GENDER_UNKNOWN);
        if (mine != DLN_NONE && mine != party) {
            f->known[party].office = f->known[mine].office;
            f->doc->parties[party].party.role = f->doc->parties[mine].party.role;
        }
    }
    remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

/* Whether a noun stands right behind: "Moscow talks", "U.S. sanctions". */
static bool precedes_noun(const dln_finder *f, uint32_t at)
{
    const dln_token *token = token_at(f, at);
    if (at >= f->tokens->count || token->kind != DLN_TOKEN_WORD || (token->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) != 0)
        return false;
    return !dln_starts_table(f, at, DLN_TABLE_WORDS) && !dln_starts_table(f, at, DLN_TABLE_VERBS);
}

/* A group of two states is these two: they act one beside the other, not as one. */
static bool add_pair(dln_finder *f, dln_ref *ref, dln_nation nation)
{
    if (nation.table != DLN_TABLE_ORGANISATIONS || dln_cell(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_KIND) != DLN_ORG_GROUP)
        return false;
    dln_span members = dln_cell_text(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_MEMBERS), first, second;
    if (!dln_split(&members, '|', &first) || !dln_split(&members, '|', &second) || members.len > 0)
        return false;
    ref->flags |= DLN_REF_PLURAL;
    dln_ref_add_party(f, ref, dln_party_of_nation(f, dln_nation_of_code(f, first)));
    dln_ref_add_party(f, ref, dln_party_of_nation(f, dln_nation_of_code(f, second)));
    return true;
}

static void read_nation(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    dln_nation nation = group->nations[0];
    uint32_t before = locative_before(f, group->begin);
    bool is_country = item->kind == DLN_ITEM_COUNTRY;
    if (is_country && before == DLN_NONE && group->begin > 1 && dln_token_is(f->tokens, group->begin - 1, ",") && f->ref_count > 0 &&
        f->doc->refs[f->ref_count - 1].kind == DLN_REF_PLACE && f->doc->refs[f->ref_count - 1].end == group->begin - 1 && f->doc->refs[f->ref_count - 1].count == 0 && group->flags == 0) {
        f->doc->refs[f->ref_count - 1].end = group->end; /* "Luxor, Egypt" */
        return;
    }
    if (is_country && (item->flags & DLN_ITEM_SINGLE) != 0 && precedes_noun(f, group->end) && (group->flags & DLN_REF_POSSESSIVE) == 0)
        group->flags |= DLN_REF_MODIFIER;
    bool is_to = group->begin > 0 && (is_word(f, group->begin - 1, "to") || is_word(f, group->begin - 1, "from"));
    dln_ref *ref = dln_add_ref(f, group, "nation");
    if (ref == NULL)
        return;
    if (add_pair(f, ref, nation)) { /* "the two Koreas" */
        for (uint32_t i = 0; i < ref->count; i++)
            remember(r, f->doc->ref_parties[ref->first + i], group);
        return;
    }
    uint32_t party = dln_party_of_nation(f, nation);
    dln_ref_add_party(f, ref, party);
    if (is_country && (before != DLN_NONE || is_to) && (group->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0) {
        ref->kind = DLN_REF_PLACE;
        ref->place = dln_place_of_country(f, item->row);
        ref->rule = place_country;
        if (is_to || before == DLN_NONE)
            ref->flags |= DLN_REF_AMBIGUOUS;
    }
    if (party != DLN_NONE)
        remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

static void read_capital(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    uint32_t before = locative_before(f, group->begin), prior = group->begin > 0 ? group->begin - 1 : DLN_NONE;
    bool in_dateline = group->begin >= f->doc->body_token && group->end <= f->doc->dateline_end;
    bool is_to = prior != DLN_NONE && (is_word(f, prior, "to") || is_word(f, prior, "from") || is_word(f, prior, "of") || is_word(f, prior, "for") || is_word(f, prior, "leave"));
    dln_ref *ref = dln_add_ref(f, group, "capital");
    if (ref == NULL)
        return;
    ref->place = dln_place_of_item(f, item);
    uint32_t party = dln_party_of_nation(f, group->nations[0]);
    bool is_noun_behind = precedes_noun(f, group->end) || dln_token_is(f->tokens, group->end, ",");
    if (before != DLN_NONE || in_dateline || (group->begin > 0 && dln_token_is(f->tokens, group->begin - 1, "(") )) {
        ref->kind = DLN_REF_PLACE;
        ref->rule = place_capital;
        return;
    }
    dln_ref_add_party(f, ref, party);
    if (is_to) {
        ref->kind = DLN_REF_PLACE;
        ref->flags |= DLN_REF_AMBIGUOUS;
        ref->rule = place_capital_to;
    } else if (is_noun_behind && (group->flags & DLN_REF_POSSESSIVE) == 0) {
        ref->flags |= DLN_REF_AMBIGUOUS;
    } else if ((group->flags & DLN_REF_POSSESSIVE) == 0 && !(group->end < f->tokens->count && dln_starts_table(f, group->end, DLN_TABLE_VERBS))) {
        bool is_with = prior != DLN_NONE && (is_word(f, prior, "with") || is_word(f, prior, "between") || is_word(f, prior, "by") || is_word(f, prior, "and") || is_word(f, prior, "against"));
        if (!is_with)
            ref->flags |= DLN_REF_AMBIGUOUS;
    }
    if (party != DLN_NONE)
        remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

static void read_institution(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, group->institution, DLN_INSTITUTIONS_KIND);
    dln_nation nation = group->nation_count > 0 ? group->nations[0] : DLN_NO_NATION;
    bool has_owner = !dln_has_nation(nation) && r->owner_end == group->begin && r->owner_end != 0;
    const char *rule = "nation and institution";
    if (has_owner)
        nation = r->owner_nation;
    if (kind == DLN_INSTITUTION_SIDE) { /* "the Chadian side" is Chad */
        if (!dln_has_nation(nation))
            return;
        dln_ref *side = dln_add_ref(f, group, "side");
        for (uint32_t i = 0; i < group->nation_count; i++)
            dln_ref_add_party(f, side, dln_party_of_nation(f, group->nations[i]));
        if (group->nation_count == 0)
            dln_ref_add_party(f, side, dln_party_of_nation(f, nation));
        for (uint32_t i = 0; side != NULL && i < side->count; i++)
            remember(r, f->doc->ref_parties[side->first + i], group);
        return;
    }
    if (!dln_has_nation(nation)) {
        bool has_article = group->name_begin > 0 && (is_word(f, group->name_begin - 1, "the") || is_word(f, group->name_begin - 1, "The"));
        if (!has_article && (token_at(f, group->name_begin)->flags & DLN_CAPITAL) == 0)
            return;
        nation = context_nation(r);
        rule = "institution of the nation around";
        if (!dln_has_nation(nation))
            return;
    }
    dln_ref *ref = dln_add_ref(f, group, rule);
    if (ref == NULL)
        return;
    for (uint32_t i = 0; i < group->nation_count || i == 0; i++) {
        uint32_t party = dln_party_of_institution(f, group->institution, i < group->nation_count ? group->nations[i] : nation);
        dln_ref_add_party(f, ref, party);
        if (party != DLN_NONE)
            remember(r, party, group);
    }
}

static void read_body(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_BODIES, group->body, DLN_BODIES_KIND);
    uint32_t before = locative_before(f, group->begin);
    dln_ref *ref = dln_add_ref(f, group, "body");
    if (ref == NULL)
        return;
    uint32_t party = dln_party_of_body(f, group->body, kind >= DLN_BODY_WEAKBODY ? group->nation_count > 0 ? group->nations[0] : context_nation(r) : DLN_NO_NATION,
                                       dln_tokens_text(f->tokens, item->begin, item->end));
    dln_ref_add_party(f, ref, party);
    if (kind == DLN_BODY_SEAT && item->kind == DLN_ITEM_BODY) {
        bool is_to = group->begin > 0 && is_word(f, group->begin - 1, "to");
        if (before != DLN_NONE || is_to) {
            ref->kind = DLN_REF_PLACE;
            ref->place = dln_place_of_item(f, item);
            if (is_to)
                ref->flags |= DLN_REF_AMBIGUOUS;
        }
    }
    if (party != DLN_NONE && ref->kind == DLN_REF_PARTY)
        remember(r, party, group);
    if ((group->flags & DLN_REF_POSSESSIVE) != 0) {
        own(r, group, party);
        r->owner_end = group->end + 1;
    }
}

static void read_place(reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    const dln_item *item = &f->items[group->item];
    uint32_t standing = item->kind == DLN_ITEM_PLACE ? dln_cell(f->lexicon, DLN_TABLE_PLACES, item->row, DLN_PLACES_STANDING) : DLN_PLACE_PLAIN;
    uint32_t before = locative_before(f, group->begin);
    bool in_dateline = group->begin >= f->doc->body_token && group->end <= f->doc->dateline_end;
    bool is_to = group->begin > 0 && (is_word(f, group->begin - 1, "to") || is_word(f, group->begin - 1, "from") || is_word(f, group->begin - 1, "of"));
    bool is_occasion = (token_at(f, group->end)->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == 0 && dln_starts_table(f, group->end, DLN_TABLE_CONTACT_NOUNS); /* "the Tirana talks" */
    bool is_qualified = dln_token_is(f->tokens, group->end, ",") && group->item + 1 < f->item_count && f->items[group->item + 1].begin == group->end + 1 &&
                        (f->items[group->item + 1].kind == DLN_ITEM_COUNTRY || f->items[group->item + 1].kind == DLN_ITEM_VENUE);
    if (standing == DLN_PLACE_WEAK && before == DLN_NONE && !in_dateline && !is_to && !is_qualified && !is_occasion)
        return;
    dln_ref *ref = dln_add_ref(f, group, "place");
    if (ref == NULL)
        return;
    ref->kind = DLN_REF_PLACE;
    ref->place = dln_place_of_item(f, item);
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

/* Advances sentence and quotation up to a token. */
static void advance(reader *r, uint32_t token)
{
    dln_finder *f = r->f;
    while (r->sentence + 1 < f->tokens->sentence_count && f->tokens->sentences[r->sentence + 1].begin <= token)
        r->sentence++;
    for (; r->quote_token < token; r->quote_token++) {
        const dln_token *t = token_at(f, r->quote_token);
        if ((t->flags & DLN_STARTS_PARAGRAPH) != 0)
            r->in_quote = false;
        if (t->kind != DLN_TOKEN_MARK)
            continue;
        dln_span text = dln_token_text(f->tokens, r->quote_token);
        if (dln_span_is(text, "\xE2\x80\x9C") || dln_span_is(text, "\xC2\xAB"))
            r->in_quote = true;
        else if (dln_span_is(text, "\xE2\x80\x9D") || dln_span_is(text, "\xC2\xBB"))
            r->in_quote = false;
        else if (dln_span_is(text, "\""))
            r->in_quote = !r->in_quote;
    }
}

void dln_resolve(dln_finder *f)
{
    reader *r = dln_arena_take(f->doc->arena, sizeof *r);
    if (r == NULL)
        return;
    r->f = f;
    introduce_all(f);
    for (size_t i = 0; i < f->group_count && !dln_arena_failed(f->doc->arena); i++) {
        dln_group *group = &f->groups[i];
        advance(r, group->begin);
        switch ((dln_group_kind)group->kind) {
        case DLN_GROUP_PERSON:
            read_person(r, group);
            break;
        case DLN_GROUP_ROLE:
            read_role(r, group);
            break;
        case DLN_GROUP_NATION:
            read_nation(r, group);
            break;
        case DLN_GROUP_CAPITAL:
            read_capital(r, group);
            break;
        case DLN_GROUP_BODY:
            read_body(r, group);
            break;
        case DLN_GROUP_INSTITUTION:
            read_institution(r, group);
            break;
        case DLN_GROUP_REFERENCE:
            read_reference(r, group);
            break;
        case DLN_GROUP_PLACE:
            read_place(r, group);
            break;
        }
    }
    promote(f);
}
