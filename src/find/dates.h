/* src/find/dates.h - inside the finder of time expressions: from words to drafts, from drafts to values.
 *   dates_grammar.c   date_patterns.tsv compiled to tries; the words' classes                (program)
 *   dates_match.c     matching; both share dates_program.h                                  (draft)
 *   dates_atoms.c     what one or a few tokens mean: numbers, days, years; clock times and zones: dates_atoms_clock.c, what stands around: dates_atoms_around.c
 *   dates_value.c     calendar values ("stamps"): arithmetic, TIMEX3 text, dln_when
 *   dates_resolve.c   the document pass; which days a draft means: dates_calendar.c (which Friday), dates_relative.c (two days later)
 *   dates_year.c      which year; dates_lend.c: what neighbours give each other; both share dates_context.h with it
 *   dates_anchor.c    two days after the summit
 *   dates_zone.c      clock times in the zones they are given in
 *   dates_layout.c    datelines, headings of chronologies, the day of the news
 *   dates_accept.c    what is no date although it looks like one, or a shorter one
 *   dates_tense.c     past or to come: the words around
 *   dates.c           the scan over a document
 *   dates_write.c     NDJSON, inline TIMEX3, --show=dates
 */
#ifndef DATELINE_FIND_DATES_H
#define DATELINE_FIND_DATES_H

#include <dateline/dates.h>

#include "find/document.h"

/* ---- words: the classes of time_words.tsv, in the order of the schema ---- */
typedef enum time_class {
    CLASS_GLUE, CLASS_MONTH, CLASS_WEEKDAY, CLASS_WEEKDAYS, CLASS_UNIT, CLASS_UNITS, CLASS_PART, CLASS_PARTS, CLASS_SEASON, CLASS_SEASONS,
    CLASS_DEICTIC, CLASS_DIGIT, CLASS_TENS, CLASS_SCALE, CLASS_ORDINAL, CLASS_FEW, CLASS_APPROX, CLASS_PREMOD, CLASS_REF, CLASS_SET, CLASS_CUE,
    CLASS_CLOCK, CLASS_MERIDIEM, CLASS_DECADE, CLASS_TITLE, CLASS_NOUN, CLASS_BEFORE, CLASS_ERA, CLASS_EVENT, CLASS_LASTING,
    CLASS_ZONE, CLASS_HOLIDAY, /* of the tables of zones and holidays */
    CLASS_COUNT
} time_class;

typedef enum time_unit {
    UNIT_NONE, UNIT_SECOND, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEKEND, UNIT_WEEK, UNIT_FORTNIGHT, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR,
    UNIT_DECADE, UNIT_CENTURY, UNIT_MILLENNIUM, UNIT_PERIOD, UNIT_MOMENT, UNIT_SEASON, UNIT_COUNT
} time_unit;

enum { SEASON_SPRING = 1, SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER };
enum { PART_MORNING = 1, PART_MIDDAY, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_DAYTIME };

/* ---- drafts: what the words say, nothing resolved ---- */
typedef enum draft_build { /* in the order of the schema */
    BUILD_NONE,      /* looks like a date and is none */
    BUILD_KEEP,      /* what its part is, with this row's mod */
    BUILD_DATE,      /* calendar fields, some of them missing */
    BUILD_DEICTIC,   /* days from the publication day */
    BUILD_NEAR,      /* last, this, next: arg -1, 0, 1 */
    BUILD_AGO,       /* n units from the publication day: arg -1, 1 */
    BUILD_SHIFT,     /* n units from a date of the text: arg -1, 1 */
    BUILD_THAT,      /* "that year", "the month": a date of the text, as coarse as the unit */
    BUILD_DURATION,
    BUILD_SET,
    BUILD_REF,       /* arg -1 past, 0 present, 1 future */
    BUILD_PART,      /* a part of the day alone: of today (arg 0), of yesterday (arg -1) */
    BUILD_CLOCK,     /* a clock time alone */
    BUILD_PERIOD,    /* a stretch of the calendar year: quarter, half */
    BUILD_SAME,      /* "the quarter", "the year-ago quarter": the period that figures are given for, arg years from it */
} draft_build;

