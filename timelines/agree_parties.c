/* timelines/agree_parties.c - everybody who took part in an event, once each. See agree.h.
 * A country and its bodies give way to their people, a group to its members; each keeps the spelling that most
 * mentions use, full names before bare ones.
 */
#include "agree.h"

#include "base/text.h"
#include "groups.h"
#include "similar.h"

#include <stdlib.h>

enum { MOST_PARTIES = 64, ROLE_VOTES = 8, NAME_VOTES = 8 };

typedef struct vote {
    dln_span text;
    uint32_t count;
} vote;

typedef struct someone {
    dln_side side;
    dln_party party;
    uint32_t support;      /* mentions that name them */
    uint32_t first;        /* order of appearance */
    vote names[NAME_VOTES], roles[ROLE_VOTES];
    bool is_dropped;
} someone;

static void cast(vote votes[NAME_VOTES], dln_span text)
{
    if (text.len == 0)
        return;
    for (int i = 0; i < NAME_VOTES; i++) {
        if (votes[i].count == 0)
            votes[i].text = text;
        if (dln_span_equals(votes[i].text, text)) {
            votes[i].count++;
            return;
        }
    }
}

static size_t word_count(dln_span text)
{
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++)
        words += text.text[i] == ' ';
    return words;
}

/* Of names that are as frequent, the longer; a bare family name only if there is nothing else. */
static dln_span winner(const vote votes[NAME_VOTES], bool prefer_full)
{
    const vote *best = &votes[0];
    for (int i = 1; i < NAME_VOTES && votes[i].count > 0; i++) {
        const vote *v = &votes[i];
        bool is_full = word_count(v->text) > 1, best_is_full = word_count(best->text) > 1;
        int order = prefer_full ? (int)is_full - (int)best_is_full : 0;
        if (order == 0)
            order = (v->count > best->count) - (v->count < best->count);
        if (order == 0)
            order = (v->text.len > best->text.len) - (v->text.len < best->text.len);
        if (order == 0)
            order = -dln_span_compare(v->text, best->text);
        if (order > 0)
            best = v;
    }
    return best->text;
}

static bool is_same(const dln_side *a, const dln_side *b)
{
    if (a->key != b->key || a->kind != b->kind)
        return false;
    if (a->kind == DLN_PERSON)
        return dln_persons_agree(a->name, b->name);
    return a->kind == DLN_COUNTRY || dln_bodies_agree(a->name, b->name);
}

static void add_party(someone *list, uint32_t *count, const dln_side *side, const dln_party *party)
{
    uint32_t at = 0;
    while (at < *count && !is_same(&list[at].side, side))
        at++;
    if (at == MOST_PARTIES)
        return;
    someone *s = &list[at];
    if (at == *count) {
        *s = (someone){.side = *side, .party = *party, .first = at};
        *count += 1;
    }
    s->support++;
    cast(s->names, party->name);
    cast(s->roles, party->role);
    if (party->by < s->party.by) /* named somewhere beats guessed from a role */
        s->party.by = party->by;
}

static void drop_contained(someone *list, uint32_t count, const dln_lexicon *lexicon)
{
    dln_span members[DLN_GROUP_MEMBERS];
    for (uint32_t i = 0; i < count; i++) {
        someone *s = &list[i];
        for (uint32_t k = 0; k < count; k++) /* person before body before country, of one key */
            if (list[k].side.key == s->side.key && list[k].side.kind < s->side.kind)
                s->is_dropped = true;
        size_t member_count = s->side.is_group ? dln_group_members(lexicon, s->party.country, members, DLN_GROUP_MEMBERS) : 0;
        uint32_t present = 0;
        for (size_t m = 0; m < member_count; m++)
            for (uint32_t k = 0; k < count; k++)
                if (list[k].side.key == dln_country_key(members[m])) {
                    present++;
                    break;
                }
        if (member_count > 0 && present * 2 > member_count)
            s->is_dropped = true;
    }
}

static int by_support(const void *a, const void *b)
{
    const someone *x = a, *y = b;
    if (x->is_dropped != y->is_dropped)
        return (int)x->is_dropped - (int)y->is_dropped;
    if (x->support != y->support)
        return x->support > y->support ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

bool dln_agree_on_parties(const dln_voices *voices, const dln_lexicon *lexicon, dln_feature_maker *maker, dln_arena *arena, dln_claim *claim)
{
    if (voices->count == 1) {
        claim->parties = voices->mentions[0]->claim.parties;
        claim->party_count = voices->mentions[0]->claim.party_count;
        return true;
    }
    uint32_t count = 0, kept = 0;
    size_t most = 0;
    for (uint32_t i = 0; i < voices->count && most < MOST_PARTIES; i++)
        most += voices->mentions[i]->claim.party_count;
    most = most < MOST_PARTIES ? most : MOST_PARTIES;
    someone *list = malloc((most + 1) * sizeof *list);
    bool ok = list != NULL;
    for (uint32_t i = 0; ok && i < voices->count; i++) {
        const dln_claim *from = &voices->mentions[i]->claim;
        for (size_t p = 0; ok && p < from->party_count; p++) {
            dln_side side;
            dln_feature_side known = dln_feature_side_of(maker, &from->parties[p], &side);
            ok = known != DLN_SIDE_NO_MEMORY;
            if (known == DLN_SIDE_FOUND)
                add_party(list, &count, &side, &from->parties[p]);
        }
    }
    if (ok) {
        drop_contained(list, count, lexicon);
        qsort(list, count, sizeof *list, by_support);
        while (kept < count && !list[kept].is_dropped)
            kept++;
        dln_party *parties = dln_arena_array(arena, kept + 1, sizeof *parties);
        ok = parties != NULL;
        for (uint32_t i = 0; ok && i < kept; i++) {
            parties[i] = list[i].party;
            parties[i].name = winner(list[i].names, list[i].party.kind == DLN_PERSON);
            parties[i].role = winner(list[i].roles, false);
        }
        claim->parties = parties;
        claim->party_count = kept;
    }
    free(list);
    return ok;
}
