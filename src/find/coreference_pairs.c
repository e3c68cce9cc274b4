/* src/find/coreference_pairs.c - pronouns, counterparts, "the two sides", "each other", "the latter". */
#include "find/coreference.h"

enum { SENTENCES_BACK = 5 };

static bool gender_fits(const dln_finder *f, uint32_t party, dln_gender gender)
{
    uint8_t known = f->doc->parties[party].gender;
    return gender == DLN_GENDER_UNKNOWN || known == DLN_GENDER_UNKNOWN || known == gender;
}

/* The person that a pronoun means: the first one named in this sentence, else in the nearest sentence before. Who is
 * named as an owner only ("Merkel's visit") comes after the others. */
uint32_t dln_antecedent(const dln_reader *r, dln_gender gender)
{
    const dln_finder *f = r->f;
    uint32_t best = DLN_NONE, best_sentence = 0;
    bool best_is_weak = false;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > SENTENCES_BACK)
            break;
        if (best != DLN_NONE && m->sentence != best_sentence && !best_is_weak)
            break;
        if (best != DLN_NONE && m->sentence + 1 < best_sentence)
            break;
        if (!dln_is_person(f, m->party) || !gender_fits(f, m->party, gender) || (m->in_quote && !r->in_quote))
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
    if (p->is_ordinary || p->is_group || want_persons != dln_is_person(f, party))
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
uint32_t dln_last_distinct(const dln_reader *r, bool want_persons, dln_office office, uint32_t wanted, uint32_t out[])
{
    const dln_finder *f = r->f;
    uint32_t count = 0;
    for (uint32_t back = 0; back < DLN_RECENT && count < wanted; back++) {
        const dln_recent *m = dln_recent_at(r, back);
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

/* ---- counterparts ---- */

static void read_counterpart(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    dln_ref *ref = dln_add_ref(f, group, "counterpart");
    uint32_t own = dln_antecedent(r, DLN_GENDER_UNKNOWN);
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
            if (dln_is_person(f, i) && i != own && dln_nation_equals(f->known[i].nation, group->nations[n]) && f->known[i].office == office)
                party = i;
        }
        if (party == DLN_NONE && office != DLN_OFFICE_NONE) {
            uint32_t person = dln_is_high_office(office) ? dln_holder_of(f, group->nations[n], office, f->day) : DLN_NONE;
            party = person == DLN_NONE ? DLN_NONE : dln_party_of_person(f, person);
        }
        if (party == DLN_NONE)
            party = dln_party_of_nation(f, group->nations[n]);
        if (party != own)
            dln_ref_add_party(f, ref, party);
    }
    if (group->nation_count == 0 && own != DLN_NONE) { /* the other bearer of the office, if the article has just one */
        uint32_t last[3], count = dln_last_distinct(r, true, office, 2, last);
        if (count == 2)
            dln_ref_add_party(f, ref, last[0] == own ? last[1] : last[0]);
    }
    for (uint32_t i = 0; i < ref->count; i++)
        dln_remember(r, f->doc->ref_parties[ref->first + i], group);
}

/* ---- pronouns and pairs ---- */

/* "Their spokesman": of the one nation that the sentence, or the one before it, speaks of. */
static void own_theirs(dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    uint32_t party = DLN_NONE, sentence = 0;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 1 || (party != DLN_NONE && m->sentence != sentence))
            break;
        if (dln_is_person(f, m->party) || !dln_has_nation(f->known[m->party].nation))
            continue;
        if (party != DLN_NONE && !dln_nation_equals(f->known[m->party].nation, f->known[party].nation))
            return;
        party = m->party;
        sentence = m->sentence;
    }
    if (party != DLN_NONE)
        dln_own(r, group, party);
}

