/* tests/property/who.c - a meeting or a call is of the same people however each of them is named, listed, or named again. Everybody here is made up.
 */
#include "tests/property/told.h"

enum { TEXT = 1024, NAMES = 200, MONDAY = 10, TUESDAY = 11 };

typedef struct wanted { const char *type, *names; int32_t day; } wanted; /* names: "Ama Mwape ZMB+Ali Toure MLI", in any order; | between two that will do */

static bool is_one_of(const dln_party *party, const char *name, size_t len)
{
    char told[NAMES];
    write_prose(told, sizeof told, "%.*s %.*s", (int)party->name.len, party->name.text, (int)party->country.len, party->country.text);
    for (const char *end = name + len; name < end;) {
        const char *bar = memchr(name, '|', (size_t)(end - name));
        size_t part = (size_t)((bar == NULL ? end : bar) - name);
        if (strlen(told) == part && memcmp(told, name, part) == 0)
            return true;
        name += part + 1;
    }
    return false;
}

/* Whether those of the event are just those that are wanted. */
static bool are_all(const dln_claim *claim, const char *names)
{
    size_t count = 0;
    for (const char *name = names; *name != '\0'; count++) {
        size_t len = strcspn(name, "+");
        bool found = false;
        for (size_t i = 0; i < claim->party_count && !found; i++)
            found = is_one_of(&claim->parties[i], name, len);
        if (!found)
            return false;
        name += len + (name[len] == '+');
    }
    return count == claim->party_count;
}

/* Whether the text tells of one event on that day, of that type and of those alone. */
static bool tells(const dln_lexicon *lexicon, const char *text, wanted want)
{
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions = told_by(lexicon, text, arena);
    size_t count = 0;
    bool is_right = false;
    for (size_t i = 0; i < mentions.count; i++) {
        const dln_claim *claim = &mentions.items[i].claim;
        if (is_of_type(claim, "statement") || !is_on_day(claim, want.day))
            continue;
        count++;
        is_right = is_of_type(claim, want.type) && are_all(claim, want.names);
    }
    dln_arena_free(arena);
    if (count != 1 || !is_right)
        print_message("# not told of %s: %s\n", want.names, text);
    return count == 1 && is_right;
}

/* The frame with what stands for each of its letters; a comma of an apposition goes before a stop or another comma. */
static void fill(const char *frame, const char *a, const char *b, char out[TEXT])
{
    size_t len = 0;
    for (const char *p = frame; *p != '\0'; p++) {
        const char *part = *p == '@' ? a : *p == '#' ? b : NULL;
        if ((*p == ',' || *p == '.') && len > 0 && out[len - 1] == ',')
            len--;
        if (part == NULL)
            out[len++] = *p;
        else
            len += (size_t)snprintf(out + len, TEXT - len, "%s", part);
    }
    out[len] = '\0';
    if (out[0] >= 'a' && out[0] <= 'z')
        out[0] = (char)(out[0] - 'a' + 'A');
}

#define A "Zambian Foreign Minister Ama Mwape"
#define OF_A "Ama Mwape ZMB"

static const struct { const char *type, *prose; } frames[] = {
    {"meeting", "@ met # on Monday."}, {"meeting", "@ held talks with # on Monday."}, {"meeting", "@ received # on Monday."}, {"meeting", "@ hosted # for talks on Monday."},
    {"meeting", "@ was received by # on Monday."}, {"call", "@ spoke by phone with # on Monday."}, {"meeting", "Talks between @ and # took place in Geneva on Monday."},
    {"meeting", "@ and # met on Monday."}, {"call", "In a telephone conversation on Monday, @ and # discussed trade."},
};

