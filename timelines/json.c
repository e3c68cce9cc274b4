/* timelines/json.c - a pull reader of JSON. See json.h. */
#include "json.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { DEEPEST = 64 };

static size_t length(const dln_json *json)
{
    return json->original.len;
}

bool dln_json_refuse(dln_json *json, size_t at, dln_status status, const char *format, ...)
{
    if (!json->failed) {
        char message[200];
        va_list arguments;
        va_start(arguments, format);
        vsnprintf(message, sizeof message, format, arguments);
        va_end(arguments);
        json->failed = true;
        json->status = status;
        uint32_t column = (uint32_t)dln_utf8_count((dln_span){json->original.text, at}) + 1;
        dln_fail_at(json->err, status, NULL, 0, column, "%s", message);
    }
    return false;
}

static bool expected(dln_json *json, const char *what)
{
    if (json->at >= length(json))
        return dln_json_refuse(json, length(json), DLN_BAD_SYNTAX, "the line ends where %s was expected", what);
    return dln_json_refuse(json, json->at, DLN_BAD_SYNTAX, "%s was expected", what);
}

bool dln_json_start(dln_json *json, dln_span text, dln_arena *arena, dln_error *err)
{
    *json = (dln_json){.original = text, .err = err};
    if (!dln_utf8_is_valid(text)) {
        size_t at = 0, used = 1;
        while (at < text.len && !(text.text[at] == '\0') && !(dln_utf8_decode(text.text + at, text.len - at, &used) == 0xFFFD && used == 1))
            at += used;
        return dln_json_refuse(json, at, DLN_BAD_SYNTAX, "not UTF-8, or a NUL byte");
    }
    json->text = (char *)(uintptr_t)dln_arena_copy(arena, (dln_span){text.len == 0 ? "" : text.text, text.len}).text;
    if (json->text == NULL) {
        json->failed = true;
        json->status = DLN_NO_MEMORY;
    }
    return !json->failed;
}

static void skip_more_blanks(dln_json *json)
{
    while (json->at < length(json)) {
        char c = json->text[json->at];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            break;
        json->at++;
    }
}

/* None or one, as most of the time; behind the last byte stands a NUL. */
static inline void skip_blanks(dln_json *json)
{
    if (json->failed)
        return;
    json->at += json->text[json->at] == ' ';
    if ((unsigned char)json->text[json->at] <= ' ')
        skip_more_blanks(json);
}

bool dln_json_end(dln_json *json)
{
    skip_blanks(json);
    if (json->failed)
        return false;
    return json->at == length(json) || dln_json_refuse(json, json->at, DLN_BAD_SYNTAX, "the line goes on after its value");
}

char dln_json_peek(dln_json *json)
{
    skip_blanks(json);
    if (json->failed || json->at >= length(json))
        return '\0';
    char c = json->text[json->at];
    return c == '-' || dln_is_digit(c) ? '0' : c;
}

size_t dln_json_position(dln_json *json)
{
    skip_blanks(json);
    return json->at;
}

static bool take(dln_json *json, char c)
{
    skip_blanks(json);
    if (json->failed || json->at >= length(json) || json->text[json->at] != c)
        return false;
    json->at++;
    return true;
}

bool dln_json_open(dln_json *json, char bracket)
{
    if (!take(json, bracket))
        return expected(json, bracket == '{' ? "an object" : "a list");
    if (json->depth >= DEEPEST)
        return dln_json_refuse(json, json->at - 1, DLN_BAD_SYNTAX, "nested more than %d deep", DEEPEST);
    json->depth++;
    if (!take(json, bracket == '{' ? '}' : ']'))
        return true;
    json->depth--;
    return false;
}

bool dln_json_next(dln_json *json, char bracket)
{
    if (json->failed)
        return false;
    if (take(json, ','))
        return true;
    if (!take(json, bracket))
        return expected(json, bracket == '}' ? "',' or '}'" : "',' or ']'");
    json->depth--;
    return false;
}

