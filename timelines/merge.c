/* timelines/merge.c - mentions in, events out. See merge.h. */
#include "merge.h"

dln_status dln_merge(const dln_mention *const *mentions, size_t count, const dln_lexicon *lexicon, dln_arena *arena,
                     const dln_event **events, size_t *event_count, dln_error *err)
{
    *events = NULL;
    *event_count = 0;
    return DLN_OK;
}
