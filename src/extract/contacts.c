/* src/extract/contacts.c - meetings and calls: sentences with a trigger, a candidate for each, its status.
 * A trigger is a verb of contact_verbs.tsv or a noun of contact_nouns.tsv. What it tells is confirmed, planned, wished, denied or
 * called off by the verb group that holds it, by cue words of its clause, and by its date beside the day of publication.
 */
#include "extract/contacts.h"

#include "base/text.h"

typedef struct frames {
    uint16_t *of_verb;      /* row of verbs.tsv -> its first row of contact_verbs.tsv + 1 */
    uint32_t verb_count;
} frames;

static frames frames_of(const dln_doc *doc)
{
    frames f = {NULL, dln_row_count(doc->lexicon, DLN_TABLE_VERBS)};
    f.of_verb = dln_arena_array(doc->arena, f.verb_count + 1, sizeof *f.of_verb);
    for (uint32_t row = 0; f.of_verb != NULL && row < dln_row_count(doc->lexicon, DLN_TABLE_CONTACT_VERBS); row++)
        if (f.of_verb[dln_cell_row(doc->lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_VERB)] == 0)
            f.of_verb[dln_cell_row(doc->lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_VERB)] = (uint16_t)(row + 1);
    return f;
}

static bool begins(const contact_sentence *s, uint32_t at, dln_table table)
{
    return (s->doc->tokens.items[at].tables & dln_table_bit(table)) != 0;
}

/* The longest phrase of a table at the token: its row, or DLN_NONE. */
static uint32_t phrase_of(const contact_sentence *s, uint32_t at, dln_table table, uint32_t *tokens)
{
    dln_phrase hits[DLN_PHRASES_MAX];
    const dln_doc *doc = s->doc;
    uint32_t alone;
    const uint32_t *senses = dln_senses_alone(doc->lexicon, &doc->tokens, at, s->end, &alone);
    if (senses != NULL) {
        uint32_t k = 0;
        bool fits = false; /* one that does lets the others through: see dln_phrases_at */
        while (k < alone && dln_sense_table(senses, k) != table)
            k++;
        for (uint32_t i = 0; k < alone && i < alone && !fits; i++)
            fits = dln_sense_fits(&doc->tokens, at, 1, dln_sense_at(senses, i), false);
        *tokens = fits ? 1 : *tokens;
        return fits ? dln_sense_at(senses, k).row : DLN_NONE;
    }
    for (size_t h = dln_phrases_at(doc->lexicon, &doc->tokens, at, s->end, false, hits); h > 0; h--) {
        for (uint32_t k = 0; k < hits[h - 1].sense_count; k++) {
            dln_sense sense = dln_sense_at(hits[h - 1].senses, k);
            if (sense.table == (uint8_t)table) {
                *tokens = hits[h - 1].tokens;
                return sense.row;
            }
        }
    }
    return DLN_NONE;
}

/* The tokens of the particle that a verb's row wants behind it, or 0: it wants none. DLN_NONE: it is not there. */
static uint32_t particle_at(const contact_sentence *s, uint32_t row, uint32_t at)
{
    dln_span rest = dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_PARTICLE), word;
    uint32_t tokens = 0;
    while (rest.len > 0) {
        dln_split(&rest, ' ', &word);
        if (at + tokens >= s->end || !dln_span_equals(dln_token_text(&s->doc->tokens, at + tokens), word))
            return DLN_NONE;
        tokens++;
    }
    return tokens;
}

/* The row of a verb whose particle, if it wants one, stands behind the group. DLN_NONE. */
static uint32_t row_of_verb(const contact_sentence *s, const frames *f, const dln_verb_group *g, uint32_t *tokens)
{
    uint32_t rows = dln_row_count(s->doc->lexicon, DLN_TABLE_CONTACT_VERBS);
    for (uint32_t row = g->verb == DLN_NONE || f->of_verb[g->verb] == 0 ? rows : f->of_verb[g->verb] - 1u; row < rows; row++) {
        if (dln_cell_row(s->doc->lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_VERB) != g->verb)
            break;
        *tokens = particle_at(s, row, g->end);
        if (*tokens != DLN_NONE)
            return row;
    }
    return DLN_NONE;
}

static bool has_trigger(const contact_sentence *s, const frames *f)
{
    const dln_doc *doc = s->doc;
    for (uint32_t i = s->begin; i < s->end; i++) {
        uint64_t tables = doc->tokens.items[i].tables;
        if ((tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0)
            return true;
        if ((tables & dln_table_bit(DLN_TABLE_VERBS)) == 0)
            continue;
        uint32_t count;
        const uint32_t *senses = dln_word_senses(doc->lexicon, doc->tokens.items[i].word, &count);
        for (uint32_t k = 0; k < count; k++) {
            dln_sense sense = dln_sense_at(senses, k);
            if (sense.table == DLN_TABLE_VERBS && f->of_verb[sense.row] != 0)
                return true;
        }
    }
    return false;
}

static void find_cues(contact_sentence *s)
{
    uint32_t tokens = 1;
    for (uint32_t i = s->begin; i < s->end && s->cue_count < CONTACT_CUES; i += tokens) {
        uint32_t row = begins(s, i, DLN_TABLE_CONTACT_CUES) ? phrase_of(s, i, DLN_TABLE_CONTACT_CUES, &tokens) : DLN_NONE;
        if (row == DLN_NONE) {
            tokens = 1;
            continue;
        }
        s->cues[s->cue_count++] = (contact_cue){i, i + tokens, (uint8_t)dln_cell(s->doc->lexicon, DLN_TABLE_CONTACT_CUES, row, DLN_CONTACT_CUES_CUE)};
    }
}

/* The noun group of a noun trigger, and the verb group that it belongs to. */
static void place_noun(const contact_sentence *s, contact_trigger *t)
{
    t->group_noun = t->begin;
    for (uint32_t n = 0; n < s->clauses->noun_count; n++) {
        if (s->clauses->nouns[n].begin <= t->begin && t->begin < s->clauses->nouns[n].end)
            t->group_noun = s->clauses->nouns[n].begin;
    }
    while (t->group_noun > s->begin && (contact_ordinal(s, t->group_noun - 1) != 0 || contact_word_is(s, t->group_noun - 1, "last") || contact_word_is(s, t->group_noun - 1, "next")))
        t->group_noun--; /* "their first summit" */
    if (t->group_noun > s->begin && dln_token_is_class(s->doc, t->group_noun - 1, DLN_CLASS_DETERMINER) && !dln_token_is_class(s->doc, t->group_noun, DLN_CLASS_DETERMINER))
        t->group_noun--;
    t->group = DLN_NONE;
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_FINITE && g->subject_begin <= t->begin && t->begin < g->subject_end) {
            t->group = v;
            t->in_subject = true;
            return;
        }
    }
    uint32_t verb = dln_verb_before(s->clauses, t->begin);
    if (verb != DLN_NONE && verb > 0 && s->clauses->verbs[verb].end > t->begin)
        verb--; /* "came face to face" */
    if (verb != DLN_NONE && s->clauses->verbs[verb].reach > t->begin)
        t->group = verb;
    if (t->group != DLN_NONE || t->group_noun == s->begin)
        return;
    /* "In a call with Sarr, Okonjo asked ...": the occasion opens the sentence, who acts comes behind */
    static const char *const opens[] = {"in", "at", "during", "after", "following"};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        if (!contact_word_is(s, t->group_noun - 1, opens[i]) || t->group_noun - 1 > s->begin + 2)
            continue;
        for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
            if (s->clauses->verbs[v].begin >= t->end && s->clauses->verbs[v].form == DLN_VERB_FINITE) {
                t->group = v;
                return;
            }
        }
    }
}

