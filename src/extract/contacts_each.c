/* src/extract/contacts_each.c - one sentence, several occasions: "met Sarr in Dakar on Monday, Diop in Thies on Tuesday",
 * "spoke in July and in August", "made calls to Sarr and to Diop". What follows the trigger is read as a list of partners
 * and days; each partner with a day of its own, each day, or each partner called in turn, is an occasion of its own.
 */
#include "extract/contacts.h"

#include <string.h>

enum { ITEMS = 24, CHAIN = 40 };

typedef struct item {            /* a list of partners, or a day, in the order of the text */
    uint32_t begin, end;         /* tokens */
    uint32_t timex;              /* DLN_NONE: partners */
    contact_list who;
} item;

typedef struct item_list {
    item items[ITEMS];
    uint32_t count, days, partners;
} item_list;

/* "meets Sarr on Thursday, and on Friday she has the day off": the day before a subject behind "and" is that of its own clause. */
static uint32_t before_its_day(const contact_sentence *s, uint32_t from, uint32_t subject)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        uint32_t begin = s->doc->timexes[x].begin;
        begin -= begin > from && (contact_is_class(s, begin - 1, DLN_CLASS_PREPOSITION) || contact_is_class(s, begin - 1, DLN_CLASS_EITHER));
        if (s->doc->timexes[x].end == subject && begin > from && contact_is_class(s, begin - 1, DLN_CLASS_AND))
            return begin - 1;
    }
    return subject;
}

/* Where what the trigger governs ends: the next finite verb that is not inside a relative clause of a partner. */
static uint32_t region_end(const contact_sentence *s, const contact_trigger *t)
{
    uint32_t end = contact_before_next_errand(s, t);
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->begin > t->end && g->form == DLN_VERB_GERUND && v != t->group && contact_word_is(s, g->begin - 1, "before")) {
            end = g->begin - 1; /* "saw Sarr and Diop before sitting down with Mensah" */
            break;
        }
        if (g->begin > t->end && g->form == DLN_VERB_INFINITIVE && v != t->group && contact_word_is(s, g->begin - 1, ",")) {
            end = g->begin - 1; /* "signed a truce on Monday, to take effect on Friday" */
            break;
        }
        if (g->begin < t->end || g->form != DLN_VERB_FINITE || v == t->group)
            continue;
        if ((g->flags & DLN_VERB_RELATIVE) != 0)
            continue;
        end = g->subject_begin >= t->end && g->subject_end > g->subject_begin && g->subject_end <= g->begin ? before_its_day(s, t->end, g->subject_begin) : g->begin;
        break;
    }
    const dln_tokens *tokens = &s->doc->tokens;
    for (uint32_t m = tokens->sentences[s->index].mark; m < tokens->mark_count && tokens->marks[m] < end; m++) {
        if (tokens->marks[m] >= t->end && contact_word_is(s, tokens->marks[m], ";"))
            return tokens->marks[m];
    }
    return end;
}

static bool is_partner(const contact_sentence *s, const contact_trigger *t, uint32_t r)
{
    const dln_ref *ref = &s->doc->refs[r];
    uint32_t before = ref->begin > s->begin ? ref->begin - 1 : ref->begin;
    bool is_her = (ref->flags & DLN_REF_PRONOUN) != 0 && contact_ends_behind_her(s, ref->end);
    if ((ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) != 0 && !is_her)
        return false;
    if (contact_word_is(s, before, "the") && before > s->begin)
        before--;
    bool is_own = before >= t->begin && before < t->end; /* "found time for" */
    is_own |= t->is_verb && t->end > s->clauses->verbs[t->group].end && before > t->end && (contact_is_link(s, before - 1) || contact_word_is(s, before - 1, "then")) &&
              dln_span_equals(dln_token_text(&s->doc->tokens, before), dln_token_text(&s->doc->tokens, t->end - 1)); /* "called on Sarr on Monday and on Diop on Tuesday" */
    if (contact_word_is(s, before, "of") && before > t->end && ONE_OF(s, before - 1, "each", "both"))
        return true; /* "met each of them" */
    if (contact_word_is(s, before, "of") && before == t->end + 1 && ONE_OF(s, t->end, "each", "both"))
        return true;
    if (!is_own && contact_word_in(s, before, DLN_LIST_OTHER_PREPOSITIONS))
        return false;
    return !contact_word_is(s, before, "to") || t->type != DLN_CONTACT_MEETING || (t->flags & DLN_CONTACT_TO) != 0;
}

/* "since the vote of 3 February": a day that says no more than how long ago something else was. */
static bool stands_aside(const contact_sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (contact_word_is(s, i, "since") || contact_word_is(s, i, "until") || contact_word_is(s, i, "after") || contact_word_is(s, i, "before"))
            return true;
    }
    return false;
}

