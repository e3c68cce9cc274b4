/* src/extract/contacts.c - meetings and calls: a candidate for each trigger of a sentence, if it is a meeting or a call, and whose. */
#include "extract/contacts.h"

#include "base/text.h"

/* "The phone call took place ahead of talks in Accra": what is told before the preposition is of the other occasion. */
static bool is_set_after_another(const contact_sentence *s, const contact_trigger *t)
{
    if (t->is_verb || t->group_noun < s->begin + 2)
        return false;
    return ONE_OF(s, t->group_noun - 1, "before", "after", "following") || (contact_word_is(s, t->group_noun - 1, "of") && contact_word_is(s, t->group_noun - 2, "ahead")) ||
           (contact_word_is(s, t->group_noun - 1, "to") && contact_word_is(s, t->group_noun - 2, "prior"));
}

/* A cue of its own: not that of the occasion set beside it, "talks with Sarr and a phone call with Diop". */
static bool has_own_cue(const contact_sentence *s, const contact_trigger *t, dln_contact_cue cue)
{
    if (is_set_after_another(s, t))
        return contact_cue_within(s, t->group_noun, s->end, cue);
    const contact_trigger *beside = contact_has_cue(s, t, cue) ? contact_set_beside(s, t) : NULL;
    return beside != NULL ? contact_cue_within(s, s->begin, beside->before, cue) : contact_has_cue(s, t, cue);
}

/* Telephone, video, or in person. */
static bool is_call(const contact_sentence *s, const contact_trigger *t, dln_mode *mode)
{
    bool video = has_own_cue(s, t, DLN_CUE_VIDEO) || (!t->is_verb && (t->flags & DLN_CONTACT_VIDEO) != 0);
    bool phone = has_own_cue(s, t, DLN_CUE_PHONE), beside = contact_cue_within(s, t->end, t->end + 3, DLN_CUE_PHONE); /* "a session by telephone" */
    bool call = t->type == DLN_CONTACT_CALL || ((t->type == DLN_CONTACT_EITHER || t->type == DLN_CONTACT_SPEECH) && (video || phone)) ||
                (t->type == DLN_CONTACT_MEETING && (video || beside)); /* "met over a video link" */
    *mode = !call ? DLN_MODE_NONE : video ? DLN_MODE_VIDEO : phone || t->type == DLN_CONTACT_CALL ? DLN_MODE_PHONE : DLN_MODE_NONE;
    return call;
}

/* "walked over to Sarr and they talked", "talked to him, after which they parted"; not "walked over to the window", "embraced reform", "parted ways". */
static bool stand_together(const contact_sentence *s)
{
    for (uint32_t i = s->begin; i < s->end && dln_word_set_has(&s->words, DLN_LIST_APPROACHES); i++) {
        uint32_t words = dln_phrase_in(s->doc->lexicon, &s->doc->tokens, i, s->end, DLN_LIST_APPROACHES);
        bool is_to = contact_word_is(s, i + words - 1, "to"), is_end = i + words >= s->end || s->doc->tokens.items[i + words].kind == DLN_TOKEN_MARK;
        if (words > 0 && (is_to ? contact_ref_at(s, i + words) != DLN_NONE : is_end))
            return true;
    }
    return false;
}

/* "talked with him on the edge of the forum", "flew to Accra to talk with him". */
static bool is_in_person(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 8, LONG = 180, OPENING = 2 }; /* minutes; tokens */
    for (uint32_t i = s->begin; i < s->begin + OPENING; i++) {
        if (contact_is_at_venue(s, i) && !ONE_OF(s, i + 2, "same"))
            return true; /* "At the palace, the two talked for an hour" */
    }
    for (uint32_t i = t->end; i < s->end && i < t->end + 14; i++) {
        bool is_beside = contact_word_in(s, i, DLN_LIST_IN_PERSON);
        if ((is_beside && i <= t->end + 1) || (contact_word_is(s, i, "in") && contact_word_is(s, i + 1, "person")) ||
            (contact_word_is(s, i, "over") && contact_word_in(s, i + 1, DLN_LIST_MEALS)))
            return true;
        if (contact_word_in(s, i, DLN_LIST_VENUES))
            return true;
    }
    for (uint32_t x = s->timex_begin; x < s->timex_end && s->doc->timexes[x].begin < t->end + NEAR; x++) { /* "talked for four hours" */
        if (s->doc->timexes[x].begin >= t->end && contact_minutes(&s->doc->timexes[x]) >= LONG)
            return true;
    }
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    uint32_t owner;
    if (contact_cue_within(s, s->begin, s->end, DLN_CUE_MARGIN) || contact_at_occasion(s, t, &owner) || stand_together(s))
        return true;
    if (g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE)
        return false;
    dln_span lemma = dln_verb_lemma(s->doc, &s->clauses->verbs[g->governor]);
    return dln_verb_in(s->doc->lexicon, s->clauses->verbs[g->governor].verb, DLN_LIST_JOURNEYS) || dln_span_is(lemma, "arrive") || dln_span_is(lemma, "be");
}

/* "The Quad - Australia, India, Japan and the United States -": a group beside all its members is no party of its own. */
static bool has_members(const dln_doc *doc, uint32_t party, const contact_list *who)
{
    bool may_have = who->count > 1 && doc->parties[party].party.kind != DLN_PERSON;
    uint32_t row = may_have ? dln_row_find(doc->lexicon, DLN_TABLE_ORGANISATIONS, doc->parties[party].party.country) : DLN_NONE, count = 0;
    if (row == DLN_NONE)
        return false;
    dln_span members = dln_cell_text(doc->lexicon, DLN_TABLE_ORGANISATIONS, row, DLN_ORGANISATIONS_MEMBERS), member;
    for (bool is_there = true; dln_split(&members, '|', &member); count++) {
        is_there = false;
        for (uint32_t k = 0; k < who->count && !is_there; k++)
            is_there = who->party[k] != party && dln_span_equals(doc->parties[who->party[k]].party.country, member);
        if (!is_there)
            return false;
    }
    return count > 0;
}

