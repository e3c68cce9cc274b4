/* src/extract/contacts_args_nouns.c - who takes part in what a noun tells of: "talks with Sarr", "the summit that he hosts", "their meeting". */
#include "base/text.h"
#include "extract/contacts.h"

const dln_verb_group *contact_held_by(const contact_sentence *s, const contact_trigger *t, uint32_t *subject)
{
    enum { PLACE = 4, LIST = 64 };
    contact_list who = contact_nobody();
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
    at += contact_word_is(s, at, ",") && contact_word_is(s, at + 1, "which"); /* "welcomed the summit, which she will attend with Sarr" */
    at += ONE_OF(s, at, "that", "which") != 0;
    uint32_t r = contact_ref_at(s, at);
    if (r == DLN_NONE || s->doc->refs[r].begin != at || (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
        return NULL;
    uint32_t end = contact_chain(s, at, at + LIST < s->end ? at + LIST : s->end, &who);
    while (v < s->clauses->verb_count && s->clauses->verbs[v].begin < end)
        v++;
    const dln_verb_group *g = v < s->clauses->verb_count ? &s->clauses->verbs[v] : NULL;
    bool acts = g != NULL && (g->form == DLN_VERB_FINITE ? (g->flags & DLN_VERB_PASSIVE) == 0 : g->form == DLN_VERB_PARTICIPLE && !contact_word_is(s, g->end, "by"));
    bool is_journey = acts && (t->flags & DLN_CONTACT_VISIT) != 0 && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PAYING) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PLANNING_VERBS)); /* "a trip that she was to have made", "the visit she had planned" */
    if (!acts || g->begin != end || who.count == 0 || !(is_journey || contact_is_class(s, g->head, DLN_CLASS_HAVE) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_HELD_BY)))
        return NULL;
    *subject = at;
    return g;
}

static bool is_one_person(const contact_sentence *s, const dln_verb_group *g)
{
    contact_list who = contact_nobody();
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count == 1 && s->doc->parties[who.party[0]].party.kind == DLN_PERSON;
}

/* "chaired a meeting between others", "attended a meeting of others": one person who does it is there. */
static bool is_led_or_attended(const contact_sentence *s, const dln_verb_group *g)
{
    return dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_CHAIRS_BETWEEN) && is_one_person(s, g);
}

/* "the summit that Trump was to hold with Kim on 12 June": whose it is stands in the clause that hangs on it. */
static bool relative_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    uint32_t at = t->end, holder_at = s->end;
    const dln_verb_group *held = contact_held_by(s, t, &holder_at);
    if (held != NULL) { /* "the summit they will hold in Rome", "the talks she had with Sarr" */
        contact_subject_parties(s, holder_at, held->begin, out);
        contact_with_parties(s, held->end, held->reach > held->end ? held->reach : s->end, DLN_CONTACT_WITH, false, out);
        if (out->count >= 2 || (out->count == 1 && (t->flags & DLN_CONTACT_VISIT) != 0))
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
        contact_with_parties(s, g->end, g->reach, DLN_CONTACT_WITH | DLN_CONTACT_TO, false, out);
        return out->count >= 2;
    }
    uint32_t in = contact_behind_time(s, at);
    in = contact_word_is(s, in, ",") ? in + 1 : at; /* "the place of talks, in which Okonjo and Sarr sought a way out" */
    if (ONE_OF(s, in, "at", "during", "in", "where") && (contact_word_is(s, in + 1, "which") || contact_word_is(s, in, "where")) && (in == at || contact_word_is(s, in, "in")) && (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE)) == 0) { /* "a summit at which Okonjo and Sarr are to discuss" */
        uint32_t who = in + 1 + contact_word_is(s, in + 1, "which"), v = 0;
        while (v < s->clauses->verb_count && s->clauses->verbs[v].begin < who)
            v++;
        bool is_then = v < s->clauses->verb_count && (!contact_word_is(s, in, "in") || s->clauses->verbs[v].tense == DLN_TENSE_PAST); /* not "negotiations in which the two seek a treaty" */
        if (is_then && s->clauses->verbs[v].form == DLN_VERB_FINITE)
            contact_subject_parties(s, who, s->clauses->verbs[v].begin, out);
        if (out->count >= 2)
            return true;
        out->count = 0;
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
        if (out->count >= 2 && holder != NULL && holder->end <= t->group_noun && is_led_or_attended(s, holder))
            contact_subject_parties(s, holder->subject_begin, holder->subject_end, out); /* "Mensah attended a summit that gathered Okonjo and Sarr" */
        return out->count >= 2;
    }
    if (own == NULL || (dln_span_is(dln_verb_lemma(s->doc, own), "sit") && contact_word_is(s, own->end, "in") && contact_word_is(s, own->end + 1, "on"))) /* "talks, which Diop will be sitting in on" */
        return false;
    contact_subject_parties(s, at + 1, own->begin, out);
    contact_with_parties(s, own->end, stop, DLN_CONTACT_WITH, false, out);
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
    contact_list who = contact_nobody();
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    for (uint32_t p = 0; p < who.count; p++) {
        if (s->doc->parties[who.party[p]].party.kind != DLN_COUNTRY)
            return false;
    }
    return who.count >= 2;
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
    contact_joined_up_to(s, s->doc->refs[last].begin, out);
    contact_add_ref(s, out, last);
    if (out->count < 2)
        out->count = 0;
    return out->count >= 2;
}

