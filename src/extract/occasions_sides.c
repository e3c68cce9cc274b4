/* src/extract/occasions_sides.c - whose an occasion is of which nobody is told: of those told next, of the two sides of the story, of the two named last.
 */
#include "extract/occasions.h"

#include "find/clauses.h"

#include <string.h>

/* Whether the words before the candidate's tell of an occasion too. */
bool occasions_is_any_before(const dln_candidates *list, size_t index)
{
    for (size_t k = index; k > 0 && index - k < OCCASIONS_BACK; k--) {
        if (!list->items[k - 1].is_gone && list->items[k - 1].party_count > 0 && list->items[k - 1].trigger < list->items[index].trigger)
            return true;
    }
    return false;
}

/* A side of a conflict or a negotiation: a country, or those of a country who are not its state. */
typedef struct side {
    dln_span country;
    bool is_non_state;
} side;

static bool is_side(const side *a, const side *b) { return a->is_non_state == b->is_non_state && dln_span_equals(a->country, b->country); }

static bool is_same_pair(const side a[2], const side b[2])
{
    return (is_side(&a[0], &b[0]) && is_side(&a[1], &b[1])) || (is_side(&a[0], &b[1]) && is_side(&a[1], &b[0]));
}

/* The two sides whose people an occasion brings together; false: one, or more than two. */
static bool two_sides(const dln_doc *doc, const dln_candidate *c, side pair[2])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->party_count; i++) {
        const dln_party *p = &doc->parties[c->parties[i]].party;
        side own = {p->country, p->is_non_state};
        if (own.country.len == 0)
            return false;
        bool is_known = (count > 0 && is_side(&pair[0], &own)) || (count > 1 && is_side(&pair[1], &own));
        if (!is_known && count == 2)
            return false;
        if (!is_known)
            pair[count++] = own;
    }
    return count == 2;
}

/* A country, or a body that the text has named: an organisation, or whoever is no state. DLN_NONE: it names none. */
static uint32_t party_of_side(dln_doc *doc, const side *of)
{
    for (uint32_t i = 0; i < doc->party_count; i++) {
        const dln_party *p = &doc->parties[i].party;
        bool is_body = p->kind != DLN_PERSON && p->is_non_state == of->is_non_state && dln_span_equals(p->country, of->country);
        if (is_body && (of->is_non_state || (p->kind == DLN_BODY && dln_row_find(doc->lexicon, DLN_TABLE_ORGANISATIONS, of->country) != DLN_NONE)))
            return i;
    }
    return of->is_non_state ? DLN_NONE : dln_country_party(doc, of->country);
}

/* The two sides that the article names far more often than any third; of a commission or of commanders, whom a mediator may stand beside,
 * more often by a fourth. */
static bool sides_most_named(const dln_doc *doc, bool are_two, side best[2])
{
    enum { SIDES = 32, LEAST = 3, MANIFOLD = 3 };
    struct { side of; uint32_t count; } named[SIDES];
    uint32_t count = 0, most[3] = {0};
    for (uint32_t i = 0; i < doc->party_count; i++) {
        const dln_party *p = &doc->parties[i].party;
        side own = {p->country, p->is_non_state};
        uint32_t k = 0;
        if (own.country.len == 0)
            continue;
        while (k < count && !is_side(&named[k].of, &own))
            k++;
        if (k == SIDES)
            return false;
        if (k == count) {
            named[count].of = own;
            named[count++].count = 0;
        }
        named[k].count += doc->parties[i].mentions;
    }
    for (uint32_t k = 0; k < count; k++) {
        uint32_t rank = 0;
        while (rank < 3 && named[k].count <= most[rank])
            rank++;
        for (uint32_t r = 2; r > rank; r--)
            most[r] = most[r - 1];
        if (rank < 3)
            most[rank] = named[k].count;
        if (rank == 0)
            best[1] = best[0];
        if (rank < 2)
            best[rank] = named[k].of;
    }
    return most[1] >= LEAST && (are_two ? 4 * most[1] >= 5 * most[2] : most[1] >= MANIFOLD * most[2]);
}

