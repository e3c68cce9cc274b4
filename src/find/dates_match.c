/* src/find/dates_match.c - the classes of words in a text, where expressions may begin, and matching: all ways of the grammar are
 * tried, the longest one is kept, the earlier row if equal. A way is gone only where the token and the one behind it allow its
 * element (dates_firsts).
 */
#include "find/dates_program.h"

/* ---- words ---- */

/* Whether the next word goes on with a longer form. */
static inline bool begins_phrase(const scanner *s, const word_info *info, const dln_token *token)
{
    return (info->goes_on & dln_next_bit(token[1].word)) != 0 && dln_node_next(s->lexicon, token->node, token[1].word) != 0;
}

static bool fits(const scanner *s, uint32_t at, uint8_t needs)
{
    uint8_t flags = s->tokens->items[at].flags;
    return needs == 0 || s->is_shouted || (needs == 1 ? (flags & DLN_CAPITAL) != 0 : (flags & DLN_SHOUTED) != 0);
}

static bool class_of_phrase(const scanner *s, uint32_t at, time_class class, int32_t *value, uint32_t *next)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    size_t count = dln_phrases_at(s->lexicon, s->tokens, at, s->tokens->count, s->is_shouted, hits);
    while (count-- > 0) {
        if (hits[count].tokens < 2)
            return false;
        for (uint32_t i = 0; i < hits[count].sense_count; i++) {
            dln_sense sense = dln_sense_at(hits[count].senses, i);
            bool is_word = sense.table == DLN_TABLE_TIME_WORDS &&
                           dln_cell(s->lexicon, DLN_TABLE_TIME_WORDS, sense.row, DLN_TIME_WORDS_CLASS) == (uint32_t)class;
            bool is_zone = sense.table == DLN_TABLE_TIME_ZONES && class == CLASS_ZONE;
            bool is_holiday = sense.table == DLN_TABLE_HOLIDAYS && class == CLASS_HOLIDAY;
            if ((!is_word && !is_zone && !is_holiday) || !dln_sense_fits(s->tokens, at, hits[count].tokens, sense, s->is_shouted))
                continue;
            *value = is_word ? dln_cell_int(s->lexicon, DLN_TABLE_TIME_WORDS, sense.row, DLN_TIME_WORDS_VALUE) : (int32_t)sense.row + 1;
            *next = at + hits[count].tokens;
            return true;
        }
    }
    return false;
}

static __attribute__((noinline)) bool class_of_word(const scanner *s, const word_info *info, uint32_t at, time_class class, int32_t *value, uint32_t *next)
{
    if ((info->phrases >> class & 1) != 0 && begins_phrase(s, info, &s->tokens->items[at]) && class_of_phrase(s, at, class, value, next))
        return true;
    if ((info->mask >> class & 1) == 0)
        return false;
    for (uint32_t i = 0; i < info->count; i++) {
        const word_entry *entry = &s->program->entries[info->first + i];
        if (entry->class == class && fits(s, at, entry->needs)) {
            *value = entry->value;
            *next = at + 1;
            return true;
        }
    }
    return false;
}

bool dates_class_at(const scanner *s, uint32_t at, time_class class, int32_t *value, uint32_t *next)
{
    const word_info *info = info_of(s->program, s->tokens->items[at].word);
    return ((info->mask | info->phrases) >> class & 1) != 0 && class_of_word(s, info, at, class, value, next); /* most are of none */
}

uint32_t dln_number_of_word(const dln_lexicon *lexicon, uint32_t word, time_class class)
{
    const word_info *info = info_of(lexicon->dates, word);
    for (uint32_t i = 0; (info->mask >> class & 1) != 0 && i < info->count; i++) {
        const word_entry *entry = &lexicon->dates->entries[info->first + i];
        if (entry->class == class && entry->value > 0)
            return (uint32_t)entry->value;
    }
    return 0;
}

static inline bool is_seed(const scanner *s, const dln_token *token)
{
    if (token->kind == DLN_TOKEN_NUMBER || token->kind == DLN_TOKEN_MIXED)
        return true;
    if (token->word >= s->program->info_count) /* most words */
        return false;
    const word_info *info = &s->program->infos[token->word];
    return info->is_seed || begins_phrase(s, info, token);
}