/* A country or its body beside one of its own people is no party of its own: "Kerry met US diplomats". */
static void leave_out_contained(const dln_doc *doc, contact_list *who)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < who->count; i++) {
        const dln_party *a = &doc->parties[who->party[i]].party;
        bool contained = false;
        for (uint32_t k = 0; k < who->count && !contained; k++) {
            const dln_party *b = &doc->parties[who->party[k]].party;
            if (k == i || a->is_non_state || b->is_non_state || a->country.len == 0 || !dln_span_equals(a->country, b->country))
                continue;
            contained = (a->kind != DLN_PERSON && b->kind == DLN_PERSON && !who->of_envoys) || (a->kind == DLN_COUNTRY && b->kind == DLN_BODY);
        }
        if (contained && who->count == 2 && dln_row_find(doc->lexicon, DLN_TABLE_ORGANISATIONS, a->country) != DLN_NONE)
            contained = false; /* "Ashton met EU foreign ministers": the members of an organisation are not its people */
        if (who->count > 2 && doc->parties[who->party[i]].is_spokesperson)
            contained = true; /* who tells of it is not part of it */
        if (contained || has_members(doc, who->party[i], who))
            continue;
        who->party[kept] = who->party[i];
        who->by[kept++] = who->by[i];
    }
    who->count = kept;
}

/* "EU leaders gathered in Brussels for a summit", "arrived for an EU summit": they are among themselves, and nobody receives them. */
static bool is_among_themselves(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    for (uint32_t i = t->group_noun; i < t->begin && !t->is_verb; i++) {
        uint32_t r = contact_ref_at(s, i);
        if (r != DLN_NONE && s->doc->refs[r].count == 1 && s->doc->ref_parties[s->doc->refs[r].first] == who->party[0] && contact_is_organisation(s, who->party[0]))
            return true;
    }
    for (uint32_t i = 0; i < s->trigger_count; i++) {
        const contact_trigger *other = &s->triggers[i];
        if (other->is_verb && other->begin < t->begin && (other->flags & DLN_CONTACT_TOGETHER) != 0 && contact_is_own_meeting(s, other, who))
            return true;
    }
    return false;
}

/* "African summit": a capital letter in its noun group. */
static bool is_called(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t i = t->group_noun; i < t->begin; i++) {
        bool is_capital = (s->doc->tokens.items[i].flags & DLN_CAPITAL) != 0;
        if (is_capital && !dln_token_is_class(s->doc, i, DLN_CLASS_DETERMINER) && contact_ordinal(s, i) == 0 && !contact_word_is(s, i, "one") && !contact_word_is(s, i, "another"))
            return true;
    }
    return false;
}

/* The row by its first words, so that a reader finds it in the table. */
static const char *rule_of(const contact_sentence *s, const contact_trigger *t)
{
    const dln_doc *doc = s->doc;
    dln_span row = t->is_verb ? dln_verb_lemma(doc, &s->clauses->verbs[t->group]) : dln_cell_text(doc->lexicon, DLN_TABLE_CONTACT_NOUNS, t->row, DLN_CONTACT_NOUNS_FORMS);
    dln_span rest = row;
    dln_split(&rest, '|', &row);
    return DLN_JOIN(doc->arena, t->is_verb ? DLN_SPAN("verb: ") : DLN_SPAN("noun: "), row).text;
}

/* "reached the venue of the summit at noon": the hour is none of the summit's. But "the start of the summit". */
static bool is_of_venue(const contact_sentence *s, const contact_trigger *t)
{
    if (t->is_verb || t->group_noun < s->begin + 2 || !contact_word_is(s, t->group_noun - 1, "of"))
        return false;
    return !contact_word_in(s, t->group_noun - 2, DLN_LIST_PARTS);
}

/* "a separate meeting with Sarr", "also met Sarr", "met him one-on-one", "a bilateral": not what they do with others. */
static bool is_apart(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 3 };
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    uint32_t begin = t->is_verb ? g->begin : t->group_noun;
    begin = begin > s->begin + NEAR ? begin - NEAR : s->begin;
    for (uint32_t i = begin; i < t->end + NEAR && i < s->end; i++) {
        bool is_other_verbs = contact_word_is(s, i, "also") && (g == NULL || i + 1 < g->begin || i > g->end); /* "noting also that talks were agreed" */
        if (contact_word_in(s, i, DLN_LIST_BY_THEMSELVES) && !is_other_verbs)
            return true;
    }
    if (contact_word_in(s, s->begin, DLN_LIST_BEFORE_OR_AFTER))
        return true; /* "Beforehand, Okonjo saw Sarr" */
    bool is_bilateral = !t->is_verb && dln_starts_with(dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, t->row, DLN_CONTACT_NOUNS_FORMS), DLN_SPAN("bilateral"));
    return is_bilateral || contact_has_cue(s, t, DLN_CUE_APART) || contact_has_cue(s, t, DLN_CUE_MARGIN);
}

/* "Earlier in the day, they met Sarr", "Before that, she had been received by Sarr", "Hours later, the two met Sarr". */
static bool is_at_other_time(const contact_sentence *s, const contact_trigger *t)
{
    enum { WORDS = 3 }; /* "Two hours later" */
    if (s->begin < s->doc->body_token)
        return false;
    if (contact_word_in(s, s->begin, DLN_LIST_BEFORE_OR_AFTER) || (ONE_OF(s, s->begin, "before", "after") && ONE_OF(s, s->begin + 1, "that", "this")))
        return true;
    for (uint32_t i = s->begin + 1; i < t->begin && i < s->begin + WORDS && contact_ref_at(s, i) == DLN_NONE; i++) {
        if (contact_word_in(s, i, DLN_LIST_BEFORE_OR_AFTER))
            return contact_word_is(s, i + 1, ",");
    }
    return false;
}

