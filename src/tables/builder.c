/* src/tables/builder.c - checks rows against the schema and lays out the image that lexicon.h describes.
 * Rows keep the order of the files and files the order in which they came, so the image is the same on every machine.
 */
#include "tables/builder_parts.h"

#include "base/text.h"
#include "find/tokens.h"

dln_builder *dln_builder_new(void)
{
    dln_builder *b = calloc(1, sizeof *b);
    if (b == NULL)
        return NULL;
    b->arena = dln_arena_new();
    b->text_capacity = 1 << 16;
    b->text = calloc(1, b->text_capacity);
    if (b->arena == NULL || b->text == NULL) {
        dln_builder_free(b);
        return NULL;
    }
    b->text_len = 1; /* offset 0 is the empty text */
    return b;
}

void dln_builder_free(dln_builder *b)
{
    if (b == NULL)
        return;
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        free(b->rows[t].items);
        free(b->keys[t].items);
    }
    free(b->interned.items);
    free(b->image.items);
    free(b->references);
    free(b->text);
    dln_arena_free(b->arena);
    free(b);
}

/* ---- text, each one kept once ---- */

static void intern_place(dln_builder *b, uint32_t offset)
{
    size_t mask = b->interned.capacity - 1;
    size_t slot = dln_hash64(dln_span_of(b->text + offset)) & mask;
    while (b->interned.items[slot] != 0)
        slot = (slot + 1) & mask;
    b->interned.items[slot] = offset;
}

uint32_t dln_builder_intern(dln_builder *b, dln_span text)
{
    if (text.len == 0)
        return 0;
    if ((b->interned_count + 1) * 2 > b->interned.capacity) {
        numbers old = b->interned;
        size_t capacity = old.capacity == 0 ? 4096 : old.capacity * 2;
        b->interned = (numbers){calloc(capacity, sizeof(uint32_t)), 0, capacity};
        if (b->interned.items == NULL) {
            b->interned = old;
            b->failed = true;
            return 0;
        }
        for (size_t i = 0; i < old.capacity; i++) {
            if (old.items[i] != 0)
                intern_place(b, old.items[i]);
        }
        free(old.items);
    }
    size_t mask = b->interned.capacity - 1;
    for (size_t slot = dln_hash64(text) & mask; b->interned.items[slot] != 0; slot = (slot + 1) & mask) {
        uint32_t offset = b->interned.items[slot];
        if (strncmp(b->text + offset, text.text, text.len) == 0 && b->text[offset + text.len] == '\0')
            return offset;
    }
    while (b->text_len + DLN_TEXT_HEAD + text.len + 1 > b->text_capacity) {
        char *larger = realloc(b->text, b->text_capacity * 2);
        if (larger == NULL) {
            b->failed = true;
            return 0;
        }
        b->text = larger;
        b->text_capacity *= 2;
    }
    size_t head = text.len < DLN_TEXT_LONG ? text.len : DLN_TEXT_LONG;
    uint32_t offset = (uint32_t)b->text_len + DLN_TEXT_HEAD;
    b->text[offset - 2] = (char)(head & 0xFF);
    b->text[offset - 1] = (char)(head >> 8);
    memcpy(b->text + offset, text.text, text.len);
    b->text[offset + text.len] = '\0';
    b->text_len = offset + text.len + 1;
    b->interned_count++;
    intern_place(b, offset);
    return offset;
}

/* ---- keys ---- */

static const char *key_of(const dln_builder *b, dln_table table, size_t row)
{
    return b->text + b->rows[table].items[row * dln_schemas[table].column_count];
}

uint32_t dln_builder_find_key(const dln_builder *b, dln_table table, const char *key)
{
    const numbers *keys = &b->keys[table];
    if (keys->capacity == 0)
        return UINT32_MAX;
    for (size_t slot = dln_hash64(dln_span_of(key)) & (keys->capacity - 1); keys->items[slot] != 0; slot = (slot + 1) & (keys->capacity - 1)) {
        if (strcmp(key_of(b, table, keys->items[slot] - 1), key) == 0)
            return keys->items[slot] - 1;
    }
    return UINT32_MAX;
}

