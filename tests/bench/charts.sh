#!/bin/sh
# tests/bench/charts.sh - seconds, memory and size of charts of made-up events: all formats of a report and of a slide, and layouts of many.
set -eu
B=${B:-build}
tmp=${TMPDIR:-/tmp}/dateline-charts.$$
mkdir -p "$tmp"; trap 'rm -rf "$tmp"' EXIT
events() { awk -v n="$1" -f tests/bench/made_up_events.awk; }
measured() { printf '%-44s' "$1"; shift; "$B/bench/measure" -n 5 "$@"; }
for n in 28 150; do
  events $n > "$tmp/$n.ndjson"
  measured "charts, $n events: PNG at 2x, SVG, PDF, page" "$B/dateline" render --quiet "$tmp/$n.ndjson" --dpi 144 -o "$tmp/a.png" -o "$tmp/a.svg" -o "$tmp/a.pdf" -o "$tmp/a.html"
  printf '%-44s%9d bytes\n' "SVG of $n events" "$(wc -c < "$tmp/a.svg")"
  for form in slide poster; do
    "$B/dateline" render --quiet "$tmp/$n.ndjson" --chart $form -o "$tmp/a.svg"
    printf '%-44s%9d bytes\n' "SVG of $n events as a $form" "$(wc -c < "$tmp/a.svg")"
  done
done
for n in 5000 10000; do
  events $n > "$tmp/$n.ndjson"
  for form in report slide poster; do
    measured "layout of $n events, $form" "$B/dateline" render --quiet "$tmp/$n.ndjson" --chart $form --show=layout -o "$tmp/a.json"
  done
done
