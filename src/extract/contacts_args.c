/* src/extract/contacts_args.c - who takes part in a meeting or a call. */
#include "base/text.h"
#include "extract/contacts.h"

bool contact_is_of_topic(const contact_sentence *s, uint32_t with)
{
    uint32_t noun = with - (with > s->begin + 1 && contact_word_is(s, with - 1, "together") ? 2 : 1); /* "promote cooperation together with Togo" */
    return with > s->begin && ONE_OF(s, with, "with", "between") && contact_word_in(s, noun, DLN_LIST_TOPIC_NOUNS);
}

bool contact_is_talked_about(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = t->before, v = t->is_verb ? DLN_NONE : dln_verb_before(s->clauses, t->group_noun);
    const dln_verb_group *g = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
    bool is_to_come = contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PLAN) || ONE_OF(s, t->group_noun, "his", "her", "their", "its");
    for (uint32_t i = t->group_noun; i < t->begin; i++)
        is_to_come |= contact_word_in(s, i, DLN_LIST_COMING_WORDS);
    bool is_prepared = contact_word_is(s, before, "for") && before > s->begin && contact_word_in(s, before - 1, DLN_LIST_GROUNDWORK); /* "discussed preparations for the summit" */
    if (g != NULL && (is_prepared || contact_is_looked_back_at(s, t)))
        return true;
    bool is_discussed = g != NULL && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_DISCUSSING_VERBS) && (g->end == t->group_noun || (contact_word_is(s, before, "for") && g->end == before));
    if (g == NULL || !is_to_come)
        return is_discussed && contact_word_is(s, t->end, "between"); /* "discussed the summit between Sarr and Diop" */
    return is_discussed || (contact_word_in(s, before, DLN_LIST_THEME_PREPOSITIONS) && !contact_word_is(s, before, "of")); /* "backed out of a planned meeting" */
}

/* "launched it after a row with Togo", "amid a dispute between Togo and Mali": a noun of a phrase of its own is with or between them. */
static bool is_of_phrase_aside(const contact_sentence *s, uint32_t begin, uint32_t with)
{
    enum { GROUP = 4 };
    uint32_t at = with;
    if (!ONE_OF(s, with, "with", "between") || with <= begin + 1 || contact_ref_at(s, with - 1) != DLN_NONE || dln_verb_at(s->clauses, with - 1) != DLN_NONE)
        return false;
    while (at > begin && with - at < GROUP && s->doc->tokens.items[at - 1].kind == DLN_TOKEN_WORD && !contact_word_in(s, at - 1, DLN_LIST_ASIDE_PREPOSITIONS))
        at--;
    return at > begin && at < with && contact_word_in(s, at - 1, DLN_LIST_ASIDE_PREPOSITIONS) && dln_doc_timex_from(s->doc, at) == dln_doc_timex_from(s->doc, with);
}

bool contact_is_with_talked_about(const contact_sentence *s, uint32_t people, uint32_t with)
{
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *t = &s->triggers[k];
        if (t->end != with || !contact_is_talked_about(s, t))
            continue;
        const dln_verb_group *g = &s->clauses->verbs[dln_verb_before(s->clauses, t->group_noun)];
        bool is_why_they_met = false;
        for (uint32_t o = 0; o < k && g->form == DLN_VERB_INFINITIVE; o++)
            is_why_they_met |= s->triggers[o].begin < g->begin;
        return people >= 2 || is_why_they_met;
    }
    return false;
}

bool contact_is_between_of_occasion(const contact_sentence *s, uint32_t between)
{
    for (uint32_t k = 0; k < s->trigger_count && contact_word_is(s, between, "between"); k++) {
        if (!s->triggers[k].is_verb && s->triggers[k].end == between)
            return true;
    }
    return false;
}

bool contact_acts_aside(const contact_sentence *s, uint32_t with, uint32_t stop, const contact_list *who)
{
    uint32_t acts = contact_word_is(s, with, "with") ? dln_verb_at(s->clauses, stop) : DLN_NONE;
    if (acts == DLN_NONE || s->clauses->verbs[acts].form != DLN_VERB_GERUND || who->count == 0)
        return false;
    const dln_verb_group *g = &s->clauses->verbs[acts];
    if (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_TAKING_PART) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_CHAIRS_BETWEEN)) /* "with Diop presiding" */
        return false;
    return !(contact_are_persons(s, who) && dln_span_is(dln_verb_lemma(s->doc, g), "look") && contact_word_is(s, g->end, "on")); /* a state looks on from afar */
}