static void place_key(dln_builder *b, dln_table table, uint32_t row)
{
    numbers *keys = &b->keys[table];
    size_t slot = dln_hash64(dln_span_of(key_of(b, table, row))) & (keys->capacity - 1);
    while (keys->items[slot] != 0)
        slot = (slot + 1) & (keys->capacity - 1);
    keys->items[slot] = row + 1;
}

static void add_key(dln_builder *b, dln_table table, uint32_t row)
{
    numbers *keys = &b->keys[table];
    if ((keys->count + 1) * 2 > keys->capacity) {
        size_t capacity = keys->capacity == 0 ? 256 : keys->capacity * 2;
        free(keys->items);
        *keys = (numbers){calloc(capacity, sizeof(uint32_t)), 0, capacity};
        if (keys->items == NULL) {
            keys->capacity = 0;
            b->failed = true;
            return;
        }
        for (uint32_t r = 0; r < row; r++)
            place_key(b, table, r);
        keys->count = row;
    }
    place_key(b, table, row);
    keys->count++;
}

/* ---- cells ---- */

static bool parse_int(dln_span text, int32_t *out)
{
    bool is_negative = text.len > 0 && text.text[0] == '-';
    uint32_t value;
    if (is_negative)
        text.text++, text.len--;
    if (!dln_parse_uint(text, INT32_MAX, &value))
        return false;
    *out = is_negative ? -(int32_t)value : (int32_t)value;
    return true;
}

static bool parse_decimal(dln_span text, int32_t *out)
{
    dln_span rest = text, whole, fraction = {"", 0};
    int64_t value = 0, scale = 1000;
    bool is_negative = dln_starts_with(text, DLN_SPAN("-"));
    if (is_negative)
        rest.text++, rest.len--;
    uint32_t units;
    if (!dln_split(&rest, '.', &whole) || !dln_parse_uint(whole, 100000, &units))
        return false;
    if (rest.text != NULL) {
        fraction = rest;
        if (fraction.len == 0 || fraction.len > 4)
            return false;
    }
    value = (int64_t)units * 10000;
    for (size_t i = 0; i < fraction.len; i++, scale /= 10) {
        if (!dln_is_digit(fraction.text[i]))
            return false;
        value += (fraction.text[i] - '0') * scale;
    }
    *out = (int32_t)(is_negative ? -value : value);
    return true;
}

/* Day and grain in one cell: day * 8 + grain; 0: open. */
static bool parse_date(dln_span text, int32_t *out)
{
    uint32_t part[3] = {0, 1, 1};
    dln_span rest = text, piece;
    int parts = 0;
    *out = 0;
    if (text.len == 0 || dln_span_is(text, ".."))
        return true;
    while (dln_split(&rest, '-', &piece)) {
        if (parts == 3 || piece.len != (parts == 0 ? 4u : 2u) || !dln_parse_uint(piece, 9999, &part[parts]))
            return false;
        parts++;
    }
    if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31)
        return false;
    /* days from civil, kept here so that the table compiler needs nothing of the timeline's values */
    int32_t year = (int32_t)part[0] - (part[1] <= 2), era = (year >= 0 ? year : year - 399) / 400;
    int32_t of_era = year - era * 400, month = (int32_t)part[1], day = (int32_t)part[2];
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int32_t days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
    *out = days * 8 + (parts == 1 ? DLN_GRAIN_YEAR : parts == 2 ? DLN_GRAIN_MONTH : DLN_GRAIN_DAY);
    return true;
}

static bool parse_word(const char *list, dln_span text, uint32_t *out)
{
    dln_span rest = dln_span_of(list), word;
    for (*out = 0; dln_split(&rest, '|', &word); (*out)++) {
        if (dln_span_equals(word, text))
            return true;
    }
    return false;
}