/* "After an emergency foreign ministers' meeting on Sunday the bloc condemned the raid": of the organisation that tells of it. */
static bool is_of_whole_body(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    contact_list who = contact_nobody();
    bool is_of_all = false;
    for (uint32_t i = t->group_noun; i < t->begin; i++)
        is_of_all |= contact_is_assembly_word(s, i) || contact_word_in(s, i, DLN_LIST_URGENT);
    for (uint32_t i = t->end + 1; i < t->end + 5 && i < s->end && contact_word_is(s, t->end, "of"); i++)
        is_of_all |= contact_is_assembly_word(s, i) && contact_ref_at(s, t->end + 1) == contact_ref_at(s, i); /* "a meeting of foreign ministers" */
    if (is_of_all || contact_is_sitting_of_all(s, t))
        contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count == 1 && contact_is_organisation(s, who.party[0]);
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
    contact_list who = contact_nobody();
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

const contact_trigger *contact_set_beside(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *next = &s->triggers[k];
        if (next->is_verb || next->group_noun <= t->end || next->before < t->end || !ONE_OF(s, next->before, "and", ",", "plus") || !ONE_OF(s, next->end, "with", "between"))
            continue;
        uint32_t owner = contact_ref_at(s, next->group_noun);
        bool is_owned = owner != DLN_NONE && (s->doc->refs[owner].flags & DLN_REF_POSSESSIVE) != 0, has_partner = false;
        for (uint32_t i = t->end; i + 1 < next->before && !has_partner; i++)
            has_partner = ONE_OF(s, i, "with", "between") && contact_ref_at(s, i + 1) != DLN_NONE; /* not "talks and a dinner with Sarr" */
        if (is_owned || has_partner)
            return next;
    }
    return NULL;
}

uint32_t contact_before_next_errand(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t k = 0; k < s->trigger_count && !t->is_verb; k++) {
        const contact_trigger *next = &s->triggers[k];
        if (next->is_verb || next->begin <= t->end || !contact_word_is(s, next->before, "for"))
            continue;
        for (uint32_t i = next->before; i > t->end + 1; i--) {
            if (contact_word_is(s, i - 1, ",") && contact_is_class(s, i, DLN_CLASS_AND))
                return i - 1;
        }
    }
    return s->end;
}

/* Where the words of an occasion end: before what was done after it ("held talks with Sarr before sitting down with Diop"), at the next
 * finite verb, before another occasion that it was followed by. */
static uint32_t words_end(const contact_sentence *s, const contact_trigger *t, uint32_t stop)
{
    uint32_t next = contact_before_next_errand(s, t);
    stop = next < stop ? next : stop;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        bool is_then = g->form == DLN_VERB_GERUND && (contact_word_is(s, g->begin - 1, "before") || contact_word_is(s, g->begin - 1, "after"));
        if (g->begin >= t->end && (g->form == DLN_VERB_FINITE || is_then) && g->begin < stop)
            stop = g->begin;
    }
    const contact_trigger *beside = contact_set_beside(s, t);
    if (beside != NULL && beside->before < stop)
        stop = beside->before;
    return contact_before_next_occasion(s, t->end, contact_before_listed(s, t, stop));
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

/* "talks with Sarr under a plan drawn up by Diop", "ignoring a warning by Diop": who did something to, or has, the noun before, which is not the
 * occasion's. by: the word. */
