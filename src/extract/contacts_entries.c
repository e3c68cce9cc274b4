/* src/extract/contacts_entries.c - entries of diaries and chronologies: "PARIS - Okonjo on a visit. Talks with Sarr at 1130." under a line
 * with a day: who opens the entry takes part in what it tells without a verb, and whoever attends is named behind it.
 */
#include "extract/contacts.h"

#include "base/text.h"

/* Whether the article is at an entry: its sentence opens with a date, or stands below a line that does. */
static bool is_in_entry(const contact_sentence *s)
{
    return s->begin >= s->doc->body_token && (s->heading != DLN_NONE || (s->timex_begin < s->timex_end && (s->doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0));
}

uint32_t contact_told_begin(const contact_sentence *s)
{
    bool is_headed = s->timex_begin < s->timex_end && (s->doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0;
    uint32_t at = is_headed ? s->doc->timexes[s->timex_begin].end : s->begin;
    return is_headed && at + 1 < s->end && s->doc->tokens.items[at].kind == DLN_TOKEN_MARK ? at + 1 : at;
}

/* Behind the day and the town that open the entry: "MONDAY, 3 MARCH PARIS - ", "*DAKAR, Senegal - ", "1955, Jan 29 - ". */
static uint32_t behind_town(const contact_sentence *s)
{
    enum { TOWN = 8 };
    uint32_t at = s->begin;
    if (s->timex_begin < s->timex_end && (s->doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0)
        at = s->doc->timexes[s->timex_begin].end;
    for (uint32_t i = at; i < s->end && i < at + TOWN; i++) {
        if (ONE_OF(s, i, "-", "--", ":", "\xE2\x80\x93", "\xE2\x80\x94") && (s->doc->tokens.items[i].flags & DLN_SPACED) != 0)
            return i + 1;
        if (s->doc->tokens.items[i].kind == DLN_TOKEN_WORD && (s->doc->tokens.items[i].flags & DLN_CAPITAL) == 0)
            break;
    }
    return at;
}

/* The person whose name opens the entry; DLN_NONE. */
static uint32_t opener_of(const contact_sentence *s)
{
    uint32_t r = contact_ref_at(s, behind_town(s));
    if (r == DLN_NONE || s->doc->refs[r].begin != behind_town(s) || s->doc->refs[r].kind != DLN_REF_PARTY || s->doc->refs[r].count != 1 || (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
        return DLN_NONE;
    const dln_doc_party *party = &s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]];
    return party->party.kind == DLN_PERSON && !party->is_ordinary && !party->is_spokesperson ? r : DLN_NONE;
}

/* Another sentence of the article as far as its words are asked: its references, no triggers. */
static contact_sentence sentence_of(const contact_sentence *s, uint32_t index)
{
    const dln_doc *doc = s->doc;
    contact_sentence other = {.doc = s->doc, .index = index, .words = s->doc->sentence_words[index], .begin = doc->tokens.sentences[index].begin, .end = doc->tokens.sentences[index].end, .clauses = dln_clauses_of(doc, index), .heading = s->heading};
    other.ref_begin = other.ref_end = dln_doc_ref_from(doc, other.begin);
    while (other.ref_end < doc->ref_count && doc->refs[other.ref_end].begin < other.end)
        other.ref_end++;
    other.timex_begin = other.timex_end = dln_doc_timex_from(doc, other.begin);
    while (other.timex_end < doc->timex_count && doc->timexes[other.timex_end].begin < other.end)
        other.timex_end++;
    return other;
}

static bool opens_line(const dln_doc *doc, uint32_t token) { return (doc->tokens.items[token].flags & (DLN_STARTS_LINE | DLN_STARTS_PARAGRAPH)) != 0; }

uint32_t contact_opener_of_entry(const contact_sentence *s)
{
    enum { BACK = 3 };
    if (!is_in_entry(s))
        return DLN_NONE;
    uint32_t own = opener_of(s);
    if (own != DLN_NONE || opens_line(s->doc, s->begin))
        return own == DLN_NONE ? DLN_NONE : s->doc->ref_parties[s->doc->refs[own].first];
    for (uint32_t back = 1; back <= BACK && back <= s->index; back++) { /* "Okonjo on a visit. Talks with Sarr." */
        contact_sentence before = sentence_of(s, s->index - back);
        uint32_t r = opener_of(&before);
        if (r != DLN_NONE)
            return s->doc->ref_parties[s->doc->refs[r].first];
        if (before.begin <= s->doc->body_token || opens_line(s->doc, before.begin))
            break;
    }
    return DLN_NONE;
}

/* "chief negotiators Okonjo and Sarr", "Okonjo, Sarr and Diop attend": persons, and no more than that they are there. */
static bool lists_persons(const contact_sentence *s, uint32_t at, contact_list *who)
{
    contact_list found = contact_nobody();
    uint32_t end = contact_chain(s, at, s->end, &found), verb = end < s->end ? dln_verb_at(s->clauses, end) : DLN_NONE;
    if (verb != DLN_NONE && dln_verb_in(s->doc->lexicon, s->clauses->verbs[verb].verb, DLN_LIST_TAKING_PART) && (s->clauses->verbs[verb].flags & (DLN_VERB_NEGATED | DLN_VERB_PASSIVE)) == 0)
        end = s->clauses->verbs[verb].end;
    bool is_all = end >= s->end || s->doc->tokens.items[end].kind == DLN_TOKEN_MARK;
    for (uint32_t p = 0; p < found.count; p++)
        is_all &= s->doc->parties[found.party[p]].party.kind == DLN_PERSON && !s->doc->parties[found.party[p]].is_spokesperson;
    if (!is_all || found.count < 2)
        return false;
    *who = found;
    return true;
}

/* "Mali and Togo attend", "with Mali and Togo taking part", "Mali and Togo will participate in it": whoever is there, two at least. */
static bool lists_those_there(const contact_sentence *s, uint32_t at, contact_list *who)
{
    contact_list found = contact_nobody();
    uint32_t end = contact_chain(s, at, s->end, &found), v = end < s->end ? dln_verb_at(s->clauses, end) : DLN_NONE;
    const dln_verb_group *g = v == DLN_NONE || found.count < 2 ? NULL : &s->clauses->verbs[v];
    bool is_part = g != NULL && dln_span_is(dln_verb_lemma(s->doc, g), "take") && contact_word_is(s, g->end, "part");
    if (g == NULL || (g->flags & (DLN_VERB_NEGATED | DLN_VERB_PASSIVE)) != 0 || !(is_part || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PARTICIPATING)))
        return false;
    uint32_t behind = g->end + is_part;
    bool is_in_it = ONE_OF(s, behind, "in", "at") && (contact_word_is(s, behind + 1, "it") || (contact_word_in(s, behind + 1, DLN_LIST_DEFINITE) && contact_word_in(s, behind + 2, DLN_LIST_OCCASIONS)));
    if (!is_in_it && behind < s->end && s->doc->tokens.items[behind].kind != DLN_TOKEN_MARK)
        return false; /* "attended a wedding", "took part in the war" */
    *who = found;
    return true;
}

/* Whom the words behind the occasion name that it was held with, or those of the sentence behind it. */
static bool add_those_there(const contact_sentence *s, const contact_trigger *t, const contact_sentence *next, contact_list *who)
{
    for (uint32_t i = t->end; i + 1 < s->end; i++) {
        if (contact_word_is(s, i, "with") && lists_those_there(s, i + 1, who))
            return true;
    }
    return next != NULL && lists_those_there(next, next->begin, who);
}

void contact_add_listed(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_told = t->is_verb || (g != NULL && !(t->in_subject && contact_is_verb_of_occasions(s, g)));
    if (who->count > 0 || is_told || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE | DLN_CONTACT_MEAL)) != 0)
        return;
    bool has_next = s->index + 1 < s->doc->tokens.sentence_count && !opens_line(s->doc, s->doc->tokens.sentences[s->index + 1].begin);
    contact_sentence next = has_next ? sentence_of(s, s->index + 1) : *s;
    if (g != NULL && add_those_there(s, t, has_next ? &next : NULL, who))
        return;
    if (!is_in_entry(s) || contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE))
        return;
    for (uint32_t i = t->end; i < s->end; i++) {
        if (contact_word_is(s, i, ";")) {
            lists_persons(s, i + 1, who);
            return;
        }
    }
    if (has_next)
        lists_persons(&next, next.begin, who);
}

uint32_t contact_with_on_entry(const contact_sentence *s)
{
    enum { FAR = 16 };
    uint32_t r = is_in_entry(s) ? opener_of(s) : DLN_NONE, at = r == DLN_NONE ? s->end : s->doc->refs[r].end;
    if (!ONE_OF(s, at, "in", "at"))
        return DLN_NONE;
    for (uint32_t i = at + 1; i < s->end && i < at + FAR; i++) {
        uint32_t with = contact_word_is(s, i, "with") ? contact_ref_at(s, i + 1) : DLN_NONE;
        if (s->doc->tokens.items[i].kind == DLN_TOKEN_MARK && !ONE_OF(s, i, "-", ","))
            return DLN_NONE;
        if (with != DLN_NONE && s->doc->refs[with].count == 1 && s->doc->parties[s->doc->ref_parties[s->doc->refs[with].first]].party.kind == DLN_PERSON)
            return i;
    }
    return DLN_NONE;
}
