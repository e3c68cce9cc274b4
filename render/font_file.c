/* render/font_file.c - see font_file.h. */
#include "render/font_file.h"

#include "render/pango_setup.h"
#include "src/base/text.h"

/* The pattern of the font that texts are set in; it belongs to the font, which is yours to unref. */
static FcPattern *find(const char *families, bool is_bold, PangoFont **font)
{
    PangoContext *context = dln_pango.pango_font_map_create_context(dln_pango.pango_cairo_font_map_get_default());
    PangoFontDescription *description = dln_pango_font(families, is_bold, 64);
    dln_pango_setup(context);
    *font = dln_pango.pango_context_load_font(context, description);
    dln_pango.pango_font_description_free(description);
    dln_pango.g_object_unref(context);
    return *font != NULL && dln_pango.g_type_check_instance_is_a((GTypeInstance *)(void *)*font, dln_pango.pango_fc_font_get_type()) ? dln_pango.pango_fc_font_get_pattern((PangoFcFont *)*font) : NULL;
}

static hb_blob_t *file_of(FcPattern *pattern)
{
    FcChar8 *file;
    if (pattern == NULL || dln_pango.FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
        return NULL;
    return dln_harfbuzz.hb_blob_create_from_file_or_fail((const char *)file);
}

dln_span dln_font_fingerprint(const char *families, dln_arena *arena)
{
    dln_span out = DLN_SPAN("");
    PangoFont *font;
    FcPattern *pattern = find(families, false, &font);
    hb_blob_t *bytes = file_of(pattern);
    FcChar8 *family;
    if (bytes != NULL && dln_pango.FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch) {
        int version = 0; /* 16.16 */
        unsigned len;
        dln_pango.FcPatternGetInteger(pattern, FC_FONTVERSION, 0, &version);
        const char *data = dln_harfbuzz.hb_blob_get_data(bytes, &len);
        out = dln_arena_printf(arena, "%s %d.%03d %08x", (const char *)family, version >> 16, (int)(((int64_t)(version & 0xffff) * 1000 + 0x8000) >> 16),
                               (unsigned)(dln_hash64((dln_span){data, len}) >> 32));
    }
    dln_harfbuzz.hb_blob_destroy(bytes);
    if (font != NULL)
        dln_pango.g_object_unref(font);
    return out;
}

dln_status dln_font_subset(const char *families, bool is_bold, const uint32_t *codes, size_t count, dln_sink *out, dln_error *err)
{
    PangoFont *font;
    FcPattern *pattern = find(families, is_bold, &font);
    hb_blob_t *bytes = file_of(pattern), *cut = NULL;
    int index = 0;
    if (pattern != NULL)
        dln_pango.FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    hb_face_t *face = bytes == NULL ? NULL : dln_harfbuzz.hb_face_create(bytes, (unsigned)index & 0xffff), *part = NULL;
    hb_subset_input_t *wanted = dln_harfbuzz.hb_subset_input_create_or_fail();
    if (face != NULL && wanted != NULL) {
        for (size_t i = 0; i < count; i++)
            dln_harfbuzz.hb_set_add(dln_harfbuzz.hb_subset_input_unicode_set(wanted), codes[i]);
        dln_harfbuzz.hb_subset_input_set_flags(wanted, HB_SUBSET_FLAGS_NO_HINTING);
        part = dln_harfbuzz.hb_subset_or_fail(face, wanted);
    }
    if (part != NULL)
        cut = dln_harfbuzz.hb_face_reference_blob(part);
    if (cut != NULL) {
        unsigned len;
        const char *data = dln_harfbuzz.hb_blob_get_data(cut, &len);
        dln_sink_write(out, data, len);
    }
    dln_harfbuzz.hb_blob_destroy(cut);
    dln_harfbuzz.hb_face_destroy(part);
    dln_harfbuzz.hb_subset_input_destroy(wanted);
    dln_harfbuzz.hb_face_destroy(face);
    dln_harfbuzz.hb_blob_destroy(bytes);
    if (font != NULL)
        dln_pango.g_object_unref(font);
    return cut == NULL ? dln_fail(err, DLN_NOT_FOUND, "no font '%.60s' that can be embedded", families) : dln_sink_status(out, err);
}

void dln_base64(dln_sink *out, dln_span bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t left = bytes.len - i;
        uint32_t three = (uint32_t)(unsigned char)bytes.text[i] << 16 | (left > 1 ? (uint32_t)(unsigned char)bytes.text[i + 1] << 8 : 0) |
                         (left > 2 ? (unsigned char)bytes.text[i + 2] : 0u);
        char four[4] = {digits[three >> 18], digits[three >> 12 & 63], left > 1 ? digits[three >> 6 & 63] : '=', left > 2 ? digits[three & 63] : '='};
        dln_sink_write(out, four, 4);
    }
}
