/* src/extract/contacts_other_side.c - who else takes part, if the words of an occasion name one side only: the host, or who tells of it. */
#include "extract/contacts.h"

/* "A Chadian delegation", "officials from Chad": people who are sent, and are told of as their country. */
bool contact_are_sent(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE || t->in_subject ? NULL : &s->clauses->verbs[t->group];
    for (uint32_t i = g == NULL ? 0 : g->subject_begin; g != NULL && i < g->subject_end; i++) {
        if (contact_word_in(s, i, DLN_LIST_DELEGATIONS) || contact_word_in(s, i, DLN_LIST_ENVOYS) || contact_word_in(s, i, DLN_LIST_STAND_INS) || ONE_OF(s, i, "officials", "ministers", "lawmakers", "leaders"))
            return true;
    }
    return false;
}

void contact_add_host(const contact_sentence *s, const contact_trigger *t, uint32_t place, contact_list *who)
{
    dln_doc *doc = s->doc;
    if (place == DLN_NONE || who->count != 1)
        return;
    const dln_place *where = &doc->places[place].place;
    const dln_party *guest = &doc->parties[who->party[0]].party;
    uint32_t row = where->country.len == 0 ? DLN_NONE : dln_row_find(doc->lexicon, DLN_TABLE_COUNTRIES, where->country);
    if (row == DLN_NONE || (guest->kind == DLN_COUNTRY && !contact_are_sent(s, t)) || guest->country.len == 0 || dln_span_equals(guest->country, where->country))
        return;
    bool is_seat = dln_span_equals(where->name, dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_CAPITAL)) ||
                   dln_span_equals(where->name, dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_NAME)) ||
                   (doc->places[place].town.len > 0 && dln_span_equals(doc->places[place].town, dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_CAPITAL))); /* "was in the Kremlin" */
    uint32_t host = is_seat ? dln_country_party(doc, where->country) : DLN_NONE;
    if (host != DLN_NONE)
        contact_list_add(s, who, host, DLN_BY_COREFERENCE);
}

/* "was going to fly to Dakar today but called it off": a journey that was called off had its hosts. */
static bool is_called_off_behind(const contact_sentence *s, const dln_verb_group *g)
{
    enum { FAR = 32 };
    bool was_to_be = g->reality == DLN_PLANNED || (g->flags & DLN_VERB_PLANNED) != 0, is_but = false;
    for (uint32_t i = g->end; i + 1 < s->end && i < g->end + FAR && was_to_be; i++) {
        is_but |= contact_word_is(s, i, "but") || contact_word_is(s, i, ";");
        bool is_off = contact_word_is(s, i, "it") && contact_word_is(s, i + 1, "off");
        for (uint32_t c = 0; c < s->cue_count && is_but && !is_off; c++) /* not "but called off the strike" */
            is_off = s->cues[c].cue == DLN_CUE_CANCEL && s->cues[c].begin == i && !contact_is_class(s, s->cues[c].end, DLN_CLASS_DETERMINER);
        if (is_but && is_off)
            return true;
    }
    return false;
}

/* "flew to Dakar to discuss the summit with Sarr": the aim tells whom she met; but "to work with Sarr" is no meeting by itself. */
static bool tells_by_itself(const contact_sentence *s, const dln_verb_group *aim)
{
    enum { FAR = 24 };
    bool is_talk = !dln_span_is(dln_verb_lemma(s->doc, aim), "work") && !dln_span_is(dln_verb_lemma(s->doc, aim), "seek");
    for (uint32_t i = aim->end; i < s->end && i < aim->end + FAR && is_talk; i++) {
        uint32_t r = contact_word_is(s, i, "with") ? contact_ref_at(s, i + 1) : DLN_NONE;
        if (r != DLN_NONE && s->doc->refs[r].count > 0)
            return true;
    }
    return false;
}

