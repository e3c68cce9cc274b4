/* tests/table/text.c - what is counted and measured many bytes at a time is what a reader of one byte after the other finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"

static const struct { const char *text; size_t words, letters, characters; } rows[] = {
    {"", 0, 0, 0},
    {"Okonjo met Sarr", 3, 6, 15},
    {"  two\t words\r\n", 2, 0, 14},
    {"unconstitutionalities and", 2, 21, 25},
    {"\xC3\x89pervier, 16 bytes \xE2\x80\x94 or more", 6, 0, 28},
    {"seventeenletterssix 17 sixteen-letters-x", 3, 19, 40},
};

static void words_letters_and_characters_are_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dln_span text = dln_span_of(rows[i].text);
        assert_int_equal(dln_count_words(text), rows[i].words);
        assert_int_equal(dln_letter_run(text), rows[i].letters);
        assert_int_equal(dln_utf8_count(text), rows[i].characters);
    }
}

/* Bytes drawn from what divides, what is near it in the table of characters, and what is longer than a byte. */
static void many_bytes_at_a_time_count_like_one_after_the_other(void **state)
{
    (void)state;
    static const unsigned char drawn[] = {' ', '\t', '\n', '\v', '\f', '\r', 8, 14, 0, 31, '@', 'A', 'Z', '[', '`', 'a', 'z', '{', 127, 128, 0xA0, 0xBF, 0xC0, 0xC3, 0xE2, 0xFF, 'e', 'm'};
    uint64_t seed = 88172645463325252u;
    for (size_t run = 0; run < 20000; run++) {
        char bytes[80];
        size_t len = run % sizeof bytes, words = 0, letters = 0, characters = 0;
        for (size_t i = 0; i < len; i++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            bytes[i] = (char)drawn[(seed >> 32) % ((run & 1) != 0 ? sizeof drawn : 2 + run % (sizeof drawn - 1))];
            if (run % 7 == 0 && i < run % 61)
                bytes[i] = 'q';
        }
        dln_span text = {bytes, len};
        for (size_t i = 0; i < len; i++) {
            words += !dln_is_blank(bytes[i]) && (i == 0 || dln_is_blank(bytes[i - 1]));
            characters += ((unsigned char)bytes[i] & 0xC0) != 0x80;
        }
        while (letters < len && dln_is_alpha(bytes[letters]))
            letters++;
        assert_int_equal(dln_count_words(text), words);
        assert_int_equal(dln_letter_run(text), letters);
        assert_int_equal(dln_utf8_count(text), characters);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_letters_and_characters_are_counted),
        cmocka_unit_test(many_bytes_at_a_time_count_like_one_after_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
