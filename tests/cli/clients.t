# Calendars, imported by real programs: each shows every event with its uid, begin, end, title and status, and after an update
# nothing twice. Programs that are not installed are skipped (.ci/run installs them; ical.js is looked for in build/clients too).
B=${B:-build}; n=0
dateline=$B/dateline; here=$PWD/tests/cli; servers=
tmp=$(mktemp -d); trap 'for s in $servers; do kill "$s" 2> /dev/null; done; rm -rf "$tmp"' EXIT
. "$here/update_story.sh"
export LC_ALL=C.UTF-8 TZ=UTC HOME="$tmp" XDG_RUNTIME_DIR="$tmp" XDG_CONFIG_HOME="$tmp/config" XDG_DATA_HOME="$tmp/data" XDG_CACHE_HOME="$tmp/cache"
export NODE_PATH="$PWD/build/clients/node_modules:/usr/share/nodejs:${NODE_PATH:-}"
ok() { n=$((n + 1)); if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi; }
skip() { n=$((n + 1)); echo "ok $n - $1 # SKIP not installed"; }
python=
for p in /usr/bin/python3 python3; do "$p" -c 'import icalendar' 2> /dev/null && python=$p && break; done

# ---- what they are to show: uid|begin|end|all-day|title|status, in UTC, the end exclusive ----
event() { # ID TYPE WHEN STATUS TITLE
  printf '{"id":"%s","mentions":["%s#1"],"type":"%s","when":"%s","status":"%s","title":"%s","place":{"name":"Geneva","country":"CHE"},' "$1" "$1" "$2" "$3" "$4" "$5"
  printf '"participants":[{"name":"Łukasz Żółć","kind":"person","country":"POL","role":"Minister, acting; deputy"}],"sources":[{"article":"a","mention":"%s#1",' "$1"
  printf '"url":"https://example.org/a?b=1,2;3","publisher":"Wire","published":"2014-11-01","evidence":"He said: \\"yes\\"; then, no.\\nNext line \\\\ 语"}]}\n'
}
{
  event e01 meeting '1878-06-13' confirmed 'Congress of Berlin opens'
  event e02 call '2014-10-25T20:00+04:00/2014-10-25T20:30+04:00' confirmed 'A call; with, marks \\ in it'
  event e03 meeting '2014-10-27T11:00+03:00/2014-10-27T12:30+03:00' tentative 'After the clocks changed'
  event e04 statement '2014-10-28' confirmed 'One day'
  event e05 meeting '2014-10-29/2014-10-31' cancelled 'Three days'
  event e06 meeting '2014-11-30/2014-12-02' confirmed 'Over the end of a month'
  event e07 meeting '2016-02-28/2016-02-29' confirmed 'A leap day'
  event e08 call '2039-01-20T09:00Z/2039-01-20T10:00Z' confirmed 'After 2038'
  event e09 statement '2014-12-01' confirmed '会談の再開について協議することで一致したと発表し、両国の外相がジュネーブで改めて会談する方針を明らかにした'
  event e10 call '2014-12-05T23:30-05:00' confirmed 'Without an end, on the next day in UTC'
  event e11 meeting '2014-12-10T22:00Z/2014-12-11T01:00Z' confirmed 'Over midnight'
  event e12 meeting '2015-02' confirmed 'Some day of a month'
  event e13 statement '2015-03-10T08:00+05:45/2015-03-10T08:45+05:45' tentative 'Emoji 👩‍👩‍👧, עברית'
} | sed '/e0[23]/s/"title"/"zone":"Europe\/Moscow","title"/; /e13/s/"title"/"zone":"Asia\/Kathmandu","title"/' > "$tmp/events.ndjson"
cat > "$tmp/all.wanted" <<'W'
e01|1878-06-13|1878-06-14|yes|Congress of Berlin opens|CONFIRMED
e02|2014-10-25T16:00|2014-10-25T16:30|no|A call; with, marks \ in it|CONFIRMED
e03|2014-10-27T08:00|2014-10-27T09:30|no|Planned: After the clocks changed|TENTATIVE
e04|2014-10-28|2014-10-29|yes|One day|CONFIRMED
e05|2014-10-29|2014-11-01|yes|Cancelled: Three days|CANCELLED
e06|2014-11-30|2014-12-03|yes|Over the end of a month|CONFIRMED
e07|2016-02-28|2016-03-01|yes|A leap day|CONFIRMED
e08|2039-01-20T09:00|2039-01-20T10:00|no|After 2038|CONFIRMED
e09|2014-12-01|2014-12-02|yes|会談の再開について協議することで一致したと発表し、両国の外相がジュネーブで改めて会談する方針を明らかにした|CONFIRMED
e10|2014-12-06T04:30|2014-12-06T04:30|no|Without an end, on the next day in UTC|CONFIRMED
e11|2014-12-10T22:00|2014-12-11T01:00|no|Over midnight|CONFIRMED
e12|2015-02-01|2015-03-01|yes|[February 2015, day unknown] Some day of a month|CONFIRMED
e13|2015-03-10T02:15|2015-03-10T03:00|no|Planned: Emoji 👩‍👩‍👧, עברית|TENTATIVE
W
"$dateline" render --quiet "$tmp/events.ndjson" -o "$tmp/all.ics"; ok $? 'the calendar is written'
cp "$tmp/all.wanted" "$tmp/zones.wanted"
"$dateline" render --quiet --zones "$tmp/events.ndjson" -o "$tmp/zones.ics" && grep -q 'TZID=Asia/Kathmandu' "$tmp/zones.ics"; ok $? 'and with time zones'

