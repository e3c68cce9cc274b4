/* src/extract/titles_said.c - titles of statements: the quotation if it is a whole sentence, else what is said in the words
 * of the text, else what the speaker does by saying it ("Kenya issues a road map"), else the medium and the topic.
 * Words are cut where a clause ends if that is possible, never behind a word that asks for another.
 */
#include "extract/statements_find.h"
#include "extract/titles.h"

#include "base/text.h"

enum { WORDS_MOST = 160, WORDS_LEAST = 3, PART_LEAST = 30, LABEL_MOST = 9 };

/* Tokens that a title is made of, in order; what is left out between them is a gap. */
typedef struct title_words {
    const dln_doc *doc;
    uint32_t tokens[WORDS_MOST];
    size_t count;
} title_words;

static bool is_opening(const dln_doc *doc, uint32_t t) { return dln_token_is(&doc->tokens, t, "\xE2\x80\x9C") || dln_token_is(&doc->tokens, t, "\xC2\xAB"); }
static bool is_closing(const dln_doc *doc, uint32_t t) { return dln_token_is(&doc->tokens, t, "\xE2\x80\x9D") || dln_token_is(&doc->tokens, t, "\xC2\xBB"); }
static bool is_straight(const dln_doc *doc, uint32_t t) { return dln_token_is(&doc->tokens, t, "\""); }

/* The day of the statement, which stands beside the title anyway. */
static bool is_its_day(const dln_candidate *c, const dln_when *when)
{
    return dln_when_is_known(when) && dln_when_is_known(&c->when) && dln_when_first_day(when) == dln_when_first_day(&c->when) && dln_when_last_day(when) == dln_when_last_day(&c->when);
}

/* Adds tokens; parentheses and the own date of the statement are left out, and so is what stands behind a stray bracket. */
static void add_words(title_words *w, const dln_candidate *c, uint32_t begin, uint32_t end)
{
    const dln_doc *doc = w->doc;
    uint32_t depth = 0;
    for (uint32_t t = begin; t < end && w->count < WORDS_MOST; t++) {
        if (sayings_is_mark(doc, t, "(")) {
            depth++;
            continue;
        }
        if (sayings_is_mark(doc, t, ")")) {
            if (depth == 0 && w->count >= LABEL_MOST)
                return;
            if (depth == 0) /* "(Indus Post, 29 December) The two" cut in two */
                w->count = 0;
            depth -= depth > 0;
            continue;
        }
        uint32_t timex = dln_token_is(&doc->tokens, t, "on") || dln_token_is(&doc->tokens, t, "On") ? dln_doc_timex_from(doc, t + 1) : DLN_NONE;
        if (timex != DLN_NONE && timex < doc->timex_count && doc->timexes[timex].begin == t + 1 && is_its_day(c, &doc->timexes[timex].when)) {
            t = doc->timexes[timex].end - 1;
            continue;
        }
        if (depth == 0)
            w->tokens[w->count++] = t;
    }
}

/* Marks at the ends say nothing; a question mark does. */
static void trim_words(title_words *w)
{
    size_t first = 0;
    while (w->count > 0 && sayings_is_mark(w->doc, w->tokens[w->count - 1], ",.;:-"))
        w->count--;
    while (first < w->count && (sayings_is_mark(w->doc, w->tokens[first], ",.;:-*") || dln_token_is(&w->doc->tokens, w->tokens[first], "\xE2\x80\xA2") ||
                                dln_token_is(&w->doc->tokens, w->tokens[first], "\xE2\x80\x94")))
        first++;
    memmove(w->tokens, w->tokens + first, (w->count - first) * sizeof *w->tokens);
    w->count -= first;
}

