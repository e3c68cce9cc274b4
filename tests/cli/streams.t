# filters, pipes, threads: the same bytes whichever way
. tests/cli/lib.sh
cp "$articles"/* "$tmp/" 2>/dev/null; mkdir "$tmp/in"; mv "$tmp"/*.txt "$tmp"/*.html "$tmp"/*.ndjson "$tmp/in/"

for command in extract merge dates "render --format ndjson"; do
  feed /dev/null $command; silent "$command of nothing prints nothing"; exits 0 "$command of nothing succeeds"
done
feed /dev/null query --in -; exits 1 'query that finds nothing is exit code 1'

"$dateline" extract -q "$tmp/in" > "$tmp/mentions" 2>/dev/null
ok 'the sample articles mention events' test -s "$tmp/mentions"
"$dateline" merge -q "$tmp/mentions" > "$tmp/events"
run timeline -q "$tmp/in" --format ndjson; same "$out" "$tmp/events" 'extract | merge is what timeline makes'
"$dateline" extract -q "$tmp/in" | "$dateline" merge -q | "$dateline" render -q --format ndjson > "$tmp/piped"
same "$tmp/piped" "$tmp/events" 'and render passes it on'
run timeline -q "$tmp/in"; cp "$out" "$tmp/text"; run render -q "$tmp/events"; same "$out" "$tmp/text" 'as text, too'
for format in ics csv json markdown; do
  run timeline -q "$tmp/in" --format $format; cp "$out" "$tmp/direct"
  run render -q "$tmp/events" --format $format; same "$out" "$tmp/direct" "as $format, too"
done
sort -r "$tmp/mentions" | "$dateline" merge -q > "$tmp/reversed"; same "$tmp/reversed" "$tmp/events" 'the order of mentions does not matter'
cat "$tmp/mentions" "$tmp/mentions" | "$dateline" merge -q > "$tmp/twice"; same "$tmp/twice" "$tmp/events" 'nor do repeats'

# one text at two addresses, of two papers: both are named, but they are one source
{ cat "$tmp/in/wire.ndjson"; sed 's/"id": "[^"]*", "url": "[^"]*", "publisher": "[^"]*"/"url": "&/; s/"url": ""id": "\([^"]*\)".*"publisher": "[^"]*"/"url": "https:\/\/copy.example\/\1", "publisher": "The Copy"/' "$tmp/in/wire.ndjson"; } > "$tmp/copies.ndjson"
surety() { sed -n 's/.*"title": \("[^"]*"\).*"confidence": \([0-9.]*\).*/\1 \2/p' "$1" | sort; }
run timeline -q "$tmp/in/wire.ndjson" --format ndjson; surety "$out" > "$tmp/one"
run timeline -q "$tmp/copies.ndjson" --format ndjson; surety "$out" > "$tmp/both"
prints 'https://copy.example/' 'a copy at another address is named'; same "$tmp/one" "$tmp/both" 'but makes no event surer: it is no second source'

# nor is a text that another paper changed a little: its headline, a line of the agency above or below, a figure brought up to date
printf '%s\n' '{"id": "one", "url": "https://a.example/1", "publisher": "Harbour Chronicle", "published": "2022-12-22", "title": "Wong, Wang meet in Beijing", "text": "Australian Foreign Minister Penny Wong met her Chinese counterpart Wang Yi in Beijing on Wednesday for talks about detained journalists, barley tariffs and consular access.\n\nThe talks lasted 90 minutes and brought 12 officials together."}' > "$tmp/first.ndjson"
other() { sed 's/"id": "one"/"id": "two"/; s/a\.example/b.example/; s/Harbour Chronicle/Meridian Tribune/; '"$1" "$tmp/first.ndjson" | cat "$tmp/first.ndjson" - > "$tmp/near.ndjson"; run timeline -q "$tmp/near.ndjson" --type meeting --format ndjson; }
run timeline -q "$tmp/first.ndjson" --type meeting --format ndjson; surety "$out" > "$tmp/one"; ok 'the sample has a meeting' test -s "$tmp/one"
near() { other "$1"; prints 'b.example' "$2: named"; prints '"copy": true' 'as a copy'; surety "$out" > "$tmp/both"; same "$tmp/one" "$tmp/both" 'but no second source'; }
near 's/"title": "[^"]*"/"title": "Foreign ministers of Australia and China hold talks"/' 'under another headline'
near 's/"text": "/&BEIJING (Wire) - /' "with the agency's dateline"
near 's/together\./&\\n\\n(Reporting by the Wire; editing by A. Desk)/' "with the agency's line below"
near 's/90 minutes/two hours/; s/12 officials/14 officials/' 'with figures brought up to date'
near 's/ for talks about detained/ for a round of talks about detained/' 'with words put in'
other 's/"text": ".*"}/"text": "Penny Wong of Australia sat down with China'"'"'s foreign minister, Wang Yi, in Beijing on Wednesday. Canberra said that she had raised the cases of two citizens."}/; s/"title": "[^"]*"/"title": "Wong raises cases of citizens"/'
surety "$out" > "$tmp/both"; ok 'one who tells it in words of his own is one' test "$(awk '{print $NF}' "$tmp/both" | sort -n | tail -1 | sed 's/0\.//')" -gt "$(awk '{print $NF}' "$tmp/one" | sed 's/0\.//')"

