/* src/read/published.c - a publication date where the metadata give none: in the text's dateline, in a URL, in a file's
 * name. The order of trust is in article.c.
 */
#include "base/text.h"
#include "read/draft.h"

enum { DATELINE_MAX = 140, PLACE_MAX = 48, LINES = 6 };

/* The letters at the head are a place written as datelines are: in capitals ("MOSCOW", "NEW YORK", "ST. PETERSBURG"). */
static bool is_in_capitals(dln_span place)
{
    size_t capitals = 0;
    for (size_t i = 0; i < place.len;) {
        size_t used;
        uint32_t code = dln_utf8_decode(place.text + i, place.len - i, &used);
        if (code < 0x80 && dln_is_lower((char)code))
            return false;
        capitals += dln_is_upper_code(code);
        i += used;
    }
    return capitals >= 2;
}

static bool is_title_case(dln_span place)
{
    bool is_start = true;
    for (size_t i = 0; i < place.len; i++) {
        char c = place.text[i];
        if (is_start && (dln_is_lower(c) || dln_is_digit(c)))
            return false;
        is_start = c == ' ';
    }
    return place.len > 0;
}

bool dln_is_dateline_place(dln_span place)
{
    return is_in_capitals(place) || is_title_case(place);
}

/* What follows a dateline: a dash, a parenthesis, a slash, a full stop or colon, the end of the line. */
static bool ends_a_dateline(dln_span rest)
{
    rest = rest.len > 0 && rest.text[0] == ' ' ? (dln_span){rest.text + 1, rest.len - 1} : rest;
    if (rest.len == 0)
        return true;
    return strchr("-(/.:;\n", rest.text[0]) != NULL || dln_starts_with(rest, DLN_SPAN("\xE2\x80\x93")) ||
           dln_starts_with(rest, DLN_SPAN("\xE2\x80\x94"));
}

/* The date of a line that begins as datelines do; below the first line only in capitals. */
static bool date_in_line(dln_span head, bool is_first, dln_when *out)
{
    for (size_t at = 1; at < head.len && at < PLACE_MAX; at++) {
        bool is_dash = head.text[at] == '-' || (unsigned char)head.text[at] == 0xE2;
        if (head.text[at] != ',' && head.text[at] != '(' && head.text[at] != '/' && !is_dash)
            continue;
        size_t mark = (unsigned char)head.text[at] == 0xE2 ? 3 : 1;
        if (at + mark >= head.len)
            break;
        dln_span place = dln_trim((dln_span){head.text, at}), after = {head.text + at + mark, head.len - at - mark};
        while (after.len > 0 && (after.text[0] == ' ' || after.text[0] == '-' || after.text[0] == '('))
            after.text++, after.len--;
        size_t used = dln_read_date_prefix(after, out);
        if (used == 0)
            continue;
        dln_span rest = {after.text + used, after.len - used};
        const char *bracket = memchr(place.text, '(', place.len);
        if (bracket != NULL) /* "MOSCOW (Agency) - July 6, 2013": the place is what comes before the agency */
            place = dln_trim((dln_span){place.text, (size_t)(bracket - place.text)});
        if (is_in_capitals(place) || (is_first && is_title_case(place) && ends_a_dateline(rest)))
            return true;
    }
    return false;
}

/* Whether the line is nothing but a date. */
static bool is_date_line(dln_span line, dln_when *out)
{
    size_t used = dln_read_date_prefix(line, out);
    return used > 0 && dln_trim((dln_span){line.text + used, line.len - used}).len == 0;
}

bool dln_date_in_dateline(dln_span text, dln_when *out)
{
    dln_when found, again;
    bool has_found = false;
    for (size_t n = 0; n < LINES && text.len > 0; n++) {
        text = dln_trim(text);
        const char *line_end = memchr(text.text == NULL ? "" : text.text, '\n', text.len);
        dln_span head = {text.text, line_end == NULL ? text.len : (size_t)(line_end - text.text)};
        text = (dln_span){head.text + head.len, text.len - head.len};
        if (head.len > DATELINE_MAX)
            head.len = dln_utf8_cut(head, DATELINE_MAX);
        bool is_date = is_date_line(head, &again);
        if (has_found) { /* a second line that is a date: a chronology */
            if (is_date)
                return false;
            continue;
        }
        size_t used = n > 0 ? 0 : dln_read_date_prefix(head, &found); /* "July 6, 2013 - ..." */
        if ((used > 0 && ends_a_dateline((dln_span){head.text + used, head.len - used}) && !is_date) || date_in_line(head, n == 0, &found)) {
            *out = found;
            return true;
        }
        if (is_date) {
            found = again;
            has_found = true;
        }
    }
    if (has_found)
        *out = found;
    return has_found;
}

static size_t digits_at(dln_span text, size_t at)
{
    size_t len = 0;
    while (at + len < text.len && dln_is_digit(text.text[at + len]))
        len++;
    return len;
}

static int number_at(dln_span text, size_t at, size_t len)
{
    uint32_t value;
    return dln_parse_uint((dln_span){text.text + at, len}, 9999, &value) ? (int)value : -1;
}

static int month_at(dln_span text, size_t at, size_t *len)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    size_t digits = digits_at(text, at);
    *len = digits;
    if (digits == 1 || digits == 2)
        return number_at(text, at, digits);
    for (int i = 0; i < 12 && at + 3 < text.len; i++) /* /2021/dec/07/ */
        if (dln_to_lower(text.text[at]) == names[3 * i] && dln_to_lower(text.text[at + 1]) == names[3 * i + 1] &&
            dln_to_lower(text.text[at + 2]) == names[3 * i + 2]) {
            *len = 3;
            return i + 1;
        }
    return -1;
}

bool dln_date_in_name(dln_span name, dln_when *out)
{
    size_t host = dln_find(name, DLN_SPAN("://"));
    if (host != SIZE_MAX) {
        const char *path = memchr(name.text + host + 3, '/', name.len - host - 3);
        if (path == NULL)
            return false;
        name = (dln_span){path, name.len - (size_t)(path - name.text)};
    }
    for (size_t at = 0; at < name.len;) {
        size_t digits = digits_at(name, at);
        if (digits == 0) {
            at++;
            continue;
        }
        int year = digits == 4 || digits == 8 ? number_at(name, at, 4) : -1, month = -1, day = -1;
        if (digits == 8) {
            month = number_at(name, at + 4, 2);
            day = number_at(name, at + 6, 2);
        } else if (digits == 4 && at + 5 < name.len && strchr("-/_.", name.text[at + 4]) != NULL) {
            char separator = name.text[at + 4];
            size_t len;
            month = month_at(name, at + 5, &len);
            size_t day_at = at + 5 + len + 1, day_digits = day_at < name.len ? digits_at(name, day_at) : 0;
            if (month > 0 && name.text[day_at - 1 < name.len ? day_at - 1 : 0] == separator && (day_digits == 1 || day_digits == 2))
                day = number_at(name, day_at, day_digits);
        }
        if (year >= 1950 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && dln_date_exists(year, month, day)) {
            *out = dln_when_day(dln_day_of(year, month, day));
            return true;
        }
        at += digits;
    }
    return false;
}
