/* tests/fuzz/lines.c - any bytes as a mention or event line, and as a date of a query. */
#include <dateline/dateline.h>

#include <assert.h>

static const char *const SEEDS[] = {
    "{\"id\":\"a#1\",\"article\":\"a\",\"type\":\"call\",\"when\":\"2021-12-07\",\"status\":\"confirmed\",\"participants\":[{\"name\":\"A B\",\"kind\":\"person\",\"country\":\"RUS\"}],\"place\":{\"name\":\"X\",\"country\":\"CHE\",\"lat\":1.5,\"lon\":-2},\"evidence\":\"e\",\"span\":[1,2],\"confidence\":0.5,\"k\":[1]}",
    "{\"id\":\"e\",\"type\":\"meeting\",\"when\":null,\"participants\":[],\"mentions\":[\"a#1\"],\"sources\":[{\"article\":\"a\",\"url\":null}],\"disputes\":[{\"field\":\"when\",\"values\":[{\"value\":\"2021\",\"sources\":[0]}]}]}",
    "2014q3", "-7d", "today", "2014-09/2014-10",
};

static void poke(const uint8_t *bytes, size_t len)
{
    dln_timeline *timeline = dln_timeline_new();
    dln_span line = {(const char *)bytes, len};
    dln_error err = {0};
    dln_when when;
    if (dln_timeline_add_line(timeline, line, &err) == DLN_OK) {
        dln_sink *sink = dln_sink_to_memory();
        assert(dln_timeline_merge(timeline, NULL, NULL) == DLN_OK);
        for (size_t i = 0; i < dln_timeline_count(timeline); i++)
            dln_event_write(dln_timeline_at(timeline, i), sink);
        dln_sink_abandon(sink);
    } else {
        assert(err.message[0] != '\0');
    }
    dln_timeline_free(timeline);
    (void)dln_query_date(line, 18000, &when, NULL);
}

#include "fuzz/replay.h"
