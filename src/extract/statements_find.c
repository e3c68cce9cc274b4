/* src/extract/statements_find.c - who speaks where: reporting verbs with their subjects, "according to", speaker labels,
 * signatures of posts, headlines with a colon. The verbs and nouns are rows of reporting.tsv and sayings.tsv; here is
 * what must stand around them. A saying inside a quotation is the quoted one's business and is left out.
 */
#include "extract/statements.h"

#include "base/text.h"

enum { NEAR = 12, HEARER_NEAR = 6, HEARER_BESIDE = 3, ATTRIBUTION_NEAR = 8, LABEL_TOKENS = 8, OWNER_NEAR = 6, CARRY_SENTENCES = 3 };

/* ---- words around ---- */

/* The longest phrase of a table that begins at the token: its row, and how many tokens it takes. */
static uint32_t row_at(const dln_doc *doc, uint32_t token, uint32_t end, dln_table table, uint32_t *length)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    uint32_t row = DLN_NONE;
    *length = 0;
    if (token >= end || (dln_word_tables(doc->lexicon, doc->tokens.items[token].word) & dln_table_bit(table)) == 0)
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

static dln_saying_kind kind_of(const dln_doc *doc, uint32_t row)
{
    return (dln_saying_kind)dln_cell(doc->lexicon, DLN_TABLE_SAYINGS, row, DLN_SAYINGS_KIND);
}

/* The first noun of the kinds (bits) in a range; its token in *at. */
static uint32_t noun_in(const dln_doc *doc, uint32_t begin, uint32_t end, uint32_t kinds, uint32_t *at)
{
    for (uint32_t t = begin; t < end; t++) {
        uint32_t length, row = row_at(doc, t, end, DLN_TABLE_SAYINGS, &length);
        if (row != DLN_NONE && (kinds >> kind_of(doc, row) & 1) != 0) {
            if (at != NULL)
                *at = t;
            return row;
        }
    }
    return DLN_NONE;
}

static bool is_mark(const dln_doc *doc, uint32_t token, const char *marks)
{
    dln_span text = dln_token_text(&doc->tokens, token);
    return doc->tokens.items[token].kind == DLN_TOKEN_MARK && text.len == 1 && strchr(marks, text.text[0]) != NULL;
}

static bool is_quote_mark(const dln_doc *doc, uint32_t token)
{
    static const char *const marks[] = {"\"", "'", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99", "\xC2\xAB", "\xC2\xBB"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (dln_token_is(&doc->tokens, token, marks[i]))
            return true;
    }
    return false;
}

