/* src/read/fields.c - the names: of trafilatura, newspaper, news-please, schema.org, JSON Feed, CC-News, archives' tables. */
#include "read/fields.h"

#include "base/text.h"

#define NAME(name, f, rank, kept) {name, sizeof name - 1, f, rank, kept}
const dln_alias dln_aliases[DLN_ALIAS_COUNT] = {
    NAME("id", DLN_FIELD_ID, 0, false), NAME("_id", DLN_FIELD_ID, 1, true), NAME("guid", DLN_FIELD_ID, 2, true), NAME("identifier", DLN_FIELD_ID, 3, true),
    NAME("url", DLN_FIELD_URL, 0, false), NAME("link", DLN_FIELD_URL, 1, true), NAME("canonical_url", DLN_FIELD_URL, 1, true),
    NAME("source_url", DLN_FIELD_URL, 2, true), NAME("mainEntityOfPage", DLN_FIELD_URL, 3, true), NAME("external_url", DLN_FIELD_URL, 4, true),
    NAME("publisher", DLN_FIELD_PUBLISHER, 0, false), NAME("sitename", DLN_FIELD_PUBLISHER, 1, true), NAME("site_name", DLN_FIELD_PUBLISHER, 1, true),
    NAME("source_name", DLN_FIELD_PUBLISHER, 1, true), NAME("source", DLN_FIELD_PUBLISHER, 2, true), NAME("source_domain", DLN_FIELD_PUBLISHER, 3, true),
    NAME("source-hostname", DLN_FIELD_PUBLISHER, 3, true), NAME("hostname", DLN_FIELD_PUBLISHER, 4, true), NAME("domain", DLN_FIELD_PUBLISHER, 5, true), NAME("publication", DLN_FIELD_PUBLISHER, 2, true),
    NAME("agency", DLN_FIELD_AGENCY, 0, false), NAME("creditText", DLN_FIELD_AGENCY, 1, true), NAME("credit", DLN_FIELD_AGENCY, 2, true),
    NAME("published", DLN_FIELD_PUBLISHED, 0, false), NAME("datePublished", DLN_FIELD_PUBLISHED, 1, false), NAME("date_published", DLN_FIELD_PUBLISHED, 1, false),
    NAME("dct", DLN_FIELD_PUBLISHED, 1, false) /* document creation time, as time taggers say */, NAME("date_publish", DLN_FIELD_PUBLISHED, 1, false), NAME("publish_date", DLN_FIELD_PUBLISHED, 1, false), NAME("publishedAt", DLN_FIELD_PUBLISHED, 1, false),
    NAME("published_at", DLN_FIELD_PUBLISHED, 1, false), NAME("publication_date", DLN_FIELD_PUBLISHED, 1, false), NAME("pubDate", DLN_FIELD_PUBLISHED, 1, false),
    NAME("pub_date", DLN_FIELD_PUBLISHED, 1, false), NAME("webPublicationDate", DLN_FIELD_PUBLISHED, 1, false), NAME("date", DLN_FIELD_PUBLISHED, 2, true),
    NAME("dateCreated", DLN_FIELD_PUBLISHED, 3, true),
    NAME("lang", DLN_FIELD_LANG, 0, false), NAME("language", DLN_FIELD_LANG, 1, true), NAME("inLanguage", DLN_FIELD_LANG, 1, true),
    NAME("title", DLN_FIELD_TITLE, 0, false), NAME("headline", DLN_FIELD_TITLE, 1, true), NAME("webTitle", DLN_FIELD_TITLE, 2, true), NAME("name", DLN_FIELD_TITLE, 3, true),
    NAME("text", DLN_FIELD_TEXT, 0, false), NAME("maintext", DLN_FIELD_TEXT, 1, false), NAME("articleBody", DLN_FIELD_TEXT, 1, false),
    NAME("main_text", DLN_FIELD_TEXT, 1, false), NAME("article_text", DLN_FIELD_TEXT, 1, false), NAME("full_text", DLN_FIELD_TEXT, 1, false),
    NAME("content_text", DLN_FIELD_TEXT, 1, false), NAME("content", DLN_FIELD_TEXT, 2, false), NAME("body", DLN_FIELD_TEXT, 3, false),
    NAME("raw_text", DLN_FIELD_TEXT, 4, false), NAME("content_html", DLN_FIELD_TEXT, 5, false), NAME("article", DLN_FIELD_TEXT, 6, true),
    NAME("description", DLN_FIELD_TEXT, 7, true), NAME("summary", DLN_FIELD_TEXT, 8, true), NAME("excerpt", DLN_FIELD_TEXT, 9, true),
};

int dln_alias_of(dln_span key)
{
    for (int i = 0; i < DLN_ALIAS_COUNT; i++)
        if (dln_aliases[i].len == key.len && memcmp(dln_aliases[i].name, key.text, key.len) == 0)
            return i;
    return -1;
}

/* Letters and digits alone, in small letters: "Body Text", "body_text" and "bodyText" are one name. */
static size_t bare_name(dln_span name, char out[32])
{
    size_t len = 0;
    for (size_t i = 0; i < name.len && len < 31; i++)
        if (dln_is_alpha(name.text[i]) || dln_is_digit(name.text[i]))
            out[len++] = dln_to_lower(name.text[i]);
    return len;
}

int dln_alias_of_header(dln_span head)
{
    static const struct { const char *bare, *name; } more[] = {
        {"bodytext", "body"}, {"articlecontent", "content"}, {"newstext", "text"}, {"fulltextarticle", "full_text"}, {"story", "text"},
        {"publicationname", "publication"}, {"publicationtitle", "publication"}, {"sourcetitle", "publication"}, {"outlet", "publication"},
        {"newspaper", "publication"}, {"media", "publication"}, {"loaddate", "date"}, {"weburl", "url"}, {"documenturl", "url"}, {"permalink", "url"},
        {"articleurl", "url"}, {"documentid", "id"}, {"articleid", "id"}, {"accessionnumber", "id"}, {"articletitle", "title"},
        {"publicationdatetime", "publication_date"}, {"datetime", "date"}, {"time", "date"}, {"created", "dateCreated"},
    };
    char wanted[32], own[32];
    size_t len = head.len > 60 ? 0 : bare_name(head, wanted);
    for (int i = 0; i < DLN_ALIAS_COUNT && len > 0; i++)
        if (bare_name(dln_span_of(dln_aliases[i].name), own) == len && memcmp(own, wanted, len) == 0)
            return i;
    for (size_t i = 0; i < sizeof more / sizeof *more && len > 0; i++)
        if (strlen(more[i].bare) == len && memcmp(more[i].bare, wanted, len) == 0)
            return dln_alias_of(dln_span_of(more[i].name));
    return -1;
}
