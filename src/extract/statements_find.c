/* src/extract/statements_find.c - reporting verbs with what stands around them. The verbs and nouns are rows of
 * reporting.tsv and sayings.tsv; who speaks is in statements_subject.c, the day in statements_day_beside.c, what must stand beside them in statements_needs.c. A saying inside a quotation is the quoted one's business and is left out.
 */
#include "extract/statements_find.h"

#include "base/text.h"

enum { CARRY_SENTENCES = 3 };

/* ---- verbs ---- */

/* "that" before what is said, not in "that evening". */
bool sayings_is_that(const dln_doc *doc, uint32_t token)
{
    if (token > 0 && (dln_token_is(&doc->tokens, token - 1, "to") || dln_token_is(&doc->tokens, token - 1, "of"))) /* "reports to that effect" */
        return false;
    return dln_token_is_class(doc, token, DLN_CLASS_THAT) && !(token + 1 < doc->tokens.count && (dln_token_in(&doc->tokens, token + 1, DLN_LIST_DAY_PARTS) || dln_token_in(&doc->tokens, token + 1, DLN_LIST_THAT_TIMES)));
}

/* Whether a verb follows: "said that he was ill", not "said that on Sunday at a rally". */
static bool says_more(const sayings_scene *s, uint32_t token)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        if (s->clauses->verbs[v].begin > token)
            return true;
    }
    return false;
}

