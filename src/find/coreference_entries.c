/* src/find/coreference_entries.c - "the leaders", "the two sides", "the delegations" in an entry of a chronology or of a live report, or in an item
 * of a list: those whom the entry itself names, else the two of the story, whoever stood in the entry before.
 */
#include "find/coreference.h"

/* "- Okonjo congratulated both men", one item of a list: where it begins. */
static uint32_t item_begin(const dln_reader *r)
{
    enum { SENTENCES = 8 };
    const dln_tokens *tokens = &r->f->doc->tokens;
    uint32_t first = r->sentence;
    while (first > 0 && r->sentence - first < SENTENCES && tokens->sentences[first - 1].paragraph == tokens->sentences[r->sentence].paragraph)
        first--;
    uint32_t begin = tokens->sentences[first].begin;
    bool is_item = begin > 0 && begin < tokens->count && (tokens->items[begin].flags & DLN_STARTS_LINE) != 0 &&
                   (dln_token_is(tokens, begin, "-") || dln_token_is(tokens, begin, "*") || dln_token_is(tokens, begin, "\xE2\x80\xA2"));
    return is_item ? begin : DLN_NONE;
}

uint32_t dln_entry_begin(const dln_reader *r)
{
    enum { PARAGRAPHS = 1 };
    const dln_doc *doc = r->f->doc;
    uint32_t heading = dln_doc_heading_before(doc, doc->tokens.sentences[r->sentence].end);
    if (heading == DLN_NONE || !(doc->is_chronology || dln_when_has_clock(&doc->timexes[heading].when))) /* a day; the hour of a live report */
        return item_begin(r);
    uint32_t begin = doc->timexes[heading].begin, paragraph = doc->tokens.sentences[dln_doc_sentence_of(doc, begin)].paragraph;
    return doc->tokens.sentences[r->sentence].paragraph - paragraph <= PARAGRAPHS ? begin : item_begin(r);
}

/* "Okonjo", "Ghana", not "their", "the two", "Ghana's offer", nor Accra: somebody whom the text names. */
static bool names_one(const dln_doc *doc, const dln_ref *ref)
{
    bool is_town = ref->place != DLN_NONE && !doc->places[ref->place].is_country;
    return ref->kind == DLN_REF_PARTY && ref->count == 1 && !is_town && (ref->flags & (DLN_REF_PRONOUN | DLN_REF_PLURAL | DLN_REF_MODIFIER | DLN_REF_FIRST_PERSON)) == 0;
}

/* Of one sentence of the story the two whom it names alone, or first of all and as two: "Okonjo and Sarr meet, with Diop as host". */
typedef struct told_of {
    uint32_t sentence, first, second; /* indexes in pairs.who */
    uint32_t end;                     /* of the first name */
    bool are_joined, are_more;
} told_of;

enum { CANDIDATES = 16 };
typedef struct pairs {
    uint32_t who[CANDIDATES], count;
    uint32_t times[CANDIDATES][CANDIDATES]; /* sentences that tell of the two, the first of them first */
} pairs;

static void count_pair(pairs *p, const told_of *told, bool is_head)
{
    if (told->first != DLN_NONE && told->second != DLN_NONE && (told->are_joined || !told->are_more))
        p->times[told->first][told->second] += is_head ? 2 : 1;
}

/* Where the head of the page ends, whose two are those of the story: the headline, of a live report all that stands above its first entry. */
static uint32_t sentence_behind_head(const dln_doc *doc)
{
    for (uint32_t x = 0; x < doc->timex_count; x++) {
        if ((doc->timexes[x].flags & DLN_TIMEX_HEADING) != 0)
            return dln_when_has_clock(&doc->timexes[x].when) ? dln_doc_sentence_of(doc, doc->timexes[x].begin) : doc->body_sentence;
    }
    return doc->body_sentence;
}

/* Another name of the sentence: index in pairs.who. */
static void tell_of(const dln_finder *f, told_of *told, const dln_ref *ref, uint32_t is)
{
    if (told->first == DLN_NONE || told->first == is) {
        told->first = is;
        told->end = told->second == DLN_NONE ? ref->end : told->end;
    } else if (told->second == DLN_NONE || told->second == is) {
        told->are_joined |= told->second == DLN_NONE && ref->begin == told->end + 1 && dln_word_is_class(f, told->end, DLN_CLASS_AND);
        told->second = is;
    } else {
        told->are_more = true;
    }
}

uint32_t dln_pair_of_story(const dln_reader *r, const dln_several *of, uint32_t out[])
{
    enum { MOST = 512, TWICE = 2 }; /* references looked back at */
    const dln_doc *doc = r->f->doc;
    pairs p = {.count = 0};
    uint32_t head_end = sentence_behind_head(doc);
    told_of told = {.sentence = DLN_NONE, .first = DLN_NONE, .second = DLN_NONE};
    for (uint32_t at = doc->ref_count > MOST ? doc->ref_count - MOST : 0; at < doc->ref_count; at++) {
        const dln_ref *ref = &doc->refs[at];
        uint32_t party = names_one(doc, ref) ? doc->ref_parties[ref->first] : DLN_NONE, is = 0, sentence = dln_doc_sentence_of(doc, ref->begin);
        if (sentence != told.sentence) {
            count_pair(&p, &told, told.sentence < head_end);
            told = (told_of){.sentence = sentence, .first = DLN_NONE, .second = DLN_NONE};
        }
        if (party == DLN_NONE || !dln_may_be_of_several(r->f, party, of))
            continue;
        while (is < p.count && p.who[is] != party)
            is++;
        if (is == CANDIDATES)
            continue;
        if (is == p.count)
            p.who[p.count++] = party;
        tell_of(r->f, &told, ref, is);
    }
    count_pair(&p, &told, told.sentence < head_end);
    uint32_t most = 0, second = 0;
    for (uint32_t i = 0; i < p.count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            uint32_t times = p.times[i][k] + p.times[k][i], weight = 2 * times;
            bool may_be_once = of->persons || r->f->doc->parties[p.who[i]].party.is_non_state != r->f->doc->parties[p.who[k]].party.is_non_state;
            if (dln_is_one_side(r->f, p.who[i], p.who[k]))
                weight = of->persons && times > 0 ? weight - 1 : 0; /* a president and who fights him may be of one country */
            weight = times < TWICE && !may_be_once ? 0 : weight; /* many countries are named together once */
            second = weight > most ? most : weight > second ? weight : second;
            if (weight <= most)
                continue;
            most = weight;
            bool is_first = p.times[i][k] > p.times[k][i];
            out[0] = p.who[is_first ? i : k]; /* as the text names them */
            out[1] = p.who[is_first ? k : i];
        }
    }
    return most >= 2 * TWICE - 1 || (most > 0 && second == 0) ? 2 : 0;
}
