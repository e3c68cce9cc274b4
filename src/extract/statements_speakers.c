/* src/extract/statements_speakers.c - what stands around a saying: nouns of speech, the party that speaks, the day beside it,
 * the quotation. Which words make a saying is in statements_find.c and statements_marks.c.
 */
#include "extract/statements_find.h"

#include "base/text.h"

enum { OWNER_NEAR = 6 };

/* ---- words around ---- */

uint32_t sayings_phrase_at(const dln_doc *doc, uint32_t token, uint32_t end, dln_table table, uint32_t *length)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    uint32_t row = DLN_NONE;
    if (token >= end)
        return DLN_NONE;
    uint32_t alone;
    const uint32_t *senses = dln_senses_alone(doc->lexicon, &doc->tokens, token, end, &alone);
    for (uint32_t k = 0; senses != NULL && k < alone; k++) {
        if (dln_sense_table(senses, k) != table || !dln_sense_fits(&doc->tokens, token, 1, dln_sense_at(senses, k), false))
            continue;
        *length = 1;
        return dln_sense_at(senses, k).row;
    }
    if (senses != NULL)
        return DLN_NONE;
    size_t count = dln_phrases_at(doc->lexicon, &doc->tokens, token, end, false, hits);
    for (size_t h = 0; h < count; h++) {
        for (uint32_t k = 0; k < hits[h].sense_count; k++) {
            dln_sense sense = dln_sense_at(hits[h].senses, k);
            if (sense.table == table && hits[h].tokens > *length && dln_sense_fits(&doc->tokens, token, hits[h].tokens, sense, false)) {
                row = sense.row;
                *length = hits[h].tokens;
            }
        }
    }
    return row;
}

dln_saying_kind sayings_kind_of(const dln_doc *doc, uint32_t row)
{
    return (dln_saying_kind)dln_cell(doc->lexicon, DLN_TABLE_SAYINGS, row, DLN_SAYINGS_KIND);
}

/* The first noun of the kinds (bits) in a range; its token in *at. */
uint32_t sayings_noun_in(const dln_doc *doc, uint32_t begin, uint32_t end, uint32_t kinds, uint32_t *at)
{
    for (uint32_t t = begin; t < end; t++) {
        uint32_t length, row = sayings_row_at(doc, t, end, DLN_TABLE_SAYINGS, &length);
        if (row != DLN_NONE && (kinds >> sayings_kind_of(doc, row) & 1) != 0) {
            if (at != NULL)
                *at = t;
            return row;
        }
    }
    return DLN_NONE;
}

bool sayings_is_quote_mark(const dln_doc *doc, uint32_t token)
{
    static const char *const marks[] = {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99", "\xC2\xAB", "\xC2\xBB"};
    if (doc->tokens.items[token].kind != DLN_TOKEN_MARK)
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (dln_token_is(&doc->tokens, token, marks[i]))
            return true;
    }
    return false;
}

/* The first ref that reaches past the token; refs are in order of begin and seldom nested deep. */
uint32_t sayings_ref_from(const dln_doc *doc, uint32_t token)
{
    uint32_t low = dln_doc_ref_from(doc, token);
    for (uint32_t back = 0; low > 0 && back < 4; back++) {
        bool reaches = false;
        for (uint32_t i = low; i > 0 && low - i < 4; i--) {
            if (doc->refs[i - 1].end > token) {
                low = i - 1;
                reaches = true;
                break;
            }
        }
        if (!reaches)
            break;
    }
    return low;
}

/* The party ref, no mere modifier, that begins at the token or after its article; DLN_NONE. */
uint32_t sayings_ref_at(const dln_doc *doc, uint32_t token, uint32_t end)
{
    for (uint32_t i = sayings_ref_from(doc, token); i < doc->ref_count && doc->refs[i].begin < end; i++) {
        const dln_ref *ref = &doc->refs[i];
        if (ref->begin > token + 1 || (ref->begin == token + 1 && !dln_token_is_class(doc, token, DLN_CLASS_DETERMINER)))
            break;
        bool is_party = ref->kind == DLN_REF_PARTY || ((ref->flags & DLN_REF_AMBIGUOUS) != 0 && ref->count > 0);
        if (is_party && ref->begin >= token && (ref->flags & DLN_REF_POSSESSIVE) != 0) { /* "Kerry's spokeswoman, Jen Psaki": whose she is */
            token = ref->end + (ref->end < end && dln_token_is_possessive(&doc->tokens, ref->end));
            continue;
        }
        if (is_party && ref->begin >= token && (ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) == 0)
            return i;
    }
    return DLN_NONE;
}

/* ---- speakers ---- */

/* Somebody, or a seat that speaks for one: behind "according to" and "by" the Kremlin is no place. */
static bool may_speak(const dln_ref *ref)
{
    return ref->kind == DLN_REF_PARTY || ((ref->flags & DLN_REF_AMBIGUOUS) != 0 && ref->count > 0);
}

/* "said the Kenyan", "a Kenyan spokesman": a nation's only by what somebody is, so nobody by name; "Kenya", "Nairobi" are. */
static bool is_of_nation(const dln_doc *doc, const dln_ref *ref)
{
    bool is_nation = ref->count == 1 && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_COUNTRY, is_people = false;
    bool is_body = ref->count == 1 && (ref->flags & DLN_REF_ROLE) != 0 && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_BODY;
    uint32_t article = ref->begin - (ref->begin > 0 && !dln_token_is_class(doc, ref->begin, DLN_CLASS_DETERMINER));
    is_body = is_body && (dln_token_says(&doc->tokens, article, "a") || dln_token_says(&doc->tokens, article, "an"));
    if (is_body && (doc->tokens.items[ref->end - 1].tables & dln_table_bit(DLN_TABLE_TITLES)) != 0)
        return true; /* "an OAU spokesman" */
    if (!is_nation || (ref->flags & DLN_REF_PRONOUN) != 0)
        return false;
    for (uint32_t t = ref->begin; t < ref->end; t++) {
        dln_phrase hits[DLN_PHRASES_MAX];
        size_t count = dln_phrases_at(doc->lexicon, &doc->tokens, t, ref->end, false, hits);
        for (size_t h = 0; h < count; h++) {
            for (uint32_t k = 0; k < hits[h].sense_count; k++) {
                dln_sense sense = dln_sense_at(hits[h].senses, k);
                if (sense.table == DLN_TABLE_COUNTRIES && sense.column != DLN_COUNTRIES_ADJECTIVES && sense.column != DLN_COUNTRIES_PEOPLE && sense.column != DLN_COUNTRIES_PERSON && t + hits[h].tokens >= ref->end)
                    return false;
                is_people = is_people || sense.table == DLN_TABLE_TITLES || (sense.table == DLN_TABLE_COUNTRIES && t + hits[h].tokens >= ref->end);
            }
        }
    }
    return is_people;
}

