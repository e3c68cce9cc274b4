/* src/find/dates_grammar.c - date_patterns.tsv as tries over words and atoms. Matching: dates_match.c.
 * A pattern is a row of elements with blanks between:
 *   word        as written in time_words.tsv, any case; `a|b` either; a mark stands for itself
 *   ATOM        a function of dates_atoms.c (MONTH, DAY, N, CLOCK ...)
 *   SYMBOL      any row whose symbol is that
 *   ...?        may be missing
 *   _-          glued: no blank before it
 * Rows of one symbol share their beginnings. What may begin a way, and what may
 * stand behind its first token, is worked out here, so that matching leaves out what leads nowhere.
 */
#include "find/dates_program.h"

#include "base/text.h"

#include <stdlib.h>

void dln_dates_program_free(dln_dates_program *p)
{
    if (p != NULL) {
        dln_arena_free(p->arena);
        free(p);
    }
}

/* ---- words ---- */

static void add_entry(dln_dates_program *p, word_info *info, time_class class, int32_t value, uint8_t needs)
{
    word_entry *entry = dln_arena_push(p->arena, &p->entries, &p->entry_count, &p->entry_capacity, sizeof *entry);
    if (entry == NULL)
        return;
    *entry = (word_entry){(uint8_t)class, needs, (int16_t)value};
    info->mask |= 1u << class;
    info->count++;
}

static void entry_of_sense(dln_dates_program *p, const dln_lexicon *lexicon, word_info *info, dln_sense sense)
{
    uint8_t needs = sense.shouted != 0 ? 2 : (sense.capitals & 1) != 0 ? 1 : 0;
    if (sense.table == DLN_TABLE_TIME_WORDS) {
        int32_t value = dln_cell_int(lexicon, DLN_TABLE_TIME_WORDS, sense.row, DLN_TIME_WORDS_VALUE);
        add_entry(p, info, (time_class)dln_cell(lexicon, DLN_TABLE_TIME_WORDS, sense.row, DLN_TIME_WORDS_CLASS),
                  value == DLN_NO_NUMBER ? 0 : value, needs);
    } else if (sense.table == DLN_TABLE_TIME_ZONES) {
        add_entry(p, info, CLASS_ZONE, (int32_t)sense.row + 1, needs);
    } else if (sense.table == DLN_TABLE_HOLIDAYS) {
        add_entry(p, info, CLASS_HOLIDAY, (int32_t)sense.row + 1, needs);
    }
}

static bool is_of_letters(dln_span form)
{
    size_t i = 0;
    while (i < form.len && dln_is_alpha(form.text[i]))
        i++;
    return i == form.len;
}

/* Notes of what classes the longer forms are that begin with a word. Each is read into the same memory: new memory costs more than the
 * reading. false: there is none. */
static bool mark_beginnings(dln_dates_program *p, const dln_lexicon *lexicon, dln_table table, uint32_t column)
{
    dln_arena *scratch = dln_arena_new();
    bool has_memory = scratch != NULL;
    for (uint32_t row = 0; has_memory && row < dln_row_count(lexicon, table); row++) {
        dln_span forms = dln_cell_text(lexicon, table, row, column), form;
        uint32_t class = table == DLN_TABLE_TIME_WORDS ? dln_cell(lexicon, table, row, DLN_TIME_WORDS_CLASS)
                       : table == DLN_TABLE_TIME_ZONES ? CLASS_ZONE : CLASS_HOLIDAY;
        while (dln_split(&forms, '|', &form)) {
            dln_tokens tokens;
            if (is_of_letters(form))
                continue;
            dln_tokenize(lexicon, form, scratch, &tokens);
            if (tokens.count > 1) {
                p->infos[tokens.items[0].word].phrases |= 1u << class;
                p->infos[tokens.items[0].word].goes_on |= dln_next_bit(tokens.items[1].word);
            }
            has_memory = has_memory && !dln_arena_failed(scratch);
            dln_arena_reset(scratch);
        }
    }
    dln_arena_free(scratch);
    return has_memory;
}