/* Why a form cannot be on a list; NULL: it can. */
static const char *fault_of_listed(dln_builder *b, dln_listed of, dln_span forms, dln_span form)
{
    char key[DLN_LISTED_BYTES];
    dln_tokens tokens;
    size_t times = 0;
    dln_span rest = forms, other;
    if (form.len == 0 || form.len >= sizeof key)
        return "is no form";
    while (dln_split(&rest, '|', &other))
        times += dln_span_equals(other, form);
    if (times > 1)
        return "is on the list twice";
    memcpy(key, form.text, form.len);
    key[form.len] = '\0';
    if (of == DLN_LISTED_VERBS)
        return dln_builder_find_key(b, DLN_TABLE_VERBS, key) == UINT32_MAX ? "is no verb of table verbs" : NULL;
    dln_tokenize(NULL, form, b->arena, &tokens);
    bool is_word = tokens.count == 1 || form.text[0] == '\''; /* 's */
    dln_arena_reset(b->arena);
    return is_word || of != DLN_LISTED_WORDS ? NULL : "is more than one word";
}

static dln_status encode(dln_builder *b, dln_table table, size_t column, const dln_tsv *tsv, dln_error *err)
{
    const dln_column *want = &dln_schemas[table].columns[column];
    dln_span text = tsv->cells[column], rest = text, piece;
    uint32_t value = 0, bit;
    int32_t number = DLN_NO_NUMBER;
    const char *expected = NULL;
    if (text.len == 0 && !want->optional)
        return dln_fail_at(err, DLN_BAD_SYNTAX, tsv->file, tsv->line, dln_tsv_column_of(tsv, text), "column '%s' is empty", want->name);
    switch (want->type) {
    case DLN_CELL_TEXT: case DLN_CELL_PHRASES:
        value = dln_builder_intern(b, text);
        break;
    case DLN_CELL_LISTED:
        value = dln_builder_intern(b, text);
        while (expected == NULL && dln_split(&rest, '|', &piece)) {
            const char *fault = fault_of_listed(b, (dln_listed)b->rows[table].items[b->rows[table].count - 1], text, piece);
            if (fault != NULL)
                return dln_fail_at(err, DLN_BAD_SYNTAX, tsv->file, tsv->line, dln_tsv_column_of(tsv, piece), "'%.*s' %s", (int)dln_utf8_cut(piece, 60), piece.text, fault);
        }
        break;
    case DLN_CELL_KEY:
        value = dln_builder_intern(b, text);
        if (dln_builder_find_key(b, table, b->text + value) != UINT32_MAX)
            return dln_fail_at(err, DLN_BAD_SYNTAX, tsv->file, tsv->line, dln_tsv_column_of(tsv, text), "'%.*s' is there twice",
                               (int)dln_utf8_cut(text, 60), text.text);
        break;
    case DLN_CELL_INT:
        if (text.len > 0 && !parse_int(text, &number))
            expected = "a whole number";
        value = (uint32_t)number;
        break;
    case DLN_CELL_DECIMAL:
        if (text.len > 0 && !parse_decimal(text, &number))
            expected = "a number of at most four decimals";
        value = (uint32_t)number;
        break;
    case DLN_CELL_DATE:
        if (!parse_date(text, &number))
            expected = "YYYY, YYYY-MM, YYYY-MM-DD or ..";
        value = (uint32_t)number;
        break;
    case DLN_CELL_REF:
        if (text.len > 0) {
            if (b->reference_count == b->reference_capacity) {
                size_t capacity = b->reference_capacity == 0 ? 1024 : b->reference_capacity * 2;
                reference *larger = realloc(b->references, capacity * sizeof *larger);
                if (larger == NULL)
                    return DLN_NO_MEMORY;
                b->references = larger;
                b->reference_capacity = capacity;
            }
            b->references[b->reference_count++] = (reference){table, b->rows[table].count, dln_builder_intern(b, text), tsv->line,
                dln_tsv_column_of(tsv, text), dln_builder_intern(b, dln_span_of(tsv->file)), dln_table_of_file(want->detail)};
        }
        break;
    case DLN_CELL_WORD:
        value = UINT32_MAX;
        if (text.len > 0 && !parse_word(want->detail, text, &value))
            expected = want->detail;
        break;
    case DLN_CELL_FLAGS:
        while (text.len > 0 && expected == NULL && dln_split(&rest, '|', &piece)) {
            if (parse_word(want->detail, piece, &bit) && bit < 32)
                value |= 1u << bit;
            else
                expected = want->detail;
        }
        break;
    case DLN_CELL_EXAMPLE: case DLN_CELL_NOTE:
        break;
    }
    if (expected != NULL)
        return dln_fail_at(err, DLN_BAD_SYNTAX, tsv->file, tsv->line, dln_tsv_column_of(tsv, text), "'%.*s' in column '%s': expected %.100s",
                           (int)dln_utf8_cut(text, 40), text.text, want->name, expected);
    push(b, &b->rows[table], value);
    return DLN_OK;
}

