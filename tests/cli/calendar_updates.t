# A calendar through the life of a store: articles come, are corrected and go, a person corrects; after each step the new
# calendar is held against the one before. The stamps of an event move together and exactly when its content does; a uid never
# vanishes without a word; and an importer that keeps uids and takes what has the higher SEQUENCE has just what is in the file.
B=${B:-build}; n=0; STEPS=${STEPS:-40}
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
dateline=$B/dateline
ok() { n=$((n + 1)); if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi; }
# the same numbers everywhere
seed=${SEED:-20211207}
random() { seed=$(((seed * 1103515245 + 12345) % 2147483648)); value=$((seed / 65536 % $1)); }
words() { shift "$1"; echo "$2"; }
article() { # NUMBER: one of its many wordings
  random 6; pair=$(words $value 'Joe Biden|Vladimir Putin' 'Emmanuel Macron|Angela Merkel' 'Sergey Lavrov|Antony Blinken' 'Joe Biden|Emmanuel Macron' 'Xi Jinping|Vladimir Putin' 'Joe Biden|Vladimir Putin')
  random 4; day=$((14 + value)); random 3; city=$(words $value Geneva Berlin Vienna)
  first=${pair%|*} second=${pair#*|}
  random 6
  case $value in
    0) text="$first met $second in $city on June $day, 2021." published=$((day + 1));;
    1) text="$first and $second spoke by phone on June $day, 2021, at 15:0$value Moscow time." published=$((day + 1));;
    2) text="$first will meet $second in $city on June $day, 2021." published=$((day - 3));;
    3) text="$first cancelled a meeting with $second in $city on June $day, 2021." published=$((day - 1));;
    5) text="$first will meet $second in $city in 2022, spokesmen said." published=$((day - 2));;
    4) text="$first and $second held talks in $city on June $day, 2021. On June $((day + 3)), 2021, $second met $first again in $city." published=$((day + 4));;
  esac
  printf '{"id":"a%d","publisher":"Wire %d","published":"2021-06-%02d","title":"Talks","text":"%s"}\n' "$1" "$1" "$published" "$text"
}
# uid, SEQUENCE, DTSTAMP, LAST-MODIFIED, and the rest of the event in one word, of each event
table() {
  sed 's/\r$//' "$1" | awk '/^ / { line = line substr($0, 2); next } { if (NR > 1) print line; line = $0 } END { print line }' |
    awk -F: '/^BEGIN:VEVENT/ { inside = 1; rest = ""; next } !inside { next }
      /^END:VEVENT/ { print uid "\t" sequence "\t" stamp "\t" modified "\t" rest; inside = 0; next }
      /^UID/ { uid = $2; next } /^SEQUENCE/ { sequence = $2; next } /^DTSTAMP/ { stamp = $2; next } /^LAST-MODIFIED/ { modified = $2; next }
      /^X-DATELINE-DATA/ { next } # it holds the stamps, too
      { gsub(/[\t ]/, "_"); rest = rest "|" $0 }' | sort > "$tmp/lines"
  "$dateline" render --quiet "$1" --format ndjson | sed 's/"revision": [0-9]*, "created": "[^"]*", "modified": "[^"]*", //
    s/[\t ]/_/g; s/\(.*\)"uid":_"\([^"]*\)"\(.*\)/\2@events.dateline\t\1\3/' | sort > "$tmp/data"
  join -t "$(printf '\t')" -a 1 -o 1.1,1.2,1.3,1.4,1.5,2.2 "$tmp/lines" "$tmp/data" | sed 's/\(.*\)\t/\1|/'
}
now=1700000000 faults=0 changes=0 kept=0 gone=0
: > "$tmp/before"; : > "$tmp/imported"
step=0
while [ $step -lt "$STEPS" ]; do
  step=$((step + 1)); now=$((now + 3600)); export SOURCE_DATE_EPOCH=$now
  random 10
  case $value in
    0) random 12; "$dateline" remove --quiet --store "$tmp/s.db" a$value > /dev/null 2>&1;;
    1|2) uid=$(cut -f1 "$tmp/before" | sed "s/@.*//" | sed -n "$((step % 5 + 1))p")
       random 7; change=$(words $value 'hide' 'when 2021-06-20' 'status cancelled' 'drop' 'when 2021-06-20/..' 'when XXXX-06-20' 'when 2021')
       [ -z "$uid" ] || "$dateline" correct --quiet --store "$tmp/s.db" "$uid" $change > /dev/null 2>&1;;
    3) pair=$(grep -v RETIRED "$tmp/before" | cut -f1 | sed "s/@.*//" | head -2 | tr '\n' ' ')
       set -- $pair; [ $# -lt 2 ] || "$dateline" correct --quiet --store "$tmp/s.db" "$1" join "$2" > /dev/null 2>&1;;
    *) for i in 1 2 3; do random 12; article $value; done > "$tmp/in.ndjson"; "$dateline" add --quiet --store "$tmp/s.db" "$tmp/in.ndjson" > /dev/null 2>&1;;
  esac
  [ -e "$tmp/s.db" ] || continue
  "$dateline" query --quiet --all --store "$tmp/s.db" -o "$tmp/x.ics" || [ $? = 1 ]
  table "$tmp/x.ics" > "$tmp/after"
  date=$(date -u -d "@$now" +%Y%m%dT%H%M%SZ)
  join -t "$(printf '\t')" -a 1 -a 2 -e - -o 0,1.2,1.3,1.4,1.5,2.2,2.3,2.4,2.5 "$tmp/before" "$tmp/after" > "$tmp/both"
  awk -F'\t' -v now="$date" '
    $6 == "-" { print $1 " vanished" ; next }
    $2 == "-" { if ($7 != now || $8 != now) print $1 " is new and stamped " $7 " " $8; next }
    $5 == $9 { if ($2 != $6 || $3 != $7 || $4 != $8) print $1 " has the same content and other stamps: " $2 " " $6 ", " $3 " " $7 ", " $4 " " $8 ": " $9; next }
    { if ($6 + 0 <= $2 + 0 || $7 != now || $8 != now) print $1 " changed, and its stamps did not: " $2 " " $6 " " $7 " " $8 ": " $5 " -> " $9 }' "$tmp/both" > "$tmp/faults"
  if [ -s "$tmp/faults" ]; then faults=$((faults + 1)); head -5 "$tmp/faults" | cut -c1-1500 | sed "s/^/# step $step: /"; fi
  changes=$((changes + $(awk -F'\t' '$2 != "-" && $5 != $9' "$tmp/both" | wc -l))); kept=$((kept + $(awk -F'\t' '$5 == $9' "$tmp/both" | wc -l)))
  gone=$((gone + $(awk -F'\t' '$5 !~ /RETIRED/ && $9 ~ /RETIRED/' "$tmp/both" | wc -l)))
  # the importer
  cat "$tmp/imported" "$tmp/after" | awk -F'\t' '!($1 in sequence) || $2 + 0 > sequence[$1] { sequence[$1] = $2 + 0; line[$1] = $0 } END { for (uid in line) print line[uid] }' | sort > "$tmp/next"
  mv "$tmp/next" "$tmp/imported"; mv "$tmp/after" "$tmp/before"
done
[ $faults = 0 ]; ok $? "the stamps move together, exactly with the content ($changes changes, $gone of them withdrawals, $kept times none)"
[ "$changes" -gt 20 ] && [ "$gone" -gt 5 ] && [ "$kept" -gt 100 ]; ok $? 'and there was enough to see'
cmp -s "$tmp/imported" "$tmp/before" || { diff "$tmp/imported" "$tmp/before" | cut -c1-400 | head -10 | sed 's/^/# /'; false; }; ok $? 'who imported every time has what is in the last file'
grep -c '_"sources":_' "$tmp/before" | grep -qvx 0; ok $? 'the data of the events was looked at, too'
"$dateline" check --quiet --store "$tmp/s.db" > /dev/null; ok $? 'and the store is well'
echo "1..$n"
