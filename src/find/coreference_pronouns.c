/* src/find/coreference_pronouns.c - whom "he", "she", "his", "her" and "himself" mean: one person who has been named. */
#include "find/coreference.h"

enum { SENTENCES_BACK = 5, LONGEST_CLAUSE = 200 };

bool dln_gender_fits(const dln_finder *f, uint32_t party, dln_gender gender)
{
    uint8_t known = f->doc->parties[party].gender;
    return gender == DLN_GENDER_UNKNOWN || known == DLN_GENDER_UNKNOWN || known == gender;
}

uint32_t dln_clause_begin(const dln_reader *r, uint32_t token)
{
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    if (token > begin + LONGEST_CLAUSE) /* no sentence of a million words is walked again and again */
        begin = token - LONGEST_CLAUSE;
    const uint32_t bounds = 1u << DLN_CLASS_SUBORDINATOR | 1u << DLN_CLASS_RELATIVE | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_THAT;
    for (uint32_t i = token; i > begin; i--) {
        const dln_token *t = &f->tokens->items[i - 1];
        bool is_bound = t->kind == DLN_TOKEN_MARK ? !dln_token_is(f->tokens, i - 1, "-") && !dln_token_is(f->tokens, i - 1, ".") : (dln_word_classes(f, i - 1) & bounds) != 0;
        if (is_bound)
            return i;
    }
    return begin;
}

bool dln_is_named_in_clause(const dln_reader *r, uint32_t party, uint32_t begin)
{
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence != r->sentence || m->token < begin)
            return false;
        if (!m->is_owner && dln_is_person(r->f, m->party))
            return m->party == party;
    }
    return false;
}

/* The one person whom the sentence names first from the token on, if it names another one too. */
static uint32_t subject_of_two(const dln_reader *r, uint32_t from)
{
    uint32_t first = DLN_NONE;
    bool are_two = false;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence != r->sentence || m->token < from)
            break;
        if (m->is_owner || !dln_is_person(r->f, m->party))
            continue;
        are_two |= first != DLN_NONE && first != m->party;
        first = m->party;
    }
    return are_two ? first : DLN_NONE;
}

/* "rang Sarr to thank him": the token stands behind what the call was for. */
static bool is_of_purpose(const dln_finder *f, uint32_t token) { return token > 1 && dln_token_in_small(f->tokens, token - 1, DLN_LIST_CALLING_TO) && dln_token_says(f->tokens, token - 2, "to"); }

