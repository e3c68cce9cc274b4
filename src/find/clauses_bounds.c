/* src/find/clauses_bounds.c - where clauses begin and end, what the subject of a verb is, and which verb governs which. */
#include "base/text.h"
#include "find/clauses_words.h"

static bool is_bound(const dln_word_tag *tag)
{
    return tag->is_comma || tag->is_break;
}

static bool is_nominative(const dln_sentence_scan *s, uint32_t i)
{
    return dln_tag_is(s, i, DLN_CLASS_PRONOUN) && dln_token_in(&s->doc->tokens, i, DLN_LIST_SUBJECT_PRONOUNS);
}

/* "once he has finished", "once the talks end"; not "once again", "once a year". */
static bool is_once(const dln_sentence_scan *s, uint32_t i)
{
    if (i + 1 >= s->end || !dln_token_says(&s->doc->tokens, i, "once"))
        return false;
    bool is_article = dln_tag_is(s, i + 1, DLN_CLASS_DETERMINER) && !dln_text_is(s, i + 1, "a") && !dln_text_is(s, i + 1, "every") && !dln_text_is(s, i + 1, "more") && !dln_text_is(s, i + 1, "each");
    return is_nominative(s, i + 1) || ((is_article || dln_tag(s, i + 1)->in_ref) && !dln_tag(s, i + 1)->in_time);
}

static bool is_joint(const dln_sentence_scan *s, uint32_t i) /* opens a clause whatever its verb */
{
    return is_once(s, i) || dln_tag_is(s, i, DLN_CLASS_RELATIVE) || dln_tag_is(s, i, DLN_CLASS_SUBORDINATOR) ||
           (dln_tag_is(s, i, DLN_CLASS_THAT) && !dln_tag(s, i)->in_time) ||
           (i + 1 < s->end && dln_token_says(&s->doc->tokens, i, "what") && is_nominative(s, i + 1)); /* "with what she had come for" */
}

static bool is_either(const dln_sentence_scan *s, uint32_t i)
{
    return dln_tag_is(s, i, DLN_CLASS_EITHER) && !dln_tag(s, i)->in_time && !dln_tag(s, i)->in_ref;
}

/* Whether a token range holds a word that could be a subject. */
static bool has_noun(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        const uint32_t passed = 1u << DLN_CLASS_ADVERB | 1u << DLN_CLASS_AND, preposition = 1u << DLN_CLASS_PREPOSITION, determiner = 1u << DLN_CLASS_DETERMINER;
        const dln_word_tag *tag = dln_tag(s, i);
        begin += i == begin && dln_is_adverb(s, i); /* "and briefly saw"; but "the assembly" */
        if (i < begin || tag->in_time || (tag->classes & passed) != 0 || s->doc->tokens.items[i].kind == DLN_TOKEN_MARK)
            continue;
        if ((tag->classes & (preposition | determiner)) == 0) { /* most */
            if (i + 1 == end && dln_is_adverb(s, i))
                continue; /* "on Monday quietly met" */
            return true;
        }
        bool opens_time = i + 1 < end && tag[1].in_time, opens_the_time = i + 2 < end && tag[2].in_time && (tag->classes & preposition) != 0 && (tag[1].classes & determiner) != 0;
        if (!opens_time && !opens_the_time)
            return true;
    }
    return false;
}

typedef struct region { /* between the verb group before and this one */
    uint32_t begin, end;   /* where the clause begins; the verb */
    uint32_t subject;      /* where its subject begins; equal to end: none here */
    uint8_t kind;
    bool resumes;          /* ", said": the clause before the inserted one goes on */
    uint32_t held_begin, held_end; /* "The two, the ministry said, will meet": the subject that waits for its verb; equal: none */
} region;

/* "told reporters the talks", "told Sarr she", "the text they": the last of two noun groups that stand side by side. */
static uint32_t last_of_two(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = end; i > begin + 1; i--) {
        const dln_word_tag *tag = dln_tag(s, i - 1), *before = dln_tag(s, i - 2);
        bool starts = is_nominative(s, i - 1) || (dln_tag_is(s, i - 1, DLN_CLASS_DETERMINER) && !dln_tag_is(s, i - 1, DLN_CLASS_RELATIVE) && !tag->in_ref) ||
                      (dln_tag_is(s, i - 1, DLN_CLASS_DETERMINER) && tag->in_ref && before->in_ref && dln_doc_ref_from(s->doc, i - 1) < s->doc->ref_count &&
                       s->doc->refs[dln_doc_ref_from(s->doc, i - 1)].begin == i - 1);
        const uint32_t closed = 1u << DLN_CLASS_PREPOSITION | 1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_TO | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_DETERMINER |
                                1u << DLN_CLASS_ADVERB | 1u << DLN_CLASS_NOT | 1u << DLN_CLASS_SUBORDINATOR | 1u << DLN_CLASS_RELATIVE | 1u << DLN_CLASS_THAT;
        if (starts && !is_bound(before) && !before->in_time && (before->classes & closed) == 0 && s->doc->tokens.items[i - 2].kind == DLN_TOKEN_WORD)
            return i - 1;
        bool is_apart = starts && before->in_time && !tag->in_time; /* "told parliament on Tuesday | the border" */
        for (uint32_t t = i - 1; is_apart && t > begin && t + 6 > i; t--) {
            if (!dln_tag(s, t - 1)->in_time && !(dln_tag_is(s, t - 1, DLN_CLASS_PREPOSITION) && dln_tag(s, t)->in_time))
                return (dln_tag(s, t - 1)->classes & closed) == 0 && s->doc->tokens.items[t - 1].kind == DLN_TOKEN_WORD ? i - 1 : begin;
        }
    }
    return begin;
}

/* Without what stands behind the subject and does not belong to it: "The two last", "The ministers on Friday". */
static uint32_t trimmed(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    while (end > begin + 1) {
        const dln_word_tag *tag = dln_tag(s, end - 1);
        bool is_adverb = dln_tag_is(s, end - 1, DLN_CLASS_ADVERB) && !tag->in_ref && !dln_tag_is(s, end - 2, DLN_CLASS_DETERMINER) && !dln_tag_is(s, end - 2, DLN_CLASS_AND);
        is_adverb |= dln_tag_is(s, end - 1, DLN_CLASS_NOT) && !tag->in_ref;
        bool is_loose = (dln_tag_is(s, end - 1, DLN_CLASS_PREPOSITION) && !tag->in_ref && end < s->end && dln_tag(s, end)->in_time);
        bool is_time = tag->in_time && (dln_tag(s, begin)->in_time == false);
        bool is_no_longer = end > begin + 2 && dln_is_no_longer(s, end - 1);
        if (!is_adverb && !is_loose && !is_time && !is_no_longer)
            break;
        end -= is_no_longer ? 2 : 1;
    }
    return end;
}

