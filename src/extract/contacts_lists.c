/* src/extract/contacts_lists.c - who is named in a stretch of a sentence: a list of parties, and those of a subject. */
#include "extract/contacts.h"

#include "base/text.h"

void contact_list_add(const contact_sentence *s, contact_list *out, uint32_t party, uint8_t by)
{
    const dln_doc_party *p = &s->doc->parties[party];
    if (p->is_ordinary && !(p->is_unknown))
        return;
    for (uint32_t i = 0; i < out->count; i++) {
        if (out->party[i] == party) {
            if (by < out->by[i])
                out->by[i] = by;
            return;
        }
    }
    if (out->count == DLN_CANDIDATE_PARTIES)
        return;
    out->has_group |= p->is_group;
    out->party[out->count] = party;
    out->by[out->count++] = by;
}

/* "Envoys of President Okonjo and rebel leader Sarr": theirs are meant, not they. */
static bool is_of_envoys(const contact_sentence *s, uint32_t index)
{
    enum { LISTED = 4 };
    bool is_title = false;
    for (uint32_t back = 0; back < LISTED && back <= index; back++) {
        const dln_ref *ref = &s->doc->refs[index - back];
        if (ref->kind != DLN_REF_PARTY || ref->begin < s->begin)
            return false;
        uint32_t sent = ref->begin > s->begin + 1 && ONE_OF(s, ref->begin - 1, "of", "for", "from", "to") ? ref->begin - 2 : ref->begin;
        if (contact_word_in(s, sent, DLN_LIST_STAND_INS) && ref->end > sent + 2 && ONE_OF(s, sent + 1, "of", "for", "from", "to"))
            return back == 0 || is_title || (ref->count == 1 && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind == DLN_PERSON); /* not "envoys from Mali and President Sarr" */
        const dln_ref *before = index == back ? NULL : ref - 1; /* "Envoys of Ghana's | President Okonjo", "Okonjo and | Sarr" */
        bool is_again = before != NULL && before->end + 2 == ref->begin && ONE_OF(s, ref->begin - 1, "of", "from") && !contact_word_in(s, before->begin, DLN_LIST_DELEGATIONS) && !(before->begin > s->begin + 1 && contact_word_in(s, before->begin - 2, DLN_LIST_DELEGATIONS)); /* "of Okonjo and of Sarr" */
        bool is_joined = before != NULL && before->end + 1 + is_again == ref->begin && contact_is_link(s, ref->begin - 1 - is_again);
        is_title = before != NULL && (before->end == ref->begin || (before->end + 1 == ref->begin && contact_word_is(s, before->end, "'s")));
        if (ref->begin < s->begin + 2 || (!is_joined && !is_title))
            return false;
    }
    return false;
}

/* The state for which somebody's envoys stand; who has none stands for his side. */
static uint32_t sender_of(const contact_sentence *s, uint32_t party)
{
    const dln_party *sends = &s->doc->parties[party].party;
    bool is_of_state = sends->kind == DLN_PERSON && !sends->is_non_state && dln_row_find(s->doc->lexicon, DLN_TABLE_COUNTRIES, sends->country) != DLN_NONE;
    uint32_t state = is_of_state ? dln_country_party(s->doc, sends->country) : DLN_NONE;
    return state == DLN_NONE ? party : state;
}

void contact_add_ref(const contact_sentence *s, contact_list *out, uint32_t index)
{
    const dln_ref *ref = &s->doc->refs[index];
    uint8_t by = (ref->flags & DLN_REF_PRONOUN) != 0 ? DLN_BY_COREFERENCE : (ref->flags & DLN_REF_ROLE) != 0 ? DLN_BY_ROLE : DLN_BY_NAME;
    if ((ref->flags & DLN_REF_ANONYMOUS) != 0 && ref->count == 0)
        return;
    out->has_group |= (ref->flags & DLN_REF_PLURAL) != 0;
    bool are_envoys = ref->count == 1 && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind == DLN_PERSON && is_of_envoys(s, index);
    if (are_envoys && index + 1 < s->doc->ref_count && s->doc->refs[index + 1].count == 1 && s->doc->ref_parties[s->doc->refs[index + 1].first] == s->doc->ref_parties[ref->first])
        are_envoys = false; /* "Envoys of Ghana (Sarr)": he is the envoy */
    out->of_envoys |= are_envoys;
    for (uint32_t i = ref->begin; i < ref->end && are_envoys; i++)
        are_envoys = !ONE_OF(s, i, "opposition", "rebel", "guerrilla", "separatist"); /* he has no state */
    for (uint32_t i = 0; i < ref->count; i++)
        contact_list_add(s, out, are_envoys ? sender_of(s, s->doc->ref_parties[ref->first + i]) : s->doc->ref_parties[ref->first + i], by);
}

