/* src/extract/contacts_args.c - who takes part in a meeting or a call. */
#include "base/text.h"
#include "extract/contacts.h"

bool contact_is_of_topic(const contact_sentence *s, uint32_t with)
{
    return with > s->begin && contact_word_is(s, with, "with") && contact_word_in(s, with - 1, DLN_LIST_TOPIC_NOUNS);
}

bool contact_is_talked_about(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = t->before, v = t->is_verb ? DLN_NONE : dln_verb_before(s->clauses, t->group_noun);
    const dln_verb_group *g = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
    bool is_to_come = contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PLAN) || ONE_OF(s, t->group_noun, "his", "her", "their", "its");
    for (uint32_t i = t->group_noun; i < t->begin; i++)
        is_to_come |= contact_word_is(s, i, "next");
    if (g == NULL || !is_to_come)
        return false;
    bool is_object = dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_DISCUSSING_VERBS) && (g->end == t->group_noun || (contact_word_is(s, before, "for") && g->end == before));
    return is_object || (contact_word_in(s, before, DLN_LIST_THEME_PREPOSITIONS) && !contact_word_is(s, before, "of")); /* "backed out of a planned meeting" */
}

/* Whether it is such an occasion that is with somebody, of `people` or of others before them who are enough without. */
static bool is_of_talked_about(const contact_sentence *s, uint32_t people, uint32_t with)
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

