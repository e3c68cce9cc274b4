/* tests/table/examples.c - every row of the language tables of dates and of meetings and calls runs its own example, and its
 * counter-example where it has one. The publication day is Wednesday, 2014-03-12.
 */
#include <dateline/extract.h>

#include "base/text.h"
#include "find/document.h"
#include "tables/tsv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static dln_lexicon *lexicon;

static const char *table_path(const char *name, char path[512])
{
    const char *tests = getenv("TESTS");
    snprintf(path, 512, "%s/../src/lang/en/%s.tsv", tests == NULL ? "tests" : tests, name);
    return path;
}

static size_t column_of(const dln_tsv *tsv, const char *name)
{
    size_t c = 0;
    while (c < tsv->column_count && !dln_span_is(tsv->header[c], name))
        c++;
    assert_true(c < tsv->column_count);
    return c;
}

static dln_article article_of(dln_span text)
{
    return (dln_article){.id = DLN_SPAN("example"), .text = text, .published = dln_when_day(dln_day_of(2014, 3, 12))};
}

/* ---- dates: "They met on [March 3]-[5]. = 2014-03-03; 2014-03-05" ---- */

typedef void (*row_check)(const dln_tsv *tsv, dln_arena *arena, size_t *wrong);

/* A sentence with its expressions in brackets, and behind " = " what they mean; \n begins a line. */
enum { EXPRESSIONS_MAX = 8 };
typedef struct marked {
    dln_span text, values;
    size_t count, begin[EXPRESSIONS_MAX], end[EXPRESSIONS_MAX];
} marked;

static marked read_marked(dln_span cell, dln_arena *arena)
{
    size_t at = dln_find(cell, DLN_SPAN(" = "));
    marked m = {.values = at == SIZE_MAX ? DLN_NO_SPAN : (dln_span){cell.text + at + 3, cell.len - at - 3}};
    char *plain = dln_arena_take(arena, cell.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < (at == SIZE_MAX ? cell.len : at); i++) {
        if (cell.text[i] == '[') {
            assert_true(m.count < EXPRESSIONS_MAX);
            m.begin[m.count] = len;
        } else if (cell.text[i] == ']') {
            m.end[m.count++] = len;
        } else if (cell.text[i] == '\\' && i + 1 < cell.len && cell.text[i + 1] == 'n') {
            plain[len++] = '\n';
            i++;
        } else {
            plain[len++] = cell.text[i];
        }
    }
    m.text = (dln_span){plain, len};
    return m;
}

static void find_in(dln_span text, dln_arena *arena, dln_doc *doc)
{
    static dln_article article;
    article = article_of(text);
    dln_find_tokens(lexicon, &article, arena, doc);
    dln_find_dates(doc);
}

static void complain(const dln_tsv *tsv, const marked *m, const dln_doc *doc)
{
    print_message("# %s:%u: %.*s: not %.*s, but", tsv->file, tsv->line, (int)m->text.len, m->text.text, (int)m->values.len, m->values.text == NULL ? "" : m->values.text);
    for (uint32_t i = 0; i < doc->timex_count; i++)
        print_message(" %u-%u %.*s", (unsigned)doc->timexes[i].from, (unsigned)doc->timexes[i].to, (int)doc->timexes[i].value.len, doc->timexes[i].value.text);
    print_message("\n");
}

/* Exactly the expressions in brackets with exactly those values; without brackets, none at all. */
static void check_counter(const dln_tsv *tsv, dln_arena *arena, size_t *wrong)
{
    dln_span counter = tsv->cells[column_of(tsv, "counter")], value;
    dln_doc doc;
    if (counter.len == 0)
        return;
    marked m = read_marked(counter, arena);
    dln_span values = m.values;
    find_in(m.text, arena, &doc);
    size_t found = 0; /* both ends of a range are one of ours */
    bool is_right = true;
    for (uint32_t i = 0; i < doc.timex_count && is_right; i++) {
        const dln_timex *t = &doc.timexes[i];
        for (size_t half = 0; half < (t->second_value.len > 0 ? 2u : 1u) && is_right; half++, found++) {
            is_right = found < m.count && dln_split(&values, ';', &value) && dln_span_equals(dln_trim(value), half == 0 ? t->value : t->second_value) &&
                       (half == 1 || t->from == m.begin[found]) && (t->second_value.len > 0 || t->to == m.end[found]);
        }
    }
    if (!is_right || found != m.count) {
        complain(tsv, &m, &doc);
        ++*wrong;
    }
}

static void check_pattern(const dln_tsv *tsv, dln_arena *arena, size_t *wrong)
{
    dln_span example = tsv->cells[column_of(tsv, "example")], value;
    if (!dln_span_is(tsv->cells[column_of(tsv, "build")], "none")) {
        marked m = read_marked(example, arena);
        dln_span values = m.values;
        dln_doc doc;
        assert_true(values.len > 0);
        find_in(m.text, arena, &doc);
        while (dln_split(&values, ';', &value)) {
            bool is_there = false;
            value = dln_trim(value);
            for (uint32_t i = 0; i < doc.timex_count; i++)
                is_there |= dln_span_equals(doc.timexes[i].value, value) || dln_span_equals(doc.timexes[i].second_value, value);
            if (!is_there) {
                complain(tsv, &m, &doc);
                ++*wrong;
            }
        }
    }
    check_counter(tsv, arena, wrong);
}

