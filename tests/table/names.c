/* tests/table/names.c - which spellings are one name when mentions are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "timelines/similar.h"
#include "timelines/transcribe.h"

#include "base/text.h"

static const struct { const char *a, *b; bool is_one; } people[] = {
    {"Volodymyr Zelensky", "Volodymyr Zelenskyy", true},
    {"Vladimir Zelenskiy", "Volodymyr Zelensky", true},
    {"Abdel Fattah el-Sisi", "Abdul Fatah al-Sissi", true},
    {"Abbas Araqchi", "Abbas Araghchi", true},
    {"Hassan Rouhani", "Hasan Ruhani", true},
    {"Muammar Gaddafi", "Moammar Qaddafi", true},
    {"Mohammed bin Salman", "Muhammad bin Salman", true},
    {"Alexander Lukashenko", "Alyaksandr Lukashenka", true},
    {"Hossein Amirabdollahian", "Hossein Amir-Abdollahian", true},
    {"Kim Jong Un", "Kim Jong-un", true},
    {"Xi", "Xi Jinping", true},
    {"Lavrov", "Sergei Lavrov", true},
    {"Joe Biden", "Joseph Biden", true},
    {"Recep Tayyip Erdo\xC4\x9F""an", "Recep Tayyip Erdogan", true},
    {"Nicolas Maduro", "Nicol\xC3\xA1s Maduro Moros", true},
    {"Bill Clinton", "Hillary Clinton", false},
    {"Kim Jong Un", "Kim Yo Jong", false},
    {"Kim Jong Un", "Kim Jong Il", false},
    {"Li Keqiang", "Li Qiang", false},
    {"George Bush", "Jeb Bush", false},
    {"Sergey Lavrov", "Sergey Shoigu", false},
    {"Moon", "Yoon Suk Yeol", false},
};

typedef struct maker {
    dln_arena *arena;
    dln_feature_maker *features;
} maker;

static const dln_name *name_of(const maker *m, dln_span text)
{
    dln_side side;
    dln_party party = {.name = text, .kind = DLN_PERSON};
    assert_int_equal(dln_feature_side_of(m->features, &party, &side), DLN_SIDE_FOUND);
    return side.name;
}

static void check(const maker *m, dln_span a, dln_span b, bool is_one)
{
    const dln_name *x = name_of(m, a), *y = name_of(m, b);
    if (dln_persons_agree(x, y) != is_one || dln_persons_agree(y, x) != is_one)
        fail_msg("'%.*s' and '%.*s' are %s", (int)a.len, a.text, (int)b.len, b.text, is_one ? "one" : "two");
}

static void names_agree_in_any_spelling(void **state)
{
    maker m = {.arena = dln_arena_new()};
    m.features = dln_feature_maker_new(NULL, m.arena);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        check(&m, dln_span_of(people[i].a), dln_span_of(people[i].b), people[i].is_one);
    for (size_t i = 0; i < dln_spelling_count(); i++) { /* every row's own example */
        dln_span name, also;
        dln_spelling_at(i, &name, &also);
        check(&m, name, also, true);
    }
    dln_feature_maker_free(m.features);
    dln_arena_free(m.arena);
}

static void letters_are_transcribed_as_names_are_written(void **state)
{
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < dln_letter_count(); i++) { /* every row's own example */
        dln_span name, also;
        dln_letter_at(i, &name, &also);
        dln_span latin = dln_transcribe(name, arena);
        if (!dln_is_transcription(latin, dln_fold_copy(also, arena)) && !dln_span_equals(latin, dln_fold_copy(also, arena)))
            fail_msg("'%.*s' is '%.*s', not '%.*s'", (int)name.len, name.text, (int)latin.len, latin.text, (int)also.len, also.text);
    }
    assert_int_equal(dln_transcribe(DLN_SPAN("Sergey Lavrov"), arena).len, 0);
    assert_int_equal(dln_transcribe(DLN_SPAN("习近平"), arena).len, 0);
    dln_arena_free(arena);
}

static const struct { const char *asked, *name; bool is_one; } transcriptions[] = {
    {"Сергей Лавров", "sergey lavrov", true},
    {"Лавров", "sergei lavrov", true},
    {"Володимир Зеленський", "volodymyr zelenskyy", true},
    {"Владимир Зеленский", "volodymyr zelensky", true},
    {"Зеленский", "zelensky", true},
    {"Александр Лукашенко", "alexander lukashenko", true},
    {"Κυριάκος Μητσοτάκης", "kyriakos mitsotakis", true},
    {"Петров", "petrova", false},
    {"Сергей Лавров", "sergey shoigu", false},
    {"Лавров Сергей", "sergey lavrov", false},
};

static void a_transcription_sounds_like_the_name(void **state)
{
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < sizeof transcriptions / sizeof *transcriptions; i++)
        if (dln_is_transcription(dln_transcribe(dln_span_of(transcriptions[i].asked), arena), dln_span_of(transcriptions[i].name)) != transcriptions[i].is_one)
            fail_msg("%s and %s are %s", transcriptions[i].asked, transcriptions[i].name, transcriptions[i].is_one ? "one" : "two");
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_agree_in_any_spelling),
        cmocka_unit_test(letters_are_transcribed_as_names_are_written),
        cmocka_unit_test(a_transcription_sounds_like_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