/* "LUXEMBOURG - EU foreign ministers met on Friday, the ministry said", "held an emergency session": one occasion, on whatever day. */
static bool is_news_of_one(const contact_sentence *s, const contact_trigger *t, dln_reality reality, const dln_candidate *candidate)
{
    if (reality != DLN_REAL || candidate->status != DLN_CONFIRMED || t->group == DLN_NONE || s->clauses->verbs[t->group].tense != DLN_TENSE_PAST)
        return false;
    bool is_held = !t->is_verb && ((t->in_subject && !contact_word_in(s, t->before, DLN_LIST_HELD_PREPOSITIONS)) || s->clauses->verbs[t->group].end == t->group_noun);
    for (uint32_t i = t->group_noun; i < t->begin && is_held; i++) {
        if (contact_word_in(s, i, DLN_LIST_URGENT))
            return true;
    }
    return t->is_verb && contact_is_lead(s) && (contact_names_a_day(s) || s->doc->dateline_place != DLN_NONE);
}

/* "Their meeting follows a vote", "Their talks have been arranged by Diop": nothing says whether it was held. */
static bool is_state(const contact_sentence *s, const contact_trigger *t, dln_reality reality, const dln_candidate *candidate)
{
    const dln_verb_group *g = t->is_verb || !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || reality != DLN_REAL || candidate->status != DLN_CONFIRMED || candidate->timex != DLN_NONE || contact_is_new(s, t))
        return false;
    bool is_prepared = (g->flags & DLN_VERB_PASSIVE) != 0 && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_ANNOUNCING) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_PLANNING_VERBS));
    return is_prepared || (g->tense == DLN_TENSE_PRESENT && (g->flags & DLN_VERB_PERFECT) == 0);
}

/* "The talks have begun", "The meeting is under way", "is over": held, if it is today's. */
static bool has_begun(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    const dln_verb_group *g = t->is_verb || !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || g->reality != DLN_REAL || candidate->status != DLN_CONFIRMED || contact_is_new(s, t) || (g->subject_begin > s->begin && contact_word_in(s, g->subject_begin - 1, DLN_LIST_TO_COME_OPENERS)))
        return false; /* "when the talks are over" */
    bool is_under_way = contact_word_is(s, g->end, "underway") || (contact_word_is(s, g->end, "under") && contact_word_is(s, g->end + 1, "way")); /* not "under threat" */
    bool is_over = contact_word_is(s, g->end, "over") && (g->end + 1 >= s->end || s->doc->tokens.items[g->end + 1].kind == DLN_TOKEN_MARK); /* not "over fishing rights" */
    bool is_perfect = (g->flags & DLN_VERB_PERFECT) != 0, begins = dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_BEGIN_VERBS) && !contact_is_class(s, g->end, DLN_CLASS_TO); /* not "have begun to divide the party" */
    return is_under_way || (is_perfect ? begins : is_over);
}

/* "Their meeting had been put off twice": before it was held, and on no day. */
static bool had_been_off(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    const dln_verb_group *g = t->is_verb || !t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && candidate->status == DLN_CANCELLED && candidate->timex == DLN_NONE && g->tense == DLN_TENSE_PAST && (g->flags & DLN_VERB_PERFECT) != 0 && !contact_is_new(s, t);
}

/* In the first sentences, or on a day: what is told of one side further on is of what has been told. */
static bool is_early(const contact_sentence *s)
{
    enum { FIRST = 2 };
    return s->begin >= s->doc->body_token && (s->index < s->doc->body_sentence + FIRST || contact_names_a_day(s));
}

