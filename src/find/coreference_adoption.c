/* src/find/coreference_adoption.c - whose somebody is who bears a title and of whom no nation is told: his for whom he speaks, the side's whose delegation
 * he is in, the country's in which he is met, the publisher's, the one the article is about. A wrong nation is worse than none.
 */
#include "find/coreference.h"

enum { FEW = 4 };

void dln_adopt(dln_finder *f, uint32_t party, dln_nation nation)
{
    f->known[party].nation = nation;
    f->doc->parties[party].party.country = dln_nation_code(f, nation);
}

/* "In Abuja, Foreign Ministry spokesman X said", "In Abuja on Monday, ...": who speaks for a ministry seldom travels; a minister does. */
static dln_nation nation_of_scene(const dln_reader *r, const dln_group *group)
{
    enum { REACH = 8 }; /* items */
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    if (!dln_token_says(f->tokens, begin, "in") || dln_office_of_title(f, group->title, DLN_NO_NATION) != DLN_OFFICE_SPOKESPERSON)
        return DLN_NO_NATION;
    for (uint32_t i = group->item; i > 0 && group->item - i < REACH && f->items[i - 1].begin > begin; i--) {
        const dln_item *item = &f->items[i - 1];
        uint32_t timex = dln_doc_timex_from(f->doc, item->end);
        bool has_day = timex < f->doc->timex_count && f->doc->timexes[timex].begin <= item->end + dln_is_word(f, item->end, "on");
        if (item->begin == begin + 1 && item->kind == DLN_ITEM_CAPITAL && dln_is_word(f, has_day ? f->doc->timexes[timex].end : item->end, ","))
            return (dln_nation){DLN_TABLE_COUNTRIES, item->row};
    }
    return DLN_NO_NATION;
}

/* How often the article names each country, or one of its own people; counted once. False: nothing is known. */
static bool count_countries(dln_reader *r)
{
    const dln_finder *f = r->f;
    if (r->named == NULL)
        r->named = dln_arena_array(f->doc->arena, dln_row_count(f->lexicon, DLN_TABLE_COUNTRIES), sizeof *r->named);
    if (r->named == NULL || r->named_all > 0)
        return r->named != NULL;
    for (size_t i = 0; i < f->group_count; i++) {
        const dln_group *group = &f->groups[i];
        const dln_item *item = &f->items[group->item];
        uint32_t row = group->nation_count == 0 || group->nations[0].table != DLN_TABLE_COUNTRIES ? DLN_NONE : group->nations[0].row;
        if (group->nation_count == 0 && group->kind == DLN_GROUP_PERSON && item->kind <= DLN_ITEM_FAMILY && item->kind >= DLN_ITEM_PERSON) {
            dln_nation home = dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, item->row, DLN_PEOPLE_COUNTRY));
            row = home.table == DLN_TABLE_COUNTRIES ? home.row : DLN_NONE;
        }
        if (row == DLN_NONE)
            continue;
        r->named_all++;
        if (++r->named[row] > r->named[r->named_most])
            r->named_most = row;
    }
    return true;
}

/* The country that half or more of what the article names, and more than a few, belongs to; DLN_NO_NATION. */
static dln_nation country_of_article(dln_reader *r)
{
    if (!count_countries(r) || r->named[r->named_most] < FEW || r->named[r->named_most] * 2 < r->named_all)
        return DLN_NO_NATION;
    return (dln_nation){DLN_TABLE_COUNTRIES, r->named_most};
}

/* Of whom the text around here tells: "Algeria noted Morocco's absence. The ministry's spokesman, X," is of Algeria, whose people act. */
static dln_nation nation_around(dln_reader *r)
{
    enum { BACK = 12 };
    const dln_finder *f = r->f;
    dln_nation last = dln_context_nation(r);
    for (uint32_t back = 0; back < BACK && !dln_has_nation(r->speaker); back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || r->sentence - m->sentence > 1)
            break;
        if (m->is_owner || !dln_has_nation(f->known[m->party].nation) || f->known[m->party].nation.table != DLN_TABLE_COUNTRIES)
            continue;
        dln_nation acts = f->known[m->party].nation, most = dln_nation_equals(acts, last) ? DLN_NO_NATION : country_of_article(r);
        return dln_has_nation(most) ? most : acts;
    }
    return last;
}

