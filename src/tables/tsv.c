/* src/tables/tsv.c - see tsv.h. */
#include "tables/tsv.h"

#include "base/text.h"

#include <errno.h>
#include <stdio.h>

uint32_t dln_tsv_column_of(const dln_tsv *tsv, dln_span piece)
{
    return (uint32_t)dln_utf8_count((dln_span){tsv->row.text, (size_t)(piece.text - tsv->row.text)}) + 1;
}

/* The next line that is neither empty nor a comment. */
static bool next_line(dln_tsv *tsv)
{
    dln_span line;
    while (dln_split(&tsv->rest, '\n', &line)) {
        tsv->line++;
        if (line.len > 0 && line.text[line.len - 1] == '\r')
            line.len--;
        if (line.len == 0 || line.text[0] == '#')
            continue;
        tsv->row = line;
        return true;
    }
    return false;
}

static dln_status split_row(dln_tsv *tsv, dln_span cells[], size_t *count, dln_error *err)
{
    dln_span rest = tsv->row, piece;
    *count = 0;
    while (dln_split(&rest, '\t', &piece)) {
        if (*count == DLN_TSV_MAX_COLUMNS)
            return dln_fail_at(err, DLN_BAD_SYNTAX, tsv->file, tsv->line, dln_tsv_column_of(tsv, piece),
                               "more than %d columns", DLN_TSV_MAX_COLUMNS);
        dln_span bare = dln_trim(piece);
        if (bare.len != piece.len && !tsv->is_by_hand)
            return dln_fail_at(err, DLN_BAD_SYNTAX, tsv->file, tsv->line, dln_tsv_column_of(tsv, piece),
                               "blanks around '%.*s'", (int)dln_utf8_cut(bare, 60), bare.text);
        cells[(*count)++] = bare;
    }
    return DLN_OK;
}

dln_status dln_tsv_open(dln_tsv *tsv, const char *file, dln_span bytes, dln_error *err)
{
    memset(tsv, 0, sizeof *tsv);
    tsv->file = file;
    if (dln_starts_with(bytes, DLN_SPAN("\xEF\xBB\xBF")))
        bytes.text += 3, bytes.len -= 3;
    tsv->rest = bytes;
    if (!dln_utf8_is_valid(bytes)) {
        uint32_t line = 1;
        size_t at = 0;
        while (at < bytes.len) { /* report the line that holds the first bad byte */
            size_t used;
            uint32_t code = dln_utf8_decode(bytes.text + at, bytes.len - at, &used);
            if (code == 0 || (code == 0xFFFD && used == 1))
                break;
            line += code == '\n';
            at += used;
        }
        return dln_fail_at(err, DLN_BAD_SYNTAX, file, line, 0, "not UTF-8");
    }
    if (!next_line(tsv))
        return dln_fail_at(err, DLN_BAD_SYNTAX, file, 1, 1, "no line that names the columns");
    return split_row(tsv, tsv->header, &tsv->column_count, err);
}

dln_status dln_tsv_next(dln_tsv *tsv, bool *more, dln_error *err)
{
    size_t count = 0;
    *more = next_line(tsv);
    if (!*more)
        return DLN_OK;
    dln_status status = split_row(tsv, tsv->cells, &count, err);
    while (status == DLN_OK && tsv->is_by_hand && count < tsv->column_count)
        tsv->cells[count++] = (dln_span){tsv->row.text + tsv->row.len, 0};
    if (status == DLN_OK && count != tsv->column_count)
        status = dln_fail_at(err, DLN_BAD_SYNTAX, tsv->file, tsv->line, 1, "%zu cells where the first line names %zu columns",
                             count, tsv->column_count);
    return status;
}

dln_status dln_file_read(const char *path, dln_arena *arena, dln_span *out, dln_error *err)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return dln_fail_at(err, DLN_IO, path, 0, 0, "cannot be read: %s", strerror(errno));
    size_t capacity = 1 << 16, len = 0;
    char *bytes = dln_arena_take(arena, capacity);
    while (bytes != NULL) {
        len += fread(bytes + len, 1, capacity - len, file);
        if (len < capacity)
            break;
        char *larger = dln_arena_array(arena, 2, capacity);
        if (larger != NULL)
            memcpy(larger, bytes, len);
        bytes = larger;
        capacity *= 2;
    }
    dln_status status = bytes == NULL ? DLN_NO_MEMORY
        : ferror(file) ? dln_fail_at(err, DLN_IO, path, 0, 0, "cannot be read: %s", strerror(errno)) : DLN_OK;
    fclose(file);
    if (status == DLN_OK)
        *out = (dln_span){bytes, len};
    return status;
}