/* One occasion of a trigger: the candidate with its day, place and status. place: that the trigger names in the whole sentence. */
static void make(contact_sentence *s, const contact_trigger *t, const contact_share *share, uint32_t place, bool stands_alone, dln_reality reality, dln_candidates *out, int type, dln_mode mode)
{
    dln_doc *doc = s->doc;
    dln_candidate *candidate = dln_candidate_new(doc, out, type, t->begin);
    const char *rule = rule_of(s, t);
    if (candidate == NULL)
        return;
    bool by_wire = dln_event_type_find(DLN_SPAN("call")) == type;
    for (uint32_t i = 0; i < share->who.count; i++)
        dln_candidate_add_party(candidate, share->who.party[i], (dln_how)share->who.by[i]);
    contact_date(s, t, share, candidate);
    contact_settle_since(s, candidate);
    if (!by_wire || !stands_alone)
        candidate->place = share->begin == s->begin && share->end == s->end ? place : contact_place(s, t, share->begin, share->end);
    if (!by_wire && candidate->place == DLN_NONE && share->begin != s->begin) /* "In Rome he saw Sarr on Monday and Diop on Friday" */
        candidate->place = contact_place(s, t, s->begin, t->begin);
    if (!by_wire && candidate->place == DLN_NONE && share->timex == DLN_NONE && share->end < s->end) /* "separate meetings with Sarr and Diop in Dakar" */
        candidate->place = contact_place(s, t, share->end, s->end);
    if (!by_wire && candidate->place == DLN_NONE && s->traveller != DLN_NONE)
        candidate->place = dln_place_of_entry(doc, t->begin);
    contact_look_back(s, t, reality, candidate);
    if (candidate->timex == DLN_NONE && !dln_when_is_known(&candidate->when) && contact_is_going_on(s, t, reality))
        candidate->when = doc->news_day;
    contact_set_status(s, t, reality, candidate);
    if (candidate->status != DLN_CONFIRMED && candidate->timex != DLN_NONE && candidate->timex >= s->timex_begin && contact_is_reported(s, t, &doc->timexes[candidate->timex])) {
        candidate->timex = DLN_NONE; /* "is to meet Sarr, it was announced on Saturday" */
        candidate->when = (dln_when){0};
    }
    contact_look_ahead(s, t, candidate);
    contact_fit_before_plan(s, t, candidate);
    contact_bound_plan(s, t, candidate);
    bool is_far = !stands_alone && !contact_is_new(s, t) && !t->in_subject && candidate->timex >= s->timex_begin && candidate->timex < s->timex_end &&
                  contact_clock_is_anothers(s, t, &doc->timexes[candidate->timex]); /* "during these calls they recalled what had been agreed on 2 July" */
    if (is_far || (!stands_alone && candidate->timex != DLN_NONE && is_of_venue(s, t) && contact_is_bare_clock(&doc->timexes[candidate->timex]))) {
        candidate->timex = DLN_NONE;
        candidate->when = (dln_when){0};
    }
    contact_hours(s, t, share, candidate);
    bool is_told_of = t->flags == DLN_CONTACT_HOURS || (!contact_is_new(s, t) && contact_ordinal_of(s, t) == 0);
    if (!stands_alone && is_told_of && candidate->timex != DLN_NONE && contact_is_bare_clock(&doc->timexes[candidate->timex])) { /* "It began at noon": on whatever day that was */
        candidate->opened.day = candidate->closed.day = DLN_NO_DAY;
        candidate->when = (dln_when){0};
    }
    if (!stands_alone && candidate->status == DLN_CANCELLED && t->in_subject && ONE_OF(s, t->group_noun, "a", "an") && candidate->timex != DLN_NONE &&
        doc->timexes[candidate->timex].end <= t->group_noun && doc->timexes[candidate->timex].begin < s->clauses->clauses[s->clauses->verbs[t->group].clause].begin) { /* "will meet on Friday, a year after a planned meeting fell through" */
        candidate->timex = DLN_NONE;
        candidate->when = (dln_when){0};
        candidate->place = DLN_NONE;
    }
    candidate->is_aside = !stands_alone && candidate->timex != DLN_NONE && !contact_tells_its_day(s, t, &doc->timexes[candidate->timex]);
    candidate->is_apart = stands_alone && is_apart(s, t);
    candidate->is_at_other_time = stands_alone && is_at_other_time(s, t);
    candidate->is_hours = t->flags == DLN_CONTACT_HOURS;
    candidate->is_of_group = share->is_of_group;
    candidate->is_twice = t->is_verb && contact_word_is(s, t->end, "twice");
    candidate->nth = (uint8_t)(t->is_verb ? 0 : (t->flags & DLN_CONTACT_ELLIPSIS) != 0 ? contact_ordinal(s, t->begin) : contact_ordinal_of(s, t));
    candidate->is_called = !t->is_verb && is_called(s, t);
    candidate->is_of_others = !stands_alone && contact_is_of_others(s, t);
    candidate->is_of_sides = candidate->is_of_others && contact_is_of_sides(s, t);
    bool is_of_body = candidate->is_of_sides && !t->is_verb && t->begin == t->end; /* "The joint commission is due in Dakar" */
    candidate->is_elliptic = !stands_alone && (contact_is_new(s, t) || is_of_body);
    bool is_of_clock = candidate->timex != DLN_NONE && dln_when_has_clock(&doc->timexes[candidate->timex].when) && contact_word_is(s, doc->timexes[candidate->timex].end, "in"); /* "at four in Rome" */
    bool is_somewhere = candidate->place != DLN_NONE && (stands_alone || (candidate->is_elliptic && !is_of_clock));
    candidate->is_either = (t->type == DLN_CONTACT_EITHER || t->type == DLN_CONTACT_SPEECH) && mode == DLN_MODE_NONE && !is_somewhere;
    if (!stands_alone && contact_is_of_it(s, t) && dln_when_is_open(&candidate->when))
        candidate->is_gone = true; /* "It was their first meeting since 2012" */
    candidate->days_from_told = candidate->timex == DLN_NONE && stands_alone ? contact_days_from_told(s, t) : 0;
    candidate->joins_in = share->joins_in;
    candidate->joins_only = share->joins_in && !stands_alone;
    candidate->has_begun = has_begun(s, t, candidate);
    if (!stands_alone && !share->joins_in && candidate->timex == DLN_NONE && candidate->lasted == 0 && !(candidate->status == DLN_CANCELLED && !contact_is_new(s, t)) && !candidate->has_begun && !contact_says_how(s, t, mode) && (candidate->place == DLN_NONE || candidate->is_elliptic))
        candidate->is_gone = true; /* adds nothing to what it refers to */
    candidate->is_state = stands_alone && is_state(s, t, reality, candidate);
    candidate->is_gone |= had_been_off(s, t, candidate);
    candidate->is_faint = share->is_faint;
    if (stands_alone && !share->is_faint && candidate->party_count == 1 && candidate->timex == DLN_NONE && !is_news_of_one(s, t, reality, candidate)) {
        candidate->is_faint = is_early(s) && reality == DLN_REAL && candidate->status == DLN_CONFIRMED && contact_is_sitting_of_all(s, t);
        candidate->is_faint |= is_early(s) && (reality == DLN_REAL || reality == DLN_PLANNED) && t->is_verb && candidate->place != DLN_NONE && contact_is_assembly_of(s, t, &share->who); /* "EU foreign ministers met in Rome" */
        candidate->is_gone |= !candidate->is_faint; /* an organisation meets all the time */
    }
    if (by_wire)
        candidate->place = DLN_NONE;
    candidate->mode = mode;
    candidate->begin = s->begin;
    candidate->end = s->end;
    candidate->count = contact_count(s, t);
    candidate->cameo = by_wire ? "041" : t->cameo;
    candidate->confidence = t->prior * (candidate->is_wish ? 0.5 : 1) * (candidate->timex == DLN_NONE ? 0.9 : 1);
    contact_topic(s, t, candidate);
    if (rule != NULL)
        dln_candidate_add_rule(candidate, rule);
    dln_candidate other = {0};
    bool was_due = contact_was_due(s, t, candidate, &other);
    dln_when due = other.when;
    if (was_due)
        contact_look_ahead(s, t, &other);
    if (was_due && dln_when_first_day(&other.when) >= dln_when_first_day(&candidate->when))
        other.when = due; /* "has been put back from Monday to Thursday": to a later day */
    bool is_moved = !was_due && contact_is_moved(s, t, candidate, &other);
    if (is_moved && dln_when_first_day(&other.when) == dln_when_first_day(&candidate->when)) {
        *candidate = other; /* to another hour of the same day: not called off */
    } else if (was_due || is_moved) {
        dln_candidate *added = dln_candidate_new(doc, out, type, t->begin);
        if (added != NULL)
            *added = other;
    }
}