/* "a delegation led by Okonjo", "Ghana, represented by Okonjo": whoever leads it is the party; "a delegation from Ghana": whose it is. */
static bool is_led_by(const contact_sentence *s, uint32_t at)
{
    return (contact_word_in(s, at, DLN_LIST_LED_WORDS) && contact_word_is(s, at + 1, "by")) ||
           ((contact_word_in(s, at, DLN_LIST_DELEGATIONS) || contact_word_in(s, at, DLN_LIST_NEGOTIATING)) && ONE_OF(s, at + 1, "from", "of"));
}

/* "a committee of the Senate, led by Okonjo", "a Ghanaian delegation led by her": the person for the body or the state named before. */
static void drop_led(const contact_sentence *s, const dln_ref *leader, contact_list *out)
{
    const dln_party *led = out->count > 0 ? &s->doc->parties[out->party[out->count - 1]].party : NULL;
    if (led == NULL || leader->kind != DLN_REF_PARTY || leader->count != 1)
        return;
    const dln_party *person = &s->doc->parties[s->doc->ref_parties[leader->first]].party;
    bool is_known = person->kind == DLN_PERSON && !s->doc->parties[s->doc->ref_parties[leader->first]].is_ordinary;
    if (is_known && (led->kind == DLN_BODY || (led->kind == DLN_COUNTRY && dln_span_equals(led->country, person->country))))
        out->count--;
}

uint32_t contact_behind_time(const contact_sentence *s, uint32_t at)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->begin == at || (timex->begin == at + 1 && contact_is_class(s, at, DLN_CLASS_PREPOSITION)))
            return timex->end;
    }
    return at;
}

/* "met her old friend, Malian President Ali Diop, on Friday": who stands behind what he is to somebody, if the sentence has had its verb.
 * DLN_NONE: it is told otherwise. */
static uint32_t named_behind(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 8 };
    const dln_doc *doc = s->doc;
    uint32_t own = contact_ref_at(s, at), i = at, stop = at + WORDS < s->end ? at + WORDS : s->end;
    if (own != DLN_NONE && (doc->refs[own].flags & DLN_REF_POSSESSIVE) != 0)
        i = doc->refs[own].end + (ONE_OF(s, doc->refs[own].end, "'s", "'") != 0);
    else if (own == DLN_NONE && (contact_is_class(s, at, DLN_CLASS_DETERMINER) || contact_word_is(s, at, "one")))
        i++;
    if (i == at || s->clauses->verb_count == 0 || s->clauses->verbs[0].begin >= at)
        return DLN_NONE;
    uint32_t first = i;
    while (i < stop && doc->tokens.items[i].kind == DLN_TOKEN_WORD && dln_verb_at(s->clauses, i) == DLN_NONE && !contact_is_class(s, i, DLN_CLASS_AND)) {
        uint32_t inner = contact_ref_at(s, i);
        if (inner != DLN_NONE && doc->refs[inner].count > 0)
            return DLN_NONE;
        i++;
    }
    uint32_t r = i > first && i < stop && contact_word_is(s, i, ",") ? contact_ref_at(s, i + 1) : DLN_NONE;
    if (r == DLN_NONE || doc->refs[r].kind != DLN_REF_PARTY || doc->refs[r].count != 1 || (doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_PRONOUN | DLN_REF_MODIFIER)) != 0 ||
        doc->parties[doc->ref_parties[doc->refs[r].first]].party.kind != DLN_PERSON)
        return DLN_NONE;
    uint32_t after = doc->refs[r].end;
    bool closes = after >= s->end || doc->tokens.items[after].kind == DLN_TOKEN_MARK || contact_is_class(s, after, DLN_CLASS_PREPOSITION) || contact_behind_time(s, after) != after;
    return closes ? r : DLN_NONE;
}

