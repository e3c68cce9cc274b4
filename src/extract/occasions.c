/* src/extract/occasions.c - one event for each occasion within an article: headline, lead, "the conversation", "it began at
 * noon" are one. Two mentions are one occasion if their type, parties, days and status allow it; of several that
 * would fit, a later mention joins the one told last.
 */
#include "extract/occasions.h"

#include <string.h>

#include "find/clauses.h"

/* One party in the other's place: the same, or a country or body for the person who speaks for it. */
static bool stands_for(const dln_doc *doc, uint32_t a, uint32_t b)
{
    const dln_party *x = &doc->parties[a].party, *y = &doc->parties[b].party;
    if (a == b)
        return true;
    bool persons = x->kind == DLN_PERSON && y->kind == DLN_PERSON;
    return !persons && !x->is_non_state && !y->is_non_state && x->country.len > 0 && dln_span_equals(x->country, y->country);
}

static uint32_t in_common(const dln_doc *doc, const dln_candidate *a, const dln_candidate *b)
{
    uint32_t count = 0, used = 0;
    for (uint32_t i = 0; i < a->party_count; i++) {
        for (uint32_t k = 0; k < b->party_count; k++) {
            if ((used >> k & 1) == 0 && stands_for(doc, a->parties[i], b->parties[k])) {
                used |= 1u << k;
                count++;
                break;
            }
        }
    }
    return count;
}

static bool same_parties(const dln_doc *doc, const dln_candidate *a, const dln_candidate *b)
{
    uint32_t least = a->party_count < b->party_count ? a->party_count : b->party_count, common = in_common(doc, a, b);
    if (least == 0)
        return true;
    return least <= 2 ? common == least : common * 3 >= least * 2 && common >= 2;
}

/* Whether a person of the one takes no part in the other, whoever stands for him. */
static bool has_another_person(const dln_doc *doc, const dln_candidate *a, const dln_candidate *b)
{
    for (uint32_t i = 0; i < a->party_count; i++) {
        bool is_known = doc->parties[a->parties[i]].party.kind != DLN_PERSON;
        for (uint32_t k = 0; k < b->party_count && !is_known; k++)
            is_known = stands_for(doc, a->parties[i], b->parties[k]);
        if (!is_known)
            return true;
    }
    return false;
}

/* "The three saw Okonjo before driving to a hotel, where they met Sarr": told in one sentence, each with somebody else. */
static bool are_with_different_people(const dln_doc *doc, const dln_candidate *a, const dln_candidate *b)
{
    return a->begin == b->begin && a->trigger != b->trigger && has_another_person(doc, a, b) && has_another_person(doc, b, a);
}

/* The same days, or one within the other that is not much longer. */
static bool days_agree(const dln_candidate *a, const dln_candidate *b)
{
    if (!dln_when_overlaps(&a->when, &b->when))
        return false;
    int64_t x = dln_when_length_days(&a->when), y = dln_when_length_days(&b->when);
    return x == y || (x <= 4 && y <= 4);
}

static bool types_agree(const dln_candidate *a, const dln_candidate *b)
{
    return a->type == b->type || a->is_either || b->is_either;
}

static bool is_title(const dln_doc *doc, const dln_candidate *c) { return c->begin < doc->body_token; }

/* "will meet again in Rome", "see each other again": after what else is told of. */
static bool is_again(const dln_doc *doc, const dln_candidate *c)
{
    uint32_t next = c->trigger + 1;
    bool is_each_other = (dln_token_says(&doc->tokens, next, "each") && dln_token_says(&doc->tokens, next + 1, "other")) || (dln_token_says(&doc->tokens, next, "one") && dln_token_says(&doc->tokens, next + 1, "another"));
    next += is_each_other ? 2 : 0;
    return dln_token_says(&doc->tokens, next, "again") || (!is_each_other && dln_token_says(&doc->tokens, next + 1, "again"));
}

/* "18:05 - They will meet again in Rome", of a live report: the hour of the entry is that at which it was told. */
static void leave_hour_of_entry(const dln_doc *doc, dln_candidate *c)
{
    bool is_of_entry = doc->is_live && c->timex != DLN_NONE && (doc->timexes[c->timex].flags & DLN_TIMEX_HEADING) != 0;
    if (!is_of_entry || c->status != DLN_TENTATIVE || !is_again(doc, c))
        return;
    c->timex = DLN_NONE;
    c->when = (dln_when){0};
    c->opened = c->closed = (dln_point){0};
}

/* "Okonjo and Sarr met in Dakar. They will meet again in Rome": what is planned is another one than what has been, or is due on a day. */
static bool is_planned_anew(const dln_doc *doc, const dln_candidate *earlier, const dln_candidate *later)
{
    bool is_first = earlier->status == DLN_CONFIRMED || (is_dated(earlier) && !is_title(doc, earlier));
    return later->status == DLN_TENTATIVE && later->party_count > 0 && is_first && is_again(doc, later) && !is_again(doc, earlier);
}

