/* src/find/offices.c - nations by code, and who holds which office of them when.
 * terms.tsv is sorted by country, so that the office-holders of one country are one stretch; what the user adds comes after.
 */
#include "find/parties.h"


extern const uint32_t dln_table_numbers[];

enum { ELECT_DAYS = 160, ROLE_SLOTS = 64, ROLE_CELLS = 4 };

/* ---- nations ---- */

dln_span dln_nation_code(const dln_finder *f, dln_nation nation)
{
    if (!dln_has_nation(nation))
        return (dln_span){"", 0};
    if (nation.table == DLN_TABLE_COUNTRIES)
        return dln_country_code(f->lexicon, nation.row);
    uint32_t kind = dln_cell(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_KIND);
    if (kind == DLN_ORG_AGENCY)
        return DLN_SPAN("UN");
    if (kind == DLN_ORG_EUAGENCY)
        return DLN_SPAN("EU");
    if (kind == DLN_ORG_AUAGENCY)
        return DLN_SPAN("AU");
    return dln_cell_text(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_CODE);
}

bool dln_is_former(const dln_finder *f, dln_nation nation)
{
    return dln_has_nation(nation) && nation.table == DLN_TABLE_COUNTRIES &&
           dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, nation.row, DLN_COUNTRIES_SUCCESSOR).len > 0;
}

/* The code under which the offices of a nation are kept: a former state's own. */
static dln_span code_of_terms(const dln_finder *f, dln_nation nation)
{
    return dln_is_former(f, nation) ? dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, nation.row, DLN_COUNTRIES_CODE) : dln_nation_code(f, nation);
}

dln_span dln_nation_name(const dln_finder *f, dln_nation nation)
{
    if (!dln_has_nation(nation))
        return (dln_span){"", 0};
    return nation.table == DLN_TABLE_COUNTRIES ? dln_cell_text(f->lexicon, DLN_TABLE_COUNTRIES, nation.row, DLN_COUNTRIES_NAME)
                                               : dln_cell_text(f->lexicon, DLN_TABLE_ORGANISATIONS, nation.row, DLN_ORGANISATIONS_NAME);
}

/* As dln_span_compare; most codes are of three letters, which make a number. */
static inline int compare_codes(dln_span a, dln_span b)
{
    if (a.len != 3 || b.len != 3)
        return dln_span_compare(a, b);
    uint32_t first = (uint32_t)(unsigned char)a.text[0] << 16 | (uint32_t)(unsigned char)a.text[1] << 8 | (unsigned char)a.text[2];
    uint32_t second = (uint32_t)(unsigned char)b.text[0] << 16 | (uint32_t)(unsigned char)b.text[1] << 8 | (unsigned char)b.text[2];
    return (first > second) - (first < second);
}

static dln_nation nation_of_code(const dln_finder *f, dln_span code)
{
    uint32_t row = dln_row_find(f->lexicon, DLN_TABLE_COUNTRIES, code);
    if (row != UINT32_MAX)
        return (dln_nation){DLN_TABLE_COUNTRIES, row};
    row = dln_row_find(f->lexicon, DLN_TABLE_ORGANISATIONS, code);
    return row == UINT32_MAX ? DLN_NO_NATION : (dln_nation){DLN_TABLE_ORGANISATIONS, row};
}

dln_nation dln_nation_of_code(const dln_finder *f, dln_span code)
{
    if (code.len == 0)
        return DLN_NO_NATION;
    uint32_t slot = ((unsigned char)code.text[0] * 7u + (unsigned char)code.text[code.len / 2] * 31u + (unsigned char)code.text[code.len - 1]) % DLN_KEPT;
    if (f->codes == NULL)
        return nation_of_code(f, code);
    dln_kept_code *kept = &f->codes[slot];
    if (kept->code.text == NULL || !dln_span_equals(kept->code, code))
        *kept = (dln_kept_code){code, nation_of_code(f, code)};
    return kept->nation;
}

/* ---- terms ---- */

static uint32_t built_in_terms(void)
{
    return dln_table_numbers[dln_table_numbers[DLN_HEAD_TABLES] + (uint32_t)DLN_TABLE_TERMS * DLN_TABLE_CELLS];
}

