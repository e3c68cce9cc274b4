/* src/extract/statements_marks.c - sayings without a verb: "according to", speaker labels, headlines with a colon, signatures of posts. */
#include "extract/statements_find.h"

enum { ATTRIBUTION_NEAR = 8, LABEL_TOKENS = 8, LONG_LABEL = 13 /* with where it was said */ };

/* ---- "according to", labels, signatures, headlines ---- */

/* What the attribution does not cover: before it, or behind it where it opens the sentence; alone with a colon, what follows. */
static void said_beside(const dln_doc *doc, uint32_t token, uint32_t speaker_end, dln_saying *saying)
{
    enum { OPENS = 3, WORDS = 3 };
    uint32_t end = saying->end, behind = speaker_end;
    if (token > saying->begin + OPENS) {
        saying->said_begin = saying->begin;
        saying->said_end = token;
        return;
    }
    while (behind < end && behind < speaker_end + NEAR && !sayings_is_mark(doc, behind, ",:"))
        behind++;
    if (behind + WORDS < end && sayings_is_mark(doc, behind, ",:")) {
        saying->said_begin = behind + 1;
        saying->said_end = end;
    } else if (sayings_is_mark(doc, end - 1, ":") && saying->sentence + 1 < doc->tokens.sentence_count) {
        saying->said_begin = end;
        saying->said_end = doc->tokens.sentences[saying->sentence + 1].end;
    }
}

/* "according to a Dakar trade association", "the Dakar chamber of commerce": the town only tells which one, and it is nobody we know. */
static bool is_of_thing(const dln_doc *doc, uint32_t sentence, const dln_ref *ref)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    bool is_seat = ref->kind == DLN_REF_PLACE || (ref->count == 1 && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_COUNTRY);
    uint32_t low = 0, high = clauses->noun_count, length, service = sayings_row_at(doc, ref->end, doc->tokens.sentences[sentence].end, DLN_TABLE_SAYINGS, &length);
    if (service != DLN_NONE && dln_text_in(doc->lexicon, dln_cell_text(doc->lexicon, DLN_TABLE_SAYINGS, service, DLN_SAYINGS_NAME), DLN_LIST_SERVICES))
        return false; /* "according to the Kremlin press service" */
    while (low < high) { /* the first that reaches past the name */
        uint32_t middle = low + (high - low) / 2;
        if (clauses->nouns[middle].end <= ref->end)
            low = middle + 1;
        else
            high = middle;
    }
    if (is_seat && low < clauses->noun_count && clauses->nouns[low].begin <= ref->begin)
        return doc->tokens.items[ref->end].kind == DLN_TOKEN_WORD && (doc->tokens.items[ref->end].flags & DLN_CAPITAL) == 0 && !dln_token_is_class(doc, ref->end, DLN_CLASS_AND) && !sayings_is_time_at(doc, ref->end);
    return false;
}

