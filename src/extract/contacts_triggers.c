/* src/extract/contacts_triggers.c - the words of a sentence that may tell of a meeting or a call: verbs of contact_verbs.tsv, nouns of
 * contact_nouns.tsv, to be somewhere with somebody; and the cue words around them.
 */
#include "extract/contacts.h"

#include "base/text.h"

static bool has_form(const contact_sentence *s, uint32_t at, dln_table table) { return (dln_begins(s->doc, at) & dln_table_bit(table)) != 0; }

/* The longest phrase of a table at the token: its row, or DLN_NONE. */
static uint32_t phrase_of(const contact_sentence *s, uint32_t at, dln_table table, uint32_t *tokens)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    const dln_doc *doc = s->doc;
    uint32_t alone;
    const uint32_t *senses = dln_senses_alone(doc->lexicon, &doc->tokens, at, s->end, &alone);
    if (senses != NULL) {
        uint32_t k = 0;
        bool fits = false; /* one that does lets the others through: see dln_phrases_at */
        while (k < alone && dln_sense_table(senses, k) != table)
            k++;
        for (uint32_t i = 0; k < alone && i < alone && !fits; i++)
            fits = dln_sense_fits(&doc->tokens, at, 1, dln_sense_at(senses, i), false);
        *tokens = fits ? 1 : *tokens;
        return fits ? dln_sense_at(senses, k).row : DLN_NONE;
    }
    for (size_t h = dln_phrases_at(doc->lexicon, &doc->tokens, at, s->end, false, hits); h > 0; h--) {
        for (uint32_t k = 0; k < hits[h - 1].sense_count; k++) {
            dln_sense sense = dln_sense_at(hits[h - 1].senses, k);
            if (sense.table == (uint8_t)table) {
                *tokens = hits[h - 1].tokens;
                return sense.row;
            }
        }
    }
    return DLN_NONE;
}

/* The tokens of the particle that a verb's row wants behind it, or 0: it wants none. DLN_NONE: it is not there. */
static uint32_t particle_at(const contact_sentence *s, uint32_t row, uint32_t at)
{
    dln_span rest = dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_PARTICLE), word;
    uint32_t tokens = 0;
    if (rest.len > 0 && at < s->end && s->doc->tokens.text.text[s->doc->tokens.items[at].begin] != rest.text[0]) /* most */
        return DLN_NONE;
    while (rest.len > 0) {
        dln_split(&rest, ' ', &word);
        if (at + tokens >= s->end || !dln_span_equals(dln_token_text(&s->doc->tokens, at + tokens), word))
            return DLN_NONE;
        tokens++;
    }
    if (tokens == 1 && contact_word_is(s, at, "on") && contact_behind_time(s, at) != at)
        return DLN_NONE; /* "called on Friday" */
    return tokens;
}

/* The row of a verb whose particle, if it wants one, stands behind the group. DLN_NONE. */
static uint32_t row_of_verb(const contact_sentence *s, const dln_verb_group *g, uint32_t *tokens)
{
    uint32_t count = 0;
    const uint32_t *rows = g->verb == DLN_NONE ? NULL : dln_referrers(s->doc->lexicon, DLN_TABLE_CONTACT_VERBS, g->verb, &count);
    for (uint32_t i = 0; i < count; i++) {
        *tokens = particle_at(s, rows[i], g->end);
        if (*tokens != DLN_NONE)
            return rows[i];
    }
    return DLN_NONE;
}

/* Whether the word is a form of a verb that has a frame. */
static bool has_frame(const dln_doc *doc, uint32_t word)
{
    uint32_t count, rows = 0;
    const uint32_t *senses = dln_word_senses(doc->lexicon, word, &count);
    for (uint32_t k = 0; k < count && rows == 0; k++) {
        dln_sense sense = dln_sense_at(senses, k);
        if (sense.table == DLN_TABLE_VERBS)
            (void)dln_referrers(doc->lexicon, DLN_TABLE_CONTACT_VERBS, sense.row, &rows);
    }
    return rows > 0;
}

/* What stands behind "is" where to be somewhere, or with somebody, is an occasion: see find_presence. */
static bool opens_presence(const contact_sentence *s, uint32_t at)
{
    return contact_word_is(s, at, "with") || contact_word_is(s, at, "together") || contact_word_is(s, at, "among") || contact_word_is(s, at, "also") || contact_word_is(s, at, "in") || contact_word_is(s, at, "at") || contact_word_is(s, at, "back") || contact_word_is(s, at, "due");
}

/* What stands somewhere behind "had" where to have somebody there is to receive him: see find_guest. */
static bool has_guest_words(const contact_sentence *s, uint32_t at)
{
    enum { REACH = 16 };
    for (uint32_t i = at; i < s->end && i < at + REACH; i++) {
        if (ONE_OF(s, i, "back", "over", "round", "in", "to", "at") && contact_ref_at(s, contact_word_is(s, i - 1, ",") ? i - 2 : i - 1) != DLN_NONE)
            return true;
    }
    return false;
}

