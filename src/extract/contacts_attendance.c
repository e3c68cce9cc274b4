/* src/extract/contacts_attendance.c - who else took part in talks that have been told of: "The talks were attended by Sarr", "Sarr and Diop
 * watched the signing", "Present at the dinner was Sarr", "Their host was Sarr". occasions.c adds them to what they attended.
 */
#include "extract/contacts.h"

#include "base/text.h"

/* "Present at the talks were Sarr and Diop", "Also attending the dinner was Sarr": they stand behind the verb. */
static bool opens_with_attendance(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    enum { HEAD = 5 };
    uint32_t first = s->begin + contact_word_is(s, s->begin, "also");
    uint32_t be = t->group_noun > first + HEAD || !ONE_OF(s, first, "present", "attending", "participating") ? DLN_NONE : dln_verb_at(s->clauses, t->end);
    if (be == DLN_NONE || !dln_token_is_class(s->doc, s->clauses->verbs[be].end - 1, DLN_CLASS_BE))
        return false;
    who->count = 0;
    contact_chain(s, s->clauses->verbs[be].end, s->end, who);
    return contact_are_persons(s, who);
}

/* "was present at the talks", "took part in the talks" */
static bool is_attended(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = t->before;
    return before > s->begin && ((contact_word_is(s, before, "at") && contact_word_is(s, before - 1, "present")) || (contact_word_is(s, before, "in") && contact_word_is(s, before - 1, "part")));
}

/* "African Union leaders met in Accra, Okonjo and Sarr among them": a list right before "among them", behind the trigger. */
void contact_add_among(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    enum { WORDS = 40 };
    contact_list some = contact_nobody();
    uint32_t at = t->end;
    while (at < s->end && at < t->end + WORDS && !(contact_word_is(s, at, "among") && contact_word_is(s, at + 1, "them")))
        at++;
    if (!contact_word_is(s, at, "among") || who->count == 0 || at == t->end)
        return;
    uint32_t end = at - contact_word_is(s, at - 1, ","), begin = end;
    while (begin > t->end && (contact_ref_at(s, begin - 1) != DLN_NONE || contact_is_link(s, begin - 1)))
        begin--;
    for (uint32_t i = t->end; i < end; i++) {
        if (dln_verb_at(s->clauses, i) != DLN_NONE && dln_verb_at(s->clauses, i) != t->group)
            return; /* "met and banned ten men, Sarr among them" */
    }
    if (!contact_word_is(s, begin, ",") || contact_chain(s, begin + 1, end, &some) != end || !contact_are_persons(s, &some))
        return;
    for (uint32_t p = 0; p < some.count; p++)
        contact_list_add(s, who, some.party[p], some.by[p]);
}

static void add_persons(const contact_sentence *s, const contact_list *some, contact_list *who)
{
    for (uint32_t p = 0; p < some->count && contact_are_persons(s, some); p++)
        contact_list_add(s, who, some->party[p], some->by[p]);
}

void contact_add_included(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    enum { WORDS = 12 };
    if (t->is_verb || who->count == 0 || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS)) != 0)
        return;
    for (uint32_t i = t->end; i < s->end && i < t->end + WORDS; i++) {
        uint32_t words = dln_phrase_in(s->doc->lexicon, &s->doc->tokens, i, s->end, DLN_LIST_INCLUDED);
        contact_list some = contact_nobody();
        if (words > 0) {
            uint32_t first = contact_ref_at(s, i + words);
            contact_chain(s, i + words, s->end, &some);
            if (first != DLN_NONE && (s->doc->refs[first].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0)
                add_persons(s, &some, who);
            return;
        }
        if (contact_word_in(s, i, DLN_LIST_THEME_PREPOSITIONS) && contact_behind_time(s, i) == i)
            return; /* "a meeting about the prisoners, including Sarr" */
        if (contact_ref_at(s, i) != DLN_NONE && s->doc->refs[contact_ref_at(s, i)].kind == DLN_REF_PARTY && s->doc->refs[contact_ref_at(s, i)].place == DLN_NONE)
            return; /* of whom the list may be a part */
    }
}

