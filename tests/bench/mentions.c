/* tests/bench/mentions.c - mentions COUNT [DAYS]: made-up mention lines for measuring the merger, the same every time.
 * Events: a pair of 300 leaders (the few large countries far more often than the rest), a day of DAYS (365), two thirds
 * meetings and calls, one third statements. Each is told by 1 to 8 articles of 400 publishers. Noise: 10 % of the mentions are a day
 * off, 20 % know the month only, 10 % spell a name otherwise, 10 % name only the country, 15 % are plans.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint32_t state = 12345;

static uint32_t below(uint32_t count)
{
    state = state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(state >> 4) * count >> 28);
}

static const char *const syllables[] = {"ka", "ro", "mi", "ten", "vol", "sar", "li", "dan", "bek", "zu", "pha", "nor", "gri", "el", "mou", "tas"};
static const char *const topics[] = {"grain exports", "the border", "prisoners", "energy supplies", "sanctions relief", "fishing rights", "missile tests",
                                     "a ceasefire", "steel tariffs", "water sharing", "student visas", "the pipeline"};
static const char *const titles[] = {"Statement", "Meeting", "Call"};
static const char *const verbs[] = {"discussed", "exchanged views on", "clashed over", "agreed to go on negotiating", "reviewed progress on"};

static const char *const towns[20] = {"Arlen", "Borwick", "Calden", "Dunmore", "Esker", "Farrow", "Gorran", "Hallin", "Ivel", "Jarrow", "Kelden", "Lorne",
                                     "Marrick", "Norden", "Ostrow", "Pellan", "Quarne", "Rothel", "Selwick", "Tarrant"};
static const char *const papers[20] = {"Post", "Times", "Courier", "Herald", "Gazette", "Tribune", "Mirror", "Observer", "Chronicle", "Standard", "Star", "Wire",
                                      "Echo", "Record", "Register", "Sentinel", "Monitor", "Journal", "Bulletin", "Dispatch"};

static void name_of(uint32_t person, int misspelt, char *out)
{
    uint32_t a = person * 7 + 3, b = person * 13 + 5;
    snprintf(out, 64, "%c%s%s %c%s%s%s%s", 'A' + (int)(person % 26), syllables[a % 16], syllables[a / 16 % 16], 'B' + (int)(person / 2 % 24),
             syllables[b % 16], syllables[b / 16 % 16], syllables[person % 16], misspelt ? "y" : "i");
}

static void code_of(uint32_t country, char *out)
{
    snprintf(out, 8, "%c%c%c", 'A' + (int)(country % 26), 'A' + (int)(country / 26 % 26), 'Q');
}

/* The larger the country, the more news: half of all parties are of the first twenty. */
static uint32_t some_country(void)
{
    return below(2) == 0 ? below(20) : below(200);
}

static void print_party(uint32_t country, uint32_t minister, int misspelt, int country_only)
{
    char name[64], code[8];
    code_of(country, code);
    name_of(country * 2 + minister, misspelt, name);
    if (country_only)
        printf("{\"name\": \"Land of %s\", \"kind\": \"country\", \"country\": \"%s\", \"role\": null}", code, code);
    else
        printf("{\"name\": \"%s\", \"kind\": \"person\", \"country\": \"%s\", \"role\": \"%s\"}", name, code, minister ? "Foreign Minister" : "President");
}

/* Days since 1 January 2022, without leap years in reach. */
static void print_day(uint32_t day, int month_only)
{
    static const uint32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t year = 2022 + day / 365, month = 0;
    day %= 365;
    while (day >= lengths[month])
        day -= lengths[month++];
    if (month_only)
        printf("\"%u-%02u\"", year, month + 1);
    else
        printf("\"%u-%02u-%02u\"", year, month + 1, day + 1);
}

int main(int argc, char **argv)
{
    long count = argc > 1 ? atol(argv[1]) : 1000, days = argc > 2 ? atol(argv[2]) : 365, made = 0;
    for (long event = 0; made < count; event++) {
        uint32_t a = some_country(), b = some_country(), minister = below(2), day = 2 + below((uint32_t)days - 4), kind = below(6), place = below(40);
        const char *type = kind < 2 ? "statement" : kind < 4 ? "meeting" : "call", *topic = topics[below(12)], *verb = verbs[below(5)];
        if (a == b)
            b = (a + 1) % 200;
        for (uint32_t i = 0, sources = 1 + below(8); i < sources && made < count; i++, made++) {
            uint32_t noise = below(100), off = noise < 10 ? (below(2) ? 1u : (uint32_t)-1) : 0, publisher = below(400);
            int misspelt = below(10) == 0, country_only = below(10) == 0, is_plan = below(100) < 15;
            printf("{\"id\": \"https://news%u.example.org/%ld/%u#%08lx\", \"article\": \"https://news%u.example.org/%ld/%u\", \"type\": \"%s\", \"when\": ",
                   publisher, event, i, (unsigned long)(event * 2654435761u & 0xFFFFFFFFu), publisher, event, i, type);
            print_day(day + off, noise >= 80);
            printf(", \"zone\": null, \"status\": \"%s\", \"mode\": null, \"participants\": [", is_plan ? "tentative" : "confirmed");
            print_party(a, minister, misspelt, country_only);
            if (kind >= 2) {
                printf(", ");
                print_party(b, minister, misspelt && below(2), country_only);
            }
            if (kind == 2 || kind == 3)
                printf("], \"place\": {\"name\": \"City %u\", \"country\": \"A%cQ\", \"lat\": %u.5, \"lon\": %u.25}", place, 'A' + (int)(place % 20), place, place + 3);
            else
                printf("], \"place\": null");
            printf(", \"title\": \"%s about %s\", \"quote\": null, \"topic\": \"%s\", \"count\": null, \"evidence\": \"On the occasion reported by desk %u they %s %s and promised "
                   "to return to the matter of %s before long.\", \"span\": [%u, %u], \"cameo\": \"04\", \"confidence\": 0.%u, \"rules\": [\"%s\"], \"notes\": [], \"url\": "
                   "\"https://news%u.example.org/%ld/%u\", \"publisher\": \"%s %s\", \"published\": ",
                   titles[kind / 2], topic, topic, below(900), verb, topic, topics[below(12)], 40 + i, 180 + i, 6 + below(4), type, publisher, event, i, towns[publisher / 20], papers[publisher % 20]);
            print_day(is_plan ? day - 2 : day + below(2), 0);
            printf(", \"v\": \"made up\"}\n");
        }
    }
    return 0;
}
