/* tests/table/formats.c - text, columns, Markdown, CSV, JSON, NDJSON: what stands in them, and what never does. */
#include "rendering.h"

#include <jansson.h>
#include <locale.h>
#include <wchar.h>

#include "render/plain.h"
#include "render/words.h"

static const char *const events[] = {
    "{\"id\": \"a\", \"mentions\": [\"a#1\"], \"type\": \"call\", \"when\": \"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00\", \"zone\":"
    " \"Europe/Moscow\", \"mode\": \"video\", \"participants\": [{\"name\": \"Vladimir Putin\", \"kind\": \"person\", \"country\": \"RUS\"},"
    " {\"name\": \"Joe Biden\", \"kind\": \"person\", \"country\": \"USA\"}], \"title\": \"Putin and Biden hold a video call\","
    " \"topic\": \"Ukraine\", \"confidence\": 0.93, \"sources\": [{\"article\": \"x\", \"mention\": \"a#1\", \"url\":"
    " \"https://example.org/1\", \"publisher\": \"Volga Wire\", \"published\": \"2021-12-07\", \"evidence\": \"The talks ended.\"}]}",
    "{\"id\": \"b\", \"mentions\": [\"b#1\"], \"type\": \"meeting\", \"when\": \"2022-01-09/2022-01-12\", \"status\": \"tentative\","
    " \"place\": {\"name\": \"Geneva\", \"country\": \"CHE\", \"lat\": 46.2022, \"lon\": -6.1457}, \"title\": \"Talks | on = arms\","
    " \"confidence\": 0.5, \"sources\": [{\"article\": \"x\", \"mention\": \"b#1\", \"url\": \"https://example.org/1\","
    " \"publisher\": \"Volga Wire\"}, {\"article\": \"y\", \"mention\": \"b#2\", \"url\": \"https://example.org/2\", \"publisher\": \"Gazette\"}],"
    " \"disputes\": [{\"field\": \"when\", \"values\": [{\"value\": \"2022-01-09/2022-01-12\", \"sources\": [0]}, {\"value\": \"2022-01-10\", \"sources\": [1]}]}]}",
    "{\"id\": \"c\", \"mentions\": [\"c#1\"], \"type\": \"statement\", \"when\": null, \"status\": \"cancelled\", \"title\": \"=1+1\"}",
};
enum { EVENT_COUNT = sizeof events / sizeof *events };

static void text_is_laid_out_for_eighty_columns(void **state)
{
    dln_timeline *timeline = timeline_of(events, EVENT_COUNT);
    dln_look look = {.title = DLN_SPAN("Contacts")};
    char *text = rendered("text", timeline, &look, NULL);
    assert_string_equal(text,
        "Contacts\n"
        "3 events, 7 December 2021 – 12 January 2022, 2 sources\n"
        "\n"
        "2021 ───────────────────────────────────────────────────────────────────────────\n"
        "Tue 7 Dec       ▲ Putin and Biden hold a video call\n"
        "18:07–20:08       Vladimir Putin (RUS), Joe Biden (USA) · by video · on Ukraine\n"
        "Moscow time       “The talks ended.” [1]\n"
        "(UTC+3)\n"
        "\n"
        "2022 ───────────────────────────────────────────────────────────────────────────\n"
        "9–12 Jan        ● Planned: Talks | on = arms\n"
        "                  Geneva (CHE)\n"
        "                  [1] [2]\n"
        "                  Sources differ on the date: 9–12 January 2022 [1]; 10 January\n"
        "                  2022 [2]\n"
        "\n"
        "Date unknown ───────────────────────────────────────────────────────────────────\n"
        "                ◆ Cancelled: =1+1\n"
        "\n"
        "Sources\n"
        "[1] Volga Wire, 7 December 2021\n"
        "    https://example.org/1\n"
        "[2] Gazette\n"
        "    https://example.org/2\n");
    free(text);
    dln_timeline_free(timeline);
}

