/* src/extract/statements_interview.c - "We met her on Monday at her office": the line by which an interview tells when it was given. What
 * is said in it stands under no verb of saying, or under "says", and is of that day.
 */
#include "extract/statements_find.h"

enum { QUESTIONS = 3, BEHIND = 4, CLAUSE = 24 };

/* "we talked", "I reached": whoever writes. */
static bool is_writer(const dln_doc *doc, const dln_verb_group *verb)
{
    return verb->subject_end == verb->subject_begin + 1 && verb->subject_end <= verb->begin && (sayings_is_word(doc, verb->subject_begin, "we") || sayings_is_word(doc, verb->subject_begin, "i"));
}

/* A person from there on: "her", "Marin", "with Marin"; of "at his home" he whose it is. DLN_NONE. */
static uint32_t person_at(const dln_doc *doc, uint32_t begin, uint32_t end, bool may_own)
{
    for (uint32_t i = sayings_ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin < end; i++) {
        const dln_ref *ref = &doc->refs[i];
        bool is_her = (ref->flags & DLN_REF_PRONOUN) != 0 && sayings_is_word(doc, ref->begin, "her") && (sayings_is_time_at(doc, ref->end) || doc->tokens.items[ref->end].kind != DLN_TOKEN_WORD || dln_token_is_class(doc, ref->end, DLN_CLASS_PREPOSITION) || dln_token_is_class(doc, ref->end, DLN_CLASS_EITHER)); /* "met her on Monday" */
        bool is_owner = (ref->flags & DLN_REF_POSSESSIVE) != 0 && !is_her;
        bool is_person = ref->kind == DLN_REF_PARTY && ref->count == 1 && ref->begin >= begin && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_PERSON && (ref->flags & (DLN_REF_ANONYMOUS | DLN_REF_FIRST_PERSON)) == 0;
        if (is_person && (may_own ? is_owner && (ref->flags & DLN_REF_PRONOUN) != 0 : !is_owner && (ref->flags & DLN_REF_MODIFIER) == 0))
            return i;
    }
    return DLN_NONE;
}

/* "received us", "received the Rome Herald": a paper, or who writes in it. */
static bool is_paper_at(const dln_doc *doc, uint32_t at, uint32_t end)
{
    enum { NAME = 5 };
    if (sayings_is_word(doc, at, "us") || sayings_is_word(doc, at, "me"))
        return true;
    at += at < end && dln_token_is(&doc->tokens, at, "the");
    for (uint32_t t = at; t < end && t < at + NAME && (doc->tokens.items[t].flags & DLN_CAPITAL) != 0; t++) {
        if (t > at && (dln_token_in(&doc->tokens, t, DLN_LIST_OUTLETS) || sayings_is_word(doc, t, "magazine")))
            return true;
    }
    return false;
}

/* Whom the verb tells of as interviewed; DLN_NONE. */
static uint32_t interviewed(const dln_doc *doc, const dln_verb_group *verb, uint32_t end)
{
    dln_span lemma = dln_verb_lemma(doc, verb);
    uint32_t at = verb->end, limit = verb->end + CLAUSE < end ? verb->end + CLAUSE : end;
    if (is_writer(doc, verb) && dln_text_in(doc->lexicon, lemma, DLN_LIST_INTERVIEWING)) {
        at += at < end && sayings_is_word(doc, at, "down");
        at += at < end && (sayings_is_word(doc, at, "up") || sayings_is_word(doc, at, "to") || sayings_is_word(doc, at, "with"));
        at += at < end && (sayings_is_word(doc, at, "to") || sayings_is_word(doc, at, "with"));
        uint32_t person = person_at(doc, at, at + 2 < end ? at + 2 : end, false);
        if (person == DLN_NONE && at == verb->end && (dln_span_is(lemma, "talk") || dln_span_is(lemma, "speak")))
            person = person_at(doc, at, limit, true); /* "we talked at his kitchen table" */
        return person;
    }
    bool hosts = dln_span_is(lemma, "receive") || dln_span_is(lemma, "meet") || dln_span_is(lemma, "greet") || dln_span_is(lemma, "see");
    if (!hosts || !is_paper_at(doc, verb->end, end) || verb->subject_begin >= verb->subject_end || verb->subject_end > verb->begin)
        return DLN_NONE;
    return person_at(doc, verb->subject_begin, verb->subject_end, false);
}

