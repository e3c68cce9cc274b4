#!/bin/sh
# tests/bench/calendar.sh - 100,000 made-up events, each of two or three sources, as a calendar: writing alone, and the whole command.
set -eu
B=${B:-build}
tmp=${TMPDIR:-/tmp}/dateline-calendar.$$
mkdir -p "$tmp"; trap 'rm -rf "$tmp"' EXIT
"$B/bench/mentions" 360000 3650 | "$B/dateline" merge --quiet | head -n 100000 > "$tmp/events.ndjson"
printf '%-44s' 'calendar, written'
"$B/bench/calendar" "$tmp/events.ndjson"
printf '%-44s' 'calendar, read from lines and written'
"$B/bench/measure" -n 3 -b "$(wc -c < "$tmp/events.ndjson")" "$B/dateline" render --quiet --all --imprecise=all --format ics "$tmp/events.ndjson"
