/* timelines/agree.c - the agreed values of an event. See agree.h.
 * A value is supported by every voice whose own value is it or holds it (a month holds its days). The most supported
 * value wins, of those the most exact, of those the one that was said first. What does not go with it is a dispute.
 */
#include "agree.h"

#include "base/text.h"
#include "json.h"
#include "similar.h"

#include <stdlib.h>

enum { MOST_VALUES = 32, MOST_RULES = 16, MOST_NOTES = 12 };

typedef bool (*supports)(const dln_claim *own, const dln_claim *value); /* does a source with `own` support the value? */
typedef int (*exactness)(const dln_claim *a, const dln_claim *b);      /* above 0: a is more exact */
typedef bool (*has_value)(const dln_claim *claim);

/* ---- one field ---- */

typedef struct field {
    has_value has;
    supports support;
    exactness exact;
} field;

static uint32_t support_of(dln_voices *voices, const field *f, const dln_claim *value, dln_event_status status, bool ask_status)
{
    uint32_t count = 0;
    voices->stamp++;
    for (uint32_t i = 0; i < voices->count; i++) {
        const dln_claim *own = &voices->mentions[i]->claim;
        if ((ask_status && own->status != status) || !f->has(own) || !f->support(own, value))
            continue;
        count += voices->mark[voices->voice[i]] != voices->stamp;
        voices->mark[voices->voice[i]] = voices->stamp;
    }
    return count;
}

/* The claim that has the best value of the field; NULL: nobody has one. Of those with the event's status, if ask_status. */
static const dln_claim *best_of(dln_voices *voices, const field *f, dln_event_status status, bool ask_status)
{
    const dln_claim *best = NULL, *tried[MOST_VALUES];
    uint32_t best_support = 0, tried_count = 0;
    for (uint32_t i = 0; i < voices->count && tried_count < MOST_VALUES; i++) {
        const dln_claim *claim = &voices->mentions[i]->claim;
        bool is_known = !f->has(claim) || (ask_status && claim->status != status);
        for (uint32_t k = 0; k < tried_count && !is_known; k++)
            is_known = f->support(claim, tried[k]) && f->support(tried[k], claim) && f->exact(claim, tried[k]) == 0;
        if (is_known)
            continue;
        tried[tried_count++] = claim;
        uint32_t support = support_of(voices, f, claim, status, ask_status);
        if (best == NULL || support > best_support || (support == best_support && f->exact(claim, best) > 0)) {
            best = claim;
            best_support = support;
        }
    }
    return best;
}

static int no_exactness(const dln_claim *a, const dln_claim *b) { return 0; }

/* ---- when ---- */

static bool has_when(const dln_claim *claim) { return dln_when_is_known(&claim->when); }

static bool clock_is_inside(const dln_when *point, const dln_when *range)
{
    if (point->begin.zone_offset_min == DLN_ZONE_UNKNOWN || range->begin.zone_offset_min == DLN_ZONE_UNKNOWN)
        return point->begin.minute == range->begin.minute;
    int64_t at = dln_point_instant(&point->begin), from = dln_point_instant(&range->begin);
    int64_t to = range->end.grain == DLN_GRAIN_MINUTE ? dln_point_instant(&range->end) : from;
    return at >= from && at <= to;
}

static bool when_supports(const dln_claim *own, const dln_claim *value)
{
    const dln_when *u = &own->when, *v = &value->when;
    if (dln_when_equals(u, v))
        return true;
    if (dln_when_is_yearless(u) || dln_when_is_yearless(v))
        return false;
    bool holds = dln_when_first_day(u) <= dln_when_first_day(v) && dln_when_last_day(v) <= dln_when_last_day(u);
    if (dln_when_has_clock(u) && dln_when_has_clock(v))
        return clock_is_inside(u, v);
    return holds && !dln_when_has_clock(u);
}

static int when_exactness(const dln_claim *a, const dln_claim *b)
{
    int clocks_a = (a->when.begin.grain == DLN_GRAIN_MINUTE) + (a->when.end.grain == DLN_GRAIN_MINUTE && !dln_when_is_single(&a->when));
    int clocks_b = (b->when.begin.grain == DLN_GRAIN_MINUTE) + (b->when.end.grain == DLN_GRAIN_MINUTE && !dln_when_is_single(&b->when));
    if (clocks_a != clocks_b)
        return clocks_a - clocks_b;
    int64_t days_a = dln_when_length_days(&a->when), days_b = dln_when_length_days(&b->when);
    if (days_a != days_b)
        return days_a < days_b ? 1 : -1;
    return (int)b->when.begin.flags - (int)a->when.begin.flags;
}

