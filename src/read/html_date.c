/* src/read/html_date.c - the day that a page shows beside its headline, for those whose markup does not say it: "Published
 * 12 April 2023", "12.04.2023 14:20", "By A. Writer | 12 April 2023". Not the masthead's, which is the day of the visit.
 */
#include "base/text.h"
#include "read/html.h"

enum { TEXTS_MAX = 16, SHORT_TEXT = 80, BEGUN = 160 };

/* The date without what stands before it; what is left need not be one. */
static dln_span without_label(dln_span text)
{
    static const char *const labels[] = {"first published", "published", "posted", "date", "created", "released", "release date", "updated", "last updated", "on", NULL};
    char folded[SHORT_TEXT + 16];
    bool is_cut = true;
    while (is_cut) {
        is_cut = false;
        size_t len = dln_fold(text, folded, sizeof folded);
        for (size_t i = 0; labels[i] != NULL && !is_cut; i++) {
            size_t label = strlen(labels[i]);
            is_cut = len > label && memcmp(folded, labels[i], label) == 0 && !dln_is_alpha(text.text[label]);
            if (is_cut) /* labels are ASCII, and so as long as they are folded */
                text = (dln_span){text.text + label, text.len - label};
        }
        while (text.len > 0 && (dln_is_blank(text.text[0]) || text.text[0] == ':'))
            text.text++, text.len--;
    }
    return text;
}

static bool is_whole_date(dln_span text, dln_when *out)
{
    return dln_read_date(text, out) && dln_when_grain(out) >= DLN_GRAIN_DAY && !dln_when_is_yearless(out);
}

/* All of a short text, or what stands before or behind a bar. */
static bool date_in(dln_span text, dln_span *out)
{
    static const char *const bars[] = {"|", "\xC2\xB7", "\xE2\x80\xA2", "\xE2\x80\x94", "\xE2\x80\x93", " - ", NULL};
    dln_when date;
    *out = without_label(text);
    if (is_whole_date(*out, &date))
        return true;
    for (size_t i = 0; bars[i] != NULL; i++) {
        size_t at = dln_find(text, dln_span_of(bars[i])), bar = strlen(bars[i]);
        if (at == SIZE_MAX)
            continue;
        *out = without_label(dln_trim((dln_span){text.text, at}));
        if (is_whole_date(*out, &date))
            return true;
        *out = without_label(dln_trim((dln_span){text.text + at + bar, text.len - at - bar}));
        if (is_whole_date(*out, &date))
            return true;
    }
    return false;
}

bool dln_html_shown_date(xmlNode *root, dln_span *out)
{
    const xmlNode *headline = NULL;
    int texts = 0;
    for (xmlNode *node = root; node != NULL && texts < TEXTS_MAX; node = dln_html_next(node, root, dln_html_node_is(node, "script") || dln_html_node_is(node, "style"))) {
        if (dln_html_node_is(node, "h1") && !dln_html_is_aside(node)) {
            headline = node; /* the last one: a site's name is one, too, on some */
            texts = 0;
        }
        if (headline == NULL || node->type != XML_TEXT_NODE || node->content == NULL || node->parent == headline)
            continue;
        dln_span text = dln_trim(dln_span_of((const char *)node->content));
        if (text.len == 0)
            continue;
        texts++;
        if (text.len >= BEGUN) /* the article has begun */
            texts = TEXTS_MAX;
        else if (text.len <= SHORT_TEXT && date_in(text, out))
            return true;
    }
    return false;
}
