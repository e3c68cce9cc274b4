/* render/font_file.h - the file behind a family's name: which version it is, and its letters to take along.
 */
#ifndef RENDER_FONT_FILE_H
#define RENDER_FONT_FILE_H

#include <dateline/arena.h>
#include <dateline/sink.h>

/* "Noto Sans 2.013 5f3a91c2": name, version, hash of the file that the first family of the list is found in; empty: none. */
dln_span dln_font_fingerprint(const char *families, dln_arena *arena);

/* A TrueType font of no more than these characters, without hints (HarfBuzz's subsetter), for embedding. Characters that the
 * font lacks are left out. DLN_NOT_FOUND: no such font, or one that cannot be cut. */
dln_status dln_font_subset(const char *families, bool is_bold, const uint32_t *codes, size_t count, dln_sink *out, dln_error *err);

void dln_base64(dln_sink *out, dln_span bytes);

#endif
