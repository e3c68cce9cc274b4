/* timelines/features.c - see features.h. */
#include "features.h"

#include "base/text.h"
#include "groups.h"
#include "similar.h"

#include <stdlib.h>

enum {
    LONGEST_EXACT_DAYS = 3,      /* a summit of days in a row is as exact as a day */
    LONGEST_CONFIRMED_DAYS = 6,  /* a round that was held may be longer; a week is vague */
    OPEN_DAYS = 7,               /* how far from its one known end an open date is still looked for */
    NEWS_DAYS = 31,              /* ... and from the publication, if nothing dates it */
    TEXT_ROOM = 512,
};

/* ---- names ---- */

static void read_name(dln_span text, dln_arena *arena, dln_name *out)
{
    char folded[TEXT_ROOM];
    size_t len = dln_fold(text, folded, sizeof folded), at = 0, joined_len = 0;
    dln_span word;
    char *kept = dln_arena_take(arena, len + 1);
    if (kept == NULL)
        return;
    while (out->count < DLN_NAME_WORDS && dln_next_word((dln_span){folded, len}, &at, &word)) {
        size_t begin = joined_len;
        for (size_t i = 0; i < word.len; i++)
            if (word.text[i] != '\'')
                kept[joined_len++] = word.text[i];
        if (joined_len > begin)
            out->words[out->count++] = (dln_span){kept + begin, joined_len - begin};
    }
    for (size_t i = 0; i < out->count; i++)
        out->sounds[i] = dln_sound_of(out->words[i]);
    out->joined = (dln_span){kept, joined_len};
}

/* ---- what comes back is kept: a table from digests to what was made of them ---- */

typedef struct kept_value {
    dln_digest digest;
    const void *value;
    uint32_t count, named, persons, keys;
} kept_value;

enum { NEAR_LISTS = 8192, NEAR_TELLINGS = 4096 };

typedef struct near_list { /* a list of parties that came lately, by its address */
    const dln_party *parties;
    size_t count;
    kept_value made;
} near_list;

struct dln_feature_maker {
    near_list near[NEAR_LISTS];
    dln_telling tellings[NEAR_TELLINGS]; /* that came lately */
    const dln_lexicon *lexicon;
    dln_arena *arena;
    kept_value *slots;
    size_t size, used;
    dln_sink *buffer;
    dln_words words;
};

dln_feature_maker *dln_feature_maker_new(const dln_lexicon *lexicon, dln_arena *arena)
{
    dln_feature_maker *maker = calloc(1, sizeof *maker);
    if (maker == NULL)
        return NULL;
    *maker = (dln_feature_maker){.lexicon = lexicon, .arena = arena, .size = 1024};
    maker->slots = calloc(maker->size, sizeof *maker->slots);
    maker->buffer = dln_sink_to_memory();
    dln_words_index(&maker->words);
    if (maker->slots == NULL || maker->buffer == NULL) {
        dln_feature_maker_free(maker);
        return NULL;
    }
    return maker;
}

void dln_feature_maker_free(dln_feature_maker *maker)
{
    if (maker == NULL)
        return;
    free(maker->slots);
    dln_sink_abandon(maker->buffer);
    free(maker);
}

static kept_value *slot_of(kept_value *slots, size_t size, dln_digest digest)
{
    size_t at = (size_t)digest.low & (size - 1);
    while (slots[at].value != NULL && (slots[at].digest.low != digest.low || slots[at].digest.high != digest.high))
        at = (at + 1) & (size - 1);
    return &slots[at];
}

/* The slot of a digest: with its value, or free to be filled by keep. */
static const kept_value *look_up(const dln_feature_maker *maker, dln_digest digest)
{
    const kept_value *slot = slot_of(maker->slots, maker->size, digest);
    return slot->value == NULL ? NULL : slot;
}

