/* src/cli/options.c - the command line, from one table: parsing, --help and the completion all walk it. */
#include "cli/cli.h"

#include <dateline/extract.h>

#include "base/text.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

typedef enum option_id {
    OPTION_HELP = 256, OPTION_QUIET, OPTION_ERRORS, OPTION_STRICT, OPTION_JOBS, OPTION_PUBLISHED, OPTION_DCT, OPTION_ANY_LANGUAGE, OPTION_LEXICON, OPTION_SHOW,
    OPTION_OUTPUT, OPTION_FORMAT,
    OPTION_FROM, OPTION_TO, OPTION_AT, OPTION_WITH, OPTION_BETWEEN, OPTION_TYPE, OPTION_PLACE, OPTION_STATUS, OPTION_SOURCE, OPTION_TEXT,
    OPTION_MIN_CONFIDENCE, OPTION_LIMIT, OPTION_DISPUTES, OPTION_NOW, OPTION_EXPLAIN, OPTION_IN, OPTION_STORE, OPTION_MENTIONS,
    OPTION_CORRECTIONS, OPTION_AUTHOR, OPTION_NOTE, OPTION_LIST,
    OPTION_SORT, OPTION_COUNT, OPTION_CHART, OPTION_SIZE, OPTION_LANES, OPTION_TITLE, OPTION_SUBTITLE, OPTION_THEME, OPTION_FONT, OPTION_DPI, OPTION_AS_OF, OPTION_SVG,
    OPTION_HIGHLIGHT, OPTION_EVERYTHING, OPTION_ZONES, OPTION_IMPRECISE, OPTION_FEED, OPTION_ADDRESS, OPTION_SPLIT, OPTION_OFFSETS, OPTION_CONVENTION, OPTION_TIMEML,
} option_id;

