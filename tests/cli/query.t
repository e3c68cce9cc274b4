# query: its forms, orders and counts, names that nobody has, and words that try to be SQL
. tests/cli/lib.sh
export SOURCE_DATE_EPOCH=1700000000
unset DATELINE_STORE NO_COLOR
db=$tmp/store.db
run add -q --store "$db" "$articles"; exits 0 'a store'
run export --store "$db"; cp "$out" "$tmp/events"; all=$(wc -l < "$out")

# a line an event
run query --store "$db"; lines "$all" 'one line an event where nobody watches'
[ "$(awk -F '\t' 'NF != 10' "$out" | wc -l)" = 0 ]; report $? 'of ten columns'
run query --in "$tmp/events"; cp "$out" "$tmp/a"; run query --store "$db"; same "$out" "$tmp/a" 'out of a file as out of the store'
run query --store "$db" --at 2021-12-07; grep -q "^2021-12-07T.*	certain	call	confirmed	.*Vladimir Putin (RUS)" "$out"; report $? 'when, match, type, status, title, participants'
run query --store "$db" --at 2018-07-16; [ "$(cut -f1,2 "$out")" = "2018-07	possible" ]; report $? 'a month fits one of its days possibly'
run query --store "$db" --at 2018-07; [ "$(cut -f1,2 "$out")" = "2018-07	certain" ]; report $? 'and itself certainly'
run query --store "$db" -o "$tmp/x.tsv" -o "$tmp/x.ics" --with Putin --with Biden --from 2021-06 --to 2021-12; exits 0 'several outputs at once'
[ -s "$tmp/x.tsv" ] && grep -q '^BEGIN:VEVENT' "$tmp/x.ics"; report $? 'each in its format'
printf '%s\n' '{"id": "e1", "type": "meeting", "when": "2021-12-07", "status": "confirmed", "participants": [{"name": "Ada\tKarova", "kind": "person", "country": "RUS"}], "place": null, "title": "one\ttwo\nthree", "confidence": 0.8, "mentions": [], "sources": []}' > "$tmp/tabs"
run query -q --in "$tmp/tabs"; [ "$(awk -F '\t' '{print NF, $5, $6}' "$out")" = '10 one two three Ada Karova (RUS)' ]; report $? 'a tab or line end in a text makes no column or line'

# places by any of their names, countries by name and code
run query --store "$db" --count --place Geneva; geneva=$(cat "$out"); [ "$geneva" -gt 0 ]; report $? 'at a place'
run query --store "$db" --count --place 'Genève'; [ "$(cat "$out")" = "$geneva" ]; report $? 'by another of its names'
run query --store "$db" --count --place CHE; swiss=$(cat "$out"); [ "$swiss" -ge "$geneva" ]; report $? 'in a country by its code'
run query --store "$db" --count --place Switzerland; [ "$(cat "$out")" = "$swiss" ]; report $? 'and by its name'
run query --in "$tmp/events" --count --place Switzerland; [ "$(cat "$out")" = "$swiss" ]; report $? 'out of a file, too'