/* "Sarr, who rang Diop on Sunday, receives him": Sarr, who acts behind the clause that tells of him. begin: of the words behind it. DLN_NONE: no such words. */
static uint32_t subject_before_relative(const dln_reader *r, uint32_t begin)
{
    const dln_finder *f = r->f;
    const dln_doc *doc = f->doc;
    uint32_t first = f->tokens->sentences[r->sentence].begin, who = begin;
    first = begin > first + LONGEST_CLAUSE ? begin - LONGEST_CLAUSE : first;
    bool acts = begin > first + 2 && dln_is_word(f, begin - 1, ",") && begin < f->tokens->count &&
                (dln_starts_table(f, begin, DLN_TABLE_VERBS) || dln_word_is_class(f, begin, DLN_CLASS_MODAL) || dln_word_is_class(f, begin, DLN_CLASS_HAVE) || dln_word_is_class(f, begin, DLN_CLASS_BE));
    while (acts && who > first && !dln_is_word(f, who, "who"))
        who--;
    if (!acts || who <= first + 1 || !dln_is_word(f, who - 1, ","))
        return DLN_NONE;
    uint32_t at = dln_refs_before(doc, who);
    const dln_ref *ref = at > 0 ? &doc->refs[at - 1] : NULL;
    bool is_subject = ref != NULL && ref->begin >= first && ref->count == 1 && (ref->end == who || ref->end + 1 == who) && (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0;
    return is_subject && dln_is_person(f, doc->ref_parties[ref->first]) ? doc->ref_parties[ref->first] : DLN_NONE;
}

uint32_t dln_acting_on(const dln_reader *r, uint32_t token)
{
    const dln_recent *m = dln_recent_at(r, 0);
    uint32_t begin = dln_clause_begin(r, token), before = m != NULL && m->sentence == r->sentence && m->token < begin ? subject_before_relative(r, begin) : DLN_NONE;
    if (before != DLN_NONE)
        return before;
    if (m == NULL || m->sentence != r->sentence || m->is_owner || !dln_is_person(r->f, m->party))
        return DLN_NONE;
    uint32_t ref_count = r->f->doc->ref_count;
    if (m->token < begin && (ref_count == 0 || r->f->doc->refs[ref_count - 1].end != begin)) { /* "X, a former army chief, agreed with him" */
        bool goes_on = begin > 0 && dln_is_word(r->f, begin - 1, "and") &&
                       (dln_starts_table(r->f, begin, DLN_TABLE_VERBS) || dln_word_is_class(r->f, begin, DLN_CLASS_MODAL) || dln_word_is_class(r->f, begin, DLN_CLASS_HAVE));
        return goes_on ? subject_of_two(r, 0) : DLN_NONE;
    }
    uint32_t subject = token > begin + 2 && is_of_purpose(r->f, token) ? subject_of_two(r, begin) : DLN_NONE; /* "Okonjo rang Sarr to thank him" */
    return subject != DLN_NONE ? subject : m->party;
}

/* Whether the pronoun is an object: him; her with no noun behind. */
static bool is_object(const dln_finder *f, const dln_group *group)
{
    if (dln_token_says(f->tokens, group->name_begin, "him"))
        return true;
    if (!dln_token_says(f->tokens, group->name_begin, "her"))
        return false;
    if (group->name_end + 1 >= f->tokens->count)
        return true;
    const dln_token *next = &f->tokens->items[group->name_end];
    uint32_t timex = dln_doc_timex_from(f->doc, group->name_end);
    if (timex < f->doc->timex_count && f->doc->timexes[timex].begin == group->name_end && !dln_token_is_possessive(f->tokens, f->doc->timexes[timex].end) && dln_ends_noun(f, f->doc->timexes[timex].end))
        return true; /* "received her yesterday", "met her last week"; not "her Monday speech" */
    if (dln_token_is(f->tokens, group->name_end, "\"") || dln_token_is(f->tokens, group->name_end, "\xE2\x80\x9C")) /* "her 'deep regret'", but "called her 'a liar'" */
        return next[1].kind != DLN_TOKEN_WORD || dln_word_is_class(f, group->name_end + 1, DLN_CLASS_DETERMINER);
    return next->kind != DLN_TOKEN_WORD || dln_word_is_class(f, group->name_end, DLN_CLASS_PREPOSITION) || dln_word_is_class(f, group->name_end, DLN_CLASS_TO) ||
           dln_word_is_class(f, group->name_end, DLN_CLASS_AND) || dln_word_is_class(f, group->name_end, DLN_CLASS_SUBORDINATOR);
}

/* "Presidents X of Ghana and Y of Togo will meet him": those named last, who do something together, are none of them he. */
typedef struct listed { uint32_t party[8], count; } listed;

static listed listed_with(const dln_reader *r, uint32_t last)
{
    enum { MOST = sizeof ((listed *)0)->party / sizeof *((listed *)0)->party };
    listed all = {{last}, 1};
    const dln_doc *doc = r->f->doc;
    if (last == DLN_NONE)
        return (listed){{0}, 0};
    uint32_t begin = r->f->tokens->sentences[r->sentence].begin, i = doc->ref_count;
    while (i > 0 && doc->refs[i - 1].begin >= begin && !(doc->refs[i - 1].count == 1 && doc->ref_parties[doc->refs[i - 1].first] == last))
        i--;
    for (; i > 1 && all.count < MOST; i--) {
        const dln_ref *ref = &doc->refs[i - 1], *before = &doc->refs[i - 2];
        bool is_and = dln_is_word(r->f, ref->begin - 1, "and"), is_joined = before->end + 1 + (is_and && dln_is_word(r->f, ref->begin - 2, ",")) == ref->begin && (is_and || dln_is_word(r->f, ref->begin - 1, ","));
        if (before->begin < begin || before->count != 1 || !is_joined)
            break;
        all.party[all.count++] = doc->ref_parties[before->first];
    }
    return all;
}

static bool is_listed(const listed *all, uint32_t party)
{
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->party[i] == party)
            return true;
    }
    return false;
}

/* "Sarr's last attempt was in May, when he met Diop": whose doing the sentence opens with, before anybody of another sentence;
 * not whose people: "Sarr's son-in-law was there; he had seen Diop". */
