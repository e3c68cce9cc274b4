/* timelines/corrections.c - reading corrections and applying them to events. See corrections.h. */
#include <dateline/corrections.h>

#include "agree.h"
#include "base/text.h"
#include "tables/tsv.h"

#include <stdlib.h>

enum { MOST_PARTIES = 64, MOST_CORRECTIONS = 100000 };

static const char *const change_words[] = {
    [DLN_HIDE] = "hide", [DLN_SET_TITLE] = "title", [DLN_SET_WHEN] = "when", [DLN_SET_TYPE] = "type", [DLN_SET_STATUS] = "status",
    [DLN_SET_PLACE] = "place", [DLN_SET_PARTIES] = "participants", [DLN_ADD_PARTY] = "with", [DLN_DROP_PARTY] = "without",
    [DLN_JOIN] = "join", [DLN_SPLIT] = "split", [DLN_PIN] = "pin", [DLN_ADD_EVENT] = "add",
};
enum { CHANGES = sizeof change_words / sizeof *change_words };

const char *dln_change_word(dln_change change)
{
    return (size_t)change < CHANGES ? change_words[change] : NULL;
}

/* ---- values ---- */

/* "Geneva (CHE)": the name and what stands in brackets behind it. */
static void read_named(dln_span text, dln_span *name, dln_span *country)
{
    *name = dln_trim(text);
    *country = DLN_NO_SPAN;
    if (name->len < 3 || name->text[name->len - 1] != ')')
        return;
    for (size_t i = name->len - 1; i-- > 0;)
        if (name->text[i] == '(') {
            *country = dln_trim((dln_span){name->text + i + 1, name->len - i - 2});
            *name = dln_trim((dln_span){name->text, i});
            return;
        }
}

static bool read_party(dln_span text, dln_party *out)
{
    static const struct { const char *head; dln_party_kind kind; } kinds[] = {
        {"person:", DLN_PERSON}, {"body:", DLN_BODY}, {"country:", DLN_COUNTRY}};
    *out = (dln_party){.kind = DLN_PERSON};
    text = dln_trim(text);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (dln_starts_with(text, dln_span_of(kinds[i].head))) {
            size_t len = strlen(kinds[i].head);
            out->kind = kinds[i].kind;
            text = (dln_span){text.text + len, text.len - len};
        }
    read_named(text, &out->name, &out->country);
    return out->name.len > 0;
}

static dln_status read_parties(dln_span text, dln_arena *arena, dln_claim *claim, dln_error *err)
{
    dln_party *list = dln_arena_array(arena, MOST_PARTIES, sizeof *list);
    dln_span piece;
    size_t count = 0;
    while (list != NULL && dln_split(&text, ',', &piece)) {
        if (count == MOST_PARTIES || !read_party(piece, &list[count]))
            return dln_fail(err, DLN_BAD_SYNTAX, "expected names as in 'Vladimir Putin (RUS), country:France (FRA)'");
        count++;
    }
    claim->parties = list;
    claim->party_count = count;
    return list == NULL ? DLN_NO_MEMORY : DLN_OK;
}

static void read_place(dln_span text, dln_claim *claim)
{
    claim->place = (dln_place){.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES};
    read_named(text, &claim->place.name, &claim->place.country);
}

static dln_status read_type(dln_span word, dln_claim *claim, dln_error *err)
{
    claim->type = dln_event_type_find(dln_trim(word));
    return claim->type >= 0 ? DLN_OK : dln_fail(err, DLN_BAD_SYNTAX, "'%.*s' is no type of event", (int)dln_utf8_cut(word, 60), word.text);
}

static dln_status read_when(dln_span text, dln_claim *claim, dln_error *err)
{
    return dln_when_from_edtf(dln_trim(text), &claim->when, err);
}

