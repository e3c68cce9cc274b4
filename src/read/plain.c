/* src/read/plain.c - plain text: a title, perhaps some head lines (Date:, URL:, Source: ...), the text. */
#include "base/text.h"
#include "read/draft.h"

enum { TITLE_MAX = 300, SHORT = 120, HEAD_LINES_MAX = 16 };

typedef enum head_field { HEAD_TITLE, HEAD_DATE, HEAD_URL, HEAD_SOURCE, HEAD_LANG, HEAD_OTHER } head_field;
static const struct { const char *name; head_field field; } head_names[] = {
    {"title", HEAD_TITLE}, {"headline", HEAD_TITLE}, {"date", HEAD_DATE}, {"published", HEAD_DATE}, {"publication date", HEAD_DATE},
    {"published on", HEAD_DATE}, {"date published", HEAD_DATE}, {"url", HEAD_URL}, {"link", HEAD_URL}, {"source", HEAD_SOURCE},
    {"publisher", HEAD_SOURCE}, {"publication", HEAD_SOURCE}, {"language", HEAD_LANG}, {"lang", HEAD_LANG}, {"author", HEAD_OTHER},
    {"by", HEAD_OTHER}, {"section", HEAD_OTHER}, {"updated", HEAD_OTHER},
};

static bool is_url(dln_span text)
{
    return dln_starts_with(text, DLN_SPAN("http://")) || dln_starts_with(text, DLN_SPAN("https://"));
}

/* "Date: 6 July 2013" into the draft; false: it is no head line. */
static bool take_head_line(dln_span line, dln_draft *draft)
{
    size_t colon = dln_find(line, DLN_SPAN(":"));
    if (colon == SIZE_MAX || colon > 20)
        return false;
    dln_span name = dln_trim((dln_span){line.text, colon}), value = dln_trim((dln_span){line.text + colon + 1, line.len - colon - 1});
    for (size_t i = 0; i < sizeof head_names / sizeof *head_names; i++) {
        if (!dln_fold_equals(name, dln_span_of(head_names[i].name)))
            continue;
        dln_when date;
        switch (head_names[i].field) {
        case HEAD_TITLE:
            draft->title = value;
            return true;
        case HEAD_DATE:
            if (!dln_read_date(value, &date) && dln_read_date_prefix(value, &date) == 0)
                return false; /* "Date: a film by ..." is text */
            draft->date_line = value;
            return true;
        case HEAD_URL:
            if (!is_url(value))
                return false;
            draft->url = value;
            return true;
        case HEAD_SOURCE:
            *(is_url(value) ? &draft->url : &draft->publisher) = value;
            return value.len < 120;
        case HEAD_LANG:
            draft->lang = value;
            return value.len < 30;
        case HEAD_OTHER:
            return value.len < 120;
        }
    }
    return false;
}

dln_span dln_take_line(dln_span *rest)
{
    dln_span line = {rest->text, 0};
    while (line.len < rest->len && rest->text[line.len] != '\n')
        line.len++;
    size_t used = line.len < rest->len ? line.len + 1 : line.len;
    rest->text += used;
    rest->len -= used;
    return dln_trim(line);
}

static size_t take_head(dln_span *rest, dln_draft *draft)
{
    size_t taken = 0;
    while (rest->len > 0 && taken < HEAD_LINES_MAX) {
        dln_span after = *rest;
        dln_span line = dln_take_line(&after);
        if (line.len == 0 && taken == 0)
            break;
        if (line.len > 0 && !take_head_line(line, draft))
            break;
        if (line.len == 0) { /* the head may go on after an empty line, the text may begin */
            dln_span beyond = after;
            if (!take_head_line(dln_take_line(&beyond), draft)) {
                *rest = after;
                break;
            }
            after = beyond;
        }
        *rest = after;
        taken++;
    }
    return taken;
}

/* A first line that stands alone and does not read like a sentence of the text. */
static bool is_title(dln_span line, dln_span after)
{
    dln_when date;
    if (line.len == 0 || line.len > TITLE_MAX || dln_read_date(line, &date))
        return false;
    dln_span next = after;
    bool is_alone = after.len > 0 && dln_take_line(&next).len == 0;
    char last = line.text[line.len - 1];
    if (!is_alone && last != '.' && line.len < SHORT && dln_date_in_dateline(after, &date)) /* "Putin and Macron meet\nMOSCOW, Feb 7 - ..." */
        return true;
    return is_alone && (last != '.' || line.len < 100) && last != ',';
}

void dln_plain_draft(dln_span text, dln_draft *draft, dln_arena *arena)
{
    dln_span rest = dln_trim(dln_clean_text(text, arena));
    take_head(&rest, draft);
    rest = dln_trim(rest);
    dln_span after = rest, line = dln_take_line(&after);
    if (draft->title.len == 0) {
        dln_span beyond = after, next = dln_take_line(&beyond);
        dln_draft trial = *draft;
        bool is_before_head = next.len > 0 && take_head_line(next, &trial); /* title, then Date: at once */
        if (after.len > 0 && (is_title(line, after) || (is_before_head && line.len <= TITLE_MAX))) {
            draft->title = line;
            rest = is_before_head ? after : dln_trim(after);
            take_head(&rest, draft);
        }
    }
    rest = dln_trim(rest);
    after = rest;
    line = dln_take_line(&after);
    dln_when date;
    if (draft->date_line.len == 0 && line.len > 0 && line.len < 60 && dln_read_date(line, &date) && dln_when_grain(&date) >= DLN_GRAIN_DAY) {
        draft->date_line = line; /* a line that is nothing but a date */
        rest = dln_trim(after);
    }
    draft->text = rest;
}

dln_status dln_read_plain(dln_reading *reading)
{
    dln_draft draft = {.is_whole_file = true};
    dln_arena_reset(reading->arena);
    dln_span text = dln_to_utf8((dln_span){reading->piece->bytes, reading->piece->len}, DLN_NO_SPAN, reading->arena, &draft.repaired);
    if (text.text == NULL)
        return DLN_NO_MEMORY;
    dln_plain_draft(text, &draft, reading->arena);
    return dln_draft_finish(reading, &draft);
}
