/* src/extract/where_scene.c - the scene of the article: the town that its headline ("Ministers open forum in Sochi") or its dateline names.
 * What the news of the day tells of those who are there, with no place of its own, was there too.
 */
#include "extract/candidate.h"

#include "base/text.h"
#include "find/clauses.h"

enum { DAYS_AROUND = 1, STAY = 4, LOOK = 64, LEAD = 2, NEAR = 128 };

static bool is_town(const dln_doc *doc, uint32_t place) { return place != DLN_NONE && !doc->places[place].is_country && !doc->places[place].is_wide; }

/* "open forum in Sochi"; but not "war in Goma", "attack in Kabul". */
static uint32_t town_of_title(const dln_doc *doc)
{
    uint32_t found = DLN_NONE;
    for (uint32_t r = 0; r < doc->ref_count && doc->refs[r].begin < doc->body_token; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (!is_town(doc, ref->place))
            continue;
        uint32_t preposition = dln_place_preposition(doc, ref, 0);
        bool is_matter = preposition > 0 && (dln_token_in(&doc->tokens, preposition - 1, DLN_LIST_MATTERS) || dln_token_in(&doc->tokens, preposition - 1, DLN_LIST_INCIDENTS));
        if (dln_token_in(&doc->tokens, ref->end, DLN_LIST_OCCASIONS) && found == DLN_NONE && !dln_token_says(&doc->tokens, ref->begin > 0 ? ref->begin - 1 : 0, "ahead")) /* "Geneva talks end" */
            found = ref->place;
        if (preposition < ref->begin && !is_matter && dln_is_located(doc, ref, preposition))
            found = ref->place;
    }
    return found;
}

/* The dateline's; none of "MOSCOW/TOKYO -". */
static uint32_t town_of_dateline(const dln_doc *doc)
{
    for (uint32_t i = doc->dateline_begin; i < doc->dateline_end; i++) {
        if (dln_token_is(&doc->tokens, i, "/"))
            return DLN_NONE;
    }
    return is_town(doc, doc->dateline_place) ? doc->dateline_place : DLN_NONE;
}

void dln_find_scene(dln_doc *doc)
{
    doc->scene_place = town_of_title(doc);
    if (doc->scene_place == DLN_NONE)
        doc->scene_place = town_of_dateline(doc);
}

static bool is_at(const dln_doc *doc, uint32_t place, uint32_t scene)
{
    if (place == DLN_NONE || place == scene)
        return place == scene;
    return dln_span_equals(doc->places[place].town, doc->places[scene].place.name) || dln_span_equals(doc->places[scene].town, doc->places[place].place.name);
}

/* Else where the first meeting of the day was. */
static uint32_t scene_of(const dln_doc *doc, const dln_candidates *list)
{
    int meeting = dln_event_type_find(DLN_SPAN("meeting"));
    for (size_t i = 0; doc->scene_place == DLN_NONE && i < list->count && i < LOOK; i++) {
        const dln_candidate *e = &list->items[i];
        if (!e->is_gone && e->type == meeting && e->status == DLN_CONFIRMED && e->place != DLN_NONE && !doc->places[e->place].is_wide && !doc->places[e->place].is_country &&
            dln_when_is_known(&e->when) && dln_when_is_known(&doc->news_day) && dln_when_overlaps(&e->when, &doc->news_day))
            return e->place;
    }
    return doc->scene_place;
}

static bool days_near(const dln_when *a, const dln_when *b, int32_t days)
{
    return dln_when_first_day(a) <= (int64_t)dln_when_last_day(b) + days && dln_when_first_day(b) <= (int64_t)dln_when_last_day(a) + days;
}

/* The candidate's sentence, and of a very long one what is near. */
static dln_sentence words_around(const dln_doc *doc, const dln_candidate *c)
{
    dln_sentence sentence = doc->tokens.sentences[dln_doc_sentence_of(doc, c->trigger)];
    if (sentence.begin + NEAR < c->trigger)
        sentence.begin = c->trigger - NEAR;
    if (sentence.end > c->trigger + NEAR)
        sentence.end = c->trigger + NEAR;
    return sentence;
}

/* Whether its sentence says that something is in another place. */
static bool names_elsewhere(const dln_doc *doc, const dln_candidate *c, uint32_t scene)
{
    const dln_sentence around = words_around(doc, c);
    uint32_t begin = around.begin > doc->dateline_end ? around.begin : doc->dateline_end;
    for (uint32_t i = around.begin; i < around.end; i++) {
        if (dln_token_in(&doc->tokens, i, DLN_LIST_HERE_WORDS))
            return true;
    }
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].begin < around.end; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE && !is_at(doc, ref->place, scene) && dln_quote_of(doc, ref->begin) == DLN_NONE && dln_is_located(doc, ref, dln_place_preposition(doc, ref, begin)))
            return true;
    }
    return false;
}