/* of_topics: also those with whom a thing is that the verb names ("signed a deal with Sarr"). */
static void with_parties(const contact_sentence *s, uint32_t begin, uint32_t end, uint32_t pattern, bool of_topics, contact_list *out)
{
    for (uint32_t i = begin; i < end; i++) {
        bool with_to = (pattern & DLN_CONTACT_TO) != 0, with = (pattern & DLN_CONTACT_WITH) != 0 && contact_word_in(s, i, DLN_LIST_WITH_WORDS) && (of_topics || !contact_is_of_topic(s, i));
        if (!with && with_to && i < begin + 14 && contact_word_is(s, i, "to"))
            with = true;
        if (!with && (pattern & DLN_CONTACT_WITH) != 0 && contact_word_is(s, i, "from") && (contact_word_is(s, i - 1, "across") || (contact_word_is(s, i - 1, "table") && contact_word_is(s, i - 3, "across"))))
            with = true; /* "sat across (the table) from Sarr" */
        if (!with || is_of_talked_about(s, out->count, i))
            continue;
        contact_list found = {0};
        uint32_t stop = contact_chain(s, i + 1, end, &found), acts = with && contact_word_is(s, i, "with") ? dln_verb_at(s->clauses, stop) : DLN_NONE;
        bool takes_part = acts != DLN_NONE && (dln_verb_in(s->doc->lexicon, s->clauses->verbs[acts].verb, DLN_LIST_TAKING_PART) || dln_verb_in(s->doc->lexicon, s->clauses->verbs[acts].verb, DLN_LIST_CHAIRS_BETWEEN)); /* "with Diop presiding" */
        if (acts != DLN_NONE && s->clauses->verbs[acts].form == DLN_VERB_GERUND && !takes_part && stop > i + 1 && found.count > 0)
            continue; /* "met on Monday, with Sarr pressing for a deal": who does something else beside it */
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

/* "met Sarr on Monday ahead of talks with Diop", "before a dinner with Diop", "followed by talks": where the words on the next occasion begin. */
static uint32_t before_next_occasion(const contact_sentence *s, uint32_t from, uint32_t end)
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

/* Where the complements of a verb end: the next finite verb that is no relative clause's, the next occasion, or the clause. */
static uint32_t complements_end(const contact_sentence *s, const dln_verb_group *g)
{
    return g->reach > g->end ? before_next_occasion(s, g->end, g->reach) : g->end;
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

/* "met, among others, Sarr", "met, for the first time, Sarr": the token behind the commas if nobody stands between them and somebody behind. */
static uint32_t behind_insertion(const contact_sentence *s, uint32_t comma)
{
    enum { SHORT = 8 };
    for (uint32_t i = comma + 1; i < s->end && i < comma + SHORT; i++) {
        if (contact_word_is(s, i, ","))
            return i > comma + 1 && contact_ref_at(s, i + 1) != DLN_NONE ? i + 1 : comma;
        if (contact_ref_at(s, i) != DLN_NONE || dln_verb_at(s->clauses, i) != DLN_NONE)
            break;
    }
    return comma;
}

/* "received in turn Sarr and Diop", "received on Monday in Rome the envoys": the token behind what stands between a verb and its object. */
static uint32_t behind_adjuncts(const contact_sentence *s, uint32_t at)
{
    for (uint32_t from = at;; from = at) {
        at = contact_behind_time(s, at);
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
        if (at == from)
            return at;
    }
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
    return are_two && contact_place(s, t, t->end, s->end) != DLN_NONE;
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
        contact_list first = {0};
        contact_subject_parties(s, g->subject_begin, g->subject_end, &first);
        return first.count == 1 && contact_is_organisation(s, first.party[0]);
    }
    bool is_here = contact_is_lead(s) && s->doc->dateline_place != DLN_NONE && contact_names_a_day(s); /* "LUXEMBOURG - EU foreign ministers agreed on Monday" */
    if (!is_assembly || (g->flags & DLN_VERB_PASSIVE) != 0 || (!ONE_OF(s, at, "in", "at") && !is_signing && !is_here))
        return false;
    contact_list who = {0};
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
    if (!t->is_verb || (t->flags & DLN_CONTACT_COUNCIL) == 0 || g->form != DLN_VERB_FINITE)
        return false;
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
    uint32_t end = complements_end(s, g);
    contact_subject_parties(s, g->subject_begin, g->subject_end, out);
    bool is_passive = (g->flags & DLN_VERB_PASSIVE) != 0;
    for (uint32_t i = g->end; i < end && is_passive; i++) {
        if (contact_word_is(s, i, "by"))
            contact_chain(s, i + 1, end, out);
    }
    if (!is_passive && (t->flags & DLN_CONTACT_OBJECT) != 0)
        contact_chain(s, g->end, end, out);
}

static void verb_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    uint32_t end = complements_end(s, g);
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
        if ((t->flags & DLN_CONTACT_WITH) == 0)
            return;
    }
    if ((t->flags & DLN_CONTACT_OBJECT) != 0 && !passive && (g->flags & DLN_VERB_SUBJECT_BEHIND) == 0) {
        contact_list found = {0};
        const dln_verb_group *joined = t->group + 1 < s->clauses->verb_count ? g + 1 : NULL;
        if (joined != NULL && joined->form == g->form && contact_is_class(s, behind, DLN_CLASS_AND) && joined->begin == behind + 1) { /* "met and praised Sarr" */
            behind = joined->end;
            end = complements_end(s, joined);
        }
        uint32_t last = contact_chain(s, behind_adjuncts(s, behind), end, &found);
        uint32_t next = last > behind ? behind_adjuncts(s, last) : last; /* "called on Sarr in Dakar on Monday to resign" */
        if ((t->needs & DLN_NEEDS_FREE) != 0 && contact_is_class(s, next, DLN_CLASS_TO) && !contact_word_in(s, next + 1, DLN_LIST_TALK_VERBS))
            found.count = 0; /* "called on Sarr to resign" */
        if ((t->needs & DLN_NEEDS_BARE) != 0 && ONE_OF(s, last, "a", "an", "\"", "\xE2\x80\x9C", "\xE2\x80\x98"))
            found.count = 0; /* "called Sarr a liar" */
        uint32_t object = last > behind ? contact_ref_at(s, last - 1) : DLN_NONE; /* "hosted Malian and Togolese diplomats", "received the ambassadors of Mali and Togo" */
        bool person = object != DLN_NONE && ((s->doc->refs[object].flags & (DLN_REF_ROLE | DLN_REF_PLURAL)) == (DLN_REF_ROLE | DLN_REF_PLURAL) || (s->doc->refs[object].flags & DLN_REF_ANONYMOUS) != 0);
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
        with_parties(s, g->end, end, t->flags, needs_another || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SIGNING_VERBS), out);
        bool is_wired = contact_has_cue(s, t, DLN_CUE_PHONE) || contact_has_cue(s, t, DLN_CUE_VIDEO);
        if (out->count == before && !is_wired && !are_abroad_together(s, t, out) && (t->flags & (DLN_CONTACT_TOGETHER | DLN_CONTACT_OBJECT | DLN_CONTACT_HOST)) == 0)
            out->count = 0; /* "Okonjo and Sarr discussed the plan" on the phone, before reporters, in parliament */
    }
}

