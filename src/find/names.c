/* src/find/names.c - text to items: phrases of the tables, and names that no table knows. Candidate-driven: a token is
 * looked at only if its word begins a phrase of ours or it has a capital.
 */
#include "find/parties.h"
#include "find/traits.h"

#define BIT(table) ((uint64_t)1 << DLN_TABLE_##table)
#define PHRASE_BITS (BIT(COUNTRIES) | BIT(PEOPLE) | BIT(PLACES) | BIT(VENUES) | BIT(ORGANISATIONS) | BIT(BODIES) | BIT(TITLES) | \
                     BIT(INSTITUTIONS) | BIT(REFERENCES) | BIT(STANDING))
/* Tables with forms that begin small; the others are asked only at a capital, or at "von", "al". */
#define SMALL_BITS (BIT(ORGANISATIONS) | BIT(BODIES) | BIT(VENUES) | BIT(TITLES) | BIT(INSTITUTIONS) | BIT(REFERENCES) | BIT(STANDING) | \
                    BIT(NAME_WORDS))
enum { LONGEST_NAME = 10, HEADLINE_WORDS = 4 };

static inline const dln_token *token_at(const dln_finder *f, uint32_t i) { return &f->tokens->items[i]; }

bool dln_starts_table(const dln_finder *f, uint32_t token, dln_table table)
{
    return (token_at(f, token)->tables & dln_table_bit(table)) != 0;
}

/* One-word senses of a token in a column of a table: the cell of the row found, or UINT32_MAX. */
static uint32_t cell_of_word(const dln_finder *f, uint32_t token, dln_table table, uint32_t column)
{
    uint32_t word = token_at(f, token)->word;
    if (word == 0 || !dln_starts_table(f, token, table))
        return UINT32_MAX;
    uint32_t count;
    const uint32_t *senses = dln_word_senses(f->lexicon, word, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table == table)
            return dln_cell(f->lexicon, table, sense.row, column);
    }
    return UINT32_MAX;
}

bool dln_is_name_word(const dln_finder *f, uint32_t token, dln_name_word kind)
{
    return cell_of_word(f, token, DLN_TABLE_NAME_WORDS, DLN_NAME_WORDS_KIND) == (uint32_t)kind;
}

uint32_t dln_word_classes(const dln_finder *f, uint32_t token)
{
    uint32_t word = token_at(f, token)->word, count, classes = 0;
    if (word == 0 || !dln_starts_table(f, token, DLN_TABLE_WORDS))
        return 0;
    const dln_word_traits *traits = dln_traits_of(f->lexicon, word);
    if (traits != NULL) /* most */
        return traits->classes;
    const uint32_t *senses = dln_word_senses(f->lexicon, word, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table == DLN_TABLE_WORDS)
            classes |= 1u << dln_cell(f->lexicon, DLN_TABLE_WORDS, sense.row, DLN_WORDS_CLASS);
    }
    return classes;
}

/* Whether the word alone is somebody's family name. */
bool dln_is_form(const dln_finder *f, uint32_t token, dln_table table, uint32_t column)
{
    uint32_t word = token_at(f, token)->word;
    if (word == 0 || !dln_starts_table(f, token, table))
        return false;
    uint32_t count;
    const uint32_t *senses = dln_word_senses(f->lexicon, word, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table == table && sense.column == column)
            return true;
    }
    return false;
}

dln_gender dln_gender_of_given(const dln_finder *f, uint32_t token)
{
    uint32_t gender = cell_of_word(f, token, DLN_TABLE_GIVEN_NAMES, DLN_GIVEN_NAMES_GENDER);
    return dln_gender_told(gender);
}

uint32_t dln_given_key(const dln_finder *f, uint32_t key)
{
    if (key == 0 || (key & 0x80000000u) != 0 || (dln_word_tables(f->lexicon, key) & BIT(GIVEN_NAMES)) == 0)
        return key;
    uint32_t count;
    const uint32_t *senses = dln_word_senses(f->lexicon, key, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table != DLN_TABLE_GIVEN_NAMES)
            continue;
        dln_span full = dln_cell_text(f->lexicon, DLN_TABLE_GIVEN_NAMES, sense.row, DLN_GIVEN_NAMES_FULL);
        return full.len == 0 ? key : dln_text_key(f, full);
    }
    return key;
}