/* "met three ministers in Rome on Monday: Sarr, Diop and Mensah": where the list behind those who are not named begins; at: there is none. */
static uint32_t listed_behind(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 14 };
    uint32_t group = contact_ref_at(s, at), i = group == DLN_NONE ? at : s->doc->refs[group].end, first = contact_word_is(s, at, "the") ? at + 1 : at;
    const dln_ref *many = group != DLN_NONE && (s->doc->refs[group].flags & DLN_REF_PLURAL) != 0 ? &s->doc->refs[group] : NULL;
    bool are_of_body = many != NULL && many->count == 1 && contact_is_organisation(s, s->doc->ref_parties[many->first]); /* "the ECOWAS leaders: Sarr, Diop and Mensah" */
    bool are_many = group != DLN_NONE ? many != NULL && (many->count == 0 || are_of_body) : (contact_word_in(s, first, DLN_LIST_PLURAL_WORDS) || contact_word_is(s, first, "several"));
    const dln_verb_group *last = s->clauses->verb_count == 0 ? NULL : &s->clauses->verbs[s->clauses->verb_count - 1];
    for (; are_many && i < s->end && i < at + WORDS; i++) {
        if (contact_word_is(s, i, ":") && last != NULL && last->begin > i && last->form == DLN_VERB_FINITE)
            break; /* "told two ministers: Sarr and Diop had met" */
        uint32_t r = contact_ref_at(s, i), open = contact_word_is(s, i, ":") ? contact_ref_at(s, i + 1) : DLN_NONE;
        if (open != DLN_NONE)
            return s->doc->refs[open].begin == i + 1 && s->doc->refs[open].kind == DLN_REF_PARTY && contact_is_link(s, s->doc->refs[open].end) ? i + 1 : at;
        if (contact_word_is(s, i, ";") || dln_verb_at(s->clauses, i) != DLN_NONE || (r != DLN_NONE && s->doc->refs[r].kind == DLN_REF_PARTY && s->doc->refs[r].count > 0))
            break;
    }
    return at;
}

/* "leaders including Sarr", "ministers, among them Sarr", "such as Sarr": where the names of some of them begin; at: no such words. */
static uint32_t behind_including(const contact_sentence *s, uint32_t at)
{
    uint32_t i = at < s->end ? dln_behind_including(s->doc->lexicon, &s->doc->tokens, at) : at;
    return i != at && contact_ref_at(s, i) != DLN_NONE ? i : at;
}

bool contact_ends_behind_her(const contact_sentence *s, uint32_t at)
{
    uint32_t x = at < s->end ? dln_doc_timex_from(s->doc, at) : s->timex_end;
    if (x < s->timex_end && s->doc->timexes[x].begin == at)
        at = s->doc->timexes[x].end; /* "received her yesterday in Rome", not "her Monday speech" */
    return at >= s->end || s->doc->tokens.items[at].kind == DLN_TOKEN_MARK || contact_is_class(s, at, DLN_CLASS_AND) || contact_is_class(s, at, DLN_CLASS_PREPOSITION) || contact_is_class(s, at, DLN_CLASS_EITHER) || contact_is_class(s, at, DLN_CLASS_TO);
}

/* The preposition before a list again before one of its members. */
static bool is_repeated(const contact_sentence *s, uint32_t opener, uint32_t at)
{
    return at > opener + 1 && at < s->end && (contact_is_class(s, opener, DLN_CLASS_PREPOSITION) || contact_is_class(s, opener, DLN_CLASS_EITHER)) && s->doc->tokens.items[at].word != 0 && s->doc->tokens.items[at].word == s->doc->tokens.items[opener].word;
}