const dln_verb_group *contact_held_by(const contact_sentence *s, const contact_trigger *t, uint32_t *subject)
{
    enum { PLACE = 4, LIST = 64 };
    contact_list who = {0};
    uint32_t at = t->end, v = 0;
    if (t->is_verb || t->begin == t->end || t->end >= s->end)
        return NULL;
    if (ONE_OF(s, at, "in", "at") && contact_ref_at(s, at + 1) == DLN_NONE) { /* "the summit in Rome that", where Rome is no party */
        while (at < s->end && at < t->end + PLACE && !ONE_OF(s, at, "that", "which"))
            at++;
    }
    if (contact_word_is(s, at, "of")) { /* "the third session of the joint commission, which she will chair with Sarr" */
        uint32_t comma = at;
        while (comma < s->end && comma < at + 2 * PLACE && !contact_word_is(s, comma, ",") && dln_verb_at(s->clauses, comma) == DLN_NONE)
            comma++;
        at = contact_word_is(s, comma, ",") && contact_word_is(s, comma + 1, "which") ? comma + 1 : at;
    }
    at += ONE_OF(s, at, "that", "which") != 0;
    uint32_t r = contact_ref_at(s, at);
    if (r == DLN_NONE || s->doc->refs[r].begin != at || (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
        return NULL;
    uint32_t end = contact_chain(s, at, at + LIST < s->end ? at + LIST : s->end, &who);
    while (v < s->clauses->verb_count && s->clauses->verbs[v].begin < end)
        v++;
    const dln_verb_group *g = v < s->clauses->verb_count ? &s->clauses->verbs[v] : NULL;
    bool acts = g != NULL && (g->form == DLN_VERB_FINITE ? (g->flags & DLN_VERB_PASSIVE) == 0 : g->form == DLN_VERB_PARTICIPLE && !contact_word_is(s, g->end, "by"));
    if (!acts || g->begin != end || who.count == 0 || !(contact_is_class(s, g->head, DLN_CLASS_HAVE) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_HELD_BY)))
        return NULL;
    *subject = at;
    return g;
}

/* "the summit that Trump was to hold with Kim on 12 June": whose it is stands in the clause that hangs on it. */
static bool relative_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    uint32_t at = t->end, holder_at = s->end;
    const dln_verb_group *held = contact_held_by(s, t, &holder_at);
    if (held != NULL) { /* "the summit they will hold in Rome", "the talks she had with Sarr" */
        contact_subject_parties(s, holder_at, held->begin, out);
        with_parties(s, held->end, held->reach > held->end ? held->reach : s->end, DLN_CONTACT_WITH, false, out);
        if (out->count >= 2)
            return true;
        out->count = 0;
    }
    if (t->type == DLN_CONTACT_CALL && ONE_OF(s, at, "in", "during", "on") && contact_word_is(s, at + 1, "which")) { /* "a call in which Okonjo told Sarr" */
        uint32_t v = 0;
        while (v < s->clauses->verb_count && (s->clauses->verbs[v].begin <= at || s->clauses->verbs[v].form != DLN_VERB_FINITE))
            v++;
        if (v == s->clauses->verb_count)
            return false;
        const dln_verb_group *g = &s->clauses->verbs[v];
        contact_subject_parties(s, at + 2, g->begin, out);
        contact_chain(s, g->end, g->reach, out);
        with_parties(s, g->end, g->reach, DLN_CONTACT_WITH | DLN_CONTACT_TO, false, out);
        return out->count >= 2;
    }
    if (ONE_OF(s, at, "in", "at", "on") && !contact_word_is(s, at + 1, "which")) { /* "a meeting in Rome that Sarr was to have with Diop" */
        while (at < s->end && at < t->end + 6 && !ONE_OF(s, at, "that", "which", ","))
            at++;
    }
    at += contact_word_is(s, at, ",");
    if (!ONE_OF(s, at, "that", "which"))
        return false;
    const dln_verb_group *holder = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    enum { REPORTED = 5 };
    if (contact_word_is(s, at, "that") && holder != NULL && holder->end <= t->begin && holder->verb != DLN_NONE &&
        dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, holder->verb, DLN_VERBS_GOVERNS) == REPORTED)
        return false; /* "told Sarr in a call on Monday that Ghana and Togo would sign": what is said, not whose the call is */
    const dln_verb_group *own = NULL;
    uint32_t stop = s->end;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->begin <= at || g->form != DLN_VERB_FINITE)
            continue;
        if (own != NULL) {
            stop = g->begin;
            break;
        }
        own = g;
    }
    enum { NEAR = 4 };
    if (own != NULL && own->begin == at + 1) { /* "the summit that was to bring together Okonjo and Sarr" */
        for (uint32_t i = own->end - 1; i < stop && i < own->end + NEAR && out->count == 0; i++) {
            if (contact_word_in(s, i, DLN_LIST_GATHERING_WORDS))
                contact_chain(s, i + 1, stop, out);
        }
        return out->count >= 2;
    }
    if (own == NULL)
        return false;
    contact_subject_parties(s, at + 1, own->begin, out);
    with_parties(s, own->end, stop, DLN_CONTACT_WITH, false, out);
    bool is_own = out->count == 1 && contact_is_organisation(s, out->party[0]) && dln_span_is(dln_verb_lemma(s->doc, own), "hold"); /* "the summit that the African Union held" */
    return out->count >= 2 || is_own;
}