/* Where the reporting verb's own words end: at "that", a colon, a quotation, or the next clause. */
static uint32_t own_end(const sayings_scene *s)
{
    const dln_clause *own = &s->clauses->clauses[s->verb->clause];
    if (own->end < s->behind && s->behind > 0) /* "let it be known": the clause of its last word */
        own = &s->clauses->clauses[dln_clause_at(s->clauses, s->behind - 1)];
    uint32_t end = own->end > s->behind ? own->end : s->behind;
    if ((s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 && s->verb->subject_end > end)
        end = s->verb->subject_end;
    for (uint32_t c = 0; c < s->clauses->clause_count; c++) {
        const dln_clause *clause = &s->clauses->clauses[c];
        if (clause->begin > s->verb->head && clause->begin < end && clause->kind != DLN_CLAUSE_RELATIVE && clause->begin >= s->behind)
            end = clause->begin;
    }
    uint32_t quoted = dln_quoted_from(s->doc, s->behind); /* most sentences end before it */
    for (uint32_t t = s->behind; t < end; t++) {
        bool is_clock = t + 1 < end && sayings_is_mark(s->doc, t, ":") && (s->doc->tokens.items[t + 1].flags & DLN_SPACED) == 0 && s->doc->tokens.items[t + 1].kind != DLN_TOKEN_MARK; /* 7:20 */
        bool is_end = (sayings_is_that(s->doc, t) && says_more(s, t)) || (sayings_is_mark(s->doc, t, ":;") && !is_clock) || (t >= quoted && dln_quote_of(s->doc, t) != DLN_NONE);
        if (is_end && !((s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 && t < s->verb->subject_end))
            return t;
    }
    return end;
}

/* "the ministry's Ann Hill", "Okonjo's office": where the owner begins, else the same token. */
static uint32_t before_owner(const sayings_scene *s, uint32_t first)
{
    const dln_doc *doc = s->doc;
    bool is_owned = first > s->begin + 1 && (dln_token_is(&doc->tokens, first - 1, "'s") || dln_token_is(&doc->tokens, first - 1, "'"));
    for (uint32_t r = sayings_ref_from(doc, s->begin); is_owned && r < doc->ref_count && doc->refs[r].begin < first; r++) {
        if (doc->refs[r].end != first && doc->refs[r].end != first - 1)
            continue;
        uint32_t begin = doc->refs[r].begin;
        while (begin > s->begin + 1 && dln_token_is_class(doc, begin - 1, DLN_CLASS_DETERMINER))
            begin--;
        return begin;
    }
    return first;
}

/* "The border, Sarr maintained on Monday, stays open": the mark that closes what is put in stands behind the day. */
static bool is_closed_behind_day(const sayings_scene *s, uint32_t last)
{
    enum { BEFORE_DAY = 2 };
    uint32_t timex = dln_doc_timex_from(s->doc, last);
    bool is_beside = timex < s->doc->timex_count && s->doc->timexes[timex].begin <= last + BEFORE_DAY && s->doc->timexes[timex].end < s->end;
    return is_beside && sayings_is_mark(s->doc, s->doc->timexes[timex].end, ",") && s->doc->timexes[timex].end <= s->stop;
}

/* The verb with its subject stands apart from what is said: ", Peskov said." or between commas or behind a quotation. */
static bool is_set_off(const sayings_scene *s, const dln_saying *saying)
{
    uint32_t first = s->verb->begin, last = s->verb->end;
    if (saying->speaker_begin < saying->speaker_end) {
        first = saying->speaker_begin < first ? saying->speaker_begin : first;
        last = saying->speaker_begin >= s->verb->end && saying->speaker_end > last ? saying->speaker_end : last;
    }
    uint32_t title = saying->speaker_begin; /* "..., party spokesman Okoro said" */
    while (title > s->verb->subject_begin && title == first && saying->speaker_begin < s->verb->subject_end && s->doc->tokens.items[title - 1].kind == DLN_TOKEN_WORD && !dln_token_is_class(s->doc, title - 1, DLN_CLASS_PREPOSITION))
        title--, first--;
    bool is_joined = false; /* "..., and Marin went on": apart only behind a quotation */
    while (first > s->begin + 1 && (dln_token_is(&s->doc->tokens, first - 1, "as") || dln_token_is_class(s->doc, first - 1, DLN_CLASS_DETERMINER) ||
                                dln_token_is_class(s->doc, first - 1, DLN_CLASS_AND))) {
        is_joined = is_joined || dln_token_is_class(s->doc, first - 1, DLN_CLASS_AND);
        first--;
    }
    first = before_owner(s, first);
    if (first == s->verb->begin && last > s->verb->end && first > s->begin && sayings_is_quote_mark(s->doc, first - 1))
        return true; /* "Never," replied Marin when asked about it */
    if (first <= s->begin) /* "Never!" he said: the quotation is a sentence of its own */
        return first > s->doc->body_token && sayings_is_quote_mark(s->doc, first - 1) && (s->doc->tokens.items[first].flags & DLN_STARTS_PARAGRAPH) == 0;
    if ((is_joined || !sayings_is_mark(s->doc, first - 1, ",?!")) && !sayings_is_quote_mark(s->doc, first - 1))
        return false;
    enum { HEARER = 4 }; /* "..., a spokesman told Reuters." */
    bool is_adjunct = s->stop >= s->end && last < s->end && (dln_token_in_small(&s->doc->tokens, last, DLN_LIST_LATE_WORDS) || dln_token_is_class(s->doc, last, DLN_CLASS_PREPOSITION) || dln_token_is_class(s->doc, last, DLN_CLASS_EITHER) || sayings_is_time_at(s->doc, last));
    dln_reporting_need need = (dln_reporting_need)dln_cell(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED);
    if (s->stop >= s->end && need != DLN_NEED_SPEECH && need != DLN_NEED_ANSWER)
        return true; /* nothing else can be said by it */
    bool is_told_when = sayings_is_quote_mark(s->doc, first - 1) && last < s->end && dln_token_in(&s->doc->tokens, last, DLN_LIST_ADJUNCT_OPENERS); /* "'No,' Marin joked when Diop came in" */
    return is_adjunct || is_told_when || sayings_is_mark(s->doc, last, ",.;:") || last + HEARER >= s->end || sayings_is_quote_mark(s->doc, last) || is_closed_behind_day(s, last);
}

/* "argued the border was open": what is argued, without "that". */
static bool opens_clause(const sayings_scene *s)
{
    uint32_t c = s->stop < s->end && s->stop <= s->behind + NEAR ? dln_clause_at(s->clauses, s->stop) : DLN_NONE;
    if (c == DLN_NONE || s->clauses->clauses[c].kind != DLN_CLAUSE_THAT || s->clauses->clauses[c].begin != s->stop || s->clauses->clauses[c].verb == DLN_NONE)
        return false;
    const dln_verb_group *verb = &s->clauses->verbs[s->clauses->clauses[c].verb];
    return verb->form == DLN_VERB_FINITE && verb->subject_begin >= s->stop && verb->subject_end > verb->subject_begin && verb->subject_end <= verb->begin;
}

static bool is_that_next(const sayings_scene *s)
{
    if (sayings_is_that(s->doc, s->behind) || opens_clause(s))
        return true;
    return s->stop > s->behind && s->stop < s->end && s->stop - s->behind <= NEAR && sayings_is_that(s->doc, s->stop);
}

/* "Nothing of the kind, said Marin": it is what she says that is denied. */
static bool denies_what_is_said(const sayings_scene *s)
{
    uint32_t first = s->verb->begin;
    return s->verb->reality == DLN_DENIED && s->verb->form == DLN_VERB_FINITE && s->verb->begin == s->verb->head && first > s->begin &&
           (sayings_is_mark(s->doc, first - 1, ",") || sayings_is_quote_mark(s->doc, first - 1)) && sayings_ref_at(s->doc, s->verb->end, s->end) != DLN_NONE;
}

/* "declared a little earlier that", "Hours before, Okonjo had": before what was told last, and on its day. */
static bool is_shortly_before(const sayings_scene *s)
{
    enum { BESIDE_VERB = 5 };
    const dln_tokens *tokens = &s->doc->tokens;
    for (uint32_t t = s->begin; t + 2 < s->end && t < s->verb->end + BESIDE_VERB; t++) {
        bool is_beside = t < s->begin + BESIDE_VERB || t >= s->verb->begin;
        if (is_beside && dln_token_in(tokens, t, DLN_LIST_SHORTLY) && (dln_token_is(tokens, t + 1, "earlier") || dln_token_is(tokens, t + 1, "before") || dln_token_is(tokens, t + 1, "beforehand")) &&
            (tokens->items[t + 2].kind == DLN_TOKEN_MARK || sayings_is_that(s->doc, t + 2)))
            return dln_quote_of(s->doc, t) == DLN_NONE;
    }
    return false;
}

static bool says_earlier(const sayings_scene *s)
{
    if (is_shortly_before(s))
        return false;
    if ((s->verb->flags & DLN_VERB_PERFECT) != 0 && s->verb->tense == DLN_TENSE_PAST)
        return true;
    for (uint32_t t = s->verb->begin; t < s->verb->end + 4 && t < s->end; t++) {
        bool is_earlier = dln_token_is(&s->doc->tokens, t, "earlier") && (t == 0 || !dln_token_is_class(s->doc, t - 1, DLN_CLASS_DETERMINER));
        if (is_earlier || dln_token_is(&s->doc->tokens, t, "previously"))
            return true;
    }
    return s->verb->subject_begin > s->begin && dln_token_is(&s->doc->tokens, s->verb->subject_begin - 1, "earlier");
}

/* "Sarr said that it was open, while Okonjo said that it was not": the comma before a second speaker, who is named; DLN_NONE. */
static uint32_t comma_of_second(const sayings_scene *s, const dln_saying *saying, const dln_saying *other)
{
    uint32_t at = saying->speaker_begin;
    while (at > s->begin && dln_token_is_class(s->doc, at - 1, DLN_CLASS_DETERMINER))
        at--;
    at -= at > s->begin && dln_token_in_small(&s->doc->tokens, at - 1, DLN_LIST_CLAUSE_CONJUNCTIONS);
    bool is_joined = at > s->begin + 1 && saying->speaker_begin < s->verb->begin && saying->by[0] != DLN_BY_COREFERENCE && sayings_is_mark(s->doc, at - 1, ",");
    is_joined = is_joined && (!sayings_is_mark(s->doc, saying->speaker_begin - 1, ",") || (saying->flags & DLN_SAYING_THAT) != 0); /* "A said it was open, B said it was not, and C" */
    for (uint32_t k = 0; is_joined && k < other->party_count; k++)
        is_joined = other->parties[k] != saying->parties[0];
    return is_joined ? at - 1 : DLN_NONE;
}

/* What the first one said ends there. */
static void end_before_second(const sayings_scene *s, const dln_saying *saying, dln_sayings *all)
{
    enum { SAYINGS = 8 };
    for (size_t i = all->count; i > 0 && all->count - i < SAYINGS && all->items[i - 1].sentence == saying->sentence; i--) {
        dln_saying *other = &all->items[i - 1];
        uint32_t comma = comma_of_second(s, saying, other);
        if (comma != DLN_NONE && other->said_begin < comma && other->said_end > comma)
            other->said_end = comma;
    }
}

/* "told reporters that Egypt hoped": what somebody else's speech says of a position is that speech's. */
static bool is_inside_another(const sayings_scene *s, const dln_saying *saying, const dln_sayings *all)
{
    if ((saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) != 0 || saying->timex != DLN_NONE)
        return false;
    bool is_said = false;
    if ((saying->flags & DLN_SAYING_SET_OFF) != 0 && saying->clause != DLN_NONE && s->clauses->clauses[saying->clause].kind == DLN_CLAUSE_MAIN)
        return false; /* "Sarr told him that it was close, the ministry said" */
    uint32_t steps = 0, both = DLN_SAYING_ATTRIBUTION | DLN_SAYING_MEDIUM;
    for (size_t i = all->count; i > 0 && all->items[i - 1].sentence == saying->sentence; i--) {
        if ((all->items[i - 1].flags & both) == both && (saying->flags & DLN_SAYING_SET_OFF) == 0)
            return true; /* as per the readout of one, the other restated */
    }
    for (uint32_t c = saying->clause; c != DLN_NONE && steps < 32; c = s->clauses->clauses[c].parent, steps++) {
        for (size_t i = all->count; is_said && i > 0 && all->items[i - 1].sentence == saying->sentence; i--) {
            const dln_saying *other = &all->items[i - 1];
            if (other->clause == c && (other->flags & DLN_SAYING_SET_OFF) == 0 && other->trigger < saying->trigger)
                return comma_of_second(s, saying, other) == DLN_NONE;
        }
        is_said = is_said || s->clauses->clauses[c].kind == DLN_CLAUSE_THAT;
    }
    return false;
}

/* "Of Kim he said", "Kim he called a friend": whoever is spoken of so is not the one who speaks. */
static bool speaks_of_speaker(const dln_doc *doc, const dln_saying *saying)
{
    uint32_t begin = saying->begin, of = dln_token_in(&doc->tokens, begin, DLN_LIST_SPEAKS_OF);
    if (saying->speaker_begin <= begin + of || (of == 0 && !dln_token_in(&doc->tokens, saying->speaker_begin, DLN_LIST_SUBJECT_PRONOUNS)))
        return false;
    uint32_t ref = sayings_ref_at(doc, begin + of, saying->speaker_begin);
    return ref != DLN_NONE && doc->refs[ref].end == saying->speaker_begin && doc->refs[ref].count == 1 && doc->ref_parties[doc->refs[ref].first] == saying->parties[0];
}

/* "Sarr struck another note. 'No,' she said.": whoever the words are given to has been named in the paragraph as one who acts. */
static bool acts_since(const dln_doc *doc, const dln_saying *saying, uint32_t from)
{
    uint32_t paragraph = doc->tokens.sentences[saying->sentence].paragraph;
    for (uint32_t i = sayings_ref_from(doc, from); i < doc->ref_count && doc->refs[i].begin < saying->begin; i++) {
        const dln_ref *ref = &doc->refs[i];
        uint32_t n = dln_doc_sentence_of(doc, ref->begin);
        bool is_named = ref->kind == DLN_REF_PARTY && ref->count == 1 && doc->ref_parties[ref->first] == saying->parties[0] && (ref->flags & (DLN_REF_PRONOUN | DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) == 0;
        if (!is_named || doc->tokens.sentences[n].paragraph != paragraph)
            continue;
        const dln_sentence_clauses *clauses = dln_clauses_of(doc, n);
        for (uint32_t v = 0; v < clauses->verb_count; v++) {
            if (clauses->verbs[v].form == DLN_VERB_FINITE && ref->begin >= clauses->verbs[v].subject_begin && ref->end <= clauses->verbs[v].subject_end)
                return true;
        }
    }
    return false;
}

/* "...," he said: behind a quotation he is the one who spoke before, if that fits. */
static void carry_speaker(const dln_doc *doc, const dln_sayings *all, dln_saying *saying)
{
    uint32_t both = DLN_SAYING_QUOTED | DLN_SAYING_SET_OFF;
    if (((saying->flags & both) != both && !speaks_of_speaker(doc, saying)) || saying->party_count != 1 || saying->by[0] != DLN_BY_COREFERENCE || all->count == 0)
        return;
    const dln_saying *before = &all->items[all->count - 1];
    if (before->party_count != 1 || (before->flags & (DLN_SAYING_PRIVATE | DLN_SAYING_TITLE)) != 0 || saying->sentence - before->sentence > CARRY_SENTENCES)
        return;
    const dln_doc_party *now = &doc->parties[saying->parties[0]], *then = &doc->parties[before->parties[0]];
    if (acts_since(doc, saying, before->end))
        return;
    bool may_differ = now->gender == DLN_GENDER_UNKNOWN || then->gender == DLN_GENDER_UNKNOWN || now->gender == then->gender;
    if (then->party.kind == DLN_PERSON && now->party.kind == DLN_PERSON && may_differ)
        saying->parties[0] = before->parties[0];
}

/* ---- clauses that are no news of their own ---- */

/* "since Rouhani vowed", "who hailed": said in passing, of an occasion that the article tells elsewhere or not at all. */
static bool is_aside(const sayings_scene *s)
{
    const dln_clause *clause = &s->clauses->clauses[s->verb->clause];
    if (clause->kind == DLN_CLAUSE_RELATIVE || (s->verb->subject_begin > s->begin && dln_token_is(&s->doc->tokens, s->verb->subject_begin - 1, "what")))
        return true; /* "after what Marin had said" */
    return clause->kind == DLN_CLAUSE_SUBORDINATE && dln_token_in(&s->doc->tokens, clause->begin, DLN_LIST_ASIDE_OPENERS);
}

/* "may have said that another said": the clause is part of what did not happen. */
static bool hangs_on_the_unreal(const sayings_scene *s)
{
    uint32_t c = s->verb->clause;
    for (uint32_t steps = 0; c != DLN_NONE && steps < 32 && s->clauses->clauses[c].kind == DLN_CLAUSE_THAT; steps++) {
        c = s->clauses->clauses[c].parent;
        uint32_t above = c == DLN_NONE ? DLN_NONE : s->clauses->clauses[c].verb;
        if (above != DLN_NONE && (s->clauses->verbs[above].reality == DLN_WISHED || s->clauses->verbs[above].reality == DLN_DENIED))
            return true;
    }
    return false;
}

/* "would only say", "would later tell reporters": it was said. */
static bool would_only(const sayings_scene *s)
{
    bool is_would = false, is_told = false;
    for (uint32_t t = s->verb->begin; t < s->verb->end; t++) {
        is_would = is_would || sayings_is_word(s->doc, t, "would");
        is_told = is_told || dln_token_in(&s->doc->tokens, t, DLN_LIST_AS_IT_TURNED_OUT);
    }
    uint32_t behind = s->verb->end; /* "would say only that", "would say no more than" */
    is_told = is_told || sayings_is_word(s->doc, behind, "only") || ((sayings_is_word(s->doc, behind, "no") || sayings_is_word(s->doc, behind, "little") || sayings_is_word(s->doc, behind, "nothing")) && sayings_is_word(s->doc, behind + 1, "more"));
    return is_would && is_told && (s->verb->flags & DLN_VERB_NEGATED) == 0;
}

/* "sought to reassure reporters": it was said, if to somebody. */
static bool is_attempt(const sayings_scene *s)
{
    const dln_verb_group *above = s->verb->form == DLN_VERB_INFINITIVE && s->verb->governor != DLN_NONE ? &s->clauses->verbs[s->verb->governor] : NULL;
    return above != NULL && above->form == DLN_VERB_FINITE && above->reality == DLN_REAL && above->tense == DLN_TENSE_PAST && dln_token_in(&s->doc->tokens, above->head, DLN_LIST_ATTEMPTED);
}

/* "has repeatedly said", "often calls", "used to say": on no day. */
static bool is_habit(const sayings_scene *s)
{
    bool is_perfect = (s->verb->flags & DLN_VERB_PERFECT) != 0;
    for (uint32_t t = s->verb->begin; t < s->verb->end; t++) {
        if (dln_token_in(&s->doc->tokens, t, DLN_LIST_HABITUALLY) || (is_perfect && dln_token_in(&s->doc->tokens, t, DLN_LIST_TIME_AND_AGAIN)))
            return true;
    }
    if (s->verb->begin > s->begin && dln_token_in(&s->doc->tokens, s->verb->begin - 1, DLN_LIST_HABITUALLY))
        return true;
    uint32_t to = s->verb->begin > s->begin && !dln_token_is_class(s->doc, s->verb->begin, DLN_CLASS_TO) ? s->verb->begin - 1 : s->verb->begin;
    return to > s->begin && dln_token_is_class(s->doc, to, DLN_CLASS_TO) && sayings_is_word(s->doc, to - 1, "used");
}

/* "used the occasion to demand", "took the opportunity on Monday to praise": it was said. */
static bool uses_occasion(const sayings_scene *s)
{
    enum { WITHIN = 6 };
    const dln_verb_group *above = s->verb->form == DLN_VERB_INFINITIVE && s->verb->governor != DLN_NONE ? &s->clauses->verbs[s->verb->governor] : NULL;
    if (above == NULL || above->form != DLN_VERB_FINITE || above->reality != DLN_REAL || !dln_verb_in(s->doc->lexicon, above->verb, DLN_LIST_USING_VERBS))
        return false;
    for (uint32_t t = above->end; t < s->verb->begin && t < above->end + WITHIN; t++) {
        if (dln_token_in(&s->doc->tokens, t, DLN_LIST_CHANCES))
            return t + 1 == s->verb->begin || sayings_is_time_at(s->doc, t + 1) || sayings_is_time_at(s->doc, t + 2);
    }
    return false;
}

/* "went on to say", "took to Facebook to defend" are speech; "went home with nothing to announce" is none. */
static bool is_loose_infinitive(const sayings_scene *s)
{
    const dln_verb_group *verb = s->verb;
    if (verb->form != DLN_VERB_INFINITIVE)
        return false;
    if (verb->governor == DLN_NONE || (verb->begin > s->begin && dln_token_is(&s->doc->tokens, verb->begin - 1, "yet")))
        return true;
    uint32_t from = s->clauses->verbs[verb->governor].end;
    uint32_t timex = dln_doc_timex_from(s->doc, from); /* "sought on Tuesday to reassure" */
    if (timex < s->doc->timex_count && s->doc->timexes[timex].begin <= from + 1 && s->doc->timexes[timex].end <= verb->begin)
        from = s->doc->timexes[timex].end;
    return verb->begin > from + 2 && sayings_noun_in(s->doc, from, verb->begin, SAID_MEDIA, NULL) == DLN_NONE;
}

/* "hailed the opening of the talks": the noun that ends so is what the verb is about. */
static bool is_object_of(const sayings_scene *s, uint32_t noun)
{
    uint32_t first = noun;
    while (first > s->behind && noun - first < 4 && !dln_token_is_class(s->doc, first - 1, DLN_CLASS_PREPOSITION) && !dln_token_is_class(s->doc, first - 1, DLN_CLASS_EITHER))
        first--;
    return first == s->behind && noun > first;
}

static bool is_call(const dln_doc *doc, uint32_t token) { return dln_token_is(&doc->tokens, token, "call") || dln_token_is(&doc->tokens, token, "conversation"); }

/* "at a meeting with Sarr", "in his talks with Sarr": behind closed doors. */
static bool is_at_talks_with(const sayings_scene *s, uint32_t at)
{
    enum { WORDS = 4 };
    const dln_doc *doc = s->doc;
    if ((!sayings_is_word(doc, at, "at") && !sayings_is_word(doc, at, "in")) || (at > s->begin && at < s->verb->end))
        return false;
    for (uint32_t v = 0; v < s->clauses->verb_count && &s->clauses->verbs[v] < s->verb && at < s->verb->begin; v++) {
        if (s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return false; /* "In the talks with Sarr it was agreed, Okonjo said" */
    }
    for (uint32_t t = at + 1; t < at + WORDS && t + 2 < s->end && doc->tokens.items[t].kind == DLN_TOKEN_WORD; t++) {
        if (dln_token_in(&doc->tokens, t, DLN_LIST_TALKS_APART) && sayings_is_word(doc, t + 1, "with"))
            return sayings_ref_at(doc, t + 2, s->end) != DLN_NONE;
        if (dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION))
            return false;
    }
    return false;
}

/* "during the talks", "as they sat down", "opening the meeting", "at a meeting with Sarr": words that place a saying inside a meeting or call. */
static bool is_inside_contact(const sayings_scene *s)
{
    const dln_doc *doc = s->doc;
    uint32_t begin = s->begin, end = s->stop < s->end ? s->stop : s->end;
    for (uint32_t t = begin; t < end; t++) {
        if (is_at_talks_with(s, t))
            return true;
        bool is_open = (dln_token_in(&doc->tokens, t, DLN_LIST_INSIDE_OPENERS) && !(t > begin && dln_token_is_class(doc, t - 1, DLN_CLASS_DETERMINER))) || /* "the opening talks" */
                       (t > begin && dln_token_is(&doc->tokens, t, "of") && dln_token_in(&doc->tokens, t - 1, DLN_LIST_START_NOUNS) && !is_object_of(s, t - 1)) ||
                       (t + 3 < end && sayings_is_word(doc, t, "in") && dln_token_is_class(doc, t + 1, DLN_CLASS_DETERMINER) &&
                        (is_call(doc, t + 2) || (is_call(doc, t + 3) && !sayings_is_mark(doc, t + 2, ","))));
        for (uint32_t k = t + 1; is_open && k < t + 5 && k < end && !sayings_is_mark(doc, k, ","); k++) {
            if (!dln_token_is_class(doc, k, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, k, DLN_CLASS_EITHER) && !dln_token_is_class(doc, k, DLN_CLASS_DETERMINER) && (doc->tokens.items[k].tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0)
                return true;
        }
    }
    for (uint32_t k = begin + 1; k < begin + 6 && k < s->verb->begin && (sayings_is_word(doc, begin, "as") || sayings_is_word(doc, begin, "when")); k++) {
        if (dln_token_in(&doc->tokens, k, DLN_LIST_SITS_DOWN)) /* As the two sat down, */
            return true;
    }
    return false;
}

/* "met Sarr, who pledged help", "spoke with Sarr, who conveyed his thanks": what the other one said there. */
static bool is_said_by_partner(const sayings_scene *s)
{
    enum { REACH = 24 };
    const dln_tokens *tokens = &s->doc->tokens;
    uint32_t at = s->verb->subject_begin, limit = at > s->begin + REACH ? at - REACH : s->begin;
    if ((s->verb->flags & DLN_VERB_RELATIVE) == 0 || at >= s->verb->begin || (s->verb->flags & DLN_VERB_PERFECT) != 0)
        return false;
    bool is_met = false;
    for (uint32_t t = at; t > limit && !is_met; t--) {
        if (dln_token_is(tokens, t - 1, ";") || dln_token_is(tokens, t - 1, "by"))
            return false;
        is_met = dln_token_in(tokens, t - 1, DLN_LIST_MEETS_WITH);
    }
    return is_met;
}

/* ---- a verb and its scene ---- */

/* "A joint statement was adopted after the talks": nobody is named, so it is of those who met (statements.c finds them). */
static bool is_joint_text(const sayings_scene *s, dln_reporting_need need, dln_saying *saying)
{
    uint32_t at = 0, row = DLN_NONE;
    bool is_given_out = need == DLN_NEED_CARRIER && (s->verb->flags & DLN_VERB_PASSIVE) != 0; /* "was adopted"; "said" */
    if ((!is_given_out && need != DLN_NEED_NOTHING && need != DLN_NEED_OBJECT) || (!is_given_out && (s->verb->flags & DLN_VERB_PASSIVE) != 0) || s->verb->form != DLN_VERB_FINITE)
        return false;
    row = sayings_noun_in(s->doc, s->verb->subject_begin, s->verb->subject_end, 1u << DLN_SAID_IN_TEXT, &at);
    bool is_of_somebody = false; /* "said a spokesman in a statement" */
    for (uint32_t t = s->verb->subject_begin + 1; row != DLN_NONE && t < at && !is_of_somebody; t++)
        is_of_somebody = dln_token_is(&s->doc->tokens, t, "in");
    if (row != DLN_NONE && !is_of_somebody && dln_text_in(s->doc->lexicon, dln_cell_text(s->doc->lexicon, DLN_TABLE_SAYINGS, row, DLN_SAYINGS_NAME), DLN_LIST_JOINT_TEXTS)) {
        saying->flags |= DLN_SAYING_OF_CONTACT;
        return true;
    }
    return false;
}

/* "says Marin in a statement posted by the embassy": hers, and no second one of the embassy. */
static bool is_text_of_another(const sayings_scene *s, const dln_sayings *all)
{
    enum { BESIDE = 4 };
    bool is_participle = s->verb->form == DLN_VERB_PARTICIPLE;
    for (size_t i = all->count; is_participle && i > 0 && all->items[i - 1].sentence == s->sentence; i--) {
        const dln_saying *other = &all->items[i - 1];
        bool is_beside = other->medium_at < s->verb->begin && other->medium_at + BESIDE >= s->verb->begin;
        if ((other->flags & DLN_SAYING_MEDIUM) != 0 && (other->flags & DLN_SAYING_ATTRIBUTION) == 0 && other->medium != DLN_NONE && is_beside)
            return true;
    }
    return false;
}

/* Who tweets is on Twitter: the noun of the verb's own name tells where. */
static void take_platform(const sayings_scene *s, dln_saying *saying)
{
    const dln_doc *doc = s->doc;
    uint32_t row = dln_row_find(doc->lexicon, DLN_TABLE_SAYINGS, dln_cell_text(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB));
    dln_span medium = row == DLN_NONE ? DLN_NO_SPAN : dln_cell_text(doc->lexicon, DLN_TABLE_SAYINGS, row, DLN_SAYINGS_MEDIUM);
    bool is_occasion = dln_cell(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED) == DLN_NEED_QUOTING; /* "was interviewed" */
    if (saying->medium != DLN_NONE || medium.len == 0 || (!is_occasion && !dln_is_upper(medium.text[0])))
        return;
    saying->medium = row;
    saying->flags |= DLN_SAYING_MEDIUM;
}

/* "gave a joint news conference with Sarr": he spoke there, too. */
static void add_partner_of_joint(const sayings_scene *s, dln_saying *saying)
{
    enum { BEFORE = 3, PHRASE = 4 };
    const dln_doc *doc = s->doc;
    if (dln_cell(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED) != DLN_NEED_CARRIER)
        return; /* "said at a joint news conference with Sarr": his own words */
    uint32_t at = (saying->flags & DLN_SAYING_MEDIUM) != 0 && saying->medium_at >= s->verb->end && saying->medium_at <= s->verb->end + BEFORE ? saying->medium_at : s->end;
    bool is_joint = false;
    for (uint32_t i = s->verb->end; i < at && at < s->end; i++)
        is_joint |= sayings_is_word(doc, i, "joint");
    for (uint32_t i = at; is_joint && i + 1 < s->end && i < at + PHRASE; i++) {
        uint32_t ref = sayings_is_word(doc, i, "with") ? sayings_ref_at(doc, i + 1, s->end) : DLN_NONE;
        if (ref != DLN_NONE && sayings_is_speaker(doc, &doc->refs[ref])) {
            sayings_add_speaker(doc, &doc->refs[ref], saying);
            return;
        }
    }
}

/* "'Hello,' said Sarr, to which Diop replied": words between those who meet. */
static bool answers(const sayings_scene *s)
{
    uint32_t begin = s->clauses->clauses[s->verb->clause].begin;
    begin -= begin > s->begin && dln_token_is_class(s->doc, begin, DLN_CLASS_RELATIVE) && sayings_is_word(s->doc, begin - 1, "to");
    return begin + 1 < s->end && sayings_is_word(s->doc, begin, "to") && (sayings_is_word(s->doc, begin + 1, "which") || sayings_is_word(s->doc, begin + 1, "whom"));
}

/* "wrote to Sarr to offer help" */
static bool leads_to_purpose(const sayings_scene *s)
{
    uint32_t v = dln_verb_at(s->clauses, s->verb->head);
    for (uint32_t i = v + 1; i < s->clauses->verb_count; i++) {
        if (s->clauses->verbs[i].form == DLN_VERB_INFINITIVE && s->clauses->verbs[i].governor == v)
            return true;
    }
    return false;
}

/* "protested through its spokesman, Musa Hill,": who spoke is he; unnamed he lends his voice. False: through nobody. */
static bool speaks_through(const sayings_scene *s, dln_saying *saying)
{
    enum { PHRASE = 5 };
    const dln_doc *doc = s->doc;
    for (uint32_t t = s->behind; t + 1 < s->end && t < s->behind + NEAR && dln_quote_of(doc, t) == DLN_NONE && !sayings_is_mark(doc, t, ";:"); t++) {
        if (!sayings_is_word(doc, t, "through") && !sayings_is_word(doc, t, "via"))
            continue;
        for (uint32_t i = t + 1; i < s->end && i < t + PHRASE && (doc->tokens.items[i].kind == DLN_TOKEN_WORD || sayings_is_mark(doc, i, ",")); i++) {
            uint32_t ref = sayings_ref_at(doc, i, s->end);
            bool is_person = ref != DLN_NONE && doc->refs[ref].count == 1 && doc->refs[ref].begin <= i + 1 && (doc->refs[ref].end > doc->refs[ref].begin + 2 || !sayings_is_word(doc, doc->refs[ref].begin, "a")) && doc->parties[doc->ref_parties[doc->refs[ref].first]].party.kind == DLN_PERSON && doc->parties[doc->ref_parties[doc->refs[ref].first]].is_spokesperson;
            if (!is_person)
                continue;
            saying->party_count = 0;
            saying->speaker_begin = saying->speaker_end = 0;
            sayings_add_speaker(doc, &doc->refs[ref], saying);
            return true;
        }
        for (uint32_t i = t + 1; i < s->end && i < t + PHRASE && doc->tokens.items[i].kind == DLN_TOKEN_WORD; i++) {
            if (dln_starts_with(dln_token_text(&doc->tokens, i), DLN_SPAN("spokes")))
                return true;
        }
        return false;
    }
    return false;
}

/* "What do they say?", "Did Marin deny it?": the one who writes asks. */
static bool is_question(const sayings_scene *s)
{
    const dln_doc *doc = s->doc;
    uint32_t last = s->end - 1, v = dln_verb_at(s->clauses, s->verb->head);
    bool asks = s->end > s->begin + 1 && dln_token_is(&doc->tokens, last, "?") && dln_quote_of(doc, last) == DLN_NONE && dln_quote_of(doc, s->begin) == DLN_NONE && doc->tokens.items[s->begin].kind == DLN_TOKEN_WORD;
    return asks && v == 0 && dln_token_in(&doc->tokens, s->begin, DLN_LIST_QUESTION_WORDS) && s->verb->begin > s->begin;
}

/* "quoted Marin as telling Diop": it was said to him. */
static bool quotes_as_told(const sayings_scene *s)
{
    for (uint32_t t = s->behind; t + 2 < s->end && t < s->behind + NEAR && dln_quote_of(s->doc, t) == DLN_NONE; t++) {
        if (!sayings_is_word(s->doc, t, "as") || !sayings_is_word(s->doc, t + 1, "telling"))
            continue;
        uint32_t ref = sayings_ref_at(s->doc, t + 2, s->end);
        return ref != DLN_NONE && s->doc->refs[ref].count > 0 && s->doc->parties[s->doc->ref_parties[s->doc->refs[ref].first]].party.kind == DLN_PERSON;
    }
    return false;
}

/* Fills the saying; why it is none, else NULL. */
static const char *read_scene(sayings_scene *s, dln_saying *saying, const dln_sayings *all)
{
    static const char *const unreal[] = {[DLN_REAL] = NULL, [DLN_PLANNED] = "planned, not said yet", [DLN_WISHED] = "wished or possible, not said",
                                         [DLN_DENIED] = "negated", [DLN_CALLED_OFF] = "called off"};
    const dln_doc *doc = s->doc;
    dln_reporting_need need = (dln_reporting_need)dln_cell(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED);
    if (s->verb->reality == DLN_PLANNED && (need == DLN_NEED_CARRIER || need == DLN_NEED_HEARER))
        saying->flags |= DLN_SAYING_PLANNED;
    else if (s->verb->reality != DLN_REAL && !denies_what_is_said(s) && !would_only(s) && !is_attempt(s) && !uses_occasion(s))
        return unreal[s->verb->reality];
    if ((is_loose_infinitive(s) && !uses_occasion(s)) || hangs_on_the_unreal(s) || sayings_is_hearsay(s))
        return "not said";
    if (is_question(s))
        return "asked, not said";
    if (!sayings_find_speaker(s, saying) && !is_joint_text(s, need, saying))
        return "no named speaker";
    saying->clause = s->verb->clause;
    if (!s->clauses->is_headline && is_set_off(s, saying))
        saying->flags |= DLN_SAYING_SET_OFF;
    saying->quote = sayings_quote_in(doc, s->begin, s->end);
    if (saying->quote != DLN_NONE)
        saying->flags |= DLN_SAYING_QUOTED;
    if (is_that_next(s))
        saying->flags |= DLN_SAYING_THAT;
    sayings_look_around(s, all, saying);
    if (is_text_of_another(s, all))
        return "a text of another";
    take_platform(s, saying);
    add_partner_of_joint(s, saying);
    if (saying->party_count == 1 && (s->verb->flags & (DLN_VERB_PASSIVE | DLN_VERB_SUBJECT_BEHIND)) == 0 && speaks_through(s, saying) && (need == DLN_NEED_SPEECH || need == DLN_NEED_ANSWER))
        saying->flags |= DLN_SAYING_MEDIUM;
    if ((!sayings_has_what_it_needs(s, saying) && !uses_occasion(s)) || (is_attempt(s) && (saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) == 0))
        return "nothing beside the word shows speech";
    bool is_public = (saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) != 0;
    bool are_named = (saying->flags & DLN_SAYING_SET_OFF) != 0 && saying->speaker_end > saying->speaker_begin + 1 && doc->parties[saying->parties[0]].party.kind == DLN_PERSON; /* "..., the two men announced" */
    if (saying->party_count > 1 && saying->by[0] == DLN_BY_COREFERENCE && !is_public && !are_named)
        return "several unnamed together"; /* what "they" said is seldom a statement of all of them */
    if (!is_public && is_inside_contact(s))
        saying->flags |= DLN_SAYING_PRIVATE;
    if (says_earlier(s))
        saying->flags |= DLN_SAYING_EARLIER;
    if (s->verb->tense == DLN_TENSE_PRESENT)
        saying->flags |= DLN_SAYING_PRESENT;
    if (!is_public && is_aside(s))
        saying->flags |= DLN_SAYING_ASIDE;
    bool is_act = need == DLN_NEED_CARRIER || need == DLN_NEED_HEARER || need == DLN_NEED_PLATFORM; /* "delivers a speech on Friday"; who "says some time next week" says so now */
    bool may_come = ((saying->flags & DLN_SAYING_PLANNED) != 0 || ((saying->flags & DLN_SAYING_PRESENT) != 0 && is_act)) && (s->verb->flags & DLN_VERB_PERFECT) == 0;
    saying->timex = sayings_day_of_verb(s, may_come);
    if (saying->timex == DLN_NONE && !is_public && is_said_by_partner(s))
        saying->flags |= DLN_SAYING_PRIVATE;
    if (saying->timex == DLN_NONE)
        saying->timex = sayings_day_beside(s, saying);
    if (saying->timex == DLN_NONE && (saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) == 0 && is_habit(s))
        return "a habit, on no day";
    if (need == DLN_NEED_LETTER && saying->timex == DLN_NONE && !leads_to_purpose(s))
        return "a letter of no day";
    if (saying->timex != DLN_NONE && (doc->timexes[saying->timex].flags & DLN_TIMEX_FUTURE) != 0)
        saying->flags |= DLN_SAYING_PLANNED;
    if ((saying->flags & DLN_SAYING_PLANNED) != 0 && need == DLN_NEED_HEARER && (saying->timex == DLN_NONE || (saying->flags & DLN_SAYING_HEARER) == 0))
        return unreal[DLN_PLANNED];
    sayings_find_said(s, need, saying);
    uint32_t own_quote = saying->said_end > saying->said_begin ? sayings_quote_in(doc, saying->said_begin, saying->said_end) : DLN_NONE;
    if (own_quote != DLN_NONE) /* "'A,' said Sarr, to which Diop replied, 'B'" */
        saying->quote = own_quote;
    if (answers(s) || (need == DLN_NEED_QUOTING && quotes_as_told(s)))
        saying->flags |= DLN_SAYING_PRIVATE;
    bool is_object = need == DLN_NEED_OBJECT || need == DLN_NEED_FEELING || need == DLN_NEED_CARRIER;
    sayings_find_topic(doc, s->clauses, s->behind, is_object ? s->end : s->stop, is_object, saying);
    if (saying->timex == DLN_NONE && !is_public && (saying->flags & DLN_SAYING_PRESENT) != 0 && sayings_is_labelled(doc, s->sentence) && s->begin >= doc->body_token)
        return "part of what another says";
    return is_inside_another(s, saying, all) ? "part of what another says" : NULL;
}

/* "The ministry on Monday 'strongly condemned' the raid" */
static bool is_day_between(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    uint32_t timex = dln_doc_timex_from(doc, begin);
    return timex < doc->timex_count && doc->timexes[timex].end == end && doc->timexes[timex].begin <= begin + 1 && begin < end;
}

/* "The ministry 'strongly condemned' the raid": the verb that ends a few quoted words is the ministry's, which stands right before the marks.
 * False: it is quoted with all that goes with it. */
static bool take_out_of_marks(const sayings_scene *s, dln_verb_group *verb)
{
    enum { WORDS = 4 };
    uint32_t q = dln_quote_of(s->doc, verb->head);
    if (q == DLN_NONE || (verb->flags & DLN_VERB_PASSIVE) != 0 || verb->form != DLN_VERB_FINITE || (verb->tense != DLN_TENSE_PAST && verb->tense != DLN_TENSE_PRESENT))
        return false;
    const dln_quote *quote = &s->doc->clauses->quotes[q];
    uint32_t mark = quote->begin > s->begin && sayings_is_quote_mark(s->doc, quote->begin - 1) ? quote->begin - 1 : quote->begin;
    if (quote->end - quote->begin > WORDS || verb->head + 1 != quote->end || quote->end + 1 >= s->end || s->doc->tokens.items[quote->end + 1].kind != DLN_TOKEN_WORD)
        return false;
    for (uint32_t n = 0; n < s->clauses->noun_count; n++) {
        const dln_noun_group *noun = &s->clauses->nouns[n];
        if ((noun->end == mark || is_day_between(s->doc, noun->end, mark)) && noun->preposition == DLN_NONE) {
            verb->subject_begin = noun->begin;
            verb->subject_end = noun->end;
            verb->begin = mark;
            verb->end = quote->end + 1;
            verb->flags &= (uint16_t)~(DLN_VERB_QUOTED | DLN_VERB_SUBJECT_BEHIND);
            return true;
        }
    }
    return false;
}

static void try_verb(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, uint32_t length, dln_sayings *out)
{
    sayings_scene s = {.doc = doc, .clauses = dln_clauses_of(doc, sentence), .sentence = sentence, .row = row};
    dln_saying saying;
    uint32_t index = dln_verb_at(s.clauses, token);
    s.begin = doc->tokens.sentences[sentence].begin;
    s.end = doc->tokens.sentences[sentence].end;
    if (index == DLN_NONE || s.clauses->verbs[index].head != token)
        return;
    dln_verb_group bare = s.clauses->verbs[index];
    s.verb = &s.clauses->verbs[index];
    if ((bare.flags & DLN_VERB_QUOTED) != 0) {
        if (!take_out_of_marks(&s, &bare))
            return;
        s.verb = &bare;
    }
    s.behind = token + length > s.verb->end ? token + length : s.verb->end;
    s.stop = own_end(&s);
    sayings_fresh(doc, sentence, token, &saying);
    saying.cameo = dln_cell_text(doc->lexicon, DLN_TABLE_REPORTING, row, DLN_REPORTING_CAMEO).text;
    const char *why = read_scene(&s, &saying, out);
    if (why == NULL || doc->refusals != NULL) /* most are none, and nobody asks why */
        saying.rule = sayings_rule_of(doc, "reporting", DLN_TABLE_REPORTING, row);
    if (why != NULL) {
        dln_refuse(doc, s.verb->begin, s.behind, saying.rule, why);
        return;
    }
    end_before_second(&s, &saying, out);
    carry_speaker(doc, out, &saying);
    for (size_t i = out->count; i > 0 && (saying.flags & DLN_SAYING_SET_OFF) != 0 && (saying.flags & DLN_SAYING_HEARER) != 0 && out->items[i - 1].sentence == sentence; i--) { /* "Ban voiced concern, his spokesman told reporters": who spoke is the spokesman */
        dln_saying *other = &out->items[i - 1];
        bool is_apart = (other->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM | DLN_SAYING_QUOTED)) != 0 || other->timex != DLN_NONE || other->party_count == 0 || other->parties[0] == saying.parties[0] || doc->parties[saying.parties[0]].party.kind != DLN_PERSON;
        if (!is_apart && other->trigger < saying.speaker_begin && other->clause != saying.clause)
            other->flags |= DLN_SAYING_PRIVATE;
    }
    if (answers(&s) && out->count > 0 && out->items[out->count - 1].sentence == sentence)
        out->items[out->count - 1].flags |= DLN_SAYING_PRIVATE;
    sayings_push(doc, out, &saying);
}

void dln_find_sayings(const dln_doc *doc, dln_sayings *out)
{
    uint64_t mine = dln_table_bit(DLN_TABLE_REPORTING) | dln_table_bit(DLN_TABLE_SAYINGS);
    for (uint32_t n = 0; n < doc->tokens.sentence_count; n++) {
        const dln_sentence *sentence = &doc->tokens.sentences[n];
        size_t before = out->count;
        sayings_try_title(doc, n, out);
        sayings_try_label(doc, n, out);
        bool has_mine = dln_sentence_has(doc, n, mine);
        for (uint32_t t = sentence->begin, m = sentence->mark; t < sentence->end; t++) {
            uint32_t length, row, mark = m < doc->tokens.mark_count && doc->tokens.marks[m] < sentence->end ? doc->tokens.marks[m] : sentence->end;
            t = has_mine ? t : mark;
            while (t < mark && (dln_begins(doc, t) & mine) == 0) /* most words */
                t++;
            if (t == sentence->end)
                break;
            m += t == mark;
            if (doc->tokens.items[t].kind == DLN_TOKEN_MARK && t + 3 < sentence->end) {
                if (dln_token_is(&doc->tokens, t, "\xE2\x80\x94") || dln_token_is(&doc->tokens, t, "--"))
                    sayings_try_signature(doc, n, t, out);
                continue;
            }
            if ((dln_begins(doc, t) & mine) == 0)
                continue;
            row = sayings_row_at(doc, t, sentence->end, DLN_TABLE_REPORTING, &length);
            if (row != DLN_NONE)
                try_verb(doc, n, t, row, length, out);
            row = sayings_row_at(doc, t, sentence->end, DLN_TABLE_SAYINGS, &length);
            if (row != DLN_NONE && sayings_kind_of(doc, row) == DLN_SAID_BY)
                sayings_try_attribution(doc, n, t, row, length, out);
        }
        if (out->count == before)
            sayings_try_colon(doc, n, out);
        bool has_noun = dln_sentence_has(doc, n, dln_table_bit(DLN_TABLE_SAYINGS));
        for (uint32_t t = sentence->begin; has_noun && t < sentence->end && out->count == before; t++) {
            uint32_t length, row = sayings_row_at(doc, t, sentence->end, DLN_TABLE_SAYINGS, &length);
            if (row != DLN_NONE && (1u << sayings_kind_of(doc, row) & SAID_ISSUED) != 0)
                (void)(sayings_try_outcome(doc, n, t, row, out) || sayings_try_occasion(doc, n, t, row, out));
        }
        if (out->count == before && sentence->begin >= doc->body_token && dln_sentence_has(doc, n, dln_table_bit(DLN_TABLE_VERBS)))
            sayings_try_interview(doc, n, out);
    }
    sayings_settle_interviews(doc, out);
}
