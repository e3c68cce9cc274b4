/* tests/table/read.c - what the readers make of dates, names, lines and pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <stdio.h>
#include <cmocka.h>

#include "read/draft.h"

static const struct { const char *text, *agency; } agencies[] = {
    {"MOSCOW (Reuters) - Russia said on Monday it would talk.", "Reuters"},
    {"GENEVA, June 16 (Xinhua) -- The two met.", "Xinhua"},
    {"GENEVA, June 16. /TASS/. The two met.", "TASS"},
    {"New York (AP) \xE2\x80\x94 The two met.", "AP"},
    {"The two met.\n\n(AFP)", "AFP"},
    {"The two met.\n\n\xE2\x80\x94 Reuters", "Reuters"},
    {"The two met.\n\nWith inputs from PTI", "PTI"},
    {"The two met.\n\nSource: Press Trust of India.", "Press Trust of India"},
    {"The two met in Geneva (Switzerland) - so they said.", NULL}, /* no dateline */
    {"MOSCOW (2 degrees) - The two met.", NULL},
    {"The two met (and parted).", NULL},
    {"(AFP)", NULL},                                                /* nothing above it */
    {"The two met.\n\n- They will meet again, said the spokeswoman of the ministry on Monday", NULL},
    {"", NULL},
};

static void agencies_are_read_from_dateline_and_credit(void **state)
{
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++) {
        dln_span found = dln_agency_in(dln_span_of(agencies[i].text));
        if (!dln_span_equals(found, agencies[i].agency == NULL ? DLN_NO_SPAN : dln_span_of(agencies[i].agency)))
            fail_msg("'%s': '%.*s'", agencies[i].text, (int)found.len, found.text == NULL ? "" : found.text);
    }
}

static const struct { const char *written, *edtf; } metadata_dates[] = {
    {"2013-07-06", "2013-07-06"},
    {"2013-07-06T10:30:00+03:00", "2013-07-06T10:30+03:00"},
    {"2013-07-06T10:30:15.123Z", "2013-07-06T10:30Z"},
    {"2013-07-06T10:30:00+0300", "2013-07-06T10:30+03:00"},
    {"2013-07-06 10:30:00", "2013-07-06T10:30"},
    {"2013-07-06T10:30", "2013-07-06T10:30"},
    {"2013-07-06T00:00:00Z", "2013-07-06"},              /* what programs write who know the day only */
    {"2013-07-06T00:00:00+03:00", "2013-07-06T00:00+03:00"},
    {"2013/07/06", "2013-07-06"},
    {"20130706", "2013-07-06"},
    {"20130706103000", "2013-07-06T10:30"},
    {"20130706T103000+0400", "2013-07-06T10:30+04:00"}, /* as agencies write it */
    {"20130706T103000Z", "2013-07-06T10:30Z"},
    {"1373106600", "2013-07-06T10:30Z"},
    {"1373106600000", "2013-07-06T10:30Z"},
    {"Sat, 06 Jul 2013 10:30:00 GMT", "2013-07-06T10:30Z"},
    {"Sat, 6 Jul 2013 10:30:00 -0400", "2013-07-06T10:30-04:00"},
    {"Sat, 6 Jul 2013 10:30 EDT", "2013-07-06T10:30-04:00"},
    {"Sat, 6 Jul 2013 10:30:00 +0400 (MSK)", "2013-07-06T10:30+04:00"},
    {"July 6, 2013", "2013-07-06"},
    {"6 July 2013", "2013-07-06"},
    {"Saturday, July 6th, 2013", "2013-07-06"},
    {"Sept. 5, 2013", "2013-09-05"},
    {"6-Jul-2013", "2013-07-06"},
    {"July 6, 2013 at 10:30 p.m. EDT", "2013-07-06T22:30-04:00"},
    {"July 6, 2013 12:05 AM", "2013-07-06T00:05"},
    {"06.07.2013", "2013-07-06"},                        /* with points it is the European order */
    {"06.07.2013 10:30", "2013-07-06T10:30"},
    {"26/7/2013", "2013-07-26"},
    {"7/26/2013", "2013-07-26"},
    {"7/7/2013", "2013-07-07"},
    {"2013-07", "2013-07"},
    {"3/4/2013", NULL},                                  /* two readings */
    {"2013-02-30", NULL},
    {"30 February 2013", NULL},
    {"July 2013", NULL},
    {"yesterday", NULL},
    {"July 6, 2013 in Moscow", NULL},
    {"", NULL},
};