bool contact_has_errand(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if (is_called_off_behind(s, g))
        return true;
    for (uint32_t v = t->group + 1; v < s->clauses->verb_count && s->clauses->verbs[v].begin < (g->reach > g->end ? g->reach : s->end); v++) {
        const dln_verb_group *aim = &s->clauses->verbs[v];
        if (aim->form == DLN_VERB_INFINITIVE && aim->governor == t->group && aim->verb != DLN_NONE && dln_verb_in(s->doc->lexicon, aim->verb, DLN_LIST_ERRANDS))
            return !tells_by_itself(s, aim);
    }
    return false;
}

void contact_name_host(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_party *land = who->count == 2 ? &s->doc->parties[who->party[1]].party : NULL;
    if (land == NULL || land->kind != DLN_COUNTRY)
        return;
    for (uint32_t r = dln_doc_ref_from(s->doc, t->end); r < s->ref_end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        uint32_t v = dln_verb_before(s->clauses, ref->begin);
        const dln_verb_group *aim = v == DLN_NONE ? NULL : &s->clauses->verbs[v];
        if (aim != NULL && v != t->group && (aim->form != DLN_VERB_INFINITIVE || aim->governor != t->group))
            return; /* of what is told on */
        for (uint32_t k = 0; k < s->trigger_count; k++) {
            const contact_trigger *own = &s->triggers[k];
            bool is_own = own->is_verb ? (own->needs & DLN_NEEDS_SETTING) == 0 : !contact_word_in(s, own->group_noun, DLN_LIST_DEFINITE);
            if (aim != NULL && v != t->group && own->group == v && is_own)
                return; /* "came to Dakar on Monday to hold talks with Sarr on Tuesday": told by itself */
        }
        if (aim == NULL || v == t->group || ref->kind != DLN_REF_PARTY || ref->count != 1 || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
            continue;
        const dln_party *host = &s->doc->parties[s->doc->ref_parties[ref->first]].party;
        if (host->kind == DLN_PERSON && !host->is_non_state && dln_span_equals(host->country, land->country)) {
            who->party[1] = s->doc->ref_parties[ref->first];
            who->by[1] = DLN_BY_NAME;
            return;
        }
    }
}

bool contact_add_visited(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *g = t->is_verb && t->group != DLN_NONE ? &s->clauses->verbs[t->group] : NULL;
    bool is_visit = g != NULL && (t->flags & (DLN_CONTACT_HOST | DLN_CONTACT_OBJECT)) == (DLN_CONTACT_HOST | DLN_CONTACT_OBJECT) && (g->flags & DLN_VERB_PASSIVE) == 0;
    uint32_t r = is_visit && who->count == 1 ? contact_ref_at(s, g->end) : DLN_NONE;
    const dln_ref *ref = r == DLN_NONE ? NULL : &s->doc->refs[r];
    bool is_object = ref != NULL && (ref->begin == g->end || (ref->begin == g->head && ref->name_begin == g->end)); /* "is visiting Mali" */
    if (!is_object || ref->kind != DLN_REF_PARTY || ref->count != 1 || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
        return false;
    const dln_party *guest = &s->doc->parties[who->party[0]].party, *land = &s->doc->parties[s->doc->ref_parties[ref->first]].party;
    if ((guest->kind == DLN_COUNTRY && !contact_are_sent(s, t)) || guest->country.len == 0 || land->kind != DLN_COUNTRY || dln_span_equals(guest->country, land->country))
        return false;
    contact_list_add(s, who, s->doc->ref_parties[ref->first], DLN_BY_COREFERENCE);
    return true;
}

/* "left for Mali for talks", "flew to Chad for a visit": the country that the verb leads to. */
bool contact_add_destination(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE || who->count != 1 ? NULL : &s->clauses->verbs[t->group];
    bool leads = g != NULL && t->group_noun > g->end && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_JOURNEYS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_DEPARTURES));
    uint32_t at = leads ? g->end + ONE_OF(s, g->end, "off", "out") : s->end, r = ONE_OF(s, at, "for", "to") ? contact_ref_at(s, at + 1) : DLN_NONE;
    const dln_ref *ref = r == DLN_NONE ? NULL : &s->doc->refs[r];
    if (ref == NULL || ref->begin != at + 1 || ref->kind != DLN_REF_PARTY || ref->count != 1 || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || ref->end > t->group_noun)
        return false;
    const dln_party *guest = &s->doc->parties[who->party[0]].party, *land = &s->doc->parties[s->doc->ref_parties[ref->first]].party;
    if ((guest->kind == DLN_COUNTRY && !contact_are_sent(s, t)) || guest->country.len == 0 || land->kind != DLN_COUNTRY || dln_span_equals(guest->country, land->country))
        return false;
    contact_list_add(s, who, s->doc->ref_parties[ref->first], DLN_BY_COREFERENCE);
    return true;
}