static const field when_field = {has_when, when_supports, when_exactness};

/* A round of talks that each source dates by its own day, and one as a whole: the whole, if days stand against days. */
static const dln_claim *whole_of(const dln_voices *voices, const dln_claim *best, dln_event_status status)
{
    const dln_claim *whole = NULL;
    int32_t first = INT32_MAX, last = INT32_MIN;
    for (uint32_t i = 0; i < voices->count; i++) {
        const dln_claim *claim = &voices->mentions[i]->claim;
        if (claim->status != status || !has_when(claim) || dln_when_length_days(&claim->when) != 1)
            continue;
        first = dln_when_first_day(&claim->when) < first ? dln_when_first_day(&claim->when) : first;
        last = dln_when_last_day(&claim->when) > last ? dln_when_last_day(&claim->when) : last;
    }
    if (first >= last)
        return best;
    for (uint32_t i = 0; i < voices->count; i++) {
        const dln_claim *claim = &voices->mentions[i]->claim;
        bool is_span = claim->status == status && has_when(claim) && dln_when_grain(&claim->when) >= DLN_GRAIN_DAY && dln_when_length_days(&claim->when) < 32;
        if (is_span && dln_when_first_day(&claim->when) <= first && last <= dln_when_last_day(&claim->when) &&
            (whole == NULL || when_exactness(claim, whole) > 0))
            whole = claim;
    }
    return whole == NULL ? best : whole;
}

/* ---- place ---- */

static bool has_place(const dln_claim *claim) { return claim->place.name.len > 0; }

static bool has_degrees(const dln_claim *claim)
{
    return claim->place.lat < DLN_NO_DEGREES;
}

/* One holds the other: "Beijing" and "Diaoyutai guesthouse, Beijing". */
static bool holds(dln_span a, dln_span b)
{
    char fa[256], fb[256];
    if (dln_span_equals(a, b)) /* as most of the time */
        return true;
    dln_span x = {fa, dln_fold(a, fa, sizeof fa)}, y = {fb, dln_fold(b, fb, sizeof fb)};
    return dln_find(x, y) != SIZE_MAX || dln_find(y, x) != SIZE_MAX;
}

static bool place_supports(const dln_claim *own, const dln_claim *value)
{
    if (holds(own->place.name, value->place.name))
        return true;
    bool same_country = own->place.country.len > 0 && dln_span_equals(own->place.country, value->place.country);
    return same_country && !has_degrees(own) && has_degrees(value); /* the country holds its town */
}

static int place_exactness(const dln_claim *a, const dln_claim *b)
{
    if (has_degrees(a) != has_degrees(b))
        return (int)has_degrees(a) - (int)has_degrees(b);
    return (a->place.name.len > b->place.name.len) - (a->place.name.len < b->place.name.len);
}

static const field place_field = {has_place, place_supports, place_exactness};

/* ---- words and numbers ---- */

static bool has_type(const dln_claim *claim) { return true; }
static bool type_supports(const dln_claim *own, const dln_claim *value) { return own->type == value->type; }
static bool has_mode(const dln_claim *claim) { return claim->mode != DLN_MODE_NONE; }
static bool mode_supports(const dln_claim *own, const dln_claim *value) { return own->mode == value->mode; }
static bool has_count(const dln_claim *claim) { return claim->count > 0; }
static bool count_supports(const dln_claim *own, const dln_claim *value) { return own->count == value->count; }
static bool has_cameo(const dln_claim *claim) { return claim->cameo.len > 0; }
static bool cameo_supports(const dln_claim *own, const dln_claim *value) { return dln_span_equals(own->cameo, value->cameo); }
static bool has_title(const dln_claim *claim) { return claim->title.len > 0; }
static bool title_supports(const dln_claim *own, const dln_claim *value) { return dln_span_equals(own->title, value->title); }
static bool has_quote(const dln_claim *claim) { return claim->quote.len > 0; }
static bool quote_supports(const dln_claim *own, const dln_claim *value) { return dln_span_equals(own->quote, value->quote); }
static bool has_topic(const dln_claim *claim) { return claim->topic.len > 0; }
static bool topic_supports(const dln_claim *own, const dln_claim *value) { return dln_span_equals(own->topic, value->topic); }
static bool has_medium(const dln_claim *claim) { return claim->medium.len > 0; }
static bool medium_supports(const dln_claim *own, const dln_claim *value) { return dln_span_equals(own->medium, value->medium); }
static int surer(const dln_claim *a, const dln_claim *b) { return (a->confidence > b->confidence) - (a->confidence < b->confidence); }