/* The first ref that reaches past the token; refs are in order of begin and seldom nested deep. */
static uint32_t ref_from(const dln_doc *doc, uint32_t token)
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
static uint32_t ref_at(const dln_doc *doc, uint32_t token, uint32_t end)
{
    for (uint32_t i = ref_from(doc, token); i < doc->ref_count && doc->refs[i].begin < end; i++) {
        const dln_ref *ref = &doc->refs[i];
        if (ref->begin > token + 1 || (ref->begin == token + 1 && !dln_token_is_class(doc, token, DLN_CLASS_DETERMINER)))
            break;
        bool is_party = ref->kind == DLN_REF_PARTY || ((ref->flags & DLN_REF_AMBIGUOUS) != 0 && ref->count > 0);
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

static bool is_speaker(const dln_doc *doc, const dln_ref *ref)
{
    if (!may_speak(ref) || ref->count == 0 || (ref->flags & DLN_REF_ANONYMOUS) != 0)
        return false;
    for (uint32_t i = 0; i < ref->count; i++) {
        const dln_doc_party *party = &doc->parties[doc->ref_parties[ref->first + i]];
        if (party->is_ordinary || dln_fold_equals(party->party.name, doc->article->publisher))
            return false;
    }
    return true;
}

static void add_speaker(const dln_doc *doc, const dln_ref *ref, dln_saying *saying)
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

static bool is_and(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    bool has_and = false;
    if (begin >= end || end - begin > 3)
        return false;
    for (uint32_t t = begin; t < end; t++) {
        bool is_and_word = dln_token_is_class(doc, t, DLN_CLASS_AND);
        has_and = has_and || is_and_word;
        if (!is_and_word && !is_mark(doc, t, ",") && !dln_token_is_class(doc, t, DLN_CLASS_DETERMINER))
            return false;
    }
    return has_and;
}

/* Takes the speakers out of a subject or a noun group behind "by": the party that is its head with those joined to it;
 * or, if its head is a text ("a statement of the ministry", "its communique"), the one whose text it is. */
static bool take_speakers(const dln_doc *doc, uint32_t begin, uint32_t end, dln_saying *saying)
{
    uint32_t covered = 0, owner = DLN_NONE, at = 0, text = noun_in(doc, begin, end, 1u << DLN_SAID_IN_TEXT, &at);
    bool has_any = false;
    for (uint32_t i = ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin < end; i++) {
        const dln_ref *ref = &doc->refs[i];
        if (ref->end <= begin || ref->kind != DLN_REF_PARTY || ref->begin < covered)
            continue;
        if (ref->end < end && text != DLN_NONE && ref->end <= at) { /* the ministry's statement */
            if (owner == DLN_NONE && is_speaker(doc, ref))
                owner = i;
            covered = ref->end;
            continue;
        }
        if ((ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) != 0 && ref->end < end)
            continue;
        if (text != DLN_NONE && ref->begin > at) { /* a statement of the ministry */
            if (owner == DLN_NONE && is_speaker(doc, ref))
                owner = i;
            covered = ref->end;
            continue;
        }
        if (has_any && !is_and(doc, covered, ref->begin))
            break;
        if (!has_any && ref->begin > begin + 3 && dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_PREPOSITION))
            break; /* "a group of farmers from Mali": its head is nobody we know */
        if (!is_speaker(doc, ref))
            break;
        add_speaker(doc, ref, saying);
        has_any = true;
        covered = ref->end;
    }
    for (uint32_t t = end; !has_any && owner == DLN_NONE && text != DLN_NONE && t < end + OWNER_NEAR && t + 1 < doc->tokens.count; t++) {
        if (is_mark(doc, t, ",.;:"))
            break;
        if (!dln_token_is(&doc->tokens, t, "by") && !dln_token_is(&doc->tokens, t, "of") && !dln_token_is(&doc->tokens, t, "from"))
            continue;
        uint32_t ref = ref_at(doc, t + 1, doc->tokens.count);
        if (ref != DLN_NONE && is_speaker(doc, &doc->refs[ref])) /* a tweet posted by the ministry */
            owner = ref;
        break;
    }
    if (!has_any && owner != DLN_NONE) {
        add_speaker(doc, &doc->refs[owner], saying);
        saying->flags |= DLN_SAYING_MEDIUM;
        saying->medium = text;
        has_any = true;
    }
    return has_any;
}

/* The head of a subject stands at its end: "After the summit of ASEAN Marin said". Where that is a complement ("the envoy of
 * Mali", "Okoro, who speaks for the ministry") the whole subject is looked at, and what stands before its relative clause. */
static bool take_subject(const dln_doc *doc, uint32_t sentence_begin, uint32_t begin, uint32_t end, dln_saying *saying)
{
    uint32_t stop = end;
    while (stop > begin && (is_mark(doc, stop - 1, ",") || dln_token_is_class(doc, stop - 1, DLN_CLASS_ADVERB)))
        stop--;
    for (uint32_t i = ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin < stop; i++) {
        const dln_ref *ref = &doc->refs[i];
        bool is_head = ref->kind == DLN_REF_PARTY && ref->end >= stop && ref->begin > begin && (ref->flags & DLN_REF_MODIFIER) == 0;
        if (!is_head)
            continue;
        if (!is_speaker(doc, ref) || dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_AND))
            break;
        if (!dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, ref->begin - 1, DLN_CLASS_DETERMINER))
            return take_speakers(doc, ref->begin, ref->end, saying);
        break;
    }
    uint32_t before = begin;
    while (before > sentence_begin && begin - before < 3 && dln_token_is_class(doc, before - 1, DLN_CLASS_DETERMINER))
        before--;
    if (before > sentence_begin && (dln_token_is_class(doc, before - 1, DLN_CLASS_PREPOSITION) || dln_token_is_class(doc, before - 1, DLN_CLASS_EITHER))) {
        for (uint32_t t = before; t > sentence_begin + 1 && before - t < NEAR * 2; t--) { /* X, who ..., said */
            if (!dln_token_is(&doc->tokens, t, "who") || !is_mark(doc, t - 1, ","))
                continue;
            for (uint32_t i = ref_from(doc, t - 2); i < doc->ref_count && doc->refs[i].begin < t; i++) {
                if (doc->refs[i].end >= t - 1 && is_speaker(doc, &doc->refs[i]))
                    return take_speakers(doc, doc->refs[i].begin, doc->refs[i].end, saying);
            }
        }
    }
    return take_speakers(doc, begin, end, saying);
}

/* The speaker behind "by" within the reach of a passive. */
static bool take_agent(const dln_doc *doc, uint32_t begin, uint32_t end, dln_saying *saying)
{
    uint32_t limit = begin + NEAR < end ? begin + NEAR : end;
    for (uint32_t t = begin; t + 1 < limit; t++) {
        if (!dln_token_is(&doc->tokens, t, "by"))
            continue;
        uint32_t ref = ref_at(doc, t + 1, end);
        if (ref != DLN_NONE)
            return take_speakers(doc, doc->refs[ref].begin, doc->refs[ref].end, saying);
    }
    return false;
}

/* ---- dates ---- */

