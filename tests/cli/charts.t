# charts: what the options do, what is said on standard error, and that other programs find the files sound
. tests/cli/lib.sh
have() { command -v "$1" >/dev/null 2>&1; }
skip() { tests=$((tests + 1)); echo "ok $tests - $2 # SKIP $1 is not installed"; }
checked() { tool=$1 name=$2; shift 2; if have "$tool"; then ok "$name" "$@"; else skip "$tool" "$name"; fi; }
events=tests/layouts/talks.ndjson

# the layout as JSON
run timeline -q "$articles" --format ndjson -o "$tmp/events.ndjson"
run render -q "$tmp/events.ndjson" --show=layout -o "$tmp/a.json"; exits 0 'render shows the layout'
run timeline -q "$articles" --show=layout -o "$tmp/b.json"; same "$tmp/a.json" "$tmp/b.json" 'timeline shows the same one'
run render -q "$tmp/events.ndjson" --show=layout; same "$out" "$tmp/a.json" 'on standard output too'
run render -q "$events" --show=layout -o "$tmp/x.png"; exits 2 'it is not written under the name of a picture'
run render -q "$events" --show=mentions; exits 2 'render has no other stage'
run merge -q "$events" --show=layout; exits 2 'merge draws nothing'

# bytes hang on nothing but the input
for format in svg pdf json; do
  show=; [ $format = json ] && show=--show=layout
  run render -q "$events" $show -o "$tmp/1.$format"
  LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati run render -q "$events" $show -o "$tmp/2.$format"
  LANG=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 TZ=America/St_Johns run render -q "$events" $show -o "$tmp/3.$format"
  ok "$format: the same bytes in any locale and time zone" sh -c "cmp '$tmp/1.$format' '$tmp/2.$format' && cmp '$tmp/1.$format' '$tmp/3.$format'"
done

# themes
for theme in light dark print contrast; do
  run render -q "$events" --theme $theme --chart slide -o "$tmp/$theme.svg"; exits 0 "theme $theme"
done
run render -q "$events" --theme pink -o "$tmp/x.svg"; exits 3 'an unknown theme is refused'; says 'light, dark, print, contrast' 'and those that there are are named'

# letters that come along
run render -q "$events" --svg embed -o "$tmp/embed.svg"; exits 0 'fonts can be embedded'
ok 'two weights of them' test "$(grep -o '@font-face{[^}]*base64,[A-Za-z0-9+/=]*)}' "$tmp/embed.svg" | wc -l)" = 2
ok 'no more than the letters' test "$(wc -c < "$tmp/embed.svg")" -lt 100000
ok 'and the text is still text' grep -q '>Biden and Putin meet in Geneva<' "$tmp/embed.svg"
run render -q "$events" --svg outline -o "$tmp/outline.svg"; ok 'outlines have no text' sh -c "test -s '$tmp/outline.svg' && ! grep -q '<text' '$tmp/outline.svg'"

# options that change nothing
run render "$events" --lanes actor -o "$tmp/x.svg"; exits 0 'lanes where there are none'; says '--lanes changes nothing here' 'which is told'
run render "$events" --lanes actor --chart slide -o "$tmp/x.svg"; ok 'a slide has them' sh -c "! grep -q 'changes nothing' '$err'"
run render "$events" --highlight Nobodyovich -o "$tmp/x.svg"; exits 0 'a name that nobody has'; says "no event that is shown has 'Nobodyovich'" 'is told'
run render "$events" --highlight Ushakov -o "$tmp/x.svg"; ok 'a name that somebody has is not' sh -c "! grep -q 'in bold' '$err'"
run render -q "$events" --highlight Nobodyovich --lanes actor -o "$tmp/x.svg"; ok 'nothing of it with -q' test ! -s "$err"

# highlighting
run render -q "$events" --highlight Ushakov -o "$tmp/bold.svg"; exits 0 'a name can be highlighted'
ok 'its events are in bold' grep -q 'class="strong"[^>]*>[^<]*Ushakov' "$tmp/bold.svg"
ok 'and the key says so' grep -q 'in bold: Ushakov' "$tmp/bold.svg"