/* "call | 2021-12-07 | LIST | title | place" */
static dln_status read_event(dln_span spec, dln_arena *arena, dln_claim *claim, dln_error *err)
{
    dln_span parts[5] = {{NULL, 0}};
    for (size_t i = 0; i < 5 && dln_split(&spec, '|', &parts[i]); i++)
        parts[i] = dln_trim(parts[i]);
    if (parts[2].len == 0 || spec.text != NULL)
        return dln_fail(err, DLN_BAD_SYNTAX, "expected type | date | participants | title | place");
    dln_status status = read_type(parts[0], claim, err);
    if (status == DLN_OK)
        status = read_when(parts[1], claim, err);
    if (status == DLN_OK)
        status = read_parties(parts[2], arena, claim, err);
    claim->title = parts[3];
    claim->confidence = 1;
    read_place(parts[4].text == NULL ? (dln_span){"", 0} : parts[4], claim);
    return status;
}

static bool is_name(dln_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!dln_is_alpha(text.text[i]) && !dln_is_digit(text.text[i]) && memchr("-_.@", text.text[i], 4) == NULL)
            return false;
    return text.len > 0 && text.len <= 100;
}

static dln_status read_value(dln_correction *c, dln_arena *arena, dln_error *err)
{
    c->claim = (dln_claim){.type = -1, .place = {.lat = DLN_NO_DEGREES, .lon = DLN_NO_DEGREES}};
    bool is_bare = c->change == DLN_HIDE || c->change == DLN_PIN;
    if (is_bare != (c->value.len == 0))
        return dln_fail(err, DLN_BAD_SYNTAX, is_bare ? "'%s' takes no value" : "'%s' needs a value", change_words[c->change]);
    switch (c->change) {
    case DLN_HIDE:
    case DLN_PIN:
    case DLN_JOIN:
    case DLN_SPLIT: return DLN_OK;
    case DLN_SET_TITLE: c->claim.title = c->value; return DLN_OK;
    case DLN_SET_WHEN: return read_when(c->value, &c->claim, err);
    case DLN_SET_TYPE: return read_type(c->value, &c->claim, err);
    case DLN_SET_STATUS:
        return dln_status_from_word(c->value, &c->claim.status) ? DLN_OK
               : dln_fail(err, DLN_BAD_SYNTAX, "'%.*s' is no status; expected confirmed, tentative or cancelled", (int)dln_utf8_cut(c->value, 60), c->value.text);
    case DLN_SET_PLACE: read_place(c->value, &c->claim); return DLN_OK;
    case DLN_SET_PARTIES:
    case DLN_ADD_PARTY: return read_parties(c->value, arena, &c->claim, err);
    case DLN_DROP_PARTY: return DLN_OK;
    case DLN_ADD_EVENT:
        if (!is_name(c->event))
            return dln_fail(err, DLN_BAD_SYNTAX, "an event that is added needs a name of letters, digits and -_.@ in the first column");
        return read_event(c->value, arena, &c->claim, err);
    }
    return DLN_OK;
}

dln_status dln_correction_make(dln_span event, dln_span change, dln_span value, dln_span author, dln_span note, dln_arena *arena,
                               dln_correction *out, dln_error *err)
{
    int found = -1;
    for (int i = 0; i < CHANGES; i++)
        if (dln_span_is(change, change_words[i]))
            found = i;
    if (event.len == 0)
        return dln_fail(err, DLN_BAD_SYNTAX, "which event?");
    if (found < 0)
        return dln_fail(err, DLN_BAD_SYNTAX, "'%.*s' is no change; expected hide, title, when, type, status, place, participants, with, without, join, "
                        "split, pin or add", (int)dln_utf8_cut(change, 40), change.len == 0 ? "" : change.text);
    *out = (dln_correction){.event = event, .change = (dln_change)found, .value = value, .author = author, .note = note};
    return read_value(out, arena, err);
}