static void read_they(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t parties[8], count = 0, sentence = DLN_NONE;
    for (uint32_t back = 0; back < DLN_RECENT; back++) { /* the nearest sentence with two persons, else two nations */
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 3)
            break;
        if (sentence != DLN_NONE && m->sentence != sentence) {
            if (count >= 2)
                break;
            count = 0;
        }
        sentence = m->sentence;
        bool is_new = dln_is_person(f, m->party) && !f->doc->parties[m->party].is_ordinary;
        for (uint32_t i = 0; i < count; i++)
            is_new &= parties[i] != m->party;
        if (is_new && count < 8)
            parties[count++] = m->party;
    }
    if (count < 2)
        count = dln_last_distinct(r, false, DLN_OFFICE_NONE, 2, parties);
    dln_ref *ref = dln_add_ref(f, group, "they");
    if (ref == NULL)
        return;
    ref->flags |= DLN_REF_PLURAL;
    for (uint32_t i = count; count >= 2 && i > 0; i--)
        dln_ref_add_party(f, ref, parties[i - 1]);
}

void dln_read_reference(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t means = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_MEANS);
    uint32_t gender = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_GENDER);
    uint32_t party, last[3], count;
    dln_ref *ref;
    switch ((dln_reference)means) {
    case DLN_MEANS_HE: case DLN_MEANS_SHE: case DLN_MEANS_HIS: case DLN_MEANS_HER: case DLN_MEANS_SELF:
        party = dln_antecedent(r, gender == UINT32_MAX ? DLN_GENDER_UNKNOWN : gender == 0 ? DLN_GENDER_MALE : DLN_GENDER_FEMALE);
        ref = dln_add_ref(f, group, "pronoun");
        dln_ref_add_party(f, ref, party);
        if (means == DLN_MEANS_HIS || means == DLN_MEANS_HER)
            dln_own(r, group, party);
        if (party != DLN_NONE && means != DLN_MEANS_SELF) {
            if (f->doc->parties[party].gender == DLN_GENDER_UNKNOWN && gender != UINT32_MAX && f->known[party].person == DLN_NONE)
                f->doc->parties[party].gender = gender == 0 ? DLN_GENDER_MALE : DLN_GENDER_FEMALE;
            dln_remember(r, party, group);
        }
        break;
    case DLN_MEANS_ITS: /* of the nation or body named last */
        party = DLN_NONE;
        for (uint32_t back = 0; back < DLN_RECENT; back++) { /* the one that opens this sentence, else the one named last */
            const dln_recent *m = dln_recent_at(r, back);
            if (m == NULL || r->sentence - m->sentence > 1 || (m->sentence != r->sentence && party != DLN_NONE))
                break;
            if (!dln_is_person(f, m->party) && (party == DLN_NONE || (m->sentence == r->sentence && m->token <= f->tokens->sentences[r->sentence].begin + 1)))
                party = m->party;
        }
        if (party != DLN_NONE)
            dln_own(r, group, party);
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
        count = dln_last_distinct(r, means == DLN_MEANS_PERSONS || means == DLN_MEANS_ALONE, means == DLN_MEANS_SIDES ? DLN_OFFICE_PARTY_LEADER : DLN_OFFICE_NONE, 2, last);
        if (count < 2 && means != DLN_MEANS_PERSONS) { /* the nations of the last two persons */
            count = dln_last_distinct(r, true, DLN_OFFICE_NONE, 2, last);
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
        count = dln_last_distinct(r, true, DLN_OFFICE_NONE, 2, last);
        if (count < 2)
            count = dln_last_distinct(r, false, DLN_OFFICE_NONE, 2, last);
        ref = dln_add_ref(f, group, means == DLN_MEANS_EACH ? "pair" : "the latter");
        if (ref == NULL || count < 2)
            break;
        ref->flags |= DLN_REF_ROLE | (means == DLN_MEANS_EACH ? DLN_REF_PLURAL : 0);
        for (uint32_t i = 0; i < 2; i++) {
            if (means == DLN_MEANS_EACH || i == (means == DLN_MEANS_LATTER))
                dln_ref_add_party(f, ref, last[i]);
        }
        if (means != DLN_MEANS_EACH)
            dln_remember(r, last[means == DLN_MEANS_LATTER], group);
        break;
    default:
        break;
    }
}
