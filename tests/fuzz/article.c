/* tests/fuzz/article.c - any bytes as an article: extraction ends, and evidence lies inside the text. */
#include <dateline/dateline.h>

#include "base/text.h"

#include <assert.h>

static const char *const SEEDS[] = {
    "Putin and Biden spoke by phone on Tuesday, the Kremlin said.\n\nPARIS, July 6, 2013 (X) -- \"We met,\" said Kenya's Foreign Minister Amina Mohamed. They will meet on 3/4/2026 at 18:07 Moscow time.",
    "Feb. 25 -- Talks in Geneva between the foreign ministers of Egypt, Sudan and Ethiopia.\nMarch 31-April 1 -- The two leaders did not meet.",
    "Q: Did he meet him? A: No. SPOKESPERSON JANE DOE: \"He, she and they held a 2nd round of talks in mid-June 2014\xE2\x80\x93" "15.",
    "THE U.S. AND CHINA HOLD TALKS \xE2\x80\x9Cin Oslo\xE2\x80\x9D; Erdo\xC4\x9F" "an's visit, from 5 to 7 May, was postponed",
};

static void poke(const uint8_t *bytes, size_t len)
{
    static dln_lexicon *lexicon;
    if (lexicon == NULL)
        lexicon = dln_lexicon_new();
    dln_arena *arena = dln_arena_new();
    dln_mentions mentions;
    size_t repaired;
    dln_span text = dln_utf8_repair((dln_span){(const char *)bytes, len}, arena, &repaired);
    size_t title_len = dln_utf8_cut(text, text.len / 8);
    dln_article article = {.id = DLN_SPAN("x"), .title = {text.text, title_len}, .text = {text.text + title_len, text.len - title_len}};
    if (len % 2 == 0)
        article.published = dln_when_day(dln_day_of(2021, 12, 8));
    dln_status status = dln_extract(lexicon, &article, arena, &mentions, NULL);
    assert(status == DLN_OK);
    for (size_t i = 0; i < mentions.count; i++) {
        const dln_mention *m = &mentions.items[i];
        assert(m->claim.party_count > 0);
        assert(m->claim.confidence >= 0 && m->claim.confidence <= 1);
        if (!m->in_title) {
            assert(m->span_begin <= m->span_end && m->span_end <= article.text.len);
            assert(memcmp(article.text.text + m->span_begin, m->evidence.text, m->evidence.len) == 0);
        }
    }
    dln_arena_free(arena);
}

#include "fuzz/replay.h"
