/* timelines/merge.c - mentions in, events out. See merge.h. */
#include "merge.h"

#include "agree.h"
#include "cluster.h"

#include <stdlib.h>

typedef struct dated { /* a mention with the first of what sorts it at hand */
    int64_t published;
    const dln_mention *mention;
} dated;

static int64_t publication_key(const dln_when *published)
{
    int32_t clock = published->begin.grain == DLN_GRAIN_MINUTE ? published->begin.minute : -1;
    return dln_when_is_known(published) ? (int64_t)dln_when_first_day(published) * 2048 + clock : INT64_MAX;
}

/* The order of all that follows: the first mention gives its event the id. */
static int by_publication(const void *a, const void *b)
{
    const dated *p = a, *q = b;
    const dln_mention *x = p->mention, *y = q->mention;
    if (p->published != q->published)
        return p->published < q->published ? -1 : 1;
    int order = dln_when_equals(&x->published, &y->published) ? 0 : dln_when_compare(&x->published, &y->published);
    order = order != 0 ? order : dln_span_compare(x->article, y->article);
    return order != 0 ? order : dln_span_compare(x->id, y->id);
}

static const dln_mention **sort_mentions(const dln_mention *const *mentions, size_t count)
{
    const dln_mention **sorted = count > SIZE_MAX / sizeof(dated) ? NULL : malloc(count * sizeof *sorted);
    dated *list = sorted == NULL ? NULL : malloc(count * sizeof *list);
    for (size_t i = 0; list != NULL && i < count; i++)
        list[i] = (dated){publication_key(&mentions[i]->published), mentions[i]};
    if (list == NULL) {
        free(sorted);
        return NULL;
    }
    qsort(list, count, sizeof *list, by_publication);
    for (size_t i = 0; i < count; i++)
        sorted[i] = list[i].mention;
    free(list);
    return sorted;
}

dln_status dln_merge(const dln_mention *const *mentions, size_t count, const dln_lexicon *lexicon, dln_arena *arena,
                     const dln_event **events, size_t *event_count, dln_error *err)
{
    dln_cluster *clusters = NULL;
    size_t cluster_count = 0;
    *events = NULL;
    *event_count = 0;
    if (count == 0)
        return DLN_OK;
    dln_arena *scratch = dln_arena_new();
    const dln_mention **sorted = sort_mentions(mentions, count);
    dln_status status = scratch == NULL || sorted == NULL ? DLN_NO_MEMORY : DLN_OK;
    if (status == DLN_OK)
        status = dln_cluster_mentions(sorted, count, lexicon, scratch, &clusters, &cluster_count);
    dln_feature_maker *maker = status == DLN_OK ? dln_feature_maker_new(lexicon, scratch) : NULL;
    dln_event *formed = status == DLN_OK ? dln_arena_array(arena, cluster_count, sizeof *formed) : NULL;
    if (formed == NULL || maker == NULL)
        status = DLN_NO_MEMORY;
    for (size_t i = 0; status == DLN_OK && i < cluster_count; i++)
        if (!dln_agree(sorted, &clusters[i], lexicon, maker, arena, &formed[i]))
            status = DLN_NO_MEMORY;
    if (status == DLN_OK) {
        *events = formed;
        *event_count = cluster_count;
    }
    dln_feature_maker_free(maker);
    free(sorted);
    dln_arena_free(scratch);
    return status;
}
