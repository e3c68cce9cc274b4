/* src/base/sink.c - buffered output that remembers its first failure; a file appears whole or not at all. */
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_SIZE = 64 * 1024 };

struct dln_sink {
    char *bytes;
    size_t used, capacity;
    int descriptor;      /* -1: memory */
    bool owns_file;
    dln_status status;
    int system_error;
    char *name;          /* for messages; the file's path */
    char *written_beside; /* the name it has until it is closed */
};

static dln_sink *sink_new(int descriptor, const char *name)
{
    dln_sink *sink = calloc(1, sizeof *sink);
    if (sink == NULL)
        return NULL;
    sink->descriptor = descriptor;
    sink->name = strdup(name);
    sink->bytes = malloc(BUFFER_SIZE);
    sink->capacity = BUFFER_SIZE;
    if (sink->name == NULL || sink->bytes == NULL) {
        free(sink->name);
        free(sink->bytes);
        free(sink);
        return NULL;
    }
    return sink;
}

dln_sink *dln_sink_to_memory(void)
{
    return sink_new(-1, "memory");
}

dln_sink *dln_sink_to_descriptor(int descriptor, const char *name)
{
    return sink_new(descriptor, name);
}

dln_status dln_sink_to_file(const char *path, dln_sink **out, dln_error *err)
{
    struct stat there;
    if (stat(path, &there) == 0 && S_ISDIR(there.st_mode))
        return dln_fail_at(err, DLN_IO, path, 0, 0, "is a folder; name a file in it");
    bool is_special = stat(path, &there) == 0 && !S_ISREG(there.st_mode); /* /dev/full, a pipe: written in place */
    size_t len = strlen(path);
    char *beside = malloc(len + sizeof ".XXXXXX");
    dln_sink *sink = NULL;
    int descriptor = -1;
    if (beside == NULL)
        return DLN_NO_MEMORY;
    memcpy(beside, path, len + 1);
    if (is_special) {
        descriptor = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        memcpy(beside + len, ".XXXXXX", sizeof ".XXXXXX");
        descriptor = mkostemp(beside, O_CLOEXEC);
        if (descriptor >= 0) {
            mode_t mask = umask(0);
            umask(mask);
            fchmod(descriptor, stat(path, &there) == 0 ? there.st_mode & 07777 : 0666 & ~mask);
        }
    }
    if (descriptor < 0) {
        int why = errno;
        free(beside);
        return dln_fail_at(err, DLN_IO, path, 0, 0, "cannot be written: %s", strerror(why));
    }
    sink = sink_new(descriptor, path);
    if (sink == NULL) {
        close(descriptor);
        if (!is_special)
            unlink(beside);
        free(beside);
        return DLN_NO_MEMORY;
    }
    sink->owns_file = true;
    if (is_special)
        free(beside);
    else
        sink->written_beside = beside;
    *out = sink;
    return DLN_OK;
}

static void put(dln_sink *sink, const char *bytes, size_t len)
{
    size_t done = 0;
    while (sink->status == DLN_OK && done < len) {
        ssize_t written = write(sink->descriptor, bytes + done, len - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            sink->status = DLN_IO;
            sink->system_error = errno;
            break;
        }
        done += (size_t)written;
    }
}

static void drain(dln_sink *sink)
{
    put(sink, sink->bytes, sink->used);
    sink->used = 0;
}

static bool make_room(dln_sink *sink, size_t len)
{
    if (sink->status != DLN_OK)
        return false;
    if (sink->descriptor >= 0) {
        if (sink->capacity - sink->used < len)
            drain(sink);
        if (sink->capacity >= len)
            return sink->status == DLN_OK;
    }
    if (len > SIZE_MAX - sink->used - 1)
        sink->status = DLN_NO_MEMORY;
    size_t wanted = sink->capacity;
    while (sink->status == DLN_OK && wanted - sink->used < len)
        wanted = wanted > SIZE_MAX / 2 ? sink->used + len : wanted * 2;
    if (sink->status == DLN_OK && wanted != sink->capacity) {
        char *larger = realloc(sink->bytes, wanted);
        if (larger == NULL) {
            sink->status = DLN_NO_MEMORY;
        } else {
            sink->bytes = larger;
            sink->capacity = wanted;
        }
    }
    return sink->status == DLN_OK;
}

