/* tests/table/tokens.c - where words and sentences begin and end. */
#include "base/text.h"
#include "find/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static const struct { const char *text, *tokens; } words[] = {
    {"Putin's aides met", "Putin|'s|aides|met"},
    {"Putin\xE2\x80\x99s aides", "Putin|\xE2\x80\x99s|aides"},
    {"the ministers' talks", "the|ministers|'|talks"},
    {"O'Neill, Sana'a and don't", "O'Neill|,|Sana'a|and|don't"},
    {"the U.S. and U.N. envoys", "the|U.S.|and|U.N.|envoys"},
    {"at 6:07 p.m. on 2013-07-06", "at|6|:|07|p.m.|on|2013|-|07|-|06"},
    {"1,200 men, 12,5 and 1,2345", "1,200|men|,|12|,|5|and|1|,|2345"},
    {"the 19th G20 in the 1990s at 5pm", "the|19th|G20|in|the|1990s|at|5pm"},
    {"al-Sisi -- the president", "al|-|Sisi|--|the|president"},
    {"P5+1", "P5|+|1"},
    {"Erdo\xC4\x9F" "an\xC2\xA0said", "Erdo\xC4\x9F" "an|said"},
    {"\xE2\x80\x9CYes,\xE2\x80\x9D he said", "\xE2\x80\x9C|Yes|,|\xE2\x80\x9D|he|said"},
    {"George W. Bush", "George|W|.|Bush"},
    {"", ""},
};

static void words_begin_and_end_where_a_reader_sees_them(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        dln_tokens tokens;
        char joined[256] = "";
        dln_tokenize(NULL, dln_span_of(words[i].text), arena, &tokens);
        for (uint32_t t = 0; t < tokens.count; t++) {
            if (t > 0)
                strcat(joined, "|");
            strncat(joined, dln_token_text(&tokens, t).text, dln_token_text(&tokens, t).len);
        }
        assert_string_equal(joined, words[i].tokens);
    }
    dln_arena_free(arena);
}

static const struct { const char *text, *sentences; } sentences[] = {
    {"Mr. Putin met Mr. Biden. They spoke.", "Mr. Putin met Mr. Biden.|They spoke."},
    {"\"We agreed.\" He left.", "\"We agreed.\"|He left."},
    {"The U.S. envoy came. The U.N. Security Council met.", "The U.S. envoy came.|The U.N. Security Council met."},
    {"They met at 3 p.m. Monday in Rome.", "They met at 3 p.m. Monday in Rome."},
    {"He rang at 10 p.m. Athens time.", "He rang at 10 p.m. Athens time."},
    {"To do:\n- Friday: talks\n- Monday: rest", "To do:|- Friday: talks|- Monday: rest"},
    {"Friday\n10:00 Talks\n11.15 Lunch\n3 p.m.: Visit\n4:30pm Dinner", "Friday|10:00 Talks|11.15 Lunch|3 p.m.: Visit|4:30pm Dinner"},
    {"Friday\n0930 Talks\n1100 Lunch", "Friday|0930 Talks|1100 Lunch"},
    {"They met at\n10:00 Moscow time in May\n2014 Rome and at noon,\n9 Britons and\n11:15 Rome time", "They met at\n10:00 Moscow time in May\n2014 Rome and at noon,\n9 Britons and\n11:15 Rome time"},
    {"They met at 3 p.m. The talks went on.", "They met at 3 p.m.|The talks went on."},
    {"George W. Bush met Tony Blair in Camp David, Md. Friday.", "George W. Bush met Tony Blair in Camp David, Md. Friday."},
    {"A title\n\nA text. Another", "A title|A text.|Another"},
    {"On Feb. 25 they met. Why? Nobody knows!", "On Feb. 25 they met.|Why?|Nobody knows!"},
    {"It rose 3.5 percent. Then it fell.", "It rose 3.5 percent.|Then it fell."},
};

static void sentences_end_at_full_stops_that_are_none_of_an_abbreviation(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        dln_tokens tokens;
        char joined[256] = "";
        dln_tokenize(lexicon, dln_span_of(sentences[i].text), arena, &tokens);
        for (uint32_t s = 0; s < tokens.sentence_count; s++) {
            dln_span text = dln_tokens_text(&tokens, tokens.sentences[s].begin, tokens.sentences[s].end);
            if (s > 0)
                strcat(joined, "|");
            strncat(joined, text.text, text.len);
        }
        assert_string_equal(joined, sentences[i].sentences);
    }
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