dln_span dln_term_country(const dln_finder *f, uint32_t row)
{
    return dln_cell_text(f->lexicon, DLN_TABLE_TERMS, row, DLN_TERMS_COUNTRY);
}

/* The stretch of built-in terms of a country; the ones asked for lately are kept. */
static void terms_of_country(const dln_finder *f, dln_span code, uint32_t *from, uint32_t *to)
{
    uint32_t count = built_in_terms(), low = 0, high = count, hash = 0;
    for (size_t i = 0; i < code.len; i++)
        hash = hash * 31 + (unsigned char)code.text[i];
    dln_stretch *kept = f->stretches == NULL ? NULL : &f->stretches[hash % DLN_STRETCHES];
    if (kept != NULL && kept->code.text != NULL && dln_span_equals(kept->code, code)) {
        *from = kept->from;
        *to = kept->to;
        return;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_codes(dln_term_country(f, middle), code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *from = low;
    high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_codes(dln_term_country(f, middle), code) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    *to = low;
    if (kept != NULL)
        *kept = (dln_stretch){code, *from, *to};
}

static bool covers_day(const dln_finder *f, uint32_t term, int32_t day)
{
    return dln_cell_day(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_FROM, false) <= day &&
           dln_cell_day(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_TO, true) >= day;
}

/* Keeps the better of two terms for a day: one that covers it, the higher office, else the one nearest before, else after. */
static uint32_t better_term(const dln_finder *f, uint32_t a, uint32_t b, int32_t day)
{
    if (a == DLN_NONE)
        return b;
    bool a_covers = covers_day(f, a, day), b_covers = covers_day(f, b, day);
    if (a_covers != b_covers)
        return a_covers ? a : b;
    uint32_t a_office = dln_cell(f->lexicon, DLN_TABLE_TERMS, a, DLN_TERMS_OFFICE), b_office = dln_cell(f->lexicon, DLN_TABLE_TERMS, b, DLN_TERMS_OFFICE);
    if (a_covers) /* the day on which one office follows another belongs to the later one */
        return a_office != b_office ? a_office < b_office ? a : b
             : dln_cell_day(f->lexicon, DLN_TABLE_TERMS, a, DLN_TERMS_FROM, false) >= dln_cell_day(f->lexicon, DLN_TABLE_TERMS, b, DLN_TERMS_FROM, false) ? a : b;
    int32_t a_to = dln_cell_day(f->lexicon, DLN_TABLE_TERMS, a, DLN_TERMS_TO, true), b_to = dln_cell_day(f->lexicon, DLN_TABLE_TERMS, b, DLN_TERMS_TO, true);
    bool a_past = a_to < day, b_past = b_to < day;
    if (a_past != b_past)
        return a_past ? a : b;
    if (a_past)
        return a_to != b_to ? a_to > b_to ? a : b : a_office <= b_office ? a : b;
    return dln_cell_day(f->lexicon, DLN_TABLE_TERMS, a, DLN_TERMS_FROM, false) <= dln_cell_day(f->lexicon, DLN_TABLE_TERMS, b, DLN_TERMS_FROM, false) ? a : b;
}

/* The best of a person's terms in the service of a country; those that the user added count for every one. */
static uint32_t best_served(const dln_finder *f, uint32_t person, dln_span code, bool is_users, int32_t day, uint32_t best)
{
    uint32_t count, built_in = built_in_terms();
    const uint32_t *terms = dln_referrers(f->lexicon, DLN_TABLE_TERMS, person, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (is_users ? terms[i] >= built_in : terms[i] < built_in && dln_span_equals(dln_term_country(f, terms[i]), code))
            best = better_term(f, best, terms[i], day);
    }
    return best;
}

static uint32_t term_of(const dln_finder *f, uint32_t person, int32_t day, bool *covers)
{
    dln_span codes = dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_SERVES), code;
    uint32_t best = best_served(f, person, dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_COUNTRY), false, day, DLN_NONE);
    while (codes.len > 0 && dln_split(&codes, '|', &code))
        best = best_served(f, person, code, false, day, best);
    if (dln_row_count(f->lexicon, DLN_TABLE_TERMS) > built_in_terms()) /* the user has added some */
        best = best_served(f, person, DLN_NO_SPAN, true, day, best);
    *covers = best != DLN_NONE && covers_day(f, best, day);
    return best;
}

