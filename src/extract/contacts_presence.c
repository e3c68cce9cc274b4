/* src/extract/contacts_presence.c - occasions that no verb or noun of meeting tells of: to be somewhere with somebody, to have a guest, a line
 * of an agenda that says who and where, and no more.
 */
#include "extract/contacts.h"

#include "base/text.h"

/* "for an hour and a half", behind the token. */
static bool lasts(const contact_sentence *s, uint32_t token)
{
    enum { NEAR = 8 };
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->type == DLN_TIMEX_DURATION && timex->begin > token && timex->begin < token + NEAR && contact_word_is(s, timex->begin - 1, "for"))
            return true;
    }
    return false;
}

static void add_presence(contact_sentence *s, uint32_t v, uint32_t at, const char *form, uint32_t flags)
{
    uint32_t row = contact_row_of_noun(s, form);
    if (row == DLN_NONE || s->trigger_count == CONTACT_TRIGGERS)
        return;
    s->triggers[s->trigger_count++] = (contact_trigger){.begin = at, .end = at, .row = row, .type = DLN_CONTACT_MEETING, .flags = flags,
        .prior = dln_cell_decimal(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_PRIOR),
        .cameo = dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_CAMEO).text, .group = v, .group_noun = at};
}

/* People, of two countries at least. */
static bool are_of_several_countries(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    contact_list who = contact_nobody();
    bool are_several = false;
    contact_subject_parties(s, begin, end, &who);
    for (uint32_t i = 0; i < who.count; i++) {
        const dln_party *first = &s->doc->parties[who.party[0]].party, *party = &s->doc->parties[who.party[i]].party;
        if (party->kind != DLN_PERSON || party->country.len == 0)
            return false;
        are_several |= !dln_span_equals(first->country, party->country);
    }
    return are_several;
}

/* "is expected in Baku on Thursday": like "will be in Baku". */
static bool is_awaited_somewhere(const contact_sentence *s, const dln_verb_group *g)
{
    enum { NEAR = 40 };
    bool is_awaited = g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PRESENT && (g->flags & (DLN_VERB_PASSIVE | DLN_VERB_RELATIVE | DLN_VERB_NEGATED)) == DLN_VERB_PASSIVE && dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_EXPECTING);
    bool is_in_month = false; /* "next month", too */
    for (uint32_t x = is_awaited ? dln_doc_timex_from(s->doc, g->end) : s->timex_end; x < s->timex_end && s->doc->timexes[x].begin < g->end + NEAR; x++)
        is_in_month |= contact_date_is_usable(&s->doc->timexes[x]) && dln_when_grain(&s->doc->timexes[x].when) == DLN_GRAIN_MONTH;
    return is_awaited && ONE_OF(s, g->end, "in", "at") && contact_names_a_place_at(s, g->end + 1) && (is_in_month || contact_names_a_day(s));
}

/* "A commission of Ghana and Togo, which": the body's word, behind which its two sides stand. DLN_NONE. */
static uint32_t body_of_two(const contact_sentence *s, const dln_verb_group *g)
{
    enum { WORDS = 8 };
    for (uint32_t i = g->subject_begin; i < g->subject_end && i < g->subject_begin + WORDS; i++) {
        uint32_t r = contact_word_in(s, i, DLN_LIST_WORKING_BODIES) && ONE_OF(s, i + 1, "of", "between") ? contact_ref_at(s, i) : DLN_NONE;
        const dln_ref *ref = r == DLN_NONE ? NULL : &s->doc->refs[r];
        if (ref != NULL && ref->count == 2 && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind == DLN_COUNTRY && s->doc->parties[s->doc->ref_parties[ref->first + 1]].party.kind == DLN_COUNTRY)
            return i;
    }
    return DLN_NONE;
}