/* Whether a cell that names countries names such as the tables know: "FRA", "DEU|FRA", "NATO"; any other cell. */
static bool is_country(dln_builder *b, dln_table table, size_t column, dln_span cell)
{
    dln_span rest = cell, piece;
    if (!dln_span_is(dln_span_of(dln_schemas[table].columns[column].name), "country"))
        return true;
    while (rest.len > 0 && dln_split(&rest, '|', &piece)) {
        const uint32_t key = dln_builder_intern(b, piece);
        if (dln_builder_find_key(b, DLN_TABLE_COUNTRIES, b->text + key) == UINT32_MAX && dln_builder_find_key(b, DLN_TABLE_ORGANISATIONS, b->text + key) == UINT32_MAX)
            return false;
    }
    return true;
}

dln_status dln_builder_add(dln_builder *b, const char *file, dln_span bytes, bool is_users, dln_error *err)
{
    dln_tsv tsv;
    bool more;
    dln_status status = dln_tsv_open(&tsv, file, bytes, err);
    if (status != DLN_OK)
        return status;
    dln_table table = is_users ? dln_table_of_header(tsv.row, true) : dln_table_of_file(file);
    if (table == DLN_TABLE_COUNT)
        return dln_fail_at(err, DLN_BAD_SYNTAX, file, tsv.line, 1, is_users ? "the first line names the columns of no table that can be extended; that of people is: person, name, names, family, country" : "no table of this name in the schema");
    tsv.is_by_hand = is_users;
    if (table != dln_table_of_header(tsv.row, is_users)) {
        const dln_table_schema *schema = &dln_schemas[table];
        for (size_t c = 0; c < schema->column_count; c++) {
            if (c >= tsv.column_count || !dln_span_is(tsv.header[c], schema->columns[c].name))
                return dln_fail_at(err, DLN_BAD_SYNTAX, file, tsv.line, c < tsv.column_count ? dln_tsv_column_of(&tsv, tsv.header[c]) : 1,
                                   "expected column %zu to be '%s'", c + 1, schema->columns[c].name);
        }
        if (tsv.column_count != schema->column_count)
            return dln_fail_at(err, DLN_BAD_SYNTAX, file, tsv.line, 1, "expected %zu columns", schema->column_count);
    }
    for (;;) {
        status = dln_tsv_next(&tsv, &more, err);
        if (status != DLN_OK || !more)
            return status;
        uint32_t row = (uint32_t)row_count(b, table);
        for (size_t c = tsv.column_count; c < dln_schemas[table].column_count; c++) /* left out by the user */
            tsv.cells[c] = (dln_span){tsv.row.text + tsv.row.len, 0};
        for (size_t c = 0; c < dln_schemas[table].column_count && status == DLN_OK; c++)
            status = is_users && !is_country(b, table, c, tsv.cells[c])
                         ? dln_fail_at(err, DLN_BAD_SYNTAX, file, tsv.line, dln_tsv_column_of(&tsv, tsv.cells[c]), "'%.*s' in column '%s': expected a code like FRA or NATO",
                                       (int)dln_utf8_cut(tsv.cells[c], 40), tsv.cells[c].text, dln_schemas[table].columns[c].name)
                         : encode(b, table, c, &tsv, err);
        if (status == DLN_OK && dln_schemas[table].columns[0].type == DLN_CELL_KEY)
            add_key(b, table, row);
        if (status != DLN_OK)
            return status;
        if (b->failed)
            return DLN_NO_MEMORY;
    }
}

