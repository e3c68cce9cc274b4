# labels as a browser sets them: none over another, none outside of the page, no wider than was reserved; and axe finds nothing that
# shuts anybody out. axe-core comes from npm: in build/clients, where .ci/run puts it, or wherever node finds it.
. tests/cli/lib.sh
browser=
for name in chromium chromium-browser google-chrome; do
  if command -v $name >/dev/null 2>&1; then browser=$name; break; fi
done
if [ -z "$browser" ]; then echo '1..0 # SKIP no Chromium here'; exit 0; fi
cat > "$tmp/script" <<'J'
<script>
const texts = [...document.querySelectorAll('svg text')], page = document.querySelector('svg').viewBox.baseVal;
const box = t => { const b = t.getBBox(), size = parseFloat(getComputedStyle(t).fontSize), y = parseFloat(t.getAttribute('y'));
  return {left: b.x, right: b.x + b.width, top: y - 0.8 * size, bottom: y + 0.24 * size, words: t.textContent}; };
const boxes = texts.map(box), said = [];
let widest = 0, natural = 0;
boxes.forEach((a, i) => {
  if (a.left < 9 || a.right > page.width - 9 || a.top < 9 || a.bottom > page.height - 9) said.push('outside: ' + a.words);
  for (const b of boxes.slice(i + 1))
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) said.push('overlap: ' + a.words + ' | ' + b.words);
});
for (const t of texts) {
  const wanted = parseFloat(t.getAttribute('textLength'));
  if (!(wanted > 40) || /[^\u0000-\u052f\u1e00-\u20ff]/.test(t.textContent)) continue; // other scripts, other fonts
  t.removeAttribute('textLength');
  natural = Math.max(natural, Math.abs(t.getComputedTextLength() / wanted - 1));
}
if (document.fonts.check('12px "Noto Sans"') && natural > 0.02) said.push('stretched by ' + natural);
document.title = texts.length + ' texts, ' + said.length + ' faults';
document.body.innerHTML = '<pre>' + said.join('\n').replace(/</g, '&lt;') + '</pre>';
</script>
J
look() { # NAME SVG
  { echo '<!DOCTYPE html><html><head><meta charset="utf-8"><title>not run</title></head><body>'; sed 1d "$2"; cat "$tmp/script"; echo '</body></html>'; } > "$tmp/page.html"
  timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" --dump-dom "file://$tmp/page.html" > "$out" 2> "$err" </dev/null
  rc=$?
  found=$(sed -n 's/.*<title>\([0-9]* texts, [0-9]* faults\)<.*/\1/p' "$out")
  case $found in
    '') report 1 "$1: the browser gave nothing" ;;
    '0 texts'*) report 1 "$1: no texts" ;;
    *', 0 faults') report 0 "$1: $found" ;;
    *) sed -n 's/.*\(overlap:.*\|outside:.*\|stretched.*\)/\1/p' "$out" | head -5 > "$err"; report 1 "$1: $found" ;;
  esac
}
export NODE_PATH="$PWD/build/clients/node_modules:${NODE_PATH:-}"
axe=$(node -p 'require.resolve("axe-core/axe.min.js")' 2>/dev/null)
accessible() { # NAME SVG
  if [ -z "$axe" ]; then tests=$((tests + 1)); echo "ok $tests - $1 # SKIP axe-core is not installed"; return; fi
  { echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>not run</title></head><body><main><h1>A chart</h1>'; sed 1d "$2"; echo '</main><script>'; cat "$axe"
    echo '</script><script>axe.run(document).then(r => { document.title = r.violations.length + " faults by axe"; document.body.textContent = r.violations.map(v => "axe: " + v.id).join(", "); });</script></body></html>'
  } > "$tmp/page.html"
  timeout 60 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" --virtual-time-budget=20000 --dump-dom "file://$tmp/page.html" > "$out" 2> "$err" </dev/null
  grep -q '<title>0 faults by axe<' "$out"; found=$?
  sed -n 's/.*<body>\(axe: .*\)<.body>.*/\1/p' "$out" > "$err"; report $found "$1: accessible"
}
for set in states talks; do
  for form in report slide poster; do
    run render -q tests/layouts/$set.ndjson --chart $form -o "$tmp/x.svg"
    look "$set as $form" "$tmp/x.svg"
    [ $set = talks ] || accessible "$set as $form" "$tmp/x.svg"
  done
done
run render -q render/gallery/scripts.ndjson -o "$tmp/x.svg"; look 'many scripts' "$tmp/x.svg"; accessible 'many scripts' "$tmp/x.svg"
run render -q tests/layouts/talks.ndjson --chart report --size 160x110 -o "$tmp/x.svg"; look 'folded' "$tmp/x.svg"
done_testing