/* "The joint commission is due in Accra on Friday", "is set for Friday": its sitting. The token of the body; DLN_NONE. */
static uint32_t body_that_is_due(const contact_sentence *s, const dln_verb_group *g)
{
    if (!dln_word_set_has(&s->words, DLN_LIST_WORKING_BODIES)) /* most sentences name none */
        return DLN_NONE;
    bool is_held = (g->flags & DLN_VERB_PASSIVE) != 0 && dln_span_is(dln_verb_lemma(s->doc, g), "hold");
    bool is_off = g->form == DLN_VERB_FINITE && (g->flags & DLN_VERB_RELATIVE) == 0 && contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_CANCEL) && contact_names_a_day(s);
    if (is_off)
        return body_of_two(s, g);
    if (g->form != DLN_VERB_FINITE || (g->flags & DLN_VERB_RELATIVE) != 0 || !(is_held || contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_PLAN)) || contact_is_class(s, g->end + contact_word_is(s, g->end, "due"), DLN_CLASS_TO) || !contact_names_a_day(s))
        return DLN_NONE;
    for (uint32_t i = g->subject_begin + 1; i < g->subject_end; i++) {
        if (contact_is_shared_body(s, i, g->subject_begin) && i + 1 == g->subject_end && !contact_word_is(s, g->subject_begin + 1, "of"))
            return i;
    }
    return DLN_NONE;
}

/* "On Tuesday he is in Bangkok with Sarr": to be in one place with somebody. "On 26 May Okonjo was in Dakar": a visit, if it is the
 * capital of another country. */
void contact_find_presence(contact_sentence *s, uint32_t v)
{
    const dln_doc *doc = s->doc;
    const dln_verb_group *g = &s->clauses->verbs[v];
    uint32_t at = g->end;
    if (contact_heads_team(s, g)) { /* "Okonjo headed the Ghanaian team and Diop that of Mali" */
        add_presence(s, v, at, "in one place with", DLN_CONTACT_PRESENCE);
        return;
    }
    uint32_t body = body_that_is_due(s, g);
    if (body != DLN_NONE) {
        add_presence(s, v, body + 1, "session", 0);
        if (s->trigger_count > 0 && s->triggers[s->trigger_count - 1].begin == body + 1) {
            s->triggers[s->trigger_count - 1].group_noun = g->subject_begin;
            s->triggers[s->trigger_count - 1].in_subject = contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_CANCEL);
        }
        return;
    }
    if (is_awaited_somewhere(s, g)) {
        add_presence(s, v, at, "visit", DLN_CONTACT_VISIT);
        return;
    }
    bool is_to_be = g->form == DLN_VERB_INFINITIVE && contact_word_is(s, g->end, "together") && g->reality == DLN_PLANNED; /* "are going to be together" */
    if ((g->form != DLN_VERB_FINITE && !is_to_be) || g->verb != DLN_NONE || !dln_token_is_class(doc, g->end - 1, DLN_CLASS_BE))
        return;
    if (contact_roll_call(s, g) != DLN_NONE) { /* "Present were Sarr and Diop" */
        add_presence(s, v, at, "in one place with", DLN_CONTACT_PRESENCE);
        return;
    }
    if (contact_owner_of_visitor(s, g) != DLN_NONE && contact_names_a_day(s)) { /* "Sarr's visitor on Monday was Okonjo" */
        add_presence(s, v, at, "in one place with", DLN_CONTACT_PRESENCE);
        return;
    }
    uint32_t beside = contact_word_is(s, at, "with") ? contact_ref_at(s, at + 1) : DLN_NONE;
    bool is_beside_one = beside != DLN_NONE && doc->refs[beside].count > 0 && (doc->refs[beside].flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) == 0 && (g->flags & DLN_VERB_RELATIVE) == 0 &&
                         doc->parties[doc->ref_parties[doc->refs[beside].first]].party.kind == DLN_PERSON && contact_names_a_day(s);
    if (contact_word_is(s, at, "with") && (lasts(s, at) || is_beside_one)) { /* "was with Sarr for an hour", "On 1 May she is with Sarr" */
        add_presence(s, v, at, "in one place with", DLN_CONTACT_PRESENCE);
        return;
    }
    bool are_together = contact_word_is(s, at, "together"); /* "are going to be together in Dakar on Friday" */
    at += are_together;
    uint32_t in = at + contact_word_is(s, at, "due");
    in += contact_word_is(s, in, "back");
    if (in > at && ONE_OF(s, in, "at", "to") && contact_word_is(s, in + 1, "the") && (contact_word_is(s, in + 2, "table") || contact_word_is(s, in + 3, "table"))) /* "are due back at the negotiating table in Dakar" */
        in += contact_word_is(s, in + 2, "table") ? 3 : 4;
    if (!contact_word_is(s, in, "in") && !contact_word_is(s, in, "at"))
        return;
    if ((g->flags & DLN_VERB_RELATIVE) == 0 && contact_names_a_day(s) && contact_names_a_place_at(s, in + 1) && are_of_several_countries(s, g->subject_begin, g->subject_end)) {
        add_presence(s, v, in, "in one place with", DLN_CONTACT_PRESENCE); /* "The two ministers will be back in Dakar on 3 March" */
        return;
    }
    if (in > at && !contact_word_is(s, at, "due"))
        return;
    at = in;
    for (uint32_t r = s->ref_begin; r < s->ref_end && doc->refs[r].begin <= at + 1; r++) {
        uint32_t with = doc->refs[r].end;
        if (doc->refs[r].begin != at + 1 || doc->refs[r].place == DLN_NONE || (doc->refs[r].flags & DLN_REF_POSSESSIVE) != 0 || contact_word_is(s, with, "'s"))
            continue; /* "was in the Kremlin's sights" */
        with += contact_word_is(s, with, ",");
        bool is_with = contact_word_is(s, with, "with");
        if (!is_with && ((g->flags & DLN_VERB_RELATIVE) != 0 || !contact_names_a_day(s)))
            continue; /* "Sarr, who is in Rome" tells of something else */
        add_presence(s, v, is_with ? with : at, is_with ? "in one place with" : "visit", is_with ? DLN_CONTACT_PRESENCE : DLN_CONTACT_VISIT);
        return;
    }
}