/* "The three met on Monday. Okonjo also saw Sarr alone": two of those who met, by themselves. */
static bool is_beside(const dln_candidate *a, const dln_candidate *b)
{
    return (a->is_apart && !b->is_apart && a->party_count >= 2 && a->party_count < b->party_count) || (b->is_apart && !a->is_apart && b->party_count >= 2 && b->party_count < a->party_count);
}

/* "The three are to meet at two; Okonjo receives Sarr at one": some of those who meet, at another hour. */
static bool is_at_another_hour(const dln_candidate *a, const dln_candidate *b)
{
    enum { APART = 20 }; /* minutes */
    if (a->trigger == b->trigger && a->opened.grain == DLN_GRAIN_MINUTE && b->opened.grain == DLN_GRAIN_MINUTE && a->opened.minute != b->opened.minute)
        return true; /* "spoke at noon and again at four" */
    bool have_hours = a->opened.grain == DLN_GRAIN_MINUTE && b->opened.grain == DLN_GRAIN_MINUTE && a->opened.zone_offset_min == b->opened.zone_offset_min;
    return have_hours && a->party_count >= 2 && b->party_count >= 2 && a->party_count != b->party_count && (a->opened.minute - b->opened.minute >= APART || b->opened.minute - a->opened.minute >= APART);
}

/* "will meet Sarr on 3 April. The world follows the meeting between the two": the one that is planned, whatever the verb beside it says. */
static bool is_the_planned_one(const dln_doc *doc, const dln_candidate *earlier, const dln_candidate *later)
{
    enum { WORDS = 3 };
    bool is_planned = earlier->status == DLN_TENTATIVE && is_dated(earlier) && !is_dated(later) && later->status == DLN_CONFIRMED && dln_when_is_known(&doc->today) && dln_when_first_day(&earlier->when) > dln_when_last_day(&doc->today);
    bool is_definite = false, is_between = false;
    for (uint32_t i = 0; is_planned && i < WORDS; i++) {
        is_definite |= later->trigger > later->begin + i && dln_token_in(&doc->tokens, later->trigger - 1 - i, DLN_LIST_DEFINITE);
        is_between |= later->trigger + 1 + i < later->end && dln_token_says(&doc->tokens, later->trigger + 1 + i, "between");
    }
    return is_definite && is_between;
}

static bool is_one_occasion(const dln_doc *doc, const dln_candidate *earlier, const dln_candidate *later)
{
    if (!types_agree(earlier, later) || !same_parties(doc, earlier, later) || is_beside(earlier, later) || is_at_another_hour(earlier, later) || are_with_different_people(doc, earlier, later) || (is_planned_anew(doc, earlier, later) && !(is_dated(later) && later->timex != DLN_NONE && is_dated(earlier) && days_agree(earlier, later))))
        return false;
    if (later->is_at_other_time && earlier->party_count >= 2 && !is_title(doc, earlier) && has_another_person(doc, later, earlier))
        return false;
    if ((earlier->is_of_group && later->party_count == 2) || (later->is_of_group && earlier->party_count == 2))
        return false;
    if (later->status == DLN_TENTATIVE && !is_dated(later) && earlier->status != DLN_CANCELLED && !earlier->is_background && !(later->is_wish && earlier->status == DLN_CONFIRMED && is_dated(earlier)))
        return true; /* once more what is planned: nothing that could tell it apart */
    if (earlier->status == DLN_TENTATIVE && !is_dated(earlier) && is_dated(later) && !later->is_background)
        return !is_again(doc, earlier) || is_title(doc, earlier);
    if (is_title(doc, earlier) && !is_dated(earlier) && is_dated(later) && !later->is_background && earlier->status != DLN_CANCELLED)
        return true; /* a headline tells of the news, whatever its tense */
    if ((later->is_state && earlier->status == DLN_TENTATIVE && !earlier->is_wish) || is_the_planned_one(doc, earlier, later))
        return true;
    if (earlier->is_wish != later->is_wish && later->party_count > 0)
        return false;
    if (earlier->status == DLN_CONFIRMED && !is_dated(earlier) && !is_title(doc, earlier) && later->status == DLN_TENTATIVE && is_dated(later))
        return false; /* "met to discuss the summit planned for 21 January" */
    bool both = is_dated(earlier) && is_dated(later);
    bool fell_through = (earlier->status == DLN_CANCELLED && later->status == DLN_TENTATIVE) || (earlier->status == DLN_TENTATIVE && later->status == DLN_CANCELLED);
    if (fell_through && !both)
        return true; /* "The summit is off": the one that was planned */
    if (both && !days_agree(earlier, later))
        return false;
    if (earlier->status != later->status && later->party_count > 0)
        return both; /* planned in one sentence, held in the next: only on one day */
    if (earlier->is_background != later->is_background && !both && !later->is_hours)
        return false;
    return true;
}

static bool is_more_exact(const dln_when *a, const dln_when *b)
{
    if (!dln_when_is_known(b))
        return dln_when_is_known(a);
    if (!dln_when_is_known(a))
        return false;
    if (dln_when_has_clock(a) != dln_when_has_clock(b))
        return dln_when_has_clock(a);
    if (dln_when_has_clock(a))
        return !dln_point_instant(&a->begin) ? false : dln_when_is_single(b) && !dln_when_is_single(a);
    return dln_when_length_days(a) < dln_when_length_days(b);
}