static bool is_of_another_noun(const contact_sentence *s, const contact_trigger *t, uint32_t by)
{
    uint32_t verb = dln_verb_at(s->clauses, by - 1), first = by;
    if (verb == DLN_NONE && by > t->end + 1)
        verb = dln_verb_at(s->clauses, by - 2); /* "drawn up by" */
    if (verb != DLN_NONE && (s->clauses->verbs[verb].form == DLN_VERB_FINITE || contact_word_in(s, by - 1, DLN_LIST_ARRANGED) ||
                             dln_verb_in(s->doc->lexicon, s->clauses->verbs[verb].verb, DLN_LIST_TAKING_PART) || dln_verb_in(s->doc->lexicon, s->clauses->verbs[verb].verb, DLN_LIST_CHAIRS_BETWEEN)))
        return false;
    first = verb != DLN_NONE ? s->clauses->verbs[verb].begin : by;
    if (first <= t->end + 1)
        return false;
    uint32_t noun = first - 1;
    const dln_token *token = &s->doc->tokens.items[noun];
    bool is_plain = token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) == 0 && dln_verb_at(s->clauses, noun) == DLN_NONE && contact_ref_at(s, noun) == DLN_NONE;
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++)
        is_plain &= noun < s->doc->timexes[x].begin || noun >= s->doc->timexes[x].end;
    return is_plain && !contact_is_class(s, noun, DLN_CLASS_PREPOSITION) && !contact_is_class(s, noun, DLN_CLASS_ADVERB) && !contact_is_class(s, noun, DLN_CLASS_AND);
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
    contact_list who = contact_nobody();
    if (!contact_word_is(s, at, "for") || at != t->end || t->type == DLN_CONTACT_CALL || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE)) != 0)
        return false;
    contact_chain(s, at + 1, s->end, &who);
    return who.count >= 2 && contact_are_persons(s, &who);
}

/* The token behind "in Dakar on Friday", "on Friday in Dakar", which begin here. */
static uint32_t behind_where_and_when(const contact_sentence *s, uint32_t at)
{
    uint32_t first = contact_behind_time(s, at), r = first + 1;
    if (ONE_OF(s, first, "in", "at")) {
        for (r = dln_doc_ref_from(s->doc, first + 1); r < s->ref_end && s->doc->refs[r].begin <= first + 2; r++) {
            if (s->doc->refs[r].place != DLN_NONE)
                return contact_behind_time(s, s->doc->refs[r].end);
        }
    }
    return first;
}

uint32_t contact_inserted_behind(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    for (uint32_t i = g == NULL ? t->group_noun : g->subject_begin + 1; i + 1 < t->group_noun; i++) {
        if (contact_word_is(s, i, ",")) /* the last one before the noun: "Okonjo, the minister, after talks with Sarr, left" */
            return (contact_word_in(s, i + 1, DLN_LIST_INSERTION_OPENERS) || ((t->flags & DLN_CONTACT_VISIT) != 0 && contact_word_is(s, i + 1, "on"))) && contact_ref_at(s, i - 1) != DLN_NONE ? i : DLN_NONE;
    }
    return DLN_NONE;
}