void contact_add_inviter(const contact_sentence *s, const contact_trigger *t, uint32_t place, contact_list *who)
{
    enum { FAR = 24 };
    uint32_t begin = t->begin > s->begin + FAR ? t->begin - FAR : s->begin;
    const dln_party *land = who->count == 2 ? &s->doc->parties[who->party[1]].party : NULL; /* "a visit to Mali at the invitation of its president" */
    if (who->count != 1 && (land == NULL || land->kind != DLN_COUNTRY))
        return;
    for (uint32_t i = begin; i < s->end && i < t->end + FAR; i++) {
        contact_list host = contact_nobody();
        if (!contact_word_is(s, i, "invitation") || !contact_word_is(s, i + 1, "of"))
            continue;
        contact_chain(s, i + 2, s->end, &host);
        const dln_party *first = host.count == 0 ? NULL : &s->doc->parties[host.party[0]].party;
        bool is_host = first != NULL && first->kind == DLN_PERSON && !dln_span_equals(first->country, s->doc->parties[who->party[0]].party.country) &&
                       (land == NULL || dln_span_equals(first->country, land->country)) && (place == DLN_NONE || first->country.len == 0 || dln_span_equals(first->country, s->doc->places[place].place.country));
        if (!is_host)
            continue;
        who->count = 1;
        contact_list_add(s, who, host.party[0], host.by[0]);
        return;
    }
}

/* The only party of a verb of reporting's subject; DLN_NONE. */
static uint32_t teller_of(const contact_sentence *s, const dln_verb_group *g)
{
    contact_list who = contact_nobody();
    bool reports = g->form == DLN_VERB_FINITE && g->verb != DLN_NONE && (g->flags & DLN_VERB_PASSIVE) == 0 &&
                   (dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS) == DLN_GOVERNS_REPORT || contact_word_is(s, g->end, "that")); /* "announced that" */
    if (!reports || contact_word_is(s, g->end, "of")) /* "Sarr said of Diop": it is Diop's */
        return DLN_NONE;
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count == 1 ? who.party[0] : DLN_NONE;
}

static void put_first(const contact_sentence *s, contact_list *who, uint32_t party)
{
    contact_list others = *who;
    *who = (contact_list){.has_group = others.has_group};
    contact_list_add(s, who, party, DLN_BY_COREFERENCE);
    for (uint32_t p = 0; p < others.count; p++)
        contact_list_add(s, who, others.party[p], others.by[p]);
}

/* "the border was open", "the road reopened": of a thing, which meets nobody; not "the miners were happy", nor what somebody did to another. before: the
 * word behind which the occasion stands. */
static bool is_of_thing(const contact_sentence *s, const dln_verb_group *said, uint32_t before)
{
    uint32_t last = said->subject_end - 1;
    bool is_being = (said->flags & DLN_VERB_PASSIVE) != 0 || dln_token_is_class(s->doc, said->end - 1, DLN_CLASS_BE) || said->end == before;
    return is_being && (s->doc->tokens.items[last].tables & dln_table_bit(DLN_TABLE_TITLES)) == 0 && !contact_word_in(s, last, DLN_LIST_CROWDS);
}

