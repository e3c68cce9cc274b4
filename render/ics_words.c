/* render/ics_words.c - what an event says in a calendar: SUMMARY, DESCRIPTION, URL. See ics.h.
 * Status and doubt stand in the words as well, because several calendars show nothing but the words.
 */
#include "render/ics.h"
#include "render/words.h"

enum { MAX_SUMMARY_CHARS = 120, MAX_QUOTE_CHARS = 300, MAX_PARTIES = 30, MAX_PARTY_CHARS = 120, MAX_DESCRIPTION = 4096, ROOM_FOR_MORE = 40 };

dln_span dln_ics_summary(const dln_event *event, const dln_ics_slot *slot, dln_arena *arena)
{
    const dln_claim *claim = &event->claim;
    const char *status = dln_words_status(claim->status);
    dln_span title = dln_words_title(claim, arena), doubt = {"", 0};
    bool is_rough = ((claim->when.begin.flags | claim->when.end.flags) & (DLN_APPROXIMATE | DLN_UNCERTAIN)) != 0;
    if (slot->is_imprecise)
        doubt = DLN_JOIN(arena, DLN_SPAN("["), dln_words_days(&claim->when, arena), DLN_SPAN(", day unknown] "));
    else if (is_rough)
        doubt = DLN_JOIN(arena, DLN_SPAN("["), dln_words_days(&claim->when, arena), DLN_SPAN("] "));
    dln_span summary = DLN_JOIN(arena, doubt, dln_span_of(status), dln_span_of(status[0] != '\0' ? ": " : ""), title);
    return dln_plain_cut(summary, MAX_SUMMARY_CHARS, arena);
}

bool dln_ics_is_undated(const dln_event *retired)
{
    return retired->alias_count > 0 && dln_span_equals(retired->aliases[0], retired->uid);
}

dln_span dln_ics_retired_summary(const dln_event *event, dln_arena *arena)
{
    dln_span title = dln_words_title(&event->claim, arena), why = DLN_SPAN("Withdrawn: ");
    if (event->alias_count > 0)
        why = dln_ics_is_undated(event) ? DLN_SPAN("No certain date: ") : DLN_SPAN("Listed twice: ");
    return dln_plain_cut(DLN_JOIN(arena, why, title), MAX_SUMMARY_CHARS, arena);
}

dln_span dln_ics_retired_description(const dln_event *event)
{
    if (dln_ics_is_undated(event))
        return DLN_SPAN("Its sources do not give a date any more that a calendar can hold.");
    return event->alias_count > 0 ? DLN_SPAN("It turned out to be the same as another event.")
                                  : DLN_SPAN("This event was taken out of the timeline.");
}

static dln_span party_with_role(const dln_party *party, dln_arena *arena)
{
    dln_span role = dln_plain_line(party->role, arena), country = dln_plain_line(party->country, arena);
    dln_span name = dln_plain_line(party->name, arena);
    if (role.len == 0 || name.len == 0)
        return dln_words_party(party, arena);
    return DLN_JOIN(arena, name, DLN_SPAN(" ("), role, dln_span_of(country.len > 0 ? ", " : ""), country, DLN_SPAN(")"));
}

static void put_line(dln_sink *text, const char *label, dln_span words)
{
    if (words.len == 0)
        return;
    dln_sink_puts(text, label);
    dln_sink_span(text, words);
    dln_sink_char(text, '\n');
}

static void put_date(const dln_claim *claim, const dln_ics_slot *slot, dln_sink *text, dln_arena *arena)
{
    if (dln_when_has_clock(&claim->when)) {
        dln_when own = dln_when_in_zone(&claim->when, claim->zone);
        dln_span clock = dln_words_clock(&own, arena), zone = dln_words_zone(&own, claim->zone, arena);
        if (own.begin.day != own.end.day)
            put_line(text, "", dln_words_when(&claim->when, claim->zone, arena));
        else
            put_line(text, "", dln_arena_printf(arena, "%.*s %.*s%s", (int)clock.len, clock.text, (int)zone.len, zone.text,
                                                slot->is_clock_in_text ? " (the zone is not known)" : ""));
    } else if (slot->is_imprecise) {
        dln_span days = dln_words_days(&claim->when, arena);
        put_line(text, "", dln_arena_printf(arena, "%.*s, day unknown", (int)days.len, days.text));
    }
}