/* "thanked Sarr at a meeting", "conveyed her concern to Sarr in a call": whom a verb of address has behind it is who was met there. */
static bool take_addressed(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g, contact_list *own)
{
    bool is_addressed = dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_ADDRESSING) || (t->type == DLN_CONTACT_CALL && contact_governs(s, g) == DLN_GOVERNS_ATTITUDE); /* "praised him in a call" */
    if (!is_addressed || g->form != DLN_VERB_FINITE || (g->flags & (DLN_VERB_PASSIVE | DLN_VERB_NEGATED)) != 0 || (t->flags & (DLN_CONTACT_OTHERS | DLN_CONTACT_VISIT)) != 0)
        return false;
    for (uint32_t i = t->group_noun; i < t->begin; i++) {
        if (contact_word_in(s, i, DLN_LIST_INNER_CIRCLES)) /* "thanked Sarr at a party meeting", who is elsewhere */
            return false;
    }
    uint32_t at = g->end, r = contact_ref_at(s, at);
    uint32_t own_end = r != DLN_NONE && (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_PRONOUN)) == (DLN_REF_POSSESSIVE | DLN_REF_PRONOUN) ? s->doc->refs[r].end : at;
    uint32_t owned = own_end != at ? contact_ref_at(s, own_end) : DLN_NONE;
    if (owned != DLN_NONE && s->doc->refs[owned].begin == own_end) { /* "thanked his Malian counterpart" */
        r = owned;
        at = own_end;
    }
    if (r != DLN_NONE && (s->doc->refs[r].flags & DLN_REF_POSSESSIVE) != 0) /* "her thanks to Sarr" */
        r = DLN_NONE;
    for (uint32_t i = g->end; r == DLN_NONE && i + 1 < t->before && at == g->end; i++) {
        if (ONE_OF(s, i, "to", "with") && contact_ref_at(s, i + 1) != DLN_NONE)
            at = i + 1;
    }
    r = contact_ref_at(s, at);
    const dln_ref *ref = r == DLN_NONE ? NULL : &s->doc->refs[r];
    if (ref == NULL || ref->begin > at || ref->end > t->before || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER | DLN_REF_AMBIGUOUS)) != 0)
        return false;
    uint32_t had = own->count;
    uint32_t end = contact_chain(s, at, t->before, own);
    for (uint32_t p = had; p < own->count; p++) {
        if (s->doc->parties[own->party[p]].party.kind != DLN_PERSON || dln_verb_before(s->clauses, end) != (uint32_t)(g - s->clauses->verbs)) {
            own->count = had;
            return false;
        }
    }
    return own->count > had;
}

/* "agreed on a meeting in Dakar on 3 April": theirs, if its day is still to come; not "agreed on the talks". */
static bool is_agreed_on(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    const dln_doc *doc = s->doc;
    dln_span lemma = dln_verb_lemma(doc, g);
    bool is_so = g->end == t->before && ONE_OF(s, t->before, "on", "upon") && (dln_span_is(lemma, "agree") || dln_span_is(lemma, "decide")) && (t->group_noun == t->begin || ONE_OF(s, t->group_noun, "a", "another"));
    bool is_ahead = false;
    for (uint32_t x = dln_doc_timex_from(doc, t->end); is_so && x < s->timex_end && dln_when_is_known(&doc->today); x++)
        is_ahead |= contact_date_is_usable(&doc->timexes[x]) && dln_when_first_day(&doc->timexes[x].when) > dln_when_first_day(&doc->today);
    return is_ahead;
}

/* "renewed a pact with the rebels at talks in Accra": with whom an accord is made is who was there. */
static bool is_struck_there(const contact_sentence *s, const dln_verb_group *g, uint32_t before)
{
    bool is_made = ONE_OF(s, before, "at", "in", "during") && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SIGNING_VERBS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_STRIKING));
    for (uint32_t i = g->end; i + 1 < before && is_made; i++) {
        if (contact_word_is(s, i + 1, "with"))
            return contact_word_in(s, i, DLN_LIST_ACCORDS);
    }
    return false;
}

/* "On a visit to Mali, Okonjo", "Okonjo, during a visit to Mali, said" */
static bool is_on_trip(const contact_sentence *s, const contact_trigger *t)
{
    return (t->flags & DLN_CONTACT_VISIT) != 0 && ONE_OF(s, t->before, "on", "during") && (t->before == s->begin || contact_word_is(s, t->before - 1, ","));
}