static bool read_four_hex(dln_json *json, size_t at, uint32_t *out)
{
    *out = 0;
    if (length(json) - at < 4)
        return false;
    for (size_t i = at; i < at + 4; i++) {
        char c = json->text[i];
        uint32_t digit = dln_is_digit(c) ? (uint32_t)(c - '0') : (uint32_t)(dln_to_lower(c) - 'a') + 10;
        if (!dln_is_digit(c) && !(dln_to_lower(c) >= 'a' && dln_to_lower(c) <= 'f'))
            return false;
        *out = *out << 4 | digit;
    }
    return true;
}

/* The escape whose backslash is at json->at, written to `to`, which lies at or before it. Returns bytes written; 0: refused. */
static size_t unescape(dln_json *json, char *to)
{
    static const char plain[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    size_t from = json->at;
    if (from + 1 >= length(json))
        return expected(json, "the end of a text"), 0;
    char c = json->text[from + 1];
    const char *found = c == '\0' ? NULL : strchr(plain, c);
    if (found != NULL) {
        json->at += 2;
        return *to = meant[found - plain], 1;
    }
    uint32_t code, low;
    if (c != 'u' || !read_four_hex(json, from + 2, &code))
        return dln_json_refuse(json, from, DLN_BAD_SYNTAX, "no such escape in a text"), 0;
    json->at += 6;
    if (code >= 0xD800 && code <= 0xDBFF) {
        bool has_low = length(json) - json->at >= 6 && json->text[json->at] == '\\' && json->text[json->at + 1] == 'u' &&
                       read_four_hex(json, json->at + 2, &low) && low >= 0xDC00 && low <= 0xDFFF;
        if (!has_low)
            return dln_json_refuse(json, from, DLN_BAD_SYNTAX, "half a surrogate pair"), 0;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        json->at += 6;
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
        return dln_json_refuse(json, from, DLN_BAD_SYNTAX, "half a surrogate pair"), 0;
    } else if (code == 0) {
        return dln_json_refuse(json, from, DLN_BAD_SYNTAX, "a NUL in a text"), 0;
    }
    return dln_utf8_encode(code, to);
}

/* Where the next quote, backslash or control character is; sixteen bytes at a time, else eight as long as there is none. */
static size_t end_of_run(const char *text, size_t at, size_t len)
{
#ifdef __SSE2__
    for (; len - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + at)), control = _mm_set1_epi8(0x1F);
        __m128i special = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
                                       _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
        uint32_t mask = (uint32_t)_mm_movemask_epi8(special);
        if (mask != 0)
            return at + (size_t)__builtin_ctz(mask);
    }
#endif
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    for (uint64_t eight; len - at >= 8; at += 8) {
        memcpy(&eight, text + at, 8);
        uint64_t quote = eight ^ ones * '"', backslash = eight ^ ones * '\\';
        uint64_t special = ((eight - ones * 0x20) & ~eight) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash);
        if ((special & highs) != 0) /* or a borrow; the bytes tell */
            break;
    }
    while (at < len && text[at] != '"' && text[at] != '\\' && (unsigned char)text[at] >= 0x20)
        at++;
    return at;
}

/* The rest of a text from its first backslash on, unescaped to `to`; NULL only checks. */
static bool read_escaped(dln_json *json, size_t start, char *to, dln_span *out)
{
    size_t len = json->at - start;
    char scratch[4];
    for (;;) {
        size_t run = end_of_run(json->text, json->at, length(json));
        size_t plain = run - json->at;
        if (to != NULL)
            memmove(to + len, json->text + json->at, plain);
        len += plain;
        json->at = run;
        if (run >= length(json))
            return expected(json, "the end of a text");
        if (json->text[run] == '"')
            break;
        if (json->text[run] != '\\')
            return dln_json_refuse(json, run, DLN_BAD_SYNTAX, "a control character in a text");
        size_t written = unescape(json, to != NULL ? to + len : scratch);
        if (written == 0)
            return false;
        len += written;
    }
    json->at++;
    if (out != NULL)
        *out = (dln_span){to, len};
    return true;
}

