/* tests/property/said.h - mentions in short, for tests of merging. */
#ifndef DATELINE_TESTS_SAID_H
#define DATELINE_TESTS_SAID_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dateline/timeline.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- mentions in short: type, when, parties "Name/COUNTRY, Name/COUNTRY", place "Name/COUNTRY" ---- */

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" /* tables say what matters and leave the rest at zero */

typedef struct said {
    const char *type, *when, *parties, *place, *article, *published, *status, *mode, *evidence;
    unsigned count;
    const char *publisher, *agency;
    double confidence; /* 0: 0.8 */
} said;

static json_t *text_or_null(const char *text)
{
    return text == NULL ? json_null() : json_string(text);
}

static json_t *named(const char *text, size_t len, bool is_party)
{
    const char *slash = memchr(text, '/', len);
    json_t *object = json_object();
    json_object_set_new(object, "name", json_stringn(text, slash == NULL ? len : (size_t)(slash - text)));
    json_object_set_new(object, "country", slash == NULL ? json_null() : json_stringn(slash + 1, len - (size_t)(slash - text) - 1));
    if (is_party) {
        static const char *const bodies[] = {"Ministry", "House", "Group", "Taliban", "Nations", "Council"};
        size_t name_len = slash == NULL ? len : (size_t)(slash - text);
        const char *kind = memchr(text, ' ', name_len) == NULL ? "country" : "person";
        for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
            if (memmem(text, name_len, bodies[i], strlen(bodies[i])) != NULL)
                kind = "body";
        if (text[0] == '!') { /* a non-state party */
            json_object_set_new(object, "name", json_stringn(text + 1, name_len - 1));
            json_object_set_new(object, "non_state", json_true());
        }
        json_object_set_new(object, "kind", json_string(kind));
    }
    return object;
}

/* The mention as a line; its id is made of its article and its number. */
static char *line_of(const said *m, size_t number)
{
    char id[64], article[32];
    snprintf(article, sizeof article, "art%03zu", number);
    const char *in = m->article == NULL ? article : m->article;
    snprintf(id, sizeof id, "%s#%zu", in, number);
    json_t *line = json_object(), *parties = json_array();
    for (const char *at = m->parties; at != NULL;) {
        const char *comma = strchr(at, ',');
        json_array_append_new(parties, named(at, comma == NULL ? strlen(at) : (size_t)(comma - at), true));
        at = comma == NULL ? NULL : comma + 2;
    }
    json_object_set_new(line, "id", json_string(id));
    json_object_set_new(line, "article", json_string(in));
    json_object_set_new(line, "type", json_string(m->type));
    json_object_set_new(line, "when", text_or_null(m->when));
    json_object_set_new(line, "status", json_string(m->status == NULL ? "confirmed" : m->status));
    json_object_set_new(line, "mode", text_or_null(m->mode));
    json_object_set_new(line, "participants", parties);
    json_object_set_new(line, "place", m->place == NULL ? json_null() : named(m->place, strlen(m->place), false));
    json_object_set_new(line, "evidence", text_or_null(m->evidence));
    json_object_set_new(line, "count", m->count == 0 ? json_null() : json_integer(m->count));
    json_object_set_new(line, "confidence", json_real(m->confidence == 0 ? 0.8 : m->confidence));
    json_object_set_new(line, "publisher", text_or_null(m->publisher));
    json_object_set_new(line, "agency", text_or_null(m->agency));
    json_object_set_new(line, "published", json_string(m->published == NULL ? "2021-06-20" : m->published));
    char *text = json_dumps(line, 0);
    json_decref(line);
    return text;
}

static dln_timeline *merged(const said *mentions, size_t count)
{
    dln_timeline *timeline = dln_timeline_new();
    for (size_t i = 0; i < count; i++) {
        dln_error err = {0};
        char *line = line_of(&mentions[i], i);
        if (dln_timeline_add_line(timeline, dln_span_of(line), &err) != DLN_OK)
            fail_msg("%s: %s", line, err.message);
        free(line);
    }
    assert_int_equal(dln_timeline_merge(timeline, NULL, NULL), DLN_OK);
    return timeline;
}

#endif
