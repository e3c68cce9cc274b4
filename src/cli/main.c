/* src/cli/main.c - which command is meant. The rest of a command line is read by options.c. */
#include "cli/cli.h"

#include "base/text.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    READS_ARTICLES = DLN_OPTIONS_ARTICLES | DLN_OPTIONS_LEXICON,
    WRITES_EVENTS = DLN_OPTIONS_CORRECTIONS | DLN_OPTIONS_FILTERS | DLN_OPTIONS_OUTPUT | DLN_OPTIONS_LOOK,
};

static const dln_command commands[] = {
    {"timeline", dln_cmd_timeline, READS_ARTICLES | WRITES_EVENTS, "timeline [INPUT...] [-o FILE]...",
     "Reads articles, finds the diplomatic events in them, merges what several report, and writes the timeline.\n"
     "Without -o it is printed as text.",
     "  dateline timeline articles/ -o timeline.png -o timeline.ics\n"
     "  dateline timeline articles/ --from 2021-12 --to 2022-02 --with Russia --type meeting,call\n"
     "  zcat news.ndjson.gz | dateline timeline - -o events.json\n"},
    {"extract", dln_cmd_extract, READS_ARTICLES | DLN_OPTIONS_OUTPUT | DLN_OPTIONS_LEAST, "extract [INPUT...]",
     "Articles to mentions: one line of JSON for each place where an article reports an event.",
     "  dateline extract articles/ | dateline merge | dateline render -o timeline.svg\n"
     "  dateline extract page.html --published 2021-12-08\n"},
    {"merge", dln_cmd_merge, DLN_OPTIONS_LEXICON | DLN_OPTIONS_OUTPUT | DLN_OPTIONS_FILTERS, "merge [INPUT...]",
     "Mentions to events: one line of JSON for each, with all its sources and what they disagree on.",
     "  cat monday.mentions tuesday.mentions | dateline merge > events.ndjson\n"},
    {"render", dln_cmd_render, WRITES_EVENTS, "render [INPUT...] -o FILE...",
     "Events to any format. Without -o they are printed as text.",
     "  dateline render events.ndjson -o timeline.pdf --title 'Talks on Ukraine' --size 160x200\n"
     "  dateline render events.ndjson --format csv > events.csv\n"},
    {"add", dln_cmd_add, READS_ARTICLES | DLN_OPTIONS_STORE, "add [INPUT...]",
     "Articles into the store, reconciled with what is there. One that is there already changes nothing; a corrected one replaces it.",
     "  dateline add articles/\n"
     "  curl -s https://example.org/feed.xml | dateline add - --store desk.db\n"},
    {"query", dln_cmd_query, WRITES_EVENTS | DLN_OPTIONS_QUERY | DLN_OPTIONS_STORE, "query [FILTERS] [--in FILE]",
     "The events of the store that fit the filters: a table on a terminal, else a line an event, or any format. Exit code 1: none does.",
     "  dateline query --from 2021-06 --to 2021-12 --with Putin --with Biden -o x.ics -o chart.png\n"
     "  dateline query --in events.ndjson --from 2014-10 --to 2014-11 --between Russia,Ukraine\n"
     "  dateline query --from -7d --format ndjson\n"},
    {"remove", dln_cmd_remove, DLN_OPTIONS_STORE | DLN_OPTIONS_LEXICON, "remove ARTICLE...",
     "Articles out of the store, by their ids or URLs; what they alone told of is gone with them.",
     "  dateline remove https://example.org/2021/12/08/summit\n"},
    {"import", dln_cmd_import, DLN_OPTIONS_STORE | DLN_OPTIONS_LEXICON, "import [INPUT...]",
     "Event lines or mention lines into the store, as export, extract and merge write them.",
     "  dateline import events.ndjson\n"
     "  dateline extract crawl/ | dateline import -\n"},
    {"export", dln_cmd_export, DLN_OPTIONS_STORE | DLN_OPTIONS_OUTPUT | DLN_OPTIONS_EXPORT, "export [-o FILE]",
     "All events of the store with their uids and revisions, one line of JSON each; --mentions: what they are made of.",
     "  dateline export > events.ndjson\n"
     "  dateline export --mentions | dateline import - --store copy.db\n"},
    {"correct", dln_cmd_correct, DLN_OPTIONS_STORE | DLN_OPTIONS_LEXICON | DLN_OPTIONS_CORRECTIONS | DLN_OPTIONS_CORRECT, "correct EVENT CHANGE [VALUE]",
     "What you know better than the articles, into the store: it stays through whatever is added, and is shown as yours.\n"
     "EVENT: its id or uid, the last column of dateline query --format tsv.\n"
     "CHANGE: hide, title, when, type, status, place, participants, with, without, join, split, pin, add; drop takes back what was said of EVENT.\n"
     "split takes the ids of those of EVENT's own mentions that are another event: they are in \"mentions\" of its line, dateline query --format ndjson.\n"
     "--corrections FILE puts the file's rows in the place of all that are there.",
     "  dateline correct 6b1f0c22e5a84a7d9c1e0f3b2a495867 when 2021-12-07 --note 'the readout says so'\n"
     "  dateline correct my-1 add 'meeting | 2021-12-09 | Ada Karova (RUS), Bo Lindel (SWE) | Karova and Lindel meet | Geneva (CHE)'\n"
     "  dateline correct 6b1f0c22e5a84a7d9c1e0f3b2a495867 split 'https://example.org/a1#64382b7b'\n"
     "  dateline correct --list > corrections.tsv; dateline timeline articles/ --corrections corrections.tsv\n"},
    {"check", dln_cmd_check, DLN_OPTIONS_STORE | DLN_OPTIONS_LEXICON, "check",
     "Verifies the store: the file, every record and index, and that the events are those that its mentions make.",
     "  dateline check --store desk.db\n"},
    {"rebuild", dln_cmd_rebuild, DLN_OPTIONS_STORE | DLN_OPTIONS_LEXICON, "rebuild",
     "Forms all events of the store anew from its mentions, damaged ones, too; uids and revisions stay. Tombstones that cannot be read are dropped.",
     "  dateline rebuild\n"},
    {"dates", dln_cmd_dates, READS_ARTICLES | DLN_OPTIONS_DATES | DLN_OPTIONS_OUTPUT, "dates [INPUT...]",
     "The time expressions of articles with their TIMEX3 values, one line of JSON an article.",
     "  dateline dates article.txt --dct 2021-12-07 --format=timeml\n"},
    {"explain", dln_cmd_explain, READS_ARTICLES | DLN_OPTIONS_OUTPUT | DLN_OPTIONS_LEAST, "explain [INPUT...] [-o FILE.html]",
     "The article with what was found in it: each date, party and event, what it was taken for and by which rule.\n"
     "What looked like an event and was refused, too. With -o FILE.html as a page that stands alone.",
     "  dateline explain article.txt\n"
     "  dateline explain article.txt -o article.html\n"},
};

