/* timelines/ndjson.c - mentions and events as lines of NDJSON: the contract between stages and with other programs.
 * The order of keys is fixed; what is not known is null; keys that we do not know pass through in `extra`.
 */
#include "json.h"

#include "base/text.h"

#include <dateline/timeline.h>

/* ---- writing ---- */

/* All but the first key, a constant: one piece with what stands around it. */
#define write_key(out, key) dln_sink_write(out, ", \"" key "\": ", sizeof(", \"" key "\": ") - 1)
#define write_constant(out, text) dln_sink_write(out, text, sizeof(text) - 1)

static void write_text(dln_sink *out, dln_span text)
{
    if (text.len == 0)
        dln_sink_write(out, "null", 4);
    else
        dln_json_string(out, text);
}

#define write_pair(out, key, text) (write_key(out, key), write_text(out, text))
#define write_word(out, key, word) write_pair(out, key, dln_span_of(word))

static void write_when(dln_sink *out, const dln_when *when)
{
    char edtf[DLN_EDTF_MAX];
    size_t len = dln_when_to_edtf(when, edtf);
    write_text(out, (dln_span){edtf, len});
}

#define write_texts(out, key, texts, count) (write_key(out, key), write_list(out, texts, count))
static void write_list(dln_sink *out, const dln_span *texts, size_t count)
{
    dln_sink_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            dln_sink_write(out, ", ", 2);
        dln_json_string(out, texts[i]);
    }
    dln_sink_char(out, ']');
}

static void write_party(dln_sink *out, const dln_party *party)
{
    write_constant(out, "{\"name\": ");
    write_text(out, party->name);
    write_word(out, "kind", dln_kind_word(party->kind));
    write_pair(out, "country", party->country);
    write_pair(out, "role", party->role);
    if (dln_how_word(party->by) != NULL)
        write_word(out, "by", dln_how_word(party->by));
    if (party->is_non_state)
        write_constant(out, ", \"non_state\": true");
    dln_sink_char(out, '}');
}

static void write_place(dln_sink *out, const dln_place *place)
{
    write_key(out, "place");
    if (place->name.len == 0) {
        write_constant(out, "null");
        return;
    }
    write_constant(out, "{\"name\": ");
    write_text(out, place->name);
    write_pair(out, "country", place->country);
    if (place->lat < DLN_NO_DEGREES && place->lon < DLN_NO_DEGREES) {
        write_key(out, "lat");
        dln_json_double(out, place->lat, 6);
        write_key(out, "lon");
        dln_json_double(out, place->lon, 6);
    }
    dln_sink_char(out, '}');
}

static void write_what(const dln_claim *claim, dln_sink *out)
{
    const dln_event_type *type = claim->type < 0 ? NULL : dln_event_type_at((size_t)claim->type);
    write_word(out, "type", type == NULL ? NULL : type->name);
    write_key(out, "when");
    write_when(out, &claim->when);
    write_pair(out, "zone", claim->zone);
    write_word(out, "status", dln_status_word(claim->status));
    write_word(out, "mode", dln_mode_word(claim->mode));
    write_key(out, "participants");
    dln_sink_char(out, '[');
    for (size_t i = 0; i < claim->party_count; i++) {
        if (i > 0)
            dln_sink_write(out, ", ", 2);
        write_party(out, &claim->parties[i]);
    }
    dln_sink_char(out, ']');
    write_place(out, &claim->place);
    write_pair(out, "title", claim->title);
    write_pair(out, "quote", claim->quote);
    write_pair(out, "topic", claim->topic);
    if (claim->medium.len > 0)
        write_pair(out, "medium", claim->medium);
    write_key(out, "count");
    if (claim->count == 0)
        write_constant(out, "null");
    else
        dln_sink_whole(out, claim->count);
}

static void write_why(const dln_claim *claim, dln_sink *out)
{
    write_pair(out, "cameo", claim->cameo);
    write_key(out, "confidence");
    dln_json_double(out, claim->confidence, 4);
    write_texts(out, "rules", claim->rules, claim->rule_count);
    write_texts(out, "notes", claim->notes, claim->note_count);
}

static void write_extra(dln_sink *out, dln_span extra)
{
    if (extra.len > 0) {
        dln_sink_write(out, ", ", 2);
        dln_sink_span(out, extra);
    }
    dln_sink_write(out, "}\n", 2);
}