static const kept_value *keep(dln_feature_maker *maker, kept_value value)
{
    if (value.value == NULL)
        return NULL;
    if (maker->used * 2 >= maker->size) {
        kept_value *larger = maker->size > SIZE_MAX / 2 / sizeof *larger ? NULL : calloc(maker->size * 2, sizeof *larger);
        if (larger == NULL)
            return NULL;
        for (size_t i = 0; i < maker->size; i++)
            if (maker->slots[i].value != NULL)
                *slot_of(larger, maker->size * 2, maker->slots[i].digest) = maker->slots[i];
        free(maker->slots);
        maker->slots = larger;
        maker->size *= 2;
    }
    kept_value *slot = slot_of(maker->slots, maker->size, value.digest);
    *slot = value;
    maker->used++;
    return slot;
}

static const dln_name *name_of(dln_feature_maker *maker, dln_span text)
{
    dln_digest digest = dln_hash128(text);
    const kept_value *known = look_up(maker, digest);
    if (known == NULL) {
        dln_name *name = dln_arena_take(maker->arena, sizeof *name);
        if (name == NULL)
            return NULL;
        read_name(text, maker->arena, name);
        known = keep(maker, (kept_value){.digest = digest, .value = name});
    }
    return known == NULL ? NULL : known->value;
}

/* ---- parties ---- */

uint64_t dln_country_key(dln_span code)
{
    return dln_hash64(code) | 1; /* never 0 */
}

static uint64_t mixed(uint64_t a, uint64_t b)
{
    uint64_t pair[2] = {a, b};
    return dln_hash64((dln_span){(const char *)pair, sizeof pair}) | 1;
}

static void put_party(dln_sink *out, const dln_party *party)
{
    dln_sink_char(out, (char)('0' + party->kind * 2 + party->is_non_state));
    dln_sink_span(out, party->country);
    dln_sink_char(out, '\0');
    dln_sink_span(out, party->name);
    dln_sink_char(out, '\0');
}

static bool make_side(dln_feature_maker *maker, const dln_party *party, dln_side *side)
{
    dln_span members[DLN_GROUP_MEMBERS];
    const dln_name *name = name_of(maker, party->name);
    memset(side, 0, sizeof *side);
    if (name == NULL)
        return false;
    side->name = name;
    side->kind = (uint8_t)party->kind;
    if (name->count == 0)
        return true;
    bool is_outsider = party->is_non_state || (party->kind == DLN_BODY && dln_is_non_state_name(maker->lexicon, party->name));
    if (party->country.len == 0) /* a person is known by the family name, all else by the whole */
        side->key = dln_country_key(party->kind == DLN_PERSON ? name->words[name->count - 1] : name->joined);
    else
        side->key = dln_country_key(party->country);
    if (is_outsider)
        side->key = mixed(side->key, 1);
    side->is_of_nobody = !is_outsider && party->kind == DLN_PERSON && party->country.len == 0;
    side->is_organisation = !is_outsider && party->country.len > 0 && dln_is_organisation_code(maker->lexicon, party->country);
    side->is_group = party->kind != DLN_PERSON && dln_group_members(maker->lexicon, party->country, members, DLN_GROUP_MEMBERS) > 0;
    return true;
}

dln_feature_side dln_feature_side_of(dln_feature_maker *maker, const dln_party *party, dln_side *side)
{
    dln_sink_clear(maker->buffer);
    dln_sink_char(maker->buffer, 's'); /* one party is another thing than a list of one party, or than a name */
    put_party(maker->buffer, party);
    dln_digest digest = dln_hash128(dln_sink_bytes(maker->buffer));
    const kept_value *known = look_up(maker, digest);
    if (known == NULL) {
        dln_side *fresh = dln_arena_take(maker->arena, sizeof *fresh);
        if (fresh == NULL || !make_side(maker, party, fresh))
            return DLN_SIDE_NO_MEMORY;
        known = keep(maker, (kept_value){.digest = digest, .value = fresh});
    }
    if (known == NULL)
        return DLN_SIDE_NO_MEMORY;
    *side = *(const dln_side *)known->value;
    return side->name->count == 0 ? DLN_SIDE_NAMELESS : DLN_SIDE_FOUND;
}

static int by_key(const void *a, const void *b)
{
    const dln_side *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->is_implied != y->is_implied)
        return (int)x->is_implied - (int)y->is_implied;
    if (x->kind != y->kind)
        return (int)x->kind - (int)y->kind;
    return x->is_implied ? 0 : dln_span_compare(x->name->joined, y->name->joined);
}