bool sayings_is_speaker(const dln_doc *doc, const dln_ref *ref)
{
    if (!may_speak(ref) || ref->count == 0 || (ref->flags & (DLN_REF_ANONYMOUS | DLN_REF_FIRST_PERSON)) != 0 || is_of_nation(doc, ref))
        return false; /* "I told him" is part of what is being said */
    for (uint32_t i = 0; i < ref->count; i++) {
        const dln_doc_party *party = &doc->parties[doc->ref_parties[ref->first + i]];
        if ((party->is_ordinary && !(party->is_unknown && party->party.kind == DLN_PERSON)) || dln_fold_equals(party->party.name, doc->article->publisher))
            return false;
    }
    return true;
}

void sayings_add_speaker(const dln_doc *doc, const dln_ref *ref, dln_saying *saying)
{
    if (saying->speaker_begin == saying->speaker_end) {
        saying->speaker_begin = ref->begin;
        saying->speaker_end = ref->end;
    }
    saying->speaker_end = ref->end > saying->speaker_end ? ref->end : saying->speaker_end;
    dln_how by = (ref->flags & DLN_REF_PRONOUN) != 0 ? DLN_BY_COREFERENCE : (ref->flags & DLN_REF_ROLE) != 0 ? DLN_BY_ROLE : DLN_BY_NAME;
    for (uint32_t i = 0; i < ref->count; i++) {
        uint32_t party = doc->ref_parties[ref->first + i], k = 0;
        while (k < saying->party_count && saying->parties[k] != party)
            k++;
        if (k == saying->party_count && k < DLN_CANDIDATE_PARTIES) {
            saying->by[k] = (uint8_t)by;
            saying->parties[saying->party_count++] = party;
        }
    }
}

/* "and"; in a title a comma: "Ghana, Togo Declare War Over". */
static bool is_and(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    bool has_and = end == begin + 1 && end < doc->body_token && sayings_is_mark(doc, begin, ",");
    if (begin >= end || end - begin > 3)
        return false;
    for (uint32_t t = begin; t < end; t++) {
        bool is_and_word = dln_token_is_class(doc, t, DLN_CLASS_AND);
        has_and = has_and || is_and_word;
        if (!is_and_word && !sayings_is_mark(doc, t, ",") && !dln_token_is_class(doc, t, DLN_CLASS_DETERMINER))
            return false;
    }
    return has_and;
}

/* Where the ref begins with the articles before it, not before begin. */
static uint32_t with_article(const dln_doc *doc, uint32_t begin, const dln_ref *ref)
{
    uint32_t t = ref->begin;
    while (t > begin && dln_token_is_class(doc, t - 1, DLN_CLASS_DETERMINER))
        t--;
    return t;
}

/* "Israel's Netanyahu and the Palestinians' Abbas": where the group of a name begins, with the owner before it. */
static uint32_t with_owner(const dln_doc *doc, uint32_t begin, uint32_t first)
{
    uint32_t mark = first > begin + 1 && dln_token_is_possessive(&doc->tokens, first - 1) ? first - 1 : first;
    for (uint32_t i = sayings_ref_from(doc, begin); mark < first && i < doc->ref_count && doc->refs[i].begin < mark; i++) {
        if ((doc->refs[i].flags & DLN_REF_POSSESSIVE) != 0 && (doc->refs[i].end == mark || doc->refs[i].end == first))
            return doc->refs[i].begin;
    }
    return first;
}

/* "a member of the party": the head stands before "of". */
static bool is_part_of(const dln_doc *doc, uint32_t begin, const dln_ref *ref)
{
    uint32_t t = with_article(doc, begin, ref);
    if (t > begin + 2 && sayings_is_word(doc, t - 2, "members") && sayings_is_word(doc, t - 3, "the") && dln_token_in(&doc->tokens, ref->end - 1, DLN_LIST_COUNCILS))
        return false; /* "The members of the Security Council": all of them */
    return t > begin + 1 && dln_token_is(&doc->tokens, t - 1, "of") && doc->tokens.items[t - 2].kind == DLN_TOKEN_WORD &&
           ((doc->tokens.items[t - 2].flags & DLN_CAPITAL) == 0 || ((doc->tokens.items[t - 2].flags & DLN_STARTS_SENTENCE) != 0 && (doc->tokens.items[t - 2].tables & (dln_table_bit(DLN_TABLE_TITLES) | dln_table_bit(DLN_TABLE_NAME_WORDS))) == 0)) &&
           (doc->tokens.items[t - 2].tables & dln_table_bit(DLN_TABLE_INSTITUTIONS)) == 0; /* "Supporters of Marin" */
}

