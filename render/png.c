/* render/png.c - the PNG container (ISO/IEC 15948). See png.h. */
#include "render/png.h"

#include <math.h>
#include <stdlib.h>

#include <zlib.h>

#include <dateline/dateline.h>

enum { CHUNK_MAX = 1 << 16, LEVEL = 3, MEMORY_LEVEL = 9 };

static void put32(unsigned char *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        out[i] = (unsigned char)(value >> (24 - 8 * i));
}

static void put_chunk(dln_sink *out, const char *type, const void *data, size_t len)
{
    unsigned char number[4];
    put32(number, (uint32_t)len);
    dln_sink_write(out, number, 4);
    dln_sink_write(out, type, 4);
    dln_sink_write(out, data, len);
    uLong crc = crc32(crc32(0, NULL, 0), (const unsigned char *)type, 4);
    put32(number, (uint32_t)(len > 0 ? crc32(crc, data, (uInt)len) : crc));
    dln_sink_write(out, number, 4);
}

static void put_text(dln_sink *out, const char *keyword, dln_span text)
{
    dln_sink *data = dln_sink_to_memory();
    if (data == NULL)
        return;
    dln_sink_write(data, keyword, strlen(keyword) + 1);
    dln_sink_write(data, "\0\0\0\0", 4); /* not compressed; no language; no translated keyword */
    dln_sink_span(data, text);
    dln_span bytes = dln_sink_bytes(data);
    put_chunk(out, "iTXt", bytes.text, bytes.len);
    dln_sink_abandon(data);
}

static bool put_compressed(z_stream *stream, int flush, unsigned char *chunk, dln_sink *out)
{
    do {
        if (deflate(stream, flush) == Z_STREAM_ERROR)
            return false;
        if (stream->avail_out == 0 || (flush == Z_FINISH && stream->avail_out < CHUNK_MAX)) {
            put_chunk(out, "IDAT", chunk, CHUNK_MAX - stream->avail_out);
            stream->next_out = chunk;
            stream->avail_out = CHUNK_MAX;
            continue;
        }
        break;
    } while (stream->avail_in > 0 || flush == Z_FINISH);
    return true;
}

static dln_status put_pixels(const dln_image *image, dln_sink *out)
{
    z_stream stream = {.next_out = NULL};
    size_t row_len = (size_t)image->width * 3 + 1;
    unsigned char *row = malloc(row_len), *chunk = malloc(CHUNK_MAX);
    bool ok = row != NULL && chunk != NULL && deflateInit2(&stream, LEVEL, Z_DEFLATED, 15, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK;
    bool is_open = ok;
    stream.next_out = chunk;
    stream.avail_out = CHUNK_MAX;
    for (uint32_t y = 0; ok && y < image->height; y++) {
        const uint32_t *pixels = (const void *)(image->pixels + y * image->stride_bytes);
        unsigned char *to = row;
        *to++ = 0; /* no filter */
        for (uint32_t x = 0; x < image->width; x++, to += 3) {
            to[0] = (unsigned char)(pixels[x] >> 16);
            to[1] = (unsigned char)(pixels[x] >> 8);
            to[2] = (unsigned char)pixels[x];
        }
        stream.next_in = row;
        stream.avail_in = (uInt)row_len;
        ok = put_compressed(&stream, Z_NO_FLUSH, chunk, out);
    }
    if (ok)
        ok = put_compressed(&stream, Z_FINISH, chunk, out);
    if (is_open)
        deflateEnd(&stream);
    free(row);
    free(chunk);
    return ok ? DLN_OK : DLN_NO_MEMORY;
}

dln_status dln_png_write(const dln_image *image, dln_sink *out, dln_error *err)
{
    unsigned char header[13], resolution[9];
    uint32_t per_metre = (uint32_t)floor(image->pixels_per_point * 72 / 0.0254 + 0.5);
    put32(header, image->width);
    put32(header + 4, image->height);
    memcpy(header + 8, "\x08\x02\0\0\0", 5); /* 8 bits, RGB, deflate, adaptive filters, not interlaced */
    put32(resolution, per_metre);
    put32(resolution + 4, per_metre);
    resolution[8] = 1; /* metres */
    dln_sink_write(out, "\x89PNG\r\n\x1a\n", 8);
    put_chunk(out, "IHDR", header, sizeof header);
    put_chunk(out, "pHYs", resolution, sizeof resolution);
    put_text(out, "Title", image->title);
    put_text(out, "Description", image->description);
    put_text(out, "Software", DLN_SPAN("dateline " DATELINE_VERSION));
    dln_status status = put_pixels(image, out);
    put_chunk(out, "IEND", NULL, 0);
    return status == DLN_OK ? dln_sink_status(out, err) : status;
}