/* Whether somebody of the list is named right before the token, or before the comma there. */
static bool is_behind_one(const contact_sentence *s, uint32_t at, const contact_list *who)
{
    uint32_t before = at - contact_word_is(s, at - 1, ","), r = before > s->begin ? contact_ref_at(s, before - 1) : DLN_NONE;
    if (r == DLN_NONE || s->doc->refs[r].count != 1 || (s->doc->refs[r].end != before && s->doc->refs[r].end != at))
        return false;
    for (uint32_t p = 0; p < who->count; p++) {
        if (who->party[p] == s->doc->ref_parties[s->doc->refs[r].first])
            return true;
    }
    return false;
}

/* "joined by Diop in rejecting the plan": of one mind, wherever he was. names: where the words begin that say who. */
static bool is_joined_in_doing(const contact_sentence *s, uint32_t names)
{
    contact_list who = contact_nobody();
    uint32_t in = contact_chain(s, names, s->end, &who), verb = contact_word_is(s, in, "in") ? dln_verb_at(s->clauses, in + 1) : DLN_NONE;
    return verb != DLN_NONE && s->clauses->verbs[verb].form == DLN_VERB_GERUND;
}

/* "Okonjo, accompanied by", "Sarr, who was joined by", "met Sarr on Monday, accompanied by": whether the words are of one who took part. */
static bool is_of_one_there(const contact_sentence *s, const contact_trigger *t, uint32_t at, const contact_list *who)
{
    enum { FAR = 60, WORDS = 5 };
    const dln_verb_group *own = &s->clauses->verbs[t->group];
    uint32_t first = at;
    while (first > s->begin && at - first < WORDS && (contact_is_class(s, first - 1, DLN_CLASS_BE) || contact_is_class(s, first - 1, DLN_CLASS_HAVE) || ONE_OF(s, first - 1, "who", "also", "himself", "herself")))
        first--;
    if (is_behind_one(s, first, who))
        return true;
    uint32_t another = at > s->begin + 1 ? contact_ref_at(s, at - 2) : DLN_NONE; /* "Mali, joined by Diop, left" */
    if (first != at || at < own->end || at > own->end + FAR || !contact_word_is(s, at - 1, ",") || (another != DLN_NONE && s->doc->refs[another].kind == DLN_REF_PARTY))
        return false;
    for (uint32_t v = t->group + 1; v < s->clauses->verb_count && s->clauses->verbs[v].begin < at; v++) {
        if (s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return false;
    }
    return true;
}

/* "In the presence of Diop, Okonjo met Sarr": the trigger that opens the sentence and tells who watched what is told behind it. */
static bool is_presence_before(const contact_sentence *s, const contact_trigger *t)
{
    return !t->is_verb && t->begin == s->begin && s->trigger_count > 1 && (t->flags & (DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS)) == (DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS) &&
           contact_is_class(s, s->begin, DLN_CLASS_PREPOSITION) && contact_word_is(s, t->end, "of");
}

/* Where those are named who watched what the trigger, the first behind them, tells of; DLN_NONE. */
static uint32_t present_before(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t present = DLN_NONE;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *other = &s->triggers[k];
        if (is_presence_before(s, other))
            present = other->end + 1;
        else if (other->begin < t->begin)
            return DLN_NONE;
    }
    return present;
}

void contact_add_companions(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    uint32_t present = t->group == DLN_NONE ? DLN_NONE : present_before(s, t);
    contact_list some = {0};
    if (t->group == DLN_NONE || who->count < 2)
        return;
    if (present != DLN_NONE) {
        contact_chain(s, present, s->end, &some);
        add_persons(s, &some, who);
    }
    for (uint32_t i = s->begin + 1; i + 1 < s->end; i++) {
        if (!contact_word_in(s, i, DLN_LIST_COMPANIONS) || !contact_word_is(s, i + 1, "by") || !is_of_one_there(s, t, i, who) || is_joined_in_doing(s, i + 2))
            continue;
        some = (contact_list){0};
        contact_chain(s, i + 2, s->end, &some);
        add_persons(s, &some, who);
    }
}

