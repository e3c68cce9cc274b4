/* src/extract/statements_days.c - the day of a saying that names none: where the story stands. A news report tells of its
 * own day unless it says otherwise; a history goes on from one day to the next; a chronology stands under headings.
 */
#include "extract/statements_find.h"

enum { CHRONOLOGY = 4, HISTORY = 4, TALE = 8, LONG_AGO = 7, LOOK_BACK = 300, BESIDE = 6, FOLLOWS = 12, LEAD_TOKENS = 60, LEAD_LEAST = 8 };

/* ---- the story ---- */

static bool is_of_contact_or_speech(const dln_doc *doc, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin; t < end; t++) {
        bool is_noun = doc->tokens.items[t].kind == DLN_TOKEN_WORD && !dln_token_is_class(doc, t, DLN_CLASS_DETERMINER) && !dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, t, DLN_CLASS_EITHER);
        if (is_noun && (doc->tokens.items[t].tables & (dln_table_bit(DLN_TABLE_CONTACT_NOUNS) | dln_table_bit(DLN_TABLE_SAYINGS))) != 0)
            return true;
    }
    return false;
}

bool sayings_is_attribute(const dln_doc *doc, const dln_timex *timex)
{
    enum { NOUN = 3, BETWEEN = 2 };
    bool is_double = timex + 1 < doc->timexes + doc->timex_count && timex[1].begin == timex->end;
    uint32_t noun = is_double ? timex[1].end : timex->end, the = timex->begin, limit = noun + NOUN < doc->tokens.count ? noun + NOUN : doc->tokens.count;
    if (the == 0 || noun >= doc->tokens.count || (timex->flags & DLN_TIMEX_ANCHORED) != 0 || doc->tokens.items[noun].kind != DLN_TOKEN_WORD || (doc->tokens.items[noun].flags & DLN_CAPITAL) != 0 || dln_token_classes(doc, noun) != 0 || dln_verb_at(dln_clauses_of(doc, dln_doc_sentence_of(doc, noun)), noun) != DLN_NONE)
        return false;
    while (the > 0 && timex->begin - the < BETWEEN && doc->tokens.items[the].kind != DLN_TOKEN_MARK && !dln_token_is_class(doc, the, DLN_CLASS_DETERMINER) && !dln_token_is_class(doc, the, DLN_CLASS_PREPOSITION))
        the--; /* "the 2013 Christmas floods" */
    if (!dln_token_is_class(doc, the, DLN_CLASS_DETERMINER) || dln_token_is(&doc->tokens, the, "this") || is_of_contact_or_speech(doc, noun, limit))
        return false;
    return the == 0 || !dln_token_in(&doc->tokens, the - 1, DLN_LIST_ON_OCCASION);
}

/* timex: one of the document's, whose neighbours are asked. is_signalled: whatever stands before it says when. */
static bool is_day_signalled(const dln_doc *doc, const dln_timex *timex, bool is_signalled)
{
    bool is_date = timex->type == DLN_TIMEX_DATE || timex->type == DLN_TIMEX_TIME;
    return is_date && (timex->flags & (DLN_TIMEX_REFERENCE | DLN_TIMEX_DATELINE | DLN_TIMEX_FUTURE)) == 0 && (is_signalled || timex->signal <= DLN_SIGNAL_ON) &&
           dln_when_is_known(&timex->when) && !dln_when_is_open(&timex->when) && dln_when_grain(&timex->when) >= DLN_GRAIN_DAY &&
           dln_when_length_days(&timex->when) <= 4 && dln_quote_of(doc, timex->begin) == DLN_NONE && !dln_doc_is_counted_from(doc, timex) && !sayings_is_attribute(doc, timex);
}

static bool is_day(const dln_doc *doc, const dln_timex *timex) { return is_day_signalled(doc, timex, false); }

/* "By Tuesday the reactions were coming in." */
static bool opens_by_day(const dln_doc *doc, const dln_sentence *sentence, const dln_timex *timex)
{
    return timex->signal == DLN_SIGNAL_BY && timex->begin == sentence->begin + 1 && is_day_signalled(doc, timex, true);
}

static bool is_long_ago(const dln_doc *doc, const dln_timex *timex)
{
    return dln_when_is_known(&doc->news_day) && dln_when_last_day(&timex->when) < (int64_t)dln_when_first_day(&doc->news_day) - LONG_AGO;
}