/* "an official in the government", "a group of farmers from Mali": its head is nobody we know. */
static bool is_in_or_for(const dln_doc *doc, uint32_t begin, const dln_ref *ref)
{
    uint32_t t = with_article(doc, begin, ref);
    bool is_spokesman = t > begin + 1 && dln_token_is(&doc->tokens, t - 1, "for") && (doc->tokens.items[t - 2].tables & dln_table_bit(DLN_TABLE_TITLES)) != 0; /* "a spokesman for Okonjo" */
    bool is_for = is_spokesman || (t > begin + 3 && (dln_token_is_class(doc, t - 1, DLN_CLASS_PREPOSITION) || dln_token_is(&doc->tokens, t - 1, "for")));
    return is_for || (t > begin + 1 && dln_token_is(&doc->tokens, t - 1, "in") && (doc->tokens.items[t - 2].flags & DLN_CAPITAL) == 0);
}

/* "A, B and C": a comma before the ref, and an "and" before one of those behind it. */
static bool goes_on_to_and(const dln_doc *doc, uint32_t covered, uint32_t ref, uint32_t end)
{
    enum { MEMBERS = 12 };
    for (uint32_t i = ref; i < doc->ref_count && i < ref + MEMBERS && doc->refs[i].begin < end; i++) {
        const dln_ref *next = &doc->refs[i];
        if (next->kind != DLN_REF_PARTY || next->begin < covered)
            continue;
        bool is_comma = next->begin == covered + 1 && dln_token_is(&doc->tokens, covered, ",");
        if (!is_comma)
            return i > ref && is_and(doc, covered, next->begin);
        covered = next->end;
    }
    return false;
}

/* "a Sarr adviser", "Sarr aides": whose they are, and they are nobody by name. */
static bool is_of_staff(const dln_doc *doc, uint32_t begin, uint32_t end, const dln_ref *ref)
{
    bool is_name = ref->count == 1 && (ref->flags & (DLN_REF_ROLE | DLN_REF_PRONOUN)) == 0 && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_PERSON;
    if (!is_name || ref->end >= end || doc->tokens.items[ref->end].kind != DLN_TOKEN_WORD || (doc->tokens.items[ref->end].flags & DLN_CAPITAL) != 0)
        return false;
    bool is_one = ref->begin > begin ? dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_DETERMINER) : dln_token_is_class(doc, ref->begin, DLN_CLASS_DETERMINER) || (begin > 0 && dln_token_is_class(doc, begin - 1, DLN_CLASS_DETERMINER));
    dln_span word = dln_token_text(&doc->tokens, ref->end);
    bool is_follower = (doc->tokens.items[ref->end].tables & dln_table_bit(DLN_TABLE_TITLES)) != 0 || dln_token_in(&doc->tokens, ref->end, DLN_LIST_FOLLOWERS);
    return is_follower && (is_one || word.text[word.len - 1] == 's');
}

/* "The two presidents, Ghana's Okonjo and Mali's Diop,": a role whose bearers are named behind the comma. */
static bool is_told_behind(const dln_doc *doc, uint32_t end, const dln_ref *ref)
{
    if (ref->kind != DLN_REF_PARTY || (ref->flags & DLN_REF_ROLE) == 0 || ref->count > 0 || ref->end + 1 >= end || !sayings_is_mark(doc, ref->end, ","))
        return false;
    uint32_t named = sayings_ref_at(doc, ref->end + 1, end);
    return named != DLN_NONE && (doc->refs[named].flags & DLN_REF_ROLE) == 0 && sayings_is_speaker(doc, &doc->refs[named]);
}

/* "a statement from the Kremlin": right behind the text, a seat that is a place elsewhere. */
static bool is_sender(const dln_doc *doc, uint32_t text, const dln_ref *ref)
{
    uint32_t from = with_article(doc, text, ref) - 1;
    return may_speak(ref) && from == text + 1 && (dln_token_is(&doc->tokens, from, "from") || dln_token_is(&doc->tokens, from, "by") || dln_token_is(&doc->tokens, from, "of"));
}

/* "a statement from the ministry's press service": an office that speaks for its owner. */
static bool owns_office(const dln_doc *doc, const dln_ref *ref, uint32_t end)
{
    uint32_t office = ref->end + dln_token_is_possessive(&doc->tokens, ref->end), length, row = office < end ? sayings_row_at(doc, office, end, DLN_TABLE_SAYINGS, &length) : DLN_NONE;
    return (ref->flags & DLN_REF_POSSESSIVE) != 0 && row != DLN_NONE && sayings_kind_of(doc, row) == DLN_SAID_IN_TEXT;
}

/* Takes the speakers out of a subject or a noun group behind "by": the party that is its head with those joined to it;
 * or, if its head is a text ("a statement of the ministry", "its communique"), the one whose text it is. */
