/* src/extract/statements.c - from sayings to statements: one for each speaker and occasion.
 * Sayings of one speaker are one occasion unless their days differ. An undated one belongs to the occasion that its speaker
 * last spoke on; a speaker without any day spoke on the day of the article's news. What had been said before the article's
 * own events, with no day, keeps none.
 */
#include "extract/statements_find.h"

#include "base/text.h"

enum { EVIDENCE_TOKENS = 60, GOES_ON = 4, LOOK_BACK = 300 /* keeps a hostile text from costing its square */ };

typedef struct occasion {      /* a statement in the making */
    uint32_t best;             /* index of the saying that shows it best */
    uint32_t first, last;      /* sayings */
    uint32_t sayings;
    uint32_t timex;            /* that dated it; DLN_NONE */
    dln_when when;             /* claims nothing: no day of its own */
    const char *dated_by;      /* rule, for the reader of explain */
    uint32_t quote, quote_medium; /* and where it was said; DLN_NONE: not told */
    uint32_t flags;            /* of all its sayings */
    bool is_gone;              /* joined to another */
} occasion;

typedef struct occasions {
    occasion *items;
    size_t count, capacity;
} occasions;

static bool is_same(const dln_doc *doc, uint32_t a, uint32_t b)
{
    const dln_party *x = &doc->parties[a].party, *y = &doc->parties[b].party;
    return a == b || (x->kind == y->kind && dln_span_equals(x->name, y->name) && dln_span_equals(x->country, y->country));
}

static bool same_speakers(const dln_doc *doc, const dln_saying *a, const dln_saying *b)
{
    if (a->party_count != b->party_count)
        return false;
    for (uint32_t i = 0; i < a->party_count; i++) {
        uint32_t k = 0;
        while (k < b->party_count && !is_same(doc, b->parties[k], a->parties[i]))
            k++;
        if (k == b->party_count)
            return false;
    }
    return true;
}

static bool same_days(const dln_when *a, const dln_when *b)
{
    return dln_when_first_day(a) == dln_when_first_day(b) && dln_when_last_day(a) == dln_when_last_day(b);
}

static bool is_dated(const occasion *one) { return dln_when_is_known(&one->when); }

/* How well a saying shows a statement to a reader. */
static int worth(const dln_saying *saying)
{
    int points = 0;
    points += saying->timex != DLN_NONE ? 4 : 0;
    points += (saying->flags & DLN_SAYING_HEARER) != 0 ? 3 : 0;
    points += (saying->flags & DLN_SAYING_MEDIUM) != 0 ? 3 : 0;
    points += (saying->flags & DLN_SAYING_QUOTED) != 0 ? 2 : 0;
    points += (saying->flags & DLN_SAYING_TITLE) != 0 ? -4 : 0;
    points += (saying->flags & DLN_SAYING_WEAK) != 0 ? -2 : 0;
    points += saying->party_count > 0 && saying->by[0] == DLN_BY_NAME ? 2 : 0;
    return points;
}

/* ---- occasions ---- */

/* Whether words of one medium may stand for a statement in another: where nothing is said of the medium, they may. */
static bool fits_medium(const dln_doc *doc, const dln_saying *saying, uint32_t medium)
{
    if (saying->medium == DLN_NONE || medium == DLN_NONE || saying->medium == medium)
        return true;
    return dln_span_equals(dln_cell_text(doc->lexicon, DLN_TABLE_SAYINGS, saying->medium, DLN_SAYINGS_MEDIUM), dln_cell_text(doc->lexicon, DLN_TABLE_SAYINGS, medium, DLN_SAYINGS_MEDIUM));
}

static void join(const dln_doc *doc, occasion *into, const occasion *other, const dln_saying *sayings)
{
    if (worth(&sayings[other->best]) > worth(&sayings[into->best]))
        into->best = other->best;
    bool mine = fits_medium(doc, &sayings[into->best], into->quote_medium), others = fits_medium(doc, &sayings[into->best], other->quote_medium);
    bool is_better = sayings_quote_worth(doc, other->quote) > sayings_quote_worth(doc, into->quote);
    if (others ? is_better || !mine : is_better && !mine && into->quote != DLN_NONE) {
        into->quote = other->quote;
        into->quote_medium = other->quote_medium;
    }
    if (!fits_medium(doc, &sayings[into->best], into->quote_medium))
        into->quote = DLN_NONE; /* of a speech, where the statement is a post */
    into->first = other->first < into->first ? other->first : into->first;
    into->last = other->last > into->last ? other->last : into->last;
    into->sayings += other->sayings;
    into->flags |= other->flags & ~(uint32_t)(DLN_SAYING_EARLIER | DLN_SAYING_TITLE | DLN_SAYING_ASIDE);
    into->flags &= ~(uint32_t)DLN_SAYING_ASIDE | (other->flags & DLN_SAYING_ASIDE);
    bool is_more_exact = is_dated(into) && is_dated(other) && dln_when_has_clock(&other->when) && !dln_when_has_clock(&into->when) && same_days(&into->when, &other->when);
    if (is_more_exact || (!is_dated(into) && is_dated(other))) {
        into->timex = other->timex;
        into->dated_by = other->dated_by;
        into->when = other->when;
    }
}