static void columns_are_a_table_of_eighty_columns(void **state)
{
    dln_timeline *timeline = timeline_of(events, EVENT_COUNT);
    char *text = rendered("columns", timeline, NULL, NULL);
    assert_string_equal(text,
        "When             Type       Who                   What                       Src\n"
        "\n"
        "2021 ───────────────────────────────────────────────────────────────────────────\n"
        "Tue 7 Dec      ▲ call       Vladimir Putin (RUS)  Putin and Biden hold a       1\n"
        "18:07–20:08                 Joe Biden (USA)       video call\n"
        "UTC+3\n"
        "\n"
        "2022 ───────────────────────────────────────────────────────────────────────────\n"
        "9–12 Jan       ● meeting                          Talks | on = arms            2\n"
        "                 Planned                          Geneva (CHE)\n"
        "                                                  sources differ on the\n"
        "                                                  date\n"
        "\n"
        "Date unknown ───────────────────────────────────────────────────────────────────\n"
        "               ◆ statement                        =1+1                         0\n"
        "                 Cancelled\n");
    free(text);
    dln_timeline_free(timeline);
}

/* A number stands at the end of each event's first line, so that the line is as wide as the terminal exactly if all before it is aligned. */
static void columns_of_all_scripts_are_aligned(void **state)
{
    static const char *const names[] = {
        "Vladimir Putin", "محمد جواد ظريف", "בנימין נתניהו", "習近平", "문재인", "Nguyễn Xuân Phúc", "नरेन्द्र मोदी", "Zoë 👩‍🚀 Ångström", "ประยุทธ์", "ﾊﾝｶｸ 全角"};
    static const int widths[] = {60, 72, 80, 103, 104, 140};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char line[600];
        const char *lines[] = {line};
        snprintf(line, sizeof line, "{\"id\": \"a\", \"mentions\": [\"a#1\"], \"type\": \"call\", \"when\": \"2021-12-07\", \"participants\": [{\"name\": \"%s\", "
                 "\"kind\": \"person\", \"country\": \"RUS\"}], \"place\": {\"name\": \"%s\"}, \"title\": \"%s %s %s\"}", names[i], names[i], names[i], names[i], names[i]);
        for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
            dln_timeline *timeline = timeline_of(lines, 1);
            dln_look look = {.terminal_width = widths[w]};
            char *text = rendered("columns", timeline, &look, NULL);
            dln_span rest = dln_span_of(text), row = DLN_NO_SPAN;
            while (!dln_starts_with(row, DLN_SPAN("Tue 7 Dec")))
                assert_true(dln_split(&rest, '\n', &row));
            if (dln_width(row) != widths[w] || row.text[row.len - 1] != '0')
                fail_msg("%d columns of %d: %.*s", dln_width(row), widths[w], (int)row.len, row.text);
            /* right-to-left words are shut in by a mark, so that no terminal turns the cells behind them */
            bool is_turned = i == 1 || i == 2;
            assert_int_equal(dln_find(row, DLN_SPAN("\u200E")) != SIZE_MAX, is_turned);
            free(text);
            dln_timeline_free(timeline);
        }
    }
}

static void markdown_is_a_table_with_numbered_sources(void **state)
{
    dln_timeline *timeline = timeline_of(events, EVENT_COUNT);
    char *text = rendered("markdown", timeline, NULL, NULL);
    assert_string_equal(text,
        "# Timeline\n"
        "\n"
        "| When | What | Event | Participants | Place | Sources |\n"
        "|---|---|---|---|---|---|\n"
        "| 7 December 2021, 18:07–20:08 Moscow time (UTC+3) | Call | Putin and Biden hold a video call |"
        " Vladimir Putin (RUS), Joe Biden (USA) |  | [1](<https://example.org/1>) |\n"
        "| 9–12 January 2022 | Meeting | **Planned:** Talks \\| on = arms |  | Geneva (CHE) | [1](<https://example.org/1>),"
        " [2](<https://example.org/2>) |\n"
        "| date unknown | Statement | **Cancelled:** \\=1+1 |  |  |  |\n"
        "\n"
        "## Sources\n"
        "\n"
        "1. Volga Wire, 7 December 2021: “The talks ended.” <https://example.org/1>\n"
        "2. Gazette <https://example.org/2>\n");
    free(text);
    dln_timeline_free(timeline);
}