bool sayings_take_speakers(const dln_doc *doc, uint32_t begin, uint32_t end, dln_saying *saying)
{
    uint32_t covered = 0, owner = DLN_NONE, at = 0, text = sayings_noun_in(doc, begin, end, SAID_TEXTS, &at);
    bool has_any = false;
    for (uint32_t i = sayings_ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin < end; i++) {
        const dln_ref *ref = &doc->refs[i];
        bool is_behind_text = text != DLN_NONE && ref->begin > at;
        if (ref->end <= begin || (ref->kind != DLN_REF_PARTY && !(is_behind_text && is_sender(doc, at, ref))) || ref->begin < covered)
            continue;
        if (ref->end < end && text != DLN_NONE && ref->end <= at) { /* the ministry's statement */
            if (owner == DLN_NONE && sayings_is_speaker(doc, ref))
                owner = i;
            covered = ref->end;
            continue;
        }
        if ((ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) != 0 && ref->end < end && !(is_behind_text && owns_office(doc, ref, end)))
            continue;
        if (!has_any && (is_told_behind(doc, end, ref) || is_of_staff(doc, begin, end, ref))) {
            covered = ref->end;
            continue;
        }
        if (is_behind_text) { /* a statement of the ministry */
            if (owner == DLN_NONE && sayings_is_speaker(doc, ref))
                owner = i;
            covered = ref->end;
            continue;
        }
        if (has_any && !is_and(doc, covered, with_owner(doc, covered, ref->begin)) && !goes_on_to_and(doc, covered, i, end))
            break;
        if (!has_any && is_in_or_for(doc, begin, ref))
            break;
        if (!has_any && text == DLN_NONE && is_part_of(doc, begin, ref))
            break; /* a member of the Malian delegation */
        uint32_t to = with_article(doc, begin, ref);
        if (!has_any && to > begin + 1 && dln_token_is(&doc->tokens, to - 1, "to"))
            break; /* an aide to Marin, sources close to the president */
        if (!sayings_is_speaker(doc, ref))
            break;
        sayings_add_speaker(doc, ref, saying);
        has_any = true;
        covered = ref->end;
    }
    for (uint32_t t = end; !has_any && owner == DLN_NONE && text != DLN_NONE && t < end + OWNER_NEAR && t + 1 < doc->tokens.count; t++) {
        if (sayings_is_mark(doc, t, ",.;:"))
            break;
        if (!dln_token_is(&doc->tokens, t, "by") && !dln_token_is(&doc->tokens, t, "of") && !dln_token_is(&doc->tokens, t, "from"))
            continue;
        uint32_t ref = sayings_ref_at(doc, t + 1, doc->tokens.count);
        if (ref != DLN_NONE && sayings_is_speaker(doc, &doc->refs[ref])) /* a tweet posted by the ministry */
            owner = ref;
        break;
    }
    if (!has_any && owner != DLN_NONE) {
        sayings_add_speaker(doc, &doc->refs[owner], saying);
        for (uint32_t i = owner; i + 1 < doc->ref_count && is_and(doc, doc->refs[i].end, doc->refs[i + 1].begin) && sayings_is_speaker(doc, &doc->refs[i + 1]); i++)
            sayings_add_speaker(doc, &doc->refs[i + 1], saying); /* "a statement by Sarr and Okonjo" */
        saying->flags |= DLN_SAYING_MEDIUM;
        saying->medium = text;
        has_any = true;
    }
    return has_any;
}

/* Where the first of two begins whom the comma of a title joins; else the second. */
static uint32_t before_comma_of_title(const dln_doc *doc, uint32_t second)
{
    for (uint32_t i = sayings_ref_from(doc, second > 2 ? second - 2 : 0); second >= 2 && second < doc->body_token && sayings_is_mark(doc, second - 1, ",") && i < doc->ref_count && doc->refs[i].begin < second; i++) {
        const dln_ref *first = &doc->refs[i];
        if (first->kind == DLN_REF_PARTY && first->end == second - 1 && sayings_is_speaker(doc, first) && (first->flags & DLN_REF_MODIFIER) == 0 &&
            (first->begin == 0 || doc->tokens.items[first->begin - 1].kind == DLN_TOKEN_MARK || (doc->tokens.items[first->begin].flags & DLN_STARTS_SENTENCE) != 0))
            return first->begin;
    }
    return second;
}

/* "Sarr, their deputy leader, told us": the name before what somebody is to others, between commas; DLN_NONE. */
static uint32_t named_before_role(const dln_doc *doc, uint32_t sentence_begin, uint32_t begin, uint32_t end)
{
    uint32_t stop = end, first = begin;
    while (stop > begin && sayings_is_mark(doc, stop - 1, ","))
        stop--;
    while (first > sentence_begin + 2 && begin - first < OWNER_NEAR && !dln_token_is_class(doc, first, DLN_CLASS_DETERMINER) && doc->tokens.items[first].kind == DLN_TOKEN_WORD)
        first--;
    bool is_apart = stop < doc->tokens.count && sayings_is_mark(doc, stop, ",") && first > sentence_begin + 1 && first < stop && sayings_is_mark(doc, first - 1, ",");
    if (!is_apart || !dln_token_in(&doc->tokens, first, DLN_LIST_OWNERS) || (doc->tokens.items[stop - 1].tables & dln_table_bit(DLN_TABLE_TITLES)) == 0)
        return DLN_NONE;
    for (uint32_t i = sayings_ref_from(doc, first - 2); i < doc->ref_count && doc->refs[i].begin < first; i++) {
        const dln_ref *ref = &doc->refs[i];
        if (ref->end == first - 1 && ref->count == 1 && (ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE | DLN_REF_PRONOUN | DLN_REF_ROLE)) == 0 && sayings_is_speaker(doc, ref))
            return i;
    }
    return DLN_NONE;
}

/* The head of a subject stands at its end: "After the summit of ASEAN Marin said". Where that is a complement ("the envoy of
 * Mali", "Okoro, who speaks for the ministry") the whole subject is looked at, and what stands before its relative clause. */
/* '"will help" Sarr, an aide said': behind the last comma stands who spoke. No "Sarr, the president, said". */
static uint32_t behind_words_said(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    enum { WORDS = 8 };
    for (uint32_t t = end; t > begin + 1 && end - t < WORDS && !dln_token_is_class(doc, t - 1, DLN_CLASS_AND); t--) {
        if (sayings_is_mark(doc, t - 1, ","))
            return t < end && (sayings_is_word(doc, t, "a") || sayings_is_word(doc, t, "an") || sayings_is_word(doc, t, "the")) ? t : begin;
    }
    return begin;
}

