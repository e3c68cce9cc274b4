/* timelines/ndjson_write.c - mentions and events to lines of NDJSON: the contract between stages and with other programs.
 * The order of keys is fixed; what is not known is null; keys that we do not know pass through in `extra`.
 */
#include "base/text.h"

#include <dateline/timeline.h>

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

/* What stands before a string, a constant, and the string: most are plain throughout, and then one piece. is_plain: it is known to be. */
static inline void write_behind(dln_sink *out, const char *before, size_t len, dln_span text, bool is_plain)
{
    if (!is_plain && text.len > 0 && dln_plain_run(text) < text.len) {
        dln_sink_write(out, before, len);
        write_text(out, text);
        return;
    }
    char *room = dln_sink_take(out, len + (text.len == 0 ? 4 : text.len + 2));
    if (room == NULL)
        return;
    memcpy(room, before, len);
    if (text.len == 0) {
        memcpy(room + len, "null", 4);
        return;
    }
    room[len] = room[len + 1 + text.len] = '"';
    memcpy(room + len + 1, text.text, text.len);
}

#define BEFORE(key) ", \"" key "\": ", sizeof(", \"" key "\": ") - 1
#define write_pair(out, key, text) write_behind(out, BEFORE(key), text, false)
#define write_word(out, key, word) write_behind(out, BEFORE(key), dln_span_of(word), true) /* one of ours */
#define write_first(out, before, text) write_behind(out, before, sizeof(before) - 1, text, false)

static void write_when(dln_sink *out, const char *before, size_t len, const dln_when *when)
{
    char edtf[DLN_EDTF_MAX];
    write_behind(out, before, len, (dln_span){edtf, dln_when_to_edtf(when, edtf)}, true);
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
    write_first(out, "{\"name\": ", party->name);
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
    write_first(out, "{\"name\": ", place->name);
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
    write_when(out, BEFORE("when"), &claim->when);
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
    write_first(out, "{\"id\": ", mention->id);
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
    write_when(out, BEFORE("published"), &mention->published);
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
        write_when(out, BEFORE("published"), &source->published);
        write_pair(out, "evidence", source->evidence);
        write_when(out, BEFORE("when"), &source->when);
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
    write_first(out, "{\"id\": ", event->id);
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