void contact_noun_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    enum { LIST_NEAR = 10 };
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g != NULL && !t->in_subject && g->end <= t->group_noun && contact_is_behind_what(s, g) && g[-1].end <= g->subject_begin)
        g--;
    contact_list own = contact_nobody();
    uint32_t clause = dln_clause_at(s->clauses, t->begin), end = clause == DLN_NONE ? s->end : s->clauses->clauses[clause].end;
    uint32_t stop = end;
    bool joins = false, owned = false, is_between = contact_word_is(s, t->end, "between");
    if (t->begin == t->end && t->group == DLN_NONE) { /* "Monday: Okonjo and Sarr, by video" */
        contact_list line = contact_nobody();
        if (contact_word_is(s, t->begin, "with") && contact_opener_of_entry(s) != DLN_NONE) /* "Okonjo in Dakar for a council with Sarr" */
            contact_list_add(s, &line, contact_opener_of_entry(s), DLN_BY_NAME);
        contact_chain(s, t->begin + contact_word_is(s, t->begin, "with"), s->end, &line);
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
    if (t->before == s->begin && contact_word_in(s, s->begin, DLN_LIST_OCCASION_PREPOSITIONS) && contact_word_is(s, t->end, ",") && contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE) && !contact_word_in(s, t->end + 1, DLN_LIST_PARTNER_WORDS) && stop > t->end)
        stop = t->end; /* "During the meeting, the two discussed the dispute between Ghana and Mali" */
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
        bool are_persons = ref->count == 0 || s->doc->parties[s->doc->ref_parties[ref->first]].party.kind == DLN_PERSON; /* "an ASEAN ministers' meeting" */
        if (are_persons && (ref->flags & (DLN_REF_ROLE | DLN_REF_PLURAL)) == (DLN_REF_ROLE | DLN_REF_PLURAL) && (ref->flags & DLN_REF_POSSESSIVE) != 0 && (ONE_OF(s, t->group_noun, "a", "an", "another") || ONE_OF(s, ref->begin, "a", "an", "another"))) {
            i = ref->end > i ? ref->end - 1 : i; /* "a special leaders' retreat": of whatever leaders */
            continue;
        }
        bool arranges = contact_word_is(s, ref->end, "-") && (contact_word_in(s, ref->end + 1, DLN_LIST_ARRANGED) || contact_word_is(s, ref->end + 1, "backed"));
        if (arranges && !is_between && g != NULL && !t->in_subject && g->end <= t->group_noun && subject_count(s, t) > 0) {
            i = ref->end > i ? ref->end - 1 : i; /* "suspended UN-brokered talks with Mali": whoever suspended them held them */
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
    const uint32_t behind = contact_behind_time(s, ONE_OF(s, t->end, "here", "there") ? t->end + 1 : t->end);
    for (uint32_t i = t->end; i < stop; i++) {
        bool of = contact_word_is(s, i, "of") && (i == t->end || (i > t->end && i < t->end + 3 && contact_ref_at(s, i - 1) == DLN_NONE) || (i > t->end + 1 && i < t->end + 4 && contact_word_is(s, t->end, "on") && contact_ref_at(s, i - 1) != DLN_NONE)); /* "a summit on Syria of the leaders of" */
        bool with = (contact_word_in(s, i, DLN_LIST_PARTNER_WORDS) && !contact_is_of_topic(s, i)) || is_in_format(s, i) || is_for_people(s, t, i);
        bool by = contact_word_is(s, i, "by") && (i > t->end || (t->flags & DLN_CONTACT_VISIT) != 0 || is_audience); /* "was granted an audience by Sarr" */
        bool is_beside = i == t->end || i == behind; /* "paid a visit on Monday to Sarr" */
        bool to = contact_word_is(s, i, "to") && ((is_beside && t->type == DLN_CONTACT_CALL) || (t->type == DLN_CONTACT_CALL && own.count > 0 && contact_word_is(s, t->end, "from") && contact_ref_at(s, i - 1) != DLN_NONE) || ((t->flags & DLN_CONTACT_VISIT) != 0 && (is_beside || contact_ref_at(s, i - 1) != DLN_NONE)));
        if (contact_word_is(s, i, "from") && i == behind && t->type == DLN_CONTACT_CALL)
            with = true; /* "received a call on Monday from Sarr" */
        if (contact_word_is(s, i, "to") && is_audience && is_beside)
            with = true; /* "gave an audience on Monday to Sarr" */
        if (contact_word_is(s, i, "to") && i == t->end + 1 && contact_word_is(s, t->end, "through") && t->type == DLN_CONTACT_CALL)
            with = true; /* "put a call through to Sarr" */
        if (contact_word_is(s, i, "on") && (is_beside || (own.count > 0 && contact_ref_at(s, i - 1) != DLN_NONE)) && (t->flags & DLN_CONTACT_VISIT) != 0 && contact_behind_time(s, i) == i)
            with = true; /* "paid a courtesy call on Sarr", "a courtesy call by Okonjo on Sarr" */
        if (contact_word_is(s, i, "for") && (t->flags & DLN_CONTACT_MEAL) != 0 && i == behind_where_and_when(s, t->end))
            with = true; /* "gave a dinner for Sarr", "gave a dinner in Dakar on Friday for Sarr" */
        bool is_open = own.count == 0 || (own.count == 1 && s->doc->parties[own.party[0]].is_group); /* "talks of the Normandy Four (Germany, ...)" */
        uint32_t first = contact_word_is(s, i, "(") && i < t->end + LIST_NEAR && is_open ? contact_ref_at(s, i + 1) : DLN_NONE;
        if (first != DLN_NONE && s->doc->refs[first].begin == i + 1 && contact_is_link(s, s->doc->refs[first].end) && (s->doc->refs[first].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0) {
            contact_list listed = contact_nobody();
            with = contact_word_is(s, contact_chain(s, i + 1, stop, &listed), ")"); /* "a meeting of the troika (Ghana, Togo and Mali)"; not "(Ghana and Togo stayed away)" */
        }
        by = by && !is_of_aside(s, t, i) && !(i > t->end && is_of_another_noun(s, t, i));
        if (!of && !with && !by && !to)
            continue;
        if (with && i > t->end && contact_is_with_talked_about(s, own.count + subject_count(s, t), i))
            break;
        if (with && is_of_margin(s, t, i) && (own.count > 0 || subject_count(s, t) >= 2))
            break; /* "Okonjo and Sarr will hold talks on the sidelines of a summit with Diop" */
        if (with && is_between && own.count >= 2 && !contact_word_is(s, i, "between") && contact_is_talked_about(s, t))
            break; /* "discussed the summit between Sarr and Diop with Mensah" */
        uint32_t verb = dln_verb_before(s->clauses, i);
        if ((own.count > 0 || subject_count(s, t) >= 2) && verb != DLN_NONE && s->clauses->verbs[verb].begin >= t->end && s->clauses->verbs[verb].form == DLN_VERB_INFINITIVE)
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
        bool is_theme = contact_word_in(s, before, DLN_LIST_THEME_PREPOSITIONS) && !is_journey && !((t->flags & DLN_CONTACT_MEAL) != 0 && before == s->begin) && !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_STARTING_ON) && !(contact_word_is(s, before, "of") && contact_word_is(s, before - 1, "out")) && !is_agreed_on(s, t, g);
        is_theme &= !((t->flags & DLN_CONTACT_MEAL) != 0 && contact_word_is(s, before, "over")); /* "discussed trade over dinner" */
        is_theme |= contact_word_is(s, before, "to") && before > g->end && ONE_OF(s, before - 1, "support", "commitment", "opposition", "objection", "backing"); /* "reiterated her support to the talks" */
        if (contact_is_asked_of(s, g) && ONE_OF(s, before, "in", "during") && own.count == 0 && t->type == DLN_CONTACT_CALL)
            return; /* "urged Sarr to hold talks with Diop in a call": of those who urged and were urged, as the verb says */
        if (is_occasion && own.count == 0 && !owned && g->end < before)
            joins |= take_addressed(s, t, g, &own);
        bool is_shared = t->type == DLN_CONTACT_CALL && ONE_OF(s, before, "in", "during") && own.count == 0 && !owned && !ONE_OF(s, t->end, "with", "to") && subject_count(s, t) >= 2; /* "The two praised the deal in a phone call" */
        bool takes = is_shared ? !contact_is_talked_about(s, t) : is_theme || contact_is_talked_about(s, t) ? false : reports && !contact_word_is(s, before, "with") ? is_occasion && joins && !owned : true;
        if (is_on_trip(s, t) && own.count == 0 && !owned && g->begin > t->end)
            takes = true; /* "On a visit to Mali, Okonjo praised the truce" */
        if (((t->flags & DLN_CONTACT_PRESENCE) != 0 || is_audience) && !t->in_subject && g->end < t->begin) /* "got Sarr on the phone", "granted Sarr an audience" */
            contact_chain(s, g->end, t->begin, &own);
        if ((t->flags & DLN_CONTACT_MEAL) != 0 && !t->in_subject && g->end < t->group_noun && dln_span_is(dln_verb_lemma(s->doc, g), "give")) { /* "gave Sarr lunch" */
            contact_list guests = contact_nobody();
            if (contact_chain(s, g->end, t->group_noun, &guests) == t->group_noun)
                own = guests;
        }
        bool joined = ONE_OF(s, before, "for", "in", "at") && g->end < before && dln_span_is(dln_verb_lemma(s->doc, g), "join");
        if (joined && (g->flags & DLN_VERB_PASSIVE) == 0) /* "joined Diop for a meeting with Sarr" */
            contact_chain(s, g->end, before, &own);
        if (is_occasion && own.count == 0 && g->end < before) /* "took it up with Sarr in a call" */
            contact_with_parties(s, g->end, before, DLN_CONTACT_WITH, is_struck_there(s, g, before), &own);
        if (own.count >= 2 && owned && (joins || ONE_OF(s, before, "before", "after"))) /* "spoke an hour before the leaders' session" */
            takes = false;
        if (own.count >= 2 && !joins && !owned && reports)
            takes = false;
        if (owned && (t->flags & DLN_CONTACT_VISIT) != 0 && ONE_OF(s, before, "before", "after", "following", "since")) /* "agreed on it after Sarr's visit to Togo" */
            takes = false;
        bool is_chair = g->end <= t->group_noun && is_led_or_attended(s, g); /* "chaired a meeting between Sarr and Diop" */
        if ((is_between && !is_chair) || (own.count >= 3 && !joins && !is_chair) || (!joins && is_occasion_beside(s, t, &own)))
            takes = false;
        uint32_t agent = g->end;
        while (agent < before && !contact_word_is(s, agent, "by"))
            agent++;
        bool has_agent = (g->flags & DLN_VERB_PASSIVE) != 0 && is_occasion && agent < before, is_next = ONE_OF(s, before, "before", "after", "following");
        bool by_agent = has_agent && !is_next; /* "was discussed by the two in talks" */
        bool is_by_body = reports && is_occasion && !takes && !by_agent && own.count == 0;
        is_by_body = is_by_body && ((contact_word_is(s, before, "at") && are_nations(s, g)) || is_of_whole_body(s, t, g));
        if (takes || by_agent || is_by_body) {
            contact_list subject = contact_nobody();
            if (by_agent)
                contact_chain(s, agent + 1, before, &subject);
            if (!by_agent || joined) /* "was joined by Diop for talks" */
                contact_subject_parties(s, g->subject_begin, g->subject_end, &subject);
            if (subject.count == 1 && !by_agent)
                contact_add_joined_antecedents(s, t, &subject); /* "Okonjo and Sarr, who came for talks" */
            if (has_agent && is_next && own.count == 0 && g->form == DLN_VERB_FINITE)
                contact_chain(s, agent + 1, before, &subject); /* "Okonjo was welcomed by Sarr before their talks" */
            for (uint32_t p = 0; p < subject.count; p++) {
                const dln_doc_party *who = &s->doc->parties[subject.party[p]];
                if (reports && !by_agent && !is_by_body && !is_on_trip(s, t) && (who->is_spokesperson || who->party.kind != DLN_PERSON))
                    continue;
                contact_list_add(s, out, subject.party[p], subject.by[p]);
            }
            out->has_group |= subject.has_group && out->count > 0;
            out->of_envoys |= subject.of_envoys;
        }
    }
    uint32_t comma = own.count == 0 && (t->flags & DLN_CONTACT_VISIT) == 0 ? DLN_NONE : contact_inserted_behind(s, t);
    if (comma != DLN_NONE)
        contact_subject_parties(s, g->subject_begin, comma, out);
    for (uint32_t p = 0; p < own.count; p++)
        contact_list_add(s, out, own.party[p], own.by[p]);
    out->has_group |= own.has_group;
    /* "were held by A and B", "was attended by", "brought together A and B" */
    if (g != NULL && t->in_subject) {
        uint32_t last = contact_complements_end(s, g);
        for (uint32_t k = 0; k < s->trigger_count; k++) { /* "was followed by dinner with Diop" */
            if (!s->triggers[k].is_verb && s->triggers[k].begin >= g->end && s->triggers[k].begin < last)
                last = s->triggers[k].begin;
        }
        for (uint32_t i = g->head; i < last && i < g->end + 16; i++) {
            bool with = contact_word_in(s, i, DLN_LIST_GATHERING_WORDS);
            if (!with || contact_word_is(s, i - 1, "followed") || (contact_word_is(s, i, "by") && (contact_word_in(s, g->head, DLN_LIST_NOT_HELD_BY) || (i < g->end + 3 && contact_cue_within(s, g->begin, i, DLN_CUE_CANCEL))))) /* "was called off by Sarr" */
                continue;
            contact_list found = contact_nobody();
            uint32_t behind_them = contact_chain(s, i + 1, last, &found);
            if (!contact_acts_aside(s, i, behind_them, &found))
                contact_chain(s, i + 1, last, out);
        }
    }
}
