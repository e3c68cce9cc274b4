/* src/extract/statements_where.c - where a statement was made: behind its verb ("said in Geneva"), at the head of its sentence ("In Rome,
 * Okonjo told reporters"), where the speaker stands in it ("speaking in Oslo", "took the floor in Geneva and said"), or where
 * the meeting was that the words follow ("said after the talks").
 */
#include "extract/statements.h"
#include "extract/statements_find.h"

#include "base/text.h"
#include "find/clauses.h"

/* "conference", "news conference" */
static bool conference_at(const dln_doc *doc, uint32_t token)
{
    return dln_token_in(&doc->tokens, token, DLN_LIST_CONFERENCES) ||
           (dln_token_in(&doc->tokens, token, DLN_LIST_OF_PRESS) && dln_token_in(&doc->tokens, token + 1, DLN_LIST_CONFERENCES));
}


static bool may_be_place(const dln_doc *doc, const dln_ref *ref)
{
    return ref->place != DLN_NONE && !doc->places[ref->place].is_wide && (ref->kind == DLN_REF_PLACE || (ref->flags & DLN_REF_AMBIGUOUS) != 0);
}

/* "condemned the coup in Mali", "voiced concern about the fighting in Juba": the place is that of what is spoken of. Not "praised the deal on
 * Tuesday in Geneva", "praised it in a statement from Geneva", "at a dinner in Geneva". */
static bool is_of_what_is_spoken_of(const dln_doc *doc, const dln_candidate *c, uint32_t preposition)
{
    uint32_t length = 0, row = sayings_row_at(doc, c->trigger, doc->tokens.count, DLN_TABLE_REPORTING, &length);
    uint32_t need = row == DLN_NONE ? DLN_NEED_NOTHING : dln_cell(doc->lexicon, DLN_TABLE_REPORTING, row, DLN_REPORTING_NEED), begin = c->trigger + length;
    bool has_object = need == DLN_NEED_OBJECT || need == DLN_NEED_FEELING || dln_token_is(&doc->tokens, begin, "of"); /* "warned of a war in Mali" */
    if (!has_object || preposition <= begin || sayings_noun_in(doc, begin, preposition, SAID_MEDIA, NULL) != DLN_NONE)
        return false;
    for (uint32_t t = begin; t < preposition; t++) {
        if (dln_token_in(&doc->tokens, t, DLN_LIST_HELD_PREPOSITIONS) || dln_token_in(&doc->tokens, t, DLN_LIST_FRAME_OPENERS))
            return false; /* "while in Geneva" */
    }
    uint32_t timex = dln_doc_timex_from(doc, begin);
    while (timex < doc->timex_count && doc->timexes[timex].end < preposition)
        timex++;
    bool is_behind_day = timex < doc->timex_count && doc->timexes[timex].end == preposition;
    const dln_token *before = &doc->tokens.items[preposition - 1];
    return !is_behind_day && before->kind == DLN_TOKEN_WORD && (before->flags & DLN_CAPITAL) == 0;
}

/* "briefed the council about his talks in Sanaa": where those were. */
static bool is_of_talks_told_of(const dln_doc *doc, const dln_candidate *c, uint32_t preposition)
{
    enum { WORDS = 4 };
    uint32_t timex = preposition > 0 ? dln_doc_timex_from(doc, preposition - 1) : 0; /* "on Monday evening in Rome" is no talk */
    bool is_time = (timex > 0 && doc->timexes[timex - 1].end >= preposition) || (timex < doc->timex_count && doc->timexes[timex].begin < preposition);
    if (preposition <= c->trigger + 2 || is_time || (doc->tokens.items[preposition - 1].tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) == 0)
        return false;
    for (uint32_t t = preposition - 1; t > c->trigger + 1 && preposition - t <= WORDS && doc->tokens.items[t - 1].kind == DLN_TOKEN_WORD; t--) {
        if (dln_token_in(&doc->tokens, t - 1, DLN_LIST_ABOUT_WORDS))
            return true;
    }
    return false;
}

