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

static bool is_copy(dln_telling a, dln_telling b)
{
    uint32_t more = a.count > b.count ? a.count : b.count, less = a.count > b.count ? b.count : a.count;
    return less >= LEAST_WORDS && less * 5 >= more * 4 && dln_sketch_common(a, b) * 5 >= more * 4;
}

void dln_voices_free(dln_voices *voices)
{
    free(voices->mentions);
    free(voices->voice);
    free(voices->mark);
    free(voices->is_copy);
    *voices = (dln_voices){0};
}

static bool reserve(dln_voices *voices, uint32_t count)
{
    if (count <= voices->capacity)
        return true;
    size_t capacity = (size_t)count * 2;
    dln_voices_free(voices);
    voices->mentions = calloc(capacity, sizeof *voices->mentions);
    voices->voice = calloc(capacity, sizeof *voices->voice);
    voices->mark = calloc(capacity, sizeof *voices->mark);
    voices->is_copy = calloc(capacity, sizeof *voices->is_copy);
    bool ok = voices->mentions != NULL && voices->voice != NULL && voices->mark != NULL && voices->is_copy != NULL;
    voices->capacity = ok ? (uint32_t)capacity : 0;
    return ok;
}

bool dln_voices_of(const dln_mention *const *mentions, const dln_telling *evidence, const dln_cluster *cluster, dln_voices *out)
{
    uint32_t n = cluster->count, publishers = 0, texts = 0;
    if (n > UINT32_MAX / 2 || !reserve(out, n))
        return false;
    out->count = n;
    out->voice_count = 0;
    for (uint32_t i = 0; i < n; i++) {
        out->mentions[i] = mentions[cluster->mentions[i]];
        out->voice[i] = 0;
        out->is_copy[i] = false;
    }
    if (n == 1) {
        out->voice_count = 1;
        return true;
    }
    uint32_t *parent = malloc(n * sizeof *parent);
    trait *traits = malloc(3 * (size_t)n * sizeof *traits);
    bool ok = parent != NULL && traits != NULL;
    for (uint32_t i = 0; ok && i < n; i++) {
        char folded[256];
        const dln_mention *m = out->mentions[i];
        dln_telling told = evidence[cluster->mentions[i]];
        parent[i] = i;
        if (told.count >= LEAST_WORDS)
            traits[2 * (size_t)n + texts++] = (trait){dln_hash64((dln_span){(const char *)told.words, told.count * sizeof *told.words}), i};
        else if (m->evidence.len >= LEAST_BYTES) /* few telling words, but letter for letter the same sentence */
            traits[2 * (size_t)n + texts++] = (trait){dln_hash64((dln_span){folded, dln_fold(m->evidence, folded, sizeof folded)}), i};
    }
    if (ok) {
        unite_equal(parent, traits + 2 * (size_t)n, texts);
        for (uint32_t i = 0; n <= PAIRWISE && i < n; i++)
            for (uint32_t k = i + 1; k < n; k++)
                if (is_copy(evidence[cluster->mentions[i]], evidence[cluster->mentions[k]]))
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
    return ok;
}
