/* timelines/merge.c - mentions in, events out. See merge.h. */
#include "merge.h"

#include "agree.h"
#include "base/ahead.h"
#include "cluster.h"

#include <stdlib.h>

typedef struct dated { /* a mention with the first of what sorts it at hand */
    int64_t published;
    uint64_t article;       /* eight bytes of its name, behind what all have in common */
    const dln_mention *mention;
    uint32_t index;         /* as it was given */
    int16_t zone_offset_min;
    bool is_plain;          /* a day or a moment: equal keys of one zone are equal dates */
} dated;

enum { LAST_KEY_BITS = 11 /* for the minute of the day */, MOST_DAYS = 1 << 16, CLUSTERS_AHEAD = 4, MENTIONS_AHEAD = 8, SORTED_AHEAD = 16 };

static int64_t publication_key(const dln_when *published)
{
    int32_t clock = published->begin.grain == DLN_GRAIN_MINUTE ? published->begin.minute : -1;
    return dln_when_is_known(published) ? (int64_t)dln_when_first_day(published) * (1 << LAST_KEY_BITS) + clock + 1 : INT64_MAX;
}

static bool is_plain(const dln_when *published)
{
    const dln_point *begin = &published->begin;
    return dln_when_is_single(published) && begin->flags == 0 && (begin->grain == DLN_GRAIN_MINUTE || (begin->grain == DLN_GRAIN_DAY && begin->minute == 0));
}

/* The order of all that follows: the first mention gives its event the id. */
static int by_publication(const void *a, const void *b)
{
    const dated *p = a, *q = b;
    const dln_mention *x = p->mention, *y = q->mention;
    if (p->published != q->published)
        return p->published < q->published ? -1 : 1;
    bool is_same = p->is_plain && q->is_plain && p->zone_offset_min == q->zone_offset_min;
    int order = is_same || dln_when_equals(&x->published, &y->published) ? 0 : dln_when_compare(&x->published, &y->published);
    if (order == 0 && p->article != q->article)
        return p->article < q->article ? -1 : 1;
    order = order != 0 ? order : dln_span_compare(x->article, y->article);
    return order != 0 ? order : dln_span_compare(x->id, y->id);
}

/* The bytes of the text from an offset on as a number that is in their order. */
static uint64_t eight_from(dln_span text, size_t offset)
{
    uint64_t eight = 0;
    for (size_t i = offset; i < offset + sizeof eight; i++)
        eight = eight << 8 | (i < text.len ? (unsigned char)text.text[i] : 0);
    return eight;
}

static void ask_for_article(const dated *list, size_t count, size_t index)
{
    enum { TEXTS_AHEAD = SORTED_AHEAD / 2 };
    if (index + SORTED_AHEAD >= count)
        return;
    dln_ask_ahead(&list[index + SORTED_AHEAD].mention->article, sizeof(dln_span));
    dln_ask_ahead(list[index + TEXTS_AHEAD].mention->article.text, 1);
}

/* Names of articles begin alike ("https://"), and most differ soon behind it. */
static void take_heads(dated *list, size_t count)
{
    dln_span first = list[0].mention->article;
    size_t common = first.len;
    for (size_t i = 1; i < count; i++) {
        dln_span own = list[i].mention->article;
        size_t same = 0;
        ask_for_article(list, count, i);
        while (same < common && same < own.len && own.text[same] == first.text[same])
            same++;
        common = same;
    }
    for (size_t i = 0; i < count; i++) {
        ask_for_article(list, count, i);
        list[i].article = eight_from(list[i].mention->article, common);
    }
}

/* Sorts by sharing out by the day of publication first: most of a sort's work. false: not worth it, or no memory. */
static bool sort_by_day(dated *list, size_t count)
{
    int64_t low = INT64_MAX, high = INT64_MIN;
    for (size_t i = 0; i < count; i++) {
        int64_t day = list[i].published >> LAST_KEY_BITS;
        if (list[i].published == INT64_MAX)
            continue;
        low = day < low ? day : low;
        high = day > high ? day : high;
    }
    if (low > high || high - low >= MOST_DAYS)
        return false;
    size_t days = (size_t)(high - low) + 2, at = 0; /* the last for those of unknown date */
    size_t *begin = calloc(days + 1, sizeof *begin);
    dated *shared = malloc(count * sizeof *shared);
    if (begin != NULL && shared != NULL) {
        for (int pass = 0; pass < 2; pass++) {
            for (size_t i = 0; i < count; i++) {
                size_t day = list[i].published == INT64_MAX ? days - 1 : (size_t)((list[i].published >> LAST_KEY_BITS) - low);
                if (pass == 0)
                    begin[day + 1]++;
                else
                    shared[begin[day]++] = list[i];
            }
            for (size_t d = 0; pass == 0 && d < days; d++)
                begin[d + 1] += begin[d];
        }
        memcpy(list, shared, count * sizeof *list);
        for (size_t d = 0; d < days; at = begin[d++]) { /* begin[d] has become the day's end */
            for (size_t i = at; i < begin[d]; i++)
                dln_ask_ahead(list[i].mention, sizeof(dln_span[2])); /* the names of those that are told apart by them */
            if (begin[d] - at > 1)
                qsort(list + at, begin[d] - at, sizeof *list, by_publication);
        }
    }
    bool is_done = begin != NULL && shared != NULL;
    free(begin);
    free(shared);
    return is_done;
}

