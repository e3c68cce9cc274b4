/* include/dateline/lexicon.h - the words and facts that the program knows: the compiled tables of src/lang and
 * src/facts, and the user's own on top. Read-only once made, shared by threads.
 */
#ifndef DATELINE_LEXICON_H
#define DATELINE_LEXICON_H

#include <dateline/error.h>
#include <dateline/span.h>

typedef struct dln_lexicon dln_lexicon;

dln_lexicon *dln_lexicon_new(void);          /* the built-in tables; costs no reading. Yours to free; NULL: no memory */
void dln_lexicon_free(dln_lexicon *lexicon); /* NULL is fine */

/* The user's own people, bodies and places: TSV whose first line names the columns, the same format and the same
 * checks as src/facts; columns at the end that may be empty may be left out. Errors name file:line:column. Its rows win over the built-in
 * ones. Once for each table, people before their terms. */
dln_status dln_lexicon_add(dln_lexicon *lexicon, const char *file, dln_span tsv, dln_error *err);

/* The name of the country with that ISO 3166-1 alpha-3 code, "Japan" for "JPN"; empty: no such country. Borrowed from the lexicon. */
dln_span dln_lexicon_country(const dln_lexicon *lexicon, dln_span code);

/* "en-1f3a": language and a digest of all tables; part of `v` in every line. NULL: of the built-in ones, which need not be
 * made ready for that. */
const char *dln_lexicon_version(const dln_lexicon *lexicon);

#endif