/* "the Singapore summit", "the Syria talks": a country by its name before the noun is where or what about, unless two stand there or it owns it. */
static bool is_where_or_what(const contact_sentence *s, uint32_t r)
{
    const dln_ref *ref = &s->doc->refs[r];
    const dln_party *party = ref->count == 1 ? &s->doc->parties[s->doc->ref_parties[ref->first]].party : NULL;
    if (party == NULL || party->kind != DLN_COUNTRY || (ref->flags & DLN_REF_POSSESSIVE) != 0 || !contact_is_class(s, ref->name_begin > s->begin ? ref->name_begin - 1 : s->begin, DLN_CLASS_DETERMINER))
        return false;
    bool is_joined = contact_word_is(s, ref->end, "-") || contact_is_link(s, ref->end) || contact_word_is(s, ref->end, "/");
    return !is_joined && dln_span_equals(dln_tokens_text(&s->doc->tokens, ref->name_begin, ref->name_end), party->name);
}

static bool in_time(const contact_sentence *s, uint32_t token)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (s->doc->timexes[x].begin <= token && token < s->doc->timexes[x].end)
            return true;
    }
    return false;
}

bool contact_is_of_unknown(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t mark = t->begin - (t->begin > s->begin), owner = mark - (mark > s->begin);
    if (owner == mark || !dln_token_is_possessive(&s->doc->tokens, mark))
        return false;
    uint32_t r = contact_ref_at(s, owner);
    bool is_nobody = r == DLN_NONE ? s->doc->tokens.items[owner].kind == DLN_TOKEN_WORD : s->doc->refs[r].count == 0;
    return is_nobody && !in_time(s, owner); /* "last week's trip" */
}

/* "met Sarr at the APEC summit", "a day ahead of a NATO summit": a gathering of bodies beside which the sentence tells of another occasion. */
static bool is_occasion_beside(const contact_sentence *s, const contact_trigger *t, const contact_list *own)
{
    uint32_t at = t->before;
    if (contact_word_is(s, at, "of") && at > s->begin && contact_word_in(s, at - 1, DLN_LIST_PARTS))
        at = at > s->begin + 2 && contact_is_class(s, at - 2, DLN_CLASS_DETERMINER) ? at - 3 : at - 2;
    bool is_beside = (contact_word_in(s, at, DLN_LIST_OCCASION_PREPOSITIONS) && !ONE_OF(s, at, "for", "to", "into", "from")) || (contact_word_is(s, at, "of") && at > s->begin && ONE_OF(s, at - 1, "ahead", "eve"));
    for (uint32_t p = 0; p < own->count && is_beside; p++)
        is_beside = s->doc->parties[own->party[p]].party.kind == DLN_BODY;
    for (uint32_t k = 0; k < s->trigger_count && is_beside && own->count > 0; k++) {
        const contact_trigger *other = &s->triggers[k];
        if (other->begin < t->group_noun && (other->is_verb || (other->flags & DLN_CONTACT_WEAK) == 0))
            return true;
    }
    return false;
}

/* "Ghana and Togo discussed the border at a meeting": two states at least, and nobody else, do it. */
static bool are_nations(const contact_sentence *s, const dln_verb_group *g)
{
    contact_list who = {0};
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    for (uint32_t p = 0; p < who.count; p++) {
        if (s->doc->parties[who.party[p]].party.kind != DLN_COUNTRY)
            return false;
    }
    return who.count >= 2;
}

/* Those of a list who stand before the token, each joined to what is behind: "Okonjo, Sarr and". */
static void joined_up_to(const contact_sentence *s, uint32_t at, contact_list *out)
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