static const kept_value *make_sides(dln_feature_maker *maker, const dln_claim *claim, dln_digest digest)
{
    dln_side sides[DLN_SIDES];
    dln_span members[DLN_GROUP_MEMBERS];
    kept_value made = {.digest = digest};
    for (size_t i = 0; i < claim->party_count && made.count < DLN_SIDES; i++) {
        const dln_party *party = &claim->parties[i];
        dln_side side;
        dln_feature_side found = dln_feature_side_of(maker, party, &side);
        if (found == DLN_SIDE_NO_MEMORY)
            return NULL;
        if (found == DLN_SIDE_NAMELESS)
            continue;
        size_t member_count = side.is_group ? dln_group_members(maker->lexicon, party->country, members, DLN_GROUP_MEMBERS) : 0;
        sides[made.count++] = side;
        made.named++;
        made.persons += side.kind == DLN_PERSON;
        for (size_t m = 0; m < member_count && made.count < DLN_SIDES; m++)
            sides[made.count++] = (dln_side){.key = dln_country_key(members[m]), .kind = DLN_COUNTRY, .is_implied = true};
    }
    qsort(sides, made.count, sizeof *sides, by_key);
    for (uint32_t i = 0; i < made.count; i++)
        made.keys += !sides[i].is_implied && (i == 0 || sides[i].key != sides[i - 1].key);
    dln_side *copy = dln_arena_array(maker->arena, made.count + 1, sizeof *copy);
    if (copy == NULL)
        return NULL;
    memcpy(copy, sides, made.count * sizeof *copy);
    made.value = copy;
    return keep(maker, made);
}

static void take_sides(const kept_value *made, dln_features *out)
{
    out->sides = made->value;
    out->side_count = made->count;
    out->named_count = made->named;
    out->person_count = made->persons;
    out->key_count = made->keys;
}

static bool find_sides(dln_feature_maker *maker, const dln_claim *claim, dln_features *out)
{
    near_list *near = &maker->near[((uintptr_t)claim->parties >> 4) * 0x9E3779B97F4A7C15u >> 51];
    if (near->made.value != NULL && near->parties == claim->parties && near->count == claim->party_count) {
        take_sides(&near->made, out);
        return true;
    }
    dln_sink_clear(maker->buffer);
    dln_sink_char(maker->buffer, 'p'); /* a name of one text is another thing than a list of one party */
    for (size_t i = 0; i < claim->party_count; i++)
        put_party(maker->buffer, &claim->parties[i]);
    dln_digest digest = dln_hash128(dln_sink_bytes(maker->buffer));
    const kept_value *known = look_up(maker, digest);
    if (known == NULL)
        known = make_sides(maker, claim, digest);
    if (known == NULL)
        return false;
    *near = (near_list){claim->parties, claim->party_count, *known};
    take_sides(known, out);
    return true;
}

/* ---- time ---- */

static int32_t bounded(int64_t day)
{
    return (int32_t)(day < INT32_MIN / 2 ? INT32_MIN / 2 : day > INT32_MAX / 2 ? INT32_MAX / 2 : day);
}

