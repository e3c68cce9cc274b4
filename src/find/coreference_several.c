/* src/find/coreference_several.c - who of those told of are "the two presidents", "both ministers", "the ministers": of one office, gender or kind,
 * the last that differ, or those whom the sentences before name together.
 */
#include "find/coreference.h"

/* "The government and the rebels" of a chronology: who stands for the state, as a body. */
static bool is_government(const dln_finder *f, uint32_t party)
{
    const dln_party *p = &f->doc->parties[party].party;
    return f->doc->is_chronology && p->kind == DLN_BODY && !p->is_non_state && f->known[party].nation.table == DLN_TABLE_COUNTRIES && dln_ends_with(p->name, DLN_SPAN(" government"));
}

/* "March 2006: the two presidents meet", of an article of 2010: who held the office once, and by the tables holds none now. */
static bool was_once(const dln_finder *f, uint32_t party, const dln_several *of)
{
    bool covers;
    uint32_t term = !of->once || f->known[party].person == DLN_NONE || f->known[party].office != DLN_OFFICE_NONE ? DLN_NONE : dln_term_of(f, f->known[party].person, f->day, &covers);
    if (term == DLN_NONE)
        return false;
    dln_office office = (dln_office)dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE);
    if (of->office == DLN_OFFICE_LEADER)
        return office <= DLN_OFFICE_HEAD_OF_ORGANISATION;
    if (of->office == DLN_OFFICE_MINISTER)
        return office == DLN_OFFICE_MINISTER || office == DLN_OFFICE_FOREIGN_MINISTER || office == DLN_OFFICE_DEFENCE_MINISTER;
    return office == of->office || (of->office == DLN_OFFICE_HEAD_OF_STATE && office == DLN_OFFICE_HEAD_OF_GOVERNMENT && dln_span_is(f->doc->parties[party].party.role, "President"));
}

/* The office that somebody holds, or held on the day that is told of. */
static dln_office office_held(const dln_finder *f, uint32_t party, const dln_several *of)
{
    bool covers = false;
    uint32_t person = f->known[party].person, term = of->then == 0 || person == DLN_NONE ? DLN_NONE : dln_term_of(f, person, of->then, &covers);
    if (of->then == 0 || person == DLN_NONE)
        return (dln_office)f->known[party].office;
    return covers ? (dln_office)dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE) : DLN_OFFICE_NONE;
}

/* Whether somebody is among those whom "both presidents" (persons of an office), "the two men" or "both sides" may mean.
 * DLN_OFFICE_PARTY_LEADER: parties that are no states count among the nations. */
static bool may_be_one_of(const dln_finder *f, uint32_t party, const dln_several *of)
{
    const dln_doc_party *p = &f->doc->parties[party];
    if (p->is_ordinary || p->is_group || party == of->but || (of->but != DLN_NONE && party + 1 == of->owner) || of->persons != dln_is_person(f, party) || !dln_gender_fits(f, party, of->gender))
        return false;
    if (!of->persons)
        return p->party.kind == DLN_COUNTRY || (of->office == DLN_OFFICE_PARTY_LEADER && (p->party.is_non_state || is_government(f, party)));
    if (of->no_crowns && dln_text_in(f->lexicon, p->party.role, DLN_LIST_CROWNED))
        return false;
    if (was_once(f, party, of))
        return true;
    dln_office office = of->office == DLN_OFFICE_NONE ? DLN_OFFICE_NONE : office_held(f, party, of);
    switch (of->office) {
    case DLN_OFFICE_NONE:
        return true;
    case DLN_OFFICE_LEADER:
        return office <= DLN_OFFICE_HEAD_OF_ORGANISATION || office == DLN_OFFICE_LEADER || office == DLN_OFFICE_CROWN_PRINCE;
    case DLN_OFFICE_MINISTER:
        return office == DLN_OFFICE_MINISTER || office == DLN_OFFICE_FOREIGN_MINISTER || office == DLN_OFFICE_DEFENCE_MINISTER || office == DLN_OFFICE_DEPUTY_FOREIGN_MINISTER;
    case DLN_OFFICE_ENVOY:
        return office == DLN_OFFICE_ENVOY || office == DLN_OFFICE_AMBASSADOR;
    case DLN_OFFICE_HEAD_OF_STATE:
        return office == of->office || (office == DLN_OFFICE_HEAD_OF_GOVERNMENT && dln_span_is(p->party.role, "President"));
    default:
        return office == of->office;
    }
}