static void add_parties(const dln_doc *doc, dln_candidate *into, const dln_candidate *from)
{
    for (uint32_t k = 0; k < from->party_count; k++) {
        const dln_party *fresh = &doc->parties[from->parties[k]].party;
        bool is_known = false;
        for (uint32_t i = 0; i < into->party_count && !is_known; i++) {
            const dln_party *old = &doc->parties[into->parties[i]].party;
            if (!stands_for(doc, into->parties[i], from->parties[k]))
                continue;
            is_known = true;
            if (old->kind != DLN_PERSON && fresh->kind == DLN_PERSON) { /* the person is the more exact */
                into->parties[i] = from->parties[k];
                into->by[i] = from->by[k];
            }
        }
        if (!is_known)
            dln_candidate_add_party(into, from->parties[k], (dln_how)from->by[k]);
    }
}

/* "Dakar" of "Senegal" */
static bool is_town_of(const dln_doc *doc, uint32_t place, uint32_t country)
{
    if (place == DLN_NONE || country == DLN_NONE)
        return false;
    return doc->places[country].is_country && !doc->places[place].is_country && dln_span_equals(doc->places[place].place.country, doc->places[country].place.country);
}

/* "will be in Hanoi from 16 to 18 May. On the first day he is to meet Sarr": of the days told. */
static void take_nth_day(const dln_doc *doc, const dln_when *told, dln_candidate *c)
{
    enum { WITHIN = 40, MOST = 7 };
    static const char *const nth[] = {"first", "second", "third", "fourth", "fifth"};
    int32_t days = dln_when_is_known(told) && dln_when_grain(told) == DLN_GRAIN_DAY && !dln_when_is_open(told) ? dln_when_length_days(told) : 0;
    for (uint32_t i = c->begin; days > 1 && days <= MOST && i + 1 < c->end && i < c->begin + WITHIN; i++) {
        if (!dln_token_says(&doc->tokens, i + 1, "day"))
            continue;
        int32_t day = dln_token_says(&doc->tokens, i, "final") ? days : 0;
        for (int32_t n = 0; n < (int32_t)(sizeof nth / sizeof *nth) && n < days; n++)
            day = dln_token_is(&doc->tokens, i, nth[n]) ? n + 1 : day;
        if (day == 0)
            continue;
        c->when = dln_when_day(dln_when_first_day(told) + day - 1);
        return;
    }
}

static void join(const dln_doc *doc, dln_candidate *into, dln_candidate *from)
{
    bool is_only_quoted = dln_quote_of(doc, from->trigger) != DLN_NONE && dln_quote_of(doc, into->trigger) == DLN_NONE; /* what the text tells itself is the evidence */
    bool better = (into->timex == DLN_NONE && from->timex != DLN_NONE && from->party_count >= into->party_count && !is_only_quoted) ||
                  (is_title(doc, into) && !is_title(doc, from) && from->party_count >= into->party_count);
    if (is_title(doc, into) && !is_dated(into) && is_dated(from) && from->party_count > 0) {
        into->status = from->status;
        into->is_wish = from->is_wish;
    }
    bool is_whole = from->is_span && !into->is_span && is_dated(into) && dln_when_length_days(&into->when) == 1 && /* "signed it on the last day of a three-day summit" */
                    !dln_candidate_is_visit(from); /* "dined with him on the last day of a three-day visit": on that day */
    if (is_whole || (is_more_exact(&from->when, &into->when) && !into->is_span)) {
        into->when = from->when;
        into->timex = from->timex;
        into->zone = from->zone;
        into->is_span |= is_whole;
    }
    bool is_to_come = into->status == DLN_CONFIRMED && from->status == DLN_TENTATIVE; /* "spoke on Monday. They agreed to meet" */
    if (into->is_either && !from->is_either && !is_to_come && (from->party_count > 0 || from->mode != DLN_MODE_NONE)) { /* "The phone call was cordial": the talks were by phone */
        into->type = from->type;
        into->is_either = false;
        if (into->mode == DLN_MODE_NONE)
            into->mode = from->mode;
    }
    if (from->mode != DLN_MODE_NONE && into->mode == DLN_MODE_NONE && from->type == into->type)
        into->mode = from->mode;
    into->is_apart |= from->is_apart && from->party_count == into->party_count;
    add_parties(doc, into, from);
    bool was_end = from->closed.grain == DLN_GRAIN_MINUTE && into->opened.grain == DLN_GRAIN_MINUTE &&
                   (from->closed.day == DLN_NO_DAY || into->opened.day == DLN_NO_DAY ? from->closed.minute == into->opened.minute : dln_point_instant(&from->closed) == dln_point_instant(&into->opened));
    if (into->opened.grain == DLN_GRAIN_NONE || was_end) /* the headline's hour was that of the end */
        into->opened = from->opened;
    if (into->closed.grain == DLN_GRAIN_NONE)
        into->closed = from->closed;
    if (into->lasted == 0) {
        into->lasted = from->lasted;
        into->is_lasted_about = from->is_lasted_about;
    }
    if (from->timex != DLN_NONE && into->timex == from->timex && into->status == DLN_TENTATIVE && from->party_count > 0)
        into->is_wish &= from->is_wish;
    bool is_new_place = into->place == DLN_NONE || (is_title(doc, into) && !is_title(doc, from) && from->place != DLN_NONE); /* a headline is short */
    is_new_place |= is_town_of(doc, from->place, into->place);
    if (is_new_place && into->type == from->type && (into->status != DLN_CONFIRMED || from->status != DLN_TENTATIVE || (is_dated(from) && days_agree(into, from)))) /* "will meet again in Rome" */
        into->place = from->place;
    if (from->has_begun && into->status == DLN_TENTATIVE && !into->is_wish && dln_when_is_known(&doc->today) && (!is_dated(into) || dln_when_first_day(&into->when) <= dln_when_last_day(&doc->today)))
        into->status = DLN_CONFIRMED;
    if (from->status == DLN_CANCELLED && (from->party_count > 0 || into->status == DLN_TENTATIVE))
        into->status = DLN_CANCELLED;
    else if (from->status == DLN_CONFIRMED && from->party_count > 0 && into->status == DLN_TENTATIVE && is_dated(from))
        into->status = DLN_CONFIRMED;
    if (into->count == 0)
        into->count = from->count;
    if (into->topic_begin == into->topic_end) {
        into->topic_begin = from->topic_begin;
        into->topic_end = from->topic_end;
    }
    if (better) { /* the sentence that says when and who is the evidence */
        into->begin = from->begin;
        into->end = from->end;
        into->trigger = from->trigger;
    }
    if (from->party_count > 0) /* told twice */
        into->confidence += (1 - into->confidence) * 0.25;
    for (uint32_t i = 0; i < from->rule_count; i++)
        dln_candidate_add_rule(into, from->rules[i]);
    from->is_gone = true;
}