dln_status dln_builder_start_from(dln_builder *b, const dln_lexicon *lexicon)
{
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        const dln_table_schema *schema = &dln_schemas[t];
        for (uint32_t row = 0; row < dln_row_count(lexicon, (dln_table)t); row++) {
            for (uint32_t c = 0; c < schema->column_count; c++) {
                dln_cell_type type = schema->columns[c].type;
                bool is_text = type == DLN_CELL_TEXT || type == DLN_CELL_KEY || type == DLN_CELL_PHRASES || type == DLN_CELL_LISTED;
                uint32_t value = dln_cell(lexicon, (dln_table)t, row, c);
                push(b, &b->rows[t], is_text ? dln_builder_intern(b, dln_span_of(lexicon->text + value)) : value);
            }
            if (schema->columns[0].type == DLN_CELL_KEY && !b->failed)
                add_key(b, (dln_table)t, row);
        }
    }
    return b->failed ? DLN_NO_MEMORY : DLN_OK;
}

static dln_status resolve_references(dln_builder *b, dln_error *err)
{
    for (size_t i = 0; i < b->reference_count; i++) {
        const reference *r = &b->references[i];
        uint32_t row = dln_builder_find_key(b, r->target, b->text + r->key);
        if (row == UINT32_MAX)
            return dln_fail_at(err, DLN_NOT_FOUND, b->text + r->file, r->line, r->column, "'%.60s' is no key of table %s", b->text + r->key,
                               dln_schemas[r->target].name);
        b->rows[r->table].items[r->cell] = row + 1;
    }
    b->reference_count = 0;
    return DLN_OK;
}

/* What finds a table's rows: by their keys, and by the row of another table that they name. */
static void lay_out_index(dln_builder *b, dln_table table)
{
    const dln_table_schema *schema = &dln_schemas[table];
    size_t rows = row_count(b, table), head = DLN_HEAD_SIZE + (size_t)table * DLN_TABLE_CELLS;
    uint32_t keys = (uint32_t)b->image.count;
    for (size_t i = 0; i < b->keys[table].capacity; i++)
        push(b, &b->image, b->keys[table].items[i]);
    if (b->failed)
        return;
    b->image.items[head + 2] = keys;
    b->image.items[head + 3] = (uint32_t)b->keys[table].capacity - 1;
    for (size_t c = 0; c < schema->column_count && !b->failed; c++) {
        if (schema->columns[c].type != DLN_CELL_REF)
            continue;
        size_t targets = row_count(b, dln_table_of_file(schema->columns[c].detail)), first = b->image.count;
        for (size_t i = 0; i < targets + 2 + rows; i++)
            push(b, &b->image, 0);
        if (b->failed)
            return;
        uint32_t *image = b->image.items, *begin = image + first; /* of a cell's value: its target + 1 */
        const uint32_t *cells = b->rows[table].items + c;
        image[head + 4] = (uint32_t)first + 1;
        for (size_t row = 0; row < rows; row++) /* how many each target has, where its rows end, and from there down */
            begin[cells[row * schema->column_count]]++;
        begin[0] = (uint32_t)(first + targets + 2);
        for (size_t i = 1; i <= targets; i++)
            begin[i] += begin[i - 1];
        begin[targets + 1] = begin[targets];
        for (size_t row = rows; row-- > 0;) {
            uint32_t target = cells[row * schema->column_count];
            if (target != 0)
                image[--begin[target]] = (uint32_t)row;
        }
    }
}

/* What the senses of each word alone are of, so that no text is walked through them. */
static void note_words_alone(numbers *image, uint32_t nodes, uint32_t senses)
{
    for (uint32_t w = 1; w < image->items[DLN_HEAD_WORD_COUNT]; w++) {
        const uint32_t *cells = image->items + image->items[DLN_HEAD_WORDS] + (size_t)w * DLN_WORD_CELLS;
        const uint32_t *node = image->items + nodes + (size_t)cells[2] * DLN_NODE_CELLS;
        uint64_t alone = node[2] != 0 ? DLN_MAY_GO_ON : 0;
        for (uint32_t i = 0; i < node[1]; i++)
            alone |= dln_table_bit(dln_sense_table(image->items + senses, node[0] + i));
        uint32_t *own = image->items + image->items[DLN_HEAD_ALONE] + (size_t)w * DLN_ALONE_CELLS;
        own[0] = (uint32_t)alone;
        own[1] = (uint32_t)(alone >> 32);
    }
}