static bool classify_words(dln_dates_program *p, const dln_lexicon *lexicon)
{
    const uint32_t seeds = 1u << CLASS_MONTH | 1u << CLASS_WEEKDAY | 1u << CLASS_WEEKDAYS | 1u << CLASS_UNIT | 1u << CLASS_UNITS | 1u << CLASS_PART |
                           1u << CLASS_PARTS | 1u << CLASS_SEASON | 1u << CLASS_SEASONS | 1u << CLASS_DEICTIC | 1u << CLASS_REF |
                           1u << CLASS_SET | 1u << CLASS_CLOCK | 1u << CLASS_DECADE | 1u << CLASS_HOLIDAY | 1u << CLASS_TENS | 1u << CLASS_ERA;
    for (uint32_t w = 1; w < lexicon->numbers[DLN_HEAD_WORD_COUNT]; w++) {
        if ((dln_word_tables(lexicon, w) & DATES_TABLES) != 0)
            p->info_count = w + 1;
    }
    p->infos = dln_arena_array(p->arena, p->info_count + 1, sizeof *p->infos);
    if (p->infos == NULL)
        return false;
    for (uint32_t w = 1; w < p->info_count; w++) {
        word_info *info = &p->infos[w];
        if ((dln_word_tables(lexicon, w) & DATES_TABLES) == 0)
            continue;
        uint32_t count;
        const uint32_t *senses = dln_word_senses(lexicon, w, &count);
        info->first = (uint32_t)p->entry_count;
        for (uint32_t i = 0; i < count; i++)
            entry_of_sense(p, lexicon, info, dln_sense_at(senses, i));
        info->is_seed = (info->mask & seeds) != 0;
        info->is_of_time = true;
    }
    if (!mark_beginnings(p, lexicon, DLN_TABLE_TIME_WORDS, DLN_TIME_WORDS_FORM) || !mark_beginnings(p, lexicon, DLN_TABLE_TIME_ZONES, DLN_TIME_ZONES_FORM) ||
        !mark_beginnings(p, lexicon, DLN_TABLE_HOLIDAYS, DLN_HOLIDAYS_FORM))
        return false;
    p->infos[0].firsts = p->infos[0].alone = FIRST_OTHER;
    for (uint32_t w = 1; w < p->info_count; w++) {
        p->infos[w].firsts = p->infos[w].mask | p->infos[w].phrases;
        p->infos[w].alone = p->infos[w].mask;
    }
    return true;
}

/* ---- compiling ---- */

static uint32_t symbol_of(dln_dates_program *p, dln_span name)
{
    for (uint32_t i = 0; i < p->symbol_count; i++) {
        if (dln_span_equals(p->symbols[i], name))
            return i;
    }
    if (p->symbol_count == SYMBOLS_MAX)
        return SYMBOLS_MAX;
    p->symbols[p->symbol_count] = name;
    return p->symbol_count++;
}

static bool is_name(dln_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!dln_is_upper(text.text[i]) && !dln_is_digit(text.text[i]))
            return false;
    }
    return text.len > 0 && dln_is_upper(text.text[0]);
}

/* Gives a word that patterns name its bit. Those that are named first are the commonest: they have one of their own. */
static void name_word(dln_dates_program *p, uint32_t word, dates_firsts *firsts)
{
    enum { SHARED = 8, OWN = 64 - FIRST_WORDS - SHARED };
    dates_firsts bit = FIRST_OTHER;
    if (word != 0 && word < p->info_count) {
        word_info *info = &p->infos[word];
        if (info->bit == 0) {
            info->bit = (uint8_t)(FIRST_WORDS + (p->named < OWN ? p->named : OWN + word % SHARED));
            p->named++;
        }
        bit = (dates_firsts)1 << info->bit;
        p->infos[word].firsts |= bit;
        p->infos[word].alone |= bit;
    }
    *firsts |= bit;
}

/* The words of an element, divided by |. Those of an atom may be missing from the tables. */
static dln_status add_words(dln_dates_program *p, const dln_lexicon *lexicon, dln_span rest, element *out, dln_error *err)
{
    dln_span form;
    out->first = (uint32_t)p->words_count;
    while (rest.len > 0 && dln_split(&rest, '|', &form)) {
        uint32_t id = dln_word_find(lexicon, form.text, form.len);
        if (id == 0 && out->kind == ELEMENT_ATOM) {
            name_word(p, id, &out->firsts);
            continue;
        }
        if (id == 0)
            return dln_fail(err, DLN_NOT_FOUND, "'%.*s' is no word of time_words.tsv", (int)form.len, form.text);
        uint32_t *word = dln_arena_push(p->arena, &p->words, &p->words_count, &p->words_capacity, sizeof *word);
        if (word == NULL)
            return DLN_NO_MEMORY;
        *word = id;
        name_word(p, id, &out->firsts);
        out->count++;
    }
    return DLN_OK;
}

