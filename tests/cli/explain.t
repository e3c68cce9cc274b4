#!/bin/sh
# tests/cli/explain.t - an explanation says what was found and what was refused, and nothing of an article acts on the reader's
# terminal or page.
. tests/cli/lib.sh
esc=$(printf '\033')
cat > "$tmp/a.txt" <<T
Published: 2022-03-17

Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Nairobi on Monday. They did not meet on Tuesday. Kenyatta wrote on Twitter on Wednesday that the border would stay open, and hoped for rain.
T
run explain -q "$tmp/a.txt"; exits 0
for words in '\[1>Kenyan President' '\[1\] meeting, 2022-03-14, confirmed' 'medium: Twitter' 'Considered and refused:' 'did not meet .*negated' 'Dates:' \
  'Monday  *2022-03-14' 'Parties:' 'Uhuru Kenyatta (KEN)' 'Places:\|Nairobi' 'Clauses:'; do
  ok "the terminal shows $words" grep -q -- "$words" "$tmp/out"
done
[ "$(LC_ALL=C.UTF-8 wc -L < "$tmp/out")" -le 80 ]; report $? 'and keeps to 80 columns'
printf 'Published: 2022-03-17\n\n"The border will stay open," said Kenyan President Uhuru Kenyatta on Monday. He gave a cake to Hara Kone.\n' > "$tmp/b.txt"
run explain -q "$tmp/b.txt"; exits 0
ok 'the quotation is shown' grep -q 'quotation: The border will stay open' "$tmp/out"
! grep -q '()\|(;' "$tmp/out"; report $? 'no empty brackets where a country is not known'
ok 'a reason is shown whole' grep -q 'nothing beside it says who met whom' "$tmp/out"
[ "$(LC_ALL=C.UTF-8 wc -L < "$tmp/out")" -le 80 ]; report $? 'in 80 columns'
run explain -q "$tmp/a.txt" -o "$tmp/a.html"; exits 0
for words in '<!DOCTYPE html>' 'Content-Security-Policy' 'class="[a-z ]*d [a-z ]*" title="Date: 2022-03-14' 'Party: Uhuru Kenyatta (KEN)' 'Clause: main clause' \
  'Considered and refused' 'negated' '<dt>Medium</dt><dd dir="auto">Twitter</dd>' '</html>'; do
  ok "the page has $words" grep -q -- "$words" "$tmp/a.html"
done
ok 'what hovering shows a mouse, the tab key shows too' grep -q 'title="Date: 2022-03-14[^"]*" tabindex="0"' "$tmp/a.html"
ok 'and style alone shows it' grep -q '\[tabindex\]:focus::after{content:attr(title)' "$tmp/a.html"
! grep -q 'class="c e " title="[^"]*" tabindex' "$tmp/a.html"; report $? 'but words that are only in an event are no stop'
ok 'dark where the reader wants it dark' grep -q 'prefers-color-scheme:dark' "$tmp/a.html"
ok 'on paper the tables are open' grep -q '@media print{.*details::details-content' "$tmp/a.html"
ok 'the confidence stands beside the type, whatever the length of the date' grep -q '<b>Meeting</b><span class="sure"' "$tmp/a.html"

# hostile words wherever an article has words
evil="<script>alert(1)</script><img src=x onerror=alert(1)>\\u001b]0;owned\\u0007\\u001b[31m\\u202e\\u009b2J\\\"'&"
printf '{"id": "%s", "publisher": "%s", "title": "%s Kenyan President Uhuru Kenyatta met Yoweri Museveni", "published": "2022-03-17", "text": "Kenyan President Uhuru %s Kenyatta told %s reporters on Monday that \\"%s\\" was so. Kenyan President Uhuru Kenyatta did not meet %s Museveni."}\n' \
  "$evil" "$evil" "$evil" "$evil" "$evil" "$evil" "$evil" > "$tmp/evil.ndjson"
run explain -q "$tmp/evil.ndjson"; exits 0
! LC_ALL=C grep -q "[$(printf '\001-\011\013-\037\177')]" "$tmp/out"; report $? 'no control character reaches the terminal'
! LC_ALL=C grep -q "$(printf '\342\200\256')" "$tmp/out"; report $? 'nor one that turns the direction'
! LC_ALL=C grep -q "$(printf '\302\233')" "$tmp/out"; report $? 'nor one of eight bits'
run explain -q "$tmp/evil.ndjson" -o "$tmp/evil.html"; exits 0
! grep -qi '<script\|<img' "$tmp/evil.html"; report $? 'no markup reaches the page'
! grep -q 'title="[^"]*<' "$tmp/evil.html"; report $? 'nor an attribute'
! LC_ALL=C grep -q "$esc\|$(printf '\342\200\256')" "$tmp/evil.html"; report $? 'nor a control character'
run explain -q "$tmp/evil.ndjson" -o "$tmp/x.png"; exits 2
done_testing
