/* src/extract/occasions_faint.c - what is told of one side only, or of a country visited on no day: it stands if nothing else is told of whoever
 * took part, since else it is likely to be that, or a part of it.
 */
#include "extract/occasions.h"

/* The same, or one of them a body or the country of the other. */
static bool are_of_one(const dln_doc *doc, uint32_t a, uint32_t b)
{
    const dln_party *x = &doc->parties[a].party, *y = &doc->parties[b].party;
    bool are_persons = x->kind == DLN_PERSON && y->kind == DLN_PERSON;
    return a == b || (!are_persons && x->is_non_state == y->is_non_state && x->country.len > 0 && dln_span_equals(x->country, y->country));
}

/* Whether whoever the words name first took part in it, and no day tells the two apart. */
static bool may_be_one(const dln_doc *doc, const dln_candidate *faint, const dln_candidate *other)
{
    bool takes_part = false;
    for (uint32_t i = 0; i < other->party_count && !takes_part; i++)
        takes_part = are_of_one(doc, faint->parties[0], other->parties[i]);
    return takes_part && !(faint->timex != DLN_NONE && is_dated(other) && !days_near(&faint->when, &other->when));
}

void occasions_leave_out_faint(const dln_doc *doc, dln_candidates *list)
{
    enum { LONGEST = 7 };
    for (size_t i = 0; i < list->count; i++) {
        dln_candidate *faint = &list->items[i];
        faint->is_gone |= faint->is_faint && is_dated(faint) && dln_when_length_days(&faint->when) > LONGEST; /* "before the end of January": some day */
        size_t first = i > OCCASIONS_BACK ? i - OCCASIONS_BACK : 0, last = i + OCCASIONS_BACK < list->count ? i + OCCASIONS_BACK : list->count;
        for (size_t k = first; k < last && faint->is_faint && !faint->is_gone; k++) {
            const dln_candidate *other = &list->items[k];
            bool counts = k != i && !other->is_gone && other->party_count > 0 && (!other->is_faint || k < i);
            faint->is_gone |= counts && may_be_one(doc, faint, other);
        }
    }
}
