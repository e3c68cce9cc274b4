/* timelines/voices.c - which sources of an event are independent. See agree.h.
 * Two articles are one voice if one publisher brought both, if both are of one agency by their dateline or credit (or
 * one of them is the agency's own), or if one copies the other: their evidence has nearly all its telling words in common,
 * or is letter for letter the same. Who copied brings no voice of a publisher: two agencies that one paper copies stay two.
 */
#include "agree.h"

#include "base/text.h"

#include <stdlib.h>

enum { LEAST_WORDS = 6, LEAST_BYTES = 24, PAIRWISE = 64 }; /* shorter evidence is alike by chance; more sources than that are compared by digest */

typedef struct agency {
    dln_span name, agency; /* both folded */
} agency;

#define ROW(name_, agency_) {{(name_), sizeof(name_) - 1}, {(agency_), sizeof(agency_) - 1}},
static const agency agencies[] = {
#include "agencies.inc"
};
#undef ROW

/* The digest of a publisher's or agency's name: the same for all names of an agency. */
static uint64_t whose(dln_span name)
{
    char folded[256];
    dln_span whole = {folded, dln_fold(name, folded, sizeof folded)};
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
        if (dln_span_equals(agencies[i].name, whole))
            return dln_hash64(agencies[i].agency);
    return dln_hash64(whole);
}

typedef struct trait {
    uint64_t digest; /* of the publisher, or of the evidence's words */
    uint32_t source;
} trait;

static int by_digest(const void *a, const void *b)
{
    const trait *x = a, *y = b;
    if (x->digest != y->digest)
        return x->digest < y->digest ? -1 : 1;
    return (x->source > y->source) - (x->source < y->source);
}

static uint32_t root_of(uint32_t *parent, uint32_t at)
{
    while (parent[at] != at)
        at = parent[at] = parent[parent[at]];
    return at;
}

static void unite(uint32_t *parent, uint32_t a, uint32_t b)
{
    a = root_of(parent, a), b = root_of(parent, b);
    if (a < b)
        parent[b] = a;
    else
        parent[a] = b;
}

static void unite_equal(uint32_t *parent, trait *traits, uint32_t count)
{
    if (count <= PAIRWISE) { /* few, as most events have */
        for (uint32_t i = 1; i < count; i++)
            for (uint32_t k = 0; k < i; k++)
                if (traits[i].digest == traits[k].digest)
                    unite(parent, traits[i].source, traits[k].source);
        return;
    }
    qsort(traits, count, sizeof *traits, by_digest);
    for (uint32_t i = 1; i < count; i++)
        if (traits[i].digest == traits[i - 1].digest)
            unite(parent, traits[i].source, traits[i - 1].source);
}

static bool is_copy(const dln_sketch *a, const dln_sketch *b)
{
    uint32_t more = a->count > b->count ? a->count : b->count, less = a->count > b->count ? b->count : a->count;
    return less >= LEAST_WORDS && dln_sketch_common(a->words, a->count, b->words, b->count) * 5 >= more * 4;
}

bool dln_voices_of(const dln_mention *const *mentions, const dln_cluster *cluster, const dln_words *words, dln_arena *arena,
                   dln_voices *out)
{
    uint32_t n = cluster->count, publishers = 0, texts = 0;
    *out = (dln_voices){.count = n};
    out->mentions = dln_arena_array(arena, n, sizeof *out->mentions);
    out->voice = dln_arena_array(arena, n, sizeof *out->voice);
    out->mark = dln_arena_array(arena, n + 1, sizeof *out->mark);
    out->is_copy = dln_arena_array(arena, n, sizeof *out->is_copy);
    if (out->mentions == NULL || out->voice == NULL || out->mark == NULL || out->is_copy == NULL)
        return false;
    for (uint32_t i = 0; i < n; i++)
        out->mentions[i] = mentions[cluster->mentions[i]];
    if (n == 1) {
        out->voice_count = 1;
        return true;
    }
    uint32_t *parent = malloc(n * sizeof *parent);
    trait *traits = malloc(3 * (size_t)n * sizeof *traits);
    dln_sketch *sketches = malloc((n <= PAIRWISE ? n : 1) * sizeof *sketches);
    bool ok = parent != NULL && traits != NULL && sketches != NULL;
    for (uint32_t i = 0; ok && i < n; i++) {
        char folded[256];
        const dln_mention *m = out->mentions[i];
        dln_sketch sketch = {0}, *kept = &sketches[n <= PAIRWISE ? i : 0];
        dln_sketch_add(words, &sketch, m->evidence);
        dln_sketch_finish(&sketch);
        *kept = sketch;
        parent[i] = i;
        if (sketch.count >= LEAST_WORDS)
            traits[2 * (size_t)n + texts++] = (trait){dln_hash64((dln_span){(const char *)sketch.words, sketch.count * sizeof *sketch.words}), i};
        else if (m->evidence.len >= LEAST_BYTES) /* few telling words, but letter for letter the same sentence */
            traits[2 * (size_t)n + texts++] = (trait){dln_hash64((dln_span){folded, dln_fold(m->evidence, folded, sizeof folded)}), i};
    }
    if (ok) {
        unite_equal(parent, traits + 2 * (size_t)n, texts);
        for (uint32_t i = 0; n <= PAIRWISE && i < n; i++)
            for (uint32_t k = i + 1; k < n; k++)
                if (is_copy(&sketches[i], &sketches[k]))
                    unite(parent, i, k);
        for (uint32_t i = 0; i < n; i++) {
            const dln_mention *m = out->mentions[i];
            bool is_copier = parent[i] != i;
            out->is_copy[i] = is_copier && !dln_span_equals(m->article, out->mentions[root_of(parent, i)]->article);
            if (m->publisher.len > 0 && !is_copier)
                traits[publishers++] = (trait){whose(m->publisher), i};
            if (m->agency.len > 0)
                traits[publishers++] = (trait){whose(m->agency), i};
        }
        unite_equal(parent, traits, publishers);
        for (uint32_t i = 0; i < n; i++) /* roots come first: they are the smallest */
            out->voice[i] = parent[i] == i ? out->voice_count++ : out->voice[root_of(parent, i)];
    }
    free(parent);
    free(traits);
    free(sketches);
    return ok;
}