static bool opens_as_owner(const dln_reader *r, uint32_t party)
{
    enum { ADJECTIVES = 3 };
    const dln_doc *doc = r->f->doc;
    uint32_t first = dln_refs_before(doc, r->f->tokens->sentences[r->sentence].begin);
    const dln_ref *ref = first < doc->ref_count ? &doc->refs[first] : NULL;
    uint32_t noun = ref == NULL ? 0 : ref->end + dln_token_is_possessive(r->f->tokens, ref->end);
    for (uint32_t i = noun; ref != NULL && i < noun + ADJECTIVES && i < r->f->tokens->count; i++) {
        if (dln_token_in(r->f->tokens, i, DLN_LIST_OWN_PEOPLE))
            return false;
    }
    return ref != NULL && ref->begin == r->f->tokens->sentences[r->sentence].begin && (ref->flags & DLN_REF_POSSESSIVE) != 0 && ref->count == 1 && doc->ref_parties[ref->first] == party;
}

/* The person that a pronoun means: the first one named in this sentence, else in the nearest sentence before. Who is
 * named as an owner only ("Merkel's visit") comes after the others. None of `but`, and nobody named before token `from`. */
static uint32_t antecedent(const dln_reader *r, dln_gender gender, uint32_t from, listed but)
{
    const dln_finder *f = r->f;
    uint32_t best = DLN_NONE, best_sentence = 0;
    bool best_is_weak = false, best_is_owner = false;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > SENTENCES_BACK || m->token < from || (best_is_owner && best_sentence == r->sentence && m->sentence != r->sentence && opens_as_owner(r, best)))
            break;
        if (best != DLN_NONE && m->sentence != best_sentence && !best_is_owner)
            break;
        if (best != DLN_NONE && m->sentence + 1 < best_sentence)
            break;
        if (is_listed(&but, m->party) || dln_speaks_here(r, m->party) || !dln_is_person(f, m->party) || !dln_gender_fits(f, m->party, gender) || (m->in_quote && !r->in_quote))
            continue;
        bool is_weak = m->is_owner || (gender == DLN_GENDER_FEMALE && f->doc->parties[m->party].gender == DLN_GENDER_UNKNOWN); /* of whom nothing is told most are men */
        if (best == DLN_NONE || best_is_weak || !is_weak) { /* going back, so the last one kept is the first of its sentence */
            if (best != DLN_NONE && m->sentence != best_sentence && is_weak)
                continue;
            best = m->party;
            best_sentence = m->sentence;
            best_is_weak = is_weak;
            best_is_owner = m->is_owner;
        }
    }
    return best;
}

uint32_t dln_named_by(dln_finder *f, const dln_group *group)
{
    const dln_item *item = &f->items[group->item];
    bool is_bare = item->kind == DLN_ITEM_FAMILY || ((item->flags & DLN_ITEM_SINGLE) != 0 && item->kind != DLN_ITEM_PERSON);
    return is_bare ? dln_party_of_bare_name(f, group) : dln_party_of_group(f, group);
}

/* "After his talks with Okonjo, Sarr said", "When he met Okonjo, President Sarr asked": in a clause or phrase before the main
 * clause the pronoun is its subject, who stands right behind the comma. Nobody is named before the pronoun in the sentence;
 * the one behind the comma is not named before it. DLN_NONE: no such sentence. */
