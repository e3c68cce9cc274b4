/* timelines/ndjson_read.c - mentions and events out of lines of NDJSON. See ndjson.h and <dateline/timeline.h>.
 * The keys of each kind of object are a table: what each fills, and what reads its value.
 */
#include "ndjson.h"

#include "base/text.h"
#include "json.h"

/* ---- objects by their keys ---- */

typedef struct reading {
    dln_json json;
    dln_arena *arena;
    char *extra;        /* room for all of the line */
    size_t extra_len;
    size_t disputes_at; /* where the line lists them */
    bool asks_kind;     /* an event's line is left where it shows that it is one */
    bool is_event;
} reading;

typedef struct known_key { /* rows are in the order in which we write the keys */
    dln_span written;      /* as we write it: in quotes, with colon and blank */
    size_t offset;         /* of what it fills, in the struct of the object */
    bool (*read)(reading *r, void *out);
} known_key;

#define KEY(name) {"\"" name "\": ", sizeof("\"" name "\": ") - 1}
#define KEYS(table) (table), sizeof(table) / sizeof *(table)

enum { LOOK_AHEAD = 3 }; /* rows: past optional keys that are not there */

/* Most lines have our keys in our order and spelling: then one look tells. NULL: not this time. */
static const known_key *take_expected(dln_json *json, const known_key *keys, size_t count, size_t *next)
{
    for (size_t i = *next; i < count && i < *next + LOOK_AHEAD; i++)
        if (dln_json_take(json, keys[i].written)) {
            *next = i + 1;
            return &keys[i];
        }
    return NULL;
}

