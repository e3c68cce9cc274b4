/* src/read/csv.c - tables with a head (RFC 4180, with the separators that programs write: comma, semicolon, tab): one
 * article a record. Columns are known by the names that fields.c knows; what it does not know passes through.
 */
#include "read/csv.h"

#include "base/text.h"
#include "read/draft.h"
#include "read/fields.h"

enum { COLUMNS_MAX = 256 };

/* One cell at *at, which moves behind it and its separator. false: the record ended with this cell. */
static bool next_cell(dln_span text, size_t *at, char separator, dln_span *raw, bool *is_quoted)
{
    size_t i = *at;
    *is_quoted = i < text.len && text.text[i] == '"';
    if (*is_quoted) {
        size_t begin = ++i;
        for (;;) {
            const char *quote = i < text.len ? memchr(text.text + i, '"', text.len - i) : NULL;
            i = quote == NULL ? text.len : (size_t)(quote - text.text);
            if (quote == NULL || i + 1 >= text.len || text.text[i + 1] != '"')
                break;
            i += 2;
        }
        *raw = (dln_span){text.text + begin, i - begin};
        if (i < text.len)
            i++;
        while (i < text.len && text.text[i] != separator && text.text[i] != '\n') /* what stands behind the quote is lost, as in spreadsheets */
            i++;
    } else {
        while (i < text.len && text.text[i] != separator && text.text[i] != '\n')
            i++;
        *raw = (dln_span){text.text + *at, i - *at};
    }
    bool goes_on = i < text.len && text.text[i] == separator;
    *at = i < text.len ? i + 1 : i;
    return goes_on;
}

size_t dln_csv_record_end(dln_span text)
{
    bool in_quotes = false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.text[i] == '"')
            in_quotes = !in_quotes;
        else if (text.text[i] == '\n' && !in_quotes)
            return i + 1;
    }
    return SIZE_MAX;
}

size_t dln_csv_last_end(dln_span text)
{
    size_t last = 0;
    bool in_quotes = false;
    for (size_t at = 0; at < text.len;) {
        const char *quote = memchr(text.text + at, '"', text.len - at);
        size_t end = quote == NULL ? text.len : (size_t)(quote - text.text);
        const char *line = in_quotes ? NULL : memrchr(text.text + at, '\n', end - at);
        if (line != NULL)
            last = (size_t)(line - text.text) + 1;
        in_quotes = !in_quotes;
        at = end + 1;
    }
    return last;
}

/* The columns of the head: their aliases, and the separator. The number of columns; 0: it is no head of ours. */
static size_t read_head(dln_span text, char *separator, int *aliases, dln_span *names)
{
    static const char separators[] = ",;\t|";
    for (const char *s = separators; *s != '\0'; s++) {
        size_t at = 0, count = 0, known = 0;
        bool has_text = false, goes_on = true;
        while (goes_on && count < COLUMNS_MAX) {
            bool is_quoted;
            dln_span cell;
            goes_on = next_cell(text, &at, *s, &cell, &is_quoted);
            cell = dln_trim(cell);
            if (cell.len > 60)
                break;
            names[count] = cell;
            aliases[count] = dln_alias_of_header(cell);
            known += aliases[count] >= 0;
            has_text = has_text || (aliases[count] >= 0 && dln_aliases[aliases[count]].field == DLN_FIELD_TEXT);
            count++;
        }
        if (!goes_on && count >= 2 && known >= 2 && has_text) {
            *separator = *s;
            return count;
        }
    }
    return 0;
}

bool dln_csv_is(dln_span head)
{
    int aliases[COLUMNS_MAX];
    dln_span names[COLUMNS_MAX];
    char separator;
    size_t end = dln_csv_record_end((dln_span){head.text, head.len < 8192 ? head.len : 8192});
    return end != SIZE_MAX && read_head((dln_span){head.text, end}, &separator, aliases, names) > 0;
}

