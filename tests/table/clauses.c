/* tests/table/clauses.c - verb groups with subject and reality, as a reader would mark them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include <dateline/lexicon.h>

#include "find/clauses.h"
#include "find/traits.h"

static const struct { const char *sentence, *verbs; } rows[] = {
#include "clauses.inc"
};

/* Noun groups, divided by " | ": names and determiners counted in, ends before prepositions. */
static const struct { const char *sentence, *nouns; } noun_rows[] = {
#include "clause_nouns.inc"
};

/* "kind: text" of each clause, the quotations in << >> behind them. */
static const struct { const char *sentence, *clauses; } bound_rows[] = {
#include "clause_bounds.inc"
};

/* "held[past real] The ministers": one line a verb group, divided by " | ". */
static void describe(const dln_doc *doc, const dln_sentence_clauses *clauses, char *out, size_t room)
{
    static const char *const forms[] = {"", "inf ", "ger ", "part "}, *const tenses[] = {"", "past ", "pres ", "fut "};
    static const char *const realities[] = {"real", "plan", "wish", "deny", "off"};
    out[0] = 0;
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        const dln_verb_group *g = &clauses->verbs[v];
        dln_span verb = dln_tokens_text(&doc->tokens, g->begin, g->end), subject = dln_tokens_text(&doc->tokens, g->subject_begin, g->subject_end);
        size_t len = strlen(out);
        snprintf(out + len, room - len, "%s%.*s[%s%s%s%s] %.*s", v == 0 ? "" : " | ", (int)verb.len, verb.text, forms[g->form], tenses[g->tense],
                 (g->flags & DLN_VERB_PASSIVE) != 0 && g->form == DLN_VERB_FINITE ? "passive " : "", realities[g->reality], (int)subject.len, subject.text);
    }
}

static void read_sentence(const dln_lexicon *lexicon, dln_arena *arena, dln_article *article, const char *sentence, dln_doc *doc)
{
    *article = (dln_article){.text = dln_span_of(sentence), .id = DLN_SPAN("x"), .published = dln_when_day(dln_day_of(2021, 3, 1))};
    dln_arena_reset(arena);
    dln_find_tokens(lexicon, article, arena, doc);
    dln_find_dates(doc);
    dln_find_parties(doc);
    dln_find_clauses(doc);
}

static int differs(const char *sentence, const char *is, const char *want)
{
    if (strcmp(is, want) == 0)
        return 0;
    fprintf(stderr, "%s\n  is   %s\n  want %s\n", sentence, is, want);
    return 1;
}

static void verb_groups_have_the_tense_reality_and_subject_of_their_clause(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dln_article article;
        dln_doc doc;
        char line[1200];
        read_sentence(lexicon, arena, &article, rows[i].sentence, &doc);
        describe(&doc, dln_clauses_of(&doc, 0), line, sizeof line);
        wrong += differs(rows[i].sentence, line, rows[i].verbs);
    }
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

static void add_span(char *out, size_t room, const char *before, dln_span text)
{
    size_t len = strlen(out);
    snprintf(out + len, room - len, "%s%.*s", before, (int)text.len, text.text);
}

static void noun_groups_end_before_prepositions(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    int wrong = 0;
    for (size_t i = 0; i < sizeof noun_rows / sizeof *noun_rows; i++) {
        dln_article article;
        dln_doc doc;
        char line[800] = "";
        read_sentence(lexicon, arena, &article, noun_rows[i].sentence, &doc);
        const dln_sentence_clauses *clauses = dln_clauses_of(&doc, 0);
        for (uint32_t n = 0; n < clauses->noun_count; n++)
            add_span(line, sizeof line, n == 0 ? "" : " | ", dln_tokens_text(&doc.tokens, clauses->nouns[n].begin, clauses->nouns[n].end));
        wrong += differs(noun_rows[i].sentence, line, noun_rows[i].nouns);
    }
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

static void clauses_and_quotations_have_their_bounds(void **state)
{
    (void)state;
    static const char *const kinds[] = {"main: ", "coordinated: ", "relative: ", "that: ", "subordinate: "};
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    int wrong = 0;
    for (size_t i = 0; i < sizeof bound_rows / sizeof *bound_rows; i++) {
        dln_article article;
        dln_doc doc;
        char line[800] = "";
        read_sentence(lexicon, arena, &article, bound_rows[i].sentence, &doc);
        const dln_sentence_clauses *clauses = dln_clauses_of(&doc, 0);
        for (uint32_t c = 0; c < clauses->clause_count; c++) {
            add_span(line, sizeof line, c == 0 ? "" : " | ", dln_span_of(kinds[clauses->clauses[c].kind]));
            add_span(line, sizeof line, "", dln_tokens_text(&doc.tokens, clauses->clauses[c].begin, clauses->clauses[c].end));
        }
        for (uint32_t q = 0; q < doc.clauses->quote_count; q++) {
            add_span(line, sizeof line, " <<", dln_tokens_text(&doc.tokens, doc.clauses->quotes[q].begin, doc.clauses->quotes[q].end));
            add_span(line, sizeof line, ">>", (dln_span){"", 0});
        }
        wrong += differs(bound_rows[i].sentence, line, bound_rows[i].clauses);
    }
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

/* What is kept of a word is what all its senses say, in whatever order the tables have them. */
static void a_word_alone_is_what_its_senses_say(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t kept = 0;
    for (uint32_t w = 1; w < lexicon->numbers[DLN_HEAD_WORD_COUNT]; w++) {
        const dln_word_traits *traits = dln_traits_of(lexicon, w);
        uint32_t count, classes = 0, forms = 0;
        const uint32_t *senses = dln_word_senses(lexicon, w, &count);
        for (uint32_t i = 0; i < count; i++) {
            dln_sense sense = dln_sense_at(senses, i);
            if (sense.table == DLN_TABLE_WORDS)
                classes |= 1u << dln_cell(lexicon, DLN_TABLE_WORDS, sense.row, DLN_WORDS_CLASS);
            if (sense.table == DLN_TABLE_VERBS)
                forms |= 1u << (sense.column - (uint32_t)DLN_VERBS_BASE);
        }
        if (traits != NULL) {
            assert_int_equal(traits->classes, classes);
            assert_int_equal(traits->forms, forms);
            assert_int_equal(traits->verb != DLN_NONE, forms != 0);
            kept++;
        }
    }
    assert_true(kept > 1000);
    const dln_word_traits *met = dln_traits_of(lexicon, dln_word_find(lexicon, "met", 3)), *will = dln_traits_of(lexicon, dln_word_find(lexicon, "will", 4));
    assert_true(met != NULL && will != NULL && met->forms != 0 && (will->classes >> DLN_CLASS_MODAL & 1) != 0);
    dln_lexicon_free(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verb_groups_have_the_tense_reality_and_subject_of_their_clause),
        cmocka_unit_test(noun_groups_end_before_prepositions),
        cmocka_unit_test(clauses_and_quotations_have_their_bounds),
        cmocka_unit_test(a_word_alone_is_what_its_senses_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