/* The first words as text: blanks as in the article, double quotation marks as single ones and in pairs. */
static dln_span text_of(const title_words *w, size_t count)
{
    const dln_doc *doc = w->doc;
    size_t room = 16, len = 0;
    for (size_t i = 0; i < count; i++)
        room += doc->tokens.items[w->tokens[i]].len + 4u;
    char *out = dln_arena_take(doc->arena, room);
    bool is_open = false, was_opened = false, is_single_open = false; /* a single mark closes what a single one opened */
    if (out == NULL)
        return DLN_NO_SPAN;
    for (size_t i = 0; i < count; i++) {
        uint32_t t = w->tokens[i];
        bool is_gap = i > 0 && w->tokens[i - 1] + 1 != t, is_spaced = (doc->tokens.items[t].flags & DLN_SPACED) != 0;
        if (doc->tokens.items[t].kind != DLN_TOKEN_MARK) { /* most */
            dln_span word = dln_token_text(&doc->tokens, t);
            if (len > 0 && (is_spaced || is_gap) && !was_opened)
                out[len++] = ' ';
            was_opened = false;
            memcpy(out + len, word.text, word.len);
            len += word.len;
            continue;
        }
        bool is_mark = sayings_is_mark(doc, t, ",.;:?!"), is_single = dln_token_is(&doc->tokens, t, "'");
        bool closes = is_closing(doc, t) || (is_straight(doc, t) && is_open) || (is_single && is_single_open && !is_spaced && (i + 1 == count || doc->tokens.items[t + 1].kind == DLN_TOKEN_MARK || (doc->tokens.items[t + 1].flags & DLN_SPACED) != 0));
        bool opens = is_opening(doc, t) || (is_straight(doc, t) && !is_open) || (is_single && !is_open && (is_spaced || i == 0) && i + 1 < count && (doc->tokens.items[t + 1].flags & DLN_SPACED) == 0);
        if (len > 0 && (is_spaced || is_gap) && !(is_gap && is_mark) && !was_opened && !closes)
            out[len++] = ' ';
        was_opened = opens;
        if (closes && !is_open) { /* it was opened before these words */
            memmove(out + 3, out, len);
            memcpy(out, "\xE2\x80\x98", 3);
            len += 3;
        }
        if (closes && i + 1 == count && len > 0 && (out[len - 1] == '.' || out[len - 1] == ','))
            len--;
        if (opens || closes) {
            memcpy(out + len, opens ? "\xE2\x80\x98" : "\xE2\x80\x99", 3);
            len += 3;
            is_open = opens;
            is_single_open = opens && is_single;
            continue;
        }
        dln_span text = dln_token_text(&doc->tokens, t);
        memcpy(out + len, text.text, text.len);
        len += text.len;
    }
    if (is_open) {
        memcpy(out + len, "\xE2\x80\x99", 3);
        len += 3;
    }
    return (dln_span){out, len};
}

/* A word that asks for another: "of", "the", "and", "would". */
static bool is_unfinished(const dln_doc *doc, uint32_t t)
{
    const uint32_t classes = 1u << DLN_CLASS_DETERMINER | 1u << DLN_CLASS_PREPOSITION | 1u << DLN_CLASS_EITHER | 1u << DLN_CLASS_TO | 1u << DLN_CLASS_AND | 1u << DLN_CLASS_THAT | 1u << DLN_CLASS_RELATIVE |
                             1u << DLN_CLASS_SUBORDINATOR | 1u << DLN_CLASS_BE | 1u << DLN_CLASS_HAVE | 1u << DLN_CLASS_DO | 1u << DLN_CLASS_MODAL | 1u << DLN_CLASS_NOT | 1u << DLN_CLASS_PRONOUN | 1u << DLN_CLASS_ADVERB;
    return (dln_token_classes(doc, t) & classes) != 0 || sayings_is_mark(doc, t, ",.;:-") || is_opening(doc, t) || is_straight(doc, t) || doc->tokens.items[t].kind == DLN_TOKEN_NUMBER;
}

/* Before the token a clause that stands for itself has its verb: not "A day after he met Kishida in Seoul". */
static bool has_main_verb(const title_words *w, uint32_t token)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(w->doc, dln_doc_sentence_of(w->doc, token));
    for (uint32_t v = 0; v < clauses->verb_count && clauses->verbs[v].head < token; v++) {
        dln_clause_kind kind = clauses->clauses[clauses->verbs[v].clause].kind;
        if (clauses->verbs[v].form == DLN_VERB_FINITE && clauses->verbs[v].head >= w->tokens[0] && (kind == DLN_CLAUSE_MAIN || kind == DLN_CLAUSE_THAT))
            return true;
    }
    return false;
}