static const struct { option_id id; char brief; const char *name, *argument; unsigned groups; const char *about; } table[] = {
    {OPTION_OUTPUT, 'o', "output", "FILE", DLN_OPTIONS_OUTPUT, "write there, in the format of its suffix; may be repeated; - is standard output"},
    {OPTION_FORMAT, 0, "format", "NAME", DLN_OPTIONS_OUTPUT, "the format where no suffix tells: see below"},
    {OPTION_PUBLISHED, 0, "published", "DATE", DLN_OPTIONS_ARTICLES, "the articles' publication date, whatever they say themselves"},
    {OPTION_DCT, 0, "dct", "DATE", DLN_OPTIONS_ARTICLES, "the same, by its name in the literature (document creation time)"},
    {OPTION_ANY_LANGUAGE, 0, "any-language", NULL, DLN_OPTIONS_ARTICLES, "read articles that are not in English too"},
    {OPTION_LEXICON, 0, "lexicon", "FILE", DLN_OPTIONS_LEXICON, "your own people, bodies and places, as TSV; may be repeated"},
    {OPTION_JOBS, 'j', "jobs", "N", DLN_OPTIONS_ARTICLES, "work on N pieces of the input at once (default: the processors that are there)"},
    {OPTION_SHOW, 0, "show", "STAGE", DLN_OPTIONS_ARTICLES | DLN_OPTIONS_LOOK, "print a stage instead: article, tokens, clauses, dates, parties, mentions, events; of a chart: layout"},
    {OPTION_OFFSETS, 0, "offsets", "UNIT", DLN_OPTIONS_DATES, "count offsets in chars (default), bytes or utf16"},
    {OPTION_CONVENTION, 0, "convention", "NAME", DLN_OPTIONS_DATES, "timeml (default) or iso values"},
    {OPTION_TIMEML, 0, "timeml", NULL, DLN_OPTIONS_DATES, "the same as --format=timeml"},
    {OPTION_STORE, 0, "store", "FILE", DLN_OPTIONS_STORE, "the store (default: $DATELINE_STORE, else dateline/store.db in the user's data folder)"},
    {OPTION_IN, 0, "in", "FILE", DLN_OPTIONS_QUERY, "query the events of this file instead of the store; - is standard input"},
    {OPTION_SORT, 0, "sort", "KEY", DLN_OPTIONS_QUERY, "start (default), modified, confidence or sources; -KEY: backwards; charts and calendars go by time"},
    {OPTION_COUNT, 0, "count", NULL, DLN_OPTIONS_QUERY, "print how many events fit, nothing else"},
    {OPTION_MENTIONS, 0, "mentions", NULL, DLN_OPTIONS_EXPORT, "the mentions instead of the events that they make"},
    {OPTION_CORRECTIONS, 0, "corrections", "FILE", DLN_OPTIONS_CORRECTIONS, "what you know better, as TSV: event, change, value, author, note"},
    {OPTION_AUTHOR, 0, "author", "NAME", DLN_OPTIONS_CORRECT, "who corrects (default: $USER)"},
    {OPTION_NOTE, 0, "note", "TEXT", DLN_OPTIONS_CORRECT, "why"},
    {OPTION_LIST, 0, "list", NULL, DLN_OPTIONS_CORRECT, "print the corrections of the store, as a file for --corrections"},
    {OPTION_FROM, 0, "from", "DATE", DLN_OPTIONS_FILTERS, "events from then on: 2014-03, 2014q3, today, -7d"},
    {OPTION_TO, 0, "to", "DATE", DLN_OPTIONS_FILTERS, "events up to then; a coarse date includes the month or year it names"},
    {OPTION_AT, 0, "at", "DATE", DLN_OPTIONS_FILTERS, "events in that day, month, year or interval"},
    {OPTION_WITH, 0, "with", "NAME", DLN_OPTIONS_FILTERS, "with this person, body or country; repeated: with all of them; A|B: with either"},
    {OPTION_BETWEEN, 0, "between", "A,B", DLN_OPTIONS_FILTERS, "between these two"},
    {OPTION_TYPE, 0, "type", "TYPE", DLN_OPTIONS_FILTERS, "of these types: meeting, call, statement; A,B: either"},
    {OPTION_PLACE, 0, "place", "NAME", DLN_OPTIONS_FILTERS, "at this place or in this country"},
    {OPTION_STATUS, 0, "status", "STATUS", DLN_OPTIONS_FILTERS, "confirmed, tentative or cancelled; A,B: either"},
    {OPTION_SOURCE, 0, "source", "DOMAIN", DLN_OPTIONS_FILTERS, "reported by this domain or publisher"},
    {OPTION_TEXT, 0, "text", "WORDS", DLN_OPTIONS_FILTERS, "with these words in title, topic or evidence"},
    {OPTION_MIN_CONFIDENCE, 0, "min-confidence", "X", DLN_OPTIONS_FILTERS | DLN_OPTIONS_LEAST,
     "at least as sure as X, 0 to 1 (default: mentions 0.3, charts and calendars 0.5, everything else all)"},
    {OPTION_LIMIT, 0, "limit", "N", DLN_OPTIONS_FILTERS, "the first N at most"},
    {OPTION_DISPUTES, 0, "disputes", NULL, DLN_OPTIONS_FILTERS, "only what the sources disagree on; as text, with who says what"},
    {OPTION_NOW, 0, "now", "DATE", DLN_OPTIONS_FILTERS, "the day that `today` and `-7d` are counted from (default: the system's, UTC)"},
    {OPTION_EXPLAIN, 0, "explain", NULL, DLN_OPTIONS_FILTERS, "say on standard error which dates the filters came to"},
    {OPTION_CHART, 0, "chart", "FORM", DLN_OPTIONS_LOOK, "report, slide or poster (default: by size, output and number of events)"},
    {OPTION_SIZE, 0, "size", "WxH", DLN_OPTIONS_LOOK, "of a chart, in mm, or with a unit: 16cm, 6.5x9in; a height is optional"},
    {OPTION_LANES, 0, "lanes", "BY", DLN_OPTIONS_LOOK, "type, actor, country or none"},
    {OPTION_TITLE, 0, "title", "TEXT", DLN_OPTIONS_LOOK, "of the chart or calendar"},
    {OPTION_SUBTITLE, 0, "subtitle", "TEXT", DLN_OPTIONS_LOOK, "of the chart"},
    {OPTION_THEME, 0, "theme", "NAME", DLN_OPTIONS_LOOK, "colours of the chart: light, dark, print (grey), contrast"},
    {OPTION_FONT, 0, "font", "FAMILY", DLN_OPTIONS_LOOK, "of the chart"},
    {OPTION_DPI, 0, "dpi", "N", DLN_OPTIONS_LOOK, "of PNG (default 192)"},
    {OPTION_AS_OF, 0, "as-of", "DATE", DLN_OPTIONS_LOOK, "the chart's `today` (default: the newest publication)"},
    {OPTION_SVG, 0, "svg", "HOW", DLN_OPTIONS_LOOK, "words in SVG as text (default), embed (text with its font), or outline"},
    {OPTION_HIGHLIGHT, 0, "highlight", "NAME", DLN_OPTIONS_LOOK, "set events with this person, body or country in bold, and never fold them; A|B: with either"},
    {OPTION_EVERYTHING, 0, "all", NULL, DLN_OPTIONS_LOOK, "draw doubtful events too, and name undated ones below a chart"},
    {OPTION_ZONES, 0, "zones", NULL, DLN_OPTIONS_LOOK, "calendars with time zones instead of UTC"},
    {OPTION_IMPRECISE, 0, "imprecise", "HOW", DLN_OPTIONS_LOOK, "events without a day in calendars: span, marker, skip or all"},
    {OPTION_FEED, 0, "feed", NULL, DLN_OPTIONS_LOOK, "calendars fit to subscribe to: 90 days back, 365 ahead of as-of, at most 1000 events and 900 kB"},
    {OPTION_ADDRESS, 0, "address", "URL", DLN_OPTIONS_LOOK, "where a feed will be found, for programs that want to know"},
    {OPTION_SPLIT, 0, "split", "BY", DLN_OPTIONS_LOOK, "calendars in several files, by year, month or type: x-2014.ics and so on"},
    {OPTION_STRICT, 0, "strict", NULL, DLN_OPTIONS_ALL, "exit with 4 if anything was skipped"},
    {OPTION_ERRORS, 0, "errors", "FILE", DLN_OPTIONS_ALL, "all that was skipped, noted or failed, as lines of JSON in this file"},
    {OPTION_QUIET, 'q', "quiet", NULL, DLN_OPTIONS_ALL, "no notes and no closing line on standard error"},
    {OPTION_HELP, 'h', "help", NULL, DLN_OPTIONS_ALL, "this"},
};
enum { TABLE_COUNT = sizeof table / sizeof *table };