/* A text, the opening quote taken; most stand there as they are. out: NULL only checks, and leaves it as written. */
static bool read_text(dln_json *json, dln_span *out)
{
    size_t start = json->at;
    json->at = end_of_run(json->text, start, length(json));
    if (json->text[json->at] != '"')
        return read_escaped(json, start, out == NULL ? NULL : json->text + start, out);
    if (out != NULL)
        *out = (dln_span){json->text + start, json->at - start};
    json->at++;
    return true;
}

bool dln_json_key(dln_json *json, dln_span *key)
{
    if (!take(json, '"'))
        return expected(json, "a key in quotes");
    if (!read_text(json, key))
        return false;
    return take(json, ':') || expected(json, "':'");
}

bool dln_json_text(dln_json *json, dln_span *out)
{
    return take(json, '"') ? read_text(json, out) : expected(json, "a text in quotes");
}

bool dln_json_take(dln_json *json, dln_span written)
{
    skip_blanks(json);
    if (json->failed || length(json) - json->at < written.len || !dln_same_bytes(json->text + json->at, written.text, written.len))
        return false;
    json->at += written.len;
    return true;
}

bool dln_json_take_null(dln_json *json)
{
    return dln_json_take(json, DLN_SPAN("null"));
}

bool dln_json_text_or_null(dln_json *json, dln_span *out)
{
    if (take(json, '"'))
        return read_text(json, out);
    return dln_json_take_null(json) || expected(json, "a text in quotes or null");
}

bool dln_json_boolean(dln_json *json, bool *out)
{
    if (dln_json_take(json, DLN_SPAN("true")))
        return *out = true, true;
    if (dln_json_take(json, DLN_SPAN("false")))
        return *out = false, true;
    return expected(json, "true or false");
}

/* By integers and one division: strtod obeys the locale. Exact for what we write (at most 15 digits in all). */
bool dln_json_number(dln_json *json, double *out)
{
    uint64_t mantissa = 0;
    int32_t scale = 0, exponent = 0;
    skip_blanks(json);
    size_t start = json->at, len = length(json);
    const char *t = json->text;
    size_t i = start;
    bool is_negative = !json->failed && i < len && t[i] == '-';
    i += is_negative;
    if (json->failed || i >= len || !dln_is_digit(t[i]))
        return expected(json, "a number");
    if (t[i] == '0' && i + 1 < len && dln_is_digit(t[i + 1]))
        return dln_json_refuse(json, i, DLN_BAD_SYNTAX, "a number begins with a needless 0");
    for (bool in_fraction = false; i < len; i++) {
        if (t[i] == '.' && !in_fraction) {
            in_fraction = true;
            if (i + 1 >= len || !dln_is_digit(t[i + 1]))
                return dln_json_refuse(json, i, DLN_BAD_SYNTAX, "a number has no digit after its point");
            continue;
        }
        if (!dln_is_digit(t[i]))
            break;
        if (mantissa < UINT64_MAX / 10 - 1)
            mantissa = mantissa * 10 + (uint64_t)(t[i] - '0'), scale -= in_fraction;
        else
            scale += !in_fraction;
        if (scale > 1000000 || scale < -1000000)
            return dln_json_refuse(json, start, DLN_OUT_OF_RANGE, "a number has too many digits");
    }
    if (i < len && (t[i] == 'e' || t[i] == 'E')) {
        i++;
        bool is_down = i < len && t[i] == '-';
        i += i < len && (t[i] == '-' || t[i] == '+');
        if (i >= len || !dln_is_digit(t[i]))
            return dln_json_refuse(json, start, DLN_BAD_SYNTAX, "a number has no digit in its exponent");
        for (; i < len && dln_is_digit(t[i]); i++)
            exponent = exponent < 100000 ? exponent * 10 + (t[i] - '0') : exponent;
        exponent = is_down ? -exponent : exponent;
    }
    json->at = i;
    double value = (double)mantissa, power = 1;
    int32_t shift = scale + exponent;
    if (value != 0 && shift > 330)
        return dln_json_refuse(json, start, DLN_OUT_OF_RANGE, "a number is too large");
    bool is_small = shift < 0;
    for (int32_t k = is_small ? (shift < -400 ? 400 : -shift) : shift; k > 0; k--)
        power *= 10;
    value = is_small ? value / power : value == 0 ? 0 : value * power;
    if (value > 1.7976931348623157e308)
        return dln_json_refuse(json, start, DLN_OUT_OF_RANGE, "a number is too large");
    *out = is_negative ? -value : value;
    return true;
}