bool contact_has_trigger(const contact_sentence *s)
{
    const dln_doc *doc = s->doc;
    bool is_of_entry = s->timex_begin < s->timex_end && (doc->timexes[s->timex_begin].flags & DLN_TIMEX_HEADING) != 0; /* "Monday: Okonjo and Sarr, by video" */
    uint64_t openers = dln_table_bit(DLN_TABLE_CONTACT_NOUNS) | (is_of_entry ? dln_table_bit(DLN_TABLE_CONTACT_CUES) : 0);
    bool is_open = false, is_present = false; /* a word that may begin a form; to be where or with whom */
    if (dln_sentence_has(doc, s->index, dln_table_bit(DLN_TABLE_CONTACT_NOUNS)))
        return true;
    for (uint32_t i = s->begin; i < s->end; i++) {
        const dln_token *token = &doc->tokens.items[i];
        if ((token->tables & dln_table_bit(DLN_TABLE_VERBS)) != 0 && has_frame(doc, token->word))
            return true;
        is_open |= (token->tables & openers) != 0;
        if (contact_word_in(s, i, DLN_LIST_HEADS_TEAM))
            return true;
        uint32_t classes = dln_token_classes(doc, i);
        bool is_be = (classes >> DLN_CLASS_BE & 1) != 0, is_modal = (classes >> DLN_CLASS_MODAL & 1) != 0, is_have = (classes >> DLN_CLASS_HAVE & 1) != 0;
        is_present = is_present || (is_be && opens_presence(s, i + 1));
        if (is_be && i > s->begin && (ONE_OF(s, i - 1, "present", "attendance", "table") || (contact_word_is(s, i + 1, "among") && contact_word_is(s, i + 2, "those")) || (contact_word_is(s, s->begin + 2, "table") && i < s->begin + 10) || contact_word_in(s, i - 1, DLN_LIST_HOSTS_OF_TWO)))
            return true;
        if ((is_be || is_modal) && i > s->begin && contact_is_shared_body(s, i - 1, s->begin))
            return true; /* "The joint commission is due in Dakar" */
        if (contact_word_is(s, i, "aside") || contact_word_in(s, i, DLN_LIST_VISITORS) || (is_have && has_guest_words(s, i + 1)) || (is_be && ONE_OF(s, i + 1, "expected", "awaited")))
            return true;
    }
    return (is_open && (is_present || dln_sentence_has(doc, s->index, dln_table_bit(DLN_TABLE_CONTACT_CUES)))) || contact_council_of_entry(s) != DLN_NONE || contact_with_on_entry(s) != DLN_NONE;
}

bool contact_names_a_place_at(const contact_sentence *s, uint32_t token)
{
    token += contact_word_is(s, token, "the");
    for (uint32_t r = s->ref_begin; r < s->ref_end && s->doc->refs[r].begin <= token; r++) {
        if (token < s->doc->refs[r].end && s->doc->refs[r].place != DLN_NONE)
            return true;
    }
    return false;
}

static bool names_an_envoy(const contact_sentence *s)
{
    for (uint32_t i = s->begin; i < s->end; i++) {
        if (contact_word_in(s, i, DLN_LIST_ENVOYS))
            return true;
    }
    return false;
}

/* "for talks", "for a talk", behind the token. */
static bool is_for_talks(const contact_sentence *s, uint32_t at)
{
    enum { NEAR = 20 };
    for (uint32_t i = at; i + 2 < s->end && i < at + NEAR; i++) {
        if (contact_word_is(s, i, "for") && (has_form(s, i + 1, DLN_TABLE_CONTACT_NOUNS) || has_form(s, i + 2, DLN_TABLE_CONTACT_NOUNS)))
            return true;
    }
    return false;
}

void contact_find_cues(contact_sentence *s)
{
    uint32_t tokens = 1;
    bool is_asked = false, has_envoy = false; /* once for the sentence */
    if (!dln_sentence_has(s->doc, s->index, dln_table_bit(DLN_TABLE_CONTACT_CUES)))
        return;
    for (uint32_t i = s->begin; i < s->end && s->cue_count < CONTACT_CUES; i += tokens) {
        uint32_t row = has_form(s, i, DLN_TABLE_CONTACT_CUES) ? phrase_of(s, i, DLN_TABLE_CONTACT_CUES, &tokens) : DLN_NONE;
        if (row == DLN_NONE) {
            tokens = 1;
            continue;
        }
        dln_contact_cue cue = (dln_contact_cue)dln_cell(s->doc->lexicon, DLN_TABLE_CONTACT_CUES, row, DLN_CONTACT_CUES_CUE);
        if (cue == DLN_CUE_CANCEL && contact_word_is(s, i + tokens - 1, "to") && contact_names_a_place_at(s, i + tokens))
            continue; /* "The talks were moved to the palace" */
        if (cue == DLN_CUE_CANCEL && contact_word_is(s, i + tokens - 1, "off") && contact_word_is(s, i + tokens, "to") && contact_names_a_place_at(s, i + tokens + 1))
            continue; /* "Okonjo is off to Dakar" */
        if (cue == DLN_CUE_CANCEL && contact_word_is(s, i + tokens - 1, "held") && contact_word_in(s, i + tokens, DLN_LIST_HELD_ELSE))
            continue; /* "The talks will not be held up by the strike" */
        if (cue == DLN_CUE_SUMMON && !is_asked) {
            is_asked = true;
            has_envoy = names_an_envoy(s);
        }
        if (cue == DLN_CUE_SUMMON && !has_envoy && (contact_word_is(s, i, "recalled") || (contact_word_is(s, i, "called") && is_for_talks(s, i))))
            continue; /* "recalled his talk with Sarr", "called in Sarr for a talk" */
        s->cues[s->cue_count++] = (contact_cue){i, i + tokens, (uint8_t)cue};
        s->cue_kinds |= 1u << cue;
    }
}

