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
names() { (cd "$tmp" && ls split*) | tr '\n' ' '; }
for by in year month type; do
  rm -f "$tmp"/split*
  "$dateline" render "$tmp/events.ndjson" --split=$by -o "$tmp/split.ics" 2> "$tmp/said"; ok $? "calendars by $by are written"
  case $by in
    year) names=split-2021.ics\ split-2022.ics\ split-2023.ics\  ;;
    month) names=split-2021-12.ics\ split-2022-06.ics\ split-2023-01.ics\  ;;
    type) names=split-call.ics\ split-meeting.ics\ split-statement.ics\  ;;
  esac
  [ "$(names)" = "$names" ]; ok $? "a file for each $by"
  for f in "$tmp"/split*; do "$dateline" render --quiet "$f" --format ndjson; done | sort > "$tmp/parts"
  sort "$tmp/before" | cmp -s - "$tmp/parts"; ok $? 'each event stands in one of them'
done
grep -q 'split-statement.ics: 1 event left out: 1 without a date' "$tmp/said"; ok $? 'what a part cannot hold is said'
"$dateline" render "$tmp/events.ndjson" --split=year -o "$tmp/split.ics" 2>&1 | grep -q 'split.ics: 2 events left out: 2 without a year'; ok $? 'what belongs to no part is said'
for bad in '--split=year -o -' '--split=year -o bad.png' '--split=year --feed -o bad.ics' '--split=day -o bad.ics' '--address ftp://example.org -o bad.ics'; do
  (cd "$tmp" && "$OLDPWD/$dateline" render events.ndjson $bad) > /dev/null 2>&1; [ $? = 2 ] && [ "$(ls "$tmp" | grep -c bad)" = 0 ]; ok $? "$bad: a usage error"
done
"$dateline" render --quiet "$tmp/x.ics" -o "$tmp/x.png" && [ "$(head -c 4 "$tmp/x.png" | tail -c 3)" = PNG ]; ok $? 'a calendar becomes a chart'
printf 'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20140231\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Held\nDTSTART;VALUE=DATE:20140228\nEND:VEVENT\nEND:VCALENDAR\n' > "$tmp/other.ics"
"$dateline" render "$tmp/other.ics" --format csv 2> "$tmp/said" | grep -q '^2,2014-02-28,'; ok $? "another program's calendar is read"
grep -q '1 skipped' "$tmp/said"; ok $? 'its 31 February is skipped and counted'

printf 'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20140228T100000Z\nRRULE:FREQ=WEEKLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nDTSTART:20140307T110000Z\nRECURRENCE-ID:20140307T100000Z\nEND:VEVENT\nEND:VCALENDAR\n' > "$tmp/weekly.ics"
"$dateline" render "$tmp/weekly.ics" "$tmp/weekly.ics" --format csv 2> "$tmp/said" > "$tmp/rows"; grep -q '2 repeating events are read once' "$tmp/said"; ok $? 'what repeats in a calendar is counted'
grep -q '2 changed times of repeating events are read as events of their own' "$tmp/said" && grep -q '2014-03-07T11:00Z' "$tmp/rows"; ok $? 'a time that was moved is read'
# two ends on two clocks are said on one
cat > "$tmp/clocks.ndjson" <<'N'
{"id":"a","mentions":["a#1"],"type":"call","when":"2021-12-07T10:07-05:00/2021-12-07T20:08+03:00","zone":"Europe/Moscow","title":"A call"}
N
for format in text columns markdown html ics; do
  "$dateline" render --quiet "$tmp/clocks.ndjson" --format $format -o - | sed 's/\xc2\xa0/ /g' > "$tmp/said"
  grep -q '18:07–20:08' "$tmp/said" && ! grep -q '10:07–\|UTC[-−]5' "$tmp/said"; ok $? "$format: both ends of a call in its own zone"
done
grep -q '^X-DATELINE-LOCAL:2021-12-07T18:07:00\[Europe/Moscow\]' "$tmp/said" && grep -q '^DTSTART:20211207T150700Z' "$tmp/said"; ok $? 'and its own local time'
"$dateline" render --quiet "$tmp/clocks.ndjson" --zones -o - --format ics | grep -q '^DTSTART;TZID=Europe/Moscow:20211207T180700'; ok $? 'with zones, too'
"$dateline" render --quiet "$tmp/clocks.ndjson" --format svg -o - | sed 's/\xc2\xa0/ /g' | grep -q '18:07–20:08 UTC+3'; ok $? 'a chart has the same hours'
sed 's|"zone":"[^"]*",||' "$tmp/clocks.ndjson" | "$dateline" render --quiet - --format svg -o - | sed 's/\xc2\xa0/ /g' | grep -q '10:07–12:08 UTC−5'; ok $? 'without a zone the hours of its beginning'