uint32_t dln_term_of(const dln_finder *f, uint32_t person, int32_t day, bool *covers)
{
    if (f->terms == NULL)
        return term_of(f, person, day, covers);
    dln_kept_term *kept = &f->terms[person % DLN_KEPT];
    if (!kept->is_set || kept->person != person || kept->day != day) {
        bool found_covers;
        uint32_t term = term_of(f, person, day, &found_covers);
        *kept = (dln_kept_term){person, term, day, found_covers, true};
    }
    *covers = kept->covers;
    return kept->term;
}

static uint32_t holder_in(const dln_finder *f, uint32_t from, uint32_t to, dln_span code, dln_office office, int32_t day, uint32_t best)
{
    for (uint32_t term = from; term < to; term++) {
        if (dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE) == (uint32_t)office && dln_span_equals(dln_term_country(f, term), code) &&
            covers_day(f, term, day))
            best = best == DLN_NONE ? term : better_term(f, best, term, day);
    }
    return best;
}

dln_office dln_leading_office(const dln_finder *f, dln_nation nation)
{
    if (nation.table != DLN_TABLE_COUNTRIES)
        return DLN_OFFICE_HEAD_OF_ORGANISATION;
    return dln_cell(f->lexicon, DLN_TABLE_COUNTRIES, nation.row, DLN_COUNTRIES_LEADER) == 1 ? DLN_OFFICE_HEAD_OF_GOVERNMENT : DLN_OFFICE_HEAD_OF_STATE;
}

/* "The president-elect": who takes office next. */
static uint32_t next_holder_in(const dln_finder *f, uint32_t from, uint32_t to, dln_span code, dln_office office, int32_t day)
{
    uint32_t best = DLN_NONE;
    int32_t best_day = day + ELECT_DAYS;
    for (uint32_t term = from; term < to; term++) {
        int32_t begins = dln_cell_day(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_FROM, false);
        if (begins > day && begins < best_day && dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE) == (uint32_t)office &&
            dln_span_equals(dln_term_country(f, term), code)) {
            best = term;
            best_day = begins;
        }
    }
    return best;
}

uint32_t dln_holder_of_role(const dln_finder *f, dln_nation nation, dln_span role, int32_t day)
{
    uint32_t from, to;
    dln_span code = code_of_terms(f, nation);
    if (code.len == 0 || role.len == 0)
        return DLN_NONE;
    terms_of_country(f, code, &from, &to);
    for (uint32_t term = from; term < to; term++) {
        if (dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE) <= DLN_OFFICE_FOREIGN_MINISTER && covers_day(f, term, day) &&
            dln_span_equals(dln_cell_text(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_TITLE), role))
            return dln_cell_row(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_PERSON);
    }
    return DLN_NONE;
}

static bool bears_name(const dln_finder *f, uint32_t person, uint32_t key)
{
    dln_span name = dln_cell_text(f->lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_NAME), word;
    while (dln_split(&name, ' ', &word)) {
        if (dln_given_key(f, dln_text_key(f, word)) == key)
            return true;
    }
    return false;
}

uint32_t dln_holder_named(const dln_finder *f, dln_nation nation, dln_office office, uint32_t key, int32_t day)
{
    dln_span code = code_of_terms(f, nation);
    uint32_t from, to, best = DLN_NONE;
    if (code.len == 0)
        return DLN_NONE;
    terms_of_country(f, code, &from, &to);
    for (uint32_t term = from; term < to; term++) {
        if (dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE) == (uint32_t)office && dln_cell_day(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_FROM, false) <= day &&
            bears_name(f, dln_cell_row(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_PERSON), key))
            best = better_term(f, best, term, day);
    }
    return best == DLN_NONE ? DLN_NONE : dln_cell_row(f->lexicon, DLN_TABLE_TERMS, best, DLN_TERMS_PERSON);
}

/* Whether the holder of the other office is meant, as head of state and of government are one there: the table knows only that
 * one, or (asked who leads) none of the wanted from the day on. A gap in the table is not filled with who holds another office. */
