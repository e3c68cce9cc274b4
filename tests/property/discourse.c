/* tests/property/discourse.c - what a sentence plans and the next one calls off, whoever says so and in whatever words, is one event, called off;
 * what the next one does not call off stays planned; and a headline tells of the event of its text. Everybody here is made up.
 */
#include "tests/property/told.h"

enum { TEXT = 1024, FRIDAY = 14 };
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

/* Whether the text tells of one event on Friday, of that status and of the two, and of no other meeting or call. */
static bool tells(const dln_lexicon *lexicon, const char *text, dln_event_status status)
{
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions = told_by(lexicon, text, arena);
    size_t count = 0;
    bool is_right = false;
    for (size_t i = 0; i < mentions.count; i++) {
        const dln_claim *claim = &mentions.items[i].claim;
        if (is_of_type(claim, "statement"))
            continue;
        count++;
        is_right = claim->status == status && claim->party_count == 2 && is_on_day(claim, FRIDAY);
    }
    dln_arena_free(arena);
    if (count != 1 || !is_right)
        print_message("# not told: %s\n", text);
    return count == 1 && is_right;
}

static const char *const plans[] = {
    "Zambian Foreign Minister Ama Mwape is to meet Togolese President Kossi Adjavon in Lome on Friday.",
    "Zambian Foreign Minister Ama Mwape was due to hold talks with Togolese President Kossi Adjavon in Lome on Friday.",
};

static const char *const announced[] = {
    "", "But ", "The ministry said that ", "The ministry said on Tuesday that ", "On Tuesday the ministry said ", "A spokesman said ", "It was announced on Tuesday that ", "The Togolese presidency announced that ",
};
static const char *const occasions[] = {"the meeting", "the talks", "the visit", "the trip"};
static const char *const offs[] = {" was cancelled.", " would not take place.", " was called off.", " was postponed."};

static const char *const callers[] = {"She has now", "But she", "Mwape", "The Zambian minister", "The president"};
static const char *const calls_off[] = {" cancelled ", " called off ", " put off ", " postponed "};
static const char *const why[] = {".", " on Tuesday.", " over a border dispute."};

static const char *const kept[] = {
    "The ministry denied that the meeting had been cancelled.", "The ministry did not say whether the talks had been cancelled.", "She has not cancelled the meeting.", "Malian President Ali Toure has cancelled the visit.",
    "The meeting had been postponed twice.", "The ministry said the meeting had been postponed twice.", "She postponed the visit twice.", "He might cancel the meeting.", "She threatened to call off the talks.",
    "The ministry said the meeting would not be cancelled.", "Both sides said the talks would not be put off.", "The ministry said the visit had not been cancelled.", "In January she cancelled the trip at the last minute.",
    "The ministry said the talks would not take place in public.", "The ministry said the sanctions had been postponed.", "A strike has been called off.", "A previous meeting had been cancelled.",
};

static void what_is_planned_is_called_off_by_whoever_says_so(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t i = 0; i < COUNT_OF(announced) * COUNT_OF(occasions) * COUNT_OF(offs) * COUNT_OF(plans); i++) {
        const char *by = announced[i % COUNT_OF(announced)], *what = occasions[i / COUNT_OF(announced) % COUNT_OF(occasions)];
        char text[TEXT], next[TEXT];
        write_prose(next, sizeof next, "%s%s%s", by, what, offs[i / COUNT_OF(announced) / COUNT_OF(occasions) % COUNT_OF(offs)]);
        if (next[0] == 't')
            next[0] = 'T';
        if ((by[0] == '\0' || by[0] == 'B') && strstr(next, " would ") != NULL)
            continue; /* said by nobody, it is no news */
        write_prose(text, sizeof text, "%s %s", plans[i % COUNT_OF(plans)], next);
        lost += !tells(lexicon, text, DLN_CANCELLED);
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void what_is_planned_is_called_off_by_one_of_the_two(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t i = 0; i < COUNT_OF(callers) * COUNT_OF(calls_off) * COUNT_OF(occasions) * COUNT_OF(why); i++) {
        char text[TEXT];
        size_t rest = i / COUNT_OF(callers);
        write_prose(text, sizeof text, "%s %s%s%s%s", plans[i % COUNT_OF(plans)], callers[i % COUNT_OF(callers)], calls_off[rest % COUNT_OF(calls_off)], occasions[rest / COUNT_OF(calls_off) % COUNT_OF(occasions)],
                 why[rest / COUNT_OF(calls_off) / COUNT_OF(occasions)]);
        lost += !tells(lexicon, text, DLN_CANCELLED);
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void what_is_not_called_off_stays_planned(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t i = 0; i < COUNT_OF(kept) * COUNT_OF(plans); i++) {
        char text[TEXT];
        write_prose(text, sizeof text, "%s %s", plans[i % COUNT_OF(plans)], kept[i / COUNT_OF(plans)]);
        lost += !tells(lexicon, text, DLN_TENTATIVE);
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void a_headline_and_its_text_tell_of_one_event(void **state)
{
    (void)state;
    static const char *const titles[] = {"March 14 set for exploratory talks between Zambia and Togo", "Zambia, Togo to hold talks on March 14", "Talks between Zambia and Togo on March 14"};
    static const char *const texts[] = {
        "Lome will on March 14 be where the first round of contacts of Zambia and Togo begins.", "A first round of talks between Zambia and Togo will start in Lome on March 14.",
        "Lome will on March 14 be where the second first round of exploratory contacts of Zambia and Togo gets started.", "Zambia and Togo are to sit down in Lome on Friday.",
    };
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t t = 0; t < COUNT_OF(titles); t++) {
        for (size_t i = 0; i < COUNT_OF(texts); i++) {
            dln_arena *arena = dln_arena_new();
            dln_mentions mentions = told_under(lexicon, titles[t], texts[i], arena);
            bool is_right = mentions.count == 1 && mentions.items[0].claim.status == DLN_TENTATIVE && is_on_day(&mentions.items[0].claim, FRIDAY);
            if (!is_right)
                print_message("# told %zu times: %s / %s\n", mentions.count, titles[t], texts[i]);
            lost += !is_right;
            dln_arena_free(arena);
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_planned_is_called_off_by_whoever_says_so),
        cmocka_unit_test(what_is_planned_is_called_off_by_one_of_the_two),
        cmocka_unit_test(what_is_not_called_off_stays_planned),
        cmocka_unit_test(a_headline_and_its_text_tell_of_one_event),
    };
    return cmocka_run_group_tests_name("discourse", tests, NULL, NULL);
}