void contact_with_parties(const contact_sentence *s, uint32_t begin, uint32_t end, uint32_t pattern, bool of_topics, contact_list *out)
{
    const uint32_t had = out->count;
    for (uint32_t i = begin; i < end; i++) {
        of_topics &= out->count == had; /* "spoke by phone with Sarr over a dispute with Diop" */
        bool with_to = (pattern & DLN_CONTACT_TO) != 0, with = (pattern & DLN_CONTACT_WITH) != 0 && contact_word_in(s, i, DLN_LIST_WITH_WORDS) && (of_topics || !contact_is_of_topic(s, i));
        if (!with && with_to && i < begin + 14 && contact_word_is(s, i, "to"))
            with = true;
        if (!with && (pattern & DLN_CONTACT_WITH) != 0 && contact_word_is(s, i, "from") && (contact_word_is(s, i - 1, "across") || (contact_word_is(s, i - 1, "table") && contact_word_is(s, i - 3, "across"))))
            with = true; /* "sat across (the table) from Sarr" */
        if (!with || contact_is_with_talked_about(s, out->count, i) || is_of_phrase_aside(s, begin, i) || contact_is_between_of_occasion(s, i))
            continue;
        contact_list found = contact_nobody();
        uint32_t stop = contact_chain(s, i + 1, end, &found);
        if (contact_acts_aside(s, i, stop, &found))
            continue;
        if (with_to && contact_word_is(s, i, "to") && found.count > 0) {
            bool person = false;
            for (uint32_t p = 0; p < found.count; p++)
                person |= s->doc->parties[found.party[p]].party.kind != DLN_COUNTRY;
            if (!person)
                continue;
        }
        for (uint32_t p = 0; p < found.count; p++)
            contact_list_add(s, out, found.party[p], found.by[p]);
        out->has_group |= found.has_group;
        if (stop > i)
            i = stop - 1;
    }
}

/* "met Sarr before flying to Rome for talks with Diop": where the words on what was done later begin; else end. */
static uint32_t before_later_deed(const contact_sentence *s, uint32_t from, uint32_t end)
{
    uint32_t v = dln_verb_before(s->clauses, from + 1);
    for (v = v == DLN_NONE ? 0 : v + 1; v < s->clauses->verb_count && s->clauses->verbs[v].begin < end; v++) {
        uint32_t begin = s->clauses->verbs[v].begin;
        if (s->clauses->verbs[v].form == DLN_VERB_GERUND && begin > from + 1 && ONE_OF(s, begin - 1, "before", "after") && !contact_word_is(s, begin - 2, ","))
            return begin - 1;
    }
    return end;
}

uint32_t contact_before_next_occasion(const contact_sentence *s, uint32_t from, uint32_t end)
{
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *next = &s->triggers[k];
        if (next->is_verb || next->group_noun <= from || next->begin >= end)
            continue;
        uint32_t at = next->before;
        bool is_two = (contact_word_is(s, at, "by") && ONE_OF(s, at - 1, "followed", "preceded")) || (contact_word_is(s, at, "of") && contact_word_is(s, at - 1, "ahead")) || (contact_word_is(s, at, "to") && contact_word_is(s, at - 1, "prior"));
        at -= is_two;
        if (at >= from && at < end && (is_two || ONE_OF(s, at, "before", "after", "following")))
            end = at;
    }
    return end;
}

uint32_t contact_complements_end(const contact_sentence *s, const dln_verb_group *g)
{
    return g->reach > g->end ? contact_before_next_occasion(s, g->end, before_later_deed(s, g->end, g->reach)) : g->end;
}

static bool is_each_other(const contact_sentence *s, uint32_t at)
{
    return (contact_word_is(s, at, "each") && contact_word_is(s, at + 1, "other")) || (contact_word_is(s, at, "one") && contact_word_is(s, at + 1, "another"));
}