static void check_date(const char *text, bool is_read, const dln_when *when, const char *edtf)
{
    char got[DLN_EDTF_MAX] = "";
    if (is_read)
        dln_when_to_edtf(when, got);
    if (strcmp(got, edtf == NULL ? "" : edtf) != 0)
        fail_msg("'%s' is read as '%s', not as '%s'", text, got, edtf == NULL ? "" : edtf);
}

static void dates_of_metadata(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof metadata_dates / sizeof *metadata_dates; i++) {
        dln_when when = {0};
        check_date(metadata_dates[i].written, dln_read_date(dln_span_of(metadata_dates[i].written), &when), &when, metadata_dates[i].edtf);
    }
}

static const struct { const char *text, *edtf; } datelines[] = {
    {"MOSCOW, July 6, 2013 (Agency) - The ministers met.", "2013-07-06"},
    {"KYIV, 12 March 2014 (Agency) -- The ministers met.", "2014-03-12"},
    {"ST. PETERSBURG, June 20, 2013. /Wire/. The ministers met.", "2013-06-20"},
    {"BOGOT\xC3\x81, Dec. 7, 2021 /Wire/ -- The ministers met.", "2021-12-07"},
    {"Geneva, 16 June 2021 \xE2\x80\x94 The ministers met.", "2021-06-16"},
    {"NAIROBI (Agency) - March 3, 2019 - The ministers met.", "2019-03-03"},
    {"July 6, 2013 - The ministers met.", "2013-07-06"},
    {"The ministers met\nBy Ama Okonjo\n\nMOSCOW, July 6, 2013 (Agency) - The ministers met.", "2013-07-06"},
    {"The ministers met\nJuly 6, 2013\nThey spoke of grain.", "2013-07-06"},
    {"July 6, 2013\nThey spoke of grain.", "2013-07-06"},
    {"July 6, 2013\nThey spoke of grain.\nJuly 9, 2013\nThey left.", NULL}, /* a chronology */
    {"The ministers met\nOkonjo, July 6, 1953 - born in Oran.", NULL},
    {"MOSCOW, July 6 (Agency) - The ministers met.", NULL}, /* the year is open */
    {"The treaty of July 6, 2013 was signed.", NULL},
    {"In Moscow, July 6, 2013 was a quiet day for the ministers.", NULL},
    {"The ministers met in Moscow on July 6, 2013.", NULL},
    {"", NULL},
};

static void dates_in_datelines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof datelines / sizeof *datelines; i++) {
        dln_when when = {0};
        check_date(datelines[i].text, dln_date_in_dateline(dln_span_of(datelines[i].text), &when), &when, datelines[i].edtf);
    }
}

static const struct { const char *name, *edtf; } names[] = {
    {"https://example.org/2021/12/07/talks-end", "2021-12-07"},
    {"https://example.org/world/2021/dec/07/talks-end", "2021-12-07"},
    {"https://example.org/news/talks-2021-12-07.html", "2021-12-07"},
    {"https://example.org/a/20211207/talks", "2021-12-07"},
    {"https://20211207.example.org/talks", NULL},        /* a host is no date */
    {"https://example.org/2021/12/talks", NULL},
    {"https://example.org/id/123456789", NULL},
    {"https://example.org/2021/13/45/talks", NULL},
    {"2021-12-07-talks.txt", "2021-12-07"},
    {"talks_2021_12_07.html", "2021-12-07"},
    {"talks.txt", NULL},
};

static void dates_in_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dln_when when = {0};
        check_date(names[i].name, dln_date_in_name(dln_span_of(names[i].name), &when), &when, names[i].edtf);
    }
}

/* ---- whole inputs ---- */
typedef struct seen {
    char line[4096];       /* the last article's title|publisher|published|url|lang|text */
    char id[128], extra[512], problem[512];
    size_t articles, problems;
    dln_date_source by;
} seen;

