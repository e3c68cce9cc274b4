/* tests/property/slots.c - a sentence that tells of a meeting or a call says the same wherever its day stands: before the subject, behind it,
 * behind the verb, at the end; told plainly, by a ministry, or of what is to come. Likewise whatever words call it off, in the same sentence or the next,
 * whatever the next sentence says of it, and whatever it is called that two countries' people are to hold.
 */
#include "tests/property/told.h"

#define A "Kenyan Foreign Minister Yao Mensah"
#define B "Malian President Ali Traore"

enum { TEXT = 512, MONDAY = 10, FRIDAY = 14 };

/* ~ is a slot for the day; the verb stands between < and |, its future form between | and >. */
static const struct { const char *type, *prose; } told[] = {
    {"meeting", A "~ <met|will meet>~ " B "~"},
    {"meeting", A "~ <met|will meet>~ with " B "~"},
    {"meeting", A "~ <held|will hold> talks~ with " B "~"},
    {"meeting", A "~ <had|will have> a meeting~ with " B "~"},
    {"meeting", A "~ <was|will be> received~ by " B "~"},
    {"meeting", B "~ <received|will receive>~ " A "~"},
    {"meeting", A "~ <sat|will sit> down~ with " B "~"},
    {"meeting", A "~ <conferred|will confer>~ with " B "~"},
    {"meeting", A "~ <paid|will pay> a courtesy call~ on " B "~"},
    {"meeting", A "~ <paid|will pay> a visit~ to " B "~"},
    {"meeting", A " and " B "~ <met|will meet>~"},
    {"meeting", A " and " B "~ <held|will hold> talks~"},
    {"meeting", A " and " B "~ <signed|will sign>~ a treaty~"},
    {"meeting", A "~ <had|will have> lunch~ with " B "~"},
    {"meeting", A "~ <visited|will visit> Bamako~ for talks with " B "~"},
    {"meeting", A "~ <flew|will fly> to Bamako~ to meet " B "~"},
    {"meeting", B "~ <hosted|will host>~ " A " for talks~"},
    {"meeting", B "~ <welcomed|will welcome>~ " A " to Bamako~"},
    {"meeting", A "~ <discussed|will discuss> trade~ with " B " in Bamako~"},
    {"meeting", A "~ <began|will begin>~ talks with " B "~"},
    {"meeting", "Talks between " A " and " B "~ <took|will take> place~"},
    {"meeting", "A meeting between " A " and " B "~ <was|will be> held~"},
    {"meeting", A "~ <saw|will see>~ " B "~"},
    {"meeting", A "~ <thanked|will thank> " B "~ at a meeting~"},
    {"meeting", A "~ <conveyed|will convey> a message to " B "~ during talks~"},
    {"call", A "~ <congratulated|will congratulate> " B "~ in a phone call~"},
    {"call", A "~ <phoned|will phone>~ " B "~"},
    {"call", A "~ <spoke|will speak>~ by phone with " B "~"},
    {"call", A "~ <held|will hold> a telephone conversation~ with " B "~"},
    {"call", A "~ <talked|will talk> on the phone~ with " B "~"},
    {"call", A " and " B "~ <spoke|will speak> by phone~"},
    {"call", A " and " B "~ <held|will hold> a video conference~"},
    {"call", A "~ <had|will have> a video call~ with " B "~"},
};

static const struct { const char *before, *behind; } frames[] = {{"", ""}, {"", ", the ministry said"}, {"The Kenyan ministry said that ", ""}};

/* The sentence with its day in the slot, counted from 0; false: it has no such slot. A slot beyond them all: before the subject. */
static bool fill(const char *prose, const char *day, size_t slot, bool is_future, char out[TEXT])
{
    size_t len = 0, slots = 0;
    char part = 0;
    for (const char *p = prose; *p != '\0'; p++) {
        if (*p == '~')
            len += slots++ == slot ? (size_t)snprintf(out + len, TEXT - len, " %s", day) : 0;
        else if (*p == '<' || *p == '>')
            part = *p == '<' ? '<' : 0;
        else if (*p == '|')
            part = '|';
        else if (part == 0 || (part == '|') == is_future)
            out[len++] = *p;
    }
    out[len] = '\0';
    return slot < slots;
}

/* By name, or by the country that stands for whoever goes. */
static bool names(const dln_claim *claim, const char *name, const char *country)
{
    for (size_t i = 0; i < claim->party_count; i++) {
        if (dln_span_is(claim->parties[i].name, name) || (country != NULL && dln_span_is(claim->parties[i].name, country)))
            return true;
    }
    return false;
}