static bool is_of_person(const contact_sentence *s, const dln_ref *ref)
{
    return ref->kind == DLN_REF_PARTY && ref->count == 1 && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind == DLN_PERSON;
}

/* "met Sarr's demands", "reached Sarr's brother": what is his or who is near him, and nobody who stands for him. */
static bool is_belonging(const contact_sentence *s, uint32_t at)
{
    const uint64_t people = dln_table_bit(DLN_TABLE_TITLES) | dln_table_bit(DLN_TABLE_INSTITUTIONS) | dln_table_bit(DLN_TABLE_REFERENCES) | dln_table_bit(DLN_TABLE_CONTACT_NOUNS);
    if (at >= s->end)
        return false;
    const dln_token *token = &s->doc->tokens.items[at];
    return contact_word_in(s, at, DLN_LIST_BELONGINGS) || (token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) == 0 && (token->tables & people) == 0);
}

/* "signed by Okonjo for Ghana and Sarr for Senegal": the token behind those for whom one of several acts; at: no such words. */
static uint32_t behind_whom_for(const contact_sentence *s, uint32_t opener, uint32_t at)
{
    enum { WORDS = 6 };
    uint32_t i = at + 1 + contact_is_class(s, at + 1, DLN_CLASS_DETERMINER), first = i;
    if (!contact_word_is(s, opener, "by") || !contact_word_is(s, at, "for"))
        return at;
    while (i < s->end && i < first + WORDS && s->doc->tokens.items[i].kind == DLN_TOKEN_WORD && ((s->doc->tokens.items[i].flags & DLN_CAPITAL) != 0 || contact_word_is(s, i, "of")))
        i++;
    return i > first && contact_is_link(s, i) ? i : at;
}

/* "between Okonjo, the president of Ghana, | Sarr, the president of Senegal, and Diop": the comma is inside the name before, and more follow. */
static bool is_next_of_list(const contact_sentence *s, const dln_ref *ref, uint32_t at)
{
    uint32_t next = contact_word_is(s, at - 1, ",") && is_of_person(s, ref) ? contact_ref_at(s, at) : DLN_NONE;
    if (next == DLN_NONE || !is_of_person(s, &s->doc->refs[next]) || (s->doc->refs[next].flags & (DLN_REF_POSSESSIVE | DLN_REF_PRONOUN)) != 0)
        return false;
    uint32_t behind = s->doc->refs[next].end;
    bool has_comma = contact_word_is(s, behind - 1, ",") || contact_word_is(s, behind, ",");
    return contact_is_class(s, behind, DLN_CLASS_AND) || (has_comma && contact_is_class(s, behind + contact_word_is(s, behind, ","), DLN_CLASS_AND));
}

/* "Sarr, who flew in from Rome, and Diop", "Sarr whose troops are there, and Diop": the next one, behind what is told of the one before; not "Sarr, who
 * came, and Diop said". */
static uint32_t behind_who(const contact_sentence *s, const dln_ref *ref, uint32_t at)
{
    enum { CLAUSE = 20 };
    uint32_t who = at + contact_word_is(s, at, ",");
    if (!is_of_person(s, ref) || !ONE_OF(s, who, "who", "whose"))
        return at;
    for (uint32_t i = who + 1; i + 2 < s->end && i < who + CLAUSE; i++) {
        if (!contact_word_is(s, i, ",") || !contact_is_class(s, i + 1, DLN_CLASS_AND))
            continue;
        uint32_t next = contact_ref_at(s, i + 2);
        uint32_t verb = next == DLN_NONE ? DLN_NONE : dln_verb_at(s->clauses, s->doc->refs[next].end);
        bool is_person = next != DLN_NONE && s->doc->refs[next].begin == i + 2 && is_of_person(s, &s->doc->refs[next]);
        return is_person && (verb == DLN_NONE || s->clauses->verbs[verb].form != DLN_VERB_FINITE) && (s->doc->refs[next].flags & (DLN_REF_POSSESSIVE | DLN_REF_PRONOUN)) == 0 ? i + 2 : at;
    }
    return at;
}