/* "Kishida and Yoon confirmed": what the parties of a meeting or call say together, to nobody else, is its outcome. */
static bool is_outcome(const dln_doc *doc, const dln_saying *saying, const dln_candidates *contacts)
{
    if (saying->party_count < 2 || (saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM | DLN_SAYING_QUOTED | DLN_SAYING_SET_OFF)) != 0)
        return false;
    for (size_t i = 0; i < contacts->count; i++) {
        const dln_candidate *contact = &contacts->items[i];
        uint32_t common = 0;
        for (uint32_t k = 0; k < contact->party_count && !contact->is_gone && contact->status == DLN_CONFIRMED; k++) {
            for (uint32_t p = 0; p < saying->party_count; p++)
                common += is_same(doc, contact->parties[k], saying->parties[p]);
        }
        if (common == saying->party_count)
            return true;
    }
    return false;
}

/* "Sarr told Okonjo that it was late. Okonjo replied that it was not": an answer to what was said in a meeting or call. */
static bool answers_in_private(const dln_doc *doc, const dln_sayings *sayings, uint32_t index)
{
    const dln_saying *saying = &sayings->items[index];
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, saying->sentence);
    uint32_t verb = dln_verb_at(clauses, saying->trigger), public = DLN_SAYING_HEARER | DLN_SAYING_MEDIUM | DLN_SAYING_LABEL | DLN_SAYING_TITLE;
    if (verb == DLN_NONE || (saying->flags & public) != 0 || saying->timex != DLN_NONE || !dln_text_in(doc->lexicon, dln_verb_lemma(doc, &clauses->verbs[verb]), DLN_LIST_ANSWER_VERBS))
        return false;
    if (index > 0 && (sayings->items[index - 1].flags & DLN_SAYING_PRIVATE) != 0 && saying->sentence <= sayings->items[index - 1].sentence + 1)
        return true;
    return false;
}

/* "offered his sympathy when the two spoke by phone": the clause behind tells where it was said. NULL: none does. */
static const dln_verb_group *contact_behind(const dln_doc *doc, const dln_sentence_clauses *clauses, const dln_verb_group *own, uint32_t verb)
{
    const dln_verb_group *next = verb + 1 < clauses->verb_count ? &clauses->verbs[verb + 1] : NULL;
    if (next == NULL || own->form != DLN_VERB_FINITE || next->form != DLN_VERB_FINITE)
        return NULL;
    for (uint32_t t = own->end; t < next->begin; t++) {
        if (dln_token_is(&doc->tokens, t, "when") || dln_token_is(&doc->tokens, t, "as"))
            return clauses->clauses[next->clause].kind == DLN_CLAUSE_SUBORDINATE && !((next->flags & DLN_VERB_PROGRESSIVE) != 0 && dln_span_is(dln_verb_lemma(doc, next), "visit")) ? next : NULL; /* "drew praise from Sarr as she was visiting Rome" */
    }
    return NULL;
}

/* "met Sarr on Friday and welcomed the accord": joined to the verb before, of the same subject, and told to nobody else. */
static bool is_told_with_contact(const dln_doc *doc, const dln_sentence_clauses *clauses, const dln_verb_group *own, uint32_t verb, const dln_saying *saying)
{
    const dln_verb_group *before = verb > 0 ? &clauses->verbs[verb - 1] : NULL;
    if (dln_text_in(doc->lexicon, dln_verb_lemma(doc, own), DLN_LIST_PUBLIC_VERBS)) /* "met Sarr and said afterwards that" */
        return false;
    return before != NULL && own->form == DLN_VERB_FINITE && before->form == DLN_VERB_FINITE && dln_token_is_class(doc, own->begin - 1, DLN_CLASS_AND) && own->subject_begin == before->subject_begin &&
           own->tense == DLN_TENSE_PAST && (own->flags & DLN_VERB_PERFECT) == 0 && (saying->timex == DLN_NONE || doc->timexes[saying->timex].begin < own->begin);
}

