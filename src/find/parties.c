/* src/find/parties.c - people, bodies, countries and places of a document. See parties.h for the way through the files. */
#include "find/parties.h"

enum { ROLE_SLOTS = 64, ROLE_CELLS = 4 };

/* The nation of a publisher ("Kremlin Press Service", "Chadian Foreign Ministry"), from the first name in it that has one, and whether it is an
 * office of that state, or its mission abroad. */
static dln_nation nation_of_publisher(const dln_finder *f, bool *is_official, bool *is_mission)
{
    dln_tokens tokens;
    dln_phrase phrases[DLN_PHRASES_MAX];
    dln_span publisher = f->doc->article->publisher;
    dln_nation nation = DLN_NO_NATION;
    if (publisher.len == 0 || publisher.len > 200)
        return nation;
    dln_tokenize(f->lexicon, publisher, f->doc->arena, &tokens);
    bool is_issued = false;
    uint32_t embassy = dln_row_find(f->lexicon, DLN_TABLE_INSTITUTIONS, DLN_SPAN("embassy"));
    for (uint32_t i = 0; i < tokens.count; i++) {
        is_issued |= dln_token_in(&tokens, i, DLN_LIST_ISSUING_OFFICES);
        size_t count = dln_phrases_at(f->lexicon, &tokens, i, tokens.count, false, phrases);
        for (size_t p = count; p > 0; p--) {
            for (uint32_t s = 0; s < phrases[p - 1].sense_count; s++) {
                dln_sense sense = dln_sense_at(phrases[p - 1].senses, s);
                if (!dln_sense_fits(&tokens, i, phrases[p - 1].tokens, sense, false))
                    continue;
                bool is_body = sense.table == DLN_TABLE_BODIES && dln_cell(f->lexicon, DLN_TABLE_BODIES, sense.row, DLN_BODIES_KIND) <= DLN_BODY_BODY;
                bool is_title = sense.table == DLN_TABLE_TITLES && dln_cell(f->lexicon, DLN_TABLE_TITLES, sense.row, DLN_TITLES_OFFICE) <= DLN_OFFICE_HEAD_OF_GOVERNMENT;
                *is_official = *is_official || is_body || is_title || (sense.table == DLN_TABLE_INSTITUTIONS && dln_cell(f->lexicon, DLN_TABLE_INSTITUTIONS, sense.row, DLN_INSTITUTIONS_KIND) == DLN_INSTITUTION_BODY);
                *is_mission |= sense.table == DLN_TABLE_INSTITUTIONS && sense.row == embassy;
                if (dln_has_nation(nation))
                    continue;
                if (dln_token_in(&tokens, i + phrases[p - 1].tokens, DLN_LIST_LANDFORMS)) /* "Niger Delta Herald" */
                    continue;
                if (sense.table == DLN_TABLE_COUNTRIES && sense.column != DLN_COUNTRIES_CAPITALS && sense.column != DLN_COUNTRIES_PERSON)
                    nation = (dln_nation){DLN_TABLE_COUNTRIES, sense.row};
                else if (sense.table == DLN_TABLE_ORGANISATIONS && sense.column == DLN_ORGANISATIONS_NAMES) /* "ASEAN Secretariat" */
                    nation = (dln_nation){DLN_TABLE_ORGANISATIONS, sense.row};
                else if (is_body)
                    nation = dln_nation_of_code(f, dln_cell_text(f->lexicon, DLN_TABLE_BODIES, sense.row, DLN_BODIES_COUNTRY));
            }
        }
    }
    *is_official |= nation.table == DLN_TABLE_ORGANISATIONS && dln_has_nation(nation) && (is_issued || tokens.count == 1);
    return nation;
}

void dln_find_parties(dln_doc *doc)
{
    dln_finder f = {0};
    f.doc = doc;
    f.lexicon = doc->lexicon;
    f.tokens = &doc->tokens;
    f.dateline_country = DLN_NONE;
    f.home = nation_of_publisher(&f, &f.is_home_official, &f.is_home_mission);
    doc->publisher_country = f.is_home_official && dln_has_nation(f.home) ? dln_nation_code(&f, f.home) : DLN_NO_SPAN;
    f.day = doc->article->published.begin.grain >= DLN_GRAIN_YEAR ? doc->article->published.begin.day : INT32_MAX - 1;
    f.role_cache = dln_arena_array(doc->arena, ROLE_SLOTS, ROLE_CELLS * sizeof *f.role_cache);
    f.stretches = dln_arena_array(doc->arena, DLN_STRETCHES, sizeof *f.stretches);
    f.terms = dln_arena_array(doc->arena, DLN_KEPT, sizeof *f.terms);
    f.codes = dln_arena_array(doc->arena, DLN_KEPT, sizeof *f.codes);
    dln_find_phrases(doc);
    dln_scan_items(&f);
    dln_find_dateline(&f);
    dln_make_groups(&f);
    dln_resolve(&f);
    dln_doc_index_refs(doc);
}

