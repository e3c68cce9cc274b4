/* src/find/tokens.h - words, numbers and marks of a text, each word looked up once; sentences and paragraphs.
 * What counts as one token:
 *   words      letters of any script, apostrophes inside ("O'Neill", "don't"); "Putin's" is two tokens, "Putin" and "'s"
 *   initials   letters with full stops, two or more: "U.S.", "a.m." (one token, its last full stop belongs to it)
 *   numbers    digits, with commas between groups of three ("1,200")
 *   mixed      letters and digits together: "19th", "G20", "2010s", "5pm"
 *   marks      any other character alone; "--" and "..." are one each
 * "2013-07-06", "18:07", "al-Sisi" are several tokens without a blank between.
 */
#ifndef DATELINE_FIND_TOKENS_H
#define DATELINE_FIND_TOKENS_H

#include <dateline/arena.h>

#include "tables/lexicon.h"

typedef enum dln_token_kind { DLN_TOKEN_END, DLN_TOKEN_WORD, DLN_TOKEN_NUMBER, DLN_TOKEN_MIXED, DLN_TOKEN_MARK } dln_token_kind;

enum { /* dln_token.flags */
    DLN_SPACED = 1,          /* a blank or line end before it */
    DLN_CAPITAL = 2,         /* begins with a capital letter */
    DLN_SHOUTED = 4,         /* no small letter in it, and a capital */
    DLN_STARTS_LINE = 8,
    DLN_STARTS_PARAGRAPH = 16,
    DLN_STARTS_SENTENCE = 32,
    DLN_NOT_ASCII = 64,
    DLN_DOTTED = 128,        /* ends in a full stop of its own: initials */
};

typedef struct dln_token {
    uint32_t begin;  /* byte offset in the text */
    uint16_t len;    /* bytes; a longer word is cut in several tokens */
    uint8_t kind, flags;
    uint32_t word;   /* id in the lexicon, of marks and numbers too; 0: in no table */
} dln_token;

typedef struct dln_sentence {
    uint32_t begin, end; /* tokens, half-open */
    uint32_t paragraph;  /* from 0 */
} dln_sentence;

typedef struct dln_tokens {
    dln_span text;
    dln_token *items;    /* count of them and one of kind END behind */
    uint32_t count;
    dln_sentence *sentences;
    uint32_t sentence_count;
} dln_tokens;

/* Splits text (valid UTF-8, below 4 GiB); lexicon NULL: words are not looked up. Without memory the arena has failed and
 * *out is empty. */
void dln_tokenize(const dln_lexicon *lexicon, dln_span text, dln_arena *arena, dln_tokens *out);

static inline dln_span dln_token_text(const dln_tokens *tokens, uint32_t index)
{
    return (dln_span){tokens->text.text + tokens->items[index].begin, tokens->items[index].len};
}
/* The text from token begin to before token end, as written. */
static inline dln_span dln_tokens_text(const dln_tokens *tokens, uint32_t begin, uint32_t end)
{
    if (begin >= end)
        return (dln_span){"", 0};
    uint32_t from = tokens->items[begin].begin;
    return (dln_span){tokens->text.text + from, tokens->items[end - 1].begin + tokens->items[end - 1].len - from};
}
/* Whether token index is this mark or small word, as written. */
static inline bool dln_token_is(const dln_tokens *tokens, uint32_t index, const char *text)
{
    dln_span token = dln_token_text(tokens, index);
    return token.len > 0 && token.text[0] == text[0] && dln_span_is(token, text); /* most differ in the first letter */
}
/* The same whatever its capitals and accents: `small` is in small letters without them. */
bool dln_token_reads(const dln_tokens *tokens, uint32_t index, const char *small, size_t len);
static inline bool dln_token_says(const dln_tokens *tokens, uint32_t index, const char *small)
{
    dln_span token = dln_token_text(tokens, index);
    if (token.len == 0)
        return false;
    char first = token.text[0] >= 'A' && token.text[0] <= 'Z' ? (char)(token.text[0] | 0x20) : token.text[0];
    return (first == small[0] || (unsigned char)first >= 0x80) && dln_token_reads(tokens, index, small, strlen(small));
}
/* The value of a number token, at most max; false: not one, or larger. */
bool dln_token_number(const dln_tokens *tokens, uint32_t index, uint32_t max, uint32_t *out);

enum { DLN_PHRASES_MAX = 16 };
/* The phrases that begin at token index, shortest first, whose capitals agree for at least one sense. Capitals are not
 * asked of a text that is in capitals throughout (is_shouted). Returns how many were written (at most DLN_PHRASES_MAX). */
size_t dln_phrases_at(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t index, uint32_t end, bool is_shouted,
                      dln_phrase out[DLN_PHRASES_MAX]);
/* Whether a sense's capitals agree with the text at that place. */
bool dln_sense_fits(const dln_tokens *tokens, uint32_t index, uint32_t count, dln_sense sense, bool is_shouted);

#endif
