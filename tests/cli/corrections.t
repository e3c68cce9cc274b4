# a person's corrections: a file for timeline and query, rows of the store
. tests/cli/lib.sh
export SOURCE_DATE_EPOCH=1700000000 USER=anna
unset DATELINE_STORE
db=$tmp/store.db file=$tmp/corrections.tsv
head='event\tchange\tvalue\tauthor\tnote\n'
field() { sed -n "s/.*\"$1\": \(\"[^\"]*\"\|\[[^]]*\]\|[^,]*\),.*/\1/p"; }
event() { grep -F -- "\"$1\"" "$out"; }

run timeline -q "$articles" --format ndjson; cp "$out" "$tmp/all"
id=$(grep 'Putin and Trump meet' "$tmp/all" | sed 's/{"id": "\([^"]*\)".*/\1/')
other=$(grep '"type": "call"' "$tmp/all" | head -1 | sed 's/{"id": "\([^"]*\)".*/\1/')
mention=$(grep "$id" "$tmp/all" | sed 's/.*"mentions": \["\([^"]*\)".*/\1/')
several=$(grep -E '"mentions": \["[^]]*", "' "$tmp/all" | head -1 | sed 's/{"id": "\([^"]*\)".*/\1/')
part=$(grep "$several" "$tmp/all" | sed 's/.*"mentions": \["\([^"]*\)".*/\1/')

try() { printf "$head" > "$file"; printf '%s\t%s\t%s\tAnna\tseen it\n' "$@" >> "$file"; run timeline -q "$articles" --format ndjson --corrections "$file"; }
try "$id" hide ''; exits 0 'hide'; ! grep -q "\"id\": \"$id\"" "$out"; report $? 'and it is gone'
try "$id" title 'Helsinki, again'; event "$id" | grep -q '"title": "Helsinki, again"'; report $? 'title'
event "$id" | grep -qF '"corrections": ["title was Putin and Trump meet in Helsinki (Anna: seen it)"]'; report $? 'shown as such, with note and author'
try "$id" when 2018-07-16; event "$id" | grep -q '"when": "2018-07-16"'; report $? 'when'
run query -q --in "$tmp/all" --corrections "$file" --at 2018-07-16 --format ndjson; prints 2018-07-16 'a filter goes by the corrected date'
try "$id" status cancelled; event "$id" | grep -q '"status": "cancelled"'; report $? 'status'
try "$id" type call; event "$id" | grep -q '"type": "call"'; report $? 'type'
try "$id" place 'Hanko (FIN)'; event "$id" | grep -q '"place": {"name": "Hanko", "country": "FIN"'; report $? 'place'
try "$id" with 'Sauli Niinistö (FIN)'; event "$id" | grep -q 'Niinistö'; report $? 'with'
event "$id" | grep -qF '"corrections": ["with Sauli Niinistö (FIN) (Anna: seen it)"]'; report $? 'shown with whom'
try "$id" without 'donald trump'; event "$id" | grep '"participants": \[[^]]*\]' -o | grep -q Trump; test $? = 1; report $? 'without'
try "$id" without 'Ada Karova'; says "'without' of '$id' matches nothing" 'nobody of that name took part'; ! event "$id" | grep -q corrections; report $? 'so that nothing was corrected'
try "$id" with 'Donald Trump (USA)'; test "$(event "$id" | grep -o '"name": "Donald Trump"' | wc -l)" = 1; report $? 'who took part does not do so twice'
try "$id" participants 'Ada Karova (RUS), country:Finland (FIN)'; event "$id" | grep -qF '"participants": [{"name": "Ada Karova", "kind": "person", "country": "RUS", "role": null}, {"name": "Finland", "kind": "country"'; report $? 'participants'
try "$id" pin ''; event "$id" | grep -q '"pinned": true'; report $? 'pin'
run timeline -q "$articles" --corrections "$file" --at 2018-07 -o "$tmp/pinned.svg" --min-confidence 0; exits 0 'a pinned event is drawn'
try "$id" join "$other"; ! grep -q "\"id\": \"$other\"" "$out"; report $? 'join: the other is gone'
event "$id" | grep -q "$mention"; report $? 'and its sources are with the first'
try "$several" split "$part"; test "$(wc -l < "$out")" = "$(($(wc -l < "$tmp/all") + 1))"; report $? 'split makes one more'
try my-1 add 'meeting | 2021-12-09 | Ada Karova (RUS), Bo Lindel (SWE) | Karova and Lindel meet | Geneva (CHE)'; event my-1 | grep -q 'Karova and Lindel meet'; report $? 'add'
try "$mention" title 'by its mention'; event "$id" | grep -q 'by its mention'; report $? 'an event is found by one of its mentions'
try nowhere hide ''; says "corrections.tsv:2: 'hide' of 'nowhere' matches nothing" 'a correction that matches nothing is reported'
printf "$head"'%s \t when\t2018-07-16 \r\n' "$id" > "$file"; run timeline -q "$articles" --format ndjson --corrections "$file"
event "$id" | grep -q '"when": "2018-07-16"'; report $? 'blanks around what was typed by hand, missing cells and line ends of Windows do no harm'
try "$id" when 2018-02-30; exits 3 'a wrong value is an error'; says 'corrections.tsv:2:' 'with its place'
try "$id" rename x; exits 3 'so is an unknown change'
printf 'who\twhat\n' > "$file"; run timeline "$articles" --corrections "$file"; exits 3 'and a file of another form'

