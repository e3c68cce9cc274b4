/* tests/table/pictures.c - charts as pixels: the PNG is the one that was looked at, librsvg, Inkscape and Chromium make the
 * same of the SVG, and PNG, PDF and SVG are equally large on paper. Pixels hang on fonts and libraries: compared with a tolerance, and only with the
 * font that the layout beside the picture names. UPDATE=1 writes the picture anew.
 */
#include "rendering.h"

#include <math.h>
#include <stdint.h>
#include <unistd.h>

#include <cairo.h>

static const char picture[] = "tests/layouts/states.report.png", layout[] = "tests/layouts/states.report.json", events[] = "tests/layouts/states.ndjson", scripts[] = "render/gallery/scripts.ndjson",
    mixed[] = "tests/layouts/mixed.ndjson"; /* cancelled, with words in both directions */

static char *file_bytes(const char *path, size_t *len)
{
    *len = 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    char *bytes = malloc(1 << 22);
    *len = fread(bytes, 1, (1 << 22) - 1, file);
    bytes[*len] = '\0';
    fclose(file);
    return bytes;
}

static dln_timeline *sample(const char *path)
{
    size_t len;
    char *lines = file_bytes(path, &len);
    assert_non_null(lines);
    dln_timeline *timeline = dln_timeline_new();
    dln_span rest = {lines, len}, line;
    while (dln_split(&rest, '\n', &line))
        if (line.len > 0)
            assert_int_equal(dln_timeline_add_line(timeline, line, NULL), DLN_OK);
    free(lines);
    return timeline;
}

static bool has_the_font(const dln_timeline *timeline)
{
    size_t len;
    char *golden = file_bytes(layout, &len);
    dln_sink *sink = dln_sink_to_memory();
    dln_look look = {.chart = DLN_CHART_REPORT};
    assert_non_null(golden);
    assert_int_equal(dln_layout_write(timeline, &look, sink, NULL), DLN_OK);
    dln_span now = dln_sink_bytes(sink);
    size_t at = dln_find(now, DLN_SPAN("\n\"font\":")), end = dln_find((dln_span){now.text + at + 1, now.len - at - 1}, DLN_SPAN("\n"));
    bool is_same = dln_find((dln_span){golden, len}, (dln_span){now.text + at, end}) != SIZE_MAX;
    dln_sink_abandon(sink);
    free(golden);
    return is_same;
}

typedef struct reading { const char *bytes; size_t len, at; } reading;

static cairo_status_t read_some(void *closure, unsigned char *to, unsigned int len)
{
    reading *r = closure;
    if (r->len - r->at < len)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, r->bytes + r->at, len);
    r->at += len;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *image_of(const char *png, size_t len)
{
    reading r = {png, len, 0};
    cairo_surface_t *image = cairo_image_surface_create_from_png_stream(read_some, &r);
    assert_int_equal(cairo_surface_status(image), CAIRO_STATUS_SUCCESS);
    return image;
}

/* The darkness of a block of pixels, 0 to 255. */
static double darkness(cairo_surface_t *image, int x, int y, int side)
{
    const unsigned char *pixels = cairo_image_surface_get_data(image);
    int width = cairo_image_surface_get_width(image), height = cairo_image_surface_get_height(image), count = 0;
    double sum = 0;
    for (int v = y; v < y + side && v < height; v++)
        for (int u = x; u < x + side && u < width; u++, count++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + (size_t)v * (size_t)cairo_image_surface_get_stride(image) + 4 * (size_t)u, 4);
            sum += 255 - 0.3 * (pixel >> 16 & 0xff) - 0.59 * (pixel >> 8 & 0xff) - 0.11 * (pixel & 0xff);
        }
    return count == 0 ? 0 : sum / count;
}

/* Parts of the blocks whose darkness differs by more than least. */
static double difference(cairo_surface_t *a, cairo_surface_t *b, int side, double least)
{
    int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a), blocks = 0, differ = 0;
    assert_true(abs(width - cairo_image_surface_get_width(b)) <= 1 && abs(height - cairo_image_surface_get_height(b)) <= 1);
    for (int y = 0; y < height; y += side)
        for (int x = 0; x < width; x += side, blocks++)
            differ += fabs(darkness(a, x, y, side) - darkness(b, x, y, side)) > least;
    return (double)differ / blocks;
}