/* "Okonjo, with whom Sarr had spoken", "Diop, whom Okonjo saw": the other one stands before the relative pronoun. */
static bool antecedent_parties(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g, contact_list *out)
{
    uint32_t at = g->subject_begin;
    if ((g->flags & DLN_VERB_RELATIVE) == 0 || g->subject_begin >= g->subject_end || g->subject_end > g->begin || at < s->begin + 2)
        return false;
    at--;
    if (!contact_word_is(s, at, "whom") && !(contact_word_is(s, at, "who") && (t->flags & DLN_CONTACT_OBJECT) != 0))
        return false;
    at--;
    bool with = ONE_OF(s, at, "with", "to");
    if (with ? (t->flags & (DLN_CONTACT_WITH | DLN_CONTACT_TO)) == 0 : (t->flags & DLN_CONTACT_OBJECT) == 0)
        return false;
    at -= with && at > s->begin;
    at -= contact_word_is(s, at, ",") && at > s->begin;
    uint32_t r = contact_ref_at(s, at);
    if (r == DLN_NONE)
        return false;
    contact_add_ref(s, out, r);
    return true;
}

/* "at his palace", "in her office": the token behind; at: no such words. */
static uint32_t behind_own_place(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 3 };
    if (!ONE_OF(s, at, "in", "at") || !ONE_OF(s, at + 1, "his", "her", "their", "its"))
        return at;
    for (uint32_t i = at + 2; i < at + 2 + WORDS && i < s->end; i++) {
        if (contact_word_in(s, i, DLN_LIST_BUILDINGS) || contact_word_in(s, i, DLN_LIST_OWN_PLACES))
            return i + 1;
        if (s->doc->tokens.items[i].kind != DLN_TOKEN_WORD || contact_ref_at(s, i) != DLN_NONE)
            break;
    }
    return at;
}

/* "met, among others, Sarr", "met, for the first time, Sarr", "received, at the palace in Dakar, Sarr": the token behind the commas if nobody stands
 * between them, unless as a place, and somebody behind. */
static uint32_t behind_insertion(const contact_sentence *s, uint32_t comma)
{
    enum { SHORT = 10 };
    bool is_where = ONE_OF(s, comma + 1, "in", "at");
    for (uint32_t i = comma + 1; i < s->end && i < comma + SHORT; i++) {
        if (contact_word_is(s, i, ","))
            return i > comma + 1 && (contact_ref_at(s, i + 1) != DLN_NONE || (contact_word_is(s, i + 1, "the") && contact_ref_at(s, i + 2) != DLN_NONE)) ? i + 1 : comma;
        uint32_t r = contact_ref_at(s, i);
        bool is_house = is_where && r != DLN_NONE && s->doc->refs[r].count == 1 && (s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].party.kind == DLN_BODY || (s->doc->refs[r].flags & DLN_REF_PRONOUN) != 0);
        bool is_place = is_where && r != DLN_NONE && (is_house || s->doc->refs[r].kind == DLN_REF_PLACE || s->doc->refs[r].place != DLN_NONE || s->doc->refs[r].count == 0);
        if ((r != DLN_NONE && !is_place) || dln_verb_at(s->clauses, i) != DLN_NONE)
            break;
    }
    return comma;
}

/* "saw after this", "received after lunch": the comma or the reference behind a few words that say when; at: no such words. */
static uint32_t behind_when(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 4 };
    if (!ONE_OF(s, at, "after", "before") || contact_ref_at(s, at + 1) != DLN_NONE || dln_verb_at(s->clauses, at + 1) != DLN_NONE)
        return at;
    for (uint32_t i = at + 2; i < s->end && i < at + WORDS && dln_verb_at(s->clauses, i) == DLN_NONE; i++) {
        if (contact_word_is(s, i, ",") || contact_ref_at(s, i) != DLN_NONE)
            return i;
    }
    return at;
}

