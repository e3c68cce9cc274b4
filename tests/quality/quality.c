/* tests/quality/quality.c - a floor under the quality of extraction and merging, on the annotated articles beside this
 * file, so that a clone alone notices when it gets worse. The matching is the annotation guidelines' in short: type,
 * overlapping dates of similar length, and enough participants by family name or country. Floors stand a little below
 * what is reached; raise them when it rises.
 */
#include <dateline/dateline.h>

#include "base/text.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static const struct { const char *type; double floor; } floors[] = {
    {"meeting", 0.48}, {"call", 0.68}, {"statement", 0.76}, {"", 0.61},
};
static const double status_floor = 0.93; /* of the events found, how many have the right status */
static const double pair_floor = 0.50;   /* of the pairs of mentions merged, how many are one occasion */

typedef struct tally { int gold, ours, found; } tally;

static dln_span text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? (dln_span){json_string_value(value), json_string_length(value)} : DLN_NO_SPAN;
}

static dln_when when_of(dln_span edtf)
{
    dln_when when = {0};
    if (edtf.len > 0)
        dln_when_from_edtf(edtf, &when, NULL);
    return when;
}

static bool dates_agree(const dln_when *gold, const dln_when *ours)
{
    if (!dln_when_is_known(gold) || !dln_when_is_known(ours) || !dln_when_overlaps(gold, ours))
        return false;
    int64_t a = dln_when_length_days(gold), b = dln_when_length_days(ours);
    return a == b || (a != INT64_MAX && b != INT64_MAX && a <= 2 * b && b <= 2 * a);
}

static dln_span last_word(dln_span folded)
{
    while (folded.len > 0) {
        const char *space = memchr(folded.text, ' ', folded.len);
        if (space == NULL)
            break;
        folded.len -= (size_t)(space + 1 - folded.text);
        folded.text = space + 1;
    }
    return folded;
}

static bool parties_agree(const json_t *gold, const dln_party *ours, dln_arena *arena)
{
    dln_span country = text_of(gold, "country"), name = dln_fold_copy(text_of(gold, "name"), arena);
    bool gold_is_person = dln_span_is(text_of(gold, "kind"), "person"), same_country = dln_span_equals(country, ours->country);
    if (country.len > 0 && ours->country.len > 0 && !same_country)
        return false;
    if (!gold_is_person || ours->kind != DLN_PERSON)
        return same_country;
    dln_span ours_folded = dln_fold_copy(ours->name, arena);
    return dln_find(ours_folded, last_word(name)) != SIZE_MAX || dln_find(name, last_word(ours_folded)) != SIZE_MAX;
}

static bool events_agree(const json_t *gold, const dln_mention *ours, dln_arena *arena)
{
    const json_t *parties = json_object_get(gold, "participants");
    dln_when when = when_of(text_of(gold, "when"));
    size_t count = json_array_size(parties), agreed = 0, needed = dln_span_is(text_of(gold, "type"), "statement") || count < 2 ? 1 : 2;
    uint64_t used = 0;
    if (dln_event_type_find(text_of(gold, "type")) != ours->claim.type || !dates_agree(&when, &ours->claim.when))
        return false;
    for (size_t g = 0; g < count; g++) {
        for (size_t p = 0; p < ours->claim.party_count && p < 64; p++) {
            if ((used >> p & 1) == 0 && parties_agree(json_array_get(parties, g), &ours->claim.parties[p], arena)) {
                used |= (uint64_t)1 << p;
                agreed++;
                break;
            }
        }
    }
    return agreed >= needed;
}

typedef struct quality {
    tally by_type[8], all;
    int right_status;
    dln_timeline *timeline;
    const char **cluster_of;    /* of the mentions that match a gold event, in the order of their ids */
    dln_span *ids;
    size_t known_count, known_capacity;
    dln_arena *keep;
} quality;