/* "Okonjo met Sarr in talks mediated by Diop": whether the noun tells of what the verb does, and who led it. */
static bool is_led_occasion(const contact_sentence *s, const contact_trigger *t, const dln_candidate *met)
{
    enum { NEAR = 6 };
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_led = false;
    if (g == NULL || met->begin != s->begin || met->trigger < g->begin || met->trigger >= g->end || met->is_gone || met->party_count < 2 || !contact_word_in(s, t->before, DLN_LIST_OCCASION_PREPOSITIONS))
        return false;
    for (uint32_t i = t->end; i + 1 < s->end && i < t->end + NEAR; i++)
        is_led |= contact_word_in(s, i, DLN_LIST_ARRANGED) && contact_word_is(s, i + 1, "by");
    return is_led;
}

/* "Around the table at the palace were", "In attendance were": the token behind the words; at: no such words. */
static uint32_t behind_attendance(const contact_sentence *s, uint32_t at)
{
    if (contact_word_is(s, at, "in") && contact_word_is(s, at + 1, "attendance"))
        return at + 2;
    return ONE_OF(s, at, "around", "round", "at") && contact_word_is(s, at + 1, "the") && contact_word_is(s, at + 2, "table") ? at + 3 : at;
}

/* Where the names begin of "They were joined by Diop", "The two were joined at the table by Diop": those who were told of before. DLN_NONE: no such words. */
static uint32_t who_joined_them(const contact_sentence *s, const dln_verb_group *g)
{
    enum { WHERE = 6 };
    uint32_t r = (g->flags & DLN_VERB_PASSIVE) == 0 || !dln_span_is(dln_verb_lemma(s->doc, g), "join") ? DLN_NONE : contact_ref_at(s, g->subject_begin);
    if (r == DLN_NONE || s->doc->refs[r].count < 2 || (s->doc->refs[r].flags & DLN_REF_PLURAL) == 0 || s->doc->refs[r].end != g->subject_end)
        return DLN_NONE;
    for (uint32_t i = g->end; i < s->end && i < g->end + WHERE; i++) {
        if (contact_word_is(s, i, "by"))
            return contact_ref_at(s, i + 1) != DLN_NONE && !is_joined_in_doing(s, i + 1) ? i + 1 : DLN_NONE;
    }
    return DLN_NONE;
}

/* "The delegations were headed by Okonjo and Sarr", "Ghana's side was led by Okonjo", "It was chaired by Okonjo": where the names begin; DLN_NONE: no such words. */
static uint32_t who_led_them(const contact_sentence *s, const dln_verb_group *g)
{
    enum { LONGEST = 10 };
    bool is_led = g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_PASSIVE) != 0 && (g->flags & (DLN_VERB_NEGATED | DLN_VERB_RELATIVE)) == 0 && g->reality == DLN_REAL && contact_word_in(s, g->head, DLN_LIST_LED_WORDS);
    uint32_t r = is_led && contact_word_is(s, g->end, "by") ? contact_ref_at(s, g->end + 1) : DLN_NONE;
    if (r == DLN_NONE || s->doc->refs[r].count == 0 || s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].party.kind != DLN_PERSON)
        return DLN_NONE;
    bool is_them = contact_word_is(s, g->subject_begin, "it") && g->subject_end == g->subject_begin + 1;
    for (uint32_t i = g->subject_begin; i < g->subject_end && i < g->subject_begin + LONGEST; i++)
        is_them |= contact_word_in(s, i, DLN_LIST_TEAMS);
    return is_them ? g->end + 1 : DLN_NONE;
}

/* "Okonjo and Sarr were among those present", "Diop was also present", "Diop attended, too", "They were joined by Diop". */
static bool is_among_present(const contact_sentence *s, const dln_verb_group *g)
{
    contact_list who = contact_nobody();
    if (g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || (g->flags & (DLN_VERB_NEGATED | DLN_VERB_RELATIVE)) != 0)
        return false;
    if (who_joined_them(s, g) != DLN_NONE || who_led_them(s, g) != DLN_NONE)
        return true;
    uint32_t at = g->end + contact_word_is(s, g->end, "also");
    bool is_being = dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE), is_there = is_being && contact_word_is(s, at, "present");
    is_there |= (g->flags & DLN_VERB_PASSIVE) == 0 && dln_span_is(dln_verb_lemma(s->doc, g), "attend");
    at += is_being;
    at += contact_word_is(s, at, ",") && ONE_OF(s, at + 1, "too");
    at += ONE_OF(s, at, "too", "there");
    is_there = is_there && (at >= s->end || ONE_OF(s, at, ".", ";"));
    is_there |= is_being && contact_word_is(s, g->end, "among") && contact_word_is(s, g->end + 1, "those") && ONE_OF(s, g->end + 2, "present", "attending", "there") && g->end + 4 >= s->end;
    if (!is_there)
        return false;
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return contact_are_persons(s, &who);
}