/* A word of time, a zone or a holiday: the example holds an expression, unless the word keeps one from being found. */
static void check_word(const dln_tsv *tsv, dln_arena *arena, size_t *wrong)
{
    size_t c = 0;
    while (c < tsv->column_count && !dln_span_is(tsv->header[c], "class"))
        c++;
    dln_span class = c < tsv->column_count ? tsv->cells[c] : DLN_NO_SPAN;
    bool keeps = dln_span_is(class, "title") || dln_span_is(class, "noun") || dln_span_is(class, "event");
    marked m = {.text = tsv->cells[column_of(tsv, "example")]};
    dln_doc doc;
    find_in(m.text, arena, &doc);
    if ((doc.timex_count == 0) != keeps && !(dln_span_is(class, "cue") && doc.timex_count == 0)) {
        complain(tsv, &m, &doc);
        ++*wrong;
    }
    check_counter(tsv, arena, wrong);
}

/* ---- meetings and calls ---- */

static size_t contacts_in(dln_span text, dln_arena *arena)
{
    dln_mentions mentions;
    dln_article article = article_of(text);
    size_t count = 0;
    assert_int_equal(dln_extract_least(lexicon, &article, 0, arena, &mentions, NULL), DLN_OK);
    for (size_t i = 0; i < mentions.count; i++)
        count += !dln_event_type_at((size_t)mentions.items[i].claim.type)->speaker_only;
    return count;
}

/* The people of the examples are made up; the sentence before says who they are. */
static dln_span introduced(dln_span example, dln_arena *arena)
{
    return dln_arena_printf(arena, "Ghanaian Foreign Minister Ama Okonjo and Senegalese President Moussa Sarr are in the news.\n\n%.*s", (int)example.len, example.text);
}

static void check_contact(const dln_tsv *tsv, dln_arena *arena, size_t *wrong)
{
    dln_span example = tsv->cells[column_of(tsv, "example")], counter = tsv->cells[column_of(tsv, "counter")];
    bool never = false; /* sounds like one and is none */
    for (size_t c = 0; c < tsv->column_count; c++)
        never |= dln_span_is(tsv->header[c], "flags") && dln_span_is(tsv->cells[c], "never");
    if ((contacts_in(introduced(example, arena), arena) == 0) != never) {
        print_message("# %s:%u: nothing in: %.*s\n", tsv->file, tsv->line, (int)example.len, example.text);
        ++*wrong;
    }
    if (counter.len > 0 && contacts_in(introduced(counter, arena), arena) > 0) {
        print_message("# %s:%u: invented in: %.*s\n", tsv->file, tsv->line, (int)counter.len, counter.text);
        ++*wrong;
    }
}

static void run_table(const char *name, row_check check, size_t least_rows)
{
    char path[512];
    dln_error err = {0};
    dln_arena *keep = dln_arena_new(), *arena = dln_arena_new();
    dln_span bytes;
    dln_tsv tsv;
    bool more = true;
    size_t rows = 0, wrong = 0;
    assert_int_equal(dln_file_read(table_path(name, path), keep, &bytes, &err), DLN_OK);
    assert_int_equal(dln_tsv_open(&tsv, name, bytes, &err), DLN_OK);
    while (dln_tsv_next(&tsv, &more, &err) == DLN_OK && more) {
        check(&tsv, arena, &wrong);
        rows++;
        dln_arena_reset(arena);
    }
    dln_arena_free(arena);
    dln_arena_free(keep);
    assert_true(rows >= least_rows);
    assert_int_equal(wrong, 0);
}

static void every_date_pattern_finds_its_example_and_not_its_counter(void **state)
{
    (void)state;
    run_table("date_patterns", check_pattern, 250);
}

static void every_word_of_time_is_found_in_its_example_and_not_in_its_counter(void **state)
{
    (void)state;
    run_table("time_words", check_word, 170);
}

static void every_holiday_is_found_in_its_example_and_not_in_its_counter(void **state)
{
    (void)state;
    run_table("holidays", check_word, 60);
}

static void every_zone_stands_in_an_example(void **state)
{
    (void)state;
    run_table("time_zones", check_word, 80);
}

static void every_contact_verb_finds_its_example_and_not_its_counter(void **state)
{
    (void)state;
    run_table("contact_verbs", check_contact, 40);
}

static void every_contact_noun_finds_its_example_and_not_its_counter(void **state)
{
    (void)state;
    run_table("contact_nouns", check_contact, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_date_pattern_finds_its_example_and_not_its_counter),
        cmocka_unit_test(every_word_of_time_is_found_in_its_example_and_not_in_its_counter),
        cmocka_unit_test(every_holiday_is_found_in_its_example_and_not_in_its_counter),
        cmocka_unit_test(every_zone_stands_in_an_example),
        cmocka_unit_test(every_contact_verb_finds_its_example_and_not_its_counter),
        cmocka_unit_test(every_contact_noun_finds_its_example_and_not_its_counter),
    };
    lexicon = dln_lexicon_new();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    dln_lexicon_free(lexicon);
    return failed;
}