/* "calls on the phone", "rang Sarr to say": what makes a meeting or call, or is told in it, is none in public. */
static bool is_contact(const dln_doc *doc, const dln_saying *saying, const bool *is_trigger)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, saying->sentence);
    uint32_t verb = dln_verb_at(clauses, saying->trigger);
    if ((saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM | DLN_SAYING_LABEL)) != 0 || verb == DLN_NONE)
        return false;
    const dln_verb_group *own = &clauses->verbs[verb], *above = own->form == DLN_VERB_INFINITIVE && own->governor != DLN_NONE ? &clauses->verbs[own->governor] : own;
    bool is_one = false;
    if (own->form == DLN_VERB_GERUND && saying->timex == DLN_NONE && verb > 0 && dln_token_is(&doc->tokens, own->begin - 1, ",")) /* "received Sarr on Friday, urging him to" */
        above = &clauses->verbs[verb - 1];
    if (is_told_with_contact(doc, clauses, own, verb, saying))
        above = &clauses->verbs[verb - 1];
    const dln_verb_group *behind = contact_behind(doc, clauses, own, verb);
    for (uint32_t t = behind != NULL ? behind->begin : 0; behind != NULL && t < behind->end; t++)
        is_one |= is_trigger[t];
    for (uint32_t t = own->begin; t < own->end; t++)
        is_one |= is_trigger[t];
    for (uint32_t t = above->begin; t < above->end; t++)
        is_one |= is_trigger[t];
    return is_one;
}

/* Of each token, whether a meeting or call is told by it. NULL: no memory. */
static bool *triggers_of(const dln_doc *doc, const dln_candidates *contacts)
{
    bool *is_trigger = dln_arena_array(doc->arena, doc->tokens.count + 1, sizeof *is_trigger);
    for (size_t i = 0; i < contacts->count && is_trigger != NULL; i++)
        is_trigger[contacts->items[i].trigger] |= !contacts->items[i].is_gone;
    return is_trigger;
}

/* "Sarr thanked Ghana" in a readout that the Ghanaian ministry publishes of her meeting with its minister: said to whom she met. */
static bool is_in_readout(const dln_doc *doc, const dln_saying *saying, const dln_candidates *contacts, dln_span publisher)
{
    if ((saying->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM | DLN_SAYING_LABEL | DLN_SAYING_TITLE | DLN_SAYING_EARLIER)) != 0 || (saying->timex != DLN_NONE && doc->timexes[saying->timex].begin < saying->trigger))
        return false;
    for (size_t i = 0; i < contacts->count; i++) {
        const dln_candidate *contact = &contacts->items[i];
        bool is_told = !contact->is_gone && contact->status == DLN_CONFIRMED && contact->party_count >= 2 && contact->trigger < saying->trigger;
        bool is_party = false, is_publishers = false;
        for (uint32_t k = 0; is_told && k < contact->party_count; k++) {
            is_party = is_party || is_same(doc, contact->parties[k], saying->parties[0]);
            is_publishers = is_publishers || dln_span_equals(doc->parties[contact->parties[k]].party.country, publisher);
        }
        if (is_party && is_publishers)
            return true;
    }
    return false;
}

/* A text of those who met is theirs who meet in its sentence, else of those who met last before it. */
static const dln_candidate *give_to_contact(const dln_doc *doc, dln_saying *saying, const dln_candidates *contacts)
{
    const dln_candidate *best = NULL;
    for (size_t i = 0; i < contacts->count; i++) {
        const dln_candidate *contact = &contacts->items[i];
        bool fits = !contact->is_gone && contact->status == DLN_CONFIRMED && contact->party_count >= 2 && contact->trigger < saying->end &&
                    saying->sentence - dln_doc_sentence_of(doc, contact->trigger) <= GOES_ON;
        if (fits && (best == NULL || contact->trigger >= best->trigger))
            best = contact;
    }
    for (uint32_t i = 0; best != NULL && i < best->party_count; i++) {
        saying->by[i] = DLN_BY_COREFERENCE;
        saying->parties[saying->party_count++] = best->parties[i];
    }
    return best;
}

/* The day that the story has reached, or of the meeting or call that the speaker comes from. */
static void tell_day(const dln_doc *doc, const dln_saying *saying, const dln_storyline *story, const dln_candidates *contacts, occasion *one)
{
    dln_told_day told = dln_day_told(doc, story, saying, contacts);
    if (!dln_when_is_known(&told.when))
        return;
    one->timex = told.timex;
    one->when = told.when;
    bool opens = told.timex != DLN_NONE && doc->timexes[told.timex].begin >= doc->tokens.sentences[saying->sentence].begin && doc->timexes[told.timex].begin <= doc->tokens.sentences[saying->sentence].begin + 1 && doc->timexes[told.timex].end <= saying->trigger;
    if (told.timex != DLN_NONE && doc->dateline_end > doc->tokens.sentences[saying->sentence].begin && doc->timexes[told.timex].begin <= doc->dateline_end + 1)
        opens = true;
    if (dln_when_has_clock(&told.when) && !opens) /* "the call, which ended at noon, was good, he said": the hour is not that of the saying */
        one->when = dln_when_day(dln_when_last_day(&told.when));
    one->dated_by = told.rule;
}