/* Two who cannot be a pair: of one nation, unless any two persons may be. */
static bool is_same_side(const dln_finder *f, uint32_t a, uint32_t b, bool any_persons)
{
    return a == b || (!any_persons && dln_has_nation(f->known[a].nation) && dln_nation_equals(f->known[a].nation, f->known[b].nation) &&
                      f->doc->parties[a].party.is_non_state == f->doc->parties[b].party.is_non_state);
}

static bool speaks_for_another(const dln_finder *f, uint32_t party)
{
    return f->known[party].office == DLN_OFFICE_SPOKESPERSON || f->doc->parties[party].is_spokesperson ||
           (f->known[party].office == DLN_OFFICE_OFFICIAL && f->known[party].person == DLN_NONE);
}

/* What is asked of those mentioned lately depends on the party alone: of the same few, each is asked once. */
static inline bool was_asked(uint64_t *asked, uint32_t party)
{
    uint64_t bit = party < 64 ? (uint64_t)1 << party : 0, before = *asked; /* few articles have more */
    *asked |= bit;
    return (before & bit) != 0;
}

static uint32_t last_distinct(const dln_reader *r, const dln_several *of, bool any_persons, uint32_t out[])
{
    const dln_finder *f = r->f;
    uint32_t count = 0;
    uint64_t asked = 0;
    for (uint32_t back = 0; back < DLN_RECENT && count < of->wanted; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        if (was_asked(&asked, m->party))
            continue;
        bool is_new = may_be_one_of(f, m->party, of);
        if (of->office == DLN_OFFICE_NONE && of->persons && !any_persons) /* who speaks for somebody is none of the two men */
            is_new &= !speaks_for_another(f, m->party);
        for (uint32_t i = 0; i < count; i++)
            is_new &= !is_same_side(f, out[i], m->party, any_persons);
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

bool dln_may_be_of_several(const dln_finder *f, uint32_t party, const dln_several *of)
{
    return may_be_one_of(f, party, of) && !(of->persons && of->office == DLN_OFFICE_NONE && speaks_for_another(f, party));
}

bool dln_is_one_side(const dln_finder *f, uint32_t a, uint32_t b) { return is_same_side(f, a, b, false); }

static bool names_countries(const dln_finder *f, const dln_ref *ref)
{
    bool names = false;
    for (uint32_t i = ref->begin; i < ref->end && !names; i++)
        names = (f->tokens->items[i].flags & DLN_CAPITAL) != 0 && !dln_word_is_class(f, i, DLN_CLASS_DETERMINER) && dln_starts_table(f, i, DLN_TABLE_COUNTRIES);
    return names;
}

/* "Presidents Diop of Mali and Sarr of Senegal", "Diop and Malian-born Sarr": one list, whoever else the sentence names. */
static bool are_joined(const dln_finder *f, uint32_t end, uint32_t begin)
{
    enum { LONG = 4 };
    uint32_t and = begin;
    while (and > end && begin - and < LONG && !dln_word_is_class(f, and - 1, DLN_CLASS_AND) && f->tokens->items[and - 1].kind == DLN_TOKEN_WORD)
        and--;
    if (and <= end || !dln_word_is_class(f, and - 1, DLN_CLASS_AND) || and - 1 - end > LONG)
        return false;
    for (uint32_t i = end; i + 1 < begin; i++) {
        if (f->tokens->items[i].kind != DLN_TOKEN_WORD || dln_starts_table(f, i, DLN_TABLE_VERBS))
            return false;
    }
    return true;
}

/* The two of those mentioned lately whom most of the sentences before name together, the near ones counting more; 0: no
 * two were. */
static uint32_t named_together(const dln_reader *r, const dln_several *of, uint32_t out[])
{
    enum { CANDIDATES = 8, FAR = 24, NEAR = 3, WEIGHT = 240 };
    const dln_finder *f = r->f;
    uint32_t candidates[CANDIDATES], count = 0, weights[CANDIDATES][CANDIDATES] = {{0}};
    uint64_t some = 0, asked = 0; /* some: bits of the candidates, which parties share: most are none of them */
    for (uint32_t back = 0; back < DLN_RECENT && count < CANDIDATES; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL)
            break;
        if (was_asked(&asked, m->party))
            continue;
        bool is_new = true;
        for (uint32_t i = 0; i < count; i++)
            is_new &= candidates[i] != m->party;
        if (is_new && dln_may_be_of_several(f, m->party, of)) {
            candidates[count++] = m->party;
            some |= (uint64_t)1 << m->party % 64;
        }
    }
    if (count < 2)
        return 0;
    uint32_t sentence = r->sentence, named = 0, later = DLN_NONE, later_begin = 0;
    for (uint32_t at = f->ref_count + 1; at > 0; at--) {
        const dln_ref *ref = at > 1 ? &f->doc->refs[at - 2] : NULL;
        if (ref == NULL || ref->begin < f->tokens->sentences[sentence].begin) { /* a sentence is through */
            uint32_t weight = WEIGHT / (NEAR + r->sentence - sentence);
            for (uint32_t i = 0; i < count && (named & (named - 1)) != 0; i++) { /* two at least */
                for (uint32_t j = i + 1; j < count; j++)
                    weights[i][j] += (named >> i & 1) != 0 && (named >> j & 1) != 0 ? weight : 0;
            }
            named = 0;
            later = DLN_NONE;
            while (ref != NULL && ref->begin < f->tokens->sentences[sentence].begin && r->sentence - sentence <= FAR)
                sentence--;
            if (ref == NULL || r->sentence - sentence > FAR)
                break;
        }
        bool are_named = ref->count == 1 || (ref->count == 2 && names_countries(f, ref)); /* "the leaders of Ghana and Togo"; "the two" is what was understood */
        for (uint32_t p = 0; p < ref->count && are_named; p++) {
            uint32_t i = 0, party = f->doc->ref_parties[ref->first + p];
            if ((some >> party % 64 & 1) == 0)
                continue;
            while (i < count && candidates[i] != party)
                i++;
            named |= i < count ? 1u << i : 0;
            if (i == count)
                continue;
            if (later != DLN_NONE && later != i && r->sentence - sentence <= 1 && are_joined(f, ref->end, later_begin))
                weights[i < later ? i : later][i < later ? later : i] += WEIGHT / (NEAR + r->sentence - sentence);
            later = i;
            later_begin = ref->begin;
        }
    }
    uint32_t best = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = i + 1; j < count; j++) {
            uint32_t weight = is_same_side(f, candidates[i], candidates[j], false) ? of->persons ? weights[i][j] / 2 : 0 : weights[i][j];
            if (weight <= best)
                continue;
            best = weight;
            out[0] = candidates[j];
            out[1] = candidates[i];
        }
    }
    return best > 0 ? 2 : 0;
}