uint32_t dln_text_key(const dln_finder *f, dln_span word)
{
    char folded[96];
    size_t len = dln_fold(word, folded, sizeof folded);
    uint32_t id = dln_word_find(f->lexicon, folded, len);
    return id != 0 ? id : dln_hash_word(folded, len) | 0x80000000u;
}

uint32_t dln_word_key(const dln_finder *f, uint32_t token)
{
    uint32_t word = token_at(f, token)->word;
    return word != 0 ? word : dln_text_key(f, dln_token_text(f->tokens, token));
}

uint32_t dln_item_sense(const dln_finder *f, const dln_item *item, dln_table table, uint32_t column, uint32_t *next)
{
    for (; *next < item->sense_count; (*next)++) {
        dln_sense sense = dln_sense_at(item->senses, *next);
        if (sense.table == table && sense.column == column &&
            dln_sense_fits(f->tokens, item->begin, item->end - item->begin, sense, (item->flags & DLN_ITEM_SHOUTED) != 0)) {
            (*next)++;
            return sense.row;
        }
    }
    return DLN_NONE;
}

/* ---- phrases ---- */

static bool has_letter(const dln_token *token) { return token->kind == DLN_TOKEN_WORD || token->kind == DLN_TOKEN_MIXED; }

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

/* The best item that begins at token i; false: none. */
static bool phrase_at(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
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

/* ---- names that no table knows ---- */

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
    return dln_is_hyphen(f, i + 1, end) && phrase_at(f, i + 2, end, flags, &other) && other.kind == DLN_ITEM_COUNTRY;
}

/* Whether a word with a capital can be inside a name: no title, nation, institution or weekday. */
static bool may_be_in_name(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags)
{
    dln_item item;
    uint64_t bits = dln_begins(f->doc, i) & PHRASE_BITS;
    if ((token_at(f, i)->flags & DLN_CAPITAL) == 0 || token_at(f, i)->kind != DLN_TOKEN_WORD)
        return false;
    if (dln_starts_table(f, i, DLN_TABLE_WORDS) && !dln_is_name_word(f, i, DLN_NAME_PARTICLE))
        return false;
    if ((flags & DLN_ITEM_SHOUTED) != 0 && dln_starts_table(f, i, DLN_TABLE_VERBS)) /* "RIQUELME VISITS LIMA" */
        return false;
    if (bits == 0 || !phrase_at(f, i, end, flags, &item))
        return true;
    switch (item.kind) {
    case DLN_ITEM_FAMILY: case DLN_ITEM_PLACE: case DLN_ITEM_CAPITAL:
        return item.end == i + 1;
    case DLN_ITEM_PERSON: /* "Sheikh Tamim bin" + "Hamad Al Thani" */
        return item.end == i + 1 || (i > 0 && dln_is_name_word(f, i - 1, DLN_NAME_PARTICLE) && (token_at(f, i - 1)->flags & DLN_CAPITAL) == 0);
    case DLN_ITEM_COUNTRY: /* "Michael Jordan" */
        return item.end == i + 1 && dln_starts_table(f, i, DLN_TABLE_GIVEN_NAMES) && !is_of_pair(f, i, end, flags);
    default:
        return false;
    }
}

static bool in_timex(const dln_finder *f, uint32_t i)
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
    bool is_title = phrase_at(f, at, end, 0, &item) && item.kind == DLN_ITEM_TITLE && item.end == at + 1;
    return is_title && at + 1 < end && !dln_token_is(f->tokens, at + 1, ".") && (token_at(f, at + 1)->flags & DLN_CAPITAL) == 0;
}

