/* src/read/walk.h - the files that the named inputs stand for, in the order of names. Private to src/read. */
#ifndef DATELINE_READ_WALK_H
#define DATELINE_READ_WALK_H

#include "read/reader.h"

typedef struct dln_walk dln_walk;

dln_walk *dln_walk_new(const char *const *names, size_t count);
void dln_walk_free(dln_walk *walk);

/* The next file's name into *file (yours to free), or a problem with one (issue not NONE, its file in *file too).
 * false: no more, or no memory. */
bool dln_walk_next(dln_walk *walk, char **file, dln_problem *problem);

#endif