static uint32_t subject_behind(dln_reader *r, const dln_group *group, dln_gender gender, bool is_owner)
{
    enum { OPENING = 4 };
    dln_finder *f = r->f;
    const dln_sentence *sentence = &f->tokens->sentences[r->sentence];
    uint32_t begin = sentence->begin > f->doc->dateline_end ? sentence->begin : f->doc->dateline_end;
    while (begin < group->begin && f->tokens->items[begin].kind != DLN_TOKEN_WORD)
        begin++;
    if (r->in_quote || begin >= group->begin || group->begin > begin + OPENING ||
        !((is_owner && dln_word_is_class(f, begin, DLN_CLASS_PREPOSITION)) || dln_word_is_class(f, begin, DLN_CLASS_EITHER) || dln_word_is_class(f, begin, DLN_CLASS_SUBORDINATOR)))
        return DLN_NONE; /* but "On the Sunday he met the emir, Sheikh Tamim" has its subject */
    size_t index = (size_t)(group - f->groups);
    if (index > 0 && f->groups[index - 1].end > begin)
        return DLN_NONE;
    for (size_t i = index + 1; i < f->group_count && f->groups[i].begin < sentence->end; i++) {
        const dln_group *next = &f->groups[i];
        bool is_apposed = f->groups[i - 1].kind == DLN_GROUP_ROLE && f->groups[i - 1].end + 1 == next->begin; /* "the emir, Sheikh Tamim" */
        bool is_behind = !is_apposed && dln_is_word(f, next->begin - 1, ",") && !dln_is_word(f, next->end, "and") && !dln_is_word(f, next->end, ",");
        if (next->kind == DLN_GROUP_REFERENCE || next->kind == DLN_GROUP_ROLE)
            continue;
        if (next->kind != DLN_GROUP_PERSON || !is_behind || (next->flags & DLN_REF_POSSESSIVE) != 0 || next->is_listed)
            continue;
        uint32_t party = dln_named_by(f, next);
        for (size_t k = index + 1; k < i; k++) { /* "After his talks with Sarr, Sarr said" */
            if (f->groups[k].kind == DLN_GROUP_PERSON && dln_named_by(f, &f->groups[k]) == party)
                return DLN_NONE;
        }
        return party != DLN_NONE && dln_gender_fits(f, party, gender) ? party : DLN_NONE;
    }
    return DLN_NONE;
}

/* "He will meet Diop on Friday, President Sarr said": who tells of it behind the comma, with nothing behind that names anybody. DLN_NONE: nobody does. */
static uint32_t teller_behind(dln_reader *r, const dln_group *group, dln_gender gender)
{
    enum { MOST = 24, TAIL = 6 };
    dln_finder *f = r->f;
    const dln_sentence *sentence = &f->tokens->sentences[r->sentence];
    const dln_group *last = NULL;
    size_t index = (size_t)(group - f->groups);
    for (size_t i = index + 1; i < f->group_count && i < index + MOST && f->groups[i].begin < sentence->end; i++)
        last = f->groups[i].kind == DLN_GROUP_PERSON ? &f->groups[i] : last;
    bool is_last = last != NULL && last->begin > 0 && dln_is_word(f, last->begin - 1, ",") && (last->flags & DLN_REF_POSSESSIVE) == 0 && !last->is_listed && last->end + TAIL >= sentence->end;
    if (r->in_quote || !is_last || last->end >= sentence->end || (f->tokens->items[last->end].tables & dln_table_bit(DLN_TABLE_REPORTING)) == 0)
        return DLN_NONE;
    uint32_t party = dln_named_by(f, last);
    bool is_spoken_for = party == DLN_NONE || f->doc->parties[party].is_spokesperson || f->doc->parties[party].party.country.len == 0;
    return !is_spoken_for && dln_gender_fits(f, party, gender) ? party : DLN_NONE;
}

/* Of another nation than the one told of before: of whom he would speak as "he". */
static bool speaks_of_himself(const dln_reader *r, uint32_t teller, uint32_t before)
{
    const dln_doc *doc = r->f->doc;
    return teller != DLN_NONE && teller != before && (before == DLN_NONE || (doc->parties[before].party.country.len > 0 && !dln_span_equals(doc->parties[teller].party.country, doc->parties[before].party.country)));
}

static bool was_quoted(const dln_reader *r, const dln_ref *ref)
{
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->token < ref->begin)
            break;
        if (m->token < ref->end && m->in_quote)
            return true;
    }
    return false;
}

enum { MOST_OF_SENTENCE = 256 }; /* references, so that a hostile one does not cost its square */

/* Whether every person whom the sentence names stands behind a preposition: "Talks with Sarr in Dakar follow on Friday". */
static bool names_partners_only(const dln_reader *r, uint32_t sentence)
{
    const dln_doc *doc = r->f->doc;
    uint32_t begin = r->f->tokens->sentences[sentence].begin, end = r->f->tokens->sentences[sentence].end, count = 0, first = dln_refs_before(doc, begin);
    for (uint32_t i = first; i < doc->ref_count && i - first < MOST_OF_SENTENCE && doc->refs[i].begin < end; i++) {
        const dln_ref *ref = &doc->refs[i];
        if (ref->count == 0 || !dln_is_person(r->f, doc->ref_parties[ref->first]))
            continue;
        if (ref->begin == begin || !dln_token_in(r->f->tokens, ref->begin - 1, DLN_LIST_WITH_WORDS))
            return false;
        count++;
    }
    return count > 0;
}

