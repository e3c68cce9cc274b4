/* timelines/query_names.c - the names of a query that the tables know: of a country or an organisation its code may match as well, of a person
 * the name that events have. */
#include <dateline/query.h>

#include "base/text.h"
#include "tables/lexicon.h"

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

/* "Russia|Sergei Lavrov" becomes "Russia|Sergei Lavrov|RUS|Sergey Lavrov". */
static dln_span with_codes(dln_span asked, const dln_lexicon *lexicon, dln_arena *arena)
{
    dln_span rest = asked, piece, all = asked;
    while (dln_split(&rest, '|', &piece)) {
        piece = dln_trim(piece);
        dln_span code = code_of_name(lexicon, DLN_TABLE_COUNTRIES, DLN_COUNTRIES_CODE, DLN_COUNTRIES_NAMES, piece);
        if (code.len == 0)
            code = code_of_name(lexicon, DLN_TABLE_ORGANISATIONS, DLN_ORGANISATIONS_CODE, DLN_ORGANISATIONS_NAMES, piece);
        if (code.len == 0)
            code = code_of_name(lexicon, DLN_TABLE_PEOPLE, DLN_PEOPLE_NAME, DLN_PEOPLE_NAMES, piece);
        if (code.len > 0 && all.len < 4096 && !dln_fold_equals(code, piece))
            all = dln_arena_printf(arena, "%.*s|%.*s", (int)all.len, all.text, (int)code.len, code.text);
    }
    return all;
}

dln_status dln_query_resolve(dln_query *query, const dln_lexicon *lexicon, dln_arena *arena)
{
    for (size_t i = 0; i < query->with_count; i++)
        query->with[i] = with_codes(query->with[i], lexicon, arena);
    for (size_t i = 0; i < 2; i++)
        if (query->between[i].len > 0)
            query->between[i] = with_codes(query->between[i], lexicon, arena);
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : DLN_OK;
}