/* Whether the story moves to the day: it stands in a clause that tells, with a verb that happened, and not "had". */
static bool is_told(const dln_doc *doc, uint32_t sentence, const dln_timex *timex, bool relative_too)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    if (clauses->clause_count == 0)
        return true;
    uint32_t index = dln_clause_at(clauses, timex->begin);
    for (uint32_t steps = 0; index != DLN_NONE && steps < 32; steps++) {
        const dln_clause *clause = &clauses->clauses[index];
        bool is_aside = clause->kind == DLN_CLAUSE_RELATIVE && !relative_too;
        if (clause->kind == DLN_CLAUSE_THAT || clause->kind == DLN_CLAUSE_SUBORDINATE || is_aside)
            return false;
        if (steps == 0 && clause->verb != DLN_NONE) {
            const dln_verb_group *verb = &clauses->verbs[clause->verb];
            bool is_pluperfect = (verb->flags & DLN_VERB_PERFECT) != 0 && verb->tense == DLN_TENSE_PAST;
            if (is_pluperfect || verb->reality != DLN_REAL)
                return false;
        }
        index = clause->parent;
    }
    return true;
}

static bool moves_the_story(const dln_doc *doc, uint32_t sentence, const dln_timex *timex) { return is_told(doc, sentence, timex, false); }

/* A line that is a date, or a paragraph that opens with one and a full stop, colon or dash: "9 June. Two voices." */
static bool is_heading(const dln_doc *doc, const dln_timex *timex)
{
    if ((timex->flags & DLN_TIMEX_HEADING) != 0)
        return dln_when_grain(&timex->when) >= DLN_GRAIN_DAY;
    return is_day(doc, timex) && (doc->tokens.items[timex->begin].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) != 0 && timex->end < doc->tokens.count &&
           (dln_token_is(&doc->tokens, timex->end, ".") || dln_token_is(&doc->tokens, timex->end, ":") || dln_token_is(&doc->tokens, timex->end, "\xE2\x80\x94") ||
            dln_token_is(&doc->tokens, timex->end, "\xE2\x80\x93") || dln_token_is(&doc->tokens, timex->end, "-"));
}

bool sayings_is_of_thing(const dln_doc *doc, const dln_timex *timex)
{
    enum { NOUN = 3 };
    uint32_t behind = timex->end, limit = behind + 1 + NOUN < doc->tokens.count ? behind + 1 + NOUN : doc->tokens.count;
    return dln_token_is_possessive(&doc->tokens, behind) && !is_of_contact_or_speech(doc, behind, limit);
}

/* "shut the border after a raid on Sunday", "closed since a storm on Sunday": the day of what was before the news, and no talks or speech. */
static bool is_of_cause(const dln_doc *doc, const dln_timex *timex)
{
    enum { PHRASE = 8 };
    for (uint32_t t = timex->begin, back = 0; t > 0 && back < PHRASE && doc->tokens.items[t - 1].kind == DLN_TOKEN_WORD; t--, back++) {
        if (dln_token_in(&doc->tokens, t - 1, DLN_LIST_CAUSES))
            return back > 1 && !is_of_contact_or_speech(doc, t, timex->begin);
    }
    return false;
}

/* "Sunday's raid", "the bridge, closed on Sunday,", "Togo, which lost on Sunday,": a weekday by which something is told apart, some days
 * before the page. The last verb before it is whose day it is. */