/* "signed a truce on Monday, effective from Friday": the day from which what was agreed is in force. */
static bool takes_effect(const contact_sentence *s, uint32_t day)
{
    uint32_t before = day > s->begin + 1 && dln_token_is_class(s->doc, day - 1, DLN_CLASS_PREPOSITION) ? day - 2 : day - 1;
    return day > s->begin && ONE_OF(s, before, "effective", "starting", "beginning", "valid");
}

/* "signed a treaty on Monday, closing a dispute that killed hundreds in 2021 and 2022": behind a comma and a gerund. */
static bool is_of_deed_behind(const contact_sentence *s, const contact_trigger *t, uint32_t day)
{
    for (uint32_t v = dln_verb_before(s->clauses, day); v != DLN_NONE && v < s->clauses->verb_count && s->clauses->verbs[v].begin >= t->end; v--) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_GERUND && contact_word_is(s, g->begin - 1, ","))
            return true;
    }
    return false;
}

/* "Having met Sarr last week, on Monday Okonjo left", "who saw Sarr last week, on Monday will see Diop": the day of the main clause. */
static bool is_of_main(const contact_sentence *s, const dln_timex *timex)
{
    uint32_t at = timex->begin - (timex->begin > s->begin && contact_word_is(s, timex->begin - 1, "on")), verb = dln_verb_at(s->clauses, timex->end);
    if (verb != DLN_NONE && s->clauses->verbs[verb].form == DLN_VERB_FINITE && s->clauses->verbs[verb].begin == timex->end && at > s->begin && contact_word_is(s, at - 1, ","))
        return true;
    return at > s->begin && contact_word_is(s, at - 1, ",") && !ONE_OF(s, timex->end, ",", "and", "or") && contact_word_in(s, s->begin, DLN_LIST_FRAME_OPENERS);
}

static void read_items(const contact_sentence *s, const contact_trigger *t, uint32_t end, item_list *list)
{
    uint32_t x = s->timex_begin, first = s->ref_begin; /* those that begin at i or behind it */
    for (uint32_t i = t->end; i < end && list->count < ITEMS; i++) {
        while (x < s->timex_end && s->doc->timexes[x].begin < i)
            x++;
        while (first < s->ref_end && s->doc->refs[first].begin < i)
            first++;
        uint32_t next_day = x < s->timex_end ? s->doc->timexes[x].begin : end, next_ref = first < s->ref_end ? s->doc->refs[first].begin : end;
        i = next_day < next_ref ? next_day : next_ref; /* most words are neither */
        if (i >= end)
            break;
        item *it = &list->items[list->count];
        if (x < s->timex_end && s->doc->timexes[x].begin == i) {
            const dln_timex *timex = &s->doc->timexes[x];
            bool aside = contact_is_aside(s, t, timex) || stands_aside(s, list->count == 0 ? t->end : list->items[list->count - 1].end, i) || timex->signal == DLN_SIGNAL_SINCE || timex->signal == DLN_SIGNAL_BEFORE || timex->signal == DLN_SIGNAL_AFTER || timex->signal == DLN_SIGNAL_UNTIL ||
                         contact_word_is(s, timex->end, "'s") || takes_effect(s, i); /* "on Sunday, Monday's vote behind them" */
            aside |= list->days > 0 && (is_of_deed_behind(s, t, i) || contact_opens_next_verb(s, t, timex) || is_of_main(s, timex));
            uint32_t last = x;
            if (contact_told_exactly(s, x) != x)
                continue; /* "three days later, on 20 March" is one day */
            if (contact_date_is_usable(timex) && !aside && !dln_doc_is_counted_from(s->doc, timex)) {
                contact_days_from(s, t, x, &last);
                *it = (item){.begin = i, .end = s->doc->timexes[last].end, .timex = x};
                list->count++;
                list->days++;
            }
            uint32_t behind = s->doc->timexes[last].end;
            i = behind > i ? behind - 1 : i;
            continue;
        }
        if (first == s->ref_end || s->doc->refs[first].begin != i)
            continue;
        uint32_t r = contact_ref_at(s, i);
        if (r == DLN_NONE || s->doc->refs[r].begin != i)
            continue;
        uint32_t with = s->doc->refs[r].begin - 1, verb = dln_verb_at(s->clauses, with);
        if (with > t->end && t->is_verb && contact_is_between_of_occasion(s, with)) { /* "discussed the summit between Sarr and Diop with Mensah" */
            contact_list others = contact_nobody();
            uint32_t behind = contact_chain(s, i, end, &others);
            i = behind > i ? behind - 1 : i;
            continue;
        }
        bool is_of_next_verb = verb != DLN_NONE && verb != t->group && s->clauses->verbs[verb].form == DLN_VERB_INFINITIVE; /* "phoned both to congratulate them" */
        if (!is_of_next_verb && is_partner(s, t, r) && !(i > s->begin && contact_is_of_topic(s, with))) {
            *it = (item){.begin = i, .timex = DLN_NONE};
            uint32_t cut = i + 1;
            while (cut < end && cut < i + CHAIN && !contact_word_in(s, cut, DLN_LIST_NEXT_WORDS))
                cut++;
            it->end = contact_chain(s, i, cut < i + CHAIN ? cut : end, &it->who); /* "Sarr and later Diop" are no list */
            if (it->who.count > 0) {
                list->count++;
                list->partners += it->who.count;
                i = it->end > i ? it->end - 1 : i;
                continue;
            }
        }
        if (s->doc->refs[r].kind == DLN_REF_PARTY && (s->doc->refs[r].flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) == 0)
            i = s->doc->refs[r].end > i ? s->doc->refs[r].end - 1 : i;
    }
}