/* "said in Geneva", "told reporters at the Kremlin", "a statement from Brussels": behind the verb, in its clause, outside the words
 * that are quoted. */
static uint32_t place_behind(const dln_doc *doc, const dln_candidate *c, uint32_t end)
{
    enum { REACH = 16 };
    for (uint32_t r = dln_doc_ref_from(doc, c->trigger); r < doc->ref_count && doc->refs[r].begin < end && doc->refs[r].begin <= c->trigger + REACH; r++) {
        const dln_ref *ref = &doc->refs[r];
        uint32_t preposition = dln_place_preposition(doc, ref, c->trigger);
        bool is_from = dln_token_says(&doc->tokens, preposition, "from") && dln_token_in(&doc->tokens, preposition - 1, DLN_LIST_SENT_FROM);
        bool is_here = ref->kind == DLN_REF_PLACE && (ref->flags & DLN_REF_PRONOUN) != 0; /* "told reporters here" */
        bool is_named = conference_at(doc, ref->end); /* "told a Brussels news conference" */
        if (ref->place == DLN_NONE || (!may_be_place(doc, ref) && !is_from && !is_named) || ref->begin <= c->trigger || !(is_from || is_here || is_named || (ref->begin > c->trigger + 1 && dln_is_located(doc, ref, preposition))) || dln_quote_of(doc, ref->begin) != DLN_NONE)
            continue;
        for (uint32_t i = c->trigger + 1; i < preposition; i++) {
            bool is_colon = dln_token_is(&doc->tokens, i, ":") && (doc->tokens.items[i + 1].flags & DLN_SPACED) != 0; /* that of "4:20" is none */
            if (dln_token_in(&doc->tokens, i, DLN_LIST_PLACE_STOPS) || is_colon)
                return DLN_NONE;
        }
        if (!is_from && !is_here && !is_named && (is_of_what_is_spoken_of(doc, c, preposition) || is_of_talks_told_of(doc, c, preposition)))
            return DLN_NONE;
        return ref->place;
    }
    return DLN_NONE;
}

/* Whether the speaker is the subject of the verb group that the place hangs on: "speaking in Oslo", "took the floor in Geneva and said". */
static bool stands_there(const dln_doc *doc, const dln_sentence_clauses *clauses, const dln_candidate *c, uint32_t verb)
{
    const dln_verb_group *g = &clauses->verbs[verb];
    uint32_t own = dln_verb_at(clauses, c->trigger);
    if (own == DLN_NONE || verb == own || g->end > clauses->verbs[own].begin)
        return false;
    for (uint32_t v = verb + 1; v < own; v++) { /* another's words between */
        if (clauses->verbs[v].form == DLN_VERB_FINITE)
            return false;
    }
    if (g->form == DLN_VERB_FINITE)
        return (g->flags & (DLN_VERB_RELATIVE | DLN_VERB_QUOTED)) == 0 && g->reality == DLN_REAL && g->subject_end > g->subject_begin &&
               (g->subject_begin == clauses->verbs[own].subject_begin || clauses->verbs[own].subject_begin == clauses->verbs[own].subject_end);
    return dln_verb_in(doc->lexicon, g->verb, DLN_LIST_SPEAKS_THERE);
}

/* "Okonjo, in Rome for a summit, said": the speaker and a comma stand before. */
static bool stands_beside(const dln_doc *doc, const dln_candidate *c, uint32_t preposition, uint32_t begin, uint32_t end)
{
    bool is_closed = false;
    if (preposition < begin + 2 || !dln_token_is(&doc->tokens, preposition - 1, ","))
        return false;
    for (uint32_t t = end; t < c->trigger; t++)
        is_closed = is_closed || dln_token_is(&doc->tokens, t, ",");
    for (uint32_t r = dln_doc_ref_from(doc, begin); is_closed && r < doc->ref_count && doc->refs[r].end < preposition; r++) {
        const dln_ref *ref = &doc->refs[r];
        for (uint32_t k = 0; k < ref->count && ref->end + 1 == preposition; k++) {
            if (doc->ref_parties[ref->first + k] == c->parties[0] && doc->parties[c->parties[0]].party.kind == DLN_PERSON)
                return true;
        }
    }
    return false;
}

