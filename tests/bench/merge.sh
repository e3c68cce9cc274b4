#!/bin/sh
# tests/bench/merge.sh - seconds and memory of merging made-up mentions from file to file (mentions.c tells of their noise).
# MENTIONS=1000000 sets how many. Three lines tell how the time grows: a tenth of them, of one year; all of them, of ten years,
# which is as much news a day; and all of them, of one year: ten times the news a day, so that more mentions meet. Near-linear means that
# a million costs about the same in the first two, and not many times as much in the third.
# MENTIONS=10000000 takes minutes, 12 GB on disk (TMPDIR) and 13 GB of memory.
set -eu
B=${B:-build}; MENTIONS=${MENTIONS:-1000000}
tmp=${TMPDIR:-/tmp}/dateline-merge.$$
mkdir -p "$tmp"; trap 'rm -rf "$tmp"' EXIT
merge() { # mentions years
  "$B/bench/mentions" "$1" $((365 * $2)) > "$tmp/mentions.ndjson"
  printf '%-44s' "merge, $1 mentions of $2 years"
  "$B/bench/measure" -n 1 -b "$(wc -c < "$tmp/mentions.ndjson")" "$B/dateline" merge --quiet -o "$tmp/events.ndjson" "$tmp/mentions.ndjson" |
    awk -v mentions="$1" '{ match($0, /cpu +[0-9.]+/); print $0 sprintf("   %6.2f s of cpu a million", substr($0, RSTART + 3, RLENGTH - 3) / mentions * 1e6) }'
}
merge $((MENTIONS / 10)) 1
merge "$MENTIONS" 10
merge "$MENTIONS" 1