static const field type_field = {has_type, type_supports, no_exactness}, mode_field = {has_mode, mode_supports, no_exactness},
                   count_field = {has_count, count_supports, no_exactness}, cameo_field = {has_cameo, cameo_supports, no_exactness},
                   title_field = {has_title, title_supports, surer}, quote_field = {has_quote, quote_supports, surer},
                   topic_field = {has_topic, topic_supports, surer}, medium_field = {has_medium, medium_supports, surer};

/* ---- status ---- */

/* Held beats planned and called off; else the news that came last: a plan, its cancellation, the plan again. */
static dln_event_status agree_on_status(const dln_voices *voices)
{
    dln_event_status last = DLN_TENTATIVE;
    const dln_when *newest = NULL;
    for (uint32_t i = 0; i < voices->count; i++) { /* the sources stand in order of publication, unknown ones last */
        const dln_mention *m = voices->mentions[i];
        if (m->claim.status == DLN_CONFIRMED)
            return DLN_CONFIRMED;
        bool is_known = dln_when_is_known(&m->published);
        if (newest != NULL && !is_known)
            continue;
        bool is_same_day = newest != NULL && dln_when_first_day(newest) == dln_when_first_day(&m->published);
        if (!(is_same_day && last == DLN_CANCELLED)) /* on one day the cancellation has the last word */
            last = m->claim.status;
        if (is_known)
            newest = &m->published;
    }
    return last;
}

/* ---- disputes ---- */

static dln_span value_text(const char *name, const dln_claim *claim, dln_arena *arena)
{
    char edtf[DLN_EDTF_MAX];
    if (strcmp(name, "when") == 0)
        return dln_arena_copy(arena, (dln_span){edtf, dln_when_to_edtf(&claim->when, edtf)});
    if (strcmp(name, "place") == 0)
        return claim->place.name;
    if (strcmp(name, "status") == 0)
        return dln_span_of(dln_status_word(claim->status));
    if (strcmp(name, "mode") == 0)
        return dln_span_of(dln_mode_word(claim->mode));
    return dln_span_of(dln_event_type_at((size_t)claim->type)->name);
}

static bool contradicts(const field *f, const dln_claim *claim, const dln_claim *agreed)
{
    return f->has(claim) && !f->support(claim, agreed) && !f->support(agreed, claim);
}

static bool is_disputed(const dln_voices *voices, const field *f, const dln_claim *agreed)
{
    uint32_t i = 0;
    while (i < voices->count && !contradicts(f, &voices->mentions[i]->claim, agreed))
        i++;
    return i < voices->count;
}

/* The agreed value and all that contradict it, each with its sources; no values if nothing does. */
static bool list_dispute(const dln_voices *voices, const char *name, const field *f, const dln_claim *agreed, dln_arena *arena,
                         dln_dispute *out)
{
    dln_span texts[MOST_VALUES];
    uint32_t *sources[MOST_VALUES], counts[MOST_VALUES] = {0}, value_count = 1;
    bool ok = true;
    out->value_count = 0;
    if (!is_disputed(voices, f, agreed))
        return true;
    texts[0] = value_text(name, agreed, arena);
    sources[0] = dln_arena_array(arena, voices->count, sizeof **sources);
    ok = sources[0] != NULL;
    for (uint32_t i = 0; ok && i < voices->count; i++) {
        const dln_claim *claim = &voices->mentions[i]->claim;
        if (!f->has(claim))
            continue;
        uint32_t at = 0;
        if (contradicts(f, claim, agreed)) {
            dln_span text = value_text(name, claim, arena);
            for (at = 1; at < value_count && !dln_span_equals(texts[at], text);)
                at++;
            if (at == MOST_VALUES)
                continue;
            if (at == value_count) {
                texts[value_count++] = text;
                sources[at] = dln_arena_array(arena, voices->count, sizeof **sources);
                ok = sources[at] != NULL;
            }
        }
        if (ok)
            sources[at][counts[at]++] = i;
    }
    dln_dispute_value *values = ok ? dln_arena_array(arena, value_count, sizeof *values) : NULL;
    for (uint32_t k = 0; values != NULL && k < value_count; k++)
        values[k] = (dln_dispute_value){texts[k], sources[k], counts[k]};
    *out = (dln_dispute){dln_span_of(name), values, value_count};
    return values != NULL;
}

static bool has_outcome(const dln_claim *claim) { return claim->status != DLN_TENTATIVE; } /* a plan disputes nothing */
static bool status_supports(const dln_claim *own, const dln_claim *value) { return own->status == value->status; }
static const field status_field = {has_outcome, status_supports, no_exactness};

