/* src/find/coreference_speech.c - who says "I": the one whom a transcript lets speak, or to whom a quotation is ascribed. */
#include "find/coreference.h"

/* The label that opens the line: the key of its first words, *colon behind it; 0: it has none. */
static uint64_t label_of(const dln_finder *f, uint32_t begin, uint32_t *colon)
{
    enum { LABEL = 8 };
    const dln_tokens *tokens = f->tokens;
    if (tokens->items[begin].kind != DLN_TOKEN_WORD || (tokens->items[begin].flags & (DLN_SHOUTED | DLN_CAPITAL)) == 0)
        return 0;
    uint32_t i = begin + 1;
    while (i < tokens->count && i < begin + LABEL && !dln_token_is(tokens, i, ":") && (tokens->items[i].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) == 0)
        i++;
    if (i + 1 >= tokens->count || !dln_token_is(tokens, i, ":") || (tokens->items[i + 1].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) != 0)
        return 0;
    *colon = i;
    uint32_t last = i > begin + 1 && tokens->items[i - 1].kind == DLN_TOKEN_WORD ? i - 1 : begin; /* "Question (Sato):" is a question as the others are */
    return (uint64_t)dln_word_key(f, begin) << 32 | (dln_word_key(f, last) | 1u);
}

bool dln_is_transcript(const dln_finder *f)
{
    uint64_t last = 0, before = 0;
    uint32_t colon;
    for (uint32_t s = f->doc->body_sentence; s < f->tokens->sentence_count; s++) {
        uint32_t begin = f->tokens->sentences[s].begin;
        uint64_t label = (f->tokens->items[begin].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) != 0 ? label_of(f, begin, &colon) : 0;
        if (label == 0)
            continue;
        if (label == before && label != last)
            return true;
        before = last;
        last = label;
    }
    return false;
}

/* "SUGA:" at the head of a paragraph of a transcript, "Mr. Sarr:" where two speak in turns. */
bool dln_is_label(const dln_reader *r, const dln_group *group)
{
    const dln_finder *f = r->f;
    uint32_t begin = group->begin;
    if (!dln_is_word(f, group->name_end, ":") || (!r->is_transcript && (f->tokens->items[group->name_begin].flags & DLN_SHOUTED) == 0))
        return false;
    return group->name_begin <= begin + 2 && (f->tokens->items[begin].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) != 0;
}

/* "Minister:" is whoever it was the first time. */
uint32_t dln_labelled_before(const dln_reader *r, const dln_group *group)
{
    uint64_t key = (uint64_t)group->title << 32 | (group->end - group->begin);
    for (uint32_t i = 0; i < r->label_count; i++) {
        if (r->labels[i].key == key)
            return r->labels[i].party;
    }
    return DLN_NONE;
}

void dln_keep_label(dln_reader *r, const dln_group *group, uint32_t party)
{
    enum { MOST = sizeof r->labels / sizeof *r->labels };
    if (r->is_transcript && r->label_count < MOST && dln_labelled_before(r, group) == DLN_NONE)
        r->labels[r->label_count++] = (dln_role_label){(uint64_t)group->title << 32 | (group->end - group->begin), party};
}

bool dln_speaks_here(const dln_reader *r, uint32_t party) { return r->is_transcript && !r->in_quote && r->last_voice == party && party != DLN_NONE; }

/* "QUESTION:", "SPEAKER (Radio Kasi):", "Q:": the next one has the floor, named or not. */
void dln_hear_label(dln_reader *r, uint32_t token)
{
    enum { LABEL = 8 };
    const dln_tokens *tokens = r->f->tokens;
    if ((r->voice != DLN_NONE && token == r->voice_begin) || (tokens->items[token].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) == 0 || (tokens->items[token].flags & (DLN_SHOUTED | DLN_CAPITAL)) == 0)
        return;
    uint32_t depth = 0;
    for (uint32_t i = token + 1; i < tokens->count && i < token + LABEL && (tokens->items[i].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_LINE)) == 0; i++) {
        if (dln_token_is(tokens, i, ":")) {
            r->voice = DLN_NONE;
            return;
        }
        depth += dln_token_is(tokens, i, "(");
        depth -= depth > 0 && dln_token_is(tokens, i, ")");
        if (depth == 0 && tokens->items[i].kind == DLN_TOKEN_WORD && (tokens->items[i].flags & (DLN_SHOUTED | DLN_CAPITAL)) == 0)
            return; /* "The minister then added:" */
    }
}

