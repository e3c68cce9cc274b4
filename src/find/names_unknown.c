/* src/find/names_unknown.c - names that no table knows: where they begin and end, and which words make something else of them. */
#include "find/dates.h"
#include "find/names.h"

enum { LONGEST_NAME = 10 };

/* "J.", and "Ts." where the name follows without a space: "Ts.Elbegdorj". */
static bool is_initial(const dln_finder *f, uint32_t i, uint32_t end)
{
    enum { DIGRAPH = 2 };
    bool is_digraph = token_at(f, i)->len == DIGRAPH && (token_at(f, i)->flags & DLN_SHOUTED) == 0 && i + 2 < end && (token_at(f, i + 2)->flags & (DLN_SPACED | DLN_CAPITAL)) == DLN_CAPITAL;
    return (token_at(f, i)->len == 1 || is_digraph) && (token_at(f, i)->flags & DLN_CAPITAL) != 0 && i + 1 < end && dln_token_is(f->tokens, i + 1, ".") &&
           (token_at(f, i + 1)->flags & DLN_SPACED) == 0;
}

/* "the Jordan-Syria Boundary Commission": no given name. */
static bool is_of_pair(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags)
{
    dln_item other;
    return dln_is_hyphen(f, i + 1, end) && names_phrase_at(f, i + 2, end, flags, &other) && other.kind == DLN_ITEM_COUNTRY;
}