/* Whether the tables of time know a token of word_info, or it is a mark or the 's that an atom names: nothing else but numbers is a
 * seed or begins an expression. */
static inline bool is_of_time(const word_info *info, const dln_token *token)
{
    return info->is_of_time || token->kind == DLN_TOKEN_MARK || (uint8_t)token->code == '\'';
}

uint32_t dates_next_seed(const scanner *s, uint32_t at)
{
    const dln_token *items = s->tokens->items, *token = items + at, *end = items + s->tokens->count;
    const uint32_t *seeds = s->program->seeds, known = s->program->info_count;
    for (; token < end; token++) {
        bool is_number = token->kind == DLN_TOKEN_NUMBER || token->kind == DLN_TOKEN_MIXED;
        if ((token->tables & DATES_TABLES) == 0 && !is_number) /* most: no table of time has it, and a word that only patterns name is no seed */
            continue;
        if (is_number)
            break;
        uint32_t bits = seeds[token->word < known ? token->word : 0];
        if ((bits >> token[1].word % 32 & 1) == 0)
            continue;
        const word_info *info = info_of(s->program, token->word);
        if (is_of_time(info, token) && (info->is_seed || begins_phrase(s, info, token)))
            break;
    }
    return (uint32_t)(token - items);
}

/* What of the token may begin an element. */
static inline dates_firsts firsts_of(const scanner *s, const dln_token *token)
{
    static const dates_firsts of_kind[] = {[DLN_TOKEN_MIXED] = FIRST_MIXED, [DLN_TOKEN_MARK] = FIRST_MARK};
    dates_firsts firsts = FIRST_OTHER;
    if (s->tries_all)
        return info_of(s->program, token->word)->firsts | (token->kind == DLN_TOKEN_NUMBER ? FIRST_NUMBER : of_kind[token->kind]);
    if (token->word == 0 || token->word >= s->program->info_count) {
        firsts |= token->len == 1 ? FIRST_LETTER : 0;
    } else {
        const word_info *info = &s->program->infos[token->word];
        firsts = begins_phrase(s, info, token) ? info->firsts : info->alone;
    }
    if (token->kind == DLN_TOKEN_NUMBER)
        return firsts | (token->len <= 2 ? FIRST_SHORT : token->len == 4 ? FIRST_FOUR : FIRST_LONG);
    return firsts | of_kind[token->kind];
}

/* A year; a number with a mark glued to it (18:07, 3/4); or one before a word of time. */
static bool may_start_number(const scanner *s, uint32_t at)
{
    const dln_token *token = &s->tokens->items[at], *next = token + 1;
    if (token->len == 4 || (next->kind == DLN_TOKEN_MARK && (next->flags & DLN_SPACED) == 0 && next[1].kind != DLN_TOKEN_END && (next[1].flags & DLN_SPACED) == 0))
        return true;
    for (uint32_t i = at + 1; i < s->tokens->count && i <= at + DATES_LOOK_AHEAD; i++) {
        if (s->tokens->items[i].kind != DLN_TOKEN_NUMBER && is_seed(s, &s->tokens->items[i]))
            return true;
        if ((info_of(s->program, s->tokens->items[i].word)->mask & (1u << CLASS_MERIDIEM)) != 0)
            return true;
    }
    return false;
}

uint32_t dates_next_start(const scanner *s, uint32_t at, uint32_t end)
{
    const dln_token *items = s->tokens->items;
    for (; at < end; at++) {
        const dln_token *token = &items[at];
        if (token->kind == DLN_TOKEN_MIXED || (token->kind == DLN_TOKEN_NUMBER && may_start_number(s, at)))
            return at;
        if (token->kind == DLN_TOKEN_MARK && (token[1].kind == DLN_TOKEN_NUMBER || token[1].kind == DLN_TOKEN_MIXED) && (token[1].flags & DLN_SPACED) == 0)
            return at; /* '98, '30s */
        if (token->kind == DLN_TOKEN_NUMBER)
            continue;
        const word_info *info = info_of(s->program, token->word);
        if (info->may_start && is_of_time(info, token) && (info->may_end || (info->behind & firsts_of(s, token + 1)) != 0 || begins_phrase(s, info, token)))
            return at;
    }
    return end;
}

