/* src/extract/statements_subject.c - whose saying a reporting verb tells of: its subject, before or behind it, the subject of the verb
 * before it, whoever is quoted or asked. Which names in a range may speak is in statements_speakers.c.
 */
#include "extract/statements_find.h"

#include "base/text.h"

/* "the agency quoted Marin as saying", "Marin was quoted": the one who is quoted speaks. */
static bool take_quoted(const sayings_scene *s, bool is_passive, dln_saying *saying)
{
    const dln_verb_group *verb = s->verb;
    if (is_passive)
        return sayings_take_subject(s->doc, s->begin, verb->subject_begin, verb->subject_end, saying);
    if (verb->form != DLN_VERB_FINITE || sayings_take_subject(s->doc, s->begin, verb->subject_begin, verb->subject_end, saying))
        return verb->form == DLN_VERB_FINITE; /* Peskov quoted Putin: it is Peskov who speaks now */
    if (verb->subject_begin < verb->subject_end && dln_token_is_class(s->doc, verb->subject_begin, DLN_CLASS_PRONOUN))
        return false; /* he quoted Putin */
    uint32_t ref = sayings_ref_at(s->doc, s->behind, s->end);
    return ref != DLN_NONE && sayings_take_speakers(s->doc, s->doc->refs[ref].begin, s->doc->refs[ref].end, saying);
}

/* "drew praise on Tuesday from Marin", "Praise for the deal came from Marin": whoever stands behind "from", with a day or a purpose between. What
 * comes must be something that is said. */
static bool take_source(const sayings_scene *s, dln_saying *saying)
{
    const dln_doc *doc = s->doc;
    bool comes = dln_span_is(dln_cell_text(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "come from"), is_said = !comes;
    for (uint32_t t = s->verb->subject_begin; !is_said && t < s->verb->subject_end; t++) {
        if (dln_token_in(&doc->tokens, t, DLN_LIST_COMING_FROM))
            is_said = true;
        else if (dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION) || (dln_token_is_class(doc, t, DLN_CLASS_EITHER) && !(t > 0 && sayings_is_word(doc, t - 1, "words"))))
            break;
    }
    for (uint32_t t = s->behind; is_said && t + 1 < s->end && t < s->behind + NEAR && doc->tokens.items[t].kind != DLN_TOKEN_MARK && dln_quote_of(doc, t) == DLN_NONE; t++) {
        uint32_t ref = sayings_is_word(doc, t, "from") ? sayings_ref_at(doc, t + 1, s->end) : DLN_NONE;
        if (ref != DLN_NONE)
            return sayings_take_speakers(doc, doc->refs[ref].begin, doc->refs[ref].end, saying);
    }
    return false;
}

/* "Marin, who met Diop, the Malian president, in Rome, said": the words behind the comma tell who Diop is, and the subject is Marin. NULL: the
 * verb has its own. */
static const dln_verb_group *before_apposition(const sayings_scene *s)
{
    const dln_doc *doc = s->doc;
    uint32_t v = dln_verb_at(s->clauses, s->verb->head), at = s->verb->subject_begin;
    const dln_verb_group *relative = v != DLN_NONE && v > 0 && s->verb->form == DLN_VERB_FINITE ? &s->clauses->verbs[v - 1] : NULL;
    if (relative == NULL || (relative->flags & DLN_VERB_RELATIVE) == 0 || relative->subject_end > relative->begin || relative->subject_begin >= relative->subject_end || s->verb->subject_end > s->verb->begin || relative->end > at)
        return NULL;
    for (uint32_t r = sayings_ref_from(doc, at); r < doc->ref_count && doc->refs[r].begin < at; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->kind == DLN_REF_PARTY && ref->begin >= relative->end && ref->end > at && sayings_is_mark(doc, at - 1 - dln_token_is_class(doc, at - 1, DLN_CLASS_DETERMINER), ","))
            return relative;
    }
    return NULL;
}

/* "Marin was asked whether": an answer follows, if the sentence or the next one quotes something. */
static bool take_asked(const sayings_scene *s, dln_saying *saying)
{
    uint32_t next = s->sentence + 1 < s->doc->tokens.sentence_count ? s->doc->tokens.sentences[s->sentence + 1].end : s->end;
    return s->verb->form == DLN_VERB_FINITE && sayings_quote_in(s->doc, s->behind, next) != DLN_NONE &&
           sayings_take_subject(s->doc, s->begin, s->verb->subject_begin, s->verb->subject_end, saying);
}