void dln_mention_write(const dln_mention *mention, dln_sink *out)
{
    write_constant(out, "{\"id\": ");
    write_text(out, mention->id);
    write_pair(out, "article", mention->article);
    write_what(&mention->claim, out);
    write_pair(out, "evidence", mention->evidence);
    write_key(out, "span");
    if (mention->in_title) {
        write_constant(out, "null");
    } else {
        dln_sink_char(out, '[');
        dln_sink_whole(out, mention->span_begin);
        dln_sink_write(out, ", ", 2);
        dln_sink_whole(out, mention->span_end);
        dln_sink_char(out, ']');
    }
    write_why(&mention->claim, out);
    write_pair(out, "url", mention->url);
    write_pair(out, "publisher", mention->publisher);
    if (mention->agency.len > 0)
        write_pair(out, "agency", mention->agency);
    write_key(out, "published");
    write_when(out, &mention->published);
    write_pair(out, "v", mention->version);
    write_extra(out, mention->extra);
}

static void write_sources(dln_sink *out, const dln_event *event)
{
    write_key(out, "sources");
    dln_sink_char(out, '[');
    for (size_t i = 0; i < event->source_count; i++) {
        const dln_source *source = &event->sources[i];
        dln_sink_puts(out, i > 0 ? ", {\"article\": " : "{\"article\": ");
        write_text(out, source->article);
        write_pair(out, "mention", source->mention);
        write_pair(out, "url", source->url);
        write_pair(out, "publisher", source->publisher);
        if (source->agency.len > 0)
            write_pair(out, "agency", source->agency);
        write_key(out, "published");
        write_when(out, &source->published);
        write_pair(out, "evidence", source->evidence);
        write_key(out, "when");
        write_when(out, &source->when);
        dln_sink_puts(out, source->is_copy ? ", \"copy\": true}" : "}");
    }
    dln_sink_char(out, ']');
}

static void write_disputes(dln_sink *out, const dln_event *event)
{
    write_key(out, "disputes");
    dln_sink_char(out, '[');
    for (size_t i = 0; i < event->dispute_count; i++) {
        const dln_dispute *dispute = &event->disputes[i];
        dln_sink_puts(out, i > 0 ? ", {\"field\": " : "{\"field\": ");
        write_text(out, dispute->field);
        write_key(out, "values");
        dln_sink_char(out, '[');
        for (size_t k = 0; k < dispute->value_count; k++) {
            const dln_dispute_value *value = &dispute->values[k];
            dln_sink_puts(out, k > 0 ? ", {\"value\": " : "{\"value\": ");
            write_text(out, value->value);
            write_key(out, "sources");
            dln_sink_char(out, '[');
            for (size_t s = 0; s < value->source_count; s++) {
                if (s > 0)
                    dln_sink_write(out, ", ", 2);
                dln_sink_whole(out, value->sources[s]);
            }
            dln_sink_write(out, "]}", 2);
        }
        dln_sink_write(out, "]}", 2);
    }
    dln_sink_char(out, ']');
}

/* A moment of the store as "2026-11-25T15:31:19Z". */
static void write_moment(dln_sink *out, const char *key, int64_t seconds)
{
    if (seconds <= 0)
        return;
    dln_civil date = dln_civil_of((int32_t)(seconds / 86400));
    int rest = (int)(seconds % 86400);
    dln_sink_printf(out, ", \"%s\": \"%04d-%02d-%02dT%02d:%02d:%02dZ\"", key, (int)date.year, (int)date.month, (int)date.day, rest / 3600,
                    rest / 60 % 60, rest % 60);
}

void dln_event_write(const dln_event *event, dln_sink *out)
{
    write_constant(out, "{\"id\": ");
    write_text(out, event->id);
    write_what(&event->claim, out);
    write_why(&event->claim, out);
    write_texts(out, "mentions", event->mentions, event->mention_count);
    write_sources(out, event);
    write_disputes(out, event);
    if (event->correction_count > 0)
        write_texts(out, "corrections", event->corrections, event->correction_count);
    if (event->is_pinned) {
        write_key(out, "pinned");
        write_constant(out, "true");
    }
    if (event->uid.len > 0) {
        write_pair(out, "uid", event->uid);
        if (event->alias_count > 0)
            write_texts(out, "aliases", event->aliases, event->alias_count);
        write_key(out, "revision");
        dln_sink_whole(out, event->revision);
        write_moment(out, "created", event->created);
        write_moment(out, "modified", event->modified);
    }
    write_pair(out, "v", event->version);
    write_extra(out, event->extra);
}

