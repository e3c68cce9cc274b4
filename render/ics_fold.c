/* render/ics_fold.c - lines of at most 75 octets (RFC 5545, 3.1). libical folds too, but it takes the line end for part
 * of the line: where exactly its \r is the 75th octet it folds between \r and \n, which no parser reads. Ours
 * never part a character, an escape or a letter from its marks.
 */
#include "render/ics.h"

enum { LONGEST_LINE = 75, LONGEST_RUN_OF_MARKS = 24 };

static bool is_mark(dln_span line, size_t at)
{
    size_t used;
    uint32_t code = dln_utf8_decode(line.text + at, line.len - at, &used);
    return code >= 0x300 && dln_width_of_code(code) == 0;
}

/* Where to fold a line that is longer than room. */
static size_t place_of_fold(dln_span line, size_t room)
{
    size_t whole = dln_utf8_cut(line, room), cut = whole, backslashes = 0;
    for (size_t tries = 0; cut > 0 && is_mark(line, cut); tries++) {
        cut = dln_utf8_cut(line, cut - 1);
        if (cut == 0 || tries == LONGEST_RUN_OF_MARKS) { /* all marks: then between any two of them */
            cut = whole;
            break;
        }
    }
    while (backslashes < cut && line.text[cut - 1 - backslashes] == '\\')
        backslashes++;
    return cut - backslashes % 2;
}

void dln_ics_put_line(dln_span line, dln_sink *out)
{
    size_t room = LONGEST_LINE;
    while (line.len > room) {
        size_t cut = place_of_fold(line, room);
        dln_sink_write(out, line.text, cut);
        dln_sink_puts(out, "\r\n ");
        line = (dln_span){line.text + cut, line.len - cut};
        room = LONGEST_LINE - 1;
    }
    dln_sink_span(out, line);
    dln_sink_puts(out, "\r\n");
}

void dln_ics_put_base64url(const char *name, dln_span bytes, dln_sink *out)
{
    enum { AT_ONCE = 3072 };
    char text[AT_ONCE / 3 * 4];
    size_t column = strlen(name) + 1;
    dln_sink_puts(out, name);
    dln_sink_char(out, ':');
    while (bytes.len > 0) {
        size_t taken = bytes.len < AT_ONCE ? bytes.len : AT_ONCE;
        size_t len = dln_base64url_encode((dln_span){bytes.text, taken}, text);
        for (size_t at = 0, part; at < len; at += part, column += part) {
            if (column == LONGEST_LINE) {
                dln_sink_puts(out, "\r\n ");
                column = 1;
            }
            part = LONGEST_LINE - column < len - at ? LONGEST_LINE - column : len - at;
            dln_sink_write(out, text + at, part);
        }
        bytes = (dln_span){bytes.text + taken, bytes.len - taken};
    }
    dln_sink_puts(out, "\r\n");
}

void dln_ics_put_escaped(dln_span text, dln_sink *out)
{
    static const char escapes[256] = {['\\'] = '\\', [';'] = ';', [','] = ',', ['\n'] = 'n'};
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        char escape = escapes[(unsigned char)text.text[i]];
        if (escape == '\0')
            continue;
        dln_sink_write(out, text.text + from, i - from);
        dln_sink_write(out, (const char[2]){'\\', escape}, 2);
        from = i + 1;
    }
    dln_sink_write(out, text.text + from, text.len - from);
}