/* The end of a name that begins at i; i if there is none. */
static uint32_t name_end(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags)
{
    uint32_t at = i, last = i;
    if (end > i + LONGEST_NAME)
        end = i + LONGEST_NAME;
    while (at < end) {
        if (is_initial(f, at, end)) {
            at += 2;
            continue; /* an initial alone ends no name */
        }
        if (in_timex(f, at))
            break;
        if (may_be_in_name(f, at, end, flags) || (at == i && token_at(f, at)->len > 1) || is_family_like_title(f, i, at, end)) {
            last = ++at;
        } else if (dln_is_name_word(f, at, DLN_NAME_PARTICLE) && at + 1 < end) {
            uint32_t next = at + 1;
            if (dln_is_hyphen(f, next, end))
                next++;
            if (at == i && next == at + 1)
                break;
            if (!may_be_in_name(f, next, end, flags) && !(dln_is_name_word(f, next, DLN_NAME_PARTICLE) && next + 1 < end))
                break;
            at = next;
            continue;
        } else {
            break;
        }
        while (dln_is_hyphen(f, at, end)) { /* "Hatoyama-Sato", "Jae-in" */
            bool is_capital = (token_at(f, at + 1)->flags & DLN_CAPITAL) != 0;
            if (is_capital && dln_is_form(f, at + 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY) && dln_is_form(f, at - 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY) && at - 1 == i)
                return last; /* "Trump-Kim summit" */
            if (!is_capital && (dln_starts_table(f, at + 1, DLN_TABLE_WORDS) || dln_starts_table(f, at + 1, DLN_TABLE_VERBS)))
                return last; /* "Ankara-based" */
            at += 2;
            last = at;
        }
        if (at < end && (token_at(f, at)->flags & DLN_STARTS_LINE) != 0)
            break;
    }
    return last;
}

/* Whether any of its words makes a thing or a place of it. */
static bool is_thing(const dln_finder *f, uint32_t begin, uint32_t end)
{
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    bool is_behind_title = before != NULL && before->kind == DLN_ITEM_TITLE && before->end == begin;
    bool is_titled = is_behind_title && (dln_starts_table(f, begin, DLN_TABLE_GIVEN_NAMES) || /* "Ambassador Ann Hill", "Mr Hill" */
                                         dln_cell(f->lexicon, DLN_TABLE_TITLES, before->row, DLN_TITLES_KIND) == DLN_TITLE_HONORIFIC);
    for (uint32_t i = begin; i < end; i++) {
        if ((token_at(f, i)->flags & DLN_CAPITAL) != 0 && (dln_is_name_word(f, i, DLN_NAME_THING) || (!is_titled && dln_is_name_word(f, i, DLN_NAME_PLACE))))
            return true;
    }
    return false;
}

static dln_item *add_item(dln_finder *f, dln_item item)
{
    dln_item *added = dln_arena_push(f->doc->arena, &f->items, &f->item_count, &f->item_capacity, sizeof *added);
    if (added == NULL)
        return NULL;
    *added = item;
    if (item.kind == DLN_ITEM_PERSON && (token_at(f, item.end - 1)->tables & BIT(TITLES)) != 0) {
        memmove(f->named_by + 1, f->named_by, sizeof f->named_by - sizeof *f->named_by);
        f->named_by[0] = dln_word_key(f, item.end - 1);
    }
    return added;
}