/* "In a speech in Rome, Okonjo said", "Sept 6 - At a briefing in Oslo, Sarr said", "After talks with Sarr in Rome", "On arrival in Rome": what the
 * sentence opens with, up to the preposition of the place, is where the speaker was. */
static bool opens_with_occasion(const dln_doc *doc, uint32_t begin, uint32_t preposition)
{
    enum { WORDS = 20 };
    uint32_t x = dln_doc_timex_from(doc, begin);
    if (x < doc->timex_count && doc->timexes[x].begin == begin && doc->timexes[x].end < preposition)
        begin = doc->timexes[x].end;
    while (begin < preposition && doc->tokens.items[begin].kind == DLN_TOKEN_MARK)
        begin++;
    bool is_in = dln_token_in(&doc->tokens, begin, DLN_LIST_INSIDE) || dln_token_says(&doc->tokens, begin, "during") || dln_token_says(&doc->tokens, begin, "on"), is_after = dln_token_says(&doc->tokens, begin, "after");
    if (begin == preposition)
        return is_in;
    for (uint32_t t = begin; (is_in || is_after) && t < preposition && t < begin + WORDS; t++) {
        if (dln_token_in(&doc->tokens, t, DLN_LIST_OCCASIONS) || (is_in && dln_token_in(&doc->tokens, t, DLN_LIST_SAID_AT)))
            return true;
        if (dln_token_is(&doc->tokens, t, ","))
            return false;
    }
    return is_in && dln_token_says(&doc->tokens, begin, "at") && !dln_token_is(&doc->tokens, begin + 1, ","); /* "At the National Museum in Rome" */
}

/* "In Rome, Okonjo told reporters", "Okonjo, speaking in Oslo, said". */
static uint32_t place_before(const dln_doc *doc, const dln_candidate *c, uint32_t sentence)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, sentence);
    uint32_t begin = doc->tokens.sentences[sentence].begin, found = DLN_NONE;
    if (doc->dateline_end > begin && doc->dateline_end < c->trigger)
        begin = doc->dateline_end;
    for (uint32_t r = dln_doc_ref_from(doc, begin); r < doc->ref_count && doc->refs[r].end <= c->trigger; r++) {
        const dln_ref *ref = &doc->refs[r];
        uint32_t preposition = dln_place_preposition(doc, ref, begin), verb;
        if (!may_be_place(doc, ref) || (!dln_is_located(doc, ref, preposition) && !dln_token_says(&doc->tokens, preposition, "from")) || dln_quote_of(doc, ref->begin) != DLN_NONE)
            continue;
        verb = dln_verb_before(clauses, preposition);
        bool opens = dln_is_located(doc, ref, preposition) && verb == DLN_NONE && opens_with_occasion(doc, begin, preposition), any_between = false, is_where = dln_token_says(&doc->tokens, ref->end + 1, "where"); /* "In Rome, where the summit was ending, Okonjo said" */
        for (uint32_t v = 0; opens && v < clauses->verb_count; v++) /* "In Rome Sarr met Diop, Okonjo said" */
            any_between |= clauses->verbs[v].begin >= ref->end && clauses->verbs[v].end <= c->trigger && clauses->verbs[v].form == DLN_VERB_FINITE && v != dln_verb_at(clauses, c->trigger) && !(is_where && v == 0);
        opens |= dln_token_says(&doc->tokens, preposition, "from") && dln_token_is(&doc->tokens, ref->end, ":") && verb == DLN_NONE; /* "A message from Rome: Okonjo says" */
        bool is_beside = verb == DLN_NONE && dln_is_located(doc, ref, preposition) && stands_beside(doc, c, preposition, begin, ref->end);
        if (is_beside || (opens && !any_between) || (verb != DLN_NONE && dln_is_located(doc, ref, preposition) && stands_there(doc, clauses, c, verb)))
            found = ref->place;
    }
    return found;
}