void sayings_try_attribution(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, uint32_t length, dln_sayings *out)
{
    uint32_t end = doc->tokens.sentences[sentence].end, begin = token + length;
    uint32_t limit = begin + ATTRIBUTION_NEAR < end ? begin + ATTRIBUTION_NEAR : end;
    dln_saying saying;
    if (dln_quote_of(doc, token) != DLN_NONE)
        return;
    sayings_fresh(doc, sentence, token, &saying);
    uint32_t ref = sayings_ref_at(doc, begin, end), speaker_end;
    if (ref != DLN_NONE) {
        speaker_end = doc->refs[ref].end;
        if (is_of_thing(doc, sentence, &doc->refs[ref]))
            return;
        if (doc->refs[ref].kind == DLN_REF_PLACE && sayings_is_speaker(doc, &doc->refs[ref]))
            sayings_add_speaker(doc, &doc->refs[ref], &saying);
        else if (!sayings_take_speakers(doc, doc->refs[ref].begin, speaker_end, &saying))
            return;
    } else { /* "according to a statement of the ministry" */
        uint32_t at, text = sayings_noun_in(doc, begin, limit, SAID_ISSUED, &at);
        if (text == DLN_NONE)
            return;
        speaker_end = begin;
        for (uint32_t i = sayings_ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin < at + NEAR && doc->refs[i].begin < end; i++) {
            const dln_ref *owner = &doc->refs[i];
            bool is_owner = owner->begin < at || (owner->begin > 0 && (dln_token_is(&doc->tokens, owner->begin - 1, "of") ||
                            dln_token_is(&doc->tokens, owner->begin - 1, "by") || dln_token_is(&doc->tokens, owner->begin - 1, "from") ||
                            dln_token_is_class(doc, owner->begin - 1, DLN_CLASS_DETERMINER)));
            if (is_owner && sayings_is_speaker(doc, owner)) {
                sayings_add_speaker(doc, owner, &saying);
                speaker_end = owner->end > at ? owner->end : at + 1;
                break;
            }
        }
        if (saying.party_count == 0)
            return;
        saying.medium = text;
        saying.flags |= DLN_SAYING_MEDIUM;
    }
    saying.flags |= DLN_SAYING_ATTRIBUTION;
    saying.quote = sayings_quote_in(doc, saying.begin, saying.end);
    if (saying.quote != DLN_NONE)
        saying.flags |= DLN_SAYING_QUOTED;
    uint32_t near = speaker_end + NEAR < end ? speaker_end + NEAR : end;
    for (uint32_t t = speaker_end; t < near; t++) {
        if (sayings_is_mark(doc, t, ",;") && t > speaker_end)
            near = t;
    }
    said_beside(doc, token, speaker_end, &saying);
    saying.timex = sayings_own_timex(doc, begin, speaker_end, speaker_end, near, false);
    saying.rule = sayings_rule_of(doc, "sayings", DLN_TABLE_SAYINGS, row);
    sayings_push(doc, out, &saying);
}

/* "Okonjo let Sarr know in a letter": it is Okonjo's. NULL: nobody lets anybody. */
static const dln_verb_group *who_lets_know(const dln_doc *doc, const dln_sentence_clauses *clauses, const dln_verb_group *verb)
{
    uint32_t v = dln_verb_at(clauses, verb->head), at = verb->subject_begin;
    const dln_verb_group *before = v == DLN_NONE || v == 0 ? NULL : &clauses->verbs[v - 1];
    at -= before != NULL && at > before->end && dln_token_is_class(doc, at - 1, DLN_CLASS_DETERMINER);
    bool lets = before != NULL && before->end <= at && at <= before->end + 1 && (sayings_is_word(doc, before->head, "let") || sayings_is_word(doc, before->head, "lets"));
    return lets ? before : NULL;
}

/* "Sarr went further in an interview on Monday", "in her speech she had all but invited them": whoever does something in a speech, a
 * letter, at a news conference of his or hers speaks, whatever the verb. */
