/* src/find/coreference_pairs.c - "they", counterparts, "the two sides", "each other", "the latter". */
#include "find/coreference.h"

static const dln_several two_persons = {.persons = true, .office = DLN_OFFICE_NONE, .gender = DLN_GENDER_UNKNOWN, .wanted = 2, .but = DLN_NONE};
static const dln_several two_nations = {.persons = false, .office = DLN_OFFICE_NONE, .gender = DLN_GENDER_UNKNOWN, .wanted = 2, .but = DLN_NONE};

/* ---- counterparts ---- */

/* "her host, Malian Foreign Minister Ali Diop," */
static uint32_t apposed_behind(dln_finder *f, const dln_group *group)
{
    const dln_group *next = group + 1 < f->groups + f->group_count ? group + 1 : NULL;
    return next != NULL && next->kind == DLN_GROUP_PERSON && next->begin == group->end + 1 && dln_is_word(f, group->end, ",") ? dln_named_by(f, next) : DLN_NONE;
}

/* Whether the article names somebody who holds the very office there. */
static bool has_bearer(const dln_finder *f, dln_nation nation, dln_office office, uint32_t but)
{
    for (uint32_t i = 0; i < f->party_count; i++) {
        if (dln_is_person(f, i) && i != but && f->known[i].office == office && dln_nation_equals(f->known[i].nation, nation))
            return true;
    }
    return false;
}