size_t dln_distance(const char *a, const char *b)
{
    size_t row[32], len_a = strlen(a), len_b = strlen(b);
    if (len_a > 30 || len_b > 30)
        return 99;
    for (size_t j = 0; j <= len_b; j++)
        row[j] = j;
    for (size_t i = 1; i <= len_a; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= len_b; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[len_b];
}

typedef struct raw_dates { const char *from, *to, *at, *now, *as_of; } raw_dates;

/* ---- help ---- */
static void print_help(const dln_command *command)
{
    printf("usage: dateline %s\n%s\n\n", command->usage, command->about);
    for (int i = 0; i < TABLE_COUNT; i++) {
        if ((table[i].groups & (command->groups | DLN_OPTIONS_ALL)) == 0)
            continue;
        char brief[6] = "    ", left[40];
        if (table[i].brief != 0)
            snprintf(brief, sizeof brief, "-%c, ", table[i].brief);
        snprintf(left, sizeof left, "%s--%s%s%s", brief, table[i].name, table[i].argument == NULL ? "" : " ",
                 table[i].argument == NULL ? "" : table[i].argument);
        printf("  %-28s %s\n", left, table[i].about);
    }
    if ((command->groups & DLN_OPTIONS_DATES) != 0) {
        printf("\nformats:\n  ndjson            one line of JSON an article\n  timeml            the text with inline TIMEX3 tags\n");
    } else if ((command->groups & DLN_OPTIONS_OUTPUT) != 0 && (command->groups & DLN_OPTIONS_FILTERS) != 0) { /* the others write lines */
        printf("\nformats:\n");
        for (size_t i = 0; i < dln_renderer_count(); i++) {
            const dln_renderer *renderer = dln_renderer_at(i);
            printf("  %-8s %-8s %s\n", renderer->name, renderer->suffix, renderer->about);
        }
    }
    if (strstr(command->usage, "INPUT") != NULL || strstr(command->usage, "--in ") != NULL)
        printf("\nINPUT: files, folders, - for standard input (the default): %s; gzipped too.\n",
               (command->groups & DLN_OPTIONS_ARTICLES) != 0 ? "HTML, text, JSON, CSV, RSS, NewsML, e-mail,\npress archives, WARC, PDF and office documents, known by their content" : "lines of JSON as the stage before writes them, events also as JSON or iCalendar");
    if (command->examples[0] != '\0')
        printf("\nexamples:\n%s", command->examples);
}

/* ---- values of options ---- */
static bool refuse(const dln_command *command, const char *option, const char *value, const char *expected)
{
    dln_say("%s: --%s '%s' is not %s; see dateline %s --help", command->name, option, value, expected, command->name);
    return false;
}

/* A plain decimal number, by hand: strtod obeys the locale. *end: what follows it. */
static bool parse_number(const char *text, double *out, const char **end)
{
    double value = 0, unit = 1;
    size_t digits = 0;
    for (; dln_is_digit(*text) && digits < 9; text++, digits++)
        value = value * 10 + (*text - '0');
    if (*text == '.')
        for (text++; dln_is_digit(*text) && digits < 15; text++, digits++)
            value += (*text - '0') * (unit /= 10);
    *out = value;
    *end = text;
    return digits > 0;
}

static bool parse_number_in(const char *text, double least, double most, double *out)
{
    const char *end;
    double value;
    if (!parse_number(text, &value, &end) || *end != '\0' || !(value >= least && value <= most))
        return false;
    *out = value;
    return true;
}

static bool parse_size(const char *text, double *width_pt, double *height_pt)
{
    static const struct { const char *name; double pt; } units[] = {{"mm", 72 / 25.4}, {"cm", 72 / 2.54}, {"in", 72}, {"pt", 1}, {"", 72 / 25.4}};
    double width, height = 0;
    size_t unit = 0;
    if (!parse_number(text, &width, &text))
        return false;
    if (*text == 'x' && !parse_number(text + 1, &height, &text))
        return false;
    while (unit < 4 && strcmp(text, units[unit].name) != 0)
        unit++;
    if (strcmp(text, units[unit].name) != 0)
        return false;
    *width_pt = width * units[unit].pt;
    *height_pt = height * units[unit].pt;
    return *width_pt >= 1 && *width_pt <= 14400 && (height == 0 || (*height_pt >= 1 && *height_pt <= 14400)); /* the most that PDF has */
}

static bool parse_choice(const char *text, const char *const *words, int *out)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(text, words[i]) == 0) {
            *out = i;
            return true;
        }
    return false;
}

