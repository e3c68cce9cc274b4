/* src/extract/explain.c - the marks of an explanation: what the finders left in the document, in words for a reader. */
#include <dateline/explain.h>

#include "base/text.h"
#include "extract/extract.h"
#include "find/clauses.h"

#include <stdlib.h>

typedef struct marks {
    const dln_doc *doc;
    dln_mark *items;
    size_t count, capacity;
} marks;

const char *dln_mark_kind_word(dln_mark_kind kind)
{
    static const char *const words[] = {"clause", "event", "date", "party", "place", "refused"};
    return words[kind];
}

static dln_mark *add(marks *m, dln_mark_kind kind, uint32_t begin, uint32_t end, dln_span meaning, const char *rule)
{
    dln_span text = dln_tokens_text(&m->doc->tokens, begin, end);
    if (begin >= end || text.len == 0)
        return NULL;
    dln_mark *mark = dln_arena_push(m->doc->arena, &m->items, &m->count, &m->capacity, sizeof *mark);
    if (mark == NULL)
        return NULL;
    size_t from = (size_t)(text.text - m->doc->tokens.text.text);
    bool in_title = begin < m->doc->body_token;
    *mark = (dln_mark){.kind = kind, .in_title = in_title, .begin = in_title ? from : from - m->doc->body, .meaning = meaning,
                       .rule = rule == NULL ? DLN_NO_SPAN : dln_span_of(rule)};
    mark->end = mark->begin + text.len;
    return mark;
}

static void add_dates(marks *m)
{
    for (uint32_t i = 0; i < m->doc->timex_count; i++) {
        const dln_timex *timex = &m->doc->timexes[i];
        char edtf[DLN_EDTF_MAX];
        size_t len = dln_when_to_edtf(&timex->when, edtf);
        const char *what = (timex->flags & DLN_TIMEX_DATELINE) != 0 ? ", dateline" : (timex->flags & DLN_TIMEX_HEADING) != 0 ? ", heading" : "";
        dln_span meaning = len > 0 ? dln_arena_printf(m->doc->arena, "%s%s", edtf, what)
                                   : dln_arena_printf(m->doc->arena, "%.*s, no day", (int)timex->value.len, timex->value.text);
        add(m, DLN_MARK_DATE, timex->begin, timex->end, meaning, timex->rule);
    }
}

static dln_span named(const dln_doc *doc, dln_span name, dln_span country)
{
    if (country.len == 0)
        return name;
    return dln_arena_printf(doc->arena, "%.*s (%.*s)", (int)name.len, name.text, (int)country.len, country.text);
}

static dln_span parties_of(const dln_doc *doc, const dln_ref *ref)
{
    enum { SHOWN = 8 };
    dln_span out = ref->count == 0 ? DLN_SPAN("nobody known") : DLN_SPAN("");
    for (uint32_t i = 0; i < ref->count && i < SHOWN; i++) {
        const dln_doc_party *party = &doc->parties[doc->ref_parties[ref->first + i]];
        dln_span name = named(doc, party->party.name, party->party.country);
        out = dln_arena_printf(doc->arena, "%.*s%s%.*s%s", (int)out.len, out.text, i == 0 ? "" : ", ", (int)name.len, name.text,
                               party->is_ordinary ? ", no diplomatic actor" : "");
    }
    const char *how = (ref->flags & DLN_REF_PRONOUN) != 0 ? "; by a pronoun" : (ref->flags & DLN_REF_ROLE) != 0 ? "; by a role" : "";
    const char *known = (ref->flags & DLN_REF_ANONYMOUS) != 0 ? "; unnamed" : (ref->flags & DLN_REF_MODIFIER) != 0 ? "; as an adjective" : "";
    return dln_arena_printf(doc->arena, "%.*s%s%s%s", (int)out.len, out.text, ref->count > SHOWN ? " and others" : "", how, known);
}

static void add_refs(marks *m)
{
    for (uint32_t i = 0; i < m->doc->ref_count; i++) {
        const dln_ref *ref = &m->doc->refs[i];
        if (ref->kind == DLN_REF_PARTY || ref->place == DLN_NONE) {
            add(m, DLN_MARK_PARTY, ref->begin, ref->end, parties_of(m->doc, ref), ref->rule);
            continue;
        }
        const dln_place *place = &m->doc->places[ref->place].place;
        add(m, DLN_MARK_PLACE, ref->begin, ref->end, named(m->doc, place->name, place->country), ref->rule);
    }
}

static void add_clauses(marks *m)
{
    static const char *const kinds[] = {"main clause", "joined clause", "relative clause", "that-clause", "subordinate clause"};
    static const char *const realities[] = {"happened", "planned", "wished or possible", "denied or negated", "called off"};
    for (uint32_t n = 0; n < m->doc->tokens.sentence_count; n++) {
        const dln_sentence_clauses *clauses = dln_clauses_of(m->doc, n);
        for (uint32_t c = 0; c < clauses->clause_count; c++) {
            const dln_clause *clause = &clauses->clauses[c];
            bool has_verb = clause->verb != DLN_NONE;
            add(m, DLN_MARK_CLAUSE, clause->begin, clause->end,
                dln_arena_printf(m->doc->arena, "%s, %s", kinds[clause->kind], has_verb ? realities[clauses->verbs[clause->verb].reality] : "no verb"), NULL);
        }
    }
}

static int in_order(const void *a, const void *b)
{
    const dln_mark *x = a, *y = b;
    if (x->in_title != y->in_title)
        return x->in_title ? -1 : 1;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->mention != y->mention)
        return x->mention < y->mention ? -1 : 1;
    int order = dln_span_compare(x->meaning, y->meaning);
    return order != 0 ? order : dln_span_compare(x->rule, y->rule);
}

static void add_mentions(marks *m, const dln_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++) {
        const dln_mention *mention = &mentions->items[i];
        dln_mark *mark = dln_arena_push(m->doc->arena, &m->items, &m->count, &m->capacity, sizeof *mark);
        if (mark == NULL)
            return;
        size_t from = (size_t)(mention->evidence.text - m->doc->tokens.text.text);
        *mark = (dln_mark){.kind = DLN_MARK_EVENT, .in_title = mention->in_title, .begin = mention->in_title ? from : mention->span_begin,
                           .meaning = mention->claim.title, .mention = i};
        mark->end = mark->begin + mention->evidence.len;
    }
}

dln_status dln_explain(const dln_lexicon *lexicon, const dln_article *article, double least, dln_arena *arena, dln_explanation *out, dln_error *err)
{
    dln_doc doc;
    dln_refusals refusals = {0};
    (void)err;
    *out = (dln_explanation){0};
    dln_understand(lexicon, article, arena, &doc);
    doc.refusals = &refusals;
    dln_status status = dln_mentions_of(&doc, least, &out->mentions);
    if (status != DLN_OK)
        return status;
    marks m = {.doc = &doc};
    add_clauses(&m);
    add_dates(&m);
    add_refs(&m);
    add_mentions(&m, &out->mentions);
    for (size_t i = 0; i < refusals.count; i++)
        add(&m, DLN_MARK_REFUSED, refusals.items[i].begin, refusals.items[i].end, dln_span_of(refusals.items[i].why), refusals.items[i].rule);
    if (dln_arena_failed(arena))
        return DLN_NO_MEMORY;
    if (m.count > 1)
        qsort(m.items, m.count, sizeof *m.items, in_order);
    out->marks = m.items;
    out->mark_count = m.count;
    out->news_day = doc.news_day;
    return DLN_OK;
}