static bool is_one_office(const dln_finder *f, uint32_t from, uint32_t to, dln_span code, dln_office asked, dln_office wanted, int32_t day)
{
    bool is_of_stretch = from < to && dln_span_equals(dln_term_country(f, from), code);
    if (!is_of_stretch || (wanted != DLN_OFFICE_HEAD_OF_STATE && wanted != DLN_OFFICE_HEAD_OF_GOVERNMENT))
        return false;
    for (uint32_t term = from; term < to; term++) {
        if (dln_cell(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_OFFICE) == (uint32_t)wanted &&
            (asked != DLN_OFFICE_LEADER || dln_cell_day(f->lexicon, DLN_TABLE_TERMS, term, DLN_TERMS_FROM, false) > day))
            return false;
    }
    return true;
}

uint32_t dln_holder_of(dln_finder *f, dln_nation nation, dln_office office, int32_t day)
{
    dln_span code = code_of_terms(f, nation);
    uint32_t from, to;
    if (code.len == 0 || office >= DLN_OFFICE_NONE)
        return DLN_NONE;
    uint32_t slot = ((uint32_t)nation.table * 31 + nation.row * 131 + (uint32_t)office * 7) % ROLE_SLOTS;
    uint32_t *cache = f->role_cache == NULL ? NULL : f->role_cache + slot * ROLE_CELLS;
    uint32_t key = nation.row | (uint32_t)nation.table << 16 | (uint32_t)office << 24;
    if (cache != NULL && cache[0] == key + 1 && cache[1] == (uint32_t)day)
        return cache[2] - 1;
    dln_office wanted = office == DLN_OFFICE_LEADER ? dln_leading_office(f, nation) : office;
    terms_of_country(f, code, &from, &to);
    uint32_t all = dln_row_count(f->lexicon, DLN_TABLE_TERMS), best = holder_in(f, built_in_terms(), all, code, wanted, day, DLN_NONE);
    if (wanted == DLN_OFFICE_LEADER_ELECT)
        best = next_holder_in(f, from, to, code, dln_leading_office(f, nation), day);
    else if (best == DLN_NONE)
        best = holder_in(f, from, to, code, wanted, day, DLN_NONE);
    if (best == DLN_NONE && is_one_office(f, from, to, code, office, wanted, day))
        best = holder_in(f, from, to, code, wanted == DLN_OFFICE_HEAD_OF_STATE ? DLN_OFFICE_HEAD_OF_GOVERNMENT : DLN_OFFICE_HEAD_OF_STATE, day, DLN_NONE);
    uint32_t person = best == DLN_NONE ? DLN_NONE : dln_cell_row(f->lexicon, DLN_TABLE_TERMS, best, DLN_TERMS_PERSON);
    if (cache != NULL)
        cache[0] = key + 1, cache[1] = (uint32_t)day, cache[2] = person + 1;
    return person;
}

bool dln_lists_code(dln_span list, dln_span code)
{
    dln_span piece;
    while (list.len > 0 && dln_split(&list, '|', &piece)) {
        if (dln_span_equals(piece, code))
            return true;
    }
    return false;
}

dln_office dln_office_of_title(const dln_finder *f, uint32_t title, dln_nation nation)
{
    if (title == DLN_NONE)
        return DLN_OFFICE_NONE;
    uint32_t office = dln_cell(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_OFFICE);
    dln_span countries = dln_cell_text(f->lexicon, DLN_TABLE_TITLES, title, DLN_TITLES_COUNTRIES);
    if (office == UINT32_MAX)
        return DLN_OFFICE_NONE;
    if (countries.len > 0 && dln_has_nation(nation) && !dln_lists_code(countries, dln_nation_code(f, nation)))
        return DLN_OFFICE_OFFICIAL;
    /* Iran's president is its head of government in the tables, its leader the head of state */
    if (office == DLN_OFFICE_HEAD_OF_STATE && dln_span_is(dln_nation_code(f, nation), "IRN"))
        return DLN_OFFICE_HEAD_OF_GOVERNMENT;
    if (nation.table == DLN_TABLE_ORGANISATIONS && dln_has_nation(nation) && office == DLN_OFFICE_HEAD_OF_STATE)
        return DLN_OFFICE_HEAD_OF_ORGANISATION;
    return (dln_office)office;
}

