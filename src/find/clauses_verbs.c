/* src/find/clauses_verbs.c - verb groups: which words are verbs here, with their auxiliaries, tense, voice and negation.
 * Many forms are nouns too (talks, calls, meeting, plans) or participles (held, agreed); the words around decide.
 */
#include "base/text.h"
#include "find/clauses_words.h"

static bool is_lower_word(const dln_sentence_scan *s, uint32_t i)
{
    const dln_token *token = &s->doc->tokens.items[i];
    return token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) == 0;
}

static inline bool ends_in(const dln_sentence_scan *s, uint32_t i, const char *tail, size_t least)
{
    dln_span text = dln_token_text(&s->doc->tokens, i);
    size_t len = strlen(tail);
    return text.len >= least && memcmp(text.text + text.len - len, tail, len) == 0;
}

static bool starts_with_un(const dln_sentence_scan *s, uint32_t i)
{
    dln_span text = dln_token_text(&s->doc->tokens, i);
    return text.text[0] == 'u' && text.text[1] == 'n';
}

/* A capital letter inside a sentence is a name, except in headlines that capitalise every word. */
static bool may_be_verb(const dln_sentence_scan *s, uint32_t i)
{
    const dln_word_tag *tag = dln_tag(s, i);
    if (tag->in_ref || tag->in_time)
        return false;
    if ((s->doc->tokens.items[i].flags & DLN_CAPITAL) == 0 || s->is_headline || i == s->begin)
        return true;
    const dln_token *before = &s->doc->tokens.items[i - 1];
    return before->kind == DLN_TOKEN_MARK && (dln_tag(s, i - 1)->is_break || (before->flags & DLN_SPACED) != 0);
}

/* The forms of an unknown word, by its ending. */
static uint8_t forms_by_ending(const dln_sentence_scan *s, uint32_t i)
{
    if (ends_in(s, i, "ed", 5)) /* "unanswered" is an adjective */
        return starts_with_un(s, i) ? 0 : FORM_PAST | FORM_PARTICIPLE;
    return ends_in(s, i, "ing", 6) ? FORM_GERUND : 0;
}

void dln_settle_words(const dln_sentence_scan *s, dln_word_tag *tags)
{
    const uint32_t openers = 1u << DLN_CLASS_BE | 1u << DLN_CLASS_HAVE | 1u << DLN_CLASS_DO | 1u << DLN_CLASS_MODAL | 1u << DLN_CLASS_PRONOUN | 1u << DLN_CLASS_TO;
    const dln_token *token = &s->doc->tokens.items[s->begin];
    const char *text = s->doc->tokens.text.text;
    dln_word_tag *tag = tags;
    for (uint32_t i = s->begin; i < s->end; i++, tag++, token++) {
        uint32_t forms = tag->forms, may_be = 0;
        if (tag->in_ref || tag->in_time) {
            tag->opens = ((tag->classes & openers) | forms) != 0 || token->code == dln_code_of("'s", 2);
            continue;
        }
        if (forms != 0) {
            tag->may_be = may_be_verb(s, i) ? tag->forms : 0;
            tag->opens = true;
            continue;
        }
        if (token->kind != DLN_TOKEN_WORD || (token->flags & DLN_CAPITAL) != 0) {
            tag->is_adverb = (tag->classes >> DLN_CLASS_ADVERB & 1) != 0;
            tag->opens = (tag->classes & openers) != 0 || token->code == dln_code_of("'s", 2);
            continue;
        }
        char last = text[token->begin + token->len - 1]; /* of -ly, -ed and -ing: most words end in none */
        if (tag->classes == 0 && (last == 'd' || last == 'g'))
            tag->may_be = (uint8_t)(may_be = forms_by_ending(s, i));
        tag->is_adverb = (tag->classes >> DLN_CLASS_ADVERB & 1) != 0 || (last == 'y' && ends_in(s, i, "ly", 5));
        tag->opens = ((tag->classes & openers) | may_be) != 0 || token->code == dln_code_of("'s", 2);
    }
}

bool dln_apostrophe_is_possessive(const dln_sentence_scan *s, uint32_t i)
{
    if (dln_text_is(s, i, "'s"))
        return true;
    bool is_behind_word = i > s->begin && s->doc->tokens.items[i - 1].kind != DLN_TOKEN_MARK; /* not "'It is over,' said Sarr" */
    bool may_be = is_behind_word && (s->doc->tokens.items[i].flags & DLN_SPACED) == 0 && !dln_is_bound_of_quote(s->doc, i);
    return may_be && (dln_text_is(s, i, "'") || (dln_text_is(s, i, "\xE2\x80\x99") && ends_in(s, i - 1, "s", 1))); /* "Traores’ visit" */
}

static bool is_number(const dln_sentence_scan *s, uint32_t i)
{
    return s->doc->tokens.items[i].kind == DLN_TOKEN_NUMBER || s->doc->tokens.items[i].kind == DLN_TOKEN_MIXED;
}

/* A determiner that must be followed by a noun, so that a participle behind it is an adjective: "the agreed text". */
static bool is_article(const dln_sentence_scan *s, uint32_t i)
{
    if (dln_is_possessive_mark(s, i))
        return true;
    return i - s->begin < s->end - s->begin && dln_token_in(&s->doc->tokens, i, DLN_LIST_ARTICLES);
}

/* ---- groups that begin with an auxiliary or "to" ---- */
typedef struct group_state {
    unsigned expect;      /* forms that may come */
    bool after_be, any;
} group_state;