/* "Okonjo and Sarr, between whom talks were held on Monday", "by whom the border was discussed at a meeting": two at least, else nobody. */
static bool between_whom(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    enum { REACH = 12 };
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE)
        return false;
    uint32_t whom = g->begin, last = DLN_NONE;
    while (whom > s->begin + 2 && g->begin - whom < REACH && !contact_word_is(s, whom, "whom") && !contact_word_is(s, whom, ","))
        whom--;
    if (!contact_word_is(s, whom, "whom") || !ONE_OF(s, whom - 1, "between", "by", "among"))
        return false;
    uint32_t at = whom - 1 - (contact_word_is(s, whom - 2, ",") ? 1 : 0);
    last = contact_ref_at(s, at - 1);
    if (last == DLN_NONE)
        return false;
    joined_up_to(s, s->doc->refs[last].begin, out);
    contact_add_ref(s, out, last);
    if (out->count < 2)
        out->count = 0;
    return out->count >= 2;
}

/* "Okonjo and Sarr, who met on Monday, said": where the verb of the relative clause names nobody else, it is of all who stand before it. */
static void add_joined_antecedents(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if ((g->flags & DLN_VERB_RELATIVE) == 0 || t->in_subject || (!t->is_verb && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SCENE_VERBS)) || g->subject_begin >= g->subject_end || g->subject_end > g->begin)
        return;
    contact_list joined = {0}, last = *out;
    uint32_t who = g->subject_end + (contact_word_is(s, g->subject_end, ",") ? 1 : 0), at = g->subject_begin;
    if (!contact_word_is(s, who, "who") || who >= g->begin || !contact_word_is(s, at > s->begin ? at - 1 : at, "and"))
        return;
    joined_up_to(s, at, &joined);
    for (uint32_t p = 0; p < last.count; p++)
        contact_list_add(s, &joined, last.party[p], last.by[p]);
    *out = joined;
}

static bool is_one_person(const contact_sentence *s, const dln_verb_group *g)
{
    contact_list who = {0};
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count == 1 && s->doc->parties[who.party[0]].party.kind == DLN_PERSON;
}

/* Behind "on the sidelines of a summit": with whom the summit is. */
static bool is_of_margin(const contact_sentence *s, const contact_trigger *t, uint32_t with)
{
    enum { NEAR = 5 };
    return with > t->end && contact_cue_within(s, with > t->end + NEAR ? with - NEAR : t->end, with, DLN_CUE_MARGIN);
}

/* How many the verb that holds it has for its subject. */
static uint32_t subject_count(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    contact_list who = {0};
    if (g != NULL && !t->in_subject)
        contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count;
}

uint32_t contact_before_listed(const contact_sentence *s, const contact_trigger *t, uint32_t end)
{
    for (uint32_t k = 0; k < s->trigger_count && t->group == DLN_NONE && contact_word_is(s, t->end, "with"); k++) {
        const contact_trigger *next = &s->triggers[k];
        if (!next->is_verb && next->group == DLN_NONE && next->group_noun > t->end && next->group_noun < end && contact_is_link(s, next->before) && contact_word_is(s, next->end, "with"))
            end = next->before;
    }
    return end;
}

/* Where the words of an occasion end: before what was done after it ("held talks with Sarr before sitting down with Diop"), at the next
 * finite verb, before another occasion that it was followed by. */
static uint32_t words_end(const contact_sentence *s, const contact_trigger *t, uint32_t stop)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        bool is_then = g->form == DLN_VERB_GERUND && (contact_word_is(s, g->begin - 1, "before") || contact_word_is(s, g->begin - 1, "after"));
        if (g->begin >= t->end && (g->form == DLN_VERB_FINITE || is_then) && g->begin < stop)
            stop = g->begin;
    }
    return before_next_occasion(s, t->end, contact_before_listed(s, t, stop));
}

/* "tea with Sarr, an honour denied to Diop by Mensah": behind a comma who does something else stands by. */
static bool is_of_aside(const contact_sentence *s, const contact_trigger *t, uint32_t by)
{
    uint32_t verb = by > s->begin ? dln_verb_at(s->clauses, by - 1) : DLN_NONE;
    if (verb == DLN_NONE || s->clauses->verbs[verb].form == DLN_VERB_FINITE || contact_word_in(s, by - 1, DLN_LIST_ARRANGED))
        return false;
    for (uint32_t i = t->end; i < by; i++) {
        if (contact_word_is(s, i, ","))
            return s->clauses->verbs[verb].begin > i + 1;
    }
    return false;
}

