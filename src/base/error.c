/* src/base/error.c - filling a dln_error: the first report wins, texts are cut at whole characters. */
#include <dateline/error.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a text that vsnprintf may have cut inside a UTF-8 sequence back to its last whole character. */
static void cut_to_whole_character(char *text, size_t size)
{
    size_t len = strlen(text);
    if (len + 1 < size)
        return;
    size_t start = len;
    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start > 0 && (unsigned char)text[start - 1] >= 0xC0)
        text[start - 1] = '\0';
}

__attribute__((format(printf, 6, 0))) static void fill(dln_error *err, dln_status status, const char *file, uint32_t line, uint32_t column,
                 const char *format, va_list arguments)
{
    if (err == NULL || err->status != DLN_OK)
        return;
    memset(err, 0, sizeof *err);
    err->status = status;
    err->line = line;
    err->column = column;
    if (file != NULL) {
        size_t len = strlen(file);
        size_t skip = len < sizeof err->file ? 0 : len - sizeof err->file + 1;
        while (((unsigned char)file[skip] & 0xC0) == 0x80)
            skip++;
        memcpy(err->file, file + skip, len - skip + 1);
    }
    vsnprintf(err->message, sizeof err->message, format, arguments);
    cut_to_whole_character(err->message, sizeof err->message);
}

dln_status dln_fail(dln_error *err, dln_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(err, status, NULL, 0, 0, format, arguments);
    va_end(arguments);
    return status;
}

dln_status dln_fail_at(dln_error *err, dln_status status, const char *file, uint32_t line, uint32_t column,
                       const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(err, status, file, line, column, format, arguments);
    va_end(arguments);
    return status;
}
