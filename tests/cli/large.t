# large input: streamed, in bounded memory. MB=1000 (make soak) makes the streams longer; the memory stays what it is
. tests/cli/lib.sh
MB=${MB:-60}
awk 'BEGIN { for (i = 0; i < 34000; i++) { printf "{\"id\": \"a%d\", \"published\": \"2021-12-08\", \"lang\": \"en\", \"title\": \"On the weather\", \"text\": \"", i
  for (j = 0; j < 60; j++) printf "The clouds over the northern hills were grey and it rained until the late evening in most of the places. "; print "\"}" } }' > "$tmp/large.ndjson"
size=$(wc -c < "$tmp/large.ndjson")
ok "the file has 200 MB ($size)" test "$size" -gt 200000000
limit=700000; nm "$dateline" 2>/dev/null | grep -q __asan_init && limit=unlimited # its shadow memory is terabytes
( ulimit -v $limit; "$dateline" extract --show=article -j2 "$tmp/large.ndjson" 2>"$err" | wc -l > "$out"; )
ok 'every article comes through, in 700 MB of address space' test "$(cat "$out")" -eq 34000
says '34000 articles read' 'and is counted'
limited() { ( ulimit -v $limit; "$dateline" extract --show=article -j2 - 2>"$err" | wc -l > "$out" ); rc=$?; }
copies=$(($MB * 1000000 / size + 1))
i=0; while [ $i -lt $copies ]; do cat "$tmp/large.ndjson"; i=$((i+1)); done | head -c "${MB}000000" | limited
ok "nor does a stream of $MB MB of lines need more" test "$(cat "$out")" -ge $((MB * 150))

awk 'BEGIN { print "<html><head><title>On the weather</title></head><body><article>"; for (i = 0; i < 900; i++) print "<p class=\"story\">The clouds over the hills were grey, and it rained until the late evening in " i " places.</p>"
  print "</article><footer>" ; for (i = 0; i < 200; i++) print "<a href=\"/" i "\">Section " i "</a>"; print "</footer></body></html>" }' > "$tmp/page.html"
record() { # FILE HEAD: one gzip member
  printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%b\r\n' "$2" | cat - "$1" > "$tmp/http"
  { printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-06T18:00:00Z\r\nWARC-Target-URI: https://x.example/1\r\nContent-Length: %d\r\n\r\n' "$(wc -c < "$tmp/http")"; cat "$tmp/http"; printf '\r\n\r\n'; } | gzip -1
}
page=$(wc -c < "$tmp/page.html"); records=$((MB * 1000000 / page)); record "$tmp/page.html" '' > "$tmp/member"
i=0; while [ $i -lt 20 ]; do cat "$tmp/member"; i=$((i+1)); done > "$tmp/members"
i=0; while [ $i -lt $((records / 20)) ]; do cat "$tmp/members"; i=$((i+1)); done | limited
ok "nor a web archive of $MB MB of pages, each its own gzip member" test "$(cat "$out")" -eq $((records / 20 * 20))
{ echo '<html><body>'; i=0; while [ $i -lt $records ]; do cat "$tmp/page.html"; i=$((i+1)); done; } 2>/dev/null | limited
says 'larger than 32 MiB' "nor one page of $MB MB, which is none"
{ cat "$tmp/page.html"; awk 'BEGIN { for (i = 0; i < 3800000; i++) printf "<b>x</b>" }'; } > "$tmp/dense.html"
limited < "$tmp/dense.html"; says 'more elements than any page' 'nor one of nothing but tags'; ok 'whose beginning is read' test "$(cat "$out")" = 1
{ echo '<rss><channel>'; awk 'BEGIN { for (i = 0; i < 3800000; i++) printf "<a>x</a>" }'; } > "$tmp/dense.rss"
limited < "$tmp/dense.rss"; says 'more than 1000000 elements' 'nor such a feed'
head -c 300000000 /dev/zero | gzip -9 > "$tmp/zeros.gz"; record "$tmp/zeros.gz" 'Content-Encoding: gzip\r\n' | cat - "$tmp/member" > "$tmp/bomb.warc.gz"
limited < "$tmp/bomb.warc.gz"; says 'unpacks to more than 32 MiB' 'a bomb in the compressed body of a page is not unpacked to its end'; ok 'and the next page is read' test "$(cat "$out")" = 1
{ printf 'zz\r\n'; head -c 1000 "$tmp/page.html"; } > "$tmp/bad-chunk"; { record "$tmp/bad-chunk" 'Transfer-Encoding: chunked\r\n'; printf 'fffffff0\r\n<p>x' > "$tmp/huge-chunk"; record "$tmp/huge-chunk" 'Transfer-Encoding: chunked\r\n'; cat "$tmp/member"; } > "$tmp/chunks.warc.gz"
limited < "$tmp/chunks.warc.gz"; ok 'chunks that lie about their length cost nobody else his page' test "$(cat "$out")" -ge 1
head -c 500 /dev/urandom > "$tmp/brotli"; record "$tmp/brotli" 'Content-Encoding: br\r\n' | cat - "$tmp/member" > "$tmp/br.warc.gz"
limited < "$tmp/br.warc.gz"; says "compressed by 'br'" 'a body that cannot be unpacked is told'

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