static bool opens_phrase(const dln_sentence_scan *s, uint32_t i)
{
    return dln_tag_is(s, i, DLN_CLASS_PREPOSITION) || is_either(s, i) || dln_tag_is(s, i, DLN_CLASS_TO);
}

/* "Speaking in Dakar,", "Accompanied by his wife,": a gerund or participle that opens the sentence. */
static bool opens_with_participle(const dln_sentence_scan *s, uint32_t begin)
{
    const dln_word_tag *tag = dln_tag(s, begin);
    return begin == s->begin && !tag->in_ref && !tag->in_time && (tag->forms & (FORM_GERUND | FORM_PARTICIPLE)) != 0 && (tag->classes & 1u << DLN_CLASS_DETERMINER) == 0;
}

/* "Three days of talks ended": a time that is what the sentence is about. */
static bool is_stretch_of(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    while (begin < end && dln_tag(s, begin)->in_time)
        begin++;
    return begin + 1 < end && dln_token_is(&s->doc->tokens, begin, "of") && (s->doc->tokens.items[begin + 1].flags & DLN_CAPITAL) == 0;
}

/* "In Dakar Sarr and Diop met": the token behind a place that opens the clause, if somebody is named right behind it; else DLN_NONE. */
static uint32_t behind_opening_place(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    const dln_doc *doc = s->doc;
    uint32_t r = dln_doc_ref_from(doc, begin + 1);
    if (r >= doc->ref_count || doc->refs[r].begin != begin + 1 || doc->refs[r].kind != DLN_REF_PLACE || doc->refs[r].end >= end)
        return DLN_NONE;
    uint32_t at = doc->refs[r].end, who = dln_doc_ref_from(doc, at);
    return who < doc->ref_count && doc->refs[who].begin == at && doc->refs[who].kind == DLN_REF_PARTY && doc->refs[who].end <= end ? at : DLN_NONE;
}

/* "On Monday Sarr, accompanied by his wife, met": the token behind a day that opens the sentence, if the subject begins there
 * and its insertion behind a comma; else DLN_NONE. */
static uint32_t behind_opening_day(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    uint32_t at = begin + 1;
    if (begin != s->begin || !dln_tag_is(s, begin, DLN_CLASS_PREPOSITION) || at >= end || !dln_tag(s, at)->in_time)
        return DLN_NONE;
    while (at < end && dln_tag(s, at)->in_time)
        at++;
    return at < end && (dln_tag(s, at)->in_ref || (dln_tag_is(s, at, DLN_CLASS_PREPOSITION) && behind_opening_place(s, at, end) != DLN_NONE)) ? at : DLN_NONE;
}

/* The comma that closes what begins at the token: not the one of "According to Sarr, the president of Senegal,". end: there is none. */
static uint32_t closing_comma(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    uint32_t comma = begin;
    while (comma < end && !dln_tag(s, comma)->is_comma) /* most are no comma of a name's */
        comma++;
    uint32_t r = comma < end ? dln_doc_ref_from(s->doc, comma) : 0;
    bool is_inside = r > 0 && s->doc->refs[r - 1].begin > begin && s->doc->refs[r - 1].end > comma + 1 && s->doc->refs[r - 1].end < end;
    return is_inside && dln_tag(s, s->doc->refs[r - 1].end - 1)->is_comma ? s->doc->refs[r - 1].end - 1 : comma;
}

/* A leading "On Friday," "After talks in Geneva," "In Moscow" is no subject. */
static uint32_t skip_adjuncts(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    while (begin < end) {
        const dln_word_tag *tag = dln_tag(s, begin);
        if (tag->in_time && is_stretch_of(s, begin, end))
            break;
        uint32_t day_end = behind_opening_day(s, begin, end);
        if (day_end != DLN_NONE) {
            begin = day_end;
            continue;
        }
        if (tag->in_time || is_bound(tag) || dln_tag_is(s, begin, DLN_CLASS_AND) || (dln_tag_is(s, begin, DLN_CLASS_ADVERB) && !tag->in_ref)) {
            begin++;
            continue;
        }
        bool behind_time = begin > s->begin && dln_tag(s, begin - 1)->in_time && (dln_tag(s, begin - 1)->classes & (1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_PREPOSITION)) != 0;
        if (!behind_time && !opens_with_participle(s, begin) && (tag->in_ref || !opens_phrase(s, begin)))
            break;
        uint32_t comma = closing_comma(s, begin, end);
        if (comma < end && has_noun(s, comma + 1, end)) {
            begin = comma + 1;
            continue;
        }
        if (behind_time || !opens_phrase(s, begin) || tag->in_ref)
            break;
        uint32_t own = behind_opening_place(s, begin, end);
        if (own != DLN_NONE) {
            begin = own;
            continue;
        }
        uint32_t after = begin + 1; /* "In Geneva the two leaders met": the next determiner or name behind the first noun */
        while (after < end && !(after > begin + 1 && (dln_tag_is(s, after, DLN_CLASS_DETERMINER) || dln_tag_is(s, after, DLN_CLASS_PRONOUN) ||
                                                    (dln_tag(s, after)->in_ref && !dln_tag(s, after - 1)->in_ref && !dln_tag_is(s, after - 1, DLN_CLASS_DETERMINER) &&
                                                     !dln_tag_is(s, after - 1, DLN_CLASS_PREPOSITION)))))
            after++;
        if (after >= end)
            break;
        begin = after;
    }
    return begin;
}

static bool is_then(const dln_sentence_scan *s, uint32_t i) { return dln_token_in_small(&s->doc->tokens, i, DLN_LIST_NEXT_WORDS); }

/* "and then, before a dinner, told" */
static bool is_then_before(const dln_sentence_scan *s, uint32_t verb)
{
    enum { MOST = 6 };
    if (is_then(s, verb - 1) || !dln_tag(s, verb - 1)->is_comma)
        return is_then(s, verb - 1);
    for (uint32_t i = verb - 1; i > s->begin + 1 && verb - i < MOST; i--) {
        if (dln_tag(s, i - 1)->is_comma)
            return is_then(s, i - 2);
    }
    return false;
}