dln_status dln_corrections_read(const char *file, dln_span bytes, dln_arena *arena, dln_corrections *out, dln_error *err)
{
    static const char *const names[] = {"event", "change", "value", "author", "note"};
    dln_tsv tsv;
    dln_correction *items = NULL;
    size_t count = 0, capacity = 0;
    bool more = true;
    *out = (dln_corrections){NULL, 0};
    dln_status status = dln_tsv_open(&tsv, file, bytes, err);
    if (status != DLN_OK)
        return status;
    bool is_ours = tsv.column_count == 5;
    for (size_t i = 0; is_ours && i < 5; i++)
        is_ours = dln_span_is(tsv.header[i], names[i]);
    if (!is_ours)
        return dln_fail_at(err, DLN_BAD_SYNTAX, file, tsv.line, 1, "expected the columns event, change, value, author, note");
    tsv.is_by_hand = true;
    while ((status = dln_tsv_next(&tsv, &more, err)) == DLN_OK && more) {
        dln_error why = {0};
        dln_correction *c = count == MOST_CORRECTIONS ? NULL : dln_arena_push(arena, &items, &count, &capacity, sizeof *c);
        if (c == NULL)
            return dln_fail_at(err, DLN_NO_MEMORY, file, tsv.line, 1, "too many corrections");
        status = dln_correction_make(tsv.cells[0], tsv.cells[1], tsv.cells[2], tsv.cells[3], tsv.cells[4], arena, c, &why);
        if (status != DLN_OK)
            return dln_fail_at(err, status, file, tsv.line, dln_tsv_column_of(&tsv, tsv.cells[2]), "%s", why.message);
        c->line = tsv.line;
    }
    *out = (dln_corrections){items, count};
    return status;
}

dln_status dln_corrections_copy(const dln_corrections *from, dln_arena *arena, dln_corrections *out)
{
    dln_correction *items = dln_arena_array(arena, from->count + 1, sizeof *items);
    dln_status status = items == NULL ? DLN_NO_MEMORY : DLN_OK;
    for (size_t i = 0; status == DLN_OK && i < from->count; i++) {
        const dln_correction *c = &from->items[i];
        items[i] = *c;
        items[i].event = dln_arena_copy(arena, c->event);
        items[i].value = dln_arena_copy(arena, c->value);
        items[i].author = dln_arena_copy(arena, c->author);
        items[i].note = dln_arena_copy(arena, c->note);
        status = dln_arena_failed(arena) ? DLN_NO_MEMORY : read_value(&items[i], arena, NULL);
    }
    *out = (dln_corrections){items, status == DLN_OK ? from->count : 0};
    return status;
}

/* ---- which event is meant ---- */

#define NONE UINT32_MAX

typedef struct selector { /* what a correction calls an event */
    dln_span name;
    uint32_t event;   /* NONE: nothing matches */
    dln_span mention; /* if it was found by one */
    uint8_t rank;     /* how: the higher wins */
} selector;

enum { BY_FORMER_ID = 1, BY_MENTION, BY_ALIAS, BY_ID };

typedef struct applying {
    const dln_corrections *corrections;
    dln_arena *arena;
    selector *selectors; /* by name */
    size_t selector_count;
    dln_event *events;   /* given ones and new ones */
    uint32_t *joined_to; /* NONE: stands for itself */
    bool *is_hidden, *is_copied;
    uint32_t *touched;
    size_t count, given;
} applying;

static int by_name(const void *a, const void *b)
{
    return dln_span_compare(((const selector *)a)->name, ((const selector *)b)->name);
}

static selector *find_selector(const applying *a, dln_span name)
{
    selector wanted = {.name = name};
    return a->selector_count == 0 ? NULL : bsearch(&wanted, a->selectors, a->selector_count, sizeof wanted, by_name);
}

static void note_match(const applying *a, dln_span name, uint32_t event, dln_span mention, uint8_t rank)
{
    selector *s = name.len == 0 ? NULL : find_selector(a, name);
    if (s != NULL && s->rank < rank) {
        s->event = event;
        s->mention = mention;
        s->rank = rank;
    }
}

static void match_event(const applying *a, uint32_t index)
{
    const dln_event *event = &a->events[index];
    char id[DLN_EVENT_ID_ROOM];
    note_match(a, event->id, index, DLN_NO_SPAN, BY_ID);
    note_match(a, event->uid, index, DLN_NO_SPAN, BY_ID);
    for (size_t i = 0; i < event->alias_count; i++)
        note_match(a, event->aliases[i], index, DLN_NO_SPAN, BY_ALIAS);
    for (size_t i = 0; i < event->mention_count; i++) {
        note_match(a, event->mentions[i], index, event->mentions[i], BY_MENTION);
        note_match(a, dln_event_id_of(event->mentions[i], id), index, event->mentions[i], BY_FORMER_ID);
    }
}