/* "received in turn Sarr and Diop", "received on Monday in Rome the envoys": the token behind what stands between a verb and its object. */
static uint32_t behind_adjuncts(const contact_sentence *s, uint32_t at)
{
    for (uint32_t from = at;; from = at) {
        at = behind_when(s, contact_behind_time(s, at));
        if (contact_word_is(s, at, "in") && contact_word_in(s, at + 1, DLN_LIST_IN_MANNERS))
            at += 2;
        if (contact_word_is(s, at, "here") || (contact_is_class(s, at, DLN_CLASS_ADVERB) && contact_ref_at(s, at) == DLN_NONE)) /* "separately" */
            at++;
        at = behind_own_place(s, at);
        uint32_t place = ONE_OF(s, at, "in", "at") ? at + 1 : s->end;
        place += contact_word_is(s, place, "the");
        for (uint32_t r = s->ref_begin; r < s->ref_end && s->doc->refs[r].begin <= place; r++) {
            bool is_place = s->doc->refs[r].kind == DLN_REF_PLACE || s->doc->refs[r].place != DLN_NONE;
            if (is_place && (s->doc->refs[r].flags & DLN_REF_POSSESSIVE) == 0 && (s->doc->refs[r].begin == place || s->doc->refs[r].begin == at + 1) && s->doc->refs[r].end > place)
                at = s->doc->refs[r].end;
        }
        for (uint32_t x = s->timex_begin; x < s->timex_end && place < s->end; x++) { /* "at the Chancellery on Monday" */
            uint32_t day = s->doc->timexes[x].begin;
            if (day > place && day <= place + 4 && contact_ref_at(s, place) == DLN_NONE && !contact_word_is(s, day - 1, ","))
                at = s->doc->timexes[x].end;
        }
        if (contact_word_is(s, at, ","))
            at = behind_insertion(s, at);
        if (ONE_OF(s, at, ":", ",") && contact_word_is(s, at + 1, "first") && contact_ref_at(s, at + 2) != DLN_NONE) /* "rang round on Friday: first Sarr, then Diop" */
            at += 2;
        if (at == from)
            return at;
    }
}

bool contact_at_occasion(const contact_sentence *s, const contact_trigger *t, uint32_t *owner)
{
    enum { PHRASE = 6 };
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *noun = &s->triggers[k];
        uint32_t at = noun->begin;
        if (noun->is_verb || noun->in_subject || noun->begin < t->end || (noun->type != DLN_CONTACT_MEETING && noun->type != DLN_CONTACT_EITHER) || (noun->flags & (DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS)) != 0)
            continue;
        while (at > t->end && noun->begin - at < PHRASE && !contact_is_class(s, at - 1, DLN_CLASS_PREPOSITION) && !contact_word_is(s, at - 1, ","))
            at--;
        if (at <= t->end || !ONE_OF(s, at - 1, "during", "at"))
            continue;
        uint32_t ref = contact_ref_at(s, at + contact_is_class(s, at, DLN_CLASS_DETERMINER));
        *owner = ref != DLN_NONE && s->doc->refs[ref].begin < noun->begin && s->doc->refs[ref].kind != DLN_REF_PLACE ? ref : DLN_NONE;
        uint32_t of = contact_ref_at(s, noun->end + 1 + contact_is_class(s, noun->end + 1, DLN_CLASS_DETERMINER));
        bool is_of_body = of != DLN_NONE && s->doc->refs[of].kind == DLN_REF_PARTY && s->doc->refs[of].count == 1 && contact_is_organisation(s, s->doc->ref_parties[s->doc->refs[of].first]);
        if (contact_word_is(s, noun->end, "of") && !is_of_body)
            return false; /* "during a meeting of the cabinet", "at a meeting of their aides" */
        return *owner != DLN_NONE || (noun->flags & DLN_CONTACT_VISIT) == 0;
    }
    return false;
}

/* "discussed the border during Sarr's visit to Rome", "at today's meeting": at an occasion of nobody else. */
static bool is_at_occasion_of(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    uint32_t owner;
    if (!contact_at_occasion(s, t, &owner))
        return false;
    bool is_one = owner == DLN_NONE;
    for (uint32_t p = 0; p < who->count && !is_one; p++)
        is_one = s->doc->refs[owner].count == 1 && s->doc->ref_parties[s->doc->refs[owner].first] == who->party[p];
    return is_one;
}

/* "Okonjo and Sarr discussed the border in Rome": people of two countries in one place. */
static bool are_abroad_together(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    dln_span country = DLN_NO_SPAN;
    bool are_two = false;
    for (uint32_t p = 0; p < who->count; p++) {
        const dln_party *party = &s->doc->parties[who->party[p]].party;
        if (party->kind != DLN_PERSON || party->country.len == 0)
            return false;
        are_two |= country.len > 0 && !dln_span_equals(country, party->country);
        country = party->country;
    }
    uint32_t place = are_two ? contact_place(s, t, t->end, s->end) : DLN_NONE;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    bool is_on_margins = are_two && contact_cue_within(s, t->end, g->reach > t->end ? g->reach : s->end, DLN_CUE_MARGIN); /* "discussed the border on the sidelines of a summit" */
    return is_on_margins || (are_two && is_at_occasion_of(s, t, who)) || (place != DLN_NONE && !contact_is_place_of_topic(s, t, place));
}

