# mention lines that are broken, what passes through, and what the sources disagree on
. tests/cli/lib.sh

party() { printf '{"name": "%s", "kind": "person", "country": "%s"}' "$1" "$2"; }
mention() { # ARTICLE WHEN PLACE PUBLISHER EVIDENCE
  printf '{"id": "%s#1", "article": "%s", "type": "meeting", "when": "%s", "status": "confirmed", "participants": [%s, %s], "place": {"name": "%s"}, "publisher": "%s", "published": "2022-12-23", "evidence": "%s", "desk": "asia"}\n' \
    "$1" "$1" "$2" "$(party 'Penny Wong' AUS)" "$(party 'Wang Yi' CHN)" "$3" "$4" "$5"
}
{ mention a 2022-12-21 Beijing 'The Harbour Chronicle' 'Foreign Minister Penny Wong sat down with her counterpart at a guesthouse in Beijing, where both sides spoke at length of trade, of consular access and of detained journalists'
  echo '{"id": "b#1", "article": "b", "type": "banquet"}'
  echo 'not json'
  mention c 2022-12-21 Beijing 'Volga Wire' 'they met in Beijing'
  printf '{"id": "e#1", "article": "e", "type": "meeting", "when": "2022-02-30"}\n'
  mention d 2022-12-21 Geneva 'Continental News' 'they met in Geneva'; } > "$tmp/mentions.ndjson"

run merge "$tmp/mentions.ndjson"; exits 0 'bad lines do not stop a merge'; lines 1 'what is whole is merged'
says 'mentions.ndjson:2:' 'a bad type is reported with its line'
says 'mentions.ndjson:3:' 'so is what is no JSON'
says 'mentions.ndjson:5:' 'and a day that does not exist'
prints '"desk": "asia"' 'unknown keys pass through'
run merge --strict "$tmp/mentions.ndjson"; exits 4 'with --strict it says so'
run merge -q "$tmp/mentions.ndjson"; cp "$out" "$tmp/events.ndjson"
sed -n '4,$p;1,3p' "$tmp/mentions.ndjson" | "$dateline" merge -q > "$tmp/turned" 2>/dev/null; same "$tmp/turned" "$tmp/events.ndjson" 'the order of lines does not matter'

run render --disputes --format text "$tmp/events.ndjson"; exits 0 'disputes can be asked for'
prints 'Beijing (agreed): The Harbour Chronicle [1], Volga Wire [2]' 'who says what stands beside the value'
prints 'Geneva: Continental News [3]' 'so do those who contradict'
prints '“they met in Geneva”' 'with their words'
ok 'no line is wider than 80 columns' sh -c "! LC_ALL=C.UTF-8 grep -qE '^.{81}' '$out'"
head -1 "$tmp/mentions.ndjson" | "$dateline" merge -q > "$tmp/agreed"
run render --disputes --format ndjson "$tmp/agreed"; silent 'what nobody disputes is left out'
run render --disputes --format ndjson "$tmp/events.ndjson"; lines 1 'in every format'
done_testing
