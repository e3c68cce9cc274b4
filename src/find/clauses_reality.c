/* src/find/clauses_reality.c - what its own form, the verbs that govern it and the words around make of a verb: it happened, is planned,
 * wished for, called off or denied.
 */
#include "find/clauses_words.h"

static uint8_t own_reality(const dln_verb_group *g)
{
    if ((g->flags & DLN_VERB_NEGATED) != 0)
        return DLN_DENIED;
    if ((g->flags & (DLN_VERB_COULD | DLN_VERB_CONDITIONAL)) != 0)
        return DLN_WISHED;
    if ((g->flags & DLN_VERB_PLANNED) != 0)
        return DLN_PLANNED;
    return DLN_REAL;
}

static bool wins(uint8_t mine, uint8_t other) /* what the chain is: a denial beats a wish beats a plan */
{
    static const uint8_t rank[] = {[DLN_REAL] = 0, [DLN_PLANNED] = 1, [DLN_WISHED] = 2, [DLN_CALLED_OFF] = 3, [DLN_DENIED] = 4};
    return rank[mine] > rank[other];
}

/* "No talks are planned", "Nobody came", "Neither side agreed". */
static bool denies(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    return begin < end && dln_token_in(&s->doc->tokens, begin, DLN_LIST_NOBODY);
}

/* "without speaking to", "instead of meeting", "rather than meeting" */
static bool is_left_out(const dln_sentence_scan *s, const dln_verb_group *g)
{
    const dln_tokens *tokens = &s->doc->tokens;
    uint32_t before = g->begin - 1;
    if (g->form != DLN_VERB_GERUND || g->begin < s->begin + 1)
        return false;
    if (dln_token_says(tokens, before, "without") || dln_token_says(tokens, before, "not")) /* "her policy of not speaking to" */
        return true;
    return g->begin >= s->begin + 2 && ((dln_token_says(tokens, before, "of") && dln_token_says(tokens, before - 1, "instead")) ||
                                        (dln_token_says(tokens, before, "than") && dln_token_says(tokens, before - 1, "rather")));
}

/* "called Sarr after meeting Diop": when, not what. */
static bool tells_when(const dln_sentence_scan *s, const dln_verb_group *g)
{
    return g->form == DLN_VERB_GERUND && g->begin > s->begin && dln_token_in(&s->doc->tokens, g->begin - 1, DLN_LIST_GERUND_OPENERS);
}

/* "proposed that Sarr meet Diop", "suggested they meet": the subjunctive. */
static bool is_wished_that(const dln_sentence_scan *s, const dln_sentence_clauses *clauses, const dln_verb_group *verbs, const dln_verb_group *g)
{
    const dln_clause *clause = g->form == DLN_VERB_FINITE && g->clause < clauses->clause_count ? &clauses->clauses[g->clause] : NULL;
    if (clause == NULL || clause->kind != DLN_CLAUSE_THAT || clause->parent == DLN_NONE || g->end != g->begin + 1 || (dln_tag(s, g->head)->forms & FORM_BASE) == 0)
        return false;
    uint32_t over = clauses->clauses[clause->parent].verb;
    return over != DLN_NONE && dln_governed_by(s, &verbs[over]) == DLN_GOVERNS_WISH && verbs[over].end <= clause->begin + 1;
}

/* "Reports that Sarr met Diop were denied" */
static bool is_denied_behind(const dln_sentence_scan *s, const dln_sentence_clauses *clauses, const dln_verb_group *verbs, uint32_t count, uint32_t v)
{
    uint32_t w = v + 1;
    if (verbs[v].form != DLN_VERB_FINITE || clauses->clauses[verbs[v].clause].kind != DLN_CLAUSE_THAT)
        return false;
    while (w < count && verbs[w].form != DLN_VERB_FINITE)
        w++;
    return w < count && dln_governed_by(s, &verbs[w]) == DLN_GOVERNS_REFUSE && (verbs[w].flags & DLN_VERB_PASSIVE) != 0 && (verbs[w].flags & DLN_VERB_NEGATED) == 0 &&
           verbs[w].subject_begin < verbs[w].subject_end && verbs[w].subject_end < verbs[v].subject_begin;
}

/* "has to meet", "has first to meet" */
static bool has_to(const dln_sentence_scan *s, const dln_verb_group *over, const dln_verb_group *g)
{
    uint32_t to = over->end + dln_token_says(&s->doc->tokens, over->end, "first");
    return g->form == DLN_VERB_INFINITIVE && to == g->begin && over->form == DLN_VERB_FINITE && over->tense == DLN_TENSE_PRESENT && over->end == over->begin + 1 && dln_tag_is(s, over->head, DLN_CLASS_HAVE);
}