/* What follows adds to a sentence that is whole without it: a sentence end, "; ", ", which", ", while". */
static bool may_end_before(const title_words *w, size_t i)
{
    uint32_t t = w->tokens[i], before = w->tokens[i - 1];
    if (sayings_is_mark(w->doc, before, ",") && i + 1 < w->count && dln_token_is_class(w->doc, t, DLN_CLASS_AND) && dln_token_is_class(w->doc, w->tokens[i + 1], DLN_CLASS_THAT))
        return true;
    if (sayings_is_mark(w->doc, t, ";") || (sayings_is_mark(w->doc, before, ".?!") && (w->doc->tokens.items[t].flags & DLN_CAPITAL) != 0 && (w->doc->tokens.items[t].flags & DLN_SPACED) != 0))
        return true;
    return sayings_is_mark(w->doc, before, ",") && has_main_verb(w, t) && (dln_token_is_class(w->doc, t, DLN_CLASS_RELATIVE) || dln_token_is_class(w->doc, t, DLN_CLASS_SUBORDINATOR));
}

/* Whether the words are plainly more characters than that, before their text is made. */
static bool are_longer(const title_words *w, size_t most)
{
    size_t least = 0, room = most + 2; /* a stop before a closing mark is left out */
    for (size_t i = 0; i < w->count && least <= room; i++) {
        const dln_token *token = &w->doc->tokens.items[w->tokens[i]];
        least += (token->flags & DLN_NOT_ASCII) == 0 ? token->len : 1;
    }
    return least > room;
}

/* The words in so many characters. is_quote: what is quoted ends only where a sentence does. */
static dln_span fit(title_words *w, size_t most, bool is_quote)
{
    size_t length = 0, whole = 0, comma = 0, word = 0, part = PART_LEAST < most / 2 ? PART_LEAST : most / 2;
    trim_words(w);
    if (!are_longer(w, most)) {
        dln_span all = text_of(w, w->count);
        if (dln_utf8_count(all) <= most)
            return all;
    }
    for (size_t i = 1; i < w->count; i++) {
        dln_span text = dln_token_text(&w->doc->tokens, w->tokens[i - 1]);
        length += dln_utf8_count(text) + (i > 1 && (w->doc->tokens.items[w->tokens[i - 1]].flags & DLN_SPACED) != 0);
        if (length + 2 > most)
            break;
        bool is_sentence = sayings_is_mark(w->doc, w->tokens[i - 1], ".?!") || sayings_is_mark(w->doc, w->tokens[i], ";");
        if (length >= part && may_end_before(w, i) && (!is_quote || is_sentence))
            whole = i;
        if (length >= part && sayings_is_mark(w->doc, w->tokens[i], ","))
            comma = i;
        if (!is_unfinished(w->doc, w->tokens[i - 1]) && !sayings_is_mark(w->doc, w->tokens[i], "-'"))
            word = i;
    }
    if (whole > 0) {
        while (whole > 0 && sayings_is_mark(w->doc, w->tokens[whole - 1], ",.;:-"))
            whole--;
        return text_of(w, whole);
    }
    if (comma * 3 > word * 2)
        word = comma;
    if (word == 0)
        return title_shorten(w->doc, text_of(w, w->count), most);
    dln_span text = text_of(w, word);
    bool ends_quoted = text.len > 3 && memcmp(text.text + text.len - 3, "\xE2\x80\x99", 3) == 0 && !is_closing(w->doc, w->tokens[word - 1]) && !is_straight(w->doc, w->tokens[word - 1]);
    if (ends_quoted) /* cut inside the quotation */
        return DLN_JOIN(w->doc->arena, {text.text, text.len - 3}, DLN_SPAN("\xE2\x80\xA6\xE2\x80\x99"));
    return DLN_JOIN(w->doc->arena, text, DLN_SPAN("\xE2\x80\xA6"));
}

/* ---- the quotation ---- */

static bool is_whole_sentence(const dln_doc *doc, uint32_t begin) { return (doc->tokens.items[begin].flags & DLN_CAPITAL) != 0; }