/* "A third session followed in Havana on 16 March", "there were talks in Rome on the 20th", in a story of which most occasions are those
 * of two sides: theirs. */
static void give_story_parties(dln_doc *doc, const dln_candidates *list, dln_candidate *c)
{
    enum { LEAST = 2 };
    side best[2] = {{DLN_NO_SPAN, false}, {DLN_NO_SPAN, false}}, pairs[OCCASIONS_BACK][2];
    bool is_pair[OCCASIONS_BACK];
    uint32_t total = 0, most = 0;
    size_t first = list->count > OCCASIONS_BACK ? list->count - OCCASIONS_BACK : 0;
    size_t count = list->count - first;
    for (size_t i = 0; i < count; i++) {
        const dln_candidate *other = &list->items[first + i];
        if (other->begin == c->begin && other->party_count > 0 && dln_when_overlaps(&other->when, &c->when))
            return; /* "At the start of the video talks of 7 December Sarr told Diop": the sentence has said who */
        is_pair[i] = two_sides(doc, other, pairs[i]);
        if (is_pair[i] && i > 0 && is_pair[i - 1] && list->items[first + i - 1].begin == other->begin && is_same_pair(pairs[i - 1], pairs[i]))
            is_pair[i] = false; /* "is to fly to Havana to brief Castro": one occasion */
        else
            total += is_pair[i] || other->party_count >= 2;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t same = 0;
        bool is_first = is_pair[i];
        for (size_t k = i; is_first && k < count; k++) {
            bool is_same = is_pair[k] && is_same_pair(pairs[i], pairs[k]);
            same += is_same;
            is_pair[k] = is_pair[k] && !is_same; /* each pair is counted once */
        }
        if (same > most) {
            most = same;
            best[0] = pairs[i][0];
            best[1] = pairs[i][1];
        }
    }
    bool by_mentions = most < LEAST || most * 3 < total * 2 || (most == LEAST && total > LEAST);
    if (by_mentions && !sides_most_named(doc, c->is_of_sides && doc->is_chronology, best))
        return;
    uint32_t parties[2] = {party_of_side(doc, &best[0]), party_of_side(doc, &best[1])};
    if (parties[0] == DLN_NONE || parties[1] == DLN_NONE)
        return;
    for (int i = 0; i < 2; i++)
        dln_candidate_add_party(c, parties[i], DLN_BY_COREFERENCE);
    c->confidence *= by_mentions ? 0.4 : 0.6;
    dln_candidate_add_rule(c, by_mentions ? "countries most named" : "countries of the story");
}

/* Of the pairs of sides whose meetings have been told before the candidate the one that was told most often, or, of several, that of the news.
 * False: none. */
static bool pair_told_most(const dln_doc *doc, const dln_candidates *list, size_t index, side best[2])
{
    enum { LEAD = 3 };
    side pairs[OCCASIONS_BACK][2];
    size_t first = index > OCCASIONS_BACK ? index - OCCASIONS_BACK : 0, count = 0;
    uint32_t most = 0, second = 0, last_of_lead = dln_doc_sentence_of(doc, doc->body_token) + LEAD;
    const side *of_lead = NULL, *found = NULL;
    for (size_t i = first; i < index; i++) {
        const dln_candidate *c = &list->items[i];
        if (c->is_gone || c->type != list->items[index].type || dln_candidate_is_visit(c) || !two_sides(doc, c, pairs[count]))
            continue;
        if (of_lead == NULL && dln_doc_sentence_of(doc, c->trigger) < last_of_lead)
            of_lead = pairs[count];
        count++;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t same = 0;
        bool is_again = false;
        for (size_t k = 0; k < count; k++) {
            bool is_same = is_same_pair(pairs[i], pairs[k]);
            same += is_same;
            is_again |= is_same && k < i;
        }
        if (is_again)
            continue;
        second = same > most ? most : same > second ? same : second;
        found = same > most ? pairs[i] : found;
        most = same > most ? same : most;
    }
    found = most > second ? found : of_lead;
    if (found == NULL)
        return false;
    best[0] = found[0];
    best[1] = found[1];
    return true;
}