/* "In May 2004", and not the time of an accord, of what has been since, or of who "was elected in 2004". */
static bool is_time_of_deed(const dln_finder *f, const dln_timex *t, uint32_t sentence_begin, uint32_t token)
{
    enum { REACH = 24 };
    uint32_t begin = t->begin - (t->begin > sentence_begin && t->signal == DLN_SIGNAL_ON);
    if (begin < token)
        return begin == sentence_begin && t->signal <= DLN_SIGNAL_ON;
    if (t->signal != DLN_SIGNAL_ON || begin - token > REACH)
        return false;
    for (uint32_t i = token; i < begin; i++) { /* or of somebody else's deed; "from Mali, the Gambia and Togo" is one list */
        bool goes_on = dln_token_is(f->tokens, i, ",") && !dln_token_says(f->tokens, i + 1, "the") && (f->tokens->items[i + 1].flags & DLN_CAPITAL) == 0;
        if (goes_on || dln_word_is_class(f, i, DLN_CLASS_THAT) || dln_word_is_class(f, i, DLN_CLASS_RELATIVE) || dln_word_is_class(f, i, DLN_CLASS_SUBORDINATOR))
            return false;
    }
    return true;
}

/* The time that the entry of a chronology or the sentence of the token tells of, begun so many days before the article or more, and with its
 * year if it is not that of what is done there; NULL: none. */
static const dln_timex *time_of_old(const dln_finder *f, uint32_t token, bool of_deed_only, int32_t days)
{
    enum { LOOK_BACK = 24, MOST = 24 }; /* times of one sentence */
    const dln_doc *doc = f->doc;
    const dln_sentence *sentence = &f->tokens->sentences[dln_doc_sentence_of(doc, token)];
    const dln_timex *found = NULL;
    uint32_t from = dln_doc_timex_from(doc, sentence->begin);
    for (uint32_t x = from; x < doc->timex_count && x - from < MOST && doc->timexes[x].begin < sentence->end; x++) {
        const dln_timex *t = &doc->timexes[x];
        if (t->type != DLN_TIMEX_DATE || !dln_when_is_known(&t->when))
            continue;
        if ((t->flags & DLN_TIMEX_EXPLICIT) == 0 && dln_when_grain(&t->when) >= DLN_GRAIN_DAY && dln_when_first_day(&t->when) + (int64_t)days > f->day)
            return NULL; /* "Bush said on Tuesday that the war of 1991 was just" */
        bool is_old = (of_deed_only || (t->flags & DLN_TIMEX_EXPLICIT) != 0) && !dln_when_is_open(&t->when) && dln_when_grain(&t->when) >= DLN_GRAIN_YEAR;
        if (found == NULL && is_old && (!of_deed_only || (t->flags & DLN_TIMEX_HEADING) != 0 || is_time_of_deed(f, t, sentence->begin, token)))
            found = t;
    }
    for (uint32_t x = from; found == NULL && x > 0 && from - x < LOOK_BACK; x--) {
        const dln_timex *t = &doc->timexes[x - 1];
        if ((t->flags & DLN_TIMEX_HEADING) != 0 && dln_when_is_known(&t->when) && !dln_when_is_open(&t->when))
            found = t;
    }
    return found != NULL && dln_when_first_day(&found->when) + (int64_t)days < f->day ? found : NULL;
}

int32_t dln_day_of_old(const dln_finder *f, uint32_t token)
{
    enum { A_YEAR = 365 };
    const dln_timex *t = time_of_old(f, token, false, A_YEAR);
    return t == NULL ? INT32_MAX : dln_when_first_day(&t->when);
}

bool dln_days_of_old(const dln_finder *f, uint32_t token, int32_t *first, int32_t *last)
{
    enum { MONTHS = 60 }; /* days: nearer, who holds the office now was called so then */
    const dln_timex *t = time_of_old(f, token, true, MONTHS);
    if (t != NULL) {
        *first = dln_when_first_day(&t->when);
        *last = dln_when_last_day(&t->when);
    }
    return t != NULL;
}