bool contact_is_apostrophe(const contact_sentence *s, uint32_t token) { return contact_word_is(s, token, "'") || contact_word_is(s, token, "\xE2\x80\x99"); }

/* "The Ghanaian and Togolese ministers", "the commanders" of two countries, no teams. */
static bool names_nations(const contact_sentence *s, const dln_ref *ref)
{
    if ((ref->flags & DLN_REF_ROLE) == 0)
        return false;
    if (ref->count >= 2 && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind == DLN_COUNTRY)
        return true;
    for (uint32_t i = ref->begin + (uint32_t)dln_token_is_class(s->doc, ref->begin, DLN_CLASS_DETERMINER); i < ref->end; i++) {
        if (has_form(s, i, DLN_TABLE_COUNTRIES) || has_form(s, i, DLN_TABLE_ORGANISATIONS))
            return true;
    }
    return false;
}

/* "a truce, agreed by Sarr in talks with Diop, may hold", "Okonjo, expected in Dakar for talks with Sarr, was": the participle within the subject
 * that the words before the noun belong to; DLN_NONE. */
static uint32_t participle_before(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    bool is_for = t->group_noun > g->subject_begin && contact_word_is(s, t->group_noun - 1, "for");
    uint32_t v = is_for || (t->group_noun > g->subject_begin && contact_word_in(s, t->group_noun - 1, DLN_LIST_HELD_PREPOSITIONS)) ? dln_verb_before(s->clauses, t->group_noun) : DLN_NONE;
    const dln_verb_group *inner = v == DLN_NONE || (is_for && !dln_verb_in(s->doc->lexicon, s->clauses->verbs[v].verb, DLN_LIST_EXPECTING)) ? NULL : &s->clauses->verbs[v];
    if (inner == NULL || inner == g || inner->form != DLN_VERB_PARTICIPLE || inner->begin <= g->subject_begin)
        return DLN_NONE;
    for (uint32_t i = inner->end; i < t->group_noun; i++) {
        if (contact_word_is(s, i, ","))
            return DLN_NONE;
    }
    return v;
}

bool contact_is_teller(const contact_sentence *s, const dln_verb_group *g)
{
    return g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (g->flags & (DLN_VERB_PASSIVE | DLN_VERB_RELATIVE)) == 0 && (s->doc->tokens.items[g->head].tables & dln_table_bit(DLN_TABLE_REPORTING)) != 0;
}

/* "will receive Sarr on Thursday, China confirmed on Monday, at a summit": who tells is put in, and the summit goes on from before. Not ", Diop
 * said on Monday, at talks with Sarr", ", after a meeting": his own. */
static bool is_put_in_by_teller(const contact_sentence *s, const contact_trigger *t, const dln_verb_group *g)
{
    return contact_is_teller(s, g) && g->subject_begin > s->begin && contact_word_is(s, g->subject_begin - 1, ",") && t->group_noun > g->end + 1 && contact_word_is(s, t->group_noun - 2, ",") &&
           ONE_OF(s, t->group_noun - 1, "at", "during", "in") && !ONE_OF(s, t->end, "with", "between");
}

/* Whether the token opens a clause: "that" of "said on Monday that talks were held". */
static bool is_clause_mark(const contact_sentence *s, uint32_t token)
{
    uint32_t clause = dln_clause_at(s->clauses, token);
    return clause != DLN_NONE && s->clauses->clauses[clause].kind == DLN_CLAUSE_THAT && s->clauses->clauses[clause].begin == token;
}

