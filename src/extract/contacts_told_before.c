/* src/extract/contacts_told_before.c - whether a trigger refers to an occasion that has been told of ("The talks began at noon", "It was their
 * first meeting"), or to one of people whom the story has named before.
 */
#include "extract/contacts.h"

#include "base/text.h"

bool contact_is_shared_body(const contact_sentence *s, uint32_t token, uint32_t from)
{
    if (token <= from || !contact_word_in(s, token, DLN_LIST_WORKING_BODIES)) /* most words */
        return false;
    return contact_word_in(s, token - 1, DLN_LIST_SHARED) || (token > from + 1 && contact_word_in(s, token - 2, DLN_LIST_SHARED));
}

/* "A border commission was set up. It met in Rome": what "it" is stands in the words before, not more than a sentence back. */
static bool is_it_a_body(const contact_sentence *s, const dln_verb_group *g)
{
    uint32_t begin = s->index > 0 ? s->doc->tokens.sentences[s->index - 1].begin : s->begin;
    if (g->subject_end != g->subject_begin + 1 || !contact_word_is(s, g->subject_begin, "it"))
        return false;
    for (uint32_t i = g->subject_begin; i > begin + 1; i--) {
        bool is_shared = dln_token_in(&s->doc->tokens, i - 2, DLN_LIST_SHARED) || (i > begin + 2 && dln_token_in(&s->doc->tokens, i - 3, DLN_LIST_SHARED));
        if (is_shared && dln_token_in(&s->doc->tokens, i - 1, DLN_LIST_WORKING_BODIES))
            return true;
    }
    return false;
}

static bool meets_together(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    bool is_wired = contact_has_cue(s, t, DLN_CUE_PHONE) || contact_has_cue(s, t, DLN_CUE_VIDEO);
    bool is_meeting = (t->type == DLN_CONTACT_MEETING && (t->needs & DLN_NEEDS_PERSON) == 0) || (t->type == DLN_CONTACT_SPEECH && (is_wired || s->names_place)) || (t->type == DLN_CONTACT_EITHER && is_wired);
    return is_meeting && (t->flags & DLN_CONTACT_TOGETHER) != 0 && g->form == DLN_VERB_FINITE && contact_ref_at(s, g->end) == DLN_NONE && !contact_word_is(s, g->end, "with") && s->begin >= s->doc->body_token;
}

/* "A meeting of the joint commission is set for Friday", "A Border Committee session", "a meeting of negotiators": of two sides. */
static bool is_of_shared_body(const contact_sentence *s, const contact_trigger *t)
{
    enum { WORDS = 6 };
    bool is_of = contact_word_is(s, t->end, "of");
    uint32_t begin = is_of ? t->end + 1 : t->group_noun, end = is_of ? (t->end + WORDS < s->end ? t->end + WORDS : s->end) : t->begin;
    if (t->is_verb || t->type != DLN_CONTACT_MEETING || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE | DLN_CONTACT_MEAL | DLN_CONTACT_ELLIPSIS)) != 0 || s->begin < s->doc->body_token)
        return false;
    for (uint32_t i = begin; i < end; i++) {
        if (contact_is_shared_body(s, i, begin) || (is_of && i <= begin + 1 && contact_word_in(s, i, DLN_LIST_NEGOTIATING)))
            return !ONE_OF(s, i + 1, "of", "from", "with");
    }
    return false;
}

/* "formed a joint panel. The panel is to meet in Rome": whether the body at the token has been said to be of two sides, not long before. */
static bool is_shared_before(const contact_sentence *s, uint32_t token)
{
    enum { BACK = 3 };
    const dln_tokens *tokens = &s->doc->tokens;
    uint32_t begin = tokens->sentences[s->index > BACK ? s->index - BACK : 0].begin, word = tokens->items[token].word;
    for (uint32_t i = begin + 2; i < s->begin; i++) {
        if (tokens->items[i].word == word && (dln_token_in(tokens, i - 1, DLN_LIST_SHARED) || dln_token_in(tokens, i - 2, DLN_LIST_SHARED)))
            return true;
    }
    return false;
}

