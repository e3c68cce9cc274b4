/* tests/table/names.c - which spellings are one name when mentions are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "timelines/similar.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_agree_in_any_spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
