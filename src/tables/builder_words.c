/* src/tables/builder_words.c - the forms of the rows as words, phrases and senses, and the words of the lists. See lexicon.h.
 */
#include "tables/builder_parts.h"

#include "base/text.h"
#include "find/tokens.h"

/* ---- words and phrases ---- */

static uint32_t add_word(dln_builder *b, phrase_store *p, dln_span folded)
{
    size_t count = p->words.count / DLN_WORD_CELLS;
    if (count * 2 >= p->word_slots.capacity / 2) {
        size_t capacity = p->word_slots.capacity == 0 ? 1 << 12 : p->word_slots.capacity * 2;
        uint32_t *fresh = calloc(capacity, sizeof *fresh);
        if (fresh == NULL) {
            b->failed = true;
            return 0;
        }
        size_t mask = capacity / 2 - 1;
        for (size_t w = 1; w < count; w++) {
            const uint32_t *cells = p->words.items + w * DLN_WORD_CELLS;
            uint32_t hash = dln_hash_word(b->text + cells[0], cells[1]);
            size_t slot = hash & mask;
            while (fresh[slot * 2 + 1] != 0)
                slot = (slot + 1) & mask;
            fresh[slot * 2] = hash;
            fresh[slot * 2 + 1] = (uint32_t)w;
        }
        free(p->word_slots.items);
        p->word_slots = (numbers){fresh, capacity, capacity};
    }
    uint32_t hash = dln_hash_word(folded.text, folded.len);
    size_t mask = p->word_slots.capacity / 2 - 1, slot = hash & mask;
    for (; p->word_slots.items[slot * 2 + 1] != 0; slot = (slot + 1) & mask) {
        const uint32_t *cells = p->words.items + (size_t)p->word_slots.items[slot * 2 + 1] * DLN_WORD_CELLS;
        if (p->word_slots.items[slot * 2] == hash && cells[1] == folded.len && memcmp(b->text + cells[0], folded.text, folded.len) == 0)
            return p->word_slots.items[slot * 2 + 1];
    }
    uint32_t cells[DLN_WORD_CELLS] = {dln_builder_intern(b, folded), (uint32_t)folded.len, 0, 0, 0};
    for (size_t i = 0; i < DLN_WORD_CELLS; i++)
        push(b, &p->words, cells[i]);
    p->word_slots.items[slot * 2] = hash;
    p->word_slots.items[slot * 2 + 1] = (uint32_t)count;
    return (uint32_t)count;
}

static size_t edge_slot(const phrase_store *p, uint32_t node, uint32_t word)
{
    uint32_t mask = (uint32_t)p->edge_capacity - 1, slot = (node * 0x9E3779B1u ^ word * 0x85EBCA77u);
    for (slot = (slot ^ slot >> 15) & mask; p->edges[slot].next != 0; slot = (slot + 1) & mask) {
        if (p->edges[slot].node == node && p->edges[slot].word == word)
            break;
    }
    return slot;
}

static uint32_t follow(dln_builder *b, phrase_store *p, uint32_t node, uint32_t word)
{
    if ((p->edge_count + 1) * 2 > p->edge_capacity) {
        edge *old = p->edges;
        size_t old_capacity = p->edge_capacity;
        p->edge_capacity = old_capacity == 0 ? 1 << 12 : old_capacity * 2;
        p->edges = calloc(p->edge_capacity, sizeof *p->edges);
        if (p->edges == NULL) {
            p->edges = old;
            p->edge_capacity = old_capacity;
            b->failed = true;
            return 0;
        }
        for (size_t i = 0; i < old_capacity; i++) {
            if (old[i].next != 0)
                p->edges[edge_slot(p, old[i].node, old[i].word)] = old[i];
        }
        free(old);
    }
    size_t slot = edge_slot(p, node, word);
    if (p->edges[slot].next == 0) {
        p->edges[slot] = (edge){node, word, ++p->node_count};
        p->edge_count++;
    }
    return p->edges[slot].next;
}

/* Folds a token and gives its word. */
static uint32_t word_of_token(dln_builder *b, phrase_store *p, dln_span token)
{
    char folded[256];
    return add_word(b, p, (dln_span){folded, dln_fold(token, folded, sizeof folded)});
}