/* ---- CSV, read by the letter of RFC 4180 ---- */
typedef struct sheet {
    char *cells[64][32];
    size_t rows, columns;
} sheet;

static void sheet_free(sheet *table)
{
    for (size_t row = 0; row < table->rows; row++)
        for (size_t column = 0; column < table->columns; column++)
            free(table->cells[row][column]);
}

static sheet read_csv(const char *text, size_t len)
{
    sheet table = {.rows = 0};
    size_t column = 0, at = 0;
    while (at < len) {
        assert_true(table.rows < 64 && column < 32);
        char *cell = malloc(len + 1);
        size_t used = 0;
        if (text[at] == '"') {
            for (at++; text[at] != '"' || text[at + 1] == '"'; at++) {
                assert_true(at < len);
                at += text[at] == '"';
                cell[used++] = text[at];
            }
            at++;
        } else {
            while (text[at] != ',' && text[at] != '\r') {
                assert_true(at < len && text[at] != '"' && text[at] != '\n');
                cell[used++] = text[at++];
            }
        }
        cell[used] = '\0';
        table.cells[table.rows][column++] = cell;
        if (text[at] == ',') {
            at++;
            continue;
        }
        assert_true(text[at] == '\r' && text[at + 1] == '\n');
        at += 2;
        assert_true(table.rows == 0 || column == table.columns);
        table.columns = column;
        table.rows++;
        column = 0;
    }
    return table;
}

static const char *cell_of(const sheet *table, size_t row, const char *column)
{
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->cells[0][i], column) == 0)
            return table->cells[row][i];
    fail_msg("no column %s", column);
    return NULL;
}

static void csv_keeps_its_columns(void **state)
{
    static const struct { size_t row; const char *column, *value; } cells[] = {
        {1, "id", "a"}, {1, "when", "2021-12-07T18:07+03:00/2021-12-07T20:08+03:00"}, {1, "begin", "2021-12-07T18:07+03:00"},
        {1, "end", "2021-12-07T20:08+03:00"}, {1, "zone", "Europe/Moscow"}, {1, "type", "call"}, {1, "mode", "video"},
        {1, "status", "confirmed"}, {1, "participants", "Vladimir Putin (RUS); Joe Biden (USA)"}, {1, "countries", "RUS; USA"},
        {1, "topic", "Ukraine"}, {1, "confidence", "0.93"}, {1, "sources", "1"}, {1, "publishers", "Volga Wire"},
        {1, "urls", "https://example.org/1"}, {1, "first_published", "2021-12-07"}, {1, "evidence", "The talks ended."},
        {1, "match", "certain"}, {1, "lat", ""}, {2, "begin", "2022-01-09"}, {2, "end", "2022-01-12"}, {2, "place", "Geneva"},
        {2, "place_country", "CHE"}, {2, "lat", "46.2022"}, {2, "lon", "-6.1457"}, {2, "status", "tentative"}, {2, "disputed", "when"},
        {2, "urls", "https://example.org/1; https://example.org/2"}, {3, "when", ""}, {3, "begin", ""}, {3, "title", "'=1+1"},
    };
    dln_timeline *timeline = timeline_of(events, EVENT_COUNT);
    size_t len;
    char *text = rendered("csv", timeline, NULL, &len);
    assert_int_equal(strncmp(text, "id,when,begin,end,zone,type,status,title,participants,countries,place,place_country,lat,lon,mode,topic,"
        "medium,quote,cameo,confidence,sources,publishers,urls,first_published,evidence,disputed,match\r\n", 190), 0);
    sheet table = read_csv(text, len);
    assert_int_equal(table.rows, 4);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_string_equal(cell_of(&table, cells[i].row, cells[i].column), cells[i].value);
    sheet_free(&table);
    free(text);
    dln_timeline_free(timeline);
}