static bool one_day_or_within(const contact_sentence *s, uint32_t a, uint32_t b)
{
    return dln_when_overlaps(&s->doc->timexes[a].when, &s->doc->timexes[b].when);
}

static bool is_joined(const contact_sentence *s, uint32_t from, uint32_t to) /* by a comma or "and" */
{
    for (uint32_t i = from; i < to; i++) {
        if (contact_word_is(s, i, ",") || contact_word_is(s, i, "and") || contact_word_is(s, i, "then"))
            return true;
    }
    return false;
}

/* A word with a capital letter behind "and": a name, known or not. */
static bool names_somebody(const contact_sentence *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if ((s->doc->tokens.items[i].flags & DLN_CAPITAL) != 0 && i > from && (contact_word_is(s, i - 1, "and") || contact_word_is(s, i - 1, ",")))
            return true;
    }
    return false;
}

/* "receives on Friday Sarr at two, Diop at four", "rang both over the weekend, Sarr on Saturday and Diop on Sunday": the day, or the days, that
 * stand before all of them, where each has its hour, or its day. Returns the days; DLN_NONE: there are none. */
static uint32_t leave_out_common_day(const contact_sentence *s, item_list *list)
{
    uint32_t at = list->count > 1 && list->items[0].timex == DLN_NONE ? 1 : 0; /* "met Sarr last week, on Monday in Rome and on Friday in Lima" */
    uint32_t timex = list->days < 3 ? DLN_NONE : list->items[at].timex;
    const dln_when *common = timex == DLN_NONE ? NULL : &s->doc->timexes[timex].when;
    bool are_days = common != NULL && !dln_when_is_open(common) && dln_when_length_days(common) > 1;
    if (common == NULL || dln_when_has_clock(common) || (at > 0 && !are_days))
        return DLN_NONE;
    for (uint32_t i = at + 1; i < list->count; i++) {
        const dln_timex *each = list->items[i].timex == DLN_NONE ? NULL : &s->doc->timexes[list->items[i].timex];
        if (each != NULL && (are_days ? (each->flags & DLN_TIMEX_WEEKDAY) == 0 && (!dln_when_overlaps(common, &each->when) || dln_when_length_days(&each->when) > 1) : !contact_is_bare_clock(each)))
            return DLN_NONE;
    }
    memmove(list->items + at, list->items + at + 1, (list->count - at - 1) * sizeof *list->items);
    list->count--;
    list->days--;
    return are_days ? timex : DLN_NONE;
}

static bool list_has(const contact_list *list, uint32_t party)
{
    for (uint32_t p = 0; p < list->count; p++) {
        if (list->party[p] == party)
            return true;
    }
    return false;
}

/* "reached both presidents, Sarr on Saturday and Diop on Sunday": those who are named again one by one; whoever they were taken for. */
static void leave_out_group(item_list *list, contact_list *group)
{
    uint32_t again = 0;
    bool are_same = true;
    if (list->count < 2 || list->items[0].timex != DLN_NONE || list->items[0].who.count < 2)
        return;
    for (uint32_t i = 1; i < list->count; i++) {
        const contact_list *who = &list->items[i].who;
        for (uint32_t p = 0; p < who->count && list->items[i].timex == DLN_NONE; p++)
            are_same &= list_has(&list->items[0].who, who->party[p]);
        again += list->items[i].timex == DLN_NONE ? who->count : 0;
    }
    if (again < 2 || !(are_same || (again == list->items[0].who.count && list->items[0].who.by[0] == DLN_BY_ROLE)))
        return;
    *group = list->items[0].who;
    list->partners -= group->count;
    memmove(list->items, list->items + 1, (list->count - 1) * sizeof *list->items);
    list->count--;
}

static void open_share(contact_share *share, const item *it)
{
    *share = (contact_share){.timex = it->timex, .begin = it->begin, .end = it->end};
    if (it->timex == DLN_NONE)
        share->who = it->who;
}