static dln_span cell_text(dln_span raw, bool is_quoted, dln_arena *arena)
{
    if (!is_quoted || memchr(raw.text, '"', raw.len) == NULL)
        return raw;
    char *out = dln_arena_take(arena, raw.len);
    size_t len = 0;
    for (size_t i = 0; out != NULL && i < raw.len; i++) {
        out[len++] = raw.text[i];
        i += raw.text[i] == '"'; /* doubled */
    }
    return out == NULL ? DLN_NO_SPAN : (dln_span){out, len};
}

static void add_extra(dln_sink *extra, dln_span name, dln_span value)
{
    if (name.len == 0 || value.len == 0 || dln_is_reserved_key(name))
        return;
    dln_sink_puts(extra, dln_sink_bytes(extra).len > 0 ? ", " : "");
    dln_json_string(extra, name);
    dln_sink_puts(extra, ": ");
    dln_json_string(extra, value);
}

/* "5/4/2023": the two first numbers and the year, with bars or dashes between. false: another form, which says what it means. */
static bool is_short_date(dln_span text, uint32_t *a, uint32_t *b, uint32_t *year, size_t *used)
{
    size_t at = 0;
    uint32_t *const numbers[] = {a, b, year};
    char separator = '\0';
    for (size_t n = 0; n < 3; n++) {
        size_t len = 0;
        while (at + len < text.len && dln_is_digit(text.text[at + len]))
            len++;
        if (len == 0 || (n == 2 ? len != 4 : len > 2) || !dln_parse_uint((dln_span){text.text + at, len}, 9999, numbers[n]))
            return false;
        at += len;
        if (n == 2)
            break;
        char c = at < text.len ? text.text[at++] : '\0';
        if ((c != '/' && c != '-') || (separator != '\0' && c != separator))
            return false;
        separator = c;
    }
    *used = at;
    return *a >= 1 && *b >= 1 && *a <= 31 && *b <= 31;
}

/* Which comes first in the dates of a table that are all written alike: 25/4/2023 tells for 5/4/2023 too. */
typedef enum date_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST } date_order;

static date_order order_of(dln_span all, char separator, size_t columns, const int *aliases)
{
    size_t days_first = 0, months_first = 0;
    while (all.len > 0) {
        size_t end = dln_csv_record_end(all);
        dln_span record = {all.text, end == SIZE_MAX ? all.len : end};
        bool goes_on = true, is_quoted;
        all = (dln_span){all.text + record.len, all.len - record.len};
        for (size_t column = 0, at = 0; goes_on && column < columns; column++) {
            uint32_t a, b, year;
            size_t used;
            dln_span cell;
            goes_on = next_cell(record, &at, separator, &cell, &is_quoted);
            if (aliases[column] < 0 || dln_aliases[aliases[column]].field != DLN_FIELD_PUBLISHED || !is_short_date(dln_trim(cell), &a, &b, &year, &used))
                continue;
            days_first += a > 12 && b <= 12;
            months_first += b > 12 && a <= 12;
        }
    }
    return days_first > 0 && months_first == 0 ? ORDER_DAY_FIRST : months_first > 0 && days_first == 0 ? ORDER_MONTH_FIRST : ORDER_UNKNOWN;
}

static dln_span in_order(dln_span value, date_order order, dln_arena *arena)
{
    uint32_t a, b, year;
    size_t used;
    if (order == ORDER_UNKNOWN || !is_short_date(value, &a, &b, &year, &used))
        return value;
    return dln_arena_printf(arena, "%04u-%02u-%02u%.*s", (unsigned)year, (unsigned)(order == ORDER_DAY_FIRST ? b : a), (unsigned)(order == ORDER_DAY_FIRST ? a : b),
                            (int)(value.len - used), value.text + used);
}

