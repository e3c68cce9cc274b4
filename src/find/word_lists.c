/* src/find/word_lists.c - phrases of lists, and words that are no tokens. See word_lists.h. */
#include "find/word_lists.h"

#include "base/text.h"

uint32_t dln_phrase_in(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t index, uint32_t end, dln_list list)
{
    if (!dln_token_in(tokens, index, list))
        return 0;
    uint32_t phrases = lexicon->numbers[lexicon->numbers[DLN_HEAD_LIST_PHRASES] + (uint32_t)list];
    if (phrases == 0)
        return 1; /* a list of words */
    const uint32_t *word = lexicon->numbers + phrases;
    while (*word != 0) {
        uint32_t count = 0;
        while (word[count] != 0 && index + count < end && tokens->items[index + count].word == word[count])
            count++;
        if (word[count] == 0)
            return count;
        while (*word != 0)
            word++;
        word++;
    }
    return 0;
}

bool dln_text_in(const dln_lexicon *lexicon, dln_span text, dln_list list)
{
    uint32_t hash, word = dln_word_of(lexicon, text, &hash);
    return dln_row_count(lexicon, DLN_TABLE_WORD_LISTS) == DLN_LIST_COUNT && word < lexicon->numbers[DLN_HEAD_LIST_WORD_COUNT] &&
           dln_list_bit(lexicon->numbers + lexicon->numbers[DLN_HEAD_LIST_WORDS], word, list);
}