/* The noun group of a noun trigger, and the verb group that it belongs to. */
static void place_noun(const contact_sentence *s, contact_trigger *t)
{
    enum { FAR = 40 };
    t->group_noun = t->begin;
    for (uint32_t n = 0; n < s->clauses->noun_count; n++) {
        if (s->clauses->nouns[n].begin <= t->begin && t->begin < s->clauses->nouns[n].end)
            t->group_noun = s->clauses->nouns[n].begin;
    }
    for (uint32_t i = t->begin; i > t->group_noun; i--) { /* "the teams' meeting": whose it is is asked for below */
        if (contact_is_apostrophe(s, i - 1))
            t->group_noun = i;
    }
    for (uint32_t x = dln_doc_timex_from(s->doc, t->begin); x > s->timex_begin && s->doc->timexes[x - 1].begin + FAR > t->group_noun; x--) { /* "an hour-long meeting", "an account of today's one-hour call" */
        const dln_timex *timex = &s->doc->timexes[x - 1];
        bool is_whose = timex->type == DLN_TIMEX_DATE && contact_word_is(s, timex->end, "'s") && (timex->end == t->group_noun || timex->end + 1 == t->group_noun);
        if (((timex->type == DLN_TIMEX_DURATION && timex->end == t->group_noun) || is_whose) && timex->begin > s->begin)
            t->group_noun = timex->begin;
    }
    uint32_t far = t->group_noun > s->begin + FAR ? t->group_noun - FAR : s->begin;
    for (uint32_t r = dln_doc_ref_from(s->doc, far); r < s->ref_end && s->doc->refs[r].begin <= t->group_noun && t->group_noun > s->begin; r++) {
        const dln_ref *ref = &s->doc->refs[r], *next = r + 1 < s->ref_end ? ref + 1 : NULL;
        bool is_owner = ref->end == t->group_noun || (ref->end + 1 == t->group_noun && contact_is_apostrophe(s, ref->end)); /* "the Ghanaian and Togolese ministers' meeting" */
        bool is_with_owner = next != NULL && next->begin == t->group_noun && next->begin == ref->end + 1 && contact_word_is(s, ref->end, "and") && (next->flags & DLN_REF_POSSESSIVE) != 0; /* "Ghana and Togo's meeting" */
        if (ref->kind == DLN_REF_PARTY && ((is_owner && contact_is_apostrophe(s, t->group_noun - 1) && names_nations(s, ref)) || is_with_owner))
            t->group_noun = ref->begin;
    }
    uint32_t people = t->group_noun > s->begin + 1 && contact_is_apostrophe(s, t->group_noun - 1) && contact_is_assembly_word(s, t->group_noun - 2) ? t->group_noun - 2 : DLN_NONE; /* "an emergency foreign ministers' meeting" */
    for (uint32_t n = 0; n < s->clauses->noun_count && people != DLN_NONE; n++) {
        if (s->clauses->nouns[n].begin <= people && people < s->clauses->nouns[n].end && s->clauses->nouns[n].begin < t->group_noun)
            t->group_noun = s->clauses->nouns[n].begin;
    }
    uint32_t body = t->group_noun > s->begin && t->group_noun < t->begin ? contact_ref_at(s, t->group_noun - 1) : DLN_NONE; /* "at the Friends of the Dakar Accord meeting": one name */
    if (body != DLN_NONE && s->doc->refs[body].kind == DLN_REF_PARTY && s->doc->refs[body].begin < t->group_noun && s->doc->refs[body].end > t->group_noun && s->doc->refs[body].end <= t->begin)
        t->group_noun = s->doc->refs[body].begin;
    while (t->group_noun > s->begin && (contact_ordinal(s, t->group_noun - 1) != 0 || contact_word_is(s, t->group_noun - 1, "last") || contact_word_is(s, t->group_noun - 1, "next")))
        t->group_noun--; /* "their first summit" */
    uint32_t owner = t->group_noun > s->begin + 1 && t->group_noun < t->begin && (contact_word_is(s, t->group_noun - 1, "'s") || contact_is_apostrophe(s, t->group_noun - 1)) ? contact_ref_at(s, t->group_noun - 2) : DLN_NONE;
    if (owner != DLN_NONE && (s->doc->refs[owner].flags & DLN_REF_POSSESSIVE) != 0)
        t->group_noun = s->doc->refs[owner].begin; /* "Okonjo's first meeting with Sarr" */
    uint32_t joint = owner != DLN_NONE && t->group_noun == s->doc->refs[owner].begin && t->group_noun > s->begin + 1 && contact_word_is(s, t->group_noun - 1, "and") ? contact_ref_at(s, t->group_noun - 2) : DLN_NONE;
    if (joint != DLN_NONE && s->doc->refs[joint].end + 1 == t->group_noun && s->doc->refs[joint].kind == DLN_REF_PARTY && (s->doc->refs[joint].flags & DLN_REF_POSSESSIVE) == 0)
        t->group_noun = s->doc->refs[joint].begin; /* "Okonjo and Sarr's first meeting" */
    bool is_joint = t->group_noun > s->begin + 1 && contact_word_is(s, t->group_noun - 1, "that") && (dln_verb_at(s->clauses, t->group_noun - 2) != DLN_NONE || is_clause_mark(s, t->group_noun - 1)); /* "said that talks", "said on Monday that talks" */
    if (t->group_noun > s->begin && !is_joint && dln_token_is_class(s->doc, t->group_noun - 1, DLN_CLASS_DETERMINER) && !dln_token_is_class(s->doc, t->group_noun, DLN_CLASS_DETERMINER))
        t->group_noun--;
    t->group = DLN_NONE;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form != DLN_VERB_FINITE || g->subject_begin > t->begin || t->begin >= g->subject_end)
            continue;
        uint32_t inner = participle_before(s, t, g);
        if (inner != DLN_NONE) {
            t->group = inner;
            return;
        }
        uint32_t outer = (g->flags & DLN_VERB_RELATIVE) != 0 ? dln_verb_before(s->clauses, t->group_noun) : DLN_NONE; /* "They had a meeting that focused on trade" */
        bool is_part = contact_word_is(s, t->group_noun - 1, "of") && t->group_noun > s->begin + 1 && (contact_word_in(s, t->group_noun - 2, DLN_LIST_LEGS) || contact_word_in(s, t->group_noun - 2, DLN_LIST_STRETCHES)); /* "hold the second day of talks, which" */
        bool is_told_by_outer = outer != DLN_NONE && outer < v && s->clauses->verbs[outer].reach > t->begin &&
                                 (s->clauses->verbs[outer].end == t->group_noun || is_part || (contact_word_in(s, t->group_noun - 1, DLN_LIST_HELD_PREPOSITIONS) && !contact_word_is(s, t->group_noun, "the")));
        t->group = is_told_by_outer ? outer : v;
        t->in_subject = !is_told_by_outer;
        return;
    }
    uint32_t verb = dln_verb_before(s->clauses, t->begin);
    if (verb != DLN_NONE && verb > 0 && s->clauses->verbs[verb].end > t->begin)
        verb--; /* "came face to face" */
    if (verb != DLN_NONE && s->clauses->verbs[verb].reach > t->begin)
        t->group = verb;
    const dln_verb_group *own = t->group == DLN_NONE || t->group == 0 ? NULL : &s->clauses->verbs[t->group];
    if (own != NULL && is_put_in_by_teller(s, t, own))
        t->group--;
    else if (own != NULL && (own->flags & DLN_VERB_RELATIVE) != 0 && own->subject_end > own->subject_begin && dln_verb_in(s->doc->lexicon, own->verb, DLN_LIST_INCLUDING) && contact_word_in(s, own->subject_end - 1, DLN_LIST_TOURS))
        t->group--; /* "flew to Dakar for a visit that includes talks with Sarr" */
    if (t->group != DLN_NONE || t->group_noun == s->begin)
        return;
    /* "In a call with Sarr, Okonjo asked ...": the occasion opens the sentence, who acts comes behind */
    uint32_t first = t->group_noun - 1;
    bool is_put_in = first > s->begin + 2 && contact_word_is(s, first - 1, ",") && dln_token_is_class(s->doc, first - 2, DLN_CLASS_AND); /* "flew to Dakar and, after talks with Sarr, announced" */
    bool opens = (first <= contact_told_begin(s) + 2 || is_put_in) && contact_word_in(s, first, DLN_LIST_OCCASION_OPENERS);
    opens |= first == s->begin && contact_word_is(s, first, "on") && (t->flags & DLN_CONTACT_VISIT) != 0; /* "On a visit to Porto, Okonjo called for calm" */
    opens |= first <= s->begin + 3 && ONE_OF(s, first, "from", "of", "off") && contact_word_in(s, s->begin, DLN_LIST_INSERTION_OPENERS); /* "Fresh from talks with Sarr, Okonjo asked ..." */
    for (uint32_t v = 0; opens && v < s->clauses->verb_count; v++) {
        if (s->clauses->verbs[v].begin >= t->end && s->clauses->verbs[v].form == DLN_VERB_FINITE) {
            t->group = v;
            return;
        }
    }
}