# order, limit, count
run query --store "$db" --count; [ "$(cat "$out")" = "$all" ]; report $? '--count'
run query --store "$db" --count --with Putin --at 1950; [ "$(cat "$out")" = 0 ]; report $? '--count of none'; exits 1 'is exit code 1'
run query --store "$db" --count -o "$tmp/never.csv"; exits 2 '--count writes no files'; test ! -e "$tmp/never.csv"; report $? 'and does not seem to'
run query --in "$tmp/events" --count --limit 3; [ "$(cat "$out")" = 3 ]; report $? 'a limit limits the count'
run query --store "$db" --sort -start; cut -f1 "$out" | cut -c1-4 > "$tmp/years"; sort -r "$tmp/years" > "$tmp/sorted"; same "$tmp/years" "$tmp/sorted" '--sort -start: the latest first'
last=$(sed -n 1p "$out"); run query --store "$db" --sort -start --limit 1; [ "$(cat "$out")" = "$last" ]; report $? 'the limit leaves the first of that order'
run query --store "$db" --sort -sources; cut -f8 "$out" > "$tmp/counts"; sort -rn "$tmp/counts" > "$tmp/sorted"; same "$tmp/counts" "$tmp/sorted" '--sort -sources'
run query --store "$db" --sort confidence; cut -f9 "$out" > "$tmp/sure"; sort -n "$tmp/sure" > "$tmp/sorted"; same "$tmp/sure" "$tmp/sorted" '--sort confidence'
SOURCE_DATE_EPOCH=1700000100; run correct -q --store "$db" "$(head -1 "$tmp/events" | sed 's/{"id": "\([^"]*\)".*/\1/')" title 'Changed last'
run query --store "$db" --sort -modified --limit 1; prints 'Changed last' '--sort -modified'
run query --store "$db" --sort size; exits 2 'another key'; says 'confidence or sources' 'is told what there is'
run query -q --store "$db" --sort -start -o "$tmp/a.ics" -o "$tmp/a.svg"; run query -q --store "$db" -o "$tmp/b.ics" -o "$tmp/b.svg"
same "$tmp/a.ics" "$tmp/b.ics" 'calendars go by time all the same'; same "$tmp/a.svg" "$tmp/b.svg" 'and charts'
run query --store "$db" --from -7d --now 2021-12-08 --to 2021q4 --explain; says '--from -7d means 2021-12-01' '--explain'; says '--to 2021q4 means 2021-10/2021-12' 'tells each date'

# names
run query --store "$db" --with PUTIN --count; upper=$(cat "$out"); run query --store "$db" --with putin --count; [ "$upper" = "$(cat "$out")" ] && [ "$upper" -gt 0 ]; report $? 'case does not matter'
run query --store "$db" --with 'Pütin' --count; [ "$upper" = "$(cat "$out")" ]; report $? 'nor do accents'
run query --store "$db" --with 'Sergei Lavrov'; prints 'Sergey Lavrov' 'another spelling that the tables have'
for name in Путин 'Владимир Путин' 普京; do run query --store "$db" --with "$name" --count; [ "$upper" = "$(cat "$out")" ]; report $? "$name, in another script"; done
run query --store "$db" --with 'Сергей Лавров'; prints 'Sergey Lavrov' 'a name as it sounds'
run query --store "$db" --with США --count; cp "$out" "$tmp/a"; run query --store "$db" --with USA --count; same "$out" "$tmp/a" 'a country in another script'
run query --store "$db" --with 习近平; exits 1 'one whom the tables know'; [ ! -s "$err" ]; report $? 'is not unknown'
run query --store "$db" --with 'Сергей Лаверов'; says "nobody is called 'Сергей Лаверов'; perhaps Sergey Lavrov?" 'who is near is told of these, too'
run query --store "$db" --with Putln; exits 1 'a name that nobody has'; says "nobody is called 'Putln'; perhaps Vladimir Putin?" 'is told, with who is near'
run query --in "$tmp/events" --with Putln; exits 1 'as it is'; says "perhaps Vladimir Putin?" 'of a file'
run query --store "$db" --between 'Rusia,USA'; says "'Rusia'" 'of two names the one that is unknown'; ! grep -q "'USA'" "$err"; report $? 'and not the other'
run query --store "$db" --with Merkel --at 1990; [ ! -s "$err" ]; report $? 'whom the tables know is not unknown'
run query --store "$db" --with Xyzzyxyzzy; says "nobody is called 'Xyzzyxyzzy'" 'nobody near'; ! grep -q perhaps "$err"; report $? 'nobody named'
run query -q --store "$db" --with Putln; [ ! -s "$err" ]; report $? '--quiet'

# what tries to reach SQL or the syntax of the index is words, and none of these stand anywhere
run export --store "$db"; cp "$out" "$tmp/before"
while IFS= read -r words; do
  for filter in with text place source; do
    run query -q --store "$db" --$filter "$words"; [ $rc = 1 ] && [ ! -s "$out" ] && [ ! -s "$err" ]; report $? "--$filter $words"
  done
done <<'W'
zq'; DROP TABLE event; --
zq" OR 1=1 --
zq') UNION SELECT * FROM article; --
zq* OR geneva
zq NEAR(geneva putin, 9)
title:zq
^zq + - ( ) { } "
zq" NOT "xq
{words} : zq
zq%_\
W
run query -q --store "$db" --text 'NOT'; [ $rc -le 1 ] && [ ! -s "$err" ]; report $? 'an operator alone is a word'
run query -q --store "$db" --text '"'; [ $rc -le 1 ] && [ ! -s "$err" ]; report $? 'a quotation mark alone is none'
run remove --store "$db" "x' OR '1'='1"; exits 1 'nor does remove take it for SQL'
run correct -q --store "$db" "x' OR '1'='1" drop; exits 1 'nor correct'
run export --store "$db"; same "$out" "$tmp/before" 'all is as it was'

# a terminal
if command -v script > /dev/null 2>&1 && wc -L < /dev/null > /dev/null 2>&1; then
  printf '%s\n' '{"id": "e1", "type": "meeting", "when": "2021-12-07", "status": "confirmed", "participants": [{"name": "محمد جواد ظريف", "kind": "person", "country": "IRN"}, {"name": "習近平國家主席習近平國家主席習近平國家主席", "kind": "person", "country": "CHN"}], "place": null, "title": "a \u001b[31mred\u001b[0m \u009b2J title \u202e turned", "confidence": 0.8, "mentions": [], "sources": []}' > "$tmp/wide"
  watched() { script -qec "stty cols $1; $dateline query -q --in $tmp/wide" /dev/null < /dev/null | tr -d '\r' > "$out"; }
  NO_COLOR=1 watched 80; grep -q '^When  *Type  *Who  *What  *Src$' "$out"; report $? 'a table'
  [ "$(grep '^Tue 7 Dec .* 0$' "$out" | wc -L)" = 80 ]; report $? 'whose cells are aligned, whatever their script'
  script -qec "stty cols 80; NO_COLOR=1 $dateline query -q --store $db --sort -sources" /dev/null < /dev/null | tr -d '\r' > "$out"
  grep -q '^[A-Z][a-z]* [0-9]* [A-Z][a-z]* 2021 ' "$out" && ! grep -q '──' "$out"; report $? 'in another order than that of time each date has its year'
  [ "$(wc -L < "$out")" -le 80 ]; report $? 'and there is room for it'
  for width in 40 61 100 140; do
    NO_COLOR=1 watched $width; [ -s "$out" ] && [ "$(wc -L < "$out")" -le $width ]; report $? "no line is wider than a terminal of $width columns"
  done
  ! grep -q "$(printf '\033')" "$out"; report $? 'no colours where NO_COLOR says so, and none out of a text'
  watched 80; grep -q "$(printf '\033')\\[1m" "$out"; report $? 'colours otherwise'
  ! grep -q "$(printf '\033')\\[31m" "$out"; report $? 'but no escapes of a text'
  ! grep -q "$(printf '\302\233\|\342\200\256')" "$out"; report $? 'nor its other controls'
fi
done_testing