/* "The panel is to hold its first session in Rome": a body of two sides that was told of before. */
static bool is_held_by_shared(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || (g->flags & DLN_VERB_PASSIVE) != 0 || !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_CONVENING))
        return false;
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        bool is_shared = i > g->subject_begin && contact_word_in(s, i - 1, DLN_LIST_SHARED);
        if (contact_word_in(s, i, DLN_LIST_WORKING_BODIES) && (is_shared || is_shared_before(s, i)))
            return true;
    }
    return false;
}

/* "A ceasefire was signed in Rome on Monday", by nobody who is named. */
static bool is_signed(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    if (g == NULL || g->form != DLN_VERB_FINITE || (g->flags & DLN_VERB_PASSIVE) == 0 || g->subject_end <= g->subject_begin || !s->names_place || s->begin < s->doc->body_token || !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_SIGNING_VERBS))
        return false;
    for (uint32_t i = g->end; i < s->end; i++) {
        if (contact_word_is(s, i, "by"))
            return false;
    }
    return contact_word_in(s, g->subject_end - 1, DLN_LIST_ACCORDS) && contact_names_a_day(s);
}

bool contact_is_of_others(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    if (!t->is_verb)
        return is_of_shared_body(s, t) || is_held_by_shared(s, t);
    if (is_signed(s, t))
        return true;
    if (!meets_together(s, t, g))
        return false;
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        if (contact_word_in(s, i, DLN_LIST_WORKING_BODIES))
            return true;
    }
    return is_it_a_body(s, g);
}

bool contact_is_of_sides(const contact_sentence *s, const contact_trigger *t)
{
    if (!t->is_verb)
        return is_of_shared_body(s, t) || is_held_by_shared(s, t);
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        bool is_anybody = i == g->subject_begin && !s->names_place && ONE_OF(s, i, "officials", "experts", "diplomats"); /* "Officials met on Monday": of the football club */
        if (!is_anybody && (contact_word_in(s, i, DLN_LIST_SHARED) || contact_word_in(s, i, DLN_LIST_NEGOTIATING)))
            return true;
    }
    return is_it_a_body(s, g);
}

/* "19-20 September. Informal summit in Salzburg.": words without a verb that open an entry tell of something new. */
static bool opens_entry(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 2 };
    bool is_first = s->heading != DLN_NONE && s->doc->timexes[s->heading].end <= t->begin && s->doc->timexes[s->heading].end + NEAR >= t->group_noun - (t->group_noun > s->begin && s->begin == t->group_noun - 1);
    return is_first && t->group == DLN_NONE && contact_word_in(s, t->end - 1, DLN_LIST_GREAT_GATHERINGS) && !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE) && contact_ordinal_of(s, t) == 0;
}

/* "Foreign ministers from Asia and Europe opened a meeting": people of whom no one has been named. */
static bool do_others_act(const contact_sentence *s, const contact_trigger *t)
{
    enum { HEAD = 12 };
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    for (uint32_t i = s->begin; !t->is_verb && i + 1 < t->group_noun && i < s->begin + HEAD; i++) { /* "CAIRO - Delegations of the Blue Party and the Greens hold talks" */
        if (contact_word_in(s, i, DLN_LIST_NEGOTIATING) && ONE_OF(s, i + 1, "of", "from") && (i == s->begin || s->doc->tokens.items[i - 1].kind == DLN_TOKEN_MARK))
            return true;
    }
    for (uint32_t r = s->ref_begin; g != NULL && r < s->ref_end && s->doc->refs[r].begin < g->subject_end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        bool is_of_all = false; /* "The 12 foreign ministers of the Community" */
        for (uint32_t i = ref->begin; i < ref->end && ref->count == 0 && (ref->flags & DLN_REF_ROLE) != 0; i++)
            is_of_all |= contact_word_is(s, i, "of");
        if (is_of_all)
            return !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE);
        if (ref->begin == g->subject_begin && ref->kind == DLN_REF_PARTY && ref->count == 0 && (ref->flags & (DLN_REF_PLURAL | DLN_REF_ROLE)) == (DLN_REF_PLURAL | DLN_REF_ROLE))
            return !contact_word_is(s, ref->begin, "the") && !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE);
    }
    return false;
}

