/* render/measure_lines.c - breaking a measured text into lines: arithmetic on its clusters. */
#include "render/measure.h"

#include <math.h>

#include "src/base/text.h"

static const double ellipsis_em = 1.0; /* "…" is 0.8 to 1 em in the faces we use */

const dln_measured *dln_measure(dln_measurer *measurer, dln_span text, bool is_bold)
{
    return measurer->measure(measurer->self, text, is_bold);
}

/* The clusters [begin, *end) that fit in max_em; *next is where the following line begins (spaces skipped). */
static double fill_line(const dln_measured *text, size_t begin, double max_em, size_t *end, size_t *next)
{
    double width = 0, width_at_break = 0, inked = 0;
    size_t break_end = 0, i = begin;
    for (; i < text->count; i++) {
        const dln_cluster *cluster = &text->clusters[i];
        if (!cluster->is_space && width + (double)cluster->advance_em > max_em && i > begin)
            break;
        width += (double)cluster->advance_em;
        if (!cluster->is_space)
            inked = width;
        if (cluster->may_break) {
            break_end = i + 1;
            width_at_break = inked;
        }
    }
    if (i == text->count) {
        *end = *next = i;
        return inked;
    }
    *next = break_end > begin ? break_end : i;
    double used = break_end > begin ? width_at_break : inked;
    *end = *next;
    while (*end > begin && text->clusters[*end - 1].is_space)
        (*end)--;
    return used;
}

static dln_span clusters_between(const dln_measured *text, size_t begin, size_t end)
{
    size_t from = begin == 0 ? 0 : text->clusters[begin - 1].end, to = end == 0 ? 0 : text->clusters[end - 1].end;
    return (dln_span){text->text.text + from, to > from ? to - from : 0};
}

static dln_lines lines_of(const dln_measured *text, double max_em, size_t max_lines, dln_arena *arena)
{
    dln_lines out = {.count = 0, .text = text, .title_len = text->text.len};
    size_t at = 0;
    while (at < text->count && out.count < max_lines) {
        size_t end, next, begin = at;
        double width = fill_line(text, at, max_em, &end, &next);
        bool is_last = out.count + 1 == max_lines;
        at = next;
        out.begin[out.count] = begin == 0 ? 0 : text->clusters[begin - 1].end;
        if (is_last && next < text->count) { /* cut: as much as leaves room for the ellipsis, at a word if one is near */
            double room = max_em - ellipsis_em;
            size_t cut = begin, word = begin;
            double word_width = 0;
            width = 0;
            while (cut < text->count && width + (double)text->clusters[cut].advance_em <= room) {
                width += (double)text->clusters[cut].advance_em;
                cut++;
                if (text->clusters[cut - 1].is_space) {
                    word = cut - 1;
                    word_width = width - (double)text->clusters[cut - 1].advance_em;
                }
            }
            if (word > begin && cut - word <= 12) {
                cut = word;
                width = word_width;
            }
            while (cut > begin + 1) { /* no blank or comma before the ellipsis */
                char last = text->text.text[text->clusters[cut - 1].end - 1];
                if (strchr(" ,;:.-(", last) == NULL)
                    break;
                width -= (double)text->clusters[--cut].advance_em;
            }
            dln_span kept = clusters_between(text, begin, cut);
            out.lines[out.count] = dln_arena_printf(arena, "%.*s\xe2\x80\xa6", (int)kept.len, kept.text);
            width += ellipsis_em;
            out.is_cut = true;
        } else {
            out.lines[out.count] = clusters_between(text, begin, end);
        }
        out.width_em[out.count] = width;
        if (width > out.widest_em)
            out.widest_em = width;
        out.count++;
    }
    return out;
}

dln_lines dln_break_lines(const dln_measured *text, double max_em, size_t max_lines, dln_arena *arena)
{
    if (max_lines > DLN_LINES_MAX)
        max_lines = DLN_LINES_MAX;
    if (max_em < 2)
        max_em = 2;
    dln_lines best = lines_of(text, max_em, max_lines, arena);
    if (best.count < 2 || best.is_cut)
        return best;
    double low = text->width_em / (double)best.count * 0.9, high = max_em; /* balance: the narrowest width with as many lines */
    for (int i = 0; i < 6 && high - low > 0.5; i++) {
        double middle = (low + high) / 2;
        dln_lines lines = lines_of(text, middle, best.count, arena);
        if (lines.is_cut) {
            low = middle;
        } else {
            high = middle;
            best = lines;
        }
    }
    return best;
}

double dln_measured_between(const dln_measured *text, size_t begin, size_t end)
{
    double width = 0;
    for (size_t i = 0, at = 0; i < text->count && at < end; at = text->clusters[i++].end)
        if (at >= begin)
            width += (double)text->clusters[i].advance_em;
    return width;
}

/* ---- without fonts ---- */
static const dln_measured *measure_plain(void *self, dln_span text, bool is_bold)
{
    dln_arena *arena = self;
    dln_measured *out = dln_arena_take(arena, sizeof *out);
    dln_cluster *clusters = dln_arena_array(arena, text.len + 1, sizeof *clusters);
    if (out == NULL || clusters == NULL)
        return NULL;
    out->text = text;
    for (size_t at = 0, used = 0; at < text.len; at += used) {
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        bool is_mark = (code >= 0x300 && code <= 0x36f) || (code >= 0x591 && code <= 0x5bd) || (code >= 0x64b && code <= 0x65f);
        if (is_mark && out->count > 0) {
            clusters[out->count - 1].end = (uint32_t)(at + used);
            continue;
        }
        bool is_rtl = (code >= 0x590 && code <= 0x8ff);
        if (out->width_em == 0)
            out->is_rtl = is_rtl;
        float advance = code == ' ' ? 0.26f : code >= 0x1100 ? 1.0f : code < 0x80 && !dln_is_lower((char)code) ? 0.6f : 0.55f;
        if (is_bold)
            advance *= 1.06f;
        clusters[out->count++] = (dln_cluster){.end = (uint32_t)(at + used), .advance_em = advance,
            .may_break = code == ' ' || code >= 0x2e80, .is_space = code == ' '};
        out->width_em += (double)advance;
    }
    out->clusters = clusters;
    return out;
}

dln_measurer *dln_measurer_plain(dln_arena *arena)
{
    dln_measurer *measurer = dln_arena_take(arena, sizeof *measurer);
    if (measurer != NULL) {
        measurer->self = arena;
        measurer->measure = measure_plain;
        measurer->fingerprint = DLN_SPAN("plain");
    }
    return measurer;
}