/* "took up the matter in Brussels on Monday": where the place stands beside the day, behind what was decided on; not "imposed sanctions on
 * banks in Damascus". DLN_NONE. */
static uint32_t place_beside_day(const contact_sentence *s, const dln_verb_group *g)
{
    uint32_t next = (uint32_t)(g - s->clauses->verbs) + 1, end = next < s->clauses->verb_count ? s->clauses->verbs[next].begin : s->end;
    for (uint32_t r = s->ref_begin; r < s->ref_end && s->doc->refs[r].begin < end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        bool is_behind = ref->kind == DLN_REF_PLACE && ref->begin > g->end && ONE_OF(s, ref->begin - 1, "in", "at");
        if (is_behind && contact_word_in(s, ref->begin - 2, DLN_LIST_DECIDED_THINGS) && contact_behind_time(s, ref->end) != ref->end)
            return ref->begin - 1;
    }
    return DLN_NONE;
}

/* "EU foreign ministers agreed in Luxembourg on Monday": the people of an organisation, in the town that stands beside the verb or its day. */
static bool is_assembly_in_town(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    enum { NAME = 6 };
    uint32_t at = contact_behind_time(s, g->end);
    bool is_assembly = false;
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++)
        is_assembly |= contact_is_assembly_word(s, i);
    bool is_signing = dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SIGNING_VERBS); /* "signed a treaty in Rome" */
    uint32_t opens = is_assembly && contact_names_a_day(s) && ONE_OF(s, s->begin, "in", "at") && g->subject_begin > s->begin + 1 && g->subject_begin < s->begin + 8 ? contact_place(s, t, s->begin, g->subject_begin) : DLN_NONE;
    if (opens != DLN_NONE && (g->flags & DLN_VERB_PASSIVE) == 0 && g->tense == DLN_TENSE_PAST) { /* "In Rome on Monday EU ministers agreed" */
        contact_list first = contact_nobody();
        contact_subject_parties(s, g->subject_begin, g->subject_end, &first);
        return first.count == 1 && contact_is_organisation(s, first.party[0]);
    }
    uint32_t beside = is_assembly && (t->flags & DLN_CONTACT_COUNCIL) != 0 && !ONE_OF(s, at, "in", "at") && !is_signing ? place_beside_day(s, g) : DLN_NONE;
    at = beside != DLN_NONE ? beside : at;
    bool is_here = contact_is_lead(s) && s->doc->dateline_place != DLN_NONE && contact_names_a_day(s); /* "LUXEMBOURG - EU foreign ministers agreed on Monday" */
    if (!is_assembly || (g->flags & DLN_VERB_PASSIVE) != 0 || (!ONE_OF(s, at, "in", "at") && !is_signing && !is_here))
        return false;
    contact_list who = contact_nobody();
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    if (is_here && who.count == 1 && contact_is_organisation(s, who.party[0]))
        return true;
    uint32_t stop = at + NAME < s->end && !is_signing ? at + NAME : s->end;
    if (t->group + 1 < s->clauses->verb_count && s->clauses->verbs[t->group + 1].begin < stop) /* "signed a plan to train troops in Kabul" */
        stop = s->clauses->verbs[t->group + 1].begin;
    uint32_t place = contact_place(s, t, at, stop);
    return who.count == 1 && contact_is_organisation(s, who.party[0]) && place != DLN_NONE && !s->doc->places[place].is_wide;
}

bool contact_is_organisation(const contact_sentence *s, uint32_t party)
{
    const dln_party *p = &s->doc->parties[party].party;
    return p->kind != DLN_PERSON && dln_row_find(s->doc->lexicon, DLN_TABLE_ORGANISATIONS, p->country) != DLN_NONE;
}

bool contact_is_council(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if (!t->is_verb || (t->flags & DLN_CONTACT_COUNCIL) == 0 || g->form != DLN_VERB_FINITE || contact_word_in(s, g->end + contact_word_is(s, g->end, "the"), DLN_LIST_PRESS_SCENE))
        return false; /* "The council briefed reporters" */
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        uint32_t r = contact_word_in(s, i, DLN_LIST_COUNCILS) ? contact_ref_at(s, i) : DLN_NONE;
        if (r == DLN_NONE || s->doc->refs[r].count != 1 || (s->doc->refs[r].flags & DLN_REF_POSSESSIVE) != 0)
            continue;
        return (t->needs & DLN_NEEDS_PLACE) == 0 && contact_is_organisation(s, s->doc->ref_parties[s->doc->refs[r].first]);
    }
    return is_assembly_in_town(s, t, g);
}

