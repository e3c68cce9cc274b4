# the store when something goes wrong: killed at any instant, no room, no right to write, a file that is something else or damaged
. tests/cli/lib.sh
export SOURCE_DATE_EPOCH=1700000000
unset DATELINE_STORE
kills=${KILLS:-20}
db=$tmp/store.db
bare() { sed 's/"uid": "[^"]*", \("aliases": \[[^]]*\], \)\{0,1\}"revision": [0-9]*, "created": "[^"]*", "modified": "[^"]*", //' "$@"; }
counted() { sed -n 's/.*"article": "\([^"]*\)".*/\1/p' "$1" | sort | uniq -c; } # how many mentions each article has

# many articles: those of the tests under other names
"$dateline" extract -q --show=article "$articles" 2>/dev/null > "$tmp/some" || :
n=0; while [ $n -lt 8 ]; do n=$((n + 1)); sed "s|\"id\": \"|&$n-|; s|\"url\": \"[^\"]*\", ||" "$tmp/some"; done > "$tmp/many.ndjson"
run add -q --store "$tmp/whole.db" "$tmp/many.ndjson"; exits 0 'many articles are added'
run export --store "$tmp/whole.db"; bare "$out" > "$tmp/whole"
run export --mentions --store "$tmp/whole.db"; counted "$out" > "$tmp/counts"

# killed: the instants are spread over the time that an undisturbed run takes
began=$(date +%s%N); run add -q --store "$tmp/timed.db" "$tmp/many.ndjson"; took=$((($(date +%s%N) - began) / 1000))
bad=0 half=0 i=0
while [ $i -lt "$kills" ]; do
  i=$((i + 1))
  [ $((i % 10)) = 1 ] && rm -f "$db" "$db"-*
  "$dateline" add -q --store "$db" "$tmp/many.ndjson" > /dev/null 2>&1 & pid=$!
  wait_us=$((took * (i * 37 % 100 + 1) / 100)); sleep "$((wait_us / 1000000)).$(printf %06d $((wait_us % 1000000)))"
  kill -9 $pid 2> /dev/null; wait $pid 2> /dev/null
  [ -s "$db" ] || continue
  "$dateline" check -q --store "$db" > "$out" 2> "$err" || { bad=$((bad + 1)); rc=1; cp "$err" "$tmp/bad"; }
  "$dateline" export --mentions -q --store "$db" > "$tmp/now" 2> /dev/null
  counted "$tmp/now" | grep -vxFf "$tmp/counts" > "$tmp/halves" # all mentions of an article or none
  [ ! -s "$tmp/halves" ] || half=$((half + 1))
done
[ ! -f "$tmp/bad" ] || cp "$tmp/bad" "$err"
[ $bad = 0 ]; report $? "after each of $kills kills the file is whole"
[ $half = 0 ]; report $? 'and no article is there in part'
run add -q --store "$db" "$tmp/many.ndjson"; exits 0 'the next run goes on'
run export --store "$db"; bare "$out" > "$tmp/after"; same "$tmp/whole" "$tmp/after" 'and the events are those of a run that nobody disturbed'

# no room: the limit on a file's length stands for the full disk
cp "$tmp/whole.db" "$tmp/full.db"; run export --store "$tmp/full.db"; cp "$out" "$tmp/before"
n=0; while [ $n -lt 12 ]; do n=$((n + 1)); sed "s|\"id\": \"|&x$n-|; s|\"url\": \"[^\"]*\", ||" "$tmp/some"; done > "$tmp/more.ndjson"
size=$(($(wc -c < "$tmp/full.db") / 512 + 64))
( trap '' XFSZ; ulimit -f $size; exec "$dateline" add -q --store "$tmp/full.db" "$tmp/more.ndjson" ) > "$out" 2> "$err"; rc=$?
exits 3 'a full disk is exit code 3'; says 'full' 'and told'
run check --store "$tmp/full.db"; exits 0 'the store is whole'
run export --store "$tmp/full.db"; cp "$out" "$tmp/later"
[ "$(grep -c . "$tmp/later")" -ge "$(grep -c . "$tmp/before")" ]; report $? 'and has lost nothing'

for blocks in 10 60 400; do # wherever the limit is met while an empty store is filled
  rm -f "$tmp/full.db" "$tmp/full.db"-*
  ( trap '' XFSZ; ulimit -f $blocks; exec "$dateline" add -q --store "$tmp/full.db" "$tmp/many.ndjson" ) > "$out" 2> "$err"; rc=$?
  exits 3 "a limit of $blocks blocks on a new store"; says 'the disk is full, or a limit on the size of files is reached' 'is told as what it is'
done