static bool make_selectors(applying *a)
{
    size_t kept = 0;
    a->selectors = dln_arena_array(a->arena, a->corrections->count * 2 + 1, sizeof *a->selectors);
    if (a->selectors == NULL)
        return false;
    for (size_t i = 0; i < a->corrections->count; i++) {
        const dln_correction *c = &a->corrections->items[i];
        a->selectors[a->selector_count++] = (selector){.name = c->event, .event = NONE};
        if (c->change == DLN_JOIN)
            a->selectors[a->selector_count++] = (selector){.name = c->value, .event = NONE};
    }
    qsort(a->selectors, a->selector_count, sizeof *a->selectors, by_name);
    for (size_t i = 0; i < a->selector_count; i++)
        if (kept == 0 || !dln_span_equals(a->selectors[kept - 1].name, a->selectors[i].name))
            a->selectors[kept++] = a->selectors[i];
    a->selector_count = kept;
    return true;
}

/* The event that it is part of by now. */
static uint32_t root_of(const applying *a, uint32_t at)
{
    while (at != NONE && a->joined_to[at] != NONE)
        at = a->joined_to[at];
    return at;
}

static uint32_t meant(const applying *a, dln_span name)
{
    const selector *s = find_selector(a, name);
    return s == NULL ? NONE : root_of(a, s->event);
}

/* ---- changing ---- */

/* What a person did, in words, on the event: "when was 2021-12-06 (Anna: why)", "with Bo Lindel (Anna)". */
static bool note(applying *a, uint32_t event, const dln_correction *c, dln_span was)
{
    dln_event *e = &a->events[event];
    dln_span *list = dln_arena_array(a->arena, e->correction_count + 1, sizeof *list);
    if (list == NULL)
        return false;
    for (size_t i = 0; i < e->correction_count; i++)
        list[i] = e->corrections[i];
    bool tells_value = c->change == DLN_ADD_PARTY || c->change == DLN_DROP_PARTY || c->change == DLN_JOIN;
    dln_span told = tells_value ? c->value : was;
    bool has_who = c->author.len > 0 || c->note.len > 0, has_both = c->author.len > 0 && c->note.len > 0;
    list[e->correction_count++] = dln_arena_printf(a->arena, "%s%s%.*s%s%.*s%s%.*s%s", change_words[c->change],
                                                   told.len == 0 ? "" : tells_value ? " " : " was ", (int)dln_utf8_cut(told, 200), told.len == 0 ? "" : told.text, has_who ? " (" : "", (int)c->author.len,
                                                   c->author.len == 0 ? "" : c->author.text, has_both ? ": " : "", (int)c->note.len,
                                                   c->note.len == 0 ? "" : c->note.text, has_who ? ")" : "");
    e->corrections = list;
    if (event < a->given)
        a->touched[event]++;
    a->is_copied[event] = true;
    return true;
}

static dln_span names_of(const dln_claim *claim, dln_arena *arena)
{
    dln_span all = {"", 0};
    for (size_t i = 0; i < claim->party_count && all.len < 200; i++)
        all = dln_arena_printf(arena, "%.*s%s%.*s", (int)all.len, all.text, i > 0 ? ", " : "", (int)claim->parties[i].name.len,
                               claim->parties[i].name.len == 0 ? "" : claim->parties[i].name.text);
    return all;
}

static bool is_named(const dln_party *parties, size_t count, dln_span name)
{
    for (size_t i = 0; i < count; i++)
        if (dln_fold_equals(parties[i].name, name))
            return true;
    return false;
}

