# the store: add, query, remove, import, export, check, rebuild
. tests/cli/lib.sh
export SOURCE_DATE_EPOCH=1700000000
unset DATELINE_STORE
db=$tmp/store.db
bare() { sed 's/"uid": "[^"]*", \("aliases": \[[^]]*\], \)\{0,1\}"revision": [0-9]*, "created": "[^"]*", "modified": "[^"]*", //' "$@"; }

run query --store "$db"; exits 3 'a store that is not there'
says 'no store here' 'is told'
test ! -e "$db"; report $? 'and not made by asking'
run add --store "$db" "$articles"; exits 0 'add'
says '17 articles new' 'says what is new'
run export --store "$db"; exits 0 'export'
bare "$out" > "$tmp/kept"
run timeline -q "$articles" --format ndjson; same "$out" "$tmp/kept" 'the events of the store are those of one run'
run check --store "$db"; exits 0 'check finds nothing wrong'; says 'all is well' 'and says so'
run export --store "$db"; cp "$out" "$tmp/first"
run add --store "$db" "$articles"; says 'nothing changed' 'adding twice changes nothing'
run export --store "$db"; same "$out" "$tmp/first" 'not a byte of the events'
run rebuild --store "$db"; says 'nothing changed' 'a rebuild finds what is there'

for filter in '--with Putin' '--between Russia,USA' '--from 2021-12 --to 2021-12' '--at 2021' '--text Geneva' '--text "gas pipeline"' '--type call' \
  '--place Geneva' '--source example.org' '--status tentative' '--min-confidence 0.9' '--with Biden --from 2021-06 --limit 3' '--with "Lavrov|Blinken"' '--to 2021-06-15T12:00Z'; do
  eval "run timeline -q \"\$articles\" --format ndjson $filter"; cp "$out" "$tmp/run"
  eval "run query -q --store \"\$db\" --format ndjson $filter"; bare "$out" > "$tmp/store"
  same "$tmp/run" "$tmp/store" "query and timeline agree on $filter"
done
run query --store "$db" --with Ozymandias; exits 1 'finding nothing is exit code 1'
run query --store "$db" --text "' OR 1=1 --"; exits 1 'SQL in a filter is words'
run query --store "$db" --text 'geneva" OR "a* NEAR('; exits 1 'and so is the syntax of the index'
DATELINE_STORE=$db run query --with Putin; exits 0 '$DATELINE_STORE names the store'
mkdir -p "$tmp/data/dateline"; cp "$db" "$tmp/data/dateline/store.db"
XDG_DATA_HOME=$tmp/data run query --with Putin; exits 0 'else it is in the data folder'
XDG_DATA_HOME=$tmp/new/data run add -q "$articles"; exits 0 'which is made'
test -s "$tmp/new/data/dateline/store.db"; report $? 'where the standard says'

# an article that goes and comes back
id=$(sed -n 's/.*"article": "\(https[^"]*\)".*/\1/p' "$tmp/first" | head -1)
run remove --store "$db" "$id"; exits 0 'remove'; says '1 article removed' 'says so'
run check --store "$db"; exits 0 'the store is whole after it'
run add -q --store "$db" "$articles"; run export --store "$db"; bare "$out" > "$tmp/again"; same "$tmp/again" "$tmp/kept" 'added again, all is as it was'
uids() { sed 's/.*"uid": "\([^"]*\)".*/\1/' "$1" | sort; }
uids "$out" > "$tmp/uids2"; uids "$tmp/first" > "$tmp/uids1"; same "$tmp/uids1" "$tmp/uids2" 'under the same uids'
run remove --store "$db" https://nowhere.example/; exits 1 'an article that is not there is exit code 1'; says 'no article' 'and told'

