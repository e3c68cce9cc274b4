/* src/extract/contacts_needs.c - whether what stands beside a trigger makes it a meeting or a call: two parties, a person, a place, words
 * that say telephone; or what shows without them that the two were in one place.
 */
#include "extract/contacts.h"

/* The subject of the verb are ministers, leaders, ambassadors, or a council. */
static bool has_assembly(const contact_sentence *s, const dln_verb_group *g)
{
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        if (contact_is_assembly_word(s, i) || contact_word_in(s, i, DLN_LIST_COUNCILS))
            return true;
    }
    return false;
}

/* "met in Dakar", "met on Friday", "met briefly": the verb has no object and no complement. next: the token behind it. */
static bool is_free(const contact_sentence *s, uint32_t next)
{
    static const dln_word_class behind[] = {DLN_CLASS_PREPOSITION, DLN_CLASS_EITHER, DLN_CLASS_ADVERB};
    if (next >= s->end || s->doc->tokens.items[next].kind == DLN_TOKEN_MARK || contact_cue_within(s, next, next + 1, DLN_CUE_VIDEO))
        return true;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        if (dln_token_is_class(s->doc, next, behind[i]))
            return true;
    }
    uint32_t x = dln_doc_timex_from(s->doc, next);
    return x < s->timex_end && s->doc->timexes[x].begin == next;
}

bool contact_is_own_meeting(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    if (who->count != 1 || !contact_is_organisation(s, who->party[0]))
        return false;
    bool is_group_told = s->doc->parties[who->party[0]].is_group && ONE_OF(s, t->end, "of", "in"); /* "the talks of the Normandy Four", "in the 5+2 format" */
    if (!t->is_verb && t->type == DLN_CONTACT_EITHER && (t->flags & DLN_CONTACT_WEAK) == 0 && !is_group_told) /* "EU leaders held talks", not "held talks with somebody" */
        return t->group != DLN_NONE && has_assembly(s, &s->clauses->verbs[t->group]) && !contact_word_is(s, t->end, "with") && !contact_word_is(s, t->end, "between");
    if (!t->is_verb)
        return (t->type == DLN_CONTACT_MEETING || is_group_told || (t->flags & DLN_CONTACT_VIDEO) != 0) && (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_MEAL | DLN_CONTACT_PRESENCE)) == 0;
    return t->type == DLN_CONTACT_MEETING && (t->flags & DLN_CONTACT_TOGETHER) != 0 && (t->needs & (DLN_NEEDS_TWO | DLN_NEEDS_PERSON)) == 0 && is_free(s, s->clauses->verbs[t->group].end);
}

bool contact_is_assembly_of(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    return contact_is_organisation(s, who->party[0]) && has_assembly(s, &s->clauses->verbs[t->group]);
}

static uint32_t persons_of(const contact_sentence *s, const contact_list *who)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < who->count; i++)
        count += s->doc->parties[who->party[i]].party.kind == DLN_PERSON;
    return count;
}

bool contact_are_persons(const contact_sentence *s, const contact_list *who) { return who->count > 0 && persons_of(s, who) == who->count; }
bool contact_has_person(const contact_sentence *s, const contact_list *who) { return persons_of(s, who) > 0; }

/* "told visiting Prime Minister Sarr that": one is the other's guest, so they were in one place; but "warned him against visiting Mali". */
static bool has_guest(const contact_sentence *s, const dln_verb_group *g)
{
    enum { BEFORE_NAME = 12 };
    uint32_t begin = g->subject_begin < g->begin ? g->subject_begin : g->begin, end = g->end + BEFORE_NAME < g->reach ? g->end + BEFORE_NAME : g->reach;
    for (uint32_t i = begin; i < end; i++) {
        if (!contact_word_is(s, i, "visiting") || contact_is_class(s, i - 1, DLN_CLASS_BE) || contact_word_is(s, i - 1, ","))
            continue;
        uint32_t r = contact_ref_at(s, i) != DLN_NONE ? contact_ref_at(s, i) : contact_ref_at(s, i + 1);
        if (r != DLN_NONE && s->doc->refs[r].count == 1 && s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].party.kind == DLN_PERSON)
            return true;
    }
    return false;
}

/* "handed Sarr a letter": what passes from hand to hand. */
static bool hands_over(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    enum { NEAR = 16 };
    uint32_t end = g->end + NEAR < g->reach ? g->end + NEAR : g->reach;
    for (uint32_t i = g->end; t->flags == (DLN_CONTACT_OBJECT | DLN_CONTACT_TO) && i < end; i++) {
        if (contact_word_in(s, i, DLN_LIST_HANDED_THINGS))
            return true;
    }
    return false;
}