/* "The Security Council discussed the draft", "heard Okonjo", "was briefed by Sarr": it and whoever comes before it. */
static void council_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    uint32_t end = contact_complements_end(s, g);
    contact_subject_parties(s, g->subject_begin, g->subject_end, out);
    bool is_passive = (g->flags & DLN_VERB_PASSIVE) != 0;
    for (uint32_t i = g->end; i < end && is_passive; i++) {
        if (contact_word_is(s, i, "by"))
            contact_chain(s, i + 1, end, out);
    }
    if (!is_passive && (t->flags & DLN_CONTACT_OBJECT) != 0)
        contact_chain(s, t->end > g->end ? t->end : g->end, end, out);
    for (uint32_t i = g->end; i < end && !is_passive && out->count == 1 && dln_span_is(dln_verb_lemma(s->doc, g), "hear"); i++) { /* "heard, in closed consultations, from Okonjo" */
        if (contact_word_is(s, i, "from"))
            contact_chain(s, i + 1, end, out);
    }
}

/* "called on Sarr to ask him to wait": what was said to his face, not "called on Sarr to free her". */
static bool is_to_address_him(const contact_sentence *s, uint32_t verb)
{
    uint32_t v = dln_verb_at(s->clauses, verb);
    bool is_alone = contact_word_is(s, verb + 1, "him") || contact_word_is(s, verb + 1, "her"); /* "called on Putin to reassure them": others */
    uint32_t him = is_alone ? contact_ref_at(s, verb + 1) : DLN_NONE;
    return v != DLN_NONE && is_alone && (him == DLN_NONE || s->doc->refs[him].count < 2) && s->clauses->verbs[v].verb != DLN_NONE && dln_verb_in(s->doc->lexicon, s->clauses->verbs[v].verb, DLN_LIST_ADDRESSING);
}

/* "met Diop in Bamako to arrange talks with Sarr": where the words begin that say what for, whose "with" is another. */
static uint32_t before_purpose(const contact_sentence *s, uint32_t group, uint32_t end)
{
    const dln_sentence_clauses *c = s->clauses;
    uint32_t next = group + 1;
    bool is_purpose = next < c->verb_count && c->verbs[next].form == DLN_VERB_INFINITIVE && c->verbs[next].governor == group && c->verbs[next].begin < end;
    return is_purpose ? c->verbs[next].begin : end;
}

