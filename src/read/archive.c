/* src/read/archive.c - what press archives export: many articles in one text, each with a head, in the forms of Nexis
 * (old and new), Factiva (with and without labels) and ProQuest. The signs by which they are known and divided are
 * in archive.h; here each article's head is read.
 */
#include "read/archive.h"

#include "base/text.h"
#include "read/draft.h"

enum { HEAD_LINES_MAX = 40 };

/* The line at *at, trimmed; *at moves behind it. false: no more. */
static bool next_line(dln_span text, size_t *at, dln_span *line)
{
    if (*at >= text.len)
        return false;
    dln_span rest = {text.text + *at, text.len - *at};
    *line = dln_take_line(&rest);
    *at = text.len - rest.len;
    return true;
}

static bool all_of(dln_span text, const char *chars)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(chars, text.text[i]) == NULL)
            return false;
    return text.len > 0;
}

/* "523 words" */
static bool is_word_count(dln_span line)
{
    return line.len < 20 && line.len > 6 && dln_ends_with(line, DLN_SPAN(" words")) && all_of((dln_span){line.text, line.len - 6}, "0123456789,");
}

/* "12 of 50 DOCUMENTS" */
static bool is_counter(dln_span line)
{
    size_t of = line.len < 40 ? dln_find(line, DLN_SPAN(" of ")) : SIZE_MAX;
    bool ends = dln_ends_with(line, DLN_SPAN(" DOCUMENTS")) || dln_ends_with(line, DLN_SPAN(" DOCUMENT"));
    return of != SIZE_MAX && ends && all_of((dln_span){line.text, of}, "0123456789,");
}

/* "Page 2 of 3" */
static bool is_page(dln_span line)
{
    return line.len < 24 && dln_starts_with(line, DLN_SPAN("Page ")) && dln_find(line, DLN_SPAN(" of ")) != SIZE_MAX;
}