static bool parse_types(const char *text, uint32_t *bits)
{
    dln_span rest = dln_span_of(text), piece;
    while (dln_split(&rest, ',', &piece)) {
        int type = dln_event_type_find(piece);
        for (size_t i = 0; type < 0 && i < dln_event_type_count(); i++)
            if (dln_span_is(piece, dln_event_type_at(i)->plural))
                type = (int)i;
        if (type < 0 || type > 31)
            return false;
        *bits |= UINT32_C(1) << type;
    }
    return true;
}

static bool parse_statuses(const char *text, uint32_t *bits)
{
    dln_span rest = dln_span_of(text), piece;
    while (dln_split(&rest, ',', &piece)) {
        dln_event_status status;
        if (!dln_status_from_word(piece, &status))
            return false;
        *bits |= UINT32_C(1) << status;
    }
    return true;
}

/* A valid UTF-8 argument, which names and words must be. */
static bool parse_words(const char *text, dln_span *out)
{
    *out = dln_span_of(text);
    return out->len > 0 && dln_utf8_is_valid(*out);
}

static const dln_renderer *format_by_name(const char *name)
{
    return dln_renderer_by_name(dln_span_of(name));
}

/* ---- one option ---- */
static bool take(dln_options *o, raw_dates *dates, int id, const char *option, const char *value)
{
    static const char *const charts[] = {"auto", "report", "slide", "poster", NULL};
    static const char *const sort_keys[] = {"start", "modified", "confidence", "sources", NULL};
    static const char *const lanes[] = {"auto", "type", "actor", "country", "none", NULL};
    static const char *const imprecise[] = {"span", "marker", "skip", "all", NULL};
    static const char *const splits[] = {"year", "month", "type", NULL};
    static const char *const svgs[] = {"text", "outline", "embed", NULL};
    static const char *const offsets[] = {"chars", "bytes", "utf16", NULL};
    static const char *const conventions[] = {"timeml", "iso", NULL};
    static const char *const stages[] = {"article", "tokens", "clauses", "dates", "parties", "mentions", "events", "layout", NULL};
    const dln_command *command = o->command;
    double number;
    int choice = 0;
    switch ((option_id)id) {
    case OPTION_OUTPUT:
        if (o->output_count == DLN_OUTPUTS_MAX)
            return refuse(command, option, value, "possible: too many outputs");
        o->outputs[o->output_count++] = value;
        return true;
    case OPTION_FORMAT:
        if ((command->groups & DLN_OPTIONS_DATES) != 0) {
            o->is_timeml = strcmp(value, "timeml") == 0;
            return o->is_timeml || strcmp(value, "ndjson") == 0 || refuse(command, option, value, "ndjson or timeml");
        }
        o->format = format_by_name(value);
        return o->format != NULL || refuse(command, option, value, "a format");
    case OPTION_PUBLISHED:
    case OPTION_DCT: {
        dln_error err = {0};
        if (dln_when_from_edtf(dln_span_of(value), &o->read.published, &err) == DLN_OK && dln_when_is_single(&o->read.published) &&
            !dln_when_is_yearless(&o->read.published))
            return true;
        return refuse(command, option, value, "a date such as 2021-12-07 or 2021-12-07T18:07+03:00");
    }
    case OPTION_ANY_LANGUAGE: return o->read.any_language = true;
    case OPTION_LEXICON:
        if (o->lexicon_count == DLN_LEXICONS_MAX)
            return refuse(command, option, value, "possible: too many of them");
        o->lexicons[o->lexicon_count++] = value;
        return true;
    case OPTION_JOBS:
        if (!parse_number_in(value, 1, DLN_JOBS_MAX, &number))
            return refuse(command, option, value, "a number from 1 to 64");
        o->jobs = (int)number;
        return true;
    case OPTION_SHOW: {
        o->show = value;
        bool is_layout = strcmp(value, "layout") == 0;
        unsigned needed = is_layout ? DLN_OPTIONS_LOOK : DLN_OPTIONS_ARTICLES;
        if (!parse_choice(value, stages, &choice))
            return refuse(command, option, value, "a stage");
        return (command->groups & needed) != 0 || refuse(command, option, value, is_layout ? "a stage here: it makes no chart" : "a stage here: it reads no articles");
    }
    case OPTION_OFFSETS:
        if (!parse_choice(value, offsets, &choice))
            return refuse(command, option, value, "chars, bytes or utf16");
        o->offsets = (dln_offsets)choice;
        return true;
    case OPTION_CONVENTION:
        if (!parse_choice(value, conventions, &choice))
            return refuse(command, option, value, "timeml or iso");
        o->convention = (dln_convention)choice;
        return true;
    case OPTION_TIMEML: return o->is_timeml = true;
    case OPTION_STORE: o->store = value; return value[0] != '\0' || refuse(command, option, value, "a file");
    case OPTION_CORRECTIONS: o->corrections = value; return true;
    case OPTION_AUTHOR: return parse_words(value, &o->author) || refuse(command, option, value, "a name");
    case OPTION_NOTE: return parse_words(value, &o->note) || refuse(command, option, value, "text");
    case OPTION_LIST: return o->is_list = true;
    case OPTION_MENTIONS: return o->wants_mentions = true;
    case OPTION_SORT:
        o->is_backwards = value[0] == '-';
        if (!parse_choice(value + o->is_backwards, sort_keys, &choice))
            return refuse(command, option, value, "start, modified, confidence or sources, with - before it: backwards");
        o->order = (dln_order)choice;
        return true;
    case OPTION_COUNT: return o->is_counted = true;
    case OPTION_IN: o->inputs[o->input_count++] = value; return true;
    case OPTION_FROM: dates->from = value; return o->has_filters = true;
    case OPTION_TO: dates->to = value; return o->has_filters = true;
    case OPTION_AT: dates->at = value; return o->has_filters = true;
    case OPTION_NOW: dates->now = value; return true;
    case OPTION_AS_OF: dates->as_of = value; return true;
    case OPTION_EXPLAIN: return o->is_explained = true;
    case OPTION_WITH:
        if (o->query.with_count == DLN_QUERY_MAX)
            return refuse(command, option, value, "possible: too many of them");
        o->has_filters = true;
        return parse_words(value, &o->query.with[o->query.with_count++]) || refuse(command, option, value, "a name");
    case OPTION_BETWEEN: {
        dln_span rest = dln_span_of(value);
        bool is_pair = dln_split(&rest, ',', &o->query.between[0]) && dln_split(&rest, ',', &o->query.between[1]) && rest.text == NULL;
        for (int i = 0; i < 2; i++)
            o->query.between[i] = dln_trim(o->query.between[i]);
        o->has_filters = true;
        return (is_pair && o->query.between[0].len > 0 && o->query.between[1].len > 0) || refuse(command, option, value, "two names with a comma");
    }
    case OPTION_TYPE: o->has_filters = true; return parse_types(value, &o->query.types) || refuse(command, option, value, "a type of event");
    case OPTION_STATUS:
        o->has_filters = true;
        return parse_statuses(value, &o->query.statuses) || refuse(command, option, value, "confirmed, tentative or cancelled");
    case OPTION_PLACE: o->has_filters = true; return parse_words(value, &o->query.place) || refuse(command, option, value, "a name");
    case OPTION_SOURCE: o->has_filters = true; return parse_words(value, &o->query.source) || refuse(command, option, value, "a domain or publisher");
    case OPTION_TEXT: o->has_filters = true; return parse_words(value, &o->query.text) || refuse(command, option, value, "words");
    case OPTION_MIN_CONFIDENCE:
        if (!parse_number_in(value, 0, 1, &number))
            return refuse(command, option, value, "a number from 0 to 1");
        o->query.min_confidence = o->least_confidence = number;
        o->look.min_confidence = number > 0 ? number : 1e-9; /* 0 asks for all, not for the default */
        return o->has_filters = true;
    case OPTION_LIMIT:
        if (!parse_number_in(value, 1, 1e9, &number) || number != (double)(size_t)number)
            return refuse(command, option, value, "a number from 1 on");
        o->query.limit = (size_t)number;
        return o->has_filters = true;
    case OPTION_CHART:
        if (!parse_choice(value, charts, &choice))
            return refuse(command, option, value, "auto, report, slide or poster");
        o->look.chart = (dln_chart_form)choice;
        return true;
    case OPTION_LANES:
        if (!parse_choice(value, lanes, &choice))
            return refuse(command, option, value, "auto, type, actor, country or none");
        o->look.lanes = (dln_lanes)choice;
        return true;
    case OPTION_SIZE: return parse_size(value, &o->look.width_pt, &o->look.height_pt) || refuse(command, option, value, "a size such as 160x100 or 6.5x9in, up to 5080 mm");
    case OPTION_TITLE: return parse_words(value, &o->look.title) || refuse(command, option, value, "text");
    case OPTION_SUBTITLE: return parse_words(value, &o->look.subtitle) || refuse(command, option, value, "text");
    case OPTION_THEME: return parse_words(value, &o->look.theme) || refuse(command, option, value, "a theme");
    case OPTION_FONT: return parse_words(value, &o->look.font) || refuse(command, option, value, "a family of fonts");
    case OPTION_DPI: return parse_number_in(value, 36, 1200, &o->look.dpi) || refuse(command, option, value, "a number from 36 to 1200");
    case OPTION_SVG:
        if (!parse_choice(value, svgs, &choice))
            return refuse(command, option, value, "text, embed or outline");
        o->look.svg_outline = choice == 1;
        o->look.svg_embed = choice == 2;
        return true;
    case OPTION_HIGHLIGHT: {
        dln_span name;
        if (!parse_words(value, &name))
            return refuse(command, option, value, "a name");
        o->highlight.with[0] = o->look.highlight_name = name;
        o->highlight.with_count = 1;
        return true;
    }
    case OPTION_DISPUTES: return o->has_filters = o->query.disputed = o->look.disputes = true;
    case OPTION_EVERYTHING: return o->look.everything = true;
    case OPTION_ZONES: return o->look.zones = true;
    case OPTION_FEED: return o->look.feed = true;
    case OPTION_ADDRESS: {
        dln_span address = dln_span_of(value);
        bool is_http = dln_starts_with(address, DLN_SPAN("https://")) || dln_starts_with(address, DLN_SPAN("http://"));
        o->look.address = address;
        return is_http || refuse(command, option, value, "an address with https://");
    }
    case OPTION_SPLIT:
        if (!parse_choice(value, splits, &choice))
            return refuse(command, option, value, "year, month or type");
        o->split = (dln_split_by)(choice + 1);
        return true;
    case OPTION_IMPRECISE:
        o->look.imprecise = dln_span_of(value);
        return parse_choice(value, imprecise, &choice) || refuse(command, option, value, "span, marker, skip or all");
    case OPTION_STRICT: return o->is_strict = true;
    case OPTION_ERRORS: {
        dln_error err = {0};
        if (o->errors == NULL && dln_sink_to_file(value, &o->errors, &err) == DLN_OK)
            return true;
        return refuse(command, option, value, "a file that can be written, once");
    }
    case OPTION_QUIET: return o->is_quiet = true;
    case OPTION_HELP: return true;
    }
    return true;
}

