/* src/find/clauses_regions.c - the words between one verb group and the next: where the clause of the next begins, and its subject. */
#include "base/text.h"
#include "find/clauses_regions.h"

bool regions_is_bound(const dln_word_tag *tag)
{
    return tag->is_comma || tag->is_break;
}

bool regions_is_nominative(const dln_sentence_scan *s, uint32_t i)
{
    return dln_tag_is(s, i, DLN_CLASS_PRONOUN) && dln_token_in(&s->doc->tokens, i, DLN_LIST_SUBJECT_PRONOUNS);
}

/* "once he has finished", "once the talks end"; not "once again", "once a year". */
static bool is_once(const dln_sentence_scan *s, uint32_t i)
{
    if (i + 1 >= s->end || !dln_token_says(&s->doc->tokens, i, "once"))
        return false;
    bool is_article = dln_tag_is(s, i + 1, DLN_CLASS_DETERMINER) && !dln_text_is(s, i + 1, "a") && !dln_text_is(s, i + 1, "every") && !dln_text_is(s, i + 1, "more") && !dln_text_is(s, i + 1, "each");
    return regions_is_nominative(s, i + 1) || ((is_article || dln_tag(s, i + 1)->in_ref) && !dln_tag(s, i + 1)->in_time);
}

bool regions_is_joint(const dln_sentence_scan *s, uint32_t i) /* opens a clause whatever its verb */
{
    return is_once(s, i) || dln_tag_is(s, i, DLN_CLASS_RELATIVE) || dln_tag_is(s, i, DLN_CLASS_SUBORDINATOR) ||
           (dln_tag_is(s, i, DLN_CLASS_THAT) && !dln_tag(s, i)->in_time) ||
           (i + 1 < s->end && dln_token_says(&s->doc->tokens, i, "what") && regions_is_nominative(s, i + 1)); /* "with what she had come for" */
}

static bool is_either(const dln_sentence_scan *s, uint32_t i)
{
    return dln_tag_is(s, i, DLN_CLASS_EITHER) && !dln_tag(s, i)->in_time && !dln_tag(s, i)->in_ref;
}