static dln_status parse_element(dln_dates_program *p, const dln_lexicon *lexicon, dln_span text, element *out, dln_error *err)
{
    *out = (element){.text = text};
    if (text.len > 1 && text.text[0] == '_') {
        out->is_glued = true;
        text.text++, text.len--;
    }
    if (!is_name(text)) {
        out->kind = ELEMENT_WORDS;
        return add_words(p, lexicon, text, out, err);
    }
    const dates_atom_row *atom = dates_atom_find(text);
    out->kind = atom != NULL ? ELEMENT_ATOM : ELEMENT_SYMBOL;
    if (atom != NULL) {
        dln_span behind = dln_span_of(atom->behind_words != NULL ? atom->behind_words : ""), more = dln_span_of(atom->more_words != NULL ? atom->more_words : ""), form;
        out->atom = atom->atom;
        out->firsts = atom->firsts;
        out->behind = (uint8_t)atom->behind;
        out->keeps_draft = atom->behind == BEHIND_SAME && atom->atom != dates_atom_ended;
        out->behind_firsts = atom->behind_firsts;
        while (behind.len > 0 && dln_split(&behind, '|', &form))
            name_word(p, dln_word_find(lexicon, form.text, form.len), &out->behind_firsts);
        out->alone = atom->alone;
        out->more = atom->more;
        while (more.len > 0 && dln_split(&more, '|', &form)) {
            uint32_t word = dln_word_find(lexicon, form.text, form.len);
            if (form.len == 1 && (word == 0 || word >= p->info_count))
                out->more |= FIRST_LETTER;
            else
                name_word(p, word, &out->more);
        }
        return add_words(p, lexicon, dln_span_of(atom->words), out, err);
    }
    out->symbol = symbol_of(p, text);
    return out->symbol < SYMBOLS_MAX ? DLN_OK : dln_fail(err, DLN_OUT_OF_RANGE, "too many symbols in the date patterns");
}

static dln_status add_element(dln_dates_program *p, const dln_lexicon *lexicon, dln_span text, uint16_t *known, dln_error *err)
{
    if (p->element_count == PIECE_SLOTS / 2)
        return dln_fail(err, DLN_OUT_OF_RANGE, "too many elements in the date patterns");
    element *fresh = dln_arena_push(p->arena, &p->elements, &p->element_count, &p->element_capacity, sizeof *fresh);
    if (fresh == NULL)
        return DLN_NO_MEMORY;
    *known = (uint16_t)p->element_count;
    return parse_element(p, lexicon, text, fresh, err);
}

/* An element of a pattern. Most are of many patterns: each is read once. */
typedef struct piece {
    uint32_t element;
    bool is_optional;
} piece;

static dln_status find_piece(dln_dates_program *p, const dln_lexicon *lexicon, dln_span text, piece *out, dln_error *err)
{
    out->is_optional = text.len > 1 && text.text[text.len - 1] == '?';
    text.len -= out->is_optional;
    uint32_t slot = (uint32_t)dln_hash64(text) % PIECE_SLOTS;
    while (p->known[slot] != 0 && !dln_span_equals(p->elements[p->known[slot] - 1].text, text))
        slot = (slot + 1) % PIECE_SLOTS;
    dln_status status = p->known[slot] == 0 ? add_element(p, lexicon, text, &p->known[slot], err) : DLN_OK;
    out->element = p->known[slot] - 1u;
    return status;
}

static uint32_t child_of(dln_dates_program *p, uint32_t parent, uint32_t wanted)
{
    uint32_t last = 0;
    for (uint32_t c = p->nodes[parent].child; c != 0; c = p->nodes[c].sibling) {
        if (p->nodes[c].element == wanted)
            return c;
        last = c;
    }
    node *fresh = dln_arena_push(p->arena, &p->nodes, &p->node_count, &p->node_capacity, sizeof *fresh);
    if (fresh == NULL)
        return 0;
    fresh->element = wanted;
    uint32_t id = (uint32_t)p->node_count - 1;
    if (last == 0)
        p->nodes[parent].child = id;
    else
        p->nodes[last].sibling = id;
    return id;
}