bool sayings_take_subject(const dln_doc *doc, uint32_t sentence_begin, uint32_t begin, uint32_t end, dln_saying *saying)
{
    begin = behind_words_said(doc, begin, end);
    uint32_t stop = end, named = named_before_role(doc, sentence_begin, begin, end);
    if (named != DLN_NONE)
        return sayings_take_speakers(doc, doc->refs[named].begin, doc->refs[named].end, saying);
    if (begin + 1 < end && dln_token_in(&doc->tokens, begin, DLN_LIST_SOME_OF) && dln_token_is(&doc->tokens, begin + 1, "of"))
        return false; /* one of the ministers: nobody by name */
    uint32_t first_named = sayings_ref_at(doc, begin, end), behind = first_named == DLN_NONE ? end : doc->refs[first_named].end;
    if (behind + 2 < end && sayings_is_mark(doc, behind, ",") && dln_token_is(&doc->tokens, behind + 1, "one") && dln_token_is(&doc->tokens, behind + 2, "of") && sayings_is_speaker(doc, &doc->refs[first_named]))
        return sayings_take_speakers(doc, doc->refs[first_named].begin, behind, saying); /* "Sarr, one of the envoys of Mali's Diop, said" */
    while (stop > begin && (sayings_is_mark(doc, stop - 1, ",") || dln_token_is_class(doc, stop - 1, DLN_CLASS_ADVERB)))
        stop--;
    for (uint32_t i = sayings_ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin < stop; i++) {
        const dln_ref *ref = &doc->refs[i];
        bool is_head = ref->kind == DLN_REF_PARTY && ref->end >= stop && ref->begin > begin && (ref->flags & DLN_REF_MODIFIER) == 0;
        if (!is_head)
            continue;
        uint32_t first = with_owner(doc, begin, ref->begin);
        first -= first > begin && dln_token_is_class(doc, first - 1, DLN_CLASS_DETERMINER);
        if (!sayings_is_speaker(doc, ref) || dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_AND) || (first > begin && first < ref->begin && dln_token_is_class(doc, first - 1, DLN_CLASS_AND)))
            break;
        if (ref->begin > begin + 1 && dln_token_in(&doc->tokens, ref->begin - 1, DLN_LIST_OWNERS) && sayings_is_mark(doc, ref->begin - 2, ",") && !sayings_is_mark(doc, stop, ","))
            return sayings_take_speakers(doc, ref->begin, ref->end, saying); /* "Kenya, its president told reporters, stays" */
        if (!dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_EITHER) && !dln_token_is(&doc->tokens, ref->begin - 1, "to") && !dln_token_is(&doc->tokens, ref->begin - 1, "for") && !dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_DETERMINER))
            return sayings_take_speakers(doc, before_comma_of_title(doc, ref->begin), ref->end, saying);
        break;
    }
    uint32_t before = begin;
    while (before > sentence_begin && begin - before < 3 && dln_token_is_class(doc, before - 1, DLN_CLASS_DETERMINER))
        before--;
    bool is_closed = stop < doc->tokens.count && sayings_is_mark(doc, stop, ","); /* the comma that ends a relative clause, and not "his spokeswoman, Ann Hill," */
    for (uint32_t i = sayings_ref_from(doc, begin); is_closed && i < doc->ref_count && doc->refs[i].begin < stop; i++)
        is_closed = doc->refs[i].end <= begin || (doc->refs[i].flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) != 0 || !sayings_is_speaker(doc, &doc->refs[i]);
    if (before > sentence_begin && (is_closed || dln_token_is_class(doc, before - 1, DLN_CLASS_PREPOSITION) || dln_token_is_class(doc, before - 1, DLN_CLASS_EITHER))) {
        for (uint32_t t = before; t > sentence_begin + 1 && before - t < NEAR * 2; t--) { /* X, who ..., said */
            if (!dln_token_is(&doc->tokens, t, "who") || !sayings_is_mark(doc, t - 1, ","))
                continue;
            for (uint32_t i = sayings_ref_from(doc, t - 2); i < doc->ref_count && doc->refs[i].begin < t; i++) {
                if (doc->refs[i].end >= t - 1 && sayings_is_speaker(doc, &doc->refs[i]))
                    return sayings_take_speakers(doc, doc->refs[i].begin, doc->refs[i].end, saying);
            }
        }
    }
    if (sayings_take_speakers(doc, before_comma_of_title(doc, begin), end, saying))
        return true;
    bool is_to = false;
    for (uint32_t t = begin; t < stop && t < begin + OWNER_NEAR; t++)
        is_to = is_to || dln_token_is(&doc->tokens, t, "to") || dln_token_is(&doc->tokens, t, "of");
    if (!is_to || before < sentence_begin + 2 || !sayings_is_mark(doc, before - 1, ","))
        return false;
    for (uint32_t i = sayings_ref_from(doc, before - 2); i < doc->ref_count && doc->refs[i].begin < before; i++) { /* Okoro, an aide to Marin, said */
        if (doc->refs[i].end == before - 1 && (doc->refs[i].flags & DLN_REF_MODIFIER) == 0 && sayings_is_speaker(doc, &doc->refs[i]))
            return sayings_take_speakers(doc, doc->refs[i].begin, doc->refs[i].end, saying);
    }
    return false;
}

/* "a message from Okonjo": whose text it is, between the text, which begins at from or behind it, and end; DLN_NONE. reaches: up to end, exactly. */
static uint32_t owner_between(const sayings_scene *s, uint32_t from, uint32_t end, bool reaches)
{
    uint32_t at = 0, length = 0;
    if (sayings_noun_in(s->doc, from, end, SAID_TEXTS, &at) == DLN_NONE)
        return DLN_NONE;
    sayings_row_at(s->doc, at, end, DLN_TABLE_SAYINGS, &length);
    uint32_t by = at + length;
    if (by >= end || !(dln_token_is(&s->doc->tokens, by, "from") || dln_token_is(&s->doc->tokens, by, "by") || dln_token_is(&s->doc->tokens, by, "of")))
        return DLN_NONE;
    uint32_t ref = sayings_ref_at(s->doc, by + 1, end);
    bool is_beside = ref != DLN_NONE && (reaches ? s->doc->refs[ref].end == end : s->doc->refs[ref].begin <= by + 2);
    return is_beside && sayings_is_speaker(s->doc, &s->doc->refs[ref]) ? ref : DLN_NONE;
}

/* "a message from Okonjo released by the embassy", "A message from Okonjo was read out by the envoy": whose text it is stands between the text
 * and the verb; DLN_NONE. */
