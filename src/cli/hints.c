/* src/cli/hints.c - see hints.h. */
#include "cli/hints.h"

#include "base/text.h"
#include "tables/lexicon.h"
#include "timelines/query_words.h"
#include "timelines/transcribe.h"

enum { SHORT = 4, APART_MOST = 3 }; /* words that are shorter have to be the same */

static void note_sound(dln_asked_name *name, dln_arena *arena)
{
    dln_span latin = arena == NULL ? DLN_NO_SPAN : dln_transcribe(name->asked, arena);
    if (latin.len > 0 && latin.len < sizeof name->latin)
        memcpy(name->latin, latin.text, latin.len);
}

static void add_name(dln_span text, dln_arena *arena, dln_hints *out)
{
    dln_span piece;
    while (dln_split(&text, '|', &piece)) {
        piece = dln_trim(piece);
        if (piece.len == 0 || out->count == DLN_NAMES_ASKED)
            continue;
        out->names[out->count].asked = piece;
        note_sound(&out->names[out->count++], arena);
    }
}

void dln_hints_begin(const dln_query *query, dln_hints *out)
{
    dln_arena *arena = dln_arena_new();
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < query->with_count; i++)
        add_name(query->with[i], arena, out);
    for (int i = 0; i < 2; i++)
        add_name(query->between[i], arena, out);
    dln_arena_free(arena);
}

/* How far the asked word is from the nearest word of the name; words: as of dln_query_words. */
static size_t word_apart(const char *asked, dln_span words)
{
    size_t least = 99;
    dln_span word;
    while (dln_split(&words, ' ', &word)) {
        char text[32];
        if (word.len == 0 || word.len >= sizeof text)
            continue;
        memcpy(text, word.text, word.len);
        text[word.len] = '\0';
        size_t apart = dln_distance(asked, text);
        least = apart < least ? apart : least;
    }
    size_t len = strlen(asked), most = len < SHORT ? 0 : len < 8 ? 1 : 2;
    return least <= most ? least : 99;
}

/* Of all its words together; 99: too far. */
static size_t name_apart(dln_span asked, dln_span name)
{
    char asked_room[DLN_WORDS_ROOM], name_room[DLN_WORDS_ROOM];
    dln_span asked_words = dln_query_words(asked, asked_room), name_words = dln_query_words(name, name_room), word;
    size_t sum = 0, count = 0;
    while (dln_split(&asked_words, ' ', &word)) {
        char text[32];
        if (word.len == 0)
            continue;
        if (word.len >= sizeof text)
            return 99;
        memcpy(text, word.text, word.len);
        text[word.len] = '\0';
        sum += word_apart(text, name_words);
        if (++count > 8 || sum > APART_MOST)
            return 99;
    }
    return count == 0 ? 99 : sum;
}

/* 0: it is that name. */
static size_t apart_of(const dln_asked_name *asked, dln_span name)
{
    char room[DLN_WORDS_ROOM];
    dln_span latin = dln_span_of(asked->latin);
    if (dln_fold_equals(asked->asked, name))
        return 0;
    if (latin.len == 0)
        return name_apart(asked->asked, name);
    return dln_is_transcription(latin, dln_query_words(name, room)) ? 0 : name_apart(latin, name);
}

static void note_near(dln_asked_name *name, dln_span near, size_t apart)
{
    size_t at = 0;
    while (at < name->near_count && (name->apart[at] < apart || (name->apart[at] == apart && dln_span_compare(dln_span_of(name->near[at]), near) < 0)))
        at++;
    for (size_t i = 0; i < name->near_count; i++)
        if (dln_span_is(near, name->near[i]))
            return;
    if (at == DLN_NEAR_NAMES)
        return;
    name->near_count += name->near_count < DLN_NEAR_NAMES;
    for (size_t i = name->near_count - 1; i > at; i--) {
        memcpy(name->near[i], name->near[i - 1], DLN_NAME_ROOM);
        name->apart[i] = name->apart[i - 1];
    }
    memcpy(name->near[at], near.text, near.len);
    name->near[at][near.len] = '\0';
    name->apart[at] = apart;
}

/* shown: what the name is a spelling of. */
static void offer(dln_hints *hints, dln_span name, dln_span shown)
{
    for (size_t i = 0; i < hints->count; i++) {
        dln_asked_name *asked = &hints->names[i];
        if (name.len == 0 || shown.len == 0 || shown.len >= DLN_NAME_ROOM || asked->is_known)
            continue;
        size_t apart = apart_of(asked, name);
        asked->is_known = apart == 0;
        if (apart < 99 && apart > 0)
            note_near(asked, shown, apart);
    }
}

void dln_hints_offer(dln_hints *hints, dln_span name)
{
    offer(hints, name, name);
}

static void offer_table(dln_hints *hints, const dln_lexicon *lexicon, dln_table table, uint32_t code, uint32_t names)
{
    for (uint32_t row = 0; row < dln_row_count(lexicon, table); row++) {
        dln_span forms = dln_cell_text(lexicon, table, row, names), form, first = DLN_NO_SPAN;
        dln_hints_offer(hints, dln_cell_text(lexicon, table, row, code));
        while (dln_split(&forms, '|', &form)) {
            first = first.len == 0 ? form : first;
            offer(hints, form, first);
        }
    }
}

/* Names in other scripts are known if they are just those; how near two are, their letters do not tell. */
static void offer_own_names(dln_hints *hints, const dln_lexicon *lexicon)
{
    for (uint32_t row = 0; row < dln_row_count(lexicon, DLN_TABLE_OWN_NAMES); row++) {
        dln_span forms = dln_cell_text(lexicon, DLN_TABLE_OWN_NAMES, row, DLN_OWN_NAMES_NAMES), form;
        while (dln_split(&forms, '|', &form))
            for (size_t i = 0; i < hints->count; i++)
                hints->names[i].is_known = hints->names[i].is_known || dln_fold_equals(hints->names[i].asked, form);
    }
}

void dln_hints_tell(dln_hints *hints)
{
    dln_lexicon *lexicon = dln_lexicon_new();
    if (lexicon != NULL) {
        offer_table(hints, lexicon, DLN_TABLE_PEOPLE, DLN_PEOPLE_NAME, DLN_PEOPLE_NAMES);
        offer_table(hints, lexicon, DLN_TABLE_COUNTRIES, DLN_COUNTRIES_CODE, DLN_COUNTRIES_NAMES);
        offer_own_names(hints, lexicon);
        offer_table(hints, lexicon, DLN_TABLE_ORGANISATIONS, DLN_ORGANISATIONS_CODE, DLN_ORGANISATIONS_NAMES);
    }
    dln_lexicon_free(lexicon);
    for (size_t i = 0; i < hints->count; i++) {
        const dln_asked_name *name = &hints->names[i];
        if (name->is_known)
            continue;
        char list[DLN_NEAR_NAMES * (DLN_NAME_ROOM + 4)] = "";
        for (size_t k = 0; k < name->near_count; k++) {
            strcat(list, k == 0 ? "" : k + 1 == name->near_count ? " or " : ", ");
            strcat(list, name->near[k]);
        }
        int shown = (int)dln_utf8_cut(name->asked, 80);
        dln_say("nobody is called '%.*s'%s%s%s", shown, name->asked.text, name->near_count > 0 ? "; perhaps " : "", list, name->near_count > 0 ? "?" : "");
    }
}