# the update: what a store says first and then; 1 to 6 stand for the uids, in the order of the first calendar
story_first > "$tmp/first.ndjson"; story_second > "$tmp/second.ndjson"
store() { seconds=$1; shift; SOURCE_DATE_EPOCH=$seconds "$dateline" "$@" --quiet --store "$tmp/s.db"; }
store 1700000000 add "$tmp/first.ndjson"; store 1700000000 query -o "$tmp/before.ics"
store 1700100000 add "$tmp/second.ndjson"; store 1700100000 remove f; store 1700100000 query -o "$tmp/after.ics"
sed -n '/^BEGIN:VEVENT/,$s/^UID:\([^@]*\)@.*/\1/p' "$tmp/before.ics" | awk '{ print "s/^" $1 "|/" NR "|/" }' > "$tmp/short"
cat > "$tmp/before.wanted" <<'W'
1|2021-06-09T12:00|2021-06-09T12:00|no|Biden and Putin speak by phone|CONFIRMED
2|2021-06-16|2021-06-17|yes|Biden and Putin meet in Geneva|CONFIRMED
3|2021-06-25|2021-06-26|yes|Planned: Macron and Merkel meet in Berlin|TENTATIVE
4|2021-06-29|2021-06-30|yes|Lavrov and Cavusoglu meet in Antalya|CONFIRMED
5|2021-07-02|2021-07-03|yes|Lavrov and Cavusoglu meet in Antalya|CONFIRMED
6|2021-07-04|2021-07-05|yes|Modi and Suga meet in Tokyo|CONFIRMED
W
cat > "$tmp/after.wanted" <<'W'
1|2021-06-09T14:30|2021-06-09T14:30|no|Biden and Putin speak by phone|CONFIRMED
2|2021-06-16|2021-06-17|yes|Biden and Putin meet in Geneva|CONFIRMED
3|2021-06-25|2021-06-26|yes|Cancelled: Macron and Merkel meet in Berlin|CANCELLED
4|2021-06-29|2021-06-30|yes|Lavrov and Cavusoglu meet in Antalya|CONFIRMED
5|2021-07-02|2021-07-03|yes|Listed twice: Lavrov and Cavusoglu meet in Antalya|CANCELLED
6|2021-07-04|2021-07-05|yes|Withdrawn: Modi and Suga meet in Tokyo|CANCELLED
W

as_it_is() { cat; }
without_uid() { sed 's/^[^|]*/-/'; }
short() { sed 's/@events.dateline|/|/' | sed -f "$tmp/short" | sort; }
# CLIENT NAME HOW WHAT COMMAND...: what the command prints is what stands in NAME.wanted, seen HOW
shows() {
  client=$1 words=${4}; $3 < "$tmp/$2.wanted" | sort > "$tmp/wanted"; uids=$3; shift 4
  "$@" > "$tmp/raw" 2>> "$tmp/log"; [ $uids != without_uid ] || sed -i 's/^[^|]*/-/' "$tmp/raw"
  short < "$tmp/raw" > "$tmp/made"
  cmp -s "$tmp/wanted" "$tmp/made"; code=$?; ok $code "$client: $words"
  [ $code = 0 ] || diff "$tmp/wanted" "$tmp/made" | head -20 | sed 's/^/# /'
}
cases='all zones before' # every event, the same with time zones, the state before the update

