/* timelines/query_words.c - see query_words.h. */
#include "query_words.h"

#include "base/text.h"

dln_span dln_query_words(dln_span text, char out[DLN_WORDS_ROOM])
{
    char folded[DLN_WORDS_ROOM - 4];
    size_t len = 1, folded_len = dln_fold(text, folded, sizeof folded);
    out[0] = ' ';
    for (size_t i = 0; i < folded_len && len + 2 < DLN_WORDS_ROOM; i++) {
        char c = folded[i];
        bool is_word = dln_is_alpha(c) || dln_is_digit(c) || (unsigned char)c >= 0x80;
        if (c == '\'') { /* Sana'a, Xi'an; Ukraine's */
            bool ends_word = i + 2 >= folded_len || !(dln_is_alpha(folded[i + 2]) || dln_is_digit(folded[i + 2]));
            i += i + 1 < folded_len && folded[i + 1] == 's' && ends_word;
            continue;
        }
        if (is_word)
            out[len++] = c;
        else if (out[len - 1] != ' ')
            out[len++] = ' ';
    }
    if (out[len - 1] != ' ')
        out[len++] = ' ';
    return (dln_span){out, len};
}