static void no_cell_is_a_formula(void **state)
{
    static const char *const heads[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    dln_timeline *timeline = hostile_timeline();
    size_t len;
    char *text = rendered("csv", timeline, NULL, &len);
    sheet table = read_csv(text, len);
    assert_int_equal(table.rows, 1 + dln_timeline_count(timeline));
    for (size_t row = 1; row < table.rows; row++)
        for (size_t column = 0; column < table.columns; column++)
            for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
                assert_int_not_equal(strncmp(table.cells[row][column], heads[i], strlen(heads[i])), 0);
    for (size_t row = 1; row < table.rows; row++)
        assert_plain(cell_of(&table, row, "title"), strlen(cell_of(&table, row, "title")), false);
    assert_string_equal(cell_of(&table, 13, "title"), "'=HYPERLINK(\"http://evil.example\",\"click\")");
    sheet_free(&table);
    free(text);
    dln_timeline_free(timeline);
}

/* ---- JSON ---- */
static void json_holds_the_lines(void **state)
{
    for (int kind = 0; kind < 2; kind++) {
        dln_timeline *timeline = kind == 0 ? timeline_of(events, EVENT_COUNT) : hostile_timeline();
        dln_look look = {.title = DLN_SPAN("A \"title\"\n")};
        size_t len;
        char *text = rendered("json", timeline, &look, &len), *lines = rendered("ndjson", timeline, NULL, NULL);
        json_error_t error;
        json_t *document = json_loadb(text, len, 0, &error), *array = json_object_get(document, "events");
        if (document == NULL)
            fail_msg("%d:%d %s", error.line, error.column, error.text);
        assert_string_equal(json_string_value(json_object_get(document, "title")), "A \"title\"\n");
        assert_string_equal(json_string_value(json_object_get(document, "format")), "dateline-timeline");
        assert_int_equal(json_integer_value(json_object_get(document, "count")), dln_timeline_count(timeline));
        assert_int_equal(json_array_size(json_object_get(document, "possible")), 0);
        assert_int_equal(json_array_size(array), dln_timeline_count(timeline));
        if (kind == 0) {
            assert_string_equal(json_string_value(json_object_get(document, "first")), "2021-12-07");
            assert_string_equal(json_string_value(json_object_get(document, "last")), "2022-01-12");
        }
        dln_span rest = dln_span_of(lines), line;
        for (size_t i = 0; i < json_array_size(array); i++) {
            assert_true(dln_split(&rest, '\n', &line));
            json_t *alone = json_loadb(line.text, line.len, 0, &error);
            assert_true(json_equal(alone, json_array_get(array, i)));
            json_decref(alone);
        }
        json_decref(document);
        free(text);
        free(lines);
        dln_timeline_free(timeline);
    }
}

static void a_doubtful_match_is_named(void **state)
{
    static const char *const month[] = {"{\"id\": \"m\", \"mentions\": [], \"type\": \"meeting\", \"when\": \"2021-12\", \"title\": \"T\"}"};
    dln_timeline *timeline = timeline_of(month, 1);
    dln_query query = {.from = dln_when_day(dln_day_of(2021, 12, 10))};
    assert_int_equal(dln_timeline_filter(timeline, &query, NULL), DLN_OK);
    char *text = rendered("text", timeline, NULL, NULL), *csv = rendered("csv", timeline, NULL, NULL);
    char *json = rendered("json", timeline, NULL, NULL), *markdown = rendered("markdown", timeline, NULL, NULL);
    assert_non_null(strstr(text, "\npossibly"));
    assert_non_null(strstr(csv, ",possible\r\n"));
    assert_non_null(strstr(json, "\"possible\": [\"m\"]"));
    assert_non_null(strstr(markdown, "| December 2021 (possible) |"));
    free(text), free(csv), free(json), free(markdown);
    dln_timeline_free(timeline);
}

/* ---- hostile texts, every width ---- */
static void no_line_is_wider_than_the_terminal(void **state)
{
    static const char *const formats[] = {"text", "columns"};
    static const int widths[] = {24, 40, 59, 60, 80, 81, 132, 300};
    dln_timeline *timeline = hostile_timeline();
    for (size_t i = 0; i < 4 * sizeof widths / sizeof *widths; i++) {
        int width = widths[i / 4];
        dln_look look = {.terminal_width = width, .color = i % 2 == 1, .title = dln_span_of(hostile_texts[4])};
        size_t len, plain_len = 0;
        char *text = rendered(formats[i / 2 % 2], timeline, &look, &len), *plain = malloc(len + 1);
        assert_plain(text, len, look.color);
        assert_int_equal(strchr(text, '\x1b') != NULL, look.color);
        for (size_t at = 0; at < len; at++) { /* without the colours */
            if (text[at] == '\x1b')
                while (text[at] != 'm')
                    at++;
            else
                plain[plain_len++] = text[at];
        }
        dln_span rest = {plain, plain_len}, line;
        while (dln_split(&rest, '\n', &line)) {
            bool is_address = dln_find(line, DLN_SPAN("http")) != SIZE_MAX || dln_find(line, DLN_SPAN("HTTP")) != SIZE_MAX;
            if (dln_width(line) > width && !is_address)
                fail_msg("%d columns of %d: %.*s", dln_width(line), width, (int)line.len, line.text);
            assert_false(dln_ends_with(line, DLN_SPAN(" ")));
        }
        free(plain);
        free(text);
    }
    dln_timeline_free(timeline);
}

static void markdown_lets_no_markup_through(void **state)
{
    dln_timeline *timeline = hostile_timeline();
    size_t len, rows = 0;
    char *text = rendered("markdown", timeline, NULL, &len);
    assert_plain(text, len, false);
    assert_null(strstr(text, "<script"));
    const char *link = strstr(text, "](javascript");
    assert_true(link == NULL || link[-1] == '\\');
    assert_null(strstr(text, "<javascript"));
    assert_null(strstr(text, "!["));
    dln_span rest = {text, len}, line;
    while (dln_split(&rest, '\n', &line)) {
        size_t bars = 0;
        if (!dln_starts_with(line, DLN_SPAN("| ")))
            continue;
        for (size_t i = 0; i < line.len; i++)
            bars += line.text[i] == '|' && line.text[i - (i > 0)] != '\\';
        assert_int_equal(bars, 7);
        rows++;
    }
    assert_int_equal(rows, 1 + dln_timeline_count(timeline));
    free(text);
    dln_timeline_free(timeline);
}

static void twice_is_the_same(void **state)
{
    dln_timeline *timeline = hostile_timeline();
    static const char *const formats[] = {"text", "columns", "markdown", "csv", "json", "ndjson", "ics"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char *first = rendered(formats[i], timeline, NULL, NULL), *second = rendered(formats[i], timeline, NULL, NULL);
        assert_string_equal(first, second);
        free(first);
        free(second);
    }
    dln_timeline_free(timeline);
}

static void nothing_is_written_too(void **state)
{
    static const struct { const char *format, *text; } empty[] = {
        {"text", "0 events, 0 sources\n"}, {"columns", ""}, {"ndjson", ""},
        {"json", "{\"format\": \"dateline-timeline\", \"version\": 1, \"generator\": \"dateline " DATELINE_VERSION
                 "\", \"title\": null, \"count\": 0, \"possible\": [], \"events\": []}\n"}};
    dln_timeline *timeline = dln_timeline_new();
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        char *text = rendered(empty[i].format, timeline, NULL, NULL);
        assert_string_equal(text, empty[i].text);
        free(text);
    }
    dln_timeline_free(timeline);
}

