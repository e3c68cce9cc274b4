/* src/extract/confidence.c - how sure a mention is: what it is like, weighed. The features are those that a reader of the
 * mention line sees (tests/reliability counts the same ones there and fits the weights), so a score can be checked by hand.
 */
#include "extract/confidence.h"

#include "base/text.h"
#include "extract/candidate.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONG_TEXT = 5000, LEAD_BYTES = 400, MANY = 12, SHORT_WORDS = 20, LONG_WORDS = 40, FEATURE_MAX = 96 };

#define SURE 0.8               /* stated only where enough were right: the row "sure from" */
#define NOT_SURE 0.799

/* What a mention of a type may be like: each behind the name of the type is the key of a row, "statement by name". */
typedef enum trait {
    AT_ALL, CONFIRMED, TENTATIVE, CANCELLED,
    BY_NAME, BY_ROLE, BY_PRONOUN,
    KINDS, KINDS_LAST = KINDS + 7, /* and bits of dln_party_kind */
    OF_ONE, OF_TWO, OF_MORE, WITH_ROLE, WITH_SPOKESPERSON,
    UNDATED, BOUNDED, OF_DAY, OF_MONTH, TO_COME, OF_THE_DAY, OF_THESE_DAYS, OF_THE_WEEK, OF_OLD, BY_THE_CLOCK,
    IN_PERSON, PHONE, VIDEO, VISIT, THIRD_PARTY, MULTILATERAL,
    WITH_QUOTE, AT_PLACE,
    IN_TITLE, IN_LEAD, IN_FIRST_PART, FURTHER_ON, SHORT, MIDDLING, LONG, IN_LONG_TEXT, AMONG_MANY, BY_MANY_RULES,
    TRAIT_COUNT
} trait;

static const char *const trait_words[TRAIT_COUNT] = {
    "at all", "confirmed", "tentative", "cancelled",
    "by name", "by role", "by pronoun",
    "kinds", "kinds person", "kinds body", "kinds person body", "kinds country", "kinds person country", "kinds body country", "kinds person body country",
    "of one", "of two", "of more", "with a role", "with a spokesperson",
    "undated", "bounded", "of a day", "of a month", "to come", "of the day", "of these days", "of the week", "of old", "by the clock",
    "mode in-person", "mode phone", "mode video", "mode visit", "mode third-party", "mode multilateral",
    "with a quote", "at a place",
    "in the title", "in the lead", "in the first part", "further on", "short", "middling", "long", "in a long text", "among many", "by many rules",
};

typedef struct tally {
    const dln_weights *weights;
    const double *of_type; /* by trait */
    double sum;
} tally;

static double weight_of(const dln_lexicon *lexicon, dln_span head, dln_span tail, double missing)
{
    char key[FEATURE_MAX];
    if (head.len > sizeof key || tail.len > sizeof key - head.len)
        return missing;
    memcpy(key, head.text, head.len);
    if (tail.len > 0)
        memcpy(key + head.len, tail.text, tail.len);
    uint32_t row = dln_row_find(lexicon, DLN_TABLE_CONFIDENCE, (dln_span){key, head.len + tail.len});
    return row == DLN_NONE ? missing : dln_cell_decimal(lexicon, DLN_TABLE_CONFIDENCE, row, DLN_CONFIDENCE_WEIGHT);
}

static const char *const kind_words[] = {[DLN_OF_RULE] = "rule ", [DLN_OF_RULES] = "rules ", [DLN_OF_PUBLIC] = "public ", [DLN_OF_NO_PUBLIC] = "no public "};

static dln_rule_weight *slot_of(const dln_weights *weights, dln_rule_kind kind, dln_span rule)
{
    uint32_t slot = (uint32_t)dln_hash64(rule) & weights->mask;
    while (weights->rules[slot].rule.text != NULL && (weights->rules[slot].kind != kind || !dln_span_equals(weights->rules[slot].rule, rule)))
        slot = (slot + 1) & weights->mask;
    return &weights->rules[slot];
}