static void put_parties(const dln_claim *claim, dln_sink *text, dln_arena *arena)
{
    size_t shown = claim->party_count < MAX_PARTIES ? claim->party_count : MAX_PARTIES, named = 0;
    for (size_t i = 0; i < shown; i++) {
        dln_span party = dln_plain_cut(party_with_role(&claim->parties[i], arena), MAX_PARTY_CHARS, arena);
        if (party.len == 0)
            continue;
        dln_sink_puts(text, named++ == 0 ? "Participants: " : ", ");
        dln_sink_span(text, party);
    }
    if (shown < claim->party_count)
        dln_sink_printf(text, ", %zu more", claim->party_count - shown);
    if (named > 0)
        dln_sink_char(text, '\n');
}

/* "[2] Meridian Tribune, 8 December 2021: “evidence” https://..." */
static dln_span source_words(const dln_source *source, size_t number, dln_arena *arena)
{
    dln_span publisher = dln_plain_cut(dln_words_publisher(source, arena), 120, arena), words;
    dln_span evidence = dln_plain_cut(dln_plain_line(source->evidence, arena), MAX_QUOTE_CHARS, arena);
    dln_span url = dln_plain_url(source->url, arena), date = {"", 0};
    if (dln_when_is_known(&source->published))
        date = dln_words_days(&source->published, arena);
    words = DLN_JOIN(arena, dln_arena_printf(arena, "[%zu] ", number), publisher, dln_span_of(publisher.len > 0 && date.len > 0 ? ", " : ""), date, dln_span_of(source->is_copy ? ", the same text" : ""));
    return DLN_JOIN(arena, words, dln_span_of(evidence.len > 0 ? ": “" : ""), evidence, dln_span_of(evidence.len > 0 ? "”" : ""),
                    dln_span_of(url.len > 0 ? " " : ""), url);
}

dln_span dln_ics_description(const dln_event *event, const dln_ics_slot *slot, dln_sink *text, dln_arena *arena)
{
    const dln_claim *claim = &event->claim;
    dln_sink_clear(text);
    put_date(claim, slot, text, arena);
    put_parties(claim, text, arena);
    if (claim->mode == DLN_MODE_PHONE || claim->mode == DLN_MODE_VIDEO)
        put_line(text, claim->mode == DLN_MODE_PHONE ? "By phone" : "By video", DLN_SPAN("."));
    put_line(text, "Topic: ", dln_plain_cut(dln_plain_line(claim->topic, arena), MAX_QUOTE_CHARS, arena));
    put_line(text, "Medium: ", dln_plain_cut(dln_plain_line(claim->medium, arena), MAX_QUOTE_CHARS, arena));
    dln_span quote = dln_plain_cut(dln_plain_line(claim->quote, arena), MAX_QUOTE_CHARS, arena);
    if (quote.len > 0 && dln_find(dln_plain_line(claim->title, arena), quote) == SIZE_MAX)
        put_line(text, "", dln_arena_printf(arena, "“%.*s”", (int)quote.len, quote.text));
    size_t *numbers = dln_arena_array(arena, event->source_count + 1, sizeof *numbers);
    for (size_t i = 0; numbers != NULL && i < event->source_count; i++)
        numbers[i] = i + 1;
    for (size_t i = 0; numbers != NULL && i < event->dispute_count && i < 6; i++)
        put_line(text, "", dln_words_dispute(&event->disputes[i], numbers, event->source_count, arena));
    for (size_t i = 0; i < event->correction_count; i++)
        put_line(text, "", dln_words_correction(event->corrections[i], arena));
    if (event->source_count > 0 && dln_sink_bytes(text).len > 0)
        dln_sink_char(text, '\n');
    for (size_t i = 0; i < event->source_count; i++) {
        dln_span words = source_words(&event->sources[i], i + 1, arena);
        if (dln_sink_bytes(text).len + words.len + ROOM_FOR_MORE > MAX_DESCRIPTION) {
            dln_sink_printf(text, "and %zu more\n", event->source_count - i);
            break;
        }
        put_line(text, "", words);
    }
    dln_span bytes = dln_sink_bytes(text);
    bytes.len = dln_utf8_cut(bytes, MAX_DESCRIPTION);
    while (bytes.len > 0 && bytes.text[bytes.len - 1] == '\n')
        bytes.len--;
    return dln_arena_copy(arena, bytes);
}

dln_span dln_ics_url(const dln_event *event, dln_arena *arena)
{
    dln_span first = DLN_NO_SPAN;
    for (size_t i = 0; i < event->source_count; i++) {
        dln_span url = dln_plain_url(event->sources[i].url, arena);
        if (url.len == 0)
            continue;
        if (dln_when_equals(&event->sources[i].when, &event->claim.when)) /* it says what the sources agreed on */
            return url;
        if (first.len == 0)
            first = url;
    }
    return first;
}