/* "On the eve of the talks": a meeting, or what the range names with the same word, so that its day is known. No "eve of the war". */
static bool is_told_already(const dln_doc *doc, uint32_t from, uint32_t begin, uint32_t of, uint32_t end)
{
    enum { WORDS = 5 };
    for (uint32_t t = of + 1; t < end && t < of + WORDS; t++) {
        const dln_token *token = &doc->tokens.items[t];
        if (token->kind != DLN_TOKEN_WORD || dln_token_is_class(doc, t, DLN_CLASS_PREPOSITION))
            return false;
        if (dln_token_is_class(doc, t, DLN_CLASS_DETERMINER) || (token->flags & DLN_CAPITAL) != 0)
            continue;
        if ((token->tables & dln_table_bit(DLN_TABLE_CONTACT_NOUNS)) != 0)
            return true;
        for (uint32_t b = from; b < begin; b++) {
            if (dln_span_equals(dln_token_text(&doc->tokens, b), dln_token_text(&doc->tokens, t)))
                return true;
        }
    }
    return false;
}

/* "They are to meet on 18 March. On the eve of the talks Okonjo said": the day before that which the sentence before names last. */
static bool tell_eve(const dln_doc *doc, const dln_saying *saying, occasion *one)
{
    uint32_t of = saying->begin + 2 + dln_token_says(&doc->tokens, saying->begin + 1, "the"), own = saying->sentence, last = dln_doc_timex_from(doc, saying->begin);
    bool is_eve = own > doc->body_sentence && of + 1 < saying->end && dln_token_says(&doc->tokens, saying->begin, "on") && dln_token_says(&doc->tokens, of - 1, "eve") && dln_token_says(&doc->tokens, of, "of");
    const dln_timex *before = is_eve && last > 0 ? &doc->timexes[last - 1] : NULL;
    if (before == NULL || dln_token_says(&doc->tokens, before->end, "to") /* "agreed on 3 March to hold talks" */ || before->begin < doc->tokens.sentences[own - 1].begin || !dln_doc_is_one_paragraph(doc, before->begin, saying->begin) || !dln_when_is_single(&before->when) || dln_when_grain(&before->when) < DLN_GRAIN_DAY ||
        !is_told_already(doc, doc->tokens.sentences[own - 1].begin, saying->begin, of, saying->end))
        return false;
    one->timex = last - 1;
    one->when = dln_when_day(dln_when_first_day(&before->when) - 1);
    one->dated_by = "day:of what it follows";
    return true;
}

/* Of whom nothing else is said: whoever is named again and again and tells reporters or a news conference speaks for somebody. */
static bool has_a_public(const dln_doc *doc, const dln_saying *saying)
{
    enum { OFTEN = 2 };
    if (saying->medium == DLN_NONE || doc->parties[saying->parties[0]].mentions < OFTEN)
        return false;
    dln_saying_kind kind = sayings_kind_of(doc, saying->medium);
    return kind == DLN_SAID_TO_HEARER || kind == DLN_SAID_AT_OCCASION;
}

/* "She had declared it over. 'It is done,' she said on Tuesday.": the same words, in the next sentence. */
static bool goes_right_on(const dln_doc *doc, const dln_saying *before, const dln_saying *saying)
{
    return saying->sentence == before->sentence + 1 && dln_doc_is_one_paragraph(doc, before->trigger, saying->trigger);
}

/* "Sarr told a news conference next to Diop, who said that": both stood there. */
static bool stands_beside(const dln_doc *doc, const dln_saying *before, const dln_saying *saying)
{
    const dln_sentence_clauses *clauses = dln_clauses_of(doc, saying->sentence);
    bool is_there = before->sentence == saying->sentence && has_a_public(doc, before) && before->trigger < saying->speaker_begin && saying->speaker_begin < saying->trigger;
    return is_there && saying->clause != DLN_NONE && clauses->clauses[saying->clause].kind == DLN_CLAUSE_RELATIVE;
}

/* "The ministry welcomed the news. 'We are glad,' said its spokesman Musa Hill": one statement, and he made it. */
static bool is_voice_of(const dln_doc *doc, const occasion *body, const dln_saying *before, const dln_saying *saying)
{
    uint32_t at = saying->speaker_begin;
    bool is_its = at < saying->speaker_end && (dln_token_says(&doc->tokens, at, "its") || (at > 0 && dln_token_says(&doc->tokens, at - 1, "its")));
    const dln_party *ministry = &doc->parties[before->parties[0]].party, *voice = &doc->parties[saying->parties[0]].party;
    return is_its && body->sayings == 1 && before->party_count == 1 && saying->party_count == 1 && ministry->kind == DLN_BODY && voice->kind == DLN_PERSON && doc->parties[saying->parties[0]].is_spokesperson && dln_span_equals(ministry->country, voice->country) &&
           before->timex == DLN_NONE && (before->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM | DLN_SAYING_QUOTED | DLN_SAYING_TITLE)) == 0 && (saying->flags & DLN_SAYING_QUOTED) != 0 && goes_right_on(doc, before, saying);
}

