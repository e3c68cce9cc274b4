/* timelines/agree.h - the record that the mentions of one event agree on, and what they disagree on. */
#ifndef DATELINE_TIMELINES_AGREE_H
#define DATELINE_TIMELINES_AGREE_H

#include "cluster.h"

/* The id of the event whose first mention this is: 32 hexadecimal digits. */
enum { DLN_EVENT_ID_ROOM = 36 };
dln_span dln_event_id_of(dln_span mention, char out[DLN_EVENT_ID_ROOM]);

/* The voices of an event: which source counts as which independent one (copies of one text, the articles of one publisher and
 * those of one agency are one voice). */
typedef struct dln_voices {       /* start with {0}; one after the other has the same memory */
    const dln_mention **mentions; /* in order of the sources */
    uint32_t *voice;              /* of each, from 0 */
    bool *is_copy;                /* of each: of the text of one before it, in another article */
    uint32_t count, voice_count, capacity;
    uint32_t *mark, stamp;        /* for counting different voices */
} dln_voices;

/* mentions and evidence (the telling words of each mention's): as sorted for clustering. false: no memory. */
bool dln_voices_of(const dln_mention *const *mentions, const dln_telling *evidence, const dln_cluster *cluster, dln_voices *out);
void dln_voices_free(dln_voices *voices);

typedef struct dln_agreeing { /* what the events of one merge have in common */
    const dln_mention *const *mentions;
    const dln_telling *evidence;
    const dln_lexicon *lexicon;
    dln_feature_maker *maker;
    dln_arena *arena; /* of the events */
    dln_voices voices;
} dln_agreeing;

/* One event out of a cluster. false: no memory. */
bool dln_agree(dln_agreeing *common, const dln_cluster *cluster, dln_event *out);

/* Everybody who took part, once each: united, contained ones dropped, the best name of each. false: no memory. */
bool dln_agree_on_parties(const dln_voices *voices, const dln_lexicon *lexicon, dln_feature_maker *maker, dln_arena *arena,
                          dln_claim *claim);

#endif
