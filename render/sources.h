/* render/sources.h - the sources of a timeline, numbered from 1 in the order in which its events name them.
 * One article is one number, however many events it tells of. Everything lies in the arena; the sources are the
 * timeline's own.
 */
#ifndef RENDER_SOURCES_H
#define RENDER_SOURCES_H

#include <dateline/timeline.h>

typedef struct dln_numbered_sources dln_numbered_sources;

const dln_numbered_sources *dln_sources_number(const dln_timeline *timeline, dln_arena *arena); /* NULL: no memory */
size_t dln_sources_count(const dln_numbered_sources *sources);
const dln_source *dln_sources_at(const dln_numbered_sources *sources, size_t number);    /* from 1 */
size_t dln_sources_find(const dln_numbered_sources *sources, const dln_source *source);   /* its number; 0: none */

#endif
