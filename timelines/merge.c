/* timelines/merge.c - mentions in, events out. See merge.h. */
#include "merge.h"

#include "agree.h"
#include "cluster.h"

#include <stdlib.h>

/* The order of all that follows: the first mention gives its event the id. */
static int by_publication(const void *a, const void *b)
{
    const dln_mention *x = *(const dln_mention *const *)a, *y = *(const dln_mention *const *)b;
    int order = dln_when_compare(&x->published, &y->published);
    order = order != 0 ? order : dln_span_compare(x->article, y->article);
    return order != 0 ? order : dln_span_compare(x->id, y->id);
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
    const dln_mention **sorted = count > SIZE_MAX / sizeof *sorted ? NULL : malloc(count * sizeof *sorted);
    dln_status status = scratch == NULL || sorted == NULL ? DLN_NO_MEMORY : DLN_OK;
    if (status == DLN_OK) {
        memcpy(sorted, mentions, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, by_publication);
        status = dln_cluster_mentions(sorted, count, lexicon, scratch, &clusters, &cluster_count);
    }
    dln_event *formed = status == DLN_OK ? dln_arena_array(arena, cluster_count, sizeof *formed) : NULL;
    if (formed == NULL)
        status = DLN_NO_MEMORY;
    for (size_t i = 0; status == DLN_OK && i < cluster_count; i++)
        if (!dln_agree(sorted, &clusters[i], lexicon, arena, &formed[i]))
            status = DLN_NO_MEMORY;
    if (status == DLN_OK) {
        *events = formed;
        *event_count = cluster_count;
    }
    free(sorted);
    dln_arena_free(scratch);
    return status;
}
