/* tests/table/contacts.c - the meetings and calls of single sentences about made-up people; published on Wednesday, 2014-03-12.
 * Each row: what stands in the article, and every meeting and call that a reader takes from it, in the order of the text:
 * "type when status participants @ place", family names in the order given, apart by "; ".
 */
#include <dateline/extract.h>

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#define WHO "Ghanaian Foreign Minister Ama Okonjo, Senegalese President Moussa Sarr, Malian President Ibrahim Diop and " \
            "Togolese Prime Minister Kofi Mensah are in the news.\n\n"

static const struct { const char *prose, *told; } sentences[] = {
#include "table/contacts.inc"
#include "table/contacts_beside.inc"
#include "table/contacts_occasions.inc"
#include "table/contacts_regions.inc"
#include "table/contacts_turns.inc"
#include "table/contacts_entries.inc"
#include "table/contacts_one_side.inc"
};

static size_t tell(const dln_claim *claim, char *out, size_t size)
{
    char when[DLN_EDTF_MAX];
    dln_when_to_edtf(&claim->when, when);
    size_t len = (size_t)snprintf(out, size, "%s %s %s", dln_event_type_at((size_t)claim->type)->name, when, dln_status_word(claim->status));
    for (size_t i = 0; i < claim->party_count; i++) {
        dln_span name = claim->parties[i].name;
        while (claim->parties[i].kind == DLN_PERSON && memchr(name.text, ' ', name.len) != NULL) {
            const char *space = memchr(name.text, ' ', name.len);
            name = (dln_span){space + 1, (size_t)(name.text + name.len - space - 1)};
        }
        len += (size_t)snprintf(out + len, size - len, "%s%.*s", i == 0 ? " " : "+", (int)name.len, name.text);
    }
    if (claim->place.name.len > 0)
        len += (size_t)snprintf(out + len, size - len, " @ %.*s", (int)claim->place.name.len, claim->place.name.text);
    return len;
}

static void each_sentence_tells_what_a_reader_takes_from_it(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        char text[1024], told[2048] = "";
        size_t len = 0;
        dln_mentions mentions;
        snprintf(text, sizeof text, "%s%s", WHO, sentences[i].prose);
        dln_article article = {.id = DLN_SPAN("a"), .text = dln_span_of(text), .published = dln_when_day(dln_day_of(2014, 3, 12))};
        assert_int_equal(dln_extract_least(lexicon, &article, 0, arena, &mentions, NULL), DLN_OK);
        for (size_t m = 0; m < mentions.count; m++) {
            const dln_claim *claim = &mentions.items[m].claim;
            if (dln_event_type_at((size_t)claim->type)->speaker_only)
                continue;
            if (len > 0)
                len += (size_t)snprintf(told + len, sizeof told - len, "; ");
            len += tell(claim, told + len, sizeof told - len);
        }
        if (strcmp(told, sentences[i].told) != 0) {
            print_message("# %s\n#   wanted: %s\n#   told:   %s\n", sentences[i].prose, sentences[i].told, told);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_sentence_tells_what_a_reader_takes_from_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
