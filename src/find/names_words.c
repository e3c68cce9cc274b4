/* src/find/names_words.c - what a word is where names are read: its key, a given or family name, a particle, a word of things or places. */
#include "find/names.h"
#include "find/traits.h"

/* One-word senses of a token in a column of a table: the cell of the row found, or UINT32_MAX. */
static uint32_t cell_of_word(const dln_finder *f, uint32_t token, dln_table table, uint32_t column)
{
    uint32_t word = token_at(f, token)->word;
    if (word == 0 || !dln_starts_table(f, token, table))
        return UINT32_MAX;
    uint32_t count;
    const uint32_t *senses = dln_word_senses(f->lexicon, word, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table == table)
            return dln_cell(f->lexicon, table, sense.row, column);
    }
    return UINT32_MAX;
}

bool dln_is_name_word(const dln_finder *f, uint32_t token, dln_name_word kind)
{
    return cell_of_word(f, token, DLN_TABLE_NAME_WORDS, DLN_NAME_WORDS_KIND) == (uint32_t)kind;
}

uint32_t dln_word_classes(const dln_finder *f, uint32_t token)
{
    uint32_t word = token_at(f, token)->word, count, classes = 0;
    if (word == 0 || !dln_starts_table(f, token, DLN_TABLE_WORDS))
        return 0;
    const dln_word_traits *traits = dln_traits_of(f->lexicon, word);
    if (traits != NULL) /* most */
        return traits->classes;
    const uint32_t *senses = dln_word_senses(f->lexicon, word, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table == DLN_TABLE_WORDS)
            classes |= 1u << dln_cell(f->lexicon, DLN_TABLE_WORDS, sense.row, DLN_WORDS_CLASS);
    }
    return classes;
}

/* Whether the word alone is somebody's family name. */
bool dln_is_form(const dln_finder *f, uint32_t token, dln_table table, uint32_t column)
{
    uint32_t word = token_at(f, token)->word;
    if (word == 0 || !dln_starts_table(f, token, table))
        return false;
    uint32_t count;
    const uint32_t *senses = dln_word_senses(f->lexicon, word, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table == table && sense.column == column)
            return true;
    }
    return false;
}

dln_gender dln_gender_of_given(const dln_finder *f, uint32_t token)
{
    uint32_t gender = cell_of_word(f, token, DLN_TABLE_GIVEN_NAMES, DLN_GIVEN_NAMES_GENDER);
    return dln_gender_told(gender);
}

uint32_t dln_given_key(const dln_finder *f, uint32_t key)
{
    if (key == 0 || (key & 0x80000000u) != 0 || (dln_word_tables(f->lexicon, key) & BIT(GIVEN_NAMES)) == 0)
        return key;
    uint32_t count;
    const uint32_t *senses = dln_word_senses(f->lexicon, key, &count);
    for (uint32_t i = 0; i < count; i++) {
        dln_sense sense = dln_sense_at(senses, i);
        if (sense.table != DLN_TABLE_GIVEN_NAMES)
            continue;
        dln_span full = dln_cell_text(f->lexicon, DLN_TABLE_GIVEN_NAMES, sense.row, DLN_GIVEN_NAMES_FULL);
        return full.len == 0 ? key : dln_text_key(f, full);
    }
    return key;
}

uint32_t dln_text_key(const dln_finder *f, dln_span word)
{
    uint32_t hash, id = dln_word_of(f->lexicon, word, &hash);
    return id != 0 ? id : hash | 0x80000000u;
}

uint32_t dln_word_key(const dln_finder *f, uint32_t token)
{
    uint32_t word = token_at(f, token)->word;
    return word != 0 ? word : dln_text_key(f, dln_token_text(f->tokens, token));
}

uint32_t dln_item_sense(const dln_finder *f, const dln_item *item, dln_table table, uint32_t column, uint32_t *next)
{
    for (; *next < item->sense_count; (*next)++) {
        dln_sense sense = dln_sense_at(item->senses, *next);
        if (sense.table == table && sense.column == column &&
            dln_sense_fits(f->tokens, item->begin, item->end - item->begin, sense, (item->flags & DLN_ITEM_SHOUTED) != 0)) {
            (*next)++;
            return sense.row;
        }
    }
    return DLN_NONE;
}