static bool see_article(void *context, const dln_article *a)
{
    seen *s = context;
    char edtf[DLN_EDTF_MAX];
    dln_when_to_edtf(&a->published, edtf);
    snprintf(s->line, sizeof s->line, "%.*s|%.*s|%s|%.*s|%.*s|%.*s", (int)a->title.len, a->title.text == NULL ? "" : a->title.text,
             (int)a->publisher.len, a->publisher.text == NULL ? "" : a->publisher.text, edtf, (int)a->url.len, a->url.text == NULL ? "" : a->url.text,
             (int)a->lang.len, a->lang.text == NULL ? "" : a->lang.text, (int)a->text.len, a->text.text);
    snprintf(s->id, sizeof s->id, "%.*s", (int)a->id.len, a->id.text);
    snprintf(s->extra, sizeof s->extra, "%.*s", (int)a->extra.len, a->extra.text == NULL ? "" : a->extra.text);
    s->by = a->published_by;
    s->articles++;
    return true;
}

static void see_problem(void *context, const dln_problem *problem)
{
    seen *s = context;
    snprintf(s->problem, sizeof s->problem, "%s", problem->message);
    s->problems++;
}

static seen read_input(dln_input_kind kind, const char *file, const char *text)
{
    seen s = {.by = DLN_DATE_NONE};
    dln_arena *arena = dln_arena_new();
    size_t len = strlen(text);
    dln_piece piece = {.kind = kind, .file = strdup(file), .first_line = 1, .bytes = calloc(1, len + 64), .len = len};
    dln_read_options options = {0};
    dln_visitor visitor = {&s, see_article, see_problem};
    memcpy(piece.bytes, text, len);
    assert_int_equal(dln_piece_read(&piece, &options, arena, &visitor), DLN_OK);
    dln_piece_free(&piece);
    dln_arena_free(arena);
    return s;
}

static const struct { const char *line, *article; } json_lines[] = {
    {"{\"id\":\"a\",\"url\":\"http://x.org/1\",\"publisher\":\"P\",\"published\":\"2021-12-08\",\"lang\":\"en\",\"title\":\"T\",\"text\":\"B\"}",
     "T|P|2021-12-08|http://x.org/1|en|B"},
    {"{\"headline\":\"T\",\"articleBody\":\"B\",\"datePublished\":\"2021-12-08T10:00:00Z\",\"inLanguage\":\"en-US\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"P\"},\"mainEntityOfPage\":{\"@id\":\"http://x.org/1\"}}",
     "T|P|2021-12-08T10:00Z|http://x.org/1|en-US|B"},
    {"{\"title\":\"T\",\"maintext\":\"B\",\"date_publish\":\"2021-12-08 10:00:00\",\"source_domain\":\"x.org\",\"language\":\"en\",\"text\":null,\"url\":\"http://x.org/1\",\"authors\":[\"A\"]}",
     "T|x.org|2021-12-08T10:00|http://x.org/1|en|B"},
    {"{\"title\":\"T\",\"text\":\"B\",\"raw_text\":\"other\",\"date\":\"2021-12-08\",\"source\":\"http://x.org/1\",\"sitename\":\"P\",\"hostname\":\"x.org\"}",
     "T|P|2021-12-08|http://x.org/1||B"},
    {"{\"title\":\"T\",\"content\":\"B\",\"description\":\"D\",\"publishedAt\":\"2021-12-08T10:00:00Z\",\"source\":{\"id\":null,\"name\":\"P\"}}",
     "T|P|2021-12-08T10:00Z|||B"},
    {"{\"title\":\"T\",\"text\":\"B\",\"date\":1638957600}", "T||2021-12-08T10:00Z|||B"},
    {"{\"title\":\"T\",\"text\":[\"one\",\"two\"]}", "T|||||one\n\ntwo"},
    {"{\"title\":\"T\",\"text\":\"<p>one &amp; two</p><p>three</p>\"}", "T|||||one & two\n\nthree"},
    {"{\"title\":\"a\\u00e9\\ud83d\\ude00\\\"\\\\\\/\",\"text\":\"x\\ty\\r\\nz\"}", "a\xC3\xA9\xF0\x9F\x98\x80\"\\/|||||x\ty\nz"},
    {"{\"title\":\"\\ud800x\\u0000\",\"text\":\"B\"}", "\xEF\xBF\xBDx\xEF\xBF\xBD|||||B"},
    {"{\"ti\\u0074le\":\"T\",\"text\":\"B\"}", "T|||||B"},
    {"{\"text\":\"first\",\"text\":\"last\"}", "|||||last"},
    {" { \"title\" : \"T\" , \"text\" : \"B\" } ", "T|||||B"},
    {"{\"text\":\"One.\\nTwo.\\nThree.\"}", "|||||One.\n\nTwo.\n\nThree."},
};