/* "The fourth was in Washington", "another on 8 April": an ordinal without its noun. */
static bool stands_for_noun(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t next = contact_word_is(s, t->end, ",") ? t->end + 1 : t->end;
    bool opens = contact_word_is(s, t->begin, "another") || (t->begin > s->begin && dln_token_is_class(s->doc, t->begin - 1, DLN_CLASS_DETERMINER));
    if (!opens)
        return false;
    if (next > t->end && (contact_cue_within(s, next, next + 1, DLN_CUE_PLAN) || (contact_word_is(s, next, "called") && contact_word_is(s, next + 1, "for"))))
        return true; /* "a third, set for 8 March" */
    return contact_word_in(s, next, DLN_LIST_NOUN_BEHIND);
}

/* "bilateral funding", "a round of military exercises": the word is about another noun. */
static bool is_of_another(const contact_sentence *s, uint32_t at, uint32_t tokens)
{
    const dln_doc *doc = s->doc;
    uint32_t next = at + tokens;
    if (next >= s->end)
        return false;
    const dln_token *token = &doc->tokens.items[next];
    bool is_adjective = contact_word_is(s, at, "bilateral") || contact_word_is(s, at, "trilateral");
    if (at > s->begin && contact_word_is(s, at - 1, "under") && contact_word_in(s, at, DLN_LIST_PLANNING_NOUNS))
        return true; /* "A visit is under discussion" */
    if (is_adjective && (doc->tokens.items[at].flags & token->flags & DLN_CAPITAL) != 0 && token->kind == DLN_TOKEN_WORD)
        return true; /* "the Bilateral Commission" */
    uint32_t verb = dln_verb_at(s->clauses, next); /* "bilateral funding" is none */
    if (is_adjective)
        return token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) == 0 && (verb == DLN_NONE || s->clauses->verbs[verb].form == DLN_VERB_GERUND) &&
               !dln_token_is_class(doc, next, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, next, DLN_CLASS_AND) && !dln_token_is_class(doc, next, DLN_CLASS_EITHER) &&
               !dln_token_is_class(doc, next, DLN_CLASS_THAT) && !dln_token_is_class(doc, next, DLN_CLASS_RELATIVE);
    if ((!contact_word_is(s, at, "round") && !contact_word_is(s, at, "rounds")) || !contact_word_is(s, next, "of"))
        return false;
    for (uint32_t i = next + 1, length; i < s->end && i < next + 6; i++) {
        if (contact_word_in(s, i, DLN_LIST_ROUNDS_OF) || phrase_of(s, i, DLN_TABLE_CONTACT_NOUNS, &length) != DLN_NONE)
            return false;
    }
    return true;
}

/* The row of contact_nouns.tsv that begins with the form. */
uint32_t contact_row_of_noun(const contact_sentence *s, const char *form)
{
    uint32_t row = 0, rows = dln_row_count(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS);
    while (row < rows && !dln_starts_with(dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_FORMS), dln_span_of(form)))
        row++;
    return row < rows ? row : DLN_NONE;
}

bool contact_is_assembly_word(const contact_sentence *s, uint32_t token)
{
    uint32_t tokens, row = has_form(s, token, DLN_TABLE_CONTACT_NOUNS) ? phrase_of(s, token, DLN_TABLE_CONTACT_NOUNS, &tokens) : DLN_NONE;
    return row != DLN_NONE && (dln_cell(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_FLAGS) & DLN_CONTACT_ASSEMBLY) != 0;
}

