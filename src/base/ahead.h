/* src/base/ahead.h - asking for memory before it is looked at: where a loop jumps about in more memory than the caches hold,
 * what it looks at a few steps later is asked for now. A hint only; nothing depends on it.
 */
#ifndef DATELINE_BASE_AHEAD_H
#define DATELINE_BASE_AHEAD_H

#include <stddef.h>

static inline void dln_ask_ahead(const void *bytes, size_t size)
{
    enum { CACHE_LINE = 64 };
    for (size_t at = 0; at < size; at += CACHE_LINE)
        __builtin_prefetch((const char *)bytes + at);
}

#endif