static bool is_by_the_way(const dln_doc *doc, const dln_timex *timex)
{
    enum { FRESH = 1 };
    uint32_t sentence = dln_doc_sentence_of(doc, timex->begin), length;
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    const dln_verb_group *verb = NULL;
    if ((timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != DLN_TIMEX_WEEKDAY || !dln_when_is_known(&doc->today) || dln_when_last_day(&timex->when) + FRESH >= dln_when_first_day(&doc->today))
        return false;
    if (dln_token_is_possessive(&doc->tokens, timex->end))
        return sayings_is_of_thing(doc, timex);
    if (is_of_cause(doc, timex))
        return true;
    for (uint32_t v = 0; v < clauses->verb_count && clauses->verbs[v].end <= timex->begin; v++)
        verb = &clauses->verbs[v];
    bool is_apart = verb != NULL && sayings_row_at(doc, verb->head, doc->tokens.sentences[sentence].end, DLN_TABLE_REPORTING, &length) == DLN_NONE;
    if (is_apart && verb->form == DLN_VERB_PARTICIPLE)
        return verb->begin == doc->tokens.sentences[sentence].begin || dln_token_is(&doc->tokens, verb->begin - 1, ",");
    uint32_t which = verb == NULL ? 0 : verb->subject_end <= verb->begin && verb->subject_begin > 0 && (verb->flags & DLN_VERB_RELATIVE) == 0 ? verb->subject_begin : verb->begin;
    which -= which > 1 && dln_token_is_class(doc, which - 1, DLN_CLASS_DETERMINER) && !dln_token_is(&doc->tokens, which - 1, "that") && !dln_token_is(&doc->tokens, which - 1, "which");
    bool is_relative = which > 1 && dln_token_is(&doc->tokens, which - 1, "which");
    for (uint32_t n = 0; which > 1 && dln_token_is(&doc->tokens, which - 1, "that") && n < clauses->noun_count && !is_relative; n++)
        is_relative = clauses->nouns[n].end == which - 1; /* "the offer that Okonjo made on Monday" */
    return is_relative && (is_apart || which < verb->begin);
}

/* A turn of a transcript, whose next line has a label, too; not "ARAWA: The two yesterday signed", which a town opens. */
static bool is_turn(const dln_doc *doc, uint32_t sentence)
{
    uint32_t next = sentence + 1;
    while (next < doc->tokens.sentence_count && (doc->tokens.items[doc->tokens.sentences[next].begin].flags & DLN_STARTS_LINE) == 0)
        next++;
    return sayings_is_labelled(doc, sentence) && next < doc->tokens.sentence_count && sayings_is_labelled(doc, next);
}

/* The day of the news, unless the lead names it only in passing ("when they met on 25 January"): then the publication day. */
static dln_when news_day(const dln_doc *doc, uint32_t lead)
{
    bool is_passing = false;
    for (uint32_t i = 0; i < doc->timex_count && doc->timexes[i].begin < lead; i++) {
        const dln_timex *timex = &doc->timexes[i];
        if (timex->begin < doc->body_token || !dln_when_is_known(&timex->when) || dln_when_first_day(&timex->when) != dln_when_first_day(&doc->news_day))
            continue;
        is_passing |= timex->signal == DLN_SIGNAL_AFTER && sayings_is_of_thing(doc, timex); /* "called for calm after Monday's raid" */
        if (!is_day(doc, timex))
            continue;
        if (is_by_the_way(doc, timex) || is_turn(doc, dln_doc_sentence_of(doc, timex->begin))) { /* of what a transcript's speakers tell */
            is_passing = true;
            continue;
        }
        if (is_told(doc, dln_doc_sentence_of(doc, timex->begin), timex, true))
            return doc->news_day;
        is_passing = is_passing || (timex->flags & DLN_TIMEX_WEEKDAY) == 0;
    }
    return is_passing && dln_when_is_known(&doc->today) ? dln_when_day(dln_when_first_day(&doc->today)) : doc->news_day;
}

/* "met him in Dakar on Monday, his office disclosed on Tuesday": the day on which the lead was told is that of what is said to it, too. */
static dln_when day_of_telling(const dln_doc *doc, uint32_t lead, const dln_when *news)
{
    enum { CLOSE_BY = 2 };
    for (uint32_t i = dln_doc_timex_from(doc, doc->dateline_end > doc->body_token ? doc->dateline_end : doc->body_token); i < doc->timex_count && doc->timexes[i].begin < lead && dln_when_is_known(&doc->today); i++) {
        const dln_timex *timex = &doc->timexes[i];
        uint32_t sentence = dln_doc_sentence_of(doc, timex->begin), length, end = doc->tokens.sentences[sentence].end;
        const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
        uint32_t v = dln_verb_before(clauses, timex->begin);
        const dln_verb_group *g = v == DLN_NONE ? NULL : &clauses->verbs[v];
        bool is_later = is_day(doc, timex) && dln_when_is_single(&timex->when) && dln_when_first_day(&timex->when) > dln_when_last_day(news) && dln_when_first_day(&timex->when) <= dln_when_last_day(&doc->today);
        if (is_later && g != NULL && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PAST && g->reality == DLN_REAL && (g->flags & DLN_VERB_PERFECT) == 0 && timex->begin <= g->end + CLOSE_BY && timex->end + CLOSE_BY > end &&
            g->subject_begin > doc->tokens.sentences[sentence].begin && dln_token_is(&doc->tokens, g->subject_begin - 1, ",") && sayings_row_at(doc, g->head, end, DLN_TABLE_REPORTING, &length) != DLN_NONE)
            return dln_when_day(dln_when_first_day(&timex->when));
    }
    return *news;
}

/* "What happens next?": a short line between paragraphs, over what follows; of a history, too, another chapter. */
static bool is_chapter_head(const dln_doc *doc, uint32_t sentence)
{
    enum { WORDS = 10 };
    const dln_sentence *line = &doc->tokens.sentences[sentence];
    if (sentence + 1 >= doc->tokens.sentence_count || line->end - line->begin > WORDS || line->end == line->begin || line->begin < doc->body_token)
        return false;
    bool is_alone = (doc->tokens.items[line->begin].flags & DLN_STARTS_PARAGRAPH) != 0 && (doc->tokens.items[line->end].flags & DLN_STARTS_PARAGRAPH) != 0;
    return is_alone && (dln_token_is(&doc->tokens, line->end - 1, "?") || doc->tokens.items[line->end - 1].kind != DLN_TOKEN_MARK);
}

/* "There is no mystery in what each of them gets": a paragraph that speaks of now has left the days that were told before. */
static bool opens_in_present(const dln_doc *doc, uint32_t sentence)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    for (uint32_t v = 0; v < clauses->verb_count; v++) {
        const dln_verb_group *verb = &clauses->verbs[v];
        if (verb->form == DLN_VERB_FINITE && clauses->clauses[verb->clause].kind == DLN_CLAUSE_MAIN)
            return verb->tense == DLN_TENSE_PRESENT && (verb->flags & (DLN_VERB_PERFECT | DLN_VERB_QUOTED)) == 0;
    }
    return false;
}