bool sayings_try_occasion(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, dln_sayings *out)
{
    enum { WORDS = 5 };
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    uint32_t begin = doc->tokens.sentences[sentence].begin, t = token;
    dln_saying saying;
    while (t > begin && token - t < WORDS && doc->tokens.items[t].kind == DLN_TOKEN_WORD && !dln_token_is_class(doc, t, DLN_CLASS_DETERMINER) && !dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION))
        t--;
    bool is_own = t > begin && dln_token_is_class(doc, t, DLN_CLASS_DETERMINER) && !dln_token_is(&doc->tokens, t, "the") && !dln_token_is(&doc->tokens, t, "that") &&
                  (sayings_is_word(doc, t - 1, "in") || (sayings_is_word(doc, t - 1, "at") && sayings_kind_of(doc, row) == DLN_SAID_AT_OCCASION));
    uint32_t clause = is_own ? dln_clause_at(clauses, token) : DLN_NONE;
    if (clause == DLN_NONE || clauses->clauses[clause].verb == DLN_NONE || dln_quote_of(doc, token) != DLN_NONE)
        return false;
    const dln_verb_group *verb = &clauses->verbs[clauses->clauses[clause].verb];
    if (verb->form != DLN_VERB_FINITE || verb->reality != DLN_REAL || (verb->flags & (DLN_VERB_PASSIVE | DLN_VERB_QUOTED)) != 0)
        return false;
    uint32_t inner = dln_verb_before(clauses, token);
    if (inner != DLN_NONE && clauses->verbs[inner].reality != DLN_REAL)
        return false; /* "failed to appear at a rally" */
    sayings_fresh(doc, sentence, verb->head, &saying);
    const dln_verb_group *lets = who_lets_know(doc, clauses, verb);
    const dln_verb_group *teller = lets == NULL ? verb : lets;
    if (!sayings_take_subject(doc, begin, teller->subject_begin, teller->subject_end, &saying))
        return false;
    saying.clause = clause;
    saying.medium = row;
    saying.medium_at = token;
    saying.flags |= DLN_SAYING_MEDIUM | DLN_SAYING_WEAK;
    if ((verb->flags & DLN_VERB_PERFECT) != 0 && verb->tense == DLN_TENSE_PAST)
        saying.flags |= DLN_SAYING_EARLIER;
    if (verb->tense == DLN_TENSE_PRESENT)
        saying.flags |= DLN_SAYING_PRESENT;
    saying.timex = sayings_own_timex(doc, clauses->clauses[clause].begin, token, token + 1, clauses->clauses[clause].end, false);
    saying.quote = sayings_quote_in(doc, saying.begin, saying.end);
    saying.act = verb->head;
    saying.act_end = verb->end;
    saying.rule = "statement:occasion";
    sayings_push(doc, out, &saying);
    return true;
}

/* "They met on Monday. It ended with": whether the sentence before tells of a meeting that "it" can be. */
static bool tells_of_contact(const dln_doc *doc, uint32_t sentence)
{
    enum { VERBS = 8 };
    if (sentence == 0)
        return false;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence - 1);
    uint32_t rows = dln_row_count(doc->lexicon, DLN_TABLE_CONTACT_VERBS);
    for (uint32_t v = 0; v < clauses->verb_count && v < VERBS; v++) {
        for (uint32_t row = 0; row < rows; row++) {
            if (clauses->verbs[v].verb != DLN_NONE && dln_cell_row(doc->lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_VERB) == clauses->verbs[v].verb)
                return true;
        }
    }
    return dln_sentence_has(doc, sentence - 1, dln_table_bit(DLN_TABLE_CONTACT_NOUNS));
}