/* "Foreign Ministry spokesman X" without a nation: the nation around. A minister alone may be of any. */
static void adopt_nation(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    if (group->institution == DLN_NONE)
        return;
    dln_nation nation = dln_nation_of_fighters(r, group->institution);
    if (!dln_has_nation(nation))
        nation = nation_of_scene(r, group);
    if (!dln_has_nation(nation))
        nation = nation_around(r);
    if (!dln_has_nation(nation))
        return;
    dln_adopt(f, party, nation);
}

/* "X, a minister at the Foreign Office": Britain's, unless the text is about another state that calls its own so. */
static void adopt_foreign_office(dln_reader *r, uint32_t party, const dln_group *group)
{
    const dln_finder *f = r->f;
    if (group->body == DLN_NONE || group->nation_count > 0 || dln_cell(f->lexicon, DLN_TABLE_BODIES, group->body, DLN_BODIES_KIND) != DLN_BODY_FOREIGNOFFICE)
        return;
    dln_nation around = dln_context_nation(r);
    bool has_its_own = dln_has_nation(around) && dln_text_in(f->lexicon, dln_nation_code(f, around), DLN_LIST_OWN_FOREIGN_OFFICES);
    dln_adopt(r->f, party, has_its_own ? around : dln_nation_of_code(f, DLN_SPAN("GBR")));
}

/* "Osaka mayor X", "Texas Governor X": of the country in which the town is. */
static void adopt_town(dln_reader *r, uint32_t party, const dln_group *group)
{
    const dln_finder *f = r->f;
    size_t k = group->item;
    while (k > 0 && f->items[k - 1].end > group->begin)
        k--;
    const dln_item *town = k > 0 ? &f->items[k - 1] : NULL;
    if (town == NULL || town->end != group->begin || group->title == DLN_NONE || group->nation_count > 0)
        return;
    dln_span title = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE);
    bool is_of_land = town->kind == DLN_ITEM_VENUE && dln_span_is(title, "prime-minister"); /* "Bavaria premier X" */
    dln_nation nation = is_of_land || dln_text_in(f->lexicon, title, DLN_LIST_TITLES_OF_TOWNS) ? dln_country_of_town(f, town) : DLN_NO_NATION;
    if (dln_has_nation(nation))
        dln_adopt(r->f, party, nation);
}

/* "Kiir's spokesman, X", "its ambassador X": of the owner's nation. */
static void adopt_owner(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_KIND);
    if (group->nation_count > 0 || !dln_has_nation(r->owner_nation) || kind == DLN_TITLE_ORDINARY || kind == DLN_TITLE_HONORIFIC || !dln_is_owned(r, group->begin))
        return;
    dln_adopt(f, party, r->owner_nation);
    f->doc->parties[party].party.is_non_state |= r->owner != DLN_NONE && f->doc->parties[r->owner].party.is_non_state;
}

/* "She stopped in Fiji, where she met President X": who holds a high office where somebody came to. What stands before him
 * in the sentence: a country or capital as a place, and behind that a verb or somebody else. */
static void adopt_place(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    dln_office office = dln_office_of_title(f, group->title, DLN_NO_NATION);
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    if (group->nation_count > 0 || office > DLN_OFFICE_MINISTER)
        return;
    bool any_between = group->begin > 0 && dln_is_word(f, group->begin - 1, "where");
    for (uint32_t i = f->ref_count; i > 0 && f->doc->refs[i - 1].begin >= begin; i--) {
        const dln_ref *ref = &f->doc->refs[i - 1];
        if (ref->kind != DLN_REF_PLACE || ref->place == DLN_NONE) {
            any_between = true;
            continue;
        }
        for (uint32_t t = ref->end; t < group->begin && !any_between; t++)
            any_between = dln_starts_table(f, t, DLN_TABLE_VERBS);
        dln_nation nation = dln_nation_of_code(f, f->doc->places[ref->place].place.country);
        if (ref->end <= f->doc->dateline_end)
            return;
        if (!any_between || (ref->rule != dln_rule_country && ref->rule != dln_rule_capital && ref->rule != dln_rule_capital_to) || !dln_has_nation(nation) || nation.table != DLN_TABLE_COUNTRIES)
            return;
        dln_adopt(f, party, nation);
        return;
    }
}