/* "held two days of talks in Rome": with whoever governs there. */
static bool is_held_there(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_held = g != NULL && t->type == DLN_CONTACT_EITHER && (t->flags & DLN_CONTACT_WEAK) == 0 && g->form != DLN_VERB_PARTICIPLE && (g->flags & DLN_VERB_PASSIVE) == 0 && t->before + 1 >= g->end && t->before <= g->end &&
                   (contact_is_class(s, g->head, DLN_CLASS_HAVE) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_HOLDING));
    for (uint32_t i = t->end; i < s->end && g != NULL && i < g->reach && is_held; i++)
        is_held = !contact_word_is(s, i, "with") && !contact_word_is(s, i, "between"); /* "in Rome with aid workers": not with the government */
    return is_held && ONE_OF(s, contact_behind_time(s, t->end), "in", "at") && contact_names_a_day(s);
}

/* "came for talks", "a visit to Rome": what one goes to another country for. */
static bool is_errand(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    if (t->is_verb)
        return (t->flags & DLN_CONTACT_HOST) != 0;
    if ((t->flags & (DLN_CONTACT_PRESENCE | DLN_CONTACT_MEAL | DLN_CONTACT_WEAK | DLN_CONTACT_ELLIPSIS | DLN_CONTACT_VIDEO)) != 0 || t->type == DLN_CONTACT_CALL || t->type == DLN_CONTACT_SPEECH || contact_word_is(s, t->begin, "peace"))
        return false;
    uint32_t before = t->group_noun > s->begin ? t->group_noun - 1 : s->begin;
    return (t->flags & DLN_CONTACT_VISIT) != 0 || contact_word_is(s, before, "for") || (is_held_there(s, t) && contact_has_person(s, who));
}

/* "arrived in Bamako on a visit" */
static bool is_on_stay(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    return g != NULL && contact_word_is(s, t->before, "on") && (dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_STAYS) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_JOURNEYS));
}

/* Where the words begin that tell the place of a journey: behind it, or behind the traveller, "a visit by Foreign Minister Sarr to". */
static uint32_t journey_to(const contact_sentence *s, const contact_trigger *t)
{
    enum { NAME = 14 };
    uint32_t traveller;
    const dln_verb_group *made = (t->flags & DLN_CONTACT_VISIT) != 0 ? contact_held_by(s, t, &traveller) : NULL;
    if (made != NULL)
        return made->end; /* "the trip that she was to have made to Dakar" */
    if (t->is_verb || !(contact_word_is(s, t->end, "by") || contact_word_is(s, t->end, "of")))
        return t->end;
    for (uint32_t i = t->end; i < s->end && i < t->end + NAME; i++) {
        if (contact_word_is(s, i, "to"))
            return i;
    }
    return t->end;
}

/* For an explanation: the verb with its negation, or the noun. */
static void refuse(const contact_sentence *s, const contact_trigger *t, const char *why)
{
    if (s->doc->refusals != NULL)
        dln_refuse(s->doc, t->is_verb && t->group != DLN_NONE ? s->clauses->verbs[t->group].begin : t->begin, t->end, rule_of(s, t), why);
}

/* "Back to Doha for an hour with Sarr", "At noon it is on to the palace for talks with Sarr": who goes on is who acted before. */
static void add_traveller(const contact_sentence *s, const contact_trigger *t, const dln_candidates *out, contact_list *who)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_nobody = g == NULL || (g->subject_end == g->subject_begin + 1 && contact_word_is(s, g->subject_begin, "it"));
    bool is_entry = t->is_verb && (g->subject_begin == g->subject_end || (g->flags & DLN_VERB_SUBJECT_BEHIND) != 0) && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PRESENT && (t->flags & DLN_CONTACT_OBJECT) != 0; /* "7 October, Dakar: meets Sarr" */
    bool is_open = t->is_verb ? is_entry && who->count > 0 : who->count == 1 && is_nobody && contact_word_is(s, t->end, "with");
    const dln_candidate *before = out->count > 0 ? &out->items[out->count - 1] : NULL;
    if (s->traveller != DLN_NONE || !is_open || s->begin < s->doc->body_token || before == NULL || before->party_count == 0 || s->doc->parties[before->parties[0]].party.kind != DLN_PERSON ||
        dln_doc_sentence_of(s->doc, before->trigger) + 3 < s->index)
        return;
    if (is_entry) {
        contact_list met = *who;
        who->count = 0;
        contact_list_add(s, who, before->parties[0], DLN_BY_COREFERENCE);
        for (uint32_t p = 0; p < met.count; p++)
            contact_list_add(s, who, met.party[p], met.by[p]);
        return;
    }
    contact_list_add(s, who, before->parties[0], DLN_BY_COREFERENCE);
}