/* Whether a name, perhaps behind a title, begins at the token, and no clause of its own: "received Sarr; Diop and Mensah stayed away". */
static bool is_person_at(const contact_sentence *s, uint32_t at)
{
    enum { CLAUSE = 24 };
    uint32_t r = contact_ref_at(s, at);
    for (uint32_t i = at; r != DLN_NONE && i < s->end && i < at + CLAUSE && !ONE_OF(s, i, ";", "."); i++) {
        uint32_t v = dln_verb_at(s->clauses, i);
        if (v != DLN_NONE && s->clauses->verbs[v].form == DLN_VERB_FINITE && (s->clauses->verbs[v].flags & DLN_VERB_RELATIVE) == 0)
            return false;
    }
    return r != DLN_NONE && s->doc->refs[r].begin == at && s->doc->refs[r].count == 1 && (s->doc->refs[r].flags & (DLN_REF_PRONOUN | DLN_REF_POSSESSIVE)) == 0 && s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].party.kind == DLN_PERSON && (s->doc->refs[r].end >= s->end || ONE_OF(s, s->doc->refs[r].end, ".", ";", "and", "of")); /* "received Sarr; Diop stayed away" */
}

uint32_t contact_chain(const contact_sentence *s, uint32_t at, uint32_t end, contact_list *out)
{
    uint32_t last = at, skipped = 0, named = named_behind(s, at), opener = at > s->begin ? at - 1 : at;
    bool leads = false; /* the next one leads those before */
    if (named != DLN_NONE) {
        at = s->doc->refs[named].begin;
        end = s->doc->refs[named].end > end ? s->doc->refs[named].end : end;
    }
    uint32_t listed = named == DLN_NONE ? listed_behind(s, at) : at;
    if (listed != at) {
        at = listed;
        end = s->end;
    }
    if (ONE_OF(s, at, "each", "both", "all") && contact_word_is(s, at + 1, "of"))
        at += 2; /* "saw each of them" */
    if (contact_word_is(s, at, "the") && contact_word_is(s, at + 1, "participation") && contact_word_is(s, at + 2, "of"))
        at += 3; /* "talks with the participation of Sarr" */
    while (at < end) {
        uint32_t r = contact_ref_at(s, at);
        if (r != DLN_NONE) {
            const dln_ref *ref = &s->doc->refs[r];
            bool is_her = (ref->flags & DLN_REF_PRONOUN) != 0 && contact_ends_behind_her(s, ref->end);
            bool is_owner = (ref->flags & DLN_REF_POSSESSIVE) != 0 && !contact_word_is(s, ref->end, ",") && !is_her;
            if (leads)
                drop_led(s, ref, out);
            leads = false;
            uint32_t had = out->count;
            if (!is_owner && (ref->flags & DLN_REF_MODIFIER) == 0) {
                contact_add_ref(s, out, r);
                last = ref->end;
            } else if ((ref->flags & DLN_REF_MODIFIER) != 0 || is_owner) { /* "the Russian delegation": its country, if nothing better comes */
                uint32_t next = ref->end;
                if (contact_word_is(s, next, "'s") || contact_word_is(s, next, "'"))
                    next++;
                bool of_another = (ref->flags & DLN_REF_PRONOUN) != 0 && contact_behind_time(s, next) == next; /* "met his family" is not him; but "gave her half an hour" */
                of_another |= is_owner && is_of_person(s, ref) && is_belonging(s, next);
                if (contact_ref_at(s, next) == DLN_NONE && !of_another)
                    contact_add_ref(s, out, r);
                last = at = next > at ? next : at + 1;
                skipped = 0;
                if (!contact_is_link(s, at) && !contact_word_is(s, at, "-"))
                    continue;
            }
            at = ref->end > at ? ref->end : at + 1;
            skipped = 0;
            if (ref->count == 0 && (ref->flags & DLN_REF_ROLE) != 0 && contact_ref_at(s, at) != DLN_NONE)
                continue; /* "his counterpart Italian President Mattarella" */
            if (contact_word_is(s, at, "'s"))
                at++;
            if (is_of_person(s, ref))
                at = behind_whom_for(s, opener, at);
            bool is_put_in = contact_word_is(s, at, ",") && contact_word_in(s, at + 1, DLN_LIST_LED_WORDS) && contact_word_is(s, at + 2, "by"); /* "the Ghanaian side, led by Okonjo" */
            if (is_put_in || is_led_by(s, at)) {
                leads = contact_word_in(s, at + is_put_in, DLN_LIST_LED_WORDS);
                at += 2 + is_put_in;
                continue;
            }
            if (ref->count == 0 && (ref->flags & (DLN_REF_ROLE | DLN_REF_PLURAL)) == (DLN_REF_ROLE | DLN_REF_PLURAL) && ONE_OF(s, at, "of", "from")) { /* "envoys of Kabul", "envoys of Okonjo and of Sarr" */
                opener = at++;
                continue;
            }
            uint32_t told = behind_who(s, ref, at);
            if (told != at) {
                at = told;
                end = s->end;
                continue;
            }
            uint32_t some = behind_including(s, at);
            if (some != at) {
                out->count -= out->count > had && ref->count == 1 && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind != DLN_PERSON; /* "African leaders including Sarr" are no African Union */
                at = some;
                continue;
            }
            if (is_next_of_list(s, ref, at))
                continue;
            uint32_t person = contact_word_is(s, at, ";") ? at + 1 + contact_word_is(s, at + 1, "and") : at;
            if (person != at && is_person_at(s, person)) { /* "attended by Sarr, a minister; and Diop, an envoy" */
                at = person;
                end = s->end;
                continue;
            }
            if (contact_word_is(s, at, "-") || contact_is_link(s, at)) {
                bool comma = contact_word_is(s, at, ",");
                at++;
                bool twice = contact_is_link(s, at);
                at += twice;
                if (is_repeated(s, opener, at) && contact_ref_at(s, at + 1) != DLN_NONE) { /* "time for Sarr, for Diop and for Mensah" */
                    at++;
                    continue;
                }
                if (contact_word_is(s, at, "then"))
                    return last; /* "first Sarr and then Diop" */
                if (!twice && comma && contact_ref_at(s, at) == DLN_NONE && !contact_is_class(s, at, DLN_CLASS_DETERMINER))
                    return last;
                if (ONE_OF(s, at, "with", "between", "to", "of", "from", "by")) /* "envoys of Ghana and of Mali" */
                    at++;
                continue;
            }
            if (contact_word_is(s, at, "as") && contact_word_is(s, at + 1, "well") && contact_word_is(s, at + 2, "as")) {
                at += 3;
                continue;
            }
            return last;
        }
        uint32_t some = behind_including(s, at);
        if (some != at) {
            at = some;
            continue;
        }
        const dln_token *token = &s->doc->tokens.items[at];
        if (token->kind == DLN_TOKEN_MARK && !contact_word_is(s, at, "-"))
            break;
        if (contact_is_class(s, at, DLN_CLASS_PREPOSITION) || contact_is_class(s, at, DLN_CLASS_EITHER) || contact_is_class(s, at, DLN_CLASS_TO) || contact_is_class(s, at, DLN_CLASS_SUBORDINATOR) ||
            contact_is_class(s, at, DLN_CLASS_RELATIVE) || contact_is_class(s, at, DLN_CLASS_THAT) || ++skipped > 4)
            break;
        if (is_led_by(s, at)) {
            at += 2;
            continue;
        }
        uint32_t v = dln_verb_at(s->clauses, at);
        if (v != DLN_NONE)
            break;
        at++;
    }
    return last;
}