/* "The Chadian side was led by Minister X, Niger's by Colonel Y", "the Nigerien one by Y": the nation with which the other side is told without its word. */
static dln_nation opposite(const dln_finder *f, const dln_ref *ref, const dln_group *group)
{
    enum { WORDS = 6 };
    if (ref->kind != DLN_REF_PARTY || ref->count != 1 || ref->end + WORDS < group->begin || ref->end >= group->begin || !dln_is_word(f, group->begin - 1, "by") || dln_is_person(f, f->doc->ref_parties[ref->first]))
        return DLN_NO_NATION;
    for (uint32_t t = ref->end; t + 1 < group->begin; t++) {
        if (!dln_token_is_possessive(f->tokens, t) && !dln_is_word(f, t, "one") && !dln_is_word(f, t, "side") && !dln_is_word(f, t, "team") && !dln_is_word(f, t, "was") && !dln_token_in(f->tokens, t, DLN_LIST_LED_WORDS))
            return DLN_NO_NATION;
    }
    return f->known[f->doc->ref_parties[ref->first]].nation;
}

/* "The Lao delegation included Commerce Minister X": of that side. */
static void adopt_side(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    dln_nation led = dln_nation_of_team_led(f, group);
    if (dln_has_nation(led)) {
        dln_adopt(f, party, led);
        return;
    }
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    for (uint32_t i = f->ref_count; i > 0 && f->doc->refs[i - 1].begin >= begin; i--) {
        const dln_ref *ref = &f->doc->refs[i - 1];
        dln_nation other = opposite(f, ref, group);
        if (dln_has_nation(other)) {
            dln_adopt(f, party, other);
            return;
        }
        if (ref->rule != dln_rule_side || ref->count != 1)
            continue;
        dln_adopt(f, party, f->known[f->doc->ref_parties[ref->first]].nation);
        return;
    }
}

/* Whether the article names that country as often as all others together. */
static bool is_of_article(dln_reader *r, dln_nation nation)
{
    return nation.table == DLN_TABLE_COUNTRIES && count_countries(r) && r->named[nation.row] * 2 >= r->named_all;
}

/* "held talks with Foreign Minister X", "met on Friday with Foreign Minister X": whom one meets there, who did not come along. */
static bool is_met_with(const dln_reader *r, uint32_t with)
{
    enum { REACH = 8 };
    const dln_finder *f = r->f;
    uint32_t begin = dln_clause_begin(r, with);
    for (uint32_t i = with; i > begin && i + REACH > with; i--) {
        if (dln_token_in(f->tokens, i - 1, DLN_LIST_MEETS_WITH))
            return true;
    }
    return false;
}

/* "Army chief X", "opposition leader X": who is at home where the news comes from, as a minister is. */
static bool is_local(const dln_finder *f, const dln_group *group)
{
    for (uint32_t i = group->begin; i < group->name_begin; i++) {
        if (dln_token_in(f->tokens, i, DLN_LIST_LOCAL_OFFICES))
            return true;
    }
    return false;
}

/* A minister, a speaker, a leader of the opposition: who is seldom abroad, and then called by his country. */
static bool holds_office_at_home(const dln_finder *f, const dln_group *group)
{
    dln_office office = dln_office_of_title(f, group->title, DLN_NO_NATION);
    if (group->title == DLN_NONE || dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_KIND) != DLN_TITLE_OFFICE)
        return false;
    return (office <= DLN_OFFICE_MINISTER && office != DLN_OFFICE_HEAD_OF_ORGANISATION) || dln_text_in(f->lexicon, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE), DLN_LIST_TITLES_AT_HOME) || is_local(f, group);
}