/* "Okonjo and Sarr met at the G20 summit", "after the summit of the bloc": where or when two met who are not all that were there.
 * organisation: whose it is. */
static bool is_around(const contact_sentence *s, const contact_trigger *t, uint32_t *organisation)
{
    bool is_at = contact_word_in(s, t->before, DLN_LIST_HELD_PREPOSITIONS), is_of_organisation = false;
    for (uint32_t i = t->group_noun; i < t->end + 6 && i < s->end && is_at && !is_of_organisation; i++) {
        uint32_t r = i < t->begin || (i > t->end && contact_word_is(s, t->end, "of")) ? contact_ref_at(s, i) : DLN_NONE;
        is_of_organisation = r != DLN_NONE && s->doc->refs[r].count == 1 && contact_is_organisation(s, s->doc->ref_parties[s->doc->refs[r].first]);
        *organisation = is_of_organisation ? s->doc->ref_parties[s->doc->refs[r].first] : DLN_NONE;
    }
    for (uint32_t k = 0; k < s->trigger_count && is_of_organisation; k++) {
        const contact_trigger *other = &s->triggers[k];
        uint32_t persons = 0;
        contact_list who = contact_nobody();
        if (!other->is_verb || other->group != t->group || other->begin > t->begin)
            continue;
        contact_parties(s, other, &who);
        for (uint32_t p = 0; p < who.count; p++)
            persons += s->doc->parties[who.party[p]].party.kind == DLN_PERSON;
        if (persons >= 2 && persons == who.count)
            return true;
    }
    return false;
}

static bool took_part(const dln_candidate *c, uint32_t party)
{
    for (uint32_t i = 0; i < c->party_count; i++) {
        if (c->parties[i] == party)
            return true;
    }
    return false;
}

/* "met Sarr on Monday and did so again on Friday", "Diop did the same with Mensah": what was told last, and who takes part in it anew. */
static const dln_candidate *told_last(const contact_sentence *s, const dln_candidates *out, contact_list *who)
{
    const dln_candidate *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
    if (last == NULL || last->party_count < 2 || dln_doc_sentence_of(s->doc, last->trigger) + 1 < s->index || !contact_names_a_day(s))
        return NULL;
    if (who->count == 1 && !took_part(last, who->party[0]))
        return NULL; /* "The rebels did it again": something else */
    for (uint32_t i = 0; i < last->party_count && who->count < 2; i++)
        contact_list_add(s, who, last->parties[i], DLN_BY_COREFERENCE);
    return last;
}

/* "He rang again on 9 March", "Sarr called back on Friday", not "called again for calm": with whom is told before. DLN_NONE: it is not that;
 * else who did it. */
static uint32_t once_more(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    contact_list who = contact_nobody();
    if (g == NULL || !(t->type == DLN_CONTACT_CALL || (t->flags & DLN_CONTACT_HOST) != 0) || (t->flags & DLN_CONTACT_OBJECT) == 0 || g->form != DLN_VERB_FINITE || (g->flags & DLN_VERB_PASSIVE) != 0 ||
        !(contact_word_is(s, g->end, "again") || (contact_word_is(s, g->end, "back") && t->type == DLN_CONTACT_CALL)))
        return DLN_NONE;
    uint32_t next = contact_behind_time(s, g->end + 1);
    contact_subject_parties(s, g->subject_begin, g->subject_end, &who);
    return who.count == 1 && contact_ref_at(s, next) == DLN_NONE && !ONE_OF(s, next, "for", "on", "upon") ? who.party[0] : DLN_NONE;
}

/* "discussed trade with Ambassador Sarr": one who is posted in the country comes to the ministry. */
static bool receives_envoy(const contact_sentence *s, const contact_list *who)
{
    for (uint32_t p = 0; p < who->count; p++) {
        const dln_party *party = &s->doc->parties[who->party[p]].party;
        if (party->kind == DLN_PERSON && dln_span_is(party->role, "Ambassador"))
            return true;
    }
    return false;
}

static void make_faint(contact_sentence *s, const contact_trigger *t, contact_share *share, uint32_t place, dln_reality reality, dln_candidates *out, int meeting)
{
    share->is_faint = true;
    make(s, t, share, place, true, reality, out, meeting, DLN_MODE_NONE);
}

