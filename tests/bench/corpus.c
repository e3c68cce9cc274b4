/* tests/bench/corpus.c - corpus ARTICLES.ndjson MEGABYTES [line]: news-like text that is not one text repeated.
 * Sentences of real articles are shuffled, their numbers drawn anew and one word in twelve replaced by one of another
 * sentence, so that caches are not kinder than in life. Always the same for the same arguments. One NDJSON article of
 * about 3 kB a line; with `line`, one plain text without a line end or full stop (for linearity).
 */
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 88172645463325252u;
static uint32_t draw(uint32_t below)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)((state >> 32) * below >> 32);
}

static char **sentences;
static size_t sentence_count;

static void split(const char *text)
{
    const char *from = text;
    for (const char *at = text; *at != '\0'; at++) {
        if ((at[0] == '.' && (at[1] == ' ' || at[1] == '\n')) || at[1] == '\0') {
            size_t len = (size_t)(at - from) + 1;
            sentences = realloc(sentences, (sentence_count + 1) * sizeof *sentences);
            sentences[sentence_count] = calloc(1, len + 1);
            memcpy(sentences[sentence_count++], from, len);
            from = at + 1;
            while (*from == ' ' || *from == '\n')
                from++;
        }
    }
}

/* Writes a varied sentence, JSON-escaped where asked; returns the plain bytes. */
static size_t vary(const char *sentence, int as_json)
{
    size_t bytes = 0;
    for (const char *at = sentence; *at != '\0';) {
        char word[128];
        size_t len = strcspn(at, " \n");
        const char *use = at;
        size_t use_len = len;
        if (len > 3 && at[0] >= 'a' && at[0] <= 'z' && draw(12) == 0) {
            const char *other = sentences[draw((uint32_t)sentence_count)];
            const char *space = strchr(other + draw((uint32_t)strlen(other)), ' ');
            if (space != NULL && space[1] >= 'a' && space[1] <= 'z') {
                use = space + 1;
                use_len = strcspn(use, " \n.,\"");
            }
        }
        for (size_t i = 0; i < use_len; i++) {
            char c = use[i];
            if (c >= '0' && c <= '9' && use_len <= 2)
                c = (char)('1' + draw(2));
            if (as_json && (c == '"' || c == '\\'))
                putchar('\\');
            if (!as_json && c == '.')
                c = ',';
            if (as_json && c == '\n')
                c = ' ';
            putchar(c);
            bytes++;
        }
        (void)word;
        at += len;
        if (*at != '\0') {
            putchar(' ');
            at++;
            bytes++;
        }
    }
    putchar(' ');
    return bytes + 1;
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t room = 0, made = 0, article = 0;
    if (argc < 3)
        return 2;
    FILE *file = fopen(argv[1], "r");
    double wanted = atof(argv[2]) * 1e6;
    if (file == NULL)
        return 3;
    while (getline(&line, &room, file) > 0) {
        json_t *object = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(object, "text"));
        if (text != NULL)
            split(text);
        json_decref(object);
    }
    free(line);
    fclose(file);
    if (argc > 3) {
        while ((double)made < wanted)
            made += vary(sentences[draw((uint32_t)sentence_count)], 0);
        return 0;
    }
    while ((double)made < wanted) {
        printf("{\"id\":\"bench-%zu\",\"url\":\"https://example.org/%zu\",\"publisher\":\"Bench\",\"published\":\"20%02u-%02u-%02u\",\"lang\":\"en\",\"title\":\"",
               article, article, 10 + draw(15), 1 + draw(12), 1 + draw(28));
        article++;
        made += vary(sentences[draw((uint32_t)sentence_count)], 1);
        printf("\",\"text\":\"");
        for (size_t here = 0, n = 0; here < 2800; n++) {
            here += vary(sentences[draw((uint32_t)sentence_count)], 1);
            if (n % 3 == 2)
                printf("\\n\\n");
            if (here >= 2800)
                made += here;
        }
        printf("\"}\n");
    }
    return 0;
}