/* Whether the word before is a given name that no country and no title has. */
static bool is_behind_given(const dln_finder *f, uint32_t i)
{
    return i > 0 && (token_at(f, i - 1)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && dln_starts_table(f, i - 1, DLN_TABLE_GIVEN_NAMES) &&
           (dln_begins(f->doc, i - 1) & (BIT(COUNTRIES) | BIT(TITLES) | BIT(PLACES))) == 0;
}

/* Whether the word before has a capital and no table knows it: "Unity" + "Venson-Moitoi". */
static bool is_behind_unknown(const dln_finder *f, uint32_t i)
{
    return i > 0 && token_at(f, i - 1)->kind == DLN_TOKEN_WORD && (token_at(f, i - 1)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && (token_at(f, i - 1)->tables & ~(BIT(GIVEN_NAMES) | BIT(PEOPLE))) == 0;
}

/* "In-sung", "Soon-young": a syllable that is a word of English, before or behind the hyphen of an East Asian given name. */
static bool is_syllables(const dln_finder *f, uint32_t i, uint32_t end)
{
    return dln_is_hyphen(f, i + 1, end) && (token_at(f, i)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && (token_at(f, i + 2)->flags & DLN_CAPITAL) == 0 &&
           (dln_token_in(f->tokens, i + 2, DLN_LIST_NAME_SYLLABLES) || token_at(f, i + 2)->tables == 0);
}

static bool is_behind_given_and_particle(const dln_finder *f, uint32_t i)
{
    return i > 1 && dln_is_name_word(f, i - 1, DLN_NAME_PARTICLE) && (token_at(f, i - 1)->flags & DLN_CAPITAL) == 0 && (token_at(f, i - 2)->flags & DLN_CAPITAL) != 0 && dln_starts_table(f, i - 2, DLN_TABLE_GIVEN_NAMES);
}

bool names_may_be_in(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags)
{
    dln_item item;
    uint64_t bits = dln_begins(f->doc, i) & PHRASE_BITS;
    if ((token_at(f, i)->flags & DLN_CAPITAL) == 0 || token_at(f, i)->kind != DLN_TOKEN_WORD)
        return false;
    if (i > 0 && is_syllables(f, i, end) && (token_at(f, i - 1)->flags & DLN_CAPITAL) != 0)
        return true;
    if (dln_starts_table(f, i, DLN_TABLE_WORDS) && !dln_is_name_word(f, i, DLN_NAME_PARTICLE))
        return false;
    if ((flags & DLN_ITEM_SHOUTED) != 0 && dln_starts_table(f, i, DLN_TABLE_VERBS)) /* "RIQUELME VISITS LIMA" */
        return false;
    if (bits == 0 || !names_phrase_at(f, i, end, flags, &item))
        return true;
    switch (item.kind) {
    case DLN_ITEM_FAMILY: /* "Ursula" + "Ferrero-Waldner" */
        return item.end == i + 1 || (!dln_is_name_word(f, i, DLN_NAME_PARTICLE) && !(i > 0 && dln_is_form(f, i - 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY)) && (is_behind_given(f, i) || (dln_is_hyphen(f, i + 1, item.end) && is_behind_unknown(f, i))));
    case DLN_ITEM_PLACE: case DLN_ITEM_CAPITAL: /* "Ana de" + "Santa Cruz" */
        return item.end == i + 1 || (item.end == i + 2 && is_behind_given_and_particle(f, i));
    case DLN_ITEM_PERSON: /* "Sheikh Tamim bin" + "Hamad Al Thani", "Ali" + "Hassan Sheikh": a namesake with a name before */
        return item.end == i + 1 || is_behind_given(f, i) || (i > 0 && dln_is_name_word(f, i - 1, DLN_NAME_PARTICLE) && (token_at(f, i - 1)->flags & DLN_CAPITAL) == 0);
    case DLN_ITEM_COUNTRY: /* "Michael Jordan" */
        return item.end == i + 1 && (dln_starts_table(f, i, DLN_TABLE_GIVEN_NAMES) || ((flags & DLN_ITEM_HEADLINE) == 0 && is_behind_given(f, i))) && !is_of_pair(f, i, end, flags);
    default:
        return false;
    }
}

bool names_in_timex(const dln_finder *f, uint32_t i)
{
    uint32_t at = f->timex_at;
    while (at < f->doc->timex_count && f->doc->timexes[at].end <= i)
        at++;
    return at < f->doc->timex_count && f->doc->timexes[at].begin <= i;
}

/* "Ronen Sen, an aide": short for a title, behind a given name and before no name, it is a family's. */
static bool is_family_like_title(const dln_finder *f, uint32_t first, uint32_t at, uint32_t end)
{
    enum { SHORT = 3 };
    dln_item item;
    const dln_token *token = token_at(f, at);
    if (at == first || token->len > SHORT || (token->flags & (DLN_CAPITAL | DLN_SHOUTED)) != DLN_CAPITAL || (dln_begins(f->doc, at) & BIT(TITLES)) == 0 || (token_at(f, at - 1)->flags & DLN_CAPITAL) == 0)
        return false;
    bool is_title = names_phrase_at(f, at, end, 0, &item) && item.kind == DLN_ITEM_TITLE && item.end == at + 1;
    return is_title && at + 1 < end && !dln_token_is(f->tokens, at + 1, ".") && (token_at(f, at + 1)->flags & DLN_CAPITAL) == 0;
}

/* "Jean-Pierre": both before and behind the hyphen; "Trump-Kim" are two. at: behind the first. */
static bool is_double_given(const dln_finder *f, uint32_t at)
{
    return dln_starts_table(f, at - 1, DLN_TABLE_GIVEN_NAMES) && dln_starts_table(f, at + 1, DLN_TABLE_GIVEN_NAMES);
}

uint32_t names_end(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags)
{
    uint32_t at = i, last = i;
    if (end > i + LONGEST_NAME)
        end = i + LONGEST_NAME;
    while (at < end) {
        if (is_initial(f, at, end)) {
            at += 2;
            continue; /* an initial alone ends no name */
        }
        if (names_in_timex(f, at))
            break;
        if (names_may_be_in(f, at, end, flags) || (at == i && token_at(f, at)->len > 1) || is_family_like_title(f, i, at, end)) {
            last = ++at;
            if (at > i + 1 && at + 1 < end && dln_token_in(f->tokens, at - 1, DLN_LIST_NAME_TAILS) && dln_token_is(f->tokens, at, ".")) /* "Binay Jr." */
                return at + 1;
        } else if (dln_is_name_word(f, at, DLN_NAME_PARTICLE) && at + 1 < end) {
            uint32_t next = at + 1;
            if (dln_is_hyphen(f, next, end))
                next++;
            if (at == i && next == at + 1)
                break;
            if (!names_may_be_in(f, next, end, flags) && !(dln_is_name_word(f, next, DLN_NAME_PARTICLE) && next + 1 < end))
                break;
            at = next;
            continue;
        } else {
            break;
        }
        while (dln_is_hyphen(f, at, end)) { /* "Hatoyama-Sato", "Jae-in" */
            bool is_capital = (token_at(f, at + 1)->flags & DLN_CAPITAL) != 0;
            if (is_capital && dln_is_form(f, at + 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY) && dln_is_form(f, at - 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY) && at - 1 == i && !is_double_given(f, at))
                return last; /* "Trump-Kim summit" */
            if (!is_capital && !is_syllables(f, at - 1, end) && (dln_starts_table(f, at + 1, DLN_TABLE_WORDS) || dln_starts_table(f, at + 1, DLN_TABLE_VERBS)))
                return last; /* "Ankara-based" */
            at += 2;
            last = at;
        }
        if (at < end && (token_at(f, at)->flags & DLN_STARTS_LINE) != 0)
            break;
    }
    return last;
}

/* "Park Kyung-wha": a family name before a given name in two small-written halves, and no park. */
static bool is_family_first(const dln_finder *f, uint32_t begin, uint32_t end)
{
    enum { PARTS = 4 };
    return begin + PARTS == end && (token_at(f, begin)->flags & DLN_SHOUTED) == 0 && (token_at(f, begin + 1)->flags & DLN_CAPITAL) != 0 && dln_is_hyphen(f, begin + 2, end) &&
           (token_at(f, begin + 3)->flags & DLN_CAPITAL) == 0;
}

/* "Bill Namaliu": a given name, though bills are things, before a word that is nothing else. */
static bool is_given_first(const dln_finder *f, uint32_t begin, uint32_t end)
{
    return begin + 1 < end && dln_starts_table(f, begin, DLN_TABLE_GIVEN_NAMES) && (token_at(f, begin)->flags & DLN_SHOUTED) == 0 && (token_at(f, begin + 1)->tables & BIT(NAME_WORDS)) == 0;
}

/* "Lisa Park, an envoy": two words, a given name and one of places, where no article and no preposition makes a place of them. */
static bool is_named_like_place(const dln_finder *f, uint32_t begin, uint32_t end)
{
    return begin + 2 == end && dln_gender_of_given(f, begin) != DLN_GENDER_UNKNOWN && dln_is_name_word(f, begin + 1, DLN_NAME_PLACE) && ((token_at(f, begin)->flags | token_at(f, begin + 1)->flags) & DLN_SHOUTED) == 0 &&
           dln_token_in(f->tokens, begin + 1, DLN_LIST_FAMILIES_LIKE_PLACES) && begin > 0 && !dln_is_locative(f, begin - 1) && !dln_token_in(f->tokens, begin - 1, DLN_LIST_ARTICLES) && dln_token_is(f->tokens, end, ",");
}

bool names_is_thing(const dln_finder *f, uint32_t begin, uint32_t end)
{
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    bool is_behind_title = before != NULL && before->kind == DLN_ITEM_TITLE && before->end == begin;
    bool is_titled = is_behind_title && (dln_starts_table(f, begin, DLN_TABLE_GIVEN_NAMES) || /* "Ambassador Ann Hill", "Mr Hill" */
                                         dln_cell(f->lexicon, DLN_TABLE_TITLES, before->row, DLN_TITLES_KIND) == DLN_TITLE_HONORIFIC);
    if (is_named_like_place(f, begin, end))
        return false;
    for (uint32_t i = is_family_first(f, begin, end) || is_given_first(f, begin, end) ? begin + 1 : begin; i < end; i++) {
        if ((token_at(f, i)->flags & DLN_CAPITAL) != 0 && (dln_is_name_word(f, i, DLN_NAME_THING) || (!is_titled && dln_is_name_word(f, i, DLN_NAME_PLACE))))
            return true;
    }
    return false;
}

/* A capital that says nothing: the first word of a sentence or quotation. */
static bool is_plain_start(const dln_finder *f, uint32_t i)
{
    const dln_token *token = token_at(f, i);
    if ((token->flags & DLN_STARTS_SENTENCE) != 0 || i == 0)
        return true;
    const dln_token *before = token_at(f, i - 1);
    if (dln_token_is(f->tokens, i - 1, "-")) /* "- In Cairo, ...", "1995, Feb 28 - In Cairo, ..." */
        return (before->flags & DLN_STARTS_LINE) != 0 || ((before->flags & DLN_SPACED) != 0 && dln_word_is_class(f, i, DLN_CLASS_PREPOSITION));
    if (before->kind == DLN_TOKEN_NUMBER) { /* "08:45 In Cairo" */
        uint32_t first = i - 1;
        while (first > 0 && first + 3 > i && (token_at(f, first)->flags & (DLN_STARTS_LINE | DLN_STARTS_PARAGRAPH)) == 0)
            first--;
        return (token_at(f, first)->flags & (DLN_STARTS_LINE | DLN_STARTS_PARAGRAPH)) != 0 && token_at(f, first)->kind == DLN_TOKEN_NUMBER && dln_word_is_class(f, i, DLN_CLASS_PREPOSITION);
    }
    return before->kind == DLN_TOKEN_MARK && !dln_token_is(f->tokens, i - 1, ",") && !dln_token_is(f->tokens, i - 1, ".") && !dln_token_is(f->tokens, i - 1, ")") &&
           !dln_token_is(f->tokens, i - 1, "(");
}

/* "Minister de la Parra", "Ms al-Kaabi": the small words before a name belong to it if a title stands right before them. The first of them; i: none. */
static uint32_t behind_title(const dln_finder *f, uint32_t i)
{
    enum { PARTICLES = 3 };
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    uint32_t at = i;
    if (before == NULL || before->kind != DLN_ITEM_TITLE || before->end >= i || i - before->end > PARTICLES + 1 || (before->flags & DLN_ITEM_PLURAL) != 0)
        return i;
    at -= dln_is_hyphen(f, at - 1, i + 1);
    while (at > before->end && dln_is_name_word(f, at - 1, DLN_NAME_PARTICLE) && (token_at(f, at - 1)->flags & DLN_CAPITAL) == 0)
        at--;
    bool is_particle = at < i && !dln_starts_table(f, at, DLN_TABLE_WORDS); /* no "the president as Hill spoke" */
    return at == before->end && is_particle ? at : i;
}

/* "Thirty-three votes", "Mostly Santos": the capital is that of the sentence. */
static bool is_number_or_adverb(const dln_finder *f, uint32_t i, uint32_t stop)
{
    enum { SHORT = 5 };
    dln_span word = dln_token_text(f->tokens, i);
    if (dln_number_of_word(f->lexicon, token_at(f, i)->word, CLASS_DIGIT) > 0 || dln_number_of_word(f->lexicon, token_at(f, i)->word, CLASS_TENS) > 0)
        return true;
    return word.len > SHORT && dln_ends_with(word, DLN_SPAN("ly")) && i + 1 < stop && !dln_starts_table(f, i, DLN_TABLE_GIVEN_NAMES) && dln_is_form(f, i + 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY);
}

uint32_t names_scan(dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, const dln_item *family)
{
    uint32_t stop = names_end(f, i, end, flags);
    bool is_headline = (flags & DLN_ITEM_HEADLINE) != 0;
    if (i > 0 && dln_token_is(f->tokens, i - 1, "(") && stop < end && dln_token_is(f->tokens, stop, "/"))
        return stop; /* "(ANN HILL / AFP)": who took the picture */
    if (stop <= i + 1 && (family != NULL || stop == i))
        return i;
    if (family == NULL && dln_token_is(f->tokens, i, "The")) /* "(The Point)" is no person */
        return i + 1;
    if (is_headline && family == NULL && dln_gender_of_given(f, i) == DLN_GENDER_UNKNOWN)
        stop = i + 1; /* "Envoy Urges Calm": only words known from elsewhere count */
    bool is_bare = stop == i + 1 && !dln_is_name_word(f, i, DLN_NAME_THING); /* "Hill said": somebody of that name, if there is one */
    if (!is_bare && names_is_thing(f, i, stop)) {
        bool is_place = (dln_is_name_word(f, stop - 1, DLN_NAME_PLACE) || dln_is_name_word(f, i, DLN_NAME_PLACE)) && stop > i + 1 && (!is_headline || dln_token_is(f->tokens, i - 1, "at")) && i > 0;
        bool is_adjective = is_place && !dln_is_name_word(f, stop - 1, DLN_NAME_PLACE) && dln_token_is(f->tokens, i - 1, "the") && dln_ends_with(dln_token_text(f->tokens, stop - 1), DLN_SPAN("an")) && token_at(f, stop)->kind == DLN_TOKEN_WORD; /* "in the Central Asian country" */
        is_place &= !is_adjective;
        uint32_t before = is_place && i > 1 && (dln_token_is(f->tokens, i - 1, "the") || dln_token_is(f->tokens, i - 1, "a")) ? i - 2 : i - 1;
        bool is_home = is_place && before > 0 && dln_token_is(f->tokens, before, ",") && dln_token_in(f->tokens, before - 1, DLN_LIST_HOMES); /* "at his residence, Kisaro House" */
        if (is_place && (is_home || dln_token_is(f->tokens, before, "at") || dln_token_is(f->tokens, before, "in") || dln_token_is(f->tokens, before, "aboard"))) /* "at Kirribilli House" */
            names_add_item(f, (dln_item){i, stop, DLN_NONE, NULL, 0, DLN_ITEM_SITE, flags});
        return stop;
    }
    if (is_plain_start(f, i) && family == NULL && (dln_starts_table(f, i, DLN_TABLE_VERBS) || dln_starts_table(f, i, DLN_TABLE_WORDS) || is_number_or_adverb(f, i, stop)) && !(!is_headline && is_given_first(f, i, stop)))
        return i + 1;
    if (stop == i + 1 && is_plain_start(f, i) && stop < end && (token_at(f, stop)->flags & DLN_CAPITAL) == 0 && token_at(f, i)->len < 3)
        return stop;
    if (stop == i + 1 && family == NULL && stop < end && dln_token_is(f->tokens, stop, "of") && dln_starts_table(f, i, DLN_TABLE_CONTACT_NOUNS))
        return stop; /* "the 25th Round of India-Nepal Talks" */
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    bool is_behind_many = before != NULL && before->end == i && before->kind == DLN_ITEM_TITLE && (before->flags & DLN_ITEM_PLURAL) != 0;
    if (stop == i + 1 && family == NULL && is_behind_many && (dln_token_in(f->tokens, i, DLN_LIST_OCCASIONS) || dln_starts_table(f, i, DLN_TABLE_CONTACT_NOUNS)))
        return stop; /* "at the African Leaders Meeting" */
    bool is_house_of = before != NULL && before->end == i && (before->kind == DLN_ITEM_ORGANISATION || before->kind == DLN_ITEM_BODY); /* "the AU Headquarters" */
    if (stop == i + 1 && family == NULL && dln_is_name_word(f, i, DLN_NAME_PLACE) && (is_house_of || (i > 0 && dln_token_says(f->tokens, i - 1, "the"))))
        return stop;
    uint32_t words = 0;
    for (uint32_t at = i; at < stop; at++)
        words += names_has_letter(token_at(f, at)) && !(dln_is_name_word(f, at, DLN_NAME_PARTICLE) && at + 1 < stop && ((token_at(f, at)->flags & DLN_CAPITAL) == 0 || at == i));
    names_add_item(f, (dln_item){behind_title(f, i), stop, DLN_NONE, NULL, 0, DLN_ITEM_NAME, (uint8_t)(flags | (words <= 1 ? DLN_ITEM_SINGLE : 0))});
    return stop;
}

/* "Briefer: James B. Foley, Deputy Spokesman": in a line of capitals, too, a given name before a word that is nothing else and a mark. */
static bool is_given_in_headline(const dln_finder *f, const dln_item *item, uint32_t end)
{
    uint32_t next = item->end;
    if (item->kind != DLN_ITEM_FAMILY || item->end != item->begin + 1 || !dln_starts_table(f, item->begin, DLN_TABLE_GIVEN_NAMES))
        return false;
    if (next + 1 < end && token_at(f, next)->len <= 2 && (token_at(f, next)->flags & DLN_CAPITAL) != 0) /* an initial */
        next += 1 + dln_token_is(f->tokens, next + 1, ".");
    if (next >= end || token_at(f, next)->kind != DLN_TOKEN_WORD || token_at(f, next)->tables != 0 || (token_at(f, next)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == 0)
        return false;
    return next + 1 == end || token_at(f, next + 1)->kind == DLN_TOKEN_MARK;
}

bool names_begins(const dln_finder *f, const dln_item *item, uint32_t end)
{
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    bool is_held = before != NULL && before->kind == DLN_ITEM_TITLE && before->end == item->begin && (before->flags & DLN_ITEM_PLURAL) == 0; /* "Secretary-General Baghdad Amreyev" */
    bool is_nameable = item->kind == DLN_ITEM_FAMILY || item->kind == DLN_ITEM_PLACE || (is_held && item->kind == DLN_ITEM_CAPITAL) ||
                       ((item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_CAPITAL) && dln_starts_table(f, item->begin, DLN_TABLE_GIVEN_NAMES)) ||
                       ((item->kind == DLN_ITEM_VENUE || item->kind == DLN_ITEM_TITLE) && dln_starts_table(f, item->begin, DLN_TABLE_GIVEN_NAMES));
    uint32_t next = item->end;
    if (!is_nameable || ((item->flags & DLN_ITEM_HEADLINE) != 0 && !is_given_in_headline(f, item, end)) || next >= end)
        return false;
    if (item->kind == DLN_ITEM_COUNTRY && before != NULL && (before->kind == DLN_ITEM_TITLE || before->kind == DLN_ITEM_INSTITUTION) && before->end + 1 == item->begin &&
        (dln_token_is(f->tokens, before->end, "of") || dln_token_is(f->tokens, before->end, "to") || dln_token_is(f->tokens, before->end, "in") || dln_token_is(f->tokens, before->end, "for")))
        return false; /* "Prime Minister of Kenya Amina Odhiambo", "envoy to Jordan Ali Diop" */
    if (item->kind == DLN_ITEM_PLACE && (item->end > item->begin + 1 || dln_starts_table(f, item->begin, DLN_TABLE_WORDS))) /* "Since Lausanne": no Sincé */
        return false;
    if (item->kind == DLN_ITEM_TITLE) /* "Sultan bin Zayed" */
        return (item->flags & DLN_ITEM_SINGLE) != 0 && dln_is_name_word(f, next, DLN_NAME_PARTICLE) && (token_at(f, next)->flags & DLN_CAPITAL) == 0 &&
               names_end(f, item->begin, end, item->flags) > next;
    if (is_initial(f, next, end))
        return true;
    if (dln_is_hyphen(f, next, end)) /* "Kim-Trump", "Paris-based" */
        return (item->kind == DLN_ITEM_FAMILY || dln_starts_table(f, item->begin, DLN_TABLE_GIVEN_NAMES)) &&
               (token_at(f, next + 1)->flags & DLN_CAPITAL) != 0 && (!(dln_is_form(f, item->begin, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY) && dln_is_form(f, next + 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY)) || is_double_given(f, next)) &&
               !dln_starts_table(f, next + 1, DLN_TABLE_COUNTRIES);
    if (dln_is_name_word(f, next, DLN_NAME_PARTICLE))
        return item->kind == DLN_ITEM_FAMILY && names_end(f, item->begin, end, item->flags) > next;
    if (names_in_timex(f, next) || dln_is_name_word(f, next, DLN_NAME_THING) || dln_is_name_word(f, next, DLN_NAME_PLACE))
        return false;
    return names_may_be_in(f, next, end, item->flags);
}