/* "MOSCOW - Putin told Guterres on Tuesday": news from where they sat, if nothing says that it was written or said from afar. */
static bool is_told_on_spot(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g, const contact_list *who)
{
    const dln_doc *doc = s->doc;
    if (!contact_is_lead(s) || s->begin < doc->body_token || doc->dateline_place == DLN_NONE || t->flags != DLN_CONTACT_OBJECT || who->count != 2 || !dln_verb_in(doc->lexicon, g->verb, DLN_LIST_TELLING_FACE_TO_FACE) ||
        g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || !contact_names_a_day(s))
        return false;
    const dln_party *a = &doc->parties[who->party[0]].party, *b = &doc->parties[who->party[1]].party;
    if (a->kind != DLN_PERSON || b->kind != DLN_PERSON || dln_span_equals(a->country, b->country))
        return false;
    for (uint32_t i = s->begin; i < s->end; i++) {
        if (contact_word_in(s, i, DLN_LIST_FROM_AFAR))
            return false;
    }
    return true;
}

/* "told Sarr at the G20": where people are together, by the name of the body alone. */
static bool is_at_body(const contact_sentence *s, const dln_verb_group *g)
{
    for (uint32_t i = g->end; i + 2 < g->reach && i + 2 < s->end; i++) {
        uint32_t r = contact_word_is(s, i, "at") && contact_word_is(s, i + 1, "the") ? contact_ref_at(s, i + 2) : DLN_NONE;
        if (r == DLN_NONE || s->doc->refs[r].count != 1)
            continue;
        if (contact_is_organisation(s, s->doc->ref_parties[s->doc->refs[r].first]))
            return true;
    }
    return false;
}

/* "told Sarr at a meeting on Tuesday that", "In talks on Tuesday she urged Sarr to": where both were. */
static bool is_at_occasion(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    if (who->count != 2 || s->doc->parties[who->party[0]].party.kind != DLN_PERSON || s->doc->parties[who->party[1]].party.kind != DLN_PERSON)
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *noun = &s->triggers[k];
        if (noun->is_verb || noun->in_subject || noun->group != t->group || noun->begin == noun->end || (noun->type != DLN_CONTACT_MEETING && noun->type != DLN_CONTACT_EITHER) ||
            (noun->flags & (DLN_CONTACT_PRESENCE | DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS)) != 0)
            continue;
        uint32_t before = noun->before;
        if ((noun->flags & DLN_CONTACT_VISIT) != 0) { /* "asked Sarr for help during a visit in May": the one visited the other */
            bool is_his = noun->group_noun + 1 == noun->begin || noun->group_noun == noun->begin; /* "a visit in May", not "a visit to a school" */
            if (is_his && before < noun->group_noun && contact_word_is(s, before, "during") && !contact_word_is(s, noun->end, "to") && s->timex_begin < s->timex_end)
                return true;
            continue;
        }
        if (before < noun->group_noun && (ONE_OF(s, before, "at", "in", "during") || (contact_word_is(s, before, "over") && (noun->flags & DLN_CONTACT_MEAL) != 0)) && contact_names_a_day(s))
            return true;
    }
    return false;
}

/* "joined Sarr and Diop at the gas field on Monday": where people come together, though it has no name that is known; not "at the top". */
static bool is_joined_there(const contact_sentence *s, const dln_verb_group *g, const contact_list *who)
{
    enum { NEAR = 32, NAME = 6 };
    uint32_t end = g->end + NEAR < g->reach ? g->end + NEAR : g->reach;
    if (!dln_span_is(dln_verb_lemma(s->doc, g), "join") || who->count < 2 || !contact_names_a_day(s))
        return false;
    for (uint32_t i = g->end + 1; i < end && dln_verb_at(s->clauses, i) == DLN_NONE; i++) {
        bool is_at = ONE_OF(s, i, "at", "on", "aboard") && contact_is_class(s, i + 1, DLN_CLASS_DETERMINER);
        for (uint32_t k = i + 2; is_at && k < end && k < i + NAME && s->doc->tokens.items[k].kind != DLN_TOKEN_NUMBER && !contact_is_class(s, k, DLN_CLASS_PREPOSITION); k++) {
            if (contact_word_in(s, k, DLN_LIST_JOINED_AT) || contact_word_in(s, k, DLN_LIST_BUILDINGS) || contact_word_in(s, k, DLN_LIST_VENUES))
                return true;
        }
    }
    return false;
}

