/* render/html_parties.c - see html_parties.h. */
#include "render/html_parties.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b)
{
    const dln_html_party *x = a, *y = b;
    if (x->is_country != y->is_country)
        return x->is_country ? -1 : 1;
    int order = dln_span_compare(x->key, y->key);
    if (order == 0 && x->events != y->events) /* numbers of events here: equal ones side by side */
        return x->events < y->events ? -1 : 1;
    return order != 0 ? order : dln_span_compare(x->label, y->label);
}

static int by_frequency(const void *a, const void *b)
{
    const dln_html_party *x = a, *y = b;
    return x->events != y->events ? (x->events > y->events ? -1 : 1) : by_key(a, b);
}

static int by_label(const void *a, const void *b)
{
    const dln_html_party *x = a, *y = b;
    if (x->is_country != y->is_country)
        return x->is_country ? -1 : 1;
    int order = dln_span_compare(x->label, y->label);
    return order != 0 ? order : dln_span_compare(x->key, y->key);
}

bool dln_html_parties_of(const dln_timeline *timeline, dln_arena *arena, dln_html_parties *out)
{
    size_t most = 0, count = 0, kept = 0;
    for (size_t i = 0; i < dln_timeline_count(timeline); i++)
        most += 2 * dln_timeline_at(timeline, i)->claim.party_count;
    dln_html_party *all = dln_arena_array(arena, most + 1, sizeof *all);
    *out = (dln_html_parties){NULL, 0};
    if (all == NULL)
        return false;
    for (size_t i = 0; i < dln_timeline_count(timeline); i++) {
        const dln_claim *claim = &dln_timeline_at(timeline, i)->claim;
        for (size_t p = 0; p < claim->party_count; p++) {
            const dln_party *party = &claim->parties[p];
            bool is_country = party->kind == DLN_COUNTRY && party->country.len > 0;
            if (party->country.len > 0)
                all[count++] = (dln_html_party){is_country ? party->name : party->country, party->country, true, i};
            if (!is_country && party->name.len > 0)
                all[count++] = (dln_html_party){party->name, party->name, false, i};
        }
    }
    if (count > 1)
        qsort(all, count, sizeof *all, by_key);
    for (size_t begin = 0, end; begin < count; begin = end) {
        dln_html_party one = all[begin];
        size_t events = 1;
        for (end = begin + 1; end < count && all[end].is_country == one.is_country && dln_span_equals(all[end].key, one.key); end++) {
            events += all[end].events != all[end - 1].events;
            if (dln_span_equals(one.label, one.key))
                one.label = all[end].label;
        }
        one.events = events;
        all[kept++] = one;
    }
    if (kept > DLN_HTML_PARTIES_MAX) {
        qsort(all, kept, sizeof *all, by_frequency);
        kept = DLN_HTML_PARTIES_MAX;
    }
    if (kept > 1)
        qsort(all, kept, sizeof *all, by_label);
    *out = (dln_html_parties){all, kept};
    return true;
}

bool dln_html_party_is_in(const dln_html_party *party, const dln_claim *claim)
{
    for (size_t i = 0; i < claim->party_count; i++)
        if (dln_span_equals(party->key, party->is_country ? claim->parties[i].country : claim->parties[i].name))
            return true;
    return false;
}
