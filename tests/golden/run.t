# Golden outputs by stage: tests/golden/CASE/in.* and what each stage and format makes of it. UPDATE=1 rewrites them.
# A drawing is compared as its layout (text), and only with the font that the golden was made with.
B=${B:-build}; here=${TESTS:-tests}/golden
dateline=$B/dateline; n=0
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
# `v` names program and tables, which change with every word added: it is cut out before comparing, and so is the calendar's copy of it
plain() { sed 's/, *"v": *"[^"]*"//; s/^PRODID:.*/PRODID:/' | awk '/^X-DATELINE-DATA/ { skip = 1; print "X-DATELINE-DATA:"; next } skip && /^ / { next } { skip = 0; print }'; }
compare() { # NAME GOLDEN MADE
  n=$((n + 1))
  if [ -n "${UPDATE:-}" ]; then cp "$3" "$2"; echo "ok $n - $1 # updated"; return; fi
  if cmp -s "$2" "$3"; then echo "ok $n - $1"; else echo "not ok $n - $1"; diff -u "$2" "$3" | head -20 | sed 's/^/# /'; fi
}
for case in "$here"/*/; do
  name=$(basename "$case")
  for stage in dates parties mentions; do
    "$dateline" extract --quiet --show=$stage "$case"/in.* 2>/dev/null | plain > "$tmp/$stage"
    compare "$name: $stage" "$case/$stage.ndjson" "$tmp/$stage"
  done
  "$dateline" timeline --quiet "$case"/in.* --format ndjson -o - 2>/dev/null | plain > "$tmp/events"
  compare "$name: events" "$case/events.ndjson" "$tmp/events"
  for format in ics csv txt; do
    "$dateline" timeline --quiet "$case"/in.* -o "$tmp/out.$format" 2>/dev/null; plain < "$tmp/out.$format" > "$tmp/plain"
    compare "$name: $format" "$case/out.$format" "$tmp/plain"
  done
done
echo "1..$n"