/* Sorted mentions, and where each was given. */
static const dln_mention **sort_mentions(const dln_mention *const *mentions, size_t count, dln_arena *scratch, uint32_t **given)
{
    const dln_mention **sorted = dln_arena_array(scratch, count, sizeof *sorted);
    *given = dln_arena_array(scratch, count, sizeof **given);
    dated *list = sorted == NULL || *given == NULL || count > UINT32_MAX ? NULL : malloc(count * sizeof *list);
    for (size_t i = 0; list != NULL && i < count; i++) {
        const dln_when *published = &mentions[i]->published;
        if (i + SORTED_AHEAD < count)
            dln_ask_ahead(mentions[i + SORTED_AHEAD], sizeof **mentions);
        list[i] = (dated){publication_key(published), 0, mentions[i], (uint32_t)i, published->begin.zone_offset_min, is_plain(published)};
    }
    if (list == NULL)
        return NULL;
    take_heads(list, count);
    if (!sort_by_day(list, count))
        qsort(list, count, sizeof *list, by_publication);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = list[i].mention;
        (*given)[i] = list[i].index;
    }
    free(list);
    return sorted;
}

dln_status dln_merge(const dln_mention *const *mentions, size_t count, const dln_lexicon *lexicon, dln_arena *arena, dln_merged *out,
                     dln_error *err)
{
    return dln_merge_part(mentions, NULL, count, lexicon, arena, out, err);
}

/* What is known, in the order of the sorted mentions. */
static const dln_known *sort_known(const dln_known *known, const uint32_t *given, size_t count, dln_arena *scratch)
{
    dln_known *sorted = known == NULL ? NULL : dln_arena_array(scratch, count, sizeof *sorted);
    for (size_t i = 0; sorted != NULL && i < count; i++)
        sorted[i] = known[given[i]];
    return sorted;
}

static void ask_for_mentions(const dln_mention *const *sorted, const dln_cluster *cluster)
{
    for (uint32_t k = 0; k < cluster->count && k < MENTIONS_AHEAD; k++)
        dln_ask_ahead(sorted[cluster->mentions[k]], sizeof **sorted);
}

dln_status dln_merge_part(const dln_mention *const *mentions, const dln_known *known, size_t count, const dln_lexicon *lexicon,
                          dln_arena *arena, dln_merged *out, dln_error *err)
{
    dln_cluster *clusters = NULL;
    size_t cluster_count = 0;
    uint32_t *given = NULL;
    memset(out, 0, sizeof *out);
    if (count == 0)
        return DLN_OK;
    dln_arena *scratch = dln_arena_new();
    const dln_mention **sorted = scratch == NULL ? NULL : sort_mentions(mentions, count, scratch, &given);
    dln_status status = sorted == NULL ? DLN_NO_MEMORY : DLN_OK;
    const dln_known *settled = status == DLN_OK ? sort_known(known, given, count, scratch) : NULL;
    if (known != NULL && settled == NULL)
        status = DLN_NO_MEMORY;
    dln_feature_maker *maker = status == DLN_OK ? dln_feature_maker_new(lexicon, scratch) : NULL;
    dln_telling *evidence = status == DLN_OK ? dln_arena_array(scratch, count, sizeof *evidence) : NULL;
    if (maker == NULL || evidence == NULL)
        status = DLN_NO_MEMORY;
    if (status == DLN_OK)
        status = dln_cluster_mentions(sorted, settled, count, maker, scratch, evidence, &clusters, &cluster_count);
    dln_event *formed = status == DLN_OK ? dln_arena_array(arena, cluster_count, sizeof *formed) : NULL;
    uint32_t *event_of = status == DLN_OK ? dln_arena_array(arena, count, sizeof *event_of) : NULL;
    if (formed == NULL || event_of == NULL)
        status = DLN_NO_MEMORY;
    dln_agreeing common = {.mentions = sorted, .evidence = evidence, .lexicon = lexicon, .maker = maker, .arena = arena};
    for (size_t i = 0; status == DLN_OK && i < cluster_count; i++) {
        if (i + CLUSTERS_AHEAD < cluster_count)
            ask_for_mentions(sorted, &clusters[i + CLUSTERS_AHEAD]);
        if (!clusters[i].is_settled && !dln_agree(&common, &clusters[i], &formed[i]))
            status = DLN_NO_MEMORY;
        for (uint32_t k = 0; k < clusters[i].count; k++)
            event_of[given[clusters[i].mentions[k]]] = (uint32_t)i;
    }
    if (status == DLN_OK)
        *out = (dln_merged){formed, cluster_count, event_of};
    dln_voices_free(&common.voices);
    dln_feature_maker_free(maker);
    dln_arena_free(scratch);
    return status;
}