/* ---- --show=parties ---- */

static void show_string(dln_sink *out, const char *key, dln_span value)
{
    if (value.len == 0)
        return;
    dln_sink_printf(out, ",\"%s\":", key);
    dln_json_string(out, value);
}

static void show_ref(const dln_doc *doc, const dln_ref *ref, dln_sink *out)
{
    static const struct { uint8_t flag; const char *word; } words[] = {
        {DLN_REF_PRONOUN, "pronoun"}, {DLN_REF_ROLE, "role"}, {DLN_REF_POSSESSIVE, "possessive"}, {DLN_REF_AMBIGUOUS, "ambiguous"},
        {DLN_REF_MODIFIER, "modifier"}, {DLN_REF_PLURAL, "plural"}, {DLN_REF_ANONYMOUS, "anonymous"},
        {DLN_REF_FIRST_PERSON, "first person"},
    };
    bool any = false;
    dln_span text = dln_tokens_text(&doc->tokens, ref->begin, ref->end);
    long long from = (long long)(text.text - doc->tokens.text.text) - (long long)doc->body;
    dln_sink_printf(out, "{\"span\":[%lld,%lld],\"text\":", from, from + (long long)text.len);
    dln_json_string(out, text);
    dln_sink_printf(out, ",\"is\":\"%s\",\"parties\":[", ref->kind == DLN_REF_PLACE ? "place" : "party");
    for (uint32_t i = 0; i < ref->count; i++)
        dln_sink_printf(out, "%s%u", i == 0 ? "" : ",", doc->ref_parties[ref->first + i]);
    dln_sink_char(out, ']');
    if (ref->place != DLN_NONE)
        dln_sink_printf(out, ",\"place\":%u", ref->place);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if ((ref->flags & words[i].flag) == 0)
            continue;
        dln_sink_printf(out, "%s\"%s\"", any ? "," : ",\"flags\":[", words[i].word);
        any = true;
    }
    dln_sink_printf(out, "%s,\"rule\":\"%s\"}", any ? "]" : "", ref->rule);
}

/* Spans count bytes in the article's text; those of the title lie below zero. */
void dln_doc_show_parties(const dln_doc *doc, dln_sink *out)
{
    dln_sink_puts(out, "{\"id\":");
    dln_json_string(out, doc->article->id);
    dln_sink_puts(out, ",\"parties\":[");
    for (uint32_t i = 0; i < doc->party_count; i++) {
        const dln_doc_party *party = &doc->parties[i];
        dln_sink_printf(out, "%s{\"n\":%u,\"kind\":\"%s\",\"name\":", i == 0 ? "" : ",", i, dln_kind_word(party->party.kind));
        dln_json_string(out, party->party.name);
        show_string(out, "country", party->party.country);
        show_string(out, "role", party->party.role);
        if (party->gender != DLN_GENDER_UNKNOWN)
            dln_sink_printf(out, ",\"gender\":\"%s\"", party->gender == DLN_GENDER_MALE ? "male" : "female");
        dln_sink_printf(out, "%s%s%s%s,\"mentions\":%u}", party->is_group ? ",\"group\":true" : "", party->is_spokesperson ? ",\"spokesperson\":true" : "",
                        party->is_ordinary ? ",\"ordinary\":true" : "", party->party.is_non_state ? ",\"non_state\":true" : "", party->mentions);
    }
    dln_sink_puts(out, "],\"places\":[");
    for (uint32_t i = 0; i < doc->place_count; i++) {
        const dln_doc_place *place = &doc->places[i];
        dln_sink_printf(out, "%s{\"n\":%u,\"name\":", i == 0 ? "" : ",", i);
        dln_json_string(out, place->place.name);
        show_string(out, "country", place->place.country);
        if (place->place.lat < DLN_NO_DEGREES) {
            dln_sink_puts(out, ",\"lat\":");
            dln_json_double(out, place->place.lat, 4);
            dln_sink_puts(out, ",\"lon\":");
            dln_json_double(out, place->place.lon, 4);
        }
        show_string(out, "zone", place->zone);
        dln_sink_char(out, '}');
    }
    dln_sink_puts(out, "],\"refs\":[");
    for (uint32_t i = 0; i < doc->ref_count; i++) {
        if (i > 0)
            dln_sink_char(out, ',');
        show_ref(doc, &doc->refs[i], out);
    }
    dln_sink_puts(out, "]}\n");
}
