/* src/extract/where_story.c - where an occasion was whose own words name no place: where one who took part had come to ("flew to Rome.
 * ... He met Sarr"), or where he or she met somebody else that day. A place that anything else puts between is no longer theirs.
 */
#include "extract/candidate.h"

#include "base/text.h"
#include "find/clauses.h"

enum { SENTENCES_BACK = 3, COMPANY_BACK = 8, DAYS_ON = 1, STAY = 4 };

/* "here in the building", "there": its own words say where, though not to us. */
static bool says_where(const dln_doc *doc, const dln_candidate *c)
{
    const dln_sentence *sentence = &doc->tokens.sentences[dln_doc_sentence_of(doc, c->trigger)];
    for (uint32_t i = sentence->begin; i < sentence->end; i++) {
        if (dln_token_in(&doc->tokens, i, DLN_LIST_HERE_WORDS))
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
    if (g->reality != DLN_REAL && g->reality != DLN_PLANNED)
        return false;
    if (g->verb == DLN_NONE)
        return dln_token_is_class(doc, g->end - 1, DLN_CLASS_BE) || dln_token_says(&doc->tokens, g->end, "due") || dln_token_says(&doc->tokens, g->end - 1, "due");
    return dln_verb_in(doc->lexicon, g->verb, DLN_LIST_JOURNEYS) || dln_verb_in(doc->lexicon, g->verb, DLN_LIST_STAYS);
}

/* "flew to Rome", "was in Rome", "is due in Rome on Friday", "visited Rome", of one who takes part. is_located: a place that stands for where
 * something was; another's place ends the search. */
static bool is_theirs(const dln_doc *doc, const dln_candidate *c, const dln_ref *ref, uint32_t sentence, bool *is_located)
{
    uint32_t begin = doc->tokens.sentences[sentence].begin, before = ref->begin > begin ? ref->begin - 1 : begin;
    while (before > begin && dln_token_in(&doc->tokens, before, DLN_LIST_PLACE_OPENERS))
        before--;
    *is_located = false;
    if (before > begin && dln_token_in(&doc->tokens, before - 1, DLN_LIST_ON_THE_WAY)) /* "on his way to Rome" */
        return false;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    uint32_t verb = dln_verb_before(clauses, ref->begin);
    bool is_object = verb != DLN_NONE && clauses->verbs[verb].end > before;
    *is_located = dln_token_in(&doc->tokens, before, DLN_LIST_INSIDE) || dln_token_in(&doc->tokens, before, DLN_LIST_TOWARDS) || (is_object && is_journey(doc, &clauses->verbs[verb]));
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
        if (dln_when_first_day(&t->when) <= dln_when_last_day(&c->when) && dln_when_first_day(&c->when) <= (int64_t)dln_when_last_day(&t->when) + DAYS_ON) /* no end is INT32_MAX */
            return true;
    }
    return !any;
}

/* "is in Rome on a visit to Italy": the town before it, of that country, else the place itself. */
static uint32_t town_before(const dln_doc *doc, uint32_t index, uint32_t sentence)
{
    uint32_t place = doc->refs[index].place, begin = doc->tokens.sentences[sentence].begin;
    for (uint32_t r = index; doc->places[place].is_country && r > 0 && index - r < COMPANY_BACK && doc->refs[r - 1].begin >= begin; r--) {
        const dln_ref *ref = &doc->refs[r - 1];
        if (ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE && !doc->places[ref->place].is_country && !doc->places[ref->place].is_wide && dln_span_equals(doc->places[ref->place].place.country, doc->places[place].place.country) && ref->begin > begin && dln_token_in(&doc->tokens, ref->begin - 1, DLN_LIST_INSIDE))
            return ref->place;
    }
    return place;
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
            return days_fit(doc, c, sentence) && !doc->places[ref->place].is_wide ? town_before(doc, r - 1, sentence) : DLN_NONE;
        if (is_located)
            return DLN_NONE;
    }
    return DLN_NONE;
}

/* The town of a seat that the article names, too: one meets the next guest elsewhere in it. */
static uint32_t town_of(const dln_doc *doc, uint32_t place)
{
    for (uint32_t i = 0; i < doc->place_count && doc->places[place].town.len > 0; i++) {
        if (dln_span_equals(doc->places[i].place.name, doc->places[place].town) && dln_span_equals(doc->places[i].place.country, doc->places[place].place.country))
            return i;
    }
    return place;
}

/* Whether another place is named between two tokens. */
static bool names_another(const dln_doc *doc, uint32_t place, uint32_t begin, uint32_t end)
{
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].begin < end; r++) {
        if (doc->refs[r].kind == DLN_REF_PLACE && doc->refs[r].place != DLN_NONE && doc->refs[r].place != place &&
            !dln_span_equals(doc->places[doc->refs[r].place].place.name, doc->places[place].town))
            return true;
    }
    return false;
}

/* Whether both are of the same countries, two or more: other members of the same delegations. */
static bool same_countries(const dln_doc *doc, const dln_candidate *a, const dln_candidate *b)
{
    uint32_t differ = 0;
    for (uint32_t p = 0; p < a->party_count; p++) {
        dln_span country = doc->parties[a->parties[p]].party.country;
        bool is_there = false;
        for (uint32_t q = 0; q < b->party_count; q++)
            is_there |= country.len > 0 && dln_span_equals(country, doc->parties[b->parties[q]].party.country);
        if (!is_there)
            return false;
        differ += p > 0 && !dln_span_equals(country, doc->parties[a->parties[0]].party.country);
    }
    return differ > 0;
}