/* "spoke twice on Tuesday, at noon and at four", "at noon and again at four" */
static bool is_another_hour(const contact_sentence *s, uint32_t a, uint32_t b)
{
    enum { NEAR = 14 };
    const dln_timex *first = &s->doc->timexes[a], *second = &s->doc->timexes[b];
    if (!dln_when_has_clock(&first->when) || !dln_when_has_clock(&second->when) || first->when.begin.minute == second->when.begin.minute || second->begin < first->end + 1)
        return false;
    if (contact_word_is(s, second->begin - 1, "(") || contact_word_is(s, second->begin - 2, "("))
        return false; /* the same, in another zone */
    for (uint32_t i = first->end; i < second->begin; i++) {
        if (contact_word_is(s, i, "again"))
            return true;
    }
    for (uint32_t i = first->begin; i > s->begin && first->begin - i < NEAR; i--) {
        if (contact_word_is(s, i - 1, "twice"))
            return contact_word_is(s, second->begin - 2, "and") || contact_word_is(s, second->begin - 1, "and");
    }
    return false;
}

/* Partners and days in turn. A day belongs to the partners before it, unless it opens its part of the list. */
static uint32_t by_days(const contact_sentence *s, const item_list *list, contact_share out[CONTACT_SHARES])
{
    uint32_t count = 0;
    bool day_first = list->items[0].timex != DLN_NONE && list->partners > 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const item *it = &list->items[i];
        contact_share *last = count == 0 ? NULL : &out[count - 1];
        bool opens = last == NULL;
        if (last != NULL && it->timex == DLN_NONE) {
            opens = last->who.count > 0 && last->timex != DLN_NONE;
        } else if (last != NULL && last->timex != DLN_NONE) {
            if (one_day_or_within(s, last->timex, it->timex) && !is_another_hour(s, last->timex, it->timex) && !(last->who.count > 0 && contact_opens_next(s, &s->doc->timexes[it->timex]))) { /* "on Tuesday, at 2 p.m." */
                last->end = it->end;
                continue;
            }
            opens = true;
        } else if (last != NULL && it->timex != DLN_NONE && i + 1 < list->count && list->items[i + 1].timex == DLN_NONE) {
            opens = day_first || (i + 2 >= list->count && count > 1) || contact_opens_next(s, &s->doc->timexes[it->timex]);
        }
        if (!opens) {
            if (it->timex == DLN_NONE) {
                for (uint32_t p = 0; p < it->who.count; p++)
                    contact_list_add(s, &last->who, it->who.party[p], it->who.by[p]);
            } else {
                last->timex = it->timex;
            }
            last->end = it->end;
            continue;
        }
        if (count == CONTACT_SHARES || (last != NULL && !is_joined(s, last->end, it->begin)))
            return 0;
        if (last != NULL && it->timex != DLN_NONE && names_somebody(s, last->end, it->begin))
            continue; /* "rang Sarr on Monday and Unknown the day after" */
        open_share(&out[count++], it);
    }
    /* a day alone is one more occasion of the partners before it, partners alone are met on the day before */
    for (uint32_t k = 1; k < count; k++) {
        if (out[k].who.count == 0)
            out[k].who = out[k - 1].who;
        if (out[k].timex == DLN_NONE)
            out[k].timex = out[k - 1].timex;
    }
    return count;
}

/* "saw Sarr at noon and Diop an hour later" */
static bool has_later_behind(const contact_sentence *s, const item *it)
{
    uint32_t x = dln_doc_timex_from(s->doc, it->end);
    return x < s->timex_end && s->doc->timexes[x].begin == it->end && contact_is_later(s, &s->doc->timexes[x]);
}

/* "saw Sarr in Dakar, then Diop in Thies the day after": one behind the other. */
static bool is_next(const contact_sentence *s, const item *it)
{
    if (has_later_behind(s, it))
        return true;
    return contact_word_in(s, it->begin, DLN_LIST_NEXT_WORDS) || contact_word_in(s, it->begin - 1, DLN_LIST_NEXT_WORDS) || contact_word_in(s, it->begin - 2, DLN_LIST_NEXT_WORDS) || contact_word_in(s, it->begin - 3, DLN_LIST_NEXT_WORDS);
}

/* "saw Sarr at noon and Diop after lunch": a part of the day between the one and the other. */
static bool is_at_another_hour(const contact_sentence *s, uint32_t from, uint32_t to)
{
    bool has_hour = false;
    for (uint32_t i = from; i < to; i++)
        has_hour |= contact_word_in(s, i, DLN_LIST_HOURS_OF_DAY);
    return has_hour && to > from && contact_word_is(s, to - 1, "and");
}