uint32_t contact_roll_call(const contact_sentence *s, const dln_verb_group *g)
{
    enum { WHERE = 7 };
    uint32_t opener = behind_attendance(s, s->begin);
    if (opener > s->begin && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (g->flags & DLN_VERB_NEGATED) == 0 && g->begin >= opener && g->begin < opener + WHERE && dln_token_is_class(s->doc, g->begin, DLN_CLASS_BE)) {
        contact_list there = contact_nobody();
        uint32_t at = g->end + contact_word_is(s, g->end, "also");
        contact_chain(s, at, s->end, &there);
        return contact_are_persons(s, &there) ? g->end : DLN_NONE;
    }
    uint32_t first = s->begin + contact_word_is(s, s->begin, "also");
    bool is_roll = contact_word_is(s, first, "present") || (contact_word_is(s, first, "their") && contact_word_in(s, first + 1, DLN_LIST_HOSTS_OF_TWO) && (first += 1) != 0);
    if (!is_roll || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || (g->flags & DLN_VERB_NEGATED) != 0 || g->begin != first + 1 || g->end != g->begin + 1 || !dln_token_is_class(s->doc, g->begin, DLN_CLASS_BE))
        return DLN_NONE;
    contact_list who = contact_nobody();
    contact_chain(s, g->end, s->end, &who);
    return contact_are_persons(s, &who) ? g->end : DLN_NONE;
}

bool contact_heads_team(const contact_sentence *s, const dln_verb_group *g)
{
    enum { REACH = 7 };
    contact_list head = contact_nobody();
    if (is_among_present(s, g))
        return true;
    if (g->form != DLN_VERB_FINITE || (g->flags & (DLN_VERB_PASSIVE | DLN_VERB_NEGATED | DLN_VERB_RELATIVE)) != 0 || g->reality != DLN_REAL || !contact_word_in(s, g->head, DLN_LIST_HEADS_TEAM))
        return false;
    for (uint32_t i = g->end; i < s->end && i < g->end + REACH && (s->doc->tokens.items[i].kind == DLN_TOKEN_WORD || contact_word_is(s, i, "'s") || contact_word_is(s, i, "'")); i++) {
        bool is_to = contact_word_in(s, i, DLN_LIST_TEAMS) && (ONE_OF(s, i + 1, "to", "into", "through") || contact_cue_within(s, s->begin, s->end, DLN_CUE_SPORT));
        if (contact_word_in(s, i, DLN_LIST_TEAMS) && !is_to) {
            contact_subject_parties(s, g->subject_begin, g->subject_end, &head);
            return (head.count == 1 || (head.count == 2 && dln_ends_with(dln_token_text(&s->doc->tokens, i), DLN_SPAN("s")))) && contact_are_persons(s, &head); /* "led the two delegations" */
        }
    }
    return false;
}

static bool is_team_roll(const contact_sentence *s, const contact_trigger *t)
{
    return !t->is_verb && t->begin == t->end && t->group != DLN_NONE && t->begin == s->clauses->verbs[t->group].end && contact_heads_team(s, &s->clauses->verbs[t->group]);
}

