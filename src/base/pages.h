/* src/base/pages.h - large pages for large memory: where a program jumps about in hundreds of megabytes, finding out where a page is
 * costs as much as what is on it, and asking the kernel for each of 4 KiB costs as well. A hint only; nothing depends on it.
 */
#ifndef DATELINE_BASE_PAGES_H
#define DATELINE_BASE_PAGES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

/* To be told of memory before it is written to. Small memory stays as it is. */
static inline void dln_on_large_pages(void *bytes, size_t size)
{
#ifdef MADV_HUGEPAGE
    enum { PAGE = 1 << 21, WORTH_IT = 2 * PAGE };
    if (bytes == NULL || size < WORTH_IT)
        return;
    uintptr_t begin = ((uintptr_t)bytes + PAGE - 1) & ~(uintptr_t)(PAGE - 1), end = ((uintptr_t)bytes + size) & ~(uintptr_t)(PAGE - 1);
    if (begin < end)
        (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
#else
    (void)bytes, (void)size;
#endif
}

#endif
