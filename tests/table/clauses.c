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

static const struct { const char *sentence, *verbs; } rows[] = {
#include "clauses.inc"
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

static void verb_groups_have_the_tense_reality_and_subject_of_their_clause(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_lexicon *lexicon = dln_lexicon_new();
    bool print = getenv("CLAUSES_PRINT") != NULL;
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dln_article article = {.text = dln_span_of(rows[i].sentence), .id = DLN_SPAN("x")};
        dln_doc doc;
        char line[1200];
        dln_find_tokens(lexicon, &article, arena, &doc);
        dln_find_clauses(&doc);
        describe(&doc, dln_clauses_of(&doc, 0), line, sizeof line);
        if (print)
            fprintf(stderr, "    {\"%s\",\n     \"%s\"},\n", rows[i].sentence, line);
        else if (strcmp(line, rows[i].verbs) != 0) {
            fprintf(stderr, "%s\n  is   %s\n  want %s\n", rows[i].sentence, line, rows[i].verbs);
            wrong++;
        }
        dln_arena_reset(arena);
    }
    assert_int_equal(wrong, 0);
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(verb_groups_have_the_tense_reality_and_subject_of_their_clause)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