static void add_ways(dln_dates_program *p, uint32_t at, const piece *pieces, size_t count, uint32_t row)
{
    if (count == 0) {
        if (p->nodes[at].row == 0)
            p->nodes[at].row = row + 1;
        return;
    }
    if (pieces->is_optional)
        add_ways(p, at, pieces + 1, count - 1, row);
    uint32_t child = child_of(p, at, pieces->element);
    if (child != 0)
        add_ways(p, child, pieces + 1, count - 1, row);
}

static dln_status add_pattern(dln_dates_program *p, const dln_lexicon *lexicon, uint32_t row, dln_error *err)
{
    piece pieces[ELEMENTS_MAX];
    size_t count = 0;
    dln_span rest = dln_cell_text(lexicon, DLN_TABLE_DATE_PATTERNS, row, DLN_DATE_PATTERNS_PATTERN), text;
    uint32_t symbol = symbol_of(p, dln_cell_text(lexicon, DLN_TABLE_DATE_PATTERNS, row, DLN_DATE_PATTERNS_SYMBOL));
    if (symbol == SYMBOLS_MAX)
        return dln_fail(err, DLN_OUT_OF_RANGE, "too many symbols in the date patterns");
    if (p->roots[symbol] == 0) {
        if (dln_arena_push(p->arena, &p->nodes, &p->node_count, &p->node_capacity, sizeof(node)) == NULL)
            return DLN_NO_MEMORY;
        p->roots[symbol] = (uint32_t)p->node_count - 1;
    }
    dln_span pattern = rest;
    while (dln_split(&rest, ' ', &text)) {
        uint32_t place = (uint32_t)(text.text - pattern.text) + 1, known = p->symbol_count;
        if (count == ELEMENTS_MAX)
            return dln_fail_at(err, DLN_OUT_OF_RANGE, "date_patterns", row + 1, place, "the pattern is too long");
        dln_status status = find_piece(p, lexicon, text, &pieces[count++], err);
        if (status != DLN_OK) {
            if (err != NULL)
                err->line = row + 1, err->column = place;
            return status;
        }
        if (p->symbol_count > known)
            p->symbol_rows[known] = row + 1, p->symbol_places[known] = place;
    }
    add_ways(p, p->roots[symbol], pieces, count, row);
    return dln_arena_failed(p->arena) ? DLN_NO_MEMORY : DLN_OK;
}

/* Maps of the ways from a node that has many. */
static void widen(dln_dates_program *p, uint32_t n)
{
    enum { FEW = 6, BITS = 64 };
    uint32_t count = 0, i = 0;
    for (uint32_t c = p->nodes[n].child; c != 0; c = p->nodes[c].sibling)
        count++;
    if (count <= FEW)
        return;
    wide *w = dln_arena_push(p->arena, &p->wides, &p->wide_count, &p->wide_capacity, sizeof *w);
    if (w == NULL)
        return;
    w->words = (count + BITS - 1) / BITS;
    w->ways = dln_arena_array(p->arena, count, sizeof *w->ways);
    w->maps = dln_arena_array(p->arena, (size_t)(2 * BITS + 1) * w->words, sizeof *w->maps);
    if (w->ways == NULL || w->maps == NULL)
        return;
    w->seconds = w->maps + (size_t)BITS * w->words;
    w->ending = w->seconds + (size_t)BITS * w->words;
    for (uint32_t c = p->nodes[n].child; c != 0; c = p->nodes[c].sibling, i++) {
        const node *way = &p->nodes[c];
        uint64_t own = (uint64_t)1 << i % BITS;
        w->ways[i] = c;
        for (uint32_t bit = 0; bit < BITS; bit++) {
            if ((way->firsts >> bit & 1) != 0)
                w->maps[i / BITS * BITS + bit] |= own;
            if (((way->more | way->then) >> bit & 1) != 0)
                w->seconds[i / BITS * BITS + bit] |= own;
        }
        if (way->then == FIRST_ANY)
            w->ending[i / BITS] |= own;
    }
    p->nodes[n].wide = (uint32_t)p->wide_count;
}

