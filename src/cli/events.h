/* src/cli/events.h - what the commands that read events share. */
#ifndef DATELINE_CLI_EVENTS_H
#define DATELINE_CLI_EVENTS_H

#include "cli/cli.h"

/* Reads the inputs' events, filters and writes them; if_none is the exit code when none is left. format: without -o and --format. */
int dln_write_from_lines(const dln_options *options, const char *format, int if_none);

#endif