static dln_span quote_title(const dln_doc *doc, const dln_candidate *c, dln_span who, bool cut_too)
{
    title_words w = {.doc = doc};
    size_t room = TITLE_MOST - 4 - dln_utf8_count(who);
    dln_candidate undated = *c;
    undated.when = (dln_when){0}; /* a quotation is left as it is */
    add_words(&w, &undated, c->quote_begin, c->quote_end);
    dln_span quote = fit(&w, room, true);
    bool is_cut = quote.len > 3 && memcmp(quote.text + quote.len - 3, "\xE2\x80\xA6", 3) == 0;
    if (quote.len == 0 || (is_cut && !cut_too))
        return DLN_NO_SPAN;
    return DLN_JOIN(doc->arena, who, DLN_SPAN(": \xE2\x80\x98"), quote, DLN_SPAN("\xE2\x80\x99"));
}

/* ---- what is said ---- */

/* "MS. NULAND: Well", "Washington, May 24: The summit": what stands before the colon is no part of it. */
static uint32_t behind_label(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    if ((doc->tokens.items[begin].flags & DLN_STARTS_LINE) == 0 && begin != 0)
        return begin;
    for (uint32_t t = begin + 1; t + 1 < end && t < begin + LABEL_MOST; t++) {
        if (!sayings_is_mark(doc, t, ":") || (doc->tokens.items[t + 1].flags & DLN_SPACED) == 0)
            continue;
        uint32_t timex = dln_doc_timex_from(doc, begin), ref = sayings_ref_at(doc, begin, t);
        bool is_dated = timex < doc->timex_count && doc->timexes[timex].end <= t;
        return is_dated || (ref != DLN_NONE && doc->refs[ref].end == t) ? t + 1 : begin;
    }
    return begin;
}

static bool opens_with_pronoun(const dln_doc *doc, uint32_t t)
{
    return dln_token_in(&doc->tokens, t, DLN_LIST_SUBJECT_PRONOUNS);
}

/* How many words at the beginning name the speaker, if a verb follows; 0: it is not the speaker. */
static size_t own_name(const title_words *w, const dln_candidate *c)
{
    const dln_doc *doc = w->doc;
    uint32_t ref = c->party_count == 1 ? sayings_ref_at(doc, w->tokens[0], w->tokens[w->count - 1]) : DLN_NONE;
    if (ref == DLN_NONE || doc->refs[ref].begin != w->tokens[0] || doc->refs[ref].count != 1 || doc->ref_parties[doc->refs[ref].first] != c->parties[0] ||
        (doc->refs[ref].flags & DLN_REF_PRONOUN) != 0)
        return 0;
    uint32_t end = doc->refs[ref].end, verb = dln_verb_at(dln_clauses_of(doc, dln_doc_sentence_of(doc, end)), end);
    size_t words = end - doc->refs[ref].begin;
    bool is_verb = verb != DLN_NONE && dln_clauses_of(doc, dln_doc_sentence_of(doc, end))->verbs[verb].begin == end;
    return is_verb && words < w->count && w->tokens[words] == end ? words : 0;
}

/* "a remark that portrayed Sarr as a liar": what the words did, told as a deed of who spoke them. */
static bool is_deed_of(const dln_doc *doc, uint32_t first)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, dln_doc_sentence_of(doc, first));
    uint32_t verb = dln_verb_at(clauses, first);
    const dln_verb_group *g = verb == DLN_NONE ? NULL : &clauses->verbs[verb];
    return g != NULL && g->begin == first && g->end == first + 1 && g->verb != DLN_NONE && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && (doc->tokens.items[first].flags & DLN_CAPITAL) == 0;
}