/* Whether the sentence has named, or meant, a person so far. */
static bool names_a_person_before(const dln_reader *r)
{
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence != r->sentence)
            break;
        if (dln_is_person(r->f, m->party))
            return true;
    }
    return false;
}

/* "Sarr asked him not to go. He went", "She leaves on Monday. On Tuesday, she meets Sarr": who was a pronoun already in the sentence before
 * is whom the story is about. */
static uint32_t gone_on_about(const dln_reader *r, const dln_group *group, dln_gender gender)
{
    const dln_doc *doc = r->f->doc;
    uint32_t begin = r->f->tokens->sentences[r->sentence].begin;
    bool opens = group->begin == begin || (group->begin > begin && dln_is_word(r->f, group->begin - 1, ",") && !names_a_person_before(r));
    if (r->sentence == 0 || !opens)
        return DLN_NONE;
    uint32_t from = r->sentence - 1, first;
    from -= from > 0 && names_partners_only(r, from);
    first = dln_refs_before(doc, r->f->tokens->sentences[from].begin);
    for (uint32_t i = first; i < doc->ref_count && i - first < MOST_OF_SENTENCE && doc->refs[i].begin < begin; i++) {
        const dln_ref *ref = &doc->refs[i];
        if ((ref->flags & DLN_REF_PRONOUN) == 0 || (ref->flags & DLN_REF_PLURAL) != 0 || ref->count != 1 || (ref->flags & DLN_REF_FIRST_PERSON) != 0 || is_of_purpose(r->f, ref->begin))
            continue;
        if (!dln_speaks_here(r, doc->ref_parties[ref->first]) && dln_gender_fits(r->f, doc->ref_parties[ref->first], gender) && !doc->parties[doc->ref_parties[ref->first]].is_ordinary && !was_quoted(r, ref))
            return doc->ref_parties[ref->first];
    }
    return DLN_NONE;
}

/* "Okonjo met Sarr; Diop was in Bamako, where he met Mensah": behind a semicolon begins what is as good as a sentence. 0: there is none. */
static uint32_t part_begin(const dln_reader *r, uint32_t token)
{
    uint32_t begin = r->f->tokens->sentences[r->sentence].begin;
    if (token > begin + LONGEST_CLAUSE)
        begin = token - LONGEST_CLAUSE;
    for (uint32_t i = token; i > begin; i--) {
        if (dln_token_is(r->f->tokens, i - 1, ";"))
            return i;
    }
    return 0;
}

uint32_t dln_antecedent(const dln_reader *r, dln_gender gender) { return antecedent(r, gender, 0, (listed){{0}, 0}); }

/* "He had called Sarr on Friday": whom a sentence names that opens with "he", before a comma or a quotation, is somebody else. */
static listed named_behind(dln_reader *r, const dln_group *group)
{
    listed all = {{0}, 0};
    dln_finder *f = r->f;
    const dln_sentence *sentence = &f->tokens->sentences[r->sentence];
    uint32_t end = group->end;
    if (group->begin != sentence->begin || r->in_quote)
        return all;
    while (end < sentence->end && end < group->end + LONGEST_CLAUSE && (f->tokens->items[end].kind != DLN_TOKEN_MARK || dln_token_is(f->tokens, end, "-") || dln_token_is(f->tokens, end, ".")))
        end++;
    for (const dln_group *next = group + 1; next < f->groups + f->group_count && next->end <= end && all.count < sizeof all.party / sizeof *all.party; next++) {
        uint32_t party = next->kind == DLN_GROUP_PERSON ? dln_named_by(f, next) : DLN_NONE;
        if (party != DLN_NONE)
            all.party[all.count++] = party;
    }
    return all;
}