# what cannot be drawn
sed 's/"title": "[^"]*"/"title": "\\u0378\\udb80\\udc01 and others"/' "$events" > "$tmp/private.ndjson"
run render "$tmp/private.ndjson" -o "$tmp/x.svg"; exits 0 'a character without a glyph does not stop the run'; says 'in no font of this system' 'but is told'
run render -q --strict "$tmp/private.ndjson" -o "$tmp/x.svg"; exits 4 'and fails a strict one'
run render "$events" --min-confidence 1 --type call --from 1950 --to 1951 -o "$tmp/none.png"; exits 1 'nothing to draw'; [ ! -e "$tmp/none.png" ]; report $? 'leaves no file'
for asked in 'slide 150x71' 'report 100x40' 'report 60' 'poster 70x90' 'slide 120' 'report 3x205' 'slide 167x2' 'card 40x40' 'card 1'; do
  form=${asked% *} size=${asked#* } from=$events filter=
  [ $form = card ] && { form=report; filter='--limit 1 --min-confidence 0.5'; }
  run render -q "$from" $filter --chart $form --size $size -o "$tmp/small.png"; exits 1 "$form: a page of $size mm is too small"
  best=$(sed -n 's/.*the smallest that fits is \([0-9x]*\) mm.*/\1/p' "$err")
  ok "$form: the smallest that fits is named" test -n "$best" -a ! -e "$tmp/small.png"
  run render -q "$from" $filter --chart $form --size "${best:-1}" -o "$tmp/fits.png"; exits 0 "$form: it fits on $best mm"
done

# what a screen reader says: whole words, and a mark where something is cut
long='The ministers of eleven countries and the heads of four organisations meet in a small town beside the river to talk about grain'
printf '{"id":"a","type":"meeting","when":"2021-12-07","confidence":1,"mentions":["a1"],"title":"%s"}\n{"id":"b","type":"meeting","when":"2021-12-08","confidence":1,"mentions":["b1"],"title":"A short one"}\n' "$long" > "$tmp/long.ndjson"
run render -q "$tmp/long.ndjson" --format svg -o -; prints ' First: The ministers of eleven countries and the heads of four organisations meet in a small town beside the river to talk… Last: A short one.</desc>' \
  'a long title is cut at a word, with an ellipsis'

# other programs read them
cat > "$tmp/hostile.ndjson" <<'X'
{"id":"a","type":"meeting","when":"2021-12-07","status":"confirmed","title":"</text><script>alert(1)</script> & <b>","confidence":1,"mentions":["a1"],"sources":[{"article":"a","mention":"a1","url":"https://example.org/a?b='(c)&d","publisher":"</title><script>","published":"2021-12-08","evidence":"x","when":"2021-12-07"}],"disputes":[]}
{"id":"b","type":"call","when":"2021-12-08","status":"cancelled","title":"\u202eevil \u0001\u0007 ]]> --> \\","confidence":1,"mentions":["b1"],"sources":[{"article":"b","mention":"b1","url":"javascript:alert(1)","publisher":"x","published":"2021-12-08","evidence":"x","when":"2021-12-07"}],"disputes":[]}
X
awk 'BEGIN { printf "{\"id\":\"c\",\"type\":\"statement\",\"when\":\"2021-12-09\",\"status\":\"tentative\",\"confidence\":1,\"mentions\":[\"c1\"],\"sources\":[],\"disputes\":[],\"title\":\"a"
  for (i = 0; i < 10000; i++) printf "\\u0301"; for (i = 0; i < 400; i++) printf "w"; print "\"}" }' >> "$tmp/hostile.ndjson"