static void read_counterpart(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    dln_ref *ref = dln_add_ref(f, group, "counterpart");
    uint32_t own = dln_is_owned(r, group->begin) && r->owner != DLN_NONE && dln_is_person(f, r->owner) ? r->owner : dln_antecedent(r, DLN_GENDER_UNKNOWN); /* "her counterpart": hers */
    dln_office office = own == DLN_NONE ? DLN_OFFICE_NONE : (dln_office)f->known[own].office;
    if (ref == NULL)
        return;
    ref->flags |= DLN_REF_ROLE;
    bool leads = own != DLN_NONE && dln_has_nation(f->known[own].nation) && office == dln_leading_office(f, f->known[own].nation);
    for (uint32_t n = 0; n < group->nation_count; n++) {
        uint32_t party = DLN_NONE;
        if (leads && !has_bearer(f, group->nations[n], office, own)) /* a French president's German counterpart is the chancellor */
            office = dln_leading_office(f, group->nations[n]);
        for (uint32_t i = 0; i < f->party_count && office != DLN_OFFICE_NONE; i++) {
            if (dln_is_person(f, i) && i != own && dln_nation_equals(f->known[i].nation, group->nations[n]) && f->known[i].office == office)
                party = i;
        }
        if (party == DLN_NONE && office != DLN_OFFICE_NONE) {
            int32_t first, last; /* of what is told, long before the article */
            bool is_of_then = dln_days_of_old(f, group->begin, &first, &last);
            uint32_t person = dln_is_high_office(office) ? dln_holder_of(f, group->nations[n], office, is_of_then ? first : f->day) : DLN_NONE;
            if (is_of_then && person != DLN_NONE && person != dln_holder_of(f, group->nations[n], office, last))
                person = DLN_NONE; /* in the year of a change */
            party = person == DLN_NONE ? DLN_NONE : dln_party_of_person(f, person);
            ref->rule = person == DLN_NONE ? ref->rule : dln_rule_by_date; /* till the article names somebody else */
        }
        if (party == DLN_NONE)
            party = dln_compatriot_meant(r, group, group->nations[n]); /* a premier's "Chadian counterpart", of a president */
        if (party == DLN_NONE)
            party = dln_party_of_nation(f, group->nations[n]);
        if (party != own)
            dln_ref_add_party(f, ref, party);
    }
    if (group->nation_count == 0 && own != DLN_NONE) { /* the other bearer of the office, if the article has just one */
        uint32_t last[3], count = dln_last_distinct(r, &(dln_several){.persons = true, .office = office, .wanted = 2, .but = DLN_NONE, .gender = DLN_GENDER_UNKNOWN}, last);
        if (count == 2)
            dln_ref_add_party(f, ref, last[0] == own ? last[1] : last[0]);
        else if (dln_is_owned(r, group->begin) && !group->is_plural && apposed_behind(f, group) == DLN_NONE)
            dln_ref_add_party(f, ref, dln_host_meant(r, group, own, false));
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

/* Those whom "the two", "each other" or "they" meant last, or of "the two sides", if that was in this sentence or one of the two before; 0: nobody. */
static uint32_t meant_together(const dln_reader *r, bool persons, uint32_t parties[], uint32_t *sentence)
{
    enum { BACK = 2, MOST = 256 }; /* sentences; references, so that a hostile one does not cost its square */
    const dln_doc *doc = r->f->doc;
    uint32_t first = r->sentence > BACK ? r->sentence - BACK : 0, last = doc->ref_count > MOST ? doc->ref_count - MOST : 0;
    for (uint32_t i = doc->ref_count; i > last && doc->refs[i - 1].begin >= r->f->tokens->sentences[first].begin; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        if ((ref->flags & DLN_REF_PLURAL) == 0 || ref->count != 2 || dln_is_person(r->f, doc->ref_parties[ref->first]) != persons || dln_is_person(r->f, doc->ref_parties[ref->first + 1]) != persons)
            continue;
        parties[1] = doc->ref_parties[ref->first]; /* the later one first, as they are remembered */
        parties[0] = doc->ref_parties[ref->first + 1];
        *sentence = r->sentence;
        while (*sentence > first && r->f->tokens->sentences[*sentence].begin > ref->begin)
            --*sentence;
        if (!persons && ref->begin > r->f->tokens->sentences[*sentence].begin + 1)
            return 0; /* "relations between the two states" */
        return 2;
    }
    return 0;
}

/* "Sarr saw Diop and then Okonjo without the two ever sharing a room": the one pair of the sentence does something, and is no object of who
 * brought them together. */
static bool acts_together(const dln_reader *r, uint32_t sentence)
{
    enum { MOST = 64 }; /* references */
    const dln_doc *doc = r->f->doc;
    const dln_tokens *tokens = &doc->tokens;
    uint32_t first = dln_refs_before(doc, tokens->sentences[sentence].begin), pairs = 0;
    bool acts = false;
    for (uint32_t i = first; i < doc->ref_count && i - first < MOST && doc->refs[i].begin < tokens->sentences[sentence].end; i++) {
        const dln_ref *ref = &doc->refs[i];
        if ((ref->flags & DLN_REF_PLURAL) == 0 || ref->count != 2)
            continue;
        uint32_t before = ref->begin - (ref->begin > 0 && dln_word_is_class(r->f, ref->begin, DLN_CLASS_DETERMINER) ? 0 : ref->begin > 0 && dln_word_is_class(r->f, ref->begin - 1, DLN_CLASS_DETERMINER));
        bool is_object = before > 0 && (dln_starts_table(r->f, before - 1, DLN_TABLE_VERBS) || dln_word_is_class(r->f, before - 1, DLN_CLASS_TO) ||
                                        (dln_word_is_class(r->f, before - 1, DLN_CLASS_PREPOSITION) && !dln_token_says(tokens, before - 1, "without")));
        pairs++;
        acts |= !is_object && !dln_token_says(tokens, ref->begin, "each") && !dln_token_says(tokens, ref->begin, "one");
    }
    return pairs == 1 && acts;
}

/* "met for the first time since Diop took office", "the leadership under Diop": of them is told in passing. */
static bool is_told_aside(const dln_reader *r, uint32_t token, uint32_t begin)
{
    enum { BACK = 16 };
    const dln_tokens *tokens = r->f->tokens;
    if (token > begin + 1 && dln_token_says(tokens, token - 1, "of"))
        return true; /* "the envoy of Diop" */
    for (uint32_t at = token; at > begin && token - at < BACK && tokens->items[at - 1].kind == DLN_TOKEN_WORD; at--) {
        if (dln_token_in(tokens, at - 1, DLN_LIST_ASIDE_OPENERS) || dln_token_says(tokens, at - 1, "under"))
            return at - 1 > begin;
    }
    return false;
}

/* The persons of the nearest sentence that names two, the later first, and none of them `but`; "Sarr's visit" names him only if nobody else is there. */
static uint32_t persons_lately(const dln_reader *r, bool with_owners, uint32_t but, uint32_t parties[8], uint32_t *in_sentence)
{
    const dln_finder *f = r->f;
    bool is_aside[8];
    uint32_t count = 0, aside = 0, sentence = DLN_NONE;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 3)
            break;
        if (sentence != DLN_NONE && m->sentence != sentence) {
            if (count >= 2)
                break;
            count = aside = 0;
        }
        sentence = m->sentence;
        bool is_new = dln_is_person(f, m->party) && m->party != but && !f->doc->parties[m->party].is_ordinary && (with_owners || !m->is_owner);
        for (uint32_t i = 0; i < count; i++)
            is_new &= parties[i] != m->party;
        if (is_new && count < 8) {
            aside += is_aside[count] = is_told_aside(r, m->token, f->tokens->sentences[m->sentence].begin);
            parties[count++] = m->party;
        }
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count && aside > 0 && count - aside >= 2; i++) {
        if (!is_aside[i])
            parties[kept++] = parties[i];
    }
    count = kept > 0 ? kept : count;
    *in_sentence = sentence;
    return count;
}

/* "Okonjo was sworn in. Sarr had come for it. They met": the two whom sentences of this paragraph, the last of them among them, name one by
 * one, the later first; 0: it is not just two. */
