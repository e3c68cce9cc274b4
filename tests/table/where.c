/* tests/table/where.c - where and at what hours: short articles about made-up people, published on Wednesday, 2014-03-12.
 * Each row: the article's text, behind a sentence that introduces the people unless it has a "|", and every event that a
 * reader takes from it, in the order of the text: "type when @ place", apart by "; ". Before "|": the title.
 */
#include <dateline/extract.h>

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#define WHO "Ghanaian Foreign Minister Ama Okonjo, Senegalese President Moussa Sarr, Malian President Ibrahim Diop and " \
            "Togolese Prime Minister Kofi Mensah are in the news.\n\n"
#define OKONJO "Ghanaian Foreign Minister Ama Okonjo"
#define SARR "Senegalese President Moussa Sarr"
#define DIOP "Malian President Ibrahim Diop"

static const struct { const char *prose, *told; } articles[] = {
#include "table/where.inc"
};

static size_t tell(const dln_claim *claim, char *out, size_t size)
{
    char when[DLN_EDTF_MAX];
    dln_when_to_edtf(&claim->when, when);
    size_t len = (size_t)snprintf(out, size, "%s %s", dln_event_type_at((size_t)claim->type)->name, when);
    if (claim->place.name.len > 0)
        len += (size_t)snprintf(out + len, size - len, " @ %.*s", (int)claim->place.name.len, claim->place.name.text);
    return len;
}

static void each_article_tells_where_and_at_what_hours(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        char text[1024], told[2048] = "";
        size_t len = 0;
        dln_mentions mentions;
        const char *prose = articles[i].prose, *bar = strchr(prose, '|');
        snprintf(text, sizeof text, "%s%s", bar != NULL ? "" : WHO, bar != NULL ? bar + 1 : prose);
        dln_article article = {.id = DLN_SPAN("a"), .title = {prose, bar == NULL ? 0 : (size_t)(bar - prose)}, .text = dln_span_of(text), .published = dln_when_day(dln_day_of(2014, 3, 12))};
        assert_int_equal(dln_extract_least(lexicon, &article, 0, arena, &mentions, NULL), DLN_OK);
        for (size_t m = 0; m < mentions.count; m++) {
            if (len > 0)
                len += (size_t)snprintf(told + len, sizeof told - len, "; ");
            len += tell(&mentions.items[m].claim, told + len, sizeof told - len);
        }
        if (strcmp(told, articles[i].told) != 0) {
            print_message("# %s\n#   wanted: %s\n#   told:   %s\n", articles[i].prose, articles[i].told, told);
            wrong++;
        }
        dln_arena_reset(arena);
    }
    dln_arena_free(arena);
    dln_lexicon_free(lexicon);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_article_tells_where_and_at_what_hours)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
