/* src/extract/titles.c - a title for each event: "Biden and Putin meet in Geneva", and the names in all titles. What a
 * statement is called is in titles_said.c.
 */
#include "extract/titles.h"

#include "base/text.h"

enum { NAMES_MOST = 3 };

enum { NAME_FAMILY_LAST, NAME_FAMILY_FIRST, NAME_GIVEN_FIRST, NAME_WHOLE };

/* How papers call people of a country in short: by the first word, their family ("Xi") or their own ("Yingluck"), by both ("Hun
 * Sen", who have no family name or two words), or by the last. */
static int custom_of(dln_span country)
{
    static const struct { const char *code; int custom; } customs[] = {
        {"CHN", NAME_FAMILY_FIRST}, {"KOR", NAME_FAMILY_FIRST}, {"PRK", NAME_FAMILY_FIRST}, {"TWN", NAME_FAMILY_FIRST}, {"SGP", NAME_FAMILY_FIRST}, {"HKG", NAME_FAMILY_FIRST},
        {"THA", NAME_GIVEN_FIRST}, {"LAO", NAME_GIVEN_FIRST}, {"ETH", NAME_GIVEN_FIRST}, {"ERI", NAME_GIVEN_FIRST}, {"KHM", NAME_WHOLE}, {"MMR", NAME_WHOLE},
    };
    for (size_t i = 0; i < sizeof customs / sizeof *customs; i++) {
        if (dln_span_is(country, customs[i].code))
            return customs[i].custom;
    }
    return NAME_FAMILY_LAST;
}

/* "Ki-moon", "Yong-chol": a given name of two syllables, whatever post he holds. */
static bool is_korean_given(dln_span word)
{
    const char *hyphen = memchr(word.text, '-', word.len);
    size_t before = hyphen == NULL ? 0 : (size_t)(hyphen - word.text);
    return before > 1 && before + 1 < word.len && dln_is_upper(word.text[0]) && dln_is_lower(hyphen[1]) && memchr(hyphen + 1, '-', word.len - before - 1) == NULL;
}

/* "King Salman", "Pope Francis": the title is part of the name. */
static bool is_styled(const dln_doc *doc, dln_span name)
{
    dln_span first = name;
    return dln_split(&name, ' ', &first) && name.text != NULL && dln_text_in(doc->lexicon, first, DLN_LIST_STYLES);
}

/* "King Salman" of "King Salman bin Abdulaziz", "Sheikh Mohammed" of "Sheikh Mohammed Al Nahyan": without father and house. */
static dln_span styled_name(const dln_doc *doc, dln_span name)
{
    dln_span rest = name, word;
    for (size_t words = 0; dln_split(&rest, ' ', &word); words++) {
        if (words >= 2 && dln_text_in(doc->lexicon, word, DLN_LIST_LOOSE_NAME_ARTICLES))
            return (dln_span){name.text, (size_t)(word.text - name.text) - 1};
    }
    return name;
}

/* "Abdullah II": a number, and no family name. */
static bool is_regnal(dln_span word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.text[i] != 'I' && word.text[i] != 'V' && word.text[i] != 'X')
            return false;
    }
    return word.len > 0;
}

/* Where the family name begins: at a particle ("von der Leyen", "bin Salman"), at the house ("Al Thani"), else at the last word. */
static dln_span family_name(const dln_doc *doc, const dln_party *party)
{
    dln_span name = party->name, rest = name, word, found = name, last = name;
    if (party->kind != DLN_PERSON || memchr(name.text, ' ', name.len) == NULL || is_styled(doc, name))
        return name;
    while (dln_split(&rest, ' ', &word)) {
        if (word.text > name.text && dln_span_is(word, "Al"))
            return (dln_span){word.text, (size_t)(name.text + name.len - word.text)};
        last = word;
    }
    rest = name;
    int custom = custom_of(party->country);
    if (custom == NAME_WHOLE || is_regnal(last))
        return name;
    if (custom != NAME_FAMILY_LAST || is_korean_given(last)) { /* "Ban Ki-moon" of the UN, too */
        dln_split(&rest, ' ', &word);
        return word;
    }
    for (bool first = true; dln_split(&rest, ' ', &word); first = false) {
        if (first)
            continue;
        found = (dln_span){word.text, (size_t)(name.text + name.len - word.text)};
        if (word.len > 0 && (dln_is_lower(word.text[0]) || dln_text_in(doc->lexicon, word, DLN_LIST_SURNAME_OPENERS)))
            break; /* "Herman Van Rompuy" */
    }
    return found;
}