bool contact_names_a_day(const contact_sentence *s)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        bool opens_entry = (timex->flags & DLN_TIMEX_HEADING) != 0 && dln_when_is_known(&timex->when);
        if ((opens_entry || contact_date_is_usable(timex)) && dln_when_grain(&timex->when) >= DLN_GRAIN_DAY)
            return true;
    }
    return false;
}

static bool is_divider(const contact_sentence *s, uint32_t at)
{
    return contact_word_is(s, at, "-") || contact_word_is(s, at, ":") || contact_word_is(s, at, "\xE2\x80\x94") || contact_word_is(s, at, "\xE2\x80\x93") || contact_word_is(s, at, ";");
}

/* "BRUSSELS - NATO foreign ministers, March 20": words of an agenda, without a verb, that open with who meets. */
static bool is_agenda(const contact_sentence *s, uint32_t noun)
{
    uint32_t r = contact_ref_at(s, noun);
    if (r == DLN_NONE || s->begin < s->doc->body_token)
        return false;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        if (s->clauses->verbs[v].form == DLN_VERB_FINITE)
            return false;
    }
    uint32_t first = s->doc->refs[r].begin; /* of all, or behind the place, the day, the hour */
    return first < noun && s->doc->refs[r].count > 0 && (first == s->begin || is_divider(s, first - 1));
}

/* "told an audience in Dakar", "before an audience of students": people who listen. */
static bool is_listening(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->group == DLN_NONE || t->in_subject ? NULL : &s->clauses->verbs[t->group];
    bool is_told = g != NULL && g->end == t->group_noun && g->verb != DLN_NONE && dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS) == DLN_GOVERNS_REPORT;
    return is_told || (t->group_noun > s->begin && ONE_OF(s, t->group_noun - 1, "before", "to") && contact_is_class(s, t->group_noun, DLN_CLASS_DETERMINER)) || contact_word_is(s, t->end, "of");
}

static bool has_guest_there(const contact_sentence *s, uint32_t group)
{
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        if (s->triggers[k].group == group && s->triggers[k].begin == s->triggers[k].end)
            return true;
    }
    return false;
}

/* "rang round": a word of the verb, and no noun. */
static bool is_particle(const contact_sentence *s, uint32_t token)
{
    for (uint32_t k = 0; k < s->trigger_count && s->triggers[k].is_verb; k++) {
        if (s->triggers[k].begin < token && token < s->triggers[k].end)
            return true;
    }
    return false;
}

/* "the end of a three-day summit": from the noun, or what stands before it, to the token before those words. */
static uint32_t before_parts(const contact_sentence *s, uint32_t first)
{
    enum { LENGTH = 8 };
    uint32_t at = first;
    for (uint32_t x = dln_doc_timex_from(s->doc, first > s->begin + LENGTH ? first - LENGTH : s->begin); x < s->timex_end && s->doc->timexes[x].begin < first && at == first; x++) {
        if (s->doc->timexes[x].end == first && s->doc->timexes[x].type == DLN_TIMEX_DURATION)
            at = s->doc->timexes[x].begin;
    }
    if (at > s->begin && at < first && (contact_word_is(s, at - 1, "a") || contact_word_is(s, at - 1, "the") || contact_word_is(s, at - 1, "their") || contact_word_is(s, at - 1, "its")))
        at--;
    if (at < s->begin + 4 || !contact_word_is(s, at - 1, "of") || !(contact_word_in(s, at - 2, DLN_LIST_START_NOUNS) || contact_word_in(s, at - 2, DLN_LIST_END_WORDS)))
        return at > s->begin ? at - 1 : s->begin;
    return contact_word_is(s, at - 3, "the") ? at - 4 : at - 3;
}

/* The token before the noun group of an occasion; "after two days of talks": the one before the span. */
static uint32_t before_group(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t before = before_parts(s, t->group_noun);
    if (before > s->begin + 1 && contact_word_is(s, before, "of") && contact_word_in(s, before - 1, DLN_LIST_STRETCHES)) {
        before -= 2;
        for (uint32_t x = s->timex_begin; x < s->timex_end && !contact_word_is(s, before, "following"); x++) {
            if (s->doc->timexes[x].begin <= before && before < s->doc->timexes[x].end && s->doc->timexes[x].begin > s->begin)
                before = s->doc->timexes[x].begin - 1;
        }
    }
    if (before > s->begin + 1 && contact_word_is(s, before, "of") && contact_word_in(s, before - 1, DLN_LIST_LEGS) && contact_ordinal(s, before - 2) != 0) {
        before = before > s->begin + 2 ? before - 3 : s->begin; /* "hold their second day of talks" */
        before -= before > s->begin && contact_is_class(s, before, DLN_CLASS_DETERMINER);
    }
    return before;
}

/* Where the time expression begins that holds the token ("two hours with"); the token: there is none. */
static uint32_t stretch_of(const contact_sentence *s, uint32_t token)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end && s->doc->timexes[x].begin <= token; x++) {
        if (token < s->doc->timexes[x].end)
            return s->doc->timexes[x].begin;
    }
    return token;
}

/* "just over an", "about two and a half": nothing but how long stands between. */
static bool is_length_behind(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    enum { MOST = 6 };
    bool is_length = begin < end && end - begin <= MOST;
    for (uint32_t i = begin; i < end && is_length; i++)
        is_length = contact_word_in(s, i, DLN_LIST_LENGTH_WORDS) || s->doc->tokens.items[i].kind == DLN_TOKEN_NUMBER || stretch_of(s, i) < i;
    return is_length;
}