/* The heads of the teams: the subject, and each person behind it who stands before "that of", "the rebels'" or a verb of the same kind. */
static void heads_of_teams(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    *who = (contact_list){0};
    contact_subject_parties(s, g->subject_begin, g->subject_end, who);
    uint32_t joined = who_joined_them(s, g), led = who_led_them(s, g);
    if (joined != DLN_NONE) {
        contact_chain(s, joined, s->end, who);
        return;
    }
    if (led != DLN_NONE) {
        who->count = 0;
        led = contact_chain(s, led, s->end, who);
    }
    for (uint32_t r = s->ref_begin; r < s->ref_end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        if (ref->begin < g->end || ref->kind != DLN_REF_PARTY || ref->count != 1 || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || s->doc->parties[s->doc->ref_parties[ref->first]].party.kind != DLN_PERSON)
            continue;
        bool is_joined = contact_is_link(s, ref->begin - 1) || contact_word_is(s, ref->begin - 1, ";"), is_other = led != DLN_NONE && ref->begin > led && contact_word_is(s, ref->begin - 1, "by");
        if (is_other) /* "the Malian side was led by Sarr, Ghana's by Okonjo" */
            contact_add_ref(s, who, r);
        else if (is_joined && (ONE_OF(s, ref->end, "that", "the", "its") || contact_word_in(s, ref->end, DLN_LIST_HEADS_TEAM) || (contact_ref_at(s, ref->end) != DLN_NONE && (s->doc->refs[contact_ref_at(s, ref->end)].flags & DLN_REF_POSSESSIVE) != 0)))
            contact_add_ref(s, who, r);
    }
}

bool contact_is_roll_call(const contact_sentence *s, const contact_trigger *t)
{
    return !t->is_verb && t->begin == t->end && t->group != DLN_NONE && (contact_roll_call(s, &s->clauses->verbs[t->group]) == t->begin || is_team_roll(s, t));
}

bool contact_joins_in(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    if (is_team_roll(s, t)) {
        heads_of_teams(s, t, who);
        return true;
    }
    if (contact_is_roll_call(s, t)) {
        who->count = 0;
        contact_chain(s, t->begin + contact_word_is(s, t->begin, "also"), s->end, who);
        return true;
    }
    if (t->is_verb || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_OTHERS)) != 0 || !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE))
        return false;
    if (opens_with_attendance(s, t, who))
        return true;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || !contact_are_persons(s, who))
        return false;
    return is_attended(s, t) || (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_TAKING_PART) && t->in_subject == ((g->flags & DLN_VERB_PASSIVE) != 0));
}

/* "Okonjo and Sarr signed an accord. Diop, the mediator, looked on": what was told last in this sentence or the one before it; NULL. */
static dln_candidate *looked_on(const contact_sentence *s, const contact_trigger *t, const contact_list *who, dln_candidates *out)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    uint32_t behind = g == NULL ? s->end : g->end + 1;
    bool is_bare = behind >= s->end || s->doc->tokens.items[behind].kind == DLN_TOKEN_MARK || contact_behind_time(s, behind) != behind || ONE_OF(s, behind, "as", "while", "in", "from", "and"); /* not "on the bright side" */
    if (g == NULL || !is_bare || g->form != DLN_VERB_FINITE || g->reality != DLN_REAL || !contact_word_is(s, g->end, "on") || !dln_span_is(dln_verb_lemma(s->doc, g), "look") || !contact_are_persons(s, who))
        return NULL;
    for (size_t i = out->count; i > 0; i--) {
        dln_candidate *met = &out->items[i - 1];
        if (dln_doc_sentence_of(s->doc, met->trigger) + 1 < s->index)
            return NULL;
        if (!met->is_gone && met->party_count >= 2 && met->status == DLN_CONFIRMED && !met->is_wish && met->trigger < t->begin)
            return met;
    }
    return NULL;
}

bool contact_adds_witness(const contact_sentence *s, const contact_trigger *t, const contact_list *who, dln_candidates *out)
{
    if (is_presence_before(s, t))
        return true;
    bool is_led = out->count > 0 && is_led_occasion(s, t, &out->items[out->count - 1]);
    for (uint32_t p = 0; p < who->count && is_led; p++)
        dln_candidate_add_party(&out->items[out->count - 1], who->party[p], (dln_how)who->by[p]);
    if (is_led)
        return true;
    dln_candidate *watched = looked_on(s, t, who, out);
    for (uint32_t p = 0; watched != NULL && p < who->count; p++)
        dln_candidate_add_party(watched, who->party[p], (dln_how)who->by[p]);
    if (watched != NULL)
        return true;
    bool is_presence = !t->is_verb && (t->flags & (DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS)) == (DLN_CONTACT_WEAK | DLN_CONTACT_OTHERS) && contact_is_class(s, t->begin, DLN_CLASS_PREPOSITION) && t->end > t->begin + 1;
    dln_candidate *met = out->count > 0 && is_presence ? &out->items[out->count - 1] : NULL;
    if (met == NULL || met->begin != s->begin || met->is_gone || met->is_wish || met->trigger >= t->begin || met->party_count < 2)
        return false;
    for (uint32_t i = met->trigger + 1; i < t->begin; i++) {
        uint32_t v = dln_verb_at(s->clauses, i);
        const dln_verb_group *g = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
        bool is_its_own = g != NULL && g->subject_begin <= met->trigger && met->trigger < g->subject_end; /* "Talks with Sarr opened under the mediation of Diop" */
        if (g != NULL && g->form == DLN_VERB_FINITE && g->begin > met->trigger && !is_its_own)
            return false; /* "met Sarr and signed an accord in the presence of Diop" */
    }
    for (uint32_t p = 0; p < who->count; p++)
        dln_candidate_add_party(met, who->party[p], (dln_how)who->by[p]);
    return true;
}