/* Who is named anew takes the old one's place. */
static bool change_parties(applying *a, uint32_t event, const dln_correction *c, bool *is_matched)
{
    dln_claim *claim = &a->events[event].claim;
    dln_span was = names_of(claim, a->arena);
    dln_party *list = dln_arena_array(a->arena, claim->party_count + c->claim.party_count + 1, sizeof *list);
    size_t count = 0;
    if (list == NULL)
        return false;
    for (size_t i = 0; c->change != DLN_SET_PARTIES && i < claim->party_count; i++) {
        const dln_party *party = &claim->parties[i];
        bool goes = c->change == DLN_DROP_PARTY ? dln_fold_equals(party->name, c->value) : is_named(c->claim.parties, c->claim.party_count, party->name);
        if (!goes)
            list[count++] = *party;
    }
    if (c->change == DLN_DROP_PARTY && count == claim->party_count) {
        *is_matched = false; /* nobody of that name */
        return true;
    }
    for (size_t i = 0; i < c->claim.party_count; i++)
        list[count++] = c->claim.parties[i];
    claim->parties = list;
    claim->party_count = count;
    return note(a, event, c, was);
}

static int by_publication(const void *a, const void *b)
{
    const dln_source *x = a, *y = b;
    int order = dln_when_compare(&x->published, &y->published);
    order = order != 0 ? order : dln_span_compare(x->article, y->article);
    return order != 0 ? order : dln_span_compare(x->mention, y->mention);
}

static int by_text(const void *a, const void *b)
{
    return dln_span_compare(*(const dln_span *)a, *(const dln_span *)b);
}

/* Gives the event these sources, and what follows from them: its mentions and its id. Disputes count sources: they go. */
static bool set_sources(applying *a, uint32_t event, dln_source *sources, size_t count)
{
    dln_event *e = &a->events[event];
    dln_span *mentions = dln_arena_array(a->arena, count + 1, sizeof *mentions);
    char id[DLN_EVENT_ID_ROOM];
    if (mentions == NULL)
        return false;
    if (count > 1)
        qsort(sources, count, sizeof *sources, by_publication);
    for (size_t i = 0; i < count; i++)
        mentions[i] = sources[i].mention;
    if (count > 1)
        qsort(mentions, count, sizeof *mentions, by_text);
    e->sources = sources;
    e->mentions = mentions;
    e->source_count = e->mention_count = count;
    e->disputes = NULL;
    e->dispute_count = 0;
    if (count > 0)
        e->id = dln_arena_copy(a->arena, dln_event_id_of(sources[0].mention, id));
    return true;
}

static bool join(applying *a, uint32_t event, uint32_t other, const dln_correction *c)
{
    dln_event *e = &a->events[event];
    const dln_event *o = &a->events[other];
    dln_source *sources = dln_arena_array(a->arena, e->source_count + o->source_count + 1, sizeof *sources);
    dln_party *parties = dln_arena_array(a->arena, e->claim.party_count + o->claim.party_count + 1, sizeof *parties);
    size_t count = 0, party_count = 0;
    dln_span id = e->id;
    if (sources == NULL || parties == NULL)
        return false;
    for (size_t i = 0; i < e->source_count; i++)
        sources[count++] = e->sources[i];
    for (size_t i = 0; i < o->source_count; i++)
        sources[count++] = o->sources[i];
    for (size_t i = 0; i < e->claim.party_count; i++)
        parties[party_count++] = e->claim.parties[i];
    for (size_t i = 0; i < o->claim.party_count; i++) {
        if (!is_named(parties, party_count, o->claim.parties[i].name))
            parties[party_count++] = o->claim.parties[i];
    }
    e->claim.parties = parties;
    e->claim.party_count = party_count;
    if (o->claim.confidence > e->claim.confidence)
        e->claim.confidence = o->claim.confidence;
    a->joined_to[other] = event;
    if (other < a->given)
        a->touched[other]++;
    if (!set_sources(a, event, sources, count) || !note(a, event, c, DLN_NO_SPAN))
        return false;
    e->id = id; /* the one that was named stays what it is */
    return true;
}

static bool has_word(dln_span words, dln_span word)
{
    dln_span piece;
    while (dln_split(&words, ' ', &piece))
        if (dln_span_equals(piece, word))
            return true;
    return false;
}

