/* tests/table/schema.c - the three kinds of lines are what their JSON Schemas (include/dateline/NAME.schema.json) say:
 * all that the program writes fits, what is damaged on purpose does not. The validator knows the part of draft 2020-12 that
 * these schemas use, and refuses a schema with anything else in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <stdio.h>
#include <cmocka.h>
#include <jansson.h>
#include <regex.h>
#include <string.h>

typedef struct validation {
    const json_t *root;
    char fault[400];
} validation;

static bool is_of_type(const json_t *value, const char *type)
{
    return strcmp(type, "string") == 0    ? json_is_string(value)
           : strcmp(type, "null") == 0    ? json_is_null(value)
           : strcmp(type, "object") == 0  ? json_is_object(value)
           : strcmp(type, "array") == 0   ? json_is_array(value)
           : strcmp(type, "boolean") == 0 ? json_is_boolean(value)
           : strcmp(type, "integer") == 0 ? json_is_integer(value)
           : strcmp(type, "number") == 0  ? json_is_number(value)
                                          : false;
}

static bool matches(const char *pattern, const char *text)
{
    regex_t compiled;
    assert_int_equal(regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB), 0);
    int result = regexec(&compiled, text, 0, NULL, 0);
    regfree(&compiled);
    return result == 0;
}

static bool fails(validation *v, const char *path, const char *keyword)
{
    if (v->fault[0] == '\0')
        snprintf(v->fault, sizeof v->fault, "%s: %s", path, keyword);
    return false;
}

static bool validate(validation *v, const json_t *schema, const json_t *value, const char *path);

static bool validate_object(validation *v, const json_t *schema, const json_t *value, const char *path)
{
    const json_t *properties = json_object_get(schema, "properties");
    const char *key;
    json_t *member, *own = json_incref((json_t *)(uintptr_t)value);
    bool is_closed = json_is_false(json_object_get(schema, "additionalProperties")), ok = true;
    json_object_foreach(own, key, member) {
        char below[200];
        const json_t *known = json_object_get(properties, key);
        snprintf(below, sizeof below, "%.120s.%.60s", path, key);
        if (known != NULL)
            ok = validate(v, known, member, below) && ok;
        else if (is_closed)
            ok = fails(v, below, "additionalProperties");
    }
    json_decref(own);
    const json_t *required = json_object_get(schema, "required");
    for (size_t i = 0; i < json_array_size(required); i++)
        if (json_object_get(value, json_string_value(json_array_get(required, i))) == NULL)
            ok = fails(v, path, json_string_value(json_array_get(required, i)));
    return ok;
}

static bool validate_keyword(validation *v, const json_t *schema, const char *keyword, const json_t *want, const json_t *value, const char *path)
{
    static const char *const notes[] = {"$schema", "$id", "title", "description", "$defs", "properties", "required", "additionalProperties"};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (strcmp(keyword, notes[i]) == 0)
            return true;
    if (strcmp(keyword, "type") == 0) {
        bool fits = json_is_string(want) && is_of_type(value, json_string_value(want));
        for (size_t i = 0; i < json_array_size(want); i++)
            fits = fits || is_of_type(value, json_string_value(json_array_get(want, i)));
        return fits || fails(v, path, keyword);
    }
    if (strcmp(keyword, "enum") == 0) {
        bool fits = false;
        for (size_t i = 0; i < json_array_size(want); i++)
            fits = fits || json_equal(json_array_get(want, i), value);
        return fits || fails(v, path, keyword);
    }
    if (strcmp(keyword, "$ref") == 0) {
        const char *name = json_string_value(want);
        assert_memory_equal(name, "#/$defs/", 8);
        const json_t *def = json_object_get(json_object_get(v->root, "$defs"), name + 8);
        assert_non_null(def);
        return validate(v, def, value, path);
    }
    if (strcmp(keyword, "items") == 0) {
        bool ok = true;
        for (size_t i = 0; i < json_array_size(value); i++)
            ok = validate(v, want, json_array_get(value, i), path) && ok;
        return ok;
    }
    if (strcmp(keyword, "pattern") == 0)
        return !json_is_string(value) || matches(json_string_value(want), json_string_value(value)) || fails(v, path, keyword);
    if (strcmp(keyword, "minLength") == 0)
        return !json_is_string(value) || (json_int_t)json_string_length(value) >= json_integer_value(want) || fails(v, path, keyword);
    if (strcmp(keyword, "minItems") == 0 || strcmp(keyword, "maxItems") == 0) {
        bool is_least = keyword[1] == 'i';
        json_int_t size = (json_int_t)json_array_size(value);
        return !json_is_array(value) || (is_least ? size >= json_integer_value(want) : size <= json_integer_value(want)) || fails(v, path, keyword);
    }
    if (strcmp(keyword, "minimum") == 0)
        return !json_is_number(value) || json_number_value(value) >= json_number_value(want) || fails(v, path, keyword);
    if (strcmp(keyword, "maximum") == 0)
        return !json_is_number(value) || json_number_value(value) <= json_number_value(want) || fails(v, path, keyword);
    fail_msg("the validator does not know '%s'", keyword);
    return false;
}

static bool validate(validation *v, const json_t *schema, const json_t *value, const char *path)
{
    const char *keyword;
    json_t *want, *own = json_incref((json_t *)(uintptr_t)schema);
    bool ok = true;
    json_object_foreach(own, keyword, want)
        ok = validate_keyword(v, schema, keyword, want, value, path) && ok;
    json_decref(own);
    return (!json_is_object(value) || validate_object(v, schema, value, path)) && ok;
}

static json_t *schema_of(const char *name)
{
    char path[100];
    json_error_t error;
    snprintf(path, sizeof path, "include/dateline/%s.schema.json", name);
    json_t *schema = json_load_file(path, 0, &error);
    if (schema == NULL)
        fail_msg("%s: %s", path, error.text);
    return schema;
}

/* All lines that the command prints; the first one is kept. */
static size_t check_lines(const char *name, const char *command, json_t **first)
{
    json_t *schema = schema_of(name);
    FILE *from = popen(command, "r");
    char *line = NULL;
    size_t room = 0, count = 0;
    assert_non_null(from);
    while (getline(&line, &room, from) > 0) {
        json_t *value = json_loads(line, 0, NULL);
        validation v = {.root = schema};
        assert_non_null(value);
        if (!validate(&v, schema, value, name))
            fail_msg("%s: %s: %s", command, v.fault, line);
        if (count++ == 0 && first != NULL)
            *first = json_incref(value);
        json_decref(value);
    }
    free(line);
    assert_int_equal(pclose(from), 0);
    json_decref(schema);
    return count;
}

