/* tests/fuzz/inputs.c - the files of tests/inputs, damaged: cut off, bytes changed, pieces doubled and taken out. Whatever comes
 * of it, the readers end, and every article they give is valid UTF-8 with the evidence of where it came from.
 * SEED=N damages them otherwise, ROUNDS=N more often; what broke is the last
 * that was named, and is kept.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <stdio.h>
#include <cmocka.h>
#include <inttypes.h>
#include <unistd.h>

#include "base/text.h"
#include "read/reader.h"
#include "tables/tsv.h"

enum { USUAL = 20211207 };

static uint64_t number_from(const char *variable, uint64_t otherwise)
{
    const char *value = getenv(variable);
    return value == NULL || value[0] == '\0' ? otherwise : strtoull(value, NULL, 10);
}

static uint64_t next_random(uint64_t *state) /* splitmix64 */
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static bool take_article(void *context, const dln_article *a)
{
    size_t *count = context;
    ++*count;
    const dln_span all[] = {a->text, a->title, a->id, a->url, a->publisher, a->agency, a->lang, a->extra};
    assert_true(a->text.len > 0 && a->id.len > 0 && a->origin.len > 0);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].len > 0 && !dln_utf8_is_valid(all[i]))
            fail_msg("%.*s: field %zu is no UTF-8", (int)a->origin.len, a->origin.text, i);
    assert_null(memchr(a->text.text, '\0', a->text.len));
    return true;
}

static void take_problem(void *context, const dln_problem *problem)
{
    size_t *count = context;
    ++*count;
    assert_true(problem->message[0] != '\0' && dln_utf8_is_valid(dln_span_of(problem->message)));
}

static size_t damage(char *bytes, size_t len, size_t room, uint64_t *state)
{
    size_t at = (size_t)(next_random(state) % len), size = (size_t)(next_random(state) % 400);
    switch (next_random(state) % 5) {
    case 0: return at; /* cut off */
    case 1:
        for (int i = 0; i < 20; i++)
            bytes[next_random(state) % len] = (char)next_random(state);
        return len;
    case 2:
        if (size > len - at)
            size = len - at;
        memmove(bytes + at, bytes + at + size, len - at - size);
        return len - size;
    case 3:
        if (size > len - at)
            size = len - at;
        if (len + size > room)
            return len;
        memmove(bytes + at + size, bytes + at, len - at);
        return len + size;
    default: /* marks that mean something */
        for (int i = 0; i < 10; i++)
            bytes[next_random(state) % len] = "<>\"&\n\r,;:={}[]\\"[next_random(state) % 16];
        return len;
    }
}

static void read_damaged(const char *path, const char *bytes, size_t len)
{
    FILE *to = fopen(path, "wb");
    assert_non_null(to);
    assert_int_equal(fwrite(bytes, 1, len, to), len);
    fclose(to);
    const char *const names[] = {path};
    dln_reader *reader = dln_reader_new(names, 1);
    dln_arena *arena = dln_arena_new();
    dln_piece piece;
    dln_status status = DLN_OK;
    dln_read_options options = {0};
    size_t said = 0;
    dln_visitor visitor = {&said, take_article, take_problem};
    while (dln_reader_next(reader, &piece, &status)) {
        assert_int_equal(dln_piece_read(&piece, &options, arena, &visitor), DLN_OK);
        dln_piece_free(&piece);
    }
    dln_arena_free(arena);
    dln_reader_free(reader);
}

static void damaged_files_are_read_to_their_end(void **unused)
{
    dln_arena *arena = dln_arena_new();
    dln_error err = {0};
    dln_span table, last = {"", 0};
    dln_tsv tsv;
    bool more;
    const uint64_t seed = number_from("SEED", USUAL), rounds = number_from("ROUNDS", 12);
    uint64_t state = seed;
    char path[] = "/tmp/dateline-fuzz-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    assert_int_equal(dln_file_read("tests/inputs/wanted.tsv", arena, &table, &err), DLN_OK);
    assert_int_equal(dln_tsv_open(&tsv, "wanted.tsv", table, &err), DLN_OK);
    while (dln_tsv_next(&tsv, &more, &err) == DLN_OK && more) {
        char name[200];
        dln_span whole;
        bool is_for_others = dln_starts_with(tsv.cells[0], DLN_SPAN("pdf/")) || dln_starts_with(tsv.cells[0], DLN_SPAN("office/"));
        if (dln_span_equals(tsv.cells[0], last) || is_for_others)
            continue;
        last = dln_arena_copy(arena, tsv.cells[0]);
        snprintf(name, sizeof name, "tests/inputs/%s", last.text);
        assert_int_equal(dln_file_read(name, arena, &whole, &err), DLN_OK);
        size_t room = whole.len * 2 + 1024;
        char *bytes = malloc(room);
        for (uint64_t round = 0; round < rounds; round++) {
            memcpy(bytes, whole.text, whole.len);
            size_t len = whole.len;
            for (uint64_t times = next_random(&state) % 3 + 1; times > 0 && len > 0; times--)
                len = damage(bytes, len, room, &state);
            if (seed != USUAL)
                fprintf(stderr, "%s SEED=%" PRIu64 " round %" PRIu64 " in %s\n", name, seed, round, path);
            read_damaged(path, bytes, len);
        }
        free(bytes);
    }
    unlink(path);
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(damaged_files_are_read_to_their_end)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
