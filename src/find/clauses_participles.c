/* src/find/clauses_participles.c - "held", "agreed": finite verb or participle? The groups before and behind in the same stretch without a
 * bound decide.
 */
#include "find/clauses_words.h"

/* An auxiliary alone with its pronoun between it and the participle. */
static bool is_inverted(const dln_sentence_scan *s, const dln_verb_group *auxiliary, const dln_verb_group *g)
{
    return auxiliary->form == DLN_VERB_FINITE && auxiliary->end == auxiliary->begin + 1 && dln_tag_is(s, auxiliary->head, DLN_CLASS_HAVE) &&
           g->begin == auxiliary->end + 1 && dln_tag_is(s, auxiliary->end, DLN_CLASS_PRONOUN);
}

/* A participle that opens the sentence: the finite verb comes behind a comma. */
static bool opens_for_another(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count, uint32_t v)
{
    if (v > 0 || verbs[v].begin != s->begin)
        return false;
    for (uint32_t w = v + 1; w < count; w++) {
        if (verbs[w].form != DLN_VERB_FINITE)
            continue;
        for (uint32_t i = verbs[v].end; i < verbs[w].begin; i++) {
            if (dln_tag(s, i)->is_comma)
                return true;
        }
    }
    return false;
}

/* "In a letter to Sarr, made public in Dakar, Okonjo wrote": the phrase that opens the sentence has no verb of its own. */
static bool is_behind_adjunct(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count, uint32_t v)
{
    const dln_verb_group *g = &verbs[v];
    if (v > 0 || g->begin < s->begin + 2 || !dln_tag(s, g->begin - 1)->is_comma || !dln_tag_is(s, s->begin, DLN_CLASS_PREPOSITION))
        return false;
    for (uint32_t i = s->begin; i + 1 < g->begin; i++) {
        if (dln_tag(s, i)->is_comma || dln_tag(s, i)->is_break)
            return false;
    }
    for (uint32_t w = 1; w < count; w++) {
        bool is_apart = false;
        for (uint32_t i = g->end; i < verbs[w].begin; i++)
            is_apart = is_apart || (dln_tag(s, i)->is_comma && i + 1 < verbs[w].begin && !dln_tag_is(s, i + 1, DLN_CLASS_AND));
        if (is_apart && verbs[w].form == DLN_VERB_FINITE)
            return true;
    }
    return false;
}

/* "Chad announced on Monday it had tested": the verb behind has a subject of its own. */
static bool has_own_subject(const dln_sentence_scan *s, const dln_verb_group *g, const dln_verb_group *behind)
{
    uint32_t before = dln_word_before(s, behind->begin), t = g->end;
    if (before != DLN_NONE && before >= g->end && ((dln_tag_is(s, before, DLN_CLASS_PRONOUN) && dln_is_subject_word(s, before)) || dln_text_is(s, before, "what")))
        return true;
    if (t + 1 < behind->begin && dln_tag_is(s, t, DLN_CLASS_PREPOSITION) && dln_tag(s, t + 1)->in_time)
        t++;
    while (t < behind->begin && dln_tag(s, t)->in_time)
        t++;
    return t > g->end && t < behind->begin && (dln_tag(s, t)->in_ref || dln_tag_is(s, t, DLN_CLASS_DETERMINER) || dln_tag_is(s, t, DLN_CLASS_PRONOUN));
}

/* "a call with Sarr set for Monday", "a meeting of Okonjo and Sarr set for": the reference is one of those whom a preposition lists. */
static bool is_in_list_behind(const dln_sentence_scan *s, uint32_t r)
{
    const dln_ref *refs = s->doc->refs;
    uint32_t begin = refs[r].begin;
    if (r > 0 && refs[r - 1].end == begin && refs[r - 1].begin >= s->begin && (refs[r - 1].flags & DLN_REF_PRONOUN) != 0) /* "her" of "her counterpart Sarr" */
        begin = refs[--r].begin;
    while (r > 0 && begin > s->begin && (dln_tag_is(s, begin - 1, DLN_CLASS_AND) || dln_tag(s, begin - 1)->is_comma) && refs[r - 1].end == begin - 1 && refs[r - 1].begin >= s->begin)
        begin = refs[--r].begin;
    return begin > s->begin && dln_token_in(&s->doc->tokens, begin - 1, DLN_LIST_LIST_PREPOSITIONS);
}