/* "The fourth was in Washington", "another on 8 April": an ordinal without its noun. */
static bool stands_for_noun(const contact_sentence *s, const contact_trigger *t)
{
    static const char *const behind[] = {"in", "at", "on", "was", "were", "is", "will", "took", "followed", "came", "had", "began", "opened", "ended", "lasted"};
    uint32_t next = contact_word_is(s, t->end, ",") ? t->end + 1 : t->end;
    bool opens = contact_word_is(s, t->begin, "another") || (t->begin > s->begin && dln_token_is_class(s->doc, t->begin - 1, DLN_CLASS_DETERMINER));
    if (!opens)
        return false;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        if (contact_word_is(s, next, behind[i]))
            return true;
    }
    return false;
}

/* "bilateral funding", "a round of military exercises": the word is about another noun. */
static bool is_of_another(const contact_sentence *s, uint32_t at, uint32_t tokens)
{
    const dln_doc *doc = s->doc;
    uint32_t next = at + tokens;
    if (next >= s->end)
        return false;
    const dln_token *token = &doc->tokens.items[next];
    bool is_adjective = contact_word_is(s, at, "bilateral") || contact_word_is(s, at, "trilateral");
    if (is_adjective && (doc->tokens.items[at].flags & token->flags & DLN_CAPITAL) != 0 && token->kind == DLN_TOKEN_WORD)
        return true; /* "the Bilateral Commission" */
    if (is_adjective)
        return token->kind == DLN_TOKEN_WORD && (token->flags & DLN_CAPITAL) == 0 && dln_verb_at(s->clauses, next) == DLN_NONE &&
               !dln_token_is_class(doc, next, DLN_CLASS_PREPOSITION) && !dln_token_is_class(doc, next, DLN_CLASS_AND) && !dln_token_is_class(doc, next, DLN_CLASS_EITHER) &&
               !dln_token_is_class(doc, next, DLN_CLASS_THAT) && !dln_token_is_class(doc, next, DLN_CLASS_RELATIVE);
    if ((!contact_word_is(s, at, "round") && !contact_word_is(s, at, "rounds")) || !contact_word_is(s, next, "of"))
        return false;
    for (uint32_t i = next + 1, length; i < s->end && i < next + 6; i++) {
        if (phrase_of(s, i, DLN_TABLE_CONTACT_NOUNS, &length) != DLN_NONE)
            return false;
    }
    return true;
}

/* The row of contact_nouns.tsv that begins with the form. */
static uint32_t row_of_noun(const contact_sentence *s, const char *form)
{
    uint32_t row = 0, rows = dln_row_count(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS);
    while (row < rows && !dln_starts_with(dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_FORMS), dln_span_of(form)))
        row++;
    return row < rows ? row : DLN_NONE;
}

static bool names_a_day(const contact_sentence *s)
{
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        bool opens_entry = (timex->flags & DLN_TIMEX_HEADING) != 0 && dln_when_is_known(&timex->when);
        if ((opens_entry || contact_date_is_usable(timex)) && dln_when_grain(&timex->when) >= DLN_GRAIN_DAY)
            return true;
    }
    return false;
}

/* "for an hour and a half", behind the token. */
static bool lasts(const contact_sentence *s, uint32_t token)
{
    enum { NEAR = 8 };
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++) {
        const dln_timex *timex = &s->doc->timexes[x];
        if (timex->type == DLN_TIMEX_DURATION && timex->begin > token && timex->begin < token + NEAR && contact_word_is(s, timex->begin - 1, "for"))
            return true;
    }
    return false;
}

static void add_presence(contact_sentence *s, uint32_t v, uint32_t at, const char *form, uint32_t flags)
{
    uint32_t row = row_of_noun(s, form);
    if (row == DLN_NONE || s->trigger_count == CONTACT_TRIGGERS)
        return;
    s->triggers[s->trigger_count++] = (contact_trigger){.begin = at, .end = at, .row = row, .type = DLN_CONTACT_MEETING, .flags = flags,
        .prior = dln_cell_decimal(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_PRIOR),
        .cameo = dln_cell_text(s->doc->lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_CAMEO).text, .group = v, .group_noun = at};
}

/* "On Tuesday he is in Bangkok with Sarr": to be in one place with somebody. "On 26 May Okonjo was in Dakar": a visit, if it is the
 * capital of another country. */
static void find_presence(contact_sentence *s, uint32_t v)
{
    const dln_doc *doc = s->doc;
    const dln_verb_group *g = &s->clauses->verbs[v];
    uint32_t at = g->end;
    if (g->form != DLN_VERB_FINITE || g->verb != DLN_NONE || !dln_token_is_class(doc, g->end - 1, DLN_CLASS_BE))
        return;
    if (contact_word_is(s, at, "with") && lasts(s, at)) {
        add_presence(s, v, at, "in one place with", DLN_CONTACT_PRESENCE);
        return;
    }
    if (!contact_word_is(s, at, "in") && !contact_word_is(s, at, "at"))
        return;
    for (uint32_t r = s->ref_begin; r < s->ref_end && doc->refs[r].begin <= at + 1; r++) {
        uint32_t with = doc->refs[r].end;
        if (doc->refs[r].begin != at + 1 || doc->refs[r].place == DLN_NONE)
            continue;
        with += contact_word_is(s, with, ",");
        bool is_with = contact_word_is(s, with, "with");
        if (!is_with && ((g->flags & DLN_VERB_RELATIVE) != 0 || !names_a_day(s)))
            continue; /* "Sarr, who is in Rome" tells of something else */
        add_presence(s, v, is_with ? with : at, is_with ? "in one place with" : "visit", is_with ? DLN_CONTACT_PRESENCE : DLN_CONTACT_VISIT);
        return;
    }
}