static bool take_auxiliary(const dln_sentence_scan *s, uint32_t i, dln_verb_group *g, group_state *state)
{
    const dln_word_tag *tag = dln_tag(s, i);
    bool is_contracted_is = state->any == false && dln_text_is(s, i, "'s") && i > s->begin &&
                            (dln_tag_is(s, i - 1, DLN_CLASS_PRONOUN) || dln_tag_is(s, i - 1, DLN_CLASS_THERE) || dln_tag_is(s, i - 1, DLN_CLASS_THAT));
    if (tag->in_ref || tag->in_time)
        return false;
    if (!state->any) {
        if ((tag->does & DLN_DOES_PAST) != 0)
            g->tense = DLN_TENSE_PAST;
        else if ((tag->does & (DLN_DOES_PRESENT | DLN_DOES_PLAN)) != 0 || is_contracted_is)
            g->tense = DLN_TENSE_PRESENT;
        else if ((tag->does & DLN_DOES_FUTURE) != 0)
            g->tense = DLN_TENSE_FUTURE;
        if ((tag->does & DLN_DOES_GERUND) != 0)
            g->form = DLN_VERB_GERUND;
    }
    if ((tag->does & DLN_DOES_NOT) != 0)
        g->flags |= DLN_VERB_NEGATED;
    if (is_contracted_is || dln_tag_is(s, i, DLN_CLASS_BE)) {
        if ((tag->does & DLN_DOES_PARTICIPLE) != 0 && state->any)
            g->flags |= DLN_VERB_PERFECT;
        state->after_be = true;
        state->expect = FORM_GERUND | FORM_PARTICIPLE;
    } else if (dln_tag_is(s, i, DLN_CLASS_HAVE)) {
        state->after_be = false;
        state->expect = FORM_PARTICIPLE;
    } else if (dln_tag_is(s, i, DLN_CLASS_DO) || dln_tag_is(s, i, DLN_CLASS_MODAL) || (dln_tag_is(s, i, DLN_CLASS_PRONOUN) && tag->does != 0)) {
        if ((tag->does & (DLN_DOES_FUTURE | DLN_DOES_PLAN)) != 0)
            g->flags |= DLN_VERB_PLANNED;
        if ((tag->does & DLN_DOES_WISH) != 0)
            g->flags |= DLN_VERB_COULD;
        state->after_be = false;
        state->expect = FORM_BASE;
        if (dln_tag_is(s, i, DLN_CLASS_PRONOUN) && (tag->does & DLN_DOES_FUTURE) == 0)
            state->expect = FORM_PARTICIPLE | FORM_GERUND | FORM_BASE; /* they're meeting, they've met, he'd meet */
    } else {
        return false;
    }
    state->any = true;
    return true;
}

bool dln_is_auxiliary(const dln_sentence_scan *s, uint32_t i)
{
    const uint32_t classes = 1u << DLN_CLASS_BE | 1u << DLN_CLASS_HAVE | 1u << DLN_CLASS_DO | 1u << DLN_CLASS_MODAL;
    const dln_word_tag *tag = dln_tag(s, i);
    if ((tag->classes & (classes | 1u << DLN_CLASS_PRONOUN)) == 0 && !dln_text_is(s, i, "'s"))
        return false;
    if (tag->in_ref || tag->in_time || ((s->doc->tokens.items[i].flags & DLN_CAPITAL) != 0 && !s->is_headline && i != s->begin && !dln_tag(s, i - 1)->is_break))
        return false;
    if ((tag->classes & classes) != 0)
        return !dln_text_is(s, i, "will") || i == s->begin || !is_article(s, i - 1);
    if (dln_tag_is(s, i, DLN_CLASS_PRONOUN) && tag->does != 0)
        return true;
    return dln_text_is(s, i, "'s") && i > s->begin &&
           ((dln_tag_is(s, i - 1, DLN_CLASS_PRONOUN) && !dln_tag_is(s, i - 1, DLN_CLASS_DETERMINER)) || dln_tag_is(s, i - 1, DLN_CLASS_THERE) || dln_tag_is(s, i - 1, DLN_CLASS_THAT));
}

/* "had earlier, in a letter made public on Wednesday, asked for": the comma that closes what stands between, if a participle follows; else 0. */
static uint32_t behind_adjunct(const dln_sentence_scan *s, uint32_t comma)
{
    enum { ADJUNCT = 14 };
    if (comma + 2 >= s->end || !(dln_tag_is(s, comma + 1, DLN_CLASS_PREPOSITION) || dln_tag_is(s, comma + 1, DLN_CLASS_EITHER)))
        return 0;
    for (uint32_t i = comma + 2; i + 1 < s->end && i < comma + ADJUNCT && !dln_tag(s, i)->is_break && !dln_tag(s, i)->in_quote; i++) {
        if (!dln_tag(s, i)->is_comma || dln_tag(s, i + 1)->in_time)
            continue; /* "on Friday, 3 March," */
        return (dln_verb_forms(s, i + 1) & FORM_PARTICIPLE) != 0 ? i : 0;
    }
    return 0;
}

