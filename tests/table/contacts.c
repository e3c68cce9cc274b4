/* tests/table/contacts.c - meetings and calls of single sentences about made-up people; published on Wednesday, 2014-03-12. */
#include <dateline/extract.h>

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#define WHO "Ghanaian Foreign Minister Ama Okonjo and Senegalese President Moussa Sarr are in the news.\n\n"

static const struct { const char *prose, *type, *when, *status; } sentences[] = {
    {"Okonjo met Sarr in Dakar on Monday.", "meeting", "2014-03-10", "confirmed"},
    {"Okonjo will meet Sarr in Dakar on Friday.", "meeting", "2014-03-14", "tentative"},
    {"Okonjo and Sarr spoke by telephone on Tuesday.", "call", "2014-03-11", "confirmed"},
    {"Okonjo and Sarr met over a video link on Tuesday.", "call", "2014-03-11", "confirmed"},
    {"They last spoke by telephone on February 2.", "call", "2014-02-02", "confirmed"},
    {"In a call with Sarr on Friday, Okonjo asked for help.", "call", "2014-03-07", "confirmed"},
    {"Okonjo cancelled talks with Sarr scheduled for March 20.", "meeting", "2014-03-20", "cancelled"},
    {"Okonjo held talks with Sarr in Dakar on 3 March.", "meeting", "2014-03-03", "confirmed"},
    {"Okonjo did not meet Sarr in Dakar on Monday.", NULL, NULL, NULL},
    {"Okonjo refused to meet Sarr on Monday.", NULL, NULL, NULL},
    {"Okonjo hopes to get Sarr to negotiate with the rebels.", NULL, NULL, NULL},
    {"Okonjo received a letter in Dakar on Monday.", NULL, NULL, NULL},
    {"The plan met resistance on Monday.", NULL, NULL, NULL},
};

static void each_sentence_tells_what_a_reader_takes_from_it(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        char text[512], when[DLN_EDTF_MAX];
        dln_mentions mentions;
        const dln_mention *found = NULL;
        snprintf(text, sizeof text, "%s%s", WHO, sentences[i].prose);
        dln_article article = {.id = DLN_SPAN("a"), .text = dln_span_of(text), .published = dln_when_day(dln_day_of(2014, 3, 12))};
        assert_int_equal(dln_extract(lexicon, &article, arena, &mentions, NULL), DLN_OK);
        for (size_t m = 0; m < mentions.count; m++) {
            if (!dln_event_type_at((size_t)mentions.items[m].claim.type)->speaker_only)
                found = &mentions.items[m];
        }
        print_message("# %s\n", sentences[i].prose);
        if (sentences[i].type == NULL) {
            assert_null(found);
        } else {
            assert_non_null(found);
            dln_when_to_edtf(&found->claim.when, when);
            assert_string_equal(dln_event_type_at((size_t)found->claim.type)->name, sentences[i].type);
            assert_string_equal(when, sentences[i].when);
            assert_string_equal(dln_status_word(found->claim.status), sentences[i].status);
            assert_int_equal(found->claim.party_count, 2);
        }
        dln_arena_reset(arena);
    }
    dln_arena_free(arena);
    dln_lexicon_free(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_sentence_tells_what_a_reader_takes_from_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