static void find_triggers(contact_sentence *s, const frames *f)
{
    const dln_lexicon *lexicon = s->doc->lexicon;
    for (uint32_t v = 0; v < s->clauses->verb_count && s->trigger_count < CONTACT_TRIGGERS; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        uint32_t particle = 0, row = row_of_verb(s, f, g, &particle);
        if (row == DLN_NONE || (contact_word_is(s, g->head + 1, "-") && (s->doc->tokens.items[g->head + 1].flags & DLN_SPACED) == 0))
            continue; /* "a sit-down" is no sitting down */
        s->triggers[s->trigger_count++] = (contact_trigger){.begin = g->head, .end = particle > 0 ? g->end + particle : g->head + 1, .is_verb = true, .row = row,
            .type = dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_TYPE), .flags = dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_PATTERN),
            .needs = dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_NEEDS), .prior = dln_cell_decimal(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_PRIOR),
            .cameo = dln_cell_text(lexicon, DLN_TABLE_CONTACT_VERBS, row, DLN_CONTACT_VERBS_CAMEO).text, .group = v, .group_noun = g->head};
    }
    for (uint32_t v = 0; v < s->clauses->verb_count && s->trigger_count < CONTACT_TRIGGERS; v++)
        find_presence(s, v);
    if (s->trigger_count < CONTACT_TRIGGERS && contact_has_hours(s))
        contact_find_hours(s);
    uint32_t tokens = 1;
    for (uint32_t i = s->begin; i < s->end && s->trigger_count < CONTACT_TRIGGERS; i += tokens) {
        uint32_t row = begins(s, i, DLN_TABLE_CONTACT_NOUNS) ? phrase_of(s, i, DLN_TABLE_CONTACT_NOUNS, &tokens) : DLN_NONE;
        if (row == DLN_NONE) {
            tokens = 1;
            continue;
        }
        uint32_t verb = dln_verb_at(s->clauses, i + tokens - 1);
        if (tokens == 1 && verb != DLN_NONE && s->clauses->verbs[verb].head == i)
            continue; /* "he talks", "she visits" */
        if ((dln_cell(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_FLAGS) & DLN_CONTACT_NEVER) != 0 || is_of_another(s, i, tokens))
            continue;
        contact_trigger *t = &s->triggers[s->trigger_count];
        *t = (contact_trigger){.begin = i, .end = i + tokens, .row = row, .type = dln_cell(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_TYPE),
            .flags = dln_cell(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_FLAGS), .prior = dln_cell_decimal(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_PRIOR),
            .cameo = dln_cell_text(lexicon, DLN_TABLE_CONTACT_NOUNS, row, DLN_CONTACT_NOUNS_CAMEO).text};
        if (tokens > 1 && contact_word_is(s, t->end - 1, "with"))
            t->end--; /* "an hour with": who it was stands behind the preposition */
        place_noun(s, t);
        uint32_t particle, verb_row = (t->flags & DLN_CONTACT_PRESENCE) != 0 && t->group != DLN_NONE ? row_of_verb(s, f, &s->clauses->verbs[t->group], &particle) : DLN_NONE;
        if (verb_row != DLN_NONE && dln_cell(lexicon, DLN_TABLE_CONTACT_VERBS, verb_row, DLN_CONTACT_VERBS_PATTERN) != DLN_CONTACT_HOST)
            continue; /* "spoke on the phone": the verb says it already */
        bool is_meal = (t->flags & DLN_CONTACT_PRESENCE) != 0 && contact_word_is(s, i, "to");
        if (is_meal && (t->group == DLN_NONE || !dln_token_is_class(s->doc, s->clauses->verbs[t->group].head, DLN_CLASS_HAVE)))
            continue; /* "had Sarr to dinner", not "invited him to dinner" */
        if ((t->flags & DLN_CONTACT_ELLIPSIS) == 0 || stands_for_noun(s, t))
            s->trigger_count++;
    }
}

/* ---- what a trigger tells ---- */

/* "after the talks", "following hours of talks": whatever came of them, they were held. */
static bool is_over(const contact_sentence *s, const contact_trigger *t)
{
    static const char *const units[] = {"hours", "days", "weeks", "months", "years", "rounds"};
    uint32_t before = t->group_noun > s->begin ? t->group_noun - 1 : s->begin;
    for (size_t i = 0; i < sizeof units / sizeof *units && before > s->begin + 1; i++) {
        if (contact_word_is(s, before, "of") && contact_word_is(s, before - 1, units[i])) {
            before -= 2;
            for (uint32_t x = s->timex_begin; x < s->timex_end && !contact_word_is(s, before, "following"); x++) { /* "after two days of talks" */
                if (s->doc->timexes[x].begin <= before && before < s->doc->timexes[x].end && s->doc->timexes[x].begin > s->begin)
                    before = s->doc->timexes[x].begin - 1;
            }
            break;
        }
    }
    return contact_word_is(s, before, "after") || contact_word_is(s, before, "following");
}

/* "A request for a call with Sarr was turned down", "denied reports that Okonjo had met Sarr". */
static bool is_refused(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form != DLN_VERB_FINITE || (g->flags & DLN_VERB_NEGATED) != 0 || !contact_cue_within(s, g->begin, g->end + 1, DLN_CUE_DENY))
            continue;
        bool of_noun = !t->is_verb && (g->flags & DLN_VERB_PASSIVE) != 0 && g->subject_begin <= t->begin && t->begin < g->subject_end;
        uint32_t that = g->end;
        while (that < t->begin && !contact_word_is(s, that, "that") && !contact_word_is(s, that, ","))
            that++;
        uint32_t next = v + 1; /* "denied that Sarr, who is ill, had met him" */
        while (t->is_verb && next < t->group && ((s->clauses->verbs[next].flags & DLN_VERB_RELATIVE) != 0 || s->clauses->verbs[next].form != DLN_VERB_FINITE))
            next++;
        if (of_noun || (contact_word_is(s, that, "that") && that < t->begin && next < s->clauses->verb_count && (s->clauses->verbs[next].reach >= t->begin || (t->is_verb && next == t->group))))
            return true;
    }
    return false;
}

static dln_reality reality_of(const contact_sentence *s, const contact_trigger *t)
{
    if (is_refused(s, t))
        return DLN_DENIED;
    if (contact_word_is(s, s->begin, "had")) { /* "Had she met him, all might be well" */
        for (uint32_t v = 0; v < s->clauses->verb_count; v++) {
            if (s->clauses->verbs[v].begin > t->end && (s->clauses->verbs[v].flags & (DLN_VERB_COULD | DLN_VERB_CONDITIONAL | DLN_VERB_PLANNED)) != 0)
                return DLN_DENIED;
        }
    }
    if (contact_word_is(s, s->end - 1, "?")) /* "Have the two spoken?" */
        return DLN_DENIED;
    if (!t->is_verb && contact_word_is(s, t->group_noun, "no"))
        return DLN_DENIED;
    if (t->group == DLN_NONE || (!t->is_verb && !t->in_subject && is_over(s, t)))
        return DLN_REAL;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if (t->is_verb && g->form == DLN_VERB_PARTICIPLE && t->group > 0) { /* "nor has she talked with him" */
        const dln_verb_group *before = g - 1;
        if ((before->flags & DLN_VERB_NEGATED) != 0 && before->form == DLN_VERB_FINITE && before->end + 3 >= g->begin)
            return DLN_DENIED;
    }
    if (t->in_subject && g->reality == DLN_DENIED && contact_cue_within(s, g->begin, g->end + 3, DLN_CUE_CANCEL))
        return DLN_CALLED_OFF; /* "The meeting planned for Friday did not take place" */
    if (t->is_verb || t->in_subject)
        return (dln_reality)g->reality;
    if (g->begin >= t->end) /* "In a call on Friday, he asked for help": what the verb wants is not the call */
        return g->reality == DLN_PLANNED ? DLN_PLANNED : DLN_REAL;
    if ((t->flags & DLN_CONTACT_PRESENCE) != 0) /* "got Sarr on the phone" */
        return (dln_reality)g->reality;
    uint32_t before = t->group_noun > s->begin ? t->group_noun - 1 : s->begin;
    if (contact_word_is(s, before, "in") || contact_word_is(s, before, "during")) /* "called for calm in a phone call with Sarr" */
        return g->reality == DLN_PLANNED && g->form == DLN_VERB_FINITE ? DLN_PLANNED : DLN_REAL;
    uint32_t governs = g->verb == DLN_NONE ? UINT32_MAX : dln_cell(s->doc->lexicon, DLN_TABLE_VERBS, g->verb, DLN_VERBS_GOVERNS);
    if (governs == 5 || governs == 6) /* "said after the talks": what is said does not make the talks unreal */
        return DLN_REAL;
    if (governs == 3) /* "cancelled the talks" */
        return g->reality == DLN_DENIED ? DLN_REAL : DLN_CALLED_OFF;
    if (governs == 2)
        return DLN_DENIED;
    if (governs == 1)
        return DLN_WISHED;
    if (governs == 0)
        return DLN_PLANNED;
    return (dln_reality)g->reality;
}