dln_storyline dln_storyline_of(const dln_doc *doc)
{
    dln_storyline story = {0};
    uint32_t headings = 0, old = 0, recent = 0, lead = doc->dateline_end + LEAD_TOKENS;
    bool is_news = false; /* the lead tells of these days */
    for (uint32_t i = 0; i < doc->timex_count; i++) {
        const dln_timex *timex = &doc->timexes[i];
        headings += is_heading(doc, timex); /* one line that is a date makes no chronology */
        if (!is_day(doc, timex) || timex->begin < doc->body_token)
            continue;
        old += is_long_ago(doc, timex);
        recent += !is_long_ago(doc, timex);
        is_news = is_news || (timex->begin < lead && !is_long_ago(doc, timex));
    }
    lead = doc->dateline_end;
    for (uint32_t n = doc->body_sentence, told = 0; n < doc->tokens.sentence_count && told < 2; n++) {
        told += doc->tokens.sentences[n].end - doc->tokens.sentences[n].begin >= LEAD_LEAST;
        lead = doc->tokens.sentences[n].end;
    }
    story.news_day = news_day(doc, lead);
    if (dln_when_is_known(&story.news_day))
        story.news_day = day_of_telling(doc, lead, &story.news_day);
    story.has_headings = headings >= CHRONOLOGY;
    story.is_history = old >= HISTORY && (old >= 2 * recent || !is_news);
    uint32_t *days = dln_arena_array(doc->arena, doc->tokens.sentence_count + 1, sizeof *days), day = DLN_NONE, i = 0;
    uint32_t told = 0, recently = 0;
    int32_t newest = dln_when_is_known(&doc->today) ? dln_when_first_day(&doc->today) : dln_when_is_known(&story.news_day) ? dln_when_first_day(&story.news_day) : INT32_MIN + 1;
    uint32_t *last = dln_arena_array(doc->arena, doc->tokens.sentence_count + 1, sizeof *last), reached = DLN_NONE;
    for (uint32_t n = 0; days != NULL && last != NULL && n < doc->tokens.sentence_count; n++) {
        const dln_sentence *sentence = &doc->tokens.sentences[n];
        bool is_paragraph = (doc->tokens.items[sentence->begin].flags & DLN_STARTS_PARAGRAPH) != 0;
        if (is_paragraph && day != DLN_NONE && (!story.is_history || is_chapter_head(doc, n) || (is_news && !story.has_headings && opens_in_present(doc, n))))
            day = DLN_NONE;
        days[n] = day;
        last[n] = reached;
        for (; i < doc->timex_count && doc->timexes[i].begin < sentence->end; i++) {
            if (!(is_day(doc, &doc->timexes[i]) || opens_by_day(doc, sentence, &doc->timexes[i])) || !moves_the_story(doc, n, &doc->timexes[i]))
                continue;
            day = reached = i;
            told += doc->timexes[i].begin >= doc->body_token;
            recently += doc->timexes[i].begin >= doc->body_token && dln_when_last_day(&doc->timexes[i].when) >= newest - 1;
        }
    }
    story.is_tale = told >= TALE && 3 * recently <= told;
    story.days = last == NULL ? NULL : days;
    story.last = last;
    return story;
}

uint32_t dln_heading_day(const dln_doc *doc, const dln_storyline *story, uint32_t token)
{
    uint32_t from = story->has_headings ? dln_doc_timex_from(doc, token + 1) : 0;
    for (uint32_t i = from; i > 0 && from - i < LOOK_BACK; i--) {
        if (is_heading(doc, &doc->timexes[i - 1]))
            return i - 1;
    }
    return DLN_NONE;
}

