/* tests/table/titles.c - what an editor reads first: the title of each event, and of statements the topic and the best quotation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

#include <dateline/extract.h>

#include "base/text.h"

enum { TITLE_MOST = 90 };

/* Written on Thursday, 2022-03-17. The titles of the article's events, one a line. */
static const struct { const char *text, *titles; } titles[] = {
#include "titles.inc"
};

/* Of the one statement in the text: topic and quotation; NULL: none. */
static const struct { const char *text, *topic, *quote; } statements[] = {
    {"Kenyan President Uhuru Kenyatta told reporters about the treaty with Uganda.", "the treaty", NULL},
    {"The Kenyan foreign ministry welcomed the ceasefire.", "the ceasefire", NULL},
    {"Kenyan President Uhuru Kenyatta spoke to reporters about the situation in Somalia.", "the situation in Somalia", NULL},
    {"Kenyan President Uhuru Kenyatta told reporters about his holiday.", NULL, NULL}, /* whose? */
    {"\"The border stays open,\" said Kenyan President Uhuru Kenyatta.", NULL, "The border stays open"},
    /* the longest whole sentence, no fragment */
    {"Kenyan President Uhuru Kenyatta spoke of \"a gift to all of the south of the country\". \"The border will stay open,\" he said.", NULL, "The border will stay open"},
    {"Kenyan President Uhuru Kenyatta called it \"a gift\".", NULL, NULL}, /* too short to show anything */
    /* a post has no words of a speech */
    {"\"The border will stay open for trade,\" Kenyan President Uhuru Kenyatta said in a speech on Monday. On Monday Kenyatta also wrote on Twitter: \"Trade matters to all of us.\"",
     NULL, "The border will stay open for trade"},
};

static void find(const dln_lexicon *lexicon, dln_arena *arena, const char *text, dln_mentions *out)
{
    dln_article article = {.id = DLN_SPAN("x"), .publisher = DLN_SPAN("Test Wire"), .lang = DLN_SPAN("en"), .text = dln_span_of(text),
                           .published = dln_when_day(dln_day_of(2022, 3, 17))};
    assert_int_equal(dln_extract_least(lexicon, &article, 0, arena, out, NULL), DLN_OK);
}

static void a_title_says_who_and_what(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    int wrong = 0;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        dln_mentions mentions;
        char is[1000] = "";
        find(lexicon, arena, titles[i].text, &mentions);
        for (size_t m = 0; m < mentions.count; m++) {
            dln_span title = mentions.items[m].claim.title;
            size_t len = strlen(is);
            assert_true(dln_utf8_count(title) <= TITLE_MOST);
            snprintf(is + len, sizeof is - len, "%s%.*s", m == 0 ? "" : "\n", (int)title.len, title.text);
        }
        if (strcmp(is, titles[i].titles) != 0) {
            fprintf(stderr, "%s\n  is   %s\n  want %s\n", titles[i].text, is, titles[i].titles);
            wrong++;
        }
        dln_arena_reset(arena);
    }
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

static bool is_text(dln_span is, const char *want) { return want == NULL ? is.len == 0 : dln_span_is(is, want); }

static void a_statement_has_its_topic_and_its_best_quotation(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    int wrong = 0;
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        dln_mentions mentions;
        find(lexicon, arena, statements[i].text, &mentions);
        const dln_claim *claim = mentions.count == 1 ? &mentions.items[0].claim : NULL;
        if (claim == NULL || !is_text(claim->topic, statements[i].topic) || !is_text(claim->quote, statements[i].quote)) {
            fprintf(stderr, "%s\n  %zu events, topic '%.*s', quotation '%.*s'\n", statements[i].text, mentions.count, claim == NULL ? 0 : (int)claim->topic.len,
                    claim == NULL ? "" : claim->topic.text, claim == NULL ? 0 : (int)claim->quote.len, claim == NULL ? "" : claim->quote.text);
            wrong++;
        }
        dln_arena_reset(arena);
    }
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

/* Whatever the words, a title is short, not empty, one line and valid UTF-8. */
static void no_text_makes_a_title_too_long(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    static const char *const fillers[] = {"word ", "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9-", "and \"so\" ", "(it (is ", "no, ", "Wort\xE2\x80\x99s \xE2\x80\x9C", "x\n", "5:20 ", "'a ' "};
    size_t count = 0;
    for (size_t f = 0; f < sizeof fillers / sizeof *fillers; f++) {
        for (size_t times = 1; times <= 64; times *= 2) {
            char text[2000] = "";
            dln_mentions mentions;
            for (size_t i = 0; i < times; i++)
                strncat(text, fillers[f], sizeof text - strlen(text) - 1);
            strncat(text, ", Kenyan President Uhuru Kenyatta said. The Kenyan foreign ministry issued a statement on ", sizeof text - strlen(text) - 1);
            for (size_t i = 0; i < times; i++)
                strncat(text, fillers[f], sizeof text - strlen(text) - 1);
            find(lexicon, arena, text, &mentions);
            for (size_t m = 0; m < mentions.count; m++, count++) {
                dln_span title = mentions.items[m].claim.title;
                assert_true(title.len > 0 && dln_utf8_count(title) <= TITLE_MOST && dln_utf8_is_valid(title));
                assert_null(memchr(title.text, '\n', title.len));
            }
            dln_arena_reset(arena);
        }
    }
    assert_true(count > 60);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_says_who_and_what),
        cmocka_unit_test(a_statement_has_its_topic_and_its_best_quotation),
        cmocka_unit_test(no_text_makes_a_title_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