static void gather(const dln_doc *doc, dln_sayings *sayings, const dln_storyline *story, const dln_candidates *contacts, occasions *out)
{
    dln_span publisher = doc->publisher_country;
    const bool *is_trigger = triggers_of(doc, contacts);
    for (uint32_t i = 0; i < sayings->count && is_trigger != NULL; i++) {
        const dln_candidate *contact = (sayings->items[i].flags & DLN_SAYING_OF_CONTACT) != 0 ? give_to_contact(doc, &sayings->items[i], contacts) : NULL;
        const dln_saying *saying = &sayings->items[i];
        size_t oldest = out->count > LOOK_BACK ? out->count - LOOK_BACK : 0;
        if (saying->party_count == 0)
            continue;
        if ((saying->flags & DLN_SAYING_PRIVATE) != 0 || answers_in_private(doc, sayings, i) || is_outcome(doc, saying, contacts) || is_contact(doc, saying, is_trigger) || (publisher.len > 0 && is_in_readout(doc, saying, contacts, publisher))) {
            dln_refuse(doc, saying->trigger, saying->trigger + 1, saying->rule, "said inside a meeting or call");
            continue;
        }
        if (doc->parties[saying->parties[0]].is_ordinary && !has_a_public(doc, saying)) {
            dln_refuse(doc, saying->trigger, saying->trigger + 1, saying->rule, "nothing says who speaks");
            continue;
        }
        occasion one = {.best = i, .first = i, .last = i, .sayings = 1, .timex = saying->timex != DLN_NONE ? saying->timex : dln_day_in_entry(doc, story, saying), .quote = saying->quote, .quote_medium = saying->medium, .flags = saying->flags};
        if (one.timex != DLN_NONE)
            one.when = doc->timexes[one.timex].when;
        if (saying->timex != DLN_NONE && dln_when_has_clock(&one.when) && dln_when_is_single(&one.when) && one.when.begin.zone_offset_min == DLN_ZONE_UNKNOWN)
            one.when.begin.zone_offset_min = one.when.end.zone_offset_min = dln_clock_offset_beside(doc, one.timex, dln_doc_timex_from(doc, doc->tokens.sentences[saying->sentence].end));
        if (saying->timex == DLN_NONE && dln_when_has_clock(&one.when)) /* the hour of an entry is when it was written */
            one.when = dln_when_days(dln_when_first_day(&one.when), dln_when_last_day(&one.when));
        if (sayings_quote_worth(doc, one.quote) < 0)
            one.quote = DLN_NONE;
        dln_told_day carried = saying->timex == DLN_NONE && contact == NULL && (one.flags & DLN_SAYING_PLANNED) == 0 ? dln_day_counted(doc, saying) : (dln_told_day){.timex = DLN_NONE};
        if (carried.timex == DLN_NONE && !is_dated(&one) && contact == NULL && (one.flags & (DLN_SAYING_PLANNED | DLN_SAYING_EARLIER | DLN_SAYING_PRESENT)) == 0)
            carried = dln_day_carried(doc, saying);
        if (carried.timex != DLN_NONE) {
            one.timex = carried.timex;
            one.when = carried.when;
        }
        occasion *home = NULL;
        for (size_t k = out->count; !is_dated(&one) && k > oldest && home == NULL; k--) { /* the speaker goes on */
            occasion *other = &out->items[k - 1];
            if (same_speakers(doc, &sayings->items[other->best], saying) && saying->sentence - sayings->items[other->last].sentence <= GOES_ON &&
                ((other->flags ^ one.flags) & (DLN_SAYING_PLANNED | DLN_SAYING_EARLIER | DLN_SAYING_TITLE)) == 0)
                home = other;
        }
        one.dated_by = saying->timex != DLN_NONE ? "day:beside the verb" : carried.timex != DLN_NONE ? carried.rule : one.timex != DLN_NONE ? (one.timex == dln_heading_day(doc, story, saying->trigger) ? "day:heading" : "day:of the story") : "day:of the news";
        if (contact != NULL && one.timex == DLN_NONE && dln_when_is_known(&contact->when) && !dln_when_is_open(&contact->when)) {
            one.when = dln_when_day(dln_when_last_day(&contact->when));
            one.dated_by = "day:of what it follows";
        } else if (saying->timex == DLN_NONE && (one.flags & DLN_SAYING_PLANNED) == 0 && tell_eve(doc, saying, &one)) {
            home = NULL;
        } else if (home == NULL && one.timex == DLN_NONE && (one.flags & DLN_SAYING_PLANNED) == 0)
            tell_day(doc, saying, story, contacts, &one);
        const occasion *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
        bool is_beside = last != NULL && is_dated(last) && (dln_for_ones_part(doc, saying->sentence, saying->trigger) ? sayings->items[last->last].sentence + 1 >= saying->sentence : stands_beside(doc, &sayings->items[last->last], saying));
        if (!is_dated(&one) && home == NULL && is_beside) {
            one.when = dln_when_day(dln_when_last_day(&last->when));
            one.dated_by = "day:of what it follows";
        }
        for (size_t k = out->count; k > oldest && home == NULL; k--) {
            occasion *other = &out->items[k - 1];
            if (!same_speakers(doc, &sayings->items[other->best], saying) || ((other->flags ^ one.flags) & DLN_SAYING_PLANNED) != 0)
                continue;
            if (!is_dated(&one) && ((one.flags & DLN_SAYING_EARLIER) == 0 || ((one.flags & DLN_SAYING_ASIDE) | (other->flags & DLN_SAYING_EARLIER)) != 0))
                home = other;
            else if (is_dated(&one) && is_dated(other) && same_days(&one.when, &other->when))
                home = other;
            else if (is_dated(&one) && !is_dated(other) && (other->flags & DLN_SAYING_EARLIER) == 0 &&
                     same_days(&one.when, &story->news_day))
                home = other;
            else if (is_dated(&one) && !is_dated(other) && k == out->count && (other->flags & DLN_SAYING_EARLIER) != 0 && (one.flags & DLN_SAYING_QUOTED) != 0 && goes_right_on(doc, &sayings->items[other->last], saying))
                home = other;
        }
        if (home != NULL) {
            join(doc, home, &one, sayings->items);
            continue;
        }
        if (last != NULL && is_voice_of(doc, last, &sayings->items[last->last], saying)) {
            out->items[out->count - 1] = one;
            continue;
        }
        occasion *item = dln_arena_push(doc->arena, &out->items, &out->count, &out->capacity, sizeof *item);
        if (item == NULL)
            return;
        *item = one;
    }
}