/* A part's date: the event's, if one of its sources says so; else the most exact that one says. */
static void date_of_part(dln_event *part)
{
    const dln_when *best = NULL;
    for (size_t i = 0; i < part->source_count; i++) {
        const dln_when *own = &part->sources[i].when;
        if (dln_when_equals(own, &part->claim.when))
            return;
        if (dln_when_is_known(own) && (best == NULL || dln_when_grain(own) > dln_when_grain(best)))
            best = own;
    }
    if (best != NULL)
        part->claim.when = *best;
}

static bool split(applying *a, uint32_t event, const dln_correction *c, bool *is_matched)
{
    dln_event whole = a->events[event];
    dln_source *stay = dln_arena_array(a->arena, whole.source_count + 1, sizeof *stay);
    dln_source *leave = dln_arena_array(a->arena, whole.source_count + 1, sizeof *leave);
    size_t stay_count = 0, leave_count = 0;
    if (stay == NULL || leave == NULL)
        return false;
    for (size_t i = 0; i < whole.source_count; i++) {
        if (has_word(c->value, whole.sources[i].mention))
            leave[leave_count++] = whole.sources[i];
        else
            stay[stay_count++] = whole.sources[i];
    }
    *is_matched = leave_count > 0;
    if (leave_count == 0 || stay_count == 0) /* none of them, or all: nothing to part */
        return true;
    uint32_t part = (uint32_t)a->count++;
    a->events[part] = whole;
    a->events[part].uid = DLN_NO_SPAN;
    a->events[part].alias_count = 0;
    a->events[part].revision = 0;
    a->joined_to[part] = NONE;
    if (!set_sources(a, event, stay, stay_count) || !set_sources(a, part, leave, leave_count))
        return false;
    if (dln_span_equals(a->events[part].id, whole.id)) { /* the part with the founding source goes on as the event */
        dln_event swap = a->events[event];
        a->events[event] = a->events[part];
        a->events[part] = swap;
        a->events[event].uid = whole.uid;
        a->events[event].revision = whole.revision;
        a->events[event].created = whole.created;
        a->events[event].modified = whole.modified;
        a->events[part].uid = DLN_NO_SPAN;
    }
    date_of_part(&a->events[event]);
    date_of_part(&a->events[part]);
    for (size_t i = 0; i < a->selector_count; i++) { /* whoever was found by a mention goes with it */
        selector *s = &a->selectors[i];
        bool moves = root_of(a, s->event) == event && s->mention.len > 0 && s->rank < BY_ALIAS;
        for (size_t k = 0; moves && k < a->events[part].mention_count; k++)
            if (dln_span_equals(a->events[part].mentions[k], s->mention))
                s->event = part;
    }
    return note(a, event, c, DLN_NO_SPAN) && note(a, part, c, DLN_NO_SPAN);
}

static bool add_event(applying *a, const dln_correction *c)
{
    dln_source *source = dln_arena_take(a->arena, sizeof *source);
    dln_span *mention = dln_arena_take(a->arena, sizeof *mention);
    if (source == NULL || mention == NULL)
        return false;
    *mention = dln_arena_printf(a->arena, "hand:%.*s", (int)c->event.len, c->event.text);
    *source = (dln_source){.mention = *mention, .article = *mention, .publisher = c->author, .evidence = c->note, .when = c->claim.when};
    uint32_t at = (uint32_t)a->count++;
    a->events[at] = (dln_event){.id = c->event, .claim = c->claim, .mentions = mention, .mention_count = 1, .sources = source, .source_count = 1};
    if (c->claim.title.len == 0)
        a->events[at].claim.title = names_of(&c->claim, a->arena);
    a->joined_to[at] = NONE;
    match_event(a, at);
    return note(a, at, c, DLN_NO_SPAN);
}