static uint32_t persons_one_by_one(const dln_reader *r, uint32_t parties[8], uint32_t *in_sentence)
{
    enum { SENTENCES = 2 };
    const dln_finder *f = r->f;
    uint32_t first = r->sentence, count = 0;
    while (first > 0 && r->sentence - first < SENTENCES && (f->tokens->items[f->tokens->sentences[first].begin].flags & DLN_STARTS_PARAGRAPH) == 0)
        first--;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence < first)
            break;
        if (!dln_is_person(f, m->party) || f->doc->parties[m->party].is_ordinary || m->in_quote || m->is_owner || (count > 0 && m->party == parties[0]) || (count > 1 && m->party == parties[1]))
            continue;
        if (count == 2 || (count == 0 && m->sentence + 1 < r->sentence))
            return 0;
        *in_sentence = count == 0 ? m->sentence : *in_sentence;
        parties[count++] = m->party;
    }
    return count == 2 && !dln_nation_equals(f->known[parties[0]].nation, f->known[parties[1]].nation) ? 2 : 0;
}

uint32_t dln_ministers_before(const dln_reader *r)
{
    enum { MOST = 24 };
    const dln_doc *doc = r->f->doc;
    uint32_t first = r->f->tokens->sentences[r->sentence > 0 ? r->sentence - 1 : 0].begin, last = doc->ref_count > MOST ? doc->ref_count - MOST : 0;
    for (uint32_t i = doc->ref_count; i > last && doc->refs[i - 1].begin >= first; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        if ((ref->flags & (DLN_REF_PLURAL | DLN_REF_ROLE)) == (DLN_REF_PLURAL | DLN_REF_ROLE) && ref->count == 1 &&
            r->f->known[doc->ref_parties[ref->first]].nation.table == DLN_TABLE_ORGANISATIONS && !dln_is_person(r->f, doc->ref_parties[ref->first])) {
            uint32_t begin = r->f->tokens->sentences[dln_doc_sentence_of(doc, ref->begin)].begin;
            return i > 1 && doc->refs[i - 2].begin >= begin ? DLN_NONE : doc->ref_parties[ref->first]; /* not "Sarr praised EU leaders" */
        }
    }
    return DLN_NONE;
}

/* "Ghana and Togo signed. Kenyatta called Museveni. The two sides began talks. They met again": the sides, of which those persons are not. */
static bool are_of_other_sides(const dln_finder *f, const uint32_t persons[], uint32_t count, const uint32_t sides[])
{
    uint32_t of_them = 0;
    for (uint32_t i = 0; i < count; i++) {
        dln_span country = f->doc->parties[persons[i]].party.country;
        of_them += dln_span_equals(country, f->doc->parties[sides[0]].party.country) || dln_span_equals(country, f->doc->parties[sides[1]].party.country);
    }
    return of_them < count;
}

/* "Okonjo, Sarr and Diop spent an hour with Mensah before they left": the persons of the list that opens the sentence, the later first; 0: no list. */
static uint32_t opening_list(const dln_reader *r, uint32_t begin, uint32_t parties[8])
{
    enum { MOST = 64 }; /* references */
    const dln_doc *doc = r->f->doc;
    uint32_t list[8], count = 0, end = DLN_NONE;
    uint32_t first = doc->ref_count;
    while (first > 0 && doc->refs[first - 1].begin >= begin && doc->ref_count - first < MOST)
        first--;
    for (uint32_t i = first; i < doc->ref_count && count < 8; i++) {
        const dln_ref *ref = &doc->refs[i];
        if (ref->count != 1 || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || !dln_is_person(r->f, doc->ref_parties[ref->first])) {
            if (end == DLN_NONE)
                return 0;
            continue;
        }
        bool is_comma = end != DLN_NONE && dln_token_says(r->f->tokens, end, ",");
        bool is_joined = end == DLN_NONE ? ref->begin == begin : ref->begin == end + 1 + (is_comma && dln_is_word(r->f, end + 1, "and")) && (is_comma || dln_is_word(r->f, end, "and"));
        if (!is_joined)
            break;
        list[count++] = doc->ref_parties[ref->first];
        end = ref->end;
    }
    for (uint32_t i = 0; i < count; i++)
        parties[i] = list[count - 1 - i];
    return count >= 2 ? count : 0;
}

/* "Togo's government and the rebels announced that the talks hosted by Mali had ended and that they will meet again": the two bodies or countries of
 * the subject that opens a sentence, the later first; 0: no such two. */