/* Whether a meeting of those days has been told before in which a side took part: the words are likely to go on about that one. */
static bool is_told_of_days(const dln_doc *doc, const dln_candidates *list, size_t index, const side pair[2])
{
    const dln_candidate *c = &list->items[index];
    for (size_t k = index; k > 0 && index - k < OCCASIONS_BACK; k--) {
        const dln_candidate *other = &list->items[k - 1];
        if (other->is_gone || other->type != c->type || !dln_when_is_known(&other->when) || !dln_when_overlaps(&other->when, &c->when))
            continue;
        for (uint32_t i = 0; i < other->party_count; i++) {
            const dln_party *p = &doc->parties[other->parties[i]].party;
            side own = {p->country, p->is_non_state};
            if (is_side(&pair[0], &own) || is_side(&pair[1], &own))
                return true;
        }
    }
    return false;
}

/* Whether the words of the sentence that tells of it, or "they" of the one before, name somebody of neither side. */
static bool names_a_third(const dln_doc *doc, const dln_candidate *c, const side pair[2])
{
    uint32_t sentence = dln_doc_sentence_of(doc, c->trigger), begin = doc->tokens.sentences[sentence > 0 ? sentence - 1 : 0].begin;
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].begin < c->end; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->begin < c->begin && (ref->flags & (DLN_REF_PLURAL | DLN_REF_PRONOUN)) != (DLN_REF_PLURAL | DLN_REF_PRONOUN))
            continue;
        for (uint32_t k = 0; k < ref->count && ref->kind == DLN_REF_PARTY; k++) {
            const dln_party *p = &doc->parties[doc->ref_parties[ref->first + k]].party;
            side own = {p->country, p->is_non_state};
            if (!is_side(&pair[0], &own) && !is_side(&pair[1], &own))
                return true;
        }
    }
    return false;
}

/* "A session set for 3 March was put off", "The next round is due in May", far from what has been told: rather of the two sides that have met
 * most than of anybody else. */
static void give_pair_told_most(dln_doc *doc, const dln_candidates *list, size_t index)
{
    dln_candidate *c = &list->items[index];
    side best[2] = {{DLN_NO_SPAN, false}, {DLN_NO_SPAN, false}};
    bool is_of_series = c->is_elliptic && (c->nth != 0 || dln_token_in(&doc->tokens, c->trigger, DLN_LIST_SERIES));
    uint32_t next = c->trigger + 1; /* "a session of the town council", "a round of talks between the unions": somebody's */
    bool is_of_somebody = dln_token_says(&doc->tokens, next, "of") || dln_token_says(&doc->tokens, next, "between") || dln_token_says(&doc->tokens, next, "with") || dln_token_says(&doc->tokens, next, "for");
    if (!is_of_series || is_of_somebody || c->begin < doc->body_token || c->type != dln_event_type_find(DLN_SPAN("meeting")) || !pair_told_most(doc, list, index, best) || names_a_third(doc, c, best) || is_told_of_days(doc, list, index, best))
        return;
    uint32_t parties[2] = {party_of_side(doc, &best[0]), party_of_side(doc, &best[1])};
    if (parties[0] == DLN_NONE || parties[1] == DLN_NONE)
        return;
    dln_candidate_add_party(c, parties[0], DLN_BY_COREFERENCE);
    dln_candidate_add_party(c, parties[1], DLN_BY_COREFERENCE);
    c->confidence *= 0.5;
    dln_candidate_add_rule(c, "sides told of most");
}

/* "Ghana and Togo set up a commission. It met in Accra on 3 March": the two sides that the sentence, or else the nearest before it, names; none
 * if there it is one alone, or more than two. */