/* ---- a saying in it ---- */

/* "X met Y on Friday and told reporters": the last day that a clause before the saying's own tells of in its sentence. */
static uint32_t day_of_sentence(const dln_doc *doc, const dln_saying *saying, bool relative_too)
{
    const dln_sentence *sentence = &doc->tokens.sentences[saying->sentence];
    uint32_t found = DLN_NONE;
    if ((saying->flags & DLN_SAYING_SET_OFF) != 0 || ((saying->flags & DLN_SAYING_ATTRIBUTION) != 0 && sayings_is_word(doc, saying->trigger, "according")))
        return DLN_NONE; /* what stands before is what is said */
    for (uint32_t i = dln_doc_timex_from(doc, sentence->begin); i < doc->timex_count && doc->timexes[i].begin < saying->trigger; i++) {
        if (is_day(doc, &doc->timexes[i]) && is_told(doc, saying->sentence, &doc->timexes[i], relative_too))
            found = i;
    }
    return found;
}

/* "In July 2021 Marin stood in that hall and said": the month that opens the sentence, before the news, is that of what is said further on. */
static uint32_t month_of_sentence(const dln_doc *doc, const dln_saying *saying)
{
    const dln_sentence *sentence = &doc->tokens.sentences[saying->sentence];
    uint32_t i = dln_doc_timex_from(doc, sentence->begin);
    const dln_timex *timex = i < doc->timex_count ? &doc->timexes[i] : NULL;
    if (timex == NULL || timex->begin != sentence->begin + 1 || !sayings_is_word(doc, sentence->begin, "in") || (saying->flags & (DLN_SAYING_SET_OFF | DLN_SAYING_PRESENT | DLN_SAYING_ATTRIBUTION | DLN_SAYING_PLANNED)) != 0)
        return DLN_NONE;
    bool is_month = timex->type == DLN_TIMEX_DATE && (timex->flags & (DLN_TIMEX_REFERENCE | DLN_TIMEX_FUTURE)) == 0 && dln_when_is_known(&timex->when) && !dln_when_is_open(&timex->when) && dln_when_grain(&timex->when) == DLN_GRAIN_MONTH && dln_when_is_single(&timex->when);
    return is_month && dln_when_is_known(&doc->news_day) && dln_when_last_day(&timex->when) < dln_when_first_day(&doc->news_day) ? i : DLN_NONE;
}

uint32_t dln_day_in_entry(const dln_doc *doc, const dln_storyline *story, const dln_saying *saying)
{
    uint32_t heading = dln_heading_day(doc, story, saying->trigger);
    if (heading == DLN_NONE || (saying->flags & (DLN_SAYING_PRESENT | DLN_SAYING_LABEL | DLN_SAYING_PLANNED)) != 0 || story->days == NULL)
        return heading;
    uint32_t own = day_of_sentence(doc, saying, false), reached = own != DLN_NONE ? own : story->days[saying->sentence];
    return reached != DLN_NONE && reached > heading ? reached : heading;
}

/* "On 3 May they met again, as Marin told reporters", in a story: it has come to that day. */
static uint32_t day_of_what_is_said(const dln_doc *doc, const dln_saying *saying)
{
    uint32_t found = DLN_NONE, sentence = saying->sentence;
    for (uint32_t i = dln_doc_timex_from(doc, doc->tokens.sentences[sentence].begin); i < doc->timex_count && doc->timexes[i].begin < saying->trigger; i++) {
        if (is_day(doc, &doc->timexes[i]) && moves_the_story(doc, sentence, &doc->timexes[i]))
            found = i;
    }
    return found;
}

/* Whether the clause of a token tells what the party does. */
static bool is_done_by(const dln_doc *doc, uint32_t sentence, uint32_t token, uint32_t party)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    uint32_t clause = dln_clause_at(clauses, token);
    if (clause == DLN_NONE || clauses->clauses[clause].verb == DLN_NONE)
        return false;
    const dln_verb_group *verb = &clauses->verbs[clauses->clauses[clause].verb];
    for (uint32_t i = sayings_ref_from(doc, verb->subject_begin); i < doc->ref_count && doc->refs[i].begin < verb->subject_end; i++) {
        for (uint32_t k = 0; k < doc->refs[i].count && (doc->refs[i].flags & DLN_REF_MODIFIER) == 0; k++) {
            if (doc->ref_parties[doc->refs[i].first + k] == party)
                return true;
        }
    }
    return false;
}