/* ---- dates of filters: after all options, since --now may come last ---- */
static bool resolve(dln_options *o, const char *option, const char *value, int32_t now_day, dln_when *out)
{
    dln_error err = {0};
    char edtf[DLN_EDTF_MAX];
    if (value == NULL)
        return true;
    if (dln_query_date(dln_span_of(value), now_day, out, &err) != DLN_OK) {
        dln_say("%s: --%s: %s", o->command->name, option, err.message);
        return false;
    }
    dln_when_to_edtf(out, edtf);
    if (o->is_explained)
        dln_say("--%s %s means %s", option, value, edtf);
    return true;
}

static bool resolve_dates(dln_options *o, const raw_dates *dates)
{
    dln_when now = dln_when_day((int32_t)(time(NULL) / 86400)), at = {0};
    if (dates->now != NULL && (dln_when_from_edtf(dln_span_of(dates->now), &now, NULL) != DLN_OK || !dln_when_is_single(&now) ||
                               dln_when_grain(&now) < DLN_GRAIN_DAY || dln_when_is_yearless(&now)))
        return refuse(o->command, "now", dates->now, "a day such as 2021-12-07");
    int32_t today = now.begin.day;
    if (dates->at != NULL && (dates->from != NULL || dates->to != NULL)) {
        dln_say("%s: --at goes without --from and --to", o->command->name);
        return false;
    }
    if (!resolve(o, "from", dates->from, today, &o->query.from) || !resolve(o, "to", dates->to, today, &o->query.to) ||
        !resolve(o, "at", dates->at, today, &at) || !resolve(o, "as-of", dates->as_of, today, &o->look.as_of))
        return false;
    if (dates->at != NULL)
        o->query.from = o->query.to = at;
    if (dln_when_is_known(&o->query.from) && dln_when_is_known(&o->query.to) &&
        dln_when_first_day(&o->query.from) > dln_when_last_day(&o->query.to)) {
        dln_say("%s: --from is after --to", o->command->name);
        return false;
    }
    return true;
}