/* From i on: auxiliaries, not, adverbs, then the head. */
static bool parse_group(const dln_sentence_scan *s, uint32_t i, dln_verb_group *g)
{
    enum { TIME_WITHIN = 10 }; /* tokens */
    group_state state = {0, false, false};
    uint32_t at = i, last = i;
    memset(g, 0, sizeof *g);
    g->begin = i;
    g->form = DLN_VERB_FINITE;
    if (i > s->begin && (dln_text_is(s, i - 1, "nor") || dln_text_is(s, i - 1, "never"))) /* "nor has she met him", "he never did meet her" */
        g->flags |= DLN_VERB_NEGATED;
    if (dln_tag_is(s, i, DLN_CLASS_TO)) {
        g->form = DLN_VERB_INFINITIVE;
        state.expect = FORM_BASE;
        state.any = true;
        at++;
    }
    for (; at < s->end; at++) {
        bool is_governor = state.after_be && dln_tag_is(s, at, DLN_CLASS_GOVERNOR) && at + 1 < s->end && dln_tag_is(s, at + 1, DLN_CLASS_TO);
        if (state.any && g->form == DLN_VERB_FINITE && dln_text_is(s, at, "yet") && at + 2 < s->end && dln_tag_is(s, at + 1, DLN_CLASS_TO) && (dln_tag_is(s, last, DLN_CLASS_HAVE) || state.after_be)) {
            g->flags |= DLN_VERB_NEGATED; /* "has yet to meet" */
            state.after_be = false;
            state.expect = FORM_BASE;
            at++;
            continue;
        }
        if (dln_is_adverb(s, at) && !is_governor && !dln_tag_is(s, at, DLN_CLASS_NOT)) /* "rarely" denies */
            continue;
        if (state.any && at > i && at + 1 < s->end && dln_tag_is(s, at, DLN_CLASS_AND) && dln_is_adverb(s, at - 1) && dln_is_adverb(s, at + 1))
            continue; /* "had safely and successfully tested" */
        if (state.any && dln_tag(s, at)->is_comma && at + 2 < s->end && dln_tag(s, at + 2)->is_comma &&
            (dln_tag(s, at + 1)->classes & (1u << DLN_CLASS_ADVERB | 1u << DLN_CLASS_SUBORDINATOR)) != 0) { /* "have, though, talked" */
            at += 2;
            continue;
        }
        uint32_t close = state.any && at > i && state.expect == FORM_PARTICIPLE && !state.after_be && dln_tag_is(s, last, DLN_CLASS_HAVE) && dln_tag(s, at)->is_comma ? behind_adjunct(s, at) : 0;
        if (close != 0) {
            at = close;
            continue;
        }
        if (state.any && at > i && at + 1 < s->end && (dln_text_is(s, at, "each") || dln_text_is(s, at, "both")) &&
            ((dln_verb_forms(s, at + 1) & (state.expect | FORM_PARTICIPLE)) != 0 || (state.after_be && (dln_tag_is(s, at + 1, DLN_CLASS_TO) || dln_tag_is(s, at + 1, DLN_CLASS_GOVERNOR)))))
            continue; /* "had each rung", "will each receive him", "are each to see him" */
        bool in_time = dln_tag(s, at)->in_time || (dln_tag(s, at)->is_comma && at > i && dln_tag(s, at - 1)->in_time);
        in_time |= dln_tag_is(s, at, DLN_CLASS_PREPOSITION) && at + 1 < s->end && dln_tag(s, at + 1)->in_time;
        if (state.any && at > i && in_time && last + TIME_WITHIN > at) /* "has recently been", "will on Friday, 3 March 2014, meet" */
            continue;
        if (state.any && at > i && (dln_text_is(s, at, "since") || dln_text_is(s, at, "last") || dln_text_is(s, at, "first")) && dln_tag_is(s, at - 1, DLN_CLASS_HAVE) && (dln_verb_forms(s, at + 1) & FORM_PARTICIPLE) != 0)
            continue; /* "has since met", "had last met" */
        if (state.any && dln_text_is(s, at, "no") && dln_text_is(s, at + 1, "longer")) {
            g->flags |= DLN_VERB_NEGATED;
            at++;
            continue;
        }
        if (dln_tag_is(s, at, DLN_CLASS_NOT) && !dln_text_is(s, at, "nor")) {
            bool is_more = dln_text_is(s, at, "not") && at + 1 < s->end && (dln_text_is(s, at + 1, "only") || dln_text_is(s, at + 1, "just")); /* "has not only met" */
            g->flags |= is_more ? 0 : DLN_VERB_NEGATED;
            continue;
        }
        if (state.any && at > i && dln_text_is(s, at, "co") && at + 2 < s->end && dln_text_is(s, at + 1, "-") && (dln_verb_forms(s, at + 2) & state.expect) != 0) {
            at++; /* "was co-chaired" */
            continue;
        }
        if (state.any && (dln_verb_forms(s, at) & state.expect) != 0 && !(dln_tag(s, at)->classes >> DLN_CLASS_BE & 1) && !(dln_tag_is(s, at, DLN_CLASS_HAVE) && at + 1 < s->end && ((dln_verb_forms(s, at + 1) & FORM_PARTICIPLE) != 0 || dln_token_says(&s->doc->tokens, at + 1, "been"))))
            break; /* the head, unless "to have met", "to have been" */
        if (dln_is_auxiliary(s, at) && take_auxiliary(s, at, g, &state)) {
            last = at;
            continue;
        }
        if (state.after_be && dln_tag_is(s, at, DLN_CLASS_TO) && at + 1 < s->end && (dln_verb_forms(s, at + 1) & FORM_BASE || dln_tag_is(s, at + 1, DLN_CLASS_BE) || dln_tag_is(s, at + 1, DLN_CLASS_HAVE))) {
            g->flags |= DLN_VERB_PLANNED; /* is to meet */
            state.after_be = false;
            state.expect = FORM_BASE;
            continue;
        }
        if (is_governor && dln_tag(s, at)->verb == DLN_NONE) {
            uint16_t does = dln_tag(s, at)->does; /* is due to meet */
            g->flags |= (does & DLN_DOES_PLAN) != 0 ? DLN_VERB_PLANNED : DLN_VERB_COULD;
            if ((does & DLN_DOES_NOT) != 0)
                g->flags |= DLN_VERB_NEGATED;
            continue;
        }
        break;
    }
    unsigned forms = at < s->end ? dln_verb_forms(s, at) & state.expect : 0;
    if (forms != 0) {
        g->head = at;
        g->verb = dln_tag(s, at)->verb;
        if (state.after_be && (forms & FORM_PARTICIPLE) != 0)
            g->flags |= DLN_VERB_PASSIVE;
        else if (state.after_be)
            g->flags |= DLN_VERB_PROGRESSIVE;
        else if ((forms & FORM_PARTICIPLE) != 0)
            g->flags |= DLN_VERB_PERFECT;
        if (forms == FORM_BASE && last == i && dln_tag_is(s, i, DLN_CLASS_PRONOUN) && (dln_tag(s, i)->does & DLN_DOES_PAST) != 0) { /* "he'd sign" would */
            g->flags |= DLN_VERB_PLANNED;
            g->tense = DLN_TENSE_PRESENT;
        }
        if ((g->flags & (DLN_VERB_PLANNED | DLN_VERB_PERFECT)) == (DLN_VERB_PLANNED | DLN_VERB_PERFECT) && g->tense == DLN_TENSE_PRESENT)
            g->flags ^= DLN_VERB_PLANNED | DLN_VERB_COULD; /* "would have met": it was not to be */
        g->end = at + 1;
        return true;
    }
    if (g->form == DLN_VERB_INFINITIVE && last == i)
        return false; /* "to Moscow" */
    if (!state.any)
        return false;
    g->head = last; /* be, have or do alone is the verb */
    g->verb = dln_tag(s, last)->verb;
    g->end = last + 1;
    return true;
}

/* ---- single words ---- */
uint32_t dln_word_before(const dln_sentence_scan *s, uint32_t i)
{
    while (i > s->begin && dln_is_adverb(s, i - 1))
        i--;
    return i > s->begin ? i - 1 : DLN_NONE;
}

static bool starts_object(const dln_sentence_scan *s, uint32_t i)
{
    if (i >= s->end)
        return false;
    return dln_tag(s, i)->in_ref || dln_tag_is(s, i, DLN_CLASS_DETERMINER) || dln_tag_is(s, i, DLN_CLASS_PRONOUN) || is_number(s, i) ||
           ((s->doc->tokens.items[i].flags & DLN_CAPITAL) != 0 && !dln_tag(s, i)->in_time);
}

static bool is_noun_context(const dln_sentence_scan *s, uint32_t before)
{
    return before != DLN_NONE && !dln_tag(s, before)->in_time &&
           (is_article(s, before) || dln_tag_is(s, before, DLN_CLASS_PREPOSITION) || (dln_text_is(s, before, "-") && !dln_tag(s, before)->is_break) ||
            (dln_tag_is(s, before, DLN_CLASS_DETERMINER) && !dln_tag_is(s, before, DLN_CLASS_PRONOUN) && !dln_tag_is(s, before, DLN_CLASS_RELATIVE)) ||
            dln_tag_is(s, before, DLN_CLASS_EITHER));
}

bool dln_is_subject_word(const dln_sentence_scan *s, uint32_t before)
{
    if (before == DLN_NONE)
        return false;
    if (dln_token_in(&s->doc->tokens, before, DLN_LIST_OBJECT_PRONOUNS) || dln_text_is(s, before, "whose"))
        return false;
    return dln_tag_is(s, before, DLN_CLASS_RELATIVE) || dln_tag_is(s, before, DLN_CLASS_THAT) || dln_tag_is(s, before, DLN_CLASS_PRONOUN);
}