/* ", like Diop before him,", ", fresh from talks with Diop,": what is told in passing of the one before the comma opens with a small word that joins nobody. */
static bool opens_insertion(const contact_sentence *s, uint32_t comma)
{
    uint32_t at = comma + 1;
    if (!contact_word_is(s, comma, ",") || at >= s->end || s->doc->tokens.items[at].kind != DLN_TOKEN_WORD || (s->doc->tokens.items[at].flags & DLN_CAPITAL) != 0)
        return false;
    return !contact_is_link(s, at) && !contact_is_class(s, at, DLN_CLASS_DETERMINER) && !contact_word_in(s, at, DLN_LIST_JOINERS) && !(contact_word_in(s, at, DLN_LIST_LED_WORDS) && contact_word_is(s, at + 1, "by")) && contact_ref_at(s, at) == DLN_NONE;
}

/* "the board of the IAEA", "the 13 members of OPEC": those of an organisation who meet for it. of: the preposition before it. */
static bool is_organ_of(const contact_sentence *s, uint32_t of, const dln_ref *ref)
{
    return of > s->begin && contact_word_in(s, of - 1, DLN_LIST_ORGANS) && ref->count == 1 && contact_is_organisation(s, s->doc->ref_parties[ref->first]);
}

/* "seven EU states - Greece, Malta and Spain -", "the EU three (Britain, France and Germany)": members are named behind a mark. */
static bool is_told_by_members(const contact_sentence *s, const dln_ref *ref, uint32_t end)
{
    enum { NEAR = 4 };
    uint32_t at = ref->end;
    if (ref->count != 1 || !contact_is_organisation(s, s->doc->ref_parties[ref->first]))
        return false;
    while (at < end && at < ref->end + NEAR && s->doc->tokens.items[at].kind == DLN_TOKEN_WORD)
        at++;
    bool is_open = at < end && (ONE_OF(s, at, "(", ":", "--", "\xE2\x80\x93", "\xE2\x80\x94") || (contact_word_is(s, at, "-") && (s->doc->tokens.items[at].flags & DLN_SPACED) != 0));
    uint32_t first = is_open ? contact_ref_at(s, at + 1) : DLN_NONE;
    if (first == DLN_NONE || s->doc->refs[first].count == 0 || !contact_is_link(s, s->doc->refs[first].end))
        return false;
    uint32_t row = dln_row_find(s->doc->lexicon, DLN_TABLE_ORGANISATIONS, s->doc->parties[s->doc->ref_parties[ref->first]].party.country);
    dln_span members = dln_cell_text(s->doc->lexicon, DLN_TABLE_ORGANISATIONS, row, DLN_ORGANISATIONS_MEMBERS), member;
    while (dln_split(&members, '|', &member)) {
        if (dln_span_equals(member, s->doc->parties[s->doc->ref_parties[s->doc->refs[first].first]].party.country))
            return true;
    }
    return false;
}

