# results that lie beside the articles: none is taken for an article on the next run, and none is written over an article
. tests/cli/lib.sh
mkdir "$tmp/desk"; cp "$articles"/volga-wire-2021-06-15* "$articles"/meridian* "$articles"/wire.ndjson "$tmp/desk"
cd "$tmp/desk" || exit 1
formats=$("$dateline" timeline --help | sed -n '/^formats:/,/^$/s/^  [a-z]* *\(\.[a-z.]*\) .*/\1/p')
ok 'formats are known by their suffixes' test "$(echo "$formats" | wc -w)" -ge 12
before=$("$dateline" extract -q . | cksum)
for suffix in $formats; do
  run timeline -q . --all -o "results$suffix"; exits 0 "a timeline as $suffix beside its articles"
  run extract "results$suffix"; silent 'is no article'; says ' skipped' 'and said to be none'
  run timeline -q . -o "results$suffix"; exits 0 'so that it can be written anew'
done
run timeline -q . --title 'A title of its own' --from 2021 -o titled.txt; run extract titled.txt; silent 'nor is one under a title'
run query -q --in results.ndjson --from 2021-06-15 --to 2021-06-16 -o possible.tsv; run extract possible.tsv; silent 'nor what fits a query'
run explain -q meridian*.html -o why.html; run extract why.html; silent 'nor is an explanation'; says 'was written by dateline' 'which is said'
run explain -q meridian*.html; cp "$out" why.txt; run extract why.txt; silent 'as text, too'
run extract -q meridian*.html -o mentions.ndjson; run timeline -q . --show=layout -o layout.json
ok 'with all of them around, the articles tell what they told' test "$("$dateline" extract -q . | cksum)" = "$before"
gzip -k results.html; run extract results.html.gz; silent 'packed or not'
run render -q results.json --format csv; cp "$out" again.csv; run render -q results.ndjson --format csv; same "$out" again.csv 'what can be read again is read again'

article=$(ls meridian*.html); cp "$article" "$tmp/kept"
for command in "timeline $article" 'timeline .' 'extract .' 'explain .' "timeline $tmp/desk" 'dates .'; do
  run $command -o "$article"; exits 2 "$command -o an article is refused"; says 'nothing is written over it' 'in words'; same "$article" "$tmp/kept" 'and it stays'
done
ln "$article" other.html; run timeline . -o other.html; exits 2 'by another name of the same file, too'
run timeline "$article" -o "./../desk/$article"; exits 2 'and on another way to it'
run timeline -q wire.ndjson -o other.html; exits 0 'a file that is no input may be written over'
ok 'what it was is not touched' cmp -s "$article" "$tmp/kept"
printf 'Met by dateline: 17 events, 3 sources\n\nThe ministers of France and Germany met in Paris on 3 May 2019 and spoke about the budget of the union.\n' > report.txt
printf 'id,when,where\n' | cat - report.txt > list.txt
for file in report.txt list.txt; do run extract $file; ok "somebody else's $file is read" grep -q '1 article read' "$err"; done
done_testing