/* Takes the rows that weigh rules; there are at least twice as many slots. */
static void add_rules(const dln_lexicon *lexicon, dln_weights *weights)
{
    for (uint32_t row = 0; row < dln_row_count(lexicon, DLN_TABLE_CONFIDENCE); row++) {
        dln_span key = dln_cell_text(lexicon, DLN_TABLE_CONFIDENCE, row, 0);
        for (size_t kind = 0; kind < sizeof kind_words / sizeof *kind_words; kind++) {
            dln_span head = dln_span_of(kind_words[kind]);
            if (!dln_starts_with(key, head) || key.len == head.len)
                continue;
            dln_span rule = {key.text + head.len, key.len - head.len};
            *slot_of(weights, (dln_rule_kind)kind, rule) = (dln_rule_weight){rule, (dln_rule_kind)kind, dln_cell_decimal(lexicon, DLN_TABLE_CONFIDENCE, row, DLN_CONFIDENCE_WEIGHT)};
        }
    }
}

dln_weights *dln_weights_new(const dln_lexicon *lexicon)
{
    size_t types = dln_event_type_count(), slots = 16, typed = types * TRAIT_COUNT * sizeof(double);
    while (slots < 2 * (size_t)dln_row_count(lexicon, DLN_TABLE_CONFIDENCE))
        slots *= 2;
    dln_weights *weights = calloc(1, sizeof *weights + typed + slots * sizeof *weights->rules);
    if (weights == NULL)
        return NULL;
    weights->rules = (dln_rule_weight *)(void *)((char *)(weights + 1) + typed);
    weights->mask = (uint32_t)slots - 1;
    weights->sure_from = weight_of(lexicon, DLN_SPAN("sure from"), DLN_NO_SPAN, 1);
    for (size_t kind = 0; kind < sizeof weights->first_is / sizeof *weights->first_is; kind++)
        weights->first_is[kind] = weight_of(lexicon, DLN_SPAN("first is "), dln_span_of(dln_kind_word((dln_party_kind)kind)), 0);
    add_rules(lexicon, weights);
    for (size_t i = 0; i < types; i++) {
        char type[FEATURE_MAX];
        int len = snprintf(type, sizeof type, "%s ", dln_event_type_at(i)->name);
        for (size_t k = 0; k < TRAIT_COUNT; k++)
            weights->typed[i * TRAIT_COUNT + k] = weight_of(lexicon, (dln_span){type, (size_t)len}, dln_span_of(trait_words[k]), 0);
    }
    return weights;
}

static void weigh_rule(tally *t, dln_rule_kind kind, dln_span rule)
{
    t->sum += slot_of(t->weights, kind, rule)->weight; /* of a free slot none */
}

static void weigh_trait(tally *t, trait is)
{
    t->sum += t->of_type[is];
}

/* 1 / (1 + exp(-x)) by its series, so that no mathematics library decides the last digit. */
static double logistic(double x)
{
    double y = x < 0 ? -x : x, term = 1, power = 1, before = 0;
    if (y > 12)
        y = 12;
    for (int i = 1; i < 60 && power != before; i++) { /* until a term is too small to add anything */
        before = power;
        term *= y / i;
        power += term;
    }
    double upper = power / (1 + power);
    return x < 0 ? 1 - upper : upper;
}

static void weigh_parties(tally *t, const dln_claim *claim, trait by)
{
    bool has_role = false, has_spokesperson = false;
    uint32_t kinds = 0;
    for (size_t i = 0; i < claim->party_count; i++) {
        has_role = has_role || claim->parties[i].role.len > 0;
        has_spokesperson = has_spokesperson || dln_span_is(claim->parties[i].role, "Spokesperson");
        kinds |= 1u << claim->parties[i].kind;
    }
    weigh_trait(t, by);
    weigh_trait(t, (trait)(KINDS + kinds));
    weigh_trait(t, claim->party_count == 1 ? OF_ONE : claim->party_count == 2 ? OF_TWO : OF_MORE);
    if (claim->party_count > 0)
        t->sum += t->weights->first_is[claim->parties[0].kind];
    if (has_role)
        weigh_trait(t, WITH_ROLE);
    if (has_spokesperson)
        weigh_trait(t, WITH_SPOKESPERSON);
}

