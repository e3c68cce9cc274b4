# charts: each option, by the layout it makes; what a picture brings along for other programs
. tests/cli/lib.sh
have() { command -v "$1" >/dev/null 2>&1; }
skip() { tests=$((tests + 1)); echo "ok $tests - $2 # SKIP $1"; }
events=tests/layouts/talks.ndjson states=tests/layouts/states.ndjson
layout() { run render -q "$@" --show=layout -o "$tmp/l.json"; }
shows() { ok "$2" grep -qF -- "$1" "$tmp/l.json"; }

# the form
layout "$events"; shows '"form":"report","theme":"light","width":453.54' 'a report of 16 cm, unless something else is wanted'
layout "$events" --chart slide; shows '"form":"slide","theme":"light","width":960,"height":540' 'a slide is 16:9'
layout "$events" --chart poster; shows '"form":"poster"' 'a poster'
layout "$events" --size 300x160; shows '"form":"slide"' 'a wide page is a slide'
layout "$events" --size 160x200; shows '"width":453.54,"height":566.93' 'a size in mm'
layout "$events" --size 6.5x9in; shows '"width":468,"height":648' 'a size in inches'
run render -q "$events" -o "$tmp/page.html"; ok 'a web page has every event in its row, under a note on the scale' grep -q 'Time.not.to.scale' "$tmp/page.html"
awk -v n=301 -f tests/bench/made_up_events.awk > "$tmp/301.ndjson"; head -300 "$tmp/301.ndjson" > "$tmp/300.ndjson"
run render -q "$tmp/300.ndjson" -o "$tmp/page.html"; ok 'so it has with 300 events' grep -q 'Time.not.to.scale' "$tmp/page.html"
run render -q "$tmp/301.ndjson" -o "$tmp/page.html"; ok 'with more a report, to scale, whose counts say more' sh -c "grep -q '301 events' '$tmp/page.html' && ! grep -q 'Time.not.to.scale' '$tmp/page.html'"
head -1 "$events" > "$tmp/one.ndjson"; sed -i 's/"confidence": *[0-9.]*/"confidence": 1/' "$tmp/one.ndjson"
layout "$tmp/one.ndjson"; ok 'one event is a card' grep -q '"text":"1.\{1,2\}event\.' "$tmp/l.json"; ok 'without an axis' sh -c "! grep -q '\"role\":\"tick\"' '$tmp/l.json'"

# words
layout "$events" --title 'Talks  <&>' --subtitle 'As told by all'; shows '"role":"title","text":"Talks <&>"' 'a title of one'"'"'s own'; shows '"role":"subtitle","text":"As told by all"' 'and a subtitle'
shows 'As of 12' 'as of the newest source, if no day is given'
layout "$states" --as-of 2031-06-01; shows 'Presidents are to meet in Kalmar (tentative)' 'what is planned is tentative before its day'
shows 'As of 1' 'and the day is printed'
layout "$states" --as-of 2032-01-01; shows '(planned, not confirmed since)' 'after it, it was planned and not confirmed since'
shows 'Dates and times are local to each event' 'whose clock it is'
layout "$states"; shows '"text":"?"' 'where sources differ there is a question mark'; shows '"text":"sources differ"' 'which the key explains'; shows 'disputed)' 'and words say about what'
layout "$events"; ok 'sources beyond the fourth are counted' grep -q '"role":"number","text":"[0-9]* +[0-9]*"' "$tmp/l.json"
cat > "$tmp/hours.ndjson" <<'X'
{"id":"a","type":"call","when":"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00","status":"confirmed","title":"The call","confidence":1,"mentions":["a1"],"sources":[],"disputes":[]}
{"id":"b","type":"statement","when":"2021-12-07T13:30-05:00","status":"confirmed","title":"The briefing","confidence":1,"mentions":["b1"],"sources":[],"disputes":[]}
{"id":"c","type":"statement","when":"2021-12-07T21:00+03:00","status":"confirmed","title":"The aide","confidence":1,"mentions":["c1"],"sources":[],"disputes":[]}
X
layout "$tmp/hours.ndjson"; shows 'Times are UTC+3 unless another zone is named.' 'an axis of hours has one zone, which is printed'
shows '"text":"18:07–20:08"' 'hours in it need no zone'; shows '"text":"13:30 UTC−5"' 'those of another zone have it'
ok 'half past one in Washington is after nine in Moscow' test "$(grep -o '"text":"The [a-z]*"' "$tmp/l.json" | tr -d '\n')" = '"text":"The call""text":"The aide""text":"The briefing"'
layout "$tmp/hours.ndjson" --chart slide; shows '"role":"tick","text":"UTC+3"' 'a slide has it at its axis'
sed 's/-05:00/+03:00/' "$tmp/hours.ndjson" > "$tmp/moscow.ndjson"; layout "$tmp/moscow.ndjson"; shows 'Times are UTC+3.' 'one zone alone'