/* "was seen meeting Sarr", "spent Monday in Dakar meeting Sarr", "showed her meeting Sarr" */
static bool is_seen(const dln_sentence_scan *s, uint32_t i, uint32_t before)
{
    enum { FAR = 10 };
    if (!starts_object(s, i + 1))
        return false;
    if (before > s->begin && dln_tag_is(s, before - 1, DLN_CLASS_BE) && (dln_verb_forms(s, before) & FORM_PARTICIPLE) != 0)
        return true;
    for (uint32_t k = before; dln_tag(s, before)->in_ref && k > s->begin && before - k < FAR; k--) {
        if (dln_tag(s, k - 1)->is_comma || dln_tag(s, k - 1)->is_break)
            return false;
        if (dln_token_in(&s->doc->tokens, k - 1, DLN_LIST_GERUND_TAKERS))
            return true;
    }
    return false;
}

/* "Meeting in Rome on Friday, the ministers agreed": a comma before somebody comes soon, and no verb before it. */
static bool opens_insertion(const dln_sentence_scan *s, uint32_t i)
{
    enum { FAR = 12 };
    for (uint32_t k = i + 1; k + 1 < s->end && k < i + FAR; k++) {
        if (dln_tag(s, k)->is_comma && !dln_tag(s, k)->in_time)
            return dln_tag(s, k + 1)->in_ref || dln_tag_is(s, k + 1, DLN_CLASS_DETERMINER);
        if (dln_is_auxiliary(s, k) || (!dln_tag(s, k)->in_ref && (dln_verb_forms(s, k) & (FORM_PAST | FORM_THIRD)) != 0))
            return false;
    }
    return false;
}

static bool is_gerund_verb(const dln_sentence_scan *s, uint32_t i, uint32_t before)
{
    bool is_noun_too = (dln_tag(s, i)->nouns & FORM_GERUND) != 0;
    bool object = starts_object(s, i + 1) || dln_text_is(s, i + (i + 1 < s->end && dln_is_adverb(s, i + 1) ? 2 : 1), "with"); /* "meeting first with" */
    object |= dln_text_is(s, i + 1, "down"); /* "before sitting down with" */
    if (before != DLN_NONE && (is_article(s, before) || dln_text_is(s, before, "-") || is_number(s, before)))
        return false;
    if (dln_tag_is(s, i, DLN_CLASS_PREPOSITION) || dln_tag_is(s, i, DLN_CLASS_EITHER)) /* "following the talks" */
        return false;
    if (dln_token_in(&s->doc->tokens, i, DLN_LIST_GERUND_NOUNS))
        return i + 1 < s->end && dln_tag_is(s, i + 1, DLN_CLASS_DETERMINER); /* "talks on fishing rights" */
    if (dln_text_is(s, i, "working") && i + 1 < s->end && dln_token_in(&s->doc->tokens, i + 1, DLN_LIST_WORKING_NOUNS))
        return false; /* "the bilateral working group" */
    if (!is_noun_too)
        return before == DLN_NONE || !dln_tag_is(s, before, DLN_CLASS_DETERMINER);
    if (before != DLN_NONE && before + 1 == i && dln_text_is(s, before, "not") && object) /* "insisted on not meeting with" */
        return true;
    bool is_inserted = before == DLN_NONE ? opens_insertion(s, i) : before > s->begin && dln_tag(s, before)->is_comma && (dln_tag(s, before - 1)->in_ref || dln_tag(s, before - 1)->ends_ref || ends_in(s, before - 1, "s", 4));
    if (is_inserted && i + 1 < s->end && (dln_text_is(s, i + 1, "in") || dln_text_is(s, i + 1, "at") || dln_tag(s, i + 1)->in_time || (dln_text_is(s, i + 1, "on") && i + 2 < s->end && dln_tag(s, i + 2)->in_time)))
        return true; /* "the ministers, meeting in Rome, agreed" */
    if (!object)
        return false;
    uint32_t first = before == DLN_NONE || (dln_verb_forms(s, before) & (FORM_PAST | FORM_PARTICIPLE)) == 0 ? DLN_NONE : dln_word_before(s, before);
    if (first != DLN_NONE && (is_noun_context(s, first) || dln_text_is(s, first, "'s") || dln_text_is(s, first, "'") || dln_token_in(&s->doc->tokens, first, DLN_LIST_OWNERS)))
        return false; /* "a planned meeting with", "his scheduled meeting with" */
    return before == DLN_NONE || dln_tag(s, before)->is_comma || dln_tag(s, before)->is_break || dln_tag_is(s, before, DLN_CLASS_EITHER) ||
           dln_tag_is(s, before, DLN_CLASS_AND) || dln_tag_is(s, before, DLN_CLASS_SUBORDINATOR) ||
           (dln_tag(s, before)->forms & FORM_PAST) != 0 || /* denied meeting him */
           is_seen(s, i, before) ||
           ((dln_tag_is(s, before, DLN_CLASS_PREPOSITION) || dln_tag_is(s, before, DLN_CLASS_TO)) && starts_object(s, i + 1)) || dln_tag(s, before)->in_time; /* "looks forward to meeting Sarr" */
}

static bool is_plural_before(const dln_sentence_scan *s, uint32_t before)
{
    uint32_t first = before;
    while (first > s->begin && dln_tag(s, first)->in_ref && dln_tag(s, first - 1)->in_ref)
        first--;
    if (dln_tag(s, first)->in_ref && first > s->begin && (dln_text_is(s, first - 1, "a") || dln_text_is(s, first - 1, "an")))
        return false; /* "a Security Council debate" */
    if (dln_token_in(&s->doc->tokens, before, DLN_LIST_PLURAL_WORDS))
        return true;
    if (dln_tag(s, before)->in_ref || dln_tag(s, before)->ends_ref || (s->is_headline && (s->doc->tokens.items[before].flags & DLN_CAPITAL) != 0))
        return true;
    return s->doc->tokens.items[before].kind == DLN_TOKEN_WORD && ends_in(s, before, "s", 4) && !ends_in(s, before, "ss", 4) && dln_tag(s, before)->classes == 0; /* "the press" */
}

