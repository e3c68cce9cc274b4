/* src/read/walk.c - folders, sorted, depth first. A folder that is among its own ancestors (a loop of symbolic links)
 * is reported and not entered; hidden files, sockets and pipes inside folders are passed over. */
#include "read/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 64 };

typedef struct level {
    char *path;              /* "" for the named inputs */
    dev_t device;
    ino_t inode;
    char **names;
    size_t count, next;
} level;

struct dln_walk {
    level levels[MAX_DEPTH];
    size_t depth;            /* levels in use */
    const char *const *inputs;
    size_t input_count, next_input;
};

dln_walk *dln_walk_new(const char *const *names, size_t count)
{
    static const char *const standard_input[] = {"-"};
    dln_walk *walk = calloc(1, sizeof *walk);
    if (walk == NULL)
        return NULL;
    walk->inputs = count == 0 ? standard_input : names;
    walk->input_count = count == 0 ? 1 : count;
    return walk;
}

static void leave(dln_walk *walk)
{
    level *top = &walk->levels[--walk->depth];
    for (size_t i = top->next; i < top->count; i++)
        free(top->names[i]);
    free(top->names);
    free(top->path);
    memset(top, 0, sizeof *top);
}

void dln_walk_free(dln_walk *walk)
{
    if (walk == NULL)
        return;
    while (walk->depth > 0)
        leave(walk);
    free(walk);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool read_names(DIR *folder, level *into)
{
    size_t capacity = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        if (into->count == capacity) {
            size_t wanted = capacity == 0 ? 64 : capacity * 2;
            char **larger = realloc(into->names, wanted * sizeof *larger);
            if (larger == NULL)
                return false;
            into->names = larger;
            capacity = wanted;
        }
        char *name = strdup(entry->d_name);
        if (name == NULL)
            return false;
        into->names[into->count++] = name;
    }
    if (into->count > 1)
        qsort(into->names, into->count, sizeof *into->names, by_name);
    return true;
}

/* Enters the folder; false: *problem says why not. Takes path. */
static bool enter(dln_walk *walk, char *path, const struct stat *folder_stat, dln_problem *problem)
{
    for (size_t i = 0; i < walk->depth; i++)
        if (walk->levels[i].device == folder_stat->st_dev && walk->levels[i].inode == folder_stat->st_ino) {
            *problem = dln_problem_make(DLN_ISSUE_LOOP, path, 0, 0, "leads back to a folder that it is in; not entered again");
            return false;
        }
    if (walk->depth == MAX_DEPTH) {
        *problem = dln_problem_make(DLN_ISSUE_LOOP, path, 0, 0, "is %d folders deep; not entered", (int)MAX_DEPTH);
        return false;
    }
    DIR *folder = opendir(path);
    if (folder == NULL) {
        *problem = dln_problem_make(DLN_ISSUE_UNREADABLE, path, 0, 0, "cannot be read: %s", strerror(errno));
        return false;
    }
    level *top = &walk->levels[walk->depth++];
    *top = (level){.path = path, .device = folder_stat->st_dev, .inode = folder_stat->st_ino};
    bool is_read = read_names(folder, top);
    closedir(folder);
    if (!is_read)
        leave(walk);
    return is_read;
}

static char *join(const char *folder, const char *name)
{
    size_t folder_len = strlen(folder), name_len = strlen(name);
    bool has_slash = folder_len > 0 && folder[folder_len - 1] == '/';
    char *path = malloc(folder_len + name_len + 2);
    if (path == NULL)
        return NULL;
    memcpy(path, folder, folder_len);
    if (!has_slash)
        path[folder_len++] = '/';
    memcpy(path + folder_len, name, name_len + 1);
    return path;
}

bool dln_walk_next(dln_walk *walk, char **file, dln_problem *problem)
{
    *file = NULL;
    for (;;) {
        char *path;
        bool is_named = walk->depth == 0;
        if (is_named) {
            if (walk->next_input == walk->input_count)
                return false;
            path = strdup(walk->inputs[walk->next_input++]);
        } else {
            level *top = &walk->levels[walk->depth - 1];
            if (top->next == top->count) {
                leave(walk);
                continue;
            }
            char *name = top->names[top->next++];
            path = join(top->path, name);
            free(name);
        }
        if (path == NULL)
            return false;
        struct stat found;
        memset(problem, 0, sizeof *problem);
        *file = path;
        if (is_named && strcmp(path, "-") == 0)
            return true;
        if (stat(path, &found) != 0) {
            bool is_loop = errno == ELOOP;
            *problem = dln_problem_make(is_loop ? DLN_ISSUE_LOOP : DLN_ISSUE_UNREADABLE, path, 0, 0, "cannot be read: %s",
                                        is_loop ? "a loop of symbolic links" : strerror(errno));
            return true;
        }
        if (S_ISDIR(found.st_mode)) {
            size_t depth = walk->depth;
            if (enter(walk, path, &found, problem)) {
                *file = NULL; /* the path is the folder's now */
                continue;
            }
            if (problem->issue != DLN_ISSUE_NONE)
                return true;
            *file = NULL;
            if (walk->depth == depth) /* enter freed the path with the level */
                return false;
            continue;
        }
        if (!is_named && !S_ISREG(found.st_mode)) {
            free(path);
            *file = NULL;
            continue;
        }
        return true;
    }
}
