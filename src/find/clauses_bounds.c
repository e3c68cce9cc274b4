/* src/find/clauses_bounds.c - which clauses a sentence has, what the subject of a verb is, and which verb governs which. */
#include "base/text.h"
#include "find/clauses_regions.h"

/* Without what stands behind the subject and does not belong to it: "The two last", "The ministers on Friday". */
static uint32_t trimmed(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    while (end > begin + 1) {
        const dln_word_tag *tag = dln_tag(s, end - 1);
        bool is_adverb = dln_tag_is(s, end - 1, DLN_CLASS_ADVERB) && !tag->in_ref && !dln_tag_is(s, end - 2, DLN_CLASS_DETERMINER) && !dln_tag_is(s, end - 2, DLN_CLASS_AND);
        is_adverb |= dln_tag_is(s, end - 1, DLN_CLASS_NOT) && !tag->in_ref;
        bool is_loose = (dln_tag_is(s, end - 1, DLN_CLASS_PREPOSITION) && !tag->in_ref && end < s->end && dln_tag(s, end)->in_time);
        bool is_time = tag->in_time && (dln_tag(s, begin)->in_time == false);
        bool is_no_longer = end > begin + 2 && dln_is_no_longer(s, end - 1);
        if (!is_adverb && !is_loose && !is_time && !is_no_longer)
            break;
        end -= is_no_longer ? 2 : 1;
    }
    return end;
}

/* "and then, before a dinner, told" */
static bool is_then_before(const dln_sentence_scan *s, uint32_t verb)
{
    enum { MOST = 6 };
    if (regions_is_then(s, verb - 1) || !dln_tag(s, verb - 1)->is_comma)
        return regions_is_then(s, verb - 1);
    for (uint32_t i = verb - 1; i > s->begin + 1 && verb - i < MOST; i--) {
        if (dln_tag(s, i - 1)->is_comma)
            return regions_is_then(s, i - 2);
    }
    return false;
}

/* A finite verb behind a comma and "and" further on in the sentence. */
static bool joins_behind(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count, uint32_t v)
{
    for (uint32_t w = v + 1; w < count; w++) {
        uint32_t at = verbs[w].begin;
        if (verbs[w].form == DLN_VERB_FINITE && at > s->begin + 2 && dln_tag_is(s, at - 1, DLN_CLASS_AND) && dln_tag(s, at - 2)->is_comma)
            return true;
    }
    return false;
}

/* The noun group chain that ends before a relative pronoun. */
static uint32_t antecedent_begin(const dln_sentence_scan *s, const dln_sentence_clauses *out, uint32_t end, uint32_t least)
{
    uint32_t begin = end;
    for (uint32_t n = 0; n < out->noun_count; n++) {
        if (out->nouns[n].begin >= least && out->nouns[n].end <= end)
            begin = out->nouns[n].begin;
    }
    for (uint32_t k = begin < end && begin > least ? dln_doc_ref_from(s->doc, begin) : 0; k > 0 && s->doc->refs[k - 1].end > begin; k--) { /* "the Secretary of State Okonjo, who" */
        if (s->doc->refs[k - 1].begin >= least && s->doc->refs[k - 1].begin < begin)
            begin = s->doc->refs[k - 1].begin;
    }
    return begin < end ? begin : end;
}

static void find_governors(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t count)
{
    for (uint32_t v = 1; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        if (g->form != DLN_VERB_INFINITIVE && g->form != DLN_VERB_GERUND)
            continue;
        for (uint32_t w = v; w > 0; w--) {
            bool bound = false;
            for (uint32_t i = verbs[w - 1].end; i < g->begin && !bound; i++)
                bound = dln_tag(s, i)->is_break || regions_is_joint(s, i) || (dln_tag(s, i)->is_comma && g->form == DLN_VERB_GERUND);
            if (bound)
                break;
            if (verbs[w - 1].form == DLN_VERB_PARTICIPLE && g->begin > verbs[w - 1].end)
                continue;
            g->governor = w - 1;
            break;
        }
    }
}

static bool crosses_comma(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (dln_tag(s, i)->is_comma)
            return true;
    }
    return false;
}

