# the example of a nightly run does what it says, and again the same
. tests/cli/lib.sh
skip() { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
mkdir "$tmp/bin" "$tmp/in"; ln -s "$dateline" "$tmp/bin/dateline"; cp "$articles"/*.txt "$articles"/*.html "$tmp/in/"
nightly() { PATH="$tmp/bin:$PATH" DATELINE_STORE="$tmp/desk.db" OUT="$tmp/desk" SINCE=2021-06 sh src/cli/examples/dateline-nightly >"$out" 2>"$err"; rc=$?; }
export IN="$tmp/in"; nightly; exits 0 'a nightly run succeeds'
says 'articles new' 'the articles are in the store'
for file in feed.ics timeline.html week.md errors.ndjson; do ok "$file is there" test -e "$tmp/desk/$file"; done
ok 'the feed is a calendar' grep -q '^BEGIN:VCALENDAR' "$tmp/desk/feed.ics"
ok 'the page has events' grep -q '<details>' "$tmp/desk/timeline.html"
cp -r "$tmp/desk" "$tmp/first"; nightly; exits 0 'so does the next'
says 'nothing changed' 'which changes nothing where nothing is new'; same "$tmp/first/timeline.html" "$tmp/desk/timeline.html" 'and writes the same page'
cp tests/inputs/text/head.txt "$tmp/in/new.txt"; nightly; says '1 article new' 'a new article is added'
printf 'x' > "$tmp/in/broken.ndjson"; head -c 100 /dev/zero > "$tmp/in/zeros"; nightly; exits 0 'a broken file does not stop it'
ok 'and is listed' grep -q '"file": ".*/in/zeros".*"skipped": true' "$tmp/desk/errors.ndjson"
if command -v curl >/dev/null; then
  IN='' FEEDS="file://$PWD/tests/inputs/feed/full.rss file://$tmp/no.rss" nightly; exits 37 'a feed that cannot be fetched is its exit code'; says '2 articles new' 'but the others are read'
else skip 'feeds' 'no curl here'; fi
if command -v systemd-analyze >/dev/null; then
  for unit in service timer; do sed "s|/usr/share/doc/dateline/examples|$PWD/src/cli/examples|" "src/cli/examples/dateline-nightly.$unit" > "$tmp/dateline-nightly.$unit"; done
  ok 'systemd accepts its units' env XDG_RUNTIME_DIR="$tmp" systemd-analyze --user --man=no verify "$tmp/dateline-nightly.timer" "$tmp/dateline-nightly.service"
else skip 'units' 'no systemd here'; fi
done_testing