/* "At noon Marin went on television. 'Never,' he said.": the hour is that of what he said, too. */
static bool appears(const dln_doc *doc, uint32_t sentence)
{
    const dln_sentence *line = &doc->tokens.sentences[sentence];
    for (uint32_t t = line->begin; t < line->end; t++) {
        if (dln_token_in(&doc->tokens, t, DLN_LIST_STAGES))
            return true;
    }
    return false;
}

dln_told_day dln_day_carried(const dln_doc *doc, const dln_saying *saying)
{
    enum { SENTENCES = 2 }; /* "At noon both went on television. Marin said this. Diop said that." */
    dln_told_day told = {.timex = DLN_NONE, .rule = "day:of the sentence before"};
    uint32_t before = saying->sentence;
    for (int back = 0; back < SENTENCES && told.timex == DLN_NONE; back++) {
        if (before <= doc->body_sentence || (doc->tokens.items[doc->tokens.sentences[before].begin].flags & DLN_STARTS_PARAGRAPH) != 0)
            return told;
        before--;
        bool has_day = false;
        for (uint32_t i = dln_doc_timex_from(doc, doc->tokens.sentences[before].begin); i < doc->timex_count && doc->timexes[i].begin < doc->tokens.sentences[before].end; i++) {
            const dln_timex *timex = &doc->timexes[i];
            has_day |= is_day(doc, timex);
            if (is_day(doc, timex) && dln_when_is_single(&timex->when) && moves_the_story(doc, before, timex) && is_done_by(doc, before, timex->begin, saying->parties[0]))
                told.timex = i;
        }
        if (has_day && told.timex == DLN_NONE)
            return told;
    }
    if (told.timex == DLN_NONE)
        return told;
    const dln_when *when = &doc->timexes[told.timex].when;
    told.when = dln_when_has_clock(when) && appears(doc, before) ? *when : dln_when_day(dln_when_last_day(when));
    return told;
}

/* "afterwards", "after their meeting", "at the end of those talks", "the same news conference": the saying follows on what was told. */
static bool follows_on(const dln_doc *doc, const dln_saying *saying)
{
    const dln_sentence *sentence = &doc->tokens.sentences[saying->sentence];
    uint32_t begin = saying->speaker_begin < saying->speaker_end && saying->speaker_begin < saying->trigger ? saying->speaker_begin : saying->trigger;
    bool opens = (saying->flags & DLN_SAYING_MEDIUM) != 0 && saying->medium_at < begin && saying->medium_at <= sentence->begin + BESIDE; /* "In a statement read out afterwards, Araud said" */
    bool is_apart = (saying->flags & DLN_SAYING_SET_OFF) != 0 && saying->speaker_begin < saying->speaker_end && saying->speaker_begin < saying->trigger && saying->speaker_begin > sentence->begin; /* "postponed until after the summit, Marin said" */
    if (!is_apart)
        begin = begin > sentence->begin + BESIDE && !opens ? begin - BESIDE : sentence->begin;
    uint32_t end = saying->trigger + BESIDE < sentence->end ? saying->trigger + BESIDE : sentence->end;
    for (uint32_t t = begin; t < end; t++) {
        bool is_then = dln_token_in(&doc->tokens, t, DLN_LIST_THEN_WORDS) ||
                       (sayings_is_word(doc, t, "that") && t + 1 < end && (dln_token_in(&doc->tokens, t + 1, DLN_LIST_DAY_PARTS) || sayings_is_word(doc, t + 1, "week"))); /* that evening */
        bool is_own = t + 1 < end && sayings_is_word(doc, t + 1, "what"); /* "after what Marin said" tells when something else was */
        if (is_then && !is_own && dln_quote_of(doc, t) == DLN_NONE)
            return true;
    }
    return false;
}

/* "the same day", "that evening" */
static bool says_same(const dln_doc *doc, const dln_saying *saying)
{
    const dln_sentence *sentence = &doc->tokens.sentences[saying->sentence];
    for (uint32_t t = sentence->begin; t + 1 < sentence->end; t++) {
        if ((sayings_is_word(doc, t, "same") || sayings_is_word(doc, t, "that")) && dln_token_in(&doc->tokens, t + 1, DLN_LIST_DAY_PARTS))
            return dln_quote_of(doc, t) == DLN_NONE;
    }
    return false;
}

bool dln_for_ones_part(const dln_doc *doc, uint32_t sentence, uint32_t verb)
{
    enum { NEAR_VERB = 8 };
    for (uint32_t t = verb; t > doc->tokens.sentences[sentence].begin + 2 && verb - t < NEAR_VERB; t--) {
        if (sayings_is_word(doc, t, "part") && sayings_is_word(doc, t - 2, "for") && dln_quote_of(doc, t) == DLN_NONE)
            return true;
    }
    return false;
}

