/* tests/property/merge.c - merging is a function of the set of mentions; which mentions are one event, and which are not. */
#include "tests/property/said.h"

/* ---- pairs ---- */

#define ONE true
#define TWO false

static const struct { const char *why; bool is_one; said a, b; } pairs[] = {
    {"the same in other words", ONE,
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", "Geneva/CHE"}, {"meeting", "2021-06-16", "Joe Biden/USA, Vladimir Putin/RUS", NULL}},
    {"a call and a meeting by video", ONE,
     {"call", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", .mode = "video"}, {"meeting", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"a call is no visit", TWO,
     {"call", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", .mode = "phone"}, {"meeting", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", .mode = "in-person"}},
    {"a statement is no meeting", TWO,
     {"statement", "2021-12-07", "Vladimir Putin/RUS", NULL}, {"meeting", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"two days, two meetings", TWO,
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"meeting", "2021-06-17", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"a day of an interval", ONE,
     {"meeting", "2019-02-27/2019-02-28", "Donald Trump/USA, Kim Jong Un/PRK", NULL}, {"meeting", "2019-02-28", "Kim Jong-un/PRK, Donald Trump/USA", NULL}},
    {"a day and a clock time of it", ONE,
     {"call", "2021-12-07T18:07+03:00", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"call", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"one moment by two clocks", ONE,
     {"call", "2021-12-07T18:07+03:00", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"call", "2021-12-07T10:07-05:00", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"one moment on two days", ONE,
     {"call", "2021-12-08T01:30+03:00", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"call", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"two calls on one day, by the clock", TWO,
     {"call", "2021-12-07T09:00+03:00", "Vladimir Putin/RUS, Joe Biden/USA", .mode = "phone"},
     {"call", "2021-12-07T20:00+03:00", "Vladimir Putin/RUS, Joe Biden/USA", .mode = "phone"}},
    {"two calls on one day, by the wording", TWO,
     {"call", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", .count = 4}, {"call", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", .count = 5}},
    {"a call after midnight there", ONE,
     {"call", "2017-09-08", "Tamim bin Hamad/QAT, Mohammed bin Salman/SAU", NULL}, {"call", "2017-09-09", "Muhammad bin Salman/SAU, Tamim bin Hamad Al Thani/QAT", NULL}},
    {"a call two days later", TWO,
     {"call", "2017-09-08", "Tamim bin Hamad/QAT, Mohammed bin Salman/SAU", NULL}, {"call", "2017-09-10", "Mohammed bin Salman/SAU, Tamim bin Hamad/QAT", NULL}},
    {"planned and held", ONE,
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", .status = "tentative"}, {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"planned and cancelled", ONE,
     {"meeting", "2018-06-12", "Donald Trump/USA, Kim Jong Un/PRK", .status = "tentative", .published = "2018-05-10"},
     {"meeting", "2018-06-12", "Donald Trump/USA, Kim Jong Un/PRK", .status = "cancelled", .published = "2018-05-24"}},
    {"postponed by a day", TWO,
     {"meeting", "2018-06-12", "Donald Trump/USA, Kim Jong Un/PRK", .status = "cancelled", .published = "2018-05-24"},
     {"meeting", "2018-06-13", "Donald Trump/USA, Kim Jong Un/PRK", NULL}},
    {"spellings", ONE,
     {"meeting", "2019-12-09", "Volodymyr Zelensky/UKR, Emmanuel Macron/FRA", NULL}, {"meeting", "2019-12-09", "Volodymyr Zelenskyy/UKR, Macron/FRA", NULL}},
    {"a country and its leader", ONE,
     {"meeting", "2023-03-16", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", NULL}, {"meeting", "2023-03-16", "Japan/JPN, Korea/KOR", NULL}},
    {"two people of one country", TWO,
     {"call", "2021-12-07", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"call", "2021-12-07", "Sergey Lavrov/RUS, Antony Blinken/USA", NULL}},
    {"one of the two is another", TWO,
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"meeting", "2021-06-16", "Sergey Lavrov/RUS, Joe Biden/USA", NULL}},
    {"a namesake abroad", TWO,
     {"meeting", "2013-07-06", "John Smith/GBR, Sergey Lavrov/RUS", NULL}, {"meeting", "2013-07-06", "John Smith/AUS, Sergey Lavrov/RUS", NULL}},
    {"first names that differ", TWO,
     {"meeting", "2009-08-04", "Bill Clinton/USA, Kim Jong Il/PRK", NULL}, {"meeting", "2009-08-04", "Hillary Clinton/USA, Kim Jong Il/PRK", NULL}},
    {"with their ministers", ONE,
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"meeting", "2021-06-16", "Vladimir Putin/RUS, Sergey Lavrov/RUS, Joe Biden/USA, Antony Blinken/USA", NULL}},
    {"a bilateral beside a summit", TWO,
     {"meeting", "2019-12-09", "Vladimir Putin/RUS, Volodymyr Zelensky/UKR", "Paris/FRA"},
     {"meeting", "2019-12-09", "Vladimir Putin/RUS, Volodymyr Zelensky/UKR, Angela Merkel/DEU, Emmanuel Macron/FRA", "Paris/FRA"}},
    {"a host whom one report leaves out", ONE,
     {"meeting", "2023-04-06", "Faisal bin Farhan/SAU, Hossein Amirabdollahian/IRN", "Beijing/CHN"},
     {"meeting", "2023-04-06", "Faisal bin Farhan/SAU, Hossein Amir-Abdollahian/IRN, Qin Gang/CHN", "Beijing/CHN"}},
    {"a summit with one guest more", ONE,
     {"meeting", "2015-02-12", "Vladimir Putin/RUS, Petro Poroshenko/UKR, Angela Merkel/DEU", NULL},
     {"meeting", "2015-02-12", "Vladimir Putin/RUS, Petro Poroshenko/UKR, Angela Merkel/DEU, Francois Hollande/FRA", NULL}},
    {"the opponents of a government are not the government", TWO,
     {"meeting", "2020-09-12", "!Taliban/AFG, Zalmay Khalilzad/USA", NULL}, {"meeting", "2020-09-12", "Afghanistan/AFG, Zalmay Khalilzad/USA", NULL}},
    {"the opponents twice", ONE,
     {"meeting", "2020-09-12", "!Taliban/AFG, Zalmay Khalilzad/USA", NULL}, {"meeting", "2020-09-12", "Zalmay Khalilzad/USA, !Taliban/AFG", NULL}},
    {"a town and its house", ONE,
     {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", "Beijing/CHN"}, {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", "Diaoyutai guesthouse, Beijing/CHN"}},
    {"countries in two places", TWO,
     {"meeting", "2022-12-21", "Japan/JPN, China/CHN", "Beijing/CHN"}, {"meeting", "2022-12-21", "Japan/JPN, China/CHN", "Geneva/CHE"}},
    {"leaders in two places are a dispute", ONE,
     {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", "Beijing/CHN"}, {"meeting", "2022-12-21", "Penny Wong/AUS, Wang Yi/CHN", "Geneva/CHE"}},
    {"one article lists an event once", TWO,
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", .article = "x"}, {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", .article = "x"}},
    {"a month holds its day", ONE,
     {"meeting", "2021-06", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"another month", TWO,
     {"meeting", "2021-07", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"last year at a lake, and planned for a day, nobody says where", TWO,
     {"meeting", "2022", "Penny Wong/AUS, Wang Yi/CHN", "Beijing/CHN"}, {"meeting", "2022-07-08", "Penny Wong/AUS, Wang Yi/CHN", .status = "tentative"}},
    {"last year at a lake, and held on a day, nobody says where", ONE,
     {"meeting", "2022", "Penny Wong/AUS, Wang Yi/CHN", "Beijing/CHN"}, {"meeting", "2022-07-08", "Penny Wong/AUS, Wang Yi/CHN", NULL}},
    {"planned for a month or two, and held on a day in a town", ONE,
     {"meeting", "2022-06/2022-07", "Penny Wong/AUS, Wang Yi/CHN", .status = "tentative"}, {"meeting", "2022-07-08", "Penny Wong/AUS, Wang Yi/CHN", "Beijing/CHN"}},
    {"a month twice", ONE,
     {"meeting", "2021-06", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"meeting", "2021-06", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"an event that nobody dates", TWO,
     {"meeting", NULL, "Vladimir Putin/RUS, Joe Biden/USA", .status = "tentative", .published = "2020-01-01"}, {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"a date without its year", TWO,
     {"meeting", "XXXX-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}, {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", NULL}},
    {"one statement in two reports", ONE,
     {"statement", "2019-01-14", "Sergey Lavrov/RUS", .evidence = "Lavrov said Tokyo must recognise the outcome of the war"},
     {"statement", "2019-01-14", "Sergey Lavrov/RUS", .evidence = "Russia's foreign minister said Japan must recognise the war's outcome"}},
    {"two speakers", TWO,
     {"statement", "2019-01-14", "Sergey Lavrov/RUS", .evidence = "the outcome of the war"}, {"statement", "2019-01-14", "Vladimir Putin/RUS", .evidence = "the outcome of the war"}},
    {"two days, two statements", TWO,
     {"statement", "2019-01-14", "Sergey Lavrov/RUS", .evidence = "he said sanctions are useless"}, {"statement", "2019-01-15", "Sergey Lavrov/RUS", .evidence = "he praised the islands' fishermen"}},
    {"a tweet and a news conference", TWO,
     {"statement", "2013-11-24", "Mohammad Javad Zarif/IRN", .evidence = "he tweeted that an agreement is reached"},
     {"statement", "2013-11-24", "Mohammad Javad Zarif/IRN", .evidence = "told a news conference that centrifuges keep spinning"}},
    {"a ministry and another", TWO,
     {"statement", "2019-01-14", "Iranian Foreign Ministry/IRN", .evidence = "condemned the strike on the embassy"},
     {"statement", "2019-01-14", "Iranian Defence Ministry/IRN", .evidence = "condemned the strike on the embassy"}},
    {"a lunch that was dropped is not the summit", TWO,
     {"meeting", "2019-02-28", "Donald Trump/USA, Kim Jong Un/PRK", .status = "cancelled", .evidence = "The two dropped a working lunch"},
     {"meeting", "2019-02-28", "Donald Trump/USA, Kim Jong Un/PRK", .evidence = "The two broke off their summit"}},
    {"a lunch and a signing", TWO,
     {"meeting", "2019-02-28", "Donald Trump/USA, Kim Jong Un/PRK", .evidence = "a working lunch of the two"},
     {"meeting", "2019-02-28", "Donald Trump/USA, Kim Jong Un/PRK", .evidence = "a ceremony at which the two signed the accord"}},
    {"planned, and held over lunch", ONE,
     {"meeting", "2018-07-14", "Isaias Afwerki/ERI, Abiy Ahmed/ETH", .status = "tentative"},
     {"meeting", "2018-07-14", "Isaias Afwerki/ERI, Abiy Ahmed/ETH", .evidence = "they sat down to lunch"}},
    {"the phone call of a day is not the video call of that month", TWO,
     {"call", "2021-12-30", "Vladimir Putin/RUS, Joe Biden/USA", .evidence = "a telephone conversation"},
     {"call", "2021-12", "Vladimir Putin/RUS, Joe Biden/USA", .evidence = "will talk by videoconference"}},
    {"the phone call of a day is the phone call of that month", ONE,
     {"call", "2021-12-30", "Vladimir Putin/RUS, Joe Biden/USA", .evidence = "a telephone conversation"},
     {"call", "2021-12", "Vladimir Putin/RUS, Joe Biden/USA", .evidence = "spoke by phone"}},
    {"a year holds its month", ONE,
     {"meeting", "2018-02", "Shinzo Abe/JPN, South Korea/KOR", NULL}, {"meeting", "2018", "Shinzo Abe/JPN, South Korea/KOR", NULL}},
    {"a week that hardly touches another", TWO,
     {"meeting", "2015-03-16/2015-03-22", "Iran/IRN, USA/USA", NULL}, {"meeting", "2015-03-21/2015-03-28", "Iran/IRN, USA/USA", NULL}},
    {"a country that was talked about", ONE,
     {"meeting", "2025-08-23", "Lee Jae Myung/KOR, Shigeru Ishiba/JPN", "Tokyo/JPN"},
     {"meeting", "2025-08-23", "Lee Jae Myung/KOR, Shigeru Ishiba/JPN, America/USA", "Tokyo/JPN"}},
    {"a third who took part", TWO,
     {"meeting", "2025-08-23", "Lee Jae Myung/KOR, Shigeru Ishiba/JPN", "Tokyo/JPN"},
     {"meeting", "2025-08-23", "Lee Jae Myung/KOR, Shigeru Ishiba/JPN, Marco Rubio/USA", "Tokyo/JPN"}},
    {"a host, and people whom the other lacks on both sides", TWO,
     {"meeting", "2020-09-12", "Mike Pompeo/USA, Abdullah Abdullah/AFG, Hanif Atmar/AFG", "Doha/QAT"},
     {"meeting", "2020-09-12", "Mohammed Al-Thani/QAT, Mike Pompeo/USA, Zalmay Khalilzad/USA, Abdullah Abdullah/AFG", "Doha/QAT"}},
    {"a third who took part for an organisation", TWO,
     {"meeting", "2012-04-13", "Barack Obama/USA, Salva Kiir/SSD", NULL},
     {"meeting", "2012-04-13", "Ban Ki-moon/UN, Barack Obama/USA, Salva Kiir/SSD", NULL}},
    {"an organisation that one report leaves out", ONE,
     {"meeting", "2012-04-13", "Barack Obama/USA, Salva Kiir/SSD", NULL},
     {"meeting", "2012-04-13", "United Nations/UN, Barack Obama/USA, Salva Kiir/SSD", NULL}},
    {"an aide of nobody knows which side", ONE,
     {"meeting", "2018-06-26", "Osman Saleh/ERI, Ethiopia/ETH", NULL},
     {"meeting", "2018-06-26", "Osman Saleh/ERI, Yemane Gebreab, Abiy Ahmed/ETH", NULL}},
    {"a bilateral that is told together with the summit", TWO,
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Joe Biden/USA", "Geneva/CHE"},
     {"meeting", "2021-06-16", "Vladimir Putin/RUS, Guy Parmelin/CHE, Joe Biden/USA", "Geneva/CHE",
      .evidence = "he left after the summit with Biden and a bilateral meeting with Parmelin"}},
    {"a phone call is not the meeting that was planned", TWO,
     {"call", "2012-04-13", "Barack Obama/USA, Salva Kiir/SSD", .mode = "phone"},
     {"meeting", "2012-04-13", "Barack Obama/USA, Salva Kiir/SSD", .status = "tentative", .published = "2012-04-12"}},
    {"a meeting by video, as it was planned", ONE,
     {"call", "2012-04-13", "Barack Obama/USA, Salva Kiir/SSD", .mode = "video"},
     {"meeting", "2012-04-13", "Barack Obama/USA, Salva Kiir/SSD", .status = "tentative", .published = "2012-04-12"}},
    {"told as held before the other's day began anywhere", TWO,
     {"call", "2025-07-27", "Donald Trump/USA, Hun Manet/KHM", .published = "2025-07-27T09:30Z"},
     {"call", "2025-07-28", "Donald Trump/USA, Hun Manet/KHM", .published = "2025-07-28T22:10+07:00"}},
    {"told at night, of what was the next day there", ONE,
     {"call", "2025-07-27", "Donald Trump/USA, Hun Manet/KHM", .published = "2025-07-27T23:30-04:00"},
     {"call", "2025-07-28", "Donald Trump/USA, Hun Manet/KHM", .published = "2025-07-28T22:10+07:00"}},
    {"countries met in that year, their leaders planned to", TWO,
     {"meeting", "2023-05-19", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", .status = "tentative", .published = "2023-04-30"},
     {"meeting", "2023", "Japan/JPN, Korea/KOR", "Camp David/USA", .published = "2024-09-03"}},
    {"countries met in that year and town", ONE,
     {"meeting", "2023-08-18", "Japan/JPN, Korea/KOR", "Camp David/USA", .published = "2023-08-19"},
     {"meeting", "2023", "Japan/JPN, Korea/KOR", "Camp David/USA", .published = "2024-09-03"}},
    {"an undated announcement is none of those of three weeks", TWO,
     {"statement", NULL, "White House/USA", .evidence = "The White House had earlier announced the leaders' telephone conversation", .published = "2021-12-29"},
     {"statement", "2021-12-07", "White House/USA", .evidence = "the leaders finished their talks, the White House announced", .published = "2021-12-07"}},
    {"an undated announcement in the same words", ONE,
     {"statement", NULL, "White House/USA", .evidence = "the White House announced sanctions against seven shipping companies of the island", .published = "2021-12-12"},
     {"statement", "2021-12-10", "White House/USA", .evidence = "sanctions against seven shipping companies of the island were announced", .published = "2021-12-10"}},
    {"a year, at another place", TWO,
     {"meeting", "2023-03-16", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", "Tokyo/JPN"}, {"meeting", "2023", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", "Camp David/USA"}},
    {"a joint statement of two, and of their countries", ONE,
     {"statement", "2018-04-27", "Kim Jong Un/PRK, Moon Jae-in/KOR", .evidence = "put their names to a declaration"},
     {"statement", "2018-04-27", "Korea/KOR, North/PRK", .evidence = "the two sides set out what they intend to do"}},
    {"both readouts of a call are kept", TWO,
     {"statement", "2021-12-30", "Kremlin Council/RUS", .evidence = "the presidents agreed to go on talking, said the readout"},
     {"statement", "2021-12-30", "White House/USA", .evidence = "the presidents agreed to go on talking, said the readout"}},
    {"a name in two alphabets' spellings", ONE,
     {"call", "2021-12-07", "Abdel Fattah el-Sisi/EGY, Joe Biden/USA", NULL}, {"call", "2021-12-07", "Abdul Fatah al-Sissi/EGY, Joe Biden/USA", NULL}},
    {"a ministry by two names", ONE,
     {"statement", "2019-01-14", "Iranian Foreign Ministry/IRN", .evidence = "condemned the strike on the embassy compound"},
     {"statement", "2019-01-14", "Foreign Ministry/IRN", .evidence = "strike on the embassy was condemned by the ministry"}},
};

static void two_mentions_are_one_event_or_two(void **state)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (int turned = 0; turned < 2; turned++) {
            said both[2] = {turned ? pairs[i].b : pairs[i].a, turned ? pairs[i].a : pairs[i].b};
            dln_timeline *timeline = merged(both, 2);
            if (dln_timeline_count(timeline) != (pairs[i].is_one ? 1u : 2u))
                fail_msg("%s: %zu events", pairs[i].why, dln_timeline_count(timeline));
            dln_timeline_free(timeline);
        }
}

/* Who belongs to a group, the lexicon knows. */
static void a_group_s_summit_has_guests(void **state)
{
    static const struct { const char *why; size_t events; said both[2]; } rows[] = {
        {"one guest more", 1,
         {{"meeting", "2023-05-19", "G7 Group/G7, Fumio Kishida/JPN", .status = "tentative"},
          {"meeting", "2023-05-19/2023-05-21", "G7 Group/G7, Yoon Suk Yeol/KOR, Fumio Kishida/JPN", .status = "tentative"}}},
        {"the host and a guest by themselves", 2,
         {{"meeting", "2023-05-19", "Yoon Suk Yeol/KOR, Fumio Kishida/JPN", NULL},
          {"meeting", "2023-05-19/2023-05-21", "G7 Group/G7, Yoon Suk Yeol/KOR, Fumio Kishida/JPN", NULL}}},
    };
    dln_lexicon *lexicon = dln_lexicon_new();
    assert_non_null(lexicon);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dln_timeline *timeline = merged(rows[i].both, 2);
        assert_int_equal(dln_timeline_merge(timeline, lexicon, NULL), DLN_OK);
        if (dln_timeline_count(timeline) != rows[i].events)
            fail_msg("%s: %zu events", rows[i].why, dln_timeline_count(timeline));
        dln_timeline_free(timeline);
    }
    dln_lexicon_free(lexicon);
}

/* ---- chains ---- */

static void a_year_of_daily_calls_is_a_year_of_calls(void **state)
{
    enum { DAYS = 365 };
    said calls[2 * DAYS];
    char days[DAYS][DLN_EDTF_MAX];
    for (int i = 0; i < DAYS; i++) {
        dln_when day = dln_when_day(dln_day_of(2022, 1, 1) + i);
        dln_when_to_edtf(&day, days[i]);
        calls[2 * i] = (said){"call", days[i], "Emmanuel Macron/FRA, Vladimir Putin/RUS", NULL};
        calls[2 * i + 1] = (said){"call", days[i], "Vladimir Putin/RUS, Emmanuel Macron/FRA", NULL};
    }
    dln_timeline *timeline = merged(calls, 2 * DAYS);
    assert_int_equal(dln_timeline_count(timeline), DAYS);
    for (int i = 0; i < DAYS; i++)
        assert_int_equal(dln_timeline_at(timeline, (size_t)i)->mention_count, 2);
    dln_timeline_free(timeline);
    said singles[DAYS]; /* by one source each, a day's slack would make a chain of them */
    for (int i = 0; i < DAYS; i++)
        singles[i] = calls[2 * i];
    timeline = merged(singles, DAYS);
    assert_int_equal(dln_timeline_count(timeline), DAYS);
    dln_timeline_free(timeline);
}

static void ten_leaders_meet_in_all_pairs_beside_their_summit(void **state)
{
    static const char *const leaders[] = {"Ann Alpha/AAA", "Ben Beta/BBB", "Cid Gamma/CCC", "Dan Delta/DDD", "Eve Epsilon/EEE",
                                          "Fay Zeta/FFF", "Gil Eta/GGG", "Hal Theta/HHH", "Ida Iota/III", "Jim Kappa/JJJ"};
    said mentions[100];
    char texts[45][64], all[400] = "";
    size_t count = 0, pair = 0;
    for (size_t i = 0; i < 10; i++) {
        strcat(all, i == 0 ? "" : ", ");
        strcat(all, leaders[i]);
        for (size_t k = i + 1; k < 10; k++, pair++) {
            snprintf(texts[pair], sizeof texts[pair], "%s, %s", leaders[i], leaders[k]);
            mentions[count++] = (said){"meeting", "2023-05-20", texts[pair], "Hiroshima/XXX"};
            mentions[count++] = (said){"meeting", "2023-05-20", texts[pair], NULL};
        }
    }
    mentions[count++] = (said){"meeting", "2023-05-19/2023-05-21", all, "Hiroshima/XXX"};
    mentions[count++] = (said){"meeting", "2023-05-20", all, "Hiroshima/XXX"};
    dln_timeline *timeline = merged(mentions, count);
    assert_int_equal(dln_timeline_count(timeline), 46);
    for (size_t i = 0; i < 46; i++) {
        const dln_event *event = dln_timeline_at(timeline, i);
        assert_int_equal(event->mention_count, 2);
        assert_true(event->claim.party_count == 2 || event->claim.party_count == 10);
    }
    dln_timeline_free(timeline);
}

static void a_round_reported_daily_is_one_if_somebody_tells_all_of_it(void **state)
{
    static const said days[] = {
        {"meeting", "2015-03-26", "John Kerry/USA, Mohammad Javad Zarif/IRN", "Lausanne/CHE"},
        {"meeting", "2015-03-27", "John Kerry/USA, Mohammad Javad Zarif/IRN", "Lausanne/CHE"},
        {"meeting", "2015-03-28", "John Kerry/USA, Mohammad Javad Zarif/IRN", "Lausanne/CHE"},
        {"meeting", "2015-03-26/2015-03-28", "John Kerry/USA, Mohammad Javad Zarif/IRN", "Lausanne/CHE"},
    };
    char edtf[DLN_EDTF_MAX];
    dln_timeline *timeline = merged(days, 3);
    assert_int_equal(dln_timeline_count(timeline), 3);
    dln_timeline_free(timeline);
    timeline = merged(days, 4);
    assert_int_equal(dln_timeline_count(timeline), 1);
    dln_when_to_edtf(&dln_timeline_at(timeline, 0)->claim.when, edtf);
    assert_string_equal(edtf, "2015-03-26/2015-03-28");
    assert_int_equal(dln_timeline_at(timeline, 0)->dispute_count, 0);
    dln_timeline_free(timeline);
}

static void what_is_vague_joins_only_if_one_fits(void **state)
{
    static const said three[] = {
        {"meeting", "2021-06-04", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", NULL},
        {"meeting", "2021-06-16", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", NULL},
        {"meeting", "2021-06-25", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", "Seoul/KOR"},
        {"meeting", "2021-06", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", NULL},
        {"meeting", "2021-06", "Fumio Kishida/JPN, Yoon Suk Yeol/KOR", "Seoul/KOR"},
    };
    dln_timeline *timeline = merged(three, 4);
    assert_int_equal(dln_timeline_count(timeline), 4);
    size_t notes = 0;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(dln_timeline_at(timeline, i)->mention_count, 1);
        notes += dln_timeline_at(timeline, i)->claim.note_count;
    }
    assert_int_equal(notes, 1);
    dln_timeline_free(timeline);
    timeline = merged(three, 5); /* the place tells which */
    assert_int_equal(dln_timeline_count(timeline), 4);
    assert_int_equal(dln_timeline_at(timeline, 3)->mention_count, 2);
    dln_timeline_free(timeline);
}

static void what_was_held_sometime_is_what_was_held(void **state)
{
    static const said said_of_june[] = {
        {"meeting", "2021-06-15", "Vladimir Putin/RUS, Joe Biden/USA", "Geneva/CHE", .status = "tentative"},
        {"meeting", "2021-06-17", "Vladimir Putin/RUS, Joe Biden/USA", "Geneva/CHE"},
        {"meeting", "2021-06", "Vladimir Putin/RUS, Joe Biden/USA", "Geneva/CHE", .published = "2022-01-10"},
    };
    dln_timeline *timeline = merged(said_of_june, 3);
    assert_int_equal(dln_timeline_count(timeline), 2);
    assert_int_equal(dln_timeline_at(timeline, 1)->mention_count, 2);
    dln_timeline_free(timeline);
}

static void countries_alone_join_their_people_only_if_one_pair_fits(void **state)
{
    static const said talks[] = {
        {"meeting", "2023-12-07", "Kyriakos Mitsotakis/GRC, Recep Tayyip Erdogan/TUR", NULL},
        {"meeting", "2023-12-07", "Greece/GRC, Turkey/TUR", NULL},
        {"meeting", "2023-12-07", "Katerina Sakellaropoulou/GRC, Recep Tayyip Erdogan/TUR", NULL},
    };
    dln_timeline *timeline = merged(talks, 2);
    assert_int_equal(dln_timeline_count(timeline), 1);
    dln_timeline_free(timeline);
    timeline = merged(talks, 3);
    assert_int_equal(dln_timeline_count(timeline), 3);
    dln_timeline_free(timeline);
}

/* Two thousand counted meetings of May, of all of which not every pair is compared, stand between two reports of the one of June. */
static void a_crowd_of_another_month_parts_nobody(void **state)
{
    enum { CROWD = 2000 };
    said *mentions = calloc(CROWD + 2, sizeof *mentions);
    assert_non_null(mentions);
    mentions[0] = (said){"meeting", "2021-06", "Vladimir Putin/RUS, Joe Biden/USA", "Geneva/CHE", .published = "2021-06-30"};
    for (unsigned i = 1; i <= CROWD; i++)
        mentions[i] = (said){"meeting", "2021-05", "Vladimir Putin/RUS, Joe Biden/USA", NULL, .count = i, .published = "2021-07-01"};
    mentions[CROWD + 1] = (said){"meeting", "2021-06", "Vladimir Putin/RUS, Joe Biden/USA", NULL, .published = "2021-07-02"};
    dln_timeline *timeline = merged(mentions, CROWD + 2);
    assert_int_equal(dln_timeline_count(timeline), CROWD + 1);
    assert_int_equal(dln_timeline_at(timeline, CROWD)->mention_count, 2);
    dln_timeline_free(timeline);
    free(mentions);
}

/* ---- order, cuts, repeats ---- */

enum { MANY = 600 };
static char *lines[MANY];

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static const char *pick(uint32_t *seed, const char *const *list, uint32_t count)
{
    return list[next_random(seed) % count];
}

/* A month of news about few people, so that nearly everything might be the same: the hard case for order. */
static void write_lines(void)
{
    static const char *const pairs_of_people[] = {
        "Vladimir Putin/RUS, Joe Biden/USA", "Russia/RUS, USA/USA", "Vladimir Putin/RUS, Emmanuel Macron/FRA, Joe Biden/USA",
        "Sergey Lavrov/RUS, Antony Blinken/USA", "Putin/RUS, Biden/USA", "Joe Biden/USA, Emmanuel Macron/FRA, Olaf Scholz/DEU, Vladimir Putin/RUS",
        "Sergei Lavrov/RUS, Blinken/USA", "United Nations/UN", "Russia/RUS"};
    static const char *const places[] = {NULL, NULL, "Geneva/CHE", "Villa La Grange, Geneva/CHE", "Paris/FRA"};
    static const char *const statuses[] = {"confirmed", "confirmed", "tentative", "cancelled"};
    static const char *const speakers[] = {"Vladimir Putin/RUS", "Sergey Lavrov/RUS", "White House/USA", "Lavrov/RUS, Blinken/USA"};
    static const char *const evidence[] = {"said sanctions would fail", "told reporters sanctions will fail again", "tweeted about grain exports", NULL};
    uint32_t seed = 7;
    for (size_t i = 0; i < MANY; i++) {
        char when[64], article[16], published[16];
        uint32_t day = next_random(&seed) % 12 + 1, form = next_random(&seed) % 10;
        bool is_statement = next_random(&seed) % 3 == 0;
        snprintf(article, sizeof article, "a%u", (unsigned)(next_random(&seed) % 300));
        snprintf(published, sizeof published, "2021-06-%02u", (unsigned)(day + next_random(&seed) % 10));
        if (form < 6)
            snprintf(when, sizeof when, "2021-06-%02u", (unsigned)day);
        else if (form == 6)
            snprintf(when, sizeof when, "2021-06-%02u/2021-06-%02u", (unsigned)day, (unsigned)(day + 1 + next_random(&seed) % 3));
        else if (form == 7)
            snprintf(when, sizeof when, "2021-06-%02uT%02u:30+03:00", (unsigned)day, (unsigned)(next_random(&seed) % 24));
        else
            snprintf(when, sizeof when, "%s", form == 8 ? "2021-06" : "2021-06-05/..");
        said m = {.type = is_statement ? "statement" : next_random(&seed) % 2 ? "call" : "meeting", .when = when, .article = article,
                  .published = published, .status = pick(&seed, statuses, 4)};
        m.parties = is_statement ? pick(&seed, speakers, 4) : pick(&seed, pairs_of_people, 9);
        m.place = is_statement ? NULL : pick(&seed, places, 5);
        m.evidence = pick(&seed, evidence, 4);
        lines[i] = line_of(&m, i);
    }
}

static char *dump(dln_timeline *timeline)
{
    dln_sink *out = dln_sink_to_memory();
    assert_int_equal(dln_timeline_merge(timeline, NULL, NULL), DLN_OK);
    for (size_t i = 0; i < dln_timeline_count(timeline); i++)
        dln_event_write(dln_timeline_at(timeline, i), out);
    char *text = strndup(dln_sink_bytes(out).text, dln_sink_bytes(out).len);
    dln_sink_abandon(out);
    return text;
}

static void add_lines(dln_timeline *timeline, const size_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_int_equal(dln_timeline_add_line(timeline, dln_span_of(lines[order[i]]), NULL), DLN_OK);
}

static void shuffle(size_t *order, size_t count, uint32_t *seed)
{
    for (size_t i = count; i > 1; i--) {
        size_t k = next_random(seed) % i, kept = order[i - 1];
        order[i - 1] = order[k];
        order[k] = kept;
    }
}

static void order_cuts_and_repeats_change_no_byte(void **state)
{
    size_t order[MANY];
    uint32_t seed = 99;
    for (size_t i = 0; i < MANY; i++)
        order[i] = i;
    dln_timeline *timeline = dln_timeline_new();
    add_lines(timeline, order, MANY);
    char *expected = dump(timeline);
    assert_true(dln_timeline_count(timeline) > 50 && dln_timeline_count(timeline) < MANY - 50); /* something does merge */
    size_t mentions = 0;
    for (size_t i = 0; i < dln_timeline_count(timeline); i++)
        mentions += dln_timeline_at(timeline, i)->mention_count;
    assert_int_equal(mentions, MANY); /* none lost, none twice */
    char *again = dump(timeline);
    assert_string_equal(expected, again);
    free(again);
    dln_timeline_free(timeline);
    for (int round = 0; round < 12; round++) {
        timeline = dln_timeline_new();
        shuffle(order, MANY, &seed);
        size_t cut = next_random(&seed) % MANY;
        add_lines(timeline, order, cut);
        if (round % 3 == 0) /* a run in between */
            free(dump(timeline));
        add_lines(timeline, order, cut / 2); /* some come again */
        add_lines(timeline, order + cut, MANY - cut);
        again = dump(timeline);
        if (strcmp(expected, again) != 0)
            fail_msg("round %d differs", round);
        free(again);
        dln_timeline_free(timeline);
    }
    free(expected);
}

static void what_is_removed_leaves_no_trace(void **state)
{
    size_t order[MANY], kept = 0;
    for (size_t i = 0; i < MANY; i++)
        if (i % 7 != 3)
            order[kept++] = i;
    dln_timeline *without = dln_timeline_new(), *whole = dln_timeline_new();
    add_lines(without, order, kept);
    char *expected = dump(without);
    for (size_t i = 0; i < MANY; i++)
        order[i] = i;
    add_lines(whole, order, MANY);
    char *all = dump(whole);
    assert_string_not_equal(expected, all);
    for (size_t i = 3; i < MANY; i += 7) /* added again to what lacked them */
        assert_int_equal(dln_timeline_add_line(without, dln_span_of(lines[i]), NULL), DLN_OK);
    char *added = dump(without);
    assert_string_equal(added, all);
    free(expected);
    free(all);
    free(added);
    dln_timeline_free(without);
    dln_timeline_free(whole);
}

static void written_events_are_read_back(void **state)
{
    size_t order[MANY];
    for (size_t i = 0; i < MANY; i++)
        order[i] = i;
    dln_timeline *timeline = dln_timeline_new(), *again = dln_timeline_new();
    add_lines(timeline, order, MANY);
    char *text = dump(timeline);
    for (dln_span rest = dln_span_of(text); rest.len > 0;) {
        size_t len = (size_t)((const char *)memchr(rest.text, '\n', rest.len) - rest.text);
        assert_int_equal(dln_timeline_add_line(again, (dln_span){rest.text, len}, NULL), DLN_OK);
        rest.text += len + 1, rest.len -= len + 1;
    }
    char *second = dump(again);
    assert_string_equal(text, second);
    free(text);
    free(second);
    dln_timeline_free(timeline);
    dln_timeline_free(again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_mentions_are_one_event_or_two),
        cmocka_unit_test(a_group_s_summit_has_guests),
        cmocka_unit_test(a_year_of_daily_calls_is_a_year_of_calls),
        cmocka_unit_test(ten_leaders_meet_in_all_pairs_beside_their_summit),
        cmocka_unit_test(a_round_reported_daily_is_one_if_somebody_tells_all_of_it),
        cmocka_unit_test(what_is_vague_joins_only_if_one_fits),
        cmocka_unit_test(what_was_held_sometime_is_what_was_held),
        cmocka_unit_test(countries_alone_join_their_people_only_if_one_pair_fits),
        cmocka_unit_test(a_crowd_of_another_month_parts_nobody),
        cmocka_unit_test(order_cuts_and_repeats_change_no_byte),
        cmocka_unit_test(what_is_removed_leaves_no_trace),
        cmocka_unit_test(written_events_are_read_back),
    };
    write_lines();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (size_t i = 0; i < MANY; i++)
        free(lines[i]);
    return failed;
}
