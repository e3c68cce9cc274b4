/* src/read/article.c - from a draft to an article: clean, dated, identified, in English; or the reason why not.
 * The one place that knows the order of trust of publication dates and what an article's id is.
 */
#include "base/text.h"
#include "read/draft.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

void dln_reading_problem(dln_reading *reading, dln_issue issue, uint32_t line, uint32_t column, const char *format, ...)
{
    dln_problem problem = {.issue = issue, .file = reading->piece->file, .line = line, .column = column};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(problem.message, sizeof problem.message, format, arguments);
    va_end(arguments);
    size_t len = strlen(problem.message);
    if (len + 1 == sizeof problem.message)
        problem.message[dln_utf8_cut((dln_span){problem.message, len}, len - 1)] = '\0';
    reading->visitor->problem(reading->visitor->context, &problem);
}

static bool ends_a_paragraph(const char *begin, const char *end)
{
    while (end > begin && dln_is_blank(end[-1]))
        end--;
    if (end - begin > 120 || end == begin) /* longer than hard-wrapped lines are */
        return true;
    unsigned char last = (unsigned char)end[-1];
    return strchr(".!?:\"')", (char)last) != NULL || last >= 0x80;
}

/* Text that divides its paragraphs by single line ends (as extractors write) gets its empty lines; hard-wrapped text
 * and text that has them is left alone. */
static dln_span divide_paragraphs(dln_span text, dln_arena *arena)
{
    size_t lines = 0, ends = 0;
    const char *begin = text.text, *stop = text.text + text.len;
    for (const char *end; (end = memchr(begin, '\n', (size_t)(stop - begin))) != NULL; begin = end + 1) {
        if (end + 1 < stop && end[1] == '\n')
            return text;
    }
    if (begin == text.text)
        return text;
    begin = text.text;
    for (const char *end; (end = memchr(begin, '\n', (size_t)(stop - begin))) != NULL; begin = end + 1) {
        lines++;
        ends += ends_a_paragraph(begin, end);
    }
    char *out = ends * 3 < lines * 2 || lines > SIZE_MAX - text.len ? NULL : dln_arena_take(arena, text.len + lines);
    size_t len = 0;
    if (out == NULL)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.text[i] == '\n')
            out[len++] = '\n';
        out[len++] = text.text[i];
    }
    return (dln_span){out, len};
}

static dln_span file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return dln_span_of(slash == NULL ? path : slash + 1);
}

static void find_published(dln_reading *reading, const dln_draft *draft, dln_article *article)
{
    dln_when *out = &article->published;
    bool is_bad = false;
    article->published_by = DLN_DATE_NONE;
    if (dln_when_is_known(&reading->options->published)) {
        *out = reading->options->published;
        article->published_by = DLN_DATE_GIVEN;
    } else if (draft->published.len > 0 && !(is_bad = !dln_read_date(draft->published, out))) {
        article->published_by = DLN_DATE_METADATA;
    } else if (draft->date_line.len > 0 && (dln_read_date(draft->date_line, out) || dln_read_date_prefix(draft->date_line, out) > 0)) {
        article->published_by = DLN_DATE_LINE;
    } else if (dln_date_in_dateline(article->text, out)) {
        article->published_by = DLN_DATE_DATELINE;
    } else if (dln_date_in_name(article->url, out)) {
        article->published_by = DLN_DATE_URL;
    } else if (draft->is_whole_file && dln_date_in_name(file_name(reading->piece->file), out)) {
        article->published_by = DLN_DATE_FILE_NAME;
    } else if (draft->fetched.len > 0 && dln_read_date(draft->fetched, out)) {
        article->published_by = DLN_DATE_FETCHED;
    }
    if (is_bad)
        dln_reading_problem(reading, DLN_ISSUE_BAD_DATE, draft->line, 0, "its publication date '%.*s' is no date that can be read%s",
                            (int)dln_utf8_cut(draft->published, 60), draft->published.text,
                            article->published_by == DLN_DATE_NONE ? "; years are left open" : "");
    else if (article->published_by == DLN_DATE_NONE)
        dln_reading_problem(reading, DLN_ISSUE_NO_DATE, draft->line, 0,
                            "has no publication date; years that its text does not give are left open (--published gives one)");
}

/* The same words under the same title are the same article, wherever they lie. */
static dln_span hash_id(const dln_article *article, dln_arena *arena)
{
    char *joined = dln_arena_take(arena, article->title.len + article->text.len + 1);
    if (joined == NULL)
        return DLN_NO_SPAN;
    if (article->title.len > 0)
        memcpy(joined, article->title.text, article->title.len);
    joined[article->title.len] = '\n';
    memcpy(joined + article->title.len + 1, article->text.text, article->text.len);
    dln_digest digest = dln_hash128((dln_span){joined, article->title.len + article->text.len + 1});
    return dln_arena_printf(arena, "%016" PRIx64, digest.high ^ digest.low);
}