/* "Marin promised at the same podium ... In July Marin had cut ties, she announced in a stadium": what is told first, with no day, is the
 * news, and not what she said long before it. */
static bool is_long_before(const dln_doc *doc, const dln_storyline *story, const dln_sayings *sayings, const occasion *undated, const occasion *dated)
{
    enum { LONG_BEFORE = 7 };
    bool is_title = (undated->flags & DLN_SAYING_TITLE) != 0 && undated->sayings == 1; /* of a page that tells of old days */
    bool is_old = story->is_history && (story->days == NULL || story->last[sayings->items[undated->first].sentence] != DLN_NONE); /* the history has begun */
    const dln_saying *first = &sayings->items[undated->first];
    for (uint32_t i = dln_doc_timex_from(doc, first->begin); i < doc->timex_count && doc->timexes[i].begin < first->trigger; i++) {
        if (undated->sayings == 1 && dln_when_is_known(&doc->timexes[i].when) && dln_when_grain(&doc->timexes[i].when) < DLN_GRAIN_DAY)
            return false; /* "It was only last month that Marin told the world" */
    }
    return !is_title && !is_old && dated->first > undated->first && dln_when_is_known(&story->news_day) && !dln_when_is_open(&dated->when) &&
           dln_when_last_day(&dated->when) < (int64_t)dln_when_first_day(&story->news_day) - LONG_BEFORE;
}

/* "Marin said in a speech ... In a statement on Sunday Marin said": two occasions, and the one without a day is the news. */
static bool is_elsewhere(const dln_doc *doc, const dln_sayings *sayings, const occasion *undated, const occasion *dated)
{
    const dln_saying *a = &sayings->items[undated->best], *b = &sayings->items[dated->best];
    bool has_both = (undated->flags & dated->flags & DLN_SAYING_MEDIUM) != 0 && a->medium != DLN_NONE && b->medium != DLN_NONE;
    return has_both && dated->first > undated->last && (1u << sayings_kind_of(doc, a->medium) & SAID_TEXTS) != (1u << sayings_kind_of(doc, b->medium) & SAID_TEXTS);
}

/* A speaker who is undated first ("Marin says" in the headline) and then dated once, spoke on that day. */
static void settle(const dln_doc *doc, const dln_sayings *sayings, const dln_storyline *story, occasions *list)
{
    for (size_t i = 0; i < list->count; i++) {
        occasion *one = &list->items[i], *only = NULL;
        uint32_t dated = 0;
        if (is_dated(one) || one->is_gone || (one->flags & (DLN_SAYING_EARLIER | DLN_SAYING_PLANNED)) != 0)
            continue;
        for (size_t k = i > LOOK_BACK ? i - LOOK_BACK : 0; k < list->count && k < i + LOOK_BACK; k++) {
            occasion *other = &list->items[k];
            if (k != i && !other->is_gone && is_dated(other) && same_speakers(doc, &sayings->items[other->best], &sayings->items[one->best]) &&
                (other->flags & (DLN_SAYING_PLANNED | DLN_SAYING_EARLIER)) == 0 && !is_elsewhere(doc, sayings, one, other) && !is_long_before(doc, story, sayings, one, other)) {
                only = other;
                dated++;
            }
        }
        if (dated == 1) {
            join(doc, only, one, sayings->items);
            one->is_gone = true;
        }
    }
}