/* ---- reading ---- */

typedef struct reading {
    dln_json json;
    dln_arena *arena;
    char *extra;       /* room for all of the line */
    size_t extra_len;
    size_t disputes_at; /* where the line lists them */
} reading;

static bool read_edtf(reading *r, dln_when *out)
{
    dln_span text = DLN_NO_SPAN;
    dln_error why = {0};
    size_t at = dln_json_position(&r->json);
    memset(out, 0, sizeof *out);
    if (!dln_json_text_or_null(&r->json, &text) || text.text == NULL)
        return !r->json.failed;
    dln_status status = dln_when_from_edtf(text, out, &why);
    if (status != DLN_OK)
        return dln_json_refuse(&r->json, at + (why.column > 0 ? why.column : 1), status, "%s", why.message);
    return true;
}

static bool unknown_word(reading *r, size_t at, const char *what, dln_span word, const char *expected)
{
    int shown = word.len > 40 ? (int)dln_utf8_cut(word, 40) : (int)word.len;
    return dln_json_refuse(&r->json, at, DLN_BAD_SYNTAX, "'%.*s' is no %s; expected %s", shown, shown == 0 ? "" : word.text, what, expected);
}

static bool read_type(reading *r, int *out)
{
    dln_span word;
    size_t at = dln_json_position(&r->json);
    if (!dln_json_text(&r->json, &word))
        return false;
    *out = dln_event_type_find(word);
    if (*out >= 0)
        return true;
    char names[120] = "";
    size_t len = 0;
    for (size_t i = 0; i < dln_event_type_count(); i++) {
        const char *name = dln_event_type_at(i)->name;
        size_t more = strlen(name);
        if (len + more + 3 > sizeof names)
            break;
        if (i > 0)
            names[len++] = ',', names[len++] = ' ';
        memcpy(names + len, name, more + 1);
        len += more;
    }
    return unknown_word(r, at, "event type", word, names);
}

/* Words of the model's enums: null and a missing key leave the default. */
static bool read_status(reading *r, dln_event_status *out)
{
    dln_span word = DLN_NO_SPAN;
    size_t at = dln_json_position(&r->json);
    if (!dln_json_text_or_null(&r->json, &word) || word.text == NULL)
        return !r->json.failed;
    return dln_status_from_word(word, out) || unknown_word(r, at, "status", word, "confirmed, tentative or cancelled");
}

static bool read_mode(reading *r, dln_mode *out)
{
    dln_span word = DLN_NO_SPAN;
    size_t at = dln_json_position(&r->json);
    *out = DLN_MODE_NONE;
    if (!dln_json_text_or_null(&r->json, &word) || word.text == NULL)
        return !r->json.failed;
    return dln_mode_from_word(word, out) ||
           unknown_word(r, at, "mode", word, "in-person, phone, video, visit, third-party or multilateral");
}

static bool read_kind(reading *r, dln_party_kind *out)
{
    dln_span word = DLN_NO_SPAN;
    size_t at = dln_json_position(&r->json);
    if (!dln_json_text_or_null(&r->json, &word) || word.text == NULL)
        return !r->json.failed;
    return dln_kind_from_word(word, out) || unknown_word(r, at, "kind", word, "person, body or country");
}

static bool read_how(reading *r, dln_how *out)
{
    dln_span word = DLN_NO_SPAN;
    size_t at = dln_json_position(&r->json);
    if (!dln_json_text_or_null(&r->json, &word) || word.text == NULL)
        return !r->json.failed;
    return dln_how_from_word(word, out) || unknown_word(r, at, "way to a participant", word, "role or coreference");
}

static bool read_number_between(reading *r, double low, double high, double *out)
{
    size_t at = dln_json_position(&r->json);
    if (dln_json_take_null(&r->json))
        return true;
    if (!dln_json_number(&r->json, out))
        return false;
    if (!(*out >= low && *out <= high))
        return dln_json_refuse(&r->json, at, DLN_OUT_OF_RANGE, "a number from %d to %d was expected", (int)low, (int)high);
    return true;
}

