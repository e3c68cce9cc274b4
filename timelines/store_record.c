/* timelines/store_record.c - see store_record.h.
 * A record is its format, then its fields in order: whole numbers as varints (7 bits a byte, low ones first; signed ones zigzag), texts
 * as length and bytes, lists as count and items. What follows from another field is not written again: an article's id out of its
 * mention's, a URL that is the id, the list of mentions out of the sources.
 */
#include "store_record.h"

#include <math.h>
#include <stdlib.h>

enum { FORMAT_MENTION = 1, FORMAT_EVENT = 2, MOST_LISTED = 64 };

/* A field that is added to the model has to be written and read here: behind all others, and only if it says something, so that older records
 * can be read and what did not change keeps its digest. */
_Static_assert(sizeof(void *) != 8 || (sizeof(dln_party) == 64 && sizeof(dln_place) == 48 && sizeof(dln_claim) == 248 &&
                                       sizeof(dln_mention) == 424 && sizeof(dln_source) == 152 && sizeof(dln_event) == 424),
               "the record has all fields of the model");

/* ---- writing ---- */

static void put_whole(dln_sink *out, uint64_t value)
{
    char bytes[10];
    size_t len = 0;
    if (value < 0x80) { /* as a rule */
        dln_sink_char(out, (char)value);
        return;
    }
    while (value >= 0x80) {
        bytes[len++] = (char)(value | 0x80);
        value >>= 7;
    }
    bytes[len++] = (char)value;
    dln_sink_write(out, bytes, len);
}

