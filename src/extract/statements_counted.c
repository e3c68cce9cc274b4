/* src/extract/statements_counted.c - the day of a saying that is told by how far it was from something else: "closed the border on
 * Tuesday, a day after Sarr warned of a crisis". The like for meetings and calls is in contacts_apart.c.
 */
#include "extract/contacts.h"
#include "extract/statements_find.h"

/* The one day that an expression names. */
static const dln_when *named_day(const dln_timex *timex)
{
    bool is_usable = timex->type != DLN_TIMEX_DURATION && timex->type != DLN_TIMEX_SET && (timex->flags & (DLN_TIMEX_REFERENCE | DLN_TIMEX_DATELINE)) == 0 && dln_when_is_known(&timex->when);
    return is_usable && dln_when_grain(&timex->when) >= DLN_GRAIN_DAY && dln_when_is_single(&timex->when) && dln_when_length_days(&timex->when) == 1 ? &timex->when : NULL;
}

/* How many days before the other it was: "a day after Sarr warned" 1, "hours after" 0. False: nothing counts it. */
static bool count_days(const dln_doc *doc, const dln_saying *saying, uint32_t *measure, int32_t *days)
{
    uint32_t begin = doc->tokens.sentences[saying->sentence].begin, at = saying->speaker_begin;
    while (at > begin && dln_token_is_class(doc, at - 1, DLN_CLASS_DETERMINER))
        at--;
    bool is_after = at > begin + 1 && saying->speaker_begin < saying->trigger && dln_token_says(&doc->tokens, at - 1, "after");
    uint32_t x = is_after ? dln_doc_timex_from(doc, at - 1) : 0;
    if (!is_after || x == 0 || doc->timexes[x - 1].end != at - 1 || doc->timexes[x - 1].begin < begin || doc->timexes[x - 1].type != DLN_TIMEX_DURATION)
        return false;
    const dln_span value = doc->timexes[x - 1].value;
    bool is_hours = value.len > 2 && value.text[1] == 'T'; /* on the same day, as far as anybody knows */
    *measure = x - 1;
    *days = is_hours ? 0 : contact_days_of(value);
    return is_hours || *days > 0;
}

dln_told_day dln_day_counted(const dln_doc *doc, const dln_saying *saying)
{
    dln_told_day told = {.timex = DLN_NONE, .rule = "day:counted from another"};
    const dln_sentence *sentence = &doc->tokens.sentences[saying->sentence];
    uint32_t measure;
    int32_t days;
    if (!count_days(doc, saying, &measure, &days))
        return told;
    const dln_when *base = NULL;
    for (uint32_t i = measure; i > 0 && base == NULL && doc->timexes[i - 1].begin >= sentence->begin; i--)
        base = named_day(&doc->timexes[i - 1]);
    bool opens = doc->timexes[measure].begin <= sentence->begin + 1; /* "A day after Sarr warned of a crisis, Mali closed the border on Tuesday" */
    for (uint32_t i = measure + 1; opens && base == NULL && i < doc->timex_count && doc->timexes[i].begin < sentence->end; i++)
        base = named_day(&doc->timexes[i]);
    if (base == NULL && saying->sentence <= dln_doc_sentence_of(doc, doc->dateline_begin) + 1 && dln_when_is_known(&doc->news_day))
        base = &doc->news_day;
    if (base == NULL)
        return told;
    told.timex = measure;
    told.when = dln_when_day(dln_when_first_day(base) - days);
    return told;
}