static bool read_party(reading *r, dln_party *party)
{
    dln_json *j = &r->json;
    dln_span key;
    size_t at = dln_json_position(j);
    for (bool more = dln_json_open(j, '{'); more && dln_json_key(j, &key); more = dln_json_next(j, '}')) {
        if (dln_span_is(key, "name"))
            dln_json_text(j, &party->name);
        else if (dln_span_is(key, "kind"))
            read_kind(r, &party->kind);
        else if (dln_span_is(key, "country"))
            dln_json_text_or_null(j, &party->country);
        else if (dln_span_is(key, "role"))
            dln_json_text_or_null(j, &party->role);
        else if (dln_span_is(key, "by"))
            read_how(r, &party->by);
        else if (dln_span_is(key, "non_state"))
            dln_json_boolean(j, &party->is_non_state);
        else
            dln_json_skip(j, NULL);
    }
    if (!j->failed && party->name.len == 0)
        return dln_json_refuse(j, at, DLN_BAD_SYNTAX, "a participant has no name");
    return !j->failed;
}

static bool read_parties(reading *r, dln_claim *claim)
{
    dln_party *parties = NULL;
    size_t count = 0, capacity = 0;
    bool is_null = dln_json_take_null(&r->json);
    for (bool more = !is_null && dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_party *party = dln_arena_push(r->arena, &parties, &count, &capacity, sizeof *party);
        if (party == NULL || !read_party(r, party))
            return false;
    }
    claim->parties = parties;
    claim->party_count = count;
    return !r->json.failed;
}

static bool read_place(reading *r, dln_place *place)
{
    dln_json *j = &r->json;
    dln_span key;
    *place = (dln_place){.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES};
    if (dln_json_take_null(j))
        return true;
    for (bool more = dln_json_open(j, '{'); more && dln_json_key(j, &key); more = dln_json_next(j, '}')) {
        if (dln_span_is(key, "name"))
            dln_json_text_or_null(j, &place->name);
        else if (dln_span_is(key, "country"))
            dln_json_text_or_null(j, &place->country);
        else if (dln_span_is(key, "lat"))
            read_number_between(r, -90, 90, &place->lat);
        else if (dln_span_is(key, "lon"))
            read_number_between(r, -180, 180, &place->lon);
        else
            dln_json_skip(j, NULL);
    }
    if (place->name.len == 0)
        place->name = place->country; /* a country alone is a place too */
    return !j->failed;
}

static bool read_texts(reading *r, const dln_span **out, size_t *out_count)
{
    dln_span *texts = NULL;
    size_t count = 0, capacity = 0;
    bool is_null = dln_json_take_null(&r->json);
    for (bool more = !is_null && dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_span *text = dln_arena_push(r->arena, &texts, &count, &capacity, sizeof *text);
        if (text == NULL || !dln_json_text(&r->json, text))
            return false;
    }
    *out = texts;
    *out_count = count;
    return !r->json.failed;
}

static bool read_whole(reading *r, uint64_t max, uint64_t *out)
{
    *out = 0;
    return dln_json_take_null(&r->json) || dln_json_whole(&r->json, max, out);
}

static bool read_span(reading *r, dln_mention *mention)
{
    uint64_t begin = 0, end = 0;
    dln_json *j = &r->json;
    size_t at = dln_json_position(j);
    mention->in_title = dln_json_take_null(j);
    if (mention->in_title)
        return true;
    bool is_pair = dln_json_open(j, '[') && dln_json_whole(j, SIZE_MAX, &begin) && dln_json_next(j, ']') &&
                   dln_json_whole(j, SIZE_MAX, &end) && !dln_json_next(j, ']');
    if (!j->failed && (!is_pair || end < begin))
        return dln_json_refuse(j, at, DLN_BAD_SYNTAX, "a span [begin, end] or null was expected");
    mention->span_begin = (size_t)begin;
    mention->span_end = (size_t)end;
    return !j->failed;
}