# ---- khal ----
as_khal() { # the last day of days; without an end it takes an hour
  while IFS='|' read -r uid begin end day title status; do
    [ "$day" = no ] || end=$(date -d "$end -1 day" +%F)
    [ "$begin/$day" != "$end/no" ] || end=$(date -d "${end%T*} ${end#*T} UTC 1 hour" +%FT%H:%M)
    echo "$uid|$begin|$end|$day|$title|$status"
  done
}
khal_in() { khal -c "$tmp/khal.$1.conf" import --batch -a t "$tmp/$2.ics" > "$tmp/log" 2>&1; }
khal_shows() {
  for year in 1878 2014 2015 2016 2021 2039; do # by day: over a hundred years it would take long
    khal -c "$tmp/khal.$1.conf" list -o --format '{uid}|{start}|{end}|{all-day}|{title}|{status}' --day-format '' $year-01-01 $year-12-31 2> /dev/null
  done | sed 's/|True|/|yes|/; s/|False|/|no|/; s/ *$//' | grep . | sort -u
}
if command -v khal > /dev/null; then
  for case in $cases; do
    name=$case; mkdir -p "$tmp/khal.$name"
    cat > "$tmp/khal.$name.conf" <<K
[calendars]
[[t]]
path = $tmp/khal.$name
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[sqlite]
path = $tmp/khal.$name.db
[default]
default_calendar = t
K
    khal_in $name $name; shows khal $name as_khal "imported ($name)" khal_shows $name
  done
  khal_in all all; shows khal all as_khal 'imported again, nothing twice' khal_shows all
  [ "$(ls "$tmp/khal.all" | wc -l)" = 13 ]; ok $? 'khal: thirteen files'
  khal_in before after; shows khal after as_khal 'an update' khal_shows before
  [ "$(ls "$tmp/khal.before" | wc -l)" = 6 ]; ok $? 'khal: six files'
else for i in 1 2 3 4 5 6 7; do skip khal; done; fi

# ---- calcurse: it keeps no uids, so that an update needs an empty calendar ----
as_calcurse() { without_uid | sed 's/|[A-Z]*$/|-/' | while IFS='|' read -r uid begin end day title status; do
    [ "$day" = no ] || end=$(date -d "$end -1 day" +%F)
    echo "$uid|$begin|$end|$day|$title|$status"
  done; }
calcurse_shows() {
  date='\([0-9][0-9]\)\/\([0-9][0-9]\)\/\([0-9]*\)'
  rm -rf "$tmp/calcurse"; calcurse -D "$tmp/calcurse" -q -i "$tmp/$1.ics" > "$tmp/log" 2>&1
  sed "s/^$date @ \([0-9:]*\) -> $date @ \([0-9:]*\)>[0-9a-f]* |\(.*\)/-|\3-\1-\2T\4|\7-\5-\6T\8|no|\9|-/
       s/^$date \[1\] {1D -> $date} >[0-9a-f]* \(.*\)/-|\3-\1-\2|\6-\4-\5|yes|\7|-/
       s/^$date \[1\] >[0-9a-f]* \(.*\)/-|\3-\1-\2|\3-\1-\2|yes|\4|-/" "$tmp/calcurse/apts"
}
if command -v calcurse > /dev/null; then
  for case in $cases after; do shows calcurse $case as_calcurse "imported ($case)" calcurse_shows $case; done
else for i in 1 2 3 4; do skip calcurse; done; fi

# ---- python3-icalendar and ical.js, which Thunderbird reads calendars with: readers, they keep nothing ----
if [ -n "$python" ]; then
  for case in $cases after; do shows python3-icalendar $case as_it_is "read ($case)" "$python" "$here/clients.py" table "$tmp/$case.ics"; done
else for i in 1 2 3 4; do skip python3-icalendar; done; fi
if command -v node > /dev/null && node -e 'require("ical.js")' 2> /dev/null; then
  for case in $cases after; do shows ical.js $case as_it_is "read ($case)" node "$here/clients.cjs" "$tmp/$case.ics"; done
else for i in 1 2 3 4; do skip ical.js; done; fi

