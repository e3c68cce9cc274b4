/* src/cli/cmd_query.c - the events that fit; finding none is an answer of its own. */
#include "cli/events.h"

int dln_cmd_query(const dln_options *options)
{
    return dln_write_from_lines(options, DLN_EXIT_NOTHING);
}
