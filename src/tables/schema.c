/* src/tables/schema.c - the columns of every table, in the order of the file. See schema.h. */
#include "tables/schema.h"

#include "base/text.h"

#define TABLE(file, list, users) {file, list, sizeof(list) / sizeof *(list), users}

#define FACT_NOTES {"source", DLN_CELL_NOTE, NULL, true}, {"licence", DLN_CELL_NOTE, NULL, true}, {"checked", DLN_CELL_NOTE, NULL, true}

static const dln_column abbreviations[] = {
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column word_lists[] = {
    {"list", DLN_CELL_KEY, NULL, false},
    {"of", DLN_CELL_WORD, "words|texts|phrases|verbs", false},
    {"forms", DLN_CELL_LISTED, NULL, false},
    {"use", DLN_CELL_NOTE, NULL, false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

/* ---- clauses, meetings and calls ---- */
static const dln_column words[] = {
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"class", DLN_CELL_WORD, "be|have|do|modal|not|pronoun|there|determiner|preposition|either|to|that|and|subordinator|relative|adverb|governor", false},
    {"does", DLN_CELL_FLAGS, "present|past|base|participle|gerund|not|future|wish|plan|if", true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column verbs[] = {
    {"verb", DLN_CELL_KEY, NULL, false},
    {"base", DLN_CELL_PHRASES, NULL, false},
    {"third", DLN_CELL_PHRASES, NULL, true},
    {"past", DLN_CELL_PHRASES, NULL, false},
    {"participle", DLN_CELL_PHRASES, NULL, false},
    {"gerund", DLN_CELL_PHRASES, NULL, false},
    {"noun", DLN_CELL_FLAGS, "base|third|past|gerund", true},
    {"governs", DLN_CELL_WORD, "plan|wish|refuse|cancel|begin|report|attitude", true},
    {"voice", DLN_CELL_WORD, "active", true},
};

/* ---- clauses, meetings and calls ---- */

/* ---- time expressions; the words of class, build and mod are the enums of find/dates.h ---- */

static const dln_column time_words[] = {
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"class", DLN_CELL_WORD, "glue|month|weekday|weekdays|unit|units|part|parts|season|seasons|deictic|digit|tens|scale|ordinal|few|approx|"
                             "premod|ref|set|cue|clock|meridiem|decade|title|noun|before|era|event|lasting", false},
    {"value", DLN_CELL_INT, NULL, true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column date_patterns[] = {
    {"rule", DLN_CELL_KEY, NULL, false},
    {"symbol", DLN_CELL_TEXT, NULL, false},
    {"pattern", DLN_CELL_TEXT, NULL, false},
    {"build", DLN_CELL_WORD, "none|keep|date|deictic|near|ago|shift|that|duration|set|ref|part|clock|period|same", false},
    {"arg", DLN_CELL_INT, NULL, true},
    {"mod", DLN_CELL_WORD, "none|START|MID|END|APPROX|BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS|EQUAL_OR_MORE|"
                           "EARLIER|LATER", true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column time_zones[] = {
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"zone", DLN_CELL_TEXT, NULL, true},
    {"offset_min", DLN_CELL_INT, NULL, true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column holidays[] = {
    {"holiday", DLN_CELL_KEY, NULL, false},
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"how", DLN_CELL_WORD, "fixed|weekday|easter|table|sighted|once", false},
    {"month", DLN_CELL_INT, NULL, true},
    {"day", DLN_CELL_INT, NULL, true},      /* of the month; days from Easter; which such weekday, -1 the last */
    {"weekday", DLN_CELL_INT, NULL, true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column holiday_days[] = {
    {"holiday", DLN_CELL_REF, "holidays", false},
    {"day", DLN_CELL_DATE, NULL, false},
    {"source", DLN_CELL_NOTE, NULL, false},
};

static const dln_column games[] = {
    {"game", DLN_CELL_KEY, NULL, false},
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"first", DLN_CELL_DATE, NULL, false},
    {"last", DLN_CELL_DATE, NULL, false},
    FACT_NOTES,
};

/* ---- clauses, meetings and calls ---- */

static const dln_column contact_verbs[] = {
    {"verb", DLN_CELL_REF, "verbs", false},
    {"particle", DLN_CELL_TEXT, NULL, true},
    {"type", DLN_CELL_WORD, "meeting|call|contact|speech", false},
    {"pattern", DLN_CELL_FLAGS, "together|object|with|to|host|council|again", false},
    {"needs", DLN_CELL_FLAGS, "two|many|person|place|cue|bare|setting|free|accord|shared", true},
    {"prior", DLN_CELL_DECIMAL, NULL, false},
    {"cameo", DLN_CELL_TEXT, NULL, false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column contact_nouns[] = {
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"type", DLN_CELL_WORD, "meeting|call|contact|speech", false},
    {"flags", DLN_CELL_FLAGS, "light|weak|bare|visit|video|meal|counted|presence|ellipsis|never|assembly|others|aside", true},
    {"prior", DLN_CELL_DECIMAL, NULL, false},
    {"cameo", DLN_CELL_TEXT, NULL, false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column contact_cues[] = {
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"cue", DLN_CELL_WORD, "phone|video|cancel|plan|wish|deny|past|margin|summon|apart|putoff|sport|often", false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

/* ---- clauses, meetings and calls ---- */

/* ---- parties and places ---- */

#define OFFICES "head_of_state|head_of_government|commission_president|council_president|head_of_organisation|foreign_minister|" \
                "crown_prince|defence_minister|vice_president|national_security_adviser|deputy_foreign_minister|minister|envoy|" \
                "spokesperson|party_leader|ambassador|official|leader|leader_elect"

static const dln_column countries[] = {
    {"code", DLN_CELL_KEY, NULL, false},
    {"alpha2", DLN_CELL_TEXT, NULL, false},
    {"name", DLN_CELL_TEXT, NULL, false},
    {"names", DLN_CELL_PHRASES, NULL, false},
    {"adjective", DLN_CELL_TEXT, NULL, false},
    {"adjectives", DLN_CELL_PHRASES, NULL, true},
    {"people", DLN_CELL_PHRASES, NULL, true},
    {"person", DLN_CELL_PHRASES, NULL, true},
    {"capital", DLN_CELL_TEXT, NULL, true},
    {"capitals", DLN_CELL_PHRASES, NULL, true},
    {"kind", DLN_CELL_WORD, "state|territory|former", false},
    {"leader", DLN_CELL_WORD, "head_of_state|head_of_government", false},
    {"zone", DLN_CELL_TEXT, NULL, true},
    {"order", DLN_CELL_WORD, "given|family", false},
    {"successor", DLN_CELL_TEXT, NULL, true},
    FACT_NOTES,
};

static const dln_column people[] = {
    {"person", DLN_CELL_KEY, NULL, false},
    {"name", DLN_CELL_TEXT, NULL, false},
    {"names", DLN_CELL_PHRASES, NULL, false},
    {"family", DLN_CELL_PHRASES, NULL, true},
    {"country", DLN_CELL_TEXT, NULL, false},
    {"serves", DLN_CELL_TEXT, NULL, true},
    {"gender", DLN_CELL_WORD, "male|female", true},
    FACT_NOTES,
};

static const dln_column own_names[] = {
    {"of", DLN_CELL_TEXT, NULL, false},
    {"names", DLN_CELL_TEXT, NULL, false},
    FACT_NOTES,
};

static const dln_column terms[] = {
    {"country", DLN_CELL_TEXT, NULL, false},
    {"office", DLN_CELL_WORD, OFFICES, false},
    {"person", DLN_CELL_REF, "people", false},
    {"from", DLN_CELL_DATE, NULL, true},
    {"to", DLN_CELL_DATE, NULL, true},
    {"title", DLN_CELL_TEXT, NULL, false},
    {"standing", DLN_CELL_WORD, "full|acting|interim|caretaker|junta", false},
    {"confidence", DLN_CELL_DECIMAL, NULL, false},
    FACT_NOTES,
};

static const dln_column places[] = {
    {"place", DLN_CELL_KEY, NULL, false},
    {"name", DLN_CELL_TEXT, NULL, false},
    {"names", DLN_CELL_PHRASES, NULL, false},
    {"country", DLN_CELL_TEXT, NULL, false},
    {"region", DLN_CELL_TEXT, NULL, true},
    {"lat", DLN_CELL_DECIMAL, NULL, false},
    {"lon", DLN_CELL_DECIMAL, NULL, false},
    {"zone", DLN_CELL_TEXT, NULL, false},
    {"people", DLN_CELL_INT, NULL, false},
    {"standing", DLN_CELL_WORD, "capital|plain|weak", false},
};

static const dln_column venues[] = {
    {"venue", DLN_CELL_KEY, NULL, false},
    {"name", DLN_CELL_TEXT, NULL, false},
    {"names", DLN_CELL_PHRASES, NULL, false},
    {"country", DLN_CELL_TEXT, NULL, true},
    {"lat", DLN_CELL_DECIMAL, NULL, true},
    {"lon", DLN_CELL_DECIMAL, NULL, true},
    {"zone", DLN_CELL_TEXT, NULL, true},
    FACT_NOTES,
};

static const dln_column organisations[] = {
    {"code", DLN_CELL_KEY, NULL, false},
    {"name", DLN_CELL_TEXT, NULL, false},
    {"names", DLN_CELL_PHRASES, NULL, false},
    {"regions", DLN_CELL_PHRASES, NULL, true},
    {"kind", DLN_CELL_WORD, "organisation|group|agency|euagency|auagency", false},
    {"members", DLN_CELL_TEXT, NULL, true},
    {"seat", DLN_CELL_TEXT, NULL, true},
    FACT_NOTES,
};

static const dln_column bodies[] = {
    {"body", DLN_CELL_KEY, NULL, false},
    {"name", DLN_CELL_TEXT, NULL, true},
    {"names", DLN_CELL_PHRASES, NULL, false},
    {"country", DLN_CELL_TEXT, NULL, true},
    {"kind", DLN_CELL_WORD, "seat|body|nonstate|media|company|weakbody|foreignoffice|place|venue", false},
    {"place", DLN_CELL_TEXT, NULL, true},
    FACT_NOTES,
};

static const dln_column titles[] = {
    {"title", DLN_CELL_KEY, NULL, false},
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"plurals", DLN_CELL_PHRASES, NULL, true},
    {"role", DLN_CELL_TEXT, NULL, true},
    {"office", DLN_CELL_WORD, OFFICES, true},
    {"kind", DLN_CELL_WORD, "office|honorific|anonymous|ordinary", false},
    {"countries", DLN_CELL_TEXT, NULL, true},
    {"implies", DLN_CELL_TEXT, NULL, true},
    {"gender", DLN_CELL_WORD, "male|female", true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column institutions[] = {
    {"institution", DLN_CELL_KEY, NULL, false},
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"name", DLN_CELL_TEXT, NULL, true},
    {"kind", DLN_CELL_WORD, "body|government|side|nonstate|media|owned|people|joint", false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column references[] = {
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"means", DLN_CELL_WORD, "he|she|they|his|her|their|it|its|self|I|my|we|both|counterpart|counterparts|sides|countries|persons|each|latter|former|alone|there|here|body|host|guest|relation", false},
    {"gender", DLN_CELL_WORD, "male|female", true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column standing[] = {
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"standing", DLN_CELL_WORD, "former|acting|plain", false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column name_words[] = {
    {"form", DLN_CELL_PHRASES, NULL, false},
    {"kind", DLN_CELL_WORD, "particle|thing|place|locative|leading|becoming|state|surname", false},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
};

static const dln_column given_names[] = {
    {"name", DLN_CELL_PHRASES, NULL, false},
    {"gender", DLN_CELL_WORD, "male|female", true},
    {"full", DLN_CELL_TEXT, NULL, true},
};

/* ---- clauses, meetings and calls ---- */

/* ---- statements ---- */

static const dln_column reporting[] = {
    {"verb", DLN_CELL_KEY, NULL, false},
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"need", DLN_CELL_WORD, "strong|weak|object|carrier|feeling|hearer|platform|quoting|asked|never|text|source|answer|letter", false},
    {"cameo", DLN_CELL_TEXT, NULL, false},
    {"example", DLN_CELL_EXAMPLE, NULL, true},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column sayings[] = {
    {"name", DLN_CELL_KEY, NULL, false},
    {"forms", DLN_CELL_PHRASES, NULL, false},
    {"kind", DLN_CELL_WORD, "text|occasion|platform|hearer|feeling|attribution|joint|letter|claim", false},
    {"medium", DLN_CELL_TEXT, NULL, true},
    {"example", DLN_CELL_EXAMPLE, NULL, false},
    {"counter", DLN_CELL_EXAMPLE, NULL, true},
};

static const dln_column confidence[] = {
    {"feature", DLN_CELL_KEY, NULL, false},
    {"weight", DLN_CELL_DECIMAL, NULL, false},
};

const dln_table_schema dln_schemas[DLN_TABLE_COUNT] = {
    [DLN_TABLE_ABBREVIATIONS] = TABLE("abbreviations", abbreviations, false),
    [DLN_TABLE_WORDS] = TABLE("words", words, false),
    [DLN_TABLE_VERBS] = TABLE("verbs", verbs, false),
    [DLN_TABLE_TIME_WORDS] = TABLE("time_words", time_words, false),
    [DLN_TABLE_DATE_PATTERNS] = TABLE("date_patterns", date_patterns, false),
    [DLN_TABLE_TIME_ZONES] = TABLE("time_zones", time_zones, false),
    [DLN_TABLE_HOLIDAYS] = TABLE("holidays", holidays, false),
    [DLN_TABLE_HOLIDAY_DAYS] = TABLE("holiday_days", holiday_days, false),
    [DLN_TABLE_GAMES] = TABLE("games", games, false),
    [DLN_TABLE_CONTACT_VERBS] = TABLE("contact_verbs", contact_verbs, false),
    [DLN_TABLE_CONTACT_NOUNS] = TABLE("contact_nouns", contact_nouns, false),
    [DLN_TABLE_CONTACT_CUES] = TABLE("contact_cues", contact_cues, false),
    [DLN_TABLE_COUNTRIES] = TABLE("countries", countries, false),
    [DLN_TABLE_PEOPLE] = TABLE("people", people, true),
    [DLN_TABLE_TERMS] = TABLE("terms", terms, true),
    [DLN_TABLE_PLACES] = TABLE("places", places, true),
    [DLN_TABLE_VENUES] = TABLE("venues", venues, true),
    [DLN_TABLE_ORGANISATIONS] = TABLE("organisations", organisations, true),
    [DLN_TABLE_BODIES] = TABLE("bodies", bodies, true),
    [DLN_TABLE_OWN_NAMES] = TABLE("own_names", own_names, true),
    [DLN_TABLE_TITLES] = TABLE("titles", titles, false),
    [DLN_TABLE_INSTITUTIONS] = TABLE("institutions", institutions, false),
    [DLN_TABLE_REFERENCES] = TABLE("references", references, false),
    [DLN_TABLE_STANDING] = TABLE("standing", standing, false),
    [DLN_TABLE_NAME_WORDS] = TABLE("name_words", name_words, false),
    [DLN_TABLE_GIVEN_NAMES] = TABLE("given_names", given_names, false),
    [DLN_TABLE_REPORTING] = TABLE("reporting", reporting, false),
    [DLN_TABLE_CONFIDENCE] = TABLE("confidence", confidence, false),
    [DLN_TABLE_WORD_LISTS] = TABLE("word_lists", word_lists, false),
    [DLN_TABLE_SAYINGS] = TABLE("sayings", sayings, false),
};

dln_table dln_table_of_file(const char *path)
{
    const char *base = strrchr(path, '/');
    dln_span name = dln_span_of(base == NULL ? path : base + 1);
    if (dln_ends_with(name, DLN_SPAN(".tsv")))
        name.len -= 4;
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        if (dln_span_is(name, dln_schemas[t].name))
            return (dln_table)t;
    }
    return DLN_TABLE_COUNT;
}

dln_table dln_table_of_header(dln_span header, bool users_only)
{
    for (int t = 0; t < DLN_TABLE_COUNT; t++) {
        dln_span rest = header, piece = DLN_NO_SPAN;
        size_t c = 0;
        if (users_only && !dln_schemas[t].is_users)
            continue;
        while (c < dln_schemas[t].column_count && dln_split(&rest, '\t', &piece) && dln_span_is(piece, dln_schemas[t].columns[c].name))
            c++;
        bool is_all = rest.text == NULL;
        while (users_only && is_all && c > 0 && c < dln_schemas[t].column_count && dln_schemas[t].columns[c].optional && dln_span_is(piece, dln_schemas[t].columns[c - 1].name))
            piece = dln_span_of(dln_schemas[t].columns[c++].name); /* what may be empty may be left out at the end */
        if (c == dln_schemas[t].column_count && is_all)
            return (dln_table)t;
    }
    return DLN_TABLE_COUNT;
}