# in and out
run export --mentions --store "$db"; cp "$out" "$tmp/mentions"
run import --store "$tmp/copy.db" "$tmp/mentions"; exits 0 'mentions can be imported'
run export --store "$tmp/copy.db"; bare "$out" > "$tmp/copied"; same "$tmp/copied" "$tmp/kept" 'and give the same events'
run export --store "$db"; cp "$out" "$tmp/events"
run import --store "$tmp/events.db" "$tmp/events"; exits 0 'events can be imported'
run export --store "$tmp/events.db"; same "$out" "$tmp/events" 'with their uids and revisions'
run check --store "$tmp/events.db"; exits 0 'and that store is whole'
run import --store "$tmp/events.db" "$tmp/events"; says 'nothing changed' 'importing twice changes nothing'
run add -q --store "$tmp/events.db" "$articles"; run check --store "$tmp/events.db"; exits 0 'articles may tell of events that were imported'
run export --store "$tmp/events.db"; uids "$out" > "$tmp/uids2"; uids "$tmp/events" > "$tmp/uids1"; same "$tmp/uids1" "$tmp/uids2" 'which keep their uids'
# a store that the first version made
gzip -dc tests/store/version-1.db.gz > "$tmp/first.db"
run check --store "$tmp/first.db"; exits 0 'a store of the first version is read'; says '18 events' 'with all that is in it'
run export --store "$tmp/first.db"; uids "$out" > "$tmp/uids1"
run add -q --store "$tmp/first.db" "$articles"; exits 0 'and written'
run check --store "$tmp/first.db"; exits 0 'and whole'
run export --store "$tmp/first.db"; bare "$out" > "$tmp/moved"; same "$tmp/moved" "$tmp/kept" 'its events are those of one run'
uids "$out" > "$tmp/uids2"; [ "$(sort "$tmp/uids1" "$tmp/uids2" | uniq -d | wc -l)" -ge 12 ]; report $? 'under the uids that they had'
# one of the second version, with corrections, a hidden event, one added by hand, and one that is no more
gzip -dc tests/store/version-2.db.gz > "$tmp/second.db"
run rebuild --store "$tmp/second.db"; exits 0 'a store of the second version is read, its events are formed by the rules of today'
run check --store "$tmp/second.db"; exits 0 'it is whole then'; says '16 articles, 56 mentions, 40 events, 2 retired' 'with all that is in it'
run export --store "$tmp/second.db"; prints 'By hand, in version 2' 'corrections among them'; prints 'Ada Karova' 'and what was added by hand'; uids "$out" > "$tmp/uids1"
run correct --store "$tmp/second.db" --list; lines 4 'the corrections are there'
run add -q --store "$tmp/second.db" "$articles"; exits 0 'it is written'
run check --store "$tmp/second.db"; exits 0 'and whole'
run export --store "$tmp/second.db"; prints 'By hand, in version 2' 'its corrections stay'; uids "$out" > "$tmp/uids2"
[ "$(sort "$tmp/uids1" "$tmp/uids2" | uniq -d | wc -l)" -ge 30 ]; report $? 'its events keep their uids'
# so many articles that they are committed in parts: what only stood between two parts nobody saw
awk 'function below(n) { state = (state * 16807) % 2147483647; return int(state / 7) % n }
  BEGIN { state = 12; split("Vladimir Putin,Joe Biden,Emmanuel Macron,Olaf Scholz,Xi Jinping", who, ","); split("January,March,May,July,October", month, ","); split("Geneva,Moscow,Paris", where, ",")
  for (i = 0; i < 2600; i++) { a = below(5); b = (a + 1 + below(4)) % 5; m = month[below(5) + 1]
    printf "{\"id\": \"x%d\", \"published\": \"2022-01-%02d\", \"lang\": \"en\", \"title\": \"Talks\", \"text\": \"President %s met President %s %s %s 2021 in %s.\"}\n", i, 1 + i % 28, who[a + 1], who[b + 1], below(2) ? "on " 1 + below(28) : "in", m, where[1 + below(3)] } }' > "$tmp/parts.ndjson"
run add --store "$tmp/parts.db" "$tmp/parts.ndjson"; exits 0 'an empty store is filled in parts'; says '2600 articles new, ' 'with all articles'
! grep -q 'retired\|changed' "$err"; report $? 'of events that changed or went nothing is said'
told=$(sed -n 's/.*articles new, \([0-9]*\) events new.*/\1/p' "$err")
run check --store "$tmp/parts.db"; says "2600 mentions, $told events, 0 retired" 'those that are new are there, and no tombstone'
run export --store "$tmp/parts.db"; ! grep -q '"aliases"\|"revision": [1-9]' "$out"; report $? 'nor is there an alias or a revision'
done_testing
