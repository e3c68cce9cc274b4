/* src/extract/where_story.c - where an occasion was whose own words name no place: where one who took part had come to ("flew to Rome.
 * ... He met Sarr"), or where he or she met somebody else that day. A place that anything else puts between is no longer theirs.
 */
#include "extract/candidate.h"

#include "base/text.h"
#include "find/clauses.h"

enum { SENTENCES_BACK = 3, DAYS_ON = 1, STAY = 4 };

static bool says(const dln_doc *doc, uint32_t token, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (token < doc->tokens.count && dln_token_says(&doc->tokens, token, *words))
            return true;
    }
    return false;
}

/* "here in the building", "there": its own words say where, though not to us. */
static bool says_where(const dln_doc *doc, const dln_candidate *c)
{
    static const char *const pronouns[] = {"here", "there", "elsewhere", NULL};
    const dln_sentence *sentence = &doc->tokens.sentences[dln_doc_sentence_of(doc, c->trigger)];
    for (uint32_t i = sentence->begin; i < sentence->end; i++) {
        if (says(doc, i, pronouns))
            return true;
    }
    return false;
}

static bool takes_part(const dln_doc *doc, const dln_candidate *c, uint32_t begin, uint32_t end)
{
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].begin < end; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->kind != DLN_REF_PARTY || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
            continue;
        for (uint32_t k = 0; k < ref->count; k++) {
            for (uint32_t p = 0; p < c->party_count; p++) {
                if (doc->ref_parties[ref->first + k] == c->parties[p])
                    return true;
            }
        }
    }
    return false;
}

static bool is_journey(const dln_doc *doc, const dln_verb_group *g)
{
    static const char *const travel[] = {"go", "fly", "travel", "come", "head", "arrive", "land", "drive", "return", "visit", "stop", "stay", "tour", "touch", "slip", "move", "journey", "rush", "hurry", "descend", "attend"};
    dln_span lemma = dln_verb_lemma(doc, g);
    if (g->reality != DLN_REAL && g->reality != DLN_PLANNED)
        return false;
    if (g->verb == DLN_NONE)
        return dln_token_is_class(doc, g->end - 1, DLN_CLASS_BE) || dln_token_says(&doc->tokens, g->end, "due") || dln_token_says(&doc->tokens, g->end - 1, "due");
    for (size_t i = 0; i < sizeof travel / sizeof *travel; i++) {
        if (dln_span_equals(lemma, dln_span_of(travel[i])))
            return true;
    }
    return false;
}

/* "flew to Rome", "was in Rome", "is due in Rome on Friday", "visited Rome", of one who takes part. is_located: a place that stands for where
 * something was; another's place ends the search. */
static bool is_theirs(const dln_doc *doc, const dln_candidate *c, const dln_ref *ref, uint32_t sentence, bool *is_located)
{
    static const char *const at[] = {"in", "at", "to", "into", "for", NULL}, *const the[] = {"the", "nearby", "neighbouring", "neighboring", NULL};
    uint32_t begin = doc->tokens.sentences[sentence].begin, before = ref->begin > begin ? ref->begin - 1 : begin;
    while (before > begin && says(doc, before, the))
        before--;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    uint32_t verb = dln_verb_before(clauses, ref->begin);
    bool is_object = verb != DLN_NONE && clauses->verbs[verb].end > before;
    *is_located = says(doc, before, at) || (is_object && is_journey(doc, &clauses->verbs[verb]));
    if (!*is_located || verb == DLN_NONE || !is_journey(doc, &clauses->verbs[verb]))
        return false;
    const dln_verb_group *g = &clauses->verbs[verb];
    if (g->subject_end > g->subject_begin && takes_part(doc, c, g->subject_begin, g->subject_end))
        return true;
    if (g->subject_end > g->subject_begin) /* "Sarr, who had toured Rome and Oslo, was to arrive in Lima" */
        return clauses->verb_count > 1 && (clauses->verbs[0].flags & DLN_VERB_RELATIVE) != 0 && g == &clauses->verbs[1] && takes_part(doc, c, begin, clauses->verbs[0].begin);
    return g->form != DLN_VERB_FINITE && dln_doc_sentence_of(doc, c->trigger) == sentence; /* "Coming to Rome on Friday, she will be received by Sarr" */
}

/* The journey's day, if its sentence names one, is the occasion's or shortly before. */
static bool days_fit(const dln_doc *doc, const dln_candidate *c, uint32_t sentence)
{
    bool any = false;
    for (uint32_t x = dln_doc_timex_from(doc, doc->tokens.sentences[sentence].begin); x < doc->timex_count && doc->timexes[x].begin < doc->tokens.sentences[sentence].end; x++) {
        const dln_timex *t = &doc->timexes[x];
        if ((t->type != DLN_TIMEX_DATE && t->type != DLN_TIMEX_TIME) || !dln_when_is_known(&t->when) || dln_when_is_open(&t->when) || (t->flags & (DLN_TIMEX_DATELINE | DLN_TIMEX_REFERENCE)) != 0)
            continue;
        any = true;
        if (dln_when_first_day(&t->when) <= dln_when_last_day(&c->when) && dln_when_first_day(&c->when) <= dln_when_last_day(&t->when) + DAYS_ON)
            return true;
    }
    return !any;
}