/* A finite verb behind a comma and "and" further on in the sentence. */
static bool joins_behind(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count, uint32_t v)
{
    for (uint32_t w = v + 1; w < count; w++) {
        uint32_t at = verbs[w].begin;
        if (verbs[w].form == DLN_VERB_FINITE && at > s->begin + 2 && dln_tag_is(s, at - 1, DLN_CLASS_AND) && dln_tag(s, at - 2)->is_comma)
            return true;
    }
    return false;
}

/* "Lee Nak-yon (R) holds talks": the token behind a few words in parentheses, else the same. */
static uint32_t behind_parenthesis(const dln_sentence_scan *s, uint32_t i, uint32_t end)
{
    enum { SHORT = 5 };
    for (uint32_t k = i + 1; dln_token_is(&s->doc->tokens, i, "(") && k < end && k <= i + SHORT; k++) {
        if (dln_token_is(&s->doc->tokens, k, ")"))
            return k + 1;
    }
    return i;
}

/* Somebody or something that can act, no day. */
static bool has_subject(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (!dln_tag(s, i)->in_time)
            return true;
    }
    return begin == end;
}

/* "said in Dakar the border was": the one word of a place. */
static bool is_place_at(const dln_sentence_scan *s, uint32_t i)
{
    uint32_t r = dln_doc_ref_from(s->doc, i);
    return r < s->doc->ref_count && s->doc->refs[r].kind == DLN_REF_PLACE && s->doc->refs[r].begin == i && s->doc->refs[r].end == i + 1;
}

/* "said in a statement on Monday | the border would": what was said stands behind the words that name the medium. */
static bool opens_with_medium(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    enum { WORDS = 4 };
    if (begin >= end || !(dln_text_is(s, begin, "in") || dln_text_is(s, begin, "on") || dln_text_is(s, begin, "at") || dln_text_is(s, begin, "via")))
        return false;
    for (uint32_t i = begin + 1; i < end && i < begin + WORDS && !is_bound(dln_tag(s, i)); i++) {
        if ((s->doc->tokens.items[i].tables & dln_table_bit(DLN_TABLE_SAYINGS)) != 0)
            return true;
    }
    return false;
}

/* A comma behind the verb, or behind the day that follows it: "The two, an aide said on Tuesday, will meet". */
static bool closes_insertion(const dln_sentence_scan *s, uint32_t i)
{
    i += i + 1 < s->end && dln_tag_is(s, i, DLN_CLASS_ADVERB) && !dln_tag(s, i)->in_ref; /* "an aide said earlier," */
    i += i + 1 < s->end && dln_tag_is(s, i, DLN_CLASS_PREPOSITION) && dln_tag(s, i + 1)->in_time;
    while (i < s->end && dln_tag(s, i)->in_time)
        i++;
    return i < s->end && dln_tag(s, i)->is_comma;
}

/* "Sarr, on his first trip since Diop left office, met": a clause with its conjunction inside what stands between two commas
 * behind the subject; verb: the end of that of the clause. */
static bool is_inserted(const dln_sentence_scan *s, uint32_t joint, uint32_t verb_begin, uint32_t verb_end, uint32_t next_verb)
{
    uint32_t open = joint, close = verb_end;
    while (open > s->begin && !is_bound(dln_tag(s, open)))
        open--;
    if (open == s->begin || !dln_tag(s, open)->is_comma || !dln_tag(s, open - 1)->in_ref || !has_noun(s, s->begin, open) || !has_noun(s, joint + 1, verb_begin))
        return false;
    for (uint32_t i = joint; i < verb_begin; i++) {
        if (is_bound(dln_tag(s, i)))
            return false;
    }
    while (close < s->end && !is_bound(dln_tag(s, close)))
        close++;
    return next_verb != DLN_NONE && close < next_verb && dln_tag(s, close)->is_comma && !has_noun(s, close + 1, next_verb);
}

