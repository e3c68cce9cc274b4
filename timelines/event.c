/* timelines/event.c - the words of the model: event types out of event_types.tsv, and the enums' words. */
#include <dateline/event.h>

#define DIGIT(text) ((uint8_t)((text)[0] - '0'))
#define ROW(name_, plural_, label_, category_, mark_, family_, rank_, speaker_only_)                                    \
    {.name = (name_), .plural = (plural_), .label = (label_), .category = (category_), .mark = (mark_),                \
     .family = DIGIT(family_), .rank = DIGIT(rank_), .speaker_only = (speaker_only_)[0] == 'y'},
static const dln_event_type types[] = {
#include "event_types.inc"
};
#undef ROW

enum { TYPE_COUNT = sizeof types / sizeof types[0] };
_Static_assert(TYPE_COUNT <= 32, "dln_query.types is a set of 32 bits");

size_t dln_event_type_count(void)
{
    return TYPE_COUNT;
}

const dln_event_type *dln_event_type_at(size_t index)
{
    return index < TYPE_COUNT ? &types[index] : NULL;
}

int dln_event_type_find(dln_span name)
{
    for (size_t i = 0; i < TYPE_COUNT; i++)
        if (name.len > 0 && name.text[0] == types[i].name[0] && dln_span_is(name, types[i].name))
            return (int)i;
    return -1;
}

static const char *const status_words[] = {"confirmed", "tentative", "cancelled"};
static const char *const mode_words[] = {NULL, "in-person", "phone", "video", "visit", "third-party", "multilateral"};
static const char *const kind_words[] = {"person", "body", "country"};
static const char *const how_words[] = {NULL, "role", "coreference"};

#define WORD_OF(words, value) ((size_t)(value) < sizeof(words) / sizeof *(words) ? (words)[value] : NULL)

const char *dln_status_word(dln_event_status status)
{
    return WORD_OF(status_words, status);
}

const char *dln_mode_word(dln_mode mode)
{
    return WORD_OF(mode_words, mode);
}

const char *dln_kind_word(dln_party_kind kind)
{
    return WORD_OF(kind_words, kind);
}

const char *dln_how_word(dln_how how)
{
    return WORD_OF(how_words, how);
}

static int find_word(const char *const *words, size_t count, dln_span word)
{
    for (size_t i = 0; i < count; i++)
        if (words[i] != NULL && dln_span_is(word, words[i]))
            return (int)i;
    return -1;
}

#define FIND_WORD(words, word) find_word(words, sizeof(words) / sizeof *(words), word)

bool dln_status_from_word(dln_span word, dln_event_status *out)
{
    int found = FIND_WORD(status_words, word);
    if (found >= 0)
        *out = (dln_event_status)found;
    return found >= 0;
}

bool dln_mode_from_word(dln_span word, dln_mode *out)
{
    int found = FIND_WORD(mode_words, word);
    if (found >= 0)
        *out = (dln_mode)found;
    return found >= 0;
}

bool dln_kind_from_word(dln_span word, dln_party_kind *out)
{
    int found = FIND_WORD(kind_words, word);
    if (found >= 0)
        *out = (dln_party_kind)found;
    return found >= 0;
}

bool dln_how_from_word(dln_span word, dln_how *out)
{
    int found = FIND_WORD(how_words, word);
    if (found >= 0)
        *out = (dln_how)found;
    return found >= 0;
}

size_t dln_event_sources_counted(const dln_event *event)
{
    size_t count = 0;
    for (size_t i = 0; i < event->source_count; i++)
        count += !event->sources[i].is_copy;
    return count > 0 || event->source_count == 0 ? count : 1; /* what it copied may have been parted from it */
}