/* ---- matching ---- */

/* What a symbol makes of a place when nothing stands before it: many rows ask the same. */
enum { MEMO_PLACES = 12 };
typedef struct memo {
    uint16_t is_known[SYMBOLS_MAX]; /* a bit for each place */
    uint32_t end[SYMBOLS_MAX][MEMO_PLACES];
    draft best[SYMBOLS_MAX][MEMO_PLACES];
} memo;

typedef struct match {
    memo *memo;
    uint32_t first;         /* token where the whole match begins */
    const scanner *s;
    uint32_t end;        /* of the sentence */
    uint32_t best_end, best_row;
    draft best;
    int depth;
} match;

static const draft empty_draft = {.year = NO_YEAR, .year2 = NO_YEAR, .minute = -1, .minute2 = -1, .second = -1, .zone_offset = NO_OFFSET};

/* The draft is what has been read so far; is_empty: nothing, there were but words. firsts: of the token at. */
static void walk(match *m, const node *from, uint32_t at, dates_firsts firsts, const draft *d, bool is_empty);

/* What a symbol's longest row makes of it goes into the draft; then the row's build, arg and mod. */
static uint32_t match_symbol(match *m, uint32_t symbol, uint32_t at, draft *d, bool is_empty)
{
    match inner = {.memo = m->memo, .first = m->first, .s = m->s, .end = m->end, .depth = m->depth + 1};
    uint32_t place = at - m->first;
    bool is_kept = is_empty && place < MEMO_PLACES;
    if (inner.depth == DEPTH_MAX)
        return 0;
    if (is_kept && (m->memo->is_known[symbol] >> place & 1) != 0) {
        if (m->memo->end[symbol][place] != 0)
            *d = m->memo->best[symbol][place];
        return m->memo->end[symbol][place];
    }
    const dln_dates_program *p = m->s->program;
    walk(&inner, &p->nodes[p->roots[symbol]], at, firsts_of(m->s, &m->s->tokens->items[at]), d, is_empty);
    if (is_kept) {
        m->memo->is_known[symbol] |= (uint16_t)(1u << place);
        m->memo->end[symbol][place] = inner.best_end;
        if (inner.best_end != 0)
            m->memo->best[symbol][place] = inner.best;
    }
    if (inner.best_end != 0)
        *d = inner.best;
    return inner.best_end;
}

/* A row may name its unit itself: "the week|month|year". */
static void note_unit(const scanner *s, uint32_t at, draft *d)
{
    int32_t value;
    uint32_t next;
    if (dates_class_at(s, at, CLASS_UNIT, &value, &next) && next == at + 1)
        d->unit = (uint8_t)value;
}

static void accept(match *m, uint32_t row, uint32_t at, const draft *d)
{
    if (at < m->best_end || (at == m->best_end && row >= m->best_row))
        return;
    row_does does = m->s->program->rows[row];
    m->best = *d;
    m->best_end = at;
    m->best_row = row;
    if (does.build != BUILD_KEEP)
        m->best.build = does.build;
    if (does.has_arg)
        m->best.arg = does.arg;
    if (does.mod != MOD_NONE)
        m->best.mod = does.mod;
}

static void try_way(match *m, const node *way, dates_firsts firsts, uint32_t at, const draft *d, bool is_empty)
{
    const dln_dates_program *p = m->s->program;
    const element *e = &p->elements[way->element];
    const dln_token *items = m->s->tokens->items;
    const draft *now = d;
    draft grown;
    uint32_t next = at + 1;
    if (e->is_glued && (items[at].flags & DLN_SPACED) != 0)
        return;
    if (e->kind == ELEMENT_WORDS) {
        if (way->word == 0 && way->set == 0 && !is_named(p, e, items[at].word))
            return;
        if (d->unit == 0 && (firsts & FIRST_CLASS(CLASS_UNIT)) != 0) {
            grown = *d;
            note_unit(m->s, at, &grown);
            now = &grown;
        }
    } else if (e->keeps_draft) {
        next = e->atom(m->s, at, &grown);
        if (next == 0)
            return;
    } else {
        grown = *d;
        next = e->kind == ELEMENT_SYMBOL ? match_symbol(m, e->symbol, at, &grown, is_empty) : e->atom(m->s, at, &grown);
        now = &grown;
        if (next == 0 || next > m->end)
            return;
    }
    if (way->row != 0)
        accept(m, way->row - 1, next, now);
    if (way->child == 0 || next >= m->end)
        return;
    dates_firsts behind = firsts_of(m->s, &items[next]);
    if ((way->behind & behind) != 0)
        walk(m, way, next, behind, now, is_empty && now == d);
}