static void give_nearest_sides(dln_doc *doc, dln_candidate *c)
{
    enum { SENTENCES_BACK = 2 };
    uint32_t sentence = dln_doc_sentence_of(doc, c->trigger), last = sentence > SENTENCES_BACK ? sentence - SENTENCES_BACK : 0, first_of_body = dln_doc_sentence_of(doc, doc->body_token);
    for (uint32_t at = sentence; at + 1 > last && at >= first_of_body; at--) {
        side named[2] = {{DLN_NO_SPAN, false}, {DLN_NO_SPAN, false}};
        uint32_t count = 0;
        for (uint32_t r = dln_doc_ref_from(doc, doc->tokens.sentences[at].begin); r < doc->ref_count && doc->refs[r].begin < doc->tokens.sentences[at].end; r++) {
            const dln_ref *ref = &doc->refs[r];
            for (uint32_t k = 0; k < ref->count && ref->kind == DLN_REF_PARTY; k++) {
                const dln_party *p = &doc->parties[doc->ref_parties[ref->first + k]].party;
                side own = {p->country, p->is_non_state};
                if (own.country.len == 0 || (count > 0 && is_side(&named[0], &own)) || (count > 1 && is_side(&named[1], &own)))
                    continue;
                if (count == 2)
                    return;
                named[count++] = own;
            }
        }
        if (count == 1)
            return;
        uint32_t parties[2] = {count < 2 ? DLN_NONE : party_of_side(doc, &named[0]), count < 2 ? DLN_NONE : party_of_side(doc, &named[1])};
        if (parties[0] != DLN_NONE && parties[1] != DLN_NONE) {
            dln_candidate_add_party(c, parties[0], DLN_BY_COREFERENCE);
            dln_candidate_add_party(c, parties[1], DLN_BY_COREFERENCE);
            c->confidence *= 0.6;
            dln_candidate_add_rule(c, "sides named last");
            return;
        }
        if (at == 0)
            return;
    }
}

/* "Both Ghana and Togo are hopeful about their talks. The talks, in their second day on Tuesday,": the two states or bodies that are the subject
 * of the sentence before. */
static void give_subject_before(dln_doc *doc, dln_candidate *c)
{
    enum { LEAD = 8 }; /* references: those of the dateline among them */
    uint32_t sentence = dln_doc_sentence_of(doc, c->trigger), from = sentence == 0 ? 0 : dln_doc_ref_from(doc, doc->tokens.sentences[sentence - 1].begin);
    bool is_of_body = dln_token_says(&doc->tokens, c->trigger + 1, "of"); /* "The meeting of the committee" */
    bool is_definite = c->trigger > 1 && (dln_token_says(&doc->tokens, c->trigger - 1, "the") || dln_token_says(&doc->tokens, c->trigger - 2, "the")); /* not "Two ministers met" */
    for (uint32_t r = from; sentence > 0 && is_definite && !is_of_body && r + 1 < doc->ref_count && r < from + LEAD && doc->refs[r + 1].begin < doc->tokens.sentences[sentence - 1].end; r++) {
        const dln_ref *a = &doc->refs[r], *b = a + 1;
        uint32_t opener = a->begin > 0 && (dln_token_says(&doc->tokens, a->begin - 1, "both")) ? a->begin - 1 : a->begin;
        bool is_subject = opener == doc->tokens.sentences[sentence - 1].begin || opener == doc->dateline_end;
        bool are_parties = a->kind == DLN_REF_PARTY && b->kind == DLN_REF_PARTY && a->count == 1 && b->count == 1 && ((a->flags | b->flags) & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0;
        if (!is_subject || !are_parties || b->begin > a->end + 2 || !dln_token_says(&doc->tokens, a->end, "and") || a->begin < doc->body_token)
            continue;
        const dln_party *x = &doc->parties[doc->ref_parties[a->first]].party, *y = &doc->parties[doc->ref_parties[b->first]].party;
        side own[2] = {{x->country, x->is_non_state}, {y->country, y->is_non_state}};
        if (x->kind == DLN_PERSON || y->kind == DLN_PERSON || own[0].country.len == 0 || own[1].country.len == 0 || is_side(&own[0], &own[1]))
            return;
        dln_candidate_add_party(c, doc->ref_parties[a->first], DLN_BY_COREFERENCE);
        dln_candidate_add_party(c, doc->ref_parties[b->first], DLN_BY_COREFERENCE);
        c->confidence *= 0.6;
        dln_candidate_add_rule(c, "subject of the sentence before");
        return;
    }
}

/* "Three days of talks ended on Friday.", and then who had talked: those of the occasion that is told next. */
static void give_parties_told_next(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    enum { LEAD = 2, AHEAD = 3 };
    dln_candidate *c = &list->items[index];
    uint32_t sentence = dln_doc_sentence_of(doc, c->trigger);
    if (sentence > dln_doc_sentence_of(doc, doc->dateline_begin) + LEAD || c->begin < doc->body_token || occasions_is_any_before(list, index))
        return;
    for (size_t k = index + 1; k < list->count && dln_doc_sentence_of(doc, list->items[k].trigger) <= sentence + AHEAD; k++) {
        const dln_candidate *next = &list->items[k];
        if (next->party_count < 2 || next->is_gone || next->type != c->type || next->status != c->status || (is_dated(next) && !days_near(&next->when, &c->when)))
            continue;
        for (uint32_t p = 0; p < next->party_count; p++)
            dln_candidate_add_party(c, next->parties[p], DLN_BY_COREFERENCE);
        c->confidence *= 0.8;
        dln_candidate_add_rule(c, "parties told next");
        return;
    }
}

/* Whether the sentence says of somebody joined to somebody in [begin, end) that they discuss something. */
static bool do_discuss(dln_doc *doc, uint32_t sentence, uint32_t begin, uint32_t end)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        const dln_verb_group *g = &clauses->verbs[v];
        if (g->verb != DLN_NONE && g->reality == DLN_REAL && g->subject_begin <= begin && g->subject_end >= end && dln_verb_in(doc->lexicon, g->verb, DLN_LIST_DISCUSSING_VERBS))
            return true;
    }
    return false;
}