/* "quit the Pacific Islands Forum", "rejoined the Forum": the last word of the name of an organisation that somebody joins or leaves. */
static bool is_member_of(const contact_sentence *s, const dln_ref *ref, uint32_t noun)
{
    uint32_t before = ref->begin > s->begin ? ref->begin - 1 : s->begin;
    before -= before > s->begin && contact_word_is(s, before, "the");
    return ref->begin < noun && ref->end == noun + 1 && ref->count == 1 && (s->doc->tokens.items[noun].flags & DLN_CAPITAL) != 0 && contact_is_organisation(s, s->doc->ref_parties[ref->first]) && contact_word_in(s, before, DLN_LIST_MEMBERSHIP);
}

/* A person who is named, or told of by a role, right behind the token: the token behind. DLN_NONE. */
static uint32_t behind_person(const contact_sentence *s, uint32_t at)
{
    contact_list who = contact_nobody();
    uint32_t end = at < s->end ? contact_chain(s, at + 1, s->end, &who) : at;
    return who.count > 0 && contact_has_person(s, &who) ? end : DLN_NONE;
}

/* "A call on Sarr by Okonjo", "her call on Sarr": a visit; not "a call on Sarr to resign", "a call on Friday". */
static bool is_call_on(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t on = t->end, by = t->end, behind;
    if (!ONE_OF(s, t->begin, "call", "calls") || t->end != t->begin + 1)
        return false;
    if (contact_word_is(s, by, "by") && behind_person(s, by) != DLN_NONE)
        on = behind_person(s, by);
    const dln_verb_group *g = t->in_subject || t->group == DLN_NONE || s->clauses->verbs[t->group].end != t->group_noun ? NULL : &s->clauses->verbs[t->group];
    if (g != NULL && !dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PAYING) && contact_governs(s, g) != DLN_GOVERNS_CANCEL && contact_governs(s, g) != DLN_GOVERNS_PLAN)
        return false; /* "repeated her call on Sarr" */
    behind = contact_word_is(s, on, "on") ? behind_person(s, on) : DLN_NONE;
    return behind != DLN_NONE && !ONE_OF(s, behind, "to", "for", "not") && !contact_cue_within(s, s->begin, s->end, DLN_CUE_PHONE) && !contact_cue_within(s, s->begin, s->end, DLN_CUE_VIDEO);
}

/* A call that is a visit has the row of one. */
static void turn_to_visit(const contact_sentence *s, contact_trigger *t)
{
    uint32_t row = contact_row_of_noun(s, "courtesy call");
    if (row == DLN_NONE)
        return;
    t->row = row;
    t->type = DLN_CONTACT_MEETING;
    t->flags = DLN_CONTACT_VISIT;
    t->prior = dln_cell_decimal(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_PRIOR);
    t->cameo = dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_CAMEO).text;
}

/* "spoke on Monday evening with Sarr": when; but "spent Monday evening with Sarr". */
static bool is_part_of_day(const contact_sentence *s, uint32_t noun)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end && s->doc->timexes[x].begin < noun; x++) {
        uint32_t before = s->doc->timexes[x].begin, verb = before > s->begin ? dln_verb_at(s->clauses, before - 1) : DLN_NONE;
        if (s->doc->timexes[x].end > noun && s->doc->timexes[x].type != DLN_TIMEX_DURATION)
            return verb == DLN_NONE || !dln_span_is(dln_verb_lemma(s->doc, &s->clauses->verbs[verb]), "spend");
    }
    return false;
}