static const struct { const char *form, *name; } forms[] = {
    {"Togolese Foreign Minister Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Kossi Adjavon, the Togolese foreign minister,", "Kossi Adjavon TGO"},
    {"Kossi Adjavon, foreign minister of Togo,", "Kossi Adjavon TGO"},
    {"Togo's Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Kossi Adjavon of Togo", "Kossi Adjavon TGO"},
    {"Foreign Minister Kossi Adjavon of Togo", "Kossi Adjavon TGO"},
    {"the Foreign Minister of Togo, H.E. Kossi Adjavon,", "Kossi Adjavon TGO"},
    {"the President of the Togolese Republic, His Excellency Kossi Adjavon,", "Kossi Adjavon TGO"},
    {"the Minister of Foreign Affairs and Regional Integration of Togo, Mr. Kossi Adjavon,", "Kossi Adjavon TGO"},
    {"Togo's top diplomat Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Togolese Minister of Water Resources and Irrigation Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Togolese Minister of State for European Affairs Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Togolese First Deputy Prime Minister Kossi Adjavon", "Kossi Adjavon TGO"},
    {"acting Togolese Defence Minister Kossi Adjavon", "Kossi Adjavon TGO"},
    {"former Togolese President Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Togo's special envoy for the Sahel, Kossi Adjavon,", "Kossi Adjavon TGO"},
    {"Togo's ambassador to Benin, Kossi Adjavon,", "Kossi Adjavon TGO"},
    {"Togo's army chief, Gen. Kossi Adjavon,", "Kossi Adjavon TGO"},
    {"Togolese parliament speaker Kossi ADJAVON", "Kossi Adjavon TGO"},
    {"Togolese opposition leader Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Kossi Adjavon, leader of Togo's Democratic Union,", "Kossi Adjavon TGO"},
    {"Kossi Adjavon, head of the Togolese National Council,", "Kossi Adjavon TGO"},
    {"Kossi Adjavon, chairman of the African Union Commission,", "Kossi Adjavon AU"},
    {"the UN Secretary-General's special representative for Libya, Kossi Adjavon,", "Kossi Adjavon UN"},
    {"EU Trade Commissioner Kossi Adjavon", "Kossi Adjavon EU"},
    {"Indian Foreign Secretary P.K. Venkataswamy", "P.K. Venkataswamy IND"},
    {"Dutch Trade Minister Joris van der Heuvel", "Joris van der Heuvel NLD"},
    {"South Korean Unification Minister Pyo Dae-hyun", "Pyo Dae-hyun KOR"},
    {"Peruvian Foreign Minister Julio Quintana y Rojas", "Julio Quintana y Rojas PER"},
    {"Ethiopian Water Minister Ato Habtamu Tefera", "Habtamu Tefera ETH"},
    {"the Secretary General of the Ministry of Foreign Affairs of Togo, Kossi Adjavon,", "Kossi Adjavon TGO"},
    {"Special Envoy of the President of the Togolese Republic Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Vice President of the National Assembly of Togo Kossi Adjavon", "Kossi Adjavon TGO"},
    {"Head of the EU Delegation to Jordan Kossi Adjavon", "Kossi Adjavon EU"},
    {"WHO chief Kossi Adjavon", "Kossi Adjavon WHO"},
    {"a Togolese delegation led by Kossi Adjavon", "Kossi Adjavon TGO"},
    {"a Togolese delegation", "Togo TGO"},
};