static bool has_next(const contact_sentence *s, const item_list *list)
{
    uint32_t before = list->items[0].end; /* the end of the partners before */
    for (uint32_t i = 1; i < list->count; i++) {
        if (list->items[i].timex != DLN_NONE)
            continue;
        if (is_next(s, &list->items[i]) || is_at_another_hour(s, before, list->items[i].begin))
            return true;
        before = list->items[i].end;
    }
    return false;
}

/* "had a call yesterday with Sarr, and then last night with Diop": all its times are of one day. */
static bool is_one_day(const contact_sentence *s, const item_list *list)
{
    uint32_t first = DLN_NONE;
    bool is_then = false;
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t timex = list->items[i].timex;
        is_then |= i > 0 && timex == DLN_NONE && is_next(s, &list->items[i]);
        first = first == DLN_NONE ? timex : first;
        if (timex != DLN_NONE && (!one_day_or_within(s, first, timex) || dln_when_has_clock(&s->doc->timexes[timex].when)))
            return false;
    }
    return first != DLN_NONE && is_then;
}

bool contact_in_calls(const contact_sentence *s, uint32_t begin, uint32_t end)
{
    for (uint32_t k = 0; k < s->cue_count; k++) {
        const contact_cue *cue = &s->cues[k];
        bool is_many = cue->cue == DLN_CUE_PHONE && ONE_OF(s, cue->end - 1, "calls", "conversations");
        if (is_many && cue->begin >= begin && cue->end <= end && contact_word_is(s, cue->begin, "in"))
            return true;
    }
    return false;
}

/* "three leaders, one after another", "to Sarr and to Diop", "calls with Sarr and Diop": one each. */
static bool is_in_turn(const contact_sentence *s, const contact_trigger *t, const item_list *list, uint32_t end)
{
    if (contact_cue_within(s, s->begin, end, DLN_CUE_APART) || (t->is_verb && contact_in_calls(s, t->end, end)))
        return true;
    const item *first = list->items[0].timex == DLN_NONE ? &list->items[0] : NULL;
    bool are_both = first != NULL && ((contact_word_is(s, first->begin, "each") && !contact_word_is(s, first->begin + 1, "other")) || contact_word_is(s, first->begin - 1, "both") || (contact_word_is(s, first->begin - 1, "of") && ONE_OF(s, first->begin - 2, "each", "both"))); /* "thanked both leaders by phone", "met each of them" */
    first = first == NULL && list->count == 2 && list->items[1].timex == DLN_NONE && contact_word_is(s, list->items[1].begin - 1, ":") ? &list->items[1] : first; /* "rang two ministers on Tuesday: Sarr and Diop" */
    if (first != NULL && list->count == list->days + 1 && first->who.count >= 2 && (are_both || first->begin <= t->end + 3 || contact_word_is(s, first->begin - 1, ":"))) { /* one list, beside the trigger */
        if (t->is_verb && t->type == DLN_CONTACT_CALL && (t->flags & DLN_CONTACT_OBJECT) != 0)
            return true; /* "rang Sarr and Diop" */
        for (uint32_t k = first->begin; k < first->end; k++) {
            if (are_both || contact_word_is(s, k, "both") || (contact_word_is(s, k, "and") && (contact_word_is(s, k + 1, "to") || contact_word_is(s, k + 1, "with") || (contact_word_is(s, k + 1, "for") && contact_word_is(s, first->begin - 1, "for")))))
                return true; /* "spoke by phone to Sarr and to Diop" */
        }
    }
    uint32_t last = t->end - 1;
    dln_span word = dln_token_text(&s->doc->tokens, last);
    bool plural = !t->is_verb && word.len > 1 && word.text[word.len - 1] == 's' && t->type != DLN_CONTACT_EITHER && (t->flags & DLN_CONTACT_COUNTED) != 0;
    for (uint32_t i = 1; i < list->count && !plural; i++) {
        uint32_t before = list->items[i].begin - 1;
        bool is_and = contact_word_is(s, before - 1, "and") || contact_word_is(s, before - 2, "and"); /* "two with Sarr and three with Diop" */
        plural = is_and && (contact_word_is(s, before, "with") || contact_word_is(s, before, "to"));
    }
    return plural;
}

/* A day, no hour, that the sentence names; DLN_NONE. */
static uint32_t whole_day(const contact_sentence *s)
{
    enum { MOST = 16 };
    for (uint32_t x = s->timex_begin; x < s->timex_end && x < s->timex_begin + MOST; x++) {
        if (contact_date_is_usable(&s->doc->timexes[x]) && dln_when_grain(&s->doc->timexes[x].when) == DLN_GRAIN_DAY && dln_when_length_days(&s->doc->timexes[x].when) == 1)
            return x;
    }
    return DLN_NONE;
}

