/* src/read/draft.h - an article as its format gives it, before it is put in order; and the tools that the formats share.
 * A format (ndjson.c, html.c, plain.c, ...) fills a draft; dln_draft_finish makes the article of it.
 */
#ifndef DATELINE_READ_DRAFT_H
#define DATELINE_READ_DRAFT_H

#include "read/reader.h"

/* A page has some thousand elements, a live blog of a week some ten thousand, a feed of ten thousand items a hundred thousand;
 * each takes 300 bytes of memory. */
enum { DLN_ELEMENTS_MAX = 400000, DLN_XML_ELEMENTS_MAX = 1000000 };

typedef struct dln_draft {
    dln_span id, url, publisher, agency, lang, title, text, extra;
    dln_span published;     /* as written in the metadata */
    dln_span date_line;     /* as written in a Date: line at the head of the text */
    dln_span fetched;       /* WARC-Date */
    bool is_whole_file;     /* then a date in the file's name is its date */
    uint32_t line;          /* where it starts in its file; 0: it is the file */
    size_t repaired;        /* bytes that were no UTF-8 */
    bool is_cut;            /* a page of more elements than any has: what comes after them is left */
} dln_draft;

typedef struct dln_reading { /* what is the same for all articles of a piece */
    const dln_piece *piece;
    const dln_read_options *options;
    dln_arena *arena;
    const dln_visitor *visitor;
    bool is_stopped;
} dln_reading;

/* Puts in order, checks, and hands to the visitor: the article, or the problem why there is none. */
dln_status dln_draft_finish(dln_reading *reading, dln_draft *draft);
void dln_reading_problem(dln_reading *reading, dln_issue issue, uint32_t line, uint32_t column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* ---- the formats ---- */
dln_status dln_read_ndjson(dln_reading *reading);
dln_status dln_read_json_value(dln_reading *reading);
dln_status dln_read_plain(dln_reading *reading);
dln_status dln_read_html(dln_reading *reading);
dln_status dln_read_feed(dln_reading *reading);
dln_status dln_read_warc(dln_reading *reading);
dln_status dln_read_csv(dln_reading *reading);
dln_status dln_read_mail(dln_reading *reading);
dln_status dln_read_newsml(dln_reading *reading);
dln_status dln_read_archive(dln_reading *reading);
dln_status dln_read_document(dln_reading *reading);

/* The HTML of a page into a draft; charset as the HTTP header gave it, or DLN_NO_SPAN. */
dln_status dln_html_draft(dln_span page, dln_span charset, dln_arena *arena, dln_draft *draft);
/* The first line of *rest, trimmed; *rest moves behind its end. */
dln_span dln_take_line(dln_span *rest);
/* Plain text into a draft: title, head lines, text. */
void dln_plain_draft(dln_span text, dln_draft *draft, dln_arena *arena);
/* The text of a PDF, from what pdftotext -bbox-layout makes of it; false: no memory. */
bool dln_pdf_text(dln_span layout, dln_arena *arena, dln_draft *draft);
/* Keys of mention and event lines: an article's own of that name cannot pass through into them. */
bool dln_is_reserved_key(dln_span key);
/* Whether a text that a table or JSON gives is HTML. */
bool dln_looks_like_html(dln_span text);
/* The text of a fragment of HTML (a feed's description): tags gone, paragraphs divided. */
dln_span dln_html_fragment(dln_span html, dln_arena *arena);

/* ---- characters (charset.c) ---- */
/* UTF-8 without NUL out of bytes: by their byte order mark, else by the charset's name, else as UTF-8 if they are
 * that, else as windows-1252 (of which Latin-1 is a part). UTF-8 by name that is not valid is repaired. */
dln_span dln_to_utf8(dln_span bytes, dln_span charset, dln_arena *arena, size_t *repaired);
/* Text in order: \n for line ends, no control characters (their windows-1252 meaning, else a blank), no BOM. */
dln_span dln_clean_text(dln_span text, dln_arena *arena);
/* A title, a name: clean, on one line, single blanks. */
dln_span dln_clean_line(dln_span text, dln_arena *arena);

/* ---- dates (written_date.c, published.c) ---- */
/* A date and perhaps time as metadata and people write it: RFC 3339, RFC 822, "July 6, 2013 10:30 a.m. EDT",
 * "06.07.2013", seconds since the epoch. An ambiguous one ("3/4/2013") is refused. */
bool dln_read_date(dln_span text, dln_when *out);
/* As much of the head of text as is one with day, month and year; its length, 0: none. */
size_t dln_read_date_prefix(dln_span text, dln_when *out);
/* The day of the dateline among the first lines ("MOSCOW, July 6, 2013 - "), or of the one line there that is nothing but a date;
 * two such lines are a chronology's. */
bool dln_date_in_dateline(dln_span text, dln_when *out);
bool dln_is_dateline_place(dln_span place); /* written as datelines write it: "MOSCOW", "New York" */
bool dln_date_in_name(dln_span url_or_name, dln_when *out);

/* ---- agency.c ---- */
/* Whose text it is, as its dateline ("MOSCOW (Reuters) - ", "GENEVA, June 16 /TASS/.") or its last lines say ("(AFP)", "— Reuters",
 * "With inputs from PTI", "Source: Xinhua"); empty: nothing says. Points into the text. */
dln_span dln_agency_in(dln_span text);

/* ---- language (language.c) ---- */
/* Whether an article is in English: as it declares, else by its words. *name: what it is instead. */
bool dln_is_english(dln_span declared, dln_span text, const char **name);
/* A text without its paragraphs in other scripts and languages, if enough is left to be an article. */
dln_span dln_without_foreign_paragraphs(dln_span text, dln_arena *arena);

#endif