static void verb_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    uint32_t end = contact_complements_end(s, g);
    if (contact_is_council(s, t)) {
        council_parties(s, t, out);
        return;
    }
    bool passive = (g->flags & DLN_VERB_PASSIVE) != 0 || g->form == DLN_VERB_PARTICIPLE;
    uint32_t behind = t->end > g->end ? t->end : g->end; /* "called on" */
    uint32_t sent = contact_sent(s, g);
    if (sent != DLN_NONE)
        contact_add_ref(s, out, sent);
    else
        contact_subject_parties(s, g->subject_begin, g->subject_end, out);
    if (antecedent_parties(s, t, g, out))
        return;
    bool is_shaking = dln_span_is(dln_verb_lemma(s->doc, g), "shake");
    if (passive) {
        bool by = false;
        for (uint32_t i = g->end; i < end && i < g->end + 10 && !by; i++) {
            if (dln_verb_at(s->clauses, i) != DLN_NONE)
                break; /* "were given a draft drawn up by Sarr" */
            by = contact_word_is(s, i, "by");
            if (by)
                contact_chain(s, i + 1, end, out);
        }
        if ((t->flags & (DLN_CONTACT_WITH | DLN_CONTACT_TOGETHER)) == 0 && !by)
            out->count = 0; /* "the two are seen as rivals" */
        if (is_shaking && g->form == DLN_VERB_FINITE) /* "was shaken by Sarr": no hands */
            out->count = 0;
        if ((t->flags & DLN_CONTACT_WITH) == 0)
            return;
    }
    if ((t->flags & DLN_CONTACT_OBJECT) != 0 && !passive && (g->flags & DLN_VERB_SUBJECT_BEHIND) == 0) {
        contact_list found = contact_nobody();
        const dln_verb_group *joined = t->group + 1 < s->clauses->verb_count ? g + 1 : NULL;
        if (joined != NULL && joined->form == g->form && contact_is_class(s, behind, DLN_CLASS_AND) && joined->begin == behind + 1) { /* "met and praised Sarr" */
            behind = joined->end;
            end = contact_complements_end(s, joined);
        }
        uint32_t first = behind_adjuncts(s, behind);
        if (first > end && contact_word_is(s, first - 1, "first")) /* behind a colon */
            end = s->end;
        uint32_t last = contact_chain(s, first, end, &found);
        uint32_t next = last > behind ? behind_adjuncts(s, last) : last; /* "called on Sarr in Dakar on Monday to resign" */
        next += contact_word_is(s, next, "not");
        if ((t->needs & DLN_NEEDS_FREE) != 0 && contact_is_class(s, next, DLN_CLASS_TO) && !contact_word_in(s, next + 1, DLN_LIST_TALK_VERBS) && !is_to_address_him(s, next + 1)) {
            out->count = 0; /* "called on Sarr to resign", "called on both sides to show restraint" */
            return;
        }
        uint32_t aim = (t->needs & DLN_NEEDS_PLACE) != 0 && contact_is_class(s, last, DLN_CLASS_TO) ? dln_verb_at(s->clauses, last + 1) : DLN_NONE;
        if (aim != DLN_NONE && s->clauses->verbs[aim].form == DLN_VERB_INFINITIVE && !contact_word_in(s, last + 1, DLN_LIST_TALK_VERBS))
            found.count = 0; /* "welcomed Sarr to mediate": what he is to do */
        if ((t->needs & DLN_NEEDS_BARE) != 0 && ONE_OF(s, last, "a", "an", "\"", "\xE2\x80\x9C", "\xE2\x80\x98"))
            found.count = 0; /* "called Sarr a liar" */
        if (is_shaking) { /* "shook Sarr's hand", not "shook Sarr's confidence" */
            uint32_t owner = contact_ref_at(s, behind);
            uint32_t hand = owner == DLN_NONE ? s->end : s->doc->refs[owner].end + contact_word_is(s, s->doc->refs[owner].end, "'s");
            found.count = 0;
            if (owner != DLN_NONE && (s->doc->refs[owner].flags & DLN_REF_POSSESSIVE) != 0 && contact_word_is(s, hand, "hand"))
                contact_add_ref(s, &found, owner);
        }
        uint32_t object = last > behind ? contact_ref_at(s, last - 1) : DLN_NONE; /* "hosted Malian and Togolese diplomats", "received the ambassadors of Mali and Togo" */
        bool person = object != DLN_NONE && (s->doc->refs[object].flags & (DLN_REF_ROLE | DLN_REF_ANONYMOUS)) != 0; /* "hosted the Nauruan president", whom nobody knows by name */
        bool is_whole = object != DLN_NONE && (s->doc->refs[object].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0; /* not "a delegation of Malian farmers" */
        for (uint32_t i = first; i < last && is_whole; i++)
            person |= contact_word_in(s, i, DLN_LIST_DELEGATIONS); /* "received a delegation from Mali" */
        for (uint32_t p = 0; p < found.count; p++)
            person |= s->doc->parties[found.party[p]].party.kind == DLN_PERSON || (t->needs & DLN_NEEDS_PERSON) == 0 || s->doc->parties[found.party[p]].party.kind == DLN_BODY;
        if (person) {
            for (uint32_t p = 0; p < found.count; p++)
                contact_list_add(s, out, found.party[p], found.by[p]);
        } else if ((t->flags & (DLN_CONTACT_TOGETHER | DLN_CONTACT_WITH | DLN_CONTACT_TO | DLN_CONTACT_HOST)) == 0 && !is_each_other(s, g->end)) {
            out->count = 0; /* "the two saw little chance" */
        }
    }
    if ((t->flags & (DLN_CONTACT_WITH | DLN_CONTACT_TO)) != 0) {
        uint32_t before = out->count;
        bool needs_another = g->form == DLN_VERB_FINITE && before < 2; /* "discussed the border with Sarr" */
        uint32_t last = needs_another ? end : before_purpose(s, t->group, end);
        contact_with_parties(s, g->end, last, t->flags, needs_another || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SIGNING_VERBS), out);
        bool is_wired = contact_has_cue(s, t, DLN_CUE_PHONE) || contact_has_cue(s, t, DLN_CUE_VIDEO);
        if (out->count == before && !is_wired && !are_abroad_together(s, t, out) && (t->flags & (DLN_CONTACT_TOGETHER | DLN_CONTACT_OBJECT | DLN_CONTACT_HOST)) == 0)
            out->count = 0; /* "Okonjo and Sarr discussed the plan" on the phone, before reporters, in parliament */
    }
}