# the store
run add -q --store "$db" "$articles"
run correct --store "$db" "$id" when 2018-07-16 --note 'the readout says so'; exits 0 'correct'
run query -q --store "$db" --at 2018-07-16 --format ndjson; exits 0 'the store finds it by the new date'
event "$id" | grep -qF '"when was 2018-07 (anna: the readout says so)"'; report $? 'shown as the work of its author'
event "$id" | grep -qF '"revision": 1'; report $? 'a correction is a revision'
run check --store "$db"; exits 0 'the store is whole'
run correct --store "$db" "$other" hide; run query -q --store "$db" --format ndjson; ! grep -q "\"id\": \"$other\"" "$out"; report $? 'hidden'
run query -q --in "$tmp/all" --type call --limit 1; day=$(cut -f1 "$out" | cut -c1-7)
for filter in "--at $day" '--type call' '--with Putin' '--from 1990'; do eval "run query -q --store \"\$db\" --format ndjson $filter"; ! grep -q "\"id\": \"$other\"" "$out"; report $? "from $filter, too"; done
run correct --store "$db" my-1 add 'meeting | 2021-12-09 | Ada Karova (RUS), Bo Lindel (SWE)'; run query -q --store "$db" --with Karova --format ndjson; lines 1 'added by hand'
run correct --store "$db" "$several" split "$part"; exits 0 'split'
run check --store "$db"; exits 0 'whole after all that'
run export --store "$db"; cp "$out" "$tmp/corrected"
article=$(sed -n 's/.*"article": "\([^"]*\)".*/\1/p' "$tmp/all" | sort -u | tail -1)
run remove -q --store "$db" "$article"; run add -q --store "$db" "$articles"; run rebuild -q --store "$db"
run export --store "$db"; strip() { sed 's/"revision": [0-9]*/"revision": N/' "$1"; }; strip "$out" > "$tmp/a"; strip "$tmp/corrected" > "$tmp/b"; same "$tmp/a" "$tmp/b" 'corrections stay through removals, additions and a rebuild'
run correct --store "$db" --list; cp "$out" "$tmp/list"; lines 5 'listed, with a heading'
run timeline -q "$articles" --format ndjson --corrections "$tmp/list"; cut -d'"' -f1-12 "$out" > "$tmp/a"; run query -q --store "$db" --format ndjson; cut -d'"' -f1-12 "$out" > "$tmp/b"; same "$tmp/a" "$tmp/b" 'the list is a file for timeline, with the same events'
run correct --store "$db" nowhere hide; says "'hide' of 'nowhere' matches nothing" 'what matches nothing is reported'
run check --store "$db"; exits 0 'it is no fault'; says "'hide' of 'nowhere' matches nothing" 'but told by check'
run add --store "$db" "$articles"; says '1 correction of the store matches nothing; dateline check names them' 'add counts those that match nothing'
run add -q --store "$db" "$articles"; ! grep -q correction "$err"; report $? 'unless it is to be quiet'
run correct --store "$db" "$id" drop; exits 0 'drop'; run query -q --store "$db" --at 2018-07-16 --format ndjson; event "$id" | grep -qF '"when": "2018-07"'; report $? 'takes it back'
run correct --store "$db" "$id" drop; exits 1 'there is nothing more to take back'
run correct -q --store "$db" "$mention" title 'By its mention'; run query -q --store "$db" --format ndjson; prints 'By its mention' 'corrected by the name of a mention'
run correct -q --store "$db" "$id" drop; exits 0 'is taken back by any name'; run query -q --store "$db" --format ndjson; cat "$out" | grep -q 'By its mention'; test $? = 1; report $? 'wholly'
run correct --store "$db" "$id" when yesterday; exits 2 'a wrong value'
printf "$head" > "$file"; run correct --store "$db" --corrections "$file"; run export --store "$db"; sed 's/"uid": "[^"]*", "revision": [0-9]*, "created": "[^"]*", "modified": "[^"]*", //' "$out" > "$tmp/a"; same "$tmp/a" "$tmp/all" 'an empty file takes all back'
run check --store "$db"; exits 0 'and the store is whole'
# an event whose first article comes later than another one: it has another id by then, and the same uid
line() { printf '{"id": "https://example.org/%s#1", "article": "https://example.org/%s", "type": "meeting", "when": "2021-12-07", "status": "confirmed", "participants": [{"name": "Ada Karova", "kind": "person", "country": "RUS"}, {"name": "Bo Lindel", "kind": "person", "country": "SWE"}], "evidence": "Karova met Lindel.", "confidence": 0.8, "url": "https://example.org/%s", "publisher": "P%s", "published": "%s"}\n' "$1" "$1" "$1" "$1" "$2"; }
late=$tmp/late.db
line b 2021-12-09 > "$tmp/b"; line c 2021-12-08 > "$tmp/c"; line a 2021-12-07 > "$tmp/first"
run import -q --store "$late" "$tmp/b"; run import -q --store "$late" "$tmp/c"
run query -q --store "$late" --format ndjson; derived=$(sed 's/{"id": "\([^"]*\)".*/\1/' "$out")
run correct -q --store "$late" "$derived" title 'By its id'; run import -q --store "$late" "$tmp/first"
run query -q --store "$late" --format ndjson; prints 'By its id' 'a correction by an id stays when the event has another one'; lines 1 'of one event'
! grep -q "\"id\": \"$derived\"" "$out"; report $? 'which it has'
run correct -q --store "$late" "$derived" drop; run query -q --store "$late" --format ndjson; ! grep -q 'By its id' "$out"; report $? 'and is taken back by the id it had'
# as the help says: the ids for split are in the event's line that the store gives
divided=$tmp/divided.db
run add -q --store "$divided" "$articles"; run query -q --store "$divided" --format ndjson; events=$(wc -l < "$out")
line=$(grep -E '"mentions": \["[^]]*", "' "$out" | head -1)
run correct -q --store "$divided" "$(echo "$line" | sed 's/.*"uid": "\([^"]*\)".*/\1/')" split "$(echo "$line" | sed 's/.*"mentions": \["\([^"]*\)".*/\1/')"; exits 0 'split by what the line says'
run query -q --store "$divided" --format ndjson; lines $((events + 1)) 'makes one event more'
# whoever had the uid of an event that was joined to another one finds it there, also in a store that was made of the export
joined=$tmp/joined.db copy=$tmp/joined-copy.db
run add -q --store "$joined" "$articles"; run export --store "$joined"
uid() { sed -n "$1s/.*\"uid\": \"\([^\"]*\)\".*/\1/p" "$out"; }
first=$(uid 2) second=$(uid 6) third=$(uid 7)
run correct -q --store "$joined" "$first" join "$second"; run correct -q --store "$joined" "$second" join "$third"
run export --store "$joined"; cp "$out" "$tmp/joined.ndjson"
aliases=$(printf '"%s"\n' "$second" "$third" | sort | paste -sd, | sed 's/,/, /')
prints "\"uid\": \"$first\", \"aliases\": [$aliases]" 'joined uids are aliases, those that were joined to the joined, too'
run import -q --store "$copy" "$tmp/joined.ndjson"; run check --store "$copy"; exits 0 'the export makes a whole store'
run export --store "$copy"; same "$out" "$tmp/joined.ndjson" 'of the same events'
run correct -q --store "$copy" "$third" title 'By its other name'; run export --store "$copy"; grep -F "\"uid\": \"$first\"" "$out" | grep -qF 'By its other name'; report $? 'which knows the other uids'
run add -q --store "$copy" "$articles"; run check --store "$copy"; exits 0 'and stays whole when articles tell of them'
run export --store "$copy"; prints "\"uid\": \"$second\"" 'and the joined one is there again'
run correct -q --store "$joined" "$first" drop; run correct -q --store "$joined" "$second" drop; run export --store "$joined"; ! grep -q '"aliases"' "$out"; report $? 'taken back, each uid is its own again'
done_testing