bool dln_is_behind_person(const dln_sentence_scan *s, uint32_t i)
{
    for (uint32_t r = dln_doc_ref_from(s->doc, s->begin); r < s->doc->ref_count && s->doc->refs[r].begin < i; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        if (ref->end == i && ref->kind == DLN_REF_PARTY && ref->count > 0 && (ref->flags & DLN_REF_POSSESSIVE) == 0) /* the outermost: "her counterpart Sarr" */
            return !is_in_list_behind(s, r) && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind == DLN_PERSON;
    }
    return false;
}

/* "for next week", "on Monday", and nothing else. */
static bool stands_time_between(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    uint32_t i = begin + (dln_tag_is(s, begin, DLN_CLASS_PREPOSITION) || dln_tag_is(s, begin, DLN_CLASS_EITHER) ? 1 : 0);
    if (i >= end)
        return false;
    while (i < end && dln_tag(s, i)->in_time)
        i++;
    return i == end;
}

/* "The summit that Ghana and Togo held in Accra ended": the first verb of the sentence, in a relative clause with a subject of its own; the
 * verb behind is that of the frame. */
static bool is_of_relative_clause(const dln_sentence_scan *s, uint32_t v, uint32_t verb)
{
    enum { SUBJECT = 16 };
    uint32_t from = verb;
    while (v == 0 && from > s->begin + 1 && verb - from < SUBJECT && !dln_text_is(s, from - 1, "that") && !dln_text_is(s, from - 1, "which") && !dln_tag(s, from - 1)->is_comma && !dln_tag(s, from - 1)->is_break)
        from--;
    if (v > 0 || from < s->begin + 2 || from >= verb || !(dln_text_is(s, from - 1, "that") || dln_text_is(s, from - 1, "which")))
        return false;
    bool is_behind_noun = !dln_tag(s, from - 2)->is_comma && !dln_tag_is(s, from - 2, DLN_CLASS_PREPOSITION) && !dln_tag_is(s, from - 2, DLN_CLASS_AND);
    return is_behind_noun && (dln_tag(s, from)->in_ref || dln_tag_is(s, from, DLN_CLASS_DETERMINER) || dln_tag_is(s, from, DLN_CLASS_PRONOUN) || (s->doc->tokens.items[from].flags & DLN_CAPITAL) != 0);
}

/* "In Rome on Monday EU ministers agreed to": who acts stands between a day and the verb. */
static bool is_behind_time_and_name(const dln_sentence_scan *s, uint32_t from, uint32_t verb)
{
    uint32_t i = verb;
    while (i > from && dln_tag(s, i - 1)->in_ref && !dln_tag(s, i - 1)->in_time)
        i--;
    i -= i < verb && i > from && dln_tag_is(s, i - 1, DLN_CLASS_DETERMINER);
    return i < verb && i > from && dln_tag(s, i - 1)->in_time;
}

/* "had what the ministry described as a useful meeting": behind "what" and who says so. */
static bool is_behind_what(const dln_sentence_scan *s, const dln_verb_group *g, uint32_t from)
{
    enum { SUBJECT = 12 };
    for (uint32_t i = g->begin; i > from && g->begin - i < SUBJECT; i--) {
        if (dln_tag(s, i - 1)->is_comma || dln_tag(s, i - 1)->is_break)
            return false;
        if (dln_text_is(s, i - 1, "what"))
            return i < g->begin;
    }
    return false;
}

/* "in an interview with the daily La Croix published on Friday": the name of the paper between. */
static bool is_interview_with(const dln_sentence_scan *s, uint32_t verb)
{
    enum { NAME = 8 };
    for (uint32_t i = verb; i > s->begin + 1 && verb - i < NAME && !dln_tag(s, i - 1)->is_comma && !dln_tag(s, i - 1)->is_break; i--) {
        if (dln_text_is(s, i - 1, "with") || dln_text_is(s, i - 1, "to"))
            return i < verb && (s->doc->tokens.items[i - 2].tables & dln_table_bit(DLN_TABLE_SAYINGS)) != 0;
    }
    return false;
}

