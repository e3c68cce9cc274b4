/* timelines/groups.c - see groups.h. Tables and columns are found by their names, so that a lexicon without them serves too.
 */
#include "groups.h"

#include "base/text.h"
#include "tables/lexicon.h"

typedef struct column {
    dln_table table;
    uint32_t index;
    const char *words; /* of a column of words */
} column;

static bool find_column(const char *table, const char *name, column *out)
{
    for (int t = 0; t < DLN_TABLE_COUNT; t++)
        for (uint32_t c = 0; strcmp(dln_schemas[t].name, table) == 0 && c < dln_schemas[t].column_count; c++)
            if (strcmp(dln_schemas[t].columns[c].name, name) == 0) {
                *out = (column){(dln_table)t, c, dln_schemas[t].columns[c].detail};
                return true;
            }
    return false;
}

size_t dln_group_members(const dln_lexicon *lexicon, dln_span code, dln_span *members, size_t room)
{
    column c;
    size_t count = 0;
    if (lexicon == NULL || code.len == 0 || !find_column("organisations", "members", &c))
        return 0;
    uint32_t row = dln_row_find(lexicon, c.table, code);
    if (row == UINT32_MAX)
        return 0;
    dln_span rest = dln_cell_text(lexicon, c.table, row, c.index), member;
    while (rest.len > 0 && dln_split(&rest, '|', &member)) {
        if (count == room)
            return 0;
        members[count++] = member;
    }
    return count;
}

bool dln_is_organisation_code(const dln_lexicon *lexicon, dln_span code)
{
    column c;
    if (code.len != 3 || !dln_is_upper(code.text[0]) || !dln_is_upper(code.text[1]) || !dln_is_upper(code.text[2]))
        return true;
    return lexicon != NULL && find_column("organisations", "code", &c) && dln_row_find(lexicon, c.table, code) != UINT32_MAX;
}

/* The index of a word among those of its column, as cells keep it. */
static int32_t index_of_word(const char *words, const char *word)
{
    dln_span rest = dln_span_of(words), piece;
    for (int32_t i = 0; dln_split(&rest, '|', &piece); i++)
        if (dln_span_is(piece, word))
            return i;
    return -1;
}

bool dln_is_non_state_name(const dln_lexicon *lexicon, dln_span name)
{
    column names, kind;
    if (lexicon == NULL || !find_column("bodies", "names", &names) || !find_column("bodies", "kind", &kind) || kind.words == NULL)
        return false;
    int32_t non_state = index_of_word(kind.words, "nonstate");
    for (uint32_t row = 0; row < dln_row_count(lexicon, names.table); row++) {
        dln_span rest = dln_cell_text(lexicon, names.table, row, names.index), form;
        if (dln_cell_int(lexicon, kind.table, row, kind.index) != non_state)
            continue;
        while (dln_split(&rest, '|', &form))
            if (dln_fold_equals(form, name))
                return true;
    }
    return false;
}
