/* src/extract/confidence.c - how sure a mention is: what it is like, weighed. The features are those that a reader of the
 * mention line sees (tests/reliability counts the same ones there and fits the weights), so a score can be checked by hand.
 */
#include "extract/candidate.h"

#include "base/text.h"

enum { LONG_TEXT = 5000, FEATURE_MAX = 96 };

typedef struct tally {
    const dln_lexicon *lexicon;
    double sum;
} tally;

static void weigh(tally *t, const char *head, dln_span tail)
{
    char key[FEATURE_MAX];
    size_t len = strlen(head);
    if (len + tail.len > sizeof key)
        return;
    memcpy(key, head, len);
    if (tail.len > 0)
        memcpy(key + len, tail.text, tail.len);
    uint32_t row = dln_row_find(t->lexicon, DLN_TABLE_CONFIDENCE, (dln_span){key, len + tail.len});
    if (row != DLN_NONE)
        t->sum += dln_cell_decimal(t->lexicon, DLN_TABLE_CONFIDENCE, row, DLN_CONFIDENCE_WEIGHT);
}

/* 1 / (1 + exp(-x)) by its series, so that no mathematics library decides the last digit. */
static double logistic(double x)
{
    double y = x < 0 ? -x : x, term = 1, power = 1;
    if (y > 12)
        y = 12;
    for (int i = 1; i < 60; i++) {
        term *= y / i;
        power += term;
    }
    double upper = power / (1 + power);
    return x < 0 ? 1 - upper : upper;
}

double dln_confidence_of(const dln_doc *doc, const dln_mention *mention)
{
    const dln_claim *claim = &mention->claim;
    tally t = {.lexicon = doc->lexicon};
    const char *type = dln_event_type_at((size_t)claim->type)->name;
    char typed[FEATURE_MAX];
    size_t len = strlen(type);
    if (len + 2 > sizeof typed)
        return 0.5;
    memcpy(typed, type, len);
    typed[len] = ' ';
    typed[len + 1] = '\0';
    bool by_role = false, by_pronoun = false;
    for (size_t i = 0; i < claim->party_count; i++) {
        by_role = by_role || claim->parties[i].by == DLN_BY_ROLE;
        by_pronoun = by_pronoun || claim->parties[i].by == DLN_BY_COREFERENCE;
    }
    weigh(&t, typed, DLN_SPAN("at all"));
    weigh(&t, typed, by_pronoun ? DLN_SPAN("by pronoun") : by_role ? DLN_SPAN("by role") : DLN_SPAN("by name"));
    weigh(&t, typed, claim->party_count == 1 ? DLN_SPAN("of one") : claim->party_count == 2 ? DLN_SPAN("of two") : DLN_SPAN("of more"));
    weigh(&t, typed, claim->status == DLN_CONFIRMED ? DLN_SPAN("confirmed") : claim->status == DLN_TENTATIVE ? DLN_SPAN("tentative") : DLN_SPAN("cancelled"));
    weigh(&t, typed, !dln_when_is_known(&claim->when) ? DLN_SPAN("undated") : dln_when_is_open(&claim->when) ? DLN_SPAN("bounded")
                     : dln_when_grain(&claim->when) >= DLN_GRAIN_DAY ? DLN_SPAN("of a day") : DLN_SPAN("of a month"));
    if (claim->party_count > 0)
        weigh(&t, "first is ", dln_span_of(dln_kind_word(claim->parties[0].kind)));
    if (mention->in_title)
        weigh(&t, typed, DLN_SPAN("in the title"));
    if (claim->place.name.len > 0)
        weigh(&t, typed, DLN_SPAN("at a place"));
    if (doc->article->text.len > LONG_TEXT)
        weigh(&t, typed, DLN_SPAN("in a long text"));
    if (claim->rule_count > 2)
        weigh(&t, typed, DLN_SPAN("by many rules"));
    for (size_t i = 0; i < claim->rule_count; i++) {
        weigh(&t, "rule ", claim->rules[i]);
        dln_span rest = claim->rules[i], head;
        if (dln_split(&rest, ':', &head) && rest.text != NULL)
            weigh(&t, "rules ", head);
    }
    double sure = logistic(t.sum);
    return (double)(int)(sure * 1000 + 0.5) / 1000;
}