/* "The second round, on 27 February": the same parties on another day. */
static void inherit_parties(dln_candidate *later, const dln_candidate *earlier)
{
    if (later->is_either) {
        later->type = earlier->type;
        later->mode = earlier->mode;
        later->is_either = earlier->is_either;
        if (earlier->mode == DLN_MODE_PHONE || earlier->mode == DLN_MODE_VIDEO)
            later->place = DLN_NONE; /* "the second, at four in Rome": by whose clocks */
    }
    for (uint32_t i = 0; i < earlier->party_count; i++)
        dln_candidate_add_party(later, earlier->parties[i], DLN_BY_COREFERENCE);
    later->confidence *= 0.7;
    dln_candidate_add_rule(later, "same parties, another day");
}

/* "10 April: Talks in Accra break up" in a chronology: by those who have met most often, if the last that was told is of others who met once. */
static const dln_candidate *told_of_story(const dln_doc *doc, const dln_candidates *list, size_t index, const dln_candidate *last)
{
    enum { NEAR = 24 };
    const dln_candidate *found = last;
    uint32_t most = 0, of_last = 0;
    bool is_of_entry = dln_doc_heading_before(doc, last->trigger) == dln_doc_heading_before(doc, list->items[index].trigger); /* "26 April: The meeting with Sarr is off" */
    for (size_t k = index; k > 0 && index - k < NEAR && doc->is_chronology && !is_of_entry; k--) {
        const dln_candidate *c = &list->items[k - 1];
        uint32_t times = 0;
        for (size_t i = index; i > 0 && index - i < NEAR && c->party_count >= 2 && !c->is_gone; i--)
            times += !list->items[i - 1].is_gone && in_common(doc, c, &list->items[i - 1]) >= 2;
        of_last = c == last ? times : of_last;
        if (times > most) {
            most = times;
            found = c;
        }
    }
    return most > of_last && most > 1 && of_last <= 1 ? found : last;
}

/* "Some will recall September 2017. The emir had gone to see Sarr": a month with its year, in the sentence before. */
static bool is_month_before(const dln_doc *doc, const dln_timex *t, const dln_sentence *sentence)
{
    return (t->flags & DLN_TIMEX_EXPLICIT) != 0 && dln_when_grain(&t->when) == DLN_GRAIN_MONTH && dln_when_is_single(&t->when) && &doc->tokens.sentences[dln_doc_sentence_of(doc, t->begin)] + 1 == sentence;
}

/* The last date of the same paragraph before the candidate: what is told on goes on then. But "said on Monday that she had met Sarr": not
 * that of its sentence. */
