/* src/find/names_phrases.c - the best item of the tables at a token: which of its senses is meant here. */
#include "find/names.h"

/* Better ones first; 255: no item of ours. A family name that is also a town keeps the town in its flags. */
static uint8_t rank_of(dln_sense sense, uint32_t tokens, uint8_t *kind, bool *is_plural)
{
    *is_plural = false;
    switch (sense.table) {
    case DLN_TABLE_PEOPLE:
        *kind = sense.column == DLN_PEOPLE_NAMES ? DLN_ITEM_PERSON : DLN_ITEM_FAMILY;
        return *kind == DLN_ITEM_PERSON ? 0 : 11;
    case DLN_TABLE_ORGANISATIONS:
        *kind = DLN_ITEM_ORGANISATION;
        return 1;
    case DLN_TABLE_BODIES:
        *kind = DLN_ITEM_BODY;
        return 2;
    case DLN_TABLE_COUNTRIES:
        *kind = sense.column == DLN_COUNTRIES_NAMES ? DLN_ITEM_COUNTRY : sense.column == DLN_COUNTRIES_ADJECTIVES || sense.column == DLN_COUNTRIES_PERSON ? DLN_ITEM_ADJECTIVE
            : sense.column == DLN_COUNTRIES_PEOPLE ? DLN_ITEM_PEOPLE : DLN_ITEM_CAPITAL;
        return (uint8_t)(3 + (*kind - DLN_ITEM_COUNTRY));
    case DLN_TABLE_TITLES:
        *kind = DLN_ITEM_TITLE;
        *is_plural = sense.column == DLN_TITLES_PLURALS;
        return 7;
    case DLN_TABLE_INSTITUTIONS:
        *kind = DLN_ITEM_INSTITUTION;
        return 8;
    case DLN_TABLE_REFERENCES:
        *kind = DLN_ITEM_REFERENCE;
        return 9;
    case DLN_TABLE_VENUES:
        *kind = DLN_ITEM_VENUE;
        return 10;
    case DLN_TABLE_PLACES:
        *kind = DLN_ITEM_PLACE;
        return tokens > 1 ? 10 : 12;
    case DLN_TABLE_STANDING:
        *kind = DLN_ITEM_STANDING;
        return 13;
    default:
        return 255;
    }
}

/* "the Chadian-Nigerien commission": two nations stand before it; "NATO's council": of an organisation. */
static bool is_joint_here(const dln_finder *f, const dln_item *item)
{
    const dln_item *last = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL, *first = f->item_count > 1 ? last - 1 : NULL;
    if (last != NULL && last->kind == DLN_ITEM_ORGANISATION && last->end + 1 == item->begin && dln_token_is_possessive(f->tokens, last->end))
        return dln_token_in(f->tokens, item->begin, DLN_LIST_COUNCILS);
    if (first == NULL || last->end != item->begin || first->end + 1 != last->begin)
        return false;
    return (last->kind == DLN_ITEM_ADJECTIVE || last->kind == DLN_ITEM_COUNTRY) && (first->kind == DLN_ITEM_ADJECTIVE || first->kind == DLN_ITEM_COUNTRY);
}

/* "his office", "Okonjo's office": whether an institution that only a person makes one has its owner before it. */
static bool is_owned_here(const dln_finder *f, const dln_item *item)
{
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, item->row, DLN_INSTITUTIONS_KIND);
    if (kind == DLN_INSTITUTION_JOINT)
        return is_joint_here(f, item);
    if (kind != DLN_INSTITUTION_OWNED)
        return true;
    return item->begin > 0 && dln_token_in(f->tokens, item->begin - 1, DLN_LIST_OFFICE_OWNERS);
}

/* "Russia's Security Council", "the Security Council of Russia": the nation's, not the one that is called so without a nation. */
static bool is_of_nation(const dln_finder *f, uint32_t begin, uint32_t end)
{
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    if (before != NULL && (before->kind == DLN_ITEM_COUNTRY || before->kind == DLN_ITEM_ADJECTIVE) &&
        (before->end == begin || (before->end + 1 == begin && dln_token_is(f->tokens, before->end, "'s"))))
        return true;
    uint32_t country = end + (dln_token_is(f->tokens, end + 1, "the") ? 2 : 1);
    return country < f->tokens->count && dln_token_is(f->tokens, end, "of") && dln_starts_table(f, country, DLN_TABLE_COUNTRIES);
}

