/* src/read/kind.c - the signs by which formats are known. Nothing here looks at a file's name. */
#include "read/kind.h"

#include "base/text.h"
#include "read/archive.h"
#include "read/csv.h"
#include "read/own.h"

static const struct { const char *magic; size_t len; const char *what, *help; } foreign[] = {
    {"PK\x03\x04", 4, "a ZIP archive", "; unpack it first: unzip FILE"},
    {"\x28\xB5\x2F\xFD", 4, "compressed by zstd", "; unpack it first: zstd -dc FILE | dateline ..."},
    {"BZh", 3, "compressed by bzip2", "; unpack it first: bzip2 -dc FILE | dateline ..."},
    {"\xFD" "7zXZ", 5, "compressed by xz", "; unpack it first: xz -dc FILE | dateline ..."},
    {"\x89PNG", 4, "a picture", ""},
    {"\xFF\xD8\xFF", 3, "a picture", ""},
    {"GIF8", 4, "a picture", ""},
    {"SQLite format 3", 15, "a database", ""},
    {"\x7F" "ELF", 4, "a program", ""},
};

/* What other programs turn into text: PDF, the office formats, of which the newer ones are ZIP archives. */
static bool is_document(dln_span head)
{
    static const char *const inside[] = {"word/", "[Content_Types].xml", "mimetypeapplication/vnd.oasis.opendocument.text"};
    static const struct { const char *magic; size_t len; } magics[] = {{"%PDF-", 5}, {"\xD0\xCF\x11\xE0", 4}, {"{\\rtf", 5}};
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (head.len >= magics[i].len && memcmp(head.text, magics[i].magic, magics[i].len) == 0)
            return true;
    for (size_t i = 0; i < sizeof inside / sizeof *inside && head.len > 4 && memcmp(head.text, "PK\x03\x04", 4) == 0; i++)
        if (dln_find((dln_span){head.text, head.len < 4096 ? head.len : 4096}, dln_span_of(inside[i])) != SIZE_MAX)
            return true;
    return false;
}

static bool has_head(dln_span text, const char *head)
{
    return dln_starts_with(text, dln_span_of(head));
}

/* As has_head, in any case of letters; head is lower case. */
static bool has_tag(dln_span text, const char *head)
{
    size_t len = strlen(head);
    if (text.len < len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (dln_to_lower(text.text[i]) != head[i])
            return false;
    return true;
}

static dln_input_kind kind_of_markup(dln_span text)
{
    static const char *const feeds[] = {"<rss", "<feed", "<rdf:rdf"};
    static const char *const agencies[] = {"<nitf", "<newsml", "<newsitem", "<newsmessage", "<newsenvelope"};
    dln_span near = {text.text, text.len < 4096 ? text.len : 4096};
    for (size_t i = 0; i < near.len; i++) {
        if (near.text[i] != '<')
            continue;
        dln_span rest = {near.text + i, near.len - i};
        for (size_t f = 0; f < sizeof feeds / sizeof *feeds; f++)
            if (has_tag(rest, feeds[f]))
                return DLN_INPUT_FEED;
        dln_span local = rest; /* without a prefix: <nar:newsItem> */
        const char *colon = memchr(rest.text, ':', rest.len < 12 ? rest.len : 12);
        char unprefixed[24] = "<";
        if (colon != NULL) {
            size_t left = rest.len - (size_t)(colon + 1 - rest.text);
            memcpy(unprefixed + 1, colon + 1, left < 20 ? left : 20);
            local = (dln_span){unprefixed, left < 20 ? left + 1 : 21};
        }
        if (has_tag(local, "<feed"))
            return DLN_INPUT_FEED;
        for (size_t a = 0; a < sizeof agencies / sizeof *agencies; a++)
            if (has_tag(rest, agencies[a]) || has_tag(local, agencies[a]))
                return DLN_INPUT_NEWSML;
        if (has_tag(rest, "<html") || has_tag(rest, "<head") || has_tag(rest, "<body"))
            break;
    }
    if (text.len < 2 || !(dln_is_alpha(text.text[1]) || text.text[1] == '!' || text.text[1] == '?'))
        return DLN_INPUT_TEXT;
    return DLN_INPUT_HTML;
}

/* SVG: the first tag that is no declaration or comment. */
static bool is_drawing(dln_span text)
{
    while (text.len > 2 && text.text[0] == '<' && (text.text[1] == '?' || text.text[1] == '!')) {
        bool is_comment = has_head(text, "<!--");
        size_t end = dln_find(text, is_comment ? DLN_SPAN("-->") : DLN_SPAN(">"));
        if (end == SIZE_MAX)
            return false;
        end += is_comment ? 3 : 1;
        text = dln_trim((dln_span){text.text + end, text.len - end});
    }
    return has_tag(text, "<svg") || has_tag(text, "<svg:svg");
}

bool dln_is_mail_envelope(dln_span text)
{
    const char *end = text.len == 0 ? NULL : memchr(text.text, '\n', text.len);
    size_t len = end == NULL ? text.len : (size_t)(end - text.text), digits = 0;
    while (len > 0 && text.text[len - 1] == '\r')
        len--;
    dln_span line = {text.text, len};
    for (size_t i = 0; i < len; i++)
        digits = dln_is_digit(line.text[i]) ? digits + 1 : line.text[i] == ':' ? 0 : digits >= 4 ? digits : 0;
    return has_head(line, "From ") && len > 20 && len < 200 && memchr(line.text, ':', len) != NULL && digits >= 4;
}

/* The head fields that mail has and a text with a Date: line has not; or sender, receiver and subject together. */
static bool is_mail(dln_span text)
{
    static const char *const fields[] = {"received:", "return-path:", "delivered-to:", "mime-version:", "message-id:", "x-mozilla-status:",
                                         "snapshot-content-location:"};
    static const char *const usual[] = {"from:", "to:", "subject:"};
    unsigned seen = 0;
    dln_span rest = text, line;
    if (dln_is_mail_envelope(text)) { /* and a field comes next: else it is a sentence */
        dln_span after = text, field;
        if (!dln_split(&after, '\n', &line) || !dln_split(&after, '\n', &field))
            return false;
        size_t colon = dln_find(field, DLN_SPAN(":"));
        return colon != SIZE_MAX && colon > 0 && colon < 40 && memchr(field.text, ' ', colon) == NULL;
    }
    while (dln_split(&rest, '\n', &line)) {
        line = (dln_span){line.text, line.len > 0 && line.text[line.len - 1] == '\r' ? line.len - 1 : line.len};
        if (line.len == 0)
            return false;
        if (line.text[0] == ' ' || line.text[0] == '\t')
            continue;
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (has_tag(line, fields[i]))
                return true;
        for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
            seen |= has_tag(line, usual[i]) ? 1u << i : 0;
        if (seen == 7)
            return true;
        size_t colon = dln_find(line, DLN_SPAN(":"));
        if (colon == SIZE_MAX || colon > 40 || memchr(line.text, ' ', colon) != NULL)
            return false;
    }
    return false;
}

static bool opens_object(dln_span text)
{
    if (text.len == 0 || text.text[0] != '{')
        return false;
    dln_span inside = dln_trim((dln_span){text.text + 1, text.len - 1});
    return inside.len == 0 || inside.text[0] == '"' || inside.text[0] == '}';
}

/* Lines of NDJSON, whose first may be broken: one that opens an object right after a line end. */
static bool has_object_line(dln_span text)
{
    return dln_find(text, DLN_SPAN("\n{\"")) != SIZE_MAX;
}

/* An object that goes on over the line's end, as one does that was written for people to read. */
static bool is_spread_out(dln_span text)
{
    const char *end = memchr(text.text, '\n', text.len);
    dln_span line = end == NULL ? DLN_NO_SPAN : dln_trim((dln_span){text.text, (size_t)(end - text.text)});
    if (line.len == 0)
        return false;
    char last = line.text[line.len - 1];
    return last == '{' || last == ',' || last == '[';
}

static bool is_binary(dln_span text)
{
    size_t controls = 0;
    if (text.len > 4096)
        text.len = 4096;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.text[i];
        if (c == 0)
            controls += 8; /* one here and there is damage, many are data */
        else if (c < 0x20 && !dln_is_blank((char)c) && c != 0x1B && c != 0x08)
            controls++;
    }
    return controls > text.len / 16 + 8;
}