/* The words of a name that a shorter one consists of: "Lula" of "Luiz Inacio Lula da Silva". Nothing: it does not, or it is no shorter. */
static dln_span part_of_name(dln_span name, dln_span part)
{
    dln_span rest = name, word;
    if (dln_span_equals(name, part)) /* most */
        return DLN_NO_SPAN;
    size_t longest = dln_utf8_count(name);
    while (dln_split(&rest, ' ', &word)) {
        for (const char *end = word.text + word.len; end <= name.text + name.len; end++) {
            dln_span run = {word.text, (size_t)(end - word.text)};
            bool is_whole = end == name.text + name.len || *end == ' ';
            if (is_whole && dln_fold_equals(run, part) && dln_utf8_count(run) < longest)
                return run;
        }
    }
    return DLN_NO_SPAN;
}

/* What the article itself calls a person in short, most often; else the family name. */
static dln_span find_short_name(const dln_doc *doc, uint32_t party)
{
    enum { PARTS_MOST = 8 };
    struct { dln_span name; uint32_t count; } parts[PARTS_MOST];
    size_t known = 0, best = 0;
    const dln_party *who = &doc->parties[party].party;
    if (who->kind != DLN_PERSON)
        return dln_body_letters(who->name);
    if (is_styled(doc, who->name))
        return styled_name(doc, who->name);
    for (uint32_t r = doc->parties[party].first_ref; r != 0; r = doc->ref_next[r - 1]) {
        const dln_ref *ref = &doc->refs[r - 1];
        if ((ref->flags & (DLN_REF_PRONOUN | DLN_REF_ROLE)) != 0)
            continue;
        dln_party called = *who; /* "Bruno Rodriguez" for Bruno Rodriguez Parrilla is "Rodriguez" in short */
        called.name = part_of_name(who->name, dln_tokens_text(&doc->tokens, ref->name_begin, ref->name_end));
        dln_span part = called.name.text == who->name.text ? family_name(doc, &called) : called.name;
        size_t k = 0;
        while (k < known && !dln_span_equals(parts[k].name, part))
            k++;
        if (part.len == 0 || (k == known && known == PARTS_MOST))
            continue;
        if (k == known) {
            parts[k].name = part;
            parts[known++].count = 0;
        }
        if (++parts[k].count > parts[best].count)
            best = k;
    }
    return known > 0 ? parts[best].name : family_name(doc, who);
}

/* The same, found once a party. */
static dln_span short_name(const dln_doc *doc, uint32_t party)
{
    dln_span *known = &doc->parties[party].in_short;
    if (known->text == NULL)
        *known = find_short_name(doc, party);
    return *known;
}

dln_span title_names(const dln_doc *doc, const dln_candidate *c)
{
    dln_span out = {"", 0};
    uint32_t shown = c->party_count > NAMES_MOST + 1 ? NAMES_MOST : c->party_count;
    for (uint32_t i = 0; i < shown; i++) {
        dln_span name = short_name(doc, c->parties[i]);
        for (uint32_t k = 0; k < c->party_count; k++) { /* two of one family name keep their whole names */
            if (k != i && dln_span_equals(short_name(doc, c->parties[k]), name))
                name = doc->parties[c->parties[i]].party.name;
        }
        dln_span link = i == 0 ? DLN_SPAN("") : i + 1 == c->party_count ? DLN_SPAN(" and ") : DLN_SPAN(", ");
        out = DLN_JOIN(doc->arena, out, link, name);
    }
    if (shown < c->party_count)
        out = dln_arena_printf(doc->arena, "%.*s and %u others", (int)out.len, out.text, c->party_count - shown);
    return out;
}

dln_span title_shorten(const dln_doc *doc, dln_span text, size_t most)
{
    if (dln_utf8_count(text) <= most)
        return text;
    size_t bytes = 0, count = 0, cut = 0;
    while (bytes < text.len && count < most - 1) {
        size_t used;
        dln_utf8_decode(text.text + bytes, text.len - bytes, &used);
        if (text.text[bytes] == ' ')
            cut = bytes;
        bytes += used;
        count++;
    }
    if (cut == 0)
        cut = bytes;
    while (cut > 0 && (text.text[cut - 1] == ',' || text.text[cut - 1] == ';' || text.text[cut - 1] == ' '))
        cut--;
    return DLN_JOIN(doc->arena, {text.text, cut}, DLN_SPAN("\xE2\x80\xA6"));
}