/* "President X and opposition leader Y": one of the same country stands beside him. */
static bool is_beside(const dln_reader *r, const dln_group *group, dln_nation home)
{
    const dln_doc *doc = r->f->doc;
    const dln_ref *before = doc->ref_count > 0 ? &doc->refs[doc->ref_count - 1] : NULL;
    if (before == NULL || before->count != 1 || !dln_is_word(r->f, group->begin - 1, "and"))
        return false;
    uint32_t end = before->end + (dln_is_word(r->f, before->end, ",") && before->end + 2 == group->begin); /* "the foreign minister, X, and Minister Y" */
    return end + 1 == group->begin && dln_nation_equals(r->f->known[doc->ref_parties[before->first]].nation, home);
}

/* "Foreign Minister X and Foreign Minister Y": of two countries. */
static bool is_of_one_office(const dln_reader *r, const dln_group *group)
{
    const dln_doc *doc = r->f->doc;
    const dln_ref *before = doc->ref_count > 0 ? &doc->refs[doc->ref_count - 1] : NULL;
    return before != NULL && before->count == 1 && r->f->known[doc->ref_parties[before->first]].office == dln_office_of_title(r->f, group->title, DLN_NO_NATION);
}

/* Whether the sentence names nobody before. */
static bool is_named_first(const dln_reader *r)
{
    enum { MOST = 32 };
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin, i = f->ref_count;
    while (i > 0 && f->ref_count - i < MOST && f->doc->refs[i - 1].begin >= begin && (f->doc->refs[i - 1].kind != DLN_REF_PARTY || f->doc->refs[i - 1].count == 0))
        i--;
    return i == 0 || f->doc->refs[i - 1].begin < begin;
}

/* "The minister", "On Monday Ambassador X": who acts in the sentence, before whom it names nobody. */
static bool is_subject(const dln_reader *r, const dln_group *group)
{
    enum { LONGEST_DAY = 12 }; /* tokens */
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin;
    if (!is_named_first(r))
        return false;
    uint32_t before = group->begin - 1, from = group->begin > begin + LONGEST_DAY ? group->begin - LONGEST_DAY : begin, timex = group->begin > begin ? dln_doc_timex_from(f->doc, from) : 0;
    if (group->begin == begin)
        return true;
    while (timex < f->doc->timex_count && f->doc->timexes[timex].end < group->begin)
        timex++;
    bool is_behind_day = timex < f->doc->timex_count && f->doc->timexes[timex].end == group->begin && f->doc->timexes[timex].begin >= begin;
    bool is_called = (f->tokens->items[before].flags & DLN_CAPITAL) != 0 && !is_behind_day && !dln_word_is_class(f, before, DLN_CLASS_ADVERB); /* "UNOS spokeswoman X" */
    return !is_called && !dln_token_is_possessive(f->tokens, before) && !dln_word_is_class(f, before, DLN_CLASS_PREPOSITION) && !dln_word_is_class(f, before, DLN_CLASS_TO) && !dln_is_word(f, before, "by") &&
           !dln_is_word(f, before, "with") && !dln_starts_table(f, before, DLN_TABLE_VERBS);
}

/* Whether somebody who came there meets him: "met X", "was received by X", "held talks on Monday with X". */
static bool is_met(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    if (group->begin < 2)
        return false;
    if (dln_is_word(f, group->begin - 1, "with"))
        return is_met_with(r, group->begin - 1);
    if (dln_is_word(f, group->begin - 1, "by"))
        return dln_token_in(f->tokens, group->begin - 2, DLN_LIST_RECEIVED);
    return dln_token_in(f->tokens, group->begin - 1, DLN_LIST_RECEIVED) || dln_token_in(f->tokens, group->begin - 1, DLN_LIST_MEETS_WITH);
}

/* "LOME - ... Foreign Minister X met her at the airport": a paper names no country for its own people, and in the lead none for
 * those of the city that it reports from. Who stands behind "with" or "accompanied by" came with somebody else; of two under one title nobody knows. */