/* "Ms Bishop", "Ann King": a title that many bear as a name is one behind Mr, Ms, Mrs and Miss or a first name. */
static bool is_surname_here(const dln_finder *f, uint32_t i, dln_sense sense)
{
    if (sense.table != DLN_TABLE_TITLES || i == 0 || (token_at(f, i)->flags & DLN_CAPITAL) == 0 || !dln_is_name_word(f, i, DLN_NAME_SURNAME))
        return false;
    uint32_t before = i - 1 - (i > 1 && dln_token_is(f->tokens, i - 1, "."));
    if (before == i - 1 && dln_starts_table(f, before, DLN_TABLE_GIVEN_NAMES) && (token_at(f, before)->flags & DLN_CAPITAL) != 0)
        return true; /* "Ann King" */
    return dln_token_in(f->tokens, before, DLN_LIST_COURTESIES);
}

/* "his first official visit": no official. But "a senior official visits Dakar". */
static bool is_adjective_here(const dln_finder *f, uint32_t last, dln_sense sense)
{
    const dln_token *next = token_at(f, last + 1);
    if (sense.table != DLN_TABLE_TITLES || !dln_token_is(f->tokens, last, "official") || next->kind != DLN_TOKEN_WORD || (next->tables & BIT(CONTACT_NOUNS)) == 0 ||
        dln_word_is_class(f, last + 1, DLN_CLASS_PREPOSITION)) /* "met the official on Friday" */
        return false;
    uint32_t first = last;
    while (first > 0 && token_at(f, first - 1)->kind == DLN_TOKEN_WORD && !dln_word_is_class(f, first - 1, DLN_CLASS_DETERMINER) && last - first < 3)
        first--;
    bool is_one = first > 0 && (dln_token_says(f->tokens, first - 1, "a") || dln_token_says(f->tokens, first - 1, "an"));
    return !(is_one && next->len > 1 && dln_ends_with(dln_token_text(f->tokens, last + 1), DLN_SPAN("s")));
}

/* Whether the person named last by a word that is a title, too, is called by it. */
static bool was_named_by(const dln_finder *f, uint32_t i)
{
    uint32_t key = dln_word_key(f, i);
    for (size_t k = 0; k < sizeof f->named_by / sizeof *f->named_by; k++) {
        if (f->named_by[k] == key)
            return true;
    }
    return false;
}

/* "Prime Minister Major", "Major said" of John Major: a title that is somebody's family name is one behind an office, and once he has
 * been named in full; not with a name behind it ("Major Smith"), nor where it may be a word that begins a sentence ("Major gaps remain"). */
static bool is_family_here(const dln_finder *f, uint32_t i, uint32_t end, const dln_phrase *phrase, dln_sense sense)
{
    const dln_token *token = token_at(f, i), *next = token_at(f, i + 1);
    if (sense.table != DLN_TABLE_TITLES || phrase->tokens != 1 || (token->flags & (DLN_CAPITAL | DLN_SHOUTED)) != DLN_CAPITAL ||
        (i + 1 < end && next->kind == DLN_TOKEN_WORD && (next->flags & DLN_CAPITAL) != 0))
        return false;
    bool is_family = false;
    for (uint32_t s = 0; s < phrase->sense_count && !is_family; s++) {
        dln_sense other = dln_sense_at(phrase->senses, s);
        is_family = other.table == DLN_TABLE_PEOPLE && other.column == DLN_PEOPLE_FAMILY;
    }
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    if (!is_family)
        return false;
    if (before != NULL && before->end == i && before->kind == DLN_ITEM_TITLE)
        return dln_cell(f->lexicon, DLN_TABLE_TITLES, before->row, DLN_TITLES_KIND) == DLN_TITLE_OFFICE;
    if (!was_named_by(f, i) || (i > 0 && dln_word_is_class(f, i - 1, DLN_CLASS_DETERMINER)))
        return false;
    dln_span word = dln_token_text(f->tokens, i + 1);
    bool is_past = (next->tables & BIT(VERBS)) != 0 && word.len > 3 && word.text[word.len - 1] != 's' && word.text[word.len - 1] != 'g';
    return (token->flags & DLN_STARTS_SENTENCE) == 0 || next->kind != DLN_TOKEN_WORD || is_past || (next->tables & BIT(WORDS)) != 0;
}