static void the_picture_is_the_one_that_was_looked_at(void **unused)
{
    dln_timeline *timeline = sample(events);
    dln_look look = {.chart = DLN_CHART_REPORT, .dpi = 72};
    size_t len, golden_len;
    char *png = rendered("png", timeline, &look, &len);
    const char *update = getenv("UPDATE");
    if (update != NULL && update[0] != '\0') {
        FILE *file = fopen(picture, "wb");
        assert_int_equal(fwrite(png, 1, len, file), len);
        fclose(file);
    }
    char *golden = file_bytes(picture, &golden_len);
    bool is_comparable = has_the_font(timeline);
    if (is_comparable) {
        assert_non_null(golden);
        cairo_surface_t *now = image_of(png, len), *then = image_of(golden, golden_len);
        assert_true(difference(now, then, 1, 32) <= 0.005);
        cairo_surface_destroy(now);
        cairo_surface_destroy(then);
    }
    free(png);
    free(golden);
    dln_timeline_free(timeline);
    if (!is_comparable)
        skip(); /* another font than the picture was made with */
}

/* file.svg is drawn as file.png, at 96 dpi; program: what has to be there, $1 the SVG, $2 the PNG, $3 "width,height" in pixels. */
static bool others_make_the_same(const char *program, const char *command, size_t count)
{
    static const struct { const char *events; dln_chart_form form; } charts[] = {
        {events, DLN_CHART_REPORT}, {scripts, DLN_CHART_REPORT}, {mixed, DLN_CHART_REPORT}, {events, DLN_CHART_SLIDE}, {events, DLN_CHART_POSTER},
    };
    char line[800];
    snprintf(line, sizeof line, "command -v %s >/dev/null 2>&1", program);
    if (system(line) != 0)
        return false;
    for (size_t f = 0; f < count; f++) {
        dln_timeline *timeline = sample(charts[f].events);
        char path[] = "/tmp/dateline-XXXXXX.svg", drawing[sizeof path + 4];
        dln_look look = {.chart = charts[f].form, .dpi = 96};
        size_t len, svg_len, drawn_len;
        char *png = rendered("png", timeline, &look, &len), *svg = rendered("svg", timeline, &look, &svg_len);
        int descriptor = mkstemps(path, 4);
        assert_true(descriptor >= 0 && write(descriptor, svg, svg_len) == (ssize_t)svg_len);
        close(descriptor);
        snprintf(drawing, sizeof drawing, "%s.png", path);
        cairo_surface_t *ours = image_of(png, len);
        snprintf(line, sizeof line, "set -- %s %s %d,%d; %s", path, drawing, cairo_image_surface_get_width(ours), cairo_image_surface_get_height(ours), command);
        assert_int_equal(system(line), 0);
        char *drawn = file_bytes(drawing, &drawn_len);
        unlink(path);
        unlink(drawing);
        assert_non_null(drawn);
        cairo_surface_t *theirs = image_of(drawn, drawn_len);
        double differ = difference(ours, theirs, 8, 40);
        if (differ > 0.003)
            fail_msg("%s as form %d: %s draws %.2f %% of the picture otherwise", charts[f].events, charts[f].form, program, 100 * differ);
        cairo_surface_destroy(ours);
        cairo_surface_destroy(theirs);
        free(png);
        free(svg);
        free(drawn);
        dln_timeline_free(timeline);
    }
    return true;
}

static void librsvg_makes_the_same_of_the_svg(void **unused)
{
    if (!others_make_the_same("rsvg-convert", "rsvg-convert -d 96 -p 96 -o $2 $1", 5))
        skip();
}

static void so_does_inkscape(void **unused)
{
    if (!others_make_the_same("inkscape", "timeout 60 inkscape --export-type=png --export-dpi=96 -o $2 $1 >/dev/null 2>&1", 4)) /* it takes its time */
        skip();
}