static dln_span said_title(const dln_doc *doc, const dln_candidate *c, dln_span who)
{
    title_words w = {.doc = doc};
    uint32_t begin = c->said_begin;
    if (c->said_end <= begin)
        return DLN_NO_SPAN;
    if (begin >= doc->body_token && begin < doc->dateline_end && doc->dateline_end < c->said_end)
        begin = doc->dateline_end; /* "WASHINGTON, 4 May --" */
    begin = behind_label(doc, begin, c->said_end);
    if (c->gap_end > c->gap_begin && c->gap_begin > begin && c->gap_end < c->said_end) {
        bool is_quoted = sayings_is_quote_mark(doc, c->gap_begin - 1) && sayings_is_quote_mark(doc, c->gap_end);
        uint32_t end = c->gap_begin - is_quoted; /* "The programme," Marin said, "is peaceful" */
        add_words(&w, c, begin, end - (is_quoted && sayings_is_mark(doc, end - 1, ",")));
        add_words(&w, c, c->gap_end + is_quoted, c->said_end);
    } else {
        add_words(&w, c, begin, c->said_end);
    }
    trim_words(&w);
    bool is_to_what = w.count > 1 && dln_token_is_class(doc, w.tokens[0], DLN_CLASS_TO) && dln_token_is_class(doc, w.tokens[1], DLN_CLASS_RELATIVE);
    if (w.count < WORDS_LEAST || is_to_what || (dln_token_is_class(doc, w.tokens[0], DLN_CLASS_RELATIVE) && !dln_token_is_class(doc, w.tokens[0], DLN_CLASS_THAT)))
        return DLN_NO_SPAN; /* "who hosted the rounds" */
    size_t own = own_name(&w, c);
    if (own > 0) { /* "Annan is hopeful, he said" */
        memmove(w.tokens, w.tokens + own, (w.count - own) * sizeof *w.tokens);
        w.count -= own;
        return w.count < WORDS_LEAST ? DLN_NO_SPAN : DLN_JOIN(doc->arena, who, DLN_SPAN(" "), fit(&w, TITLE_MOST - dln_utf8_count(who) - 1, false));
    }
    bool is_he = opens_with_pronoun(doc, w.tokens[0]) && (doc->tokens.items[w.tokens[0]].flags & DLN_CAPITAL) == 0;
    dln_span link = is_deed_of(doc, w.tokens[0]) ? DLN_SPAN(" ") : !is_he ? DLN_SPAN(": ") : c->party_count > 1 ? DLN_SPAN(" say ") : DLN_SPAN(" says ");
    return DLN_JOIN(doc->arena, who, link, fit(&w, TITLE_MOST - dln_utf8_count(who) - link.len, false));
}

/* ---- what is done by saying it ---- */

/* "puts out one of its own", "welcomes the one and the other", "owns up to it" */
static bool names_nothing(const dln_doc *doc, uint32_t t)
{
    if (t + 2 < doc->tokens.count && dln_token_is(&doc->tokens, t + 1, "as") && (dln_quote_of(doc, t + 2) != DLN_NONE || is_straight(doc, t + 2) || is_opening(doc, t + 2)))
        return false; /* "describes it as 'mad'" */
    t += dln_token_is_class(doc, t, DLN_CLASS_DETERMINER) && t + 1 < doc->tokens.count && dln_token_is(&doc->tokens, t + 1, "one");
    if (t + 1 < doc->tokens.count && dln_token_in(&doc->tokens, t + 1, DLN_LIST_OPENING_ARTICLES))
        return false; /* "calls it a mistake" */
    return dln_token_in(&doc->tokens, t, DLN_LIST_BARE_OBJECTS) && (t + 1 >= doc->tokens.count || dln_quote_of(doc, t + 1) == DLN_NONE);
}

/* "makes public A plan": the article that opened its sentence is small in the title. */
static dln_span without_capital(const dln_doc *doc, dln_span title, size_t at, const title_words *w)
{
    for (size_t i = 0; i < w->count; i++) {
        if (!dln_token_in(&doc->tokens, w->tokens[i], DLN_LIST_OPENING_ARTICLES))
            at += doc->tokens.items[w->tokens[i]].len + 1u;
        else if (at < title.len && dln_is_upper(title.text[at]))
            return DLN_JOIN(doc->arena, {title.text, at}, {&(char){dln_to_lower(title.text[at])}, 1}, {title.text + at + 1, title.len - at - 1});
        else
            break;
    }
    return title;
}

/* "denied that he had lied", "rejects the claim that": the words behind the verb are what is not so. */
static bool denies_it(const dln_candidate *c)
{
    return c->cameo != NULL && (dln_span_is(dln_span_of(c->cameo), "016") || dln_span_is(dln_span_of(c->cameo), "120"));
}