static bool apply(applying *a, const dln_correction *c, bool *is_matched)
{
    char edtf[DLN_EDTF_MAX];
    uint32_t event = c->change == DLN_ADD_EVENT ? NONE : meant(a, c->event), other;
    *is_matched = event != NONE || c->change == DLN_ADD_EVENT;
    if (!*is_matched)
        return true;
    if (c->change == DLN_ADD_EVENT) {
        *is_matched = find_selector(a, c->event)->rank < BY_ID; /* else the name is taken */
        return !*is_matched || add_event(a, c);
    }
    dln_claim *claim = &a->events[event].claim;
    dln_span was = DLN_NO_SPAN;
    switch (c->change) {
    case DLN_HIDE: a->is_hidden[event] = true; break;
    case DLN_PIN: a->events[event].is_pinned = true; break;
    case DLN_SET_TITLE: was = claim->title, claim->title = c->claim.title; break;
    case DLN_SET_WHEN:
        was = dln_arena_copy(a->arena, (dln_span){edtf, dln_when_to_edtf(&claim->when, edtf)});
        claim->when = c->claim.when;
        claim->zone = DLN_NO_SPAN;
        break;
    case DLN_SET_TYPE:
        was = dln_span_of(dln_event_type_at((size_t)claim->type)->name);
        claim->type = c->claim.type;
        break;
    case DLN_SET_STATUS: was = dln_span_of(dln_status_word(claim->status)), claim->status = c->claim.status; break;
    case DLN_SET_PLACE: was = claim->place.name, claim->place = c->claim.place; break;
    case DLN_SET_PARTIES:
    case DLN_ADD_PARTY:
    case DLN_DROP_PARTY: return change_parties(a, event, c, is_matched);
    case DLN_JOIN:
        other = meant(a, c->value);
        *is_matched = other != NONE && other != event;
        return !*is_matched || join(a, event, other, c);
    case DLN_SPLIT: return split(a, event, c, is_matched);
    case DLN_ADD_EVENT: break;
    }
    return note(a, event, c, was);
}

dln_status dln_corrections_apply(const dln_corrections *corrections, const dln_event *const *events, size_t count, dln_arena *arena,
                                 dln_corrected *out)
{
    size_t most = count + corrections->count + 1; /* each may make an event */
    applying a = {.corrections = corrections, .arena = arena, .given = count, .count = count};
    a.events = dln_arena_array(arena, most, sizeof *a.events);
    a.joined_to = dln_arena_array(arena, most, sizeof *a.joined_to);
    a.is_hidden = dln_arena_array(arena, most, sizeof *a.is_hidden);
    a.is_copied = dln_arena_array(arena, most, sizeof *a.is_copied);
    a.touched = dln_arena_array(arena, most, sizeof *a.touched);
    bool *is_matched = dln_arena_array(arena, corrections->count + 1, sizeof *is_matched);
    dln_span *into = dln_arena_array(arena, most, sizeof *into);
    const dln_event **left = dln_arena_array(arena, most, sizeof *left);
    uint32_t *of = dln_arena_array(arena, most, sizeof *of);
    memset(out, 0, sizeof *out);
    if (a.events == NULL || a.joined_to == NULL || a.is_hidden == NULL || a.is_copied == NULL || a.touched == NULL || is_matched == NULL ||
        into == NULL || left == NULL || of == NULL || !make_selectors(&a))
        return DLN_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        a.events[i] = *events[i];
        a.joined_to[i] = NONE;
        match_event(&a, i);
    }
    for (size_t i = 0; i < corrections->count; i++)
        if (!apply(&a, &corrections->items[i], &is_matched[i]))
            return DLN_NO_MEMORY;
    for (uint32_t i = 0; i < a.count; i++) {
        uint32_t at = root_of(&a, i);
        if (at != i && i < count)
            into[i] = a.events[at].id;
        if (at == i && !a.is_hidden[i])
            of[out->count] = i < count ? i : NONE;
        if (at == i && !a.is_hidden[i])
            left[out->count++] = i < count && !a.is_copied[i] ? events[i] : &a.events[i];
    }
    out->events = left;
    out->of = of;
    out->into = into;
    out->is_hidden = a.is_hidden;
    out->is_matched = is_matched;
    out->touched = a.touched;
    return dln_arena_failed(arena) ? DLN_NO_MEMORY : DLN_OK;
}