uint32_t sayings_owner_of_text(const sayings_scene *s)
{
    enum { BESIDE = 7 };
    dln_reporting_need need = (dln_reporting_need)dln_cell(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED);
    bool is_read_out = dln_span_is(dln_cell_text(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_VERB), "read out");
    uint32_t from = s->verb->begin > s->begin + BESIDE ? s->verb->begin - BESIDE : s->begin;
    if (need != DLN_NEED_CARRIER && !is_read_out)
        return DLN_NONE;
    if (s->verb->form == DLN_VERB_PARTICIPLE)
        return owner_between(s, from, s->verb->begin, true);
    if ((s->verb->flags & DLN_VERB_PASSIVE) != 0)
        return s->verb->subject_begin < s->verb->subject_end && s->verb->subject_end <= s->verb->begin ? owner_between(s, s->verb->subject_begin, s->verb->subject_end, true) : DLN_NONE;
    uint32_t ref = is_read_out && s->behind + BESIDE < s->doc->tokens.count ? owner_between(s, s->behind, s->behind + BESIDE < s->end ? s->behind + BESIDE : s->end, false) : DLN_NONE;
    return ref != DLN_NONE && s->doc->refs[ref].count == 1 && s->doc->parties[s->doc->ref_parties[s->doc->refs[ref].first]].party.kind == DLN_PERSON ? ref : DLN_NONE; /* "read out a message from Okonjo" */
}

/* The body, state or organisation that is the subject of a verb, alone; DLN_NONE. */
static uint32_t body_of_subject(const dln_doc *doc, const dln_verb_group *verb)
{
    for (uint32_t i = sayings_ref_from(doc, verb->subject_begin); i < doc->ref_count && doc->refs[i].begin < verb->subject_end; i++) {
        const dln_ref *ref = &doc->refs[i];
        bool is_head = ref->kind == DLN_REF_PARTY && ref->count == 1 && ref->begin >= verb->subject_begin && ref->end >= verb->subject_end && (ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE | DLN_REF_PRONOUN)) == 0;
        if (is_head && doc->parties[doc->ref_parties[ref->first]].party.kind != DLN_PERSON && sayings_is_speaker(doc, ref))
            return i;
    }
    return DLN_NONE;
}

/* "The ministry was silent for a day. Then it put out a statement.": the body that the main clause before was about, in the sentence or
 * the one or two before it. */
bool sayings_take_it(const sayings_scene *s, dln_saying *saying)
{
    enum { SENTENCES = 2, VERBS = 24 };
    const dln_doc *doc = s->doc;
    uint32_t seen = 0;
    if (s->verb->subject_end != s->verb->subject_begin + 1 || !sayings_is_word(doc, s->verb->subject_begin, "it") || s->begin < doc->body_token)
        return false;
    for (uint32_t n = s->sentence, back = 0; back <= SENTENCES && n >= doc->body_sentence; n--, back++) {
        const dln_sentence_clauses *clauses = dln_clauses_of(doc, n);
        uint32_t own = n == s->sentence ? dln_verb_at(clauses, s->verb->head) : clauses->verb_count;
        for (uint32_t v = own != DLN_NONE ? own : 0; v > 0 && seen < VERBS; v--, seen++) {
            const dln_verb_group *verb = &clauses->verbs[v - 1];
            bool is_main = verb->form == DLN_VERB_FINITE && (verb->flags & DLN_VERB_QUOTED) == 0 && clauses->clauses[verb->clause].kind != DLN_CLAUSE_RELATIVE && clauses->clauses[verb->clause].kind != DLN_CLAUSE_THAT;
            if (!is_main || verb->begin >= s->verb->subject_begin || verb->subject_begin >= verb->subject_end || (verb->subject_end == verb->subject_begin + 1 && sayings_is_word(doc, verb->subject_begin, "it")))
                continue;
            uint32_t body = body_of_subject(doc, verb);
            if (body == DLN_NONE)
                return false; /* it is something else */
            sayings_add_speaker(doc, &doc->refs[body], saying);
            saying->by[0] = DLN_BY_COREFERENCE;
            saying->speaker_begin = s->verb->subject_begin;
            saying->speaker_end = s->verb->subject_end;
            return true;
        }
        if (n == 0)
            break;
    }
    return false;
}

/* "by the ministry's press service", "by the press service of the ministry": whose office it is that acts; the office begins at the token
 * or behind its owner. */
static bool take_owner_of_office(const dln_doc *doc, uint32_t begin, uint32_t end, dln_saying *saying)
{
    uint32_t limit = begin + OWNER_NEAR + OWNER_NEAR < end ? begin + OWNER_NEAR + OWNER_NEAR : end, first = begin + dln_token_is_class(doc, begin, DLN_CLASS_DETERMINER), length;
    for (uint32_t i = sayings_ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin <= first; i++) {
        if (doc->refs[i].begin >= begin && (doc->refs[i].flags & DLN_REF_POSSESSIVE) != 0)
            first = doc->refs[i].end + dln_token_is_possessive(&doc->tokens, doc->refs[i].end);
    }
    for (uint32_t t = begin; t < limit; t++)
        limit = sayings_is_mark(doc, t, ",;:.") ? t : limit;
    uint32_t row = first < limit ? sayings_row_at(doc, first, limit, DLN_TABLE_SAYINGS, &length) : DLN_NONE;
    return row != DLN_NONE && sayings_kind_of(doc, row) == DLN_SAID_IN_TEXT && sayings_take_speakers(doc, begin, limit, saying);
}

