/* tests/property/consult.c - what the codebooks of event data call to consult, in single sentences without an article around them and without a date:
 * whoever holds, opens, renews talks of whatever kind with whomever, in whatever tense; whoever visits, hosts, mediates, calls off; and what looks like it
 * and is none. A cell is a subject, a verb in a tense, an object; the tables are the rows and columns of the grid.
 */
#include "tests/property/told.h"

enum { TEXT = 512 };

static const struct { const char *words, *name; } subjects[] = {
    {"Kenyan President Uhuru Kenyatta", "Uhuru Kenyatta"}, {"Lesotho's Foreign Minister Thabo Mokena", "Thabo Mokena"}, {"France", "France"}, {"Cairo", "Egypt"}, {"A Turkish delegation", "Turkey"},
    {"The U.S. special envoy", "United States"}, {"The Sudanese government", "Sudanese government"},
};

/* NULL: a side without a name, which is no party. */
static const struct { const char *words, *name; } partners[] = {
    {"Russian President Vladimir Putin", "Vladimir Putin"}, {"Togolese Foreign Minister Kossi Amedzo", "Kossi Amedzo"}, {"Ethiopia", "Ethiopia"}, {"the Syrian government", "Syrian government"},
    {"officials from Japan", "Japan"}, {"senior Iranian officials", "Iran"}, {"rebel leaders", NULL}, {"the main opposition leader", NULL}, {"leaders of five Gulf states", NULL}, {"a Bolivian delegation", "Bolivia"},
};

enum { PAST, PERFECT, PRESENT, GOING_ON, FUTURE, IS_TO, PLANS, NOT, REFUSED, TENSES };
static const char *const verbs[][4] = { /* base, past, participle, gerund */
    {"hold", "held", "held", "holding"}, {"resume", "resumed", "resumed", "resuming"}, {"renew", "renewed", "renewed", "renewing"}, {"open", "opened", "opened", "opening"}, {"launch", "launched", "launched", "launching"},
    {"begin", "began", "begun", "beginning"}, {"start", "started", "started", "starting"}, {"continue", "continued", "continued", "continuing"}, {"conclude", "concluded", "concluded", "concluding"},
    {"conduct", "conducted", "conducted", "conducting"}, {"enter into", "entered into", "entered into", "entering into"},
};
static const char *const nouns[] = {"talks", "negotiations", "consultations", "discussions", "peace talks", "a dialogue", "direct talks"};

static void conjugate(const char *const verb[4], int tense, char out[TEXT])
{
    switch (tense) {
    case PAST: write_prose(out, TEXT, "%s", verb[1]); break;
    case PERFECT: write_prose(out, TEXT, "has %s", verb[2]); break;
    case PRESENT: write_prose(out, TEXT, "%.*s%s%s", (int)strcspn(verb[0], " "), verb[0], strncmp(verb[0], "launch", 6) == 0 ? "es" : "s", verb[0] + strcspn(verb[0], " ")); break;
    case GOING_ON: write_prose(out, TEXT, "is %s", verb[3]); break;
    case FUTURE: write_prose(out, TEXT, "will %s", verb[0]); break;
    case IS_TO: write_prose(out, TEXT, "is to %s", verb[0]); break;
    case PLANS: write_prose(out, TEXT, "plans to %s", verb[0]); break;
    case NOT: write_prose(out, TEXT, "did not %s", verb[0]); break;
    default: write_prose(out, TEXT, "refused to %s", verb[0]); break;
    }
}

static bool takes_part(const dln_claim *claim, const char *name)
{
    bool does = name == NULL;
    for (size_t i = 0; i < claim->party_count; i++)
        does |= dln_span_is(claim->parties[i].name, name == NULL ? "" : name);
    return does;
}