/* ---- the command line ---- */
static void refuse_option(const dln_command *command, const char *word)
{
    const char *nearest = NULL;
    char bare[40];
    size_t least = 3;
    snprintf(bare, sizeof bare, "%.*s", (int)strcspn(word, "="), word); /* --fram=2014 */
    for (int i = 0; i < TABLE_COUNT; i++) {
        char name[40];
        snprintf(name, sizeof name, "--%s", table[i].name);
        if ((table[i].groups & (command->groups | DLN_OPTIONS_ALL)) != 0 && dln_distance(bare, name) < least) {
            least = dln_distance(bare, name);
            nearest = table[i].name;
        }
    }
    dln_say("%s: no option '%s' that fits here%s%s%s; see dateline %s --help", command->name, word, nearest == NULL ? "" : "; perhaps --",
            nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?", command->name);
}

bool dln_options_parse(const dln_command *command, int argc, char **argv, dln_options *out, int *exit_code)
{
    struct option long_options[TABLE_COUNT + 1] = {0};
    char brief[2 * TABLE_COUNT + 2] = ":";
    int count = 0;
    raw_dates dates = {0};
    memset(out, 0, sizeof *out);
    out->least_confidence = DLN_HELD_BACK;
    out->command = command;
    *exit_code = DLN_EXIT_USAGE;
    out->inputs = calloc((size_t)argc + 1, sizeof *out->inputs);
    if (out->inputs == NULL)
        return false;
    for (int i = 0; i < TABLE_COUNT; i++) {
        if ((table[i].groups & (command->groups | DLN_OPTIONS_ALL)) == 0)
            continue;
        int has_argument = table[i].argument != NULL ? required_argument : no_argument;
        long_options[count++] = (struct option){table[i].name, has_argument, NULL, table[i].id};
        if (table[i].brief != 0) {
            size_t len = strlen(brief);
            brief[len] = table[i].brief;
            brief[len + 1] = has_argument == required_argument ? ':' : '\0';
        }
    }
    opterr = 0;
    optind = 1;
    for (int id, index; index = -1, (id = getopt_long(argc, argv, brief, long_options, &index)) != -1;) {
        if (id == '?' || id == ':') {
            const char *word = argv[optind - 1];
            if (id == ':')
                dln_say("%s: '%s' needs a value; see dateline %s --help", command->name, word, command->name);
            else
                refuse_option(command, word);
            return false;
        }
        for (int i = 0; i < TABLE_COUNT && id < 256; i++)
            if (table[i].brief == id)
                id = table[i].id;
        const char *name = "";
        for (int i = 0; i < TABLE_COUNT; i++)
            if ((int)table[i].id == id)
                name = table[i].name;
        if (id == OPTION_HELP) {
            print_help(command);
            *exit_code = fflush(stdout) == 0 ? DLN_EXIT_DONE : DLN_EXIT_IO;
            return false;
        }
        if (!take(out, &dates, id, name, optarg))
            return false;
    }
    for (; optind < argc; optind++)
        out->inputs[out->input_count++] = argv[optind];
    bool reads_store = (command->groups & DLN_OPTIONS_STORE) != 0 && (command->groups & DLN_OPTIONS_ARTICLES) == 0;
    if (out->input_count == 0 && !reads_store && isatty(STDIN_FILENO)) { /* nobody types articles; - says that one does */
        dln_say("%s: no input; name files or folders, or - for standard input; see dateline %s --help", command->name, command->name);
        return false;
    }
    return resolve_dates(out, &dates);
}

void dln_options_free(dln_options *options)
{
    dln_sink_abandon(options->errors);
    free(options->inputs);
    options->inputs = NULL;
}
