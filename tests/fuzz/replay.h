/* tests/fuzz/replay.h - one fuzz target, two ways to run it. As a test it replays the SEEDS and a few
 * thousand deterministic mutations of them; with -DFUZZ (make fuzz) libFuzzer drives the same function.
 * Include it after defining `static void poke(const uint8_t *bytes, size_t len)` and SEEDS, a list of strings.
 */
#ifdef FUZZ
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    poke(bytes, len);
    return 0;
}
#else
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static void mutations_of_the_seeds_never_crash(void **state)
{
    (void)state;
    static const char marks[] = "\"\\{}[]<>&;/-:., \n\t0123456789\xE2\x80\x99\xFF";
    uint32_t random = 12345;
    for (int run = 0; run < 3000; run++) {
        for (size_t i = 0; i < sizeof SEEDS / sizeof *SEEDS; i++) {
            size_t len = strlen(SEEDS[i]);
            uint8_t *bytes = malloc(len + 1); /* no room behind: sanitizers see a read past the end */
            memcpy(bytes, SEEDS[i], len);
            for (int m = run % 8; m > 0 && len > 0; m--) {
                random = random * 1664525u + 1013904223u;
                size_t at = (random >> 8) % len;
                if ((random >> 28) % 4 == 0)
                    bytes[at] = (uint8_t)(random >> 24);
                else if ((random >> 28) % 4 == 1)
                    bytes[at] = (uint8_t)marks[(random >> 20) % (sizeof marks - 1)];
                else if ((random >> 28) % 4 == 2)
                    memmove(bytes + at, bytes + at + 1, len - at - 1), len--;
                else
                    len = at;
            }
            uint8_t *exact = malloc(len == 0 ? 1 : len);
            memcpy(exact, bytes, len);
            poke(exact, len);
            free(exact);
            free(bytes);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(mutations_of_the_seeds_never_crash)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