/* "Ghana condemns raid" over "Ghanaian President Sarr condemned the raid on Monday": the title speaks of him. */
static void settle_titles(const dln_doc *doc, const dln_sayings *sayings, occasions *list)
{
    for (size_t i = 0; i < list->count && i < LOOK_BACK; i++) {
        occasion *one = &list->items[i];
        const dln_saying *title = &sayings->items[one->best];
        const dln_party *state = &doc->parties[title->parties[0]].party;
        if (one->is_gone || is_dated(one) || one->sayings > 1 || (one->flags & DLN_SAYING_TITLE) == 0 || title->party_count != 1 || state->kind != DLN_COUNTRY)
            continue;
        for (size_t k = i + 1; k < list->count && k < i + LOOK_BACK && !one->is_gone; k++) {
            const occasion *other = &list->items[k];
            const dln_party *speaker = &doc->parties[sayings->items[other->best].parties[0]].party;
            one->is_gone = !other->is_gone && (other->flags & (DLN_SAYING_PLANNED | DLN_SAYING_EARLIER | DLN_SAYING_TITLE)) == 0 && speaker->kind != DLN_COUNTRY && !speaker->is_non_state && dln_span_equals(speaker->country, state->country);
        }
    }
}

/* ---- candidates ---- */

static void evidence_of(const dln_doc *doc, const dln_saying *saying, uint32_t *begin, uint32_t *end)
{
    *begin = saying->begin;
    *end = saying->end;
    if (*end - *begin > EVIDENCE_TOKENS) {
        uint32_t half = EVIDENCE_TOKENS / 2;
        *begin = saying->trigger > *begin + half ? saying->trigger - half : *begin;
        *end = saying->trigger + half < *end ? saying->trigger + half : *end;
    }
    (void)doc;
}

static const char *medium_rule(const dln_doc *doc, uint32_t row)
{
    dln_span medium = dln_cell_text(doc->lexicon, DLN_TABLE_SAYINGS, row, DLN_SAYINGS_MEDIUM);
    return dln_arena_printf(doc->arena, "medium:%.*s", (int)medium.len, medium.text).text;
}

/* "was to address parliament on Friday", told on a Wednesday: the nearest Friday, not the last. */
static void take_nearest_week(const dln_doc *doc, dln_candidate *candidate)
{
    enum { WEEK = 7, HALF = 3 };
    const dln_when *today = &doc->today;
    if (candidate->status != DLN_TENTATIVE || candidate->timex == DLN_NONE || !dln_when_is_known(&candidate->when) || !dln_when_is_known(today) ||
        (doc->timexes[candidate->timex].flags & (DLN_TIMEX_WEEKDAY | DLN_TIMEX_ANCHORED)) != DLN_TIMEX_WEEKDAY)
        return;
    int64_t past = (int64_t)dln_when_first_day(today) - dln_when_last_day(&candidate->when);
    if (past <= HALF || past >= WEEK)
        return;
    candidate->when.begin.day += WEEK;
    candidate->when.end.day += WEEK;
}

/* The token of the first "SUGA:"; DLN_NONE. */
static uint32_t first_label(const dln_sayings *sayings)
{
    uint32_t first = DLN_NONE;
    for (size_t i = 0; i < sayings->count; i++) {
        if ((sayings->items[i].flags & DLN_SAYING_LABEL) != 0 && sayings->items[i].trigger < first)
            first = sayings->items[i].trigger;
    }
    return first;
}

/* "They met on Wednesday, his office said", in a report whose news is of Tuesday: nobody tells of a meeting or call before it is held. */
static void wait_for_contact(const dln_doc *doc, const dln_saying *saying, dln_candidates *contacts, dln_candidate *candidate)
{
    for (size_t i = 0; i < contacts->count; i++) {
        const dln_candidate *contact = &contacts->items[i];
        bool is_told = contact->type != candidate->type && !contact->is_gone && contact->status == DLN_CONFIRMED && contact->trigger >= saying->said_begin && contact->trigger < saying->said_end && dln_quote_of(doc, contact->trigger) == DLN_NONE &&
                       dln_doc_sentence_of(doc, contact->trigger) == saying->sentence && dln_when_is_known(&contact->when) && dln_when_is_single(&contact->when) && dln_when_grain(&contact->when) >= DLN_GRAIN_DAY;
        if (is_told && dln_when_first_day(&contact->when) > dln_when_last_day(&candidate->when) && dln_when_is_known(&doc->today) && dln_when_first_day(&contact->when) <= dln_when_first_day(&doc->today))
            candidate->when = dln_when_day(dln_when_first_day(&contact->when));
    }
}

