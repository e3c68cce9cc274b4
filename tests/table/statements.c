/* tests/table/statements.c - who said what in public, and what is no statement. The examples and counter-examples of
 * reporting.tsv and sayings.tsv are run too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include <dateline/extract.h>

#include "base/text.h"
#include "tables/tsv.h"

/* Written on Thursday, 2022-03-17. Expected: "speaker, speaker when" of each statement, divided by "; ". A publisher and "|" may stand before the text, and a title and "||" between. */
static const struct { const char *text, *statements; } rows[] = {
#include "statements.inc"
#include "statements_apart.inc"
};

static void find(const dln_lexicon *lexicon, dln_arena *arena, dln_span text, dln_mentions *out)
{
    const char *bar = memchr(text.text, '|', text.len);
    dln_span publisher = bar == NULL ? DLN_SPAN("Test Wire") : (dln_span){text.text, (size_t)(bar - text.text)};
    if (bar != NULL)
        text = (dln_span){bar + 1, text.len - publisher.len - 1};
    const char *bars = strstr(text.text, "||");
    dln_span title = bars == NULL ? DLN_NO_SPAN : (dln_span){text.text, (size_t)(bars - text.text)};
    if (bars != NULL)
        text = (dln_span){bars + 2, text.len - title.len - 2};
    dln_article article = {.id = DLN_SPAN("x"), .publisher = publisher, .lang = DLN_SPAN("en"), .title = title, .text = text,
                           .published = dln_when_day(dln_day_of(2022, 3, 17))};
    assert_int_equal(dln_extract_least(lexicon, &article, 0, arena, out, NULL), DLN_OK);
}

static bool is_statement(const dln_mention *mention) { return mention->claim.type == dln_event_type_find(DLN_SPAN("statement")); }

static void describe(const dln_mentions *mentions, char *out, size_t room)
{
    out[0] = '\0';
    for (size_t i = 0; i < mentions->count; i++) {
        const dln_mention *m = &mentions->items[i];
        char when[DLN_EDTF_MAX];
        if (!is_statement(m))
            continue;
        dln_when_to_edtf(&m->claim.when, when);
        if (out[0] != '\0')
            strncat(out, "; ", room - strlen(out) - 1);
        for (size_t p = 0; p < m->claim.party_count; p++) {
            size_t len = strlen(out);
            snprintf(out + len, room - len, "%s%.*s", p == 0 ? "" : ", ", (int)m->claim.parties[p].name.len, m->claim.parties[p].name.text);
        }
        size_t len = strlen(out);
        snprintf(out + len, room - len, " %s%s", when[0] == '\0' ? "undated" : when, m->claim.status == DLN_TENTATIVE ? " planned" : "");
    }
}

static void a_statement_has_its_speaker_and_the_day_of_its_occasion(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dln_mentions mentions;
        char is[600];
        find(lexicon, arena, dln_span_of(rows[i].text), &mentions);
        describe(&mentions, is, sizeof is);
        if (strcmp(is, rows[i].statements) != 0) {
            fprintf(stderr, "%s\n  is   %s\n  want %s\n", rows[i].text, is, rows[i].statements);
            wrong++;
        }
        dln_arena_reset(arena);
    }
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

/* Whether a statement was made by the row. */
static bool is_made_by(const dln_mentions *mentions, const char *table, dln_span name)
{
    char rule[160];
    snprintf(rule, sizeof rule, "%s:%.*s", table, (int)name.len, name.text);
    for (size_t i = 0; i < mentions->count; i++) {
        for (size_t r = 0; is_statement(&mentions->items[i]) && r < mentions->items[i].claim.rule_count; r++) {
            if (dln_span_is(mentions->items[i].claim.rules[r], rule))
                return true;
        }
    }
    return false;
}

static bool has_statement(const dln_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++) {
        if (is_statement(&mentions->items[i]))
            return true;
    }
    return false;
}

static int run_examples(const char *table, size_t example, size_t counter, bool by_name)
{
    dln_arena *arena = dln_arena_new(), *file = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    char path[80];
    dln_span bytes;
    dln_tsv tsv;
    bool more;
    int wrong = 0;
    snprintf(path, sizeof path, "src/lang/en/%s.tsv", table);
    assert_int_equal(dln_file_read(path, file, &bytes, NULL), DLN_OK);
    assert_int_equal(dln_tsv_open(&tsv, path, bytes, NULL), DLN_OK);
    while (dln_tsv_next(&tsv, &more, NULL) == DLN_OK && more) {
        dln_mentions mentions;
        if (tsv.cells[example].len > 0) {
            find(lexicon, arena, tsv.cells[example], &mentions);
            if (by_name ? !is_made_by(&mentions, table, tsv.cells[0]) : !has_statement(&mentions)) {
                fprintf(stderr, "%s:%u: no statement: %.*s\n", path, tsv.line, (int)tsv.cells[example].len, tsv.cells[example].text);
                wrong++;
            }
        }
        if (tsv.cells[counter].len > 0) {
            find(lexicon, arena, tsv.cells[counter], &mentions);
            if (by_name ? is_made_by(&mentions, table, tsv.cells[0]) : has_statement(&mentions)) {
                fprintf(stderr, "%s:%u: a statement: %.*s\n", path, tsv.line, (int)tsv.cells[counter].len, tsv.cells[counter].text);
                wrong++;
            }
        }
        dln_arena_reset(arena);
    }
    dln_lexicon_free(lexicon);
    dln_arena_free(file);
    dln_arena_free(arena);
    return wrong;
}

static void every_reporting_verb_does_what_its_examples_say(void **state)
{
    (void)state;
    assert_int_equal(run_examples("reporting", 4, 5, true), 0);
}

static void every_noun_of_speech_does_what_its_examples_say(void **state)
{
    (void)state;
    assert_int_equal(run_examples("sayings", 4, 5, false), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_has_its_speaker_and_the_day_of_its_occasion),
        cmocka_unit_test(every_reporting_verb_does_what_its_examples_say),
        cmocka_unit_test(every_noun_of_speech_does_what_its_examples_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