/* "The talks ended with a joint communique", "It closed with a statement in both names": the text is of those who met. */
bool sayings_try_outcome(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, dln_sayings *out)
{
    enum { BETWEEN = 5 };
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    const dln_verb_group *verb = NULL;
    dln_saying saying;
    if (!dln_text_in(doc->lexicon, dln_cell_text(doc->lexicon, DLN_TABLE_SAYINGS, row, DLN_SAYINGS_NAME), DLN_LIST_JOINT_TEXTS) || dln_quote_of(doc, token) != DLN_NONE)
        return false;
    uint32_t low = 0, high = clauses->verb_count;
    while (low < high) { /* the last before the text */
        uint32_t middle = low + (high - low) / 2;
        if (clauses->verbs[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0)
        verb = &clauses->verbs[low - 1];
    if (verb == NULL || token - verb->end > BETWEEN || verb->form != DLN_VERB_FINITE || verb->reality != DLN_REAL || (verb->flags & (DLN_VERB_PASSIVE | DLN_VERB_QUOTED)) != 0 ||
        verb->tense != DLN_TENSE_PAST || !dln_verb_in(doc->lexicon, verb->verb, DLN_LIST_OUTCOME_VERBS))
        return false;
    bool is_with = dln_token_is_class(doc, verb->end, DLN_CLASS_DETERMINER), is_meeting = false; /* "yielded a declaration" */
    for (uint32_t t = verb->end; t < token; t++) {
        if (dln_token_is(&doc->tokens, t, "without") || dln_token_is(&doc->tokens, t, "no"))
            return false;
        is_with = is_with || dln_token_is(&doc->tokens, t, "with") || dln_token_is(&doc->tokens, t, "in");
    }
    for (uint32_t t = verb->subject_begin; t < verb->subject_end; t++)
        is_meeting = is_meeting || (doc->tokens.items[t].tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0;
    is_meeting = is_meeting || (verb->subject_end == verb->subject_begin + 1 && sayings_is_word(doc, verb->subject_begin, "it") && tells_of_contact(doc, sentence));
    uint32_t length = 0, by;
    sayings_row_at(doc, token, doc->tokens.sentences[sentence].end, DLN_TABLE_SAYINGS, &length);
    by = token + length; /* "the day ended with a statement by Sarr": his */
    bool is_of_one = by < doc->tokens.sentences[sentence].end && (sayings_is_word(doc, by, "by") || sayings_is_word(doc, by, "from"));
    if (!is_with || !is_meeting || is_of_one)
        return false;
    sayings_fresh(doc, sentence, verb->head, &saying);
    saying.clause = verb->clause;
    saying.medium = row;
    saying.medium_at = token;
    saying.flags |= DLN_SAYING_MEDIUM | DLN_SAYING_OF_CONTACT;
    saying.timex = sayings_own_timex(doc, clauses->clauses[verb->clause].begin, verb->begin, token + 1, clauses->clauses[verb->clause].end, false);
    saying.rule = "statement:outcome";
    sayings_push(doc, out, &saying);
    return true;
}

/* "Sarr's verdict on Tuesday: 'We shall sign nothing.'": whose word stands before the colon. */
static bool try_verdict(const dln_doc *doc, uint32_t sentence, uint32_t colon, dln_sayings *out)
{
    enum { WORDS = 6 };
    uint32_t begin = doc->tokens.sentences[sentence].begin, end = doc->tokens.sentences[sentence].end;
    dln_saying saying;
    for (uint32_t i = sayings_ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin <= begin + 1; i++) {
        dln_ref owner = doc->refs[i];
        uint32_t noun = owner.end + (owner.end < colon && dln_token_is(&doc->tokens, owner.end, "'s"));
        bool is_owner = owner.kind == DLN_REF_PARTY && (owner.flags & DLN_REF_POSSESSIVE) != 0 && noun < colon && colon <= noun + WORDS && dln_token_in_small(&doc->tokens, noun, DLN_LIST_VERDICTS);
        owner.flags &= ~DLN_REF_POSSESSIVE;
        if (!is_owner || !sayings_is_speaker(doc, &owner))
            continue;
        sayings_fresh(doc, sentence, noun, &saying);
        sayings_add_speaker(doc, &owner, &saying);
        saying.flags |= DLN_SAYING_QUOTED;
        saying.timex = sayings_own_timex(doc, noun, noun, noun + 1, colon, false);
        saying.quote = sayings_quote_in(doc, colon, end);
        saying.said_begin = colon + 1;
        saying.said_end = end;
        saying.rule = "statement:colon";
        sayings_push(doc, out, &saying);
        return true;
    }
    return false;
}

/* "Sarr was blunter: 'We shall sign nothing.'": whoever does something before a colon with a quotation behind it says it. */
void sayings_try_colon(const dln_doc *doc, uint32_t sentence, dln_sayings *out)
{
    enum { WORDS = 2 };
    uint32_t begin = doc->tokens.sentences[sentence].begin, end = doc->tokens.sentences[sentence].end, colon = DLN_NONE;
    uint32_t quote = sayings_quote_in(doc, begin, end), first = quote != DLN_NONE ? doc->clauses->quotes[quote].begin : begin;
    while (first > begin && sayings_is_quote_mark(doc, first - 1))
        first--;
    if (begin < doc->body_token || first < begin + 2 || !sayings_is_mark(doc, first - 1, ":") || doc->clauses->quotes[quote].end < doc->clauses->quotes[quote].begin + WORDS)
        return;
    colon = first - 1;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    uint32_t clause = dln_clause_at(clauses, colon - 1);
    const dln_verb_group *verb = clause != DLN_NONE && clauses->clauses[clause].verb != DLN_NONE ? &clauses->verbs[clauses->clauses[clause].verb] : NULL;
    dln_saying saying;
    if ((verb == NULL || verb->begin > colon) && try_verdict(doc, sentence, colon, out))
        return;
    if (verb == NULL || clauses->clauses[clause].kind != DLN_CLAUSE_MAIN || verb->form != DLN_VERB_FINITE || verb->reality != DLN_REAL || verb->end > colon ||
        (verb->flags & (DLN_VERB_PASSIVE | DLN_VERB_QUOTED)) != 0)
        return;
    sayings_fresh(doc, sentence, verb->head, &saying);
    if (!sayings_take_subject(doc, begin, verb->subject_begin, verb->subject_end, &saying) || saying.party_count != 1 || doc->parties[saying.parties[0]].party.kind == DLN_COUNTRY)
        return;
    saying.clause = clause;
    saying.flags |= DLN_SAYING_QUOTED;
    if (verb->tense == DLN_TENSE_PRESENT)
        saying.flags |= DLN_SAYING_PRESENT;
    if ((verb->flags & DLN_VERB_PERFECT) != 0 && verb->tense == DLN_TENSE_PAST)
        saying.flags |= DLN_SAYING_EARLIER;
    saying.timex = sayings_own_timex(doc, clauses->clauses[clause].begin, verb->begin, verb->end, colon, false);
    saying.quote = sayings_quote_in(doc, colon, end);
    saying.said_begin = colon + 1;
    saying.said_end = end;
    saying.rule = "statement:colon";
    sayings_push(doc, out, &saying);
}

bool sayings_is_labelled(const dln_doc *doc, uint32_t sentence)
{
    uint32_t n = sentence;
    while (n > doc->body_sentence && (doc->tokens.items[doc->tokens.sentences[n].begin].flags & DLN_STARTS_LINE) == 0)
        n--;
    uint32_t begin = doc->tokens.sentences[n].begin, end = doc->tokens.sentences[n].end;
    for (uint32_t t = begin + 1; t + 1 < end && t <= begin + LABEL_TOKENS; t++) {
        if (!sayings_is_mark(doc, t, ":"))
            continue;
        uint32_t ref = sayings_ref_at(doc, begin, t); /* "QUESTION:", "RADEBE:"; not "SYRIA:" */
        bool is_voice = ref == DLN_NONE || (doc->refs[ref].count == 1 && doc->parties[doc->ref_parties[doc->refs[ref].first]].party.kind == DLN_PERSON);
        return is_voice && (doc->tokens.items[t + 1].flags & DLN_SPACED) != 0 && !sayings_is_time_at(doc, begin);
    }
    return false;
}

/* "17:36: Prime Minister Sarr: '...'": behind the hour of an entry and its mark. */
static uint32_t behind_hour(const dln_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t timex = dln_doc_timex_from(doc, first);
    if (timex >= doc->timex_count || doc->timexes[timex].begin != first || !dln_when_has_clock(&doc->timexes[timex].when) || doc->timexes[timex].end + 1 >= end)
        return first;
    uint32_t behind = doc->timexes[timex].end;
    return behind + (sayings_is_mark(doc, behind, ":-.") || dln_token_is(&doc->tokens, behind, "\xE2\x80\x93") || dln_token_is(&doc->tokens, behind, "\xE2\x80\x94"));
}

/* Behind the bullet of a list. */
static uint32_t behind_bullet(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    static const char *const bullets[] = {"-", "*", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7"};
    bool is_line = (doc->tokens.items[begin].flags & DLN_STARTS_LINE) != 0 && doc->tokens.items[begin].kind == DLN_TOKEN_MARK;
    for (size_t i = 0; is_line && begin + 1 < end && i < sizeof bullets / sizeof *bullets; i++) {
        if (dln_token_is(&doc->tokens, begin, bullets[i]))
            return begin + 1;
    }
    return begin;
}

/* "on Twitter:", "(in a statement):" between the name and the colon. */
static bool leads_to_medium(const dln_doc *doc, uint32_t begin, uint32_t colon, uint32_t *at)
{
    begin += begin < colon && sayings_is_mark(doc, begin, "(");
    return begin < colon && (sayings_is_word(doc, begin, "on") || sayings_is_word(doc, begin, "in") || sayings_is_word(doc, begin, "via")) && sayings_noun_in(doc, begin, colon, SAID_MEDIA, at) != DLN_NONE;
}

/* A line that names one speaker and nothing else, over a sentence that is a quotation from end to end. */
static bool is_line_over_quote(const dln_doc *doc, uint32_t sentence, const dln_ref *ref)
{
    enum { WHERE = 5 };
    uint32_t end = doc->tokens.sentences[sentence].end, at = ref->end + (ref->end < end && dln_token_is(&doc->tokens, ref->end, ","));
    bool is_where = at < end && end <= at + WHERE && (sayings_is_word(doc, at, "to") || sayings_is_word(doc, at, "in") || sayings_is_word(doc, at, "on") || sayings_is_word(doc, at, "at")) &&
                    sayings_noun_in(doc, at, end, SAID_MEDIA | 1u << DLN_SAID_TO_HEARER, NULL) != DLN_NONE; /* "NAJIB RAZAK, TO REPORTERS" */
    if ((ref->end != end && !is_where) || sentence + 1 >= doc->tokens.sentence_count)
        return false;
    const dln_sentence *next = &doc->tokens.sentences[sentence + 1];
    bool opens = next->begin + 1 < next->end && (doc->tokens.items[next->begin].flags & DLN_STARTS_LINE) != 0 && sayings_is_quote_mark(doc, next->begin);
    uint32_t quote = opens ? dln_quote_of(doc, next->begin + 1) : DLN_NONE;
    return quote != DLN_NONE && doc->clauses->quotes[quote].end + 1 >= next->end;
}

/* "MS. NULAND: Good afternoon" and "Ashton: next talks on May 23": a party and a colon open a paragraph, or a name and a colon a sentence;
 * before a quotation also a body, with where it was said, or a line of its own: "- Malian Foreign Ministry on Twitter: '...'". */
void sayings_try_label(const dln_doc *doc, uint32_t sentence, dln_sayings *out)
{
    uint32_t begin = doc->tokens.sentences[sentence].begin, end = doc->tokens.sentences[sentence].end, colon = begin + 1, at = DLN_NONE;
    bool is_inside = (doc->tokens.items[begin].flags & DLN_STARTS_LINE) == 0; /* "Closing news conference. Sarr: the border opens." */
    bool may_have = dln_word_set_may_say(&doc->sentence_words[sentence], ":");
    if (!may_have && (is_inside || begin < doc->body_token))
        return;
    uint32_t first = behind_hour(doc, behind_bullet(doc, begin, end), end);
    dln_saying saying;
    colon = may_have ? first + 1 : end;
    while (colon < end && colon <= first + LONG_LABEL && !sayings_is_mark(doc, colon, ":"))
        colon++;
    bool has_colon = colon < end && sayings_is_mark(doc, colon, ":");
    if (!has_colon && (is_inside || begin < doc->body_token || end > first + LONG_LABEL))
        return;
    if (has_colon && colon + 1 < end && (doc->tokens.items[colon + 1].flags & DLN_SPACED) == 0)
        return;
    uint32_t r = sayings_ref_at(doc, first, has_colon ? colon : end);
    const dln_ref *ref = r != DLN_NONE ? &doc->refs[r] : NULL;
    if (ref == NULL || (is_inside && (ref->flags & DLN_REF_ROLE) != 0) || !sayings_is_speaker(doc, ref) || ref->count != 1 || (ref->flags & (DLN_REF_PRONOUN | DLN_REF_AMBIGUOUS)) != 0)
        return;
    bool is_quote = has_colon && begin >= doc->body_token && colon + 2 < end && sayings_is_quote_mark(doc, colon + 1) && dln_quote_of(doc, colon + 2) != DLN_NONE;
    bool is_person = doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_PERSON, is_over = !has_colon && is_line_over_quote(doc, sentence, ref);
    bool is_named = has_colon ? (ref->end == colon && colon <= first + LABEL_TOKENS) || (is_quote && !is_inside && leads_to_medium(doc, ref->end, colon, &at)) : is_over;
    if (!is_named || (!is_person && !is_over && (!is_quote || is_inside)))
        return;
    sayings_fresh(doc, sentence, begin, &saying);
    sayings_add_speaker(doc, ref, &saying);
    saying.flags |= DLN_SAYING_LABEL;
    if (at != DLN_NONE) {
        uint32_t length;
        saying.medium = sayings_row_at(doc, at, colon, DLN_TABLE_SAYINGS, &length);
        saying.medium_at = at;
        saying.flags |= DLN_SAYING_MEDIUM;
    }
    saying.said_begin = is_over ? end : colon + 1;
    saying.said_end = is_over ? doc->tokens.sentences[sentence + 1].end : end;
    saying.rule = begin < doc->body_token ? "statement:headline" : "statement:label";
    sayings_push(doc, out, &saying);
}

/* "-- Javad Zarif (@JZarif) November 24, 2013": the signature of a post quoted in the text. */
void sayings_try_signature(const dln_doc *doc, uint32_t sentence, uint32_t token, dln_sayings *out)
{
    uint32_t end = doc->tokens.sentences[sentence].end, ref = sayings_ref_at(doc, token + 1, end);
    dln_saying saying;
    if (ref == DLN_NONE || !sayings_is_speaker(doc, &doc->refs[ref]))
        return;
    uint32_t t = doc->refs[ref].end;
    if (t + 2 >= end || !sayings_is_mark(doc, t, "(") || !sayings_is_mark(doc, t + 1, "@"))
        return;
    sayings_fresh(doc, sentence, token, &saying);
    sayings_add_speaker(doc, &doc->refs[ref], &saying);
    saying.flags |= DLN_SAYING_MEDIUM;
    saying.medium = dln_row_find(doc->lexicon, DLN_TABLE_SAYINGS, DLN_SPAN("Twitter"));
    saying.timex = sayings_own_timex(doc, t, t, t, end, false);
    if (sentence > 0 && doc->tokens.sentences[sentence - 1].begin >= doc->body_token) { /* what it signs stands before it */
        bool is_alone = token <= saying.begin + 1;
        uint32_t from = sentence - 1, least = 6;
        if (from > doc->body_sentence && doc->tokens.sentences[from].end - doc->tokens.sentences[from].begin < least &&
            doc->tokens.sentences[from - 1].paragraph == doc->tokens.sentences[from].paragraph)
            from--; /* "JK #Talks" */
        saying.said_begin = is_alone ? doc->tokens.sentences[from].begin : saying.begin;
        saying.said_end = token;
    }
    saying.rule = "statement:signature";
    sayings_push(doc, out, &saying);
}

/* "Joint statement by the foreign ministers of Ghana and Togo (3 September 2025)" on a line of its own: the day at its end; DLN_NONE. */
static uint32_t day_of_line(const dln_doc *doc, uint32_t sentence)
{
    uint32_t begin = doc->tokens.sentences[sentence].begin, end = doc->tokens.sentences[sentence].end, last = end;
    bool is_line = begin >= doc->body_token && (doc->tokens.items[begin].flags & DLN_STARTS_LINE) != 0 && (end >= doc->tokens.count || (doc->tokens.items[end].flags & DLN_STARTS_LINE) != 0);
    while (is_line && last > begin && sayings_is_mark(doc, last - 1, ")."))
        last--;
    for (uint32_t i = dln_doc_timex_from(doc, begin); is_line && i < doc->timex_count && doc->timexes[i].begin < end; i++) {
        const dln_timex *timex = &doc->timexes[i];
        if (timex->end == last && timex->begin > begin && sayings_is_mark(doc, timex->begin - 1, "(,-") && dln_when_grain(&timex->when) >= DLN_GRAIN_DAY && dln_when_is_single(&timex->when) && (timex->flags & DLN_TIMEX_FUTURE) == 0)
            return i;
    }
    return DLN_NONE;
}

/* "Statement by Okonjo on Mali", "Okonjo's remarks after the talks", "Joint statement by the foreign ministers of Ghana and Togo": the page is
 * what was said, or another page on a line that ends with a day. A title with a verb of its own tells of something else. */
void sayings_try_title(const dln_doc *doc, uint32_t sentence, dln_sayings *out)
{
    enum { OPENING = 3 };
    uint32_t begin = doc->tokens.sentences[sentence].begin, end = doc->tokens.sentences[sentence].end, at = begin, length;
    dln_saying saying;
    uint32_t day = begin >= doc->body_token ? day_of_line(doc, sentence) : DLN_NONE;
    if (day == DLN_NONE && (sentence != 0 || begin >= doc->body_token))
        return;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        if (clauses->verbs[v].form == DLN_VERB_FINITE)
            return;
    }
    uint32_t owner = sayings_ref_at(doc, begin, end), speakers = DLN_NONE, stop = end;
    if (owner != DLN_NONE && (doc->refs[owner].flags & DLN_REF_POSSESSIVE) != 0) {
        speakers = doc->refs[owner].begin;
        stop = at = doc->refs[owner].end;
        at += dln_token_is_possessive(&doc->tokens, at);
    }
    uint32_t row = sayings_noun_in(doc, at, at + OPENING < end ? at + OPENING : end, SAID_ISSUED, &at);
    for (uint32_t t = owner != DLN_NONE ? stop : begin; row != DLN_NONE && t < at; t++) {
        if (dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION) || dln_token_is_class(doc, t, DLN_CLASS_SUBORDINATOR) || sayings_is_word(doc, t, "no") || sayings_is_word(doc, t, "after"))
            return; /* "After statement by Okonjo, silence" */
    }
    if (row == DLN_NONE)
        return;
    sayings_row_at(doc, at, end, DLN_TABLE_SAYINGS, &length);
    uint32_t by = at + length;
    if (speakers == DLN_NONE && by + 1 < end && (sayings_is_word(doc, by, "by") || sayings_is_word(doc, by, "of") || sayings_is_word(doc, by, "from")))
        speakers = by + 1;
    sayings_fresh(doc, sentence, at, &saying);
    if (speakers == DLN_NONE || !sayings_take_speakers(doc, speakers, stop, &saying))
        return;
    saying.medium = row;
    saying.medium_at = at;
    saying.timex = day;
    saying.flags |= DLN_SAYING_MEDIUM;
    sayings_find_topic(doc, clauses, at + length, end, false, &saying);
    saying.rule = "statement:title";
    sayings_push(doc, out, &saying);
}
