/* src/extract/topic.c - what a meeting or call was about: the short noun phrase behind "talks on", "spoke about", "to discuss"; and the
 * how-manieth it was: "their fifth call". Words that hang on "on" without being a topic (the phone, the margins, a visit, the agenda)
 * are none, nor is a number that counts only since some day.
 */
#include "extract/contacts.h"

#include "base/text.h"
#include "find/dates.h"

enum { REACH = 18, TOPIC_TOKENS = 9 };

static bool is_time(const contact_sentence *s, uint32_t token)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (s->doc->timexes[x].begin <= token && token < s->doc->timexes[x].end)
            return true;
    }
    return false;
}

static const dln_noun_group *noun_at(const contact_sentence *s, uint32_t token)
{
    for (uint32_t n = 0; n < s->clauses->noun_count; n++) {
        if (s->clauses->nouns[n].begin == token)
            return &s->clauses->nouns[n];
    }
    return NULL;
}

static bool may_be_verb(const contact_sentence *s, uint32_t token)
{
    return (s->doc->tokens.items[token].tables & dln_table_bit(DLN_TABLE_VERBS)) != 0;
}

/* The clause tables take "security guarantees on", "terrorist financing" for a noun and a verb: a verb of one word with nothing that a verb wants is
 * the noun's head. */
static uint32_t with_head(const contact_sentence *s, uint32_t end)
{
    const dln_noun_group *more = noun_at(s, end);
    if (more != NULL && s->doc->tokens.items[end].kind == DLN_TOKEN_WORD && !dln_token_is_class(s->doc, end, DLN_CLASS_DETERMINER) && (s->doc->tokens.items[end].flags & DLN_CAPITAL) == 0 && !is_time(s, end))
        return more->end;
    uint32_t verb = dln_verb_at(s->clauses, end);
    if (end >= s->end || verb == DLN_NONE || s->clauses->verbs[verb].begin != end || s->clauses->verbs[verb].end != end + 1 || dln_span_equals(dln_token_text(&s->doc->tokens, end), DLN_SPAN("is")))
        return end;
    uint32_t next = end + 1;
    bool ends = next >= s->end || s->doc->tokens.items[next].kind == DLN_TOKEN_MARK || dln_token_is_class(s->doc, next, DLN_CLASS_PREPOSITION) || dln_token_is_class(s->doc, next, DLN_CLASS_AND) || is_time(s, next);
    dln_span text = dln_token_text(&s->doc->tokens, end);
    bool may_be_noun = text.len > 3 && (text.text[text.len - 1] == 's' || text.text[text.len - 1] == 'g');
    return ends && may_be_noun ? next : end;
}

/* A person or "leaders" is nobody's topic; nor is a bare "the", "one", "each". */
static bool is_topic(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    bool has_word = false;
    for (uint32_t i = begin; i < end; i++)
        has_word |= s->doc->tokens.items[i].kind == DLN_TOKEN_WORD && !dln_token_is_class(s->doc, i, DLN_CLASS_DETERMINER) && s->doc->tokens.items[i].len > 2;
    if (!has_word || (end == begin + 1 && contact_word_in(s, begin, DLN_LIST_NO_TOPIC)) || (end == begin + 2 && contact_word_in(s, end - 1, DLN_LIST_NO_TOPIC)) || contact_word_is(s, begin, "-"))
        return false;
    uint32_t r = contact_ref_at(s, end - 1);
    if (r == DLN_NONE || s->doc->refs[r].kind != DLN_REF_PARTY || s->doc->refs[r].begin < begin || s->doc->refs[r].end < end)
        return true;
    for (uint32_t k = 0; k < s->doc->refs[r].count; k++) {
        if (s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first + k]].party.kind == DLN_PERSON)
            return false;
    }
    return s->doc->refs[r].count > 0;
}

/* "the nuclear programme of Iran", "citizens and borders": the noun group with what belongs to it. */
static uint32_t whole(const contact_sentence *s, const dln_noun_group *noun)
{
    uint32_t end = with_head(s, noun->end);
    for (uint32_t steps = 0; steps < 2; steps++) {
        const dln_noun_group *more = contact_word_is(s, end, "of") || contact_word_is(s, end, "and") ? noun_at(s, end + 1) : NULL;
        if (more == NULL || (contact_word_is(s, end, "and") && may_be_verb(s, end + 1)) || is_time(s, end + 1) || more->end - noun->begin > TOPIC_TOKENS || !is_topic(s, more->begin, more->end))
            break;
        uint32_t verb = dln_verb_before(s->clauses, more->end + 1), last = with_head(s, more->end);
        bool acts = contact_word_is(s, end, "and") && verb != DLN_NONE && s->clauses->verbs[verb].begin == last && s->clauses->verbs[verb].form == DLN_VERB_FINITE; /* "and Sarr agreed" */
        if (acts)
            break;
        end = last;
    }
    return end;
}