/* "the Council", "the bloc's ministers": an organisation by its head; not "the union minister", "the Military Council". */
static bool may_refer(const dln_finder *f, uint32_t i, dln_sense sense, uint8_t *rank)
{
    const dln_token *next = token_at(f, i + 1);
    uint32_t means = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, sense.row, DLN_REFERENCES_MEANS);
    if (means == DLN_MEANS_FORMER) /* "the former agreed", no "former president" */
        return i > 0 && dln_token_says(f->tokens, i - 1, "the") && dln_ends_noun(f, i + 1) && next->kind == DLN_TOKEN_WORD;
    if (means != DLN_MEANS_BODY)
        return true;
    if (i == 0 || !dln_token_says(f->tokens, i - 1, "the") || dln_token_is(f->tokens, i + 1, "of"))
        return false;
    *rank = 0; /* before an institution of that name */
    return next->kind != DLN_TOKEN_WORD || dln_token_is(f->tokens, i + 1, "'s") || ((next->flags & DLN_CAPITAL) == 0 && (next->tables & (BIT(VERBS) | BIT(WORDS))) != 0 && (next->tables & BIT(CONTACT_NOUNS)) == 0);
}

static dln_phrase word_alone(const dln_finder *f, uint32_t i)
{
    dln_phrase phrase = {.tokens = 1};
    phrase.senses = dln_word_senses(f->lexicon, token_at(f, i)->word, &phrase.sense_count);
    return phrase;
}

/* "seven Latin American leaders", "the pan-American summit" are of no United States. */
static bool is_other_american(const dln_finder *f, uint32_t i)
{
    if (i == 0 || !(dln_token_is(f->tokens, i, "American") || dln_token_is(f->tokens, i, "Americans")))
        return false;
    uint32_t before = i - 1;
    before -= before > 0 && dln_token_is(f->tokens, before, "-") && (token_at(f, before)->flags & DLN_SPACED) == 0;
    return dln_token_in(f->tokens, before, DLN_LIST_OTHER_AMERICANS);
}

/* Whether a sense of a rank may become what the phrase is, or tell of it that it is a town as well. Of some kinds the place decides the rank. */
static bool may_win(uint8_t rank, uint8_t kind, uint8_t best, bool is_town)
{
    if (kind == DLN_ITEM_REFERENCE || kind == DLN_ITEM_INSTITUTION || (kind == DLN_ITEM_PLACE && !is_town))
        return true;
    return rank < best || (rank == best && kind == DLN_ITEM_TITLE);
}