/* "is off to Dakar to meet", "is on her way to meet", "is down to meet" */
static bool is_bound_to(const dln_sentence_scan *s, const dln_verb_group *over, const dln_verb_group *g)
{
    const dln_tokens *tokens = &s->doc->tokens;
    if (g->form != DLN_VERB_INFINITIVE || over->form != DLN_VERB_FINITE || over->tense != DLN_TENSE_PRESENT || over->end != over->begin + 1 || !dln_tag_is(s, over->head, DLN_CLASS_BE))
        return false;
    bool is_on_way = dln_token_says(tokens, over->end, "on") && over->end + 2 < g->begin && dln_token_in(tokens, over->end + 2, DLN_LIST_ON_THE_WAY);
    return is_on_way || (dln_token_says(tokens, over->end, "off") && dln_token_says(tokens, over->end + 1, "to")) || (dln_token_says(tokens, over->end, "down") && over->end + 1 == g->begin);
}

void dln_find_reality(const dln_sentence_scan *s, const dln_sentence_clauses *out, dln_verb_group *verbs, uint32_t count)
{
    for (uint32_t v = 0; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        uint8_t reality = own_reality(g);
        if (g->form == DLN_VERB_FINITE && wins(DLN_DENIED, reality) && denies(s, g->subject_begin, g->subject_end))
            reality = DLN_DENIED;
        if (is_left_out(s, g))
            reality = DLN_DENIED;
        if (is_denied_behind(s, out, verbs, count, v) && wins(DLN_DENIED, reality))
            reality = DLN_DENIED;
        if (is_wished_that(s, out, verbs, g) && wins(DLN_WISHED, reality))
            reality = DLN_WISHED;
        if (g->form == DLN_VERB_INFINITIVE) {
            uint32_t before = g->begin > s->begin ? g->begin - 1 : DLN_NONE;
            bool by_word = before != DLN_NONE && dln_tag_is(s, before, DLN_CLASS_GOVERNOR) && (g->governor == DLN_NONE || verbs[g->governor].head != before);
            if (by_word) { /* "a proposal to meet", "unwilling to meet" */
                uint16_t does = dln_tag(s, before)->does;
                uint8_t word = (does & DLN_DOES_NOT) != 0 ? DLN_DENIED : (does & DLN_DOES_WISH) != 0 ? DLN_WISHED : DLN_PLANNED;
                if (wins(word, reality))
                    reality = word;
            } else if (g->governor == DLN_NONE && wins(DLN_PLANNED, reality)) {
                reality = DLN_PLANNED; /* "Putin to meet Xi" */
            }
        }
        if (g->governor != DLN_NONE && g->governor < v) {
            const dln_verb_group *over = &verbs[g->governor];
            uint8_t inherited = over->reality;
            bool is_adjunct = tells_when(s, g);
            if (is_adjunct && inherited == DLN_DENIED)
                inherited = DLN_REAL;
            switch (is_adjunct ? DLN_GOVERNS_REPORT : dln_governed_by(s, over)) {
            case UINT32_MAX:
                if ((over->flags & DLN_VERB_PROGRESSIVE) != 0 && over->end == g->begin && dln_span_is(dln_verb_lemma(s->doc, over), "go"))
                    inherited = wins(inherited, DLN_PLANNED) ? inherited : DLN_PLANNED; /* "are going to meet" */
                else if (has_to(s, over, g) || is_bound_to(s, over, g))
                    inherited = wins(inherited, DLN_PLANNED) ? inherited : DLN_PLANNED;
                break;
            case DLN_GOVERNS_PLAN: inherited = wins(inherited, DLN_PLANNED) ? inherited : DLN_PLANNED; break;
            case DLN_GOVERNS_WISH: inherited = wins(inherited, DLN_WISHED) ? inherited : DLN_WISHED; break;
            case DLN_GOVERNS_REFUSE: inherited = inherited == DLN_DENIED ? DLN_REAL : DLN_DENIED; break; /* "did not fail to" */
            case DLN_GOVERNS_CANCEL: inherited = DLN_CALLED_OFF; break;
            case DLN_GOVERNS_REPORT: /* "told Okonjo to meet Sarr" */
                if (g->form == DLN_VERB_INFINITIVE && dln_tells(s, over) && wins(DLN_WISHED, inherited))
                    inherited = DLN_WISHED;
                break;
            default: break;
            }
            if (wins(inherited, reality))
                reality = inherited;
        }
        g->reality = reality;
    }
}
