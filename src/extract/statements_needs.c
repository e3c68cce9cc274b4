/* src/extract/statements_needs.c - what must stand beside a reporting verb for it to be a statement: hearers, media, objects,
 * quotations (the column `need` of reporting.tsv), and what shows that it was no public one.
 */
#include "extract/statements_find.h"

#include "base/text.h"

enum { HEARER_NEAR = 6, HEARER_BESIDE = 3, BEFORE = 7 };

/* ---- hearers and media ---- */

/* "Speaking at a news conference, Marin ..." */
static bool opens_with_speaking(const sayings_scene *s)
{
    uint32_t length;
    return (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) == 0 && s->clauses->verb_count > 0 && s->clauses->verbs[0].form == DLN_VERB_GERUND &&
           s->clauses->verbs[0].head <= s->begin + 1 && sayings_row_at(s->doc, s->clauses->verbs[0].head, s->end, DLN_TABLE_REPORTING, &length) != DLN_NONE;
}

/* "in a letter", "by a long letter": the letter is where it is said, not what is written. */
static bool is_in_it(const dln_doc *doc, uint32_t noun)
{
    for (uint32_t t = noun; t > 0 && noun - t < 4; t--) {
        if (sayings_is_word(doc, t - 1, "in") || sayings_is_word(doc, t - 1, "by"))
            return true;
    }
    return false;
}

/* Letters are private until somebody publishes them. */
static bool publishes(const sayings_scene *s)
{
    dln_span verb = dln_cell_text(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB);
    return dln_text_in(s->doc->lexicon, verb, DLN_LIST_PUBLISHES);
}

/* "parliament speaker", "a newspaper report": a hearer that only tells what kind another noun is. */
static bool is_modifier(const dln_doc *doc, uint32_t at)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, dln_doc_sentence_of(doc, at));
    uint32_t next = DLN_NONE, many = 0;
    if (at + 1 < doc->tokens.count)
        next = sayings_row_at(doc, at + 1, doc->tokens.count, DLN_TABLE_SAYINGS, &many);
    if (next != DLN_NONE && (1u << sayings_kind_of(doc, next) & SAID_ISSUED) != 0)
        return true; /* "her daily briefing" */
    for (uint32_t n = 0; n < clauses->noun_count && clauses->nouns[n].begin <= at; n++) {
        uint32_t end = clauses->nouns[n].end, length;
        if (end <= at || sayings_row_at(doc, at, end, DLN_TABLE_SAYINGS, &length) == DLN_NONE)
            continue;
        if (at + length < end)
            return doc->tokens.items[at + length].kind == DLN_TOKEN_WORD && (doc->tokens.items[at + length].flags & DLN_CAPITAL) == 0;
    }
    return false;
}

/* "said the Security Council should act": whom what is said is about. */
static bool speaks_itself(const dln_doc *doc, uint32_t at)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, dln_doc_sentence_of(doc, at));
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        const dln_verb_group *verb = &clauses->verbs[v];
        bool is_that = verb->form == DLN_VERB_FINITE && clauses->clauses[verb->clause].kind == DLN_CLAUSE_THAT;
        if (is_that && at >= verb->subject_begin && at < verb->subject_end && verb->subject_end <= verb->begin)
            return true;
    }
    return false;
}

/* "called a rally": what is called is no place to speak at. */
static bool is_object(const sayings_scene *s, uint32_t row, uint32_t at)
{
    dln_reporting_need need = (dln_reporting_need)dln_cell(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED);
    bool is_thing = sayings_kind_of(s->doc, row) == DLN_SAID_AT_OCCASION ? need == DLN_NEED_SPEECH : /* "welcomed the communique", "rejected the statement" */
                    (1u << sayings_kind_of(s->doc, row) & SAID_TEXTS) != 0 && (need == DLN_NEED_OBJECT || need == DLN_NEED_ANSWER) && !publishes(s);
    bool may_be = is_thing && at >= s->behind && (s->verb->flags & DLN_VERB_PASSIVE) == 0;
    for (uint32_t t = s->behind; may_be && t < at; t++)
        may_be = !dln_token_is_class(s->doc, t, DLN_CLASS_PREPOSITION) && !dln_token_is_class(s->doc, t, DLN_CLASS_EITHER) && !dln_token_is(&s->doc->tokens, t, "to");
    return may_be;
}

