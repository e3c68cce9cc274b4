/* tests/property/sayings.c - a statement is its speaker's and of its day in whatever frame it is told: before the words or behind them, in a
 * statement, at a press conference, in a post; a call is one of two in whatever frame; a plan has no day of the report that tells it.
 */
#include "tests/property/told.h"

enum { TEXT = 768 };

typedef struct day { const char *words; int of_march; } day; /* published on the 12th, a Wednesday */
static const day days[] = {{"on Monday", 10}, {"late on Monday", 10}, {"Monday", 10}, {"yesterday", 11}, {"on 10 March", 10}, {"on Tuesday night", 11}};

/* ---- statements ---- */

static const struct { const char *before, *words, *name; } speakers[] = {
    {"", "Kenyan Foreign Minister Yao Mensah", "Yao Mensah"},
    {"", "Kenya's foreign minister, Yao Mensah,", "Yao Mensah"},
    {"Kenyan Foreign Minister Yao Mensah opened a dam. ", "Mensah", "Yao Mensah"},
    {"Kenyan Foreign Minister Yao Mensah opened a dam. ", "the minister", "Yao Mensah"},
    {"Kenyan Foreign Minister Yao Mensah opened a dam. ", "he", "Yao Mensah"},
    {"", "Kenyan Foreign Ministry spokeswoman Ama Kone", "Ama Kone"},
    {"", "Ama Kone, a spokeswoman for the Kenyan foreign ministry,", "Ama Kone"},
    {"", "the Kenyan foreign ministry", "Kenyan Foreign Ministry"},
    {"", "the press service of the Kenyan foreign ministry", "Kenyan Foreign Ministry"},
    {"", "the Kenyan foreign ministry's press service", "Kenyan Foreign Ministry"},
    {"", "the White House", "White House"},
    {"", "the African Union", "African Union"},
    {"", "Kenya", "Kenya"},
};

static const char *const verbs[] = {"said", "stated", "announced", "warned", "stressed", "confirmed", "declared", "admitted", "argued", "vowed", "noted", "insisted"};

/* $S the speaker, $V the verb, $D the day. */
static const char *const told_in[] = {
    "$S $V $D that the border would stay open.",
    "$S $D $V that the border would stay open.",
    "The border would stay open, $S $V $D.",
    "\"The border will stay open,\" $S $V $D.",
    "$S $V $D: \"The border will stay open.\"",
    "$S $V in a statement $D that the border would stay open.",
    "$S $V in a statement issued $D that the border would stay open.",
    "\"The border will stay open,\" $S $V in a statement released $D.",
    "In a statement $D, $S $V that the border would stay open.",
    "$S $V at a press conference in Lome $D that the border would stay open.",
    "\"The border will stay open,\" $S $V $D in Lome.",
    "$S $V in an interview with Radio Nova $D that the border would stay open.",
    "$S $V on Twitter $D that the border would stay open.",
    "Speaking to reporters $D, $S $V that the border would stay open.",
    "Responding to the raid, $S $V $D that the border would stay open.",
    "$S $V $D that the border would open on Friday.",
    "The border will open on Friday, $S $V $D.",
};

/* The same of what needs no words that are said. */
static const char *const done_in[] = {"$S $V $D.", "$S $D $V.", "$S $V in a statement $D.", "In a statement issued $D, $S $V.", "$S $V in a speech to parliament $D.", "$S $V on Twitter $D.",
                                      "In response to Friday's raid, $S $V $D."};
static const char *const deeds[] = {"condemned the raid", "strongly condemned the raid", "urged both sides to show restraint", "called on both sides to show restraint", "called for restraint", "denied the report",
                                    "rejected the claim", "welcomed the ceasefire", "expressed concern about the raid", "expressed hope for peace", "demanded the release of the hostages", "praised the efforts of the mediators"};

/* ---- calls ---- */

static const char *const called_in[] = {
    "$S phoned $O $D.", "$S phoned up $O $D.", "$S spoke by phone $D with $O.", "$S talked with $O over the phone $D.", "$S held a telephone conversation with $O $D.",
    "$S held talks with $O by video link $D.", "$S met virtually with $O $D.", "In a phone call $D, $S urged $O to open the border.", "$S told $O in a phone call $D that the border was open.",
    "$S received a phone call from $O $D.", "$S and $O spoke by phone $D.", "$S and $O welcomed the truce in a phone call $D.", "$S and $O held a virtual summit $D.", "A phone call between $S and $O took place $D.",
    "A phone call took place $D between $S and $O.", "$S spoke by phone with $O $D at the request of the Togolese side.", "The call between $S and $O, which took place $D, lasted 40 minutes.",
    "$S had a phone call $D with $O.", "$S spoke by phone with $O $D, the ministry said.",
};
static const char *const partners[] = {"Togolese President Faure Addo", "Robert Addo, her Togolese counterpart,", "NATO Secretary General Anders Addo"};

/* ---- plans, and who tells of them ---- */

static const char *const plans[] = {"will meet $O", "is to meet $O once he has finished his tour", "plans to hold talks with $O soon", "will speak by phone with $O", "is due to be received by $O in Lome"};
static const char *const reports[] = {
    "$S $V, the ministry said $D.", "$S $V, it was announced $D.", "$S $V, it emerged $D.", "$S $V, Radio Nova learned $D from a source close to the talks.", "$S $V, according to a statement released $D.",
    "$S $V, a spokesman told reporters $D.", "The ministry said $D that $S $V.", "It was announced $D that $S $V.",
};