/* Whether the sentence, which nobody dates, tells of a meeting or a call of that status and of those two; status -1: of none. */
static bool is_told(const dln_lexicon *lexicon, const char *text, int status, const char *first, const char *second)
{
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions;
    dln_article article = {.id = DLN_SPAN("any"), .text = dln_span_of(text)};
    bool any = false, found = false;
    assert_int_equal(dln_extract(lexicon, &article, arena, &mentions, NULL), DLN_OK);
    for (size_t i = 0; i < mentions.count; i++) {
        const dln_claim *claim = &mentions.items[i].claim;
        bool is_contact = !dln_event_type_at((size_t)claim->type)->speaker_only;
        any |= is_contact;
        found |= is_contact && (int)claim->status == status && takes_part(claim, first) && takes_part(claim, second);
    }
    dln_arena_free(arena);
    bool is_right = status < 0 ? !any : found;
    if (!is_right)
        print_message("# %s\n", text);
    return is_right;
}

static void whoever_holds_whatever_talks(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++) {
        for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++) {
            for (int tense = PAST; tense < TENSES; tense++) { /* the columns walk at paces of their own, so that all pairs of them are met */
                size_t a = (v + 3 * n + (size_t)tense) % (sizeof subjects / sizeof *subjects), b = (5 * v + n + 2 * (size_t)tense) % (sizeof partners / sizeof *partners);
                char verb[TEXT], text[TEXT];
                if (strcmp(verbs[v][0], "renew") == 0 && nouns[n][0] == 'a')
                    continue;
                conjugate(verbs[v], tense, verb);
                write_prose(text, TEXT, "%s %s %s with %s.", subjects[a].words, verb, nouns[n], partners[b].words);
                lost += !is_told(lexicon, text, tense >= NOT ? -1 : tense >= FUTURE ? (int)DLN_TENTATIVE : (int)DLN_CONFIRMED, subjects[a].name, partners[b].name);
            }
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

/* { } is the subject, [ ] the partner, if the sentence has one. */
static size_t count_lost(const dln_lexicon *lexicon, const char *frame, int status)
{
    size_t lost = 0;
    for (size_t a = 0; a < 2; a++) {
        for (size_t b = 0; b < 2; b++) {
            char text[TEXT];
            size_t len = 0;
            bool has_partner = strchr(frame, '[') != NULL;
            for (const char *p = frame; *p != '\0'; p++) {
                const char *words = *p == '{' ? subjects[a].words : *p == '[' ? partners[b].words : NULL;
                if (words == NULL)
                    text[len++] = *p;
                else
                    len += (size_t)snprintf(text + len, TEXT - len, "%s", words);
            }
            text[len] = '\0';
            lost += !is_told(lexicon, text, status, subjects[a].name, has_partner ? partners[b].name : NULL);
        }
    }
    return lost;
}

#define COUNT_LOST(lexicon, frames, status) count_all(lexicon, frames, sizeof(frames) / sizeof *(frames), status)
static size_t count_all(const dln_lexicon *lexicon, const char *const *frames, size_t count, int status)
{
    size_t lost = 0;
    for (size_t i = 0; i < count; i++)
        lost += count_lost(lexicon, frames[i], status);
    return lost;
}

static void whoever_consults_in_whatever_way(void **state)
{
    (void)state;
    static const char *const done[] = {
        "{ arrived in Belgrade on an official visit.", "{ paid a visit to Angola.", "{ made a three-day visit to Angola.", "{ is visiting Angola.", "{ visited Belgrade.", "{ has visited Angola.", "{ is on a visit to Belgrade.",
        "{ flew to Belgrade to meet [.", "{ arrived in Belgrade for talks with [.", "{ travelled to Belgrade for talks.", "{ left for Angola for talks.", "{ concluded a two-day visit to Angola.", "{, on a visit to Belgrade, called for calm.",
        "On a visit to Porto, { called for calm.", "{ launched a mediation effort between Georgia and Moldova.", "{ began a mediation mission to end the war in Yemen.", "{ undertook a mediation bid to resolve the dispute between Georgia and Moldova.",
        "{ has been mediating between Georgia and Moldova.", "{ attended a summit in London.", "{ took part in a regional conference in London.", "{ has held several meetings in Porto.", "{ held a series of meetings in Porto with local leaders.",
        "{ signed a deal with [ at talks in Porto.", "{ renewed a ceasefire pact with [ at peace talks in Porto.", "{ promised to lift sanctions in a summit with [.", "In a meeting with [, { offered aid.", "After talks with [, { said the border would open.",
        "{ pledged support after meeting [.", "{ spoke by phone with [.", "{ discussed Libya with [ in a phone call.", "{ phoned [ to discuss the crisis.", "{ called [ to express condolences.", "{ received a phone call from [.",
        "{ and [ discussed the crisis by phone.", "{ welcomed [ to the presidential palace.", "{ granted an audience to [.", "{ received the ambassador of Norway.",
    };
    static const char *const planned[] = {"{ will visit Angola.", "{ is to visit Belgrade.", "{ plans to visit Angola.", "{ is due in Belgrade for talks.", "{ will pay a state visit to Angola.", "{ will travel to Belgrade to meet [.",
        "{ will launch a mediation effort between Georgia and Moldova.", "{ will attend the climate summit in Glasgow.", "{ will speak by phone with [."};
    static const char *const off[] = {"{ has cancelled talks with [.", "{ called off a planned meeting with [.", "{ has postponed a visit to Mexico.", "{ has suspended military talks in Geneva.", "{ suspended UN-brokered talks with [.", "{ pulled out of a summit with [.", "{ withdrew from talks with [."};
    static const char *const none[] = {
        "{ received a letter from [.", "{ summoned the ambassador of Egypt.", "{ visited a museum in the capital.", "{ rejected a meeting with [.", "{ refused to meet [.", "{ is ready for talks with [.", "{ ruled out negotiations with [.", "{ called for negotiations with [.",
        "{ demanded talks with [.", "{ offered to meet [.", "{ urged [ to return to the negotiating table.", "{ proposed talks with [.", "{ called [ a liar.", "{ called on [ to resign.", "{ saw no need for talks with [.", "{ blamed [ for the failure of the talks.",
        "{ agreed to open negotiations on a free trade agreement with Egypt.", "{ reiterated support to the ongoing negotiations among stakeholders in Egypt.", "{ welcomed [ to mediate in the dispute.", "{ met the conditions set by [.", "{ invited [ to visit Egypt.",
        "{ launched a campaign for peace.", "{ called for a mediation effort between Georgia and Moldova.", "{ praised a mediation effort between Georgia and Moldova.", "{ attended a football match.", "{ met a group of students.", "{ met church leaders.", "{ attended a cabinet meeting.",
        "{ spoke of talks with rebel leaders.",
    };
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = COUNT_LOST(lexicon, done, DLN_CONFIRMED) + COUNT_LOST(lexicon, planned, DLN_TENTATIVE) + COUNT_LOST(lexicon, off, DLN_CANCELLED) + COUNT_LOST(lexicon, none, -1);
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

static void all_of_an_organisation_sit(void **state)
{
    (void)state;
    static const struct { const char *words, *name; } bodies[] = {{"the Arab League", "Arab League"}, {"the African Union", "African Union"}, {"ASEAN", "ASEAN"}, {"the European Union", "European Union"}};
    static const char *const frames[] = {
        "After an emergency meeting in Porto, %s condemned the raid.", "Following an emergency meeting of its foreign ministers in Porto, %s condemned the raid.", "At an extraordinary summit in Porto, %s agreed on sanctions.",
        "After a special summit of its leaders on Sunday, %s called for restraint.", "On Monday %s condemned the raid after an emergency session in Porto.", "In a meeting in Porto, the foreign ministers of %s rejected the plan.",
        "At the end of a two-day summit in Porto, leaders of %s urged calm.",
    };
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t f = 0; f < sizeof frames / sizeof *frames; f++) {
        for (size_t b = 0; b < sizeof bodies / sizeof *bodies; b++) {
            char text[TEXT];
            const char *at = strstr(frames[f], "%s");
            write_prose(text, TEXT, "%.*s%s%s", (int)(at - frames[f]), frames[f], bodies[b].words, at + 2);
            lost += !is_told(lexicon, text, (int)DLN_CONFIRMED, bodies[b].name, NULL);
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whoever_holds_whatever_talks), cmocka_unit_test(whoever_consults_in_whatever_way), cmocka_unit_test(all_of_an_organisation_sit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