static void make(const dln_doc *doc, const dln_saying *sayings, uint32_t label, const dln_storyline *story, const occasion *one, int type, dln_candidates *out)
{
    const dln_saying *best = &sayings[one->best];
    dln_candidate *candidate = dln_candidate_new(doc, out, type, best->trigger);
    if (candidate == NULL)
        return;
    for (uint32_t i = 0; i < best->party_count; i++)
        dln_candidate_add_party(candidate, best->parties[i], (dln_how)best->by[i]);
    evidence_of(doc, best, &candidate->begin, &candidate->end);
    const dln_party *first = &doc->parties[best->parties[0]].party;
    bool is_vague = first->kind == DLN_COUNTRY && (one->flags & (DLN_SAYING_HEARER | DLN_SAYING_MEDIUM | DLN_SAYING_LABEL)) == 0;
    candidate->timex = one->timex;
    if (is_dated(one)) {
        candidate->when = one->when;
        candidate->zone = one->timex == DLN_NONE ? DLN_NO_SPAN : doc->timexes[one->timex].zone;
    } else if ((one->flags & (DLN_SAYING_EARLIER | DLN_SAYING_PLANNED | DLN_SAYING_ASIDE)) != 0)
        candidate->is_background = (one->flags & DLN_SAYING_PLANNED) == 0;
    else if (!is_vague) {
        candidate->when = story->news_day;
        wait_for_contact(doc, best, out, candidate);
    }
    if ((best->flags & DLN_SAYING_LABEL) != 0 && !dln_when_has_clock(&candidate->when))
        dln_transcript_hours(doc, label, &candidate->when, &candidate->opened, &candidate->closed);
    candidate->status = (one->flags & DLN_SAYING_PLANNED) != 0 ? DLN_TENTATIVE : DLN_CONFIRMED;
    take_nearest_week(doc, candidate);
    if (one->quote != DLN_NONE) {
        candidate->quote_begin = doc->clauses->quotes[one->quote].begin;
        candidate->quote_end = doc->clauses->quotes[one->quote].end;
        if (dln_token_is(&doc->tokens, candidate->quote_end - 1, ",")) /* it belongs to the sentence around */
            candidate->quote_end--;
    }
    candidate->cameo = best->cameo;
    candidate->medium = sayings_medium(doc, best);
    candidate->said_begin = best->said_begin;
    candidate->said_end = best->said_end;
    candidate->gap_begin = best->gap_begin;
    candidate->gap_end = best->gap_end;
    candidate->act = best->act;
    candidate->act_end = best->act_end;
    candidate->topic_begin = best->topic_begin;
    candidate->topic_end = best->topic_end;
    candidate->confidence = 0.7; /* confidence.c weighs the rules */
    dln_candidate_add_rule(candidate, best->rule);
    if (dln_when_is_known(&candidate->when))
        dln_candidate_add_rule(candidate, one->dated_by);
    if ((one->flags & DLN_SAYING_HEARER) != 0)
        dln_candidate_add_rule(candidate, "told the public");
    if (best->medium != DLN_NONE && (one->flags & DLN_SAYING_MEDIUM) != 0)
        dln_candidate_add_rule(candidate, medium_rule(doc, best->medium));
    if ((one->flags & DLN_SAYING_QUOTED) != 0)
        dln_candidate_add_rule(candidate, "quoted");
    if (one->sayings > 1)
        dln_candidate_add_rule(candidate, "said more than once");
    if ((best->flags & DLN_SAYING_WEAK) != 0)
        dln_candidate_add_rule(candidate, "often no speech");
}

/* Of whom the article says only that they met those who matter: they are of them, so what they say is a statement. */
static void trust_who_met(dln_doc *doc, const dln_candidates *contacts)
{
    for (size_t i = 0; i < contacts->count; i++) {
        const dln_candidate *contact = &contacts->items[i];
        for (uint32_t k = 0; k < contact->party_count && !contact->is_gone && contact->status == DLN_CONFIRMED; k++) {
            dln_doc_party *party = &doc->parties[contact->parties[k]];
            party->is_ordinary = party->is_ordinary && !party->is_unknown;
        }
    }
}

void dln_extract_statements(dln_doc *doc, dln_candidates *out)
{
    dln_sayings sayings = {0};
    occasions list = {0};
    int type = dln_event_type_find(DLN_SPAN("statement"));
    if (type < 0 || doc->tokens.count == 0)
        return;
    trust_who_met(doc, out);
    dln_find_sayings(doc, &sayings);
    dln_storyline story = dln_storyline_of(doc);
    gather(doc, &sayings, &story, out, &list);
    settle(doc, &sayings, &story, &list);
    settle_titles(doc, &sayings, &list);
    uint32_t label = first_label(&sayings);
    for (size_t i = 0; i < list.count; i++) {
        const dln_saying *best = &sayings.items[list.items[i].best];
        if ((list.items[i].flags & DLN_SAYING_ASIDE) != 0 && !is_dated(&list.items[i]))
            dln_refuse(doc, best->trigger, best->trigger + 1, best->rule, "said in passing, on no day");
        else if (!list.items[i].is_gone)
            make(doc, sayings.items, label, &story, &list.items[i], type, out);
    }
}