/* A key of what mentions and events have in common. false: it is none of them (or the line has failed). */
static bool read_claim_key(reading *r, dln_span key, dln_claim *claim)
{
    dln_json *j = &r->json;
    uint64_t count;
    if (dln_span_is(key, "type"))
        read_type(r, &claim->type);
    else if (dln_span_is(key, "when"))
        read_edtf(r, &claim->when);
    else if (dln_span_is(key, "zone"))
        dln_json_text_or_null(j, &claim->zone);
    else if (dln_span_is(key, "status"))
        read_status(r, &claim->status);
    else if (dln_span_is(key, "mode"))
        read_mode(r, &claim->mode);
    else if (dln_span_is(key, "participants"))
        read_parties(r, claim);
    else if (dln_span_is(key, "place"))
        read_place(r, &claim->place);
    else if (dln_span_is(key, "title"))
        dln_json_text_or_null(j, &claim->title);
    else if (dln_span_is(key, "quote"))
        dln_json_text_or_null(j, &claim->quote);
    else if (dln_span_is(key, "topic"))
        dln_json_text_or_null(j, &claim->topic);
    else if (dln_span_is(key, "medium"))
        dln_json_text_or_null(j, &claim->medium);
    else if (dln_span_is(key, "count"))
        read_whole(r, UINT32_MAX, &count), claim->count = (uint32_t)count;
    else if (dln_span_is(key, "cameo"))
        dln_json_text_or_null(j, &claim->cameo);
    else if (dln_span_is(key, "confidence"))
        read_number_between(r, 0, 1, &claim->confidence);
    else if (dln_span_is(key, "rules"))
        read_texts(r, &claim->rules, &claim->rule_count);
    else if (dln_span_is(key, "notes"))
        read_texts(r, &claim->notes, &claim->note_count);
    else
        return false;
    return true;
}

static void append(reading *r, dln_span text)
{
    for (size_t i = 0; i < text.len; i++) /* line breaks stand only between the parts of a value, never in a text */
        r->extra[r->extra_len++] = (unsigned char)text.text[i] < 0x20 ? ' ' : text.text[i];
}

/* Keeps an unknown key and its value as they were written. */
static bool keep_extra(reading *r, size_t key_begin, size_t key_end)
{
    dln_span raw, key = dln_trim((dln_span){r->json.original.text + key_begin, key_end - key_begin});
    if (!dln_json_skip(&r->json, &raw))
        return false;
    if (r->extra == NULL) /* what joins two members is as long as what divided them, but for ", " and ": " */
        r->extra = dln_arena_take(r->arena, r->json.original.len > SIZE_MAX / 2 ? SIZE_MAX : r->json.original.len * 2);
    if (r->extra == NULL)
        return false;
    if (r->extra_len > 0)
        append(r, DLN_SPAN(", "));
    append(r, key);
    append(r, DLN_SPAN(": "));
    append(r, raw);
    return true;
}

/* Walks over the line's keys: known(context) takes those it knows. */
static dln_status read_line(reading *r, dln_span line, dln_arena *arena, void *target, bool (*known)(reading *, dln_span, void *),
                            dln_error *err)
{
    dln_span key;
    dln_json *j = &r->json;
    r->arena = arena;
    if (dln_json_start(j, line, arena, err)) {
        for (bool more = dln_json_open(j, '{'); more; more = dln_json_next(j, '}')) {
            size_t key_begin = dln_json_position(j);
            if (!dln_json_key(j, &key))
                break;
            size_t key_end = j->at - 1;
            if (!known(r, key, target) && !j->failed && !keep_extra(r, key_begin, key_end))
                break;
        }
        dln_json_end(j);
    }
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    return j->failed ? j->status : DLN_OK;
}

static dln_status missing(dln_error *err, const char *key)
{
    return dln_fail_at(err, DLN_BAD_SYNTAX, NULL, 0, 1, "the line has no \"%s\"", key);
}

static const dln_claim no_claim = {.type = -1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}, .confidence = 1};

static bool read_mention_key(reading *r, dln_span key, void *target)
{
    dln_mention *mention = target;
    dln_json *j = &r->json;
    if (dln_span_is(key, "id"))
        dln_json_text(j, &mention->id);
    else if (dln_span_is(key, "article"))
        dln_json_text(j, &mention->article);
    else if (dln_span_is(key, "evidence"))
        dln_json_text_or_null(j, &mention->evidence);
    else if (dln_span_is(key, "span"))
        read_span(r, mention);
    else if (dln_span_is(key, "url"))
        dln_json_text_or_null(j, &mention->url);
    else if (dln_span_is(key, "publisher"))
        dln_json_text_or_null(j, &mention->publisher);
    else if (dln_span_is(key, "agency"))
        dln_json_text_or_null(j, &mention->agency);
    else if (dln_span_is(key, "published"))
        read_edtf(r, &mention->published);
    else if (dln_span_is(key, "v"))
        dln_json_text_or_null(j, &mention->version);
    else
        return read_claim_key(r, key, &mention->claim);
    return true;
}