/* Adds one form. skip_hyphens: the variant "Kim Jong Un" of "Kim Jong-un". Returns whether the form has a hyphen inside. */
static bool add_form(dln_builder *b, phrase_store *p, dln_span form, dln_table table, size_t column, uint32_t row, bool skip_hyphens)
{
    dln_tokens tokens;
    uint32_t node = 0, taken = 0, capitals = 0;
    bool has_hyphen = false, all_shouted = true, has_letters = false;
    dln_tokenize(NULL, form, b->arena, &tokens);
    for (uint32_t i = 0; i < tokens.count; i++) {
        const dln_token *token = &tokens.items[i];
        bool is_hyphen = i > 0 && i + 1 < tokens.count && dln_token_is(&tokens, i, "-");
        has_hyphen |= is_hyphen;
        if (is_hyphen && skip_hyphens)
            continue;
        uint32_t word = word_of_token(b, p, dln_token_text(&tokens, i));
        if (b->failed)
            return false;
        if (node == 0) {
            uint32_t *cells = p->words.items + (size_t)word * DLN_WORD_CELLS;
            if (cells[2] == 0)
                cells[2] = ++p->node_count;
            node = cells[2];
            if (table < 32)
                cells[3] |= 1u << table;
            else
                cells[4] |= 1u << (table - 32);
        } else {
            node = follow(b, p, node, word);
        }
        if ((token->flags & DLN_CAPITAL) != 0 && taken < 8)
            capitals |= 1u << taken;
        if (token->kind == DLN_TOKEN_WORD || token->kind == DLN_TOKEN_MIXED) {
            has_letters = true;
            all_shouted &= (token->flags & DLN_SHOUTED) != 0;
        }
        taken++;
    }
    if (node == 0 || b->failed)
        return false;
    if (p->sense_count == p->sense_capacity) {
        size_t capacity = p->sense_capacity == 0 ? 4096 : p->sense_capacity * 2;
        sense_entry *larger = realloc(p->senses, capacity * sizeof *larger);
        if (larger == NULL) {
            b->failed = true;
            return false;
        }
        p->senses = larger;
        p->sense_capacity = capacity;
    }
    uint32_t shouted = has_letters && all_shouted ? 1 : 0;
    p->senses[p->sense_count++] = (sense_entry){node, (uint32_t)table | (uint32_t)column << 8 | capitals << 16 | shouted << 24, row};
    return has_hyphen;
}

static int by_node(const void *a, const void *b)
{
    const sense_entry *x = a, *y = b;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    if ((x->packed & 0xFFFF) != (y->packed & 0xFFFF))
        return (x->packed & 0xFFFF) < (y->packed & 0xFFFF) ? -1 : 1;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->packed < y->packed ? -1 : x->packed > y->packed;
}

static void add_phrases_of(dln_builder *b, phrase_store *p, dln_table table)
{
    const dln_table_schema *schema = &dln_schemas[table];
    for (uint32_t row = 0; row < row_count(b, table) && !b->failed; row++) {
        for (size_t c = 0; c < schema->column_count; c++) {
            if (schema->columns[c].type != DLN_CELL_PHRASES)
                continue;
            dln_span forms = dln_span_of(b->text + b->rows[table].items[row * schema->column_count + c]), form;
            /* adding words may move the text pool, so the forms are read from a copy */
            forms = dln_arena_copy(b->arena, forms);
            if (dln_arena_failed(b->arena))
                b->failed = true;
            while (!b->failed && dln_split(&forms, '|', &form)) {
                if (form.len > 0 && add_form(b, p, form, table, c, row, false))
                    add_form(b, p, form, table, c, row, true);
            }
            dln_arena_reset(b->arena);
        }
    }
}

/* ---- lists ---- */

static void push_pair(dln_builder *b, numbers *array, uint32_t first, uint32_t second)
{
    push(b, array, first);
    push(b, array, second);
}

/* A phrase is on the list by its first word, and spelt out beside it. */
static void add_listed_phrase(dln_builder *b, phrase_store *p, uint32_t list, dln_span form)
{
    dln_tokens tokens;
    dln_tokenize(NULL, form, b->arena, &tokens);
    push(b, &p->listed_phrases, list);
    for (uint32_t i = 0; i < tokens.count && !b->failed; i++) {
        uint32_t word = word_of_token(b, p, dln_token_text(&tokens, i));
        push(b, &p->listed_phrases, word);
        if (i == 0)
            push_pair(b, &p->listed, list, word);
    }
    push(b, &p->listed_phrases, 0);
}

static void add_listed_verb(dln_builder *b, phrase_store *p, uint32_t list, dln_span form)
{
    char key[DLN_LISTED_BYTES];
    if (form.len >= sizeof key) /* both were checked when the row was read */
        return;
    memcpy(key, form.text, form.len);
    key[form.len] = '\0';
    uint32_t row = dln_builder_find_key(b, DLN_TABLE_VERBS, key);
    if (row != UINT32_MAX)
        push_pair(b, &p->listed_verbs, list, row);
}

