/* timelines/store_record.h - mentions and events as bytes, for the store's tables: what NDJSON says of them, without the keys
 * and ready to use. A record that was cut or altered is told from a whole one as far as its shape goes.
 * Numbers are as exact as in NDJSON, so that mentions merge alike whether they come from a line or from the store.
 */
#ifndef DATELINE_TIMELINES_STORE_RECORD_H
#define DATELINE_TIMELINES_STORE_RECORD_H

#include <dateline/arena.h>
#include <dateline/event.h>
#include <dateline/sink.h>

void dln_record_mention(const dln_mention *mention, dln_sink *out);

/* Without what the store keeps in columns: uid, aliases, revision, created, modified. Returns where the version stands, if out was empty. */
size_t dln_record_event(const dln_event *event, dln_sink *out);
/* The record of an event without a version, and the version that it is to have. */
void dln_record_with_version(dln_span record, size_t version_at, dln_span version, dln_sink *out);

/* Texts point into the record, lists are the arena's. false: the record is damaged (or of a newer version), or no memory. */
bool dln_record_read_mention(dln_span record, dln_arena *arena, dln_mention *out);
bool dln_record_read_event(dln_span record, dln_arena *arena, dln_event *out);

#endif