/* The speaker behind "by" within the reach of a passive. */
bool sayings_take_agent(const dln_doc *doc, uint32_t begin, uint32_t end, dln_saying *saying)
{
    uint32_t limit = begin + NEAR < end ? begin + NEAR : end;
    for (uint32_t t = begin; t + 1 < limit; t++) {
        if (!dln_token_is(&doc->tokens, t, "by"))
            continue;
        uint32_t ref = sayings_ref_at(doc, t + 1, end);
        if (ref == DLN_NONE && take_owner_of_office(doc, t + 1, end, saying))
            return true;
        if (ref == DLN_NONE)
            continue;
        uint32_t first = ref; /* "by Sarr and Okonjo" */
        while (ref + 1 < doc->ref_count && doc->refs[ref + 1].end <= end && ref - first < DLN_CANDIDATE_PARTIES && is_and(doc, doc->refs[ref].end, doc->refs[ref + 1].begin))
            ref++;
        return sayings_take_speakers(doc, doc->refs[first].begin, doc->refs[ref].end, saying);
    }
    return false;
}

/* ---- dates ---- */

static bool may_date(const dln_timex *timex, bool is_count, bool may_come)
{
    if ((timex->type == DLN_TIMEX_DURATION && !is_count) || timex->type == DLN_TIMEX_SET || (timex->flags & (DLN_TIMEX_REFERENCE | DLN_TIMEX_DATELINE)) != 0)
        return false;
    if (!dln_when_is_known(&timex->when) || timex->signal == DLN_SIGNAL_SINCE || timex->signal == DLN_SIGNAL_UNTIL ||
        timex->signal == DLN_SIGNAL_BY || (timex->signal == DLN_SIGNAL_BEFORE && dln_when_grain(&timex->when) < DLN_GRAIN_DAY) || timex->signal == DLN_SIGNAL_FOR || timex->signal == DLN_SIGNAL_FROM)
        return false;
    return may_come || (timex->flags & DLN_TIMEX_FUTURE) == 0;
}

/* "at the briefing at 11:02 a.m. (0202 GMT) on Tuesday": the clock that stands in one phrase with the day; the day itself: none does. */
static uint32_t clock_of_day(const dln_doc *doc, uint32_t day, uint32_t begin, uint32_t end)
{
    enum { PHRASE = 9 };
    const dln_timex *own = &doc->timexes[day];
    if (dln_when_has_clock(&own->when) || dln_when_grain(&own->when) != DLN_GRAIN_DAY || !dln_when_is_single(&own->when))
        return day;
    for (uint32_t i = day > 2 ? day - 2 : 0; i < day + 2 && i < doc->timex_count; i++) {
        const dln_timex *timex = &doc->timexes[i];
        uint32_t from = i < day ? timex->end : own->end, to = i < day ? own->begin : timex->begin;
        bool fits = i != day && timex->begin >= begin && timex->end <= end && timex->type == DLN_TIMEX_TIME && dln_when_has_clock(&timex->when) && dln_when_is_single(&timex->when) &&
                    dln_when_first_day(&timex->when) == dln_when_first_day(&own->when) && timex->signal <= DLN_SIGNAL_ON && to <= from + PHRASE;
        for (uint32_t t = from; fits && t < to; t++)
            fits = !dln_token_is(&doc->tokens, t, ",") && dln_verb_at(dln_clauses_of(doc, dln_doc_sentence_of(doc, t)), t) == DLN_NONE;
        if (fits)
            return i;
    }
    return day;
}

/* "welcomed the truce agreed on February 20", "praised the elections of April 30": the day of what is spoken of; but "said in a statement
 * issued on Friday". */
static bool is_of_matter(const dln_doc *doc, uint32_t verb_end, const dln_timex *timex)
{
    enum { BESIDE = 2, NOUN = 6 };
    if (timex->begin <= verb_end + 1 || (dln_token_is(&doc->tokens, timex->begin - 1, "of") && dln_token_in(&doc->tokens, timex->begin - 2, DLN_LIST_DAY_PARTS))) /* "late on the evening of 16 May" */
        return false;
    uint32_t noun_end = dln_token_is(&doc->tokens, timex->begin - 1, "of") ? timex->begin - 1 : DLN_NONE, at;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, dln_doc_sentence_of(doc, timex->begin));
    uint32_t v = dln_verb_before(clauses, timex->begin);
    if (noun_end == DLN_NONE && v != DLN_NONE && clauses->verbs[v].form == DLN_VERB_PARTICIPLE && clauses->verbs[v].begin > verb_end && clauses->verbs[v].end + BESIDE > timex->begin)
        noun_end = doc->tokens.items[clauses->verbs[v].begin - 1].kind == DLN_TOKEN_WORD ? clauses->verbs[v].begin : DLN_NONE;
    if (noun_end == DLN_NONE)
        return false;
    uint32_t noun = noun_end > verb_end + NOUN ? noun_end - NOUN : verb_end;
    return sayings_noun_in(doc, noun, noun_end, SAID_MEDIA, &at) == DLN_NONE && sayings_noun_in(doc, noun, noun_end, SAID_ISSUED, &at) == DLN_NONE;
}

/* "gave no details of Monday's meeting while stressing that": the day of what another verb before is about. */
static bool is_of_matter_before(const dln_doc *doc, uint32_t verb_begin, const dln_timex *timex)
{
    if (timex->end > verb_begin || timex->begin == 0 || !dln_token_is(&doc->tokens, timex->begin - 1, "of"))
        return false;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, dln_doc_sentence_of(doc, timex->begin));
    uint32_t v = dln_verb_before(clauses, timex->begin);
    if (v == DLN_NONE || !dln_token_is_possessive(&doc->tokens, timex->end))
        return false;
    for (uint32_t t = clauses->verbs[v].end; t + 1 < timex->begin; t++) {
        if (dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION) || doc->tokens.items[t].kind != DLN_TOKEN_WORD)
            return false;
    }
    return is_of_matter(doc, clauses->verbs[v].end, timex);
}