for form in report slide poster; do
  run render -q "$tmp/hostile.ndjson" --chart $form -o "$tmp/h.svg" -o "$tmp/h.pdf" -o "$tmp/h.png" -o "$tmp/h.html"; exits 0 "$form: hostile texts are drawn"
  checked xmllint "$form: the SVG is well-formed" xmllint --noout "$tmp/h.svg"
  checked qpdf "$form: the PDF is sound" qpdf --check "$tmp/h.pdf"
  ok "$form: nothing is executed" sh -c "test -s '$tmp/h.svg' && ! grep -qi '<script>\|javascript:' '$tmp/h.svg' '$tmp/h.pdf'"
  run render -q "$events" --chart $form -o "$tmp/e.svg" -o "$tmp/e.pdf" -o "$tmp/e.png"
  checked xmllint "$form: the samples' SVG is well-formed" xmllint --noout "$tmp/e.svg"
  checked qpdf "$form: the samples' PDF is sound" qpdf --check "$tmp/e.pdf"
  ok "$form: PNG knows its size on paper" sh -c "head -c 100 '$tmp/e.png' | grep -q pHYs"
  if have pdftotext; then
    links=$(grep -o '<a xlink' "$tmp/e.svg" | wc -l)
    ok "$form: titles can be searched in the PDF" sh -c "pdftotext '$tmp/e.pdf' - | grep -q 'Biden and Putin meet in Geneva'"
    ok "$form: so can they in the SVG" grep -q '>Biden and Putin meet in Geneva<' "$tmp/e.svg"
    ok "$form: and there are links" test "$links" -gt 10
  else skip pdftotext "$form: text of the PDF"; fi
done
if have qpdf; then
  run render -q tests/layouts/talks.ndjson -o "$tmp/e.pdf"; qpdf --qdf --object-streams=disable "$tmp/e.pdf" "$tmp/plain.pdf" 2>/dev/null
  for what in '/S /Document' '/S /Link\|/Subtype /Link' '/Type /Outlines' '/Title (2021' '/Title (2022' '/CreationDate (20220212'; do
    ok "the PDF has $what" grep -aq -- "$what" "$tmp/plain.pdf"
  done
  run render -q tests/layouts/talks.ndjson --show=layout -o "$tmp/e.json"
  ok 'as many links as the layout has' test "$(grep -ac '/Subtype /Link' "$tmp/plain.pdf")" = "$(grep -c '"url":' "$tmp/e.json")"
else skip qpdf 'structure of the PDF'; fi
if have pdftotext; then
  run render -q tests/layouts/states.ndjson --show=layout -o "$tmp/e.json"; run render -q tests/layouts/states.ndjson -o "$tmp/e.pdf" -o "$tmp/e.svg"
  pdftotext -layout "$tmp/e.pdf" - | tr -s ' \n' '  ' > "$tmp/words"; sed 's/<[^>]*>//g' "$tmp/e.svg" | tr -s ' \n' '  ' > "$tmp/svgwords"
  lost=0
  sed -n 's/.*"role":"label".*"text":"\([^"\\&]*\)".*/\1/p' "$tmp/e.json" > "$tmp/labels"
  while read -r label; do grep -qF -- "$label" "$tmp/words" && grep -qF -- "$label" "$tmp/svgwords" || { lost=$((lost + 1)); echo "# $label"; }; done < "$tmp/labels"
  ok 'every label can be found in the PDF and in the SVG' test "$lost" = 0 -a "$(wc -l < "$tmp/labels")" -gt 10
else skip pdftotext 'labels in the PDF'; fi

# the libraries that draw are loaded when a chart is drawn: without them the rest goes on
mkdir "$tmp/broken"; : > "$tmp/broken/libpangocairo-1.0.so.0"
without() { LD_LIBRARY_PATH=$tmp/broken "$dateline" "$@" >"$out" 2>"$err" </dev/null; rc=$?; }
without --version; exits 0 'without the libraries that draw the command starts'
without render -q "$events" --format csv; exits 0 'and writes what is no chart'
without render -q "$events" -o "$tmp/none.png"; exits 1 'a chart is not written'; says libpangocairo 'and the library is named'
ok 'no half of it is left' test ! -e "$tmp/none.png"
done_testing