static dln_when day_told_on(const dln_doc *doc, const dln_candidate *c)
{
    enum { MOST = 256 };
    const dln_sentence *sentence = &doc->tokens.sentences[dln_doc_sentence_of(doc, c->trigger)];
    uint32_t behind = dln_doc_timex_from(doc, c->is_earlier ? sentence->begin : c->trigger);
    for (uint32_t i = behind; i > 0 && behind - i < MOST; i--) {
        const dln_timex *t = &doc->timexes[i - 1];
        if (doc->tokens.sentences[dln_doc_sentence_of(doc, t->begin)].paragraph != sentence->paragraph)
            break;
        bool usable = dln_when_is_known(&t->when) && (t->flags & (DLN_TIMEX_DATELINE | DLN_TIMEX_REFERENCE)) == 0 && !dln_when_is_open(&t->when) &&
                      (dln_when_length_days(&t->when) <= 3 || is_month_before(doc, t, sentence)) && (t->type == DLN_TIMEX_DATE || t->type == DLN_TIMEX_TIME);
        if (usable && t->begin >= sentence->begin && dln_doc_is_by_the_way(doc, t))
            continue; /* "Diop, who met Mensah on Monday, called on Okonjo" */
        uint32_t own = sentence->begin;
        bool opens_ahead = t->begin >= own && t->end < c->trigger && (dln_token_says(&doc->tokens, own, "ahead") || dln_token_says(&doc->tokens, own, "prior")); /* "Prior to the forum on 22 March, Okonjo is to meet Sarr" */
        if (opens_ahead)
            continue;
        if (usable && !dln_doc_is_of_what_had_been(doc, t->begin))
            return dln_when_grain(&t->when) == DLN_GRAIN_MONTH ? t->when : dln_when_days(dln_when_first_day(&t->when), dln_when_last_day(&t->when));
    }
    return (dln_when){0};
}

/* "The signing was on 17 June. The two premiers looked on": told on from a day of its paragraph, and not what an earlier one told of another. */
static bool is_of_day_told_on(const dln_doc *doc, const dln_candidate *earlier, const dln_candidate *later)
{
    if (is_dated(later) || !is_dated(earlier) || later->status != DLN_CONFIRMED || earlier->status != later->status || later->is_earlier || later->is_background || is_title(doc, earlier))
        return false;
    if (later->party_count <= earlier->party_count || dln_doc_is_one_paragraph(doc, earlier->trigger, later->trigger))
        return false; /* others are there, too */
    dln_when told = day_told_on(doc, later);
    return dln_when_is_known(&told) && !days_near(&told, &earlier->when);
}

/* "The two will then have dinner": the day of what is planned for one of them in the sentences before. */
static dln_when day_of_plan(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    enum { SENTENCES_BACK = 4 };
    const dln_candidate *c = &list->items[index];
    for (size_t i = index; i > 0; i--) {
        const dln_candidate *before = &list->items[i - 1];
        if (dln_doc_sentence_of(doc, before->trigger) + SENTENCES_BACK < dln_doc_sentence_of(doc, c->trigger))
            break;
        if (!is_dated(before) || dln_when_is_open(&before->when) || dln_when_length_days(&before->when) > 3 || dln_when_last_day(&before->when) < dln_when_first_day(&doc->today))
            continue;
        for (uint32_t p = 0; p < c->party_count; p++) {
            for (uint32_t q = 0; q < before->party_count; q++) {
                if (c->parties[p] == before->parties[q])
                    return dln_when_days(dln_when_first_day(&before->when), dln_when_last_day(&before->when));
            }
        }
    }
    return (dln_when){0};
}

/* "Before that, Okonjo had been received by Diop": the day of what is told of one of them. */
static dln_when day_of_told(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    enum { BACK = 8 };
    const dln_candidate *c = &list->items[index];
    for (size_t i = index; i > 0 && index - i < BACK; i--) {
        const dln_candidate *told = &list->items[i - 1];
        bool is_shared = false;
        for (uint32_t p = 0; p < c->party_count && !told->is_gone; p++) {
            for (uint32_t q = 0; q < told->party_count; q++)
                is_shared |= c->parties[p] == told->parties[q];
        }
        if (is_shared && is_dated(told) && !told->is_background && dln_when_length_days(&told->when) == 1 && days_near(&told->when, &doc->news_day))
            return dln_when_days(dln_when_first_day(&told->when), dln_when_last_day(&told->when));
    }
    return (dln_when){0};
}

/* "was to see Sarr later": on the same day, if no other words say when. */
static bool is_for_later(const dln_doc *doc, const dln_candidate *c)
{
    enum { NEAR = 14 };
    uint32_t end = doc->tokens.sentences[dln_doc_sentence_of(doc, c->trigger)].end;
    for (uint32_t i = c->trigger; i + 1 < end && i < c->trigger + NEAR; i++) {
        if (dln_token_is(&doc->tokens, i, "later"))
            return doc->tokens.items[i + 1].kind == DLN_TOKEN_MARK;
        if (i > c->trigger && doc->tokens.items[i].kind == DLN_TOKEN_MARK)
            return false;
    }
    return false;
}

/* "agreed to meet as soon as possible", "will meet at the earliest opportunity": on no day that is told. */
static bool is_some_day(const dln_doc *doc, const dln_candidate *c)
{
    enum { NEAR = 16 };
    uint32_t end = doc->tokens.sentences[dln_doc_sentence_of(doc, c->trigger)].end;
    for (uint32_t i = c->trigger; i < end && i < c->trigger + NEAR; i++) {
        if (dln_token_in(&doc->tokens, i, DLN_LIST_SOME_DAY))
            return true;
    }
    return false;
}