/* "on Friday, Independence Day", "Friday on Independence Day": the weekday is sure, the feast is another one elsewhere. */
static bool is_feast_of_weekday(const dln_doc *doc, uint32_t index)
{
    enum { BESIDE = 3 };
    const dln_timex *feast = &doc->timexes[index], *day = index > 0 ? &doc->timexes[index - 1] : NULL;
    return day != NULL && (day->flags & DLN_TIMEX_WEEKDAY) != 0 && day->end + BESIDE > feast->begin && (feast->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_EXPLICIT | DLN_TIMEX_ANCHORED)) == 0 &&
           (doc->tokens.items[feast->begin].tables & dln_table_bit(DLN_TABLE_HOLIDAYS)) != 0;
}

/* "congratulated him following his election by parliament on Sunday": the day of what was before. */
static bool is_of_what_was_before(const dln_doc *doc, uint32_t verb_end, const dln_timex *timex)
{
    enum { PHRASE = 8 };
    uint64_t others = dln_table_bit(DLN_TABLE_CONTACT_NOUNS);
    for (uint32_t t = timex->begin; t > verb_end && timex->begin - t < PHRASE && doc->tokens.items[t - 1].kind == DLN_TOKEN_WORD; t--) {
        if ((doc->tokens.items[t - 1].tables & others) != 0)
            return false; /* "said following talks on Sunday" */
        if (dln_token_is(&doc->tokens, t - 1, "following"))
            return t + 1 < timex->begin;
    }
    return false;
}

/* The time expression nearest to the verb in the part of the sentence that is the verb's own: from the start of its clause
 * to where what is said begins. */
uint32_t sayings_own_timex(const dln_doc *doc, uint32_t begin, uint32_t verb_begin, uint32_t verb_end, uint32_t end, bool may_come)
{
    enum { COARSE = 12 };
    uint32_t best = DLN_NONE, best_distance = UINT32_MAX;
    for (uint32_t i = dln_doc_timex_from(doc, begin); i < doc->timex_count && doc->timexes[i].begin < end; i++) {
        const dln_timex *timex = &doc->timexes[i];
        bool is_again = dln_when_has_clock(&timex->when) && timex->begin > begin && dln_token_is(&doc->tokens, timex->begin - 1, "("); /* "at 9:45 a.m. (0645 GMT)" */
        bool is_entry = (doc->is_live || !may_come) && (timex->flags & DLN_TIMEX_HEADING) != 0 && dln_when_has_clock(&timex->when); /* the hour of an entry is when it was written */
        bool is_owner = dln_when_grain(&timex->when) < DLN_GRAIN_DAY && (dln_token_is(&doc->tokens, timex->end, "'s") || dln_token_is(&doc->tokens, timex->end - 1, "'s")); /* "this year's chairman" */
        bool is_of_occasion = timex->begin >= verb_end && dln_token_is_possessive(&doc->tokens, timex->end) && dln_token_in(&doc->tokens, timex->end + 1, DLN_LIST_OCCASION_NAMES); /* "threatened to walk out of Thursday's summit" */
        bool is_count = i + 1 < doc->timex_count && dln_doc_is_counted_from(doc, timex + 1); /* "Two days after the March 5 vote, she said" */
        if (is_again || is_entry || is_owner || is_of_occasion || dln_doc_is_counted_from(doc, timex) || sayings_is_of_thing(doc, timex) || sayings_is_attribute(doc, timex) || is_of_matter(doc, verb_end, timex) || is_of_what_was_before(doc, verb_end, timex) || is_of_matter_before(doc, verb_begin, timex) || is_feast_of_weekday(doc, i) || !may_date(timex, is_count, may_come) || dln_quote_of(doc, timex->begin) != DLN_NONE)
            continue;
        uint32_t distance = timex->begin >= verb_end ? timex->begin - verb_end : timex->end <= verb_begin ? verb_begin - timex->end : 0;
        if (dln_when_grain(&timex->when) < DLN_GRAIN_DAY || dln_when_length_days(&timex->when) > 7) /* "on Friday, at his year-end news conference" */
            distance += COARSE;
        if (distance < best_distance) {
            best = i;
            best_distance = distance;
        }
    }
    return best == DLN_NONE ? best : clock_of_day(doc, best, begin, end);
}

/* ---- sayings ---- */

uint32_t sayings_quote_in(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    uint32_t best = DLN_NONE, best_length = 0;
    uint32_t low = 0, high = doc->clauses->quote_count;
    while (low < high) { /* the first that reaches past the beginning */
        uint32_t middle = low + (high - low) / 2;
        if (doc->clauses->quotes[middle].end <= begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t q = low; q < doc->clauses->quote_count && doc->clauses->quotes[q].begin < end; q++) {
        const dln_quote *quote = &doc->clauses->quotes[q];
        uint32_t length = quote->end - quote->begin;
        if (quote->end > begin && length > best_length) {
            best = q;
            best_length = length;
        }
    }
    return best;
}

dln_saying *sayings_push(const dln_doc *doc, dln_sayings *out, const dln_saying *saying)
{
    dln_saying *item = dln_arena_push(doc->arena, &out->items, &out->count, &out->capacity, sizeof *item);
    if (item != NULL)
        *item = *saying;
    return item;
}

void sayings_fresh(const dln_doc *doc, uint32_t sentence, uint32_t trigger, dln_saying *saying)
{
    memset(saying, 0, sizeof *saying);
    saying->sentence = sentence;
    saying->trigger = trigger;
    saying->begin = doc->tokens.sentences[sentence].begin;
    saying->end = doc->tokens.sentences[sentence].end;
    saying->timex = saying->quote = saying->medium = saying->medium_at = saying->outlet = saying->clause = saying->act = DLN_NONE;
    saying->cameo = "010";
    if (trigger < doc->body_token)
        saying->flags |= DLN_SAYING_TITLE;
}

const char *sayings_rule_of(const dln_doc *doc, const char *table, dln_table id, uint32_t row)
{
    dln_span name = dln_cell_text(doc->lexicon, id, row, 0);
    return DLN_JOIN(doc->arena, dln_span_of(table), DLN_SPAN(":"), name).text;
}