/* "hold a joint news conference with Sarr", where Sarr is one of who hold it: without him. */
static void leave_out_partner(title_words *w, const dln_candidate *c)
{
    const dln_doc *doc = w->doc;
    for (size_t i = 0; i + 1 < w->count && c->party_count > 1; i++) {
        uint32_t ref = dln_token_says(&doc->tokens, w->tokens[i], "with") ? sayings_ref_at(doc, w->tokens[i] + 1, w->tokens[w->count - 1] + 1) : DLN_NONE;
        bool is_partner = false;
        for (uint32_t p = 1; ref != DLN_NONE && doc->refs[ref].count == 1 && p < c->party_count; p++)
            is_partner |= doc->ref_parties[doc->refs[ref].first] == c->parties[p];
        size_t behind = i;
        while (is_partner && behind < w->count && w->tokens[behind] < doc->refs[ref].end)
            behind++;
        memmove(w->tokens + i, w->tokens + behind, (w->count - behind) * sizeof *w->tokens);
        w->count -= behind - i;
    }
}

/* "urges the neighbours to show restraint"; of a passive: "makes public the drafts". */
static dln_span act_title(const dln_doc *doc, const dln_candidate *c, dln_span who)
{
    title_words w = {.doc = doc};
    if (c->act == DLN_NONE)
        return DLN_NO_SPAN;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, dln_doc_sentence_of(doc, c->act));
    uint32_t verb = dln_verb_at(clauses, c->act);
    if (verb == DLN_NONE || clauses->verbs[verb].verb == DLN_NONE || (clauses->verbs[verb].flags & DLN_VERB_NEGATED) != 0)
        return DLN_NO_SPAN;
    const dln_verb_group *group = &clauses->verbs[verb];
    if (clauses->clauses[group->clause].kind == DLN_CLAUSE_RELATIVE && !dln_verb_is_of_who(doc, group))
        return DLN_NO_SPAN; /* "the boats that he promised to raise" */
    dln_span form = dln_cell_text(doc->lexicon, DLN_TABLE_VERBS, group->verb, c->party_count > 1 ? DLN_VERBS_BASE : DLN_VERBS_THIRD), first;
    dln_split(&form, '|', &first);
    uint32_t end = group->reach < c->end ? group->reach : c->end, length = dln_utf8_count(who) + dln_utf8_count(first) + 2;
    if (denies_it(c) && c->said_begin >= group->head && c->said_end > end) /* not "denies a report", but "denies a report that" */
        end = c->said_end;
    if ((group->flags & DLN_VERB_PASSIVE) == 0) {
        add_words(&w, c, group->head + 1, end);
        leave_out_partner(&w, c);
    } else {
        uint32_t begin = group->subject_begin;
        while (begin > 0 && begin > c->begin && dln_token_is_class(doc, begin - 1, DLN_CLASS_DETERMINER))
            begin--;
        if (group->form != DLN_VERB_FINITE || group->subject_end > group->begin || dln_token_is_class(doc, begin, DLN_CLASS_PRONOUN) || dln_token_is_class(doc, begin, DLN_CLASS_RELATIVE))
            return DLN_NO_SPAN;
        add_words(&w, c, group->head + 1, c->act_end);
        add_words(&w, c, begin, group->subject_end);
    }
    while (w.count > 0 && dln_token_is_class(doc, w.tokens[w.count - 1], DLN_CLASS_AND))
        w.count--;
    bool is_active = (group->flags & DLN_VERB_PASSIVE) == 0;
    if (names_nothing(doc, c->act_end) && !denies_it(c)) /* "denies it" */
        return DLN_NO_SPAN;
    bool is_whole = w.count > 0 && (sayings_is_mark(doc, w.tokens[w.count - 1], ".;") || sayings_is_mark(doc, w.tokens[w.count - 1] + 1, ".;")); /* "to walk out." */
    while (is_active && !is_whole && w.count > 0 && (is_unfinished(doc, w.tokens[w.count - 1]) && doc->tokens.items[w.tokens[w.count - 1]].kind != DLN_TOKEN_NUMBER))
        w.count--; /* "beside Marin, with whom" */
    if (is_active && w.count > 0 && w.count <= 2 && dln_token_is_class(doc, w.tokens[0], DLN_CLASS_TO))
        return DLN_NO_SPAN; /* "promises to raise", "promises to look at where" */
    if (w.count == 0 || (is_active && w.tokens[w.count - 1] < c->act_end))
        return DLN_NO_SPAN; /* nothing but the verb */
    dln_span words = length + PART_LEAST > TITLE_MOST ? DLN_NO_SPAN : fit(&w, TITLE_MOST - length, false);
    dln_span title = words.len == 0 ? words : DLN_JOIN(doc->arena, who, DLN_SPAN(" "), first, DLN_SPAN(" "), words);
    return is_active ? title : without_capital(doc, title, who.len + first.len + 2, &w);
}