bool names_phrase_at(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
{
    dln_phrase phrases[DLN_PHRASES_MAX];
    bool is_shouted = (flags & DLN_ITEM_SHOUTED) != 0;
    size_t count = 1;
    if ((dln_begins(f->doc, i) & DLN_GOES_ON) != 0)
        count = dln_phrases_at(f->lexicon, f->tokens, i, end, is_shouted, phrases);
    else
        phrases[0] = word_alone(f, i);
    while (count > 0) {
        const dln_phrase *phrase = &phrases[--count];
        uint8_t best = 255, capitals = 0, best_kind = 0, best_flags = 0;
        uint32_t best_row = 0;
        bool is_town = false;
        for (uint32_t s = 0; s < phrase->sense_count; s++) {
            if ((PHRASE_BITS >> dln_sense_table(phrase->senses, s) & 1) == 0)
                continue;
            dln_sense sense = dln_sense_at(phrase->senses, s);
            uint8_t kind = 0;
            bool is_plural;
            uint8_t rank = rank_of(sense, phrase->tokens, &kind, &is_plural);
            if (!may_win(rank, kind, best, is_town)) /* most words are what their first sense is, and many have the family names of many */
                continue;
            if (rank == 255 || !dln_sense_fits(f->tokens, i, phrase->tokens, sense, is_shouted) || is_surname_here(f, i, sense) || is_family_here(f, i, end, phrase, sense) || is_adjective_here(f, i + phrase->tokens - 1, sense))
                continue;
            if (kind == DLN_ITEM_TITLE && phrase->tokens > 1 && dln_token_is(f->tokens, i + 1, "-") && dln_word_is_class(f, i + phrase->tokens, DLN_CLASS_DETERMINER))
                continue; /* "Okonjo co-chairs the commission" */
            if (sense.table == DLN_TABLE_COUNTRIES && sense.column == DLN_COUNTRIES_PERSON && (i == 0 || !dln_token_says(f->tokens, i - 1, "the") || !dln_ends_noun(f, i + phrase->tokens)))
                continue; /* "the Finn", no Finn Olsen */
            uint32_t next = i + phrase->tokens;
            if (kind == DLN_ITEM_ADJECTIVE && phrase->tokens > 1 && dln_token_is(f->tokens, next - 1, "-") && (next >= end || (token_at(f, next)->flags & DLN_SPACED) != 0 || !dln_starts_table(f, next, DLN_TABLE_COUNTRIES)))
                continue; /* "Sino-Indian", no "Indo-Pacific" */
            if (kind == DLN_ITEM_ADJECTIVE && phrase->tokens == 1 && is_other_american(f, i))
                continue;
            if (kind == DLN_ITEM_REFERENCE && !may_refer(f, i, sense, &rank))
                continue;
            bool is_region = kind == DLN_ITEM_ORGANISATION && sense.column == DLN_ORGANISATIONS_REGIONS;
            if (is_region && !dln_is_region_here(f, i, i + phrase->tokens, end, sense.row))
                continue;
            if (kind == DLN_ITEM_INSTITUTION && phrase->sense_count > 1 && is_of_nation(f, i, i + phrase->tokens))
                rank = 0;
            is_town |= kind == DLN_ITEM_PLACE;
            if (rank < best || (rank == best && kind == DLN_ITEM_TITLE && sense.capitals > capitals)) { /* "the Secretary" is no secretary */
                best = rank;
                capitals = sense.capitals;
                best_row = sense.row;
                best_kind = kind;
                best_flags = (uint8_t)((is_plural ? DLN_ITEM_PLURAL : 0) | (is_region ? DLN_ITEM_REGION : 0));
            }
        }
        if (best == 255)
            continue;
        *out = (dln_item){i, i + phrase->tokens, best_row, phrase->senses, phrase->sense_count, best_kind, flags | best_flags};
        if (out->kind == DLN_ITEM_STANDING && out->begin > 0 && dln_token_says(f->tokens, out->begin, "visiting") && dln_word_is_class(f, out->begin - 1, DLN_CLASS_BE))
            continue; /* "is visiting Mali": the verb */
        if (out->kind == DLN_ITEM_INSTITUTION && !is_owned_here(f, out))
            continue;
        /* a phrase does not end inside "Smith-Jones" */
        const dln_token *after = token_at(f, out->end);
        bool is_cut = out->end < end && after->kind == DLN_TOKEN_MARK && (after->flags & DLN_SPACED) == 0 && dln_token_is(f->tokens, out->end, "-") &&
                      out->end + 1 < end && (token_at(f, out->end + 1)->flags & (DLN_SPACED | DLN_CAPITAL)) == DLN_CAPITAL && out->kind == DLN_ITEM_PLACE;
        if (is_cut)
            continue;
        if (phrase->tokens == 1)
            out->flags |= DLN_ITEM_SINGLE;
        if (is_town)
            out->flags |= DLN_ITEM_MAY_BE_PLACE;
        return true;
    }
    return false;
}
