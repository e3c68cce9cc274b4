# a large file: streamed, in bounded memory
. tests/cli/lib.sh
awk 'BEGIN { for (i = 0; i < 34000; i++) { printf "{\"id\": \"a%d\", \"published\": \"2021-12-08\", \"lang\": \"en\", \"title\": \"On the weather\", \"text\": \"", i
  for (j = 0; j < 60; j++) printf "The clouds over the northern hills were grey and it rained until the late evening in most of the places. "; print "\"}" } }' > "$tmp/large.ndjson"
size=$(wc -c < "$tmp/large.ndjson")
ok "the file has 200 MB ($size)" test "$size" -gt 200000000
limit=700000; nm "$dateline" 2>/dev/null | grep -q __asan_init && limit=unlimited # its shadow memory is terabytes
( ulimit -v $limit; "$dateline" extract --show=article -j2 "$tmp/large.ndjson" 2>"$err" | wc -l > "$out"; )
ok 'every article comes through, in 700 MB of address space' test "$(cat "$out")" -eq 34000
says '34000 articles read' 'and is counted'
{ printf '{"text": "'; head -c 40000000 "$tmp/large.ndjson" | tr -d '\n"\\'; echo '"}'; head -1 "$tmp/large.ndjson"; } > "$tmp/line.ndjson"
run extract "$tmp/line.ndjson"; says 'larger than 32 MiB' 'a line that no article has is reported'; says '1 article read' 'and what follows is read'
tr -d '\n"{' < "$tmp/large.ndjson" | head -c 40000000 > "$tmp/large.txt"
run extract "$tmp/large.txt"; says 'larger than 32 MiB' 'so is such a text'; exits 0 'which does not stop the run'
awk 'BEGIN { print "BEGIN:VCALENDAR\r"; for (j = 0; j < 60; j++) words = words "The clouds over the northern hills were grey\\, and it rained. "
  for (i = 0; i < 10000; i++) printf "BEGIN:VEVENT\r\nUID:%d\r\nDTSTART;VALUE=DATE:20140%d0%d\r\nSUMMARY:Talks\r\nDESCRIPTION:%s\r\nEND:VEVENT\r\n", i, i % 9 + 1, i % 7 + 1, words
  print "END:VCALENDAR\r" }' > "$tmp/large.ics"
run render "$tmp/large.ics" --format csv; lines 10001 "every event of a calendar of $(wc -c < "$tmp/large.ics") bytes is read"
run extract "$tmp/large.ics"; says '1 of another kind' 'which is no article, and said to be none once'
head -c 400000000 /dev/zero | tr '\0' ' ' | gzip > "$tmp/bomb.gz"
run extract "$tmp/bomb.gz"; says 'skipped' 'a bomb is not unpacked to its end'
done_testing