/* "said that the border was open after talks with Sarr", "said the road was safe after meeting Sarr": what is said is of things. */
static bool is_behind_what_is_said(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *own)
{
    contact_list subject = contact_nobody();
    uint32_t before = t->is_verb ? own->begin - 1 : t->before;
    if (t->in_subject || (t->is_verb && own->form != DLN_VERB_GERUND) || before <= s->begin || !(ONE_OF(s, before, "after", "before", "while", "when", "upon") || (!t->is_verb && contact_word_in(s, before, DLN_LIST_OCCASION_PREPOSITIONS))))
        return false;
    const dln_verb_group *said = t->is_verb && own->governor != DLN_NONE ? &s->clauses->verbs[own->governor] : own;
    if (said->form != DLN_VERB_FINITE || said->subject_begin >= said->subject_end || said->subject_end > said->begin || contact_is_class(s, said->subject_begin, DLN_CLASS_PRONOUN) || !is_of_thing(s, said, before))
        return false;
    contact_subject_parties(s, said->subject_begin, said->subject_end, &subject);
    return subject.count == 0 && !subject.has_group;
}

void contact_add_teller(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *own = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_there = own != NULL && own->subject_end == own->subject_begin + 1 && contact_word_is(s, own->subject_begin, "there");
    bool is_behind = who->count == 1 && own != NULL && is_behind_what_is_said(s, t, own);
    if (!is_behind && (t->is_verb || who->count != 1 || !contact_names_partner(s, t) || contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE) || (own != NULL && !t->in_subject && !is_there)))
        return;
    dln_doc *doc = s->doc;
    uint32_t teller = DLN_NONE;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        uint32_t party = v == t->group ? DLN_NONE : teller_of(s, &s->clauses->verbs[v]);
        if (party != DLN_NONE && teller != DLN_NONE && party != teller)
            return; /* two who tell of it */
        teller = party == DLN_NONE ? teller : party;
    }
    if (teller == DLN_NONE || teller == who->party[0])
        return;
    const dln_party *a = &doc->parties[teller].party, *b = &doc->parties[who->party[0]].party;
    if (a->country.len == 0 || b->is_non_state || dln_span_equals(a->country, b->country))
        return; /* of talks with rebels a mediator tells, too */
    if (is_behind && (a->kind != DLN_PERSON || doc->parties[teller].is_spokesperson))
        return;
    if (doc->parties[teller].is_spokesperson || a->kind == DLN_BODY) /* for whom they speak */
        teller = dln_row_find(doc->lexicon, DLN_TABLE_COUNTRIES, a->country) == DLN_NONE && dln_row_find(doc->lexicon, DLN_TABLE_ORGANISATIONS, a->country) == DLN_NONE ? teller : dln_country_party(doc, a->country);
    if (is_behind)
        put_first(s, who, teller);
    else if (teller != DLN_NONE)
        contact_list_add(s, who, teller, DLN_BY_COREFERENCE);
}

/* The one person who is the subject of the first verb of a sentence, or of those before token end; DLN_NONE: nobody, or several. */
static uint32_t only_subject(const contact_sentence *s, uint32_t end)
{
    contact_list who = contact_nobody();
    const dln_verb_group *g = s->clauses->verbs;
    const dln_verb_group *last = g + s->clauses->verb_count;
    while (g < last && (g->form != DLN_VERB_FINITE || (g->flags & DLN_VERB_RELATIVE) != 0))
        g++;
    if (g == last || g->end > end)
        return DLN_NONE;
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count == 1 && !who.has_group && s->doc->parties[who.party[0]].party.kind == DLN_PERSON ? who.party[0] : DLN_NONE;
}