# a store's calendar: what changes keeps its uid and counts up, what is no more is cancelled, what stays is not touched
. tests/cli/update_story.sh
at() { # SECONDS COMMAND...
  seconds=$1; shift
  SOURCE_DATE_EPOCH=$seconds "$dateline" "$@" --quiet --store "$tmp/s.db"
}
story_first > "$tmp/first.ndjson"; story_second > "$tmp/second.ndjson"
# title, begin, the three stamps, status: what stands in a calendar, one event a line
table() {
  sed 's/\r$//' "$1" | sed -n '/^BEGIN:VEVENT/,$p' | awk -F: '/^BEGIN/ { stamp = modified = sequence = start = title = status = "-" } /^DTSTAMP/ { stamp = $2 }
    /^LAST-MOD/ { modified = $2 } /^SEQUENCE/ { sequence = $2 } /^DTSTART/ { start = $2 } /^SUMMARY/ { sub(/^SUMMARY:/, ""); title = $0 } /^STATUS/ { status = $2 }
    /^END:VEVENT/ { print title "|" start "|" sequence "|" (stamp == modified ? stamp : stamp "/" modified) "|" status }'
}
at 1700000000 add "$tmp/first.ndjson"; at 1700000000 query -o "$tmp/s1.ics"
at 1700050000 add "$tmp/first.ndjson"; at 1700050000 query -o "$tmp/s1-again.ics"
cmp -s "$tmp/s1.ics" "$tmp/s1-again.ics"; ok $? 'what is added again changes no byte'
at 1700100000 add "$tmp/second.ndjson"; at 1700100000 remove f; at 1700100000 query -o "$tmp/s2.ics"
table "$tmp/s2.ics" > "$tmp/made"
cat > "$tmp/wanted" <<'W'
Biden and Putin speak by phone|20210609T143000Z|1|20231116T020000Z|CONFIRMED
Biden and Putin meet in Geneva|20210616|0|20231114T221320Z|CONFIRMED
Cancelled: Macron and Merkel meet in Berlin|20210625|1|20231116T020000Z|CANCELLED
Lavrov and Cavusoglu meet in Antalya|20210629|1|20231116T020000Z|CONFIRMED
Listed twice: Lavrov and Cavusoglu meet in Antalya|20210702|1|20231116T020000Z|CANCELLED
Withdrawn: Modi and Suga meet in Tokyo|20210704|1|20231116T020000Z|CANCELLED
W
cmp -s "$tmp/wanted" "$tmp/made" || { diff "$tmp/wanted" "$tmp/made" | sed 's/^/# /'; false; }; ok $? 'a time edited, a meeting cancelled, two merged, one retracted'
uids() { sed -n '/^BEGIN:VEVENT/,$p' "$1" | grep '^UID:' | sort; }
[ "$(uids "$tmp/s1.ics")" = "$(uids "$tmp/s2.ics")" ]; ok $? 'under the uids that they had'
at 1700100000 query --with Lavrov -o "$tmp/part.ics"; table "$tmp/part.ics" | grep -c CANCELLED | grep -qx 1; ok $? 'a part tells of what it had only'
at 1700100000 query --split=type -o "$tmp/by.ics"; grep -c RETIRED "$tmp/by-meeting.ics" | grep -qx 2; ok $? 'parts tell of what they had'
# an event that moves to another month is in one file of the set, also where nothing else is in the old one
rm -f "$tmp"/s.db*; at 1700000000 add "$tmp/first.ndjson"; at 1700000000 query --split=month -o "$tmp/yy.ics"
modi=$(sed -n '/^UID:/{s/UID:\(.*\)@.*/\1/;h;};/^SUMMARY:Modi/{x;p;}' "$tmp/yy-2021-07.ics")
printf 'BEGIN:VCALENDAR\nPRODID:other\nBEGIN:VEVENT\nUID:%s@events.dateline\nDTSTART;VALUE=DATE:20140228\nEND:VEVENT\nEND:VCALENDAR\n' "$modi" > "$tmp/yy-2014-02.ics"
cp "$tmp/yy-2014-02.ics" "$tmp/foreign"; cp "$tmp/yy-2021-07.ics" "$tmp/yy-other.ics"
for date in 2022-03-04 2022-05-06; do
  at 1700100000 correct "$modi" when $date
  SOURCE_DATE_EPOCH=1700100000 "$dateline" query --store "$tmp/s.db" --split=month -o "$tmp/yy.ics" 2> "$tmp/said"
done
grep -q "yy-2022-03.ics: of an earlier run; 1 event is taken out that stands in another file now" "$tmp/said"; ok $? 'an event that moved to another month is taken out of the old file'
grep -l "^UID:$modi" "$tmp"/yy-202*.ics | grep -qx "$tmp/yy-2022-05.ics" && ! grep -q VEVENT "$tmp/yy-2022-03.ics"; ok $? 'and stands in one only'
"$dateline" render --quiet "$tmp/yy-2022-03.ics" --format ndjson > "$tmp/none"; [ $? = 0 ] && [ ! -s "$tmp/none" ]; ok $? 'the old file is a calendar still'
cmp -s "$tmp/foreign" "$tmp/yy-2014-02.ics" && grep -q "^UID:$modi" "$tmp/yy-other.ics"; ok $? 'files of others, and of other names, are left alone'
SOURCE_DATE_EPOCH=1700100000 "$dateline" query --store "$tmp/s.db" --from 2022 --split=month -o "$tmp/yy.ics" 2> "$tmp/said"
grep -q 'yy-2021-06.ics: of an earlier run; it has 4 events that this one has not' "$tmp/said"; ok $? 'what an earlier run has besides is told'