static void add_listed(dln_builder *b, phrase_store *p)
{
    const size_t columns = dln_schemas[DLN_TABLE_WORD_LISTS].column_count;
    for (uint32_t list = 0; list < row_count(b, DLN_TABLE_WORD_LISTS) && !b->failed; list++) {
        const uint32_t *cells = b->rows[DLN_TABLE_WORD_LISTS].items + list * columns;
        dln_listed of = (dln_listed)cells[DLN_WORD_LISTS_OF];
        dln_span forms = dln_arena_copy(b->arena, dln_span_of(b->text + cells[DLN_WORD_LISTS_FORMS])), form; /* adding words may move the text pool */
        if (dln_arena_failed(b->arena))
            b->failed = true;
        while (!b->failed && dln_split(&forms, '|', &form)) {
            if (of == DLN_LISTED_WORDS || of == DLN_LISTED_TEXTS)
                push_pair(b, &p->listed, list, word_of_token(b, p, form));
            else if (of == DLN_LISTED_PHRASES)
                add_listed_phrase(b, p, list, form);
            else
                add_listed_verb(b, p, list, form);
        }
        dln_arena_reset(b->arena);
    }
}

/* A row of bits for each of `rows`, set as the pairs say; where it begins in the image. */
static uint32_t lay_out_bits(dln_builder *b, const numbers *pairs, uint32_t rows)
{
    uint32_t first = (uint32_t)b->image.count, width = dln_list_cells((uint32_t)row_count(b, DLN_TABLE_WORD_LISTS));
    for (uint32_t i = 0; i < rows * width; i++)
        push(b, &b->image, 0);
    for (size_t i = 0; i < pairs->count && !b->failed; i += 2)
        b->image.items[first + pairs->items[i + 1] * width + pairs->items[i] / 32] |= (uint32_t)1 << pairs->items[i] % 32;
    return first;
}

void dln_builder_lay_out_lists(dln_builder *b, const phrase_store *p)
{
    uint32_t lists = (uint32_t)row_count(b, DLN_TABLE_WORD_LISTS), words = 0;
    for (size_t i = 1; i < p->listed.count; i += 2)
        words = p->listed.items[i] >= words ? p->listed.items[i] + 1 : words;
    uint32_t of_words = lay_out_bits(b, &p->listed, words);
    uint32_t of_verbs = lay_out_bits(b, &p->listed_verbs, (uint32_t)row_count(b, DLN_TABLE_VERBS));
    uint32_t phrases = (uint32_t)b->image.count;
    for (uint32_t i = 0; i < lists; i++)
        push(b, &b->image, 0);
    uint32_t list = UINT32_MAX; /* whose phrases are written; they come list by list */
    for (size_t i = 0; i < p->listed_phrases.count && !b->failed; i++) {
        if (p->listed_phrases.items[i] != list) {
            list = p->listed_phrases.items[i];
            push(b, &b->image, 0);
            if (!b->failed)
                b->image.items[phrases + list] = (uint32_t)b->image.count;
        }
        do
            push(b, &b->image, p->listed_phrases.items[++i]);
        while (p->listed_phrases.items[i] != 0);
    }
    push(b, &b->image, 0);
    if (b->failed)
        return;
    b->image.items[DLN_HEAD_LIST_WORDS] = of_words;
    b->image.items[DLN_HEAD_LIST_WORD_COUNT] = words;
    b->image.items[DLN_HEAD_LIST_VERBS] = of_verbs;
    b->image.items[DLN_HEAD_LIST_PHRASES] = phrases;
}

void dln_builder_add_words(dln_builder *b, phrase_store *p)
{
    /* words of time have the smallest ids: most words of a text are then told from them by that alone */
    static const dln_table first[] = {DLN_TABLE_TIME_WORDS, DLN_TABLE_HOLIDAYS, DLN_TABLE_TIME_ZONES};
    enum { FIRST_COUNT = sizeof first / sizeof *first };
    uint64_t done = 0;
    for (size_t i = 0; i < DLN_WORD_CELLS; i++)
        push(b, &p->words, 0);
    for (size_t i = 0; i < FIRST_COUNT + DLN_TABLE_COUNT && !b->failed; i++) {
        if (i == FIRST_COUNT)
            add_listed(b, p); /* and the words of lists the next ones, so that their bits are one small table */
        dln_table table = i < FIRST_COUNT ? first[i] : (dln_table)(i - FIRST_COUNT);
        if ((done & dln_table_bit(table)) == 0)
            add_phrases_of(b, p, table);
        done |= dln_table_bit(table);
    }
    if (p->sense_count > 0)
        qsort(p->senses, p->sense_count, sizeof *p->senses, by_node);
    size_t kept = 0; /* a form given twice in one row */
    for (size_t i = 0; i < p->sense_count; i++) {
        if (kept == 0 || by_node(&p->senses[kept - 1], &p->senses[i]) != 0)
            p->senses[kept++] = p->senses[i];
    }
    p->sense_count = kept;
}

void dln_builder_free_words(phrase_store *p)
{
    free(p->words.items);
    free(p->word_slots.items);
    free(p->edges);
    free(p->senses);
    free(p->listed.items);
    free(p->listed_verbs.items);
    free(p->listed_phrases.items);
}