static void lay_out(dln_builder *b, const phrase_store *p)
{
    numbers *image = &b->image;
    uint32_t slot_count = 64;
    image->count = 0;
    for (int i = 0; i < DLN_HEAD_SIZE + DLN_TABLE_COUNT * DLN_TABLE_CELLS; i++)
        push(b, image, 0);
    if (b->failed)
        return;
    image->items[DLN_HEAD_TABLES] = DLN_HEAD_SIZE;
    image->items[DLN_HEAD_WORDS] = (uint32_t)image->count;
    image->items[DLN_HEAD_WORD_COUNT] = (uint32_t)(p->words.count / DLN_WORD_CELLS);
    for (size_t i = 0; i < p->words.count; i++)
        push(b, image, p->words.items[i]);
    image->items[DLN_HEAD_ALONE] = (uint32_t)image->count;
    for (size_t i = 0; i < p->words.count / DLN_WORD_CELLS * DLN_ALONE_CELLS; i++)
        push(b, image, 0);
    if (b->failed)
        return;
    /* the vocabulary: at most two thirds full; a slot is a quarter of a cache line, and the words of a text are few of them */
    while (slot_count < p->words.count / DLN_WORD_CELLS * 3 / 2)
        slot_count *= 2;
    uint32_t slots = (uint32_t)image->count;
    for (uint32_t i = 0; i < slot_count * DLN_SLOT_CELLS; i++)
        push(b, image, 0);
    if (b->failed)
        return;
    for (uint32_t w = 1; w < p->words.count / DLN_WORD_CELLS; w++) {
        const uint32_t *cells = p->words.items + (size_t)w * DLN_WORD_CELLS;
        uint32_t hash = dln_hash_word(b->text + cells[0], cells[1]), slot = hash & (slot_count - 1);
        while (image->items[slots + slot * DLN_SLOT_CELLS] != 0)
            slot = (slot + 1) & (slot_count - 1);
        uint32_t *cell = image->items + slots + (size_t)slot * DLN_SLOT_CELLS;
        cell[0] = w;
        dln_word_head(b->text + cells[0], cells[1], cell + 1);
    }
    image->items[DLN_HEAD_SLOTS] = slots;
    image->items[DLN_HEAD_SLOT_MASK] = slot_count - 1;
    /* nodes 0..node_count */
    uint32_t nodes = (uint32_t)image->count;
    for (uint32_t i = 0; i < (p->node_count + 1) * DLN_NODE_CELLS; i++)
        push(b, image, 0);
    uint32_t edges = (uint32_t)image->count;
    uint32_t edge_slots = p->edge_capacity == 0 ? 1 : (uint32_t)p->edge_capacity;
    for (uint32_t i = 0; i < edge_slots; i++) {
        edge e = p->edge_capacity == 0 ? (edge){0, 0, 0} : p->edges[i];
        push(b, image, e.node);
        push(b, image, e.word);
        push(b, image, e.next);
        if (e.next != 0 && !b->failed)
            image->items[nodes + e.node * DLN_NODE_CELLS + 2] |= dln_next_bit(e.word);
    }
    uint32_t senses = (uint32_t)image->count;
    for (size_t i = 0; i < p->sense_count; i++) {
        push(b, image, p->senses[i].packed);
        push(b, image, p->senses[i].row);
        if (b->failed)
            return;
        uint32_t *node = image->items + nodes + p->senses[i].node * DLN_NODE_CELLS;
        if (node[1] == 0)
            node[0] = (uint32_t)i;
        node[1]++;
    }
    note_words_alone(image, nodes, senses);
    dln_builder_lay_out_lists(b, p);
    for (int t = 0; t < DLN_TABLE_COUNT && !b->failed; t++) {
        image->items[DLN_HEAD_SIZE + t * DLN_TABLE_CELLS] = (uint32_t)row_count(b, (dln_table)t);
        image->items[DLN_HEAD_SIZE + t * DLN_TABLE_CELLS + 1] = (uint32_t)image->count;
        for (size_t i = 0; i < b->rows[t].count; i++)
            push(b, image, b->rows[t].items[i]);
        lay_out_index(b, (dln_table)t);
    }
    if (b->failed)
        return;
    image->items[DLN_HEAD_MAGIC] = DLN_IMAGE_MAGIC;
    image->items[DLN_HEAD_NUMBERS] = (uint32_t)image->count;
    image->items[DLN_HEAD_TEXT_BYTES] = (uint32_t)b->text_len;
    image->items[DLN_HEAD_NODES] = nodes;
    image->items[DLN_HEAD_NODE_COUNT] = p->node_count + 1;
    image->items[DLN_HEAD_EDGES] = edges;
    image->items[DLN_HEAD_EDGE_MASK] = edge_slots - 1;
    image->items[DLN_HEAD_SENSES] = senses;
    image->items[DLN_HEAD_SENSE_COUNT] = (uint32_t)p->sense_count;
    /* a digest that no byte order changes */
    uint64_t digest = dln_hash64((dln_span){b->text, b->text_len});
    for (size_t i = DLN_HEAD_SIZE; i < image->count; i++)
        digest = (digest ^ image->items[i]) * 0x9E3779B97F4A7C15u, digest ^= digest >> 29;
    image->items[DLN_HEAD_DIGEST] = (uint32_t)(digest >> 32);
}