dln_input_kind dln_kind_of(const char *file, dln_span head, bool is_all, bool *is_array, dln_problem *problem)
{
    *is_array = false;
    if (is_document(head))
        return DLN_INPUT_DOCUMENT;
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (head.len >= foreign[i].len && memcmp(head.text, foreign[i].magic, foreign[i].len) == 0) {
            *problem = dln_problem_make(DLN_ISSUE_BINARY, file, 0, 0, "is %s%s", foreign[i].what, foreign[i].help);
            return DLN_INPUT_NONE;
        }
    if (has_head(head, "\xEF\xBB\xBF"))
        head.text += 3, head.len -= 3;
    dln_span text = dln_trim(head);
    if (text.len == 0 && is_all) {
        *problem = dln_problem_make(DLN_ISSUE_EMPTY, file, 0, 0, "is empty");
        return DLN_INPUT_NONE;
    }
    if (has_head(text, "WARC/"))
        return DLN_INPUT_WARC;
    if (has_tag(text, "begin:vcalendar"))
        return DLN_INPUT_CALENDAR;
    if (opens_object(text))
        return is_spread_out(text) ? DLN_INPUT_VALUE : DLN_INPUT_LINES;
    if (text.len > 0 && text.text[0] == '[') {
        dln_span inside = dln_trim((dln_span){text.text + 1, text.len - 1});
        if (opens_object(inside) || (inside.len > 0 && inside.text[0] == ']')) {
            *is_array = true;
            return DLN_INPUT_VALUE;
        }
    }
    if (has_object_line(text))
        return DLN_INPUT_LINES;
    if (is_binary(head)) {
        *problem = dln_problem_make(DLN_ISSUE_BINARY, file, 0, 0, "is binary data, no text");
        return DLN_INPUT_NONE;
    }
    if (dln_own_text(text)) {
        *problem = dln_problem_make(DLN_ISSUE_WRONG_KIND, file, 0, 0, "%s", dln_own_words);
        return DLN_INPUT_NONE;
    }
    if (is_drawing(text)) {
        *problem = dln_problem_make(DLN_ISSUE_BINARY, file, 0, 0, "is a picture");
        return DLN_INPUT_NONE;
    }
    if (text.len > 0 && text.text[0] == '<')
        return kind_of_markup(text);
    if (is_mail(text))
        return DLN_INPUT_MAIL;
    if (dln_csv_is(text))
        return DLN_INPUT_CSV;
    return dln_archive_style_of(text) != DLN_ARCHIVE_NONE ? DLN_INPUT_ARCHIVE : DLN_INPUT_TEXT;
}
