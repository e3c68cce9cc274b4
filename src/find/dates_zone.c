/* src/find/dates_zone.c - the offset of a clock time: given as a number, by an abbreviation, by the name of a place's time. */
#include "find/dates.h"

#include "base/text.h"
#include <dateline/zone.h>

int16_t dates_zone_offset(const dates_doc *d, const draft *from, int32_t day, int32_t minute, dln_span *name)
{
    *name = DLN_NO_SPAN;
    if (from->zone_offset != NO_OFFSET)
        return from->zone_offset;
    if (from->zone_row == 0)
        return DLN_ZONE_UNKNOWN;
    const dln_lexicon *lexicon = d->doc->lexicon;
    uint32_t row = from->zone_row - 1u;
    dln_span zone = dln_cell_text(lexicon, DLN_TABLE_TIME_ZONES, row, DLN_TIME_ZONES_ZONE);
    int32_t offset = dln_cell_int(lexicon, DLN_TABLE_TIME_ZONES, row, DLN_TIME_ZONES_OFFSET_MIN);
    if (zone.len > 0)
        *name = zone;
    if (offset != DLN_NO_NUMBER)
        return (int16_t)offset;
    const dln_zone *rules = zone.len > 0 ? dln_zone_find(zone) : NULL;
    if (rules == NULL)
        return DLN_ZONE_UNKNOWN;
    return (int16_t)dln_zone_offset_at_local(rules, day, minute >= 1440 ? 1439 : minute);
}
