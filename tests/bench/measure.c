/* tests/bench/measure.c - measure [-n RUNS] [-b BYTES] COMMAND...: the best of several runs, its seconds, MB/s and memory.
 * Standard output of the command goes to /dev/null, so that the terminal is not measured.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    int runs = 3, at = 1;
    double bytes = 0, best = 1e9, cpu = 1e9;
    long memory_kb = 0;
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        if (strcmp(argv[at], "-n") == 0)
            runs = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "-b") == 0)
            bytes = atof(argv[at + 1]);
    }
    if (at >= argc) {
        fprintf(stderr, "usage: measure [-n RUNS] [-b BYTES] COMMAND...\n");
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        struct rusage used;
        int status;
        double start = now();
        pid_t child = fork();
        if (child == 0) {
            int null = open("/dev/null", O_WRONLY);
            dup2(null, 1);
            execvp(argv[at], argv + at);
            _exit(127);
        }
        if (child < 0 || wait4(child, &status, 0, &used) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            fprintf(stderr, "measure: %s failed\n", argv[at]);
            return 1;
        }
        double taken = now() - start;
        double user = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
        if (taken < best)
            best = taken;
        if (user < cpu)
            cpu = user;
        if (used.ru_maxrss > memory_kb)
            memory_kb = used.ru_maxrss;
    }
    printf("%9.4f s   cpu %9.4f s   %6.1f MB", best, cpu, (double)memory_kb / 1024);
    if (bytes > 0)
        printf("   %7.1f MB/s   %7.1f MB/s of cpu", bytes / 1e6 / best, bytes / 1e6 / cpu);
    printf("\n");
    return 0;
}