static void lines_of_json_by_any_alias(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof json_lines / sizeof *json_lines; i++) {
        seen s = read_input(DLN_INPUT_LINES, "f", json_lines[i].line);
        if (s.articles != 1)
            fail_msg("%s: not read: %s", json_lines[i].line, s.problem);
        assert_string_equal(s.line, json_lines[i].article);
    }
}

static void unknown_keys_are_kept_the_contract_s_own_are_not(void **state)
{
    (void)state;
    seen s = read_input(DLN_INPUT_LINES, "f", "{\"text\":\"B\",\"a\":[1,{\"b\":null}],\"type\":\"x\",\"c\":\"\\u00e9\"}");
    assert_string_equal(s.extra, "\"a\": [1,{\"b\":null}], \"c\": \"\\u00e9\"");
    s = read_input(DLN_INPUT_LINES, "f", "{\"title\":\"T\",\"headline\":\"H\",\"text\":\"B\"}"); /* the loser says more */
    assert_string_equal(s.extra, "\"headline\": \"H\"");
}

static const char *const broken_lines[] = {
    "{\"text\":\"B\"", "{\"text\":\"B}", "{\"text\":\"B\",}", "{\"text\":\"B\"}}", "{'text':'B'}", "{\"text\":\"B\\x\"}", "{\"text\":\"B\",\"a\":01}",
    "{\"text\":\"B\",\"a\":[1,]}", "{\"text\":\"B\",\"a\":{\"b\"}}", "[]", "null", "{}", "{\"title\":\"T\"}", "{\"text\":\"  \"}", "{\"text\":5}",
};

static void broken_lines_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof broken_lines / sizeof *broken_lines; i++) {
        seen s = read_input(DLN_INPUT_LINES, "f", broken_lines[i]);
        if (s.articles != 0 && strcmp(broken_lines[i], "{\"text\":5}") != 0)
            fail_msg("%s: is read", broken_lines[i]);
        if (s.articles == 0 && s.problems == 0)
            fail_msg("%s: is passed over in silence", broken_lines[i]);
    }
}

static void an_id_is_the_given_one_the_url_or_a_hash_never_the_path(void **state)
{
    (void)state;
    assert_string_equal(read_input(DLN_INPUT_LINES, "f", "{\"id\":7,\"url\":\"http://x.org\",\"text\":\"B\"}").id, "7");
    assert_string_equal(read_input(DLN_INPUT_LINES, "f", "{\"url\":\"http://x.org\",\"text\":\"B\"}").id, "http://x.org");
    seen a = read_input(DLN_INPUT_TEXT, "one/a.txt", "Title\n\nThe text."), b = read_input(DLN_INPUT_TEXT, "two/b.txt", "Title\n\nThe text.");
    assert_string_equal(a.id, b.id);
    assert_int_equal(strlen(a.id), 16);
    b = read_input(DLN_INPUT_TEXT, "one/a.txt", "Title\n\nThe text!");
    assert_string_not_equal(a.id, b.id);
}

static const struct { const char *text, *article; dln_date_source by; } plain_texts[] = {
    {"Title\n\nThe text.", "Title|||||The text.", DLN_DATE_NONE},
    {"The first sentence,\nand on it goes.", "|||||The first sentence,\nand on it goes.", DLN_DATE_NONE},
    {"Title\nDate: 6 July 2013\nSource: Volga Wire\nURL: http://x.org/1\n\nThe text.", "Title|Volga Wire|2013-07-06|http://x.org/1||The text.", DLN_DATE_LINE},
    {"Title: A title\nPublished: 2013-07-06\n\nThe text.", "A title||2013-07-06|||The text.", DLN_DATE_LINE},
    {"Title\n\nJuly 6, 2013\n\nThe text.", "Title||2013-07-06|||The text.", DLN_DATE_LINE},
    {"Title\r\n\r\nMOSCOW, July 6, 2013 (Agency) - The text.\r\nMore.", "Title||2013-07-06|||MOSCOW, July 6, 2013 (Agency) - The text.\n\nMore.", DLN_DATE_DATELINE},
    {"\xEF\xBB\xBFTitle\n\nThe caf\xC3\xA9.", "Title|||||The caf\xC3\xA9.", DLN_DATE_NONE},
    {"Title\n\nThe caf\xE9 \x93now\x94.", "Title|||||The caf\xC3\xA9 \xE2\x80\x9Cnow\xE2\x80\x9D.", DLN_DATE_NONE},
};

