/* include/dateline/zone.h - offsets from UTC out of the system's tzdata (TZif version 2 and later, RFC 8536).
 * Read once per zone and process, under a lock; a zone is read-only once made and never freed before exit.
 * Neither the TZ variable nor libical's own zones (wrong for several countries) play a part.
 */
#ifndef DATELINE_ZONE_H
#define DATELINE_ZONE_H

#include <dateline/when.h>

typedef struct dln_zone dln_zone;

/* By IANA name ("Europe/Moscow"). NULL: no such zone, or a name that is none (a path, "..", too long). */
const dln_zone *dln_zone_find(dln_span name);
dln_span dln_zone_name(const dln_zone *zone);

/* Minutes east of UTC at a local time (day, minute). A time that a forward jump skips, or that comes twice, gets the
 * offset in force before the change. */
int32_t dln_zone_offset_at_local(const dln_zone *zone, int32_t day, int32_t minute);
int32_t dln_zone_offset_at_utc(const dln_zone *zone, int64_t instant_min);

/* The same instants as one place's clocks show them, for people: in the named zone if there is one, else at the offset of
 * the first end. Unchanged: ends without a clock, of unknown offset or year. A zone whose clocks change in between leaves
 * the ends at its two offsets; again without a name makes them one. */
dln_when dln_when_in_zone(const dln_when *when, dln_span zone);

/* Changes of offset, for writing a VTIMEZONE: the first one at or after instant_min (minutes since the epoch, UTC).
 * false: none up to the year 2100. */
typedef struct dln_zone_change {
    int64_t instant_min;
    int32_t offset_before_min, offset_after_min;
    bool is_dst_after;
    char abbreviation_after[8];
} dln_zone_change;
bool dln_zone_next_change(const dln_zone *zone, int64_t instant_min, dln_zone_change *out);

/* "2024a", as the system's tzdata calls itself; "unknown". */
const char *dln_zone_data_version(void);

#endif
