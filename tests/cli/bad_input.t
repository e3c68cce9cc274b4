# bad input gets a clear error and loses nothing else
. tests/cli/lib.sh
good='{"id": "good", "published": "2021-12-08", "title": "A call", "text": "US President Joe Biden and Russian President Vladimir Putin held a video call on Tuesday."}'
echo "$good" > "$tmp/good.ndjson"
"$dateline" extract -q "$tmp/good.ndjson" > "$tmp/expected" 2>/dev/null
kept() { same "$out" "$tmp/expected" "$1"; }

: > "$tmp/empty"
run extract "$tmp/empty" "$tmp/good.ndjson"; exits 0 'an empty file does not stop the run'
says 'empty: is empty' 'and is reported'; kept 'and loses nothing else'
run extract --strict "$tmp/empty" "$tmp/good.ndjson"; exits 4 'with --strict it is an exit code'

printf '\000\001\002\377\376\000\000\003%.0s' 1 2 3 4 5 6 7 8 9 > "$tmp/binary"
run extract "$tmp/binary" "$tmp/good.ndjson"; exits 0 'binary data do not stop the run'
says 'binary: is binary data' 'and are reported'; kept 'and lose nothing else'
printf '%%PDF-1.7 ...' > "$tmp/a.pdf"
run extract "$tmp/a.pdf" "$tmp/good.ndjson"; says 'pdftotext' 'a PDF that is none is reported'; kept 'and loses nothing else'
PATH=/nowhere "$dateline" extract "$tmp/a.pdf" >"$out" 2>"$tmp/said"
ok 'without the converter the command that helps is named' grep -q 'apt-get install poppler-utils' "$tmp/said"
printf 'PK\003\004\024\000\000\000\010\000aaaaaaaaaaaaaaaa\000\000word/document.xml' > "$tmp/a.docx"
PATH=/nowhere "$dateline" extract "$tmp/a.docx" >"$out" 2>"$tmp/said"
ok 'also for office documents' grep -q 'apt-get install libreoffice' "$tmp/said"

run extract "$tmp/none" "$tmp/good.ndjson"; exits 3 'a missing file is exit code 3'
says 'none: cannot be read: No such file' 'and is reported'; kept 'and loses nothing else'

{ echo "$good"; echo 'not { json'; echo '{"text": "broken'; echo '[1]'; echo; echo '{"id":"x","title":"no text here"}'; } > "$tmp/mixed.ndjson"
run extract "$tmp/mixed.ndjson"; exits 0 'lines that are not JSON do not stop the run'
says 'mixed.ndjson:2:' 'the line is named'; says 'mixed.ndjson:3:' 'each of them'; says 'mixed.ndjson:4: is no JSON object' 'an array is no article'
says 'mixed.ndjson:6: has no text' 'an article without text is reported'
says '1 article read, 4 skipped (3 not JSON, 1 without text)' 'the closing line counts'; kept 'and nothing else is lost'
{ echo 'garbage'; echo "$good"; } > "$tmp/first.ndjson"
run extract "$tmp/first.ndjson"; kept 'a broken first line does not hide what the file is'

