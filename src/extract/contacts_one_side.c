/* src/extract/contacts_one_side.c - occasions of which the words name one side only, and the others by what they are, or not at all: "held talks
 * with rebel leaders", "attended a summit in London", "has held several meetings in Beirut", "launched a mediation effort", "has suspended
 * talks in Geneva". They are faint: told only if nothing else is told of whoever took part (occasions_faint.c).
 */
#include "base/text.h"
#include "extract/contacts.h"

/* The verb that says who does it; NULL: the words have none, or somebody else is its subject. */
static const dln_verb_group *verb_of(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_own = g != NULL && (t->is_verb || !t->in_subject) && (g->flags & (DLN_VERB_PASSIVE | DLN_VERB_CONDITIONAL | DLN_VERB_COULD)) == 0 && g->form != DLN_VERB_PARTICIPLE &&
                  (g->form != DLN_VERB_GERUND || (g->begin > s->begin && ONE_OF(s, g->begin - 1, "after", "before", "following", "while"))); /* not "thanked Sarr for hosting talks" */
    return is_own && g->subject_begin < g->subject_end && (g->flags & DLN_VERB_SUBJECT_BEHIND) == 0 ? g : NULL;
}

/* Said, or planned: no "ability to visit". */
static bool is_set_or_done(const contact_sentence *s, const dln_verb_group *g)
{
    const dln_verb_group *over = g->form == DLN_VERB_INFINITIVE && g->governor != DLN_NONE ? &s->clauses->verbs[g->governor] : NULL;
    return g->form == DLN_VERB_FINITE || (over != NULL && over->form == DLN_VERB_FINITE && over->end + 1 >= g->begin);
}

static bool is_diplomatic(const contact_sentence *s, uint32_t party)
{
    const dln_doc_party *p = &s->doc->parties[party];
    return !p->is_ordinary && !p->is_spokesperson && (p->party.country.len > 0 || p->party.kind != DLN_PERSON);
}

bool contact_is_private(const contact_sentence *s)
{
    enum { LONGEST = 80 };
    for (uint32_t i = s->begin; i < s->end && i < s->begin + LONGEST; i++) {
        if (contact_word_in(s, i, DLN_LIST_PRIVATE_MATTERS))
            return true;
    }
    return false;
}

/* The one party that is the subject; DLN_NONE: nobody, several, or somebody else than those known to take part. */
static uint32_t doer_of(const contact_sentence *s, const dln_verb_group *g, const contact_list *known, uint8_t *by)
{
    contact_list who = contact_nobody();
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    if (who.count != 1 || !is_diplomatic(s, who.party[0]) || (known->count == 1 && known->party[0] != who.party[0]))
        return DLN_NONE;
    *by = who.by[0];
    return who.party[0];
}

/* "rebel leaders", "five Gulf states", "senior Syrian officials": people or states that stand for a side, and no name. at: behind the preposition. */
static bool is_unnamed_side(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 9 };
    bool is_side = false;
    for (uint32_t i = at; i < s->end && i < at + WORDS; i++) {
        const dln_token *token = &s->doc->tokens.items[i];
        bool is_word = token->kind == DLN_TOKEN_WORD || token->kind == DLN_TOKEN_NUMBER || ONE_OF(s, i, "-", "'", "'s");
        if (is_side && contact_is_class(s, i, DLN_CLASS_AND))
            return true;
        if (!is_word || dln_verb_at(s->clauses, i) != DLN_NONE || contact_is_class(s, i, DLN_CLASS_PREPOSITION) || contact_is_class(s, i, DLN_CLASS_EITHER) || contact_is_class(s, i, DLN_CLASS_TO) || contact_is_class(s, i, DLN_CLASS_RELATIVE))
            break;
        bool is_own = i == at && ONE_OF(s, i, "his", "her", "its", "their") && !ONE_OF(s, i + 1, "allies", "neighbours", "neighbors", "counterparts");
        if (is_own || contact_word_in(s, i, DLN_LIST_INNER_CIRCLES) || contact_word_in(s, i, DLN_LIST_HOME_CIRCLES))
            return false; /* "his ministers", "party leaders", "government officials" */
        is_side = contact_word_in(s, i, DLN_LIST_UNNAMED_SIDES);
    }
    return is_side;
}