# files that are no store, or none of ours, or none that can be written
echo 'Dear diary' > "$tmp/diary.db"
run query --store "$tmp/diary.db"; exits 3 'a file that is no database'; says 'no store of dateline' 'is told'
run add --store "$tmp/diary.db" "$articles"; exits 3 'and not written to'; [ "$(cat "$tmp/diary.db")" = 'Dear diary' ]; report $? 'it is as it was'
: > "$tmp/empty.db"; run query --store "$tmp/empty.db"; exits 3 'an empty file is no store'
cp "$tmp/whole.db" "$tmp/page.db"; size=$(wc -c < "$tmp/page.db")
dd if=/dev/urandom of="$tmp/page.db" bs=512 seek=$((size / 1024)) count=32 conv=notrunc 2> /dev/null
run check --store "$tmp/page.db"; [ $rc != 0 ] && [ $rc -lt 126 ]; report $? 'a damaged page is found'
[ -s "$err" ] || [ -s "$out" ]; report $? 'and told'
run query --store "$tmp/page.db" --from 2000; [ $rc -lt 126 ]; report $? 'a query over it ends in an orderly way'
head -c 5000 "$tmp/whole.db" > "$tmp/cut.db"; run query --store "$tmp/cut.db"; exits 3 'half a file'; says 'damaged' 'is told'
if command -v sqlite3 > /dev/null 2>&1; then
  cp "$tmp/whole.db" "$tmp/newer.db"; sqlite3 "$tmp/newer.db" 'PRAGMA user_version = 999'
  run query --store "$tmp/newer.db"; exits 3 'a store of a newer version'; says 'newer' 'is told'
  # what lies about the events is found, and made again from the mentions
  run add -q --store "$tmp/bent.db" "$articles"; run export --store "$tmp/bent.db"; cp "$out" "$tmp/straight"
  while IFS= read -r sql; do
    cp "$tmp/bent.db" "$tmp/now.db"; sqlite3 "$tmp/now.db" "$sql"
    run check --store "$tmp/now.db"; exits 3 "check finds $sql"
    run rebuild -q --store "$tmp/now.db"; run check --store "$tmp/now.db"; exits 0 'rebuild mends it'
    run export --store "$tmp/now.db"; same "$out" "$tmp/straight" 'and uids, revisions and times are what they were'
  done <<'S'
INSERT INTO event_words(event_words) VALUES('delete-all')
INSERT INTO event_words(rowid, words) VALUES(4, 'qazqaz')
DELETE FROM partspan
UPDATE partspan SET lo = lo + 1 WHERE event = 2
DELETE FROM block
UPDATE event SET reach = x'' WHERE id = 7
UPDATE event SET record = x'00' WHERE id = 3
UPDATE event SET lo = lo - 30 WHERE id = 3
UPDATE member SET event = 5 WHERE mention = 1
S
  # of what is not shown, too: hidden, joined and imported events, what the mentions say where a person says otherwise, events that are no more
  said=$tmp/said.db; cp "$tmp/bent.db" "$said"
  uid() { sed -n "$1s/.*\"uid\": \"\([^\"]*\)\".*/\1/p" "$tmp/straight"; }
  run correct -q --store "$said" "$(uid 1)" hide; run correct -q --store "$said" "$(uid 2)" join "$(uid 3)"; run correct -q --store "$said" "$(uid 4)" title 'Otherwise'
  run correct -q --store "$said" "$(uid 6)" when 2021
  sed -n 5p "$tmp/straight" | sed 's/"id": "/&given-/; s/"uid": "[^"]*", //' > "$tmp/given"; run import -q --store "$said" "$tmp/given"
  run remove -q --store "$said" "$(sed -n '$s/.*"article": "\([^"]*\)".*/\1/p' "$tmp/straight")"
  run check --store "$said"; exits 0 'a store with all of that is whole'; says ' 2 retired' 'and has events that are no more'
  run export --store "$said"; cp "$out" "$tmp/straight"
  while IFS='|' read -r sql what; do
    cp "$said" "$tmp/now.db"; sqlite3 "$tmp/now.db" "$sql"
    run check --store "$tmp/now.db"; exits 3 "check finds $sql"; says "$what" 'and names it'
    run query --store "$tmp/now.db" --format ndjson; exits 0 'a query goes on'; same "$out" "$tmp/straight" 'and finds all'
    case $what in what*) ;; *) says 'cannot be read' 'with a warning' ;; esac
    run rebuild --store "$tmp/now.db"; exits 0 'rebuild'; says '1 record mended' 'mends it and says so'
    run check --store "$tmp/now.db"; exits 0 'so that all is well'
    run export --store "$tmp/now.db"; same "$out" "$tmp/straight" 'and uids, revisions and times are what they were'
  done <<'S'
