/* tests/property/dates.c - what holds for all dates and all texts: each day of two centuries is read back from each written
 * form; expressions lie inside their text, in order and apart; any text whatever is survived.
 */
#include <dateline/dates.h>

#include "base/text.h"
#include "find/dates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>
#include <jansson.h>

static dln_lexicon *lexicon;

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
static const char *const weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

static const char *ending(int day)
{
    return day / 10 == 1 ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
}

/* The day in all forms, a sentence each. */
enum { FORMS = 14 };
static size_t write_forms(char *text, size_t room, int year, int month, int day, int weekday)
{
    const char *m = months[month - 1], *w = weekdays[weekday - 1];
    return (size_t)snprintf(text, room,
        "They met on %s %d, %d. They met on %d %s %d. They met on %04d-%02d-%02d. They met on %.3s. %d, %d. They met on %d-%.3s-%d. They met on %02d.%02d.%d. "
        "They met on the %d%s of %s, %d. They met on %s, %s %d, %d. They met on %s, %d %s %d. They met on %s %d%s, %d. They met on %d %s, %d. "
        "They met on the %d%s of %s %d. They met on %s %d %d. They met on %s %02d, %d.",
        m, day, year, day, m, year, year, month, day, m, day, year, day, m, year, day, month, year,
        day, ending(day), m, year, w, m, day, year, w, day, m, year, m, day, ending(day), year, day, m, year,
        day, ending(day), m, year, m, day, year, m, day, year);
}

static void each_day_of_two_centuries_is_read_in_each_form(void **state)
{
    (void)state;
    char text[1024], value[16];
    dln_arena *arena = dln_arena_new();
    for (int32_t at = dln_day_of(1900, 1, 1); at <= dln_day_of(2100, 12, 31); at++) {
        dln_civil c = dln_civil_of(at);
        size_t len = write_forms(text, sizeof text, (int)c.year, (int)c.month, (int)c.day, dln_weekday_of(at));
        dln_article article = {.id = DLN_SPAN("day"), .text = {text, len}, .published = dln_when_day(dln_day_of(2014, 3, 12))};
        dln_doc doc;
        assert_true(len < sizeof text);
        dln_find_tokens(lexicon, &article, arena, &doc);
        dln_find_dates(&doc);
        snprintf(value, sizeof value, "%04d-%02d-%02d", (int)c.year, (int)c.month, (int)c.day);
        if (doc.timex_count != FORMS)
            fail_msg("%u expressions in: %s", doc.timex_count, text);
        for (uint32_t i = 0; i < doc.timex_count; i++) {
            if (!dln_span_is(doc.timexes[i].value, value) || doc.timexes[i].when.begin.day != at)
                fail_msg("%.*s is not %s", (int)(doc.timexes[i].to - doc.timexes[i].from), text + doc.timexes[i].from, value);
        }
        dln_arena_reset(arena);
    }
    dln_arena_free(arena);
}

static const char *const scraps[] = {
    "the", "a", "on", "in", "at", "of", "to", "and", "-", "--", "\xE2\x80\x93", ",", ".", ":", "/", "(", ")", "'", "'s", "\n\n", "\n", "last", "next", "this", "that", "same",
    "every", "each", "Monday", "Fri.", "Sun", "March", "Sept.", "May", "6", "31", "30", "1998", "2014", "98", "'90s", "1990s", "19th", "first", "second", "third", "quarter",
    "half", "week", "weeks", "day", "days", "months", "year", "years", "ago", "later", "earlier", "before", "after", "noon", "p.m.", "6:07", "18:07", "1507", "GMT", "EST",
    "Moscow", "time", "local", "morning", "night", "early", "mid", "late", "two", "twenty", "hundred", "thousand", "million", "several", "about", "summer", "Easter", "eve",
    "weekend", "end", "fiscal", "Q3", "FY2014", "now", "recently", "ended", "will", "met", "was", "caf\xC3\xA9", "\xE6\x9C\x88", "\xF0\x9F\x93\x85", "2013-07-06", "T18:07Z", "7/8/07", "9/11",
    "or", "so", "period", "ended", "past", "future", "a.m", "o'clock", "99999999999", "0", "00:00", "24:00", "29", "February", "-old", "Resolution", "$", "\xE2\x82\xAC",
};

static uint32_t next_random(uint32_t *seed) { return (*seed = *seed * 1664525u + 1013904223u) >> 8; }

static bool is_boundary(const char *text, size_t at) { return ((unsigned char)text[at] & 0xC0) != 0x80; }

