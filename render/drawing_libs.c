/* render/drawing_libs.c - see drawing_libs.h. */
#include "render/drawing_libs.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "src/base/text.h"

dln_pango_functions dln_pango;
dln_harfbuzz_functions dln_harfbuzz;

static char missing[160]; /* what the loader said; empty: all is there */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void *open_library(const char *name)
{
    void *library = missing[0] != '\0' ? NULL : dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL && missing[0] == '\0')
        snprintf(missing, sizeof missing, "%s", dlerror());
    return library;
}

static void *find_function(void *library, const char *name)
{
    void *function = library == NULL ? NULL : dlsym(library, name);
    if (function == NULL && missing[0] == '\0')
        snprintf(missing, sizeof missing, "%s", dlerror());
    return function;
}

/* A function is found in a library or in what it needs itself. */
static void load(void)
{
    void *function, *library = open_library("libpangocairo-1.0.so.0");
#define FIND(name) \
    function = find_function(library, #name); \
    memcpy(&dln_pango.name, &function, sizeof function);
    DLN_PANGO_FUNCTIONS(FIND)
#undef FIND
    library = open_library("libharfbuzz-subset.so.0");
#define FIND(name) \
    function = find_function(library, #name); \
    memcpy(&dln_harfbuzz.name, &function, sizeof function);
    DLN_HARFBUZZ_FUNCTIONS(FIND)
#undef FIND
}

dln_status dln_drawing_libs_load(dln_error *err)
{
    pthread_once(&once, load);
    return missing[0] == '\0' ? DLN_OK : dln_fail(err, DLN_NOT_FOUND, "charts need a library that is not here: %s", missing);
}