static region region_before(const dln_sentence_scan *s, uint32_t previous_end, uint32_t verb_begin, uint32_t verb_end, bool is_first, bool reports, uint32_t next_verb)
{
    const uint32_t bounds = 1u << DLN_CLASS_RELATIVE | 1u << DLN_CLASS_SUBORDINATOR | 1u << DLN_CLASS_THAT | 1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_AND;
    region r = {previous_end, verb_begin, previous_end, DLN_CLAUSE_MAIN, false, 0, 0};
    uint32_t joint = DLN_NONE, quote = DLN_NONE, and = DLN_NONE, commas = 0, last_comma = DLN_NONE, one_before = DLN_NONE;
    for (uint32_t i = previous_end; i < verb_begin; i++) {
        const dln_word_tag *tag = dln_tag(s, i);
        if (tag->is_break) {
            i = behind_parenthesis(s, i, verb_begin);
            if (i >= verb_begin)
                break;
            tag = dln_tag(s, i);
        }
        if ((tag->classes & bounds) == 0 && !is_bound(tag) && !dln_token_says(&s->doc->tokens, i, "what") && !dln_token_says(&s->doc->tokens, i, "once")) /* most words */
            continue;
        if (is_joint(s, i) || (is_either(s, i) && (i == previous_end || is_bound(dln_tag(s, i - 1)) || !is_first || (dln_tag(s, i - 1)->in_time && !is_bound(dln_tag(s, i - 1)) && i + 1 < verb_begin && dln_tag(s, i + 1)->in_time == false) || is_inserted(s, i, verb_begin, verb_end, next_verb))))
            joint = i;
        if (dln_tag_is(s, i, DLN_CLASS_AND) && !tag->in_ref && !dln_joins_between(s, i))
            and = i;
        if (tag->is_break) {
            quote = i;
            joint = and = last_comma = one_before = DLN_NONE;
            commas = 0;
        }
        if (tag->is_comma) {
            one_before = last_comma;
            last_comma = i;
            commas++;
        }
    }
    if (joint != DLN_NONE && is_either(s, joint) && last_comma != DLN_NONE && last_comma > joint && has_noun(s, last_comma + 1, verb_begin))
        joint = DLN_NONE; /* "after talks in Geneva, Biden said": a preposition after all */
    uint32_t behind_joint = joint == DLN_NONE || last_comma == DLN_NONE ? s->doc->ref_count : dln_doc_ref_from(s->doc, joint + 1);
    bool is_apposed = behind_joint < s->doc->ref_count && s->doc->refs[behind_joint].begin == joint + 1 && s->doc->refs[behind_joint].end == verb_begin && last_comma + 1 == verb_begin; /* "after Sarr, the president, left" */
    if (joint != DLN_NONE && !is_apposed && is_either(s, joint) && last_comma != DLN_NONE && last_comma > joint + 1 && (last_comma + 1 == verb_begin || (last_comma + 2 == verb_begin && is_then(s, last_comma + 1))))
        joint = DLN_NONE; /* "who acts as minister, was", "which was set for Tuesday, is" */
    if (joint != DLN_NONE && is_either(s, joint) && and != DLN_NONE && and > joint + 1 && !has_noun(s, and + 1, verb_begin))
        joint = DLN_NONE; /* "arrived for a visit and will meet" */
    if (joint != DLN_NONE && is_either(s, joint) && !has_subject(s, joint + 1, verb_begin))
        joint = DLN_NONE; /* "that was planned for Friday was put off" */
    if (joint != DLN_NONE && !is_first && dln_token_is(&s->doc->tokens, joint, "for") && (joint <= previous_end + 1 || (dln_verb_forms(s, joint - 1) & FORM_PARTICIPLE) != 0))
        joint = DLN_NONE; /* "that had been set for Dakar in March was put off", "said talks set for Friday in Dakar had been put off" */
    if (joint != DLN_NONE) {
        r.begin = joint;
        r.kind = dln_tag_is(s, joint, DLN_CLASS_RELATIVE) ? DLN_CLAUSE_RELATIVE : dln_tag_is(s, joint, DLN_CLASS_THAT) ? DLN_CLAUSE_THAT : DLN_CLAUSE_SUBORDINATE;
        if (dln_tag_is(s, joint, DLN_CLASS_THAT) && !has_noun(s, joint + 1, verb_begin) && !dln_tag_is(s, verb_begin, DLN_CLASS_PRONOUN)) /* not "that they'd" */
            r.kind = DLN_CLAUSE_RELATIVE; /* "the talks that ended" */
        r.subject = skip_adjuncts(s, joint + 1, verb_begin);
        return r;
    }
    bool opens_at_verb = is_first && quote != DLN_NONE && quote > previous_end && quote + 1 == verb_begin && dln_tag(s, verb_begin)->in_quote && !dln_tag(s, quote)->in_quote && !is_bound(dln_tag(s, quote - 1));
    if (opens_at_verb && has_noun(s, skip_adjuncts(s, previous_end, quote), quote)) { /* 'A third summit "could happen", Sarr said' */
        r.subject = skip_adjuncts(s, previous_end, quote);
        return r;
    }
    if (quote != DLN_NONE) /* an opening mark belongs to what it opens */
        r.begin = dln_tag(s, quote + 1)->in_quote && !dln_tag(s, quote)->in_quote && quote > previous_end ? quote : quote + 1;
    if (!is_first && quote != DLN_NONE && and != DLN_NONE && !has_noun(s, and + 1, verb_begin)) { /* 'called "absurd" a claim of Ghana, and said' */
        r.begin = and;
        r.subject = verb_begin;
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (is_first || quote != DLN_NONE) {
        r.subject = skip_adjuncts(s, r.begin, verb_begin);
        if (reports && last_comma != DLN_NONE && last_comma > r.subject && has_noun(s, r.subject, last_comma) && has_noun(s, last_comma + 1, verb_begin) &&
            closes_insertion(s, verb_end)) {
            r.held_begin = r.subject;
            r.held_end = last_comma;
            r.subject = last_comma + 1;
            return r;
        }
        uint32_t last = is_first ? last_of_two(s, r.subject, verb_begin) : r.subject;
        const dln_word_tag *before = last > r.subject ? dln_tag(s, last - 1) : NULL;
        bool is_there = before != NULL && dln_tag_is(s, last - 1, DLN_CLASS_THERE); /* "There she sat" */
        if (before != NULL && !is_there && is_nominative(s, last) && !before->in_ref && (before->forms == 0 || before->nouns != 0)) { /* "The text they signed is": a clause about the text */
            r.begin = last;
            r.subject = last;
            r.kind = DLN_CLAUSE_RELATIVE;
            return r;
        }
        if (before != NULL && is_nominative(s, last)) /* "Ishiba he described as a friend" */
            r.subject = last;
        if (!is_first && !has_noun(s, r.subject, verb_begin))
            r.resumes = true;
        return r;
    }
    if (and != DLN_NONE && and + 2 < verb_begin && one_before == and + 1 && last_comma + 1 == verb_begin && (opens_phrase(s, and + 2) || is_either(s, and + 2))) { /* "flew to Dakar and, after talks with Sarr, announced" */
        r.begin = and;
        r.subject = verb_begin;
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (last_comma != DLN_NONE && !has_noun(s, last_comma + 1, verb_begin) && !(and != DLN_NONE && and > last_comma)) {
        bool is_apposition = one_before != DLN_NONE && has_noun(s, one_before + 1, last_comma);
        if (is_apposition) { /* "..., Peskov, the Kremlin spokesman, said" */
            uint32_t start = skip_adjuncts(s, previous_end, verb_begin); /* "said the trip to Accra, planned for Monday, had been" */
            for (uint32_t i = one_before; i > previous_end; i--) {
                if (dln_tag(s, i - 1)->is_comma || dln_tag_is(s, i - 1, DLN_CLASS_AND)) {
                    start = i;
                    break;
                }
            }
            r.begin = r.subject = start;
            return r;
        }
        r.begin = last_comma + 1;
        r.subject = verb_begin;
        r.resumes = true;
        return r;
    }
    if (and != DLN_NONE && !has_noun(s, and + 1, verb_begin)) {
        r.begin = and;
        r.subject = verb_begin;
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (last_comma != DLN_NONE) {
        r.begin = last_comma + 1;
        r.subject = skip_adjuncts(s, r.begin, verb_begin);
        if (dln_tag_is(s, r.begin, DLN_CLASS_AND))
            r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (and != DLN_NONE) {
        r.begin = and;
        r.subject = skip_adjuncts(s, and + 1, verb_begin);
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    r.kind = DLN_CLAUSE_THAT; /* "said Putin met Xi" */
    uint32_t behind_time = r.begin;
    while (behind_time + 1 < verb_begin && (dln_tag(s, behind_time)->in_time || (dln_tag_is(s, behind_time, DLN_CLASS_PREPOSITION) && dln_tag(s, behind_time + 1)->in_time) ||
                                            (behind_time == r.begin && dln_token_in_small(&s->doc->tokens, behind_time, DLN_LIST_LATE_WORDS)) ||
                                            (behind_time == r.begin && is_place_at(s, behind_time + 1) && dln_tag_is(s, behind_time, DLN_CLASS_PREPOSITION)) || (behind_time == r.begin + 1 && is_place_at(s, behind_time))))
        behind_time++;
    if (has_noun(s, behind_time, verb_begin)) /* "announced on Monday it had": the day is that of the announcement */
        r.begin = behind_time;
    uint32_t first = skip_adjuncts(s, r.begin, verb_begin);
    r.subject = last_of_two(s, first, verb_begin);
    if (r.subject > first || opens_with_medium(s, r.begin, first)) /* "told Sarr | she would come" */
        r.begin = r.subject;
    return r;
}

/* The noun group chain that ends before a relative pronoun. */
static uint32_t antecedent_begin(const dln_sentence_scan *s, const dln_sentence_clauses *out, uint32_t end, uint32_t least)
{
    uint32_t begin = end;
    for (uint32_t n = 0; n < out->noun_count; n++) {
        if (out->nouns[n].begin >= least && out->nouns[n].end <= end)
            begin = out->nouns[n].begin;
    }
    for (uint32_t k = begin < end && begin > least ? dln_doc_ref_from(s->doc, begin) : 0; k > 0 && s->doc->refs[k - 1].end > begin; k--) { /* "the Secretary of State Okonjo, who" */
        if (s->doc->refs[k - 1].begin >= least && s->doc->refs[k - 1].begin < begin)
            begin = s->doc->refs[k - 1].begin;
    }
    return begin < end ? begin : end;
}

static void find_governors(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t count)
{
    for (uint32_t v = 1; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        if (g->form != DLN_VERB_INFINITIVE && g->form != DLN_VERB_GERUND)
            continue;
        for (uint32_t w = v; w > 0; w--) {
            bool bound = false;
            for (uint32_t i = verbs[w - 1].end; i < g->begin && !bound; i++)
                bound = dln_tag(s, i)->is_break || is_joint(s, i) || (dln_tag(s, i)->is_comma && g->form == DLN_VERB_GERUND);
            if (bound)
                break;
            if (verbs[w - 1].form == DLN_VERB_PARTICIPLE && g->begin > verbs[w - 1].end)
                continue;
            g->governor = w - 1;
            break;
        }
    }
}

static bool crosses_comma(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (dln_tag(s, i)->is_comma)
            return true;
    }
    return false;
}

/* Whether what stands before an infinitive or gerund can be its subject: "Before leaving" has none. */
static bool is_subject(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (dln_tag(s, i)->in_ref || !(opens_phrase(s, i) || dln_tag_is(s, i, DLN_CLASS_ADVERB) || dln_tag(s, i)->in_time || is_bound(dln_tag(s, i))))
            return true;
    }
    return false;
}

static bool crosses_break(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        if (dln_tag(s, i)->is_break)
            return true;
    }
    return false;
}

/* Whether the finite verb is that for which a subject waited behind a relative clause. */
static bool goes_on(const dln_sentence_scan *s, const dln_verb_group *g, const dln_clause *clauses)
{
    return g->form == DLN_VERB_FINITE && clauses[g->clause].kind == DLN_CLAUSE_MAIN && g->subject_end < g->begin && g->subject_begin < g->subject_end && dln_tag(s, g->begin - 1)->is_comma;
}

/* "She sat with Sarr, dined with Diop, saw the envoys": one of three or more that nothing but commas joins. */
static bool is_chained(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t count, uint32_t v)
{
    bool from_before = v > 1 && dln_tag(s, verbs[v - 1].begin - 1)->is_comma && verbs[v - 1].subject_begin < verbs[v - 1].subject_end && verbs[v - 1].subject_begin == verbs[v - 2].subject_begin;
    bool goes_on = v + 1 < count && verbs[v + 1].form == DLN_VERB_FINITE && dln_tag(s, verbs[v + 1].begin - 1)->is_comma && dln_governed_by(s, &verbs[v + 1]) != DLN_GOVERNS_REPORT;
    return v > 0 && (from_before || goes_on);
}

/* "That Okonjo met Sarr in Dakar was confirmed": a clause that is the subject of the verb behind it. */
static bool is_that_subject(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t first, const dln_verb_group *g)
{
    uint32_t at = s->begin + 1;
    if (!dln_token_says(&s->doc->tokens, s->begin, "that") || dln_governed_by(s, &verbs[first]) == DLN_GOVERNS_REPORT || at >= g->begin)
        return false;
    return (dln_tag(s, at)->in_ref || is_nominative(s, at) || dln_tag_is(s, at, DLN_CLASS_DETERMINER)) && verbs[first].subject_begin > s->begin;
}

/* "said that Sarr, whom": from the verb of saying to a relative clause behind a comma there is only a subject. */
static bool is_told_of(const dln_sentence_scan *s, uint32_t begin, uint32_t end, uint32_t *subject)
{
    begin += begin < end && dln_tag_is(s, begin, DLN_CLASS_THAT);
    if (begin + 1 >= end || !dln_tag(s, end - 1)->is_comma || !dln_tag(s, begin)->in_ref)
        return false;
    for (uint32_t i = begin; i + 1 < end; i++) {
        if (!dln_tag(s, i)->in_ref && !dln_tag_is(s, i, DLN_CLASS_AND))
            return false;
    }
    *subject = begin;
    return true;
}

/* The mark that opens what the mark at close shuts: "(", or a dash of the same kind. DLN_NONE. */
static uint32_t opening_of(const dln_sentence_scan *s, uint32_t close)
{
    static const char *const shuts[] = {")", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94"}, *const opens[] = {"(", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t k = 0; k < sizeof shuts / sizeof *shuts; k++) {
        for (uint32_t i = dln_tag(s, close)->is_break && dln_token_is(&s->doc->tokens, close, shuts[k]) ? close : s->begin; i > s->begin; i--) {
            if (dln_tag(s, i - 1)->is_break && dln_token_is(&s->doc->tokens, i - 1, opens[k]))
                return i - 1;
        }
    }
    return DLN_NONE;
}

/* "Sarr - in a cabinet that was formed last week - met", "The two (Okonjo and Sarr) met": the subject that waits before what
 * is put in, which belongs to it if it is no clause. Whether there is one. */
static bool waits_before(const dln_sentence_scan *s, const dln_verb_group *verbs, uint32_t v, region *out)
{
    uint32_t close = verbs[v].begin, before = DLN_NONE;
    while (close > s->begin + 1 && (dln_tag_is(s, close - 1, DLN_CLASS_ADVERB) || dln_tag(s, close - 1)->is_comma))
        close--;
    uint32_t open = close > s->begin + 1 ? opening_of(s, close - 1) : DLN_NONE;
    if (open == DLN_NONE || open == s->begin || dln_tag(s, open)->in_quote != dln_tag(s, close - 1)->in_quote)
        return false;
    for (uint32_t w = 0; w < v && verbs[w].begin < open; w++) {
        if (verbs[w].form == DLN_VERB_FINITE)
            before = w;
    }
    region r = region_before(s, before == DLN_NONE ? s->begin : verbs[before].end, open, open, before == DLN_NONE, false, DLN_NONE);
    if (!has_noun(s, r.subject, open))
        return false;
    bool has_clause = v > 0 && verbs[v - 1].begin > open;
    *out = r;
    out->end = has_clause ? trimmed(s, r.subject, open) : close - 1;
    if (has_clause) {
        out->begin = verbs[v].begin;
        out->kind = DLN_CLAUSE_MAIN;
    }
    return true;
}

/* "opened in Dakar, with President Sarr receiving the guests", "showed Sarr receiving Diop": whoever stands between "with", or a verb of seeing,
 * and the gerund g; before: the verb before it, or NULL. DLN_NONE: nobody. */
static uint32_t acts_beside(const dln_sentence_scan *s, uint32_t from, const dln_verb_group *g, const dln_verb_group *before)
{
    enum { NAME = 8 };
    uint32_t least = g->begin > from + NAME ? g->begin - NAME : from;
    if (g->form != DLN_VERB_GERUND || g->begin == from || !dln_tag(s, g->begin - 1)->in_ref)
        return DLN_NONE;
    if (before != NULL && before->end >= least && before->end < g->begin && (before->flags & DLN_VERB_PASSIVE) == 0 && dln_verb_in(s->doc->lexicon, before->verb, DLN_LIST_SEEING))
        return before->end;
    for (uint32_t i = g->begin - 1; i > least; i--) {
        if (dln_token_says(&s->doc->tokens, i, "with"))
            return dln_tag(s, i - 1)->is_comma ? i + 1 : DLN_NONE;
        if (dln_tag(s, i)->is_comma || dln_tag(s, i)->is_break)
            break;
    }
    return DLN_NONE;
}

/* Whether a person is the subject of the verb. */
static bool is_by_person(const dln_sentence_scan *s, const dln_verb_group *g)
{
    const dln_doc *doc = s->doc;
    for (uint32_t r = dln_doc_ref_from(doc, g->subject_begin); r < doc->ref_count && doc->refs[r].begin < g->subject_end; r++) {
        const dln_ref *ref = &doc->refs[r];
        if (ref->kind == DLN_REF_PARTY && ref->count > 0 && (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 && doc->parties[doc->ref_parties[ref->first]].party.kind == DLN_PERSON)
            return true;
    }
    return false;
}

/* "Okonjo came when tanks were in the streets": of a thing in the clause behind, of a person in the main one, whose deeds go on. */
static bool is_deed_of_main(const dln_sentence_scan *s, const dln_verb_group *verbs, const dln_clause *clauses, uint32_t inner)
{
    uint32_t main = inner;
    while (main > 0 && (verbs[main].form != DLN_VERB_FINITE || clauses[verbs[main].clause].kind == DLN_CLAUSE_SUBORDINATE))
        main--;
    return main < inner && verbs[main].form == DLN_VERB_FINITE && clauses[verbs[main].clause].kind == DLN_CLAUSE_MAIN && verbs[main].subject_end <= verbs[main].begin && !is_by_person(s, &verbs[inner]) && is_by_person(s, &verbs[main]);
}

/* "saw Sarr on Monday and, later that day, received Diop": the "and" before what is put in right before the verb. DLN_NONE. */
static uint32_t and_before_insertion(const dln_sentence_scan *s, uint32_t from, uint32_t verb)
{
    enum { SHORT = 9 };
    if (verb < from + 3 || !dln_tag(s, verb - 1)->is_comma)
        return DLN_NONE;
    for (uint32_t i = verb - 2; i > from && verb - i < SHORT && !dln_tag(s, i)->is_break; i--) {
        if (dln_tag(s, i)->is_comma)
            return i + 2 < verb && dln_tag_is(s, i - 1, DLN_CLASS_AND) ? i - 1 : DLN_NONE;
    }
    return DLN_NONE;
}

void dln_find_bounds(const dln_sentence_scan *s, dln_verb_group *verbs, uint32_t count, dln_sentence_clauses *out)
{
    dln_clause *clauses = dln_arena_array(s->doc->arena, (size_t)count + 1, sizeof *clauses);
    uint32_t made = 0, previous = DLN_NONE, open_begin = 0, open_end = 0, held_begin = 0, held_end = 0; /* subjects that wait for their verbs */
    if (clauses == NULL)
        return;
    find_governors(s, verbs, count);
    for (uint32_t v = 0; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        g->subject_begin = g->subject_end = g->begin;
        if (g->form != DLN_VERB_FINITE)
            continue;
        uint32_t from = previous == DLN_NONE ? s->begin : verbs[previous].end;
        bool is_first = previous == DLN_NONE;
        uint32_t next = v + 1;
        while (next < count && verbs[next].form != DLN_VERB_FINITE)
            next++;
        bool is_told_inside = v > 0 && verbs[v - 1].form != DLN_VERB_FINITE && verbs[v - 1].end > from && verbs[v - 1].end < g->begin && dln_governed_by(s, &verbs[v - 1]) == DLN_GOVERNS_REPORT &&
                              has_subject(s, verbs[v - 1].end, g->begin) && !crosses_comma(s, verbs[v - 1].end, g->begin); /* "phoned Sarr to say that Ghana would", without "that" */
        from = is_told_inside ? verbs[v - 1].end : from;
        region r = region_before(s, from, g->begin, g->end, is_first && !is_told_inside, dln_governed_by(s, g) == DLN_GOVERNS_REPORT, next < count ? verbs[next].begin : DLN_NONE);
        uint32_t parent = made == 0 ? DLN_NONE : made - 1;
        if (is_told_inside && previous != DLN_NONE && r.kind == DLN_CLAUSE_MAIN)
            r.kind = DLN_CLAUSE_THAT;
        if (is_first && r.kind != DLN_CLAUSE_SUBORDINATE && r.kind != DLN_CLAUSE_RELATIVE && r.kind != DLN_CLAUSE_THAT)
            r.begin = s->begin;
        bool is_thing_told = previous != DLN_NONE && made == 1 && !r.resumes && r.kind == DLN_CLAUSE_THAT && r.begin == from && is_that_subject(s, verbs, previous, g);
        if (is_thing_told) { /* "That Okonjo met Sarr in Dakar was confirmed" */
            r = (region){g->begin, g->begin, s->begin, DLN_CLAUSE_MAIN, false, 0, 0};
            open_begin = open_end = 0;
        }
        bool is_contracted = dln_tag_is(s, g->begin, DLN_CLASS_PRONOUN) && dln_tag(s, g->begin)->does != 0 && !dln_tag_is(s, g->begin, DLN_CLASS_NOT); /* "They've met" */
        if (r.held_begin < r.held_end) {
            held_begin = r.held_begin;
            held_end = r.held_end;
        }
        uint32_t and = previous == DLN_NONE || !r.resumes || r.kind != DLN_CLAUSE_MAIN || has_noun(s, r.subject, g->begin) ? DLN_NONE : and_before_insertion(s, from, g->begin);
        if (and != DLN_NONE && (verbs[previous].flags & DLN_VERB_RELATIVE) == 0) {
            r.kind = DLN_CLAUSE_COORDINATED;
            r.begin = and;
        }
        region waiting;
        bool is_told = dln_governed_by(s, g) == DLN_GOVERNS_REPORT && g->end < s->end && dln_tag(s, g->end)->in_ref; /* "- said Sarr" */
        if (is_contracted) {
            g->subject_end = g->begin + 1;
        } else if (!has_noun(s, r.subject, g->begin) && !is_told && waits_before(s, verbs, v, &waiting)) {
            g->subject_begin = waiting.subject;
            g->subject_end = waiting.end;
            r.kind = waiting.kind;
            r.begin = waiting.begin;
        } else if (open_begin < open_end && r.kind != DLN_CLAUSE_RELATIVE && r.kind != DLN_CLAUSE_SUBORDINATE && r.kind != DLN_CLAUSE_COORDINATED && previous != DLN_NONE &&
                   (r.resumes || !crosses_break(s, verbs[previous].end, g->begin)) && (r.resumes || !crosses_comma(s, verbs[previous].end, g->begin)) && !(dln_governed_by(s, &verbs[previous]) == DLN_GOVERNS_REPORT && !r.resumes)) {
            const dln_verb_group *relative = &verbs[previous];
            bool is_antecedent = (relative->flags & DLN_VERB_RELATIVE) != 0 && relative->subject_begin < relative->subject_end && relative->subject_end <= open_end;
            uint32_t before = is_antecedent && relative->subject_begin > open_begin ? relative->subject_begin - 1 : s->end;
            bool is_joined = before < s->end && (dln_tag_is(s, before, DLN_CLASS_AND) || (dln_tag(s, before)->is_comma && before > open_begin && dln_tag(s, before - 1)->in_ref));
            bool is_deep = before < s->end && opens_phrase(s, before); /* "Sarr, speaking for the cabinet that was formed, met" */
            for (uint32_t i = open_begin + 1; is_deep && i < before; i++) {
                if (dln_tag(s, i)->is_comma && dln_tag(s, i - 1)->in_ref)
                    open_end = i;
            }
            if (is_antecedent && !is_joined && !is_deep) { /* "X, who met Sarr, said"; not "Sarr and Diop, who is ill, were", "Sarr, the envoy who is ill, was" */
                open_begin = relative->subject_begin;
                open_end = relative->subject_end;
            }
            g->subject_begin = open_begin; /* "The man whom Marin met is": the verb that the subject before the relative clause waits for */
            g->subject_end = open_end;
            r.kind = DLN_CLAUSE_MAIN;
            if (!r.resumes && !crosses_comma(s, verbs[previous].end, g->begin) && !crosses_break(s, verbs[previous].end, g->begin))
                r.begin = g->begin; /* "The hotel where Okonjo met Sarr on Monday is": what stands between is the other clause's */
            open_begin = open_end = 0;
        } else if (r.resumes && held_begin < held_end) {
            g->subject_begin = held_begin;
            g->subject_end = held_end;
            held_begin = held_end = 0;
        } else if (has_noun(s, r.subject, g->begin)) {
            g->subject_begin = r.subject;
            g->subject_end = trimmed(s, r.subject, g->begin);
        } else if (r.kind == DLN_CLAUSE_RELATIVE) {
            uint32_t end = r.begin;
            while (end > from && is_bound(dln_tag(s, end - 1)))
                end--;
            g->subject_begin = antecedent_begin(s, out, end, from);
            g->subject_end = end;
        } else if ((r.kind == DLN_CLAUSE_COORDINATED || dln_tag_is(s, g->begin, DLN_CLASS_AND)) && previous != DLN_NONE) { /* and, "nor spoke" */
            uint32_t joined = previous;
            bool is_over = r.begin > s->begin && dln_tag(s, r.begin - 1)->is_comma && clauses[verbs[previous].clause].kind == DLN_CLAUSE_SUBORDINATE; /* "landed on Monday, a year after she left, and met Sarr" */
            is_over |= clauses[verbs[previous].clause].kind == DLN_CLAUSE_SUBORDINATE && is_deed_of_main(s, verbs, clauses, previous); /* "came when tanks were in the streets and met Sarr" */
            while (is_over && joined > 0 && (verbs[joined].form != DLN_VERB_FINITE || clauses[verbs[joined].clause].kind == DLN_CLAUSE_SUBORDINATE))
                joined--;
            joined = verbs[joined].form == DLN_VERB_FINITE && verbs[joined].subject_end <= verbs[joined].begin ? joined : previous;
            g->subject_begin = verbs[joined].subject_begin;
            g->subject_end = verbs[joined].subject_end;
        } else if (r.resumes && previous != DLN_NONE) {
            uint32_t back = v;
            while (back > 0 && !(verbs[back - 1].form == DLN_VERB_FINITE && (verbs[back - 1].flags & DLN_VERB_RELATIVE) != 0))
                back = goes_on(s, &verbs[back - 1], clauses) ? 0 : back - 1; /* "Sarr, whom Diop met, landed, told": the relative clause is over */
            bool is_list = is_then_before(s, g->begin) || is_chained(s, verbs, count, v) || (v + 1 < count && dln_tag_is(s, verbs[v + 1].begin - 1 - dln_is_adverb(s, verbs[v + 1].begin - 1), DLN_CLASS_AND)) ||
                           (dln_tells(s, g) && joins_behind(s, verbs, count, v)); /* "told reporters that it would, and left" */
            if (back == 0 && is_list && g->verb != DLN_NONE && (dln_governed_by(s, g) != DLN_GOVERNS_REPORT || dln_tells(s, g)) && verbs[previous].subject_begin < verbs[previous].subject_end) { /* "flew to Dakar, met Sarr and signed" */
                g->subject_begin = verbs[previous].subject_begin;
                g->subject_end = verbs[previous].subject_end;
                r.kind = DLN_CLAUSE_COORDINATED;
            } else if (back > 0 && verbs[back - 1].subject_end <= verbs[back - 1].begin) { /* behind a relative clause: its antecedent is the subject */
                g->subject_begin = verbs[back - 1].subject_begin;
                g->subject_end = verbs[back - 1].subject_end;
            }
        }
        bool is_inverted = dln_governed_by(s, g) == DLN_GOVERNS_REPORT && g->begin > s->begin && dln_tag(s, g->begin - 1)->is_comma && g->end < s->end && dln_tag(s, g->end)->in_ref && g->subject_end <= g->begin;
        for (uint32_t i = g->subject_begin; i < g->subject_end && is_inverted; i++)
            is_inverted = !dln_tag(s, i)->in_ref && !dln_tag_is(s, i, DLN_CLASS_PRONOUN);
        if (is_inverted) /* "Nothing of the kind, said Sarr" */
            g->subject_begin = g->subject_end = g->begin;
        if (g->subject_begin == g->subject_end && g->end < s->end && (dln_tag(s, g->end)->in_ref || dln_tag_is(s, g->end, DLN_CLASS_DETERMINER) || dln_tag_is(s, g->end, DLN_CLASS_PRONOUN) ||
                                                                        (s->doc->tokens.items[g->end].flags & DLN_CAPITAL) != 0)) {
            g->flags |= DLN_VERB_SUBJECT_BEHIND;
            g->subject_begin = g->end;
            g->subject_end = g->end;
            while (g->subject_end < s->end && !is_bound(dln_tag(s, g->subject_end)) && (v + 1 >= count || g->subject_end < verbs[v + 1].begin))
                g->subject_end++;
            if (g->subject_end == s->end && g->subject_end > g->subject_begin && dln_token_is(&s->doc->tokens, s->end - 1, "."))
                g->subject_end--;
        }
        bool hangs_on_noun = r.kind == DLN_CLAUSE_RELATIVE || (r.kind == DLN_CLAUSE_THAT && dln_tag_is(s, r.begin, DLN_CLASS_THAT) && has_noun(s, s->begin, r.begin)); /* "the trip that Sarr had planned" */
        if ((hangs_on_noun || (r.kind == DLN_CLAUSE_SUBORDINATE && has_noun(s, s->begin, r.begin) && !dln_tag(s, r.begin - 1)->is_break)) && previous == DLN_NONE) {
            uint32_t text = s->doc->dateline_end > s->begin && s->doc->dateline_end < r.begin ? s->doc->dateline_end : s->begin;
            open_begin = skip_adjuncts(s, text, r.begin);
            open_end = r.begin;
            while (open_end > open_begin && (is_bound(dln_tag(s, open_end - 1)) || dln_tag_is(s, open_end - 1, DLN_CLASS_PREPOSITION)))
                open_end--;
        } else if (r.kind == DLN_CLAUSE_RELATIVE && previous != DLN_NONE && dln_governed_by(s, &verbs[previous]) == DLN_GOVERNS_REPORT && is_told_of(s, from, r.begin, &open_begin)) {
            open_end = r.begin - 1; /* "said that Sarr, whom Diop had criticised, met" */
        } else if (r.kind == DLN_CLAUSE_MAIN || r.kind == DLN_CLAUSE_COORDINATED) {
            open_begin = open_end = 0;
        }
        if (r.kind == DLN_CLAUSE_RELATIVE)
            g->flags |= DLN_VERB_RELATIVE;
        if (r.kind == DLN_CLAUSE_SUBORDINATE && r.begin < s->end && (dln_tag(s, r.begin)->does & DLN_DOES_IF) != 0)
            g->flags |= DLN_VERB_CONDITIONAL;
        if (made > 0)
            clauses[made - 1].end = r.begin;
        g->clause = made;
        clauses[made] = (dln_clause){r.begin, s->end, v, r.kind, parent};
        made++;
        previous = v;
    }
    if (made == 0)
        clauses[made++] = (dln_clause){s->begin, s->end, DLN_NONE, DLN_CLAUSE_MAIN, DLN_NONE};
    clauses[0].begin = s->begin;
    out->clauses = clauses;
    out->clause_count = made;
    for (uint32_t v = 0; v < count; v++) {
        dln_verb_group *g = &verbs[v];
        if (g->form != DLN_VERB_FINITE) {
            g->clause = dln_clause_at(out, g->begin);
            const dln_clause *clause = &clauses[g->clause];
            uint32_t owner = g->governor != DLN_NONE ? g->governor : clause->verb, beside = acts_beside(s, clause->begin, g, v > 0 ? &verbs[v - 1] : NULL);
            if (beside != DLN_NONE) {
                g->subject_begin = beside;
                g->subject_end = g->begin;
            } else if (owner != DLN_NONE && owner < v) { /* "plans to meet": who plans meets; "invited Xi to visit" is left to the frames */
                g->subject_begin = verbs[owner].subject_begin;
                g->subject_end = verbs[owner].subject_end;
            } else if (g->begin > clause->begin && !(clause->verb != DLN_NONE && clause->verb > v && !is_subject(s, clause->begin, g->begin))) {
                g->subject_begin = skip_adjuncts(s, clause->begin, g->begin);
                g->subject_end = g->begin;
            } else if (clause->verb != DLN_NONE) { /* "Meeting Xi in Rome, Putin said": the subject comes behind */
                g->subject_begin = verbs[clause->verb].subject_begin;
                g->subject_end = verbs[clause->verb].subject_end;
            }
        }
        g->reach = clauses[g->clause].end;
    }
    dln_find_reality(s, out, verbs, count);
}