/* The same of the sentence before. */
static uint32_t subject_before(const contact_sentence *s)
{
    enum { MOST = 64 };
    const dln_doc *doc = s->doc;
    if (s->index == 0 || s->begin <= doc->body_token || doc->tokens.sentences[s->index - 1].begin < doc->body_token)
        return DLN_NONE;
    contact_sentence before = {.doc = s->doc, .index = s->index - 1, .words = doc->sentence_words[s->index - 1], .begin = doc->tokens.sentences[s->index - 1].begin, .end = doc->tokens.sentences[s->index - 1].end,
        .clauses = dln_clauses_of(doc, s->index - 1), .ref_begin = s->ref_begin, .ref_end = s->ref_begin, .timex_begin = s->timex_begin, .timex_end = s->timex_begin};
    while (before.ref_begin > 0 && s->ref_begin - before.ref_begin < MOST && doc->refs[before.ref_begin - 1].begin >= before.begin)
        before.ref_begin--;
    return only_subject(&before, before.end);
}

/* Whether somebody is of the country. */
static bool is_of_one(const contact_sentence *s, const contact_list *who, dln_span country)
{
    for (uint32_t p = 0; p < who->count; p++) {
        if (dln_span_equals(s->doc->parties[who->party[p]].party.country, country))
            return true;
    }
    return country.len == 0;
}

bool contact_is_on_visit_told(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *own = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_told = false;
    if (own == NULL || own->form != DLN_VERB_FINITE || own->end != t->group_noun || own->subject_begin > s->begin || !dln_verb_in(s->doc->lexicon, own->verb, DLN_LIST_INCLUDING))
        return false;
    for (uint32_t i = own->subject_begin; i < own->subject_end; i++) {
        is_told |= contact_word_in(s, i, DLN_LIST_TOURS) || (contact_word_in(s, i, DLN_LIST_DIARIES) && !contact_word_is(s, i + 1, "of"));
        if (contact_ref_at(s, i) != DLN_NONE)
            return false;
    }
    return is_told;
}

bool contact_is_planned_with(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *own = t->is_verb || !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return own != NULL && own->form == DLN_VERB_FINITE && (own->flags & (DLN_VERB_PASSIVE | DLN_VERB_NEGATED)) == DLN_VERB_PASSIVE && contact_word_is(s, own->end, "with") && dln_verb_in(s->doc->lexicon, own->verb, DLN_LIST_PLANNING_VERBS);
}

void contact_add_protagonist(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *own = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_there = own != NULL && own->subject_end == own->subject_begin + 1 && contact_word_is(s, own->subject_begin, "there");
    if (t->is_verb || own == NULL || !contact_are_persons(s, who) || contact_word_in(s, t->group_noun, DLN_LIST_DEFINITE) || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_PRESENCE | DLN_CONTACT_WEAK)) != 0)
        return;
    bool is_on_visit = contact_is_on_visit_told(s, t);
    if (!is_on_visit && !contact_is_planned_with(s, t) && (!contact_names_partner(s, t) || (!t->in_subject && !is_there)))
        return;
    bool opens = is_on_visit || (t->group_noun <= s->begin + 3 && only_subject(s, t->begin) == DLN_NONE);
    uint32_t party = opens ? subject_before(s) : only_subject(s, t->begin);
    if (party != DLN_NONE && !is_of_one(s, who, s->doc->parties[party].party.country) && !s->doc->parties[party].is_spokesperson)
        put_first(s, who, party);
}

/* Of whom the article tells most, by far. */
static uint32_t told_most(const dln_doc *doc)
{
    enum { OFTEN = 5 };
    uint32_t most = DLN_NONE, second = 0;
    for (uint32_t p = 0; p < doc->party_count; p++) {
        if (doc->parties[p].party.kind != DLN_PERSON || doc->parties[p].is_ordinary || doc->parties[p].is_spokesperson)
            continue;
        if (most == DLN_NONE || doc->parties[p].mentions > doc->parties[most].mentions) {
            second = most == DLN_NONE ? second : doc->parties[most].mentions;
            most = p;
        } else if (doc->parties[p].mentions > second) {
            second = doc->parties[p].mentions;
        }
    }
    return most != DLN_NONE && doc->parties[most].mentions >= OFTEN && doc->parties[most].mentions > second + second / 2 ? most : DLN_NONE;
}