static void adopt_home(dln_reader *r, uint32_t party, const dln_group *group)
{
    enum { LEAD_PARAGRAPHS = 3 };
    dln_finder *f = r->f;
    dln_office office = dln_office_of_title(f, group->title, DLN_NO_NATION);
    bool is_joined = group->begin > 0 && dln_is_word(f, group->begin - 1, "and");
    bool came_along = group->begin > 0 && ((dln_is_word(f, group->begin - 1, "with") && !is_met_with(r, group->begin - 1)) ||
                                             (group->begin > 1 && dln_is_word(f, group->begin - 1, "by") && !dln_token_in(f->tokens, group->begin - 2, DLN_LIST_RECEIVED)));
    if (group->nation_count > 0 || group->standing == 1 || (office > DLN_OFFICE_MINISTER && office != DLN_OFFICE_LEADER_ELECT && !is_local(f, group)) || office == DLN_OFFICE_HEAD_OF_ORGANISATION ||
        dln_cell(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_KIND) != DLN_TITLE_OFFICE || came_along || group->is_listed)
        return;
    bool is_host = f->is_home_mission && (!is_named_first(r) || is_met(r, group)); /* whom an ambassador meets is of the country to which he is sent */
    dln_nation home = office <= DLN_OFFICE_MINISTER && !is_host ? f->home : DLN_NO_NATION;
    uint32_t lead = f->tokens->sentences[r->sentence].paragraph - f->tokens->sentences[dln_doc_sentence_of(f->doc, f->doc->dateline_begin)].paragraph;
    if (!dln_has_nation(home) && f->dateline_country != DLN_NONE && group->begin >= f->doc->dateline_begin && lead < LEAD_PARAGRAPHS)
        home = (dln_nation){DLN_TABLE_COUNTRIES, f->dateline_country};
    if (!dln_has_nation(home) && office <= DLN_OFFICE_MINISTER)
        home = country_of_article(r);
    if (is_joined && !is_beside(r, group, home))
        return;
    for (uint32_t i = f->ref_count; dln_has_nation(home) && i > 0 && f->doc->refs[i - 1].begin >= f->tokens->sentences[r->sentence].begin; i--) {
        const dln_ref *ref = &f->doc->refs[i - 1];
        if (ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE && !dln_span_equals(f->doc->places[ref->place].place.country, dln_nation_code(f, home)))
            return; /* somewhere else */
    }
    if (dln_has_nation(home))
        dln_adopt(f, party, home);
}

/* ---- by what is told around ---- */

typedef struct heard { /* whose those are who have been named */
    dln_nation nation, beside; /* of those who act; of places, and of what is called by a nation */
    bool is_disputed;         /* two nations, or an embassy, which is abroad */
} heard;

static void hear(dln_nation *nation, dln_nation more, bool *is_disputed)
{
    if (!dln_has_nation(more))
        return;
    *is_disputed |= dln_has_nation(*nation) && !dln_nation_equals(*nation, more);
    *nation = more;
}

/* "the United States airframer Boeing", "Chile striker": a noun behind the nation, which only says whose that is. */
static bool names_another(const dln_finder *f, uint32_t at)
{
    if (at >= f->tokens->count || f->tokens->items[at].kind != DLN_TOKEN_WORD || (f->tokens->items[at].flags & DLN_STARTS_SENTENCE) != 0)
        return false;
    return !dln_starts_table(f, at, DLN_TABLE_VERBS) && !dln_starts_table(f, at, DLN_TABLE_WORDS) && !dln_ends_with(dln_token_text(f->tokens, at), DLN_SPAN("ed"));
}

static void hear_ref(const dln_finder *f, const dln_ref *ref, heard *told)
{
    if (ref->kind == DLN_REF_PLACE) {
        if (ref->place != DLN_NONE && ref->end > f->doc->dateline_end)
            hear(&told->beside, dln_nation_of_code(f, f->doc->places[ref->place].place.country), &told->is_disputed);
        return;
    }
    uint32_t embassy = dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, DLN_SPAN("embassy"));
    for (uint32_t i = 0; i < ref->count; i++) {
        uint32_t party = f->doc->ref_parties[ref->first + i];
        bool acts = (ref->flags & (DLN_REF_MODIFIER | DLN_REF_POSSESSIVE)) == 0 && (f->doc->parties[party].party.kind != DLN_COUNTRY || ref->name_end < ref->end || !names_another(f, ref->end));
        hear(acts ? &told->nation : &told->beside, f->known[party].nation, &told->is_disputed);
        told->is_disputed |= dln_is_institution(f, party, embassy);
    }
}