/* "in Geneva", "at the Laico Hotel"; nothing if the place is one of those who meet. */
static dln_span where(const dln_doc *doc, const dln_candidate *c)
{
    if (c->place == DLN_NONE)
        return DLN_NO_SPAN;
    dln_span place = doc->places[c->place].place.name, town = doc->places[c->place].town;
    if (town.len > 0 && place.len > town.len + 2 && dln_span_equals((dln_span){place.text + place.len - town.len, town.len}, town)) /* "Belvedere Palace, Warsaw" */
        place.len -= town.len + 2;
    dln_span rest = place, word = place;
    for (uint32_t i = 0; i < c->party_count; i++) {
        if (dln_span_equals(doc->parties[c->parties[i]].party.name, place))
            return DLN_NO_SPAN;
    }
    while (dln_split(&rest, ' ', &word))
        ;
    bool is_house = dln_text_in(doc->lexicon, word, DLN_LIST_HOUSES), is_camp = dln_starts_with(place, DLN_SPAN("Camp "));
    return place.len == 0 ? place : DLN_JOIN(doc->arena, is_camp ? DLN_SPAN(" at ") : !is_house ? DLN_SPAN(" in ") : dln_span_is(word, "Zone") ? DLN_SPAN(" in the ") : DLN_SPAN(" at the "), place);
}

/* What one does alone: "visits California", "attends a summit in London", "mediates between Ghana and Togo"; empty: no more than "holds a meeting". */
static dln_span title_of_one_side(const dln_doc *doc, const dln_candidate *c)
{
    dln_span place = where(doc, c);
    if (c->cameo != NULL && strcmp(c->cameo, "045") == 0) {
        dln_candidate sides = *c, mediator = *c;
        sides.party_count--;
        memmove(sides.parties, c->parties + 1, sides.party_count * sizeof *sides.parties);
        mediator.party_count = 1;
        return DLN_JOIN(doc->arena, title_names(doc, &mediator), DLN_SPAN(" mediates"), sides.party_count > 1 ? DLN_SPAN(" between ") : sides.party_count == 1 ? DLN_SPAN(" with ") : DLN_NO_SPAN, sides.party_count > 0 ? title_names(doc, &sides) : place);
    }
    if (c->party_count > 1)
        return DLN_NO_SPAN;
    if (dln_candidate_is_visit(c) && place.len > 4 && doc->parties[c->parties[0]].party.kind == DLN_PERSON)
        return DLN_JOIN(doc->arena, title_names(doc, c), DLN_SPAN(" visits "), doc->places[c->place].place.name);
    bool is_great = dln_token_in(&doc->tokens, c->trigger, DLN_LIST_GREAT_GATHERINGS) && doc->parties[c->parties[0]].party.kind == DLN_PERSON;
    return is_great ? DLN_JOIN(doc->arena, title_names(doc, c), DLN_SPAN(" attends a "), dln_token_text(&doc->tokens, c->trigger), place) : DLN_NO_SPAN;
}

dln_span dln_title_of(const dln_doc *doc, const dln_candidate *c)
{
    const dln_event_type *type = dln_event_type_at((size_t)c->type);
    if (type->speaker_only)
        return title_of_statement(doc, c);
    dln_span one_side = strcmp(type->name, "call") == 0 ? DLN_NO_SPAN : title_of_one_side(doc, c);
    if (one_side.len > 0)
        return title_shorten(doc, one_side, TITLE_MOST);
    dln_span who = title_names(doc, c);
    const dln_doc_party *first = &doc->parties[c->parties[0]];
    bool one = c->party_count == 1 && !first->is_group, alone = one && first->party.kind != DLN_BODY;
    bool is_call = strcmp(type->name, "call") == 0;
    const char *does = !is_call ? alone ? "holds a meeting" : one ? "meets" : "meet"
        : c->mode == DLN_MODE_VIDEO ? alone ? "holds a video call" : "talk by video link" : alone ? "makes a call" : "speak by phone";
    return title_shorten(doc, DLN_JOIN(doc->arena, who, DLN_SPAN(" "), dln_span_of(does), is_call ? DLN_NO_SPAN : where(doc, c)), TITLE_MOST);
}
