/* src/read/csv.h - where a table's records end, for the reader that cuts and the format that reads. Private to src/read. */
#ifndef DATELINE_READ_CSV_H
#define DATELINE_READ_CSV_H

#include <dateline/span.h>

/* Whether the first record names columns of articles: two that are known, one of them the text. */
bool dln_csv_is(dln_span head);
/* Behind the first record's line end, outside of quotes; SIZE_MAX: it is not there. */
size_t dln_csv_record_end(dln_span text);
/* Behind the last record that is whole; 0: none is. */
size_t dln_csv_last_end(dln_span text);

#endif