/* "after the talks", "when the meeting was over", "told reporters": the words beside the verb that say so. */
static bool follows_meeting(const dln_doc *doc, const dln_candidate *c, uint32_t sentence)
{
    enum { REACH = 12, WORDS = 8 };
    uint32_t begin = c->trigger > doc->tokens.sentences[sentence].begin + REACH ? c->trigger - REACH : doc->tokens.sentences[sentence].begin;
    uint32_t end = c->trigger + REACH < doc->tokens.sentences[sentence].end ? c->trigger + REACH : doc->tokens.sentences[sentence].end;
    for (uint32_t i = begin; i < end; i++) {
        if (dln_token_in(&doc->tokens, i, DLN_LIST_BEFORE_WORDS) && dln_quote_of(doc, i) == DLN_NONE)
            return false;
    }
    for (uint32_t i = begin; i < end; i++) {
        if (!dln_token_in(&doc->tokens, i, DLN_LIST_AFTER_WORDS) || dln_quote_of(doc, i) != DLN_NONE)
            continue;
        for (uint32_t k = i + 1; k < end && k < i + WORDS; k++) {
            if (dln_token_in(&doc->tokens, k, DLN_LIST_OCCASIONS) || dln_token_in(&doc->tokens, k, DLN_LIST_AT_OCCASIONS))
                return true;
        }
    }
    for (uint32_t i = begin; i < end; i++) {
        if (dln_token_in(&doc->tokens, i, DLN_LIST_PRESS_SCENE) && dln_quote_of(doc, i) == DLN_NONE)
            return true;
    }
    return false;
}

/* "Sarr, for his part, said": where the other spoke before. */
static uint32_t place_of_other(const dln_doc *doc, const dln_candidates *all, const dln_candidate *c, uint32_t sentence)
{
    const dln_candidate *other = NULL;
    bool is_part = dln_for_ones_part(doc, sentence, c->trigger);
    for (size_t i = 0; is_part && i < all->count && &all->items[i] < c; i++) {
        bool is_before = all->items[i].type == c->type && !all->items[i].is_gone && all->items[i].trigger < c->trigger && dln_doc_sentence_of(doc, all->items[i].trigger) + 2 >= sentence;
        if (is_before && dln_when_is_known(&c->when) && dln_when_is_known(&all->items[i].when) && dln_when_overlaps(&all->items[i].when, &c->when))
            other = &all->items[i];
    }
    return other == NULL ? DLN_NONE : other->place;
}

/* In a live report: of who takes part in what it reports of, that day. */
static uint32_t place_on_page(const dln_doc *doc, const dln_candidates *all, const dln_candidate *c)
{
    int meeting = dln_event_type_find(DLN_SPAN("meeting"));
    uint32_t place = doc->page_place == DLN_NONE || !dln_when_is_known(&c->when) || !dln_when_is_known(&doc->news_day) || !dln_when_overlaps(&c->when, &doc->news_day) ? DLN_NONE : dln_place_of_page(doc, c->trigger);
    for (size_t i = 0; place != DLN_NONE && i < all->count; i++) {
        const dln_candidate *m = &all->items[i];
        if (m->is_gone || m->type != meeting || m->place != place || !dln_when_is_known(&m->when) || !dln_when_overlaps(&m->when, &c->when))
            continue;
        for (uint32_t p = 0; p < m->party_count; p++) {
            if (m->parties[p] == c->parties[0])
                return place;
        }
    }
    return DLN_NONE;
}

