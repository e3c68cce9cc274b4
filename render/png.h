/* render/png.h - pixels as PNG, with what word processors and screen readers ask of an image: its size on paper (pHYs) and
 * its description (iTXt), which cairo's own writer leaves out. Rows are stored unfiltered and deflated lightly: for
 * drawings that is smaller than the adaptive filters that libpng chooses for photographs, at a tenth of the time.
 */
#ifndef RENDER_PNG_H
#define RENDER_PNG_H

#include <dateline/sink.h>

typedef struct dln_image {
    const unsigned char *pixels; /* 32 bits each in the byte order of the machine: red 16, green 8, blue 0; as cairo's RGB24 */
    size_t stride_bytes;
    uint32_t width, height;
    double pixels_per_point;
    dln_span title, description;
} dln_image;

/* DLN_NO_MEMORY, or what the sink met. */
dln_status dln_png_write(const dln_image *image, dln_sink *out, dln_error *err);

#endif
