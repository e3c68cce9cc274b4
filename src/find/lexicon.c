/* src/find/lexicon.c - the compiled tables as a dln_lexicon, and the user's rows on top of them. */
#include "tables/builder.h"

#include "base/text.h"
#include "extract/confidence.h"
#include "find/dates.h"
#include "find/traits.h"

#include <stdio.h>
#include <stdlib.h>

extern const uint32_t dln_table_numbers[];
extern const char dln_table_text[], dln_table_version[];

static void write_version(dln_lexicon *lexicon)
{
    snprintf(lexicon->version, sizeof lexicon->version, DLN_VERSION_FORMAT, lexicon->numbers[DLN_HEAD_DIGEST]);
}

dln_lexicon *dln_lexicon_new(void)
{
    dln_lexicon *lexicon = calloc(1, sizeof *lexicon);
    if (lexicon == NULL)
        return NULL;
    lexicon->numbers = dln_table_numbers;
    lexicon->text = dln_table_text;
    dln_lexicon_find_parts(lexicon);
    write_version(lexicon);
    lexicon->dates = dln_dates_program_new(lexicon, NULL);
    lexicon->traits = dln_traits_new(lexicon);
    lexicon->weights = dln_weights_new(lexicon);
    if (lexicon->dates == NULL || lexicon->traits == NULL || lexicon->weights == NULL) {
        dln_lexicon_free(lexicon);
        return NULL;
    }
    return lexicon;
}

void dln_lexicon_free(dln_lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    dln_dates_program_free(lexicon->dates);
    dln_traits_free(lexicon->traits);
    free(lexicon->weights);
    free(lexicon->owned_numbers);
    free(lexicon->owned_text);
    free(lexicon);
}

dln_status dln_lexicon_add(dln_lexicon *lexicon, const char *file, dln_span tsv, dln_error *err)
{
    dln_builder *builder = dln_builder_new();
    dln_status status = builder == NULL ? DLN_NO_MEMORY : dln_builder_start_from(builder, lexicon);
    if (status == DLN_OK)
        status = dln_builder_add(builder, file, tsv, true, err);
    if (status == DLN_OK)
        status = dln_builder_finish(builder, err);
    if (status == DLN_OK)
        status = dln_builder_give(builder, lexicon);
    if (status == DLN_OK) { /* the words have new numbers */
        write_version(lexicon);
        dln_dates_program_free(lexicon->dates);
        dln_traits_free(lexicon->traits);
        free(lexicon->weights);
        lexicon->dates = dln_dates_program_new(lexicon, err);
        lexicon->traits = dln_traits_new(lexicon);
        lexicon->weights = dln_weights_new(lexicon);
        if (lexicon->dates == NULL || lexicon->traits == NULL || lexicon->weights == NULL)
            status = DLN_NO_MEMORY;
    }
    dln_builder_free(builder);
    return status;
}

dln_span dln_lexicon_country(const dln_lexicon *lexicon, dln_span code)
{
    uint32_t row = dln_row_find(lexicon, DLN_TABLE_COUNTRIES, code);
    return row == UINT32_MAX ? DLN_SPAN("") : dln_cell_text(lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_NAME);
}

dln_span dln_country_code(const dln_lexicon *lexicon, uint32_t row)
{
    dln_span successor = dln_cell_text(lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_SUCCESSOR);
    return successor.len > 0 ? successor : dln_cell_text(lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_CODE);
}

const char *dln_lexicon_version(const dln_lexicon *lexicon)
{
    return lexicon == NULL ? dln_table_version : lexicon->version;
}

int32_t dln_day_of_cell(int32_t cell, bool is_end)
{
    dln_grain grain = (dln_grain)(cell & 7);
    int32_t day = (cell - (int32_t)grain) / 8;
    if (grain == DLN_GRAIN_NONE)
        return is_end ? INT32_MAX : INT32_MIN;
    if (!is_end || grain == DLN_GRAIN_DAY)
        return day;
    dln_civil civil = dln_civil_of(day);
    return grain == DLN_GRAIN_MONTH ? day + dln_days_in_month(civil.year, civil.month) - 1 : dln_day_of(civil.year, 12, 31);
}

uint32_t dln_row_find(const dln_lexicon *lexicon, dln_table table, dln_span key)
{
    const uint32_t *cells = dln_table_cells(lexicon, table), *keys = lexicon->numbers + cells[2];
    uint32_t mask = cells[3];
    if (dln_schemas[table].columns[0].type != DLN_CELL_KEY || cells[0] == 0)
        return UINT32_MAX;
    for (uint32_t slot = (uint32_t)dln_hash64(key) & mask; keys[slot] != 0; slot = (slot + 1) & mask) {
        if (dln_span_equals(dln_cell_text(lexicon, table, keys[slot] - 1, 0), key))
            return keys[slot] - 1;
    }
    return UINT32_MAX;
}
