/* src/cli/pipeline.c - pieces to articles on several threads, with the same bytes out as on one.
 * A worker takes the next piece and its number (the ticket) under one lock, works with its own arena into the ticket's
 * own sink, and whoever completes the lowest open ticket delivers all that are ready, in order. A worker that is far
 * ahead waits, so that memory stays bounded.
 */
#include "cli/cli.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { WINDOW = 2 * DLN_JOBS_MAX };

typedef struct ticket {
    bool is_done;
    dln_sink *out;
    dln_problem *problems;      /* with their own copies of file */
    size_t problem_count, problem_capacity;
    uint64_t articles;
    dln_status status;
    dln_error error;
} ticket;

typedef struct pipeline {
    const dln_work *work;
    dln_report *report;
    dln_reader *reader;
    pthread_mutex_t take_lock;  /* the reader, next */
    uint64_t next;
    pthread_mutex_t give_lock;  /* what follows */
    pthread_cond_t has_moved;
    ticket tickets[WINDOW];
    uint64_t delivered;
    dln_sink *spare[WINDOW];    /* the last one given back is taken first: it is still in the caches */
    size_t spare_count;
    uint64_t total_bytes;       /* of the inputs; 0: unknown */
    struct timespec began;
    bool is_stopped;
    dln_status status;
    dln_error error;
} pipeline;

typedef struct one_piece { /* what the visitor's functions know */
    pipeline *line;
    ticket *into;
    dln_arena *arena;
} one_piece;

static bool take_article(void *context, const dln_article *article)
{
    one_piece *piece = context;
    const dln_work *work = piece->line->work;
    piece->into->articles++;
    piece->into->status = work->article(work->context, article, piece->arena, piece->into->out, &piece->into->error);
    return piece->into->status == DLN_OK;
}

static void take_problem(void *context, const dln_problem *problem)
{
    ticket *into = ((one_piece *)context)->into;
    if (into->problem_count == into->problem_capacity) {
        size_t wanted = into->problem_capacity == 0 ? 8 : into->problem_capacity * 2;
        dln_problem *larger = realloc(into->problems, wanted * sizeof *larger);
        if (larger == NULL) {
            into->status = DLN_NO_MEMORY;
            return;
        }
        into->problems = larger;
        into->problem_capacity = wanted;
    }
    dln_problem *copy = &into->problems[into->problem_count++];
    *copy = *problem;
    copy->file = problem->file == NULL ? NULL : strdup(problem->file);
}

/* "1240 articles, 4.5 MB/s, 2:05 left" */
static void show_progress(pipeline *line)
{
    struct timespec now;
    uint64_t bytes = dln_reader_bytes(line->reader);
    char left[32] = "";
    clock_gettime(CLOCK_MONOTONIC, &now);
    double seconds = (double)(now.tv_sec - line->began.tv_sec) + (double)(now.tv_nsec - line->began.tv_nsec) / 1e9;
    if (seconds < 0.2)
        return;
    if (line->total_bytes > bytes && bytes > 0) {
        unsigned wait = (unsigned)((double)(line->total_bytes - bytes) / ((double)bytes / seconds) + 0.5);
        snprintf(left, sizeof left, ", %u:%02u left", wait / 60, wait % 60);
    }
    dln_report_progress(line->report, "%" PRIu64 " articles, %u.%u MB/s%s", line->report->read, (unsigned)((double)bytes / seconds / 1e6),
                        (unsigned)((double)bytes / seconds / 1e5) % 10, left);
}

static void deliver(pipeline *line, ticket *done)
{
    for (size_t i = 0; i < done->problem_count; i++) {
        if (!line->is_stopped)
            dln_report_problem(line->report, &done->problems[i]);
        void *file;
        memcpy(&file, &done->problems[i].file, sizeof file);
        free(file);
    }
    done->problem_count = 0;
    if (!line->is_stopped) {
        line->report->read += done->articles;
        if (done->status == DLN_OK)
            done->status = dln_sink_status(done->out, &done->error);
        if (done->status == DLN_OK)
            done->status = line->work->deliver(line->work->context, dln_sink_bytes(done->out), &done->error);
        if (done->status != DLN_OK) {
            line->is_stopped = true;
            line->status = done->status;
            line->error = done->error;
        }
    }
    if (dln_report_shows_progress(line->report))
        show_progress(line);
    line->spare[line->spare_count++] = done->out;
    done->out = NULL;
    done->is_done = false;
}

