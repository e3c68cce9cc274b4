/* src/find/phrases.c - which tables have a form at each token of a document: looked up once, so that who looks for phrases of a
 * table asks only where one stands. Most words begin phrases that do not follow: "the", "in", "to".
 */
#include "find/document.h"

/* Bits of the tables of a node's senses. */
static uint64_t tables_of(const dln_lexicon *lexicon, const uint32_t *node)
{
    const uint32_t *senses = lexicon->senses + (size_t)node[0] * DLN_SENSE_CELLS;
    uint64_t tables = 0;
    for (uint32_t k = 0; k < node[1]; k++)
        tables |= dln_table_bit(dln_sense_table(senses, k));
    return tables;
}

/* What longer forms add where the word goes on. */
static __attribute__((noinline)) uint64_t longer_at(const dln_lexicon *lexicon, const dln_token *token)
{
    uint64_t tables = 0;
    for (uint32_t next = token->node; (++token)->word != 0 && (next = dln_node_next(lexicon, next, token->word)) != 0;)
        tables |= DLN_GOES_ON | tables_of(lexicon, dln_node_cells(lexicon, next));
    return tables;
}

void dln_find_phrases(dln_doc *doc)
{
    const dln_lexicon *lexicon = doc->lexicon;
    const dln_tokens *tokens = &doc->tokens;
    const uint32_t *alone_of = lexicon->numbers + lexicon->numbers[DLN_HEAD_ALONE], *nodes = dln_node_cells(lexicon, 0);
    uint64_t *begins = doc->begins = dln_arena_array_raw(doc->arena, tokens->count + 1u, sizeof *begins);
    doc->sentence_begins = dln_arena_array_raw(doc->arena, tokens->sentence_count + 1u, sizeof *begins);
    doc->sentence_words = dln_arena_array_raw(doc->arena, tokens->sentence_count + 1u, sizeof *doc->sentence_words);
    if (begins == NULL || doc->sentence_begins == NULL || doc->sentence_words == NULL)
        doc->tokens.count = doc->tokens.sentence_count = doc->timex_count = 0;
    for (uint32_t s = 0; s < tokens->sentence_count; s++) {
        const dln_token *token = tokens->items + tokens->sentences[s].begin, *end = tokens->items + tokens->sentences[s].end;
        dln_word_set words = {0};
        uint64_t all = 0;
        for (; token < end; token++) {
            uint64_t alone = dln_alone_at(alone_of, token->word), here = alone & ~DLN_MAY_GO_ON;
            if (here != alone && (nodes[(size_t)token->node * DLN_NODE_CELLS + 2] & dln_next_bit(token[1].word)) != 0) /* few */
                here |= longer_at(lexicon, token);
            *begins++ = here;
            all |= here;
            dln_word_set_add(&words, tokens, token);
        }
        doc->sentence_words[s] = words;
        doc->sentence_begins[s] = all;
    }
}