/* What comes out, in each unit, points at what it says. */
static void check_written(const dln_article *article, dln_arena *arena)
{
    for (int offsets = DLN_OFFSET_CHARS; offsets <= DLN_OFFSET_UTF16; offsets++) {
        dln_sink *sink = dln_sink_to_memory();
        assert_int_equal(dln_dates_write(lexicon, article, (dln_offsets)offsets, DLN_CONVENTION_TIMEML, arena, sink, NULL), DLN_OK);
        json_t *line = json_loadb(dln_sink_bytes(sink).text, dln_sink_bytes(sink).len, 0, NULL), *timex;
        assert_non_null(line);
        size_t index, before = 0;
        json_array_foreach(json_object_get(line, "timexes"), index, timex) {
            size_t begin = (size_t)json_integer_value(json_object_get(timex, "begin")), end = (size_t)json_integer_value(json_object_get(timex, "end"));
            const char *text = json_string_value(json_object_get(timex, "text"));
            size_t bytes = json_string_length(json_object_get(timex, "text")), units = 0;
            assert_true(begin >= before && end > begin);
            for (size_t i = 0; i < bytes; i++)
                units += offsets == DLN_OFFSET_BYTES || is_boundary(text, i) ? (offsets == DLN_OFFSET_UTF16 && (unsigned char)text[i] >= 0xF0 ? 2 : 1) : 0;
            assert_int_equal(end - begin, units);
            if (offsets == DLN_OFFSET_BYTES) {
                assert_true(end <= article->text.len && is_boundary(article->text.text, begin));
                assert_memory_equal(article->text.text + begin, text, bytes);
            }
            assert_true(json_string_length(json_object_get(timex, "value")) > 0);
            before = end;
        }
        json_decref(line);
        dln_sink_close(sink, NULL);
    }
}

static void check_text(const char *text, size_t len, bool is_published, dln_arena *arena)
{
    dln_article article = {.id = DLN_SPAN("any"), .text = {text, len}};
    if (is_published)
        article.published = dln_when_day(dln_day_of(2014, 3, 12));
    check_written(&article, arena);
    dln_sink *sink = dln_sink_to_memory();
    assert_int_equal(dln_dates_write_timeml(lexicon, &article, DLN_CONVENTION_ISO, arena, sink, NULL), DLN_OK);
    assert_true(dln_sink_bytes(sink).len >= len);
    dln_sink_close(sink, NULL);
    dln_arena_reset(arena);
}

static void expressions_lie_inside_their_text_in_order(void **state)
{
    (void)state;
    enum { TEXTS = 4000, SCRAPS_A_TEXT = 40 };
    char text[4096];
    uint32_t seed = 20140312;
    dln_arena *arena = dln_arena_new();
    for (int n = 0; n < TEXTS; n++) {
        size_t len = 0;
        for (int i = 0; i < SCRAPS_A_TEXT; i++) {
            const char *scrap = scraps[next_random(&seed) % (sizeof scraps / sizeof *scraps)];
            len += (size_t)snprintf(text + len, sizeof text - len, "%s%s", scrap, next_random(&seed) % 5 == 0 ? "" : " ");
        }
        check_text(text, len, n % 2 == 0, arena);
    }
    dln_arena_free(arena);
}

static void random_characters_are_survived(void **state)
{
    (void)state;
    enum { TEXTS = 3000 };
    char text[400];
    uint32_t seed = 7;
    dln_arena *arena = dln_arena_new();
    for (int n = 0; n < TEXTS; n++) {
        size_t len = next_random(&seed) % 300;
        for (size_t i = 0; i < len; i++)
            text[i] = (char)(next_random(&seed) % 127 + 1);
        for (size_t i = 0; i + 2 < len && next_random(&seed) % 3 == 0; i += 17)
            memcpy(text + i, "\xE2\x80\x99", 3);
        check_text(text, len, n % 2 == 0, arena);
    }
    dln_arena_free(arena);
}

/* One line without a full stop in which all counts from all: the time is that of its length, not of its square, which would be minutes. */
static void a_line_of_a_million_words_that_count_from_one_another_takes_seconds(void **state)
{
    (void)state;
    enum { TIMES = 120000, SECONDS_MOST = 60 };
    const char *once = "they left two days after the summit and ";
    size_t len = strlen(once);
    char *text = malloc(TIMES * len);
    dln_arena *arena = dln_arena_new();
    assert_non_null(text);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * len, once, len);
    dln_article article = {.id = DLN_SPAN("any"), .text = {text, TIMES * len}, .published = dln_when_day(dln_day_of(2014, 3, 12))};
    dln_sink *sink = dln_sink_to_memory();
    clock_t begin = clock();
    assert_int_equal(dln_dates_write(lexicon, &article, DLN_OFFSET_BYTES, DLN_CONVENTION_TIMEML, arena, sink, NULL), DLN_OK);
    assert_true((clock() - begin) / CLOCKS_PER_SEC < SECONDS_MOST);
    assert_true(dln_sink_bytes(sink).len > TIMES * len);
    dln_sink_close(sink, NULL);
    dln_arena_free(arena);
    free(text);
}