/* Whether what stands before an infinitive or gerund can be its subject: "Before leaving" has none. */
static bool is_subject(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (dln_tag(s, i)->in_ref || !(regions_opens_phrase(s, i) || dln_tag_is(s, i, DLN_CLASS_ADVERB) || dln_tag(s, i)->in_time || regions_is_bound(dln_tag(s, i))))
            return true;
    }
    return false;
}

static bool crosses_break(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (dln_tag(s, i)->is_break)
            return true;
    }
    return false;
}

/* Whether the finite verb is that for which a subject waited behind a relative clause. */
static bool goes_on(const dln_sentence_scan *s, const dln_verb_group *g, const dln_clause *clauses)
{
    return g->form == DLN_VERB_FINITE && clauses[g->clause].kind == DLN_CLAUSE_MAIN && g->subject_end < g->begin && g->subject_begin < g->subject_end && dln_tag(s, g->begin - 1)->is_comma;
}

/* "She sat with Sarr, dined with Diop, saw the envoys": one of three or more that nothing but commas joins. */
static bool is_chained(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count, uint32_t v)
{
    bool from_before = v > 1 && dln_tag(s, verbs[v - 1].begin - 1)->is_comma && verbs[v - 1].subject_begin < verbs[v - 1].subject_end && verbs[v - 1].subject_begin == verbs[v - 2].subject_begin;
    bool goes_on = v + 1 < count && verbs[v + 1].form == DLN_VERB_FINITE && dln_tag(s, verbs[v + 1].begin - 1)->is_comma && dln_governed_by(s, &verbs[v + 1]) != DLN_GOVERNS_REPORT;
    return v > 0 && (from_before || goes_on);
}

/* "That Okonjo met Sarr in Dakar was confirmed": a clause that is the subject of the verb behind it. */
static bool is_that_subject(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t first, const dln_verb_group *g)
{
    uint32_t at = s->begin + 1;
    if (!dln_token_says(&s->doc->tokens, s->begin, "that") || dln_governed_by(s, &verbs[first]) == DLN_GOVERNS_REPORT || at >= g->begin)
        return false;
    return (dln_tag(s, at)->in_ref || regions_is_nominative(s, at) || dln_tag_is(s, at, DLN_CLASS_DETERMINER)) && verbs[first].subject_begin > s->begin;
}

/* "said that Sarr, whom": from the verb of saying to a relative clause behind a comma there is only a subject. */
static bool is_told_of(const dln_sentence_scan *s, uint32_t begin, uint32_t end, uint32_t *subject)
{
    begin += begin < end && dln_tag_is(s, begin, DLN_CLASS_THAT);
    if (begin + 1 >= end || !dln_tag(s, end - 1)->is_comma || !dln_tag(s, begin)->in_ref)
        return false;
    for (uint32_t i = begin; i + 1 < end; i++) {
        if (!dln_tag(s, i)->in_ref && !dln_tag_is(s, i, DLN_CLASS_AND))
            return false;
    }
    *subject = begin;
    return true;
}