/* "leaders of the church", "chiefs from the union": of those who are no side. at: behind the preposition before them. */
static bool is_of_circle(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 16 };
    bool is_behind = false;
    for (uint32_t i = at; i < s->end && i < at + WORDS && dln_verb_at(s->clauses, i) == DLN_NONE && !contact_word_is(s, i, ","); i++) {
        is_behind |= ONE_OF(s, i, "of", "from");
        if (is_behind && (contact_word_in(s, i, DLN_LIST_INNER_CIRCLES) || contact_word_in(s, i, DLN_LIST_HOME_CIRCLES)))
            return true;
    }
    return false;
}

static bool is_side_at(const contact_sentence *s, uint32_t at) { return is_unnamed_side(s, at) && !is_of_circle(s, at); }

/* Whether the noun group begins at the token, or behind "the first ever". */
static bool begins_at(const contact_sentence *s, const contact_trigger *t, uint32_t at)
{
    enum { WORDS = 4 };
    if (at > t->group_noun || t->group_noun - at > WORDS)
        return false;
    while (at < t->group_noun && (contact_is_class(s, at, DLN_CLASS_DETERMINER) || contact_is_class(s, at, DLN_CLASS_ADVERB) || contact_ordinal(s, at) != 0 || contact_word_is(s, at, "ever")))
        at++;
    return at == t->group_noun;
}

/* The token of "with" behind a noun or a verb, with no more than where and when between them; DLN_NONE. */
static uint32_t with_behind(const contact_sentence *s, uint32_t at)
{
    enum { NEAR = 9 };
    for (uint32_t i = at; i < s->end && i < at + NEAR && dln_verb_at(s->clauses, i) == DLN_NONE && !contact_word_is(s, i, ","); i++) {
        if (contact_word_is(s, i, "with"))
            return i;
    }
    return DLN_NONE;
}

/* Whether the noun is what the verb holds, or its occasion. */
static bool is_held(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    uint32_t governs = contact_governs(s, g);
    bool reports = governs == DLN_GOVERNS_REPORT || governs == DLN_GOVERNS_ATTITUDE, is_object = g->end == t->group_noun || (g->end + 1 == t->group_noun && ONE_OF(s, g->end, "into", "in", "off", "out"));
    uint32_t of = t->group_noun > s->begin && contact_word_is(s, t->group_noun - 1, "of") ? t->group_noun - 1 : t->before;
    bool is_of_parts = of > g->end && of <= g->end + 3 && contact_word_is(s, of, "of") && (contact_word_in(s, of - 1, DLN_LIST_STRETCHES) || contact_word_in(s, of - 1, DLN_LIST_PARTS)); /* "held a series of meetings" */
    bool is_then = ONE_OF(s, t->before, "at", "during", "in", "after", "following");
    return is_then || (!reports && (is_object || is_of_parts || contact_word_is(s, t->before, "for")));
}

/* "held talks with rebel leaders", "met opposition leaders" */
static bool is_with_unnamed(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    if (t->is_verb) {
        uint32_t at = contact_behind_time(s, g->end);
        bool is_meeting = t->end <= g->end && (t->needs & (DLN_NEEDS_CUE | DLN_NEEDS_SETTING | DLN_NEEDS_PLACE | DLN_NEEDS_MANY)) == 0 && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_MEETING_VERBS);
        return is_meeting && is_side_at(s, at + contact_word_is(s, at, "with"));
    }
    bool is_occasion = (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE | DLN_CONTACT_WEAK | DLN_CONTACT_ELLIPSIS)) == 0;
    uint32_t with = is_occasion && is_held(s, t, g) ? with_behind(s, t->end) : DLN_NONE;
    return with != DLN_NONE && is_side_at(s, with + 1);
}

/* A place behind the noun that is in another country than the party's; DLN_NONE. */
static uint32_t place_abroad(const contact_sentence *s, const contact_trigger *t, uint32_t party)
{
    uint32_t place = contact_place(s, t, t->end, s->end);
    const dln_party *p = &s->doc->parties[party].party;
    if (place == DLN_NONE || s->doc->places[place].is_wide || p->country.len == 0 || dln_span_equals(p->country, s->doc->places[place].place.country))
        return DLN_NONE;
    return place;
}