typedef enum draft_mod { /* in the order of the schema */
    MOD_NONE, MOD_START, MOD_MID, MOD_END, MOD_APPROX, MOD_BEFORE, MOD_AFTER, MOD_ON_OR_BEFORE, MOD_ON_OR_AFTER, MOD_LESS_THAN, MOD_MORE_THAN,
    MOD_EQUAL_OR_LESS, MOD_EQUAL_OR_MORE, MOD_EARLIER, MOD_LATER, MOD_COUNT
} draft_mod;

#define NO_YEAR INT16_MIN
#define NO_OFFSET INT16_MIN
#define N_UNKNOWN (-1)       /* several */

/* arg of a clock time: which day's, where the words say so */
enum { CLOCK_TODAY = 11, CLOCK_THAT_DAY, CLOCK_AT_NIGHT, CLOCK_LAST_NIGHT };
enum { PART_AT = 4 }; /* arg of "at dawn" */

typedef struct draft {
    uint8_t build, mod;
    int8_t arg;
    bool has_deictic, is_plural, is_bc;
    int16_t year, year2;     /* NO_YEAR; a decade or century keeps its first year */
    uint8_t decade;          /* 1: year is the first of a decade; 2: of a century; 3: of a millennium */
    uint8_t month, month2, day, day2, weekday, season, quarter, half, part;
    uint8_t unit, unit2, has_n;
    int32_t n, n2;           /* tenths; N_UNKNOWN */
    int16_t offset_days;     /* of a deictic */
    int16_t minute, minute2; /* of the day; -1 none */
    int8_t second;           /* -1 none */
    int16_t zone_offset;     /* NO_OFFSET */
    uint16_t zone_row, holiday_row; /* row + 1 */
    bool is_local;           /* "local time" */
    uint8_t freq;            /* how often in the unit of a set: "twice a month"; 0 not said */
    bool is_over;            /* "the quarter ended Sept. 30" */
    bool needs_meridiem;     /* "from 7 to 9 p.m.": the first of the two */
    uint32_t split;          /* token of the dash of a range; 0 none */
} draft;

typedef struct found { /* a draft with its place */
    draft d;
    uint32_t begin, end; /* tokens */
    uint32_t rule;       /* row of date_patterns */
    uint32_t sentence;
    uint8_t signal;
    int8_t cue;          /* tense: -1 past (-2 right before it), 0 nothing known, 1 future; DATES_NOT_ASKED: see dates_tense */
    uint8_t flags;       /* DLN_TIMEX_* */
} found;

/* ---- the program ---- */
typedef struct word_entry {
    uint8_t class, needs; /* needs: 1 a capital, 2 capitals throughout */
    int16_t value;
} word_entry;

/* What may begin an element of a pattern, as bits: a class of words, a kind of token, or a word that patterns name (several
 * share a bit). A token is tried with an element only if they have a bit in common. */
typedef uint64_t dates_firsts;
#define FIRST_CLASS(class) ((dates_firsts)1 << (class))
#define FIRST_SHORT FIRST_CLASS(CLASS_COUNT)     /* a number of one or two bytes */
#define FIRST_FOUR FIRST_CLASS(CLASS_COUNT + 1)  /* of four */
#define FIRST_LONG FIRST_CLASS(CLASS_COUNT + 2)  /* any other */
#define FIRST_NUMBER (FIRST_SHORT | FIRST_FOUR | FIRST_LONG)
#define FIRST_MIXED FIRST_CLASS(CLASS_COUNT + 3)
#define FIRST_MARK FIRST_CLASS(CLASS_COUNT + 4)
#define FIRST_OTHER FIRST_CLASS(CLASS_COUNT + 5) /* a word without a class */
#define FIRST_LETTER FIRST_CLASS(CLASS_COUNT + 6) /* the same of one byte */
#define FIRST_ANY (~(dates_firsts)0)
enum { FIRST_WORDS = CLASS_COUNT + 7 }; /* the bits from there on */