/* Telephone, video, or in person. */
static bool is_call(const contact_sentence *s, const contact_trigger *t, dln_mode *mode)
{
    bool video = contact_has_cue(s, t, DLN_CUE_VIDEO) || (!t->is_verb && (t->flags & DLN_CONTACT_VIDEO) != 0);
    bool phone = contact_has_cue(s, t, DLN_CUE_PHONE), beside = contact_cue_within(s, t->end, t->end + 3, DLN_CUE_PHONE); /* "a session by telephone" */
    bool call = t->type == DLN_CONTACT_CALL || ((t->type == DLN_CONTACT_EITHER || t->type == DLN_CONTACT_SPEECH) && (video || phone)) ||
                (t->type == DLN_CONTACT_MEETING && (video || beside)); /* "met over a video link" */
    *mode = !call ? DLN_MODE_NONE : video ? DLN_MODE_VIDEO : phone || t->type == DLN_CONTACT_CALL ? DLN_MODE_PHONE : DLN_MODE_NONE;
    return call;
}

/* "talked with him on the edge of the forum", "flew to Accra to talk with him". */
static bool is_in_person(const contact_sentence *s, const contact_trigger *t)
{
    static const char *const venues[] = {"palace", "residence", "villa", "mansion", "hotel", "ministry", "headquarters", "airport", "guesthouse", "lodge", "castle"};
    for (uint32_t i = t->end; i < s->end && i < t->end + 14; i++) {
        bool is_beside = contact_word_is(s, i, "there") || contact_word_is(s, i, "alone") || contact_word_is(s, i, "privately") || contact_word_is(s, i, "tête-à-tête");
        if ((is_beside && i <= t->end + 1) || (contact_word_is(s, i, "in") && contact_word_is(s, i + 1, "person")) ||
            (contact_word_is(s, i, "over") && (contact_word_is(s, i + 1, "dinner") || contact_word_is(s, i + 1, "lunch") || contact_word_is(s, i + 1, "breakfast") || contact_word_is(s, i + 1, "tea") || contact_word_is(s, i + 1, "coffee"))))
            return true;
        for (size_t v = 0; v < sizeof venues / sizeof *venues; v++) {
            if (contact_word_is(s, i, venues[v]))
                return true;
        }
    }
    static const char *const travel[] = {"go", "fly", "travel", "come", "head", "arrive", "drive", "return", "visit", "be"};
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    if (contact_cue_within(s, s->begin, s->end, DLN_CUE_MARGIN))
        return true;
    if (g->form != DLN_VERB_INFINITIVE || g->governor == DLN_NONE)
        return false;
    dln_span lemma = dln_verb_lemma(s->doc, &s->clauses->verbs[g->governor]);
    for (size_t i = 0; i < sizeof travel / sizeof *travel; i++) {
        if (dln_span_equals(lemma, dln_span_of(travel[i])))
            return true;
    }
    return false;
}

/* A country or its body beside one of its own people is no party of its own: "Kerry met US diplomats". */
static void leave_out_contained(const dln_doc *doc, contact_list *who)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < who->count; i++) {
        const dln_party *a = &doc->parties[who->party[i]].party;
        bool contained = false;
        for (uint32_t k = 0; k < who->count && !contained; k++) {
            const dln_party *b = &doc->parties[who->party[k]].party;
            if (k == i || a->is_non_state || b->is_non_state || a->country.len == 0 || !dln_span_equals(a->country, b->country))
                continue;
            contained = (a->kind != DLN_PERSON && b->kind == DLN_PERSON) || (a->kind == DLN_COUNTRY && b->kind == DLN_BODY);
        }
        if (who->count > 2 && doc->parties[who->party[i]].is_spokesperson)
            contained = true; /* who tells of it is not part of it */
        if (contained)
            continue;
        who->party[kept] = who->party[i];
        who->by[kept++] = who->by[i];
    }
    who->count = kept;
}

/* "NATO's summit", "ASEAN met in Jakarta": an organisation meets by itself; its members are not named. */
static bool is_own_meeting(const contact_sentence *s, const contact_trigger *t, const contact_list *who)
{
    const dln_party *party = who->count == 1 ? &s->doc->parties[who->party[0]].party : NULL;
    if (party == NULL || party->kind == DLN_PERSON || dln_row_find(s->doc->lexicon, DLN_TABLE_ORGANISATIONS, party->country) == DLN_NONE)
        return false;
    if (!t->is_verb)
        return (t->type == DLN_CONTACT_MEETING || (t->flags & DLN_CONTACT_VIDEO) != 0) && (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_MEAL | DLN_CONTACT_PRESENCE)) == 0;
    uint32_t next = s->clauses->verbs[t->group].end;
    bool is_free = next >= s->end || s->doc->tokens.items[next].kind == DLN_TOKEN_MARK || dln_token_is_class(s->doc, next, DLN_CLASS_PREPOSITION) ||
                   dln_token_is_class(s->doc, next, DLN_CLASS_EITHER) || dln_token_is_class(s->doc, next, DLN_CLASS_ADVERB);
    for (uint32_t x = s->timex_begin; x < s->timex_end; x++)
        is_free |= s->doc->timexes[x].begin == next;
    return t->type == DLN_CONTACT_MEETING && (t->flags & DLN_CONTACT_TOGETHER) != 0 && (t->needs & (DLN_NEEDS_TWO | DLN_NEEDS_PERSON)) == 0 && is_free;
}

static bool has_person(const contact_sentence *s, const contact_list *who)
{
    for (uint32_t i = 0; i < who->count; i++) {
        if (s->doc->parties[who->party[i]].party.kind == DLN_PERSON)
            return true;
    }
    return false;
}

static bool needs_are_met(const contact_sentence *s, const contact_trigger *t, const contact_list *who, bool call, uint32_t place)
{
    bool many = who->count >= 2 || is_own_meeting(s, t, who);
    if (t->is_verb) {
        const dln_verb_group *g = &s->clauses->verbs[t->group];
        if ((t->needs & DLN_NEEDS_CUE) != 0 && !call)
            return false;
        if ((t->needs & DLN_NEEDS_PERSON) != 0 && (t->needs & DLN_NEEDS_TWO) != 0 && !has_person(s, who) && (place == DLN_NONE || (t->needs & DLN_NEEDS_SETTING) != 0))
            return false; /* "The United States and China signed a pact" */
        if ((t->needs & DLN_NEEDS_PLACE) != 0 && place == DLN_NONE)
            return false;
        bool is_there = (contact_word_is(s, s->begin, "there") && contact_word_is(s, s->begin + 1, ",")) || contact_word_is(s, t->end, "there");
        if ((t->needs & DLN_NEEDS_SETTING) != 0 && place == DLN_NONE && !call && !is_there)
            return false;
        if ((t->needs & DLN_NEEDS_BARE) != 0 && g->end < s->end && contact_ref_at(s, g->end) == DLN_NONE)
            return false;
        return many;
    }
    if ((t->flags & DLN_CONTACT_BARE) != 0 && contact_word_is(s, t->end, "for"))
        return false;
    if ((t->flags & (DLN_CONTACT_LIGHT | DLN_CONTACT_WEAK)) != 0 && !many)
        return false;
    return many;
}

/* "African summit": a capital letter in its noun group. */
static bool is_called(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t i = t->group_noun; i < t->begin; i++) {
        bool is_capital = (s->doc->tokens.items[i].flags & DLN_CAPITAL) != 0;
        if (is_capital && !dln_token_is_class(s->doc, i, DLN_CLASS_DETERMINER) && contact_ordinal(s, i) == 0 && !contact_word_is(s, i, "one") && !contact_word_is(s, i, "another"))
            return true;
    }
    return false;
}