/* "attended a summit", "took part in a conference in London": not at home, unless it is called a summit. */
static bool is_attendance(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g, uint32_t party)
{
    uint32_t at = g->end + (contact_word_is(s, g->end, "part") || (contact_word_is(s, g->end, "in") && contact_word_is(s, g->end - 1, "part")));
    at += contact_word_is(s, at, "in");
    bool takes_part = dln_span_is(dln_verb_lemma(s->doc, g), "take") && at > g->end && contact_word_is(s, g->end, "part");
    if ((!takes_part && !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_ATTENDING)) || !begins_at(s, t, at) || (s->doc->parties[party].party.kind == DLN_COUNTRY && !contact_are_sent(s, t)))
        return false;
    for (uint32_t i = t->group_noun; i < t->begin; i++) {
        if (contact_word_in(s, i, DLN_LIST_INNER_CIRCLES))
            return false;
    }
    return contact_word_is(s, t->begin, "summit") || place_abroad(s, t, party) != DLN_NONE;
}

/* "has held several meetings in Beirut": of somebody of another country. */
static bool is_held_abroad(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g, uint32_t party)
{
    bool is_holding = (contact_is_class(s, g->head, DLN_CLASS_HAVE) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_HOLDING)) && is_held(s, t, g);
    return is_holding && s->doc->parties[party].party.kind != DLN_COUNTRY && with_behind(s, t->end) == DLN_NONE && !contact_word_is(s, t->end, "on") && place_abroad(s, t, party) != DLN_NONE;
}

/* "has suspended talks in Geneva", "called off a planned meeting" */
static bool is_called_off(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    uint32_t at = g->end + (ONE_OF(s, g->end, "off", "from") != 0) + 2 * (contact_word_is(s, g->end, "out") && contact_word_is(s, g->end + 1, "of"));
    bool is_part = ONE_OF(s, at, "its", "his", "her", "their") && contact_word_is(s, at + 1, "participation") && contact_word_is(s, at + 2, "in"); /* "suspended its participation in the Geneva talks" */
    if (is_part && (t->group_noun == at + 3 || t->begin <= at + 5))
        return true;
    return at == t->group_noun && !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE) && contact_place(s, t, t->end, s->end) != DLN_NONE;
}

bool contact_is_mediation(const contact_trigger *t) { return !t->is_verb && strcmp(t->cameo, "045") == 0; }

/* "launched a mediation effort", not "praised", "called for" one. */
static const dln_verb_group *undertaken_by(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = verb_of(s, t);
    uint32_t at = g == NULL ? 0 : g->end + ONE_OF(s, g->end, "on", "up");
    const dln_token *behind = &s->doc->tokens.items[t->end < s->end ? t->end : s->end - 1];
    bool is_of_noun = t->end < s->end && behind->kind == DLN_TOKEN_WORD && (behind->flags & DLN_CAPITAL) == 0 && dln_token_classes(s->doc, t->end) == 0 && contact_behind_time(s, t->end) == t->end && dln_verb_at(s->clauses, t->end) == DLN_NONE;
    if (is_of_noun)
        return NULL; /* "began mediation training" */
    return g != NULL && at == t->group_noun && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_MEDIATING)) ? g : NULL;
}

const char *contact_why_no_mediation(const contact_sentence *s, const contact_trigger *t)
{
    return contact_is_mediation(t) && undertaken_by(s, t) == NULL ? "a mediation that nobody undertakes" : NULL;
}

void contact_mediation_parties(const contact_sentence *s, const contact_trigger *t, contact_list *out)
{
    enum { REACH = 24 };
    const dln_verb_group *g = undertaken_by(s, t);
    if (g == NULL)
        return;
    contact_subject_parties(s, g->subject_begin, g->subject_end, out);
    if (out->count == 0)
        return;
    for (uint32_t i = t->end; i < s->end && i < t->end + REACH; i++) {
        if (!ONE_OF(s, i, "between", "among"))
            continue;
        contact_chain(s, i + 1, s->end, out);
        return;
    }
}