static void give_back(pipeline *line, ticket *mine)
{
    pthread_mutex_lock(&line->give_lock);
    mine->is_done = true;
    for (ticket *lowest; (lowest = &line->tickets[line->delivered % WINDOW])->is_done; line->delivered++)
        deliver(line, lowest);
    pthread_cond_broadcast(&line->has_moved);
    pthread_mutex_unlock(&line->give_lock);
}

/* The ticket's own place, once it is free; NULL: stop. */
static ticket *place_of(pipeline *line, uint64_t number)
{
    pthread_mutex_lock(&line->give_lock);
    while (number >= line->delivered + WINDOW && !line->is_stopped)
        pthread_cond_wait(&line->has_moved, &line->give_lock);
    ticket *mine = line->is_stopped ? NULL : &line->tickets[number % WINDOW];
    if (mine != NULL && line->spare_count > 0)
        mine->out = line->spare[--line->spare_count];
    pthread_mutex_unlock(&line->give_lock);
    return mine;
}

static void stop(pipeline *line, dln_status status)
{
    pthread_mutex_lock(&line->give_lock);
    line->is_stopped = true;
    if (line->status == DLN_OK)
        line->status = status;
    pthread_cond_broadcast(&line->has_moved);
    pthread_mutex_unlock(&line->give_lock);
}

static void *work_on(void *context)
{
    pipeline *line = context;
    dln_arena *arena = dln_arena_new();
    if (arena == NULL)
        stop(line, DLN_NO_MEMORY);
    while (arena != NULL) {
        dln_piece piece;
        dln_status status;
        pthread_mutex_lock(&line->take_lock);
        bool is_there = dln_reader_next(line->reader, &piece, &status);
        uint64_t number = line->next;
        line->next += is_there;
        pthread_mutex_unlock(&line->take_lock);
        if (!is_there) {
            if (status != DLN_OK)
                stop(line, status);
            break;
        }
        ticket *mine = place_of(line, number);
        if (mine != NULL) {
            one_piece one = {line, mine, arena};
            dln_visitor visitor = {&one, take_article, take_problem};
            mine->status = DLN_OK;
            mine->error = (dln_error){0};
            mine->articles = 0;
            if (mine->out == NULL)
                mine->out = dln_sink_to_memory();
            else
                dln_sink_clear(mine->out);
            if (mine->out == NULL) {
                stop(line, DLN_NO_MEMORY);
                mine = NULL;
            } else {
                status = dln_piece_read(&piece, &line->work->options->read, arena, &visitor);
                if (mine->status == DLN_OK)
                    mine->status = status;
                dln_arena_reset(arena);
            }
        }
        dln_piece_free(&piece);
        if (mine == NULL)
            break;
        give_back(line, mine);
    }
    dln_arena_free(arena);
    return NULL;
}

dln_status dln_work_run(const dln_work *work, dln_report *report, dln_error *err)
{
    pthread_t threads[DLN_JOBS_MAX];
    int started = 0;
    pipeline *line = calloc(1, sizeof *line);
    if (line == NULL)
        return DLN_NO_MEMORY;
    line->work = work;
    line->report = report;
    line->reader = dln_reader_new(work->options->inputs, work->options->input_count);
    if (line->reader == NULL) {
        free(line);
        return DLN_NO_MEMORY;
    }
    clock_gettime(CLOCK_MONOTONIC, &line->began);
    if (dln_report_shows_progress(report))
        line->total_bytes = dln_inputs_bytes(work->options->inputs, work->options->input_count);
    pthread_mutex_init(&line->take_lock, NULL);
    pthread_mutex_init(&line->give_lock, NULL);
    pthread_cond_init(&line->has_moved, NULL);
    for (int i = 1; i < work->options->jobs; i++)
        if (pthread_create(&threads[started], NULL, work_on, line) == 0)
            started++; /* fewer threads do the same work */
    work_on(line);
    for (int i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < WINDOW; i++) {
        dln_sink_abandon(i < line->spare_count ? line->spare[i] : NULL);
        dln_sink_abandon(line->tickets[i].out);
        free(line->tickets[i].problems);
    }
    dln_report_progress_end(report);
    pthread_cond_destroy(&line->has_moved);
    pthread_mutex_destroy(&line->give_lock);
    pthread_mutex_destroy(&line->take_lock);
    dln_reader_free(line->reader);
    dln_status status = line->status;
    if (status != DLN_OK && err->status == DLN_OK)
        *err = line->error.status != DLN_OK ? line->error : (dln_error){.status = status};
    free(line);
    return status;
}