/* Partners one behind the other, with a day or none. The day is everybody's if it stands before the second of them, else the last one's. */
static uint32_t by_turns(const contact_sentence *s, const item_list *list, contact_share out[CONTACT_SHARES])
{
    uint32_t count = 0, day = DLN_NONE, hour = DLN_NONE, whole = whole_day(s);
    for (uint32_t i = 0; i < list->count; i++) {
        const item *it = &list->items[i];
        bool has_own_hour = it->timex != DLN_NONE && count > 0 && whole != DLN_NONE && contact_is_bare_clock(&s->doc->timexes[it->timex]) && i + 1 < list->count && contact_word_is(s, it->end, ",") && list->items[i + 1].begin <= it->end + 2;
        if (has_own_hour) { /* "then Diop and finally, at 7 p.m., Mensah" */
            hour = it->timex;
            day = whole;
            continue;
        }
        if (it->timex != DLN_NONE) {
            day = it->timex;
            if (count > 1 && (s->doc->timexes[day].flags & DLN_TIMEX_ANCHORED) != 0) {
                out[count - 1].timex = day;
                for (uint32_t k = 0; k + 1 < count; k++)
                    out[k].is_undated = true;
                day = DLN_NONE;
            }
            continue;
        }
        bool is_at_own_hour = hour != DLN_NONE && i > 0 && list->items[i - 1].timex == hour;
        if (count > 0 && !is_at_own_hour && !is_next(s, it) && !(i > 0 && is_at_another_hour(s, out[count - 1].end, it->begin))) {
            for (uint32_t p = 0; p < it->who.count; p++)
                contact_list_add(s, &out[count - 1].who, it->who.party[p], it->who.by[p]);
            out[count - 1].end = it->end;
        } else if (count < CONTACT_SHARES) {
            open_share(&out[count++], it);
        }
    }
    for (uint32_t k = 0; k < count && day != DLN_NONE; k++)
        out[k].timex = day;
    if (hour != DLN_NONE && count > 1) {
        out[count - 1].timex = hour;
        out[count - 1].begin = s->doc->timexes[hour].begin;
    }
    return count;
}

/* "met Sarr in Rome on Monday, and in Lima on Friday": the place that stands before the day. */
static void open_at_place(const contact_sentence *s, const contact_share *last, contact_share *share)
{
    if (share->timex == DLN_NONE || s->doc->timexes[share->timex].begin != share->begin)
        return;
    uint32_t joins = DLN_NONE;
    for (uint32_t i = last->end; i < share->begin; i++) {
        if (contact_word_is(s, i, "and") || contact_word_is(s, i, "then"))
            joins = i;
    }
    for (uint32_t r = s->ref_begin; joins != DLN_NONE && r < s->ref_end && s->doc->refs[r].end <= share->begin; r++) {
        if (s->doc->refs[r].place != DLN_NONE && s->doc->refs[r].begin > joins) {
            share->begin = joins;
            return;
        }
    }
}

/* Where each looks for its place: behind its own words, or, "in Rome on Monday and in Lima on Friday", before its day. */
static void place_windows(const contact_sentence *s, const contact_trigger *t, uint32_t end, contact_share *shares, uint32_t count)
{
    bool before = false;
    for (uint32_t r = s->ref_begin; r < s->ref_end; r++) {
        const dln_ref *ref = &s->doc->refs[r];
        before |= ref->place != DLN_NONE && ref->begin >= t->end && ref->end <= shares[0].begin;
    }
    for (uint32_t k = 1; k < count && !before; k++)
        open_at_place(s, &shares[k - 1], &shares[k]);
    uint32_t last = t->end;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t own = shares[k].end;
        shares[k].end = before ? own : k + 1 < count ? shares[k + 1].begin : end;
        if (before)
            shares[k].begin = last;
        last = own;
    }
}

/* "Okonjo and Sarr met separately with Diop". */
static bool is_separate(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 3 };
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    for (uint32_t i = g == NULL ? s->end : g->begin; i < s->end && i < g->end + NEAR; i++) {
        if (contact_word_is(s, i, "separately") && !contact_word_is(s, i + 1, "from"))
            return true;
    }
    return false;
}