void contact_find_triggers(contact_sentence *s)
{
    const dln_lexicon *lexicon = s->doc->lexicon;
    for (uint32_t v = 0; v < s->clauses->verb_count && s->trigger_count < CONTACT_TRIGGERS; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        uint32_t particle = 0, row = row_of_verb(s, g, &particle);
        if (row == DLN_NONE || (contact_word_is(s, g->head + 1, "-") && (s->doc->tokens.items[g->head + 1].flags & DLN_SPACED) == 0))
            continue; /* "a sit-down" is no sitting down */
        contact_trigger t = {.begin = g->head, .end = particle > 0 ? g->end + particle : g->head + 1, .is_verb = true, .row = row,
            .type = dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_TYPE), .flags = dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_PATTERN),
            .needs = dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_NEEDS), .prior = dln_cell_decimal(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_PRIOR),
            .cameo = dln_cell_text(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_CAMEO).text, .group = v, .group_noun = g->head};
        if (t.flags != DLN_CONTACT_HOST || (t.needs & DLN_NEEDS_SETTING) == 0 || contact_has_errand(s, &t)) /* not "flew home" */
            s->triggers[s->trigger_count++] = t;
    }
    for (uint32_t v = 0; v < s->clauses->verb_count && s->trigger_count < CONTACT_TRIGGERS; v++) {
        contact_find_presence(s, v);
        contact_find_guest(s, v);
    }
    if (s->trigger_count < CONTACT_TRIGGERS && contact_has_hours(s))
        contact_find_hours(s);
    uint32_t tokens = 1;
    bool has_nouns = dln_sentence_has(s->doc, s->index, dln_table_bit(DLN_TABLE_CONTACT_NOUNS));
    for (uint32_t i = s->begin; has_nouns && i < s->end && s->trigger_count < CONTACT_TRIGGERS; i += tokens) {
        uint32_t row = has_form(s, i, DLN_TABLE_CONTACT_NOUNS) ? phrase_of(s, i, DLN_TABLE_CONTACT_NOUNS, &tokens) : DLN_NONE;
        if (row == DLN_NONE || is_particle(s, i)) {
            tokens = 1;
            continue;
        }
        uint32_t verb = dln_verb_at(s->clauses, i + tokens - 1);
        if (tokens == 1 && verb != DLN_NONE && s->clauses->verbs[verb].head == i)
            continue; /* "he talks", "she visits" */
        uint32_t flags = dln_cell(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_FLAGS);
        uint32_t ref = contact_ref_at(s, i);
        if (ref != DLN_NONE && (flags & DLN_CONTACT_ASSEMBLY) == 0 && s->doc->refs[ref].name_begin == i && s->doc->refs[ref].end >= i + tokens && (s->doc->refs[ref].flags & DLN_REF_ROLE) != 0)
            continue; /* "the Forum": an organisation */
        if (ref != DLN_NONE && (s->doc->tokens.items[i].flags & DLN_CAPITAL) != 0 && (s->doc->refs[ref].flags & DLN_REF_ROLE) != 0 && i > s->doc->refs[ref].begin && i + tokens < s->doc->refs[ref].end && contact_word_is(s, i + tokens, "'s"))
            continue; /* "the Asian Forum's chair" */
        if (ref != DLN_NONE && (flags & DLN_CONTACT_OTHERS) != 0 && is_member_of(s, &s->doc->refs[ref], i))
            continue; /* "quit the Pacific Islands Forum" */
        if ((flags & DLN_CONTACT_NEVER) != 0 || ((flags & DLN_CONTACT_ASSEMBLY) != 0 && !is_agenda(s, i)) || is_of_another(s, i, tokens))
            continue;
        contact_trigger *t = &s->triggers[s->trigger_count];
        *t = (contact_trigger){.begin = i, .end = i + tokens, .row = row, .type = dln_cell(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_TYPE),
            .flags = flags, .prior = dln_cell_decimal(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_PRIOR),
            .cameo = dln_cell_text(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_CAMEO).text};
        if (tokens > 1 && contact_word_is(s, t->end - 1, "with") && i > s->begin && (contact_word_is(s, i - 1, "same") || contact_word_is(s, i - 1, "that") || is_part_of_day(s, i)))
            continue; /* "another the same day with Sarr": when */
        if (tokens > 1 && contact_word_is(s, t->end - 1, "with"))
            t->end--; /* "an hour with": who it was stands behind the preposition */
        place_noun(s, t);
        if (t->group_noun > s->begin + 1 && contact_word_in(s, t->group_noun - 2, DLN_LIST_INSIDERS) && ONE_OF(s, t->group_noun - 1, "to", "with", "on", "of"))
            continue; /* "a source close to the talks" */
        if (is_call_on(s, t))
            turn_to_visit(s, t);
        uint32_t particle, verb_row = (t->flags & DLN_CONTACT_PRESENCE) != 0 && t->group != DLN_NONE ? row_of_verb(s, &s->clauses->verbs[t->group], &particle) : DLN_NONE;
        bool is_together = t->end > t->begin && contact_word_is(s, t->end - 1, "together"); /* "spent two hours together": the verb wants "with" */
        if (contact_word_is(s, i, "audience") && is_listening(s, t))
            continue;
        if (ONE_OF(s, i, "appointment", "appointments") && !contact_word_is(s, t->end, "with"))
            continue; /* to an office, most of them */
        uint32_t stretch = stretch_of(s, i);
        bool is_after = stretch > s->begin && ONE_OF(s, stretch - 1, "after", "following");
        if ((t->flags & DLN_CONTACT_PRESENCE) != 0 && t->group != DLN_NONE && is_length_behind(s, s->clauses->verbs[t->group].end, i))
            t->group_noun = s->clauses->verbs[t->group].end; /* "had just over an hour with Sarr" */
        if (is_after && stretch < t->group_noun) /* "promised help after two hours with Sarr" */
            t->group_noun = stretch;
        if (verb_row != DLN_NONE && !is_together && !is_after && dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, verb_row, DLN_CONTACT_VERBS_PATTERN) != DLN_CONTACT_HOST)
            continue; /* "spoke on the phone": the verb says it already */
        bool is_meal = (t->flags & DLN_CONTACT_PRESENCE) != 0 && contact_word_is(s, i, "to");
        if (is_meal && (t->group == DLN_NONE || !dln_token_is_class(s->doc, s->clauses->verbs[t->group].head, DLN_CLASS_HAVE))) {
            tokens = contact_word_is(s, t->end, "with") ? 1 : tokens; /* "went to dinner with Sarr": the meal is one by itself */
            continue; /* "had Sarr to dinner", not "invited him to dinner" */
        }
        if (is_meal && has_guest_there(s, t->group))
            continue; /* "had Sarr in to dinner": told already */
        if ((t->flags & DLN_CONTACT_ELLIPSIS) == 0 || stands_for_noun(s, t))
            s->trigger_count++;
    }
    contact_find_on_agenda(s);
    for (uint32_t t = 0; t < s->trigger_count; t++)
        s->triggers[t].before = before_group(s, &s->triggers[t]);
}