static void weigh_when(tally *t, const dln_when *when, const dln_when *published)
{
    bool is_known = dln_when_is_known(when), is_open = is_known && dln_when_is_open(when), is_day = is_known && !is_open && dln_when_grain(when) >= DLN_GRAIN_DAY;
    weigh_trait(t, !is_known ? UNDATED : is_open ? BOUNDED : is_day ? OF_DAY : OF_MONTH);
    if (is_day && !dln_when_is_yearless(when) && dln_when_is_known(published)) {
        int32_t age = dln_when_first_day(published) - dln_when_first_day(when);
        weigh_trait(t, age < 0 ? TO_COME : age == 0 ? OF_THE_DAY : age <= 3 ? OF_THESE_DAYS : age <= 10 ? OF_THE_WEEK : OF_OLD);
    }
    if (is_known && dln_when_has_clock(when))
        weigh_trait(t, BY_THE_CLOCK);
}

static void weigh_text(tally *t, const dln_doc *doc, const dln_mention *mention, size_t count)
{
    size_t length = doc->article->text.len, words = dln_count_words(mention->evidence);
    weigh_trait(t, mention->in_title ? IN_TITLE : mention->span_begin < LEAD_BYTES ? IN_LEAD : mention->span_begin * 5 < length * 2 ? IN_FIRST_PART : FURTHER_ON);
    weigh_trait(t, words < SHORT_WORDS ? SHORT : words < LONG_WORDS ? MIDDLING : LONG);
    if (length > LONG_TEXT)
        weigh_trait(t, IN_LONG_TEXT);
    if (count > MANY)
        weigh_trait(t, AMONG_MANY);
}

static void weigh_rules(tally *t, const dln_claim *claim, trait by)
{
    dln_span dated = DLN_SPAN("no day"), rest, head;
    bool is_public = false;
    if (claim->rule_count > 2)
        weigh_trait(t, BY_MANY_RULES);
    for (size_t i = 0; i < claim->rule_count; i++) {
        bool is_again = false;
        weigh_rule(t, DLN_OF_RULE, claim->rules[i]);
        rest = claim->rules[i];
        if (dln_split(&rest, ':', &head) && rest.text != NULL) {
            for (size_t k = 0; k < i; k++) /* each once */
                is_again = is_again || (dln_starts_with(claim->rules[k], head) && claim->rules[k].text[head.len] == ':');
            if (!is_again)
                weigh_rule(t, DLN_OF_RULES, head);
        }
        if (dln_starts_with(claim->rules[i], DLN_SPAN("day:")))
            dated = claim->rules[i];
        is_public = is_public || dln_starts_with(claim->rules[i], DLN_SPAN("medium:")) || dln_span_is(claim->rules[i], "told the public");
    }
    if (!dln_event_type_at((size_t)claim->type)->speaker_only)
        return;
    dln_rule_kind publicly = is_public ? DLN_OF_PUBLIC : DLN_OF_NO_PUBLIC;
    weigh_rule(t, publicly, dated);
    weigh_rule(t, publicly, dln_span_of(trait_words[by]));
}

double dln_confidence_of(const dln_doc *doc, const dln_mention *mention, size_t count)
{
    const dln_claim *claim = &mention->claim;
    const dln_weights *weights = doc->lexicon->weights;
    tally t = {weights, weights->typed + (size_t)claim->type * TRAIT_COUNT, 0};
    bool by_role = false, by_pronoun = false;
    for (size_t i = 0; i < claim->party_count; i++) {
        by_role = by_role || claim->parties[i].by == DLN_BY_ROLE;
        by_pronoun = by_pronoun || claim->parties[i].by == DLN_BY_COREFERENCE;
    }
    trait by = by_pronoun ? BY_PRONOUN : by_role ? BY_ROLE : BY_NAME;
    weigh_trait(&t, AT_ALL);
    weigh_trait(&t, (trait)(CONFIRMED + claim->status));
    weigh_parties(&t, claim, by);
    weigh_when(&t, &claim->when, &doc->article->published);
    if (claim->mode != DLN_MODE_NONE)
        weigh_trait(&t, (trait)(IN_PERSON + (claim->mode - DLN_MODE_IN_PERSON)));
    if (claim->quote.len > 0)
        weigh_trait(&t, WITH_QUOTE);
    if (claim->place.name.len > 0)
        weigh_trait(&t, AT_PLACE);
    weigh_text(&t, doc, mention, count);
    weigh_rules(&t, claim, by);
    double guess = logistic(t.sum);
    double stated = guess >= weights->sure_from ? (guess > SURE ? guess : SURE) : guess < NOT_SURE ? guess : NOT_SURE;
    return (double)(int)(stated * 1000 + 0.5) / 1000;
}
