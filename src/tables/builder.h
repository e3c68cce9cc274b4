/* src/tables/builder.h - tables in, an image out: the one builder for the compiled tables and for --lexicon. */
#ifndef DATELINE_TABLES_BUILDER_H
#define DATELINE_TABLES_BUILDER_H

#include "tables/lexicon.h"
#include "tables/tsv.h"

#include <dateline/sink.h>

typedef struct dln_builder dln_builder;

dln_builder *dln_builder_new(void); /* yours to free; NULL: no memory */
void dln_builder_free(dln_builder *builder);

/* Starts from what a lexicon holds, so that more rows can follow. */
dln_status dln_builder_start_from(dln_builder *builder, const dln_lexicon *lexicon);

/* Adds the rows of a file to its table. Checks columns and cells; errors name file:line:column. is_users: only
 * tables that users may extend, found by their header. */
dln_status dln_builder_add(dln_builder *builder, const char *file, dln_span tsv, bool is_users, dln_error *err);

/* Resolves references between tables and lays the image out. */
dln_status dln_builder_finish(dln_builder *builder, dln_error *err);

/* The image as a C source file; or taken over into a lexicon. */
void dln_builder_write_c(const dln_builder *builder, dln_sink *out);
dln_status dln_builder_give(dln_builder *builder, dln_lexicon *lexicon);

#endif