/* Puts the words in; capitals open it, and no comma of an apposition stands before another mark. */
static void fill(const char *frame, const char *subject, const char *verb, const char *object, const char *when, char out[TEXT])
{
    size_t len = 0;
    for (const char *p = frame; *p != '\0' && len + 1 < TEXT; p++) {
        const char *word = *p != '$' ? NULL : p[1] == 'S' ? subject : p[1] == 'V' ? verb : p[1] == 'O' ? object : when;
        if (word == NULL) {
            if ((*p == ',' || *p == '.') && len > 0 && out[len - 1] == ',')
                len--;
            out[len++] = *p;
            continue;
        }
        len += (size_t)snprintf(out + len, TEXT - len, "%s", word);
        p++;
    }
    out[len] = '\0';
    if (out[0] >= 'a' && out[0] <= 'z')
        out[0] = (char)(out[0] - 'a' + 'A');
}

typedef struct wanted { const char *type, *names[2]; int of_march; dln_event_status status; } wanted; /* of_march 0: on no day */

static bool names(const dln_claim *claim, const char *name)
{
    for (size_t i = 0; i < claim->party_count; i++) {
        if (dln_span_is(claim->parties[i].name, name))
            return true;
    }
    return false;
}

static bool is_it(const dln_claim *claim, const wanted *want)
{
    bool is_day = want->of_march == 0 ? !dln_when_is_known(&claim->when) : is_on_day(claim, want->of_march);
    return is_of_type(claim, want->type) && claim->status == want->status && is_day && names(claim, want->names[0]) && (want->names[1] == NULL || names(claim, want->names[1]));
}

/* Whether the text tells of that, once, and of nothing else but what somebody says of it. */
static bool tells(const dln_lexicon *lexicon, const char *text, const wanted *want)
{
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions = told_by(lexicon, text, arena);
    size_t found = 0, others = 0;
    for (size_t i = 0; i < mentions.count; i++) {
        bool is_report = strcmp(want->type, "statement") != 0 && is_of_type(&mentions.items[i].claim, "statement");
        if (is_it(&mentions.items[i].claim, want))
            found++;
        else
            others += !is_report;
    }
    dln_arena_free(arena);
    if (found != 1 || others > 0)
        print_message("# %s: %s\n", found == 0 ? "not told" : "more is told", text);
    return found == 1 && others == 0;
}

static size_t lost_of_speaker(const dln_lexicon *lexicon, size_t speaker, const char *const *frames, size_t frame_count, const char *const *words, size_t word_count)
{
    size_t lost = 0;
    for (size_t f = 0; f < frame_count; f++) {
        for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
            char told[TEXT], text[TEXT + TEXT];
            size_t verb = (speaker + f * 5 + d * 7) % word_count; /* each with each in the end, in a tenth of the time */
            fill(frames[f], speakers[speaker].words, words[verb], "", days[d].words, told);
            write_prose(text, sizeof text, "%s%s", speakers[speaker].before, told);
            lost += !tells(lexicon, text, &(wanted){"statement", {speakers[speaker].name, NULL}, days[d].of_march, DLN_CONFIRMED});
        }
    }
    return lost;
}

static void a_statement_is_told_in_many_frames(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t s = 0; s < sizeof speakers / sizeof *speakers; s++) {
        lost += lost_of_speaker(lexicon, s, told_in, sizeof told_in / sizeof *told_in, verbs, sizeof verbs / sizeof *verbs);
        lost += lost_of_speaker(lexicon, s, done_in, sizeof done_in / sizeof *done_in, deeds, sizeof deeds / sizeof *deeds);
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void a_call_is_told_in_many_frames(void **state)
{
    (void)state;
    static const char *const called[] = {"Faure Addo", "Robert Addo", "Anders Addo"};
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t f = 0; f < sizeof called_in / sizeof *called_in; f++) {
        for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
            char text[TEXT];
            size_t partner = (f + d) % (sizeof partners / sizeof *partners);
            fill(called_in[f], "Kenyan Foreign Minister Ama Okoth", "", partners[partner], days[d].words, text);
            lost += !tells(lexicon, text, &(wanted){"call", {"Ama Okoth", called[partner]}, days[d].of_march, DLN_CONFIRMED});
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void a_plan_is_not_of_the_day_on_which_it_is_told(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t p = 0; p < sizeof plans / sizeof *plans; p++) {
        const char *type = strstr(plans[p], "phone") != NULL ? "call" : "meeting";
        for (size_t r = 0; r < sizeof reports / sizeof *reports; r++) {
            char plan[TEXT], text[TEXT];
            fill(plans[p], "", "", "Togolese President Faure Addo", "", plan);
            plan[0] = plans[p][0];
            fill(reports[r], "Kenyan Foreign Minister Ama Okoth", plan, "", "on Monday", text);
            lost += !tells(lexicon, text, &(wanted){type, {"Ama Okoth", "Faure Addo"}, 0, DLN_TENTATIVE});
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_statement_is_told_in_many_frames), cmocka_unit_test(a_call_is_told_in_many_frames), cmocka_unit_test(a_plan_is_not_of_the_day_on_which_it_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