static bool is_party_of(const dln_doc *doc, const dln_candidate *contact, uint32_t party)
{
    const dln_party *speaker = &doc->parties[party].party;
    for (uint32_t i = 0; i < contact->party_count; i++) {
        const dln_party *other = &doc->parties[contact->parties[i]].party;
        if (contact->parties[i] == party || (speaker->country.len > 0 && dln_span_equals(speaker->country, other->country)))
            return true;
    }
    return false;
}

/* The meeting or call told of last before the saying, in which the speaker or his or her country took part. */
static dln_when day_of_contact(const dln_doc *doc, const dln_saying *saying, const dln_candidates *contacts)
{
    dln_when found = {0};
    uint32_t at = 0;
    for (size_t i = 0; i < contacts->count; i++) {
        const dln_candidate *contact = &contacts->items[i];
        bool fits = !contact->is_gone && contact->status == DLN_CONFIRMED && contact->trigger >= at && contact->trigger < saying->end &&
                    dln_when_is_known(&contact->when) && !dln_when_is_open(&contact->when) && dln_when_length_days(&contact->when) <= 4;
        fits = fits && !(dln_when_is_known(&doc->today) && dln_when_last_day(&contact->when) > dln_when_first_day(&doc->today)); /* nothing was said after it yet */
        if (!fits || saying->sentence - dln_doc_sentence_of(doc, contact->trigger) > FOLLOWS || !is_party_of(doc, contact, saying->parties[0]))
            continue;
        found = dln_when_day(dln_when_last_day(&contact->when));
        at = contact->trigger;
    }
    return found;
}

/* "signed yesterday. [A new paragraph.] The Senate was in uproar this morning. Its president said": the paragraph has come to a day after the news. */
static bool goes_past_news(const dln_doc *doc, const dln_storyline *story, uint32_t reached)
{
    const dln_when *when = &doc->timexes[reached].when;
    return dln_when_is_known(&story->news_day) && dln_when_first_day(when) > dln_when_last_day(&story->news_day) && dln_when_is_known(&doc->today) && dln_when_last_day(when) <= dln_when_first_day(&doc->today);
}

/* "the opening ceremony of a hospital", not "of the summit". */
static bool is_of_thing(const dln_doc *doc, uint32_t of, uint32_t end)
{
    enum { WORDS = 4 };
    bool is_of = of < end && sayings_is_word(doc, of, "of");
    for (uint32_t t = of + 1; is_of && t < end && t <= of + WORDS && !dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION); t++) {
        if ((doc->tokens.items[t].tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0)
            return false;
    }
    return is_of;
}

/* "the closing news conference", "his address to the opening session", "the final communique": +1 the last day of what was held, -1 its first. */
static int end_of_occasion(const dln_doc *doc, const dln_saying *saying)
{
    const dln_sentence *sentence = &doc->tokens.sentences[saying->sentence];
    uint32_t from = sentence->begin, to = saying->trigger + BESIDE < sentence->end ? saying->trigger + BESIDE : sentence->end;
    for (uint32_t t = from; t + 1 < to; t++) {
        bool is_closing = dln_token_in(&doc->tokens, t, DLN_LIST_CLOSING_WORDS), is_opening = dln_token_in(&doc->tokens, t, DLN_LIST_OPENING_WORDS);
        uint32_t noun = is_closing || is_opening ? t + 1 : to;
        noun += noun < to && (sayings_is_word(doc, noun, "press") || sayings_is_word(doc, noun, "news"));
        bool is_occasion = noun < to && dln_quote_of(doc, t) == DLN_NONE && dln_token_in(&doc->tokens, noun, DLN_LIST_SITTINGS);
        if (is_occasion && !is_of_thing(doc, noun + 1, sentence->end))
            return is_closing ? 1 : -1;
    }
    return 0;
}

