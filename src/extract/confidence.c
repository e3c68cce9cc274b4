/* src/extract/confidence.c - how sure a mention is: what it is like, weighed. The features are those that a reader of the
 * mention line sees (tests/reliability counts the same ones there and fits the weights), so a score can be checked by hand.
 */
#include "extract/candidate.h"

#include "base/text.h"

#include <stdio.h>

enum { LONG_TEXT = 5000, LEAD_BYTES = 400, MANY = 12, SHORT_WORDS = 20, LONG_WORDS = 40, FEATURE_MAX = 96 };

#define SURE 0.8               /* stated only where enough were right: the row "sure from" */
#define NOT_SURE 0.799

typedef struct tally {
    const dln_lexicon *lexicon;
    char type[FEATURE_MAX]; /* "statement ", which traits are put behind */
    size_t type_len;
    double sum;
} tally;

static double weight_of(const dln_lexicon *lexicon, dln_span feature, double missing)
{
    uint32_t row = dln_row_find(lexicon, DLN_TABLE_CONFIDENCE, feature);
    return row == DLN_NONE ? missing : dln_cell_decimal(lexicon, DLN_TABLE_CONFIDENCE, row, DLN_CONFIDENCE_WEIGHT);
}

static void weigh(tally *t, dln_span head, dln_span tail)
{
    char key[FEATURE_MAX];
    if (head.len + tail.len > sizeof key)
        return;
    memcpy(key, head.text, head.len);
    if (tail.len > 0)
        memcpy(key + head.len, tail.text, tail.len);
    t->sum += weight_of(t->lexicon, (dln_span){key, head.len + tail.len}, 0);
}

/* "statement by name" */
static void weigh_typed(tally *t, const char *trait)
{
    weigh(t, (dln_span){t->type, t->type_len}, dln_span_of(trait));
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

static void weigh_parties(tally *t, const dln_claim *claim, const char *by)
{
    static const char *const kinds[] = {[DLN_PERSON] = " person", [DLN_BODY] = " body", [DLN_COUNTRY] = " country"};
    char all[40] = "kinds";
    bool has_role = false, has_spokesperson = false, has_kind[3] = {false, false, false};
    for (size_t i = 0; i < claim->party_count; i++) {
        has_role = has_role || claim->parties[i].role.len > 0;
        has_spokesperson = has_spokesperson || dln_span_is(claim->parties[i].role, "Spokesperson");
        has_kind[claim->parties[i].kind] = true;
    }
    for (size_t k = 0; k < 3; k++)
        strcat(all, has_kind[k] ? kinds[k] : "");
    weigh_typed(t, by);
    weigh_typed(t, all);
    weigh_typed(t, claim->party_count == 1 ? "of one" : claim->party_count == 2 ? "of two" : "of more");
    if (claim->party_count > 0)
        weigh(t, DLN_SPAN("first is "), dln_span_of(dln_kind_word(claim->parties[0].kind)));
    if (has_role)
        weigh_typed(t, "with a role");
    if (has_spokesperson)
        weigh_typed(t, "with a spokesperson");
}

static void weigh_when(tally *t, const dln_when *when, const dln_when *published)
{
    bool is_known = dln_when_is_known(when), is_open = is_known && dln_when_is_open(when), is_day = is_known && !is_open && dln_when_grain(when) >= DLN_GRAIN_DAY;
    weigh_typed(t, !is_known ? "undated" : is_open ? "bounded" : is_day ? "of a day" : "of a month");
    if (is_day && !dln_when_is_yearless(when) && dln_when_is_known(published)) {
        int32_t age = dln_when_first_day(published) - dln_when_first_day(when);
        weigh_typed(t, age < 0 ? "to come" : age == 0 ? "of the day" : age <= 3 ? "of these days" : age <= 10 ? "of the week" : "of old");
    }
    if (is_known && dln_when_has_clock(when))
        weigh_typed(t, "by the clock");
}

static void weigh_text(tally *t, const dln_doc *doc, const dln_mention *mention, size_t count)
{
    size_t length = doc->article->text.len, words = dln_count_words(mention->evidence);
    weigh_typed(t, mention->in_title ? "in the title" : mention->span_begin < LEAD_BYTES ? "in the lead"
                   : mention->span_begin * 5 < length * 2 ? "in the first part" : "further on");
    weigh_typed(t, words < SHORT_WORDS ? "short" : words < LONG_WORDS ? "middling" : "long");
    if (length > LONG_TEXT)
        weigh_typed(t, "in a long text");
    if (count > MANY)
        weigh_typed(t, "among many");
}

static void weigh_rules(tally *t, const dln_claim *claim, const char *by)
{
    dln_span dated = DLN_SPAN("no day"), rest, head;
    bool is_public = false;
    if (claim->rule_count > 2)
        weigh_typed(t, "by many rules");
    for (size_t i = 0; i < claim->rule_count; i++) {
        bool is_again = false;
        weigh(t, DLN_SPAN("rule "), claim->rules[i]);
        rest = claim->rules[i];
        if (dln_split(&rest, ':', &head) && rest.text != NULL) {
            for (size_t k = 0; k < i; k++) /* each once */
                is_again = is_again || (dln_starts_with(claim->rules[k], head) && claim->rules[k].text[head.len] == ':');
            if (!is_again)
                weigh(t, DLN_SPAN("rules "), head);
        }
        if (dln_starts_with(claim->rules[i], DLN_SPAN("day:")))
            dated = claim->rules[i];
        is_public = is_public || dln_starts_with(claim->rules[i], DLN_SPAN("medium:")) || dln_span_is(claim->rules[i], "told the public");
    }
    if (!dln_event_type_at((size_t)claim->type)->speaker_only)
        return;
    dln_span publicly = is_public ? DLN_SPAN("public ") : DLN_SPAN("no public ");
    weigh(t, publicly, dated);
    weigh(t, publicly, dln_span_of(by));
}

double dln_confidence_of(const dln_doc *doc, const dln_mention *mention, size_t count)
{
    const dln_claim *claim = &mention->claim;
    tally t = {.lexicon = doc->lexicon};
    bool by_role = false, by_pronoun = false;
    for (size_t i = 0; i < claim->party_count; i++) {
        by_role = by_role || claim->parties[i].by == DLN_BY_ROLE;
        by_pronoun = by_pronoun || claim->parties[i].by == DLN_BY_COREFERENCE;
    }
    t.type_len = (size_t)snprintf(t.type, sizeof t.type, "%s ", dln_event_type_at((size_t)claim->type)->name);
    const char *by = by_pronoun ? "by pronoun" : by_role ? "by role" : "by name", *mode = dln_mode_word(claim->mode);
    weigh_typed(&t, "at all");
    weigh_typed(&t, dln_status_word(claim->status));
    weigh_parties(&t, claim, by);
    weigh_when(&t, &claim->when, &doc->article->published);
    if (mode != NULL) {
        char trait[FEATURE_MAX];
        snprintf(trait, sizeof trait, "mode %s", mode);
        weigh_typed(&t, trait);
    }
    if (claim->quote.len > 0)
        weigh_typed(&t, "with a quote");
    if (claim->place.name.len > 0)
        weigh_typed(&t, "at a place");
    weigh_text(&t, doc, mention, count);
    weigh_rules(&t, claim, by);
    double guess = logistic(t.sum);
    double stated = guess >= weight_of(t.lexicon, DLN_SPAN("sure from"), 1) ? (guess > SURE ? guess : SURE) : guess < NOT_SURE ? guess : NOT_SURE;
    return (double)(int)(stated * 1000 + 0.5) / 1000;
}