/* "Envoys of Ghana (A) and Mali (B) hold talks", "The two chiefs, A and B, sign a pact", "The ministers - A and B - gather": the mark that closes an apposition of names. */
static bool closes_apposition(const dln_sentence_scan *s, uint32_t mark)
{
    static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    bool is_comma = dln_tag(s, mark)->is_comma, is_dash = false;
    for (size_t d = 0; d < sizeof dashes / sizeof *dashes && !is_comma; d++)
        is_dash |= dln_token_is(&s->doc->tokens, mark, dashes[d]) && (s->doc->tokens.items[mark].flags & DLN_SPACED) != 0;
    bool is_bracket = dln_text_is(s, mark, ")");
    if ((!is_comma && !is_dash && !is_bracket) || mark == s->begin || (!is_bracket && !dln_tag(s, mark - 1)->in_ref && !dln_tag(s, mark - 1)->ends_ref))
        return false;
    for (uint32_t i = mark - 1; i > s->begin; i--) { /* from the second word on: "We, the leaders of the bloc, condemn" */
        bool is_open = is_comma ? dln_tag(s, i)->is_comma : is_bracket ? dln_text_is(s, i, "(") : dln_span_equals(dln_token_text(&s->doc->tokens, i), dln_token_text(&s->doc->tokens, mark));
        if (is_open) /* of brackets a name stands before or in them: "A (Ghana)", "Ghana (A)" */
            return !is_bracket || dln_tag(s, i - 1)->in_ref || dln_tag(s, i - 1)->ends_ref || dln_tag(s, i + 1)->in_ref;
    }
    return false;
}

/* "hold talks", "hold reconciliation talks": an occasion is the object. */
static bool is_occasion_near(const dln_sentence_scan *s, uint32_t i)
{
    for (uint32_t k = i; k < s->end && k < i + 2 && is_lower_word(s, k); k++) {
        if ((dln_begins(s->doc, k) & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0)
            return true;
    }
    return false;
}

/* "made phone calls to Sarr": the second of two words that are one occasion. */
static bool is_of_occasion(const dln_sentence_scan *s, uint32_t i)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    uint64_t bit = dln_table_bit(DLN_TABLE_CONTACT_NOUNS);
    if (i == s->begin || (dln_begins(s->doc, i) & dln_begins(s->doc, i - 1) & bit) == 0 || !is_lower_word(s, i - 1) || dln_tag(s, i - 1)->in_ref)
        return false;
    for (size_t h = dln_phrases_at(s->doc->lexicon, &s->doc->tokens, i - 1, s->end, false, hits); h > 0; h--) {
        for (uint32_t k = 0; k < hits[h - 1].sense_count && hits[h - 1].tokens == 2; k++) {
            if (dln_sense_at(hits[h - 1].senses, k).table == DLN_TABLE_CONTACT_NOUNS)
                return true;
        }
    }
    return false;
}

/* "'It holds,' tweets Sarr", "'It holds,' a note of the ministry reads": behind words that are quoted a form that may be a noun says them,
 * if whoever says them stands right behind it, or before it and nothing more follows. */
static bool says_what_is_quoted(const dln_sentence_scan *s, uint32_t i)
{
    enum { SPEAKER = 14 };
    if ((dln_begins(s->doc, i) & dln_table_bit(DLN_TABLE_REPORTING)) == 0 || i < s->begin + 2)
        return false;
    bool is_last = i + 1 >= s->end || s->doc->tokens.items[i + 1].kind == DLN_TOKEN_MARK, has_speaker = dln_tag(s, i - 1)->in_ref || dln_tag(s, i - 1)->ends_ref;
    uint32_t mark = i;
    for (; is_last && has_speaker && mark > s->begin + 1 && i - mark < SPEAKER && s->doc->tokens.items[mark - 1].kind == DLN_TOKEN_WORD; mark--)
        ;
    if (mark < s->begin + 2 || (mark == i && (is_last || !starts_object(s, i + 1))))
        return false;
    bool is_closed = s->doc->tokens.items[mark - 1].kind == DLN_TOKEN_MARK && dln_tag(s, mark - 2)->in_quote && !dln_tag(s, mark - 1)->in_quote;
    return is_closed && (dln_tag(s, mark - 2)->is_comma || dln_text_is(s, mark - 2, "!") || dln_text_is(s, mark - 2, "?"));
}

/* "told reporters that", "said on Monday that": a verb of telling not far before, and no more than to whom or when between. */
static bool is_what_is_told(const dln_sentence_scan *s, uint32_t that)
{
    enum { NEAR = 5 };
    for (uint32_t i = that; i > s->begin && that - i < NEAR; i--) {
        const dln_token *token = &s->doc->tokens.items[i - 1];
        const dln_word_tag *tag = dln_tag(s, i - 1);
        if (token->kind == DLN_TOKEN_MARK)
            return false;
        if (!tag->in_time && !tag->in_ref && (tag->forms & (FORM_PAST | FORM_THIRD)) != 0 && tag->nouns == 0)
            return (token->tables & dln_table_bit(DLN_TABLE_REPORTING)) != 0;
    }
    return false;
}