static uint32_t opening_bodies(const dln_reader *r, uint32_t sentence, uint32_t parties[])
{
    enum { MOST = 8 }; /* references */
    const dln_doc *doc = r->f->doc;
    const dln_tokens *tokens = r->f->tokens;
    uint32_t begin = tokens->sentences[sentence].begin, end = tokens->sentences[sentence].end, first = dln_refs_before(doc, begin);
    begin = begin < doc->dateline_end ? doc->dateline_end : begin;
    for (uint32_t i = first; i + 1 < doc->ref_count && doc->refs[i + 1].begin < end && i - first < MOST; i++) {
        const dln_ref *a = &doc->refs[i], *b = &doc->refs[i + 1];
        bool is_subject = a->begin == begin || (a->begin > begin && (tokens->items[a->begin - 1].kind == DLN_TOKEN_MARK || dln_is_word(r->f, a->begin - 1, "both") || dln_is_word(r->f, a->begin - 1, "Both")));
        bool are_bodies = a->kind == DLN_REF_PARTY && b->kind == DLN_REF_PARTY && a->count == 1 && b->count == 1 && ((a->flags | b->flags) & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 &&
                          !dln_is_person(r->f, doc->ref_parties[a->first]) && !dln_is_person(r->f, doc->ref_parties[b->first]) && doc->ref_parties[a->first] != doc->ref_parties[b->first] &&
                          (r->f->known[doc->ref_parties[a->first]].nation.table == DLN_TABLE_COUNTRIES || r->f->known[doc->ref_parties[b->first]].nation.table == DLN_TABLE_COUNTRIES); /* two organisations meet in the persons of somebody */
        if (!is_subject || !are_bodies || !dln_is_word(r->f, a->end, "and") || b->begin > a->end + 2)
            continue;
        const dln_ref *whose = i + 2 < doc->ref_count && dln_is_word(r->f, b->end, "of") && doc->refs[i + 2].begin == b->end + 1 ? b + 1 : b; /* "the Government of President Okonjo" */
        if (!dln_starts_table(r->f, whose->end, DLN_TABLE_VERBS) && !dln_word_is_class(r->f, whose->end, DLN_CLASS_HAVE) && !dln_word_is_class(r->f, whose->end, DLN_CLASS_BE))
            continue;
        parties[0] = doc->ref_parties[b->first];
        parties[1] = doc->ref_parties[a->first];
        return 2;
    }
    return 0;
}

/* Puts the two of a sentence's subject into `found`, those named last, where these are fewer than two, or one of them and somebody else beside:
 * "talks hosted by Mali". */
static uint32_t rather_of_subject(const dln_reader *r, uint32_t sentence, uint32_t found[], uint32_t count)
{
    const dln_finder *f = r->f;
    uint32_t pair[2], shared = 0;
    if (opening_bodies(r, sentence, pair) < 2)
        return count;
    for (uint32_t i = 0; i < count && i < 2; i++)
        shared += found[i] == pair[0] || found[i] == pair[1] || dln_nation_equals(f->known[found[i]].nation, f->known[pair[0]].nation) || dln_nation_equals(f->known[found[i]].nation, f->known[pair[1]].nation);
    if (count == 2 && shared != 1)
        return count;
    found[0] = pair[0];
    found[1] = pair[1];
    return 2;
}

/* "Ministers from Egypt and Sudan resume their talks", "EU foreign ministers decide when they meet": those of whom the sentence has told since it
 * began, and not behind a preposition. NULL: none. */
static const dln_ref *ministers_told(const dln_reader *r, const dln_group *group)
{
    enum { MOST = 8 };
    const dln_doc *doc = r->f->doc;
    uint32_t first = dln_refs_before(doc, r->f->tokens->sentences[r->sentence].begin);
    for (uint32_t i = first; i < doc->ref_count && i - first < MOST && doc->refs[i].end <= group->begin; i++) {
        const dln_ref *ref = &doc->refs[i];
        bool is_told = ref->kind == DLN_REF_PARTY && ref->count > 0 && ref->count <= MOST && (ref->flags & (DLN_REF_PLURAL | DLN_REF_ROLE | DLN_REF_PRONOUN | DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == (DLN_REF_PLURAL | DLN_REF_ROLE);
        if (is_told && !dln_is_person(r->f, doc->ref_parties[ref->first]))
            return ref->begin > 0 && dln_word_is_class(r->f, ref->begin - 1, DLN_CLASS_PREPOSITION) ? NULL : ref;
        if (ref->kind == DLN_REF_PARTY && ref->count > 0 && dln_is_person(r->f, doc->ref_parties[ref->first]))
            return NULL;
    }
    return NULL;
}

static void read_they(dln_reader *r, dln_group *group)
{
    enum { LONGEST_LIST = 32 };
    dln_finder *f = r->f;
    uint32_t parties[8], sentence = DLN_NONE, owners_sentence = DLN_NONE, with_owners[8];
    uint32_t but = dln_token_says(f->tokens, group->name_begin, "them") ? dln_acting_on(r, group->begin) : DLN_NONE; /* "Diop met them": not himself */
    uint32_t count = persons_lately(r, false, but, parties, &sentence), owners = persons_lately(r, true, but, with_owners, &owners_sentence);
    if (owners >= 2 && (count < 2 || owners_sentence > sentence)) { /* two persons, else two nations */
        memcpy(parties, with_owners, sizeof parties);
        sentence = owners_sentence;
        count = owners;
    }
    uint32_t begin = f->tokens->sentences[r->sentence].begin, acting[8], acting_count = count > 2 && sentence == r->sentence ? opening_list(r, begin, acting) : 0;
    uint32_t that = group->begin;
    while (acting_count < 2 && count > 2 && that > begin && group->begin - that < LONGEST_LIST && !dln_word_is_class(f, that - 1, DLN_CLASS_THAT))
        that--;
    if (acting_count < 2 && count > 2 && sentence == r->sentence && that > begin && dln_word_is_class(f, that - 1, DLN_CLASS_THAT)) /* "Diop said that Okonjo and Sarr had told him of their talks" */
        acting_count = opening_list(r, that, acting);
    if (acting_count >= 2) {
        memcpy(parties, acting, sizeof acting[0] * acting_count);
        count = acting_count;
    }
    uint32_t pair[2], pair_sentence = 0, pair_count = meant_together(r, true, pair, &pair_sentence);
    if (pair_count == 2 && (count < 2 || pair_sentence > sentence || (count > 2 && pair_sentence == sentence && sentence < r->sentence && acts_together(r, sentence)))) {
        memcpy(parties, pair, sizeof pair);
        sentence = pair_sentence;
        count = 2;
    }
    if (count < 2 && but == DLN_NONE)
        count = persons_one_by_one(r, parties, &sentence);
    pair_count = meant_together(r, false, pair, &pair_sentence);
    if (pair_count == 2 && count >= 2 && pair_sentence > sentence && are_of_other_sides(f, parties, count, pair)) {
        memcpy(parties, pair, sizeof pair);
        count = 2;
    }
    uint32_t members = dln_ministers_before(r);
    if (members != DLN_NONE && (count < 2 || sentence < r->sentence)) {
        parties[0] = members;
        count = 1;
    } else if (count < 2) {
        count = dln_entry_begin(r) != DLN_NONE ? dln_pair_of_story(r, &two_persons, pair) : 0;
        if (count == 2) {
            parties[0] = pair[1], parties[1] = pair[0];
        } else {
            count = dln_last_distinct(r, &two_nations, parties);
            count = but == DLN_NONE ? rather_of_subject(r, r->sentence, parties, count) : count;
        }
    }
    uint32_t subject[8];
    if (members == DLN_NONE && count >= 2 && sentence < r->sentence && but == DLN_NONE && opening_bodies(r, r->sentence, subject) == 2) { /* "Ghana and Togo said they will meet", whoever was named before */
        count = rather_of_subject(r, r->sentence, subject, dln_last_distinct(r, &two_nations, subject));
        memcpy(parties, subject, sizeof subject[0] * 2);
    }
    const dln_ref *told = members == DLN_NONE ? ministers_told(r, group) : NULL;
    uint32_t told_first = told == NULL ? 0 : told->first, told_count = told == NULL ? 0 : told->count;
    dln_ref *ref = dln_add_ref(f, group, "they");
    if (ref == NULL)
        return;
    ref->flags |= DLN_REF_PLURAL;
    for (uint32_t i = 0; i < told_count; i++)
        dln_ref_add_party(f, ref, f->doc->ref_parties[told_first + i]);
    if (told_count > 0)
        return;
    if (members != DLN_NONE && count == 1)
        dln_ref_add_party(f, ref, members);
    for (uint32_t i = count; count >= 2 && i > 0; i--)
        dln_ref_add_party(f, ref, parties[i - 1]);
}

/* "visited Kyiv and told reporters there": a capital behind a verb, which may be its government elsewhere. DLN_NONE: none since token `from`. */
static uint32_t place_gone_to(const dln_reader *r, uint32_t from)
{
    const dln_doc *doc = r->f->doc;
    for (uint32_t i = doc->ref_count; i > 0 && doc->refs[i - 1].begin >= from; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        if (ref->place != DLN_NONE && (ref->flags & (DLN_REF_AMBIGUOUS | DLN_REF_POSSESSIVE)) == DLN_REF_AMBIGUOUS && ref->begin > 0 && dln_token_in(r->f->tokens, ref->begin - 1, DLN_LIST_GONE_TO))
            return ref->place;
        if (ref->kind == DLN_REF_PLACE)
            break;
    }
    return DLN_NONE;
}

/* "There they met", "in the same city": the place named last; "here": that of the dateline. */
static void read_there(dln_reader *r, const dln_group *group, bool is_here)
{
    enum { BACK = 1, BACK_SAME = 3 };
    dln_doc *doc = r->f->doc;
    uint32_t back = group->name_end > group->name_begin + 1 ? BACK_SAME : BACK;
    uint32_t place = is_here ? doc->dateline_place : r->place != DLN_NONE && r->sentence - r->place_sentence <= back ? r->place : DLN_NONE;
    uint32_t since = r->sentence > back ? r->sentence - back : 0, gone_to = is_here ? DLN_NONE : place_gone_to(r, r->f->tokens->sentences[since].begin > doc->dateline_end ? r->f->tokens->sentences[since].begin : doc->dateline_end);
    place = gone_to != DLN_NONE ? gone_to : place;
    if (place == DLN_NONE || r->in_quote)
        return;
    dln_ref *ref = dln_add_ref(r->f, group, is_here ? "here" : "there");
    if (ref == NULL)
        return;
    ref->kind = DLN_REF_PLACE;
    ref->flags = DLN_REF_PRONOUN;
    ref->place = place;
}

/* Whether the organisation's name ends with the head: "the Council". */
static bool ends_with_head(const dln_finder *f, uint32_t party, dln_span head)
{
    dln_span name = dln_body_in_full(f->doc->parties[party].party.name);
    size_t before = name.len > head.len ? name.len - head.len : 0;
    bool is_last = before > 1 && name.text[before - 1] == ' ';
    for (size_t i = 0; i < head.len && is_last; i++)
        is_last = (name.text[before + i] | 0x20) == (head.text[i] | 0x20);
    return is_last;
}

/* "the Council": the organisation of that name which was named last; "the bloc": the one that is named far more often than any other. */
static uint32_t organisation_meant(const dln_finder *f, uint32_t head)
{
    enum { MANIFOLD = 2, MANY = 2000 };
    if (f->known_count > MANY) /* no article */
        return DLN_NONE;
    bool is_any = dln_token_in(f->tokens, head, DLN_LIST_ANY_ORGANISATION);
    uint32_t found = DLN_NONE, second = 0;
    for (uint32_t party = 0; party < f->known_count; party++) {
        uint32_t mentions = f->doc->parties[party].mentions;
        if (f->known[party].nation.table != DLN_TABLE_ORGANISATIONS || dln_is_person(f, party) || !(is_any ? !dln_starts_with(f->doc->parties[party].party.country, DLN_SPAN("UN")) : ends_with_head(f, party, dln_token_text(f->tokens, head))))
            continue;
        if (found == DLN_NONE || (is_any ? mentions > f->doc->parties[found].mentions : f->known[party].seen > f->known[found].seen)) {
            second = found == DLN_NONE ? 0 : f->doc->parties[found].mentions;
            found = party;
        } else if (mentions > second) {
            second = mentions;
        }
    }
    return is_any && found != DLN_NONE && f->doc->parties[found].mentions < MANIFOLD * second ? DLN_NONE : found;
}

static void read_body(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t found = organisation_meant(f, group->name_end - 1);
    dln_ref *ref = found == DLN_NONE ? NULL : dln_add_ref(f, group, "organisation by its head");
    if (ref == NULL)
        return;
    ref->flags |= DLN_REF_ROLE;
    dln_ref_add_party(f, ref, found);
    dln_own(r, group, found);
    dln_remember(r, found, group);
}

/* Of "the three", "three sides", "the trio", "the four" how many; two of what tells no number. */
static uint32_t number_told(const dln_reader *r, const dln_group *group)
{
    uint32_t number = dln_number_before(r->f, group->name_begin + 1);
    return number > 2 ? number : dln_token_says(r->f->tokens, group->name_begin, "trio") ? 3 : 2;
}

/* "the parties choose their candidates": such as stand for election, by a word near them. */
static bool is_of_politics(const dln_reader *r, uint32_t token)
{
    enum { BEFORE = 40, BEHIND = 16 };
    const dln_tokens *tokens = r->f->tokens;
    const dln_sentence *own = &tokens->sentences[r->sentence], *first = r->sentence > 0 ? own - 1 : own;
    uint32_t from = token > first->begin + BEFORE ? token - BEFORE : first->begin;
    for (uint32_t t = from; t < own->end && t < token + BEHIND; t++) {
        if (dln_token_in(tokens, t, DLN_LIST_PARTY_POLITICS))
            return true;
    }
    return false;
}

/* "the parties", "the sides", not "parties of the left", "the parties to the treaty", "on both sides of". */
static bool is_of_nobody_told(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    bool is_bare = group->name_end == group->name_begin + 1 && (dln_token_says(f->tokens, group->name_begin, "parties") || dln_token_says(f->tokens, group->name_begin, "sides"));
    bool is_definite = group->name_begin > 0 && dln_token_says(f->tokens, group->name_begin - 1, "the");
    bool is_political = is_bare && is_definite && dln_token_says(f->tokens, group->name_begin, "parties") && is_of_politics(r, group->name_begin);
    return is_bare && (!is_definite || is_political || dln_token_says(f->tokens, group->name_end, "to") || dln_token_says(f->tokens, group->name_end, "of"));
}

/* "On Monday both met Sarr": nothing but a day stands before it in the sentence. */
static bool is_behind_opening_day(const dln_reader *r, uint32_t before)
{
    enum { LENGTH = 8 };
    const dln_doc *doc = r->f->doc;
    uint32_t begin = doc->tokens.sentences[r->sentence].begin, timex = dln_doc_timex_from(doc, begin), at = before - (before > begin && dln_token_says(&doc->tokens, before - 1, ","));
    return before > begin && before - begin < LENGTH && timex < doc->timex_count && doc->timexes[timex].end == at && doc->timexes[timex].begin <= begin + 1;
}

/* "saw both at the palace", no "both in Rome and in Lima". */
static bool is_both_alone(const dln_reader *r, const dln_group *group)
{
    enum { AHEAD = 8 };
    const dln_finder *f = r->f;
    uint32_t before = group->name_begin, next = group->name_end;
    if ((before == f->tokens->sentences[r->sentence].begin || is_behind_opening_day(r, before)) && dln_ends_noun(f, next) && f->tokens->items[next].kind == DLN_TOKEN_WORD && !dln_word_is_class(f, next, DLN_CLASS_PREPOSITION)) /* "Both agreed" */
        return true;
    bool is_object = before > 0 && (dln_starts_table(f, before - 1, DLN_TABLE_VERBS) || dln_token_in(f->tokens, before - 1, DLN_LIST_WITH_WORDS)) && (f->tokens->items[next].kind == DLN_TOKEN_MARK || dln_word_is_class(f, next, DLN_CLASS_PREPOSITION));
    for (uint32_t i = next; i < f->tokens->count && i < next + AHEAD && is_object; i++) {
        if (dln_word_is_class(f, i, DLN_CLASS_AND))
            return false;
        if (f->tokens->items[i].kind == DLN_TOKEN_MARK)
            break;
    }
    return is_object;
}

/* "The king received both delegations": his own country is neither. */
static uint32_t receiving_side(const dln_reader *r, const dln_group *group)
{
    dln_finder *f = r->f;
    bool is_told = group->name_begin > 1 && dln_starts_table(f, group->name_begin - 1, DLN_TABLE_REPORTING);
    uint32_t acting = is_told || !dln_token_in(f->tokens, group->name_end - 1, DLN_LIST_DELEGATIONS) ? DLN_NONE : dln_acting_on_several(r, group);
    return acting == DLN_NONE || !dln_has_nation(f->known[acting].nation) ? DLN_NONE : dln_party_of_nation(f, f->known[acting].nation);
}

/* "The two", "both men", "the two sides": persons, or the nations of those. */
static void read_pair(dln_reader *r, dln_group *group, dln_reference means, uint32_t wanted, dln_gender gender)
{
    dln_finder *f = r->f;
    uint32_t last[DLN_BEARERS];
    dln_several several = {.persons = means == DLN_MEANS_PERSONS || means == DLN_MEANS_ALONE, .office = means == DLN_MEANS_SIDES ? DLN_OFFICE_PARTY_LEADER : DLN_OFFICE_NONE,
                           .gender = gender, .wanted = wanted, .but = DLN_NONE};
    if (several.persons)
        several.but = dln_acting_on_several(r, group), several.owner = dln_owner_told(r);
    else
        several.but = receiving_side(r, group);
    bool are_all = group->name_begin > 0 && dln_token_says(f->tokens, group->name_begin - 1, "all"); /* "all three agreed": of one list */
    uint32_t count = are_all ? dln_bearers_of_sentence(r, group, &two_persons, last) : dln_last_distinct(r, &several, last);
    if (means == DLN_MEANS_SIDES && wanted == 2 && !are_all && r->sentence > 0) /* "Togo's government and the opposition signed it. The two sides met again" */
        count = rather_of_subject(r, r->sentence - 1, last, count);
    if (count < wanted && means != DLN_MEANS_PERSONS && !are_all) { /* the nations of the last two persons */
        several = two_persons;
        several.wanted = wanted;
        several.but = wanted > 2 ? dln_acting_on_several(r, group) : DLN_NONE;
        count = dln_last_distinct(r, &several, last);
        for (uint32_t i = 0; i < count; i++) {
            last[i] = dln_has_nation(f->known[last[i]].nation) ? dln_party_of_nation(f, f->known[last[i]].nation) : DLN_NONE;
            if (last[i] == DLN_NONE || (i > 0 && last[i] == last[i - 1]))
                count = 0;
        }
    }
    if (count < wanted && means == DLN_MEANS_ALONE && wanted == 2 && several.gender == DLN_GENDER_UNKNOWN && !are_all) /* "Ghana and Togo are at odds. The two met" */
        count = dln_last_distinct(r, &two_nations, last);
    group->flags |= DLN_REF_PLURAL | DLN_REF_ROLE;
    dln_ref *ref = dln_add_ref(f, group, "pair");
    for (uint32_t i = 0; ref != NULL && count == wanted && i < wanted; i++)
        dln_ref_add_party(f, ref, last[i]);
}

bool dln_read_delegations(dln_reader *r, dln_group *group)
{
    const dln_tokens *tokens = r->f->tokens;
    bool are_many = dln_token_in(tokens, group->name_end - 1, DLN_LIST_DELEGATIONS) && dln_ends_with(dln_token_text(tokens, group->name_end - 1), DLN_SPAN("s"));
    if (!are_many || group->name_begin == 0 || !dln_token_says(tokens, group->name_begin - 1, "the") || dln_is_word(r->f, group->name_end, "of") || dln_is_word(r->f, group->name_end, "from"))
        return false;
    uint32_t met[DLN_BEARERS], count = dln_bearers_of_sentence(r, group, &two_persons, met);
    if (count <= 2) {
        read_pair(r, group, DLN_MEANS_SIDES, 2, DLN_GENDER_UNKNOWN);
        return true;
    }
    group->flags |= DLN_REF_PLURAL | DLN_REF_ROLE;
    dln_ref *ref = dln_add_ref(r->f, group, "pair");
    for (uint32_t i = 0; ref != NULL && i < count; i++)
        dln_ref_add_party(r->f, ref, dln_has_nation(r->f->known[met[i]].nation) ? dln_party_of_nation(r->f, r->f->known[met[i]].nation) : DLN_NONE);
    return true;
}

void dln_read_reference(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t means = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_MEANS);
    uint32_t gender = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_GENDER);
    uint32_t party, last[DLN_BEARERS], count;
    dln_several several;
    dln_ref *ref;
    switch ((dln_reference)means) {
    case DLN_MEANS_HE: case DLN_MEANS_SHE: case DLN_MEANS_HIS: case DLN_MEANS_HER: case DLN_MEANS_SELF:
        dln_read_pronoun(r, group);
        break;
    case DLN_MEANS_I: case DLN_MEANS_MY: case DLN_MEANS_WE: /* "we will be meeting with Sarr": whoever says so, and others */
        dln_read_first_person(r, group, means == DLN_MEANS_MY);
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
    case DLN_MEANS_HOST: case DLN_MEANS_GUEST:
        party = apposed_behind(f, group);
        if (party == DLN_NONE)
            party = dln_host_meant(r, group, dln_is_owned(r, group->begin) ? r->owner : DLN_NONE, means == DLN_MEANS_HOST);
        ref = party == DLN_NONE ? NULL : dln_add_ref(f, group, "host or guest");
        if (ref == NULL)
            break;
        ref->flags |= DLN_REF_ROLE;
        dln_ref_add_party(f, ref, party);
        dln_remember(r, party, group);
        if ((group->flags & DLN_REF_POSSESSIVE) != 0)
            dln_own(r, group, party);
        break;
    case DLN_MEANS_SIDES: case DLN_MEANS_COUNTRIES: case DLN_MEANS_PERSONS: case DLN_MEANS_ALONE:
        if (is_of_nobody_told(r, group))
            break;
        read_pair(r, group, (dln_reference)means, number_told(r, group), dln_gender_told(gender));
        break;
    case DLN_MEANS_LATTER: case DLN_MEANS_FORMER: case DLN_MEANS_EACH:
        count = dln_last_distinct(r, &two_persons, last);
        if (count < 2)
            count = dln_last_distinct(r, &two_nations, last);
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
    case DLN_MEANS_BOTH: /* "saw both in Rome": two persons who have been named */
        several = (dln_several){.persons = true, .office = DLN_OFFICE_NONE, .gender = DLN_GENDER_UNKNOWN, .wanted = 2, .but = dln_acting_on_several(r, group), .owner = dln_owner_told(r)};
        count = group->name_end == group->name_begin + 1 && is_both_alone(r, group) ? meant_together(r, true, last, &party) : 0;
        if (count < 2 && is_both_alone(r, group))
            count = dln_last_distinct(r, &several, last);
        group->flags |= DLN_REF_PLURAL | DLN_REF_ROLE;
        ref = count == 2 ? dln_add_ref(f, group, "pair") : NULL;
        for (uint32_t i = 0; ref != NULL && i < 2; i++)
            dln_ref_add_party(f, ref, last[i]);
        break;
    case DLN_MEANS_BODY:
        read_body(r, group);
        break;
    case DLN_MEANS_THERE: case DLN_MEANS_HERE:
        read_there(r, group, means == DLN_MEANS_HERE);
        break;
    default:
        break;
    }
}