static void plain_texts_have_titles_and_heads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof plain_texts / sizeof *plain_texts; i++) {
        seen s = read_input(DLN_INPUT_TEXT, "f.txt", plain_texts[i].text);
        assert_string_equal(s.line, plain_texts[i].article);
        assert_int_equal(s.by, plain_texts[i].by);
    }
    assert_int_equal(read_input(DLN_INPUT_TEXT, "a/2013-07-06-x.txt", "Title\n\nThe text.").by, DLN_DATE_FILE_NAME);
}

#define BODY "<p>The ministers of France and Germany met in Paris.</p><p>They talked about trade for two hours.</p>"
#define TEXT "The ministers of France and Germany met in Paris.\n\nThey talked about trade for two hours."
static const struct { const char *html, *article; } pages[] = {
    {"<html lang=en><head><title>T | P</title><meta property=og:site_name content=P></head><body><nav><a href=/>Home</a></nav><article><h1>T</h1>" BODY "</article></body></html>",
     "T|P|||en|" TEXT},
    {"<head><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2001-01-01\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"A &amp; B\","
     "\"datePublished\":\"2019-05-03\",\"publisher\":{\"@id\":\"#o\"}},{\"@id\":\"#o\",\"name\":\"P\"}]}</script></head><body>" BODY "</body>",
     "A & B|P|2019-05-03|||" TEXT},
    {"<head><script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"headline\":\"T\",\n\"datePublished\":\"broken\"}];</script>"
     "<meta property='article:published_time' content='2019-05-03T10:00:00+02:00'><link rel=canonical href='https://x.org/1'></head><body>" BODY "</body>",
     "T||2019-05-03T10:00+02:00|https://x.org/1||" TEXT},
    {"<body><article><h1>T</h1><time datetime='2019-05-03'>3 May</time>" BODY "<aside><time datetime='2001-01-01'></time></aside></article></body>",
     "T||2019-05-03|||" TEXT},
    {"<body><div itemscope><h1 itemprop=headline>T</h1><meta itemprop=datePublished content='2019-05-03'><div itemprop=articleBody>" BODY "</div></div></body>",
     "T||2019-05-03|||" TEXT},
    {"<body><h1>T</h1><article>" BODY "<div class='related-stories'><p>Another story about the summit of the year in Brussels.</p></div>"
     "<figure><figcaption>The ministers in Paris last year.</figcaption></figure><section id=comments><p>What a good article this was, I liked all of it.</p></section>"
     "</article><footer><p>All rights reserved by the publisher of this page, as ever.</p></footer></body>",
     "T|||||" TEXT},
    {"<body class='with-sidebar'><h1>T</h1><div class='content-widget'>" BODY "</div></body>", "T|||||" TEXT},
    {"<body><h1>T</h1>The ministers of France and Germany met in Paris on Tuesday to talk about trade, in the ministry's old library on the river.<br><br>"
     "They talked for two hours, and then went to see the president, who had asked them to come and tell him about it.</body>",
     "T|||||The ministers of France and Germany met in Paris on Tuesday to talk about trade, in the ministry's old library on the river.\n\n"
     "They talked for two hours, and then went to see the president, who had asked them to come and tell him about it."},
};

static void pages_give_article_and_metadata(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        assert_string_equal(read_input(DLN_INPUT_HTML, "f", pages[i].html).line, pages[i].article);
}

static void deep_and_broken_pages_end(void **state)
{
    (void)state;
    enum { DEPTH = 20000 };
    char *deep = calloc(1, DEPTH * 5 + 200);
    for (size_t i = 0; i < DEPTH; i++)
        memcpy(deep + i * 5, "<div>", 5);
    strcat(deep, BODY);
    assert_string_equal(read_input(DLN_INPUT_HTML, "f", deep).line, "|||||" TEXT); /* libxml2 alone gives up at 256 */
    free(deep);
    assert_int_equal(read_input(DLN_INPUT_HTML, "f", "<html></html>").articles, 0);
    assert_int_equal(read_input(DLN_INPUT_HTML, "f", "<!-- ").articles, 0);
    assert_int_equal(read_input(DLN_INPUT_HTML, "f", "<script type=application/ld+json>{</script>").articles, 0);
}