UPDATE event SET record = x'00' WHERE into_uid = ''|hidden or joined event '
UPDATE event SET record = x'00' WHERE into_uid <> ''|hidden or joined event '
UPDATE event SET pure = x'00' WHERE id = (SELECT min(id) FROM event WHERE pure IS NOT NULL AND into_uid IS NULL)|what the mentions say of the event '
UPDATE retired SET record = x'00' WHERE uid = (SELECT min(uid) FROM retired)|retired event '
UPDATE former SET record = x'00'|event as it was in calendars '
S
  cp "$said" "$tmp/now.db"; sqlite3 "$tmp/now.db" "UPDATE event SET record = x'00' WHERE given = 1"
  run query --store "$tmp/now.db" --format ndjson; exits 3 'an event that cannot be read may be one that was asked for'; says "the record of the event '" 'it is named'
  grep -vF '"id": "given-' "$tmp/straight" > "$tmp/others"; same "$out" "$tmp/others" 'the others are shown'
  run rebuild --store "$tmp/now.db"; run export --store "$tmp/now.db"; same "$out" "$tmp/straight" 'a rebuild makes it as it was imported'
  # a correction that cannot be read
  run correct --store "$said" --list; cp "$out" "$tmp/listed"
  while IFS='|' read -r sql why; do
    cp "$said" "$tmp/now.db"; sqlite3 "$tmp/now.db" "$sql"
    run check --store "$tmp/now.db"; exits 3 "check finds $sql"; says "correction 3 ('" 'and names it'; says "$why" 'and says why'
    run correct --store "$tmp/now.db" --list; exits 3 'listing ends with an error'; says "correction 3 ('" 'that names it'
    sed 4d "$tmp/listed" > "$tmp/others"; same "$out" "$tmp/others" 'after all the others'
    run query -q --store "$tmp/now.db"; exits 0 'a query is not concerned'
    run add --store "$tmp/now.db" "$articles"; exits 3 'what would apply it is refused'; says "correction 3 ('" 'and why'
    run correct -q --store "$tmp/now.db" --corrections "$tmp/others"; exits 0 'the list can be put in its place'
    run check --store "$tmp/now.db"; exits 0 'and all is well'
  done <<'S'
UPDATE correction SET change = 'tytle' WHERE id = 3|'tytle' is no change
UPDATE correction SET note = CAST(x'F5' AS TEXT) WHERE id = 3|not UTF-8
UPDATE correction SET event = '' WHERE id = 3|which event?
S
  sqlite3 "$tmp/other.db" 'CREATE TABLE recipe(x)'
  run add --store "$tmp/other.db" "$articles"; exits 3 "somebody else's database is left alone"
fi
# nothing is forbidden to root, who becomes somebody else for it
program=$dateline
mkdir "$tmp/own"; cp "$tmp/whole.db" "$tmp/own/fixed.db"; cp "$tmp/more.ndjson" "$tmp/own"; chmod 444 "$tmp/own/fixed.db"
if [ "$(id -u)" = 0 ]; then
  chmod 755 "$tmp"; chown -R 65534:65534 "$tmp/own"
  for change in 'setpriv --reuid=65534 --regid=65534 --clear-groups' 'runuser -u nobody --'; do
    printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$change" "$program" > "$tmp/somebody"; chmod 755 "$tmp/somebody"
    "$tmp/somebody" --version > /dev/null 2>&1 && { dateline=$tmp/somebody; break; }
  done
fi
if [ "$(id -u)" != 0 ] || [ "$dateline" != "$program" ]; then
  run add --store "$tmp/own/fixed.db" "$tmp/own/more.ndjson"; exits 3 'a file that may not be written'; says 'read-only' 'is told'
  run query -q --store "$tmp/own/fixed.db" --with Putin; exits 0 'but can be asked'
  chmod 555 "$tmp/own"
  run add --store "$tmp/own/fixed.db" "$tmp/own/more.ndjson"; exits 3 'nor one in a folder that may not be written'
  run query -q --store "$tmp/own/fixed.db" --with Putin; exits 0 'which can be asked, too'
  run add --store "$tmp/own/new.db" "$tmp/own/more.ndjson"; exits 3 'and no store is made there'; [ -s "$err" ]; report $? 'which is told'
  chmod 755 "$tmp/own"; cmp -s "$tmp/own/fixed.db" "$tmp/whole.db"; report $? 'the file is as it was'
else
  echo '# root could not become another user: a file that may not be written is not tried'
fi
dateline=$program

# many readers and one writer; two writers
cp "$tmp/whole.db" "$db"
"$dateline" add -q --store "$db" "$tmp/more.ndjson" > /dev/null 2> "$tmp/writer" & writer=$!
good=0 i=0
while [ $i -lt 8 ]; do i=$((i + 1)); "$dateline" query -q --store "$db" --with Putin > "$out" 2> "$err" && [ -s "$out" ] && good=$((good + 1)); done
[ $good = 8 ]; report $? 'readers go on while one writes'
"$dateline" add -q --store "$db" "$tmp/many.ndjson" > /dev/null 2> "$err"; rc=$?; exits 0 'a second writer waits'
wait $writer; rc=$?; exits 0 'and the first comes to its end'
run check --store "$db"; exits 0 'the store is whole'
done_testing