/* "Okonjo and Sarr had each rung Diop": by each of the two. */
static bool calls_each(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    if (is_separate(s, t))
        return true;
    for (uint32_t i = g == NULL ? s->end : g->begin > s->begin ? g->begin - 1 : g->begin; i < s->end && i < g->end; i++) {
        if (contact_word_is(s, i, "each"))
            return true;
    }
    enum { NEAR = 8, NAME = 16, EACH_OF = 3 };
    uint32_t subject = t->is_verb ? DLN_NONE : dln_verb_before(s->clauses, t->begin);
    const dln_verb_group *light = subject == DLN_NONE || subject >= s->clauses->verb_count ? g : &s->clauses->verbs[subject];
    uint32_t first = light != NULL && light->subject_begin < light->subject_end ? light->subject_begin : s->begin;
    for (uint32_t i = first > s->begin + EACH_OF ? first - EACH_OF : s->begin; i <= first; i++) {
        if (contact_word_is(s, i, "each") && (i == first || contact_word_is(s, i + 1, "of")) && !(first > i + 1 && dln_token_is(&s->doc->tokens, first - 1, ",")))
            return true; /* "Each of them was received by Diop" */
    }
    if (!t->is_verb && contact_cue_within(s, t->begin > s->begin ? t->begin - 1 : t->begin, t->begin + 1, DLN_CUE_APART))
        return true; /* "Okonjo and Sarr had separate meetings with Diop" */
    for (uint32_t i = g == NULL ? s->end : g->end; i < s->end && i < g->end + NAME && i < g->reach; i++) {
        if (contact_word_is(s, i, "respectively")) /* "Okonjo and Sarr will meet Diop respectively" */
            return true;
    }
    return g != NULL && (g->flags & DLN_VERB_PASSIVE) != 0 && contact_cue_within(s, g->begin, g->end + NEAR, DLN_CUE_APART); /* "were received separately by Diop" */
}

static uint32_t by_subjects(const contact_sentence *s, const item_list *list, const contact_list *subjects, contact_share out[CONTACT_SHARES])
{
    uint32_t count = 0;
    for (uint32_t p = 0; p < subjects->count && count < CONTACT_SHARES; p++) {
        out[count] = (contact_share){.timex = DLN_NONE, .begin = s->begin, .end = s->end};
        contact_list_add(s, &out[count].who, subjects->party[p], subjects->by[p]);
        for (uint32_t i = 0; i < list->count; i++) {
            for (uint32_t k = 0; k < list->items[i].who.count; k++)
                contact_list_add(s, &out[count].who, list->items[i].who.party[k], list->items[i].who.by[k]);
        }
        count++;
    }
    return count;
}

/* "Okonjo and Sarr met Diop and Mensah respectively": the first with the first, the second with the second. */
static uint32_t in_pairs(const contact_sentence *s, const contact_trigger *t, const item_list *list, const contact_list *subjects, contact_share out[CONTACT_SHARES])
{
    enum { FAR = 40 };
    const contact_list *others = NULL;
    bool is_respective = false;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].timex == DLN_NONE && others != NULL)
            return 0;
        others = list->items[i].timex == DLN_NONE ? &list->items[i].who : others;
    }
    for (uint32_t i = t->end; i < s->end && i < t->end + FAR; i++)
        is_respective |= contact_word_is(s, i, "respectively");
    if (!is_respective || others == NULL || others->count != subjects->count || subjects->count < 2 || subjects->count > CONTACT_SHARES)
        return 0;
    for (uint32_t p = 0; p < subjects->count; p++) {
        out[p] = (contact_share){.timex = DLN_NONE, .begin = s->begin, .end = s->end};
        contact_list_add(s, &out[p].who, subjects->party[p], subjects->by[p]);
        contact_list_add(s, &out[p].who, others->party[p], others->by[p]);
    }
    return subjects->count;
}

/* "on 3 and 6 March", not "between 3 and 6 March" nor "on 5 and 6 March": two occasions, of whoever met. */
static uint32_t on_two_days(const contact_sentence *s, const item_list *list, const contact_list *who, contact_share out[CONTACT_SHARES])
{
    uint32_t at = 0;
    while (at < list->count && list->items[at].timex == DLN_NONE)
        at++;
    const dln_timex *timex = at < list->count ? &s->doc->timexes[list->items[at].timex] : NULL;
    if (timex == NULL || list->days != 1 || who->count < 2 || dln_when_grain(&timex->when) != DLN_GRAIN_DAY || dln_when_is_open(&timex->when) || dln_when_length_days(&timex->when) < 3 ||
        timex->end - timex->begin > 5 || contact_word_is(s, timex->begin - 1, "between") || timex->signal == DLN_SIGNAL_FROM)
        return 0;
    bool is_and = false;
    for (uint32_t i = timex->begin; i < timex->end; i++)
        is_and |= contact_word_is(s, i, "and");
    if (!is_and)
        return 0;
    for (uint32_t k = 0; k < 2; k++)
        out[k] = (contact_share){.who = *who, .timex = list->items[at].timex, .has_day = true, .day = k == 0 ? dln_when_first_day(&timex->when) : dln_when_last_day(&timex->when), .begin = s->begin, .end = s->end};
    return 2;
}

/* "opens on 3 March and closes on 9 March": another verb has the second day. */
static bool is_of_one_verb(const contact_sentence *s, const item_list *list)
{
    uint32_t first = dln_verb_before(s->clauses, list->items[0].begin);
    return first == dln_verb_before(s->clauses, list->items[list->count - 1].begin);
}

