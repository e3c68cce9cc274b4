# The same calendar, imported by real programs: every event with its begin, end and title. Those that are not installed
# are skipped (Debian: khal calcurse vdirsyncer python3-icalendar).
B=${B:-build}; n=0
tmp=$(mktemp -d); trap 'rm -rf "$tmp"; [ -z "$server" ] || kill "$server"' EXIT
dateline=$B/dateline; server=
export LC_ALL=C.UTF-8 TZ=UTC HOME="$tmp" XDG_RUNTIME_DIR="$tmp" XDG_CONFIG_HOME="$tmp/config" XDG_DATA_HOME="$tmp/data" XDG_CACHE_HOME="$tmp/cache"
ok() { n=$((n + 1)); if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi; }
skip() { n=$((n + 1)); echo "ok $n - $1 # SKIP not installed"; }
same() { # NAME WANTED MADE
  cmp -s "$2" "$3"; code=$?; ok $code "$1"; [ $code = 0 ] || diff "$2" "$3" | head -20 | sed 's/^/# /'
}

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
} > "$tmp/events.ndjson"
cat > "$tmp/wanted" <<'W'
e01|1878-06-13|1878-06-14|Congress of Berlin opens
e02|2014-10-25T16:00|2014-10-25T16:30|A call; with, marks \ in it
e03|2014-10-27T08:00|2014-10-27T09:30|Planned: After the clocks changed
e04|2014-10-28|2014-10-29|One day
e05|2014-10-29|2014-11-01|Cancelled: Three days
e06|2014-11-30|2014-12-03|Over the end of a month
e07|2016-02-28|2016-03-01|A leap day
e08|2039-01-20T09:00|2039-01-20T10:00|After 2038
e09|2014-12-01|2014-12-02|会談の再開について協議することで一致したと発表し、両国の外相がジュネーブで改めて会談する方針を明らかにした
W
"$dateline" render --quiet "$tmp/events.ndjson" -o "$tmp/x.ics"; ok $? 'the calendar is written'

# days as an inclusive last day, for programs that show it so
inclusive() { sed 's/|1878-06-14|/|1878-06-13|/; s/|2014-10-29|One/|2014-10-28|One/; s/|2014-11-01|/|2014-10-31|/; s/|2014-12-03|/|2014-12-02|/; s/|2016-03-01|/|2016-02-29|/; s/|2014-12-02|会/|2014-12-01|会/'; }

if command -v khal > /dev/null; then
  mkdir -p "$tmp/khal"
  cat > "$tmp/khal.conf" <<K
[calendars]
[[t]]
path = $tmp/khal
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[sqlite]
path = $tmp/khal.db
[default]
default_calendar = t
K
  khal_table() {
    khal -c "$tmp/khal.conf" import --batch -a t "$tmp/x.ics" > /dev/null 2>&1
    for year in 1878 2014 2016 2039; do
      khal -c "$tmp/khal.conf" list -o --format '{uid}|{start}|{end}|{title}' --day-format '' $year-01-01 $year-12-31 2> /dev/null
    done | sed 's/@events.dateline//; s/ *$//; s/^⊗* *//' | grep . | sort -u
  }
  inclusive < "$tmp/wanted" > "$tmp/wanted.khal"
  khal_table > "$tmp/made.khal"; same 'khal' "$tmp/wanted.khal" "$tmp/made.khal"
  khal_table > "$tmp/made.khal"; same 'khal, imported again: no duplicates' "$tmp/wanted.khal" "$tmp/made.khal"
else skip khal; skip 'khal, imported again'; fi

if command -v calcurse > /dev/null; then
  calcurse -D "$tmp/calcurse" -q -i "$tmp/x.ics" > "$tmp/calcurse.log" 2>&1
  test "$(grep -c . "$tmp/calcurse/apts")" = 9 || { sed 's/^/# /' "$tmp/calcurse.log" "$tmp/calcurse/apts"; false; }
  ok $? 'calcurse: all nine'
  grep -q '10/25/2014 @ 16:00 -> 10/25/2014 @ 16:30.*A call; with, marks \\ in it' "$tmp/calcurse/apts" ||
    { sed 's/^/# /' "$tmp/calcurse/apts"; false; }
  ok $? 'calcurse: begin, end and title'
else skip calcurse; skip 'calcurse: begin, end and title'; fi

python=
for p in /usr/bin/python3 python3; do "$p" -c 'import icalendar' 2> /dev/null && python=$p && break; done
if [ -n "$python" ]; then
  "$python" - "$tmp/x.ics" > "$tmp/made.py" <<'P'
import sys, icalendar
from datetime import datetime, timezone
def show(t):
    return t.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M') if isinstance(t, datetime) else t.isoformat()
rows = []
for e in icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read()).walk('VEVENT'):
    rows.append('|'.join([str(e['UID']).split('@')[0], show(e['DTSTART'].dt), show(e['DTEND'].dt), str(e['SUMMARY'])]))
    assert not e.errors and str(e['TRANSP']) == 'TRANSPARENT'
print('\n'.join(sorted(rows)))
P
  same 'python3-icalendar' "$tmp/wanted" "$tmp/made.py"
else skip python3-icalendar; fi

if command -v vdirsyncer > /dev/null && [ -n "$python" ]; then
  port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  (cd "$tmp" && exec "$python" -m http.server --bind 127.0.0.1 "$port") > /dev/null 2>&1 & server=$!
  cat > "$tmp/vdirsyncer.conf" <<V
[general]
status_path = "$tmp/status"
[pair p]
a = "remote"
b = "local"
collections = null
[storage remote]
type = "http"
url = "http://127.0.0.1:$port/x.ics"
[storage local]
type = "filesystem"
path = "$tmp/vdir"
fileext = ".ics"
V
  sleep 1; mkdir -p "$tmp/vdir"
  yes 2> /dev/null | timeout 60 vdirsyncer -c "$tmp/vdirsyncer.conf" discover p > "$tmp/v.log" 2>&1
  timeout 60 vdirsyncer -c "$tmp/vdirsyncer.conf" sync >> "$tmp/v.log" 2>&1
  test "$(ls "$tmp/vdir" | grep -c ics)" = 9 || { sed 's/^/# /' "$tmp/v.log"; false; }
  ok $? 'vdirsyncer: nine events by subscription'
else skip vdirsyncer; fi
echo "1..$n"