static void random_bytes_repaired_give_tokens_in_order_inside_the_text(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    uint32_t random = 1;
    for (int run = 0; run < 2000; run++) {
        char bytes[200];
        size_t repaired, len = run % sizeof bytes;
        for (size_t i = 0; i < len; i++) {
            random = random * 1664525u + 1013904223u;
            bytes[i] = (char)(random >> 24);
        }
        dln_tokens tokens;
        dln_span text = dln_utf8_repair((dln_span){bytes, len}, arena, &repaired);
        assert_true(dln_utf8_is_valid(text));
        dln_tokenize(lexicon, text, arena, &tokens);
        uint32_t end = 0;
        for (uint32_t t = 0; t < tokens.count; t++) {
            assert_true(tokens.items[t].begin >= end && tokens.items[t].len > 0);
            end = tokens.items[t].begin + tokens.items[t].len;
            assert_true(dln_utf8_is_valid(dln_token_text(&tokens, t)));
        }
        assert_true(end <= text.len);
        uint32_t next = 0;
        for (uint32_t s = 0; s < tokens.sentence_count; s++) {
            assert_int_equal(tokens.sentences[s].begin, next);
            next = tokens.sentences[s].end;
        }
        assert_int_equal(next, tokens.count);
        dln_arena_reset(arena);
    }
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

/* A word of the vocabulary is itself at the end of a text, before other words, and in capitals, however long it is. */
/* Asked by a constant (one comparison of codes) and by a word of a list (letters): both have to say the same. */
static void words_are_compared_whatever_their_capitals_and_accents_and_length(void **state)
{
    (void)state;
    static const char text[] = "The COUNTERPART met counterparts, Gd\xC3\xA1nsk, gdansk; a GOVERNME government governments O\xE2\x80\x99" "Clock \xE2\x80\x94 -- I";
    dln_arena *arena = dln_arena_new();
    dln_tokens t;
    dln_tokenize(NULL, dln_span_of(text), arena, &t);
#define BOTH(at, asked) (assert_int_equal(dln_token_says(&t, at, asked), dln_token_says(&t, at, *list)), dln_token_says(&t, at, asked))
#define SAYS(at, asked) ((list = (const char *const volatile[]){asked}), BOTH(at, asked))
    const char *const volatile *list;
    assert_true(SAYS(0, "the"));
    assert_false(SAYS(0, "t") || SAYS(0, "they") || SAYS(0, "thx"));
    assert_true(SAYS(1, "counterpart"));
    assert_false(SAYS(1, "counterp") || SAYS(1, "counter") || SAYS(1, "counterparts") || SAYS(1, "counterpoint"));
    assert_true(SAYS(3, "counterparts"));
    assert_true(SAYS(5, "gdansk") && SAYS(7, "gdansk"));
    assert_true(SAYS(9, "a") && SAYS(10, "governme"));
    assert_false(SAYS(10, "government") || SAYS(11, "governme") || SAYS(12, "government"));
    assert_true(SAYS(11, "government") && SAYS(12, "governments"));
    assert_true(SAYS(13, "o'clock"));
    assert_true(dln_token_is(&t, 0, "The") && dln_token_is(&t, 1, "COUNTERPART") && dln_token_is(&t, 4, ",") && dln_token_is(&t, 14, "\xE2\x80\x94") && dln_token_is(&t, 15, "--"));
    assert_false(dln_token_is(&t, 0, "the") || dln_token_is(&t, 1, "counterpart") || dln_token_is(&t, 15, "-") || dln_token_is(&t, 16, "i"));
    assert_false(dln_token_says(&t, t.count, "i")); /* the end says nothing */
#undef SAYS
#undef BOTH
    dln_arena_free(arena);
}

static void every_word_of_the_vocabulary_is_found_wherever_it_stands(void **state)
{
    (void)state;
    enum { LONGEST = 64, PLACES = 3 };
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t checked = 0, long_ones = 0;
    for (uint32_t word = 1; word < lexicon->numbers[DLN_HEAD_WORD_COUNT]; word++) {
        const uint32_t *cells = dln_word_cells(lexicon, word);
        dln_span form = {lexicon->text + cells[0], cells[1]};
        bool is_plain = form.len > 0 && form.len <= LONGEST;
        for (size_t i = 0; is_plain && i < form.len; i++)
            is_plain = dln_is_alpha(form.text[i]);
        if (!is_plain)
            continue;
        char upper[LONGEST], text[4 * LONGEST];
        for (size_t i = 0; i < form.len; i++)
            upper[i] = (char)(form.text[i] - 'a' + 'A');
        int len = snprintf(text, sizeof text, "%.*s, %.*s %.*s", (int)form.len, form.text, (int)form.len, upper, (int)form.len, form.text);
        dln_tokens tokens;
        dln_tokenize(lexicon, (dln_span){text, (size_t)len}, arena, &tokens);
        assert_int_equal(tokens.count, PLACES + 1);
        assert_int_equal(tokens.items[0].word, word);
        assert_int_equal(tokens.items[2].word, word);
        assert_int_equal(tokens.items[3].word, word);
        assert_true((tokens.items[2].flags & DLN_SHOUTED) != 0 && (tokens.items[3].flags & DLN_SHOUTED) == 0);
        form.len--; /* and what only begins like it is not it */
        assert_int_not_equal(dln_word_find(lexicon, form.text, form.len), word);
        checked++;
        long_ones += form.len >= 16;
        dln_arena_reset(arena);
    }
    assert_true(checked > 10000 && long_ones > 10);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_begin_and_end_where_a_reader_sees_them),
        cmocka_unit_test(sentences_end_at_full_stops_that_are_none_of_an_abbreviation),
        cmocka_unit_test(random_bytes_repaired_give_tokens_in_order_inside_the_text),
        cmocka_unit_test(words_are_compared_whatever_their_capitals_and_accents_and_length),
        cmocka_unit_test(every_word_of_the_vocabulary_is_found_wherever_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
