/* src/read/archive.h - the forms in which press archives export articles as text. Private to src/read. */
#ifndef DATELINE_READ_ARCHIVE_H
#define DATELINE_READ_ARCHIVE_H

#include <dateline/span.h>

typedef enum dln_archive_style {
    DLN_ARCHIVE_NONE,
    DLN_ARCHIVE_NEXIS_OLD,      /* "12 of 50 DOCUMENTS" over each, LENGTH:, LOAD-DATE: */
    DLN_ARCHIVE_NEXIS,          /* Length:, Body, Load-Date:, "End of Document" */
    DLN_ARCHIVE_FACTIVA_LABELS, /* HD, PD, SN, LP, TD at the beginnings of lines */
    DLN_ARCHIVE_FACTIVA,        /* "523 words", "Document VLGW000020211207ehc7000p1" */
    DLN_ARCHIVE_PROQUEST,       /* divided by lines of underscores, "Full text:" */
    DLN_ARCHIVE_COUNT
} dln_archive_style;

/* By the first bytes of a text. */
dln_archive_style dln_archive_style_of(dln_span head);

#endif
