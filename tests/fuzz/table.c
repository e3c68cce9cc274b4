/* tests/fuzz/table.c - any bytes as a user's table. */
#include "tables/builder.h"

#include <assert.h>
#include <stdlib.h>

static const char *const SEEDS[] = {
    "form\texample\nmr\tMr. Putin spoke.\n# c\nmrs|ms\tMs. Rice spoke.\n", "form\texample\r\n\xC3\xA9\tx\r\n",
};

static void poke(const uint8_t *bytes, size_t len)
{
    dln_builder *builder = dln_builder_new();
    dln_error err = {0};
    dln_lexicon made = {0};
    if (dln_builder_add(builder, "abbreviations.tsv", (dln_span){(const char *)bytes, len}, false, &err) == DLN_OK) {
        dln_status status = dln_builder_finish(builder, &err);
        assert(status == DLN_OK);
        dln_builder_give(builder, &made);
    } else {
        assert(err.line > 0 && err.message[0] != '\0');
    }
    dln_builder_free(builder);
    free(made.owned_numbers);
    free(made.owned_text);
}

#include "fuzz/replay.h"
