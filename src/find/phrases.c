/* src/find/phrases.c - which tables have a form at each token of a document: looked up once, so that who looks for phrases of a
 * table asks only where one stands. Most words begin phrases that do not follow: "the", "in", "to".
 */
#include "find/document.h"

/* Bits of the tables of a node's senses. */
static uint64_t tables_of(const dln_lexicon *lexicon, const uint32_t *node)
{
    const uint32_t *senses = lexicon->numbers + lexicon->numbers[DLN_HEAD_SENSES] + (size_t)node[0] * DLN_SENSE_CELLS;
    uint64_t tables = 0;
    for (uint32_t k = 0; k < node[1]; k++)
        tables |= dln_table_bit(dln_sense_table(senses, k));
    return tables;
}

static inline uint64_t begins_at(const dln_lexicon *lexicon, const dln_token *token)
{
    uint64_t alone = dln_word_alone(lexicon, token->word), begins = alone & ~DLN_MAY_GO_ON;
    if (begins == alone || (dln_node_cells(lexicon, token->node)[2] & dln_next_bit(token[1].word)) == 0) /* most words */
        return begins;
    for (uint32_t next = token->node; (++token)->word != 0 && (next = dln_node_next(lexicon, next, token->word)) != 0;)
        begins |= DLN_GOES_ON | tables_of(lexicon, dln_node_cells(lexicon, next));
    return begins;
}

void dln_find_phrases(dln_doc *doc)
{
    doc->begins = dln_arena_array_raw(doc->arena, doc->tokens.count + 1u, sizeof *doc->begins);
    if (doc->begins == NULL)
        doc->tokens.count = doc->tokens.sentence_count = doc->timex_count = 0;
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        doc->begins[i] = doc->tokens.items[i].word == 0 ? 0 : begins_at(doc->lexicon, &doc->tokens.items[i]);
}
