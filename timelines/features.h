/* timelines/features.h - what a mention offers for comparing, worked out once: its days, its parties as keys at the level
 * of countries, its place, and the words of its evidence. Everything is a function of the mention (and the lexicon's
 * groups) alone, so that a comparison of two never depends on a third.
 */
#ifndef DATELINE_TIMELINES_FEATURES_H
#define DATELINE_TIMELINES_FEATURES_H

#include "sketch.h"

#include <dateline/arena.h>
#include <dateline/event.h>
#include <dateline/lexicon.h>

enum { DLN_NAME_WORDS = 10, DLN_SIDES = 48 };

typedef struct dln_name { /* folded */
    dln_span joined;      /* "kimjongun" */
    dln_span words[DLN_NAME_WORDS];
    uint64_t sounds[DLN_NAME_WORDS]; /* of the words (similar.h) */
    uint8_t count;
} dln_name;

typedef struct dln_side { /* one party for comparing */
    uint64_t key;         /* equal for a country, its leaders and its bodies; a non-state party has one of its own */
    const dln_name *name; /* NULL for an implied one */
    uint8_t kind;         /* dln_party_kind */
    bool is_implied;      /* not named: a member of a group that is */
    bool is_group;        /* stands for its members, which follow as implied sides */
    bool is_organisation; /* of no single country */
    bool is_of_nobody;    /* a person whose country is not known */
} dln_side;

typedef struct dln_features { /* all that comparing looks at, side by side */
    const dln_mention *mention;
    uint64_t article;         /* digest of its id */
    uint8_t family;
    uint8_t type, status, mode; /* of the claim; so are when and said_count */
    bool speaker_only;
    bool is_dated;            /* first and last bound it; an open end is bounded by what news still tells */
    bool is_exact;            /* a day, a clock time, or a few days in a row: may form an event */
    bool has_instants;        /* begin_min and end_min are minutes since the epoch, UTC */
    int32_t first, last;      /* days */
    int32_t early, late;      /* the days that it may be elsewhere: wider than first and last near midnight */
    uint32_t said_count;      /* "their fifth call" */
    dln_when when;
    int64_t begin_min, end_min;
    const dln_side *sides;    /* by key */
    uint32_t side_count;
    uint32_t named_count;     /* without the implied ones */
    uint32_t person_count;
    uint32_t key_count;       /* different keys of the named ones */
    const dln_name *place;    /* NULL: none */
    uint64_t place_country;   /* as a key; 0: unknown */
    dln_telling words;        /* of a statement */
    uint32_t occasions;       /* that the evidence names: DLN_OCCASION_... */
} dln_features;

/* Makes features; names and lists of parties that come back are worked out once, and lists that stand at the same address are
 * taken for the same: the mentions stay as they are while it lives. Equal lists have the same `sides`, equal names the same
 * `place`. */
typedef struct dln_feature_maker dln_feature_maker;
dln_feature_maker *dln_feature_maker_new(const dln_lexicon *lexicon, dln_arena *arena); /* NULL: no memory */
void dln_feature_maker_free(dln_feature_maker *maker); /* what it made stays in the arena */
/* The telling words of the evidence alone come with them: they tell who copied whom. false: no memory. */
bool dln_features_of(dln_feature_maker *maker, const dln_mention *mention, dln_features *out, dln_telling *evidence);
/* The same without words and occasions: enough to tell where it stands (reach.h). */
bool dln_features_standing(dln_feature_maker *maker, const dln_mention *mention, dln_features *out);

/* One party as a side. */
typedef enum dln_feature_side { DLN_SIDE_NO_MEMORY, DLN_SIDE_NAMELESS, DLN_SIDE_FOUND } dln_feature_side;
dln_feature_side dln_feature_side_of(dln_feature_maker *maker, const dln_party *party, dln_side *out);

/* The key of a country or organisation by its code. */
uint64_t dln_country_key(dln_span code);

#endif