/* "told a newspaper in an interview published on Friday": the text or talk is what was given out. */
static bool is_given_out(const dln_sentence_scan *s, const dln_verb_group *g)
{
    enum { PHRASE = 5 };
    const dln_doc *doc = s->doc;
    if (!dln_token_in(&doc->tokens, g->head, DLN_LIST_GIVEN_OUT) || g->begin < s->begin + 2)
        return false;
    if ((doc->tokens.items[g->begin - 1].tables & dln_table_bit(DLN_TABLE_SAYINGS)) == 0)
        return is_interview_with(s, g->begin);
    for (uint32_t i = g->begin - 1; i > s->begin && g->begin - i < PHRASE && !dln_tag(s, i - 1)->is_comma; i--) {
        if (dln_text_is(s, i - 1, "in"))
            return i < g->begin - 1;
    }
    return false;
}

/* "stopped by the palace": where, nobody who acts. */
static bool is_at_house(const dln_sentence_scan *s, uint32_t by)
{
    uint32_t house = by + 1 + (by + 1 < s->end && dln_tag_is(s, by + 1, DLN_CLASS_DETERMINER));
    return house < s->end && (dln_token_in(&s->doc->tokens, house, DLN_LIST_RECEIVED_AT) || dln_token_in(&s->doc->tokens, house, DLN_LIST_VENUES)) && !(house + 1 < s->end && dln_text_is(s, house + 1, "of")) &&
           !dln_tag(s, house)->in_ref;
}

/* "The talks scheduled for Friday in Rome, between Sarr and Diop, were": between the commas stands with whom, up to the verb. */
static bool puts_in_partners(const dln_sentence_scan *s, uint32_t comma, uint32_t verb)
{
    return dln_tag(s, comma)->is_comma && comma + 3 < verb && (dln_text_is(s, comma + 1, "between") || dln_text_is(s, comma + 1, "with")) && dln_tag(s, verb - 1)->is_comma && !dln_tag_is(s, verb - 2, DLN_CLASS_AND);
}

static bool has_semicolon(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (dln_text_is(s, i, ";"))
            return true;
    }
    return false;
}

/* "In a speech the president called for calm", "In Rome Sarr promised to come": behind the noun of the preposition stands another one, who says so.
 * Not "In a text the ministry issued on Monday, it called for calm", where a clause follows. */
static bool tells_behind_adjunct(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count, uint32_t v, uint32_t from)
{
    enum { ADJUNCT = 16 };
    const uint32_t closed = 1u << DLN_CLASS_PREPOSITION | 1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_TO | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_DETERMINER | 1u << DLN_CLASS_ADVERB | 1u << DLN_CLASS_RELATIVE | 1u << DLN_CLASS_THAT;
    const dln_verb_group *g = &verbs[v];
    bool are_two = false;
    if ((dln_begins(s->doc, g->head) & dln_table_bit(DLN_TABLE_REPORTING)) == 0 || g->begin > from + ADJUNCT)
        return false;
    for (uint32_t i = from + 2; i < g->begin && !are_two; i++) {
        bool is_noun = s->doc->tokens.items[i - 1].kind == DLN_TOKEN_WORD && (dln_tag(s, i - 1)->classes & closed) == 0 && !dln_is_possessive_mark(s, i - 1);
        uint32_t r = dln_doc_ref_from(s->doc, i);
        bool opens_name = dln_tag(s, i)->in_ref && r < s->doc->ref_count && s->doc->refs[r].begin == i && s->doc->refs[r].kind == DLN_REF_PARTY && !(dln_tag(s, i - 1)->in_ref && !dln_tag(s, i - 1)->ends_ref);
        are_two = is_noun && (opens_name || (dln_tag_is(s, i, DLN_CLASS_DETERMINER) && !dln_tag_is(s, i, DLN_CLASS_RELATIVE)));
    }
    for (uint32_t w = v + 1; w < count && are_two; w++) {
        for (uint32_t i = g->end; i < verbs[w].begin && are_two && verbs[w].form == DLN_VERB_FINITE; i++)
            are_two = !dln_tag(s, i)->is_comma;
    }
    return are_two;
}