/* Whether the sentence names whoever writes, or a paper: of most it is known at once that it does not. */
static bool may_name_writer(const dln_doc *doc, uint32_t sentence)
{
    const dln_word_set *words = &doc->sentence_words[sentence];
    return dln_word_set_may_say(words, "we") || dln_word_set_may_say(words, "i") || dln_word_set_may_say(words, "us") || dln_word_set_may_say(words, "me") ||
           dln_word_set_may_say(words, "magazine") || dln_word_set_has(words, DLN_LIST_OUTLETS);
}

void sayings_try_interview(const dln_doc *doc, uint32_t sentence, dln_sayings *out)
{
    if (!may_name_writer(doc, sentence))
        return;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    uint32_t end = doc->tokens.sentences[sentence].end;
    dln_saying saying;
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        const dln_verb_group *verb = &clauses->verbs[v];
        bool is_told = verb->form == DLN_VERB_FINITE && verb->tense == DLN_TENSE_PAST && verb->reality == DLN_REAL && (verb->flags & (DLN_VERB_PASSIVE | DLN_VERB_QUOTED | DLN_VERB_PERFECT)) == 0;
        uint32_t ref = is_told ? interviewed(doc, verb, end) : DLN_NONE;
        if (ref == DLN_NONE || !sayings_is_speaker(doc, &doc->refs[ref]))
            continue;
        sayings_fresh(doc, sentence, verb->head, &saying);
        saying.timex = sayings_own_timex(doc, clauses->clauses[verb->clause].begin, verb->begin, verb->end, clauses->clauses[verb->clause].end, false);
        if (saying.timex == DLN_NONE)
            continue;
        sayings_add_speaker(doc, &doc->refs[ref], &saying);
        saying.clause = verb->clause;
        saying.medium = dln_row_find(doc->lexicon, DLN_TABLE_SAYINGS, DLN_SPAN("interview"));
        saying.flags |= DLN_SAYING_MEDIUM | DLN_SAYING_INTERVIEW;
        saying.act = verb->head;
        saying.act_end = verb->end;
        saying.rule = "statement:interview";
        sayings_push(doc, out, &saying);
        return;
    }
}

/* Paragraphs that end with a question: of a text in questions and answers there are some. */
static bool is_in_questions(const dln_doc *doc)
{
    uint32_t questions = 0;
    for (uint32_t n = doc->body_sentence; n < doc->tokens.sentence_count; n++) {
        uint32_t end = doc->tokens.sentences[n].end;
        bool is_last = end >= doc->tokens.count || (doc->tokens.items[end].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) != 0;
        for (uint32_t t = end; is_last && t > doc->tokens.sentences[n].begin && end - t < BEHIND && doc->tokens.items[t - 1].kind == DLN_TOKEN_MARK; t--) {
            if (dln_token_is(&doc->tokens, t - 1, "?")) {
                questions++;
                break;
            }
        }
    }
    return questions >= QUESTIONS;
}

/* Whether anything else is told of as said by the same speaker, in quoted words. */
static bool is_quoted_elsewhere(const dln_sayings *all, size_t interview)
{
    for (size_t i = 0; i < all->count; i++) {
        const dln_saying *other = &all->items[i];
        if (i != interview && other->party_count == 1 && other->parties[0] == all->items[interview].parties[0] && (other->flags & DLN_SAYING_QUOTED) != 0 && other->timex == DLN_NONE)
            return true;
    }
    return false;
}

void sayings_settle_interviews(const dln_doc *doc, dln_sayings *all)
{
    enum { LOOKED_AT = 8 };
    size_t looked_at = 0;
    bool is_page_of_questions = false;
    for (size_t i = 0; i < all->count; i++) {
        bool is_interview = (all->items[i].flags & DLN_SAYING_INTERVIEW) != 0;
        is_page_of_questions = is_page_of_questions || (is_interview && looked_at == 0 && is_in_questions(doc));
        bool is_one = !is_interview || (doc->publisher_country.len == 0 && is_page_of_questions) || (doc->publisher_country.len == 0 && looked_at < LOOKED_AT && is_quoted_elsewhere(all, i));
        looked_at += is_interview;
        if (!is_one)
            all->items[i].flags |= DLN_SAYING_PRIVATE; /* "I met Marin on Monday", of whoever writes a report */
    }
}