/* "was called by Sarr on Friday", not "was called by Sarr a liar", "was called by Sarr to testify". */
static bool is_called_by(const contact_sentence *s, const dln_verb_group *g)
{
    uint32_t by = (g->flags & DLN_VERB_PASSIVE) != 0 && contact_word_is(s, g->end, "by") ? contact_ref_at(s, g->end + 1) : DLN_NONE;
    if (by == DLN_NONE)
        return false;
    uint32_t next = s->doc->refs[by].end;
    return next >= s->end || s->doc->tokens.items[next].kind == DLN_TOKEN_MARK ? !contact_word_is(s, next, "\"") : dln_token_is_class(s->doc, next, DLN_CLASS_PREPOSITION);
}

/* "The two kept talking", "stopped talking", "are talking again": on terms with each other, and no occasion, unless a day, a place or a wire says which. */
static bool is_on_terms(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    if (t->type != DLN_CONTACT_SPEECH || contact_names_a_day(s))
        return false;
    if (g->form == DLN_VERB_GERUND)
        return g->begin > s->begin && contact_word_in(s, g->begin - 1, DLN_LIST_GOING_ON);
    return g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PRESENT && (g->flags & DLN_VERB_PROGRESSIVE) != 0;
}

/* "A retreat will be held in Dakar on Friday, Okonjo told Sarr": where what is told is to be, before who tells it. */
static bool is_place_of_told(const contact_sentence *s, const contact_trigger *t, uint32_t place)
{
    const dln_verb_group *g = t->is_verb && contact_governs(s, &s->clauses->verbs[t->group]) == DLN_GOVERNS_REPORT ? &s->clauses->verbs[t->group] : NULL, *first = s->clauses->verbs;
    while (g != NULL && first < g && first->form != DLN_VERB_FINITE)
        first++;
    if (g == NULL || g == first || g->form != DLN_VERB_FINITE || g->subject_begin >= g->subject_end || g->subject_begin == s->begin || !contact_word_is(s, g->subject_begin - 1, ",") ||
        first->end > g->subject_begin || s->clauses->clauses[first->clause].kind != DLN_CLAUSE_MAIN || contact_word_in(s, s->begin, DLN_LIST_ADJUNCT_OPENERS))
        return false;
    for (uint32_t r = s->ref_begin; r < s->ref_end && s->doc->refs[r].begin < g->subject_begin; r++) {
        if (s->doc->refs[r].place == place)
            return s->doc->refs[r].begin >= first->end;
    }
    return false;
}

bool contact_is_place_of_topic(const contact_sentence *s, const contact_trigger *t, uint32_t place)
{
    if (is_place_of_told(s, t, place))
        return true;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *noun = &s->triggers[k];
        uint32_t holder;
        const dln_verb_group *told = noun->group == DLN_NONE || noun->begin < t->end ? NULL : &s->clauses->verbs[noun->group];
        bool is_told_of = told != NULL && told->form == DLN_VERB_FINITE && s->clauses->clauses[told->clause].kind == DLN_CLAUSE_THAT;
        for (uint32_t r = s->ref_begin; r < s->ref_end && is_told_of; r++) { /* "agreed that they would meet in Rome", "that talks would be held in Rome" */
            if (s->doc->refs[r].place == place)
                return s->doc->refs[r].begin >= noun->end;
        }
        bool is_what_is_agreed = contact_word_is(s, noun->before, "to") && noun->before == contact_behind_time(s, t->end) && dln_verb_in(s->doc->lexicon, s->clauses->verbs[t->group].verb, DLN_LIST_ANNOUNCING); /* "agreed on Friday to a meeting in Rome" */
        bool is_over_meal = (noun->flags & DLN_CONTACT_MEAL) != 0 && contact_word_is(s, noun->before, "over"); /* "told Sarr over lunch" */
        bool is_theme = noun->before >= t->end && contact_word_in(s, noun->before, DLN_LIST_THEME_PREPOSITIONS) && !is_over_meal;
        if (noun->is_verb || noun->group_noun < t->end || !(is_theme || (is_what_is_agreed && noun->before >= t->end) || contact_held_by(s, noun, &holder) != NULL)) /* "told Sarr the summit they will hold in Rome is vital" */
            continue;
        for (uint32_t r = s->ref_begin; r < s->ref_end; r++) {
            if (s->doc->refs[r].place == place)
                return s->doc->refs[r].begin >= noun->end;
        }
    }
    return false;
}

