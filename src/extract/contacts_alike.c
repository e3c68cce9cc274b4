/* src/extract/contacts_alike.c - who did the same as somebody of whom has been told: "So did Sarr", "as did Diop", "and so was Mensah". */
#include "extract/contacts.h"

/* Where the names begin behind "so did", "as did", "so was"; DLN_NONE: no such words. is_passive: "was". */
static uint32_t behind_so_did(const contact_sentence *s, bool *is_passive)
{
    const dln_token *token = s->doc->tokens.items + s->begin;
    if (!dln_word_set_may_say(&s->words, "so") && !dln_word_set_may_say(&s->words, "as"))
        return DLN_NONE;
    if (!dln_word_set_may_say(&s->words, "did") && !dln_word_set_may_say(&s->words, "was") && !dln_word_set_may_say(&s->words, "were"))
        return DLN_NONE;
    for (uint32_t i = s->begin; i + 2 < s->end; i++, token++) {
        if (token->len != 2) /* most */
            continue;
        bool opens = i == s->begin || contact_is_link(s, i - 1) || contact_word_is(s, i - 1, ";");
        if (!opens || !(contact_word_is(s, i, "so") || (i > s->begin && contact_word_is(s, i, "as"))))
            continue;
        *is_passive = ONE_OF(s, i + 1, "was", "were");
        if (*is_passive || contact_word_is(s, i + 1, "did"))
            return i + 2;
    }
    return DLN_NONE;
}

bool contact_may_be_alike(const contact_sentence *s)
{
    bool is_passive;
    return behind_so_did(s, &is_passive) != DLN_NONE;
}

/* The day behind the names, if the sentence tells one: index in doc->timexes; DLN_NONE. */
static uint32_t day_behind(const contact_sentence *s, uint32_t names)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        if (s->doc->timexes[x].begin >= names && contact_date_is_usable(&s->doc->timexes[x]))
            return x;
    }
    return DLN_NONE;
}

/* Whether one of the others is of the same country: who did the same met them, and is none of their people. */
static bool is_of_theirs(const contact_sentence *s, const dln_candidate *told, uint32_t party)
{
    for (uint32_t p = 0; p < told->party_count; p++) {
        bool is_same = told->parties[p] == party, is_of_them = p > 0 && dln_span_equals(s->doc->parties[told->parties[p]].party.country, s->doc->parties[party].party.country);
        if (is_same || is_of_them)
            return true;
    }
    return false;
}

/* "Okonjo met Sarr. So did Diop": what was told last is what the last verb before the names tells, nothing beside it. */
static bool is_what_was_done(const contact_sentence *s, const dln_candidate *told, uint32_t names)
{
    uint32_t index = dln_doc_sentence_of(s->doc, told->trigger);
    if (index != s->index && names != s->begin + 2)
        return false; /* "Okonjo met Sarr. She praised the deal, as did Diop" */
    const dln_sentence_clauses *clauses = dln_clauses_of(s->doc, index);
    uint32_t last = DLN_NONE;
    for (uint32_t v = 0; clauses != NULL && v < clauses->verb_count && clauses->verbs[v].end < names; v++) {
        if (clauses->verbs[v].form == DLN_VERB_FINITE && (clauses->verbs[v].flags & DLN_VERB_RELATIVE) == 0)
            last = v;
    }
    if (last == DLN_NONE)
        return false;
    const dln_verb_group *g = &clauses->verbs[last];
    bool is_its = told->trigger >= g->begin && told->trigger < g->end, is_held = told->trigger >= g->end && told->trigger < g->end + 4 && (dln_token_is_class(s->doc, g->head, DLN_CLASS_HAVE) || dln_verb_in(s->doc->lexicon, g->verb, DLN_LIST_HOLDING)); /* "had talks with Sarr" */
    return is_its || is_held;
}

void contact_tell_alike(const contact_sentence *s, dln_candidates *out)
{
    bool is_passive;
    uint32_t names = behind_so_did(s, &is_passive);
    const dln_candidate *last = names == DLN_NONE ? NULL : contact_told_last(s, out, names);
    contact_list who = contact_nobody();
    if (last == NULL)
        return;
    dln_candidate told = *last; /* the list may move */
    uint32_t behind = contact_chain(s, names, s->end, &who), day = day_behind(s, behind);
    bool ends = behind >= s->end || s->doc->tokens.items[behind].kind == DLN_TOKEN_MARK || contact_behind_time(s, behind) != behind || ONE_OF(s, behind, "in", "at"); /* not "So did Sarr's party" */
    if (told.status != DLN_CONFIRMED || !ends || !is_what_was_done(s, &told, names))
        return;
    for (uint32_t p = 0; p < who.count; p++) {
        dln_candidate *added = is_of_theirs(s, &told, who.party[p]) || s->doc->parties[who.party[p]].party.kind != DLN_PERSON ? NULL : contact_tell_again(s, out, &told, names);
        if (added == NULL)
            continue;
        added->parties[0] = who.party[p];
        added->by[0] = who.by[p];
        added->is_apart = true;
        if (day != DLN_NONE) {
            added->timex = day;
            added->when = s->doc->timexes[day].when;
            added->zone = s->doc->timexes[day].zone;
            added->place = DLN_NONE;
        }
    }
}
