# A calendar is an input too: ours come back as they went out; what a calendar cannot hold is said and counted.
B=${B:-build}; n=0
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
dateline=$B/dateline
ok() { n=$((n + 1)); if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi; }
cat > "$tmp/events.ndjson" <<'N'
{"id":"a","mentions":["a#1"],"type":"call","when":"2021-12-07T18:07+03:00/2021-12-07T20:08+03:00","zone":"Europe/Moscow","title":"A, call; \"with\" marks","participants":[{"name":"Łukasz","kind":"person","country":"POL"}],"sources":[{"article":"x","mention":"a#1","url":"https://example.org/1","publisher":"Wire","published":"2021-12-07","evidence":"They\nspoke."}],"mine":{"k":[1]}}
{"id":"b","mentions":["b#1"],"type":"meeting","when":"2022-06","title":"A meeting in June"}
{"id":"c","mentions":["c#1"],"type":"meeting","when":"2023-01-05","status":"cancelled","title":"A meeting that was not"}
{"id":"d","mentions":["d#1"],"type":"meeting","when":"XXXX-12-07","title":"In some year"}
{"id":"e","mentions":["e#1"],"type":"statement","when":null,"title":"Undated"}
N
"$dateline" render "$tmp/events.ndjson" -o "$tmp/x.ics" 2> "$tmp/said"; ok $? 'a calendar is written'
grep -q '2 events left out: 1 without a date, 1 without a year' "$tmp/said"; ok $? 'what it cannot hold is said'
head -3 "$tmp/events.ndjson" | "$dateline" render --quiet --format ndjson > "$tmp/before"
"$dateline" render --quiet "$tmp/x.ics" --format ndjson > "$tmp/after"; cmp -s "$tmp/before" "$tmp/after"; ok $? 'and read back byte for byte'
test "$("$dateline" query --quiet --in "$tmp/x.ics" --from 2022-12 --format csv | grep -c '^c,')" = 1; ok $? 'query reads calendars'
"$dateline" render --quiet "$tmp/x.ics" -o "$tmp/y.ics" && sed '/LEFT\|DESC\|left out/d' "$tmp/y.ics" | grep -c 'BEGIN:VEVENT' | grep -qx 3; ok $? 'a calendar becomes a calendar'
"$dateline" render --quiet "$tmp/events.ndjson" --feed --as-of 2022-12-31 -o - --format ics | grep -c BEGIN:VEVENT | grep -qx 1; ok $? 'a feed has the days around as-of'
"$dateline" render --quiet "$tmp/events.ndjson" --imprecise=skip -o - --format ics | grep -c BEGIN:VEVENT | grep -qx 2; ok $? 'months can be left out'
"$dateline" render "$tmp/events.ndjson" --imprecise=often -o "$tmp/z.ics" 2> /dev/null; test $? = 2 && ! [ -e "$tmp/z.ics" ]; ok $? 'an unknown way with them is a usage error'
printf 'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20140231\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Held\nDTSTART;VALUE=DATE:20140228\nEND:VEVENT\nEND:VCALENDAR\n' > "$tmp/other.ics"
"$dateline" render "$tmp/other.ics" --format csv 2> "$tmp/said" | grep -q '^2,2014-02-28,'; ok $? "another program's calendar is read"
grep -q '1 skipped' "$tmp/said"; ok $? 'its 31 February is skipped and counted'
echo "1..$n"