void contact_add_of_chronology(contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    bool is_entry = s->heading != DLN_NONE || (s->timex_begin < s->timex_end && (s->doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0);
    bool is_visit = !t->is_verb && (t->flags & DLN_CONTACT_VISIT) != 0 && contact_word_is(s, t->end, "to"); /* "PARIS - Okonjo on a visit to France" */
    uint32_t opener = t->is_verb || t->group != DLN_NONE || who->count != 1 || !(is_visit || contact_word_is(s, t->end, "with")) ? DLN_NONE : contact_opener_of_entry(s);
    if (opener != DLN_NONE && !is_of_one(s, who, s->doc->parties[opener].party.country)) {
        put_first(s, who, opener);
        return;
    }
    if (t->is_verb || t->group != DLN_NONE || !is_entry || who->count != 1 || s->begin < s->doc->body_token || !contact_word_is(s, t->end, "with") || s->doc->parties[who->party[0]].party.kind != DLN_PERSON)
        return;
    const dln_ref *first = s->ref_begin < s->ref_end ? &s->doc->refs[s->ref_begin] : NULL; /* "Okonjo in Dakar; talks with Sarr" */
    uint32_t opens = s->timex_begin < s->timex_end && (s->doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0 ? s->doc->timexes[s->timex_begin].end : s->begin;
    if (first != NULL && first->begin <= opens + 1 && first->kind == DLN_REF_PARTY && first->count == 1 && (first->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 && s->clauses->verb_count == 0) {
        uint32_t party = s->doc->ref_parties[first->first];
        if (s->doc->parties[party].party.kind == DLN_PERSON && !is_of_one(s, who, s->doc->parties[party].party.country))
            put_first(s, who, party);
        return;
    }
    if (!s->knows_most) {
        s->told_most = told_most(s->doc);
        s->knows_most = true;
    }
    if (s->told_most != DLN_NONE && !is_of_one(s, who, s->doc->parties[s->told_most].party.country))
        put_first(s, who, s->told_most);
}

bool contact_is_call_to_nobody(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb && t->group != DLN_NONE ? &s->clauses->verbs[t->group] : NULL;
    if (g == NULL || t->type != DLN_CONTACT_CALL || (t->flags & DLN_CONTACT_OBJECT) == 0 || g->form != DLN_VERB_FINITE || (g->flags & (DLN_VERB_PASSIVE | DLN_VERB_RELATIVE)) != 0 || t->end > g->end)
        return false;
    uint32_t at = g->end, behind = contact_behind_time(s, at);
    bool is_apart = contact_cue_within(s, at, at + 1, DLN_CUE_APART);
    at = is_apart ? at + 1 : behind;
    bool has_aim = contact_is_class(s, at, DLN_CLASS_TO) && contact_word_in(s, at + 1, DLN_LIST_CALLING_TO);
    if ((t->needs & DLN_NEEDS_BARE) != 0) /* "called for calm", "called on Friday for calm" */
        return is_apart || has_aim;
    return is_apart || has_aim || (behind > g->end && (behind >= s->end || s->doc->tokens.items[behind].kind == DLN_TOKEN_MARK));
}

uint32_t contact_shares_called(const contact_sentence *s, const contact_trigger *t, contact_share out[CONTACT_SHARES])
{
    if (!contact_is_call_to_nobody(s, t) || !contact_names_a_day(s))
        return 0;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    contact_list who = contact_nobody();
    uint32_t called = subject_before(s), count = 0;
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    if (called == DLN_NONE || is_of_one(s, &who, s->doc->parties[called].party.country))
        return 0;
    for (uint32_t p = 0; p < who.count && count < CONTACT_SHARES; p++) {
        out[count] = (contact_share){.timex = DLN_NONE, .begin = s->begin, .end = s->end};
        contact_list_add(s, &out[count].who, who.party[p], who.by[p]);
        contact_list_add(s, &out[count++].who, called, DLN_BY_COREFERENCE);
    }
    return count;
}

void contact_add_traveller_of(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    const dln_verb_group *own = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t owner;
    if (who->count == 1 && contact_is_on_schedule_of(s, t, &owner)) {
        contact_add_ref(s, who, owner);
        return;
    }
    if (t->is_verb || t->in_subject || own == NULL || who->count != 1 || own->form != DLN_VERB_FINITE || !contact_word_is(s, t->end, "with"))
        return;
    for (uint32_t i = own->subject_begin; i < own->subject_end; i++) {
        uint32_t r = contact_ref_at(s, i);
        if (r == DLN_NONE || (s->doc->refs[r].flags & DLN_REF_POSSESSIVE) == 0 || s->doc->refs[r].count != 1)
            continue;
        uint32_t noun = s->doc->refs[r].end;
        noun += contact_word_is(s, noun, "'s");
        while (noun < own->subject_end && !contact_word_in(s, noun, DLN_LIST_TOURS))
            noun++;
        if (noun < own->subject_end)
            contact_list_add(s, who, s->doc->ref_parties[s->doc->refs[r].first], (s->doc->refs[r].flags & DLN_REF_PRONOUN) != 0 ? DLN_BY_COREFERENCE : DLN_BY_NAME);
        return;
    }
}

bool contact_is_on_schedule_of(const contact_sentence *s, const contact_trigger *t, uint32_t *owner)
{
    enum { MOST = 16, NEAR = 4 };
    const dln_verb_group *g = t->is_verb || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || !contact_word_is(s, t->end, "with") ||
        !((g->verb == DLN_NONE && dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE)) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_FIGURES)))
        return false;
    uint32_t r = dln_doc_ref_from(s->doc, s->begin), stop = r + MOST;
    for (; r < s->ref_end && r < stop; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        uint32_t at = ref->end + contact_word_is(s, ref->end, "'s"), last = at + NEAR;
        bool is_on = ref->begin > s->begin && (ONE_OF(s, ref->begin - 1, "on", "in") || (contact_word_is(s, ref->begin - 1, "the") && ONE_OF(s, ref->begin - 2, "on", "in")));
        if (!is_on || (ref->flags & DLN_REF_POSSESSIVE) == 0 || ref->count != 1 || s->doc->parties[s->doc->ref_parties[ref->first]].party.kind != DLN_PERSON)
            continue;
        while (at < last && at < s->end && s->doc->tokens.items[at].kind == DLN_TOKEN_WORD && !contact_word_in(s, at, DLN_LIST_DIARIES) && !contact_word_is(s, at, "plans"))
            at++;
        if (at < last && (contact_word_in(s, at, DLN_LIST_DIARIES) || contact_word_is(s, at, "plans"))) {
            *owner = r;
            return true;
        }
    }
    return false;
}

