/* timelines/ndjson.h - lines of NDJSON as their keys tell: a mention or an event. What reads and writes the one and the
 * other: <dateline/timeline.h>.
 */
#ifndef DATELINE_TIMELINES_NDJSON_H
#define DATELINE_TIMELINES_NDJSON_H

#include <dateline/timeline.h>

typedef struct dln_line {
    bool is_event; /* it lists its mentions; a mention never has that key */
    union {
        dln_mention mention;
        dln_event event;
    };
} dln_line;

/* Into arena; unknown keys land in extra. Fails with the column. */
dln_status dln_line_read(dln_span line, dln_arena *arena, dln_line *out, dln_error *err);

#endif