static bool is_label(const dln_candidate *c)
{
    for (uint32_t i = 0; i < c->rule_count; i++) {
        if (strcmp(c->rules[i], "statement:label") == 0)
            return true;
    }
    return false;
}

/* What was written or sent was not said where its entry stands. */
static bool is_spoken(const dln_doc *doc, const dln_candidate *c)
{
    if (c->medium.len > 0 && dln_is_upper(c->medium.text[0]))
        return false;
    return !dln_text_in(doc->lexicon, c->medium, DLN_LIST_WRITTEN);
}

/* Where the meeting was, on the same day, that the speaker comes from. */
static uint32_t place_of_meeting(const dln_doc *doc, const dln_candidates *all, const dln_candidate *c, uint32_t sentence)
{
    int meeting = dln_event_type_find(DLN_SPAN("meeting"));
    uint32_t found = DLN_NONE;
    if (!dln_when_is_known(&c->when) || !follows_meeting(doc, c, sentence))
        return DLN_NONE;
    for (size_t i = 0; i < all->count; i++) {
        const dln_candidate *m = &all->items[i];
        bool fits = !m->is_gone && m->type == meeting && m->status == DLN_CONFIRMED && m->place != DLN_NONE && dln_when_is_known(&m->when) && !dln_when_is_open(&m->when) &&
                    dln_when_length_days(&m->when) <= 4 && dln_when_overlaps(&m->when, &c->when) && m->begin <= c->end;
        for (uint32_t p = 0; fits && p < m->party_count; p++) {
            if (m->parties[p] == c->parties[0] && doc->parties[c->parties[0]].party.kind == DLN_PERSON)
                found = m->place;
        }
    }
    return found;
}

/* "ACCRA - On her visit to Ghana, Okonjo said": the news of the lead, told by a guest of the country that it is written in. */
static uint32_t place_of_dateline(const dln_doc *doc, const dln_candidate *c, uint32_t sentence)
{
    uint32_t head = dln_doc_sentence_of(doc, doc->dateline_begin);
    const dln_party *speaker = &doc->parties[c->parties[0]].party;
    if (doc->dateline_place == DLN_NONE || sentence < head || sentence > head + 1 || speaker->kind != DLN_PERSON || speaker->country.len == 0 || c->status != DLN_CONFIRMED ||
        !dln_when_is_known(&c->when) || !dln_when_is_known(&doc->news_day) || !dln_when_overlaps(&c->when, &doc->news_day))
        return DLN_NONE;
    bool is_guest = !dln_span_equals(doc->places[doc->dateline_place].place.country, speaker->country);
    bool is_visit = false;
    for (uint32_t i = doc->tokens.sentences[sentence].begin; i < doc->tokens.sentences[sentence].end; i++)
        is_visit |= dln_token_in(&doc->tokens, i, DLN_LIST_VISIT_WORDS) && dln_quote_of(doc, i) == DLN_NONE;
    return is_guest && is_visit ? doc->dateline_place : DLN_NONE;
}

