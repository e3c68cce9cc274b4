/* src/read/agency.c - whose text an article is, where its metadata do not say: by the agency in its dateline or in the credit
 * below it. Which names belong to one agency is known in timelines/agencies.tsv.
 */
#include "base/text.h"
#include "read/draft.h"

enum { HEAD_MAX = 90, NAME_MAX = 40, CREDIT_MAX = 70 };

/* "Reuters", "AFP", "Press Trust of India": begins with a capital, letters and few signs, at most five words. */
static bool is_name(dln_span name)
{
    size_t words = 1, used;
    if (name.len < 2 || name.len > NAME_MAX || !dln_is_upper_code(dln_utf8_decode(name.text, name.len, &used)))
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.text[i];
        words += c == ' ';
        if (!dln_is_alpha(c) && (unsigned char)c < 0x80 && c != ' ' && c != '-' && c != '\'' && c != '&' && c != '/' && c != '.')
            return false;
    }
    return words <= 5;
}

static bool is_dash_at(dln_span text)
{
    return dln_starts_with(text, DLN_SPAN("-")) || dln_starts_with(text, DLN_SPAN("\xE2\x80\x93")) || dln_starts_with(text, DLN_SPAN("\xE2\x80\x94"));
}

static size_t find_from(dln_span text, size_t from, char c)
{
    const char *at = from >= text.len ? NULL : memchr(text.text + from, c, text.len - from);
    return at == NULL ? SIZE_MAX : (size_t)(at - text.text);
}

/* "MOSCOW, July 6 (Reuters) - ", "GENEVA, June 16. /TASS/. " */
static dln_span in_dateline(dln_span text)
{
    dln_span head = {text.text, dln_utf8_cut(text, HEAD_MAX)};
    static const char brackets[][2] = {{'(', ')'}, {'/', '/'}};
    for (size_t i = 0; i < 2; i++) {
        size_t open = find_from(head, 0, brackets[i][0]), close = find_from(head, open == SIZE_MAX ? SIZE_MAX : open + 1, brackets[i][1]);
        if (open == SIZE_MAX || close == SIZE_MAX || open == 0)
            continue;
        dln_span place = {head.text, open}, name = dln_trim((dln_span){head.text + open + 1, close - open - 1});
        size_t comma = find_from(place, 0, ',');
        place.len = comma == SIZE_MAX ? place.len : comma;
        dln_span after = dln_trim((dln_span){head.text + close + 1, head.len - close - 1});
        bool ends = is_dash_at(after) || (brackets[i][0] == '/' && dln_starts_with(after, DLN_SPAN(".")));
        if (ends && is_name(name) && dln_is_dateline_place(dln_trim(place)))
            return name;
    }
    return DLN_NO_SPAN;
}

/* The last line, if it is a credit: "(AFP)", "- Reuters", "© AP", "Source: Xinhua", "With inputs from PTI". */
static dln_span in_credit(dln_span text)
{
    static const char *const heads[] = {"\xC2\xA9 ", "(c) ", "Source: ", "With inputs from ", "With input from ", "With agency inputs from ", "Credit: ", "- ", "-- ", "\xE2\x80\x93 ",
                                        "\xE2\x80\x94 ", "\xE2\x80\x94"};
    text = dln_trim(text);
    size_t begin = text.len;
    while (begin > 0 && text.text[begin - 1] != '\n' && text.len - begin <= CREDIT_MAX)
        begin--;
    dln_span line = dln_trim((dln_span){text.text + begin, text.len - begin});
    if (begin == 0 || line.len == 0 || line.len > CREDIT_MAX)
        return DLN_NO_SPAN;
    if (line.text[0] == '(' && line.text[line.len - 1] == ')') {
        dln_span name = dln_trim((dln_span){line.text + 1, line.len - 2});
        return is_name(name) ? name : DLN_NO_SPAN;
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        dln_span head = dln_span_of(heads[i]);
        if (!dln_starts_with(line, head))
            continue;
        dln_span name = dln_trim((dln_span){line.text + head.len, line.len - head.len});
        if (name.len > 0 && name.text[name.len - 1] == '.')
            name.len--;
        return is_name(name) ? name : DLN_NO_SPAN;
    }
    return DLN_NO_SPAN;
}

dln_span dln_agency_in(dln_span text)
{
    dln_span trimmed = dln_trim(text), name = in_dateline(trimmed);
    return name.len > 0 ? name : in_credit(trimmed);
}
