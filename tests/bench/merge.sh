#!/bin/sh
# tests/bench/merge.sh - seconds and memory of merging made-up mentions (mentions.c tells of their noise).
# MENTIONS=1000000 sets how many.
set -eu
B=${B:-build}; MENTIONS=${MENTIONS:-1000000}; here=$(dirname "$0")
tmp=${TMPDIR:-/tmp}/dateline-merge.$$
mkdir -p "$tmp"; trap 'rm -rf "$tmp"' EXIT
for n in $((MENTIONS / 10)) "$MENTIONS"; do
  "$B/bench/mentions" "$n" 365 > "$tmp/mentions.ndjson"
  printf '%-44s' "merge, $n mentions of a year"
  "$B/bench/measure" -n 1 -b "$(wc -c < "$tmp/mentions.ndjson")" "$B/dateline" merge --quiet "$tmp/mentions.ndjson"
done
