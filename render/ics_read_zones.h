/* render/ics_read_zones.h - the time zones that a calendar of another program brings along. Office programs call them
 * "W. Europe Standard Time" or "Customized Time Zone", names that no tzdata has; what they mean stands in the file.
 */
#ifndef RENDER_ICS_READ_ZONES_H
#define RENDER_ICS_READ_ZONES_H

#include <dateline/span.h>
#include <stdint.h>

typedef struct dln_ics_zones dln_ics_zones;

/* Those of a calendar, or of a part of one. One with rules that no zone has (every second) is left out, as they could
 * keep a machine busy for days. NULL: no memory. */
dln_ics_zones *dln_ics_zones_read(dln_span calendar);
void dln_ics_zones_free(dln_ics_zones *zones); /* NULL is fine */

/* East of UTC, in minutes, at a local time there; DLN_ZONE_UNKNOWN: it brings no such zone. */
int32_t dln_ics_zones_offset(dln_ics_zones *zones, const char *name, int32_t day, int32_t minute);

#endif