/* Whether it is the office of a head of state or of government. */
static bool is_leading_role(const dln_doc *doc, dln_span role)
{
    uint32_t rows = dln_row_count(doc->lexicon, DLN_TABLE_TITLES);
    for (uint32_t row = 0; row < rows && role.len > 0; row++) {
        if (!dln_span_equals(dln_cell_text(doc->lexicon, DLN_TABLE_TITLES, row, DLN_TITLES_ROLE), role))
            continue;
        uint32_t office = dln_cell(doc->lexicon, DLN_TABLE_TITLES, row, DLN_TITLES_OFFICE);
        return office == DLN_OFFICE_HEAD_OF_STATE || office == DLN_OFFICE_HEAD_OF_GOVERNMENT;
    }
    return false;
}

/* The one leader of the country whom the article names; DLN_NONE: nobody, or two. */
static uint32_t leader_named(const dln_doc *doc, dln_span country)
{
    uint32_t leader = DLN_NONE;
    for (uint32_t p = 0; p < doc->party_count; p++) {
        const dln_doc_party *party = &doc->parties[p];
        if (party->party.kind != DLN_PERSON || party->is_ordinary || party->mentions == 0 || !dln_span_equals(party->party.country, country) || !is_leading_role(doc, party->party.role))
            continue;
        if (leader != DLN_NONE)
            return DLN_NONE;
        leader = p;
    }
    return leader;
}

bool contact_name_members(const contact_sentence *s, contact_list *who)
{
    enum { MOST = 8, FEW = 3 };
    dln_doc *doc = s->doc;
    uint32_t row = who->count == 1 && doc->parties[who->party[0]].is_group ? dln_row_find(doc->lexicon, DLN_TABLE_ORGANISATIONS, doc->parties[who->party[0]].party.country) : DLN_NONE, leaders[MOST], count = 0;
    if (row == DLN_NONE)
        return false;
    for (uint32_t i = s->begin; i < s->end; i++) {
        if (ONE_OF(s, i, "ministers", "advisers", "advisors", "aides", "deputies") || contact_word_in(s, i, DLN_LIST_NEGOTIATING))
            return false; /* "The foreign ministers of the Normandy Four" */
    }
    dln_span members = dln_cell_text(doc->lexicon, DLN_TABLE_ORGANISATIONS, row, DLN_ORGANISATIONS_MEMBERS), member, unnamed = DLN_NO_SPAN;
    while (dln_split(&members, '|', &member)) {
        uint32_t leader = count < MOST ? leader_named(doc, member) : DLN_NONE;
        if (leader == DLN_NONE && unnamed.len > 0)
            return false;
        if (leader == DLN_NONE)
            unnamed = member;
        else
            leaders[count++] = leader;
    }
    uint32_t last = unnamed.len == 0 || count < FEW || count == MOST ? DLN_NONE : dln_country_party(doc, unnamed); /* the one whose leader goes unnamed */
    if (count < 2 || (unnamed.len > 0 && last == DLN_NONE))
        return false;
    who->count = 0;
    for (uint32_t k = 0; k < count; k++)
        contact_list_add(s, who, leaders[k], DLN_BY_COREFERENCE);
    if (last != DLN_NONE)
        contact_list_add(s, who, last, DLN_BY_COREFERENCE);
    return true;
}
