/* render/renderers.h - every format's renderer, by name; the list that all walk is in registry.c.
 * A new format is one source file, one line here and one word there.
 */
#ifndef RENDER_RENDERERS_H
#define RENDER_RENDERERS_H

#include <dateline/render.h>

#endif
