/* src/extract/extract.c - from candidates to mentions: one for each occasion, with title, id and confidence. */
#include <dateline/extract.h>

#include "base/text.h"
#include "extract/candidate.h"
#include "extract/extract.h"

#include <stdlib.h>

void dln_understand(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena, dln_doc *doc)
{
    dln_find_tokens(lexicon, article, arena, doc);
    dln_find_dates(doc);
    dln_find_parties(doc);
    dln_find_clauses(doc);
}

static const dln_span *spans_of(dln_arena *arena, const char *const *texts, size_t count)
{
    dln_span *spans = dln_arena_array(arena, count, sizeof *spans);
    for (size_t i = 0; spans != NULL && i < count; i++)
        spans[i] = dln_span_of(texts[i]);
    return spans;
}

/* ARTICLE#hash of type, parties, day and evidence, so that other mentions do not renumber it: a sentence may tell of several. */
static dln_span mention_id(const dln_doc *doc, const dln_mention *mention)
{
    const dln_claim *claim = &mention->claim;
    char when[DLN_EDTF_MAX], digits[8];
    size_t when_len = dln_when_to_edtf(&claim->when, when);
    dln_span key = DLN_JOIN(doc->arena, dln_span_of(dln_event_type_at((size_t)claim->type)->name), DLN_SPAN("\n"), {when, when_len}, DLN_SPAN("\n"),
                            mention->evidence);
    uint64_t hash = dln_hash64(key);
    for (size_t i = 0; i < claim->party_count; i++)
        hash = hash * 31 + dln_hash64(claim->parties[i].name);
    hash >>= 32;
    for (size_t i = sizeof digits; i > 0; hash >>= 4)
        digits[--i] = "0123456789abcdef"[hash & 15];
    return DLN_JOIN(doc->arena, doc->article->id, DLN_SPAN("#"), {digits, sizeof digits});
}

static void fill(const dln_doc *doc, const dln_candidate *candidate, dln_span version, dln_mention *mention)
{
    dln_claim *claim = &mention->claim;
    dln_party *parties = dln_arena_array(doc->arena, candidate->party_count, sizeof *parties);
    for (uint32_t i = 0; parties != NULL && i < candidate->party_count; i++) {
        parties[i] = doc->parties[candidate->parties[i]].party;
        parties[i].by = (dln_how)candidate->by[i];
    }
    claim->type = candidate->type;
    claim->when = candidate->when;
    claim->zone = candidate->zone;
    claim->status = candidate->status;
    claim->mode = candidate->mode;
    claim->parties = parties;
    claim->party_count = parties == NULL ? 0 : candidate->party_count;
    claim->place.lat = claim->place.lon = DLN_NO_DEGREES;
    if (candidate->place != DLN_NONE)
        claim->place = doc->places[candidate->place].place;
    claim->quote = dln_tokens_text(&doc->tokens, candidate->quote_begin, candidate->quote_end);
    claim->topic = dln_tokens_text(&doc->tokens, candidate->topic_begin, candidate->topic_end);
    claim->medium = candidate->medium;
    claim->title = dln_title_of(doc, candidate);
    claim->count = candidate->count;
    claim->cameo = candidate->cameo == NULL ? DLN_NO_SPAN : dln_span_of(candidate->cameo);
    claim->rules = spans_of(doc->arena, candidate->rules, candidate->rule_count);
    claim->rule_count = claim->rules == NULL ? 0 : candidate->rule_count;
    if (candidate->note.len > 0) {
        dln_span *notes = dln_arena_array(doc->arena, 1, sizeof *notes);
        if (notes != NULL) {
            notes[0] = candidate->note;
            claim->notes = notes;
            claim->note_count = 1;
        }
    }
    mention->article = doc->article->id;
    mention->evidence = dln_tokens_text(&doc->tokens, candidate->begin, candidate->end);
    mention->in_title = !dln_doc_span_of(doc, candidate->begin, candidate->end, &mention->span_begin, &mention->span_end);
    mention->url = doc->article->url;
    mention->publisher = doc->article->publisher;
    mention->agency = doc->article->agency;
    mention->published = doc->article->published;
    mention->extra = doc->article->extra;
    mention->version = version;
    mention->id = mention_id(doc, mention);
}

static int in_order_of_text(const void *a, const void *b)
{
    const dln_candidate *x = a, *y = b;
    if (x->trigger != y->trigger)
        return x->trigger < y->trigger ? -1 : 1;
    return x->type != y->type ? x->type - y->type : (x->parties[0] > y->parties[0]) - (x->parties[0] < y->parties[0]);
}

/* Two mentions of one id would be one to every later stage: the first stays. The same evidence is never far. */
static bool is_repeat(const dln_mention *mentions, size_t count, dln_span id)
{
    enum { DIGITS = 8 }; /* of the hash: the rest is the article's */
    uint64_t last = 0, other = 0;
    if (id.len < DIGITS)
        return false;
    memcpy(&last, id.text + id.len - DIGITS, DIGITS);
    for (size_t k = count; k > 0 && count - k < 256; k--) {
        dln_span before = mentions[k - 1].id;
        if (before.len != id.len)
            continue;
        memcpy(&other, before.text + id.len - DIGITS, DIGITS);
        if (other == last)
            return true;
    }
    return false;
}