/* "DAKAR - ... Okonjo told reporters": the news of the day, told where it is written by who is at home there or has met somebody there. */
static uint32_t place_of_press(const dln_doc *doc, const dln_candidates *all, const dln_candidate *c, uint32_t sentence)
{
    const dln_party *speaker = &doc->parties[c->parties[0]].party;
    uint32_t scene = doc->scene_place;
    bool is_press = false, is_there = scene != DLN_NONE && dln_span_equals(doc->places[scene].place.country, speaker->country);
    if (scene == DLN_NONE || !dln_when_is_known(&c->when) || !dln_when_is_known(&doc->news_day) || !dln_when_overlaps(&c->when, &doc->news_day))
        return DLN_NONE;
    for (uint32_t i = doc->dateline_begin; i < doc->dateline_end; i++) {
        if (dln_token_in(&doc->tokens, i, DLN_LIST_SAID_APART)) /* "MOSCOW/TOKYO" */
            return DLN_NONE;
    }
    for (uint32_t i = doc->tokens.sentences[sentence].begin; i < doc->tokens.sentences[sentence].end; i++) {
        if (dln_quote_of(doc, i) != DLN_NONE)
            continue;
        if (dln_token_in(&doc->tokens, i, DLN_LIST_SAID_APART))
            return DLN_NONE;
        is_press |= dln_token_in(&doc->tokens, i, DLN_LIST_PRESS_THERE) || (dln_token_in(&doc->tokens, i, DLN_LIST_OF_PRESS) && dln_token_in(&doc->tokens, i + 1, DLN_LIST_CONFERENCES));
    }
    for (size_t i = 0; is_press && !is_there && i < all->count; i++) {
        const dln_candidate *m = &all->items[i];
        bool fits = !m->is_gone && m->place == scene && dln_when_is_known(&m->when) && dln_when_overlaps(&m->when, &c->when);
        is_there = fits && m->type == dln_event_type_find(DLN_SPAN("meeting"));
    }
    return is_press && is_there ? scene : DLN_NONE;
}

/* In a chronology: the town of the entry. On the plane home, or across town from a palace, one is not there. */
static uint32_t place_in_entry(const dln_doc *doc, const dln_candidate *c, uint32_t sentence)
{
    enum { REACH = 128 };
    uint32_t place = dln_place_of_day(doc, c->trigger, &c->when), begin = doc->tokens.sentences[sentence].begin;
    for (uint32_t i = begin + REACH < c->trigger ? c->trigger - REACH : begin; place != DLN_NONE && i < doc->tokens.sentences[sentence].end && i < c->trigger + REACH; i++) {
        if (dln_token_in(&doc->tokens, i, DLN_LIST_SAID_APART) && dln_quote_of(doc, i) == DLN_NONE)
            return DLN_NONE;
    }
    return place == DLN_NONE || doc->places[place].town.len > 0 ? DLN_NONE : place;
}

void dln_statement_place(const dln_doc *doc, const dln_candidates *all, dln_candidate *candidate)
{
    uint32_t sentence = dln_doc_sentence_of(doc, candidate->trigger);
    if (candidate->place != DLN_NONE || candidate->trigger < doc->body_token)
        return;
    candidate->place = place_behind(doc, candidate, doc->tokens.sentences[sentence].end);
    if (candidate->place == DLN_NONE)
        candidate->place = place_before(doc, candidate, sentence);
    if (candidate->place == DLN_NONE)
        candidate->place = place_of_dateline(doc, candidate, sentence);
    if (candidate->place == DLN_NONE)
        candidate->place = place_of_meeting(doc, all, candidate, sentence);
    if (candidate->place == DLN_NONE)
        candidate->place = place_of_other(doc, all, candidate, sentence);
    if (candidate->place != DLN_NONE || candidate->status != DLN_CONFIRMED || !is_spoken(doc, candidate) || doc->parties[candidate->parties[0]].party.kind != DLN_PERSON)
        return;
    candidate->place = is_label(candidate) ? dln_place_of_transcript(doc) : dln_place_of_entry(doc, candidate->trigger);
    if (candidate->place == DLN_NONE && dln_when_is_known(&candidate->when))
        candidate->place = dln_place_of_occasion(doc, candidate->trigger, &candidate->when);
    if (candidate->place == DLN_NONE && dln_when_is_known(&candidate->when) && !dln_when_is_open(&candidate->when))
        candidate->place = place_in_entry(doc, candidate, sentence);
    if (candidate->place == DLN_NONE)
        candidate->place = place_on_page(doc, all, candidate);
    if (candidate->place == DLN_NONE)
        candidate->place = place_of_press(doc, all, candidate, sentence);
    if (candidate->place == DLN_NONE)
        candidate->place = dln_said_at_scene(doc, all, candidate);
}