bool contact_is_at_venue(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 4 };
    if (!contact_word_is(s, at, "at") || !(contact_is_class(s, at + 1, DLN_CLASS_DETERMINER) || contact_is_class(s, at + 1, DLN_CLASS_PRONOUN)))
        return false;
    for (uint32_t i = at + 2; i < s->end && i < at + 2 + WORDS && s->doc->tokens.items[i].kind == DLN_TOKEN_WORD && !contact_is_class(s, i, DLN_CLASS_PREPOSITION); i++) {
        if (contact_word_in(s, i, DLN_LIST_VENUES) || contact_word_in(s, i, DLN_LIST_RECEIVED_AT) || contact_word_in(s, i, DLN_LIST_BUILDINGS))
            return true;
    }
    return false;
}

/* "for talks", "for a one-day working visit". */
static bool is_for_occasion(const contact_sentence *s, uint32_t at)
{
    enum { PHRASE = 7 };
    for (uint32_t i = at + 1; contact_word_is(s, at, "for") && i < s->end && i < at + PHRASE; i++) {
        if (contact_word_in(s, i, DLN_LIST_OCCASIONS) || contact_word_is(s, i, "visit"))
            return true;
        if (contact_word_is(s, i, ",") || contact_is_class(s, i, DLN_CLASS_PREPOSITION) || contact_ref_at(s, i) != DLN_NONE || dln_verb_at(s->clauses, i) != DLN_NONE)
            return false;
    }
    return false;
}

/* "welcomed Sarr to the ministry", "was welcomed at the palace by Sarr", "welcomed Sarr for talks" */
static bool is_received_at_house(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    enum { NEAR = 16 };
    uint32_t end = g->end + NEAR < g->reach ? g->end + NEAR : g->reach;
    for (uint32_t i = g->end; t->flags == DLN_CONTACT_OBJECT && i < end; i++) {
        if (contact_is_at_venue(s, i) || (i > g->end && is_for_occasion(s, i)))
            return true;
        if (contact_word_is(s, i, "to") && i > g->end) /* not "welcomed Sarr's decision to send troops home" */
            return dln_verb_at(s->clauses, i) == DLN_NONE && contact_behind_house(s, i) != i;
    }
    return false;
}

/* "The leaders of Ghana and Togo agreed on Monday to go on. The talks in the palace lasted two hours.": the next sentence says where. */
static bool is_told_behind(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g, const contact_list *who)
{
    const dln_tokens *tokens = &s->doc->tokens;
    bool are_several = false;
    if ((t->flags & DLN_CONTACT_TOGETHER) == 0 || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || !contact_is_lead(s) || s->begin < s->doc->body_token || s->index + 1 >= tokens->sentence_count)
        return false;
    for (uint32_t p = 1; p < who->count; p++)
        are_several |= !dln_span_equals(s->doc->parties[who->party[p]].party.country, s->doc->parties[who->party[0]].party.country);
    uint32_t next = tokens->sentences[s->index + 1].begin;
    return are_several && next + 2 < tokens->count && dln_token_is(tokens, next, "The") && dln_token_in(tokens, next + 1, DLN_LIST_OCCASION_NAMES) && !dln_token_is(tokens, next + 2, "of");
}

