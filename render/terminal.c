/* render/terminal.c - see terminal.h. */
#include "render/terminal.h"

#include "render/words.h"

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 24, WIDTH_MOST = 1000 };

dln_terminal dln_terminal_for(const dln_look *look, dln_sink *out)
{
    int width = look->terminal_width == 0 ? WIDTH_DEFAULT
              : look->terminal_width < WIDTH_LEAST ? WIDTH_LEAST
              : look->terminal_width > WIDTH_MOST ? WIDTH_MOST : look->terminal_width;
    return (dln_terminal){out, width, look->color};
}

/* Full stops, commas and closing brackets of Chinese and Japanese: no line begins with one. */
static bool may_begin_line(uint32_t code)
{
    static const char *const never = "、。，．：；！？）」』】》〉〕ーゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    for (size_t at = 0, used, len = strlen(never); at < len; at += used)
        if (dln_utf8_decode(never + at, len - at, &used) == code)
            return false;
    return true;
}

size_t dln_terminal_head(dln_span text, int width, size_t *next)
{
    size_t at = 0, break_at = 0;
    int used_columns = 0;
    while (at < text.len) {
        size_t used;
        uint32_t code = dln_utf8_decode(text.text + at, text.len - at, &used);
        int columns = dln_width_of_code(code);
        if (text.text[at] == ' ' || (columns == 2 && at > 0 && may_begin_line(code)))
            break_at = used_columns <= width ? at : break_at;
        if (used_columns + columns > width && at > 0)
            break;
        used_columns += columns;
        at += used;
    }
    size_t head = at == text.len ? at : break_at > 0 ? break_at : at;
    *next = head;
    while (*next < text.len && text.text[*next] == ' ')
        ++*next;
    return head;
}

void dln_terminal_put(const dln_terminal *to, dln_span text, const char *sgr)
{
    bool is_colored = to->color && sgr != NULL && text.len > 0;
    if (is_colored)
        dln_sink_printf(to->out, "\033[%sm", sgr);
    dln_sink_span(to->out, text);
    if (is_colored)
        dln_sink_puts(to->out, "\033[0m");
}

void dln_terminal_blanks(const dln_terminal *to, int count)
{
    while (count-- > 0)
        dln_sink_char(to->out, ' ');
}

const char *dln_terminal_mark(int type)
{
    static const struct { const char *name, *sign; } signs[] = {
        {"disc", "●"}, {"triangle", "▲"}, {"diamond", "◆"}, {"square", "■"}};
    if (type >= 0 && (size_t)type < dln_event_type_count())
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            if (strcmp(dln_event_type_at((size_t)type)->mark, signs[i].name) == 0)
                return signs[i].sign;
    return "•";
}

const char *dln_terminal_color(int type)
{
    static const char *const colors[] = {"34", "32", "35", "36", "33"};
    return type < 0 ? DLN_SGR_DIM : colors[(size_t)type % (sizeof colors / sizeof *colors)];
}

enum { YEAR_OPEN = -3, YEAR_LESS = -2, YEAR_UNDATED = -1 };

int32_t dln_terminal_year(const dln_when *when)
{
    if (!dln_when_is_known(when))
        return YEAR_UNDATED;
    if (dln_when_is_yearless(when))
        return YEAR_LESS;
    return when->begin.grain == DLN_GRAIN_NONE ? YEAR_OPEN : dln_civil_of(when->begin.day).year;
}

void dln_terminal_year_heading(const dln_terminal *to, int32_t year, dln_arena *arena)
{
    dln_span words = year == YEAR_OPEN      ? DLN_SPAN("Begin unknown")
                     : year == YEAR_LESS    ? DLN_SPAN("Year unknown")
                     : year == YEAR_UNDATED ? DLN_SPAN("Date unknown")
                                            : dln_arena_printf(arena, "%d", (int)year);
    dln_sink_char(to->out, '\n');
    dln_terminal_put(to, words, DLN_SGR_BOLD);
    dln_sink_char(to->out, ' ');
    if (to->color)
        dln_sink_printf(to->out, "\033[%sm", DLN_SGR_DIM);
    for (int i = dln_width(words) + 1; i < to->width; i++)
        dln_sink_puts(to->out, "─");
    dln_sink_puts(to->out, to->color ? "\033[0m\n" : "\n");
}
