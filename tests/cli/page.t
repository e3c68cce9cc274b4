# the page in a browser: without a script all is there; with it the filters do what they say, by keyboard too; a screen reader's
# rules (axe-core) find no fault; printed, every event is open. Needs chromium; axe-core from npm, wherever node finds it.
. tests/cli/lib.sh
skip() { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
: > "$err"; "$dateline" timeline -q "$articles" -o "$tmp/page.html" -o "$tmp/page.table.html" -o "$tmp/page.ndjson"; rc=$?; exits 0 'the page is written'
total=$(wc -l < "$tmp/page.ndjson"); meetings=$(grep -c '"type": "meeting"' "$tmp/page.ndjson"); cp "$tmp/page.html" "$out"
ok 'nothing is fetched: no address but those of links' sh -c "! grep -oE '(src|data|srcset|action|poster)=\"[^\"]*|url\\([^)]*|@import|<link' '$tmp/page.html' | grep -v '^data-'"
prints "default-src 'none'" 'and the page forbids itself to'
ok 'every event opens without a script' test "$(grep -c '<details>' "$tmp/page.html")" = "$total"
ok 'the form waits for the script' grep -q '<form id="filters"[^>]* hidden>' "$tmp/page.html"
printf '{"id":"a","mentions":["a#1"],"type":"call","when":"2021-12-07","title":"A"}\n' > "$tmp/one.ndjson"
"$dateline" render -q "$tmp/one.ndjson" -o "$tmp/one.html"
ok 'style and script take less than 60 kB' test "$(sed 's/<svg.*<\/svg>//' "$tmp/one.html" | wc -c)" -lt 61440
printf '{"id":"a","mentions":["a#1"],"type":"call","when":"2021-12-07","title":"<script>alert(1)</script>","participants":[{"name":"\\"><img src=x onerror=alert(1)>","kind":"person","country":"\\"><b>"}],"sources":[{"article":"x","url":"javascript:alert(1)","publisher":"</td><script>","evidence":"</q><script>"}]}\n' > "$tmp/bad.ndjson"
for suffix in html table.html; do
  "$dateline" render -q "$tmp/bad.ndjson" -o "$tmp/bad.$suffix"
  ok "what an article says is no markup in .$suffix" sh -c "! sed 's/<script>(function.*//' '$tmp/bad.$suffix' | grep -qE '<script>alert|<img|<b>\"|javascript:|</q><script|</td><script'"
done
cp "$tmp/page.table.html" "$out"; prints '<td><a href="#source-1">1</a>' 'the table to paste has numbered sources'; prints '<li id="source-1">' 'which are listed below it'

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
dom() { timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" --virtual-time-budget=20000 --dump-dom "file://$1" 2>/dev/null; }
if [ -z "$browser" ]; then skip 'in a browser' 'no chromium here'; done_testing; exit 0; fi

dom "$tmp/page.html" > "$out"
ok 'its own script runs under its policy' grep -q '<form id="filters"[^>]*aria-label="Events">' "$out"
prints "<p id=\"count\" role=\"status\">All $total events.</p>" 'and counts'

# the page without its policy, and a script that uses it as one would
with_script() { # FILE: the page with the script in it, whose results stand in the title
  sed 's/<meta http-equiv="Content-Security-Policy"[^>]*>//; s/<\/body><\/html>//' "$tmp/page.html"
  echo '<script>'; cat "$1"; echo '</script></body></html>'
}
cat > "$tmp/use.js" <<'J'
var form = document.getElementById('filters'), said = [];
function rows() { return [].slice.call(document.querySelectorAll('#events tbody tr')).filter(function (r) { return r.offsetParent !== null; }); }
function change(name, value) { form.elements[name].value = value; form.dispatchEvent(new Event('input', {bubbles: true})); }
function say(name, value) { said.push(name + '=' + value); }
[].slice.call(form.querySelectorAll('[name=type]')).forEach(function (box) { if (box.value !== 'meeting') box.click(); });
say('meetings', rows().length); say('others', rows().filter(function (r) { return r.dataset.t !== 'meeting'; }).length);
form.reset(); change('words', '');
change('words', 'PUTÍN helsinki'); say('words', rows().length); change('words', 'no such words here'); say('nothing', document.getElementById('count').textContent);
change('words', ''); change('from', '2022-01-01'); say('early', rows().filter(function (r) { return r.dataset.e < '2022-01-01'; }).length); say('dated', rows().length > 0);
var one = document.querySelector('#events tbody tr'), end = one.dataset.e; one.removeAttribute('data-e'); change('from', '2022-01-01'); /* an event without a date */
say('counted', /^\d+ of \d+ events\.$/.test(document.getElementById('count').textContent)); one.dataset.e = end;
change('from', ''); change('to', '2021-06-30'); say('late', rows().filter(function (r) { return r.dataset.b > '2021-06-30'; }).length); say('dated2', rows().length > 0);
change('to', '');
var option = [].slice.call(form.elements.party.options).filter(function (o) { return /^Joe Biden/.test(o.textContent); })[0];
change('party', option.value); say('party', rows().length === +/\((\d+)\)/.exec(option.textContent)[1] && rows().length > 0 && rows().every(function (r) { return /Biden/.test(r.textContent); }));
change('party', '');
form.elements.all.click(); say('open', document.querySelectorAll('details[open]').length);
var first = document.querySelector('#events summary'); first.focus();
first.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
say('second', document.activeElement === document.querySelectorAll('#events summary')[1]);
var stops = [].slice.call(document.querySelectorAll('a[href],input,select,button,summary,[tabindex="0"]')).filter(function (e) { return e.tabIndex < 0; });
say('unreachable', stops.length);
document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowUp', bubbles: true})); say('first', document.activeElement === first);
first.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowUp', bubbles: true})); say('top', document.activeElement === first);
var labelled = [].slice.call(form.querySelectorAll('input,select')).filter(function (e) { return !(e.labels && e.labels.length) && !e.getAttribute('aria-label'); });
say('unlabelled', labelled.length); document.title = said.join(';');
J
with_script "$tmp/use.js" > "$tmp/use.html"; dom "$tmp/use.html" > "$out"
for wanted in "meetings=$meetings" 'others=0' 'words=1' 'nothing=No event fits.' 'early=0' 'dated=true' 'counted=true' 'late=0' 'dated2=true' 'party=true' "open=$total" 'second=true' 'first=true' 'top=true' 'unreachable=0' 'unlabelled=0'; do
  ok "in use: $wanted" sh -c "sed -n 's/.*<title>\\(.*\\)<\\/title>.*/\\1/p' '$out' | head -1 | tr ';' '\\n' | grep -qxF '$wanted'"
done

timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" --no-pdf-header-footer --print-to-pdf="$tmp/page.pdf" "file://$tmp/page.html" 2>/dev/null
if command -v pdftotext >/dev/null; then
  pdftotext -q "$tmp/page.pdf" "$tmp/page.txt"; tr -s ' \n' '  ' < "$tmp/page.txt" > "$out"
  sentence=$(grep -o '<q>[A-Za-z ,]*' "$tmp/page.html" | tail -1 | cut -c4-60 | sed 's/ [^ ]*$//')
  ok "the sample has a sentence ($sentence)" test "${#sentence}" -gt 20
  prints "$sentence" 'printed, the sentences are there'
  ok 'but not the filters' sh -c "! grep -q 'Open all' '$out'"
else skip 'printed' 'no pdftotext here'; fi

export NODE_PATH="$PWD/build/clients/node_modules:${NODE_PATH:-}"
axe=$(node -p 'require.resolve("axe-core/axe.min.js")' 2>/dev/null || ls "$(npm root -g 2>/dev/null)/axe-core/axe.min.js" 2>/dev/null)
if [ -z "$axe" ]; then skip 'axe-core finds no fault' 'npm install -g axe-core brings it'; done_testing; exit 0; fi
{ cat "$axe"; echo ';document.getElementById("filters").elements.all.click();axe.run(document,{resultTypes:["violations"]}).then(function(r){document.title="faults="+r.violations.map(function(v){return v.id+" "+v.nodes[0].html.slice(0,80)+" "+v.nodes.length}).join(" | ")+" passes="+r.passes.length});'; } > "$tmp/axe.js"
with_script "$tmp/axe.js" > "$tmp/axe.html"; dom "$tmp/axe.html" | sed -n 's/.*<title>\(faults.*\)<\/title>.*/\1/p' | head -1 > "$err"
ok 'axe-core finds no fault' grep -qE '^faults= passes=[1-9]' "$err"
done_testing