/* "talks in the Normandy format", "met in the 5+2 format": the group is who meets. at: "in". */
static bool is_in_format(const contact_sentence *s, uint32_t at)
{
    enum { NAME = 5 };
    uint32_t r = contact_word_is(s, at, "in") ? contact_ref_at(s, at + 1 + contact_word_is(s, at + 1, "the")) : DLN_NONE;
    if (r == DLN_NONE || s->doc->refs[r].count != 1 || !s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].is_group || s->doc->refs[r].end > at + 2 + NAME)
        return false;
    return contact_word_is(s, s->doc->refs[r].end - 1, "format") || contact_word_is(s, s->doc->refs[r].end, "format");
}

/* "a meeting for the German and French ministers": two persons at least, for whom it is. at: "for". */
static bool is_for_people(const contact_sentence *s, const contact_trigger *t, uint32_t at)
{
    contact_list who = {0};
    if (!contact_word_is(s, at, "for") || at != t->end || t->type == DLN_CONTACT_CALL || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE)) != 0)
        return false;
    contact_chain(s, at + 1, s->end, &who);
    for (uint32_t p = 0; p < who.count; p++) {
        if (s->doc->parties[who.party[p]].party.kind != DLN_PERSON)
            return false;
    }
    return who.count >= 2;
}