static const known_key *find_key(dln_span name, const known_key *keys, size_t count, size_t *next)
{
    for (size_t i = 0; i < count; i++)
        if (dln_span_equals((dln_span){keys[i].written.text + 1, keys[i].written.len - 4}, name)) {
            *next = i + 1;
            return &keys[i];
        }
    return NULL;
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

static bool pass_unknown(reading *r, bool is_line, dln_span name, size_t key_begin, size_t key_end)
{
    if (!is_line)
        return dln_json_skip(&r->json, NULL);
    r->is_event = r->asks_kind && dln_span_is(name, "mentions");
    if (r->is_event)
        return dln_json_refuse(&r->json, key_begin, DLN_BAD_SYNTAX, "a mention lists no mentions");
    return keep_extra(r, key_begin, key_end);
}

static bool read_object(reading *r, const known_key *keys, size_t count, void *object)
{
    dln_json *j = &r->json;
    bool is_line = j->depth == 0;
    size_t next = 0;
    for (bool more = dln_json_open(j, '{'); more; more = dln_json_next(j, '}')) {
        const known_key *key = take_expected(j, keys, count, &next);
        if (key == NULL) {
            dln_span name;
            size_t begin = dln_json_position(j);
            if (!dln_json_key(j, &name))
                break;
            size_t end = j->at - 1;
            key = find_key(name, keys, count, &next);
            if (key == NULL && !pass_unknown(r, is_line, name, begin, end))
                break;
        }
        if (key != NULL)
            key->read(r, (char *)object + key->offset);
    }
    return !j->failed;
}

/* ---- values ---- */

static bool read_text(reading *r, void *out)
{
    return dln_json_text(&r->json, out);
}

static bool read_text_or_null(reading *r, void *out)
{
    return dln_json_text_or_null(&r->json, out);
}

static bool read_boolean(reading *r, void *out)
{
    return dln_json_boolean(&r->json, out);
}

static bool read_when(reading *r, void *out)
{
    dln_span text = DLN_NO_SPAN;
    dln_error why = {0};
    size_t at = dln_json_position(&r->json);
    memset(out, 0, sizeof(dln_when));
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

static bool read_type(reading *r, void *out)
{
    dln_span word;
    size_t at = dln_json_position(&r->json);
    if (!dln_json_text(&r->json, &word))
        return false;
    int type = dln_event_type_find(word);
    memcpy(out, &type, sizeof type);
    if (type >= 0)
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
static bool read_status(reading *r, void *out)
{
    dln_span word = DLN_NO_SPAN;
    size_t at = dln_json_position(&r->json);
    if (!dln_json_text_or_null(&r->json, &word) || word.text == NULL)
        return !r->json.failed;
    return dln_status_from_word(word, out) || unknown_word(r, at, "status", word, "confirmed, tentative or cancelled");
}

static bool read_mode(reading *r, void *out)
{
    dln_span word = DLN_NO_SPAN;
    dln_mode *mode = out;
    size_t at = dln_json_position(&r->json);
    *mode = DLN_MODE_NONE;
    if (!dln_json_text_or_null(&r->json, &word) || word.text == NULL)
        return !r->json.failed;
    return dln_mode_from_word(word, mode) ||
           unknown_word(r, at, "mode", word, "in-person, phone, video, visit, third-party or multilateral");
}

static bool read_kind(reading *r, void *out)
{
    dln_span word = DLN_NO_SPAN;
    size_t at = dln_json_position(&r->json);
    if (!dln_json_text_or_null(&r->json, &word) || word.text == NULL)
        return !r->json.failed;
    return dln_kind_from_word(word, out) || unknown_word(r, at, "kind", word, "person, body or country");
}

static bool read_how(reading *r, void *out)
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

static bool read_latitude(reading *r, void *out)
{
    return read_number_between(r, -90, 90, out);
}

static bool read_longitude(reading *r, void *out)
{
    return read_number_between(r, -180, 180, out);
}

static bool read_confidence(reading *r, void *out)
{
    return read_number_between(r, 0, 1, out);
}

static bool read_count(reading *r, void *out)
{
    uint32_t *count = out;
    uint64_t whole = 0;
    bool ok = dln_json_take_null(&r->json) || dln_json_whole(&r->json, UINT32_MAX, &whole);
    *count = (uint32_t)whole;
    return ok;
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

static bool read_moment(reading *r, void *out)
{
    dln_when when;
    dln_span text = DLN_NO_SPAN;
    uint32_t seconds = 0;
    int64_t *moment = out;
    size_t at = dln_json_position(&r->json);
    *moment = 0;
    if (!dln_json_text_or_null(&r->json, &text) || text.text == NULL)
        return !r->json.failed;
    if (dln_when_from_edtf(text, &when, NULL) != DLN_OK || when.begin.grain != DLN_GRAIN_MINUTE || !dln_when_is_single(&when))
        return dln_json_refuse(&r->json, at, DLN_BAD_SYNTAX, "a moment of the form 2026-11-25T15:31:19Z was expected");
    if (text.len >= 19 && text.text[16] == ':')
        dln_parse_uint((dln_span){text.text + 17, 2}, 60, &seconds);
    *moment = dln_point_instant(&when.begin) * 60 + seconds;
    return true;
}

/* ---- what mentions and events have in common ---- */

static const known_key party_keys[] = {
    {KEY("name"), offsetof(dln_party, name), read_text},
    {KEY("kind"), offsetof(dln_party, kind), read_kind},
    {KEY("country"), offsetof(dln_party, country), read_text_or_null},
    {KEY("role"), offsetof(dln_party, role), read_text_or_null},
    {KEY("by"), offsetof(dln_party, by), read_how},
    {KEY("non_state"), offsetof(dln_party, is_non_state), read_boolean},
};

static bool read_parties(reading *r, void *out)
{
    dln_claim *claim = out;
    dln_party *parties = NULL;
    size_t count = 0, capacity = 0;
    bool is_null = dln_json_take_null(&r->json);
    for (bool more = !is_null && dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_party *party = dln_arena_push(r->arena, &parties, &count, &capacity, sizeof *party);
        size_t at = dln_json_position(&r->json);
        if (party == NULL || !read_object(r, KEYS(party_keys), party))
            return false;
        if (party->name.len == 0)
            return dln_json_refuse(&r->json, at, DLN_BAD_SYNTAX, "a participant has no name");
    }
    claim->parties = parties;
    claim->party_count = count;
    return !r->json.failed;
}

static const known_key place_keys[] = {
    {KEY("name"), offsetof(dln_place, name), read_text_or_null},
    {KEY("country"), offsetof(dln_place, country), read_text_or_null},
    {KEY("lat"), offsetof(dln_place, lat), read_latitude},
    {KEY("lon"), offsetof(dln_place, lon), read_longitude},
};

static bool read_place(reading *r, void *out)
{
    dln_place *place = out;
    *place = (dln_place){.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES};
    if (dln_json_take_null(&r->json))
        return true;
    read_object(r, KEYS(place_keys), place);
    if (place->name.len == 0)
        place->name = place->country; /* a country alone is a place too */
    return !r->json.failed;
}

static bool read_rules(reading *r, void *out)
{
    dln_claim *claim = out;
    return read_texts(r, &claim->rules, &claim->rule_count);
}

static bool read_notes(reading *r, void *out)
{
    dln_claim *claim = out;
    return read_texts(r, &claim->notes, &claim->note_count);
}

#define KEYS_OF_WHAT(owner) \
    {KEY("type"), offsetof(owner, claim.type), read_type}, \
    {KEY("when"), offsetof(owner, claim.when), read_when}, \
    {KEY("zone"), offsetof(owner, claim.zone), read_text_or_null}, \
    {KEY("status"), offsetof(owner, claim.status), read_status}, \
    {KEY("mode"), offsetof(owner, claim.mode), read_mode}, \
    {KEY("participants"), offsetof(owner, claim), read_parties}, \
    {KEY("place"), offsetof(owner, claim.place), read_place}, \
    {KEY("title"), offsetof(owner, claim.title), read_text_or_null}, \
    {KEY("quote"), offsetof(owner, claim.quote), read_text_or_null}, \
    {KEY("topic"), offsetof(owner, claim.topic), read_text_or_null}, \
    {KEY("medium"), offsetof(owner, claim.medium), read_text_or_null}, \
    {KEY("count"), offsetof(owner, claim.count), read_count}

#define KEYS_OF_WHY(owner) \
    {KEY("cameo"), offsetof(owner, claim.cameo), read_text_or_null}, \
    {KEY("confidence"), offsetof(owner, claim.confidence), read_confidence}, \
    {KEY("rules"), offsetof(owner, claim), read_rules}, \
    {KEY("notes"), offsetof(owner, claim), read_notes}

static const dln_claim no_claim = {.type = -1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}, .confidence = 1};

static dln_status read_line(reading *r, dln_span line, dln_arena *arena, const known_key *keys, size_t count, void *object, dln_error *err)
{
    r->arena = arena;
    if (dln_json_start(&r->json, line, arena, err)) {
        read_object(r, keys, count, object);
        dln_json_end(&r->json);
    }
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    return r->json.failed ? r->json.status : DLN_OK;
}

static dln_status missing(dln_error *err, const char *key)
{
    return dln_fail_at(err, DLN_BAD_SYNTAX, NULL, 0, 1, "the line has no \"%s\"", key);
}

/* ---- mentions ---- */

static bool read_span(reading *r, void *out)
{
    uint64_t begin = 0, end = 0;
    dln_mention *mention = out;
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

static const known_key mention_keys[] = {
    {KEY("id"), offsetof(dln_mention, id), read_text},
    {KEY("article"), offsetof(dln_mention, article), read_text},
    KEYS_OF_WHAT(dln_mention),
    {KEY("evidence"), offsetof(dln_mention, evidence), read_text_or_null},
    {KEY("span"), 0, read_span},
    KEYS_OF_WHY(dln_mention),
    {KEY("url"), offsetof(dln_mention, url), read_text_or_null},
    {KEY("publisher"), offsetof(dln_mention, publisher), read_text_or_null},
    {KEY("agency"), offsetof(dln_mention, agency), read_text_or_null},
    {KEY("published"), offsetof(dln_mention, published), read_when},
    {KEY("v"), offsetof(dln_mention, version), read_text_or_null},
};

static dln_status read_mention(reading *r, dln_span line, dln_arena *arena, dln_mention *out, dln_error *err)
{
    dln_mention mention = {.claim = no_claim, .in_title = true};
    dln_status status = read_line(r, line, arena, KEYS(mention_keys), &mention, err);
    if (status != DLN_OK)
        return status;
    if (mention.id.len == 0 || mention.article.len == 0 || mention.claim.type < 0)
        return missing(err, mention.id.len == 0 ? "id" : mention.article.len == 0 ? "article" : "type");
    mention.extra = (dln_span){r->extra, r->extra_len};
    *out = mention;
    return DLN_OK;
}

dln_status dln_mention_read(dln_span line, dln_arena *arena, dln_mention *out, dln_error *err)
{
    reading r = {0};
    return read_mention(&r, line, arena, out, err);
}

/* ---- events ---- */

static bool read_mentions(reading *r, void *out)
{
    dln_event *event = out;
    return read_texts(r, &event->mentions, &event->mention_count);
}

static bool read_corrections(reading *r, void *out)
{
    dln_event *event = out;
    return read_texts(r, &event->corrections, &event->correction_count);
}

static bool read_aliases(reading *r, void *out)
{
    dln_event *event = out;
    return read_texts(r, &event->aliases, &event->alias_count);
}

static const known_key source_keys[] = {
    {KEY("article"), offsetof(dln_source, article), read_text_or_null},
    {KEY("mention"), offsetof(dln_source, mention), read_text_or_null},
    {KEY("url"), offsetof(dln_source, url), read_text_or_null},
    {KEY("publisher"), offsetof(dln_source, publisher), read_text_or_null},
    {KEY("agency"), offsetof(dln_source, agency), read_text_or_null},
    {KEY("published"), offsetof(dln_source, published), read_when},
    {KEY("evidence"), offsetof(dln_source, evidence), read_text_or_null},
    {KEY("when"), offsetof(dln_source, when), read_when},
    {KEY("copy"), offsetof(dln_source, is_copy), read_boolean},
};

static bool read_sources(reading *r, void *out)
{
    dln_event *event = out;
    dln_source *sources = NULL;
    size_t count = 0, capacity = 0;
    bool is_null = dln_json_take_null(&r->json);
    for (bool more = !is_null && dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_source *source = dln_arena_push(r->arena, &sources, &count, &capacity, sizeof *source);
        if (source == NULL || !read_object(r, KEYS(source_keys), source))
            return false;
    }
    event->sources = sources;
    event->source_count = count;
    return !r->json.failed;
}

static bool read_indexes(reading *r, void *out)
{
    dln_dispute_value *value = out;
    uint32_t *indexes = NULL;
    size_t count = 0, capacity = 0;
    uint64_t index;
    for (bool more = dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        uint32_t *last = dln_arena_push(r->arena, &indexes, &count, &capacity, sizeof *last);
        if (last == NULL || !dln_json_whole(&r->json, UINT32_MAX, &index))
            return false;
        *last = (uint32_t)index;
    }
    value->sources = indexes;
    value->source_count = count;
    return !r->json.failed;
}

static const known_key value_keys[] = {
    {KEY("value"), offsetof(dln_dispute_value, value), read_text_or_null},
    {KEY("sources"), 0, read_indexes},
};

static bool read_values(reading *r, void *out)
{
    dln_dispute *dispute = out;
    dln_dispute_value *values = NULL;
    size_t count = 0, capacity = 0;
    for (bool more = dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_dispute_value *value = dln_arena_push(r->arena, &values, &count, &capacity, sizeof *value);
        if (value == NULL || !read_object(r, KEYS(value_keys), value))
            return false;
    }
    dispute->values = values;
    dispute->value_count = count;
    return !r->json.failed;
}

static const known_key dispute_keys[] = {
    {KEY("field"), offsetof(dln_dispute, field), read_text},
    {KEY("values"), 0, read_values},
};

static bool read_disputes(reading *r, void *out)
{
    dln_event *event = out;
    dln_dispute *disputes = NULL;
    size_t count = 0, capacity = 0;
    r->disputes_at = dln_json_position(&r->json);
    bool is_null = dln_json_take_null(&r->json);
    for (bool more = !is_null && dln_json_open(&r->json, '['); more; more = dln_json_next(&r->json, ']')) {
        dln_dispute *dispute = dln_arena_push(r->arena, &disputes, &count, &capacity, sizeof *dispute);
        if (dispute == NULL || !read_object(r, KEYS(dispute_keys), dispute))
            return false;
    }
    event->disputes = disputes;
    event->dispute_count = count;
    return !r->json.failed;
}

static const known_key event_keys[] = {
    {KEY("id"), offsetof(dln_event, id), read_text},
    KEYS_OF_WHAT(dln_event),
    KEYS_OF_WHY(dln_event),
    {KEY("mentions"), 0, read_mentions},
    {KEY("sources"), 0, read_sources},
    {KEY("disputes"), 0, read_disputes},
    {KEY("corrections"), 0, read_corrections},
    {KEY("pinned"), offsetof(dln_event, is_pinned), read_boolean},
    {KEY("uid"), offsetof(dln_event, uid), read_text_or_null},
    {KEY("aliases"), 0, read_aliases},
    {KEY("revision"), offsetof(dln_event, revision), read_count},
    {KEY("created"), offsetof(dln_event, created), read_moment},
    {KEY("modified"), offsetof(dln_event, modified), read_moment},
    {KEY("v"), offsetof(dln_event, version), read_text_or_null},
};

dln_status dln_event_read(dln_span line, dln_arena *arena, dln_event *out, dln_error *err)
{
    reading r = {0};
    dln_event event = {.claim = no_claim};
    dln_status status = read_line(&r, line, arena, KEYS(event_keys), &event, err);
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

/* ---- the one or the other ---- */

/* As far as the line is JSON. */
static bool is_event_line(dln_span line, dln_arena *arena)
{
    dln_json json;
    dln_span key;
    bool is_event = false;
    if (!dln_json_start(&json, line, arena, NULL))
        return false;
    for (bool more = dln_json_open(&json, '{'); more && !is_event && dln_json_key(&json, &key); more = dln_json_next(&json, '}')) {
        is_event = dln_span_is(key, "mentions");
        dln_json_skip(&json, NULL);
    }
    return is_event;
}

/* Read as a mention until it shows that it is none; a line that is broken is read again to tell of what, and why. */
dln_status dln_line_read(dln_span line, dln_arena *arena, dln_line *out, dln_error *err)
{
    reading r = {.asks_kind = true};
    out->is_event = false;
    dln_status status = read_mention(&r, line, arena, &out->mention, NULL);
    if (status == DLN_OK || status == DLN_NO_MEMORY)
        return status;
    out->is_event = r.is_event || is_event_line(line, arena);
    return out->is_event ? dln_event_read(line, arena, &out->event, err) : dln_mention_read(line, arena, &out->mention, err);
}
