/* src/read/own.c - the signs of what render/ and explain write, which stand in the first lines: tests/cli/own.t holds them
 * against every format.
 */
#include "read/own.h"

#include "base/text.h"

enum { NEAR = 1024, LINES = 6 };

const char dln_own_words[] = "was written by dateline, and is no article; as .json, .ndjson or .ics dateline render reads it again";

/* "17 events, 14 April 2020 – 22 May 2024, 8 sources" */
static bool counts_events(dln_span line)
{
    size_t digits = 0;
    while (digits < line.len && dln_is_digit(line.text[digits]))
        digits++;
    dln_span rest = {line.text + digits, line.len - digits};
    return digits > 0 && dln_starts_with(rest, DLN_SPAN(" event")) && (dln_ends_with(line, DLN_SPAN(" source")) || dln_ends_with(line, DLN_SPAN(" sources")));
}

static bool is_one_of(dln_span word, const char *const *words)
{
    while (*words != NULL && !dln_span_is(word, *words))
        words++;
    return *words != NULL;
}

/* 2014-03-05 TAB certain TAB meeting TAB confirmed TAB ... */
static bool is_tsv_line(dln_span line)
{
    static const char *const fits[] = {"certain", "possible", NULL}, *const states[] = {"confirmed", "tentative", "cancelled", NULL};
    dln_span cells[4];
    size_t count = 0;
    while (count < 4 && dln_split(&line, '\t', &cells[count]))
        count++;
    return count == 4 && is_one_of(cells[1], fits) && is_one_of(cells[3], states);
}

/* The heads of a table for a terminal, which has as many columns as fit: When, What, and some of the others. */
static bool is_table_head(dln_span line)
{
    static const char *const heads[] = {"When", "Type", "Who", "What", "Where", "Src", NULL};
    dln_span word;
    size_t count = 0;
    bool has_what = false;
    if (!dln_starts_with(line, DLN_SPAN("When  ")))
        return false;
    while (dln_split(&line, ' ', &word)) {
        if (word.len > 0 && !is_one_of(word, heads))
            return false;
        has_what |= dln_span_is(word, "What");
        count += word.len > 0;
    }
    return has_what && count >= 2;
}

/* What explain prints: "article: ...", "title: ...", and soon "published: 2021-12-08 (metadata)" */
static bool is_explanation(dln_span text)
{
    dln_span line;
    if (!dln_starts_with(text, DLN_SPAN("article: ")))
        return false;
    while (dln_split(&text, '\n', &line))
        if (dln_starts_with(line, DLN_SPAN("published: ")) && dln_find(line, DLN_SPAN(" (")) != SIZE_MAX)
            return true;
    return false;
}

bool dln_own_text(dln_span head)
{
    static const char *const anywhere[] = {
        "<meta name=\"generator\" content=\"dateline\">",
        "| When | What | Event | Participants | Place | Sources |",
        "<th scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">Event</th>",
        "id,when,begin,end,zone,type,status,title,participants,countries,",
    };
    dln_span near = {head.text, head.len < NEAR ? head.len : NEAR}, line;
    for (size_t i = 0; i < sizeof anywhere / sizeof *anywhere; i++)
        if (dln_find(near, dln_span_of(anywhere[i])) != SIZE_MAX)
            return true;
    if (is_explanation(near))
        return true;
    for (int i = 0; i < LINES && dln_split(&near, '\n', &line); i++)
        if (counts_events(line) || (i == 0 && (is_tsv_line(line) || is_table_head(line))))
            return true;
    return false;
}

bool dln_own_pdf(dln_span whole)
{
    return dln_find(whole, DLN_SPAN("/Creator (dateline ")) != SIZE_MAX;
}

bool dln_own_json(const json_t *document)
{
    const char *format = json_string_value(json_object_get(document, "format"));
    bool is_timeline = format != NULL && strcmp(format, "dateline-timeline") == 0;
    bool is_layout = json_object_get(document, "to_scale") != NULL && json_object_get(document, "mean_shift_lines") != NULL;
    return is_timeline || is_layout;
}