enum { DATES_SET_CELLS = 2, DATES_SETS_MAX = DATES_SET_CELLS * 64 };
typedef struct word_info {
    dates_firsts firsts;
    dates_firsts alone;   /* of them, where no longer form begins with it */
    uint64_t sets[DATES_SET_CELLS]; /* bits of the elements of several words that it is one of */
    dates_firsts behind;  /* what may stand behind it where it begins an expression */
    uint32_t mask;        /* bits of time_class */
    uint32_t phrases;     /* of the longer forms that begin with it */
    uint32_t symbols;     /* bits of those whose rows may begin with it, as far as it is a word */
    uint32_t goes_on;     /* what stands second in them: dln_next_bit */
    uint32_t first;       /* in entries */
    uint8_t count;
    uint8_t bit;          /* of firsts, as a word that patterns name; 0: they do not */
    bool is_seed;         /* of time by itself */
    bool is_of_time;      /* the tables of time know it */
    bool may_start;       /* an expression may begin with it */
    bool may_end;         /* and whatever stands behind it, too */
} word_info;

typedef struct dln_dates_program dln_dates_program;
/* NULL: no memory, or a pattern is wrong: err->line is then its row, from 1, and err->column the place in the pattern. The table
 * compiler calls it too, so that compiled patterns are never wrong. */
dln_dates_program *dln_dates_program_new(const dln_lexicon *lexicon, dln_error *err);
void dln_dates_program_free(dln_dates_program *program);

typedef struct scanner { /* what matching needs of a document */
    const dln_lexicon *lexicon;
    const dln_dates_program *program;
    const dln_tokens *tokens;
    bool is_shouted;
    bool tries_all;      /* for tests: ways are gone whatever stands behind the first token */
} scanner;

/* What number a word of class CLASS_DIGIT or CLASS_ORDINAL is; 0: it is of another class, or none. */
uint32_t dln_number_of_word(const dln_lexicon *lexicon, uint32_t word, time_class class);
/* The class of the word or phrase at token; the longest one. */
bool dates_class_at(const scanner *s, uint32_t at, time_class class, int32_t *value, uint32_t *next);
/* Every expression has a word of time among its first: the next one from a token on. */
enum { DATES_LOOK_AHEAD = 5 };
uint32_t dates_next_seed(const scanner *s, uint32_t at);
/* The first token from one on at which one may begin, given that a seed is that near; end: there is none before it. */
uint32_t dates_next_start(const scanner *s, uint32_t at, uint32_t end);
/* The longest time expression that begins at token, before end. */
bool dates_match(const scanner *s, uint32_t at, uint32_t end, found *out);

/* ---- around a match ---- */
/* Whether it is a time expression here. */
bool dates_accept(const scanner *s, const dln_sentence *sentence, const found *f);
/* Cuts off what is none of it. */
void dates_trim(const scanner *s, const dln_sentence *sentence, found *f);
/* Where the line ends that only heads a programme, if the expression goes on with the hour on the next line; else its end. */
uint32_t dates_heading_end(const scanner *s, const found *f);
enum { DATES_NOT_ASKED = INT8_MIN };
/* The tense around it, as found.cue; of one word. */
int8_t dates_cue(const scanner *s, uint32_t sentence_begin, uint32_t sentence_end, const found *f);
int dates_cue_at(const scanner *s, uint32_t at);
uint8_t dates_signal_before(const dln_tokens *tokens, uint32_t sentence_begin, uint32_t at);

/* ---- atoms: each gives the token behind it, or 0 ---- */
typedef uint32_t (*dates_atom)(const scanner *s, uint32_t at, draft *d);
typedef enum atom_behind { BEHIND_ANY, BEHIND_THESE, BEHIND_SAME } atom_behind;
typedef struct dates_atom_row {
    const char *name;
    dates_atom atom;
    dates_firsts firsts;        /* what it may begin with: classes, kinds of tokens */
    const char *words;          /* and these words, divided by | */
    atom_behind behind;         /* what stands behind one of them: any token, those below, or the atom takes no token at all */
    dates_firsts behind_firsts;
    const char *behind_words;
    dates_firsts alone;         /* of firsts: what may be the whole atom */
    dates_firsts more;          /* the second token of a longer one that is no form of the tables */
    const char *more_words;
} dates_atom_row;
const dates_atom_row *dates_atom_find(dln_span name); /* NULL: no atom */

/* ---- values ---- */
typedef enum stamp_grain {
    STAMP_NONE, STAMP_CLOCK, STAMP_PART, STAMP_DAY, STAMP_WEEKEND, STAMP_WEEK, STAMP_MONTH, STAMP_SEASON, STAMP_QUARTER, STAMP_HALF, STAMP_YEAR,
    STAMP_DECADE, STAMP_CENTURY, STAMP_MILLENNIUM
} stamp_grain;

