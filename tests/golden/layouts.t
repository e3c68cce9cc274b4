# Charts as text: the layout of fixed sets of events in every form, tests/layouts/SET.FORM.json. UPDATE=1 rewrites them.
# They hang on the widths of letters: a golden is compared only with the font that it names.
B=${B:-build}; here=${TESTS:-tests}/layouts
dateline=$B/dateline; n=0
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
compare() { # SET FORM OPTIONS...
  golden=$here/$1.$2.json; n=$((n + 1)); name="$1 as $2"; set=$1; shift 2
  "$dateline" render --quiet "$here/$set.ndjson" --show=layout "$@" -o "$tmp/layout" 2>"$tmp/err" || { echo "not ok $n - $name"; sed 's/^/# /' "$tmp/err"; return; }
  if [ -n "${UPDATE:-}" ]; then cp "$tmp/layout" "$golden"; echo "ok $n - $name # updated"; return; fi
  font=$(sed -n 's/^"font"://p' "$golden")
  if [ "$font" != "$(sed -n 's/^"font"://p' "$tmp/layout")" ]; then echo "ok $n - $name # SKIP made with the font $font"; return; fi
  if cmp -s "$golden" "$tmp/layout"; then echo "ok $n - $name"; else echo "not ok $n - $name"; diff -u "$golden" "$tmp/layout" | head -20 | sed 's/^/# /'; fi
}
for set in states talks; do
  for form in report slide poster; do compare $set $form --chart $form; done
done
compare states actors --chart slide --lanes actor --theme print
compare states wide --chart report --size 297x150 --highlight Borovia
compare talks small --chart report --size 160x120
echo "1..$n"