/* The nation of whom the sentence names before the group, else of whom the nearest one before names, up to a few back; none: nobody, or those of several.
 * A place elsewhere makes it doubtful, too, unless may_be_away. */
static dln_nation nation_spoken_of(const dln_reader *r, const dln_group *group, bool may_be_away)
{
    enum { BACK = 3, MOST = 48 };
    const dln_doc *doc = r->f->doc;
    heard told = {DLN_NO_NATION, DLN_NO_NATION, false};
    uint32_t nearest = DLN_NONE;
    for (uint32_t i = doc->ref_count; i > 0 && doc->ref_count - i < MOST; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        uint32_t sentence = dln_doc_sentence_of(doc, ref->begin);
        bool is_of_title = ref->begin < doc->body_token && group->begin >= doc->body_token;
        if (sentence + BACK < r->sentence || is_of_title || (dln_has_nation(told.nation) && sentence != nearest))
            break;
        hear_ref(r->f, ref, &told);
        nearest = sentence;
    }
    bool is_away = dln_has_nation(told.beside) && !dln_nation_equals(told.beside, told.nation);
    return told.is_disputed || (is_away && !may_be_away) ? DLN_NO_NATION : told.nation;
}

/* "Kenya will not come, a spokesman, X, said": of whom the sentence tells that; the first who is named in it, before its verb. */
static dln_nation nation_of_subject(const dln_reader *r, const dln_group *group)
{
    enum { OPENING = 8, MOST = 32 };
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin, first = dln_refs_before(f->doc, begin);
    if (group->begin <= begin || !dln_is_word(f, group->begin - 1, ","))
        return DLN_NO_NATION;
    for (uint32_t i = first; i < f->ref_count && i < first + MOST; i++) {
        const dln_ref *ref = &f->doc->refs[i];
        if (ref->kind != DLN_REF_PARTY || ref->count != 1 || (ref->flags & (DLN_REF_POSSESSIVE | DLN_REF_MODIFIER)) != 0)
            continue;
        for (uint32_t t = begin; t < ref->begin; t++) {
            if (t >= begin + OPENING || dln_starts_table(f, t, DLN_TABLE_VERBS))
                return DLN_NO_NATION;
        }
        return f->known[f->doc->ref_parties[ref->first]].nation;
    }
    return DLN_NO_NATION;
}

/* "Kenya closed the border. A spokesperson, X, said": whose he is for whom he speaks. */
static void adopt_spoken_for(dln_reader *r, uint32_t party, const dln_group *group)
{
    enum { SCENE = 7 };
    bool is_of_others = group->end < r->f->tokens->count && dln_word_is_class(r->f, group->end, DLN_CLASS_PREPOSITION);
    is_of_others |= dln_is_word(r->f, group->end, "for") || dln_is_word(r->f, group->end, "of") || dln_is_word(r->f, group->end, "with");
    if (group->nation_count > 0 || group->is_plural || is_of_others || dln_office_of_title(r->f, group->title, DLN_NO_NATION) != DLN_OFFICE_SPOKESPERSON)
        return;
    dln_nation nation = nation_of_subject(r, group);
    if (!dln_has_nation(nation))
        nation = dln_nation_of_seat(r, group, SCENE, false); /* "In Cape Town, South Africa, police spokesman X said" */
    if (!dln_has_nation(nation) && (is_subject(r, group) || dln_is_word(r->f, group->begin - 1, ",")))
        nation = nation_spoken_of(r, group, true);
    if (dln_has_nation(nation))
        dln_adopt(r->f, party, nation);
}

/* "Estonia closed the border. The foreign minister, X, said": whom an article of one country tells of without saying whose he is. */
static void adopt_around(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    if (group->nation_count > 0 || group->is_plural || group->is_listed || group->standing == 1 || !holds_office_at_home(f, group))
        return;
    bool is_joined = group->begin > 0 && dln_is_word(f, group->begin - 1, "and");
    dln_nation nation = nation_spoken_of(r, group, false);
    if (is_of_article(r, nation) && (is_joined ? is_beside(r, group, nation) && !is_of_one_office(r, group) : is_subject(r, group)))
        dln_adopt(f, party, nation);
}