/* Of "Okonjo and he met": Okonjo, who is not he. DLN_NONE: nobody stands so before the pronoun. */
static uint32_t joined_before(const dln_reader *r, const dln_group *group)
{
    const dln_doc *doc = r->f->doc;
    const dln_ref *ref = doc->ref_count > 0 ? &doc->refs[doc->ref_count - 1] : NULL;
    bool is_joined = ref != NULL && ref->count == 1 && ref->end + 1 == group->begin && dln_is_word(r->f, ref->end, "and") && (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0;
    return is_joined && dln_is_person(r->f, doc->ref_parties[ref->first]) ? doc->ref_parties[ref->first] : DLN_NONE;
}

/* "X, whom she met", "X, with whom he held talks", "After meeting X on Friday, she left": X, who is met and so is not she. DLN_NONE: nobody stands there so. */
static uint32_t met_before(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    const dln_doc *doc = f->doc;
    const dln_ref *ref = doc->ref_count > 0 ? &doc->refs[doc->ref_count - 1] : NULL;
    uint32_t begin = f->tokens->sentences[r->sentence].begin, at = group->begin;
    if (ref == NULL || ref->begin < begin || at < begin + 2 || ref->count != 1 || !dln_is_person(f, doc->ref_parties[ref->first]) || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
        return DLN_NONE;
    uint32_t party = doc->ref_parties[ref->first];
    if (dln_is_word(f, at - 1, "whom"))
        return party;
    bool is_behind = dln_is_word(f, at - 1, ",") && (dln_word_is_class(f, begin, DLN_CLASS_PREPOSITION) || dln_word_is_class(f, begin, DLN_CLASS_EITHER) || dln_word_is_class(f, begin, DLN_CLASS_SUBORDINATOR));
    bool is_met = ref->begin > begin && (dln_token_in(f->tokens, ref->begin - 1, DLN_LIST_WITH_WORDS) || dln_ends_with(dln_token_text(f->tokens, ref->begin - 1), DLN_SPAN("ing")));
    for (uint32_t i = doc->ref_count - 1; i > 0 && doc->refs[i - 1].begin >= begin && is_met; i--)
        is_met = doc->refs[i - 1].kind != DLN_REF_PARTY || doc->refs[i - 1].count == 0 || !dln_is_person(f, doc->ref_parties[doc->refs[i - 1].first]); /* "After Sarr's talks with X, he" may be either */
    return is_behind && is_met ? party : DLN_NONE;
}

/* "A retired diplomat shrugs. 'They shook hands,' he says": who speaks is the one whom nobody names, and no one of whom he spoke. */
/* "One official was less polite about Sarr", "A diplomat, who knew Sarr, shrugged": behind a preposition, or in what tells of the stranger. */
static bool is_told_of_stranger(const dln_reader *r, const dln_recent *m)
{
    const dln_doc *doc = r->f->doc;
    uint32_t at = dln_refs_before(doc, m->token + 1), begin = m->token;
    if (m->sentence != r->stranger_sentence)
        return false;
    if (at > 0 && doc->refs[at - 1].begin <= m->token && doc->refs[at - 1].end > m->token)
        begin = doc->refs[at - 1].begin;
    if (begin > 0 && dln_word_is_class(r->f, begin - 1, DLN_CLASS_PREPOSITION))
        return true;
    bool is_relative = false;
    for (uint32_t i = r->stranger; i < begin; i++)
        is_relative = dln_is_word(r->f, i, "who") || (is_relative && !dln_is_word(r->f, i, "and"));
    return is_relative;
}

static bool is_stranger_speaking(const dln_reader *r, const dln_group *group)
{
    const dln_tokens *tokens = r->f->tokens;
    if (r->stranger == 0 || r->in_quote || r->sentence > r->stranger_sentence + 1 || tokens->sentences[r->sentence].paragraph != tokens->sentences[r->stranger_sentence].paragraph)
        return false;
    if (group->end >= tokens->count || (tokens->items[group->end].tables & dln_table_bit(DLN_TABLE_REPORTING)) == 0)
        return false;
    for (uint32_t back = 0; back < DLN_RECENT; back++) { /* somebody who is named behind him is he: "A reporter asked Sarr about it. He said" */
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->token + 1 < r->stranger)
            break;
        if (dln_is_person(r->f, m->party) && !m->in_quote && !is_told_of_stranger(r, m))
            return false;
    }
    return true;
}

/* "He met", "she will be received": what those do who are somebody, no reporter and no spokesman. */
static bool is_meeting_somebody(const dln_finder *f, uint32_t at)
{
    enum { AUXILIARIES = 4 };
    for (uint32_t i = at; i < f->tokens->count && i < at + AUXILIARIES; i++) {
        if (dln_token_in(f->tokens, i, DLN_LIST_MEETS_WITH) || dln_token_in(f->tokens, i, DLN_LIST_RECEIVED))
            return true;
        if (!dln_word_is_class(f, i, DLN_CLASS_HAVE) && !dln_word_is_class(f, i, DLN_CLASS_MODAL) && !dln_word_is_class(f, i, DLN_CLASS_BE) && !dln_word_is_class(f, i, DLN_CLASS_ADVERB))
            break;
    }
    return false;
}

/* "his counterpart", "her guest", "his delegation" */
static bool owns_counterpart(const dln_finder *f, const dln_group *group)
{
    const dln_group *next = group + 1 < f->groups + f->group_count ? group + 1 : NULL;
    if (next == NULL || next->begin > group->end + 1)
        return false;
    uint32_t means = next->kind == DLN_GROUP_REFERENCE ? dln_cell(f->lexicon, DLN_TABLE_REFERENCES, next->reference, DLN_REFERENCES_MEANS) : UINT32_MAX;
    bool is_side = next->kind == DLN_GROUP_INSTITUTION && dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, next->institution, DLN_INSTITUTIONS_KIND) == DLN_INSTITUTION_SIDE;
    return is_side || means == DLN_MEANS_COUNTERPART || means == DLN_MEANS_COUNTERPARTS || means == DLN_MEANS_HOST || means == DLN_MEANS_GUEST;
}