dln_status dln_mention_read(dln_span line, dln_arena *arena, dln_mention *out, dln_error *err)
{
    reading r = {0};
    dln_mention mention = {.claim = no_claim, .in_title = true};
    dln_status status = read_line(&r, line, arena, &mention, read_mention_key, err);
    if (status != DLN_OK)
        return status;
    if (mention.id.len == 0 || mention.article.len == 0 || mention.claim.type < 0)
        return missing(err, mention.id.len == 0 ? "id" : mention.article.len == 0 ? "article" : "type");
    mention.extra = (dln_span){r.extra, r.extra_len};
    *out = mention;
    return DLN_OK;
}

static bool read_source(reading *r, dln_source *source)
{
    dln_json *j = &r->json;
    dln_span key;
    for (bool more = dln_json_open(j, '{'); more && dln_json_key(j, &key); more = dln_json_next(j, '}')) {
        if (dln_span_is(key, "article"))
            dln_json_text_or_null(j, &source->article);
        else if (dln_span_is(key, "mention"))
            dln_json_text_or_null(j, &source->mention);
        else if (dln_span_is(key, "url"))
            dln_json_text_or_null(j, &source->url);
        else if (dln_span_is(key, "publisher"))
            dln_json_text_or_null(j, &source->publisher);
        else if (dln_span_is(key, "agency"))
            dln_json_text_or_null(j, &source->agency);
        else if (dln_span_is(key, "published"))
            read_edtf(r, &source->published);
        else if (dln_span_is(key, "evidence"))
            dln_json_text_or_null(j, &source->evidence);
        else if (dln_span_is(key, "when"))
            read_edtf(r, &source->when);
        else if (dln_span_is(key, "copy"))
            dln_json_boolean(j, &source->is_copy);
        else
            dln_json_skip(j, NULL);
    }
    return !j->failed;
}

static bool read_sources(reading *r, dln_event *event)
{
    dln_source *sources = NULL;
    size_t count = 0, capacity = 0;
    bool is_null = dln_json_take_null(&r->json);
    for (bool more = !is_null && dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_source *source = dln_arena_push(r->arena, &sources, &count, &capacity, sizeof *source);
        if (source == NULL || !read_source(r, source))
            return false;
    }
    event->sources = sources;
    event->source_count = count;
    return !r->json.failed;
}

static bool read_dispute_value(reading *r, dln_dispute_value *value)
{
    dln_json *j = &r->json;
    dln_span key;
    uint64_t index;
    for (bool more = dln_json_open(j, '{'); more && dln_json_key(j, &key); more = dln_json_next(j, '}')) {
        if (dln_span_is(key, "value")) {
            dln_json_text_or_null(j, &value->value);
        } else if (dln_span_is(key, "sources")) {
            uint32_t *indexes = NULL;
            size_t count = 0, capacity = 0;
            for (bool inner = dln_json_open(j, '['); inner; inner = dln_json_next(j, ']')) {
                uint32_t *last = dln_arena_push(r->arena, &indexes, &count, &capacity, sizeof *last);
                if (last == NULL || !dln_json_whole(j, UINT32_MAX, &index))
                    return false;
                *last = (uint32_t)index;
            }
            value->sources = indexes;
            value->source_count = count;
        } else {
            dln_json_skip(j, NULL);
        }
    }
    return !j->failed;
}

static bool read_dispute(reading *r, dln_dispute *dispute)
{
    dln_json *j = &r->json;
    dln_span key;
    for (bool more = dln_json_open(j, '{'); more && dln_json_key(j, &key); more = dln_json_next(j, '}')) {
        if (dln_span_is(key, "field")) {
            dln_json_text(j, &dispute->field);
        } else if (dln_span_is(key, "values")) {
            dln_dispute_value *values = NULL;
            size_t count = 0, capacity = 0;
            for (bool inner = dln_json_open(j, '['); inner; inner = dln_json_next(j, ']')) {
                dln_dispute_value *value = dln_arena_push(r->arena, &values, &count, &capacity, sizeof *value);
                if (value == NULL || !read_dispute_value(r, value))
                    return false;
            }
            dispute->values = values;
            dispute->value_count = count;
        } else {
            dln_json_skip(j, NULL);
        }
    }
    return !j->failed;
}