static void make_all(contact_sentence *s, const contact_trigger *t, dln_candidates *out, int meeting, int call)
{
    contact_list who;
    contact_share shares[CONTACT_SHARES];
    dln_mode mode;
    dln_reality reality = contact_reality_of(s, t);
    uint32_t organisation = DLN_NONE;
    bool is_of_all = !t->is_verb && s->trigger_count > 1 && is_around(s, t, &organisation);
    const char *why_not = contact_why_not(s, t, reality, is_of_all);
    if (why_not != NULL) {
        refuse(s, t, why_not);
        return;
    }
    if (is_of_all) {
        who.count = 0;
        who.has_group = false;
        contact_list_add(s, &who, organisation, DLN_BY_NAME); /* "met Sarr after a session of the council" */
    } else {
        contact_parties(s, t, &who);
    }
    const dln_candidate *again = t->is_verb && (t->flags & DLN_CONTACT_AGAIN) != 0 ? told_last(s, out, &who) : NULL;
    uint32_t same = again == NULL && out->count > 0 ? once_more(s, t) : DLN_NONE;
    if (same != DLN_NONE && took_part(&out->items[out->count - 1], same)) {
        who.count = 0;
        again = told_last(s, out, &who);
    }
    if (t->is_verb && (t->flags & DLN_CONTACT_AGAIN) != 0 && again == NULL) {
        refuse(s, t, "nothing before it that was done again");
        return;
    }
    if (contact_is_match(s, &who)) {
        refuse(s, t, "a match of teams");
        return;
    }
    if (who.count < 2 && contact_is_talked_about(s, t) && !contact_is_looked_back_at(s, t)) {
        refuse(s, t, "to come, and what others talk about");
        return;
    }
    if (contact_adds_witness(s, t, &who, out))
        return;
    contact_add_teller(s, t, &who);
    contact_add_of_chronology(s, t, &who);
    contact_add_listed(s, t, &who);
    add_traveller(s, t, out, &who);
    contact_add_traveller_of(s, t, &who);
    contact_add_of_programme(s, t, &who);
    contact_add_protagonist(s, t, &who);
    if (!is_of_all) {
        contact_add_chair(s, t, &who);
        contact_add_among(s, t, &who);
        contact_add_included(s, t, &who);
        contact_add_companions(s, t, &who);
    }
    uint32_t count = contact_shares_called(s, t, shares);
    if (count == 0 && who.count >= 2)
        count = contact_share_of_leg(s, t, &who, shares);
    if (count == 0)
        count = contact_is_council(s, t) ? 0 : contact_shares(s, t, &who, shares);
    if (count == 0) {
        shares[0] = (contact_share){.who = who, .timex = DLN_NONE, .begin = s->begin, .end = s->end};
        count = 1;
    }
    for (uint32_t k = 0; k < count; k++)
        shares[k].is_of_group = contact_name_members(s, &shares[k].who);
    bool by_wire = is_call(s, t, &mode);
    if (again != NULL) {
        by_wire = again->type == call;
        mode = again->mode;
    }
    uint32_t prepared = contact_prepared_from(s, t), place = contact_place(s, t, prepared == DLN_NONE ? s->begin : prepared, s->end);
    for (uint32_t k = 0; k < count; k++) {
        shares[k].who.of_envoys |= who.of_envoys;
        if (!contact_is_council(s, t))
            leave_out_contained(s->doc, &shares[k].who);
        bool wire = by_wire;
        if (t->type == DLN_CONTACT_SPEECH && !by_wire && place == DLN_NONE) {
            bool is_watched = s->doc->is_live && t->is_verb && (s->clauses->verbs[t->group].flags & DLN_VERB_PROGRESSIVE) != 0; /* "The two are now talking" */
            wire = !is_watched && !receives_envoy(s, &shares[k].who) && shares[k].who.count >= 2 && (t->is_verb || t->group != DLN_NONE) && !is_in_person(s, t);
            mode = DLN_MODE_NONE;
        }
        uint32_t host = DLN_NONE;
        bool is_of_country = false;
        bool is_alone = shares[k].who.count == 1;
        bool is_assembly = is_alone && t->is_verb && t->flags == DLN_CONTACT_HOST && place != DLN_NONE && contact_names_a_day(s) && contact_is_assembly_of(s, t, &shares[k].who);
        if (!wire && is_alone && !is_assembly && is_errand(s, t, &shares[k].who) && !is_among_themselves(s, t, &shares[k].who)) {
            uint32_t from = journey_to(s, t);
            host = t->is_verb || (t->flags & DLN_CONTACT_VISIT) != 0 ? contact_place(s, t, from, from + 7) : place; /* it stands beside it */
            if (host == DLN_NONE && !t->is_verb && (contact_word_is(s, t->before, "for") || is_on_stay(s, t)))
                host = place; /* "arrives in Bamako on Friday for a visit" */
            if (count > 1 && k > 0 && contact_place(s, t, shares[k].begin, shares[k].end) != DLN_NONE)
                host = contact_place(s, t, shares[k].begin, shares[k].end); /* "travels to Bamako on Thursday and to Lome on Friday" */
            contact_add_inviter(s, t, host, &shares[k].who);
            contact_add_host(s, t, host, &shares[k].who);
            if (host == DLN_NONE && !contact_names_a_day(s) && is_early(s))
                shares[k].is_faint = contact_add_destination(s, t, &shares[k].who);
            is_of_country = (host == DLN_NONE && shares[k].who.count == 2) || contact_add_visited(s, t, &shares[k].who);
        }
        if (!wire && !is_alone && (t->flags & DLN_CONTACT_VISIT) != 0 && !t->is_verb)
            contact_add_inviter(s, t, DLN_NONE, &shares[k].who);
        bool by_host = !is_assembly && t->is_verb && (t->flags == DLN_CONTACT_HOST || ((t->flags & DLN_CONTACT_HOST) != 0 && is_alone));
        if (by_host && reality == DLN_WISHED) {
            refuse(s, t, "a journey that somebody wishes for");
            continue;
        }
        if (by_host && is_alone && contact_is_private(s)) {
            refuse(s, t, "a journey on no business of state");
            continue;
        }
        if (is_alone && !is_assembly && shares[k].who.count == 1 && !wire && contact_is_visit_abroad(s, t, host, &shares[k].who) && is_early(s)) { /* "will visit California" */
            make_faint(s, t, &shares[k], host, reality, out, meeting);
            continue;
        }
        bool is_visited = by_host && shares[k].who.count == 2 && (host != DLN_NONE || is_of_country);
        shares[k].is_faint |= is_visited && !contact_names_a_day(s) && is_early(s) && (is_of_country || contact_names_a_place_at(s, s->clauses->verbs[t->group].end) || (t->flags & DLN_CONTACT_OBJECT) == 0); /* "will visit Mali", and nobody says when */
        if (by_host && !shares[k].is_faint && (!is_visited || !contact_names_a_day(s))) {
            refuse(s, t, "no journey to another country on a day");
            continue;
        }
        if (by_host)
            contact_name_host(s, t, &shares[k].who);
        if (contact_is_of_it(s, t))
            shares[k].who.count = 0;
        bool stands_alone = !contact_is_roll_call(s, t) && (is_assembly || (same != DLN_NONE && again != NULL) || contact_needs_are_met(s, t, &shares[k].who, wire, place));
        shares[k].joins_in = contact_joins_in(s, t, &shares[k].who);
        bool is_new = t->is_verb || out->count == 0 || contact_is_new(s, t);
        shares[k].is_faint |= is_new && (!shares[k].joins_in || out->count == 0) && is_early(s) && (!stands_alone || contact_is_mediation(t)) && (shares[k].who.count > 1 ? contact_is_mediation(t) : contact_is_one_sided(s, t, reality, &shares[k].who));
        stands_alone |= shares[k].is_faint;
        shares[k].joins_in &= !shares[k].is_faint;
        if (stands_alone || shares[k].joins_in || contact_refers_back(s, t, &shares[k].who))
            make(s, t, &shares[k], place, stands_alone, reality, out, wire ? call : meeting, mode);
        else
            refuse(s, t, shares[k].who.count == 0 ? "nobody who could have met" : "nothing beside it says who met whom");
    }
}