/* ---- neither ---- */

/* "Kenyan Foreign Ministry: statement on the raid"; nothing if there is neither a medium nor a topic. */
static dln_span topic_title(const dln_doc *doc, const dln_candidate *c, dln_span who)
{
    dln_span topic = dln_tokens_text(&doc->tokens, c->topic_begin, c->topic_end);
    if (c->medium.len == 0 && topic.len == 0)
        return DLN_NO_SPAN;
    bool is_platform = c->medium.len > 0 && dln_is_upper(c->medium.text[0]);
    dln_span what = c->medium.len > 0 && !is_platform ? c->medium : DLN_SPAN("statement");
    dln_span title = DLN_JOIN(doc->arena, who, DLN_SPAN(": "), what, topic.len > 0 ? DLN_SPAN(" on ") : DLN_SPAN(""), topic);
    if (is_platform && topic.len == 0)
        title = DLN_JOIN(doc->arena, who, DLN_SPAN(": post on "), c->medium);
    return title_shorten(doc, title, TITLE_MOST);
}

/* "Criticism came from Sarr", "The deal drew praise from Sarr": who says so stands before the title, and that it came is no news then. */
static void leave_out_source(title_words *w, const dln_candidate *c)
{
    for (size_t i = 2; i + 1 < w->count; i++) {
        uint32_t ref = dln_token_says(&w->doc->tokens, w->tokens[i], "from") ? dln_doc_party_ref_at(w->doc, w->tokens[i + 1]) : DLN_NONE;
        if (ref != DLN_NONE && w->doc->refs[ref].count == 1 && w->doc->ref_parties[w->doc->refs[ref].first] == c->parties[0])
            w->count = i - (dln_token_says(&w->doc->tokens, w->tokens[i - 1], "came") || dln_token_says(&w->doc->tokens, w->tokens[i - 1], "comes"));
    }
}

dln_span title_of_statement(const dln_doc *doc, const dln_candidate *c)
{
    dln_span who = title_names(doc, c), title = DLN_NO_SPAN;
    bool has_quote = c->quote_end > c->quote_begin, is_whole = has_quote && is_whole_sentence(doc, c->quote_begin);
    if (dln_utf8_count(who) + PART_LEAST > TITLE_MOST)
        return title_shorten(doc, who, TITLE_MOST);
    if (is_whole)
        title = quote_title(doc, c, who, false);
    if (title.len == 0 && (denies_it(c) || (c->said_end > c->said_begin && dln_token_is(&doc->tokens, c->said_begin, "where")))) /* "called for an inquiry into where": nothing by itself */
        title = act_title(doc, c, who);
    if (title.len == 0)
        title = said_title(doc, c, who);
    if (title.len == 0 && !is_whole)
        title = act_title(doc, c, who);
    if (title.len == 0 && has_quote)
        title = quote_title(doc, c, who, true);
    if (title.len == 0)
        title = act_title(doc, c, who);
    if (title.len == 0)
        title = topic_title(doc, c, who);
    if (title.len > 0)
        return title;
    title_words w = {.doc = doc};
    uint32_t begin = c->begin >= doc->body_token && c->begin < doc->dateline_end && doc->dateline_end < c->end ? doc->dateline_end : c->begin;
    add_words(&w, c, begin, c->end);
    uint32_t opens = dln_doc_ref_from(doc, begin);
    if (opens < doc->ref_count && doc->refs[opens].begin <= begin + 1 && (doc->refs[opens].flags & DLN_REF_PRONOUN) == 0 && doc->refs[opens].count == 1 && doc->ref_parties[doc->refs[opens].first] == c->parties[0])
        return fit(&w, TITLE_MOST, false); /* it says itself who speaks */
    leave_out_source(&w, c);
    return DLN_JOIN(doc->arena, who, DLN_SPAN(": "), fit(&w, TITLE_MOST - dln_utf8_count(who) - 2, false));
}