static bool may_date(const dln_doc *doc, const dln_timex *timex)
{
    if (timex->type == DLN_TIMEX_DURATION || timex->type == DLN_TIMEX_SET || (timex->flags & (DLN_TIMEX_REFERENCE | DLN_TIMEX_DATELINE)) != 0)
        return false;
    if (!dln_when_is_known(&timex->when) || timex->signal == DLN_SIGNAL_SINCE || timex->signal == DLN_SIGNAL_UNTIL ||
        timex->signal == DLN_SIGNAL_BY || timex->signal == DLN_SIGNAL_FOR || timex->signal == DLN_SIGNAL_FROM)
        return false;
    return (timex->flags & DLN_TIMEX_FUTURE) == 0;
}

/* The time expression nearest to the verb in the part of the sentence that is the verb's own: from the start of its clause
 * to where what is said begins. */
static uint32_t own_timex(const dln_doc *doc, uint32_t begin, uint32_t verb_begin, uint32_t verb_end, uint32_t end)
{
    uint32_t best = DLN_NONE, best_distance = UINT32_MAX;
    for (uint32_t i = dln_doc_timex_from(doc, begin); i < doc->timex_count && doc->timexes[i].begin < end; i++) {
        const dln_timex *timex = &doc->timexes[i];
        if (!may_date(doc, timex) || dln_quote_of(doc, timex->begin) != DLN_NONE)
            continue;
        uint32_t distance = timex->begin >= verb_end ? timex->begin - verb_end : timex->end <= verb_begin ? verb_begin - timex->end : 0;
        if (distance < best_distance) {
            best = i;
            best_distance = distance;
        }
    }
    return best;
}

/* ---- verbs ---- */

typedef struct scene {  /* a reporting verb and what stands around it */
    const dln_doc *doc;
    const dln_sentence_clauses *clauses;
    const dln_verb_group *verb;
    uint32_t sentence, begin, end; /* tokens of the sentence */
    uint32_t behind;        /* first token after the verb's phrase */
    uint32_t stop;          /* where what is said begins, or the sentence ends */
    uint32_t row;           /* of reporting.tsv */
} scene;

