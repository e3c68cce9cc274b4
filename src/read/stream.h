/* src/read/stream.h - the bytes of a file or of standard input, unpacked if they are gzipped, UTF-8 if they were UTF-16. Private to src/read. */
#ifndef DATELINE_READ_STREAM_H
#define DATELINE_READ_STREAM_H

#include "read/reader.h"

typedef struct dln_stream dln_stream;

/* NULL: *problem says why. name "-" is standard input. */
dln_stream *dln_stream_open(const char *name, dln_problem *problem);
void dln_stream_close(dln_stream *stream);

/* Up to len bytes; fewer only at the end or after trouble, which is then in *problem (issue not NONE). */
size_t dln_stream_read(dln_stream *stream, char *out, size_t len, dln_problem *problem);

/* Bytes taken from the file, packed as they are. */
uint64_t dln_stream_taken(const dln_stream *stream);

#endif