/* ---- the parts ---- */
static const struct { const char *edtf, *zone, *words, *short_words; } dates[] = {
    {"2021-12-07", "", "7 December 2021", "Tue 7 Dec"},
    {"2021-12", "", "December 2021", "Dec"},
    {"2021", "", "2021", "2021"},
    {"2021-06-14/2021-06-16", "", "14–16 June 2021", "14–16 Jun"},
    {"2021-06-28/2021-07-03", "", "28 June – 3 July 2021", "28 Jun–3 Jul"},
    {"2021-12-20/2022-01-03", "", "20 December 2021 – 3 January 2022", "20 Dec–3 Jan 2022"},
    {"2021-06/2021-08", "", "June–August 2021", "Jun–Aug"},
    {"2021-12/2022-02", "", "December 2021 – February 2022", "Dec–Feb 2022"},
    {"2018/2020", "", "2018–2020", "2018–2020"},
    {"2021-01-20/..", "", "since 20 January 2021", "since 20 Jan"},
    {"../2018", "", "by 2018", "by 2018"},
    {"2021-06~", "", "about June 2021", "~Jun"},
    {"2021-06-15?", "", "15 June 2021 (uncertain)", "15 Jun?"},
    {"XXXX-12-07", "", "7 December, year unknown", "7 Dec"},
    {"2021-12-07T18:07+03:00", "Europe/Moscow", "7 December 2021, 18:07 Moscow time (UTC+3)", "Tue 7 Dec"},
    {"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00", "", "7 December 2021, 18:07–20:08 UTC+3", "Tue 7 Dec"},
    {"2021-12-07T23:00-03:30/2021-12-08T01:00-03:30", "", "7–8 December 2021, 23:00–01:00 UTC-3:30", "7–8 Dec"},
    {"2021-12-07T10:07-05:00/2021-12-07T20:08+03:00", "Europe/Moscow", "7 December 2021, 18:07–20:08 Moscow time (UTC+3)", "Tue 7 Dec"},
    {"2021-12-07T10:07-05:00/2021-12-07T20:08+03:00", "", "7 December 2021, 10:07–12:08 UTC-5", "Tue 7 Dec"},
    {"2021-12-07T18:00-05:00/2021-12-08T03:00+03:00", "Europe/Moscow", "8 December 2021, 02:00–03:00 Moscow time (UTC+3)", "7–8 Dec"},
    {"2014-10-25T20:00+04:00/2014-10-26T11:00+03:00", "Europe/Moscow", "25–26 October 2014, 20:00–11:00 Moscow time", "25–26 Oct 2014"},
    {"2014-10-25T20:00+04:00/2014-10-26T11:00+03:00", "", "25–26 October 2014, 20:00–12:00 UTC+4", "25–26 Oct 2014"},
    {"2021-12-07T10:07-05:00", "Europe/Moscow", "7 December 2021, 18:07 Moscow time (UTC+3)", "Tue 7 Dec"},
    {"2021-12-07T18:07Z", "", "7 December 2021, 18:07 UTC", "Tue 7 Dec"},
    {"2021-12-07T18:07", "America/New_York", "7 December 2021, 18:07 New York time", "Tue 7 Dec"},
    {"2021-12-07T18:07", "", "7 December 2021, 18:07 local time", "Tue 7 Dec"},
};