static bool list_disputes(const dln_voices *voices, const dln_claim *agreed, dln_arena *arena, dln_event *out)
{
    static const struct { const char *name; const field *f; } fields[] = {
        {"type", &type_field}, {"when", &when_field}, {"status", &status_field}, {"mode", &mode_field}, {"place", &place_field},
    };
    dln_dispute disputes[sizeof fields / sizeof *fields];
    for (size_t i = 0; voices->count > 1 && i < sizeof fields / sizeof *fields; i++) {
        if (!fields[i].f->has(agreed))
            continue;
        if (!list_dispute(voices, fields[i].name, fields[i].f, agreed, arena, &disputes[out->dispute_count]))
            return false;
        out->dispute_count += disputes[out->dispute_count].value_count > 0;
    }
    dln_dispute *kept = out->dispute_count > 0 ? dln_arena_array_raw(arena, out->dispute_count, sizeof *kept) : NULL;
    if (kept != NULL)
        memcpy(kept, disputes, out->dispute_count * sizeof *kept);
    out->disputes = kept;
    return kept != NULL || out->dispute_count == 0;
}

/* ---- confidence ---- */

static int descending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* The surest source counts in full, each further voice takes half of its own confidence off the doubt that is left;
 * never certain. Sources that contradict each other about the day or the outcome take some back. */
static bool agree_on_confidence(const dln_voices *voices, const dln_event *event, double *out)
{
    double *best = calloc(voices->voice_count + 1, sizeof *best);
    if (best == NULL)
        return false;
    for (uint32_t i = 0; i < voices->count; i++) {
        double own = voices->mentions[i]->claim.confidence;
        if (own > best[voices->voice[i]])
            best[voices->voice[i]] = own;
    }
    qsort(best, voices->voice_count, sizeof *best, descending);
    double doubt = 1 - best[0];
    for (uint32_t i = 1; i < voices->voice_count && i < 16; i++)
        doubt *= 1 - best[i] / 2;
    double confidence = 1 - doubt;
    for (size_t i = 0; i < event->dispute_count; i++)
        if (dln_span_is(event->disputes[i].field, "when") || dln_span_is(event->disputes[i].field, "status"))
            confidence *= 0.9;
    double most = best[0] > 0.99 ? best[0] : 0.99;
    confidence = confidence > most ? most : confidence;
    *out = (double)(int64_t)(confidence * 10000 + 0.5) / 10000;
    free(best);
    return true;
}

/* ---- lists ---- */

static int by_text(const void *a, const void *b)
{
    return dln_span_compare(*(const dln_span *)a, *(const dln_span *)b);
}

static const dln_span *unite_texts(const dln_voices *voices, bool are_rules, size_t most, dln_span also, dln_arena *arena, size_t *count)
{
    dln_span texts[MOST_RULES > MOST_NOTES ? MOST_RULES + 1 : MOST_NOTES + 1];
    *count = 0;
    for (uint32_t i = 0; i < voices->count; i++) {
        const dln_claim *claim = &voices->mentions[i]->claim;
        size_t own = are_rules ? claim->rule_count : claim->note_count;
        for (size_t k = 0; k < own && *count < most; k++) {
            dln_span text = are_rules ? claim->rules[k] : claim->notes[k];
            size_t at = 0;
            while (at < *count && !dln_span_equals(texts[at], text))
                at++;
            if (at == *count)
                texts[(*count)++] = text;
        }
    }
    if (*count > 1)
        qsort(texts, *count, sizeof *texts, by_text);
    if (also.len > 0)
        texts[(*count)++] = also;
    dln_span *kept = *count > 0 ? dln_arena_array_raw(arena, *count, sizeof *kept) : NULL;
    if (kept != NULL)
        memcpy(kept, texts, *count * sizeof *kept);
    return kept;
}

static bool list_sources(const dln_voices *voices, dln_arena *arena, dln_event *out)
{
    dln_source *sources = dln_arena_array(arena, voices->count, sizeof *sources);
    dln_span *mentions = dln_arena_array(arena, voices->count, sizeof *mentions);
    if (sources == NULL || mentions == NULL)
        return false;
    for (uint32_t i = 0; i < voices->count; i++) {
        const dln_mention *m = voices->mentions[i];
        sources[i] = (dln_source){.mention = m->id, .article = m->article, .url = m->url, .publisher = m->publisher, .agency = m->agency,
                                  .evidence = m->evidence, .published = m->published, .when = m->claim.when, .is_copy = voices->is_copy[i]};
        mentions[i] = m->id;
    }
    qsort(mentions, voices->count, sizeof *mentions, by_text);
    out->sources = sources;
    out->mentions = mentions;
    out->source_count = out->mention_count = voices->count;
    return true;
}