/* Whether a token range holds a word that could be a subject. */
bool regions_has_noun(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
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

/* "told reporters the talks", "told Sarr she", "the text they": the last of two noun groups that stand side by side. */
static uint32_t last_of_two(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    for (uint32_t i = end; i > begin + 1; i--) {
        const dln_word_tag *tag = dln_tag(s, i - 1), *before = dln_tag(s, i - 2);
        bool starts = regions_is_nominative(s, i - 1) || (dln_tag_is(s, i - 1, DLN_CLASS_DETERMINER) && !dln_tag_is(s, i - 1, DLN_CLASS_RELATIVE) && !tag->in_ref) ||
                      (dln_tag_is(s, i - 1, DLN_CLASS_DETERMINER) && tag->in_ref && before->in_ref && dln_doc_ref_from(s->doc, i - 1) < s->doc->ref_count &&
                       s->doc->refs[dln_doc_ref_from(s->doc, i - 1)].begin == i - 1);
        const uint32_t closed = 1u << DLN_CLASS_PREPOSITION | 1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_TO | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_DETERMINER |
                                1u << DLN_CLASS_ADVERB | 1u << DLN_CLASS_NOT | 1u << DLN_CLASS_SUBORDINATOR | 1u << DLN_CLASS_RELATIVE | 1u << DLN_CLASS_THAT;
        if (starts && !regions_is_bound(before) && !before->in_time && (before->classes & closed) == 0 && s->doc->tokens.items[i - 2].kind == DLN_TOKEN_WORD)
            return i - 1;
        bool is_apart = starts && before->in_time && !tag->in_time; /* "told parliament on Tuesday | the border" */
        for (uint32_t t = i - 1; is_apart && t > begin && t + 6 > i; t--) {
            if (!dln_tag(s, t - 1)->in_time && !(dln_tag_is(s, t - 1, DLN_CLASS_PREPOSITION) && dln_tag(s, t)->in_time))
                return (dln_tag(s, t - 1)->classes & closed) == 0 && s->doc->tokens.items[t - 1].kind == DLN_TOKEN_WORD ? i - 1 : begin;
        }
    }
    return begin;
}

bool regions_opens_phrase(const dln_sentence_scan *s, uint32_t i)
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

/* "Yesterday in Dakar Sarr, the president, and Diop met": who is named right behind a place goes on behind the comma; the token of the name, else DLN_NONE. */
static uint32_t behind_place_of_apposition(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
{
    uint32_t at = dln_tag_is(s, begin, DLN_CLASS_PREPOSITION) || is_either(s, begin) ? behind_opening_place(s, begin, end) : DLN_NONE;
    const dln_ref *who = at == DLN_NONE ? NULL : &s->doc->refs[dln_doc_ref_from(s->doc, at)];
    for (uint32_t i = at; who != NULL && i < who->end; i++) {
        if (dln_token_is(&s->doc->tokens, i, ","))
            return at;
    }
    return DLN_NONE;
}

/* A leading "On Friday," "After talks in Geneva," "In Moscow" is no subject. */
uint32_t regions_skip_adjuncts(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
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
        if (tag->in_time || regions_is_bound(tag) || dln_tag_is(s, begin, DLN_CLASS_AND) || (dln_tag_is(s, begin, DLN_CLASS_ADVERB) && !tag->in_ref)) {
            begin++;
            continue;
        }
        uint32_t apposed = behind_place_of_apposition(s, begin, end);
        if (apposed != DLN_NONE) {
            begin = apposed;
            continue;
        }
        bool behind_time = begin > s->begin && dln_tag(s, begin - 1)->in_time && (dln_tag(s, begin - 1)->classes & (1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_PREPOSITION)) != 0;
        if (!behind_time && !opens_with_participle(s, begin) && (tag->in_ref || !regions_opens_phrase(s, begin)))
            break;
        uint32_t comma = closing_comma(s, begin, end);
        if (comma < end && regions_has_noun(s, comma + 1, end)) {
            begin = comma + 1;
            continue;
        }
        if (behind_time || !regions_opens_phrase(s, begin) || tag->in_ref)
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
bool regions_has_subject(const dln_sentence_scan *s, uint32_t begin, uint32_t end)
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
    for (uint32_t i = begin + 1; i < end && i < begin + WORDS && !regions_is_bound(dln_tag(s, i)); i++) {
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
    while (open > s->begin && !regions_is_bound(dln_tag(s, open)))
        open--;
    if (open == s->begin || !dln_tag(s, open)->is_comma || !dln_tag(s, open - 1)->in_ref || !regions_has_noun(s, s->begin, open) || !regions_has_noun(s, joint + 1, verb_begin))
        return false;
    for (uint32_t i = joint; i < verb_begin; i++) {
        if (regions_is_bound(dln_tag(s, i)))
            return false;
    }
    while (close < s->end && !regions_is_bound(dln_tag(s, close)))
        close++;
    return next_verb != DLN_NONE && close < next_verb && dln_tag(s, close)->is_comma && !regions_has_noun(s, close + 1, next_verb);
}

region regions_before(const dln_sentence_scan *s, uint32_t previous_end, uint32_t verb_begin, uint32_t verb_end, bool is_first, bool reports, uint32_t next_verb)
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
        if ((tag->classes & bounds) == 0 && !regions_is_bound(tag) && !dln_token_says(&s->doc->tokens, i, "what") && !dln_token_says(&s->doc->tokens, i, "once")) /* most words */
            continue;
        if (regions_is_joint(s, i) || (is_either(s, i) && (i == previous_end || regions_is_bound(dln_tag(s, i - 1)) || !is_first || (dln_tag(s, i - 1)->in_time && !regions_is_bound(dln_tag(s, i - 1)) && i + 1 < verb_begin && dln_tag(s, i + 1)->in_time == false) || is_inserted(s, i, verb_begin, verb_end, next_verb))))
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
    if (joint != DLN_NONE && is_either(s, joint) && last_comma != DLN_NONE && last_comma > joint && regions_has_noun(s, last_comma + 1, verb_begin))
        joint = DLN_NONE; /* "after talks in Geneva, Biden said": a preposition after all */
    uint32_t behind_joint = joint == DLN_NONE || last_comma == DLN_NONE ? s->doc->ref_count : dln_doc_ref_from(s->doc, joint + 1);
    bool is_apposed = behind_joint < s->doc->ref_count && s->doc->refs[behind_joint].begin == joint + 1 && s->doc->refs[behind_joint].end == verb_begin && last_comma + 1 == verb_begin; /* "after Sarr, the president, left" */
    if (joint != DLN_NONE && !is_apposed && is_either(s, joint) && last_comma != DLN_NONE && last_comma > joint + 1 && (last_comma + 1 == verb_begin || (last_comma + 2 == verb_begin && regions_is_then(s, last_comma + 1))))
        joint = DLN_NONE; /* "who acts as minister, was", "which was set for Tuesday, is" */
    if (joint != DLN_NONE && is_either(s, joint) && and != DLN_NONE && and > joint + 1 && !regions_has_noun(s, and + 1, verb_begin))
        joint = DLN_NONE; /* "arrived for a visit and will meet" */
    if (joint != DLN_NONE && is_either(s, joint) && !regions_has_subject(s, joint + 1, verb_begin))
        joint = DLN_NONE; /* "that was planned for Friday was put off" */
    if (joint != DLN_NONE && !is_first && dln_token_is(&s->doc->tokens, joint, "for") && (joint <= previous_end + 1 || (dln_verb_forms(s, joint - 1) & FORM_PARTICIPLE) != 0))
        joint = DLN_NONE; /* "that had been set for Dakar in March was put off", "said talks set for Friday in Dakar had been put off" */
    if (joint != DLN_NONE) {
        r.begin = joint;
        r.kind = dln_tag_is(s, joint, DLN_CLASS_RELATIVE) ? DLN_CLAUSE_RELATIVE : dln_tag_is(s, joint, DLN_CLASS_THAT) ? DLN_CLAUSE_THAT : DLN_CLAUSE_SUBORDINATE;
        if (dln_tag_is(s, joint, DLN_CLASS_THAT) && !regions_has_noun(s, joint + 1, verb_begin) && !dln_tag_is(s, verb_begin, DLN_CLASS_PRONOUN)) /* not "that they'd" */
            r.kind = DLN_CLAUSE_RELATIVE; /* "the talks that ended" */
        r.subject = regions_skip_adjuncts(s, joint + 1, verb_begin);
        return r;
    }
    bool opens_at_verb = is_first && quote != DLN_NONE && quote > previous_end && quote + 1 == verb_begin && dln_tag(s, verb_begin)->in_quote && !dln_tag(s, quote)->in_quote && !regions_is_bound(dln_tag(s, quote - 1));
    if (opens_at_verb && regions_has_noun(s, regions_skip_adjuncts(s, previous_end, quote), quote)) { /* 'A third summit "could happen", Sarr said' */
        r.subject = regions_skip_adjuncts(s, previous_end, quote);
        return r;
    }
    if (quote != DLN_NONE) /* an opening mark belongs to what it opens */
        r.begin = dln_tag(s, quote + 1)->in_quote && !dln_tag(s, quote)->in_quote && quote > previous_end ? quote : quote + 1;
    if (!is_first && quote != DLN_NONE && and != DLN_NONE && !regions_has_noun(s, and + 1, verb_begin)) { /* 'called "absurd" a claim of Ghana, and said' */
        r.begin = and;
        r.subject = verb_begin;
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (is_first || quote != DLN_NONE) {
        r.subject = regions_skip_adjuncts(s, r.begin, verb_begin);
        if (reports && last_comma != DLN_NONE && last_comma > r.subject && regions_has_noun(s, r.subject, last_comma) && regions_has_noun(s, last_comma + 1, verb_begin) &&
            closes_insertion(s, verb_end)) {
            r.held_begin = r.subject;
            r.held_end = last_comma;
            r.subject = last_comma + 1;
            return r;
        }
        uint32_t last = is_first ? last_of_two(s, r.subject, verb_begin) : r.subject;
        const dln_word_tag *before = last > r.subject ? dln_tag(s, last - 1) : NULL;
        bool is_there = before != NULL && dln_tag_is(s, last - 1, DLN_CLASS_THERE); /* "There she sat" */
        if (before != NULL && !is_there && regions_is_nominative(s, last) && !before->in_ref && (before->forms == 0 || before->nouns != 0)) { /* "The text they signed is": a clause about the text */
            r.begin = last;
            r.subject = last;
            r.kind = DLN_CLAUSE_RELATIVE;
            return r;
        }
        if (before != NULL && regions_is_nominative(s, last)) /* "Ishiba he described as a friend" */
            r.subject = last;
        if (!is_first && !regions_has_noun(s, r.subject, verb_begin))
            r.resumes = true;
        return r;
    }
    if (and != DLN_NONE && and + 2 < verb_begin && one_before == and + 1 && last_comma + 1 == verb_begin && (regions_opens_phrase(s, and + 2) || is_either(s, and + 2))) { /* "flew to Dakar and, after talks with Sarr, announced" */
        r.begin = and;
        r.subject = verb_begin;
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (last_comma != DLN_NONE && !regions_has_noun(s, last_comma + 1, verb_begin) && !(and != DLN_NONE && and > last_comma)) {
        bool is_apposition = one_before != DLN_NONE && regions_has_noun(s, one_before + 1, last_comma);
        if (is_apposition) { /* "..., Peskov, the Kremlin spokesman, said" */
            uint32_t start = regions_skip_adjuncts(s, previous_end, verb_begin); /* "said the trip to Accra, planned for Monday, had been" */
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
    if (and != DLN_NONE && !regions_has_noun(s, and + 1, verb_begin)) {
        r.begin = and;
        r.subject = verb_begin;
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (last_comma != DLN_NONE) {
        r.begin = last_comma + 1;
        r.subject = regions_skip_adjuncts(s, r.begin, verb_begin);
        if (dln_tag_is(s, r.begin, DLN_CLASS_AND))
            r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    if (and != DLN_NONE) {
        r.begin = and;
        r.subject = regions_skip_adjuncts(s, and + 1, verb_begin);
        r.kind = DLN_CLAUSE_COORDINATED;
        return r;
    }
    r.kind = DLN_CLAUSE_THAT; /* "said Putin met Xi" */
    uint32_t behind_time = r.begin;
    while (behind_time + 1 < verb_begin && (dln_tag(s, behind_time)->in_time || (dln_tag_is(s, behind_time, DLN_CLASS_PREPOSITION) && dln_tag(s, behind_time + 1)->in_time) ||
                                            (behind_time == r.begin && dln_token_in_small(&s->doc->tokens, behind_time, DLN_LIST_LATE_WORDS)) ||
                                            (behind_time == r.begin && is_place_at(s, behind_time + 1) && dln_tag_is(s, behind_time, DLN_CLASS_PREPOSITION)) || (behind_time == r.begin + 1 && is_place_at(s, behind_time))))
        behind_time++;
    if (regions_has_noun(s, behind_time, verb_begin)) /* "announced on Monday it had": the day is that of the announcement */
        r.begin = behind_time;
    uint32_t first = regions_skip_adjuncts(s, r.begin, verb_begin);
    r.subject = last_of_two(s, first, verb_begin);
    if (r.subject > first || opens_with_medium(s, r.begin, first)) /* "told Sarr | she would come" */
        r.begin = r.subject;
    return r;
}