/* What "on" governs without telling what it was about. */
static bool is_setting(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (contact_word_in(s, i, DLN_LIST_SETTINGS))
            return true;
    }
    if (end <= begin + 2 && (contact_word_is(s, end - 1, "programme") || contact_word_is(s, end - 1, "program"))) /* "the nuclear programme" is one */
        return true;
    uint32_t r = contact_ref_at(s, begin);
    return r != DLN_NONE && s->doc->refs[r].kind == DLN_REF_PLACE;
}

/* Whether "on" at the token belongs to the noun: "talks on", "talks between Okonjo and Sarr on". Commas, verbs and other nouns' words end it. */
static bool hangs_on_noun(const contact_sentence *s, const contact_trigger *t, uint32_t on)
{
    if (t->is_verb || (t->flags & (DLN_CONTACT_PRESENCE | DLN_CONTACT_VISIT)) != 0)
        return false;
    for (uint32_t i = t->end; i < on; i++) {
        uint32_t verb = dln_verb_at(s->clauses, i);
        bool in_verb = verb != DLN_NONE && s->clauses->verbs[verb].begin <= i && i < s->clauses->verbs[verb].end;
        if (in_verb || contact_word_is(s, i, ",") || contact_word_is(s, i, ";") || contact_word_is(s, i, ":") || (contact_word_is(s, i, "in") && on > i + 1) || contact_word_is(s, i, "at"))
            return false;
    }
    return true;
}

void contact_topic(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    uint32_t limit = t->end + REACH < s->end ? t->end + REACH : s->end;
    for (uint32_t i = t->is_verb ? t->begin : t->end; i < limit; i++) {
        if (contact_word_is(s, i, ";"))
            return;
        bool is_about = contact_word_in(s, i, DLN_LIST_ABOUT_VERBS) && !contact_word_is(s, i - 1, "is") && !contact_word_is(s, i - 1, "was") && !contact_word_is(s, i - 1, "by");
        bool is_on = contact_word_is(s, i, "on") && hangs_on_noun(s, t, i);
        if (!is_about && !is_on)
            continue;
        const dln_noun_group *noun = noun_at(s, i + 1);
        uint32_t gerund = dln_verb_at(s->clauses, i + 1);
        if (noun == NULL && gerund != DLN_NONE && s->clauses->verbs[gerund].begin == i + 1 && s->clauses->verbs[gerund].end == i + 2 && s->clauses->verbs[gerund].form == DLN_VERB_GERUND)
            noun = noun_at(s, i + 2); /* "fishing rights", "ending the war" */
        if (noun == NULL || is_time(s, i + 1) || noun->end - noun->begin > TOPIC_TOKENS || s->doc->tokens.items[i + 1].kind == DLN_TOKEN_NUMBER)
            continue;
        uint32_t end = whole(s, noun);
        if ((is_on && is_setting(s, noun->begin, noun->end)) || !is_topic(s, noun->begin, end))
            continue;
        candidate->topic_begin = i + 1;
        candidate->topic_end = end;
        return;
    }
}

uint32_t contact_ordinal(const contact_sentence *s, uint32_t token)
{
    enum { MOST = 12 };
    uint32_t ordinal = token - s->begin < s->end - s->begin ? dln_number_of_word(s->doc->lexicon, s->doc->tokens.items[token].word, CLASS_ORDINAL) : 0;
    if (ordinal > 0 && ordinal <= MOST)
        return ordinal;
    dln_span text = token < s->end ? dln_token_text(&s->doc->tokens, token) : DLN_NO_SPAN;
    uint32_t number = 0;
    bool is_short = text.len > 2 && (dln_ends_with(text, DLN_SPAN("th")) || dln_ends_with(text, DLN_SPAN("st")) || dln_ends_with(text, DLN_SPAN("nd")) || dln_ends_with(text, DLN_SPAN("rd")));
    return is_short && dln_parse_uint((dln_span){text.text, text.len - 2}, 999, &number) ? number : 0; /* "the 25th round" */
}

uint32_t contact_ordinal_of(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t ordinal = 0;
    for (uint32_t i = t->group_noun; i < t->begin && ordinal == 0; i++)
        ordinal = contact_ordinal(s, i);
    return ordinal;
}

uint32_t contact_count(const contact_sentence *s, const contact_trigger *t)
{
    enum { BEHIND = 8 };
    uint32_t ordinal = contact_ordinal_of(s, t);
    if (ordinal == 0 || (t->flags & DLN_CONTACT_VISIT) != 0)
        return 0;
    for (uint32_t i = t->group_noun; i < s->end && i < t->end + BEHIND; i++) {
        bool in_years = i >= t->end && contact_word_is(s, i, "in") && (contact_word_is(s, i + 2, "years") || contact_word_is(s, i + 2, "months") || contact_word_is(s, i + 3, "years") || contact_word_is(s, i + 1, "years"));
        if (contact_word_in(s, i, DLN_LIST_SINCE_WORDS) || in_years)
            return 0; /* "their first meeting since January", "the second call this month" */
        if (i >= t->end && contact_word_is(s, i, ","))
            break;
    }
    return ordinal;
}