void dln_sink_write(dln_sink *sink, const void *bytes, size_t len)
{
    bool has_room = sink->status == DLN_OK && len <= sink->capacity - sink->used;
    if (!has_room && sink->descriptor >= 0 && len >= sink->capacity) { /* past the buffer */
        drain(sink);
        put(sink, bytes, len);
        return;
    }
    if (len == 0 || (!has_room && !make_room(sink, len)))
        return;
    memcpy(sink->bytes + sink->used, bytes, len);
    sink->used += len;
}

char *dln_sink_take(dln_sink *sink, size_t len)
{
    bool has_room = sink->status == DLN_OK && len <= sink->capacity - sink->used;
    if (!has_room && !make_room(sink, len))
        return NULL;
    sink->used += len;
    return sink->bytes + sink->used - len;
}

void dln_sink_puts(dln_sink *sink, const char *text)
{
    dln_sink_write(sink, text, strlen(text));
}

void dln_sink_span(dln_sink *sink, dln_span text)
{
    dln_sink_write(sink, text.text, text.len);
}

void dln_sink_char(dln_sink *sink, char byte)
{
    if (sink->used < sink->capacity && sink->status == DLN_OK)
        sink->bytes[sink->used++] = byte;
    else
        dln_sink_write(sink, &byte, 1);
}

void dln_sink_whole(dln_sink *sink, uint64_t number)
{
    char digits[DLN_DIGITS];
    size_t at = dln_decimal(number, digits);
    dln_sink_write(sink, digits + at, sizeof digits - at);
}

void dln_sink_printf(dln_sink *sink, const char *format, ...)
{
    va_list arguments;
    char small[512];
    va_start(arguments, format);
    int len = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (len < 0)
        return;
    if ((size_t)len < sizeof small) {
        dln_sink_write(sink, small, (size_t)len);
        return;
    }
    if (!make_room(sink, (size_t)len + 1))
        return;
    va_start(arguments, format);
    vsnprintf(sink->bytes + sink->used, (size_t)len + 1, format, arguments);
    va_end(arguments);
    sink->used += (size_t)len;
}

dln_status dln_sink_status(const dln_sink *sink, dln_error *err)
{
    if (sink->status == DLN_IO)
        return dln_fail_at(err, DLN_IO, sink->name, 0, 0, "cannot be written: %s", strerror(sink->system_error));
    return sink->status;
}

dln_status dln_sink_flush(dln_sink *sink, dln_error *err)
{
    if (sink->descriptor >= 0)
        drain(sink);
    return dln_sink_status(sink, err);
}

static void sink_free(dln_sink *sink)
{
    free(sink->written_beside);
    free(sink->name);
    free(sink->bytes);
    free(sink);
}

dln_status dln_sink_close(dln_sink *sink, dln_error *err)
{
    if (sink == NULL)
        return DLN_OK;
    dln_status status = dln_sink_flush(sink, err);
    if (sink->owns_file && close(sink->descriptor) != 0 && status == DLN_OK)
        status = dln_fail_at(err, DLN_IO, sink->name, 0, 0, "cannot be written: %s", strerror(errno));
    if (sink->written_beside != NULL) {
        if (status == DLN_OK && rename(sink->written_beside, sink->name) != 0)
            status = dln_fail_at(err, DLN_IO, sink->name, 0, 0, "cannot be replaced: %s", strerror(errno));
        if (status != DLN_OK)
            unlink(sink->written_beside);
    }
    sink_free(sink);
    return status;
}

void dln_sink_abandon(dln_sink *sink)
{
    if (sink == NULL)
        return;
    if (sink->owns_file)
        close(sink->descriptor);
    if (sink->written_beside != NULL)
        unlink(sink->written_beside);
    sink_free(sink);
}

dln_span dln_sink_bytes(const dln_sink *sink)
{
    return (dln_span){sink->bytes, sink->used};
}

void dln_sink_clear(dln_sink *sink)
{
    sink->used = 0;
}