/* Unknown keys of all mentions, each once: the first to bring it wins. */
static bool unite_extras(const dln_voices *voices, dln_arena *arena, dln_span *out)
{
    size_t room = 0, len = 0;
    const dln_mention *first = NULL;
    bool differ = false;
    for (uint32_t i = 0; i < voices->count; i++) {
        const dln_mention *m = voices->mentions[i];
        room += m->extra.len + 2;
        differ = differ || (first != NULL && m->extra.len > 0 && !dln_span_equals(first->extra, m->extra));
        if (first == NULL && m->extra.len > 0)
            first = m;
    }
    *out = first == NULL ? DLN_NO_SPAN : first->extra;
    if (!differ)
        return true;
    char *text = dln_arena_take(arena, room);
    if (text == NULL)
        return false;
    for (uint32_t i = 0; i < voices->count; i++)
        if (!dln_extra_unite(text, &len, voices->mentions[i]->extra, arena))
            return false;
    *out = (dln_span){text, len};
    return true;
}

dln_span dln_event_id_of(dln_span mention, char out[DLN_EVENT_ID_ROOM])
{
    static const char hex[] = "0123456789abcdef";
    dln_digest digest = dln_hash128(mention);
    for (int i = 0; i < 16; i++) {
        out[i] = hex[digest.high >> (60 - 4 * i) & 15];
        out[16 + i] = hex[digest.low >> (60 - 4 * i) & 15];
    }
    return (dln_span){out, 32};
}

bool dln_agree(dln_agreeing *common, const dln_cluster *cluster, dln_event *out)
{
    char id[DLN_EVENT_ID_ROOM];
    dln_voices *voices = &common->voices;
    dln_arena *arena = common->arena;
    memset(out, 0, sizeof *out);
    if (!dln_voices_of(common->mentions, common->evidence, cluster, voices))
        return false;
    dln_claim *claim = &out->claim;
    *claim = voices->mentions[0]->claim;
    claim->status = agree_on_status(voices);
    const dln_claim *best = best_of(voices, &when_field, claim->status, true);
    if (best == NULL)
        best = best_of(voices, &when_field, claim->status, false);
    if (best != NULL) {
        best = whole_of(voices, best, claim->status);
        claim->when = best->when;
        claim->zone = best->zone;
    }
    claim->type = best_of(voices, &type_field, claim->status, false)->type;
    best = best_of(voices, &mode_field, claim->status, false);
    claim->mode = best == NULL ? DLN_MODE_NONE : best->mode;
    best = best_of(voices, &place_field, claim->status, false);
    if (best != NULL)
        claim->place = best->place;
    best = best_of(voices, &count_field, claim->status, false);
    claim->count = best == NULL ? 0 : best->count;
    best = best_of(voices, &cameo_field, claim->status, false);
    claim->cameo = best == NULL ? DLN_NO_SPAN : best->cameo;
    best = best_of(voices, &title_field, claim->status, true);
    if (best == NULL)
        best = best_of(voices, &title_field, claim->status, false);
    claim->title = best == NULL ? DLN_NO_SPAN : best->title;
    best = best_of(voices, &quote_field, claim->status, false);
    claim->quote = best == NULL ? DLN_NO_SPAN : best->quote;
    best = best_of(voices, &topic_field, claim->status, false);
    claim->topic = best == NULL ? DLN_NO_SPAN : best->topic;
    best = best_of(voices, &medium_field, claim->status, false);
    claim->medium = best == NULL ? DLN_NO_SPAN : best->medium;
    dln_span note = cluster->is_torn ? DLN_SPAN("several dated events fit this vague one") : DLN_NO_SPAN;
    claim->rules = unite_texts(voices, true, MOST_RULES, DLN_NO_SPAN, arena, &claim->rule_count);
    claim->notes = unite_texts(voices, false, MOST_NOTES, note, arena, &claim->note_count);
    for (uint32_t i = 0; i < voices->count; i++)
        if (dln_span_compare(voices->mentions[i]->version, out->version) > 0)
            out->version = voices->mentions[i]->version;
    out->id = dln_arena_copy(arena, dln_event_id_of(voices->mentions[0]->id, id));
    return dln_agree_on_parties(voices, common->lexicon, common->maker, arena, claim) && list_sources(voices, arena, out) &&
           list_disputes(voices, claim, arena, out) && agree_on_confidence(voices, out, &claim->confidence) &&
           unite_extras(voices, arena, &out->extra) && !dln_arena_failed(arena);
}