/* Whether the text tells of that event of the two, or of their countries, on that day of March 2014. */
static bool tells_of(const dln_lexicon *lexicon, const char *text, const char *type, int32_t day, dln_event_status status, bool are_countries)
{
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions = told_by(lexicon, text, arena);
    bool found = false;
    for (size_t i = 0; i < mentions.count && !found; i++) {
        const dln_claim *claim = &mentions.items[i].claim;
        found = is_of_type(claim, type) && claim->status == status && is_on_day(claim, day) &&
                names(claim, "Yao Mensah", are_countries ? "Kenya" : NULL) && names(claim, "Ali Traore", are_countries ? "Mali" : NULL);
    }
    dln_arena_free(arena);
    if (!found)
        print_message("# not told: %s\n", text);
    return found;
}

static size_t mentions_in(const dln_lexicon *lexicon, const char *text)
{
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions = told_by(lexicon, text, arena);
    size_t count = mentions.count;
    dln_arena_free(arena);
    if (count != 1)
        print_message("# told %zu times: %s\n", count, text);
    return count;
}

static bool tells(const dln_lexicon *lexicon, const char *text, const char *type, int32_t day, dln_event_status status)
{
    return tells_of(lexicon, text, type, day, status, false);
}

static void the_day_may_stand_anywhere(void **state)
{
    (void)state;
    enum { SLOTS = 4 };
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        for (size_t slot = 0; slot < SLOTS; slot++) {
            char prose[TEXT], text[TEXT + TEXT];
            bool has_slot = fill(told[i].prose, "on Monday", slot, false, prose);
            if (!has_slot && slot + 1 < SLOTS)
                continue; /* the last one stands for the front */
            for (size_t f = 0; f < sizeof frames / sizeof *frames && has_slot; f++) {
                write_prose(text, sizeof text, "%s%s%s.", frames[f].before, prose, frames[f].behind);
                lost += !tells(lexicon, text, told[i].type, MONDAY, DLN_CONFIRMED);
            }
            if (!has_slot) {
                write_prose(text, sizeof text, "On Monday %s.", prose);
                lost += !tells(lexicon, text, told[i].type, MONDAY, DLN_CONFIRMED);
            }
            fill(told[i].prose, "on Friday", slot, true, prose);
            write_prose(text, sizeof text, "%s%s.", has_slot ? "" : "On Friday ", prose);
            lost += !tells(lexicon, text, told[i].type, FRIDAY, DLN_TENTATIVE);
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void a_meeting_is_off_in_whatever_words(void **state)
{
    (void)state;
    static const char *const plans[] = {"planned for Friday", "set for Friday", "scheduled for Friday", "due on Friday", "that was to take place on Friday"};
    static const char *const ends[] = {
        "was called off", "has been cancelled", "was postponed", "has been put off", "was scrapped", "was shelved", "has been deferred", "fell through", "did not take place",
        "will not take place", "will not go ahead", "has been dropped", "was abandoned", "is off", "had to be cancelled", "has been rescheduled", "did not go ahead",
        "will no longer take place", "has been delayed", "was put on hold", "was scratched",
    };
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t p = 0; p < sizeof plans / sizeof *plans; p++) {
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
            char text[TEXT];
            write_prose(text, sizeof text, "A meeting between " A " and " B " %s %s.", plans[p], ends[e]);
            lost += !tells(lexicon, text, "meeting", FRIDAY, DLN_CANCELLED);
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void two_countries_people_meet(void **state)
{
    (void)state;
    static const char *const held[] = {
        "A session of the joint commission", "A meeting of the joint border committee", "A session of the two countries' border commission", "Expert-level talks on fishing rights",
        "Talks on fishing", "Technical talks", "Working-level talks on customs", "A session on fishing rights", "A meeting of experts", "A round of talks on water",
        "A session of the bilateral working group", "A meeting of officials of the two countries",
    };
    static const char *const bodies[] = {"The joint commission", "The two countries' border commission", "The joint border committee", "The Kenya-Mali boundary commission", "The bilateral working group"};
    static const char *const plans[] = {"which had been set for Friday in Nairobi", "scheduled for Friday in Nairobi", "which was to be held in Nairobi on Friday", "due in Nairobi on Friday", "set for Friday"};
    static const char *const ends[] = {"was called off", "has been put off", "will not take place", "fell through"};
    static const char *const ahead[] = {"will be held in Nairobi on Friday", "is scheduled for Friday", "is due in Nairobi on Friday"};
    static const char *const met[] = {"will meet in Nairobi on Friday", "is to meet on Friday", "will convene on Friday"};
    static const char intro[] = A " held talks with " B " in Bamako on Tuesday.\n\n";
    dln_lexicon *lexicon = dln_lexicon_new();
    char text[TEXT];
    size_t lost = 0;
    for (size_t h = 0; h < sizeof held / sizeof *held; h++) {
        for (size_t p = 0; p < sizeof plans / sizeof *plans; p++) {
            for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
                write_prose(text, sizeof text, "%s%s, %s, %s.", intro, held[h], plans[p], ends[e]);
                lost += !tells_of(lexicon, text, "meeting", FRIDAY, DLN_CANCELLED, true);
            }
        }
        for (size_t a = 0; a < sizeof ahead / sizeof *ahead; a++) {
            write_prose(text, sizeof text, "%s%s %s.", intro, held[h], ahead[a]);
            lost += !tells_of(lexicon, text, "meeting", FRIDAY, DLN_TENTATIVE, true);
        }
    }
    for (size_t b = 0; b < sizeof bodies / sizeof *bodies; b++) {
        for (size_t a = 0; a < sizeof ahead / sizeof *ahead; a++) {
            write_prose(text, sizeof text, "%s%s %s.", intro, bodies[b], ahead[a]);
            lost += !tells_of(lexicon, text, "meeting", FRIDAY, DLN_TENTATIVE, true);
            write_prose(text, sizeof text, "%s%s %s.", intro, bodies[b], met[a]);
            lost += !tells_of(lexicon, text, "meeting", FRIDAY, DLN_TENTATIVE, true);
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void a_plan_is_off_in_the_next_sentence(void **state)
{
    (void)state;
    static const char *const plans[] = {"is to meet", "will meet", "was to meet", "was due to meet"};
    static const char *const subjects[] = {"The meeting", "That meeting", "The visit", "That visit", "The trip", "That trip", "The talks", "It", "The encounter"};
    static const char *const ends[] = {"has been put off", "was called off", "is off", "has now been cancelled", "will not take place", "will not go ahead", "fell through"};
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t p = 0; p < sizeof plans / sizeof *plans; p++) {
        for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
            for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
                char text[TEXT];
                write_prose(text, sizeof text, A " %s " B " in Bamako on Friday. %s %s.", plans[p], subjects[i], ends[e]);
                lost += !tells(lexicon, text, "meeting", FRIDAY, DLN_CANCELLED);
            }
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

/* One meeting and no second one, whatever the next sentence says of it. */
static size_t told_once(const dln_lexicon *lexicon, const char *first, const char *const *subjects, size_t subject_count, const char *const *predicates, size_t count, int32_t day, dln_event_status status)
{
    size_t lost = 0;
    for (size_t i = 0; i < subject_count; i++) {
        for (size_t k = 0; k < count; k++) {
            char text[TEXT];
            write_prose(text, sizeof text, "%s %s %s.", first, subjects[i], predicates[k]);
            lost += !tells(lexicon, text, "meeting", day, status) || mentions_in(lexicon, text) != 1;
        }
    }
    return lost;
}
#define TOLD_ONCE(lexicon, first, subjects, predicates, day, status) told_once(lexicon, first, subjects, sizeof subjects / sizeof *(subjects), predicates, sizeof predicates / sizeof *(predicates), day, status)

static void the_next_sentence_tells_of_the_same(void **state)
{
    (void)state;
    static const char *const subjects[] = {"The meeting", "Their meeting", "The talks", "Their talks", "It", "The encounter"};
    static const char *const held[] = {
        "lasted two hours", "was their first since 2012", "was held behind closed doors", "focused on trade", "ended without a deal", "went well", "came a day after a clash at the border",
        "follows weeks of tension",
    };
    static const char *const planned[] = {
        "will be their first", "will be held at the presidential palace", "will focus on trade", "is expected to last two hours", "comes after weeks of tension", "comes a week after a clash at the border",
        "follows a vote in Mali last month", "is the first since 2012", "has been prepared for weeks", "was announced on Tuesday",
    };
    static const char *const days[] = {"will take place on Friday", "is scheduled for Friday", "will be held in Bamako on Friday", "is to take place in Bamako on Friday", "is planned for Friday", "is due on Friday"};
    static const char *const days_past[] = {"took place on Monday", "was held on Monday", "was held in Bamako on Monday"};
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = TOLD_ONCE(lexicon, A " met " B " in Bamako on Monday.", subjects, held, MONDAY, DLN_CONFIRMED);
    lost += TOLD_ONCE(lexicon, A " will meet " B " in Bamako on Friday.", subjects, planned, FRIDAY, DLN_TENTATIVE);
    lost += TOLD_ONCE(lexicon, A " is to meet " B ".", subjects, days, FRIDAY, DLN_TENTATIVE);
    lost += TOLD_ONCE(lexicon, A " has met " B ".", subjects, days_past, MONDAY, DLN_CONFIRMED);
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_day_may_stand_anywhere), cmocka_unit_test(a_meeting_is_off_in_whatever_words), cmocka_unit_test(two_countries_people_meet),
        cmocka_unit_test(a_plan_is_off_in_the_next_sentence), cmocka_unit_test(the_next_sentence_tells_of_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