static void noun_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    enum { LIST_NEAR = 10 };
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    contact_list own = {0};
    uint32_t clause = dln_clause_at(s->clauses, t->begin), end = clause == DLN_NONE ? s->end : s->clauses->clauses[clause].end;
    uint32_t stop = end;
    bool joins = false, owned = false, is_between = contact_word_is(s, t->end, "between");
    if (t->begin == t->end && t->group == DLN_NONE) { /* "Monday: Okonjo and Sarr, by video" */
        contact_list line = {0};
        contact_chain(s, t->begin, s->end, &line);
        for (uint32_t p = 0; p < line.count; p++) { /* "President Diop of Serbia and Montenegro" is nobody else */
            if (p == 0 || s->doc->parties[line.party[0]].party.kind != DLN_PERSON || s->doc->parties[line.party[p]].party.kind == DLN_PERSON)
                contact_list_add(s, out, line.party[p], line.by[p]);
        }
        return;
    }
    if (relative_parties(s, t, out))
        return;
    out->count = 0;
    if (between_whom(s, t, out))
        return;
    stop = words_end(s, t, stop);
    /* before it, in its noun group: "Putin's talks", "the Xi-Modi summit", "their meeting" */
    for (uint32_t i = t->group_noun; i < t->begin; i++) {
        uint32_t r = contact_ref_at(s, i);
        if (r == DLN_NONE)
            continue;
        const dln_ref *ref = &s->doc->refs[r];
        if (is_where_or_what(s, r)) {
            i = ref->end > i ? ref->end - 1 : i;
            continue;
        }
        if (ref->kind == DLN_REF_PARTY && !((ref->flags & DLN_REF_AMBIGUOUS) != 0 && (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 && !contact_word_is(s, ref->end, "-"))) {
            contact_add_ref(s, &own, r);
            owned = true;
        }
        if (ref->end > i)
            i = ref->end - 1;
    }
    /* behind it */
    bool is_audience = contact_word_is(s, t->begin, "audience");
    for (uint32_t i = t->end; i < stop; i++) {
        bool of = contact_word_is(s, i, "of") && (i == t->end || (i > t->end && i < t->end + 3 && contact_ref_at(s, i - 1) == DLN_NONE) || (i > t->end + 1 && i < t->end + 4 && contact_word_is(s, t->end, "on") && contact_ref_at(s, i - 1) != DLN_NONE)); /* "a summit on Syria of the leaders of" */
        bool with = (contact_word_in(s, i, DLN_LIST_PARTNER_WORDS) && !contact_is_of_topic(s, i)) || is_in_format(s, i) || is_for_people(s, t, i);
        bool by = contact_word_is(s, i, "by") && (i > t->end || (t->flags & DLN_CONTACT_VISIT) != 0 || is_audience); /* "was granted an audience by Sarr" */
        bool to = contact_word_is(s, i, "to") && ((i == t->end && t->type == DLN_CONTACT_CALL) || (t->type == DLN_CONTACT_CALL && own.count > 0 && contact_word_is(s, t->end, "from") && contact_ref_at(s, i - 1) != DLN_NONE) || ((t->flags & DLN_CONTACT_VISIT) != 0 && (i == t->end || contact_ref_at(s, i - 1) != DLN_NONE)));
        if (contact_word_is(s, i, "from") && i == contact_behind_time(s, t->end) && t->type == DLN_CONTACT_CALL)
            with = true; /* "received a call on Monday from Sarr" */
        if (contact_word_is(s, i, "to") && is_audience && (i == t->end || i == contact_behind_time(s, t->end)))
            with = true; /* "gave an audience on Monday to Sarr" */
        if (contact_word_is(s, i, "to") && i == t->end + 1 && contact_word_is(s, t->end, "through") && t->type == DLN_CONTACT_CALL)
            with = true; /* "put a call through to Sarr" */
        if (contact_word_is(s, i, "on") && i == t->end && (t->flags & DLN_CONTACT_VISIT) != 0)
            with = true; /* "paid a courtesy call on Sarr" */
        if (contact_word_is(s, i, "for") && i == t->end && (t->flags & DLN_CONTACT_MEAL) != 0)
            with = true; /* "gave a dinner for Sarr" */
        bool is_open = own.count == 0 || (own.count == 1 && s->doc->parties[own.party[0]].is_group); /* "talks of the Normandy Four (Germany, ...)" */
        uint32_t first = contact_word_is(s, i, "(") && i < t->end + LIST_NEAR && is_open ? contact_ref_at(s, i + 1) : DLN_NONE;
        if (first != DLN_NONE && s->doc->refs[first].begin == i + 1 && contact_is_link(s, s->doc->refs[first].end) && (s->doc->refs[first].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0) {
            contact_list listed = {0};
            with = contact_word_is(s, contact_chain(s, i + 1, stop, &listed), ")"); /* "a meeting of the troika (Ghana, Togo and Mali)"; not "(Ghana and Togo stayed away)" */
        }
        by = by && !is_of_aside(s, t, i);
        if (!of && !with && !by && !to)
            continue;
        if (with && i > t->end && is_of_talked_about(s, own.count + subject_count(s, t), i))
            break;
        if (with && is_of_margin(s, t, i) && (own.count > 0 || subject_count(s, t) >= 2))
            break; /* "Okonjo and Sarr will hold talks on the sidelines of a summit with Diop" */
        uint32_t verb = dln_verb_before(s->clauses, i);
        if (own.count > 0 && verb != DLN_NONE && s->clauses->verbs[verb].begin >= t->end && s->clauses->verbs[verb].form == DLN_VERB_INFINITIVE)
            break; /* "a summit with Sarr to press for an alliance with Diop" */
        if (contact_word_is(s, i, "attended") && contact_word_is(s, i + 1, "by"))
            i++;
        uint32_t had = own.count;
        uint32_t last = contact_chain(s, i + 1, stop, &own);
        joins |= (with || to) && own.count > had;
        is_between |= own.count >= had + 2 && contact_word_is(s, i, "between"); /* "the meeting due in Rome on Friday between Sarr and Diop" */
        if (last > i)
            i = last - 1;
    }
    bool has_person = false;
    for (uint32_t p = 0; p < own.count; p++)
        has_person |= s->doc->parties[own.party[p]].party.kind == DLN_PERSON;
    if (contact_is_class(s, t->begin, DLN_CLASS_PREPOSITION) && t->end > t->begin + 1 && (t->flags & DLN_CONTACT_WEAK) != 0 && !has_person)
        return; /* "in the presence of the Minsk Group" */
    /* the verb that holds it */
    if (g != NULL && !t->in_subject) {
        uint32_t governs = g->verb == DLN_NONE ? UINT32_MAX : dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS);
        uint32_t before = t->before;
        bool is_occasion = contact_word_in(s, before, DLN_LIST_OCCASION_PREPOSITIONS);
        bool reports = governs == DLN_GOVERNS_REPORT || governs == DLN_GOVERNS_ATTITUDE;
        bool is_journey = (t->flags & DLN_CONTACT_VISIT) != 0 && !reports && contact_word_is(s, before, "on") && !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_ON_A_THEME); /* "led a delegation on a visit to Chad" */
        bool is_theme = contact_word_in(s, before, DLN_LIST_THEME_PREPOSITIONS) && !is_journey && !((t->flags & DLN_CONTACT_MEAL) != 0 && before == s->begin) && !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_STARTING_ON) && !(contact_word_is(s, before, "of") && contact_word_is(s, before - 1, "out"));
        bool takes = is_theme || contact_is_talked_about(s, t) ? false : reports && !contact_word_is(s, before, "with") ? is_occasion && joins && !owned : true;
        if (((t->flags & DLN_CONTACT_PRESENCE) != 0 || is_audience) && !t->in_subject && g->end < t->begin) /* "got Sarr on the phone", "granted Sarr an audience" */
            contact_chain(s, g->end, t->begin, &own);
        if (is_occasion && own.count == 0 && g->end < before) /* "took it up with Sarr in a call" */
            with_parties(s, g->end, before, DLN_CONTACT_WITH, false, &own);
        if (own.count >= 2 && owned && joins)
            takes = false;
        if (own.count >= 2 && !joins && !owned && reports)
            takes = false;
        bool is_chair = dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_CHAIRS_BETWEEN) && g->end <= t->group_noun && is_one_person(s, g); /* "chaired a meeting between Sarr and Diop" */
        if ((is_between && !is_chair) || (own.count >= 3 && !joins) || (!joins && is_occasion_beside(s, t, &own)))
            takes = false;
        uint32_t agent = g->end;
        while (agent < before && !contact_word_is(s, agent, "by"))
            agent++;
        bool has_agent = (g->flags & DLN_VERB_PASSIVE) != 0 && is_occasion && agent < before, is_next = ONE_OF(s, before, "before", "after", "following");
        bool by_agent = has_agent && !is_next; /* "was discussed by the two in talks" */
        bool are_two = reports && is_occasion && !takes && !by_agent && own.count == 0 && contact_word_is(s, before, "at") && are_nations(s, g);
        if (takes || by_agent || are_two) {
            contact_list subject = {0};
            if (by_agent)
                contact_chain(s, agent + 1, before, &subject);
            else
                contact_subject_parties(s, g->subject_begin, g->subject_end, &subject);
            if (subject.count == 1 && !by_agent)
                add_joined_antecedents(s, t, &subject); /* "Okonjo and Sarr, who came for talks" */
            if (has_agent && is_next && own.count == 0 && g->form == DLN_VERB_FINITE)
                contact_chain(s, agent + 1, before, &subject); /* "Okonjo was welcomed by Sarr before their talks" */
            for (uint32_t p = 0; p < subject.count; p++) {
                const dln_doc_party *who = &s->doc->parties[subject.party[p]];
                if (reports && !by_agent && !are_two && (who->is_spokesperson || who->party.kind != DLN_PERSON))
                    continue;
                contact_list_add(s, out, subject.party[p], subject.by[p]);
            }
            out->has_group |= subject.has_group && out->count > 0;
        }
    }
    for (uint32_t p = 0; p < own.count; p++)
        contact_list_add(s, out, own.party[p], own.by[p]);
    out->has_group |= own.has_group;
    /* "were held by A and B", "was attended by", "brought together A and B" */
    if (g != NULL && t->in_subject) {
        uint32_t last = complements_end(s, g), inserted = t->before;
        for (uint32_t k = 0; k < s->trigger_count; k++) { /* "was followed by dinner with Diop" */
            if (!s->triggers[k].is_verb && s->triggers[k].begin >= g->end && s->triggers[k].begin < last)
                last = s->triggers[k].begin;
        }
        if (inserted > g->subject_begin && contact_word_is(s, inserted - 1, ",") && ONE_OF(s, inserted, "in", "during", "at"))
            contact_subject_parties(s, g->subject_begin, inserted - 1, out); /* "Okonjo, in a call with Sarr on Monday, condemned" */
        for (uint32_t i = g->head; i < last && i < g->end + 16; i++) {
            bool with = contact_word_in(s, i, DLN_LIST_GATHERING_WORDS);
            if (!with || contact_word_is(s, i - 1, "followed") || (contact_word_is(s, i, "by") && contact_word_in(s, g->head, DLN_LIST_NOT_HELD_BY)))
                continue;
            contact_chain(s, i + 1, last, out);
        }
    }
}

void contact_parties(const contact_sentence *s, const contact_trigger *trigger, contact_list *out)
{
    memset(out, 0, sizeof *out);
    if (trigger->is_verb)
        verb_parties(s, trigger, out);
    else
        noun_parties(s, trigger, out);
    if (out->count == 1 && trigger->group != DLN_NONE && !out->has_group)
        add_joined_antecedents(s, trigger, out);
    if (out->count <= 1 && trigger->group != DLN_NONE && !out->has_group)
        contact_add_identified(s, trigger, out);
}