bool dln_closes_quote(const dln_reader *r, uint32_t token)
{
    const dln_tokens *tokens = r->f->tokens;
    if (tokens->items[token].kind != DLN_TOKEN_MARK)
        return false;
    if (r->is_single) /* behind a mark: "the ministers' envoys" closes nothing */
        return (dln_token_is(tokens, token, "'") || dln_token_is(tokens, token, "\xE2\x80\x99")) && token > 0 && tokens->items[token - 1].kind == DLN_TOKEN_MARK;
    return dln_token_is(tokens, token, "\"") || dln_token_is(tokens, token, "\xE2\x80\x9D") || dln_token_is(tokens, token, "\xC2\xBB");
}

/* "Sarr told reporters: 'I ...'": the person named outside of quotation marks before the one that opened last, in its sentence. */
static uint32_t ascribed_before(const dln_reader *r)
{
    const dln_finder *f = r->f;
    for (uint32_t back = 0; back < DLN_RECENT; back++) {
        const dln_recent *m = dln_recent_at(r, back);
        if (m == NULL || m->sentence + 1 < r->sentence || f->tokens->sentences[m->sentence].end <= r->quote_begin)
            break;
        if (m->in_quote || m->is_owner || m->token >= r->quote_begin || !dln_is_person(f, m->party))
            continue;
        bool is_other = m->token > 0 && dln_token_in(f->tokens, m->token - 1, DLN_LIST_NOT_SPEAKERS);
        if (!is_other)
            return m->party;
    }
    return DLN_NONE;
}

/* "'I ...,' Sarr said": whom the words behind the quotation name. *is_other: they name somebody who is not known, "a diplomat said". */
static uint32_t ascribed_behind(dln_reader *r, const dln_group *group, bool *is_other)
{
    enum { NEAR = 6 };
    dln_finder *f = r->f;
    const dln_tokens *tokens = f->tokens;
    uint32_t close = group->end;
    while (close < tokens->count && close < group->end + DLN_QUOTE_TOKENS && (tokens->items[close].flags & DLN_STARTS_PARAGRAPH) == 0 && !dln_closes_quote(r, close))
        close++;
    *is_other = close + 1 < tokens->count && dln_closes_quote(r, close) && (tokens->items[close + 1].flags & (DLN_STARTS_PARAGRAPH | DLN_STARTS_SENTENCE)) == 0;
    for (size_t i = (size_t)(group - f->groups) + 1; i < f->group_count && f->groups[i].begin <= close + NEAR; i++) {
        const dln_group *next = &f->groups[i];
        if (next->begin <= close || (tokens->items[next->begin].flags & DLN_STARTS_PARAGRAPH) != 0)
            continue;
        *is_other = *is_other && next->kind != DLN_GROUP_REFERENCE; /* "he said" is whoever spoke before */
        return next->kind == DLN_GROUP_PERSON && (next->flags & DLN_REF_POSSESSIVE) == 0 ? dln_named_by(f, next) : DLN_NONE;
    }
    return DLN_NONE;
}

/* "World War I", "Charles I": a numeral. */
static bool is_numeral(const dln_finder *f, const dln_group *group)
{
    const dln_token *before = group->begin > 0 ? &f->tokens->items[group->begin - 1] : NULL;
    bool opens = group->begin > 1 && f->tokens->items[group->begin - 2].kind == DLN_TOKEN_MARK; /* ": 'But I" */
    return before != NULL && !opens && before->kind == DLN_TOKEN_WORD && (before->flags & (DLN_CAPITAL | DLN_STARTS_SENTENCE)) == DLN_CAPITAL && group->end == group->begin + 1;
}

void dln_read_first_person(dln_reader *r, dln_group *group, bool is_owner)
{
    if (is_numeral(r->f, group))
        return;
    uint32_t party = r->voice;
    if (r->in_quote) {
        const dln_tokens *tokens = r->f->tokens;
        uint32_t paragraph = tokens->sentences[r->sentence].paragraph, named = ascribed_before(r);
        bool is_other = false, goes_on = paragraph == r->quoted_in || (paragraph == r->quoted_in + 1 && (tokens->items[r->quote_begin].flags & DLN_STARTS_PARAGRAPH) != 0);
        if (named == DLN_NONE)
            named = ascribed_behind(r, group, &is_other);
        if (named == DLN_NONE && !is_other && party == DLN_NONE && goes_on)
            named = r->quoted; /* a quotation that goes on, in the next paragraph, too */
        r->quoted = named;
        r->quoted_in = paragraph;
        party = named != DLN_NONE ? named : is_other ? DLN_NONE : party;
    }
    if (party == DLN_NONE || !dln_is_person(r->f, party))
        return;
    group->flags |= DLN_REF_FIRST_PERSON;
    dln_ref_add_party(r->f, dln_add_ref(r->f, group, "who speaks"), party);
    if (is_owner)
        dln_own(r, group, party);
}