static void score_article(quality *q, const dln_lexicon *lexicon, const json_t *object)
{
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions;
    dln_article article = {.id = text_of(object, "id"), .url = text_of(object, "url"), .publisher = text_of(object, "publisher"), .lang = text_of(object, "lang"),
                           .title = text_of(object, "title"), .text = text_of(object, "text"), .published = when_of(text_of(object, "published"))};
    assert_int_equal(dln_extract(lexicon, &article, arena, &mentions, NULL), DLN_OK);
    const json_t *events = json_object_get(object, "events"), *gold;
    bool *taken = dln_arena_array(arena, mentions.count + 1, sizeof *taken);
    size_t index;
    for (int pass = 0; pass < 2; pass++) { /* scored events first; then what costs nothing is taken out */
        json_array_foreach(events, index, gold) {
            bool is_scored = !json_is_false(json_object_get(gold, "scored"));
            int type = dln_event_type_find(text_of(gold, "type"));
            if (is_scored != (pass == 0))
                continue;
            if (is_scored) {
                q->all.gold++;
                q->by_type[type].gold++;
            }
            for (size_t m = 0; m < mentions.count; m++) {
                if (taken[m] || !events_agree(gold, &mentions.items[m], arena))
                    continue;
                taken[m] = true;
                dln_span id = dln_arena_copy(q->keep, mentions.items[m].id);
                size_t ids = q->known_count, capacity = q->known_capacity;
                dln_span *id_place = dln_arena_push(q->keep, &q->ids, &ids, &capacity, sizeof *q->ids);
                const char **cluster = dln_arena_push(q->keep, &q->cluster_of, &q->known_count, &q->known_capacity, sizeof *q->cluster_of);
                *id_place = id;
                *cluster = dln_arena_copy(q->keep, text_of(gold, "cluster")).text;
                if (is_scored) {
                    q->all.found++;
                    q->by_type[type].found++;
                    q->right_status += dln_span_is(text_of(gold, "status"), dln_status_word(mentions.items[m].claim.status));
                } else {
                    q->all.ours--;
                    q->by_type[type].ours--;
                }
                break;
            }
        }
    }
    for (size_t m = 0; m < mentions.count; m++) {
        q->all.ours++;
        q->by_type[mentions.items[m].claim.type].ours++;
        assert_int_equal(dln_timeline_add_mention(q->timeline, &mentions.items[m], NULL), DLN_OK);
    }
    dln_arena_free(arena);
}

static double f1(const tally *t)
{
    return t->gold + t->ours == 0 ? 0 : 2.0 * t->found / (t->gold + t->ours);
}

static const char *cluster_of(const quality *q, dln_span id)
{
    for (size_t i = 0; i < q->known_count; i++) {
        if (dln_span_equals(q->ids[i], id))
            return q->cluster_of[i];
    }
    return NULL;
}

static void extraction_and_merging_are_at_least_this_good(void **state)
{
    (void)state;
    const char *folder = getenv("TESTS");
    char path[512];
    snprintf(path, sizeof path, "%s/quality/articles.ndjson", folder == NULL ? "tests" : folder);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    quality q = {.timeline = dln_timeline_new(), .keep = dln_arena_new()};
    dln_lexicon *lexicon = dln_lexicon_new();
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) > 0) {
        json_t *object = json_loads(line, 0, NULL);
        assert_non_null(object);
        score_article(&q, lexicon, object);
        json_decref(object);
    }
    free(line);
    fclose(file);
    assert_int_equal(dln_timeline_merge(q.timeline, lexicon, NULL), DLN_OK);
    int pairs = 0, right = 0;
    for (size_t e = 0; e < dln_timeline_count(q.timeline); e++) {
        const dln_event *event = dln_timeline_at(q.timeline, e);
        for (size_t i = 0; i < event->mention_count; i++) {
            for (size_t j = 0; j < i; j++) {
                const char *a = cluster_of(&q, event->mentions[i]), *b = cluster_of(&q, event->mentions[j]);
                pairs += a != NULL || b != NULL;
                right += a != NULL && b != NULL && strcmp(a, b) == 0;
            }
        }
    }
    double got_status = q.all.found == 0 ? 0 : (double)q.right_status / q.all.found, got_pairs = pairs == 0 ? 0 : (double)right / pairs;
    for (size_t i = 0; i < sizeof floors / sizeof *floors; i++) {
        const tally *t = floors[i].type[0] == '\0' ? &q.all : &q.by_type[dln_event_type_find(dln_span_of(floors[i].type))];
        print_message("# %-10s F1 %.3f (floor %.2f; %d of %d found, %d ours)\n", floors[i].type[0] == '\0' ? "all" : floors[i].type, f1(t), floors[i].floor,
                      t->found, t->gold, t->ours);
    }
    print_message("# status %.3f (floor %.2f), pairs merged rightly %.3f of %d (floor %.2f)\n", got_status, status_floor, got_pairs, pairs, pair_floor);
    for (size_t i = 0; i < sizeof floors / sizeof *floors; i++) {
        const tally *t = floors[i].type[0] == '\0' ? &q.all : &q.by_type[dln_event_type_find(dln_span_of(floors[i].type))];
        assert_true(f1(t) >= floors[i].floor);
    }
    assert_true(got_status >= status_floor);
    assert_true(got_pairs >= pair_floor);
    dln_lexicon_free(lexicon);
    dln_timeline_free(q.timeline);
    dln_arena_free(q.keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(extraction_and_merging_are_at_least_this_good)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
