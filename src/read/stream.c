/* src/read/stream.c - reading bytes; gzip by its magic number, member after member (RFC 1952), with a bound on bombs; UTF-16 by its
 * byte order mark, which becomes UTF-8, so that nobody else need know it in files. */
#include "read/stream.h"

#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

enum { INPUT_SIZE = 64 * 1024 };
/* Text packs to a third, the most repetitive NDJSON to a hundredth; deflate's limit is 1032. Beyond that much and
 * that ratio it is no text that somebody wrote. */
static const uint64_t BOMB_RATIO = 400, BOMB_FROM = (uint64_t)256 << 20;

struct dln_stream {
    const char *name;
    int descriptor;
    bool is_known, is_gzip, is_member_open, is_at_end;
    z_stream unpacker;
    uint64_t bytes_in, bytes_out;
    unsigned char input[INPUT_SIZE];
    size_t begin, end; /* what of input is not used yet */
    bool is_checked, is_utf16, is_big_endian;
    unsigned char wide[4096]; /* the first bytes, then those of UTF-16 */
    size_t wide_begin, wide_end;
    char narrow[4]; /* the character that is being handed out */
    size_t narrow_begin, narrow_end;
};

dln_stream *dln_stream_open(const char *name, dln_problem *problem)
{
    dln_stream *stream = calloc(1, sizeof *stream);
    if (stream == NULL)
        return NULL;
    bool is_standard = strcmp(name, "-") == 0;
    stream->name = name;
    stream->descriptor = is_standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (stream->descriptor < 0) {
        *problem = dln_problem_make(DLN_ISSUE_UNREADABLE, name, 0, 0, "cannot be read: %s", strerror(errno));
        free(stream);
        return NULL;
    }
    return stream;
}

void dln_stream_close(dln_stream *stream)
{
    if (stream == NULL)
        return;
    if (stream->is_gzip)
        inflateEnd(&stream->unpacker);
    if (stream->descriptor != STDIN_FILENO)
        close(stream->descriptor);
    free(stream);
}

/* What the system has ready, at most len bytes; 0: the end, or trouble. */
static size_t take(dln_stream *stream, char *out, size_t len, dln_problem *problem)
{
    ssize_t got = stream->is_at_end ? 0 : -1;
    while (!stream->is_at_end) {
        got = read(stream->descriptor, out, len);
        if (got >= 0 || errno != EINTR)
            break;
    }
    if (got < 0)
        *problem = dln_problem_make(DLN_ISSUE_UNREADABLE, stream->name, 0, 0, "cannot be read: %s", strerror(errno));
    if (got <= 0) {
        stream->is_at_end = true;
        return 0;
    }
    stream->bytes_in += (uint64_t)got;
    return (size_t)got;
}

static void fill(dln_stream *stream, dln_problem *problem)
{
    if (stream->begin > 0) {
        memmove(stream->input, stream->input + stream->begin, stream->end - stream->begin);
        stream->end -= stream->begin;
        stream->begin = 0;
    }
    while (!stream->is_at_end && stream->end < INPUT_SIZE) {
        stream->end += take(stream, (char *)stream->input + stream->end, INPUT_SIZE - stream->end, problem);
        if (stream->end >= 2) /* enough to know a gzip by; a slow pipe is not waited for longer */
            break;
    }
}

static bool starts_a_member(const dln_stream *stream)
{
    return stream->end - stream->begin >= 2 && stream->input[stream->begin] == 0x1F && stream->input[stream->begin + 1] == 0x8B;
}

static size_t unpack(dln_stream *stream, char *out, size_t len, dln_problem *problem)
{
    z_stream *z = &stream->unpacker;
    size_t done = 0;
    while (done < len && problem->issue == DLN_ISSUE_NONE) {
        if (stream->end - stream->begin < 2)
            fill(stream, problem);
        if (!stream->is_member_open) { /* another member, or padding after the last */
            if (!starts_a_member(stream))
                break;
            inflateReset(z);
            stream->is_member_open = true;
        }
        if (stream->begin == stream->end) {
            if (problem->issue == DLN_ISSUE_NONE)
                *problem = dln_problem_make(DLN_ISSUE_DAMAGED, stream->name, 0, 0, "its gzip data break off");
            break;
        }
        size_t room = len - done < (1u << 30) ? len - done : (1u << 30);
        z->next_in = stream->input + stream->begin;
        z->avail_in = (uInt)(stream->end - stream->begin);
        z->next_out = (Bytef *)out + done;
        z->avail_out = (uInt)room;
        int result = inflate(z, Z_NO_FLUSH);
        stream->begin = stream->end - z->avail_in;
        done += room - z->avail_out;
        stream->bytes_out += room - z->avail_out;
        if (result == Z_STREAM_END) {
            stream->is_member_open = false;
        } else if (result != Z_OK && !(result == Z_BUF_ERROR && z->avail_in == 0)) {
            *problem = dln_problem_make(DLN_ISSUE_DAMAGED, stream->name, 0, 0, "its gzip data are damaged");
            break;
        }
        if (stream->bytes_out > BOMB_FROM && stream->bytes_out / BOMB_RATIO > stream->bytes_in) {
            *problem = dln_problem_make(DLN_ISSUE_DAMAGED, stream->name, 0, 0,
                                        "unpacks to more than %u times its size, which no text does; stopped", (unsigned)BOMB_RATIO);
            break;
        }
    }
    return done;
}