/* Where the reporting verb's own words end: at "that", a colon, a quotation, or the next clause. */
static uint32_t own_end(const scene *s)
{
    const dln_clause *own = &s->clauses->clauses[s->verb->clause];
    uint32_t end = own->end > s->behind ? own->end : s->behind;
    if ((s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 && s->verb->subject_end > end)
        end = s->verb->subject_end;
    for (uint32_t c = 0; c < s->clauses->clause_count; c++) {
        const dln_clause *clause = &s->clauses->clauses[c];
        if (clause->begin > s->verb->head && clause->begin < end && clause->kind != DLN_CLAUSE_RELATIVE && clause->begin >= s->behind)
            end = clause->begin;
    }
    for (uint32_t t = s->behind; t < end; t++) {
        bool is_end = dln_token_is_class(s->doc, t, DLN_CLASS_THAT) || is_mark(s->doc, t, ":;") || dln_quote_of(s->doc, t) != DLN_NONE;
        if (is_end && !((s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 && t < s->verb->subject_end))
            return t;
    }
    return end;
}

static uint32_t quote_in(const dln_doc *doc, uint32_t begin, uint32_t end)
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

/* The verb with its subject stands apart from what is said: ", Peskov said." or between commas or behind a quotation. */
static bool is_set_off(const scene *s, const dln_saying *saying)
{
    uint32_t first = s->verb->begin, last = s->verb->end;
    if (saying->speaker_begin < saying->speaker_end) {
        first = saying->speaker_begin < first ? saying->speaker_begin : first;
        last = saying->speaker_begin >= s->verb->end && saying->speaker_end > last ? saying->speaker_end : last;
    }
    while (first > s->begin + 1 && (dln_token_is(&s->doc->tokens, first - 1, "as") || dln_token_is_class(s->doc, first - 1, DLN_CLASS_DETERMINER) ||
                                dln_token_is_class(s->doc, first - 1, DLN_CLASS_AND)))
        first--;
    if (first <= s->begin) /* "Never!" he said: the quotation is a sentence of its own */
        return first > s->doc->body_token && is_quote_mark(s->doc, first - 1) && (s->doc->tokens.items[first].flags & DLN_STARTS_PARAGRAPH) == 0;
    if (!is_mark(s->doc, first - 1, ",?!") && !is_quote_mark(s->doc, first - 1))
        return false;
    return s->stop >= s->end || is_mark(s->doc, last, ",.;:") || last + 1 >= s->end || is_quote_mark(s->doc, last);
}

/* "Speaking at a news conference, Marin ..." */
static bool opens_with_speaking(const scene *s)
{
    uint32_t length;
    return (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) == 0 && s->clauses->verb_count > 0 && s->clauses->verbs[0].form == DLN_VERB_GERUND &&
           s->clauses->verbs[0].head <= s->begin + 1 && row_at(s->doc, s->clauses->verbs[0].head, s->end, DLN_TABLE_REPORTING, &length) != DLN_NONE;
}

/* Finds hearers and media around the verb. */
static void look_around(const scene *s, dln_saying *saying)
{
    const dln_doc *doc = s->doc;
    uint32_t own_begin = s->clauses->clauses[s->verb->clause].begin, at = 0;
    uint32_t public = 1u << DLN_SAID_TO_HEARER, media = 1u << DLN_SAID_IN_TEXT | 1u << DLN_SAID_AT_OCCASION | 1u << DLN_SAID_ON_PLATFORM;
    uint32_t subject_end = (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0 ? s->verb->subject_end : s->behind;
    uint32_t near = subject_end > s->behind ? subject_end : s->behind;
    uint32_t beside = near + HEARER_BESIDE < s->end ? near + HEARER_BESIDE : s->end;
    uint32_t row = noun_in(doc, near, near + NEAR < s->stop ? near + NEAR : s->stop, public | media, &at);
    if (row == DLN_NONE)
        row = noun_in(doc, near, beside, public, &at);
    if (row == DLN_NONE && own_begin < s->verb->begin) {
        row = noun_in(doc, own_begin, s->verb->begin, public | media, &at);
        bool is_beside = row != DLN_NONE && at > own_begin && at < s->verb->begin;
        if (is_beside && (s->verb->flags & DLN_VERB_SUBJECT_BEHIND) == 0 && at >= s->verb->subject_begin && at < s->verb->subject_end)
            row = DLN_NONE;
    }
    if (row == DLN_NONE && opens_with_speaking(s) && s->begin < s->verb->subject_begin)
        row = noun_in(doc, s->begin, s->verb->subject_begin, public | media, &at);
    if (row == DLN_NONE)
        return;
    saying->flags |= kind_of(doc, row) == DLN_SAID_TO_HEARER ? DLN_SAYING_HEARER : DLN_SAYING_MEDIUM;
    if (saying->medium == DLN_NONE)
        saying->medium = row;
}

/* "told Putin", "said to his counterpart": speech between parties, no public statement. */
static bool is_between_parties(const scene *s, bool is_telling)
{
    uint32_t t = s->behind;
    if (!is_telling) {
        if (!dln_token_is(&s->doc->tokens, t, "to"))
            return false;
        t++;
    }
    if (t >= s->end)
        return false;
    for (uint32_t i = ref_from(s->doc, t); i < s->doc->ref_count && s->doc->refs[i].begin <= t + 1; i++) {
        const dln_ref *ref = &s->doc->refs[i];
        if (ref->kind == DLN_REF_PARTY && ref->begin >= t && (ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) == 0 && ref->count > 0 &&
            !s->doc->parties[s->doc->ref_parties[ref->first]].is_ordinary && s->doc->parties[s->doc->ref_parties[ref->first]].party.kind != DLN_BODY)
            return true; /* but a parliament or council is told in public */
    }
    static const char *const persons[] = {"him", "her", "them", "me", "us", "colleagues"};
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++) {
        if (dln_token_is(&s->doc->tokens, t, persons[i]))
            return true;
    }
    return false;
}

/* A name that is nobody's we know, right behind "told": a newspaper or channel. */
static bool is_outlet(const scene *s)
{
    uint32_t t = s->behind;
    if (t < s->end && dln_token_is_class(s->doc, t, DLN_CLASS_DETERMINER))
        t++;
    if (t >= s->end || (s->doc->tokens.items[t].flags & DLN_CAPITAL) == 0)
        return false;
    uint32_t ref = ref_at(s->doc, t, s->end);
    return ref == DLN_NONE || (s->doc->refs[ref].count > 0 && s->doc->parties[s->doc->ref_parties[s->doc->refs[ref].first]].is_ordinary);
}

/* A quotation opens within a few words behind the verb. */
static bool is_quote_beside(const scene *s)
{
    for (uint32_t t = s->behind; t < s->behind + NEAR && t < s->end && !is_mark(s->doc, t, ";"); t++) {
        if (dln_quote_of(s->doc, t) != DLN_NONE)
            return true;
    }
    return false;
}

/* Whether what the verb needs stands beside it. */
static bool has_what_it_needs(const scene *s, dln_saying *saying)
{
    const dln_doc *doc = s->doc;
    dln_reporting_need need = (dln_reporting_need)dln_cell(doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED);
    uint32_t limit = s->behind + NEAR < s->end ? s->behind + NEAR : s->end, at, row;
    bool is_public = (saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) != 0;
    bool has_speech = is_public || (saying->flags & (DLN_SAYING_THAT | DLN_SAYING_SET_OFF)) != 0 || is_quote_beside(s);
    switch (need) {
    case DLN_NEED_NEVER:
        return false;
    case DLN_NEED_NOTHING:
        if (!is_public && is_between_parties(s, false))
            saying->flags |= DLN_SAYING_PRIVATE;
        return true;
    case DLN_NEED_SPEECH:
        saying->flags |= DLN_SAYING_WEAK;
        if (!is_public && is_between_parties(s, true))
            return false;
        return has_speech;
    case DLN_NEED_OBJECT:
        saying->flags |= DLN_SAYING_WEAK;
        if (s->behind >= s->end || is_mark(doc, s->behind, ".") ||
            (s->clauses->is_headline && dln_token_is_class(doc, s->behind, DLN_CLASS_PREPOSITION))) /* "Marin welcomed in Rome" */
            return has_speech;
        return has_speech || !is_between_parties(s, true) || (s->verb->flags & DLN_VERB_PASSIVE) != 0;
    case DLN_NEED_CARRIER:
        row = noun_in(doc, s->behind, limit < s->verb->reach || s->verb->reach <= s->behind ? limit : s->verb->reach,
                      1u << DLN_SAID_IN_TEXT | 1u << DLN_SAID_AT_OCCASION, &at);
        if (row == DLN_NONE && (s->verb->flags & DLN_VERB_PASSIVE) != 0 && s->verb->subject_end > s->verb->subject_begin)
            row = noun_in(doc, s->verb->subject_begin, s->verb->subject_end, 1u << DLN_SAID_IN_TEXT | 1u << DLN_SAID_AT_OCCASION, &at);
        if (row == DLN_NONE && s->verb->form == DLN_VERB_PARTICIPLE && s->verb->begin > s->begin + 1)
            row = noun_in(doc, s->verb->begin > s->begin + 4 ? s->verb->begin - 4 : s->begin, s->verb->begin, 1u << DLN_SAID_IN_TEXT, &at);
        if (row == DLN_NONE)
            return false;
        saying->medium = row;
        saying->flags |= DLN_SAYING_MEDIUM;
        return true;
    case DLN_NEED_QUOTING:
        return (s->verb->flags & DLN_VERB_PASSIVE) != 0;
    case DLN_NEED_FEELING:
        for (uint32_t t = s->behind; !is_public && t + 1 < limit; t++) {
            if (dln_token_is(&doc->tokens, t, "to") && ref_at(doc, t + 1, s->end) != DLN_NONE)
                saying->flags |= DLN_SAYING_PRIVATE; /* expressed gratitude to his host */
        }
        return noun_in(doc, s->behind, s->behind + HEARER_NEAR < s->end ? s->behind + HEARER_NEAR : s->end, 1u << DLN_SAID_FEELING, &at) != DLN_NONE ||
               is_public || ((s->verb->flags & DLN_VERB_PASSIVE) != 0 &&
                noun_in(doc, s->verb->subject_begin, s->verb->subject_end, 1u << DLN_SAID_FEELING, &at) != DLN_NONE);
    case DLN_NEED_HEARER:
        if ((s->verb->flags & DLN_VERB_PASSIVE) != 0)
            return true; /* "Volga Wire was told by ..." */
        limit = s->behind + HEARER_NEAR < s->stop ? s->behind + HEARER_NEAR : s->stop;
        if (limit < s->behind + HEARER_BESIDE)
            limit = s->behind + HEARER_BESIDE < s->end ? s->behind + HEARER_BESIDE : s->end;
        row = noun_in(doc, s->behind, limit,
                      1u << DLN_SAID_TO_HEARER | 1u << DLN_SAID_AT_OCCASION | 1u << DLN_SAID_ON_PLATFORM, &at);
        if (row != DLN_NONE) {
            if (saying->medium == DLN_NONE)
                saying->medium = row;
            saying->flags |= DLN_SAYING_HEARER;
            return true;
        }
        if (is_between_parties(s, true)) {
            if (!is_public)
                saying->flags |= DLN_SAYING_PRIVATE;
            return true;
        }
        return is_public || is_outlet(s) || (saying->flags & (DLN_SAYING_QUOTED | DLN_SAYING_THAT)) != 0;
    case DLN_NEED_PLATFORM:
        row = noun_in(doc, s->behind, limit, 1u << DLN_SAID_ON_PLATFORM, &at);
        if (row == DLN_NONE)
            return false;
        saying->medium = row;
        saying->flags |= DLN_SAYING_MEDIUM;
        return true;
    }
    return false;
}

static bool is_that_next(const scene *s)
{
    if (dln_token_is_class(s->doc, s->behind, DLN_CLASS_THAT))
        return true;
    return s->stop > s->behind && s->stop < s->end && s->stop - s->behind <= NEAR && dln_token_is_class(s->doc, s->stop, DLN_CLASS_THAT);
}

static bool take_speaker(const scene *s, dln_saying *saying)
{
    const dln_verb_group *verb = s->verb;
    bool is_passive = (verb->flags & DLN_VERB_PASSIVE) != 0 || verb->form == DLN_VERB_PARTICIPLE;
    if (is_passive && dln_cell(s->doc->lexicon, DLN_TABLE_REPORTING, s->row, DLN_REPORTING_NEED) != DLN_NEED_QUOTING)
        return take_agent(s->doc, s->behind, s->end, saying);
    if ((verb->flags & DLN_VERB_SUBJECT_BEHIND) != 0)
        return take_speakers(s->doc, verb->subject_begin, verb->subject_end, saying);
    if (take_subject(s->doc, s->begin, verb->subject_begin, verb->subject_end, saying))
        return true;
    /* "stated on Monday Marin": turned round, with the day between */
    uint32_t t = verb->end, timex = dln_doc_timex_from(s->doc, verb->end);
    if (verb->subject_end > verb->subject_begin || verb->form != DLN_VERB_FINITE || timex >= s->doc->timex_count || s->doc->timexes[timex].begin > t + 1)
        return false;
    uint32_t ref = ref_at(s->doc, s->doc->timexes[timex].end, s->end);
    return ref != DLN_NONE && take_speakers(s->doc, s->doc->refs[ref].begin, s->doc->refs[ref].end, saying);
}

static bool says_earlier(const scene *s)
{
    if ((s->verb->flags & DLN_VERB_PERFECT) != 0 && s->verb->tense == DLN_TENSE_PAST)
        return true;
    for (uint32_t t = s->verb->begin; t < s->verb->end + 4 && t < s->end; t++) {
        bool is_earlier = dln_token_is(&s->doc->tokens, t, "earlier") && (t == 0 || !dln_token_is_class(s->doc, t - 1, DLN_CLASS_DETERMINER));
        if (is_earlier || dln_token_is(&s->doc->tokens, t, "previously"))
            return true;
    }
    return s->verb->subject_begin > s->begin && dln_token_is(&s->doc->tokens, s->verb->subject_begin - 1, "earlier");
}

static dln_saying *push(const dln_doc *doc, dln_sayings *out, const dln_saying *saying)
{
    dln_saying *item = dln_arena_push(doc->arena, &out->items, &out->count, &out->capacity, sizeof *item);
    if (item != NULL)
        *item = *saying;
    return item;
}

static void fresh(const dln_doc *doc, uint32_t sentence, uint32_t trigger, dln_saying *saying)
{
    memset(saying, 0, sizeof *saying);
    saying->sentence = sentence;
    saying->trigger = trigger;
    saying->begin = doc->tokens.sentences[sentence].begin;
    saying->end = doc->tokens.sentences[sentence].end;
    saying->timex = saying->quote = saying->medium = saying->clause = DLN_NONE;
    saying->cameo = "010";
    if (trigger < doc->body_token)
        saying->flags |= DLN_SAYING_TITLE;
}

static const char *rule_of(const dln_doc *doc, const char *table, dln_table id, uint32_t row)
{
    dln_span name = dln_cell_text(doc->lexicon, id, row, 0);
    return dln_arena_printf(doc->arena, "%s:%.*s", table, (int)name.len, name.text).text;
}

/* "told reporters that Egypt hoped": what somebody else's speech says of a position is that speech's. */
static bool is_inside_another(const scene *s, const dln_saying *saying, const dln_sayings *all)
{
    if ((saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) != 0 || saying->timex != DLN_NONE)
        return false;
    bool is_said = false;
    uint32_t steps = 0, both = DLN_SAYING_ATTRIBUTION | DLN_SAYING_MEDIUM;
    for (size_t i = all->count; i > 0 && all->items[i - 1].sentence == saying->sentence; i--) {
        if ((all->items[i - 1].flags & both) == both && (saying->flags & DLN_SAYING_SET_OFF) == 0)
            return true; /* as per the readout of one, the other restated */
    }
    for (uint32_t c = saying->clause; c != DLN_NONE && steps < 32; c = s->clauses->clauses[c].parent, steps++) {
        for (size_t i = all->count; is_said && i > 0 && all->items[i - 1].sentence == saying->sentence; i--) {
            const dln_saying *other = &all->items[i - 1];
            if (other->clause == c && (other->flags & DLN_SAYING_SET_OFF) == 0 && other->trigger < saying->trigger)
                return true;
        }
        is_said = is_said || s->clauses->clauses[c].kind == DLN_CLAUSE_THAT;
    }
    return false;
}

/* "...," he said: behind a quotation he is the one who spoke before, if that fits. */
static void carry_speaker(const dln_doc *doc, const dln_sayings *all, dln_saying *saying)
{
    uint32_t both = DLN_SAYING_QUOTED | DLN_SAYING_SET_OFF;
    if ((saying->flags & both) != both || saying->party_count != 1 || saying->by[0] != DLN_BY_COREFERENCE || all->count == 0)
        return;
    const dln_saying *before = &all->items[all->count - 1];
    if (before->party_count != 1 || (before->flags & (DLN_SAYING_PRIVATE | DLN_SAYING_TITLE)) != 0 || saying->sentence - before->sentence > CARRY_SENTENCES)
        return;
    const dln_doc_party *now = &doc->parties[saying->parties[0]], *then = &doc->parties[before->parties[0]];
    bool may_differ = now->gender == DLN_GENDER_UNKNOWN || then->gender == DLN_GENDER_UNKNOWN || now->gender == then->gender;
    if (then->party.kind == DLN_PERSON && now->party.kind == DLN_PERSON && may_differ)
        saying->parties[0] = before->parties[0];
}

static void try_verb(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, uint32_t length, dln_sayings *out)
{
    scene s = {.doc = doc, .clauses = dln_clauses_of(doc, sentence), .sentence = sentence, .row = row};
    dln_saying saying;
    uint32_t index = dln_verb_at(s.clauses, token);
    s.begin = doc->tokens.sentences[sentence].begin;
    s.end = doc->tokens.sentences[sentence].end;
    if (index == DLN_NONE || s.clauses->verbs[index].head != token || (s.clauses->verbs[index].flags & DLN_VERB_QUOTED) != 0)
        return;
    s.verb = &s.clauses->verbs[index];
    s.behind = token + length > s.verb->end ? token + length : s.verb->end;
    s.stop = own_end(&s);
    fresh(doc, sentence, token, &saying);
    dln_reporting_need need = (dln_reporting_need)dln_cell(doc->lexicon, DLN_TABLE_REPORTING, row, DLN_REPORTING_NEED);
    if (s.verb->reality == DLN_PLANNED && need == DLN_NEED_CARRIER)
        saying.flags |= DLN_SAYING_PLANNED;
    else if (s.verb->reality != DLN_REAL)
        return;
    bool is_yet_to = s.verb->begin > s.begin && dln_token_is(&doc->tokens, s.verb->begin - 1, "yet");
    if (s.verb->form == DLN_VERB_INFINITIVE && (s.verb->governor == DLN_NONE || is_yet_to))
        return;
    if (!take_speaker(&s, &saying))
        return;
    saying.clause = s.verb->clause;
    if (!s.clauses->is_headline && is_set_off(&s, &saying))
        saying.flags |= DLN_SAYING_SET_OFF;
    saying.quote = quote_in(doc, s.begin, s.end);
    if (saying.quote != DLN_NONE)
        saying.flags |= DLN_SAYING_QUOTED;
    if (is_that_next(&s))
        saying.flags |= DLN_SAYING_THAT;
    look_around(&s, &saying);
    if (!has_what_it_needs(&s, &saying))
        return;
    if (saying.party_count > 1 && saying.by[0] == DLN_BY_COREFERENCE && (saying.flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM)) == 0)
        return; /* what "they" said is seldom a statement of all of them together */
    if (says_earlier(&s))
        saying.flags |= DLN_SAYING_EARLIER;
    if (s.verb->tense == DLN_TENSE_PRESENT)
        saying.flags |= DLN_SAYING_PRESENT;
    saying.timex = own_timex(doc, s.clauses->clauses[s.verb->clause].begin, s.verb->begin, s.behind, s.stop);
    saying.cameo = dln_cell_text(doc->lexicon, DLN_TABLE_REPORTING, row, DLN_REPORTING_CAMEO).text;
    saying.rule = rule_of(doc, "reporting", DLN_TABLE_REPORTING, row);
    if (!is_inside_another(&s, &saying, out)) {
        carry_speaker(doc, out, &saying);
        push(doc, out, &saying);
    }
}

/* ---- "according to", labels, signatures, headlines ---- */

static void try_attribution(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t row, uint32_t length, dln_sayings *out)
{
    uint32_t end = doc->tokens.sentences[sentence].end, begin = token + length;
    uint32_t limit = begin + ATTRIBUTION_NEAR < end ? begin + ATTRIBUTION_NEAR : end;
    dln_saying saying;
    if (dln_quote_of(doc, token) != DLN_NONE)
        return;
    fresh(doc, sentence, token, &saying);
    uint32_t ref = ref_at(doc, begin, end), speaker_end;
    if (ref != DLN_NONE) {
        speaker_end = doc->refs[ref].end;
        if (doc->refs[ref].kind == DLN_REF_PLACE && is_speaker(doc, &doc->refs[ref]))
            add_speaker(doc, &doc->refs[ref], &saying);
        else if (!take_speakers(doc, doc->refs[ref].begin, speaker_end, &saying))
            return;
    } else { /* "according to a statement of the ministry" */
        uint32_t at, text = noun_in(doc, begin, limit, 1u << DLN_SAID_IN_TEXT | 1u << DLN_SAID_AT_OCCASION, &at);
        if (text == DLN_NONE)
            return;
        speaker_end = begin;
        for (uint32_t i = ref_from(doc, begin); i < doc->ref_count && doc->refs[i].begin < at + NEAR && doc->refs[i].begin < end; i++) {
            const dln_ref *owner = &doc->refs[i];
            bool is_owner = owner->begin < at || (owner->begin > 0 && (dln_token_is(&doc->tokens, owner->begin - 1, "of") ||
                            dln_token_is(&doc->tokens, owner->begin - 1, "by") || dln_token_is(&doc->tokens, owner->begin - 1, "from") ||
                            dln_token_is_class(doc, owner->begin - 1, DLN_CLASS_DETERMINER)));
            if (is_owner && is_speaker(doc, owner)) {
                add_speaker(doc, owner, &saying);
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
    saying.quote = quote_in(doc, saying.begin, saying.end);
    if (saying.quote != DLN_NONE)
        saying.flags |= DLN_SAYING_QUOTED;
    uint32_t near = speaker_end + NEAR < end ? speaker_end + NEAR : end;
    for (uint32_t t = speaker_end; t < near; t++) {
        if (is_mark(doc, t, ",;") && t > speaker_end)
            near = t;
    }
    saying.timex = own_timex(doc, begin, speaker_end, speaker_end, near);
    saying.rule = rule_of(doc, "sayings", DLN_TABLE_SAYINGS, row);
    push(doc, out, &saying);
}

/* "MS. NULAND: Good afternoon" and "Ashton: next talks on May 23": a party and a colon open a paragraph. */
static void try_label(const dln_doc *doc, uint32_t sentence, dln_sayings *out)
{
    uint32_t begin = doc->tokens.sentences[sentence].begin, end = doc->tokens.sentences[sentence].end;
    dln_saying saying;
    for (uint32_t t = begin + 1; t < end && t <= begin + LABEL_TOKENS; t++) {
        if (!is_mark(doc, t, ":"))
            continue;
        if (t + 1 < end && (doc->tokens.items[t + 1].flags & DLN_SPACED) == 0)
            return;
        uint32_t ref = ref_at(doc, begin, t);
        if (ref == DLN_NONE || doc->refs[ref].end != t || !is_speaker(doc, &doc->refs[ref]) || doc->refs[ref].count != 1 ||
            (doc->refs[ref].flags & (DLN_REF_PRONOUN | DLN_REF_AMBIGUOUS)) != 0 ||
            doc->parties[doc->ref_parties[doc->refs[ref].first]].party.kind != DLN_PERSON)
            return;
        fresh(doc, sentence, begin, &saying);
        add_speaker(doc, &doc->refs[ref], &saying);
        saying.flags |= DLN_SAYING_LABEL;
        saying.rule = begin < doc->body_token ? "statement:headline" : "statement:label";
        push(doc, out, &saying);
        return;
    }
}

/* "-- Javad Zarif (@JZarif) November 24, 2013": the signature of a post quoted in the text. */
static void try_signature(const dln_doc *doc, uint32_t sentence, uint32_t token, dln_sayings *out)
{
    uint32_t end = doc->tokens.sentences[sentence].end, ref = ref_at(doc, token + 1, end);
    dln_saying saying;
    if (ref == DLN_NONE || !is_speaker(doc, &doc->refs[ref]))
        return;
    uint32_t t = doc->refs[ref].end;
    if (t + 2 >= end || !is_mark(doc, t, "(") || !is_mark(doc, t + 1, "@"))
        return;
    fresh(doc, sentence, token, &saying);
    add_speaker(doc, &doc->refs[ref], &saying);
    saying.flags |= DLN_SAYING_MEDIUM;
    saying.medium = dln_row_find(doc->lexicon, DLN_TABLE_SAYINGS, DLN_SPAN("Twitter"));
    saying.timex = own_timex(doc, t, t, t, end);
    saying.rule = "statement:signature";
    push(doc, out, &saying);
}

void dln_find_sayings(const dln_doc *doc, dln_sayings *out)
{
    uint64_t mine = dln_table_bit(DLN_TABLE_REPORTING) | dln_table_bit(DLN_TABLE_SAYINGS);
    for (uint32_t n = 0; n < doc->tokens.sentence_count; n++) {
        const dln_sentence *sentence = &doc->tokens.sentences[n];
        if ((doc->tokens.items[sentence->begin].flags & DLN_STARTS_LINE) != 0)
            try_label(doc, n, out);
        for (uint32_t t = sentence->begin; t < sentence->end; t++) {
            uint32_t length, row;
            if (doc->tokens.items[t].kind == DLN_TOKEN_MARK && t + 3 < sentence->end) {
                if (dln_token_is(&doc->tokens, t, "\xE2\x80\x94") || dln_token_is(&doc->tokens, t, "--"))
                    try_signature(doc, n, t, out);
                continue;
            }
            if ((dln_word_tables(doc->lexicon, doc->tokens.items[t].word) & mine) == 0)
                continue;
            row = row_at(doc, t, sentence->end, DLN_TABLE_REPORTING, &length);
            if (row != DLN_NONE)
                try_verb(doc, n, t, row, length, out);
            row = row_at(doc, t, sentence->end, DLN_TABLE_SAYINGS, &length);
            if (row != DLN_NONE && kind_of(doc, row) == DLN_SAID_BY)
                try_attribution(doc, n, t, row, length, out);
        }
    }
}