/* Gives elements of several words their bits. */
static void find_sets(dln_dates_program *p)
{
    uint32_t of[DATES_SETS_MAX], count = 0;
    for (uint32_t n = 1; n < p->node_count; n++) {
        const element *e = &p->elements[p->nodes[n].element];
        uint32_t set = 0;
        bool are_known = e->kind == ELEMENT_WORDS && e->count > 1;
        for (uint32_t i = 0; are_known && i < e->count; i++)
            are_known = p->words[e->first + i] < p->info_count;
        if (!are_known)
            continue;
        while (set < count && of[set] != p->nodes[n].element)
            set++;
        if (set == DATES_SETS_MAX)
            return;
        if (set == count) {
            of[count++] = p->nodes[n].element;
            for (uint32_t i = 0; i < e->count; i++)
                p->infos[p->words[e->first + i]].sets[set / 64] |= (uint64_t)1 << set % 64;
        }
        p->nodes[n].set = (uint8_t)(set + 1);
    }
}

/* What rows of a symbol may begin with is what their first elements may begin with, symbols among them. */
static void find_firsts(dln_dates_program *p)
{
    for (uint32_t round = 0; round < p->symbol_count; round++) {
        for (uint32_t i = 0; i < p->symbol_count; i++) {
            for (uint32_t c = p->nodes[p->roots[i]].child; c != 0; c = p->nodes[c].sibling) {
                const element *e = &p->elements[p->nodes[c].element];
                p->firsts[i] |= e->kind == ELEMENT_SYMBOL ? p->firsts[e->symbol] : e->firsts;
            }
        }
    }
    for (uint32_t n = 1; n < p->node_count; n++) {
        const element *e = &p->elements[p->nodes[n].element];
        p->nodes[n].firsts = e->kind == ELEMENT_SYMBOL ? p->firsts[e->symbol] : e->firsts;
        p->nodes[n].symbol = e->kind == ELEMENT_SYMBOL ? e->symbol + 1 : 0;
        p->nodes[n].word = e->kind == ELEMENT_WORDS && e->count == 1 ? p->words[e->first] : 0;
    }
    for (uint32_t n = 1; n < p->node_count; n++) {
        for (uint32_t c = p->nodes[n].child; c != 0; c = p->nodes[c].sibling)
            p->nodes[n].behind |= p->nodes[c].firsts;
    }
}

/* The token behind the first one tells of most ways that they lead nowhere: what it may be, by the length of the way's element. That of
 * a symbol is as long as what its rows begin with and goes on in them; that of an atom without a token is what goes on from it. */
static void find_seconds(dln_dates_program *p)
{
    dates_firsts alone[SYMBOLS_MAX] = {0}, more[SYMBOLS_MAX] = {0};
    for (uint32_t round = 0; round < p->symbol_count + ELEMENTS_MAX; round++) {
        for (uint32_t n = (uint32_t)p->node_count; n-- > 1;) {
            node *way = &p->nodes[n];
            const element *e = &p->elements[way->element];
            way->then = way->row != 0 ? FIRST_ANY : way->behind;
            if (e->kind == ELEMENT_WORDS) {
                way->alone = FIRST_ANY;
            } else if (e->kind == ELEMENT_SYMBOL) {
                way->alone = alone[e->symbol];
                way->more = more[e->symbol];
            } else if (e->behind != BEHIND_SAME) {
                way->alone = e->alone;
                way->more = e->more;
            } else {
                way->alone = way->then = way->row != 0 ? FIRST_ANY : 0;
                for (uint32_t c = way->child; c != 0; c = p->nodes[c].sibling) {
                    way->alone |= p->nodes[c].alone;
                    way->then |= p->nodes[c].then;
                    way->more |= p->nodes[c].more;
                }
            }
        }
        for (uint32_t i = 0; i < p->symbol_count; i++) {
            for (uint32_t c = p->nodes[p->roots[i]].child; c != 0; c = p->nodes[c].sibling) {
                const node *way = &p->nodes[c];
                alone[i] |= way->then == FIRST_ANY ? way->alone & way->firsts : 0;
                more[i] |= way->more | (way->then == FIRST_ANY ? way->behind : way->then);
            }
        }
    }
}