/* What is confirmed, without a date of its own and no background, is the news of the day. */
static void date_by_news(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    dln_candidate *c = &list->items[index];
    if (is_dated(c) || c->is_background || c->is_wish)
        return;
    if (c->status == DLN_TENTATIVE && ((is_again(doc, c) && c->days_from_told == 0 && !is_for_later(doc, c)) || is_some_day(doc, c)))
        return; /* "They will meet again in Rome": on another day than that of what is told */
    if (c->begin >= doc->body_token && c->status != DLN_CANCELLED) { /* "Her visit to Rome was called off": on whatever day it was to be */
        c->when = day_told_on(doc, c);
        if (is_dated(c) && c->days_from_told != 0)
            c->when = dln_when_day(dln_when_first_day(&c->when) + c->days_from_told);
        if (c->status == DLN_TENTATIVE && is_dated(c) && dln_when_is_known(&doc->today) && dln_when_last_day(&c->when) < dln_when_first_day(&doc->today))
            c->when = (dln_when){0}; /* what is to come has not been */
        if (c->status == DLN_CONFIRMED && is_dated(c) && dln_when_is_known(&doc->today) && dln_when_first_day(&c->when) > dln_when_last_day(&doc->today))
            c->when = (dln_when){0}; /* nor has what was still to come */
        take_nth_day(doc, &c->when, c);
        if (is_dated(c)) {
            dln_candidate_add_rule(c, "day told on");
            return;
        }
    }
    if (c->status == DLN_TENTATIVE && c->begin >= doc->body_token && dln_when_is_known(&doc->today)) {
        c->when = day_of_plan(doc, list, index);
        if (is_dated(c))
            dln_candidate_add_rule(c, "day of the plan");
        else if (is_for_later(doc, c))
            c->when = dln_when_day(dln_when_first_day(&doc->today));
    }
    if (c->status == DLN_CONFIRMED && c->is_earlier && c->is_at_other_time) {
        c->when = day_of_told(doc, list, index);
        if (is_dated(c))
            dln_candidate_add_rule(c, "day of what is told");
        return;
    }
    if (c->status != DLN_CONFIRMED || c->is_earlier)
        return;
    c->when = doc->news_day;
    dln_candidate_add_rule(c, "day of the news");
}

/* "GENEVA - Blinken met Lavrov on Friday": the news of the lead, without a place of its own, was where it is written. */
static void place_by_dateline(const dln_doc *doc, dln_candidate *c)
{
    uint32_t sentence = dln_doc_sentence_of(doc, c->begin), head = dln_doc_sentence_of(doc, doc->dateline_end);
    bool is_lead = c->begin >= doc->body_token && sentence >= head && sentence <= head + 1;
    bool is_meeting = c->type == dln_event_type_find(DLN_SPAN("meeting"));
    if (c->place != DLN_NONE || doc->dateline_place == DLN_NONE || !is_lead || !is_meeting || c->status != DLN_CONFIRMED || !is_dated(c) || !days_near(&c->when, &doc->news_day))
        return;
    c->place = doc->dateline_place;
}

/* Everybody of each stands for somebody of the other. */
static bool all_parties_agree(const dln_doc *doc, const dln_candidate *a, const dln_candidate *b)
{
    return a->party_count == b->party_count && a->party_count >= 2 && in_common(doc, a, b) == a->party_count;
}

/* What got its day only now, or is wished for in one place and set in another, is what else is told of the same people and that very day. */
static void join_as_dated(const dln_doc *doc, dln_candidates *list, size_t index)
{
    dln_candidate *later = &list->items[index];
    for (size_t k = index; k > 0 && index - k < OCCASIONS_BACK && is_dated(later) && !later->is_of_others && !is_again(doc, later); k--) {
        dln_candidate *earlier = &list->items[k - 1];
        bool is_news = earlier->timex == DLN_NONE || later->timex == DLN_NONE || is_title(doc, earlier); /* a headline tells of what the text tells */
        if (earlier->is_gone || earlier->is_of_others || is_again(doc, earlier) || earlier->type != later->type || !all_parties_agree(doc, earlier, later))
            continue;
        bool is_one_day = is_dated(earlier) && dln_when_length_days(&earlier->when) == 1 && dln_when_length_days(&later->when) == 1 &&
                          dln_when_first_day(&earlier->when) == dln_when_first_day(&later->when);
        bool have_clocks = dln_when_has_clock(&earlier->when) && dln_when_has_clock(&later->when);
        if (!is_one_day || have_clocks || (!is_news && earlier->is_wish == later->is_wish))
            continue;
        bool is_wish = earlier->is_wish && later->is_wish;
        join(doc, earlier, later);
        earlier->is_wish = is_wish;
        return;
    }
}

/* "The talks were attended by Sarr": to what was told right before, of others, and rather to what is called so ("signed it after days of
 * talks. Sarr watched the signing"). */