# ---- vdirsyncer: a subscription; its uids are digests of the content ----
free_port() { "$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
if command -v vdirsyncer > /dev/null && [ -n "$python" ]; then
  port=$(free_port); mkdir -p "$tmp/web" "$tmp/vdir"
  (cd "$tmp/web" && exec "$python" -m http.server --bind 127.0.0.1 "$port") > /dev/null 2>&1 & servers="$servers $!"
  cat > "$tmp/vdirsyncer.conf" <<V
[general]
status_path = "$tmp/status"
[pair p]
a = "remote"
b = "local"
collections = null
conflict_resolution = "a wins"
[storage remote]
type = "http"
url = "http://127.0.0.1:$port/x.ics"
[storage local]
type = "filesystem"
path = "$tmp/vdir"
fileext = ".ics"
V
  "$python" "$here/clients.py" wait "$port"
  cp "$tmp/before.ics" "$tmp/web/x.ics"
  yes 2> /dev/null | timeout 60 vdirsyncer -c "$tmp/vdirsyncer.conf" discover p > "$tmp/log" 2>&1
  vdirsyncer_shows() {
    cp "$tmp/$1.ics" "$tmp/web/x.ics"
    timeout 60 vdirsyncer -c "$tmp/vdirsyncer.conf" sync --force-delete >> "$tmp/log" 2>&1
    "$python" "$here/clients.py" table "$tmp"/vdir/*.ics
  }
  for case in $cases; do shows vdirsyncer $case without_uid "a subscription ($case)" vdirsyncer_shows $case; done
  ls "$tmp/vdir" > "$tmp/items"; shows vdirsyncer before without_uid 'again, nothing twice' vdirsyncer_shows before
  ls "$tmp/vdir" | cmp -s - "$tmp/items"; ok $? 'vdirsyncer: nothing is fetched that did not change'
  shows vdirsyncer after without_uid 'an update' vdirsyncer_shows after
  [ "$(ls "$tmp/vdir" | grep -cxFf "$tmp/items")" = 1 ]; ok $? 'vdirsyncer: of six events the one that did not change stays'
else for i in 1 2 3 4 5 6 7; do skip vdirsyncer; done; fi

# ---- Radicale: a CalDAV server ----
if command -v radicale > /dev/null && [ -n "$python" ]; then
  port=$(free_port)
  cat > "$tmp/radicale.conf" <<R
[server]
hosts = 127.0.0.1:$port
[auth]
type = none
[storage]
filesystem_folder = $tmp/radicale
R
  radicale --config "$tmp/radicale.conf" > "$tmp/log" 2>&1 & servers="$servers $!"
  dav() { timeout 60 "$python" "$here/clients.py" "$@" 2>> "$tmp/log"; }
  dav wait "$port"
  radicale_shows() { dav get "$port" "/u/$1/" > "$tmp/back.ics"; "$python" "$here/clients.py" table "$tmp/back.ics"; }
  for case in $cases; do dav put "$port" "/u/$case/" "$tmp/$case.ics"; shows Radicale $case as_it_is "imported ($case)" radicale_shows $case; done
  # by time: [begin, end) meets 27 October 2014 at 09:00 to 30 October; a month is found by its middle; 1878 and 2039
  within() { dav report "$port" /u/all/ "$1" "$2" | sed 's/@.*//' | sort | tr '\n' ' '; }
  [ "$(within 20141027T090000Z 20141030T000000Z)" = 'e03 e04 e05 ' ]; ok $? 'Radicale: a report of some days'
  [ "$(within 20150213T000000Z 20150214T000000Z)" = 'e12 ' ]; ok $? 'Radicale: an event of a month is found by any day of it'
  [ "$(within 18780101T000000Z 18790101T000000Z)$(within 20390120T093000Z 20390120T093100Z)" = 'e01 e08 ' ]; ok $? 'Radicale: long ago and far ahead'
  [ "$(within 20141103T000000Z 20141130T000000Z)" = '' ]; ok $? 'Radicale: an end is exclusive'
  dav put "$port" /u/before/ "$tmp/after.ics"
  shows Radicale after as_it_is 'an update' radicale_shows before
  # as programs do it that keep events one by one: each under the name of its uid
  dav put "$port" /u/single/ "$tmp/before.ics"; dav put-each "$port" /u/single/ "$tmp/after.ics"
  shows Radicale after as_it_is 'an update event by event' radicale_shows single
else for i in 1 2 3 4 5 6 7 8 9; do skip Radicale; done; fi
echo "1..$n"
