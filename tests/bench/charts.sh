#!/bin/sh
# tests/bench/charts.sh - seconds, memory and size of charts of made-up events: all formats of a report and of a slide, and layouts of many.
set -eu
B=${B:-build}
tmp=${TMPDIR:-/tmp}/dateline-charts.$$
mkdir -p "$tmp"; trap 'rm -rf "$tmp"' EXIT
events() { # COUNT: over two years, a third of them in one month; one source each
  awk -v n="$1" 'BEGIN {
    split("meeting call statement", type, " "); split("Altania Borovia Cestria Dunmark Elvania", party, " ")
    for (i = 0; i < n; i++) {
      x = (x * 1103515245 + 12345) % 2147483648; a = int(x / 65536) % 5 + 1; b = a % 5 + 1
      day = int(x / 1024) % (i % 3 == 0 ? 28 : 700)
      t = type[i % 3 + 1]
      printf "{\"id\":\"made-up-%d\",\"type\":\"%s\",\"when\":\"%d-%02d-%02d\",\"status\":\"%s\",\"participants\":[{\"name\":\"%s\",\"kind\":\"country\"}],", i, t, 2031 + int(day / 364), int(day % 364 / 30.4) + 1, day % 28 + 1, i % 11 == 0 ? "tentative" : "confirmed", party[a]
      printf "\"title\":\"%s and %s: %s number %d\",\"confidence\":0.9,\"mentions\":[\"m%d\"],\"sources\":[{\"article\":\"https://example.org/%d\",\"mention\":\"m%d\",\"url\":\"https://example.org/%d\",\"publisher\":\"%s Times\",\"published\":\"2032-12-31\",\"evidence\":\"x\",\"when\":\"2031-01-01\"}],\"disputes\":[]}\n", party[a], party[b], t, i, i, i % 12, i, i % 12, party[a]
    } }'
}
measured() { printf '%-44s' "$1"; shift; "$B/bench/measure" -n 5 "$@"; }
for n in 28 150; do
  events $n > "$tmp/$n.ndjson"
  measured "charts, $n events: PNG at 2x, SVG, PDF, page" "$B/dateline" render --quiet "$tmp/$n.ndjson" --dpi 144 -o "$tmp/a.png" -o "$tmp/a.svg" -o "$tmp/a.pdf" -o "$tmp/a.html"
  printf '%-44s%9d bytes\n' "SVG of $n events" "$(wc -c < "$tmp/a.svg")"
  "$B/dateline" render --quiet "$tmp/$n.ndjson" --chart slide -o "$tmp/a.svg"
  printf '%-44s%9d bytes\n' "SVG of $n events as a slide" "$(wc -c < "$tmp/a.svg")"
done
for n in 5000 10000; do
  events $n > "$tmp/$n.ndjson"
  for form in report slide poster; do
    measured "layout of $n events, $form" "$B/dateline" render --quiet "$tmp/$n.ndjson" --chart $form --show=layout -o "$tmp/a.json"
  done
done