/* Words that expressions are made of, in any order: what the token behind the first forbids leads nowhere. */
static size_t write_words(char *text, size_t room, uint64_t *seed)
{
    static const char *const others[] = {"2014", "7", "31", "98", "1999", "30", "18", "6th", "22nd", "5pm", "1990s", "Q3", "FY2014", "1,200", "0930", "06T18", "-", "/", ".", ":", ",", "(",
                                         "'", "'s", "\xC2\xBD", "\xE2\x80\x93", "\xE2\x80\x99", "a", "an", "p", "m", "the", "o'clock", "half", "quarter", "local", "BC", "FY", "&", "minister", "said"};
    enum { OTHERS = sizeof others / sizeof *others, WORDS = 9 };
    size_t len = 0;
    for (int w = 0; w < WORDS; w++) {
        uint64_t random = *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        uint32_t pick = (uint32_t)(random >> 33), which = pick % 4;
        dln_span word = dln_span_of(others[pick / 4 % OTHERS]);
        if (which < 2) { /* of the tables */
            uint32_t row = pick / 4 % dln_row_count(lexicon, which == 0 ? DLN_TABLE_TIME_WORDS : DLN_TABLE_DATE_PATTERNS);
            dln_span forms = which == 0 ? dln_cell_text(lexicon, DLN_TABLE_TIME_WORDS, row, DLN_TIME_WORDS_FORM) : dln_cell_text(lexicon, DLN_TABLE_DATE_PATTERNS, row, DLN_DATE_PATTERNS_PATTERN);
            for (uint32_t skip = pick / 4096 % 5 + 1; skip > 0 && dln_split(&forms, which == 0 ? '|' : ' ', &word); skip--)
                continue;
            while (which == 1 && word.len > 1 && (word.text[0] == '_' || word.text[0] == '|'))
                word.text++, word.len--;
            for (size_t i = 0; which == 1 && i < word.len; i++)
                if (word.text[i] == '|' || word.text[i] == '?')
                    word.len = i;
        }
        bool is_glued = (pick >> 28) % 3 == 0 || (word.len == 1 && pick % 3 == 0);
        len += (size_t)snprintf(text + len, room - len, "%s%.*s", len > 0 && !is_glued ? " " : "", (int)word.len, word.text);
    }
    return len;
}

static void no_way_is_left_out_that_leads_anywhere(void **state)
{
    (void)state;
    enum { TEXTS = 100000 };
    char text[1024];
    uint64_t seed = 1;
    uint32_t matches = 0;
    dln_arena *arena = dln_arena_new();
    for (int n = 0; n < TEXTS; n++) {
        dln_tokens tokens;
        size_t len = write_words(text, sizeof text, &seed);
        dln_tokenize(lexicon, (dln_span){text, len}, arena, &tokens);
        scanner quick = {.lexicon = lexicon, .program = lexicon->dates, .tokens = &tokens}, thorough = quick;
        thorough.tries_all = true;
        for (uint32_t at = 0; at < tokens.count; at++) {
            found a, b;
            bool has_a = dates_match(&quick, at, tokens.count, &a), has_b = dates_match(&thorough, at, tokens.count, &b);
            if (has_a != has_b || (has_a && (a.end != b.end || a.rule != b.rule || a.d.day != b.d.day || a.d.month != b.d.month || a.d.year != b.d.year || a.d.minute != b.d.minute || a.d.n != b.d.n)))
                fail_msg("from token %u on: %s", at, text);
            matches += has_a;
        }
        dln_arena_reset(arena);
    }
    assert_true(matches > TEXTS / 4);
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_day_of_two_centuries_is_read_in_each_form),
        cmocka_unit_test(no_way_is_left_out_that_leads_anywhere),
        cmocka_unit_test(expressions_lie_inside_their_text_in_order),
        cmocka_unit_test(random_characters_are_survived),
        cmocka_unit_test(a_line_of_a_million_words_that_count_from_one_another_takes_seconds),
    };
    lexicon = dln_lexicon_new();
    assert_non_null(lexicon);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    dln_lexicon_free(lexicon);
    return failed;
}