size_t dln_command_count(void)
{
    return sizeof commands / sizeof *commands;
}

const dln_command *dln_command_at(size_t index)
{
    return &commands[index];
}

static const dln_command *find_command(const char *name)
{
    for (size_t i = 0; i < dln_command_count(); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static int print_version(void)
{
    printf("dateline %s\ntables %s\ntzdata %s\n", DATELINE_VERSION, dln_lexicon_version(NULL), dln_zone_data_version());
    return fflush(stdout) == 0 ? DLN_EXIT_DONE : DLN_EXIT_IO;
}

static void print_usage(FILE *to)
{
    fprintf(to, "usage: dateline COMMAND [INPUT...]\n"
                "Finds the diplomatic events that news articles report, and gives a timeline.\n\n");
    for (size_t i = 0; i < dln_command_count(); i++) {
        const char *end = strchr(commands[i].about, '\n');
        int len = end == NULL ? (int)strlen(commands[i].about) : (int)(end - commands[i].about);
        fprintf(to, "  %-9s %.*s\n", commands[i].name, len, commands[i].about);
    }
    fprintf(to, "\ndateline COMMAND --help tells more; dateline --version what this is.\n");
}

static int refuse_command(const char *word)
{
    const char *nearest = NULL;
    size_t least = 4;
    for (size_t i = 0; i < dln_command_count(); i++)
        if (dln_distance(word, commands[i].name) < least) {
            least = dln_distance(word, commands[i].name);
            nearest = commands[i].name;
        }
    if (access(word, R_OK) == 0)
        dln_say("'%s' is a file, not a command; perhaps: dateline timeline '%s'", word, word);
    else if (nearest != NULL)
        dln_say("no command '%s'; perhaps %s? dateline --help lists them", word, nearest);
    else
        dln_say("no command '%s'; dateline --help lists them", word);
    return DLN_EXIT_USAGE;
}

/* A list of errors that could not be written is an error itself. */
static int close_errors(dln_options *options, int exit_code)
{
    dln_error err = {0};
    dln_status status = options->errors == NULL ? DLN_OK : dln_sink_close(options->errors, &err);
    options->errors = NULL;
    if (status != DLN_OK)
        dln_say("%s: %s", err.file, err.message);
    return status != DLN_OK && exit_code == DLN_EXIT_DONE ? DLN_EXIT_IO : exit_code;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a write that fails is told to the sink, which leaves no half file behind */
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        print_usage(stderr);
        return DLN_EXIT_USAGE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return print_version();
    bool wants_help = strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
    if (wants_help && argc == 2) {
        print_usage(stdout);
        return fflush(stdout) == 0 ? DLN_EXIT_DONE : DLN_EXIT_IO;
    }
    const dln_command *command = find_command(wants_help ? argv[2] : word);
    if (command == NULL)
        return refuse_command(wants_help ? argv[2] : word);
    dln_options options;
    int exit_code;
    char help[] = "--help", *help_arguments[] = {argv[0], help, NULL};
    if (dln_options_parse(command, wants_help ? 2 : argc - 1, wants_help ? help_arguments : argv + 1, &options, &exit_code))
        exit_code = close_errors(&options, command->run(&options));
    dln_options_free(&options);
    return exit_code;
}