static bool read_disputes(reading *r, dln_event *event)
{
    dln_dispute *disputes = NULL;
    size_t count = 0, capacity = 0;
    r->disputes_at = dln_json_position(&r->json);
    bool is_null = dln_json_take_null(&r->json);
    for (bool more = !is_null && dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_dispute *dispute = dln_arena_push(r->arena, &disputes, &count, &capacity, sizeof *dispute);
        if (dispute == NULL || !read_dispute(r, dispute))
            return false;
    }
    event->disputes = disputes;
    event->dispute_count = count;
    return !r->json.failed;
}

static bool read_moment(reading *r, int64_t *out)
{
    dln_when when;
    dln_span text = DLN_NO_SPAN;
    uint32_t seconds = 0;
    size_t at = dln_json_position(&r->json);
    *out = 0;
    if (!dln_json_text_or_null(&r->json, &text) || text.text == NULL)
        return !r->json.failed;
    if (dln_when_from_edtf(text, &when, NULL) != DLN_OK || when.begin.grain != DLN_GRAIN_MINUTE || !dln_when_is_single(&when))
        return dln_json_refuse(&r->json, at, DLN_BAD_SYNTAX, "a moment of the form 2026-11-25T15:31:19Z was expected");
    if (text.len >= 19 && text.text[16] == ':')
        dln_parse_uint((dln_span){text.text + 17, 2}, 60, &seconds);
    *out = dln_point_instant(&when.begin) * 60 + seconds;
    return true;
}

static bool read_event_key(reading *r, dln_span key, void *target)
{
    dln_event *event = target;
    dln_json *j = &r->json;
    uint64_t number;
    if (dln_span_is(key, "id"))
        dln_json_text(j, &event->id);
    else if (dln_span_is(key, "mentions"))
        read_texts(r, &event->mentions, &event->mention_count);
    else if (dln_span_is(key, "sources"))
        read_sources(r, event);
    else if (dln_span_is(key, "disputes"))
        read_disputes(r, event);
    else if (dln_span_is(key, "corrections"))
        read_texts(r, &event->corrections, &event->correction_count);
    else if (dln_span_is(key, "pinned"))
        dln_json_boolean(j, &event->is_pinned);
    else if (dln_span_is(key, "uid"))
        dln_json_text_or_null(j, &event->uid);
    else if (dln_span_is(key, "aliases"))
        read_texts(r, &event->aliases, &event->alias_count);
    else if (dln_span_is(key, "revision"))
        read_whole(r, UINT32_MAX, &number), event->revision = (uint32_t)number;
    else if (dln_span_is(key, "created"))
        read_moment(r, &event->created);
    else if (dln_span_is(key, "modified"))
        read_moment(r, &event->modified);
    else if (dln_span_is(key, "v"))
        dln_json_text_or_null(j, &event->version);
    else
        return read_claim_key(r, key, &event->claim);
    return true;
}

dln_status dln_event_read(dln_span line, dln_arena *arena, dln_event *out, dln_error *err)
{
    reading r = {0};
    dln_event event = {.claim = no_claim};
    dln_status status = read_line(&r, line, arena, &event, read_event_key, err);
    if (status != DLN_OK)
        return status;
    if (event.id.len == 0 || event.claim.type < 0)
        return missing(err, event.id.len == 0 ? "id" : "type");
    for (size_t i = 0; i < event.dispute_count; i++)
        for (size_t k = 0; k < event.disputes[i].value_count; k++)
            for (size_t s = 0; s < event.disputes[i].values[k].source_count; s++)
                if (event.disputes[i].values[k].sources[s] >= event.source_count)
                    return dln_fail_at(err, DLN_OUT_OF_RANGE, NULL, 0, (uint32_t)dln_utf8_count((dln_span){line.text, r.disputes_at}) + 1,
                                       "a dispute names a source that the event lacks");
    event.extra = (dln_span){r.extra, r.extra_len};
    *out = event;
    return DLN_OK;
}
