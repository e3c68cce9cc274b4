# what the program says beside its results: nothing of it where it is not wanted, all of it where it is
. tests/cli/lib.sh
skip() { tests=$((tests + 1)); echo "ok $tests - $1 # SKIP $2"; }
good='{"id": "good", "published": "2021-12-08", "title": "A call", "text": "US President Joe Biden and Russian President Vladimir Putin held a video call on Tuesday."}'
{ echo "$good"; i=0; while [ $i -lt 30 ]; do echo '{"text": "broken'; i=$((i+1)); done; echo '{"id": "u", "text": "The ministers of France and Germany met in Paris."}'; } > "$tmp/a.ndjson"
: > "$tmp/empty"

run extract "$tmp/a.ndjson" "$tmp/empty" --errors "$tmp/errors.ndjson"; exits 0 'errors go to a file as well'
cp "$tmp/errors.ndjson" "$out"; lines 32 'each of them, also those that are only counted on the terminal'
prints '"line": 2, "column": 16, "kind": "not JSON", "skipped": true, "message": "is not JSON' 'with its place, its kind and its words'
prints '"kind": "without a date", "skipped": false' 'what is only noted is told apart'
prints "{\"file\": \"$tmp/empty\", \"kind\": \"empty\", \"skipped\": true" 'what has no line has none'
run extract "$tmp/errors.ndjson"; says '32 skipped (32 without text)' 'they are lines of JSON'
run extract -q "$tmp/a.ndjson" --errors "$tmp/quiet.ndjson"; ok 'with --quiet nothing is lost in the file' test "$(wc -l < "$tmp/quiet.ndjson")" = 31
run extract "$tmp/none" --errors "$tmp/none.ndjson"; exits 3 'a file that is missing'; cp "$tmp/none.ndjson" "$out"; prints '"kind": "unreadable"' 'is in it too'
run extract "$tmp/a.ndjson" --errors "$tmp/no/such/file"; exits 2 'a file that cannot be written is a usage error'
run extract "$tmp/a.ndjson" --errors "$tmp/x.ndjson" --fram 1; ok 'a run that never began leaves none' test ! -e "$tmp/x.ndjson"
run extract -j1 "$tmp/a.ndjson" --errors "$tmp/one.ndjson"; run extract -j8 "$tmp/a.ndjson" --errors "$tmp/eight.ndjson"
same "$tmp/one.ndjson" "$tmp/eight.ndjson" 'in the order of the input, whatever the threads'

i=0; while [ $i -lt 60 ]; do cat tests/quality/articles.ndjson; i=$((i+1)); done > "$tmp/long.ndjson"
run extract "$tmp/long.ndjson"; ok 'no progress where nobody looks' sh -c "! grep -q 'MB/s' '$err'"
if command -v script >/dev/null; then
  script -qec "'$dateline' extract -j1 '$tmp/long.ndjson' '$tmp/empty' >/dev/null" /dev/null </dev/null > "$out" 2>&1
  ok 'on a terminal the articles, the speed and the time left' grep -qE '[0-9]+ articles, [0-9]+\.[0-9] MB/s, [0-9]+:[0-9][0-9] left' "$out"
  ok 'are gone before a message comes' sh -c "! tr '\\r' '\\n' < '$out' | grep -qE 'MB/s.*(empty|read)'"
  prints 'articles read, 1 skipped (1 empty)' 'and the sum stands at the end'
  script -qec "'$dateline' add --store '$tmp/s.db' '$articles'" /dev/null </dev/null > "$out" 2>&1
  ok 'a store says what it is at, too' sh -c "grep -q 'of [0-9]* events formed' '$out' && grep -q 'of [0-9]* indexes made' '$out'"
  script -qec "'$dateline' check --store '$tmp/s.db'" /dev/null </dev/null > "$out" 2>&1; prints 'of 5 steps of the check done' 'and its check'
  ok 'which is gone at the end' sh -c "tr '\r' '\n' < '$out' | tail -2 | grep -q '^dateline: all is well'"
  script -qec "'$dateline' extract -q -j1 '$tmp/long.ndjson' >/dev/null" /dev/null </dev/null > "$out" 2>&1; ok '--quiet is quiet' test ! -s "$out"
  script -qec "cat '$tmp/long.ndjson' | '$dateline' extract -j1 >/dev/null" /dev/null </dev/null > "$out" 2>&1
  ok 'a pipe has no time left' sh -c "grep -q 'MB/s' '$out' && ! grep -q ' left' '$out'"
  script -qec "'$dateline' timeline -q '$articles'" /dev/null </dev/null > "$out" 2>&1; ok 'colours are for terminals' grep -q "$(printf '\033')" "$out"
  NO_COLOR=1 script -qec "'$dateline' timeline -q '$articles'" /dev/null </dev/null > "$out" 2>&1; ok 'that want them' sh -c "! grep -q \"\$(printf '\\033')\" '$out'"
else skip 'progress on a terminal' 'no script(1) here'; fi
run timeline -q "$articles"; ok 'and for nothing else' sh -c "! grep -q \"\$(printf '\\033')\" '$out'"
done_testing
