/* include/dateline/event.h - what is claimed to have happened (claim), where a text says so (mention), and the
 * thing in the world that mentions are about (event). Plain structs over borrowed memory: an arena or a timeline
 * owns what they point to.
 */
#ifndef DATELINE_EVENT_H
#define DATELINE_EVENT_H

#include <dateline/when.h>

/* ---- words of the model; each enum has a table of its words in timelines/event.c ---- */
typedef struct dln_event_type { /* a row of timelines/event_types.tsv */
    const char *name;           /* "meeting" */
    const char *plural, *label; /* "meetings", "Meeting" */
    const char *category;       /* iCalendar CATEGORIES */
    const char *mark;           /* its shape in charts: "disc", "triangle", "diamond", "square" */
    uint8_t family;             /* types of one family may be the same event: meeting and call */
    uint8_t rank;               /* in charts and lists, the lower first */
    bool speaker_only;          /* the participants are its speakers; one is enough */
} dln_event_type;

size_t dln_event_type_count(void);
const dln_event_type *dln_event_type_at(size_t index);
int dln_event_type_find(dln_span name); /* its index; -1: none */

typedef enum dln_event_status { DLN_CONFIRMED, DLN_TENTATIVE, DLN_CANCELLED } dln_event_status;
typedef enum dln_mode { DLN_MODE_NONE, DLN_MODE_IN_PERSON, DLN_MODE_PHONE, DLN_MODE_VIDEO, DLN_MODE_VISIT,
                        DLN_MODE_THIRD_PARTY, DLN_MODE_MULTILATERAL } dln_mode; /* PLOVER's, video added */
typedef enum dln_party_kind { DLN_PERSON, DLN_BODY, DLN_COUNTRY } dln_party_kind;
typedef enum dln_how { DLN_BY_NAME, DLN_BY_ROLE, DLN_BY_COREFERENCE } dln_how;

const char *dln_status_word(dln_event_status status); /* "confirmed" */
const char *dln_mode_word(dln_mode mode);             /* "video"; NULL for none */
const char *dln_kind_word(dln_party_kind kind);
const char *dln_how_word(dln_how how);                /* "role", "coreference"; NULL by name */
bool dln_status_from_word(dln_span word, dln_event_status *out);
bool dln_mode_from_word(dln_span word, dln_mode *out);
bool dln_kind_from_word(dln_span word, dln_party_kind *out);
bool dln_how_from_word(dln_span word, dln_how *out);

/* ---- parts ---- */
typedef struct dln_party {
    dln_span name;      /* as commonly spelled in English: "Sergey Lavrov", "Austrian Foreign Ministry", "Russia" */
    dln_span country;   /* ISO 3166-1 alpha-3, or an organisation's code ("EU", "P5+1"); empty: unknown */
    dln_span role;      /* "Foreign Minister"; empty: unknown */
    dln_party_kind kind;
    dln_how by;
    bool is_non_state;  /* a party in its state's country that its government does not contain (Taliban) */
} dln_party;

#define DLN_NO_DEGREES 1000.0

typedef struct dln_place {
    dln_span name;      /* empty: no place */
    dln_span country;
    double lat, lon;    /* degrees; DLN_NO_DEGREES: unknown */
} dln_place;

typedef struct dln_claim {       /* what a mention says, and what an event's mentions agree on */
    int type;                    /* index of dln_event_type */
    dln_when when;
    dln_span zone;               /* IANA name, if the clock time is tied to one; empty */
    dln_event_status status;
    dln_mode mode;
    const dln_party *parties;
    size_t party_count;
    dln_place place;
    dln_span title;              /* at most 90 characters */
    dln_span quote, topic;       /* empty: none */
    dln_span medium;             /* of a statement: "Twitter", "news conference", "interview with CNN"; empty: not said */
    uint32_t count;              /* "their fifth call": 5; 0: not said */
    dln_span cameo;              /* "041" */
    double confidence;           /* 0 to 1 */
    const dln_span *rules;       /* that made it, by name */
    size_t rule_count;
    const dln_span *notes;       /* doubts, in plain words */
    size_t note_count;
} dln_claim;

typedef struct dln_mention {
    dln_span id;                 /* ARTICLE#hash of type, day, parties and evidence */
    dln_span article;
    dln_claim claim;
    dln_span evidence;           /* the verbatim sentence or clause */
    bool in_title;               /* then the span is null */
    size_t span_begin, span_end; /* bytes in the article's text as read */
    dln_span url, publisher;
    dln_span agency;             /* whose text the article is ("Reuters"); empty: its own, or unknown */
    dln_when published;
    dln_span version;            /* "dateline 0.1 en-17" */
    dln_span extra;              /* unknown keys: the inside of a JSON object; empty: none */
} dln_mention;

typedef struct dln_source {
    dln_span mention;            /* its id */
    dln_span article, url, publisher, agency, evidence;
    dln_when published, when;
    bool is_copy;                /* nearly the words of a source before it, of another article: no second source */
} dln_source;

typedef struct dln_dispute_value {
    dln_span value;
    const uint32_t *sources;     /* indexes of the event's sources */
    size_t source_count;
} dln_dispute_value;

typedef struct dln_dispute {
    dln_span field;              /* "when", "place", "status" ... */
    const dln_dispute_value *values;
    size_t value_count;
} dln_dispute;

typedef struct dln_event {
    dln_span id;
    dln_claim claim;
    const dln_span *mentions;    /* their ids, sorted */
    size_t mention_count;
    const dln_source *sources;   /* by (published, article, mention) */
    size_t source_count;
    const dln_dispute *disputes;
    size_t dispute_count;
    dln_span version;
    dln_span extra;
    const dln_span *corrections; /* what a person changed, in words: "when was 2021-12-06 (Anna: the readout says so)" */
    size_t correction_count;
    bool is_pinned;              /* charts draw it whatever else they leave out */
    /* what only a store knows: */
    dln_span uid;                /* minted once; empty without a store, then the id serves */
    const dln_span *aliases;     /* uids of events that were merged into this one, or joined to it by hand; sorted */
    size_t alias_count;
    uint32_t revision;
    int64_t created, modified;   /* seconds since the epoch; 0: unknown */
} dln_event;

size_t dln_event_sources_counted(const dln_event *event); /* without copies */

#endif