/* "Representatives of Ghana and of the opposition": whom they stand for, one behind the other. of: the preposition before the reference. */
static bool is_of_people(const contact_sentence *s, uint32_t of, const contact_list *before)
{
    if (of == s->begin || !ONE_OF(s, of, "of", "from"))
        return false;
    return (contact_word_is(s, of - 1, "and") && before->count > 0) || contact_word_in(s, of - 1, DLN_LIST_WORKING_BODIES) || contact_word_in(s, of - 1, DLN_LIST_NEGOTIATING);
}

/* "trade quarrels and the Ghana-Togo war": who names what it is about does nothing. */
static bool names_matter(const contact_sentence *s, uint32_t index)
{
    const dln_ref *ref = &s->doc->refs[index], *next = index + 1 < s->ref_end ? ref + 1 : NULL;
    uint32_t end = next != NULL && contact_word_is(s, ref->end, "-") && next->begin == ref->end + 1 ? next->end : ref->end;
    bool is_joined = end != ref->end || (ref->begin > s->begin && contact_word_is(s, ref->begin - 1, "-"));
    return (is_joined || (ref->flags & DLN_REF_MODIFIER) != 0) && contact_word_in(s, end, DLN_LIST_MATTERS);
}

/* "Envoys of President Okonjo and of President Sarr": "of" is that before him. */
static bool is_of_same_envoys(const contact_sentence *s, uint32_t index, uint32_t of)
{
    const dln_ref *first = index > s->ref_begin ? &s->doc->refs[index - 1] : NULL;
    return first != NULL && first->end + 1 == of && contact_is_link(s, of - 1) && contact_word_in(s, first->begin, DLN_LIST_STAND_INS) && ONE_OF(s, of, "of", "from") && s->doc->tokens.items[first->begin + 1].word == s->doc->tokens.items[of].word;
}