/* How the capitals of a sentence are to be read. */
static uint8_t headline_flags(const dln_finder *f, const dln_sentence *sentence)
{
    uint32_t words = 0, unshouted = 0, long_words = 0, small = 0, tokens = sentence->end - sentence->begin;
    uint32_t most_unshouted = tokens / 5, most_small = tokens / 8;
    const dln_token *token = token_at(f, sentence->begin), *end = token + tokens;
    for (; token < end; token++) {
        if (token->kind != DLN_TOKEN_WORD || token->len < 2)
            continue;
        bool is_long = token->len > 3;
        words++;
        unshouted += (token->flags & DLN_SHOUTED) == 0;
        long_words += is_long;
        small += is_long && (token->flags & DLN_CAPITAL) == 0;
        if (small > most_small && unshouted > most_unshouted) /* neither, whatever comes: most sentences after a few words */
            return 0;
    }
    if (words >= 3 && (words - unshouted) * 10 >= words * 8)
        return DLN_ITEM_SHOUTED | DLN_ITEM_HEADLINE;
    if (dln_token_is(f->tokens, sentence->end - 1, ".")) /* a short sentence full of names */
        return 0;
    return long_words >= HEADLINE_WORDS && small * 8 <= long_words ? DLN_ITEM_HEADLINE : 0;
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

static uint32_t scan_name(dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, const dln_item *family)
{
    uint32_t stop = name_end(f, i, end, flags);
    bool is_headline = (flags & DLN_ITEM_HEADLINE) != 0;
    if (stop <= i + 1 && (family != NULL || stop == i))
        return i;
    if (family == NULL && dln_token_is(f->tokens, i, "The")) /* "(The Point)" is no person */
        return i + 1;
    if (is_headline && family == NULL && dln_gender_of_given(f, i) == DLN_GENDER_UNKNOWN)
        stop = i + 1; /* "Envoy Urges Calm": only words known from elsewhere count */
    bool is_bare = stop == i + 1 && !dln_is_name_word(f, i, DLN_NAME_THING); /* "Hill said": somebody of that name, if there is one */
    if (!is_bare && is_thing(f, i, stop)) {
        bool is_place = (dln_is_name_word(f, stop - 1, DLN_NAME_PLACE) || dln_is_name_word(f, i, DLN_NAME_PLACE)) && stop > i + 1 && (!is_headline || dln_token_is(f->tokens, i - 1, "at")) && i > 0;
        uint32_t before = is_place && i > 1 && (dln_token_is(f->tokens, i - 1, "the") || dln_token_is(f->tokens, i - 1, "a")) ? i - 2 : i - 1;
        bool is_home = is_place && before > 0 && dln_token_is(f->tokens, before, ",") && dln_token_in(f->tokens, before - 1, DLN_LIST_HOMES); /* "at his residence, Kisaro House" */
        if (is_place && (is_home || dln_token_is(f->tokens, before, "at") || dln_token_is(f->tokens, before, "in") || dln_token_is(f->tokens, before, "aboard"))) /* "at Kirribilli House" */
            add_item(f, (dln_item){i, stop, DLN_NONE, NULL, 0, DLN_ITEM_SITE, flags});
        return stop;
    }
    if (is_plain_start(f, i) && family == NULL && (dln_starts_table(f, i, DLN_TABLE_VERBS) || dln_starts_table(f, i, DLN_TABLE_WORDS)))
        return i + 1;
    if (stop == i + 1 && is_plain_start(f, i) && stop < end && (token_at(f, stop)->flags & DLN_CAPITAL) == 0 && token_at(f, i)->len < 3)
        return stop;
    if (stop == i + 1 && family == NULL && stop < end && dln_token_is(f->tokens, stop, "of") && dln_starts_table(f, i, DLN_TABLE_CONTACT_NOUNS))
        return stop; /* "the 25th Round of India-Nepal Talks" */
    const dln_item *before = f->item_count > 0 ? &f->items[f->item_count - 1] : NULL;
    bool is_house_of = before != NULL && before->end == i && (before->kind == DLN_ITEM_ORGANISATION || before->kind == DLN_ITEM_BODY); /* "the AU Headquarters" */
    if (stop == i + 1 && family == NULL && dln_is_name_word(f, i, DLN_NAME_PLACE) && (is_house_of || (i > 0 && dln_token_says(f->tokens, i - 1, "the"))))
        return stop;
    uint32_t words = 0;
    for (uint32_t at = i; at < stop; at++)
        words += has_letter(token_at(f, at)) && !(dln_is_name_word(f, at, DLN_NAME_PARTICLE) && at + 1 < stop && ((token_at(f, at)->flags & DLN_CAPITAL) == 0 || at == i));
    add_item(f, (dln_item){behind_title(f, i), stop, DLN_NONE, NULL, 0, DLN_ITEM_NAME, (uint8_t)(flags | (words <= 1 ? DLN_ITEM_SINGLE : 0))});
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

/* A phrase of one word that begins a longer name: "Jordan Peterson", "Wang Wenbin", "Sofia Marques". */
static bool begins_name(const dln_finder *f, const dln_item *item, uint32_t end)
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
               name_end(f, item->begin, end, item->flags) > next;
    if (is_initial(f, next, end))
        return true;
    if (dln_is_hyphen(f, next, end)) /* "Kim-Trump", "Paris-based" */
        return (item->kind == DLN_ITEM_FAMILY || dln_starts_table(f, item->begin, DLN_TABLE_GIVEN_NAMES)) &&
               (token_at(f, next + 1)->flags & DLN_CAPITAL) != 0 && !(dln_is_form(f, item->begin, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY) && dln_is_form(f, next + 1, DLN_TABLE_PEOPLE, DLN_PEOPLE_FAMILY)) &&
               !dln_starts_table(f, next + 1, DLN_TABLE_COUNTRIES);
    if (dln_is_name_word(f, next, DLN_NAME_PARTICLE))
        return item->kind == DLN_ITEM_FAMILY && name_end(f, item->begin, end, item->flags) > next;
    if (in_timex(f, next) || dln_is_name_word(f, next, DLN_NAME_THING) || dln_is_name_word(f, next, DLN_NAME_PLACE))
        return false;
    return may_be_in_name(f, next, end, item->flags);
}

/* "South" of "South and North Korea": the rest of the name comes with the second. */
static bool shares_name(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
{
    dln_item second;
    dln_phrase phrases[DLN_PHRASES_MAX];
    dln_tokens tokens;
    if (!dln_is_name_word(f, i, DLN_NAME_PLACE) || i + 3 >= end || !(dln_token_is(f->tokens, i + 1, "and") || dln_token_is(f->tokens, i + 1, "or")) ||
        (token_at(f, i + 2)->flags & DLN_CAPITAL) == 0 || !phrase_at(f, i + 2, end, flags, &second) || second.end < i + 4 ||
        (second.kind != DLN_ITEM_COUNTRY && second.kind != DLN_ITEM_ADJECTIVE))
        return false;
    dln_span first = dln_token_text(f->tokens, i), rest = dln_tokens_text(f->tokens, second.begin + 1, second.end);
    dln_tokenize(f->lexicon, dln_arena_printf(f->doc->arena, "%.*s %.*s", (int)first.len, first.text, (int)rest.len, rest.text), f->doc->arena, &tokens);
    size_t count = dln_phrases_at(f->lexicon, &tokens, 0, tokens.count, false, phrases);
    for (uint32_t s = 0; count > 0 && s < phrases[count - 1].sense_count; s++) {
        dln_sense sense = dln_sense_at(phrases[count - 1].senses, s);
        if (phrases[count - 1].tokens == second.end - second.begin && sense.table == DLN_TABLE_COUNTRIES &&
            sense.column == (second.kind == DLN_ITEM_COUNTRY ? (uint32_t)DLN_COUNTRIES_NAMES : (uint32_t)DLN_COUNTRIES_ADJECTIVES)) {
            *out = (dln_item){i, i + 1, sense.row, phrases[count - 1].senses, phrases[count - 1].sense_count, second.kind, flags};
            return true;
        }
    }
    return false;
}

/* "the Republic of Ghana", "the Federal Democratic Republic of Ethiopia", "the State of Kuwait": the long name of a country that
 * the tables have by its short one. */
static bool is_long_name(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
{
    uint32_t at = i;
    while (at < end && (token_at(f, at)->flags & DLN_CAPITAL) != 0 &&
           (dln_is_name_word(f, at, DLN_NAME_STATE) || dln_token_in(f->tokens, at, DLN_LIST_STATES)))
        at++;
    if (at == i || at + 1 >= end || !dln_token_is(f->tokens, at, "of"))
        return false;
    at += 1 + (uint32_t)dln_token_is(f->tokens, at + 1, "the");
    if (at >= end || !phrase_at(f, at, end, flags, out) || out->kind != DLN_ITEM_COUNTRY)
        return false;
    out->begin = i;
    return true;
}

/* "the Togolese Republic": the long name of a country by its adjective. The token behind; item->end: it is none. */
static uint32_t behind_republic(const dln_finder *f, const dln_item *item, uint32_t end)
{
    uint32_t at = item->end;
    if (item->kind != DLN_ITEM_ADJECTIVE || item->begin == 0 || !dln_token_says(f->tokens, item->begin - 1, "the"))
        return at;
    while (at < end && (token_at(f, at)->flags & DLN_CAPITAL) != 0 && dln_is_name_word(f, at, DLN_NAME_STATE))
        at++;
    bool is_state = at < end && (token_at(f, at)->flags & DLN_CAPITAL) != 0 && dln_token_in(f->tokens, at, DLN_LIST_STATES);
    bool has_name = at + 2 < end && (token_at(f, at + 1)->flags & token_at(f, at + 2)->flags & DLN_CAPITAL) != 0 && ((token_at(f, at + 1)->tables | token_at(f, at + 2)->tables) & BIT(NAME_WORDS)) == 0; /* "of the Togolese Republic Ali Diop" */
    bool goes_on = at + 1 < end && (((token_at(f, at + 1)->flags & DLN_CAPITAL) != 0 && !has_name) || dln_token_is(f->tokens, at + 1, "of"));
    return is_state && !goes_on ? at + 1 : item->end;
}

static bool is_no_actor(const dln_finder *f, uint32_t body)
{
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_BODIES, body, DLN_BODIES_KIND);
    return kind == DLN_BODY_MEDIA || kind == DLN_BODY_COMPANY;
}

/* The end of the capitalised words that go on with a company's name. */
static uint32_t name_tail(const dln_finder *f, uint32_t at, uint32_t end, uint8_t flags)
{
    if ((flags & DLN_ITEM_HEADLINE) != 0)
        return at;
    while (at < end && !in_timex(f, at) && (token_at(f, at)->flags & DLN_SHOUTED) == 0 && may_be_in_name(f, at, end, flags) &&
           token_at(f, at)->tables == 0)
        at++;
    return at;
}

/* "Water and Sanitation Minister": the title of the tables, from the first word of the portfolio on. */
static bool takes_portfolio_title(const dln_finder *f, uint32_t i, uint32_t end, uint8_t flags, dln_item *out)
{
    dln_item title;
    uint32_t head = dln_token_in(f->tokens, i, DLN_LIST_PORTFOLIO_WORDS) ? dln_portfolio_before(f, i, end) : i;
    if (head == i || !phrase_at(f, head, end, flags, &title) || title.kind != DLN_ITEM_TITLE || !dln_heads_portfolio(f, &title))
        return false;
    *out = title;
    out->begin = i;
    out->flags &= (uint8_t)~DLN_ITEM_SINGLE;
    return true;
}

/* The first token from i on that has a capital, begins a phrase of ours or a portfolio; end: none does. */
static uint32_t next_candidate(const dln_finder *f, uint32_t i, uint32_t end)
{
    const dln_token *token = token_at(f, i);
    const uint64_t *begins = f->doc->begins;
    const uint32_t *lists = f->tokens->lists, list_words = f->tokens->list_words;
    for (; i < end && (token->flags & DLN_CAPITAL) == 0; i++, token++) {
        bool is_small = token->kind == DLN_TOKEN_WORD && (token->tables & SMALL_BITS) == 0;
        if ((!is_small && (token->tables & begins[i] & PHRASE_BITS) != 0) || (token->word < list_words && dln_list_bit(lists, token->word, DLN_LIST_PORTFOLIO_WORDS)))
            break;
    }
    return i;
}

/* "Saudi-backed", "U.N.-recognised", "Paris-based": what somebody is like, and not who. */
static bool is_in_compound(const dln_finder *f, const dln_item *item, uint32_t end)
{
    bool is_where = item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_ADJECTIVE || item->kind == DLN_ITEM_CAPITAL || item->kind == DLN_ITEM_ORGANISATION || item->kind == DLN_ITEM_BODY || item->kind == DLN_ITEM_PLACE;
    return is_where && dln_is_hyphen(f, item->end, end) && dln_token_in(f->tokens, item->end + 1, DLN_LIST_LIKENESSES);
}

/* "Sudan Tribune", "the Moscow Times", "Iran International": who prints it, and no government. */
static bool is_in_outlet(const dln_finder *f, const dln_item *item, uint32_t end)
{
    bool is_where = item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_CAPITAL || item->kind == DLN_ITEM_PLACE;
    return is_where && (item->flags & DLN_ITEM_HEADLINE) == 0 && item->end < end && (token_at(f, item->end)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && dln_token_in(f->tokens, item->end, DLN_LIST_OUTLETS);
}

/* "Air Senegal", "Bank of China", "Tour de France": a company or the like, and no state. */
static bool is_behind_head(const dln_finder *f, const dln_item *item, uint32_t begin)
{
    bool is_state = (item->kind == DLN_ITEM_COUNTRY || item->kind == DLN_ITEM_CAPITAL) && (item->flags & DLN_ITEM_HEADLINE) == 0;
    uint32_t at = item->begin;
    at -= at > begin && (dln_token_is(f->tokens, at - 1, "of") || dln_token_is(f->tokens, at - 1, "de"));
    return is_state && at > begin && (token_at(f, at - 1)->flags & (DLN_CAPITAL | DLN_SHOUTED)) == DLN_CAPITAL && dln_token_in(f->tokens, at - 1, DLN_LIST_COMPANY_HEADS);
}

void dln_scan_items(dln_finder *f)
{
    for (uint32_t s = 0; s < f->tokens->sentence_count; s++) {
        const dln_sentence *sentence = &f->tokens->sentences[s];
        uint8_t flags = headline_flags(f, sentence);
        uint32_t i = sentence->begin;
        while ((i = next_candidate(f, i, sentence->end)) < sentence->end) {
            const dln_token *token = token_at(f, i);
            uint64_t bits = token->tables;
            bool is_capital = (token->flags & DLN_CAPITAL) != 0;
            dln_item item;
            if (!is_capital && token->kind == DLN_TOKEN_WORD && (bits & SMALL_BITS) == 0)
                bits = 0;
            uint64_t bits_of_name = bits;
            bits &= dln_begins(f->doc, i) & PHRASE_BITS;
            while (f->timex_at < f->doc->timex_count && f->doc->timexes[f->timex_at].end <= i)
                f->timex_at++;
            if (f->timex_at < f->doc->timex_count && f->doc->timexes[f->timex_at].begin <= i) {
                i = f->doc->timexes[f->timex_at].end;
                continue;
            }
            if (is_capital && (bits_of_name & BIT(NAME_WORDS)) != 0 && shares_name(f, i, sentence->end, flags, &item)) {
                add_item(f, item);
                i = item.end;
                continue;
            }
            bool is_phrase = bits != 0 && phrase_at(f, i, sentence->end, flags, &item);
            if ((!is_phrase || item.kind != DLN_ITEM_TITLE) && takes_portfolio_title(f, i, sentence->end, flags, &item))
                is_phrase = true;
            if (is_phrase && item.kind == DLN_ITEM_TITLE && (flags & DLN_ITEM_HEADLINE) == 0)
                dln_take_portfolio(f, &item, sentence->end);
            dln_item whole;
            if (is_capital && (bits_of_name & BIT(NAME_WORDS)) != 0 && is_long_name(f, i, sentence->end, flags, &whole) && (!is_phrase || item.end < whole.end)) {
                add_item(f, whole);
                i = whole.end;
                continue;
            }
            if (is_phrase && (is_in_outlet(f, &item, sentence->end) || is_behind_head(f, &item, sentence->begin) || is_in_compound(f, &item, sentence->end))) {
                i = item.end + 1;
                continue;
            }
            if (is_phrase) {
                uint32_t republic = is_capital ? behind_republic(f, &item, sentence->end) : item.end;
                if (republic != item.end) {
                    item.kind = DLN_ITEM_COUNTRY;
                    item.end = republic;
                }
                if (is_capital && begins_name(f, &item, sentence->end)) {
                    uint32_t stop = scan_name(f, i, sentence->end, flags, &item);
                    if (stop > i + 1) {
                        i = stop;
                        continue;
                    }
                }
                dln_item longer; /* "Sheikh Tamim" of "Sheikh Tamim bin Hamad Al-Thani" */
                for (uint32_t j = i + 1; item.kind == DLN_ITEM_PERSON && j < item.end; j++) {
                    if (token_at(f, j)->kind == DLN_TOKEN_WORD && phrase_at(f, j, sentence->end, flags, &longer) && longer.kind == DLN_ITEM_PERSON && longer.row == item.row && longer.end > item.end)
                        item.end = longer.end;
                }
                if (item.kind == DLN_ITEM_PERSON && (item.flags & DLN_ITEM_HEADLINE) == 0) { /* "Salman bin Abdulaziz" + "Al Saud" */
                    uint32_t stop = name_end(f, item.end - 1, sentence->end, flags);
                    if (stop > item.end && stop <= item.end + 4 && !is_thing(f, i, stop))
                        item.end = stop;
                }
                if (item.kind == DLN_ITEM_BODY && is_no_actor(f, item.row)) /* "Huawei Technologies" */
                    item.end = name_tail(f, item.end, sentence->end, flags);
                add_item(f, item);
                i = item.end;
                continue;
            }
            if (is_capital && has_letter(token) && token->kind == DLN_TOKEN_WORD && !dln_token_is(f->tokens, i, "I")) {
                bool is_compound = dln_is_hyphen(f, i + 1, sentence->end) && dln_token_in(f->tokens, i + 2, DLN_LIST_LIKENESSES); /* "Western-backed" */
                uint32_t stop = is_compound ? i + 3 : scan_name(f, i, sentence->end, flags, NULL);
                i = stop > i ? stop : i + 1;
                continue;
            }
            i++;
        }
    }
    dln_settle_items(f);
}