/* A release of an embassy names no country for its ambassador, one of a ministry none for its officials: he acts, and meets others. */
static void adopt_publisher(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    if (!f->is_home_official || f->home.table != DLN_TABLE_COUNTRIES || group->nation_count > 0 || group->is_plural || group->title == DLN_NONE || group->standing == 1)
        return;
    dln_span title = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE);
    bool is_its_own = dln_text_in(f->lexicon, title, DLN_LIST_TITLES_OF_MINISTRIES) || (f->is_home_mission && dln_span_is(title, "ambassador"));
    if (is_its_own && is_subject(r, group))
        dln_adopt(f, party, f->home);
}

/* "Sarr flew to Bamako on Monday. He met Defence Minister X there": whom a stranger meets in the one capital spoken of, where nobody of a third nation is. */
static void adopt_capital(dln_reader *r, uint32_t party, const dln_group *group)
{
    enum { MOST = 48 };
    dln_finder *f = r->f;
    const dln_doc *doc = f->doc;
    heard told = {DLN_NO_NATION, DLN_NO_NATION, false};
    bool is_capital = false, is_joined = group->begin > 0 && dln_is_word(f, group->begin - 1, "and");
    if (group->nation_count > 0 || group->is_plural || group->is_listed || group->standing == 1 || !holds_office_at_home(f, group) || (!is_joined && !is_met(r, group)))
        return;
    for (uint32_t i = doc->ref_count; i > 0 && doc->ref_count - i < MOST && dln_doc_sentence_of(doc, doc->refs[i - 1].begin) + 1 >= r->sentence; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        bool is_of_his = is_joined && i == doc->ref_count, is_visited = (ref->flags & DLN_REF_AMBIGUOUS) != 0 && ref->place != DLN_NONE; /* "Sarr visited Bamako, where" */
        if (is_visited)
            hear(&told.beside, dln_nation_of_code(f, doc->places[ref->place].place.country), &told.is_disputed);
        else if (!is_of_his)
            hear_ref(f, ref, &told);
        if ((ref->kind == DLN_REF_PLACE || is_visited) && ref->place != DLN_NONE)
            is_capital |= (ref->rule == dln_rule_capital || ref->rule == dln_rule_capital_to) && !dln_text_in(f->lexicon, doc->places[ref->place].place.name, DLN_LIST_TOWNS_OF_ALL);
    }
    if (is_capital && !told.is_disputed && dln_has_nation(told.nation) && !dln_nation_equals(told.nation, told.beside) && (!is_joined || is_beside(r, group, told.beside)))
        dln_adopt(f, party, told.beside);
}

/* "President Sarr has sent X, his special envoy, to Rome": whose envoy he is. */
static void adopt_sender(dln_reader *r, uint32_t party, const dln_group *group)
{
    const dln_finder *f = r->f;
    const dln_ref *sender = f->ref_count > 0 ? &f->doc->refs[f->ref_count - 1] : NULL;
    if (sender == NULL || group->begin < 2 || group->nation_count > 0 || group->is_plural || sender->kind != DLN_REF_PARTY || sender->count != 1 || !dln_token_in(f->tokens, group->begin - 1, DLN_LIST_SENDERS_VERBS))
        return;
    uint32_t verb = group->begin - 1;
    while (verb > sender->end && (dln_word_is_class(f, verb - 1, DLN_CLASS_HAVE) || dln_word_is_class(f, verb - 1, DLN_CLASS_ADVERB)))
        verb--;
    dln_nation nation = f->known[f->doc->ref_parties[sender->first]].nation;
    if (verb == sender->end && (sender->flags & DLN_REF_POSSESSIVE) == 0 && dln_has_nation(nation))
        dln_adopt(r->f, party, nation);
}

/* "The African Union called for calm. Commissioner X said": of the organisation, if nobody else is spoken of. */
static void adopt_organisation(dln_reader *r, uint32_t party, const dln_group *group)
{
    dln_finder *f = r->f;
    if (group->nation_count > 0 || group->is_plural || !dln_text_in(f->lexicon, dln_cell_text(f->lexicon, DLN_TABLE_TITLES, group->title, DLN_TITLES_TITLE), DLN_LIST_TITLES_OF_ORGANISATIONS) || !is_subject(r, group))
        return;
    dln_nation nation = nation_spoken_of(r, group, true);
    if (dln_has_nation(nation) && nation.table == DLN_TABLE_ORGANISATIONS)
        dln_adopt(f, party, nation);
}