/* Whether one who takes part took part, on these days, in something that was there. */
static bool has_company(const dln_doc *doc, const dln_candidates *list, const dln_candidate *c, uint32_t scene, size_t begin, size_t end, int32_t days)
{
    int meeting = dln_event_type_find(DLN_SPAN("meeting"));
    for (size_t i = begin; i < list->count && i < end; i++) {
        const dln_candidate *e = &list->items[i];
        if (e == c || e->is_gone || e->type != meeting || !is_at(doc, e->place, scene) || !dln_when_is_known(&e->when) || dln_when_is_open(&e->when) || !days_near(&e->when, &c->when, days))
            continue;
        for (uint32_t p = 0; p < c->party_count; p++) {
            for (uint32_t q = 0; q < e->party_count; q++) {
                if (c->parties[p] == e->parties[q])
                    return true;
            }
        }
    }
    return false;
}

/* Whether one is at home there and another came. */
static bool has_host(const dln_doc *doc, const dln_candidate *c, uint32_t scene)
{
    bool is_home = false, is_guest = false;
    for (uint32_t p = 0; p < c->party_count; p++) {
        dln_span country = doc->parties[c->parties[p]].party.country;
        is_home |= dln_span_equals(country, doc->places[scene].place.country);
        is_guest |= country.len > 0 && !dln_span_equals(country, doc->places[scene].place.country);
    }
    return is_home && is_guest;
}

uint32_t dln_place_of_scene(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    const dln_candidate *c = &list->items[index];
    uint32_t scene = scene_of(doc, list);
    if (scene == DLN_NONE || !dln_when_is_known(&c->when) || dln_when_is_open(&c->when) || dln_when_length_days(&c->when) > STAY || !dln_when_is_known(&doc->news_day) ||
        !days_near(&c->when, &doc->news_day, DAYS_AROUND) || names_elsewhere(doc, c, scene))
        return DLN_NONE;
    bool is_news = dln_when_overlaps(&c->when, &doc->news_day) && c->status == DLN_CONFIRMED;
    bool is_lead = is_news && dln_doc_sentence_of(doc, c->trigger) < dln_doc_sentence_of(doc, doc->dateline_begin) + LEAD;
    if (is_lead || has_company(doc, list, c, scene, index > LOOK ? index - LOOK : 0, index + LOOK, doc->scene_place != DLN_NONE ? DAYS_AROUND : 0) || ((is_news || (doc->scene_place != DLN_NONE && c->status == DLN_CONFIRMED)) && has_host(doc, c, scene)))
        return scene;
    return DLN_NONE;
}

/* Where the speaker met others that very day; none if it was in several places. */
static uint32_t place_of_day(const dln_doc *doc, const dln_candidates *list, const dln_candidate *c)
{
    uint32_t found = DLN_NONE;
    int meeting = dln_event_type_find(DLN_SPAN("meeting"));
    for (size_t i = 0; i < list->count && i < LOOK; i++) {
        const dln_candidate *e = &list->items[i];
        bool is_own = false;
        if (e->is_gone || e->type != meeting || e->status != DLN_CONFIRMED || e->place == DLN_NONE || doc->places[e->place].is_wide || !dln_when_is_known(&e->when) || dln_when_is_open(&e->when) ||
            dln_when_length_days(&e->when) > 2 || !dln_when_overlaps(&e->when, &c->when))
            continue;
        for (uint32_t q = 0; q < e->party_count; q++)
            is_own |= e->parties[q] == c->parties[0];
        if (is_own && found != DLN_NONE && !is_at(doc, e->place, found))
            return DLN_NONE;
        if (is_own)
            found = e->place;
    }
    return found;
}

/* Of one who met others there that day. */
uint32_t dln_said_at_scene(const dln_doc *doc, const dln_candidates *list, const dln_candidate *c)
{
    uint32_t scene = scene_of(doc, list);
    if (!dln_when_is_known(&c->when) || dln_when_is_open(&c->when) || dln_when_length_days(&c->when) > 1)
        return DLN_NONE;
    uint32_t day = place_of_day(doc, list, c);
    if (day != DLN_NONE)
        scene = day;
    else if (!dln_when_is_known(&doc->news_day) || !days_near(&c->when, &doc->news_day, DAYS_AROUND))
        return DLN_NONE;
    if (scene == DLN_NONE || names_elsewhere(doc, c, scene))
        return DLN_NONE;
    const dln_sentence around = words_around(doc, c);
    for (uint32_t i = around.begin; i < around.end; i++) {
        if (dln_quote_of(doc, i) == DLN_NONE && dln_token_in(&doc->tokens, i, DLN_LIST_SAID_APART))
            return DLN_NONE;
    }
    return day != DLN_NONE || has_company(doc, list, c, scene, 0, LOOK, 0) ? scene : DLN_NONE;
}