static void a_party_is_the_same_however_it_is_named(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = 0;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char text[TEXT], names[NAMES];
        write_prose(names, sizeof names, OF_A "+%s", forms[i].name);
        for (size_t f = 0; f < sizeof frames / sizeof *frames; f++) {
            fill(frames[f].prose, A, forms[i].form, text);
            lost += !tells(lexicon, text, (wanted){frames[f].type, names, MONDAY});
            fill(frames[f].prose, forms[i].form, A, text);
            lost += !tells(lexicon, text, (wanted){frames[f].type, names, MONDAY});
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

#define B "Togolese Foreign Minister Kossi Adjavon"
#define OF_B "Kossi Adjavon TGO"
#define OF_C "Ali Toure MLI"
#define TWO OF_A "+" OF_B
#define THREE TWO "+" OF_C

static const struct { const char *list, *names; } lists[] = {
    {"Zambia's Ama Mwape, Togo's Kossi Adjavon and Mali's Ali Toure", THREE},
    {"Ama Mwape (Zambia), Kossi Adjavon (Togo) and Ali Toure (Mali)", THREE},
    {"Ama Mwape of Zambia, Kossi Adjavon of Togo, and Ali Toure of Mali", THREE},
    {"Presidents Ama Mwape of Zambia, Kossi Adjavon of Togo and Ali Toure of Mali", THREE},
    {"Ama Mwape, Kossi Adjavon and Ali Toure, the foreign ministers of Zambia, Togo and Mali respectively,", THREE},
    {"the foreign ministers of Zambia, Togo and Mali, Ama Mwape, Kossi Adjavon and Ali Toure,", THREE},
    {"the leaders of Zambia, Togo and Mali \xE2\x80\x93 Ama Mwape, Kossi Adjavon and Ali Toure \xE2\x80\x93", THREE},
    {"the presidents of Zambia, Ama Mwape, and of Togo, Kossi Adjavon,", TWO},
    {"the presidents of Zambia, Ama Mwape, and Togo, Kossi Adjavon,", TWO},
    {A ", Togo's defence minister, Kossi Adjavon, and Malian President Ali Toure", THREE},
    {"Ama Mwape, foreign minister of Zambia, Kossi Adjavon, foreign minister of Togo, and Ali Toure, president of Mali,", THREE},
    {A " as well as " B, TWO},
    {"delegations led by " A " and " B, TWO},
    {"Zambian and Togolese delegations headed by Ministers Ama Mwape and Kossi Adjavon", TWO},
    {"the Zambian delegation, led by Ama Mwape, and the Togolese side, headed by Kossi Adjavon,", TWO},
    {"Zambia and Togo, represented by Ministers Ama Mwape and Kossi Adjavon,", TWO},
    {"Zambia, represented by Minister Ama Mwape, and Togo, represented by its ambassador Kossi Adjavon,", TWO},
    {A " and her Togolese and Malian counterparts, Kossi Adjavon and Ali Toure,", THREE},
    {A " and her counterparts from Togo, Kossi Adjavon, and Mali, Ali Toure,", THREE},
    {"the governments of Zambia and Togo", "Zambia ZMB+Togo TGO"},
};

static const char *const of_all[] = {"@ met in Geneva on Monday.", "@ held talks in Geneva on Monday.", "Talks between @ were held in Geneva on Monday.", "Geneva hosted talks between @ on Monday."};

#define C "Malian President Ali Toure"
#define C_TOLD "Ali Toure, the Malian president,"

/* Beside the two another one, who was there or was not. */
static const struct { const char *prose, *names; } beside[] = {
    {"@, accompanied by " C ", met # on Monday.", THREE},
    {"@ met #, who was accompanied by " C ", on Monday.", THREE},
    {"@ met # on Monday, joined by " C ".", THREE},
    {"@ met # on Monday. They were joined by " C ".", THREE},
    {"@ met # on Monday. " C " was also present.", THREE},
    {"@ met # on Monday. The meeting was attended by " C ".", THREE},
    {"In the presence of " C ", @ met # on Monday.", THREE},
    {"@ met # on Monday in talks mediated by " C ".", THREE},
    {"@ met # on Monday at a meeting hosted by " C ".", THREE},
    {"@ and # held talks on Monday with the participation of " C ".", THREE},
    {"@ met # on Monday and handed over a letter from " C ".", TWO},
    {"@ met # on Monday at the invitation of " C ".", TWO},
    {"@ met # on Monday, " C " said.", TWO},
    {"@ met # on Monday. " C " was absent.", TWO},
    {"@ met # on Monday without " C ".", TWO},
    {"@, sent by " C ", met # on Monday.", TWO},
    {"@ met # on Monday and flew home, accompanied by " C ".", TWO},
    {"@ met # on Monday after " C_TOLD " called for restraint.", TWO},
    {"According to " C_TOLD " @ met # on Monday.", TWO},
    {"Like " C_TOLD " @ met # on Monday.", TWO},
    {"With " C_TOLD " still in Cairo, @ met # on Monday.", TWO},
    {"@, unlike " C_TOLD " met # on Monday.", TWO},
    {"@, appointed by " C_TOLD " in May, met # on Monday.", TWO},
    {"@ met #, a cousin of the Malian president, on Monday.", TWO},
    {"@ held talks with # on Monday under a plan drawn up by " C ".", TWO},
    {"@ held talks with # on Monday, ignoring a warning by " C ".", TWO},
    {"@ held talks with # on Monday at a hotel owned by " C ".", TWO},
};

static void each_of_a_list_takes_part(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    char text[TEXT];
    size_t lost = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        for (size_t f = 0; f < sizeof of_all / sizeof *of_all; f++) {
            fill(of_all[f], lists[i].list, "", text);
            lost += !tells(lexicon, text, (wanted){"meeting", lists[i].names, MONDAY});
        }
    }
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        fill(beside[i].prose, A, B, text);
        lost += !tells(lexicon, text, (wanted){"meeting", beside[i].names, MONDAY});
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

#define AGAIN "Ama Mwape ZMB|Zambia ZMB+Ali Toure MLI|Mali MLI"

static const char *const told_first[] = {A " met " C " in Bamako on Monday.", C " received " A " in Bamako on Monday.", A " spoke by phone with " C " on Monday."};
static const char *const between[] = {"", " Government spokesman Kofi Baah said the talks were useful.", " They discussed the release of journalist Peter Owusu.",
                                      " The agenda followed a letter written by former Gabonese President Jean Ondo.", " \"We agreed on everything,\" Toure said."};
static const char *const gaps[] = {" ", "\n\n"};

static const struct { const char *prose, *names; } again[] = {
    {"Mwape met Fijian Prime Minister Ilaitia Vakacegu on Tuesday.", OF_A "+Ilaitia Vakacegu FJI"},
    {"On Tuesday the minister met Fijian Prime Minister Ilaitia Vakacegu.", OF_A "+Ilaitia Vakacegu FJI"},
    {"On Tuesday the Zambian met Fijian Prime Minister Ilaitia Vakacegu.", OF_A "+Ilaitia Vakacegu FJI"},
    {"Fijian Prime Minister Ilaitia Vakacegu met the Zambian official on Tuesday.", OF_A "|Kofi Baah ZMB+Ilaitia Vakacegu FJI"},
    {"On Tuesday the president met Fijian Prime Minister Ilaitia Vakacegu.", OF_C "+Ilaitia Vakacegu FJI"},
    {"The head of state met Fijian Prime Minister Ilaitia Vakacegu on Tuesday.", OF_C "+Ilaitia Vakacegu FJI"},
    {"Fijian Prime Minister Ilaitia Vakacegu met the Malian on Tuesday.", OF_C "+Ilaitia Vakacegu FJI"},
    {"The two met again in Segou on Tuesday.", AGAIN},
    {"The two leaders met again in Segou on Tuesday.", AGAIN},
    {"Both leaders met again in Segou on Tuesday.", AGAIN},
    {"The two politicians met again in Segou on Tuesday.", AGAIN},
    {"The delegations met again in Segou on Tuesday.", AGAIN},
    {"Both sides met again in Segou on Tuesday.", AGAIN},
    {"The president and the minister met again in Segou on Tuesday.", AGAIN},
};

static const char *const of_three[] = {"All three", "All three ministers", "The three ministers", "The trio", "The three diplomats", "The three delegations", "The delegations", "They"};

static void who_met_is_known_when_named_again(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    char text[TEXT];
    size_t lost = 0;
    for (size_t i = 0; i < sizeof again / sizeof *again; i++) {
        for (size_t f = 0; f < sizeof told_first / sizeof *told_first; f++) {
            for (size_t d = 0; d < sizeof between / sizeof *between; d++) {
                write_prose(text, sizeof text, "%s%s%s%s", told_first[f], between[d], gaps[(i + d) % 2], again[i].prose);
                lost += !tells(lexicon, text, (wanted){"meeting", again[i].names, TUESDAY});
            }
        }
    }
    for (size_t i = 0; i < sizeof of_three / sizeof *of_three; i++) {
        for (size_t d = 0; d < 3; d++) {
            write_prose(text, sizeof text, A ", " B " and Malian Foreign Minister Ali Toure met in Bamako on Monday.%s %s met again in Segou on Tuesday.", between[d], of_three[i]);
            lost += !tells(lexicon, text, (wanted){"meeting", "Ama Mwape ZMB|Zambia ZMB+Kossi Adjavon TGO|Togo TGO+Ali Toure MLI|Mali MLI", TUESDAY});
        }
    }
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

#define FIJIAN "Fijian Prime Minister Ilaitia Vakacegu"
#define OF_FIJI "+Ilaitia Vakacegu FJI"
#define OR_A OF_A "|Zambia ZMB"
#define PHIRI "Musa Phiri ZMB"
#define OR_PHIRI PHIRI "|Zambia ZMB"

/* Sentences between that name nobody whom "she", "the envoy", "her counterpart" of the next one could mean. */
static const char *const asides[] = {
    "", " It was raining all day.", " Reuters correspondent Tom Ellison was at the airport.", " The road from the airport was lined with flags.", " Analyst Peter Owusu doubted that much would come of it.",
    " Trade and visas were discussed, among other things.", " The last such visit was years ago.",
};

static const char *const woman_alone[] = {A " flew to Bamako on Monday.", A " began a three-day visit to Mali on Monday."};
static const char *const met[] = {A " met " C " in Bamako on Monday.", C " received " A " in Bamako on Monday.", A " and " C " held talks in Bamako on Monday."};
static const char *const envoy[] = {"Zambian special envoy Musa Phiri arrived in Bamako on Monday at the head of a five-member delegation.", "Zambian special envoy Musa Phiri was in Bamako on Monday, leading a delegation of five."};
static const char *const colleagues[] = {
    A " met her Malian counterpart, Ali Toure, in Bamako on Monday.", "Foreign Ministers Ama Mwape of Zambia and Ali Toure of Mali met in Bamako on Monday.",
};

typedef struct stand_in { const char *prose, *names; } stand_in;

static const stand_in of_woman[] = {
    {"On Tuesday she met " FIJIAN ".", OF_A OF_FIJI}, {"Her delegation met " FIJIAN " on Tuesday.", OR_A OF_FIJI}, {"The minister received " FIJIAN " at her hotel on Tuesday.", OF_A OF_FIJI},
    {FIJIAN " called on her on Tuesday.", OF_A OF_FIJI}, {FIJIAN " was received by her on Tuesday.", OF_A OF_FIJI}, {"Later, in Segou, she sat down with " FIJIAN " on Tuesday.", OF_A OF_FIJI},
    {"She and " FIJIAN " met on Tuesday.", OF_A OF_FIJI}, {"A meeting between her and " FIJIAN " took place on Tuesday.", OF_A OF_FIJI}, {FIJIAN ", whom she met on Tuesday, agreed with her.", OF_A OF_FIJI},
    {FIJIAN ", with whom she held talks on Tuesday, promised help.", OF_A OF_FIJI}, {"After meeting " FIJIAN " on Tuesday, she flew home.", OF_A OF_FIJI}, {"On Tuesday " FIJIAN " received her.", OF_A OF_FIJI},
    {"Her meeting with " FIJIAN " on Tuesday lasted an hour.", OF_A OF_FIJI}, {"The top diplomat met " FIJIAN " on Tuesday.", OF_A OF_FIJI}, {"The visiting minister met " FIJIAN " on Tuesday.", OF_A OF_FIJI},
};
static const stand_in of_met[] = {
    {"The pair met again in Segou on Tuesday.", AGAIN}, {"The two sides met again in Segou on Tuesday.", AGAIN}, {"They met again in Segou on Tuesday.", AGAIN}, {"Both met again in Segou on Tuesday.", AGAIN},
    {"The two met again over dinner on Tuesday.", AGAIN}, {"Their second meeting took place in Segou on Tuesday.", AGAIN}, {"The two delegations met again in Segou on Tuesday.", AGAIN},
    {"Her host met " FIJIAN " on Tuesday.", OF_C OF_FIJI}, {"His guest met " FIJIAN " on Tuesday.", OF_A OF_FIJI}, {"He met " FIJIAN " on Tuesday.", OF_C OF_FIJI}, {"She met " FIJIAN " on Tuesday.", OF_A OF_FIJI},
    {FIJIAN " hosted them for talks on Tuesday.", AGAIN OF_FIJI},
};
static const stand_in of_envoy[] = {
    {"The delegation met " FIJIAN " on Tuesday.", OR_PHIRI OF_FIJI}, {"The mission met " FIJIAN " on Tuesday.", OR_PHIRI OF_FIJI}, {"The team was received by " FIJIAN " on Tuesday.", OR_PHIRI OF_FIJI},
    {FIJIAN " received the delegation on Tuesday.", OR_PHIRI OF_FIJI}, {"His team met " FIJIAN " on Tuesday.", OR_PHIRI OF_FIJI}, {"The Zambian delegation met " FIJIAN " on Tuesday.", OR_PHIRI OF_FIJI},
    {"The Zambians met " FIJIAN " on Tuesday.", OR_PHIRI OF_FIJI}, {"The envoy met " FIJIAN " on Tuesday.", PHIRI OF_FIJI}, {FIJIAN " received the envoy on Tuesday.", PHIRI OF_FIJI},
    {"He met " FIJIAN " on Tuesday.", PHIRI OF_FIJI}, {"The diplomat held talks with " FIJIAN " on Tuesday.", PHIRI OF_FIJI},
};
static const stand_in of_colleagues[] = {
    {"Both ministers met " FIJIAN " on Tuesday.", OF_A "+" OF_C OF_FIJI}, {"The two ministers met again in Segou on Tuesday.", OF_A "+" OF_C}, {"The two top diplomats met again in Segou on Tuesday.", OF_A "+" OF_C},
    {"Her counterpart met " FIJIAN " on Tuesday.", OF_C OF_FIJI}, {"His counterpart met " FIJIAN " on Tuesday.", OF_A OF_FIJI}, {"Her Malian counterpart met " FIJIAN " on Tuesday.", OF_C OF_FIJI},
    {"His Zambian colleague met " FIJIAN " on Tuesday.", OF_A OF_FIJI}, {"She and her counterpart met again in Segou on Tuesday.", OF_A "+" OF_C}, {"The Malian minister met " FIJIAN " on Tuesday.", OF_C OF_FIJI},
};

static size_t lost_of(const dln_lexicon *lexicon, const char *const *first, size_t firsts, const stand_in *next, size_t nexts)
{
    char text[TEXT];
    size_t lost = 0, count = sizeof asides / sizeof *asides;
    for (size_t i = 0; i < firsts * nexts * count; i++) {
        const stand_in *told = &next[i / count % nexts];
        write_prose(text, sizeof text, "%s%s%s%s", first[i / count / nexts], asides[i % count], gaps[i % 2], told->prose);
        lost += !tells(lexicon, text, (wanted){"meeting", told->names, TUESDAY});
    }
    return lost;
}

#define LOST_OF(first, next) lost_of(lexicon, first, sizeof first / sizeof *first, next, sizeof next / sizeof *next)

static void who_stands_for_somebody_is_he_behind_an_aside(void **state)
{
    (void)state;
    dln_lexicon *lexicon = dln_lexicon_new();
    size_t lost = LOST_OF(woman_alone, of_woman) + LOST_OF(met, of_met) + LOST_OF(envoy, of_envoy) + LOST_OF(colleagues, of_colleagues);
    dln_lexicon_free(lexicon);
    assert_int_equal(lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_party_is_the_same_however_it_is_named), cmocka_unit_test(each_of_a_list_takes_part), cmocka_unit_test(who_met_is_known_when_named_again),
                                       cmocka_unit_test(who_stands_for_somebody_is_he_behind_an_aside)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