/* "will travel to Brussels on Thursday to meet Rasmussen": whom the traveller meets there is told, so the country is not. */
static void leave_out_hosts(const contact_sentence *s, dln_candidates *out, size_t first)
{
    for (size_t i = first; i < out->count; i++) {
        dln_candidate *c = &out->items[i];
        bool is_host = c->party_count == 2 && s->doc->parties[c->parties[0]].party.kind == DLN_PERSON && s->doc->parties[c->parties[1]].party.kind == DLN_COUNTRY &&
                       (c->by[1] == DLN_BY_COREFERENCE || dln_candidate_is_visit(c));
        for (size_t k = first; k < out->count && is_host; k++) {
            const dln_candidate *other = &out->items[k];
            bool is_his = k != i && !other->is_gone && other->party_count >= 2 && other->type == c->type, is_then = dln_when_overlaps(&other->when, &c->when);
            for (uint32_t p = 0; p < other->party_count && is_his; p++) {
                const dln_party *host = &s->doc->parties[other->parties[p == 0 ? 1 : 0]].party;
                bool is_hers = dln_span_equals(host->country, s->doc->parties[c->parties[1]].party.country); /* "ended her visit to Ghana on Tuesday, a day after meeting the Ghanaian president" */
                c->is_gone |= other->parties[p] == c->parties[0] && host->kind == DLN_PERSON && (((is_then || is_hers) && c->by[1] == DLN_BY_COREFERENCE) || (is_hers && !is_then && c->status == DLN_CONFIRMED && other->status == c->status && dln_when_is_known(&other->when)));
            }
        }
    }
}

/* "Correction: an earlier version of this article said that the talks took place on 4 March": what was not so. */
static bool opens_correction(const dln_doc *doc, uint32_t begin)
{
    return dln_token_in(&doc->tokens, begin, DLN_LIST_CORRECTION_HEADS) && dln_token_is(&doc->tokens, begin + 1, ":");
}

void dln_extract_contacts(dln_doc *doc, dln_candidates *out)
{
    int meeting = dln_event_type_find(DLN_SPAN("meeting")), call = dln_event_type_find(DLN_SPAN("call"));
    uint32_t ref = 0, timex = 0;
    contact_sentence s = {.doc = doc, .heading = DLN_NONE, .traveller = DLN_NONE, .programme_day = DLN_NONE};
    s.traveller = contact_traveller_of(doc, &s.is_programme, &s.programme_day);
    if (meeting < 0 || call < 0)
        return;
    bool is_correction = false;
    for (uint32_t i = 0; i < doc->tokens.sentence_count; i++) {
        s.index = i;
        s.begin = doc->tokens.sentences[i].begin;
        if ((doc->tokens.items[s.begin].flags & DLN_STARTS_PARAGRAPH) != 0)
            is_correction = i > doc->body_sentence && opens_correction(doc, s.begin);
        s.end = doc->tokens.sentences[i].end;
        s.words = doc->sentence_words[i];
        s.cue_count = s.cue_kinds = s.trigger_count = 0;
        while (ref < doc->ref_count && doc->refs[ref].begin < s.begin)
            ref++;
        for (; timex < doc->timex_count && doc->timexes[timex].begin < s.begin; timex++)
            s.heading = (doc->timexes[timex].flags & DLN_TIMEX_HEADING) != 0 ? timex : s.heading;
        s.ref_begin = s.ref_end = ref;
        s.timex_begin = s.timex_end = timex;
        s.names_place = false;
        for (; s.ref_end < doc->ref_count && doc->refs[s.ref_end].begin < s.end; s.ref_end++)
            s.names_place |= doc->refs[s.ref_end].place != DLN_NONE;
        while (s.timex_end < doc->timex_count && doc->timexes[s.timex_end].begin < s.end)
            s.timex_end++;
        bool is_told_of = out->count > 0 && contact_word_in(&s, s.begin, DLN_LIST_DEFINITE); /* "The phone call was cordial" */
        bool names_nobody = s.ref_begin == s.ref_end && s.timex_begin == s.timex_end && !is_told_of;
        bool is_nothing = names_nobody || (!contact_has_trigger(&s) && !contact_has_hours(&s) && contact_host_on_line(&s) == DLN_NONE); /* neither who nor when */
        if (is_correction)
            continue;
        if (is_nothing && (out->count == 0 || !(contact_may_call_off(&s) || contact_may_be_alike(&s) || contact_may_tell_day(&s))))
            continue;
        s.clauses = dln_clauses_of(doc, i);
        contact_find_cues(&s);
        contact_find_triggers(&s);
        size_t first = out->count;
        for (uint32_t t = 0; t < s.trigger_count; t++)
            make_all(&s, &s.triggers[t], out, meeting, call);
        contact_call_off(&s, out);
        contact_tell_alike(&s, out);
        contact_tell_day(&s, out);
        leave_out_hosts(&s, out, first);
    }
}
