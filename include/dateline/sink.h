/* include/dateline/sink.h - where bytes go: a file beside the one it replaces, a descriptor, memory.
 * A sink buffers; the first failure is remembered, later writes do nothing, and dln_sink_close reports it
 * (a disk that is full says so at the latest there). What is written is complete or not there: a file
 * is renamed over its name only by a close that succeeds.
 */
#ifndef DATELINE_SINK_H
#define DATELINE_SINK_H

#include <dateline/error.h>
#include <dateline/span.h>

typedef struct dln_sink dln_sink;

dln_sink *dln_sink_to_memory(void);                             /* yours; NULL: no memory */
dln_sink *dln_sink_to_descriptor(int descriptor, const char *name); /* does not close the descriptor */
dln_status dln_sink_to_file(const char *path, dln_sink **out, dln_error *err);

/* Flushes, syncs the name (rename) and frees, also when it fails. NULL is fine. */
dln_status dln_sink_close(dln_sink *sink, dln_error *err);
void dln_sink_abandon(dln_sink *sink);                          /* frees, and leaves no file behind */

void dln_sink_write(dln_sink *sink, const void *bytes, size_t len);
void dln_sink_puts(dln_sink *sink, const char *text);
void dln_sink_span(dln_sink *sink, dln_span text);
void dln_sink_char(dln_sink *sink, char byte);
void dln_sink_whole(dln_sink *sink, uint64_t number); /* in decimal */
void dln_sink_printf(dln_sink *sink, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* DLN_OK as long as all went well. */
dln_status dln_sink_status(const dln_sink *sink, dln_error *err);
dln_status dln_sink_flush(dln_sink *sink, dln_error *err);

/* What a memory sink holds; borrowed until the next write. */
dln_span dln_sink_bytes(const dln_sink *sink);
void dln_sink_clear(dln_sink *sink);                            /* memory sinks only */

#endif