void dln_settle_participles(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t count)
{
    uint32_t relative = DLN_NONE; /* the verb of a relative clause that is not over */
    for (uint32_t v = 0; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        if (g->form != DLN_VERB_FINITE || g->end != g->begin + 1 || (dln_verb_forms(s, g->head) & FORM_PARTICIPLE) == 0 || (dln_verb_forms(s, g->head) & FORM_PAST) == 0)
            continue;
        if (v > 0 && is_inverted(s, &verbs[v - 1], g)) { /* "nor has she talked with him" */
            g->flags |= (verbs[v - 1].flags & DLN_VERB_NEGATED) | DLN_VERB_PERFECT;
            g->tense = verbs[v - 1].tense;
            continue;
        }
        if (g->verb != DLN_NONE && dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_VOICE) == 0)
            continue;
        if (g->begin > s->begin && (dln_tag_is(s, g->begin - 1, DLN_CLASS_RELATIVE) || dln_tag_is(s, g->begin - 1, DLN_CLASS_THAT)))
            continue; /* "the talks that ended" */
        if (v > 0 && is_behind_what(s, g, verbs[v - 1].end))
            continue;
        uint32_t subject = dln_word_before(s, g->begin);
        if (subject != DLN_NONE && dln_token_in(&s->doc->tokens, subject, DLN_LIST_SUBJECT_PRONOUNS))
            continue; /* "In a speech he called for calm" */
        if (opens_for_another(s, verbs, count, v) || (s->is_headline && g->end == s->end && v == 0 && g->begin > s->begin)) {
            g->form = DLN_VERB_PARTICIPLE; /* "Asked about it, Sarr smiled"; the headline "Summit postponed" */
            g->flags |= DLN_VERB_PASSIVE;
            continue;
        }
        uint32_t from = s->begin;
        bool verb_before = false, reports = false;
        for (uint32_t i = g->begin; i > s->begin; i--) {
            const dln_word_tag *tag = dln_tag(s, i - 1);
            if (v > 0 && i - 1 > verbs[v - 1].begin && i - 1 < verbs[v - 1].end)
                continue; /* "has since cancelled" */
            if (tag->is_comma || tag->is_break || (tag->classes & (1u << DLN_CLASS_THAT | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_SUBORDINATOR | 1u << DLN_CLASS_RELATIVE | 1u << DLN_CLASS_EITHER)) != 0) {
                from = i;
                break;
            }
        }
        for (uint32_t w = 0; w < v; w++) {
            if (verbs[w].begin >= from && verbs[w].form != DLN_VERB_PARTICIPLE && !(w == relative && w + 1 == v)) {
                verb_before = true;
                bool is_in = dln_tag_is(s, verbs[w].end, DLN_CLASS_PREPOSITION) && !dln_tag(s, verbs[w].end)->in_time; /* "said in an interview broadcast on Friday" */
                reports = verbs[w].verb != DLN_NONE && dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, verbs[w].verb, DLN_VERBS_GOVERNS) == DLN_GOVERNS_REPORT && !is_in;
            }
        }
        uint32_t agent = g->end; /* "issued late on Tuesday by" */
        while (agent + 2 < s->end && (dln_tag(s, agent)->in_time || (dln_tag(s, agent + 1)->in_time && dln_tag_is(s, agent, DLN_CLASS_PREPOSITION)) ||
                                      dln_token_in_small(&s->doc->tokens, agent, DLN_LIST_LATE_WORDS)))
            agent++;
        bool before_by = dln_text_is(s, agent, "by") && !(agent + 1 < s->end && dln_tag(s, agent + 1)->in_time) && !is_at_house(s, agent);
        bool next_is_adjunct = g->end >= s->end || dln_tag_is(s, g->end, DLN_CLASS_EITHER) || dln_tag_is(s, g->end, DLN_CLASS_PREPOSITION) || dln_tag_is(s, g->end, DLN_CLASS_TO) || dln_tag(s, g->end)->in_time || dln_is_adverb(s, g->end);
        bool after_preposition = from < g->begin && dln_tag_is(s, from, DLN_CLASS_PREPOSITION) && !dln_tag(s, from)->in_time && next_is_adjunct &&
                                 !(count == 1 && from > s->begin + 1 && dln_tag(s, from - 1)->is_comma && !s->is_headline) && /* "Sarr, the envoy, in a speech called for calm": the only verb */
                                 !is_behind_time_and_name(s, from, g->begin) && !tells_behind_adjunct(s, verbs, count, v, from) && !(dln_tag(s, from + 1)->in_time && (dln_tag(s, g->begin - 1)->in_ref || (from > s->begin && dln_tag(s, g->begin - 1)->in_time))); /* "On Sunday night Sarr read out"; "Sarr, the envoy, on Sunday called for" */
        bool verb_behind = false, only_time = false; /* "the visit by Sarr planned for next week has been put off" */
        for (uint32_t w = v + 1; w < count && !verb_behind; w++) {
            bool bound = false;
            for (uint32_t i = g->end; i < verbs[w].begin && !bound && !puts_in_partners(s, i, verbs[w].begin); i++)
                bound = dln_tag(s, i)->is_comma || dln_tag(s, i)->is_break ||
                        ((dln_tag(s, i)->classes & (1u << DLN_CLASS_THAT | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_SUBORDINATOR | 1u << DLN_CLASS_RELATIVE)) != 0 && !dln_joins_between(s, i));
            bound |= verbs[w].form == DLN_VERB_GERUND && dln_governed_by(s, &verbs[w]) == DLN_GOVERNS_REPORT; /* "the palace put out a statement saying Sarr was ill" */
            if (bound)
                break;
            verb_behind = verbs[w].form == DLN_VERB_FINITE && !has_own_subject(s, g, &verbs[w]) && !is_given_out(s, &verbs[w]); /* "admitted in a statement issued on Monday that" */
            only_time = verb_behind && w == v + 1 && stands_time_between(s, g->end, verbs[w].begin);
        }
        bool is_relative = verb_behind && is_of_relative_clause(s, v, g->begin);
        relative = is_relative ? v : relative;
        bool between_commas = false; /* "The statement, issued after the meeting, condemned": the verb of the frame comes behind a comma */
        uint32_t first = g->begin;
        while (first > s->begin && dln_is_adverb(s, first - 1)) /* ", first planned for Monday, was" */
            first--;
        bool says_that = dln_tag_is(s, agent, DLN_CLASS_THAT) && (dln_begins(s->doc, g->head) & dln_table_bit(DLN_TABLE_REPORTING)) != 0; /* "Sarr, the envoy, declared on Friday that" */
        if (first > s->begin && dln_tag(s, first - 1)->is_comma && next_is_adjunct && !says_that) {
            for (uint32_t w = v + 1; w < count && !has_semicolon(s, g->end, verbs[w].begin); w++)
                between_commas |= verbs[w].form == DLN_VERB_FINITE && dln_tag(s, verbs[w].begin - 1)->is_comma &&
                                  !(verbs[w].verb != DLN_NONE && dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, verbs[w].verb, DLN_VERBS_GOVERNS) == DLN_GOVERNS_REPORT);
        }
        bool is_joined = v > 0 && v + 1 < count && verbs[v - 1].form == DLN_VERB_PARTICIPLE && dln_tag_is(s, g->begin - 1, DLN_CLASS_AND) && dln_tag(s, g->end)->is_comma &&
                         verbs[v + 1].form == DLN_VERB_FINITE && verbs[v + 1].begin == g->end + 1; /* ", foreseen for March and put off, took place" */
        if (is_joined || before_by || between_commas || (next_is_adjunct && v > 0 && is_given_out(s, g)) || is_behind_adjunct(s, verbs, count, v) || (verb_before && !reports) || (next_is_adjunct && verb_behind && !is_relative && (only_time || dln_is_auxiliary(s, g->begin) || !dln_is_behind_person(s, g->begin))) || after_preposition)
            g->form = DLN_VERB_PARTICIPLE;
        if (g->form == DLN_VERB_PARTICIPLE)
            g->flags |= DLN_VERB_PASSIVE;
    }
}