dln_status dln_builder_finish(dln_builder *b, dln_error *err)
{
    phrase_store p = {0};
    dln_status status = resolve_references(b, err);
    if (status == DLN_OK) {
        dln_builder_add_words(b, &p);
        if (!b->failed)
            lay_out(b, &p);
    }
    dln_builder_free_words(&p);
    return status != DLN_OK ? status : b->failed ? DLN_NO_MEMORY : DLN_OK;
}

void dln_builder_write_c(const dln_builder *b, dln_sink *out)
{
    dln_sink_puts(out, "/* made from the tables of src/lang and src/facts; do not edit */\n#include <stdint.h>\n"
                       "extern const uint32_t dln_table_numbers[];\nextern const char dln_table_text[], dln_table_version[];\n");
    dln_sink_printf(out, "const char dln_table_version[] = \"" DLN_VERSION_FORMAT "\";\nconst uint32_t dln_table_numbers[] = {\n", b->image.items[DLN_HEAD_DIGEST]);
    for (size_t i = 0; i < b->image.count; i++)
        dln_sink_printf(out, "%u,%s", b->image.items[i], i % 16 == 15 ? "\n" : "");
    dln_sink_puts(out, "\n};\nconst char dln_table_text[] =\n\"");
    for (size_t i = 0; i + 1 < b->text_len; i++) {
        unsigned char c = (unsigned char)b->text[i];
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '?')
            dln_sink_printf(out, "\\%03o", c);
        else
            dln_sink_char(out, (char)c);
        if (i % 120 == 119)
            dln_sink_puts(out, "\"\n\"");
    }
    dln_sink_puts(out, "\";\n");
}

void dln_lexicon_find_parts(dln_lexicon *lexicon)
{
    const uint32_t *image = lexicon->numbers;
    lexicon->words = image + image[DLN_HEAD_WORDS];
    lexicon->nodes = image + image[DLN_HEAD_NODES];
    lexicon->senses = image + image[DLN_HEAD_SENSES];
    for (dln_table table = 0; table < DLN_TABLE_COUNT; table++) {
        lexicon->tables[table].cells = image + dln_table_cells(lexicon, table)[1];
        lexicon->tables[table].columns = dln_schemas[table].column_count;
    }
}

dln_status dln_builder_give(dln_builder *b, dln_lexicon *lexicon)
{
    free(lexicon->owned_numbers);
    free(lexicon->owned_text);
    lexicon->owned_numbers = b->image.items;
    lexicon->owned_text = b->text;
    lexicon->numbers = b->image.items;
    lexicon->text = b->text;
    dln_lexicon_find_parts(lexicon);
    b->image = (numbers){NULL, 0, 0};
    b->text = NULL;
    return DLN_OK;
}