bool contact_is_one_sided(const contact_sentence *s, const contact_trigger *t, dln_reality reality, contact_list *who)
{
    const dln_verb_group *g = who->count > 1 ? NULL : verb_of(s, t);
    uint8_t by = DLN_BY_NAME;
    if (contact_is_mediation(t))
        return who->count == 1 && reality != DLN_WISHED;
    uint32_t doer = g == NULL || reality == DLN_WISHED || reality == DLN_DENIED ? DLN_NONE : doer_of(s, g, who, &by);
    if (doer == DLN_NONE || contact_is_talked_about(s, t) || contact_is_private(s))
        return false;
    bool is_occasion = !t->is_verb && (t->type == DLN_CONTACT_MEETING || t->type == DLN_CONTACT_EITHER) && (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE | DLN_CONTACT_WEAK | DLN_CONTACT_ELLIPSIS | DLN_CONTACT_MEAL)) == 0 && t->begin < t->end;
    bool is_one = is_with_unnamed(s, t, g) || (is_occasion && (reality == DLN_CALLED_OFF || contact_cue_within(s, g->begin, g->end + 2, DLN_CUE_CANCEL) ? is_called_off(s, t, g) : is_attendance(s, t, g, doer) || is_held_abroad(s, t, g, doer)));
    if (is_one && who->count == 0)
        contact_list_add(s, who, doer, by);
    return is_one && who->count == 1;
}

/* "after an emergency meeting", "at a summit of its leaders": one at which all of an organisation sit. */
bool contact_is_sitting_of_all(const contact_sentence *s, const contact_trigger *t)
{
    enum { OF = 6 };
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t before = t->before;
    if (contact_word_is(s, before, "of") && before > s->begin && contact_word_in(s, before - 1, DLN_LIST_PARTS))
        before = before > s->begin + 2 && contact_is_class(s, before - 2, DLN_CLASS_DETERMINER) ? before - 3 : before - 2; /* "at the end of a summit" */
    if (g == NULL || g->form != DLN_VERB_FINITE || !contact_word_in(s, before, DLN_LIST_HELD_PREPOSITIONS) || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE | DLN_CONTACT_WEAK | DLN_CONTACT_ELLIPSIS | DLN_CONTACT_MEAL | DLN_CONTACT_VIDEO)) != 0 || t->type != DLN_CONTACT_MEETING)
        return false;
    bool is_of_all = contact_word_is(s, t->begin, "summit");
    for (uint32_t i = t->group_noun; i < t->begin; i++)
        is_of_all |= contact_word_in(s, i, DLN_LIST_URGENT) || contact_is_assembly_word(s, i);
    for (uint32_t i = t->end + 1; contact_word_is(s, t->end, "of") && i < s->end && i < t->end + OF; i++)
        is_of_all |= contact_is_assembly_word(s, i);
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++)
        is_of_all |= contact_is_assembly_word(s, i);
    return is_of_all;
}

bool contact_is_visit_abroad(const contact_sentence *s, const contact_trigger *t, uint32_t place, const contact_list *who)
{
    const dln_party *guest = &s->doc->parties[who->party[0]].party;
    bool is_visit = t->is_verb ? (t->flags & (DLN_CONTACT_HOST | DLN_CONTACT_OBJECT)) == (DLN_CONTACT_HOST | DLN_CONTACT_OBJECT) && verb_of(s, t) != NULL && is_set_or_done(s, verb_of(s, t)) : (t->flags & DLN_CONTACT_VISIT) != 0 && t->group != DLN_NONE;
    if (place == DLN_NONE || !is_visit || contact_is_private(s) || t->begin == t->end || !is_diplomatic(s, who->party[0]) || guest->kind != DLN_PERSON)
        return false;
    if (s->doc->places[place].is_wide && !t->is_verb)
        return true; /* "on a trip to West Africa" */
    dln_span land = s->doc->places[place].place.country;
    return land.len > 0 && guest->country.len > 0 && !dln_span_equals(guest->country, land);
}