/* "The standing committee on the budget held its meeting", "Teachers held talks": of people or a body that is none of those before. */
static bool do_others_hold(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || (g->flags & DLN_VERB_PASSIVE) != 0 || g->subject_end <= g->subject_begin || s->begin < s->doc->body_token || !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_CONVENING))
        return false;
    bool is_body = false;
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        bool is_working = contact_word_in(s, i, DLN_LIST_WORKING_BODIES);
        is_body |= is_working;
        if (contact_ref_at(s, i) != DLN_NONE || contact_is_class(s, i, DLN_CLASS_PRONOUN) || contact_word_in(s, i, DLN_LIST_SHARED) || contact_word_in(s, i, DLN_LIST_NEGOTIATING) || (is_working && (dln_ends_with(dln_token_text(&s->doc->tokens, i), DLN_SPAN("s")) || is_shared_before(s, i))))
            return false;
    }
    return is_body || dln_token_is_class(s->doc, g->subject_begin, DLN_CLASS_DETERMINER) || (s->doc->tokens.items[g->subject_begin].flags & DLN_STARTS_SENTENCE) != 0;
}

/* "The Coastal Forum, whose ministers were to gather in Dakar, has been put off": it has a name, and people, of its own. */
static bool is_of_its_own_people(const contact_sentence *s, const contact_trigger *t)
{
    return !t->is_verb && contact_word_is(s, t->end, ",") && contact_word_is(s, t->end + 1, "whose") && (s->doc->tokens.items[t->end - 1].flags & DLN_CAPITAL) != 0;
}

bool contact_refers_back(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    if (is_of_its_own_people(s, t))
        return false;
    if (contact_is_of_others(s, t))
        return who->count == 0;
    if (t->is_verb || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_MEAL | DLN_CONTACT_PRESENCE)) != 0 || who->count > 1)
        return false;
    bool is_of_others_too = (t->flags & DLN_CONTACT_OTHERS) != 0 && contact_ordinal_of(s, t) == 0; /* "the second conference" may be theirs */
    if (who->count == 0 && opens_entry(s, t))
        return false;
    if (who->count == 0)
        return !is_of_others_too && !contact_word_is(s, t->end, "between") && !do_others_act(s, t) && !do_others_hold(s, t); /* whoever they are, they are not those before */
    if ((t->flags & DLN_CONTACT_ELLIPSIS) != 0 && contact_word_is(s, t->before, "in")) { /* "in the second, at four, Sarr gave way" */
        who->count = 0;
        return true;
    }
    bool is_return = contact_word_is(s, t->begin, "return"); /* "Okonjo is to pay a return visit": to whom she received */
    if (is_return || (contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE) && (t->flags & DLN_CONTACT_WEAK) == 0)) {
        who->count = 0;
        return true;
    }
    return false;
}

bool contact_says_how(const contact_sentence *s, const contact_trigger *t, dln_mode mode)
{
    return mode != DLN_MODE_NONE && !t->is_verb && t->in_subject && t->group_noun == s->begin && contact_word_is(s, s->begin, "the") && !contact_word_is(s, t->end, "of") &&
           !dln_ends_with(dln_token_text(&s->doc->tokens, t->end - 1), DLN_SPAN("s"));
}

bool contact_is_new(const contact_sentence *s, const contact_trigger *t)
{
    return (t->flags & DLN_CONTACT_WEAK) != 0 || !contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE);
}

/* "the summit in Rome that was their first meeting since": what the words before "that" tell of. */
static bool is_of_antecedent(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    enum { NEAR = 6 };
    if ((g->flags & DLN_VERB_RELATIVE) == 0 || g->begin == s->begin || !ONE_OF(s, g->begin - 1, "that", "which"))
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *noun = &s->triggers[k];
        if (!noun->is_verb && noun != t && noun->end <= g->begin - 1 && noun->end + NEAR > g->begin)
            return true;
    }
    return false;
}

bool contact_is_of_it(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g != NULL && g->form == DLN_VERB_FINITE && g->verb == DLN_NONE && dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) && t->group_noun <= g->end + 1 && is_of_antecedent(s, t, g))
        return true;
    if (g == NULL || g->form != DLN_VERB_FINITE || g->verb != DLN_NONE || !dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) || g->subject_end != g->subject_begin + 1 || t->group_noun > g->end + 1)
        return false;
    return contact_word_is(s, g->subject_begin, "it") || contact_word_is(s, g->subject_begin, "this") || contact_word_is(s, g->subject_begin, "that");
}