head -1 "$tmp/hours.ndjson" > "$tmp/hour.ndjson"
for form in report slide poster; do layout "$tmp/hour.ndjson" --chart $form; ok "the card of one event has its hour ($form)" grep -q '"text":"7.Dec.2021, 18:07–20:08.UTC+3"' "$tmp/l.json"; done

# lanes
layout "$events" --chart slide --lanes type; shows '"role":"lane","text":"Meetings"' 'lanes by type'
layout "$events" --chart slide --lanes actor; shows '"role":"lane","text":"Vladimir Putin"' 'by actor'; ok 'seven at the most' test "$(grep -c '"role":"lane"' "$tmp/l.json")" -le 8
layout "$events" --chart slide --lanes country; shows '"role":"lane","text":"Russia"' 'by country, with its name'; ok 'and one lane of others' test "$(grep -c '"role":"lane","text":"Others"' "$tmp/l.json")" -le 1
layout "$events" --chart slide --lanes none; shows '"role":"lane","text":"Events"' 'or none'

# fonts
if fc-list : family 2>/dev/null | grep -qx 'DejaVu Sans'; then
  layout "$events" --font 'DejaVu Sans'; shows '"font":"DejaVu Sans' 'another font'
  run render -q "$events" --font 'DejaVu Sans' -o "$tmp/x.svg"; ok 'is named in the SVG' grep -q "font-family=\"'DejaVu Sans'" "$tmp/x.svg"
else skip 'no DejaVu Sans' 'another font'; fi
if [ -n "$(fc-list :lang=zh family 2>/dev/null)" ] && [ -n "$(fc-list :lang=ar family 2>/dev/null)" ]; then
  layout render/gallery/scripts.ndjson; shows '"missing_glyphs":0' 'Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Chinese and Japanese are in the fonts'
else skip 'fonts for Chinese and Arabic are missing' 'many scripts'; fi
run render -q render/gallery/scripts.ndjson -o "$tmp/x.svg"; ok 'right-to-left labels say so' test "$(grep -o 'direction="rtl"' "$tmp/x.svg" | wc -l)" = 3

# PNG: how large on paper, and what it shows
run render -q "$events" --dpi 300 -o "$tmp/x.png"
ok 'PNG: 300 dpi are 11811 pixels a metre' sh -c "od -An -v -tx1 '$tmp/x.png' | tr -d ' \n' | grep -q '7048597300002e2300002e2301'"
ok 'PNG: 16 cm at 300 dpi are 1890 pixels' sh -c "od -An -v -tx1 -j16 -N4 '$tmp/x.png' | tr -d ' \n' | grep -q '00000762'"
ok 'PNG: it is described' sh -c "grep -aq 'Description' '$tmp/x.png' && grep -aq 'Timeline of' '$tmp/x.png'"

# SVG: a document that can be walked
run render -q "$events" -o "$tmp/x.svg"; layout "$events"
ok 'SVG: a graphics document' grep -q 'role="graphics-document" aria-labelledby="chart-title chart-desc"' "$tmp/x.svg"
ok 'SVG: with title and description' grep -q '<title id="chart-title">[^<]\{10,\}</title><desc id="chart-desc">Timeline of ' "$tmp/x.svg"
ok 'SVG: every event is an element of its list' test "$(grep -o '<g role="listitem" id="[ef]-' "$tmp/x.svg" | wc -l)" = "$(grep -c '^{"id":"[ef]-' "$tmp/l.json")"
ok 'SVG: ids are unique' test -z "$(grep -o ' id="[^"]*"' "$tmp/x.svg" | sort | uniq -d)"
ok 'SVG: every class that is used is defined, and the other way round' sh -c "
  grep -o 'class=\"[^\"]*\"' '$tmp/x.svg' | sed 's/class=\"//; s/\"//' | tr ' ' '\n' | sort -u > '$tmp/used'
  sed -n 's/.*<style>\(.*\)<.style>.*/\1/p' '$tmp/x.svg' | tr '}' '\n' | grep -o '\.[a-z][a-z0-9-]*' | tr -d . | sort -u > '$tmp/defined'
  cmp '$tmp/used' '$tmp/defined'"
awk 'NR <= 28' "$events" > "$tmp/28.ndjson"; run render -q "$tmp/28.ndjson" -o "$tmp/x.svg"; ok 'SVG: 28 events with their long addresses in 19 kB' test "$(wc -c < "$tmp/x.svg")" -lt 19000
awk -v n=28 -f tests/bench/made_up_events.awk > "$tmp/28.ndjson"
for form in report slide poster; do run render -q "$tmp/28.ndjson" --chart $form -o "$tmp/x.svg"; ok "SVG: 28 made-up events as a $form in 15 kB" test "$(wc -c < "$tmp/x.svg")" -lt 15000; done
done_testing