/* The first or last day of the meeting told of last before the saying. */
static dln_when day_of_end(const dln_candidates *contacts, const dln_doc *doc, const dln_saying *saying, int end)
{
    enum { SEVERAL = 3 };
    dln_when found = {0};
    uint32_t at = 0;
    for (size_t i = 0; i < contacts->count; i++) {
        const dln_candidate *contact = &contacts->items[i];
        bool fits = !contact->is_gone && contact->status == DLN_CONFIRMED && contact->trigger >= at && contact->trigger < saying->end && dln_when_is_known(&contact->when) && !dln_when_is_open(&contact->when) &&
                    dln_when_grain(&contact->when) >= DLN_GRAIN_DAY && saying->sentence - dln_doc_sentence_of(doc, contact->trigger) <= FOLLOWS;
        fits = fits && (contact->timex == DLN_NONE || doc->timexes[contact->timex].type == DLN_TIMEX_DATE) && (is_party_of(doc, contact, saying->parties[0]) || contact->party_count == 1) && (contact->party_count >= SEVERAL || doc->parties[contact->parties[0]].party.kind != DLN_PERSON); /* "CARICOM met" */
        if (!fits || (dln_when_is_known(&doc->today) && dln_when_last_day(&contact->when) > dln_when_first_day(&doc->today)))
            continue;
        found = dln_when_day(end > 0 ? dln_when_last_day(&contact->when) : dln_when_first_day(&contact->when));
        at = contact->trigger;
    }
    return found;
}

/* "In February Okonjo flew to Dakar and said": what opens the sentence is the day of all that its subject did. */
static uint32_t day_of_both(const dln_doc *doc, const dln_saying *saying)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, saying->sentence);
    uint32_t begin = doc->tokens.sentences[saying->sentence].begin, v = dln_verb_at(clauses, saying->trigger);
    const dln_verb_group *own = v == DLN_NONE ? NULL : &clauses->verbs[v], *before = v == DLN_NONE || v == 0 ? NULL : own - 1;
    if (before == NULL || clauses->clauses[own->clause].kind != DLN_CLAUSE_COORDINATED || own->subject_begin <= begin || before->subject_begin != own->subject_begin || own->subject_begin >= before->begin ||
        before->form != DLN_VERB_FINITE || own->form != DLN_VERB_FINITE || before->tense != DLN_TENSE_PAST || own->tense != DLN_TENSE_PAST)
        return DLN_NONE;
    uint32_t timex = sayings_own_timex(doc, begin, own->subject_begin, own->subject_begin, own->subject_begin, false);
    return timex != DLN_NONE && doc->timexes[timex].begin <= begin + 1 ? timex : DLN_NONE;
}

dln_told_day dln_day_told(const dln_doc *doc, const dln_storyline *story, const dln_saying *saying, const dln_candidates *contacts)
{
    dln_told_day told = {.timex = DLN_NONE};
    uint32_t both = DLN_NONE;
    if (story->days == NULL || (saying->flags & (DLN_SAYING_TITLE | DLN_SAYING_LABEL)) != 0) /* of a transcript: what they speak of has other days */
        return told;
    int end = end_of_occasion(doc, saying);
    if (end != 0) {
        told.when = day_of_end(contacts, doc, saying, end);
        told.rule = "day:of what it follows";
        if (dln_when_is_known(&told.when))
            return told;
    }
    if (!follows_on(doc, saying)) {
        uint32_t reached = story->days[saying->sentence];
        bool goes_on = (saying->flags & DLN_SAYING_PRESENT) == 0 && reached != DLN_NONE &&
                       (story->is_history || goes_past_news(doc, story, reached) || story->is_tale || is_long_ago(doc, &doc->timexes[reached]) || doc->timexes[reached].signal == DLN_SIGNAL_BY);
        told.timex = day_of_sentence(doc, saying, false);
        both = told.timex == DLN_NONE ? day_of_both(doc, saying) : DLN_NONE;
        told.timex = told.timex == DLN_NONE ? both : told.timex;
        told.rule = "day:of the sentence";
        if (told.timex == DLN_NONE)
            told.timex = month_of_sentence(doc, saying);
        if (told.timex == DLN_NONE && goes_on) {
            uint32_t said = day_of_what_is_said(doc, saying);
            told.rule = "day:of the story";
            if (said == DLN_NONE)
                told.timex = reached;
            else /* it stays part of what is said */
                told.when = dln_when_day(dln_when_last_day(&doc->timexes[said].when));
        }
    } else {
        told.timex = day_of_sentence(doc, saying, true); /* Marin, who was in London on Saturday, said after the meeting */
        if (told.timex == DLN_NONE)
            told.timex = story->days[saying->sentence];
        told.rule = "day:of what it follows";
        if (told.timex == DLN_NONE && says_same(doc, saying))
            told.timex = story->last[saying->sentence];
        if (told.timex == DLN_NONE)
            told.when = day_of_contact(doc, saying, contacts);
    }
    if (told.timex != DLN_NONE) {
        const dln_when *when = &doc->timexes[told.timex].when;
        told.when = dln_when_is_single(when) || both != DLN_NONE ? *when : dln_when_day(dln_when_last_day(when));
    }
    return told;
}