/* "A group of experts met in Rome on 8 February", "The joint commission convened": people whose countries the story has named. */
static bool is_of_others(const contact_sentence *s, const contact_trigger *t)
{
    static const char *const bodies[] = {"experts", "commission", "committee", "delegations", "teams", "negotiators", "envoys", "officials", "ministers", "diplomats", "representatives", "group", "subcommission", "subcommittee"};
    const dln_verb_group *g = t->is_verb ? &s->clauses->verbs[t->group] : NULL;
    if (g == NULL || t->type != DLN_CONTACT_MEETING || (t->flags & DLN_CONTACT_TOGETHER) == 0 || (t->needs & DLN_NEEDS_PERSON) != 0 || g->form != DLN_VERB_FINITE ||
        contact_ref_at(s, g->end) != DLN_NONE || contact_word_is(s, g->end, "with") || s->begin < s->doc->body_token)
        return false;
    for (uint32_t i = g->subject_begin; i < g->subject_end; i++) {
        for (size_t b = 0; b < sizeof bodies / sizeof *bodies; b++) {
            if (contact_word_is(s, i, bodies[b]))
                return true;
        }
    }
    return false;
}

/* "The talks, the fifth since January, began at noon": a noun with "the" or "their" that names nobody new; or "a fourth
 * call", "another on 8 April", "there were talks in Rome": one that names nobody at all. */
static bool refers_back(const contact_sentence *s, const contact_trigger *t, contact_list *who)
{
    static const char *const definite[] = {"the", "their", "this", "that", "these", "his", "her"};
    if (is_of_others(s, t))
        return who->count == 0;
    if (t->is_verb || (t->flags & (DLN_CONTACT_VISIT | DLN_CONTACT_MEAL | DLN_CONTACT_PRESENCE)) != 0 || who->count > 1)
        return false;
    if (who->count == 0)
        return true;
    for (size_t i = 0; i < sizeof definite / sizeof *definite; i++) {
        if (contact_word_is(s, t->group_noun, definite[i]) && (t->flags & DLN_CONTACT_WEAK) == 0) {
            who->count = 0;
            return true;
        }
    }
    return false;
}

/* It names nobody and nothing says that it was told of before. */
static bool is_new(const contact_sentence *s, const contact_trigger *t)
{
    static const char *const definite[] = {"the", "their", "this", "that", "these", "his", "her"};
    for (size_t i = 0; i < sizeof definite / sizeof *definite && (t->flags & DLN_CONTACT_WEAK) == 0; i++) {
        if (contact_word_is(s, t->group_noun, definite[i]))
            return false;
    }
    return true;
}

/* "- Friday: Okonjo receives Sarr": the present of a programme, with a weekday that lies ahead. */
static bool is_announced(const contact_sentence *s, const contact_trigger *t, const dln_candidate *candidate)
{
    if (candidate->timex == DLN_NONE || t->group == DLN_NONE || s->begin < s->doc->body_token)
        return false;
    const dln_verb_group *g = &s->clauses->verbs[t->group];
    const dln_timex *timex = &s->doc->timexes[candidate->timex];
    return (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && dln_when_last_day(&candidate->when) + 7 > dln_when_first_day(&s->doc->article->published) && g->form == DLN_VERB_FINITE && g->tense == DLN_TENSE_PRESENT && (g->flags & DLN_VERB_PERFECT) == 0;
}

/* "The call, which had been set for Tuesday, was called off": any verb that the occasion is the subject of. */
static bool is_called_off(const contact_sentence *s, const contact_trigger *t)
{
    for (uint32_t v = 0; v < s->clauses->verb_count && !t->is_verb; v++) {
        const dln_verb_group *g = &s->clauses->verbs[v];
        if (g->form == DLN_VERB_FINITE && g->subject_begin <= t->begin && t->begin < g->subject_end && contact_cue_within(s, g->begin - 1, g->end + 3, DLN_CUE_CANCEL))
            return true; /* one token before it: "never came about" */
    }
    return false;
}

/* "was postponed to 2 April", "has been moved from 20 March to 2 April": its new day, which is planned. */
static bool is_put_off_to(const contact_sentence *s, dln_candidate *candidate)
{
    enum { NEAR = 12 };
    static const char *const to[] = {"to", "until", "till"};
    if (candidate->timex == DLN_NONE)
        return false;
    const dln_timex *timex = &s->doc->timexes[candidate->timex];
    if (timex->begin < s->begin || timex->begin >= s->end)
        return false;
    uint32_t verb = dln_verb_before(s->clauses, timex->begin);
    if (verb == DLN_NONE || s->clauses->verbs[verb].end + NEAR < timex->begin)
        return false;
    const dln_verb_group *g = &s->clauses->verbs[verb];
    bool is_moved = contact_cue_within(s, g->begin, g->end, DLN_CUE_PUT_OFF);
    if (!is_moved && !contact_cue_within(s, g->begin, g->end, DLN_CUE_CANCEL))
        return false;
    bool is_range = timex->signal == DLN_SIGNAL_FROM && !dln_when_is_single(&candidate->when) && dln_when_grain(&candidate->when) >= DLN_GRAIN_DAY;
    if (is_range)
        candidate->when.begin = candidate->when.end;
    bool is_new = is_range;
    for (size_t i = 0; i < sizeof to / sizeof *to; i++)
        is_new |= contact_word_is(s, timex->begin - 1, to[i]) ;
    return is_new || timex->signal == DLN_SIGNAL_UNTIL;
}

static void set_status(const contact_sentence *s, const contact_trigger *t, dln_reality reality, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    bool is_noun = !t->is_verb;
    uint32_t before = t->group_noun > s->begin ? t->group_noun - 1 : s->begin;
    bool ahead = is_noun && (contact_word_is(s, before, "before") || (contact_word_is(s, before, "of") && before > s->begin && contact_word_is(s, before - 1, "ahead")));
    bool after = is_noun && (contact_word_is(s, before, "after") || contact_word_is(s, before, "following") || contact_word_is(s, before, "since"));
    if (reality == DLN_CALLED_OFF || is_called_off(s, t) || (contact_has_cue(s, t, DLN_CUE_CANCEL) && !after && (is_noun || reality != DLN_REAL)))
        candidate->status = DLN_CANCELLED;
    else if (reality == DLN_PLANNED || (ahead && reality != DLN_REAL))
        candidate->status = DLN_TENTATIVE;
    else if (reality == DLN_WISHED)
        candidate->status = DLN_TENTATIVE;
    if (is_noun && (contact_word_is(s, t->end, "that") || contact_word_is(s, t->end, "which"))) { /* "the summit that they were to hold on 12 June is off" */
        uint32_t verb = dln_verb_before(s->clauses, t->end);
        verb = verb == DLN_NONE ? 0 : verb + 1;
        if (verb + 1 < s->clauses->verb_count && contact_cue_within(s, s->clauses->verbs[verb + 1].begin, s->clauses->verbs[verb + 1].end + 3, DLN_CUE_CANCEL))
            candidate->status = DLN_CANCELLED;
        else if (verb < s->clauses->verb_count && s->clauses->verbs[verb].reality == DLN_PLANNED)
            candidate->status = DLN_TENTATIVE;
    }
    if (is_put_off_to(s, candidate))
        candidate->status = DLN_TENTATIVE;
    if (candidate->status == DLN_CONFIRMED && is_noun && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PLAN))
        candidate->status = DLN_TENTATIVE;
    if (candidate->status == DLN_CONFIRMED && is_announced(s, t, candidate))
        candidate->status = DLN_TENTATIVE;
    candidate->is_wish = candidate->status == DLN_TENTATIVE && (reality == DLN_WISHED || (is_noun && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_WISH)));
    candidate->is_background = (is_noun && contact_cue_within(s, t->group_noun, t->begin, DLN_CUE_PAST)) ||
                               (t->is_verb && (s->clauses->verbs[t->group].flags & DLN_VERB_PERFECT) != 0 && contact_has_cue(s, t, DLN_CUE_PAST));
    /* the calendar knows better than the words: what lies ahead of the publication has not happened */
    if (dln_when_is_known(&doc->article->published) && dln_when_is_known(&candidate->when) && candidate->status == DLN_CONFIRMED &&
        dln_when_first_day(&candidate->when) > dln_when_last_day(&doc->article->published) && dln_when_first_day(&candidate->when) != INT32_MIN)
        candidate->status = DLN_TENTATIVE;
}