typedef struct stamp { /* a resolved place in the calendar */
    uint8_t grain;
    bool is_yearless, is_vague; /* vague: "a few years ago" */
    int32_t day;           /* its first day; for a part or clock time its day */
    uint8_t part;
    int16_t minute;
    int8_t second;
} stamp;

int32_t stamp_first_day(const stamp *s);
int32_t stamp_last_day(const stamp *s);
stamp stamp_at(stamp_grain grain, int32_t day);             /* the unit of that grain that holds the day */
stamp stamp_move(stamp_grain grain, int32_t day, int32_t n); /* the unit n units on */
stamp_grain stamp_grain_of_unit(time_unit unit);
bool stamp_shift(const draft *d, int32_t base, int32_t direction, stamp *out); /* n units before (-1) or after a day; false: how many is not said */
size_t stamp_write(const stamp *s, char *buffer, size_t room); /* TIMEX3 */
size_t bc_write(int32_t year, const draft *d, char *buffer, size_t room); /* a year before Christ, with the draft's month or season */
dln_when stamp_when(const stamp *s, draft_mod mod, int32_t published_day);
size_t duration_write(const draft *d, bool iso, char *buffer, size_t room);
size_t set_write(const draft *d, char *buffer, size_t room);
typedef enum holiday_how { HOLIDAY_FIXED, HOLIDAY_WEEKDAY, HOLIDAY_EASTER, HOLIDAY_TABLE, HOLIDAY_SIGHTED, HOLIDAY_ONCE } holiday_how; /* as in the schema */
holiday_how holiday_how_of(const dln_lexicon *lexicon, uint32_t row);
/* Its day in a year; where a year has two (Eid in 2000), the one nearest to a day. INT32_MIN: not known. */
int32_t holiday_day(const dln_lexicon *lexicon, uint32_t row, int32_t year, int32_t near);

/* ---- the document pass ---- */
typedef struct dates_doc {
    dln_doc *doc;
    scanner scan;
    found *items;
    size_t count, capacity;
    uint32_t next_seed;     /* of the scan */
    bool has_published;
    int32_t published;      /* day */
    bool is_narrative;
    bool is_programme;     /* "The week ahead" */
    bool is_of_today;      /* news that names few old days */
    bool looks_back;       /* news that opens with a day long past: an anniversary */
    dln_span dateline_zone; /* of the city in the dateline; empty */
} dates_doc;

int8_t dates_tense(const dates_doc *d, found *f); /* found.cue, looked for now if nobody has asked yet */
void dates_resolve(dates_doc *d);
void dates_anchor(dates_doc *d);      /* after it */
dln_span dates_zone_between(const dln_doc *doc, uint32_t begin, uint32_t end); /* of the one city named there; empty: none or several */
void dates_layout(dates_doc *d);      /* datelines and headings, before resolving */
bool dates_is_programme(const dates_doc *d); /* "The week ahead": weekdays without a tense lie before us */
bool dates_is_of_today(const dates_doc *d); /* news that names few old days */
bool dates_is_quoted(const dln_doc *doc, uint32_t from, uint32_t at); /* between quotation marks that opened behind `from`, in its paragraph */
bool dates_is_apposed_weekday(const dln_tokens *tokens, const found *f); /* "26 January, a Friday" */
bool dates_is_of_clause(const dln_doc *doc, uint32_t at);                 /* "Sarr, who turned 60 on 6 March" */
bool dates_looks_back(const dates_doc *d);  /* news that opens with a day long past */
bool dates_is_story(const dates_doc *d); /* a history rather than news: its dates hang on one another, not on the publication day */
void dates_news_day(dates_doc *d);    /* after it */
void dates_zone_declared(dates_doc *d); /* doc->clock_zone */
uint32_t dates_zone_at(const scanner *s, uint32_t at, draft *d); /* "GMT+3" at the token: the token behind it, or 0 */
int16_t dates_zone_offset(const dates_doc *d, const found *from, int32_t day, int32_t minute, dln_span *name);
const char *dates_mod_word(draft_mod mod);

#endif