uint32_t contact_shares(const contact_sentence *s, const contact_trigger *t, const contact_list *who, contact_share out[CONTACT_SHARES])
{
    item_list list;
    list.count = list.days = list.partners = 0; /* its items are made as they are counted */
    uint32_t end = region_end(s, t), count = 0;
    end = contact_before_listed(s, t, end);
    const contact_trigger *beside = t->is_verb ? NULL : contact_set_beside(s, t); /* "had talks with Sarr on Monday and lunch with Diop on Tuesday" */
    if (beside != NULL && beside->before < end)
        end = beside->before;
    for (uint32_t i = t->end; i < end && t->begin == t->end && (t->flags & DLN_CONTACT_VISIT) != 0; i++) { /* "was in Rome on Monday, and her colleague Diop on Friday": who came, too */
        uint32_t r = contact_ref_at(s, i);
        if (r != DLN_NONE && s->doc->refs[r].count > 0 && (s->doc->refs[r].flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) == 0 && s->doc->parties[s->doc->ref_parties[s->doc->refs[r].first]].party.kind == DLN_PERSON)
            end = i;
    }
    read_items(s, t, end, &list);
    contact_list group = contact_nobody();
    leave_out_group(&list, &group);
    uint32_t within = leave_out_common_day(s, &list);
    uint32_t apart = on_two_days(s, &list, who, out);
    if (apart > 0)
        return apart;
    if (list.count < 2 && list.partners < 2 && !calls_each(s, t))
        return 0;
    contact_list shared = contact_nobody(); /* who stands before the trigger takes part in each */
    for (uint32_t p = 0; p < who->count; p++) {
        bool behind = list_has(&group, who->party[p]);
        for (uint32_t i = 0; i < list.count && !behind; i++) {
            for (uint32_t k = 0; k < list.items[i].who.count; k++)
                behind |= list.items[i].who.party[k] == who->party[p];
        }
        if (!behind)
            contact_list_add(s, &shared, who->party[p], who->by[p]);
    }
    uint32_t pairs = list.days <= 1 ? in_pairs(s, t, &list, &shared, out) : 0;
    if (pairs > 0)
        return pairs;
    bool is_put_in = false; /* "Sarr and, on Tuesday, Diop" */
    for (uint32_t i = 1; i + 1 < list.count && list.days == 1; i++)
        is_put_in |= list.items[i].timex != DLN_NONE && contact_opens_next(s, &s->doc->timexes[list.items[i].timex]);
    if (is_put_in || (list.days >= 2 && !(list.partners >= 2 && shared.count > 0 && is_one_day(s, &list))))
        count = by_days(s, &list, out);
    else if (list.partners >= 2 && shared.count > 0 && has_next(s, &list))
        count = by_turns(s, &list, out);
    if (count < 2 && list.days <= 1 && list.partners >= 2 && shared.count > 0 && is_in_turn(s, t, &list, end)) {
        count = 0;
        for (uint32_t i = 0; i < list.count; i++) {
            for (uint32_t p = 0; p < list.items[i].who.count && count < CONTACT_SHARES; p++) {
                if (s->doc->parties[list.items[i].who.party[p]].is_spokesperson)
                    continue; /* "when he phones Sarr, the spokesman said" */
                out[count] = (contact_share){.timex = DLN_NONE, .begin = list.items[i].begin, .end = list.items[i].end};
                contact_list_add(s, &out[count++].who, list.items[i].who.party[p], list.items[i].who.by[p]);
            }
        }
    }
    if (count < 2 && list.days <= 1 && list.partners > 0 && shared.count >= 2 && calls_each(s, t))
        return by_subjects(s, &list, &shared, out);
    if (count < 2)
        return 0;
    place_windows(s, t, end, out, count);
    for (uint32_t k = 0; k < count; k++) {
        out[k].within = within == DLN_NONE ? 0 : within + 1;
        bool is_set_for = !t->is_verb && t->in_subject && t->group != DLN_NONE && list.items[0].begin >= s->clauses->verbs[t->group].end && is_of_one_verb(s, &list); /* "Further sessions have been set for 3 March and 9 April" */
        bool is_verb_of_days = (t->is_verb || is_set_for) && list.partners == 0 && who->count == 0; /* "It sat in Accra on 3 March and in Lome on 9 April" */
        if (shared.count == 0 && out[k].who.count == 0 && !is_verb_of_days)
            return 0;
        contact_list together = shared;
        for (uint32_t p = 0; p < out[k].who.count; p++)
            contact_list_add(s, &together, out[k].who.party[p], out[k].who.by[p]);
        out[k].who = together;
    }
    return count;
}