/* A weekday that the words put ahead of us is not the last one but the next. */
static void look_ahead(const contact_sentence *s, const contact_trigger *t, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    if (candidate->timex == DLN_NONE || candidate->status == DLN_CONFIRMED || !dln_when_is_known(&doc->article->published) || dln_when_is_open(&candidate->when))
        return;
    const dln_timex *timex = &doc->timexes[candidate->timex];
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    while (g != NULL && g->form != DLN_VERB_FINITE && (g->governor != DLN_NONE || g > s->clauses->verbs))
        g = g->governor != DLN_NONE ? &s->clauses->verbs[g->governor] : g - 1;
    int32_t published = dln_when_first_day(&doc->article->published), last = dln_when_last_day(&candidate->when);
    uint32_t beside = timex->begin > t->end && timex->begin < s->end ? dln_verb_before(s->clauses, timex->begin) : DLN_NONE;
    if (beside != DLN_NONE && (s->clauses->verbs[beside].flags & DLN_VERB_PERFECT) != 0 && s->clauses->verbs[beside].tense == DLN_TENSE_PAST)
        g = &s->clauses->verbs[beside]; /* "The call, which had been set for Tuesday, is off" */
    if (g != NULL && g->tense == DLN_TENSE_PAST && (g->flags & DLN_VERB_PERFECT) != 0) { /* "had been due to meet on Saturday" */
        int32_t back = (timex->flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) == DLN_TIMEX_WEEKDAY && last > published && last - published <= 7 ? 7 : 0;
        candidate->when.begin.day -= back;
        candidate->when.end.day -= back;
        return;
    }
    bool is_nearer = published - last <= 3; /* than the same day of the next week */
    bool was_due = is_nearer && g != NULL && g->tense == DLN_TENSE_PAST && /* "was due to welcome him on Wednesday", "did not take place on Tuesday" */
                   (candidate->status == DLN_TENTATIVE || (g->flags & DLN_VERB_NEGATED) != 0);
    bool fixed = was_due || (timex->flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_ANCHORED)) != 0 || (timex->flags & (DLN_TIMEX_HEADING | DLN_TIMEX_WEEKDAY)) == DLN_TIMEX_HEADING;
    if (last >= published || fixed)
        return;
    enum { LONG_AGO = 30 };
    dln_civil day = dln_civil_of(candidate->when.begin.day), end = dln_civil_of(candidate->when.end.day);
    if ((timex->flags & DLN_TIMEX_WEEKDAY) == 0 && contact_is_lead(s) && dln_when_grain(&candidate->when) >= DLN_GRAIN_DAY &&
        published - last > LONG_AGO && dln_date_exists(day.year + 1, day.month, day.day) && dln_date_exists(end.year + 1, end.month, end.day)) {
        candidate->when.begin.day = dln_day_of(day.year + 1, day.month, day.day); /* "has cancelled her October 23 visit", told in March */
        candidate->when.end.day = dln_day_of(end.year + 1, end.month, end.day);
        return;
    }
    if ((timex->flags & DLN_TIMEX_WEEKDAY) != 0 && published - last < 7) {
        candidate->when.begin.day += 7;
        candidate->when.end.day += 7;
        return;
    }
}

/* "The first was in Rome, on 21 January", told in December: what was is behind us. */
static void look_back(const contact_sentence *s, const contact_trigger *t, dln_reality reality, dln_candidate *candidate)
{
    const dln_doc *doc = s->doc;
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (candidate->timex == DLN_NONE || g == NULL || reality != DLN_REAL || contact_has_cue(s, t, DLN_CUE_CANCEL) || contact_has_cue(s, t, DLN_CUE_PUT_OFF) || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PAST || g->begin > doc->timexes[candidate->timex].begin ||
        !dln_when_is_known(&doc->article->published) || dln_when_is_open(&candidate->when) || (doc->timexes[candidate->timex].flags & (DLN_TIMEX_EXPLICIT | DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != 0)
        return;
    dln_civil a = dln_civil_of(candidate->when.begin.day), b = dln_civil_of(candidate->when.end.day);
    enum { SURELY = 14 };
    if (dln_when_first_day(&candidate->when) <= dln_when_last_day(&doc->article->published) + SURELY || !dln_date_exists(a.year - 1, a.month, a.day) || !dln_date_exists(b.year - 1, b.month, b.day))
        return;
    candidate->when.begin.day = dln_day_of(a.year - 1, a.month, a.day);
    candidate->when.end.day = dln_day_of(b.year - 1, b.month, b.day);
}

/* "Talks are under way in Rome", in the lead: today. */
static bool is_going_on(const contact_sentence *s, const contact_trigger *t, dln_reality reality)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || reality != DLN_REAL || !contact_is_lead(s) || s->begin < s->doc->body_token || g->form != DLN_VERB_FINITE || g->tense != DLN_TENSE_PRESENT || (g->flags & DLN_VERB_PERFECT) != 0)
        return false;
    return (t->in_subject && (contact_word_is(s, g->end, "under") || contact_word_is(s, g->end, "underway") || contact_word_is(s, g->end, "in"))) || (g->flags & DLN_VERB_PROGRESSIVE) != 0;
}

/* The row by its first words, so that a reader finds it in the table. */
static const char *rule_of(const contact_sentence *s, const contact_trigger *t)
{
    const dln_doc *doc = s->doc;
    dln_span row = t->is_verb ? dln_verb_lemma(doc, &s->clauses->verbs[t->group]) : dln_cell_text(doc->lexicon, DLN_TABLE_CONTACT_NOUNS, t->row, DLN_CONTACT_NOUNS_FORMS);
    dln_span rest = row;
    dln_split(&rest, '|', &row);
    return DLN_JOIN(doc->arena, t->is_verb ? DLN_SPAN("verb: ") : DLN_SPAN("noun: "), row).text;
}

/* "reached the venue of the summit at noon": the hour is none of the summit's. But "the start of the summit". */
static bool is_of_venue(const contact_sentence *s, const contact_trigger *t)
{
    static const char *const parts[] = {"start", "beginning", "opening", "end", "close", "conclusion", "round", "session", "part", "day", "hours", "days"};
    if (t->is_verb || t->group_noun < s->begin + 2 || !contact_word_is(s, t->group_noun - 1, "of"))
        return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (contact_word_is(s, t->group_noun - 2, parts[i]))
            return false;
    }
    return true;
}