static void dates_are_said_as_people_say_them(void **state)
{
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        dln_when when;
        assert_int_equal(dln_when_from_edtf(dln_span_of(dates[i].edtf), &when, NULL), DLN_OK);
        dln_span words = dln_words_when(&when, dln_span_of(dates[i].zone), arena);
        dln_span short_words = dln_words_days_under_year(&when, 2021, arena);
        if (!dln_span_is(words, dates[i].words) || !dln_span_is(short_words, dates[i].short_words))
            fail_msg("%s: '%.*s', '%.*s'", dates[i].edtf, (int)words.len, words.text, (int)short_words.len, short_words.text);
    }
    dln_arena_free(arena);
}

static const struct { const char *text, *line; } lines[] = {
    {"a\nb", "a b"}, {"a\r\n\r\n  b\t", "a b"}, {"a\x01" "b", "ab"}, {"a \x7f b", "a b"}, {"", ""}, {" \n ", ""}, {"\xff", "\xef\xbf\xbd"},
    {"a\xe2\x80\xae" "b", "ab"}, {"\xef\xbb\xbf" "a", "a"}, {"a\xc2\x85" "b", "a b"}, {"a\xc2\x9b" "b", "ab"}, {"a\xe2\x80\xa9" "b", "a b"},
};

static void a_line_is_one_line(void **state)
{
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        dln_span line = dln_plain_line(dln_span_of(lines[i].text), arena);
        if (!dln_span_is(line, lines[i].line))
            fail_msg("%zu: '%.*s'", i, (int)line.len, line.text);
    }
    assert_true(dln_span_is(dln_plain_text(DLN_SPAN(" a \r\n\r\n\n\n b\nc \n"), arena), "a\n\nb\nc"));
    assert_true(dln_span_is(dln_plain_cut(DLN_SPAN("one two three"), 13, arena), "one two three"));
    assert_true(dln_span_is(dln_plain_cut(DLN_SPAN("one two three"), 9, arena), "one two…"));
    assert_true(dln_span_is(dln_plain_cut(DLN_SPAN("onetwothree"), 6, arena), "onetw…"));
    assert_true(dln_span_is(dln_plain_cut(DLN_SPAN("cafe\xcc\x81s and bars"), 5, arena), "caf…")); /* rather without e than without its accent */
    dln_arena_free(arena);
}