/* "A committee chaired by Okonjo reported as EU ministers met": a verb stands between the words for chairing and the trigger that is neither's. */
static bool is_chair_of_another(const contact_sentence *s, const contact_trigger *t, uint32_t chairing)
{
    uint32_t begin = chairing < t->begin ? chairing : t->end, end = chairing < t->begin ? t->begin : chairing, own = dln_verb_at(s->clauses, chairing);
    for (uint32_t i = begin; i < end; i++) {
        uint32_t v = dln_verb_at(s->clauses, i);
        if (v != DLN_NONE && v != t->group && v != own && s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return true;
    }
    return false;
}

/* "NATO's Okonjo will chair an extraordinary summit": the body that the one who chairs it serves; DLN_NONE. */
static uint32_t body_of_chair(const contact_sentence *s, const contact_trigger *t, uint32_t chair)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    const dln_party *party = &s->doc->parties[chair].party;
    bool is_chaired = g != NULL && g->end == t->group_noun && !dln_span_is(dln_verb_lemma(s->doc, g), "attend") && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_CHAIRS_BETWEEN) && contact_word_in(s, t->begin, DLN_LIST_GREAT_GATHERINGS) && !contact_word_is(s, t->end, "of");
    if (!is_chaired || party->kind != DLN_PERSON || dln_row_find(s->doc->lexicon, DLN_TABLE_ORGANISATIONS, party->country) == DLN_NONE)
        return DLN_NONE;
    return dln_country_party(s->doc, party->country);
}