/* "Accompanying President Sarr were Minister X and Ambassador Y": of his country. */
static void adopt_accompanied(dln_reader *r, uint32_t party, const dln_group *group)
{
    const dln_finder *f = r->f;
    uint32_t begin = f->tokens->sentences[r->sentence].begin, first = dln_refs_before(f->doc, begin);
    const dln_ref *ref = first < f->ref_count ? &f->doc->refs[first] : NULL;
    if (group->nation_count > 0 || ref == NULL || !dln_token_says(f->tokens, begin, "accompanying") || ref->begin != begin + 1 || ref->count != 1 || ref->kind != DLN_REF_PARTY)
        return;
    dln_nation nation = f->known[f->doc->ref_parties[ref->first]].nation;
    bool is_first = dln_word_is_class(f, group->begin - 1, DLN_CLASS_BE);
    if (dln_has_nation(nation) && (is_first || is_beside(r, group, nation)))
        dln_adopt(r->f, party, nation);
}

/* "Greece and Turkey talked. The two finance ministers, X and Y, left": of two, one of whom is known, the other is the other country's. */
static void adopt_other_of_two(dln_reader *r, uint32_t party, const dln_group *group)
{
    enum { BACK = 2, MOST = 32 };
    dln_finder *f = r->f;
    const dln_doc *doc = f->doc;
    const dln_group *last = f->groups + f->group_count - 1, *mate = group;
    const dln_group *near[] = {group - (group > f->groups), group + (group < last), group - 2 * (group > f->groups + 1), group + 2 * (group + 1 < last)};
    if (!group->is_listed || group->nation_count > 0)
        return;
    for (int i = 0; i < 2; i++) {
        bool is_mate = near[i] != group && near[i]->is_listed && near[i]->title == group->title;
        if (is_mate && (mate != group || (near[i + 2] != group && near[i + 2]->is_listed && near[i + 2]->title == group->title)))
            return; /* three */
        mate = is_mate ? near[i] : mate;
    }
    uint32_t other = mate == group ? DLN_NONE : dln_named_by(f, mate);
    dln_nation known = other == DLN_NONE ? DLN_NO_NATION : f->known[other].nation, found = DLN_NO_NATION;
    bool is_named = false, is_disputed = false;
    for (uint32_t i = doc->ref_count; i > 0 && doc->ref_count - i < MOST && dln_doc_sentence_of(doc, doc->refs[i - 1].begin) + BACK >= r->sentence; i--) {
        const dln_ref *ref = &doc->refs[i - 1];
        for (uint32_t k = 0; k < ref->count && ref->kind == DLN_REF_PARTY; k++) {
            dln_nation nation = f->known[doc->ref_parties[ref->first + k]].nation;
            is_named |= dln_nation_equals(nation, known);
            if (!dln_nation_equals(nation, known))
                hear(&found, nation, &is_disputed);
        }
    }
    if (dln_has_nation(known) && is_named && dln_has_nation(found) && !is_disputed)
        dln_adopt(f, party, found);
}

void dln_adopt_nation(dln_reader *r, uint32_t party, const dln_group *group)
{
    typedef void adoption(dln_reader *r, uint32_t party, const dln_group *group);
    if (group->title == DLN_NONE) { /* "the ministry's X" */
        dln_nation nation = nation_around(r);
        if (dln_has_nation(nation))
            dln_adopt(r->f, party, nation);
        return;
    }
    static adoption *const adoptions[] = {adopt_foreign_office, adopt_owner, adopt_town, adopt_nation, adopt_place, adopt_side, adopt_sender, adopt_home, adopt_publisher, adopt_accompanied, adopt_other_of_two, adopt_organisation, adopt_spoken_for, adopt_capital, adopt_around};
    for (size_t i = 0; i < sizeof adoptions / sizeof *adoptions && !dln_has_nation(r->f->known[party].nation); i++)
        adoptions[i](r, party, group);
}