static void put_signed(dln_sink *out, int64_t value)
{
    put_whole(out, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

static void put_text(dln_sink *out, dln_span text)
{
    put_whole(out, text.len);
    dln_sink_span(out, text);
}

/* A text that is as a rule the same as another one: 0 for that, else its length and one, and its bytes. */
static void put_text_unless(dln_sink *out, dln_span text, dln_span expected)
{
    bool is_expected = dln_span_equals(text, expected);
    put_whole(out, is_expected ? 0 : (uint64_t)text.len + 1);
    if (!is_expected)
        dln_sink_span(out, text);
}

/* "https://example.org/a" of "https://example.org/a#5f3a91c2". */
static dln_span article_in(dln_span mention)
{
    for (size_t i = mention.len; i-- > 0;)
        if (mention.text[i] == '#')
            return (dln_span){mention.text, i};
    return mention;
}

static void put_point(dln_sink *out, const dln_point *point)
{
    put_whole(out, (unsigned)point->grain | (unsigned)point->flags << 4);
    if (point->grain == DLN_GRAIN_NONE && point->flags == 0)
        return;
    put_signed(out, point->day);
    put_signed(out, point->minute);
    put_signed(out, point->zone_offset_min);
}

static void put_when(dln_sink *out, const dln_when *when)
{
    put_point(out, &when->begin);
    put_point(out, &when->end);
}

static void put_texts(dln_sink *out, const dln_span *texts, size_t count)
{
    put_whole(out, count);
    for (size_t i = 0; i < count; i++)
        put_text(out, texts[i]);
}

static int64_t in_steps(double value, double steps)
{
    return isfinite(value) && fabs(value) < 1e6 ? (int64_t)llround(value * steps) : 0;
}

static void put_place(dln_sink *out, const dln_place *place)
{
    bool has_degrees = place->name.len > 0 && place->lat < DLN_NO_DEGREES && place->lon < DLN_NO_DEGREES;
    put_text(out, place->name);
    put_text(out, place->country);
    put_whole(out, has_degrees);
    if (has_degrees) {
        put_signed(out, in_steps(place->lat, 1e6));
        put_signed(out, in_steps(place->lon, 1e6));
    }
}

static void put_claim(dln_sink *out, const dln_claim *claim)
{
    const dln_event_type *type = claim->type < 0 ? NULL : dln_event_type_at((size_t)claim->type);
    put_text(out, dln_span_of(type == NULL ? "" : type->name)); /* its row may move */
    put_when(out, &claim->when);
    put_text(out, claim->zone);
    put_whole(out, claim->status);
    put_whole(out, claim->mode);
    put_whole(out, claim->party_count);
    for (size_t i = 0; i < claim->party_count; i++) {
        const dln_party *party = &claim->parties[i];
        put_text(out, party->name);
        put_text(out, party->country);
        put_text(out, party->role);
        put_whole(out, (unsigned)party->kind | (unsigned)party->by << 3 | (unsigned)party->is_non_state << 6);
    }
    put_place(out, &claim->place);
    put_text(out, claim->title);
    put_text(out, claim->quote);
    put_text(out, claim->topic);
    put_whole(out, claim->count);
    put_text(out, claim->cameo);
    put_signed(out, in_steps(claim->confidence, 1e4));
    put_texts(out, claim->rules, claim->rule_count);
    put_texts(out, claim->notes, claim->note_count);
}

void dln_record_mention(const dln_mention *mention, dln_sink *out)
{
    put_whole(out, FORMAT_MENTION);
    put_text(out, mention->id);
    put_text_unless(out, mention->article, article_in(mention->id));
    put_claim(out, &mention->claim);
    put_text(out, mention->evidence);
    put_whole(out, mention->in_title);
    if (!mention->in_title) {
        put_whole(out, mention->span_begin);
        put_whole(out, mention->span_end);
    }
    put_text_unless(out, mention->url, mention->article);
    put_text(out, mention->publisher);
    put_when(out, &mention->published);
    put_text(out, mention->version);
    put_text(out, mention->extra);
    if (mention->agency.len + mention->claim.medium.len > 0)
        put_text(out, mention->agency);
    if (mention->claim.medium.len > 0)
        put_text(out, mention->claim.medium);
}

/* Whether the mentions are those of the sources, sorted. */
static bool lists_its_sources(const dln_event *event)
{
    if (event->mention_count != event->source_count)
        return false;
    for (size_t i = 0; i < event->mention_count; i++) {
        bool is_source = false;
        for (size_t k = 0; k < event->source_count && event->source_count <= MOST_LISTED && !is_source; k++)
            is_source = dln_span_equals(event->mentions[i], event->sources[k].mention);
        if (!is_source || (i > 0 && dln_span_compare(event->mentions[i - 1], event->mentions[i]) >= 0))
            return false;
    }
    return true;
}

size_t dln_record_event(const dln_event *event, dln_sink *out)
{
    put_whole(out, FORMAT_EVENT);
    put_text(out, event->id);
    put_claim(out, &event->claim);
    bool follows = lists_its_sources(event);
    put_whole(out, follows);
    if (!follows)
        put_texts(out, event->mentions, event->mention_count);
    put_whole(out, event->source_count);
    for (size_t i = 0; i < event->source_count; i++) {
        const dln_source *source = &event->sources[i];
        put_text(out, source->mention);
        put_text_unless(out, source->article, article_in(source->mention));
        put_text_unless(out, source->url, source->article);
        put_text(out, source->publisher);
        put_text(out, source->evidence);
        put_when(out, &source->published);
        put_when(out, &source->when);
    }
    put_whole(out, event->dispute_count);
    for (size_t i = 0; i < event->dispute_count; i++) {
        const dln_dispute *dispute = &event->disputes[i];
        put_text(out, dispute->field);
        put_whole(out, dispute->value_count);
        for (size_t k = 0; k < dispute->value_count; k++) {
            put_text(out, dispute->values[k].value);
            put_whole(out, dispute->values[k].source_count);
            for (size_t s = 0; s < dispute->values[k].source_count; s++)
                put_whole(out, dispute->values[k].sources[s]);
        }
    }
    size_t version_at = dln_sink_bytes(out).len;
    put_text(out, event->version);
    put_text(out, event->extra);
    put_texts(out, event->corrections, event->correction_count);
    put_whole(out, event->is_pinned);
    bool has_copies = false;
    for (size_t i = 0; i < event->source_count; i++)
        has_copies = has_copies || event->sources[i].is_copy;
    bool has_agencies = has_copies || event->claim.medium.len > 0;
    for (size_t i = 0; i < event->source_count; i++)
        has_agencies = has_agencies || event->sources[i].agency.len > 0;
    for (size_t i = 0; has_agencies && i < event->source_count; i++)
        put_text(out, event->sources[i].agency);
    if (has_copies || event->claim.medium.len > 0)
        put_text(out, event->claim.medium);
    for (size_t i = 0; has_copies && i < event->source_count; i++)
        put_whole(out, event->sources[i].is_copy);
    return version_at;
}

void dln_record_with_version(dln_span record, size_t version_at, dln_span version, dln_sink *out)
{
    dln_sink_span(out, (dln_span){record.text, version_at});
    put_text(out, version);
    dln_sink_span(out, (dln_span){record.text + version_at + 1, record.len - version_at - 1});
}

/* ---- reading ---- */

typedef struct reading {
    const unsigned char *at, *end;
    dln_arena *arena;
    bool failed;
} reading;

static uint64_t get_whole(reading *r, uint64_t most)
{
    uint64_t value = 0;
    for (int shift = 0; shift < 64 && r->at < r->end; shift += 7) {
        unsigned char byte = *r->at++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            r->failed = r->failed || value > most;
            return r->failed ? 0 : value;
        }
    }
    r->failed = true;
    return 0;
}

static int64_t get_signed(reading *r, int64_t least, int64_t most)
{
    uint64_t raw = get_whole(r, UINT64_MAX);
    int64_t value = (int64_t)(raw >> 1) ^ -(int64_t)(raw & 1);
    r->failed = r->failed || value < least || value > most;
    return r->failed ? 0 : value;
}

static dln_span get_text(reading *r)
{
    uint64_t len = get_whole(r, (uint64_t)(r->end - r->at));
    if (r->failed || len > (uint64_t)(r->end - r->at)) {
        r->failed = true;
        return DLN_NO_SPAN;
    }
    dln_span text = {(const char *)r->at, (size_t)len};
    r->at += len;
    return text;
}

static dln_span get_text_unless(reading *r, dln_span expected)
{
    uint64_t len = get_whole(r, (uint64_t)(r->end - r->at) + 1);
    if (r->failed || len == 0)
        return r->failed ? DLN_NO_SPAN : expected;
    if (len - 1 > (uint64_t)(r->end - r->at)) {
        r->failed = true;
        return DLN_NO_SPAN;
    }
    dln_span text = {(const char *)r->at, (size_t)len - 1};
    r->at += len - 1;
    return text;
}

/* A list's length: each item takes a byte at least, so that a wrong count asks for no absurd memory. */
static size_t get_count(reading *r)
{
    return (size_t)get_whole(r, (uint64_t)(r->end - r->at));
}

static void *get_room(reading *r, size_t count, size_t size)
{
    void *room = count == 0 || r->failed ? NULL : dln_arena_array(r->arena, count, size);
    r->failed = r->failed || (count > 0 && room == NULL);
    return room;
}

static void get_point(reading *r, dln_point *point)
{
    uint64_t head = get_whole(r, 0xFF);
    point->grain = (uint8_t)(head & 15);
    point->flags = (uint8_t)(head >> 4);
    if (head == 0 || r->failed)
        return;
    point->day = (int32_t)get_signed(r, INT32_MIN, INT32_MAX);
    point->minute = (int16_t)get_signed(r, 0, 1439);
    point->zone_offset_min = (int16_t)get_signed(r, INT16_MIN, INT16_MAX);
    r->failed = r->failed || point->grain > DLN_GRAIN_MINUTE;
}

static void get_when(reading *r, dln_when *when)
{
    memset(when, 0, sizeof *when);
    get_point(r, &when->begin);
    get_point(r, &when->end);
}

static const dln_span *get_texts(reading *r, size_t *count)
{
    *count = get_count(r);
    dln_span *texts = get_room(r, *count, sizeof *texts);
    for (size_t i = 0; i < *count && !r->failed; i++)
        texts[i] = get_text(r);
    return texts;
}

static void get_place(reading *r, dln_place *place)
{
    place->name = get_text(r);
    place->country = get_text(r);
    place->lat = place->lon = DLN_NO_DEGREES;
    if (get_whole(r, 1) == 1) {
        place->lat = (double)get_signed(r, -1000000000000, 1000000000000) / 1e6;
        place->lon = (double)get_signed(r, -1000000000000, 1000000000000) / 1e6;
    }
}

static void get_claim(reading *r, dln_claim *claim)
{
    claim->type = dln_event_type_find(get_text(r));
    get_when(r, &claim->when);
    claim->zone = get_text(r);
    claim->status = (dln_event_status)get_whole(r, DLN_CANCELLED);
    claim->mode = (dln_mode)get_whole(r, DLN_MODE_MULTILATERAL);
    claim->party_count = get_count(r);
    dln_party *parties = get_room(r, claim->party_count, sizeof *parties);
    for (size_t i = 0; i < claim->party_count && !r->failed; i++) {
        parties[i].name = get_text(r);
        parties[i].country = get_text(r);
        parties[i].role = get_text(r);
        uint64_t bits = get_whole(r, 127);
        parties[i].kind = (dln_party_kind)(bits & 7);
        parties[i].by = (dln_how)(bits >> 3 & 7);
        parties[i].is_non_state = bits >> 6 & 1;
        r->failed = r->failed || parties[i].kind > DLN_COUNTRY || parties[i].by > DLN_BY_COREFERENCE;
    }
    claim->parties = parties;
    get_place(r, &claim->place);
    claim->title = get_text(r);
    claim->quote = get_text(r);
    claim->topic = get_text(r);
    claim->count = (uint32_t)get_whole(r, UINT32_MAX);
    claim->cameo = get_text(r);
    claim->confidence = (double)get_signed(r, 0, 1000000) / 1e4;
    claim->rules = get_texts(r, &claim->rule_count);
    claim->notes = get_texts(r, &claim->note_count);
}

bool dln_record_read_mention(dln_span record, dln_arena *arena, dln_mention *out)
{
    reading r = {(const unsigned char *)record.text, (const unsigned char *)record.text + record.len, arena, record.len == 0};
    memset(out, 0, sizeof *out);
    r.failed = r.failed || get_whole(&r, UINT64_MAX) != FORMAT_MENTION;
    out->id = get_text(&r);
    out->article = get_text_unless(&r, article_in(out->id));
    get_claim(&r, &out->claim);
    out->evidence = get_text(&r);
    out->in_title = get_whole(&r, 1) == 1;
    if (!out->in_title) {
        out->span_begin = (size_t)get_whole(&r, SIZE_MAX);
        out->span_end = (size_t)get_whole(&r, SIZE_MAX);
    }
    out->url = get_text_unless(&r, out->article);
    out->publisher = get_text(&r);
    get_when(&r, &out->published);
    out->version = get_text(&r);
    out->extra = get_text(&r);
    if (r.at < r.end)
        out->agency = get_text(&r);
    if (r.at < r.end)
        out->claim.medium = get_text(&r);
    return !r.failed && r.at == r.end && out->claim.type >= 0;
}

static dln_source *get_sources(reading *r, dln_event *out)
{
    out->source_count = get_count(r);
    dln_source *sources = get_room(r, out->source_count, sizeof *sources);
    for (size_t i = 0; i < out->source_count && !r->failed; i++) {
        sources[i].mention = get_text(r);
        sources[i].article = get_text_unless(r, article_in(sources[i].mention));
        sources[i].url = get_text_unless(r, sources[i].article);
        sources[i].publisher = get_text(r);
        sources[i].evidence = get_text(r);
        get_when(r, &sources[i].published);
        get_when(r, &sources[i].when);
    }
    out->sources = sources;
    return sources;
}

static int by_text(const void *a, const void *b)
{
    return dln_span_compare(*(const dln_span *)a, *(const dln_span *)b);
}

static void list_mentions(reading *r, dln_event *out)
{
    dln_span *mentions = get_room(r, out->source_count, sizeof *mentions);
    if (mentions == NULL)
        return;
    for (size_t i = 0; i < out->source_count; i++)
        mentions[i] = out->sources[i].mention;
    if (out->source_count > 1)
        qsort(mentions, out->source_count, sizeof *mentions, by_text);
    out->mentions = mentions;
    out->mention_count = out->source_count;
}

static void get_disputes(reading *r, dln_event *out)
{
    out->dispute_count = get_count(r);
    dln_dispute *disputes = get_room(r, out->dispute_count, sizeof *disputes);
    for (size_t i = 0; i < out->dispute_count && !r->failed; i++) {
        disputes[i].field = get_text(r);
        disputes[i].value_count = get_count(r);
        dln_dispute_value *values = get_room(r, disputes[i].value_count, sizeof *values);
        disputes[i].values = values;
        for (size_t k = 0; k < disputes[i].value_count && !r->failed; k++) {
            values[k].value = get_text(r);
            values[k].source_count = get_count(r);
            uint32_t *sources = get_room(r, values[k].source_count, sizeof *sources);
            values[k].sources = sources;
            for (size_t s = 0; s < values[k].source_count && !r->failed; s++) {
                sources[s] = (uint32_t)get_whole(r, UINT32_MAX);
                r->failed = r->failed || sources[s] >= out->source_count;
            }
        }
    }
    out->disputes = disputes;
}

bool dln_record_read_event(dln_span record, dln_arena *arena, dln_event *out)
{
    reading r = {(const unsigned char *)record.text, (const unsigned char *)record.text + record.len, arena, record.len == 0};
    memset(out, 0, sizeof *out);
    r.failed = r.failed || get_whole(&r, UINT64_MAX) != FORMAT_EVENT;
    out->id = get_text(&r);
    get_claim(&r, &out->claim);
    bool follows = get_whole(&r, 1) == 1;
    if (!follows)
        out->mentions = get_texts(&r, &out->mention_count);
    dln_source *sources = get_sources(&r, out);
    if (follows)
        list_mentions(&r, out);
    get_disputes(&r, out);
    out->version = get_text(&r);
    out->extra = get_text(&r);
    out->corrections = get_texts(&r, &out->correction_count);
    out->is_pinned = get_whole(&r, 1) == 1;
    for (size_t i = 0; r.at < r.end && i < out->source_count && !r.failed; i++)
        sources[i].agency = get_text(&r);
    if (r.at < r.end)
        out->claim.medium = get_text(&r);
    for (size_t i = 0; r.at < r.end && i < out->source_count && !r.failed; i++)
        sources[i].is_copy = get_whole(&r, 1) == 1;
    return !r.failed && r.at == r.end && out->claim.type >= 0;
}