/* Where somebody who took part met others on the same day, told of shortly before. */
static uint32_t place_of_company(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    const dln_candidate *c = &list->items[index];
    uint32_t own = dln_doc_sentence_of(doc, c->trigger);
    for (size_t i = index; i > 0; i--) {
        const dln_candidate *e = &list->items[i - 1];
        uint32_t sentence = dln_doc_sentence_of(doc, e->trigger);
        if (sentence + COMPANY_BACK < own)
            break;
        if (e->is_gone || e->type != c->type || e->place == DLN_NONE || e->trigger > c->trigger || e->begin < doc->body_token || (e->status == DLN_CANCELLED) != (c->status == DLN_CANCELLED) ||
            !dln_when_is_known(&e->when) || dln_when_is_open(&e->when) || dln_when_length_days(&e->when) > STAY || !dln_when_overlaps(&e->when, &c->when) ||
            names_another(doc, e->place, e->trigger, doc->tokens.sentences[own].end))
            continue;
        for (uint32_t p = 0; p < c->party_count; p++) {
            for (uint32_t q = 0; q < e->party_count; q++) {
                if (c->parties[p] == e->parties[q])
                    return town_of(doc, e->place);
            }
        }
        if (same_countries(doc, c, e))
            return town_of(doc, e->place);
    }
    return DLN_NONE;
}

/* "There he saw Sarr on Monday, and Diop in the morning of the 23rd": where the same sentence had somebody meet another, a day before or after. */
static uint32_t place_of_sentence(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    enum { LOOK_BACK = 16 };
    const dln_candidate *c = &list->items[index];
    uint32_t own = dln_doc_sentence_of(doc, c->trigger);
    for (size_t i = index; i > 0 && index - i < LOOK_BACK; i--) {
        const dln_candidate *e = &list->items[i - 1];
        if (e->is_gone || e->type != c->type || e->place == DLN_NONE || e->trigger >= c->trigger || dln_doc_sentence_of(doc, e->trigger) != own || e->status != c->status || !dln_when_is_known(&e->when) ||
            dln_when_first_day(&e->when) > (int64_t)dln_when_last_day(&c->when) + DAYS_ON || dln_when_first_day(&c->when) > (int64_t)dln_when_last_day(&e->when) + DAYS_ON || names_another(doc, e->place, e->trigger, doc->tokens.sentences[own].end))
            continue;
        for (uint32_t p = 0; p < c->party_count; p++) {
            for (uint32_t q = 0; q < e->party_count; q++) {
                if (c->parties[p] == e->parties[q])
                    return town_of(doc, e->place);
            }
        }
    }
    return DLN_NONE;
}

/* "She met Sarr on the sidelines": of what was told before, on the same days; else of what the dateline's city sees. */
static uint32_t place_of_margin(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    enum { LOOK_BACK = 32 };
    const dln_candidate *c = &list->items[index];
    const dln_sentence *sentence = &doc->tokens.sentences[dln_doc_sentence_of(doc, c->trigger)];
    bool is_margin = false;
    for (uint32_t i = sentence->begin; i < sentence->end; i++)
        is_margin |= dln_token_in(&doc->tokens, i, DLN_LIST_MARGINS) && !dln_token_says(&doc->tokens, i + 1, "of");
    for (size_t i = index; is_margin && i > 0 && index - i < LOOK_BACK; i--) {
        const dln_candidate *e = &list->items[i - 1];
        if (!e->is_gone && e->type == c->type && e->place != DLN_NONE && dln_when_is_known(&e->when) && dln_when_overlaps(&e->when, &c->when))
            return e->place;
    }
    return is_margin && dln_when_is_known(&doc->news_day) && dln_when_first_day(&c->when) + STAY >= dln_when_first_day(&doc->news_day) ? doc->dateline_place : DLN_NONE;
}

void dln_place_by_story(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    dln_candidate *c = &list->items[index];
    if (c->place != DLN_NONE || c->begin < doc->body_token || c->type != dln_event_type_find(DLN_SPAN("meeting")) || !dln_when_is_known(&c->when) || dln_when_is_open(&c->when) ||
        dln_when_length_days(&c->when) > STAY)
        return;
    c->place = place_of_sentence(doc, list, index);
    if (c->place == DLN_NONE && says_where(doc, c))
        return;
    if (c->place == DLN_NONE)
        c->place = dln_place_of_line(doc, c->trigger);
    if (c->place == DLN_NONE)
        c->place = place_of_journey(doc, c);
    if (c->place == DLN_NONE)
        c->place = place_of_company(doc, list, index);
    if (c->place == DLN_NONE)
        c->place = place_of_margin(doc, list, index);
    bool is_news = dln_when_is_known(&doc->news_day) && dln_when_overlaps(&c->when, &doc->news_day);
    if (c->place == DLN_NONE && c->status == DLN_CONFIRMED && is_news)
        c->place = dln_place_of_entry(doc, c->trigger);
    if (c->place == DLN_NONE)
        c->place = dln_place_of_occasion(doc, c->trigger, NULL);
    if (c->place == DLN_NONE)
        c->place = dln_place_of_day(doc, c->trigger, &c->when);
    if (c->place == DLN_NONE && c->status != DLN_CANCELLED && is_news)
        c->place = dln_place_of_page(doc, c->trigger);
    if (c->place == DLN_NONE && c->status != DLN_CANCELLED)
        c->place = dln_place_of_scene(doc, list, index);
    if (c->place != DLN_NONE)
        dln_candidate_add_rule(c, "place of the story");
}