/* Whether the word at i, alone, is a verb; what form. */
static bool single_verb(const dln_sentence_scan *s, uint32_t i, dln_verb_group *g)
{
    unsigned forms = dln_verb_forms(s, i), nouns = dln_tag(s, i)->nouns;
    if (forms == 0)
        return false;
    bool is_to = dln_text_is(s, i, "close") && i + 2 < s->end && dln_text_is(s, i + 1, "to") && (dln_tag(s, i + 2)->in_ref || dln_tag_is(s, i + 2, DLN_CLASS_DETERMINER));
    if (is_to) /* "sources close to the president" */
        return false;
    uint32_t before = dln_word_before(s, i);
    bool is_joint = before != DLN_NONE && before > s->begin && dln_text_is(s, before, "-") && dln_text_is(s, before - 1, "co"); /* "co-chaired" */
    if (is_joint)
        before = dln_word_before(s, before - 1);
    memset(g, 0, sizeof *g);
    g->begin = is_joint ? i - 2 : i;
    g->head = i;
    g->end = i + 1;
    g->verb = dln_tag(s, i)->verb;
    g->form = DLN_VERB_FINITE;
    if ((forms & (FORM_PAST | FORM_PARTICIPLE)) != 0) {
        if (before != DLN_NONE && (is_article(s, before) || (is_noun_context(s, before) && !dln_tag_is(s, before, DLN_CLASS_EITHER) && !dln_tag_is(s, before, DLN_CLASS_DETERMINER))))
            return false;
        if ((forms & FORM_BASE) != 0 && before != DLN_NONE && is_noun_context(s, before))
            return false; /* "a set", "the cost" */
        bool is_behind_verb = before != DLN_NONE && before + 1 == i && !dln_tag(s, before)->in_ref && dln_verb_forms(s, before) != 0 && (dln_tag(s, before)->classes >> DLN_CLASS_BE & 1) == 0 && !dln_tag_is(s, before, DLN_CLASS_HAVE);
        if (is_behind_verb && i + 1 < s->end && (dln_begins(s->doc, i + 1) & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0 && dln_tag(s, i + 1)->classes == 0 && is_lower_word(s, i + 1))
            return false; /* "held closed talks" */
        bool is_present = (forms & FORM_PAST) == 0 && (forms & FORM_BASE) != 0 && before != DLN_NONE && is_plural_before(s, before); /* "The ministers come to Rome" */
        g->tense = is_present ? DLN_TENSE_PRESENT : DLN_TENSE_PAST;
        if ((forms & FORM_PAST) == 0 && !is_present)
            g->form = DLN_VERB_PARTICIPLE;
        return true;
    }
    if ((forms & FORM_GERUND) != 0) {
        g->form = DLN_VERB_GERUND;
        return is_gerund_verb(s, i, before);
    }
    g->tense = DLN_TENSE_PRESENT;
    if (forms == FORM_BASE && dln_tag_is(s, i, DLN_CLASS_PREPOSITION))
        return false; /* "met Sarr near Rome" */
    if ((nouns & forms) != 0 && is_of_occasion(s, i))
        return false;
    if (i > s->begin && before + 1 != i && dln_text_is(s, i - 1, "in"))
        return false; /* "met the leaders in turn" */
    if (dln_text_is(s, i, "press") && i + 1 < s->end && dln_token_in(&s->doc->tokens, i + 1, DLN_LIST_PRESS_NOUNS))
        return false; /* "the Kremlin press service" */
    if (dln_text_is(s, i, "back") && i + 1 < s->end && (dln_tag_is(s, i + 1, DLN_CLASS_PREPOSITION) || dln_tag_is(s, i + 1, DLN_CLASS_EITHER) || dln_tag_is(s, i + 1, DLN_CLASS_TO)))
        return false; /* "had Sarr back in Rome" */
    if (before != DLN_NONE && before + 1 == i && !dln_tag(s, before)->in_ref) {
        bool is_infinitive = before > s->begin && (dln_tag_is(s, before - 1, DLN_CLASS_TO) || dln_tag_is(s, before - 1, DLN_CLASS_MODAL)) && (dln_verb_forms(s, before) & FORM_BASE) != 0;
        if (is_infinitive || ((dln_verb_forms(s, before) & FORM_GERUND) != 0 && (dln_tag(s, before)->nouns & FORM_GERUND) == 0))
            return false; /* "to discuss aid", "discussing plans", "will present plans" */
    }
    if ((forms & FORM_BASE) != 0 && i + 1 < s->end && (dln_verb_forms(s, i + 1) & FORM_PAST) != 0 && (dln_verb_forms(s, i + 1) & FORM_BASE) == 0)
        return false; /* "they last spoke": no two finite verbs in a row */
    bool is_past_next = i + 1 < s->end && (dln_verb_forms(s, i + 1) & (FORM_PAST | FORM_BASE)) == FORM_PAST;
    if ((nouns & forms) != 0 && is_past_next && before != DLN_NONE && before + 1 == i && dln_tag_is(s, before, DLN_CLASS_THAT))
        return false; /* "It was on Friday that talks opened" */
    if (before == DLN_NONE)
        return (nouns & forms) == 0 && s->is_headline; /* "Meet the press": an order, no news */
    if ((nouns & forms) != 0 && before + 1 == i && before > s->begin && dln_tag_is(s, before, DLN_CLASS_THAT) && !dln_tag(s, before - 1)->in_ref &&
        (dln_tag(s, before - 1)->forms & (FORM_PAST | FORM_THIRD)) != 0 && dln_tag(s, before - 1)->nouns == 0)
        return false; /* "confirmed that talks would be held" */
    if ((nouns & forms) != 0 && before + 1 == i && dln_tag_is(s, before, DLN_CLASS_THAT) && is_what_is_told(s, before))
        return false; /* "told reporters that talks with Sarr were planned" */
    if ((nouns & forms & FORM_BASE) != 0 && before == s->begin && before + 1 == i && dln_tag_is(s, before, DLN_CLASS_THAT))
        return false; /* "That visit is off" */
    if (dln_is_subject_word(s, before))
        return true;
    if ((forms & FORM_THIRD) != 0 && (nouns & FORM_THIRD) == 0 && dln_tag(s, before)->is_break && starts_object(s, i + 1))
        return true; /* "It holds," says Marin */
    if ((forms & FORM_THIRD) != 0 && says_what_is_quoted(s, i))
        return true;
    if ((forms & FORM_BASE) != 0 && closes_apposition(s, before)) {
        bool has_object = dln_tag_is(s, i + 1, DLN_CLASS_DETERMINER) || dln_tag_is(s, i + 1, DLN_CLASS_PRONOUN);
        return has_object || ((nouns & FORM_BASE) == 0 && (dln_tag_is(s, i + 1, DLN_CLASS_PREPOSITION) || dln_tag(s, i + 1)->in_time || starts_object(s, i + 1) || is_occasion_near(s, i + 1)));
    }
    if (is_noun_context(s, before) || dln_tag(s, before)->is_break)
        return false;
    if ((forms & FORM_THIRD) != 0) {
        if ((nouns & FORM_THIRD) == 0)
            return true;
        if (dln_text_is(s, i + 1, "between")) /* "New York talks between" */
            return false;
        if (dln_tag_is(s, before, DLN_CLASS_AND) && before + 1 == i && before > s->begin && dln_tag(s, before - 1)->in_time && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_END_VERBS))
            return true; /* "opens on Friday and closes on Sunday" */
        if (dln_text_is(s, i + 1, ":") && dln_is_behind_person(s, i)) /* "Barrow tweets: ..." */
            return true;
        if (before > s->begin + 1 && dln_text_is(s, before - 1, "-") && (s->doc->tokens.items[before - 1].flags & DLN_SPACED) == 0 && (dln_text_is(s, before - 2, "inter") || (dln_begins(s->doc, before) & dln_begins(s->doc, before - 2) & dln_table_bit(DLN_TABLE_COUNTRIES)) != 0))
            return false; /* "inter-Korean talks in", "Ghanaian-Malian talks in" */
        if (dln_tag_is(s, i + 1, DLN_CLASS_TO) && dln_tag_is(s, i, DLN_CLASS_GOVERNOR)) /* "hopes to"; "cancelled plans to" */
            return (dln_tag(s, before)->forms & (FORM_PAST | FORM_THIRD)) == 0 || (dln_tag(s, before)->nouns & dln_tag(s, before)->forms) != 0 || dln_tag(s, before)->in_ref;
        if (dln_tag_is(s, i + 1, DLN_CLASS_TO) || starts_object(s, i + 1))
            return dln_tag(s, before)->in_ref || (s->doc->tokens.items[before].flags & DLN_CAPITAL) != 0 || !is_lower_word(s, i - 1) || dln_tag_is(s, i + 1, DLN_CLASS_DETERMINER);
        return dln_tag(s, before)->in_ref && i + 1 < s->end && (dln_tag_is(s, i + 1, DLN_CLASS_PREPOSITION) || dln_tag_is(s, i + 1, DLN_CLASS_EITHER)) &&
               (s->doc->tokens.items[before].flags & DLN_CAPITAL) != 0 && !s->is_headline;
    }
    if (dln_tag_is(s, before, DLN_CLASS_AND) || dln_tag(s, before)->in_time)
        return (nouns & FORM_BASE) == 0;
    if (dln_tag_is(s, i + 1, DLN_CLASS_TO) && dln_tag_is(s, i, DLN_CLASS_GOVERNOR))
        return is_plural_before(s, before);
    return is_plural_before(s, before) && ((nouns & FORM_BASE) == 0 || dln_tag(s, before)->in_ref || starts_object(s, i + 1));
}