static void so_does_chromium(void **unused)
{
    if (!others_make_the_same("chromium", "timeout 60 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir=$1.d "
                              "--window-size=$3 --screenshot=$2 file://$1 >/dev/null 2>&1; test -s $2; s=$?; rm -rf $1.d; exit $s", 4))
        skip();
}

/* In colour, which no colour of the theme is near to. */
static void an_emoji_in_a_title_is_drawn(void **unused)
{
    static const char *const lines[] = {"{\"id\":\"a\",\"type\":\"meeting\",\"when\":\"2031-04-02\",\"status\":\"confirmed\",\"title\":\"Borovia \xf0\x9f\x98\x80 Cestria\","
                                        "\"confidence\":1,\"mentions\":[\"a\"],\"sources\":[],\"disputes\":[]}"};
    if (system("fc-list ':lang=und-zsye' 2>/dev/null | grep -q .") != 0) {
        print_message("no font of emoji is installed\n");
        skip();
    }
    dln_timeline *timeline = timeline_of(lines, 1);
    dln_look look = {.dpi = 144};
    size_t len;
    char *png = rendered("png", timeline, &look, &len);
    cairo_surface_t *image = image_of(png, len);
    const unsigned char *pixels = cairo_image_surface_get_data(image);
    size_t yellow = 0, size = (size_t)cairo_image_surface_get_stride(image) * (size_t)cairo_image_surface_get_height(image);
    for (size_t i = 0; i + 3 < size; i += 4) {
        uint32_t pixel;
        memcpy(&pixel, pixels + i, 4);
        yellow += (pixel >> 16 & 0xff) > 0xd0 && (pixel >> 8 & 0xff) > 0xa0 && (pixel & 0xff) < 0x70;
    }
    assert_in_range(yellow, 40, 2000); /* a face, about 17 pixels wide */
    cairo_surface_destroy(image);
    free(png);
    dln_timeline_free(timeline);
}

static double number_after(const char *text, size_t len, const char *words)
{
    size_t at = dln_find((dln_span){text, len}, dln_span_of(words));
    assert_true(at != SIZE_MAX);
    return atof(text + at + strlen(words));
}

static uint32_t big_endian(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void png_pdf_and_svg_are_equally_large_on_paper(void **unused)
{
    dln_timeline *timeline = sample(events);
    for (int form = DLN_CHART_REPORT; form <= DLN_CHART_POSTER; form++) {
        dln_look look = {.chart = (dln_chart_form)form, .dpi = 300};
        size_t svg_len, pdf_len, png_len;
        char *svg = rendered("svg", timeline, &look, &svg_len), *pdf = rendered("pdf", timeline, &look, &pdf_len), *png = rendered("png", timeline, &look, &png_len);
        double width_pt = number_after(svg, svg_len, "width=\""), height_pt = number_after(svg, svg_len, "height=\"");
        char box[64];
        size_t at = dln_find((dln_span){pdf, pdf_len}, DLN_SPAN("/MediaBox [ 0 0 "));
        assert_true(at != SIZE_MAX);
        snprintf(box, sizeof box, "%.40s", pdf + at + strlen("/MediaBox [ 0 0 "));
        assert_true(fabs(atof(box) - width_pt) < 0.1 && fabs(atof(strchr(box, ' ')) - height_pt) < 0.1);
        size_t phys = dln_find((dln_span){png, png_len}, DLN_SPAN("pHYs"));
        double per_point = big_endian(png + phys + 4) * 0.0254 / 72;
        assert_true(fabs(big_endian(png + 16) / per_point - width_pt) < 0.3 && fabs(big_endian(png + 20) / per_point - height_pt) < 0.3);
        free(svg);
        free(pdf);
        free(png);
    }
    dln_timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_picture_is_the_one_that_was_looked_at),
        cmocka_unit_test(librsvg_makes_the_same_of_the_svg),
        cmocka_unit_test(so_does_inkscape),
        cmocka_unit_test(so_does_chromium),
        cmocka_unit_test(an_emoji_in_a_title_is_drawn),
        cmocka_unit_test(png_pdf_and_svg_are_equally_large_on_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