static const struct { const char *url, *clean, *host; } urls[] = {
    {"https://example.org/a?b=c&d=%2C#e", "https://example.org/a?b=c&d=%2C#e", "example.org"},
    {" http://www.example.org:8080/x ", "http://www.example.org:8080/x", "example.org"},
    {"https://example.org/a b\n<c>\"%zz", "https://example.org/a%20b%0A%3Cc%3E%22%25zz", "example.org"},
    {"https://example.org/\xc3\xa9|", "https://example.org/%C3%A9%7C", "example.org"},
    {"HTTPS://user:pass@example.org", "HTTPS://user:pass@example.org", "example.org"},
    {"javascript:alert(1)", NULL, ""}, {"ftp://example.org", NULL, ""}, {"https://", NULL, ""}, {"https:///x", NULL, ""}, {"", NULL, ""},
    {"//example.org", NULL, ""}, {"mailto:a@b.example", NULL, ""},
};

static void a_link_is_an_address_of_the_web(void **state)
{
    dln_arena *arena = dln_arena_new();
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        dln_span clean = dln_plain_url(dln_span_of(urls[i].url), arena);
        assert_true(urls[i].clean == NULL ? clean.text == NULL : dln_span_is(clean, urls[i].clean));
        assert_true(dln_span_is(dln_plain_host(dln_span_of(urls[i].url)), urls[i].host));
    }
    dln_arena_free(arena);
}

/* The C library knows widths too, if asked in a UTF-8 locale. Where both know a letter they agree; they may know different
 * versions of Unicode, and differ on marks that only some scripts use, so a few in a thousand may differ. */
static void widths_are_those_of_the_c_library(void **state)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 == (locale_t)0)
        skip();
    locale_t before = uselocale(utf8);
    size_t known = 0, different = 0;
    for (uint32_t code = 0x20; code < 0x30000; code++) {
        int theirs = code >= 0xd800 && code < 0xe000 ? -1 : wcwidth((wchar_t)code);
        known += theirs >= 0;
        different += theirs >= 0 && theirs != dln_width_of_code(code);
    }
    uselocale(before);
    freelocale(utf8);
    assert_true(known > 100000);
    if (different * 1000 > known)
        fail_msg("%zu of %zu differ", different, known);
    assert_int_equal(dln_width(DLN_SPAN("王毅 e\xcc\x81\xe2\x80\x8b")), 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_laid_out_for_eighty_columns),
        cmocka_unit_test(columns_are_a_table_of_eighty_columns),
        cmocka_unit_test(columns_of_all_scripts_are_aligned),
        cmocka_unit_test(markdown_is_a_table_with_numbered_sources),
        cmocka_unit_test(csv_keeps_its_columns),
        cmocka_unit_test(no_cell_is_a_formula),
        cmocka_unit_test(json_holds_the_lines),
        cmocka_unit_test(a_doubtful_match_is_named),
        cmocka_unit_test(no_line_is_wider_than_the_terminal),
        cmocka_unit_test(markdown_lets_no_markup_through),
        cmocka_unit_test(twice_is_the_same),
        cmocka_unit_test(nothing_is_written_too),
        cmocka_unit_test(dates_are_said_as_people_say_them),
        cmocka_unit_test(a_line_is_one_line),
        cmocka_unit_test(a_link_is_an_address_of_the_web),
        cmocka_unit_test(widths_are_those_of_the_c_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