static uint32_t public_noun_in(const dln_doc *doc, uint32_t begin, uint32_t end, uint32_t kinds, uint32_t *at)
{
    uint32_t row = sayings_noun_in(doc, begin, end, kinds, at);
    while (row != DLN_NONE && sayings_kind_of(doc, row) == DLN_SAID_TO_HEARER && (is_modifier(doc, *at) || speaks_itself(doc, *at)))
        row = sayings_noun_in(doc, *at + 1, end, kinds, at);
    return row;
}

/* Finds hearers and media around the verb. */
void sayings_look_around(const sayings_scene *s, const dln_sayings *all, dln_saying *saying)
{
    const dln_doc *doc = s->doc;
    uint32_t own_begin = s->clauses->clauses[s->verb->clause].begin, at = 0;
    const dln_saying *last = all->count > 0 ? &all->items[all->count - 1] : NULL; /* "according to a statement of the ministry, Marin said": not hers */
    if (last != NULL && last->sentence == s->sentence && (last->flags & DLN_SAYING_ATTRIBUTION) != 0 && last->speaker_end > own_begin)
        own_begin = last->speaker_end;
    uint32_t public = 1u << DLN_SAID_TO_HEARER, media = SAID_MEDIA;
    uint32_t subject_end = (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 ? s->verb->subject_end : s->behind;
    uint32_t near = subject_end > s->behind ? subject_end : s->behind;
    bool is_on = saying->speaker_begin >= s->behind && saying->speaker_end > s->behind && saying->speaker_end < near && sayings_is_word(doc, saying->speaker_end, "on");
    if (is_on) /* "wrote Marin on Facebook": a platform that is a body, too */
        near = saying->speaker_end;
    uint32_t beside = near + HEARER_BESIDE < s->end ? near + HEARER_BESIDE : s->end;
    uint32_t row = public_noun_in(doc, near, near + NEAR < s->stop ? near + NEAR : s->stop, public | media, &at);
    if (row != DLN_NONE && is_object(s, row, at))
        row = DLN_NONE;
    if (row == DLN_NONE)
        row = public_noun_in(doc, near, beside, public, &at);
    if (row == DLN_NONE && own_begin < s->verb->begin) {
        row = public_noun_in(doc, own_begin, s->verb->begin, public | media, &at);
        bool is_beside = row != DLN_NONE && at > own_begin && at < s->verb->begin;
        if (is_beside && (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) == 0 && at >= s->verb->subject_begin && at < s->verb->subject_end)
            row = DLN_NONE;
    }
    if (row == DLN_NONE && (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 && near < s->end && sayings_is_mark(doc, near, ",")) { /* "says Marin, the prime minister, in a statement" */
        uint32_t limit = near;
        while (limit < s->end && limit < near + NEAR && dln_quote_of(doc, limit) == DLN_NONE && !dln_token_is_class(doc, limit, DLN_CLASS_THAT) && !sayings_is_mark(doc, limit, ";:"))
            limit++;
        row = public_noun_in(doc, near, limit, media, &at);
        if (row != DLN_NONE && !is_in_it(doc, at))
            row = DLN_NONE;
    }
    uint32_t quote = row == DLN_NONE && s->stop < s->end ? dln_quote_of(doc, s->stop + (sayings_is_quote_mark(doc, s->stop) && s->stop + 1 < s->end)) : DLN_NONE; /* "called it 'a gift' in a speech" */
    if (quote != DLN_NONE && doc->clauses->quotes[quote].end < s->end) {
        uint32_t after = doc->clauses->quotes[quote].end + 1, limit = after;
        while (limit < s->end && limit < after + NEAR && dln_quote_of(doc, limit) == DLN_NONE && !sayings_is_mark(doc, limit, ",.;:"))
            limit++;
        bool is_adjunct = after < s->end && (dln_token_is(&doc->tokens, after, "in") || dln_token_is(&doc->tokens, after, "at") || dln_token_is(&doc->tokens, after, "on"));
        row = is_adjunct ? public_noun_in(doc, after, limit, media, &at) : DLN_NONE;
    }
    if (row == DLN_NONE && opens_with_speaking(s) && s->begin < s->verb->subject_begin)
        row = public_noun_in(doc, s->begin, s->verb->subject_begin, public | media, &at);
    if (row == DLN_NONE || (sayings_kind_of(doc, row) == DLN_SAID_IN_LETTER && !is_in_it(doc, at)))
        return;
    saying->flags |= sayings_kind_of(doc, row) == DLN_SAID_TO_HEARER ? DLN_SAYING_HEARER : DLN_SAYING_MEDIUM;
    if (saying->medium == DLN_NONE) {
        saying->medium = row;
        saying->medium_at = at;
    }
}

/* A person or, if asked, a state; but a parliament or council is told in public. */
static bool is_addressed(const dln_doc *doc, const dln_ref *ref, bool states_too)
{
    dln_party_kind kind = doc->parties[doc->ref_parties[ref->first]].party.kind;
    return kind == DLN_PERSON || (states_too && kind == DLN_COUNTRY);
}

/* "told Putin", "said to his counterpart": speech between parties, no public statement. */
static bool is_between(const sayings_scene *s, bool is_telling, bool states_too)
{
    uint32_t t = s->behind;
    if (!is_telling) {
        if (!dln_token_is(&s->doc->tokens, t, "to"))
            return false;
        t++;
    }
    if (t >= s->end)
        return false;
    for (uint32_t i = sayings_ref_from(s->doc, t); i < s->doc->ref_count && s->doc->refs[i].begin <= t + 1; i++) {
        const dln_ref *ref = &s->doc->refs[i];
        bool is_next = ref->begin == t || (ref->begin == t + 1 && dln_token_is_class(s->doc, t, DLN_CLASS_DETERMINER) && !dln_token_is_class(s->doc, t, DLN_CLASS_THAT));
        if (ref->kind == DLN_REF_PARTY && is_next && (ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) == 0 && ref->count > 0 &&
            !s->doc->parties[s->doc->ref_parties[ref->first]].is_ordinary && is_addressed(s->doc, ref, states_too))
            return true;
    }
    bool is_both = dln_token_is(&s->doc->tokens, t, "both") && t + 1 < s->end && dln_token_is_class(s->doc, t + 1, DLN_CLASS_THAT); /* "stressed to both that" */
    return is_both || dln_token_in_small(&s->doc->tokens, t, DLN_LIST_OBJECT_PRONOUNS) || dln_token_is(&s->doc->tokens, t, "colleagues");
}

/* "told us on Thursday", outside quotations and what a speaker with a label says: the paper that writes it. */
static bool tells_the_author(const sayings_scene *s)
{
    bool is_us = s->behind < s->end && (dln_token_is(&s->doc->tokens, s->behind, "us") || dln_token_is(&s->doc->tokens, s->behind, "me"));
    return is_us && !sayings_is_labelled(s->doc, s->sentence);
}

/* "told Kenyans": a people; "told the Kenyans" is whoever sits across the table. */
static bool tells_a_people(const sayings_scene *s)
{
    const dln_doc *doc = s->doc;
    uint32_t at = s->behind, length = 0;
    if (at >= s->end || (doc->tokens.items[at].tables & dln_table_bit(DLN_TABLE_COUNTRIES)) == 0)
        return false;
    dln_phrase hits[DLN_PHRASES_MAX];
    size_t count = dln_phrases_at(doc->lexicon, &doc->tokens, at, s->end, false, hits);
    bool is_people = false;
    for (size_t h = 0; h < count; h++) {
        for (uint32_t k = 0; k < hits[h].sense_count; k++) {
            dln_sense sense = dln_sense_at(hits[h].senses, k);
            if (sense.table == DLN_TABLE_COUNTRIES && hits[h].tokens >= length) {
                is_people = sense.column == DLN_COUNTRIES_PEOPLE;
                length = hits[h].tokens;
            }
        }
    }
    dln_token last = doc->tokens.items[at + (length > 0 ? length - 1 : 0)];
    return is_people && last.len > 0 && doc->tokens.text.text[last.begin + last.len - 1] == 's';
}

static bool is_between_parties(const sayings_scene *s, bool is_telling) { return is_between(s, is_telling, true); }

/* "told his wife", "told a friend" */
static bool tells_own(const sayings_scene *s)
{
    for (uint32_t t = s->behind; t < s->behind + HEARER_BESIDE && t < s->end; t++) {
        if (dln_token_in(&s->doc->tokens, t, DLN_LIST_OWN_PEOPLE))
            return true;
        if (!dln_token_is_class(s->doc, t, DLN_CLASS_DETERMINER) && t > s->behind)
            return false;
    }
    return false;
}

/* A name that is nobody's we know, right behind "told": a newspaper or channel. */
static bool is_outlet(const sayings_scene *s)
{
    uint32_t t = s->behind;
    if (t < s->end && dln_token_is_class(s->doc, t, DLN_CLASS_DETERMINER))
        t++;
    if (t >= s->end || (s->doc->tokens.items[t].flags & DLN_CAPITAL) == 0)
        return false;
    uint32_t ref = sayings_ref_at(s->doc, t, s->end);
    return ref == DLN_NONE || (s->doc->refs[ref].count > 0 && s->doc->parties[s->doc->ref_parties[s->doc->refs[ref].first]].is_ordinary);
}

/* A quotation opens within a few words behind the verb, and is nobody else's: not "Mali talks of peace, Marin says, 'but ...'". */
static bool is_quote_beside(const sayings_scene *s)
{
    for (uint32_t t = s->behind; t < s->behind + NEAR && t < s->end && !sayings_is_mark(s->doc, t, ";"); t++) {
        if (dln_quote_of(s->doc, t) != DLN_NONE)
            return true;
        uint32_t v = sayings_is_mark(s->doc, t, ",") && t > s->behind ? dln_verb_at(s->clauses, t - 1) : DLN_NONE, length;
        if (v != DLN_NONE && s->clauses->verbs[v].form == DLN_VERB_FINITE && sayings_row_at(s->doc, t - 1, s->end, DLN_TABLE_REPORTING, &length) != DLN_NONE)
            return false;
    }
    return false;
}

/* "asks the four to ease the embargo", "asked Chad for calm": states and bodies are asked in public, persons in their ear. */
static bool asks_in_public(const sayings_scene *s)
{
    uint32_t ref = sayings_ref_at(s->doc, s->behind, s->end);
    if (ref == DLN_NONE || (s->verb->flags & DLN_VERB_PROGRESSIVE) != 0)
        return false;
    const dln_ref *asked = &s->doc->refs[ref];
    for (uint32_t i = 0; i < asked->count; i++) {
        if (s->doc->parties[s->doc->ref_parties[asked->first + i]].party.kind == DLN_PERSON)
            return false;
    }
    return asked->end < s->end && (dln_token_is_class(s->doc, asked->end, DLN_CLASS_TO) || dln_token_is(&s->doc->tokens, asked->end, "for"));
}

/* "said he hoped", "said Putin would come": what stands behind the verb opens what is said; not in "promised Putin he would". */
static bool opens_what_is_said(const sayings_scene *s)
{
    uint32_t ref = sayings_ref_at(s->doc, s->behind, s->end);
    for (uint32_t v = 0; ref != DLN_NONE && v < s->clauses->verb_count; v++) {
        const dln_verb_group *verb = &s->clauses->verbs[v];
        uint32_t end = s->doc->refs[ref].end;
        if (verb->form == DLN_VERB_FINITE && verb->begin >= end && verb->begin <= end + 1 && verb->subject_begin < end && verb->subject_end >= end)
            return true;
    }
    return dln_span_is(dln_cell_text(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "say"); /* one says no person */
}

bool sayings_is_speaker_behind(const sayings_scene *s, const dln_saying *saying)
{
    return (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 || (saying->speaker_begin < saying->speaker_end && saying->speaker_begin >= s->behind);
}

/* "promised Trudeau", "warned Putin that": said to a person's face. */
static bool promises_somebody(const sayings_scene *s, const dln_saying *saying)
{
    if (opens_what_is_said(s))
        return false;
    return !sayings_is_speaker_behind(s, saying) && is_between(s, true, false);
}

/* To blame or criticise somebody is public, also by name. */
static bool accuses(const sayings_scene *s)
{
    return dln_starts_with(dln_cell_text(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_CAMEO), DLN_SPAN("11"));
}

/* "was on hand to welcome the two teams": whoever comes is welcomed, and nothing said. */
static bool welcomes_guests(const sayings_scene *s)
{
    enum { PHRASE = 5 };
    if (!dln_span_is(dln_cell_text(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "welcome"))
        return false;
    for (uint32_t t = s->behind; t < s->end && t < s->behind + PHRASE && s->doc->tokens.items[t].kind == DLN_TOKEN_WORD && !dln_token_is_class(s->doc, t, DLN_CLASS_PREPOSITION); t++) {
        if (dln_token_in(&s->doc->tokens, t, DLN_LIST_GUESTS))
            return true;
    }
    return false;
}

/* "praised Putin", "Putin was welcomed by Marin": to somebody's face as likely as not. */
static bool is_to_a_person(const sayings_scene *s)
{
    if (welcomes_guests(s))
        return true;
    if ((s->verb->flags & DLN_VERB_PASSIVE) == 0)
        return is_between(s, true, false);
    uint32_t ref = sayings_ref_at(s->doc, s->verb->subject_begin, s->verb->subject_end);
    return ref != DLN_NONE && s->doc->refs[ref].kind == DLN_REF_PARTY && s->doc->refs[ref].end == s->verb->subject_end && s->doc->refs[ref].count > 0 && is_addressed(s->doc, &s->doc->refs[ref], false);
}

/* "as Marin put it", "was how Marin put it" */
static bool is_how_it_was_put(const sayings_scene *s)
{
    uint32_t subject = s->verb->subject_begin;
    while (subject > s->begin && subject < s->verb->begin && dln_token_is_class(s->doc, subject - 1, DLN_CLASS_DETERMINER))
        subject--;
    return subject > s->begin && subject < s->verb->begin && (dln_token_says(&s->doc->tokens, subject - 1, "how") || dln_token_says(&s->doc->tokens, subject - 1, "as"));
}

/* "called the closure a mistake", "branded it illegal", "described the talks as useful", "admitted as much": what a thing is called is said of it. */
static bool says_what_it_is(const sayings_scene *s)
{
    enum { WORDS = 8 };
    const dln_doc *doc = s->doc;
    dln_span verb = dln_cell_text(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB);
    bool is_named = dln_text_in(doc->lexicon, verb, DLN_LIST_NAMING_VERBS), is_likened = dln_text_in(doc->lexicon, verb, DLN_LIST_DESCRIBING_VERBS);
    uint32_t first = s->behind, limit = first + WORDS < s->end ? first + WORDS : s->end;
    if ((s->verb->flags & DLN_VERB_PASSIVE) != 0)
        return false;
    if (first + 1 < s->end && dln_token_is(&doc->tokens, first, "as") && dln_token_is(&doc->tokens, first + 1, "much"))
        return true;
    for (uint32_t t = first + 1; t + 1 < limit && (is_named || is_likened) && doc->tokens.items[t].kind == DLN_TOKEN_WORD; t++) {
        bool is_a = dln_token_is(&doc->tokens, t, "a") || dln_token_is(&doc->tokens, t, "an");
        if (is_likened && dln_token_is(&doc->tokens, t, "as"))
            return true;
        if (is_named && t == first + 1 && sayings_is_word(doc, first, "it") && !sayings_is_time_at(doc, t) && (dln_token_is(&doc->tokens, t, "the") || dln_token_is(&doc->tokens, t, "one")))
            return true; /* "called it the darkest day", "called it one of the darkest" */
        if (is_named && dln_token_in_small(&doc->tokens, t, DLN_LIST_JUDGEMENTS) && t + 1 < s->end && doc->tokens.items[t - 1].kind == DLN_TOKEN_WORD && !dln_token_is_class(doc, t - 1, DLN_CLASS_DETERMINER) &&
            !dln_token_is_class(doc, t - 1, DLN_CLASS_PREPOSITION) && (doc->tokens.items[t + 1].kind == DLN_TOKEN_MARK || dln_token_is_class(doc, t + 1, DLN_CLASS_AND) || dln_token_is_class(doc, t + 1, DLN_CLASS_PREPOSITION)))
            return true; /* "called the talks useful" */
        if ((is_named && sayings_is_time_at(doc, t)) || (is_named && (dln_token_is(&doc->tokens, t, "to") || dln_token_is(&doc->tokens, t, "for"))))
            return false; /* "called the envoy a day later", "called a meeting for Monday" */
        if (is_named && is_a && !dln_token_is_class(doc, t - 1, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, t - 1, DLN_CLASS_EITHER) && !dln_token_is_class(doc, t - 1, DLN_CLASS_AND))
            return !dln_token_in(&doc->tokens, t + 1, DLN_LIST_NTH_TIME);
    }
    return false;
}

/* "made the decision public on Monday", "made it public"; not "made a public display". */
static bool makes_public(const sayings_scene *s)
{
    enum { WORDS = 8 };
    const dln_doc *doc = s->doc;
    if (!dln_span_is(dln_cell_text(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "make"))
        return false;
    for (uint32_t t = s->behind; t < s->end && t < s->behind + WORDS && doc->tokens.items[t].kind == DLN_TOKEN_WORD && dln_verb_at(s->clauses, t) == DLN_NONE; t++) {
        if (dln_token_is(&doc->tokens, t, "public"))
            return t > s->behind && !dln_token_is_class(doc, t - 1, DLN_CLASS_DETERMINER) &&
                   (t + 1 >= s->end || doc->tokens.items[t + 1].kind != DLN_TOKEN_WORD || sayings_is_time_at(doc, t + 1) || dln_token_is_class(doc, t + 1, DLN_CLASS_PREPOSITION) || dln_token_is_class(doc, t + 1, DLN_CLASS_EITHER) || dln_token_is_class(doc, t + 1, DLN_CLASS_AND));
    }
    return false;
}

/* "Uganda issued a statement, and Kenya put out one of its own": the text that was named last before. */
static uint32_t one_of_its_own(const sayings_scene *s)
{
    const dln_doc *doc = s->doc;
    uint32_t t = s->behind, at = 0;
    bool is_one = t + 3 < s->end && dln_token_is(&doc->tokens, t, "one") && dln_token_is(&doc->tokens, t + 1, "of") && dln_token_is(&doc->tokens, t + 3, "own");
    bool is_theirs = t + 1 < s->end && dln_token_is(&doc->tokens, t + 1, "own") && dln_token_is_class(doc, t, DLN_CLASS_DETERMINER) && (t + 2 >= s->end || doc->tokens.items[t + 2].kind == DLN_TOKEN_MARK || dln_token_is_class(doc, t + 2, DLN_CLASS_PREPOSITION) || sayings_is_time_at(doc, t + 2));
    if (!is_one && !is_theirs)
        return DLN_NONE;
    uint32_t from = s->sentence > 0 && s->begin > doc->body_token ? doc->tokens.sentences[s->sentence - 1].begin : s->begin;
    return sayings_noun_in(doc, from, s->verb->begin, SAID_ISSUED, &at);
}

/* "the communique which the ministry issued": the text stands before the relative that its issuer follows; DLN_NONE. */
static uint32_t text_before_relative(const sayings_scene *s)
{
    enum { PHRASE = 3 };
    const dln_doc *doc = s->doc;
    uint32_t which = s->verb->subject_begin, at = 0;
    while (which > s->begin + 1 && s->verb->subject_begin - which < PHRASE && dln_token_is_class(doc, which - 1, DLN_CLASS_DETERMINER) && !dln_token_is_class(doc, which - 1, DLN_CLASS_THAT))
        which--;
    which--;
    if (s->verb->subject_begin <= s->begin + 1 || s->verb->subject_end > s->verb->begin || !(sayings_is_word(doc, which, "which") || sayings_is_word(doc, which, "that")))
        return DLN_NONE;
    uint32_t row = sayings_noun_in(doc, which > s->begin + 1 ? which - 2 : s->begin, which, SAID_TEXTS, &at), length;
    return row != DLN_NONE && sayings_row_at(doc, at, which, DLN_TABLE_SAYINGS, &length) == row && at + length == which ? row : DLN_NONE;
}

/* "is said to have told his cabinet" */
bool sayings_is_hearsay(const sayings_scene *s)
{
    if (s->verb->form != DLN_VERB_INFINITIVE || s->verb->governor == DLN_NONE)
        return false;
    const dln_verb_group *above = &s->clauses->verbs[s->verb->governor];
    return (above->flags & DLN_VERB_PASSIVE) != 0 && dln_token_in(&s->doc->tokens, above->head, DLN_LIST_TOLD_BY_OTHERS);
}

/* "briefed the Security Council behind closed doors": a meeting, and nothing that the public heard. */
static bool is_behind_doors(const sayings_scene *s, uint32_t row, uint32_t at)
{
    enum { WORDS = 6 };
    const dln_tokens *tokens = &s->doc->tokens;
    if (!dln_span_is(dln_cell_text(s->doc->lexicon, DLN_TABLE_SAYINGS, row, DLN_SAYINGS_NAME), "committee"))
        return false;
    for (uint32_t t = at; t + 1 < s->end && t < at + WORDS && !sayings_is_mark(s->doc, t, ",;"); t++) {
        if (dln_token_is(tokens, t, "closed") && dln_token_is(tokens, t + 1, "doors"))
            return true;
    }
    return false;
}

/* "pledged to hold elections in a statement": what is held stands before, and the statement is where the pledge was made. */
static bool stands_in_another(const sayings_scene *s, uint32_t at)
{
    const dln_noun_group *other = NULL;
    for (uint32_t n = 0; n < s->clauses->noun_count && s->clauses->nouns[n].begin <= at; n++) {
        const dln_noun_group *noun = &s->clauses->nouns[n];
        if (noun->end > at)
            return s->verb->form == DLN_VERB_INFINITIVE && other != NULL && noun->preposition != DLN_NONE && sayings_is_word(s->doc, noun->preposition, "in");
        other = noun->begin == s->behind && !sayings_is_time_at(s->doc, noun->begin) ? noun : other;
    }
    return false;
}

/* "spoke on Tuesday of 'a gift'": what is quoted is what is spoken of, with the day between. */
static bool speaks_of_quoted(const sayings_scene *s)
{
    enum { BETWEEN = 6, THING = 5 };
    const dln_doc *doc = s->doc;
    bool has_day = false;
    for (uint32_t t = s->verb->end; t + 1 < s->end && t < s->verb->end + BETWEEN && doc->tokens.items[t].kind != DLN_TOKEN_MARK; t++) {
        has_day = has_day || sayings_is_time_at(doc, t);
        if (!sayings_is_word(doc, t, "of") && !sayings_is_word(doc, t, "about"))
            continue;
        for (uint32_t q = t + 1; has_day && q < s->end && q < t + 1 + THING; q++) {
            if (dln_quote_of(doc, q) != DLN_NONE)
                return true;
        }
        return false;
    }
    return false;
}

/* Whether what the verb needs stands beside it. */
bool sayings_has_what_it_needs(const sayings_scene *s, dln_saying *saying)
{
    const dln_doc *doc = s->doc;
    dln_reporting_need need = (dln_reporting_need)dln_cell(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED);
    uint32_t limit = s->behind + NEAR < s->end ? s->behind + NEAR : s->end, at, row;
    bool is_public = (saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) != 0;
    bool has_speech = is_public || (saying->flags & (DLN_SAYING_THAT | DLN_SAYING_SET_OFF)) != 0 || is_quote_beside(s) || is_how_it_was_put(s);
    switch (need) {
    case DLN_NEED_NEVER:
        return false;
    case DLN_NEED_NOTHING:
        if (!is_public && (is_between_parties(s, false) || promises_somebody(s, saying)))
            saying->flags |= DLN_SAYING_PRIVATE;
        return true;
    case DLN_NEED_SPEECH:
        saying->flags |= DLN_SAYING_WEAK;
        if (says_what_it_is(s))
            return true;
        if (saying->party_count > 1 && dln_span_is(dln_cell_text(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "speak about"))
            return false; /* with each other */
        if (!is_public && !sayings_is_speaker_behind(s, saying) && (is_between_parties(s, true) || tells_own(s)))
            return false;
        return has_speech;
    case DLN_NEED_ANSWER: /* "rejected the criticism" */
        saying->flags |= DLN_SAYING_WEAK;
        if ((s->verb->flags & DLN_VERB_PASSIVE) != 0 && sayings_noun_in(doc, s->verb->subject_begin, s->verb->subject_end, 1u << DLN_SAID_CLAIM | SAID_TEXTS, &at) != DLN_NONE)
            return true; /* "the claim was dismissed by" */
        return has_speech || sayings_noun_in(doc, s->behind, s->behind + HEARER_NEAR < s->stop ? s->behind + HEARER_NEAR : s->stop, 1u << DLN_SAID_CLAIM, &at) != DLN_NONE;
    case DLN_NEED_ASKED:
        saying->flags |= DLN_SAYING_WEAK;
        if ((s->verb->flags & DLN_VERB_PASSIVE) != 0 || (has_speech && (is_public || sayings_is_speaker_behind(s, saying) || !is_between_parties(s, true))))
            return true;
        return asks_in_public(s);
    case DLN_NEED_OBJECT:
        saying->flags |= DLN_SAYING_WEAK;
        if (s->behind >= s->end || sayings_is_mark(doc, s->behind, ".") ||
            (s->clauses->is_headline && dln_token_is_class(doc, s->behind, DLN_CLASS_PREPOSITION))) /* "Marin welcomed in Rome" */
            return has_speech;
        if (dln_token_is(&doc->tokens, s->behind - 1, "for") && sayings_is_time_at(doc, s->behind)) /* "the meeting they had called for nine" */
            return false;
        return has_speech || accuses(s) || !is_to_a_person(s);
    case DLN_NEED_CARRIER:
        if (makes_public(s))
            return true;
        row = sayings_noun_in(doc, s->behind, limit < s->verb->reach || s->verb->reach <= s->behind ? limit : s->verb->reach,
                      SAID_ISSUED, &at);
        if (row != DLN_NONE && stands_in_another(s, at))
            return false;
        if (row == DLN_NONE && (s->verb->flags & DLN_VERB_PASSIVE) != 0 && s->verb->subject_end > s->verb->subject_begin)
            row = sayings_noun_in(doc, s->verb->subject_begin, s->verb->subject_end, SAID_ISSUED, &at);
        if (row == DLN_NONE && s->verb->form == DLN_VERB_PARTICIPLE && s->verb->begin > s->begin + 1)
            row = sayings_noun_in(doc, s->verb->begin > s->begin + BEFORE ? s->verb->begin - BEFORE : s->begin, s->verb->begin, SAID_TEXTS, &at);
        if (row == DLN_NONE && (s->verb->flags & DLN_VERB_PASSIVE) == 0)
            row = text_before_relative(s);
        if (row == DLN_NONE)
            row = one_of_its_own(s);
        if (row == DLN_NONE || (sayings_kind_of(doc, row) == DLN_SAID_IN_LETTER && !publishes(s)))
            return false;
        if (s->behind < s->end && sayings_is_word(doc, s->behind, "no"))
            return false; /* made no statement */
        saying->medium = row;
        saying->flags |= DLN_SAYING_MEDIUM;
        return true;
    case DLN_NEED_LETTER:
        if (sayings_ref_at(doc, s->behind, s->end) == DLN_NONE || (s->verb->flags & DLN_VERB_PASSIVE) != 0)
            return false;
        if (saying->medium == DLN_NONE)
            saying->medium = dln_row_find(doc->lexicon, DLN_TABLE_SAYINGS, DLN_SPAN("letter"));
        saying->flags |= DLN_SAYING_MEDIUM;
        return true;
    case DLN_NEED_QUOTING:
    case DLN_NEED_SOURCE:
        return true; /* take_speaker has seen to it */
    case DLN_NEED_TEXT:
        return (saying->flags & DLN_SAYING_MEDIUM) != 0 && (s->verb->flags & DLN_VERB_PASSIVE) == 0 &&
               sayings_noun_in(doc, s->verb->subject_begin, s->verb->subject_end, SAID_TEXTS, NULL) != DLN_NONE;
    case DLN_NEED_FEELING:
        for (uint32_t t = s->behind; !is_public && t + 1 < limit; t++) {
            if (dln_token_is(&doc->tokens, t, "to") && sayings_ref_at(doc, t + 1, s->end) != DLN_NONE)
                saying->flags |= DLN_SAYING_PRIVATE; /* expressed gratitude to his host */
        }
        return sayings_noun_in(doc, s->behind, s->behind + HEARER_NEAR < s->end ? s->behind + HEARER_NEAR : s->end, 1u << DLN_SAID_FEELING, &at) != DLN_NONE ||
               is_public || is_quote_beside(s) || ((s->verb->flags & DLN_VERB_PASSIVE) != 0 &&
                sayings_noun_in(doc, s->verb->subject_begin, s->verb->subject_end, 1u << DLN_SAID_FEELING, &at) != DLN_NONE);
    case DLN_NEED_HEARER:
        if ((s->verb->flags & DLN_VERB_PASSIVE) != 0)
            return true; /* "Volga Wire was told by ..." */
        limit = s->behind + HEARER_NEAR < s->stop ? s->behind + HEARER_NEAR : s->stop;
        if (limit < s->behind + HEARER_BESIDE)
            limit = s->behind + HEARER_BESIDE < s->end ? s->behind + HEARER_BESIDE : s->end;
        row = sayings_noun_in(doc, s->behind, limit,
                      1u << DLN_SAID_TO_HEARER | 1u << DLN_SAID_AT_OCCASION | 1u << DLN_SAID_ON_PLATFORM, &at);
        if (row != DLN_NONE) {
            if (saying->medium == DLN_NONE)
                saying->medium = row;
            saying->flags |= DLN_SAYING_HEARER;
            if (is_behind_doors(s, row, at))
                saying->flags |= DLN_SAYING_PRIVATE;
            return true;
        }
        if (tells_the_author(s) || tells_a_people(s)) {
            saying->flags |= DLN_SAYING_HEARER;
            return true;
        }
        if (is_between_parties(s, true)) {
            if (!is_public)
                saying->flags |= DLN_SAYING_PRIVATE;
            return true;
        }
        if (is_outlet(s))
            saying->outlet = s->behind;
        if (!is_public && tells_own(s))
            return false;
        return is_public || saying->outlet != DLN_NONE || (saying->flags & (DLN_SAYING_QUOTED | DLN_SAYING_THAT | DLN_SAYING_SET_OFF)) != 0;
    case DLN_NEED_PLATFORM:
        row = sayings_noun_in(doc, s->behind, limit, 1u << DLN_SAID_ON_PLATFORM, &at);
        if (row == DLN_NONE)
            return saying->party_count == 1 && speaks_of_quoted(s);
        saying->medium = row;
        saying->flags |= DLN_SAYING_MEDIUM;
        return true;
    }
    return false;
}