static const struct { const char *schema, *key, *damaged; } damages[] = { /* damaged NULL: the key is taken away */
    {"article", "text", NULL}, {"article", "text", "\"\""}, {"article", "text", "7"}, {"article", "published", "\"yesterday\""},
    {"mention", "id", "\"x\""}, {"mention", "article", NULL}, {"mention", "type", "\"A Meeting\""}, {"mention", "when", "\"3 May\""}, {"mention", "status", "\"held\""},
    {"mention", "participants", "[{\"name\": \"A\"}]"}, {"mention", "participants", "[{\"name\": \"A\", \"kind\": \"dog\"}]"},
    {"mention", "participants", "[{\"name\": \"A\", \"kind\": \"person\", \"age\": 7}]"}, {"mention", "place", "{\"name\": \"A\", \"country\": null, \"lat\": 91}"},
    {"mention", "span", "[1]"}, {"mention", "span", "[-1, 4]"}, {"mention", "confidence", "1.5"}, {"mention", "confidence", "\"high\""}, {"mention", "count", "0"},
    {"event", "mentions", "[]"}, {"event", "sources", "[{\"url\": null}]"}, {"event", "disputes", "[{\"field\": \"when\", \"values\": []}]"},
    {"event", "created", "\"today\""}, {"event", "sources", NULL}, {"event", "rules", "\"verb\""}, {"event", "mode", "\"telepathy\""},
};

static void what_is_written_fits_what_is_damaged_does_not(void **state)
{
    (void)state;
    static const struct { const char *schema, *arguments; } runs[] = {
        {"article", "extract -q --show=article tests/articles tests/quality/articles.ndjson"}, {"article", "extract -q --show=article tests/inputs/csv tests/inputs/json tests/inputs/html"},
        {"mention", "extract -q tests/articles tests/quality/articles.ndjson"},
        {"event", "timeline -q --format ndjson tests/articles tests/quality/articles.ndjson"},
    };
    const char *build = getenv("B") == NULL ? "build" : getenv("B");
    json_t *firsts[3] = {NULL};
    char command[600];
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        snprintf(command, sizeof command, "%s/dateline %s", build, runs[i].arguments);
        size_t at = runs[i].schema[0] == 'a' ? 0 : runs[i].schema[0] == 'm' ? 1 : 2;
        assert_true(check_lines(runs[i].schema, command, firsts[at] == NULL ? &firsts[at] : NULL) >= 10);
    }
    snprintf(command, sizeof command, "d=$(mktemp -d) && %s/dateline add -q --store $d/s.db tests/articles >/dev/null && %s/dateline export --store $d/s.db; c=$?; rm -r $d; exit $c", build, build);
    assert_true(check_lines("event", command, NULL) >= 10); /* with uid and revision */
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        json_t *schema = schema_of(damages[i].schema), *copy = json_deep_copy(firsts[damages[i].schema[0] == 'a' ? 0 : damages[i].schema[0] == 'm' ? 1 : 2]);
        validation v = {.root = schema};
        if (damages[i].damaged == NULL)
            assert_int_equal(json_object_del(copy, damages[i].key), 0);
        else
            json_object_set_new(copy, damages[i].key, json_loads(damages[i].damaged, JSON_DECODE_ANY, NULL));
        if (validate(&v, schema, copy, damages[i].schema))
            fail_msg("%s with %s %s is valid", damages[i].schema, damages[i].key, damages[i].damaged == NULL ? "taken away" : damages[i].damaged);
        json_decref(copy);
        json_decref(schema);
    }
    for (size_t i = 0; i < 3; i++)
        json_decref(firsts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_written_fits_what_is_damaged_does_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
