/* src/extract/candidate.c - making candidates and filling them without repeats. */
#include "extract/candidate.h"

dln_candidate *dln_candidate_new(const dln_doc *doc, dln_candidates *list, int type, uint32_t trigger)
{
    dln_candidate *candidate = dln_arena_push(doc->arena, &list->items, &list->count, &list->capacity, sizeof *candidate);
    if (candidate == NULL)
        return NULL;
    candidate->type = type;
    candidate->trigger = trigger;
    candidate->timex = DLN_NONE;
    candidate->place = candidate->act = DLN_NONE;
    candidate->status = DLN_CONFIRMED;
    return candidate;
}

void dln_candidate_add_party(dln_candidate *candidate, uint32_t party, dln_how by)
{
    for (uint32_t i = 0; i < candidate->party_count; i++) {
        if (candidate->parties[i] == party) {
            if (by < candidate->by[i]) /* a name is the better witness */
                candidate->by[i] = (uint8_t)by;
            return;
        }
    }
    if (candidate->party_count < DLN_CANDIDATE_PARTIES) {
        candidate->by[candidate->party_count] = (uint8_t)by;
        candidate->parties[candidate->party_count++] = party;
    }
}

void dln_candidate_add_rule(dln_candidate *candidate, const char *rule)
{
    for (uint32_t i = 0; i < candidate->rule_count; i++) {
        if (strcmp(candidate->rules[i], rule) == 0)
            return;
    }
    if (candidate->rule_count < DLN_CANDIDATE_RULES)
        candidate->rules[candidate->rule_count++] = rule;
}

bool dln_candidate_is_visit(const dln_candidate *candidate) { return candidate->cameo != NULL && strcmp(candidate->cameo, "042") == 0; }

uint32_t dln_country_party(dln_doc *doc, dln_span code)
{
    uint32_t row = dln_row_find(doc->lexicon, DLN_TABLE_COUNTRIES, code), body = row == DLN_NONE ? dln_row_find(doc->lexicon, DLN_TABLE_ORGANISATIONS, code) : DLN_NONE;
    dln_party_kind kind = body == DLN_NONE ? DLN_COUNTRY : DLN_BODY;
    dln_span name = body == DLN_NONE ? DLN_NO_SPAN : dln_cell_text(doc->lexicon, DLN_TABLE_ORGANISATIONS, body, DLN_ORGANISATIONS_NAME);
    for (uint32_t i = 0; i < doc->party_count; i++) {
        if (doc->parties[i].party.kind == kind && (body == DLN_NONE || dln_span_equals(doc->parties[i].party.name, name)) && !doc->parties[i].party.is_non_state && dln_span_equals(doc->parties[i].party.country, code))
            return i;
    }
    dln_doc_party *more = row == DLN_NONE && body == DLN_NONE ? NULL : dln_arena_array(doc->arena, doc->party_count + 1, sizeof *more);
    if (more == NULL)
        return DLN_NONE;
    memcpy(more, doc->parties, doc->party_count * sizeof *more);
    more[doc->party_count] = (dln_doc_party){.party = {.name = body == DLN_NONE ? dln_cell_text(doc->lexicon, DLN_TABLE_COUNTRIES, row, DLN_COUNTRIES_NAME) : name, .kind = kind, .country = code}};
    doc->parties = more;
    return doc->party_count++;
}
