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
head -c 400000000 /dev/zero | tr '\0' ' ' | gzip > "$tmp/bomb.gz"
run extract "$tmp/bomb.gz"; says 'skipped' 'a bomb is not unpacked to its end'
done_testing