static dln_status read_record(dln_reading *reading, dln_span record, char separator, size_t columns, const int *aliases, const dln_span *names,
                              date_order order, dln_sink *extra, dln_draft *draft)
{
    dln_span *const fields[DLN_FIELD_COUNT] = {&draft->id, &draft->url, &draft->publisher, &draft->agency, &draft->lang, &draft->title, &draft->text, &draft->published};
    int ranks[DLN_FIELD_COUNT];
    bool goes_on = true;
    dln_sink_clear(extra);
    for (int f = 0; f < DLN_FIELD_COUNT; f++)
        ranks[f] = 99;
    for (size_t column = 0, at = 0; goes_on && column < columns; column++) {
        bool is_quoted;
        dln_span raw;
        goes_on = next_cell(record, &at, separator, &raw, &is_quoted);
        dln_span value = dln_trim(cell_text(raw, is_quoted, reading->arena));
        if (value.len == 0)
            continue;
        const dln_alias *alias = aliases[column] < 0 ? NULL : &dln_aliases[aliases[column]];
        if (alias != NULL && alias->rank < ranks[alias->field]) {
            *fields[alias->field] = value;
            ranks[alias->field] = alias->rank;
        } else if (alias == NULL) {
            add_extra(extra, names[column], value);
        }
    }
    if (draft->url.len > 0 && !dln_starts_with(draft->url, DLN_SPAN("http"))) /* a column `link` of another meaning */
        draft->url = DLN_NO_SPAN;
    draft->published = in_order(draft->published, order, reading->arena);
    if (dln_looks_like_html(draft->text))
        draft->text = dln_html_fragment(draft->text, reading->arena);
    draft->extra = dln_arena_copy(reading->arena, dln_sink_bytes(extra));
    return dln_arena_failed(reading->arena) ? DLN_NO_MEMORY : dln_draft_finish(reading, draft);
}

dln_status dln_read_csv(dln_reading *reading)
{
    const dln_piece *piece = reading->piece;
    int aliases[COLUMNS_MAX];
    dln_span names[COLUMNS_MAX], all = {piece->bytes, piece->len}, head = {piece->bytes, piece->head_len};
    char separator = ',';
    dln_status status = DLN_OK;
    dln_sink *extra = dln_sink_to_memory();
    dln_arena *lasting = dln_arena_new(); /* the bytes as UTF-8 */
    size_t repaired = 0, columns = 0;
    if (extra == NULL || lasting == NULL)
        status = DLN_NO_MEMORY;
    if (status == DLN_OK) {
        head = dln_to_utf8(head, DLN_NO_SPAN, lasting, &repaired);
        all = dln_to_utf8((dln_span){piece->bytes + piece->head_len, piece->len - piece->head_len}, DLN_NO_SPAN, lasting, &repaired);
        if (head.text == NULL || all.text == NULL)
            status = DLN_NO_MEMORY;
        else
            columns = read_head(head, &separator, aliases, names);
    }
    date_order order = status == DLN_OK && columns > 0 ? order_of(all, separator, columns, aliases) : ORDER_UNKNOWN;
    uint32_t line = piece->first_line;
    while (status == DLN_OK && columns > 0 && all.len > 0 && !reading->is_stopped) {
        size_t end = dln_csv_record_end(all);
        dln_span record = {all.text, end == SIZE_MAX ? all.len : end};
        dln_draft draft = {.line = line};
        all = (dln_span){all.text + record.len, all.len - record.len};
        for (size_t i = 0; i < record.len; i++)
            line += record.text[i] == '\n';
        record = (dln_span){record.text, record.len - dln_ends_with(record, DLN_SPAN("\n"))};
        record = (dln_span){record.text, record.len - dln_ends_with(record, DLN_SPAN("\r"))};
        if (dln_trim(record).len == 0)
            continue;
        dln_arena_reset(reading->arena);
        draft.repaired = repaired;
        repaired = 0; /* told once a piece */
        status = read_record(reading, record, separator, columns, aliases, names, order, extra, &draft);
    }
    dln_sink_abandon(extra);
    dln_arena_free(lasting);
    return status;
}
