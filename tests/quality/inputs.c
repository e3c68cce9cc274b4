/* tests/quality/inputs.c - files as publishers, agencies, archives and mail programs make them (tests/inputs, made for this
 * test, with fictional contents): each article of each is found, dated and named, and its words are the article's own, at
 * least 95 in 100 of what is read and of what was to be read. wanted.tsv says what is in which file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/text.h"
#include "read/reader.h"
#include "tables/tsv.h"

enum { MOST_WORDS = 4000, MOST_ARTICLES = 8 };

typedef struct words { uint64_t items[MOST_WORDS]; size_t count; } words;

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The hashes of its words, without the marks around them, sorted. */
static words words_of(dln_span text)
{
    words w = {.count = 0};
    for (size_t at = 0; at < text.len && w.count < MOST_WORDS;) {
        while (at < text.len && dln_is_blank(text.text[at]))
            at++;
        size_t begin = at;
        while (at < text.len && !dln_is_blank(text.text[at]))
            at++;
        if (at > begin)
            w.items[w.count++] = dln_hash64((dln_span){text.text + begin, at - begin});
    }
    qsort(w.items, w.count, sizeof *w.items, by_value);
    return w;
}

static size_t common(const words *a, const words *b)
{
    size_t i = 0, k = 0, same = 0;
    while (i < a->count && k < b->count) {
        if (a->items[i] == b->items[k])
            same++, i++, k++;
        else if (a->items[i] < b->items[k])
            i++;
        else
            k++;
    }
    return same;
}

typedef struct got {
    dln_arena *arena;
    dln_article articles[MOST_ARTICLES];
    size_t count;
    char problem[240];
    bool lacks_program;
} got;

static bool take_article(void *context, const dln_article *a)
{
    got *g = context;
    if (g->count < MOST_ARTICLES) {
        g->articles[g->count] = *a;
        g->articles[g->count].title = dln_arena_copy(g->arena, a->title);
        g->articles[g->count].text = dln_arena_copy(g->arena, a->text);
        g->articles[g->count].publisher = dln_arena_copy(g->arena, a->publisher);
    }
    g->count++;
    return true;
}

static void take_problem(void *context, const dln_problem *problem)
{
    got *g = context;
    if (g->problem[0] == '\0')
        snprintf(g->problem, sizeof g->problem, "%s", problem->message);
    g->lacks_program = g->lacks_program || strstr(problem->message, "apt-get install") != NULL || strstr(problem->message, "this build") != NULL;
}

static void read_file(const char *path, got *g)
{
    const char *const names[] = {path};
    dln_reader *reader = dln_reader_new(names, 1);
    dln_arena *arena = dln_arena_new();
    dln_piece piece;
    dln_status status = DLN_OK;
    dln_read_options options = {0};
    dln_visitor visitor = {g, take_article, take_problem};
    while (dln_reader_next(reader, &piece, &status)) {
        assert_int_equal(dln_piece_read(&piece, &options, arena, &visitor), DLN_OK);
        dln_piece_free(&piece);
    }
    dln_arena_free(arena);
    dln_reader_free(reader);
}

/* wanted/NAME.txt: title, empty line, text. */
static void read_wanted(dln_span name, dln_arena *arena, dln_span *title, dln_span *text)
{
    dln_error err = {0};
    char path[200];
    dln_span bytes;
    snprintf(path, sizeof path, "tests/inputs/wanted/%.*s.txt", (int)name.len, name.text);
    assert_int_equal(dln_file_read(path, arena, &bytes, &err), DLN_OK);
    size_t at = dln_find(bytes, DLN_SPAN("\n\n"));
    assert_true(at != SIZE_MAX);
    *title = (dln_span){bytes.text, at};
    *text = (dln_span){bytes.text + at + 2, bytes.len - at - 2};
}

typedef struct sum { size_t common, read, wanted, articles; } sum;

static void print_sum(dln_span kind, const sum *s)
{
    if (s->articles > 0)
        printf("# %-8.*s %2zu articles, words: precision %.3f, recall %.3f\n", (int)kind.len, kind.text, s->articles, (double)s->common / (double)s->read,
               (double)s->common / (double)s->wanted);
}