/* Notes of each word exactly which symbols may begin with it: many words share a bit of dates_firsts. */
static void find_symbols(dln_dates_program *p)
{
    dates_firsts classes[SYMBOLS_MAX] = {0}; /* of the atoms that their rows begin with */
    uint32_t holds[SYMBOLS_MAX];             /* what their rows begin with in the end: symbols, they themselves among them */
    for (uint32_t i = 0; i < p->symbol_count; i++) {
        holds[i] = 1u << i;
        for (uint32_t c = p->nodes[p->roots[i]].child; c != 0; c = p->nodes[c].sibling) {
            const element *e = &p->elements[p->nodes[c].element];
            for (uint32_t k = 0; k < e->count; k++) {
                if (p->words[e->first + k] < p->info_count)
                    p->infos[p->words[e->first + k]].symbols |= 1u << i;
            }
            if (e->kind == ELEMENT_ATOM)
                classes[i] |= e->firsts & (FIRST_SHORT - 1);
            else if (e->kind == ELEMENT_SYMBOL)
                holds[i] |= 1u << e->symbol;
        }
    }
    for (uint32_t round = 0; round < p->symbol_count; round++) {
        for (uint32_t i = 0; i < p->symbol_count; i++) {
            for (uint32_t k = 0; k < p->symbol_count; k++)
                holds[i] |= (holds[i] >> k & 1) != 0 ? holds[k] : 0;
        }
    }
    for (uint32_t w = 1; w < p->info_count; w++) {
        word_info *info = &p->infos[w];
        uint32_t own = info->symbols;
        for (uint32_t i = 0; i < p->symbol_count; i++)
            own |= (classes[i] & (info->mask | info->phrases)) != 0 ? 1u << i : 0;
        for (uint32_t i = 0; i < p->symbol_count; i++)
            info->symbols |= (holds[i] & own) != 0 ? 1u << i : 0;
    }
}

/* Marks the words that the symbol's rows may begin with. An atom may begin with any word of a class. */
static void mark_starts(dln_dates_program *p, uint32_t symbol, int depth)
{
    if (depth == DEPTH_MAX || p->roots[symbol] == 0)
        return;
    for (uint32_t c = p->nodes[p->roots[symbol]].child; c != 0; c = p->nodes[c].sibling) {
        const element *e = &p->elements[p->nodes[c].element];
        for (uint32_t i = 0; i < e->count; i++)
            if (p->words[e->first + i] < p->info_count)
                p->infos[p->words[e->first + i]].may_start = true;
        if (e->kind == ELEMENT_SYMBOL)
            mark_starts(p, e->symbol, depth + 1);
    }
}

/* What may stand behind the word where it begins one of the ways from a node; *ends: nothing has to. */
static void find_behind(const dln_dates_program *p, uint32_t from, uint32_t word, int depth, dates_firsts *behind, bool *ends)
{
    if (depth == DEPTH_MAX)
        *behind = ~(dates_firsts)0;
    for (uint32_t way = p->nodes[from].child; way != 0 && depth < DEPTH_MAX; way = p->nodes[way].sibling) {
        const node *n = &p->nodes[way];
        const element *e = &p->elements[n->element];
        bool is_whole = e->kind == ELEMENT_WORDS; /* the element ends with the word */
        if ((n->firsts & p->infos[word].firsts) == 0 || (e->kind != ELEMENT_SYMBOL && !is_named(p, e, word)))
            continue;
        if (e->kind == ELEMENT_ATOM && e->behind == BEHIND_SAME)
            find_behind(p, way, word, depth + 1, behind, ends);
        else if (e->kind == ELEMENT_ATOM)
            *behind |= e->behind == BEHIND_THESE ? e->behind_firsts : ~(dates_firsts)0;
        else if (e->kind == ELEMENT_SYMBOL)
            find_behind(p, p->roots[e->symbol], word, depth + 1, behind, &is_whole);
        for (uint32_t c = n->child; is_whole && c != 0; c = p->nodes[c].sibling)
            *behind |= p->nodes[c].firsts;
        *ends |= is_whole && n->row != 0;
    }
}

/* A word that patterns name ("the", "in") begins an expression only if what they may go on with stands behind it. */
static void find_all_behind(dln_dates_program *p)
{
    for (uint32_t w = 1; w < p->info_count; w++) {
        word_info *info = &p->infos[w];
        bool ends = (info->mask & p->firsts[0]) != 0; /* a word of a class: anything may follow */
        if (info->may_start && !ends)
            find_behind(p, p->roots[0], w, 0, &info->behind, &ends);
        info->may_end = ends || info->behind == ~(dates_firsts)0;
    }
}