uint32_t contact_behind_house(const contact_sentence *s, uint32_t at)
{
    enum { WORDS = 4 };
    uint32_t first = at + 1;
    if (!contact_word_is(s, at, "to"))
        return at;
    if (contact_names_a_place_at(s, first))
        return first + 1;
    first += contact_is_class(s, first, DLN_CLASS_DETERMINER);
    for (uint32_t i = first; i < s->end && i < first + WORDS && s->doc->tokens.items[i].kind == DLN_TOKEN_WORD && !contact_is_class(s, i, DLN_CLASS_PREPOSITION); i++) {
        if (contact_word_in(s, i, DLN_LIST_RECEIVED_AT))
            return i + 1;
    }
    return at;
}

/* "had Sarr back at her table", "has Sarr to the ministry", "had Sarr in for tea": to have somebody there is to receive him. */
void contact_find_guest(contact_sentence *s, uint32_t v)
{
    const dln_verb_group *g = &s->clauses->verbs[v];
    if (g->end >= s->end || (g->flags & DLN_VERB_NEGATED) != 0)
        return;
    bool takes = ONE_OF(s, g->head, "took", "take", "takes", "drew", "draws", "pulled", "pulls"); /* "took Sarr aside" */
    if (!takes && !contact_is_class(s, g->head, DLN_CLASS_HAVE)) /* most verbs */
        return;
    contact_list guests = contact_nobody();
    uint32_t at = contact_chain(s, g->end, g->reach, &guests), next = at + 1;
    if (takes) {
        if (at > g->end && contact_has_person(s, &guests) && contact_word_is(s, at, "aside"))
            add_presence(s, v, at, "to dinner", DLN_CONTACT_PRESENCE);
        return;
    }
    if (at == g->end || !contact_has_person(s, &guests))
        return;
    at += contact_word_is(s, at, ","); /* "had the president, Moussa Sarr, to the palace" */
    next = at + 1;
    bool is_over = ONE_OF(s, at, "back", "over", "round", "in");
    uint32_t house = contact_behind_house(s, is_over ? next : at);
    bool is_house = house != (is_over ? next : at) && (!contact_word_is(s, at, "in") || contact_word_is(s, next, "to")); /* "had Sarr in to the palace" */
    bool is_own = (is_over ? ONE_OF(s, next, "at", "in") : contact_word_is(s, at, "at")) && contact_is_class(s, next + is_over, DLN_CLASS_DETERMINER) && contact_word_in(s, next + is_over + 1, DLN_LIST_OWN_PLACES);
    bool is_for = is_over && ((contact_word_is(s, next, "for") && (contact_word_in(s, next + 1, DLN_LIST_MEALS) || contact_word_in(s, next + 1, DLN_LIST_OCCASIONS) || contact_is_class(s, next + 1, DLN_CLASS_DETERMINER))) ||
                              (contact_word_is(s, next, "to") && contact_word_in(s, next + 1, DLN_LIST_MEALS)));
    if (is_house || is_own || is_for)
        add_presence(s, v, at, "to dinner", DLN_CONTACT_PRESENCE);
}