bool dln_is_no_longer(const dln_sentence_scan *s, uint32_t longer)
{
    return longer > s->begin && dln_text_is(s, longer, "longer") && dln_text_is(s, longer - 1, "no");
}

bool dln_joins_between(const dln_sentence_scan *s, uint32_t i)
{
    if (i > s->begin && i + 1 < s->end && dln_tag(s, i + 1)->in_time && (dln_tag(s, i - 1)->in_time || is_number(s, i - 1)))
        return true; /* "on 2 and 3 April" */
    bool is_listed = i + 1 < s->end && dln_tag(s, i + 1)->in_ref, was_listed = false; /* names on both sides */
    for (uint32_t k = i; dln_tag_is(s, i, DLN_CLASS_AND) && k > s->begin; k--) {
        const dln_word_tag *tag = dln_tag(s, k - 1);
        is_listed = is_listed && tag->in_ref;
        bool brings = k < i && dln_text_is(s, k - 1, "together") && i + 1 < s->end && (s->doc->tokens.items[i - 1].flags & s->doc->tokens.items[i + 1].flags & DLN_CAPITAL) != 0; /* "to bring together the leaders of Ghana and Togo" */
        if (dln_text_is(s, k - 1, "between") && k - 1 > s->begin && dln_text_is(s, k - 2, "in"))
            return false; /* "In between he met Sarr and was received by Diop" */
        if (dln_text_is(s, k - 1, "between") || brings || (was_listed && k < i && dln_text_is(s, k - 1, "by"))) /* "issued by Sarr and Okonjo" */
            return true;
        was_listed = is_listed;
        if (tag->is_break || (tag->classes & (1u << DLN_CLASS_THAT | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_RELATIVE)) != 0)
            return false;
    }
    return false;
}

/* "will meet Sarr, hold talks with Diop and see Mensah": before the comma goes a list of verbs that "and" ends. */
static bool opens_list(const dln_sentence_scan *s, uint32_t comma)
{
    enum { REACH = 24 };
    if (!dln_tag(s, comma)->is_comma)
        return false;
    for (uint32_t i = comma + 2; i + 1 < s->end && i < comma + REACH; i++) {
        uint32_t next = i + 1 + dln_is_adverb(s, i + 1);
        if (dln_tag_is(s, i, DLN_CLASS_AND) && next < s->end && (dln_verb_forms(s, next) & FORM_BASE) != 0 && !dln_tag(s, next)->in_ref)
            return true;
    }
    return false;
}

/* "will fly to Dakar and meet Sarr", "to meet Sarr and then sign a deal": the second verb of an infinitive or modal. */
static bool continues_group(const dln_sentence_scan *s, uint32_t i, const dln_verb_group *last, dln_verb_group *g)
{
    const uint16_t modal = DLN_VERB_PLANNED | DLN_VERB_COULD;
    uint32_t before = i > s->begin ? i - 1 : s->begin;
    before -= before > s->begin && dln_is_adverb(s, before);
    if (last == NULL || i == s->begin || (dln_verb_forms(s, i) & FORM_BASE) == 0 || last->end + 1 >= i || !(dln_tag_is(s, before, DLN_CLASS_AND) || opens_list(s, i - 1)))
        return false;
    if (last->form != DLN_VERB_INFINITIVE && (last->form != DLN_VERB_FINITE || (last->flags & modal) == 0))
        return false;
    if ((dln_tag(s, i)->nouns & FORM_BASE) != 0 && !starts_object(s, i + 1) && !dln_text_is(s, i + 1, "with") && !dln_tag_is(s, i + 1, DLN_CLASS_TO))
        return false;
    *g = *last;
    g->begin = g->head = i;
    g->end = i + 1;
    g->verb = dln_tag(s, i)->verb;
    g->flags &= modal | DLN_VERB_NEGATED;
    return true;
}

/* "Sarr calls for calm", "The review ends in June": in a sentence without any other verb, a form that may be a noun is
 * the verb behind a person or behind a noun with its article. */
static uint32_t lonely_verb(const dln_sentence_scan *s)
{
    for (uint32_t i = s->begin + 1; i + 1 < s->end; i++) {
        if (dln_tag_is(s, i, DLN_CLASS_PREPOSITION) || dln_tag_is(s, i, DLN_CLASS_EITHER) || dln_tag(s, i)->is_break)
            return DLN_NONE; /* what stands behind is its noun */
        const dln_token *next = &s->doc->tokens.items[i + 1];
        if ((dln_verb_forms(s, i) & FORM_THIRD) == 0 || next->kind == DLN_TOKEN_MARK || dln_tag_is(s, i - 1, DLN_CLASS_DETERMINER))
            continue;
        bool behind_person = dln_is_behind_person(s, i), behind_noun = is_lower_word(s, i - 1) && i - 1 > s->begin && is_article(s, i - 2) && !ends_in(s, i - 1, "s", 3);
        bool has_object = is_lower_word(s, i + 1) && dln_tag(s, i + 1)->classes == 0 && !dln_tag(s, i + 1)->in_time && dln_tag(s, i - 1)->in_ref; /* "Norway hosts peace talks" */
        if (behind_person || behind_noun || has_object)
            return i;
    }
    return DLN_NONE;
}

/* The next word from i on that may begin a group. */
static uint32_t next_opener(const dln_sentence_scan *s, uint32_t i)
{
    const dln_word_tag *tag = s->tags + (i - s->begin), *end = s->tags + s->count;
    while (tag < end && !tag->opens) /* most words */
        tag++;
    return s->begin + (uint32_t)(tag - s->tags);
}