static uint32_t place_of_journey(const dln_doc *doc, const dln_candidate *c)
{
    uint32_t own = dln_doc_sentence_of(doc, c->trigger), r = dln_doc_ref_from(doc, c->trigger);
    uint32_t paragraph = doc->tokens.sentences[own].paragraph;
    for (; r > 0 && doc->refs[r - 1].begin >= doc->dateline_end; r--) {
        const dln_ref *ref = &doc->refs[r - 1];
        uint32_t sentence = dln_doc_sentence_of(doc, ref->begin);
        bool is_located;
        if (sentence + SENTENCES_BACK < own || doc->tokens.sentences[sentence].paragraph + 1 < paragraph)
            return DLN_NONE;
        if (ref->place == DLN_NONE || dln_quote_of(doc, ref->begin) != DLN_NONE)
            continue;
        if (is_theirs(doc, c, ref, sentence, &is_located))
            return days_fit(doc, c, sentence) && !doc->places[ref->place].is_wide ? ref->place : DLN_NONE;
        if (is_located)
            return DLN_NONE;
    }
    return DLN_NONE;
}

/* Whether another place is named between two tokens. */
static bool names_another(const dln_doc *doc, uint32_t place, uint32_t begin, uint32_t end)
{
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].begin < end; r++) {
        if (doc->refs[r].kind == DLN_REF_PLACE && doc->refs[r].place != DLN_NONE && doc->refs[r].place != place)
            return true;
    }
    return false;
}

/* Where somebody who took part met others on the same day, told of shortly before. */
static uint32_t place_of_company(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    const dln_candidate *c = &list->items[index];
    uint32_t own = dln_doc_sentence_of(doc, c->trigger);
    for (size_t i = index; i > 0; i--) {
        const dln_candidate *e = &list->items[i - 1];
        uint32_t sentence = dln_doc_sentence_of(doc, e->trigger);
        if (sentence + SENTENCES_BACK < own)
            break;
        if (e->is_gone || e->type != c->type || e->place == DLN_NONE || e->trigger > c->trigger || e->begin < doc->body_token || (e->status == DLN_CANCELLED) != (c->status == DLN_CANCELLED) ||
            !dln_when_is_known(&e->when) || dln_when_is_open(&e->when) || dln_when_length_days(&e->when) > STAY || !dln_when_overlaps(&e->when, &c->when) ||
            names_another(doc, e->place, e->trigger, doc->tokens.sentences[own].end))
            continue;
        for (uint32_t p = 0; p < c->party_count; p++) {
            for (uint32_t q = 0; q < e->party_count; q++) {
                if (c->parties[p] == e->parties[q])
                    return e->place;
            }
        }
    }
    return DLN_NONE;
}

uint32_t dln_place_of_entry(const dln_doc *doc, uint32_t token)
{
    enum { BACK = 12, WORDS = 14 };
    uint32_t n = dln_doc_sentence_of(doc, token);
    for (uint32_t back = 0; back < BACK && n > doc->body_sentence; back++, n--) {
        const dln_sentence *line = &doc->tokens.sentences[n - 1];
        uint32_t timex = dln_doc_timex_from(doc, line->begin), place = DLN_NONE, depth = 0;
        if ((doc->tokens.items[line->begin].flags & DLN_STARTS_LINE) == 0 || timex >= doc->timex_count || doc->timexes[timex].begin != line->begin)
            continue;
        if (line->end - line->begin > WORDS || (line->end < doc->tokens.count && (doc->tokens.items[line->end].flags & DLN_STARTS_LINE) == 0))
            return DLN_NONE; /* an entry that goes on behind its hour */
        for (uint32_t t = line->begin; t < line->end; t++) {
            uint32_t r = dln_doc_ref_from(doc, t);
            if (timex < doc->timex_count && doc->timexes[timex].end <= t)
                timex = dln_doc_timex_from(doc, t);
            bool is_time = timex < doc->timex_count && doc->timexes[timex].begin <= t && t < doc->timexes[timex].end;
            if (dln_token_is(&doc->tokens, t, "("))
                depth++;
            else if (dln_token_is(&doc->tokens, t, ")"))
                depth -= depth > 0;
            else if (depth > 0 || is_time || doc->tokens.items[t].kind == DLN_TOKEN_MARK)
                continue;
            else if (place == DLN_NONE && r < doc->ref_count && doc->refs[r].begin == t && doc->refs[r].place != DLN_NONE) {
                place = doc->refs[r].place;
                t = doc->refs[r].end - 1;
            } else
                return DLN_NONE; /* "09:05 Shells at breakfast" */
        }
        return place;
    }
    return DLN_NONE;
}

void dln_place_by_story(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    dln_candidate *c = &list->items[index];
    if (c->place != DLN_NONE || c->begin < doc->body_token || c->type != dln_event_type_find(DLN_SPAN("meeting")) || !dln_when_is_known(&c->when) || dln_when_is_open(&c->when) ||
        dln_when_length_days(&c->when) > STAY || says_where(doc, c))
        return;
    c->place = place_of_journey(doc, c);
    if (c->place == DLN_NONE)
        c->place = place_of_company(doc, list, index);
    if (c->place == DLN_NONE && c->status == DLN_CONFIRMED && dln_when_overlaps(&c->when, &doc->news_day))
        c->place = dln_place_of_entry(doc, c->trigger);
    if (c->place != DLN_NONE)
        dln_candidate_add_rule(c, "place of the story");
}