/* The mark that opens what the mark at close shuts: "(", or a dash of the same kind. DLN_NONE. */
static uint32_t opening_of(const dln_sentence_scan *s, uint32_t close)
{
    static const char *const shuts[] = {")", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94"}, *const opens[] = {"(", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t k = 0; k < sizeof shuts / sizeof *shuts; k++) {
        for (uint32_t i = dln_tag(s, close)->is_break && dln_token_is(&s->doc->tokens, close, shuts[k]) ? close : s->begin; i > s->begin; i--) {
            if (dln_tag(s, i - 1)->is_break && dln_token_is(&s->doc->tokens, i - 1, opens[k]))
                return i - 1;
        }
    }
    return DLN_NONE;
}

/* "Sarr - in a cabinet that was formed last week - met", "The two (Okonjo and Sarr) met": the subject that waits before what
 * is put in, which belongs to it if it is no clause. Whether there is one. */
static bool waits_before(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t v, region *out)
{
    uint32_t close = verbs[v].begin, before = DLN_NONE;
    while (close > s->begin + 1 && (dln_tag_is(s, close - 1, DLN_CLASS_ADVERB) || dln_tag(s, close - 1)->is_comma))
        close--;
    uint32_t open = close > s->begin + 1 ? opening_of(s, close - 1) : DLN_NONE;
    if (open == DLN_NONE || open == s->begin || dln_tag(s, open)->in_quote != dln_tag(s, close - 1)->in_quote)
        return false;
    for (uint32_t w = 0; w < v && verbs[w].begin < open; w++) {
        if (verbs[w].form == DLN_VERB_FINITE)
            before = w;
    }
    region r = regions_before(s, before == DLN_NONE ? s->begin : verbs[before].end, open, open, before == DLN_NONE, false, DLN_NONE);
    if (!regions_has_noun(s, r.subject, open))
        return false;
    bool has_clause = v > 0 && verbs[v - 1].begin > open;
    *out = r;
    out->end = has_clause ? trimmed(s, r.subject, open) : close - 1;
    if (has_clause) {
        out->begin = verbs[v].begin;
        out->kind = DLN_CLAUSE_MAIN;
    }
    return true;
}

/* "opened in Dakar, with President Sarr receiving the guests", "showed Sarr receiving Diop": whoever stands between "with", or a verb of seeing,
 * and the gerund g; before: the verb before it, or NULL. DLN_NONE: nobody. */
static uint32_t acts_beside(const dln_sentence_scan *s, uint32_t from, const dln_verb_group *g, const dln_verb_group *before)
{
    enum { NAME = 8 };
    uint32_t least = g->begin > from + NAME ? g->begin - NAME : from;
    if (g->form != DLN_VERB_GERUND || g->begin == from || !dln_tag(s, g->begin - 1)->in_ref)
        return DLN_NONE;
    if (before != NULL && before->end >= least && before->end < g->begin && (before->flags & DLN_VERB_PASSIVE) == 0 && dln_verb_in(s->doc->lexicon, before->verb, DLN_LIST_SEEING))
        return before->end;
    for (uint32_t i = g->begin - 1; i > least; i--) {
        if (dln_token_says(&s->doc->tokens, i, "with"))
            return dln_tag(s, i - 1)->is_comma ? i + 1 : DLN_NONE;
        if (dln_tag(s, i)->is_comma || dln_tag(s, i)->is_break)
            break;
    }
    return DLN_NONE;
}

/* Whether a person is the subject of the verb. */
static bool is_by_person(const dln_sentence_scan *s, const dln_verb_group *g)
{
    const dln_doc *doc = s->doc;
    for (uint32_t r = dln_doc_ref_from(doc, g->subject_begin); r < doc->ref_count && doc->refs[r].begin < g->subject_end; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->kind == DLN_REF_PARTY && ref->count > 0 && (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_PERSON)
            return true;
    }
    return false;
}

/* "Okonjo came when tanks were in the streets": of a thing in the clause behind, of a person in the main one, whose deeds go on. */
static bool is_deed_of_main(const dln_sentence_scan *s, const dln_verb_group *verbs, const dln_clause *clauses, uint32_t inner)
{
    uint32_t main = inner;
    while (main > 0 && (verbs[main].form != DLN_VERB_FINITE || clauses[verbs[main].clause].kind == DLN_CLAUSE_SUBORDINATE))
        main--;
    return main < inner && verbs[main].form == DLN_VERB_FINITE && clauses[verbs[main].clause].kind == DLN_CLAUSE_MAIN && verbs[main].subject_end <= verbs[main].begin && !is_by_person(s, &verbs[inner]) && is_by_person(s, &verbs[main]);
}

/* "saw Sarr on Monday and, later that day, received Diop": the "and" before what is put in right before the verb. DLN_NONE. */
static uint32_t and_before_insertion(const dln_sentence_scan *s, uint32_t from, uint32_t verb)
{
    enum { SHORT = 9 };
    if (verb < from + 3 || !dln_tag(s, verb - 1)->is_comma)
        return DLN_NONE;
    for (uint32_t i = verb - 2; i > from && verb - i < SHORT && !dln_tag(s, i)->is_break; i--) {
        if (dln_tag(s, i)->is_comma)
            return i + 2 < verb && dln_tag_is(s, i - 1, DLN_CLASS_AND) ? i - 1 : DLN_NONE;
    }
    return DLN_NONE;
}

/* "told reporters on Tuesday she'd sign": nothing opens what is told but its subject. */
static bool opens_by_subject(const dln_sentence_scan *s, uint32_t begin, uint32_t subject)
{
    for (uint32_t i = begin; i < subject; i++) {
        if (dln_tag(s, i)->is_comma || dln_tag(s, i)->is_break || dln_tag_is(s, i, DLN_CLASS_THAT) || dln_tag_is(s, i, DLN_CLASS_SUBORDINATOR))
            return false;
    }
    return true;
}

/* "said he and Sarr agreed", "said Okonjo and Sarr met": where what is told begins, with somebody to whom another is joined; begin: at the "and".
 * DLN_NONE: the "and" joins another verb. */
static uint32_t joined_behind_teller(const dln_sentence_scan *s, const dln_verb_group *tells, uint32_t begin)
{
    if (begin <= tells->end || dln_governed_by(s, tells) != DLN_GOVERNS_REPORT || !dln_tag_is(s, begin, DLN_CLASS_AND))
        return DLN_NONE;
    if (dln_token_in(&s->doc->tokens, begin - 1, DLN_LIST_SUBJECT_PRONOUNS))
        return begin - 1;
    if (dln_tells(s, tells) || tells->subject_end <= tells->subject_begin || tells->subject_begin >= tells->begin)
        return DLN_NONE; /* "told Sarr, and Diop left", "said Sarr" */
    for (uint32_t i = tells->end; i < begin; i++) {
        if (!dln_tag(s, i)->in_ref)
            return DLN_NONE;
    }
    return begin + 1 < s->end && dln_tag(s, begin + 1)->in_ref ? tells->end : DLN_NONE;
}

void dln_find_bounds(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t count, dln_sentence_clauses *out)
{
    dln_clause *clauses = dln_arena_array(s->doc->arena, (size_t)count + 1, sizeof *clauses);
    uint32_t made = 0, previous = DLN_NONE, open_begin = 0, open_end = 0, held_begin = 0, held_end = 0; /* subjects that wait for their verbs */
    if (clauses == NULL)
        return;
    find_governors(s, verbs, count);
    for (uint32_t v = 0; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        g->subject_begin = g->subject_end = g->begin;
        if (g->form != DLN_VERB_FINITE)
            continue;
        uint32_t from = previous == DLN_NONE ? s->begin : verbs[previous].end;
        bool is_first = previous == DLN_NONE;
        uint32_t next = v + 1;
        while (next < count && verbs[next].form != DLN_VERB_FINITE)
            next++;
        bool is_told_inside = v > 0 && verbs[v - 1].form != DLN_VERB_FINITE && verbs[v - 1].end > from && verbs[v - 1].end < g->begin && dln_governed_by(s, &verbs[v - 1]) == DLN_GOVERNS_REPORT &&
                              regions_has_subject(s, verbs[v - 1].end, g->begin) && !crosses_comma(s, verbs[v - 1].end, g->begin); /* "phoned Sarr to say that Ghana would", without "that" */
        from = is_told_inside ? verbs[v - 1].end : from;
        region r = regions_before(s, from, g->begin, g->end, is_first && !is_told_inside, dln_governed_by(s, g) == DLN_GOVERNS_REPORT, next < count ? verbs[next].begin : DLN_NONE);
        uint32_t parent = made == 0 ? DLN_NONE : made - 1;
        uint32_t told_of = r.kind == DLN_CLAUSE_COORDINATED && previous != DLN_NONE ? joined_behind_teller(s, &verbs[previous], r.begin) : DLN_NONE;
        if (told_of != DLN_NONE) {
            r.kind = DLN_CLAUSE_THAT;
            r.subject = r.begin = told_of;
        }
        if (is_told_inside && previous != DLN_NONE && r.kind == DLN_CLAUSE_MAIN)
            r.kind = DLN_CLAUSE_THAT;
        if (is_first && r.kind != DLN_CLAUSE_SUBORDINATE && r.kind != DLN_CLAUSE_RELATIVE && r.kind != DLN_CLAUSE_THAT)
            r.begin = s->begin;
        bool is_thing_told = previous != DLN_NONE && made == 1 && !r.resumes && r.kind == DLN_CLAUSE_THAT && r.begin == from && is_that_subject(s, verbs, previous, g);
        if (is_thing_told) { /* "That Okonjo met Sarr in Dakar was confirmed" */
            r = (region){g->begin, g->begin, s->begin, DLN_CLAUSE_MAIN, false, 0, 0};
            open_begin = open_end = 0;
        }
        bool is_contracted = dln_tag_is(s, g->begin, DLN_CLASS_PRONOUN) && dln_tag(s, g->begin)->does != 0 && !dln_tag_is(s, g->begin, DLN_CLASS_NOT); /* "They've met" */
        if (is_contracted && r.kind == DLN_CLAUSE_THAT && previous != DLN_NONE && r.begin == verbs[previous].end && opens_by_subject(s, r.begin, g->begin))
            r.begin = g->begin;
        if (r.held_begin < r.held_end) {
            held_begin = r.held_begin;
            held_end = r.held_end;
        }
        uint32_t and = previous == DLN_NONE || !r.resumes || r.kind != DLN_CLAUSE_MAIN || regions_has_noun(s, r.subject, g->begin) ? DLN_NONE : and_before_insertion(s, from, g->begin);
        if (and != DLN_NONE && (verbs[previous].flags & DLN_VERB_RELATIVE) == 0) {
            r.kind = DLN_CLAUSE_COORDINATED;
            r.begin = and;
        }
        region waiting;
        bool is_told = dln_governed_by(s, g) == DLN_GOVERNS_REPORT && g->end < s->end && dln_tag(s, g->end)->in_ref; /* "- said Sarr" */
        if (is_contracted) {
            g->subject_end = g->begin + 1;
            if (r.kind == DLN_CLAUSE_THAT && r.begin == from)
                r.begin = g->begin; /* "told the paper last night he'd go" */
        } else if (!regions_has_noun(s, r.subject, g->begin) && !is_told && waits_before(s, verbs, v, &waiting)) {
            g->subject_begin = waiting.subject;
            g->subject_end = waiting.end;
            r.kind = waiting.kind;
            r.begin = waiting.begin;
        } else if (open_begin < open_end && r.kind != DLN_CLAUSE_RELATIVE && r.kind != DLN_CLAUSE_SUBORDINATE && r.kind != DLN_CLAUSE_COORDINATED && previous != DLN_NONE &&
                   (r.resumes || !crosses_break(s, verbs[previous].end, g->begin)) && (r.resumes || !crosses_comma(s, verbs[previous].end, g->begin)) && !(dln_governed_by(s, &verbs[previous]) == DLN_GOVERNS_REPORT && !r.resumes)) {
            const dln_verb_group *relative = &verbs[previous];
            bool is_antecedent = (relative->flags & DLN_VERB_RELATIVE) != 0 && relative->subject_begin < relative->subject_end && relative->subject_end <= open_end;
            uint32_t before = is_antecedent && relative->subject_begin > open_begin ? relative->subject_begin - 1 : s->end;
            bool is_joined = before < s->end && (dln_tag_is(s, before, DLN_CLASS_AND) || (dln_tag(s, before)->is_comma && before > open_begin && dln_tag(s, before - 1)->in_ref));
            bool is_deep = before < s->end && regions_opens_phrase(s, before); /* "Sarr, speaking for the cabinet that was formed, met" */
            for (uint32_t i = open_begin + 1; is_deep && i < before; i++) {
                if (dln_tag(s, i)->is_comma && dln_tag(s, i - 1)->in_ref)
                    open_end = i;
            }
            if (is_antecedent && !is_joined && !is_deep) { /* "X, who met Sarr, said"; not "Sarr and Diop, who is ill, were", "Sarr, the envoy who is ill, was" */
                open_begin = relative->subject_begin;
                open_end = relative->subject_end;
            }
            g->subject_begin = open_begin; /* "The man whom Marin met is": the verb that the subject before the relative clause waits for */
            g->subject_end = open_end;
            r.kind = DLN_CLAUSE_MAIN;
            if (!r.resumes && !crosses_comma(s, verbs[previous].end, g->begin) && !crosses_break(s, verbs[previous].end, g->begin))
                r.begin = g->begin; /* "The hotel where Okonjo met Sarr on Monday is": what stands between is the other clause's */
            open_begin = open_end = 0;
        } else if (r.resumes && held_begin < held_end) {
            g->subject_begin = held_begin;
            g->subject_end = held_end;
            held_begin = held_end = 0;
        } else if (regions_has_noun(s, r.subject, g->begin)) {
            g->subject_begin = r.subject;
            g->subject_end = trimmed(s, r.subject, g->begin);
        } else if (r.kind == DLN_CLAUSE_RELATIVE) {
            uint32_t end = r.begin;
            while (end > from && regions_is_bound(dln_tag(s, end - 1)))
                end--;
            g->subject_begin = antecedent_begin(s, out, end, from);
            g->subject_end = end;
        } else if ((r.kind == DLN_CLAUSE_COORDINATED || dln_tag_is(s, g->begin, DLN_CLASS_AND)) && previous != DLN_NONE) { /* and, "nor spoke" */
            uint32_t joined = previous;
            bool is_over = r.begin > s->begin && dln_tag(s, r.begin - 1)->is_comma && clauses[verbs[previous].clause].kind == DLN_CLAUSE_SUBORDINATE; /* "landed on Monday, a year after she left, and met Sarr" */
            is_over |= clauses[verbs[previous].clause].kind == DLN_CLAUSE_SUBORDINATE && is_deed_of_main(s, verbs, clauses, previous); /* "came when tanks were in the streets and met Sarr" */
            while (is_over && joined > 0 && (verbs[joined].form != DLN_VERB_FINITE || clauses[verbs[joined].clause].kind == DLN_CLAUSE_SUBORDINATE))
                joined--;
            joined = verbs[joined].form == DLN_VERB_FINITE && verbs[joined].subject_end <= verbs[joined].begin ? joined : previous;
            g->subject_begin = verbs[joined].subject_begin;
            g->subject_end = verbs[joined].subject_end;
        } else if (r.resumes && previous != DLN_NONE) {
            uint32_t back = v;
            while (back > 0 && !(verbs[back - 1].form == DLN_VERB_FINITE && (verbs[back - 1].flags & DLN_VERB_RELATIVE) != 0))
                back = goes_on(s, &verbs[back - 1], clauses) ? 0 : back - 1; /* "Sarr, whom Diop met, landed, told": the relative clause is over */
            bool is_list = is_then_before(s, g->begin) || is_chained(s, verbs, count, v) || (v + 1 < count && dln_tag_is(s, verbs[v + 1].begin - 1 - dln_is_adverb(s, verbs[v + 1].begin - 1), DLN_CLASS_AND)) ||
                           (dln_tells(s, g) && joins_behind(s, verbs, count, v)); /* "told reporters that it would, and left" */
            if (back == 0 && is_list && g->verb != DLN_NONE && (dln_governed_by(s, g) != DLN_GOVERNS_REPORT || dln_tells(s, g)) && verbs[previous].subject_begin < verbs[previous].subject_end) { /* "flew to Dakar, met Sarr and signed" */
                g->subject_begin = verbs[previous].subject_begin;
                g->subject_end = verbs[previous].subject_end;
                r.kind = DLN_CLAUSE_COORDINATED;
            } else if (back > 0 && verbs[back - 1].subject_end <= verbs[back - 1].begin) { /* behind a relative clause: its antecedent is the subject */
                g->subject_begin = verbs[back - 1].subject_begin;
                g->subject_end = verbs[back - 1].subject_end;
            }
        }
        bool is_inverted = dln_governed_by(s, g) == DLN_GOVERNS_REPORT && g->begin > s->begin && dln_tag(s, g->begin - 1)->is_comma && g->end < s->end && dln_tag(s, g->end)->in_ref && g->subject_end <= g->begin;
        for (uint32_t i = g->subject_begin; i < g->subject_end && is_inverted; i++)
            is_inverted = !dln_tag(s, i)->in_ref && !dln_tag_is(s, i, DLN_CLASS_PRONOUN);
        if (is_inverted) /* "Nothing of the kind, said Sarr" */
            g->subject_begin = g->subject_end = g->begin;
        if (g->subject_begin == g->subject_end && g->end < s->end && (dln_tag(s, g->end)->in_ref || dln_tag_is(s, g->end, DLN_CLASS_DETERMINER) || dln_tag_is(s, g->end, DLN_CLASS_PRONOUN) ||
                                                                        (s->doc->tokens.items[g->end].flags & DLN_CAPITAL) != 0)) {
            g->flags |= DLN_VERB_SUBJECT_BEHIND;
            g->subject_begin = g->end;
            g->subject_end = g->end;
            while (g->subject_end < s->end && !regions_is_bound(dln_tag(s, g->subject_end)) && (v + 1 >= count || g->subject_end < verbs[v + 1].begin))
                g->subject_end++;
            if (g->subject_end == s->end && g->subject_end > g->subject_begin && dln_token_is(&s->doc->tokens, s->end - 1, "."))
                g->subject_end--;
        }
        bool hangs_on_noun = r.kind == DLN_CLAUSE_RELATIVE || (r.kind == DLN_CLAUSE_THAT && dln_tag_is(s, r.begin, DLN_CLASS_THAT) && regions_has_noun(s, s->begin, r.begin)); /* "the trip that Sarr had planned" */
        if ((hangs_on_noun || (r.kind == DLN_CLAUSE_SUBORDINATE && regions_has_noun(s, s->begin, r.begin) && !dln_tag(s, r.begin - 1)->is_break)) && previous == DLN_NONE) {
            uint32_t text = s->doc->dateline_end > s->begin && s->doc->dateline_end < r.begin ? s->doc->dateline_end : s->begin;
            open_begin = regions_skip_adjuncts(s, text, r.begin);
            open_end = r.begin;
            while (open_end > open_begin && (regions_is_bound(dln_tag(s, open_end - 1)) || dln_tag_is(s, open_end - 1, DLN_CLASS_PREPOSITION)))
                open_end--;
        } else if (r.kind == DLN_CLAUSE_RELATIVE && previous != DLN_NONE && dln_governed_by(s, &verbs[previous]) == DLN_GOVERNS_REPORT && is_told_of(s, from, r.begin, &open_begin)) {
            open_end = r.begin - 1; /* "said that Sarr, whom Diop had criticised, met" */
        } else if (r.kind == DLN_CLAUSE_MAIN || r.kind == DLN_CLAUSE_COORDINATED) {
            open_begin = open_end = 0;
        }
        if (r.kind == DLN_CLAUSE_RELATIVE)
            g->flags |= DLN_VERB_RELATIVE;
        if (r.kind == DLN_CLAUSE_SUBORDINATE && r.begin < s->end && (dln_tag(s, r.begin)->does & DLN_DOES_IF) != 0)
            g->flags |= DLN_VERB_CONDITIONAL;
        if (made > 0)
            clauses[made - 1].end = r.begin;
        g->clause = made;
        clauses[made] = (dln_clause){r.begin, s->end, v, r.kind, parent};
        made++;
        previous = v;
    }
    if (made == 0)
        clauses[made++] = (dln_clause){s->begin, s->end, DLN_NONE, DLN_CLAUSE_MAIN, DLN_NONE};
    clauses[0].begin = s->begin;
    out->clauses = clauses;
    out->clause_count = made;
    for (uint32_t v = 0; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        if (g->form != DLN_VERB_FINITE) {
            g->clause = dln_clause_at(out, g->begin);
            const dln_clause *clause = &clauses[g->clause];
            uint32_t owner = g->governor != DLN_NONE ? g->governor : clause->verb, beside = acts_beside(s, clause->begin, g, v > 0 ? &verbs[v - 1] : NULL);
            if (beside != DLN_NONE) {
                g->subject_begin = beside;
                g->subject_end = g->begin;
            } else if (owner != DLN_NONE && owner < v) { /* "plans to meet": who plans meets; "invited Xi to visit" is left to the frames */
                g->subject_begin = verbs[owner].subject_begin;
                g->subject_end = verbs[owner].subject_end;
            } else if (g->begin > clause->begin && !(clause->verb != DLN_NONE && clause->verb > v && !is_subject(s, clause->begin, g->begin))) {
                g->subject_begin = regions_skip_adjuncts(s, clause->begin, g->begin);
                g->subject_end = g->begin;
            } else if (clause->verb != DLN_NONE) { /* "Meeting Xi in Rome, Putin said": the subject comes behind */
                g->subject_begin = verbs[clause->verb].subject_begin;
                g->subject_end = verbs[clause->verb].subject_end;
            }
        }
        g->reach = clauses[g->clause].end;
    }
    dln_find_reality(s, out, verbs, count);
}