/* What stands before an auxiliary that is turned round: "Never did", "At no time has", not "Not only did", "Not until Monday did". */
static bool opens_with_denial(const dln_sentence_scan *s, uint32_t auxiliary)
{
    enum { FAR = 6 };
    for (uint32_t i = auxiliary; i > s->begin && auxiliary - i < FAR && !dln_tag(s, i - 1)->is_comma && !dln_tag(s, i - 1)->is_break; i--) {
        if (dln_text_is(s, i - 1, "not"))
            return !dln_text_is(s, i, "only") && !dln_text_is(s, i, "until") && !dln_text_is(s, i, "till") && !dln_text_is(s, i, "just");
        if (dln_text_is(s, i - 1, "never") || dln_text_is(s, i - 1, "no") || dln_text_is(s, i - 1, "nor") || dln_text_is(s, i - 1, "neither"))
            return true;
    }
    return false;
}

/* "Only on Monday did Sarr meet Diop", "Should Sarr meet Diop", "Had Sarr met Diop": the auxiliary before the subject and the
 * verb behind it are one. */
static void join_inverted(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t *count)
{
    uint32_t kept = 0;
    for (uint32_t v = 0; v < *count; v++) {
        dln_verb_group *g = &verbs[v], *next = v + 1 < *count ? &verbs[v + 1] : NULL;
        bool is_have = dln_tag_is(s, g->head, DLN_CLASS_HAVE), is_lone = g->form == DLN_VERB_FINITE && g->end == g->begin + 1 && next != NULL && next->begin > g->end && next->end == next->begin + 1;
        unsigned wanted = is_have ? FORM_PARTICIPLE : dln_tag_is(s, g->head, DLN_CLASS_DO) || dln_tag_is(s, g->head, DLN_CLASS_MODAL) ? FORM_BASE : 0;
        bool is_free = is_lone && (g->begin == s->begin || (is_have ? opens_with_denial(s, g->begin) : !dln_tag(s, g->begin - 1)->in_ref && !dln_tag_is(s, g->begin - 1, DLN_CLASS_PRONOUN)));
        bool joins = is_free && (dln_verb_forms(s, next->head) & wanted) != 0 && next->form == DLN_VERB_FINITE && dln_tag(s, g->end)->in_ref;
        for (uint32_t i = g->end; joins && i < next->begin; i++)
            joins = dln_tag(s, i)->in_ref || dln_tag(s, i)->in_time || dln_tag_is(s, i, DLN_CLASS_AND) || dln_is_adverb(s, i);
        if (!joins) {
            if (kept != v)
                verbs[kept] = *g;
            kept++;
            continue;
        }
        const uint16_t says = DLN_VERB_NEGATED | DLN_VERB_COULD | DLN_VERB_PLANNED;
        next->tense = g->tense;
        next->flags |= (g->flags & says) | (is_have ? DLN_VERB_PERFECT : 0) | (opens_with_denial(s, g->begin) ? DLN_VERB_NEGATED : 0);
        if (g->begin == s->begin && (is_have || dln_tag_is(s, g->head, DLN_CLASS_MODAL)))
            next->flags = (next->flags & ~DLN_VERB_PLANNED) | (is_have ? DLN_VERB_NEGATED : DLN_VERB_COULD); /* "Had they met", "Should they meet" */
    }
    *count = kept;
}

/* The group whose list may go on; "will tour the recently established zone, visit Sarr and leave": not what a thing is like. NULL: none. */
static const dln_verb_group *last_group(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count)
{
    const dln_verb_group *last = count == 0 ? NULL : &verbs[count - 1];
    if (count < 2 || (dln_verb_forms(s, last->head) & FORM_PARTICIPLE) == 0 || last->end != last->begin + 1 || last->begin < s->begin + 2)
        return last;
    uint32_t before = last->begin - 1 - (dln_is_adverb(s, last->begin - 1) || dln_tag(s, last->begin - 1)->in_time); /* "recently" is both */
    bool is_of_thing = dln_tag_is(s, before, DLN_CLASS_DETERMINER) && is_lower_word(s, last->end) && dln_tag(s, last->end)->classes == 0;
    return is_of_thing ? last - 1 : last;
}

dln_verb_group *dln_find_verb_groups(const dln_sentence_scan *s, uint32_t *count)
{
    dln_verb_group *verbs = dln_arena_array_raw(s->doc->arena, s->end - s->begin + 1, sizeof *verbs), g;
    *count = 0;
    if (verbs == NULL)
        return NULL;
    for (uint32_t i = s->begin; (i = next_opener(s, i)) < s->end;) {
        bool found = false, auxiliary = dln_is_auxiliary(s, i);
        if (auxiliary && dln_tag_is(s, i, DLN_CLASS_HAVE) && i + 1 < s->end && (dln_verb_forms(s, i + 1) & FORM_PARTICIPLE) == 0) /* "will greet Sarr and have lunch" */
            found = continues_group(s, i, last_group(s, verbs, *count), &g);
        if (!found && (auxiliary || (dln_tag_is(s, i, DLN_CLASS_TO) && !dln_tag(s, i)->in_ref && !dln_tag(s, i)->in_time)))
            found = parse_group(s, i, &g);
        if (!found && dln_tag(s, i)->classes != 0 && auxiliary) {
            i++;
            continue;
        }
        if (!found)
            found = continues_group(s, i, last_group(s, verbs, *count), &g) || single_verb(s, i, &g);
        uint32_t before = i > s->begin + 1 && dln_text_is(s, i - 1, "ever") ? i - 2 : i - 1; /* "hardly ever met" */
        if (found && g.form == DLN_VERB_FINITE && i > s->begin && (dln_tag_is(s, before, DLN_CLASS_NOT) || dln_is_no_longer(s, before)))
            g.flags |= DLN_VERB_NEGATED; /* "never met", "neither met nor spoke", "no longer meets" */
        if (!found) {
            i++;
            continue;
        }
        if (g.form != DLN_VERB_FINITE)
            g.tense = DLN_TENSE_NONE;
        if (dln_tag(s, g.head)->in_quote)
            g.flags |= DLN_VERB_QUOTED;
        g.governor = DLN_NONE;
        g.clause = 0;
        verbs[(*count)++] = g;
        i = g.end;
    }
    if (*count == 0) {
        uint32_t lonely = lonely_verb(s);
        if (lonely != DLN_NONE) {
            verbs[(*count)++] = (dln_verb_group){.begin = lonely, .end = lonely + 1, .head = lonely, .verb = dln_tag(s, lonely)->verb, .tense = DLN_TENSE_PRESENT,
                                                 .governor = DLN_NONE, .flags = dln_tag(s, lonely)->in_quote ? DLN_VERB_QUOTED : 0};
        }
    }
    join_inverted(s, verbs, count);
    dln_settle_participles(s, verbs, *count);
    return verbs;
}
