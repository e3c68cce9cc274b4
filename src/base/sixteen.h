/* src/base/sixteen.h - sixteen bytes in one step, where the processor has SSE2: every amd64 does. Who uses it has a scalar way beside it.
 */
#ifndef DATELINE_BASE_SIXTEEN_H
#define DATELINE_BASE_SIXTEEN_H

#ifdef __SSE2__
#include <emmintrin.h>

/* 0xFF for each byte that is one of a to z. Those are moved to the least of the signed numbers, so that one comparison tells. */
static inline __m128i dln_are_small_letters(__m128i bytes)
{
    return _mm_cmplt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 - 'a'))), _mm_set1_epi8((char)(0x80 + 26)));
}
#endif

#endif
