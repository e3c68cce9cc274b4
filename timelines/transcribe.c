/* timelines/transcribe.c - see transcribe.h. */
#include "transcribe.h"

#include "base/text.h"

typedef struct letter {
    dln_span from, to, name, also;
} letter;

#define CELL(text) {(text), sizeof(text) - 1}
#define ROW(from_, to_, name_, also_) {CELL(from_), CELL(to_), CELL(name_), CELL(also_)},
static const letter letters[] = {
#include "letters.inc"
};
#undef ROW
enum { LETTER_COUNT = sizeof letters / sizeof *letters, NAME_ROOM = 300 };

size_t dln_letter_count(void)
{
    return LETTER_COUNT;
}

void dln_letter_at(size_t index, dln_span *name, dln_span *also)
{
    *name = letters[index].name;
    *also = letters[index].also;
}

/* The row that the rest begins with; NULL: none. */
static const letter *letter_of(dln_span rest, bool begins_word)
{
    for (size_t i = 0; i < LETTER_COUNT; i++) {
        dln_span from = letters[i].from;
        bool is_first = from.text[0] == '^';
        if (is_first)
            from = (dln_span){from.text + 1, from.len - 1};
        if ((!is_first || begins_word) && dln_starts_with(rest, from))
            return &letters[i];
    }
    return NULL;
}

dln_span dln_transcribe(dln_span text, dln_arena *arena)
{
    char folded[NAME_ROOM], latin[2 * NAME_ROOM];
    size_t folded_len = dln_fold(text, folded, sizeof folded), len = 0;
    bool has_any = false, begins_word = true;
    for (size_t at = 0; at < folded_len;) {
        dln_span rest = {folded + at, folded_len - at};
        size_t used;
        dln_utf8_decode(rest.text, rest.len, &used);
        const letter *row = (unsigned char)*rest.text < 0x80 ? NULL : letter_of(rest, begins_word);
        dln_span to = row == NULL ? (dln_span){rest.text, used} : row->to;
        if (len + to.len > sizeof latin)
            break;
        memcpy(latin + len, to.text, to.len);
        len += to.len;
        has_any = has_any || row != NULL;
        begins_word = *rest.text == ' ' || *rest.text == '-';
        at += row == NULL ? used : row->from.len - (row->from.text[0] == '^');
    }
    return has_any ? dln_arena_copy(arena, (dln_span){latin, len}) : DLN_NO_SPAN;
}