i=0; while [ $i -lt 40 ]; do sed "s/\"id\": \"/\"id\": \"$i-/" "$tmp/in/wire.ndjson"; i=$((i+1)); done > "$tmp/long.ndjson"
for command in "extract" "extract --show=article" "dates" "timeline --format ndjson"; do
  run $command -q -j1 "$tmp/long.ndjson" "$tmp/in"; cp "$out" "$tmp/one"
  run $command -q -j8 "$tmp/long.ndjson" "$tmp/in"; same "$out" "$tmp/one" "$command: -j8 gives the bytes of -j1"
done
run extract -j1 "$tmp/long.ndjson" "$tmp/in" "$tmp/none"; cp "$err" "$tmp/one"
run extract -j8 "$tmp/long.ndjson" "$tmp/in" "$tmp/none"; same "$err" "$tmp/one" 'and the messages of -j1'

feed "$tmp/in/wire.ndjson" extract -q; cp "$out" "$tmp/piped"
run extract -q "$tmp/in/wire.ndjson"; same "$out" "$tmp/piped" 'standard input is read like a file'
gzip -c "$tmp/in/wire.ndjson" > "$tmp/wire.gz"
run extract -q "$tmp/wire.gz"; same "$out" "$tmp/piped" 'so is a gzip'
{ head -3 "$tmp/in/wire.ndjson" | gzip; tail -n +4 "$tmp/in/wire.ndjson" | gzip; } > "$tmp/members.gz"
feed "$tmp/members.gz" extract -q -; same "$out" "$tmp/piped" 'of several members, on standard input'
{ echo '['; sed '$!s/$/,/' "$tmp/in/wire.ndjson"; echo ']'; } > "$tmp/array.json"
run extract -q "$tmp/array.json"; same "$out" "$tmp/piped" 'so is a JSON array'
{ printf '\357\273\277'; sed 's/$/\r/' "$tmp/in/wire.ndjson"; } > "$tmp/windows.ndjson"
run extract -q "$tmp/windows.ndjson"; same "$out" "$tmp/piped" 'so are lines with a BOM and CR LF'
mkdir "$tmp/two"; cp "$tmp/in/wire.ndjson" "$tmp/two/b"; cp "$tmp/in/wire.ndjson" "$tmp/two/.hidden"
run extract -q "$tmp/two"; same "$out" "$tmp/piped" 'hidden files of a folder are left out, suffixes do not matter'

TZ=Asia/Tokyo LC_ALL=C "$dateline" timeline -q "$tmp/in" --format ndjson > "$out" 2>"$err"; same "$out" "$tmp/events" 'neither zone nor locale matters'

run query -q --in "$tmp/events" --with Ozymandias; exits 1 'query that finds nothing among many'
run query -q --in "$tmp/events" --with Putin --format ndjson; exits 0 'query with a name'
ok 'finds fewer than all' test "$(wc -l < "$out")" -lt "$(wc -l < "$tmp/events")" -a -s "$out"
cp "$out" "$tmp/direct"; run timeline -q "$tmp/in" --with Putin --format ndjson; same "$out" "$tmp/direct" 'the filters of timeline are those of query'
"$dateline" render -q "$tmp/events" --with Putin --format ndjson > "$tmp/piped"; same "$tmp/piped" "$tmp/direct" 'and of render'
run query -q --in "$tmp/events" --limit 2 --format ndjson; lines 2 '--limit'

run timeline -q "$tmp/in" -o "$tmp/a.ics" -o "$tmp/a.json" -o "$tmp/a.csv" -o -; exits 0 'several outputs at once'
for f in a.ics a.json a.csv; do ok "$f is there" test -s "$tmp/$f"; done
same "$out" "$tmp/text" 'and the text on standard output'
ok 'nothing lies beside them' sh -c "! ls '$tmp' | grep -q '^a\\.[a-z]*\\.'"
run render -q "$tmp/a.json" --format csv; same "$out" "$tmp/a.csv" 'the JSON document is read back'
run render "$tmp/a.ics" --format ndjson; says 'events read' 'so is the calendar'
run render "$tmp/mentions"; says 'is a mention' 'render wants events'
run merge "$tmp/in/wire.ndjson"; says 'wire.ndjson:1' 'merge wants mentions'
run timeline "$tmp/a.ics"; says 'is a calendar' 'timeline wants articles'
run extract "$tmp/in/wire.ndjson" -o "$tmp/m.ndjson"; exits 0 'extract writes to a file'; ok 'which is there' test -s "$tmp/m.ndjson"

sed 's/"text": "/"unknown": {"a": [1, "x"]}, &/' "$tmp/in/wire.ndjson" > "$tmp/extra.ndjson"
run extract -q "$tmp/extra.ndjson"; prints '"unknown": {"a": [1, "x"]}' 'unknown keys pass through'
done_testing
