# time expressions on the command line: offsets, conventions, formats
. tests/cli/lib.sh
printf 'The caf\303\251 vote \360\237\230\200 is over. They spoke for 24 hours & met on Friday.\n' > "$tmp/a.txt"
run dates --quiet --dct 2014-03-12 "$tmp/a.txt"; exits 0 'an article is read'; lines 1 'one line an article'
prints '{"begin":40,"end":48,"type":"DURATION","value":"PT24H","text":"24 hours","rule":"duration-n"}' 'offsets count code points'
prints '{"begin":58,"end":64,"type":"DATE","value":"2014-03-07","text":"Friday","edtf":"2014-03-07","rule":"dayish"}' 'with value, text and EDTF'
run dates --quiet --dct 2014-03-12 --offsets=bytes "$tmp/a.txt"; prints '{"begin":44,"end":52,' 'or bytes'
run dates --quiet --dct 2014-03-12 --offsets=utf16 "$tmp/a.txt"; prints '{"begin":41,"end":49,' 'or units of UTF-16'
run dates --quiet --dct 2014-03-12 --convention=iso "$tmp/a.txt"; prints '"value":"P1D","text":"24 hours"' 'ISO values are as large as they can be'
run dates --quiet --dct 2014-03-12 --format=timeml "$tmp/a.txt"
prints 'spoke for <TIMEX3 tid="t1" type="DURATION" value="PT24H">24 hours</TIMEX3> &amp; met on <TIMEX3 tid="t2" type="DATE" value="2014-03-07">Friday</TIMEX3>.' 'inline tags'
cp "$out" "$tmp/tags"
run dates --quiet --dct 2014-03-12 --timeml "$tmp/a.txt"; same "$out" "$tmp/tags" '--timeml is short for it'
run dates --quiet --dct 2014-03-12 --format=ndjson "$tmp/a.txt"; lines 1 'lines by name'
run dates --format=png "$tmp/a.txt"; exits 2 'a chart is no format of dates'; says "'png' is not ndjson or timeml" 'and it says so'; silent 'without output'
printf '{"id":"x1","dct":"1998-02-13","text":"They met on Friday.","timexes":[{"begin":12,"end":18}]}\n' > "$tmp/gold.ndjson"
run dates --quiet "$tmp/gold.ndjson"; prints '{"id":"x1","timexes":[{"begin":12,"end":18,"type":"DATE","value":"1998-02-13"' 'lines of a corpus are read as they are'
printf 'They meet twice a month and every other Friday.\n' > "$tmp/sets.txt"
run dates --quiet --dct 2014-03-12 "$tmp/sets.txt"; prints '"type":"SET","value":"P1M","freq":"2X","text":"twice a month"' 'how often'
prints '"type":"SET","value":"XXXX-WXX-5","quant":"EVERY","text":"every other Friday"' 'and which of them'
run dates --quiet --dct 2014-03-12 --timeml "$tmp/sets.txt"; prints '<TIMEX3 tid="t1" type="SET" value="P1M" freq="2X">twice a month</TIMEX3> and <TIMEX3 tid="t2" type="SET" value="XXXX-WXX-5" quant="EVERY">' 'in tags, too'
run dates --quiet /dev/null; silent 'nothing makes nothing'
done_testing