/* What an envelope says (heads of web archives, of HTTP, of mails) may be in any bytes, unlike the text. */
static dln_span repaired(dln_span field, dln_draft *draft, dln_arena *arena)
{
    size_t count;
    dln_span good = dln_utf8_repair(field, arena, &count);
    draft->repaired += count;
    return good;
}

static dln_span line_of(dln_span field, dln_draft *draft, dln_arena *arena)
{
    return dln_clean_line(repaired(field, draft, arena), arena);
}

dln_status dln_draft_finish(dln_reading *reading, dln_draft *draft)
{
    dln_arena *arena = reading->arena;
    draft->published = repaired(draft->published, draft, arena);
    dln_article article = {
        .id = line_of(draft->id, draft, arena),
        .url = line_of(draft->url, draft, arena),
        .publisher = line_of(draft->publisher, draft, arena),
        .agency = line_of(draft->agency, draft, arena),
        .lang = line_of(draft->lang, draft, arena),
        .title = line_of(draft->title, draft, arena),
        .text = reading->options->keep_text ? draft->text : dln_clean_text(draft->text, arena),
        .extra = draft->extra,
    };
    const char *language;
    if (!reading->options->keep_text && !reading->options->any_language)
        article.text = dln_without_foreign_paragraphs(article.text, arena);
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    if (draft->is_cut)
        dln_reading_problem(reading, DLN_ISSUE_REPAIRED, draft->line, 0, "has more elements than any page of an article; what comes after the first %d is left", DLN_ELEMENTS_MAX);
    if (article.text.len == 0) {
        dln_reading_problem(reading, DLN_ISSUE_NO_TEXT, draft->line, 0, "has no text");
        return DLN_OK;
    }
    if (!dln_is_english(article.lang, article.text, &language) && !reading->options->any_language) {
        dln_reading_problem(reading, DLN_ISSUE_LANGUAGE, draft->line, 0, "is not in English but in %s", language);
        return DLN_OK;
    }
    if (draft->repaired > 0)
        dln_reading_problem(reading, DLN_ISSUE_REPAIRED, draft->line, 0, "%zu byte%s no UTF-8 or NUL, read as U+FFFD", draft->repaired,
                            draft->repaired == 1 ? " that was" : "s that were");
    if (!reading->options->keep_text)
        article.text = divide_paragraphs(article.text, arena);
    if (article.agency.len == 0)
        article.agency = dln_agency_in(article.text);
    find_published(reading, draft, &article);
    if (article.id.len == 0)
        article.id = article.url.len > 0 ? article.url : hash_id(&article, arena);
    article.origin = draft->line == 0 ? dln_span_of(reading->piece->file)
                                      : dln_arena_printf(arena, "%s:%" PRIu32, reading->piece->file, draft->line);
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    reading->is_stopped = !reading->visitor->article(reading->visitor->context, &article);
    return DLN_OK;
}

dln_status dln_piece_read(const dln_piece *piece, const dln_read_options *options, dln_arena *arena, const dln_visitor *visitor)
{
    dln_reading reading = {piece, options, arena, visitor, false};
    switch (piece->kind) {
    case DLN_INPUT_NONE: visitor->problem(visitor->context, &piece->problem); return DLN_OK;
    case DLN_INPUT_LINES: return dln_read_ndjson(&reading);
    case DLN_INPUT_VALUE: return dln_read_json_value(&reading);
    case DLN_INPUT_TEXT: return dln_read_plain(&reading);
    case DLN_INPUT_HTML: return dln_read_html(&reading);
    case DLN_INPUT_FEED: return dln_read_feed(&reading);
    case DLN_INPUT_WARC: return dln_read_warc(&reading);
    case DLN_INPUT_MAIL: return dln_read_mail(&reading);
    case DLN_INPUT_NEWSML: return dln_read_newsml(&reading);
    case DLN_INPUT_ARCHIVE: return dln_read_archive(&reading);
    case DLN_INPUT_CSV: return dln_read_csv(&reading);
    case DLN_INPUT_DOCUMENT: return dln_read_document(&reading);
    case DLN_INPUT_CALENDAR:
        if (piece->first_line == 1) /* a large one comes in parts */
            dln_reading_problem(&reading, DLN_ISSUE_WRONG_KIND, 0, 0, "is a calendar; articles are wanted here (render and query read calendars)");
        return DLN_OK;
    }
    return DLN_OK;
}