printf '{"id": "good", "published": "2021-12-08", "title": "A call", "text": "US President Joe Biden and Russian President Vladimir Putin held a video call on Tuesday.", "note": "\377\\u0000\\ud800"}\n' > "$tmp/utf8.ndjson"
run extract "$tmp/utf8.ndjson"; exits 0 'invalid UTF-8 is read'; says 'U+FFFD' 'and noted'
says '1 article read' 'and not skipped'
ok 'what comes out is UTF-8' iconv -f utf-8 -t utf-16 "$out"
text='US President Joe Biden and Russian President Vladimir Putin held a video call on Tuesday.'
{ printf 'WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/b\223r\r\nContent-Type: text/plain\r\nContent-Length: %s\r\n\r\n' $((${#text} + 8)); printf 'A call\n\n%s\n\r\n\r\n' "$text"; } > "$tmp/head.wet"
run extract "$tmp/head.wet"; exits 0 'a web archive whose address is no UTF-8 is read'; says '1 byte that was no UTF-8' 'and noted'
prints 'https://a.example/b�r' 'with its address'; ok 'as UTF-8' iconv -f utf-8 -t utf-16 "$out"

printf 'Date: 2022-02-08\nMinisters meet in Lund\nLUND, Feb 7, 2022 - The ministers of Westria and Dorvan met in Lund on Monday.\n' > "$tmp/close.txt"
run extract --show=article "$tmp/close.txt"; prints '"title": "Ministers meet in Lund"' 'a headline right above the dateline is one'
printf '<html><head><meta charset="iso-8859-1"><title>Besuch</title></head><body><article><p>President Emmanuel Macron met Chancellor Angela Merkel in the Ch\342teau of Versailles on 3 May 2019, at the \223caf\351\224.</p></article></body></html>' > "$tmp/latin.html"
run extract --show=article "$tmp/latin.html"
prints 'Château' 'Latin-1 by its meta tag is read'; prints '“café”' 'as windows-1252'
sed 's/<meta[^>]*>//' "$tmp/latin.html" > "$tmp/latin2.html"
run extract --show=article "$tmp/latin2.html"; prints 'Château' 'and without a tag is guessed'

printf 'A meeting\n\nThe ministers of France and Germany met on Tuesday in Paris to talk about the budget of the union.\n' > "$tmp/undated.txt"
run extract "$tmp/undated.txt"; exits 0 'an article without a date is read'
says 'has no publication date' 'and noted'; says '1 article read, 1 without a date' 'and counted'
run extract --show=article "$tmp/undated.txt"; prints '"published": null' 'no date is made up'

for line in 'From Kyiv at 12:30 on 7 December 2021' 'From' 'From someone Tue Dec  7 18:07:00 2021' 'Subject:' '{' '[' '<' '%PDF-' 'WARC/1.0' 'BEGIN:VCALENDAR' '"a","b"' '<?xml' '<!--' 'PK'; do
  printf '%s' "$line" > "$tmp/short"; run extract "$tmp/short" "$tmp/good.ndjson"; kept "'$line' and no more is no trouble"
done

mkdir -p "$tmp/none" "$tmp/some/empty" "$tmp/some/zzz"; cp "$tmp/good.ndjson" "$tmp/some"; : > "$tmp/none/.hidden"
run extract "$tmp/none"; exits 0 'an empty folder is read'; silent 'and nothing is found'
run extract "$tmp/some" "$tmp/none"; exits 0 'so are folders with empty ones in them'; kept 'and what lies beside them'
mkdir -p "$tmp/loop/in"; ln -s .. "$tmp/loop/in/up"; ln -s self "$tmp/loop/self"; cp "$tmp/good.ndjson" "$tmp/loop/z.ndjson"
run extract "$tmp/loop"; exits 0 'loops of symbolic links end'
says 'in/up: leads back' 'a loop of folders is reported'; says 'self: cannot be read: a loop' 'and of links'; kept 'and nothing else is lost'

run timeline "$tmp/good.ndjson" -o "$tmp/no/such/a.svg"; exits 3 'an output folder that does not exist is exit code 3'
says 'a.svg: cannot be written: its folder' 'and is reported'
mkdir "$tmp/folder.svg"; run timeline --format ndjson "$tmp/good.ndjson" -o "$tmp/folder.svg"; exits 3 'a folder is no output'
if [ -e /dev/full ]; then
  "$dateline" extract --show=article "$tmp/good.ndjson" > /dev/full 2>"$err"; rc=$?; exits 3 'a full disk is exit code 3'
  says 'No space left' 'and says so'
  run timeline "$tmp/good.ndjson" --format ics -o /dev/full; exits 3 'also for files'
fi
cp "$tmp/good.ndjson" "$tmp/kept.csv"
( ulimit -f 0; "$dateline" timeline -q "$tmp/good.ndjson" -o "$tmp/kept.csv" ) >/dev/null 2>&1
same "$tmp/kept.csv" "$tmp/good.ndjson" 'a file that cannot be replaced stays what it was'
ok 'and nothing lies beside it' sh -c "! ls '$tmp' | grep -q '^kept\\.csv\\.'"

i=0; while [ $i -lt 3000 ]; do echo "$good"; i=$((i+1)); done > "$tmp/many.ndjson"
{ "$dateline" extract --show=article "$tmp/many.ndjson" 2>"$err"; echo $? > "$tmp/rc"; } | head -1 > "$out"
lines 1 'a reader that goes away gets what it wanted'; [ ! -s "$err" ] || ! grep -q 'Broken pipe' "$err"; report $? 'and nobody complains'

printf '{"id": "e", "published": "2021-12-08", "title": "\\u001b[31mred \\u009b31m", "text": "\\u001b]0;owned\\u0007 The ministers of France and Germany met in Paris on Tuesday."}\n' > "$tmp/escape.ndjson"
run extract --show=article "$tmp/escape.ndjson"
ok 'escapes of an article are gone' sh -c "! LC_ALL=C grep -q \"\$(printf '[\033\007]')\" '$out' && ! grep -q u001b '$out'"
bad=$(printf 'a\033[31m.txt'); run extract "$tmp/$bad"
ok 'nor do names of files command the terminal' sh -c "! LC_ALL=C grep -q \"\$(printf '\033')\" '$err'"

printf 'Les ministres des affaires etrangeres de la France et de la Russie se sont rencontres dans la ville de Geneve pour une reunion sur les relations avec les pays du Golfe.\n' > "$tmp/french.txt"
run extract "$tmp/french.txt"; says 'French' 'another language is recognised'; says '1 skipped (1 not in English)' 'and counted'
run extract --any-language "$tmp/french.txt"; says '1 article read' 'and read if so wished'
printf '{"lang": "ru", "id": "r", "title": "t", "text": "Some English words here."}\n' > "$tmp/ru.ndjson"
run extract "$tmp/ru.ndjson"; says 'Russian' 'a declared language is believed'

english='The ministers of France and Germany met in Paris on Tuesday, and said that they had spoken about the budget of the union for more than two hours.'
german='Die Minister haben sich am Dienstag in Paris getroffen und nach dem Treffen vor der Presse gesagt, dass sie mit dem Ergebnis zufrieden sind.'
french='Les ministres se sont rencontres mardi pour une reunion sur les relations avec les pays du Golfe, selon la presse, et ne sont pas pour la suite.'
russian='Все права защищены. Министр иностранных дел Сергей Лавров встретился с министром иностранных дел Китая в Москве.'
mixed() { printf '%s\n\n' "$@" > "$tmp/mixed.txt"; run extract --show=article "$tmp/mixed.txt"; }
mixed "$french" "$english" "$english" "$german" "$english" "$russian"; ok 'a mixed one is read where it is English' grep -q '"text": "The ministers.*two hours."' "$out"
for word in Dienstag mardi Лавров; do ok "and not where it is not: $word" sh -c "! grep -q $word '$out'"; done
mixed "$german" "$german" "$german" "$english"; says 'German' 'one that is mostly in another language is skipped'
printf '<html lang="en"><body><article><p>%s</p><p>%s</p></article></body></html>' "$german" "$german" > "$tmp/de.html"
run extract "$tmp/de.html"; says 'German' 'so is a page that only says that it is English'

run merge "$tmp/good.ndjson"; says 'is an article; dateline extract makes mentions of articles' 'articles where mentions are wanted are named'
exits 3 'and nothing but them is an error'
run render "$tmp/good.ndjson"; says 'is an article; dateline timeline reads articles' 'so they are where events are wanted'; exits 3 'with the same exit code'
run extract "$tmp/expected"; says 'is a mention, no article; dateline merge reads mentions' 'mentions where articles are wanted are named'
exits 3 'and nothing but them is an error, too'; silent 'and gives nothing'
"$dateline" merge -q "$tmp/expected" > "$tmp/events"; run extract "$tmp/events"; says 'is an event, no article; dateline render reads events' 'so are events'
cat "$tmp/events" "$tmp/good.ndjson" > "$tmp/both"; run extract "$tmp/both"; exits 0 'beside an article they are only skipped'; kept 'and lose nothing'

gzip -c "$tmp/many.ndjson" | head -c 500 > "$tmp/cut.ndjson.gz"
run extract "$tmp/cut.ndjson.gz" "$tmp/good.ndjson"; says 'gzip data' 'a gzip that breaks off is reported'
done_testing
