/* tests/table/parties.c - who and where: names before and behind titles, people nobody put in a table, roles by date,
 * pronouns, governments and places. Most people here are made up.
 */
#include "base/text.h"
#include "find/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static dln_lexicon *lexicon;
static dln_arena *arena;

static int make(void **state)
{
    (void)state;
    lexicon = dln_lexicon_new();
    arena = dln_arena_new();
    return lexicon == NULL || arena == NULL;
}

static int drop(void **state)
{
    (void)state;
    dln_lexicon_free(lexicon);
    dln_arena_free(arena);
    return 0;
}

static void read_page(const char *publisher, const char *text, const char *day, dln_doc *doc)
{
    static dln_article article;
    dln_error err = {0};
    memset(&article, 0, sizeof article);
    article.publisher = dln_span_of(publisher);
    article.text = dln_span_of(text);
    assert_int_equal(dln_when_from_edtf(dln_span_of(day), &article.published, &err), DLN_OK);
    dln_arena_reset(arena);
    dln_find_tokens(lexicon, &article, arena, doc);
    dln_find_dates(doc);
    dln_find_parties(doc);
}

static void read_text(const char *text, const char *day, dln_doc *doc) { read_page("", text, day, doc); }

/* People and bodies that may take part in events: "Name COUNTRY (Role)", in order of their first introduction. */
static void list_actors(const dln_doc *doc, char *out, size_t room)
{
    size_t used = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < doc->party_count; i++) {
        const dln_doc_party *p = &doc->parties[i];
        if (p->is_ordinary || p->party.kind == DLN_COUNTRY || p->mentions == 0)
            continue;
        int n = snprintf(out + used, room - used, "%s%.*s %.*s%s%.*s%s", used == 0 ? "" : "; ", (int)p->party.name.len, p->party.name.text,
                         p->party.country.len == 0 ? 1 : (int)p->party.country.len, p->party.country.len == 0 ? "?" : p->party.country.text,
                         p->party.role.len == 0 ? "" : " (", (int)p->party.role.len, p->party.role.text, p->party.role.len == 0 ? "" : ")");
        assert_true(n >= 0 && (size_t)n < room - used);
        used += (size_t)n;
    }
}

static const struct { const char *text, *actors; } introduced[] = {
#include "parties_introduced.inc"
};