static void join_in(const dln_doc *doc, dln_candidates *list, size_t index)
{
    enum { SENTENCES_BACK = 2, FAR_BACK = 8 };
    dln_candidate *later = &list->items[index], *joined = NULL;
    uint32_t sentence = dln_doc_sentence_of(doc, later->trigger), reach = dln_token_says(&doc->tokens, later->trigger, "meeting") ? FAR_BACK : SENTENCES_BACK;
    bool is_great = dln_token_in(&doc->tokens, later->trigger, DLN_LIST_GREAT_GATHERINGS);
    bool is_roll = later->joins_only && later->mode == DLN_MODE_NONE && later->trigger > later->begin && (dln_token_in(&doc->tokens, later->trigger - 1, DLN_LIST_LED_WORDS) || dln_token_in(&doc->tokens, later->trigger - 1, DLN_LIST_HEADS_TEAM)); /* "The teams were led by Okonjo and Sarr", of talks by video */
    for (size_t k = index; k > 0 && index - k < OCCASIONS_BACK; k--) {
        dln_candidate *earlier = &list->items[k - 1];
        uint32_t of = is_title(doc, earlier) ? doc->body_sentence : dln_doc_sentence_of(doc, earlier->trigger); /* the headline's is that of the lead */
        if (of + reach < sentence || (joined != NULL && dln_doc_sentence_of(doc, joined->trigger) != of))
            break;
        bool is_same_word = doc->tokens.items[earlier->trigger].word == doc->tokens.items[later->trigger].word;
        bool may_be = of < sentence && (of + SENTENCES_BACK >= sentence || earlier->type == later->type) && !earlier->is_gone && earlier->party_count >= (is_same_word ? 1 : 2) && (types_agree(earlier, later) || is_roll) && earlier->status == later->status && (is_same_word || !is_great) &&
                      !(is_dated(earlier) && is_dated(later) && !days_agree(earlier, later));
        bool is_called_so = is_same_word || (earlier->cameo != NULL && later->cameo != NULL && strcmp(earlier->cameo, later->cameo) == 0);
        if (may_be && (joined == NULL || is_called_so))
            joined = earlier;
    }
    if (joined != NULL)
        join(doc, joined, later);
    later->is_gone |= later->joins_only;
}

/* The country that the visit c leads to, where nobody is named who is visited; none. */
static dln_span country_visited(const dln_doc *doc, const dln_candidate *c)
{
    bool is_bare = dln_candidate_is_visit(c) && c->party_count == 2 && doc->parties[c->parties[0]].party.kind == DLN_PERSON && doc->parties[c->parties[1]].party.kind == DLN_COUNTRY;
    return is_bare ? doc->parties[c->parties[1]].party.country : DLN_NO_SPAN;
}

/* "will fly to Accra on Sunday ... On Monday she meets Okonjo": a visit with talks is one meeting, and on the day of the talks. */
static void leave_out_visit(const dln_doc *doc, const dln_candidates *list, size_t index)
{
    enum { DAYS = 4 };
    dln_candidate *visit = &list->items[index];
    dln_span country = country_visited(doc, visit);
    size_t first = index > OCCASIONS_BACK ? index - OCCASIONS_BACK : 0, last = index + OCCASIONS_BACK < list->count ? index + OCCASIONS_BACK : list->count;
    for (size_t k = first; k < last && country.len > 0 && is_dated(visit) && !dln_when_is_open(&visit->when); k++) {
        const dln_candidate *talks = &list->items[k];
        bool is_elsewhere = talks->place != DLN_NONE && !dln_span_equals(doc->places[talks->place].place.country, country);
        if (k == index || talks->is_gone || talks->type != visit->type || talks->is_wish || talks->party_count < 2 || is_elsewhere || !is_dated(talks) || dln_when_is_open(&talks->when) ||
            (talks->status == DLN_CANCELLED) != (visit->status == DLN_CANCELLED))
            continue;
        int32_t after = dln_when_first_day(&talks->when) - dln_when_first_day(&visit->when), over = dln_when_first_day(&talks->when) - dln_when_last_day(&visit->when);
        bool has_traveller = false, has_host = false;
        for (uint32_t p = 0; p < talks->party_count; p++) {
            const dln_party *party = &doc->parties[talks->parties[p]].party;
            has_traveller |= talks->parties[p] == visit->parties[0];
            has_host |= party->kind == DLN_PERSON && !party->is_non_state && dln_span_equals(party->country, country);
        }
        visit->is_gone |= has_traveller && has_host && after >= 0 && over <= DAYS;
    }
}

/* "have today concluded the first session. ... The session began on Monday": from the one day to the other. */
static bool makes_stretch(const dln_doc *doc, dln_candidate *earlier, dln_candidate *later)
{
    enum { LONGEST = 14, SENTENCES = 4 };
    if (earlier->edge == 0 || later->edge != -earlier->edge || !is_dated(earlier) || !is_dated(later) || earlier->type != later->type || earlier->status != later->status ||
        (later->nth != 0 && later->nth != earlier->nth) || later->is_elliptic || dln_doc_sentence_of(doc, later->trigger) - dln_doc_sentence_of(doc, earlier->trigger) > SENTENCES)
        return false;
    const dln_candidate *opening = later->edge < 0 ? later : earlier, *closing = later->edge < 0 ? earlier : later;
    int64_t more = (int64_t)dln_when_first_day(&closing->when) - dln_when_first_day(&opening->when);
    bool is_elsewhere = earlier->place != DLN_NONE && later->place != DLN_NONE && earlier->place != later->place;
    if (more < 1 || more > LONGEST || is_elsewhere || later->is_of_others) /* "The summit, in Paris, began", "The meeting of farmers closed" */
        return false;
    earlier->when = dln_when_days(dln_when_first_day(&opening->when), dln_when_first_day(&closing->when));
    earlier->is_span = true;
    earlier->edge = 0;
    later->is_gone = true;
    return true;
}

