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
    uint64_t code;   /* its letters as a number, so that a word is compared in one step: see dln_code_of */
    uint64_t tables; /* bits of the tables one of whose forms begins with the word (dln_word_tables) */
    uint32_t begin;  /* byte offset in the text */
    uint32_t word;   /* id in the lexicon, of marks and numbers too; 0: in no table */
    uint32_t node;   /* of the word alone (dln_word_node); 0: in no table */
    uint16_t len;    /* bytes; a longer word is cut in several tokens */
    uint8_t kind, flags;
} dln_token;

typedef struct dln_sentence {
    uint32_t begin, end; /* tokens, half-open */
    uint32_t paragraph;  /* from 0 */
    uint32_t mark;       /* the first of dln_tokens.marks in it or behind it */
} dln_sentence;

typedef struct dln_tokens {
    dln_span text;
    dln_token *items;    /* count of them and one of kind END behind */
    uint32_t count;
    dln_sentence *sentences;
    uint32_t sentence_count;
    uint32_t *marks;     /* the tokens that are marks, begin a line or are initials, so that who looks for quotations or commas goes by them; in order */
    uint32_t mark_count;
    const uint32_t *lists;  /* bits by word id, below list_words: see find/word_lists.h */
    uint32_t list_words;
} dln_tokens;

/* Splits text (valid UTF-8, below 4 GiB); lexicon NULL: words are not looked up. Without memory the arena has failed and
 * *out is empty. */
void dln_tokenize(const dln_lexicon *lexicon, dln_span text, dln_arena *arena, dln_tokens *out);
void dln_find_sentences(const dln_lexicon *lexicon, dln_arena *arena, dln_tokens *tokens); /* its last step: sentences.c */

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
/* What costs a step or two if the compiler sees the constant it is asked for, and many if not. */
#define DLN_INLINE static inline __attribute__((always_inline))

/* A word or mark as a number: the bytes of its folded form, the first one lowest; of what is longer than eight bytes the first
 * seven, and a byte above them that no text has. So equal codes of up to eight bytes are equal words; of longer ones the text
 * must be asked. Of a constant the compiler makes a constant. */
#define DLN_LONG_CODE ((uint64_t)0xFF << 56)
DLN_INLINE uint64_t dln_code_of(const char *word, size_t len)
{
#define DLN_BYTE(i) (len > (i) ? (uint64_t)(unsigned char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] | 0x20 : word[i]) << (i) * 8 : 0)
    uint64_t seven = DLN_BYTE(0) | DLN_BYTE(1) | DLN_BYTE(2) | DLN_BYTE(3) | DLN_BYTE(4) | DLN_BYTE(5) | DLN_BYTE(6);
    return len > 8 ? seven | DLN_LONG_CODE : seven | DLN_BYTE(7);
#undef DLN_BYTE
}

/* The "'s" or "'" of "Okonjo's", "the ministers'", set close to its word. */
static inline bool dln_token_is_possessive(const dln_tokens *tokens, uint32_t index)
{
    if (index >= tokens->count || (tokens->items[index].flags & DLN_SPACED) != 0)
        return false;
    dln_span text = dln_token_text(tokens, index);
    return dln_span_is(text, "'s") || dln_span_is(text, "\xE2\x80\x99s") || dln_span_is(text, "'") || dln_span_is(text, "\xE2\x80\x99") ||
           dln_span_is(text, "'S") || dln_span_is(text, "\xE2\x80\x99S");
}

/* Whether token index reads so, whatever its capitals and accents: `small` is in small letters without them. */
bool dln_token_reads(const dln_tokens *tokens, uint32_t index, const char *small, size_t len);
/* Of a constant the compiler makes one comparison; of a word out of a list the first letters are compared before the rest. */
#define DLN_IS_CONSTANT(word) __builtin_constant_p((word)[0])
DLN_INLINE bool dln_token_says(const dln_tokens *tokens, uint32_t index, const char *small)
{
    uint64_t code = tokens->items[index].code;
    if (DLN_IS_CONSTANT(small))
        return code == dln_code_of(small, strlen(small)) && (strlen(small) <= 8 || dln_token_reads(tokens, index, small, strlen(small)));
    return (uint16_t)code == ((unsigned char)small[0] | (unsigned char)small[1] << 8) && dln_token_reads(tokens, index, small, strlen(small));
}
/* Whether it is this mark or word, as written, but for the apostrophe of "'s"; no word with letters beyond ASCII. */
DLN_INLINE bool dln_token_is(const dln_tokens *tokens, uint32_t index, const char *text)
{
    uint64_t code = tokens->items[index].code;
    bool may_be = DLN_IS_CONSTANT(text) ? code == dln_code_of(text, strlen(text)) : (uint8_t)code == (uint8_t)dln_code_of(text, 1);
    return may_be && (dln_span_is(dln_token_text(tokens, index), text) || (text[0] == '\'' && text[1] != '\0' && (tokens->items[index].flags & DLN_NOT_ASCII) != 0));
}
/* The value of a number token, at most max; false: not one, or larger. */
bool dln_token_number(const dln_tokens *tokens, uint32_t index, uint32_t max, uint32_t *out);

enum { DLN_PHRASES_MAX = 16 };
/* The phrases that begin at token index, shortest first, whose capitals agree for at least one sense. Capitals are not
 * asked of a text that is in capitals throughout (is_shouted). Returns how many were written (at most DLN_PHRASES_MAX). */
size_t dln_phrases_at(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t index, uint32_t end, bool is_shouted,
                      dln_phrase out[DLN_PHRASES_MAX]);
/* The senses of the token's word, whatever their capitals, if no longer phrase begins with it; else NULL. */
const uint32_t *dln_senses_alone(const dln_lexicon *lexicon, const dln_tokens *tokens, uint32_t index, uint32_t end, uint32_t *count);
/* Whether a sense's capitals agree with the text at that place. */
bool dln_capitals_fit(const dln_tokens *tokens, uint32_t index, uint32_t count, dln_sense sense);
static inline bool dln_sense_fits(const dln_tokens *tokens, uint32_t index, uint32_t count, dln_sense sense, bool is_shouted)
{
    return is_shouted || (sense.capitals | sense.shouted) == 0 || dln_capitals_fit(tokens, index, count, sense);
}

#endif