/* "It was the first meeting between the two since March": of what has been told. */
static bool is_of_it(const contact_sentence *s, const contact_trigger *t)
{
    const dln_verb_group *g = t->is_verb || t->in_subject || t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    if (g == NULL || g->form != DLN_VERB_FINITE || g->verb != DLN_NONE || !dln_token_is_class(s->doc, g->end - 1, DLN_CLASS_BE) || g->subject_end != g->subject_begin + 1 || t->group_noun > g->end + 1)
        return false;
    return contact_word_is(s, g->subject_begin, "it") || contact_word_is(s, g->subject_begin, "this") || contact_word_is(s, g->subject_begin, "that");
}

/* One occasion of a trigger: the candidate with its day, place and status. */
static void make(contact_sentence *s, const contact_trigger *t, const contact_share *share, bool stands_alone, dln_reality reality, dln_candidates *out, int type, dln_mode mode)
{
    dln_doc *doc = s->doc;
    dln_candidate *candidate = dln_candidate_new(doc, out, type, t->begin);
    const char *rule = rule_of(s, t);
    if (candidate == NULL)
        return;
    bool by_wire = dln_event_type_find(DLN_SPAN("call")) == type;
    for (uint32_t i = 0; i < share->who.count; i++)
        dln_candidate_add_party(candidate, share->who.party[i], (dln_how)share->who.by[i]);
    contact_date(s, t, share, candidate);
    if (!by_wire || !stands_alone)
        contact_place(s, t, share->begin, share->end, candidate);
    if (!by_wire && candidate->place == DLN_NONE && share->begin != s->begin) /* "In Rome he saw Sarr on Monday and Diop on Friday" */
        contact_place(s, t, s->begin, t->begin, candidate);
    if (!by_wire && candidate->place == DLN_NONE && share->timex == DLN_NONE && share->end < s->end) /* "separate meetings with Sarr and Diop in Dakar" */
        contact_place(s, t, share->end, s->end, candidate);
    look_back(s, t, reality, candidate);
    if (candidate->timex == DLN_NONE && !dln_when_is_known(&candidate->when) && is_going_on(s, t, reality))
        candidate->when = doc->news_day;
    set_status(s, t, reality, candidate);
    if (candidate->status != DLN_CONFIRMED && candidate->timex != DLN_NONE && candidate->timex >= s->timex_begin && contact_is_reported(s, t, &doc->timexes[candidate->timex])) {
        candidate->timex = DLN_NONE; /* "is to meet Sarr, it was announced on Saturday" */
        candidate->when = (dln_when){0};
    }
    look_ahead(s, t, candidate);
    bool is_far = !stands_alone && !is_new(s, t) && !t->in_subject && candidate->timex >= s->timex_begin && candidate->timex < s->timex_end &&
                  contact_clock_is_anothers(s, t, &doc->timexes[candidate->timex]); /* "during these calls they recalled what had been agreed on 2 July" */
    if (is_far || (!stands_alone && candidate->timex != DLN_NONE && is_of_venue(s, t) && contact_is_bare_clock(&doc->timexes[candidate->timex]))) {
        candidate->timex = DLN_NONE;
        candidate->when = (dln_when){0};
    }
    contact_hours(s, t, candidate);
    bool is_told_of = t->flags == DLN_CONTACT_HOURS || (!is_new(s, t) && contact_ordinal_of(s, t) == 0);
    if (!stands_alone && is_told_of && candidate->timex != DLN_NONE && contact_is_bare_clock(&doc->timexes[candidate->timex])) { /* "It began at noon": on whatever day that was */
        candidate->opened.day = candidate->closed.day = DLN_NO_DAY;
        candidate->when = (dln_when){0};
    }
    candidate->is_hours = t->flags == DLN_CONTACT_HOURS;
    candidate->is_elliptic = !stands_alone && is_new(s, t);
    candidate->is_called = !t->is_verb && is_called(s, t);
    candidate->is_of_others = !stands_alone && is_of_others(s, t);
    bool is_somewhere = candidate->place != DLN_NONE && (stands_alone || candidate->is_elliptic);
    candidate->is_either = (t->type == DLN_CONTACT_EITHER || t->type == DLN_CONTACT_SPEECH) && mode == DLN_MODE_NONE && !is_somewhere;
    if (!stands_alone && is_of_it(s, t) && dln_when_is_open(&candidate->when))
        candidate->is_gone = true; /* "It was their first meeting since 2012" */
    if (!stands_alone && candidate->timex == DLN_NONE && candidate->lasted == 0 && (candidate->place == DLN_NONE || candidate->is_elliptic))
        candidate->is_gone = true; /* adds nothing to what it refers to */
    if (stands_alone && candidate->party_count == 1 && candidate->timex == DLN_NONE)
        candidate->is_gone = true; /* an organisation meets all the time */
    if (by_wire)
        candidate->place = DLN_NONE;
    candidate->mode = mode;
    candidate->begin = s->begin;
    candidate->end = s->end;
    candidate->count = contact_count(s, t);
    candidate->cameo = by_wire ? "041" : t->cameo;
    candidate->confidence = t->prior * (candidate->is_wish ? 0.5 : 1) * (candidate->timex == DLN_NONE ? 0.9 : 1);
    contact_topic(s, t, candidate);
    if (rule != NULL)
        dln_candidate_add_rule(candidate, rule);
}

/* "came for talks", "a visit to Rome": what one goes to another country for. */
static bool is_errand(const contact_sentence *s, const contact_trigger *t)
{
    if (t->is_verb)
        return (t->flags & DLN_CONTACT_HOST) != 0;
    if ((t->flags & (DLN_CONTACT_PRESENCE | DLN_CONTACT_MEAL | DLN_CONTACT_WEAK | DLN_CONTACT_ELLIPSIS | DLN_CONTACT_VIDEO)) != 0 || t->type == DLN_CONTACT_CALL || t->type == DLN_CONTACT_SPEECH)
        return false;
    uint32_t before = t->group_noun > s->begin ? t->group_noun - 1 : s->begin;
    return (t->flags & DLN_CONTACT_VISIT) != 0 || contact_word_is(s, before, "for");
}

/* Where the words begin that tell the place of a journey: behind it, or behind the traveller, "a visit by Foreign Minister Sarr to". */
static uint32_t journey_to(const contact_sentence *s, const contact_trigger *t)
{
    enum { NAME = 14 };
    if (t->is_verb || !(contact_word_is(s, t->end, "by") || contact_word_is(s, t->end, "of")))
        return t->end;
    for (uint32_t i = t->end; i < s->end && i < t->end + NAME; i++) {
        if (contact_word_is(s, i, "to"))
            return i;
    }
    return t->end;
}

/* For an explanation: the verb with its negation, or the noun. */
static void refuse(const contact_sentence *s, const contact_trigger *t, const char *why)
{
    if (s->doc->refusals != NULL)
        dln_refuse(s->doc, t->is_verb && t->group != DLN_NONE ? s->clauses->verbs[t->group].begin : t->begin, t->end, rule_of(s, t), why);
}

/* "Back to Doha for an hour with Sarr", "At noon it is on to the palace for talks with Sarr": who goes on is who acted before. */
static void add_traveller(const contact_sentence *s, const contact_trigger *t, const dln_candidates *out, contact_list *who)
{
    const dln_verb_group *g = t->group == DLN_NONE ? NULL : &s->clauses->verbs[t->group];
    bool is_nobody = g == NULL || (g->subject_end == g->subject_begin + 1 && contact_word_is(s, g->subject_begin, "it"));
    const dln_candidate *before = out->count > 0 ? &out->items[out->count - 1] : NULL;
    if (t->is_verb || who->count != 1 || !is_nobody || !contact_word_is(s, t->end, "with") || s->begin < s->doc->body_token || before == NULL || before->party_count == 0 ||
        s->doc->parties[before->parties[0]].party.kind != DLN_PERSON || dln_doc_sentence_of(s->doc, before->trigger) + 3 < s->index)
        return;
    contact_list_add(s, who, before->parties[0], DLN_BY_COREFERENCE);
}