/* Somebody of two names of whom nothing is said: "talks with Afonso Sitoe. The two men had not met before". */
static bool may_be_stranger(const dln_finder *f, uint32_t party, const dln_several *of)
{
    const dln_known *known = &f->known[party];
    return of->persons && of->office == DLN_OFFICE_NONE && party != of->but && f->doc->parties[party].is_ordinary && dln_is_person(f, party) && !known->is_civilian && known->key_count >= 2 && dln_gender_fits(f, party, of->gender);
}

/* The two whom this sentence, else the one before, names from the token on, if it names just two; 0: it does not. */
static uint32_t two_of_a_sentence(const dln_reader *r, const dln_several *of, uint32_t from, uint32_t out[])
{
    const dln_finder *f = r->f;
    uint32_t count = 0, sentence = DLN_NONE;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->token < from || r->sentence - m->sentence > 1 || (m->sentence != sentence && count >= 2))
            break;
        if (m->sentence != sentence)
            count = 0;
        sentence = m->sentence;
        bool has_article = dln_is_word(f, m->token, "the") || (m->token > 0 && dln_is_word(f, m->token - 1, "the")); /* "the Vaca Muerta field" is nobody */
        bool is_new = dln_may_be_of_several(f, m->party, of) || (!has_article && may_be_stranger(f, m->party, of));
        for (uint32_t i = 0; i < count; i++)
            is_new &= out[i] != m->party;
        if (is_new && ++count > 2)
            return 0;
        if (is_new)
            out[count - 1] = m->party;
    }
    if (count != 2 || is_same_side(f, out[0], out[1], false))
        return 0;
    uint32_t later = out[0];
    out[0] = out[1];
    out[1] = later;
    return 2;
}