static void every_article_is_found_whole_and_alone(void **state)
{
    (void)state;
    dln_arena *arena = dln_arena_new();
    dln_error err = {0};
    dln_span bytes, kind = {"", 0}, file = {"", 0};
    dln_tsv tsv;
    bool more = true;
    got g = {.arena = arena};
    sum of_kind = {0};
    size_t rows = 0, seen = 0;
    assert_int_equal(dln_file_read("tests/inputs/wanted.tsv", arena, &bytes, &err), DLN_OK);
    assert_int_equal(dln_tsv_open(&tsv, "wanted.tsv", bytes, &err), DLN_OK);
    for (;;) {
        assert_int_equal(dln_tsv_next(&tsv, &more, &err), DLN_OK);
        bool is_new = !more || !dln_span_equals(tsv.cells[0], file);
        if (is_new && rows > 0 && !g.lacks_program && g.count != seen)
            fail_msg("%.*s: %zu articles instead of %zu: %s", (int)file.len, file.text, g.count, seen, g.problem);
        dln_span folder = !more ? DLN_SPAN("") : (dln_span){tsv.cells[0].text, dln_find(tsv.cells[0], DLN_SPAN("/"))};
        if (!dln_span_equals(folder, kind)) {
            print_sum(kind, &of_kind);
            of_kind = (sum){0};
            kind = folder;
        }
        if (!more)
            break;
        rows++;
        if (is_new) {
            char path[200];
            file = dln_arena_copy(arena, tsv.cells[0]);
            kind = (dln_span){file.text, folder.len};
            g = (got){.arena = arena};
            seen = 0;
            snprintf(path, sizeof path, "tests/inputs/%s", file.text);
            read_file(path, &g);
            if (g.lacks_program)
                printf("# %s is left out: %s\n", path, g.problem);
        }
        size_t number = seen++;
        if (g.lacks_program)
            continue;
        if (number >= g.count)
            fail_msg("%s: has no article %zu: %s", file.text, number + 1, g.problem);
        const dln_article *a = &g.articles[number];
        dln_span title, text;
        char edtf[DLN_EDTF_MAX];
        read_wanted(tsv.cells[2], arena, &title, &text);
        size_t edtf_len = dln_when_to_edtf(&a->published, edtf);
        if (!dln_span_equals((dln_span){edtf, edtf_len}, tsv.cells[3]))
            fail_msg("%s: article %zu is dated %s instead of %.*s", file.text, number + 1, edtf, (int)tsv.cells[3].len, tsv.cells[3].text);
        if (!dln_span_equals(a->publisher, tsv.cells[4]))
            fail_msg("%s: article %zu is by '%.*s' instead of '%.*s'", file.text, number + 1, (int)a->publisher.len, a->publisher.text, (int)tsv.cells[4].len, tsv.cells[4].text);
        if (!dln_span_equals(a->title, title))
            fail_msg("%s: article %zu has the title '%.*s'", file.text, number + 1, (int)a->title.len, a->title.text);
        words is = words_of(a->text), was = words_of(text);
        size_t same = common(&is, &was);
        of_kind.common += same, of_kind.read += is.count, of_kind.wanted += was.count, of_kind.articles++;
        if (same * 100 < is.count * 95 || same * 100 < was.count * 95)
            fail_msg("%s: article %zu: of %zu words read and %zu wanted %zu are common:\n%.*s", file.text, number + 1, is.count, was.count, same, (int)a->text.len, a->text.text);
    }
    assert_true(rows >= 130);
    dln_arena_free(arena);
}

/* Every kind by five files at least. A file's kind is its folder, and in some folders its name tells more. */
static void every_kind_has_five_files(void **state)
{
    (void)state;
    static const struct { const char *kind, *names; } kinds[] = {
        {"HTML", "html/blog.html html/daily.html html/wordpress.html html/application.html html/tables.htm html/official.html html/transcript.html html/phone.html"},
        {"RSS", "feed/full.rss feed/escaped.xml feed/rdf.xml feed/wordpress.rss feed/agency-1252.xml feed/media.rss"},
        {"Atom", "feed/atom.xml feed/atom-html.xml feed/blogger.atom feed/prefixed.xml feed/old-atom.xml"},
        {"WARC", "warc/plain.warc warc/chunked.warc warc/members.warc.gz warc/resource.warc.gz warc/wget.warc.gz warc/browser.warc.gz"},
        {"WET", "warc/texts.wet warc/crawl.warc.wet.gz warc/phone.wet warc/official.wet warc/mixed.wet"},
        {"gzip", "html/packed.html.gz json/packed.ndjson.gz text/packed.txt.gz warc/members.warc.gz warc/crawl.warc.wet.gz"},
        {"eml", "mail/release.eml mail/newsletter.eml mail/forwarded.eml mail/attached.eml mail/outlook.eml"},
        {"mbox", "mail/desk.mbox mail/Inbox mail/takeout.mbox mail/list-archive.mbox mail/unix.mbox"},
        {"mhtml", "mail/saved.mhtml mail/explorer.mht mail/frames.mhtml mail/base64.mht mail/single.mhtml"},
        {"NITF", "newsml/wire.nitf newsml/desk.xml newsml/archive.nitf newsml/bulletin.xml newsml/two.nitf"},
        {"NewsML-G2", "newsml/item.xml newsml/message.xml newsml/page.xml newsml/inline-nitf.xml newsml/package.xml"},
        {"Nexis", "archive/nexis.txt archive/nexis-old.txt archive/nexis-delivery.txt archive/nexis-uni.txt archive/lexis.txt"},
        {"Factiva", "archive/factiva.txt archive/factiva-labels.txt archive/factiva-tabs.txt archive/factiva-wire.txt archive/factiva-summary.txt"},
        {"CSV", "csv/dataset.csv csv/excel.csv csv/export.tsv csv/old.csv csv/html.csv csv/unicode.txt"},
        {"PDF", "pdf/report.pdf pdf/columns.pdf pdf/brief.pdf pdf/wide.pdf pdf/clip.pdf pdf/printed.pdf"},
        {"DOCX", "office/notes.docx office/report.docx office/tracked.docx office/agenda.docx office/press.docx"},
    };
    dln_arena *arena = dln_arena_new();
    dln_error err = {0};
    dln_span wanted;
    assert_int_equal(dln_file_read("tests/inputs/wanted.tsv", arena, &wanted, &err), DLN_OK);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        dln_span rest = dln_span_of(kinds[k].names), name;
        size_t files = 0;
        while (dln_split(&rest, ' ', &name)) {
            char line[100];
            int len = snprintf(line, sizeof line, "\n%.*s\t", (int)name.len, name.text);
            if (dln_find(wanted, (dln_span){line, (size_t)len}) == SIZE_MAX)
                fail_msg("%.*s is in no row of wanted.tsv", (int)name.len, name.text);
            files++;
        }
        if (files < 5)
            fail_msg("%s has %zu files", kinds[k].kind, files);
    }
    dln_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_article_is_found_whole_and_alone), cmocka_unit_test(every_kind_has_five_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