/* "held talks with Diop. The second meeting took place in 2010": one of a row, long before the news, and not the one that is told without a day. */
static bool is_numbered_before(const dln_doc *doc, const dln_candidate *earlier, const dln_candidate *later)
{
    enum { LONG = 60 };
    bool is_long_ago = is_dated(later) && !dln_when_is_open(&later->when) && dln_when_is_known(&doc->news_day) && dln_when_last_day(&later->when) < dln_when_first_day(&doc->news_day) - LONG;
    return later->nth > 0 && later->nth != earlier->nth && !is_dated(earlier) && is_long_ago;
}

void dln_join_occasions(dln_doc *doc, dln_candidates *list)
{
    for (size_t i = 0; i < list->count; i++) {
        dln_candidate *later = &list->items[i];
        leave_hour_of_entry(doc, later);
        if (later->joins_in && !later->is_gone)
            join_in(doc, list, i);
        for (size_t k = i; k > 0 && i - k < OCCASIONS_BACK && !later->is_gone && !later->is_of_others && !later->is_faint; k--) {
            dln_candidate *earlier = &list->items[k - 1];
            if (earlier->is_gone || earlier->party_count == 0 || earlier->is_faint)
                continue;
            if (later->party_count == 0 && earlier->trigger > later->trigger && occasions_is_any_before(list, i))
                continue; /* verbs of a sentence are told before its nouns: "The call came a day after the ministers spoke" */
            if (later->party_count == 0 && !later->is_elliptic && !types_agree(earlier, later) && earlier->status == DLN_TENTATIVE && !is_dated(earlier))
                continue; /* "The call began at noon": no meeting that is planned for some day */
            if (later->is_aside && !is_dated(earlier)) { /* "Sarr, who addressed the talks, left on Tuesday" */
                later->timex = DLN_NONE;
                later->when = (dln_when){0};
            }
            if (later->party_count == 0) { /* "the talks" are those told last, or others of the same parties */
                if (makes_stretch(doc, earlier, later))
                    break;
                bool is_one_of_two = earlier->is_twice && later->nth > 0 && is_dated(earlier) && is_dated(later) && days_agree(earlier, later); /* "In the first call, around noon," */
                bool apart = is_one_of_two ? later->nth > 1 : (is_dated(later) && (later->is_background || (is_dated(earlier) && !days_agree(earlier, later)))) || is_numbered_before(doc, earlier, later);
                bool is_called_off = later->status == DLN_CANCELLED && !is_dated(later); /* "The meeting has been put off" */
                if ((later->is_elliptic || is_called_off) && dln_doc_sentence_of(doc, later->trigger) > dln_doc_sentence_of(doc, earlier->trigger) + 3)
                    break; /* too far to be understood */
                if (later->is_elliptic && !types_agree(earlier, later))
                    continue;
                if (apart && (later->is_hours || later->is_aside))
                    break;
                if (apart)
                    inherit_parties(later, told_of_story(doc, list, i, earlier));
                else if (is_one_of_two || is_one_occasion(doc, earlier, later))
                    join(doc, earlier, later);
                break;
            }
            if (is_one_occasion(doc, earlier, later) && !is_of_day_told_on(doc, earlier, later)) {
                if (!is_dated(later))
                    take_nth_day(doc, &earlier->when, later);
                join(doc, earlier, later);
            }
        }
        bool is_first = later->party_count == 0 && !later->is_elliptic && !occasions_is_any_before(list, i); /* "The talks began in Rome on Monday", and none have been told */
        if (later->party_count == 0 && (later->is_elliptic || is_first) && (!later->is_called || later->is_of_sides) && !later->is_aside && is_dated(later) && !later->is_gone)
            occasions_give_parties(doc, list, i);
        if (later->party_count == 0 && !later->is_gone)
            dln_refuse(doc, later->trigger, later->trigger + 1, later->rule_count > 0 ? later->rules[0] : NULL, is_dated(later) ? "nothing tells whose it is" : "nothing tells whose it is, or when");
        if (later->party_count == 0)
            later->is_gone = true;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i].is_gone)
            leave_out_visit(doc, list, i);
    }
    occasions_leave_out_faint(doc, list);
    for (size_t i = 0; i < list->count; i++) {
        dln_candidate *c = &list->items[i];
        if (c->is_gone)
            continue;
        date_by_news(doc, list, i);
        place_by_dateline(doc, c);
        dln_place_by_story(doc, list, i);
        dln_candidate_settle_hours(doc, c);
        join_as_dated(doc, list, i);
        if (c->is_gone)
            continue;
        c->is_gone = c->is_wish && !is_dated(c); /* a wish without a day is nothing for a timeline */
        if (c->is_gone)
            dln_refuse(doc, c->trigger, c->trigger + 1, c->rule_count > 0 ? c->rules[0] : NULL, "a wish without a day");
    }
}