/* "Okonjo and Sarr discussed trade. The meeting took place on Sunday": the two, of two countries, whom the sentence right before sets side by side. */
static void give_pair_before(dln_doc *doc, dln_candidate *c)
{
    uint32_t sentence = dln_doc_sentence_of(doc, c->trigger);
    if (c->trigger == 0 || !dln_token_in(&doc->tokens, c->trigger - 1, DLN_LIST_DEFINITE) || c->begin < doc->body_token || sentence == dln_doc_sentence_of(doc, doc->body_token))
        return;
    const dln_sentence *before = &doc->tokens.sentences[sentence - 1];
    const dln_ref *last = NULL;
    for (uint32_t r = dln_doc_ref_from(doc, before->begin); r < doc->ref_count && doc->refs[r].begin < before->end; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->kind != DLN_REF_PARTY || ref->count != 1 || doc->parties[doc->ref_parties[ref->first]].party.kind != DLN_PERSON)
            continue;
        bool are_joined = last != NULL && ref->begin <= last->end + 2 && ref->begin > last->end && dln_token_says(&doc->tokens, ref->begin - 1, "and");
        uint32_t one = last == NULL ? DLN_NONE : doc->ref_parties[last->first], other = doc->ref_parties[ref->first], begin = last == NULL ? DLN_NONE : last->begin;
        last = ref;
        dln_span of_one = one == DLN_NONE ? DLN_NO_SPAN : doc->parties[one].party.country, of_other = doc->parties[other].party.country;
        if (!are_joined || of_one.len == 0 || of_other.len == 0 || dln_span_equals(of_one, of_other) || !do_discuss(doc, sentence - 1, begin, ref->end))
            continue;
        dln_candidate_add_party(c, one, DLN_BY_COREFERENCE);
        dln_candidate_add_party(c, other, DLN_BY_COREFERENCE);
        c->confidence *= 0.8;
        dln_candidate_add_rule(c, "people named right before");
        return;
    }
}

void occasions_give_parties(dln_doc *doc, const dln_candidates *list, size_t index)
{
    give_parties_told_next(doc, list, index);
    if (list->items[index].party_count == 0 && !list->items[index].is_called && !list->items[index].is_elliptic)
        give_subject_before(doc, &list->items[index]);
    if (list->items[index].party_count == 0)
        give_pair_before(doc, &list->items[index]);
    if (list->items[index].party_count == 0)
        give_story_parties(doc, list, &list->items[index]);
    if (list->items[index].party_count == 0 && list->items[index].is_of_sides && !dln_when_is_open(&list->items[index].when))
        give_nearest_sides(doc, &list->items[index]);
    if (list->items[index].party_count == 0)
        give_pair_told_most(doc, list, index);
}
