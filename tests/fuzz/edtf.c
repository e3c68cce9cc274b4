/* tests/fuzz/edtf.c - any bytes as EDTF: refused, or read into a value that is written and read back as itself. */
#include <dateline/dateline.h>

#include <assert.h>

static const char *const SEEDS[] = {
    "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00", "2014-06-11~/2014-06-20~", "../2018", "XXXX-12-07", "2014-21", "2014-06-XX?", "2014-06/..", "2021-12-07T18:07:09Z",
};

static void poke(const uint8_t *bytes, size_t len)
{
    dln_when when, again;
    char edtf[DLN_EDTF_MAX];
    if (dln_when_from_edtf((dln_span){(const char *)bytes, len}, &when, NULL) != DLN_OK)
        return;
    size_t written = dln_when_to_edtf(&when, edtf);
    assert(written < sizeof edtf && edtf[written] == '\0');
    if (written > 0) {
        dln_status status = dln_when_from_edtf((dln_span){edtf, written}, &again, NULL);
        assert(status == DLN_OK && dln_when_equals(&when, &again));
    }
}

#include "fuzz/replay.h"