static void find_candidates(dln_doc *doc, dln_candidates *candidates)
{
    dln_find_page(doc);
    dln_find_scene(doc);
    dln_extract_contacts(doc, candidates);
    dln_join_occasions(doc, candidates);
    dln_extract_statements(doc, candidates);
    size_t count = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        if (!candidates->items[i].is_gone && candidates->items[i].party_count > 0)
            candidates->items[count++] = candidates->items[i];
    }
    candidates->count = count;
    if (count > 1)
        qsort(candidates->items, count, sizeof *candidates->items, in_order_of_text);
}

dln_status dln_extract(const dln_lexicon *lexicon, const dln_article *article, dln_arena *arena, dln_mentions *out, dln_error *err)
{
    return dln_extract_least(lexicon, article, DLN_HELD_BACK, arena, out, err);
}

dln_status dln_extract_least(const dln_lexicon *lexicon, const dln_article *article, double least, dln_arena *arena, dln_mentions *out, dln_error *err)
{
    dln_doc doc;
    (void)err;
    dln_understand(lexicon, article, arena, &doc);
    return dln_mentions_of(&doc, least, out);
}

static void keep(dln_mention *mentions, size_t to, size_t from)
{
    if (to != from) /* where none before it was held back, it stands there */
        mentions[to] = mentions[from];
}

dln_status dln_mentions_of(dln_doc *doc, double least, dln_mentions *out)
{
    static const double WISHED_MOST = 0.45; /* "could meet": in the data, in charts and calendars only on request */
    static const double FAINT = 0.6; /* one side alone: seldom enough for a chart */
    dln_candidates candidates = {0};
    *out = (dln_mentions){0};
    find_candidates(doc, &candidates);
    size_t count = 0, kept = 0;
    dln_span version = DLN_JOIN(doc->arena, DLN_SPAN("dateline 0.1 "), dln_span_of(dln_lexicon_version(doc->lexicon)));
    dln_mention *mentions = dln_arena_array_raw(doc->arena, candidates.count, sizeof *mentions);
    const dln_candidate **origins = dln_arena_array_raw(doc->arena, candidates.count, sizeof *origins);
    for (size_t i = 0; mentions != NULL && origins != NULL && i < candidates.count; i++) {
        dln_candidate *candidate = &candidates.items[i];
        if (dln_event_type_at((size_t)candidate->type)->speaker_only) {
            dln_statement_place(doc, &candidates, candidate);
            dln_candidate_settle_hours(doc, candidate);
        }
        mentions[count] = (dln_mention){0};
        fill(doc, candidate, version, &mentions[count]);
        origins[count] = candidate;
        count += !is_repeat(mentions, count, mentions[count].id);
    }
    for (size_t i = 0; i < count; i++) {
        mentions[i].claim.confidence = dln_confidence_of(doc, &mentions[i], count);
        if (origins[i]->is_faint)
            mentions[i].claim.confidence *= FAINT;
        if (origins[i]->is_wish && mentions[i].claim.confidence > WISHED_MOST)
            mentions[i].claim.confidence = WISHED_MOST;
        if (mentions[i].claim.confidence >= least || !dln_when_is_known(&mentions[i].claim.when)) /* the undated stand apart as they are */
            keep(mentions, kept++, i);
        else
            dln_refuse(doc, origins[i]->trigger, origins[i]->trigger + 1, origins[i]->rule_count > 0 ? origins[i]->rules[0] : NULL, "too doubtful: held back");
    }
    if (dln_arena_failed(doc->arena))
        return DLN_NO_MEMORY;
    *out = (dln_mentions){mentions, kept};
    return DLN_OK;
}

dln_status dln_extract_show(const dln_lexicon *lexicon, const dln_article *article, const char *stage, dln_sink *out, dln_error *err)
{
    static const struct { const char *name; void (*show)(const dln_doc *, dln_sink *); } stages[] = {
        {"tokens", dln_doc_show_tokens}, {"dates", dln_doc_show_dates}, {"parties", dln_doc_show_parties}, {"clauses", dln_doc_show_clauses},
    };
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        if (strcmp(stages[i].name, stage) != 0)
            continue;
        dln_arena *arena = dln_arena_new();
        dln_doc doc;
        if (arena == NULL)
            return DLN_NO_MEMORY;
        dln_understand(lexicon, article, arena, &doc);
        dln_status status = dln_arena_failed(arena) ? DLN_NO_MEMORY : DLN_OK;
        if (status == DLN_OK)
            stages[i].show(&doc, out);
        dln_arena_free(arena);
        return status;
    }
    return dln_fail(err, DLN_NOT_FOUND, "'%.40s' is no stage; there are article, tokens, clauses, dates, parties, mentions, events, layout", stage);
}