/* "ECOWAS leaders, Sarr and Diop among them,": where the names of some of them begin; at: there are none. */
static uint32_t before_among_them(const contact_sentence *s, uint32_t at, uint32_t end)
{
    enum { WORDS = 20 };
    for (uint32_t i = at + 1; contact_word_is(s, at, ",") && i + 1 < end && i < at + WORDS; i++) {
        if (contact_word_is(s, i, "among") && contact_word_is(s, i + 1, "them"))
            return i > at + 1 && contact_ref_at(s, at + 1) != DLN_NONE ? at + 1 : at;
    }
    return at;
}

void contact_subject_parties(const contact_sentence *s, uint32_t begin, uint32_t end, contact_list *out)
{
    contact_list of_each = contact_nobody();
    uint32_t at = begin, of_both = DLN_NONE; /* "Experts of the two countries", "The board of the IAEA" */
    bool is_inserted = false;
    while (at < end) {
        if (contact_word_is(s, at, ","))
            is_inserted = out->count > 0 && behind_including(s, at) == at && opens_insertion(s, at);
        uint32_t r = contact_ref_at(s, at);
        if (r == DLN_NONE || is_inserted) {
            bool skips = r != DLN_NONE && s->doc->refs[r].end > at;
            at = skips ? s->doc->refs[r].end : at + 1;
            is_inserted &= !(skips && contact_word_is(s, at - 1, ",")); /* "unlike Sarr, the president of Senegal," */
            continue;
        }
        const dln_ref *ref = &s->doc->refs[r];
        uint32_t before = at > s->begin ? at - 1 : at;
        while (before > begin && (contact_is_class(s, before, DLN_CLASS_DETERMINER)))
            before--;
        bool leads = contact_word_is(s, before, "by") && before > begin && is_led_by(s, before - 1);
        bool inside = before >= begin && before < at && contact_word_in(s, before, DLN_LIST_INNER_PREPOSITIONS) && !leads && !is_of_same_envoys(s, r, before);
        if (leads)
            drop_led(s, ref, out);
        bool owner = (ref->flags & DLN_REF_POSSESSIVE) != 0 && !contact_word_is(s, ref->end, ",");
        uint32_t some = behind_including(s, ref->end);
        if (some == ref->end && (ref->flags & DLN_REF_PLURAL) != 0)
            some = before_among_them(s, ref->end, end);
        inside |= (ref->flags & DLN_REF_PRONOUN) != 0 && at > begin && contact_word_is(s, at - 1, "among");
        bool is_of_some = some != ref->end && ref->count == 1 && contact_is_organisation(s, s->doc->ref_parties[ref->first]); /* "African leaders including Sarr" */
        if (is_of_some || is_told_by_members(s, ref, end)) { /* "seven EU states - Greece, Malta ... -" are those */
            at = is_of_some ? some : ref->end > at ? ref->end : at + 1;
            continue;
        }
        bool is_matter = names_matter(s, r);
        if (!inside && !owner && !is_matter && ((ref->flags & DLN_REF_MODIFIER) == 0 || ref->end >= end || contact_ref_at(s, ref->end) == DLN_NONE))
            contact_add_ref(s, out, r);
        else if (inside && ONE_OF(s, before, "of", "from") && of_both == DLN_NONE && (ref->count >= 2 || is_organ_of(s, before, ref)))
            of_both = r;
        if (inside && of_both == DLN_NONE && is_of_people(s, before, &of_each))
            contact_add_ref(s, &of_each, r);
        at = ref->end > at ? ref->end : at + 1;
    }
    if (out->count == 0 && of_both == DLN_NONE && of_each.count >= 2)
        *out = of_each;
    if (out->count == 0 && of_both != DLN_NONE)
        contact_add_ref(s, out, of_both);
}