typedef struct pair { /* a token and the one behind it */
    const word_info *info;
    uint32_t word, symbols;
    dates_firsts firsts, behind;
} pair;

/* Whether a way that may begin with the first of them may lead anywhere. */
static inline bool is_alive(const node *way, const pair *here)
{
    bool goes_on = (way->more & here->behind) != 0 || ((way->alone & here->firsts) != 0 && (way->then == FIRST_ANY || (way->then & here->behind) != 0));
    if (!goes_on)
        return false;
    if (way->symbol != 0)
        return (here->symbols >> (way->symbol - 1) & 1) != 0 || (here->firsts & way->firsts & (FIRST_NUMBER | FIRST_MIXED | FIRST_MARK | FIRST_OTHER)) != 0;
    return way->set != 0 ? (here->info->sets[(way->set - 1) / 64] >> (way->set - 1) % 64 & 1) != 0 : way->word == 0 || way->word == here->word;
}

static void walk(match *m, const node *from, uint32_t at, dates_firsts firsts, const draft *d, bool is_empty)
{
    const dln_dates_program *p = m->s->program;
    const dln_token *token = &m->s->tokens->items[at];
    const word_info *info = info_of(p, token->word);
    pair here = {info, token->word, info->symbols, firsts, 0};
    if (m->s->tries_all)
        here.symbols = UINT32_MAX, here.behind = FIRST_ANY;
    else if (at + 1 < m->end)
        here.behind = begins_phrase(m->s, here.info, token) ? FIRST_ANY : firsts_of(m->s, token + 1);
    if (from->wide == 0) {
        for (uint32_t c = from->child; c != 0; c = p->nodes[c].sibling) {
            if ((p->nodes[c].firsts & firsts) != 0 && is_alive(&p->nodes[c], &here))
                try_way(m, &p->nodes[c], firsts, at, d, is_empty);
        }
        return;
    }
    const wide *w = &p->wides[from->wide - 1]; /* only those that may begin with the two are looked at */
    for (uint32_t k = 0; k < w->words; k++) {
        const uint64_t *maps = w->maps + k * 64, *by_second = w->seconds + k * 64;
        uint64_t ways = 0, seconds = here.behind == FIRST_ANY ? ~(uint64_t)0 : w->ending[k];
        for (dates_firsts rest = firsts; rest != 0; rest &= rest - 1)
            ways |= maps[(uint32_t)__builtin_ctzll(rest)];
        for (dates_firsts rest = here.behind == FIRST_ANY ? 0 : here.behind; rest != 0; rest &= rest - 1)
            seconds |= by_second[(uint32_t)__builtin_ctzll(rest)];
        for (ways &= seconds; ways != 0; ways &= ways - 1) {
            const node *way = &p->nodes[w->ways[k * 64 + (uint32_t)__builtin_ctzll(ways)]];
            if (is_alive(way, &here))
                try_way(m, way, firsts, at, d, is_empty);
        }
    }
}

bool dates_match(const scanner *s, uint32_t at, uint32_t end, found *out)
{
    const dln_dates_program *p = s->program;
    memo known;
    memset(known.is_known, 0, sizeof known.is_known);
    match m = {.memo = &known, .first = at, .s = s, .end = end};
    if (at < end)
        walk(&m, &p->nodes[p->roots[0]], at, firsts_of(s, &s->tokens->items[at]), &empty_draft, true);
    if (m.best_end == 0)
        return false;
    *out = (found){.d = m.best, .begin = at, .end = m.best_end, .rule = m.best_row};
    return true;
}