# the same by a person's hand
uid_of() { awk -F: -v title="SUMMARY:$1" '/^UID:/ { sub(/@.*/, "", $2); uid = $2 } index($0, title) == 1 { print uid; exit }' "$tmp/s1.ics"; }
rm -f "$tmp"/s.db*; at 1700000000 add "$tmp/first.ndjson"
joined=$(sed -n '/^UID:/{s/UID:\(.*\)@.*/\1/;h;};/^DTSTART;VALUE=DATE:20210702/{x;p;}' "$tmp/s1.ics")
at 1700100000 correct "$(uid_of Lavrov)" join "$joined"; at 1700100000 correct "$(uid_of Modi)" hide
at 1700100000 correct "$(uid_of 'Biden and Putin speak')" when 2021-06-09T17:30+03:00; at 1700100000 correct "$(uid_of Planned)" status cancelled
at 1700100000 query -o "$tmp/s5.ics"; table "$tmp/s5.ics" > "$tmp/made"
cmp -s "$tmp/wanted" "$tmp/made" || { diff "$tmp/wanted" "$tmp/made" | sed 's/^/# /'; false; }; ok $? 'corrections by hand are the same update'
# the event is there still, but its date is none that a calendar can hold
rm -f "$tmp"/s.db*; at 1700000000 add "$tmp/first.ndjson"; modi=$(uid_of Modi)
stand() { at "$1" query -o "$tmp/s6.ics"; sed 's/\r$//' "$tmp/s6.ics" | awk -F: -v uid="UID:$modi@events.dateline" '/^BEGIN:VEVENT/ { own = 0 } $0 == uid { own = 1 }
  own && /^(DTSTART|SEQUENCE|DTSTAMP|STATUS|SUMMARY|X-DATELINE-RETIRED)/ { sub(/^[^:]*:/, ""); print }' | tr '\n' '|'; }
stood() { said=$(stand "$1"); [ "$said" = "$2" ]; rc=$?; [ $rc = 0 ] || echo "# $said"; ok $rc "$3"; }
stood 1700000000 '20231114T221320Z|0|20210704|Modi and Suga meet in Tokyo|CONFIRMED|' 'an event with a day'
at 1700100000 correct "$modi" when 2021-07-04/..
gone='20231116T020000Z|1|20210704|No certain date: Modi and Suga meet in Tokyo|CANCELLED|undated|'
stood 1700100000 "$gone" 'whose date has no end any more is cancelled where it stood'
at 1700200000 correct "$modi" when XXXX-07-04; stood 1700200000 "$gone" 'without a year, too, and said once'
at 1700200000 query --imprecise=all -o "$tmp/all.ics"; grep -c RETIRED:undated "$tmp/all.ics" | grep -qx 1; ok $? 'whatever imprecise dates a calendar has'
at 1700300000 correct "$modi" when 2021; stood 1700300000 "$gone" 'known to the year only, too'
at 1700300000 query --imprecise=all -o "$tmp/all.ics"; grep -q RETIRED:undated "$tmp/all.ics"; [ $? = 1 ]; ok $? 'but not where a calendar has years'
at 1700400000 correct "$modi" hide; stood 1700400000 '20231119T132000Z|4|20210704|Withdrawn: Modi and Suga meet in Tokyo|CANCELLED|withdrawn|' 'withdrawn then'
at 1700500000 correct "$modi" drop; stood 1700500000 '20231120T170640Z|5|20210704|Modi and Suga meet in Tokyo|CONFIRMED|' 'and back with its day'
at 1700600000 correct "$modi" when 2021; at 1700700000 remove f; stood 1700700000 '20231123T004000Z|7|20210704|Withdrawn: Modi and Suga meet in Tokyo|CANCELLED|withdrawn|' 'what goes with its article is cancelled where it stood last'
"$dateline" check --quiet --store "$tmp/s.db" > /dev/null; ok $? 'and the store is well'
rm -f "$tmp"/s.db*; at 1700000000 add "$tmp/first.ndjson"; at 1700100000 add "$tmp/second.ndjson"; at 1700100000 remove f
article g 2021-07-06 'Xi Jinping met Olaf Scholz in Beijing on July 5, 2021.' > "$tmp/third.ndjson"
at 1707800000 add "$tmp/third.ndjson"; at 1707800000 query -o "$tmp/s3.ics"; grep -c RETIRED "$tmp/s3.ics" | grep -qx 2; ok $? 'for 90 days'
at 1708000000 remove g; at 1708000000 query -o "$tmp/s4.ics"; table "$tmp/s4.ics" | grep CANCELLED | cut -d'|' -f1 > "$tmp/made"
printf '%s\n' 'Cancelled: Macron and Merkel meet in Berlin' 'Withdrawn: Xi and Scholz meet in Beijing' > "$tmp/wanted"
cmp -s "$tmp/wanted" "$tmp/made" || { sed 's/^/# /' "$tmp/made"; false; }; ok $? 'and not for longer'
echo "1..$n"