static void find_days(const dln_mention *mention, dln_features *out)
{
    const dln_when *when = &mention->claim.when;
    bool is_vague = ((when->begin.flags | when->end.flags) & (DLN_APPROXIMATE | DLN_UNCERTAIN)) != 0;
    if (dln_when_is_known(when) && !dln_when_is_yearless(when)) {
        int64_t first = dln_when_first_day(when), last = dln_when_last_day(when);
        if (first == INT32_MIN)
            first = last - OPEN_DAYS;
        if (last == INT32_MAX)
            last = first + OPEN_DAYS;
        int64_t days = last - first + 1;
        bool is_short = days <= LONGEST_EXACT_DAYS || (days <= LONGEST_CONFIRMED_DAYS && mention->claim.status == DLN_CONFIRMED);
        bool has_clock = when->begin.grain == DLN_GRAIN_MINUTE; /* about noon is still that day */
        out->is_exact = is_short && (!is_vague || has_clock) && !dln_when_is_open(when) && dln_when_grain(when) >= DLN_GRAIN_DAY;
        if (is_vague && days == 1 && !has_clock)
            first--, last++;
        out->is_dated = true;
        out->first = bounded(first);
        out->last = bounded(last);
    } else if (!dln_when_is_known(when) && dln_when_is_known(&mention->published) && !dln_when_is_yearless(&mention->published)) {
        int64_t published = dln_when_first_day(&mention->published);
        bool is_ahead = mention->claim.status != DLN_CONFIRMED; /* plans are for later, reports of before */
        out->first = bounded(is_ahead ? published : published - NEWS_DAYS);
        out->last = bounded(is_ahead ? published + NEWS_DAYS : published);
    }
    out->early = out->first;
    out->late = out->last;
    if (when->begin.grain == DLN_GRAIN_MINUTE && when->begin.zone_offset_min != DLN_ZONE_UNKNOWN) {
        out->has_instants = true;
        out->begin_min = out->end_min = dln_point_instant(&when->begin);
        if (when->end.grain == DLN_GRAIN_MINUTE && when->end.zone_offset_min != DLN_ZONE_UNKNOWN)
            out->end_min = dln_point_instant(&when->end);
        /* the same moment has another day at places up to half the world away: whoever was called tells their own */
        int32_t local = when->begin.minute;
        if (local < 10 * 60)
            out->early--;
        if (local >= 14 * 60)
            out->late++;
    }
}

bool dln_features_standing(dln_feature_maker *maker, const dln_mention *mention, dln_features *out)
{
    const dln_claim *claim = &mention->claim;
    const dln_event_type *type = dln_event_type_at((size_t)claim->type);
    memset(out, 0, sizeof *out);
    out->mention = mention;
    out->family = type->family;
    out->speaker_only = type->speaker_only;
    out->type = (uint8_t)claim->type;
    out->status = (uint8_t)claim->status;
    out->mode = (uint8_t)claim->mode;
    out->said_count = claim->count;
    out->when = claim->when;
    out->article = dln_hash64(mention->article);
    find_days(mention, out);
    if (!find_sides(maker, claim, out))
        return false;
    if (claim->place.name.len > 0)
        out->place = name_of(maker, claim->place.name);
    if (claim->place.country.len > 0)
        out->place_country = dln_country_key(claim->place.country);
    return !dln_arena_failed(maker->arena) && (claim->place.name.len == 0 || out->place != NULL);
}

/* Mentions come in the order of their publication: what one copied from another is still near, and kept once. */
static dln_telling keep_telling(dln_feature_maker *maker, dln_sketch *sketch)
{
    dln_sketch_finish(sketch);
    size_t size = sketch->count * sizeof *sketch->words;
    dln_telling *near = &maker->tellings[dln_hash64((dln_span){(const char *)sketch->words, size}) >> 32 & (NEAR_TELLINGS - 1)];
    if (near->words != NULL && near->count == sketch->count && memcmp(near->words, sketch->words, size) == 0)
        return *near;
    uint32_t *words = dln_arena_array_raw(maker->arena, sketch->count, sizeof *words);
    if (words == NULL)
        return (dln_telling){0};
    memcpy(words, sketch->words, size);
    return *near = (dln_telling){words, sketch->count};
}

bool dln_features_of(dln_feature_maker *maker, const dln_mention *mention, dln_features *out, dln_telling *evidence)
{
    const dln_claim *claim = &mention->claim;
    if (!dln_features_standing(maker, mention, out))
        return false;
    dln_sketch sketch = {.is_brief = !out->speaker_only}, told = {0};
    dln_sketch_add(&maker->words, &told, mention->evidence);
    dln_sketch_add(&maker->words, &sketch, claim->quote);
    dln_sketch_unite(&sketch, &told);
    dln_sketch_add(&maker->words, &sketch, claim->topic);
    for (size_t i = 0; out->speaker_only && i < claim->party_count; i++) {
        dln_sketch_forget(&maker->words, &sketch, claim->parties[i].name);
        dln_sketch_forget(&maker->words, &sketch, claim->parties[i].role);
    }
    if (out->speaker_only)
        out->words = keep_telling(maker, &sketch);
    out->occasions = sketch.occasions;
    *evidence = keep_telling(maker, &told);
    return !dln_arena_failed(maker->arena);
}