void contact_joined_up_to(const contact_sentence *s, uint32_t at, contact_list *out)
{
    enum { MOST = 6 };
    uint32_t refs[MOST], count = 0;
    while (count < MOST && at > s->begin + 1 && contact_is_link(s, at - 1)) {
        at -= 1 + (contact_word_is(s, at - 2, ",") ? 1 : 0);
        uint32_t r = at > s->begin ? contact_ref_at(s, at - 1) : DLN_NONE;
        if (r == DLN_NONE || (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
            break;
        refs[count++] = r;
        at = s->doc->refs[r].begin;
    }
    for (uint32_t k = count; k > 0; k--)
        contact_add_ref(s, out, refs[k - 1]);
}

void contact_add_joined_antecedents(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if ((g->flags & DLN_VERB_RELATIVE) == 0 || t->in_subject || (!t->is_verb && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SCENE_VERBS)) || g->subject_begin >= g->subject_end || g->subject_end > g->begin)
        return;
    contact_list joined = {0}, last = *out;
    uint32_t who = g->subject_end + (contact_word_is(s, g->subject_end, ",") ? 1 : 0), at = g->subject_begin;
    if (!contact_word_is(s, who, "who") || who >= g->begin || !contact_word_is(s, at > s->begin ? at - 1 : at, "and"))
        return;
    contact_joined_up_to(s, at, &joined);
    for (uint32_t p = 0; p < last.count; p++)
        contact_list_add(s, &joined, last.party[p], last.by[p]);
    *out = joined;
}

/* "agreed with Sarr on Monday to meet in May", "arranged with Sarr to hold talks": with whom it was agreed. */
static void add_agreed_with(const contact_sentence *s, const contact_trigger *trigger, contact_list *out)
{
    const dln_verb_group *g = trigger->group == DLN_NONE ? NULL : &s->clauses->verbs[trigger->group];
    const dln_verb_group *over = g == NULL || g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE || trigger->in_subject ? NULL : &s->clauses->verbs[g->governor];
    if (over == NULL || over->form != DLN_VERB_FINITE || !contact_word_is(s, over->end, "with"))
        return;
    dln_span lemma = dln_verb_lemma(s->doc, over);
    if (dln_span_is(lemma, "agree") || dln_span_is(lemma, "arrange"))
        contact_chain(s, over->end + 1, g->begin, out);
}

static void swap_first_two(contact_list *who)
{
    uint32_t party = who->party[0];
    uint8_t by = who->by[0];
    who->party[0] = who->party[1];
    who->by[0] = who->by[1];
    who->party[1] = party;
    who->by[1] = by;
}

void contact_parties(const contact_sentence *s, const contact_trigger *trigger, contact_list *out)
{
    *out = contact_nobody();
    if (contact_is_mediation(trigger)) {
        contact_mediation_parties(s, trigger, out);
        return;
    }
    if (trigger->is_verb)
        verb_parties(s, trigger, out);
    else
        contact_noun_parties(s, trigger, out);
    if (!trigger->is_verb && (trigger->flags & DLN_CONTACT_VISIT) != 0 && out->count == 2 && s->doc->parties[out->party[0]].party.kind == DLN_COUNTRY && s->doc->parties[out->party[1]].party.kind == DLN_PERSON)
        swap_first_two(out); /* "On a visit to Mali, Okonjo called for calm": the traveller first */
    if (out->count == 1)
        add_agreed_with(s, trigger, out);
    if (out->count == 1 && trigger->group != DLN_NONE && !out->has_group)
        contact_add_joined_antecedents(s, trigger, out);
    if (out->count <= 1 && trigger->group != DLN_NONE && !out->has_group)
        contact_add_identified(s, trigger, out);
}
