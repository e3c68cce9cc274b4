/* timelines/query_names.c - the names of a query that the tables know: of a country or an organisation its code may match as well, of a person
 * the name that events have; also of one that is written in another script. */
#include <dateline/query.h>

#include "base/text.h"
#include "query_words.h"
#include "tables/lexicon.h"
#include "transcribe.h"

/* The code of the row one of whose names is the text; empty: none. */
static dln_span code_of_name(const dln_lexicon *lexicon, dln_table table, uint32_t code, uint32_t names, dln_span text)
{
    for (uint32_t row = 0; row < dln_row_count(lexicon, table); row++) {
        dln_span rest = dln_cell_text(lexicon, table, row, names), form;
        while (dln_split(&rest, '|', &form))
            if (form.len > 0 && dln_fold_equals(form, text))
                return dln_cell_text(lexicon, table, row, code);
    }
    return DLN_NO_SPAN;
}

static dln_span code_of_country(const dln_lexicon *lexicon, dln_span text)
{
    dln_span code = code_of_name(lexicon, DLN_TABLE_COUNTRIES, DLN_COUNTRIES_CODE, DLN_COUNTRIES_NAMES, text);
    return code.len == 0 ? code : dln_country_code(lexicon, dln_row_find(lexicon, DLN_TABLE_COUNTRIES, code));
}

/* The names and codes that a piece may stand for besides, as alternatives. */
typedef struct others {
    dln_arena *arena;
    dln_span all; /* "Russia|Sergei Lavrov" becomes "Russia|Sergei Lavrov|RUS|Sergey Lavrov" */
    size_t count; /* of one piece */
} others;

static void add_other(others *to, dln_span piece, dln_span name)
{
    enum { MOST = 12, MOST_BYTES = 4096 };
    dln_span rest = to->all, known;
    if (name.len == 0 || to->count >= MOST || to->all.len + name.len > MOST_BYTES || dln_fold_equals(name, piece))
        return;
    while (dln_split(&rest, '|', &known))
        if (dln_fold_equals(dln_trim(known), name))
            return;
    to->all = dln_arena_printf(to->arena, "%.*s|%.*s", (int)to->all.len, to->all.text, (int)name.len, name.text);
    to->count++;
}

static void add_known(others *to, dln_span piece, const dln_lexicon *lexicon)
{
    dln_span code = code_of_country(lexicon, piece);
    if (code.len == 0)
        code = code_of_name(lexicon, DLN_TABLE_ORGANISATIONS, DLN_ORGANISATIONS_CODE, DLN_ORGANISATIONS_NAMES, piece);
    if (code.len == 0)
        code = code_of_name(lexicon, DLN_TABLE_PEOPLE, DLN_PEOPLE_NAME, DLN_PEOPLE_NAMES, piece);
    add_other(to, piece, code);
}

/* A name as it is written in another script: of a person's row the name that events have, else a country's code. */
static void add_own(others *to, dln_span piece, const dln_lexicon *lexicon)
{
    dln_span of = code_of_name(lexicon, DLN_TABLE_OWN_NAMES, DLN_OWN_NAMES_OF, DLN_OWN_NAMES_NAMES, piece);
    uint32_t person = of.len == 0 ? UINT32_MAX : dln_row_find(lexicon, DLN_TABLE_PEOPLE, of);
    add_other(to, piece, person == UINT32_MAX ? of : dln_cell_text(lexicon, DLN_TABLE_PEOPLE, person, DLN_PEOPLE_NAME));
}

/* The people whose name, or whose family name where only one word is asked, sounds like the transcription. */
static void add_sounding_alike(others *to, dln_span piece, dln_span latin, const dln_lexicon *lexicon)
{
    char asked_room[DLN_WORDS_ROOM], name_room[DLN_WORDS_ROOM];
    dln_span asked = dln_trim(dln_query_words(latin, asked_room)), form;
    bool is_one_word = dln_find(asked, DLN_SPAN(" ")) == SIZE_MAX;
    for (uint32_t row = 0; row < dln_row_count(lexicon, DLN_TABLE_PEOPLE); row++) {
        dln_span forms = dln_cell_text(lexicon, DLN_TABLE_PEOPLE, row, is_one_word ? DLN_PEOPLE_FAMILY : DLN_PEOPLE_NAMES);
        while (dln_split(&forms, '|', &form))
            if (form.len > 0 && dln_is_transcription(asked, dln_trim(dln_query_words(form, name_room))))
                add_other(to, piece, is_one_word ? form : dln_cell_text(lexicon, DLN_TABLE_PEOPLE, row, DLN_PEOPLE_NAME));
    }
}

static dln_span with_others(dln_span asked, const dln_lexicon *lexicon, dln_arena *arena)
{
    dln_span rest = asked, piece;
    others to = {arena, asked, 0};
    while (dln_split(&rest, '|', &piece)) {
        piece = dln_trim(piece);
        to.count = 0;
        add_known(&to, piece, lexicon);
        add_own(&to, piece, lexicon);
        dln_span latin = dln_transcribe(piece, arena);
        add_other(&to, piece, latin);
        if (latin.len > 0)
            add_sounding_alike(&to, piece, latin, lexicon);
    }
    return to.all;
}

/* "Switzerland" by its code, "Genève" as the town that events have. */
static dln_span with_other_places(dln_span asked, const dln_lexicon *lexicon, dln_arena *arena)
{
    dln_span rest = asked, piece;
    others to = {arena, asked, 0};
    while (dln_split(&rest, '|', &piece)) {
        piece = dln_trim(piece);
        to.count = 0;
        add_other(&to, piece, code_of_country(lexicon, piece));
        add_other(&to, piece, code_of_name(lexicon, DLN_TABLE_OWN_NAMES, DLN_OWN_NAMES_OF, DLN_OWN_NAMES_NAMES, piece));
        add_other(&to, piece, code_of_name(lexicon, DLN_TABLE_PLACES, DLN_PLACES_NAME, DLN_PLACES_NAMES, piece));
    }
    return to.all;
}

dln_status dln_query_resolve(dln_query *query, const dln_lexicon *lexicon, dln_arena *arena)
{
    for (size_t i = 0; i < query->with_count; i++)
        query->with[i] = with_others(query->with[i], lexicon, arena);
    if (query->place.len > 0)
        query->place = with_other_places(query->place, lexicon, arena);
    for (size_t i = 0; i < 2; i++)
        if (query->between[i].len > 0)
            query->between[i] = with_others(query->between[i], lexicon, arena);
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : DLN_OK;
}