void dln_read_pronoun(dln_reader *r, dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t means = dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_MEANS), party;
    dln_gender gender = dln_gender_told(dln_cell(f->lexicon, DLN_TABLE_REFERENCES, group->reference, DLN_REFERENCES_GENDER));
    bool is_owner = means == DLN_MEANS_HIS || means == DLN_MEANS_HER, acts = !is_object(f, group);
    if (acts && !is_owner && means != DLN_MEANS_SELF && is_stranger_speaking(r, group)) {
        dln_ref_add_party(f, dln_add_ref(f, group, "pronoun"), DLN_NONE);
        return;
    }
    party = acts && means != DLN_MEANS_SELF ? subject_behind(r, group, gender, is_owner) : DLN_NONE;
    listed others = acts && !is_owner && means != DLN_MEANS_SELF ? named_behind(r, group) : (listed){{0}, 0};
    if (party == DLN_NONE && acts && !r->in_quote)
        party = gone_on_about(r, group, gender);
    if (party != DLN_NONE && is_listed(&others, party))
        party = DLN_NONE;
    if (party == DLN_NONE) {
        uint32_t met = acts && !is_owner && means != DLN_MEANS_SELF ? met_before(r, group) : DLN_NONE;
        listed but = others.count > 0 ? others : listed_with(r, !acts ? dln_acting_on(r, group->begin) : is_owner ? DLN_NONE : met != DLN_NONE ? met : joined_before(r, group));
        uint32_t part = part_begin(r, group->begin);
        party = part == 0 || r->in_quote ? DLN_NONE : antecedent(r, gender, part, but);
        if (party == DLN_NONE)
            party = antecedent(r, gender, 0, but);
    }
    bool is_bystander = party != DLN_NONE && acts && means != DLN_MEANS_SELF && (f->doc->parties[party].is_ordinary || f->doc->parties[party].is_spokesperson);
    if (is_bystander && (is_owner ? owns_counterpart(f, group) : is_meeting_somebody(f, group->end))) { /* "Reporter X was at the airport. He met Sarr on Friday" */
        uint32_t other = antecedent(r, gender, 0, (listed){{party}, 1});
        party = other != DLN_NONE && !f->doc->parties[other].is_ordinary && !f->doc->parties[other].is_spokesperson ? other : party;
    }
    uint32_t teller = acts && !is_owner && means != DLN_MEANS_SELF ? teller_behind(r, group, gender) : DLN_NONE;
    if (speaks_of_himself(r, teller, party))
        party = teller;
    dln_ref_add_party(f, dln_add_ref(f, group, "pronoun"), party);
    if (is_owner)
        dln_own(r, group, party);
    if (party == DLN_NONE || means == DLN_MEANS_SELF)
        return;
    if (f->doc->parties[party].gender == DLN_GENDER_UNKNOWN && f->known[party].person == DLN_NONE)
        f->doc->parties[party].gender = (uint8_t)gender;
    dln_remember(r, party, group);
}