static size_t read_bytes(dln_stream *stream, char *out, size_t len, dln_problem *problem)
{
    if (!stream->is_known) {
        while (!stream->is_at_end && stream->end < 2)
            fill(stream, problem);
        stream->is_known = true;
        if (starts_a_member(stream)) {
            if (inflateInit2(&stream->unpacker, 15 + 16) != Z_OK) {
                *problem = dln_problem_make(DLN_ISSUE_DAMAGED, stream->name, 0, 0, "cannot be unpacked");
                return 0;
            }
            stream->is_gzip = true;
            stream->is_member_open = true;
        }
    }
    if (stream->is_gzip)
        return unpack(stream, out, len, problem);
    size_t done = 0;
    while (done < len && problem->issue == DLN_ISSUE_NONE) {
        size_t have = stream->end - stream->begin, wanted = len - done;
        if (have == 0) { /* all that came with the first look at it has been handed on: the rest goes where it is wanted */
            size_t got = take(stream, out + done, wanted, problem);
            if (got == 0)
                break;
            done += got;
            continue;
        }
        if (wanted > have)
            wanted = have;
        memcpy(out + done, stream->input + stream->begin, wanted);
        stream->begin += wanted;
        done += wanted;
    }
    return done;
}

/* The next unit of UTF-16; false: there is none. A last odd byte is dropped. */
static bool next_unit(dln_stream *stream, uint32_t *unit, bool takes, dln_problem *problem)
{
    if (stream->wide_end - stream->wide_begin < 2) {
        size_t left = stream->wide_end - stream->wide_begin;
        memmove(stream->wide, stream->wide + stream->wide_begin, left);
        stream->wide_begin = 0;
        stream->wide_end = left + read_bytes(stream, (char *)stream->wide + left, sizeof stream->wide - left, problem);
    }
    if (stream->wide_end - stream->wide_begin < 2)
        return false;
    const unsigned char *b = stream->wide + stream->wide_begin;
    *unit = stream->is_big_endian ? (uint32_t)(b[0] << 8 | b[1]) : (uint32_t)(b[1] << 8 | b[0]);
    stream->wide_begin += takes ? 2 : 0;
    return true;
}

static size_t read_utf16(dln_stream *stream, char *out, size_t len, dln_problem *problem)
{
    size_t done = 0;
    while (done < len) {
        if (stream->narrow_begin < stream->narrow_end) {
            out[done++] = stream->narrow[stream->narrow_begin++];
            continue;
        }
        uint32_t code, low;
        if (!next_unit(stream, &code, true, problem))
            break;
        stream->narrow_begin = stream->narrow_end = 0;
        if (code >= 0xD800 && code < 0xDC00 && next_unit(stream, &low, false, problem) && low >= 0xDC00 && low < 0xE000) {
            next_unit(stream, &low, true, problem);
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        if (code >= 0xD800 && code < 0xE000) /* half a character: a byte that is no UTF-8, which is repaired and told as such */
            stream->narrow[stream->narrow_end++] = (char)0xFF;
        else
            stream->narrow_end = dln_utf8_encode(code, stream->narrow);
    }
    return done;
}

size_t dln_stream_read(dln_stream *stream, char *out, size_t len, dln_problem *problem)
{
    if (!stream->is_checked) {
        stream->wide_end = read_bytes(stream, (char *)stream->wide, 2, problem);
        bool is_little = stream->wide_end == 2 && memcmp(stream->wide, "\xFF\xFE", 2) == 0;
        stream->is_big_endian = stream->wide_end == 2 && memcmp(stream->wide, "\xFE\xFF", 2) == 0;
        stream->is_utf16 = is_little || stream->is_big_endian;
        stream->wide_begin = stream->is_utf16 ? 2 : 0;
        stream->is_checked = true;
    }
    if (stream->is_utf16)
        return read_utf16(stream, out, len, problem);
    size_t done = 0;
    while (done < len && stream->wide_begin < stream->wide_end)
        out[done++] = (char)stream->wide[stream->wide_begin++];
    return problem->issue == DLN_ISSUE_NONE ? done + read_bytes(stream, out + done, len - done, problem) : done;
}

uint64_t dln_stream_taken(const dln_stream *stream)
{
    return stream->bytes_in;
}