/* "Document VLGW000020211207ehc7000p1" */
static bool is_document_id(dln_span line)
{
    return line.len > 24 && line.len < 50 && dln_starts_with(line, DLN_SPAN("Document ")) &&
           all_of((dln_span){line.text + 9, line.len - 9}, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}

static bool is_rule(dln_span line)
{
    return line.len >= 40 && all_of(line, "_");
}

/* ---- fields with names ---- */
typedef enum field { FIELD_NONE, FIELD_TITLE, FIELD_DATE, FIELD_PUBLISHER, FIELD_LANG, FIELD_URL, FIELD_ID, FIELD_TEXT, FIELD_LEAD, FIELD_OTHER } field;

typedef struct name { const char *name; field field; bool is_foot; } name;

static const name nexis_names[] = {
    {"headline", FIELD_TITLE, false}, {"byline", FIELD_OTHER, false}, {"section", FIELD_OTHER, false}, {"length", FIELD_OTHER, false},
    {"dateline", FIELD_OTHER, false}, {"highlight", FIELD_OTHER, false}, {"source", FIELD_PUBLISHER, false}, {"body", FIELD_TEXT, false},
    {"distribution", FIELD_OTHER, false}, {"series", FIELD_OTHER, false}, {"load-date", FIELD_OTHER, true}, {"language", FIELD_LANG, true},
    {"publication-type", FIELD_OTHER, true}, {"document-type", FIELD_OTHER, true}, {"journal-code", FIELD_OTHER, true}, {"subject", FIELD_OTHER, true},
    {"graphic", FIELD_OTHER, true}, {"notes", FIELD_OTHER, true}, {"correction", FIELD_OTHER, true}, {"correction-date", FIELD_OTHER, true}, {"type", FIELD_OTHER, true},
    {"classification", FIELD_OTHER, true}, {"organization", FIELD_OTHER, true}, {"geographic", FIELD_OTHER, true}, {"person", FIELD_OTHER, true},
    {"industry", FIELD_OTHER, true}, {"url", FIELD_URL, true}, {NULL, FIELD_NONE, false},
};
static const name factiva_names[] = {
    {"HD", FIELD_TITLE, false}, {"PD", FIELD_DATE, false}, {"SN", FIELD_PUBLISHER, false}, {"LA", FIELD_LANG, false}, {"LP", FIELD_LEAD, false},
    {"TD", FIELD_TEXT, false}, {"AN", FIELD_ID, false}, {"UR", FIELD_URL, false}, {"SE", FIELD_OTHER, false}, {"BY", FIELD_OTHER, false},
    {"CR", FIELD_OTHER, false}, {"WC", FIELD_OTHER, false}, {"ET", FIELD_OTHER, false}, {"SC", FIELD_OTHER, false}, {"ED", FIELD_OTHER, false},
    {"PG", FIELD_OTHER, false}, {"VOL", FIELD_OTHER, false}, {"CY", FIELD_OTHER, false}, {"CX", FIELD_OTHER, false}, {"ART", FIELD_OTHER, false},
    {"CO", FIELD_OTHER, false}, {"IN", FIELD_OTHER, false}, {"NS", FIELD_OTHER, false}, {"RE", FIELD_OTHER, false}, {"IPC", FIELD_OTHER, false},
    {"IPD", FIELD_OTHER, false}, {"PUB", FIELD_OTHER, false}, {"CT", FIELD_OTHER, false}, {"RF", FIELD_OTHER, false}, {"CLM", FIELD_OTHER, false},
    {NULL, FIELD_NONE, false},
};
static const name proquest_names[] = {
    {"full text", FIELD_TEXT, false}, {"title", FIELD_TITLE, true}, {"publication title", FIELD_PUBLISHER, true}, {"publication date", FIELD_DATE, true},
    {"language of publication", FIELD_LANG, true}, {"document url", FIELD_URL, true}, {"proquest document id", FIELD_ID, true}, {"author", FIELD_OTHER, false},
    {"publication info", FIELD_OTHER, false}, {"abstract", FIELD_OTHER, false}, {"links", FIELD_OTHER, false}, {"subject", FIELD_OTHER, true}, {"location", FIELD_OTHER, true},
    {"company / organization", FIELD_OTHER, true}, {"people", FIELD_OTHER, true}, {"publication year", FIELD_OTHER, true}, {"section", FIELD_OTHER, true},
    {"publisher", FIELD_OTHER, true}, {"place of publication", FIELD_OTHER, true}, {"country of publication", FIELD_OTHER, true}, {"publication subject", FIELD_OTHER, true},
    {"issn", FIELD_OTHER, true}, {"source type", FIELD_OTHER, true}, {"document type", FIELD_OTHER, true}, {"copyright", FIELD_OTHER, true},
    {"last updated", FIELD_OTHER, true}, {"database", FIELD_OTHER, true}, {"identifier / keyword", FIELD_OTHER, true}, {"dateline", FIELD_OTHER, true}, {NULL, FIELD_NONE, false},
};

/* "LENGTH: 523 words", "Load-Date: ..." and the word Body alone. NULL: no field of that list. */
static const name *named_field(dln_span line, const name *names, dln_span *value)
{
    size_t colon = dln_find((dln_span){line.text, line.len < 40 ? line.len : 40}, DLN_SPAN(":"));
    dln_span head = colon == SIZE_MAX ? line : dln_trim((dln_span){line.text, colon});
    *value = colon == SIZE_MAX ? DLN_NO_SPAN : dln_trim((dln_span){line.text + colon + 1, line.len - colon - 1});
    static const char *const alone[] = {"Body", "BODY", "Graphic", "Classification", "Notes", "Correction"}; /* over what belongs to them */
    bool is_alone = false;
    for (size_t i = 0; colon == SIZE_MAX && !is_alone && i < sizeof alone / sizeof *alone; i++)
        is_alone = dln_span_is(head, alone[i]);
    if (head.len == 0 || head.len > 30 || (colon == SIZE_MAX && !is_alone))
        return NULL;
    for (; names->name != NULL; names++)
        if (dln_fold_equals(head, dln_span_of(names->name)))
            return names;
    return NULL;
}

/* "HD  Talks end", "HD" alone, at a line's very beginning. */
static const name *factiva_field(dln_span raw, dln_span *value)
{
    for (const name *n = factiva_names; n->name != NULL; n++) {
        size_t len = strlen(n->name);
        dln_span rest = {raw.text + len, raw.len - len};
        if (raw.len < len || memcmp(raw.text, n->name, len) != 0)
            continue;
        bool is_alone = dln_trim(rest).len == 0, is_set_off = rest.len > 1 && (rest.text[0] == '\t' || (rest.text[0] == ' ' && rest.text[1] == ' '));
        if (is_alone || is_set_off) {
            *value = dln_trim(rest);
            return n;
        }
    }
    return NULL;
}

static void take_field(dln_draft *draft, field f, dln_span value)
{
    dln_span *const fields[] = {[FIELD_TITLE] = &draft->title, [FIELD_DATE] = &draft->published, [FIELD_PUBLISHER] = &draft->publisher,
                                [FIELD_LANG] = &draft->lang, [FIELD_URL] = &draft->url, [FIELD_ID] = &draft->id};
    if (f >= FIELD_TITLE && f <= FIELD_ID && value.len > 0 && value.len < 1000 && fields[f]->len == 0)
        *fields[f] = value;
}

static bool is_copyright(dln_span line)
{
    return dln_starts_with(line, DLN_SPAN("Copyright ")) || dln_starts_with(line, DLN_SPAN("(c) ")) || dln_starts_with(line, DLN_SPAN("(C) ")) ||
           dln_starts_with(line, DLN_SPAN("\xC2\xA9")) || dln_starts_with(line, DLN_SPAN("All Rights Reserved")) || dln_starts_with(line, DLN_SPAN("All rights reserved"));
}

static dln_span between(dln_span text, size_t begin, size_t end)
{
    return begin >= end ? DLN_NO_SPAN : dln_trim((dln_span){text.text + begin, end - begin});
}

/* A line that is a date, perhaps with a weekday or an edition behind it; as much of it as is the date. */
static bool is_date_line(dln_span line, dln_span *date)
{
    dln_when when;
    size_t len = line.len > 0 && line.len < 80 ? dln_read_date_prefix(line, &when) : 0;
    if (len > 0)
        *date = (dln_span){line.text, len};
    else if (line.len > 0 && line.len < 80 && dln_read_date(line, &when))
        *date = line;
    else
        return false;
    return true;
}

/* "Late Edition - Final", under the date */
static bool is_edition(dln_span line)
{
    size_t at = line.len < 40 ? dln_find(line, DLN_SPAN("Edition")) : SIZE_MAX;
    return at != SIZE_MAX && (at + 7 == line.len || line.text[at + 7] == ' ' || line.text[at + 7] == ',');
}

/* Nexis: a head of lines (name of the paper, date, title in either order), fields, text, fields. */
static void read_nexis(dln_span text, dln_draft *draft)
{
    dln_span before[HEAD_LINES_MAX], line, date = DLN_NO_SPAN, value, after = DLN_NO_SPAN;
    size_t count = 0, at = 0, begin = SIZE_MAX, end = text.len, fields_end = 0;
    bool in_text = false, in_fields = false;
    for (size_t line_at = at; next_line(text, &at, &line); line_at = at) {
        const name *f = named_field(line, nexis_names, &value);
        if (!in_text && !in_fields && is_page(line)) { /* what stands above is the cover of the whole */
            count = 0;
            date = after = DLN_NO_SPAN;
        }
        if (!in_text && (is_counter(line) || is_page(line)))
            continue;
        if (in_text && is_page(line))
            continue;
        if (dln_span_is(line, "End of Document")) {
            end = in_text && line_at < end ? line_at : end;
            break;
        }
        if (in_text) {
            if ((f != NULL && f->is_foot) || (is_copyright(line) && line.len < 120)) {
                end = line_at < end ? line_at : end;
                take_field(draft, f == NULL ? FIELD_OTHER : f->field, value);
            }
            continue;
        }
        if (f != NULL && (f->field == FIELD_TEXT || !f->is_foot)) {
            take_field(draft, f->field, value);
            in_fields = true;
            fields_end = at;
            if (f->field == FIELD_TEXT) {
                begin = at;
                in_text = true;
            }
            continue;
        }
        if (in_fields && line.len > 0) { /* no BODY: the text begins where no field is */
            begin = fields_end;
            in_text = true;
            continue;
        }
        if (in_fields || line.len == 0 || is_copyright(line) || (date.len > 0 && after.len == 0 && is_edition(line)))
            continue;
        if (date.len == 0 && is_date_line(line, &date))
            continue;
        if (date.len == 0 && count > 0 && dln_span_equals(line, before[count - 1])) /* the title again, as a heading */
            continue;
        if (date.len == 0 && count < HEAD_LINES_MAX)
            before[count++] = line;
        else if (date.len > 0 && after.len == 0)
            after = line;
        else if (after.text != NULL && line.text > after.text && count == 1) /* a title of two lines */
            after.len = (size_t)(line.text + line.len - after.text);
    }
    if (draft->publisher.len == 0 && count > 0)
        draft->publisher = before[count - 1];
    if (draft->title.len == 0 && count >= 2)
        draft->title = (dln_span){before[0].text, (size_t)(before[count - 2].text + before[count - 2].len - before[0].text)};
    if (draft->title.len == 0)
        draft->title = after;
    draft->published = date;
    draft->text = begin == SIZE_MAX ? DLN_NO_SPAN : between(text, begin, end);
}

/* Factiva with labels: each field goes on to the next label. */
static void read_labelled(dln_span text, dln_draft *draft)
{
    size_t at = 0, open_at = 0, text_begin = SIZE_MAX, text_end = 0;
    const name *open = NULL;
    for (bool more = true; more;) {
        size_t line_at = at;
        dln_span line, value = DLN_NO_SPAN, raw;
        more = next_line(text, &at, &line);
        raw = (dln_span){text.text + line_at, at - line_at};
        const name *f = more ? factiva_field(raw, &value) : NULL;
        if (more && f == NULL)
            continue;
        dln_span all = open == NULL ? DLN_NO_SPAN : between(text, open_at, line_at);
        if (open != NULL && (open->field == FIELD_LEAD || open->field == FIELD_TEXT)) {
            if (text_begin == SIZE_MAX)
                text_begin = open_at;
            text_end = line_at;
        } else if (open != NULL) {
            take_field(draft, open->field, all);
        }
        if (open != NULL && open->field == FIELD_LEAD && f != NULL && f->field == FIELD_TEXT) {
            /* the label between lead and text becomes blank in the copy that the caller made */
            memset((char *)(uintptr_t)(text.text + line_at), ' ', strlen(f->name));
            if (line_at > 0 && line_at + 1 < text.len)
                ((char *)(uintptr_t)text.text)[line_at] = '\n';
        }
        open = f;
        open_at = f == NULL ? at : value.len > 0 ? (size_t)(value.text - text.text) : at;
    }
    draft->text = text_begin == SIZE_MAX ? DLN_NO_SPAN : between(text, text_begin, text_end);
}

/* Factiva without: title, by, words, date, time, paper, code, language, copyright, an empty line, text. */
static void read_unlabelled(dln_span text, dln_draft *draft)
{
    dln_span line, title = DLN_NO_SPAN, date;
    size_t at = 0, after_count = 0, blank_after = SIZE_MAX, end = text.len;
    bool is_counted = false, has_copyright = false;
    for (size_t line_at = at; next_line(text, &at, &line); line_at = at) {
        if (is_document_id(line)) {
            end = line_at;
            break;
        }
        if (!is_counted) {
            if (is_word_count(line))
                is_counted = true;
            else if (line.len > 0 && !dln_starts_with(line, DLN_SPAN("By ")) && !dln_starts_with(line, DLN_SPAN("BY ")))
                title = line;
            continue;
        }
        if (blank_after != SIZE_MAX)
            continue;
        if (line.len == 0 || is_copyright(line)) {
            has_copyright = has_copyright || is_copyright(line);
            if (line.len == 0 && after_count >= 2)
                blank_after = at;
            continue;
        }
        if (has_copyright) { /* the text follows at once */
            blank_after = line_at;
            continue;
        }
        after_count++;
        bool is_time = line.len <= 12 && dln_is_digit(line.text[0]) && dln_find(line, DLN_SPAN(":")) != SIZE_MAX;
        if (draft->published.len == 0 && is_date_line(line, &date))
            draft->published = date;
        else if (!is_time && draft->publisher.len == 0)
            draft->publisher = line;
        else if (!is_time && after_count > 2 && dln_fold_equals(line, DLN_SPAN("english")))
            draft->lang = line;
        else if (!is_time && draft->lang.len == 0 && line.len > 4 && line.len < 16 && dln_is_upper(line.text[0]) && dln_is_lower(line.text[1]) &&
                 memchr(line.text, ' ', line.len) == NULL)
            draft->lang = line; /* French, German, ... */
    }
    draft->title = title;
    draft->text = blank_after == SIZE_MAX ? DLN_NO_SPAN : between(text, blank_after, end);
    for (bool again = true; again;) { /* the paper's name again, and a heading of which the links are gone */
        size_t last = draft->text.len;
        while (last > 0 && draft->text.text[last - 1] != '\n')
            last--;
        line = dln_trim((dln_span){draft->text.text + last, draft->text.len - last});
        again = last > 0 && (dln_span_is(line, "Related Documents") || (draft->publisher.len > 0 && dln_span_equals(line, draft->publisher)));
        if (again)
            draft->text = dln_trim((dln_span){draft->text.text, last});
    }
}

static void read_proquest(dln_span text, dln_draft *draft)
{
    dln_span line, value;
    size_t at = 0, begin = SIZE_MAX, end = text.len;
    bool in_text = false;
    for (size_t line_at = at; next_line(text, &at, &line); line_at = at) {
        const name *f = named_field(line, proquest_names, &value);
        if (f == NULL) {
            if (draft->title.len == 0 && line.len > 0 && begin == SIZE_MAX && !is_rule(line))
                draft->title = line;
            continue;
        }
        if (f->field == FIELD_TEXT) {
            begin = value.len > 0 ? (size_t)(value.text - text.text) : at;
            in_text = true;
        } else if (!in_text || f->is_foot) {
            if (in_text)
                end = line_at;
            in_text = false;
            take_field(draft, f->field, value);
        }
    }
    draft->text = begin == SIZE_MAX ? DLN_NO_SPAN : between(text, begin, end);
}

/* ---- division ---- */
typedef struct style {
    bool (*divides)(dln_span line);
    bool is_before;  /* the line begins an article; else it ends one */
    void (*read)(dln_span text, dln_draft *draft);
} style;

static bool ends_nexis(dln_span line)
{
    return dln_span_is(line, "End of Document");
}

static bool ends_labelled(dln_span line) /* "AN  Document VLGW..." */
{
    return dln_starts_with(line, DLN_SPAN("AN")) && line.len > 8 && is_document_id(dln_trim((dln_span){line.text + 2, line.len - 2}));
}

static const style styles[DLN_ARCHIVE_COUNT] = {
    [DLN_ARCHIVE_NEXIS_OLD] = {is_counter, true, read_nexis},
    [DLN_ARCHIVE_NEXIS] = {ends_nexis, false, read_nexis},
    [DLN_ARCHIVE_FACTIVA_LABELS] = {ends_labelled, false, read_labelled},
    [DLN_ARCHIVE_FACTIVA] = {is_document_id, false, read_unlabelled},
    [DLN_ARCHIVE_PROQUEST] = {is_rule, true, read_proquest},
};

dln_archive_style dln_archive_style_of(dln_span head)
{
    size_t at = 0, word_counts = 0, labels = 0, nexis_fields = 0, rules = 0, full_texts = 0;
    dln_span line, value;
    for (size_t line_at = 0; next_line(head, &at, &line); line_at = at) {
        const name *f = factiva_field((dln_span){head.text + line_at, at - line_at}, &value);
        labels += f != NULL && (f->field == FIELD_TITLE || f->field == FIELD_DATE || f->field == FIELD_PUBLISHER || f->field == FIELD_LEAD);
        word_counts += is_word_count(line);
        rules += is_rule(line);
        full_texts += dln_starts_with(line, DLN_SPAN("Full text: ")) || dln_span_is(line, "Full text:");
        if (is_counter(line))
            return DLN_ARCHIVE_NEXIS_OLD;
        nexis_fields += dln_starts_with(line, DLN_SPAN("Load-Date:")) || dln_starts_with(line, DLN_SPAN("Length:")) || dln_span_is(line, "Body");
        if ((nexis_fields >= 2 && ends_nexis(line)) || nexis_fields >= 3)
            return DLN_ARCHIVE_NEXIS;
        if (labels >= 4)
            return DLN_ARCHIVE_FACTIVA_LABELS;
        if (word_counts > 0 && is_document_id(line))
            return DLN_ARCHIVE_FACTIVA;
        if (rules > 0 && full_texts > 0)
            return DLN_ARCHIVE_PROQUEST;
    }
    return DLN_ARCHIVE_NONE;
}

static dln_status read_one(dln_reading *reading, const style *kind, dln_span text, uint32_t line)
{
    dln_draft draft = {.line = line};
    dln_arena_reset(reading->arena);
    text = dln_arena_copy(reading->arena, text); /* read_labelled changes it */
    if (text.text == NULL)
        return DLN_NO_MEMORY;
    kind->read(text, &draft);
    if (draft.title.len == 0 && draft.text.len == 0) /* a cover page, a list of contents */
        return DLN_OK;
    if (!dln_starts_with(draft.url, DLN_SPAN("http")))
        draft.url = DLN_NO_SPAN;
    return dln_draft_finish(reading, &draft);
}

dln_status dln_read_archive(dln_reading *reading)
{
    dln_arena *lasting = dln_arena_new(); /* the bytes as UTF-8 */
    size_t repaired;
    if (lasting == NULL)
        return DLN_NO_MEMORY;
    dln_span text = dln_to_utf8((dln_span){reading->piece->bytes, reading->piece->len}, DLN_NO_SPAN, lasting, &repaired), line;
    text = text.text == NULL ? text : dln_clean_text(text, lasting);
    dln_status status = text.text == NULL ? DLN_NO_MEMORY : DLN_OK;
    dln_archive_style which = status == DLN_OK ? dln_archive_style_of(text) : DLN_ARCHIVE_NONE;
    const style *kind = &styles[which];
    size_t at = 0, begin = 0;
    uint32_t number = 1, begin_number = 1;
    while (status == DLN_OK && which != DLN_ARCHIVE_NONE && !reading->is_stopped) {
        size_t line_at = at;
        bool more = next_line(text, &at, &line);
        if (more && !kind->divides(line)) {
            number++;
            continue;
        }
        size_t end = !more || !kind->is_before ? at : line_at;
        if (between(text, begin, end).len > 0)
            status = read_one(reading, kind, (dln_span){text.text + begin, end - begin}, begin_number);
        begin = end;
        begin_number = kind->is_before ? number : number + 1;
        number++;
        if (!more)
            break;
    }
    dln_arena_free(lasting);
    return status;
}