static void people_are_introduced_by_title_apposition_and_list(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof introduced / sizeof *introduced; i++) {
        dln_doc doc;
        char actors[600];
        read_text(introduced[i].text, "2019-06-01", &doc);
        list_actors(&doc, actors, sizeof actors);
        if (strcmp(actors, introduced[i].actors) != 0) {
            print_message("# %s\n#   found    %s\n#   expected %s\n", introduced[i].text, actors, introduced[i].actors);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Whose those are who bear a title: "Name COUNTRY; Name ?" of nobody known, "Name !COUNTRY" not of that one; ? also who may take no part, or is not found. */
static const struct { const char *publisher, *text, *nations; } of_nations[] = {
#include "parties_nations.inc"
};

static bool is_of_nation(const dln_doc *doc, dln_span name, dln_span country)
{
    const dln_doc_party *found = NULL;
    for (uint32_t i = 0; i < doc->party_count; i++) {
        if (dln_span_equals(doc->parties[i].party.name, name))
            found = &doc->parties[i];
    }
    dln_span told = found == NULL || found->is_ordinary ? DLN_NO_SPAN : found->party.country;
    if (dln_span_is(country, "?"))
        return told.len == 0;
    bool is_not = country.text[0] == '!';
    return is_not != dln_span_equals(told, (dln_span){country.text + is_not, country.len - is_not});
}

static void whose_they_are_is_told_elsewhere(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof of_nations / sizeof *of_nations; i++) {
        dln_doc doc;
        dln_span rest = dln_span_of(of_nations[i].nations), one;
        read_page(of_nations[i].publisher, of_nations[i].text, "2022-03-09", &doc);
        while (dln_split(&rest, ';', &one)) {
            size_t cut, lead = one.text[0] == ' ';
            one = (dln_span){one.text + lead, one.len - lead};
            for (cut = one.len; cut > 0 && one.text[cut - 1] != ' '; cut--)
                continue;
            if (is_of_nation(&doc, (dln_span){one.text, cut - 1}, (dln_span){one.text + cut, one.len - cut}))
                continue;
            print_message("# %s: %s\n#   not %.*s\n", of_nations[i].publisher, of_nations[i].text, (int)one.len, one.text);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* What the n-th ref of these words stands for: names divided by "+", "@Name" a place; "" nobody. */
static const struct { const char *day, *text, *words, *means; } meant[] = {
#include "parties_meant.inc"
};

static void roles_pronouns_and_capitals_are_traced(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        dln_doc doc;
        char found[300] = "not found";
        read_text(meant[i].text, meant[i].day, &doc);
        for (uint32_t r = 0; r < doc.ref_count; r++) {
            const dln_ref *ref = &doc.refs[r];
            dln_span text = dln_tokens_text(&doc.tokens, ref->begin, ref->end);
            const char *words = meant[i].words; /* "his Turkish counterpart" may begin at the nation */
            if (!dln_span_is(text, words) && !(dln_ends_with(dln_span_of(words), text) && (ref->flags & DLN_REF_ROLE) != 0 && text.len > 9))
                continue;
            found[0] = '\0';
            if (ref->kind == DLN_REF_PLACE && ref->place != DLN_NONE) {
                dln_span name = doc.places[ref->place].place.name;
                snprintf(found, sizeof found, "@%.*s", (int)name.len, name.text);
                break;
            }
            for (uint32_t p = 0; p < ref->count; p++) {
                dln_span name = doc.parties[doc.ref_parties[ref->first + p]].party.name;
                size_t used = strlen(found);
                snprintf(found + used, sizeof found - used, "%s%.*s", p == 0 ? "" : "+", (int)name.len, name.text);
            }
            break;
        }
        if (strcmp(found, meant[i].means) != 0) {
            print_message("# %s\n#   %s is %s, expected %s\n", meant[i].text, meant[i].words, found, meant[i].means);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void a_minister_of_the_users_own_is_known_afterwards(void **state)
{
    (void)state;
    static const char people[] = "person\tname\tnames\tfamily\tcountry\tserves\tgender\tsource\tlicence\tchecked\n"
                                 "fenwick-zoltana\tZoltana Fenwick\tZoltana Fenwick\tFenwick\tCHE\t\tfemale\tmade up\t\t\n";
    static const char terms[] = "country\toffice\tperson\tfrom\tto\ttitle\tstanding\tconfidence\tsource\tlicence\tchecked\n"
                                "CHE\tforeign_minister\tfenwick-zoltana\t2031-01-01\t..\tForeign Minister\tfull\t1\tmade up\t\t\n";
    dln_error err = {0};
    dln_doc doc;
    char actors[200];
    assert_int_equal(dln_lexicon_add(lexicon, "people.tsv", dln_span_of(people), &err), DLN_OK);
    assert_int_equal(dln_lexicon_add(lexicon, "terms.tsv", dln_span_of(terms), &err), DLN_OK);
    read_text("Zoltana Fenwick spoke. The Swiss foreign minister left. She smiled.", "2032-05-01", &doc);
    list_actors(&doc, actors, sizeof actors);
    assert_string_equal(actors, "Zoltana Fenwick CHE (Foreign Minister)");
    assert_int_equal(doc.parties[0].mentions, 3);
    /* refused with its place */
    err = (dln_error){0};
    assert_int_equal(dln_lexicon_add(lexicon, "mine.tsv", dln_span_of("person\tname\tnames\tfamily\tcountry\tserves\tgender\tsource\tlicence\tchecked\n"
                                     "x-y\tX Y\tX Y\tY\tCHE\t\tneither\t\t\t\n"), &err), DLN_BAD_SYNTAX);
    assert_string_equal(err.file, "mine.tsv");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 20);
}

static void hostile_text_gives_refs_in_order_inside_it(void **state)
{
    (void)state;
    static const char *const pieces[] = {"President ", "Chad", "'s ", ", ", "the ", "Moscow ", "and ", "he ", "Foreign Minister ", "\n\n", ". ", "of ", "Kim ",
                                         "-", "van ", "\"", "J. ", "his ", "counterpart ", "both ", "presidents ", "(", ")", "\xE2\x80\x9C", "UN ", "Al "};
    uint32_t random = 7;
    for (int run = 0; run < 3000; run++) {
        char text[600] = "";
        dln_doc doc;
        for (int i = 0; i < run % 60; i++) {
            random = random * 1664525u + 1013904223u;
            strcat(text, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        read_text(text, "2020-01-01", &doc);
        for (uint32_t r = 0; r < doc.ref_count; r++) {
            const dln_ref *ref = &doc.refs[r];
            assert_true(ref->begin < ref->end && ref->end <= doc.tokens.count);
            assert_true(ref->begin <= ref->name_begin && ref->name_begin < ref->name_end);
            for (uint32_t p = 0; p < ref->count; p++)
                assert_true(doc.ref_parties[ref->first + p] < doc.party_count);
            assert_true(ref->place == DLN_NONE || ref->place < doc.place_count);
            assert_true(r == 0 || doc.refs[r - 1].begin <= ref->begin);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_introduced_by_title_apposition_and_list),
        cmocka_unit_test(whose_they_are_is_told_elsewhere),
        cmocka_unit_test(roles_pronouns_and_capitals_are_traced),
        cmocka_unit_test(a_minister_of_the_users_own_is_known_afterwards),
        cmocka_unit_test(hostile_text_gives_refs_in_order_inside_it),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
