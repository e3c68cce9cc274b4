/* tests/rendering.h - what the tests of output formats share: events out of lines, and a format's bytes. */
#ifndef TESTS_RENDERING_H
#define TESTS_RENDERING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include <dateline/dateline.h>

#include "base/text.h"

static inline dln_timeline *timeline_of(const char *const *lines, size_t count)
{
    dln_timeline *timeline = dln_timeline_new();
    for (size_t i = 0; i < count; i++) {
        dln_error err = {0};
        if (dln_timeline_add_line(timeline, dln_span_of(lines[i]), &err) != DLN_OK)
            fail_msg("%s: %s", lines[i], err.message);
    }
    return timeline;
}

/* The bytes with a NUL behind them; yours to free. */
static inline char *rendered(const char *format, const dln_timeline *timeline, const dln_look *look, size_t *len)
{
    const dln_renderer *renderer = dln_renderer_by_name(dln_span_of(format));
    dln_sink *sink = dln_sink_to_memory();
    dln_error err = {0};
    dln_look plain = {0};
    assert_non_null(renderer);
    if (renderer->write(timeline, look == NULL ? &plain : look, sink, &err) != DLN_OK)
        fail_msg("%s: %s", format, err.message);
    dln_span bytes = dln_sink_bytes(sink);
    char *text = malloc(bytes.len + 1);
    memcpy(text, bytes.text, bytes.len);
    text[bytes.len] = '\0';
    if (len != NULL)
        *len = bytes.len;
    dln_sink_abandon(sink);
    return text;
}

/* Texts that have broken programs of this kind. */
static const char *const hostile_texts[] = {
    "plain",
    "back\\slash; semicolon, comma \"quote\" 'apostrophe'",
    "two\nlines\r\nthree\rfour",
    "\\n is not a line end, \\, not a comma",
    "control \x01\x02\x1b[31mred\x1b[0m \x7f bell\x07 and \xc2\x9b" "1m",
    "tab\there, vertical\x0b, form\x0c",
    "broken \xff\xfe \xc3 \xe2\x82 \xed\xa0\x80 \xf5\x80\x80\x80 UTF-8 \xc0\xaf",
    "emoji \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 \xf0\x9f\x87\xba\xf0\x9f\x87\xb3 done",
    "\xe2\x80\xaeright to left override\xe2\x80\xac and \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85",
    "e\xcc\x81 combining, zero\xe2\x80\x8bwidth, \xef\xbb\xbf" "bom, line\xe2\x80\xa8separator",
    "BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nX-INJECTED:1",
    "END:VCALENDAR",
    "=HYPERLINK(\"http://evil.example\",\"click\")",
    "+1", "-2+3", "@SUM(A1)", "\t=1+1", "\xef\xbc\x9d" "1",
    "<script>alert(1)</script> & <b> | pipe | `code` *bold* _it_ [a](javascript:x) ![i](y) # ~ $",
    "javascript:alert(1)",
    "https://example.org/a b\"c<d>e\nX-INJ:1\r\n%zz%41\xc3\xa9,;",
    "HTTPS://EXAMPLE.ORG/%2C",
    "\xe7\x8e\x8b\xe6\xaf\x85\xe5\xa4\x96\xe7\x9b\xb8\xe3\x81\xa8\xe6\x9e\x97\xe8\x8a\xb3\xe6\xad\xa3\xe5\xa4\x96\xe7\x9b\xb8\xe3\x81\xae\xe4\xbc\x9a\xe8\xab\x87",
    "   ", "", "\n\n\n", "\x01",
};
enum { HOSTILE_COUNT = sizeof hostile_texts / sizeof *hostile_texts };

/* An event all of whose texts are this one. It borrows from parts, which must live as long. */
typedef struct hostile_parts {
    dln_party party;
    dln_source source;
    dln_dispute dispute;
    dln_dispute_value value;
    uint32_t first_source;
    dln_span note, mention;
    char id[32];
} hostile_parts;

static inline dln_event hostile_event(dln_span text, size_t number, hostile_parts *parts)
{
    snprintf(parts->id, sizeof parts->id, "hostile-%zu", number);
    parts->party = (dln_party){.name = text, .country = text, .role = text, .kind = DLN_PERSON};
    parts->mention = dln_span_of(parts->id);
    parts->note = text;
    parts->source = (dln_source){.mention = parts->mention, .article = text, .url = text, .publisher = text, .evidence = text,
                                 .published = dln_when_day(dln_day_of(2020, 1, 1)), .when = dln_when_day(dln_day_of(2020, 1, 1))};
    parts->value = (dln_dispute_value){text, &parts->first_source, 1};
    parts->dispute = (dln_dispute){DLN_SPAN("place"), &parts->value, 1};
    parts->first_source = 0;
    dln_event event = {.id = dln_span_of(parts->id), .mentions = &parts->mention, .mention_count = 1, .sources = &parts->source,
                       .source_count = 1, .disputes = &parts->dispute, .dispute_count = 1};
    event.claim = (dln_claim){.type = 0, .when = dln_when_day(dln_day_of(2020, 1, 1) + (int32_t)number), .parties = &parts->party,
                              .party_count = text.len > 0, .title = text, .quote = text, .topic = text, .notes = &parts->note,
                              .note_count = 1, .confidence = 0.5,
                              .place = {.name = text, .country = text, .lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
    return event;
}

static inline dln_timeline *hostile_timeline(void)
{
    dln_timeline *timeline = dln_timeline_new();
    static char huge[100 * 1000];
    for (size_t i = 0; i < sizeof huge; i++) /* with a break here and there, two bytes a letter */
        huge[i] = i % 97 == 0 ? ' ' : i % 97 % 2 == 1 ? '\xd0' : '\xb6';
    for (size_t i = 0; i <= HOSTILE_COUNT; i++) {
        hostile_parts parts;
        dln_error err = {0};
        dln_span text = i == HOSTILE_COUNT ? (dln_span){huge, sizeof huge} : dln_span_of(hostile_texts[i]);
        dln_event event = hostile_event(text, i, &parts);
        if (dln_timeline_add_event(timeline, &event, &err) != DLN_OK)
            fail_msg("hostile text %zu: %s", i, err.message);
    }
    return timeline;
}

/* Valid UTF-8 with no control characters but line ends (and, if asked, ESC [ digits ; m). */
static inline void assert_plain(const char *text, size_t len, bool with_colors)
{
    assert_true(dln_utf8_is_valid((dln_span){text, len}));
    for (size_t at = 0, used; at < len; at += used) {
        uint32_t code = dln_utf8_decode(text + at, len - at, &used);
        if (with_colors && code == 0x1b) {
            size_t end = at + 1;
            assert_int_equal(text[end++], '[');
            while (dln_is_digit(text[end]) || text[end] == ';')
                end++;
            assert_int_equal(text[end], 'm');
            used = end + 1 - at;
        } else if (code != '\n' && code != '\r' && (code < 0x20 || (code >= 0x7f && code < 0xa0) ||
                   (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x2028)) {
            fail_msg("U+%04X came through", (unsigned)code);
        }
    }
}

#endif
