/* include/dateline/article.h - one news article, as read: what every input format becomes.
 * Spans are borrowed from the arena or the input buffer that the reader names. Text is valid UTF-8 without NUL,
 * lines end in \n, paragraphs are divided by an empty line.
 */
#ifndef DATELINE_ARTICLE_H
#define DATELINE_ARTICLE_H

#include <dateline/when.h>

typedef enum dln_date_source { /* how far to trust `published`, best first (DESIGN.md, "Publication date") */
    DLN_DATE_GIVEN,            /* --published */
    DLN_DATE_METADATA,         /* JSON-LD, article:published_time, <time>, feed, NDJSON field */
    DLN_DATE_LINE,             /* a Date: line at the head of the text */
    DLN_DATE_DATELINE,         /* "MOSCOW, July 6, 2013" */
    DLN_DATE_URL,
    DLN_DATE_FILE_NAME,
    DLN_DATE_FETCHED,          /* WARC-Date */
    DLN_DATE_NONE,
} dln_date_source;

typedef struct dln_article {
    dln_span id;          /* the given one, else the URL, else a hash of title and text; never the path */
    dln_span url;
    dln_span publisher;
    dln_span agency;      /* whose text it is, by its dateline or credit ("Reuters"); empty: its own, or unknown */
    dln_span lang;        /* BCP 47, as declared; empty: unknown */
    dln_span title, text;
    dln_when published;   /* a day, or a minute with or without zone; claims nothing if unknown */
    dln_date_source published_by;
    dln_span extra;       /* unknown keys as the inside of a JSON object (`"a":1,"b":[2]`), passed through; empty: none */
    dln_span origin;      /* FILE or FILE:LINE, for messages only */
} dln_article;

#endif