/* "They met on the fringes of a forum": the forum is where, and no event of its own if the sentence tells of another. */
static bool is_setting(const contact_sentence *s, const contact_trigger *t)
{
    enum { NEAR = 8 };
    if (t->is_verb || s->trigger_count < 2)
        return false;
    uint32_t begin = t->begin > s->begin + NEAR ? t->begin - NEAR : s->begin;
    for (uint32_t i = t->begin; i > begin; i--) {
        if (contact_word_is(s, i - 1, ",") || dln_verb_at(s->clauses, i - 1) != DLN_NONE)
            return false;
        if (contact_cue_within(s, i - 1, i, DLN_CUE_MARGIN))
            return true;
    }
    return false;
}

/* "agreed to meet in Rome on 6 July": the day and the place are those of the second verb. */
static bool says_what_is_to_be(const contact_sentence *s, const contact_trigger *t)
{
    if (!t->is_verb || (t->needs & DLN_NEEDS_SETTING) == 0)
        return false;
    for (uint32_t k = 0; k < s->trigger_count; k++) {
        const contact_trigger *other = &s->triggers[k];
        const dln_verb_group *g = other->is_verb ? &s->clauses->verbs[other->group] : NULL;
        if (g != NULL && g->form == DLN_VERB_INFINITIVE && g->begin == s->clauses->verbs[t->group].end)
            return true;
    }
    return false;
}

static void make_all(contact_sentence *s, const contact_trigger *t, dln_candidates *out, int meeting, int call)
{
    contact_list who;
    contact_share shares[CONTACT_SHARES];
    dln_mode mode;
    dln_reality reality = reality_of(s, t);
    dln_candidate probe = {.timex = DLN_NONE, .place = DLN_NONE};
    if (reality == DLN_DENIED || contact_has_cue(s, t, DLN_CUE_SUMMON)) {
        refuse(s, t, reality == DLN_DENIED ? "negated: it did not happen" : "a summons, no meeting");
        return;
    }
    if (is_setting(s, t)) {
        refuse(s, t, "on whose margins something else was");
        return;
    }
    if (says_what_is_to_be(s, t)) {
        refuse(s, t, "the verb behind it says what is to be");
        return;
    }
    contact_parties(s, t, &who);
    if (contact_cue_within(s, s->begin, s->end, DLN_CUE_SPORT) && !has_person(s, &who)) {
        refuse(s, t, "a match of teams");
        return;
    }
    add_traveller(s, t, out, &who);
    uint32_t count = contact_shares(s, t, &who, shares);
    if (count == 0) {
        shares[0] = (contact_share){.who = who, .timex = DLN_NONE, .begin = s->begin, .end = s->end};
        count = 1;
    }
    bool by_wire = is_call(s, t, &mode);
    contact_place(s, t, s->begin, s->end, &probe);
    for (uint32_t k = 0; k < count; k++) {
        leave_out_contained(s->doc, &shares[k].who);
        bool wire = by_wire;
        if (t->type == DLN_CONTACT_SPEECH && !by_wire && probe.place == DLN_NONE) {
            wire = shares[k].who.count >= 2 && (t->is_verb || t->group != DLN_NONE) && !is_in_person(s, t);
            mode = DLN_MODE_NONE;
        }
        dln_candidate host = {.place = DLN_NONE};
        bool is_alone = shares[k].who.count == 1;
        if (!wire && shares[k].who.count == 1 && is_errand(s, t)) {
            host = probe;
            if (t->is_verb || (t->flags & DLN_CONTACT_VISIT) != 0) { /* the place stands beside it */
                host.place = DLN_NONE;
                uint32_t from = journey_to(s, t);
                contact_place(s, t, from, from + 7, &host);
            }
            contact_add_host(s, host.place, &shares[k].who);
        }
        bool by_host = t->is_verb && (t->flags == DLN_CONTACT_HOST || ((t->flags & DLN_CONTACT_HOST) != 0 && is_alone));
        if (by_host && (shares[k].who.count != 2 || host.place == DLN_NONE || !names_a_day(s))) {
            refuse(s, t, "no journey to another country on a day");
            continue;
        }
        if (is_of_it(s, t))
            shares[k].who.count = 0;
        bool stands_alone = needs_are_met(s, t, &shares[k].who, wire, probe.place);
        if (stands_alone || refers_back(s, t, &shares[k].who))
            make(s, t, &shares[k], stands_alone, reality, out, wire ? call : meeting, mode);
        else
            refuse(s, t, shares[k].who.count == 0 ? "nobody who could have met" : "nothing beside it says who met whom");
    }
}

/* "will travel to Brussels on Thursday to meet Rasmussen": whom the traveller meets there is told, so the country is not. */
static void leave_out_hosts(const contact_sentence *s, dln_candidates *out, size_t first)
{
    for (size_t i = first; i < out->count; i++) {
        dln_candidate *c = &out->items[i];
        bool is_host = c->party_count == 2 && s->doc->parties[c->parties[0]].party.kind == DLN_PERSON && s->doc->parties[c->parties[1]].party.kind == DLN_COUNTRY &&
                       c->by[1] == DLN_BY_COREFERENCE;
        for (size_t k = first; k < out->count && is_host; k++) {
            const dln_candidate *other = &out->items[k];
            bool is_his = k != i && !other->is_gone && other->party_count >= 2 && other->type == c->type && dln_when_overlaps(&other->when, &c->when);
            for (uint32_t p = 0; p < other->party_count && is_his; p++)
                c->is_gone |= other->parties[p] == c->parties[0] && s->doc->parties[other->parties[p == 0 ? 1 : 0]].party.kind == DLN_PERSON;
        }
    }
}

void dln_extract_contacts(dln_doc *doc, dln_candidates *out)
{
    int meeting = dln_event_type_find(DLN_SPAN("meeting")), call = dln_event_type_find(DLN_SPAN("call"));
    frames f = frames_of(doc);
    uint32_t ref = 0, timex = 0;
    contact_sentence s = {.doc = doc};
    if (meeting < 0 || call < 0 || f.of_verb == NULL)
        return;
    for (uint32_t i = 0; i < doc->tokens.sentence_count; i++) {
        s.index = i;
        s.begin = doc->tokens.sentences[i].begin;
        s.end = doc->tokens.sentences[i].end;
        s.cue_count = s.trigger_count = 0;
        while (ref < doc->ref_count && doc->refs[ref].begin < s.begin)
            ref++;
        while (timex < doc->timex_count && doc->timexes[timex].begin < s.begin)
            timex++;
        s.ref_begin = s.ref_end = ref;
        s.timex_begin = s.timex_end = timex;
        while (s.ref_end < doc->ref_count && doc->refs[s.ref_end].begin < s.end)
            s.ref_end++;
        while (s.timex_end < doc->timex_count && doc->timexes[s.timex_end].begin < s.end)
            s.timex_end++;
        if ((s.ref_begin == s.ref_end && s.timex_begin == s.timex_end) || (!has_trigger(&s, &f) && !contact_has_hours(&s))) /* neither who nor when */
            continue;
        s.clauses = dln_clauses_of(doc, i);
        find_cues(&s);
        find_triggers(&s, &f);
        size_t first = out->count;
        for (uint32_t t = 0; t < s.trigger_count; t++)
            make_all(&s, &s.triggers[t], out, meeting, call);
        leave_out_hosts(&s, out, first);
    }
}
