/* src/base/text.h - UTF-8 and plain characters, without the locale.
 * Here: decoding, repairing and counting UTF-8; folding to lower-case ASCII for comparing; numbers; hashes.
 */
#ifndef DATELINE_BASE_TEXT_H
#define DATELINE_BASE_TEXT_H

#include <dateline/arena.h>
#include <dateline/sink.h>

static inline bool dln_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool dln_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool dln_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool dln_is_alpha(char c) { return dln_is_upper(c) || dln_is_lower(c); }
static inline bool dln_is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
static inline char dln_to_lower(char c) { return dln_is_upper(c) ? (char)(c | 0x20) : c; }

/* The code point at text (len > 0), and its bytes in *used. A byte that starts no valid sequence gives U+FFFD and 1;
 * surrogates, overlong forms and what lies above U+10FFFF are invalid. */
uint32_t dln_utf8_decode(const char *text, size_t len, size_t *used);
size_t dln_utf8_encode(uint32_t code_point, char out[4]); /* bytes written */
bool dln_utf8_is_valid(dln_span text);
size_t dln_utf8_count(dln_span text);                     /* code points */
size_t dln_utf8_cut(dln_span text, size_t max_bytes);     /* longest prefix of whole characters */
/* Valid UTF-8 without NUL: each bad byte becomes U+FFFD. text itself if nothing is wrong; *repaired counts. */
dln_span dln_utf8_repair(dln_span text, dln_arena *arena, size_t *repaired);

/* The folded form for comparing: lower case, Latin letters without their marks (é e, ß ss, ł l), curly
 * quotes and dashes straight, other scripts lower-cased where it is one to one (Greek, Cyrillic). Writes at most room
 * bytes and returns the length; a text longer than the room is cut at a whole character. */
size_t dln_fold(dln_span text, char *out, size_t room);
dln_span dln_fold_copy(dln_span text, dln_arena *arena);
bool dln_fold_equals(dln_span a, dln_span b);

bool dln_is_upper_code(uint32_t code_point); /* Latin, Greek, Cyrillic capital */

/* One to seven bytes as a number, the first one lowest; no other is read. */
static inline uint64_t dln_few_bytes(const char *bytes, size_t count)
{
    const unsigned char *head = (const unsigned char *)bytes, *tail = head + count - 4; /* they may overlap */
    if (count < 4)
        return head[0] | (uint64_t)head[count / 2] << count / 2 * 8 | (uint64_t)head[count - 1] << (count - 1) * 8;
    return (head[0] | (uint32_t)head[1] << 8 | (uint32_t)head[2] << 16 | (uint32_t)head[3] << 24) |
           (uint64_t)(tail[0] | (uint32_t)tail[1] << 8 | (uint32_t)tail[2] << 16 | (uint32_t)tail[3] << 24) << (count - 4) * 8;
}

/* memcmp(a, b, len) == 0, in place where it is short: keys, names, codes. */
static inline bool dln_same_bytes(const char *a, const char *b, size_t len)
{
    uint64_t head_a, head_b, tail_a, tail_b;
    if (len < sizeof head_a || len > 2 * sizeof head_a)
        return len == 0 || memcmp(a, b, len) == 0;
    memcpy(&head_a, a, sizeof head_a);
    memcpy(&head_b, b, sizeof head_b);
    memcpy(&tail_a, a + len - sizeof tail_a, sizeof tail_a);
    memcpy(&tail_b, b + len - sizeof tail_b, sizeof tail_b);
    return ((head_a ^ head_b) | (tail_a ^ tail_b)) == 0;
}

/* Length of the run of printable ASCII without quote and backslash that text begins with: what most text is made of, and
 * what needs no care. */
size_t dln_plain_run(dln_span text);
/* Length of the run of ASCII letters that text begins with. */
size_t dln_letter_run(dln_span text);
size_t dln_count_words(dln_span text);                    /* what blanks divide */

dln_span dln_trim(dln_span text);
/* The next piece of text up to the separator; *rest shrinks; false at the end. */
bool dln_split(dln_span *rest, char separator, dln_span *piece);
bool dln_is_line(dln_span line, const char *word); /* ASCII, in whatever case, with blanks around it or not */
/* Of a constant head or tail one comparison, or two. */
static inline bool dln_starts_with(dln_span text, dln_span head)
{
    return text.len >= head.len && (head.len == 0 || memcmp(text.text, head.text, head.len) == 0);
}
static inline bool dln_ends_with(dln_span text, dln_span tail)
{
    return text.len >= tail.len && (tail.len == 0 || memcmp(text.text + text.len - tail.len, tail.text, tail.len) == 0);
}
size_t dln_find(dln_span text, dln_span needle); /* offset; SIZE_MAX: not there */
/* Decimal digits only, value at most max. */
bool dln_parse_uint(dln_span text, uint32_t max, uint32_t *out);
enum { DLN_DIGITS = 20 };
/* The number in decimal, at the end of the digits. Returns where it begins there. */
size_t dln_decimal(uint64_t number, char digits[DLN_DIGITS]);

/* XXH3: equal on every machine. */
uint64_t dln_hash64(dln_span text);
typedef struct dln_digest { uint64_t high, low; } dln_digest;
dln_digest dln_hash128(dln_span text);

/* Room in a sink for what the caller writes itself, counted as written; NULL: it has failed. (sink.c) */
char *dln_sink_take(dln_sink *sink, size_t len);

/* ---- JSON, written by hand because it is on the hot path (jansson is the oracle in the tests) ---- */
void dln_json_string(dln_sink *out, dln_span text);       /* with its quotes; invalid UTF-8 becomes U+FFFD */
void dln_json_double(dln_sink *out, double value, int decimals); /* trailing zeros cut; "null" if not finite */

#endif