bool dln_json_whole(dln_json *json, uint64_t max, uint64_t *out)
{
    double value = 0;
    size_t at = dln_json_position(json);
    if (!dln_json_number(json, &value))
        return false;
    if (value < 0 || value > (double)max || value > 9007199254740992.0 || value != (double)(uint64_t)value)
        return dln_json_refuse(json, at, DLN_OUT_OF_RANGE, "a whole number from 0 was expected");
    *out = (uint64_t)value;
    return true;
}

bool dln_json_skip(dln_json *json, dln_span *raw)
{
    double number;
    bool word;
    size_t start = dln_json_position(json);
    char c = dln_json_peek(json);
    if (c == '{' || c == '[') {
        char end = c == '{' ? '}' : ']';
        for (bool more = dln_json_open(json, c); more; more = dln_json_next(json, end)) {
            if (c == '{') {
                if (!take(json, '"'))
                    return expected(json, "a key in quotes");
                if (!read_text(json, NULL) || !(take(json, ':') || expected(json, "':'")))
                    return false;
            }
            if (!dln_json_skip(json, NULL)) /* as deep as open allows */
                return false;
        }
    } else if (c == '"') {
        take(json, '"');
        read_text(json, NULL);
    } else if (c == '0') {
        dln_json_number(json, &number);
    } else if (c == 't' || c == 'f') {
        dln_json_boolean(json, &word);
    } else if (!dln_json_take_null(json)) {
        return expected(json, "a value");
    }
    if (raw != NULL && !json->failed)
        *raw = (dln_span){json->text + start, json->at - start};
    return !json->failed;
}

static bool has_member(dln_span inside, dln_span key, dln_arena *scratch)
{
    dln_json json;
    dln_span own;
    dln_span object = dln_arena_printf(scratch, "{%.*s}", (int)inside.len, inside.text);
    if (inside.len == 0 || !dln_json_start(&json, object, scratch, NULL))
        return false;
    for (bool more = dln_json_open(&json, '{'); more && dln_json_key(&json, &own); more = dln_json_next(&json, '}')) {
        if (dln_span_equals(own, key))
            return true;
        dln_json_skip(&json, NULL);
    }
    return false;
}

bool dln_extra_unite(char *text, size_t *len, dln_span extra, dln_arena *scratch)
{
    dln_json json;
    dln_span key, value;
    if (extra.len == 0)
        return true;
    if (extra.len > INT32_MAX)
        return false;
    dln_span object = dln_arena_printf(scratch, "{%.*s}", (int)extra.len, extra.text);
    if (!dln_json_start(&json, object, scratch, NULL))
        return !dln_arena_failed(scratch);
    for (bool more = dln_json_open(&json, '{'); more; more = dln_json_next(&json, '}')) {
        size_t begin = dln_json_position(&json);
        if (!dln_json_key(&json, &key) || !dln_json_skip(&json, &value))
            break;
        if (has_member((dln_span){text, *len}, key, scratch))
            continue;
        if (*len > 0) {
            memcpy(text + *len, ", ", 2);
            *len += 2;
        }
        memcpy(text + *len, object.text + begin, json.at - begin);
        *len += json.at - begin;
    }
    return true;
}