/* "briefed the UN Security Council on Monday": a council hears somebody where it sits. */
static bool is_before_council(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g, const contact_list *who)
{
    uint32_t r = t->flags == (DLN_CONTACT_OBJECT | DLN_CONTACT_COUNCIL) && (g->flags & DLN_VERB_PASSIVE) == 0 ? contact_ref_at(s, g->end + (contact_word_is(s, g->end, "the") ? 1 : 0)) : DLN_NONE;
    bool is_council = false;
    if (r == DLN_NONE || s->doc->refs[r].count != 1 || (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || who->count < 2 || !contact_has_person(s, who) || !contact_names_a_day(s))
        return false;
    for (uint32_t i = s->doc->refs[r].begin; i < s->doc->refs[r].end; i++)
        is_council |= contact_word_in(s, i, DLN_LIST_COUNCILS);
    return is_council && contact_is_organisation(s, s->doc->ref_parties[s->doc->refs[r].first]);
}

/* "A deal struck on Monday between", "A truce was struck": an accord, not more than a few words before the verb in the passive. */
static bool is_of_accord(const contact_sentence *s, const dln_verb_group *g)
{
    enum { NEAR = 4 };
    for (uint32_t i = g->begin; (g->flags & DLN_VERB_PASSIVE) != 0 && i > s->begin && g->begin - i < NEAR; i--) {
        if (contact_word_in(s, i - 1, DLN_LIST_ACCORDS))
            return true;
    }
    return false;
}

/* "called an ECOWAS summit": what is called is no party. */
static bool is_calling_occasion(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    uint32_t r = t->type == DLN_CONTACT_CALL && t->end == g->end && (g->flags & DLN_VERB_PASSIVE) == 0 ? contact_ref_at(s, g->end) : DLN_NONE;
    r = r == DLN_NONE && t->type == DLN_CONTACT_CALL && contact_is_class(s, g->end, DLN_CLASS_DETERMINER) ? contact_ref_at(s, g->end + 1) : r;
    uint32_t noun = r == DLN_NONE ? s->end : s->doc->refs[r].end;
    return contact_word_in(s, noun, DLN_LIST_OCCASION_NAMES);
}

/* "invited in a letter signed by Okonjo": who signs it meets nobody. */
static bool is_signing_of_letter(const contact_sentence *s, const dln_verb_group *g)
{
    bool is_signed = (g->flags & DLN_VERB_PASSIVE) != 0 && g->begin > s->begin && dln_span_is(dln_verb_lemma(s->doc, g), "sign");
    return is_signed && contact_word_in(s, g->begin - 1, DLN_LIST_SIGNED_PAPERS);
}

/* "phoned Sarr to brief him", "met Sarr to tell him that": what the call or the meeting is for, and no other. */
static bool is_told_by_it(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    bool is_purpose = t->type == DLN_CONTACT_EITHER && (t->needs & DLN_NEEDS_SETTING) != 0 && g->form == DLN_VERB_INFINITIVE && ONE_OF(s, g->end, "him", "her", "them") && g->begin > s->begin && contact_ref_at(s, g->begin - 1) != DLN_NONE;
    for (uint32_t i = 0; is_purpose && i < s->trigger_count; i++) {
        const contact_trigger *over = &s->triggers[i];
        if (over->is_verb && over->group == g->governor && (over->flags & DLN_CONTACT_OBJECT) != 0)
            return true;
    }
    return false;
}

/* "attended a memorial service", "laid a wreath", "watched Ghana's match": what is done or seen on one spot; not "attended the same school". */
static bool is_shared_scene(const contact_sentence *s, const dln_verb_group *g)
{
    enum { WORDS = 9 };
    for (uint32_t i = g->end; i < s->end && i < g->end + WORDS && s->doc->tokens.items[i].kind != DLN_TOKEN_END; i++) {
        if (contact_word_in(s, i, DLN_LIST_SHARED_SCENES) && !contact_word_in(s, i + 1, DLN_LIST_SHARED_SCENES))
            return true;
        if (contact_is_class(s, i, DLN_CLASS_PREPOSITION) || contact_is_class(s, i, DLN_CLASS_AND) || contact_word_is(s, i, ",") || dln_verb_at(s->clauses, i) != DLN_NONE)
            return false;
    }
    return false;
}

bool contact_needs_are_met(const contact_sentence *s, const contact_trigger *t, const contact_list *who, bool call, uint32_t place)
{
    bool many = who->count >= 2 || contact_is_own_meeting(s, t, who);
    if (contact_is_council(s, t))
        return who->count > 0 && contact_names_a_day(s);
    if (t->is_verb && t->flags == DLN_CONTACT_COUNCIL)
        return false; /* "The ministers debated the plan" */
    if (t->is_verb) {
        const dln_verb_group *g = &s->clauses->verbs[t->group];
        uint32_t hearer = g->end + 1 + (contact_word_is(s, g->end + 1, "the") ? 1 : 0), of_house = contact_ref_at(s, hearer);
        if (of_house != DLN_NONE && contact_word_in(s, s->doc->refs[of_house].end, DLN_LIST_PRESS_SCENE)) /* "spoke to the State House press corps" */
            hearer = s->doc->refs[of_house].end;
        if (is_calling_occasion(s, t, g) || is_signing_of_letter(s, g))
            return false;
        if (t->type == DLN_CONTACT_SPEECH && contact_word_is(s, g->end, "to") && contact_word_in(s, hearer, DLN_LIST_PRESS_SCENE))
            return false; /* "Okonjo and Sarr spoke to reporters": not with each other */
        bool is_to_whom = false;
        for (uint32_t i = t->end; i < s->end && i < t->end + 8 && !is_to_whom; i++)
            is_to_whom = ONE_OF(s, i, "with", "to", "together");
        if (t->type == DLN_CONTACT_SPEECH && !is_to_whom && !contact_has_cue(s, t, DLN_CUE_PHONE) && contact_cue_within(s, t->end, t->end + 2, DLN_CUE_APART))
            return false; /* "They have spoken, one after the other" */
        if (place == DLN_NONE && !contact_has_cue(s, t, DLN_CUE_PHONE) && !contact_has_cue(s, t, DLN_CUE_VIDEO) && is_on_terms(s, t, g))
            return false;
        if (is_told_by_it(s, t, g))
            return false;
        bool is_hosted = (t->needs & DLN_NEEDS_PLACE) != 0 && many && contact_has_person(s, who) && is_received_at_house(s, t, g);
        is_hosted |= (t->needs & (DLN_NEEDS_CUE | DLN_NEEDS_SETTING | DLN_NEEDS_PLACE)) != 0 && many && contact_has_person(s, who) && has_guest(s, g);
        if ((t->needs & DLN_NEEDS_CUE) != 0 && !call && !is_hosted)
            return false;
        if ((t->needs & DLN_NEEDS_PERSON) != 0 && (t->needs & DLN_NEEDS_TWO) != 0 && !contact_has_person(s, who) && (place == DLN_NONE || (t->needs & DLN_NEEDS_SETTING) != 0))
            return false; /* "The United States and China signed a pact" */
        if ((t->needs & DLN_NEEDS_PERSON) != 0 && t->flags == DLN_CONTACT_WITH && !call && persons_of(s, who) < 2)
            return false; /* "brought up the treaties with Estonia" */
        if ((t->needs & DLN_NEEDS_PLACE) != 0 && place == DLN_NONE && !is_hosted)
            return false;
        bool is_there = (contact_word_is(s, s->begin, "there") && contact_word_is(s, s->begin + 1, ",")) || contact_word_is(s, t->end, "there");
        is_there |= (t->needs & DLN_NEEDS_SETTING) != 0 && many && place == DLN_NONE && contact_has_person(s, who) && (hands_over(s, t, g) || is_at_body(s, g) || is_at_occasion(s, t, who) || is_told_on_spot(s, t, g, who) || is_told_behind(s, t, g, who));
        is_there |= (t->needs & DLN_NEEDS_SETTING) != 0 && many && place == DLN_NONE && contact_has_person(s, who) && is_joined_there(s, g, who);
        bool is_set = (t->needs & DLN_NEEDS_PERSON) != 0 && t->flags == (DLN_CONTACT_OBJECT | DLN_CONTACT_COUNCIL) && g->reality == DLN_PLANNED && contact_names_a_day(s) && who->count >= 2; /* "is to brief Sarr today" */
        is_set |= (t->needs & DLN_NEEDS_SETTING) != 0 && is_before_council(s, t, g, who);
        bool is_somewhere = place != DLN_NONE && dln_quote_of(s->doc, t->begin) == DLN_NONE && !contact_is_place_of_topic(s, t, place); /* "'We urged the army to go,' Okonjo said in Dakar" */
        if ((t->needs & DLN_NEEDS_SETTING) != 0 && !is_somewhere && !call && !is_there && !is_set && !is_hosted)
            return false;
        if ((t->needs & DLN_NEEDS_FREE) != 0 && (t->flags & DLN_CONTACT_OBJECT) == 0 && !is_free(s, t->end > g->end ? t->end : g->end))
            return false; /* "looked on the bright side", "walked free" */
        if ((t->needs & DLN_NEEDS_ACCORD) != 0 && !is_of_accord(s, g))
            return false;
        if ((t->needs & DLN_NEEDS_SHARED) != 0 && (persons_of(s, who) < 2 || !is_shared_scene(s, g)))
            return false; /* "watched the crisis", "laid claim to", "watched the match with Mali" */
        if ((t->needs & DLN_NEEDS_BARE) != 0 && g->end < s->end && contact_ref_at(s, g->end) == DLN_NONE && !is_called_by(s, g) && !contact_is_call_to_nobody(s, t))
            return false;
        return many;
    }
    if ((t->flags & DLN_CONTACT_BARE) != 0 && ONE_OF(s, t->end, "for", "off"))
        return false; /* "calls off talks with Mali" */
    if ((t->flags & DLN_CONTACT_ASIDE) != 0 || ((t->flags & (DLN_CONTACT_LIGHT | DLN_CONTACT_WEAK)) != 0 && !many))
        return false;
    return many;
}
