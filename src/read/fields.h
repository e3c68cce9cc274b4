/* src/read/fields.h - what other programs call the fields of our articles, in JSON and in the head of a table.
 * Private to src/read.
 */
#ifndef DATELINE_READ_FIELDS_H
#define DATELINE_READ_FIELDS_H

#include <dateline/span.h>

typedef enum dln_field {
    DLN_FIELD_ID, DLN_FIELD_URL, DLN_FIELD_PUBLISHER, DLN_FIELD_AGENCY, DLN_FIELD_LANG, DLN_FIELD_TITLE, DLN_FIELD_TEXT, DLN_FIELD_PUBLISHED, DLN_FIELD_COUNT
} dln_field;

typedef struct dln_alias {
    const char *name;
    size_t len;
    dln_field field;
    int rank;      /* the lower wins if an article has several */
    bool is_kept;  /* it says more than the field, so it stays among the unknown keys if another one won */
} dln_alias;

enum { DLN_ALIAS_COUNT = 59 };
extern const dln_alias dln_aliases[DLN_ALIAS_COUNT];

int dln_alias_of(dln_span key);         /* index into dln_aliases, by the exact name; -1: none */
int dln_alias_of_header(dln_span head); /* the same for a column: "Publication Date" is publication_date */

#endif
