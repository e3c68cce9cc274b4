/* tests/table/topic.c - what a meeting or call was about, the how-manieth it was and by what means: sentences about made-up people,
 * published on Wednesday, 2014-03-12. Each row: the sentence, and of its first meeting or call "mode count topic", with - for none.
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
    {"Okonjo and Sarr held talks on fishing rights in Dakar on Monday.", "- - fishing rights"},
    {"Okonjo and Sarr held talks in Dakar on Monday about a peace treaty.", "- - a peace treaty"},
    {"Okonjo met Sarr in Dakar on Monday to discuss the nuclear programme of Iran.", "- - the nuclear programme of Iran"},
    {"Okonjo and Sarr spoke by phone on Monday about trade and oil.", "phone - trade and oil"},
    {"Okonjo and Sarr discussed the border dispute by phone on Monday.", "phone - the border dispute"},
    {"Okonjo and Sarr held a video conference on refugees on Monday.", "video - refugees"},
    {"Talks between Okonjo and Sarr on the fishing dispute were held in Dakar on Monday.", "- - the fishing dispute"},
    {"Okonjo and Sarr held talks about security guarantees on Monday in Dakar.", "- - security guarantees"},
    {"Okonjo and Sarr met in Dakar on Monday for talks on Mali and went home.", "- - Mali"},
    /* what hangs on the word and is no topic */
    {"Okonjo and Sarr spoke on the telephone on Monday.", "phone - -"},
    {"Okonjo met Sarr on the sidelines of a summit in Dakar on Monday.", "- - -"},
    {"A meeting of Okonjo and Sarr on the fringes of the forum took place in Dakar on Monday.", "- - -"},
    {"Okonjo met Sarr in Saly, a town on a lake, on Monday.", "- - -"},
    {"The talks between Okonjo and Sarr began on Monday in Dakar, on the second floor of the palace.", "- - -"},
    {"Okonjo met Sarr in Dakar on Monday, Diop wrote on Facebook.", "- - -"},
    {"Okonjo, on a tour of the coast, met Sarr in Dakar on Monday.", "- - -"},
    {"Okonjo met Sarr one-on-one in Dakar on Monday.", "- - -"},
    {"Okonjo and Sarr met in Dakar on Monday and talked about each other.", "- - -"},
    /* how many times */
    {"Okonjo and Sarr held their fifth call on Monday.", "phone 5 -"},
    {"The third round of talks between Okonjo and Sarr took place in Dakar on Monday.", "- 3 -"},
    {"Okonjo and Sarr held their first meeting since January in Dakar on Monday.", "- - -"},
    {"Okonjo and Sarr held their second call this month on Monday.", "phone - -"},
    {"Okonjo and Sarr held their first meeting in ten years in Dakar on Monday.", "- - -"},
    {"Okonjo and Sarr held their first meeting in Dakar on Monday.", "- 1 -"},
};

static void tell(const dln_claim *claim, char *out, size_t size)
{
    const char *mode = dln_mode_word(claim->mode);
    char count[16] = "-";
    if (claim->count > 0)
        snprintf(count, sizeof count, "%u", claim->count);
    snprintf(out, size, "%s %s %.*s", mode == NULL ? "-" : mode, count, claim->topic.len > 0 ? (int)claim->topic.len : 1, claim->topic.len > 0 ? claim->topic.text : "-");
}

static void each_sentence_tells_what_it_was_about(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        char text[1024], told[2048] = "";
        dln_mentions mentions;
        snprintf(text, sizeof text, "%s%s", WHO, sentences[i].prose);
        dln_article article = {.id = DLN_SPAN("a"), .text = dln_span_of(text), .published = dln_when_day(dln_day_of(2014, 3, 12))};
        assert_int_equal(dln_extract_least(lexicon, &article, 0, arena, &mentions, NULL), DLN_OK);
        for (size_t m = 0; m < mentions.count && told[0] == '\0'; m++) {
            if (!dln_event_type_at((size_t)mentions.items[m].claim.type)->speaker_only)
                tell(&mentions.items[m].claim, told, sizeof told);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_sentence_tells_what_it_was_about)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