uint32_t dln_last_distinct(const dln_reader *r, const dln_several *of, uint32_t out[])
{
    uint32_t entry = of->wanted == 2 ? dln_entry_begin(r) : DLN_NONE;
    uint32_t count = of->wanted == 2 ? two_of_a_sentence(r, of, entry == DLN_NONE ? 0 : entry, out) : 0;
    if (count < 2 && entry != DLN_NONE)
        count = dln_pair_of_story(r, of, out);
    if (count < 2 && of->wanted == 2)
        count = named_together(r, of, out);
    if (count == 2)
        return count;
    count = last_distinct(r, of, false, out);
    if (count < of->wanted && of->persons && of->office == DLN_OFFICE_NONE)
        count = last_distinct(r, of, true, out);
    return count;
}

/* "The ministers": all whom the nearest sentence names that names two of them; if they are of several offices, those of the one that most hold. */
uint32_t dln_bearers_of_sentence(const dln_reader *r, const dln_group *group, const dln_several *of, uint32_t out[DLN_BEARERS])
{
    enum { BEARERS_BACK = 3 };
    const dln_finder *f = r->f;
    uint32_t count = 0, sentence = DLN_NONE, most = 0, kept = 0, clause = dln_clause_begin(r, group->begin), entry = dln_entry_begin(r), from = entry == DLN_NONE ? 0 : entry;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->token < from || r->sentence - m->sentence > BEARERS_BACK || (m->sentence != sentence && count >= 2))
            break;
        if (m->sentence != sentence)
            count = 0;
        sentence = m->sentence;
        bool is_new = dln_may_be_of_several(f, m->party, of) && (m->sentence != r->sentence || m->token < clause || m->is_owner); /* "Sarr met the ministers" */
        for (uint32_t i = 0; i < count; i++)
            is_new &= out[i] != m->party;
        if (is_new && count < DLN_BEARERS)
            out[count++] = m->party;
    }
    uint8_t office = DLN_OFFICE_NONE;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t same = 0;
        for (uint32_t k = 0; k < count; k++)
            same += f->known[out[k]].office == f->known[out[i]].office;
        if (same > most) {
            most = same;
            office = f->known[out[i]].office;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        if (most < 2 || f->known[out[i]].office == office)
            out[kept++] = out[i];
    }
    for (uint32_t i = 0; i < kept / 2; i++) { /* in the order of the text */
        uint32_t swap = out[i];
        out[i] = out[kept - 1 - i];
        out[kept - 1 - i] = swap;
    }
    return kept;
}

/* "Brazil's Lula, who saw Chavez on Friday, telephoned both presidents": the others stand in what is told of the first, who acts. */
static bool is_told_more(const dln_finder *f, uint32_t token, uint32_t end)
{
    enum { LONG = 8 };
    for (uint32_t i = token; i + 1 < end && i < token + LONG; i++) {
        if (dln_is_word(f, i, ","))
            return dln_is_word(f, i + 1, "who");
    }
    return false;
}

/* Of "Faki spoke by phone with both leaders": Faki, who is none of them. The one person that the sentence names before, if the
 * words are no subject. */
uint32_t dln_acting_on_several(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    uint32_t before = group->begin, party = DLN_NONE, token = 0;
    bool are_several = false;
    while (before > 0 && (dln_word_is_class(f, before - 1, DLN_CLASS_DETERMINER) || dln_is_word(f, before - 1, "the") || dln_is_word(f, before - 1, "both") || dln_number_before(f, before) > 0))
        before--;
    if (before == 0 || !(dln_word_is_class(f, before - 1, DLN_CLASS_PREPOSITION) || dln_word_is_class(f, before - 1, DLN_CLASS_TO) || dln_starts_table(f, before - 1, DLN_TABLE_VERBS)))
        return DLN_NONE;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence != r->sentence)
            break;
        if (!dln_is_person(f, m->party) || m->is_owner || f->doc->parties[m->party].is_ordinary)
            continue;
        are_several |= party != DLN_NONE && m->party != party;
        party = m->party;
        token = m->token;
    }
    return are_several && !is_told_more(f, token, before) ? DLN_NONE : party;
}

uint32_t dln_owner_told(const dln_reader *r)
{
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence != r->sentence)
            break;
        if (m->is_owner && dln_is_person(r->f, m->party))
            return m->party + 1;
    }
    return 0;
}