static void find_starts(dln_dates_program *p)
{
    uint32_t never = 1u << CLASS_GLUE | 1u << CLASS_CUE | 1u << CLASS_TITLE | 1u << CLASS_NOUN | 1u << CLASS_BEFORE | 1u << CLASS_ZONE |
                     1u << CLASS_MERIDIEM | 1u << CLASS_EVENT | 1u << CLASS_LASTING;
    mark_starts(p, 0, 0);
    for (uint32_t w = 1; w < p->info_count; w++) {
        word_info *info = &p->infos[w];
        info->may_start |= (info->mask & ~never) != 0 || (info->phrases & ~never) != 0;
        info->may_start &= (info->firsts & p->firsts[0]) != 0;
    }
    p->seeds = dln_arena_array(p->arena, p->info_count + 1, sizeof *p->seeds);
    for (uint32_t w = 1; p->seeds != NULL && w < p->info_count; w++)
        p->seeds[w] = p->infos[w].is_seed ? UINT32_MAX : p->infos[w].goes_on;
}

/* Words that are a whole expression by themselves ("tonight") are words of time although patterns name them. */
static void mark_whole_words(dln_dates_program *p)
{
    for (uint32_t i = 0; i < p->symbol_count; i++) {
        for (uint32_t c = p->nodes[p->roots[i]].child; c != 0; c = p->nodes[c].sibling) {
            const element *e = &p->elements[p->nodes[c].element];
            for (uint32_t w = 0; e->kind == ELEMENT_WORDS && p->nodes[c].row != 0 && w < e->count; w++)
                p->infos[p->words[e->first + w]].is_seed = true;
        }
    }
}

static void find_rows(dln_dates_program *p, const dln_lexicon *lexicon)
{
    uint32_t count = dln_row_count(lexicon, DLN_TABLE_DATE_PATTERNS);
    p->rows = dln_arena_array(p->arena, count, sizeof *p->rows);
    for (uint32_t row = 0; p->rows != NULL && row < count; row++) {
        int32_t arg = dln_cell_int(lexicon, DLN_TABLE_DATE_PATTERNS, row, DLN_DATE_PATTERNS_ARG);
        uint32_t mod = dln_cell(lexicon, DLN_TABLE_DATE_PATTERNS, row, DLN_DATE_PATTERNS_MOD);
        p->rows[row] = (row_does){(uint8_t)dln_cell(lexicon, DLN_TABLE_DATE_PATTERNS, row, DLN_DATE_PATTERNS_BUILD),
                                  mod < MOD_COUNT ? (uint8_t)mod : MOD_NONE, arg != DLN_NO_NUMBER, arg != DLN_NO_NUMBER ? (int8_t)arg : 0};
    }
}

dln_dates_program *dln_dates_program_new(const dln_lexicon *lexicon, dln_error *err)
{
    enum { WAYS_OF_ROW = 8 }; /* about; room that is not used is not touched */
    uint32_t rows = dln_row_count(lexicon, DLN_TABLE_DATE_PATTERNS);
    dln_dates_program *p = calloc(1, sizeof *p);
    dln_status status = DLN_OK;
    if (p == NULL)
        return NULL;
    p->arena = dln_arena_new();
    if (p->arena == NULL) {
        free(p);
        return NULL;
    }
    p->node_capacity = (size_t)rows * WAYS_OF_ROW + 1;
    p->nodes = dln_arena_array_raw(p->arena, p->node_capacity, sizeof *p->nodes);
    if (p->nodes != NULL)
        dln_arena_push(p->arena, &p->nodes, &p->node_count, &p->node_capacity, sizeof(node)); /* 0: none */
    symbol_of(p, DLN_SPAN("TIMEX"));
    if (!classify_words(p, lexicon))
        status = DLN_NO_MEMORY;
    find_rows(p, lexicon);
    for (uint32_t row = 0; status == DLN_OK && row < rows; row++)
        status = add_pattern(p, lexicon, row, err);
    for (uint32_t i = 0; status == DLN_OK && i < p->symbol_count; i++) {
        if (p->roots[i] == 0)
            status = dln_fail_at(err, DLN_NOT_FOUND, "date_patterns", p->symbol_rows[i], p->symbol_places[i], "'%.*s' is neither an atom nor the symbol of a row",
                                 (int)p->symbols[i].len, p->symbols[i].text);
    }
    if (status == DLN_OK) {
        mark_whole_words(p);
        find_firsts(p);
        find_sets(p);
        find_seconds(p);
        find_symbols(p);
        for (uint32_t n = 1; n < p->node_count; n++)
            widen(p, n);
        find_starts(p);
        find_all_behind(p);
    }
    if (status != DLN_OK || dln_arena_failed(p->arena)) {
        dln_dates_program_free(p);
        return NULL;
    }
    return p;
}