/* "under the (able) chairmanship of". */
static bool is_under(const contact_sentence *s, uint32_t at)
{
    enum { PHRASE = 3 };
    for (uint32_t i = at; i > s->begin && at - i < PHRASE; i--) {
        if (contact_word_is(s, i - 1, "under"))
            return true;
    }
    return false;
}

/* "Leaders of the bloc meet; Okonjo hosts": a person who does no more than that, in a clause of the sentence's own. */
static bool add_host_beside(const contact_sentence *s, const contact_trigger *t, uint32_t end, contact_list *who)
{
    for (uint32_t i = t->end + 1; i < end; i++) {
        bool is_alone = contact_word_in(s, i, DLN_LIST_HOSTING_ALONE) && (i + 1 >= s->end || s->doc->tokens.items[i + 1].kind == DLN_TOKEN_MARK);
        uint32_t r = is_alone ? contact_ref_at(s, i - 1) : DLN_NONE;
        const dln_ref *ref = r == DLN_NONE ? NULL : &s->doc->refs[r];
        if (ref == NULL || ref->end != i || ref->begin <= t->end || ref->count != 1 || !(ONE_OF(s, ref->begin - 1, ";", ",") || contact_is_class(s, ref->begin - 1, DLN_CLASS_AND)))
            continue;
        contact_list host = contact_nobody();
        contact_add_ref(s, &host, r);
        if (host.count != 1 || s->doc->parties[host.party[0]].party.kind != DLN_PERSON)
            continue;
        contact_list_add(s, who, host.party[0], host.by[0]);
        return true;
    }
    return false;
}

/* "Ghana and Mali held consultations": states and their bodies, whose people lead them. */
static bool are_states(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    for (uint32_t p = 0; p < who->count; p++) {
        const dln_party *party = &s->doc->parties[who->party[p]].party;
        if (party->kind == DLN_PERSON || party->is_non_state)
            return false;
    }
    return who->count > 1 && !t->is_verb;
}

void contact_add_chair(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    enum { NEAR = 24, OVER = 3 };
    uint32_t body = who->count == 1 ? body_of_chair(s, t, who->party[0]) : DLN_NONE;
    if (body != DLN_NONE)
        contact_list_add(s, who, body, DLN_BY_COREFERENCE);
    uint32_t count = who->count;
    if (!are_states(s, t, who) && (who->count != 1 || !contact_is_organisation(s, who->party[0])))
        return;
    uint32_t begin = t->begin > s->begin + NEAR ? t->begin - NEAR : s->begin, end = t->end + NEAR < s->end ? t->end + NEAR : s->end;
    if (add_host_beside(s, t, end, who))
        return;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t by = i + 1;
        if (!contact_word_in(s, i, DLN_LIST_CHAIRING) || is_chair_of_another(s, t, i))
            continue;
        while (by < end && by < i + OVER && !contact_word_is(s, by, "by") && !contact_word_is(s, by, "of"))
            by++;
        if (by == i + 1 && contact_word_is(s, by, "of") && !is_under(s, i))
            continue; /* "to praise the leadership of Sarr" */
        contact_list chair = contact_nobody();
        if (contact_word_is(s, by, "by") || contact_word_is(s, by, "of"))
            contact_chain(s, by + 1, s->end, &chair);
        for (uint32_t p = 0; p < chair.count; p++) {
            if (s->doc->parties[chair.party[p]].party.kind == DLN_PERSON)
                contact_list_add(s, who, chair.party[p], chair.by[p]);
        }
        if (who->count > count)
            return;
    }
}
