/* tests/bench/calendar.c - calendar FILE: seconds that a calendar of the file's event lines takes to write, and by how much
 * the memory grows meanwhile, beyond the events themselves.
 */
#include <dateline/dateline.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* "VmRSS:", "VmHWM:" of this process, in MB. */
static double memory_mb(const char *what)
{
    char line[256];
    double kb = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, what, strlen(what)) == 0)
            kb = atof(line + strlen(what));
    if (status != NULL)
        fclose(status);
    return kb / 1024;
}

static void forget_peak(void)
{
    int refs = open("/proc/self/clear_refs", O_WRONLY);
    if (refs < 0 || write(refs, "5", 1) != 1)
        fprintf(stderr, "calendar: the peak is that of reading, too\n");
    close(refs);
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    dln_timeline *timeline = dln_timeline_new();
    char *line = NULL;
    size_t room = 0;
    double best = 1e9, growth = 0;
    if (file == NULL || timeline == NULL)
        return 2;
    for (ssize_t len; (len = getline(&line, &room, file)) > 0;)
        if (dln_timeline_add_line(timeline, (dln_span){line, (size_t)len}, NULL) != DLN_OK)
            return 1;
    free(line);
    fclose(file);
    size_t count = dln_timeline_count(timeline);
    for (int run = 0; run < 3; run++) {
        dln_left_out left_out = {0};
        dln_look look = {.everything = true, .imprecise = DLN_SPAN("all"), .left_out = &left_out};
        dln_sink *out = dln_sink_to_descriptor(open("/dev/null", O_WRONLY), "/dev/null");
        forget_peak();
        double before = memory_mb("VmRSS:"), begin = cpu_seconds();
        if (dln_renderer_by_name(DLN_SPAN("ics"))->write(timeline, &look, out, NULL) != DLN_OK || dln_sink_close(out, NULL) != DLN_OK)
            return 1;
        double taken = cpu_seconds() - begin, grown = memory_mb("VmHWM:") - before;
        best = taken < best ? taken : best;
        growth = grown > growth ? grown : growth;
        if (left_out.count > 0)
            fprintf(stderr, "calendar: %zu left out: %s\n", left_out.count, left_out.why);
    }
    printf("%zu events: cpu %9.4f s   %6.1f MB more than the events (%.0f MB)\n", count, best, growth, memory_mb("VmRSS:"));
    dln_timeline_free(timeline);
    return 0;
}