/* ---- languages ---- */
#define ENGLISH "The ministers of France and Germany met in Paris on Tuesday, and they talked about trade for two hours. "
#define FRENCH "Les ministres de la France et de la Russie se sont rencontres dans la ville de Geneve pour une reunion sur les relations avec les pays du Golfe. "
#define RUSSIAN "\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD1\x80\xD1\x8B \xD0\xB2\xD1\x81\xD1\x82\xD1\x80\xD0\xB5\xD1\x82\xD0\xB8\xD0\xBB\xD0\xB8\xD1\x81\xD1\x8C \xD0\xB2 \xD0\x9F\xD0\xB0\xD1\x80\xD0\xB8\xD0\xB6\xD0\xB5. "
static const struct { const char *declared, *text, *language, *read; } languages[] = { /* language NULL: it is read */
    {"en", ENGLISH, NULL, NULL}, {"en-GB", ENGLISH, NULL, NULL}, {"English", ENGLISH, NULL, NULL}, {"", ENGLISH, NULL, NULL},
    {"fr", ENGLISH, "French", NULL},                                    /* declared first */
    {"", FRENCH, "French", NULL},                                       /* then words */
    {"en", FRENCH FRENCH FRENCH FRENCH, "French", NULL},                /* a page that always says English */
    {"en", "Emmanuel Macron, Les Echos, La Tribune", NULL, NULL},       /* a few names prove nothing */
    {"", RUSSIAN RUSSIAN, "a Cyrillic script", NULL}, {"en", RUSSIAN RUSSIAN, "a Cyrillic script", NULL},
    {"en", ENGLISH ENGLISH ENGLISH ENGLISH "\n\n" RUSSIAN RUSSIAN RUSSIAN, NULL, ENGLISH ENGLISH ENGLISH ENGLISH}, /* a foot in Russian */
    {"", RUSSIAN RUSSIAN RUSSIAN RUSSIAN RUSSIAN RUSSIAN "\n\n" ENGLISH ENGLISH ENGLISH ENGLISH, NULL, ENGLISH ENGLISH ENGLISH ENGLISH}, /* or a head */
    {"", RUSSIAN RUSSIAN RUSSIAN "\n\nReuters, Paris", "a Cyrillic script", NULL},
};

static void languages_are_declared_or_seen_by_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        char line[4000], text[3000];
        size_t len = 0;
        for (const char *c = languages[i].text; *c != '\0'; c++) {
            if (*c == '\n')
                text[len++] = '\\';
            text[len++] = *c == '\n' ? 'n' : *c;
        }
        text[len] = '\0';
        snprintf(line, sizeof line, "{\"published\":\"2021-12-08\",\"lang\":\"%s\",\"text\":\"%s\"}", languages[i].declared, text);
        seen s = read_input(DLN_INPUT_LINES, "f", line);
        if ((s.articles == 0) != (languages[i].language != NULL))
            fail_msg("row %zu: %zu articles, %s", i, s.articles, s.problem);
        if (languages[i].language != NULL && strstr(s.problem, languages[i].language) == NULL)
            fail_msg("row %zu: '%s' does not say %s", i, s.problem, languages[i].language);
        if (languages[i].read != NULL && (strstr(s.line, "\xD0") != NULL || strncmp(strrchr(s.line, '|') + 1, languages[i].read, strlen(languages[i].read) - 1) != 0))
            fail_msg("row %zu: read as '%s'", i, s.line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agencies_are_read_from_dateline_and_credit),
        cmocka_unit_test(dates_of_metadata), cmocka_unit_test(dates_in_datelines), cmocka_unit_test(dates_in_names),
        cmocka_unit_test(lines_of_json_by_any_alias), cmocka_unit_test(unknown_keys_are_kept_the_contract_s_own_are_not),
        cmocka_unit_test(broken_lines_are_told), cmocka_unit_test(an_id_is_the_given_one_the_url_or_a_hash_never_the_path),
        cmocka_unit_test(plain_texts_have_titles_and_heads), cmocka_unit_test(pages_give_article_and_metadata),
        cmocka_unit_test(deep_and_broken_pages_end), cmocka_unit_test(languages_are_declared_or_seen_by_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
