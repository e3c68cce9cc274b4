/* timelines/party_match.c - see party_match.h. */
#include "party_match.h"

#include "similar.h"

#include <stdlib.h>

typedef struct run { /* the sides of one key */
    const dln_side *from;
    uint32_t count, named, persons;
} run;

static run next_run(const dln_features *f, uint32_t *at)
{
    run r = {&f->sides[*at], 0, 0, 0};
    uint64_t key = f->sides[*at].key;
    for (; *at < f->side_count && f->sides[*at].key == key; *at += 1) {
        const dln_side *side = &f->sides[*at];
        r.count++;
        r.named += !side->is_implied;
        r.persons += !side->is_implied && side->kind == DLN_PERSON;
    }
    return r;
}

static int persons_in_common(const run *a, const run *b)
{
    bool taken[DLN_SIDES] = {false};
    int common = 0;
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count && a->from[i].kind == DLN_PERSON && !a->from[i].is_implied; k++)
            if (!taken[k] && b->from[k].kind == DLN_PERSON && !b->from[k].is_implied && dln_persons_agree(a->from[i].name, b->from[k].name)) {
                taken[k] = true;
                common++;
                break;
            }
    return common;
}

static void count_shared(const run *a, const run *b, dln_common *out)
{
    if (a->named == 0 && b->named == 0)
        return; /* members of groups that both name: the groups count */
    if (a->persons > 0 && b->persons > 0) {
        int common = persons_in_common(a, b);
        out->by_name += common;
        out->named += common > 0 ? common : 1;
        out->conflicts += common == 0;
        out->extra_a += (int16_t)((int)a->persons - common);
        out->extra_b += (int16_t)((int)b->persons - common);
    } else {
        out->named++;
        out->groups += a->from->is_group && a->named > 0 && b->named > 0;
        out->contained += a->persons != b->persons || a->named == 0 || b->named == 0;
    }
}

static void count_alone(const run *r, const dln_features *own, const dln_features *other, int16_t *only, dln_common *out)
{
    if (r->named == 0)
        return;
    bool is_host = r->from->key == own->place_country || r->from->key == other->place_country;
    bool is_covered = false;
    if (r->from->is_group) { /* a group that the other names by its members */
        int members = 0;
        for (uint32_t i = 0; i < own->side_count; i++)
            for (uint32_t k = 0; own->sides[i].is_implied && k < other->side_count; k++)
                members += !other->sides[k].is_implied && other->sides[k].key == own->sides[i].key;
        is_covered = members >= 2;
    }
    if (is_host)
        out->hosts++;
    else if (!is_covered && !r->from->is_of_nobody && (r->from->is_group || !r->from->is_organisation || r->persons > 0))
        *only += 1, out->only_bare += r->persons == 0; /* an organisation may be left out, the rest of a group makes it another meeting */
}

static dln_common find_common(const dln_features *a, const dln_features *b)
{
    dln_common s = {0};
    uint32_t i = 0, k = 0;
    while (i < a->side_count || k < b->side_count) {
        if (k == b->side_count || (i < a->side_count && a->sides[i].key < b->sides[k].key)) {
            run r = next_run(a, &i);
            count_alone(&r, a, b, &s.only_a, &s);
        } else if (i == a->side_count || b->sides[k].key < a->sides[i].key) {
            run r = next_run(b, &k);
            count_alone(&r, b, a, &s.only_b, &s);
        } else {
            run x = next_run(a, &i), y = next_run(b, &k);
            count_shared(&x, &y, &s);
        }
    }
    return s;
}


static dln_common find_speakers(const dln_features *a, const dln_features *b)
{
    dln_common s = {0};
    for (uint32_t i = 0; i < a->side_count; i++)
        for (uint32_t k = 0; k < b->side_count; k++) {
            const dln_side *x = &a->sides[i], *y = &b->sides[k];
            if (x->key != y->key || x->is_implied || y->is_implied)
                continue;
            if (x->kind == DLN_PERSON && y->kind == DLN_PERSON)
                s.by_name += dln_persons_agree(x->name, y->name);
            else if (x->kind == y->kind)
                s.by_body += x->kind == DLN_COUNTRY || dln_bodies_agree(x->name, y->name);
            else
                s.loose++;
        }
    return s;
}

/* ---- what was found is remembered ---- */

enum { PLACES = 1 << 14 };

typedef struct remembered {
    const dln_side *a, *b;
    uint64_t place_a, place_b;
    dln_common common;
    bool are_speakers;
} remembered;

struct dln_party_memory {
    remembered places[PLACES];
};

dln_party_memory *dln_party_memory_new(void)
{
    return calloc(1, sizeof(dln_party_memory));
}

void dln_party_memory_free(dln_party_memory *memory)
{
    free(memory);
}

static dln_common recall(dln_party_memory *memory, const dln_features *a, const dln_features *b, bool are_speakers)
{
    if (memory == NULL)
        return are_speakers ? find_speakers(a, b) : find_common(a, b);
    uint64_t place_a = are_speakers ? 0 : a->place_country, place_b = are_speakers ? 0 : b->place_country;
    uint64_t hash = ((uintptr_t)a->sides * 0x9E3779B97F4A7C15u ^ (uintptr_t)b->sides) * 0xBF58476D1CE4E5B9u;
    hash = (hash ^ place_a ^ place_b << 1) * 0x94D049BB133111EBu;
    remembered *r = &memory->places[hash >> 40 & (PLACES - 1)];
    bool is_known = r->a == a->sides && r->b == b->sides && r->place_a == place_a && r->place_b == place_b && r->are_speakers == are_speakers;
    if (!is_known)
        *r = (remembered){a->sides, b->sides, place_a, place_b, are_speakers ? find_speakers(a, b) : find_common(a, b), are_speakers};
    return r->common;
}

dln_common dln_parties_in_common(dln_party_memory *memory, const dln_features *a, const dln_features *b)
{
    return recall(memory, a, b, false);
}

dln_common dln_speakers_in_common(dln_party_memory *memory, const dln_features *a, const dln_features *b)
{
    return recall(memory, a, b, true);
}