/* "17 October. European Council in Dakar.": a council that opens an entry, without a verb, sits. Its first token; DLN_NONE. */
uint32_t contact_council_of_entry(const contact_sentence *s)
{
    enum { NEAR = 4 };
    if (s->ref_begin == s->ref_end)
        return DLN_NONE;
    const dln_ref *ref = &s->doc->refs[s->ref_begin];
    bool has_council = false;
    uint32_t opener = s->timex_begin < s->timex_end && (s->doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0 ? s->timex_begin : s->heading;
    if (opener == DLN_NONE || ref->begin < s->doc->timexes[opener].end || ref->begin > s->doc->timexes[opener].end + NEAR || ref->begin > s->begin + NEAR || ref->kind != DLN_REF_PARTY || ref->count != 1 ||
        (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0 || !contact_is_organisation(s, s->doc->ref_parties[ref->first]))
        return DLN_NONE;
    for (uint32_t i = ref->begin; i < ref->end; i++)
        has_council |= contact_word_in(s, i, DLN_LIST_COUNCILS);
    bool is_alone = ref->end >= s->end || s->doc->tokens.items[ref->end].kind == DLN_TOKEN_MARK || ONE_OF(s, ref->end, "in", "at");
    return has_council && is_alone ? ref->begin : DLN_NONE;
}

/* An occasion that stands for itself, without a noun: the row whose forms begin with the form. */
static void add_bare(contact_sentence *s, uint32_t at, const char *form, uint32_t type)
{
    uint32_t row = contact_row_of_noun(s, form);
    if (row == DLN_NONE)
        return;
    s->triggers[s->trigger_count++] = (contact_trigger){.begin = at, .end = at, .row = row, .type = type, .flags = DLN_CONTACT_PRESENCE,
        .prior = dln_cell_decimal(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_PRIOR),
        .cameo = dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_CAMEO).text, .group = DLN_NONE, .group_noun = at};
}

/* "Monday: Okonjo and Sarr, by video, 15.00", "1000 Accra: President Mensah.": a line of an agenda that says who, and no more. */
void contact_find_on_agenda(contact_sentence *s)
{
    contact_list who = contact_nobody();
    if (s->trigger_count > 0 || s->ref_begin == s->ref_end || s->begin < s->doc->body_token)
        return;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        if (s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return;
    }
    uint32_t council = contact_council_of_entry(s);
    if (council != DLN_NONE) {
        add_bare(s, council, "meeting", DLN_CONTACT_MEETING);
        s->triggers[s->trigger_count - 1].flags = 0;
        return;
    }
    uint32_t with = contact_with_on_entry(s);
    if (with != DLN_NONE) {
        add_bare(s, with, "in one place with", DLN_CONTACT_MEETING);
        return;
    }
    uint32_t host = contact_host_on_line(s), first = s->doc->refs[s->ref_begin].begin;
    if (host != DLN_NONE) {
        add_bare(s, host, "in one place with", DLN_CONTACT_MEETING);
        return;
    }
    if (s->cue_count == 0 || !contact_names_a_day(s))
        return;
    contact_chain(s, first, s->end, &who);
    for (uint32_t k = 0; k < s->cue_count && who.count >= 2; k++) {
        if ((s->cues[k].cue == DLN_CUE_PHONE || s->cues[k].cue == DLN_CUE_VIDEO) && s->cues[k].begin >= s->doc->refs[s->ref_begin].end) {
            add_bare(s, first, "on the phone", DLN_CONTACT_CALL);
            return;
        }
    }
}