/* "Assets would be frozen, said the ministry.": nobody else can have spoken, for one says no person. */
static bool ends_with_speaker(const sayings_scene *s, uint32_t ref)
{
    uint32_t end = s->doc->refs[ref].end;
    return dln_span_is(dln_cell_text(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "say") &&
           (end >= s->end || sayings_is_mark(s->doc, end, ".;:") || dln_token_is_class(s->doc, end, DLN_CLASS_PREPOSITION));
}

/* Where the first person from there on is named; end: nobody is. */
static uint32_t person_from(const dln_doc *doc, uint32_t from, uint32_t end)
{
    for (uint32_t r = sayings_ref_from(doc, from); r < doc->ref_count && doc->refs[r].begin < end; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->begin >= from && ref->kind == DLN_REF_PARTY && ref->count > 0 && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_PERSON)
            return ref->begin;
    }
    return end;
}

/* "It opens before the summit of ASEAN, which starts on Friday, said an official in Rabat.": who spoke stands behind, and is nobody by name;
 * "said a defiant President Ali Diop" names somebody. */
static bool ends_with_nobody(const sayings_scene *s)
{
    enum { WORDS = 4 };
    const dln_verb_group *verb = s->verb;
    bool is_say = dln_span_is(dln_cell_text(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "say"), is_last = dln_verb_at(s->clauses, verb->head) + 1 == s->clauses->verb_count;
    if (!is_say || !is_last || verb->form != DLN_VERB_FINITE || verb->begin == s->begin || !sayings_is_mark(s->doc, verb->begin - 1, ",") || !(sayings_is_word(s->doc, verb->end, "a") || sayings_is_word(s->doc, verb->end, "an")))
        return false; /* "Marin, who was ill, said an official had lied" */
    uint32_t last = verb->end + WORDS < s->end ? verb->end + WORDS + 1 : s->end, named = person_from(s->doc, verb->end + 1, last);
    for (uint32_t t = verb->end + 1; t < named && s->doc->tokens.items[t].kind == DLN_TOKEN_WORD && !dln_token_is_class(s->doc, t, DLN_CLASS_PREPOSITION); t++) {
        if ((s->doc->tokens.items[t].tables & dln_table_bit(DLN_TABLE_TITLES)) != 0)
            return true;
    }
    return false;
}

/* "with officials having warned": the noun beside the verb, not the subject of the sentence. */
static const dln_noun_group *own_noun(const sayings_scene *s)
{
    for (uint32_t n = 0; s->verb->form == DLN_VERB_GERUND && n < s->clauses->noun_count && s->clauses->nouns[n].end <= s->verb->begin; n++) {
        const dln_noun_group *noun = &s->clauses->nouns[n];
        bool is_apart = noun->preposition == DLN_NONE && (s->verb->flags & DLN_VERB_PERFECT) != 0 && noun->begin > s->begin && sayings_is_mark(s->doc, noun->begin - 1, ","); /* ", spokesman Hill having said that" */
        if (noun->end == s->verb->begin && (is_apart || (noun->preposition != DLN_NONE && sayings_is_word(s->doc, noun->preposition, "with"))))
            return noun;
    }
    return NULL;
}

/* "Okonjo defended the closure, saying it was lawful": the subject of the verb before it. NULL: the gerund has its own. */
static const dln_verb_group *told_before(const sayings_scene *s)
{
    const dln_verb_group *verb = s->verb;
    bool is_behind = verb->form == DLN_VERB_GERUND && verb->begin > s->begin + 1 && sayings_is_mark(s->doc, verb->begin - 1, ",") && verb->subject_begin >= verb->begin;
    for (uint32_t v = is_behind ? dln_verb_at(s->clauses, verb->head) : 0; v > 0; v--) {
        const dln_verb_group *before = &s->clauses->verbs[v - 1];
        if (before->form == DLN_VERB_FINITE)
            return s->clauses->clauses[before->clause].kind != DLN_CLAUSE_RELATIVE && before->subject_begin < before->subject_end && before->subject_end <= before->begin ? before : NULL;
    }
    return NULL;
}

/* "Okonjo, asked about the border, said it was open": who was asked stands before the commas. */
static const dln_verb_group *asked_before(const sayings_scene *s)
{
    const dln_verb_group *verb = s->verb;
    uint32_t v = dln_verb_at(s->clauses, verb->head);
    bool is_framed = v != DLN_NONE && v > 0 && verb->form == DLN_VERB_FINITE && sayings_is_mark(s->doc, verb->begin - 1, ",");
    const dln_verb_group *frame = is_framed ? &s->clauses->verbs[v - 1] : NULL;
    const dln_verb_group *said = is_framed && v + 1 < s->clauses->verb_count ? &s->clauses->verbs[v + 1] : NULL; /* its subject stands behind "said" */
    if (said == NULL || said->subject_begin != verb->subject_begin || s->clauses->clauses[said->clause].kind != DLN_CLAUSE_THAT)
        return NULL;
    bool opens = frame != NULL && frame->form != DLN_VERB_INFINITIVE && frame->begin > s->begin && frame->subject_begin < frame->subject_end && frame->subject_end == frame->begin && sayings_is_mark(s->doc, frame->begin - 1, ",");
    return opens ? frame : NULL;
}

/* "Okonjo, visiting Kampala, said", "Okonjo, then chairing the council and speaking for it, said": the subject ends where its frame begins. */
static uint32_t frame_of_subject(const sayings_scene *s)
{
    const dln_verb_group *verb = s->verb;
    uint32_t v = dln_verb_at(s->clauses, verb->head);
    const dln_verb_group *frame = v != DLN_NONE && v > 0 ? &s->clauses->verbs[v - 1] : NULL;
    while (frame != NULL && frame > s->clauses->verbs && frame->form == DLN_VERB_GERUND && frame[-1].form == DLN_VERB_GERUND && dln_token_is_class(s->doc, frame->begin - 1, DLN_CLASS_AND))
        frame--;
    bool is_frame = frame != NULL && frame->form == DLN_VERB_GERUND && frame->begin > verb->subject_begin + 1 && frame->end <= verb->subject_end && verb->subject_end <= verb->begin &&
                    sayings_is_mark(s->doc, verb->subject_end - 1, ",");
    uint32_t begin = is_frame ? frame->begin : 0;
    while (is_frame && begin > verb->subject_begin + 1 && (dln_token_is_class(s->doc, begin - 1, DLN_CLASS_ADVERB) || dln_token_in(&s->doc->tokens, begin - 1, DLN_LIST_NEXT_WORDS)))
        begin--;
    return is_frame && sayings_is_mark(s->doc, begin - 1, ",") ? begin : verb->subject_end;
}

/* "In Geneva Okonjo, speaking later, called it": the frame that was taken for the subject; NULL. */
static const dln_verb_group *frame_behind_subject(const sayings_scene *s)
{
    uint32_t v = dln_verb_at(s->clauses, s->verb->head);
    const dln_verb_group *frame = v != DLN_NONE && v > 0 && s->verb->form == DLN_VERB_FINITE ? &s->clauses->verbs[v - 1] : NULL;
    bool is_frame = frame != NULL && frame->form == DLN_VERB_GERUND && frame->begin == s->verb->subject_begin && frame->begin > s->begin && frame->subject_begin < frame->subject_end &&
                    frame->subject_end == frame->begin && sayings_is_mark(s->doc, frame->begin - 1, ",") && sayings_is_mark(s->doc, s->verb->begin - 1, ",");
    return is_frame ? frame : NULL;
}

uint32_t sayings_behind_plan(const sayings_scene *s)
{
    const dln_verb_group *verb = s->verb;
    uint32_t v = dln_verb_at(s->clauses, verb->head), begin = verb->subject_begin;
    for (; v != DLN_NONE && v > 0 && s->clauses->verbs[v - 1].begin > begin; v--) {
        const dln_verb_group *plan = &s->clauses->verbs[v - 1];
        bool is_opening = plan->form == DLN_VERB_INFINITIVE && plan->end < verb->subject_end && !sayings_is_mark(s->doc, plan->begin - 1, ",");
        for (uint32_t t = verb->subject_end; is_opening && t > plan->end + 1; t--) {
            if (sayings_is_mark(s->doc, t - 1, ","))
                return t < verb->subject_end ? t : begin;
        }
    }
    return begin;
}

bool sayings_find_speaker(const sayings_scene *s, dln_saying *saying)
{
    const dln_verb_group *verb = s->verb;
    bool is_passive = (verb->flags & DLN_VERB_PASSIVE) != 0 || verb->form == DLN_VERB_PARTICIPLE;
    dln_reporting_need need = (dln_reporting_need)dln_cell(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED);
    if (need == DLN_NEED_QUOTING)
        return take_quoted(s, is_passive, saying);
    if (need == DLN_NEED_SOURCE)
        return take_source(s, saying);
    if (verb->begin > s->begin && sayings_is_quote_mark(s->doc, verb->begin - 1) && verb->subject_begin < verb->subject_end && verb->subject_end <= verb->begin &&
        dln_quote_of(s->doc, verb->subject_begin) != DLN_NONE) /* "Marin is here," said a tweet of the ministry */
        return sayings_take_speakers(s->doc, verb->end, verb->end + NEAR < s->end ? verb->end + NEAR : s->end, saying);
    if (need == DLN_NEED_ASKED && (verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0)
        return sayings_take_speakers(s->doc, verb->subject_begin, verb->subject_end, saying);
    if (need == DLN_NEED_ASKED)
        return is_passive ? take_asked(s, saying) : sayings_take_subject(s->doc, s->begin, verb->subject_begin, verb->subject_end, saying);
    for (uint32_t v = 0; verb->form == DLN_VERB_GERUND && verb->begin <= s->begin + 1 && v < s->clauses->verb_count; v++) { /* "Noting that Sarr was away, Okonjo said" */
        const dln_verb_group *main = &s->clauses->verbs[v];
        if (main->form == DLN_VERB_FINITE && main->begin > verb->begin && s->clauses->clauses[main->clause].kind == DLN_CLAUSE_MAIN && main->subject_begin < main->subject_end)
            return sayings_take_subject(s->doc, s->begin, main->subject_begin, main->subject_end, saying);
    }
    const dln_noun_group *noun = own_noun(s);
    if (noun != NULL)
        return sayings_take_subject(s->doc, s->begin, noun->begin, noun->end, saying);
    const dln_verb_group *frame = frame_behind_subject(s);
    if (frame != NULL)
        return sayings_take_subject(s->doc, s->begin, frame->subject_begin, frame->subject_end, saying);
    frame = before_apposition(s);
    if (frame != NULL)
        return sayings_take_subject(s->doc, s->begin, frame->subject_begin, frame->subject_end, saying);
    uint32_t owner = sayings_owner_of_text(s);
    if (owner != DLN_NONE)
        return sayings_take_speakers(s->doc, s->doc->refs[owner].begin, s->doc->refs[owner].end, saying);
    if (is_passive)
        return sayings_take_agent(s->doc, s->behind, s->end, saying);
    const dln_verb_group *before = told_before(s);
    if (before == NULL && (verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0)
        before = asked_before(s);
    if (before != NULL)
        return sayings_take_subject(s->doc, s->begin, before->subject_begin, before->subject_end, saying);
    if (verb->begin > s->begin && verb->end < s->end && sayings_is_mark(s->doc, verb->begin - 1, ",") && verb->form == DLN_VERB_FINITE) {
        uint32_t ref = sayings_ref_at(s->doc, verb->end, s->end); /* The treaty, said Marin, holds. */
        bool is_apart = ref != DLN_NONE && (sayings_is_mark(s->doc, s->doc->refs[ref].end - 1, ",") || /* an apposition ends with its comma */
                                            (s->doc->refs[ref].end < s->end && sayings_is_mark(s->doc, s->doc->refs[ref].end, ",")));
        if (is_apart || (ref != DLN_NONE && ends_with_speaker(s, ref)))
            return sayings_take_speakers(s->doc, s->doc->refs[ref].begin, s->doc->refs[ref].end, saying);
    }
    if (ends_with_nobody(s))
        return false;
    if ((verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0)
        return sayings_take_speakers(s->doc, verb->subject_begin, verb->subject_end, saying);
    if (sayings_take_subject(s->doc, s->begin, sayings_behind_plan(s), frame_of_subject(s), saying) || sayings_take_it(s, saying))
        return true;
    /* "stated on Monday Marin": turned round, with the day between */
    uint32_t t = verb->end, timex = dln_doc_timex_from(s->doc, verb->end);
    bool is_apart = verb->begin > s->begin && (sayings_is_mark(s->doc, verb->begin - 1, ",") || sayings_is_quote_mark(s->doc, verb->begin - 1));
    if ((verb->subject_end > verb->subject_begin && !is_apart) || verb->form != DLN_VERB_FINITE || timex >= s->doc->timex_count || s->doc->timexes[timex].begin > t + 1 || sayings_is_that(s->doc, s->doc->timexes[timex].end))
        return false; /* "said on Monday that Marin was ill" */
    uint32_t ref = sayings_ref_at(s->doc, s->doc->timexes[timex].end, s->end);
    return ref != DLN_NONE && sayings_take_speakers(s->doc, s->doc->refs[ref].begin, s->doc->refs[ref].end, saying);
}
